//! What can go wrong with a workspace, one variant for each thing that somebody can do something about.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use super::owner::Owner;

/// What is there instead of a whole workspace.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// A folder.
    #[error("it is a folder")]
    Folder,
    /// A device, a pipe or the like.
    #[error("it is no file")]
    NoFile,
    /// Nothing.
    #[error("it is empty")]
    Empty,
    /// Fewer bytes than the head of a database.
    #[error("it is too short for a database")]
    TooShort,
    /// Something that SQLite did not write.
    #[error("it is no database")]
    NoDatabase,
    /// A database without the mark of a workspace.
    #[error("it is a database of another program")]
    OtherProgram,
    /// A form that no version of this program wrote.
    #[error("it has no form that is known")]
    UnknownForm,
    /// A table is missing, by its name.
    #[error("its table \"{0}\" is missing")]
    NoTable(String),
    /// What SQLite, or the reading of a value, says of it; in English.
    #[error("{0}")]
    Spoiled(String),
}

/// What was asked for and is not in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Asked {
    /// An inventory, by its number.
    #[error("inventory {0}")]
    Inventory(i64),
    /// What an inventory says of one machine, by its number.
    #[error("reading {0}")]
    Reading(i64),
    /// A machine, by its number.
    #[error("machine {0}")]
    Machine(i64),
    /// An entry of the log, by its number.
    #[error("entry {0} in its log")]
    Entry(i64),
    /// An entry that could be taken back, by its number.
    #[error("entry {0} to take back")]
    EntryToUndo(i64),
}

/// A change that makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A list of a day that has not come.
    #[error(
        "A list cannot be of {day}: that day has not come (today is {today} in UTC). Nothing was kept. \
         Check the date, or the clock of this computer."
    )]
    FutureList {
        /// The day of the list.
        day: Date,
        /// Today.
        today: Date,
    },
    /// An entry that cannot be taken back: its number, and what it says.
    #[error("Entry {0} ({1}) cannot be taken back.")]
    CannotBeUndone(i64, String),
    /// An entry that is taken back already.
    #[error("Entry {0} is taken back already.")]
    UndoneAlready(i64),
    /// Own rules that are larger than any that people write.
    #[error("The own rules were not kept: they are {kib} KiB, and at most {most} KiB are taken.")]
    RulesTooLarge {
        /// Their size.
        kib: usize,
        /// The largest that are taken.
        most: usize,
    },
}

/// Why something was not opened, read or kept. Whatever it says: the file is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// Nothing is there, and nothing was to be made.
    #[error("There is no workspace {path}. Check the name, or begin a new one there.")]
    Missing {
        /// Where.
        path: PathBuf,
    },
    /// Another program's file, or no database at all.
    #[error(
        "{path} is no workspace: {what}. It was left as it is. Choose another file, or another name \
         for a new workspace."
    )]
    Foreign {
        /// Which file.
        path: PathBuf,
        /// What it is instead.
        what: Flaw,
    },
    /// Written by a later version of this program.
    #[error(
        "{path} was written by a newer version of Interdict (form {found}; this one knows up to \
         {known}). It was left as it is. Open it with that version, or choose another workspace."
    )]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its form.
        found: i64,
        /// The newest form that is known here.
        known: i64,
    },
    /// It is a workspace and cannot be read.
    #[error(
        "The workspace {path} is damaged: {what}. It was left as it is. Restore one of the daily \
         backups beside it; the damaged file is kept under another name then."
    )]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What was met.
        what: Flaw,
    },
    /// Somebody else has it, so that it can only be looked at here.
    #[error(
        "The workspace is in use by {owner}, so nothing was changed. Try again when it is closed there."
    )]
    HeldByOther {
        /// Who.
        owner: Box<Owner>,
    },
    /// The folder or the file cannot be written.
    #[error(
        "{path} cannot be written: the folder or the file is read-only. Nothing was changed. Ask for \
         the right to write there, or save a copy of the workspace in a folder of your own."
    )]
    ReadOnly {
        /// Which file.
        path: PathBuf,
    },
    /// The disk, or the share's quota, is full.
    #[error(
        "There is no room left on the disk of {path}. The change was not kept; everything before it \
         is. Make room and do it again."
    )]
    DiskFull {
        /// Which file.
        path: PathBuf,
    },
    /// The file was removed, moved or exchanged while it was open.
    #[error(
        "{path} was removed or exchanged while it was open. The change was not kept. What is open here \
         can still be saved as a copy under another name."
    )]
    Gone {
        /// Which file.
        path: PathBuf,
    },
    /// Another program keeps the database locked.
    #[error(
        "The workspace {path} is being written by another program. Nothing was changed; try again."
    )]
    Busy {
        /// Which file.
        path: PathBuf,
    },
    /// A file of that name is there, and is never written over.
    #[error("{path} is there already and was left as it is. Choose another name.")]
    AlreadyThere {
        /// Which file.
        path: PathBuf,
    },
    /// Something that was asked for by its number or name is not in the workspace.
    #[error("The workspace has no {what}.")]
    Unknown {
        /// What was asked for.
        what: Asked,
    },
    /// A change that makes no sense.
    #[error("{0}")]
    Refused(Refusal),
    /// Reading or writing failed.
    #[error("{path}: {error}")]
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The database said no for another reason.
    #[error("The workspace {path} could not be used: {error}. Nothing was changed.")]
    Database {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: rusqlite::Error,
    },
}

impl WorkspaceError {
    /// From what SQLite said (SQLite, "Result and Error Codes").
    pub(super) fn of(path: &Path, error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => {
                Self::Damaged { path, what: Flaw::Spoiled(error.to_string()) }
            }
            Some(ErrorCode::NotADatabase) => Self::Damaged { path, what: Flaw::NoDatabase },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                // SQLite's own check that the file was not moved (SQLITE_READONLY_DBMOVED).
                if error.sqlite_error().is_some_and(|own| own.extended_code == 1032) {
                    Self::Gone { path }
                } else {
                    Self::ReadOnly { path }
                }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            _ => Self::Database { path, error },
        }
    }

    /// From what the system said.
    pub(crate) fn io(path: &Path, error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path },
            _ => Self::Io { path, error },
        }
    }

    /// Whether a backup can be put in its place.
    #[must_use]
    pub fn can_restore(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::Gone { .. } | Self::Missing { .. })
    }
}

/// Something that does not stop the work and has to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Somebody else has it: here it can be looked at, and not changed.
    HeldByOther(Box<Owner>),
    /// The folder or the file cannot be written: it can be looked at.
    ReadOnlyPlace,
    /// The last program that had it open ended without closing it. What it had confirmed is there.
    NotClosed(Box<Owner>),
    /// The clock of this computer stands before the newest entry.
    ClockBehind {
        /// The newest time in the workspace.
        last: Timestamp,
        /// What the clock says.
        now: Timestamp,
    },
    /// The workspace was of an earlier form and was brought up to date; a backup was made before.
    Migrated {
        /// The form it had.
        from: i64,
        /// The backup.
        backup: Option<PathBuf>,
    },
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::HeldByOther(owner) => write!(
                f,
                "The workspace is in use by {owner}. It can be looked at here and not changed."
            ),
            Self::ReadOnlyPlace => f.write_str(
                "The workspace lies in a place that cannot be written. It can be looked at and not \
                 changed.",
            ),
            Self::NotClosed(owner) => write!(
                f,
                "The workspace was not closed by {owner}. Everything that was confirmed is there."
            ),
            Self::ClockBehind { last, now } => write!(
                f,
                "The clock of this computer says {now}, but the workspace was last changed at {last}. \
                 Check the clock before something is changed."
            ),
            Self::Migrated { from, backup } => {
                write!(
                    f,
                    "The workspace was of an earlier form ({from}) and was brought up to date."
                )?;
                match backup {
                    Some(path) => write!(f, " As it was before it is kept as {}.", path.display()),
                    None => Ok(()),
                }
            }
        }
    }
}
