//! What an extension says of itself: `manifest.json` and the texts of its languages (Chrome, "Manifest
//! file format" and "chrome.i18n"; MDN, "manifest.json").

use serde::de::{IgnoredAny, MapAccess};
use serde_json::{Map, Value};

use super::loose::{Loose, Shape};

/// What is used of a manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Name as written; may be `__MSG_key__`.
    pub name: Option<String>,
    /// Version as text.
    pub version: Option<String>,
    /// Who made it, where the manifest says so.
    pub author: Option<String>,
    /// Folder below `_locales` whose texts stand for what a person's language lacks.
    pub default_locale: Option<String>,
}

/// A manifest file.
///
/// # Errors
/// A sentence for the user.
pub fn parse_manifest(bytes: &[u8]) -> Result<Manifest, String> {
    let bytes = without_mark(bytes);
    let manifest: Loose<Manifest> = match serde_json::from_slice(bytes) {
        Ok(manifest) => manifest,
        // Chrome's documentation allows `//` comments in this one file.
        Err(error) => serde_json::from_slice(&without_comments(bytes))
            .map_err(|_| format!("The manifest is no JSON that can be read: {error}."))?,
    };
    manifest.0.ok_or_else(|| "The manifest is not what a manifest is.".to_owned())
}

impl Shape for Manifest {
    fn from_keys<'de, A: MapAccess<'de>>(mut keys: A) -> Result<Option<Self>, A::Error> {
        let mut found = Self::default();
        let mut developer = None;
        while let Some(key) = keys.next_key::<String>()? {
            match key.as_str() {
                "name" => found.name = keys.next_value::<Loose<String>>()?.0,
                "version" => found.version = keys.next_value::<Loose<String>>()?.0,
                "default_locale" => found.default_locale = keys.next_value::<Loose<String>>()?.0,
                "author" => {
                    found.author = keys.next_value::<Loose<Maker>>()?.0.map(|maker| maker.0);
                }
                "developer" => {
                    developer = keys.next_value::<Loose<Maker>>()?.0.map(|maker| maker.0);
                }
                _ => {
                    keys.next_value::<IgnoredAny>()?;
                }
            }
        }
        found.author = found.author.or(developer);
        Ok(Some(found))
    }
}

/// Who made an extension: a text, or keys of which one is the name.
struct Maker(String);

impl Shape for Maker {
    fn from_text(text: &str) -> Option<Self> {
        String::from_text(text).map(Self)
    }

    fn from_keys<'de, A: MapAccess<'de>>(mut keys: A) -> Result<Option<Self>, A::Error> {
        let mut name = None;
        while let Some(key) = keys.next_key::<String>()? {
            let value = keys.next_value::<Loose<String>>()?.0;
            if key == "name" {
                name = value;
            }
        }
        Ok(name.map(Self))
    }
}

/// A text of an object, without what surrounds it; nothing where it is empty or no text.
#[must_use]
pub fn text(keys: &Map<String, Value>, key: &str) -> Option<String> {
    keys.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The key of a text that stands in the files of languages: `__MSG_appName__` gives `appName`.
#[must_use]
pub fn message_key(name: &str) -> Option<&str> {
    name.strip_prefix("__MSG_")?.strip_suffix("__").filter(|key| !key.is_empty())
}

/// A text of a `messages.json`; keys are compared without regard to case.
///
/// # Errors
/// A sentence for the user.
pub fn parse_message(bytes: &[u8], key: &str) -> Result<Option<String>, String> {
    let value: Value = serde_json::from_slice(without_mark(bytes)).map_err(|error| {
        format!("The texts of the extension are no JSON that can be read: {error}.")
    })?;
    Ok(value
        .as_object()
        .and_then(|keys| keys.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)))
        .and_then(|(_, message)| text(message.as_object()?, "message")))
}

/// Whether this is the name of a folder of a language, so that it leads nowhere else.
#[must_use]
pub fn is_locale(name: &str) -> bool {
    !name.is_empty()
        && name.len() < 32
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// The same JSON without `//` comments to the end of a line and `/* */`; texts in quotes stay.
fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    let mut quoted = false;
    while let Some(byte) = rest.next() {
        match (quoted, byte, rest.peek().copied()) {
            (true, b'\\', Some(next)) => {
                plain.extend([byte, next]);
                rest.next();
            }
            (_, b'"', _) => {
                quoted = !quoted;
                plain.push(byte);
            }
            (false, b'/', Some(b'/')) => while rest.next_if(|byte| *byte != b'\n').is_some() {},
            (false, b'/', Some(b'*')) => {
                rest.next();
                let mut before = 0;
                for byte in rest.by_ref() {
                    if before == b'*' && byte == b'/' {
                        break;
                    }
                    before = byte;
                }
            }
            _ => plain.push(byte),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_versions_and_makers() {
        let read = |text: &str| parse_manifest(text.as_bytes()).unwrap();
        let found = read(r#"{"name": " Shop helper ", "version": "1.2", "author": "Example Ltd"}"#);
        assert_eq!(found.name.as_deref(), Some("Shop helper"));
        assert_eq!(found.version.as_deref(), Some("1.2"));
        assert_eq!(found.author.as_deref(), Some("Example Ltd"));
        // The form of Manifest V3, and Firefox's.
        assert_eq!(read(r#"{"author": {"email": "a@example.org"}}"#).author, None);
        let firefox = read(r#"{"developer": {"name": "Example"}, "version": 3}"#);
        assert_eq!(firefox.author.as_deref(), Some("Example"));
        assert_eq!(firefox.version, None);
        assert!(parse_manifest(b"[]").is_err() && parse_manifest(b"{\"name\":").is_err());
    }

    #[test]
    fn comments_and_a_byte_order_mark_are_allowed() {
        let text = "\u{feff}{ // the name\n \"name\": \"http://x \\\" // y\", /* v */ \"version\": \"1\" }";
        let found = parse_manifest(text.as_bytes()).unwrap();
        assert_eq!(found.name.as_deref(), Some("http://x \" // y"));
        assert_eq!(found.version.as_deref(), Some("1"));
    }

    #[test]
    fn texts_of_a_language() {
        let file = br#"{"AppName": {"message": "Kaspersky Protection"}, "odd": 3}"#;
        let key = message_key("__MSG_appname__").unwrap();
        assert_eq!(parse_message(file, key).unwrap().as_deref(), Some("Kaspersky Protection"));
        assert_eq!(parse_message(file, "odd").unwrap(), None);
        assert!(parse_message(b"?", "odd").is_err());
        assert_eq!(message_key("__MSG___"), None);
        assert!(is_locale("zh_CN") && !is_locale("../en") && !is_locale(""));
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            parse_manifest(&bytes).ok();
            parse_message(&bytes, "name").ok();
        }

        #[test]
        fn any_text_is_answered(text in r#"[{}\[\]":,/*\\a-z0-9 _-]{0,80}"#) {
            parse_manifest(text.as_bytes()).ok();
            prop_assert!(message_key(&text).is_none_or(|key| text.contains(key)));
        }
    }
}
