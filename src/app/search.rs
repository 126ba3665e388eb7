//! Search, order and groups of the findings, built so that a million of them are no burden: each text is
//! held once however many findings have it, a word is sought in each text once, and a finding itself is
//! looked at no more. The work is done in chunks, so that it can be broken off when it is out of date, and
//! shows its first results before it has ended.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::shown::{
    self, FindingColumn, FindingTab, FindingsView, Group, GroupBy, Shown, ShownRow,
};
use crate::catalog::Catalog;
use crate::model::{Assessment, Finding, Identified, Verdict};

/// From so many findings on they are sorted and searched beside the window.
pub(super) const MANY: usize = 50_000;

/// So many findings are looked at before it is asked whether to go on.
const CHUNK: usize = 1 << 15;

/// So many results are shown before the others are there: more than fits any screen.
const FIRST: usize = 400;

/// Where the parts of one finding's text stand, and what else decides whether and where it is shown.
#[derive(Clone, Copy, Debug)]
struct Row {
    software: u32,
    rules: u32,
    machine: u32,
    decision: u32,
    tab: FindingTab,
    verdict: Option<Verdict>,
}

/// What findings are searched, sorted and grouped by: tables of texts, and places in them by finding.
#[derive(Debug, Default)]
pub(super) struct Index {
    rows: Vec<Row>,
    /// Each software once, and a finding that has it.
    software: Vec<u32>,
    /// Small letters of name, publisher and vendor, by software.
    names: Vec<Box<str>>,
    /// The same of the rules that give a verdict.
    rules: Vec<Box<str>>,
    /// The same of machines.
    machines: Vec<Box<str>>,
    /// The same of what was decided; the first is empty.
    decisions: Vec<Box<str>>,
}

/// Numbers for what is met again and again.
struct Numbers<K>(HashMap<K, u32>);

impl<K: Hash + Eq> Numbers<K> {
    fn of(&mut self, key: K, new: impl FnOnce()) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(key).or_insert_with(|| {
            new();
            next
        })
    }
}

impl Index {
    pub(super) fn of(catalog: &Catalog, findings: &[Finding]) -> Self {
        let mut index = Self {
            rows: Vec::with_capacity(findings.len()),
            software: Vec::new(),
            names: Vec::new(),
            rules: Vec::new(),
            machines: Vec::new(),
            decisions: vec!["".into()],
        };
        // What is shared is the same; what is the same need not be shared, and is then held twice.
        let mut software: Numbers<*const Identified> = Numbers(HashMap::new());
        let mut rules: Numbers<*const Assessment> = Numbers(HashMap::new());
        let mut machines: Numbers<&str> = Numbers(HashMap::new());
        let mut decisions: Numbers<String> = Numbers(HashMap::from([(String::new(), 0)]));
        for (finding, at) in findings.iter().zip(0_u32..) {
            let row = Row {
                software: software.of(Arc::as_ptr(&finding.what), || {
                    index.software.push(at);
                    index.names.push(name_text(catalog, &finding.what));
                }),
                rules: rules.of(Arc::as_ptr(&finding.assessment), || {
                    index.rules.push(rules_text(catalog, &finding.assessment));
                }),
                machine: machines.of(&finding.machine_name, || {
                    index.machines.push(finding.machine_name.to_lowercase().into());
                }),
                decision: if finding.is_decided() {
                    let decision = finding.decision().to_lowercase();
                    let text = decision.as_str().into();
                    decisions.of(decision, || index.decisions.push(text))
                } else {
                    0
                },
                tab: shown::tab_of(finding),
                verdict: finding.assessment.verdict,
            };
            index.rows.push(row);
        }
        index
    }

    /// All findings in the order of a column.
    pub(super) fn order(&self, findings: &[Finding], by: FindingColumn) -> Vec<u32> {
        let mut order: Vec<u32> = (0_u32..).take(self.rows.len()).collect();
        let row = |at: &u32| self.rows.get(*at as usize);
        let what = |at: &u32| findings.get(*at as usize).map(|one| &*one.what);
        let by_software = |order: &mut Vec<u32>, ranks: Vec<u32>| {
            order.sort_by_key(|at| row(at).and_then(|row| ranks.get(row.software as usize)));
        };
        let software = self.software.iter();
        match by {
            // The findings stand in this order already.
            FindingColumn::Verdict => {}
            FindingColumn::Software => by_software(
                &mut order,
                ranks(software.map(|at| what(at).map(|one| one.name.to_lowercase()))),
            ),
            FindingColumn::Publisher => by_software(
                &mut order,
                ranks(software.map(|at| {
                    what(at).and_then(|one| one.publisher.as_deref().map(str::to_lowercase))
                })),
            ),
            FindingColumn::Version => by_software(
                &mut order,
                ranks(software.map(|at| {
                    version_key(what(at).and_then(|one| one.version.as_deref()).unwrap_or(""))
                })),
            ),
            FindingColumn::Vendor => by_software(
                &mut order,
                ranks(software.map(|at| what(at).map(|one| one.vendor.as_str()))),
            ),
            FindingColumn::Machine => {
                let ranks = ranks(self.machines.iter());
                order.sort_by_key(|at| row(at).and_then(|row| ranks.get(row.machine as usize)));
            }
            FindingColumn::Status => order.sort_by_key(|at| row(at).map(|row| row.tab as u8)),
        }
        order
    }

    /// What the table shows, in this order of all findings. `first` is told the beginning of it where more is
    /// to come. `None` when it was broken off.
    pub(super) fn shown(
        &self,
        catalog: &Catalog,
        findings: &[Finding],
        order: &[u32],
        view: &FindingsView,
        stopped: &dyn Fn() -> bool,
        first: &dyn Fn(Shown),
    ) -> Option<Shown> {
        let mut wanted = Vec::new();
        for word in view.text.split_whitespace() {
            if stopped() {
                return None;
            }
            wanted.push(self.wanted(&word.to_lowercase()));
        }
        let lets_through = |row: &Row| {
            row.tab == view.tab
                && (view.verdicts.is_empty()
                    || view.verdicts.contains(&row.verdict.unwrap_or(Verdict::Listed)))
                && wanted.iter().all(|word| word.is_in(row))
        };
        let mut all: Vec<u32> = Vec::new();
        let mut told = view.group.is_some();
        let mut look = |chunk: &mut dyn Iterator<Item = &u32>| {
            for at in chunk {
                if self.rows.get(*at as usize).is_some_and(&lets_through) {
                    all.push(*at);
                }
            }
            if !told && all.len() >= FIRST {
                told = true;
                first(Shown::beginning(all.clone(), findings.len()));
            }
            !stopped()
        };
        let goes_on = if view.reversed {
            order.rchunks(CHUNK).all(|chunk| look(&mut chunk.iter().rev()))
        } else {
            order.chunks(CHUNK).all(|chunk| look(&mut chunk.iter()))
        };
        if !goes_on {
            return None;
        }
        Some(match view.group {
            None => Shown::plain(all, findings.len()),
            Some(by) => self.grouped(catalog, findings, &all, view, by),
        })
    }

    fn wanted(&self, word: &str) -> Wanted {
        let finder = memchr::memmem::Finder::new(word);
        let is_in = |texts: &[Box<str>]| -> Vec<bool> {
            texts.iter().map(|text| finder.find(text.as_bytes()).is_some()).collect()
        };
        Wanted {
            software: is_in(&self.names),
            rules: is_in(&self.rules),
            machine: is_in(&self.machines),
            decision: is_in(&self.decisions),
        }
    }

    fn grouped(
        &self,
        catalog: &Catalog,
        findings: &[Finding],
        all: &[u32],
        view: &FindingsView,
        by: GroupBy,
    ) -> Shown {
        let group_of = self.group_numbers(findings, by);
        let mut members: Vec<Vec<u32>> = Vec::new();
        for at in all {
            let Some(row) = self.rows.get(*at as usize) else { continue };
            let group = match by {
                GroupBy::Product | GroupBy::Vendor => group_of.get(row.software as usize).copied(),
                GroupBy::Machine => Some(row.machine),
                GroupBy::Verdict => Some(row.verdict.map_or(0, |verdict| verdict as u32 + 1)),
            };
            let group = group.unwrap_or(0) as usize;
            if members.len() <= group {
                members.resize_with(group + 1, Vec::new);
            }
            if let Some(members) = members.get_mut(group) {
                members.push(*at);
            }
        }
        let verdict_of = |at: &u32| self.rows.get(*at as usize).and_then(|row| row.verdict);
        let mut groups: Vec<(Group, Vec<u32>)> = Vec::new();
        for members in members {
            let Some(one) = members.first().and_then(|at| findings.get(*at as usize)) else {
                continue;
            };
            let title = match by {
                GroupBy::Product => catalog.product_name(&one.vendor, one.product.as_deref()),
                GroupBy::Machine => one.machine_name.clone(),
                GroupBy::Vendor => {
                    let vendor = catalog.vendors.get(&one.vendor);
                    vendor.map_or(&one.vendor, |vendor| &vendor.name).clone()
                }
                GroupBy::Verdict => {
                    one.assessment.verdict.map_or("To review", Verdict::word).to_owned()
                }
            };
            let worst = members.iter().filter_map(verdict_of).max();
            let folded = view.folded.contains(&title);
            groups.push((Group { title, count: members.len() as u32, worst, folded }, members));
        }
        groups.sort_by(|(a, _), (b, _)| {
            (Reverse(a.worst), Reverse(a.count), &a.title).cmp(&(
                Reverse(b.worst),
                Reverse(b.count),
                &b.title,
            ))
        });
        let mut in_order = Vec::with_capacity(all.len());
        let mut rows = Vec::with_capacity(all.len() + groups.len());
        let mut titles = Vec::with_capacity(groups.len());
        for (group, members) in groups {
            rows.push(ShownRow::Group(titles.len() as u32));
            if !group.folded {
                rows.extend(members.iter().map(|at| ShownRow::Finding(*at)));
            }
            in_order.extend(members);
            titles.push(group);
        }
        Shown::grouped(in_order, titles, rows, findings.len())
    }

    /// The group of each software; groups of products and vendors.
    fn group_numbers(&self, findings: &[Finding], by: GroupBy) -> Vec<u32> {
        if !matches!(by, GroupBy::Product | GroupBy::Vendor) {
            return Vec::new();
        }
        let mut numbers: Numbers<(&str, Option<&str>)> = Numbers(HashMap::new());
        let number = |at: &u32| {
            findings.get(*at as usize).map_or(0, |one| {
                let product = one.product.as_deref().filter(|_| by == GroupBy::Product);
                numbers.of((&one.vendor, product), || {})
            })
        };
        self.software.iter().map(number).collect()
    }
}

/// Where a word occurs, by place in the tables.
struct Wanted {
    software: Vec<bool>,
    rules: Vec<bool>,
    machine: Vec<bool>,
    decision: Vec<bool>,
}

impl Wanted {
    fn is_in(&self, row: &Row) -> bool {
        let met = |table: &[bool], at: u32| table.get(at as usize).copied().unwrap_or(false);
        met(&self.software, row.software)
            || met(&self.machine, row.machine)
            || met(&self.rules, row.rules)
            || met(&self.decision, row.decision)
    }
}

/// The place of each among all of them in their order; equal ones have the same.
fn ranks<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<u32> {
    let mut sorted: Vec<(K, usize)> = keys.zip(0..).collect();
    sorted.sort();
    let mut ranks = vec![0; sorted.len()];
    let mut rank = 0;
    for (at, (key, place)) in sorted.iter().enumerate() {
        if at > 0 && sorted.get(at - 1).is_some_and(|(before, _)| before != key) {
            rank += 1;
        }
        if let Some(own) = ranks.get_mut(*place) {
            *own = rank;
        }
    }
    ranks
}

fn name_text(catalog: &Catalog, what: &Identified) -> Box<str> {
    let vendor = catalog.vendors.get(&what.vendor).map_or("", |vendor| vendor.name.as_str());
    let publisher = what.publisher.as_deref().unwrap_or("");
    format!("{}\n{publisher}\n{}\n{vendor}", what.name, what.vendor).to_lowercase().into()
}

/// The rules that give a verdict, with their names.
fn rules_text(catalog: &Catalog, assessment: &Assessment) -> Box<str> {
    let mut text = String::new();
    for reading in assessment.measures.iter().filter(|one| one.verdict.is_some()) {
        text.push('\n');
        text.push_str(&reading.measure);
        if let Some(measure) = catalog.measures.get(&reading.measure) {
            for part in [&measure.title, &measure.citation] {
                text.push('\n');
                text.push_str(part);
            }
        }
    }
    text.to_lowercase().into()
}

/// Numbers inside a version compare as numbers: 9.2 stands before 10.1.
fn version_key(version: &str) -> Vec<(u64, String)> {
    version
        .split(['.', '-', '_', ' ', '+'])
        .map(|part| {
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let (number, rest) = part.split_at(digits);
            (number.parse().unwrap_or(0), rest.to_lowercase())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalog;
    use crate::model::{Confidence, MachineId, Status};

    fn finding(name: &str, machine: &str, version: &str, verdict: Verdict) -> Finding {
        Finding {
            machine: MachineId(0),
            inventory: 0,
            machine_name: machine.to_owned(),
            what: Arc::new(Identified {
                vendor: if name.starts_with('Y') { "yandex" } else { "kaspersky" }.to_owned(),
                product: None,
                by_vendor: false,
                name: name.to_owned(),
                publisher: None,
                version: Some(version.to_owned()),
                confidence: Confidence::Certain,
                evidence: Vec::new(),
            }),
            records: Vec::new(),
            assessment: Arc::new(Assessment {
                verdict: Some(verdict),
                verdict_if: None,
                sentence: String::new(),
                measures: Vec::new(),
            }),
            status: Status::Open,
        }
    }

    /// As `App` does it for few findings.
    fn show_of(catalog: &Catalog, findings: &[Finding], view: &FindingsView) -> Shown {
        let index = Index::of(catalog, findings);
        let order = index.order(findings, view.sort);
        index.shown(catalog, findings, &order, view, &|| false, &|_| {}).unwrap()
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
        show_of(&catalog, &three(), view)
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
        assert_eq!(open.row_count(), 5);
        assert_eq!(open.findings.len(), 3);
        let folded = show(&FindingsView { folded: BTreeSet::from(["a".to_owned()]), ..view });
        assert_eq!(folded.row_count(), 3);
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

    /// Findings that repeat the three.
    fn many(count: usize) -> Vec<Finding> {
        three().into_iter().cycle().take(count).collect()
    }

    #[test]
    fn of_many_the_first_results_come_before_the_last() {
        let catalog = catalog::builtin().unwrap();
        let findings = many(4 * CHUNK);
        let index = Index::of(&catalog, &findings);
        assert_eq!(index.names.len(), 3, "a text is held once");
        let view = FindingsView { text: "kaspersky".to_owned(), ..FindingsView::default() };
        let order = index.order(&findings, view.sort);
        let first = std::cell::RefCell::new(Vec::new());
        let told = |shown| first.borrow_mut().push(shown);
        let all = index.shown(&catalog, &findings, &order, &view, &|| false, &told).unwrap();
        let first = first.into_inner();
        assert_eq!(first.len(), 1);
        assert!(first[0].is_partial && !all.is_partial);
        assert!(first[0].findings.len() < all.findings.len());
        assert!(all.findings.starts_with(&first[0].findings), "what is there stays where it is");
        let expected = findings.iter().filter(|one| one.name == "Kaspersky").count();
        assert_eq!(all.findings.len(), expected);
    }

    #[test]
    fn a_search_that_is_out_of_date_ends_within_a_chunk() {
        let catalog = catalog::builtin().unwrap();
        let findings = many(6 * CHUNK);
        let index = Index::of(&catalog, &findings);
        let asked = std::cell::Cell::new(0);
        let stopped = || {
            asked.set(asked.get() + 1);
            asked.get() == 2
        };
        let view = FindingsView::default();
        let order = index.order(&findings, view.sort);
        assert_eq!(index.shown(&catalog, &findings, &order, &view, &stopped, &|_| {}), None);
        assert_eq!(asked.get(), 2);
    }

    #[test]
    fn equal_findings_keep_their_order_and_the_reverse_is_the_reverse() {
        for sort in FindingColumn::ALL {
            let view = FindingsView { sort, ..FindingsView::default() };
            let mut down = show(&view).findings;
            let up = show(&FindingsView { reversed: true, ..view }).findings;
            down.reverse();
            assert_eq!(down, up, "{sort:?}");
        }
        let by_software = FindingsView { sort: FindingColumn::Software, ..FindingsView::default() };
        assert_eq!(show(&by_software).findings, [0, 1, 2]);
    }

    #[test]
    fn each_shown_finding_knows_its_row() {
        for group in [None, Some(GroupBy::Machine), Some(GroupBy::Verdict)] {
            let shown = show(&FindingsView { group, ..FindingsView::default() });
            for at in 0..3_u32 {
                let row = shown.row_of(at as usize).unwrap();
                assert_eq!(shown.row(row), Some(ShownRow::Finding(at)));
            }
            assert_eq!(shown.row_of(3), None);
        }
        let one = FindingsView { text: "yandex".to_owned(), ..FindingsView::default() };
        assert_eq!(show(&one).row_of(0), None);
    }

    #[test]
    fn a_decision_is_found_by_its_reason() {
        let catalog = catalog::builtin().unwrap();
        let mut findings = three();
        let why = "Ticket ÄB-17".to_owned();
        findings[1].status = Status::WrongMatch { why };
        let view = FindingsView {
            tab: FindingTab::Decided,
            text: "äb-17".to_owned(),
            ..FindingsView::default()
        };
        assert_eq!(show_of(&catalog, &findings, &view).findings, [1]);
    }
}
