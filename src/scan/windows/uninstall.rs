//! Fetches uninstall keys from the running system's registry; what they mean is read by
//! [`crate::scan::common::registry`].

use windows_registry::{Key, LOCAL_MACHINE, Type, USERS};

use crate::model::{Scope, SourceOutcome, SourceState};
use crate::scan::common::registry::{RegistryKey, Value};
use crate::scan::common::uninstall::{KeyPlace, software};
use crate::scan::empty;

const UNINSTALL: &str = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall";
const UNINSTALL_32: &str = r"SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall";
const PROFILES: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";

/// `KEY_READ` with the 64-bit view, whatever this program itself is.
const READ_64: u32 = 0x2_0019 | 0x0100;
/// `KEY_READ` with the 32-bit view.
const READ_32: u32 = 0x2_0019 | 0x0200;

const ACCESS_DENIED: i32 = 0x8007_0005_u32.cast_signed();
const FILE_NOT_FOUND: i32 = 0x8007_0002_u32.cast_signed();

/// Programs of the machine, in the 64-bit and the 32-bit view.
pub fn machine() -> Vec<SourceOutcome> {
    [
        ("uninstall-hklm-64", "Programs, 64-bit view", READ_64),
        ("uninstall-hklm-32", "Programs, 32-bit view", READ_32),
    ]
    .into_iter()
    .map(|(id, name, view)| {
        let place = KeyPlace { source: id.to_owned(), scope: Scope::Machine, user_writable: false };
        read(LOCAL_MACHINE, UNINSTALL, view, name, &place)
    })
    .collect()
}

/// Programs of every user whose hive is loaded, and one outcome for each user whose hive is not.
pub fn users() -> Vec<SourceOutcome> {
    let mut outcomes = Vec::new();
    let profiles = profiles();
    let loaded: Vec<String> = match USERS.keys() {
        Ok(names) => names.filter(|name| !name.ends_with("_Classes")).collect(),
        Err(error) => {
            let state = state(error.code().0, &error.message(), "HKEY_USERS");
            outcomes.push(empty("uninstall-users", "Programs of each user", "HKEY_USERS", state));
            Vec::new()
        }
    };
    for sid in &loaded {
        let user = user_name(sid, &profiles);
        for (suffix, path) in [("", UNINSTALL), ("-32", UNINSTALL_32)] {
            let place = KeyPlace {
                source: format!("uninstall-{sid}{suffix}"),
                scope: Scope::User(user.clone()),
                user_writable: true,
            };
            let name = format!("Programs of user {user}");
            let path = format!(r"{sid}\{path}");
            let outcome = read(USERS, &path, READ_64, &name, &place);
            // Nearly nobody has the second place; its absence says nothing.
            if suffix.is_empty() || outcome.reading.state != SourceState::NotPresent {
                outcomes.push(outcome);
            }
        }
    }
    // Accounts of people have identifiers that begin with S-1-5-21 (or S-1-12 in a cloud directory).
    for (sid, user) in profiles
        .iter()
        .filter(|(sid, _)| sid.starts_with("S-1-5-21-") || sid.starts_with("S-1-12-"))
    {
        if loaded.iter().all(|own| !own.eq_ignore_ascii_case(sid)) {
            outcomes.push(empty(
                &format!("uninstall-{sid}"),
                &format!("Programs of user {user}"),
                &format!(r"HKEY_USERS\{sid}"),
                SourceState::Failed(format!(
                    "{user} is not signed in, so software installed only for {user} is missing \
                     from this result. Scan again while {user} is signed in."
                )),
            ));
        }
    }
    outcomes
}

/// Security identifier and name of everybody with a profile on this machine.
fn profiles() -> Vec<(String, String)> {
    let Ok(list) = LOCAL_MACHINE.options().read().access(READ_64).open(PROFILES) else {
        return Vec::new();
    };
    let Ok(names) = list.keys() else { return Vec::new() };
    names
        .map(|sid| {
            let folder = list.open(&sid).and_then(|key| key.get_string("ProfileImagePath"));
            let user = folder
                .ok()
                .and_then(|folder| folder.rsplit(['\\', '/']).next().map(str::to_owned))
                .filter(|user| !user.is_empty())
                .unwrap_or_else(|| sid.clone());
            (sid, user)
        })
        .collect()
}

fn user_name(sid: &str, profiles: &[(String, String)]) -> String {
    profiles
        .iter()
        .find(|(own, _)| own.eq_ignore_ascii_case(sid))
        .map_or_else(|| sid.to_owned(), |(_, user)| user.clone())
}

fn read(root: &Key, path: &str, view: u32, name: &str, place: &KeyPlace) -> SourceOutcome {
    let mut outcome = empty(&place.source, name, path, SourceState::Read);
    let list = match root.options().read().access(view).open(path) {
        Ok(list) => list,
        Err(error) => {
            outcome.reading.state = state(error.code().0, &error.message(), path);
            return outcome;
        }
    };
    let names = match list.keys() {
        Ok(names) => names,
        Err(error) => {
            outcome.reading.state = state(error.code().0, &error.message(), path);
            return outcome;
        }
    };
    for name in names {
        match list.options().read().access(view).open(&name) {
            Ok(key) => outcome.software.extend(software(&fetch(&key, name), place)),
            Err(error) => outcome.problems.push(crate::model::Problem {
                path: format!(r"{path}\{name}"),
                place: crate::model::Place::default(),
                text: name,
                reason: format!("This entry could not be opened: {}.", error.message()),
            }),
        }
    }
    outcome
}

fn fetch(key: &Key, name: String) -> RegistryKey {
    let values = key.values().map_or_else(
        |_| Vec::new(),
        |values| {
            values
                .filter_map(|(name, value)| {
                    let value = match value.ty() {
                        Type::String | Type::ExpandString => {
                            Value::Text(String::try_from(value).ok()?)
                        }
                        Type::U32 => Value::Number(u64::from(u32::try_from(value).ok()?)),
                        Type::U64 => Value::Number(u64::try_from(value).ok()?),
                        _ => return None,
                    };
                    Some((name, value))
                })
                .collect()
        },
    );
    RegistryKey { name, values }
}

fn state(code: i32, message: &str, place: &str) -> SourceState {
    match code {
        FILE_NOT_FOUND => SourceState::NotPresent,
        ACCESS_DENIED => SourceState::NeedsRights(format!("Access to {place} was denied.")),
        _ => SourceState::Failed(format!("{place} could not be read: {message}.")),
    }
}
