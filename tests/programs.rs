//! Program files and certificates: what they say of themselves, and what damaged ones do.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::io::Cursor;
use std::path::Path;

use interdict::scan::common::certificate::{of_blob, signer, subject};
use interdict::scan::common::pe::{self, Program};

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/programs").join(name);
    std::fs::read(path).unwrap()
}

fn read(bytes: Vec<u8>) -> Option<Program> {
    pe::read(&mut Cursor::new(bytes)).unwrap()
}

#[test]
fn a_driver_says_whose_it_is() {
    let driver = read(fixture("driver.sys")).unwrap();
    assert_eq!(driver.company.as_deref(), Some("AO Kaspersky Lab"));
    assert_eq!(driver.product.as_deref(), Some("Test Protection"));
    assert_eq!(driver.description.as_deref(), Some("Test driver [fre_win10_x64]"));
    assert_eq!(driver.version.as_deref(), Some("30.52"));
    assert_eq!(driver.signature, None);
}

#[test]
fn a_signature_names_its_signer_and_not_the_root() {
    let signed = read(fixture("signed.sys")).unwrap();
    assert_eq!(signed.company.as_deref(), Some("AO Kaspersky Lab"));
    let subject = signer(&signed.signature.unwrap()).unwrap();
    assert_eq!(subject.name.as_deref(), Some("АО Тестовая Лаборатория"));
    assert_eq!(subject.organisation.as_deref(), Some("AO Kaspersky Lab"));
}

#[test]
fn what_says_nothing_or_is_no_program() {
    assert!(read(fixture("silent.exe")).unwrap().is_silent());
    assert_eq!(read(b"MZ".to_vec()), None);
    assert_eq!(read(Vec::new()), None);
    assert_eq!(read(fixture("root.der")), None);
}

#[test]
fn a_root_certificate_and_its_blob() {
    let der = fixture("root.der");
    let found = subject(&der).unwrap();
    assert_eq!(found.shown(), Some("Test Personal Root Certificate"));
    assert_eq!(found.organisation.as_deref(), Some("AO Kaspersky Lab"));
    let property = |id: u32, data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap();
        let head: Vec<u8> = [id, 1, length].iter().flat_map(|own| own.to_le_bytes()).collect();
        [head.as_slice(), data].concat()
    };
    let blob = [property(3, &[0; 20]), property(32, &der), property(11, b"x\0\0\0")].concat();
    assert_eq!(of_blob(&blob), Some(der.as_slice()));
    assert_eq!(of_blob(&property(3, &[0; 20])), None);
    for length in 0..der.len() {
        assert_eq!(subject(&der[..length]), None, "{length}");
        assert_eq!(of_blob(&blob[..length]), None, "{length}");
    }
}

#[test]
fn programs_cut_at_any_place() {
    let whole = fixture("signed.sys");
    // The last bytes only fill up to a multiple of eight.
    for length in 0..whole.len() - 8 {
        if let Some(program) = read(whole[..length].to_vec()) {
            if let Some(signature) = program.signature {
                assert_eq!(signer(&signature), None, "{length}");
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_programs_are_read_without_panic(
        changes in proptest::collection::vec((2_usize..7_544, proptest::num::u8::ANY), 1..60),
    ) {
        let mut bytes = fixture("signed.sys");
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        if let Some(program) = read(bytes) {
            let _ = program.signature.as_deref().and_then(signer);
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
        let _ = read(bytes.clone());
        let _ = read([b"MZ", bytes.as_slice()].concat());
        let _ = pe::of_version(&bytes);
        let _ = signer(&bytes);
        let _ = subject(&bytes);
        let _ = of_blob(&bytes).map(<[u8]>::len);
    }

    #[test]
    fn damaged_certificates_are_read_without_panic(at in 0_usize..905, byte: u8) {
        let mut der = fixture("root.der");
        der[at] = byte;
        let _ = subject(&der);
        let signed = read(fixture("signed.sys")).unwrap().signature.unwrap();
        let mut damaged = signed;
        if let Some(place) = damaged.get_mut(at) {
            *place = byte;
        }
        let _ = signer(&damaged);
    }
}
