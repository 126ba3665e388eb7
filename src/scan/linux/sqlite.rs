//! A package manager's SQLite database as a source: opened as one that does not change, unless a
//! writer's log lies beside it on the running system.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::Running;
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::sqlite::{read_only, unchanging};

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
