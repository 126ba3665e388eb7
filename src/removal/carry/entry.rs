//! What a journal says: one entry for each thing that happens to a removal, in order.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Verification;
use crate::model::Software;
use crate::removal::Plan;

/// How a removal begins: everything that is needed to go on with it after a restart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Beginning {
    /// Always [`Beginning::SCHEMA`].
    pub schema: String,
    /// Name and version of the program.
    pub program: String,
    /// The machine's name.
    pub machine: String,
    /// Its system in words.
    pub system: String,
    /// Who carries it out.
    pub by: String,
    /// When the machine was started, in seconds since 1970: a later start is a restart.
    pub machine_started: u64,
    /// What is done.
    pub plan: Plan,
    /// What the scan before found of it.
    pub evidence: Vec<Software>,
    /// Sources that could not be read, each a sentence.
    pub unread: Vec<String>,
}

impl Beginning {
    /// Names the shape of the journal; a change that older readers would misread raises the number.
    pub const SCHEMA: &'static str = "interdict-removal/1";
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Done.
    Done,
    /// There was nothing to do: it is gone already.
    NothingToDo,
    /// Done; complete only after a restart of the machine.
    RestartNeeded,
    /// A fact that was to be checked does not hold.
    DoesNotHold,
    /// A fact that was to be checked cannot be told from here.
    CannotTell,
    /// Only a person can do it.
    ForAPerson,
    /// Left out by the person who carries it out.
    Skipped,
    /// Tried, and not done.
    Failed,
    /// The safety rules refuse to run it.
    Refused,
    /// Ended in the middle by the person who carries it out.
    Stopped,
    /// Ended in the middle after its time limit.
    TimedOut,
}

impl Outcome {
    /// Whether the removal goes on after it without a decision.
    #[must_use]
    pub fn goes_on(self) -> bool {
        matches!(self, Self::Done | Self::NothingToDo | Self::RestartNeeded | Self::Skipped)
    }

    /// Whether what a step was to remove is gone after it.
    #[must_use]
    pub fn has_removed(self) -> bool {
        matches!(self, Self::Done | Self::NothingToDo | Self::RestartNeeded)
    }

    /// The words on screen.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::NothingToDo => "nothing to do",
            Self::RestartNeeded => "done, restart needed",
            Self::DoesNotHold => "does not hold",
            Self::CannotTell => "cannot be told from here",
            Self::ForAPerson => "for a person",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
            Self::Refused => "not run",
            Self::Stopped => "stopped",
            Self::TimedOut => "stopped after its time limit",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// The end of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepEnd {
    /// How it ended.
    pub outcome: Outcome,
    /// What that means, in a sentence or two.
    pub words: String,
    /// The code that the program ended with, where one was run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<i64>,
    /// The last lines that it said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub output: Vec<String>,
    /// Earlier lines that are not kept.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub output_left_out: u64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl StepEnd {
    /// An end without a program.
    #[must_use]
    pub fn of(outcome: Outcome, words: impl Into<String>) -> Self {
        Self { outcome, words: words.into(), code: None, output: Vec::new(), output_left_out: 0 }
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "entry")]
pub enum Entry {
    /// It begins; the first entry of each journal, and only that.
    Begun(Box<Beginning>),
    /// The program was started again and goes on with it.
    Resumed {
        /// Who goes on with it.
        by: String,
        /// When the machine was started, in seconds since 1970.
        machine_started: u64,
        /// Bytes of a last line that was not written whole and was taken off.
        torn: u64,
    },
    /// A step is about to be done.
    Started {
        /// Id of the step.
        step: String,
        /// What is run, in full; passwords stand in it as placeholders.
        what: String,
        /// Whether through the system's own prompt for more rights.
        elevated: bool,
    },
    /// A step has ended.
    Ended {
        /// Id of the step.
        step: String,
        /// How.
        end: StepEnd,
    },
    /// A remark by the person who carries it out.
    Note {
        /// The step that it is about, where it is about one.
        step: Option<String>,
        /// The remark.
        text: String,
    },
    /// The machine was scanned again.
    Verified(Box<Verification>),
    /// It is given up or finished: nothing follows.
    Closed {
        /// Why, in a sentence.
        words: String,
    },
}
