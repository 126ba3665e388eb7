//! What is installed on Windows: uninstall keys, the Windows Installer, store apps, services, drivers,
//! tasks, start-up entries, the antivirus list, root certificates, and program folders that no entry
//! explains; of the machine and of every user.
//!
//! The same sources read the running system and a mounted disk; see [`installation`]. Nothing on the
//! disk is run or changed.

use std::path::PathBuf;
use std::sync::Arc;

use super::common::browsers::registered::Registry;
use super::common::tree::Tree;
use super::{Source, SourceOutcome};
use crate::model::Machine;
use installation::Installation;

mod antivirus;
mod browser_policies;
mod certificates;
mod gathering;
pub mod hive_list;
mod installation;
mod installer;
#[cfg(windows)]
mod live;
pub mod paths;
mod program_folders;
mod services;
mod startup;
mod store_apps;
mod tasks;
mod uninstall;
mod users;

/// Every source of the running system, and its registry for the sources of the browsers; none on other
/// systems.
#[must_use]
pub fn sources() -> (Vec<Source>, Registry) {
    #[cfg(windows)]
    {
        of(Installation::running())
    }
    #[cfg(not(windows))]
    {
        (Vec::new(), Registry::none())
    }
}

/// The root of the drive that the running Windows lies on.
#[must_use]
pub fn system_drive() -> PathBuf {
    let mut root = PathBuf::from(std::env::var_os("SystemDrive").unwrap_or_else(|| "C:".into()));
    root.push("\\");
    root
}

/// Every source of a Windows disk that is mounted somewhere, and its registry for the sources of the
/// browsers. The tree must not regard letter case ([`Tree::any_case`]).
#[must_use]
pub fn tree_sources(root: &Tree) -> (Vec<Source>, Registry) {
    of(Installation::on(root.clone()))
}

/// Name and version of the Windows on a mounted disk.
#[must_use]
pub fn machine(root: &Tree) -> Machine {
    Installation::on(root.clone()).machine()
}

fn of(installation: Installation) -> (Vec<Source>, Registry) {
    type Read = fn(&Installation) -> Vec<SourceOutcome>;
    let readers: [(&'static str, Read); 9] = [
        ("Programs of this computer", |windows| {
            let mut outcomes = windows.hives();
            outcomes.extend(uninstall::machine(windows));
            outcomes.push(installer::machine(windows));
            outcomes
        }),
        ("Programs of each user", users::read),
        ("Store apps", |windows| vec![store_apps::machine(windows)]),
        ("Services and drivers", services::read),
        ("Scheduled tasks", |windows| vec![tasks::read(windows)]),
        ("Start-up entries", |windows| vec![startup::machine(windows)]),
        ("Antivirus list", |windows| vec![antivirus::read(windows)]),
        ("Root certificates", |windows| vec![certificates::machine(windows)]),
        ("Program folders", |windows| vec![program_folders::machine(windows)]),
    ];
    let installation = Arc::new(installation);
    let mut sources: Vec<Source> = readers
        .into_iter()
        .map(|(name, read)| {
            let installation = Arc::clone(&installation);
            Source::new(name, move || read(&installation))
        })
        .collect();
    let registry = Registry::new(move || browser_policies::read(&installation));
    let own = registry.clone();
    let name = "Browser policies in the registry";
    sources.push(Source::new(name, move || own.outcome().into_iter().collect()));
    (sources, registry)
}
