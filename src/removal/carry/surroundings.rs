//! What carrying out asks of the machine: facts, programs, leftovers, a scan. The running system answers in
//! [`super::System`]; tests put their own in its place.

use std::io;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::run::{Program, ProgramEnd};
use super::{Secret, StepEnd};
use crate::model::Inventory;
use crate::removal::{Check, Known, Leftover, MachineFacts, PlannedCommand};
use crate::scan;

/// The answer to a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Yes, no, or neither.
    pub holds: Known,
    /// What was seen, and what to do where it is no yes.
    pub words: String,
}

impl Answer {
    /// Yes.
    #[must_use]
    pub fn yes(words: impl Into<String>) -> Self {
        Self { holds: Known::Yes, words: words.into() }
    }

    /// No.
    #[must_use]
    pub fn no(words: impl Into<String>) -> Self {
        Self { holds: Known::No, words: words.into() }
    }

    /// Neither.
    #[must_use]
    pub fn cannot_tell(words: impl Into<String>) -> Self {
        Self { holds: Known::NotKnown, words: words.into() }
    }
}

/// One thing to be done with an administrator's rights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "errand")]
pub enum Errand {
    /// Run a command of the plan.
    Run {
        /// The command.
        command: Box<PlannedCommand>,
    },
    /// Remove a leftover that the plan names.
    CleanUp {
        /// The leftover.
        leftover: Box<Leftover>,
    },
}

/// The machine on which a removal is carried out.
pub trait Surroundings {
    /// Facts for the safety rules.
    fn facts(&self) -> &dyn MachineFacts;

    /// Whether this program runs with an administrator's rights already.
    fn is_administrator(&self) -> bool;

    /// The user with whose rights this program runs.
    fn user(&self) -> String;

    /// Whether the machine has a restart pending, from whatever.
    fn restart_pending(&self) -> Answer;

    /// When the machine was started, in seconds since 1970.
    fn machine_started(&self) -> u64;

    /// Tests a fact.
    fn check(&self, check: &Check) -> Answer;

    /// Whether nothing is there any more of what a package of macOS has put on the machine.
    fn receipt_is_empty(&self, package: &str) -> Answer {
        Answer::cannot_tell(format!("What {package} has put on this machine could not be listed."))
    }

    /// Runs a program with the rights that this program has.
    ///
    /// # Errors
    /// When it could not be started.
    fn run(
        &self,
        program: &Program<'_>,
        is_busy: &dyn Fn(i64) -> bool,
        on_line: &mut dyn FnMut(String),
        stop: &AtomicBool,
    ) -> io::Result<ProgramEnd>;

    /// Does one thing with an administrator's rights, through the system's own prompt; what its program says
    /// comes line by line.
    fn elevated(
        &self,
        errand: &Errand,
        secret: Option<&Secret>,
        on_line: &mut dyn FnMut(String),
        stop: &AtomicBool,
    ) -> StepEnd;

    /// Whether a leftover is there.
    fn is_there(&self, leftover: &Leftover) -> Known;

    /// The services and drivers that a leftover needs to run.
    fn depends_on(&self, _: &Leftover) -> Vec<String> {
        Vec::new()
    }

    /// Removes a leftover, with the rights that this program has.
    fn clean_up(&self, leftover: &Leftover, stop: &AtomicBool) -> StepEnd;

    /// Scans the machine.
    ///
    /// # Errors
    /// When it was stopped.
    fn scan(
        &self,
        progress: &dyn Fn(scan::Progress),
        stop: &AtomicBool,
    ) -> Result<Inventory, scan::Cancelled>;
}
