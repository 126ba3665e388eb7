//! Files of browsers' profiles and of package managers: the first byte chooses the parser.
#![no_main]

use interdict::scan::common::browsers::{firefox, manifest, preferences};
use interdict::scan::common::managers::{chocolatey, npm, python, scoop};
use interdict_fuzz::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    match choice % 10 {
        0 => drop(preferences::parse_preferences(bytes)),
        1 => drop(preferences::parse_local_state(bytes)),
        2 => drop(manifest::parse_manifest(bytes)),
        3 => drop(manifest::parse_message(bytes, "appName")),
        4 => drop(firefox::parse_profiles(&text(bytes))),
        5 => drop(firefox::parse_extensions(bytes)),
        6 => drop(chocolatey::parse_nuspec(bytes)),
        7 => drop(npm::parse_package(bytes)),
        8 => drop(python::parse_metadata(&text(bytes))),
        _ => drop(scoop::parse_manifest(bytes)),
    }
});
