//! Which sources a system has: the one place where each of them is named.
//!
//! Sources of the running system may ask the system itself (the registry, the list of processes); those
//! of a mounted disk read its files only. What lies in files is the same either way.

use super::common::browsers::registered::Registry;
use super::common::tree::Tree;
use super::{Source, common, linux, macos, windows};
use crate::model::{Machine, Platform};

/// Every source of the running system.
pub(super) fn live_sources() -> Vec<Source> {
    let mut sources = linux::sources();
    let (own, registry) = windows::sources();
    sources.extend(own);
    sources.extend(macos::sources());
    sources.extend(shared(common::machine::platform(), &live_tree(), &registry));
    sources.push(Source::new("Running programs", || vec![common::processes::read()]));
    with_time(sources)
}

/// Every source of a mounted disk.
pub(super) fn tree_sources(platform: Platform, tree: &Tree) -> Vec<Source> {
    let (mut sources, registry) = match platform {
        Platform::Linux => (linux::tree_sources(tree), Registry::none()),
        Platform::Macos => (macos::tree_sources(tree), Registry::none()),
        Platform::Windows => windows::tree_sources(tree),
    };
    sources.extend(shared(Some(platform), tree, &registry));
    with_time(sources)
}

/// Sources that open every program file or every person's folder get the time that a slow disk needs.
fn with_time(sources: Vec<Source>) -> Vec<Source> {
    const LONG: &[&str] = &["Program folders", "Programs of each user", "Services and drivers"];
    // A browser's source may be the one that reads the registry of every person.
    let is_long = |name: &str| {
        LONG.contains(&name)
            || name.starts_with("Extensions of ")
            || name.starts_with("Browser policies")
    };
    let timed = |source: Source| if is_long(source.name) { source.long() } else { source };
    sources.into_iter().map(timed).collect()
}

/// What is kept in files that are alike on every system; without what is made for another one, which
/// would be named as not read wherever a person's folder may not be entered.
fn shared(platform: Option<Platform>, tree: &Tree, registry: &Registry) -> Vec<Source> {
    const SAFARI: &str = "Extensions of Safari";
    const WINDOWS: &[&str] = &["Chocolatey packages", "Scoop apps", "winget packages"];
    let mut sources = common::browsers::sources(tree, registry);
    sources.extend(common::managers::sources(tree));
    sources.retain(|source| match platform {
        Some(Platform::Windows) => source.name != SAFARI,
        Some(Platform::Macos) => !WINDOWS.contains(&source.name),
        Some(Platform::Linux) => source.name != SAFARI && !WINDOWS.contains(&source.name),
        None => true,
    });
    sources
}

/// The files of the running system.
fn live_tree() -> Tree {
    match common::machine::platform() {
        // The drive that Windows itself lies on has people's folders, unless somebody moved them.
        Some(Platform::Windows) => Tree::any_case(windows::system_drive()),
        Some(Platform::Macos) => Tree::any_case("/"),
        Some(Platform::Linux) | None => Tree::new("/"),
    }
}

/// What the machine of a mounted disk is.
pub(super) fn machine_below(platform: Platform, tree: &Tree) -> Machine {
    let machine = match platform {
        Platform::Linux => linux::machine(tree),
        Platform::Macos => macos::machine(tree),
        Platform::Windows => windows::machine(tree),
    };
    // A disk that does not tell its machine's name is named by where it is mounted.
    let name = Some(machine.name.clone()).filter(|name| !name.trim().is_empty());
    let name = name.unwrap_or_else(|| tree.root().display().to_string());
    Machine { name, platform: Some(platform), ..machine }
}
