//! What a list gave, and how it was understood.

use super::options::{MachineFrom, Mapping, Shape};
use crate::model::{Inventory, Origin};

/// One table of a file as it was understood: a sheet, or the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableSeen {
    /// Name of the sheet; `None` where the file is the table.
    pub sheet: Option<String>,
    /// Whether rows were read from it; a sheet that was not says why in the inventory's sources.
    pub read: bool,
    /// The headings as written; empty where there are none.
    pub headings: Vec<String>,
    /// The row of the headings, from 1.
    pub heading_row: Option<u64>,
    /// What the columns mean.
    pub mapping: Mapping,
    /// How it lies on its sheet.
    pub shape: Shape,
    /// Where the machine's name comes from.
    pub machine_from: MachineFrom,
    /// The first rows below the heading.
    pub sample: Vec<Vec<String>>,
    /// Rows that were software.
    pub found: u64,
}

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file done.
    pub bytes_done: u64,
    /// Bytes of the file in all.
    pub bytes_total: u64,
    /// Rows read.
    pub rows: u64,
}

/// What a file gave, and how it was understood.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Machines, software, problems and the sum of the rows.
    pub inventory: Inventory,
    /// The format in words: "CSV, semicolon, Windows-1252".
    pub recognised: String,
    /// Why it was recognised so.
    pub how: String,
    /// What the columns mean; `None` for formats without columns.
    pub mapping: Option<Mapping>,
    /// The heading and the first rows as text, for the preview.
    pub sample: Vec<Vec<String>>,
    /// Every table of the file, those that were not read included; empty for formats without tables.
    pub tables: Vec<TableSeen>,
    /// How its text is encoded, as a label that [`Options::encoding`] takes; `None` where that is no
    /// question.
    pub encoding: Option<String>,
    /// What stands between its cells; `None` where that is no question.
    pub delimiter: Option<char>,
}

impl Reading {
    /// Adds what it was packed in, and keeps the words with the inventory.
    pub(super) fn recognised_as(&mut self, packing: &str) {
        self.recognised.push_str(packing);
        if let Origin::List { format, .. } = &mut self.inventory.origin {
            format.clone_from(&self.recognised);
        }
    }
}
