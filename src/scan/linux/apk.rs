//! Alpine packages, from apk's database of what is installed: `/lib/apk/db/installed`, and
//! `/usr/lib/apk/db/installed` where `/usr` is merged (Alpine's wiki, "Apk spec", "Installed Database").

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::Tree;

const FILES: &[&str] = &["lib/apk/db/installed", "usr/lib/apk/db/installed"];
const MOST: u64 = 128 * 1024 * 1024;

/// Reads the package database below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let place = FILES.iter().find(|file| tree.exists(file)).or(FILES.first()).unwrap_or(&"");
    let mut reader = SourceReader::new(tree, "apk", "Alpine packages", place);
    if let Some(bytes) = reader.whole(place, MOST) {
        let (software, problems) = parse(&bytes);
        for one in software {
            reader.push(one);
        }
        for (row, text) in problems {
            reader.problem(place, Some(row), &text, "A record without a package name.");
        }
    }
    vec![reader.finish()]
}

/// Packages of the database, and the first line of each record that names none: a letter, a colon and
/// a value a line, an empty line after each package.
#[must_use]
pub fn parse(bytes: &[u8]) -> (Vec<Software>, Vec<(u64, String)>) {
    let text = String::from_utf8_lossy(bytes);
    let (mut software, mut problems) = (Vec::new(), Vec::new());
    let (mut package, mut first) = (Software::default(), None);
    for (line, row) in text.lines().chain(std::iter::once("")).zip(1_u64..) {
        let line = line.trim_end();
        if !line.is_empty() {
            first.get_or_insert_with(|| (row, line.chars().take(200).collect::<String>()));
            let value = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            match line.split_once(':') {
                Some(("P", name)) => name.trim().clone_into(&mut package.name),
                Some(("V", version)) => package.version = value(version),
                Some(("m", maintainer)) => package.publisher = value(maintainer),
                _ => {}
            }
            continue;
        }
        let done = std::mem::take(&mut package);
        match first.take() {
            Some(_) if !done.name.is_empty() => software.push(Software {
                kind: Kind::Package,
                ids: Identifiers { package: Some(done.name.clone()), ..Identifiers::default() },
                ..done
            }),
            Some(problem) => problems.push(problem),
            None => {}
        }
    }
    (software, problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_and_a_record_without_name() {
        let text = "C:Q1abc\nP:telegram-desktop\nV:5.1-r0\nm:A <a@b>\nF:usr/bin\nR:x\n\n\nV:1\n";
        let (software, problems) = parse(text.as_bytes());
        assert_eq!(software.len(), 1);
        assert_eq!(software[0].ids.package.as_deref(), Some("telegram-desktop"));
        assert_eq!(software[0].version.as_deref(), Some("5.1-r0"));
        assert_eq!(problems, [(9, "V:1".to_owned())]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = parse(&bytes);
        }

        #[test]
        fn every_record_is_a_package_or_a_problem(text in "(P:a\\n|V:1\\n|\\n|x\\n){0,30}") {
            let (software, problems) = parse(text.as_bytes());
            let records = text.split("\n\n").filter(|part| !part.trim().is_empty()).count();
            proptest::prop_assert_eq!(software.len() + problems.len(), records);
        }
    }
}
