//! Browsers built on Firefox, and Thunderbird: the profiles that `profiles.ini` names and those that
//! lie beside them, each with its `extensions.json`. The file is Firefox's own and has no document; the
//! names of its places are constants of `XPIProvider`, `enterprise-policy` stands in the tests of
//! Firefox's policies, the other keys were seen in files in use.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::forced::{Forced, add_the_rest};
use super::manifest::text;
use super::places::Browser;
use super::policies;
use super::profiles::{DataFolder, data_folders, inside, is_profile, profiles_in, record};
use super::registered::Registry;
use crate::model::{Software, SourceOutcome};
use crate::scan::common::gather::Gather;

/// The list of add-ons of one profile.
const MOST_LIST: u64 = 64 << 20;
/// `profiles.ini`.
const MOST_INI: u64 = 1 << 20;
/// Profiles of one person.
const MOST_PROFILES: usize = 2_000;
/// Add-ons of one profile.
const MOST_ADDONS: usize = 5_000;
const LIST: &str = "extensions.json";

/// Reads the extensions of one browser.
#[must_use]
pub fn read(tree: &super::Tree, browser: &Browser, registry: &Registry) -> SourceOutcome {
    let mut gather = Gather::new(tree, browser.id, browser.source, "profiles of each user");
    let forced = policies::of_firefox(&mut gather, browser, registry);
    for folder in data_folders(&mut gather, browser) {
        gather.is_present();
        for (path, name) in profiles(&mut gather, &folder).into_values() {
            let list = path.join(LIST);
            let Some(bytes) = gather.read(&folder.user, &list, MOST_LIST) else { continue };
            match parse_extensions(&bytes) {
                Ok(found) => {
                    for reason in &found.broken {
                        let shown = gather.tree.shown(&list);
                        gather.problem(&shown, "", reason);
                    }
                    for addon in found.addons {
                        add(&mut gather, &folder, &name, &path, addon, &forced);
                    }
                }
                Err(reason) => gather.unread(&list, &reason),
            }
        }
    }
    add_the_rest(&mut gather, browser, &forced, "a policy");
    gather.finish()
}

/// The profiles in a folder, each once (by where it really lies), with its name.
fn profiles(gather: &mut Gather<'_>, folder: &DataFolder) -> BTreeMap<PathBuf, (PathBuf, String)> {
    let mut found = BTreeMap::new();
    for place in [folder.path.clone(), folder.path.join("Profiles")] {
        for entry in profiles_in(gather, &folder.user, &place, &[LIST]) {
            let path = place.join(&entry.name);
            if let Ok(real) = gather.tree.resolve(&path) {
                found.insert(real, (path, entry.shown()));
            }
        }
    }
    let ini = gather.read(&folder.user, &folder.path.join("profiles.ini"), MOST_INI);
    for profile in parse_profiles(&String::from_utf8_lossy(&ini.unwrap_or_default())) {
        let path = match (inside(&profile.path), profile.is_relative) {
            (Some(path), true) => folder.path.join(path),
            // From the root of the system; a path of the tree does not begin with a separator.
            (Some(path), false) => path.strip_prefix("/").map(PathBuf::from).unwrap_or(path),
            (None, _) => {
                let what = "The profile lies on another drive and was not read.";
                gather.unread(&folder.path.join("profiles.ini"), what);
                continue;
            }
        };
        if is_profile(gather, &path, &[LIST]) {
            if let Ok(real) = gather.tree.resolve(&path) {
                found.insert(real, (path, profile.name));
            }
        }
    }
    if found.len() > MOST_PROFILES {
        let what = format!("Only the first {MOST_PROFILES} profiles were read.");
        gather.unread(&folder.path, &what);
    }
    found.into_iter().take(MOST_PROFILES).collect()
}

fn add(
    gather: &mut Gather<'_>,
    folder: &DataFolder,
    profile: &str,
    path: &std::path::Path,
    addon: Addon,
    forced: &Forced,
) {
    let mut said = vec![if addon.enabled { "enabled" } else { "disabled" }];
    if addon.by_policy || forced.has(&addon.id, &folder.user) {
        said.push("installed by policy");
    } else if addon.from_outside {
        said.push("installed by another program");
    }
    let record = record(folder, profile, &addon.id, &said);
    let location = addon.path.unwrap_or_else(|| gather.tree.shown(path));
    gather.add(Software {
        name: addon.name.unwrap_or(addon.id),
        version: addon.version,
        publisher: addon.creator,
        installed_on: addon.installed_on,
        location: Some(location),
        ..record
    });
}

/// A profile that `profiles.ini` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedProfile {
    /// The name that a person gave it.
    pub name: String,
    /// Its folder.
    pub path: String,
    /// Whether the path begins at the folder of `profiles.ini`.
    pub is_relative: bool,
}

/// The profiles of a `profiles.ini`.
#[must_use]
pub fn parse_profiles(ini: &str) -> Vec<NamedProfile> {
    let mut found: Vec<NamedProfile> = Vec::new();
    let mut inside = false;
    for line in ini.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            inside = section.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("profile"));
            if inside {
                let (name, path) = (String::new(), String::new());
                found.push(NamedProfile { name, path, is_relative: true });
            }
        } else if let (true, Some((key, value)), Some(last)) =
            (inside, line.split_once('='), found.last_mut())
        {
            match key.trim() {
                "Name" => value.trim().clone_into(&mut last.name),
                "Path" => value.trim().clone_into(&mut last.path),
                "IsRelative" => last.is_relative = value.trim() != "0",
                _ => {}
            }
        }
    }
    found.retain(|profile| !profile.path.is_empty());
    found.truncate(MOST_PROFILES);
    found
}

/// What an `extensions.json` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// Extensions; not what belongs to the browser, nor themes, dictionaries and language packs.
    pub addons: Vec<Addon>,
    /// What is wrong with entries that are not understood.
    pub broken: Vec<String>,
    /// How many entries are no extensions or belong to the browser.
    pub passed_over: usize,
}

/// One extension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addon {
    /// Its id: an address or a GUID.
    pub id: String,
    /// Name in the extension's own language.
    pub name: Option<String>,
    /// Version as text.
    pub version: Option<String>,
    /// Who made it.
    pub creator: Option<String>,
    /// Whether it does anything.
    pub enabled: bool,
    /// Whether another program put it there.
    pub from_outside: bool,
    /// Whether a policy put it there.
    pub by_policy: bool,
    /// Its file.
    pub path: Option<String>,
    /// The day of installation, by Greenwich time.
    pub installed_on: Option<Date>,
}

/// Reads an `extensions.json`.
///
/// # Errors
/// A sentence for the user.
pub fn parse_extensions(bytes: &[u8]) -> Result<Extensions, String> {
    #[derive(serde::Deserialize)]
    struct File {
        addons: Vec<Value>,
    }
    let file: File = serde_json::from_slice(bytes)
        .map_err(|error| format!("The list of extensions is no JSON that can be read: {error}."))?;
    let mut found = Extensions::default();
    if file.addons.len() > MOST_ADDONS {
        found.broken.push(format!("Only the first {MOST_ADDONS} extensions were read."));
    }
    for (at, entry) in file.addons.iter().take(MOST_ADDONS).enumerate() {
        let keys = entry.as_object();
        match keys.and_then(|keys| Some((keys, text(keys, "id")?))) {
            Some((keys, _)) if is_passed_over(keys) => found.passed_over += 1,
            Some((keys, id)) => found.addons.push(addon(keys, id)),
            None => found.broken.push(format!("Entry {} is no extension with an id.", at + 1)),
        }
    }
    Ok(found)
}

fn is_passed_over(keys: &Map<String, Value>) -> bool {
    // Places: `KEY_APP_BUILTINS`, `KEY_APP_SYSTEM_BUILTINS`, `..._ADDONS`, `..._DEFAULTS` of
    // `XPIProvider`. What is not known is listed rather than hidden.
    const OTHER_KINDS: &[&str] =
        &["theme", "webextension-theme", "locale", "dictionary", "webextension-dictionary"];
    const OF_THE_BROWSER: &[&str] =
        &["app-builtin", "app-builtin-addons", "app-system-addons", "app-system-defaults"];
    let is = |key: &str, known: &[&str]| {
        keys.get(key).and_then(Value::as_str).is_some_and(|text| known.contains(&text))
    };
    is("type", OTHER_KINDS) || is("location", OF_THE_BROWSER)
}

fn addon(keys: &Map<String, Value>, id: String) -> Addon {
    let yes = |key: &str| keys.get(key).and_then(Value::as_bool).unwrap_or(false);
    let locale = keys.get("defaultLocale").and_then(Value::as_object);
    let said = |key: &str| locale.and_then(|locale| text(locale, key));
    let developer = || {
        let developers = locale?.get("developers")?.as_array()?;
        developers.iter().find_map(Value::as_str).map(str::to_owned)
    };
    let off = yes("userDisabled") || yes("appDisabled") || yes("softDisabled");
    let told = keys.get("installTelemetryInfo").and_then(Value::as_object);
    Addon {
        name: said("name"),
        version: text(keys, "version"),
        creator: said("creator").or_else(developer),
        enabled: keys.get("active").and_then(Value::as_bool).unwrap_or(!off),
        from_outside: yes("foreignInstall"),
        by_policy: told
            .and_then(|told| text(told, "source"))
            .is_some_and(|source| source == "enterprise-policy"),
        path: text(keys, "path"),
        installed_on: keys
            .get("installDate")
            .and_then(Value::as_i64)
            .and_then(|time| Timestamp::from_millisecond(time).ok())
            .map(|time| time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()),
        id,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn parse(addons: &Value) -> Extensions {
        let file = json!({"schemaVersion": 37, "addons": addons});
        parse_extensions(file.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn extensions_and_what_is_passed_over() {
        let found = parse(&json!([
            {
                "id": "light_plugin_1@kaspersky.com", "type": "extension", "version": "5.0",
                "location": "app-profile", "active": false, "foreignInstall": true,
                "installDate": 1_678_713_357_000_i64,
                "defaultLocale": {"name": "Kaspersky Protection", "creator": "AO Kaspersky Lab"}
            },
            {"id": "p@x", "active": true, "installTelemetryInfo": {"source": "enterprise-policy"},
             "defaultLocale": {"developers": ["Example"]}},
            {"id": "system@x", "location": "app-builtin", "type": "extension"},
            {"id": "newtab@x", "location": "app-builtin-addons", "type": "extension"},
            {"id": "theme@x", "type": "theme"},
            {"id": "shared@x", "location": "app-system-share", "userDisabled": true},
            {"id": 3}, 7
        ]));
        assert_eq!((found.addons.len(), found.passed_over, found.broken.len()), (3, 3, 2));
        let first = found.addons.first().unwrap();
        assert_eq!(first.name.as_deref(), Some("Kaspersky Protection"));
        assert_eq!(first.creator.as_deref(), Some("AO Kaspersky Lab"));
        assert!(!first.enabled && first.from_outside && !first.by_policy);
        assert_eq!(first.installed_on, Some(Date::constant(2023, 3, 13)));
        let second = found.addons.get(1).unwrap();
        assert!(second.enabled && second.by_policy && second.name.is_none());
        assert_eq!(second.creator.as_deref(), Some("Example"));
        assert!(!found.addons.get(2).unwrap().enabled);
    }

    #[test]
    fn files_that_are_no_list() {
        for text in ["", "[]", "{}", r#"{"addons": {}}"#, r#"{"addons": ["#] {
            assert!(parse_extensions(text.as_bytes()).is_err(), "{text}");
        }
        let deep = format!(r#"{{"addons": [{}"#, "[".repeat(200_000));
        assert!(parse_extensions(deep.as_bytes()).is_err());
    }

    #[test]
    fn profiles_by_name() {
        let ini = "[General]\nPath=no\n[Install4F96]\nDefault=Profiles/a\n\n[Profile1]\r\nName=Work\r\n\
                   IsRelative=1\r\nPath=Profiles/a\r\n[Profile0]\nName=Far\nIsRelative=0\nPath=/srv/b\n\
                   [Profile2]\nName=Empty\n";
        let found = parse_profiles(ini);
        let shown: Vec<_> = found
            .iter()
            .map(|one| (one.name.as_str(), one.path.as_str(), one.is_relative))
            .collect();
        assert_eq!(shown, [("Work", "Profiles/a", true), ("Far", "/srv/b", false)]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            parse_extensions(&bytes).ok();
            let profiles = parse_profiles(&String::from_utf8_lossy(&bytes));
            prop_assert!(profiles.iter().all(|profile| !profile.path.is_empty()));
        }

        #[test]
        fn any_entry_is_an_extension_a_problem_or_passed_over(
            id in "[a-z@]{0,3}", kind in "theme|extension|x", number in any::<i64>()
        ) {
            let found = parse(&json!([{"id": id, "type": kind, "installDate": number}, number]));
            prop_assert_eq!(found.addons.len() + found.broken.len() + found.passed_over, 2);
        }
    }
}
