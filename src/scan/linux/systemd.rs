//! Services of systemd: the unit files of the system and of users' own sessions, in the folders and
//! with the precedence of systemd.unit(5), "Unit File Load Path". A unit that was left behind by a
//! program is found here even when its package is gone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::command::{file_of, program_of};
use crate::model::{Identifiers, Kind, Presence, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, of_each_user};
use crate::scan::common::tree::{Entry, EntryKind, Tree};

const MOST: u64 = 1024 * 1024;
/// The first folder that has a unit of a name counts.
const SYSTEM: &[&str] = &[
    "etc/systemd/system",
    "run/systemd/system",
    "run/systemd/generator",
    "run/systemd/generator.late",
    "usr/local/lib/systemd/system",
    "usr/lib/systemd/system",
    "lib/systemd/system",
];
/// Units that every user's session gets.
const SESSIONS: &[&str] = &[
    "etc/systemd/user",
    "run/systemd/user",
    "usr/local/lib/systemd/user",
    "usr/local/share/systemd/user",
    "usr/lib/systemd/user",
    "usr/share/systemd/user",
];
/// A user's own.
const OWN: &[&str] = &[".config/systemd/user", ".local/share/systemd/user"];

/// Reads the services below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let (id, name) = ("systemd", "Services of systemd");
    let mut reader = SourceReader::new(tree, id, name, "etc/systemd/system");
    folders(&mut reader, SYSTEM.iter().map(PathBuf::from));
    let mut outcomes = vec![reader.finish()];
    let (id, name) = ("systemd-sessions", "Services of users' sessions");
    let mut reader = SourceReader::new(tree, id, name, "etc/systemd/user");
    folders(&mut reader, SESSIONS.iter().map(PathBuf::from));
    outcomes.push(reader.finish());
    outcomes.extend(of_each_user(tree, "systemd", "Session services", |reader, home| {
        folders(reader, OWN.iter().map(|folder| home.path.join(folder)));
    }));
    outcomes
}

fn folders(reader: &mut SourceReader<'_>, folders: impl Iterator<Item = PathBuf>) {
    let tree = reader.tree();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let (mut seen, mut read): (Vec<PathBuf>, Vec<PathBuf>) = (Vec::new(), Vec::new());
    for folder in folders {
        // `/lib` is a link to `/usr/lib` nearly everywhere.
        if let Ok(real) = tree.resolve(&folder) {
            if seen.contains(&real) {
                continue;
            }
            seen.push(real);
        }
        for entry in reader.list(&folder) {
            let unit = entry.shown();
            let file = entry.kind == EntryKind::File || entry.kind == EntryKind::Link;
            if !unit.ends_with(".service") || names.contains(&unit) {
                continue;
            }
            let path = folder.join(&entry.name);
            if !file {
                if entry.kind == EntryKind::Other {
                    reader.problem(&path, None, &unit, "Not read: it is no regular file.");
                }
                continue;
            }
            let software = match link(tree, &folder, &entry) {
                Some(Link::Masked) => {
                    service(&unit, Unit::default(), Some("Masked: never started"))
                }
                Some(Link::Dangling) => Software {
                    presence: Presence::Leftover,
                    ..service(&unit, Unit::default(), Some("The unit it leads to is not there"))
                },
                // Another name of a unit that is read where it stands.
                Some(Link::Alias) => continue,
                None => {
                    let bytes = reader.part(&path, MOST).unwrap_or_default();
                    service(&unit, parse(&String::from_utf8_lossy(&bytes)), None)
                }
            };
            reader.push(Software {
                location: software.location.or_else(|| Some(tree.shown(&path))),
                ..software
            });
            names.insert(unit);
        }
        read.push(folder);
    }
    // Only the name of such a link counts, so every folder is read before.
    for folder in &read {
        wanted(reader, folder, &mut names);
    }
}

/// Units that are asked for at start (`multi-user.target.wants/NAME`) by a link to a unit that is gone:
/// what a package leaves that was removed without being disabled first.
fn wanted(reader: &mut SourceReader<'_>, folder: &Path, names: &mut BTreeSet<String>) {
    let tree = reader.tree();
    if !tree.is_folder(folder) {
        return;
    }
    for target in reader.folders(folder) {
        if Path::new(&target.name).extension().is_none_or(|end| end != "wants") {
            continue;
        }
        let place = folder.join(&target.name);
        for entry in reader.list(&place) {
            let (unit, path) = (entry.shown(), place.join(&entry.name));
            let known = !unit.ends_with(".service") || unit.contains('@') || names.contains(&unit);
            if known || !matches!(link(tree, &place, &entry), Some(Link::Dangling)) {
                continue;
            }
            let remark = "Asked for at start, though the unit itself is not there";
            reader.push(Software {
                presence: Presence::Leftover,
                location: Some(tree.shown(&path)),
                ..service(&unit, Unit::default(), Some(remark))
            });
            names.insert(unit);
        }
    }
}

enum Link {
    /// To `/dev/null`, or an empty file.
    Masked,
    /// To nothing.
    Dangling,
    /// To another unit beside it.
    Alias,
}

fn link(tree: &Tree, folder: &Path, entry: &Entry) -> Option<Link> {
    if entry.kind != EntryKind::Link {
        return None;
    }
    let target = std::fs::read_link(tree.resolve(folder).ok()?.join(&entry.name)).ok()?;
    if target == Path::new("/dev/null") {
        return Some(Link::Masked);
    }
    if !tree.exists(folder.join(&entry.name)) {
        return Some(Link::Dangling);
    }
    let beside = target.parent().is_none_or(|parent| parent == Path::new(""));
    beside.then_some(Link::Alias)
}

fn service(unit: &str, parsed: Unit, remark: Option<&str>) -> Software {
    let program = program_of(&parsed.command);
    // Without a command of its own, the unit's name is what is known.
    let stem = unit.strip_suffix(".service").unwrap_or(unit);
    let file = if program.is_empty() { stem } else { file_of(&program) };
    Software {
        kind: Kind::Service,
        name: unit.to_owned(),
        ids: Identifiers { file: Some(file.to_owned()), ..Identifiers::default() },
        location: Some(program).filter(|program| program.starts_with('/')),
        remark: remark.map(str::to_owned).or(parsed.description),
        ..Software::default()
    }
}

/// What is used of a unit file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// In the maker's words.
    pub description: Option<String>,
    /// The first command that is started.
    pub command: String,
}

/// A unit file (systemd.syntax(7)): `[Section]`, `Key=value`, a backslash at the end continues a line.
#[must_use]
pub fn parse(text: &str) -> Unit {
    let mut unit = Unit::default();
    let mut section = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name;
            continue;
        }
        let Some((key, value)) = line.split_once('=') else { continue };
        let mut value = value.trim().to_owned();
        while value.ends_with('\\') && value.len() < 4096 {
            value.pop();
            match lines.next() {
                Some(more) => value.push_str(more.trim()),
                None => break,
            }
        }
        match (section, key.trim()) {
            ("Unit", "Description") if !value.is_empty() => {
                unit.description = Some(value.chars().take(200).collect());
            }
            ("Service", "ExecStart") if unit.command.is_empty() => unit.command = value,
            _ => {}
        }
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn description_and_program() {
        let text = "# x\n[Unit]\nDescription=Kaspersky Endpoint Security\n[Service]\nExecStart=\n\
            ExecStart=-/opt/kaspersky/kesl/libexec/launcher.sh \\\n  --a\nExecStart=/bin/second\n\
            [Install]\nDescription=no\n";
        let unit = parse(text);
        assert_eq!(unit.description.as_deref(), Some("Kaspersky Endpoint Security"));
        let found = service("kesl.service", unit, None);
        assert_eq!(found.ids.file.as_deref(), Some("launcher.sh"));
        assert_eq!(found.location.as_deref(), Some("/opt/kaspersky/kesl/libexec/launcher.sh"));
        assert_eq!(found.name, "kesl.service");
        let empty = service("kesl.service", parse("[Service"), None);
        assert_eq!(empty.ids.file.as_deref(), Some("kesl"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(
            text in "(\\[Unit\\]|\\[Service\\]|Description=|ExecStart=|\\\\|\\n|[a-zé/ ]){0,40}"
        ) {
            let _ = service("x.service", parse(&text), None);
        }
    }
}
