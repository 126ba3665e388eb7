//! winget: the folders of portable packages, and the database in which it records what it installed
//! (winget-cli, `PackageTrackingCatalog.cpp`: `installed.db`, one for each source of packages; its
//! tables `manifest`, `ids`, `names`, `versions` are those of `Schema/1_0`, kept by every 1.x).
//!
//! winget records an installation, and its own removals; what is removed in another way stays in the
//! record. A record alone is therefore shown as left behind: whether the program is there, its entry in
//! the list of programs says.

use std::path::Path;

use crate::model::{Identifiers, Kind, Presence, Scope, Software, SourceOutcome};
use crate::scan::common::gather::Gather;
use crate::scan::common::sqlite;
use crate::scan::common::tree::Tree;

/// Where winget unpacks portable packages, below a user's folder and for everybody (as
/// `winget --info` names them).
const PORTABLE_OF_USER: &str = "AppData/Local/Microsoft/WinGet/Packages";
const PORTABLE_OF_ALL: &[&str] =
    &["Program Files/WinGet/Packages", "Program Files (x86)/WinGet/Packages"];
const STATE: &str = "AppData/Local/Packages/Microsoft.DesktopAppInstaller_8wekyb3d8bbwe/LocalState";
/// The usual sources of packages, whose names end the names of folders; the second is that of a
/// manifest given as a file (both seen in folders in use, the second also in winget-cli's own tests).
const SOURCES: &[&str] = &["_Microsoft.Winget.Source_8wekyb3d8bbwe", "__DefaultSource"];
const MOST_DATABASE: u64 = 256 << 20;
const MOST_RECORDS: u32 = 100_000;

/// Reads the packages of winget.
#[must_use]
pub fn read(tree: &Tree) -> SourceOutcome {
    let mut gather =
        Gather::new(tree, "winget", "winget packages", "winget's folders of each user");
    for place in PORTABLE_OF_ALL {
        portable(&mut gather, "winget", Path::new(place), &Scope::Machine);
    }
    for home in gather.homes() {
        let scope = Scope::User(home.user.clone());
        portable(&mut gather, &home.user, &home.path.join(PORTABLE_OF_USER), &scope);
        let state = home.path.join(STATE);
        for source in gather.folders(&home.user, &state) {
            let path = state.join(&source.name).join("installed.db");
            match gather.tree.open(&path).and_then(|file| file.metadata()) {
                Err(error) => gather.note(&home.user, &path, &error),
                Ok(facts) if facts.len() > MOST_DATABASE => {
                    gather.unread(&path, "winget's record is too large to be one.");
                }
                Ok(_) => recorded(&mut gather, &path, &scope),
            }
        }
    }
    gather.finish()
}

fn portable(gather: &mut Gather<'_>, owner: &str, place: &Path, scope: &Scope) {
    for package in gather.folders(owner, place) {
        let shown = package.shown();
        let id = package_of(&shown).to_owned();
        gather.add(Software {
            kind: Kind::Program,
            name: id.clone(),
            ids: Identifiers { package: Some(id), ..Identifiers::default() },
            location: Some(gather.tree.shown(place.join(&package.name))),
            scope: scope.clone(),
            remark: Some("winget; portable".to_owned()),
            ..Software::default()
        });
    }
}

/// The id in the name of a folder: the source of packages stands behind it.
#[must_use]
pub fn package_of(folder: &str) -> &str {
    SOURCES
        .iter()
        .find_map(|source| folder.strip_suffix(source))
        .or_else(|| folder.split_once('_').map(|(id, _)| id))
        .filter(|id| !id.is_empty())
        .unwrap_or(folder)
}

fn recorded(gather: &mut Gather<'_>, path: &Path, scope: &Scope) {
    let real = match gather.tree.resolve(path) {
        Ok(real) => real,
        Err(error) => return gather.note("winget", path, &error),
    };
    match records(&real) {
        Ok(records) => {
            gather.is_present();
            if records.len() >= MOST_RECORDS as usize {
                let what = format!("Only the first {MOST_RECORDS} records were read.");
                gather.unread(path, &what);
            }
            for Record { id, name, version } in records {
                gather.add(Software {
                    kind: Kind::Program,
                    name: if name.is_empty() { id.clone() } else { name },
                    version: Some(version).filter(|version| !version.is_empty()),
                    ids: Identifiers { package: Some(id), ..Identifiers::default() },
                    location: Some(gather.tree.shown(path)),
                    scope: scope.clone(),
                    presence: Presence::Leftover,
                    remark: Some("recorded by winget when it installed it".to_owned()),
                    ..Software::default()
                });
            }
        }
        Err(reason) => gather.unread(path, &reason),
    }
}

/// A package that winget recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Id of the package.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The records of an `installed.db`. The file is opened for reading only and never locked, so that
/// nothing is written beside it.
///
/// # Errors
/// A sentence for the user.
pub fn records(path: &Path) -> Result<Vec<Record>, String> {
    let read = || -> rusqlite::Result<Option<Vec<Record>>> {
        let connection = sqlite::unchanging(path)?;
        if !sqlite::has_tables(&connection, &["manifest", "ids", "names", "versions"])? {
            return Ok(None);
        }
        let mut statement = connection.prepare(
            "SELECT ids.id, names.name, versions.version FROM manifest
             JOIN ids ON manifest.id = ids.rowid
             LEFT JOIN names ON manifest.name = names.rowid
             LEFT JOIN versions ON manifest.version = versions.rowid
             ORDER BY manifest.rowid LIMIT ?1",
        )?;
        let text = |row: &rusqlite::Row<'_>, at: usize| -> rusqlite::Result<String> {
            Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
        };
        let rows = statement.query_map([MOST_RECORDS], |row| {
            Ok(Record { id: text(row, 0)?, name: text(row, 1)?, version: text(row, 2)? })
        })?;
        rows.collect::<rusqlite::Result<Vec<_>>>().map(Some)
    };
    match read() {
        Ok(Some(records)) => Ok(records),
        Ok(None) => Err("winget's record is of a form that is not known here.".to_owned()),
        Err(error) => Err(format!("winget's record could not be read: {error}.")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn ids_in_names_of_folders() {
        for (folder, id) in [
            ("Kaspersky.KVRT_Microsoft.Winget.Source_8wekyb3d8bbwe", "Kaspersky.KVRT"),
            ("Odd_Name.X_Microsoft.Winget.Source_8wekyb3d8bbwe", "Odd_Name.X"),
            ("Example.Tool__DefaultSource", "Example.Tool"),
            ("Example.Tool_Own.Source", "Example.Tool"),
            ("_x", "_x"),
            ("plain", "plain"),
        ] {
            assert_eq!(package_of(folder), id);
        }
    }

    #[test]
    fn a_record_of_another_form_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("in#stalled ?.db");
        let connection = Connection::open(&path).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE ids (id TEXT); CREATE TABLE names (name TEXT);
                 CREATE TABLE versions (version TEXT);
                 CREATE VIEW manifest AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x FROM r)
                 SELECT x AS id, x AS name, x AS version FROM r;",
            )
            .unwrap();
        drop(connection);
        assert!(records(&path).unwrap_err().contains("a form that is not known"));
        std::fs::write(&path, "no database, but long enough to be looked at as one").unwrap();
        assert!(records(&path).unwrap_err().contains("could not be read"));
    }

    fn recorded_by_winget() -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("installed.db");
        let connection = Connection::open(&path).unwrap();
        connection
            .execute_batch(
                "PRAGMA page_size = 512; CREATE TABLE ids (id TEXT); CREATE TABLE names (name TEXT);
                 CREATE TABLE versions (version TEXT); CREATE TABLE manifest (id, name, version);
                 INSERT INTO ids VALUES ('Kaspersky.KVRT'); INSERT INTO names VALUES ('KVRT');
                 INSERT INTO versions VALUES ('20.0'); INSERT INTO manifest VALUES (1, 1, 1);",
            )
            .unwrap();
        drop(connection);
        std::fs::read(path).unwrap()
    }

    static RECORDED: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(recorded_by_winget);

    proptest::proptest! {
        #[test]
        fn any_name_of_a_folder_gives_an_id(folder in "[A-Za-z._]{1,12}(_Microsoft.Winget.Source_8wekyb3d8bbwe)?") {
            proptest::prop_assert!(!package_of(&folder).is_empty());
        }

        #[test]
        fn a_damaged_record_is_read_without_panic(
            changes in proptest::collection::vec((0_usize..3_000, proptest::num::u8::ANY), 0..9),
        ) {
            let mut bytes = RECORDED.clone();
            for (at, byte) in &changes {
                let length = bytes.len();
                if let Some(place) = bytes.get_mut(at % length) {
                    *place = *byte;
                }
            }
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("installed.db");
            std::fs::write(&path, bytes).unwrap();
            let records = records(&path);
            if changes.is_empty() {
                proptest::prop_assert_eq!(records.unwrap().len(), 1);
            }
        }
    }
}
