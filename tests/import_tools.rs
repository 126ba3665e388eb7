//! Lists that tools write: JSON, bills of materials, what package managers and shells print.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use interdict::catalog;
use interdict::import::{self, ImportError, Options, Reading};
use interdict::matching::Matcher;
use interdict::model::{Presence, Profile};
use interdict::policy;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

fn read_path(path: &Path) -> Result<Reading, ImportError> {
    import::read(path, &Options::default(), &|_| {}, &AtomicBool::new(false))
}

fn read_text(text: impl AsRef<[u8]>) -> Result<Reading, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list");
    std::fs::write(&path, text).unwrap();
    read_path(&path)
}

/// File, format, programs and other records, machines, vendors found.
const KNOWN: &[(&str, &str, usize, usize, &[&str])] = &[
    ("computer_1.json", "GLPI inventory, JSON", 6, 1, &[]),
    ("dpkg-l.txt", "dpkg -l", 671, 1, &[]),
    ("dpkg-l-codes.txt", "dpkg -l", 16, 1, &[]),
    ("rpm-qi-one.txt", "rpm -qi", 1, 1, &[]),
    ("cyclonedx-cern-1.json", "CycloneDX, JSON", 43, 1, &[]),
    ("cyclonedx-valid-bom-1.6.json", "CycloneDX, JSON", 3, 1, &[]),
    ("trivy-centos-7-cyclonedx.json", "CycloneDX, JSON", 3, 1, &[]),
    ("syft-alpine.json", "syft, JSON", 14, 1, &[]),
    ("syft-image-encoder.json", "syft, JSON", 2, 1, &[]),
    ("spdx-alpine-3.10.json", "SPDX, JSON", 3, 1, &[]),
    ("import-file-good.json", "winget export", 2, 1, &[]),
    ("winget-export.json", "winget export", 4, 1, &["kaspersky", "yandex"]),
    (
        "winget-list-redirected.txt",
        "printed table, UTF-8",
        6,
        1,
        &["kaspersky", "kaspersky", "tencent"],
    ),
    ("winget-list-de-cp850-mojibake.txt", "printed table, UTF-8", 2, 1, &["kaspersky"]),
    ("get-package-table.txt", "printed table, UTF-8", 3, 1, &["kaspersky"]),
    ("product-table.txt", "printed table, UTF-16LE", 2, 1, &["kaspersky"]),
    ("win32_product.json", "Win32_Product, JSON", 2, 1, &["kaspersky"]),
    ("programs.json", "osquery, JSON", 2, 1, &["kaspersky"]),
    ("programs-default-csv.csv", "CSV, bar, UTF-8", 2, 1, &["kaspersky"]),
    // Three rows, one of which says that the program is gone.
    ("osqueryd.results.log", "osquery results log", 3, 2, &["kaspersky"]),
    ("software-versions.json", "Fleet, JSON", 2, 1, &["kaspersky", "kaspersky"]),
    ("api-packages.json", "Wazuh packages, JSON", 2, 2, &["kaspersky"]),
    ("installedsoftware-api.json", "ManageEngine Endpoint Central, JSON", 2, 1, &["kaspersky"]),
    ("ninjaone-api.json", "NinjaOne, JSON", 2, 1, &["kaspersky"]),
    ("flatpak-list.txt", "flatpak list", 3, 1, &["yandex"]),
    ("rpm-qa.txt", "rpm -qa", 4, 1, &["kaspersky", "kaspersky"]),
    ("snap-list.txt", "snap list", 3, 1, &[]),
    ("brew-list-versions.txt", "brew list --versions", 3, 1, &["kaspersky"]),
    ("sp-applications.json", "system_profiler, JSON", 2, 1, &["kaspersky"]),
    // Eight programs and two antivirus blocks: Kaspersky stands in such a block only.
    ("fusioninventory-win-2.xml", "agent inventory, XML", 10, 1, &["kaspersky"]),
    ("inventory.xml", "agent inventory, XML", 2, 1, &["kaspersky"]),
    ("export.xml", "Bulk Crap Uninstaller, XML", 2, 1, &["kaspersky"]),
    ("cyclonedx-1.1-laravel.xml", "CycloneDX, XML", 62, 1, &[]),
    ("cyclonedx-valid-bom-1.7.xml", "CycloneDX, XML", 3, 1, &[]),
    // An entry and its hidden twin are one finding.
    ("uninstall-export-kaspersky.reg", "registry export", 2, 1, &["kaspersky"]),
    ("reg-query-uninstall-cp850.txt", "reg query", 2, 1, &["kaspersky"]),
];

#[test]
fn every_tool_gives_its_programs_machines_and_findings() {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    for (name, format, software, machines, vendors) in KNOWN {
        let reading = read_path(&fixture(name)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let inventory = &reading.inventory;
        let counts = inventory.counts;
        assert_eq!(reading.recognised, *format, "{name}");
        assert_eq!(inventory.installed.len(), *software, "{name}: {counts:?}");
        assert_eq!(inventory.machines.len(), *machines, "{name}");
        assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems, "{name}");
        assert_eq!(counts.problems as usize, inventory.problems.len(), "{name}");
        let found = policy::findings(
            &catalog,
            &matcher,
            &[inventory],
            &Profile::default(),
            "2026-11-24".parse().unwrap(),
        );
        let mut found: Vec<&str> =
            found.iter().filter(|one| one.is_found()).map(|one| one.vendor.as_str()).collect();
        found.retain(|vendor| *vendor != "telegram");
        found.sort_unstable();
        assert_eq!(found, *vendors, "{name}");
        assert!(reading.sample.len() > 1, "{name}: nothing to show before it is kept");
    }
}

#[test]
fn what_was_removed_or_left_behind_is_not_installed() {
    let presences = |name: &str, presence: Presence| {
        let inventory = read_path(&fixture(name)).unwrap().inventory;
        inventory.installed.iter().filter(|row| inventory.presence(row) == presence).count()
    };
    // 614 with the state "ii".
    assert_eq!(presences("dpkg-l.txt", Presence::Present), 614);
    assert_eq!(presences("osqueryd.results.log", Presence::Removed), 1);
}

#[test]
fn what_names_no_programs_is_declined_and_never_a_clean_machine() {
    let declined = |name: &str| read_path(&fixture(name)).unwrap_err();
    assert!(matches!(declined("trivy-alpine-310-report.json"), ImportError::NoPrograms { .. }));
    assert!(matches!(declined("not-an-inventory-snmp-8.xml"), ImportError::NoPrograms { .. }));
    assert!(matches!(declined("import-file-bad-malformed.json"), ImportError::NoSoftware { .. }));
    for (text, is) in [
        ("{\"a\": [1, 2, 3]}", "NoPrograms"),
        ("[]", "NoPrograms"),
        ("[{\"name\": \"Printer\", \"ip\": \"10.0.0.7\"}]", "NoPrograms"),
        ("{\"Sources\": []}", "HeadingOnly"),
        ("{\"bomFormat\": \"CycloneDX\", \"components\": []}", "HeadingOnly"),
        ("[{\"name\": \"7-Zip\", \"version\": \"23", "NotUnderstood"),
        ("System Information report written at: 03/02/26\nSystem Name: PC-1\n", "NoPrograms"),
        ("<?xml version=\"1.0\"?><REQUEST><CONTENT></CONTENT></REQUEST>", "NoPrograms"),
        ("<?xml version=\"1.0\"?><rss><channel/></rss>", "NoPrograms"),
        (
            "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n",
            "NoPrograms",
        ),
        ("Company,Name,Asset Tag,Model,Manufacturer\nA,Laptop,12,X1,Lenovo\n", "NoPrograms"),
    ] {
        let error = read_text(text).unwrap_err();
        assert!(format!("{error:?}").starts_with(is), "{text}: {error:?}");
        assert!(!error.title().is_empty() && !error.means().is_empty());
    }
}

#[test]
fn a_list_says_what_it_cannot_show() {
    let says = |name: &str, words: &str| {
        let inventory = read_path(&fixture(name)).unwrap().inventory;
        assert!(
            inventory.cannot_show.iter().any(|one| one.contains(words)),
            "{name}: {:?}",
            inventory.cannot_show
        );
    };
    says("winget-export.json", "leaves out every program that winget cannot install again");
    says("win32_product.json", "Win32_Product knows only what Windows Installer put there");
    says("software-versions.json", "counts programs and names no computers");
    says("cyclonedx-cern-1.json", "not what is installed on a computer");
    says("get-package-table.txt", "Names in it are cut");
}

#[test]
fn a_deep_or_broken_document_ends_with_a_word_about_it() {
    let deep = format!("{{\"a\":{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(read_text(deep).unwrap_err(), ImportError::NotUnderstood(_)));
    // A broken line in a log is a problem; the others are read.
    let log = "{\"name\":\"x\",\"hostIdentifier\":\"A\",\"columns\":{\"name\":\"kesl\",\"version\":\"12\"},\"action\":\"added\"}\n{\"na\n{\"columns\":{\"name\":\"bash\",\"version\":\"5\"},\"action\":\"added\"}\n";
    let inventory = read_text(log).unwrap().inventory;
    assert_eq!((inventory.counts.software, inventory.counts.problems), (2, 1));
    assert_eq!(inventory.problems[0].place.row, Some(2));
}

/// Entities that a document declares are neither expanded nor fetched.
#[test]
fn xml_expands_nothing() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\">");
    for (name, before) in ('b'..='z').zip('a'..) {
        bomb += &["<!ENTITY ", &name.to_string(), " \"", &format!("&{before};").repeat(10), "\">"]
            .concat();
    }
    bomb.push_str("<!ENTITY file SYSTEM \"file:///etc/passwd\">]><REQUEST><CONTENT><SOFTWARES><NAME>x&z;&file;</NAME><VERSION>1</VERSION></SOFTWARES></CONTENT></REQUEST>");
    let inventory = read_text(bomb).unwrap().inventory;
    assert_eq!(inventory.software(0).name, "x\u{fffd}\u{fffd}");
}

#[test]
fn a_registry_export_reads_bytes_and_escapes() {
    let text = "Windows Registry Editor Version 5.00\r\n\r\n\
        [HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\A]\r\n\
        \"DisplayName\"=\"A \\\"quoted\\\" name\"\r\n\"UninstallString\"=hex(2):63,00,\\\r\n  3a,00,00,00\r\n\
        [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\B]\r\n\
        \"DisplayName\"=hex(2):zz\r\n";
    let inventory = read_text(text).unwrap().inventory;
    let one = inventory.software(0);
    assert_eq!(one.name, "A \"quoted\" name");
    let command = one.uninstall.unwrap();
    assert_eq!(command.text, "c:");
    assert!(command.user_writable, "an ordinary user can write HKCU");
    assert_eq!((inventory.counts.software, inventory.counts.problems), (1, 1));
}

/// A program is never passed over because its neighbours look otherwise or its columns are empty.
#[test]
fn no_program_is_passed_over() {
    let table = "Name              Version\n----              -------\n7-Zip             23.01\nKaspersky Free\n\n2 upgrades available.\n";
    let inventory = read_text(table).unwrap().inventory;
    assert_eq!(inventory.installed.len(), 2);
    assert_eq!(inventory.software(1).name, "Kaspersky Free");
    let json =
        "[{\"name\":\"Kaspersky Free\",\"version\":\"21\"},{\"ip\":1},{\"ip\":2},{\"ip\":3}]";
    let inventory = read_text(json).unwrap().inventory;
    assert_eq!((inventory.counts.software, inventory.counts.problems), (1, 3));
    let export = "REGEDIT4\r\n[HKEY_USERS\\\u{130}\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\A]\r\n\"DisplayName\"=\"Kaspersky Free\"\r\n";
    assert_eq!(read_text(export).unwrap().inventory.installed.len(), 1);
}

#[test]
fn packed_lists_are_unpacked_within_bounds() {
    let reading = read_path(&fixture("AppInvAggregate_63ae.zip")).unwrap();
    assert_eq!(reading.recognised, "CSV, comma, UTF-8, in ZIP");
    assert_eq!(reading.inventory.installed.len(), 3);
    let gzip = |text: &[u8]| {
        use std::io::Write as _;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    };
    let packed = gzip(b"kesl-12.0.0-6672.x86_64\nbash-5.1.8-6.el9_1.x86_64\n");
    assert_eq!(read_text(&packed).unwrap().recognised, "rpm -qa, in gzip");
    assert!(matches!(
        read_text(&packed[..packed.len() / 2]).unwrap_err(),
        ImportError::NotUnderstood(_)
    ));
    // A bomb: 200 MB of nothing in some hundred kilobytes.
    let bomb = gzip(&vec![b'a'; 200 << 20]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read_text(&bomb).unwrap_err(), ImportError::TooLarge);
}

#[test]
fn a_folder_is_its_files() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["b.csv", "a.csv", ".hidden"] {
        std::fs::write(folder.path().join(name), "Software\n7-Zip\n").unwrap();
    }
    std::fs::create_dir(folder.path().join("more")).unwrap();
    let files = import::files_of(folder.path()).unwrap();
    let names: Vec<_> = files.iter().map(|own| own.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["a.csv", "b.csv"]);
}

/// Cut at every length, a file gives what is left of it or says that it is broken; it never panics, and
/// the sum always holds.
#[test]
fn files_cut_at_every_length() {
    for name in [
        "winget-export.json",
        "osqueryd.results.log",
        "rpm-qa.txt",
        "winget-list-redirected.txt",
        "product-table.txt",
        "inventory.xml",
        "reg-query-uninstall-cp850.txt",
        "uninstall-export-kaspersky.reg",
    ] {
        let bytes = std::fs::read(fixture(name)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        for cut in 0..bytes.len() {
            std::fs::write(&path, &bytes[..cut]).unwrap();
            if let Ok(reading) = read_path(&path) {
                let counts = reading.inventory.counts;
                assert_eq!(
                    counts.rows,
                    counts.software + counts.skipped + counts.problems,
                    "{name} at {cut}"
                );
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read_without_panic(text in "[\\[{]?(\\PC|[\\n\\t\"{}\\[\\]:,|-]){0,200}") {
        if let Ok(reading) = read_text(&text) {
            let counts = reading.inventory.counts;
            proptest::prop_assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems);
        }
    }

    #[test]
    fn any_xml_and_any_export_are_read_without_panic(
        text in "(<[a-zA-Z/!?\\[]{0,9}|&[a-z#]{0,4};?|>|\\PC){0,80}",
        export in "(\\[HKEY_[A-Z]{0,4}\\\\|\"[^\"]{0,6}\"=|hex\\([0-9]\\):|[0-9a-f,]{0,8}|\\\\\n|\n|\\PC){0,60}"
    ) {
        let _ = read_text(format!("<?xml version=\"1.0\"?><REQUEST><CONTENT><SOFTWARES>{text}"));
        let _ = read_text(format!("REGEDIT4\n[HKEY_LOCAL_MACHINE\\x\\CurrentVersion\\Uninstall\\A]\n{export}"));
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        let _ = read_text(&bytes);
    }
}
