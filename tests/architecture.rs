//! The rules of the house, checked by reading the sources: who may name whom, who may touch the
//! operating system, and that every room says what it is for.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};

/// What each room may name of the others.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("catalog", &["model"]),
    ("matching", &["model", "catalog"]),
    ("policy", &["model", "catalog", "matching"]),
    ("scan", &["model"]),
    // Lists and machines hold the same foreign formats (dpkg's status file, registry hives): their
    // parsers, which take bytes, stand in `scan` and are called from `import`.
    ("import", &["model", "scan"]),
    // How SQLite may write depends on the disk below: whether a folder is on a network share, and whether a
    // path still leads to the open file, is asked of the system.
    ("workspace", &["model", "catalog", "platform"]),
    ("removal", &["model", "catalog", "matching", "policy"]),
    ("report", &["model", "catalog", "matching", "policy", "removal"]),
    ("platform", &[]),
    // Texts only; whoever shows one fills in what it says.
    ("language", &[]),
    (
        "app",
        &[
            "model",
            "catalog",
            "matching",
            "policy",
            "scan",
            "import",
            "workspace",
            "removal",
            "report",
            "platform",
            "language",
        ],
    ),
    // Besides `app` and `model`, the window reads the catalogue and the removal plan; both are pure.
    ("ui", &["model", "app", "catalog", "removal", "language"]),
];

/// Rooms without input, output and clock.
const PURE: &[&str] = &["model", "catalog", "matching", "policy", "report", "removal", "language"];

/// Files of the workspace that conclude from what is kept; what keeps it stands beside them.
const PURE_FILES: &[&str] = &[
    "workspace/changes",
    "workspace/decisions",
    "workspace/keys",
    "workspace/life",
    "workspace/recognise",
    "workspace/sources",
    "workspace/title",
];
/// The half of `removal` that carries a plan out: it alone of that room touches the machine, and scans it
/// afterwards. The planning half beside it stays pure.
const CARRYING_OUT: &str = "removal/carry/";

/// What the carrying-out half may name besides what the room may.
const CARRYING_OUT_MAY_NAME: &[&str] = &["scan", "platform"];

/// A source file: its path below `src`, with slashes, and its text without its own tests.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    fn carries_out(&self) -> bool {
        self.path.starts_with(CARRYING_OUT)
    }

    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or("").trim_end_matches(".rs")
    }

    /// Lines of code with their numbers: comments do not bind.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| {
            let line = line.trim_start();
            !line.starts_with("//")
        })
    }

    fn violations(&self, mut bad: impl FnMut(&str) -> Option<String>) -> Vec<String> {
        self.lines()
            .filter_map(|(number, line)| {
                bad(line).map(|what| format!("src/{}:{number}: {what}", self.path))
            })
            .collect()
    }
}

fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !part(before) && !part(after)
    })
}

/// Dependencies point one way.
fn one_way(source: &Source) -> Vec<String> {
    let Some((_, allowed)) = MAY_NAME.iter().find(|(room, _)| *room == source.room()) else {
        return Vec::new();
    };
    source.violations(|line| {
        MAY_NAME
            .iter()
            .map(|(other, _)| *other)
            .filter(|other| *other != source.room() && !allowed.contains(other))
            .filter(|other| !(source.carries_out() && CARRYING_OUT_MAY_NAME.contains(other)))
            .find(|other| {
                names(line, &format!("crate::{other}"))
                    || names(line, &format!("interdict::{other}"))
            })
            .map(|other| format!("{} may not name {other}", source.room()))
    })
}

/// Only the window names its libraries.
fn pixels(source: &Source) -> Vec<String> {
    if source.room() == "ui" || source.path == "main.rs" {
        return Vec::new();
    }
    source.violations(|line| {
        ["egui", "eframe", "rfd"]
            .iter()
            .find(|library| names(line, library))
            .map(|library| format!("only ui and main.rs may name {library}"))
    })
}

/// Pure rooms and the window touch neither files nor programs nor threads; pure rooms have no clock.
fn no_input_or_output(source: &Source) -> Vec<String> {
    let pure = (PURE.contains(&source.room()) && !source.carries_out())
        || PURE_FILES.iter().any(|file| source.path.trim_end_matches(".rs").starts_with(file));
    if !pure && source.room() != "ui" {
        return Vec::new();
    }
    let system = ["std::fs", "std::process", "std::thread", "std::net", "std::env"];
    let clock = ["Timestamp::now", "ZonedDateTime::now", "SystemTime", "Instant"];
    source.violations(|line| {
        // The version that the program was built with is a constant.
        let line = line.replace("env!(", "");
        let clocks: &[&str] = if pure { &clock } else { &[] };
        system
            .iter()
            .chain(clocks)
            .find(|word| names(&line, word))
            .map(|word| format!("{} may not name {word}", source.room()))
    })
}

/// Which system this is, is asked in few places.
fn systems(source: &Source) -> Vec<String> {
    let may = source.room() == "platform"
        || ["scan/windows/", "scan/linux/", "scan/macos/"]
            .iter()
            .any(|room| source.path.starts_with(room));
    if may {
        return Vec::new();
    }
    source.violations(|line| {
        let asks =
            ["cfg(windows", "cfg(unix", "cfg(target_os", "cfg!(", "cfg(not(windows", "cfg(any("];
        asks.iter()
            .find(|word| line.contains(**word))
            .map(|word| format!("{word}…) stands outside scan/<os> and platform"))
    })
}

/// Every room says what it is for.
fn says_its_purpose(source: &Source) -> Vec<String> {
    let first = source.text.lines().next().unwrap_or("");
    if first.starts_with("//! ") {
        Vec::new()
    } else {
        vec![format!("src/{}: does not begin by saying what it is for", source.path)]
    }
}

fn all(source: &Source) -> Vec<String> {
    [one_way, pixels, no_input_or_output, systems, says_its_purpose]
        .iter()
        .flat_map(|rule| rule(source))
        .collect()
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    found
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            Source::new(&name, &std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn the_rules_hold() {
    let sources = sources();
    assert!(sources.len() > 60, "the sources were not found");
    let wrong: Vec<String> = sources.iter().flat_map(all).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_broken_rule_is_noticed() {
    for (path, text, expected) in [
        ("model/x.rs", "//! X.\nuse crate::catalog::Catalog;", "may not name catalog"),
        ("matching/x.rs", "//! X.\nuse crate::app::App;", "may not name app"),
        ("scan/mod.rs", "//! X.\nuse crate::catalog;", "may not name catalog"),
        ("scan/mod.rs", "//! X.\nuse crate::import;", "may not name import"),
        ("report/x.rs", "//! X.\nuse crate::ui::text;", "may not name ui"),
        ("ui/x.rs", "//! X.\nuse crate::scan::Source;", "may not name scan"),
        ("app/x.rs", "//! X.\nuse eframe::egui::Ui;", "only ui and main.rs"),
        ("policy/x.rs", "//! X.\nlet now = jiff::Timestamp::now();", "may not name Timestamp::now"),
        ("workspace/life.rs", "//! X.\nlet now = jiff::Timestamp::now();", "may not name Time"),
        ("workspace/changes/x.rs", "//! X.\nstd::fs::read(path);", "may not name std::fs"),
        ("catalog/x.rs", "//! X.\nlet text = std::fs::read(path);", "may not name std::fs"),
        ("ui/x.rs", "//! X.\nstd::thread::sleep(d);", "may not name std::thread"),
        ("import/x.rs", "//! X.\n#[cfg(target_os = \"linux\")]\nfn f() {}", "outside scan/<os>"),
        ("import/x.rs", "use crate::model::Machine;", "does not begin"),
        ("removal/plan.rs", "//! X.\nstd::process::Command::new(x);", "may not name std::process"),
        ("removal/plan.rs", "//! X.\nuse crate::platform;", "may not name platform"),
        ("removal/carry/x.rs", "//! X.\nuse crate::app::App;", "may not name app"),
        ("removal/carry/x.rs", "//! X.\nif cfg!(windows) {}", "outside scan/<os>"),
    ] {
        let found = all(&Source::new(path, text));
        assert!(found.iter().any(|line| line.contains(expected)), "{path}: {found:?}");
    }
}

#[test]
fn what_is_allowed_is_not_reported() {
    for (path, text) in [
        ("ui/x.rs", "//! X.\nuse crate::app::Command;\nuse eframe::egui::Ui;"),
        ("removal/carry/x.rs", "//! X.\nuse crate::platform;\nuse crate::scan;\nstd::fs::read(x);"),
        ("scan/linux/x.rs", "//! X.\nif cfg!(target_os = \"linux\") {}"),
        (
            "report/x.rs",
            "//! X.\n// std::fs is not used here\n#[cfg(test)]\nmod tests { use std::fs; }",
        ),
    ] {
        assert_eq!(all(&Source::new(path, text)), Vec::<String>::new(), "{path}");
    }
}
