//! What the table of machines shows of each: worked out once for each change of what was read.

use std::collections::BTreeMap;

use super::super::history::when;
use crate::app::{App, InventoryRecord, MachineKey};
use crate::model::{Finding, Origin, Status, Verdict};
use crate::say;
use crate::ui::widgets::Mark;
use crate::ui::words;

/// A machine as the table shows it.
#[derive(Debug)]
pub(super) struct Row {
    /// Where its findings say that it is.
    pub(super) place: (usize, u32),
    /// Its number in the workspace, where there is one.
    pub(super) key: Option<MachineKey>,
    pub(super) name: String,
    pub(super) tags: Vec<String>,
    pub(super) worst: Option<Verdict>,
    /// What stands there where nothing counts as found.
    pub(super) other: Option<Mark>,
    pub(super) findings: usize,
    pub(super) system: String,
    pub(super) known_from: String,
    pub(super) last_seen: String,
    pub(super) coverage: String,
    pub(super) complete: bool,
    pub(super) ignored: bool,
}

impl Row {
    pub(super) fn mark(&self) -> Mark {
        match self.worst {
            Some(verdict) => Mark::from(verdict),
            None => match self.other {
                Some(mark) => mark,
                None if self.complete => Mark::NothingFound,
                None => Mark::NotFullyRead,
            },
        }
    }
}

/// Where the machine of a finding stands: of what is kept the machine's number alone says it.
pub(in crate::ui::views) fn place(app: &App, finding: &Finding) -> (usize, u32) {
    let inventory = if app.state.remembered.is_some() { 0 } else { finding.inventory };
    (inventory, finding.machine.0)
}

/// How many machines have each mark, the most serious first; those that are left out do not count.
pub(super) fn counts(rows: &[Row]) -> Vec<(Mark, u64)> {
    let shown = [
        Mark::Prohibited,
        Mark::Restricted,
        Mark::AdvisedAgainst,
        Mark::Listed,
        Mark::ToReview,
        Mark::Exempt,
        Mark::NotFullyRead,
        Mark::NothingFound,
    ];
    let mut counts = shown.map(|mark| (mark, 0));
    for row in rows.iter().filter(|row| !row.ignored) {
        let mark = row.mark();
        for (own, count) in &mut counts {
            *count += u64::from(*own == mark);
        }
    }
    counts.to_vec()
}

pub(in crate::ui::views) fn from(origin: &Origin) -> String {
    match origin {
        Origin::Scan => say!("scan").to_owned(),
        Origin::List { path, .. } => path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned(),
    }
}

pub(super) fn rows(app: &App) -> Vec<Row> {
    let mut rows = if app.state.remembered.is_some() { remembered(app) } else { read(app) };
    rows.sort_by(|a, b| (a.ignored, b.worst, &a.name).cmp(&(b.ignored, a.worst, &b.name)));
    rows
}

/// What a machine is marked with for a finding that does not count as found: it is there all the same.
fn other_mark(finding: &Finding) -> Option<Mark> {
    if !finding.is_covered() || finding.is_gone() {
        return None;
    }
    match finding.status {
        Status::Exempt { .. } => Some(Mark::Exempt),
        Status::WrongMatch { .. } => None,
        _ => Some(Mark::ToReview),
    }
}

/// What a person still has to look at is not hidden by what is exempt.
fn more_serious(one: Mark, other: Mark) -> Mark {
    if other == Mark::ToReview { other } else { one }
}

/// Of each machine the most serious mark for what does not count as found.
fn others<K: Ord>(app: &App, of: impl Fn(&Finding) -> K) -> BTreeMap<K, Mark> {
    let mut others = BTreeMap::new();
    for finding in app.state.findings.iter() {
        if let Some(mark) = other_mark(finding) {
            let kept = others.entry(of(finding)).or_insert(mark);
            *kept = more_serious(*kept, mark);
        }
    }
    others
}

/// The machines of the workspace.
fn remembered(app: &App) -> Vec<Row> {
    let Some(remembered) = &app.state.remembered else { return Vec::new() };
    let outline = &remembered.standing.outline;
    let mut worst: BTreeMap<u32, (Option<Verdict>, usize)> = BTreeMap::new();
    let others = others(app, |finding| finding.machine.0);
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
        let whole = |record: &&InventoryRecord| {
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
            (true, true) => say!("coverage-complete").to_owned(),
            (true, false) => say!("what-the-list-says").to_owned(),
            (false, false) if unread == 0 => say!("what-the-list-says").to_owned(),
            (false, _) if unread == 0 => say!("not-fully-read").to_owned(),
            (false, _) => say!("sources-unread", count = unread),
        };
        let mut known: Vec<String> = counting.iter().map(|record| from(&record.origin)).collect();
        known.dedup();
        let (verdict, findings) = worst.get(&at).copied().unwrap_or_default();
        let system = machine.machine.system.clone();
        rows.push(Row {
            place: (0, at),
            key: Some(machine.key),
            name: machine.machine.name.clone(),
            tags: machine.tags.clone(),
            worst: verdict,
            other: others.get(&at).copied(),
            findings,
            system: system.unwrap_or_else(|| say!("as-of-not-known").to_owned()),
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
    let others = others(app, |finding| (finding.inventory, finding.machine.0));
    let mut rows = Vec::new();
    for (at, inventory) in app.state.inventories.iter().enumerate() {
        let is_read = inventory.is_complete();
        let whole =
            is_read && inventory.cannot_show.is_empty() && !app.is_of_some_software(inventory);
        let mut listed = vec![false; inventory.machines.len()];
        for row in &inventory.installed {
            if let Some(own) = listed.get_mut(row.machine.0 as usize) {
                *own = true;
            }
        }
        let (known_from, coverage) = match &inventory.origin {
            Origin::Scan => {
                let known_from = if inventory.mounted_at.is_some() {
                    say!("mounted-disk")
                } else {
                    say!("scan")
                };
                let coverage = if whole {
                    say!("coverage-complete").to_owned()
                } else {
                    say!("coverage-read", coverage = words::coverage(inventory.coverage()))
                };
                (known_from.to_owned(), coverage)
            }
            list @ Origin::List { .. } => (
                from(list),
                if is_read { say!("what-the-list-says") } else { say!("list-not-fully-read") }
                    .to_owned(),
            ),
        };
        for ((machine, listed), number) in inventory.machines.iter().zip(listed).zip(0_u32..) {
            let (verdict, findings) = worst.get(&(at, number)).copied().unwrap_or_default();
            rows.push(Row {
                place: (at, number),
                key: None,
                name: machine.name.clone(),
                tags: Vec::new(),
                worst: verdict,
                other: others.get(&(at, number)).copied(),
                findings,
                system: machine
                    .system
                    .clone()
                    .unwrap_or_else(|| say!("as-of-not-known").to_owned()),
                known_from: known_from.clone(),
                last_seen: when(inventory.read_at),
                coverage: coverage.clone(),
                // Of a machine for which a list names no program it says nothing.
                complete: whole && listed,
                ignored: false,
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_exempt_does_not_hide_what_is_to_review() {
        assert_eq!(more_serious(Mark::Exempt, Mark::ToReview), Mark::ToReview);
        assert_eq!(more_serious(Mark::ToReview, Mark::Exempt), Mark::ToReview);
        assert_eq!(more_serious(Mark::Exempt, Mark::Exempt), Mark::Exempt);
    }
}
