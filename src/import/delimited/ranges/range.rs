//! A stretch of a text that is read through a buffer.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::atomic::Ordering;

use super::super::super::rows::Table;
use super::super::super::{ImportError, stopped};
use super::super::marks::Marks;
use super::stretch::Stretch;
use super::{LONGEST_LINE, LOOK_AHEAD, Stop, Text, UNMARKED};

/// A stretch of a text on its way through a buffer.
pub(super) struct Range<'t> {
    text: &'t Text<'t>,
    file: File,
    /// Where the buffer begins in the file.
    base: u64,
    buffer: Vec<u8>,
    /// How much of the buffer is filled, and how far it was read.
    filled: usize,
    at: usize,
    pub(super) line: u64,
    /// Whether the buffer ends where the file ends.
    last: bool,
    pub(super) lossy: bool,
    marks: Marks,
    /// Pieces that are read row by row, because the rows before them were not known.
    unmarked: u32,
}

impl<'t> Range<'t> {
    pub(super) fn open(text: &'t Text<'t>, from: u64, line: u64) -> Result<Self, ImportError> {
        let failed = |error: std::io::Error| ImportError::of_io(text.path, &error);
        let mut file = File::open(text.path).map_err(failed)?;
        file.seek(SeekFrom::Start(from)).map_err(failed)?;
        let buffer = Vec::new();
        let (filled, at, last, lossy, unmarked) = (0, 0, false, false, 0);
        let marks = Marks::default();
        Ok(Self { text, file, base: from, buffer, filled, at, line, last, lossy, marks, unmarked })
    }

    pub(super) fn place(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Goes on from another place.
    pub(super) fn go_to(&mut self, place: u64, line: u64) -> Result<(), ImportError> {
        self.file
            .seek(SeekFrom::Start(place))
            .map_err(|error| ImportError::of_io(self.text.path, &error))?;
        (self.base, self.filled, self.at, self.line, self.last) = (place, 0, 0, line, false);
        Ok(())
    }

    /// Fills the buffer up to this size, after what is not read yet.
    fn fill(&mut self, size: usize) -> Result<(), ImportError> {
        if self.at > 0 {
            self.buffer.copy_within(self.at..self.filled, 0);
            self.base += self.at as u64;
            self.filled -= self.at;
            self.at = 0;
        }
        if self.buffer.len() < size {
            self.buffer.resize(size, 0);
        }
        while self.filled < size && !self.last {
            stopped(self.text.cancel)?;
            let room = self.buffer.get_mut(self.filled..size).unwrap_or_default();
            match self.file.read(room) {
                Ok(0) => self.last = true,
                Ok(length) => self.filled += length,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(ImportError::of_io(self.text.path, &error)),
            }
        }
        Ok(())
    }

    /// Passes line ends, so that the place is that of the next record.
    pub(super) fn pass_blank(&mut self) -> Result<(), ImportError> {
        loop {
            if self.at >= self.filled {
                self.fill(self.text.piece)?;
                if self.at >= self.filled {
                    return Ok(());
                }
            }
            match self.buffer.get(self.at) {
                Some(byte) if *byte == self.text.end => self.line += 1,
                Some(b'\r' | b'\n') => {}
                _ => return Ok(()),
            }
            self.at += 1;
        }
    }

    /// Reads records until one begins at or behind `until`, `most` are read, or the table is full; says
    /// whether there may be more.
    pub(super) fn run(
        &mut self,
        table: &mut Table<'_>,
        until: u64,
        memory: usize,
        most: Option<u64>,
        progress: &dyn Fn(u64, u64),
    ) -> Result<bool, Stop> {
        let mut size = self.text.piece;
        let mut rows = 0;
        loop {
            self.fill(size)?;
            let rest = self.buffer.get(self.at..self.filled).unwrap_or_default();
            let end = match memchr::memrchr(self.text.end, rest) {
                _ if self.last => rest.len(),
                Some(end) => end + 1,
                None if rest.len() >= LONGEST_LINE => {
                    self.pass_line(table)?;
                    size = self.text.piece;
                    continue;
                }
                None => {
                    size = size.saturating_mul(2);
                    continue;
                }
            };
            if end == 0 {
                return Ok(false);
            }
            let stretch = Stretch {
                bytes: rest.get(..end).unwrap_or_default(),
                place: self.place(),
                line: self.line,
                last: self.last,
            };
            let most_here = most.map(|most| most - rows);
            let marks = (most.is_none() && self.unmarked == 0).then_some(&mut self.marks);
            let is_marked = marks.is_some();
            let done = stretch.read(self.text, table, until, most_here, marks)?;
            self.unmarked = match self.unmarked.checked_sub(1) {
                Some(fewer) => fewer,
                // Where most rows hold something new, looking for known ones first is for nothing.
                None if is_marked && done.known * 4 < done.rows => UNMARKED,
                None => 0,
            };
            self.at += done.at;
            self.line = done.line;
            self.lossy |= done.lossy;
            rows += done.rows;
            size = if done.goes_on {
                size.max(end).saturating_mul(2).min(LOOK_AHEAD * 2)
            } else {
                self.text.piece
            };
            if most.is_some_and(|most| rows >= most) || done.is_at_its_end {
                return Ok(true);
            }
            if self.text.cancel.load(Ordering::Relaxed) {
                return Err(ImportError::Cancelled.into());
            }
            if table.weight() > memory {
                table.is_too_large(self.line);
                return Ok(true);
            }
            progress(self.place(), rows);
        }
    }

    /// Passes a line that is longer than any row.
    fn pass_line(&mut self, table: &mut Table<'_>) -> Result<(), ImportError> {
        let start = self.buffer.get(self.at..self.filled).unwrap_or_default();
        let shown = String::from_utf8_lossy(start.get(..200).unwrap_or_default()).into_owned();
        table.broken(self.line, &shown, "The line is longer than a row can be");
        loop {
            let rest = self.buffer.get(self.at..self.filled).unwrap_or_default();
            if let Some(end) = memchr::memchr(self.text.end, rest) {
                self.at += end + 1;
                self.line += 1;
                break;
            }
            self.at = self.filled;
            if self.last {
                break;
            }
            self.fill(self.text.piece)?;
        }
        // The long buffer is not needed again.
        self.buffer.truncate(self.filled.max(self.text.piece));
        self.buffer.shrink_to_fit();
        Ok(())
    }
}
