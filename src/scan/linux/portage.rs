//! Gentoo packages, from portage's database: a folder a category in `/var/db/pkg`, in it a folder a
//! package, named after it and its version (portage(5), "/var/db/pkg"; names and versions as the
//! Package Manager Specification has them, sections 3.1.2 and 3.2).

use std::path::Path;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::Tree;

const FOLDER: &str = "var/db/pkg";
const MOST: u64 = 64 * 1024;

/// Reads the package database below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let mut reader = SourceReader::new(tree, "portage", "Gentoo packages", FOLDER);
    for category in reader.folders(FOLDER) {
        let folder = Path::new(FOLDER).join(&category.name);
        for package in reader.folders(&folder) {
            let (shown, place) = (package.shown(), folder.join(&package.name));
            // A package that is being merged or removed at this moment.
            if shown.starts_with("-MERGING-") {
                continue;
            }
            let Some((name, version)) = split(&shown) else {
                let reason = "A folder that is not named after a package and its version.";
                reader.problem(&place, None, &shown, reason);
                continue;
            };
            let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim().to_owned();
            let time = reader.part(place.join("BUILD_TIME"), MOST).map(text);
            let from = reader.part(place.join("repository"), MOST).map(text);
            reader.push(Software {
                kind: Kind::Package,
                name: name.to_owned(),
                version: Some(version.to_owned()),
                ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
                installed_on: super::day(time.and_then(|time| time.parse().ok())),
                remark: Some(match from.filter(|from| !from.is_empty()) {
                    Some(from) => format!("Category {}, repository {from}", category.shown()),
                    None => format!("Category {}", category.shown()),
                }),
                ..Software::default()
            });
        }
    }
    vec![reader.finish()]
}

/// `telegram-desktop-5.1.0-r1` is version `5.1.0-r1` of `telegram-desktop`: a version begins after the
/// last hyphen that a digit follows, a revision (`-r1`) belongs to it.
#[must_use]
pub fn split(folder: &str) -> Option<(&str, &str)> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let without_revision = match folder.rsplit_once("-r") {
        Some((before, revision)) if is_number(revision) => before,
        _ => folder,
    };
    let (name, version) = without_revision.rsplit_once('-')?;
    let good = !name.is_empty() && version.starts_with(|c: char| c.is_ascii_digit());
    good.then(|| (name, folder.get(name.len() + 1..).unwrap_or(version)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_versions() {
        for (folder, expected) in [
            ("telegram-desktop-5.1.0-r1", Some(("telegram-desktop", "5.1.0-r1"))),
            ("gtk+-3.24.41", Some(("gtk+", "3.24.41"))),
            ("kesl-12_p1-r10", Some(("kesl", "12_p1-r10"))),
            ("font-adobe-100dpi-1.0.4", Some(("font-adobe-100dpi", "1.0.4"))),
            ("no-version", None),
            ("-1.0", None),
            ("", None),
            ("-r1", None),
        ] {
            assert_eq!(split(folder), expected, "{folder}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_name_is_split_without_panic(text in "[a-z0-9é.-]{0,20}") {
            if let Some((name, version)) = split(&text) {
                proptest::prop_assert_eq!(format!("{name}-{version}"), text);
            }
        }
    }
}
