//! The people of a system: whose folders there are, and whether they can be opened.

use super::tree::{EntryKind, Tree};
use crate::model::SourceState;
use crate::scan::state_of;

/// Folders of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// The name of the folder, which is the user's name nearly everywhere.
    pub user: String,
    /// Path inside the tree: `home/anna`, `Users/anna`.
    pub path: std::path::PathBuf,
}

/// Folders below `home` (Linux) or `Users` (Windows, macOS) that belong to nobody.
const NOBODY: &[&str] =
    &["lost+found", "Public", "All Users", "Default User", "Shared", ".localized"];

/// Every person's folder, that of Linux's root included, and the state of what could not be listed.
///
/// `Default` of Windows counts: what lies there, each new user gets.
#[must_use]
pub fn homes(tree: &Tree) -> (Vec<Home>, Vec<SourceState>) {
    let (mut homes, mut unread) = (Vec::new(), Vec::new());
    for folder in ["home", "Users"] {
        match tree.list(folder) {
            Ok(entries) => {
                for entry in entries {
                    let user = entry.shown();
                    let path = std::path::Path::new(folder).join(&entry.name);
                    let is_folder = match entry.kind {
                        EntryKind::Folder => true,
                        EntryKind::Link => tree.is_folder(&path),
                        EntryKind::File | EntryKind::Other => false,
                    };
                    if is_folder && !NOBODY.iter().any(|name| user.eq_ignore_ascii_case(name)) {
                        homes.push(Home { user, path });
                    }
                }
            }
            Err(error) => match state_of(&error, &tree.root().join(folder)) {
                SourceState::NotPresent => {}
                state => unread.push(state),
            },
        }
    }
    for (user, path) in [("root", "root"), ("root", "var/root")] {
        if tree.is_folder(path) {
            homes.push(Home { user: user.to_owned(), path: path.into() });
        }
    }
    (homes, unread)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn people_of_three_systems() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["home/anna", "home/lost+found", "root", "Users/Berta", "Users/Public"] {
            std::fs::create_dir_all(folder.path().join(path)).unwrap();
        }
        std::fs::write(folder.path().join("Users/desktop.ini"), "x").unwrap();
        let (homes, unread) = homes(&Tree::new(folder.path()));
        let users: Vec<_> = homes.iter().map(|home| home.user.as_str()).collect();
        assert_eq!(users, ["anna", "Berta", "root"]);
        assert_eq!(unread, []);
    }
}
