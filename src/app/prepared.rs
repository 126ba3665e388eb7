//! Findings made ready for the window by the thread that worked them out: what they are searched by,
//! and how many there are of each sort. Of 100,000 findings that takes longer than a frame may.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::search::Index;
use super::shown::{self, FindingTab};
use crate::catalog::Catalog;
use crate::model::{Finding, Verdict};

/// How many findings there are of each sort.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) tabs: BTreeMap<FindingTab, u64>,
    pub(super) verdicts: BTreeMap<Verdict, usize>,
}

impl Counts {
    fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            *counts.tabs.entry(shown::tab_of(finding)).or_default() += 1;
            if let (true, Some(verdict)) = (finding.is_found(), finding.assessment.verdict) {
                *counts.verdicts.entry(verdict).or_default() += 1;
            }
        }
        counts
    }
}

/// Findings with what the window needs of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    pub(super) findings: Arc<Vec<Finding>>,
    pub(super) index: Arc<Index>,
    pub(super) counts: Counts,
}

impl Prepared {
    pub(super) fn of(catalog: &Catalog, findings: Vec<Finding>) -> Self {
        let index = Index::of(catalog, &findings);
        let counts = Counts::of(&findings);
        Self { findings: Arc::new(findings), index: Arc::new(index), counts }
    }
}
