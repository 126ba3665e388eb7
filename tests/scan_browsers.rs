//! Extensions of browsers, read from roots of three systems that the tests build: every entry, and
//! what is broken beside it.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;

use interdict::model::{Kind, Presence, Scope, Software, SourceOutcome, SourceState};
use interdict::scan::common::browsers;
use interdict::scan::common::browsers::registered::Registry;
use interdict::scan::common::tree::Tree;
use proptest::prelude::*;
use serde_json::{Value, json};

const KASPERSKY: &str = "ahkjpbeeocnddjkakilopmfdlnjdpcdm";
const OTHER: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const THIRD: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
const BUILT_IN: &str = "mhjfbmdgcfjbbpaeojofohoefgiehjai";

struct Disk {
    folder: tempfile::TempDir,
    any_case: bool,
}

impl Disk {
    fn linux() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), any_case: false }
    }

    fn other() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), any_case: true }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn json(&self, path: &str, value: &Value) {
        self.write(path, value.to_string());
    }

    fn outcomes(&self) -> Vec<SourceOutcome> {
        let tree = if self.any_case { Tree::any_case(self.root()) } else { Tree::new(self.root()) };
        browsers::sources(&tree, &Registry::none())
            .into_iter()
            .flat_map(|source| (source.read)())
            .collect()
    }

    fn outcome(&self, id: &str) -> SourceOutcome {
        self.outcomes().into_iter().find(|outcome| outcome.reading.id == id).unwrap()
    }
}

fn settings(entries: &Value) -> Value {
    json!({"extensions": {"settings": entries}, "profile": {"name": "not this one"}})
}

/// Name, version, remark, whether it is there.
fn shown(outcome: &SourceOutcome) -> Vec<(String, String, String, Presence)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let one = |software: &Software| {
        assert_eq!(software.kind, Kind::BrowserExtension);
        assert_eq!(software.source, outcome.reading.id);
        (software.name.clone(), text(&software.version), text(&software.remark), software.presence)
    };
    outcome.software.iter().map(one).collect()
}

fn entry(name: &str, version: &str, remark: &str) -> (String, String, String, Presence) {
    (name.to_owned(), version.to_owned(), remark.to_owned(), Presence::Present)
}

#[test]
fn chrome_on_linux_entry_by_entry() {
    let disk = Disk::linux();
    let chrome = "home/anna/.config/google-chrome";
    disk.json(
        &format!("{chrome}/Local State"),
        &json!({"profile": {"info_cache": {"Profile 1": {"name": "Work"}}}}),
    );
    disk.json(
        &format!("{chrome}/Default/Preferences"),
        &settings(&json!({
            KASPERSKY: {
                "location": 7, "state": 1, "path": format!("{KASPERSKY}/30.1_0"),
                "first_install_time": "13323186957000000",
                "manifest": {"name": "Kaspersky Protection", "version": "30.1", "author": "AO Kaspersky Lab"}
            },
            OTHER: {"location": 4, "disable_reasons": [1], "path": "/srv/own extension"},
            BUILT_IN: {"location": 5, "manifest": {"name": "Chrome PDF Viewer", "version": "1"}},
            THIRD: {"state": 2, "location": 6}
        })),
    );
    disk.write(&format!("{chrome}/Default/Extensions/{KASPERSKY}/30.1_0/manifest.json"), "{}");
    disk.json("srv/own extension/manifest.json", &json!({"name": "Own", "version": "0.1"}));
    // Named by a text of its language, and known by its files and the copy of nothing.
    disk.json(
        &format!("{chrome}/Profile 1/Preferences"),
        &settings(&json!({OTHER: {"location": 1, "state": 0, "path": format!("{OTHER}/2.0_0")}})),
    );
    let files = format!("{chrome}/Profile 1/Extensions/{OTHER}/2.0_0");
    disk.json(
        &format!("{files}/manifest.json"),
        &json!({"name": "__MSG_appName__", "version": "2.0", "default_locale": "de"}),
    );
    disk.json(
        &format!("{files}/_locales/de/messages.json"),
        &json!({"appname": {"message": "Einkaufshilfe"}}),
    );
    // Left behind: the settings do not know it any more.
    for version in ["9.0_0", "10.0_0"] {
        disk.json(
            &format!("{chrome}/Profile 1/Extensions/{THIRD}/{version}/manifest.json"),
            &json!({"name": "Left", "version": version.trim_end_matches("_0")}),
        );
    }
    disk.write(&format!("{chrome}/Profile 1/Extensions/Temp/x"), "");
    disk.write(&format!("{chrome}/ShaderCache/data_0"), "");

    let outcome = disk.outcome("browser-chrome");
    assert_eq!(outcome.reading.state, SourceState::Read);
    assert_eq!(
        shown(&outcome),
        [
            entry("Own", "0.1", "Chrome, profile \"Default\"; disabled; loaded from a folder"),
            entry(
                "Kaspersky Protection",
                "30.1",
                "Chrome, profile \"Default\"; enabled; installed by policy"
            ),
            entry("Einkaufshilfe", "2.0", "Chrome, profile \"Work\"; disabled"),
            (
                "Left".to_owned(),
                "10.0".to_owned(),
                "Chrome, profile \"Work\"; the browser no longer lists it, its files are left"
                    .to_owned(),
                Presence::Leftover
            ),
        ]
    );
    assert!(outcome.problems.is_empty(), "{:?}", outcome.problems);
    let kaspersky = outcome.software.get(1).unwrap();
    assert_eq!(kaspersky.ids.extension_id.as_deref(), Some(KASPERSKY));
    assert_eq!(kaspersky.publisher.as_deref(), Some("AO Kaspersky Lab"));
    assert_eq!(kaspersky.scope, Scope::User("anna".to_owned()));
    assert_eq!(kaspersky.installed_on, Some(jiff::civil::Date::constant(2023, 3, 13)));
    assert!(kaspersky.location.as_deref().unwrap().ends_with(&format!("{KASPERSKY}/30.1_0")));
    assert_eq!(outcome.software.first().unwrap().location.as_deref(), Some("/srv/own extension"));
}

#[test]
fn browsers_of_windows_in_any_case() {
    let disk = Disk::other();
    let home = "Users/Berta/APPDATA/local";
    // On Windows the list stands in the second file.
    disk.json(
        &format!("{home}/Microsoft/Edge/User Data/Default/Preferences"),
        &json!({"extensions": {"alerts": {}}}),
    );
    disk.json(
        &format!("{home}/Microsoft/Edge/User Data/Default/Secure Preferences"),
        &settings(&json!({
            KASPERSKY: {"location": 3, "disable_reasons": 8192, "path": format!("{KASPERSKY}\\30.1_0"),
                        "manifest": {"name": "Kaspersky Protection", "version": "30.1"}},
            OTHER: {"location": 8, "path": "C:\\Dev\\Ext"},
            THIRD: {"location": 4, "path": "E:\\Ext"}
        })),
    );
    disk.write(
        &format!("{home}/Microsoft/Edge/User Data/Default/Extensions/{KASPERSKY}/30.1_0/x"),
        "",
    );
    disk.write("Dev/Ext/manifest.json", "{ // mine\n \"name\": \"Mine\", \"version\": \"1\" }");
    let outcome = disk.outcome("browser-edge");
    assert_eq!(outcome.reading.state, SourceState::Read);
    assert_eq!(
        shown(&outcome),
        [
            entry("Mine", "1", "Edge, profile \"Default\"; enabled; loaded from a folder"),
            entry(
                "Kaspersky Protection",
                "30.1",
                "Edge, profile \"Default\"; disabled; installed by another program"
            ),
            entry(THIRD, "", "Edge, profile \"Default\"; enabled; loaded from a folder"),
        ]
    );
    assert_eq!(outcome.problems.len(), 1, "the extension on another drive");

    // Opera's folder is itself a profile, and its list has another name.
    disk.json(
        "Users/Berta/AppData/Roaming/Opera Software/Opera GX Stable/Preferences",
        &json!({"extensions": {"opsettings": {OTHER: {"path": format!("{OTHER}\\1_0"),
            "manifest": {"name": "Shop", "version": "1"}}}}}),
    );
    disk.write(
        &format!(
            "Users/Berta/AppData/Roaming/Opera Software/Opera GX Stable/Extensions/{OTHER}/1_0/x"
        ),
        "",
    );
    assert_eq!(
        shown(&disk.outcome("browser-opera")),
        [entry("Shop", "1", "Opera GX, profile \"Default\"; enabled")]
    );
}

#[test]
fn every_place_of_every_browser_is_read() {
    for place in browsers::places::CHROMIUM.iter().flat_map(|browser| {
        browser.profiles.iter().map(move |(edition, path)| (browser, *edition, *path))
    }) {
        let (browser, edition, path) = place;
        let disk = Disk::other();
        let profile = format!("Users/kim/{path}/Profile 7");
        disk.json(
            &format!("{profile}/Preferences"),
            &settings(&json!({OTHER: {"manifest": {"name": "X"}, "path": OTHER}})),
        );
        disk.write(&format!("{profile}/Extensions/{OTHER}/1/x"), "");
        let found: Vec<_> = disk.outcomes().iter().flat_map(shown).collect();
        let remark = format!("{}, profile \"Profile 7\"; enabled", browser.named(edition));
        assert_eq!(found, [entry("X", "", &remark)], "{path}");
    }
    for (browser, path) in browsers::places::FIREFOX
        .iter()
        .flat_map(|browser| browser.profiles.iter().map(move |(_, path)| (browser, *path)))
    {
        let disk = Disk::linux();
        disk.json(
            &format!("home/kim/{path}/abc.default/extensions.json"),
            &json!({"addons": [{"id": "x@y", "active": true, "version": "3"}]}),
        );
        let found: Vec<_> = disk.outcomes().iter().flat_map(shown).collect();
        let remark = format!("{}, profile \"abc.default\"; enabled", browser.name);
        assert_eq!(found, [entry("x@y", "3", &remark)], "{path}");
    }
}

#[test]
fn firefox_profiles_by_name_and_by_folder() {
    let disk = Disk::linux();
    let firefox = "home/anna/.mozilla/firefox";
    disk.write(
        &format!("{firefox}/profiles.ini"),
        "[Profile0]\nName=Work\nIsRelative=1\nPath=a.work\n[Profile1]\nName=Far\nIsRelative=0\n\
         Path=/srv/far\n[Profile2]\nName=Gone\nPath=gone\n[Profile3]\nName=Out\nPath=../../../../../etc\n",
    );
    let addon = |id: &str, name: &str, active: bool, location: &str, kind: &str| {
        json!({"id": id, "version": "1", "active": active, "location": location, "type": kind,
               "defaultLocale": {"name": name, "creator": "Example"}})
    };
    disk.json(
        &format!("{firefox}/a.work/extensions.json"),
        &json!({"addons": [
            addon("light_plugin_0F@kaspersky.com", "Kaspersky Protection", true, "app-profile", "extension"),
            addon("screenshots@mozilla.org", "Screenshots", true, "app-builtin", "extension"),
            addon("dark@x", "Dark", true, "app-profile", "theme"),
            addon("share@x", "Shared", false, "app-system-share", "extension"),
        ]}),
    );
    disk.json(
        "srv/far/extensions.json",
        &json!({"addons": [addon("far@x", "Far one", true, "", "")]}),
    );
    disk.json(
        &format!("{firefox}/unnamed/extensions.json"),
        &json!({"addons": [addon("un@x", "Unnamed one", true, "app-profile", "extension")]}),
    );
    disk.write(&format!("{firefox}/Crash Reports/x"), "");
    disk.json(
        "etc/firefox/policies/policies.json",
        &json!({"policies": {"ExtensionSettings": {
            "un@x": {"installation_mode": "force_installed"},
            "light_plugin_0F@kaspersky.com": {"installation_mode": "blocked"},
            "new@x": {"installation_mode": "force_installed"}
        }}}),
    );
    let outcome = disk.outcome("browser-firefox");
    let mut found = shown(&outcome);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(
        found,
        [
            entry("Far one", "1", "Firefox, profile \"Far\"; enabled"),
            entry("Kaspersky Protection", "1", "Firefox, profile \"Work\"; enabled"),
            entry("Shared", "1", "Firefox, profile \"Work\"; disabled"),
            entry("Unnamed one", "1", "Firefox, profile \"unnamed\"; enabled; installed by policy"),
            entry(
                "new@x",
                "",
                "Firefox; a policy installs it for everybody; no profile has it yet"
            ),
        ]
    );
    assert_eq!(outcome.reading.state, SourceState::Read);
    let new = outcome.software.iter().find(|one| one.name == "new@x").unwrap();
    assert_eq!(new.scope, Scope::Machine);
    assert!(new.location.as_deref().unwrap().ends_with("policies.json"));
}

#[test]
fn policies_of_linux_and_macos_mark_and_add() {
    let disk = Disk::linux();
    disk.json(
        "etc/chromium/policies/managed/a.json",
        &json!({"ExtensionInstallForcelist": [format!("{KASPERSKY};https://example.org")]}),
    );
    disk.write("etc/chromium/policies/managed/readme.txt", "{");
    disk.json(
        "home/anna/snap/chromium/common/chromium/Default/Preferences",
        &settings(
            &json!({KASPERSKY: {"location": 1, "path": KASPERSKY, "manifest": {"name": "K"}}}),
        ),
    );
    disk.write(
        &format!("home/anna/snap/chromium/common/chromium/Default/Extensions/{KASPERSKY}/1/x"),
        "",
    );
    assert_eq!(
        shown(&disk.outcome("browser-chromium")),
        [entry("K", "", "Chromium, profile \"Default\"; enabled; installed by policy")]
    );

    // What a program asks Chrome to install is named too, once.
    let disk = Disk::linux();
    disk.write(&format!("opt/google/chrome/extensions/{KASPERSKY}.json"), "{}");
    disk.write(&format!("usr/share/google-chrome/extensions/{KASPERSKY}.json"), "{}");
    disk.write("opt/google/chrome/extensions/readme.json", "{}");
    assert_eq!(
        shown(&disk.outcome("browser-chrome")),
        [entry(
            KASPERSKY,
            "",
            "Chrome; another program installs it for everybody; no profile has it yet"
        )]
    );

    let disk = Disk::other();
    let mut keys = plist::Dictionary::new();
    keys.insert(
        "ExtensionInstallForcelist".to_owned(),
        plist::Value::Array(vec![KASPERSKY.into(), 7.into()]),
    );
    let mut bytes = Vec::new();
    plist::Value::Dictionary(keys).to_writer_binary(&mut bytes).unwrap();
    disk.write("Library/Managed Preferences/kim/com.google.Chrome.plist", &bytes);
    disk.write("Library/Managed Preferences/com.microsoft.Edge.plist", "bplist00 cut");
    assert_eq!(
        shown(&disk.outcome("browser-chrome")),
        [entry(
            KASPERSKY,
            "",
            "Chrome; a policy installs it for kim; no profile of kim has it yet"
        )]
    );
    let edge = disk.outcome("browser-edge");
    assert!(matches!(edge.reading.state, SourceState::Failed(_)));
    assert_eq!(edge.problems.len(), 1);
}

#[test]
fn safari_lists_and_applications() {
    let disk = Disk::other();
    let list = |id: &str, enabled: bool| {
        format!(
            "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>{id}</key><dict>\
             <key>Enabled</key><{enabled}/><key>AddedDate</key><date>2023-03-13T13:15:57Z</date>\
             </dict></dict></plist>"
        )
    };
    let safari = "Users/kim/Library/Containers/com.apple.Safari/Data/Library/Safari";
    disk.write(
        &format!("{safari}/AppExtensions/Extensions.plist"),
        list("com.kaspersky.kav.safari (2Y8XE5CQ94)", true),
    );
    disk.write(&format!("{safari}/WebExtensions/Extensions.plist"), list("org.example.web", false));
    let info = |point: &str| {
        format!(
            "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>CFBundleName</key>\
             <string>Shield</string><key>CFBundleIdentifier</key><string>org.example.shield</string>\
             <key>NSExtension</key><dict><key>NSExtensionPointIdentifier</key>\
             <string>{point}</string></dict></dict></plist>"
        )
    };
    let plugins = "Applications/Guard.app/Contents/PlugIns";
    disk.write(
        &format!("{plugins}/A.appex/Contents/Info.plist"),
        info("com.apple.Safari.web-extension"),
    );
    disk.write(
        &format!("{plugins}/B.appex/Contents/Info.plist"),
        info("com.apple.widgetkit-extension"),
    );
    disk.write(&format!("{plugins}/C.appex/Contents/Info.plist"), "<plist><dict>");
    let outcome = disk.outcome("browser-safari");
    assert_eq!(
        shown(&outcome),
        [
            entry("com.kaspersky.kav.safari", "", "Safari; enabled"),
            entry("org.example.web", "", "Safari; disabled"),
            entry("Shield", "", "Safari; part of the application Guard"),
        ]
    );
    assert_eq!(outcome.software.first().unwrap().ids.signer.as_deref(), Some("2Y8XE5CQ94"));
    assert!(matches!(outcome.reading.state, SourceState::Failed(_)));
    assert_eq!(outcome.problems.len(), 1);
}

/// Half of the profiles are broken, each in its own way; the other half is read whole.
#[test]
fn broken_profiles_are_named_and_hide_nothing_else() {
    let disk = Disk::linux();
    let chrome = "home/anna/.config/google-chrome";
    let whole = settings(&json!({OTHER: {"path": OTHER, "manifest": {"name": "Good"}}}));
    for at in 0..6 {
        disk.json(&format!("{chrome}/Good {at}/Preferences"), &whole);
        disk.write(&format!("{chrome}/Good {at}/Extensions/{OTHER}/1/x"), "");
    }
    let text = whole.to_string();
    disk.write(&format!("{chrome}/Bad cut/Preferences"), text.get(..text.len() / 2).unwrap());
    disk.write(&format!("{chrome}/Bad list/Preferences"), r#"{"extensions": [1, 2]}"#);
    disk.write(
        &format!("{chrome}/Bad depth/Preferences"),
        format!("{{\"extensions\":{}", "[".repeat(9999)),
    );
    disk.write(&format!("{chrome}/Bad bytes/Preferences"), [0xFF, 0xFE, 0x00]);
    disk.json(
        &format!("{chrome}/Bad entry/Preferences"),
        &settings(&json!({OTHER: "text", "no id": {}, THIRD: {"path": THIRD}})),
    );
    disk.write(&format!("{chrome}/Bad entry/Extensions/{THIRD}/manifest.json"), "{\"name\"");
    // A file so large that it is none: sparse, so that it takes no room.
    let huge = disk.root().join(format!("{chrome}/Bad size/Preferences"));
    std::fs::create_dir_all(huge.parent().unwrap()).unwrap();
    std::fs::File::create(&huge).unwrap().set_len(65 << 20).unwrap();
    // What a broken list does not say, the files still do.
    disk.json(
        &format!("{chrome}/Bad cut/Extensions/{KASPERSKY}/1.0_0/manifest.json"),
        &json!({"name": "Kaspersky Protection", "version": "1.0"}),
    );
    disk.write(&format!("{chrome}/Local State"), "{\"profile\":");

    let outcome = disk.outcome("browser-chrome");
    let found = shown(&outcome);
    assert_eq!(found.iter().filter(|(name, ..)| name == "Good").count(), 6);
    assert!(found.contains(&entry(
        "Kaspersky Protection",
        "1.0",
        "Chrome, profile \"Bad cut\"; whether it is enabled could not be read"
    )));
    // An extension without a readable manifest is there all the same.
    assert!(found.contains(&entry(THIRD, "", "Chrome, profile \"Bad entry\"; enabled")));
    assert_eq!(found.len(), 8);
    let SourceState::Failed(why) = &outcome.reading.state else {
        panic!("{:?}", outcome.reading.state)
    };
    assert!(why.starts_with("5 lists could not be read"), "{why}");
    // Five files, two entries, one manifest, the names of the profiles.
    assert_eq!(outcome.problems.len(), 9, "{:#?}", outcome.problems);
    for name in ["Bad cut", "Bad list", "Bad depth", "Bad bytes", "Bad size", "Bad entry"] {
        assert!(outcome.problems.iter().any(|problem| problem.path.contains(name)), "{name}");
    }
}

#[test]
fn nothing_there_is_not_present_and_no_software() {
    let disk = Disk::linux();
    disk.write("home/anna/.config/other/x", "");
    for outcome in disk.outcomes() {
        assert_eq!(outcome.reading.state, SourceState::NotPresent, "{}", outcome.reading.id);
        assert!(outcome.software.is_empty() && outcome.problems.is_empty());
    }
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn links_pipes_and_names_that_are_no_text() {
        let disk = Disk::linux();
        let outside = tempfile::tempdir().unwrap();
        let preferences =
            settings(&json!({OTHER: {"path": OTHER, "manifest": {"name": "Outside"}}}));
        std::fs::write(outside.path().join("Preferences"), preferences.to_string()).unwrap();
        let chrome = "home/anna/.config/google-chrome";
        disk.write(&format!("{chrome}/Default/x"), "");
        let folder = disk.root().join(chrome);
        // A profile that leads out of the root, one that leads to itself, a pipe in place of a file.
        symlink(outside.path(), folder.join("Profile 1")).unwrap();
        symlink("Profile 2", folder.join("Profile 2")).unwrap();
        symlink(outside.path().join("Preferences"), folder.join("Default/Preferences")).unwrap();
        // The lock of a running browser is such a link too, and nothing is missing for it.
        symlink("kim-4711", folder.join("SingletonLock")).unwrap();
        let pipe = folder.join("Profile 3");
        std::fs::create_dir_all(&pipe).unwrap();
        let made = std::process::Command::new("mkfifo").arg(pipe.join("Preferences")).status();
        assert!(made.unwrap().success());
        // A name that is not Unicode.
        let odd = folder.join(OsStr::from_bytes(b"Profile \xFF"));
        std::fs::create_dir_all(odd.join("Extensions").join(OTHER)).unwrap();
        let inside = settings(&json!({OTHER: {"path": OTHER, "manifest": {"name": "Inside"}}}));
        std::fs::write(odd.join("Preferences"), inside.to_string()).unwrap();

        let outcome = disk.outcome("browser-chrome");
        assert_eq!(
            shown(&outcome),
            [entry("Inside", "", "Chrome, profile \"Profile \u{fffd}\"; enabled")]
        );
        for place in ["Default/Preferences", "Profile 1", "Profile 2", "Profile 3"] {
            let is_named = outcome.problems.iter().any(|problem| problem.path.contains(place));
            assert!(is_named, "{place}: {:#?}", outcome.problems);
        }
        assert_eq!(outcome.problems.len(), 4);
        assert!(matches!(outcome.reading.state, SourceState::Failed(_)));
    }

    #[test]
    fn a_folder_that_may_not_be_entered_is_named_with_its_owner() {
        let disk = Disk::linux();
        disk.write("home/berta/.config/google-chrome/Default/Preferences", "{}");
        let home = disk.root().join("home/berta");
        std::fs::set_permissions(&home, std::fs::Permissions::from_mode(0o0)).unwrap();
        let may_enter = std::fs::read_dir(&home).is_ok();
        let outcome = disk.outcome("browser-chrome");
        std::fs::set_permissions(&home, std::fs::Permissions::from_mode(0o755)).unwrap();
        // Who may read everything reads this too.
        let expected = if may_enter {
            SourceState::Read
        } else {
            SourceState::NeedsRights("Access was denied to files of berta.".to_owned())
        };
        assert_eq!(outcome.reading.state, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in the files of a profile: an answer, and what is whole is found.
    #[test]
    fn any_profile_is_answered(
        preferences in r#"[{}\[\]":,a-z0-9\\]{0,60}"#,
        secure in proptest::collection::vec(any::<u8>(), 0..60),
        list in r#"[{}\[\]":,a-z0-9\\]{0,60}"#,
    ) {
        let disk = Disk::linux();
        let chrome = "home/anna/.config/google-chrome";
        disk.write(&format!("{chrome}/Default/Preferences"), &preferences);
        disk.write(&format!("{chrome}/Default/Secure Preferences"), &secure);
        disk.json(
            &format!("{chrome}/Default/Extensions/{OTHER}/1_0/manifest.json"),
            &json!({"name": "Whole", "version": "1"}),
        );
        disk.write("home/anna/.mozilla/firefox/x/extensions.json", &list);
        let found: Vec<_> = disk.outcomes().iter().flat_map(shown).collect();
        prop_assert!(found.iter().any(|(name, ..)| name == "Whole"));
    }
}
