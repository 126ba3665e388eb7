//! Kernel modules that did not come with the kernel (`/lib/modules/VERSION/updates`, `extra`, `dkms`,
//! `weak-updates`; depmod.d(5)), and those that are loaded (`/proc/modules`, proc(5)). Below another
//! root, `/proc` would be that of the system this program runs on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Running;
use crate::model::{Identifiers, Kind, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, is_folder};
use crate::scan::common::tree::{EntryKind, Tree};

const FOLDERS: &[&str] = &["lib/modules", "usr/lib/modules"];
/// Where modules stand that are not the kernel's own. `misc` and `kernel/misc` are older habits.
const OWN: &[&str] = &["updates", "extra", "extramodules", "dkms", "weak-updates", "misc"];
/// `updates/dkms`, `extra/NAME`, `weak-updates/VERSION/NAME`.
const DEPTH: usize = 3;
const LOADED: &str = "proc/modules";
const MOST: u64 = 4 * 1024 * 1024;

/// Reads the modules below a root, each name once.
#[must_use]
pub fn read(tree: &Tree, running: Running) -> Vec<SourceOutcome> {
    let id = "kernel-modules";
    let mut reader = SourceReader::new(tree, id, "Kernel modules", "lib/modules");
    let mut found: BTreeMap<String, (Option<String>, bool)> = BTreeMap::new();
    let mut seen: Vec<PathBuf> = Vec::new();
    for folder in FOLDERS.iter().map(Path::new) {
        // With a merged `/usr`, one is a link to the other.
        let Ok(real) = tree.resolve(folder) else { continue };
        if seen.contains(&real) {
            continue;
        }
        seen.push(real);
        for version in reader.folders(folder) {
            for own in OWN {
                let place = folder.join(&version.name).join(own);
                walk(&mut reader, &place, DEPTH, &mut found);
            }
        }
    }
    let loaded = match running {
        Running::Yes => reader.part(LOADED, MOST),
        Running::No => None,
    };
    if let Some(bytes) = loaded {
        for name in parse_loaded(&String::from_utf8_lossy(&bytes)) {
            found.entry(name).or_default().1 = true;
        }
    }
    for (name, (location, loaded)) in found {
        reader.push(Software {
            kind: Kind::Driver,
            ids: Identifiers { file: Some(name.clone()), ..Identifiers::default() },
            name,
            location,
            remark: loaded.then(|| "Loaded".to_owned()),
            ..Software::default()
        });
    }
    vec![reader.finish()]
}

fn walk(
    reader: &mut SourceReader<'_>,
    folder: &Path,
    depth: usize,
    found: &mut BTreeMap<String, (Option<String>, bool)>,
) {
    if !reader.tree().is_folder(folder) {
        return;
    }
    for entry in reader.list(folder) {
        let path = folder.join(&entry.name);
        if let Some(name) = module_name(&entry.shown()) {
            let shown = reader.tree().shown(&path);
            found.entry(name).or_insert_with(|| (Some(shown), false));
        } else if depth > 0
            // Links to folders are not followed: they may lead in a circle.
            && entry.kind == EntryKind::Folder
            && is_folder(reader.tree(), folder, &entry)
        {
            walk(reader, &path, depth - 1, found);
        }
    }
}

/// `kav4fs-oas.ko.xz` is the module `kav4fs_oas`: the kernel writes hyphens as underscores
/// (modprobe(8)).
#[must_use]
pub fn module_name(file: &str) -> Option<String> {
    let (name, rest) = file.split_once(".ko")?;
    let good = !name.is_empty() && matches!(rest, "" | ".gz" | ".xz" | ".zst");
    good.then(|| name.replace('-', "_"))
}

/// The names in `/proc/modules`, the first word of each line.
pub fn parse_loaded(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn loaded_modules_are_those_of_the_running_system() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("lib/modules/6.1/extra/av")).unwrap();
        std::fs::write(root.path().join("lib/modules/6.1/extra/av/redirfs.ko"), "").unwrap();
        std::fs::create_dir(root.path().join("proc")).unwrap();
        std::fs::write(root.path().join("proc/modules"), "redirfs 1 0\next4 1 0\n").unwrap();
        let tree = Tree::new(root.path());
        let found = |running| -> Vec<(String, Option<String>)> {
            let [outcome] = read(&tree, running).try_into().unwrap();
            outcome.software.into_iter().map(|one| (one.name, one.remark)).collect()
        };
        let loaded = Some("Loaded".to_owned());
        assert_eq!(
            found(Running::Yes),
            [("ext4".to_owned(), loaded.clone()), ("redirfs".to_owned(), loaded)]
        );
        assert_eq!(found(Running::No), [("redirfs".to_owned(), None)]);
    }

    #[test]
    fn names_of_modules() {
        for (file, expected) in [
            ("kav-oas.ko", Some("kav_oas")),
            ("a.ko.zst", Some("a")),
            ("a.ko.bak", None),
            (".ko", None),
            ("modules.dep", None),
        ] {
            assert_eq!(module_name(file).as_deref(), expected, "{file}");
        }
        let loaded: Vec<_> =
            parse_loaded("redirfs 69632 1 kav, Live 0x0 (OE)\n\next4 1 1\n").collect();
        assert_eq!(loaded, ["redirfs", "ext4"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text: String) {
            let _ = module_name(&text);
            proptest::prop_assert!(parse_loaded(&text).all(|name| !name.is_empty()));
        }
    }
}
