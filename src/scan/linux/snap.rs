//! Snaps: each installed revision has its `meta/snap.yaml` below `/snap/NAME/current`; the files in
//! `/var/lib/snapd/snaps` say which there are where the mount is not visible.

use std::collections::BTreeMap;
use std::path::Path;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::Tree;

const ID: &str = "snap";
const STORE: &str = "var/lib/snapd/snaps";
const MOST: u64 = 1024 * 1024;

/// Reads the snaps below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let mut reader = SourceReader::new(tree, ID, "Snaps", STORE);
    // Older revisions are kept for going back: one record a snap, with its highest revision.
    let mut snaps: BTreeMap<String, String> = BTreeMap::new();
    for entry in reader.list(STORE) {
        let Some((name, revision)) = parse_file_name(&entry.shown()) else { continue };
        let kept = snaps.entry(name).or_default();
        // Revisions of files that were installed by hand are `x1`, `x2`.
        let number = |text: &str| text.trim_start_matches('x').parse::<u64>().unwrap_or(0);
        if kept.is_empty() || number(&revision) > number(kept) {
            *kept = revision;
        }
    }
    for (name, revision) in snaps {
        let meta = Path::new("snap").join(&name).join("current/meta/snap.yaml");
        let facts =
            reader.part(&meta, MOST).map(|bytes| parse_yaml(&String::from_utf8_lossy(&bytes)));
        let facts = facts.unwrap_or_default();
        reader.push(Software {
            kind: Kind::Package,
            name: facts.title.unwrap_or_else(|| name.clone()),
            version: facts.version.or_else(|| Some(format!("revision {revision}"))),
            ids: Identifiers { package: Some(name), ..Identifiers::default() },
            ..Software::default()
        });
    }
    vec![reader.finish()]
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
        for file in ["telegram-desktop_6601.snap", "telegram-desktop_999.snap", "partial"] {
            std::fs::write(store.join(file), b"").unwrap();
        }
        let meta = root.join("snap/telegram-desktop/current/meta");
        std::fs::create_dir_all(&meta).unwrap();
        std::fs::write(meta.join("snap.yaml"), "name: telegram-desktop\nversion: '5.1'\n").unwrap();
        let outcome = &read(&Tree::new(root))[0];
        assert_eq!(outcome.software.len(), 1);
        assert_eq!(outcome.software[0].name, "telegram-desktop");
        assert_eq!(outcome.software[0].version.as_deref(), Some("5.1"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text: String) {
            let _ = parse_yaml(&text);
            if let Some((name, _)) = parse_file_name(&text) {
                proptest::prop_assert!(!name.is_empty());
            }
        }
    }
}
