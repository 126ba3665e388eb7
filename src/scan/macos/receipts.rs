//! Installer receipts: one property list a package in `/var/db/receipts`, written by installer(8) and
//! read by pkgutil(1).

use std::path::Path;

use plist::Value;

use crate::model::{
    Identifiers, Kind, Place, Problem, Scope, Software, SourceOutcome, SourceState,
};
use crate::scan::{empty, state_of};

const ID: &str = "receipts";

/// Reads the receipts below a root.
#[must_use]
pub fn read(root: &Path) -> Vec<SourceOutcome> {
    let place = root.join("var/db/receipts");
    let mut outcome =
        empty(ID, "Installer receipts", &place.display().to_string(), SourceState::Read);
    let entries = match std::fs::read_dir(&place) {
        Ok(entries) => entries,
        Err(error) => {
            outcome.reading.state = state_of(&error, &place);
            return vec![outcome];
        }
    };
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "plist")) {
        let parsed = std::fs::read(file)
            .map_err(|error| error.to_string())
            .and_then(|bytes| parse(&bytes).map_err(|error| error.to_string()));
        match parsed {
            Ok(Some(software)) => outcome.software.push(software),
            Ok(None) => {}
            Err(reason) => outcome.problems.push(Problem {
                path: file.display().to_string(),
                place: Place::default(),
                text: String::new(),
                reason: format!("The receipt could not be read: {reason}"),
            }),
        }
    }
    vec![outcome]
}

/// What a receipt says; `None` where it names no package.
///
/// # Errors
/// When the bytes are no property list.
pub fn parse(bytes: &[u8]) -> Result<Option<Software>, plist::Error> {
    let value: Value = plist::from_bytes(bytes)?;
    let Some(keys) = value.as_dictionary() else { return Ok(None) };
    let text = |key: &str| keys.get(key).and_then(Value::as_string).map(str::to_owned);
    let Some(package) = text("PackageIdentifier") else { return Ok(None) };
    Ok(Some(Software {
        kind: Kind::Package,
        name: package.clone(),
        version: text("PackageVersion"),
        ids: Identifiers { bundle_id: Some(package), ..Identifiers::default() },
        scope: Scope::Machine,
        source: ID.to_owned(),
        ..Software::default()
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn a_receipt_and_a_broken_one() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("var/db/receipts");
        std::fs::create_dir_all(&place).unwrap();
        let mut keys = plist::Dictionary::new();
        keys.insert("PackageIdentifier".into(), "com.kaspersky.klnagent.core".into());
        keys.insert("PackageVersion".into(), "15.1".into());
        Value::Dictionary(keys).to_file_binary(place.join("a.plist")).unwrap();
        std::fs::write(place.join("b.plist"), b"?").unwrap();
        std::fs::write(place.join("a.bom"), b"?").unwrap();
        let outcome = &read(root.path())[0];
        assert_eq!(outcome.software.len(), 1);
        assert_eq!(outcome.software[0].name, "com.kaspersky.klnagent.core");
        assert_eq!(outcome.problems.len(), 1);
    }
}
