//! Several readings as one: the lists of an archive or of a folder.
//!
//! Machines, titles and texts are interned anew, so that what is the same in both stands once; sources
//! stay apart, each under the name of the list it comes from.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{
    Installed, Inventory, MachineId, RowCounts, SourceReading, SourceState, TextId, TitleId, index,
};
use crate::model::{Machine, Tally};

/// Rows know their source by a number of 16 bits, the highest of which is "not known".
const MOST_SOURCES: usize = u16::MAX as usize;

/// What stands beside a result with more sources than that.
const TOO_MANY: &str = "There are more lists and sheets than can be told apart: where the rows of the \
    last ones come from is not said.";

impl Inventory {
    /// Takes in another reading whole; `list` is the name of the list it comes from.
    pub fn absorb(&mut self, other: Self, list: &str) {
        let machines: Vec<_> = other.machines.into_iter().map(|own| self.join(own)).collect();
        let titles: Vec<_> = other.titles.into_iter().map(|own| self.intern_title(own)).collect();
        let texts: Vec<_> = other.texts.iter().map(|own| self.intern_text(own)).collect();
        let several = other.sources.len() > 1;
        let sources: Vec<u16> = other
            .sources
            .into_iter()
            .map(|mut source| {
                // Ids stay apart, and a sheet says which workbook it is of.
                source.id = match source.id.strip_prefix("sheet:") {
                    Some(sheet) => format!("sheet:{list}, {sheet}"),
                    None => format!("{}:{list}", source.id),
                };
                source.name =
                    if several { format!("{list}, {}", source.name) } else { list.to_owned() };
                self.add_list(source)
            })
            .collect();
        let extras = self.extras.len();
        self.extras.extend(other.extras);
        self.installed.extend(other.installed.into_iter().filter_map(|row| {
            // Ids of an inventory point into it; a row that does not is none.
            Some(Installed {
                title: *titles.get(row.title.0 as usize)?,
                machine: *machines.get(row.machine.0 as usize)?,
                version: texts.get(row.version.0 as usize).copied().unwrap_or_default(),
                user: texts.get(row.user.0 as usize).copied().unwrap_or_default(),
                source: sources.get(usize::from(row.source)).copied().unwrap_or(u16::MAX),
                extra: if row.extra == u32::MAX {
                    u32::MAX
                } else {
                    index(extras.saturating_add(row.extra as usize))
                },
                ..row
            })
        }));
        self.problems.extend(other.problems);
        self.add_counts(other.counts, other.skipped_why, other.unkept);
        for sentence in other.cannot_show {
            self.cannot_say(sentence);
        }
    }

    /// Takes in what was read of a later part of the same source. Its rows are numbered from that
    /// part's beginning, which lies `rows_before` rows down; no more than `most` problems are listed.
    pub fn absorb_part(&mut self, part: Self, rows_before: u64, most: usize) {
        let machines: Vec<MachineId> =
            part.machines.iter().map(|machine| self.intern_machine(&machine.name)).collect();
        let texts: Vec<TextId> = part.texts.iter().map(|text| self.intern_text(text)).collect();
        let titles: Vec<TitleId> =
            part.titles.into_iter().map(|title| self.intern_title(title)).collect();
        let extras = index(self.extras.len());
        self.extras.extend(part.extras);
        let down = u32::try_from(rows_before).unwrap_or(u32::MAX);
        self.installed.extend(part.installed.into_iter().filter_map(|row| {
            Some(Installed {
                title: *titles.get(row.title.0 as usize)?,
                machine: *machines.get(row.machine.0 as usize)?,
                version: *texts.get(row.version.0 as usize)?,
                user: *texts.get(row.user.0 as usize)?,
                row: if row.row == 0 { 0 } else { row.row.saturating_add(down) },
                extra: if row.extra == u32::MAX { u32::MAX } else { row.extra + extras },
                ..row
            })
        }));
        let free = most.saturating_sub(self.problems.len());
        self.problems.extend(part.problems.into_iter().take(free).map(|mut problem| {
            problem.place.row = problem.place.row.map(|row| row + rows_before);
            problem
        }));
        self.add_counts(part.counts, part.skipped_why, part.unkept);
    }

    fn add_counts(
        &mut self,
        counts: RowCounts,
        skipped_why: BTreeMap<Cow<'static, str>, u64>,
        unkept: Tally,
    ) {
        self.unkept = [self.unkept, unkept].into_iter().sum();
        self.counts.rows += counts.rows;
        self.counts.software += counts.software;
        self.counts.skipped += counts.skipped;
        self.counts.problems += counts.problems;
        for (why, count) in skipped_why {
            *self.skipped_why.entry(why).or_default() += count;
        }
    }

    /// Adds a list that was read, or that could not be; returns its index. Where there are too many,
    /// the last one stands for all that follow, and what was not read of them stays said.
    pub fn add_list(&mut self, source: SourceReading) -> u16 {
        if self.sources.len() < MOST_SOURCES {
            return self.add_source(source);
        }
        self.cannot_say(TOO_MANY.to_owned());
        if let Some(last) = self.sources.last_mut() {
            "Further lists".clone_into(&mut last.name);
            last.count = last.count.saturating_add(source.count);
            if last.state.is_complete() && !source.state.is_complete() {
                last.state = match source.state {
                    SourceState::Failed(why) => {
                        SourceState::Failed(format!("{}: {why}", source.name))
                    }
                    other => other,
                };
            }
        }
        u16::MAX
    }

    /// Adds a sentence about what this reading cannot show, once.
    pub fn cannot_say(&mut self, sentence: String) {
        if !self.cannot_show.contains(&sentence) {
            self.cannot_show.push(sentence);
        }
    }

    /// The machine of the same name, with what either reading knows of it.
    fn join(&mut self, machine: Machine) -> MachineId {
        let known = self.machine_ids.get(&machine.name.to_lowercase()).copied();
        let Some(id) = known else { return self.add_machine(machine) };
        if let Some(own) = self.machines.get_mut(id.0 as usize) {
            own.learn(machine);
        }
        id
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::model::{Origin, Presence, Software};

    fn source(name: &str, state: SourceState) -> SourceReading {
        let name = name.to_owned();
        SourceReading { id: "list".to_owned(), name, place: String::new(), state, count: 1 }
    }

    fn inventory(machine: &str, name: &str, version: &str) -> Inventory {
        let origin = Origin::List { path: String::new(), format: String::new() };
        let mut one = Inventory::new(origin, jiff::Timestamp::UNIX_EPOCH);
        let at = one.add_source(source("rpm -qa", SourceState::Read));
        let machine = one.intern_machine(machine);
        let software = Software {
            name: name.to_owned(),
            version: Some(version.to_owned()),
            presence: Presence::Leftover,
            ..Software::default()
        };
        one.push(machine, software, at);
        one.counts.rows = 1;
        one.counts.software = 1;
        one
    }

    #[test]
    fn what_is_the_same_stands_once_and_every_row_keeps_its_facts() {
        let mut all = inventory("PC-1", "7-Zip", "23.01");
        all.absorb(inventory("pc-1", "7-Zip", "24.00"), "b.txt");
        all.absorb(inventory("PC-2", "kesl", "23.01"), "c.txt");
        assert_eq!((all.machines.len(), all.titles.len(), all.installed.len()), (2, 2, 3));
        let rows: Vec<Software> = (0..3).map(|at| all.software(at)).collect();
        assert_eq!(rows[1].version.as_deref(), Some("24.00"));
        assert_eq!(rows[2].name, "kesl");
        assert!(rows.iter().all(|own| own.presence == Presence::Leftover));
        assert_eq!(all.sources[2].name, "c.txt");
        assert_eq!(all.installed[2].source, 2);
        assert_eq!((all.counts.rows, all.counts.software), (3, 3));
    }

    #[test]
    fn more_sources_than_numbers_are_said() {
        let mut all = inventory("PC-1", "7-Zip", "23.01");
        for _ in 0..MOST_SOURCES {
            all.add_list(source("x", SourceState::Read));
        }
        assert!(all.is_complete());
        all.add_list(source("y", SourceState::Failed("damaged".to_owned())));
        all.absorb(inventory("PC-2", "kesl", "1"), "z");
        assert_eq!(all.sources.len(), MOST_SOURCES);
        assert!(!all.is_complete(), "what was not read stays said");
        assert_eq!(all.installed[1].source, u16::MAX);
        assert!(all.cannot_show.iter().any(|own| own == TOO_MANY));
    }
}
