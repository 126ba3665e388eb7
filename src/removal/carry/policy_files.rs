//! Policies of browsers on Linux: files of JSON in folders of an administrator ("Chrome Enterprise policy list",
//! "Linux quick start", and the pages of Microsoft Edge, Brave and Chromium after it; Mozilla's policy-templates).
//! One extension is taken out of what such a file has the browser install, and nothing else: `ExtensionInstallForcelist`
//! names ids, with the address of their updates after a semicolon, `ExtensionSettings` has a mode for each. A mode
//! that forbids the extension stays. What a management puts there it puts there again.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::{Broom, Outcome, StepEnd, sha256};
use crate::platform;
use crate::removal::Known;

/// Files of one folder that are looked at.
const MOST_FILES: usize = 1_000;
/// Policies are short texts; a file beyond this is none.
const MOST_BYTES: u64 = 8 << 20;

/// Folders of policies for everybody, and the one file of Firefox.
const PLACES: &[&str] = &[
    "/etc/opt/chrome/policies/managed",
    "/etc/opt/edge/policies/managed",
    "/etc/brave/policies/managed",
    "/etc/chromium/policies/managed",
    "/etc/chromium-browser/policies/managed",
    "/etc/opt/yandex/browser/policies/managed",
    "/etc/opt/yandex/browser-beta/policies/managed",
    "/etc/firefox/policies/policies.json",
];

/// The place of policies, where it is one of them.
pub(super) fn place(key: &str) -> Option<&'static Path> {
    PLACES.iter().find(|own| **own == key).map(Path::new)
}

/// Whether a file below the place has the extension installed.
pub(super) fn has(place: &Path, id: &str) -> Known {
    let Ok(files) = files(place) else { return Known::NotKnown };
    let mut answer = Known::No;
    for file in files {
        match read(&file)
            .map(|(_, mut policy)| (is_for_a_person(&policy, id), strip(&mut policy, id)))
        {
            Ok((_, true)) => return Known::Yes,
            Ok((false, false)) => {}
            Ok((true, false)) | Err(_) => answer = Known::NotKnown,
        }
    }
    answer
}

impl Broom {
    /// Takes one extension out of the files of policies in a folder; each is kept as it was.
    pub(super) fn take_out_of_policies(&self, place: &Path, id: &str) -> StepEnd {
        let failed = |file: &Path, why: String| {
            StepEnd::of(Outcome::Failed, format!("{} was not changed: {why}.", file.display()))
        };
        let (files, unread) = match with(place, id) {
            Ok(found) => found,
            Err(error) => return failed(place, error.to_string()),
        };
        if let Err(error) = self.prepare() {
            return failed(place, error.to_string());
        }
        let mut kept = Vec::new();
        for file in &files {
            if let Err(why) = self.allowed(&file.to_string_lossy()) {
                return StepEnd::of(
                    Outcome::Refused,
                    format!("Not changed: {why}. Look at it yourself."),
                );
            }
            let mark = sha256(format!("{}\n{id}", file.display()).as_bytes());
            let copy =
                self.aside.join(format!("policy-{}.json", mark.get(..8).unwrap_or_default()));
            if let Err(error) = take_out(file, id, &copy) {
                return failed(file, error.to_string());
            }
            kept.push(format!("{} (as it was: {})", file.display(), copy.display()));
        }
        if !unread.is_empty() {
            let unread: Vec<String> =
                unread.iter().map(|file| file.display().to_string()).collect();
            let words = format!("Look yourself for {id} in {}.", unread.join(", "));
            return StepEnd::of(Outcome::ForAPerson, words);
        }
        if kept.is_empty() {
            return StepEnd::of(Outcome::NothingToDo, "It is not there any more.");
        }
        let words = format!(
            "Taken out of {}. Copy the file back to undo this. A management may write it again.",
            kept.join(", ")
        );
        StepEnd::of(Outcome::Done, words)
    }
}

/// The files that have the extension installed, and what could not be read.
fn with(place: &Path, id: &str) -> io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for file in files(place)? {
        match read(&file) {
            Ok((_, mut policy)) => {
                if is_for_a_person(&policy, id) {
                    unread.push(file.clone());
                }
                if strip(&mut policy, id) {
                    found.push(file);
                }
            }
            Err(_) => unread.push(file),
        }
    }
    Ok((found, unread))
}

fn files(place: &Path) -> io::Result<Vec<PathBuf>> {
    let is_json =
        |path: &Path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let missing = |error: &io::Error| {
        matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
    };
    if is_json(place) {
        return Ok(if place.try_exists()? { vec![place.to_owned()] } else { Vec::new() });
    }
    let entries = match fs::read_dir(place) {
        Err(error) if missing(&error) => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if is_json(&path) {
            if files.len() == MOST_FILES {
                return Err(io::Error::other("there are more files than any policy has"));
            }
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A file as it is, and what it says.
fn read(file: &Path) -> io::Result<(Vec<u8>, Value)> {
    if !fs::symlink_metadata(file)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is no regular file"));
    }
    let bytes = read_bytes(file)?;
    let policy = serde_json::from_slice(&bytes)?;
    Ok((bytes, policy))
}

fn read_bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is larger than any policy"));
    }
    Ok(bytes)
}

/// Takes the extension out of a file; the file as it was is kept in `kept`, where nothing else may be: a go that
/// was broken off has kept the same already.
///
/// # Errors
/// When it cannot be read, kept or written; then the file is as it was.
fn take_out(file: &Path, id: &str, kept: &Path) -> io::Result<()> {
    let (bytes, mut policy) = read(file)?;
    if !strip(&mut policy, id) {
        return Err(io::Error::new(
            io::ErrorKind::NotFound,
            "it does not name the extension any more",
        ));
    }
    let mut text = serde_json::to_string_pretty(&policy)?;
    text.push('\n');
    keep(&bytes, kept)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    // No ending of a policy: no browser reads it meanwhile.
    let new = file.with_file_name(format!(".{name}.interdict-new"));
    let written = (|| {
        let mut out = own_file(&new)?;
        out.set_permissions(fs::metadata(file)?.permissions())?;
        out.write_all(text.as_bytes())?;
        out.sync_all()?;
        fs::rename(&new, file)
    })();
    if written.is_err() {
        fs::remove_file(&new).ok();
    }
    written
}

/// Keeps the file as it was. What is there already stays: where it is the same, this was done before.
fn keep(bytes: &[u8], kept: &Path) -> io::Result<()> {
    let mut copy = match platform::create_private(kept) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return match read_bytes(kept) {
                Ok(own) if own == bytes => Ok(()),
                _ => Err(error),
            };
        }
        copy => copy?,
    };
    let written = copy.write_all(bytes).and_then(|()| copy.sync_all());
    if written.is_err() {
        // A part of it would stand in the way of the next go.
        fs::remove_file(kept).ok();
    }
    written
}

/// The new file, before it takes the place of the old one. One that a go which was broken off has left is made anew;
/// only who may change the policies has put it there.
fn own_file(new: &Path) -> io::Result<fs::File> {
    let make = || fs::OpenOptions::new().write(true).create_new(true).open(new);
    match make() {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(new)?;
            make()
        }
        made => made,
    }
}

const FORCE_LIST: &str = "ExtensionInstallForcelist";
const SETTINGS: &str = "ExtensionSettings";

/// Takes an extension out of what a policy has installed; whether anything was changed.
fn strip(policy: &mut Value, id: &str) -> bool {
    let Some(policy) = policy.as_object_mut().filter(|_| !id.is_empty()) else { return false };
    let mut changed = strip_list(policy, id);
    changed |= strip_settings(policy, id);
    if let Some(inner) = policy.get_mut("policies") {
        // Firefox has all policies below this one.
        changed |= inner.as_object_mut().is_some_and(|inner| strip_settings(inner, id));
    }
    changed
}

fn strip_list(policy: &mut Map<String, Value>, id: &str) -> bool {
    let Some(list) = policy.get_mut(FORCE_LIST).and_then(Value::as_array_mut) else { return false };
    let before = list.len();
    let is_entry = |entry: &Value| {
        entry.as_str().and_then(|text| text.split(';').next()).map(str::trim) == Some(id)
    };
    list.retain(|entry| !is_entry(entry));
    list.len() < before
}

fn strip_settings(policy: &mut Map<String, Value>, id: &str) -> bool {
    let Some(settings) = policy.get_mut(SETTINGS).and_then(Value::as_object_mut) else {
        return false;
    };
    let installs = |setting: &Value| {
        let mode = setting.get("installation_mode").and_then(Value::as_str);
        matches!(mode, Some("force_installed" | "normal_installed"))
    };
    // One setting may stand for several ids, divided by commas.
    let names = |key: &str| key.split(',').any(|one| one.trim() == id);
    let keys: Vec<String> = settings
        .iter()
        .filter(|(key, setting)| names(key) && installs(setting))
        .map(|(key, _)| key.clone())
        .collect();
    for key in &keys {
        let Some(setting) = settings.remove(key) else { continue };
        let others: Vec<&str> =
            key.split(',').map(str::trim).filter(|one| !one.is_empty() && *one != id).collect();
        if !others.is_empty() {
            settings.insert(others.join(","), setting);
        }
    }
    !keys.is_empty()
}

/// Whether a policy may have the extension installed in a way that is left to a person: in a list that is itself JSON
/// in a text, or by `Extensions` of Firefox, whose `Install` names addresses and places of packages and no ids, and
/// whose `Locked` names the ids that nobody can take away (Mozilla's policy-templates, "Extensions").
fn is_for_a_person(policy: &Value, id: &str) -> bool {
    let inner = policy.get("policies");
    let list = |name: &str| inner?.get("Extensions")?.get(name);
    let may = |value: &Value, is: &dyn Fn(&Value) -> bool| match value {
        Value::Array(list) => list.iter().any(is),
        Value::Null => false,
        // No list: it cannot be told what Firefox makes of it.
        _ => true,
    };
    if list("Install").is_some_and(|value| may(value, &|_| true))
        || list("Locked").is_some_and(|value| may(value, &|own| own.as_str() == Some(id)))
    {
        return true;
    }
    [Some(policy), inner].into_iter().flatten().any(|policy| {
        [FORCE_LIST, SETTINGS].iter().any(|name| {
            policy.get(name).and_then(Value::as_str).is_some_and(|text| text.contains(id))
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use serde_json::json;

    use super::*;

    const ID: &str = "abcdefghijklmnopabcdefghijklmnop";
    const OTHER: &str = "ponmlkjihgfedcbaponmlkjihgfedcba";

    #[test]
    fn only_one_extension_is_taken_out() {
        let settings = |own: &str| {
            json!({
                ID: {"installation_mode": own, "update_url": "https://x"},
                OTHER: {"installation_mode": "force_installed"},
                "*": {"installation_mode": "blocked"},
            })
        };
        let mut policy = json!({
            "HomepageLocation": "https://example.org",
            FORCE_LIST: [format!("{ID};https://x"), format!("{OTHER};https://y"), format!(" {ID} "), 3],
            SETTINGS: settings("force_installed"),
        });
        assert!(strip(&mut policy, ID));
        assert_eq!(policy[FORCE_LIST], json!([format!("{OTHER};https://y"), 3]));
        assert_eq!(policy["HomepageLocation"], "https://example.org");
        assert_eq!(policy[SETTINGS].as_object().unwrap().len(), 2);
        assert!(!strip(&mut policy, ID), "it is out");
        // What forbids it stays, and several ids of one setting are taken apart.
        let mut forbids = json!({SETTINGS: settings("blocked")});
        assert!(!strip(&mut forbids, ID));
        let both = format!("{ID},{OTHER}");
        let mut policy = json!({SETTINGS: {both: {"installation_mode": "normal_installed"}}});
        assert!(strip(&mut policy, ID));
        assert_eq!(policy, json!({SETTINGS: {OTHER: {"installation_mode": "normal_installed"}}}));
        let firefox = "a@example.org";
        let mut policy =
            json!({"policies": {SETTINGS: {firefox: {"installation_mode": "force_installed"}}}});
        assert!(strip(&mut policy, firefox));
        assert_eq!(policy, json!({"policies": {SETTINGS: {}}}));
        for odd in [json!([]), json!({FORCE_LIST: ID}), json!({SETTINGS: [ID]}), json!(null)] {
            assert!(!strip(&mut odd.clone(), ID), "{odd}");
        }
    }

    #[test]
    fn a_file_is_changed_as_a_whole_and_kept_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("managed");
        fs::create_dir(&place).unwrap();
        assert_eq!(has(&place, ID), Known::No);
        assert_eq!(has(&folder.path().join("no such"), ID), Known::No);
        let (file, kept) = (place.join("a.json"), folder.path().join("kept"));
        let text = format!("{{\"{FORCE_LIST}\": [\"{ID};https://x\", \"{OTHER}\"]}}");
        fs::write(&file, &text).unwrap();
        fs::write(place.join("note.txt"), ID).unwrap();
        assert_eq!(has(&place, ID), Known::Yes);
        assert_eq!(with(&place, ID).unwrap(), (vec![file.clone()], Vec::new()));
        take_out(&file, ID, &kept).unwrap();
        assert_eq!(fs::read_to_string(&kept).unwrap(), text);
        let now: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        assert_eq!(now, json!({FORCE_LIST: [OTHER]}));
        assert_eq!(has(&place, ID), Known::No);
        assert!(take_out(&file, ID, &folder.path().join("other")).is_err());
        // What is kept already is not written over: when it is another, nothing is changed.
        let other = format!("{text} ");
        fs::write(&file, &other).unwrap();
        assert!(take_out(&file, ID, &kept).is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), other);
        assert_eq!(fs::read_to_string(&kept).unwrap(), text);
        assert_eq!(fs::read_dir(&place).unwrap().count(), 2, "nothing else is left");
        // What cannot be read, or is JSON in a text, is no no.
        fs::write(&file, "{").unwrap();
        assert_eq!(has(&place, ID), Known::NotKnown);
        fs::write(&file, json!({FORCE_LIST: format!("[\"{ID}\"]")}).to_string()).unwrap();
        assert_eq!(has(&place, ID), Known::NotKnown);
        assert_eq!(with(&place, ID).unwrap(), (Vec::new(), vec![file]));
    }

    #[test]
    fn what_was_broken_off_is_done_again() {
        let folder = tempfile::tempdir().unwrap();
        let (file, kept) = (folder.path().join("a.json"), folder.path().join("kept"));
        let text = json!({FORCE_LIST: [ID]}).to_string();
        fs::write(&file, &text).unwrap();
        // The copy was made, the new file begun.
        fs::write(&kept, &text).unwrap();
        fs::write(folder.path().join(".a.json.interdict-new"), "{").unwrap();
        take_out(&file, ID, &kept).unwrap();
        assert_eq!(fs::read_to_string(&kept).unwrap(), text);
        assert_eq!(has(&file, ID), Known::No);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_firefox_installs_by_its_address_is_no_no() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("policies.json");
        let of = |policies: Value| {
            fs::write(&file, json!({ "policies": policies }).to_string()).unwrap();
            (has(&file, "a@example.org"), with(&file, "a@example.org").unwrap().1.len())
        };
        for own in [
            json!({"Extensions": {"Install": ["https://example.org/a.xpi"]}}),
            json!({"Extensions": {"Locked": ["a@example.org"]}}),
        ] {
            assert_eq!(of(own.clone()), (Known::NotKnown, 1), "{own}");
        }
        for own in [
            json!({"Extensions": {"Uninstall": ["a@example.org"], "Install": []}}),
            json!({"Extensions": {"Locked": ["b@example.org"]}}),
            json!({"Extensions": null}),
        ] {
            assert_eq!(of(own.clone()), (Known::No, 0), "{own}");
        }
    }

    #[test]
    fn only_the_folders_of_policies_are_places() {
        assert!(place("/etc/opt/chrome/policies/managed").is_some());
        for other in ["/etc", "/etc/opt/chrome/policies/managed/..", "", "/tmp/managed"] {
            assert_eq!(place(other), None, "{other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_policy_is_looked_at(text in "[\\[\\]{}:,\"a-dA-E ]{0,60}", id in "[a-d]{0,3}") {
            if let Ok(mut policy) = serde_json::from_str::<Value>(&text) {
                let _ = is_for_a_person(&policy, &id);
                if strip(&mut policy, &id) {
                    proptest::prop_assert!(!strip(&mut policy, &id));
                }
            }
        }
    }
}
