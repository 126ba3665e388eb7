//! The overview: what was found on this computer or in the lists, and what was read.

use std::fmt::Write as _;

use eframe::egui::{Ui, vec2};

use super::{Ask, Pages, do_first, first_start};
use crate::app::{App, Command, FindingTab, Page, PanelTab, RunningKind};
use crate::language::{self, Arg};
use crate::model::{Finding, Verdict};
use crate::removal;
use crate::say;
use crate::ui::words;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Button, Card, Mark, Notice, NoticeKind, Progress, badge, empty_state, place_right,
        progress_bar, steps_across,
    },
};

/// The page.
pub(super) fn overview(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let state = &app.state;
    super::import::waiting(ui, app, ask);
    super::workspace::trouble(ui, app, ask);
    super::workspace::unsaved(ui, app, ask);
    super::guide::unfinished(ui, app, ask);
    if state.inventories.is_empty() {
        ui.add_space(32.0);
        let title = say!("nothing-checked-yet");
        let sentence = say!("scan-or-import");
        empty_state(ui, Icon::Overview, title, sentence, |ui| {
            first_start::ways(ui, app, ask);
            super::coverage::disk_button(ui, app, ask);
        });
        return;
    }
    head(ui, app, ask);
    ui.add_space(8.0);
    let whole = ui.available_width();
    let mut later = Ask::default();
    // The tasks are drawn at the left, everything else of the pages at the right.
    let mut tasks = pages.tasks.take();
    // Of several machines the numbers at the right need more room than the names of sources.
    let wide = if state.machine_total > 1 { 376.0 } else { 312.0 };
    let side = if whole >= 1000.0 { wide } else { (whole * 0.34).clamp(260.0, 312.0) };
    super::beside(
        ui,
        side,
        |ui| findings(ui, app, &mut tasks, ask),
        |ui| read(ui, app, pages, &mut later),
    );
    pages.tasks = tasks;
    for command in later.take() {
        ask.push(command);
    }
}

fn found(app: &App) -> impl Iterator<Item = (usize, &Finding)> {
    app.state.findings.iter().enumerate().filter(|(_, finding)| finding.is_found())
}

/// How many findings are there and do not count as found: allowed by a decision, or to be looked at.
fn others(app: &App) -> usize {
    let state = &app.state;
    (state.tab_count(FindingTab::ToReview) + state.tab_count(FindingTab::Decided)) as usize
}

/// Whether it is to be done something about.
pub(super) fn counts(finding: &Finding) -> bool {
    finding.is_found() && finding.assessment.verdict > Some(Verdict::AdvisedAgainst)
}

fn head(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let state = &app.state;
    let machines = state.machine_total;
    let to_do =
        found(app).filter(|(_, one)| one.assessment.verdict > Some(Verdict::AdvisedAgainst));
    let to_do: Vec<&Finding> = to_do.map(|(_, finding)| finding).collect();
    let alone = machines <= 1;
    let coverage = state.coverage();
    // What is allowed, or waits to be looked at, is there all the same.
    let other = others(app);
    let title = match (to_do.len(), found(app).count() + other, coverage.unread()) {
        (0, 0, 0) => words::nothing_among(state.tally()),
        (0, 0, _) => say!("nothing-in-what-was-read", coverage = words::coverage(coverage)),
        (0, _, _) => say!("nothing-to-do-today").to_owned(),
        (number, _, _) if alone && state.scan().is_some() => {
            say!("to-replace", count = number)
        }
        (number, _, _) => {
            let mut on: Vec<&str> = to_do.iter().map(|one| one.machine_name.as_str()).collect();
            on.sort_unstable();
            on.dedup();
            say!("things-to-do", count = number, on = on.len(), machines = machines)
        }
    };
    // Writing to a text cannot fail.
    let mut line = String::new();
    if let (true, Some(scan)) = (alone, state.scan()) {
        let name =
            scan.machines.first().map_or(say!("this-computer"), |machine| machine.name.as_str());
        let when =
            scan.read_at.to_zoned_datetime(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M");
        line.push_str(&say!("scanned-at", name = name, when = Arg::shown(when)));
        if let Some(time) = state.scan_time {
            line.push(' ');
            line.push_str(&say!("in-seconds", seconds = language::decimal(time.as_secs_f64())));
        }
        line.push_str(". ");
    } else {
        let _ = write!(line, "{}. ", say!("count-machines", count = machines));
    }
    // Writing to a text cannot fail.
    line.push_str(&words::tally(state.tally()));
    for verdict in Verdict::ALL {
        let number = state.count(verdict);
        if number > 0 {
            let _ = write!(line, ", {number} {}", words::verdict(verdict).to_lowercase());
        }
    }
    if !coverage.is_complete() {
        let unread = coverage.unread() as u64;
        let _ = write!(line, ", {}", say!("sources-unread", count = unread));
    }
    line.push('.');
    if let Some(back) = super::workspace::come_back(app) {
        line = format!("{back} {line}");
    }
    let room = ui.available_rect_before_wrap();
    let row = eframe::egui::Rect::from_min_size(room.min, vec2(room.width(), 48.0));
    let left = place_right(ui, row, |ui| {
        if state.scan().is_some()
            && Button::secondary(say!("scan-again")).icon(Icon::Refresh).show(ui).clicked()
        {
            ask.push(Command::Scan);
        }
        if Button::secondary(say!("save-report")).icon(Icon::Reports).show(ui).clicked() {
            ask.push(Command::Go(Page::Reports));
        }
    });
    ui.allocate_ui(vec2((left - room.left() - 8.0).max(0.0), 48.0), |ui| {
        ui.set_min_height(48.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            text::line(ui, Type::Title, tokens.text, title);
            text::line(ui, Type::Body, tokens.text2, line);
        });
    });
}

fn findings(ui: &mut Ui, app: &App, tasks: &mut Option<do_first::Made>, ask: &mut Ask) {
    /// More than these stand on the page of findings.
    const SHOWN: usize = 4;
    super::workspace::again(ui, app, ask);
    let all: Vec<(usize, &Finding)> = found(app).collect();
    if all.is_empty() {
        let coverage = app.state.coverage();
        let read = coverage.is_complete();
        let words = say!(
            "read-tally-on",
            tally = words::tally(app.state.tally()),
            machines = app.state.machine_total,
            sources = if read {
                say!("all-sources-read").to_owned()
            } else {
                say!("see-what-is-missing", coverage = words::coverage(coverage))
            }
        );
        let kind = if read { NoticeKind::Information } else { NoticeKind::NotFullyRead };
        let title = match others(app) as u64 {
            0 => say!("no-rule-names-any").to_owned(),
            other => say!("to-review-or-decided", count = other),
        };
        Notice::new(kind, &title, &words)
            .icon(if read { Icon::NothingFound } else { Icon::NotSeen })
            .show(ui);
    }
    let alone = app.state.machine_total <= 1;
    if !alone && !all.is_empty() {
        do_first::do_first(ui, app, tasks, ask);
    }
    let mut told: Vec<&str> = Vec::new();
    for (at, finding) in all.iter().take(if alone { SHOWN } else { 0 }) {
        // The same explanation once: below the first finding that it is about.
        let words = leading(app, finding).filter(|words| !told.contains(words));
        told.extend(words);
        card(ui, app, *at, finding, words, ask);
    }
    if all.len() > SHOWN {
        let words = say!("show-all-findings", count = all.len());
        if Button::secondary(&words).icon(Icon::Findings).show(ui).clicked() {
            ask.push(Command::Go(Page::Findings));
        }
    }
    super::over_time::over_time(ui, app);
    super::coverage::unread(ui, app, ask);
    if let Some((_, finding)) = all.first().filter(|_| alone) {
        involves(ui, app, finding);
    }
}

/// Whether a title tells by itself what it is: it has a word of the product's name in it.
fn says(title: &str, product: &str) -> bool {
    let title = title.to_lowercase();
    let mut words = product.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.chars().count() >= 3 && title.contains(&word.to_lowercase()))
}

fn card(ui: &mut Ui, app: &App, at: usize, finding: &Finding, words: Option<&str>, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    Card::plain().padding(eframe::egui::Margin::same(16)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        ui.horizontal(|ui| {
            badge(ui, mark(finding));
            text::line(ui, Type::Head, tokens.text, finding.name.as_str());
            if let Some(version) = &finding.version {
                text::line(ui, Type::Body, tokens.muted, version.as_str());
            }
            // A package's name says nothing to who has never heard of it: "kesl".
            let product = app.catalog.product_name(&finding.vendor, finding.product.as_deref());
            if !says(finding.name.as_str(), &product) {
                text::line(ui, Type::Body, tokens.text2, product);
            }
        });
        text::strong(ui, finding.assessment.sentence.as_str());
        if let Some(words) = words {
            text::explain(ui, words);
        }
        ui.horizontal(|ui| {
            let open = |tab, ask: &mut Ask| {
                ask.push(Command::Go(Page::Findings));
                ask.push(Command::Findings(crate::app::FindingsView::default()));
                ask.push(Command::Select(Some(at)));
                ask.push(Command::Panel(tab));
            };
            let listed = finding.assessment.verdict <= Some(Verdict::Listed);
            let remove = if listed {
                Button::secondary(say!("remove"))
            } else {
                Button::primary(say!("remove"))
            };
            let why = if listed { say!("why-it-is-listed") } else { say!("why-this-applies") };
            let evidence = say!("evidence-count", count = finding.evidence.len());
            if remove.icon(Icon::Uninstall).show(ui).clicked() {
                open(PanelTab::Remove, ask);
            }
            if Button::secondary(why).show(ui).clicked() {
                open(PanelTab::Why, ask);
            }
            if Button::secondary(&evidence).show(ui).clicked() {
                open(PanelTab::Evidence, ask);
            }
        });
    });
}

/// What a finding is shown as: its sure verdict, or that it has to be looked at.
pub(super) fn mark(finding: &Finding) -> Mark {
    if !finding.is_covered() {
        return Mark::NotCovered;
    }
    if finding.is_to_review() {
        return Mark::ToReview;
    }
    finding.assessment.verdict.map_or(Mark::Listed, Mark::from)
}

/// The explanation of the measure that gives the verdict.
fn leading<'a>(app: &'a App, finding: &Finding) -> Option<&'a str> {
    let reading = finding.assessment.binding().next().or(finding.assessment.measures.first())?;
    app.catalog.measures.get(&reading.measure).map(|measure| measure.explanation.as_str())
}

fn involves(ui: &mut Ui, app: &App, finding: &Finding) {
    let known = finding.product.as_ref().filter(|_| !finding.by_vendor);
    let Some(product) = known.and_then(|id| app.catalog.products.get(id)) else {
        return;
    };
    let platform = super::remove::platform_of(app, finding, product);
    let plan = removal::plan(product, platform, None);
    let title = say!("what-removing-involves", name = &product.name);
    let restart = plan.steps.iter().any(|step| step.kind() == removal::StepKind::Restart);
    let caption = if restart { say!("one-restart") } else { say!("nothing-runs-before") };
    Card::titled(&title).caption(caption).show(ui, |ui| {
        let steps: Vec<(String, String)> =
            plan.stages().into_iter().map(|stage| (stage.title.to_owned(), stage.line)).collect();
        let pairs: Vec<(&str, &str)> =
            steps.iter().map(|(title, line)| (title.as_str(), line.as_str())).collect();
        steps_across(ui, &pairs);
    });
}

fn read(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    super::machines::by_verdict(ui, app, pages, ask);
    super::workspace::since(ui, app, ask);
    super::workspace::ahead(ui, app, ask);
    super::coverage::what_was_read(ui, app, ask);
    let review = app.state.tab_count(FindingTab::ToReview);
    if review > 0 {
        Card::titled(say!("to-review")).show(ui, |ui| {
            let words = say!("may-be-restricted", count = review);
            text::explain(ui, words);
            if Button::secondary(say!("review")).icon(Icon::Possible).show(ui).clicked() {
                ask.push(Command::Go(Page::Findings));
                ask.push(Command::Findings(crate::app::FindingsView {
                    tab: FindingTab::ToReview,
                    ..Default::default()
                }));
            }
        });
    }
    super::lists::names_on_lists(ui, app);
    let gaps = gaps(app);
    if !gaps.is_empty() {
        Card::titled(say!("protection-after-removal")).show(ui, |ui| {
            for (gap, names) in &gaps {
                text::caption(ui, names.join(", "));
                text::explain(ui, *gap);
            }
        });
    }
}

/// What is missing once the products that have to go are gone: each sentence of the catalogue once, with the
/// names of the products it is said of; those whose loss leaves a machine unprotected come first.
fn gaps(app: &App) -> Vec<(&str, Vec<&str>)> {
    let mut gaps: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut products: Vec<_> = found(app)
        .filter(|(_, finding)| finding.assessment.verdict > Some(Verdict::AdvisedAgainst))
        .filter(|(_, finding)| !finding.by_vendor)
        .filter_map(|(_, finding)| app.catalog.products.get(finding.product.as_ref()?))
        .filter(|product| !product.removal.gap_after_removal.is_empty())
        .collect();
    products.sort_by_key(|product| (!removal::protects(product), product.name.as_str()));
    products.dedup_by_key(|product| product.name.as_str());
    for product in products {
        let gap = product.removal.gap_after_removal.as_str();
        match gaps.iter_mut().find(|(known, _)| *known == gap) {
            Some((_, names)) => names.push(&product.name),
            None => gaps.push((gap, vec![&product.name])),
        }
    }
    gaps
}

/// What runs, with its progress and Cancel.
pub(super) fn running(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let Some(running) = &app.state.running else { return };
    let (title, sentence, icon) = match &running.kind {
        RunningKind::Scan => (
            say!("scanning-this-computer").to_owned(),
            say!("scan-changes-nothing-line").to_owned(),
            Icon::Scan,
        ),
        RunningKind::Disk(root) => (
            say!("scanning-the-disk", path = Arg::shown(root.display())),
            say!("disk-changes-nothing").to_owned(),
            Icon::Disk,
        ),
        RunningKind::Elevated => (
            say!("scanning-as-administrator").to_owned(),
            say!("system-asks-permission").to_owned(),
            Icon::Shield,
        ),
        RunningKind::List(file) => {
            let name =
                file.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            (say!("reading-file", name = name), say!("saved-nothing-yet").to_owned(), Icon::Import)
        }
        RunningKind::Lists => (
            say!("reading-many-lists").to_owned(),
            say!("kept-when-all-read").to_owned(),
            Icon::Import,
        ),
    };
    ui.add_space(48.0);
    empty_state(ui, icon, &title, &sentence, |ui| {
        let progress = if running.total == 0 {
            Progress::Unknown
        } else {
            Progress::Of { done: running.done, total: running.total }
        };
        progress_bar(ui, &title, progress);
        ui.horizontal(|ui| {
            text::line(ui, Type::Small, tokens.text2, running.words.as_str());
            let room = ui.available_rect_before_wrap();
            place_right(ui, room, |ui| {
                if Button::secondary(say!("cancel")).show(ui).clicked() {
                    ask.push(Command::Cancel);
                }
            });
        });
    });
}
