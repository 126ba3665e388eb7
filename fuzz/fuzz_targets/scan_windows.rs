//! Files of Windows: hives, programs' version information and signatures, tasks, shortcuts, store
//! packages, stores of certificates. The first byte chooses the parser.
#![no_main]

use interdict::import::Options;
use interdict::scan::common::hive::HiveFile;
use interdict::scan::common::registry::Hive as _;
use interdict::scan::common::{appx, certificate, pe, registry, shortcut, task};
use interdict_fuzz::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    match choice % 12 {
        0 => drop(interdict_fuzz::read(bytes.to_vec(), &Options::default())),
        1 => drop(pe::read(&mut std::io::Cursor::new(bytes))),
        2 => drop(pe::of_version(bytes)),
        3 => drop(certificate::of_blob(bytes)),
        4 => drop(certificate::subject(bytes)),
        5 => drop(certificate::signer(bytes)),
        6 => drop(task::parse(bytes)),
        7 => drop(shortcut::target(bytes)),
        8 => drop(appx::manifest(bytes)),
        9 => drop((registry::utf16(bytes, 1 << 16), appx::FullName::parse(&text(bytes)))),
        10 => {
            let Some((kind, bytes)) = bytes.split_first() else { return };
            drop(registry::Value::of(u32::from(*kind), bytes));
        }
        _ => logged(bytes),
    }
});

/// A hive with the log that belongs to it: the first two bytes say how long the hive is.
fn logged(bytes: &[u8]) {
    let Some((length, bytes)) = bytes.split_first_chunk() else { return };
    let cut = usize::from(u16::from_le_bytes(*length)).min(bytes.len());
    let (hive, log) = bytes.split_at(cut);
    let Ok(hive) = HiveFile::new(hive.to_vec(), &[log.to_vec()], "hive") else { return };
    drop((hive.key(""), hive.children(""), hive.children("Microsoft")));
}
