//! Whole lines of a text, taken into a table.

use std::borrow::Cow;

use super::super::super::cells::{Met, Records};
use super::super::super::rows::{MarkedText, Table};
use super::super::marks::Marks;
use super::{LOOK_AHEAD, Stop, Text};

/// Whole lines of a text.
pub(super) struct Stretch<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) place: u64,
    pub(super) line: u64,
    /// Whether the text ends with it.
    pub(super) last: bool,
}

/// How far a stretch was read.
pub(super) struct Done {
    pub(super) at: usize,
    pub(super) line: u64,
    pub(super) rows: u64,
    /// Rows of which everything was known.
    pub(super) known: u64,
    pub(super) lossy: bool,
    /// Whether a record begins in it that ends behind it.
    pub(super) goes_on: bool,
    /// Whether a record begins in it that is none of this part.
    pub(super) is_at_its_end: bool,
}

impl Stretch<'_> {
    /// Reads records until one begins at or behind `until`, or `most` are read.
    pub(super) fn read(
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
