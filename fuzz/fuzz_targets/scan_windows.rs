//! Files of Windows: hives, programs' version information and signatures, tasks, shortcuts, store
//! packages, stores of certificates. The first byte chooses the parser.
#![no_main]

use interdict::import::Options;
use interdict::scan::common::{appx, certificate, pe, registry, shortcut, task};
use interdict_fuzz::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    match choice % 10 {
        0 => drop(interdict_fuzz::read(bytes.to_vec(), &Options::default())),
        1 => drop(pe::read(&mut std::io::Cursor::new(bytes))),
        2 => drop(pe::of_version(bytes)),
        3 => drop(certificate::of_blob(bytes)),
        4 => drop(certificate::subject(bytes)),
        5 => drop(certificate::signer(bytes)),
        6 => drop(task::parse(bytes)),
        7 => drop(shortcut::target(bytes)),
        8 => drop(appx::manifest(bytes)),
        _ => drop((registry::utf16(bytes, 1 << 16), appx::FullName::parse(&text(bytes)))),
    }
});
