//! Unpacks what calamine unpacks, beside it and without keeping anything, and stops the reading when a
//! part becomes more than its directory says, or holds a single text that no cell can hold.
//!
//! calamine keeps a whole text in memory until its tag ends, and believes the directory; a few
//! kilobytes can so become gigabytes. What is read of the file goes through here first.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use flate2::{Decompress, FlushDecompress, Status};

use super::parts::Part;

/// Nothing between two tags is longer: a cell holds 32,767 letters.
const LONGEST_TEXT: usize = 8 << 20;

/// Distinct texts of a workbook, and what they may come to.
const MOST_TEXTS: usize = 10_000_000;
const LARGEST_TEXTS: u64 = 500 << 20;

/// Pieces of the file that may wait to be looked at.
const WAITING: usize = 4;

/// A piece of the file, as it was read.
struct Piece {
    at: usize,
    bytes: Vec<u8>,
}

/// Watches over the reading of a packed workbook.
#[derive(Clone)]
pub(super) struct Watch {
    sender: SyncSender<Piece>,
    refused: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to watch, in a thread that ends when the last reader is gone; `None` where the system
    /// gives no thread.
    pub(super) fn begin(parts: Vec<Part>) -> Option<Self> {
        let (sender, receiver) = sync_channel(WAITING);
        let refused = Arc::new(AtomicBool::new(false));
        let own = Arc::clone(&refused);
        std::thread::Builder::new()
            .name("unpacking".to_owned())
            .spawn(move || follow(&receiver, parts, &own))
            .ok()?;
        Some(Self { sender, refused })
    }

    /// Whether the workbook was refused.
    pub(super) fn has_refused(&self) -> bool {
        self.refused.load(Ordering::Relaxed)
    }

    /// Tells what was read of the file.
    pub(super) fn was_read(&self, at: usize, bytes: &[u8]) {
        // Who no longer listens has refused or met a part that calamine will name as damaged.
        let _ = self.sender.send(Piece { at, bytes: bytes.to_vec() });
    }
}

fn follow(pieces: &Receiver<Piece>, mut parts: Vec<Part>, refused: &AtomicBool) {
    parts.sort_by_key(|part| part.start);
    let mut open: Option<Unpacking> = None;
    let mut scratch = vec![0; 64 << 10];
    for piece in pieces {
        let mut bytes = piece.bytes.as_slice();
        let mut at = piece.at;
        while !bytes.is_empty() {
            let goes_on = open.as_ref().is_some_and(|own| own.at == at);
            if !goes_on {
                // A part begins within the piece, or it is the directory or a part read once more.
                let next =
                    parts.iter().find(|part| part.start >= at && part.start < at + bytes.len());
                let Some(part) = next.filter(|part| part.deflated) else { break };
                bytes = bytes.get(part.start - at..).unwrap_or_default();
                at = part.start;
                open = Some(Unpacking::of(part));
            }
            let Some(own) = &mut open else { break };
            let length = bytes.len().min(own.end - own.at);
            let (now, rest) = bytes.split_at(length);
            if !own.take(now, &mut scratch) {
                refused.store(true, Ordering::Relaxed);
                return;
            }
            (bytes, at) = (rest, at + length);
            if own.at >= own.end {
                open = None;
            }
        }
    }
}

/// A part on its way.
struct Unpacking {
    inflate: Decompress,
    at: usize,
    end: usize,
    /// Bytes that it may still become.
    left: u64,
    /// Bytes since the last tag.
    text: usize,
    /// Whether it holds text at all, and whether it is the table of texts.
    is_xml: bool,
    is_texts: bool,
    texts: usize,
}

impl Unpacking {
    fn of(part: &Part) -> Self {
        let is_texts = part.name.contains("sharedstrings");
        let most = if is_texts { LARGEST_TEXTS } else { u64::MAX };
        Self {
            inflate: Decompress::new(false),
            at: part.start,
            end: part.end,
            left: part.unpacked.min(most),
            text: 0,
            is_xml: part.is_xml(),
            is_texts,
            texts: 0,
        }
    }

    /// Unpacks the next bytes; `false` where it is too much.
    fn take(&mut self, mut bytes: &[u8], scratch: &mut [u8]) -> bool {
        self.at += bytes.len();
        loop {
            let (before_in, before_out) = (self.inflate.total_in(), self.inflate.total_out());
            let Ok(status) = self.inflate.decompress(bytes, scratch, FlushDecompress::None) else {
                // calamine meets the same damage and names it.
                return true;
            };
            let taken = (self.inflate.total_in() - before_in) as usize;
            let given = (self.inflate.total_out() - before_out) as usize;
            bytes = bytes.get(taken..).unwrap_or_default();
            if !self.look_at(scratch.get(..given).unwrap_or_default()) {
                return false;
            }
            if status == Status::StreamEnd
                || (taken == 0 && given == 0)
                || (bytes.is_empty() && given < scratch.len())
            {
                return true;
            }
        }
    }

    fn look_at(&mut self, given: &[u8]) -> bool {
        let Some(left) = self.left.checked_sub(given.len() as u64) else { return false };
        self.left = left;
        if !self.is_xml {
            return true;
        }
        if self.is_texts {
            self.texts += memchr::memmem::find_iter(given, b"<si").count();
        }
        match memchr::memrchr(b'<', given) {
            // Where a piece has any tag, no text within it is longer than the piece.
            Some(last) => self.text = given.len() - last,
            None => self.text += given.len(),
        }
        self.text <= LONGEST_TEXT && self.texts <= MOST_TEXTS
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(text).unwrap();
        out.finish().unwrap()
    }

    fn is_refused(name: &str, text: &[u8], claims: u64) -> bool {
        let bytes = packed(text);
        let part = Part {
            name: name.to_owned(),
            start: 10,
            end: 10 + bytes.len(),
            unpacked: claims,
            deflated: true,
        };
        let (sender, receiver) = sync_channel(1_000_000);
        let mut file = vec![0; 10];
        file.extend(bytes);
        for (at, piece) in file.chunks(7_000).enumerate() {
            sender.send(Piece { at: at * 7_000, bytes: piece.to_vec() }).unwrap();
        }
        drop(sender);
        let refused = AtomicBool::new(false);
        follow(&receiver, vec![part], &refused);
        refused.load(Ordering::Relaxed)
    }

    #[test]
    fn what_becomes_more_than_it_says_is_refused() {
        let text = b"<c>1</c>".repeat(50_000);
        assert!(!is_refused("xl/worksheets/sheet1.xml", &text, text.len() as u64));
        assert!(is_refused("xl/worksheets/sheet1.xml", &text, text.len() as u64 - 1));
    }

    #[test]
    fn a_text_that_no_cell_can_hold_is_refused() {
        let mut text = b"<c>".to_vec();
        text.resize(LONGEST_TEXT + 100_000, b'x');
        assert!(is_refused("xl/worksheets/sheet1.xml", &text, u64::MAX));
        assert!(!is_refused("xl/media/image1.bin", &text, u64::MAX));
    }
}
