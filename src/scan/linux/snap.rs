//! Snaps: each installed revision has its `meta/snap.yaml` below `/snap/NAME/current`; the files in
//! `/var/lib/snapd/snaps` say which there are where the mount is not visible.

use std::path::Path;

use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome, SourceState};
use crate::scan::{empty, state_of};

const ID: &str = "snap";

/// Reads the snaps below a root.
#[must_use]
pub fn read(root: &Path) -> Vec<SourceOutcome> {
    let store = root.join("var/lib/snapd/snaps");
    let mut outcome = empty(ID, "Snaps", &store.display().to_string(), SourceState::Read);
    let entries = match std::fs::read_dir(&store) {
        Ok(entries) => entries,
        Err(error) => {
            outcome.reading.state = state_of(&error, &store);
            return vec![outcome];
        }
    };
    let mut names: Vec<(String, String)> = entries
        .flatten()
        .filter_map(|entry| parse_file_name(&entry.file_name().to_string_lossy()))
        .collect();
    names.sort();
    // Older revisions are kept for going back; one record a snap.
    names.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1.clone_from(&later.1);
        }
        same
    });
    for (name, revision) in names {
        let meta = root.join("snap").join(&name).join("current/meta/snap.yaml");
        let facts =
            std::fs::read_to_string(&meta).map(|text| parse_yaml(&text)).unwrap_or_default();
        outcome.software.push(Software {
            kind: Kind::Package,
            name: facts.title.unwrap_or_else(|| name.clone()),
            version: facts.version.or_else(|| Some(format!("revision {revision}"))),
            ids: Identifiers { package: Some(name), ..Identifiers::default() },
            scope: Scope::Machine,
            source: ID.to_owned(),
            ..Software::default()
        });
    }
    vec![outcome]
}

/// `telegram-desktop_6601.snap` is the snap `telegram-desktop`, revision 6601.
#[must_use]
pub fn parse_file_name(file: &str) -> Option<(String, String)> {
    let (name, revision) = file.strip_suffix(".snap")?.rsplit_once('_')?;
    (!name.is_empty()).then(|| (name.to_owned(), revision.to_owned()))
}

/// What is used of a `snap.yaml`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SnapFacts {
    /// Name for people.
    pub title: Option<String>,
    /// Version as text.
    pub version: Option<String>,
}

/// The top-level `title` and `version` of a `snap.yaml`; nothing else of YAML is needed.
#[must_use]
pub fn parse_yaml(text: &str) -> SnapFacts {
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))
            .map(|value| value.trim().trim_matches(['"', '\'']).to_owned())
            .filter(|value| !value.is_empty())
    };
    SnapFacts { title: value("title"), version: value("version") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn one_record_a_snap_with_its_version() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let store = root.join("var/lib/snapd/snaps");
        std::fs::create_dir_all(&store).unwrap();
        for file in ["telegram-desktop_6601.snap", "telegram-desktop_6590.snap", "partial"] {
            std::fs::write(store.join(file), b"").unwrap();
        }
        let meta = root.join("snap/telegram-desktop/current/meta");
        std::fs::create_dir_all(&meta).unwrap();
        std::fs::write(meta.join("snap.yaml"), "name: telegram-desktop\nversion: '5.1'\n").unwrap();
        let outcome = &read(root)[0];
        assert_eq!(outcome.software.len(), 1);
        assert_eq!(outcome.software[0].name, "telegram-desktop");
        assert_eq!(outcome.software[0].version.as_deref(), Some("5.1"));
    }
}
