//! What a person decided about machines: two of them are one, this reading belongs to that machine, this
//! one is called so. Kept in an append-only log like decisions about findings; it wins over whatever
//! recognition would say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Sighting;
use crate::workspace::decisions::EntryId;
use crate::workspace::keys::MachineKey;

/// What is done to a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "act")]
pub enum MachineAct {
    /// The machine is the same as another, which stays.
    Merge {
        /// The one that stays.
        into: MachineKey,
    },
    /// What is read like this is the machine: splits a reading off, or answers a question.
    Assign {
        /// How it is read.
        sighting: Sighting,
    },
    /// The machine is shown under this name; the names it was read under stay known.
    Rename {
        /// The name.
        name: String,
    },
    /// The machine gets a tag.
    Tag {
        /// Which.
        tag: String,
    },
    /// The machine loses a tag.
    Untag {
        /// Which.
        tag: String,
    },
    /// The machine is left out of what is counted.
    Ignore,
    /// The machine is counted again.
    Heed,
    /// Takes back an earlier entry, as if it had not been made.
    Undo {
        /// Which.
        entry: EntryId,
    },
}

/// One line of the log of machines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineEntry {
    /// Its number.
    pub id: EntryId,
    /// When it was made.
    pub time: Timestamp,
    /// Who made it.
    pub person: String,
    /// About which machine.
    pub machine: MachineKey,
    /// What is done.
    #[serde(flatten)]
    pub act: MachineAct,
}

/// What holds of the machines, from the whole log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    merged: BTreeMap<MachineKey, MachineKey>,
    assigned: BTreeMap<Sighting, BTreeSet<MachineKey>>,
    names: BTreeMap<MachineKey, String>,
    tags: BTreeMap<MachineKey, BTreeSet<String>>,
    ignored: BTreeSet<MachineKey>,
}

impl Edits {
    /// What holds after all these entries, whatever order they are given in.
    #[must_use]
    pub fn of(entries: &[MachineEntry]) -> Self {
        let mut sorted: Vec<&MachineEntry> = entries.iter().collect();
        sorted.sort_by_key(|entry| entry.id);
        let mut undone: BTreeSet<EntryId> = BTreeSet::new();
        for entry in sorted.iter().rev() {
            if let MachineAct::Undo { entry: target } = entry.act
                && target < entry.id
                && !undone.contains(&entry.id)
            {
                undone.insert(target);
            }
        }
        let mut edits = Self::default();
        for entry in sorted.into_iter().filter(|entry| !undone.contains(&entry.id)) {
            edits.take(entry.machine, &entry.act);
        }
        edits
    }

    fn take(&mut self, machine: MachineKey, act: &MachineAct) {
        match act {
            MachineAct::Merge { into } => {
                // Two that are merged into each other are one already.
                if self.stays(*into) != self.stays(machine) {
                    let (gone, stays) = (self.stays(machine), self.stays(*into));
                    self.merged.insert(gone, stays);
                }
            }
            MachineAct::Assign { sighting } => {
                self.assigned.entry(sighting.renewed()).or_default().insert(machine);
            }
            MachineAct::Rename { name } if name.trim().is_empty() => {
                self.names.remove(&machine);
            }
            MachineAct::Rename { name } => {
                self.names.insert(machine, name.trim().to_owned());
            }
            MachineAct::Tag { tag } => {
                self.tags.entry(machine).or_default().insert(tag.trim().to_owned());
            }
            MachineAct::Untag { tag } => {
                if let Some(tags) = self.tags.get_mut(&machine) {
                    tags.remove(tag.trim());
                }
            }
            MachineAct::Ignore => {
                self.ignored.insert(machine);
            }
            MachineAct::Heed => {
                self.ignored.remove(&machine);
            }
            MachineAct::Undo { .. } => {}
        }
    }

    /// The machine that a machine was merged into; itself where it was not.
    #[must_use]
    pub fn stays(&self, machine: MachineKey) -> MachineKey {
        let mut at = machine;
        // Merges never form a ring (see `take`), so there are fewer steps than merges.
        for _ in 0..=self.merged.len() {
            match self.merged.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        at
    }

    /// The machines that a reading was said to be: one, or several that only the person can tell apart.
    #[must_use]
    pub fn assigned(&self, sighting: &Sighting) -> BTreeSet<MachineKey> {
        let said = self.assigned.get(sighting).into_iter().flatten();
        said.map(|machine| self.stays(*machine)).collect()
    }

    /// The name that a person gave it.
    #[must_use]
    pub fn name(&self, machine: MachineKey) -> Option<&str> {
        self.names.get(&machine).map(String::as_str)
    }

    /// Its tags, those of machines that were merged into it among them.
    #[must_use]
    pub fn tags(&self, machine: MachineKey) -> BTreeSet<&str> {
        let of = |own: &&MachineKey| self.stays(**own) == self.stays(machine);
        let mine = self.tags.keys().filter(of).filter_map(|own| self.tags.get(own));
        mine.flatten().map(String::as_str).collect()
    }

    /// Whether it is left out of what is counted.
    #[must_use]
    pub fn is_ignored(&self, machine: MachineKey) -> bool {
        self.ignored.contains(&machine)
    }
}
