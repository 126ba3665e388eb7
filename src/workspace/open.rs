//! Opening: what the file is, who may change it, and how SQLite is to write it.
//!
//! Nothing is written before it is known that the file is a whole workspace of a form that is known. A
//! fresh one is made under another name first, so that a half made one never stands in its place.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::{Flaw, Notice, WorkspaceError};
use super::owner::{Asked, Owner, Ownership, beside};
use super::{Workspace, backup, schema};
use crate::platform;

/// How long another program's lock is waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of one value; the sources and problems of a large list are a few.
const MOST_VALUE: i32 = 512 * 1024 * 1024;

/// Whether a workspace is opened to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To be looked at only; it must be there.
    Look,
    /// To be changed; it must be there.
    Change,
    /// To be changed; a new one is made where there is none.
    ChangeOrCreate,
}

/// Who opens a workspace, and when.
#[derive(Clone, Debug)]
pub struct Opening {
    /// To look or to change.
    pub access: Access,
    /// The user's name, for the log.
    pub person: String,
    /// The computer.
    pub host: String,
    /// The number of this process.
    pub process: u32,
    /// What the clock says.
    pub now: Timestamp,
    /// The most pages that the file may have; what goes beyond is answered like a full disk.
    pub most_pages: Option<u32>,
}

impl Opening {
    /// By the user of this program, at this time.
    #[must_use]
    pub fn by_this_user(access: Access, now: Timestamp) -> Self {
        Self {
            access,
            person: platform::user_name(),
            host: platform::computer_name(),
            process: std::process::id(),
            now,
            most_pages: None,
        }
    }
}

impl Workspace {
    /// Opens the workspace at `path`. When somebody else has it, or the place cannot be written, it is
    /// opened to be looked at and [`Workspace::notices`] says so.
    ///
    /// # Errors
    /// When it is not there, no workspace, of a newer form, or damaged; the file is then as it was.
    pub fn open(path: &Path, how: &Opening) -> Result<Self, WorkspaceError> {
        let path = std::path::absolute(path).map_err(|error| WorkspaceError::io(path, error))?;
        let mut notices = Vec::new();
        let is_there = look(&path)?;
        if !is_there && how.access != Access::ChangeOrCreate {
            return Err(WorkspaceError::Missing { path });
        }
        let ownership = if how.access == Access::Look {
            None
        } else {
            own(&path, how, is_there, &mut notices)?
        };
        if !is_there {
            if ownership.is_none() {
                return Err(match notices.pop() {
                    Some(Notice::HeldByOther(owner)) => WorkspaceError::HeldByOther { owner },
                    _ => WorkspaceError::ReadOnly { path },
                });
            }
            // Another program may have made it while this one waited.
            if !look(&path)? {
                create(&path)?;
            }
        }
        let connection = tidily(&path, || match &ownership {
            Some(_) => connect_to_change(&path, how, &mut notices),
            None => connect_to_look(&path),
        })?;
        let identity =
            platform::file_identity(&path).map_err(|error| WorkspaceError::io(&path, error))?;
        let mut workspace = Self {
            connection,
            path,
            ownership,
            identity,
            person: how.person.clone(),
            notices,
            backed_up: None,
        };
        if let Some(last) = workspace.newest_entry()?
            && last > how.now
        {
            workspace.notices.push(Notice::ClockBehind { last, now: how.now });
        }
        Ok(workspace)
    }
}

/// Asks to own it.
fn own(
    path: &Path,
    how: &Opening,
    is_there: bool,
    notices: &mut Vec<Notice>,
) -> Result<Option<Ownership>, WorkspaceError> {
    if let Some(folder) = path.parent()
        && !is_there
    {
        std::fs::create_dir_all(folder).map_err(|error| WorkspaceError::io(folder, error))?;
    }
    let me = Owner {
        person: how.person.clone(),
        host: how.host.clone(),
        process: how.process,
        since: how.now,
        seen: how.now,
    };
    match Ownership::ask(path, &me) {
        Ok(Asked::Ours(own, left)) => {
            if let Some(left) = left {
                notices.push(Notice::NotClosed(Box::new(left)));
            }
            // The folder can be written; the file itself may not.
            if is_there && std::fs::OpenOptions::new().write(true).open(path).is_err() {
                notices.push(Notice::ReadOnlyPlace);
                return Ok(None);
            }
            Ok(Some(own))
        }
        Ok(Asked::HeldBy(owner)) => {
            notices.push(Notice::HeldByOther(Box::new(owner)));
            Ok(None)
        }
        Err(WorkspaceError::ReadOnly { .. }) if is_there => {
            notices.push(Notice::ReadOnlyPlace);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Whether something is there; it must then be a workspace of a known form. The first bytes say so
/// (SQLite, "Database File Format", the database header), and reading them changes nothing.
pub(super) fn look(path: &Path) -> Result<bool, WorkspaceError> {
    let mut head = Vec::new();
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(WorkspaceError::io(path, error)),
        Ok(facts) if !facts.is_file() => {
            let what = if facts.is_dir() { Flaw::Folder } else { Flaw::NoFile };
            return Err(WorkspaceError::Foreign { path: path.to_owned(), what });
        }
        Ok(_) => {}
    }
    std::fs::File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut head))
        .map_err(|error| WorkspaceError::io(path, error))?;
    // A file with backups beside it was a workspace, whatever it looks like now.
    let no = |what: Flaw| {
        let path = path.to_owned();
        if backup::folder(&path).is_dir() {
            WorkspaceError::Damaged { path, what }
        } else {
            WorkspaceError::Foreign { path, what }
        }
    };
    if head.is_empty() {
        return Err(no(Flaw::Empty));
    }
    let number = |at: usize| {
        let bytes = head.get(at..at + 4).and_then(|four| four.try_into().ok());
        bytes.map(i32::from_be_bytes)
    };
    let (Some(form), Some(application)) = (number(60), number(68)) else {
        return Err(no(Flaw::TooShort));
    };
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(no(Flaw::NoDatabase));
    }
    if application != schema::APPLICATION_ID {
        return Err(no(Flaw::OtherProgram));
    }
    let (found, known) = (i64::from(form), schema::newest());
    if found > known {
        return Err(WorkspaceError::Newer { path: path.to_owned(), found, known });
    }
    if found < 1 {
        return Err(no(Flaw::UnknownForm));
    }
    Ok(true)
}

/// Makes an empty workspace: under another name first, then put in its place.
fn create(path: &Path) -> Result<(), WorkspaceError> {
    let fresh = beside(path, &format!(".new.{}", std::process::id()));
    let made = || -> Result<(), WorkspaceError> {
        // What an earlier attempt left.
        remove_if_there(&fresh)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let database = |error| WorkspaceError::of(path, error);
        let mut connection = Connection::open_with_flags(&fresh, flags).map_err(|error| {
            // SQLite says only that it cannot; the system says why.
            match std::fs::OpenOptions::new().write(true).create_new(true).open(&fresh) {
                Err(why) => WorkspaceError::io(path, why),
                Ok(_) => WorkspaceError::of(path, error),
            }
        })?;
        connection.pragma_update(None, "synchronous", "FULL").map_err(database)?;
        schema::migrate(&mut connection).map_err(database)?;
        connection.close().map_err(|(_, error)| database(error))?;
        std::fs::rename(&fresh, path).map_err(|error| WorkspaceError::io(path, error))
    };
    made().inspect_err(|_| {
        // Of no use; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&fresh);
    })
}

pub(super) fn remove_if_there(path: &Path) -> Result<(), WorkspaceError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(WorkspaceError::io(path, error))
        }
        _ => Ok(()),
    }
}

/// Whoever made the file shall not decide what reading it does (SQLite, "Defense Against The Dark Arts").
pub(super) fn bound(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.pragma_update(None, "cell_size_check", "ON")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MOST_VALUE)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(())
}

/// Reads the whole of it once: a damaged page is found here, before something is written.
pub(super) fn verify(connection: &Connection, path: &Path) -> Result<(), WorkspaceError> {
    let damaged = |what: Flaw| WorkspaceError::Damaged { path: path.to_owned(), what };
    let said: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| of_reading(path, error))?;
    if said != "ok" {
        let said = said.lines().last().unwrap_or_default();
        return Err(damaged(Flaw::Spoiled(said.to_owned())));
    }
    // Every table that is needed is there.
    for table in ["title", "text", "extra", "machine", "inventory", "reading", "log", "setting"] {
        connection
            .prepare(&format!("SELECT * FROM {table}"))
            .map_err(|_| damaged(Flaw::NoTable(table.to_owned())))?;
    }
    Ok(())
}

/// Reading goes wrong for few reasons: what is no matter of locks and rights is damage.
pub(super) fn of_reading(path: &Path, error: rusqlite::Error) -> WorkspaceError {
    match WorkspaceError::of(path, error) {
        WorkspaceError::Database { path, error } => {
            WorkspaceError::Damaged { path, what: Flaw::Spoiled(error.to_string()) }
        }
        other => other,
    }
}

/// Opens a database; where that fails, what SQLite put beside it goes again, unless it was there before.
pub(super) fn tidily<T>(
    path: &Path,
    open: impl FnOnce() -> Result<T, WorkspaceError>,
) -> Result<T, WorkspaceError> {
    let (wal, memory) = (beside(path, "-wal"), beside(path, "-shm"));
    let was_there = wal.exists() || memory.exists();
    open().inspect_err(|_| {
        if !was_there && std::fs::metadata(&wal).is_ok_and(|facts| facts.len() == 0) {
            // Empty, and of no use; that they cannot be removed changes nothing.
            let _ = std::fs::remove_file(&wal);
            let _ = std::fs::remove_file(&memory);
        }
    })
}

fn connect_to_change(
    path: &Path,
    how: &Opening,
    notices: &mut Vec<Notice>,
) -> Result<Connection, WorkspaceError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = |error| WorkspaceError::of(path, error);
    let mut connection = Connection::open_with_flags(path, flags).map_err(database)?;
    // Until it is known to be whole, closing it must not write into it.
    let close_quietly = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
    connection.set_db_config(close_quietly, true).map_err(database)?;
    bound(&mut connection).map_err(|error| of_reading(path, error))?;
    verify(&connection, path)?;
    connection.set_db_config(close_quietly, false).map_err(database)?;
    let mode = if platform::is_on_share(path) { "DELETE" } else { "WAL" };
    let set: String = connection
        .query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| row.get(0))
        .map_err(database)?;
    tracing::debug!(%set, wanted = mode, "journal of the workspace");
    // What was confirmed outlives a loss of power, too.
    connection.pragma_update(None, "synchronous", "FULL").map_err(database)?;
    if let Some(pages) = how.most_pages {
        connection
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .map_err(database)?;
    }
    let from = schema::form(&connection).map_err(database)?;
    if from < schema::newest() {
        let kept = backup::before_migration(&connection, path, from)?;
        schema::migrate(&mut connection).map_err(database)?;
        notices.push(Notice::Migrated { from, backup: Some(kept) });
    }
    Ok(connection)
}

fn connect_to_look(path: &Path) -> Result<Connection, WorkspaceError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let read = |mut connection: Connection| {
        bound(&mut connection).map_err(|error| of_reading(path, error))?;
        verify(&connection, path)?;
        Ok(connection)
    };
    let plain = Connection::open_with_flags(path, flags)
        .map_err(|error| WorkspaceError::of(path, error))
        .and_then(read);
    match plain {
        // In a folder that cannot be written there is no place for the memory that programs share; as
        // nobody can write there, nobody does (SQLite, "Read-Only WAL-Mode Databases").
        Err(
            WorkspaceError::ReadOnly { .. }
            | WorkspaceError::Damaged { .. }
            | WorkspaceError::Database { .. },
        ) if !beside(path, "-wal").exists() && !beside(path, "-journal").exists() => {
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(unchanging(path), flags)
                .map_err(|error| WorkspaceError::of(path, error))
                .and_then(read)
        }
        other => other,
    }
}

/// The address of a file that does not change (SQLite, "URI Filenames").
fn unchanging(path: &Path) -> PathBuf {
    let text = path.display().to_string();
    let text = text
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23")
        .replace(std::path::MAIN_SEPARATOR, "/");
    let slash = if text.starts_with('/') { "" } else { "/" };
    PathBuf::from(format!("file://{slash}{text}?immutable=1"))
}
