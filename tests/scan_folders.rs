//! Folders of `/opt` that a maker's name stands on: what they prove, and what they do not.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use interdict::catalog;
use interdict::matching::{Judgement, Matcher};
use interdict::model::Title;
use interdict::scan::common::tree::Tree;
use interdict::scan::linux;

/// What each name of a folder below `/opt` is taken for.
fn judged(folders: &[&str], path: &str) -> Judgement {
    let root = tempfile::tempdir().unwrap();
    for folder in folders {
        std::fs::create_dir_all(root.path().join(folder)).unwrap();
    }
    let outcome = linux::local::read(&Tree::new(root.path())).remove(0);
    let place = root.path().join(path).display().to_string();
    let found = outcome.software.iter().find(|own| own.location.as_deref() == Some(&*place));
    let found = found.unwrap_or_else(|| panic!("no {place} in {:?}", outcome.software));
    let title = Title {
        kind: found.kind,
        name: found.name.clone(),
        publisher: found.publisher.clone(),
        ids: Some(Box::new(found.ids.clone())),
    };
    Matcher::new(&catalog::builtin().unwrap()).judge(&title).unwrap()
}

#[test]
fn the_folder_of_a_maker_is_not_the_program_called_the_same() {
    for folders in [&["opt/kaspersky/kesl/bin", "opt/kaspersky/klnagent64"][..], &["opt/kaspersky"]]
    {
        let judged = judged(folders, "opt/kaspersky");
        assert_eq!(judged.vendor, "kaspersky");
        assert!(judged.by_vendor, "{folders:?}: {:?}", judged.product);
    }
    let yandex = judged(&["opt/yandex/browser"], "opt/yandex");
    assert_eq!((yandex.vendor.as_str(), yandex.by_vendor), ("yandex", true));
}

#[test]
fn the_folder_of_a_program_still_names_it() {
    let judged = judged(&["opt/kaspersky/kesl/bin"], "opt/kaspersky/kesl");
    assert_eq!(judged.vendor, "kaspersky");
}
