//! Tables as people and tools make them: what is understood, what is counted, and that what the user
//! says of a file is followed.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use interdict::import::{
    self, Column, HeadingRow, ImportError, MachineFrom, Mapping, Options, Reading, Shape,
};
use interdict::model::{Inventory, Kind, Presence, Scope, Software};
use rust_xlsxwriter::{Format, Workbook};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

fn read_path(path: &Path, options: &Options) -> Result<Reading, ImportError> {
    import::read(path, options, &|_| {}, &AtomicBool::new(false))
}

fn read_bytes(bytes: &[u8], options: &Options) -> Result<Reading, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("LIST.csv");
    std::fs::write(&path, bytes).unwrap();
    read_path(&path, options)
}

fn text(text: &str) -> Reading {
    read_bytes(text.as_bytes(), &Options::default()).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

fn all(inventory: &Inventory) -> Vec<Software> {
    (0..inventory.installed.len()).map(|at| inventory.software(at)).collect()
}

fn machine(inventory: &Inventory, at: usize) -> &str {
    &inventory.machine(inventory.installed[at].machine).name
}

/// "machine: name version" of each record, in order.
fn lines(reading: &Reading) -> Vec<String> {
    let inventory = &reading.inventory;
    all(inventory)
        .into_iter()
        .enumerate()
        .map(|(at, one)| {
            let version = one.version.map_or_else(String::new, |version| format!(" {version}"));
            format!("{}: {}{version}", machine(inventory, at), one.name)
        })
        .collect()
}

#[track_caller]
fn check(reading: &Reading, expected: &[&str]) {
    assert_eq!(lines(reading), expected, "{} {:?}", reading.how, reading.inventory.problems);
    sum_holds(&reading.inventory);
}

#[track_caller]
fn sum_holds(inventory: &Inventory) {
    let counts = inventory.counts;
    assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems, "{counts:?}");
    assert_eq!(counts.software, inventory.installed.len() as u64);
    assert_eq!(counts.skipped, inventory.skipped_why.values().sum::<u64>());
}

#[test]
fn the_samples_give_what_their_index_says() {
    let mut wrong = Vec::new();
    for (name, software, machines, hits) in [
        ("AppInvAggregate_63ae.csv", 3, 1, 1),
        ("matrix-machine-columns-x.csv", 4, 3, 2),
        ("matrix-software-columns-01.csv", 5, 3, 2),
        ("all-software-export.csv", 2, 1, 1),
        ("glpi.csv", 3, 1, 2),
        ("product-format-csv.csv", 3, 1, 1),
        ("action1-installed-software.csv", 2, 1, 1),
        ("atera-installed-software.csv", 2, 2, 1),
        ("connectwise-automate-software.csv", 1, 1, 1),
        ("kaseya-add-remove.csv", 1, 1, 1),
        ("nable-software-inventory.csv", 1, 1, 1),
        ("datto-software-audit.csv", 2, 2, 1),
        ("jamf-applications.csv", 2, 1, 1),
        ("kandji-applications.csv", 1, 1, 1),
        ("query-results.csv", 2, 2, 1),
        ("ssrs-add-remove-programs.csv", 2, 1, 1),
        ("merged-title-multi-sheet.xlsx", 3, 2, 1),
        ("machine-per-sheet.xlsx", 3, 2, 1),
        ("inventory.ods", 2, 2, 1),
    ] {
        let reading = read_path(&fixture(name), &Options::default())
            .unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let inventory = &reading.inventory;
        sum_holds(inventory);
        let met = all(inventory)
            .iter()
            .filter(|one| {
                format!("{} {}", one.name, one.publisher.clone().unwrap_or_default())
                    .to_lowercase()
                    .contains("kaspersky")
            })
            .count();
        let got = (inventory.installed.len(), inventory.machines.len(), met);
        if got != (software, machines, hits) {
            wrong.push(format!("{name}: {got:?}, not {:?}", (software, machines, hits)));
        }
        assert!(!reading.tables.is_empty(), "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn kaseya_names_the_machine_before_its_group() {
    let reading = read_path(&fixture("kaseya-add-remove.csv"), &Options::default()).unwrap();
    assert_eq!(reading.inventory.machines[0].name, "front1");
}

#[test]
fn a_report_in_blocks_names_its_computer_above() {
    let reading = read_path(&fixture("ssrs-add-remove-programs.csv"), &Options::default()).unwrap();
    assert_eq!(reading.inventory.machines[0].name, "CITY-LIB-22");
    let reading = text(
        "Software by computer,,\n\nComputer: PC-1,,\nName,Publisher,Version\nGIMP,The GIMP Team,2.10\n\n\
         Computer:,PC-2,\nName,Publisher,Version\nInkscape,Inkscape,1.3\nKrita,Krita,5.2\n",
    );
    check(&reading, &["PC-1: GIMP 2.10", "PC-2: Inkscape 1.3", "PC-2: Krita 5.2"]);
}

#[test]
fn machines_across_with_marks_of_many_kinds() {
    let reading = text(
        "Програма;Виробник;ПК-1;ПК-2;ПК-3\nGIMP;The GIMP Team;так;ні;1\nKrita;KDE;5.2.1;;-\nZoom;Zoom;no;0;nein\n\
         Разом;;2;0;1\n",
    );
    check(&reading, &["ПК-1: GIMP", "ПК-3: GIMP", "ПК-1: Krita 5.2.1"]);
    let table = &reading.tables[0];
    assert_eq!(table.shape, Shape::MachinesAcross);
    assert_eq!(reading.inventory.skipped_why.len(), 2, "{:?}", reading.inventory.skipped_why);
}

#[test]
fn programs_across_begin_a_new_line_of_programs() {
    let reading = text(
        "10/01/2026 16:46,Section A,\"1\"\n\"\",\"\",\"\",\"7-Zip\",\"Kaspersky Endpoint Security\"\n\
         \"1\",\"pc1\",\"user1\",1,0\n\"2\",\"pc2\",\"user2\",0,1\n\"\",\"\",\"\",\"Zoom\",\"GIMP\"\n\
         \"1\",\"pc1\",\"user1\",1,1\n\"2\",\"pc2\",\"user2\",0,0\n",
    );
    check(&reading, &["pc1: 7-Zip", "pc2: Kaspersky Endpoint Security", "pc1: Zoom", "pc1: GIMP"]);
    assert_eq!(reading.tables[0].shape, Shape::SoftwareAcross);
    let headed = text("Computer;Owner;Zoom;Krita\nPC-1;Ann;x;\nPC-2;Bob;;x\n");
    check(&headed, &["PC-1: Zoom", "PC-2: Krita"]);
    assert_eq!(all(&headed.inventory)[1].user.as_deref(), Some("Bob"));
}

#[test]
fn flags_of_programs_are_no_machines() {
    let reading = text(
        "DisplayName,Publisher,DisplayVersion,Is64Bit,IsProtected\nGIMP,The GIMP Team,2.10,1,0\nKrita,KDE,5.2,1,0\n",
    );
    check(&reading, &["LIST: GIMP 2.10", "LIST: Krita 5.2"]);
}

#[test]
fn a_comma_without_quotes_is_put_back() {
    let reading = read_path(&fixture("product-format-csv.csv"), &Options::default()).unwrap();
    let last = all(&reading.inventory).pop().unwrap();
    assert_eq!(last.name, "Dell SupportAssist");
    assert_eq!(last.publisher.as_deref(), Some("Dell, Inc."));
    assert_eq!(last.version.as_deref(), Some("3.14.2.45116"));
    assert_eq!(last.ids.product_code.as_deref(), Some("{1D8E6291-B0D5-35EC-8441-6616F567A0F7}"));
}

#[test]
fn several_versions_in_a_cell_are_as_many_rows() {
    let reading = read_path(&fixture("glpi.csv"), &Options::default()).unwrap();
    let versions: Vec<_> = all(&reading.inventory).into_iter().map(|one| one.version).collect();
    assert_eq!(versions[..2], [Some("12.3.0.493".to_owned()), Some("12.5.0.539".to_owned())]);
    assert_eq!(reading.inventory.counts.rows, 3);
}

#[test]
fn counts_of_aggregates_are_kept_also_where_a_cell_is_missing() {
    let reading = read_path(&fixture("all-software-export.csv"), &Options::default()).unwrap();
    let remarks: Vec<_> =
        all(&reading.inventory).into_iter().filter_map(|one| one.remark).collect();
    assert_eq!(remarks.len(), 2);
    assert!(remarks[0].contains("17") && remarks[1].contains("488"), "{remarks:?}");
    assert!(reading.inventory.cannot_show[0].contains("names no computers"));
}

#[test]
fn publishers_of_store_apps_are_shown_by_their_names() {
    let reading = text(
        "Name,Publisher,Version\nApp,\"CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond\",1.0\n\
         Other,CN=24803D75-212C-471A-8CD2-0E9B5B5B7B9F,2.0\nThird,\"CN=Yandex LLC, C=RU\",3.0\n\
         Fourth,\"O=\"\"Dell, Inc.\"\", C=US\",4.0\n",
    );
    let publishers: Vec<_> = all(&reading.inventory).into_iter().map(|one| one.publisher).collect();
    assert_eq!(
        publishers,
        [
            Some("Microsoft Corporation".to_owned()),
            None,
            Some("Yandex LLC".to_owned()),
            Some("Dell, Inc.".to_owned())
        ]
    );
}

#[test]
fn identifiers_scope_and_hidden_twins_are_kept() {
    let reading = read_path(&fixture("uninstall-utf8bom-pscols.csv"), &Options::default()).unwrap();
    let rows = all(&reading.inventory);
    assert_eq!(rows[0].ids.uninstall_key.as_deref(), Some("InstallWIX_{A1}"));
    assert_eq!(rows[0].scope, Scope::Machine);
    assert!(!rows[0].hidden && rows[1].hidden);
    let reading = read_path(&fixture("jamf-applications.csv"), &Options::default()).unwrap();
    assert_eq!(all(&reading.inventory)[0].ids.bundle_id.as_deref(), Some("com.kaspersky.kav.app"));
    let reading = text(
        "name,version,identifier\nAddon,1.0,aapocclcgogkmnckokdopfmhonfmgoek\nOther,2.0,bbpocclcgogkmnckokdopfmhonfmgoek\n",
    );
    assert!(all(&reading.inventory)[0].ids.extension_id.is_some());
    // A number of the row is no identifier.
    let reading = text("Id,Name,Version\n1,GIMP,2.10\n2,Krita,5.2\n");
    assert!(all(&reading.inventory)[0].ids.is_empty());
}

#[test]
fn what_was_removed_is_no_longer_present() {
    let reading = text(
        "Computer,Name,Version,Status\nPC1,GIMP,2.10,Installed\nPC1,Krita,5.2,Removed\nPC1,Zoom,6.0,Deinstalliert\n",
    );
    let presence: Vec<_> = all(&reading.inventory).into_iter().map(|one| one.presence).collect();
    assert_eq!(presence, [Presence::Present, Presence::Removed, Presence::Removed]);
}

#[test]
fn licences_are_bought_and_not_installed() {
    let reading = text(
        "Full Name,Email,Username,Item name,serial number,Category,manufacturer,purchase date,purchase cost,\
         Licensed To Name,expiration date,seats\nAnn,a@example.org,ann,Kaspersky Standard,S1,Antivirus,Kaspersky,\
         3/4/2024,10,Town,5/6/2027,12\n",
    );
    let one = &all(&reading.inventory)[0];
    assert_eq!((one.kind, one.user.as_deref()), (Kind::Licence, Some("ann")));
    assert_eq!(one.publisher.as_deref(), Some("Kaspersky"));
    assert!(reading.inventory.cannot_show.iter().any(|text| text.contains("bought")));
}

#[test]
fn columns_without_a_heading_are_told_by_what_they_hold() {
    let reading = text(
        "PC-1;Kaspersky Endpoint Security;AO Kaspersky Lab;12.1.0.506\nPC-1;7-Zip 23.01 (x64);Igor Pavlov;23.01\n\
         PC-2;LibreOffice 24.2;The Document Foundation;24.2.1\n",
    );
    check(
        &reading,
        &[
            "PC-1: Kaspersky Endpoint Security 12.1.0.506",
            "PC-1: 7-Zip 23.01 (x64) 23.01",
            "PC-2: LibreOffice 24.2 24.2.1",
        ],
    );
    assert!(reading.how.contains("no heading"), "{}", reading.how);
    assert_eq!(reading.tables[0].heading_row, None);
    let no_list =
        read_bytes(b"Anna,Berlin,12\nBert,Hamburg,17\nCarl,Bonn,9\n", &Options::default());
    assert!(matches!(no_list.err(), Some(ImportError::NoSoftware { .. })));
}

#[test]
fn names_with_commas_are_no_columns() {
    let reading = text("Foo, Bar and Baz\nGIMP\nKrita\nInkscape\nZoom\n");
    assert_eq!(reading.inventory.installed.len(), 5);
    assert_eq!((reading.delimiter, reading.tables[0].shape), (None, Shape::Names));
}

#[test]
fn odd_line_ends_marks_and_clipboards() {
    check(
        &text("Computer\tSoftware\tVersion\rPC1\tGIMP\t2.10\rPC2\tKrita\t5.2\r"),
        &["PC1: GIMP 2.10", "PC2: Krita 5.2"],
    );
    check(
        &text("\u{feff}\u{feff}\"Name\",\"Version\"\r\r\n\"GIMP\",\"2.10\"\r\r\n"),
        &["LIST: GIMP 2.10"],
    );
    check(&text("Computer`tSoftware`tVersion\nPC1`tGIMP`t2.10\n"), &["PC1: GIMP 2.10"]);
    check(
        &text("sep=|\nName|Version\nGIMP, the program|2.10\n"),
        &["LIST: GIMP, the program 2.10"],
    );
    check(&text("Name;Version;\r\nGIMP;2.10;\r\n"), &["LIST: GIMP 2.10"]);
    // A lost letter stays as it is.
    check(&text("Name,Version\nCaf? Manager,2.1\n"), &["LIST: Caf? Manager 2.1"]);
}

#[test]
fn a_full_heading_of_each_language_is_understood() {
    use Column::{InstalledOn, Machine, Name, Publisher, User, Version};
    let expected = [Machine, User, Name, Publisher, Version, InstalledOn];
    for heading in [
        "Computer;User;Software;Publisher;Version;Install date",
        "Rechnername;Benutzer;Anwendung;Hersteller;Versionsnummer;Installationsdatum",
        "Nom de l'ordinateur;Utilisateur;Logiciel;Éditeur;Numéro de version;Date d’installation",
        "Equipo;Usuario;Programa;Fabricante;Versión;Fecha de instalación",
        "Computador;Utilizador;Aplicativo;Fornecedor;Versão;Data de instalação",
        "Postazione;Utente;Applicazione;Produttore;Versione;Data di installazione",
        "Komputer;Użytkownik;Oprogramowanie;Wydawca;Wersja;Data instalacji",
        "Počítač;Uživatel;Aplikace;Výrobce;Verze;Datum instalace",
        "Werkplek;Gebruiker;Toepassing;Uitgever;Versie;Installatiedatum",
        "Назва комп’ютера;Користувач;Програмне забезпечення;Виробник;Версія;Дата встановлення",
        "Имя компьютера;Пользователь;Наименование;Производитель;Версия;Дата установки",
    ] {
        let list = format!("{heading}\nPC1;ann;GIMP;The GIMP Team;2.10;\n");
        let reading = text(&list);
        assert_eq!(reading.tables[0].mapping.columns, expected, "{heading}");
    }
}

#[test]
fn the_day_stands_first_where_the_heading_is_not_english() {
    let date = |list: &str| all(&text(list).inventory)[0].installed_on;
    assert_eq!(
        date("Programm;Version;Installiert am\nGIMP;2.10;03/04/2024\n"),
        Some(jiff::civil::date(2024, 4, 3))
    );
    assert_eq!(date("Program;Version;Install date\nGIMP;2.10;03/04/2024\n"), None);
    // A day that is still to come is a mistake.
    assert_eq!(date("Program;Version;Install date\nGIMP;2.10;2199-04-03\n"), None);
}

#[test]
fn what_the_user_says_is_followed() {
    // The encoding.
    let bytes = b"Rechner;Software\nB\x94ro;M\x81ller Kassenbuch\n";
    for (label, name) in [
        ("850", "Müller Kassenbuch"),
        ("cp437", "Müller Kassenbuch"),
        ("windows-1251", "MЃller Kassenbuch"),
    ] {
        let options = Options { encoding: Some(label.to_owned()), ..Options::default() };
        let reading = read_bytes(bytes, &options).unwrap();
        assert_eq!(all(&reading.inventory)[0].name, name, "{label}");
        assert_eq!(reading.encoding.as_deref(), Some(label.trim_start_matches("cp")));
    }
    let reading = read_bytes(bytes, &Options::default()).unwrap();
    assert_eq!(reading.encoding.as_deref(), Some("850"));
    let unknown = Options { encoding: Some("klingon".to_owned()), ..Options::default() };
    assert!(read_bytes(bytes, &unknown).is_err());
    // Every label that a reading gives can be given back.
    let options = Options { encoding: reading.encoding.clone(), ..Options::default() };
    assert!(read_bytes(bytes, &options).is_ok());
    // The delimiter.
    let options = Options { delimiter: Some('#'), ..Options::default() };
    let reading = read_bytes(b"Computer#Software\nPC1#GIMP\n", &options).unwrap();
    check(&reading, &["PC1: GIMP"]);
    assert_eq!(reading.delimiter, Some('#'));
    // The heading.
    let list = "Software,Owner\nnot this one,x\nA,B,C\nPC1,x,GIMP\n";
    let mapping = Mapping { columns: vec![Column::Machine, Column::Unused, Column::Name] };
    let options = Options {
        heading_row: Some(HeadingRow::At(3)),
        mapping: Some(mapping.clone()),
        ..Options::default()
    };
    let reading = read_bytes(list.as_bytes(), &options).unwrap();
    check(&reading, &["PC1: GIMP"]);
    assert_eq!((reading.tables[0].heading_row, &reading.tables[0].mapping), (Some(3), &mapping));
    assert_eq!(reading.tables[0].headings, ["A", "B", "C"]);
    let options = Options {
        heading_row: Some(HeadingRow::Absent),
        mapping: Some(mapping),
        ..Options::default()
    };
    check(
        &read_bytes(b"PC1,x,GIMP\nPC2,y,Krita\n", &options).unwrap(),
        &["PC1: GIMP", "PC2: Krita"],
    );
    // Where the machine's name comes from.
    let options = Options { machine_from: MachineFrom::File, ..Options::default() };
    check(&read_bytes(b"Computer,Software\nPC1,GIMP\n", &options).unwrap(), &["LIST: GIMP"]);
}

#[test]
fn a_heading_far_below_is_found_where_the_user_says() {
    let mut list = "x,y\n".repeat(200);
    list.push_str("Software,Version\nGIMP,2.10\n");
    let options = Options { heading_row: Some(HeadingRow::At(201)), ..Options::default() };
    check(&read_bytes(list.as_bytes(), &options).unwrap(), &["LIST: GIMP 2.10"]);
}

fn workbook(build: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    build(&mut book);
    book.save_to_buffer().unwrap()
}

#[test]
fn sheets_are_chosen_hidden_ones_among_them() {
    let path = fixture("merged-title-multi-sheet.xlsx");
    let reading = read_path(&path, &Options::default()).unwrap();
    let unread: Vec<_> = reading.tables.iter().filter(|table| !table.read).collect();
    assert!(reading.tables.iter().any(|table| table.read) && unread.len() >= 2);
    let hidden = unread.iter().filter_map(|table| table.sheet.clone()).next_back().unwrap();
    let options = Options { sheets: Some(vec![hidden.clone()]), ..Options::default() };
    let reading = read_path(&path, &options).unwrap();
    assert_eq!(reading.inventory.installed.len(), 1);
    assert!(reading.recognised.contains(&hidden));
    let options = Options { sheets: Some(vec!["Nothing".to_owned()]), ..Options::default() };
    let error = read_path(&path, &options).err().unwrap();
    assert!(error.means().contains(&hidden), "{error}");
}

#[test]
fn one_list_beside_a_cover_sheet_is_the_files_machine() {
    let bytes = workbook(|book| {
        let cover = book.add_worksheet();
        cover.set_name("Read me").unwrap().write(0, 0, "About this list").unwrap();
        let list = book.add_worksheet().set_name("Programs").unwrap();
        for (row, cells) in [["Software", "Version"], ["GIMP", "2.10"]].iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                list.write(row as u32 + 4, column as u16 + 2, *cell).unwrap();
            }
        }
    });
    let reading = read_bytes(&bytes, &Options::default()).unwrap();
    check(&reading, &["LIST: GIMP 2.10"]);
    let options = Options { machine_from: MachineFrom::Sheet, ..Options::default() };
    check(&read_bytes(&bytes, &options).unwrap(), &["Programs: GIMP 2.10"]);
}

#[test]
fn a_version_kept_as_a_number_is_shown_as_its_format_says() {
    let bytes = workbook(|book| {
        let two = Format::new().set_num_format("0.00");
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Software").unwrap().write(0, 1, "Version").unwrap();
        sheet.write(1, 0, "GIMP").unwrap().write_with_format(1, 1, 12.1, &two).unwrap();
        sheet.write(2, 0, "Krita").unwrap().write(2, 1, 5.2).unwrap();
    });
    check(
        &read_bytes(&bytes, &Options::default()).unwrap(),
        &["LIST: GIMP 12.10", "LIST: Krita 5.2"],
    );
}

#[test]
fn cells_beyond_the_last_column_are_said() {
    let list = format!("Name,Version{}\nGIMP,2.10{}\n", ",x".repeat(3_000), ",y".repeat(3_000));
    let reading = text(&list);
    check(&reading, &["LIST: GIMP 2.10"]);
    assert!(reading.inventory.cannot_show.iter().any(|text| text.contains("beyond column")));
}

#[test]
fn a_cut_workbook_is_an_error_at_every_length() {
    let whole = std::fs::read(fixture("machine-per-sheet.xlsx")).unwrap();
    for length in (8..whole.len()).step_by(97) {
        // No panic, and no result that is not said to be incomplete.
        if let Ok(reading) = read_bytes(&whole[..length], &Options::default()) {
            sum_holds(&reading.inventory);
        }
    }
}

#[test]
fn a_claim_of_four_billion_strings_is_not_believed() {
    use std::io::{Read as _, Write as _};
    let whole = workbook(|book| {
        book.add_worksheet().write(0, 0, "Software").unwrap().write(1, 0, "GIMP").unwrap();
    });
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if name.ends_with("sharedStrings.xml") {
            assert!(text.contains("uniqueCount=\"2\""), "{text}");
            text = text.replace("uniqueCount=\"2\"", "uniqueCount=\"4294967295\"");
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    let bytes = out.finish().unwrap().into_inner();
    let error = read_bytes(&bytes, &Options::default()).err().unwrap();
    assert!(matches!(error, ImportError::Damaged(_)), "{error}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]

    #[test]
    fn any_table_with_any_options_adds_up(
        list in "([A-Za-z0-9 .,;\"\n\t:`-]{0,12}[,;\n]){0,30}",
        columns in proptest::collection::vec(0..Column::ALL.len(), 0..6),
        heading in 0..6_u64,
        delimiter in proptest::option::of(proptest::sample::select(vec![',', ';', '\t', '|', 'x', 'é'])),
        from in proptest::sample::select(vec![
            MachineFrom::Automatic, MachineFrom::Column, MachineFrom::Sheet, MachineFrom::File,
        ]),
        encoding in proptest::option::of(proptest::sample::select(vec!["850", "utf-16le", "windows-1251", "?"])),
        head in proptest::bool::ANY,
    ) {
        let list = if head { format!("Computer,Software,Publisher,Version,Status\n{list}") } else { list };
        let mapping = Mapping { columns: columns.iter().map(|at| Column::ALL[*at]).collect() };
        let options = Options {
            mapping: (!columns.is_empty()).then_some(mapping),
            heading_row: match heading { 0 => Some(HeadingRow::Absent), 5 => None, at => Some(HeadingRow::At(at)) },
            delimiter,
            machine_from: from,
            encoding: encoding.map(str::to_owned),
            ..Options::default()
        };
        if let Ok(reading) = read_bytes(list.as_bytes(), &options) {
            let counts = reading.inventory.counts;
            proptest::prop_assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems);
            proptest::prop_assert_eq!(counts.software, reading.inventory.installed.len() as u64);
            proptest::prop_assert_eq!(counts.skipped, reading.inventory.skipped_why.values().sum::<u64>());
        }
    }
}

#[test]
fn a_list_in_which_no_column_names_a_program_is_declined_however_long_it_is() {
    // Each look at the rows held back is at all of them: one look a row would take minutes here.
    let list = "alpha;beta\n".repeat(60_000);
    let error = read_bytes(list.as_bytes(), &Options::default()).unwrap_err();
    assert!(matches!(error, ImportError::NoSoftware { .. }), "{error}");
    // What tells it may stand below the first rows.
    let mut list = "x;;\n".repeat(90);
    list.extend((0..400).map(|row| format!("PC-{row};GIMP;2.10.{row}\n")));
    let reading = read_bytes(list.as_bytes(), &Options::default()).unwrap();
    assert!(reading.inventory.counts.software >= 400);
    sum_holds(&reading.inventory);
}

#[test]
fn rows_that_sum_up_are_no_programs() {
    let reading = text(
        "Комп’ютер;Назва ПЗ;Версія;Кількість\n\
         PC1;Zoom;6.0;1\n\
         Разом;2;;2\n\
         Total;;;2\n\
         PC1;Summe;;7\n\
         PC2;Total;3.1;1\n\
         PC2;Total;;\n\
         PC3;7;1.2;1\n\
         Total;Krita;5.2;1\n",
    );
    check(
        &reading,
        &["PC1: Zoom 6.0", "PC2: Total 3.1", "PC2: Total", "PC3: 7 1.2", "Total: Krita 5.2"],
    );
    assert_eq!(reading.inventory.skipped_why.get("totals"), Some(&3));
    sum_holds(&reading.inventory);
}

#[test]
fn a_sheet_that_is_a_machine_is_said_to_be_one() {
    let sheets = |names: &[&str]| {
        let bytes = workbook(|book| {
            for name in names {
                let sheet = book.add_worksheet().set_name(*name).unwrap();
                for (row, cells) in [["Software", "Version"], ["GIMP", "2.10"]].iter().enumerate() {
                    for (column, cell) in cells.iter().enumerate() {
                        sheet.write(row as u32, column as u16, *cell).unwrap();
                    }
                }
            }
        });
        read_bytes(&bytes, &Options::default()).unwrap().inventory.cannot_show.join(" ")
    };
    let said = sheets(&["PC-01", "PC-02"]);
    assert!(said.contains("each sheet is taken as one"), "{said}");
    assert!(!said.contains("names no computer;"), "{said}");
    // Sheets that are called as every sheet is are no machines.
    let said = sheets(&["Sheet1", "Sheet2"]);
    assert!(said.contains("names no computer;"), "{said}");
    assert!(!said.contains("each sheet is taken"), "{said}");
}

#[test]
fn an_identifier_that_the_user_names_is_one() {
    let list = "Computer,Title,ProdID\nPC1,GIMP,gimp-2\nPC1,Krita,krita-5\n";
    let plain = text(list);
    assert_eq!(all(&plain.inventory)[0].ids.product_code, None);
    let columns = vec![Column::Machine, Column::Name, Column::ProductCode];
    let mapping = Mapping { columns };
    let options = Options { mapping: Some(mapping.clone()), ..Options::default() };
    let reading = read_bytes(list.as_bytes(), &options).unwrap();
    assert_eq!(all(&reading.inventory)[0].ids.product_code.as_deref(), Some("gimp-2"));
    assert_eq!(reading.mapping, Some(mapping));
}
