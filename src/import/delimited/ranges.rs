//! A large text read from its file in ranges, each into a buffer that is used again, by two threads
//! where that pays: memory grows with what is kept and not with the file.
//!
//! The result is that of reading the text whole. What cannot be read so (a text whose encoding turns out
//! to be another one further down, UTF-16, a format of its own) is left to the others.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::super::cells;
use super::super::rows::Table;
use super::super::text::Coding;
use super::super::{ImportError, Input, Options, Progress, Reading, Wanted, is_delimited};
use super::{FEW, Letters, SHORTEST_ROW, SMALLEST_PART, body, delimiter, reading};
use range::Range;

mod parts;
mod range;
mod stretch;

/// Smaller texts are read whole.
const FROM: u64 = 2 << 20;

/// So much of the beginning decides what a text is.
const HEAD: usize = 1 << 20;

/// What is read at a time: it stays in the processor's cache.
const PIECE: usize = 128 << 10;

/// A quote that is not closed within this is not closed at all.
const LOOK_AHEAD: usize = 8 << 20;

/// A longer line is no row.
const LONGEST_LINE: usize = 64 << 20;

/// What the rows of a list may take in memory, all parts together. Where parts are put together, half of
/// it is taken once more.
pub(super) const MOST_MEMORY: usize = 480 << 20;

/// Pieces until it is tried again whether most rows are known.
const UNMARKED: u32 = 15;

/// Why a text is not read to its end.
enum Stop {
    Import(ImportError),
    /// It is not encoded as it seemed to be.
    OtherLetters,
}

impl From<ImportError> for Stop {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

/// A text and what is known of it from its beginning.
struct Text<'a> {
    path: &'a Path,
    size: u64,
    /// Where its first row begins, and the number of that line.
    start: u64,
    line: u64,
    delimiter: u8,
    end: u8,
    coding: Coding,
    piece: usize,
    cancel: &'a AtomicBool,
}

/// Reads a file if it is a large delimited text; `None` where it is to be read in another way.
///
/// # Errors
/// As [`super::super::read`].
pub(in crate::import) fn read(
    path: &Path,
    folder: Option<&str>,
    options: &Options,
    wanted: Option<Wanted<'_>>,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Option<Reading>, ImportError> {
    let facts = std::fs::metadata(path).map_err(|error| ImportError::of_io(path, &error))?;
    if !facts.is_file() || facts.len() < FROM || facts.len() > super::super::LARGEST_FILE {
        return Ok(None);
    }
    let failed = |error: std::io::Error| ImportError::of_io(path, &error);
    let mut head = Vec::new();
    File::open(path).map_err(failed)?.take(HEAD as u64).read_to_end(&mut head).map_err(failed)?;
    let Some(mut text) = Text::of(path, facts.len(), &head, options, cancel)? else {
        return Ok(None);
    };
    let parts = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(4);
    let input = Input { path, bytes: Vec::new(), folder, options, progress, cancel };
    match text.read(&input, wanted, parts, SMALLEST_PART as u64) {
        Ok(reading) => return Ok(Some(reading)),
        Err(Stop::Import(error)) => return Err(error),
        Err(Stop::OtherLetters) => {}
    }
    // The letters that decide stand further down.
    text.coding = Coding::guess(&head);
    match text.read(&input, wanted, parts, SMALLEST_PART as u64) {
        Ok(reading) => Ok(Some(reading)),
        Err(Stop::Import(error)) => Err(error),
        Err(Stop::OtherLetters) => Ok(None),
    }
}

impl<'a> Text<'a> {
    /// What the beginning of a file says; `None` where it is no delimited text, or one of UTF-16.
    fn of(
        path: &'a Path,
        size: u64,
        head: &[u8],
        options: &Options,
        cancel: &'a AtomicBool,
    ) -> Result<Option<Self>, ImportError> {
        // Whole lines are looked at; a text without any is none of many rows.
        let Some(last) = memchr::memrchr2(b'\n', b'\r', head) else { return Ok(None) };
        let head = head.get(..=last).unwrap_or_default();
        if !is_delimited(head) {
            return Ok(None);
        }
        let Some((mut coding, mark)) = Coding::of(head, options.encoding.as_deref())? else {
            return Ok(None);
        };
        let bytes = head.get(mark..).unwrap_or_default();
        let mut decoded = coding.decode(bytes);
        if decoded.is_none() {
            coding = Coding::guess(head);
            decoded = coding.decode(bytes);
        }
        let Some(decoded) = decoded else { return Ok(None) };
        let (body, line, said) = body(&decoded.0);
        if super::without_outer_quotes(body).is_some() {
            return Ok(None);
        }
        // The lines before the table are of English letters, so that they are as long as they seem.
        let before = decoded.0.len() - body.len();
        if !decoded.0.get(..before).is_some_and(str::is_ascii) {
            return Ok(None);
        }
        let delimiter = delimiter(options, said, body)?;
        let end = cells::line_end(body.as_bytes());
        let start = (mark + before) as u64;
        Ok(Some(Self { path, size, start, line, delimiter, end, coding, piece: PIECE, cancel }))
    }

    /// Reads it: the first rows here, until it is known what the columns mean, and the others in up to
    /// `parts` threads where each has at least `smallest` bytes to read.
    fn read(
        &self,
        input: &Input<'_>,
        wanted: Option<Wanted<'_>>,
        parts: usize,
        smallest: u64,
    ) -> Result<Reading, Stop> {
        let machine = input.machine_name();
        let mut inventory = input.inventory();
        let path = self.path.display().to_string();
        let mut table = Table::new(&mut inventory, path, None, machine.clone(), None)
            .with_options(input.options)
            .for_wanted(wanted);
        let lossy = self.read_into(&mut table, input, parts, smallest)?;
        let finished = table.finish()?;
        let (name, label) = self.coding.names();
        let letters = Letters { name, label, lossy };
        Ok(reading(inventory, finished, &machine, &letters, self.delimiter)?)
    }

    /// Reads all rows into a table; says whether letters were lost.
    fn read_into(
        &self,
        table: &mut Table<'_>,
        input: &Input<'_>,
        parts: usize,
        smallest: u64,
    ) -> Result<bool, Stop> {
        let mut own = Range::open(self, self.start, self.line)?;
        // Only where letters are bytes is the place of a row known without reading those before it.
        let several = parts > 1 && self.coding.is_utf8();
        let mut tried = !several || self.size - self.start < smallest.saturating_mul(2);
        loop {
            let on = |place: u64, rows: u64| {
                (input.progress)(Progress { bytes_done: place, bytes_total: self.size, rows });
            };
            let few = (!tried).then_some(FEW);
            if !own.run(table, u64::MAX, MOST_MEMORY, few, &on)? || table.is_full() {
                break;
            }
            if !tried && table.can_be_split() {
                tried = true;
                // Room for all rows at once, by the length of the first ones: a list that grows is
                // copied.
                if !table.keeps_less() {
                    let rows = self.rows_in(own.place(), self.size, own.place(), table);
                    table.make_room(rows);
                }
                self.read_in_parts(&mut own, table, parts, input.progress)?;
                if table.is_full() {
                    break;
                }
            } else if !tried && own.place() * 2 > self.size {
                tried = true;
            }
        }
        Ok(own.lossy)
    }

    /// About how many rows a range holds, by those that were read up to `read`; no more than can be kept.
    fn rows_in(&self, from: u64, to: u64, read: u64, table: &Table<'_>) -> usize {
        let length = (read - self.start) / (table.rows_seen().max(1) as u64);
        let rows = to.saturating_sub(from) / length.max(SHORTEST_ROW as u64);
        usize::try_from(rows).unwrap_or(0).min(MOST_MEMORY / 4 / 32)
    }
}

#[cfg(test)]
mod tests;
