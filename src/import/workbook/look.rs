//! Looks at a workbook before calamine opens it: what its parts claim, and what they would cost.

use std::sync::atomic::AtomicBool;

use super::super::ImportError;
use super::ZIP;

/// Unpacked sizes beyond this are no list of programs.
const LARGEST_UNPACKED: u64 = 4 << 30;
/// Nothing but repetition packs better than this, from this size on.
const HIGHEST_RATIO: u64 = 300;
const RATIO_FROM: u64 = 100 << 20;

/// Refuses what would not fit into memory.
///
/// # Errors
/// [`ImportError::TooLarge`].
pub(super) fn before_opening(bytes: &[u8], _cancel: &AtomicBool) -> Result<(), ImportError> {
    if bytes.starts_with(ZIP) { check_unpacked(bytes) } else { Ok(()) }
}

/// Adds up what the archive's directory says the parts unpack to (APPNOTE.TXT 4.3.12), before
/// anything is unpacked.
fn check_unpacked(bytes: &[u8]) -> Result<(), ImportError> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let mut total = 0_u64;
    for at in memchr::memmem::find_iter(bytes, ENTRY) {
        let size = bytes.get(at + 24..at + 28).and_then(|four| four.try_into().ok());
        total += u64::from(size.map_or(0, u32::from_le_bytes));
    }
    let ratio = total / (bytes.len() as u64).max(1);
    if total > LARGEST_UNPACKED || (total > RATIO_FROM && ratio > HIGHEST_RATIO) {
        return Err(ImportError::TooLarge);
    }
    Ok(())
}
