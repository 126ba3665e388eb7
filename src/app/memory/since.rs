//! What changed with the newest inventory of a workspace: findings that are new, gone or come back.

use jiff::Timestamp;

use super::Standing;
use crate::say;

/// How a finding changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SinceKind {
    /// It was gone and is there again.
    ComeBack,
    /// It is there for the first time.
    New,
    /// It is there no more.
    Gone,
}

impl SinceKind {
    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ComeBack => say!("since-come-back"),
            Self::New => say!("since-new"),
            Self::Gone => say!("since-gone"),
        }
    }
}

/// A finding that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// How.
    pub kind: SinceKind,
    /// Its position among the findings.
    pub finding: usize,
    /// When.
    pub at: Timestamp,
}

/// What changed on the day of the newest inventory, against everything before; nothing where there is no
/// earlier inventory of the same machine to compare with.
pub(super) fn since(standing: &Standing) -> Vec<Since> {
    let outline = &standing.outline;
    let Some(newest) = outline.inventories.iter().max_by_key(|record| record.at()) else {
        return Vec::new();
    };
    let from = newest.at();
    let mut found = Vec::new();
    for (finding, one) in standing.findings.iter().enumerate() {
        if !one.finding.is_covered() {
            continue;
        }
        let machine = outline.machine(one.key.machine);
        let read_before =
            machine.is_some_and(|machine| machine.readings.iter().any(|reading| reading.at < from));
        let returned = one.life.returns.last().filter(|back| back.at >= from);
        let kind = if let Some(gone) = one.life.gone.as_ref().filter(|gone| gone.at >= from) {
            Some((SinceKind::Gone, gone.at))
        } else if let Some(back) = returned {
            Some((SinceKind::ComeBack, back.at))
        } else {
            one.life
                .first_seen
                .filter(|first| *first >= from && read_before)
                .map(|first| (SinceKind::New, first))
        };
        if let Some((kind, at)) = kind {
            found.push(Since { kind, finding, at });
        }
    }
    found.sort_by_key(|one| (one.kind, one.finding));
    found
}
