//! A command of a plan: what is started, with whose rights, where it comes from, and where a password goes.

use serde::{Deserialize, Serialize};

use crate::removal::{CommandLine, Mechanism, Refusal};

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
