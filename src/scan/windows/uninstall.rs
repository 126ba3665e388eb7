//! Uninstall keys of the machine in both views and of a user; what they mean is read by
//! [`crate::scan::common::uninstall`].

use super::gathering::Gathering;
use super::installation::{Installation, User};
use crate::model::{Scope, SourceOutcome};
use crate::scan::common::registry::{Hive, RegistryKey};
use crate::scan::common::uninstall::{KeyPlace, leftover, software};
use crate::scan::empty;

/// Below the hive of the machine's software.
pub(super) const MACHINE: [&str; 2] = [
    r"Microsoft\Windows\CurrentVersion\Uninstall",
    r"WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall",
];

/// Below a user's hive.
pub(super) const USER: [&str; 2] = [
    r"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall",
    r"SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall",
];

/// Programs of the machine, in the 64-bit and the 32-bit view.
pub(super) fn machine(windows: &Installation) -> Vec<SourceOutcome> {
    [
        ("uninstall-hklm-64", "Programs, 64-bit view", MACHINE[0]),
        ("uninstall-hklm-32", "Programs, 32-bit view", MACHINE[1]),
    ]
    .into_iter()
    .map(|(id, name, path)| {
        let place = format!(r"HKEY_LOCAL_MACHINE\SOFTWARE\{path}");
        match windows.software() {
            Ok(seen) => {
                let scope = Scope::Machine;
                let of = KeyPlace { source: id.to_owned(), scope, user_writable: false };
                read(Gathering::new(id, name, &place), seen.hive.as_ref(), path, &of)
            }
            Err(state) => empty(id, name, &place, state),
        }
    })
    .collect()
}

/// Programs of a user. The second place is nearly nobody's; where it is not there, nothing is said.
pub(super) fn user(hive: &dyn Hive, user: &User) -> Vec<SourceOutcome> {
    let mut outcomes = Vec::new();
    for (suffix, path) in [("", USER[0]), ("-32", USER[1])] {
        let id = format!("uninstall-{}{suffix}", user.id());
        let name = format!("Programs of user {}", user.name);
        let place = format!(r"HKEY_USERS\{}\{path}", user.id());
        let scope = Scope::User(user.name.clone());
        let of = KeyPlace { source: id.clone(), scope, user_writable: true };
        let outcome = read(Gathering::new(&id, &name, &place), hive, path, &of);
        if suffix.is_empty() || outcome.reading.state != crate::model::SourceState::NotPresent {
            outcomes.push(outcome);
        }
    }
    outcomes
}

pub(super) fn read(
    mut gathering: Gathering,
    hive: &dyn Hive,
    path: &str,
    place: &KeyPlace,
) -> SourceOutcome {
    for key in gathering.keys(hive, path) {
        if let Some(found) = software(&key, place).or_else(|| leftover(&key, place)) {
            gathering.push(found);
        }
    }
    gathering.finish()
}

/// Keys of programs, for sources that only add what no uninstall key names. What cannot be read here
/// is said by the source of the keys itself.
pub(super) fn known(hive: &dyn Hive, paths: &[&str]) -> Vec<RegistryKey> {
    paths
        .iter()
        .filter_map(|path| hive.children(path).ok().flatten())
        .flat_map(|children| children.keys)
        .collect()
}
