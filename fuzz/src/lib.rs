//! What every target that reads a list does, and must hold of whatever came out.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use interdict::import::{self, ImportError, Options, Reading};

/// Reads bytes as a list and checks that every row has exactly one place.
pub fn read(bytes: Vec<u8>, options: &Options) -> Result<Reading, ImportError> {
    let never = AtomicBool::new(false);
    let reading = import::read_bytes(Path::new("list"), bytes, options, &|_| {}, &never)?;
    let counts = reading.inventory.counts;
    assert_eq!(counts.rows, counts.software + counts.skipped + counts.problems);
    assert!(counts.rows > 0, "read as a list without a row");
    for at in 0..reading.inventory.installed.len() {
        let software = reading.inventory.software(at);
        assert!(!software.name.contains('\n'), "a name of several lines");
    }
    Ok(reading)
}

/// The text of the bytes, whatever they are.
pub fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
