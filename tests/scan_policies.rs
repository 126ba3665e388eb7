//! Extensions that the registry of a Windows disk has its browsers install: by policies of the machine
//! and of one user, and by other programs. Hives are those of `tests/fixtures/hives`; the disk is put
//! together by each test.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;

use interdict::model::{Kind, Scope, Software, SourceOutcome, SourceState};
use interdict::scan::common::browsers;
use interdict::scan::common::tree::Tree;
use interdict::scan::windows;
use serde_json::json;

const KASPERSKY: &str = "ahkjpbeeocnddjkakilopmfdlnjdpcdm";

struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// A disk with policies in the registry of the machine and of anna.
    fn with_policies() -> Self {
        let disk = Self { folder: tempfile::tempdir().unwrap() };
        disk.write("Windows/System32/config/SOFTWARE", hive("policies-SOFTWARE"));
        disk.write("Windows/System32/config/SYSTEM", hive("SYSTEM"));
        disk.write("Users/anna/NTUSER.DAT", hive("policies-NTUSER.DAT"));
        disk.write("Users/boris/desktop.ini", "");
        disk
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// A profile of Chrome in which extensions are installed.
    fn chrome(&self, user: &str, ids: &[&str]) {
        let installed: serde_json::Map<String, serde_json::Value> = ids
            .iter()
            .map(|id| {
                let entry = json!({"location": 7, "state": 1, "path": format!("{id}/1_0"),
                    "manifest": {"name": format!("Name of {}", &id[..1]), "version": "1"}});
                ((*id).to_owned(), entry)
            })
            .collect();
        let profile = format!("Users/{user}/AppData/Local/Google/Chrome/User Data/Default");
        let settings = json!({"extensions": {"settings": installed}});
        self.write(&format!("{profile}/Preferences"), settings.to_string());
        for id in ids {
            self.write(&format!("{profile}/Extensions/{id}/1_0/manifest.json"), "{}");
        }
    }

    fn scan(&self) -> Vec<SourceOutcome> {
        let tree = Tree::any_case(self.folder.path());
        let (mut sources, registry) = windows::tree_sources(&tree);
        sources.extend(browsers::sources(&tree, &registry));
        sources.into_iter().flat_map(|source| (source.read)()).collect()
    }
}

fn hive(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hives");
    std::fs::read(folder.join(name)).unwrap()
}

#[track_caller]
fn source<'a>(outcomes: &'a [SourceOutcome], id: &str) -> &'a SourceOutcome {
    outcomes.iter().find(|outcome| outcome.reading.id == id).unwrap()
}

/// Name, person, remark, where it is written.
fn shown(outcome: &SourceOutcome) -> Vec<(&str, &str, &str, &str)> {
    outcome
        .software
        .iter()
        .map(|software: &Software| {
            assert_eq!(software.kind, Kind::BrowserExtension);
            assert_eq!(software.source, outcome.reading.id);
            let user = match &software.scope {
                Scope::User(user) => user.as_str(),
                Scope::Machine => "",
                Scope::Unknown => "?",
            };
            (
                software.name.as_str(),
                user,
                software.remark.as_deref().unwrap_or_default(),
                software.location.as_deref().unwrap_or_default(),
            )
        })
        .collect()
}

const FOR_ALL: &str = "a policy installs it for everybody; no profile has it yet";
const MACHINE: &str = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies";

#[test]
fn an_extension_that_nobody_has_yet_is_listed_with_its_key() {
    let outcomes = Disk::with_policies().scan();
    let chrome_key = format!(r"{MACHINE}\Google\Chrome");
    let own_key = r"HKEY_USERS\S-1-5-21-1-2-3-1001\SOFTWARE\Policies\Google\Chrome";
    let for_all = format!("Chrome; {FOR_ALL}");
    let for_anna = "Chrome; a policy installs it for anna; no profile of anna has it yet";
    let (a, g, h) = ("a".repeat(32), "g".repeat(32), "h".repeat(32));
    let f = "f".repeat(32);
    assert_eq!(
        shown(source(&outcomes, "browser-chrome")),
        [
            (a.as_str(), "", for_all.as_str(), chrome_key.as_str()),
            (KASPERSKY, "", for_all.as_str(), chrome_key.as_str()),
            (g.as_str(), "anna", for_anna, own_key),
            (h.as_str(), "anna", for_anna, own_key),
            (
                f.as_str(),
                "",
                "Chrome; another program installs it for everybody; no profile has it yet",
                r"HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\Google\Chrome\Extensions",
            ),
        ]
    );
    let extension = &source(&outcomes, "browser-chrome").software[1];
    assert_eq!(extension.ids.extension_id.as_deref(), Some(KASPERSKY));
    for (id, name, browser, key) in [
        ("browser-edge", "b".repeat(32), "Edge", r"Microsoft\Edge"),
        ("browser-brave", "d".repeat(32), "Brave", r"BraveSoftware\Brave"),
    ] {
        let (remark, key) = (format!("{browser}; {FOR_ALL}"), format!(r"{MACHINE}\{key}"));
        let expected = [(name.as_str(), "", remark.as_str(), key.as_str())];
        assert_eq!(shown(source(&outcomes, id)), expected);
    }
    let firefox = source(&outcomes, "browser-firefox");
    let names: Vec<_> = firefox.software.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(names, ["a@x", "https://addons.example.org/b.xpi"]);
    let ids: Vec<_> = firefox.software.iter().map(|own| own.ids.extension_id.as_deref()).collect();
    assert_eq!(ids, [Some("a@x"), None]);
    for other in ["browser-vivaldi", "browser-chromium", "browser-thunderbird"] {
        let outcome = source(&outcomes, other);
        assert_eq!(outcome.reading.state, SourceState::NotPresent, "{other}");
        assert!(outcome.software.is_empty());
    }
}

#[test]
fn an_installed_extension_says_that_a_policy_forces_it() {
    let disk = Disk::with_policies();
    let (g, i) = ("g".repeat(32), "i".repeat(32));
    disk.chrome("anna", &[KASPERSKY, &g]);
    // The policy of anna does not reach boris, and nobody forces the other one.
    disk.chrome("boris", &[&g, &i]);
    let outcomes = disk.scan();
    let found: Vec<_> = shown(source(&outcomes, "browser-chrome"))
        .into_iter()
        .map(|(name, user, remark, _)| (name.chars().next_back().unwrap(), user, remark))
        .collect();
    let by_policy = "Chrome, profile \"Default\"; enabled; installed by policy";
    let a = "Chrome; a policy installs it for everybody; no profile has it yet";
    let h = "Chrome; a policy installs it for anna; no profile of anna has it yet";
    let theirs = found.iter().filter(|(_, user, _)| *user == "anna").collect::<Vec<_>>();
    assert_eq!(theirs[0], &('a', "anna", by_policy), "the extension of Kaspersky: {found:?}");
    assert_eq!(theirs[1], &('g', "anna", by_policy));
    assert_eq!(theirs[2], &('h', "anna", h));
    let boris: Vec<_> = found.iter().filter(|(_, user, _)| *user == "boris").collect();
    assert_eq!(boris.len(), 2);
    let plain = "Chrome, profile \"Default\"; enabled";
    assert!(boris.iter().all(|(_, _, remark)| remark.starts_with(plain)), "{boris:?}");
    assert_eq!(found.iter().filter(|(_, _, remark)| *remark == a).count(), 1);
}

#[test]
fn what_is_no_policy_is_said_by_the_source_of_the_registry() {
    let outcomes = Disk::with_policies().scan();
    let own = source(&outcomes, "browser-policies");
    assert!(matches!(own.reading.state, SourceState::Failed(_)), "{:?}", own.reading.state);
    let problems: Vec<_> =
        own.problems.iter().map(|one| (one.path.as_str(), one.reason.as_str())).collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    let vivaldi = format!(r"{MACHINE}\Vivaldi");
    assert!(problems.iter().any(|(path, reason)| *path == vivaldi && reason.contains("no JSON")));
    let chrome = format!(r"{MACHINE}\Google\Chrome");
    assert!(problems.iter().any(|(path, reason)| *path == chrome && reason.contains("no text")));
}

#[test]
fn a_registry_that_cannot_be_read_is_said_and_files_still_count() {
    let disk = Disk::with_policies();
    disk.chrome("anna", &[KASPERSKY]);
    disk.write("Windows/System32/config/SOFTWARE", &hive("policies-SOFTWARE")[..3_000]);
    disk.write("Users/anna/NTUSER.DAT", "no hive");
    let outcomes = disk.scan();
    let own = source(&outcomes, "browser-policies");
    assert!(matches!(own.reading.state, SourceState::Failed(_)), "{:?}", own.reading.state);
    let chrome = source(&outcomes, "browser-chrome");
    assert_eq!(chrome.reading.state, SourceState::Read);
    assert_eq!(chrome.software.len(), 1);
    assert!(chrome.software[0].remark.as_deref().unwrap().contains("enabled"));
}

#[test]
fn the_scan_of_a_mounted_disk_lists_them() {
    let disk = Disk::with_policies();
    let never = std::sync::atomic::AtomicBool::new(false);
    let inventory = interdict::scan::root(disk.folder.path(), &|_| {}, &never).unwrap();
    let all = (0..inventory.installed.len()).map(|at| inventory.software(at));
    let forced: Vec<_> =
        all.filter(|own| own.ids.extension_id.as_deref() == Some(KASPERSKY)).collect();
    assert_eq!(forced.len(), 1);
    assert_eq!(forced[0].remark.as_deref(), Some(format!("Chrome; {FOR_ALL}").as_str()));
}
