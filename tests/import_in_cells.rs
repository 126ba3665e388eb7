//! Lists whose cells are lists, licences, totals and notes below a table, folders in folders, computers
//! without programs: what stands in them is read once, and the sum stays right.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;
use std::sync::atomic::AtomicBool;

use interdict::import::{self, ImportError, Options, Reading};
use interdict::model::Kind;
use rust_xlsxwriter::{Format, Workbook};

fn read_path(path: &Path) -> Result<Reading, ImportError> {
    let reading = import::read(path, &Options::default(), &|_| {}, &AtomicBool::new(false))?;
    let counts = reading.inventory.counts;
    assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems, "{counts:?}");
    Ok(reading)
}

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<Reading, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_path(&path)
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

#[track_caller]
fn check(reading: &Reading, expected: &[&str]) {
    let problems = &reading.inventory.problems;
    assert_eq!(lines(reading), expected, "{} {problems:?}", reading.how);
}

/// Cells from the left; ranges of rows below each other whose first cell is merged.
fn workbook(rows: &[&[&str]], merged: &[(u32, u32)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) if !cell.contains('.') => sheet.write(row, column, number).unwrap(),
                _ => sheet.write(row, column, *cell).unwrap(),
            };
        }
    }
    for (first, last) in merged {
        let text = rows[*first as usize][0];
        sheet.merge_range(*first, 0, *last, 0, text, &Format::new()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn licences_of_snipe_it() {
    let english = "\u{feff}ID,License,Product Key,Expiration Date,Licensed to Email,Licensed to Name,\
        Manufacturer,Min. QTY,Total,Avail\n\
        1,Kaspersky Endpoint Security,ABC-1,2026-01-01,it@example.org,Town,Kaspersky,0,1,1\n\
        2,Adobe Photoshop,DEF-2,2027-01-01,,,Adobe,0,1,0\n";
    let german = "\u{feff}ID,Lizenz,Product Key,Ablaufdatum,E-Mail des Lizenzerwerbers,\
        Name des Lizenzerwerbers,Hersteller,Mindestmenge,Gesamt,Verfügbar\n\
        1,Kaspersky Endpoint Security,ABC-1,2026-01-01,it@example.org,Town,Kaspersky,0,1,1\n\
        2,Adobe Photoshop,DEF-2,2027-01-01,,,Adobe,0,1,0\n";
    for text in [english, german] {
        let reading = read("licences.csv", text).unwrap();
        check(&reading, &["licences: Kaspersky Endpoint Security", "licences: Adobe Photoshop"]);
        let first = reading.inventory.software(0);
        assert_eq!((first.kind, first.publisher.as_deref()), (Kind::Licence, Some("Kaspersky")));
    }
    // One word for a licence makes no list of licences.
    let packages = "Package,Version,License\nserde,1.0,MIT\n";
    assert_eq!(read("x.csv", packages).unwrap().inventory.software(0).kind, Kind::Program);
}

#[test]
fn totals_under_merged_cells() {
    let reading = read(
        "list.xlsx",
        workbook(
            &[
                &["Rechner", "Programm", "Version"],
                &["PC-1", "7-Zip", "24.01"],
                &["", "Kaspersky Endpoint Security", "12.1"],
                &["", "Summe", "2"],
                &["PC-2", "GIMP", "2.10"],
                &["", "", "Summe: 1"],
                &["Summe", "", "6"],
                &["Razem: 6", "", ""],
                &["", "Итого: 6", ""],
                &["", "6", ""],
                &["Gesamt | 6", "", ""],
            ],
            &[(1, 3), (4, 5)],
        ),
    )
    .unwrap();
    check(
        &reading,
        &["PC-1: 7-Zip 24.01", "PC-1: Kaspersky Endpoint Security 12.1", "PC-2: GIMP 2.10"],
    );
    assert_eq!(reading.inventory.machines.len(), 2);
    assert_eq!(reading.inventory.skipped_why.get("totals"), Some(&7));
}

#[test]
fn a_program_may_be_called_as_a_sum_is() {
    let text =
        "Computer,Software,Version\nPC-1,Total Commander,11.0\nPC-1,Total,1.0.1\nPC-2,7,22.1\n";
    let reading = read("x.csv", text).unwrap();
    check(&reading, &["PC-1: Total Commander 11.0", "PC-1: Total 1.0.1", "PC-2: 7 22.1"]);
}

#[test]
fn notes_below_a_table_are_no_programs() {
    let text = "Software;Publisher;Version\n\
        Kaspersky Endpoint Security;AO Kaspersky Lab;12.1\n\
        Half-Life: Source;Valve;1.1\n\
        Stand: 24.11.2026;;\n\
        Seite 1 von 3;;\n\
        * ohne Treiber;;\n\
        Die Liste wurde von der EDV-Abteilung erstellt.;;\n\
        ;;Hinweis: unvollständig\n";
    let reading = read("PC-1.csv", text).unwrap();
    check(&reading, &["PC-1: Kaspersky Endpoint Security 12.1", "PC-1: Half-Life: Source 1.1"]);
    assert_eq!(reading.inventory.skipped_why.get("notes"), Some(&5));
    // In a list of names alone nothing says that a line is a note.
    let names = read("PC-1.txt", "7-Zip\nStand: 24.11.2026\n").unwrap();
    assert_eq!(names.inventory.counts.software, 2);
}

#[test]
fn the_programs_of_a_computer_in_one_cell() {
    for (text, divider) in [
        (
            "Computer,Installed software\nPC-1,Kaspersky Endpoint Security; 7-Zip; GIMP\nPC-2,7-Zip; GIMP\n\
             PC-3,Krita\n",
            "semicolons",
        ),
        (
            "Computer;Software\nPC-1;\"Kaspersky Endpoint Security\n7-Zip\nGIMP\"\nPC-2;\"7-Zip\nGIMP\"\n\
             PC-3;Krita\n",
            "line breaks",
        ),
        (
            "Computer;Programme\nPC-1;Kaspersky Endpoint Security|7-Zip|GIMP\nPC-2;7-Zip|GIMP\nPC-3;Krita\n",
            "bars",
        ),
        (
            "Computer;Applications\nPC-1;Kaspersky Endpoint Security, 7-Zip, GIMP\nPC-2;7-Zip, GIMP\n\
             PC-3;Krita\n",
            "commas",
        ),
    ] {
        let reading = read("list.csv", text).unwrap();
        check(
            &reading,
            &[
                "PC-1: Kaspersky Endpoint Security",
                "PC-1: 7-Zip",
                "PC-1: GIMP",
                "PC-2: 7-Zip",
                "PC-2: GIMP",
                "PC-3: Krita",
            ],
        );
        let said = format!("2 rows hold several programs each, divided by {divider}: 5 programs");
        assert!(reading.how.contains(&said), "{}", reading.how);
    }
}

#[test]
fn versions_in_a_cell_go_with_their_programs() {
    let text =
        "Computer,Software,Version\nPC-1,7-Zip; GIMP,23.01; 2.10\nPC-2,GIMP; Krita,2.10; 5.2\n";
    let reading = read("x.csv", text).unwrap();
    let expected = ["PC-1: 7-Zip 23.01", "PC-1: GIMP 2.10", "PC-2: GIMP 2.10", "PC-2: Krita 5.2"];
    check(&reading, &expected);
}

#[test]
fn a_name_with_a_mark_in_it_is_one_program() {
    for text in [
        "Computer,Software,Version\nPC-1,Driver; Support,1.0\nPC-2,GIMP; Help,3\n",
        "Computer,Software\nPC-1,\"Zoom, Inc.\"\nPC-2,\"Foo, LLC\"\n",
        "Computer,Program\nPC-1,\"Intel Driver, Support\"\nPC-2,\"Foo, Bar\"\n",
        "Computer,Software,Publisher\nPC-1,=cmd|' /C calc'!A0 Kaspersky Free,Kaspersky\n",
        "Computer,Software\nPC-1,Zoom; Client\nPC-1,GIMP\nPC-2,Krita\nPC-2,7-Zip\n",
    ] {
        let reading = read("x.csv", text).unwrap();
        assert!(lines(&reading)[0].contains([';', ',', '|']), "{:?}", lines(&reading));
    }
}

#[test]
fn the_programs_of_a_computer_in_a_cell_of_many_pages() {
    let many: Vec<String> = (0..900).map(|at| format!("Some Program {at}")).collect();
    let text = format!("Computer,Installed software\nPC-1,{}\nPC-2,A; B; C D\n", many.join("; "));
    let reading = read("x.csv", &text).unwrap();
    assert_eq!(reading.inventory.counts.software, 903, "{}", reading.how);
    assert_eq!(lines(&reading)[899], "PC-1: Some Program 899");
}

#[test]
fn the_computers_of_a_program_in_one_cell() {
    for heading in [
        "\"Nom\";\"Éditeur\";\"Versions - Nom\";\"Installé sur - Nom\"",
        "\"Name\";\"Publisher\";\"Versions - Name\";\"Installed on - Name\"",
        "\"Name\";\"Herausgeber\";\"Version\";\"Installiert auf - Name\"",
    ] {
        let text = format!(
            "{heading}\n\"Kaspersky Endpoint Security\";\"AO Kaspersky Lab\";\"12.1<br>11.0\";\
             \"PC-1<br>PC-2<br />PC-3\"\n\"7-Zip\";\"Igor Pavlov\";\"23.01\";\"PC-1\"\n\
             \"GIMP\";\"\";\"2.8<br>2.10\";\"PC-2\"\n"
        );
        let reading = read("glpi.csv", &text).unwrap();
        check(
            &reading,
            &[
                "PC-1: Kaspersky Endpoint Security 12.1, 11.0",
                "PC-2: Kaspersky Endpoint Security 12.1, 11.0",
                "PC-3: Kaspersky Endpoint Security 12.1, 11.0",
                "PC-1: 7-Zip 23.01",
                "PC-2: GIMP 2.8",
                "PC-2: GIMP 2.10",
            ],
        );
        let says = &reading.inventory.cannot_show;
        assert!(says.iter().any(|one| one.contains("which version is on which")), "{says:?}");
        assert!(reading.how.contains("1 row names several computers"), "{}", reading.how);
    }
    // "Installed on" may head computers, and days.
    let text = "Software,Version,Installed on\nGIMP,2.10,\"PC-1, PC-2\"\nKrita,5.2,PC-2\n";
    check(
        &read("x.csv", text).unwrap(),
        &["PC-1: GIMP 2.10", "PC-2: GIMP 2.10", "PC-2: Krita 5.2"],
    );
    let text = "Software,Version,Installed on\nGIMP,2.10,2024-01-31\nKrita,5.2,2024-02-01\n";
    check(&read("x.csv", text).unwrap(), &["x: GIMP 2.10", "x: Krita 5.2"]);
}

#[test]
fn a_computer_with_an_empty_list_does_not_vanish() {
    for text in [
        r#"[{"hostname":"PC-1","apps":[{"name":"7-Zip"}]},{"hostname":"PC-2","apps":[]}]"#,
        r#"{"devices":[{"name":"PC-1","installedApps":["7-Zip"]},{"name":"PC-2","installedApps":[]}]}"#,
        "{\"hostname\":\"PC-1\",\"apps\":[{\"name\":\"7-Zip\"}]}\n{\"hostname\":\"PC-2\",\"apps\":[]}\n",
        r#"[{"agent":"PC-1","software":[{"name":"7-Zip"}]},{"agent":"PC-2","software":[]}]"#,
    ] {
        let reading = read("x.json", text).unwrap();
        check(&reading, &["PC-1: 7-Zip"]);
        let inventory = &reading.inventory;
        let machines: Vec<&str> = inventory.machines.iter().map(|own| own.name.as_str()).collect();
        assert_eq!(machines, ["PC-1", "PC-2"], "{text}");
        assert_eq!((inventory.counts.rows, inventory.counts.skipped), (2, 1));
        assert!(inventory.cannot_show.iter().any(|one| one.contains("PC-2")), "{text}");
    }
    // Nothing else in the file: then nothing can be said at all.
    let nothing = read("x.json", r#"{"devices":[{"name":"PC-1","apps":[]}]}"#);
    assert_eq!(nothing.unwrap_err(), ImportError::HeadingOnly);
}

#[test]
fn folders_in_folders_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let list = "Software,Version\nKaspersky Free,21.3\n";
    for name in ["PC-1/inv.csv", "PC-2/inv.csv", "PC-2/deep/software.csv", "PC-3.csv", ".git/x.csv"]
    {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, list).unwrap();
    }
    let deep = folder.path().join("a/b/c/d/e/f/g/h/i/j");
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::write(deep.join("PC-9.csv"), list).unwrap();
    let found = import::folder_of(folder.path()).unwrap();
    assert_eq!((found.files.len(), found.computers.len()), (4, 4));
    let left: Vec<&str> = found.left_out.iter().map(|one| one.why).collect();
    assert_eq!(left, ["hidden", "a folder too deep inside; name it to read it too"]);
    let never = AtomicBool::new(false);
    let reading = import::read_folder(folder.path(), &Options::default(), &|_| {}, &never).unwrap();
    let mut machines: Vec<&str> =
        reading.inventory.machines.iter().map(|own| own.name.as_str()).collect();
    machines.sort_unstable();
    assert_eq!(machines, ["PC-1", "PC-2", "PC-3", "deep"]);
}

#[cfg(unix)]
#[test]
fn links_in_folders_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("own")).unwrap();
    std::fs::write(folder.path().join("own/PC-1.csv"), "Software\n7-Zip\n").unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("own/round")).unwrap();
    let found = import::folder_of(folder.path()).unwrap();
    assert_eq!(found.files.len(), 1);
    assert_eq!(found.left_out.len(), 1);
    assert_eq!(found.left_out[0].why, "a link");
}

/// Long enough to be read in ranges by two threads: it gives what a short one gives.
#[test]
fn a_long_list_is_read_as_a_short_one() {
    let rows: Vec<String> = (0..120_000)
        .map(|row| {
            format!(
                "PC-{:03},\"Program, {}\",Publisher {},1.{row}\r\n",
                row / 400,
                row % 50,
                row % 7
            )
        })
        .collect();
    let rows = rows.concat();
    let heading = "Computer,Software,Publisher,Version\r\n";
    let reading = read("x.csv", format!("{heading}{rows}")).unwrap();
    let inventory = &reading.inventory;
    assert_eq!((inventory.machines.len(), inventory.titles.len()), (300, 350));
    assert_eq!(inventory.counts.software, 120_000);
    let last = inventory.software(119_999);
    assert_eq!((last.version.as_deref(), last.place.row), (Some("1.119999"), Some(120_001)));
    // The same in the letters of Windows: they are decoded range by range.
    let rows = rows.replace("Publisher", "Größe");
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&rows);
    let bytes = [heading.as_bytes(), &bytes].concat();
    let reading = read("x.csv", bytes).unwrap();
    assert_eq!(reading.recognised, "CSV, comma, Windows-1252");
    assert_eq!(reading.inventory.counts.software, 120_000);
    assert_eq!(reading.inventory.software(119_999).publisher.as_deref(), Some("Größe 5"));
    assert_eq!(reading.inventory.software(119_999).place.row, Some(120_001));
}
