//! What changed between two readings: what is new, what is no longer there, and what cannot be said
//! because it was not looked at again.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::document::{Bar, Block, Cell, Chart, Document, Table, Tone};
use super::super::{Report, counted};
use super::section;
use crate::catalog::Catalog;
use crate::model::Finding;

/// What happened to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It was not there before.
    New,
    /// Its verdict is another one.
    Verdict,
    /// Its version is another one.
    Version,
    /// It is no longer there, and everything of its machine was read.
    Gone,
    /// It is no longer seen, but not everything of its machine was read.
    NotSeen,
    /// Its machine is not in the newer reading.
    NotLookedAt,
}

impl ChangeKind {
    /// All of them, most important first.
    pub const ALL: [Self; 6] =
        [Self::New, Self::Verdict, Self::Version, Self::NotSeen, Self::NotLookedAt, Self::Gone];

    /// In a word or two.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Verdict => "Verdict changed",
            Self::Version => "Version changed",
            Self::Gone => "No longer there",
            Self::NotSeen => "Not seen",
            Self::NotLookedAt => "Not looked at",
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::New => Tone::Restricted,
            Self::Verdict => Tone::Advised,
            Self::Version => Tone::Listed,
            Self::Gone => Tone::Removed,
            Self::NotSeen | Self::NotLookedAt => Tone::Unseen,
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// The machine.
    pub machine: String,
    /// Name of the product as shown.
    pub product: String,
    /// What it was: verdict, version; empty where it was not there.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// Two readings compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// The earlier reading, as it is named to the reader: a day, a file.
    pub since: String,
    /// Every change.
    pub changes: Vec<Change>,
    /// Findings that are as they were.
    pub unchanged: u64,
}

impl Changes {
    /// Compares findings by machine, vendor and product. `looked_at` says of a machine in small letters
    /// whether it is in the newer reading, and whether all of it was read.
    #[must_use]
    pub fn between(
        catalog: &Catalog,
        since: &str,
        before: &[Finding],
        after: &[Finding],
        looked_at: &BTreeMap<String, bool>,
    ) -> Self {
        type Key<'a> = (String, &'a str, Option<&'a str>);
        fn keyed(findings: &[Finding]) -> BTreeMap<Key<'_>, &Finding> {
            findings
                .iter()
                .filter(|one| one.is_found())
                .map(|one| {
                    let key = (
                        one.machine_name.to_lowercase(),
                        one.vendor.as_str(),
                        one.product.as_deref(),
                    );
                    (key, one)
                })
                .collect()
        }
        let (old, new) = (keyed(before), keyed(after));
        let verdict = |one: &Finding| super::super::verdict_word(one).to_owned();
        let version = |one: &Finding| one.version.clone().unwrap_or_default();
        let mut result = Self { since: since.to_owned(), ..Self::default() };
        let keys: BTreeSet<&Key<'_>> = old.keys().chain(new.keys()).collect();
        for key in keys {
            let (was, is) = (old.get(key), new.get(key));
            let (kind, before, after) = match (was, is) {
                (None, Some(is)) => (ChangeKind::New, String::new(), verdict(is)),
                (Some(was), None) => {
                    let kind = match looked_at.get(&key.0) {
                        None => ChangeKind::NotLookedAt,
                        Some(false) => ChangeKind::NotSeen,
                        Some(true) => ChangeKind::Gone,
                    };
                    (kind, verdict(was), String::new())
                }
                (Some(was), Some(is)) if verdict(was) != verdict(is) => {
                    (ChangeKind::Verdict, verdict(was), verdict(is))
                }
                (Some(was), Some(is)) if version(was) != version(is) => {
                    (ChangeKind::Version, version(was), version(is))
                }
                _ => {
                    result.unchanged += 1;
                    continue;
                }
            };
            let Some(finding) = is.or(was) else { continue };
            result.changes.push(Change {
                kind,
                machine: finding.machine_name.clone(),
                product: catalog.product_name(&finding.vendor, finding.product.as_deref()),
                before,
                after,
            });
        }
        result
    }

    fn count(&self, kind: ChangeKind) -> u64 {
        self.changes.iter().filter(|one| one.kind == kind).count() as u64
    }
}

pub(super) fn fill<'a>(document: &mut Document<'a>, report: &'a Report<'a>, changes: &Changes) {
    document.title = format!("Changes since {}", changes.since);
    let parts: Vec<String> = ChangeKind::ALL
        .into_iter()
        .map(|kind| (changes.count(kind), kind.word().to_lowercase()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    document.headline = if parts.is_empty() {
        format!("No change in {}", counted(changes.unchanged, "finding"))
    } else {
        parts.join(", ")
    };
    document.blocks.extend(super::unread(report));
    document.blocks.push(section("Changes"));
    let bars = ChangeKind::ALL.into_iter().map(|kind| Bar {
        label: kind.word().to_owned(),
        value: changes.count(kind),
        tone: kind.tone(),
    });
    document.blocks.push(Block::Chart(Chart {
        title: format!("Since {}", changes.since),
        bars: bars.collect(),
    }));
    document.blocks.push(Block::Text(format!(
        "{} unchanged. \"Not seen\" and \"Not looked at\" do not mean that a program is gone: its \
         machine was not read in full, or not at all.",
        counted(changes.unchanged, "finding")
    )));
    let mut rows = changes.changes.clone();
    let order = |kind: ChangeKind| ChangeKind::ALL.iter().position(|own| *own == kind);
    rows.sort_by(|a, b| {
        (order(a.kind), &a.machine, &a.product).cmp(&(order(b.kind), &b.machine, &b.product))
    });
    let table = |rows: Vec<Change>| {
        Table::of("Changes", rows)
            .column("Change", "change", 18.0, |one| Cell::Badge(one.kind.tone(), one.kind.word()))
            .column("Machine", "machine", 18.0, |one| Cell::owned(one.machine.clone()))
            .column("Product", "product", 40.0, |one| Cell::owned(one.product.clone()))
            .column("Before", "before", 20.0, |one| Cell::owned(one.before.clone()))
            .column("Now", "now", 20.0, |one| Cell::owned(one.after.clone()))
            .done()
    };
    document.list = Some(table(rows.clone()));
    document.blocks.push(Block::Table(table(rows)));
    super::tables::what_was_read(report, None, &mut document.blocks);
}
