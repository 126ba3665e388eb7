//! Findings made ready for the window by the thread that worked them out: the text each is searched by, and
//! how many there are of each sort. Of 100,000 findings that takes longer than a frame may.

use std::collections::BTreeMap;
use std::sync::Arc;

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
    pub(super) texts: Arc<Vec<String>>,
    pub(super) counts: Counts,
}

impl Prepared {
    pub(super) fn of(catalog: &Catalog, findings: Vec<Finding>) -> Self {
        let texts = findings.iter().map(|one| shown::text_of(catalog, one)).collect();
        let counts = Counts::of(&findings);
        Self { findings: Arc::new(findings), texts: Arc::new(texts), counts }
    }
}
