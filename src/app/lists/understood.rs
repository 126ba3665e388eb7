//! How a list was understood: shown before it is kept, and printed by `check --explain`.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::read::ListRead;
use crate::import::{Column, MachineFrom, Mapping, Reading, TableSeen};
use crate::model::{Inventory, RowCounts};

/// How a list was understood.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    /// The file.
    pub path: PathBuf,
    /// The format in words.
    pub recognised: String,
    /// Why it was recognised so.
    pub how: String,
    /// How its letters are encoded; `None` where that is no question.
    pub encoding: Option<String>,
    /// What stands between its cells; `None` where that is no question.
    pub delimiter: Option<char>,
    /// Its tables, those that were not read among them; empty for formats without columns.
    pub tables: Vec<TableSeen>,
    /// What a format without columns gave: a heading and the first rows.
    pub sample: Vec<Vec<String>>,
    /// Rows = software + skipped + problems.
    pub counts: RowCounts,
    /// Why rows were skipped, with how many.
    pub skipped: Vec<(String, u64)>,
    /// Machines.
    pub machines: u64,
    /// The day on which its reading was corrected, where a correction is remembered.
    pub corrected_on: Option<Date>,
}

impl Understood {
    /// Takes apart what was read: how it was understood, and what it gave.
    #[must_use]
    pub fn of(path: &Path, read: ListRead) -> (Self, Inventory) {
        let ListRead { reading, corrected_on, .. } = read;
        let tables = tables_of(&reading);
        let Reading { inventory, recognised, how, sample, encoding, delimiter, .. } = reading;
        let understood = Self {
            path: path.to_owned(),
            recognised,
            how,
            encoding,
            delimiter,
            sample: if tables.is_empty() { sample } else { Vec::new() },
            tables,
            counts: inventory.counts,
            skipped: inventory
                .skipped_why
                .iter()
                .map(|(why, count)| (why.to_string(), *count))
                .collect(),
            machines: inventory.machines.len() as u64,
            corrected_on,
        };
        (understood, inventory)
    }

    /// A list of which only the first rows are known: for the user to say what its columns mean.
    #[must_use]
    pub fn unread(path: &Path, sample: &[Vec<String>]) -> Self {
        let width = sample.iter().map(Vec::len).max().unwrap_or(0);
        let table = TableSeen {
            read: true,
            headings: sample.first().cloned().unwrap_or_default(),
            heading_row: Some(1),
            mapping: Mapping { columns: vec![Column::Unused; width] },
            sample: sample.iter().skip(1).cloned().collect(),
            ..TableSeen::default()
        };
        Self {
            path: path.to_owned(),
            recognised: "a table".to_owned(),
            how: "none of its columns was understood as programs".to_owned(),
            tables: vec![table],
            ..Self::default()
        }
    }

    /// The table that gave most.
    #[must_use]
    pub fn largest(&self) -> usize {
        let read = self.tables.iter().enumerate().filter(|(_, table)| table.read);
        read.max_by_key(|(at, table)| (table.found, std::cmp::Reverse(*at))).map_or(0, |(at, _)| at)
    }
}

/// The tables of a reading.
pub(super) fn tables_of(reading: &Reading) -> Vec<TableSeen> {
    let Some(mapping) = reading.mapping.clone().filter(|_| reading.tables.is_empty()) else {
        return reading.tables.clone();
    };
    let has_machine = mapping.columns.contains(&Column::Machine);
    vec![TableSeen {
        read: true,
        headings: reading.sample.first().cloned().unwrap_or_default(),
        mapping,
        machine_from: if has_machine { MachineFrom::Column } else { MachineFrom::File },
        sample: reading.sample.iter().skip(1).cloned().collect(),
        found: reading.inventory.counts.software,
        ..TableSeen::default()
    }]
}
