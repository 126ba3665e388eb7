//! The removal record: what a journal says, put together for the file: machine, product, evidence before,
//! steps with their times and outcomes, what a scan found afterwards, who did it, and remarks.

use jiff::Timestamp;
use serde::Serialize;

use super::{Account, Entry, StepEnd, Verification};
use crate::model::Software;

/// One go at a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attempt {
    /// When it began; `None` where only its end was written, as for a step that was skipped.
    pub began_at: Option<Timestamp>,
    /// When it ended; `None` where its end was not written.
    pub ended_at: Option<Timestamp>,
    /// What was run, with placeholders for passwords; empty where nothing was.
    pub what: String,
    /// Whether through the system's own prompt for more rights.
    pub elevated: bool,
    /// How it ended; `None` where that is not known.
    pub end: Option<StepEnd>,
}

/// One step of the plan with what was done about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordStep {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Each go at it, in order; empty where none was made.
    pub attempts: Vec<Attempt>,
    /// Remarks about it.
    pub notes: Vec<Remark>,
}

/// A remark by the person who carried it out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Remark {
    /// When.
    pub at: Timestamp,
    /// The remark.
    pub text: String,
}

/// A scan after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Seen {
    /// When.
    pub at: Timestamp,
    /// What it gave.
    #[serde(flatten)]
    pub verification: Verification,
}

/// How the journal stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chain {
    /// Its lines; each names the hash of the one before.
    pub lines: usize,
    /// The SHA-256 of the last line, which stands for all of them.
    pub head: String,
    /// Bytes of a last line that was not written whole.
    pub torn: u64,
}

/// The record of a removal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// Always [`Record::SCHEMA`].
    pub schema: &'static str,
    /// When this record was made.
    pub generated_at: Timestamp,
    /// Name and version of the program that carried it out.
    pub program: String,
    /// The machine.
    pub machine: String,
    /// Its system.
    pub system: String,
    /// The product or products.
    pub product: String,
    /// Who began it, and who went on with it.
    pub by: Vec<String>,
    /// When it began.
    pub began_at: Option<Timestamp>,
    /// When the last line was written.
    pub last_at: Option<Timestamp>,
    /// What was found before.
    pub evidence_before: Vec<Software>,
    /// Sources that could not be read before, each a sentence.
    pub unread_before: Vec<String>,
    /// The steps.
    pub steps: Vec<RecordStep>,
    /// Remarks about the whole.
    pub notes: Vec<Remark>,
    /// Scans afterwards; the last one counts.
    pub seen: Vec<Seen>,
    /// Why nothing follows; `None` for a removal that is not closed.
    pub closed: Option<String>,
    /// The journal that it was made from.
    pub journal: Chain,
}

impl Record {
    /// Names the shape of the JSON; a change that readers would misread raises the number.
    pub const SCHEMA: &'static str = "interdict-removal-record/1";

    /// The record of this journal.
    #[must_use]
    pub fn of(account: &Account, generated_at: Timestamp) -> Self {
        let beginning = account.beginning();
        let text = |of: fn(&super::Beginning) -> &String| {
            beginning.map_or_else(String::new, |beginning| of(beginning).clone())
        };
        let steps = beginning.map(|beginning| beginning.plan.steps.as_slice()).unwrap_or_default();
        let mut record = Self {
            schema: Self::SCHEMA,
            generated_at,
            program: text(|one| &one.program),
            machine: text(|one| &one.machine),
            system: text(|one| &one.system),
            product: text(|one| &one.plan.name),
            by: Vec::new(),
            began_at: account.lines.first().map(|line| line.at),
            last_at: account.lines.last().map(|line| line.at),
            evidence_before: beginning.map(|one| one.evidence.clone()).unwrap_or_default(),
            unread_before: beginning.map(|one| one.unread.clone()).unwrap_or_default(),
            steps: steps
                .iter()
                .map(|step| RecordStep {
                    id: step.id.clone(),
                    title: step.title.clone(),
                    attempts: Vec::new(),
                    notes: Vec::new(),
                })
                .collect(),
            notes: Vec::new(),
            seen: Vec::new(),
            closed: None,
            journal: Chain {
                lines: account.lines.len(),
                head: account.head.clone(),
                torn: account.torn,
            },
        };
        for line in &account.lines {
            record.take(line.at, &line.entry);
        }
        record
    }

    fn take(&mut self, at: Timestamp, entry: &Entry) {
        match entry {
            Entry::Begun(beginning) => self.by.push(beginning.by.clone()),
            Entry::Resumed { by, .. } => {
                if !self.by.contains(by) {
                    self.by.push(by.clone());
                }
            }
            Entry::Started { step, what, elevated } => {
                self.step(step).attempts.push(Attempt {
                    began_at: Some(at),
                    ended_at: None,
                    what: what.clone(),
                    elevated: *elevated,
                    end: None,
                });
            }
            Entry::Ended { step, end } => {
                let step = self.step(step);
                match step.attempts.last_mut() {
                    Some(open) if open.end.is_none() => {
                        open.ended_at = Some(at);
                        open.end = Some(end.clone());
                    }
                    _ => step.attempts.push(Attempt {
                        began_at: None,
                        ended_at: Some(at),
                        what: String::new(),
                        elevated: false,
                        end: Some(end.clone()),
                    }),
                }
            }
            Entry::Note { step, text } => {
                let remark = Remark { at, text: text.clone() };
                match step {
                    Some(step) => self.step(step).notes.push(remark),
                    None => self.notes.push(remark),
                }
            }
            Entry::Verified(verification) => {
                self.seen.push(Seen { at, verification: (**verification).clone() });
            }
            Entry::Closed { words } => self.closed = Some(words.clone()),
        }
    }

    /// The step of this id; one that the plan does not name is shown, too.
    fn step(&mut self, id: &str) -> &mut RecordStep {
        let at = self.steps.iter().position(|step| step.id == id).unwrap_or_else(|| {
            self.steps.push(RecordStep {
                id: id.to_owned(),
                title: id.to_owned(),
                attempts: Vec::new(),
                notes: Vec::new(),
            });
            self.steps.len() - 1
        });
        &mut self.steps[at]
    }

    /// What became of it, in words.
    #[must_use]
    pub fn fate_words(&self) -> &'static str {
        self.seen.last().map_or("not verified yet", |seen| seen.verification.fate.words())
    }
}
