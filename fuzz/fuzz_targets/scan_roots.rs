//! One file of a disk, and then every source that reads it: the databases of rpm, Nix and winget, and the
//! hives of a Windows. The first byte chooses the file.
#![no_main]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use interdict::scan::common::managers::winget;
use interdict::scan::common::tree::Tree;
use interdict::scan::common::browsers;
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
    match choice % 7 {
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
        _ => of_windows("Users/anna/AppData/Local/Microsoft/Windows/UsrClass.dat", bytes),
    }
});
