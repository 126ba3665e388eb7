//! Every machine that was read, most serious first, with what can be done with several of them; the page of
//! one stands beside it in [`page`].

use std::collections::BTreeSet;
use std::rc::Rc;

use eframe::egui::{Frame, Margin, Ui};

use super::{Ask, Pages, first_start};
use crate::app::{App, Command, FindingsView, MachineAct, MachineKey, Page};
use crate::language::{self, Language};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type, count},
    theme,
    widgets::{
        Button, Chip, Column, Mark, Table, Tick, empty_state, place_left, place_right, segments,
        verdict_word,
    },
};

mod by_verdict;
mod dialogs;
mod heat;
mod page;
mod questions;
mod rows;

use rows::Row;

pub(super) use by_verdict::by_verdict;
pub(super) use page::how_read;
pub(super) use rows::{from, place};

/// The state of what was read, and the language, that rows were made of.
type Of = (u64, Language);

/// What is shown of the machines: worked out once for each change of what was read.
#[derive(Debug)]
struct Made {
    rows: Vec<Row>,
    /// How many machines have each mark, the most serious first.
    counts: Vec<(Mark, u64)>,
    strip: heat::Strip,
}

/// What only concerns the look of this page.
#[derive(Default)]
pub(super) struct Look {
    /// The machine whose page is open.
    open: Option<MachineKey>,
    /// The machines as they are shown, with the state of what was read and the language they were made of.
    made: Option<(Of, Rc<Made>)>,
    /// The machines that are ticked.
    ticked: BTreeSet<MachineKey>,
    /// Which products are on them is shown, not what is known of them.
    by_product: bool,
    /// Only machines with this mark are shown.
    mark: Option<Mark>,
    /// Only machines with this tag are shown.
    tag: Option<String>,
    /// Questions that are put off until the next start.
    later: BTreeSet<MachineKey>,
    /// What is being written about machines.
    dialog: Option<dialogs::Draft>,
}

/// The page.
pub(super) fn machines(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    if app.state.inventories.is_empty() && app.state.remembered.is_none() {
        none(ui, app, ask);
        return;
    }
    if let Some(span) = app.state.comparing {
        super::changes::changes(ui, app, span, &mut pages.changes, ask);
        return;
    }
    let made = made(app, &mut pages.machines);
    let rows = &made.rows;
    if rows.is_empty() {
        none(ui, app, ask);
        return;
    }
    dialogs::show(ui.ctx(), rows, &mut pages.machines, ask);
    if let Some(key) = pages.machines.open {
        // After two were made one, the number of either leads there.
        let now = app.state.remembered.as_ref().map(|one| one.standing.outline.machine_of(key));
        if let Some(row) = rows.iter().find(|row| row.key.is_some() && row.key == now) {
            page::one(ui, app, row, pages, ask);
            return;
        }
    }
    list(ui, app, &made, &mut pages.machines, ask);
}

/// The machines as they are now.
fn made(app: &App, look: &mut Look) -> Rc<Made> {
    let of = (app.state.generation, language::spoken());
    match &look.made {
        Some((own, made)) if *own == of => made.clone(),
        _ => {
            let rows = rows::rows(app);
            // What was ticked and is gone stays out of what is done next.
            let there: BTreeSet<MachineKey> = rows.iter().filter_map(|row| row.key).collect();
            look.ticked.retain(|key| there.contains(key));
            let made =
                Rc::new(Made { counts: rows::counts(&rows), strip: heat::Strip::of(app), rows });
            look.made = Some((of, made.clone()));
            made
        }
    }
}

fn list(ui: &mut Ui, app: &App, made: &Made, look: &mut Look, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let rows = made.rows.as_slice();
    let tags = tags(rows);
    if look.tag.as_ref().is_some_and(|tag| !tags.iter().any(|(own, _)| own == tag)) {
        look.tag = None;
    }
    // A mark that none has any more would hide all.
    if look.mark.is_some_and(|mark| made.counts.contains(&(mark, 0))) {
        look.mark = None;
    }
    let shown: Vec<&Row> = rows
        .iter()
        .filter(|row| look.tag.as_ref().is_none_or(|tag| row.tags.contains(tag)))
        .filter(|row| look.mark.is_none_or(|mark| !row.ignored && row.mark() == mark))
        .collect();
    Frame::new().fill(tokens.surface).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 8.0;
            let words = say!("most-serious-first", count = shown.len());
            ui.horizontal_wrapped(|ui| {
                text::line(ui, Type::Title, tokens.text, words);
                actions(ui, app, look, ask);
                let span = app.state.remembered.as_deref().and_then(super::changes::newest);
                let changed = Button::secondary(say!("what-changed-asked")).icon(Icon::History);
                if span.is_some() && changed.show(ui).clicked() {
                    ask.push(Command::Compare(span));
                }
            });
            questions::questions(ui, app, look, ask);
            marks(ui, made, look);
            if !tags.is_empty() {
                ui.horizontal_wrapped(|ui| {
                    for (tag, machines) in &tags {
                        let chosen = look.tag.as_ref() == Some(tag);
                        if Chip::new(tag).count(*machines).chosen(chosen).show(ui).clicked() {
                            look.tag = (!chosen).then(|| tag.clone());
                        }
                    }
                });
            }
        });
        if look.by_product {
            heat::heat(ui, app, &made.strip, &shown, look, ask);
        } else {
            table(ui, app, &shown, look, ask);
        }
    });
}

/// How they are shown, and how many have which mark: a press shows only those.
fn marks(ui: &mut Ui, made: &Made, look: &mut Look) {
    ui.horizontal_wrapped(|ui| {
        let ways = [say!("machines-as-list"), say!("products-by-machine")];
        let current = usize::from(look.by_product);
        if let Some(at) = segments(ui, say!("how-machines-are-shown"), &ways, current) {
            look.by_product = at == 1;
        }
        ui.add_space(theme::GAP);
        for (mark, machines) in made.counts.iter().filter(|own| own.1 > 0) {
            let chosen = look.mark == Some(*mark);
            let chip = Chip::filter(*mark, *machines).chosen(chosen);
            if chip.show(ui).clicked() {
                look.mark = (!chosen).then_some(*mark);
            }
        }
    });
}

/// Opens the page of a machine, or its findings where nothing is kept.
fn open(row: &Row, look: &mut Look, ask: &mut Ask) {
    match row.key {
        Some(key) => look.open = Some(key),
        None => show_findings(&row.name, ask),
    }
}

/// Every tag with how many machines have it.
fn tags(rows: &[Row]) -> Vec<(String, u64)> {
    let mut tags = std::collections::BTreeMap::<String, u64>::new();
    for tag in rows.iter().flat_map(|row| &row.tags) {
        *tags.entry(tag.clone()).or_default() += 1;
    }
    tags.into_iter().collect()
}

/// What can be done with the machines that are ticked.
fn actions(ui: &mut Ui, app: &App, look: &mut Look, ask: &mut Ask) {
    if look.ticked.is_empty() || !app.state.is_kept() {
        return;
    }
    let number = look.ticked.len() as u64;

    if number > 1 {
        let words = say!("these-are-one", count = number);
        if Button::secondary(&words).icon(Icon::Link).show(ui).clicked() {
            look.dialog = Some(dialogs::Draft::merge(look.ticked.iter().copied().collect()));
        }
    }
    let tag = Button::secondary(say!("tag-asked"))
        .name(&say!("tag-machines-asked", count = number))
        .icon(Icon::Plus)
        .show(ui);
    if tag.clicked() {
        look.dialog = Some(dialogs::Draft::tag(look.ticked.iter().copied().collect()));
    }
    let leave = Button::secondary(say!("leave-out"))
        .name(&say!("leave-out-machines", count = number))
        .show(ui);
    if leave.clicked() {
        let said = look.ticked.iter().map(|key| (*key, MachineAct::Ignore)).collect();
        ask.push(Command::SayOfMachines(said));
        look.ticked.clear();
    }
}

fn table(ui: &mut Ui, app: &App, shown: &[&Row], look: &mut Look, ask: &mut Ask) {
    let columns = [
        Column::rest(say!("machine"), 140.0).parts(1.4).unsorted(),
        Column::exact(say!("most-serious"), 152.0).unsorted(),
        Column::exact(say!("findings"), 84.0).unsorted().right(),
        Column::rest(say!("system"), 110.0).unsorted(),
        Column::exact(say!("last-seen"), 136.0).unsorted(),
        Column::rest(say!("known-from"), 110.0).unsorted(),
        Column::rest(say!("coverage"), 130.0).unsorted(),
    ];
    let name = |row: usize| {
        shown.get(row).map_or_else(String::new, |row| {
            say!("machine-row", name = &row.name, count = row.findings)
        })
    };
    let is_ticked = |row: usize| {
        shown.get(row).and_then(|row| row.key).is_some_and(|key| look.ticked.contains(&key))
    };
    let all = Tick::of((0..shown.len()).filter(|row| is_ticked(*row)).count(), shown.len());
    let mut table = Table::new("machines", say!("machines"), &columns, shown.len()).row_name(&name);
    if app.state.is_kept() {
        table = table.ticks(&is_ticked, all);
    }
    let answer = table.show(ui, |ui, at, column| {
        if let Some(row) = shown.get(at) {
            cell(ui, row, column);
        }
    });
    if let Some(row) = answer.opened.and_then(|at| shown.get(at)) {
        open(row, look, ask);
    }
    if let Some(key) = answer.ticked.and_then(|at| shown.get(at)).and_then(|row| row.key) {
        if !look.ticked.remove(&key) {
            look.ticked.insert(key);
        }
    }
    if let Some((from, to)) = answer.ticked_to {
        let on_the_way = shown.iter().take(to + 1).skip(from);
        look.ticked.extend(on_the_way.filter_map(|row| row.key));
    }
    if answer.ticked_all {
        look.ticked.clear();
        if all != Tick::On {
            look.ticked.extend(shown.iter().filter_map(|row| row.key));
        }
    }
}

fn none(ui: &mut Ui, app: &App, ask: &mut Ask) {
    ui.add_space(48.0);
    let sentence = say!("machines-appear-here");
    empty_state(ui, Icon::Machines, say!("no-machines-yet"), sentence, |ui| {
        first_start::ways(ui, app, ask);
    });
}

fn show_findings(name: &str, ask: &mut Ask) {
    ask.push(Command::Findings(FindingsView { text: name.to_owned(), ..Default::default() }));
    ask.push(Command::Go(Page::Findings));
}

fn cell(ui: &mut Ui, row: &Row, column: usize) {
    let tokens = theme::tokens(ui);
    let plain = |ui: &mut Ui, words: &str| {
        text::line(ui, Type::Body, tokens.text2, words);
    };
    match column {
        0 => {
            let ink = if row.ignored { tokens.muted } else { tokens.text };
            let room = ui.available_rect_before_wrap();
            let mut left = room.right();
            if !row.tags.is_empty() {
                // The name is what the row is known by: tags take at most the half beside it.
                let half = room.with_min_x(room.center().x);
                left = place_right(ui, half, |ui| {
                    text::line(ui, Type::Small, tokens.muted, row.tags.join(", "));
                });
            }
            place_left(ui, room.with_max_x(left), |ui| {
                text::line(ui, Type::Strong, ink, row.name.as_str());
            });
        }
        1 if row.ignored => plain(ui, say!("left-out")),
        1 => {
            verdict_word(ui, row.mark());
        }
        2 => plain(ui, &count(row.findings as u64)),
        3 => plain(ui, &row.system),
        4 => plain(ui, &row.last_seen),
        5 => plain(ui, &row.known_from),
        _ => {
            let ink = if row.complete { tokens.text2 } else { tokens.unseen.text };
            text::line(ui, Type::Body, ink, row.coverage.as_str());
        }
    }
}
