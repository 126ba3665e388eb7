//! The form of the file: its marks, its tables, and how earlier forms become the present one.
//!
//! Each distinct title, text and set of further facts stands once. What an inventory says of one machine
//! is one row, whose programs are packed into one value ([`super::pack`]): a million rows of lists are
//! five thousand rows here, which is what makes a fleet small on disk and quick to load.

use rusqlite::{Connection, TransactionBehavior};

/// Marks the file as a workspace (SQLite, "Database File Format", application id): `Intd`.
pub const APPLICATION_ID: i32 = 0x496e_7464;

/// One step from a form to the next.
type Migration = fn(&rusqlite::Transaction<'_>) -> rusqlite::Result<()>;

/// The step at index 0 makes form 1 of an empty file; the last one makes the form of today.
const MIGRATIONS: &[Migration] = &[form_1, form_2, form_3, form_4];

/// The form that this program writes.
#[must_use]
pub fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The form of an open file.
///
/// # Errors
/// When it cannot be read.
pub fn form(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings a file to the form of today, each step in a transaction of its own.
///
/// # Errors
/// When a step fails; the file then has the form before that step.
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    migrate_to(connection, newest())
}

fn migrate_to(connection: &mut Connection, wanted: i64) -> rusqlite::Result<()> {
    let from = form(connection)?;
    for (step, to) in MIGRATIONS.iter().zip(1..=wanted) {
        if to <= from {
            continue;
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        step(&transaction)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", to)?;
        transaction.commit()?;
    }
    Ok(())
}

fn form_1(transaction: &rusqlite::Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "CREATE TABLE title (
            id INTEGER PRIMARY KEY,
            -- The first 16 bytes of the SHA-256 of what follows.
            hash BLOB NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            publisher TEXT,
            ids TEXT
        ) STRICT;
        -- Versions and users.
        CREATE TABLE text (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
        -- Facts that only some records have: place, scope, uninstall command.
        CREATE TABLE extra (
            id INTEGER PRIMARY KEY,
            hash BLOB NOT NULL UNIQUE,
            facts TEXT NOT NULL
        ) STRICT;
        -- A machine as sources name it; which of them are one machine follows from them all and from
        -- what people decided.
        CREATE TABLE machine (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            serial TEXT NOT NULL,
            hardware_id TEXT NOT NULL,
            platform TEXT NOT NULL,
            UNIQUE (name, serial, hardware_id, platform)
        ) STRICT;
        CREATE TABLE inventory (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            read_at TEXT NOT NULL,
            kept_at TEXT NOT NULL,
            person TEXT NOT NULL,
            origin TEXT NOT NULL,
            extent TEXT NOT NULL,
            input_hash BLOB,
            note TEXT NOT NULL,
            counts TEXT NOT NULL,
            sources TEXT NOT NULL,
            problems TEXT NOT NULL,
            facts TEXT NOT NULL
        ) STRICT;
        CREATE TABLE reading (
            id INTEGER PRIMARY KEY,
            inventory INTEGER NOT NULL REFERENCES inventory (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            machine INTEGER NOT NULL REFERENCES machine (id),
            -- The machine as this inventory describes it.
            named TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            packed BLOB NOT NULL,
            UNIQUE (inventory, place)
        ) STRICT;
        CREATE INDEX reading_machine ON reading (machine);
        CREATE TABLE log (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time TEXT NOT NULL,
            person TEXT NOT NULL,
            change TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
            BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
        CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON log
            BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;",
    )
}

/// The same file twice is looked up by its hash.
fn form_2(transaction: &rusqlite::Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "CREATE INDEX inventory_input ON inventory (input_hash) WHERE input_hash IS NOT NULL;",
    )
}

/// A list is of a day of its own. Own rules are a setting from here on: a program that knows only earlier
/// forms would apply others, so it must not open this one.
fn form_3(transaction: &rusqlite::Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch("ALTER TABLE inventory ADD COLUMN list_date TEXT;")
}

/// Ids that were found copied outlive the lists that showed it, and names of a list that was deleted by hand
/// do not. A program that knows only earlier forms
/// would not record them, so it must not open this one.
fn form_4(transaction: &rusqlite::Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "-- Serial numbers and hardware ids that one list had on machines of several names.
        CREATE TABLE copied (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        -- Not 0: only a list that was deleted by hand had this name, and nobody said anything of it.
        ALTER TABLE machine ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;",
    )?;
    super::machines::record_all_copied(transaction)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn tables(connection: &Connection) -> Vec<String> {
        let mut statement =
            connection.prepare("SELECT sql FROM sqlite_schema ORDER BY name").unwrap();
        let rows = statement.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
        rows.map(|row| row.unwrap().unwrap_or_default()).collect()
    }

    #[test]
    fn every_earlier_form_becomes_the_form_of_today() {
        let mut fresh = Connection::open_in_memory().unwrap();
        migrate(&mut fresh).unwrap();
        for from in 1..newest() {
            let mut old = Connection::open_in_memory().unwrap();
            migrate_to(&mut old, from).unwrap();
            assert_eq!(form(&old).unwrap(), from);
            migrate(&mut old).unwrap();
            assert_eq!(tables(&old), tables(&fresh));
            assert_eq!(form(&old).unwrap(), newest());
        }
    }

    #[test]
    fn the_log_is_only_added_to() {
        let mut fresh = Connection::open_in_memory().unwrap();
        migrate(&mut fresh).unwrap();
        fresh.execute("INSERT INTO log (time, person, change) VALUES ('', '', '')", []).unwrap();
        assert!(fresh.execute("UPDATE log SET person = 'x'", []).is_err());
        assert!(fresh.execute("DELETE FROM log", []).is_err());
    }
}
