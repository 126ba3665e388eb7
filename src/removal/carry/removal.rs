//! A removal that is being carried out: the plan, its journal, and one step after the other.
//!
//! Whoever drives it (the window's guide from a background job, the command line) asks for the
//! [`Removal::next`] step, shows it, and has it carried out, skipped, or left. Nothing is done without being
//! asked for, and nothing is done that is not in the journal before.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{
    Account, Beginning, Entry, Journal, JournalError, Marker, Outcome, Secret, Standing, StepEnd,
    StepState, Surroundings, command, looking,
};
use crate::catalog::Catalog;
use crate::matching::Matcher;
use crate::model::{Machine, Software};
use crate::removal::{
    Action, Check, Known, Mechanism, Plan, PlannedCommand, Question, Step, StepKind, inquiries,
};
use crate::scan;

/// What is happening, for whoever watches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A line that the program said.
    Line(String),
    /// What is being done, in a sentence.
    Doing(String),
    /// The machine is being scanned.
    Scanning(scan::Progress),
}

/// What the person who carries it out has chosen for a step.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// Id of the command to run; the first that can be run without it.
    pub command: Option<&'a str>,
    /// The uninstall password. Neither the journal nor anything else keeps it.
    pub secret: Option<&'a Secret>,
    /// What a person has done or answers: that makes an explaining or asking step done.
    pub answer: Option<&'a str>,
    /// Ids of the leftovers to remove; all that can be without it.
    pub leftovers: Option<&'a [String]>,
}

/// What is asked of the catalogue when the machine is scanned again.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// The same, compiled.
    pub matcher: &'a Matcher,
    /// Today.
    pub as_of: Date,
}

/// Why a step was not carried out at all.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// The journal cannot be written; nothing more is done.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The plan has no such step.
    #[error("the plan has no step {0:?}")]
    NoStep(String),
    /// A step that may not be skipped.
    #[error("the step {0:?} protects data and cannot be skipped: do it, then begin it again")]
    NotSkippable(String),
    /// It is over.
    #[error("this removal is closed: {0}")]
    Closed(String),
}

/// A removal that is being carried out.
#[derive(Debug)]
pub struct Removal {
    pub(super) beginning: Beginning,
    journal: Journal,
    pub(super) standing: Standing,
}

impl Removal {
    /// Begins one: makes its journal.
    ///
    /// # Errors
    /// When the journal cannot be made.
    pub fn begin(
        journal: &Path,
        machine: &Machine,
        plan: Plan,
        evidence: Vec<Software>,
        unread: Vec<String>,
        around: &dyn Surroundings,
    ) -> Result<Self, CarryError> {
        let beginning = Beginning {
            schema: Beginning::SCHEMA.to_owned(),
            program: concat!("interdict ", env!("CARGO_PKG_VERSION")).to_owned(),
            machine: machine.name.clone(),
            system: machine.system.clone().unwrap_or_default(),
            by: around.user(),
            machine_started: around.machine_started(),
            plan,
            evidence,
            unread,
        };
        let journal = Journal::create(journal, beginning.clone())?;
        if around.is_administrator() {
            let marker = Marker {
                machine: beginning.machine.clone(),
                name: beginning.plan.name.clone(),
                by: beginning.by.clone(),
                begun_at: Timestamp::now(),
            };
            marker.set(journal.path());
        }
        let mut standing = Standing::default();
        standing.take(&Entry::Begun(Box::new(beginning.clone())));
        Ok(Self { beginning, journal, standing })
    }

    /// Goes on with one whose journal is there.
    ///
    /// # Errors
    /// When the journal cannot be used, or the removal is closed.
    pub fn resume(journal: &Path, around: &dyn Surroundings) -> Result<Self, CarryError> {
        let (journal, account) = Journal::reopen(journal)?;
        let standing = Standing::of(&account);
        if let Some(why) = &standing.closed {
            return Err(CarryError::Closed(why.clone()));
        }
        let beginning = account.beginning().cloned().ok_or(JournalError::Empty)?;
        let Account { torn, .. } = account;
        let mut removal = Self { beginning, journal, standing };
        removal.write(&Entry::Resumed {
            by: around.user(),
            machine_started: around.machine_started(),
            torn,
        })?;
        Ok(removal)
    }

    pub(super) fn write(&mut self, entry: &Entry) -> Result<(), CarryError> {
        // First the disk, then the memory: what is not written has not happened.
        self.journal.append(entry)?;
        self.standing.take(entry);
        Ok(())
    }

    /// How it began.
    #[must_use]
    pub fn beginning(&self) -> &Beginning {
        &self.beginning
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.beginning.plan
    }

    /// The journal.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Where a step stands.
    #[must_use]
    pub fn state(&self, step: &str) -> StepState {
        self.standing.step(step)
    }

    /// The first step that is not over; `None` when all are.
    #[must_use]
    pub fn next(&self) -> Option<&Step> {
        self.plan().steps.iter().find(|step| !self.is_over(step))
    }

    /// Whether nothing more is to be done about a step. A verification that waited for a restart is done
    /// again after it.
    #[must_use]
    pub fn is_over(&self, step: &Step) -> bool {
        let state = self.state(&step.id);
        let waited = state.end().is_some_and(|end| end.outcome == Outcome::RestartNeeded);
        let again = step.kind() == StepKind::Verify && waited && !self.standing.waits_for_restart();
        state.is_over() && !again
    }

    /// Whether no other verification follows; what is left behind is cleaned up before the last one.
    fn is_last_look(&self, id: &str) -> bool {
        let mut looks = self.plan().steps.iter().filter(|step| step.kind() == StepKind::Verify);
        looks.next_back().is_some_and(|last| last.id == id)
    }

    fn step(&self, id: &str) -> Result<Step, CarryError> {
        let step = self.plan().steps.iter().find(|step| step.id == id);
        step.cloned().ok_or_else(|| CarryError::NoStep(id.to_owned()))
    }

    /// Leaves a step out. The journal says so and why.
    ///
    /// # Errors
    /// When it may not be left out, or the journal cannot be written.
    pub fn skip(&mut self, id: &str, why: &str) -> Result<(), CarryError> {
        let step = self.step(id)?;
        if !step.may_skip {
            return Err(CarryError::NotSkippable(step.title));
        }
        let by = &self.standing.by;
        let words = if why.is_empty() {
            format!("Skipped by {by}. What it was to do was not done.")
        } else {
            format!("Skipped by {by}: {why}")
        };
        self.end(id, StepEnd::of(Outcome::Skipped, words)).map(drop)
    }

    /// Keeps a remark.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn note(&mut self, step: Option<&str>, text: &str) -> Result<(), CarryError> {
        self.write(&Entry::Note { step: step.map(str::to_owned), text: text.to_owned() })
    }

    /// Finishes it, or gives it up: nothing can follow.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn close(&mut self, words: &str) -> Result<(), CarryError> {
        self.write(&Entry::Closed { words: words.to_owned() })?;
        Marker::clear(self.journal.path());
        Ok(())
    }

    pub(super) fn end(&mut self, step: &str, end: StepEnd) -> Result<StepEnd, CarryError> {
        self.write(&Entry::Ended { step: step.to_owned(), end: end.clone() })?;
        Ok(end)
    }

    pub(super) fn begin_step(
        &mut self,
        step: &str,
        what: String,
        elevated: bool,
    ) -> Result<(), CarryError> {
        self.write(&Entry::Started { step: step.to_owned(), what, elevated })
    }

    /// Carries one step out.
    ///
    /// # Errors
    /// When the journal cannot be written, or there is no such step. That a step fails is no error: its end
    /// says so.
    pub fn carry_out(
        &mut self,
        id: &str,
        choice: &Choice<'_>,
        judge: &Judge<'_>,
        around: &dyn Surroundings,
        on: &dyn Fn(Progress),
        cancel: &AtomicBool,
    ) -> Result<StepEnd, CarryError> {
        let step = self.step(id)?;
        match &step.action {
            Action::Check(check) => self.check(&step, check, choice, around),
            Action::Explain => self.explain(&step, choice),
            Action::Ask(question) => self.ask(&step, question, choice),
            Action::Run(_) => self.run(&step, choice, around, on, cancel),
            Action::Restart => self.restart(&step, around),
            Action::Verify => {
                self.begin_step(&step.id, step.asks.join("\n"), false)?;
                self.verify(judge, around, on, cancel)?;
                let end = match &self.standing.verified {
                    Some(seen) => looking::end_of(seen, self.is_last_look(&step.id)),
                    None => StepEnd::of(Outcome::Stopped, "The scan was stopped."),
                };
                self.end(&step.id, end)
            }
            Action::CleanUp(_) => self.clean_up(&step, choice, around, on, cancel),
        }
    }

    fn check(
        &mut self,
        step: &Step,
        check: &Check,
        choice: &Choice<'_>,
        around: &dyn Surroundings,
    ) -> Result<StepEnd, CarryError> {
        self.begin_step(&step.id, step.asks.join("\n"), false)?;
        let answer = match check {
            // What was found is known since the scan before; nothing was changed since.
            Check::ProductPresent { records } if !records.is_empty() => {
                super::Answer::yes(format!("Found on this machine: {}.", named(records)))
            }
            check => self.asked(check, &step.asks, around),
        };
        let end = match (answer.holds, choice.answer) {
            (Known::Yes, _) => StepEnd::of(Outcome::Done, answer.words),
            // A person may know better than the program can, never against what it sees.
            (Known::NotKnown, Some(said)) if !said.trim().is_empty() => {
                let confirmed = format!("Confirmed by {}: {said}", self.standing.by);
                let words = format!("{} {confirmed}", answer.words);
                StepEnd::of(Outcome::Done, words)
            }
            (Known::No, _) => StepEnd::of(Outcome::DoesNotHold, answer.words),
            (Known::NotKnown, _) => StepEnd::of(Outcome::CannotTell, answer.words),
        };
        self.end(&step.id, end)
    }

    /// Tests a fact. What is started for it must be what was shown.
    pub(super) fn asked(
        &self,
        check: &Check,
        shown: &[String],
        around: &dyn Surroundings,
    ) -> super::Answer {
        let platform = self.plan().platform;
        let lines = inquiries(check, platform, around.facts());
        if !lines.iter().map(|line| line.text_for(platform)).eq(shown.iter().cloned()) {
            return super::Answer::cannot_tell(
                "Nothing was asked: what would be started is not what the plan shows. Look yourself, or begin a new \
                 removal.",
            );
        }
        around.check(check)
    }

    fn explain(&mut self, step: &Step, choice: &Choice<'_>) -> Result<StepEnd, CarryError> {
        let end = match choice.answer {
            Some("") => StepEnd::of(Outcome::Done, "Done by a person."),
            Some(said) => StepEnd::of(Outcome::Done, format!("Done by a person: {said}")),
            None => StepEnd::of(Outcome::ForAPerson, "Only a person can do this."),
        };
        self.end(&step.id, end)
    }

    fn ask(
        &mut self,
        step: &Step,
        question: &Question,
        choice: &Choice<'_>,
    ) -> Result<StepEnd, CarryError> {
        let end = match question {
            Question::Password { .. } => match choice.secret {
                Some(secret) if !secret.is_empty() => {
                    StepEnd::of(Outcome::Done, "A password was given. It is not kept.")
                }
                _ => StepEnd::of(Outcome::NothingToDo, "No password was given."),
            },
            Question::NextProtection => match choice.answer {
                Some(said) if !said.trim().is_empty() => {
                    StepEnd::of(Outcome::Done, format!("Answered by {}: {said}", self.standing.by))
                }
                _ => StepEnd::of(Outcome::ForAPerson, "Nobody has answered yet."),
            },
        };
        self.end(&step.id, end)
    }

    fn run(
        &mut self,
        step: &Step,
        choice: &Choice<'_>,
        around: &dyn Surroundings,
        on: &dyn Fn(Progress),
        cancel: &AtomicBool,
    ) -> Result<StepEnd, CarryError> {
        let chosen = match command::choose(step, choice) {
            Ok(chosen) => chosen.clone(),
            Err(end) => return self.end(&step.id, end),
        };
        if chosen.mechanism == Mechanism::MacosPackage
            && let Some(why) = self.why_not_forgotten(step, &chosen, around)
        {
            return self.end(&step.id, StepEnd::of(Outcome::Refused, why));
        }
        let was_broken_off = self.state(&step.id) == StepState::InTheMiddle;
        if was_broken_off && command::has_removed_itself(&chosen, around) {
            let words = "The uninstaller is not there any more: it had removed itself before this step was \
                         broken off. The verification says what is left.";
            return self.end(&step.id, StepEnd::of(Outcome::NothingToDo, words));
        }
        match command::way(&chosen, self.plan().platform, around) {
            Err(end) => self.end(&step.id, end),
            Ok(way) => {
                let elevated = way == command::Way::Prompt;
                self.begin_step(&step.id, chosen.text.clone(), elevated)?;
                on(Progress::Doing(format!("Running: {}", chosen.text)));
                let mut end = command::run(&chosen, way, choice.secret, around, on, cancel);
                if was_broken_off && command::says_not_installed(chosen.mechanism, &end) {
                    end.outcome = Outcome::NothingToDo;
                    "It is not installed any more: it was removed before this step was broken \
                                 off. The verification says what is left."
                        .clone_into(&mut end.words);
                }
                self.end(&step.id, end)
            }
        }
    }

    /// Why the receipt of a package stays: without it no list would speak of the product any more, so everything
    /// else that removes the product has to have ended well, and nothing of the package may be left.
    fn why_not_forgotten(
        &self,
        step: &Step,
        chosen: &PlannedCommand,
        around: &dyn Surroundings,
    ) -> Option<String> {
        let forgets = |one: &Step| {
            let mut ways = one.commands().iter().filter(|way| way.can_run());
            ways.any(|way| way.mechanism == Mechanism::MacosPackage)
        };
        let is_open = |other: &&Step| {
            let ended = self.state(&other.id).end().map(|end| end.outcome);
            other.id != step.id
                && (other.kind() == StepKind::Run || other.id.starts_with("run-"))
                && other.product == step.product
                && !forgets(other)
                && !ended.is_some_and(Outcome::has_removed)
        };
        if let Some(other) = self.plan().steps.iter().find(is_open) {
            return Some(format!(
                "Not run: \"{}\" has not ended well. While the product is there, its receipt is what tells of it, so \
                 the receipt stays until the product is gone. Where it was removed by hand, run by hand, too: sudo {}",
                other.title, chosen.text
            ));
        }
        let package = chosen.line.as_ref().and_then(|line| line.arguments.last())?;
        let answer = around.receipt_is_empty(package);
        (answer.holds != Known::Yes).then_some(answer.words)
    }

    fn restart(&mut self, step: &Step, around: &dyn Surroundings) -> Result<StepEnd, CarryError> {
        self.begin_step(&step.id, String::new(), false)?;
        let pending = around.restart_pending();
        let end = if self.standing.waits_for_restart() || pending.holds == Known::Yes {
            let words = "A restart is needed. Save open work, restart the machine, then go on with this \
                         removal: it will be verified again.";
            StepEnd::of(Outcome::RestartNeeded, words)
        } else {
            let words = "No step asked for a restart, and none is known to be pending.";
            StepEnd::of(Outcome::NothingToDo, words)
        };
        self.end(&step.id, end)
    }
}

fn named(records: &[Software]) -> String {
    let mut names: Vec<String> = records
        .iter()
        .filter(|one| !one.kind.is_part())
        .map(|one| match &one.version {
            Some(version) => format!("{} {version}", one.name),
            None => one.name.clone(),
        })
        .collect();
    if names.is_empty() {
        names.extend(records.iter().map(|one| one.name.clone()));
    }
    names.dedup();
    names.join(", ")
}
