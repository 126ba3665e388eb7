//! What a profile of a browser built on Chromium remembers of its extensions: `extensions.settings` of
//! `Preferences` and `Secure Preferences` (Chromium, `extensions/browser/extension_prefs.cc`;
//! `opsettings` in its place, which osquery's `chrome/utils.cpp` reads too, was seen with Opera), and the
//! names of the profiles in `Local State`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, SeqAccess};
use serde_json::Value;

use super::loose::{Loose, Shape};
use super::manifest::{Manifest, text};

/// Who put an extension there: `ManifestLocation` of Chromium's `extensions/common/mojom/manifest.mojom`,
/// whose numbers stand in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The person (1), or not said.
    #[default]
    Person,
    /// Another program, through a file or the registry (2, 3, 6).
    OtherProgram,
    /// A folder, loaded by a developer (4) or named on the command line (8).
    Folder,
    /// A policy of the administrator (7, 9).
    Policy,
    /// The browser itself (5, 10): a part of it that is made as an extension.
    Browser,
    /// A number that Chromium did not have when this was written.
    Unknown,
}

impl Origin {
    fn from_number(number: i64) -> Self {
        match number {
            0 | 1 => Self::Person,
            2 | 3 | 6 => Self::OtherProgram,
            4 | 8 => Self::Folder,
            7 | 9 => Self::Policy,
            5 | 10 => Self::Browser,
            _ => Self::Unknown,
        }
    }

    /// For a remark; nothing where it is the usual way.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Person | Self::Unknown => None,
            Self::OtherProgram => Some("installed by another program"),
            Self::Folder => Some("loaded from a folder"),
            Self::Policy => Some("installed by policy"),
            Self::Browser => Some("part of the browser"),
        }
    }
}

/// Whether an extension does anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Activity {
    /// Enabled.
    #[default]
    Enabled,
    /// Disabled.
    Disabled,
    /// Disabled because a policy forbids it.
    Forbidden,
    /// The person removed it; the browser remembers only that, lest another program brings it again
    /// (Chromium, `Extension::State`: 2 is `EXTERNAL_EXTENSION_UNINSTALLED`, by now deprecated).
    Removed,
}

/// What is remembered of one extension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Who put it there.
    pub origin: Origin,
    /// Whether it does anything.
    pub activity: Activity,
    /// Its folder: below `Extensions`, or from a root.
    pub path: Option<String>,
    /// The day it was installed, by Greenwich time.
    pub installed_on: Option<Date>,
    /// A copy of its manifest; extensions loaded from a folder have none.
    pub manifest: Option<Manifest>,
}

/// What a file of preferences says of extensions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// By the id of the extension.
    pub settings: BTreeMap<String, Setting>,
    /// Entries that are not understood, by their id.
    pub broken: Vec<String>,
    /// Whether the file speaks of extensions at all: on Windows and macOS only one of the two does.
    pub speaks_of_extensions: bool,
}

#[derive(Deserialize)]
struct File {
    // The rest of the file, megabytes of site settings, is passed over without being kept.
    extensions: Option<Loose<Part>>,
}

/// The part of the file that speaks of extensions.
#[derive(Default)]
struct Part {
    lists: Vec<Option<List>>,
}

impl Shape for Part {
    fn from_keys<'de, A: MapAccess<'de>>(mut keys: A) -> Result<Option<Self>, A::Error> {
        let mut part = Self::default();
        while let Some(key) = keys.next_key::<String>()? {
            if matches!(key.as_str(), "settings" | "opsettings") {
                part.lists.push(keys.next_value::<Loose<List>>()?.0);
            } else {
                keys.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Some(part))
    }
}

#[derive(Default)]
struct List {
    settings: BTreeMap<String, Setting>,
    broken: Vec<String>,
}

impl Shape for List {
    fn from_keys<'de, A: MapAccess<'de>>(mut keys: A) -> Result<Option<Self>, A::Error> {
        let mut list = Self::default();
        while let Some(id) = keys.next_key::<String>()? {
            match keys.next_value::<Loose<Setting>>()?.0.filter(|_| is_extension_id(&id)) {
                Some(setting) => {
                    list.settings.insert(id, setting);
                }
                None => list.broken.push(id.chars().take(80).collect()),
            }
        }
        Ok(Some(list))
    }
}

/// `Preferences` or `Secure Preferences`.
///
/// # Errors
/// A sentence for the user.
pub fn parse_preferences(bytes: &[u8]) -> Result<Preferences, String> {
    let file: File = serde_json::from_slice(bytes)
        .map_err(|error| format!("The preferences are no JSON that can be read: {error}."))?;
    let mut found = Preferences::default();
    let Some(Loose(part)) = file.extensions else { return Ok(found) };
    let not_understood =
        || "The list of extensions in the preferences is not understood.".to_owned();
    for list in part.ok_or_else(not_understood)?.lists {
        let List { settings, broken } = list.ok_or_else(not_understood)?;
        found.merge(Preferences { settings, broken, speaks_of_extensions: true });
    }
    Ok(found)
}

/// Why an extension is disabled: a list of numbers, in older versions their sum (Chromium,
/// `extension_prefs.cc`, `MaybeMigrateDisableReasonsBitflagToList`; the numbers: `disable_reason.h`).
struct Reasons(i64);

impl Shape for Reasons {
    fn from_number(number: i64) -> Option<Self> {
        Some(Self(number))
    }

    fn from_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        let mut all = 0;
        while let Some(Loose(number)) = list.next_element::<Loose<i64>>()? {
            all |= number.unwrap_or(0);
        }
        Ok(Some(Self(all)))
    }
}

impl Shape for Setting {
    fn from_keys<'de, A: MapAccess<'de>>(mut keys: A) -> Result<Option<Self>, A::Error> {
        const BLOCKED_BY_POLICY: i64 = 1 << 16;
        let mut found = Self::default();
        let (mut state, mut reasons, mut first, mut last) = (None, 0, None, None);
        while let Some(key) = keys.next_key::<String>()? {
            match key.as_str() {
                "location" => {
                    let number = keys.next_value::<Loose<i64>>()?.0;
                    found.origin = number.map_or(Origin::default(), Origin::from_number);
                }
                "state" => state = keys.next_value::<Loose<i64>>()?.0,
                "disable_reasons" => {
                    reasons = keys.next_value::<Loose<Reasons>>()?.0.map_or(0, |all| all.0);
                }
                "path" => found.path = keys.next_value::<Loose<String>>()?.0,
                "first_install_time" => first = keys.next_value::<Loose<String>>()?.0,
                "install_time" => last = keys.next_value::<Loose<String>>()?.0,
                "manifest" => found.manifest = keys.next_value::<Loose<Manifest>>()?.0,
                _ => {
                    keys.next_value::<IgnoredAny>()?;
                }
            }
        }
        found.activity = match state {
            Some(2) => Activity::Removed,
            _ if reasons & BLOCKED_BY_POLICY != 0 => Activity::Forbidden,
            Some(0) => Activity::Disabled,
            _ if reasons != 0 => Activity::Disabled,
            _ => Activity::Enabled,
        };
        found.installed_on = first.or(last).and_then(|time| day(&time));
        Ok(Some(found))
    }
}

/// A time as Chromium writes it: microseconds since the first of January 1601 (`base::Time`).
fn day(microseconds: &str) -> Option<Date> {
    const UNIX_BEGINS: i64 = 11_644_473_600_000_000;
    let since_1601: i64 = microseconds.parse().ok().filter(|time| *time > UNIX_BEGINS)?;
    let time = Timestamp::from_microsecond(since_1601.checked_sub(UNIX_BEGINS)?).ok()?;
    Some(time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
}

impl Preferences {
    /// Takes in the other file of the same profile. Where both know an extension, the one that holds
    /// more of it counts.
    pub fn merge(&mut self, other: Self) {
        self.speaks_of_extensions |= other.speaks_of_extensions;
        self.broken.extend(other.broken);
        for (id, setting) in other.settings {
            let fuller = |one: &Setting| (one.manifest.is_some(), one.path.is_some());
            match self.settings.get(&id) {
                Some(own) if fuller(own) > fuller(&setting) => {}
                _ => {
                    self.settings.insert(id, setting);
                }
            }
        }
    }
}

/// An extension's id: 32 letters from a to p (Chrome, "Manifest: key").
#[must_use]
pub fn is_extension_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| (b'a'..=b'p').contains(&byte))
}

/// The names that people gave their profiles, by folder: `profile.info_cache` of `Local State`.
///
/// # Errors
/// A sentence for the user.
pub fn parse_local_state(bytes: &[u8]) -> Result<BTreeMap<String, String>, String> {
    #[derive(Deserialize)]
    struct State {
        profile: Option<Value>,
    }
    let state: State = serde_json::from_slice(bytes).map_err(|error| {
        format!("The names of the profiles are no JSON that can be read: {error}.")
    })?;
    let cache = state.profile.as_ref().and_then(|profile| profile.get("info_cache"));
    Ok(cache
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(folder, facts)| Some((folder.clone(), text(facts.as_object()?, "name")?)))
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "ahkjpbeeocnddjkakilopmfdlnjdpcdm";

    fn one(entry: &str) -> Setting {
        let file = format!(r#"{{"extensions": {{"settings": {{"{ID}": {entry}}}}}}}"#);
        parse_preferences(file.as_bytes()).unwrap().settings.remove(ID).unwrap()
    }

    #[track_caller]
    fn check(entry: &str, activity: Activity, origin: Origin) {
        let found = one(entry);
        assert_eq!((found.activity, found.origin), (activity, origin), "{entry}");
    }

    #[test]
    fn enabled_disabled_forced() {
        check(r#"{"state": 1, "location": 1}"#, Activity::Enabled, Origin::Person);
        check("{}", Activity::Enabled, Origin::Person);
        check(r#"{"state": 0, "location": 7}"#, Activity::Disabled, Origin::Policy);
        check(r#"{"disable_reasons": 1, "location": 9}"#, Activity::Disabled, Origin::Policy);
        check(
            r#"{"disable_reasons": [8192], "location": 3}"#,
            Activity::Disabled,
            Origin::OtherProgram,
        );
        check(r#"{"disable_reasons": [], "location": 4}"#, Activity::Enabled, Origin::Folder);
        check(r#"{"disable_reasons": 65537, "location": 8}"#, Activity::Forbidden, Origin::Folder);
        check(r#"{"state": 2, "location": 6}"#, Activity::Removed, Origin::OtherProgram);
        check(r#"{"location": 5}"#, Activity::Enabled, Origin::Browser);
        check(r#"{"location": 10}"#, Activity::Enabled, Origin::Browser);
        check(r#"{"location": 77, "state": "x"}"#, Activity::Enabled, Origin::Unknown);
    }

    #[test]
    fn the_day_of_installation() {
        // 2023-03-13 13:15:57 UTC
        let found = one(r#"{"install_time": "13323186957000000"}"#);
        assert_eq!(found.installed_on, Some(Date::constant(2023, 3, 13)));
        for odd in ["\"0\"", "\"-1\"", "\"9223372036854775807\"", "\"x\"", "7"] {
            assert_eq!(one(&format!(r#"{{"install_time": {odd}}}"#)).installed_on, None, "{odd}");
        }
    }

    #[test]
    fn opera_and_entries_of_the_wrong_kind() {
        let file = format!(
            r#"{{"extensions": {{"opsettings": {{"{ID}": {{}}, "../x": {{}}}}, "settings": {{"{ID}": 3}}}}}}"#
        );
        let found = parse_preferences(file.as_bytes()).unwrap();
        assert_eq!(found.settings.len(), 1);
        assert_eq!(found.broken, ["../x", ID]);
        for (text, speaks) in [("{}", false), (r#"{"extensions": {}}"#, false)] {
            assert_eq!(parse_preferences(text.as_bytes()).unwrap().speaks_of_extensions, speaks);
        }
        for text in ["", "{", "[1]", r#"{"extensions": []}"#, r#"{"extensions": {"settings": 1}}"#]
        {
            assert!(parse_preferences(text.as_bytes()).is_err(), "{text}");
        }
        let deep = format!(r#"{{"x": {}}}"#, "[".repeat(200_000));
        assert!(parse_preferences(deep.as_bytes()).is_err());
        let deep = format!(r#"{{"extensions": {}}}"#, "[".repeat(200_000));
        assert!(parse_preferences(deep.as_bytes()).is_err());
    }

    #[test]
    fn the_fuller_of_two_files_counts() {
        let parse = |entry: &str| {
            let file = format!(r#"{{"extensions": {{"settings": {{"{ID}": {entry}}}}}}}"#);
            parse_preferences(file.as_bytes()).unwrap()
        };
        let full = parse(r#"{"manifest": {"name": "Full"}, "state": 0}"#);
        let mut left = full.clone();
        left.merge(parse(r#"{"state": 1}"#));
        let mut right = parse(r#"{"state": 1}"#);
        right.merge(full.clone());
        assert_eq!(left.settings, full.settings);
        assert_eq!(right.settings, full.settings);
    }

    #[test]
    fn names_of_profiles() {
        let text = r#"{"profile": {"info_cache": {"Profile 1": {"name": "Work"}, "Default": 3}}}"#;
        let names = parse_local_state(text.as_bytes()).unwrap();
        assert_eq!(names.into_iter().collect::<Vec<_>>(), [("Profile 1".into(), "Work".into())]);
        assert!(parse_local_state(b"{\"profile\":").is_err());
        assert!(parse_local_state(b"{}").unwrap().is_empty());
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            parse_preferences(&bytes).ok();
            parse_local_state(&bytes).ok();
        }

        #[test]
        fn a_cut_file_is_answered(cut in 0_usize..160) {
            let file = format!(r#"{{"extensions": {{"settings": {{"{ID}": {{"location": 7, "manifest": {{"name": "N", "version": "1"}}}}}}}}}}"#);
            let part = file.get(..cut.min(file.len())).unwrap_or_default();
            prop_assert_eq!(parse_preferences(part.as_bytes()).is_ok(), part.len() == file.len());
        }
    }
}
