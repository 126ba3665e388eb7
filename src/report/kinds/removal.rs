//! The removal record: what was done on one machine, step by step, and how it was verified.

use jiff::Timestamp;

use super::super::document::{Block, Cell, Document, Level, Table, Tone};
use super::super::{Report, counted};
use super::section;
use crate::model::Software;
use crate::removal::carry::{Attempt, Fate, Record, Remark, Seen};

/// One go at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordStep {
    /// When it began; not known where only its end was written.
    pub begun_at: Option<Timestamp>,
    /// When it ended; not known where its end was not written.
    pub ended_at: Option<Timestamp>,
    /// What was to be done.
    pub title: String,
    /// What was run, word for word; empty where nothing was.
    pub command: String,
    /// How it ended, in a word or two: done, skipped, failed.
    pub outcome: String,
    /// What was seen: a code, what the program said, remarks; secrets never stand here.
    pub details: String,
}

/// What a scan afterwards showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenAfter {
    /// When it was made.
    pub at: Timestamp,
    /// What became of the product.
    pub fate: Fate,
    /// What that means.
    pub words: String,
    /// What is still there of the product, one a line.
    pub still: Vec<String>,
    /// What is left of it: records and places.
    pub leftovers: Vec<String>,
    /// What protects the machine now.
    pub protection: Vec<String>,
    /// Sources that it could not read.
    pub not_read: Vec<String>,
}

/// What was done to remove one product from one machine, as a report tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovalRecord {
    /// The machine.
    pub machine: String,
    /// Its system.
    pub system: String,
    /// Name of the product as shown.
    pub product: String,
    /// Its version as found.
    pub version: String,
    /// Who did it, as the system names them.
    pub by: String,
    /// Name and version of the program that carried it out.
    pub program: String,
    /// When it began.
    pub begun_at: Option<Timestamp>,
    /// When the last thing was written down.
    pub ended_at: Option<Timestamp>,
    /// What was found before, one a line.
    pub before: Vec<String>,
    /// Sources that could not be read before.
    pub not_read_before: Vec<String>,
    /// What was done, in order.
    pub steps: Vec<RecordStep>,
    /// Scans afterwards; the last one counts.
    pub seen: Vec<SeenAfter>,
    /// Remarks about the whole, and how it was closed.
    pub notes: Vec<String>,
    /// How many lines the journal has.
    pub lines: usize,
    /// The SHA-256 of the journal's last line, which stands for all of them.
    pub journal: String,
}

impl RemovalRecord {
    /// What a journal says.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let remarks = record.notes.iter().map(|note| format!("{}: {}", time(note.at), note.text));
        Self {
            machine: record.machine.clone(),
            system: record.system.clone(),
            product: record.product.clone(),
            version: record
                .evidence_before
                .iter()
                .find(|one| !one.kind.is_part())
                .and_then(|one| one.version.clone())
                .unwrap_or_default(),
            by: record.by.join(", "),
            program: record.program.clone(),
            begun_at: record.began_at,
            ended_at: record.last_at,
            before: record.evidence_before.iter().map(named).collect(),
            not_read_before: record.unread_before.clone(),
            steps: steps(record),
            seen: record.seen.iter().map(seen_after).collect(),
            notes: remarks.chain(record.closed.clone()).collect(),
            lines: record.journal.lines,
            journal: record.journal.head.clone(),
        }
    }
}

fn seen_after(seen: &Seen) -> SeenAfter {
    let of = &seen.verification;
    SeenAfter {
        at: seen.at,
        fate: of.fate,
        words: of.words.clone(),
        still: of.still.iter().map(named).collect(),
        leftovers: of.leftovers.iter().map(named).chain(of.places.iter().cloned()).collect(),
        protection: of.protection.clone(),
        not_read: of.unread.clone(),
    }
}

fn named(one: &Software) -> String {
    let mut text = format!("{}: {}", one.kind.plain(), one.name);
    for part in [&one.version, &one.publisher, &one.location].into_iter().flatten() {
        text.push_str(", ");
        text.push_str(part);
    }
    if !one.source.is_empty() {
        text.push_str(", told by ");
        text.push_str(&one.source);
    }
    text
}

fn steps(record: &Record) -> Vec<RecordStep> {
    let mut steps = Vec::new();
    for step in &record.steps {
        let remark = |own: &Remark| format!("Remark, {}: {}", time(own.at), own.text);
        let remarks: Vec<String> = step.notes.iter().map(remark).collect();
        if step.attempts.is_empty() {
            steps.push(RecordStep {
                begun_at: None,
                ended_at: None,
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
                details.extend(remarks.iter().cloned());
            }
            let rights = if attempt.elevated { " (as administrator)" } else { "" };
            steps.push(RecordStep {
                begun_at: attempt.began_at,
                ended_at: attempt.ended_at,
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

/// When a go at a step was made: from and to, or the one that is known.
fn when(step: &RecordStep) -> String {
    match (step.begun_at, step.ended_at) {
        (Some(begun), Some(ended)) if begun != ended => {
            format!("{} to {}", time(begun), time(ended))
        }
        (begun, ended) => begun.or(ended).map_or_else(String::new, time),
    }
}

fn headline(record: &RemovalRecord) -> String {
    let Some(seen) = record.seen.last() else {
        return "Not verified: the machine was not scanned again".to_owned();
    };
    let on = time(seen.at);
    match seen.fate {
        Fate::Gone => format!("Verified gone on {on}"),
        Fate::Leftovers => {
            let left = (seen.still.len() + seen.leftovers.len()) as u64;
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
        ("System".to_owned(), record.system.clone()),
        ("Product".to_owned(), format!("{} {}", record.product, record.version).trim().to_owned()),
        ("Begun".to_owned(), known(record.begun_at)),
        ("Last entry".to_owned(), known(record.ended_at)),
    ];
    if !record.by.is_empty() {
        facts.push(("By".to_owned(), record.by.clone()));
    }
    if !record.program.is_empty() {
        facts.push(("With".to_owned(), record.program.clone()));
    }
    facts.push(("Journal".to_owned(), counted(record.lines as u64, "line")));
    facts.push(("SHA-256 of its last line".to_owned(), record.journal.clone()));
    facts.retain(|(_, value)| !value.is_empty());
    document.blocks.push(section("The removal"));
    document.blocks.push(Block::Facts(facts));
    document.blocks.push(Block::Text(
        "Each line of the journal names the SHA-256 of the line before it. Whoever keeps that of the last one can \
         tell later whether the journal was changed."
            .to_owned(),
    ));
    document.blocks.push(section("Found before"));
    if record.before.is_empty() {
        document.blocks.push(Block::Text("Nothing.".to_owned()));
    } else {
        document.blocks.push(Block::List(record.before.clone()));
    }
    not_read(document, "Could not be read before", &record.not_read_before);
    document.blocks.push(section("Steps"));
    let table = |steps: Vec<RecordStep>| {
        Table::of("Steps", steps)
            .column("When", "when", 24.0, |one| Cell::owned(when(one)))
            .column("Step", "step", 36.0, |one| Cell::owned(one.title.clone()))
            .column("Outcome", "outcome", 14.0, |one| Cell::owned(one.outcome.clone()))
            .column("What was run", "command", 50.0, |one| Cell::owned(one.command.clone()))
            .column("What was seen", "details", 40.0, |one| Cell::owned(one.details.clone()))
            .done()
    };
    document.list = Some(table(record.steps.clone()));
    document.blocks.push(Block::Table(table(record.steps.clone())));
    if record.seen.is_empty() {
        document.blocks.push(section("Afterwards"));
        document.blocks.push(Block::Text("The machine was not scanned again.".to_owned()));
    }
    for seen in &record.seen {
        afterwards(document, seen);
    }
    if !record.notes.is_empty() {
        document.blocks.push(section("Remarks"));
        document.blocks.push(Block::List(record.notes.clone()));
    }
    document.blocks.push(Block::Sign(vec!["Name", "Role", "Date", "Signature"]));
}

/// What one scan showed.
fn afterwards(document: &mut Document<'_>, seen: &SeenAfter) {
    document.blocks.push(section(&format!("Afterwards, {}: {}", time(seen.at), seen.fate.words())));
    document.blocks.push(Block::Text(seen.words.clone()));
    not_read(document, "Not read by the scan that was to verify it", &seen.not_read);
    for (title, lines) in [
        ("Still there", &seen.still),
        ("Left behind", &seen.leftovers),
        ("Protection", &seen.protection),
    ] {
        if !lines.is_empty() {
            document.blocks.push(Block::Heading(Level::Part, title.to_owned()));
            document.blocks.push(Block::List(lines.clone()));
        }
    }
}

fn not_read(document: &mut Document<'_>, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        document.blocks.push(Block::Note {
            tone: Tone::Unseen,
            title: title.to_owned(),
            lines: lines.to_vec(),
        });
    }
}
