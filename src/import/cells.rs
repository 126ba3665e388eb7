//! Cuts delimited text into records and cells (RFC 4180, and what programs make of it), borrowing from
//! the text wherever nothing has to be undone.
//!
//! A quote counts at the beginning of a cell only. A quoted cell may run over several lines, but one
//! that never ends must not swallow the file: such a line is given back as damaged, and reading goes on
//! with the next line. Where a record begins, nothing of what stood before it matters: a text may be
//! read from any such place on.

use std::borrow::Cow;

use super::MOST_COLUMNS;

/// A quoted cell of more lines than this was never closed.
const LONGEST_IN_LINES: usize = 200;

/// Nor is a longer one.
const LONGEST_IN_BYTES: usize = 4 << 20;

/// Stands for "no delimiter": each line is one cell.
pub(super) const NONE: u8 = 0x1f;

/// A text on its way into records.
#[derive(Clone, Debug)]
pub(super) struct Records<'t> {
    text: &'t str,
    at: usize,
    line: u64,
    delimiter: u8,
    /// What ends a line: a line feed, or a return in texts of classic Macintosh.
    end: u8,
    /// Whether there is a quote anywhere in the text.
    quotes: bool,
    /// Cells of the last record that stood beyond the last column.
    pub(super) beyond: u64,
}

/// What was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met<'t> {
    /// A record, which begins on this line.
    Record(u64),
    /// A line with a quote that is never closed.
    Damaged(u64, &'t str),
    /// The end of the text.
    End,
}

impl<'t> Records<'t> {
    /// Of a text whose first line has this number.
    pub(super) fn new(text: &'t str, line: u64, delimiter: u8) -> Self {
        Self::with_end(text, line, delimiter, line_end(text.as_bytes()), None)
    }

    /// The same of a part of a text, of which is known what ends its lines, and perhaps whether quotes
    /// stand in it.
    pub(super) fn with_end(
        text: &'t str,
        line: u64,
        delimiter: u8,
        end: u8,
        quotes: Option<bool>,
    ) -> Self {
        let quotes = quotes.unwrap_or_else(|| memchr::memchr(b'"', text.as_bytes()).is_some());
        Self { text, at: 0, line, delimiter, end, quotes, beyond: 0 }
    }

    /// The same text from another place on, where a line begins; its lines are counted from 0.
    pub(super) fn part_at(&self, at: usize) -> Self {
        Self { at, line: 0, beyond: 0, ..self.clone() }
    }

    /// How far the text is read, in bytes.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Place and line, to go on from there.
    pub(super) fn clone_place(&self) -> (usize, u64) {
        (self.at, self.line)
    }

    /// Goes on from a place that was reached in another reading of the same text, which counted its
    /// lines from 0 where `lines` had passed here.
    pub(super) fn go_to(&mut self, place: (usize, u64), lines: u64) {
        (self.at, self.line) = (place.0, place.1 + lines);
    }

    /// The number of the line at which it stands.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// The place behind the next end of a line.
    pub(super) fn next_line_from(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        memchr::memchr(self.end, rest).map_or(self.text.len(), |found| at + found + 1)
    }

    /// Passes line ends, so that the place is that of the next record.
    pub(super) fn pass_blank(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if *byte == self.end {
                self.line += 1;
            } else if !matches!(*byte, b'\r' | b'\n') {
                break;
            }
            self.at += 1;
        }
    }

    /// The next record, its cells in `cells`.
    pub(super) fn next_into(&mut self, cells: &mut Vec<Cow<'t, str>>) -> Met<'t> {
        cells.clear();
        self.beyond = 0;
        self.pass_blank();
        let text = self.text;
        let bytes = text.as_bytes();
        if self.at >= bytes.len() {
            return Met::End;
        }
        if !self.quotes {
            return self.next_plain(cells);
        }
        let (start, first) = (self.at, self.line);
        loop {
            let cell = if bytes.get(self.at) == Some(&b'"') {
                match self.quoted() {
                    Some(cell) => cell,
                    None => {
                        cells.clear();
                        let end = self.next_line_from(start);
                        self.at = end;
                        self.line = first + u64::from(bytes.get(end - 1) == Some(&self.end));
                        let damaged = text.get(start..end).unwrap_or_default();
                        return Met::Damaged(first, damaged.trim_end_matches(['\r', '\n']));
                    }
                }
            } else {
                Cow::Borrowed(self.plain())
            };
            let goes_on = bytes.get(self.at) == Some(&self.delimiter);
            let cell = match cell {
                // Returns before a line feed belong to the line's end.
                Cow::Borrowed(cell) if !goes_on => Cow::Borrowed(cell.trim_end_matches('\r')),
                cell => cell,
            };
            if cells.len() < MOST_COLUMNS {
                cells.push(cell);
            } else {
                self.beyond += 1;
            }
            self.at += 1;
            if !goes_on {
                // The place stands behind the line's end.
                self.line += u64::from(bytes.get(self.at - 1) == Some(&self.end));
                self.at = self.at.min(bytes.len());
                return Met::Record(first);
            }
        }
    }

    /// The next record of a text in which no quote stands: a line.
    fn next_plain(&mut self, cells: &mut Vec<Cow<'t, str>>) -> Met<'t> {
        let first = self.line;
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let length = memchr::memchr(self.end, rest).unwrap_or(rest.len());
        let mut filled = length;
        // Returns before a line feed belong to the line's end.
        while filled > 0 && rest.get(filled - 1) == Some(&b'\r') {
            filled -= 1;
        }
        let line = self.text.get(self.at..self.at + filled).unwrap_or_default();
        let mut start = 0;
        for at in memchr::memchr_iter(self.delimiter, line.as_bytes()) {
            self.keep(line.get(start..at).unwrap_or_default(), cells);
            start = at + 1;
        }
        self.keep(line.get(start..).unwrap_or_default(), cells);
        self.at += length;
        if length < rest.len() {
            self.at += 1;
            self.line += 1;
        }
        Met::Record(first)
    }

    fn keep(&mut self, cell: &'t str, cells: &mut Vec<Cow<'t, str>>) {
        if cells.len() < MOST_COLUMNS {
            cells.push(Cow::Borrowed(cell));
        } else {
            self.beyond += 1;
        }
    }

    /// The rest of a cell without quotes; the place stands at the delimiter or the line's end.
    fn plain(&mut self) -> &'t str {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = memchr::memchr2(self.delimiter, self.end, rest).unwrap_or(rest.len());
        self.at = start + length;
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A cell in quotes; `None` where they are never closed.
    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        let text = self.text;
        let bytes = text.as_bytes();
        let start = self.at + 1;
        let (mut from, mut doubled) = (start, false);
        let close = loop {
            let rest = bytes.get(from..)?;
            let rest = rest.get(..rest.len().min(LONGEST_IN_BYTES)).unwrap_or(rest);
            let close = from + memchr::memchr(b'"', rest)?;
            if close - start > LONGEST_IN_BYTES {
                return None;
            }
            if bytes.get(close + 1) != Some(&b'"') {
                break close;
            }
            doubled = true;
            from = close + 2;
        };
        let inside = text.get(start..close)?;
        let lines =
            memchr::memchr_iter(self.end, inside.as_bytes()).take(LONGEST_IN_LINES + 1).count();
        if lines > LONGEST_IN_LINES {
            return None;
        }
        self.at = close + 1;
        let after = bytes.get(self.at).copied();
        let closed = after.is_none_or(|byte| {
            byte == self.delimiter
                || byte == self.end
                || matches!(byte, b'\r' | b'\n' | b' ' | b'\t')
        });
        if lines > 0 && !closed {
            // The quote that seems to close it opens a cell further down.
            self.at = start - 1;
            return None;
        }
        self.line += lines as u64;
        let tail = self.plain();
        let tail = if tail.trim().is_empty() { "" } else { tail };
        Some(match (doubled, tail) {
            (false, "") => Cow::Borrowed(inside),
            (true, tail) => Cow::Owned(inside.replace("\"\"", "\"") + tail),
            (false, tail) => Cow::Owned(format!("{inside}{tail}")),
        })
    }
}

/// What ends the lines of a text: returns alone in files of classic Macintosh, else line feeds.
pub(super) fn line_end(text: &[u8]) -> u8 {
    let head = text.get(..text.len().min(1 << 16)).unwrap_or_default();
    let feeds = memchr::memchr_iter(b'\n', head).count();
    let alone = memchr::memchr_iter(b'\r', head)
        .filter(|at| !matches!(head.get(at + 1), Some(b'\n' | b'\r') | None))
        .count();
    if alone > feeds { b'\r' } else { b'\n' }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, delimiter: u8) -> Vec<(u64, Vec<String>)> {
        let mut records = Records::new(text, 1, delimiter);
        let (mut cells, mut met) = (Vec::new(), Vec::new());
        loop {
            match records.next_into(&mut cells) {
                Met::Record(line) => {
                    met.push((line, cells.iter().map(ToString::to_string).collect()));
                }
                Met::Damaged(line, text) => met.push((line, vec!["damaged".into(), text.into()])),
                Met::End => return met,
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let expected: Vec<(u64, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(all(text, b','), expected, "{text:?}");
    }

    #[test]
    fn cells_and_lines() {
        check("a,b\r\n\r\nc,,\n", &[(1, &["a", "b"]), (3, &["c", "", ""])]);
        check("a\rb,c\r", &[(1, &["a"]), (2, &["b", "c"])]);
        check("\r\r\na,b\r\r\nc\r\r\n", &[(2, &["a", "b"]), (3, &["c"])]);
        check("\"a,\"\"b\"\"\",c", &[(1, &["a,\"b\"", "c"])]);
        check("\"two\nlines\",c\nd", &[(1, &["two\nlines", "c"]), (3, &["d"])]);
        check("3.5\" drive,x\n", &[(1, &["3.5\" drive", "x"])]);
        check("\"a\"b,c\n", &[(1, &["ab", "c"])]);
        check("", &[]);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_line() {
        check("a,\"b,c\nd,\"e\",f\n", &[(1, &["damaged", "a,\"b,c"]), (2, &["d", "e", "f"])]);
        check("a,\"b\nc,d\n", &[(1, &["damaged", "a,\"b"]), (2, &["c", "d"])]);
        let long = format!("\"x\n{}\"\n", "y\n".repeat(300));
        assert_eq!(all(&long, b',').len(), 302);
    }

    #[test]
    fn columns_beyond_the_last_are_counted() {
        let text = "x,".repeat(3_000);
        let mut records = Records::new(&text, 1, b',');
        let mut cells = Vec::new();
        assert_eq!(records.next_into(&mut cells), Met::Record(1));
        assert_eq!((cells.len(), records.beyond), (MOST_COLUMNS, 1_001));
    }

    proptest::proptest! {
        #[test]
        fn without_quotes_nothing_differs(text in "[aé,;\n\r]{0,60}") {
            let with = |quotes| {
                let mut records = Records { quotes, ..Records::new(&text, 1, b',') };
                let (mut cells, mut met) = (Vec::new(), Vec::new());
                while let Met::Record(line) = records.next_into(&mut cells) {
                    met.push((line, cells.iter().map(ToString::to_string).collect::<Vec<_>>()));
                }
                (met, records.line(), records.place())
            };
            proptest::prop_assert_eq!(with(true), with(false));
        }

        #[test]
        fn any_text_ends(text in "[a,;\"\n\r ]{0,60}") {
            let met = all(&text, b',');
            proptest::prop_assert!(met.len() <= text.len() + 1);
        }

        #[test]
        fn written_cells_come_back(rows in proptest::collection::vec(
            proptest::collection::vec("[a-zé,\" ]{1,8}", 1..5), 1..8)
        ) {
            let text: String = rows
                .iter()
                .map(|row| {
                    let cells: Vec<String> = row
                        .iter()
                        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                        .collect();
                    cells.join(",") + "\r\n"
                })
                .collect();
            let met: Vec<Vec<String>> = all(&text, b',').into_iter().map(|(_, row)| row).collect();
            proptest::prop_assert_eq!(met, rows);
        }
    }
}
