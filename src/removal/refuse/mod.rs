//! Which commands are refused, and why.
//!
//! An uninstall command is a text that some other program wrote into a list. It is taken apart, looked
//! at, and started directly; what would run something else than the uninstaller of the product that was
//! found is refused with the reason. The names of shells and script hosts follow Microsoft's
//! "Applications that can bypass App Control" and the LOLBAS project.

mod hosts;
mod posix;
mod recheck;
mod windows;

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::installer::{Deciding, deciding};
use super::{CommandLine, Known, MachineFacts, Mechanism, Rights};
use crate::model::Scope;

pub use posix::posix_program;
pub use recheck::recheck;
pub use windows::{expand, is_on_a_drive, windows_arguments, windows_file, windows_program};

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
    /// The program lies at the top of a drive.
    #[error(
        "{0} lies at the top of a drive, where no installer puts an uninstaller; a path with spaces \
             that is not in quotes can be taken for it"
    )]
    DriveRoot(String),
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
    /// The command is not one that this program puts together.
    #[error("the arguments are not those of a removal that this program puts together ({0})")]
    ChangedArguments(String),
    /// Only a person knows where it has to be run.
    #[error("{0}")]
    ByHand(String),
    /// A name or code has a form that it cannot have.
    #[error("{0:?} is not a name that a package can have")]
    NotAName(String),
}

/// Refuses what cannot be seen: control characters, letters of no width, marks that turn the direction
/// of the text (Unicode Technical Report 36, "Bidirectional Text Spoofing") and spaces that only look
/// like one.
pub fn visible(text: &str) -> Result<(), Refusal> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{a0}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
                | '\u{205f}'..='\u{2069}' | '\u{3164}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
    };
    if text.chars().any(hidden) { Err(Refusal::HiddenCharacters) } else { Ok(()) }
}

/// A foreign text as it may stand on a line: letters that cannot be seen, that turn the text or that begin a new
/// line are written out, so that a name never becomes a line of its own.
#[must_use]
pub fn written_out(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if visible(c.encode_utf8(&mut [0; 4])).is_err() {
            // Writing to a text cannot fail.
            let _ = write!(shown, "[U+{:04X}]", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// With whose rights a program may run: an administrator's only where the command comes from a place
/// that only administrators can change, and so is the file. What is not known counts as writable.
#[must_use]
pub fn rights(
    program: &str,
    user_writable: bool,
    scope: &Scope,
    facts: &dyn MachineFacts,
) -> Rights {
    if user_writable {
        return match scope {
            Scope::User(user) => Rights::User { user: user.clone() },
            Scope::Machine | Scope::Unknown => Rights::OwnOnly {
                why: "this command was found in a place that an ordinary user can change, so it is not \
                      run as administrator"
                    .to_owned(),
            },
        };
    }
    // Nothing can be said of a machine that is only on a list; the check follows where it runs.
    if !facts.are_known() {
        return Rights::Administrator;
    }
    let own = facts.path(program);
    let why = match own.user_writable {
        Known::No => return Rights::Administrator,
        Known::Yes => format!(
            "an ordinary user can change or replace {program}, so it is not run as administrator"
        ),
        Known::NotKnown => format!(
            "it could not be found out who may change {program}, so it is not run as administrator"
        ),
    };
    Rights::OwnOnly { why }
}

/// With whose rights an installation's own program may remove a package, or the bundle of an app be deleted: an
/// administrator's only where nobody else can change the program, the script that it is given, the package, or a
/// folder that it loads code from.
#[must_use]
pub fn of_files(mechanism: Mechanism, line: &CommandLine, facts: &dyn MachineFacts) -> Rights {
    // Whoever owns the folder could lead the way to it somewhere else.
    if line.arguments.iter().any(|word| word.starts_with("/Users/")) {
        return Rights::OwnOnly { why: "it lies in the folder of a person".to_owned() };
    }
    if mechanism == Mechanism::MacosBundle {
        return Rights::Administrator;
    }
    let Deciding { all, any } = deciding(mechanism, line);
    let judged = |path: &String| rights(path, false, &Scope::Unknown, facts);
    let mut less = all.iter().map(judged).filter(|rights| *rights != Rights::Administrator);
    if let Some(less) = less.next() {
        return less;
    }
    if any.is_empty() || !facts.are_known() {
        return Rights::Administrator;
    }
    let mut is_one_there = false;
    for path in &any {
        let own = facts.path(path);
        match own.user_writable {
            // Somebody else's link leads to wherever it will lead when the program starts.
            _ if own.through_link == Known::Yes => return judged(path),
            Known::Yes => return judged(path),
            Known::No => is_one_there = true,
            // Most of them are not there.
            Known::NotKnown => {}
        }
    }
    if is_one_there {
        Rights::Administrator
    } else {
        any.first().map_or(Rights::Administrator, judged)
    }
}

/// The last part of a path of either system, in small letters.
fn file_name(path: &str) -> String {
    path.rsplit(['\\', '/']).next().unwrap_or(path).to_lowercase()
}
