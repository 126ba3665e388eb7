//! The parts of a plan as plain data: steps, commands, checks and leftovers. Everything that carries a
//! plan out, shows it or keeps it reads these types; they are written to the journal of a removal, so a
//! field is added, never renamed.

mod checks;
mod command;
mod leftover;

use serde::{Deserialize, Serialize};

pub use checks::{Check, Question};
pub use command::{Origin, PASSWORD, PasswordForm, PasswordPlace, PlannedCommand, Rights};
pub use leftover::{Leftover, Thing};

/// What sort of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// A fact that the program can test, before anything is changed.
    Check,
    /// Something to know, or that only a person can do.
    Explain,
    /// Something that only the admin can say.
    Ask,
    /// A command.
    Run,
    /// Restart the machine.
    Restart,
    /// See that it is gone.
    Verify,
    /// Remove what the uninstaller left behind.
    CleanUp,
}

/// What a step does, with what it needs for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "with")]
pub enum Action {
    /// Test a fact.
    Check(Check),
    /// Read it, or do it by hand.
    Explain,
    /// Answer a question.
    Ask(Question),
    /// Run one of these commands: ways to the same end, best first.
    Run(Vec<PlannedCommand>),
    /// Restart the machine.
    Restart,
    /// Scan again and compare.
    Verify,
    /// Remove these, each by itself.
    CleanUp(Vec<Leftover>),
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Stable within the plan: the same evidence gives the same id.
    pub id: String,
    /// What it does.
    #[serde(flatten)]
    pub action: Action,
    /// Title.
    pub title: String,
    /// Why, and what to know.
    pub why: String,
    /// Things to look at or to do.
    #[serde(default)]
    pub points: Vec<Point>,
    /// Programs of the system that it starts only to read what they say, each as one line in full.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
    /// What will change on the machine, as a sentence.
    pub changes: String,
    /// Whether it can be undone.
    pub undo: Undo,
    /// What to do when it fails, as a sentence.
    pub on_failure: String,
    /// Where the instruction comes from, as a sentence.
    pub source: String,
    /// Whether that was read in a source; otherwise it is general knowledge, and that is said before
    /// the step is carried out.
    pub verified: bool,
    /// Whether the admin may skip it. What protects data may not be skipped.
    pub may_skip: bool,
    /// Id or name of the product it belongs to; none for the steps of the whole plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
}

impl Step {
    /// A step of the whole plan; what it changes and what to do when it fails is added by its kind.
    #[must_use]
    pub fn new(id: &str, action: Action, title: &str, why: &str) -> Self {
        Self {
            id: id.to_owned(),
            action,
            title: title.to_owned(),
            why: why.to_owned(),
            points: Vec::new(),
            asks: Vec::new(),
            changes: String::new(),
            undo: Undo::NothingChanges,
            on_failure: String::new(),
            source: String::new(),
            verified: true,
            may_skip: true,
            product: None,
        }
    }

    /// With things to look at or to do.
    #[must_use]
    pub fn with_points(self, points: Vec<Point>) -> Self {
        Self { points, ..self }
    }

    /// What sort.
    #[must_use]
    pub fn kind(&self) -> StepKind {
        match self.action {
            Action::Check(_) => StepKind::Check,
            Action::Explain => StepKind::Explain,
            Action::Ask(_) => StepKind::Ask,
            Action::Run(_) => StepKind::Run,
            Action::Restart => StepKind::Restart,
            Action::Verify => StepKind::Verify,
            Action::CleanUp(_) => StepKind::CleanUp,
        }
    }

    /// Its commands, best first; empty where it has none.
    #[must_use]
    pub fn commands(&self) -> &[PlannedCommand] {
        match &self.action {
            Action::Run(commands) => commands,
            _ => &[],
        }
    }

    /// Its leftovers; empty where it has none.
    #[must_use]
    pub fn leftovers(&self) -> &[Leftover] {
        match &self.action {
            Action::CleanUp(leftovers) => leftovers,
            _ => &[],
        }
    }
}

/// One thing to look at or to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// In words.
    pub text: String,
    /// Whether that was read in a source.
    pub verified: bool,
}

/// Whether a step can be undone, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "undo", content = "how")]
pub enum Undo {
    /// It changes nothing.
    NothingChanges,
    /// Yes, in this way.
    Yes(String),
    /// No, for this reason.
    No(String),
}

impl Undo {
    /// As a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NothingChanges => "Nothing is changed.".to_owned(),
            Self::Yes(how) => format!("Can be undone: {how}"),
            Self::No(why) => format!("Cannot be undone: {why}"),
        }
    }
}
