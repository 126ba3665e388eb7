//! Extensions that an administrator's policy installs in browsers: for Chromium
//! `ExtensionInstallForcelist` and `ExtensionSettings` (Chrome Enterprise policy list), for Firefox
//! `Extensions` and `ExtensionSettings` (Mozilla, policy-templates). On Linux they are JSON files, on
//! macOS managed preferences; Windows keeps them in its registry, see `registered`. Beside them, the
//! files by which another program has Chrome install its extension for everybody (Chrome, "Other
//! deployment options"; their folders in Chromium's `chrome_paths.cc`).

use std::path::Path;

use serde_json::Value;

use super::forced::{Forced, Order, Wanted};
use super::places::Browser;
use super::preferences::is_extension_id;
use super::registered::Registry;
use crate::scan::common::gather::Gather;
use crate::scan::common::property_list;

/// Policies are short texts; a file beyond this is none.
const MOST_POLICY: u64 = 8 << 20;
/// Depth of values in a property list that is turned into JSON.
const DEEPEST: usize = 32;

/// Folders of files `ID.json` by which programs install extensions: the source, the folder. All stand in
/// `chrome_paths.cc`: `DIR_STANDALONE_EXTERNAL_EXTENSIONS` below `/usr/share`, and
/// `DIR_EXTERNAL_EXTENSIONS`, which is beside the program on Linux and always Chrome's on macOS.
const BY_PROGRAMS: &[(&str, &str)] = &[
    ("browser-chrome", "opt/google/chrome/extensions"),
    ("browser-chrome", "usr/share/google-chrome/extensions"),
    ("browser-chrome", "Library/Application Support/Google/Chrome/External Extensions"),
    ("browser-chromium", "usr/share/chromium/extensions"),
];

/// What other programs have a browser install.
#[must_use]
pub fn by_programs(gather: &mut Gather<'_>, browser: &Browser, registry: &Registry) -> Forced {
    let mut found = registry.by_programs(browser.id);
    for (_, folder) in BY_PROGRAMS.iter().filter(|(id, _)| *id == browser.id) {
        let folder = Path::new(folder);
        for entry in gather.list("programs", folder).unwrap_or_default() {
            let path = folder.join(&entry.name);
            let shown = entry.shown();
            match shown.strip_suffix(".json").filter(|id| is_extension_id(id)) {
                Some(id) => found.add(id, Order::for_all(gather.tree.shown(&path))),
                None => tracing::debug!(shown, "no file of an extension"),
            }
        }
    }
    found
}

/// The policies of a browser built on Chromium.
#[must_use]
pub fn of_chromium(gather: &mut Gather<'_>, browser: &Browser, registry: &Registry) -> Forced {
    let mut forced = registry.by_policy(browser.id);
    for folder in browser.policies {
        let folder = Path::new(folder);
        for entry in gather.list("the administrator", folder).unwrap_or_default() {
            let path = folder.join(&entry.name);
            if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) {
                file(gather, &path, parse_chromium, &mut forced);
            }
        }
    }
    managed(gather, browser, parse_chromium, &mut forced);
    forced
}

/// The policies of a browser built on Firefox.
#[must_use]
pub fn of_firefox(gather: &mut Gather<'_>, browser: &Browser, registry: &Registry) -> Forced {
    let mut forced = registry.by_policy(browser.id);
    for path in browser.policies {
        file(gather, Path::new(path), parse_firefox, &mut forced);
    }
    managed(gather, browser, parse_firefox, &mut forced);
    forced
}

type Parse = fn(&Value) -> Wanted;

fn file(gather: &mut Gather<'_>, path: &Path, parse: Parse, forced: &mut Forced) {
    let Some(bytes) = gather.read("the administrator", path, MOST_POLICY) else {
        return;
    };
    match serde_json::from_slice::<Value>(&bytes) {
        Ok(value) => keep(gather, path, None, parse(&value), forced),
        Err(error) => {
            let what = format!("The policy is no JSON that can be read: {error}.");
            gather.unread(path, &what);
        }
    }
}

/// macOS: `/Library/Managed Preferences/DOMAIN.plist`, and one folder a person beside it.
fn managed(gather: &mut Gather<'_>, browser: &Browser, parse: Parse, forced: &mut Forced) {
    if browser.domain.is_empty() {
        return;
    }
    let folder = Path::new("Library/Managed Preferences");
    let name = format!("{}.plist", browser.domain);
    let mut paths = vec![(folder.join(&name), None)];
    let people = gather.folders("the administrator", folder);
    paths.extend(
        people.iter().map(|person| (folder.join(&person.name).join(&name), Some(person.shown()))),
    );
    for (path, person) in paths {
        let Some(bytes) = gather.read("the administrator", &path, MOST_POLICY) else {
            continue;
        };
        match property_list::parse(&bytes) {
            Ok(value) => {
                let value = as_json(&value, DEEPEST);
                keep(gather, &path, person, parse(&value), forced);
            }
            Err(error) => gather.unread(&path, &format!("The policy was not read: {error}.")),
        }
    }
}

fn keep(
    gather: &mut Gather<'_>,
    path: &Path,
    person: Option<String>,
    wanted: Wanted,
    forced: &mut Forced,
) {
    let order = Order { place: gather.tree.shown(path), user: person };
    for id in wanted.ids {
        forced.add(&id, order.clone());
    }
    for reason in wanted.broken {
        gather.problem(&order.place, "", &reason);
    }
}

/// What a policy of Chromium installs.
#[must_use]
pub fn parse_chromium(policy: &Value) -> Wanted {
    let mut wanted = Wanted::default();
    // "ID" or "ID;address of the updates".
    for entry in texts(policy.get(FORCE_LIST), FORCE_LIST, &mut wanted) {
        wanted.add(entry.split(';').next().unwrap_or_default());
    }
    for ids in installed_by_settings(policy.get(SETTINGS), &mut wanted) {
        // One setting may stand for several ids, divided by commas.
        for id in ids.split(',') {
            wanted.add(id);
        }
    }
    wanted
}

/// What a policy of Firefox installs: ids, and addresses where it names no id.
#[must_use]
pub fn parse_firefox(file: &Value) -> Wanted {
    // On macOS and Windows the policies stand at the top, in the file below "policies".
    let policies = file.get("policies").unwrap_or(file);
    let mut wanted = Wanted::default();
    for id in installed_by_settings(policies.get(SETTINGS), &mut wanted) {
        wanted.add(&id);
    }
    let list = policies.get("Extensions").and_then(|all| all.get("Install"));
    for address in texts(list, "Extensions: Install", &mut wanted) {
        wanted.add(&address);
    }
    wanted
}

/// Chromium's list of extensions to install.
pub(super) const FORCE_LIST: &str = "ExtensionInstallForcelist";
/// What both families of browsers call their settings for each extension.
pub(super) const SETTINGS: &str = "ExtensionSettings";

/// A policy that is a list of texts; also where the whole list is JSON in one text.
fn texts(list: Option<&Value>, name: &str, wanted: &mut Wanted) -> Vec<String> {
    let list = match whole(list, name, wanted) {
        Value::Null => return Vec::new(),
        Value::Array(list) => list,
        _ => {
            wanted.broken.push(format!("The policy {name} is no list."));
            return Vec::new();
        }
    };
    let mut texts = Vec::new();
    for entry in list {
        match entry {
            Value::String(text) => texts.push(text),
            _ => wanted.broken.push(format!("An entry of the policy {name} is no text.")),
        }
    }
    texts
}

/// The ids of `ExtensionSettings` whose mode installs them; `*` stands for all others.
fn installed_by_settings(settings: Option<&Value>, wanted: &mut Wanted) -> Vec<String> {
    let settings = match whole(settings, SETTINGS, wanted) {
        Value::Null => return Vec::new(),
        Value::Object(settings) => settings,
        _ => {
            wanted.broken.push(format!("The policy {SETTINGS} does not name extensions."));
            return Vec::new();
        }
    };
    let mut ids = Vec::new();
    for (id, setting) in settings {
        // Windows may keep the settings of one extension as JSON in a text as well.
        let setting = whole(Some(&setting), SETTINGS, wanted);
        match setting.get("installation_mode") {
            Some(Value::String(mode)) if id != "*" => {
                if matches!(mode.as_str(), "force_installed" | "normal_installed") {
                    ids.push(id);
                }
            }
            _ if setting.is_object() => {}
            _ => wanted
                .broken
                .push(format!("The settings of {id} in {SETTINGS} are not understood.")),
        }
    }
    ids
}

/// A value; where a policy can only be a text, it is JSON in a text.
fn whole(value: Option<&Value>, name: &str, wanted: &mut Wanted) -> Value {
    match value {
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_else(|error| {
            wanted.broken.push(format!("The policy {name} is no JSON that can be read: {error}."));
            Value::Null
        }),
        Some(value) => value.clone(),
        None => Value::Null,
    }
}

fn as_json(value: &plist::Value, depth: usize) -> Value {
    match value {
        _ if depth == 0 => Value::Null,
        plist::Value::String(text) => Value::String(text.clone()),
        plist::Value::Boolean(yes) => Value::Bool(*yes),
        plist::Value::Array(items) => {
            Value::Array(items.iter().map(|item| as_json(item, depth - 1)).collect())
        }
        plist::Value::Dictionary(keys) => Value::Object(
            keys.iter().map(|(key, value)| (key.clone(), as_json(value, depth - 1))).collect(),
        ),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_and_settings_of_chromium() {
        let policy = json!({
            "ExtensionInstallForcelist": ["aaa;https://example.org/update", "bbb", 3, ""],
            "ExtensionSettings": {
                "*": {"installation_mode": "blocked"},
                "ccc": {"installation_mode": "force_installed"},
                "ddd": {"installation_mode": "allowed"},
                "eee": 1,
                "fff": {"toolbar_pin": "force_pinned"},
                "ggg,hhh": {"installation_mode": "force_installed"}
            }
        });
        let wanted = parse_chromium(&policy);
        assert_eq!(wanted.ids, ["aaa", "bbb", "ccc", "ggg", "hhh"]);
        // The number in the list, and the settings that are none; an empty text is nothing.
        assert_eq!(wanted.broken.len(), 2, "{:?}", wanted.broken);
        let text = json!({"ExtensionSettings": "{\"fff\": {\"installation_mode\": \"normal_installed\"}}",
            "ExtensionInstallForcelist": "[\"aaa;https://example.org\"]"});
        assert_eq!(parse_chromium(&text).ids, ["aaa", "fff"]);
        assert_eq!(parse_chromium(&json!([1])), Wanted::default());
    }

    #[test]
    fn settings_that_are_cut_off_are_said() {
        for broken in [
            json!({"ExtensionSettings": "{\"fff\": {\"installation_mode\": \"force_inst"}),
            json!({"ExtensionSettings": ["fff"]}),
            json!({"ExtensionInstallForcelist": "aaa"}),
            json!({"ExtensionInstallForcelist": {"aaa": 1}}),
        ] {
            let wanted = parse_chromium(&broken);
            assert_eq!((wanted.ids.len(), wanted.broken.len()), (0, 1), "{broken}");
        }
    }

    #[test]
    fn settings_of_firefox_with_and_without_the_frame() {
        let inner = json!({
            "Extensions": {"Install": ["https://example.org/a.xpi"], "Locked": ["b@example.org"]},
            "ExtensionSettings": {"c@example.org": {"installation_mode": "force_installed"}}
        });
        // What is locked cannot be removed; it is not installed by that.
        let expected = ["c@example.org", "https://example.org/a.xpi"];
        assert_eq!(parse_firefox(&inner).ids, expected);
        assert_eq!(parse_firefox(&json!({"policies": inner})).ids, expected);
    }

    proptest! {
        #[test]
        fn any_json_is_answered(text in r#"[{}\[\]":,a-z0-9]{0,80}"#) {
            if let Ok(value) = serde_json::from_str(&text) {
                prop_assert!(parse_chromium(&value).ids.iter().all(|id| !id.is_empty()));
                prop_assert!(parse_firefox(&value).ids.iter().all(|id| !id.trim().is_empty()));
            }
        }

        #[test]
        fn any_settings_are_answered(
            id in "[a-z@*,]{0,8}",
            mode in "(force_installed|normal_installed|blocked|[a-z]{0,4})",
            text in r#"[{}\[\]":,a-z]{0,30}"#,
            list in proptest::collection::vec("[a-z;: ]{0,12}", 0..4),
        ) {
            let setting = json!({"installation_mode": mode});
            for settings in [json!({&id: setting}), json!(json!({&id: setting}).to_string()), json!(text)] {
                let policy = json!({"ExtensionSettings": settings, "ExtensionInstallForcelist": list,
                    "Extensions": {"Install": list}});
                for wanted in [parse_chromium(&policy), parse_firefox(&policy)] {
                    prop_assert!(wanted.ids.iter().all(|id| !id.trim().is_empty() && id != "*"));
                }
            }
        }
    }
}
