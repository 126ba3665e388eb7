//! SQLite databases of other programs, read without changing anything beside them and within limits.
//!
//! A database in WAL mode wants a `-shm` file beside it even for reading (SQLite, "Write-Ahead
//! Logging"), and would make one. So the file is opened as one that does not change (`immutable=1`,
//! SQLite "URI Filenames").

use std::path::{MAIN_SEPARATOR, Path};

use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

/// Steps of SQLite's virtual machine after which one query has gone on for too long: a package takes
/// about ten, and the largest systems have some ten thousand of them.
const MOST_STEPS: u32 = 50_000_000;
/// How often they are counted.
const STEPS_AT_ONCE: u16 = 10_000;
/// Bytes of one value; the header of a package has some hundred thousand.
const MOST_VALUE: i32 = 64 * 1024 * 1024;

/// Whoever wrote the database shall not decide how long it is read and how much memory that takes
/// (SQLite, "Defense Against The Dark Arts").
fn bound(mut connection: Connection) -> rusqlite::Result<Connection> {
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MOST_VALUE)?;
    let mut steps = 0_u32;
    connection.progress_handler(
        STEPS_AT_ONCE.into(),
        Some(move || {
            steps = steps.saturating_add(STEPS_AT_ONCE.into());
            steps > MOST_STEPS
        }),
    )?;
    Ok(connection)
}

const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// Opens a database that a running program may be writing.
///
/// # Errors
/// When it cannot be opened.
pub fn read_only(path: &Path) -> rusqlite::Result<Connection> {
    bound(Connection::open_with_flags(path, FLAGS)?)
}

/// Opens a database that nobody writes; nothing is locked, and nothing is made beside it.
///
/// # Errors
/// When it cannot be opened.
pub fn unchanging(path: &Path) -> rusqlite::Result<Connection> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let text = path.display().to_string();
    let text = text
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23")
        .replace(MAIN_SEPARATOR, "/");
    // A path of Windows begins with its drive, that of a URI with a separator.
    let slash = if text.starts_with('/') { "" } else { "/" };
    let uri = format!("file://{slash}{text}?immutable=1");
    bound(Connection::open_with_flags(uri, FLAGS | OpenFlags::SQLITE_OPEN_URI)?)
}

/// Whether the names are plain tables, with rows of their own: a view could be made to run for ever.
///
/// # Errors
/// When the database cannot be read.
pub fn has_tables(connection: &Connection, names: &[&str]) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare(
        "SELECT count(*) FROM sqlite_master WHERE name = ?1 AND type = 'table' \
         AND rootpage > 0 AND sql LIKE 'CREATE TABLE%'",
    )?;
    for name in names {
        if statement.query_row([name], |row| row.get::<_, i64>(0))? != 1 {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn bound_one(schema: &str) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(schema).unwrap();
        bound(connection).unwrap()
    }

    #[test]
    fn a_query_without_end_is_given_up() {
        let connection = bound_one(
            "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) \
             SELECT x FROM n",
        );
        let error = connection.query_row("SELECT max(x) FROM v", [], |_| Ok(())).unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::OperationInterrupted));
    }

    #[test]
    fn a_value_that_is_made_up_is_not_made() {
        let connection = bound_one(
            "CREATE TABLE Packages (hnum, blob AS (zeroblob(500000000))); \
             INSERT INTO Packages VALUES (1);",
        );
        let read = connection.query_row("SELECT length(hex(blob)) FROM Packages", [], |_| Ok(()));
        assert_eq!(read.unwrap_err().sqlite_error_code(), Some(rusqlite::ErrorCode::TooBig));
    }

    #[test]
    fn only_stored_tables_are_tables() {
        let schema = "CREATE TABLE t (x); CREATE VIEW v AS SELECT 1 AS x;";
        let connection = bound_one(schema);
        assert!(has_tables(&connection, &["t"]).unwrap());
        for name in ["v", "none"] {
            assert!(!has_tables(&connection, &["t", name]).unwrap(), "{name}");
        }
    }
}
