//! The last look before a program is started, besides the rules of the planning half: where it is, and whether
//! it is still there, is reached without somebody else's link, and cannot be changed by ordinary users where it
//! gets more rights than they have.

use std::path::PathBuf;

use crate::removal::{Known, MachineFacts, Origin, PlannedCommand, Rights};

/// Programs of Unix systems lie in these folders ("Essential command binaries" and "User commands" of the
/// Filesystem Hierarchy Standard); `PATH` could name others.
const FOLDERS: [&str; 6] =
    ["/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

/// The full path of the program, or why it is not started.
///
/// # Errors
/// A sentence that says why.
pub fn located(command: &PlannedCommand, facts: &dyn MachineFacts) -> Result<PathBuf, String> {
    if let Some(why) = &command.refusal {
        return Err(format!("Not run: {why}."));
    }
    let Some(line) = &command.line else {
        return Err("Not run: this is no command that could be started.".to_owned());
    };
    let name = &line.program;
    let is_full = name.starts_with('/') || is_windows_path(name);
    let path = if is_full {
        name.clone()
    } else if name.contains(['/', '\\']) {
        return Err(format!("Not run: {name} is not a full path."));
    } else {
        found(name, facts)
            .ok_or_else(|| format!("Not run: {name} was not found on this machine."))?
    };
    let about = facts.path(&path);
    if about.is_file == Known::No {
        return Err(format!(
            "Not run: {path} is not on this machine. It may have been removed already: verify, and clean up \
             what is left."
        ));
    }
    if about.through_link == Known::Yes {
        return Err(format!(
            "Not run: a link leads to {path}, and what it leads to today need not be what it leads to \
             tomorrow."
        ));
    }
    let more_rights = command.rights == Rights::Administrator;
    if more_rights && command.origin == Origin::UserEntry {
        return Err(
            "Not run: the command comes from a place that an ordinary user can change, so it is not run as \
             administrator."
                .to_owned(),
        );
    }
    // What cannot be told is no yes: without rights that are worth an attack it may run.
    if more_rights && about.user_writable != Known::No {
        return Err(format!(
            "Not run as administrator: {path}, or a folder on the way to it, can be changed by users who are \
             no administrators, or that could not be found out."
        ));
    }
    Ok(PathBuf::from(path))
}

fn is_windows_path(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && matches!(letters.next(), Some('\\' | '/'))
}

/// Where a program without a folder lies: a tool of the system, and nothing else.
fn found(name: &str, facts: &dyn MachineFacts) -> Option<String> {
    let is_there = |path: &String| facts.path(path).is_file == Known::Yes;
    if let Some(windows) = facts.variable("SystemRoot") {
        return Some(format!(r"{windows}\System32\{name}")).filter(is_there);
    }
    FOLDERS.iter().map(|folder| format!("{folder}/{name}")).find(is_there)
}
