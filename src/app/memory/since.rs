//! What changed with the newest reading of each machine: findings that are new, gone or come back.

use jiff::Timestamp;

use super::Standing;
use crate::say;
use crate::workspace::since::{SinceLast, since_last};

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

/// What the newest reading of each machine changed about its findings.
pub(super) fn since(standing: &Standing) -> Vec<Since> {
    let outline = &standing.outline;
    let mut found = Vec::new();
    for (finding, one) in standing.findings.iter().enumerate() {
        if !one.finding.is_covered() {
            continue;
        }
        let Some(machine) = outline.machine(one.key.machine) else { continue };
        if let Some((what, at)) = since_last(outline, machine, &one.life) {
            let kind = match what {
                SinceLast::CameBack => SinceKind::ComeBack,
                SinceLast::New => SinceKind::New,
                SinceLast::Gone => SinceKind::Gone,
            };
            found.push(Since { kind, finding, at });
        }
    }
    found.sort_by_key(|one| (one.kind, one.finding));
    found
}
