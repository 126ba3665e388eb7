//! How many cells held lists, and what is said of it.

use super::super::in_cells::{Divided, Divider};

/// Cells that were taken apart.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lists {
    /// Rows with several programs, and how many those were.
    pub(super) rows: u64,
    pub(super) programs: u64,
    /// Rows with several computers, and how many those were.
    pub(super) of_machines: u64,
    pub(super) on_machines: u64,
    /// Whether a row had several versions and several computers.
    pub(super) mixed: bool,
}

impl Lists {
    pub(super) fn add(&mut self, other: Self) {
        let Self { rows, programs, of_machines, on_machines, mixed } = other;
        self.rows += rows;
        self.programs += programs;
        self.of_machines += of_machines;
        self.on_machines += on_machines;
        self.mixed |= mixed;
    }

    /// How the columns were understood, and what was taken apart: rows and programs are not the same
    /// number then.
    pub(super) fn said(self, how: &str, divided: Divided) -> String {
        let word = |divider: Option<Divider>| divider.unwrap_or(Divider::Lines).word();
        let mut said = how.to_owned();
        if self.rows > 0 {
            let hold = if self.rows == 1 { "row holds" } else { "rows hold" };
            said = format!(
                "{said}; {} {hold} several programs each, divided by {}: {} programs",
                self.rows,
                word(divided.programs),
                self.programs
            );
        }
        if self.of_machines > 0 {
            let name = if self.of_machines == 1 { "row names" } else { "rows name" };
            said = format!(
                "{said}; {} {name} several computers each, divided by {}: {} records",
                self.of_machines,
                word(divided.machines),
                self.on_machines
            );
        }
        said
    }
}
