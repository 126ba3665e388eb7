//! Daily copies beside the workspace, putting one back, and the whole workspace as one file.
//!
//! Copies are made with SQLite's own backup, which gives a whole state while others read. The first
//! change of a day makes one before it; the last five stay. Nothing is ever written over: what a restored
//! or imported workspace replaces is kept under another name.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::error::WorkspaceError;
use super::open::{self, Opening};
use super::owner::{Asked, Owner, Ownership, beside};
use super::{Workspace, schema};

/// Daily copies that stay.
pub const KEPT: usize = 5;

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub path: PathBuf,
    /// The day before whose first change it was made, in UTC.
    pub day: Date,
    /// Its size.
    pub size_bytes: u64,
}

/// The folder of the copies of a workspace.
#[must_use]
pub fn folder(path: &Path) -> PathBuf {
    beside(path, ".backups")
}

/// The daily copies of a workspace, the newest first.
///
/// # Errors
/// When their folder cannot be read.
pub fn copies(path: &Path) -> Result<Vec<Copy>, WorkspaceError> {
    let folder = folder(path);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(WorkspaceError::io(&folder, error)),
    };
    let mut copies = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| WorkspaceError::io(&folder, error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let day = name.strip_prefix("day-").and_then(|rest| rest.strip_suffix(".interdict"));
        let Some(day) = day.and_then(|day| day.parse().ok()) else { continue };
        let size_bytes = entry.metadata().map_or(0, |facts| facts.len());
        copies.push(Copy { path: entry.path(), day, size_bytes });
    }
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.day));
    Ok(copies)
}

/// The day of a time, in UTC.
fn day(time: Timestamp) -> Date {
    time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
}

/// Copies an open database into a file that is not there yet; under another name first.
fn copy_to(from: &Connection, to: &Path) -> Result<(), WorkspaceError> {
    let fresh = beside(to, &format!(".new.{}", std::process::id()));
    let copied = || -> Result<(), WorkspaceError> {
        open::remove_if_there(&fresh)?;
        let database = |error| WorkspaceError::of(to, error);
        // SQLite says only that it cannot open; the system says why.
        std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&fresh)
            .map_err(|error| WorkspaceError::io(to, error))?;
        let mut target = Connection::open(&fresh).map_err(database)?;
        Backup::new(from, &mut target)
            .and_then(|backup| backup.run_to_completion(10_000, std::time::Duration::ZERO, None))
            .map_err(database)?;
        // A copy stands alone: it has no second file for what was written last.
        let _: String = target
            .query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))
            .map_err(database)?;
        target.close().map_err(|(_, error)| database(error))?;
        std::fs::File::open(&fresh)
            .and_then(|file| file.sync_all())
            .and_then(|()| std::fs::rename(&fresh, to))
            .map_err(|error| WorkspaceError::io(to, error))
    };
    copied().inspect_err(|_| {
        // Of no use; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&fresh);
    })
}

fn in_folder(path: &Path, name: &str) -> Result<PathBuf, WorkspaceError> {
    let folder = folder(path);
    std::fs::create_dir_all(&folder).map_err(|error| WorkspaceError::io(&folder, error))?;
    Ok(folder.join(name))
}

/// The workspace as it was before it got another form; it stays until somebody removes it.
pub(super) fn before_migration(
    connection: &Connection,
    path: &Path,
    form: i64,
) -> Result<PathBuf, WorkspaceError> {
    let to = in_folder(path, &format!("form-{form}.interdict"))?;
    if !to.exists() {
        copy_to(connection, &to)?;
    }
    Ok(to)
}

/// Puts what is at `path` aside under a name that says why and when; answers with that name.
fn set_aside(path: &Path, why: &str, now: Timestamp) -> Result<Option<PathBuf>, WorkspaceError> {
    if !path.exists() {
        return Ok(None);
    }
    let stamp = now.strftime("%Y-%m-%d-%H%M%S");
    let free = (0..1000)
        .map(|number| match number {
            0 => beside(path, &format!(".{why}-{stamp}")),
            _ => beside(path, &format!(".{why}-{stamp}-{number}")),
        })
        .find(|name| std::fs::symlink_metadata(name).is_err());
    let Some(aside) = free else {
        return Err(WorkspaceError::AlreadyThere { path: path.to_owned() });
    };
    // What was written last may stand in a second file; it belongs to the first under its name.
    for end in ["-wal", "-journal"] {
        let second = beside(path, end);
        if second.exists() {
            std::fs::rename(&second, beside(&aside, end))
                .map_err(|error| WorkspaceError::io(&second, error))?;
        }
    }
    open::remove_if_there(&beside(path, "-shm"))?;
    std::fs::rename(path, &aside).map_err(|error| WorkspaceError::io(path, error))?;
    Ok(Some(aside))
}

/// Puts another workspace (a daily copy, an exported file) in the place of the one at `path`; answers
/// with the name under which the one before is kept, where there was one. It must not be open.
///
/// # Errors
/// When `from` is no whole workspace, or somebody has the one at `path` open: nothing is changed then.
pub fn replace(
    path: &Path,
    from: &Path,
    why: &str,
    how: &Opening,
) -> Result<Option<PathBuf>, WorkspaceError> {
    let path = std::path::absolute(path).map_err(|error| WorkspaceError::io(path, error))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| WorkspaceError::io(folder, error))?;
    }
    if !open::look(from)? {
        return Err(WorkspaceError::Missing { path: from.to_owned() });
    }
    let same = |one: &Path| crate::platform::file_identity(one).ok();
    if same(from).is_some() && same(from) == same(&path) {
        return Err(WorkspaceError::AlreadyThere { path });
    }
    let me = Owner {
        person: how.person.clone(),
        host: how.host.clone(),
        process: how.process,
        since: how.now,
        seen: how.now,
    };
    let _own = match Ownership::ask(&path, &me)? {
        Asked::Ours(own, _) => own,
        Asked::HeldBy(owner) => return Err(WorkspaceError::HeldByOther { owner: Box::new(owner) }),
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = open::tidily(from, || {
        let mut source = Connection::open_with_flags(from, flags)
            .map_err(|error| WorkspaceError::of(from, error))?;
        open::bound(&mut source).map_err(|error| open::of_reading(from, error))?;
        open::verify(&source, from)?;
        Ok(source)
    })?;
    let fresh = beside(&path, &format!(".restored.{}", std::process::id()));
    open::remove_if_there(&fresh)?;
    copy_to(&source, &fresh)?;
    // From here on there are only renames: the new one is whole before the old one gives way.
    let aside = set_aside(&path, why, how.now).inspect_err(|_| {
        let _ = std::fs::remove_file(&fresh);
    })?;
    std::fs::rename(&fresh, &path).map_err(|error| WorkspaceError::io(&path, error))?;
    Ok(aside)
}

impl Workspace {
    /// Makes the daily copy if this day has none. The window calls it after opening, and every change
    /// does before it is made.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn back_up_if_due(&mut self, now: Timestamp) -> Result<Option<PathBuf>, WorkspaceError> {
        if self.backed_up == Some(day(now)) || self.ownership.is_none() {
            return Ok(None);
        }
        let to = in_folder(&self.path, &format!("day-{}.interdict", day(now)))?;
        let made = if to.exists() || self.newest_entry()?.is_none() {
            // Nothing was ever changed: there is nothing to copy.
            None
        } else {
            copy_to(&self.connection, &to)?;
            for old in copies(&self.path)?.into_iter().skip(KEPT) {
                open::remove_if_there(&old.path)?;
            }
            Some(to)
        };
        self.backed_up = Some(day(now));
        Ok(made)
    }

    /// Writes the whole workspace as one file, which can be opened or imported anywhere.
    ///
    /// # Errors
    /// When a file of that name is there, or it cannot be written.
    pub fn save_copy(&self, to: &Path) -> Result<(), WorkspaceError> {
        if std::fs::symlink_metadata(to).is_ok() {
            return Err(WorkspaceError::AlreadyThere { path: to.to_owned() });
        }
        copy_to(&self.connection, to)
    }

    /// The form of the file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn form(&self) -> Result<i64, WorkspaceError> {
        schema::form(&self.connection).map_err(|error| self.wrong(error))
    }
}
