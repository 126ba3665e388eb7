//! Python packages that were installed for everybody, for a user, or as a program of their own (pipx):
//! `NAME.dist-info/METADATA` in the folders of packages (Python Packaging User Guide, "Recording
//! installed projects" and "Core metadata"), and the older `NAME.egg-info`.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::patterns::folders;
use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome};
use crate::scan::common::gather::Gather;
use crate::scan::common::tree::{Entry, EntryKind, Tree};

/// The names stand at the beginning; the description behind them may be long.
const MOST_METADATA: u64 = 256 << 10;
/// For everybody, below the root: Linux, macOS, Windows. `opt/pipx` is in pipx's `paths.py`; the others
/// were seen in use, not confirmed by a document.
const OF_ALL: &[&str] = &[
    "usr/lib/python3*/dist-packages",
    "usr/lib/python3*/site-packages",
    "usr/lib64/python3*/site-packages",
    "usr/local/lib/python3*/dist-packages",
    "usr/local/lib/python3*/site-packages",
    "usr/local/lib64/python3*/site-packages",
    "opt/homebrew/lib/python3*/site-packages",
    "opt/pipx/venvs/*/lib/python3*/site-packages",
    "Library/Frameworks/Python.framework/Versions/*/lib/python3*/site-packages",
    "Program Files/Python3*/Lib/site-packages",
    "Program Files (x86)/Python3*/Lib/site-packages",
    "Python3*/Lib/site-packages",
    "ProgramData/miniconda3/Lib/site-packages",
    "ProgramData/anaconda3/Lib/site-packages",
];
/// Below a user's folder. PEP 370 gives `.local/lib` and `AppData/Roaming/Python`, Python's documentation
/// of `site` gives `Library/Python`, pipx's `paths.py` the folder of user data of each system and
/// `.local/pipx`; the others were seen in use, not confirmed by a document.
const OF_USER: &[&str] = &[
    ".local/lib/python3*/site-packages",
    ".local/share/pipx/venvs/*/lib/python3*/site-packages",
    ".local/pipx/venvs/*/lib/python3*/site-packages",
    "Library/Application Support/pipx/venvs/*/lib/python3*/site-packages",
    "pipx/venvs/*/Lib/site-packages",
    "AppData/Local/pipx/pipx/venvs/*/Lib/site-packages",
    "AppData/Local/Programs/Python/Python3*/Lib/site-packages",
    "AppData/Roaming/Python/Python3*/site-packages",
    "Library/Python/3*/lib/python/site-packages",
    "miniconda3/lib/python3*/site-packages",
    "anaconda3/lib/python3*/site-packages",
];

/// Reads the packages of Python.
#[must_use]
pub fn read(tree: &Tree) -> SourceOutcome {
    let place = "folders of packages for everybody and each user";
    let mut gather = Gather::new(tree, "python", "Python packages", place);
    let mut places: Vec<(PathBuf, String, Scope, &'static str)> = Vec::new();
    for place in OF_ALL {
        for path in folders(&mut gather, "Python", Path::new(""), place) {
            places.push((path, "Python".to_owned(), Scope::Machine, remark(place)));
        }
    }
    for home in gather.homes() {
        for place in OF_USER {
            for path in folders(&mut gather, &home.user, &home.path, place) {
                let scope = Scope::User(home.user.clone());
                places.push((path, home.user.clone(), scope, remark(place)));
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for (path, owner, scope, remark) in places {
        // `lib64` is a link to `lib` on many systems.
        if gather.tree.resolve(&path).is_ok_and(|real| !seen.insert(real)) {
            continue;
        }
        gather.is_present();
        for entry in gather.list(&owner, &path).unwrap_or_default() {
            let Some(written) = name_and_version(&entry.shown()) else { continue };
            let found = metadata(&mut gather, &path, &entry);
            let name = found.name.unwrap_or(written.0);
            gather.add(Software {
                kind: Kind::LanguagePackage,
                ids: Identifiers { package: Some(name.clone()), ..Identifiers::default() },
                name,
                version: found.version.or(written.1),
                publisher: found.author,
                location: Some(gather.tree.shown(&path)),
                scope: scope.clone(),
                remark: Some(remark.to_owned()),
                ..Software::default()
            });
        }
    }
    gather.finish()
}

fn remark(place: &str) -> &'static str {
    // Debian gives its own packages this folder, and pip the one below /usr/local.
    if place == "usr/lib/python3*/dist-packages" {
        "Python; belongs to a package of the system"
    } else if place.contains("pipx") {
        "Python; installed with pipx"
    } else {
        "Python"
    }
}

fn metadata(gather: &mut Gather<'_>, folder: &Path, entry: &Entry) -> Metadata {
    let path = folder.join(&entry.name);
    let file = match (entry.kind, entry.shown().to_lowercase().ends_with(".dist-info")) {
        (EntryKind::File, _) => path,
        (_, true) => path.join("METADATA"),
        (_, false) => path.join("PKG-INFO"),
    };
    let mut bytes = Vec::new();
    let read =
        gather.tree.open(&file).and_then(|open| open.take(MOST_METADATA).read_to_end(&mut bytes));
    match read {
        Ok(_) => {
            let found = parse_metadata(&String::from_utf8_lossy(&bytes));
            if found.name.is_none() {
                let shown = gather.tree.shown(&file);
                gather.problem(&shown, "", "The package's description names no package.");
            }
            found
        }
        Err(error) => {
            let shown = gather.tree.shown(&file);
            let what = format!("The package's description could not be read: {error}.");
            gather.problem(&shown, "", &what);
            Metadata::default()
        }
    }
}

/// The name and the version in the name of an entry: `lark_oapi-1.4.0.dist-info`.
#[must_use]
pub fn name_and_version(entry: &str) -> Option<(String, Option<String>)> {
    let (stem, end) = entry.rsplit_once('.')?;
    if !matches!(end.to_lowercase().as_str(), "dist-info" | "egg-info") {
        return None;
    }
    let mut parts = stem.split('-');
    let name = parts.next().filter(|name| !name.is_empty())?;
    Some((name.to_owned(), parts.next().map(str::to_owned)))
}

/// What is used of a description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Name of the package.
    pub name: Option<String>,
    /// Version as text.
    pub version: Option<String>,
    /// Who wrote it, without the address.
    pub author: Option<String>,
}

/// The head of a `METADATA` or `PKG-INFO`: lines like those of a letter, up to the first empty one.
#[must_use]
pub fn parse_metadata(text: &str) -> Metadata {
    let mut found = Metadata::default();
    let mut address = None;
    for line in text.trim_start_matches('\u{feff}').lines() {
        if line.is_empty() {
            break;
        }
        // A line that begins with a space goes on with the one before; none of ours does.
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        if value.is_empty() || value == "UNKNOWN" {
            continue;
        }
        let slot = match key {
            "Name" => &mut found.name,
            "Version" => &mut found.version,
            "Author" => &mut found.author,
            "Author-email" => &mut address,
            _ => continue,
        };
        slot.get_or_insert_with(|| value.to_owned());
    }
    // "Name <address>", several with commas between them.
    let from_address = address.and_then(|address| {
        let (name, _) = address.split_once('<')?;
        let name = name.trim().trim_matches('"');
        (!name.is_empty()).then(|| name.to_owned())
    });
    found.author = found.author.or(from_address);
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn heads_of_descriptions() {
        let found = parse_metadata(
            "Metadata-Version: 2.1\nName: lark-oapi\nVersion: 1.4.0\nAuthor-email: \"Lark\" <a@b>\n\
             License: x\n  Name: no\n\nName: also no\n",
        );
        assert_eq!(found.name.as_deref(), Some("lark-oapi"));
        assert_eq!(found.version.as_deref(), Some("1.4.0"));
        assert_eq!(found.author.as_deref(), Some("Lark"));
        let found = parse_metadata("Name: a\r\nAuthor: UNKNOWN\r\nAuthor-email: a@b\r\n");
        assert_eq!((found.name.as_deref(), found.author), (Some("a"), None));
    }

    #[test]
    fn names_of_entries() {
        let read = |text: &str| {
            name_and_version(text).map(|(name, version)| (name, version.unwrap_or_default()))
        };
        assert_eq!(read("lark_oapi-1.4.0.dist-info"), Some(("lark_oapi".into(), "1.4.0".into())));
        assert_eq!(read("x-1-py3.12.egg-info"), Some(("x".into(), "1".into())));
        assert_eq!(read("x.egg-info"), Some(("x".into(), String::new())));
        assert_eq!(read("-1.dist-info"), None);
        assert_eq!(read("requests"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,80}") {
            prop_assert!(parse_metadata(&text).name.is_none_or(|name| !name.is_empty()));
            prop_assert!(name_and_version(&text).is_none_or(|(name, _)| text.starts_with(&name)));
        }
    }
}
