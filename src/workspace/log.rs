//! The log: everything that was changed, by whom and when. It is only added to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::decisions::{Act, Decision, EntryId, LogEntry};
use super::error::{Asked, Refusal, WorkspaceError};
use super::keys::{FindingKey, InventoryKey, MachineKey};
use super::recognise::{MachineAct, MachineEntry};
use super::{Workspace, open};

/// What was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "change")]
pub enum Change {
    /// Something was decided about a finding.
    Finding {
        /// Which.
        key: FindingKey,
        /// What.
        decision: Decision,
    },
    /// A person said something about a machine.
    Machine {
        /// Which, by any of its numbers.
        machine: MachineKey,
        /// What.
        said: MachineAct,
    },
    /// An earlier entry is taken back, as if it had not been made.
    Undo {
        /// Which.
        entry: EntryId,
    },
    /// An inventory was kept.
    Kept {
        /// Which.
        inventory: InventoryKey,
        /// Its machines.
        machines: u64,
        /// Its rows.
        rows: u64,
        /// The day that it shows, where that was said of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        list_date: Option<Date>,
    },
    /// An inventory, or what it says of some machines, was deleted.
    Deleted {
        /// Which.
        inventory: InventoryKey,
        /// How many machines it was deleted of.
        machines: u64,
        /// Why: by hand, or by the setting.
        why: String,
    },
    /// A setting was changed.
    Setting {
        /// Which.
        name: String,
        /// What it is now.
        value: String,
    },
}

impl Change {
    /// Whether it can be taken back by an entry.
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        matches!(self, Self::Finding { .. } | Self::Machine { .. } | Self::Undo { .. })
    }

    /// The change in words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Finding { key, decision } => {
                let subject = &key.subject;
                let what = subject.product.as_ref().or(subject.title.as_ref());
                let what = what.unwrap_or(&subject.vendor);
                format!("Machine {}, {what}: {}", key.machine.0, decision.text())
            }
            Self::Machine { machine, said } => machine_text(*machine, said),
            Self::Undo { entry } => format!("Entry {} is taken back", entry.0),
            Self::Kept { inventory, machines, rows, list_date } => {
                let of = list_date.map_or_else(String::new, |day| format!(" as of {day}"));
                format!("Inventory {} was kept{of}: {machines} machines, {rows} rows", inventory.0)
            }
            Self::Deleted { inventory, machines, why } => {
                format!("Inventory {} was deleted for {machines} machines: {why}", inventory.0)
            }
            Self::Setting { name, value } if name == super::settings::OWN_RULES => {
                // The rules themselves are many lines; the exported log has them.
                let size = value.len();
                format!("The organisation's own rules were changed ({size} bytes)")
            }
            Self::Setting { name, value } => format!("Setting {name}: {value}"),
        }
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its number.
    pub id: EntryId,
    /// When, by the clock of the computer it was made on.
    pub time: Timestamp,
    /// By whom.
    pub person: String,
    /// What.
    #[serde(flatten)]
    pub change: Change,
}

/// The entries that are taken back. An entry that undoes counts unless it is undone itself.
#[must_use]
pub fn undone(log: &[Record]) -> BTreeSet<EntryId> {
    let mut undone = BTreeSet::new();
    for record in log.iter().rev() {
        if let Change::Undo { entry } = record.change
            && entry < record.id
            && !undone.contains(&record.id)
        {
            undone.insert(entry);
        }
    }
    undone
}

/// The entries about findings, for [`super::decisions::Decisions`]. `machine` says which machine a
/// number stands for now.
#[must_use]
pub fn decisions(log: &[Record], machine: impl Fn(MachineKey) -> MachineKey) -> Vec<LogEntry> {
    let mut keys: BTreeMap<EntryId, FindingKey> = BTreeMap::new();
    let mut entries = Vec::new();
    for record in log {
        let (key, act) = match &record.change {
            Change::Finding { key, decision } => {
                let key = FindingKey { machine: machine(key.machine), ..key.clone() };
                (key, Act::Decide(decision.clone()))
            }
            Change::Undo { entry } => match keys.get(entry) {
                Some(key) => (key.clone(), Act::Undo { entry: *entry }),
                // It undoes something else than a decision.
                None => continue,
            },
            _ => continue,
        };
        keys.insert(record.id, key.clone());
        let (id, time, person) = (record.id, record.time, record.person.clone());
        entries.push(LogEntry { id, time, person, key, act });
    }
    entries
}

/// The entries about machines, for [`super::recognise::Edits`].
#[must_use]
pub fn machine_entries(log: &[Record]) -> Vec<MachineEntry> {
    let mut known: BTreeMap<EntryId, MachineKey> = BTreeMap::new();
    let mut entries = Vec::new();
    for record in log {
        let (machine, act) = match &record.change {
            Change::Machine { machine, said } => (*machine, said.clone()),
            Change::Undo { entry } => match known.get(entry) {
                Some(machine) => (*machine, MachineAct::Undo { entry: *entry }),
                None => continue,
            },
            _ => continue,
        };
        known.insert(record.id, machine);
        let (id, time, person) = (record.id, record.time, record.person.clone());
        entries.push(MachineEntry { id, time, person, machine, act });
    }
    entries
}

fn machine_text(machine: MachineKey, said: &MachineAct) -> String {
    let number = machine.0;
    match said {
        MachineAct::Merge { into } => format!("Machine {number} is the same as {}", into.0),
        MachineAct::Assign { sighting } => {
            format!("What is read as \"{}\" is machine {number}", sighting.name)
        }
        MachineAct::Rename { name } if name.trim().is_empty() => {
            format!("Machine {number} is called as it was read")
        }
        MachineAct::Rename { name } => format!("Machine {number} is called {name}"),
        MachineAct::Tag { tag } => format!("Machine {number} is tagged {tag}"),
        MachineAct::Untag { tag } => format!("Machine {number} is no longer tagged {tag}"),
        MachineAct::Ignore => format!("Machine {number} is left out of what is counted"),
        MachineAct::Heed => format!("Machine {number} is counted again"),
        MachineAct::Undo { entry } => format!("Entry {} is taken back", entry.0),
    }
}

/// Adds a line; within the transaction of the change itself.
pub(super) fn add(
    connection: &Connection,
    now: Timestamp,
    person: &str,
    change: &Change,
) -> rusqlite::Result<EntryId> {
    let text = super::json(change)?;
    connection
        .prepare_cached("INSERT INTO log (time, person, change) VALUES (?1, ?2, ?3)")?
        .execute((now.to_string(), person, text))?;
    Ok(EntryId(connection.last_insert_rowid()))
}

/// The numbers of machines of which the log says something.
pub(super) fn machines_said_of(connection: &Connection) -> rusqlite::Result<BTreeSet<i64>> {
    let mut said = BTreeSet::new();
    let mut statement = connection.prepare("SELECT change FROM log")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        match super::parsed(row, 0)? {
            Change::Finding { key, .. } => drop(said.insert(key.machine.0)),
            Change::Machine { machine, said: act } => {
                said.insert(machine.0);
                if let MachineAct::Merge { into } = act {
                    said.insert(into.0);
                }
            }
            _ => {}
        }
    }
    Ok(said)
}

impl Workspace {
    /// The whole log, the oldest first.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn log(&self) -> Result<Vec<Record>, WorkspaceError> {
        let read = || -> rusqlite::Result<Vec<Record>> {
            let mut statement =
                self.connection.prepare("SELECT id, time, person, change FROM log ORDER BY id")?;
            let rows = statement.query_map([], |row| {
                Ok(Record {
                    id: EntryId(row.get(0)?),
                    time: super::time(row, 1)?,
                    person: row.get(2)?,
                    change: super::parsed(row, 3)?,
                })
            })?;
            rows.collect()
        };
        read().map_err(|error| open::of_reading(&self.path, error))
    }

    /// Records a decision about a finding; when this returns, it is on disk.
    ///
    /// # Errors
    /// When it could not be kept; nothing is changed then.
    pub fn decide(
        &mut self,
        key: &FindingKey,
        decision: &Decision,
        now: Timestamp,
    ) -> Result<EntryId, WorkspaceError> {
        let ids = self.decide_all(std::slice::from_ref(&(key.clone(), decision.clone())), now)?;
        ids.first().copied().ok_or_else(|| self.unknown(Asked::Entry(0)))
    }

    /// Records several decisions, all or none.
    ///
    /// # Errors
    /// When they could not be kept; nothing is changed then.
    pub fn decide_all(
        &mut self,
        decisions: &[(FindingKey, Decision)],
        now: Timestamp,
    ) -> Result<Vec<EntryId>, WorkspaceError> {
        for (key, _) in decisions {
            self.expect_machine(key.machine)?;
        }
        let person = self.person.clone();
        self.change(now, |transaction| {
            decisions
                .iter()
                .map(|(key, decision)| {
                    let change = Change::Finding { key: key.clone(), decision: decision.clone() };
                    add(transaction, now, &person, &change)
                })
                .collect()
        })
    }

    /// Says something about a machine: that it is the same as another, its name, a tag.
    ///
    /// # Errors
    /// When it could not be kept; nothing is changed then.
    pub fn say(
        &mut self,
        machine: MachineKey,
        said: &MachineAct,
        now: Timestamp,
    ) -> Result<EntryId, WorkspaceError> {
        if let MachineAct::Undo { entry } = said {
            return self.undo(*entry, now);
        }
        self.expect_machine(machine)?;
        if let MachineAct::Merge { into } = said {
            self.expect_machine(*into)?;
        }
        let person = self.person.clone();
        let change = Change::Machine { machine, said: said.clone() };
        self.change(now, |transaction| add(transaction, now, &person, &change))
    }

    /// Says several things about machines, all or none: what is merged, tagged or told apart together is taken
    /// back together.
    ///
    /// # Errors
    /// When they could not be kept, or an entry to be taken back is not there or is taken back already;
    /// nothing is changed then.
    pub fn say_all(
        &mut self,
        said: &[(MachineKey, MachineAct)],
        now: Timestamp,
    ) -> Result<(), WorkspaceError> {
        let log = self.log()?;
        let taken_back = undone(&log);
        let mut changes = Vec::with_capacity(said.len());
        for (machine, said) in said {
            self.expect_machine(*machine)?;
            match said {
                MachineAct::Merge { into } => self.expect_machine(*into)?,
                MachineAct::Undo { entry } => {
                    let there =
                        log.iter().any(|own| own.id == *entry && own.change.can_be_undone());
                    if !there || taken_back.contains(entry) {
                        return Err(self.unknown(Asked::EntryToUndo(entry.0)));
                    }
                    changes.push(Change::Undo { entry: *entry });
                    continue;
                }
                _ => {}
            }
            changes.push(Change::Machine { machine: *machine, said: said.clone() });
        }
        let person = self.person.clone();
        self.change(now, |transaction| {
            changes.iter().try_for_each(|change| add(transaction, now, &person, change).map(drop))
        })
    }

    /// Takes back an entry: a decision, what was said of a machine, or the taking back of one.
    ///
    /// # Errors
    /// When there is no such entry, it cannot be taken back or is already, or nothing could be kept.
    pub fn undo(&mut self, entry: EntryId, now: Timestamp) -> Result<EntryId, WorkspaceError> {
        let log = self.log()?;
        let Some(record) = log.iter().find(|record| record.id == entry) else {
            return Err(self.unknown(Asked::Entry(entry.0)));
        };
        if !record.change.can_be_undone() {
            let text = record.change.text();
            return Err(WorkspaceError::Refused(Refusal::CannotBeUndone(entry.0, text)));
        }
        if undone(&log).contains(&entry) {
            return Err(WorkspaceError::Refused(Refusal::UndoneAlready(entry.0)));
        }
        let person = self.person.clone();
        self.change(now, |transaction| add(transaction, now, &person, &Change::Undo { entry }))
    }

    /// The newest time in the log; `None` where nothing was ever changed.
    pub(super) fn newest_entry(&self) -> Result<Option<Timestamp>, WorkspaceError> {
        let read =
            self.connection.query_row("SELECT time FROM log ORDER BY id DESC LIMIT 1", [], |row| {
                super::time(row, 0)
            });
        match read {
            Ok(time) => Ok(Some(time)),
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
            Err(error) => Err(open::of_reading(&self.path, error)),
        }
    }
}
