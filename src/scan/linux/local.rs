//! Programs that somebody unpacked or built: folders in `/opt` and `/usr/local`, and programs in
//! `/usr/local/bin`, that no Debian package owns (Filesystem Hierarchy Standard, sections 3.13 and 4.9).
//! On systems with other package managers a folder of a package is named here too, beside its package.
//!
//! A folder of `/opt` is a program's or a maker's (`/opt/<package>` or `/opt/<provider>`, the same
//! standard). One that holds folders of programs, or nothing at all, says who and not what; it is named
//! as a folder, so that a maker's name is not taken for that of the program that is called the same.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, is_folder};
use crate::scan::common::tree::{EntryKind, Tree};

const OPT: &str = "opt";
const LOCAL: &str = "usr/local";
const PROGRAMS: &[&str] = &["usr/local/bin", "usr/local/sbin"];
/// Which files each Debian package has (dpkg(1), "FILES"): a list a package.
const LISTS: &str = "var/lib/dpkg/info";
const MOST: u64 = 64 * 1024 * 1024;
/// Folders of a maker (`/opt/kaspersky/kesl`) that are named beside it.
const MOST_INSIDE: usize = 100;
/// Folders of a program or of the system, not a program's own.
const INNER: &[&str] = &[
    "bin",
    "sbin",
    "lib",
    "lib64",
    "libexec",
    "share",
    "etc",
    "doc",
    "docs",
    "man",
    "include",
    "locales",
    "resources",
    "var",
    "plugins",
    "usr",
    "opt",
    "src",
    "tmp",
    "licenses",
    "games",
    "cellar",
    "caskroom",
    "homebrew",
    "frameworks",
];

const NAMED_AFTER: &str = "Named after its folder or file; it is in no list of programs";
const MAKERS: &str =
    "A folder of a maker, in no list of programs; which programs it held, its name does not say";

/// What was found in a place.
#[derive(Clone, Copy)]
enum Form {
    /// A program that is one file.
    File,
    /// The folder of a program.
    Folder,
    /// A folder for the programs of one maker.
    Maker,
}

/// Reads the folders and programs below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let mut reader = SourceReader::new(tree, "local", "Programs in /opt and /usr/local", OPT);
    // Path as the system names it, with what it is called.
    let mut found: BTreeMap<String, (PathBuf, String, Form)> = BTreeMap::new();
    for maker in reader.folders(OPT) {
        let path = Path::new(OPT).join(&maker.name);
        let inside = reader.list(&path);
        let programs: Vec<_> =
            inside.iter().filter(|entry| entry.kind == EntryKind::Folder).collect();
        let is_makers = inside.is_empty() || programs.iter().any(|own| is_program(&own.shown()));
        let form = if is_makers { Form::Maker } else { Form::Folder };
        found.insert(system_path(&path), (path.clone(), maker.shown(), form));
        if programs.len() > MOST_INSIDE {
            let reason = format!("Of the folders in it, only {MOST_INSIDE} were looked at.");
            reader.problem(&path, None, &maker.shown(), &reason);
        }
        for program in programs.into_iter().take(MOST_INSIDE) {
            let name = program.shown();
            if is_program(&name) {
                let path = path.join(&program.name);
                found.insert(system_path(&path), (path, name, Form::Folder));
            }
        }
    }
    for folder in reader.folders(LOCAL) {
        let (path, name) = (Path::new(LOCAL).join(&folder.name), folder.shown());
        if is_program(&name) {
            found.insert(system_path(&path), (path, name, Form::Folder));
        }
    }
    for folder in PROGRAMS.iter().map(Path::new) {
        for entry in reader.list(folder) {
            if entry.kind != EntryKind::Other && !is_folder(tree, folder, &entry) {
                let path = folder.join(&entry.name);
                found.insert(system_path(&path), (path, entry.shown(), Form::File));
            }
        }
    }
    if !found.is_empty() {
        forget_owned(&mut reader, &mut found);
    }
    for (path, name, form) in found.into_values() {
        let (file, name, remark) = match form {
            Form::File => (Some(name.clone()), name, NAMED_AFTER),
            Form::Folder => (None, name, NAMED_AFTER),
            Form::Maker => (None, format!("{name} (folder)"), MAKERS),
        };
        reader.push(Software {
            kind: Kind::Program,
            name,
            ids: Identifiers { file, ..Identifiers::default() },
            location: Some(tree.shown(&path)),
            remark: Some(remark.to_owned()),
            ..Software::default()
        });
    }
    vec![reader.finish()]
}

fn is_program(folder: &str) -> bool {
    !INNER.contains(&folder.to_lowercase().as_str()) && !folder.starts_with('.')
}

fn system_path(path: &Path) -> String {
    format!("/{}", path.display())
}

/// Takes out what a Debian package owns.
fn forget_owned<T>(reader: &mut SourceReader<'_>, found: &mut BTreeMap<String, T>) {
    let tree = reader.tree();
    if !tree.is_folder(LISTS) {
        return;
    }
    for entry in reader.list(LISTS) {
        let is_list = Path::new(&entry.name).extension().is_some_and(|end| end == "list");
        if !is_list {
            continue;
        }
        let Some(bytes) = reader.part(Path::new(LISTS).join(&entry.name), MOST) else { continue };
        for path in owned(&bytes) {
            found.remove(&path);
        }
    }
}

/// The paths in a package's list that lie in `/opt` or `/usr/local`.
pub fn owned(list: &[u8]) -> impl Iterator<Item = String> {
    list.split(|byte| *byte == b'\n')
        .filter(|line| line.starts_with(b"/opt/") || line.starts_with(b"/usr/local/"))
        .map(|line| String::from_utf8_lossy(line).into_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn folders_and_programs_without_a_package() {
        let root = tempfile::tempdir().unwrap();
        let folder = |path: &str| std::fs::create_dir_all(root.path().join(path)).unwrap();
        for path in ["opt/kaspersky/klnagent64", "opt/kaspersky/bin", "opt/drweb", "usr/local/bin"]
        {
            folder(path);
        }
        folder("usr/local/yandex-agent");
        folder("usr/local/games");
        folder("var/lib/dpkg/info");
        std::fs::write(root.path().join("usr/local/bin/mine"), "").unwrap();
        std::fs::write(root.path().join("usr/local/bin/owned"), "").unwrap();
        std::fs::write(
            root.path().join("var/lib/dpkg/info/drweb.list"),
            "/.\n/opt\n/opt/drweb\n/usr/local/bin/owned\n",
        )
        .unwrap();
        let outcome = &read(&Tree::new(root.path()))[0];
        let names: Vec<_> = outcome.software.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["kaspersky (folder)", "klnagent64", "mine", "yandex-agent"]);
        assert_eq!(outcome.software[2].ids.file.as_deref(), Some("mine"));
    }

    proptest::proptest! {
        #[test]
        fn any_list_is_read_without_panic(bytes: Vec<u8>) {
            proptest::prop_assert!(owned(&bytes).all(|path| path.starts_with('/')));
        }
    }
}
