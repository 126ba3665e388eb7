//! Debian packages, from dpkg's own status file (`/var/lib/dpkg/status`, and `status.d` of images
//! without a package manager). The format is deb822, described in deb822(5) and dpkg(1).

use crate::model::{
    Identifiers, Kind, Place, Presence, Problem, Scope, Software, SourceOutcome, SourceState,
};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::{EntryKind, Tree};

const ID: &str = "dpkg";
const NAME: &str = "Debian packages";
const STATUS: &str = "var/lib/dpkg/status";
/// A whole Debian archive (64,000 packages) has 60 MB of such records.
const MOST: u64 = 128 * 1024 * 1024;

/// Reads the package database below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let mut reader = SourceReader::new(tree, ID, NAME, STATUS);
    if let Some(bytes) = reader.whole(STATUS, MOST) {
        // dpkg is a package itself, so that a status file without any is a damaged one.
        if !add(&mut reader, STATUS, &bytes) {
            reader.failed(STATUS, "it names no package");
        }
    }
    let folder = "var/lib/dpkg/status.d";
    for entry in reader.list(folder) {
        let name = entry.shown();
        // Lists of check sums lie beside the records.
        if entry.kind == EntryKind::Folder || name.ends_with(".md5sums") {
            continue;
        }
        let path = std::path::Path::new(folder).join(&entry.name);
        if let Some(bytes) = reader.part(&path, MOST) {
            add(&mut reader, &path.display().to_string(), &bytes);
        }
    }
    let mut outcome = reader.finish();
    if outcome.reading.state == SourceState::NotPresent && is_debian(tree) {
        outcome.reading.state = SourceState::Failed(format!(
            "{} is missing, so the packages of this system are not known.",
            tree.shown(STATUS)
        ));
    }
    vec![outcome]
}

/// Whether the system calls itself Debian or made from it (`ID` and `ID_LIKE` of os-release(5)).
fn is_debian(tree: &Tree) -> bool {
    let release = ["etc/os-release", "usr/lib/os-release"]
        .iter()
        .find_map(|path| tree.read(path, 64 * 1024).ok())
        .unwrap_or_default();
    String::from_utf8_lossy(&release)
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"))
        .flat_map(|(_, value)| value.trim().trim_matches(['"', '\'']).split_whitespace())
        .any(|word| matches!(word, "debian" | "ubuntu"))
}

/// Adds the packages of one file; whether it named any.
fn add(reader: &mut SourceReader<'_>, path: &str, bytes: &[u8]) -> bool {
    let (software, problems) = parse(path, bytes);
    let named = !software.is_empty();
    for one in software {
        reader.push(one);
    }
    for one in problems {
        reader.problem(path, one.place.row, &one.text, &one.reason);
    }
    named
}

/// Packages of a status file. What is installed is present; what was removed with its settings left
/// behind (`config-files`) is a leftover; what is not installed at all is left out, as
/// `dpkg-query -W` does.
#[must_use]
pub fn parse(path: &str, bytes: &[u8]) -> (Vec<Software>, Vec<Problem>) {
    let text = String::from_utf8_lossy(bytes);
    let (mut software, mut problems) = (Vec::new(), Vec::new());
    let mut stanza = Stanza::default();
    for (line, number) in text.lines().chain(std::iter::once("")).zip(1_u64..) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.trim().is_empty() {
            let done = std::mem::take(&mut stanza);
            match done.software() {
                Ok(Some(package)) => software.push(package),
                Ok(None) => {}
                Err(reason) => problems.push(Problem {
                    path: path.to_owned(),
                    place: Place { row: Some(done.line), ..Place::default() },
                    text: done.first.chars().take(200).collect(),
                    reason: reason.to_owned(),
                }),
            }
        } else if !line.starts_with([' ', '\t']) {
            if stanza.line == 0 {
                stanza.line = number;
                line.clone_into(&mut stanza.first);
            }
            let Some((field, value)) = line.split_once(':') else {
                stanza.broken = true;
                continue;
            };
            let value = value.trim();
            match field.to_ascii_lowercase().as_str() {
                "package" => value.clone_into(&mut stanza.package),
                "status" => value.clone_into(&mut stanza.status),
                "version" => value.clone_into(&mut stanza.version),
                "architecture" => value.clone_into(&mut stanza.architecture),
                "maintainer" => value.clone_into(&mut stanza.maintainer),
                _ => {}
            }
        }
    }
    (software, problems)
}

#[derive(Default)]
struct Stanza {
    line: u64,
    first: String,
    broken: bool,
    package: String,
    status: String,
    version: String,
    architecture: String,
    maintainer: String,
}

impl Stanza {
    fn software(&self) -> Result<Option<Software>, &'static str> {
        if self.line == 0 {
            return Ok(None);
        }
        if self.package.is_empty() {
            return Err("A record without a package name.");
        }
        // `status.d` of images has no status line: what is listed there is installed.
        let presence = match self.status.rsplit(' ').next().unwrap_or("") {
            "not-installed" => return Ok(None),
            "config-files" => Presence::Leftover,
            _ => Presence::Present,
        };
        if self.broken && self.version.is_empty() {
            return Err("A record that is not in the form \"Field: value\".");
        }
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok(Some(Software {
            kind: Kind::Package,
            name: self.package.clone(),
            publisher: some(&self.maintainer),
            version: some(&self.version),
            ids: Identifiers { package: some(&self.package), ..Identifiers::default() },
            scope: Scope::Machine,
            presence,
            source: ID.to_owned(),
            ..Software::default()
        }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    const RECORDS: &str = "Package: kesl\nStatus: install ok installed\nMaintainer: AO Kaspersky Lab\n\
        Architecture: amd64\nVersion: 12.2.0-2412\nDescription: x\n more: not a field\n\n\
        Package: old\nStatus: deinstall ok config-files\nVersion: 1\n\n\
        Package: gone\nStatus: purge ok not-installed\n\n\
        this is no field\n\nPackage: last\r\nStatus: install ok installed\r\nVersion: 3:2~a\r\n";

    #[test]
    fn packages_leftovers_and_broken_records() {
        let (software, problems) = parse("status", RECORDS.as_bytes());
        let names: Vec<_> = software.iter().map(|one| (one.name.as_str(), one.presence)).collect();
        assert_eq!(
            names,
            [("kesl", Presence::Present), ("old", Presence::Leftover), ("last", Presence::Present)]
        );
        assert_eq!(software[0].publisher.as_deref(), Some("AO Kaspersky Lab"));
        assert_eq!(software[2].version.as_deref(), Some("3:2~a"));
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].place.row, Some(16));
    }

    #[test]
    fn a_missing_database_is_not_present() {
        let folder = tempfile::tempdir().unwrap();
        let outcome = read(&Tree::new(folder.path()));
        assert_eq!(outcome[0].reading.state, SourceState::NotPresent);
    }

    #[test]
    fn a_damaged_database_is_never_read_as_a_system_without_packages() {
        let folder = tempfile::tempdir().unwrap();
        let file = |path: &str, text: &[u8]| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        let state = || read(&Tree::new(folder.path())).remove(0).reading.state;
        let failed = |words: &str| {
            let state = state();
            assert!(matches!(&state, SourceState::Failed(why) if why.contains(words)), "{state:?}");
        };
        file("etc/os-release", b"ID=mint\nID_LIKE=\"ubuntu debian\"\n");
        failed("is missing");
        for broken in [b"".as_slice(), b"\0\xff\x80 rubbish", b"no colon here\n"] {
            file(STATUS, broken);
            failed("names no package");
        }
        file(STATUS, b"Package: dpkg\nStatus: install ok installed\nVersion: 1\n");
        assert_eq!(state(), SourceState::Read);
        // Images without a package manager keep their records one by one.
        std::fs::remove_file(folder.path().join(STATUS)).unwrap();
        file("var/lib/dpkg/status.d/tzdata", b"Package: tzdata\nVersion: 1\n");
        assert_eq!(state(), SourceState::Read);
        std::fs::remove_dir_all(folder.path().join("var")).unwrap();
        file("etc/os-release", b"ID=fedora\nNAME=\"no debian\"\n");
        assert_eq!(state(), SourceState::NotPresent);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = parse("status", &bytes);
        }
    }
}
