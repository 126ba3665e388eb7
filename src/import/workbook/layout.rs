//! A packed workbook as if nothing in it were packed: where in such an archive each part would lie, and
//! its directory (APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16). The bytes of the parts are not in it; they are
//! unpacked when they are read.

use std::ops::Range;

use super::parts::{Packing, Part};

/// Room in the flags for the name that is UTF-8, and for the password.
const UTF8: u16 = 1 << 11;
const ENCRYPTED: u16 = 1;

/// A method that nobody unpacks.
const UNKNOWN: u16 = 0xfffe;

/// The version that is needed to read it: 2.0.
const VERSION: u16 = 20;

/// An archive in which nothing is packed.
pub(super) struct Layout {
    pub(super) parts: Vec<Part>,
    /// The heads of the parts, and the directory.
    made: Vec<u8>,
    /// What lies where, in order.
    places: Vec<Place>,
}

/// A stretch of the archive.
struct Place {
    start: u64,
    end: u64,
    what: What,
}

/// What lies in a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Made(Range<usize>),
    /// Index of the part.
    Part(usize),
}

/// What lies at a place.
pub(super) enum Here<'a> {
    /// These bytes.
    Made(&'a [u8]),
    /// A part, from this byte of it on, and how many bytes it has from there.
    Part(usize, u64, u64),
    End,
}

impl Layout {
    /// Lays the parts out; `None` where they are too large for a plain archive.
    pub(super) fn of(parts: Vec<Part>) -> Option<Self> {
        let mut own = Self { parts: Vec::new(), made: Vec::new(), places: Vec::new() };
        let mut directory = Vec::new();
        let mut count = 0_u16;
        for (at, part) in parts.iter().enumerate() {
            let head_at = u32::try_from(own.end()).ok()?;
            let size = u32::try_from(match part.packed {
                Packing::Stored => part.bytes.len() as u64,
                Packing::Deflated => part.unpacked,
                Packing::Other | Packing::Encrypted | Packing::Lost => 0,
            })
            .ok()?;
            let facts = facts(part, size)?;
            let from = own.made.len();
            // What is not where it should be has no head either.
            let sign = if part.packed == Packing::Lost { [0; 4] } else { *b"PK\x03\x04" };
            own.made.extend_from_slice(&sign);
            own.made.extend_from_slice(&facts);
            own.made.extend_from_slice(&part.written);
            own.put((own.made.len() - from) as u64, What::Made(from..own.made.len()));
            own.put(u64::from(size), What::Part(at));
            directory.extend_from_slice(b"PK\x01\x02");
            directory.extend_from_slice(&VERSION.to_le_bytes());
            directory.extend_from_slice(&facts);
            // No comment, on the first disk, no attributes.
            directory.extend_from_slice(&[0; 10]);
            directory.extend_from_slice(&head_at.to_le_bytes());
            directory.extend_from_slice(&part.written);
            count = count.checked_add(1)?;
        }
        let directory_at = u32::try_from(own.end()).ok()?;
        let length = u32::try_from(directory.len()).ok()?;
        directory.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        directory.extend_from_slice(&count.to_le_bytes());
        directory.extend_from_slice(&count.to_le_bytes());
        directory.extend_from_slice(&length.to_le_bytes());
        directory.extend_from_slice(&directory_at.to_le_bytes());
        directory.extend_from_slice(&[0; 2]);
        let from = own.made.len();
        own.made.extend_from_slice(&directory);
        own.put(directory.len() as u64, What::Made(from..own.made.len()));
        own.parts = parts;
        Some(own)
    }

    /// How long the archive is.
    pub(super) fn end(&self) -> u64 {
        self.places.last().map_or(0, |place| place.end)
    }

    /// What lies at a place.
    pub(super) fn at(&self, at: u64) -> Here<'_> {
        let next = self.places.partition_point(|place| place.end <= at);
        let Some(place) = self.places.get(next) else { return Here::End };
        let within = at - place.start;
        match &place.what {
            What::Made(range) => {
                let bytes = self.made.get(range.clone()).unwrap_or_default();
                let within = usize::try_from(within).unwrap_or(usize::MAX);
                Here::Made(bytes.get(within..).unwrap_or_default())
            }
            What::Part(part) => Here::Part(*part, within, place.end - at),
        }
    }

    fn put(&mut self, length: u64, what: What) {
        if length > 0 {
            let start = self.end();
            self.places.push(Place { start, end: start + length, what });
        }
    }
}

/// What the head of a part and its entry in the directory both say, from the version on.
fn facts(part: &Part, size: u32) -> Option<[u8; 26]> {
    let name = u16::try_from(part.written.len()).ok()?;
    let flags = if part.is_utf8 { UTF8 } else { 0 };
    let (flags, method) = match part.packed {
        Packing::Encrypted => (flags | ENCRYPTED, 0),
        Packing::Other => (flags, UNKNOWN),
        Packing::Stored | Packing::Deflated | Packing::Lost => (flags, 0),
    };
    let mut facts = [0; 26];
    let mut write = |at: usize, bytes: &[u8]| {
        if let Some(place) = facts.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    };
    write(0, &VERSION.to_le_bytes());
    write(2, &flags.to_le_bytes());
    write(4, &method.to_le_bytes());
    // Bytes 6 to 10 are its time: the first of January 1980.
    write(8, &0x21_u16.to_le_bytes());
    write(10, &part.crc.to_le_bytes());
    write(14, &size.to_le_bytes());
    write(18, &size.to_le_bytes());
    write(22, &name.to_le_bytes());
    Some(facts)
}
