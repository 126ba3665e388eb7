//! RPM packages, from the package database itself. Current systems keep it as an SQLite file whose
//! rows are package headers (rpm's documentation, "Database backends"). The older forms, Berkeley DB
//! and ndb, are asked for through rpm on the running system, and said to be unread elsewhere.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::rpm_header::parse_header;
use super::{Running, rpm_query, sqlite};
use crate::model::SourceOutcome;
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::sqlite::has_tables;
use crate::scan::common::tree::Tree;

const ID: &str = "rpm";
const NAME: &str = "RPM packages";
/// Where the distributions keep it.
const FOLDERS: &[&str] = &["var/lib/rpm", "usr/lib/sysimage/rpm"];
/// The largest systems have some ten thousand packages.
const MOST_PACKAGES: usize = 200_000;

/// Reads the package database below a root.
#[must_use]
pub fn read(tree: &Tree, running: Running) -> Vec<SourceOutcome> {
    let ask = || rpm_query::ask().map_err(|error| error.to_string());
    vec![read_with(tree, running, ask)]
}

fn read_with(
    tree: &Tree,
    running: Running,
    ask: impl FnOnce() -> Result<Option<Vec<u8>>, String>,
) -> SourceOutcome {
    for folder in FOLDERS {
        let sqlite = Path::new(folder).join("rpmdb.sqlite");
        if tree.exists(&sqlite) {
            let mut reader = SourceReader::new(tree, ID, NAME, &sqlite);
            if let Some(connection) = sqlite::open(&mut reader, &sqlite, running) {
                read_headers(&mut reader, &sqlite, &connection);
            }
            return reader.finish();
        }
        for (file, form) in [("Packages.db", "ndb"), ("Packages", "Berkeley DB")] {
            let old = Path::new(folder).join(file);
            if tree.exists(&old) {
                return read_old(tree, running, &old, form, ask);
            }
        }
    }
    // A folder that may not be entered looks as if it were empty; only its absence is certain.
    let mut reader = SourceReader::new(tree, ID, NAME, FOLDERS.first().unwrap_or(&""));
    for folder in FOLDERS {
        if let Err(error) = tree.list(folder) {
            reader.unread(folder, &error);
        }
    }
    reader.finish()
}

fn read_old(
    tree: &Tree,
    running: Running,
    old: &PathBuf,
    form: &str,
    ask: impl FnOnce() -> Result<Option<Vec<u8>>, String>,
) -> SourceOutcome {
    let mut reader = SourceReader::new(tree, ID, NAME, old);
    let unread = format!("it is in the form {form}, which is not read directly");
    let advice = "run \"rpm -qa\" on that system and import its list";
    match running {
        Running::No => reader.failed(old, &format!("{unread}; {advice}")),
        Running::Yes => match ask() {
            Ok(Some(bytes)) => {
                reader.present();
                let (software, problems) = rpm_query::parse(&bytes);
                for one in software {
                    reader.push(one);
                }
                for (row, text) in problems {
                    let reason = "A line of rpm's answer that is not in the form asked for.";
                    reader.problem(old, Some(row), &text, reason);
                }
            }
            Ok(None) => reader.failed(old, &format!("{unread}, and rpm itself is not installed")),
            Err(error) => reader.failed(old, &format!("{unread}, and rpm was asked: {error}")),
        },
    }
    reader.finish()
}

fn read_headers(reader: &mut SourceReader<'_>, path: &Path, connection: &Connection) {
    if let Err(error) = walk(reader, path, connection) {
        reader.failed(path, &error.to_string());
    }
}

fn walk(
    reader: &mut SourceReader<'_>,
    path: &Path,
    connection: &Connection,
) -> rusqlite::Result<()> {
    if !has_tables(connection, &["Packages"])? {
        reader.failed(path, "it has no table of packages");
        return Ok(());
    }
    let mut statement = connection.prepare("SELECT hnum, blob FROM Packages ORDER BY hnum")?;
    let mut rows = statement.query([])?;
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        seen += 1;
        if seen > MOST_PACKAGES {
            reader.failed(path, &format!("it holds more than {MOST_PACKAGES} packages"));
            break;
        }
        let number = row.get_ref(0)?.as_i64().ok().and_then(|number| u64::try_from(number).ok());
        let parsed = match row.get_ref(1)? {
            ValueRef::Blob(blob) => parse_header(blob),
            _ => Err("A row without a package header."),
        };
        match parsed {
            Ok(Some(software)) => reader.push(software),
            Ok(None) => {}
            Err(reason) => reader.problem(path, number, "", reason),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::model::SourceState;

    fn place() -> (tempfile::TempDir, PathBuf, Tree) {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("var/lib/rpm");
        std::fs::create_dir_all(&place).unwrap();
        let tree = Tree::new(folder.path());
        (folder, place, tree)
    }

    fn refused(outcome: &SourceOutcome, word: &str) {
        let SourceState::Failed(why) = &outcome.reading.state else { panic!("{outcome:?}") };
        assert!(why.contains(word), "{why}");
    }

    #[test]
    fn an_old_form_is_said_and_on_the_running_system_rpm_is_asked() {
        let (_folder, place, tree) = place();
        std::fs::write(place.join("Packages"), b"\0").unwrap();
        refused(&read(&tree, Running::No)[0], "Berkeley DB");
        refused(&read_with(&tree, Running::Yes, || Ok(None)), "not installed");
        refused(&read_with(&tree, Running::Yes, || Err("it did not end".into())), "did not end");
        let answer = || Ok(Some(b"kesl\t(none)\t12\t1\tAO Kaspersky Lab\t0\nhalf\n".to_vec()));
        let outcome = read_with(&tree, Running::Yes, answer);
        assert_eq!(outcome.reading.state, SourceState::Read);
        assert_eq!(outcome.software[0].name, "kesl");
        assert_eq!(outcome.software[0].source, "rpm");
        assert_eq!(outcome.problems[0].place.row, Some(2));
    }

    #[test]
    fn what_is_no_database_and_what_is_none_of_packages() {
        let (_folder, place, tree) = place();
        assert_eq!(read(&tree, Running::No)[0].reading.state, SourceState::NotPresent);
        std::fs::write(place.join("rpmdb.sqlite"), b"not a database at all, sorry").unwrap();
        refused(&read(&tree, Running::No)[0], "rpmdb.sqlite");
        std::fs::remove_file(place.join("rpmdb.sqlite")).unwrap();
        let connection = Connection::open(place.join("rpmdb.sqlite")).unwrap();
        // A view that never ends.
        connection
            .execute_batch(
                "CREATE VIEW Packages AS WITH RECURSIVE n(hnum) AS (SELECT 1 UNION ALL \
                 SELECT hnum + 1 FROM n) SELECT hnum, x'00' AS blob FROM n",
            )
            .unwrap();
        drop(connection);
        refused(&read(&tree, Running::No)[0], "no table");
        std::fs::remove_file(place.join("rpmdb.sqlite")).unwrap();
        std::fs::create_dir(place.join("rpmdb.sqlite")).unwrap();
        refused(&read(&tree, Running::No)[0], "no regular file");
    }

    #[test]
    fn reading_changes_nothing_and_an_unmerged_log_is_said() {
        let (_folder, place, tree) = place();
        let file = place.join("rpmdb.sqlite");
        let connection = Connection::open(&file).unwrap();
        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL; CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, \
                 blob BLOB NOT NULL);",
            )
            .unwrap();
        drop(connection);
        let names = || tree.list("var/lib/rpm").unwrap();
        let before = names();
        let outcome = &read(&tree, Running::No)[0];
        assert_eq!(outcome.reading.state, SourceState::Read);
        assert!(outcome.problems.is_empty());
        assert_eq!(names(), before);
        std::fs::write(place.join("rpmdb.sqlite-wal"), b"x").unwrap();
        assert_eq!(read(&tree, Running::No)[0].problems.len(), 1);
    }

    /// A database with one package, in pages so small that a change is likely to meet something.
    fn of_one_package() -> Vec<u8> {
        let (_folder, place, _) = place();
        let file = place.join("rpmdb.sqlite");
        let header = "0000000100000005000003e80000000600000000000000016b65736c00";
        let connection = Connection::open(&file).unwrap();
        connection
            .execute_batch(&format!(
                "PRAGMA page_size = 512; CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, \
                 blob BLOB NOT NULL); INSERT INTO Packages VALUES (1, x'{header}');"
            ))
            .unwrap();
        drop(connection);
        std::fs::read(file).unwrap()
    }

    static ONE_PACKAGE: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(of_one_package);

    proptest::proptest! {
        #[test]
        fn a_damaged_database_is_read_without_panic(
            changes in proptest::collection::vec((0_usize..2_000, proptest::num::u8::ANY), 0..9),
        ) {
            let (_folder, place, tree) = place();
            let mut bytes = ONE_PACKAGE.clone();
            for (at, byte) in &changes {
                let length = bytes.len();
                if let Some(place) = bytes.get_mut(at % length) {
                    *place = *byte;
                }
            }
            std::fs::write(place.join("rpmdb.sqlite"), bytes).unwrap();
            let outcome = &read(&tree, Running::No)[0];
            proptest::prop_assert!(outcome.software.iter().all(|own| !own.name.is_empty()));
            if changes.is_empty() {
                proptest::prop_assert_eq!(outcome.software[0].name.as_str(), "kesl");
            }
        }
    }
}
