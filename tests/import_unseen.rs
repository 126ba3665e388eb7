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
    ("ansi-flist.txt", "blocks of lines, Format-List", 2, 0, 0, &["ansi-flist"], &["kaspersky"]),
    ("ansi-green.txt", "printed table, UTF-8", 2, 0, 0, &["ansi-green"], &["kaspersky"]),
    ("ansible.json", "JSON", 2, 0, 0, &["lib-01"], &["kaspersky"]),
    ("apk-info-v.txt", "apk list", 3, 1, 0, &["apk-info-v"], &[]),
    ("apk-info-vv.txt", "apk list", 2, 1, 0, &["apk-info-vv"], &[]),
    ("appwiz.json", "JSON", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("apt-old.txt", "apt list", 3, 1, 0, &["apt-old"], &["kaspersky"]),
    ("apt-ru.txt", "apt list", 2, 0, 0, &["apt-ru"], &["kaspersky"]),
    ("autoruns-gui.csv", "CSV, comma, UTF-8", 1, 0, 0, &["autoruns-gui"], &["kaspersky"]),
    ("autoruns-tab.txt", "Autoruns", 1, 1, 0, &["autoruns-tab"], &["kaspersky"]),
    ("bigfix.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("brew-columns.txt", "names of packages", 8, 0, 0, &["brew-columns"], &["kaspersky"]),
    ("brew-versions.txt", "brew list --versions", 4, 0, 0, &["brew-versions"], &["kaspersky"]),
    ("ccleaner.txt", "CSV, tab, UTF-8", 3, 0, 0, &["ccleaner"], &["kaspersky"]),
    ("choco-prompt.txt", "choco list", 2, 1, 0, &["choco-prompt"], &[]),
    ("choco-v1-lo-i.txt", "choco list", 4, 7, 0, &["choco-v1-lo-i"], &["kaspersky"]),
    ("choco-v1.txt", "choco list", 3, 3, 0, &["choco-v1"], &["kaspersky"]),
    ("choco-verbose.txt", "choco list", 2, 6, 0, &["choco-verbose"], &[]),
    ("clixml.xml", "XML", 2, 0, 0, &["clixml", "LIB-02"], &["kaspersky"]),
    ("conda.txt", "printed table, UTF-8", 2, 0, 0, &["conda"], &[]),
    ("defender-soft.json", "JSON", 2, 0, 0, &["lib-01", "lib-02"], &["kaspersky"]),
    ("dnf.txt", "dnf list", 3, 1, 0, &["dnf"], &["kaspersky"]),
    ("dpkg-de.txt", "dpkg -l", 2, 0, 0, &["dpkg-de"], &["kaspersky"]),
    ("dpkg-grep.txt", "dpkg -l", 2, 1, 0, &["dpkg-grep"], &["kaspersky", "kaspersky"]),
    ("dpkg-narrow.txt", "dpkg -l", 4, 0, 0, &["dpkg-narrow"], &["kaspersky"]),
    ("dpkg-noheader.txt", "dpkg -l", 3, 0, 0, &["dpkg-noheader"], &["kaspersky"]),
    ("flatpak-term.txt", "flatpak list", 3, 0, 0, &["flatpak-term"], &["telegram", "yandex"]),
    ("github-sbom.json", "SPDX, JSON", 1, 0, 0, &["com.github.x/y"], &[]),
    ("glpi-de.csv", "CSV, semicolon, UTF-8", 2, 0, 0, &["glpi-de"], &["kaspersky"]),
    ("graph-device.json", "JSON", 3, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    (
        "group-header-repeated.csv",
        "CSV, comma, UTF-8",
        3,
        3,
        0,
        &["LIB-01", "LIB-02"],
        &["kaspersky"],
    ),
    ("intune-managed.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("jamf-all.xml", "XML", 2, 0, 0, &["Mac-01", "Mac-02"], &["kaspersky"]),
    ("jamf-v1.json", "JSON", 2, 0, 0, &["Mac-01", "Mac-02"], &["kaspersky"]),
    ("kaseya-x.csv", "CSV, comma, UTF-8", 2, 0, 0, &["lib-01", "lib-02"], &["kaspersky"]),
    ("ksc-report.csv", "CSV, semicolon, UTF-8", 2, 0, 0, &["ksc-report"], &["kaspersky"]),
    (
        "lansweeper-classic.csv",
        "CSV, semicolon, UTF-8",
        3,
        0,
        0,
        &["LIB-01", "LIB-02"],
        &["kaspersky"],
    ),
    ("ls-apps.txt", "lines of text, UTF-8", 5, 0, 0, &["ls-apps"], &["kaspersky"]),
    ("mas.txt", "mas list", 3, 0, 0, &["mas"], &[]),
    (
        "matrix-check.csv",
        "CSV, semicolon, UTF-8",
        3,
        0,
        0,
        &["LIB-01", "LIB-03", "LIB-02"],
        &["kaspersky"],
    ),
    ("msinfo-txt-de.txt", "msinfo32 report", 1, 0, 0, &["LIB-01"], &["kaspersky"]),
    ("nable-title.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ninja-one-row.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ninja-report.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("nix-env.txt", "nix-env -q", 3, 0, 0, &["nix-env"], &["telegram"]),
    ("npm-ls.json", "JSON", 2, 0, 0, &["lib"], &[]),
    ("osq-table.txt", "drawn table, UTF-8", 2, 0, 0, &["osq-table"], &["kaspersky"]),
    ("pacman-qi-de.txt", "pacman -Qi", 2, 0, 0, &["pacman-qi-de"], &["yandex"]),
    ("pacman-qi.txt", "pacman -Qi", 2, 0, 0, &["pacman-qi"], &["yandex"]),
    ("pip-list-editable.txt", "pip list", 2, 0, 0, &["pip-list-editable"], &[]),
    ("pip-list.txt", "pip list", 3, 1, 0, &["pip-list"], &[]),
    ("pkgutil.txt", "pkgutil --pkgs", 4, 0, 0, &["pkgutil"], &["kaspersky", "kaspersky"]),
    ("ps-appx-select.txt", "printed table, UTF-8", 2, 0, 0, &["ps-appx-select"], &["bytedance"]),
    ("ps-appx.txt", "blocks of lines, Format-List", 2, 0, 0, &["ps-appx"], &["bytedance"]),
    ("ps-ciminstance.txt", "printed table, UTF-16LE", 2, 0, 0, &["ps-ciminstance"], &["kaspersky"]),
    ("ps-error-mixed.txt", "printed table, UTF-8", 2, 0, 0, &["ps-error-mixed"], &["kaspersky"]),
    ("ps-foreach-blocks.csv", "CSV, comma, UTF-8", 2, 1, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ps-loop.txt", "printed table, UTF-8", 3, 4, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
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
        3,
        0,
        &["ps-prompt-flist"],
        &["kaspersky"],
    ),
    (
        "ps-prompt-ftable.txt",
        "printed table, UTF-8",
        3,
        2,
        0,
        &["ps-prompt-ftable"],
        &["kaspersky"],
    ),
    ("ps-remote-multi.txt", "printed table, UTF-8", 3, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ps-service.txt", "printed table, UTF-8", 3, 0, 0, &["ps-service"], &["kaspersky"]),
    ("ps-transcript.txt", "printed table, UTF-8", 2, 18, 0, &["LIB-01"], &["kaspersky"]),
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
    ("psql.txt", "CSV, bar, UTF-8", 2, 2, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("reg-export-bom8.reg", "registry export", 1, 0, 0, &["reg-export-bom8"], &["kaspersky"]),
    ("regq-prompt.txt", "reg query", 2, 1, 0, &["regq-prompt"], &["kaspersky"]),
    ("regq-remote.txt", "reg query", 2, 0, 0, &["LIB-01"], &["kaspersky"]),
    ("regq-value-f.txt", "reg query", 2, 0, 0, &["regq-value-f"], &["kaspersky"]),
    ("regq-xp.txt", "reg query", 2, 0, 0, &["regq-xp"], &["kaspersky"]),
    ("report-empty-block.csv", "CSV, comma, UTF-8", 2, 4, 0, &["LIB-01", "LIB-03"], &[]),
    ("revo.txt", "CSV, tab, UTF-8", 2, 0, 0, &["revo"], &["kaspersky"]),
    ("rpm-qa-last.txt", "rpm -qa", 2, 1, 0, &["rpm-qa-last"], &["kaspersky"]),
    ("rpm-qi-old.txt", "rpm -qi", 1, 0, 0, &["rpm-qi-old"], &["kaspersky"]),
    ("rpm-qi.txt", "rpm -qi", 2, 0, 0, &["rpm-qi"], &["kaspersky"]),
    ("salt.json", "JSON", 3, 0, 0, &["lib-01", "lib-02"], &["kaspersky"]),
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
    ("snap-de.txt", "snap list", 3, 0, 0, &["snap-de"], &["yandex"]),
    ("sp-several.json", "system_profiler, JSON", 1, 0, 0, &["Mac-01"], &["kaspersky"]),
    ("sp-text-de.txt", "system_profiler", 2, 0, 0, &["sp-text-de"], &["kaspersky"]),
    ("sp-text-fr.txt", "system_profiler", 2, 0, 0, &["sp-text-fr"], &["kaspersky"]),
    ("sqlcmd.txt", "printed table, UTF-8", 2, 1, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("ssrs2.csv", "CSV, comma, UTF-8", 2, 1, 0, &["ssrs2"], &["kaspersky"]),
    ("ssrs3.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01"], &["kaspersky"]),
    ("svc-csv.csv", "CSV, comma, UTF-8", 2, 0, 0, &["svc-csv"], &["kaspersky"]),
    ("syft-table.txt", "printed table, UTF-8", 3, 0, 0, &["syft-table"], &["kaspersky"]),
    ("tanium.csv", "CSV, comma, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("total-rows.csv", "CSV, semicolon, UTF-8", 3, 3, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    ("two-tables.html", "table of a web page", 2, 0, 0, &["two-tables"], &["kaspersky"]),
    ("uk-u02bc.csv", "CSV, semicolon, UTF-8", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky"]),
    (
        "unknown-heading.csv",
        "CSV, semicolon, UTF-8",
        2,
        0,
        0,
        &["LIB-01", "LIB-02"],
        &["kaspersky"],
    ),
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
        5,
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
    ("wmic-prompt.txt", "printed table, UTF-8", 2, 4, 0, &["wmic-prompt"], &["kaspersky"]),
    (
        "wmic-table-utf16.txt",
        "printed table, UTF-16LE",
        2,
        0,
        0,
        &["wmic-table-utf16"],
        &["kaspersky"],
    ),
    ("yum-de.txt", "dnf list", 2, 1, 0, &["yum-de"], &["kaspersky"]),
    ("zh-gbk.csv", "CSV, comma, GBK", 2, 0, 0, &["LIB-01", "LIB-02"], &["kaspersky", "tencent"]),
    ("zypper.txt", "zypper", 2, 2, 0, &["zypper"], &["kaspersky"]),
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
    ("dir.txt", "files and folders"),
    ("netstat.txt", "connections of a network"),
    ("sc-query.txt", "states of services"),
    ("tasklist.txt", "running programs"),
    ("mixed-delims.csv", "lines in which no program is named"),
    ("driverquery.txt", "none of its columns names a program"),
    ("gpresult.txt", "none of its columns names a program"),
    ("ipconfig.txt", "none of its columns names a program"),
    ("log.txt", "none of its columns names a program"),
    ("pivot-en.csv", "none of its columns names a program"),
    ("prose.txt", "none of its columns names a program"),
    ("schtasks.csv", "none of its columns names a program"),
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

#[test]
fn sums_below_groups_are_no_programs_on_computers_of_their_own() {
    let found = rows("total-rows.csv");
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|(machine, name, _)| machine.starts_with("LIB-0") && name.len() > 1));
}

#[test]
fn packages_without_a_repository_are_installed_all_the_same() {
    check_rows(
        "yum-de.txt",
        &[("yum-de", "bash", "4.2.46-35.el7"), ("yum-de", "kesl", "11.3.0-7441")],
    );
}

#[test]
fn applications_of_a_mac_in_other_languages_have_their_facts() {
    for name in ["sp-text-de.txt", "sp-text-fr.txt"] {
        let inventory = read(name).unwrap().inventory;
        let first = inventory.software(0);
        assert_eq!((first.name.as_str(), first.version.as_deref()), ("Kaspersky", Some("21.1")));
        assert_eq!(first.publisher.as_deref(), Some("Kaspersky Lab UK Limited"), "{name}");
    }
}
