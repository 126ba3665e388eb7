//! Archives and folders of lists: every list in them is read as one of its own, whatever is not read is
//! named, and a bomb is refused within bounds.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use interdict::import::{self, ImportError, Options, Reading};
use interdict::model::SourceState;
use serde_json::Value;

const CSV: &str =
    "Software,Publisher,Version\nKaspersky Free,Kaspersky,21.3\n7-Zip,Igor Pavlov,23.01\n";
const RPM: &str = "kesl-12.0.0-6672.x86_64\nbash-5.1.8-6.el9.x86_64\n";

fn read_as(name: &str, bytes: &[u8]) -> Result<Reading, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    import::read(&path, &Options::default(), &|_| {}, &AtomicBool::new(false))
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn machines(reading: &Reading) -> Vec<&str> {
    let mut names: Vec<&str> =
        reading.inventory.machines.iter().map(|own| own.name.as_str()).collect();
    names.sort_unstable();
    names
}

fn unread(reading: &Reading) -> Vec<&str> {
    let sources = reading.inventory.sources.iter();
    sources.filter(|own| !own.state.is_complete()).map(|own| own.name.as_str()).collect()
}

#[test]
fn every_list_of_a_zip_is_read_and_the_rest_is_named() {
    let files: &[(&str, &[u8])] = &[
        ("PC-01.csv", CSV.as_bytes()),
        ("srv-02.txt", RPM.as_bytes()),
        ("README.txt", b"Read me first"),
        ("__MACOSX/._PC-01.csv", b"\0\x05\x16\x07"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("empty.csv", b""),
        ("zeros.csv", &[0; 5000]),
        ("PC-03.csv", b"Software,Publisher\n"),
    ];
    let reading = read_as("share.zip", &zip(files)).unwrap();
    assert_eq!(reading.recognised, "ZIP of 2 lists (CSV, comma, UTF-8; rpm -qa)");
    assert_eq!(machines(&reading), ["PC-01", "srv-02"]);
    let own = reading.inventory.counts;
    assert_eq!([own.rows, own.software, own.skipped, own.problems], [4, 4, 0, 0]);
    assert_eq!(unread(&reading), ["picture.png", "empty.csv", "zeros.csv", "PC-03.csv"]);
    assert!(!reading.inventory.is_complete(), "what was not read is never a clean machine");
    let says = reading.inventory.cannot_show.join(" ");
    assert!(says.contains("README.txt") && says.contains("__MACOSX/._PC-01.csv"), "{says}");
    let source = &reading.inventory.sources[0];
    assert_eq!((source.name.as_str(), source.count), ("PC-01.csv", 2));
    // Rows know which list they are of.
    let rows: Vec<String> = (0..4).map(|at| reading.inventory.software(at).source).collect();
    assert!(rows[0].contains("PC-01.csv") && rows[3].contains("srv-02.txt"), "{rows:?}");
}

#[test]
fn one_list_is_read_as_if_it_were_not_packed() {
    for (name, bytes, recognised) in [
        (
            "pc-1.zip",
            zip(&[("x.csv", CSV.as_bytes()), ("desktop.ini", b"")]),
            "CSV, comma, UTF-8, in ZIP",
        ),
        ("pc-1.csv.gz", gzip(CSV.as_bytes()), "CSV, comma, UTF-8, in gzip"),
        ("pc-1.tar", tar(&[("x.csv", CSV.as_bytes())]), "CSV, comma, UTF-8, in tar"),
        (
            "pc-1.zip",
            zip(&[("a.csv.gz", &gzip(CSV.as_bytes()))]),
            "CSV, comma, UTF-8, in gzip, in ZIP",
        ),
    ] {
        let reading = read_as(name, &bytes).unwrap();
        assert_eq!(reading.recognised, recognised);
        assert!(reading.mapping.is_some(), "its columns can still be changed");
        assert_eq!(machines(&reading), ["pc-1"]);
        assert_eq!(reading.inventory.counts.software, 2);
    }
}

#[test]
fn an_ocs_file_is_xml_packed_with_zlib() {
    let xml = "<?xml version=\"1.0\"?><REQUEST><CONTENT><HARDWARE><NAME>PC-9</NAME></HARDWARE><SOFTWARES>\
        <NAME>Kaspersky Free</NAME><VERSION>21</VERSION></SOFTWARES></CONTENT><QUERY>INVENTORY</QUERY></REQUEST>";
    for level in
        [flate2::Compression::fast(), flate2::Compression::new(6), flate2::Compression::best()]
    {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), level);
        encoder.write_all(xml.as_bytes()).unwrap();
        let packed = encoder.finish().unwrap();
        let reading = read_as("PC-9.ocs", &packed).unwrap();
        assert!(reading.recognised.ends_with(", in zlib"), "{}", reading.recognised);
        assert_eq!(machines(&reading), ["PC-9"]);
        let cut = read_as("PC-9.ocs", &packed[..packed.len() / 2]).unwrap_err();
        assert!(matches!(cut, ImportError::NotUnderstood(_)), "{cut:?}");
    }
}

#[test]
fn archives_in_archives_are_read_to_a_depth() {
    let inner = zip(&[("PC-01.csv", CSV.as_bytes()), ("PC-02.csv", CSV.as_bytes())]);
    let tgz = gzip(&tar(&[("srv-1.txt", RPM.as_bytes()), ("srv-2.txt", RPM.as_bytes())]));
    let reading =
        read_as("all.zip", &zip(&[("site.zip", &inner), ("linux.tar.gz", &tgz)])).unwrap();
    assert_eq!(machines(&reading), ["PC-01", "PC-02", "srv-1", "srv-2"]);
    assert_eq!(reading.inventory.counts.software, 8);
    let mut deep = CSV.as_bytes().to_vec();
    for _ in 0..20 {
        deep = gzip(&deep);
    }
    let error = read_as("deep.gz", &deep).unwrap_err();
    assert!(
        matches!(&error, ImportError::NotUnderstood(why) if why.contains("archives")),
        "{error:?}"
    );
}

#[test]
fn a_folder_inside_names_the_computer_where_the_file_does_not() {
    let files: &[(&str, &[u8])] =
        &[("PC-01/software.csv", CSV.as_bytes()), ("PC-02/software.csv", CSV.as_bytes())];
    for bytes in [zip(files), tar(files)] {
        assert_eq!(machines(&read_as("share.zip", &bytes).unwrap()), ["PC-01", "PC-02"]);
    }
}

#[test]
fn paths_in_archives_lead_nowhere() {
    let text = "Software\n\"7-Zip\n";
    let files: &[(&str, &[u8])] = &[
        ("../../../../tmp/interdict-escape.csv", CSV.as_bytes()),
        ("/tmp/interdict-absolute.csv", CSV.as_bytes()),
        ("..\\..\\windows.csv", text.as_bytes()),
        ("line\nbreak\u{202e}.csv", CSV.as_bytes()),
    ];
    let reading = read_as("x.zip", &zip(files)).unwrap();
    for source in &reading.inventory.sources {
        assert!(!source.name.contains("..") && !source.name.contains('\n'), "{:?}", source.name);
    }
    for problem in &reading.inventory.problems {
        assert!(!problem.path.contains(".."), "{}", problem.path);
        assert!(problem.path.contains("x.zip/"), "{}", problem.path);
    }
    assert!(!Path::new("/tmp/interdict-absolute.csv").exists());
}

/// Bit 0 of the flags says that an entry is encrypted (APPNOTE.TXT, 4.4.4).
fn encrypt(mut zip: Vec<u8>, entry: usize) -> Vec<u8> {
    for (sign, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let mut found = zip.windows(4).enumerate().filter(|(_, four)| four == sign);
        let at = found.nth(entry).unwrap().0;
        zip[at + flags] |= 1;
    }
    zip
}

#[test]
fn a_protected_or_broken_list_does_not_spoil_the_others() {
    let files: &[(&str, &[u8])] = &[
        ("secret.csv", CSV.as_bytes()),
        ("PC-01.csv", CSV.as_bytes()),
        ("x.json", b"[{\"name\": "),
    ];
    let reading = read_as("x.zip", &encrypt(zip(files), 0)).unwrap();
    assert_eq!(machines(&reading), ["PC-01"]);
    assert_eq!(unread(&reading), ["secret.csv", "x.json"]);
    let SourceState::Failed(why) = &reading.inventory.sources[0].state else { panic!() };
    assert!(why.contains("password"), "{why}");
    let alone = encrypt(zip(&[("secret.csv", CSV.as_bytes())]), 0);
    assert_eq!(read_as("x.zip", &alone).unwrap_err(), ImportError::Password);
    // Nothing readable at all is an error, never an empty result.
    let pictures: &[(&str, &[u8])] =
        &[("a.png", b"\x89PNG\r\n\x1a\n\0"), ("b.png", b"\x89PNG\r\n\x1a\n\0")];
    assert!(matches!(read_as("x.zip", &zip(pictures)).unwrap_err(), ImportError::NotUnderstood(_)));
    assert_eq!(read_as("x.zip", &zip(&[])).unwrap_err(), ImportError::Empty);
    assert!(read_as("x.zip", &zip(&[("README.txt", b"x")])).is_err());
}

#[test]
fn bombs_are_refused() {
    // A ratio that no list has.
    let zeros = vec![b'a'; 80 << 20];
    let bomb = zip(&[("a.csv", &zeros), ("b.csv", CSV.as_bytes())]);
    drop(zeros);
    let reading = read_as("x.zip", &bomb).unwrap();
    assert_eq!((unread(&reading), reading.inventory.counts.software), (vec!["a.csv"], 2));
    // More files than any tool packs.
    let names: Vec<String> = (0..10_001).map(|at| format!("{at}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(read_as("x.zip", &zip(&many)).unwrap_err(), ImportError::TooLarge);
    // Many files that are each within bounds and together are not.
    let large = vec![b'a'; 30 << 20];
    let each = gzip(&large);
    drop(large);
    let several: Vec<(String, &[u8])> =
        (0..20).map(|at| (format!("{at}.csv.gz"), each.as_slice())).collect();
    let several: Vec<(&str, &[u8])> = several.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let error = read_as("x.zip", &zip(&several));
    assert!(
        error.as_ref().map_or(true, |reading| unread(reading).len() > 10),
        "what they become together is bounded"
    );
}

#[test]
fn archives_cut_at_every_length_end_with_a_word() {
    let files: &[(&str, &[u8])] = &[("a.csv", CSV.as_bytes()), ("b.txt", RPM.as_bytes())];
    for bytes in [zip(files), gzip(&tar(files)), tar(files)[..2048].to_vec()] {
        for cut in (0..bytes.len()).step_by(3) {
            if let Ok(reading) = read_as("x", &bytes[..cut]) {
                let own = reading.inventory.counts;
                assert_eq!(own.rows, own.software + own.skipped + own.problems);
            }
        }
    }
}

#[test]
fn what_is_left_out_of_a_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("PC-01.csv", CSV);
    put("broken.json", "[{\"name\": ");
    for name in [".hidden", "Thumbs.db", "desktop.ini", "README.txt", "~$PC-01.xlsx"] {
        put(name, "x");
    }
    std::fs::create_dir(folder.path().join("old")).unwrap();
    let found = import::folder_of(folder.path()).unwrap();
    assert_eq!(found.files.len(), 2);
    assert_eq!(found.left_out.len(), 5);
    let reading =
        import::read_folder(folder.path(), &Options::default(), &|_| {}, &AtomicBool::new(false));
    let reading = reading.unwrap();
    assert_eq!(machines(&reading), ["PC-01"]);
    assert_eq!(unread(&reading), ["broken.json"]);
    assert!(reading.inventory.cannot_show.iter().any(|one| one.contains("Thumbs.db")));
    // The check names them too, and reads the rest.
    let (report, errors) = check_folder(folder.path());
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1);
    assert!(errors.contains("Left out: ") && errors.contains("Thumbs.db"), "{errors}");
    assert!(errors.contains("broken.json"), "{errors}");
    assert_eq!(report["findings"][0]["vendor"], "kaspersky");
}

/// What `interdict-cli check` says of a folder: the report, and what it says beside it.
fn check_folder(folder: &Path) -> (Value, String) {
    let home = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
        .args(["check", "--format", "json", "--as-of", "2026-11-24"])
        .arg(folder)
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        .env("APPDATA", home.path())
        .env("LOCALAPPDATA", home.path())
        .output()
        .unwrap();
    let report = serde_json::from_slice(&output.stdout).unwrap();
    (report, String::from_utf8(output.stderr).unwrap())
}

/// A share where every computer drops its file.
#[test]
fn a_folder_of_two_thousand_lists() {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..2_000 {
        std::fs::write(folder.path().join(format!("PC-{at:04}.csv")), CSV).unwrap();
    }
    let never = AtomicBool::new(false);
    let reading = import::read_folder(folder.path(), &Options::default(), &|_| {}, &never).unwrap();
    let own = &reading.inventory;
    assert_eq!((own.machines.len(), own.titles.len(), own.installed.len()), (2_000, 2, 4_000));
    let says = own.cannot_show.iter().filter(|one| one.contains("computer")).count();
    assert_eq!(says, 1, "said once: {:?}", own.cannot_show);
    let (report, _) = check_folder(folder.path());
    assert_eq!(report["inputs"].as_array().unwrap().len(), 2_000);
    assert_eq!(report["findings"].as_array().unwrap().len(), 2_000);
    // Stopped, it ends at once.
    let stopped = AtomicBool::new(true);
    let error = import::read_folder(folder.path(), &Options::default(), &|_| {}, &stopped);
    assert_eq!(error.unwrap_err(), ImportError::Cancelled);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(150))]

    #[test]
    fn any_damage_is_survived(
        at in 0_usize..2_000,
        byte in proptest::num::u8::ANY,
        more in proptest::collection::vec((0_usize..2_000, proptest::num::u8::ANY), 0..4),
        kind in 0_usize..4,
    ) {
        let files: &[(&str, &[u8])] = &[("a.csv", CSV.as_bytes()), ("b.txt", RPM.as_bytes())];
        let mut bytes = match kind {
            0 => zip(files),
            1 => tar(files),
            2 => gzip(&tar(files)),
            _ => zip(&[("a.zip", &zip(files)), ("b.gz", &gzip(RPM.as_bytes()))]),
        };
        let length = bytes.len();
        bytes[at % length] = byte;
        for (at, byte) in more {
            bytes[at % length] = byte;
        }
        if let Ok(reading) = read_as("x", &bytes) {
            let own = reading.inventory.counts;
            proptest::prop_assert_eq!(own.rows, own.software + own.skipped + own.problems);
        }
    }
}
