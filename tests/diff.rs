//! `interdict-cli diff` as it is used: the real program on lists and scans that the test writes, and what
//! a workspace asks of the same comparison.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use interdict::model::{
    Inventory, InventoryFile, Kind, Machine, Origin, Software, SourceReading, SourceState,
};
use interdict::workspace::changes::{View, What, by_program, machine_changes, pair};
use interdict::workspace::life::Extent;
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::Value;

/// A folder of the test's own; it is also the home, so that nothing that is kept is read.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    fn diff(&self, before: &str, after: &str, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
            .current_dir(self.folder.path())
            .args(["diff", before, after, "--as-of", "2026-11-25"])
            .args(["--jurisdiction", "US", "--audience", "private-business"])
            .args(more)
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            .env("APPDATA", self.folder.path().join("config"))
            .env("LOCALAPPDATA", self.folder.path().join("data"))
            .env("COLUMNS", "100")
            .output()
            .unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(output)))
}

const JUNE: &str = "\
Computer,Software,Publisher,Version
PC-1,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.1.0.506
PC-1,7-Zip 23.01 (x64),Igor Pavlov,23.01
PC-1,Notepad++,Notepad++ Team,8.5
PC-2,KASPERSKY® VPN Secure Connection,Kaspersky,21.9
PC-2,7-Zip 23.01 (x64),Igor Pavlov,23.01
PC-3,Mozilla Firefox (x64 en-US),Mozilla,115.0
";

const JULY: &str = "\
Computer,Software,Publisher,Version
pc-1.corp.example,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5.0.539
pc-1.corp.example,7-Zip 24.08 (x64),Igor Pavlov,24.08
pc-1.corp.example,=HYPERLINK(\"x\"),,1
PC-2,7-Zip 24.08 (x64),Igor Pavlov,24.08
PC-2,VLC media player,VideoLAN,3.0.20
PC-4,Kaspersky Password Manager,AO Kaspersky Lab,10
";

fn june_and_july() -> Bench {
    let bench = Bench::new();
    bench.write("june.csv", JUNE);
    bench.write("july.csv", JULY);
    bench
}

/// A text as it was once looked at and found right. `INTERDICT_GOLDEN=write` writes it anew.
#[track_caller]
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/diff").join(name);
    // The version of the rules changes with the catalogue, and says nothing here.
    let version = interdict::catalog::builtin().unwrap().version();
    let text = text.replace(&version, "VERSION").replace("\r\n", "\n");
    if std::env::var_os("INTERDICT_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(text, kept, "{name}");
}

#[test]
fn two_lists_as_a_table() {
    let bench = june_and_july();
    let output = bench.diff("june.csv", "july.csv", &[]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    golden("counts.txt", &stdout(&output));
    let output = bench.diff("june.csv", "july.csv", &["--all-software"]);
    golden("all-software.txt", &stdout(&output));
    let output = bench.diff("june.csv", "july.csv", &["--findings-only"]);
    assert_eq!(code(&output), 1);
    golden("findings-only.txt", &stdout(&output));
}

#[test]
fn two_lists_as_json_and_csv() {
    let bench = june_and_july();
    let output = bench.diff("june.csv", "july.csv", &["--format", "json", "--all-software"]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let mut report = json(&output);
    assert_eq!(report["schema"], "interdict-diff/1");
    // What was read is described as in the report of a check.
    for side in ["before", "after"] {
        assert!(report[side]["inputs"][0]["sources"].is_array());
        report[side]["inputs"] = Value::Null;
    }
    golden("all-software.json", &format!("{report:#}\n"));
    let output = bench.diff("june.csv", "july.csv", &["--format", "csv"]);
    golden("changes.csv", &stdout(&output));
}

#[test]
fn the_same_gives_nothing_and_ends_with_0() {
    let bench = june_and_july();
    let output = bench.diff("june.csv", "june.csv", &[]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stdout(&output).starts_with("No change, on 3 machines\n"), "{}", stdout(&output));
    let report = json(&bench.diff("june.csv", "june.csv", &["--format", "json"]));
    assert_eq!(report["different"], false);
    assert_eq!(report["findings"], Value::Array(Vec::new()));
}

#[test]
fn other_software_is_no_difference_where_only_findings_are_asked_for() {
    let bench = Bench::new();
    bench.write(
        "a.csv",
        "Computer,Software,Publisher,Version\nPC-1,VLC,VideoLAN,3\nPC-1,kesl,,11\n",
    );
    bench.write(
        "b.csv",
        "Computer,Software,Publisher,Version\nPC-1,VLC,VideoLAN,4\nPC-1,kesl,,11\n",
    );
    assert_eq!(code(&bench.diff("a.csv", "b.csv", &[])), 1);
    let output = bench.diff("a.csv", "b.csv", &["--findings-only"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).starts_with("No change in restricted software"));
}

#[test]
fn what_cannot_be_read_ends_with_2_and_compares_nothing() {
    let bench = june_and_july();
    bench.write("broken.xlsx", b"PK\x03\x04 no workbook");
    for file in ["absent.csv", "broken.xlsx"] {
        for (before, after) in [("june.csv", file), (file, "june.csv")] {
            let output = bench.diff(before, after, &[]);
            assert_eq!(code(&output), 2, "{}", stdout(&output));
            assert!(output.stdout.is_empty());
            assert!(
                stderr(&output).contains(file) && stderr(&output).contains("Nothing was compared")
            );
        }
    }
    assert_eq!(code(&bench.diff("june.csv", "july.csv", &["--format", "xlsx"])), 2);
}

fn software(kind: Kind, name: &str, version: &str, source: &str) -> Software {
    Software {
        kind,
        name: name.to_owned(),
        version: Some(version.to_owned()).filter(|text| !text.is_empty()),
        source: source.to_owned(),
        ..Software::default()
    }
}

fn package(name: &str, version: &str) -> Software {
    software(Kind::Package, name, version, "dpkg")
}

/// What `scan` writes.
fn scan(machine: &str, sources: &[(&str, SourceState)], rows: &[Software]) -> InventoryFile {
    let reading = |(id, state): &(&str, SourceState)| SourceReading {
        id: (*id).to_owned(),
        name: format!("Source {id}"),
        place: String::new(),
        state: state.clone(),
        count: 0,
    };
    InventoryFile {
        schema: InventoryFile::SCHEMA.to_owned(),
        read_at: Timestamp::UNIX_EPOCH,
        program: "test".to_owned(),
        machine: Machine::named(machine),
        sources: sources.iter().map(reading).collect(),
        software: rows.to_vec(),
        problems: Vec::new(),
        cannot_show: Vec::new(),
    }
}

fn text(file: &InventoryFile) -> String {
    serde_json::to_string(file).unwrap()
}

#[test]
fn what_only_one_of_two_scans_could_read_is_not_compared() {
    let bench = Bench::new();
    let read = [("dpkg", SourceState::Read), ("snap", SourceState::Read)];
    let denied = [
        ("dpkg", SourceState::NeedsRights("Only root may read it.".to_owned())),
        ("snap", SourceState::Read),
    ];
    let snap = software(Kind::StoreApp, "gimp", "2.10", "snap");
    bench.write("a.json", text(&scan("pc", &read, &[package("kesl", "11.4"), snap])));
    bench.write("b.json", text(&scan("pc", &denied, &[])));
    let output = bench.diff("a.json", "b.json", &["--format", "json", "--all-software"]);
    let report = json(&output);
    assert_eq!(code(&output), 1);
    assert_eq!(report["findings"][0]["change"], "unclear");
    assert_eq!(report["findings"][0]["why"], "Source dpkg could not be read in the later one.");
    assert_eq!(report["software"][0]["change"], "gone", "{report:#}");
    assert!(stderr(&output).contains("Only root may read it."));
    let output = bench.diff("b.json", "a.json", &[]);
    let table = stdout(&output);
    assert!(
        table.contains("Not comparable") && table.contains("Source dpkg could not be"),
        "{table}"
    );
    assert!(table.contains("Not read: what stands there is not compared"), "{table}");
    // Nobody could look: the same, as far as can be said.
    let output = bench.diff("b.json", "b.json", &[]);
    assert_eq!(code(&output), 0);
    assert!(
        stdout(&output).starts_with("No change in what both could read"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn a_scan_and_a_list_are_compared_with_a_word_about_it() {
    let bench = Bench::new();
    bench.write(
        "a.json",
        text(&scan("PC-1", &[("dpkg", SourceState::Read)], &[package("VLC", "3")])),
    );
    bench.write("b.csv", "Computer,Software,Publisher,Version\npc-1,VLC,VideoLAN,3\n");
    let output = bench.diff("a.json", "b.csv", &[]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stdout(&output).contains("A scan is compared with a list"), "{}", stdout(&output));
}

#[test]
fn folders_of_scans_are_compared_machine_by_machine() {
    let bench = Bench::new();
    let read = [("dpkg", SourceState::Read)];
    for (file, machine, rows) in [
        ("old/1.json", "pc-1", vec![package("kesl", "11.4"), package("vlc", "3")]),
        ("old/2.json", "pc-2", vec![package("vlc", "3")]),
        ("new/1.json", "PC-1.corp.example", vec![package("vlc", "3")]),
        ("new/2.json", "pc-2", vec![package("vlc", "3"), package("kesl", "11.4")]),
    ] {
        bench.write(file, text(&scan(machine, &read, &rows)));
    }
    let report = json(&bench.diff("old", "new", &["--format", "json"]));
    let changes: Vec<(&str, &str)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["change"].as_str().unwrap(), one["machine"].as_str().unwrap()))
        .collect();
    assert_eq!(changes, [("new", "pc-2"), ("gone", "PC-1.corp.example")]);
    assert_eq!(report["summary"]["machines_compared"], 2);
}

#[test]
fn lists_that_name_no_machine_are_of_one() {
    let bench = Bench::new();
    let of = |row: &str| format!("Software,Publisher,Version\n{row}\nVLC,VideoLAN,3\n");
    bench.write("june.csv", of("Notepad++,,8"));
    bench.write("july.csv", of("Notepad++,,9"));
    let report = json(&bench.diff("june.csv", "july.csv", &["--format", "json", "--all-software"]));
    assert_eq!(report["summary"]["software"]["version"], 1, "{report:#}");
    assert_eq!(report["machines_only_before"], Value::Array(Vec::new()));
    assert_eq!(
        report["notes"][0],
        "Each of the two holds one machine: june and july are compared."
    );
}

#[test]
fn names_from_outside_never_become_commands_of_the_terminal() {
    let bench = Bench::new();
    bench.write("a.csv", "Computer,Software,Publisher,Version\nPC-1,VLC,,3\n");
    bench.write(
        "b.csv",
        "Computer,Software,Publisher,Version\nPC-1,VLC,,3\nPC-1,\u{1b}[2Jkesl,x,1\n",
    );
    let output = bench.diff("a.csv", "b.csv", &["--all-software"]);
    assert_eq!(code(&output), 1);
    assert!(!stdout(&output).contains('\u{1b}'));
}

// The comparison itself, as a workspace asks it.

fn inventory(rows: &[Software]) -> Inventory {
    scan("PC-1", &[("dpkg", SourceState::Read)], rows).into_inventory(Origin::Scan)
}

fn changes(before: &[Software], after: &[Software], earlier: &[Software]) -> Vec<String> {
    let (before, after, earlier) = (inventory(before), inventory(after), inventory(earlier));
    let view = |own| View::all(own, &Extent::WholeMachine).remove(0);
    let found = machine_changes(&view(&before), &view(&after), &[view(&earlier)]);
    let version = |side: Option<&interdict::workspace::changes::Standing>| {
        side.map_or(String::new(), |own| own.version.clone())
    };
    found
        .changes
        .iter()
        .map(|one| {
            let versions = (version(one.before.as_ref()), version(one.after.as_ref()));
            format!("{} {} [{} {}]", one.what.word(), one.name, versions.0, versions.1)
        })
        .collect()
}

fn program(name: &str, version: &str) -> Software {
    software(Kind::Program, name, version, "dpkg")
}

#[test]
fn a_name_that_carries_its_version_is_one_program() {
    assert_eq!(
        changes(&[program("7-Zip 23.01 (x64)", "23.01")], &[program("7-Zip 24.08 (x64)", "")], &[]),
        ["Version changed 7-Zip 24.08 (x64) [23.01 24.08]"]
    );
    // Another architecture is another program.
    assert_eq!(
        changes(&[program("7-Zip 23.01 (x64)", "")], &[program("7-Zip 23.01 (x86)", "")], &[])
            .len(),
        2
    );
    assert_eq!(
        changes(&[program("Office 2016", "16.0")], &[program("Office 2019", "16.0")], &[]),
        ["Gone Office 2016 [16.0 ]", "New Office 2019 [ 16.0]"]
    );
}

#[test]
fn versions_side_by_side_find_their_counterparts() {
    let before = [program(".NET 6.0.1", ""), program(".NET 7.0.2", ""), program(".NET 8.0.1", "")];
    let after = [program(".NET 6.0.9", ""), program(".NET 7.0.2", ""), program(".NET 8.0.4", "")];
    assert_eq!(
        changes(&before, &after, &[]),
        ["Version changed .NET 6.0.9 [6.0.1 6.0.9]", "Version changed .NET 8.0.4 [8.0.1 8.0.4]"]
    );
    assert_eq!(changes(&before, &before[1..], &[]), ["Gone .NET 6.0.1 [6.0.1 ]"]);
}

#[test]
fn what_was_there_at_an_earlier_time_is_come_back() {
    let vlc = [program("VLC", "3")];
    assert_eq!(changes(&[], &vlc, &[]), ["New VLC [ 3]"]);
    assert_eq!(changes(&[], &vlc, &[program("VLC", "2")]), ["Came back VLC [ 3]"]);
}

#[test]
fn the_same_program_in_several_sources_and_of_unknown_version_is_the_same() {
    let twice = [program("VLC", "3"), software(Kind::Package, "VLC", "3", "dpkg")];
    assert_eq!(changes(&twice, &[program("vlc", "")], &[]), [""; 0]);
    // What was running says nothing of what is installed.
    let running = [software(Kind::Process, "vlc", "", "dpkg")];
    assert_eq!(changes(&[], &running, &[]), [""; 0]);
    // A program of the same name by somebody else is another program.
    let by = |publisher: &str| Software {
        publisher: Some(publisher.to_owned()),
        ..program("Lark", "3")
    };
    assert_eq!(changes(&[by("Lark Technologies Pte. Ltd.")], &[by("Erez Shinan")], &[]).len(), 2);
    assert_eq!(changes(&[by("AO Kaspersky Lab")], &[by("Kaspersky")], &[]), [""; 0]);
}

#[test]
fn an_inventory_of_some_software_makes_nothing_gone() {
    let before = inventory(&[program("VLC", "3"), program("Gimp", "2")]);
    let after = inventory(&[program("VLC", "3")]);
    let whole = View::all(&before, &Extent::WholeMachine).remove(0);
    let some = View::all(&after, &Extent::SomeSoftware).remove(0);
    let found = machine_changes(&whole, &some, &[]);
    assert_eq!(found.changes.len(), 1);
    assert_eq!(found.changes[0].what, What::Unclear);
}

#[test]
fn a_list_made_to_take_for_ever_does_not() {
    // One program in very many versions by very many publishers, on very many machines of one name.
    let list = |from: usize| {
        let mut inventory = Inventory::new(Origin::Scan, Timestamp::UNIX_EPOCH);
        let machine = inventory.intern_machine("pc");
        for at in from..from + 10_000 {
            let publisher = Some(format!("publisher{at}"));
            let versions = [format!("1.{at}"), String::new()];
            for version in versions {
                let software =
                    Software { publisher: publisher.clone(), ..program("Tool", &version) };
                inventory.push(machine, software, 0);
            }
            inventory.intern_machine(&format!("pc.n{at}.example"));
        }
        inventory
    };
    let (before, after) = (list(0), list(10));
    let (old, new) =
        (View::all(&before, &Extent::default()), View::all(&after, &Extent::default()));
    let found = machine_changes(&old[0], &new[0], &[]);
    assert_eq!(found.same, 2 * 9_990);
    assert_eq!(found.changes.len(), 40);
    let pairing = pair(&old, &new);
    assert_eq!((pairing.both.len(), pairing.only_after.len()), (9_991, 10));
}

#[test]
fn machines_are_paired_by_what_they_are_called_and_counted_by_program() {
    let fleet = |names: &[&str], version: &str| {
        let mut inventory = Inventory::new(Origin::Scan, Timestamp::UNIX_EPOCH);
        for name in names {
            let machine = inventory.add_machine(Machine::named(*name));
            inventory.push(machine, program("VLC", version), 0);
        }
        inventory
    };
    let (before, after) =
        (fleet(&["PC-1", "PC-2", "PC-3"], "3"), fleet(&["pc-2.local", "PC-9", "PC-1$"], "4"));
    let (old, new) =
        (View::all(&before, &Extent::default()), View::all(&after, &Extent::default()));
    let pairing = pair(&old, &new);
    assert_eq!(pairing.both, [(0, 2), (1, 0)]);
    assert_eq!((pairing.only_before, pairing.only_after), (vec![2], vec![1]));
    let changes: Vec<_> =
        pairing.both.iter().map(|(a, b)| machine_changes(&old[*a], &new[*b], &[])).collect();
    let programs = by_program(&changes);
    assert_eq!(programs[0].machines, [(What::Version, 2)].into());
}

fn any_rows() -> impl Strategy<Value = Vec<Software>> {
    let row = ("(a|b|A 1\\.2|.{0,6})", "(|1|2|1\\.2|.{0,3})")
        .prop_map(|(name, version)| program(&name, &version));
    prop::collection::vec(row, 0..8)
}

proptest! {
    #[test]
    fn a_comparison_mirrors_when_it_is_turned_round(before in any_rows(), after in any_rows()) {
        let count = |list: &[String], word: &str| list.iter().filter(|own| own.starts_with(word)).count();
        let (there, back) = (changes(&before, &after, &[]), changes(&after, &before, &[]));
        prop_assert_eq!(count(&there, "New"), count(&back, "Gone"));
        prop_assert_eq!(count(&there, "Gone"), count(&back, "New"));
        prop_assert_eq!(changes(&before, &before, &[]), Vec::<String>::new());
    }
}
