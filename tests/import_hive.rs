//! Registry hives dropped as lists.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;
use std::sync::atomic::AtomicBool;

use interdict::import::{ImportError, Options, Reading, read};
use interdict::model::{Kind, Scope, SourceState};

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hives").join(name)
}

fn import(path: &Path) -> Result<Reading, ImportError> {
    read(path, &Options::default(), &|_| {}, &AtomicBool::new(false))
}

fn import_bytes(bytes: &[u8]) -> Result<Reading, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("SOFTWARE");
    std::fs::write(&path, bytes).unwrap();
    import(&path)
}

#[track_caller]
fn sum(reading: &Reading) -> (u64, u64, u64) {
    let counts = reading.inventory.counts;
    assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems);
    (counts.software, counts.skipped, counts.problems)
}

#[test]
fn the_hive_of_a_machine() {
    let reading = import(&fixture("SOFTWARE")).unwrap();
    assert_eq!(reading.recognised, "registry hive SOFTWARE");
    // Five named keys and a leftover; two products and two traces of the installer; `AddressBook`, and
    // the product that its uninstall key names already, are left out; one code is no code.
    assert_eq!(sum(&reading), (10, 2, 1));
    let inventory = &reading.inventory;
    assert!(inventory.is_complete());
    let names: Vec<String> =
        (0..inventory.installed.len()).map(|at| inventory.software(at).name).collect();
    for name in ["Яндекс.Диск", "Kaspersky Security Center Network Agent", "TestBroken"] {
        assert!(names.iter().any(|own| own == name), "{name} in {names:?}");
    }
    assert!(inventory.cannot_show.iter().any(|own| own.contains("NTUSER.DAT")));
}

#[test]
fn the_hive_of_a_user() {
    let reading = import(&fixture("NTUSER.DAT")).unwrap();
    assert_eq!(sum(&reading), (1, 0, 0));
    let vpn = reading.inventory.software(0);
    assert_eq!(
        (vpn.name.as_str(), &vpn.scope),
        ("Kaspersky VPN Secure Connection", &Scope::Unknown)
    );
    assert!(vpn.uninstall.unwrap().user_writable);
}

#[test]
fn store_apps_of_a_user() {
    let reading = import(&fixture("UsrClass.dat")).unwrap();
    assert_eq!(sum(&reading), (1, 1, 0), "the part for a screen is left out");
    let music = reading.inventory.software(0);
    assert_eq!((music.kind, music.name.as_str()), (Kind::StoreApp, "YandexLLC.Music"));
}

#[test]
fn services_are_traces() {
    let reading = import(&fixture("SYSTEM")).unwrap();
    assert_eq!(sum(&reading), (4, 1, 0));
    assert_eq!(reading.inventory.machines[0].name, "DESKTOP-ANNA");
    let service = reading.inventory.software(0);
    assert_eq!((service.kind, service.name.as_str()), (Kind::Service, "Test Protection Service"));
    assert!(!service.remark.unwrap().contains("missing"), "no disk was there to look at");
    assert!(reading.inventory.cannot_show.iter().any(|own| own.contains("traces")));
}

#[test]
fn hives_without_programs_are_declined() {
    // A hive without a single key.
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = std::fs::read(fixture("NTUSER.DAT")).unwrap();
    let root = 4096 + u32::from_le_bytes(bytes[36..40].try_into().unwrap()) as usize + 4;
    bytes[root + 20..root + 24].fill(0);
    let path = folder.path().join("COMPONENTS");
    std::fs::write(&path, bytes).unwrap();
    let error = import(&path).unwrap_err();
    assert!(matches!(error, ImportError::NoPrograms { .. }), "{error:?}");
    let error = import_bytes(&[b"regf".as_slice(), &[0; 100]].concat()).unwrap_err();
    assert!(matches!(error, ImportError::Unreadable(_)), "{error:?}");
}

#[test]
fn a_hive_cut_in_half_is_never_a_clean_machine() {
    let whole = std::fs::read(fixture("SOFTWARE")).unwrap();
    for length in (4..whole.len()).step_by(777) {
        match import_bytes(&whole[..length]) {
            Ok(reading) => {
                let (_, _, problems) = sum(&reading);
                assert!(problems > 0, "{length}");
                let state = &reading.inventory.sources[0].state;
                assert!(matches!(state, SourceState::Failed(_)), "{length}: {state:?}");
            }
            Err(error) => {
                let expected = matches!(
                    error,
                    ImportError::Unreadable(_)
                        | ImportError::NotAList { .. }
                        | ImportError::NoSoftware { .. }
                        | ImportError::NotUnderstood(_)
                        | ImportError::HeadingOnly
                );
                assert!(expected, "{length}: {error:?}");
            }
        }
    }
}
