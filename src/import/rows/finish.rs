//! The end of a table: what is said of it as a whole.

use super::super::layout::Refused;
use super::super::{ImportError, MOST_COLUMNS, Mapping, Shape, TableSeen};
use super::{MachineSource, Table};
use crate::model::{Inventory, Kind, MachineId, SourceState};

impl Table<'_> {
    /// Ends the table: what its columns meant, its first rows, and how many programs it gave.
    ///
    /// # Errors
    /// When no column names a program, or nothing stands below the heading.
    pub(in crate::import) fn finish(mut self) -> Result<Finished, ImportError> {
        if self.settled.is_none() && !self.given_up {
            self.settle();
        }
        self.seen.sheet.clone_from(&self.sheet);
        let source = usize::from(self.source);
        let Some(settled) = &self.settled else {
            // Nothing of it is counted: the caller says that it is no list.
            if let Some(source) = self.inventory.sources.get_mut(source) {
                source.state = SourceState::Failed(
                    "No column names a program, so nothing of it was read.".to_owned(),
                );
            }
            if self.refused == Refused::Hardware {
                return Err(ImportError::NoPrograms { what: "a list of devices without programs" });
            }
            if self.refused == Refused::Vulnerabilities {
                return Err(ImportError::NoPrograms {
                    what: "a report of vulnerabilities, which names only what is vulnerable",
                });
            }
            return Err(ImportError::NoSoftware { sample: self.sample });
        };
        if let Some(source) = self.inventory.sources.get_mut(source) {
            source.count = usize::try_from(self.found).unwrap_or(usize::MAX);
            if let Some(line) = self.full_at {
                source.state = SourceState::Failed(format!(
                    "The list is larger than what can be kept in memory. It was read to line {line}; \
                    divide it and read the parts."
                ));
            }
        }
        if self.beyond > 0 {
            self.inventory.cannot_show.push(format!(
                "{} cells stand beyond column {} and were not read.",
                self.beyond, MOST_COLUMNS
            ));
        }
        if settled.layout.kind == Kind::Licence {
            self.inventory.cannot_show.push(
                "This list says what was bought; whether it is installed, and where, it does not say."
                    .to_owned(),
            );
        }
        if settled.layout.kind == Kind::Service {
            self.inventory.cannot_show.push(
                "This list names services: a program that runs none does not stand in it."
                    .to_owned(),
            );
        }
        if settled.layout.by_serial {
            self.inventory.cannot_show.push(
                "This list names no computers, only their serial numbers: these stand for the names."
                    .to_owned(),
            );
        }
        let machine_column = settled.at.machine.is_some()
            || settled.layout.shape == Shape::MachinesAcross
            || settled.layout.shape == Shape::SoftwareAcross;
        if self.lists.mixed {
            self.inventory.cannot_show.push(
                "Some cells name several versions and several computers; which version is on which \
                computer, the list does not say."
                    .to_owned(),
            );
        }
        self.seen.found = self.found;
        std::mem::take(&mut self.identities).write(self.inventory);
        Ok(Finished {
            mapping: self.seen.mapping.clone(),
            sample: self.sample,
            found: self.found,
            names_no_machine: self.names_no_machine,
            is_count: settled.at.count.is_some()
                && !machine_column
                && settled.layout.kind != Kind::Licence,
            how: self.lists.said(settled.layout.how, self.divided),
            own_machine: match self.machine {
                MachineSource::Known(id) => Some(id),
                MachineSource::Named(_) => None,
            },
            seen: self.seen,
        })
    }
}

/// What a table was.
pub(in crate::import) struct Finished {
    pub(in crate::import) mapping: Mapping,
    pub(in crate::import) sample: Vec<Vec<String>>,
    pub(in crate::import) found: u64,
    pub(in crate::import) names_no_machine: bool,
    pub(in crate::import) is_count: bool,
    /// How the columns were understood, in words.
    pub(in crate::import) how: String,
    /// The machine of the rows that name none.
    pub(in crate::import) own_machine: Option<MachineId>,
    /// The table for the preview.
    pub(in crate::import) seen: TableSeen,
}

/// What a table is in which nothing was a program.
pub(in crate::import) fn nothing_below(inventory: &Inventory) -> ImportError {
    let said: u64 = inventory
        .skipped_why
        .iter()
        .filter(|(why, _)| *why != "empty rows" && *why != "repeated headings")
        .map(|(_, count)| *count)
        .sum();
    if said == 0 {
        return ImportError::HeadingOnly;
    }
    ImportError::NoPrograms { what: "a heading, and below it lines in which no program is named" }
}
