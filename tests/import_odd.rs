//! Odd lists in the shapes that reports and people give them: other languages and letters, titles above,
//! totals and notes below, merged cells, groups, tables inside JSON and XML. Of each every program is
//! read, with its computer, and nothing else is taken for one.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;
use std::sync::atomic::AtomicBool;

use interdict::import::{self, Options, Reading};

fn read(name: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/odd").join(name);
    import::read(&path, &Options::default(), &|_| {}, &AtomicBool::new(false))
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// "machine: name version" of each record, in order.
fn lines(reading: &Reading) -> Vec<String> {
    let inventory = &reading.inventory;
    (0..inventory.installed.len())
        .map(|at| {
            let one = inventory.software(at);
            let version = one.version.map_or_else(String::new, |version| format!(" {version}"));
            let machine = &inventory.machine(inventory.installed[at].machine).name;
            format!("{machine}: {}{version}", one.name)
        })
        .collect()
}

const KES: &str = "Kaspersky Endpoint Security";

/// File, what it is recognised as, rows skipped on purpose, its records; `{}` stands for [`KES`].
type Odd = (&'static str, &'static str, u64, &'static [&'static str]);

const TWO: &[&str] = &["PC-1: {} 12.1", "PC-2: 7-Zip 23.01"];

const ALL: &[Odd] = &[
    (
        "01-lansweeper-fr.txt",
        "CSV, tab, UTF-16LE",
        2,
        &[
            "PC-COMPTA: {} 12.1.0.506",
            "PC-COMPTA: 7-Zip 23.01 (x64) 23.01",
            "PC-RH: Mozilla Firefox 121.0",
        ],
    ),
    ("02-ssrs.csv", "CSV, comma, UTF-8", 0, TWO),
    (
        "03-ukrainian.xlsx",
        "Excel workbook (XLSX), sheet Облік ПЗ",
        5,
        &[
            "БУХ-01: {} 12.1",
            "БУХ-01: M.E.Doc 11.02",
            "БУХ-02: 7-Zip 23.01",
            "БУХ-02: 1С:Підприємство 8 8.3.24",
        ],
    ),
    (
        "04-ksc-ru.csv",
        "CSV, semicolon, Windows-1251",
        1,
        &["04-ksc-ru: {} для Windows 12.1.0.506", "04-ksc-ru: 7-Zip 23.01 23.01"],
    ),
    (
        "05-glpi-es.csv",
        "CSV, semicolon, UTF-8",
        0,
        &["PC-1: {} 12.1, 11.0", "PC-2: {} 12.1, 11.0", "PC-1: 7-Zip 23.01"],
    ),
    (
        "06-polish.csv",
        "CSV, semicolon, Windows-1250",
        2,
        &["KSIEG-1: {} 12.1", "KSIEG-1: Płatnik 10.02", "KSIEG-2: 7-Zip 23.01"],
    ),
    ("07-manageengine.csv", "CSV, comma, UTF-8", 1, TWO),
    ("08-dutch.csv", "CSV, semicolon, UTF-16BE", 1, TWO),
    ("09-markdown.md", "drawn table, UTF-8", 0, TWO),
    (
        "10-matrix.xlsx",
        "Excel workbook (XLSX), sheet Matrix",
        2,
        &["PC-01: {}", "PC-03: {}", "PC-01: 7-Zip", "PC-02: 7-Zip", "PC-03: 7-Zip"],
    ),
    ("11-quoted-lines.csv", "CSV, comma, UTF-8", 0, TWO),
    ("12-spreadsheetml.xls", "workbook as XML", 0, TWO),
    ("13-two-heads.xlsx", "Excel workbook (XLSX), sheet Inventur", 0, TWO),
    (
        "14-groups.csv",
        "CSV, comma, UTF-8",
        2,
        &["PC-01: {} 12.1", "PC-01: 7-Zip 23.01", "PC-02: VLC media player 3.0.20"],
    ),
    ("15-flat.fods", "workbook as XML", 0, &["PC-1: {} 12.1"]),
    (
        "16-pages.txt",
        "CSV, semicolon, UTF-8",
        3,
        &["PC-1: {} 12.1", "PC-1: 7-Zip 23.01", "PC-2: VLC media player 3.0"],
    ),
    (
        "17-portuguese.csv",
        "CSV, semicolon, Windows-1252",
        2,
        &["ESC-01: {} 12.1", "ESC-02: 7-Zip 23.01"],
    ),
    (
        "18-sw-machines.csv",
        "CSV, comma, UTF-8",
        0,
        &["PC-1: {} 12.1", "PC-2: {} 12.1", "PC-3: {} 12.1", "PC-1: 7-Zip 23.01"],
    ),
    ("19-czech.csv", "CSV, semicolon, Windows-1250", 1, TWO),
    ("20-italian.csv", "CSV, semicolon, UTF-8", 2, TWO),
    (
        "21-tanium.csv",
        "CSV, comma, UTF-8",
        0,
        &[
            "PC-1.town.local: 7-Zip 23.01 (x64)|23.01",
            "PC-1.town.local: {}|12.1",
            "PC-1.town.local: VLC|3.0",
            "PC-2.town.local: 7-Zip 23.01 (x64)|23.01",
            "PC-2.town.local: VLC|3.0",
        ],
    ),
    ("22-nested.json", "JSON", 0, TWO),
    ("23-columns-rows.json", "JSON", 0, TWO),
    ("24-arrays.json", "JSON", 0, TWO),
    (
        "25-machine-in-title.xlsx",
        "Excel workbook (XLSX), sheet Tabelle1",
        2,
        &["BUERO-03: {} 12.1", "BUERO-03: 7-Zip 23.01", "BUERO-04: VLC 3.0"],
    ),
    ("26-ja.csv", "CSV, comma, Shift_JIS", 0, TWO),
];

#[test]
fn odd_lists_are_read_whole_and_nothing_else_is_taken_for_a_program() {
    let mut wrong = Vec::new();
    for (name, recognised, skipped, expected) in ALL {
        let reading = read(name);
        let expected: Vec<String> = expected.iter().map(|line| line.replace("{}", KES)).collect();
        let counts = reading.inventory.counts;
        let sum = counts.software + counts.skipped + counts.problems;
        if reading.recognised != *recognised
            || lines(&reading) != expected
            || counts.rows != sum
            || (counts.skipped, counts.problems) != (*skipped, 0)
        {
            let problems = &reading.inventory.problems;
            wrong.push(format!(
                "{name}: {} {counts:?} {:?} {problems:?}",
                reading.recognised,
                lines(&reading)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A list is cut where the copying was stopped: what stands before is read, and nothing panics.
#[test]
fn odd_lists_cut_off_at_every_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut");
    for (name, ..) in ALL {
        let whole =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/odd").join(name);
        let bytes = std::fs::read(whole).unwrap();
        let step = (bytes.len() / 60).max(1);
        for length in (0..bytes.len()).step_by(step) {
            std::fs::write(&path, &bytes[..length]).unwrap();
            let never = AtomicBool::new(false);
            if let Ok(reading) = import::read(&path, &Options::default(), &|_| {}, &never) {
                let own = reading.inventory.counts;
                assert_eq!(own.rows, own.software + own.skipped + own.problems, "{name} {length}");
            }
        }
    }
}
