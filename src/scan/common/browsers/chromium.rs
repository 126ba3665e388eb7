//! Browsers built on Chromium: the settings of each profile, joined with the files of its extensions.
//!
//! The settings say what is enabled and who installed it; the folder `Extensions/ID/VERSION` says what
//! is there. Where the settings cannot be read, the files still count; files that the settings do not
//! know are what an extension left behind. What the settings hold: see `preferences`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::forced::{Forced, add_the_rest};
use super::manifest::{Manifest, is_locale, message_key, parse_manifest, parse_message};
use super::places::Browser;
use super::policies;
use super::preferences::{
    Activity, Origin, Preferences, Setting, is_extension_id, parse_local_state, parse_preferences,
};
use super::profiles::{
    DataFolder, data_folders, inside, is_absolute, is_profile, profiles_in, record,
};
use super::registered::Registry;
use crate::model::{Presence, Software, SourceOutcome};
use crate::scan::common::gather::Gather;

/// Preferences of years of use were seen at 10 MB.
const MOST_PREFERENCES: u64 = 64 << 20;
/// A manifest, the texts of one language.
const MOST_MANIFEST: u64 = 4 << 20;
/// Profiles in one folder of profiles.
const MOST_PROFILES: usize = 2_000;
/// Extensions of one profile.
const MOST_EXTENSIONS: usize = 5_000;
/// Any of these names makes a folder a profile.
const MARKS: &[&str] = &["Preferences", "Secure Preferences", "Extensions"];

/// Reads the extensions of one browser.
#[must_use]
pub fn read(tree: &super::Tree, browser: &Browser, registry: &Registry) -> SourceOutcome {
    let mut gather = Gather::new(tree, browser.id, browser.source, "profiles of each user");
    let forced = policies::of_chromium(&mut gather, browser, registry);
    for folder in data_folders(&mut gather, browser) {
        data_folder(&mut gather, &folder, &forced);
    }
    add_the_rest(&mut gather, browser, &forced, "a policy");
    let offered = policies::by_programs(&mut gather, browser, registry);
    add_the_rest(&mut gather, browser, &offered, "another program");
    gather.finish()
}

fn data_folder(gather: &mut Gather<'_>, folder: &DataFolder, forced: &Forced) {
    gather.is_present();
    let state = folder.path.join("Local State");
    // Without it the profiles go by the names of their folders.
    let names = match gather.read(&folder.user, &state, MOST_PREFERENCES) {
        None => Ok(std::collections::BTreeMap::new()),
        Some(bytes) => parse_local_state(&bytes),
    }
    .unwrap_or_else(|reason| {
        let path = gather.tree.shown(&state);
        gather.problem(&path, "", &reason);
        std::collections::BTreeMap::new()
    });
    if is_profile(gather, &folder.path, MARKS) {
        // Opera's own folder is itself a profile.
        profile(gather, folder, &folder.path, "Default", forced);
    }
    let mut seen = 0;
    for entry in profiles_in(gather, &folder.user, &folder.path, MARKS) {
        let path = folder.path.join(&entry.name);
        seen += 1;
        if seen > MOST_PROFILES {
            let what = format!("Only the first {MOST_PROFILES} profiles were read.");
            gather.unread(&folder.path, &what);
            break;
        }
        let shown = entry.shown();
        profile(gather, folder, &path, names.get(&shown).unwrap_or(&shown), forced);
    }
}

/// One profile while it is read.
struct Profile<'a> {
    folder: &'a DataFolder,
    path: &'a Path,
    name: &'a str,
    forced: &'a Forced,
}

fn profile(gather: &mut Gather<'_>, folder: &DataFolder, path: &Path, name: &str, forced: &Forced) {
    let profile = Profile { folder, path, name, forced };
    let settings = settings(gather, &profile);
    let extensions = path.join("Extensions");
    let mut on_disk: BTreeSet<String> = gather
        .folders(&folder.user, &extensions)
        .iter()
        .map(super::super::tree::Entry::shown)
        .filter(|id| is_extension_id(id))
        .collect();
    let known = settings.as_ref().map(|settings| &settings.settings);
    let mut seen = 0;
    for (id, setting) in known.into_iter().flatten() {
        let has_files = on_disk.remove(id);
        if setting.origin == Origin::Browser {
            continue;
        }
        if seen == MOST_EXTENSIONS {
            let what = format!("Only the first {MOST_EXTENSIONS} extensions were read.");
            gather.unread(path, &what);
            return;
        }
        seen += 1;
        listed(gather, &profile, id, setting, has_files);
    }
    for id in on_disk.iter().take(MOST_EXTENSIONS) {
        files_only(gather, &profile, id, settings.is_some());
    }
}

/// The settings of a profile; `None` where a file could not be read, so that entries may be missing.
fn settings(gather: &mut Gather<'_>, profile: &Profile<'_>) -> Option<Preferences> {
    let mut all = Preferences::default();
    let mut is_whole = true;
    for name in ["Preferences", "Secure Preferences"] {
        let path = profile.path.join(name);
        let Some(bytes) = gather.read(&profile.folder.user, &path, MOST_PREFERENCES) else {
            // One of the two is often not there; anything else hides entries.
            let real = gather.tree.resolve(&path);
            is_whole &= real.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
                && !gather.is_dangling(&path);
            continue;
        };
        match parse_preferences(&bytes) {
            Ok(found) => all.merge(found),
            Err(reason) => {
                is_whole = false;
                gather.unread(&path, &reason);
            }
        }
    }
    for id in std::mem::take(&mut all.broken) {
        let shown = gather.tree.shown(profile.path);
        gather.problem(&shown, &id, "The entry of this extension is not understood.");
    }
    // What one of two files says is still better than nothing.
    (is_whole && all.speaks_of_extensions || !all.settings.is_empty()).then_some(all)
}

/// An extension that the settings know.
fn listed(
    gather: &mut Gather<'_>,
    profile: &Profile<'_>,
    id: &str,
    setting: &Setting,
    has_files: bool,
) {
    let outside = setting.path.as_deref().filter(|path| is_absolute(path));
    let place = match (outside, &setting.path) {
        (Some(path), _) => inside(path),
        (None, Some(path)) => inside(path).map(|path| profile.path.join("Extensions").join(path)),
        (None, None) => None,
    };
    let is_gone = match (outside, &place) {
        (Some(_), Some(place)) => is_absent(gather, place),
        (Some(_), None) => false,
        (None, _) => !has_files,
    };
    // An id alone, without files and without a copy of the manifest, is a memory of something that was
    // removed or never came.
    if is_gone && (setting.manifest.is_none() || setting.activity == Activity::Removed) {
        tracing::debug!(id, profile = profile.name, "remembered only; not listed");
        return;
    }
    let manifest = match &setting.manifest {
        Some(manifest) => manifest.clone(),
        None => manifest_at(gather, profile, id, place.as_deref()),
    };
    let mut said = vec![match setting.activity {
        Activity::Enabled => "enabled",
        Activity::Disabled => "disabled",
        Activity::Forbidden => "disabled, a policy forbids it",
        Activity::Removed => "removed in the browser",
    }];
    let by_policy = profile.forced.has(id, &profile.folder.user).then_some("installed by policy");
    said.extend(by_policy.or(setting.origin.words()));
    let is_leftover = setting.activity == Activity::Removed || is_gone;
    if is_gone {
        said.push("its files are missing");
    }
    let location = outside.map(str::to_owned);
    let software = Software {
        installed_on: setting.installed_on,
        presence: if is_leftover { Presence::Leftover } else { Presence::Present },
        ..record(profile.folder, profile.name, id, &said)
    };
    add(gather, profile, &manifest, place.as_deref(), Software { location, ..software });
}

/// Whether a folder is certainly not there; one that cannot be looked at may be.
fn is_absent(gather: &Gather<'_>, place: &Path) -> bool {
    gather.tree.resolve(place).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

/// An extension of which only the files are known.
fn files_only(gather: &mut Gather<'_>, profile: &Profile<'_>, id: &str, settings_known: bool) {
    let folder = profile.path.join("Extensions").join(id);
    // Versions stand beside one another during an update; the highest is the one in use.
    let newest = gather
        .folders(&profile.folder.user, &folder)
        .into_iter()
        .map(|entry| entry.name)
        .max_by_key(|name| version_key(&name.to_string_lossy()));
    let Some(newest) = newest else { return };
    let place = folder.join(newest);
    let manifest = manifest_at(gather, profile, id, Some(&place));
    let (presence, said) = if settings_known {
        (Presence::Leftover, "the browser no longer lists it, its files are left")
    } else {
        (Presence::Present, "whether it is enabled could not be read")
    };
    let mut said = vec![said];
    said.extend(profile.forced.has(id, &profile.folder.user).then_some("installed by policy"));
    let software = Software { presence, ..record(profile.folder, profile.name, id, &said) };
    add(gather, profile, &manifest, Some(&place), software);
}

/// Numbers of a version, so that 10 is above 9.
fn version_key(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

fn add(
    gather: &mut Gather<'_>,
    profile: &Profile<'_>,
    manifest: &Manifest,
    place: Option<&Path>,
    software: Software,
) {
    let name =
        translated(gather, profile, manifest, place).unwrap_or_else(|| software.name.clone());
    let location = software
        .location
        .clone()
        .or_else(|| place.map(|place| gather.tree.shown(place)))
        .or_else(|| Some(gather.tree.shown(profile.path)));
    gather.add(Software {
        name,
        version: manifest.version.clone(),
        publisher: manifest.author.clone(),
        location,
        ..software
    });
}

fn manifest_at(
    gather: &mut Gather<'_>,
    profile: &Profile<'_>,
    id: &str,
    place: Option<&Path>,
) -> Manifest {
    let Some(place) = place else {
        let path = gather.tree.shown(profile.path);
        gather.problem(&path, id, "The extension lies on another drive; only its id is known.");
        return Manifest::default();
    };
    let path = place.join("manifest.json");
    let read = gather
        .tree
        .read(&path, MOST_MANIFEST)
        .map_err(|error| format!("The manifest of the extension could not be read: {error}."))
        .and_then(|bytes| parse_manifest(&bytes));
    read.unwrap_or_else(|reason| {
        let shown = gather.tree.shown(&path);
        gather.problem(&shown, id, &reason);
        Manifest::default()
    })
}

/// The name for a person. A name that stands for a text of a language is looked up in the extension's
/// own language, then in English.
fn translated(
    gather: &Gather<'_>,
    profile: &Profile<'_>,
    manifest: &Manifest,
    place: Option<&Path>,
) -> Option<String> {
    let name = manifest.name.as_ref()?;
    let Some(key) = message_key(name) else { return Some(name.clone()) };
    let locales = [manifest.default_locale.as_deref(), Some("en"), Some("en_US")];
    let found =
        locales.into_iter().flatten().filter(|locale| is_locale(locale)).find_map(|locale| {
            let path: PathBuf = place?.join("_locales").join(locale).join("messages.json");
            let bytes = gather.tree.read(path, MOST_MANIFEST).ok()?;
            parse_message(&bytes, key).ok()?
        });
    if found.is_none() {
        tracing::debug!(name, profile = profile.name, "the name's text was not found");
    }
    found
}
