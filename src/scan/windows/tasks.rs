//! Scheduled tasks: the XML files below `System32\Tasks`, in all its folders, and the old `.job` files
//! by name.

use std::path::{Path, PathBuf};

use super::gathering::Gathering;
use super::installation::{Installation, ProgramFile};
use super::paths;
use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome};
use crate::scan::common::task::{self, Task};
use crate::scan::common::tree::EntryKind;

const PLACES: [&str; 2] = ["Windows/System32/Tasks", "Windows/SysWOW64/Tasks"];
const OLD: &str = "Windows/Tasks";

/// A task is a few kilobytes.
const LARGEST: u64 = 1 << 20;

/// Folders below folders.
const DEEPEST: usize = 16;

/// Tasks in all; a machine has some 200.
const MOST: usize = 20_000;

/// Every task.
pub(super) fn read(windows: &Installation) -> SourceOutcome {
    let place = windows.tree.shown(PLACES[0]);
    let mut gathering = Gathering::new("scheduled-tasks", "Scheduled tasks", &place);
    let mut waiting: Vec<(PathBuf, String, usize)> =
        PLACES.iter().map(|place| (PathBuf::from(place), String::new(), 0)).collect();
    let mut count = 0;
    while let Some((folder, name, depth)) = waiting.pop() {
        for entry in gathering.list(&windows.tree, &folder) {
            let path = folder.join(&entry.name);
            let name = format!(r"{name}\{}", entry.shown());
            match entry.kind {
                EntryKind::Folder if depth < DEEPEST => waiting.push((path, name, depth + 1)),
                EntryKind::Folder => {
                    gathering.partial();
                    let what = "The folders of tasks are nested too deeply; this one was not read.";
                    gathering.problem(&windows.tree.shown(&path), &name, what);
                }
                EntryKind::File if count < MOST => {
                    count += 1;
                    one(&mut gathering, windows, &path, &name);
                }
                EntryKind::File => {
                    gathering.partial();
                    gathering.problem(
                        &place,
                        &name,
                        "There are too many tasks; this one was not read.",
                    );
                }
                // A task is a file of its own; Windows makes no links here.
                EntryKind::Link | EntryKind::Other => {}
            }
        }
    }
    old(&mut gathering, windows);
    gathering.finish()
}

fn one(gathering: &mut Gathering, windows: &Installation, path: &Path, name: &str) {
    let bytes = match windows.tree.read(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) => return gathering.unread_file(&windows.tree, path, &error),
    };
    let task = match task::parse(&bytes) {
        Ok(task) => task,
        Err(why) => {
            gathering.partial();
            return gathering.problem(&windows.tree.shown(path), name, &why);
        }
    };
    let command = task.commands.first();
    let file =
        command.and_then(|command| windows.on_disk(paths::program_of(&command.program), None));
    let program = file.and_then(|file| windows.program(&file).ok().flatten());
    gathering.push(Software {
        kind: Kind::ScheduledTask,
        name: paths::file_name(name).unwrap_or_else(|| name.to_owned()),
        publisher: program.as_ref().and_then(ProgramFile::publisher).or_else(|| company(&task)),
        version: program.as_ref().and_then(|own| own.program.version.clone()),
        ids: Identifiers {
            file: command.and_then(|command| paths::file_name(paths::program_of(&command.program))),
            signer: program.as_ref().and_then(ProgramFile::signer),
            ..Identifiers::default()
        },
        location: command.map(task::Command::line),
        scope: Scope::Machine,
        remark: Some(remark(name, &task)),
        ..Software::default()
    });
}

/// The author, where it is no account (`MACHINE\anna`) and no text of a resource (`$(@%SystemRoot%…)`).
fn company(task: &Task) -> Option<String> {
    let author = task.author.as_deref()?.trim();
    let plain = !author.is_empty() && !author.contains('\\') && !author.starts_with("$(");
    plain.then(|| author.to_owned())
}

fn remark(name: &str, task: &Task) -> String {
    let mut text = format!("task {name}");
    if task.is_disabled {
        text.push_str(", disabled");
    }
    if task.commands.is_empty() {
        text.push_str(", starts no program of its own");
    }
    for more in task.commands.iter().skip(1).take(3) {
        text = format!("{text}, also starts {}", more.line());
    }
    text
}

/// Tasks of Windows XP, whose binary form is not read.
fn old(gathering: &mut Gathering, windows: &Installation) {
    let Ok(entries) = windows.tree.list(OLD) else { return };
    for entry in entries {
        let name = entry.shown();
        let Some(stem) = name.strip_suffix(".job") else { continue };
        gathering.push(Software {
            kind: Kind::ScheduledTask,
            name: stem.to_owned(),
            location: Some(windows.tree.shown(Path::new(OLD).join(&entry.name))),
            scope: Scope::Machine,
            remark: Some("a task in the old form, known by its name only".to_owned()),
            ..Software::default()
        });
    }
}
