//! RPM packages, from the package database itself. Current systems keep it as an SQLite file whose
//! rows are package headers (rpm's documentation, "Header format"); older forms (Berkeley DB, ndb)
//! are recognised and reported as not read.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::model::{
    Identifiers, Kind, Place, Problem, Scope, Software, SourceOutcome, SourceState,
};
use crate::scan::empty;

const ID: &str = "rpm";
const NAME: &str = "RPM packages";
/// Where the distributions keep it.
const FOLDERS: &[&str] = &["var/lib/rpm", "usr/lib/sysimage/rpm"];

/// Reads the package database below a root.
#[must_use]
pub fn read(root: &Path) -> Vec<SourceOutcome> {
    for folder in FOLDERS {
        let folder = root.join(folder);
        let sqlite = folder.join("rpmdb.sqlite");
        if sqlite.exists() {
            return vec![read_sqlite(&sqlite)];
        }
        for (file, form) in [("Packages.db", "ndb"), ("Packages", "Berkeley DB")] {
            let old = folder.join(file);
            if old.exists() {
                return vec![empty(
                    ID,
                    NAME,
                    &old.display().to_string(),
                    SourceState::Failed(format!(
                        "The package database is in the form {form}, which is not read. Export \
                         \"rpm -qa\" and import that list."
                    )),
                )];
            }
        }
    }
    let place = root.join(FOLDERS[0]);
    // A folder that may not be entered looks as if it were empty; only its absence is certain.
    let state = match std::fs::read_dir(&place) {
        Err(error) => super::super::state_of(&error, &place),
        Ok(_) => SourceState::NotPresent,
    };
    vec![empty(ID, NAME, &place.display().to_string(), state)]
}

fn read_sqlite(path: &Path) -> SourceOutcome {
    let place = path.display().to_string();
    let mut outcome = empty(ID, NAME, &place, SourceState::Read);
    let blobs = match headers(path) {
        Ok(blobs) => blobs,
        Err(error) => {
            outcome.reading.state = match std::fs::File::open(path) {
                Err(error) => super::super::state_of(&error, path),
                Ok(_) => SourceState::Failed(format!("{place} could not be read: {error}.")),
            };
            return outcome;
        }
    };
    for (number, blob) in blobs {
        match parse_header(&blob) {
            Ok(Some(software)) => outcome.software.push(software),
            Ok(None) => {}
            Err(reason) => outcome.problems.push(Problem {
                path: place.clone(),
                place: Place { row: u64::try_from(number).ok(), ..Place::default() },
                text: String::new(),
                reason: reason.to_owned(),
            }),
        }
    }
    outcome
}

fn headers(path: &Path) -> rusqlite::Result<Vec<(i64, Vec<u8>)>> {
    let query = |connection: Connection| {
        let mut statement = connection.prepare("SELECT hnum, blob FROM Packages ORDER BY hnum")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect()
    };
    let read_only = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match Connection::open_with_flags(path, read_only).and_then(query) {
        Ok(rows) => Ok(rows),
        // Without rights to write beside the file, SQLite cannot share it with a writer. Where
        // nobody is writing, the file alone is whole.
        Err(error) => {
            let journal = PathBuf::from(format!("{}-wal", path.display()));
            if std::fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0) {
                return Err(error);
            }
            let text = path.display().to_string().replace('%', "%25").replace('?', "%3f");
            let uri = format!("file:{}?immutable=1", text.replace('#', "%23"));
            let flags = read_only | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(uri, flags).and_then(query)
        }
    }
}

const TAG_NAME: u32 = 1000;
const TAG_VERSION: u32 = 1001;
const TAG_RELEASE: u32 = 1002;
const TAG_EPOCH: u32 = 1003;
const TAG_INSTALL_TIME: u32 = 1008;
const TAG_VENDOR: u32 = 1011;
const TYPE_INT32: u32 = 4;
const TYPE_STRING: u32 = 6;
const TYPE_I18N_STRING: u32 = 9;

/// One package header: two counts, then index entries of 16 bytes (tag, type, offset, count), then
/// the data, all big-endian. `gpg-pubkey` entries are keys, not software.
///
/// # Errors
/// A sentence, where the header is cut off or has no name.
pub fn parse_header(blob: &[u8]) -> Result<Option<Software>, &'static str> {
    const CUT: &str = "A package header that is cut off.";
    let word = |at: usize| {
        let bytes: [u8; 4] = blob.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    let count = word(0).ok_or(CUT)? as usize;
    let index_end = count.checked_mul(16).and_then(|size| size.checked_add(8)).ok_or(CUT)?;
    let data = blob.get(index_end..).ok_or(CUT)?;
    let mut package = Software {
        kind: Kind::Package,
        scope: Scope::Machine,
        source: ID.to_owned(),
        ..Software::default()
    };
    let (mut version, mut release, mut epoch) = (String::new(), String::new(), None);
    for entry in 0..count {
        let at = 8 + entry * 16;
        let (Some(tag), Some(kind), Some(offset)) = (word(at), word(at + 4), word(at + 8)) else {
            return Err(CUT);
        };
        let offset = offset as usize;
        let text = || -> Option<String> {
            if kind != TYPE_STRING && kind != TYPE_I18N_STRING {
                return None;
            }
            let rest = data.get(offset..)?;
            let end = rest.iter().position(|byte| *byte == 0)?;
            Some(String::from_utf8_lossy(&rest[..end]).into_owned())
        };
        let number = || -> Option<u32> {
            if kind != TYPE_INT32 {
                return None;
            }
            let bytes: [u8; 4] = data.get(offset..offset.checked_add(4)?)?.try_into().ok()?;
            Some(u32::from_be_bytes(bytes))
        };
        match tag {
            TAG_NAME => package.name = text().ok_or(CUT)?,
            TAG_VERSION => version = text().ok_or(CUT)?,
            TAG_RELEASE => release = text().ok_or(CUT)?,
            TAG_EPOCH => epoch = number(),
            TAG_VENDOR => package.publisher = text().filter(|text| !text.is_empty()),
            TAG_INSTALL_TIME => {
                package.installed_on = number().and_then(|seconds| {
                    let time = jiff::Timestamp::from_second(i64::from(seconds)).ok()?;
                    Some(time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
                });
            }
            _ => {}
        }
    }
    if package.name.is_empty() {
        return Err("A package header without a name.");
    }
    if package.name == "gpg-pubkey" {
        return Ok(None);
    }
    let epoch = epoch.filter(|epoch| *epoch > 0).map_or_else(String::new, |e| format!("{e}:"));
    package.version = Some(format!("{epoch}{version}-{release}"));
    package.ids = Identifiers { package: Some(package.name.clone()), ..Identifiers::default() };
    Ok(Some(package))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn header(fields: &[(u32, &str)]) -> Vec<u8> {
        let (mut index, mut data) = (Vec::new(), Vec::new());
        for (tag, text) in fields {
            for word in [*tag, TYPE_STRING, u32::try_from(data.len()).unwrap(), 1] {
                index.extend(word.to_be_bytes());
            }
            data.extend(text.as_bytes());
            data.push(0);
        }
        let mut blob = Vec::new();
        blob.extend(u32::try_from(fields.len()).unwrap().to_be_bytes());
        blob.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        blob.extend(index);
        blob.extend(data);
        blob
    }

    #[test]
    fn a_database_is_read_and_a_broken_header_is_a_problem() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("var/lib/rpm");
        std::fs::create_dir_all(&place).unwrap();
        let connection = Connection::open(place.join("rpmdb.sqlite")).unwrap();
        connection
            .execute_batch("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)")
            .unwrap();
        let kesl = header(&[
            (TAG_NAME, "kesl"),
            (TAG_VERSION, "12.2.0"),
            (TAG_RELEASE, "2412"),
            (TAG_VENDOR, "AO Kaspersky Lab"),
        ]);
        let key = header(&[(TAG_NAME, "gpg-pubkey"), (TAG_VERSION, "1"), (TAG_RELEASE, "2")]);
        for blob in [kesl.clone(), key, kesl[..20].to_vec()] {
            connection.execute("INSERT INTO Packages (blob) VALUES (?1)", [blob]).unwrap();
        }
        drop(connection);
        let outcome = &read(folder.path())[0];
        assert_eq!(outcome.reading.state, SourceState::Read);
        assert_eq!(outcome.software.len(), 1);
        assert_eq!(outcome.software[0].version.as_deref(), Some("12.2.0-2412"));
        assert_eq!(outcome.software[0].publisher.as_deref(), Some("AO Kaspersky Lab"));
        assert_eq!(outcome.problems.len(), 1);
    }

    #[test]
    fn an_old_form_is_said_and_not_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("var/lib/rpm");
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join("Packages"), b"\0").unwrap();
        let outcome = &read(folder.path())[0];
        assert!(
            matches!(&outcome.reading.state, SourceState::Failed(why) if why.contains("Berkeley"))
        );
        std::fs::write(place.join("rpmdb.sqlite"), b"not a database at all, sorry").unwrap();
        let outcome = &read(folder.path())[0];
        assert!(matches!(&outcome.reading.state, SourceState::Failed(_)));
    }

    proptest::proptest! {
        #[test]
        fn any_header_is_read_without_panic(blob: Vec<u8>) {
            let _ = parse_header(&blob);
        }
    }
}
