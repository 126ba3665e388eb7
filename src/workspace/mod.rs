//! What the program remembers: machines, inventories, the life of findings and what was decided.
//!
//! This room names `model` and `catalog` and, for the disk below, `platform`; nothing else of the house.
//! What it concludes (which machine this is, whether a finding is gone, what changed, what a decision
//! means today) are pure functions of what is kept: no input or output, no clock, dates come in as
//! arguments, and the order in which inventories arrived never matters.
//!
//! - [`keys`]: the names by which machines, inventories and findings are kept apart.
//! - [`life`]: first seen, last seen, gone since, come back.
//! - [`changes`]: what is new, gone or come back between two times.
//! - [`past`]: how it stood at the end of an earlier day.
//! - [`since`]: what the newest reading of each machine changed.
//! - [`recognise`]: which of the known machines is this one.
//! - [`sources`]: sources by names that stay the same.
//! - [`title`]: the name of a program without its version.
//! - [`decisions`]: the append-only log of what people decided, and what follows from it on a day.
//!
//! The store beside it is one SQLite file. A [`Workspace`] is an open one; it belongs to one thread, and
//! everything that goes in and out is plain data, so a window gives it to a background thread and gets
//! values back:
//!
//! - [`Workspace::open`] with an [`Opening`]: [`Workspace::notices`] says what has to be told (somebody
//!   else has it, the place is read-only, the clock is behind), [`Workspace::can_change`] whether changes
//!   are possible. After an error the file is as it was; [`WorkspaceError::can_restore`] says whether one
//!   of [`backup::copies`] helps, and [`backup::replace`] puts it in place.
//! - [`Workspace::snapshot`] gives all that a window shows at once: machines, inventories, log, settings,
//!   and the rows that count as one [`crate::model::Inventory`], for matching and policy as any other.
//!   [`Workspace::outline`] is the same without rows, [`Workspace::history`] every reading with the rows
//!   of some titles, [`Workspace::inventory`] one inventory as it was kept, [`Workspace::reading`] what one
//!   inventory says of one machine. [`Outline::until`] is the outline of an earlier day, for
//!   [`Workspace::snapshot_of`]; [`Workspace::changes_between`] compares two of them.
//! - [`Workspace::keep`], [`Workspace::decide`], [`Workspace::say`], [`Workspace::undo`],
//!   [`Workspace::delete`], [`Workspace::retire`] and the settings each change one thing, in one
//!   transaction: when they return, it is on disk, and only then may it be said to be saved.
//! - [`Workspace::alive`] is called once a minute while it is open, [`Workspace::back_up_if_due`] after
//!   the snapshot is shown, [`Workspace::save_copy`] for a copy under another name.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::platform::{self, FileIdentity};

pub mod backup;
pub mod changes;
pub mod decisions;
mod error;
mod keep;
pub mod keys;
pub mod life;
mod load;
mod log;
mod machines;
mod numbers;
mod open;
mod owner;
mod pack;
pub mod past;
pub mod recognise;
mod record;
mod retire;
mod schema;
mod settings;
pub mod since;
mod snapshot;
pub mod sources;
pub mod title;

pub use error::{Asked, Flaw, Notice, Refusal, WorkspaceError};
pub use keep::{Again, InputHash, Keeping, Kept, latest_list_date};
pub use log::{Change, Record, decisions as decision_entries, machine_entries, undone};
pub use machines::{Groups, KnownName, Question, Standing};
pub use open::{Access, Opening};
pub use owner::Owner;
pub use record::InventoryRecord;
pub use retire::Retention;
pub use snapshot::{History, KnownMachine, Outline, ReadingRecord, Snapshot};

/// An open workspace.
#[derive(Debug)]
pub struct Workspace {
    // Closed before the right to change it is given back: fields are dropped in this order.
    connection: Connection,
    path: PathBuf,
    ownership: Option<owner::Ownership>,
    identity: FileIdentity,
    person: String,
    notices: Vec<Notice>,
    /// The day whose copy is made.
    backed_up: Option<jiff::civil::Date>,
}

impl Workspace {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What has to be told about opening it.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Whether it may be changed here.
    #[must_use]
    pub fn can_change(&self) -> bool {
        self.ownership.is_some()
    }

    /// Gives a sign of life, so that others know that it is still open here.
    ///
    /// # Errors
    /// When it cannot be written, or the file was removed or exchanged.
    pub fn alive(&mut self, now: Timestamp) -> Result<(), WorkspaceError> {
        self.expect_same_file()?;
        match &mut self.ownership {
            // Somebody else may have taken over while this computer slept.
            Some(own) if !own.is_ours() => {
                self.ownership = None;
                Err(self.not_ours())
            }
            Some(own) => own.alive(now),
            None => Ok(()),
        }
    }

    /// Closes it, and says whether that went well; dropping it closes it, too.
    ///
    /// # Errors
    /// When what was written last could not be moved into the file; it is kept beside it then, and found
    /// by the next opening.
    pub fn close(self) -> Result<(), WorkspaceError> {
        let Self { connection, path, ownership, .. } = self;
        let closed = connection.close().map_err(|(_, error)| WorkspaceError::of(&path, error));
        drop(ownership);
        closed
    }

    /// One change: whole and on disk, or not at all.
    fn change<T>(
        &mut self,
        now: Timestamp,
        write: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, WorkspaceError> {
        let Some(own) = &mut self.ownership else {
            return Err(self.not_ours());
        };
        if !own.is_ours() {
            self.ownership = None;
            return Err(self.not_ours());
        }
        // Others may take a silent owner for gone.
        own.alive(now)?;
        self.expect_same_file()?;
        self.back_up_if_due(now)?;
        let failed = |error| WorkspaceError::of(&self.path, error);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let made = write(&transaction).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        // A file that was removed in the meantime has kept nothing.
        self.expect_same_file()?;
        Ok(made)
    }

    fn not_ours(&self) -> WorkspaceError {
        let held = self.notices.iter().find_map(|notice| match notice {
            Notice::HeldByOther(owner) => Some(owner.clone()),
            _ => None,
        });
        match held {
            Some(owner) => WorkspaceError::HeldByOther { owner },
            None => WorkspaceError::ReadOnly { path: self.path.clone() },
        }
    }

    fn expect_same_file(&self) -> Result<(), WorkspaceError> {
        match platform::file_identity(&self.path) {
            Ok(identity) if identity == self.identity => Ok(()),
            Ok(_) => Err(WorkspaceError::Gone { path: self.path.clone() }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(WorkspaceError::Gone { path: self.path.clone() })
            }
            Err(error) => Err(WorkspaceError::io(&self.path, error)),
        }
    }

    fn wrong(&self, error: rusqlite::Error) -> WorkspaceError {
        open::of_reading(&self.path, error)
    }

    #[expect(clippy::unused_self, reason = "said of this workspace")]
    fn unknown(&self, what: Asked) -> WorkspaceError {
        WorkspaceError::Unknown { what }
    }
}

/// A value as it is kept.
fn json(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// A word of a closed set as it is kept.
fn word(value: &impl Serialize) -> rusqlite::Result<String> {
    Ok(json(value)?.trim_matches('"').to_owned())
}

/// A word of a closed set again; `None` where it is not of the set.
fn word_of<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

/// A column does not hold what was written there.
fn malformed(column: usize, what: &str) -> rusqlite::Error {
    let what: Box<dyn std::error::Error + Send + Sync> = what.into();
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, what)
}

fn str_of<'a>(row: &'a rusqlite::Row<'_>, column: usize) -> rusqlite::Result<&'a str> {
    row.get_ref(column)?.as_str().map_err(|error| malformed(column, &error.to_string()))
}

fn bytes_of<'a>(row: &'a rusqlite::Row<'_>, column: usize) -> rusqlite::Result<&'a [u8]> {
    row.get_ref(column)?.as_blob().map_err(|error| malformed(column, &error.to_string()))
}

fn number_of(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<u32> {
    let number: i64 = row.get(column)?;
    u32::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

fn parsed<T: DeserializeOwned>(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(str_of(row, column)?)
        .map_err(|error| malformed(column, &error.to_string()))
}

fn time(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    str_of(row, column)?.parse().map_err(|error: jiff::Error| malformed(column, &error.to_string()))
}
