//! Where the bytes of a packed file are, and how their beginning says that it is packed.

use std::io::{BufReader, Cursor, Read, Seek};
use std::path::Path;

use super::super::ImportError;

/// Bytes that can be read from any place on.
pub(super) trait Source: Read + Seek {}

impl<T: Read + Seek> Source for T {}

/// Where the bytes of a packed file are.
#[derive(Clone, Copy)]
pub(super) enum Store<'a> {
    /// In memory.
    Held(&'a [u8]),
    /// In their file, which is too large to be held.
    OnDisk(&'a Path),
}

impl<'a> Store<'a> {
    pub(super) fn reader(self) -> Result<Box<dyn Source + 'a>, ImportError> {
        Ok(match self {
            Self::Held(bytes) => Box::new(Cursor::new(bytes)),
            Self::OnDisk(path) => {
                let file = std::fs::File::open(path);
                let file = file.map_err(|error| ImportError::of_io(path, &error))?;
                Box::new(BufReader::with_capacity(1 << 16, file))
            }
        })
    }

    /// The beginning, in which all signs of packing stand.
    pub(super) fn head(self) -> Result<Vec<u8>, ImportError> {
        const LENGTH: u64 = 512;
        let mut head = Vec::new();
        let read = self.reader()?.take(LENGTH).read_to_end(&mut head);
        read.map_err(|error| ImportError::Unreadable(error.to_string()))?;
        Ok(head)
    }

    pub(super) fn length(self) -> Result<u64, ImportError> {
        match self {
            Self::Held(bytes) => Ok(bytes.len() as u64),
            Self::OnDisk(path) => match std::fs::metadata(path) {
                Ok(facts) => Ok(facts.len()),
                Err(error) => Err(ImportError::of_io(path, &error)),
            },
        }
    }
}

/// Whether a file that begins so is packed.
pub(in crate::import) fn is_packed(head: &[u8]) -> bool {
    head.starts_with(b"\x1f\x8b")
        || matches!(head, [0x78, 0x01 | 0x9c | 0xda, ..])
        || head.starts_with(b"PK\x03\x04")
        || head.starts_with(b"PK\x05\x06")
        || head.get(257..262).is_some_and(|magic| magic == b"ustar")
}
