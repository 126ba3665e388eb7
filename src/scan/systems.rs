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
    sources.push(Source::new("Running programs", || vec![common::processes::read()]));
    sources
}

/// Every source of a mounted disk.
pub(super) fn tree_sources(platform: Platform, tree: &Tree) -> Vec<Source> {
    match platform {
        Platform::Linux => linux::tree_sources(tree),
        Platform::Macos => macos::tree_sources(tree),
        Platform::Windows => windows_tree_sources(tree),
    }
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

fn windows_tree_sources(tree: &Tree) -> Vec<Source> {
    let place = tree.shown("Windows/System32/config/SOFTWARE");
    vec![Source::new("Programs of this computer", move || {
        let why = "The registry of a Windows disk is not read.".to_owned();
        vec![super::empty("uninstall", "Programs", &place, crate::model::SourceState::Failed(why))]
    })]
}
