//! Installer receipts: one property list a package in `/var/db/receipts`, written by installer(8) and
//! read by pkgutil(1). A receipt stays when a program is dragged to the bin.

use std::path::Path;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::property_list::{self, PropertyListError, text};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::Tree;

/// `/var` is a link to `/private/var`, which a backup may lack.
const FOLDERS: &[&str] = &["var/db/receipts", "private/var/db/receipts"];
const MOST: u64 = 4 * 1024 * 1024;

/// Reads the receipts below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let folder = FOLDERS.iter().find(|folder| tree.is_folder(folder)).or(FOLDERS.first());
    let folder = Path::new(folder.copied().unwrap_or_default());
    let mut reader = SourceReader::new(tree, "receipts", "Installer receipts", folder);
    for entry in reader.list(folder) {
        let file = folder.join(&entry.name);
        if file.extension().is_none_or(|end| end != "plist") {
            continue;
        }
        let Some(bytes) = reader.part(&file, MOST) else { continue };
        match parse(&bytes) {
            Ok(Some(software)) => reader.push(software),
            Ok(None) => reader.problem(&file, None, "", "A receipt that names no package."),
            Err(error) => {
                let reason = format!("The receipt could not be read: {error}.");
                reader.problem(&file, None, "", &reason);
            }
        }
    }
    vec![reader.finish()]
}

/// What a receipt says; `None` where it names no package.
///
/// # Errors
/// When the bytes are no property list.
pub fn parse(bytes: &[u8]) -> Result<Option<Software>, PropertyListError> {
    let value = property_list::parse(bytes)?;
    let Some(keys) = value.as_dictionary() else { return Ok(None) };
    let Some(package) = text(keys, "PackageIdentifier") else { return Ok(None) };
    let installed = keys.get("InstallDate").and_then(plist::Value::as_date);
    Ok(Some(Software {
        kind: Kind::Package,
        name: package.clone(),
        version: text(keys, "PackageVersion"),
        ids: Identifiers { bundle_id: Some(package), ..Identifiers::default() },
        installed_on: installed.and_then(|date| {
            let time = jiff::Timestamp::try_from(std::time::SystemTime::from(date)).ok()?;
            Some(time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
        }),
        ..Software::default()
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use plist::Value;

    use super::*;

    #[test]
    fn a_receipt_and_a_broken_one() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("var/db/receipts");
        std::fs::create_dir_all(&place).unwrap();
        let mut keys = plist::Dictionary::new();
        keys.insert("PackageIdentifier".into(), "com.kaspersky.klnagent.core".into());
        keys.insert("PackageVersion".into(), "15.1".into());
        let date = plist::Date::from_xml_format("2024-02-03T04:05:06Z").unwrap();
        keys.insert("InstallDate".into(), Value::Date(date));
        Value::Dictionary(keys).to_file_binary(place.join("a.plist")).unwrap();
        std::fs::write(place.join("b.plist"), b"?").unwrap();
        std::fs::write(place.join("a.bom"), b"?").unwrap();
        let outcome = &read(&Tree::new(root.path()))[0];
        assert_eq!(outcome.software.len(), 1);
        assert_eq!(outcome.software[0].name, "com.kaspersky.klnagent.core");
        assert_eq!(outcome.software[0].installed_on, Some(jiff::civil::date(2024, 2, 3)));
        assert_eq!(outcome.problems.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = parse(&bytes);
        }
    }
}
