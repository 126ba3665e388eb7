//! Rows that are no program: lines that name a computer, repeated headings, sums, and rows whose name is
//! empty.

use super::super::headers::Column;
use super::super::layout::machine_line;
use super::super::text::clean;
use super::super::{MachineFrom, headers, shapes};
use super::record::NameIs;
use super::totals::is_subtotal;
use super::{Positions, Table, is_note, is_nothing, is_number, is_total};

impl Table<'_> {
    /// A row whose name is empty.
    pub(super) fn take_nameless<S: AsRef<str>>(
        &mut self,
        number: u64,
        cells: &[S],
        at: &Positions,
    ) {
        let filled = |cell: &S| !is_nothing(clean(cell.as_ref()).as_ref());
        let count = count_filled(cells);
        if count == 0 {
            return self.skip("empty rows");
        }
        if self.take_machine_line(cells) {
            return;
        }
        let has = |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(filled);
        // The number of a sum may stand below the versions.
        let version = at.version.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref);
        if cells.iter().any(|cell| is_total(cell.as_ref())) && !shapes::is_version(version) {
            return self.skip("totals");
        }
        if count == 1 {
            let column = cells.iter().position(filled).unwrap_or(at.name);
            let unused = self.settled.as_ref().is_some_and(|own| {
                own.layout.columns.get(column).is_none_or(|own| *own == Column::Unused)
            });
            let text = cells.get(column).map_or("", AsRef::as_ref);
            // Who signed the list, below a column that says nothing about programs.
            if unused && text.chars().any(char::is_alphabetic) || is_note(&clean(text)) {
                return self.skip("notes");
            }
        }
        // The machine's own line above its programs, in lists that group.
        if count == 1
            && let Some(machine) =
                at.machine.and_then(|at| cells.get(at)).filter(|cell| filled(cell))
        {
            let machine = clean(machine.as_ref()).into_owned();
            if self.settled.as_ref().is_some_and(|own| own.layout.carry) {
                // It is a computer only if programs follow.
                self.coming_machine = Some(machine);
            }
            return self.skip("lines that name a computer and no program");
        }
        if has(at.uninstall_key) && !has(at.version) && !has(at.publisher) {
            return self.skip("registry keys that name no program");
        }
        let row: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        self.problem_row(number, at.name, &row.join(" | "), "Software is empty");
    }

    pub(super) fn problem_row(&mut self, number: u64, column: usize, text: &str, reason: &str) {
        self.inventory.counts.rows += 1;
        self.problem(number, Some(column), text, reason);
    }

    /// "Computer: LIB-22" between the blocks of a report.
    pub(super) fn take_machine_line<S: AsRef<str>>(&mut self, cells: &[S]) -> bool {
        let filled = cells.iter().filter(|cell| !cell.as_ref().trim().is_empty()).count();
        if filled > 2 {
            return false;
        }
        let Some(name) = machine_line(cells) else { return false };
        if self.options.machine_from == MachineFrom::Automatic {
            self.begin_block(&name);
        }
        self.skip("lines that name a computer and no program");
        true
    }

    /// A line of nothing but a computer's name, above its programs.
    pub(super) fn take_group(&mut self, cell: &str) {
        if self.options.machine_from == MachineFrom::Automatic {
            self.begin_block(&clean(cell));
        }
        self.skip("lines that name a computer and no program");
    }

    /// A heading that is repeated further down (page breaks, blocks of a report). A block with other
    /// columns changes the reading from there on.
    pub(super) fn is_heading<S: AsRef<str>>(&mut self, cells: &[S], at: &Positions) -> bool {
        let Some(settled) = &self.settled else { return false };
        let same = |column: usize| {
            settled.heading.get(column).map(String::as_str)
                == cells.get(column).map(|cell| clean(cell.as_ref())).as_deref()
        };
        if same(at.name) && at.version.or(at.publisher).is_some_and(same) {
            return true;
        }
        if self.options.mapping.is_some() || cells.len() < 2 {
            return false;
        }
        let row: Vec<String> = cells.iter().map(|cell| clean(cell.as_ref()).into_owned()).collect();
        let Some(columns) = headers::recognise(&row) else { return false };
        let mut layout = settled.layout.clone();
        layout.columns = columns;
        layout.heading = Some(0);
        let carry = layout.carry;
        self.adopt(layout, &[row]);
        if let Some(settled) = &mut self.settled {
            settled.layout.carry = carry;
        }
        self.changed = true;
        true
    }
}

/// Whether a row whose name is a word for a sum, or a number, sums up the rows above it: the word
/// stands in the place of the name or of the computer, and beside it are numbers or nothing. A program
/// may be called "Total", and one may be called "7".
pub(super) fn is_sum<S: AsRef<str>>(cells: &[S], at: &Positions, name: NameIs) -> bool {
    let machine = clean(at.machine.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref));
    let words = [at.name, at.machine.unwrap_or(at.name)];
    let others = || {
        let others = cells.iter().enumerate().filter(|(column, _)| !words.contains(column));
        others.map(|(_, cell)| clean(cell.as_ref())).filter(|cell| !is_nothing(cell))
    };
    match name {
        // Below the programs of a computer whose cells are merged a bare number is their sum.
        NameIs::Number if is_nothing(&machine) => at.machine.is_some() && others().next().is_none(),
        NameIs::Number => {
            (is_total(&machine) || is_subtotal(&machine)) && others().all(|cell| is_number(&cell))
        }
        // The sum of the rows of one computer has a number at least.
        _ if !is_nothing(&machine) && !is_total(&machine) => {
            others().next().is_some() && others().all(|cell| shapes::is_whole_number(&cell))
        }
        _ => true,
    }
}

pub(super) fn count_filled<S: AsRef<str>>(cells: &[S]) -> usize {
    cells.iter().filter(|cell| !is_nothing(clean(cell.as_ref()).as_ref())).count()
}
