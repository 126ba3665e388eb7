//! The parts of a plan as plain data: steps, commands, checks and leftovers. Everything that carries a
//! plan out, shows it or keeps it reads these types; they are written to the journal of a removal, so a
//! field is added, never renamed.

use serde::{Deserialize, Serialize};

use super::{CommandLine, Mechanism, Refusal};
use crate::model::Software;

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

/// A fact that the program can test before it changes anything. Each is answered with yes, no or
/// "cannot tell"; the last is never taken for a yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "check")]
pub enum Check {
    /// The product is on this machine: one of these records is found by a scan.
    ProductPresent {
        /// The records that the plan was made from.
        records: Vec<Software>,
    },
    /// The person may become administrator (root).
    AdministratorRights,
    /// No restart is pending from something else.
    NoRestartPending,
    /// No other installation is running.
    InstallerIdle,
    /// No drive is encrypted, neither by this product nor managed by it.
    DiskEncryptionOff {
        /// The product's name.
        product: String,
    },
    /// No policy of a management server holds the product; `agents` are the agents found beside it.
    NotUnderPolicy {
        /// The product's name.
        product: String,
        /// Names of management agents found on the machine.
        agents: Vec<String>,
    },
    /// There is a restore point or a backup.
    RestorePointOrBackup,
    /// Something else protects the machine once this product is gone.
    NextProtection {
        /// Names of the products that go, which do not count.
        leaving: Vec<String>,
    },
    /// This user is signed in: the product is installed for that user alone.
    UserSignedIn {
        /// The user's name or security identifier.
        user: String,
    },
    /// These programs are closed.
    ProgramsClosed {
        /// Their file names.
        programs: Vec<String>,
    },
}

/// Something that only the admin can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "question")]
pub enum Question {
    /// What protects the machine afterwards. The answer is kept in the record.
    NextProtection,
    /// The uninstall password of a product, where one is set. Kept in memory only.
    Password {
        /// The product's name.
        product: String,
    },
}

/// With whose rights a command runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "rights")]
pub enum Rights {
    /// With an administrator's (root's), through the system's own prompt.
    Administrator,
    /// With those of the person who runs it, never more.
    OwnOnly {
        /// Why not more; empty where no more is needed.
        why: String,
    },
    /// With those of this user, in that user's session.
    User {
        /// The user's name or security identifier.
        user: String,
    },
}

impl Rights {
    /// As a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Administrator => "Runs as administrator (root).".to_owned(),
            Self::OwnOnly { why } if why.is_empty() => {
                "Runs with your own rights; no more are needed.".to_owned()
            }
            Self::OwnOnly { why } => format!("Runs with your own rights only: {why}."),
            Self::User { user } => {
                format!("Runs with the rights of {user}, in that user's session.")
            }
        }
    }
}

/// Where a password goes. It stands nowhere in the plan itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "place")]
pub enum PasswordPlace {
    /// No password is needed.
    #[default]
    None,
    /// In the argument with this index, in place of [`PASSWORD`]. Others on the machine can see it in
    /// the list of processes while the command runs, and the window says so.
    Argument {
        /// Position in [`CommandLine::arguments`].
        index: usize,
        /// How it is written there.
        form: PasswordForm,
    },
    /// The uninstaller asks for it in its own window.
    AskedByProgram,
}

/// What stands for the password in an argument.
pub const PASSWORD: &str = "<password>";

/// How a password is written in an argument.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PasswordForm {
    /// As it is.
    #[default]
    Plain,
    /// As hexadecimal digits of its UTF-16LE bytes (Kaspersky Network Agent: `A` becomes `4100`).
    Utf16LeHex,
}

/// Where a command's text comes from; how far it is trusted follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The catalogue's recipe.
    Recipe,
    /// The program's own entry in a place that only administrators can change.
    MachineEntry,
    /// The program's own entry in a place that an ordinary user can change.
    UserEntry,
    /// Put together by this program from a package name or code that the machine's own list holds.
    Composed,
}

/// A command, as it would be started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedCommand {
    /// Stable within the plan.
    pub id: String,
    /// The situation it is for: "normal", "password-protected" …
    pub when: String,
    /// The command as one line, to read and to copy. Passwords stand in it as placeholders.
    pub text: String,
    /// Program and arguments; `None` for what is said in words, has to be filled in first, or was
    /// refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<CommandLine>,
    /// By what it removes, from which the meaning of its return code follows.
    pub mechanism: Mechanism,
    /// With whose rights.
    pub rights: Rights,
    /// How long it may take.
    pub time_limit_secs: u32,
    /// Where the password goes.
    #[serde(default)]
    pub password: PasswordPlace,
    /// Whether it opens windows that a person has to answer.
    pub interactive: bool,
    /// Whether placeholders other than the password are left for the admin to fill in.
    pub has_placeholder: bool,
    /// Whether it is an instruction in words rather than a command.
    pub is_prose: bool,
    /// Why it is not run, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    /// Where it comes from.
    pub origin: Origin,
    /// The same as a sentence.
    pub basis: String,
    /// Whether that was read in a source.
    pub verified: bool,
}

impl PlannedCommand {
    /// Whether it can be run as it stands (a password may still be asked for).
    #[must_use]
    pub fn can_run(&self) -> bool {
        self.line.is_some() && self.refusal.is_none() && !self.has_placeholder && !self.is_prose
    }
}

/// One thing that an uninstaller may leave behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leftover {
    /// Stable within the plan.
    pub id: String,
    /// Id or name of the product it belongs to.
    pub product: String,
    /// The thing.
    #[serde(flatten)]
    pub thing: Thing,
    /// Whether the machine itself showed it; otherwise the catalogue says that it may be there.
    pub seen: bool,
    /// Whether the catalogue's word for it was read in a source.
    pub verified: bool,
    /// Whether other products use it, too; such a thing is shown and never removed by the program.
    pub shared: bool,
}

/// What sort of thing is left behind. Patterns (`*`) and places of all users are only shown; what the
/// program removes is named in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "thing")]
pub enum Thing {
    /// A folder with what is in it.
    Folder {
        /// Full path.
        path: String,
    },
    /// A file.
    File {
        /// Full path.
        path: String,
    },
    /// A key of the registry with what is below it.
    Key {
        /// `HKLM\…`.
        path: String,
    },
    /// A service.
    Service {
        /// Its name, as the service manager knows it.
        name: String,
    },
    /// A driver.
    Driver {
        /// Its name or file name.
        name: String,
    },
    /// A scheduled task.
    Task {
        /// Its path.
        path: String,
    },
    /// A browser extension.
    Extension {
        /// Id.
        id: String,
        /// Where it was seen.
        place: String,
    },
    /// A root certificate.
    Certificate {
        /// Its subject or the name it is shown by.
        subject: String,
    },
    /// What can only be said in words.
    Words {
        /// The catalogue's sentence.
        text: String,
    },
}

impl Thing {
    /// In one word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Folder { .. } => "Folder",
            Self::File { .. } => "File",
            Self::Key { .. } => "Registry key",
            Self::Service { .. } => "Service",
            Self::Driver { .. } => "Driver",
            Self::Task { .. } => "Scheduled task",
            Self::Extension { .. } => "Browser extension",
            Self::Certificate { .. } => "Root certificate",
            Self::Words { .. } => "By hand",
        }
    }

    /// Its path, name or sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Folder { path }
            | Self::File { path }
            | Self::Key { path }
            | Self::Task { path } => path,
            Self::Service { name } | Self::Driver { name } => name,
            Self::Extension { id, .. } => id,
            Self::Certificate { subject } => subject,
            Self::Words { text } => text,
        }
    }
}

impl Leftover {
    /// Whether the program can remove it by itself: one thing, named in full, of this product alone.
    #[must_use]
    pub fn can_remove(&self) -> bool {
        if self.shared {
            return false;
        }
        match &self.thing {
            Thing::Words { .. } | Thing::Extension { .. } => false,
            // A name that only the catalogue knows may be another program's on this machine.
            Thing::Service { .. } | Thing::Driver { .. } if !self.seen => false,
            thing => {
                let text = thing.text();
                !text.is_empty() && !text.contains(['*', '?', '<', '>', '%'])
            }
        }
    }
}
