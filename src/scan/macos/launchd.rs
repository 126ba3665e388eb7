//! Launch agents and daemons: a property list each, in the folders of launchd.plist(5), for the system
//! and for each user. Apple's own in `/System` are left out.

use std::path::{Path, PathBuf};

use plist::Value;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::property_list::{self, PropertyListError, text};
use crate::scan::common::source_reader::{SourceReader, of_each_user};
use crate::scan::common::tree::{EntryKind, Tree};

const DAEMONS: &str = "Library/LaunchDaemons";
const AGENTS: &str = "Library/LaunchAgents";
const MOST: u64 = 4 * 1024 * 1024;

/// Reads the agents and daemons below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let mut daemons = SourceReader::new(tree, "launch-daemons", "Launch daemons", DAEMONS);
    add(&mut daemons, Path::new(DAEMONS), Kind::Service);
    let (id, name) = ("launch-agents", "Launch agents");
    let mut agents = SourceReader::new(tree, id, name, AGENTS);
    add(&mut agents, Path::new(AGENTS), Kind::StartupEntry);
    let mut outcomes = vec![daemons.finish(), agents.finish()];
    outcomes.extend(of_each_user(tree, id, name, |reader, home| {
        add(reader, &home.path.join(AGENTS), Kind::StartupEntry);
    }));
    outcomes
}

fn add(reader: &mut SourceReader<'_>, folder: &Path, kind: Kind) {
    for entry in reader.list(folder) {
        let file = PathBuf::from(folder).join(&entry.name);
        let is_list = file.extension().is_some_and(|end| end == "plist");
        if !is_list || entry.kind == EntryKind::Folder {
            continue;
        }
        let stem = entry.shown();
        let stem = stem.strip_suffix(".plist").unwrap_or(&stem);
        let parsed = match reader.part(&file, MOST) {
            Some(bytes) => parse(&bytes, stem).map_err(|error| error.to_string()),
            None => Err("it leads nowhere, or is not readable".to_owned()),
        };
        let software = parsed.unwrap_or_else(|reason| {
            // The file is named after its label by convention.
            reader.problem(&file, None, stem, &format!("The entry could not be read: {reason}."));
            job(stem.to_owned(), None)
        });
        let location = software.location.or_else(|| Some(reader.tree().shown(&file)));
        reader.push(Software { kind, location, ..software });
    }
}

/// What an agent's or daemon's property list says; `file_name` is its name without `.plist`.
///
/// # Errors
/// When the bytes are no property list.
pub fn parse(bytes: &[u8], file_name: &str) -> Result<Software, PropertyListError> {
    let value = property_list::parse(bytes)?;
    let none = plist::Dictionary::new();
    let keys = value.as_dictionary().unwrap_or(&none);
    let arguments = keys.get("ProgramArguments").and_then(Value::as_array);
    let program = text(keys, "Program")
        .or_else(|| arguments?.first()?.as_string().map(|text| text.chars().take(1_000).collect()));
    let label = text(keys, "Label").unwrap_or_else(|| file_name.to_owned());
    let disabled = keys.get("Disabled").and_then(Value::as_boolean) == Some(true);
    Ok(Software { remark: disabled.then(|| "Disabled".to_owned()), ..job(label, program) })
}

fn job(label: String, program: Option<String>) -> Software {
    let file = program.as_deref().and_then(|program| program.rsplit('/').next());
    Software {
        ids: Identifiers {
            bundle_id: Some(label.clone()),
            file: file.filter(|file| !file.is_empty()).map(str::to_owned),
            ..Identifiers::default()
        },
        name: label,
        location: program.filter(|program| program.starts_with('/')),
        ..Software::default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn xml(inside: &str) -> Vec<u8> {
        format!("<?xml version=\"1.0\"?><plist version=\"1.0\"><dict>{inside}</dict></plist>")
            .into()
    }

    #[test]
    fn labels_and_programs() {
        let found = parse(
            &xml("<key>Label</key><string>com.kaspersky.kav</string><key>ProgramArguments</key>\
                 <array><string>/Library/Application Support/Kaspersky Lab/KAV/kav</string></array>\
                 <key>Disabled</key><true/>"),
            "x",
        )
        .unwrap();
        assert_eq!(found.ids.bundle_id.as_deref(), Some("com.kaspersky.kav"));
        assert_eq!(found.ids.file.as_deref(), Some("kav"));
        assert_eq!(found.remark.as_deref(), Some("Disabled"));
        let found = parse(&xml("<key>ProgramArguments</key><array/>"), "com.x").unwrap();
        assert_eq!((found.name.as_str(), found.location), ("com.x", None));
        assert!(parse(b"", "x").is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = parse(&bytes, "x");
        }
    }
}
