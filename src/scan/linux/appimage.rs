//! AppImages: programs that are one file, wherever somebody put it (AppImage documentation, "Running
//! AppImages"). Only the usual folders are looked at, and only names: nothing of a file is read.

use std::path::Path;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, of_each_user};
use crate::scan::common::tree::{EntryKind, Tree};

const SYSTEM: &[&str] = &["opt", "usr/local/bin", "usr/local/lib", "usr/local/share"];
/// `""` is the home itself. Names of folders are those of an English desktop; a localised download
/// folder is not looked at.
const OWN: &[&str] =
    &["", "Applications", "AppImages", "Apps", "bin", ".local/bin", "Downloads", "Desktop"];
/// Architectures that stand in file names.
const ARCHITECTURES: &[&str] =
    &["x86_64", "x86-64", "amd64", "x64", "i386", "i686", "aarch64", "arm64", "armhf", "armv7l"];

/// Reads the names of AppImages below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let (id, name) = ("appimage", "AppImages");
    let mut reader = SourceReader::new(tree, id, name, "opt");
    for folder in SYSTEM.iter().map(Path::new) {
        for entry in add(&mut reader, folder) {
            add(&mut reader, &folder.join(entry));
        }
    }
    let mut outcomes = vec![reader.finish()];
    outcomes.extend(of_each_user(tree, id, name, |reader, home| {
        for folder in OWN {
            add(reader, &home.path.join(folder));
        }
    }));
    outcomes
}

/// Adds those of a folder, and returns the folders in it.
fn add(reader: &mut SourceReader<'_>, folder: &Path) -> Vec<std::ffi::OsString> {
    let mut folders = Vec::new();
    for entry in reader.list(folder) {
        if entry.kind == EntryKind::Folder {
            folders.push(entry.name);
            continue;
        }
        let file = entry.shown();
        let Some((name, version)) = parse_file_name(&file) else { continue };
        let location = reader.tree().shown(folder.join(&entry.name));
        reader.push(Software {
            kind: Kind::Program,
            name,
            version,
            ids: Identifiers { file: Some(file), ..Identifiers::default() },
            location: Some(location),
            remark: Some("An AppImage, named after its file".to_owned()),
            ..Software::default()
        });
    }
    folders
}

/// `Telegram-5.1.0-x86_64.AppImage` is version 5.1.0 of Telegram.
#[must_use]
pub fn parse_file_name(file: &str) -> Option<(String, Option<String>)> {
    let at = file.len().checked_sub(".AppImage".len())?;
    if !file.get(at..)?.eq_ignore_ascii_case(".AppImage") {
        return None;
    }
    let mut stem = file.get(..at)?;
    for architecture in ARCHITECTURES {
        let cut = stem.len().checked_sub(architecture.len());
        if let Some(cut) = cut.filter(|cut| {
            stem.get(*cut..).is_some_and(|end| end.eq_ignore_ascii_case(architecture))
        }) {
            stem = stem.get(..cut).unwrap_or("").trim_end_matches(['-', '_', '.', ' ']);
            break;
        }
    }
    // The version begins after the first separator that a digit (or `v` and a digit) follows.
    let is_version = |text: &str| {
        let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
        text.starts_with(|c: char| c.is_ascii_digit())
    };
    let separators = stem.match_indices(['-', '_', ' ']);
    let mut cuts = separators.filter(|(at, _)| stem.get(at + 1..).is_some_and(is_version));
    let (name, version) = match cuts.next() {
        Some((at, _)) if at > 0 => (stem.get(..at)?, stem.get(at + 1..).map(str::to_owned)),
        _ => (stem, None),
    };
    let name = if name.is_empty() { file } else { name };
    Some((name.replace(['_'], " ").trim().to_owned(), version)).filter(|(name, _)| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_versions() {
        for (file, expected) in [
            ("Telegram-5.1.0-x86_64.AppImage", Some(("Telegram", Some("5.1.0")))),
            ("Yandex_Disk_v2.appimage", Some(("Yandex Disk", Some("v2")))),
            ("Lark.AppImage", Some(("Lark", None))),
            ("360-7.AppImage", Some(("360", Some("7")))),
            (".AppImage", Some((".AppImage", None))),
            ("x86_64.AppImage", Some(("x86 64.AppImage", None))),
            ("ä.AppImage", Some(("ä", None))),
            ("AppImage", None),
            ("x.AppImage.zsync", None),
        ] {
            let found = parse_file_name(file);
            let found = found.as_ref().map(|(name, version)| (name.as_str(), version.as_deref()));
            assert_eq!(found, expected, "{file}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_name_is_read_without_panic(text in "[a-zé0-9_. -]{0,20}(.AppImage)?") {
            if let Some((name, _)) = parse_file_name(&text) {
                proptest::prop_assert!(!name.is_empty());
            }
        }
    }
}
