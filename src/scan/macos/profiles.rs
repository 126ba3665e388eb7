//! Configuration profiles: which programs' settings they manage, and the names of their payloads
//! (Apple, "Device Management", `TopLevel` and `CommonPayloadKeys`).
//!
//! What a profile sets for a program lies in `/Library/Managed Preferences`, in a file named after the
//! program. The profiles themselves are in a store that macOS keeps closed, even to an administrator;
//! the property list that older systems kept there is read.

use std::path::Path;

use plist::Value;

use crate::model::{Identifiers, Kind, Presence, Scope, Software, SourceOutcome};
use crate::scan::common::property_list::{self, PropertyListError, text};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::{EntryKind, Tree};

const MANAGED: &str = "Library/Managed Preferences";
const STORE: &str = "var/db/ConfigurationProfiles/Store";
const LIST: &str = "var/db/ConfigurationProfiles/Store/ConfigProfiles.plist";
const CLOSED: &str = "var/db/ConfigurationProfiles/Store/ConfigProfiles.binary";
const MOST: u64 = 32 * 1024 * 1024;

/// Reads what can be read of the profiles below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let (id, name) = ("managed-preferences", "Settings managed by profiles");
    let mut managed = SourceReader::new(tree, id, name, MANAGED);
    let folder = Path::new(MANAGED);
    for entry in managed.list(folder) {
        if entry.kind == EntryKind::Folder {
            let inside = folder.join(&entry.name);
            for file in managed.list(&inside) {
                add(&mut managed, &inside, &file.shown(), &Scope::User(entry.shown()));
            }
        } else {
            add(&mut managed, folder, &entry.shown(), &Scope::Machine);
        }
    }
    let (id, name) = ("profiles", "Configuration profiles");
    let mut store = SourceReader::new(tree, id, name, STORE);
    if tree.exists(LIST) {
        if let Some(bytes) = store.whole(LIST, MOST) {
            match parse(&bytes) {
                Ok(found) => {
                    for one in found {
                        store.push(one);
                    }
                }
                Err(error) => store.failed(LIST, &error.to_string()),
            }
        }
    } else if tree.exists(CLOSED) {
        store.failed(
            CLOSED,
            "macOS keeps installed profiles in a closed form; \"profiles show\" on that computer \
             names them",
        );
    } else {
        store.list(STORE);
    }
    vec![managed.finish(), store.finish()]
}

/// `com.kaspersky.kav.plist` holds the managed settings of `com.kaspersky.kav`.
fn add(reader: &mut SourceReader<'_>, folder: &Path, file: &str, scope: &Scope) {
    // `complete.plist` is all of them together, for each user.
    let Some(domain) = file.strip_suffix(".plist").filter(|domain| *domain != "complete") else {
        return;
    };
    let location = reader.tree().shown(folder.join(file));
    reader.push(Software {
        location: Some(location),
        scope: scope.clone(),
        ..named(domain.to_owned(), domain.to_owned(), None)
    });
}

/// Settings are a trace of a program, and do not prove that it is there.
fn named(name: String, identifier: String, publisher: Option<String>) -> Software {
    Software {
        kind: Kind::Component,
        name,
        publisher,
        ids: Identifiers { bundle_id: Some(identifier), ..Identifiers::default() },
        presence: Presence::Leftover,
        remark: Some(
            "Named by a configuration profile; the program itself need not be there".to_owned(),
        ),
        ..Software::default()
    }
}

/// Every payload of a list of profiles, wherever in it it stands.
///
/// # Errors
/// When the bytes are no property list.
pub fn parse(bytes: &[u8]) -> Result<Vec<Software>, PropertyListError> {
    let value = property_list::parse(bytes)?;
    let mut found = Vec::new();
    let mut waiting = vec![&value];
    // Lists of profiles are at most a hundred levels deep, see `property_list`.
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(list) => waiting.extend(list.iter().rev()),
            Value::Dictionary(keys) => {
                waiting.extend(keys.values());
                let identifier = text(keys, "PayloadIdentifier");
                let name = text(keys, "PayloadDisplayName");
                if let Some(one) = name.clone().or_else(|| identifier.clone()) {
                    let identifier = identifier.unwrap_or_else(|| one.clone());
                    found.push(named(one, identifier, text(keys, "PayloadOrganization")));
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::model::SourceState;

    #[test]
    fn payloads_wherever_they_stand() {
        let text = "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>computer</key><array>\
            <dict><key>PayloadDisplayName</key><string>Antivirus</string>\
            <key>PayloadOrganization</key><string>AO Kaspersky Lab</string>\
            <key>PayloadContent</key><array><dict><key>PayloadIdentifier</key>\
            <string>com.kaspersky.kav.1</string></dict></array></dict></array></dict></plist>";
        let found = parse(text.as_bytes()).unwrap();
        let names: Vec<_> = found.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Antivirus", "com.kaspersky.kav.1"]);
        assert_eq!(found[0].publisher.as_deref(), Some("AO Kaspersky Lab"));
        assert!(parse(b"?").is_err());
    }

    #[test]
    fn managed_settings_and_a_closed_store() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str| {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        };
        let tree = Tree::any_case(root.path());
        assert!(read(&tree).iter().all(|one| one.reading.state == SourceState::NotPresent));
        write("Library/Managed Preferences/com.kaspersky.kav.plist");
        write("Library/Managed Preferences/kim/com.x.plist");
        write("Library/Managed Preferences/kim/complete.plist");
        write(CLOSED);
        let outcomes = read(&tree);
        let found: Vec<_> =
            outcomes[0].software.iter().map(|one| (one.name.as_str(), &one.scope)).collect();
        assert_eq!(
            found,
            [("com.kaspersky.kav", &Scope::Machine), ("com.x", &Scope::User("kim".to_owned()))]
        );
        let SourceState::Failed(why) = &outcomes[1].reading.state else { panic!() };
        assert!(why.contains("closed form"), "{why}");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = parse(&bytes);
        }
    }
}
