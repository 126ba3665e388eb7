//! Property lists of macOS: the first byte chooses the parser.
#![no_main]

use interdict::scan::macos;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    match choice % 7 {
        0 => drop(macos::bundles::parse(bytes, "A.app")),
        1 => drop(macos::receipts::parse(bytes)),
        2 => drop(macos::launchd::parse(bytes, "a.plist")),
        3 => drop(macos::extensions::parse_database(bytes)),
        4 => drop(macos::profiles::parse(bytes)),
        5 => drop(macos::machine::parse_computer_name(bytes)),
        _ => drop(macos::machine::parse_system(bytes)),
    }
});
