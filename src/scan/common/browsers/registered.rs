//! What the Windows registry has browsers install: policies below `SOFTWARE\Policies`, of the machine
//! and of each user, and the keys by which programs install their extension.
//!
//! A policy that is a list is a key with a value for each entry; one that is a dictionary is JSON in a
//! text, or a key of its own (Chromium, `registry_dict_win.cc`; Mozilla, policy-templates, "Windows
//! (GPO)"). From either a document is made as the policy files of other systems have it, so that one
//! parser understands both. Nothing is fetched here: whoever asks brings the keys.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde_json::{Map, Value as Json, json};

use super::forced::{Forced, Wanted};
use super::policies::{FORCE_LIST, SETTINGS, parse_chromium, parse_firefox};
use super::preferences::is_extension_id;
use crate::model::SourceOutcome;
use crate::scan::common::registry::{RegistryKey, Value};

/// Keys below `SOFTWARE` (and its 32-bit part) whose subkeys are the ids of extensions that programs have
/// a browser install: Chrome's in "Installing extensions linked to other software", Edge's in
/// "Alternate ways to distribute Microsoft Edge extensions".
pub const BY_PROGRAMS: &[(&str, &str)] = &[
    ("browser-chrome", r"Google\Chrome\Extensions"),
    ("browser-edge", r"Microsoft\Edge\Extensions"),
];

/// Extensions of one policy or one key; nobody has installed as many.
const MOST: usize = 5_000;

/// What the registry of one Windows has its browsers install.
#[derive(Clone, Debug)]
pub struct Registered {
    /// By policies: the id of a browser's source, its extensions.
    pub by_policy: BTreeMap<&'static str, Forced>,
    /// By other programs, likewise.
    pub by_programs: BTreeMap<&'static str, Forced>,
    /// How the registry was read; it lists nothing itself.
    pub outcome: SourceOutcome,
}

/// The registry that goes with the files of a disk: none, or one that is read when it is first asked.
#[derive(Clone, Default)]
pub struct Registry(Option<Arc<Reading>>);

type Reading = LazyLock<Registered, Box<dyn FnOnce() -> Registered + Send>>;

impl Registry {
    /// Systems without a registry.
    #[must_use]
    pub fn none() -> Self {
        Self(None)
    }

    /// A registry; `read` is called once, by whichever source asks first.
    pub fn new(read: impl FnOnce() -> Registered + Send + 'static) -> Self {
        Self(Some(Arc::new(LazyLock::new(Box::new(read)))))
    }

    /// How the registry was read.
    #[must_use]
    pub fn outcome(&self) -> Option<SourceOutcome> {
        Some(self.registered()?.outcome.clone())
    }

    /// What policies have a browser install.
    #[must_use]
    pub fn by_policy(&self, browser: &str) -> Forced {
        self.registered().and_then(|all| all.by_policy.get(browser).cloned()).unwrap_or_default()
    }

    /// What other programs have a browser install.
    #[must_use]
    pub fn by_programs(&self, browser: &str) -> Forced {
        self.registered().and_then(|all| all.by_programs.get(browser).cloned()).unwrap_or_default()
    }

    fn registered(&self) -> Option<&Registered> {
        self.0.as_ref().map(|reading| LazyLock::force(reading))
    }
}

/// Answers a key below the key of a browser's policies, by its path; `""` is that key itself.
pub type KeyAt<'a> = dyn FnMut(&str) -> Option<RegistryKey> + 'a;

/// What the policies of a browser built on Chromium install.
#[must_use]
pub fn chromium(key_at: &mut KeyAt<'_>) -> Wanted {
    let Some(top) = key_at("") else { return Wanted::default() };
    let mut wanted = Wanted::default();
    for settings in dictionary(&top, SETTINGS, key_at, &mut wanted) {
        wanted.append(parse_chromium(&json!({ SETTINGS: settings })));
    }
    for list in list(&top, FORCE_LIST, FORCE_LIST, key_at, &mut wanted) {
        wanted.append(parse_chromium(&json!({ FORCE_LIST: list })));
    }
    wanted
}

/// What the policies of a browser built on Firefox install.
#[must_use]
pub fn firefox(key_at: &mut KeyAt<'_>) -> Wanted {
    let Some(top) = key_at("") else { return Wanted::default() };
    let mut wanted = Wanted::default();
    for settings in dictionary(&top, SETTINGS, key_at, &mut wanted) {
        wanted.append(parse_firefox(&json!({ SETTINGS: settings })));
    }
    for list in list(&top, "", r"Extensions\Install", key_at, &mut wanted) {
        wanted.append(parse_firefox(&json!({ "Extensions": { "Install": list } })));
    }
    wanted
}

/// The ids of extensions that programs install: the names of the keys below.
#[must_use]
pub fn of_programs(key: &RegistryKey) -> Wanted {
    let mut wanted = Wanted::default();
    for id in key.subkeys.iter().filter(|id| is_extension_id(id)).take(MOST) {
        wanted.add(id);
    }
    limited(key.subkeys.len(), &key.name, &mut wanted);
    wanted
}

/// A list: the values of a key, and the text of a value.
fn list(
    top: &RegistryKey,
    value: &str,
    key: &str,
    key_at: &mut KeyAt<'_>,
    wanted: &mut Wanted,
) -> Vec<Json> {
    let mut lists: Vec<Json> = top.value(value).map(as_json).into_iter().collect();
    if let Some(key) = below(top, key, key_at) {
        limited(key.values.len(), &key.name, wanted);
        // The value without a name is no entry.
        let entries = key.values.iter().filter(|(name, _)| !name.is_empty()).take(MOST);
        lists.push(entries.map(|(_, value)| as_json(value)).collect());
    }
    lists
}

/// A dictionary: the text of a value, and a key with a value or a key for each of its entries.
fn dictionary(
    top: &RegistryKey,
    name: &str,
    key_at: &mut KeyAt<'_>,
    wanted: &mut Wanted,
) -> Vec<Json> {
    let mut all: Vec<Json> = top.value(name).map(as_json).into_iter().collect();
    if let Some(key) = below(top, name, key_at) {
        limited(key.values.len().max(key.subkeys.len()), &key.name, wanted);
        let values = key.values.iter().filter(|(name, _)| !name.is_empty()).take(MOST);
        let mut entries: Map<String, Json> =
            values.map(|(id, value)| (id.clone(), as_json(value))).collect();
        for id in key.subkeys.iter().take(MOST) {
            let Some(setting) = key_at(&format!(r"{name}\{id}")) else { continue };
            let setting = setting.values.iter().map(|(name, value)| {
                // Names of values are written in any letter case; those of a document are not.
                (name.to_ascii_lowercase(), as_json(value))
            });
            entries.insert(id.clone(), Json::Object(setting.collect()));
        }
        all.push(Json::Object(entries));
    }
    all
}

/// A key below, asked for only where the one above names it.
fn below(top: &RegistryKey, path: &str, key_at: &mut KeyAt<'_>) -> Option<RegistryKey> {
    let first = path.split('\\').next().unwrap_or(path);
    let is_there = top.subkeys.iter().any(|own| own.eq_ignore_ascii_case(first));
    if is_there { key_at(path) } else { None }
}

fn limited(number: usize, name: &str, wanted: &mut Wanted) {
    if number > MOST {
        wanted.broken.push(format!("Of the {number} entries of {name}, only {MOST} were read."));
    }
}

fn as_json(value: &Value) -> Json {
    match value {
        Value::Text(text) => Json::String(text.clone()),
        Value::Number(number) => (*number).into(),
        // A text of several lines.
        Value::Texts(lines) => Json::String(lines.join("\n")),
        Value::Bytes(_) => Json::Bool(false),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(name: &str, text: &str) -> (String, Value) {
        (name.to_owned(), Value::Text(text.to_owned()))
    }

    fn key(values: Vec<(String, Value)>, subkeys: &[&str]) -> RegistryKey {
        let subkeys = subkeys.iter().map(|name| (*name).to_owned()).collect();
        RegistryKey { values, subkeys, ..RegistryKey::default() }
    }

    fn answers(keys: &[(&str, RegistryKey)]) -> impl FnMut(&str) -> Option<RegistryKey> {
        move |path| keys.iter().find(|(own, _)| *own == path).map(|(_, key)| key.clone())
    }

    #[test]
    fn every_form_of_chromium() {
        let json = r#"{"aaa":{"installation_mode":"force_installed"},"*":{"installation_mode":"blocked"}}"#;
        let keys = [
            (
                "",
                key(
                    vec![text("extensionsettings", json), text("HomepageLocation", "x")],
                    &["ExtensionInstallForcelist", "ExtensionSettings"],
                ),
            ),
            (
                FORCE_LIST,
                key(
                    vec![
                        text("1", "bbb;https://example.org/update"),
                        text("7", "ccc"),
                        ("8".to_owned(), Value::Number(3)),
                        text("", "default"),
                    ],
                    &[],
                ),
            ),
            (
                SETTINGS,
                key(
                    vec![text("ddd", r#"{"installation_mode":"normal_installed"}"#)],
                    &["eee", "gone"],
                ),
            ),
            (
                r"ExtensionSettings\eee",
                key(vec![text("Installation_Mode", "force_installed")], &[]),
            ),
        ];
        let wanted = chromium(&mut answers(&keys));
        assert_eq!(wanted.ids, ["aaa", "ddd", "eee", "bbb", "ccc"]);
        assert_eq!(wanted.broken.len(), 1, "{:?}", wanted.broken);
        assert_eq!(chromium(&mut |_: &str| None), Wanted::default());
    }

    #[test]
    fn every_form_of_firefox() {
        let lines = [r#"{"a@example.org": {"#, r#""installation_mode": "force_installed"}}"#];
        let settings = Value::Texts(lines.map(str::to_owned).into());
        let keys = [
            ("", key(vec![(SETTINGS.to_owned(), settings)], &["Extensions"])),
            (r"Extensions\Install", key(vec![text("1", "https://example.org/b.xpi")], &[])),
        ];
        let wanted = firefox(&mut answers(&keys));
        assert_eq!(wanted.ids, ["a@example.org", "https://example.org/b.xpi"]);
        assert!(wanted.broken.is_empty(), "{:?}", wanted.broken);
    }

    #[test]
    fn a_list_without_end_is_cut_and_said() {
        let values = (0..MOST + 9).map(|at| text(&at.to_string(), &format!("id{at}"))).collect();
        let keys = [("", key(vec![], &[FORCE_LIST])), (FORCE_LIST, key(values, &[]))];
        let wanted = chromium(&mut answers(&keys));
        assert_eq!((wanted.ids.len(), wanted.broken.len()), (MOST, 1));
    }

    #[test]
    fn programs_name_their_extensions_by_keys() {
        let id = "ahkjpbeeocnddjkakilopmfdlnjdpcdm";
        assert_eq!(of_programs(&key(vec![], &[id, "Temp"])).ids, [id]);
    }

    proptest! {
        #[test]
        fn any_values_are_answered(
            name in "(ExtensionSettings|ExtensionInstallForcelist|[a-z]{0,4})",
            kind in 0_u32..12,
            bytes in proptest::collection::vec(any::<u8>(), 0..60),
            text in r#"[{}\[\]":,a-z@;]{0,40}"#,
        ) {
            let values = vec![
                (name.clone(), Value::of(kind, &bytes)),
                (text.clone(), Value::Text(text)),
            ];
            let mut same = |_: &str| {
                Some(RegistryKey {
                    values: values.clone(),
                    subkeys: vec![SETTINGS.to_owned(), FORCE_LIST.to_owned(), "Extensions".to_owned()],
                    ..RegistryKey::default()
                })
            };
            for wanted in [chromium(&mut same), firefox(&mut same)] {
                prop_assert!(wanted.ids.iter().all(|id| !id.trim().is_empty()));
            }
        }
    }
}
