//! Uninstall keys of the Windows registry, as plain keys and values wherever they were read: from the
//! running system, an export or a hive. The values are described on Microsoft's page "Uninstall
//! Registry Key" (Windows Installer documentation).

use jiff::civil::Date;

use super::registry::RegistryKey;
use crate::model::{Identifiers, Kind, Presence, Scope, Software, UninstallCommand};

/// Where a key was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPlace {
    /// Id of the source.
    pub source: String,
    /// For whom it is installed.
    pub scope: Scope,
    /// Whether an ordinary user can write there.
    pub user_writable: bool,
}

/// A program from its uninstall key; `None` for keys without a display name, which belong to updates
/// and leftovers of installers and are in no list of programs.
#[must_use]
pub fn software(key: &RegistryKey, place: &KeyPlace) -> Option<Software> {
    let name = key.text("DisplayName")?;
    let uninstall = key.text("UninstallString").map(|text| UninstallCommand {
        text,
        quiet: key.text("QuietUninstallString"),
        user_writable: place.user_writable,
    });
    Some(Software {
        kind: Kind::Program,
        name,
        publisher: key.text("Publisher"),
        version: key.text("DisplayVersion"),
        ids: Identifiers {
            product_code: is_guid(&key.name).then(|| key.name.clone()),
            uninstall_key: Some(key.name.clone()),
            ..Identifiers::default()
        },
        location: key.text("InstallLocation"),
        installed_on: key.text("InstallDate").and_then(|text| install_date(&text)),
        scope: place.scope.clone(),
        uninstall,
        hidden: key.is_set("SystemComponent"),
        parent: key.text("ParentKeyName"),
        source: place.source.clone(),
        ..Software::default()
    })
}

/// What an uninstaller left of its key: no display name, so no list of programs shows it, but facts of
/// a program. Empty keys are of Windows itself (`AddressBook`, `Connection Manager`) and say nothing.
#[must_use]
pub fn leftover(key: &RegistryKey, place: &KeyPlace) -> Option<Software> {
    const FACTS: &[&str] = &[
        "Publisher",
        "DisplayVersion",
        "UninstallString",
        "QuietUninstallString",
        "InstallLocation",
        "InstallSource",
        "DisplayIcon",
        "URLInfoAbout",
        "HelpLink",
    ];
    let says = FACTS.iter().any(|name| key.text(name).is_some());
    if key.text("DisplayName").is_some() || !says && !is_guid(&key.name) {
        return None;
    }
    let mut remark =
        "an uninstall key without a name, as a broken uninstaller leaves it".to_owned();
    if let Some(written) = key.written {
        remark = format!("{remark}, last changed on {}", written.strftime("%Y-%m-%d"));
    }
    let named = RegistryKey {
        values: [
            key.values.clone(),
            vec![("DisplayName".to_owned(), super::registry::Value::Text(key.name.clone()))],
        ]
        .concat(),
        ..key.clone()
    };
    let software = software(&named, place)?;
    Some(Software { presence: Presence::Leftover, remark: Some(remark), ..software })
}

/// Whether a key is named by a product code: `{8-4-4-4-12}` hexadecimal digits.
#[must_use]
pub fn is_guid(name: &str) -> bool {
    let Some(inner) = name.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return false;
    };
    let parts: Vec<&str> = inner.split('-').collect();
    let sizes = [8, 4, 4, 4, 12];
    parts.len() == 5
        && parts.iter().zip(sizes).all(|(part, size)| {
            part.len() == size && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

/// `InstallDate`: Windows Installer writes YYYYMMDD; other installers write what they like, of which
/// only what cannot be misread is taken.
#[must_use]
pub fn install_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let (year, month, day) = if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        (&text[..4], &text[4..6], &text[6..])
    } else if text.len() == 10 && text.is_ascii() && matches!(&text[4..5], "-" | "/" | ".") {
        (&text[..4], &text[5..7], &text[8..])
    } else {
        return None;
    };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    // 1601 and 1970 are what an empty date looks like.
    (date.year() > 1980).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::super::registry::Value;
    use super::*;

    fn key(name: &str, values: &[(&str, &str)]) -> RegistryKey {
        RegistryKey {
            name: name.to_owned(),
            values: values
                .iter()
                .map(|(name, text)| ((*name).to_owned(), Value::Text((*text).to_owned())))
                .collect(),
            ..RegistryKey::default()
        }
    }

    fn place() -> KeyPlace {
        KeyPlace { source: "x".to_owned(), scope: Scope::Machine, user_writable: false }
    }

    #[test]
    fn a_program_with_everything() {
        let mut key = key(
            "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}",
            &[
                ("DisplayName", "Kaspersky Endpoint Security для Windows"),
                ("Publisher", "АО \"Лаборатория Касперского\""),
                ("displayversion", "11.6.0.394"),
                ("InstallDate", "20240311"),
                ("UninstallString", "MsiExec.exe /I{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}"),
                ("ParentKeyName", "OperatingSystem"),
            ],
        );
        key.values.push(("SystemComponent".to_owned(), Value::Number(1)));
        let found = software(&key, &place()).unwrap_or_default();
        assert_eq!(found.ids.product_code.as_deref(), Some(key.name.as_str()));
        assert_eq!(found.version.as_deref(), Some("11.6.0.394"));
        assert_eq!(found.installed_on, Some(jiff::civil::date(2024, 3, 11)));
        assert!(found.hidden);
        assert_eq!(found.parent.as_deref(), Some("OperatingSystem"));
    }

    #[test]
    fn a_key_without_a_name_is_no_program() {
        assert_eq!(software(&key("KB1234", &[("Publisher", "X")]), &place()), None);
        assert_eq!(software(&key("KB1234", &[("DisplayName", " ")]), &place()), None);
    }

    #[test]
    fn a_key_left_behind_is_a_trace_named_by_its_key() {
        let broken =
            key("KasperskyLab_X", &[("Publisher", "Kaspersky"), ("InstallLocation", "C:\\K")]);
        let found = leftover(&broken, &place()).unwrap_or_default();
        assert_eq!((found.name.as_str(), found.presence), ("KasperskyLab_X", Presence::Leftover));
        assert_eq!(found.publisher.as_deref(), Some("Kaspersky"));
        let code = key("{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}", &[]);
        assert!(leftover(&code, &place()).is_some_and(|own| own.ids.product_code.is_some()));
        assert_eq!(leftover(&key("AddressBook", &[]), &place()), None);
        assert_eq!(leftover(&key("X", &[("DisplayName", "X")]), &place()), None);
    }

    #[test]
    fn dates_that_can_be_misread_are_left_out() {
        for text in ["", "0", "19700101", "11/03/2024", "20241301", "2024-3-1x", "März 2024"] {
            assert_eq!(install_date(text), None, "{text}");
        }
        assert_eq!(install_date("2024/03/11"), Some(jiff::civil::date(2024, 3, 11)));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in ".{0,12}") {
            let _ = install_date(&text);
            let _ = is_guid(&text);
        }
    }
}
