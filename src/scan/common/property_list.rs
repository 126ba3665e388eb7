//! Reading a property list that may be hostile (Apple, "Property List Programming Guide"; the forms are
//! those of plist(5), and the older text form).
//!
//! A list may be nested a hundred thousand levels deep, and a binary one may refer to the same part
//! again and again until it fills the memory. So its depth, its parts and its bytes are counted while
//! it is read.

use std::io::Cursor;

use plist::stream::{Event, Reader};
use plist::{Dictionary, Value};

/// No list that this program reads is nested more than ten levels.
const DEEPEST: usize = 100;
const MOST_PARTS: usize = 1_000_000;
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Why a property list was not read.
#[derive(Debug, thiserror::Error)]
pub enum PropertyListError {
    /// It is none, or is cut off.
    #[error("it is no property list: {0}")]
    Broken(#[from] plist::Error),
    /// It is made to be more than can be read.
    #[error("it is nested too deeply or holds too much")]
    TooMuch,
}

/// A property list: binary, XML, or the older text form.
///
/// # Errors
/// When the bytes are none, or more than can be read.
pub fn parse(bytes: &[u8]) -> Result<Value, PropertyListError> {
    let (mut depth, mut parts, mut size) = (0_usize, 0_usize, 0_usize);
    let mut too_much = false;
    let events = Reader::new(Cursor::new(bytes)).take_while(|event| {
        match event {
            Ok(Event::StartArray(_) | Event::StartDictionary(_)) => depth += 1,
            Ok(Event::EndCollection) => depth = depth.saturating_sub(1),
            Ok(Event::String(text)) => size = size.saturating_add(text.len()),
            Ok(Event::Data(data)) => size = size.saturating_add(data.len()),
            _ => {}
        }
        parts += 1;
        too_much = depth > DEEPEST || parts > MOST_PARTS || size > MOST_BYTES;
        !too_much
    });
    match Value::from_events(events) {
        Ok(value) => Ok(value),
        Err(_) if too_much => Err(PropertyListError::TooMuch),
        Err(error) => Err(error.into()),
    }
}

/// A text of a dictionary, trimmed; `None` where it is empty or no text.
#[must_use]
pub fn text(keys: &Dictionary, key: &str) -> Option<String> {
    let text = keys.get(key)?.as_string()?.trim();
    (!text.is_empty()).then(|| text.chars().take(1_000).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn binary(value: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        value.to_writer_binary(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn lists_of_both_forms() {
        let mut keys = Dictionary::new();
        keys.insert("a".into(), " b ".into());
        keys.insert("n".into(), 1.into());
        let value = Value::Dictionary(keys.clone());
        assert_eq!(parse(&binary(&value)).unwrap(), value);
        let mut xml = Vec::new();
        value.to_writer_xml(&mut xml).unwrap();
        assert_eq!(parse(&xml).unwrap(), value);
        assert_eq!(text(&keys, "a").as_deref(), Some("b"));
        assert_eq!(text(&keys, "n"), None);
    }

    fn nested(depth: usize) -> Value {
        (0..depth).fold(Value::Integer(1.into()), |inner, _| Value::Array(vec![inner]))
    }

    #[test]
    fn a_deep_list_is_refused() {
        let deep = nested(DEEPEST);
        let mut xml = Vec::new();
        deep.to_writer_xml(&mut xml).unwrap();
        for whole in [binary(&deep), xml] {
            assert_eq!(parse(&whole).unwrap(), deep);
        }
        let deeper = binary(&nested(DEEPEST + 1));
        assert!(matches!(parse(&deeper), Err(PropertyListError::TooMuch)));
        let xml = format!("<?xml version=\"1.0\"?><plist>{}", "<array>".repeat(200_000));
        assert!(matches!(parse(xml.as_bytes()), Err(PropertyListError::TooMuch)));
        let text = "(".repeat(200_000);
        assert!(matches!(parse(text.as_bytes()), Err(PropertyListError::TooMuch)));
    }

    #[test]
    fn a_binary_list_that_repeats_itself_is_refused() {
        // 40 arrays, each of which names the next one twice: 2^40 parts in some hundred bytes.
        let mut bytes = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        for at in 0..40_u8 {
            offsets.push(u8::try_from(bytes.len()).unwrap());
            bytes.extend([0xA2, at + 1, at + 1]);
        }
        offsets.push(u8::try_from(bytes.len()).unwrap());
        bytes.extend([0x51, b'x']);
        let table = bytes.len() as u64;
        bytes.extend(&offsets);
        bytes.extend([0, 0, 0, 0, 0, 0, 1, 1]);
        for number in [offsets.len() as u64, 0, table] {
            bytes.extend(number.to_be_bytes());
        }
        assert!(matches!(parse(&bytes), Err(PropertyListError::TooMuch)));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(mut bytes: Vec<u8>, binary: bool) {
            if binary {
                bytes.splice(0..0, *b"bplist00");
            }
            let _ = parse(&bytes);
        }

        #[test]
        fn a_damaged_list_is_read_without_panic(at in 0_usize..400, byte: u8) {
            let mut bytes = binary(&nested(20));
            let length = bytes.len();
            if let Some(one) = bytes.get_mut(at % length) {
                *one = byte;
            }
            let _ = parse(&bytes);
        }
    }
}
