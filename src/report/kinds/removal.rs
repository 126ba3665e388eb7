//! The removal record: what was done on one machine, step by step, and how it was verified.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::document::{Block, Cell, Document, Table, Tone};
use super::super::{Report, counted};
use super::section;

/// One step as it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordStep {
    /// When it ended, or was left.
    pub at: Timestamp,
    /// What was to be done.
    pub title: String,
    /// What was run, word for word; empty where nothing was.
    #[serde(default)]
    pub command: String,
    /// How it ended, in a word or two: done, skipped, failed.
    pub outcome: String,
    /// What was seen: an exit code, a line of output; secrets never stand here.
    #[serde(default)]
    pub details: String,
}

/// What was done to remove one product from one machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovalRecord {
    /// The machine.
    pub machine: String,
    /// Name of the product as shown.
    pub product: String,
    /// Its version as found.
    #[serde(default)]
    pub version: String,
    /// Who did it, as the system names them.
    #[serde(default)]
    pub by: String,
    /// When it began.
    pub begun_at: Timestamp,
    /// When it ended; open where empty.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    /// When a fresh scan no longer found it, and read every source that it needs; not verified where
    /// empty.
    #[serde(default)]
    pub verified_at: Option<Timestamp>,
    /// What was done, in order.
    pub steps: Vec<RecordStep>,
    /// What is left of the product.
    #[serde(default)]
    pub leftovers: Vec<String>,
    /// Sources that the verifying scan could not read.
    #[serde(default)]
    pub not_read: Vec<String>,
}

fn time(at: Timestamp) -> String {
    format!("{} UTC", at.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S"))
}

pub(super) fn fill<'a>(
    document: &mut Document<'a>,
    report: &'a Report<'a>,
    record: &RemovalRecord,
) {
    if report.inputs.is_empty() {
        document.facts.retain(|(name, _)| !matches!(*name, "Read" | "Sources"));
    }
    document.title = format!("Removal of {} from {}", record.product, record.machine);
    let left = record.leftovers.len() as u64;
    document.headline = match record.verified_at {
        Some(at) if left == 0 => format!("Verified gone on {}", time(at)),
        Some(at) => format!("Verified gone on {}, with {}", time(at), counted(left, "leftover")),
        None if !record.not_read.is_empty() => {
            "Not verified: not every source could be read, so it cannot be said that it is gone"
                .to_owned()
        }
        None => "Not verified: no fresh scan shows that it is gone".to_owned(),
    };
    let mut facts = vec![
        ("Machine".to_owned(), record.machine.clone()),
        ("Product".to_owned(), format!("{} {}", record.product, record.version).trim().to_owned()),
        ("Begun".to_owned(), time(record.begun_at)),
        ("Ended".to_owned(), record.ended_at.map_or_else(|| "not ended".to_owned(), time)),
    ];
    if !record.by.is_empty() {
        facts.push(("By".to_owned(), record.by.clone()));
    }
    document.blocks.push(section("The removal"));
    document.blocks.push(Block::Facts(facts));
    if !record.not_read.is_empty() {
        document.blocks.push(Block::Note {
            tone: Tone::Unseen,
            title: "Not read by the scan that was to verify it".to_owned(),
            lines: record.not_read.clone(),
        });
    }
    document.blocks.push(section("Steps"));
    let table = |steps: Vec<RecordStep>| {
        Table::of("Steps", steps)
            .column("When", "at", 20.0, |one| Cell::owned(time(one.at)))
            .column("Step", "step", 36.0, |one| Cell::owned(one.title.clone()))
            .column("Outcome", "outcome", 14.0, |one| Cell::owned(one.outcome.clone()))
            .column("What was run", "command", 50.0, |one| Cell::owned(one.command.clone()))
            .column("What was seen", "details", 40.0, |one| Cell::owned(one.details.clone()))
            .done()
    };
    document.list = Some(table(record.steps.clone()));
    document.blocks.push(Block::Table(table(record.steps.clone())));
    document.blocks.push(section("What is left"));
    if record.leftovers.is_empty() {
        let text = match record.verified_at {
            Some(_) => "The scan found neither the product nor any part of it.",
            None => "Nothing is known to be left; that was not verified.",
        };
        document.blocks.push(Block::Text(text.to_owned()));
    } else {
        document.blocks.push(Block::List(record.leftovers.clone()));
    }
    document.blocks.push(Block::Sign(vec!["Name", "Role", "Date", "Signature"]));
}
