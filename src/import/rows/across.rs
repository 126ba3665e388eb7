//! Rows of a matrix: machines or programs stand across, and marks in the cells.

use std::rc::Rc;

use super::super::headers::Column;
use super::super::matrix::{self, Mark};
use super::super::text::clean;
use super::record::NameIs;
use super::{Settled, Table, is_nothing, is_total};
use crate::model::{MachineId, TextId, TitleId};

impl Table<'_> {
    /// One row of a matrix with machines across.
    pub(super) fn take_across<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        let at = Rc::clone(&self.at);
        let at = at.as_ref();
        let cell = |at: usize| cells.get(at).map_or("", AsRef::as_ref);
        let name = self.name(cell(at.name));
        match self.met.get(name as usize).map_or(NameIs::Nothing, |name| name.is) {
            NameIs::Nothing => return self.take_nameless(number, cells, at),
            NameIs::Total => return self.skip("totals"),
            NameIs::HeadingWord if self.is_heading(cells, at) => {
                return self.skip("repeated headings");
            }
            _ => {}
        }
        let Some(settled) = &mut self.settled else { return };
        let across = std::mem::take(&mut settled.layout.across);
        let title = self.title(name, at.publisher.map_or("", cell));
        let own = at.version.map_or("", cell).to_owned();
        let mut installed = false;
        for (column, machine) in &across {
            let mark = matrix::mark(clean(cell(*column)).as_ref());
            if mark == Mark::No {
                continue;
            }
            installed = true;
            let version = if mark == Mark::Version { cell(*column) } else { &own };
            let machine = self.inventory.intern_machine(machine);
            self.push_mark(number, title, machine, version);
        }
        if let Some(settled) = &mut self.settled {
            settled.layout.across = across;
        }
        if !installed {
            self.skip("programs that are on none of the machines");
        }
    }

    /// One row of a matrix with programs across.
    pub(super) fn take_machine<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        let Some(Settled { layout, .. }) = &self.settled else { return };
        let across = layout.across.clone();
        let column = layout.columns.iter().position(|own| *own == Column::Machine);
        let user = layout.columns.iter().position(|own| *own == Column::User);
        let cell = |at: usize| cells.get(at).map_or("", AsRef::as_ref);
        let named = clean(column.map_or("", cell)).into_owned();
        if cells.iter().all(|cell| is_nothing(clean(cell.as_ref()).as_ref())) {
            return self.skip("empty rows");
        }
        let programs: Vec<(usize, String)> = cells
            .iter()
            .enumerate()
            .filter(|(at, cell)| {
                across.first().is_some_and(|(first, _)| at >= first)
                    && matrix::mark(cell.as_ref()) == Mark::Other
            })
            .map(|(at, cell)| (at, clean(cell.as_ref()).into_owned()))
            .collect();
        if is_nothing(&named) && !programs.is_empty() {
            // The next programs; the machines repeat below.
            if let Some(settled) = &mut self.settled {
                settled.layout.across = programs;
            }
            self.changed = true;
            return self.skip("repeated headings");
        }
        if is_total(&named) || cells.iter().take(column.unwrap_or(0)).any(|c| is_total(c.as_ref()))
        {
            return self.skip("totals");
        }
        if is_nothing(&named) {
            let row: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
            return self.problem_row(number, column.unwrap_or(0), &row.join(" | "), "No machine");
        }
        let machine = self.inventory.intern_machine(&named);
        let user = user.map(|at| clean(cell(at)).into_owned()).filter(|user| !is_nothing(user));
        let mut installed = false;
        for (at, program) in &across {
            let mark = matrix::mark(clean(cell(*at)).as_ref());
            if mark == Mark::No {
                continue;
            }
            installed = true;
            let name = self.name(program);
            let title = self.title(name, "");
            let version = if mark == Mark::Version { cell(*at) } else { "" };
            self.push_mark(number, title, machine, version);
            if let (Some(user), Some(last)) = (&user, self.inventory.installed.len().checked_sub(1))
            {
                let user = self.inventory.intern_text(user);
                if let Some(row) = self.inventory.installed.get_mut(last) {
                    row.user = user;
                }
            }
        }
        if !installed {
            self.skip("machines with none of the programs");
        }
    }

    fn push_mark(&mut self, number: u64, title: TitleId, machine: MachineId, version: &str) {
        let version = clean(version);
        let version =
            if is_nothing(&version) { TextId(0) } else { self.inventory.intern_text(&version) };
        let row = u32::try_from(number).unwrap_or(u32::MAX);
        self.inventory.push_row(machine, title, version, TextId(0), None, self.source, row);
        self.inventory.counts.rows += 1;
        self.inventory.counts.software += 1;
        self.found += 1;
    }
}
