//! The registry of the running system, through the windows-registry crate. Keys are opened for reading
//! and in the 64-bit view, so that paths are the same as in a hive file.

use windows_registry::{Key, LOCAL_MACHINE, USERS};

use crate::scan::common::registry::{Children, Hive, KeyError, RegistryKey, Value};

/// `KEY_READ` with the 64-bit view, whatever this program itself is.
const READ_64: u32 = 0x2_0019 | 0x0100;

const ACCESS_DENIED: i32 = 0x8007_0005_u32.cast_signed();
const FILE_NOT_FOUND: i32 = 0x8007_0002_u32.cast_signed();

/// The roots of the registry that are read.
#[derive(Clone, Copy)]
enum Root {
    Machine,
    Users,
}

impl Root {
    fn key(self) -> &'static Key {
        match self {
            Self::Machine => LOCAL_MACHINE,
            Self::Users => USERS,
        }
    }
}

/// A hive that the system has open.
pub(super) struct Live {
    root: Root,
    /// Path of the hive below the root.
    base: String,
}

impl Live {
    /// `HKEY_LOCAL_MACHINE\SOFTWARE` or `\SYSTEM`.
    pub(super) fn machine(name: &str) -> Self {
        Self { root: Root::Machine, base: name.to_owned() }
    }

    /// `HKEY_USERS\<security identifier>`.
    pub(super) fn user(name: &str) -> Self {
        Self { root: Root::Users, base: name.to_owned() }
    }

    fn path(&self, path: &str) -> String {
        if path.is_empty() { self.base.clone() } else { format!(r"{}\{path}", self.base) }
    }

    fn open(&self, path: &str) -> Result<Option<Key>, KeyError> {
        let path = self.path(path);
        match self.root.key().options().read().access(READ_64).open(&path) {
            Ok(key) => Ok(Some(key)),
            Err(error) if error.code().0 == FILE_NOT_FOUND => Ok(None),
            Err(error) => Err(reason(error.code().0, &error.message(), &path)),
        }
    }
}

impl Hive for Live {
    fn key(&self, path: &str) -> Result<Option<RegistryKey>, KeyError> {
        let Some(key) = self.open(path)? else { return Ok(None) };
        let name = path.rsplit('\\').next().unwrap_or(path);
        let names = key
            .keys()
            .map_err(|error| reason(error.code().0, &error.message(), &self.path(path)))?;
        let subkeys = names.collect();
        Ok(Some(RegistryKey { subkeys, ..read(&key, name.to_owned()) }))
    }

    fn children(&self, path: &str) -> Result<Option<Children>, KeyError> {
        let Some(list) = self.open(path)? else { return Ok(None) };
        let names = list
            .keys()
            .map_err(|error| reason(error.code().0, &error.message(), &self.path(path)))?;
        let mut children = Children::default();
        for name in names {
            match list.options().read().access(READ_64).open(&name) {
                Ok(key) => children.keys.push(read(&key, name)),
                // It was removed in between.
                Err(error) if error.code().0 == FILE_NOT_FOUND => {}
                Err(error) => {
                    let place = format!(r"{}\{name}", self.path(path));
                    children.unread.push((name, reason(error.code().0, &error.message(), &place)));
                }
            }
        }
        Ok(Some(children))
    }
}

fn read(key: &Key, name: String) -> RegistryKey {
    let mut found = RegistryKey { name, ..RegistryKey::default() };
    match key.values() {
        Ok(values) => {
            for (name, value) in values {
                let kind = value.ty().into();
                if Value::is_cut(kind, value.len()) {
                    found.problems.push(format!(
                        "Its value {name:?} is {} bytes long; only the beginning was read.",
                        value.len()
                    ));
                }
                found.values.push((name, Value::of(kind, &value)));
            }
        }
        Err(error) => {
            found.is_partial = true;
            found.problems.push(format!("Its values could not be read: {}.", error.message()));
        }
    }
    found
}

fn reason(code: i32, message: &str, place: &str) -> KeyError {
    match code {
        ACCESS_DENIED => KeyError::Denied(place.to_owned()),
        _ => KeyError::Unreadable(format!("{place} could not be read: {message}.")),
    }
}

/// Security identifiers of the users whose hives are open.
pub(super) fn loaded() -> Result<Vec<String>, KeyError> {
    let names =
        USERS.keys().map_err(|error| reason(error.code().0, &error.message(), "HKEY_USERS"))?;
    let mut names: Vec<String> = names.filter(|name| !name.ends_with("_Classes")).collect();
    // `.DEFAULT` is another name for the hive of the system's own account.
    if names.iter().any(|name| name == "S-1-5-18") {
        names.retain(|name| name != ".DEFAULT");
    }
    Ok(names)
}
