//! What starts by itself: Run keys and Startup folders, of the machine and of each user.
//!
//! Microsoft documents the keys in "Run and RunOnce Registry Keys"; the policy's own list stands below
//! `Policies\Explorer\Run`.

use std::path::{Path, PathBuf};

use super::gathering::Gathering;
use super::installation::{Installation, ProgramFile, User};
use super::paths;
use crate::model::{Identifiers, Kind, Presence, Scope, Software, SourceOutcome};
use crate::scan::common::registry::{Hive, Value};
use crate::scan::common::shortcut;
use crate::scan::common::tree::EntryKind;

/// Below `Microsoft\Windows\CurrentVersion`.
const KEYS: &[&str] = &["Run", "RunOnce", "RunServices", r"Policies\Explorer\Run"];

const FOLDER: &str = "Microsoft/Windows/Start Menu/Programs/Startup";

/// A shortcut is a few kilobytes.
const LARGEST: u64 = 1 << 20;

/// Entries of the machine.
pub(super) fn machine(windows: &Installation) -> SourceOutcome {
    let place = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Run";
    let mut gathering = Gathering::new("startup-machine", "Start-up entries", place);
    match windows.software() {
        Ok(seen) => {
            for base in ["", r"WOW6432Node\"] {
                keys(&mut gathering, windows, seen.hive.as_ref(), base, None);
            }
        }
        Err(state) => gathering.unread(state),
    }
    folder(&mut gathering, windows, &Path::new("ProgramData").join(FOLDER), None);
    gathering.finish()
}

/// Keys of a user.
pub(super) fn user(
    gathering: &mut Gathering,
    windows: &Installation,
    hive: &dyn Hive,
    user: &User,
) {
    for base in [r"SOFTWARE\", r"SOFTWARE\WOW6432Node\"] {
        keys(gathering, windows, hive, base, Some(user));
    }
}

/// The Startup folder of a user.
pub(super) fn user_folder(gathering: &mut Gathering, windows: &Installation, user: &User) {
    if let Some(home) = &user.home {
        let path = home.join("AppData/Roaming").join(FOLDER);
        folder(gathering, windows, &path, Some(user));
    }
}

fn keys(
    gathering: &mut Gathering,
    windows: &Installation,
    hive: &dyn Hive,
    base: &str,
    user: Option<&User>,
) {
    for name in KEYS {
        let path = format!(r"{base}Microsoft\Windows\CurrentVersion\{name}");
        let Some(key) = gathering.key(hive, &path) else { continue };
        for (value, command) in &key.values {
            match command {
                Value::Text(command) if !command.trim().is_empty() => {
                    let remark = format!("starts by the key {name}");
                    gathering.push(entry(windows, value, command, remark, user));
                }
                Value::Text(_) => {}
                _ => gathering.problem(&path, value, "This start-up entry is no command."),
            }
        }
    }
}

fn folder(gathering: &mut Gathering, windows: &Installation, path: &Path, user: Option<&User>) {
    for own in gathering.list(&windows.tree, path) {
        let name = own.shown();
        let file = path.join(&own.name);
        if own.kind != EntryKind::File || name.eq_ignore_ascii_case("desktop.ini") {
            continue;
        }
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let remark = "starts by a Startup folder".to_owned();
        let is_shortcut = name.to_ascii_lowercase().ends_with(".lnk");
        let target = if is_shortcut {
            match windows.tree.read(&file, LARGEST) {
                Ok(bytes) => shortcut::target(&bytes),
                Err(error) => {
                    gathering.unread_file(&windows.tree, &file, &error);
                    None
                }
            }
        } else {
            None
        };
        let found = match target {
            Some(target) => entry(windows, stem, &format!("\"{target}\""), remark, user),
            None => Software {
                location: Some(windows.tree.shown(&file)),
                ..about(windows, stem, (!is_shortcut).then(|| file.clone()), &name, remark, user)
            },
        };
        gathering.push(found);
    }
}

fn entry(
    windows: &Installation,
    name: &str,
    command: &str,
    remark: String,
    user: Option<&User>,
) -> Software {
    let program = paths::program_of(command);
    let home = user.and_then(|user| user.home.as_deref());
    let path = windows.on_disk(program, home);
    let file = paths::file_name(program).unwrap_or_default();
    let software = about(windows, name, path, &file, remark, user);
    Software { location: Some(command.trim_matches('"').to_owned()), ..software }
}

fn about(
    windows: &Installation,
    name: &str,
    path: Option<PathBuf>,
    file: &str,
    mut remark: String,
    user: Option<&User>,
) -> Software {
    let read = path.map(|path| windows.program(&path));
    let is_missing =
        matches!(&read, Some(Err(error)) if error.kind() == std::io::ErrorKind::NotFound);
    if is_missing {
        remark.push_str("; its program is missing");
    }
    let program = read.and_then(|read| read.ok().flatten());
    Software {
        kind: Kind::StartupEntry,
        name: if name.is_empty() { file.to_owned() } else { name.to_owned() },
        publisher: program.as_ref().and_then(ProgramFile::publisher),
        version: program.as_ref().and_then(|own| own.program.version.clone()),
        ids: Identifiers {
            file: Some(file.to_owned()).filter(|own| !own.is_empty()),
            signer: program.as_ref().and_then(ProgramFile::signer),
            ..Identifiers::default()
        },
        scope: user.map_or(Scope::Machine, |user| Scope::User(user.name.clone())),
        presence: if is_missing { Presence::Leftover } else { Presence::Present },
        remark: Some(remark),
        ..Software::default()
    }
}
