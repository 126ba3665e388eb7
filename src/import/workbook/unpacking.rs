//! Unpacks one part of a workbook piece by piece, and refuses it when it becomes more than the
//! directory says, or holds a single text that no cell can hold.
//!
//! calamine keeps a whole text in memory until its tag ends, and believes the directory; a few
//! kilobytes can so become gigabytes. It is given nothing that was not looked at here.

use flate2::{Decompress, FlushDecompress, Status};

use super::parts::{Packing, Part};

/// Bytes of a piece.
pub(super) const PIECE: usize = 64 << 10;

/// Nothing between two tags is longer: a cell holds 32,767 letters.
const LONGEST_TEXT: usize = 8 << 20;

/// Distinct texts of a workbook, and what they may come to.
const MOST_TEXTS: usize = 10_000_000;
const LARGEST_TEXTS: u64 = 500 << 20;

/// Why a part gives nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bad {
    Damaged,
    TooLarge,
}

/// A part on its way.
pub(super) struct Unpacking<'a> {
    /// What is not unpacked yet.
    bytes: &'a [u8],
    /// `None` for a part that is not packed.
    inflate: Option<Box<Decompress>>,
    has_ended: bool,
    /// Bytes that it may still become.
    left: u64,
    /// Bytes since the last tag.
    text: usize,
    /// Whether it holds text at all, and whether it is the table of texts.
    is_xml: bool,
    is_texts: bool,
    texts: usize,
}

impl<'a> Unpacking<'a> {
    pub(super) fn of(part: &Part, file: &'a [u8]) -> Self {
        let is_texts = part.name.contains("sharedstrings");
        let most = if is_texts { LARGEST_TEXTS } else { u64::MAX };
        let inflate = part.packed == Packing::Deflated;
        Self {
            bytes: file.get(part.bytes.clone()).unwrap_or_default(),
            inflate: inflate.then(|| Box::new(Decompress::new(false))),
            has_ended: false,
            left: if inflate { part.unpacked.min(most) } else { most },
            text: 0,
            is_xml: part.is_xml(),
            is_texts,
            texts: 0,
        }
    }

    /// The next bytes, as many as there is room for; none at the end.
    ///
    /// # Errors
    /// When they are damaged, or too many.
    pub(super) fn next(&mut self, room: &mut [u8]) -> Result<usize, Bad> {
        let given = self.fill(room)?;
        self.left = self.left.checked_sub(given as u64).ok_or(Bad::TooLarge)?;
        // Before the last piece is given away it is clear that it is the last one.
        if self.left == 0 && self.fill(&mut [0])? > 0 {
            return Err(Bad::TooLarge);
        }
        self.look_at(room.get(..given).unwrap_or_default())?;
        Ok(given)
    }

    fn fill(&mut self, room: &mut [u8]) -> Result<usize, Bad> {
        let Some(inflate) = &mut self.inflate else {
            let length = self.bytes.len().min(room.len());
            let (now, rest) = self.bytes.split_at(length);
            if let Some(room) = room.get_mut(..length) {
                room.copy_from_slice(now);
            }
            self.bytes = rest;
            return Ok(length);
        };
        let mut filled = 0;
        while !self.has_ended && filled < room.len() {
            let (before_in, before_out) = (inflate.total_in(), inflate.total_out());
            let free = room.get_mut(filled..).unwrap_or_default();
            let status = inflate.decompress(self.bytes, free, FlushDecompress::None);
            let status = status.map_err(|_| Bad::Damaged)?;
            let taken = usize::try_from(inflate.total_in() - before_in).unwrap_or(usize::MAX);
            let given = usize::try_from(inflate.total_out() - before_out).unwrap_or(usize::MAX);
            self.bytes = self.bytes.get(taken..).unwrap_or_default();
            filled += given;
            // A part that was cut ends where its bytes do; its checksum tells.
            self.has_ended = status == Status::StreamEnd || (taken == 0 && given == 0);
        }
        Ok(filled)
    }

    fn look_at(&mut self, given: &[u8]) -> Result<(), Bad> {
        if !self.is_xml {
            return Ok(());
        }
        if self.is_texts {
            self.texts += memchr::memmem::find_iter(given, b"<si").count();
        }
        match memchr::memrchr(b'<', given) {
            // Where a piece has any tag, no text within it is longer than the piece.
            Some(last) => self.text = given.len() - last,
            None => self.text += given.len(),
        }
        if self.text > LONGEST_TEXT || self.texts > MOST_TEXTS {
            return Err(Bad::TooLarge);
        }
        Ok(())
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

    fn unpack(name: &str, bytes: &[u8], packed: Packing, claims: u64) -> Result<Vec<u8>, Bad> {
        let part = Part {
            name: name.to_owned(),
            written: name.as_bytes().to_vec(),
            is_utf8: true,
            bytes: 0..bytes.len(),
            unpacked: claims,
            crc: 0,
            packed,
        };
        let mut unpacking = Unpacking::of(&part, bytes);
        let (mut all, mut room) = (Vec::new(), vec![0; PIECE]);
        loop {
            let given = unpacking.next(&mut room)?;
            if given == 0 {
                return Ok(all);
            }
            all.extend_from_slice(&room[..given]);
        }
    }

    #[test]
    fn what_becomes_more_than_it_says_is_refused() {
        const SHEET: &str = "xl/worksheets/sheet1.xml";
        for times in [1, 50_000, PIECE] {
            let text = b"<c>1</c>".repeat(times);
            let (bytes, length) = (packed(&text), text.len() as u64);
            let unpack = |claims| unpack(SHEET, &bytes, Packing::Deflated, claims);
            assert_eq!(unpack(length), Ok(text));
            assert_eq!(unpack(length - 1), Err(Bad::TooLarge));
        }
    }

    #[test]
    fn a_text_that_no_cell_can_hold_is_refused() {
        let mut text = b"<c>".to_vec();
        text.resize(LONGEST_TEXT + 100_000, b'x');
        let bytes = packed(&text);
        for (bytes, how) in [(&bytes, Packing::Deflated), (&text, Packing::Stored)] {
            let sheet = unpack("xl/worksheets/sheet1.xml", bytes, how, u64::MAX);
            assert_eq!(sheet, Err(Bad::TooLarge));
            let image = unpack("xl/media/image1.bin", bytes, how, u64::MAX);
            assert_eq!(image.as_ref(), Ok(&text));
        }
    }

    #[test]
    fn damage_is_named_and_what_is_cut_ends() {
        let text = b"<c>1</c>".repeat(50_000);
        let bytes = packed(&text);
        let cut = unpack("sheet.xml", &bytes[..bytes.len() / 2], Packing::Deflated, u64::MAX);
        assert!(text.starts_with(&cut.unwrap()));
        let noise = unpack("sheet.xml", &[0xff; 100], Packing::Deflated, u64::MAX);
        assert_eq!(noise, Err(Bad::Damaged));
    }
}
