//! Serial numbers and hardware ids that stand in lists: by them a computer is known again under another
//! name. What is no computer's own, and what makers write where they filled nothing in, identifies
//! nothing.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use interdict::import::{self, Options};
use interdict::model::Machine;
use interdict::workspace::recognise::Sighting;

fn machines(text: &str) -> Vec<Machine> {
    let options = Options::default();
    let read = import::read_bytes(
        Path::new("list"),
        text.as_bytes().to_vec(),
        &options,
        &|_| {},
        &AtomicBool::new(false),
    );
    read.unwrap_or_else(|error| panic!("{text}: {error}")).inventory.machines
}

#[track_caller]
fn check(text: &str, expected: &[(&str, Option<&str>, Option<&str>)]) {
    let machines = machines(text);
    let found: Vec<(&str, Option<&str>, Option<&str>)> = machines
        .iter()
        .map(|own| (own.name.as_str(), own.serial.as_deref(), own.hardware_id.as_deref()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn columns_of_serial_numbers_in_all_languages() {
    for (computer, program, version, serial) in [
        ("Computer", "Software", "Version", "Serial number"),
        ("Computer", "Software", "Version", "Service Tag"),
        ("Rechner", "Programm", "Version", "Seriennummer"),
        ("Ordinateur", "Logiciel", "Version", "Numéro de série"),
        ("Ordenador", "Programa", "Versión", "Número de serie"),
        ("Computador", "Programa", "Versão", "Número de série"),
        ("Computer", "Programma", "Versione", "Numero di serie"),
        ("Komputer", "Program", "Wersja", "Numer seryjny"),
        ("Počítač", "Program", "Verze", "Sériové číslo"),
        ("Computer", "Programma", "Versie", "Serienummer"),
        ("Комп'ютер", "Програма", "Версія", "Серійний номер"),
        ("Компьютер", "Программа", "Версия", "Серийный номер"),
    ] {
        let text = format!(
            "{computer};{serial};{program};{version}\nPC-1;5CG0123ABC;7-Zip;24.08\n\
            PC-1;5CG0123ABC;GIMP;2.10\nPC-2;5CG0123ABD;7-Zip;23.01\n"
        );
        check(&text, &[("PC-1", Some("5CG0123ABC"), None), ("PC-2", Some("5CG0123ABD"), None)]);
    }
}

#[test]
fn columns_as_tools_head_them() {
    // Jamf Pro, Fleet, Configuration Manager, Kandji.
    for heading in [
        "Computer Name,Serial Number,UDID,Application Title,Application Version",
        "hostname,hardware_serial,hardware_uuid,name,version",
        "Netbios_Name0,SerialNumber0,SMBIOS_GUID0,DisplayName0,Version0",
        "Device Name,Serial Number,Hardware UUID,App Name,Version",
    ] {
        let id = "4C4C4544-0044-4A10-8031-B4C04F4D3232";
        let text = format!(
            "{heading}\nmac-1,C02XL0GYJGH5,{id},Zoom,6.2\nmac-1,C02XL0GYJGH5,{id},GIMP,2\n"
        );
        check(&text, &[("mac-1", Some("C02XL0GYJGH5"), Some(id))]);
    }
}

#[test]
fn inventories_name_them_in_places_of_their_own() {
    let glpi = r#"{"action":"inventory","deviceid":"pc-1-2026-03-02-10-11-12","content":{
        "hardware":{"name":"pc-1","uuid":"4C4C4544-0044-4A10-8031-B4C04F4D3232"},
        "bios":{"ssn":"D2JM2M2","msn":"/D2JM2M2/CN7016/"},
        "softwares":[{"name":"7-Zip","version":"24.08"}]}}"#;
    let own = ("pc-1", Some("D2JM2M2"), Some("4C4C4544-0044-4A10-8031-B4C04F4D3232"));
    check(glpi, &[own]);
    let agent = "<?xml version=\"1.0\"?><REQUEST><CONTENT><BIOS><SSN>D2JM2M2</SSN></BIOS>\
        <HARDWARE><NAME>pc-1</NAME><UUID>4C4C4544-0044-4A10-8031-B4C04F4D3232</UUID></HARDWARE>\
        <SOFTWARES><NAME>7-Zip</NAME><VERSION>24.08</VERSION></SOFTWARES></CONTENT></REQUEST>";
    check(agent, &[own]);
    let fleet = r#"{"host":{"hostname":"pc-1","hardware_serial":"D2JM2M2",
        "uuid":"4C4C4544-0044-4A10-8031-B4C04F4D3232",
        "software":[{"name":"7-Zip","version":"24.08","source":"programs"}]}}"#;
    check(fleet, &[own]);
    let rows = r#"[{"deviceName":"pc-1","serialNumber":"D2JM2M2","displayName":"7-Zip","version":"24.08"},
        {"deviceName":"pc-2","serialNumber":"D2JM2M3","displayName":"7-Zip","version":"24.08"}]"#;
    check(rows, &[("pc-1", Some("D2JM2M2"), None), ("pc-2", Some("D2JM2M3"), None)]);
}

#[test]
fn what_is_no_computers_own_is_left_alone() {
    // Two for one computer: those of its programs.
    check(
        "Computer,Software,Version,Serial number\nPC-1,7-Zip,24,AAA-111-222\nPC-1,GIMP,2,BBB-111-222\n",
        &[("PC-1", None, None)],
    );
    // Keys of licences, and the serial number of a product.
    check(
        "Computer,Software,Version,Serial number\nPC-1,Office,16,VK7JG-NPHTM-C97JM-9MPGT-3V66T\n\
        PC-2,Office,16,W269N-WFGWX-YVC9B-4J6C9-T83GX\n",
        &[("PC-1", None, None), ("PC-2", None, None)],
    );
    check(
        "Computer,Software,Version,Product serial number\nPC-1,Office,16,A1B2C3D4\n",
        &[("PC-1", None, None)],
    );
}

#[test]
fn a_plain_heading_is_believed_where_the_rows_bear_it_out() {
    let list = |heading: &str, rows: &str| format!("Computer,Software,Version,{heading}\n{rows}");
    // Empty beside a program, or shared with another computer: those of licences.
    for rows in [
        "PC-1,AutoCAD,24,123-45678901\nPC-1,7-Zip,24,\nPC-2,GIMP,2,ABC-1\nPC-2,7-Zip,24,\n",
        "PC-1,AutoCAD,24,123-45678901\nPC-2,AutoCAD,24,123-45678901\n",
    ] {
        check(&list("Serial Number", rows), &[("PC-1", None, None), ("PC-2", None, None)]);
        check(&list("S/N", rows), &[("PC-1", None, None), ("PC-2", None, None)]);
    }
    // A heading that says whose it is needs no more.
    let rows = "PC-1,AutoCAD,24,5CG123\nPC-1,7-Zip,24,\nPC-2,GIMP,2,5CG124\n";
    check(
        &list("BIOS serial number", rows),
        &[("PC-1", Some("5CG123"), None), ("PC-2", Some("5CG124"), None)],
    );
    // One of three shares nothing.
    let rows = "PC-1,A,1,X1234\nPC-2,A,1,X1234\nPC-3,A,1,Y1\nPC-4,A,1,Y2\nPC-5,A,1,Y3\n";
    let found = machines(&list("Serial", rows));
    let serials: Vec<Option<&str>> = found.iter().map(|own| own.serial.as_deref()).collect();
    assert_eq!(serials, [None, None, Some("Y1"), Some("Y2"), Some("Y3")]);
}

#[test]
fn in_json_a_plain_serial_number_is_no_surer() {
    let rows = r#"[{"deviceName":"pc-1","serialNumber":"123-456","displayName":"AutoCAD","version":"24"},
        {"deviceName":"pc-1","displayName":"7-Zip","version":"24.08"},
        {"deviceName":"pc-2","serialNumber":"D2JM2M3","displayName":"7-Zip","version":"24.08"}]"#;
    check(rows, &[("pc-1", None, None), ("pc-2", Some("D2JM2M3"), None)]);
    let nested = r#"{"value":[{"deviceName":"pc-1","serialNumber":"D2JM2M2",
        "detectedApps":[{"displayName":"7-Zip","version":"24.08"}]}]}"#;
    check(nested, &[("pc-1", Some("D2JM2M2"), None)]);
}

#[test]
fn placeholders_never_identify() {
    for placeholder in [
        "To be filled by O.E.M.",
        "None",
        "0",
        "System Serial Number",
        "Default string",
        "Not Specified",
        "0000000",
        "n/a",
        "-",
        "",
    ] {
        let text = format!(
            "Computer,Software,Version,Serial number\nPC-1,7-Zip,24,{placeholder}\nPC-2,7-Zip,24,{placeholder}\n"
        );
        let machines = machines(&text);
        assert_eq!(machines.len(), 2);
        for machine in &machines {
            assert_eq!(Sighting::of(machine).serial, None, "{placeholder:?}");
        }
    }
}

#[test]
fn a_large_list_says_them_as_a_small_one_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fleet.csv");
    let mut text = "Computer,Serial number,Software,Publisher,Version\n".to_owned();
    for row in 0..150_000_u32 {
        let machine = row / 50;
        // Every tenth computer has two serial numbers, far apart from each other.
        let second = machine.is_multiple_of(10) && row % 50 == 49;
        let second = if second { "X" } else { "" };
        let (program, version) = (row % 97, row % 7);
        writeln!(
            text,
            "PC-{machine},5CG{machine:05}{second},Program {program} (64-bit),Maker {program} Inc.,{version}.0"
        )
        .unwrap();
    }
    // The first computer is named again at the end, in another part.
    text.push_str("PC-1,5CG99999,Program 1 (64-bit),Maker 1 Inc.,1.0\n");
    std::fs::write(&path, &text).unwrap();
    let read = import::read(&path, &Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap();
    let counts = read.inventory.counts;
    assert_eq!((counts.rows, counts.software), (150_001, 150_001));
    assert_eq!(read.inventory.machines.len(), 3_000);
    for (number, machine) in read.inventory.machines.iter().enumerate() {
        let own = (number % 10 != 0 && number != 1).then(|| format!("5CG{number:05}"));
        assert_eq!(machine.serial, own, "{}", machine.name);
    }
}
