//! One row: which machine and which name it is about, and to whom it goes from here.

use std::rc::Rc;

use super::super::Shape;
use super::super::headers;
use super::super::layout::is_group;
use super::super::text::clean;
use super::between::{count_filled, is_sum};
use super::surplus::joined;
use super::taken_apart::is_list;
use super::{Positions, Table, is_note, is_nothing, is_number, is_total};
use crate::model::MachineId;

/// A distinct cell of the column of names.
pub(super) struct Name {
    pub(super) is: NameIs,
    pub(super) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NameIs {
    /// A program, as far as can be told.
    Program,
    Nothing,
    Total,
    /// A bare number.
    Number,
    /// A line that begins with `#`.
    Comment,
    /// A word that heads such a column.
    HeadingWord,
    /// "Computer: LIB-22".
    Machine,
    /// A list of programs in one cell.
    Several,
    /// What is written above or below tables.
    Note,
}

impl Table<'_> {
    pub(super) fn take<S: AsRef<str>>(&mut self, number: u64, cells: &[S]) {
        let Some(settled) = &self.settled else { return };
        match settled.layout.shape {
            Shape::Rows | Shape::Names => {
                let at = Rc::clone(&self.at);
                if cells.len() > settled.width
                    && let Some(joined) = joined(cells, settled)
                {
                    self.take_row(number, &joined, &at);
                    return;
                }
                self.take_row(number, cells, &at);
            }
            Shape::MachinesAcross => self.take_across(number, cells),
            Shape::SoftwareAcross => self.take_machine(number, cells),
        }
    }

    pub(super) fn take_row<S: AsRef<str>>(&mut self, number: u64, cells: &[S], at: &Positions) {
        let cell = |at: Option<usize>| -> &str {
            at.and_then(|at| cells.get(at)).map_or("", AsRef::as_ref)
        };
        if let Some(divider) = self.divided.machines
            && self.take_on_each(number, cells, at, divider)
        {
            return;
        }
        // Most rows of a long list are of a program that was met before.
        if let Some((name, title)) = self.pairs.get(cell(Some(at.name)), cell(at.publisher)) {
            let Some(machine) = self.machine_of(number, cell(at.machine), at, name) else { return };
            self.take_program(number, cells, at, name, Some(title), machine);
            return;
        }
        let name = self.name(cell(Some(at.name)));
        let is = self.met.get(name as usize).map_or(NameIs::Nothing, |name| name.is);
        if self.groups && is_group(cells, at.name) {
            return self.take_group(cell(Some(at.name)));
        }
        match is {
            NameIs::Nothing => return self.take_nameless(number, cells, at),
            NameIs::Comment if cells.len() == 1 => return self.skip("comments"),
            NameIs::Total | NameIs::Number if is_sum(cells, at, is) => {
                return self.skip("totals");
            }
            NameIs::HeadingWord if self.is_heading(cells, at) => {
                return self.skip("repeated headings");
            }
            NameIs::Machine if self.take_machine_line(cells) => return,
            NameIs::Note if self.several_facts && count_filled(cells) == 1 => {
                return self.skip("notes");
            }
            NameIs::Several => return self.take_several(number, cells, at, name),
            NameIs::Program
            | NameIs::Comment
            | NameIs::Total
            | NameIs::Number
            | NameIs::HeadingWord
            | NameIs::Machine
            | NameIs::Note => {}
        }
        let Some(machine) = self.machine_of(number, cell(at.machine), at, name) else { return };
        self.take_program(number, cells, at, name, None, machine);
    }

    /// The distinct name of a cell.
    pub(super) fn name(&mut self, cell: &str) -> u32 {
        let met = &mut self.met;
        let divider = self.divided.programs;
        self.names.get(cell, |cell| {
            let text = clean(cell);
            let is = if is_nothing(&text) {
                NameIs::Nothing
            } else if text.starts_with('#') {
                NameIs::Comment
            } else if is_total(&text) {
                NameIs::Total
            } else if is_number(&text) {
                NameIs::Number
            } else if headers::is_name_word(&text) {
                NameIs::HeadingWord
            } else if text.contains(':') && is_machine_head(&text) {
                NameIs::Machine
            } else if is_list(cell, divider) {
                NameIs::Several
            } else if is_note(&text) {
                NameIs::Note
            } else {
                NameIs::Program
            };
            let text = if is == NameIs::Several { cell.to_owned() } else { text.into_owned() };
            met.push(Name { is, text });
            u32::try_from(met.len() - 1).unwrap_or(u32::MAX)
        })
    }

    fn machine_named(&mut self, cell: &str, at: &Positions) -> Option<MachineId> {
        let inventory = &mut *self.inventory;
        self.machines.again(cell, |cell| {
            let text = clean(cell);
            if is_nothing(&text) {
                return None;
            }
            // Reports that repeat their title in each row write "Computer: LIB-22" into the cell.
            let text = match text.split_once(':') {
                Some((word, name)) if headers::is_machine_word(word) && !name.trim().is_empty() => {
                    name.trim()
                }
                _ => text.as_ref(),
            };
            let name = match text.split_once('.') {
                Some((name, _)) if at.machine_has_group && !name.is_empty() => name,
                _ => text,
            };
            Some(inventory.intern_machine(name))
        })
    }

    /// The machine of a row; a row without one is a problem, unless one is known from elsewhere.
    pub(super) fn machine_of(
        &mut self,
        number: u64,
        cell: &str,
        at: &Positions,
        name: u32,
    ) -> Option<MachineId> {
        let Some(column) = at.machine else { return Some(self.own_machine()) };
        let named = self.machine_named(cell, at);
        if let Some(coming) = self.coming_machine.take()
            && named.is_none()
        {
            self.last_machine = self.machine_named(&coming, at);
        }
        let machine = match named {
            Some(machine) => machine,
            None => match (self.last_machine, self.machine_of_block()) {
                (Some(last), _) if self.settled.as_ref().is_some_and(|own| own.layout.carry) => {
                    last
                }
                (_, Some(block)) => block,
                _ => {
                    let text =
                        self.met.get(name as usize).map(|n| n.text.clone()).unwrap_or_default();
                    self.problem_row(number, column, &text, "No machine");
                    return None;
                }
            },
        };
        self.last_machine = Some(machine);
        Some(machine)
    }
}

fn is_machine_head(text: &str) -> bool {
    text.split_once(':').is_some_and(|(word, _)| headers::is_machine_word(word))
}
