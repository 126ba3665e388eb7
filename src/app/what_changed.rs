//! What changed between two days of a workspace, or between two readings of one machine: every program, with
//! what the rules say of it.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::memory::Rules;
use super::standing;
use crate::language::Arg;
use crate::matching::Matcher;
use crate::model::{Inventory, Verdict};
use crate::policy;
use crate::say;
use crate::workspace::changes::{self, Change, MachineChanges, ProgramChanges, View};
use crate::workspace::keys::{InventoryKey, MachineKey};
use crate::workspace::past::{self, end_of};
use crate::workspace::{Workspace, WorkspaceError};

pub use crate::workspace::changes::What;

/// Earlier readings of a machine in which a new program is looked for, to tell it from one that came back.
const EARLIER: usize = 12;

/// Between what it is asked what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Two days, each as it ended.
    Days(Date, Date),
    /// Two readings of a machine, the earlier first.
    Readings(MachineKey, InventoryKey, InventoryKey),
}

/// What happened to one program on one machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// What.
    pub what: What,
    /// On which machine.
    pub machine: String,
    /// The program's name as read.
    pub name: String,
    /// Its version before; empty where it was not there, or is not known.
    pub before: String,
    /// Its version after.
    pub after: String,
    /// What the rules say of it, where they name it.
    pub verdict: Option<Verdict>,
    /// Whether it is a program, not a service, a driver or the like.
    pub is_program: bool,
    /// Why it cannot be compared, or is not proved to be gone; else empty.
    pub why: String,
}

/// How often each thing happened to a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedProgram {
    /// Its name as read first.
    pub name: String,
    /// Its publisher as read first.
    pub publisher: String,
    /// On how many machines each thing happened.
    pub machines: BTreeMap<What, usize>,
    /// What the rules say of it, where they name it.
    pub verdict: Option<Verdict>,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatChanged {
    /// Between what.
    pub span: Span,
    /// The same in words.
    pub title: String,
    /// By machine: what the rules name first.
    pub rows: Vec<ChangedRow>,
    /// By program: what the rules name first, then what happened on most machines.
    pub programs: Vec<ChangedProgram>,
    /// How many machines were compared.
    pub compared: usize,
    /// Machines of which nothing counts on the later day.
    pub only_before: Vec<String>,
    /// Machines of which nothing was read by the earlier day.
    pub only_after: Vec<String>,
    /// What is to be told of the comparison, each a sentence.
    pub notes: Vec<String>,
}

/// What the rules say, by machine and name of the program.
type Verdicts = HashMap<(String, String), Verdict>;

/// Compares. `None` where one of the two is not kept any more.
pub(super) fn compare(
    workspace: &Workspace,
    rules: &Rules,
    span: Span,
) -> Result<Option<WhatChanged>, WorkspaceError> {
    match span {
        Span::Days(before, after) => days(workspace, rules, before, after).map(Some),
        Span::Readings(machine, before, after) => {
            readings(workspace, rules, machine, before, after)
        }
    }
}

fn days(
    workspace: &Workspace,
    rules: &Rules,
    before: Date,
    after: Date,
) -> Result<WhatChanged, WorkspaceError> {
    let outline = workspace.outline()?;
    let mut verdicts = Verdicts::new();
    for day in [before, after] {
        let then = outline.until(end_of(day));
        let standing = standing::on(workspace, then, &rules.catalog, &rules.profile, rules.as_of)?;
        for one in &standing.findings {
            let Some(verdict) = one.finding.assessment.verdict else { continue };
            for title in one.titles.iter() {
                note_verdict(&mut verdicts, &one.finding.machine_name, &title.name, verdict);
            }
        }
    }
    let (old, new) = (outline.until(end_of(before)), outline.until(end_of(after)));
    let changes = workspace.changes_between(old, new)?;
    let called = |keys: &[MachineKey]| {
        let names = keys.iter().filter_map(|key| outline.machine(*key));
        let mut names: Vec<String> = names.map(|own| own.machine.name.clone()).collect();
        names.sort();
        names
    };
    let mut notes = Vec::new();
    let deleted = outline.deleted_of(end_of(after)) as u64;
    if deleted > 0 {
        notes.push(say!("readings-deleted-since", count = deleted));
    }
    let machines: Vec<&MachineChanges> = changes.machines.iter().map(|own| &own.changes).collect();
    Ok(WhatChanged {
        span: Span::Days(before, after),
        title: say!("from-day-to-day", from = Arg::shown(before), to = Arg::shown(after)),
        rows: rows(&machines, &verdicts),
        programs: programs(changes.by_program(), &machines, &verdicts),
        compared: machines.len(),
        only_before: called(&changes.only_before),
        only_after: called(&changes.only_after),
        notes,
    })
}

fn readings(
    workspace: &Workspace,
    rules: &Rules,
    machine: MachineKey,
    before: InventoryKey,
    after: InventoryKey,
) -> Result<Option<WhatChanged>, WorkspaceError> {
    let outline = workspace.outline()?;
    let Some(known) = outline.machine(machine) else { return Ok(None) };
    let place = |key| known.readings.iter().position(|own| own.inventory == key);
    let (Some(old), Some(new)) = (place(before), place(after)) else { return Ok(None) };
    let load = |at: usize| -> Result<Option<(Inventory, crate::workspace::life::Extent)>, _> {
        let Some(reading) = known.readings.get(at) else { return Ok(None) };
        let Some(record) = outline.inventory(reading.inventory) else { return Ok(None) };
        workspace.reading(reading.id).map(|own| Some((own, record.extent.clone())))
    };
    let (Some((was, was_of)), Some((is, is_of))) = (load(old)?, load(new)?) else {
        return Ok(None);
    };
    let mut earlier = Vec::new();
    for at in (0..old).rev().take(EARLIER) {
        earlier.extend(load(at)?);
    }
    let earlier: Vec<View<'_>> =
        earlier.iter().flat_map(|(own, extent)| View::all(own, extent)).collect();
    let (was_views, is_views) = (View::all(&was, &was_of), View::all(&is, &is_of));
    let (Some(was_view), Some(is_view)) = (was_views.first(), is_views.first()) else {
        return Ok(None);
    };
    let mut changes = changes::machine_changes(was_view, is_view, &earlier);
    changes.name.clone_from(&known.machine.name);
    let matcher = Matcher::new(&rules.catalog);
    let both = [&was, &is];
    let mut verdicts = Verdicts::new();
    for finding in policy::findings(&rules.catalog, &matcher, &both, &rules.profile, rules.as_of) {
        let (Some(verdict), Some(own)) = (finding.assessment.verdict, both.get(finding.inventory))
        else {
            continue;
        };
        for row in finding.records.iter().filter_map(|at| own.installed.get(*at)) {
            note_verdict(&mut verdicts, &known.machine.name, &own.title(row.title).name, verdict);
        }
    }
    let when = |at: usize| known.readings.get(at).map(|own| past::day(own.at).to_string());
    let (from, to) = (when(old).unwrap_or_default(), when(new).unwrap_or_default());
    let title =
        format!("{}, {}", known.machine.name, say!("from-day-to-day", from = from, to = to));
    let machines = [&changes];
    Ok(Some(WhatChanged {
        span: Span::Readings(machine, before, after),
        title,
        rows: rows(&machines, &verdicts),
        programs: programs(changes::by_program([&changes]), &machines, &verdicts),
        compared: 1,
        only_before: Vec::new(),
        only_after: Vec::new(),
        notes: changes.notes.iter().map(|note| super::sort_note(*note).to_owned()).collect(),
    }))
}

fn note_verdict(verdicts: &mut Verdicts, machine: &str, name: &str, verdict: Verdict) {
    let own = verdicts.entry((machine.to_owned(), name.to_owned())).or_insert(verdict);
    *own = verdict.max(*own);
}

fn rows(machines: &[&MachineChanges], verdicts: &Verdicts) -> Vec<ChangedRow> {
    let version = |side: &Option<changes::Standing>| {
        side.as_ref().map_or_else(String::new, |own| own.version.clone())
    };
    let row = |machine: &MachineChanges, one: &Change| ChangedRow {
        what: one.what,
        machine: machine.name.clone(),
        name: one.name.clone(),
        before: version(&one.before),
        after: version(&one.after),
        verdict: verdicts.get(&(machine.name.clone(), one.name.clone())).copied(),
        is_program: one.kind.is_program(),
        why: super::doubt_or_nothing(one.why.as_ref()),
    };
    let mut rows: Vec<ChangedRow> = machines
        .iter()
        .flat_map(|machine| machine.changes.iter().map(|one| row(machine, one)))
        .collect();
    rows.sort_by_cached_key(|row| {
        let verdict = std::cmp::Reverse(row.verdict);
        (verdict, !row.is_program, row.machine.to_lowercase(), row.what, row.name.to_lowercase())
    });
    rows
}

fn programs(
    programs: Vec<ProgramChanges>,
    machines: &[&MachineChanges],
    verdicts: &Verdicts,
) -> Vec<ChangedProgram> {
    let mut by_name: HashMap<&str, Verdict> = HashMap::new();
    for machine in machines {
        for one in &machine.changes {
            if let Some(verdict) = verdicts.get(&(machine.name.clone(), one.name.clone())) {
                let own = by_name.entry(one.name.as_str()).or_insert(*verdict);
                *own = (*verdict).max(*own);
            }
        }
    }
    let mut programs: Vec<ChangedProgram> = programs
        .into_iter()
        .map(|one| ChangedProgram {
            verdict: by_name.get(one.name.as_str()).copied(),
            name: one.name,
            publisher: one.publisher.unwrap_or_default(),
            machines: one.machines,
        })
        .collect();
    // Within a verdict they stay as they come: what happened on most machines first.
    programs.sort_by_key(|one| std::cmp::Reverse(one.verdict));
    programs
}

impl WhatChanged {
    /// How many changes are of this sort.
    #[must_use]
    pub fn count(&self, what: What) -> u64 {
        self.rows.iter().filter(|row| row.what == what).count() as u64
    }

    /// The changes as a table: for the clipboard with tabs, for a file with commas. A cell that a
    /// spreadsheet would take for a formula is one of text.
    #[must_use]
    pub fn table(&self, between: u8) -> String {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(between)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        // Writing to memory cannot fail, here and below.
        let head =
            ["machine", "program", "change", "version before", "version after", "verdict", "note"];
        let _ = writer.write_record(head);
        for row in &self.rows {
            let verdict = row.verdict.map_or("", Verdict::word);
            let cells = [
                row.machine.as_str(),
                &row.name,
                row.what.word(),
                &row.before,
                &row.after,
                verdict,
                &row.why,
            ];
            let _ =
                writer.write_record(cells.map(|cell| crate::report::harmless(cell).into_owned()));
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}
