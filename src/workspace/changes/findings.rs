//! What changed in what is restricted: findings of one machine at two times.

use std::collections::{BTreeMap, BTreeSet};

use super::{Doubt, Side, View, What};
use crate::model::{Finding, Presence};
use crate::workspace::keys::Subject;

/// What happened to one finding on one machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingChange<'a> {
    /// What.
    pub what: What,
    /// About what.
    pub subject: Subject,
    /// How it was before.
    pub before: Option<&'a Finding>,
    /// How it is after.
    pub after: Option<&'a Finding>,
    /// Why it cannot be compared; `None` where it can.
    pub why: Option<Doubt>,
}

impl<'a> FindingChange<'a> {
    /// The finding to show: the later one where there is one.
    #[must_use]
    pub fn shown(&self) -> Option<&'a Finding> {
        self.after.or(self.before)
    }
}

/// What changed in the findings of a machine; what is as it was is left out. `had` are subjects that were
/// found at an earlier time than `before`.
#[must_use]
pub fn finding_changes<'a>(
    before: (&View<'_>, &[&'a Finding]),
    after: (&View<'_>, &[&'a Finding]),
    had: &BTreeSet<Subject>,
) -> Vec<FindingChange<'a>> {
    let (old, new) = (by_subject(before.0, before.1), by_subject(after.0, after.1));
    let subjects: BTreeSet<&Subject> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for subject in subjects {
        let (was, is) = (old.get(subject).copied(), new.get(subject).copied());
        let (what, why) = match (was, is) {
            (Some(was), Some(is)) => {
                let versions = (was.version.as_deref(), is.version.as_deref());
                match versions {
                    (Some(was), Some(is)) if was.trim() != is.trim() => (What::Version, None),
                    _ => continue,
                }
            }
            (Some(was), None) => (What::Gone, after.0.hides(before.0, &was.records, Side::After)),
            (None, Some(is)) => {
                let what = if had.contains(subject) { What::CameBack } else { What::New };
                (what, before.0.hides(after.0, &is.records, Side::Before))
            }
            (None, None) => continue,
        };
        changes.push(FindingChange {
            what: if why.is_some() { What::Unclear } else { what },
            subject: subject.clone(),
            before: was,
            after: is,
            why,
        });
    }
    changes
}

/// Findings by what they are about; what left only traces is not there.
fn by_subject<'a>(view: &View<'_>, findings: &[&'a Finding]) -> BTreeMap<Subject, &'a Finding> {
    let mut all: BTreeMap<Subject, &'a Finding> = BTreeMap::new();
    for finding in findings.iter().filter(|own| own.machine == view.machine) {
        let is_there = finding.records.iter().any(|at| {
            view.inventory
                .installed
                .get(*at)
                .is_some_and(|row| view.inventory.presence(row) == Presence::Present)
        });
        if is_there {
            // Two programs that differ only in their version are one subject; the first proves most.
            all.entry(Subject::of(finding)).or_insert(*finding);
        }
    }
    all
}
