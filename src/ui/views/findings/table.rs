//! The table of findings: rows and groups, ticks, the keyboard, and what stands there when it is empty.

use std::cell::{Cell, RefCell};

use eframe::egui::{Id, Key, Modifiers, Ui};

use super::super::{Ask, Pages, decide, first_start, overview};
use super::{change, menu};
use crate::app::{App, Command, FindingColumn, FindingTab, FindingsView, Group, ShownRow};
use crate::model::Finding;
use crate::say;
use crate::ui::words;
use crate::ui::{
    icons::Icon,
    text::{self, Type, count},
    theme,
    widgets::{
        Button, Column, Mark, Order, Resized, Table, Tick, empty_state, focus_table, status_word,
        verdict_word,
    },
};

/// Salt of the table: the same whatever columns it has, so that it keeps the focus when a finding opens
/// beside it.
const TABLE: &str = "findings";

/// The columns, and what each shows: fewer beside an open panel.
fn columns(
    app: &App,
    drawn: Option<(FindingColumn, f32)>,
    beside: bool,
) -> (Vec<Column<'static>>, Vec<FindingColumn>) {
    let preferences = &app.state.preferences;
    let hidden = &preferences.hidden_columns;
    let mut columns = Vec::new();
    let mut kinds = Vec::new();
    for kind in FindingColumn::ALL {
        let always = matches!(kind, FindingColumn::Verdict | FindingColumn::Software);
        if !always && hidden.contains(&kind) {
            continue;
        }
        let word = kind.word();
        let now = drawn.and_then(|(own, width)| (own == kind).then_some(width));
        if let (false, Some(width)) = (beside, now.or_else(|| preferences.column_width(kind))) {
            columns.push(Column::exact(word, width));
            kinds.push(kind);
            continue;
        }
        let column = match (kind, beside) {
            (FindingColumn::Verdict, true) => Column::exact(word, 124.0),
            (FindingColumn::Software, true) => Column::rest(word, 160.0),
            (FindingColumn::Machine, true) => Column::exact(word, 116.0),
            (FindingColumn::Status, true) => Column::exact(word, 84.0),
            (_, true) => continue,
            (FindingColumn::Verdict, false) => Column::exact(word, 144.0),
            (FindingColumn::Software, false) => Column::rest(word, 200.0).parts(2.0),
            (FindingColumn::Publisher | FindingColumn::Machine, false) => Column::rest(word, 120.0),
            (FindingColumn::Version, false) => Column::exact(word, 128.0),
            (FindingColumn::Vendor, false) => Column::exact(word, 132.0),
            (FindingColumn::Status, false) => Column::exact(word, 104.0),
        };
        columns.push(column);
        kinds.push(kind);
    }
    (columns, kinds)
}

/// The table, or what is said where nothing is shown.
pub(super) fn body(
    ui: &mut Ui,
    app: &App,
    pages: &mut Pages,
    open: bool,
    beside: bool,
    two_lines: bool,
    ask: &mut Ask,
) {
    let state = &app.state;
    let shown = &state.shown;
    if shown.row_count() == 0 {
        ui.add_space(40.0);
        if app.is_showing() {
            text::caption(ui, say!("searching"));
        } else {
            empty(ui, app, ask);
        }
        return;
    }
    let (mut own, mut kinds) = columns(app, pages.drawn_column, beside);
    if two_lines {
        own = vec![Column::rest(say!("finding"), 200.0)];
        kinds = vec![FindingColumn::Verdict];
    }
    let finding = |at: u32| &state.findings[at as usize];
    let selected = state.selected.and_then(|at| shown.row_of(at));
    let name = |row: usize| match shown.row(row) {
        Some(ShownRow::Finding(at)) => row_name(finding(at)),
        Some(ShownRow::Group(at)) => group_name(&shown.groups[at as usize]),
        None => String::new(),
    };
    let view = &state.findings_view;
    let order = if view.reversed { Order::Up } else { Order::Down };
    let sorted = kinds.iter().position(|kind| *kind == view.sort).unwrap_or(usize::MAX);
    let ticked = &state.ticked_findings;
    let is_ticked = |row: usize| match shown.row(row) {
        Some(ShownRow::Finding(at)) => ticked.contains(&at),
        Some(ShownRow::Group(_)) | None => false,
    };
    let later = RefCell::new(Ask::default());
    let to_decide = Cell::new(None);
    let row_menu = |ui: &mut Ui, row: usize| match shown.row(row) {
        Some(ShownRow::Finding(at)) => {
            if menu::of_finding(ui, app, at, &mut later.borrow_mut()) {
                to_decide.set(Some(at));
            }
        }
        Some(ShownRow::Group(_)) | None => {}
    };
    // A position means another finding once the findings have changed.
    let same = |row: usize| Id::unique((state.generation, shown.row(row)));
    let mut table = Table::new(TABLE, say!("findings"), &own, shown.row_count())
        .selected(selected)
        .sorted(sorted, order)
        .row_name(&name)
        .menu(&row_menu, &same);
    if two_lines {
        table = table.two_lines();
    } else {
        if !beside {
            table = table.resizable();
        }
        table = table.ticks(&is_ticked, Tick::of(ticked.len(), shown.findings.len()));
    }
    let id = Table::id(ui, TABLE);
    let answer = table.show(ui, |ui, row, column| match shown.row(row) {
        Some(ShownRow::Group(at)) => group_cell(ui, &shown.groups[at as usize], kinds[column]),
        Some(ShownRow::Finding(at)) if two_lines => in_two_lines(ui, finding(at)),
        Some(ShownRow::Finding(at)) => cell(ui, app, finding(at), kinds[column]),
        None => {}
    });
    if let Some(at) = to_decide.get() {
        // The ticked ones together, where the row is among them.
        let together = ticked.contains(&at);
        let about: Vec<u32> = if together { shown.among(ticked).collect() } else { vec![at] };
        pages.decision = decide::Draft::about(app, about);
    }
    for command in later.into_inner().take() {
        ask.push(command);
    }
    if let Some(row) = answer.opened {
        match shown.row(row) {
            Some(ShownRow::Finding(at)) => {
                ask.push(Command::Select(Some(at as usize)));
                ask.push(Command::Rule(0));
            }
            Some(ShownRow::Group(at)) => fold(app, &shown.groups[at as usize], ask),
            None => {}
        }
    } else if let Some(ShownRow::Finding(at)) =
        answer.moved.filter(|_| open).and_then(|row| shown.row(row))
    {
        ask.push(Command::Select(Some(at as usize)));
    }
    if let Some(ShownRow::Finding(at)) = answer.ticked.and_then(|row| shown.row(row)) {
        ask.push(Command::Tick(at, !ticked.contains(&at)));
    }
    if let Some((from, to)) = answer.ticked_to {
        for row in from..=to {
            if let Some(ShownRow::Finding(at)) = shown.row(row) {
                ask.push(Command::Tick(at, true));
            }
        }
    }
    if let Some((resized, kind)) =
        answer.resized.and_then(|resized| Some((resized, *kinds.get(resized.column)?)))
    {
        resize(app, pages, resized, kind, ask);
    }
    if answer.ticked_all {
        ask.push(Command::TickAll(!shown.findings.iter().all(|at| ticked.contains(at))));
    }
    if answer.closed && open {
        ask.push(Command::Select(None));
        focus_table(ui.ctx(), id);
    }
    if let Some(kind) = answer.sort.and_then(|column| kinds.get(column)) {
        change(app, ask, |view| {
            view.reversed = view.sort == *kind && !view.reversed;
            view.sort = *kind;
        });
    }
    if let Some(row) = answer.copied {
        let here = match shown.row(row) {
            Some(ShownRow::Finding(at)) => Some(at),
            Some(ShownRow::Group(_)) | None => None,
        };
        ui.ctx().copy_text(menu::rows_to_copy(app, here));
    }
    let step = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let by = isize::from(step(Key::ArrowDown)) - isize::from(step(Key::ArrowUp));
    if let (true, Some(row)) = (by != 0 && open, selected) {
        let row = row.saturating_add_signed(by).min(shown.row_count().saturating_sub(1));
        if let Some(at) = shown.finding_from(row, by > 0) {
            ask.push(Command::Select(Some(at)));
        }
    }
}

/// A width is shown while it is drawn, and remembered when it is let go.
fn resize(app: &App, pages: &mut Pages, resized: Resized, kind: FindingColumn, ask: &mut Ask) {
    pages.drawn_column = resized.points.filter(|_| !resized.done).map(|width| (kind, width));
    if resized.done {
        let mut preferences = app.state.preferences.clone();
        match resized.points {
            Some(width) => preferences.column_widths.insert(kind, width),
            None => preferences.column_widths.remove(&kind),
        };
        ask.push(Command::Prefer(Box::new(preferences)));
    }
}

fn row_name(one: &Finding) -> String {
    let status = Mark::from(&one.status).word().to_lowercase();
    format!("{}, {}, {}, {status}", overview::mark(one).word(), one.name, one.machine_name)
}

fn group_name(group: &Group) -> String {
    let state = if group.folded { say!("folded") } else { say!("unfolded") };
    say!("group-row", title = &group.title, count = u64::from(group.count), state = state)
}

fn fold(app: &App, group: &Group, ask: &mut Ask) {
    change(app, ask, |view| {
        if !view.folded.remove(&group.title) {
            view.folded.insert(group.title.clone());
        }
    });
}

fn group_cell(ui: &mut Ui, group: &Group, column: FindingColumn) {
    let tokens = theme::tokens(ui);
    match column {
        FindingColumn::Verdict => {
            let icon = if group.folded { Icon::ChevronRight } else { Icon::ChevronDown };
            icon.show(ui, theme::ICON_SMALL, tokens.text2);
            verdict_word(ui, group.worst.map_or(Mark::ToReview, Mark::from));
        }
        FindingColumn::Software => {
            text::line(ui, Type::Strong, tokens.text, group.title.as_str());
            text::line(ui, Type::Small, tokens.muted, count(u64::from(group.count)));
        }
        _ => {}
    }
}

fn in_two_lines(ui: &mut Ui, one: &Finding) {
    let tokens = theme::tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        text::line(ui, Type::Strong, tokens.text, one.name.as_str());
        ui.horizontal(|ui| {
            verdict_word(ui, overview::mark(one));
            text::line(ui, Type::Small, tokens.text2, one.machine_name.as_str());
        });
    });
}

fn cell(ui: &mut Ui, app: &App, one: &Finding, column: FindingColumn) {
    let tokens = theme::tokens(ui);
    let secondary = |ui: &mut Ui, words: &str| {
        text::line(ui, Type::Body, tokens.text2, words);
    };
    match column {
        FindingColumn::Verdict => {
            verdict_word(ui, overview::mark(one));
        }
        FindingColumn::Software => {
            text::line(ui, Type::Body, tokens.text, one.name.as_str());
        }
        FindingColumn::Publisher => secondary(ui, one.publisher.as_deref().unwrap_or("")),
        FindingColumn::Version => secondary(ui, one.version.as_deref().unwrap_or("")),
        FindingColumn::Machine => secondary(ui, &one.machine_name),
        FindingColumn::Vendor => {
            let vendor = app.catalog.vendors.get(&one.vendor);
            secondary(ui, vendor.map_or(one.vendor.as_str(), |vendor| vendor.name.as_str()));
        }
        FindingColumn::Status => {
            status_word(ui, &one.status);
        }
    }
}

fn empty(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let state = &app.state;
    let view = &state.findings_view;
    let hidden = state.tab_count(view.tab);
    if state.inventories.is_empty() {
        let sentence = say!("not-looked");
        empty_state(ui, Icon::Findings, say!("nothing-checked-yet"), sentence, |ui| {
            first_start::ways(ui, app, ask);
        });
    } else if hidden > 0 {
        let sentence = say!("hidden-by-filter", count = hidden);
        empty_state(ui, Icon::Filter, say!("no-finding-matches"), &sentence, |ui| {
            ui.vertical_centered(|ui| {
                if Button::secondary(say!("clear-filter")).show(ui).clicked() {
                    change(app, ask, |view| {
                        *view = FindingsView { tab: view.tab, ..FindingsView::default() };
                    });
                }
            });
        });
    } else {
        let other = state.tab_count(FindingTab::ToReview) + state.tab_count(FindingTab::Decided);
        let among = match (other, state.unread()) {
            (0, 0) => words::nothing_among(state.tally()),
            (0, _) => {
                say!("nothing-in-what-was-read", coverage = words::coverage(state.coverage()))
            }
            _ => say!("to-review-or-decided", count = other),
        };
        let read = say!("read-on", machines = state.machine_total, sources = state.unread());
        let (icon, title, sentence) = match view.tab {
            FindingTab::Found => (Icon::NothingFound, among.as_str(), read.as_str()),
            FindingTab::ToReview => {
                (Icon::Possible, say!("nothing-to-review"), say!("nothing-to-review-line"))
            }
            FindingTab::Gone => (Icon::Removed, say!("nothing-gone"), say!("nothing-gone-line")),
            FindingTab::Decided => {
                (Icon::Exempt, say!("nothing-decided"), say!("nothing-decided-line"))
            }
            FindingTab::NotCovered => {
                (Icon::Listed, say!("nothing-else"), say!("nothing-else-line"))
            }
        };
        empty_state(ui, icon, title, sentence, |_| {});
    }
}
