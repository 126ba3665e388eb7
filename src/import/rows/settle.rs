//! The first rows are held back until it is known what their columns mean.

use std::rc::Rc;

use super::super::headers::Column;
use super::super::in_cells;
use super::super::layout::{self, Layout};
use super::super::text::clean;
use super::super::{HeadingRow, MachineFrom, Mapping, Shape, TableSeen};
use super::{Positions, Settled, Table};
use crate::model::Kind;

/// Rows held back for the decision about the layout.
pub(super) const SAMPLE: usize = 60;

/// Rows held back at most, where no column names a program or the user names a heading far below.
const MOST_HELD: usize = 10_000;

/// Nor are more cells held back.
const MOST_CELLS_HELD: usize = 1_000_000;

/// Nor more text.
const MOST_BYTES_HELD: usize = 64 << 20;

/// A cell held back: the programs of a computer in one cell are no more than this.
const LONGEST_HELD: usize = 512 << 10;

/// Rows shown in the preview.
const SHOWN: usize = 20;

impl Table<'_> {
    /// Holds a row back, or takes it in where the columns are known.
    pub(super) fn row_of_cells<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        if self.settled.is_some() {
            self.take(number, cells);
            return;
        }
        if self.given_up {
            return;
        }
        let row: Vec<String> = cells.iter().map(|cell| held_cell(cell.as_ref())).collect();
        self.cells_held += cells.len();
        self.bytes_held += row.iter().map(String::len).sum::<usize>();
        self.held.push((number, row));
        let full = self.held.len() >= MOST_HELD
            || self.cells_held >= MOST_CELLS_HELD
            || self.bytes_held >= MOST_BYTES_HELD;
        let enough = match self.options.heading_row {
            Some(HeadingRow::At(wanted)) => number >= wanted.saturating_add(SAMPLE as u64 / 2),
            _ => true,
        };
        if full || enough && self.held.len() >= self.next_look {
            self.settle();
            // Each look is at all rows so far: with twice as many the next time, all of them together
            // cost no more than the last one.
            self.next_look = self.held.len() * 2;
            if full && self.settled.is_none() {
                self.given_up = true;
                self.held = Vec::new();
            }
        }
    }

    /// Decides what the columns mean from the rows held back, and takes those in.
    pub(super) fn settle(&mut self) {
        let held = std::mem::take(&mut self.held);
        let numbers: Vec<u64> = held.iter().map(|(number, _)| *number).collect();
        let rows: Vec<Vec<String>> = held
            .iter()
            .map(|(_, cells)| cells.iter().map(|cell| clean(cell).into_owned()).collect())
            .collect();
        let layout = match layout::understand(&numbers, &rows, &self.options, self.plain) {
            Ok(mut layout) => {
                // Line breaks in cells show only before they are cleaned.
                let heading = layout.heading.and_then(|at| rows.get(at));
                let heading = heading.map(Vec::as_slice).unwrap_or_default();
                let below = held.get(layout.first..).unwrap_or_default();
                layout.divided = in_cells::of(&layout, heading, below);
                layout
            }
            Err(refused) => {
                self.refused = refused;
                self.seen.sample = rows.iter().take(SHOWN).cloned().collect();
                self.seen.mapping = Mapping { columns: vec![Column::Unused; longest(&rows)] };
                self.sample = rows;
                self.sample.truncate(SAMPLE);
                self.held = held;
                return;
            }
        };
        let first = layout.first;
        self.sample = rows.iter().skip(first.saturating_sub(1)).take(SHOWN).cloned().collect();
        self.describe(&layout, &numbers, &rows);
        self.adopt(layout, &rows);
        for (at, (number, cells)) in held.into_iter().enumerate() {
            if at >= first {
                self.take(number, &cells);
            }
        }
    }

    /// What is shown of the table.
    fn describe(&mut self, layout: &Layout, numbers: &[u64], rows: &[Vec<String>]) {
        let heading = layout.heading.and_then(|at| rows.get(at)).cloned().unwrap_or_default();
        let width = layout.columns.len().max(heading.len());
        let mut columns = layout.columns.clone();
        columns.resize(width, Column::Unused);
        let machine_from = match self.options.machine_from {
            MachineFrom::Automatic if layout.shape == Shape::MachinesAcross => MachineFrom::Column,
            MachineFrom::Automatic
                if layout.columns.contains(&Column::Machine) || layout.by_serial =>
            {
                MachineFrom::Column
            }
            MachineFrom::Automatic if self.sheet.is_some() && !self.plain => MachineFrom::Sheet,
            MachineFrom::Automatic => MachineFrom::File,
            chosen => chosen,
        };
        self.seen = TableSeen {
            sheet: self.sheet.clone(),
            read: true,
            headings: heading,
            heading_row: layout.heading.and_then(|at| numbers.get(at)).copied(),
            mapping: Mapping { columns },
            shape: layout.shape,
            machine_from,
            sample: rows.iter().skip(layout.first).take(SHOWN).cloned().collect(),
            found: 0,
        };
    }

    /// From here on the columns mean this.
    pub(super) fn adopt(&mut self, mut layout: Layout, rows: &[Vec<String>]) {
        layout.carry |= self.merged;
        let heading = layout.heading.and_then(|at| rows.get(at)).cloned().unwrap_or_default();
        match self.options.machine_from {
            // The column is there and is not what is asked for.
            MachineFrom::Sheet | MachineFrom::File => {
                for column in &mut layout.columns {
                    if *column == Column::Machine {
                        *column = Column::Unused;
                    }
                }
            }
            MachineFrom::Automatic | MachineFrom::Column => {}
        }
        if let Some(name) = layout.machine.take()
            && self.options.machine_from == MachineFrom::Automatic
        {
            self.begin_block(&name);
        }
        let mut at = Positions::of(&layout.columns, &heading).unwrap_or_default();
        let filled = heading.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let width = if heading.is_empty() { usize::MAX } else { filled };
        self.divided = layout.divided;
        self.groups = layout.groups;
        self.several_facts = several_facts(&layout);
        if layout.by_serial {
            // It is the name until a list tells a better one, and surely the computer's own.
            (at.machine, at.plain_serial) = (at.serial, false);
        }
        if layout.kind == Kind::Licence {
            // What was bought has serial numbers of its own.
            (at.serial, at.hardware_id) = (None, None);
        }
        self.at = Rc::new(at);
        // The columns may lie another way round than before.
        self.spans.clear();
        self.settled = Some(Settled { layout, at, heading, width });
    }
}

fn longest(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// A cell as it is held back.
fn held_cell(cell: &str) -> String {
    let end = if cell.len() <= LONGEST_HELD {
        cell.len()
    } else {
        cell.floor_char_boundary(LONGEST_HELD)
    };
    cell.get(..end).unwrap_or_default().to_owned()
}

/// Whether more than one column means something.
pub(super) fn several_facts(layout: &Layout) -> bool {
    layout.columns.iter().filter(|own| **own != Column::Unused).count() > 1
}
