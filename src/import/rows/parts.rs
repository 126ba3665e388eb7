//! Tables that read a part of the same rows each, and what they hand over.

use std::rc::Rc;

use super::super::identity::ByName;
use super::super::{Options, Wanted};
use super::taken_apart::Lists;
use super::{LISTED, MachineSource, Settled, Table, several_facts};
use crate::model::Inventory;

impl<'a> Table<'a> {
    /// What a table needs that reads another part of the same rows.
    pub(in crate::import) fn part_state(&self) -> PartState<'a> {
        PartState {
            wanted: self.wanted,
            path: self.path.clone(),
            sheet: self.sheet.clone(),
            source: self.source,
            options: self.options.clone(),
            machine: self.own_machine_name(),
            block: self.block_machine.as_ref().map(|own| match own {
                MachineSource::Known(id) => self.inventory.machine(*id).name.clone(),
                MachineSource::Named(name) => name.clone(),
            }),
            settled: self.settled.clone(),
        }
    }

    /// What a part has to hand over beside its inventory.
    pub(in crate::import) fn part_done(self) -> PartDone {
        PartDone {
            identities: self.identities.by_name(self.inventory),
            found: self.found,
            beyond: self.beyond,
            changed: self.changed,
            names_no_machine: self.names_no_machine,
            lists: self.lists,
            full_at: self.full_at,
        }
    }

    /// Adds a part whose lines are counted from 0 where `lines` lines lie above it.
    pub(in crate::import) fn fold(&mut self, inventory: Inventory, done: PartDone, lines: u64) {
        self.inventory.absorb_part(inventory, lines, LISTED);
        self.identities.join(done.identities, self.inventory);
        self.found += done.found;
        self.beyond += done.beyond;
        self.names_no_machine |= done.names_no_machine;
        self.lists.add(done.lists);
        self.full_at = self.full_at.or(done.full_at.map(|line| line + lines));
    }
}

/// What a table needs that reads another part of the same rows.
pub(in crate::import) struct PartState<'a> {
    wanted: Option<Wanted<'a>>,
    path: String,
    sheet: Option<String>,
    source: u16,
    options: Options,
    machine: String,
    block: Option<String>,
    settled: Option<Settled>,
}

impl<'a> PartState<'a> {
    /// The table, which reads into an inventory of its own.
    pub(in crate::import) fn begin<'b>(&mut self, inventory: &'b mut Inventory) -> Table<'b>
    where
        'a: 'b,
    {
        let mut part = Table::with(
            inventory,
            std::mem::take(&mut self.path),
            self.sheet.take(),
            self.source,
            std::mem::take(&mut self.options),
            MachineSource::Named(std::mem::take(&mut self.machine)),
        );
        part.wanted = self.wanted;
        part.settled = self.settled.take();
        part.at = part.settled.as_ref().map(|own| Rc::new(own.at)).unwrap_or_default();
        if let Some(settled) = &part.settled {
            part.divided = settled.layout.divided;
            part.groups = settled.layout.groups;
            part.several_facts = several_facts(&settled.layout);
        }
        part.block_machine = self.block.take().map(MachineSource::Named);
        part
    }
}

/// What a part of a table hands over beside its inventory.
pub(in crate::import) struct PartDone {
    identities: ByName,
    found: u64,
    beyond: u64,
    /// Whether something was met that changes how the rows after it are read.
    pub(in crate::import) changed: bool,
    names_no_machine: bool,
    lists: Lists,
    full_at: Option<u64>,
}
