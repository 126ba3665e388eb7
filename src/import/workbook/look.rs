//! Looks at a workbook before calamine opens it: what its parts claim, and what they would cost.

use std::io::Read as _;
use std::sync::atomic::{AtomicBool, Ordering};

use quick_xml::events::Event;

use super::super::ImportError;
use super::layout::Layout;
use super::parts::{self, Packing, Part};

/// Unpacked sizes beyond this are no list of programs.
const LARGEST_UNPACKED: u64 = 4 << 30;
/// Nothing but repetition packs better than this, from this size on.
const HIGHEST_RATIO: u64 = 300;
const RATIO_FROM: u64 = 100 << 20;
/// Parts of a workbook; one with a thousand sheets has not as many.
const MOST_PARTS: usize = 10_000;
/// Cells that an OpenDocument sheet or an XLS sheet may come to when it is laid out in memory.
const MOST_CELLS: u64 = 17_000_000;

/// A packed workbook without its packing, if what its parts claim fits into memory; `None` for what is
/// no archive.
///
/// # Errors
/// [`ImportError::TooLarge`], and [`ImportError::Damaged`] for claims that cannot be true.
pub(super) fn packed(bytes: &[u8], cancel: &AtomicBool) -> Result<Option<Layout>, ImportError> {
    let Some(parts) = parts::parts(bytes) else { return Ok(None) };
    let total = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.unpacked));
    let ratio = total / (bytes.len() as u64).max(1);
    if parts.len() > MOST_PARTS
        || total > LARGEST_UNPACKED
        || (total > RATIO_FROM && ratio > HIGHEST_RATIO)
    {
        return Err(ImportError::TooLarge);
    }
    for part in &parts {
        if part.is_xml() {
            check_claim(part, bytes, cancel)?;
        }
        if part.name == "content.xml" {
            check_open_document(part, bytes, cancel)?;
        }
    }
    Layout::of(parts).map(Some).ok_or(ImportError::TooLarge)
}

/// An XLS workbook says in its DIMENSIONS records ([MS-XLS] 2.4.90) how large each sheet is, and
/// calamine makes room for it at once.
///
/// # Errors
/// [`ImportError::TooLarge`].
pub(super) fn binary(bytes: &[u8]) -> Result<(), ImportError> {
    // The type 0x0200 and the length 14.
    const DIMENSIONS: &[u8] = &[0x00, 0x02, 0x0e, 0x00];
    for at in memchr::memmem::find_iter(bytes, DIMENSIONS) {
        let four = |from: usize| {
            let four = bytes.get(at + from..at + from + 4)?;
            Some(u64::from(u32::from_le_bytes(four.try_into().ok()?)))
        };
        let two = |from: usize| {
            let two = bytes.get(at + from..at + from + 2)?;
            Some(u64::from(u16::from_le_bytes(two.try_into().ok()?)))
        };
        let (Some(top), Some(bottom), Some(left), Some(right), Some(0)) =
            (four(4), four(8), two(12), two(14), two(16))
        else {
            continue;
        };
        if bottom.saturating_sub(top).saturating_mul(right.saturating_sub(left)) > MOST_CELLS {
            return Err(ImportError::TooLarge);
        }
    }
    Ok(())
}

/// The unpacked bytes of a part, as a stream that ends when the user stops.
fn unpacked<'a>(
    part: &Part,
    bytes: &'a [u8],
    cancel: &'a AtomicBool,
) -> impl std::io::BufRead + 'a {
    let raw = Stoppable { bytes: bytes.get(part.bytes.clone()).unwrap_or_default(), cancel };
    let stream: Box<dyn std::io::Read + 'a> = if part.packed == Packing::Deflated {
        Box::new(flate2::read::DeflateDecoder::new(raw))
    } else {
        Box::new(raw)
    };
    // A part becomes no more than it says; calamine's own reading is watched for it.
    std::io::BufReader::new(stream.take(part.unpacked))
}

struct Stoppable<'a> {
    bytes: &'a [u8],
    cancel: &'a AtomicBool,
}

impl std::io::Read for Stoppable<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(std::io::Error::other("cancelled"));
        }
        self.bytes.read(buffer)
    }
}

/// calamine 0.38 makes room for as many texts as the table of texts claims (`uniqueCount`), whatever
/// is there; four thousand million end the program. Few claims need to be counted after.
fn check_claim(part: &Part, bytes: &[u8], cancel: &AtomicBool) -> Result<(), ImportError> {
    const HEAD: u64 = 64 << 10;
    const BELIEVED: u64 = 1 << 20;
    let mut head = Vec::new();
    // Damage is named by calamine.
    let _ = unpacked(part, bytes, cancel).take(HEAD).read_to_end(&mut head);
    let Some(at) = memchr::memmem::find(&head, b"uniqueCount") else { return Ok(()) };
    let claimed: String = head
        .get(at + b"uniqueCount".len()..)
        .unwrap_or_default()
        .iter()
        .skip_while(|byte| !byte.is_ascii_digit())
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    let claimed = claimed.parse::<u64>().unwrap_or(u64::MAX);
    // A text is at least "<si/>".
    if claimed <= BELIEVED && claimed * 5 <= part.unpacked.max(5 * 1_024) {
        return Ok(());
    }
    let mut counted = 0_u64;
    let mut stream = unpacked(part, bytes, cancel);
    let mut piece = vec![0; 256 << 10];
    while let Ok(length) = stream.read(&mut piece) {
        if length == 0 {
            break;
        }
        // A tag cut in two between pieces is one less; a claim may be a little higher.
        counted += memchr::memmem::find_iter(piece.get(..length).unwrap_or_default(), b"<si")
            .count() as u64;
    }
    if cancel.load(Ordering::Relaxed) {
        return Err(ImportError::Cancelled);
    }
    if claimed > counted + counted / 8 + 1_024 {
        return Err(ImportError::Damaged(format!(
            "its table of texts claims to have {claimed} and has {counted}"
        )));
    }
    Ok(())
}

/// An OpenDocument sheet is laid out in memory up to its last filled row and column; repeated rows and
/// cells make that large with few bytes. Counts it before (OpenDocument 1.3 part 3, 19.675 and 19.678).
fn check_open_document(part: &Part, bytes: &[u8], cancel: &AtomicBool) -> Result<(), ImportError> {
    let mut reader = quick_xml::Reader::from_reader(unpacked(part, bytes, cancel));
    let mut buffer = Vec::new();
    let (mut row, mut rows_here, mut column, mut widest, mut last_row) =
        (0_u64, 1_u64, 0_u64, 0_u64, 0_u64);
    let mut cell = 1_u64;
    let mut filled = false;
    loop {
        buffer.clear();
        // Damage, and the user's wish to stop, end the look; both are met again by the reading.
        let Ok(event) = reader.read_event_into(&mut buffer) else { return Ok(()) };
        let (tag, empty) = match &event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(tag) => {
                match tag.local_name().as_ref() {
                    "table-row" => {
                        if filled {
                            last_row = row.saturating_add(rows_here);
                        }
                        row = row.saturating_add(rows_here);
                    }
                    "table" => (row, column, widest, last_row) = (0, 0, 0, 0),
                    _ => {}
                }
                if last_row.saturating_mul(widest) > MOST_CELLS {
                    return Err(ImportError::TooLarge);
                }
                continue;
            }
            Event::Eof => return Ok(()),
            _ => continue,
        };
        let number = |name: &str| {
            tag.attributes()
                .flatten()
                .find(|own| own.key.local_name().as_ref() == name)
                .and_then(|own| own.value.trim().parse::<u64>().ok())
        };
        match tag.local_name().as_ref() {
            "table-row" => {
                rows_here = number("number-rows-repeated").unwrap_or(1);
                (column, filled) = (0, false);
                if empty {
                    row = row.saturating_add(rows_here);
                }
            }
            "table-cell" | "covered-table-cell" => {
                cell = number("number-columns-repeated").unwrap_or(1);
                column = column.saturating_add(cell);
                if tag
                    .attributes()
                    .flatten()
                    .any(|own| own.key.local_name().as_ref().starts_with("value"))
                {
                    filled = true;
                    widest = widest.max(column);
                }
            }
            "p" if cell > 0 => {
                filled = true;
                widest = widest.max(column);
            }
            _ => {}
        }
    }
}
