//! Rows that go on in the next line (`Format-Table -Wrap`): what did not fit into a cell stands below it,
//! in a line whose other cells are empty.
//!
//! A line with a name alone may as well be a program without a version. It is the rest of the row above
//! only where its first word had no room there, and only in a table in which every such line is so.

use unicode_width::UnicodeWidthStr;

use super::heading::{self, Heading, is_rule};

/// Rows of a table that are looked at to know whether it is wrapped.
const LOOKED_AT: usize = 2_000;

/// Whether the rows of a table go on in the next line, and what their last lines were.
pub(super) struct Wrapped {
    /// Widths of the columns; empty where rows do not go on.
    widths: Vec<usize>,
    /// The cells of the last line of the open row.
    last: Vec<String>,
}

impl Wrapped {
    /// Looks at the rows below a heading.
    pub(super) fn of(heading: &Heading, lines: &[&str]) -> Self {
        let none = Self { widths: Vec::new(), last: Vec::new() };
        let below = lines.get(heading.line + 1..).unwrap_or_default();
        let block = || {
            let rows = below.iter().enumerate().skip_while(|(_, line)| is_rule(line));
            let rows = rows.take_while(|(at, _)| {
                *at == 0 || heading::at(lines, heading.line + 1 + at).is_none()
            });
            let rows = rows.map(|(_, line)| *line).filter(|line| !line.trim().is_empty());
            rows.take(LOOKED_AT)
        };
        if heading.starts.len() < 2 {
            return none;
        }
        let widest = block().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let ends = heading.starts.iter().skip(1).map(|next| next.saturating_sub(1));
        let ends = ends.chain(std::iter::once(widest));
        let widths = heading.starts.iter().zip(ends).map(|(start, end)| end.saturating_sub(*start));
        let mut own = Self { widths: widths.collect(), last: Vec::new() };
        let (mut sure, mut alone) = (false, 0_usize);
        for line in block() {
            let cells = heading.cells(line);
            if cells.iter().any(|cell| cell.ends_with('…') || cell.ends_with("...")) {
                // What does not fit is cut here.
                return none;
            }
            if !own.last.is_empty() && own.had_no_room(&cells) {
                let first = cells.first().map_or("", String::as_str);
                sure |= first.is_empty() || begins_small(first);
            } else if cells.iter().filter(|cell| !cell.is_empty()).count() == 1 {
                alone += 1;
            }
            own.last = cells;
        }
        own.last.clear();
        if alone == 0 && sure { own } else { none }
    }

    /// A row begins with this line.
    pub(super) fn begin(&mut self, cells: &[String]) {
        if !self.widths.is_empty() {
            self.last = cells.to_vec();
        }
    }

    /// Whether a line is the rest of the row above it.
    pub(super) fn goes_on(&self, row: &[String], cells: &[String]) -> bool {
        !self.widths.is_empty() && row.len() == cells.len() && self.had_no_room(cells)
    }

    fn had_no_room(&self, cells: &[String]) -> bool {
        let mut rests = 0;
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let above = self.last.get(at).map_or("", String::as_str);
            let first = cell.split(' ').next().unwrap_or(cell);
            let width = self.widths.get(at).copied().unwrap_or(usize::MAX);
            if above.is_empty() || above.width() + 1 + first.width() <= width {
                return false;
            }
            rests += 1;
        }
        rests > 0 && rests < cells.len()
    }

    /// Joins the rest to its row.
    pub(super) fn join(&mut self, row: &mut [String], cells: &[String]) {
        for (at, (own, rest)) in row.iter_mut().zip(cells).enumerate() {
            if rest.is_empty() {
                continue;
            }
            // A word that is wider than its column is cut in two.
            let above = self.last.get(at).map_or("", String::as_str);
            if self.widths.get(at).is_none_or(|width| above.width() < *width || above.contains(' '))
            {
                own.push(' ');
            }
            own.push_str(rest);
        }
        self.last = cells.to_vec();
    }
}

/// Whether a text begins with a word of small letters. "iTunes" is a name.
fn begins_small(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or(text);
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}
