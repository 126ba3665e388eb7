//! Single keys and values of the registry of the running system, below `HKEY_LOCAL_MACHINE` and in its
//! 64-bit view.

use windows_registry::{Key, LOCAL_MACHINE, Type};

/// `KEY_READ` with the 64-bit view ("Registry Key Security and Access Rights").
const READ_64: u32 = 0x2_0019 | 0x0100;

/// `HRESULT` of `ERROR_FILE_NOT_FOUND`: no such key or value.
const FILE_NOT_FOUND: i32 = 0x8007_0002_u32.cast_signed();

fn open(path: &str) -> Option<Key> {
    LOCAL_MACHINE.options().read().access(READ_64).open(path).ok()
}

/// Whether a key is there; `None` where that cannot be told, as when it may not be opened.
#[must_use]
pub fn has_key(path: &str) -> Option<bool> {
    match LOCAL_MACHINE.options().read().access(READ_64).open(path) {
        Ok(_) => Some(true),
        Err(error) if error.code().0 == FILE_NOT_FOUND => Some(false),
        Err(_) => None,
    }
}

/// Whether a key has a value that is not empty.
#[must_use]
pub fn has_value(path: &str, name: &str) -> bool {
    open(path).is_some_and(|key| key.get_value(name).is_ok_and(|value| !value.is_empty()))
}

/// A value as text.
#[must_use]
pub fn text(path: &str, name: &str) -> Option<String> {
    open(path)?.get_string(name).ok().filter(|text| !text.is_empty())
}

/// A value that is a list of texts, or one text; empty where it is not there, `None` where it cannot be read.
#[must_use]
pub fn list(path: &str, name: &str) -> Option<Vec<String>> {
    if has_key(path) == Some(false) {
        return Some(Vec::new());
    }
    match open(path)?.get_value(name) {
        Ok(value) => {
            let is_text =
                matches!(value.ty(), Type::String | Type::ExpandString | Type::MultiString);
            let texts = value.as_wide().split(|letter| *letter == 0);
            let texts = texts.filter(|text| !text.is_empty()).map(String::from_utf16_lossy);
            is_text.then(|| texts.collect())
        }
        Err(error) if error.code().0 == FILE_NOT_FOUND => Some(Vec::new()),
        Err(_) => None,
    }
}

/// A value as a number.
#[must_use]
pub fn number(path: &str, name: &str) -> Option<u32> {
    open(path)?.get_u32(name).ok()
}

/// The names of the keys directly below a key, at most so many as anybody has.
#[must_use]
pub fn keys(path: &str) -> Option<Vec<String>> {
    const MOST: usize = 10_000;
    Some(open(path)?.keys().ok()?.take(MOST).collect())
}

/// The values of a key that are texts, by their names, at most so many as anybody has.
#[must_use]
pub fn texts(path: &str) -> Option<Vec<(String, String)>> {
    const MOST: usize = 10_000;
    let key = open(path)?;
    let names: Vec<String> = key.values().ok()?.take(MOST).map(|(name, _)| name).collect();
    Some(
        names
            .into_iter()
            .filter_map(|name| Some((name.clone(), key.get_string(&name).ok()?)))
            .collect(),
    )
}
