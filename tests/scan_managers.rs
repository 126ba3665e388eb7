//! Packages of Chocolatey, Scoop, winget, npm and pip, read from roots that the tests build: every
//! entry, and what is broken beside it.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;

use interdict::model::{Kind, Presence, Scope, SourceOutcome, SourceState};
use interdict::scan::common::managers;
use interdict::scan::common::tree::Tree;
use proptest::prelude::*;
use serde_json::json;

fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

fn outcomes(root: &Path) -> Vec<SourceOutcome> {
    let tree = Tree::any_case(root);
    managers::sources(&tree).into_iter().flat_map(|source| (source.read)()).collect()
}

fn outcome(root: &Path, id: &str) -> SourceOutcome {
    outcomes(root).into_iter().find(|outcome| outcome.reading.id == id).unwrap()
}

type Shown = (String, String, String, String, Scope);

/// Name, version, publisher, package, for whom.
fn shown(outcome: &SourceOutcome) -> Vec<Shown> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut shown: Vec<Shown> = outcome
        .software
        .iter()
        .map(|one| {
            assert_eq!(one.source, outcome.reading.id);
            let package = text(&one.ids.package);
            (one.name.clone(), text(&one.version), text(&one.publisher), package, one.scope.clone())
        })
        .collect();
    shown.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    shown
}

fn entry(name: &str, version: &str, publisher: &str, package: &str, user: &str) -> Shown {
    let scope = if user.is_empty() { Scope::Machine } else { Scope::User(user.to_owned()) };
    (name.to_owned(), version.to_owned(), publisher.to_owned(), package.to_owned(), scope)
}

#[test]
fn chocolatey_whole_broken_and_failed() {
    let root = tempfile::tempdir().unwrap();
    let nuspec = |id: &str, title: &str| {
        format!(
            "<?xml version=\"1.0\"?><package><metadata><id>{id}</id><version>21.3</version>\
             <title>{title}</title><authors>Example</authors></metadata></package>"
        )
    };
    let lib = "ProgramData/Chocolatey/lib";
    write(root.path(), &format!("{lib}/kis/kis.nuspec"), nuspec("kis", "Kaspersky"));
    write(root.path(), &format!("{lib}/plain/plain.nuspec"), nuspec("plain", ""));
    write(root.path(), &format!("{lib}/cut/cut.nuspec"), "<package><metadata><id>cut</id>");
    write(root.path(), &format!("{lib}/bare/tools/x"), "");
    write(root.path(), "ProgramData/Chocolatey/lib-bad/avast/avast.nuspec", nuspec("avast", "A"));
    let found = outcome(root.path(), "chocolatey");
    assert_eq!(
        shown(&found),
        [
            entry("A", "21.3", "Example", "avast", ""),
            entry("Kaspersky", "21.3", "Example", "kis", ""),
            entry("bare", "", "", "bare", ""),
            entry("cut", "", "", "cut", ""),
            entry("plain", "21.3", "Example", "plain", ""),
        ]
    );
    assert_eq!(found.problems.len(), 2);
    assert_eq!(found.reading.state, SourceState::Read);
    let failed = found.software.iter().find(|one| one.name == "A").unwrap();
    assert_eq!(failed.presence, Presence::Leftover);
    assert_eq!(failed.kind, Kind::Program);
}

#[test]
fn scoop_of_a_user_and_of_everybody() {
    let root = tempfile::tempdir().unwrap();
    let apps = "Users/Berta/scoop/apps";
    write(root.path(), &format!("{apps}/telegram/current/manifest.json"), r#"{"version": "5.1"}"#);
    // The link `current` is missing: the highest version counts.
    write(root.path(), &format!("{apps}/qq/9.9/manifest.json"), r#"{"version": "9.9"}"#);
    write(root.path(), &format!("{apps}/qq/9.10/manifest.json"), r#"{"version": "9.10"}"#);
    write(root.path(), &format!("{apps}/broken/1/manifest.json"), "{");
    write(root.path(), &format!("{apps}/empty/readme"), "");
    write(root.path(), "ProgramData/scoop/apps/git/current/manifest.json", r#"{"version": "2"}"#);
    let found = outcome(root.path(), "scoop");
    assert_eq!(
        shown(&found),
        [
            entry("broken", "", "", "broken", "Berta"),
            entry("empty", "", "", "empty", "Berta"),
            entry("git", "2", "", "git", ""),
            entry("qq", "9.10", "", "qq", "Berta"),
            entry("telegram", "5.1", "", "telegram", "Berta"),
        ]
    );
    assert_eq!(found.problems.len(), 2);
}

const STATE: &str =
    "Users/Berta/AppData/Local/Packages/Microsoft.DesktopAppInstaller_8wekyb3d8bbwe/LocalState";

#[test]
fn winget_portable_and_recorded() {
    let root = tempfile::tempdir().unwrap();
    let source = "Microsoft.Winget.Source_8wekyb3d8bbwe";
    write(
        root.path(),
        &format!(
            "Users/Berta/AppData/Local/Microsoft/WinGet/Packages/Kaspersky.KVRT_{source}/x.exe"
        ),
        "",
    );
    write(root.path(), &format!("Program Files/WinGet/Packages/Example.Tool_{source}/x.exe"), "");
    let database = root.path().join(format!("{STATE}/{source}/installed.db"));
    std::fs::create_dir_all(database.parent().unwrap()).unwrap();
    // The tables as winget's own code creates them (Schema 1.x).
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE metadata (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
             INSERT INTO metadata VALUES ('majorVersion', '1'), ('minorVersion', '7');
             CREATE TABLE ids (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL);
             CREATE TABLE names (rowid INTEGER PRIMARY KEY, name TEXT NOT NULL);
             CREATE TABLE versions (rowid INTEGER PRIMARY KEY, version TEXT NOT NULL);
             CREATE TABLE manifest (rowid INTEGER PRIMARY KEY, id INT64 NOT NULL,
                 name INT64 NOT NULL, moniker INT64 NOT NULL, version INT64 NOT NULL);
             INSERT INTO ids VALUES (3, 'Yandex.Browser'), (4, 'Example.Nameless');
             INSERT INTO names VALUES (7, 'Yandex');
             INSERT INTO versions VALUES (1, '24.1');
             INSERT INTO manifest VALUES (1, 3, 7, 1, 1), (2, 4, 9, 1, 9);",
        )
        .unwrap();
    drop(connection);
    let before = std::fs::read_dir(database.parent().unwrap()).unwrap().count();
    write(root.path(), &format!("{STATE}/StoreEdgeFD/installed.db"), "cut off");
    write(root.path(), &format!("{STATE}/DiagOutputDir/x.log"), "");
    let found = outcome(root.path(), "winget");
    assert_eq!(
        shown(&found),
        [
            entry("Example.Nameless", "", "", "Example.Nameless", "Berta"),
            entry("Example.Tool", "", "", "Example.Tool", ""),
            entry("Kaspersky.KVRT", "", "", "Kaspersky.KVRT", "Berta"),
            entry("Yandex", "24.1", "", "Yandex.Browser", "Berta"),
        ]
    );
    // A record alone does not prove that the program is still there.
    let presence =
        |name: &str| found.software.iter().find(|one| one.name == name).unwrap().presence;
    assert_eq!(presence("Yandex"), Presence::Leftover);
    assert_eq!(presence("Kaspersky.KVRT"), Presence::Present);
    assert!(matches!(found.reading.state, SourceState::Failed(_)));
    assert!(found.problems.first().unwrap().path.contains("StoreEdgeFD"));
    // Nothing was written beside the database.
    assert_eq!(std::fs::read_dir(database.parent().unwrap()).unwrap().count(), before);
}

#[test]
fn npm_packages_of_three_systems() {
    let root = tempfile::tempdir().unwrap();
    let package =
        |name: &str| json!({"name": name, "version": "1.0", "author": "Example <a@b>"}).to_string();
    for (place, name) in [
        ("usr/local/lib/node_modules/trae", "trae"),
        ("usr/lib/node_modules/@larksuiteoapi/node-sdk", "@larksuiteoapi/node-sdk"),
        ("home/anna/.nvm/versions/node/v22.1.0/lib/node_modules/npm", "npm"),
        ("Users/Berta/AppData/Roaming/npm/node_modules/dingtalk-jsapi", "dingtalk-jsapi"),
    ] {
        write(root.path(), &format!("{place}/package.json"), package(name));
    }
    write(root.path(), "usr/lib/node_modules/@x/broken/package.json", "{");
    write(root.path(), "usr/lib/node_modules/none/readme", "");
    write(root.path(), "usr/lib/node_modules/.package-lock.json", "{}");
    write(root.path(), "usr/lib/node_modules/.bin/x", "");
    // A project's own packages are not installed for anybody.
    write(root.path(), "home/anna/project/node_modules/x/package.json", package("x"));
    let found = outcome(root.path(), "npm");
    assert_eq!(
        shown(&found),
        [
            entry("@larksuiteoapi/node-sdk", "1.0", "Example", "@larksuiteoapi/node-sdk", ""),
            entry("@x/broken", "", "", "@x/broken", ""),
            entry("dingtalk-jsapi", "1.0", "Example", "dingtalk-jsapi", "Berta"),
            entry("none", "", "", "none", ""),
            entry("npm", "1.0", "Example", "npm", "anna"),
            entry("trae", "1.0", "Example", "trae", ""),
        ]
    );
    assert_eq!(found.problems.len(), 2);
    assert!(found.software.iter().all(|one| one.kind == Kind::LanguagePackage));
}

#[test]
fn python_packages_of_three_systems() {
    let root = tempfile::tempdir().unwrap();
    let metadata = |name: &str| {
        format!("Metadata-Version: 2.1\nName: {name}\nVersion: 2.0\nAuthor: Example\n\nText")
    };
    for (place, name) in [
        ("usr/lib/python3/dist-packages/lark-1.1.dist-info", "lark"),
        ("usr/local/lib/python3.13/dist-packages/lark_oapi-1.4.0.dist-info", "lark-oapi"),
        ("home/anna/.local/share/pipx/venvs/x/lib/python3.13/site-packages/x-1.dist-info", "x"),
        (
            "Users/Berta/AppData/Local/Programs/Python/Python313/Lib/site-packages/d-1.dist-info",
            "dashscope",
        ),
        ("Python39/Lib/site-packages/q-1.dist-info", "q"),
        (
            "Users/Berta/Library/Application Support/pipx/venvs/y/lib/python3.13/site-packages/\
             y-1.dist-info",
            "y",
        ),
    ] {
        write(root.path(), &format!("{place}/METADATA"), metadata(name));
    }
    let local = "home/anna/.local/lib/python3.11/site-packages";
    write(root.path(), &format!("{local}/old-3.egg-info"), metadata("old"));
    write(root.path(), &format!("{local}/older-3.egg-info/PKG-INFO"), metadata("older"));
    write(root.path(), &format!("{local}/empty-0.9.dist-info/METADATA"), "\n");
    write(root.path(), &format!("{local}/bare-0.8.dist-info/RECORD"), "");
    write(root.path(), &format!("{local}/requests/__init__.py"), "");
    let found = outcome(root.path(), "python");
    assert_eq!(
        shown(&found),
        [
            entry("bare", "0.8", "", "bare", "anna"),
            entry("dashscope", "2.0", "Example", "dashscope", "Berta"),
            entry("empty", "0.9", "", "empty", "anna"),
            entry("lark", "2.0", "Example", "lark", ""),
            entry("lark-oapi", "2.0", "Example", "lark-oapi", ""),
            entry("old", "2.0", "Example", "old", "anna"),
            entry("older", "2.0", "Example", "older", "anna"),
            entry("q", "2.0", "Example", "q", ""),
            entry("x", "2.0", "Example", "x", "anna"),
            entry("y", "2.0", "Example", "y", "Berta"),
        ]
    );
    assert_eq!(found.problems.len(), 2);
    let remark = |name: &str| {
        found.software.iter().find(|one| one.name == name).unwrap().remark.clone().unwrap()
    };
    assert_eq!(remark("lark"), "Python; belongs to a package of the system");
    assert_eq!(remark("x"), "Python; installed with pipx");
    assert_eq!(remark("y"), "Python; installed with pipx");
    assert_eq!(remark("lark-oapi"), "Python");
}

#[test]
fn nothing_there_is_not_present() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "home/anna/x", "");
    for outcome in outcomes(root.path()) {
        assert_eq!(outcome.reading.state, SourceState::NotPresent, "{}", outcome.reading.id);
    }
}

#[cfg(unix)]
#[test]
fn links_stay_inside_and_each_folder_counts_once() {
    use std::os::unix::fs::symlink;
    let root = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "evil/package.json", r#"{"name": "evil"}"#);
    write(root.path(), "usr/lib/node_modules/here/package.json", r#"{"name": "here"}"#);
    symlink(outside.path().join("evil"), root.path().join("usr/lib/node_modules/link")).unwrap();
    symlink("loop", root.path().join("usr/lib/node_modules/loop")).unwrap();
    let names: Vec<_> = shown(&outcome(root.path(), "npm")).into_iter().map(|one| one.0).collect();
    assert_eq!(names, ["here"]);

    write(root.path(), "usr/lib/python3.12/site-packages/x-1.dist-info/METADATA", "Name: x\n");
    symlink("lib", root.path().join("usr/lib64")).unwrap();
    assert_eq!(outcome(root.path(), "python").software.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in a description, the package is listed.
    #[test]
    fn any_description_is_answered(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "ProgramData/chocolatey/lib/a/a.nuspec", &bytes);
        write(root.path(), "Users/x/scoop/apps/b/current/manifest.json", &bytes);
        write(root.path(), "usr/lib/node_modules/c/package.json", &bytes);
        write(root.path(), "usr/lib/python3/dist-packages/d-1.dist-info/METADATA", &bytes);
        write(root.path(), &format!("{STATE}/e/installed.db"), &bytes);
        let found = outcomes(root.path());
        prop_assert_eq!(found.iter().map(|outcome| outcome.software.len()).sum::<usize>(), 4);
    }
}
