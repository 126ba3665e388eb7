//! One hive file that came alone, as a list: what it is and which programs stand in it.

use std::sync::Arc;

use super::gathering::Gathering;
use super::installation::Installation;
use super::{installer, services, store_apps, uninstall};
use crate::model::{Scope, SourceOutcome};
use crate::scan::common::hive::HiveFile;
use crate::scan::common::registry::{Hive, KeyError};
use crate::scan::common::uninstall::KeyPlace;

/// Which part of the registry a hive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiveKind {
    /// `SOFTWARE`: programs of the machine.
    Software,
    /// `NTUSER.DAT`: programs of one user.
    User,
    /// `UsrClass.dat`: store apps of one user.
    Classes,
    /// `SYSTEM`: services and drivers.
    System,
    /// `SAM`: accounts.
    Accounts,
    /// `SECURITY`: rights.
    Security,
    /// Any other.
    Other,
}

/// What a hive holds.
pub struct HiveList {
    /// What was read, source by source.
    pub outcomes: Vec<SourceOutcome>,
    /// Keys that are no programs, or that another key names better.
    pub skipped: usize,
    /// The name of the computer, which only `SYSTEM` holds.
    pub machine: Option<String>,
}

/// Which part of the registry a hive is, by the keys at its root.
///
/// # Errors
/// When its root cannot be read.
pub fn kind(hive: &dyn Hive) -> Result<HiveKind, KeyError> {
    let root = hive.key("")?.unwrap_or_default();
    let has = |name: &str| root.subkeys.iter().any(|own| own.eq_ignore_ascii_case(name));
    Ok(if has("Select") || has("ControlSet001") {
        HiveKind::System
    } else if has("SAM") {
        HiveKind::Accounts
    } else if has("Policy") && !has("Software") {
        HiveKind::Security
    } else if has("Software") {
        HiveKind::User
    } else if has("Local Settings") {
        HiveKind::Classes
    } else if has("Microsoft") || has("WOW6432Node") {
        HiveKind::Software
    } else if root.is_partial {
        // What is lost may be what would have told.
        return Err(KeyError::Unreadable(root.problems.join(" ")));
    } else {
        HiveKind::Other
    })
}

/// The programs, or services, of a hive.
#[must_use]
pub fn read(hive: HiveFile, kind: HiveKind) -> HiveList {
    let hive: Arc<dyn Hive> = Arc::new(hive);
    let mut list = HiveList { outcomes: Vec::new(), skipped: 0, machine: None };
    let mut met = 0;
    match kind {
        HiveKind::Software => {
            let windows = Installation::of_hive(Arc::clone(&hive), false);
            list.outcomes = uninstall::machine(&windows);
            list.outcomes.push(installer::machine(&windows));
            met = count(hive.as_ref(), &uninstall::MACHINE) + installer::count(hive.as_ref());
        }
        HiveKind::User => {
            list.outcomes = uninstall::USER.map(|path| of_user(hive.as_ref(), path)).into();
            met = count(hive.as_ref(), &uninstall::USER);
        }
        HiveKind::Classes => {
            let windows = Installation::of_hive(Arc::clone(&hive), false);
            let mut apps = Gathering::new("store-apps", "Store apps of a user", store_apps::USER);
            store_apps::user(&mut apps, &windows, hive.as_ref(), &Scope::Unknown);
            list.outcomes = vec![apps.finish()];
            met = count(hive.as_ref(), &[store_apps::USER]);
        }
        HiveKind::System => {
            let windows = Installation::of_hive(Arc::clone(&hive), true);
            list.outcomes = vec![services::registered_only(&windows, hive.as_ref())];
            list.machine = windows.computer_name();
            if let Ok(set) = Installation::control_set(hive.as_ref()) {
                met = count(hive.as_ref(), &[&format!(r"{set}\Services")]);
            }
        }
        HiveKind::Accounts | HiveKind::Security | HiveKind::Other => {}
    }
    let found: usize = list.outcomes.iter().map(|own| own.software.len()).sum();
    list.skipped = met.saturating_sub(found);
    list
}

/// Programs of the one user whose hive it is; the hive does not name its user.
fn of_user(hive: &dyn Hive, path: &str) -> SourceOutcome {
    let id = "uninstall-user".to_owned();
    let gathering = Gathering::new(&id, "Programs of a user", path);
    let place = KeyPlace { source: id, scope: Scope::Unknown, user_writable: true };
    uninstall::read(gathering, hive, path, &place)
}

fn count(hive: &dyn Hive, paths: &[&str]) -> usize {
    let keys = paths.iter().filter_map(|path| hive.key(path).ok().flatten());
    keys.map(|key| key.subkeys.len()).sum()
}
