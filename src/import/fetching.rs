//! The bytes of a file: how they are fetched, and no word about what they mean.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{ImportError, LARGEST_HELD};

/// Bytes that are read between two looks at whether the user has stopped.
const PIECE: u64 = 16 << 20;

/// A line of text beyond this is no row.
const LONGEST_LINE: usize = 64 << 20;

/// Where two threads pay: what takes time is the memory that the system has to find.
const FROM_TWO_SIDES: u64 = 32 << 20;

/// The bytes of a file, read in pieces, so that the user can stop, and so that a text without a single
/// line end is not read to its end.
pub(super) fn whole(path: &Path, size: u64, cancel: &AtomicBool) -> Result<Vec<u8>, ImportError> {
    let failed = |error: std::io::Error| ImportError::of_io(path, &error);
    let mut file = File::open(path).map_err(failed)?;
    if size >= FROM_TWO_SIDES && has_a_line_end(path).unwrap_or(false) {
        if let Some(bytes) = from_two_sides(path, size, cancel) {
            return if cancel.load(Ordering::Relaxed) {
                Err(ImportError::Cancelled)
            } else {
                Ok(bytes)
            };
        }
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(LARGEST_HELD)).unwrap_or(0));
    let mut has_lines = false;
    loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(ImportError::Cancelled);
        }
        let before = bytes.len();
        let read = file.by_ref().take(PIECE).read_to_end(&mut bytes).map_err(failed)?;
        if read == 0 || bytes.len() as u64 > LARGEST_HELD {
            return Ok(bytes);
        }
        let piece = bytes.get(before..).unwrap_or_default();
        has_lines = has_lines || memchr::memchr2(b'\n', b'\r', piece).is_some();
        // JSON, XML and what is packed need no lines.
        let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        let is_text =
            !bytes.starts_with(b"PK") && !matches!(start, Some(b'{' | b'[' | b'<' | 0x1f | 0x78));
        if !has_lines && is_text && bytes.len() > LONGEST_LINE {
            return Err(ImportError::NotUnderstood(
                "it begins with a line of more than 64 MB, and no list has such a row".to_owned(),
            ));
        }
    }
}

/// Whether a line ends near the beginning of a file.
fn has_a_line_end(path: &Path) -> std::io::Result<bool> {
    let mut head = Vec::new();
    File::open(path)?.take(1 << 20).read_to_end(&mut head)?;
    Ok(memchr::memchr2(b'\n', b'\r', &head).is_some())
}

/// A large file, its halves read at the same time; `None` where it is not as long as it was.
fn from_two_sides(path: &Path, size: u64, cancel: &AtomicBool) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(size).ok()?];
    let middle = bytes.len() / 2;
    let (first, second) = bytes.split_at_mut(middle);
    let read = |from: u64, into: &mut [u8]| -> std::io::Result<()> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(from))?;
        for piece in into.chunks_mut(PIECE as usize) {
            if cancel.load(Ordering::Relaxed) {
                return Ok(());
            }
            file.read_exact(piece)?;
        }
        Ok(())
    };
    let both = std::thread::scope(|scope| {
        let other = std::thread::Builder::new()
            .name("reading".to_owned())
            .spawn_scoped(scope, || read(middle as u64, second))
            .ok()?;
        let own = read(0, first);
        own.and(other.join().ok()?).ok()
    });
    both.map(|()| bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        let text: Vec<u8> = (0..100_001_u32).flat_map(u32::to_le_bytes).collect();
        std::fs::write(&path, &text).unwrap();
        let never = AtomicBool::new(false);
        assert_eq!(from_two_sides(&path, text.len() as u64, &never), Some(text.clone()));
        assert_eq!(from_two_sides(&path, text.len() as u64 + 1, &never), None);
        assert_eq!(whole(&path, text.len() as u64, &never), Ok(text));
    }
}
