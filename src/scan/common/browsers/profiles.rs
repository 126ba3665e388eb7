//! The folders of profiles of one browser: which of its places a person has, and the words of a record.

use std::path::{Path, PathBuf};

use super::places::Browser;
use crate::model::{Identifiers, Kind, Scope, Software};
use crate::scan::common::gather::{DANGLING, Gather};
use crate::scan::common::tree::{Entry, EntryKind};

/// One folder of profiles of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFolder {
    /// Whose.
    pub user: String,
    /// The browser with its edition: "Chrome Beta".
    pub browser: String,
    /// Path inside the tree.
    pub path: PathBuf,
    /// The person's folder.
    pub home: PathBuf,
}

/// Every folder of profiles of a browser.
#[must_use]
pub fn data_folders(gather: &mut Gather<'_>, browser: &Browser) -> Vec<DataFolder> {
    let mut found = Vec::new();
    for home in gather.homes() {
        // One look at the person's folder spares most of the places; where it may be entered but not
        // listed, each place is tried.
        let names: Option<Vec<String>> = gather
            .tree
            .list(&home.path)
            .ok()
            .map(|entries| entries.iter().map(|entry| entry.shown().to_lowercase()).collect());
        for (edition, place) in browser.profiles {
            let first = place.split('/').next().unwrap_or_default().to_lowercase();
            if names.as_ref().is_some_and(|names| !names.contains(&first)) {
                continue;
            }
            let path = home.path.join(place);
            match gather.tree.resolve(&path) {
                Ok(real) if real.is_dir() => found.push(DataFolder {
                    user: home.user.clone(),
                    browser: browser.named(edition),
                    path,
                    home: home.path.clone(),
                }),
                Ok(_) => {}
                Err(error) => gather.note(&home.user, &path, &error),
            }
        }
    }
    found
}

/// A path as a profile writes it, as a path inside the tree; `None` where it is on another drive or
/// server. Windows' own paths are understood on every system.
#[must_use]
pub fn inside(written: &str) -> Option<PathBuf> {
    let bytes = written.as_bytes();
    let rest = match bytes {
        [drive, b':', ..] if drive.eq_ignore_ascii_case(&b'c') => written.get(2..)?,
        [_, b':', ..] | [b'\\', b'\\', ..] => return None,
        _ => written,
    };
    Some(PathBuf::from(rest.replace('\\', "/")))
}

/// Whether a path that a profile writes begins at a root.
#[must_use]
pub fn is_absolute(written: &str) -> bool {
    written.starts_with(['/', '\\']) || written.as_bytes().get(1) == Some(&b':')
}

/// The record of an extension, its name not yet known.
#[must_use]
pub fn record(folder: &DataFolder, profile: &str, id: &str, said: &[&str]) -> Software {
    let mut remark = format!("{}, profile \"{profile}\"", folder.browser);
    for words in said {
        remark.push_str("; ");
        remark.push_str(words);
    }
    Software {
        kind: Kind::BrowserExtension,
        name: id.to_owned(),
        ids: Identifiers { extension_id: Some(id.to_owned()), ..Identifiers::default() },
        scope: Scope::User(folder.user.clone()),
        remark: Some(remark),
        ..Software::default()
    }
}

/// The folders in a folder that are profiles, by a name that each profile holds.
#[must_use]
pub fn profiles_in(
    gather: &mut Gather<'_>,
    owner: &str,
    path: &Path,
    marks: &[&str],
) -> Vec<Entry> {
    let Ok(real) = gather.tree.resolve(path) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in gather.list(owner, path).unwrap_or_default() {
        let place = path.join(&entry.name);
        let is_one = match entry.kind {
            EntryKind::Folder => holds_one_of(&real.join(&entry.name), marks),
            EntryKind::Link => match gather.tree.resolve(&place) {
                Ok(real) => holds_one_of(&real, marks),
                // Browsers keep links that lead nowhere as locks; a profile has the name of one.
                Err(_) if is_name_of_profile(&entry.shown()) => {
                    gather.unread(&place, DANGLING);
                    false
                }
                Err(_) => false,
            },
            EntryKind::File | EntryKind::Other => false,
        };
        if is_one {
            found.push(entry);
        }
    }
    found
}

fn is_name_of_profile(name: &str) -> bool {
    name == "Default" || name.starts_with("Profile ")
}

/// Whether a folder is a profile.
#[must_use]
pub fn is_profile(gather: &Gather<'_>, path: &Path, marks: &[&str]) -> bool {
    gather.tree.resolve(path).is_ok_and(|real| holds_one_of(&real, marks))
}

fn holds_one_of(real: &Path, marks: &[&str]) -> bool {
    // Only whether the name is there: nothing is opened and no link is followed.
    marks.iter().any(|mark| real.join(mark).symlink_metadata().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_windows_are_understood_everywhere() {
        for (written, expected) in [
            (r"C:\Users\anna\ext", Some("/Users/anna/ext")),
            ("/home/anna/ext", Some("/home/anna/ext")),
            (r"abc\1.0_0", Some("abc/1.0_0")),
            (r"D:\ext", None),
            (r"\\server\share\ext", None),
        ] {
            assert_eq!(inside(written), expected.map(PathBuf::from), "{written}");
        }
        assert!(is_absolute(r"C:\x") && is_absolute("/x") && !is_absolute(r"abc\1.0"));
    }

    proptest::proptest! {
        #[test]
        fn any_path_is_answered(text in r"[a-zC:\\/é. ]{0,12}") {
            let path = inside(&text);
            let is_elsewhere = text.starts_with("\\\\");
            proptest::prop_assert!(!(is_elsewhere && path.is_some()));
            let _ = is_absolute(&text);
        }
    }
}
