//! The commands of the workspace as they are used: what is kept, what is decided, what comes back.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const PRODUCT: &str = "kaspersky-endpoint-security-windows";
const HEAD: &str = "Computer;Name;Publisher;Version\n";
const KES: &str = "Kaspersky Endpoint Security for Windows;AO Kaspersky Lab;12.1.0.506";

/// A folder of the test's own; it is also the home, so that nothing kept elsewhere is used.
struct Bench {
    folder: tempfile::TempDir,
    program: PathBuf,
}

impl Bench {
    fn new() -> Self {
        let program = env!("CARGO_BIN_EXE_interdict-cli").into();
        Self { folder: tempfile::tempdir().unwrap(), program }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(line.split(' ').map(|word| word.replace('_', " ")))
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("config"))
            .env("LOCALAPPDATA", self.path("data"))
            .env("USER", "ann")
            .env("USERNAME", "ann");
        command
    }

    #[track_caller]
    fn run(&self, line: &str, code: i32) -> (String, String) {
        said(&self.command(line).output().unwrap(), code)
    }

    /// Keeps a list with these rows.
    fn keep(&self, rows: &[&str]) -> String {
        std::fs::write(self.path("list.csv"), format!("{HEAD}{}\n", rows.join("\n"))).unwrap();
        let line = "check list.csv --workspace w.interdict --format json --fail-on prohibited";
        self.run(&format!("{line} --jurisdiction US --audience private-business"), 0).1
    }

    fn status(&self, code: i32) -> Value {
        let line = "status --workspace w.interdict --format json --jurisdiction US";
        let text = self.run(&format!("{line} --audience private-business"), code).0;
        serde_json::from_str(&text).unwrap()
    }
}

#[track_caller]
fn said(output: &Output, code: i32) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{out}\n{err}");
    (out, err)
}

/// State of the finding on each machine.
fn states(status: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = status["findings"].as_array().unwrap();
    let mut all: Vec<_> =
        findings.iter().map(|one| (text(&one["machine"]), text(&one["state"]))).collect();
    all.sort();
    all
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn what_a_list_says_of_a_machine_under_two_names_counts_together() {
    let bench = Bench::new();
    let long = format!("PC-1.a.local;{KES}");
    bench.keep(&[&long, "PC-1;7-Zip;Igor Pavlov;1", "PC-1;Office;Microsoft;2"]);
    let status = bench.status(1);
    let open: Vec<_> = states(&status).into_iter().filter(|(_, state)| state == "open").collect();
    assert_eq!(open.len(), 1, "{status}");
}

#[test]
fn a_finding_lives_from_list_to_list_and_decisions_with_it() {
    let bench = Bench::new();
    let (one, two) = (format!("PC-1;{KES}"), format!("PC-2;{KES}"));
    let kept = bench.keep(&[&one, &two]);
    assert!(kept.contains("Kept as inventory 1: list.csv, 2 machines, 2 rows"), "{kept}");
    assert_eq!(states(&bench.status(1)), pairs(&[("PC-1", "open"), ("PC-2", "open")]));
    // The same list again is noticed.
    let again = bench.keep(&[&one, &two]);
    assert!(again.contains("is the same as inventory 1"), "{again}");
    // One is no longer named, which a list alone does not prove to be gone, and comes back.
    bench.keep(&["PC-1;7-Zip;Igor Pavlov;1", &two]);
    let status = bench.status(1);
    assert_eq!(states(&status), pairs(&[("PC-1", "not in the newest list"), ("PC-2", "open")]));
    assert_eq!(status["changed"][0]["what"], "gone");
    bench.keep(&[&one, "PC-1;7-Zip;Igor Pavlov;2", &two]);
    let status = bench.status(1);
    assert_eq!(status["changed"][0]["what"], "come back");
    // Decisions outlive the next list.
    let decide = format!("decide --workspace w.interdict --product {PRODUCT} --machine");
    let (_, told) = bench.run(&format!("{decide} PC-1 in-progress --who Bob"), 0);
    assert!(told.contains("In progress: Bob"), "{told}");
    bench.run(&format!("{decide} pc-2 exempt --why until_the_contract_ends --until 2100-01-01"), 0);
    bench.keep(&[&one, "PC-1;7-Zip;Igor Pavlov;3", &two]);
    let expected = pairs(&[("PC-1", "in progress"), ("PC-2", "exempt")]);
    assert_eq!(states(&bench.status(1)), expected);
    let (log, _) = bench.run("workspace --workspace w.interdict log --format csv", 0);
    let exempt = log.lines().find(|line| line.contains("until the contract ends")).unwrap();
    assert!(exempt.contains(",ann,"), "{exempt}");
    // Taken back by its number.
    let number = exempt.split(',').next().unwrap();
    bench.run(&format!("workspace --workspace w.interdict undo {number}"), 0);
    let expected = pairs(&[("PC-1", "in progress"), ("PC-2", "open")]);
    assert_eq!(states(&bench.status(1)), expected);
    // A wrong match everywhere.
    bench.run(&format!("{decide} PC-1 wrong-match --why test_machine --everywhere"), 0);
    let expected = pairs(&[("PC-1", "wrong match"), ("PC-2", "wrong match")]);
    assert_eq!(states(&bench.status(0)), expected);
    for (line, words) in [
        ("PC-9 open", "knows no machine \"PC-9\""),
        ("PC-1 exempt", "Say why"),
        ("PC-1 open --product no-such", "cannot be used multiple times"),
    ] {
        let (_, told) = bench.run(&format!("{decide} {line}"), 2);
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn a_partial_list_makes_nothing_gone() {
    let bench = Bench::new();
    bench.keep(&[&format!("PC-1;{KES}")]);
    std::fs::write(bench.path("part.csv"), format!("{HEAD}PC-1;7-Zip;Igor Pavlov;1\n")).unwrap();
    bench.run("check part.csv --workspace w.interdict --partial --format json", 0);
    assert_eq!(states(&bench.status(1)), pairs(&[("PC-1", "open")]));
    assert_eq!(bench.status(1)["inventories"], 2);
}

#[test]
fn a_list_of_decisions_is_recorded_row_by_row() {
    let bench = Bench::new();
    bench.keep(&[&format!("PC-1;{KES}"), &format!("PC-2;{KES}")]);
    let list = format!(
        "machine,product,status,who,why,until\n\
         PC-1,{PRODUCT},exempt,Ann,contract,2100-01-01\n\
         PC-7,{PRODUCT},open,,,\n\
         PC-2,{PRODUCT},in-progress,Bob,,\n"
    );
    std::fs::write(bench.path("decisions.csv"), list).unwrap();
    let (out, err) = bench.run("decide --workspace w.interdict --from decisions.csv", 2);
    assert_eq!(out.lines().count(), 2, "{out}");
    assert!(
        err.contains("row 3 was not recorded: The workspace knows no machine \"PC-7\""),
        "{err}"
    );
    assert_eq!(states(&bench.status(1)), pairs(&[("PC-1", "exempt"), ("PC-2", "in progress")]));
}

#[test]
fn a_workspace_goes_out_and_in_and_a_damaged_one_is_restored() {
    let bench = Bench::new();
    bench.keep(&[&format!("PC-1;{KES}")]);
    bench.run("workspace --workspace w.interdict export out.interdict", 0);
    let (_, no) = bench.run("workspace --workspace w.interdict export out.interdict", 2);
    assert!(no.contains("is there already"), "{no}");
    bench.run("workspace --workspace other.interdict import out.interdict", 0);
    bench.keep(&[&format!("PC-2;{KES}")]);
    let (_, told) = bench.run("workspace --workspace w.interdict import out.interdict", 0);
    assert!(told.contains("The one before is kept as"), "{told}");
    assert_eq!(states(&bench.status(1)), pairs(&[("PC-1", "open")]));
    // Damaged: said with the way on, left as it is, and restored.
    let damaged = vec![b'x'; 5000];
    std::fs::write(bench.path("w.interdict"), &damaged).unwrap();
    let (_, told) = bench.run("status --workspace w.interdict", 2);
    assert!(told.contains("is damaged") && told.contains("workspace backups"), "{told}");
    assert!(std::fs::read(bench.path("w.interdict")).unwrap() == damaged, "it was changed");
    let (copies, _) = bench.run("workspace --workspace w.interdict backups", 0);
    assert_eq!(copies.lines().count(), 1, "{copies}");
    let (_, told) = bench.run("workspace --workspace w.interdict restore", 0);
    assert!(told.contains("before-restore"), "{told}");
    assert_eq!(states(&bench.status(1)), pairs(&[("PC-1", "open")]));
    let (_, no) = bench.run("workspace --workspace w.interdict restore 1999-01-01", 2);
    assert!(no.contains("no daily copy of 1999-01-01"), "{no}");
}

#[test]
fn without_a_name_the_workspace_of_the_data_folder_is_used() {
    let bench = Bench::new();
    let (_, told) = bench.run("status", 2);
    assert!(told.contains("There is no workspace"), "{told}");
    assert!(told.contains("workspace.interdict"), "{told}");
}

/// Root writes wherever it likes, so the program is started as somebody else then.
#[cfg(unix)]
#[test]
fn in_a_folder_that_cannot_be_written_it_can_be_looked_at() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    let mut bench = Bench::new();
    bench.keep(&[&format!("PC-1;{KES}")]);
    // What a program that only looked left beside it.
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(bench.path(&format!("w.interdict{end}")));
    }
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| {
        use std::os::unix::fs::MetadataExt as _;
        own.uid() == 0
    });
    // The program where that somebody can start it.
    let program = bench.path("program");
    std::fs::copy(&bench.program, &program).unwrap();
    bench.program = program;
    let mode = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&bench.path("list.csv"), 0o644);
    mode(&bench.path("w.interdict"), 0o644);
    mode(bench.folder.path(), 0o555);
    let before = std::fs::read(bench.path("w.interdict")).unwrap();
    let try_as = |line: &str, code| {
        let mut command = bench.command(line);
        if is_root {
            command.uid(65534).gid(65534);
        }
        said(&command.output().unwrap(), code)
    };
    let status = "status --workspace w.interdict --jurisdiction US --audience private-business";
    let (out, _) = try_as(status, 1);
    assert!(out.contains("PC-1"), "{out}");
    let decide = format!("decide --workspace w.interdict --machine PC-1 --product {PRODUCT} open");
    let (_, told) = try_as(&decide, 2);
    assert!(told.contains("can be looked at and not changed"), "{told}");
    assert!(told.contains("cannot be written"), "{told}");
    let (_, told) = try_as("check list.csv --workspace new.interdict --format json", 2);
    assert!(told.contains("cannot be written"), "{told}");
    mode(bench.folder.path(), 0o755);
    assert!(std::fs::read(bench.path("w.interdict")).unwrap() == before, "it was changed");
}
