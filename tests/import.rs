//! Lists as tools and people write them: what is read, what is skipped, what is a problem, and what
//! is said when nothing could be read.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use interdict::import::{self, ImportError, Options, Reading};
use interdict::model::{Inventory, SourceState};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

fn read_path(path: &Path) -> Result<Reading, ImportError> {
    import::read(path, &Options::default(), &|_| {}, &AtomicBool::new(false))
}

fn read(name: &str) -> Reading {
    read_path(&fixture(name)).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

fn sum_holds(inventory: &Inventory) -> bool {
    let counts = inventory.counts;
    counts.rows == counts.software + counts.skipped + counts.problems
        && counts.software == inventory.installed.len() as u64
}

#[test]
fn every_sample_gives_its_programs_and_machines() {
    let mut wrong = Vec::new();
    for (name, software, machines) in [
        ("de-semicolon-cp1252.csv", 2, 2),
        ("uk-cp1251.csv", 3, 2),
        ("fr-tab.tsv", 2, 1),
        ("es-utf16.csv", 2, 1),
        ("sep-line.csv", 1, 1),
        ("cr-only.csv", 2, 1),
        ("one-column.txt", 4, 1),
        ("merged-title-multi-sheet.xlsx", 3, 2),
        ("machine-per-sheet.xlsx", 3, 2),
        ("inventory.ods", 2, 2),
        ("formula-cells.csv", 2, 2),
        ("uninstall-with-type.csv", 4, 1),
        ("uninstall-utf8bom-pscols.csv", 3, 2),
        ("AppInvRawData_2f1c0b7e.csv", 7, 3),
        ("applications.csv", 3, 2),
        ("software-by-computer.csv", 2, 1),
        ("software-by-computer-report.csv", 2, 1),
        ("ssrs-add-remove-programs.csv", 2, 1),
        ("sql-add-remove-programs.csv", 2, 2),
        ("ninjaone-software.csv", 2, 1),
        ("datto-software-audit.csv", 2, 2),
        ("productname-vendor-version.csv", 1086, 1),
    ] {
        let reading = read(name);
        let inventory = &reading.inventory;
        assert!(sum_holds(inventory), "{name}: {:?}", inventory.counts);
        let got = (inventory.installed.len(), inventory.machines.len());
        if got != (software, machines) {
            wrong.push(format!(
                "{name}: expected {software} on {machines}, got {got:?} {:?} {:?}\n  {:?}\n  {:?}",
                reading.mapping,
                inventory.counts,
                inventory.problems,
                (0..inventory.installed.len().min(6))
                    .map(|at| inventory.software(at))
                    .map(|one| (one.name, one.publisher, one.version))
                    .collect::<Vec<_>>(),
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn letters_of_code_pages_are_right() {
    let inventory = read("uk-cp1251.csv").inventory;
    let names: Vec<String> = (0..3).map(|at| inventory.software(at).name).collect();
    assert!(names.contains(&"Антивірус Касперського".to_owned()), "{names:?}");
    assert_eq!(inventory.software(0).installed_on, Some(jiff::civil::date(2022, 3, 2)));
}

#[test]
fn a_hidden_sheet_is_said() {
    let inventory = read("merged-title-multi-sheet.xlsx").inventory;
    assert!(!inventory.is_complete());
    assert!(
        inventory.sources.iter().any(
            |source| matches!(&source.state, SourceState::Failed(why) if why.contains("hidden"))
        )
    );
}

#[test]
fn an_unclosed_quote_costs_one_line() {
    let inventory = read("unclosed-quote.csv").inventory;
    assert_eq!(inventory.installed.len(), 2);
    assert_eq!(inventory.problems.len(), 1);
    assert_eq!(inventory.problems[0].place.row, Some(2));
    assert!(inventory.problems[0].text.contains("Kaspersky Free"));
    assert!(sum_holds(&inventory));
}

#[test]
fn a_broken_row_in_the_middle_is_a_problem_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let text = "Report of June\n\nComputer,Software,Publisher,Version\nPC1,Kaspersky Free,Kaspersky,21\n\
                PC1,,Somebody,3\n,7-Zip,Igor Pavlov,9\nTotal,,,\nPC2,GIMP,The GIMP Team,2.10\n";
    std::fs::write(&path, text).unwrap();
    let inventory = read_path(&path).unwrap().inventory;
    assert_eq!(inventory.installed.len(), 2);
    let problems: Vec<_> = inventory
        .problems
        .iter()
        .map(|problem| (problem.place.row, problem.reason.as_str()))
        .collect();
    assert!(problems.contains(&(Some(5), "Software is empty")), "{problems:?}");
    assert!(problems.contains(&(Some(6), "No machine")), "{problems:?}");
    assert!(sum_holds(&inventory));
}

#[test]
fn what_cannot_be_read_says_what_why_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let password = {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(1024, 0);
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    for (path, title) in [
        (folder.path().join("missing.csv"), "There is no such file"),
        (folder.path().to_owned(), "This is a folder"),
        (fixture("empty.csv"), "This file is empty"),
        (fixture("header-only.csv"), "This list is empty"),
        (
            write("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            "This file holds a picture or a program, not a list",
        ),
        (
            write("noise.csv", &(0..=255).cycle().take(4000).collect::<Vec<u8>>()),
            "This file holds a picture or a program, not a list",
        ),
        (write("secret.xlsx", &password), "This file is protected by a password"),
        (
            write("damaged.xlsx", b"PK\x03\x04 xl/ and then nothing of use"),
            "This workbook is damaged",
        ),
        (
            write("archive.csv", b"PK\x03\x04 photographs"),
            "This file holds a picture or a program, not a list",
        ),
        (
            write("hardware.csv", b"Asset Tag,Serial,Room\nA1,S1,12\nA2,S2,13\n"),
            "No software list was found in this file",
        ),
        (
            write("cut.json", b"{\"schema\": \"interdict-inventory/1\", \"read_at\": "),
            "This file could not be understood",
        ),
    ] {
        let error = read_path(&path).err().unwrap_or_else(|| panic!("{} was read", path.display()));
        assert_eq!(error.title(), title, "{}", path.display());
        assert!(!error.means().is_empty() && !error.what_to_do().is_empty());
    }
}

#[test]
fn cancel_ends_reading() {
    let result = import::read(
        &fixture("uk-cp1251.csv"),
        &Options::default(),
        &|_| {},
        &AtomicBool::new(true),
    );
    assert_eq!(result.err(), Some(ImportError::Cancelled));
}

#[test]
fn columns_chosen_by_hand_decide() {
    use interdict::import::{Column, Mapping};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.csv");
    std::fs::write(&path, "A,B,C\nPC1,x,Kaspersky Free\nPC2,y,GIMP\n").unwrap();
    let mapping = Mapping { columns: vec![Column::Machine, Column::Unused, Column::Name] };
    let options = Options { mapping: Some(mapping), ..Options::default() };
    let reading = import::read(&path, &options, &|_| {}, &AtomicBool::new(false)).unwrap();
    let names: Vec<String> = (0..reading.inventory.installed.len())
        .map(|at| reading.inventory.software(at).name)
        .collect();
    assert!(names.ends_with(&["Kaspersky Free".to_owned(), "GIMP".to_owned()]), "{names:?}");
}

#[test]
fn an_own_inventory_comes_back_as_it_was() {
    let scan = interdict::scan::this_machine(&|_| {}, &AtomicBool::new(false)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scan.txt");
    std::fs::write(&path, interdict::scan::file_text(&scan).unwrap()).unwrap();
    let again = read_path(&path).unwrap().inventory;
    assert_eq!(again.installed.len(), scan.installed.len());
    assert_eq!(again.sources, scan.sources);
    for at in 0..scan.installed.len() {
        assert_eq!(again.software(at), scan.software(at));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_without_panic_and_the_sum_holds(bytes: Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        std::fs::write(&path, &bytes).unwrap();
        if let Ok(reading) = read_path(&path) {
            proptest::prop_assert!(sum_holds(&reading.inventory));
        }
    }

    #[test]
    fn any_rows_are_accounted_for(rows in proptest::collection::vec("[a-z\",;\t\n ]{0,20}", 0..40)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.csv");
        std::fs::write(&path, format!("Computer,Software,Version\n{}", rows.join("\n"))).unwrap();
        if let Ok(reading) = read_path(&path) {
            proptest::prop_assert!(sum_holds(&reading.inventory));
        }
    }
}
