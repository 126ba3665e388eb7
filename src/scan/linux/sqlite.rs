//! Opening a package manager's SQLite database without changing anything beside it.
//!
//! A database in WAL mode wants a `-shm` file beside it even for reading (SQLite, "Write-Ahead
//! Logging"), and would make one. So the file is opened as one that does not change
//! (`immutable=1`, SQLite "URI Filenames"), unless a writer's log lies beside it on the running system.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::Running;
use crate::scan::common::source_reader::SourceReader;

/// Opens a database for reading; `None` where it is not there or could not be opened, which the
/// source then says.
pub fn open(reader: &mut SourceReader<'_>, path: &Path, running: Running) -> Option<Connection> {
    // Opened as a file first: a pipe or a folder of this name is refused, and a missing right is told
    // apart from a broken database.
    if let Err(error) = reader.tree().open(path) {
        reader.unread(path, &error);
        return None;
    }
    let real = match reader.tree().resolve(path) {
        Ok(real) => real,
        Err(error) => {
            reader.unread(path, &error);
            return None;
        }
    };
    let log = PathBuf::from(format!("{}-wal", real.display()));
    let has_log = std::fs::symlink_metadata(&log).is_ok_and(|log| log.is_file() && log.len() > 0);
    let shared = has_log && running == Running::Yes;
    let opened = if shared { read_only(&real) } else { unchanging(&real) };
    match opened {
        Ok(connection) => {
            reader.present();
            if has_log && !shared {
                reader.problem(
                    path,
                    None,
                    "",
                    "Changes that the package manager had not yet merged into its database (the \
                     file ending in -wal) are not in this result.",
                );
            }
            Some(connection)
        }
        Err(error) => {
            reader.failed(path, &error.to_string());
            None
        }
    }
}

const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

fn read_only(path: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(path, FLAGS)
}

fn unchanging(path: &Path) -> rusqlite::Result<Connection> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let text = path.display().to_string().replace('%', "%25").replace('?', "%3f");
    let text = text.replace('#', "%23");
    // Windows: `file:///C:/mnt/…`.
    let text = if cfg!(windows) { format!("///{}", text.replace('\\', "/")) } else { text };
    let uri = format!("file:{text}?immutable=1");
    Connection::open_with_flags(uri, FLAGS | OpenFlags::SQLITE_OPEN_URI)
}

/// Whether the names are plain tables: a view could be made to run for ever.
pub fn has_tables(connection: &Connection, names: &[&str]) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare(
        "SELECT count(*) FROM sqlite_master WHERE name = ?1 AND type = 'table' \
         AND sql LIKE 'CREATE TABLE%'",
    )?;
    for name in names {
        if statement.query_row([name], |row| row.get::<_, i64>(0))? != 1 {
            return Ok(false);
        }
    }
    Ok(true)
}
