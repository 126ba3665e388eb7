//! What to do first, where several machines were read: the findings by product, the most serious first.

use std::collections::HashMap;
use std::rc::Rc;

use eframe::egui::{Ui, vec2};
use jiff::civil::Date;

use super::Ask;
use super::overview::{counts, mark};
use crate::app::{App, Command, FindingsView, GroupBy, Page, PanelTab};
use crate::language::Arg;
use crate::model::{Finding, Verdict};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Card, badge, hairline, place_left, place_right, worded},
};

/// More than these stand on the page of findings.
const SHOWN: usize = 3;
/// Of so many findings it is worked out what is due when; the most serious come first.
const DATED: usize = 500;

/// All findings of one product.
#[derive(Debug)]
pub(super) struct Task {
    /// Its name, where there are several; else as read.
    name: String,
    /// The first of its findings: they stand in the order of the findings.
    first: usize,
    findings: u64,
    machines: u64,
    /// The first day that lies ahead by which something is due.
    due: Option<Date>,
    /// The machine of the finding that was counted last.
    newest: Option<(usize, u32)>,
}

/// The tasks with the state of what was read that they were made of.
pub(super) type Made = (u64, Rc<Vec<Task>>);

/// The card.
pub(super) fn do_first(ui: &mut Ui, app: &App, made: &mut Option<Made>, ask: &mut Ask) {
    let tasks = match made {
        Some((of, tasks)) if *of == app.state.generation => tasks.clone(),
        _ => {
            let tasks = Rc::new(tasks(app));
            *made = Some((app.state.generation, tasks.clone()));
            tasks
        }
    };
    let to_do = tasks.iter().filter(|task| is_to_do(app, task)).count();
    // What is only listed stands here where there is nothing else.
    let shown = if to_do > 0 { to_do } else { tasks.len() };
    let title = if to_do > 0 { say!("do-this-first") } else { say!("for-information") };
    let of = say!("so-many-of", shown = shown.min(SHOWN), of = shown);
    Card::titled(title).caption(&of).flush().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, task) in tasks.iter().take(shown.min(SHOWN)).enumerate() {
            let Some(finding) = app.state.findings.get(task.first) else { continue };
            if at > 0 {
                hairline(ui);
            }
            eframe::egui::Frame::new().inner_margin(16).show(ui, |ui| {
                ui.set_width(ui.available_width());
                one(ui, at + 1, task, finding, ask);
            });
        }
    });
}

fn is_to_do(app: &App, task: &Task) -> bool {
    app.state.findings.get(task.first).is_some_and(counts)
}

fn one(ui: &mut Ui, number: usize, task: &Task, finding: &Finding, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let words = if task.machines == 1 {
        say!("name-on-machine", name = &task.name, machine = &finding.machine_name)
    } else {
        say!("name-on-machines", name = &task.name, count = task.machines)
    };
    let mut fits = true;
    ui.horizontal(|ui| {
        text::line(ui, Type::Strong, tokens.muted, text::count(number as u64));
        badge(ui, mark(finding));
        let mut room = ui.available_rect_before_wrap();
        if let Some(due) = task.due {
            room.max.x = place_right(ui, room, |ui| {
                let ink = tokens.prohibited.text;
                let words = say!("due-by", day = Arg::shown(due));
                worded(ui, Some(Icon::Calendar), theme::ICON_SMALL, Type::SmallStrong, ink, &words);
            });
        }
        let title = text::galley(ui.painter(), Type::Head, tokens.text, &words);
        fits = title.size().x <= room.width();
        if fits {
            place_left(ui, room, |ui| {
                text::line(ui, Type::Head, tokens.text, words.as_str());
            });
        }
    });
    if !fits {
        // On how many machines stands at its end, which must not be cut.
        text::head(ui, words.as_str());
    }
    text::show(ui, Type::Body, tokens.text2, finding.assessment.sentence.as_str());
    let open = |tab, ask: &mut Ask| {
        ask.push(Command::Go(Page::Findings));
        let group = (task.findings > 1).then_some(GroupBy::Product);
        ask.push(Command::Findings(FindingsView { group, ..FindingsView::default() }));
        ask.push(Command::Select(Some(task.first)));
        ask.push(Command::Panel(tab));
    };
    ui.horizontal_wrapped(|ui| {
        // One primary button a page: that of what comes first.
        let primary = number == 1 && counts(finding);
        let button =
            |words| if primary { Button::primary(words) } else { Button::secondary(words) };
        let named = |words: &str| format!("{words}: {}", task.name);
        if task.findings > 1 {
            let words = say!("show-so-many-findings", count = task.findings);
            let aloud = named(&words);
            let show = button(&words).name(&aloud).icon(Icon::Findings);
            if show.show(ui).clicked() {
                open(PanelTab::Why, ask);
            }
        } else {
            let words = say!("remove");
            let aloud = named(words);
            let remove = button(words).name(&aloud).icon(Icon::Uninstall);
            if remove.show(ui).clicked() {
                open(PanelTab::Remove, ask);
            }
        }
        let listed = finding.assessment.verdict <= Some(Verdict::Listed);
        let why = if listed { say!("why-it-is-listed") } else { say!("why-this-applies") };
        if Button::secondary(why).name(&named(why)).show(ui).clicked() {
            open(PanelTab::Why, ask);
        }
        if task.machines > 1 {
            let words = say!("hand-over-short");
            let aloud = named(words);
            let pack = Button::secondary(words).name(&aloud).icon(Icon::Pack);
            if pack.hint(say!("hand-over-explained")).show(ui).clicked() {
                ask.push(Command::Go(Page::HandOver));
            }
        }
    });
}

/// The findings by product, in the order of the first of each.
fn tasks(app: &App) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut by_product: HashMap<(&str, Option<&str>), usize> = HashMap::new();
    let mut left = DATED;
    let found = app.state.findings.iter().enumerate().filter(|(_, own)| own.is_found());
    for (at, finding) in found {
        // Products of a vendor that nobody knows are told apart by their names.
        let product = finding.product.as_deref().filter(|_| !finding.by_vendor);
        let key = (product.unwrap_or(&finding.name), product.map(|_| finding.vendor.as_str()));
        let task = *by_product.entry(key).or_insert_with(|| {
            tasks.push(Task {
                name: finding.name.clone(),
                first: at,
                findings: 0,
                machines: 0,
                due: None,
                newest: None,
            });
            tasks.len() - 1
        });
        let place = super::machines::place(app, finding);
        let Some(own) = tasks.get_mut(task) else { continue };
        own.findings += 1;
        // Findings of one product stand in the order of their machines.
        own.machines += u64::from(own.newest.replace(place) != Some(place));
        if own.findings == 2 && product.is_some() {
            own.name = app.catalog.product_name(&finding.vendor, product);
        }
        if counts(finding) && left > 0 {
            left -= 1;
            let day = due(app, finding);
            own.due = own.due.into_iter().chain(day).min();
        }
    }
    tasks
}

/// The first day from today on by which a rule that binds wants something done.
fn due(app: &App, finding: &Finding) -> Option<Date> {
    let days = finding.assessment.binding().filter_map(|reading| {
        let measure = app.catalog.measures.get(&reading.measure)?;
        let due = app.duties(finding, measure);
        let days = due.iter().flat_map(|own| own.days.iter().map(|own| own.day));
        days.filter(|day| *day >= app.state.today).min()
    });
    days.min()
}
