//! A system that does not run: a mounted disk or an unpacked backup. Which of the three it is, is told
//! by files that every installation of it has.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;

use super::common::tree::Tree;
use super::engine::{self, Limits};
use super::{Progress, ScanError, finished, systems};
use crate::model::{Inventory, Origin, Platform};

/// What shows a Windows system: the hive of installed software, or the folder itself where the hive was
/// lost.
const WINDOWS: &[&str] = &["Windows/System32/config/SOFTWARE", "Windows/System32/ntoskrnl.exe"];

/// What shows a macOS system; of its two volumes only one has the first, the other has receipts.
const MACOS: &[&str] = &[
    "System/Library/CoreServices/SystemVersion.plist",
    "Library/Receipts/InstallHistory.plist",
    "private/var/db/receipts",
];

/// What shows a Linux system, images without most of it included (os-release(5), hostname(5), and the
/// package databases).
const LINUX: &[&str] = &[
    "etc/os-release",
    "usr/lib/os-release",
    "etc/hostname",
    "etc/passwd",
    "var/lib/dpkg",
    "var/lib/rpm",
    "usr/lib/sysimage/rpm",
    "lib/apk/db",
    "var/lib/pacman",
    "var/db/pkg",
    "nix/store",
];

/// Scans the system of a mounted disk, whichever of the three it is and whichever this program runs on.
/// Nothing on it is run, and no link is followed out of it.
///
/// # Errors
/// When `root` is no readable folder or holds no system that is known, or on cancel.
pub fn root(
    root: &Path,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Inventory, ScanError> {
    if let Err(error) = std::fs::read_dir(root) {
        return Err(ScanError::Root(root.to_owned(), error.to_string()));
    }
    let Some((platform, tree)) = system_below(root) else {
        return Err(ScanError::NoSystem(root.to_owned()));
    };
    let mut inventory = Inventory::new(Origin::Scan, Timestamp::now());
    inventory.add_machine(systems::machine_below(platform, &tree));
    inventory.mounted_at = Some(root.display().to_string());
    let sources = systems::tree_sources(platform, &tree);
    let notes = super::limits::of_sources(&sources);
    let outcomes = engine::run(sources, &Limits::of_a_mounted_disk(), progress, cancel)?;
    let mut inventory = finished(inventory, outcomes, notes);
    inventory
        .cannot_show
        .push("The system was not running: its running programs could not be seen.".to_owned());
    Ok(inventory)
}

/// Which system lies below a folder, and its files as that system would see them.
#[must_use]
pub fn system_below(root: &Path) -> Option<(Platform, Tree)> {
    let has = |tree: &Tree, places: &[&str]| places.iter().any(|place| tree.exists(place));
    // Windows and macOS do not tell capital letters from small ones; mounted elsewhere, the names are as
    // they were written, and that differs from disk to disk.
    let any_case = Tree::any_case(root);
    if has(&any_case, WINDOWS) {
        return Some((Platform::Windows, any_case));
    }
    if has(&any_case, MACOS) {
        return Some((Platform::Macos, any_case));
    }
    let exact = Tree::new(root);
    has(&exact, LINUX).then_some((Platform::Linux, exact))
}

/// What was looked for, for the message that nothing of it is there.
pub(super) fn looked_for(root: &Path) -> String {
    let show = |place: &str| root.join(place.split('/').collect::<PathBuf>()).display().to_string();
    let first = |places: &[&str]| places.first().map_or_else(String::new, |place| show(place));
    format!(
        "no Windows ({}), macOS ({}) or Linux ({}, or a package database) was found there",
        first(WINDOWS),
        first(MACOS),
        first(LINUX)
    )
}
