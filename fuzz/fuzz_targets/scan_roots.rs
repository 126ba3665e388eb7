//! One file of a disk, and then every source that reads it: the databases of rpm, Nix and winget, and the
//! hives of a Windows; a hive with its log, and a single value. The first byte chooses.
#![no_main]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use interdict::scan::common::browsers;
use interdict::scan::common::hive::HiveFile;
use interdict::scan::common::managers::winget;
use interdict::scan::common::registry::{self, Hive as _};
use interdict::scan::common::tree::Tree;
use interdict::scan::linux::{Running, nix, rpm};
use interdict::scan::windows;
use libfuzzer_sys::fuzz_target;

/// A folder of this process; `TMPDIR` may lead it into memory.
static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("interdict-fuzz-{}", std::process::id()));
    let store = format!("nix/store/{}-environment", "0".repeat(32));
    for folder in ["linux/var/lib/rpm", "linux/nix/var/nix/db", "linux/nix/var/nix/profiles"] {
        std::fs::create_dir_all(root.join(folder)).expect("a temporary folder");
    }
    std::fs::create_dir_all(root.join("linux").join(&store)).expect("a temporary folder");
    // A profile without a manifest: the database says what is in it.
    let profile = root.join("linux/nix/var/nix/profiles/default");
    std::os::unix::fs::symlink(Path::new("../../../..").join(store), profile).expect("a link");
    root
});

fn put(path: &str, bytes: &[u8]) -> PathBuf {
    let path = ROOT.join(path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).expect("a temporary folder");
    }
    std::fs::write(&path, bytes).expect("a temporary file");
    path
}

fn of_windows(place: &str, bytes: &[u8]) {
    // Each hive on a disk of its own, where the others are missing.
    let disk = place.replace('/', "-");
    put(&format!("{disk}/Users/anna/desktop.ini"), b"");
    put(&format!("{disk}/{place}"), bytes);
    let tree = Tree::any_case(ROOT.join(disk));
    let (mut sources, registry) = windows::tree_sources(&tree);
    sources.extend(browsers::sources(&tree, &registry));
    for source in sources {
        drop((source.read)());
    }
    drop(windows::machine(&tree));
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    match choice % 9 {
        0 => {
            put("linux/var/lib/rpm/rpmdb.sqlite", bytes);
            let outcomes = rpm::read(&Tree::new(ROOT.join("linux")), Running::No);
            assert!(outcomes.iter().flat_map(|own| &own.software).all(|own| !own.name.is_empty()));
        }
        1 => {
            put("linux/nix/var/nix/db/db.sqlite", bytes);
            let outcomes = nix::read(&Tree::new(ROOT.join("linux")), Running::No);
            assert!(outcomes.iter().flat_map(|own| &own.software).all(|own| !own.name.is_empty()));
        }
        2 => drop(winget::records(&put("installed.db", bytes))),
        3 => of_windows("Windows/System32/config/SOFTWARE", bytes),
        4 => of_windows("Windows/System32/config/SYSTEM", bytes),
        5 => of_windows("Users/anna/NTUSER.DAT", bytes),
        6 => of_windows("Users/anna/AppData/Local/Microsoft/Windows/UsrClass.dat", bytes),
        7 => logged(bytes),
        _ => {
            let Some((kind, bytes)) = bytes.split_first() else { return };
            drop(registry::Value::of(u32::from(*kind), bytes));
        }
    }
});

/// A hive with the log that belongs to it: the first two bytes say how long the hive is.
fn logged(bytes: &[u8]) {
    let Some((length, bytes)) = bytes.split_first_chunk() else { return };
    let cut = usize::from(u16::from_le_bytes(*length)).min(bytes.len());
    let (hive, log) = bytes.split_at(cut);
    let Ok(hive) = HiveFile::new(hive.to_vec(), &[log.to_vec()], "hive") else { return };
    drop((hive.key(""), hive.children(""), hive.children("Microsoft")));
}
