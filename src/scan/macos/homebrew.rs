//! Homebrew, on macOS and Linux: casks (`Caskroom/TOKEN/VERSION`) and formulae (`Cellar/NAME/VERSION`)
//! below its prefix (Homebrew documentation, "Formula Cookbook", section "Homebrew terminology").

use std::path::Path;

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::Tree;

/// Apple silicon, Intel, Linux.
const PREFIXES: &[&str] = &["opt/homebrew", "usr/local", "home/linuxbrew/.linuxbrew"];

/// Reads the casks and formulae below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let place = PREFIXES.iter().find(|prefix| tree.is_folder(Path::new(prefix).join("Cellar")));
    let place = place.or(PREFIXES.first()).copied().unwrap_or_default();
    let mut reader = SourceReader::new(tree, "homebrew", "Homebrew", place);
    for prefix in PREFIXES {
        for (folder, remark) in [("Caskroom", "Cask"), ("Cellar", "Formula")] {
            add(&mut reader, &Path::new(prefix).join(folder), remark);
        }
    }
    vec![reader.finish()]
}

fn add(reader: &mut SourceReader<'_>, folder: &Path, remark: &str) {
    for entry in reader.folders(folder) {
        let place = folder.join(&entry.name);
        let name = entry.shown();
        if name.starts_with('.') {
            continue;
        }
        // `.metadata` lies beside the versions of a cask.
        let mut versions: Vec<_> = reader
            .list(&place)
            .iter()
            .map(crate::scan::common::tree::Entry::shown)
            .filter(|version| !version.starts_with('.'))
            .map(Some)
            .collect();
        if versions.is_empty() {
            versions.push(None);
        }
        let location = reader.tree().shown(&place);
        for version in versions {
            reader.push(Software {
                kind: Kind::Package,
                name: name.clone(),
                version,
                ids: Identifiers { package: Some(name.clone()), ..Identifiers::default() },
                location: Some(location.clone()),
                remark: Some(remark.to_owned()),
                ..Software::default()
            });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn casks_and_formulae() {
        let root = tempfile::tempdir().unwrap();
        for path in [
            "opt/homebrew/Caskroom/telegram/11.2",
            "opt/homebrew/Caskroom/telegram/.metadata",
            "opt/homebrew/Cellar/wget/1.24",
            "opt/homebrew/Cellar/wget/1.25",
            "home/linuxbrew/.linuxbrew/Cellar/empty",
        ] {
            std::fs::create_dir_all(root.path().join(path)).unwrap();
        }
        let outcome = &read(&Tree::new(root.path()))[0];
        let found: Vec<_> = outcome
            .software
            .iter()
            .map(|one| (one.name.as_str(), one.version.as_deref()))
            .collect();
        let expected = [
            ("telegram", Some("11.2")),
            ("wget", Some("1.24")),
            ("wget", Some("1.25")),
            ("empty", None),
        ];
        assert_eq!(found, expected);
    }
}
