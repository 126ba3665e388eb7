//! Two readings of one machine made into one: what this user's rights showed, and what an
//! administrator's did.
//!
//! Each source counts once, as it was read more completely. Of two that are equally complete the later
//! reading is taken: it is fresher and had more rights.

use super::engine::WHOLE;
use crate::model::{Inventory, Problem, SourceReading, SourceState};

/// The earlier reading with whatever the later one read better.
///
/// Both are of the same machine by the same list of sources; the earlier one's origin, machine and time
/// stay.
#[must_use]
pub fn merge(earlier: &Inventory, later: &Inventory) -> Inventory {
    let mut merged = Inventory::new(earlier.origin.clone(), earlier.read_at);
    // Linux tells the serial number to root only.
    let mut machine =
        earlier.machines.first().or(later.machines.first()).cloned().unwrap_or_default();
    machine.learn(later.machines.first().cloned().unwrap_or_default());
    let machine = merged.add_machine(machine);
    merged.mounted_at.clone_from(&earlier.mounted_at);
    let readings = [earlier, later];
    // Of each reading, where its sources stand in the merged one; `None` for those left out.
    let mut places = readings.map(|from| vec![None; from.sources.len()]);
    let mut kept: Vec<&SourceReading> = Vec::new();
    for id in ids(earlier, later) {
        let Some(chosen) = choose(&earlier.sources, &later.sources, id) else { continue };
        let sources = readings.iter().zip(&mut places).nth(chosen.position());
        let Some((from, places)) = sources else { continue };
        for (source, place) in from.sources.iter().zip(places).filter(|(own, _)| own.id == id) {
            *place = Some(merged.add_source(source.clone()));
            if chosen == Chosen::Earlier {
                kept.push(source);
            }
        }
    }
    for (from, places) in readings.iter().zip(&places) {
        for (row, installed) in from.installed.iter().enumerate() {
            if let Some(Some(source)) = places.get(usize::from(installed.source)) {
                merged.push(machine, from.software(row), *source);
            }
        }
    }
    merged.problems = problems(earlier, later, &kept);
    merged.counts.software = merged.installed.len() as u64;
    merged.counts.problems = merged.problems.len() as u64;
    merged.counts.rows = merged.counts.software + merged.counts.problems;
    merged.cannot_show.clone_from(&later.cannot_show);
    merged
}

/// Which of the two readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chosen {
    Earlier,
    Later,
}

impl Chosen {
    fn position(self) -> usize {
        match self {
            Self::Earlier => 0,
            Self::Later => 1,
        }
    }
}

/// Every source id once, in the order of the readings.
fn ids<'a>(earlier: &'a Inventory, later: &'a Inventory) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for source in earlier.sources.iter().chain(&later.sources) {
        if !ids.contains(&source.id.as_str()) {
            ids.push(&source.id);
        }
    }
    ids
}

/// Which reading of a source is taken; `None` where it is left out, since the other reading has what it
/// stands for.
fn choose(earlier: &[SourceReading], later: &[SourceReading], id: &str) -> Option<Chosen> {
    let of = |sources: &[SourceReading]| -> Vec<SourceReading> {
        sources.iter().filter(|source| source.id == id).cloned().collect()
    };
    let (first, second) = (of(earlier), of(later));
    // A source that gave nothing at all in one reading was read under its own ids in the other, where
    // that has ids which this one does not have. Otherwise it is a gap as before.
    let has_more = |own: &[SourceReading], than: &[SourceReading]| {
        let new = |one: &&SourceReading| than.iter().all(|other| other.id != one.id);
        own.iter().filter(new).any(|one| !one.id.starts_with(WHOLE))
    };
    if id.starts_with(WHOLE) {
        let elsewhere = match (first.is_empty(), second.is_empty()) {
            (false, true) => has_more(later, earlier),
            (true, false) => has_more(earlier, later),
            _ => false,
        };
        if elsewhere {
            return None;
        }
    }
    if second.is_empty() {
        return Some(Chosen::Earlier);
    }
    let is_read = |own: &[SourceReading]| {
        !own.is_empty() && own.iter().all(|source| source.state == SourceState::Read)
    };
    let is_complete = |own: &[SourceReading]| own.iter().all(|source| source.state.is_complete());
    let count = |own: &[SourceReading]| own.iter().map(|source| source.count).sum::<usize>();
    let earlier_is_better = match (is_read(&first), is_read(&second)) {
        (true, read) => !read,
        (false, true) => false,
        (false, false) => {
            !is_complete(&second) && !is_complete(&first) && count(&first) > count(&second)
        }
    };
    Some(if earlier_is_better { Chosen::Earlier } else { Chosen::Later })
}

/// The problems of the later reading, and those of sources that were taken from the earlier one.
fn problems(earlier: &Inventory, later: &Inventory, kept: &[&SourceReading]) -> Vec<Problem> {
    let mut problems = later.problems.clone();
    for problem in &earlier.problems {
        let of_kept = kept.iter().any(|source| {
            problem.path == source.name
                || (!source.place.is_empty() && problem.path.starts_with(&source.place))
        });
        if of_kept && !problems.contains(problem) {
            problems.push(problem.clone());
        }
    }
    problems
}
