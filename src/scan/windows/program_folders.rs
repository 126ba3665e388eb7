//! Folders with programs that no uninstall key explains: something was unpacked there, or its
//! uninstaller left it behind. The programs' own version information and signature say whose they are.

use std::path::{Path, PathBuf};

use super::gathering::Gathering;
use super::installation::{Installation, ProgramFile, User};
use super::{paths, uninstall};
use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome};
use crate::scan::common::registry::Hive;
use crate::scan::common::tree::EntryKind;

const FOLDERS: [&str; 2] = ["Program Files", "Program Files (x86)"];

/// Folders whose folders are looked at one by one: many makers share them.
const SHARED: &[&str] = &["common files"];

/// Folders of packages, which are a source of their own.
const ELSEWHERE: &[&str] = &["windowsapps", "modifiablewindowsapps"];

/// Levels below a folder in which its program may lie.
const DEEPEST: usize = 3;

/// Names that are looked at on the way to a program of one folder.
const MOST_NAMES: usize = 2_000;

/// Programs of one folder that are opened.
const MOST_PROGRAMS: usize = 12;

/// Folders named by uninstall keys, in one spelling.
pub(super) fn explained_by(
    hive: &dyn Hive,
    keys: &[&str],
    drive: char,
    home: Option<&Path>,
) -> Vec<String> {
    let mut explained = Vec::new();
    for key in uninstall::known(hive, keys) {
        if key.text("DisplayName").is_none() {
            continue;
        }
        let folder = |text: &str| paths::on_disk(text, drive, home);
        explained.extend(key.text("InstallLocation").as_deref().and_then(folder));
        for name in ["DisplayIcon", "UninstallString"] {
            let Some(text) = key.text(name) else { continue };
            // `avp.exe,0` is the first icon of a file.
            let file = text.split(',').next().unwrap_or(&text);
            let path = folder(paths::program_of(file));
            explained.extend(path.and_then(|path| path.parent().map(Path::to_owned)));
        }
    }
    let whole: Vec<String> = FOLDERS.iter().map(|own| own.to_lowercase()).collect();
    explained
        .iter()
        .map(|path| paths::comparable(path))
        .filter(|own| !own.is_empty() && !own.starts_with("windows/") && !whole.contains(own))
        .collect()
}

/// Folders that the machine's own uninstall keys explain.
pub(super) fn explained_by_machine(windows: &Installation) -> Vec<String> {
    windows.software().map_or_else(
        |_| Vec::new(),
        |seen| explained_by(seen.hive.as_ref(), &uninstall::MACHINE, windows.drive(), None),
    )
}

/// Folders of the machine.
pub(super) fn machine(windows: &Installation) -> SourceOutcome {
    let place = windows.tree.shown(FOLDERS[0]);
    let mut gathering = Gathering::new("program-folders", "Program folders", &place);
    let explained = explained_by_machine(windows);
    for folder in FOLDERS {
        below(&mut gathering, windows, Path::new(folder), &explained, &Scope::Machine, 0);
    }
    gathering.finish()
}

/// The folder in which programs install themselves for one user.
pub(super) fn user(
    gathering: &mut Gathering,
    windows: &Installation,
    explained: &[String],
    user: &User,
) {
    if let Some(home) = &user.home {
        let scope = Scope::User(user.name.clone());
        below(gathering, windows, &home.join("AppData/Local/Programs"), explained, &scope, 0);
    }
}

fn below(
    gathering: &mut Gathering,
    windows: &Installation,
    folder: &Path,
    explained: &[String],
    scope: &Scope,
    depth: usize,
) {
    for entry in gathering.list(&windows.tree, folder) {
        let name = entry.shown().to_lowercase();
        if entry.kind != EntryKind::Folder || ELSEWHERE.contains(&name.as_str()) {
            continue;
        }
        let path = folder.join(&entry.name);
        let own = paths::comparable(&path);
        let inside = |outer: &str, inner: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
        };
        if explained.iter().any(|known| *known == own || inside(known, &own)) {
            continue;
        }
        let holds_known = explained.iter().any(|known| inside(&own, known));
        if depth < DEEPEST && (holds_known || SHARED.contains(&name.as_str())) {
            below(gathering, windows, &path, explained, scope, depth + 1);
        } else if let Some((file, program)) = program_in(gathering, windows, &path) {
            gathering.push(record(windows, &path, &file, program, scope));
        }
    }
}

/// The first program in a folder that says whose it is, nearest to the folder itself.
fn program_in(
    gathering: &mut Gathering,
    windows: &Installation,
    folder: &Path,
) -> Option<(PathBuf, ProgramFile)> {
    let mut level = vec![folder.to_owned()];
    let (mut names, mut opened) = (0, 0);
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for folder in level {
            for entry in gathering.list(&windows.tree, &folder) {
                names += 1;
                if names > MOST_NAMES || opened >= MOST_PROGRAMS {
                    return None;
                }
                let path = folder.join(&entry.name);
                match entry.kind {
                    EntryKind::Folder => next.push(path),
                    EntryKind::File if entry.shown().to_lowercase().ends_with(".exe") => {
                        opened += 1;
                        match windows.program(&path) {
                            Ok(Some(own)) if !own.program.is_silent() => return Some((path, own)),
                            Ok(_) => {}
                            Err(error) => gathering.unread_file(&windows.tree, &path, &error),
                        }
                    }
                    _ => {}
                }
            }
        }
        level = next;
    }
    None
}

fn record(
    windows: &Installation,
    folder: &Path,
    file: &Path,
    found: ProgramFile,
    scope: &Scope,
) -> Software {
    let name_of = |path: &Path| {
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    };
    let publisher = found.publisher();
    let signer = found.signer();
    let program = found.program;
    Software {
        kind: Kind::Program,
        name: program.product.or(program.description).unwrap_or_else(|| name_of(folder)),
        publisher,
        version: program.version,
        ids: Identifiers { file: Some(name_of(file)), signer, ..Identifiers::default() },
        location: Some(windows.tree.shown(folder)),
        scope: scope.clone(),
        remark: Some(format!(
            "no uninstall key names this folder; this is what {} says of itself",
            name_of(file)
        )),
        ..Software::default()
    }
}
