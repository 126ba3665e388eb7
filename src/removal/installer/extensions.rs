//! Extensions that another program has a browser install by a key of the registry: the browser removes the
//! extension from every profile when the key is gone (Chrome, "Installing extensions linked to other software",
//! on updating and uninstalling; Edge, "Alternate ways to distribute Microsoft Edge extensions").

use super::system_program;
use crate::removal::{CommandLine, MachineFacts};

/// Keys below `HKEY_LOCAL_MACHINE\SOFTWARE`, with and without the part for 32-bit programs.
const PLACES: &[&str] = &[
    r"Google\Chrome\Extensions",
    r"WOW6432Node\Google\Chrome\Extensions",
    r"Microsoft\Edge\Extensions",
    r"WOW6432Node\Microsoft\Edge\Extensions",
];

/// An id of Chromium's: 32 letters from a to p ("Manifest - key", Chrome's documentation).
#[must_use]
pub fn is_chromium_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| (b'a'..=b'p').contains(&byte))
}

/// An id of Firefox's: a GUID in braces, or a text in the form of an address of mail
/// ("browser_specific_settings", MDN).
#[must_use]
pub fn is_firefox_id(text: &str) -> bool {
    let plain = |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    let of_braces =
        |inner: &str| inner.len() == 36 && inner.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    text.len() <= 80
        && match text.split_once('@') {
            Some((name, place)) => plain(name) && !place.is_empty() && plain(place),
            None => text
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'))
                .is_some_and(of_braces),
        }
}

/// The command that removes the key; `None` where the place is none of them.
#[must_use]
pub fn unregister(place: &str, id: &str, facts: &dyn MachineFacts) -> Option<CommandLine> {
    let below = ["HKEY_LOCAL_MACHINE\\SOFTWARE\\", "HKLM\\SOFTWARE\\"].iter().find_map(|root| {
        let start = place.get(..root.len())?;
        start.eq_ignore_ascii_case(root).then(|| place.get(root.len()..)).flatten()
    })?;
    let known = PLACES.iter().find(|own| own.eq_ignore_ascii_case(below))?;
    is_chromium_id(id).then(|| CommandLine {
        program: system_program("reg.exe", facts),
        arguments: ["delete", &format!(r"HKLM\SOFTWARE\{known}\{id}"), "/f"]
            .map(str::to_owned)
            .to_vec(),
    })
}

/// Whether a command is one that [`unregister`] would give.
#[must_use]
pub fn is_unregistering(line: &CommandLine, facts: &dyn MachineFacts) -> bool {
    let key = line.arguments.get(1).and_then(|key| key.rsplit_once('\\'));
    key.is_some_and(|(place, id)| unregister(place, id, facts).as_ref() == Some(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::removal::NoFacts;

    #[test]
    fn only_keys_of_extensions_are_removed() {
        let id = "abcdefghijklmnopabcdefghijklmnop";
        let found = unregister(
            r"HKEY_LOCAL_MACHINE\SOFTWARE\wow6432node\Google\Chrome\Extensions",
            id,
            &NoFacts,
        );
        let found = found.unwrap_or_else(|| unreachable!("a key of Chrome"));
        assert_eq!(
            found.arguments[1],
            format!(r"HKLM\SOFTWARE\WOW6432Node\Google\Chrome\Extensions\{id}")
        );
        assert!(is_unregistering(&found, &NoFacts));
        for (place, id) in [
            (r"HKEY_LOCAL_MACHINE\SOFTWARE\Google\Chrome", id),
            (r"HKEY_LOCAL_MACHINE\SOFTWARE\Google\Chrome\Extensions\..", id),
            (r"HKEY_USERS\S-1-5-21\SOFTWARE\Google\Chrome\Extensions", id),
            (r"HKEY_LOCAL_MACHINE\SOFTWARE\Google\Chrome\Extensions", ""),
            (r"HKEY_LOCAL_MACHINE\SOFTWARE\Google\Chrome\Extensions", "*"),
        ] {
            assert_eq!(unregister(place, id, &NoFacts), None, "{place} {id}");
        }
        let mut more = found.clone();
        more.arguments.push("/va".to_owned());
        assert!(!is_unregistering(&more, &NoFacts));
    }
}
