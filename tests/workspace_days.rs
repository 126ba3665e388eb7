//! A workspace over months, by its commands: lists of a day of their own, two days compared, the readings,
//! and what a person says of machines.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::PathBuf;
use std::process::Command;

use interdict::model::{Inventory, Machine, Origin, Software, SourceReading, SourceState};
use serde_json::Value;

const HEAD: &str = "Computer;Name;Publisher;Version;Serial number\n";
const ZIP: &str = "7-Zip;Igor Pavlov;24.08";
const SILENT: &str = "The newer list does not name it; the machine itself was not looked at.";

/// A folder of the test's own; it is also the home, so that nothing kept elsewhere is used.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Gives standard output and standard error; underscores in words are spaces.
    #[track_caller]
    fn run(&self, line: &str, code: i32) -> (String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
            .args(line.split(' ').map(|word| word.replace('_', " ")))
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("config"))
            .env("LOCALAPPDATA", self.path("data"))
            .env("USER", "ann")
            .env("USERNAME", "ann")
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{line}\n{out}\n{err}");
        (out, err)
    }

    /// Keeps a list of a day; the rows are `machine;name;publisher;version`.
    #[track_caller]
    fn list(&self, day: &str, rows: &[String]) {
        std::fs::write(self.path("list.csv"), format!("{HEAD}{}\n", rows.join("\n"))).unwrap();
        let line = "check list.csv --workspace w.interdict --format json --fail-on prohibited";
        self.run(&format!("{line} --jurisdiction US --list-date {day}"), 0);
    }

    /// Keeps a scan of a machine that was made on a day, as its file.
    #[track_caller]
    fn scan(&self, day: &str, machine: &str, names: &[&str]) {
        let at = format!("{day}T12:00:00Z").parse().unwrap();
        let mut scan = Inventory::new(Origin::Scan, at);
        let machine = scan.add_machine(Machine::named(machine));
        let source = scan.add_source(SourceReading {
            id: "uninstall-hklm-64".to_owned(),
            name: "Programs".to_owned(),
            place: "HKLM".to_owned(),
            state: SourceState::Read,
            count: names.len(),
        });
        for name in names {
            let one = Software { name: (*name).to_owned(), ..Software::default() };
            scan.push(machine, one, source);
        }
        let text = interdict::scan::file_text(&scan).unwrap();
        std::fs::write(self.path("scan.json"), text).unwrap();
        let line = "check scan.json --workspace w.interdict --format json --fail-on prohibited";
        self.run(&format!("{line} --jurisdiction US"), 0);
    }

    /// `diff --workspace` for a private business in the US, as JSON.
    #[track_caller]
    fn diff(&self, what: &str) -> Value {
        let line = format!("diff {what} --workspace w.interdict --format json --all-software");
        json(&self.run(&format!("{line} --jurisdiction US --audience private-business"), 1).0)
    }

    #[track_caller]
    fn status(&self) -> Value {
        let line = "status --workspace w.interdict --format json --jurisdiction US";
        json(&self.run(&format!("{line} --audience private-business"), 1).0)
    }

    fn machines(&self) -> Value {
        json(&self.run("workspace --workspace w.interdict machines --format json", 0).0)
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn kes(machine: &str, version: &str) -> String {
    format!("{machine};Kaspersky Endpoint Security for Windows;AO Kaspersky Lab;{version}")
}

/// Machine, change and why of each entry.
fn told(changes: &Value) -> Vec<String> {
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let mut all: Vec<String> = changes
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {}", text(one, "machine"), text(one, "change"), text(one, "why")))
        .map(|line| line.trim().to_owned())
        .collect();
    all.sort();
    all
}

/// Three lists of three days.
fn months() -> [(&'static str, Vec<String>); 3] {
    [
        ("2025-11-10", vec![kes("PC-1", "12.0"), format!("PC-1;{ZIP}"), kes("PC-2", "12.1")]),
        ("2025-12-10", vec![kes("PC-1", "12.1"), "PC-2;Paint;Microsoft;1".to_owned()]),
        (
            "2026-01-10",
            vec![
                kes("PC-1", "12.1"),
                format!("PC-1;{ZIP}"),
                kes("PC-2", "12.1"),
                kes("PC-3", "12.1"),
            ],
        ),
    ]
}

#[test]
fn two_days_are_compared_whatever_order_the_lists_came_in() {
    for order in [[0, 1, 2], [2, 0, 1]] {
        let bench = Bench::new();
        let months = months();
        for at in order {
            bench.list(months[at].0, &months[at].1);
        }
        let first = bench.diff("2025-11-30 2025-12-31");
        let silent = format!("PC-2 gone {SILENT}");
        assert_eq!(told(&first["findings"]), ["PC-1 version".to_owned(), silent]);
        let others = told(&first["software"]);
        assert_eq!(others, [format!("PC-1 gone {SILENT}"), "PC-2 new".to_owned()]);
        let second = bench.diff("2025-12-31 2026-01-31");
        assert_eq!(
            told(&second["findings"]),
            ["PC-2 came-back", "PC-3 unclear The machine is only in the later one."]
        );
        let others = told(&second["software"]);
        assert_eq!(others, ["PC-1 came-back".to_owned(), format!("PC-2 gone {SILENT}")]);
        assert_eq!(second["machines_only_after"][0], "PC-3");
        // From the first to the last day nothing became of the first two but a version.
        let whole = bench.diff("2025-11-30");
        assert_eq!(
            told(&whole["findings"]),
            ["PC-1 version", "PC-3 unclear The machine is only in the later one."]
        );
        // The last two readings of one machine, whatever was read of others.
        let last = bench.diff("--machine PC-2");
        assert_eq!(told(&last["findings"]), ["PC-2 came-back"]);
        assert_eq!(last["summary"]["machines_compared"], 1);
        // What each list changed is told of each machine alone.
        let changed = bench.status()["changed"].clone();
        assert_eq!(changed.as_array().unwrap().len(), 1, "{changed}");
        assert_eq!(
            (changed[0]["what"].as_str(), changed[0]["machine"].as_str()),
            (Some("come back"), Some("PC-2"))
        );
        // For people.
        let line = "diff --workspace w.interdict 2025-11-30 2025-12-31 --jurisdiction US";
        let (text, _) = bench.run(&format!("{line} --audience private-business"), 1);
        assert!(text.contains("does not name it"), "{text}");
    }
}

#[test]
fn a_scan_proves_what_a_list_does_not() {
    let bench = Bench::new();
    let name = "Kaspersky Endpoint Security for Windows";
    bench.scan("2025-11-10", "PC-1", &[name, "7-Zip"]);
    bench.scan("2025-12-10", "PC-1", &["7-Zip"]);
    let changes = bench.diff("2025-11-30 2025-12-31");
    assert_eq!(told(&changes["findings"]), ["PC-1 gone"]);
    assert_eq!(told(&changes["software"]), Vec::<String>::new());
    // A later list of another machine is no news of this one: it is still told what its scan changed.
    bench.list("2026-01-10", &[kes("PC-2", "12.1")]);
    let changed = bench.status()["changed"].clone();
    assert_eq!(
        (changed[0]["what"].as_str(), changed[0]["machine"].as_str()),
        (Some("gone"), Some("PC-1"))
    );
}

#[test]
fn days_that_make_no_sense_are_refused_with_the_reason() {
    let bench = Bench::new();
    bench.list("2025-11-10", &[kes("PC-1", "12.0")]);
    for (line, words) in [
        ("diff --workspace w.interdict 2025-12-31 2025-11-30", "not earlier than"),
        ("diff --workspace w.interdict 2025-02-30", "is no day"),
        (
            "diff --workspace w.interdict 2020-01-01 2025-12-31",
            "first day on which something was read is 2025-11-10",
        ),
        ("diff --workspace w.interdict", "Say which two days"),
        ("diff --workspace w.interdict --machine PC-1", "once only"),
        ("diff --workspace w.interdict --machine PC-9", "knows no machine"),
        ("check list.csv --workspace w.interdict --list-date 2199-01-01", "that day has not come"),
        ("check list.csv --list-date 2025-01-01", "--workspace"),
        ("diff 2025-12-31", "required"),
    ] {
        let (_, told) = bench.run(line, 2);
        assert!(told.contains(words), "{line}: {told}");
    }
    // What was refused is not kept.
    let readings =
        json(&bench.run("workspace --workspace w.interdict readings --format json", 0).0);
    assert_eq!(readings["readings"].as_array().unwrap().len(), 1);
    // A day to come is said to be that.
    let (_, told) = bench.run("diff --workspace w.interdict 2025-11-30 2199-01-01", 0);
    assert!(told.contains("has not come"), "{told}");
    // The workspace of the data folder is used where none is named.
    let (_, told) = bench.run("diff --workspace 2025-11-30 2025-12-31", 2);
    assert!(told.contains("There is no workspace") && told.contains("data"), "{told}");
}

#[test]
fn readings_are_listed_shown_and_deleted_one_by_one() {
    let bench = Bench::new();
    for (day, rows) in months() {
        bench.list(day, &rows);
    }
    let readings = || {
        let line = "workspace --workspace w.interdict readings --machine pc-1 --format json";
        json(&bench.run(line, 0).0)["readings"].as_array().unwrap().clone()
    };
    let all = readings();
    let days: Vec<_> = all.iter().map(|one| one["list_date"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-01-10", "2025-12-10", "2025-11-10"]);
    assert_eq!(all[2]["at"], "2025-11-10T23:59:59.999999999Z");
    let counts: Vec<_> = all.iter().map(|one| one["counts"].as_bool().unwrap()).collect();
    assert_eq!(counts, [true, false, false]);
    // An older one as it was, and only the rows of its machine.
    let oldest = all[2]["reading"].to_string();
    let (text, _) = bench.run(&format!("workspace --workspace w.interdict show {oldest}"), 0);
    assert!(text.contains("as of 2025-11-10: 2 rows"), "{text}");
    assert!(text.contains("for Windows 12.0, AO Kaspersky Lab"), "{text}");
    let line = format!("workspace --workspace w.interdict show {oldest} --format csv");
    assert_eq!(bench.run(&line, 0).0.lines().count(), 3);
    // Deleted of this machine only; the others of that list stay, and the log has it.
    let line = format!("workspace --workspace w.interdict delete --reading {oldest}");
    bench.run(&line, 0);
    assert_eq!(readings().len(), 2);
    let (_, told) = bench.run(&line, 2);
    assert!(told.contains("no reading"), "{told}");
    let changes = bench.diff("2025-11-30 2025-12-31");
    assert_eq!(changes["machines_only_after"][0], "PC-1");
    let note = changes["notes"][0].as_str().unwrap();
    assert!(note.contains("one inventory was deleted since"), "{note}");
    let (log, _) = bench.run("workspace --workspace w.interdict log", 0);
    assert!(
        log.contains("as of 2025-11-10") && log.contains("was deleted for 1 machines"),
        "{log}"
    );
}

/// The machines' names, in the order of their numbers.
fn names(machines: &Value) -> Vec<String> {
    let all = machines["machines"].as_array().unwrap();
    all.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn machines_are_merged_split_renamed_tagged_and_ignored_by_name() {
    let bench = Bench::new();
    let rows = ["PC-1", "PC-2", "SRV"].map(|name| kes(name, "12.1"));
    bench.list("2025-11-10", &rows);
    let say =
        |line: &str, code| bench.run(&format!("workspace --workspace w.interdict {line}"), code).1;
    assert_eq!(names(&bench.machines()), ["PC-1", "PC-2", "SRV"]);
    // Merged, by name; the first stays. Split off again, and that taken back.
    let merged = say("merge PC-1 pc-2", 0);
    assert!(merged.contains("Machine 2 is the same as 1. Recorded as entry"), "{merged}");
    assert_eq!(bench.machines()["machines"].as_array().unwrap().len(), 2);
    let which = say("split PC-1", 2);
    assert!(which.contains("--name 1 (PC-1), --name 2 (PC-2)"), "{which}");
    let split = say("split PC-1 --name 2", 0);
    assert_eq!(names(&bench.machines()), ["PC-1", "PC-2", "SRV"]);
    let entry = split.split("as entry ").nth(1).unwrap().split(';').next().unwrap().to_owned();
    say(&format!("undo {entry}"), 0);
    assert_eq!(bench.machines()["machines"].as_array().unwrap().len(), 2);
    say(&format!("undo {}", entry.parse::<i64>().unwrap() + 1), 0);
    assert_eq!(names(&bench.machines()), ["PC-1", "PC-2", "SRV"]);
    assert!(say("merge PC-1 #1", 2).contains("the same as itself"), "");
    assert!(say("split SRV", 2).contains("one name only"), "");
    // Called as another is: said, and from then on the name alone is refused with what tells them apart.
    let renamed = say("rename SRV pc-1", 0);
    assert!(renamed.contains("Another machine is called so, too (#1)"), "{renamed}");
    let ambiguous = say("tag PC-1 front", 2);
    assert!(ambiguous.contains("#1 (PC-1; last read 2025-11-10)"), "{ambiguous}");
    assert!(ambiguous.contains("#3 (SRV; last read 2025-11-10)"), "{ambiguous}");
    say("tag #3 front old_one", 0);
    say("untag #3 old_one", 0);
    let tagged = bench.run("workspace --workspace w.interdict machines --tag FRONT", 0).0;
    assert!(tagged.contains("#3  pc-1; tags: front; 1 reading"), "{tagged}");
    assert!(tagged.contains("read as SRV") && !tagged.contains("#1"), "{tagged}");
    // Left out of what is counted, and back.
    say("ignore #3", 0);
    let of = |status: &Value| status["findings"].as_array().unwrap().len();
    assert_eq!(of(&bench.status()), 2);
    say("heed #3", 0);
    assert_eq!(of(&bench.status()), 3);
    // Every change is in the log.
    let (log, _) = bench.run("workspace --workspace w.interdict log", 0);
    for words in
        ["is tagged front", "is no longer tagged old one", "is called pc-1", "(taken back)"]
    {
        assert!(log.contains(words), "{words}: {log}");
    }
}

#[test]
fn a_question_is_answered_for_good() {
    let bench = Bench::new();
    let of = |name: &str| kes(name, "12.1");
    bench.list("2025-11-10", &[of("PC-1.a.example"), of("PC-1.b.example"), of("PC-1")]);
    let (asked, _) = bench.run("workspace --workspace w.interdict questions", 0);
    let name = asked.split("name ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    assert!(asked.contains("PC-1.a.example") && asked.contains("PC-1.b.example"), "{asked}");
    let answer = |how: &str, code| {
        bench.run(&format!("workspace --workspace w.interdict answer {name} {how}"), code)
    };
    answer("--same-as PC-1.a.example", 0);
    assert_eq!(names(&bench.machines()).len(), 2);
    assert_eq!(bench.run("workspace --workspace w.interdict questions", 0).0, "");
    let (_, told) = answer("--not-the-same", 2);
    assert!(told.contains("no question"), "{told}");
    // The next list asks nothing anew.
    bench.list("2025-12-10", &[of("PC-1.a.example"), of("PC-1.b.example"), of("PC-1")]);
    assert_eq!(bench.run("workspace --workspace w.interdict questions", 0).0, "");
}

#[test]
fn own_rules_belong_to_the_workspace() {
    let bench = Bench::new();
    let rule = |name: &str| format!("[[rule]]\nnames = [\"{name}\"]\nkind = \"ban\"\n");
    std::fs::write(bench.path("one.toml"), rule("7-Zip")).unwrap();
    std::fs::write(bench.path("bad.toml"), "[[rule]]\nnamess = [\"x\"]\n").unwrap();
    bench.list("2025-11-10", &[kes("PC-1", "12.0"), format!("PC-1;{ZIP}")]);
    let found = || {
        let status = bench.status();
        let all = status["findings"].as_array().unwrap();
        all.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found().len(), 1);
    let (none, _) = bench.run("workspace --workspace w.interdict rules", 0);
    assert_eq!(none, "");
    bench.run("workspace --workspace w.interdict rules --set one.toml", 0);
    assert_eq!(found().len(), 2);
    // Rules with mistakes change nothing.
    let (_, told) = bench.run("workspace --workspace w.interdict rules --set bad.toml", 2);
    assert!(told.contains("were not kept"), "{told}");
    assert_eq!(found().len(), 2);
    let (text, _) = bench.run("workspace --workspace w.interdict rules", 0);
    assert!(text.contains("7-Zip"), "{text}");
    // A list that is checked against the workspace is judged by its rules; another workspace has its own.
    let line = "check list.csv --format json --fail-on prohibited --workspace";
    let with = bench.run(&format!("{line} w.interdict"), 1).0;
    assert!(json(&with)["findings"].as_array().unwrap().iter().any(|one| one["name"] == "7-Zip"));
    bench.run(&format!("{line} other.interdict"), 0);
    let (log, _) = bench.run("workspace --workspace w.interdict log", 0);
    assert!(log.contains("own rules were changed"), "{log}");
}
