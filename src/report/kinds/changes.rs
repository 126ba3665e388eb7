//! What changed between two readings: what is new, what is no longer there, and what cannot be said
//! because it was not looked at again.

use serde::{Deserialize, Serialize};

use super::super::document::{Bar, Block, Cell, Chart, Document, Table, Tone};
use super::super::{Report, counted};
use super::section;

/// What happened to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It was not there before.
    New,
    /// It was gone and is there again.
    CameBack,
    /// Its version is another one.
    Version,
    /// It is no longer there, and it was looked for where it stood.
    Gone,
    /// One of the two readings has it, and the other could not look there.
    NotSeen,
    /// Its machine is in one of the two readings only.
    NotLookedAt,
}

impl ChangeKind {
    /// All of them, most important first.
    pub const ALL: [Self; 6] =
        [Self::New, Self::CameBack, Self::Version, Self::NotSeen, Self::NotLookedAt, Self::Gone];

    /// In a word or two.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::CameBack => "Came back",
            Self::Version => "Version changed",
            Self::Gone => "No longer there",
            Self::NotSeen => "Not comparable",
            Self::NotLookedAt => "Not looked at",
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::New | Self::CameBack => Tone::Restricted,
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
    /// What has to be known about it, such as why it cannot be compared; may be empty.
    #[serde(default)]
    pub why: String,
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
    /// What is to be told of the comparison, each a sentence.
    #[serde(default)]
    pub notes: Vec<String>,
}

impl Changes {
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
        "{} unchanged. \"Not comparable\" and \"Not looked at\" do not mean that a program is gone: its \
         machine was not read in full, or not at all.",
        counted(changes.unchanged, "finding")
    )));
    if !changes.notes.is_empty() {
        document.blocks.push(Block::List(changes.notes.clone()));
    }
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
            .column("Remark", "remark", 34.0, |one| Cell::owned(one.why.clone()))
            .done()
    };
    document.list = Some(table(rows.clone()));
    document.blocks.push(Block::Table(table(rows)));
    super::tables::what_was_read(report, None, &mut document.blocks);
}
