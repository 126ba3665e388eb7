//! The Windows registry as plain keys and values, wherever it is read from: the running system or a
//! hive file of a disk. Sources ask a [`Hive`] for paths and do not know which of the two answers.

use jiff::Timestamp;

use crate::model::SourceState;

/// Longer texts are cut: no name, command or path is as long, and a hostile value may be any size.
const LONGEST_TEXT: usize = 32 * 1024;

/// One key with its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegistryKey {
    /// Its own name, the last part of the path.
    pub name: String,
    /// Values by name.
    pub values: Vec<(String, Value)>,
    /// Names of the keys below; only filled where one key was asked for by its path.
    pub subkeys: Vec<String>,
    /// When it was last written, where that is known.
    pub written: Option<Timestamp>,
    /// What of it could not be read or was cut, each a sentence.
    pub problems: Vec<String>,
    /// Whether values or keys below are missing.
    pub is_partial: bool,
}

/// A value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `REG_SZ`, `REG_EXPAND_SZ` or `REG_LINK`.
    Text(String),
    /// `REG_DWORD` or `REG_QWORD`.
    Number(u64),
    /// `REG_MULTI_SZ`.
    Texts(Vec<String>),
    /// Anything else.
    Bytes(Vec<u8>),
}

impl Value {
    /// A value from its type and bytes, as `RegQueryValueEx` documents them ("Registry Value Types").
    /// Texts need not end with a zero, and may be longer than anything a program shows: they are cut.
    #[must_use]
    pub fn of(kind: u32, bytes: &[u8]) -> Self {
        let number = |reversed: bool| {
            let mut whole = [0; 8];
            for (at, byte) in bytes.iter().take(8).enumerate() {
                let at = if reversed { bytes.len().min(8) - 1 - at } else { at };
                if let Some(place) = whole.get_mut(at) {
                    *place = *byte;
                }
            }
            Self::Number(u64::from_le_bytes(whole))
        };
        match (kind, bytes.len()) {
            (1 | 2 | 6, _) => {
                let text = utf16(bytes, LONGEST_TEXT);
                Self::Text(text.split('\0').next().unwrap_or_default().to_owned())
            }
            (7, _) => Self::Texts(
                utf16(bytes, LONGEST_TEXT)
                    .split('\0')
                    .filter(|text| !text.is_empty())
                    .map(str::to_owned)
                    .collect(),
            ),
            (4, 4) | (11, 8) => number(false),
            (5, 4) => number(true),
            _ => Self::Bytes(bytes.to_vec()),
        }
    }

    /// Whether bytes of this length were cut by [`Value::of`].
    #[must_use]
    pub fn is_cut(kind: u32, length: usize) -> bool {
        matches!(kind, 1 | 2 | 6 | 7) && length / 2 > LONGEST_TEXT
    }
}

/// UTF-16, little end first, of at most so many units; what is no Unicode is replaced.
#[must_use]
pub fn utf16(bytes: &[u8], most: usize) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .take(most)
        .map(|pair| pair.try_into().map_or(0, u16::from_le_bytes))
        .collect();
    String::from_utf16_lossy(&units)
}

impl RegistryKey {
    /// A value, whatever the case of its name.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// A value as text, without blanks around it; `None` where it is empty.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        let text = match self.value(name)? {
            Value::Text(text) => text.trim_matches(['\0', ' ']).to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Texts(texts) => texts.first()?.clone(),
            Value::Bytes(_) => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// A value as a number, also where it was written as text.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u64> {
        match self.value(name)? {
            Value::Number(number) => Some(*number),
            Value::Text(text) => text.trim().parse().ok(),
            Value::Texts(_) | Value::Bytes(_) => None,
        }
    }

    /// A value as bytes.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        match self.value(name)? {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Whether a flag is set.
    #[must_use]
    pub fn is_set(&self, name: &str) -> bool {
        match self.value(name) {
            Some(Value::Number(number)) => *number != 0,
            Some(Value::Text(text)) => text.trim() == "1",
            _ => false,
        }
    }
}

/// Why a key could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The system refused it.
    #[error("Access to {0} was denied.")]
    Denied(String),
    /// It is there, and damaged or unreadable.
    #[error("{0}")]
    Unreadable(String),
}

impl From<KeyError> for SourceState {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Denied(_) => Self::NeedsRights(error.to_string()),
            KeyError::Unreadable(why) => Self::Failed(why),
        }
    }
}

/// The keys directly below a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Children {
    /// Those that could be read.
    pub keys: Vec<RegistryKey>,
    /// The others: the name as far as it is known, and why.
    pub unread: Vec<(String, KeyError)>,
}

/// A part of the registry with a root of its own: a hive file, or a root key of the running system.
/// Paths are parts joined by `\`, without one at the start; letter case does not count.
pub trait Hive: Send + Sync {
    /// A key with its values and the names of the keys below; `None` where there is none.
    ///
    /// # Errors
    /// When it is there, or may be there, and could not be read.
    fn key(&self, path: &str) -> Result<Option<RegistryKey>, KeyError>;

    /// The keys directly below a key with their values; `None` where the key is not there.
    ///
    /// # Errors
    /// When it is there, or may be there, and could not be read.
    fn children(&self, path: &str) -> Result<Option<Children>, KeyError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_every_type() {
        let text: Vec<u8> = "ab\0cd\0\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Value::of(1, &text), Value::Text("ab".to_owned()));
        assert_eq!(Value::of(7, &text), Value::Texts(vec!["ab".to_owned(), "cd".to_owned()]));
        assert_eq!(Value::of(4, &[1, 0, 0, 0]), Value::Number(1));
        assert_eq!(Value::of(5, &[0, 0, 0, 1]), Value::Number(1));
        assert_eq!(Value::of(11, &[0, 1, 0, 0, 0, 0, 0, 0]), Value::Number(256));
        assert_eq!(Value::of(4, &[1, 2]), Value::Bytes(vec![1, 2]));
        assert_eq!(Value::of(3, &[]), Value::Bytes(Vec::new()));
        // A lone surrogate is no Unicode.
        assert_eq!(Value::of(1, &[0x00, 0xd8, 0x61, 0x00]), Value::Text("\u{fffd}a".to_owned()));
        let long = [0x61, 0x00].repeat(1 << 20);
        assert!(matches!(Value::of(1, &long), Value::Text(text) if text.len() == LONGEST_TEXT));
        assert!(Value::is_cut(1, long.len()) && !Value::is_cut(3, long.len()));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_of_any_type_are_a_value(kind in 0_u32..16, bytes: Vec<u8>) {
            match Value::of(kind, &bytes) {
                Value::Text(text) => proptest::prop_assert!(!text.contains('\0')),
                Value::Texts(texts) => proptest::prop_assert!(texts.iter().all(|text| !text.is_empty())),
                Value::Number(_) => proptest::prop_assert!(bytes.len() == 4 || bytes.len() == 8),
                Value::Bytes(same) => proptest::prop_assert_eq!(same, bytes),
            }
        }
    }
}
