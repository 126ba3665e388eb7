//! Findings for others: a table for the terminal, and reports of several kinds in several formats.
//!
//! A kind ([`Kind`]) fills a [`Document`]; a format ([`Format`]) draws it. No input or output and no
//! clock: what goes in is given, what comes out is text or bytes. Text from outside never becomes
//! markup, formula or link.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::model::{
    Coverage, Finding, Inventory, NameOnList, Problem, Profile, RowCounts, SourceReading, Tally,
    Verdict,
};

mod csv;
pub mod document;
mod format;
pub mod handover;
mod html;
mod json;
mod kinds;
mod markdown;
mod notice;
mod pdf;
mod removal;
mod table;
mod xlsx;

pub use self::csv::{Mark, csv, harmless, is_risky};
pub use document::Document;
pub use format::{Format, Options, write};
pub use html::html;
pub use json::{json, json_document};
pub use kinds::{
    Change, ChangeKind, Changes, Exception, Kind, MachineFacts, RecordStep, RemovalRecord,
    Searched, SearchedMachine, SeenAfter, Subject, document,
};
pub use markdown::markdown;
pub use notice::{Notice, notice};
pub use pdf::{FontFile, Paper, missing, pdf};
pub use removal::{record_html, record_json, record_report};
pub use table::table;
pub use xlsx::xlsx;

/// Why a report could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The workbook could not be put together.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The PDF could not be put together.
    #[error("the PDF could not be made: {0}")]
    Pdf(String),
    /// A font that was given is none.
    #[error("a font of the PDF could not be read")]
    Font,
}

/// One thing that was checked: a scan or a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// The file as the user named it, or the machine that was scanned.
    pub path: String,
    /// The format in words.
    pub format: String,
    /// How many machines.
    pub machines: usize,
    /// Rows in = software + skipped + problems.
    pub rows: u64,
    /// Rows that are software.
    pub software: u64,
    /// Rows left out on purpose.
    pub skipped: u64,
    /// Rows that are problems.
    pub problems: u64,
    /// How many of the records are programs, and how many other things.
    #[serde(flatten)]
    pub tally: Tally,
    /// How many of its sources were read.
    pub coverage: Coverage,
    /// What was read and what could not be.
    pub sources: Vec<SourceReading>,
    /// What this kind of reading cannot show.
    pub cannot_show: Vec<String>,
}

impl Input {
    /// From an inventory.
    #[must_use]
    pub fn of(inventory: &Inventory, path: &str, format: &str) -> Self {
        let RowCounts { rows, software, skipped, problems } = inventory.counts;
        Self {
            path: path.to_owned(),
            format: format.to_owned(),
            machines: inventory.machines.len(),
            rows,
            software,
            skipped,
            problems,
            tally: inventory.tally(),
            coverage: inventory.coverage(),
            sources: inventory.sources.clone(),
            cannot_show: inventory.cannot_show.clone(),
        }
    }
}

/// Everything a report says.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// When the report was made.
    pub generated_at: Timestamp,
    /// The day for which the rules were applied.
    pub as_of: Date,
    /// The rules.
    pub catalog: &'a Catalog,
    /// The organisation.
    pub profile: &'a Profile,
    /// What was checked.
    pub inputs: &'a [Input],
    /// What was found and what is for review, most serious first.
    pub findings: &'a [Finding],
    /// Whether programs of a listed vendor that no rule covers are shown too.
    pub same_vendor: bool,
    /// Publishers whose name stands on an official list; no findings.
    pub on_lists: &'a [NameOnList],
    /// What could not be read or understood.
    pub problems: &'a [Problem],
}

impl Report<'_> {
    /// Findings that count as found.
    pub fn found(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.is_found())
    }

    /// Possible matches: shown apart, never counted as found.
    pub fn to_review(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.is_to_review())
    }

    /// What the organisation decided: allowed, or not this product. Shown apart with the reason.
    pub fn decided(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.is_decided() && finding.is_covered())
    }

    /// Programs of vendors that are on a list, which no rule covers: no findings, for those who ask.
    pub fn not_covered(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| !finding.is_covered())
    }

    /// How many findings have this verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.found().filter(|finding| finding.assessment.verdict == Some(verdict)).count()
    }

    /// How many records were read in all.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.inputs.iter().map(|input| input.software).sum()
    }

    /// Sources that could not be read: what they are and why.
    pub fn unread(&self) -> impl Iterator<Item = (&Input, &SourceReading)> {
        self.inputs.iter().flat_map(|input| {
            input
                .sources
                .iter()
                .filter(|source| !source.state.is_complete())
                .map(move |source| (input, source))
        })
    }

    /// Whether nothing at all could be read, so that the result says nothing about any machine.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.records() == 0 && self.found().next().is_none()
    }

    /// The result in one sentence; "nothing found" only with what was read.
    #[must_use]
    pub fn headline(&self) -> String {
        let found = self.found().count();
        if found > 0 {
            let mut machines: Vec<&str> =
                self.found().map(|finding| finding.machine_name.as_str()).collect();
            machines.sort_unstable();
            machines.dedup();
            return format!(
                "{} on {}",
                counted(found as u64, "finding"),
                counted(machines.len() as u64, "machine")
            );
        }
        if self.is_blind() {
            return "Nothing was read, so nothing can be said".to_owned();
        }
        let decided = self.decided().count() as u64;
        if decided > 0 {
            return format!("{}, all decided by the organisation", counted(decided, "finding"));
        }
        let among: Tally = self.inputs.iter().map(|input| input.tally).sum();
        let coverage = self.coverage();
        // What was not understood may be the very thing that is looked for.
        let problems = match self.problems.len() as u64 {
            0 => String::new(),
            number => format!(", with {} in what was read", counted(number, "problem")),
        };
        if coverage.is_complete() {
            format!("Nothing found among {among}{problems}")
        } else {
            format!("Nothing found in what could be read: {coverage} ({among})")
        }
    }

    /// How many of all sources were read.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        Coverage::of(self.inputs.iter().flat_map(|input| &input.sources))
    }
}

/// `1 machine`, `12,371 programs`.
#[must_use]
pub fn counted(number: u64, word: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let plural = if number == 1 { "" } else { "s" };
    format!("{grouped} {word}{plural}")
}

/// What a finding means: what the rules say, and what the organisation decided.
#[must_use]
pub fn meaning(finding: &Finding) -> String {
    let decision = finding.decision();
    let space = if decision.is_empty() { "" } else { " " };
    format!("{}{space}{decision}", finding.assessment.sentence)
}

/// The word for a finding's verdict: the sure one, or that it depends.
#[must_use]
pub fn verdict_word(finding: &Finding) -> &'static str {
    match (finding.assessment.verdict, finding.assessment.verdict_if) {
        (Some(Verdict::Listed) | None, Some(_)) => "Depends",
        (Some(verdict), _) => verdict.word(),
        (None, None) => "Not covered",
    }
}
