//! The removal record: what was done on one machine, step by step, and how it was verified.

use jiff::Timestamp;

use super::super::document::{Block, Cell, Document, Table, Tone};
use super::super::{Report, counted};
use super::section;
use crate::model::Software;
use crate::removal::carry::{Attempt, Fate, Record};

/// One go at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordStep {
    /// When it ended, or began where its end was not written.
    pub at: Option<Timestamp>,
    /// What was to be done.
    pub title: String,
    /// What was run, word for word; empty where nothing was.
    pub command: String,
    /// How it ended, in a word or two: done, skipped, failed.
    pub outcome: String,
    /// What was seen: a code, what the program said, remarks; secrets never stand here.
    pub details: String,
}

/// What was done to remove one product from one machine, as a report tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovalRecord {
    /// The machine.
    pub machine: String,
    /// Name of the product as shown.
    pub product: String,
    /// Its version as found.
    pub version: String,
    /// Who did it, as the system names them.
    pub by: String,
    /// When it began.
    pub begun_at: Option<Timestamp>,
    /// When the last thing was written down.
    pub ended_at: Option<Timestamp>,
    /// What the last scan showed, when, and what that means; `None` where none was made.
    pub fate: Option<(Timestamp, Fate, String)>,
    /// What was found before, one a line.
    pub before: Vec<String>,
    /// What was done, in order.
    pub steps: Vec<RecordStep>,
    /// What is still there of the product, or left of it.
    pub leftovers: Vec<String>,
    /// Sources that the verifying scan could not read.
    pub not_read: Vec<String>,
    /// Remarks about the whole, and how it was closed.
    pub notes: Vec<String>,
    /// The SHA-256 of the journal's last line, which stands for all of them.
    pub journal: String,
}

impl RemovalRecord {
    /// What a journal says.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let last = record.seen.last();
        let mut leftovers = Vec::new();
        if let Some(seen) = last {
            let of = &seen.verification;
            leftovers.extend(of.still.iter().chain(&of.leftovers).map(named));
            leftovers.extend(of.places.iter().cloned());
        }
        let remarks = record.notes.iter().map(|note| note.text.clone());
        Self {
            machine: record.machine.clone(),
            product: record.product.clone(),
            version: record
                .evidence_before
                .iter()
                .find(|one| !one.kind.is_part())
                .and_then(|one| one.version.clone())
                .unwrap_or_default(),
            by: record.by.join(", "),
            begun_at: record.began_at,
            ended_at: record.last_at,
            fate: last
                .map(|seen| (seen.at, seen.verification.fate, seen.verification.words.clone())),
            before: record.evidence_before.iter().map(named).collect(),
            steps: steps(record),
            leftovers,
            not_read: last.map(|seen| seen.verification.unread.clone()).unwrap_or_default(),
            notes: remarks.chain(record.closed.clone()).collect(),
            journal: record.journal.head.clone(),
        }
    }
}

fn named(one: &Software) -> String {
    let mut text = format!("{}: {}", one.kind.plain(), one.name);
    for part in [&one.version, &one.publisher, &one.location].into_iter().flatten() {
        text.push_str(", ");
        text.push_str(part);
    }
    text
}

fn steps(record: &Record) -> Vec<RecordStep> {
    let mut steps = Vec::new();
    for step in &record.steps {
        let remarks: Vec<&str> = step.notes.iter().map(|note| note.text.as_str()).collect();
        if step.attempts.is_empty() {
            steps.push(RecordStep {
                at: None,
                title: step.title.clone(),
                command: String::new(),
                outcome: "not begun".to_owned(),
                details: remarks.join("\n"),
            });
        }
        for (attempt, number) in step.attempts.iter().zip(1_usize..) {
            let again = if number == 1 { String::new() } else { format!(" (attempt {number})") };
            let mut details = details(attempt);
            if number == step.attempts.len() {
                details.extend(remarks.iter().map(|remark| format!("Remark: {remark}")));
            }
            let rights = if attempt.elevated { " (as administrator)" } else { "" };
            steps.push(RecordStep {
                at: attempt.ended_at.or(attempt.began_at),
                title: format!("{}{again}", step.title),
                command: if attempt.what.is_empty() {
                    String::new()
                } else {
                    format!("{}{rights}", attempt.what)
                },
                outcome: attempt
                    .end
                    .as_ref()
                    .map_or("its end was not written", |end| end.outcome.words())
                    .to_owned(),
                details: details.join("\n"),
            });
        }
    }
    steps
}

fn details(attempt: &Attempt) -> Vec<String> {
    let Some(end) = &attempt.end else {
        return vec!["The program or the machine went down in the middle.".to_owned()];
    };
    let mut lines = vec![end.words.clone()];
    lines.extend(end.code.map(|code| format!("Code {code}.")));
    if end.output_left_out > 0 {
        lines.push(format!("{} earlier lines are not kept.", end.output_left_out));
    }
    lines.extend(end.output.iter().cloned());
    lines
}

fn time(at: Timestamp) -> String {
    format!("{} UTC", at.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S"))
}

fn known(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "not known".to_owned(), time)
}

fn headline(record: &RemovalRecord) -> String {
    let Some((at, fate, _)) = &record.fate else {
        return "Not verified: the machine was not scanned again".to_owned();
    };
    let on = time(*at);
    match fate {
        Fate::Gone => format!("Verified gone on {on}"),
        Fate::Leftovers => {
            let left = record.leftovers.len() as u64;
            format!("The product is gone on {on}, with {}", counted(left, "leftover"))
        }
        Fate::RestartPending => format!("Gone on {on}, and a restart is pending"),
        Fate::StillThere => format!("Still there on {on}"),
        Fate::NotVerified => {
            "Not verified: not every source could be read, so it cannot be said that it is gone"
                .to_owned()
        }
    }
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
    document.headline = headline(record);
    let mut facts = vec![
        ("Machine".to_owned(), record.machine.clone()),
        ("Product".to_owned(), format!("{} {}", record.product, record.version).trim().to_owned()),
        ("Begun".to_owned(), known(record.begun_at)),
        ("Last entry".to_owned(), known(record.ended_at)),
    ];
    if !record.by.is_empty() {
        facts.push(("By".to_owned(), record.by.clone()));
    }
    facts.push(("SHA-256 of the journal's last line".to_owned(), record.journal.clone()));
    document.blocks.push(section("The removal"));
    document.blocks.push(Block::Facts(facts));
    if !record.before.is_empty() {
        document.blocks.push(section("Found before"));
        document.blocks.push(Block::List(record.before.clone()));
    }
    document.blocks.push(section("Steps"));
    let table = |steps: Vec<RecordStep>| {
        Table::of("Steps", steps)
            .column("When", "at", 20.0, |one| Cell::owned(one.at.map_or_else(String::new, time)))
            .column("Step", "step", 36.0, |one| Cell::owned(one.title.clone()))
            .column("Outcome", "outcome", 14.0, |one| Cell::owned(one.outcome.clone()))
            .column("What was run", "command", 50.0, |one| Cell::owned(one.command.clone()))
            .column("What was seen", "details", 40.0, |one| Cell::owned(one.details.clone()))
            .done()
    };
    document.list = Some(table(record.steps.clone()));
    document.blocks.push(Block::Table(table(record.steps.clone())));
    document.blocks.push(section("Afterwards"));
    if let Some((_, _, words)) = &record.fate {
        document.blocks.push(Block::Text(words.clone()));
    } else {
        document.blocks.push(Block::Text("The machine was not scanned again.".to_owned()));
    }
    if !record.not_read.is_empty() {
        document.blocks.push(Block::Note {
            tone: Tone::Unseen,
            title: "Not read by the scan that was to verify it".to_owned(),
            lines: record.not_read.clone(),
        });
    }
    if !record.leftovers.is_empty() {
        document.blocks.push(section("What is there or left"));
        document.blocks.push(Block::List(record.leftovers.clone()));
    }
    if !record.notes.is_empty() {
        document.blocks.push(section("Remarks"));
        document.blocks.push(Block::List(record.notes.clone()));
    }
    document.blocks.push(Block::Sign(vec!["Name", "Role", "Date", "Signature"]));
}
