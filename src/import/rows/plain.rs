//! Rows that hold nothing new, which are nearly all rows of a fleet's list: program, publisher and
//! computer were met before, and no cell has to be taken apart. Such a row is looked up by its bytes as
//! they stand and taken in at once.
//!
//! Nothing is decided here: whatever a row holds that was not met before goes the ordinary way, and only
//! what was understood there is known here. So the result is that of the ordinary way.

use std::hash::{BuildHasher as _, Hasher as _};

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::super::MOST_COLUMNS;
use super::super::seen::may_be_lines;
use super::taken_apart::Version;
use super::{NOT_KEPT, Shape, Table};
use crate::model::{MachineId, TextId, TitleId};

/// Longer ones are looked up in two parts.
const LONGEST: usize = 512;

/// What stands in the table itself, so that a look-up reads one line of the processor's cache.
const SHORT: usize = 56;

/// Distinct ones kept; where there are more, a list hardly repeats itself.
const MOST: usize = 1 << 19;

/// Names with their publishers beside them as they stand in the text, the separator between them. Its
/// hashes are seeded anew in each run.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    short: HashTable<Span<Short>>,
    long: HashTable<Span<Box<[u8]>>>,
    state: RandomState,
    bytes: usize,
}

#[derive(Clone, Debug)]
struct Span<T> {
    text: T,
    title: TitleId,
}

/// A text of up to [`SHORT`] bytes.
#[derive(Clone, Debug)]
struct Short {
    bytes: [u8; SHORT],
    length: u8,
}

impl Short {
    fn new(text: &[u8]) -> Option<Self> {
        let mut bytes = [0; SHORT];
        bytes.get_mut(..text.len())?.copy_from_slice(text);
        Some(Self { bytes, length: u8::try_from(text.len()).ok()? })
    }

    #[inline]
    fn text(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or_default()
    }
}

/// Whether two texts are the same, without calling for the few bytes that a name has.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    let ((blocks, _), (others, _)) = (one.as_chunks::<16>(), other.as_chunks::<16>());
    match (one.last_chunk::<16>(), other.last_chunk::<16>()) {
        // The last blocks overlap the ones before them, so that nothing is left over.
        (Some(last), Some(other_last)) => {
            let equal =
                |a: &[u8; 16], b: &[u8; 16]| u128::from_ne_bytes(*a) == u128::from_ne_bytes(*b);
            one.len() == other.len()
                && equal(last, other_last)
                && blocks.iter().zip(others).all(|(a, b)| equal(a, b))
        }
        _ => one == other,
    }
}

impl Spans {
    #[inline]
    fn hash(state: &RandomState, text: &[u8]) -> u64 {
        let mut hasher = state.build_hasher();
        hasher.write(text);
        hasher.finish()
    }

    #[inline]
    fn get(&self, text: &[u8]) -> Option<TitleId> {
        let hash = Self::hash(&self.state, text);
        if text.len() <= SHORT {
            self.short.find(hash, |own| same(own.text.text(), text)).map(|own| own.title)
        } else {
            self.long.find(hash, |own| same(&own.text, text)).map(|own| own.title)
        }
    }

    /// Keeps one that is not known.
    fn keep(&mut self, text: &[u8], title: TitleId) {
        if text.len() > LONGEST {
            return;
        }
        if self.short.len() + self.long.len() >= MOST {
            self.clear();
        }
        let state = &self.state;
        let hash = Self::hash(state, text);
        if let Some(short) = Short::new(text) {
            let span = Span { text: short, title };
            self.short.insert_unique(hash, span, |own| Self::hash(state, own.text.text()));
        } else {
            self.bytes += text.len();
            let span = Span { text: text.into(), title };
            self.long.insert_unique(hash, span, |own| Self::hash(state, &own.text));
        }
    }

    pub(super) fn clear(&mut self) {
        self.short.clear();
        self.long.clear();
        self.bytes = 0;
    }

    /// How many are kept, and the bytes of the long ones among them.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.short.len() + self.long.len(), self.bytes)
    }
}

/// A text whose lines and cells are known.
pub(in crate::import) struct MarkedText<'t> {
    pub(in crate::import) text: &'t str,
    /// Whether quotes stand in it.
    pub(in crate::import) quotes: bool,
    /// Rows that begin here or later belong to others.
    pub(in crate::import) until: usize,
}

impl MarkedText<'_> {
    fn line(&self, start: usize, end: usize) -> &[u8] {
        self.text.as_bytes().get(start..end).unwrap_or_default()
    }
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
    /// Where each cell begins, and the next line.
    cells: &'m [u32],
}

impl<'t> Row<'t, '_> {
    /// From one cell to another, in bytes.
    #[inline]
    fn bounds(&self, first: usize, last: usize) -> (usize, usize) {
        let at = |cell: usize| self.cells.get(cell).map_or(0, |at| *at as usize);
        let (from, mut to) = (at(first), at(last + 1).saturating_sub(1));
        if last + 2 == self.cells.len() {
            // Returns before a line feed belong to the line's end.
            while to > from && self.text.as_bytes().get(to - 1) == Some(&b'\r') {
                to -= 1;
            }
        }
        (from, to)
    }

    #[inline]
    fn bytes(&self, first: usize, last: usize) -> &'t [u8] {
        let (from, to) = self.bounds(first, last);
        self.text.as_bytes().get(from..to).unwrap_or_default()
    }

    #[inline]
    fn cell(&self, at: usize) -> &'t str {
        let (from, to) = self.bounds(at, at);
        self.text.get(from..to).unwrap_or_default()
    }

    #[inline]
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

    /// Takes in lines from the first one on for as long as they hold nothing new. `lines` are the numbers
    /// of their first `cells`; `number` is that of the first line.
    pub(in crate::import) fn take_plain(
        &mut self,
        text: &MarkedText<'_>,
        (all_cells, lines): (&[u32], &[u32]),
        number: u64,
    ) -> Taken {
        let mut taken = Taken { place: 0, rows: 0 };
        let Some(width) = self.plain_width() else { return taken };
        let at = *self.at;
        // The name and its publisher side by side are one thing to look up.
        let span = match at.publisher {
            None => Some((at.name, at.name)),
            Some(own) if own == at.name + 1 => Some((at.name, own)),
            Some(own) if own + 1 == at.name => Some((own, at.name)),
            Some(_) => None,
        };
        let mut machine: Option<(&[u8], MachineId)> = None;
        let has_ids = at.serial.is_some() || at.hardware_id.is_some();
        let mut said = None;
        let before = self.inventory.installed.len();
        let kind = self.settled.as_ref().map(|own| own.layout.kind).unwrap_or_default();
        for (first, next) in lines.iter().zip(lines.iter().skip(1)) {
            let (first, next) = (*first as usize, *next as usize);
            let Some(cells) = all_cells.get(first..=next) else { break };
            let (Some(start), Some(end)) = (cells.first(), cells.last()) else { break };
            let (start, end) = (*start as usize, *end as usize);
            if cells.len() != width + 1
                || start >= text.until
                || matches!(text.text.as_bytes().get(start), Some(b'\r' | b'\n'))
                || text.quotes && memchr::memchr(b'"', text.line(start, end)).is_some()
            {
                break;
            }
            let row = Row { text: text.text, cells };
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
                (Some(column), Some((cell, known))) if same(row.bytes(column, column), cell) => {
                    known
                }
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
            if has_ids {
                // Mostly those of the row above.
                let says = (on, row.of(at.serial), row.of(at.hardware_id));
                if said != Some(says) {
                    self.identify(on, says.1, says.2, &at);
                    said = Some(says);
                }
            }
            taken.place = end;
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

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn each_span_keeps_its_own_title(texts in proptest::collection::vec(
            proptest::collection::vec(proptest::sample::select(b"a,".to_vec()), 0..70), 0..60)
        ) {
            let mut spans = Spans::default();
            for (at, text) in (0..).zip(&texts) {
                let first = (0..at).zip(&texts).find(|(_, own)| *own == text);
                proptest::prop_assert_eq!(spans.get(text), first.map(|(at, _)| TitleId(at)));
                if first.is_none() {
                    spans.keep(text, TitleId(at));
                }
            }
        }

        #[test]
        fn texts_are_the_same_byte_for_byte(
            one in proptest::collection::vec(0..2_u8, 0..70),
            other in proptest::collection::vec(0..2_u8, 0..70),
            at in 0..70_usize,
        ) {
            proptest::prop_assert_eq!(same(&one, &other), one == other);
            proptest::prop_assert!(same(&one, &one.clone()));
            let mut changed = one.clone();
            if let Some(byte) = changed.get_mut(at) {
                *byte ^= 4;
                proptest::prop_assert!(!same(&one, &changed));
            }
        }
    }
}
