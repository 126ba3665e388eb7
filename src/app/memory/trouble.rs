//! What can go wrong with the workspace, and what has to be told about opening it, in the words of the
//! window. The command line and the log have the errors' own words, in English.

use std::path::Path;

use jiff::Timestamp;

use crate::language::Arg;
use crate::say;
use crate::workspace::{Asked, Flaw, Notice, Owner, Refusal, WorkspaceError};

/// What happened, what it means and what to do.
#[must_use]
pub fn trouble(error: &WorkspaceError) -> String {
    match error {
        WorkspaceError::Missing { path } => say!("workspace-missing", path = shown(path)),
        WorkspaceError::Foreign { path, what } => {
            say!("workspace-foreign", path = shown(path), what = flaw(what))
        }
        WorkspaceError::Newer { path, found, known } => {
            let (found, known) = (Arg::shown(found), Arg::shown(known));
            say!("workspace-newer", path = shown(path), found = found, known = known)
        }
        WorkspaceError::Damaged { path, what } => {
            say!("workspace-damaged", path = shown(path), what = flaw(what))
        }
        WorkspaceError::HeldByOther { owner: by } => say!("workspace-held", owner = owner(by)),
        WorkspaceError::ReadOnly { path } => say!("workspace-read-only", path = shown(path)),
        WorkspaceError::DiskFull { path } => say!("workspace-disk-full", path = shown(path)),
        WorkspaceError::Gone { path } => say!("workspace-gone", path = shown(path)),
        WorkspaceError::Busy { path } => say!("workspace-busy", path = shown(path)),
        WorkspaceError::AlreadyThere { path } => {
            say!("workspace-already-there", path = shown(path))
        }
        WorkspaceError::Unknown { what } => asked(*what),
        WorkspaceError::Refused(why) => refused(why),
        // What the system says, in its own words.
        WorkspaceError::Io { .. } => error.to_string(),
        WorkspaceError::Database { path, error } => {
            say!("workspace-database", path = shown(path), error = Arg::shown(error))
        }
    }
}

/// What has to be told about opening it.
pub(super) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::HeldByOther(by) => say!("notice-held", owner = owner(by)),
        Notice::ReadOnlyPlace => say!("notice-read-only").to_owned(),
        Notice::NotClosed(by) => say!("notice-not-closed", owner = owner(by)),
        Notice::ClockBehind { last, now } => {
            say!("notice-clock-behind", now = when(*now), last = when(*last))
        }
        Notice::Migrated { from, backup: None } => {
            say!("notice-migrated", form = Arg::shown(from))
        }
        Notice::Migrated { from, backup: Some(path) } => {
            say!("notice-migrated-kept", form = Arg::shown(from), path = shown(path))
        }
    }
}

fn shown(path: &Path) -> Arg<'static> {
    Arg::shown(path.display())
}

fn when(at: Timestamp) -> Arg<'static> {
    let at = at.to_zoned_datetime(jiff::tz::TimeZone::system());
    Arg::shown(at.strftime("%Y-%m-%d %H:%M"))
}

fn owner(own: &Owner) -> String {
    if own.person.is_empty() {
        return say!("owner-unknown").to_owned();
    }
    say!("owner-on-since", person = &own.person, host = &own.host, since = when(own.since))
}

fn flaw(what: &Flaw) -> String {
    let plain = match what {
        Flaw::Folder => say!("flaw-folder"),
        Flaw::NoFile => say!("flaw-no-file"),
        Flaw::Empty => say!("flaw-empty"),
        Flaw::TooShort => say!("flaw-too-short"),
        Flaw::NoDatabase => say!("flaw-no-database"),
        Flaw::OtherProgram => say!("flaw-other-program"),
        Flaw::UnknownForm => say!("flaw-unknown-form"),
        Flaw::NoTable(name) => return say!("flaw-no-table", name = name),
        // What SQLite says is what is looked for on the web.
        Flaw::Spoiled(words) => words,
    };
    plain.to_owned()
}

fn asked(what: Asked) -> String {
    match what {
        Asked::Inventory(number) | Asked::Reading(number) => {
            say!("no-such-reading", number = Arg::shown(number))
        }
        Asked::Machine(number) => say!("no-such-machine", number = Arg::shown(number)),
        Asked::Entry(number) => say!("no-such-entry", number = Arg::shown(number)),
        Asked::EntryToUndo(number) => say!("no-entry-to-undo", number = Arg::shown(number)),
    }
}

fn refused(why: &Refusal) -> String {
    match why {
        Refusal::FutureList { day, today } => {
            say!("refused-future-list", day = Arg::shown(day), today = Arg::shown(today))
        }
        Refusal::CannotBeUndone(entry, _) => {
            say!("refused-cannot-be-undone", number = Arg::shown(entry))
        }
        Refusal::UndoneAlready(entry) => {
            say!("refused-undone-already", number = Arg::shown(entry))
        }
        Refusal::RulesTooLarge { kib, most } => {
            say!("refused-rules-too-large", size = Arg::shown(kib), most = Arg::shown(most))
        }
    }
}
