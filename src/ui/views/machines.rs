//! Every machine that was read, most serious first, and the page of one machine.

use std::collections::BTreeMap;
use std::rc::Rc;

use eframe::egui::{Frame, Margin, Ui};

use super::history::when;
use super::{Ask, Pages, first_start};
use crate::app::{App, Command, FindingsView, MachineAct, MachineKey, Page};
use crate::model::{Origin, Status, Verdict};
use crate::ui::{
    icons::Icon,
    text::{self, Type, count, counted},
    theme,
    widgets::{
        Answer, Button, Card, Column, Dialog, Input, Mark, Table, empty_state, fact, place_right,
        verdict_word,
    },
};

#[derive(Debug)]
pub(super) struct Row {
    /// Its number in the workspace, where there is one.
    key: Option<MachineKey>,
    name: String,
    worst: Option<Verdict>,
    /// What stands there where nothing counts as found.
    other: Option<Mark>,
    findings: usize,
    system: String,
    known_from: String,
    last_seen: String,
    coverage: String,
    complete: bool,
    ignored: bool,
}

/// A machine that is being renamed, with its new name.
#[derive(Clone, Debug, Default)]
pub(super) struct Renaming {
    key: MachineKey,
    name: String,
}

/// The page.
pub(super) fn machines(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    if app.state.inventories.is_empty() && app.state.remembered.is_none() {
        none(ui, app, ask);
        return;
    }
    let generation = app.state.generation;
    let rows = match &pages.machine_rows {
        Some((of, rows)) if *of == generation => rows.clone(),
        _ => {
            let rows = Rc::new(rows(app));
            pages.machine_rows = Some((generation, rows.clone()));
            rows
        }
    };
    if rows.is_empty() {
        none(ui, app, ask);
        return;
    }
    rename(ui, pages, ask);
    if let Some(row) =
        pages.machine_open.and_then(|key| rows.iter().find(|row| row.key == Some(key)))
    {
        one(ui, app, row, pages, ask);
        return;
    }
    Frame::new().fill(tokens.surface).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let words = format!(
                "{}, most serious first",
                counted(rows.len() as u64, "machine", "machines")
            );
            text::line(ui, Type::Title, tokens.text, words);
        });
        let columns = [
            Column::rest("Machine", 140.0).unsorted(),
            Column::exact("Most serious", 152.0).unsorted(),
            Column::exact("Findings", 84.0).unsorted().right(),
            Column::rest("System", 120.0).unsorted(),
            Column::exact("Last seen", 136.0).unsorted(),
            Column::rest("Known from", 120.0).unsorted(),
            Column::rest("Coverage", 140.0).unsorted(),
        ];
        let name = |row: usize| format!("{}, {} findings", rows[row].name, rows[row].findings);
        let table = Table::new("machines", "Machines", &columns, rows.len()).row_name(&name);
        let answer = table.show(ui, |ui, at, column| cell(ui, &rows[at], column));
        if let Some(at) = answer.opened {
            match rows[at].key {
                Some(key) => pages.machine_open = Some(key),
                None => show_findings(&rows[at].name, ask),
            }
        }
    });
}

fn none(ui: &mut Ui, app: &App, ask: &mut Ask) {
    ui.add_space(48.0);
    let sentence = "Machines appear here after a scan or an import.";
    empty_state(ui, Icon::Machines, "No machines yet", sentence, |ui| {
        first_start::ways(ui, app, ask);
    });
}

fn show_findings(name: &str, ask: &mut Ask) {
    ask.push(Command::Findings(FindingsView { text: name.to_owned(), ..Default::default() }));
    ask.push(Command::Go(Page::Findings));
}

fn mark(row: &Row) -> Mark {
    match row.worst {
        Some(verdict) => Mark::from(verdict),
        None => match row.other {
            Some(mark) => mark,
            None if row.complete => Mark::NothingFound,
            None => Mark::NotFullyRead,
        },
    }
}

fn cell(ui: &mut Ui, row: &Row, column: usize) {
    let tokens = theme::tokens(ui);
    let plain = |ui: &mut Ui, words: &str| {
        text::line(ui, Type::Body, tokens.text2, words);
    };
    match column {
        0 => {
            let ink = if row.ignored { tokens.muted } else { tokens.text };
            text::line(ui, Type::Strong, ink, row.name.as_str());
        }
        1 if row.ignored => plain(ui, "Left out"),
        1 => {
            verdict_word(ui, mark(row));
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

/// The page of one machine: what is known of it, its findings and its readings.
fn one(ui: &mut Ui, app: &App, row: &Row, pages: &mut Pages, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let Some(remembered) = &app.state.remembered else { return };
    let outline = &remembered.standing.outline;
    let Some(machine) = row.key.and_then(|key| outline.machine(key)) else { return };
    super::padded(ui, Page::Machines, |ui| {
        ui.horizontal(|ui| {
            if Button::secondary("All machines").icon(Icon::ChevronLeft).show(ui).clicked() {
                pages.machine_open = None;
            }
            text::line(ui, Type::Title, tokens.text, row.name.as_str());
            verdict_word(ui, mark(row));
            let room = ui.available_rect_before_wrap();
            place_right(ui, room, |ui| {
                let can = remembered.can_change;
                let ignored = machine.is_ignored;
                let words = if ignored { "Count it again" } else { "Leave it out" };
                if Button::secondary(words).enabled(can).show(ui).clicked() {
                    let said = if ignored { MachineAct::Heed } else { MachineAct::Ignore };
                    ask.push(Command::SayOfMachine(machine.key, said));
                }
                let rename = Button::secondary("Rename…").icon(Icon::Edit).enabled(can);
                if rename.show(ui).clicked() {
                    pages.renaming = Some(Renaming { key: machine.key, name: row.name.clone() });
                }
                if Button::secondary("Show findings").icon(Icon::Findings).show(ui).clicked() {
                    show_findings(&row.name, ask);
                }
            });
        });
        ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
        Card::titled("What is known of it").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            fact(ui, 140.0, "System", &row.system);
            let known = &machine.machine;
            for (what, value) in [
                ("Architecture", &known.architecture),
                ("Serial number", &known.serial),
                ("Hardware id", &known.hardware_id),
            ] {
                if let Some(value) = value {
                    fact(ui, 140.0, what, value);
                }
            }
            let mut names: Vec<&str> = outline
                .names
                .iter()
                .filter(|name| machine.names.contains(&name.key))
                .map(|name| name.machine.name.as_str())
                .collect();
            names.sort_unstable();
            names.dedup();
            if names.len() > 1 || names.first().is_some_and(|name| *name != row.name) {
                fact(ui, 140.0, "Read under the names", &names.join(", "));
            }
            fact(ui, 140.0, "Coverage", &row.coverage);
        });
        let own: Vec<(usize, &crate::model::Finding)> = remembered
            .standing
            .findings
            .iter()
            .zip(app.state.findings.iter())
            .enumerate()
            .filter(|(_, (one, finding))| one.key.machine == machine.key && finding.is_covered())
            .map(|(at, (_, finding))| (at, finding))
            .collect();
        Card::titled("Findings").count(count(own.len() as u64)).show(ui, |ui| {
            if own.is_empty() {
                text::caption(ui, "None in what was read.");
            }
            for (at, finding) in &own {
                ui.horizontal(|ui| {
                    verdict_word(ui, super::overview::mark(finding));
                    crate::ui::widgets::status_word(ui, &finding.status);
                    if crate::ui::widgets::link(ui, &finding.name, None).clicked() {
                        ask.push(Command::Select(Some(*at)));
                        ask.push(Command::Go(Page::Findings));
                    }
                });
            }
        });
        Card::titled("Readings").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for reading in machine.readings.iter().rev() {
                let record = outline.inventory(reading.inventory);
                let from = record.map_or_else(String::new, |record| from(&record.origin));
                let counts = if reading.counts { "" } else { ", older: does not count" };
                let words =
                    format!("{from}, {}{counts}", counted(reading.rows, "record", "records"));
                fact(ui, 140.0, &when(reading.at), &words);
            }
        });
    });
}

fn rename(ui: &Ui, pages: &mut Pages, ask: &mut Ask) {
    let Some(renaming) = &mut pages.renaming else { return };
    let ready = !renaming.name.trim().is_empty();
    let dialog = Dialog::new("rename machine", "Rename the machine", "Rename").ready(ready);
    let answer = dialog.show(ui.ctx(), |ui| {
        Input::new("Name of the machine", &mut renaming.name).show(ui);
        text::caption(ui, "The names it was read under stay known.");
    });
    match answer {
        Answer::Open => {}
        Answer::Cancelled => pages.renaming = None,
        Answer::Confirmed => {
            let name = renaming.name.trim().to_owned();
            ask.push(Command::SayOfMachine(renaming.key, MachineAct::Rename { name }));
            pages.renaming = None;
        }
    }
}

fn from(origin: &Origin) -> String {
    match origin {
        Origin::Scan => "Scan".to_owned(),
        Origin::List { path, .. } => path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned(),
    }
}

fn rows(app: &App) -> Vec<Row> {
    let mut rows = if app.state.remembered.is_some() { remembered(app) } else { read(app) };
    rows.sort_by(|a, b| (a.ignored, b.worst, &a.name).cmp(&(b.ignored, a.worst, &b.name)));
    rows
}

/// What a machine is marked with for a finding that does not count as found: it is there all the same.
fn other_mark(finding: &crate::model::Finding) -> Option<Mark> {
    if !finding.is_covered() || finding.is_gone() {
        return None;
    }
    match finding.status {
        Status::Exempt { .. } => Some(Mark::Exempt),
        Status::WrongMatch { .. } => None,
        _ => Some(Mark::ToReview),
    }
}

/// The machines of the workspace.
fn remembered(app: &App) -> Vec<Row> {
    let Some(remembered) = &app.state.remembered else { return Vec::new() };
    let outline = &remembered.standing.outline;
    let mut worst: BTreeMap<u32, (Option<Verdict>, usize)> = BTreeMap::new();
    let mut others: BTreeMap<u32, Mark> = BTreeMap::new();
    for finding in app.state.findings.iter() {
        if let Some(mark) = other_mark(finding) {
            others.insert(finding.machine.0, mark);
        }
    }
    for finding in app.state.findings.iter().filter(|finding| finding.is_found()) {
        let entry = worst.entry(finding.machine.0).or_default();
        entry.0 = entry.0.max(finding.assessment.verdict);
        entry.1 += 1;
    }
    let mut rows = Vec::new();
    for (machine, at) in outline.machines.iter().zip(0_u32..) {
        let Some(newest) = machine.readings.last() else { continue };
        let counting: Vec<_> = machine
            .readings
            .iter()
            .filter(|reading| reading.counts)
            .filter_map(|reading| outline.inventory(reading.inventory))
            .collect();
        let whole = |record: &&crate::app::InventoryRecord| {
            record.is_complete() && record.is_whole() && record.cannot_show.is_empty()
        };
        let listed: u64 =
            machine.readings.iter().filter(|one| one.counts).map(|one| one.rows).sum();
        let complete = listed > 0 && counting.iter().all(whole);
        let scanned = counting.iter().any(|record| record.is_scan());
        let unread: usize = counting
            .iter()
            .flat_map(|record| &record.sources)
            .filter(|source| !source.state.is_complete())
            .count();
        let coverage = match (complete, scanned) {
            (true, true) => "Complete".to_owned(),
            (true, false) => "What the list says".to_owned(),
            (false, _) if unread == 0 => "Not fully read".to_owned(),
            (false, _) => format!("{} not read", counted(unread as u64, "source", "sources")),
        };
        let mut known: Vec<String> = counting.iter().map(|record| from(&record.origin)).collect();
        known.dedup();
        let (verdict, findings) = worst.get(&at).copied().unwrap_or_default();
        let system = machine.machine.system.clone();
        rows.push(Row {
            key: Some(machine.key),
            name: machine.machine.name.clone(),
            worst: verdict,
            other: others.get(&at).copied(),
            findings,
            system: system.unwrap_or_else(|| "not known".to_owned()),
            known_from: known.join(", "),
            last_seen: when(newest.at),
            coverage,
            complete,
            ignored: machine.is_ignored,
        });
    }
    rows
}

/// The machines of what was read since the start, where nothing is kept.
fn read(app: &App) -> Vec<Row> {
    let mut worst: BTreeMap<(usize, u32), (Option<Verdict>, usize)> = BTreeMap::new();
    for finding in app.state.findings.iter().filter(|finding| finding.is_found()) {
        let entry = worst.entry((finding.inventory, finding.machine.0)).or_default();
        entry.0 = entry.0.max(finding.assessment.verdict);
        entry.1 += 1;
    }
    let mut rows = Vec::new();
    for (at, inventory) in app.state.inventories.iter().enumerate() {
        let complete = inventory.is_complete();
        let (known_from, coverage) = match &inventory.origin {
            Origin::Scan => {
                let known_from =
                    if inventory.mounted_at.is_some() { "Mounted disk" } else { "Scan" };
                let coverage = if complete {
                    "Complete".to_owned()
                } else {
                    format!("{} read", inventory.coverage())
                };
                (known_from.to_owned(), coverage)
            }
            list @ Origin::List { .. } => (
                from(list),
                if complete { "What the list says" } else { "List not fully read" }.to_owned(),
            ),
        };
        for (machine, number) in inventory.machines.iter().zip(0_u32..) {
            let (verdict, findings) = worst.get(&(at, number)).copied().unwrap_or_default();
            rows.push(Row {
                key: None,
                name: machine.name.clone(),
                worst: verdict,
                other: None,
                findings,
                system: machine.system.clone().unwrap_or_else(|| "not known".to_owned()),
                known_from: known_from.clone(),
                last_seen: when(inventory.read_at),
                coverage: coverage.clone(),
                complete,
                ignored: false,
            });
        }
    }
    rows
}
