//! Nix packages: those a person installed, and those of a NixOS system.
//!
//! A profile is a folder of the store with a manifest of what was put into it: `manifest.json` by
//! `nix profile`, `manifest.nix` by `nix-env` (Nix manual, "Profiles", "manifest.json", "manifest.nix").
//! The environment of a NixOS system has none; what it refers to stands in the store's database
//! (`/nix/var/nix/db/db.sqlite`, tables `ValidPaths` and `Refs` of Nix's own schema). Everything else
//! in the store is a part of these, or waits to be collected, and does not count as installed.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use rusqlite::Connection;
use serde_json::Value;

use super::{Running, sqlite};
use crate::model::{Identifiers, Kind, Scope, Software, SourceOutcome};
use crate::scan::common::source_reader::{SourceReader, of_each_user};
use crate::scan::common::sqlite::has_tables;
use crate::scan::common::tree::Tree;

const ID: &str = "nix";
const NAME: &str = "Nix packages";
const STORE: &str = "nix/store";
const DATABASE: &str = "nix/var/nix/db/db.sqlite";
/// A manifest names each package with its whole description: some kilobytes each.
const MOST: u64 = 64 * 1024 * 1024;
const MOST_PACKAGES: usize = 100_000;

/// Reads the installed packages below a root.
#[must_use]
pub fn read(tree: &Tree, running: Running) -> Vec<SourceOutcome> {
    let mut reader = SourceReader::new(tree, ID, NAME, "nix");
    let folders = tree.is_folder("nix/var/nix/profiles");
    if !folders {
        // Nothing of nix, or no right to look.
        reader.list("nix/var/nix/profiles");
        return vec![reader.finish()];
    }
    reader.present();
    profile(&mut reader, Path::new("nix/var/nix/profiles/default"), &Scope::Machine, running);
    environment(&mut reader, Path::new("nix/var/nix/profiles/system/sw"), &Scope::Machine, running);
    for folder in ["nix/var/nix/profiles/per-user", "etc/profiles/per-user"] {
        for user in reader.folders(folder) {
            let scope = Scope::User(user.shown());
            let path = Path::new(folder).join(&user.name);
            profile(&mut reader, &path.join("profile"), &scope, running);
            if folder.starts_with("etc") {
                environment(&mut reader, &path, &scope, running);
            }
        }
    }
    let mut outcomes = vec![reader.finish()];
    outcomes.extend(of_each_user(tree, ID, NAME, |reader, home| {
        let scope = Scope::User(home.user.clone());
        profile(reader, &home.path.join(".local/state/nix/profiles/profile"), &scope, running);
    }));
    outcomes
}

/// A profile with its manifest.
fn profile(reader: &mut SourceReader<'_>, path: &Path, scope: &Scope, running: Running) {
    if !reader.tree().exists(path) {
        return;
    }
    let json = path.join("manifest.json");
    let nix = path.join("manifest.nix");
    let names = if reader.tree().exists(&json) {
        let Some(bytes) = reader.whole(&json, MOST) else { return };
        match parse_json(&bytes) {
            Ok(names) => names,
            Err(error) => return reader.failed(&json, &error.to_string()),
        }
    } else if reader.tree().exists(&nix) {
        let Some(bytes) = reader.whole(&nix, MOST) else { return };
        parse_nix(&String::from_utf8_lossy(&bytes))
    } else {
        return environment(reader, path, scope, running);
    };
    add(reader, &names, scope);
}

/// An environment without a manifest: what it refers to.
fn environment(reader: &mut SourceReader<'_>, path: &Path, scope: &Scope, running: Running) {
    let Some(store_path) = store_path(reader.tree(), path) else { return };
    let database = Path::new(DATABASE);
    let Some(connection) = sqlite::open(reader, database, running) else { return };
    match references(&connection, &store_path) {
        Ok(Some(paths)) => add(reader, &paths, scope),
        Ok(None) => reader.failed(database, "it has no tables of packages"),
        Err(error) => reader.failed(database, &error.to_string()),
    }
}

/// `/nix/store/HASH-NAME` that a path leads to.
fn store_path(tree: &Tree, path: &Path) -> Option<String> {
    let real = tree.resolve(path).ok()?;
    let store = tree.resolve(STORE).ok()?;
    match real.strip_prefix(store).ok()?.components().next()? {
        Component::Normal(name) => Some(format!("/nix/store/{}", name.to_str()?)),
        _ => None,
    }
}

fn references(connection: &Connection, path: &str) -> rusqlite::Result<Option<BTreeSet<String>>> {
    if !has_tables(connection, &["ValidPaths", "Refs"])? {
        return Ok(None);
    }
    let mut statement = connection.prepare(
        "SELECT part.path FROM ValidPaths AS whole JOIN Refs ON Refs.referrer = whole.id \
         JOIN ValidPaths AS part ON part.id = Refs.reference WHERE whole.path = ?1",
    )?;
    let rows = statement.query_map([path], |row| row.get::<_, String>(0))?;
    rows.take(MOST_PACKAGES + 1).collect::<rusqlite::Result<_>>().map(Some)
}

fn add(reader: &mut SourceReader<'_>, paths: &BTreeSet<String>, scope: &Scope) {
    if paths.len() > MOST_PACKAGES {
        reader.failed("nix", &format!("a profile holds more than {MOST_PACKAGES} packages"));
    }
    let mut seen = BTreeSet::new();
    for path in paths.iter().take(MOST_PACKAGES) {
        let Some((name, version)) = split_store_path(path) else { continue };
        // Outputs of one package (`-man`, `-doc`) are paths of their own.
        if !seen.insert((name.clone(), version.clone())) {
            continue;
        }
        reader.push(Software {
            kind: Kind::Package,
            name: name.clone(),
            version,
            ids: Identifiers { package: Some(name), ..Identifiers::default() },
            location: Some(path.clone()),
            scope: scope.clone(),
            ..Software::default()
        });
    }
}

/// The store paths of a `manifest.json`; its elements are a list up to version 2, and named since.
///
/// # Errors
/// When the bytes are no JSON.
pub fn parse_json(bytes: &[u8]) -> Result<BTreeSet<String>, serde_json::Error> {
    let value: Value = serde_json::from_slice(bytes)?;
    let elements: Vec<&Value> = match value.get("elements") {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(Value::Object(named)) => named.values().collect(),
        _ => Vec::new(),
    };
    let paths = elements
        .into_iter()
        .filter(|element| element.get("active").and_then(Value::as_bool) != Some(false))
        .filter_map(|element| element.get("storePaths").and_then(Value::as_array))
        .flatten()
        .filter_map(|path| path.as_str().map(str::to_owned));
    Ok(paths.collect())
}

/// The store paths of a `manifest.nix`. The file is an expression of the Nix language; of it only
/// `outPath = "/nix/store/…";` is needed, which names every output of every package.
#[must_use]
pub fn parse_nix(text: &str) -> BTreeSet<String> {
    text.split("outPath")
        .skip(1)
        .filter_map(|after| {
            let value = after.trim_start().strip_prefix('=')?.trim_start().strip_prefix('"')?;
            Some(value.split_once('"')?.0.to_owned())
        })
        .collect()
}

/// `/nix/store/HASH-telegram-desktop-5.1` is version 5.1 of telegram-desktop: a version begins after
/// the first hyphen that no letter follows (Nix manual, `builtins.parseDrvName`).
#[must_use]
pub fn split_store_path(path: &str) -> Option<(String, Option<String>)> {
    let name = path.strip_prefix("/nix/store/")?.split('/').next()?;
    let (hash, name) = name.split_once('-')?;
    if hash.len() != 32 || name.is_empty() {
        return None;
    }
    let cut = name.match_indices('-').find(|(at, _)| {
        name.get(at + 1..).and_then(|rest| rest.chars().next()).is_some_and(|c| !c.is_alphabetic())
    });
    match cut {
        Some((at, _)) if at > 0 => {
            let version = name.get(at + 1..)?;
            // Outputs other than the first are named after it: `openssl-3.0.14-bin`.
            let outputs = ["-bin", "-dev", "-doc", "-info", "-lib", "-man", "-out"];
            let plain = outputs.iter().find_map(|end| version.strip_suffix(end));
            Some((name.get(..at)?.to_owned(), Some(plain.unwrap_or(version).to_owned())))
        }
        _ => Some((name.to_owned(), None)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    const HASH: &str = "wbhg2ga8f3h87s9h5k0slxk0m81m4cxl";

    #[test]
    fn names_of_store_paths() {
        for (name, expected) in [
            ("telegram-desktop-5.1", Some(("telegram-desktop", Some("5.1")))),
            ("openssl-3.0.14-man", Some(("openssl", Some("3.0.14")))),
            ("system-path", Some(("system-path", None))),
            ("", None),
        ] {
            let found = split_store_path(&format!("/nix/store/{HASH}-{name}"));
            let found = found.as_ref().map(|(name, version)| (name.as_str(), version.as_deref()));
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(split_store_path("/nix/store/short-x-1"), None);
    }

    #[test]
    fn both_manifests() {
        let paths = BTreeSet::from([format!("/nix/store/{HASH}-a-1")]);
        let list = format!(
            r#"{{"version":2,"elements":[{{"active":true,"storePaths":["/nix/store/{HASH}-a-1"]}},
            {{"active":false,"storePaths":["/nix/store/{HASH}-b-1"]}}]}}"#
        );
        assert_eq!(parse_json(list.as_bytes()).unwrap(), paths);
        let named = format!(
            r#"{{"version":3,"elements":{{"a":{{"storePaths":["/nix/store/{HASH}-a-1",7]}}}}}}"#
        );
        assert_eq!(parse_json(named.as_bytes()).unwrap(), paths);
        assert!(parse_json(b"{").is_err());
        let text = format!("[{{ name = \"a-1\"; outPath = \"/nix/store/{HASH}-a-1\"; }} outPath");
        assert_eq!(parse_nix(&text), paths);
    }

    /// The environment of a NixOS system is a link into the store; the database says what is in it.
    #[cfg(unix)]
    #[test]
    fn packages_of_a_system() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        let place = |path: &str| root.path().join(path);
        let whole = format!("nix/store/{HASH}-system-path");
        for folder in [whole.as_str(), "nix/var/nix/profiles/system", "nix/var/nix/db"] {
            std::fs::create_dir_all(place(folder)).unwrap();
        }
        symlink(format!("/{whole}"), place("nix/var/nix/profiles/system/sw")).unwrap();
        let connection = Connection::open(place(DATABASE)).unwrap();
        connection
            .execute_batch(&format!(
                "create table ValidPaths (id integer primary key, path text unique not null);
                 create table Refs (referrer integer not null, reference integer not null);
                 insert into ValidPaths values (1, '/{whole}'), (2, '/nix/store/{HASH}-wget-1.25'),
                   (3, '/nix/store/{HASH}-wget-1.25-man'), (4, '/nix/store/{HASH}-left-1');
                 insert into Refs values (1, 2), (1, 3), (2, 4);"
            ))
            .unwrap();
        drop(connection);
        let tree = Tree::new(root.path());
        let outcome = &read(&tree, Running::No)[0];
        let found: Vec<_> = outcome
            .software
            .iter()
            .map(|one| (one.name.as_str(), one.version.as_deref()))
            .collect();
        assert_eq!(found, [("wget", Some("1.25"))]);
        std::fs::write(
            place(DATABASE),
            "no database, but as long as the head of one, really so ..",
        )
        .unwrap();
        let outcome = &read(&tree, Running::No)[0];
        assert!(matches!(outcome.reading.state, crate::model::SourceState::Failed(_)));
    }

    fn of_one_environment() -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("db.sqlite");
        let connection = Connection::open(&file).unwrap();
        connection
            .execute_batch(&format!(
                "PRAGMA page_size = 512; CREATE TABLE ValidPaths (id integer primary key, path text);
                 CREATE TABLE Refs (referrer integer, reference integer);
                 INSERT INTO ValidPaths VALUES (1, '/nix/store/e'), (2, '/nix/store/{HASH}-a-1');
                 INSERT INTO Refs VALUES (1, 2);"
            ))
            .unwrap();
        drop(connection);
        std::fs::read(file).unwrap()
    }

    static ONE_ENVIRONMENT: std::sync::LazyLock<Vec<u8>> =
        std::sync::LazyLock::new(of_one_environment);

    proptest::proptest! {
        #[test]
        fn a_damaged_database_is_read_without_panic(
            changes in proptest::collection::vec((0_usize..2_000, proptest::num::u8::ANY), 0..9),
        ) {
            let mut bytes = ONE_ENVIRONMENT.clone();
            for (at, byte) in &changes {
                let length = bytes.len();
                if let Some(place) = bytes.get_mut(at % length) {
                    *place = *byte;
                }
            }
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("db.sqlite");
            std::fs::write(&file, bytes).unwrap();
            let found = crate::scan::common::sqlite::unchanging(&file)
                .and_then(|connection| references(&connection, "/nix/store/e"));
            if changes.is_empty() {
                proptest::prop_assert_eq!(found.unwrap().unwrap().len(), 1);
            }
        }

        #[test]
        fn any_text_is_read_without_panic(
            bytes: Vec<u8>, text in "(outPath|=|\"|/nix/store/|-|[a-zé0-9 ]){0,30}"
        ) {
            let _ = (parse_json(&bytes), parse_nix(&text), split_store_path(&text));
        }

        #[test]
        fn any_name_in_the_store_is_split(name in "[a-z0-9é.-]{1,20}") {
            let found = split_store_path(&format!("/nix/store/{HASH}-{name}"));
            proptest::prop_assert!(found.is_some_and(|(name, _)| !name.is_empty()));
        }
    }
}
