//! System extensions, from the list that macOS keeps of them (`/Library/SystemExtensions/db.plist`, as
//! osquery's table `system_extensions` reads it), and kernel extensions, from their bundles (Apple,
//! "Kernel Extension Programming Topics").

use std::path::Path;

use plist::{Dictionary, Value};

use crate::model::{Identifiers, Kind, Presence, Software, SourceOutcome};
use crate::scan::common::property_list::{self, PropertyListError, text};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::Tree;

const DATABASE: &str = "Library/SystemExtensions/db.plist";
const KERNEL: &[&str] = &["Library/Extensions"];
const MOST: u64 = 16 * 1024 * 1024;

/// Reads the system extensions below a root.
#[must_use]
pub fn read_system(tree: &Tree) -> Vec<SourceOutcome> {
    let id = "system-extensions";
    let mut reader = SourceReader::new(tree, id, "System extensions", DATABASE);
    if let Some(bytes) = reader.whole(DATABASE, MOST) {
        match parse_database(&bytes) {
            Ok((software, without_name)) => {
                for one in software {
                    reader.push(one);
                }
                for number in without_name {
                    let reason = "An extension without an identifier.";
                    reader.problem(DATABASE, Some(number), "", reason);
                }
            }
            Err(error) => reader.failed(DATABASE, &error.to_string()),
        }
    }
    vec![reader.finish()]
}

/// The extensions of the list, and the numbers of those that have no identifier.
///
/// # Errors
/// When the bytes are no property list.
pub fn parse_database(bytes: &[u8]) -> Result<(Vec<Software>, Vec<u64>), PropertyListError> {
    let value = property_list::parse(bytes)?;
    let list = value.as_dictionary().and_then(|keys| keys.get("extensions"));
    let (mut software, mut without_name) = (Vec::new(), Vec::new());
    for (entry, number) in list.and_then(Value::as_array).into_iter().flatten().zip(1_u64..) {
        match entry.as_dictionary().and_then(extension) {
            Some(found) => software.push(found),
            None => without_name.push(number),
        }
    }
    Ok((software, without_name))
}

fn extension(keys: &Dictionary) -> Option<Software> {
    let identifier = text(keys, "identifier")?;
    let version = keys.get("bundleVersion").and_then(Value::as_dictionary).and_then(|keys| {
        text(keys, "CFBundleShortVersionString").or_else(|| text(keys, "CFBundleVersion"))
    });
    let state = text(keys, "state");
    let ends = state.as_deref().is_some_and(|state| state.contains("uninstall"));
    Some(Software {
        kind: Kind::Driver,
        name: identifier.clone(),
        version,
        ids: Identifiers {
            bundle_id: Some(identifier),
            signer: text(keys, "teamID"),
            ..Identifiers::default()
        },
        location: text(keys, "originPath"),
        presence: if ends { Presence::Leftover } else { Presence::Present },
        remark: state.map(|state| format!("System extension, {}", state.replace('_', " "))),
        ..Software::default()
    })
}

/// Reads the kernel extensions below a root that are not Apple's own.
#[must_use]
pub fn read_kernel(tree: &Tree) -> Vec<SourceOutcome> {
    let id = "kernel-extensions";
    let place = KERNEL.first().copied().unwrap_or_default();
    let mut reader = SourceReader::new(tree, id, "Kernel extensions", place);
    for folder in KERNEL.iter().map(Path::new) {
        for entry in reader.folders(folder) {
            let bundle = folder.join(&entry.name);
            if bundle.extension().is_none_or(|end| !end.eq_ignore_ascii_case("kext")) {
                continue;
            }
            let stem = bundle.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let stem = stem.unwrap_or_default();
            let info = bundle.join("Contents/Info.plist");
            let parsed = match reader.part(&info, MOST) {
                Some(bytes) => super::bundles::parse(&bytes, &stem).map_err(|e| e.to_string()),
                None => Err("it is not there, or not readable".to_owned()),
            };
            let software = parsed.unwrap_or_else(|reason| {
                let reason =
                    format!("The extension's own description could not be read: {reason}.");
                reader.problem(&info, None, &stem, &reason);
                Software { name: stem.clone(), ..Software::default() }
            });
            reader.push(Software {
                kind: Kind::Driver,
                ids: Identifiers { file: Some(stem), ..software.ids },
                location: Some(tree.shown(&bundle)),
                ..software
            });
        }
    }
    vec![reader.finish()]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn the_list_of_system_extensions() {
        let text = "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>extensions</key><array>\
            <dict><key>identifier</key><string>com.kaspersky.kav.sysext</string>\
            <key>teamID</key><string>2Y8XE5CQ94</string>\
            <key>state</key><string>activated_enabled</string><key>bundleVersion</key><dict>\
            <key>CFBundleShortVersionString</key><string>23.0</string></dict></dict>\
            <dict><key>identifier</key><string>com.x</string><key>state</key>\
            <string>terminated_waiting_to_uninstall_on_reboot</string></dict>\
            <dict/></array></dict></plist>";
        let (found, without_name) = parse_database(text.as_bytes()).unwrap();
        assert_eq!(found[0].ids.signer.as_deref(), Some("2Y8XE5CQ94"));
        assert_eq!(found[0].version.as_deref(), Some("23.0"));
        assert_eq!(found[0].remark.as_deref(), Some("System extension, activated enabled"));
        assert_eq!(found[1].presence, Presence::Leftover);
        assert_eq!(without_name, [3]);
        assert!(parse_database(b"?").is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = parse_database(&bytes);
        }
    }
}
