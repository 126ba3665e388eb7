//! A large text read from its file in ranges, each into a buffer that is used again, by two threads
//! where that pays: memory grows with what is kept and not with the file.
//!
//! The result is that of reading the text whole. What cannot be read so (a text whose encoding turns out
//! to be another one further down, UTF-16, a format of its own) is left to the others.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::cells::{self, Met, Records};
use super::super::rows::{MarkedText, PartDone, Table};
use super::super::text::Coding;
use super::super::{ImportError, Input, Options, Progress, Reading, Wanted, is_delimited, stopped};
use super::marks::Marks;
use super::{FEW, Letters, SHORTEST_ROW, SMALLEST_PART, body, delimiter, reading};
use crate::model::{Inventory, Origin};

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

    /// Reads the rest in parts, each from the beginning of a line near to where it should begin. A part
    /// counts only if the one before it ends exactly there, and has met nothing that later rows depend
    /// on; else what follows is left to be read in its turn. So the result is that of reading in one go.
    fn read_in_parts(
        &self,
        own: &mut Range<'_>,
        table: &mut Table<'_>,
        parts: usize,
        progress: &dyn Fn(Progress),
    ) -> Result<(), Stop> {
        let from = own.place();
        let share = (self.size - from) / parts as u64;
        let mut starts = Vec::new();
        for part in 1..parts as u64 {
            starts.extend(self.next_line_from(from + share * part)?);
        }
        starts.dedup();
        table.watch_changes();
        let memory = MOST_MEMORY / (starts.len() + 1);
        let outcomes = std::thread::scope(|scope| -> Result<Vec<Outcome>, Stop> {
            let mut running = Vec::new();
            for (at, start) in starts.iter().enumerate() {
                let end = starts.get(at + 1).copied().unwrap_or(u64::MAX);
                let rows = if table.keeps_less() {
                    0
                } else {
                    self.rows_in(*start, end.min(self.size), from, table)
                };
                let read_at = table.read_at();
                let mut state = table.part_state();
                let begin = *start;
                let spawned = std::thread::Builder::new().name("import".to_owned()).spawn_scoped(
                    scope,
                    move || -> Result<Outcome, Stop> {
                        let origin = Origin::List { path: String::new(), format: String::new() };
                        let mut inventory = Inventory::new(origin, read_at);
                        inventory.installed.reserve(rows);
                        let mut part = Range::open(self, begin, 1)?;
                        part.pass_blank()?;
                        part.line = 1;
                        let start = part.place();
                        let mut reading = state.begin(&mut inventory);
                        part.run(&mut reading, end, memory, None, &|_, _| {})?;
                        part.pass_blank()?;
                        let done = reading.part_done();
                        let end = (part.place(), part.line);
                        Ok(Outcome { start, end, inventory, done, lossy: part.lossy })
                    },
                );
                match spawned {
                    Ok(thread) => running.push(thread),
                    // Without a thread its part is read in its turn.
                    Err(_) => break,
                }
            }
            let end = starts.first().copied().unwrap_or(u64::MAX);
            let threads = running.len() as u64 + 1;
            let on = |place: u64, rows: u64| {
                let bytes_done = (from + (place - from) * threads).min(self.size);
                progress(Progress { bytes_done, bytes_total: self.size, rows: rows * threads });
            };
            let read = own.run(table, end, memory, None, &on);
            let mut outcomes = Vec::new();
            for thread in running {
                match thread.join() {
                    Ok(outcome) => outcomes.push(outcome),
                    Err(_) => break,
                }
            }
            read?;
            outcomes.into_iter().collect()
        })?;
        for outcome in outcomes {
            own.pass_blank()?;
            // What a part learned of the rows after it, it learned for itself only.
            let learned = table.has_changed() || outcome.done.changed;
            if learned || table.is_full() || outcome.start != own.place() {
                break;
            }
            let lines = own.line - 1;
            table.fold(outcome.inventory, outcome.done, lines);
            own.lossy |= outcome.lossy;
            own.go_to(outcome.end.0, outcome.end.1 + lines)?;
        }
        Ok(())
    }

    /// The place behind the next end of a line; `None` where no line follows.
    fn next_line_from(&self, from: u64) -> Result<Option<u64>, ImportError> {
        let failed = |error: std::io::Error| ImportError::of_io(self.path, &error);
        let mut file = File::open(self.path).map_err(failed)?;
        file.seek(SeekFrom::Start(from)).map_err(failed)?;
        let mut buffer = vec![0; 1 << 16];
        let mut place = from;
        loop {
            stopped(self.cancel)?;
            let length = file.read(&mut buffer).map_err(failed)?;
            let read = buffer.get(..length).unwrap_or_default();
            if read.is_empty() {
                return Ok(None);
            }
            if let Some(at) = memchr::memchr(self.end, read) {
                return Ok(Some(place + at as u64 + 1));
            }
            place += length as u64;
        }
    }
}

/// What a part gave.
struct Outcome {
    start: u64,
    end: (u64, u64),
    inventory: Inventory,
    done: PartDone,
    lossy: bool,
}

/// A stretch of a text on its way through a buffer.
struct Range<'t> {
    text: &'t Text<'t>,
    file: File,
    /// Where the buffer begins in the file.
    base: u64,
    buffer: Vec<u8>,
    /// How much of the buffer is filled, and how far it was read.
    filled: usize,
    at: usize,
    line: u64,
    /// Whether the buffer ends where the file ends.
    last: bool,
    lossy: bool,
    marks: Marks,
    /// Pieces that are read row by row, because the rows before them were not known.
    unmarked: u32,
}

impl<'t> Range<'t> {
    fn open(text: &'t Text<'t>, from: u64, line: u64) -> Result<Self, ImportError> {
        let failed = |error: std::io::Error| ImportError::of_io(text.path, &error);
        let mut file = File::open(text.path).map_err(failed)?;
        file.seek(SeekFrom::Start(from)).map_err(failed)?;
        let buffer = Vec::new();
        let (filled, at, last, lossy, unmarked) = (0, 0, false, false, 0);
        let marks = Marks::default();
        Ok(Self { text, file, base: from, buffer, filled, at, line, last, lossy, marks, unmarked })
    }

    fn place(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Goes on from another place.
    fn go_to(&mut self, place: u64, line: u64) -> Result<(), ImportError> {
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
    fn pass_blank(&mut self) -> Result<(), ImportError> {
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
    fn run(
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

/// Whole lines of a text.
struct Stretch<'b> {
    bytes: &'b [u8],
    place: u64,
    line: u64,
    /// Whether the text ends with it.
    last: bool,
}

/// How far a stretch was read.
struct Done {
    at: usize,
    line: u64,
    rows: u64,
    /// Rows of which everything was known.
    known: u64,
    lossy: bool,
    /// Whether a record begins in it that ends behind it.
    goes_on: bool,
    /// Whether a record begins in it that is none of this part.
    is_at_its_end: bool,
}

impl Stretch<'_> {
    fn read(
        &self,
        text: &Text<'_>,
        table: &mut Table<'_>,
        until: u64,
        most: Option<u64>,
        mut marks: Option<&mut Marks>,
    ) -> Result<Done, Stop> {
        let (decoded, lossy) = text.coding.decode(self.bytes).ok_or(Stop::OtherLetters)?;
        let quotes = marks.as_mut().map(|marks| {
            marks.find(decoded.as_bytes(), text.delimiter, text.end);
            marks.has_quotes()
        });
        let marked = MarkedText {
            text: &decoded,
            quotes: quotes.unwrap_or(true),
            until: usize::try_from(until.saturating_sub(self.place)).unwrap_or(usize::MAX),
        };
        let mut records = Records::with_end(&decoded, self.line, text.delimiter, text.end, quotes);
        let mut cells: Vec<Cow<'_, str>> = Vec::new();
        let mut done = Done {
            at: self.bytes.len(),
            line: self.line,
            rows: 0,
            known: 0,
            lossy,
            goes_on: false,
            is_at_its_end: false,
        };
        loop {
            records.pass_blank();
            let (place, line) = records.clone_place();
            if Some(done.rows) == most || self.place + place as u64 >= until {
                done.is_at_its_end = Some(done.rows) != most;
                done.at = self.raw_place(&decoded, place, text.end);
                done.line = line;
                return Ok(done);
            }
            if let Some(lines) = marks.as_mut().and_then(|marks| marks.from(place)) {
                let taken = table.take_plain(&marked, lines, line);
                if taken.rows > 0 {
                    records.go_to((taken.place, line), taken.rows);
                    done.rows += taken.rows;
                    done.known += taken.rows;
                    continue;
                }
            }
            match records.next_into(&mut cells) {
                Met::Record(line) => table.row(line, &cells),
                Met::Damaged(..) if !self.last && decoded.len() - place < LOOK_AHEAD => {
                    // The quote may be closed in what follows.
                    done.at = self.raw_place(&decoded, place, text.end);
                    done.line = line;
                    done.goes_on = true;
                    return Ok(done);
                }
                Met::Damaged(line, text) => {
                    let reason =
                        "A quotation mark is opened and never closed; the line was not taken in";
                    table.broken(line, text, reason);
                }
                Met::End => {
                    done.line = records.line();
                    return Ok(done);
                }
            }
            if records.beyond > 0 {
                table.cells_beyond(records.beyond);
            }
            done.rows += 1;
        }
    }

    /// Where a line begins in the bytes that begins at this place of the decoded text.
    fn raw_place(&self, decoded: &str, place: usize, end: u8) -> usize {
        // A text that did not have to be decoded.
        if std::ptr::eq(decoded.as_bytes(), self.bytes) {
            return place;
        }
        // Every line end is one byte in all encodings that are read so, and stands for itself only.
        let below = decoded.as_bytes().get(place..).unwrap_or_default();
        if below.is_empty() {
            return self.bytes.len();
        }
        let lines = memchr::memchr_iter(end, below).count();
        memchr::memrchr_iter(end, self.bytes).nth(lines).map_or(0, |at| at + 1)
    }
}

#[cfg(test)]
mod tests;
