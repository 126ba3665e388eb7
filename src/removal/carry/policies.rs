//! Entries of policies that have a browser install an extension: single values of a list in the registry, which
//! is a key whose values are named by numbers ("ExtensionInstallForcelist", Chrome Enterprise and Microsoft Edge
//! policy lists). An entry is an id, with the address of its updates after a semicolon. What the domain or a
//! device management sets, it sets again.

use crate::platform;
use crate::removal::Known;

/// Keys of such lists below `HKEY_LOCAL_MACHINE`.
const LISTS: &[&str] = &[
    r"SOFTWARE\Policies\Google\Chrome\ExtensionInstallForcelist",
    r"SOFTWARE\Policies\Microsoft\Edge\ExtensionInstallForcelist",
    r"SOFTWARE\Policies\BraveSoftware\Brave\ExtensionInstallForcelist",
    r"SOFTWARE\Policies\Chromium\ExtensionInstallForcelist",
    r"SOFTWARE\Policies\YandexBrowser\ExtensionInstallForcelist",
];

/// The key of a list, where it is one of them.
pub(super) fn list(key: &str) -> Option<&'static str> {
    LISTS.iter().copied().find(|own| own.eq_ignore_ascii_case(key))
}

/// Whether the list has an entry for an extension.
pub(super) fn has(key: &str, id: &str) -> Known {
    let Some(key) = list(key) else { return Known::NotKnown };
    match (platform::machine_key_exists(key), platform::machine_texts(key)) {
        (Some(false), _) => Known::No,
        (Some(true), Some(values)) if entries(&values, id).is_empty() => Known::No,
        (Some(true), Some(_)) => Known::Yes,
        _ => Known::NotKnown,
    }
}

/// The names of the values that install an extension, as they are now.
pub(super) fn values(key: &str, id: &str) -> Option<Vec<String>> {
    Some(entries(&platform::machine_texts(list(key)?)?, id))
}

fn entries(values: &[(String, String)], id: &str) -> Vec<String> {
    let is_id = id.len() == 32 && id.bytes().all(|byte| (b'a'..=b'p').contains(&byte));
    let is_entry = |text: &str| text.trim().split(';').next().map(str::trim) == Some(id);
    let is_number = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    values
        .iter()
        .filter(|(name, text)| is_id && is_number(name) && is_entry(text))
        .map(|(name, _)| name.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_entries_of_one_extension_are_named() {
        let id = "abcdefghijklmnopabcdefghijklmnop";
        let value = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let values = [
            value("1", &format!("{id};https://clients2.google.com/service/update2/crx")),
            value("2", "ponmlkjihgfedcbaponmlkjihgfedcba;https://example.org"),
            value("3", &format!(" {id} ")),
            value("4", &format!("{id}x;https://example.org")),
            value("/va", id),
            value("", id),
        ];
        assert_eq!(entries(&values, id), ["1", "3"]);
        for other in ["", "*", "ABC", "x;y"] {
            assert!(entries(&values, other).is_empty(), "{other}");
        }
        assert_eq!(
            list(r"software\policies\google\chrome\extensioninstallforcelist"),
            Some(LISTS[0])
        );
        assert_eq!(list(r"SOFTWARE\Policies\Google\Chrome"), None);
        assert_eq!(has(r"SOFTWARE\Microsoft", id), Known::NotKnown);
    }

    proptest::proptest! {
        #[test]
        fn any_values_are_looked_at(name in "[0-9/a-z]{0,4}", text in "[a-p;: ]{0,40}", id in "[a-p]{32}") {
            for name in entries(&[(name, text)], &id) {
                proptest::prop_assert!(name.bytes().all(|byte| byte.is_ascii_digit()));
            }
        }
    }
}
