//! Application bundles: `Contents/Info.plist` of every `.app` in the application folders of the system
//! and of each user (Apple, "Information Property List", "Bundle Programming Guide").

use std::path::{Path, PathBuf};

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::property_list::{self, PropertyListError, text};
use crate::scan::common::source_reader::{SourceReader, is_folder, of_each_user};
use crate::scan::common::tree::{EntryKind, Tree};

/// Applications stand at most this deep below an application folder (`Utilities`, `Setapp`, a maker's
/// folder).
const DEPTH: usize = 2;
const MOST: u64 = 4 * 1024 * 1024;
/// Where people keep applications they did not install, looked at without the folders inside.
const BESIDE: &[&str] = &["Downloads", "Desktop"];

/// Reads the bundles below a root: the system's folder, and each user's own.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let (id, name) = ("applications", "Applications");
    let mut reader = SourceReader::new(tree, id, name, "Applications");
    add(&mut reader, Path::new("Applications"), DEPTH);
    let mut outcomes = vec![reader.finish()];
    outcomes.extend(of_each_user(tree, id, name, |reader, home| {
        add(reader, &home.path.join("Applications"), DEPTH);
        for folder in BESIDE {
            add(reader, &home.path.join(folder), 0);
        }
    }));
    outcomes
}

fn add(reader: &mut SourceReader<'_>, folder: &Path, depth: usize) {
    let mut apps = Vec::new();
    walk(reader, folder, depth, &mut apps);
    for app in apps {
        let stem = app.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let location = Some(reader.tree().shown(&app));
        let from_store = reader.tree().exists(app.join("Contents/_MASReceipt/receipt"));
        let (info, bytes) = description(reader, &app);
        let parsed = match bytes {
            Some(bytes) => parse(&bytes, &stem).map_err(|error| error.to_string()),
            None => Err("it is not there, or not readable".to_owned()),
        };
        let software = match parsed {
            Ok(software) => software,
            // The bundle is there even where it says nothing of itself: its name still counts.
            Err(reason) => {
                let reason =
                    format!("The application's own description could not be read: {reason}.");
                reader.problem(&info, None, &stem, &reason);
                Software { name: stem, ..Software::default() }
            }
        };
        let kind = if from_store { Kind::StoreApp } else { Kind::Program };
        reader.push(Software { kind, location, ..software });
    }
}

/// The description of a bundle, and where it stands: apps made for iPad wrap a bundle of their own
/// that has it at its top.
fn description(reader: &mut SourceReader<'_>, app: &Path) -> (PathBuf, Option<Vec<u8>>) {
    let usual = app.join("Contents/Info.plist");
    let wrapper = app.join("Wrapper");
    if !reader.tree().exists(&usual) && reader.tree().is_folder(&wrapper) {
        for entry in reader.folders(&wrapper) {
            let inside = wrapper.join(&entry.name).join("Info.plist");
            if reader.tree().exists(&inside) {
                let bytes = reader.part(&inside, MOST);
                return (inside, bytes);
            }
        }
    }
    let bytes = reader.part(&usual, MOST);
    (usual, bytes)
}

fn walk(reader: &mut SourceReader<'_>, folder: &Path, depth: usize, apps: &mut Vec<PathBuf>) {
    for entry in reader.list(folder) {
        let path = folder.join(&entry.name);
        if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("app")) {
            // A link to an application elsewhere still says that it is there.
            if is_folder(reader.tree(), folder, &entry) {
                apps.push(path);
            }
        } else if depth > 0 && entry.kind == EntryKind::Folder {
            walk(reader, &path, depth - 1, apps);
        }
    }
}

/// What an `Info.plist` says; `file_name` is the bundle's name without `.app`.
///
/// # Errors
/// When the bytes are no property list.
pub fn parse(bytes: &[u8], file_name: &str) -> Result<Software, PropertyListError> {
    let value = property_list::parse(bytes)?;
    let none = plist::Dictionary::new();
    let keys = value.as_dictionary().unwrap_or(&none);
    Ok(Software {
        kind: Kind::Program,
        name: text(keys, "CFBundleDisplayName")
            .or_else(|| text(keys, "CFBundleName"))
            .unwrap_or_else(|| file_name.to_owned()),
        publisher: text(keys, "NSHumanReadableCopyright").as_deref().and_then(holder),
        version: text(keys, "CFBundleShortVersionString").or_else(|| text(keys, "CFBundleVersion")),
        ids: Identifiers { bundle_id: text(keys, "CFBundleIdentifier"), ..Identifiers::default() },
        ..Software::default()
    })
}

/// Who holds the copyright: `Copyright © 1997–2024 AO Kaspersky Lab. All rights reserved.` names
/// `AO Kaspersky Lab`. A bundle has no other field for its maker.
#[must_use]
pub fn holder(copyright: &str) -> Option<String> {
    let is_noise = |word: &str| {
        let word = word.trim_matches([',', '.', ';', ':']);
        word.is_empty()
            || ["copyright", "(c)", "©", "by", "-", "–"]
                .iter()
                .any(|noise| word.to_lowercase() == *noise)
            || word.chars().all(|c| c.is_ascii_digit() || "-–—,©".contains(c))
    };
    let words = copyright.split_whitespace().skip_while(|word| is_noise(word));
    let rest = words.collect::<Vec<_>>().join(" ");
    let rest = rest.trim_start_matches('©').trim_start();
    // Only the first statement: what follows is often about parts by others.
    let ends = ["all rights reserved", "©", "copyright", "alle rechte", "portions", "(c)"];
    let lower = rest.to_lowercase();
    let end = ends.iter().filter_map(|end| lower.find(end)).min();
    let end = end.filter(|end| lower.len() == rest.len() && rest.is_char_boundary(*end));
    let name = rest.get(..end.unwrap_or(rest.len()))?;
    let name = name.trim_matches([' ', ',', ';', '-', '–']);
    let name = if is_short_form(name) { name } else { name.trim_end_matches(['.', ' ']) };
    let good = !name.is_empty() && name.chars().count() <= 100;
    good.then(|| name.to_owned())
}

/// `Inc.` and its kin keep their full stop.
fn is_short_form(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or("");
    ["inc.", "ltd.", "co.", "corp.", "s.r.o.", "a.s.", "llc."]
        .contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use plist::Value;

    use super::*;
    use crate::model::Scope;

    fn info(binary: bool) -> Vec<u8> {
        let mut keys = plist::Dictionary::new();
        keys.insert("CFBundleName".into(), "Kaspersky".into());
        keys.insert("CFBundleIdentifier".into(), "com.kaspersky.kav".into());
        keys.insert("CFBundleShortVersionString".into(), "23.0".into());
        let mut bytes = Vec::new();
        let value = Value::Dictionary(keys);
        if binary {
            value.to_writer_binary(&mut bytes).unwrap();
        } else {
            value.to_writer_xml(&mut bytes).unwrap();
        }
        bytes
    }

    #[test]
    fn both_forms_of_a_property_list() {
        for binary in [true, false] {
            let found = parse(&info(binary), "Kaspersky").unwrap();
            assert_eq!(found.ids.bundle_id.as_deref(), Some("com.kaspersky.kav"));
            assert_eq!(found.version.as_deref(), Some("23.0"));
        }
        assert!(parse(b"no property list", "X").is_err());
    }

    #[test]
    fn who_holds_the_copyright() {
        for (text, expected) in [
            (
                "Copyright © 1997–2024 AO Kaspersky Lab. All rights reserved.",
                Some("AO Kaspersky Lab"),
            ),
            ("© 2021 Tencent Inc. All Rights Reserved.", Some("Tencent Inc.")),
            ("Copyright (c) 2019, Yandex LLC", Some("Yandex LLC")),
            ("Copyright ©2020 Foo GmbH. Portions © Bar", Some("Foo GmbH")),
            ("2024", None),
            ("", None),
        ] {
            assert_eq!(holder(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn folders_of_the_system_and_of_users() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, bytes: &[u8]| {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        write("Applications/Kaspersky.app/Contents/Info.plist", &info(true));
        write("Applications/Store.app/Contents/Info.plist", &info(true));
        write("Applications/Store.app/Contents/_MASReceipt/receipt", b"");
        write("Applications/Utilities/Broken.app/Contents/Info.plist", b"?");
        write("Applications/Pad.app/Wrapper/Inner.app/Info.plist", &info(false));
        write("Users/kim/Applications/Kaspersky.app/Contents/Info.plist", &info(false));
        write("Users/lee/Documents/x", b"");
        let outcomes = read(&Tree::any_case(root.path()));
        assert_eq!(outcomes.len(), 2);
        let names: Vec<_> =
            outcomes[0].software.iter().map(|one| (one.kind, one.name.as_str())).collect();
        assert_eq!(
            names,
            [
                (Kind::Program, "Kaspersky"),
                (Kind::Program, "Kaspersky"),
                (Kind::StoreApp, "Kaspersky"),
                (Kind::Program, "Broken")
            ]
        );
        assert_eq!(outcomes[0].problems.len(), 1);
        assert_eq!(outcomes[1].software[0].scope, Scope::User("kim".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>, copyright: String) {
            let _ = parse(&bytes, "X");
            let _ = holder(&copyright);
        }

        #[test]
        fn any_copyright_is_read_without_panic(
            text in "(Copyright|©|\\(c\\)| |All rights reserved|[a-zéİß.]|2020){0,20}"
        ) {
            if let Some(name) = holder(&text) {
                proptest::prop_assert!(!name.is_empty());
            }
        }
    }
}
