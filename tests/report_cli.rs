//! `interdict-cli report` as it is used.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::PathBuf;
use std::process::{Command, Output};

use interdict::model::{Platform, Software};
use interdict::removal::carry::{Beginning, Entry, Journal, Outcome, StepEnd};
use interdict::removal::{Action, Plan, Step};

const OCTOBER: &str = "Computer,Software,Publisher,Version\n\
    PC-1,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5\n\
    PC-2,Kaspersky Free,Kaspersky,21\n\
    PC-3,TikTok,TikTok Pte. Ltd.,3\n";
const NOVEMBER: &str = "Computer,Software,Publisher,Version\n\
    PC-1,7-Zip,Igor Pavlov,23\n\
    PC-2,Kaspersky Free,Kaspersky,21\n\
    PC-4,TikTok,TikTok Pte. Ltd.,3\n";

struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(bench.path("october.csv"), OCTOBER).unwrap();
        std::fs::write(bench.path("november.csv"), NOVEMBER).unwrap();
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs `report` in the folder, for a federal contractor, as of a fixed day and time.
    fn report(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
            .current_dir(self.folder.path())
            .arg("report")
            .args(arguments)
            .args(["--jurisdiction", "US", "--audience", "federal-contractors"])
            .args(["--as-of", "2026-11-24", "--made-at", "2026-11-24T09:00:00Z"])
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("config"))
            .env("LOCALAPPDATA", self.path("data"))
            .output()
            .unwrap()
    }

    #[track_caller]
    fn good(&self, arguments: &[&str]) -> String {
        let output = self.report(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{error}");
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn wrong(&self, arguments: &[&str]) -> String {
        let output = self.report(arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    }
}

#[test]
fn every_kind_is_written_the_same_twice() {
    let bench = Bench::new();
    for kind in ["summary", "full", "attestation", "incident", "exceptions"] {
        let first = bench.good(&[kind, "october.csv"]);
        assert!(first.starts_with("# "), "{kind} is Markdown without a format: {first}");
        assert_eq!(first, bench.good(&[kind, "october.csv"]), "{kind}");
    }
    for ending in ["html", "pdf", "xlsx", "csv", "json", "md"] {
        let (one, two) = (format!("one.{ending}"), format!("two.{ending}"));
        bench.good(&["full", "october.csv", "--out", &one]);
        bench.good(&["full", "october.csv", "--out", &two]);
        let (one, two) =
            (std::fs::read(bench.path(&one)).unwrap(), std::fs::read(bench.path(&two)).unwrap());
        assert!(one == two && !one.is_empty(), "{ending}");
        let begins: &[u8] = match ending {
            "html" => b"<!doctype html>",
            "pdf" => b"%PDF-",
            "xlsx" => b"PK",
            "csv" => b"machine,verdict,",
            "json" => b"{",
            _ => b"# Full report",
        };
        assert!(one.starts_with(begins), "the ending {ending} says the format");
    }
    let marked = bench.good(&["full", "october.csv", "--format", "csv", "--bom"]);
    assert!(marked.starts_with('\u{feff}'));
}

#[test]
fn an_incident_counts_from_the_day_on_which_it_was_found_first() {
    let bench = Bench::new();
    std::fs::copy(bench.path("october.csv"), bench.path("later.csv")).unwrap();
    let kept = ["--workspace", "w.interdict", "--list-date"];
    let told = |list: &str, day: &str| {
        let line = [&["incident", list, "--out", "incident.json"][..], &kept, &[day]].concat();
        bench.good(&line);
        std::fs::read_to_string(bench.path("incident.json")).unwrap()
    };
    let first = told("october.csv", "2024-03-04");
    assert!(first.contains("2024-03-04"), "{first}");
    // Another list of the same machines does not make it younger.
    let mut text = std::fs::read_to_string(bench.path("later.csv")).unwrap();
    text.push('\n');
    std::fs::write(bench.path("later.csv"), text).unwrap();
    let later = told("later.csv", "2024-06-05");
    assert!(later.contains("2024-03-04") && !later.contains("2024-06-05"), "{later}");
}

#[test]
fn one_machine_is_told_alone() {
    let bench = Bench::new();
    let text = bench.good(&["machine", "october.csv", "--on", "pc-2"]);
    assert!(text.contains("1 finding on PC-2") && !text.contains("PC-3"), "{text}");
    let error = bench.wrong(&["machine", "october.csv", "--on", "PC-9"]);
    assert!(error.contains("no input names that machine") && error.contains("PC-1"), "{error}");
    let error = bench.wrong(&["machine", "october.csv"]);
    assert!(error.contains("--on"), "{error}");
}

#[test]
fn changes_are_told_by_what_was_looked_at() {
    let bench = Bench::new();
    let text = bench.good(&["changes", "november.csv", "--before", "october.csv"]);
    let row = |machine: &str| {
        text.lines()
            .find(|line| line.starts_with('|') && line.contains(machine))
            .unwrap_or_else(|| panic!("{machine}: {text}"))
    };
    assert!(row("PC-1").contains("No longer there"), "{text}");
    assert!(row("PC-3").contains("Not looked at"), "{text}");
    // Of a machine that was not there before nobody can say what is new on it.
    assert!(row("PC-4").contains("only in the later one"), "{text}");
    assert!(text.contains("1 finding unchanged"), "{text}");
    assert!(bench.wrong(&["changes", "november.csv"]).contains("--before"));
}

#[test]
fn a_removal_is_told_from_its_record() {
    let bench = Bench::new();
    let path = bench.path("removal.jsonl");
    let step = Step::new("uninstall", Action::Restart, "Run the uninstaller", "For the test.");
    let beginning = Beginning {
        schema: Beginning::SCHEMA.to_owned(),
        program: "interdict test".to_owned(),
        machine: "PC-1".to_owned(),
        system: "Test system".to_owned(),
        by: "Anna".to_owned(),
        machine_started: 1_000_000,
        plan: Plan {
            schema: "interdict-plan/1".to_owned(),
            products: Vec::new(),
            product: "kaspersky-free".to_owned(),
            name: "Kaspersky Free".to_owned(),
            platform: Platform::Windows,
            machine: None,
            steps: vec![step],
            gap: String::new(),
            guide: String::new(),
            guide_verified: false,
        },
        evidence: vec![Software { name: "Kaspersky Free 21".to_owned(), ..Software::default() }],
        unread: Vec::new(),
    };
    let mut journal = Journal::create(&path, beginning).unwrap();
    let end = StepEnd::of(Outcome::Done, "The machine was started again.");
    journal.append(&Entry::Ended { step: "uninstall".to_owned(), end }).unwrap();
    let text = bench.good(&["removal", "--record", "removal.jsonl"]);
    assert!(text.contains("Not verified") && text.contains("Kaspersky Free 21"), "{text}");
    assert!(text.contains("Run the uninstaller") && text.contains(journal.head()), "{text}");
    assert!(bench.wrong(&["removal"]).contains("--record"));
    // One word changed afterwards: nothing is told from it.
    let changed = std::fs::read_to_string(&path).unwrap().replace("Anna", "Anne");
    std::fs::write(&path, changed).unwrap();
    assert!(bench.wrong(&["removal", "--record", "removal.jsonl"]).contains("was changed"));
}

#[test]
fn exceptions_are_told_from_a_file_too() {
    let bench = Bench::new();
    let text = bench.good(&["exceptions", "october.csv"]);
    assert!(text.contains("No exception among what was found"), "{text}");
    let exceptions = r#"[ { "machine": "PC-2", "product": "Kaspersky Free", "software": "Kaspersky Free",
        "rules_say": "Prohibited in federal contract work.", "by": "A. Smith", "why": "until replaced",
        "decided_on": "2026-10-01", "until": "2026-11-01", "wrong_match": false } ]"#;
    std::fs::write(bench.path("exceptions.json"), exceptions).unwrap();
    let text = bench.good(&["exceptions", "october.csv", "--exceptions", "exceptions.json"]);
    assert!(text.contains("1 exception, 1 ended") && text.contains("A. Smith"), "{text}");
}

#[test]
fn the_code_says_whether_it_was_written_unless_more_is_asked() {
    let bench = Bench::new();
    let output = bench.report(&["summary", "october.csv", "--fail-on", "listed"]);
    assert_eq!(output.status.code(), Some(1));
    let output = bench.report(&["summary", "missing.csv"]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Nothing was read"), "{text}");
    let error = bench.wrong(&["summary", "october.csv", "--format", "table"]);
    assert!(error.contains("\"check\""), "{error}");
}
