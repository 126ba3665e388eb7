//! Registry hives: those that another program wrote, and hostile ones built cell by cell.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;

use interdict::scan::common::hive::HiveFile;
use interdict::scan::common::registry::{Hive, KeyError, RegistryKey, Value};

const UNINSTALL: &str = r"Microsoft\Windows\CurrentVersion\Uninstall";

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hives").join(name);
    std::fs::read(path).unwrap()
}

/// A hive under construction, as Maxim Suhanov's specification lays it out.
struct Built {
    bytes: Vec<u8>,
}

impl Built {
    fn new() -> Self {
        let mut bytes = vec![0; 4096];
        bytes[..4].copy_from_slice(b"regf");
        let mut built = Self { bytes };
        built.bytes.extend(b"hbin");
        built.bytes.resize(4096 + 32, 0);
        built
    }

    fn put(&mut self, at: usize, number: u32) {
        self.bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }

    /// A cell in use; its offset.
    fn cell(&mut self, data: &[u8]) -> u32 {
        let offset = self.bytes.len() - 4096;
        let size = (data.len() + 4).next_multiple_of(8);
        self.bytes.extend((-i32::try_from(size).unwrap()).to_le_bytes());
        self.bytes.extend(data);
        self.bytes.resize(4096 + offset + size, 0);
        u32::try_from(offset).unwrap()
    }

    fn key(&mut self, name: &str, below: (u32, u32), values: (u32, u32)) -> u32 {
        let mut data = vec![0; 76];
        data[..2].copy_from_slice(b"nk");
        data[2] = 0x20;
        for (at, number) in [(20, below.0), (28, below.1), (36, values.0), (40, values.1)] {
            data[at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        data[72] = u8::try_from(name.len()).unwrap();
        data.extend(name.as_bytes());
        self.cell(&data)
    }

    fn list(&mut self, sign: &[u8], offsets: &[u32]) -> u32 {
        let mut data = sign.to_vec();
        data.extend(u16::try_from(offsets.len()).unwrap().to_le_bytes());
        for offset in offsets {
            data.extend(offset.to_le_bytes());
            if sign == b"lh" {
                data.extend([0; 4]);
            }
        }
        self.cell(&data)
    }

    fn value(&mut self, name: &str, kind: u32, size: u32, data_at: u32) -> u32 {
        let mut data = b"vk".to_vec();
        data.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        for number in [size, data_at, kind, 1] {
            data.extend(number.to_le_bytes());
        }
        data.extend(name.as_bytes());
        self.cell(&data)
    }

    fn offsets(&mut self, offsets: &[u32]) -> u32 {
        let data: Vec<u8> = offsets.iter().flat_map(|own| own.to_le_bytes()).collect();
        self.cell(&data)
    }

    /// The bytes of the file, closed cleanly.
    fn bytes(mut self, root: u32) -> Vec<u8> {
        self.put(36, root);
        self.put(40, u32::try_from(self.bytes.len() - 4096).unwrap());
        self.put(4, 7);
        self.put(8, 7);
        let sum = (0..127)
            .map(|at| u32::from_le_bytes(self.bytes[at * 4..at * 4 + 4].try_into().unwrap()))
            .fold(0, |sum, own| sum ^ own);
        self.put(508, sum);
        self.bytes
    }

    fn hive(self, root: u32) -> HiveFile {
        HiveFile::new(self.bytes(root), &[], "the hive").unwrap()
    }
}

#[test]
fn a_hive_reads_back_as_it_was_written() {
    let hive = HiveFile::new(fixture("SOFTWARE"), &[], "SOFTWARE").unwrap();
    assert_eq!(hive.problems, Vec::<String>::new());
    let list = hive.key(UNINSTALL).unwrap().unwrap();
    assert_eq!(
        list.subkeys,
        [
            "AddressBook",
            "TestBroken",
            "TestCyrillic Ключ",
            "TestPatch",
            "{11111111-2222-4333-8444-555555555555}",
            "{7B1F0C52-8D0E-4B57-9C0E-1A5D2F3E4C61}",
        ]
    );
    let key = hive
        .key(r"microsoft\WINDOWS\CurrentVersion\Uninstall\{7b1f0c52-8d0e-4b57-9c0e-1a5d2f3e4c61}")
        .unwrap()
        .unwrap();
    assert_eq!(key.text("displayname").as_deref(), Some("Kaspersky Endpoint Security for Windows"));
    assert_eq!(key.number("WindowsInstaller"), Some(1));
    assert_eq!(key.values.len(), 7);
    assert!(key.problems.is_empty());
    assert!(hive.key(r"Microsoft\Nothing").unwrap().is_none());
    assert!(hive.children(r"Nothing\At all").unwrap().is_none());
    assert_eq!(hive.children(UNINSTALL).unwrap().unwrap().keys.len(), 6);
    assert_eq!(hive.key("").unwrap().unwrap().subkeys.len(), 3);
}

#[test]
fn lists_of_lists_and_big_values() {
    let mut built = Built::new();
    let segments: Vec<u32> =
        [16_344, 16_344, 100].iter().map(|size| built.cell(&vec![b'x'; *size])).collect();
    let list = built.offsets(&segments);
    let mut big = b"db\x03\0".to_vec();
    big.extend(list.to_le_bytes());
    big.extend([0; 4]);
    let big = built.cell(&big);
    let value = built.value("Big", 3, 16_344 * 2 + 100, big);
    let small = built.value("Small", 4, 0x8000_0004, 42);
    let values = built.offsets(&[value, small]);
    let one = built.key("One", (0, 0), (2, values));
    let two = built.key("Two", (0, 0), (0, 0));
    let three = built.key("Three", (0, 0), (0, 0));
    let hashed = built.list(b"lh", &[one, two]);
    let plain = built.list(b"li", &[three]);
    let both = built.list(b"ri", &[hashed, plain]);
    let root = built.key("ROOT", (3, both), (0, 0));
    let hive = built.hive(root);
    assert_eq!(hive.key("").unwrap().unwrap().subkeys, ["One", "Two", "Three"]);
    let one = hive.key("one").unwrap().unwrap();
    assert_eq!(one.value("Big"), Some(&Value::Bytes(vec![b'x'; 16_344 * 2 + 100])));
    assert_eq!(one.number("Small"), Some(42));
    assert_eq!(one.problems, Vec::<String>::new());
}

#[test]
fn a_value_of_a_megabyte_is_cut_and_named() {
    let mut built = Built::new();
    let data = built.cell(&[b'a', 0].repeat(1 << 19));
    let value = built.value("DisplayName", 1, 1 << 20, data);
    let values = built.offsets(&[value]);
    let root = built.key("ROOT", (0, 0), (1, values));
    let hive = built.hive(root);
    let key = hive.key("").unwrap().unwrap();
    assert_eq!(key.text("DisplayName").unwrap().len(), 32 * 1024);
    assert_eq!(key.problems.len(), 1);
    assert!(key.problems[0].contains("1048576 bytes"), "{:?}", key.problems);
}

#[test]
fn cells_that_point_at_themselves_come_to_an_end() {
    // A key that is its own only subkey, and a list of lists that lists itself.
    let mut built = Built::new();
    let at = u32::try_from(built.bytes.len() - 4096).unwrap();
    let list = built.list(b"lh", &[at + 16]);
    let root = built.key("Loop", (1, list), (1, at));
    assert_eq!(root, at + 16);
    let hive = built.hive(root);
    assert_eq!(hive.key(r"Loop\Loop\Loop").unwrap().unwrap().name, "Loop");

    let mut built = Built::new();
    let at = u32::try_from(built.bytes.len() - 4096).unwrap();
    let list = built.list(b"ri", &[at, at, at]);
    let root = built.key("ROOT", (3, list), (0, 0));
    let hive = built.hive(root);
    assert!(matches!(hive.key("x"), Err(KeyError::Unreadable(_))));
    assert!(hive.key("").unwrap().unwrap().is_partial);
}

#[test]
fn lists_that_multiply_each_other_come_to_an_end() {
    let mut built = Built::new();
    let key = built.key("Same", (0, 0), (0, 0));
    let inner = built.list(b"lh", &vec![key; 60_000]);
    let outer = built.list(b"ri", &vec![inner; 60_000]);
    let root = built.key("ROOT", (u32::MAX, outer), (0, 0));
    let hive = built.hive(root);
    let key = hive.key("").unwrap().unwrap();
    assert!(key.is_partial && key.subkeys.len() < 100_000);
}

#[test]
fn every_cut_of_a_hive_is_a_problem_and_never_a_panic() {
    let whole = fixture("SOFTWARE");
    let all: Vec<RegistryKey> =
        HiveFile::new(whole.clone(), &[], "x").unwrap().children(UNINSTALL).unwrap().unwrap().keys;
    for length in (0..whole.len()).step_by(97) {
        let Ok(hive) = HiveFile::new(whole[..length].to_vec(), &[], "x") else {
            assert!(length <= 4096);
            continue;
        };
        assert!(hive.problems.iter().any(|own| own.contains("cut")), "{length}");
        match hive.children(UNINSTALL) {
            Ok(Some(children)) => {
                assert!(children.keys == all || !children.unread.is_empty(), "{length}");
            }
            // Lost keys are never taken for absent ones.
            Ok(None) => panic!("{length}: the key is said not to be there"),
            Err(error) => assert!(error.to_string().contains("damaged"), "{error}"),
        }
    }
}

#[test]
fn keys_before_the_cut_are_kept() {
    let mut built = Built::new();
    let list = built.list(b"lh", &[0; 4]);
    let offsets: Vec<u32> =
        ["A", "B", "C", "D"].iter().map(|name| built.key(name, (0, 0), (0, 0))).collect();
    for (at, offset) in offsets.iter().enumerate() {
        built.put(4096 + list as usize + 8 + at * 8, *offset);
    }
    let root_at = offsets[0];
    // The root stands before the cut as well: its own cell is made first in real hives.
    let root = built.key("ROOT", (4, list), (0, 0));
    let mut bytes = built.bytes(root);
    let whole = bytes[4096 + root as usize..].to_vec();
    bytes[4096 + root_at as usize..][..whole.len()].copy_from_slice(&whole);
    bytes[36..40].copy_from_slice(&root_at.to_le_bytes());
    bytes.truncate(4096 + offsets[2] as usize + 20);
    let hive = HiveFile::new(bytes, &[], "x").unwrap();
    let children = hive.children("").unwrap().unwrap();
    let names: Vec<_> = children.keys.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(names, ["ROOT", "B"]);
    assert_eq!(children.unread.len(), 2);
    // What may be among the lost is not said to be absent.
    assert!(hive.key("D").is_err() && hive.key("Z").is_err() && hive.key("b").unwrap().is_some());
}

/// Marvin32 as the specification describes it, written apart from the reader's own.
fn marvin32(bytes: &[u8]) -> u64 {
    let mut padded = bytes.to_vec();
    padded.push(0x80);
    padded.resize(padded.len().next_multiple_of(4), 0);
    padded.extend([0; 4]);
    let (mut low, mut high) = (0x7a4e_55c5_u32, 0x82ef_4d88_u32);
    for word in padded.chunks(4) {
        low = low.wrapping_add(u32::from_le_bytes(word.try_into().unwrap()));
        high ^= low;
        low = low.rotate_left(20).wrapping_add(high);
        high = high.rotate_left(9) ^ low;
        low = low.rotate_left(27).wrapping_add(high);
        high = high.rotate_left(19);
    }
    u64::from(high) << 32 | u64::from(low)
}

/// A log with one entry that replaces one page of the hive.
fn log(sequence: u32, page: usize, hive: &[u8]) -> Vec<u8> {
    let mut log = vec![0; 512];
    log[..4].copy_from_slice(b"regf");
    let content = &hive[4096 + page..4096 + page + 512];
    let mut entry = b"HvLE".to_vec();
    let numbers = [1024, 0, sequence, u32::try_from(hive.len() - 4096).unwrap(), 1];
    entry.extend(numbers.iter().flat_map(|own| own.to_le_bytes()));
    entry.extend([0; 16]);
    entry.extend([u32::try_from(page).unwrap(), 512].iter().flat_map(|own| own.to_le_bytes()));
    entry.extend(content);
    entry.resize(1024, 0);
    let body = marvin32(&entry[40..]).to_le_bytes();
    entry[24..32].copy_from_slice(&body);
    let head = marvin32(&entry[..32]).to_le_bytes();
    entry[32..40].copy_from_slice(&head);
    log.extend(entry);
    log
}

#[test]
fn changes_of_a_log_are_applied_or_said_to_be_missing() {
    let old = {
        let mut built = Built::new();
        let value = built.value("Name", 4, 0x8000_0004, 1);
        let values = built.offsets(&[value]);
        let root = built.key("ROOT", (0, 0), (1, values));
        built.bytes.resize(4096 + 1024, 0);
        built.bytes(root)
    };
    let mut new = old.clone();
    let at = new.windows(4).position(|own| own == b"Name").unwrap();
    // The number stands in the place of its offset, 12 bytes before the name.
    new[at - 12..at - 8].copy_from_slice(&2_u32.to_le_bytes());
    let mut dirty = old;
    dirty[4..8].copy_from_slice(&8_u32.to_le_bytes());
    let read = |logs: &[Vec<u8>]| {
        let hive = HiveFile::new(dirty.clone(), logs, "x").unwrap();
        (hive.key("").unwrap().unwrap().number("Name"), hive.problems.clone())
    };

    assert_eq!(read(&[log(8, 0, &new)]), (Some(2), Vec::new()));
    let (name, problems) = read(&[]);
    assert_eq!(name, Some(1));
    assert!(problems[0].contains("newest changes may be missing"));
    let mut broken = log(8, 0, &new);
    broken[700] ^= 1;
    assert_eq!(read(&[broken]).1.len(), 1);
    // Entries of an older round are not applied.
    assert_eq!(read(&[log(3, 0, &new)]).0, Some(1));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn damaged_hives_are_read_without_panic(
        changes in proptest::collection::vec((0_usize..24_576, proptest::num::u8::ANY), 1..40),
    ) {
        let mut bytes = fixture("SOFTWARE");
        for (at, byte) in changes {
            if at > 4 {
                bytes[at] = byte;
            }
        }
        if let Ok(hive) = HiveFile::new(bytes, &[], "x") {
            let _ = hive.children(UNINSTALL);
            let _ = hive.key(r"Microsoft\Windows NT\CurrentVersion\ProfileList");
            let _ = hive.key("");
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>, log: Vec<u8>) {
        let mut hive = vec![0; 4096];
        hive[..4].copy_from_slice(b"regf");
        hive[4] = 1;
        hive.extend(bytes);
        let logs = [[b"regf".as_slice(), &[0; 508], b"HvLE", &log].concat(), log];
        if let Ok(hive) = HiveFile::new(hive, &logs, "x") {
            let _ = hive.key("a");
        }
    }
}
