//! npm packages that were installed for everybody or for a user (`npm install --global`): each is a
//! folder in `node_modules` with its `package.json` (npm documentation, "folders" and "package.json").

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::patterns::folders;
use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome};
use crate::scan::common::gather::Gather;
use crate::scan::common::tree::Tree;

const MOST_DESCRIPTION: u64 = 4 << 20;
/// For everybody, below the root: Linux, macOS, Windows. `lib/node_modules` below the prefix is npm's
/// documentation ("npm prefix"); which prefixes there are was seen in use, not confirmed by a document.
const OF_ALL: &[&str] = &[
    "usr/lib/node_modules",
    "usr/lib64/node_modules",
    "usr/local/lib/node_modules",
    "opt/homebrew/lib/node_modules",
    "Program Files/nodejs/node_modules",
    "ProgramData/npm/node_modules",
];
/// Below a user's folder: an own prefix, nvm, nvm for Windows, npm's own place on Windows. Seen in use,
/// not confirmed by a document.
const OF_USER: &[&str] = &[
    ".npm-global/lib/node_modules",
    ".local/lib/node_modules",
    ".nvm/versions/node/*/lib/node_modules",
    "AppData/Roaming/npm/node_modules",
    "AppData/Roaming/nvm/*/node_modules",
    "AppData/Local/nvm/*/node_modules",
];

/// Reads the global packages of npm.
#[must_use]
pub fn read(tree: &Tree) -> SourceOutcome {
    let mut gather =
        Gather::new(tree, "npm", "npm packages", "node_modules for everybody and each user");
    let mut places = Vec::new();
    for place in OF_ALL {
        let found = folders(&mut gather, "npm", Path::new(""), place);
        places.extend(found.into_iter().map(|path| (path, "npm".to_owned(), Scope::Machine)));
    }
    for home in gather.homes() {
        for place in OF_USER {
            let found = folders(&mut gather, &home.user, &home.path, place);
            places.extend(
                found
                    .into_iter()
                    .map(|path| (path, home.user.clone(), Scope::User(home.user.clone()))),
            );
        }
    }
    for (place, owner, scope) in places {
        gather.is_present();
        for path in packages(&mut gather, &owner, &place) {
            let file = path.join("package.json");
            let read = gather
                .tree
                .read(&file, MOST_DESCRIPTION)
                .map_err(|error| format!("The package's description could not be read: {error}."))
                .and_then(|bytes| parse_package(&bytes));
            // The folder alone says that the package is there.
            let found = read.unwrap_or_else(|reason| {
                let shown = gather.tree.shown(&file);
                gather.problem(&shown, "", &reason);
                Package::default()
            });
            let name = found.name.unwrap_or_else(|| name_of(&place, &path));
            gather.add(Software {
                kind: Kind::LanguagePackage,
                ids: Identifiers { package: Some(name.clone()), ..Identifiers::default() },
                name,
                version: found.version,
                publisher: found.author,
                location: Some(gather.tree.shown(&path)),
                scope: scope.clone(),
                remark: Some("npm".to_owned()),
                ..Software::default()
            });
        }
    }
    gather.finish()
}

/// The folders of packages in a `node_modules`; `@scope` holds packages one level below.
fn packages(gather: &mut Gather<'_>, owner: &str, place: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in gather.folders(owner, place) {
        let path = place.join(&entry.name);
        let shown = entry.shown();
        if shown.starts_with('@') {
            let inner = gather.folders(owner, &path);
            found.extend(inner.into_iter().map(|entry| path.join(entry.name)));
        } else if !shown.starts_with('.') {
            found.push(path);
        }
    }
    found
}

fn name_of(place: &Path, path: &Path) -> String {
    let rest = path.strip_prefix(place).unwrap_or(path);
    rest.to_string_lossy().replace('\\', "/")
}

/// What is used of a `package.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Name, with its scope.
    pub name: Option<String>,
    /// Version as text.
    pub version: Option<String>,
    /// Who wrote it, without the address.
    pub author: Option<String>,
}

/// Reads a `package.json`.
///
/// # Errors
/// A sentence for the user.
pub fn parse_package(bytes: &[u8]) -> Result<Package, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        format!("The package's description is no JSON that can be read: {error}.")
    })?;
    let keys = value.as_object().ok_or("The package's description is not what one is.")?;
    let text = |value: Option<&Value>| {
        value?.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let author = match keys.get("author") {
        Some(Value::Object(author)) => text(author.get("name")),
        // "Name <address> (page)"
        author => text(author).and_then(|author| {
            let name = author.split(['<', '(']).next().unwrap_or_default().trim();
            (!name.is_empty()).then(|| name.to_owned())
        }),
    };
    Ok(Package { name: text(keys.get("name")), version: text(keys.get("version")), author })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_versions_and_authors() {
        let read = |text: &str| parse_package(text.as_bytes()).unwrap();
        let found = read(
            r#"{"name": "@larksuiteoapi/node-sdk", "version": "1.2.0", "author": "A B <a@b> (c)"}"#,
        );
        assert_eq!(found.name.as_deref(), Some("@larksuiteoapi/node-sdk"));
        assert_eq!(found.version.as_deref(), Some("1.2.0"));
        assert_eq!(found.author.as_deref(), Some("A B"));
        assert_eq!(read(r#"{"author": {"name": "Example"}}"#).author.as_deref(), Some("Example"));
        assert_eq!(read(r#"{"author": "<a@b>", "name": 3}"#), Package::default());
        assert!(parse_package(b"[]").is_err() && parse_package(b"").is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            parse_package(&bytes).ok();
        }
    }
}
