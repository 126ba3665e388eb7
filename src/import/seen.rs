//! What was already met: a list of a fleet repeats its machines, titles, versions and days thousands of
//! times, so each distinct cell is cleaned, understood and kept once.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Cells are looked at no further than this many bytes; nothing is called longer.
const LONGEST: usize = 8_000;

/// Distinct cells kept of a column; where there are more, the column hardly repeats itself.
const MOST: usize = 1_000_000;

/// Distinct cells with what they mean. Its hashes are seeded anew in each run, so that a file cannot
/// be made to collide.
#[derive(Clone, Debug)]
pub(super) struct Seen<T> {
    met: HashMap<Box<str>, T, RandomState>,
    last: (String, Option<T>),
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self { met: HashMap::default(), last: (String::new(), None) }
    }
}

impl<T: Copy> Seen<T> {
    /// What a cell means; found out by `understand` when it is met for the first time.
    pub(super) fn get(&mut self, cell: &str, understand: impl FnOnce(&str) -> T) -> T {
        let cell = short(cell);
        if let Some(known) = self.met.get(cell) {
            return *known;
        }
        let meaning = understand(cell);
        if self.met.len() >= MOST {
            self.met.clear();
        }
        self.met.insert(cell.into(), meaning);
        meaning
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

/// The part of a cell that is looked at.
pub(super) fn short(cell: &str) -> &str {
    if cell.len() <= LONGEST { cell } else { &cell[..cell.floor_char_boundary(LONGEST)] }
}
