//! How much of a list is kept in memory, and when it is too much.

use super::Table;
use crate::model::Installed;

impl Table<'_> {
    /// Rows that were taken in so far.
    pub(in crate::import) fn rows_seen(&self) -> usize {
        usize::try_from(self.inventory.counts.rows).unwrap_or(usize::MAX)
    }

    /// Whether only some of the rows are kept.
    pub(in crate::import) fn keeps_less(&self) -> bool {
        self.wanted.is_some()
    }

    /// Makes room for this many rows more.
    pub(in crate::import) fn make_room(&mut self, rows: usize) {
        self.inventory.installed.reserve(rows);
    }

    /// Bytes of memory that what was kept takes, as far as it grows with the list.
    pub(in crate::import) fn weight(&self) -> usize {
        // A distinct cell stands where it is looked up, and once or twice more in the inventory.
        const TIMES: usize = 4;
        const EACH: usize = 160;
        let distinct = [&self.names.size(), &self.publishers.size(), &self.versions.size()]
            .into_iter()
            .chain([&self.machines.size(), &self.users.size(), &self.dates.size()])
            .chain([&self.spans.size()])
            .fold(self.pairs.size(), |(a, b), (c, d)| (a + c, b + d));
        let (cells, bytes) = distinct;
        cells * EACH + bytes * TIMES + self.inventory.installed.len() * size_of::<Installed>()
    }

    /// Ends the reading: what follows is not kept.
    pub(in crate::import) fn is_too_large(&mut self, line: u64) {
        if self.full_at.is_none() {
            self.full_at = Some(line);
            let why = "The list is larger than what can be kept in memory; from this line on it was \
                not read";
            self.broken(line, "", why);
        }
    }

    /// Whether nothing more is kept.
    pub(in crate::import) fn is_full(&self) -> bool {
        self.full_at.is_some()
    }
}
