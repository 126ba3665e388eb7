//! Which findings are shown, in what order and in which groups. Worked out when something changes,
//! never in a frame; of many findings by a job of its own.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::model::{Finding, Status, Verdict};
use crate::say;

/// From so many findings on they are sorted and searched beside the window.
pub(super) const MANY: usize = 50_000;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The rows; the same as the findings where nothing is grouped.
    pub rows: Vec<ShownRow>,
    /// The groups.
    pub groups: Vec<Group>,
}

impl Shown {
    /// The row in which a finding stands.
    #[must_use]
    pub fn row_of(&self, finding: usize) -> Option<usize> {
        let wanted = ShownRow::Finding(u32::try_from(finding).ok()?);
        self.rows.iter().position(|row| *row == wanted)
    }

    /// The nearest finding from a row on, down or up.
    #[must_use]
    pub fn finding_from(&self, row: usize, down: bool) -> Option<usize> {
        let finding = |row: &ShownRow| match row {
            ShownRow::Finding(at) => Some(*at as usize),
            ShownRow::Group(_) => None,
        };
        if down {
            self.rows.get(row..)?.iter().find_map(finding)
        } else {
            self.rows.get(..=row)?.iter().rev().find_map(finding)
        }
    }
}

/// What a finding is searched by: its names, its machine, its rules with their names, and what was
/// decided about it.
pub(super) fn text_of(catalog: &Catalog, finding: &Finding) -> String {
    let mut text = format!(
        "{}\n{}\n{}\n{}\n{}",
        finding.name,
        finding.publisher.as_deref().unwrap_or(""),
        finding.machine_name,
        finding.vendor,
        finding.decision(),
    );
    for reading in finding.assessment.measures.iter().filter(|one| one.verdict.is_some()) {
        text.push('\n');
        text.push_str(&reading.measure);
        if let Some(measure) = catalog.measures.get(&reading.measure) {
            for part in [&measure.title, &measure.citation] {
                text.push('\n');
                text.push_str(part);
            }
        }
    }
    text.to_lowercase()
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

/// What the table shows of these findings. `texts` holds what each is searched by.
pub(super) fn shown(
    catalog: &Catalog,
    findings: &[Finding],
    texts: &[String],
    view: &FindingsView,
) -> Shown {
    let wanted: Vec<String> = view.text.split_whitespace().map(str::to_lowercase).collect();
    let mut all: Vec<u32> = findings
        .iter()
        .zip(0_u32..)
        .filter(|(finding, at)| {
            let text = texts.get(*at as usize).map_or("", String::as_str);
            let verdict = finding.assessment.verdict.unwrap_or(Verdict::Listed);
            tab_of(finding) == view.tab
                && (view.verdicts.is_empty() || view.verdicts.contains(&verdict))
                && wanted.iter().all(|word| text.contains(word.as_str()))
        })
        .map(|(_, at)| at)
        .collect();
    let finding = |at: &u32| &findings[*at as usize];
    match view.sort {
        // The findings stand in this order already.
        FindingColumn::Verdict => {}
        FindingColumn::Software => all.sort_by_cached_key(|at| finding(at).name.to_lowercase()),
        FindingColumn::Publisher => {
            all.sort_by_cached_key(|at| finding(at).publisher.as_deref().map(str::to_lowercase));
        }
        FindingColumn::Version => all.sort_by_cached_key(|at| version_key(finding(at))),
        FindingColumn::Machine => {
            all.sort_by_cached_key(|at| finding(at).machine_name.to_lowercase());
        }
        FindingColumn::Vendor => all.sort_by(|a, b| finding(a).vendor.cmp(&finding(b).vendor)),
        FindingColumn::Status => all.sort_by_key(|at| tab_of(finding(at)) as u8),
    }
    if view.reversed {
        all.reverse();
    }
    match view.group {
        None => {
            let rows = all.iter().map(|at| ShownRow::Finding(*at)).collect();
            Shown { findings: all, rows, groups: Vec::new() }
        }
        Some(by) => grouped(catalog, findings, &all, view, by),
    }
}

/// Numbers inside a version compare as numbers: 9.2 stands before 10.1.
fn version_key(finding: &Finding) -> Vec<(u64, String)> {
    let version = finding.version.as_deref().unwrap_or("");
    version
        .split(['.', '-', '_', ' ', '+'])
        .map(|part| {
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let (number, rest) = part.split_at(digits);
            (number.parse().unwrap_or(0), rest.to_lowercase())
        })
        .collect()
}

fn grouped(
    catalog: &Catalog,
    findings: &[Finding],
    all: &[u32],
    view: &FindingsView,
    by: GroupBy,
) -> Shown {
    // One look-up by what is at hand; the titles are made once a group.
    let mut members: HashMap<(&str, Option<&str>), Vec<u32>> = HashMap::new();
    for at in all {
        let one = &findings[*at as usize];
        let key = match by {
            GroupBy::Product => (one.vendor.as_str(), one.product.as_deref()),
            GroupBy::Machine => (one.machine_name.as_str(), None),
            GroupBy::Vendor => (one.vendor.as_str(), None),
            GroupBy::Verdict => (one.assessment.verdict.map_or("", Verdict::key), None),
        };
        members.entry(key).or_default().push(*at);
    }
    let mut groups: Vec<(Group, Vec<u32>)> = members
        .into_iter()
        .map(|((key, product), members)| {
            let title = match by {
                GroupBy::Product => catalog.product_name(key, product),
                GroupBy::Machine => key.to_owned(),
                GroupBy::Vendor => {
                    catalog.vendors.get(key).map_or(key, |vendor| vendor.name.as_str()).to_owned()
                }
                GroupBy::Verdict => Verdict::ALL
                    .into_iter()
                    .find(|verdict| verdict.key() == key)
                    .map_or("To review", Verdict::word)
                    .to_owned(),
            };
            let worst =
                members.iter().filter_map(|at| findings[*at as usize].assessment.verdict).max();
            let folded = view.folded.contains(&title);
            (Group { title, count: members.len() as u32, worst, folded }, members)
        })
        .collect();
    groups.sort_by(|(a, _), (b, _)| {
        (Reverse(a.worst), Reverse(a.count), &a.title).cmp(&(
            Reverse(b.worst),
            Reverse(b.count),
            &b.title,
        ))
    });
    let mut shown = Shown { findings: Vec::with_capacity(all.len()), ..Shown::default() };
    for (group, members) in groups {
        shown.rows.push(ShownRow::Group(shown.groups.len() as u32));
        if !group.folded {
            shown.rows.extend(members.iter().map(|at| ShownRow::Finding(*at)));
        }
        shown.findings.extend(members);
        shown.groups.push(group);
    }
    shown
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::catalog;
    use crate::model::{Assessment, Confidence, MachineId};

    fn finding(name: &str, machine: &str, version: &str, verdict: Verdict) -> Finding {
        Finding {
            machine: MachineId(0),
            inventory: 0,
            machine_name: machine.to_owned(),
            vendor: if name.starts_with('Y') { "yandex" } else { "kaspersky" }.to_owned(),
            product: None,
            by_vendor: false,
            name: name.to_owned(),
            publisher: None,
            version: Some(version.to_owned()),
            confidence: Confidence::Certain,
            evidence: Vec::new(),
            records: Vec::new(),
            assessment: std::sync::Arc::new(Assessment {
                verdict: Some(verdict),
                verdict_if: None,
                sentence: String::new(),
                measures: Vec::new(),
            }),
            status: Status::Open,
        }
    }

    fn three() -> Vec<Finding> {
        vec![
            finding("Kaspersky", "b", "10.1", Verdict::Prohibited),
            finding("Kaspersky", "a", "9.2", Verdict::Prohibited),
            finding("Yandex", "a", "1.0", Verdict::Listed),
        ]
    }

    fn show(view: &FindingsView) -> Shown {
        let catalog = catalog::builtin().unwrap();
        let findings = three();
        let texts: Vec<String> = findings.iter().map(|one| text_of(&catalog, one)).collect();
        shown(&catalog, &findings, &texts, view)
    }

    #[test]
    fn versions_are_sorted_as_numbers() {
        let view = FindingsView { sort: FindingColumn::Version, ..FindingsView::default() };
        assert_eq!(show(&view).findings, [2, 1, 0]);
    }

    #[test]
    fn groups_count_their_findings_and_fold() {
        let view = FindingsView { group: Some(GroupBy::Machine), ..FindingsView::default() };
        let open = show(&view);
        let groups: Vec<_> =
            open.groups.iter().map(|one| (one.title.as_str(), one.count)).collect();
        assert_eq!(groups, [("a", 2), ("b", 1)]);
        assert_eq!(open.rows.len(), 5);
        assert_eq!(open.findings.len(), 3);
        let folded = show(&FindingsView { folded: BTreeSet::from(["a".to_owned()]), ..view });
        assert_eq!(folded.rows.len(), 3);
        assert_eq!(folded.findings.len(), 3, "a folded group still counts");
        assert_eq!(folded.finding_from(0, true), Some(0));
    }

    #[test]
    fn what_is_typed_is_sought_in_names_machines_and_rules() {
        let text = |text: &str| {
            show(&FindingsView { text: text.to_owned(), ..FindingsView::default() }).findings
        };
        assert_eq!(text("yan A"), [2]);
        assert_eq!(text("kaspersky"), [0, 1]);
        assert!(text("nothing of it").is_empty());
    }
}
