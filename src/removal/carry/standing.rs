//! Where a removal stands, told from its journal alone: which steps have ended and how, which one was in
//! the middle when the program or the machine went down, and what the machine still waits for.

use std::collections::BTreeMap;

use super::{Account, Entry, Outcome, StepEnd, Verification};

/// Where one step stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum StepState {
    /// Not begun.
    #[default]
    ToDo,
    /// It was begun and its end was not written: whether it was done is not known.
    InTheMiddle,
    /// It has ended.
    Ended(StepEnd),
}

impl StepState {
    /// How it ended, where it has.
    #[must_use]
    pub fn end(&self) -> Option<&StepEnd> {
        match self {
            Self::Ended(end) => Some(end),
            Self::ToDo | Self::InTheMiddle => None,
        }
    }

    /// Whether nothing more is to be done about it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.end().is_some_and(|end| end.outcome.goes_on())
    }
}

/// Where a removal stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    steps: BTreeMap<String, StepState>,
    /// Since which start of the machine a restart is waited for, in seconds since 1970.
    restart_since: Option<u64>,
    machine_started: u64,
    /// Who carries it out now: who began it, or has gone on with it since.
    pub by: String,
    /// What the last scan of the removal gave.
    pub verified: Option<Verification>,
    /// Why nothing follows, where it was closed.
    pub closed: Option<String>,
}

/// Clocks are set right after a start, and some systems compute the moment of the start from the clock:
/// two moments nearer than this are the same start.
const SAME_START_SECS: u64 = 30;

impl Standing {
    /// Where the removal of this journal stands.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        let mut standing = Self::default();
        for line in &account.lines {
            standing.take(&line.entry);
        }
        standing
    }

    /// Takes in what happened.
    pub fn take(&mut self, entry: &Entry) {
        match entry {
            Entry::Begun(beginning) => {
                self.machine_started = beginning.machine_started;
                self.by.clone_from(&beginning.by);
            }
            Entry::Resumed { by, machine_started, .. } => {
                self.started(*machine_started);
                self.by.clone_from(by);
            }
            Entry::Started { step, .. } => {
                self.steps.insert(step.clone(), StepState::InTheMiddle);
            }
            Entry::Ended { step, end } => {
                if end.outcome == Outcome::RestartNeeded {
                    self.restart_since = Some(self.machine_started);
                }
                self.steps.insert(step.clone(), StepState::Ended(end.clone()));
            }
            Entry::Verified(verification) => self.verified = Some((**verification).clone()),
            Entry::Closed { words } => self.closed = Some(words.clone()),
            Entry::Note { .. } => {}
        }
    }

    fn started(&mut self, at: u64) {
        // Where it is not known, the scan that follows says what is still there.
        if at == 0 || self.machine_started.abs_diff(at) > SAME_START_SECS {
            self.machine_started = at;
            self.restart_since = None;
        }
    }

    /// Where a step stands.
    #[must_use]
    pub fn step(&self, id: &str) -> StepState {
        self.steps.get(id).cloned().unwrap_or_default()
    }

    /// Whether a step has asked for a restart that has not happened since.
    #[must_use]
    pub fn waits_for_restart(&self) -> bool {
        self.restart_since.is_some()
    }
}
