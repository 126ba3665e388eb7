//! What was already met: a list of a fleet repeats its machines, titles, versions and days thousands of
//! times, so each distinct cell is cleaned, understood and kept once.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hasher as _};

use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// Cells are looked at no further than this many bytes; nothing is called longer.
const LONGEST: usize = 8_000;

/// Distinct cells kept of a column; where there are more, the column hardly repeats itself.
const MOST: usize = 1_000_000;

/// Distinct cells with what they mean. Its hashes are seeded anew in each run, so that a file cannot
/// be made to collide.
#[derive(Clone, Debug)]
pub(super) struct Seen<T> {
    /// Cells of up to 16 bytes stand in the table itself: nothing else has to be fetched to compare one.
    short: HashMap<Packed, T, RandomState>,
    long: HashMap<Box<str>, T, RandomState>,
    last: (String, Option<T>),
    /// Bytes of the long ones.
    bytes: usize,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self {
            short: HashMap::default(),
            long: HashMap::default(),
            last: (String::new(), None),
            bytes: 0,
        }
    }
}

impl<T: Copy> Seen<T> {
    /// What a cell means; found out by `understand` when it is met for the first time.
    pub(super) fn get(&mut self, cell: &str, understand: impl FnOnce(&str) -> T) -> T {
        let cell = short(cell);
        let packed = packed(cell);
        let known = match &packed {
            Some(packed) => self.short.get(packed),
            None => self.long.get(cell),
        };
        if let Some(known) = known {
            return *known;
        }
        let meaning = understand(cell);
        if self.short.len() + self.long.len() >= MOST {
            self.short.clear();
            self.long.clear();
            self.bytes = 0;
        }
        match packed {
            Some(packed) => self.short.insert(packed, meaning),
            None => {
                self.bytes += cell.len();
                self.long.insert(cell.into(), meaning)
            }
        };
        meaning
    }

    /// What a cell means that was met before.
    pub(super) fn known(&self, cell: &str) -> Option<T> {
        let cell = short(cell);
        match packed(cell) {
            Some(packed) => self.short.get(&packed).copied(),
            None => self.long.get(cell).copied(),
        }
    }

    /// How many cells are kept, and the bytes of the long ones among them.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.short.len() + self.long.len(), self.bytes)
    }

    /// The same for a column that mostly repeats the cell above.
    pub(super) fn again(&mut self, cell: &str, understand: impl FnOnce(&str) -> T) -> T {
        let cell = short(cell);
        if let Some(known) = self.last.1
            && self.last.0 == cell
        {
            return known;
        }
        let meaning = self.get(cell, understand);
        self.last.0.clear();
        self.last.0.push_str(cell);
        self.last.1 = Some(meaning);
        meaning
    }
}

/// A cell of up to 16 bytes: its first eight, its last eight, which may overlap, and its length.
type Packed = (u64, u64, u8);

#[inline]
fn packed(cell: &str) -> Option<Packed> {
    let bytes = cell.as_bytes();
    let length = u8::try_from(bytes.len()).ok().filter(|length| *length <= 16)?;
    let (first, last) = match bytes {
        [] => (0, 0),
        [a] => (u64::from(*a), 0),
        [a, b] => (u64::from(u16::from_le_bytes([*a, *b])), 0),
        [a, b, c] => (u64::from(u32::from_le_bytes([*a, *b, *c, 0])), 0),
        _ => match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => {
                let (first, last) = (bytes.first_chunk::<4>()?, bytes.last_chunk::<4>()?);
                (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
            }
        },
    };
    Some((first, last, length))
}

/// Whether a cell may hold several lines: line breaks, or the tag that stands for one.
#[inline]
pub(super) fn may_be_lines(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let is_plain = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) if bytes.len() <= 16 => {
            is_plain(u64::from_le_bytes(*first)) && is_plain(u64::from_le_bytes(*last))
        }
        (None, _) => !bytes.iter().any(|byte| *byte < b' ' || *byte == b'<'),
        _ => false,
    };
    !is_plain && memchr::memchr3(b'<', b'\r', b'\n', bytes).is_some()
}

/// Whether none of eight bytes is a control character or begins a tag ("Bit Twiddling Hacks", "Determine
/// if a word has a byte less than n" and "equal to n").
#[inline]
fn is_plain(word: u64) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let is_less = word.wrapping_sub(ONES * u64::from(b' ')) & !word;
    let differs = word ^ (ONES * u64::from(b'<'));
    let is_tag = differs.wrapping_sub(ONES) & !differs;
    (is_less | is_tag) & (ONES << 7) == 0
}

/// Pairs of cells that were met, with what they mean together: one look-up where each of its own would
/// take two.
#[derive(Clone, Debug)]
pub(super) struct SeenPairs<T> {
    met: HashTable<Pair<T>>,
    state: RandomState,
    bytes: usize,
}

#[derive(Clone, Debug)]
struct Pair<T> {
    /// Both cells, one behind the other.
    text: Box<str>,
    first: u32,
    meaning: T,
}

/// Longer pairs are looked up cell by cell.
const LONGEST_PAIR: usize = 512;

impl<T> Default for SeenPairs<T> {
    fn default() -> Self {
        Self { met: HashTable::new(), state: RandomState::default(), bytes: 0 }
    }
}

impl<T: Copy> SeenPairs<T> {
    /// What a pair means, if it was kept.
    pub(super) fn get(&self, first: &str, second: &str) -> Option<T> {
        let hash = pair_hash(&self.state, first, second);
        let same = |pair: &Pair<T>| {
            pair.first as usize == first.len()
                && pair.text.len() == first.len() + second.len()
                && pair.text.starts_with(first)
                && pair.text.ends_with(second)
        };
        self.met.find(hash, same).map(|pair| pair.meaning)
    }

    /// How many pairs are kept, and their bytes.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.met.len(), self.bytes)
    }

    /// Keeps what a pair means that [`Self::get`] does not know.
    pub(super) fn keep(&mut self, first: &str, second: &str, meaning: T) {
        if first.len() + second.len() > LONGEST_PAIR {
            return;
        }
        if self.met.len() >= MOST {
            self.met.clear();
            self.bytes = 0;
        }
        self.bytes += first.len() + second.len();
        let state = &self.state;
        let pair = Pair {
            text: [first, second].concat().into(),
            first: u32::try_from(first.len()).unwrap_or(u32::MAX),
            meaning,
        };
        self.met.insert_unique(pair_hash(state, first, second), pair, |pair| {
            let (first, second) =
                pair.text.split_at_checked(pair.first as usize).unwrap_or_default();
            pair_hash(state, first, second)
        });
    }
}

fn pair_hash(state: &RandomState, first: &str, second: &str) -> u64 {
    let mut hasher = state.build_hasher();
    hasher.write(first.as_bytes());
    hasher.write(second.as_bytes());
    hasher.finish()
}

/// The part of a cell that is looked at.
pub(super) fn short(cell: &str) -> &str {
    if cell.len() <= LONGEST { cell } else { &cell[..cell.floor_char_boundary(LONGEST)] }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_line_break_is_seen_wherever_it_stands(cell in "[a<\r\n\u{bc}=;\x0c\x0b\x0e]{0,20}") {
            proptest::prop_assert_eq!(may_be_lines(&cell), cell.contains(['<', '\r', '\n']));
        }

        #[test]
        fn what_was_met_is_known(cells in proptest::collection::vec("[ab\\x00é]{0,18}", 0..60)) {
            let mut seen = Seen::<usize>::default();
            for (at, cell) in cells.iter().enumerate() {
                let first = cells.iter().take(at).position(|own| own == cell);
                proptest::prop_assert_eq!(seen.known(cell), first);
                seen.get(cell, |_| at);
            }
        }

        #[test]
        fn each_cell_keeps_its_own_meaning(cells in proptest::collection::vec("[ab\\x00é]{0,18}", 0..60)) {
            let mut seen = Seen::<usize>::default();
            for (at, cell) in cells.iter().enumerate() {
                let first = cells.iter().position(|own| own == cell);
                proptest::prop_assert_eq!(Some(seen.get(cell, |_| at)), first);
                proptest::prop_assert_eq!(Some(seen.again(cell, |_| usize::MAX)), first);
            }
        }

        #[test]
        fn each_pair_keeps_its_own_meaning(cells in proptest::collection::vec(("[ab]{0,3}", "[ab]{0,3}"), 0..60)) {
            let mut seen = SeenPairs::<usize>::default();
            for (at, (first, second)) in cells.iter().enumerate() {
                let before = cells.iter().take(at).position(|own| own == &cells[at]);
                proptest::prop_assert_eq!(seen.get(first, second), before);
                if before.is_none() {
                    seen.keep(first, second, at);
                }
            }
        }
    }
}
