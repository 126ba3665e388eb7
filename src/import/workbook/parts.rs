//! The parts of a packed workbook, as the directory of its ZIP archive describes them (APPNOTE.TXT 4.3.12),
//! read without unpacking anything.

use std::io::Cursor;
use std::ops::Range;

use zip::{CompressionMethod, ZipArchive};

/// One part of a workbook.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its name in small letters.
    pub(super) name: String,
    /// Its name as it is written, and whether that is UTF-8.
    pub(super) written: Vec<u8>,
    pub(super) is_utf8: bool,
    /// Where its bytes lie in the file; empty where they cannot be found.
    pub(super) bytes: Range<usize>,
    /// What it unpacks to, as it claims.
    pub(super) unpacked: u64,
    /// Its checksum.
    pub(super) crc: u32,
    pub(super) packed: Packing,
}

/// How a part is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all.
    Stored,
    /// By the usual method.
    Deflated,
    /// In a way that is not unpacked here.
    Other,
    /// With a password.
    Encrypted,
    /// It is not where the directory says.
    Lost,
}

impl Part {
    /// Whether its name says that it is XML.
    pub(super) fn is_xml(&self) -> bool {
        let end = std::path::Path::new(&self.name).extension();
        end.is_some_and(|end| end == "xml" || end == "rels")
    }
}

/// The parts of an archive; `None` where it is none. The directory is read by what calamine reads it
/// with, too, so that no part is known to one of them only.
pub(super) fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let known = archive.clone();
    let mut parts = Vec::with_capacity(archive.len());
    for at in 0..archive.len() {
        let entry = known.by_index_data(at).ok()?;
        let written = entry.name_raw().to_vec();
        let name = String::from_utf8_lossy(&written).to_lowercase();
        let is_utf8 = entry.name().is_ok_and(|name| name.as_bytes() == written);
        let packed = match entry.compression() {
            _ if entry.encrypted() => Packing::Encrypted,
            CompressionMethod::Stored => Packing::Stored,
            CompressionMethod::Deflated => Packing::Deflated,
            _ => Packing::Other,
        };
        let start = archive.by_index_raw(at).ok().and_then(|raw| raw.data_start());
        let place = start.and_then(|start| place(start, entry.compressed_size(), bytes.len()));
        parts.push(Part {
            name,
            written,
            is_utf8,
            unpacked: entry.size(),
            crc: entry.crc32(),
            packed: if place.is_some() { packed } else { Packing::Lost },
            bytes: place.unwrap_or_default(),
        });
    }
    Some(parts)
}

/// Where bytes lie; cut at the end of the file, where that was cut.
fn place(start: u64, length: u64, all: usize) -> Option<Range<usize>> {
    let start = usize::try_from(start).ok().filter(|start| *start <= all)?;
    let end = usize::try_from(length).ok().and_then(|length| start.checked_add(length));
    Some(start..end.unwrap_or(all).min(all))
}
