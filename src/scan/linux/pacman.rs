//! Arch packages, from pacman's local database: a folder a package in `/var/lib/pacman/local`, with a
//! file `desc` in it (pacman.conf(5) `DBPath`; the form is written by libalpm's `be_local.c`).

use std::path::Path;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::Tree;

const FOLDER: &str = "var/lib/pacman/local";
const MOST: u64 = 1024 * 1024;

/// Reads the package database below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let mut reader = SourceReader::new(tree, "pacman", "Arch packages", FOLDER);
    // `ALPM_DB_VERSION`, a file, lies beside the folders of the packages.
    for entry in reader.folders(FOLDER) {
        let file = Path::new(FOLDER).join(&entry.name).join("desc");
        let shown = entry.shown();
        match reader.part(&file, MOST) {
            Some(bytes) => match parse(&String::from_utf8_lossy(&bytes)) {
                Some(software) => reader.push(software),
                None => reader.problem(&file, None, &shown, "A record without a package name."),
            },
            None if tree.exists(&file) => {}
            None => reader.problem(&file, None, &shown, "A package without its record."),
        }
    }
    vec![reader.finish()]
}

/// A package: `%FIELD%` on a line of its own, then the values, up to an empty line.
#[must_use]
pub fn parse(text: &str) -> Option<Software> {
    let value = |field: &str| {
        let mut lines = text.lines().map(str::trim_end);
        lines.find(|line| *line == field)?;
        lines.next().map(str::to_owned).filter(|value| !value.is_empty())
    };
    let name = value("%NAME%")?;
    Some(Software {
        kind: Kind::Package,
        // Who packed it, not who made it; a publisher is not recorded.
        publisher: None,
        version: value("%VERSION%"),
        ids: Identifiers { package: Some(name.clone()), ..Identifiers::default() },
        installed_on: super::day(value("%INSTALLDATE%").and_then(|text| text.parse().ok())),
        name,
        ..Software::default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn a_record() {
        let text = "%NAME%\nklnagent64\n\n%VERSION%\n15.1-1\n\n%DESC%\n%NAME%\n\n\
            %INSTALLDATE%\n1700000000\n";
        let found = parse(text).unwrap();
        assert_eq!(found.ids.package.as_deref(), Some("klnagent64"));
        assert_eq!(found.version.as_deref(), Some("15.1-1"));
        assert_eq!(found.installed_on, Some(jiff::civil::date(2023, 11, 14)));
        assert_eq!(parse("%NAME%\n\n%VERSION%\n1\n"), None);
        assert_eq!(parse("%NAME%"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(%NAME%|%VERSION%|%INSTALLDATE%|\\n|[a-zé0-9]){0,30}") {
            if let Some(found) = parse(&text) {
                proptest::prop_assert!(!found.name.is_empty());
            }
        }
    }
}
