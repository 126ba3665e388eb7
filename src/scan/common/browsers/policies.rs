//! Extensions that an administrator's policy installs in browsers: for Chromium
//! `ExtensionInstallForcelist` and `ExtensionSettings` (Chrome Enterprise policy list), for Firefox
//! `Extensions` and `ExtensionSettings` (Mozilla, policy-templates). On Linux they are JSON files, on
//! macOS managed preferences. Beside them, the files by which another program has Chrome install its
//! extension for everybody (Chrome, "Other deployment options"; their folders in Chromium's
//! `chrome_paths.cc`).

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::places::Browser;
use super::preferences::is_extension_id;
use crate::model::{Identifiers, Kind, Scope, Software};
use crate::scan::common::gather::Gather;
use crate::scan::common::property_list;

/// Policies are short texts; a file beyond this is none.
const MOST_POLICY: u64 = 8 << 20;
/// Depth of values in a property list that is turned into JSON.
const DEEPEST: usize = 32;

/// The extensions that policies install: id (or, for Firefox, also an address) and the file that says
/// so.
pub type Forced = BTreeMap<String, String>;

/// Folders of files `ID.json` by which programs install extensions: the source, the folder. All stand in
/// `chrome_paths.cc`: `DIR_STANDALONE_EXTERNAL_EXTENSIONS` below `/usr/share`, and
/// `DIR_EXTERNAL_EXTENSIONS`, which is beside the program on Linux and always Chrome's on macOS.
const BY_PROGRAMS: &[(&str, &str)] = &[
    ("browser-chrome", "opt/google/chrome/extensions"),
    ("browser-chrome", "usr/share/google-chrome/extensions"),
    ("browser-chrome", "Library/Application Support/Google/Chrome/External Extensions"),
    ("browser-chromium", "usr/share/chromium/extensions"),
];

/// What other programs have a browser install for everybody.
#[must_use]
pub fn by_programs(gather: &mut Gather<'_>, browser: &Browser) -> Forced {
    let mut found = Forced::new();
    for (_, folder) in BY_PROGRAMS.iter().filter(|(id, _)| *id == browser.id) {
        let folder = Path::new(folder);
        for entry in gather.list("programs", folder).unwrap_or_default() {
            let path = folder.join(&entry.name);
            let shown = entry.shown();
            match shown.strip_suffix(".json").filter(|id| is_extension_id(id)) {
                Some(id) => {
                    found.insert(id.to_owned(), gather.tree.shown(&path));
                }
                None => tracing::debug!(shown, "no file of an extension"),
            }
        }
    }
    found
}

/// The policies of a browser built on Chromium.
#[must_use]
pub fn of_chromium(gather: &mut Gather<'_>, browser: &Browser) -> Forced {
    let mut forced = Forced::new();
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
pub fn of_firefox(gather: &mut Gather<'_>, browser: &Browser) -> Forced {
    let mut forced = Forced::new();
    for path in browser.policies {
        file(gather, Path::new(path), parse_firefox, &mut forced);
    }
    managed(gather, browser, parse_firefox, &mut forced);
    forced
}

type Parse = fn(&Value) -> Vec<String>;

fn file(gather: &mut Gather<'_>, path: &Path, parse: Parse, forced: &mut Forced) {
    let Some(bytes) = gather.read("the administrator", path, MOST_POLICY) else {
        return;
    };
    match serde_json::from_slice::<Value>(&bytes) {
        Ok(value) => keep(gather, path, &parse(&value), forced),
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
    let mut paths = vec![folder.join(&name)];
    let people = gather.folders("the administrator", folder);
    paths.extend(people.iter().map(|person| folder.join(&person.name).join(&name)));
    for path in paths {
        let Some(bytes) = gather.read("the administrator", &path, MOST_POLICY) else {
            continue;
        };
        match property_list::parse(&bytes) {
            Ok(value) => {
                let value = as_json(&value, DEEPEST);
                keep(gather, &path, &parse(&value), forced);
            }
            Err(error) => gather.unread(&path, &format!("The policy was not read: {error}.")),
        }
    }
}

fn keep(gather: &Gather<'_>, path: &Path, ids: &[String], forced: &mut Forced) {
    for id in ids {
        forced.insert(id.clone(), gather.tree.shown(path));
    }
}

/// The ids that a policy of Chromium installs.
#[must_use]
pub fn parse_chromium(policy: &Value) -> Vec<String> {
    let list = policy.get("ExtensionInstallForcelist").and_then(Value::as_array);
    // "ID" or "ID;address of the updates".
    let listed = list.into_iter().flatten().filter_map(|entry| {
        let id = entry.as_str()?.split(';').next()?.trim();
        (!id.is_empty()).then(|| id.to_owned())
    });
    listed.chain(installed_by_settings(policy.get("ExtensionSettings"))).collect()
}

/// What a policy of Firefox installs: ids, and addresses where it names no id.
#[must_use]
pub fn parse_firefox(file: &Value) -> Vec<String> {
    // On macOS the policies stand at the top, in the file below "policies".
    let policies = file.get("policies").unwrap_or(file);
    let list = policies.get("Extensions").and_then(|all| all.get("Install")?.as_array());
    let addresses = list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    let mut found: Vec<String> = installed_by_settings(policies.get("ExtensionSettings")).collect();
    found.extend(addresses.filter(|address| !address.trim().is_empty()));
    found
}

/// The ids of `ExtensionSettings` whose mode installs them; `*` stands for all others.
fn installed_by_settings(settings: Option<&Value>) -> impl Iterator<Item = String> {
    let settings = match settings {
        // Where a policy can only be a text, it is JSON in a text.
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_default(),
        Some(value) => value.clone(),
        None => Value::Null,
    };
    let settings = settings.as_object().cloned().unwrap_or_default();
    settings.into_iter().filter_map(|(id, setting)| {
        let mode = setting.get("installation_mode")?.as_str()?;
        (id != "*" && matches!(mode, "force_installed" | "normal_installed")).then_some(id)
    })
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

/// Adds what somebody (in words: "a policy") installs and no profile has yet: each new profile will get
/// it.
pub fn add_the_rest(gather: &mut Gather<'_>, browser: &Browser, forced: &Forced, who: &str) {
    for (id, file) in forced {
        if gather.has(id) {
            continue;
        }
        gather.add(Software {
            kind: Kind::BrowserExtension,
            name: id.clone(),
            // Firefox may be given the address of a file instead of an id.
            ids: Identifiers {
                extension_id: (!id.contains("://")).then(|| id.clone()),
                ..Identifiers::default()
            },
            location: Some(file.clone()),
            scope: Scope::Machine,
            remark: Some(format!(
                "{}; {who} installs it for everybody; no profile has it yet",
                browser.name
            )),
            ..Software::default()
        });
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
                "eee": 1
            }
        });
        assert_eq!(parse_chromium(&policy), ["aaa", "bbb", "ccc"]);
        let text = json!({"ExtensionSettings": "{\"fff\": {\"installation_mode\": \"normal_installed\"}}"});
        assert_eq!(parse_chromium(&text), ["fff"]);
        assert!(parse_chromium(&json!([1])).is_empty());
    }

    #[test]
    fn settings_of_firefox_with_and_without_the_frame() {
        let inner = json!({
            "Extensions": {"Install": ["https://example.org/a.xpi"], "Locked": ["b@example.org"]},
            "ExtensionSettings": {"c@example.org": {"installation_mode": "force_installed"}}
        });
        // What is locked cannot be removed; it is not installed by that.
        let expected = ["c@example.org", "https://example.org/a.xpi"];
        assert_eq!(parse_firefox(&inner), expected);
        assert_eq!(parse_firefox(&json!({"policies": inner})), expected);
    }

    proptest! {
        #[test]
        fn any_json_is_answered(text in r#"[{}\[\]":,a-z0-9]{0,80}"#) {
            if let Ok(value) = serde_json::from_str(&text) {
                prop_assert!(parse_chromium(&value).iter().all(|id| !id.is_empty()));
                prop_assert!(parse_firefox(&value).iter().all(|id| !id.trim().is_empty()));
            }
        }
    }
}
