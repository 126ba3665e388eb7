//! Scoop: `scoop/apps` of each user and of `ProgramData` for everybody (Scoop wiki, "Scoop Folder
//! Layout"; other folders that `SCOOP` and `SCOOP_GLOBAL` name are not looked for). Below it
//! `APP/current` leads to the version in use ("Pre Post (un)install scripts"). That a version keeps its
//! manifest ("App Manifests") as `manifest.json` was seen in use, not confirmed by a document.

use std::path::Path;

use serde_json::Value;

use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome};
use crate::scan::common::gather::Gather;
use crate::scan::common::tree::Tree;

const MOST_MANIFEST: u64 = 4 << 20;

/// Reads the apps of Scoop.
#[must_use]
pub fn read(tree: &Tree) -> SourceOutcome {
    let mut gather = Gather::new(tree, "scoop", "Scoop apps", "scoop\\apps of each user");
    let homes = gather.homes();
    let mut places: Vec<_> = homes
        .into_iter()
        .map(|home| (home.user.clone(), home.path.join("scoop/apps"), Scope::User(home.user)))
        .collect();
    places.push(("Scoop".to_owned(), "ProgramData/scoop/apps".into(), Scope::Machine));
    for (owner, place, scope) in places {
        for app in gather.folders(&owner, &place) {
            let path = place.join(&app.name);
            let name = app.shown();
            let manifest = in_use(&mut gather, &owner, &path);
            let read = match &manifest {
                None => Err("The app has no manifest.".to_owned()),
                Some(manifest) => gather
                    .tree
                    .read(manifest, MOST_MANIFEST)
                    .map_err(|error| format!("The app's manifest could not be read: {error}."))
                    .and_then(|bytes| parse_manifest(&bytes)),
            };
            let version = read.unwrap_or_else(|reason| {
                let shown = gather.tree.shown(&path);
                gather.problem(&shown, &name, &reason);
                None
            });
            gather.add(Software {
                kind: Kind::Program,
                ids: Identifiers { package: Some(name.clone()), ..Identifiers::default() },
                name,
                version,
                location: Some(gather.tree.shown(&path)),
                scope: scope.clone(),
                ..Software::default()
            });
        }
    }
    gather.finish()
}

/// The manifest of the version in use. The link `current` cannot always be followed on a mounted disk;
/// then the highest version is taken.
fn in_use(gather: &mut Gather<'_>, owner: &str, app: &Path) -> Option<std::path::PathBuf> {
    let current = app.join("current/manifest.json");
    if gather.tree.exists(&current) {
        return Some(current);
    }
    let mut versions = gather.folders(owner, app);
    versions.sort_by_key(|entry| {
        let shown = entry.shown();
        let numbers = shown.split(|c: char| !c.is_ascii_digit());
        numbers.filter_map(|number| number.parse::<u64>().ok()).collect::<Vec<_>>()
    });
    versions
        .iter()
        .rev()
        .map(|version| app.join(&version.name).join("manifest.json"))
        .find(|manifest| gather.tree.exists(manifest))
}

/// The version that a manifest gives.
///
/// # Errors
/// A sentence for the user.
pub fn parse_manifest(bytes: &[u8]) -> Result<Option<String>, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| format!("The app's manifest is no JSON that can be read: {error}."))?;
    let keys = value.as_object().ok_or("The app's manifest is not what a manifest is.")?;
    Ok(keys.get("version").and_then(Value::as_str).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_manifest_gives_the_version() {
        let read = |text: &str| parse_manifest(text.as_bytes());
        assert_eq!(read("\u{feff}{\"version\": \"5.1\"}").unwrap().as_deref(), Some("5.1"));
        assert_eq!(read("{\"version\": 5}").unwrap(), None);
        assert!(read("[]").is_err() && read("{").is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            parse_manifest(&bytes).ok();
        }
    }
}
