//! Rows that hold nothing new, which are nearly all rows of a fleet's list: program, publisher and
//! computer were met before, and no cell has to be taken apart. Such a row is looked up by its bytes as
//! they stand and taken in at once.
//!
//! Nothing is decided here: whatever a row holds that was not met before goes the ordinary way, and only
//! what was understood there is known here. So the result is that of the ordinary way.

use std::hash::{BuildHasher as _, Hasher as _};

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::super::seen::may_be_lines;
use super::record::Version;
use super::{MOST_COLUMNS, NOT_KEPT, Shape, Table};
use crate::model::{MachineId, TextId, TitleId};

/// Longer ones are looked up in two parts.
const LONGEST: usize = 512;

/// Distinct ones kept; where there are more, a list hardly repeats itself.
const MOST: usize = 1 << 20;

/// Names with their publishers beside them as they stand in the text, the separator between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    met: HashTable<Span>,
    state: RandomState,
    bytes: usize,
}

#[derive(Clone, Debug)]
struct Span {
    text: Box<[u8]>,
    title: TitleId,
}

impl Spans {
    fn hash(state: &RandomState, text: &[u8]) -> u64 {
        let mut hasher = state.build_hasher();
        hasher.write(text);
        hasher.finish()
    }

    fn get(&self, text: &[u8]) -> Option<TitleId> {
        let hash = Self::hash(&self.state, text);
        self.met.find(hash, |own| *own.text == *text).map(|own| own.title)
    }

    /// Keeps one that is not known.
    fn keep(&mut self, text: &[u8], title: TitleId) {
        if text.len() > LONGEST {
            return;
        }
        if self.met.len() >= MOST {
            self.clear();
        }
        self.bytes += text.len();
        let span = Span { text: text.into(), title };
        let state = &self.state;
        self.met.insert_unique(Self::hash(state, text), span, |own| Self::hash(state, &own.text));
    }

    pub(super) fn clear(&mut self) {
        self.met.clear();
        self.bytes = 0;
    }

    /// How many are kept, and their bytes.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.met.len(), self.bytes)
    }
}

/// A text whose separators, line ends and quotes are known.
pub(in crate::import) struct MarkedText<'t> {
    pub(in crate::import) text: &'t str,
    pub(in crate::import) delimiter: u8,
    pub(in crate::import) end: u8,
    /// Rows that begin here or later belong to others.
    pub(in crate::import) until: usize,
}

/// How far rows were taken in.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::import) struct Taken {
    /// Where the next row begins.
    pub(in crate::import) place: usize,
    /// How many were taken.
    pub(in crate::import) rows: u64,
}

/// Where the cells of a row stand.
struct Row<'t, 'm> {
    text: &'t str,
    start: usize,
    marks: &'m [u32],
    /// Where the last cell ends.
    end: usize,
}

impl<'t> Row<'t, '_> {
    /// From one cell to another, in bytes.
    fn bounds(&self, first: usize, last: usize) -> (usize, usize) {
        let from = match first.checked_sub(1) {
            None => self.start,
            Some(before) => self.marks.get(before).map_or(self.end, |at| *at as usize + 1),
        };
        let to = if last + 1 >= self.marks.len() {
            self.end
        } else {
            self.marks.get(last).map_or(self.end, |at| *at as usize)
        };
        (from, to)
    }

    fn bytes(&self, first: usize, last: usize) -> &'t [u8] {
        let (from, to) = self.bounds(first, last);
        self.text.as_bytes().get(from..to).unwrap_or_default()
    }

    fn cell(&self, at: usize) -> &'t str {
        let (from, to) = self.bounds(at, at);
        self.text.get(from..to).unwrap_or_default()
    }

    fn of(&self, at: Option<usize>) -> &'t str {
        at.map_or("", |at| self.cell(at))
    }
}

impl Table<'_> {
    /// Cells of a row that may be taken as it stands; `None` where no row may.
    fn plain_width(&self) -> Option<usize> {
        let settled = self.settled.as_ref()?;
        let layout = &settled.layout;
        let cells =
            if settled.heading.is_empty() { layout.columns.len() } else { settled.heading.len() };
        let plain = layout.shape == Shape::Rows
            && !layout.carry
            && !settled.at.more
            && self.divided.machines.is_none()
            && self.coming_machine.is_none()
            && self.full_at.is_none();
        // A single cell may hold a whole row; cells too many are joined again.
        (plain && cells > 1 && cells <= MOST_COLUMNS && cells <= settled.width).then_some(cells)
    }

    /// Takes in the rows from a place on for as long as they hold nothing new. `marks` are those from
    /// there on, `number` is that of the first line.
    pub(in crate::import) fn take_plain(
        &mut self,
        text: &MarkedText<'_>,
        marks: &[u32],
        place: usize,
        number: u64,
    ) -> Taken {
        let mut taken = Taken { place, rows: 0 };
        let Some(cells) = self.plain_width() else { return taken };
        let at = *self.at;
        let bytes = text.text.as_bytes();
        // The name and its publisher side by side are one thing to look up.
        let span = match at.publisher {
            None => Some((at.name, at.name)),
            Some(own) if own == at.name + 1 => Some((at.name, own)),
            Some(own) if own + 1 == at.name => Some((own, at.name)),
            Some(_) => None,
        };
        let mut machine: Option<(&[u8], MachineId)> = None;
        let before = self.inventory.installed.len();
        let kind = self.settled.as_ref().map(|own| own.layout.kind).unwrap_or_default();
        for marks in marks.chunks_exact(cells) {
            let Some((last, between)) = marks.split_last() else { break };
            let last = *last as usize;
            let is = |at: &u32, byte: u8| bytes.get(*at as usize) == Some(&byte);
            if bytes.get(last) != Some(&text.end)
                || !between.iter().all(|at| is(at, text.delimiter))
                || taken.place >= text.until
                || matches!(bytes.get(taken.place), Some(b'\r' | b'\n'))
            {
                break;
            }
            let mut end = last;
            // Returns before a line feed belong to the line's end.
            while end > taken.place && bytes.get(end - 1) == Some(&b'\r') {
                end -= 1;
            }
            let row = Row { text: text.text, start: taken.place, marks, end };
            let known = span.and_then(|(first, last)| self.spans.get(row.bytes(first, last)));
            let title = match known {
                Some(title) => title,
                None => {
                    let pair = self.pairs.get(row.cell(at.name), row.of(at.publisher));
                    let Some((_, title)) = pair else { break };
                    if let Some((first, last)) = span {
                        self.spans.keep(row.bytes(first, last), title);
                    }
                    title
                }
            };
            let on = match (at.machine, machine) {
                (None, _) => self.own_machine(),
                (Some(column), Some((cell, known))) if row.bytes(column, column) == cell => known,
                (Some(column), _) => match self.machines.known(row.cell(column)) {
                    Some(Some(id)) => {
                        machine = Some((row.bytes(column, column), id));
                        id
                    }
                    _ => break,
                },
            };
            if title == NOT_KEPT {
                // Several versions in one cell are several rows.
                if may_be_lines(row.of(at.version)) {
                    break;
                }
            } else {
                let version = match at.version.map(|at| self.versions.known(row.cell(at))) {
                    None => TextId(0),
                    Some(Some(Version::One(id))) => id,
                    Some(_) => break,
                };
                let user = match at.user.map(|at| self.users.known(row.cell(at))) {
                    None => TextId(0),
                    Some(Some(id)) => id,
                    Some(None) => break,
                };
                let date = match at.installed_on.map(|at| self.dates.known(row.cell(at))) {
                    None => None,
                    Some(Some(date)) => date,
                    Some(None) => break,
                };
                let line = u32::try_from(number + taken.rows).unwrap_or(u32::MAX);
                self.inventory.push_row(on, title, version, user, date, self.source, line);
            }
            if at.machine.is_some() {
                self.last_machine = Some(on);
            }
            taken.place = last + 1;
            taken.rows += 1;
        }
        let kept = (self.inventory.installed.len() - before) as u64;
        self.inventory.counts.rows += taken.rows;
        self.inventory.counts.software += taken.rows;
        self.inventory.count_unkept(kind, taken.rows - kept);
        self.found += taken.rows;
        taken
    }
}
