//! Cells that hold lists: of programs, of versions, of computers. How many there were, and what is said
//! of it.

use super::super::in_cells::{self, Divided, Divider};
use super::super::text::clean;
use super::record::NameIs;
use super::{Positions, Table, is_nothing};
use crate::model::TextId;

/// A distinct cell of the column of versions.
#[derive(Clone, Copy)]
pub(super) enum Version {
    One(TextId),
    /// Index into the table's list of lists.
    Several(u32),
}

/// Lines in a cell from which on they are a list; two may be one name that was wrapped.
const LIST_OF_LINES: usize = 3;

/// Versions or programs in one cell; more are no list that a person can have meant.
const MOST_IN_A_CELL: usize = 5_000;

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

impl Table<'_> {
    /// A row whose cell of computers is a list: the program is on each of them.
    pub(super) fn take_on_each<S: AsRef<str>>(
        &mut self,
        number: u64,
        cells: &[S],
        at: &Positions,
        divider: Divider,
    ) -> bool {
        let Some(column) = at.machine else { return false };
        let machines = in_cells::parts(cells.get(column).map_or("", AsRef::as_ref), divider);
        if machines.len() < 2 {
            return false;
        }
        let name = self.name(cells.get(at.name).map_or("", AsRef::as_ref));
        if self.met.get(name as usize).is_none_or(|name| name.is != NameIs::Program) {
            return false;
        }
        let mut row: Vec<String> = cells.iter().map(|cell| cell.as_ref().to_owned()).collect();
        if let Some(version) = at.version.and_then(|at| row.get_mut(at)) {
            let several = in_cells::lines(version).join(", ");
            self.lists.mixed |= several.contains(", ");
            *version = several;
        }
        self.lists.of_machines += 1;
        self.lists.on_machines += machines.len().min(MOST_IN_A_CELL) as u64;
        for machine in machines.iter().take(MOST_IN_A_CELL) {
            if let Some(cell) = row.get_mut(column) {
                cell.clear();
                cell.push_str(machine);
            }
            self.take_row(number, &row, at);
        }
        for _ in MOST_IN_A_CELL..machines.len() {
            self.problem_row(number, column, "", "The cell holds too many computers");
        }
        true
    }
    /// A cell with a list of programs: each of its lines is one, with the version on the same line of
    /// the other cell where there are as many.
    pub(super) fn take_several<S: AsRef<str>>(
        &mut self,
        number: u64,
        cells: &[S],
        at: &Positions,
        name: u32,
    ) {
        let cell = |at: Option<usize>| -> &str {
            at.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref)
        };
        let Some(machine) = self.machine_of(number, cell(at.machine), at, name) else { return };
        let divider = self.divided.programs.unwrap_or(Divider::Lines);
        let owned = |parts: Vec<&str>| parts.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let names = owned(in_cells::parts(cell(Some(at.name)), divider));
        // Of each program its own, or one for all.
        let facts = |text: &str| {
            let parts = in_cells::parts(text, divider);
            owned(if parts.len() == names.len() { parts } else { in_cells::lines(text) })
        };
        let versions = facts(cell(at.version));
        let publishers = facts(cell(at.publisher));
        self.lists.rows += 1;
        self.lists.programs += names.len().min(MOST_IN_A_CELL) as u64;
        let mut row: Vec<String> = cells.iter().map(|cell| cell.as_ref().to_owned()).collect();
        for (line, text) in names.iter().take(MOST_IN_A_CELL).enumerate() {
            let mut set = |at: Option<usize>, value: &str| {
                if let Some(cell) = at.and_then(|at| row.get_mut(at)) {
                    cell.clear();
                    cell.push_str(value);
                }
            };
            set(Some(at.name), text);
            for (column, lines) in [(at.version, &versions), (at.publisher, &publishers)] {
                let value = match lines.get(line) {
                    Some(value) if lines.len() == names.len() => value.as_str(),
                    _ if lines.len() == 1 => lines.first().map_or("", String::as_str),
                    _ => "",
                };
                set(column, value);
            }
            let name = self.name(text);
            self.take_program(number, &row, at, name, None, machine);
        }
        for _ in MOST_IN_A_CELL..names.len() {
            self.problem_row(number, at.name, "", "The cell holds too many programs");
        }
    }
}

/// Whether a cell of the column of names is a list of programs.
pub(super) fn is_list(cell: &str, divider: Option<Divider>) -> bool {
    match divider {
        Some(divider) => in_cells::parts(cell, divider).len() > 1,
        None => cell.contains(['\n', '<']) && in_cells::lines(cell).len() >= LIST_OF_LINES,
    }
}
/// The version of a cell, or each of several.
pub(super) fn version(
    cell: &str,
    several: &mut Vec<Vec<TextId>>,
    inventory: &mut crate::model::Inventory,
) -> Version {
    let mut intern = |text: &str| {
        let text = clean(text);
        if is_nothing(&text) { TextId(0) } else { inventory.intern_text(&text) }
    };
    let lines = in_cells::lines(cell);
    // GLPI puts each version of a program on a line of its own.
    if lines.len() < 2 || lines.len() > MOST_IN_A_CELL {
        return Version::One(intern(cell));
    }
    several.push(lines.into_iter().map(intern).collect());
    Version::Several(u32::try_from(several.len() - 1).unwrap_or(u32::MAX))
}
