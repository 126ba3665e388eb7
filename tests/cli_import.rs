//! What the command line can say about a list, and what it says of how the list was understood.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of the test's own; it is also the home, so that nothing kept there is read.
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

    /// Checks a file for a private business in the United States, in the test's folder.
    fn check(&self, file: &str, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
            .args(["check", file, "--jurisdiction", "US", "--audience", "private-business"])
            .args(["--format", "json"])
            .args(more)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("config"))
            .env("LOCALAPPDATA", self.path("data"))
            .env("COLUMNS", "80")
            .output()
            .unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Machine and name of each finding.
fn found(output: &Output) -> Vec<(String, String)> {
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(output)));
    let text = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|one| (text(one, "machine"), text(one, "name"))).collect()
}

fn pair(machine: &str, name: &str) -> (String, String) {
    (machine.to_owned(), name.to_owned())
}

/// A list whose programs stand in another column than its headings say.
const ODD: &str = "Computer,Zeile,Software\nPC-1,Yandex Browser,ja\nPC-2,7-Zip,nein\n";

#[test]
fn columns_are_named_by_heading_or_number() {
    let bench = Bench::new();
    bench.write("odd.csv", ODD);
    let nothing = bench.check("odd.csv", &["--fail-on", "listed"]);
    assert_eq!((code(&nothing), found(&nothing)), (0, Vec::new()));
    for map in ["name=Zeile", "name=zeile,unused=3", "software=2"] {
        let output = bench.check("odd.csv", &["--fail-on", "listed", "--map", map]);
        assert_eq!(code(&output), 1, "{map}: {}", stderr(&output));
        assert_eq!(found(&output), [pair("PC-1", "Yandex Browser")], "{map}");
    }
}

#[test]
fn a_list_of_which_no_heading_is_known_is_read_by_the_map() {
    let bench = Bench::new();
    bench.write("odd.csv", "Raum,Zeug,Nummer\nB1,Yandex Browser,24\nB2,7-Zip,24\nB3,QQ,9\n");
    let output = bench.check("odd.csv", &[]);
    assert_eq!(code(&output), 2);
    let more = ["--map", "machine=Raum,name=Zeug", "--explain"];
    let output = bench.check("odd.csv", &more);
    assert_eq!(found(&output)[0], pair("B1", "Yandex Browser"), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("3 rows = 3 software + 0 skipped + 0 problems"),
        "the heading is no row: {}",
        stderr(&output)
    );
}

#[test]
fn what_a_list_does_not_have_is_wrong_usage_and_names_what_it_has() {
    let bench = Bench::new();
    bench.write("odd.csv", ODD);
    for (more, part) in [
        (
            ["--map", "name=Title"],
            "odd.csv: there is no column \"Title\". Its columns: 1 \"Computer\", 2 \"Zeile\", 3 \"Software\"",
        ),
        (["--map", "name=9"], "there is no column \"9\""),
        (["--map", "colour=1"], "--map: \"colour\" is no meaning. Known: machine, user, name"),
        (["--sheet", "Software"], "odd.csv: this list has no sheets"),
        (["--encoding", "klingon"], "\"klingon\" is not known. Known: utf-8"),
        (["--delimiter", "::"], "write one character, or comma, semicolon, tab or bar"),
        (["--heading-row", "0"], "counted from 1, or \"none\""),
    ] {
        let output = bench.check("odd.csv", &more);
        assert_eq!(code(&output), 2, "{more:?}");
        assert!(stderr(&output).contains(part), "{more:?}: {}", stderr(&output));
        assert!(output.stdout.is_empty(), "{more:?}");
    }
}

#[test]
fn a_correction_of_the_window_is_used_and_said() {
    let bench = Bench::new();
    bench.write("odd.csv", ODD);
    let kept = "[[list]]\nformat = \"CSV\"\nheadings = [\"computer\", \"zeile\", \"software\"]\n\
        corrected_on = \"2026-11-20\"\n\
        [list.options.mapping]\ncolumns = [\"machine\", \"name\", \"unused\"]\n";
    // Where each system keeps settings, below the home of the test.
    for place in [
        "config/interdict",
        "config/Interdict/Interdict/config",
        "Library/Application Support/org.Interdict.Interdict",
    ] {
        bench.write(&format!("{place}/lists.toml"), kept);
    }
    let output = bench.check("odd.csv", &["--explain"]);
    assert_eq!(found(&output), [pair("PC-1", "Yandex Browser")], "{}", stderr(&output));
    assert!(
        stderr(&output).contains("read as you corrected it in the window on 2026-11-20"),
        "{}",
        stderr(&output)
    );
    let output = bench.check("odd.csv", &["--map", "name=Software", "--explain"]);
    assert_eq!(found(&output), []);
    assert!(!stderr(&output).contains("corrected"));
    for place in [
        "config/interdict",
        "config/Interdict/Interdict/config",
        "Library/Application Support/org.Interdict.Interdict",
    ] {
        bench.write(&format!("{place}/lists.toml"), "list = 1");
    }
    let output = bench.check("odd.csv", &[]);
    assert_eq!(code(&output), 0, "a damaged file stands in nobody's way");
    assert!(stderr(&output).contains("that the window keeps are not used"));
}

#[test]
fn help_names_every_choice() {
    let output = Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
        .args(["check", "--help"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for part in ["--map", "--sheet", "--heading-row", "--encoding", "--delimiter", "--machine"] {
        assert!(text.contains(part), "{part}");
    }
}

/// Compares with a golden text.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/explain").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(text, expected, "{} differs; UPDATE_GOLDEN=1 writes it anew", path.display());
}

#[test]
fn explain_says_how_each_list_was_understood() {
    let bench = Bench::new();
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(
        "Звіт за червень;;;\n;;;\nКомп'ютер;Назва;Виробник;Примітка\n\
         БУХ-1;Антивірус Касперського;Лаборатория Касперского;тест\n\
         БУХ-2;7-Zip;Igor Pavlov;\nРазом;;;\n;Всього;;\n",
    );
    bench.write("report.csv", &bytes);
    let output = bench.check("report.csv", &["--explain"]);
    golden("delimited.txt", &stderr(&output));
    workbook(&bench.path("fleet.xlsx"));
    golden("workbook.txt", &stderr(&bench.check("fleet.xlsx", &["--explain"])));
    bench.write(
        "list.json",
        r#"[{"name":"Yandex Browser","version":"24","publisher":"YANDEX LLC"}]"#,
    );
    golden("records.txt", &stderr(&bench.check("list.json", &["--explain"])));
}

/// A workbook with a cover, a list, and a hidden list.
fn workbook(path: &Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Cover").unwrap().write(0, 0, "Inventory of June").unwrap();
    for (name, program) in [("Programs", "Yandex Browser"), ("Old", "QQ International")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        sheet.set_hidden(name == "Old");
        for (at, cell) in ["Computer", "Software", "Publisher"].iter().enumerate() {
            sheet.write(0, at as u16, *cell).unwrap();
        }
        for (at, cell) in ["PC-1", program, "Tencent"].iter().enumerate() {
            sheet.write(1, at as u16, *cell).unwrap();
        }
    }
    book.save(path).unwrap();
}

#[test]
fn sheets_are_chosen_by_name_hidden_ones_too() {
    let bench = Bench::new();
    workbook(&bench.path("fleet.xlsx"));
    let names = |output: &Output| found(output).into_iter().map(|own| own.1).collect::<Vec<_>>();
    let output = bench.check("fleet.xlsx", &["--sheet", "Old"]);
    assert_eq!(names(&output), ["QQ International"], "{}", stderr(&output));
    let output = bench.check("fleet.xlsx", &["--sheet", "Old", "--sheet", "Programs"]);
    assert_eq!(names(&output).len(), 2);
    let output = bench.check("fleet.xlsx", &["--sheet", "New"]);
    assert_eq!(code(&output), 2);
    let part = "there is no sheet \"New\". Its sheets: \"Cover\", \"Programs\", \"Old\"";
    assert!(stderr(&output).contains(part), "{}", stderr(&output));
    let more = ["--sheet", "Old", "--map", "version=Computer"];
    assert_eq!(found(&bench.check("fleet.xlsx", &more)), [pair("fleet", "QQ International")]);
}

#[test]
fn encoding_delimiter_and_heading_row_are_said() {
    let bench = Bench::new();
    let (bytes, _, _) = encoding_rs::IBM866
        .encode("Software~Version\nComputer~Software\nPC-1~Касперский\nPC-2~7-Zip\n");
    bench.write("odd.txt", &bytes);
    let more = ["--encoding", "866", "--delimiter", "~", "--heading-row", "2", "--explain"];
    let output = bench.check("odd.txt", &more);
    let text = stderr(&output);
    assert!(text.contains("letters: Code page 866"), "{text}");
    assert!(text.contains("separator: \"~\""), "{text}");
    assert!(text.contains("headings: row 2"), "{text}");
    assert!(text.contains("column 2 \"Software\": Software (\"Касперский\", \"7-Zip\")"), "{text}");
    assert!(text.contains("2 rows = 2 software + 0 skipped + 0 problems"), "{text}");
}
