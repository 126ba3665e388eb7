//! Files of browsers' profiles and policies, and of package managers: the first byte chooses the parser.
#![no_main]

use interdict::scan::common::browsers::{
    firefox, manifest, policies, preferences, profiles, registered, safari,
};
use interdict::scan::common::managers::{chocolatey, npm, python, scoop};
use interdict::scan::common::property_list;
use interdict::scan::common::registry::{RegistryKey, Value};
use interdict_fuzz::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    match choice % 16 {
        0 => drop(preferences::parse_preferences(bytes)),
        1 => drop(preferences::parse_local_state(bytes)),
        2 => drop(manifest::parse_manifest(bytes)),
        3 => drop(manifest::parse_message(bytes, "appName")),
        4 => drop(firefox::parse_profiles(&text(bytes))),
        5 => drop(firefox::parse_extensions(bytes)),
        6 => drop(chocolatey::parse_nuspec(bytes)),
        7 => drop(npm::parse_package(bytes)),
        8 => drop(python::parse_metadata(&text(bytes))),
        9 => drop(scoop::parse_manifest(bytes)),
        10 => {
            if let Ok(policy) = serde_json::from_slice(bytes) {
                let wanted = policies::parse_chromium(&policy);
                assert!(wanted.ids.iter().all(|id| !id.is_empty()));
            }
        }
        11 => {
            if let Ok(policy) = serde_json::from_slice(bytes) {
                let wanted = policies::parse_firefox(&policy);
                assert!(wanted.ids.iter().all(|id| !id.is_empty()));
            }
        }
        12 => {
            if let Ok(list) = property_list::parse(bytes) {
                drop(safari::listed(&list));
            }
        }
        13 => {
            if let Ok(list) = property_list::parse(bytes) {
                drop(safari::described(&list));
            }
        }
        14 => registry(bytes),
        _ => {
            let text = text(bytes);
            drop((profiles::inside(&text), profiles::is_absolute(&text)));
            drop((manifest::message_key(&text).map(str::to_owned), manifest::is_locale(&text)));
        }
    }
});

/// Policies of the registry: every key holds the same values, each a line `NAME=TEXT`; a first letter `m`
/// makes a text of several lines of it.
fn registry(bytes: &[u8]) {
    let text = text(bytes);
    let values = text.lines().filter_map(|line| {
        let (name, value) = line.split_once('=')?;
        let value = match value.strip_prefix('m') {
            Some(lines) => Value::Texts(lines.split('|').map(str::to_owned).collect()),
            None => Value::Text(value.to_owned()),
        };
        Some((name.to_owned(), value))
    });
    let names = ["ExtensionInstallForcelist", "ExtensionSettings", "Extensions"];
    let key = RegistryKey {
        values: values.collect(),
        subkeys: names.map(str::to_owned).into(),
        ..RegistryKey::default()
    };
    let mut same = |_: &str| Some(key.clone());
    for wanted in [registered::chromium(&mut same), registered::firefox(&mut same)] {
        assert!(wanted.ids.iter().all(|id| !id.is_empty()));
    }
}
