//! Apps of the Microsoft Store: the AppX repository of the machine and of each user, and the folders
//! of packages. Parts of an app for a language or a screen are not apps of their own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::gathering::Gathering;
use super::installation::Installation;
use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome};
use crate::scan::common::appx::{FullName, Manifest, manifest};
use crate::scan::common::registry::{Hive, RegistryKey};

/// Below the machine's software.
const MACHINE: &[&str] = &[
    r"Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages",
    r"Microsoft\Windows\CurrentVersion\Appx\AppxAllUserStore\Applications",
];

/// Below a user's classes.
pub(super) const USER: &str =
    r"Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages";

const FOLDERS: [&str; 2] = ["Program Files/WindowsApps", "Windows/SystemApps"];

/// A manifest is some kilobytes, rarely more than a hundred.
const LARGEST: u64 = 4 << 20;

/// Apps that are there for everybody.
pub(super) fn machine(windows: &Installation) -> SourceOutcome {
    let place = windows.tree.shown(FOLDERS[0]);
    let mut gathering = Gathering::new("store-apps", "Store apps", &place);
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    match windows.software() {
        Ok(seen) => {
            for path in MACHINE {
                for key in gathering.keys(seen.hive.as_ref(), path) {
                    take(&mut found, windows, &key);
                }
            }
        }
        Err(state) => gathering.unread(state),
    }
    for entry in gathering.list(&windows.tree, FOLDERS[0]) {
        let path = Path::new(FOLDERS[0]).join(&entry.name);
        if let Some(name) = FullName::parse(&entry.shown()) {
            let own =
                found.entry(entry.shown()).or_insert(Found { name, shown: None, folder: None });
            own.folder = Some(path);
        }
    }
    push(&mut gathering, windows, found, &Scope::Machine);
    gathering.finish()
}

/// Apps that a user has, by the user's classes.
pub(super) fn user(
    gathering: &mut Gathering,
    windows: &Installation,
    hive: &dyn Hive,
    scope: &Scope,
) {
    let mut found = BTreeMap::new();
    for key in gathering.keys(hive, USER) {
        take(&mut found, windows, &key);
    }
    push(gathering, windows, found, scope);
}

struct Found {
    name: FullName,
    shown: Option<String>,
    folder: Option<PathBuf>,
}

fn take(found: &mut BTreeMap<String, Found>, windows: &Installation, key: &RegistryKey) {
    // Keys of bundles and of `Deleted` records are not packages.
    let Some(name) = FullName::parse(&key.name) else { return };
    let own = found.entry(key.name.clone()).or_insert(Found { name, shown: None, folder: None });
    let folder = key.text("PackageRootFolder").and_then(|text| windows.on_disk(&text, None));
    own.folder = own.folder.take().or(folder);
    // `@{…ms-resource…}` is a text in a resource of the app.
    let shown = key.text("DisplayName").filter(|text| !text.starts_with("@{"));
    own.shown = own.shown.take().or(shown).filter(|text| !text.starts_with("ms-resource:"));
}

fn push(
    gathering: &mut Gathering,
    windows: &Installation,
    found: BTreeMap<String, Found>,
    scope: &Scope,
) {
    for (full, own) in found {
        let part = own.name.resource.to_ascii_lowercase();
        if part.starts_with("split.")
            || part.contains("scale-")
            || part.contains("language-")
            || own.name.architecture == "neutral" && part == "~"
        {
            continue;
        }
        let folder = own.folder.unwrap_or_else(|| Path::new(FOLDERS[0]).join(&full));
        let manifest = read_manifest(gathering, windows, &folder.join("AppxManifest.xml"));
        let subject = manifest.subject.as_deref();
        gathering.push(Software {
            kind: Kind::StoreApp,
            name: own.shown.or(manifest.name).unwrap_or_else(|| own.name.name.clone()),
            publisher: manifest
                .publisher
                .or_else(|| part_of(subject?, "O=").or_else(|| part_of(subject?, "CN="))),
            version: Some(own.name.version.clone()),
            ids: Identifiers { package: Some(own.name.family()), ..Identifiers::default() },
            location: windows.has_files.then(|| windows.tree.shown(&folder)),
            scope: scope.clone(),
            hidden: manifest.is_framework,
            ..Software::default()
        });
    }
}

fn read_manifest(gathering: &mut Gathering, windows: &Installation, path: &Path) -> Manifest {
    if !windows.has_files {
        return Manifest::default();
    }
    match windows.tree.read(path, LARGEST) {
        Ok(bytes) => match manifest(&bytes) {
            Ok(manifest) => return manifest,
            Err(why) => gathering.problem(&windows.tree.shown(path), "", &why),
        },
        // An ordinary user may not look into most of these folders; the registry names the app.
        Err(error)
            if matches!(
                error.kind(),
                std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied
            ) => {}
        Err(error) => gathering.unread_file(&windows.tree, path, &error),
    }
    Manifest::default()
}

/// One part of a subject such as `CN="Kaspersky, Inc", O=Kaspersky`.
fn part_of(subject: &str, name: &str) -> Option<String> {
    let at = subject.match_indices(name).map(|(at, _)| at).find(|at| {
        *at == 0 || subject.get(..*at).is_some_and(|own| own.trim_end().ends_with(','))
    })?;
    let rest = subject.get(at + name.len()..)?;
    let value = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split(',').next()?,
    };
    Some(value.trim().to_owned()).filter(|own| !own.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_organisation_of_a_subject() {
        let subject = r#"CN="Kaspersky, CN=x", O=AO Kaspersky Lab, C=RU"#;
        assert_eq!(part_of(subject, "O=").as_deref(), Some("AO Kaspersky Lab"));
        assert_eq!(part_of(subject, "CN=").as_deref(), Some("Kaspersky, CN=x"));
        assert_eq!(part_of("CN=1234", "O="), None);
    }
}
