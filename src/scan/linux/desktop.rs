//! Programs of the menu that no package explains, and programs that start with a session: desktop files
//! (Desktop Entry Specification; Desktop Application Autostart Specification).
//!
//! Of the system's menu, those count whose command lies in `/opt` or `/usr/local` (the others came with
//! a package, which another source names); of a user's own menu, all.

use std::path::{Path, PathBuf};

use super::command::{file_of, program_of};
use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, is_folder, of_each_user};
use crate::scan::common::tree::{EntryKind, Tree};

/// `/opt` programs keep their desktop file at most this deep.
const DEPTH: usize = 4;
/// Folders below one place that are looked into; a program with more is no usual one.
const MOST_FOLDERS: usize = 5_000;
/// Desktop files with all their translations stay below this.
const MOST: u64 = 1024 * 1024;

/// Which entries of a folder count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    Local,
}

/// Reads the desktop files below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let name = "Menu programs";
    let mut reader = SourceReader::new(tree, "desktop-files", name, "usr/share/applications");
    for folder in ["opt", "usr/local"] {
        add(&mut reader, Path::new(folder), DEPTH, Which::All, Kind::Program);
    }
    add(&mut reader, Path::new("usr/share/applications"), 1, Which::Local, Kind::Program);
    let mut outcomes = vec![reader.finish()];
    outcomes.extend(of_each_user(tree, "desktop-files", name, |reader, home| {
        let folder = home.path.join(".local/share/applications");
        add(reader, &folder, 2, Which::All, Kind::Program);
    }));
    let name = "Programs that start with a session";
    let folder = Path::new("etc/xdg/autostart");
    let mut reader = SourceReader::new(tree, "autostart", name, folder);
    add(&mut reader, folder, 0, Which::All, Kind::StartupEntry);
    outcomes.push(reader.finish());
    outcomes.extend(of_each_user(tree, "autostart", "Start-up programs", |reader, home| {
        let folder = home.path.join(".config/autostart");
        add(reader, &folder, 0, Which::All, Kind::StartupEntry);
    }));
    outcomes
}

fn add(reader: &mut SourceReader<'_>, folder: &Path, depth: usize, which: Which, kind: Kind) {
    let mut left = MOST_FOLDERS;
    let mut files = Vec::new();
    walk(reader, folder, depth, &mut left, &mut files);
    if left == 0 {
        reader.failed(folder, &format!("it holds more than {MOST_FOLDERS} folders"));
    }
    for file in files {
        let Some(bytes) = reader.part(&file, MOST) else { continue };
        let Some(entry) = parse(&String::from_utf8_lossy(&bytes)) else { continue };
        let program = program_of(&entry.command);
        let local = ["/opt/", "/usr/local/"].iter().any(|start| program.starts_with(start));
        if which == Which::Local && !local {
            continue;
        }
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        reader.push(Software {
            kind,
            name: entry.name,
            version: entry.version,
            ids: Identifiers { file: some(file_of(&program)), ..Identifiers::default() },
            location: some(&program),
            ..Software::default()
        });
    }
}

fn walk(
    reader: &mut SourceReader<'_>,
    folder: &Path,
    depth: usize,
    left: &mut usize,
    files: &mut Vec<PathBuf>,
) {
    for entry in reader.list(folder) {
        let path = folder.join(&entry.name);
        if path.extension().is_some_and(|end| end == "desktop") {
            if !is_folder(reader.tree(), folder, &entry) {
                files.push(path);
            }
        // A link to a folder is not followed: it may lead in a circle.
        } else if entry.kind == EntryKind::Folder && depth > 0 && *left > 0 {
            *left -= 1;
            walk(reader, &path, depth - 1, left, files);
        }
    }
}

/// What is used of a desktop file.
#[derive(Debug, PartialEq, Eq)]
pub struct DesktopEntry {
    /// The unlocalised name.
    pub name: String,
    /// The command line.
    pub command: String,
    /// Version of the program, where it says so (`X-AppVersion`).
    pub version: Option<String>,
}

/// An application's entry; `None` for links, folders and hidden entries.
#[must_use]
pub fn parse(text: &str) -> Option<DesktopEntry> {
    let section = text.split("[Desktop Entry]").nth(1)?;
    let value = |key: &str| {
        section
            .lines()
            .take_while(|line| !line.starts_with('['))
            .find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))
            .map(|value| value.trim().to_owned())
    };
    if value("Type").is_some_and(|kind| kind != "Application") {
        return None;
    }
    if value("Hidden").as_deref() == Some("true") {
        return None;
    }
    Some(DesktopEntry {
        name: value("Name").filter(|name| !name.is_empty())?,
        command: value("Exec").unwrap_or_default(),
        version: value("X-AppVersion").or_else(|| value("X-AppImage-Version")),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::model::{Scope, SourceState};

    #[test]
    fn own_folders_and_menu_entries_that_lead_there() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write(
            "opt/x/share/x.desktop",
            "[Desktop Entry]\nType=Application\nName=X\nExec=/opt/x/x %U\n",
        );
        write("opt/link.desktop", "[Desktop Entry]\nType=Link\nName=L\n");
        write("usr/share/applications/y.desktop", "[Desktop Entry]\nName = Y\nExec=/opt/y/run\n");
        write("usr/share/applications/z.desktop", "[Desktop Entry]\nName=Z\nExec=z\n");
        write("home/kim/.local/share/applications/k.desktop", "[Desktop Entry]\nName=K\nExec=k\n");
        write("home/kim/.config/autostart/a.desktop", "[Desktop Entry]\nName=A\nExec=a -m\n");
        let outcomes = read(&Tree::new(folder.path()));
        let ids: Vec<_> = outcomes.iter().map(|one| one.reading.id.as_str()).collect();
        assert_eq!(ids, ["desktop-files", "desktop-files-kim", "autostart", "autostart-kim"]);
        let names: Vec<_> = outcomes[0].software.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["X", "Y"]);
        assert_eq!(outcomes[0].software[0].ids.file.as_deref(), Some("x"));
        assert_eq!(outcomes[0].reading.state, SourceState::Read);
        assert_eq!(outcomes[1].software[0].scope, Scope::User("kim".to_owned()));
        assert_eq!(outcomes[2].reading.state, SourceState::NotPresent);
        assert_eq!(outcomes[3].software[0].kind, Kind::StartupEntry);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(
            text in "(\\[Desktop Entry\\]|Name=|Exec=|Type=|\\n|\\[|[a-zé]){0,30}"
        ) {
            if let Some(entry) = parse(&text) {
                proptest::prop_assert!(!entry.name.is_empty());
            }
        }
    }
}
