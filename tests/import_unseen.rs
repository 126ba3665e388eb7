//! Lists in the shapes that tools and consoles give them in other places than the samples: other
//! languages, widths and encodings, prompts and warnings around the list, several tables in a file. Each
//! is read for what it is, or declined with a sentence that says what it is.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use interdict::catalog;
use interdict::import::{self, ImportError, Options, Reading};
use interdict::matching::Matcher;
use interdict::model::{Kind, Profile};
use interdict::policy;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/unseen").join(name)
}

fn read(name: &str) -> Result<Reading, ImportError> {
    import::read(&fixture(name), &Options::default(), &|_| {}, &AtomicBool::new(false))
}

/// File, format, software, skipped, problems, machines, vendors found.
type Known =
    (&'static str, &'static str, u64, u64, u64, &'static [&'static str], &'static [&'static str]);

const KNOWN: &[Known] = &[
    ("choco-prompt.txt", "choco list", 2, 0, 0, &["choco-prompt"], &[]),
    ("choco-v1-lo-i.txt", "choco list", 4, 7, 0, &["choco-v1-lo-i"], &["kaspersky"]),
    ("choco-v1.txt", "choco list", 3, 3, 0, &["choco-v1"], &["kaspersky"]),
    ("choco-verbose.txt", "choco list", 2, 6, 0, &["choco-verbose"], &[]),
    ("glpi-de.csv", "CSV, semicolon, UTF-8", 2, 0, 0, &["glpi-de"], &["kaspersky"]),
    ("graph-device.json", "JSON", 3, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("intune-managed.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("jamf-all.xml", "XML", 2, 0, 0, &["Mac-01", "Mac-02"], &["kaspersky"]),
    ("jamf-v1.json", "JSON", 2, 0, 0, &["Mac-01", "Mac-02"], &["kaspersky"]),
    ("kaseya-x.csv", "CSV, comma, UTF-8", 2, 0, 0, &["lib-01", "lib-02"], &["kaspersky"]),
    (
        "lansweeper-classic.csv",
        "CSV, semicolon, UTF-8",
        3,
        0,
        0,
        &["LIB-01", "LIB-02"],
        &["kaspersky"],
    ),
    ("nable-title.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ninja-one-row.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ninja-report.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ps-appx-select.txt", "printed table, UTF-8", 2, 0, 0, &["ps-appx-select"], &["bytedance"]),
    ("ps-appx.txt", "blocks of lines, Format-List", 2, 0, 0, &["ps-appx"], &["bytedance"]),
    ("ps-ciminstance.txt", "printed table, UTF-16LE", 2, 0, 0, &["ps-ciminstance"], &["kaspersky"]),
    ("ps-error-mixed.txt", "printed table, UTF-8", 2, 0, 0, &["ps-error-mixed"], &["kaspersky"]),
    ("ps-foreach-blocks.csv", "CSV, comma, UTF-8", 2, 1, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ps-loop.txt", "printed table, UTF-8", 3, 2, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    (
        "ps-names-only-short.txt",
        "printed table, UTF-8",
        1,
        0,
        0,
        &["ps-names-only-short"],
        &["kaspersky"],
    ),
    ("ps-names-only.txt", "printed table, UTF-8", 3, 0, 0, &["ps-names-only"], &["kaspersky"]),
    (
        "ps-prompt-flist.txt",
        "blocks of lines, Format-List",
        2,
        1,
        0,
        &["ps-prompt-flist"],
        &["kaspersky"],
    ),
    (
        "ps-prompt-ftable.txt",
        "printed table, UTF-8",
        3,
        0,
        0,
        &["ps-prompt-ftable"],
        &["kaspersky"],
    ),
    ("ps-remote-multi.txt", "printed table, UTF-8", 3, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ps-service.txt", "printed table, UTF-8", 3, 0, 0, &["ps-service"], &["kaspersky"]),
    ("ps-transcript.txt", "printed table, UTF-8", 2, 0, 0, &["LIB-01"], &["kaspersky"]),
    (
        "ps-win32product-default.txt",
        "blocks of lines, Format-List",
        2,
        0,
        0,
        &["ps-win32product-default"],
        &["kaspersky"],
    ),
    (
        "ps-wmiobject-remote.txt",
        "blocks of lines, Format-List",
        2,
        0,
        0,
        &["LIB-01", "LIB-02"],
        &["kaspersky"],
    ),
    ("ps-wrap-table.txt", "printed table, UTF-8", 3, 0, 0, &["ps-wrap-table"], &["kaspersky"]),
    ("reg-export-bom8.reg", "registry export", 1, 0, 0, &["reg-export-bom8"], &["kaspersky"]),
    ("regq-prompt.txt", "reg query", 2, 0, 0, &["regq-prompt"], &["kaspersky"]),
    ("regq-remote.txt", "reg query", 2, 0, 0, &["LIB-01"], &["kaspersky"]),
    ("regq-value-f.txt", "reg query", 2, 0, 0, &["regq-value-f"], &["kaspersky"]),
    ("regq-xp.txt", "reg query", 2, 0, 0, &["regq-xp"], &["kaspersky"]),
    ("report-empty-block.csv", "CSV, comma, UTF-8", 2, 4, 0, &["LIB-01", "LIB-03"], &[]),
    ("scoop-list-old.txt", "lines of text, UTF-8", 3, 0, 0, &["scoop-list-old"], &[]),
    ("scoop-list.txt", "printed table, UTF-8", 3, 0, 0, &["scoop-list"], &[]),
    ("serial-lic.csv", "CSV, comma, UTF-8", 4, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("serial-lic2.csv", "CSV, comma, UTF-8", 3, 0, 0, &["serial-lic2"], &["kaspersky"]),
    (
        "serial-only.csv",
        "CSV, comma, UTF-8",
        3,
        0,
        0,
        &["5CG0123ABC", "5CG0123ABD"],
        &["kaspersky"],
    ),
    ("serial-only2.csv", "CSV, semicolon, UTF-8", 3, 0, 0, &["ABC1234", "XYZ1234"], &["kaspersky"]),
    ("ssrs2.csv", "CSV, comma, UTF-8", 2, 1, 0, &["ssrs2"], &["kaspersky"]),
    ("ssrs3.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01"], &["kaspersky"]),
    ("svc-csv.csv", "CSV, comma, UTF-8", 2, 0, 0, &["svc-csv"], &["kaspersky"]),
    ("uk-u02bc.csv", "CSV, semicolon, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("winget-de.txt", "printed table, UTF-8", 3, 1, 0, &["winget-de"], &["kaspersky", "telegram"]),
    ("winget-fr-none.txt", "printed table, UTF-8", 2, 0, 0, &["winget-fr-none"], &["kaspersky"]),
    ("winget-ja.txt", "printed table, UTF-8", 2, 0, 0, &["winget-ja"], &[]),
    ("winget-match.txt", "printed table, UTF-8", 2, 0, 0, &["winget-match"], &["kaspersky"]),
    ("winget-pl-3col.txt", "printed table, UTF-8", 2, 0, 0, &["winget-pl-3col"], &["kaspersky"]),
    ("winget-ru.txt", "printed table, UTF-8", 2, 1, 0, &["winget-ru"], &["kaspersky"]),
    (
        "winget-upgrade-prompt.txt",
        "printed table, UTF-8",
        3,
        4,
        0,
        &["winget-upgrade-prompt"],
        &["kaspersky"],
    ),
    ("wmic-csv-comma.csv", "CSV, comma, UTF-16LE", 3, 0, 0, &["LIB-01"], &["kaspersky"]),
    (
        "wmic-fr-cp850.txt",
        "printed table, code page 850",
        2,
        0,
        0,
        &["wmic-fr-cp850"],
        &["kaspersky"],
    ),
    ("wmic-name-only.txt", "lines of text, UTF-16LE", 2, 0, 0, &["wmic-name-only"], &["kaspersky"]),
    ("wmic-names.txt", "printed table, UTF-16LE", 2, 0, 0, &["wmic-names"], &["kaspersky"]),
    ("wmic-node-list.txt", "blocks of lines, wmic", 2, 0, 0, &["wmic-node-list"], &["kaspersky"]),
    ("wmic-prompt.txt", "printed table, UTF-8", 2, 0, 0, &["wmic-prompt"], &["kaspersky"]),
    (
        "wmic-table-utf16.txt",
        "printed table, UTF-16LE",
        2,
        0,
        0,
        &["wmic-table-utf16"],
        &["kaspersky"],
    ),
];

#[test]
fn each_list_gives_its_machines_rows_and_findings() {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let day = "2026-11-24".parse().unwrap();
    for (name, format, software, skipped, problems, machines, vendors) in KNOWN {
        let reading = read(name).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let inventory = &reading.inventory;
        let counts = inventory.counts;
        assert_eq!(reading.recognised, *format, "{name}");
        assert_eq!(
            (counts.software, counts.skipped, counts.problems),
            (*software, *skipped, *problems),
            "{name}: {:?}",
            inventory.problems
        );
        assert_eq!(counts.rows, software + skipped + problems, "{name}");
        let names: Vec<&str> = inventory.machines.iter().map(|own| own.name.as_str()).collect();
        assert_eq!(names, *machines, "{name}");
        let found = policy::findings(&catalog, &matcher, &[inventory], &Profile::default(), day);
        let found = found.iter().filter(|one| one.is_found()).map(|one| one.vendor.as_str());
        let mut found: Vec<&str> = found.collect();
        found.sort_unstable();
        assert_eq!(found, *vendors, "{name}");
    }
}

/// File, and what it is called where it is declined.
const DECLINED: &[(&str, &str)] = &[
    ("ps-hotfix.txt", "updates of Windows"),
    ("ps-process.txt", "running programs"),
    ("snipe-assets.csv", "a list of devices"),
    ("regq-keys-only.txt", "uninstall keys without their values"),
];

#[test]
fn what_is_no_list_of_programs_is_declined_by_its_name() {
    for (name, what) in DECLINED {
        match read(name) {
            Err(error) => {
                let means = error.means();
                assert!(means.contains(what), "{name}: {means}");
            }
            Ok(reading) => panic!("{name} was read as {}", reading.recognised),
        }
    }
}

/// Names as they are read: (file, machine, name, version).
fn rows(name: &str) -> Vec<(String, String, String)> {
    let inventory = read(name).unwrap().inventory;
    (0..inventory.installed.len())
        .map(|at| {
            let software = inventory.software(at);
            let machine = inventory.machine(inventory.installed[at].machine).name.clone();
            (machine, software.name, software.version.unwrap_or_default())
        })
        .collect()
}

#[track_caller]
fn check_rows(name: &str, expected: &[(&str, &str, &str)]) {
    let found = rows(name);
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn wrapped_rows_are_one_and_rows_out_of_line_keep_their_cells() {
    check_rows(
        "ps-wrap-table.txt",
        &[
            ("ps-wrap-table", "Kaspersky Endpoint Security for Windows", "12.5.0.539"),
            ("ps-wrap-table", "7-Zip 23.01 (x64)", "23.01"),
            (
                "ps-wrap-table",
                "Microsoft Visual C++ 2015-2022 Redistributable (x64)",
                "14.38.33135",
            ),
        ],
    );
    check_rows(
        "winget-ja.txt",
        &[
            ("winget-ja", "7-Zip 23.01 (x64)", "23.01"),
            ("winget-ja", "カスペルスキー セキュリティ", "21.17.7.539"),
        ],
    );
}

#[test]
fn the_computer_of_a_session_is_the_one_it_names() {
    check_rows(
        "ps-transcript.txt",
        &[
            ("LIB-01", "7-Zip 23.01 (x64)", "23.01"),
            ("LIB-01", "Kaspersky Endpoint Security...", "12.5.0.539"),
        ],
    );
    check_rows(
        "ps-loop.txt",
        &[
            ("LIB-01", "7-Zip 23.01 (x64)", "23.01"),
            ("LIB-01", "Kaspersky Endpoint Security", "12.5.0.539"),
            ("LIB-02", "GIMP", "2.10.36"),
        ],
    );
}

#[test]
fn serial_numbers_name_computers_where_nothing_else_does() {
    let inventory = read("serial-only.csv").unwrap().inventory;
    assert!(inventory.cannot_show.iter().any(|own| own.contains("only their serial numbers")));
    let serials: Vec<Option<&str>> =
        inventory.machines.iter().map(|own| own.serial.as_deref()).collect();
    assert_eq!(serials, [Some("5CG0123ABC"), Some("5CG0123ABD")]);
    // Those of licences, beside some programs only, are nobody's.
    for name in ["serial-lic.csv", "serial-lic2.csv"] {
        let inventory = read(name).unwrap().inventory;
        assert!(inventory.machines.iter().all(|own| own.serial.is_none()), "{name}");
    }
}

#[test]
fn services_are_services_and_say_what_is_missing() {
    for name in ["ps-service.txt", "svc-csv.csv"] {
        let inventory = read(name).unwrap().inventory;
        assert!(inventory.titles.iter().all(|own| own.kind == Kind::Service), "{name}");
        assert!(inventory.cannot_show.iter().any(|own| own.contains("names services")), "{name}");
    }
}

#[test]
fn a_display_name_may_be_that_of_the_computer() {
    let found = rows("ninja-report.csv");
    assert_eq!(found.last().unwrap().1, "Kaspersky Endpoint Security for Windows");
    let found = rows("ninja-one-row.csv");
    assert_eq!(found.first().unwrap().1, "7-Zip");
}
