//! Which commands are refused, and why.

use serde::{Deserialize, Serialize};

/// Why a command is not run.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", tag = "refusal", content = "what")]
pub enum Refusal {
    /// No program is named.
    #[error("it names no program")]
    Empty,
    /// It cannot be read as a command: a quote that does not end, a line too long.
    #[error("it cannot be read as a command ({0})")]
    NotUnderstood(String),
    /// It holds control characters or letters that hide or turn text.
    #[error("it holds characters that cannot be seen, so what is shown need not be what would run")]
    HiddenCharacters,
    /// It was written for a shell.
    #[error("it was written for a shell (\"{0}\"); commands are started directly")]
    ShellOperators(String),
    /// The program is not named by its full path.
    #[error("the program is not named by its full path ({0}), so another program could be started")]
    RelativePath(String),
    /// The program is on another machine.
    #[error("the program is on another machine ({0})")]
    NetworkPath(String),
    /// The path is one of devices or of the object manager.
    #[error("the path is one of a device or stream ({0}), not of a file")]
    DevicePath(String),
    /// The path climbs.
    #[error("the path climbs up with \"..\" ({0})")]
    ClimbingPath(String),
    /// A variable outside the fixed list.
    #[error("the variable %{0}% is not one of the system's folders")]
    ForeignVariable(String),
    /// A variable of the list, whose value is not known here.
    #[error("the value of %{0}% is not known here")]
    UnknownVariable(String),
    /// The file is a script or a document rather than a program.
    #[error("{0} is not a program that can be started directly")]
    NotAProgram(String),
    /// A shell or script host, which would run anything.
    #[error("{0} runs whatever it is told; the command has to name the uninstaller itself")]
    Host(String),
    /// A tool of the system.
    #[error("{0} is a tool of the system, not an uninstaller")]
    SystemTool(String),
    /// A library outside the known ones.
    #[error("it loads code from {0}")]
    ForeignLibrary(String),
    /// `msiexec` is asked for something other than the removal of one product.
    #[error("Windows Installer is asked for something other than removing one product ({0})")]
    NotARemoval(String),
    /// The command removes another product.
    #[error("it removes another product ({found}) than the one that was found ({expected})")]
    OtherProduct {
        /// What the command removes.
        found: String,
        /// What was found.
        expected: String,
    },
    /// The file is not there.
    #[error("the program {0} is not there any more")]
    Missing(String),
    /// The path leads through a link.
    #[error("the path {0} leads through a link or junction, so it can point somewhere else")]
    ThroughLink(String),
    /// A name or code has a form that it cannot have.
    #[error("{0:?} is not a name that a package can have")]
    NotAName(String),
}
