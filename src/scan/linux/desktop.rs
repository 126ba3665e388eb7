//! Programs that came without a package: desktop files in `/opt` and `/usr/local`, and those of the
//! system's menu whose command lies there (Desktop Entry Specification).

use std::path::{Path, PathBuf};

use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome, SourceState};
use crate::scan::{empty, state_of};

const ID: &str = "desktop-files";
/// `/opt` programs keep their desktop file at most this deep.
const DEPTH: usize = 4;

/// Reads the desktop files below a root.
#[must_use]
pub fn read(root: &Path) -> Vec<SourceOutcome> {
    let place = format!("{}, {}", root.join("opt").display(), root.join("usr/local").display());
    let mut outcome = empty(ID, "Programs in /opt and /usr/local", &place, SourceState::NotPresent);
    let mut files = Vec::new();
    for folder in ["opt", "usr/local"] {
        walk(&root.join(folder), DEPTH, &mut files, &mut outcome.reading.state);
    }
    let own = files.len();
    walk(&root.join("usr/share/applications"), 1, &mut files, &mut outcome.reading.state);
    for (at, file) in files.iter().enumerate() {
        let Ok(text) = std::fs::read_to_string(file) else {
            continue;
        };
        let Some(entry) = parse(&text) else { continue };
        let local = ["/opt/", "/usr/local/"].iter().any(|start| entry.command.starts_with(start));
        if at >= own && !local {
            continue;
        }
        let path = entry.command.split_whitespace().next().unwrap_or("").trim_matches('"');
        outcome.software.push(Software {
            kind: Kind::Program,
            name: entry.name,
            version: entry.version,
            ids: Identifiers {
                file: path.rsplit('/').next().map(str::to_owned).filter(|name| !name.is_empty()),
                ..Identifiers::default()
            },
            location: Some(path.to_owned()).filter(|path| !path.is_empty()),
            scope: Scope::Machine,
            source: ID.to_owned(),
            ..Software::default()
        });
    }
    vec![outcome]
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, state: &mut SourceState) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let found = state_of(&error, folder);
            if found != SourceState::NotPresent {
                *state = found;
            }
            return;
        }
    };
    if *state == SourceState::NotPresent {
        *state = SourceState::Read;
    }
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let Ok(kind) = entry.file_type() else { continue };
        let path = entry.path();
        // A link is not followed: it may lead in a circle, or out of a mounted system.
        if kind.is_dir() && depth > 0 {
            walk(&path, depth - 1, files, state);
        } else if kind.is_file() && path.extension().is_some_and(|end| end == "desktop") {
            files.push(path);
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
            .find_map(|line| line.strip_prefix(key)?.strip_prefix('='))
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
        command: value("Exec").unwrap_or_default().trim_start_matches('"').to_owned(),
        version: value("X-AppVersion").or_else(|| value("X-AppImage-Version")),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn own_folders_and_menu_entries_that_lead_there() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write(
            "opt/x/share/x.desktop",
            "[Desktop Entry]\nType=Application\nName=X\nExec=/opt/x/x %U\n",
        );
        write("opt/link.desktop", "[Desktop Entry]\nType=Link\nName=L\n");
        write("usr/share/applications/y.desktop", "[Desktop Entry]\nName=Y\nExec=/opt/y/run\n");
        write("usr/share/applications/z.desktop", "[Desktop Entry]\nName=Z\nExec=z\n");
        let outcome = &read(root)[0];
        let names: Vec<_> = outcome.software.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["X", "Y"]);
        assert_eq!(outcome.software[0].ids.file.as_deref(), Some("x"));
        assert_eq!(outcome.reading.state, SourceState::Read);
    }
}
