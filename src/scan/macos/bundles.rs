//! Application bundles: `Contents/Info.plist` of every `.app` in the application folders of the
//! system and of each user (Apple, "Information Property List").

use std::path::{Path, PathBuf};

use plist::Value;

use crate::model::{
    Identifiers, Kind, Place, Problem, Scope, Software, SourceOutcome, SourceState,
};
use crate::scan::{empty, state_of};

/// Applications stand at most this deep below an application folder (`Utilities`, a maker's folder).
const DEPTH: usize = 2;

/// Reads the bundles below a root: the system's folder, and each user's own.
#[must_use]
pub fn read(root: &Path) -> Vec<SourceOutcome> {
    let system = root.join("Applications");
    let mut outcomes = vec![folder("applications", "Applications", &system, &Scope::Machine)];
    for entry in std::fs::read_dir(root.join("Users")).into_iter().flatten().flatten() {
        let user = entry.file_name().to_string_lossy().into_owned();
        let own = folder(
            &format!("applications-{user}"),
            &format!("Applications of user {user}"),
            &entry.path().join("Applications"),
            &Scope::User(user.clone()),
        );
        if own.reading.state != SourceState::NotPresent {
            outcomes.push(own);
        }
    }
    outcomes
}

fn folder(id: &str, name: &str, place: &Path, scope: &Scope) -> SourceOutcome {
    let mut outcome = empty(id, name, &place.display().to_string(), SourceState::Read);
    let mut apps = Vec::new();
    if let Err(error) = walk(place, DEPTH, &mut apps) {
        outcome.reading.state = state_of(&error, place);
    }
    apps.sort();
    for app in apps {
        let info = app.join("Contents/Info.plist");
        let stem = app.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let parsed = std::fs::read(&info)
            .map_err(|error| error.to_string())
            .and_then(|bytes| parse(&bytes, &stem).map_err(|error| error.to_string()));
        match parsed {
            Ok(software) => outcome.software.push(Software {
                location: Some(app.display().to_string()),
                scope: scope.clone(),
                source: id.to_owned(),
                ..software
            }),
            // The bundle is there even where it says nothing of itself: its name still counts.
            Err(reason) => {
                outcome.problems.push(Problem {
                    path: info.display().to_string(),
                    place: Place::default(),
                    text: stem.clone(),
                    reason: format!(
                        "The application's own description could not be read: {reason}"
                    ),
                });
                outcome.software.push(Software {
                    name: stem,
                    location: Some(app.display().to_string()),
                    scope: scope.clone(),
                    source: id.to_owned(),
                    ..Software::default()
                });
            }
        }
    }
    outcome
}

fn walk(place: &Path, depth: usize, apps: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(place)? {
        let entry = entry?;
        let path = entry.path();
        if path.extension().is_some_and(|end| end == "app") {
            apps.push(path);
        } else if depth > 0 && entry.file_type()?.is_dir() {
            walk(&path, depth - 1, apps)?;
        }
    }
    Ok(())
}

/// What an `Info.plist` says; `file_name` is the bundle's name without `.app`.
///
/// # Errors
/// When the bytes are no property list.
pub fn parse(bytes: &[u8], file_name: &str) -> Result<Software, plist::Error> {
    let value: Value = plist::from_bytes(bytes)?;
    let text = |key: &str| {
        value
            .as_dictionary()
            .and_then(|keys| keys.get(key))
            .and_then(Value::as_string)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    Ok(Software {
        kind: Kind::Program,
        name: text("CFBundleDisplayName")
            .or_else(|| text("CFBundleName"))
            .unwrap_or_else(|| file_name.to_owned()),
        version: text("CFBundleShortVersionString").or_else(|| text("CFBundleVersion")),
        ids: Identifiers { bundle_id: text("CFBundleIdentifier"), ..Identifiers::default() },
        ..Software::default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

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
    fn folders_of_the_system_and_of_users() {
        let root = tempfile::tempdir().unwrap();
        let write = |app: &str, bytes: &[u8]| {
            let folder = root.path().join(app).join("Contents");
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("Info.plist"), bytes).unwrap();
        };
        write("Applications/Kaspersky.app", &info(true));
        write("Applications/Utilities/Broken.app", b"?");
        write("Users/kim/Applications/Kaspersky.app", &info(false));
        let outcomes = read(root.path());
        assert_eq!(outcomes.len(), 2);
        assert_eq!(outcomes[0].software.len(), 2);
        assert_eq!(outcomes[0].problems.len(), 1);
        assert_eq!(outcomes[1].software[0].scope, Scope::User("kim".to_owned()));
    }
}
