//! Files of Linux systems: the first byte chooses the parser.
#![no_main]

use interdict::scan::linux;
use interdict_fuzz::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    match choice % 14 {
        0 => drop(linux::dpkg::parse("status", bytes)),
        1 => drop(linux::apk::parse(bytes)),
        2 => drop(linux::rpm_header::parse_header(bytes)),
        3 => drop(linux::rpm_query::parse(bytes)),
        4 => drop(linux::pacman::parse(&text(bytes))),
        5 => drop(linux::desktop::parse(&text(bytes))),
        6 => drop(linux::systemd::parse(&text(bytes))),
        7 => drop(linux::nix::parse_json(bytes)),
        8 => drop(linux::nix::parse_nix(&text(bytes))),
        9 => drop(linux::flatpak::parse("org.example.App", bytes)),
        10 => drop(linux::snap::parse_yaml(&text(bytes))),
        11 => drop(linux::containers::parse_docker(bytes)),
        12 => drop(linux::containers::parse_podman(bytes)),
        _ => drop(linux::init::parse_description(&text(bytes))),
    }
});
