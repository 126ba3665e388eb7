//! Delimited text with whatever the user may say of it: the first byte chooses.
#![no_main]

use interdict::import::{HeadingRow, MachineFrom, Options};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let options = Options {
        machine: (choice & 1 != 0).then(|| "PC".to_owned()),
        machine_from: match choice >> 1 & 3 {
            0 => MachineFrom::Automatic,
            1 => MachineFrom::Column,
            2 => MachineFrom::Sheet,
            _ => MachineFrom::File,
        },
        heading_row: match choice >> 3 & 3 {
            0 => None,
            1 => Some(HeadingRow::Absent),
            2 => Some(HeadingRow::At(1)),
            _ => Some(HeadingRow::At(3)),
        },
        encoding: match choice >> 5 & 3 {
            0 => None,
            1 => Some("windows-1251".to_owned()),
            2 => Some("850".to_owned()),
            _ => Some("utf-16le".to_owned()),
        },
        delimiter: (choice & 128 != 0).then_some(';'),
        ..Options::default()
    };
    let _ = interdict_fuzz::read(bytes.to_vec(), &options);
});
