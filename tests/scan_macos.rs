//! A macOS system below a root of the test's own, read from any system: every source present, half of
//! them broken, and lists that are meant to harm.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;

use interdict::model::{Kind, Presence, Scope, SourceOutcome, SourceState};
use interdict::scan::common::tree::Tree;
use interdict::scan::macos;
use plist::{Dictionary, Value};

struct Root {
    folder: tempfile::TempDir,
}

impl Root {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// A property list of texts, binary.
    fn binary(&self, path: &str, texts: &[(&str, &str)]) {
        let mut bytes = Vec::new();
        list(texts).to_writer_binary(&mut bytes).unwrap();
        self.write(path, bytes);
    }

    /// The same as XML.
    fn xml(&self, path: &str, texts: &[(&str, &str)]) {
        let mut bytes = Vec::new();
        list(texts).to_writer_xml(&mut bytes).unwrap();
        self.write(path, bytes);
    }

    fn tree(&self) -> Tree {
        Tree::any_case(self.folder.path())
    }

    fn scan(&self) -> Vec<SourceOutcome> {
        macos::tree_sources(&self.tree()).into_iter().flat_map(|source| (source.read)()).collect()
    }

    fn found(&self) -> Vec<String> {
        let mut found: Vec<String> = self
            .scan()
            .iter()
            .flat_map(|outcome| &outcome.software)
            .map(|one| {
                let id = one.ids.bundle_id.as_deref().or(one.ids.package.as_deref());
                let version = one.version.as_deref().unwrap_or("-");
                let (kind, id) = (one.kind.plain(), id.unwrap_or("-"));
                format!("{}|{kind}|{}|{id}|{version}", one.source, one.name)
            })
            .collect();
        found.sort();
        found
    }
}

fn list(texts: &[(&str, &str)]) -> Value {
    let pairs = texts.iter().map(|(key, text)| ((*key).to_owned(), Value::from(*text)));
    Value::Dictionary(pairs.collect::<Dictionary>())
}

fn one<'a>(outcomes: &'a [SourceOutcome], id: &str) -> &'a SourceOutcome {
    outcomes.iter().find(|outcome| outcome.reading.id == id).unwrap_or_else(|| {
        let ids: Vec<_> = outcomes.iter().map(|outcome| &outcome.reading.id).collect();
        panic!("no source {id} among {ids:?}")
    })
}

fn bundle(name: &str, id: &str) -> Vec<(&'static str, String)> {
    vec![
        ("CFBundleName", name.to_owned()),
        ("CFBundleIdentifier", id.to_owned()),
        ("CFBundleShortVersionString", "1.0".to_owned()),
    ]
}

fn whole() -> Root {
    let root = Root::new();
    let app = |path: &str, name: &str, id: &str| {
        let texts = bundle(name, id);
        let texts: Vec<_> = texts.iter().map(|(key, text)| (*key, text.as_str())).collect();
        root.binary(&format!("{path}/Contents/Info.plist"), &texts);
    };
    app("Applications/Kaspersky.app", "Kaspersky", "com.kaspersky.kav");
    app("Applications/Setapp/Telegram.app", "Telegram", "ru.keepcoder.Telegram");
    app("Users/kim/Applications/VK.app", "VK", "com.vk.app");
    app("Users/kim/Downloads/Lark.app", "Lark", "com.electron.lark");
    app("Library/Extensions/klif.kext", "klif", "com.kaspersky.kext.klif");
    root.write("Applications/Half.app/Contents/Info.plist", "bplist00");
    root.write("Applications/Empty.app/Contents/MacOS/Empty", "");
    root.xml(
        "Library/LaunchDaemons/com.kaspersky.kav.plist",
        &[("Label", "com.kaspersky.kav"), ("Program", "/Library/KAV/kavd")],
    );
    root.write("Library/LaunchDaemons/com.broken.plist", "<plist><dict>");
    root.binary("Library/LaunchAgents/com.kaspersky.gui.plist", &[("Label", "com.kaspersky.gui")]);
    root.binary("Users/kim/Library/LaunchAgents/a.plist", &[("Label", "com.vk.agent")]);
    root.binary(
        "private/var/db/receipts/com.kaspersky.klnagent.core.plist",
        &[("PackageIdentifier", "com.kaspersky.klnagent.core"), ("PackageVersion", "15.1")],
    );
    root.write("private/var/db/receipts/broken.plist", "?");
    let extension = list(&[
        ("identifier", "com.kaspersky.kav.sysext"),
        ("teamID", "2Y8XE5CQ94"),
        ("state", "activated_enabled"),
    ]);
    let mut database = Dictionary::new();
    database.insert("extensions".into(), Value::Array(vec![extension, Value::Boolean(true)]));
    let mut bytes = Vec::new();
    Value::Dictionary(database).to_writer_binary(&mut bytes).unwrap();
    root.write("Library/SystemExtensions/db.plist", bytes);
    root.write("Library/Managed Preferences/com.kaspersky.kav.plist", "");
    root.write("opt/homebrew/Caskroom/yandex-disk/3.2/x", "");
    root.write("usr/local/Cellar/wget/1.25/x", "");
    root
}

#[test]
fn every_source_gives_what_is_there() {
    assert_eq!(
        whole().found(),
        [
            "applications-kim|Program|Lark|com.electron.lark|1.0",
            "applications-kim|Program|VK|com.vk.app|1.0",
            "applications|Program|Empty|-|-",
            "applications|Program|Half|-|-",
            "applications|Program|Kaspersky|com.kaspersky.kav|1.0",
            "applications|Program|Telegram|ru.keepcoder.Telegram|1.0",
            "homebrew|Package|wget|wget|1.25",
            "homebrew|Package|yandex-disk|yandex-disk|3.2",
            "kernel-extensions|Driver|klif|com.kaspersky.kext.klif|1.0",
            "launch-agents-kim|Start-up entry|com.vk.agent|com.vk.agent|-",
            "launch-agents|Start-up entry|com.kaspersky.gui|com.kaspersky.gui|-",
            "launch-daemons|Service|com.broken|com.broken|-",
            "launch-daemons|Service|com.kaspersky.kav|com.kaspersky.kav|-",
            "managed-preferences|Component|com.kaspersky.kav|com.kaspersky.kav|-",
            "receipts|Package|com.kaspersky.klnagent.core|com.kaspersky.klnagent.core|15.1",
            "system-extensions|Driver|com.kaspersky.kav.sysext|com.kaspersky.kav.sysext|-",
        ]
    );
}

#[test]
fn what_is_broken_is_a_problem_of_its_source() {
    let outcomes = whole().scan();
    for (id, problems) in
        [("applications", 2), ("launch-daemons", 1), ("receipts", 1), ("system-extensions", 1)]
    {
        let outcome = one(&outcomes, id);
        assert_eq!(outcome.reading.state, SourceState::Read, "{id}");
        assert_eq!(outcome.problems.len(), problems, "{id}: {:?}", outcome.problems);
    }
}

#[test]
fn details_that_the_finding_needs() {
    let outcomes = whole().scan();
    let daemon = &one(&outcomes, "launch-daemons").software[1];
    assert_eq!((daemon.kind, daemon.ids.file.as_deref()), (Kind::Service, Some("kavd")));
    let extension = &one(&outcomes, "system-extensions").software[0];
    assert_eq!(extension.ids.signer.as_deref(), Some("2Y8XE5CQ94"));
    let settings = &one(&outcomes, "managed-preferences").software[0];
    assert_eq!(settings.presence, Presence::Leftover);
    let agent = &one(&outcomes, "launch-agents-kim").software[0];
    assert_eq!(agent.scope, Scope::User("kim".to_owned()));
}

#[test]
fn an_empty_root_has_nothing_and_says_so() {
    let outcomes = Root::new().scan();
    assert_eq!(outcomes.len(), 9);
    for outcome in outcomes {
        assert_eq!(outcome.reading.state, SourceState::NotPresent, "{}", outcome.reading.id);
    }
}

#[test]
fn lists_that_are_meant_to_harm() {
    let root = Root::new();
    let deep = format!("<?xml version=\"1.0\"?><plist>{}", "<array>".repeat(300_000));
    root.write("Library/SystemExtensions/db.plist", &deep);
    root.write("Library/LaunchDaemons/deep.plist", &deep);
    let entity = "<?xml version=\"1.0\"?><!DOCTYPE plist [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\
        <plist version=\"1.0\"><dict><key>Label</key><string>&b;</string></dict></plist>";
    root.write("Library/LaunchDaemons/entity.plist", entity);
    root.write("Applications/Big.app/Contents/Info.plist", "");
    let big = root.folder.path().join("Applications/Big.app/Contents/Info.plist");
    std::fs::File::options().write(true).open(big).unwrap().set_len(1 << 40).unwrap();
    let outcomes = root.scan();
    let SourceState::Failed(why) = &one(&outcomes, "system-extensions").reading.state else {
        panic!()
    };
    assert!(why.contains("too deeply"), "{why}");
    let daemons = one(&outcomes, "launch-daemons");
    assert!(daemons.problems[0].reason.contains("too deeply"));
    let names: Vec<_> = daemons.software.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names[0], "deep");
    assert!(!names[1].contains("aaaa"), "an entity was expanded: {names:?}");
    let big = one(&outcomes, "applications");
    assert_eq!(big.software[0].name, "Big");
    assert!(big.problems[0].reason.contains("larger than"));
}

#[test]
fn the_machine_and_its_system() {
    let root = whole();
    let shown = Path::new(root.folder.path()).display().to_string();
    assert_eq!(macos::machine(&root.tree()).name, shown);
    root.xml(
        "System/Library/CoreServices/SystemVersion.plist",
        &[("ProductName", "macOS"), ("ProductVersion", "14.6")],
    );
    assert_eq!(macos::machine(&root.tree()).system.as_deref(), Some("macOS 14.6"));
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_root() {
    use std::os::unix::fs::symlink;
    let outside = whole();
    let root = Root::new();
    for (link, target) in [
        ("Applications", "Applications"),
        ("Users", "Users"),
        ("Library", "Library"),
        ("opt", "opt"),
    ] {
        symlink(outside.folder.path().join(target), root.folder.path().join(link)).unwrap();
    }
    std::fs::create_dir(root.folder.path().join("var")).unwrap();
    symlink(outside.folder.path().join("private/var/db"), root.folder.path().join("var/db"))
        .unwrap();
    assert_eq!(root.found(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn the_link_of_a_real_disk_is_followed() {
    let root = whole();
    std::os::unix::fs::symlink("private/var", root.folder.path().join("var")).unwrap();
    let outcomes = root.scan();
    assert_eq!(one(&outcomes, "receipts").software.len(), 1);
}
