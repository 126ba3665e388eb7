//! Deleting inventories: by hand, and by the setting that says how long they are kept.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};

use super::Workspace;
use super::error::{Asked, WorkspaceError};
use super::keys::InventoryKey;
use super::life::Extent;
use super::log::{self, Change};
use crate::model::SourceState;

/// How long inventories are kept; without either for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// The newest so many of a machine and a kind.
    pub newest: Option<u32>,
    /// Those of the last so many days.
    pub days: Option<u32>,
}

impl Workspace {
    /// Deletes an inventory. Its titles stay, since others refer to them.
    ///
    /// # Errors
    /// When there is no such inventory, or it could not be deleted.
    pub fn delete(&mut self, key: InventoryKey, now: Timestamp) -> Result<(), WorkspaceError> {
        let person = self.person.clone();
        let deleted = self.change(now, |transaction| {
            let machines: i64 = transaction.query_row(
                "SELECT count(*) FROM reading WHERE inventory = ?1",
                [key.0],
                |row| row.get(0),
            )?;
            let named = names_of(transaction, "inventory", key.0)?;
            let deleted = transaction.execute("DELETE FROM inventory WHERE id = ?1", [key.0])?;
            forget_names(transaction, &named)?;
            if deleted > 0 {
                let machines = u64::try_from(machines).unwrap_or(0);
                let why = "by hand".to_owned();
                log::add(
                    transaction,
                    now,
                    &person,
                    &Change::Deleted { inventory: key, machines, why },
                )?;
            }
            Ok(deleted)
        })?;
        if deleted == 0 {
            return Err(self.unknown(Asked::Inventory(key.0)));
        }
        Ok(())
    }

    /// Deletes what one inventory says of one machine, by [`super::ReadingRecord::id`]; with the last one
    /// goes the inventory.
    ///
    /// # Errors
    /// When there is no such reading, or it could not be deleted.
    pub fn delete_reading(&mut self, id: i64, now: Timestamp) -> Result<(), WorkspaceError> {
        let person = self.person.clone();
        let deleted = self.change(now, |transaction| {
            let of = transaction
                .query_row("SELECT inventory FROM reading WHERE id = ?1", [id], |row| row.get(0))
                .optional()?;
            let Some(inventory) = of.map(InventoryKey) else { return Ok(false) };
            let named = names_of(transaction, "id", id)?;
            delete_readings(transaction, inventory, &[id])?;
            forget_names(transaction, &named)?;
            let why = "by hand".to_owned();
            let change = Change::Deleted { inventory, machines: 1, why };
            log::add(transaction, now, &person, &change).map(|_| true)
        })?;
        if deleted { Ok(()) } else { Err(self.unknown(Asked::Reading(id))) }
    }

    /// Deletes what the retention setting no longer wants: of each machine, inventories beyond the
    /// newest so many of their kind, and those that are older than so many days. The newest of its kind
    /// always stays, and so does one that read a source which no newer one of the whole machine looked at:
    /// what only it has seen is not gone. Answers with how many were deleted, counted by machine.
    ///
    /// # Errors
    /// When it could not be done; nothing is deleted then.
    pub fn retire(&mut self, now: Timestamp) -> Result<u64, WorkspaceError> {
        let retention = self.retention()?;
        if retention == Retention::default() {
            return Ok(0);
        }
        let snapshot = self.outline()?;
        let oldest = retention.days.map(|days| {
            let hours = i64::from(days).saturating_mul(24);
            now.saturating_sub(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MIN)
        });
        let mut going: BTreeMap<InventoryKey, Vec<i64>> = BTreeMap::new();
        for machine in &snapshot.machines {
            let mut met: BTreeMap<(bool, bool), u32> = BTreeMap::new();
            // Sources that a newer reading of the whole machine looked at, by their lasting names: a
            // package manager that is not there any more was looked for. A scan that read everything
            // speaks for all, as it does in the life of findings.
            let mut looked_since: BTreeSet<String> = BTreeSet::new();
            let mut all_since = false;
            // What one inventory says of a machine under several of its names stays or goes together.
            let mut decided: BTreeMap<InventoryKey, bool> = BTreeMap::new();
            // The newest first.
            for reading in machine.readings.iter().rev() {
                let Some(record) = snapshot.inventory(reading.inventory) else { continue };
                if let Some(goes) = decided.get(&reading.inventory) {
                    if *goes {
                        going.entry(reading.inventory).or_default().push(reading.id);
                    }
                    continue;
                }
                let kind = (record.is_scan(), record.extent == Extent::WholeMachine);
                let number = met.entry(kind).or_default();
                *number += 1;
                let beyond = retention.newest.is_some_and(|most| *number > most);
                let old = oldest.is_some_and(|oldest| reading.at < oldest);
                let own: BTreeSet<String> = record
                    .lasting_names()
                    .into_iter()
                    .zip(&record.sources)
                    .filter(|(_, source)| source.state == SourceState::Read)
                    .map(|(name, _)| name)
                    .collect();
                let said_since = all_since || own.is_subset(&looked_since);
                let goes = *number > 1 && (beyond || old) && said_since;
                decided.insert(reading.inventory, goes);
                if goes {
                    going.entry(reading.inventory).or_default().push(reading.id);
                } else if record.is_whole() {
                    let sources = record.lasting_names().into_iter().zip(&record.sources);
                    let looked = sources.filter(|(_, source)| source.state.is_complete());
                    looked_since.extend(looked.map(|(name, _)| name));
                    all_since = all_since || (record.is_scan() && record.is_complete());
                }
            }
        }
        let total = going.values().map(|readings| readings.len() as u64).sum();
        if total == 0 {
            return Ok(0);
        }
        let person = self.person.clone();
        self.change(now, |transaction| {
            for (inventory, readings) in &going {
                delete_readings(transaction, *inventory, readings)?;
                let why = "by the retention setting".to_owned();
                let machines = readings.len() as u64;
                let change = Change::Deleted { inventory: *inventory, machines, why };
                log::add(transaction, now, &person, &change)?;
            }
            Ok(())
        })?;
        Ok(total)
    }
}

/// The names that readings have.
fn names_of(transaction: &Connection, column: &str, number: i64) -> rusqlite::Result<Vec<i64>> {
    let query = format!("SELECT DISTINCT machine FROM reading WHERE {column} = ?1");
    let mut statement = transaction.prepare(&query)?;
    let names = statement.query_map([number], |row| row.get(0))?;
    names.collect()
}

/// Names that only a deleted list had, and of which nobody said anything, go with it: a list that was read
/// with the wrong columns shall not decide which machines are one. Their numbers are given to no other. What is
/// deleted by the retention setting was true, and its names stay.
fn forget_names(transaction: &Connection, names: &[i64]) -> rusqlite::Result<()> {
    let said = log::machines_said_of(transaction)?;
    let mut statement = transaction.prepare_cached(
        "UPDATE machine SET forgotten = 1 WHERE id = ?1
         AND NOT EXISTS (SELECT 1 FROM reading WHERE machine = ?1)",
    )?;
    for name in names.iter().filter(|name| !said.contains(name)) {
        statement.execute([name])?;
    }
    Ok(())
}

/// An inventory of which no reading is left goes, too.
fn delete_readings(
    transaction: &Connection,
    inventory: InventoryKey,
    readings: &[i64],
) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached("DELETE FROM reading WHERE id = ?1")?;
    for reading in readings {
        statement.execute([reading])?;
    }
    transaction.execute(
        "DELETE FROM inventory WHERE id = ?1
         AND NOT EXISTS (SELECT 1 FROM reading WHERE inventory = ?1)",
        [inventory.0],
    )?;
    Ok(())
}
