//! Which sources a system has: the one place where each of them is named.
//!
//! Sources of the running system may ask the system itself (the registry, the list of processes); those
//! of a mounted disk read its files only. What lies in files is the same either way.

use super::common::tree::Tree;
use super::{Source, common, linux, macos, windows};
use crate::model::{Machine, Platform};

/// Every source of the running system.
pub(super) fn live_sources() -> Vec<Source> {
    let mut sources = linux::sources();
    sources.extend(windows::sources());
    sources.extend(macos::sources());
    let tree = live_tree();
    sources.extend(common::browsers::sources(&tree));
    sources.extend(common::managers::sources(&tree));
    sources.push(Source::new("Running programs", || vec![common::processes::read()]));
    sources
}

/// The files of the running system, where people's folders are.
fn live_tree() -> Tree {
    match common::machine::platform() {
        // The drive that Windows itself lies on has them, unless somebody moved them.
        Some(Platform::Windows) => Tree::any_case(windows::system_drive()),
        Some(Platform::Macos) => Tree::any_case("/"),
        Some(Platform::Linux) | None => Tree::new("/"),
    }
}

/// Every source of a mounted disk.
pub(super) fn tree_sources(platform: Platform, tree: &Tree) -> Vec<Source> {
    let mut sources = match platform {
        Platform::Linux => linux::tree_sources(tree),
        Platform::Macos => macos::tree_sources(tree),
        Platform::Windows => windows::tree_sources(tree),
    };
    sources.extend(common::browsers::sources(tree));
    sources.extend(common::managers::sources(tree));
    sources
}

/// What the machine of a mounted disk is.
pub(super) fn machine_below(platform: Platform, tree: &Tree) -> Machine {
    match platform {
        Platform::Linux => linux::machine(tree),
        Platform::Macos => macos::machine(tree),
        Platform::Windows => Machine {
            platform: Some(platform),
            ..Machine::named(tree.root().display().to_string())
        },
    }
}
