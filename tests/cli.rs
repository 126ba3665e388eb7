//! The command line as it is used: the real program on files that the test writes.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of the test's own; it is also the home, so that no kept profile is read.
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

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn run<S: AsRef<std::ffi::OsStr>>(&self, arguments: &[S]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
            .args(arguments)
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("config"))
            .env("LOCALAPPDATA", self.path("data"))
            .env("COLUMNS", "80")
            .output()
            .unwrap()
    }

    /// Checks files for a private business in the United States.
    fn check(&self, files: &[&Path], more: &[&str]) -> Output {
        let mut arguments: Vec<&std::ffi::OsStr> = vec!["check".as_ref()];
        arguments.extend(files.iter().map(|file| file.as_os_str()));
        let profile = ["--jurisdiction", "US", "--audience", "private-business"];
        arguments.extend(profile.iter().map(|word| AsRef::<std::ffi::OsStr>::as_ref(*word)));
        arguments.extend(more.iter().map(|word| AsRef::<std::ffi::OsStr>::as_ref(*word)));
        self.run(&arguments)
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

/// Three machines, five restricted programs, five look-alikes.
const ROWS: [[&str; 4]; 10] = [
    ["PC-1", "Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab", "12.5.0.539"],
    ["PC-1", "Kaspersky Security Center Network Agent", "AO Kaspersky Lab", "14.2"],
    ["PC-1", "UltraAV", "Pango Group", "1.0"],
    ["PC-1", "ESET AV Remover", "ESET, spol. s r.o.", "1.6"],
    [
        "PC-2",
        "Агент администрирования Kaspersky Security Center",
        "\"Лаборатория Касперского\"",
        "14",
    ],
    ["PC-2", "Kaspersky Removal Tool", "ESET, spol. s r.o.", "2"],
    ["PC-2", "Autodesk Fusion 360", "Autodesk, Inc.", "2.0"],
    ["PC-3", "KASPERSKY® VPN Secure Connection", "Kaspersky", "21.9"],
    ["PC-3", "Kaspersky Password Manager", "", "10"],
    ["PC-3", "tiktoken", "OpenAI", "0.14"],
];

fn csv_text() -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["Computer", "Software", "Publisher", "Version"]).unwrap();
    for row in ROWS {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn workbook(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Inventory of June").unwrap();
    for (at, title) in ["Computer", "Software", "Publisher", "Version"].iter().enumerate() {
        sheet.write(2, at as u16, *title).unwrap();
    }
    for (row, cells) in ROWS.iter().enumerate() {
        for (at, cell) in cells.iter().enumerate() {
            sheet.write(row as u32 + 3, at as u16, *cell).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[test]
fn exactly_the_five_restricted_rows_are_found() {
    let bench = Bench::new();
    let csv = bench.write("list.csv", csv_text());
    let xlsx = bench.path("list.xlsx");
    workbook(&xlsx);
    for file in [csv, xlsx] {
        let output = bench.check(&[&file], &["--format", "json"]);
        assert_eq!(code(&output), 1, "{}", stderr(&output));
        let report = json(&output);
        let mut found: Vec<(&str, &str)> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["machine"].as_str().unwrap(), one["product"].as_str().unwrap()))
            .collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                ("PC-1", "kaspersky-endpoint-security-windows"),
                ("PC-1", "kaspersky-network-agent"),
                ("PC-2", "kaspersky-network-agent"),
                ("PC-3", "kaspersky-password-manager"),
                ("PC-3", "kaspersky-vpn-secure-connection"),
            ],
            "{}",
            file.display()
        );
        assert_eq!(report["schema"], "interdict-report/1");
        assert_eq!(report["inputs"][0]["machines"], 3);
        assert_eq!(report["inputs"][0]["software"], 10);
        for one in report["findings"].as_array().unwrap() {
            assert_eq!(one["verdict"], "restricted");
            assert_eq!(one["measures"], serde_json::json!(["us-bis-icts-kaspersky-2024"]));
            assert!(!one["evidence"].as_array().unwrap().is_empty());
        }
    }
}

#[test]
fn the_day_decides() {
    let bench = Bench::new();
    let csv = bench.write("list.csv", csv_text());
    for (day, verdict, exit) in [
        ("2014-01-01", Value::Null, 0),
        ("2016-01-01", "listed".into(), 0),
        ("2024-07-01", "listed".into(), 0),
        ("2024-08-01", "restricted".into(), 1),
        ("2024-10-15", "restricted".into(), 1),
    ] {
        let output = bench.check(&[&csv], &["--as-of", day, "--format", "json"]);
        assert_eq!(code(&output), exit, "{day}");
        assert_eq!(json(&output)["findings"][0]["verdict"], verdict, "{day}");
    }
    let output = bench.check(&[&csv], &["--as-of", "2024-07-01", "--fail-on", "listed"]);
    assert_eq!(code(&output), 1);
    let output = bench.check(&[&csv], &["--fail-on", "prohibited"]);
    assert_eq!(code(&output), 0);
}

#[test]
fn every_format_holds_the_findings() {
    let bench = Bench::new();
    let csv = bench.write("list.csv", csv_text());
    for format in ["table", "json", "csv", "html", "markdown"] {
        let output = bench.check(&[&csv], &["--format", format]);
        let text = stdout(&output);
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in ["Kaspersky", "PC-3", "2024-09-29"] {
            assert!(plain.contains(word), "{format} lacks {word}: {text}");
        }
        // The rule itself says that these are another maker's products; no finding does.
        let tells_rules = ["html", "markdown"].contains(&format);
        assert!(tells_rules || !text.contains("UltraAV"), "{format}");
    }
    let out = bench.path("report.xlsx");
    let output = bench.check(&[&csv], &["--format", "xlsx", "--out", out.to_str().unwrap()]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&out).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Findings").unwrap();
    assert_eq!(sheet.height(), 6, "a heading and five findings");
}

#[test]
fn the_table_fits_the_terminal() {
    let bench = Bench::new();
    let csv = bench.write("list.csv", csv_text());
    let text = stdout(&bench.check(&[&csv], &[]));
    for line in text.lines() {
        let long_word = line.split_whitespace().any(|word| word.chars().count() > 60);
        assert!(line.chars().count() <= 80 || long_word, "{line}");
    }
    assert!(text.starts_with("5 findings on 3 machines"), "{text}");
}

#[test]
fn names_from_outside_are_never_run() {
    let bench = Bench::new();
    let rows = "Computer,Software,Publisher\n<script>alert(1)</script>,\"=cmd|' /C calc'!A0 Kaspersky Free\",Kaspersky\n";
    let csv = bench.write("list.csv", rows);
    let html = stdout(&bench.check(&[&csv], &["--format", "html"]));
    // The page has one script, its own, at its end.
    assert_eq!(html.matches("<script").count(), 1, "markup came through");
    assert!(html.contains("&lt;script&gt;"));
    let text = stdout(&bench.check(&[&csv], &["--format", "csv"]));
    assert!(text.contains("'=cmd|"), "{text}");
    assert!(!text.contains(",=cmd|"), "{text}");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_checked() {
    let bench = Bench::new();
    let good = bench.write("list.csv", csv_text());
    let folder = bench.path("nothing in it");
    std::fs::create_dir(&folder).unwrap();
    for (bad, words) in [
        (bench.path("missing.csv"), "There is no such file"),
        (folder, "This is a folder"),
        (bench.write("empty.csv", ""), "This file is empty"),
        (bench.write("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0"), "a picture"),
        (bench.write("hardware.csv", "Asset Tag,Room\nA1,12\nA2,13\n"), "none of its columns"),
    ] {
        let output = bench.check(&[&good, &bad], &["--format", "json"]);
        assert_eq!(code(&output), 2, "{}", bad.display());
        assert_eq!(json(&output)["findings"].as_array().unwrap().len(), 5);
        assert!(stderr(&output).contains(words), "{}: {}", bad.display(), stderr(&output));
        assert!(!json(&output)["problems"].as_array().unwrap().is_empty());
    }
    let names = bench.write("names.txt", "Kaspersky Endpoint Security for Windows\n7-Zip\n");
    let output = bench.check(&[&names], &["--machine", "PC-9", "--explain", "--format", "json"]);
    assert_eq!(json(&output)["findings"][0]["machine"], "PC-9");
    assert!(
        stderr(&output).contains("2 rows = 2 software + 0 skipped + 0 problems"),
        "{}",
        stderr(&output)
    );
    // The lists of a folder are read one by one.
    let share = bench.path("share");
    std::fs::create_dir(&share).unwrap();
    std::fs::copy(&good, share.join("a.csv")).unwrap();
    std::fs::write(share.join("b.csv"), "").unwrap();
    let output = bench.check(&[&share], &["--format", "json"]);
    assert_eq!(json(&output)["findings"].as_array().unwrap().len(), 5);
    assert_eq!(code(&output), 2, "one of its files could not be read");
    let empty = bench.write("nothing.csv", "Computer,Software\nPC-1,7-Zip\n");
    let text = stdout(&bench.check(&[&empty], &[]));
    assert!(text.starts_with("Nothing found among 1 program"), "{text}");
    let output = bench.check(&[&bench.path("missing.csv")], &[]);
    assert!(stdout(&output).starts_with("Nothing was read, so nothing can be said"));
}

#[test]
fn wrong_usage_says_what_is_known() {
    let bench = Bench::new();
    let csv = bench.write("list.csv", csv_text());
    let file = csv.to_str().unwrap();
    let broken = bench.write("own.toml", "schema_version = 1\n[[product]]\nid = \"x\"\n");
    for (arguments, words) in [
        (vec!["check", file, "--audience", "wizards"], "Known: federal-agencies"),
        (vec!["check", file, "--jurisdiction", "XX"], "The catalogue knows no rules of \"XX\""),
        (vec!["check", file, "--as-of", "yesterday"], "write the day as YYYY-MM-DD"),
        (vec!["check", file, "--profile", "/no/such/profile"], "profile"),
        (vec!["check", file, "--catalog", broken.to_str().unwrap()], "own.toml"),
        (vec!["plan", "no-such-product"], "There is no product"),
        (vec!["catalog", "show", "nothing"], "There is no rule, vendor or product"),
        (vec!["catalog", "validate", broken.to_str().unwrap()], "missing field"),
        (vec!["frobnicate"], "Usage"),
    ] {
        let output = bench.run(&arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(words), "{arguments:?}: {}", stderr(&output));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_profile_file_is_taken() {
    let bench = Bench::new();
    let csv = bench.write("list.csv", csv_text());
    let toml =
        bench.write("p.toml", "jurisdictions = [\"US\"]\naudiences = [\"federal-contractors\"]\n");
    let arguments = ["check", csv.to_str().unwrap(), "--format", "json", "--profile"];
    let mut all = arguments.to_vec();
    all.push(toml.to_str().unwrap());
    assert_eq!(json(&bench.run(&all))["findings"][0]["verdict"], "prohibited");
    // Without any, nothing is taken as binding, and that is said.
    let output = bench.run(&arguments[..4]);
    assert_eq!(json(&output)["findings"][0]["verdict"], "listed");
    assert!(stderr(&output).contains("No jurisdiction was named"));
}

#[test]
fn a_scan_is_read_again_and_a_mounted_system_is_scanned() {
    let bench = Bench::new();
    bench.write(
        "root/var/lib/dpkg/status",
        "Package: kesl\nStatus: install ok installed\nMaintainer: AO Kaspersky Lab\nVersion: 12.2.0-2412\n\n\
         Package: hello\nStatus: install ok installed\nVersion: 2.10-3\n",
    );
    bench.write("root/etc/hostname", "srv-7\n");
    let out = bench.path("scan.json");
    let root = bench.path("root");
    let output =
        bench.run(&["scan", "--root", root.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let scan: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(scan["machine"]["name"], "srv-7");
    assert_eq!(scan["software"].as_array().unwrap().len(), 2);
    let report = json(&bench.check(&[&out], &["--format", "json"]));
    assert_eq!(report["findings"][0]["product"], "kaspersky-endpoint-security-linux");
    assert_eq!(report["findings"][0]["machine"], "srv-7");
    assert_eq!(code(&bench.run(&["scan", "--root", "/no/such/folder"])), 2);
}

#[test]
fn a_scan_lists_what_dpkg_query_lists() {
    let Ok(query) = Command::new("dpkg-query")
        .args(["-W", "-f", "${Package} ${Version}\n"])
        .env("LC_ALL", "C")
        .output()
    else {
        // Not a Debian system: the reader itself is tested on a file of its own.
        return;
    };
    let bench = Bench::new();
    let scan = json(&bench.run(&["scan"]));
    let mut own: Vec<String> = scan["software"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["source"] == "dpkg")
        .map(|one| {
            let version = one["version"].as_str().unwrap_or("");
            format!("{} {version}", one["ids"]["package"].as_str().unwrap())
        })
        .collect();
    let text = String::from_utf8(query.stdout).unwrap();
    let mut theirs: Vec<String> = text.lines().map(str::to_owned).collect();
    own.sort();
    theirs.sort();
    assert_eq!(own, theirs);
}

#[test]
fn plan_and_catalogue_answer() {
    let bench = Bench::new();
    let plan = stdout(&bench.run(&["plan", "kaspersky-endpoint-security-windows"]));
    for words in
        ["Check disk encryption", "msiexec.exe /x <PRODUCT_CODE>", "(not verified)", "Defender"]
    {
        assert!(plan.contains(words), "{plan}");
    }
    let list = stdout(&bench.run(&["catalog", "list", "measures"]));
    assert!(list.contains("us-bis-icts-kaspersky-2024") && list.contains("of which 86 verified"));
    let rule = stdout(&bench.run(&["catalog", "show", "us-bis-icts-kaspersky-2024"]));
    assert!(rule.contains("89 FR 52434") && rule.contains("Does not say"));
    assert!(
        stdout(&bench.run(&["catalog", "show", "kaspersky"])).contains("kaspersky-network-agent")
    );
    let output = bench.run(&["catalog", "validate"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}

#[test]
fn the_window_without_a_display_checks_instead() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let bench = Bench::new();
    let csv = bench.write("list.csv", csv_text());
    bench.write(
        "config/interdict/profile.toml",
        "jurisdictions = [\"US\"]\naudiences = [\"private-business\"]\n",
    );
    let run = |file: &Path| {
        Command::new(env!("CARGO_BIN_EXE_interdict"))
            .arg(file)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env("HOME", bench.folder.path())
            .env("XDG_CONFIG_HOME", bench.path("config"))
            .output()
            .unwrap()
    };
    let output = run(&csv);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(stderr(&output).contains("No display was found."));
    assert!(stdout(&output).starts_with("5 findings on 3 machines"));
    assert_eq!(code(&run(&bench.path("missing.csv"))), 2);
}

#[test]
fn own_rules_and_official_lists() {
    let bench = Bench::new();
    let list = bench.write(
        "list.csv",
        "Computer,Software,Publisher\nPC-1,TeamViewer,TeamViewer Germany GmbH\n\
         PC-1,Switch Configurator,\"Example Switchworks Co., Ltd.\"\n\
         PC-2,Kaspersky Password Manager,AO Kaspersky Lab\n",
    );
    let rules = bench.write(
        "rules.csv",
        "kind,names,product,reason,until\nban,TeamViewer,,Use the VPN,\n\
         allow,,kaspersky-password-manager,Until the contract ends,2026-12-31\nban,AnyDesk,,,2026-13-01\n",
    );
    let names = bench.write(
        "names.csv",
        "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change\n\
         NK-1,Company,Example Switchworks Ltd,,,,,,,,,,xx_test,2022-03-01,2026-09-01,2026-09-01\n",
    );
    let run = |format: &str| {
        let (rules, names) = (rules.to_str().unwrap(), names.to_str().unwrap());
        let more =
            ["--rules", rules, "--names", names, "--as-of", "2026-11-24", "--format", format];
        bench.check(&[&list], &more)
    };
    let output = run("json");
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(stderr(&output).contains("row 4, until"), "{}", stderr(&output));
    let report = json(&output);
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["findings"][0]["sentence"], "Prohibited by your own rule: No TeamViewer.");
    assert_eq!(report["decided"][0]["status"], "exempt");
    assert_eq!(report["decided"][0]["verdict"], "restricted");
    assert_eq!(report["names_on_lists"][0]["entry"], "Example Switchworks Ltd");
    assert_eq!(report["names_on_lists"][0]["list"], "xx_test");
    // The rule that could not be used is in the report, not only on the screen.
    assert_eq!(report["problems"].as_array().unwrap().len(), 1);
    for format in ["table", "html", "csv"] {
        let text = stdout(&run(format));
        // A table wraps its cells.
        let reason = if format == "table" { "contract" } else { "Until the contract ends" };
        assert!(text.contains(reason), "{format}: {text}");
        assert!(format == "csv" || text.contains("Example Switchworks Ltd"), "{format}: {text}");
    }
    // A catalogue file that is none changes nothing.
    let output = bench.run(&["catalog", "update", list.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("does not begin with a signature"), "{}", stderr(&output));
}

#[test]
fn a_mounted_disk_says_what_was_read_of_it() {
    let bench = Bench::new();
    bench.write(
        "disk/var/lib/dpkg/status",
        "Package: klnagent64\nStatus: install ok installed\nMaintainer: AO Kaspersky Lab\n\
         Version: 15.1\n\nPackage: hello\nStatus: install ok installed\nVersion: 2.10-3\n\n",
    );
    bench.write("disk/etc/hostname", "srv-9\n");
    bench.write("disk/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
    let root = bench.path("disk");
    let arguments = ["check", "--root", root.to_str().unwrap(), "--jurisdiction", "US"];
    let mut all = arguments.to_vec();
    all.extend(["--audience", "private-business", "--format", "json", "--explain"]);
    let output = bench.run(&all);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    let report = json(&output);
    let finding = &report["findings"][0];
    assert_eq!(finding["machine"], "srv-9");
    assert_eq!(finding["product"], "kaspersky-network-agent");
    let input = &report["inputs"][0];
    assert_eq!(input["programs"], 2);
    assert_eq!(input["coverage"]["read"], input["coverage"]["there"]);
    assert_eq!(report["summary"]["sources_read"], report["summary"]["sources_there"]);
    let limits = input["cannot_show"].to_string();
    assert!(limits.contains("its running programs could not be seen"), "{limits}");
    // The same in words, on standard error.
    let words = stderr(&output);
    assert!(words.contains("Debian packages (dpkg): 2 records"), "{words}");
    assert!(words.contains("not present"), "{words}");
    // Nothing in it that a rule names: said with what was read.
    bench.write(
        "disk/var/lib/dpkg/status",
        "Package: hello\nStatus: install ok installed\nVersion: 2\n",
    );
    let text = stdout(&bench.run(&arguments));
    assert!(text.starts_with("Nothing found among 1 program\n"), "{text}");
    // No system at all: what was looked for is named, and the exit code is that of no input.
    let output = bench.run(&["check", "--root", bench.path("disk/var/lib").to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("no Windows ("), "{}", stderr(&output));
}

#[test]
fn what_a_scan_could_not_read_is_said_and_kept() {
    let bench = Bench::new();
    // The package database is no file but a folder: it is there and cannot be read.
    std::fs::create_dir_all(bench.path("disk/var/lib/dpkg/status")).unwrap();
    bench.write("disk/etc/hostname", "srv-9\n");
    let (root, out) = (bench.path("disk"), bench.path("scan.json"));
    let (root, out) = (root.to_str().unwrap(), out.to_str().unwrap());
    let output = bench.run(&["scan", "--root", root, "--out", out]);
    assert_eq!(code(&output), 0, "a gap is no failure: {}", stderr(&output));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains("Not read: Debian packages: "), "{}", stderr(&output));
    let text = stdout(&bench.run(&["check", out]));
    assert!(text.starts_with("Nothing was read"), "{text}");
    bench.write("disk/var/lib/dpkg/status.d/hello", "Package: hello\nVersion: 2\n");
    bench.run(&["scan", "--root", root, "--out", out]);
    for arguments in [&["check", out][..], &["check", "--root", root]] {
        let text = stdout(&bench.run(arguments));
        let first = text.lines().next().unwrap_or("");
        assert!(first.starts_with("Nothing found in what could be read: "), "{text}");
        assert!(first.contains(" of ") && first.ends_with(" (1 program)"), "{first}");
    }
    let html = stdout(&bench.run(&["check", out, "--format", "html"]));
    for words in ["Nothing found in what could be read: ", "Not fully read: ", "Not present"] {
        assert!(html.contains(words), "{words}");
    }
    let report = json(&bench.run(&["check", out, "--format", "json"]));
    let summary = &report["summary"];
    assert!(summary["sources_read"].as_u64() < summary["sources_there"].as_u64(), "{summary}");
}

#[test]
fn a_disk_of_which_nothing_can_be_read_does_not_pass() {
    let bench = Bench::new();
    bench.write("disk/etc/os-release", "ID=debian\n");
    bench.write("disk/var/lib/dpkg/status", b"\0\x01 no list of packages");
    let root = bench.path("disk");
    let arguments = ["check", "--root", root.to_str().unwrap(), "--jurisdiction", "US"];
    let output = bench.run(&arguments);
    assert!(stdout(&output).contains("Nothing was read"), "{}", stdout(&output));
    assert_eq!(code(&output), 2);
    // One broken record among good ones: what it was is not known, and the first line says so.
    let good = "Package: bash\nStatus: install ok installed\nVersion: 5\n";
    bench.write("disk/var/lib/dpkg/status", format!("{good}\nPackag: kesl\nVersion: 1\n"));
    let output = bench.run(&arguments);
    let text = stdout(&output);
    assert_eq!(
        text.lines().next(),
        Some("Nothing found among 1 program, with 1 problem in what was read")
    );
    assert!(text.contains("name: Packag: kesl"), "{text}");
    bench.write("disk/var/lib/dpkg/status", good);
    assert_eq!(
        stdout(&bench.run(&arguments)).lines().next(),
        Some("Nothing found among 1 program")
    );
}

/// A report may be written to the null device, and the device stays one.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_replaced_by_a_report() {
    use std::os::unix::fs::FileTypeExt as _;
    let bench = Bench::new();
    let list = bench.write("list.csv", "Computer,Software\nPC-1,Kaspersky Free\n");
    // A pipe of the test's own stands for devices: it can be replaced without rights, as they can with.
    let pipe = bench.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reading = std::thread::Builder::new().spawn({
        let pipe = pipe.clone();
        move || std::fs::read(pipe).unwrap()
    });
    let output = bench.check(&[&list], &["--format", "json", "--out", pipe.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    assert!(std::fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    let report = reading.unwrap().join().unwrap();
    assert!(serde_json::from_slice::<Value>(&report).is_ok());
    // A link to such a thing is not followed, and stays.
    let link = bench.path("link");
    std::os::unix::fs::symlink(&pipe, &link).unwrap();
    let output = bench.check(&[&list], &["--format", "json", "--out", link.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
}
