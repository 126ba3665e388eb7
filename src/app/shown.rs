//! How findings are shown: tabs, columns, groups, filters, and the rows that come of it. What the rows are
//! is worked out in `search`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{Finding, Status, Verdict};
use crate::say;

/// A tab of the findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingTab {
    /// Counted as found.
    #[default]
    Found,
    /// Possible matches.
    ToReview,
    /// Verified gone.
    Gone,
    /// Decided by the admin.
    Decided,
    /// Made by a vendor that is on a list, and covered by no rule.
    NotCovered,
}

/// A column of the findings.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum FindingColumn {
    /// Most serious first.
    #[default]
    Verdict,
    /// By name.
    Software,
    /// By the publisher as read.
    Publisher,
    /// By version.
    Version,
    /// By machine.
    Machine,
    /// By the vendor of the catalogue.
    Vendor,
    /// By status.
    Status,
}

impl FindingColumn {
    /// All of them, from left to right.
    pub const ALL: [Self; 7] = [
        Self::Verdict,
        Self::Software,
        Self::Publisher,
        Self::Version,
        Self::Machine,
        Self::Vendor,
        Self::Status,
    ];

    /// Its heading.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Verdict => say!("verdict"),
            Self::Software => say!("column-software"),
            Self::Publisher => say!("publisher"),
            Self::Version => say!("column-version"),
            Self::Machine => say!("machine"),
            Self::Vendor => say!("vendor"),
            Self::Status => say!("fact-status"),
        }
    }
}

/// What findings are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupBy {
    /// By product.
    Product,
    /// By machine.
    Machine,
    /// By vendor.
    Vendor,
    /// By verdict.
    Verdict,
}

impl GroupBy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Product, Self::Machine, Self::Vendor, Self::Verdict];

    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Product => say!("product"),
            Self::Machine => say!("machine"),
            Self::Vendor => say!("vendor"),
            Self::Verdict => say!("verdict"),
        }
    }
}

/// How findings are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct FindingsView {
    /// Tab.
    pub tab: FindingTab,
    /// Text that has to occur.
    pub text: String,
    /// Verdicts shown; none chosen shows all.
    pub verdicts: BTreeSet<Verdict>,
    /// What they are sorted by.
    pub sort: FindingColumn,
    /// The other way round.
    pub reversed: bool,
    /// What they are put together by.
    pub group: Option<GroupBy>,
    /// Titles of the groups that are folded up.
    pub folded: BTreeSet<String>,
}

impl FindingsView {
    /// Whether something is hidden by it, beside the other tabs.
    #[must_use]
    pub fn hides(&self) -> bool {
        !self.text.trim().is_empty() || !self.verdicts.is_empty()
    }
}

/// Findings that were put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub title: String,
    /// How many they are.
    pub count: u32,
    /// The most serious of their verdicts.
    pub worst: Option<Verdict>,
    /// Folded up: only the title is shown.
    pub folded: bool,
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShownRow {
    /// The title of this group.
    Group(u32),
    /// The finding at this position.
    Finding(u32),
}

/// What the table shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Positions of all findings that the filter lets through, in their order, folded groups included.
    pub findings: Vec<u32>,
    /// The groups.
    pub groups: Vec<Group>,
    /// More may come: the search is still running.
    pub is_partial: bool,
    /// The rows, where something is grouped; else the findings are the rows.
    grouped: Option<Vec<ShownRow>>,
    /// By finding: the number of its row, from one on; 0 where it has none.
    places: Vec<u32>,
}

impl Shown {
    /// Without groups.
    pub(super) fn plain(findings: Vec<u32>, of: usize) -> Self {
        let places = places(findings.iter().map(|at| Some(*at)), of);
        Self { findings, places, ..Self::default() }
    }

    /// The same, of a search that goes on.
    pub(super) fn beginning(findings: Vec<u32>, of: usize) -> Self {
        Self { is_partial: true, ..Self::plain(findings, of) }
    }

    /// With groups; `rows` are their titles and the findings of those that are not folded.
    pub(super) fn grouped(
        findings: Vec<u32>,
        groups: Vec<Group>,
        rows: Vec<ShownRow>,
        of: usize,
    ) -> Self {
        let finding = |row: &ShownRow| match row {
            ShownRow::Finding(at) => Some(*at),
            ShownRow::Group(_) => None,
        };
        let places = places(rows.iter().map(finding), of);
        Self { findings, groups, is_partial: false, grouped: Some(rows), places }
    }

    /// Those of these findings that it holds, in its order.
    pub fn among(&self, findings: &BTreeSet<u32>) -> impl Iterator<Item = u32> {
        self.findings.iter().copied().filter(|at| findings.contains(at))
    }

    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.grouped.as_ref().map_or(self.findings.len(), Vec::len)
    }

    /// What stands in a row.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<ShownRow> {
        match &self.grouped {
            Some(rows) => rows.get(at).copied(),
            None => self.findings.get(at).map(|at| ShownRow::Finding(*at)),
        }
    }

    /// The row in which a finding stands.
    #[must_use]
    pub fn row_of(&self, finding: usize) -> Option<usize> {
        (*self.places.get(finding)? as usize).checked_sub(1)
    }

    /// The nearest finding from a row on, down or up.
    #[must_use]
    pub fn finding_from(&self, row: usize, down: bool) -> Option<usize> {
        let finding = |at: usize| match self.row(at)? {
            ShownRow::Finding(at) => Some(at as usize),
            ShownRow::Group(_) => None,
        };
        if down {
            (row..self.row_count()).find_map(finding)
        } else {
            (0..=row).rev().find_map(finding)
        }
    }
}

/// The number of each finding's row, from one on.
fn places(rows: impl Iterator<Item = Option<u32>>, of: usize) -> Vec<u32> {
    let mut places = vec![0; of];
    for (row, at) in (1..).zip(rows) {
        if let Some(place) = at.and_then(|at| places.get_mut(at as usize)) {
            *place = row;
        }
    }
    places
}

pub(super) fn tab_of(finding: &Finding) -> FindingTab {
    match finding.status {
        _ if !finding.is_covered() => FindingTab::NotCovered,
        Status::Removed { .. } => FindingTab::Gone,
        Status::Exempt { .. } | Status::WrongMatch { .. } => FindingTab::Decided,
        Status::Open | Status::InProgress { .. } if finding.is_found() => FindingTab::Found,
        Status::Open | Status::InProgress { .. } => FindingTab::ToReview,
    }
}
