//! Disks of Windows whose hives are damaged anywhere: every source is read, and none panics. What the
//! sources make of whole hives is in `scan_windows` and `scan_policies`.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;

use interdict::scan::common::browsers;
use interdict::scan::common::tree::Tree;
use interdict::scan::windows;
use proptest::prelude::*;

const HIVES: &[(&str, &str)] = &[
    ("SOFTWARE", "Windows/System32/config/SOFTWARE"),
    ("policies-SOFTWARE", "Windows/System32/config/SOFTWARE"),
    ("SYSTEM", "Windows/System32/config/SYSTEM"),
    ("NTUSER.DAT", "Users/anna/NTUSER.DAT"),
    ("policies-NTUSER.DAT", "Users/anna/NTUSER.DAT"),
    ("UsrClass.dat", "Users/anna/AppData/Local/Microsoft/Windows/UsrClass.dat"),
];

fn hive(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hives");
    std::fs::read(folder.join(name)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Texts, lengths and types of values, and the lists that lead to them.
    #[test]
    fn every_source_of_a_damaged_hive_is_read_without_panic(
        which in 0..HIVES.len(),
        changes in proptest::collection::vec((4_096_usize..24_576, any::<u8>()), 1..40),
        cut in proptest::option::of(0_usize..24_576),
    ) {
        let folder = tempfile::tempdir().unwrap();
        for (at, (name, place)) in HIVES.iter().enumerate() {
            let path = folder.path().join(place);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            // The damaged one stands in the place of the other of its kind.
            if place == &HIVES[which].1 && at != which {
                continue;
            }
            let mut bytes = hive(name);
            if at == which {
                for (place, byte) in &changes {
                    let length = bytes.len();
                    bytes[place % length] = *byte;
                }
                bytes.truncate(cut.unwrap_or(bytes.len()));
            }
            std::fs::write(path, bytes).unwrap();
        }
        let tree = Tree::any_case(folder.path());
        let (mut sources, registry) = windows::tree_sources(&tree);
        sources.extend(browsers::sources(&tree, &registry));
        for source in sources {
            for outcome in (source.read)() {
                prop_assert!(outcome.software.iter().all(|own| !own.name.is_empty()));
                prop_assert!(outcome.problems.len() <= 1_001);
            }
        }
        let _ = windows::machine(&tree);
    }
}
