//! Keeping inventories: each whole or not at all, with its source, its date, and what was not read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::error::WorkspaceError;
use super::keys::InventoryKey;
use super::life::Extent;
use super::log::{self, Change};
use super::pack::{PackedRow, pack};
use super::{Workspace, open, sources};
use crate::model::{
    Inventory, Machine, Origin, Platform, RowCounts, SourceReading, SourceState, Title,
};

/// What to do with a file that was kept before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Say so and keep nothing.
    Notice,
    /// Keep it a second time.
    Keep,
}

/// SHA-256 of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InputHash(pub [u8; 32]);

impl InputHash {
    /// Of a file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of_file(path: &Path) -> std::io::Result<Self> {
        Ok(Self(hash_of(path)?.finalize().into()))
    }

    /// Of a list as it was understood: the same bytes can be those of another machine (of a cloned image), and
    /// are read anew where columns were corrected.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of_list(path: &Path, inventory: &Inventory) -> std::io::Result<Self> {
        let mut hash = hash_of(path)?;
        let mut names: Vec<&str> =
            inventory.machines.iter().map(|machine| machine.name.as_str()).collect();
        names.sort_unstable();
        for name in names {
            hash.update([0]);
            hash.update(name.as_bytes());
        }
        for number in [inventory.installed.len(), inventory.titles.len()] {
            hash.update((number as u64).to_le_bytes());
        }
        Ok(Self(hash.finalize().into()))
    }
}

fn hash_of(path: &Path) -> std::io::Result<Sha256> {
    let mut file = std::fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        let read = std::io::Read::read(&mut file, &mut part)?;
        match part.get(..read) {
            Some(bytes) if read > 0 => hash.update(bytes),
            _ => return Ok(hash),
        }
    }
}

/// How an inventory is kept.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// What the clock says.
    pub now: Timestamp,
    /// How much of its machines it speaks of.
    pub extent: Extent,
    /// The file it was read from, so that the same one is noticed.
    pub input: Option<InputHash>,
    /// What if it was kept before.
    pub again: Again,
    /// A note of the person who keeps it.
    pub note: String,
}

impl Keeping {
    /// A whole inventory without a file.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            extent: Extent::WholeMachine,
            input: None,
            again: Again::Notice,
            note: String::new(),
        }
    }
}

/// What came of keeping an inventory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is on disk.
    New(InventoryKey),
    /// The same file was kept before, and nothing was changed.
    Before {
        /// As which inventory.
        inventory: InventoryKey,
        /// When.
        kept_at: Timestamp,
    },
}

/// What is kept of an inventory beside its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct InventoryRecord {
    /// Its number.
    pub key: InventoryKey,
    /// When it was read.
    pub read_at: Timestamp,
    /// When it was kept.
    pub kept_at: Timestamp,
    /// By whom.
    pub person: String,
    /// A scan or a file.
    pub origin: Origin,
    /// How much of its machines it speaks of.
    pub extent: Extent,
    /// A note of the person who kept it.
    pub note: String,
    /// The sum of its rows.
    pub counts: RowCounts,
    /// What was read and what could not be.
    pub sources: Vec<SourceReading>,
    /// What this kind of reading cannot show.
    pub cannot_show: Vec<String>,
    /// How many machines it speaks of still; less than at first where retention took some.
    pub machines: u64,
    /// How many of its rows are kept.
    pub rows: u64,
}

impl InventoryRecord {
    /// The time it counts as: none lies after it was kept, whatever the clock of the machine said.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.read_at.min(self.kept_at)
    }

    /// The names of its sources that stay the same from one inventory to the next, in their order.
    #[must_use]
    pub fn lasting_names(&self) -> Vec<String> {
        let mut inventory = Inventory::new(self.origin.clone(), self.read_at);
        inventory.sources.clone_from(&self.sources);
        self.sources.iter().map(|source| sources::lasting_name(&inventory, source)).collect()
    }

    /// Whether it speaks of its machines as a whole, not only of some programs.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.extent == Extent::WholeMachine
    }

    /// Whether a machine itself was read, by a scan here or on it.
    #[must_use]
    pub fn is_scan(&self) -> bool {
        self.origin == Origin::Scan
            || (!self.sources.is_empty() && !self.sources.iter().any(sources::is_of_a_list))
    }

    /// Whether every source was read or is not there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.sources.iter().all(|source| source.state.is_complete())
    }
}

/// Facts of an inventory that are only read with the whole of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Facts {
    pub skipped_why: BTreeMap<Cow<'static, str>, u64>,
    pub cannot_show: Vec<String>,
    pub mounted_at: Option<String>,
}

impl Workspace {
    /// Keeps an inventory; when this returns, it is on disk.
    ///
    /// # Errors
    /// When it could not be kept; nothing of it is there then.
    pub fn keep(&mut self, inventory: &Inventory, how: &Keeping) -> Result<Kept, WorkspaceError> {
        if how.again == Again::Notice
            && let Some(input) = how.input
            && let Some((inventory, kept_at)) = self.kept_before(input)?
        {
            return Ok(Kept::Before { inventory, kept_at });
        }
        let person = self.person.clone();
        self.change(how.now, |transaction| insert(transaction, &person, inventory, how))
            .map(Kept::New)
    }

    /// Whether this very file was kept, and when last.
    ///
    /// # Errors
    /// When that cannot be read.
    pub fn kept_before(
        &self,
        input: InputHash,
    ) -> Result<Option<(InventoryKey, Timestamp)>, WorkspaceError> {
        self.connection
            .prepare_cached(
                "SELECT id, kept_at FROM inventory WHERE input_hash = ?1 ORDER BY id DESC LIMIT 1",
            )
            .and_then(|mut statement| {
                statement
                    .query_row([input.0.as_slice()], |row| {
                        Ok((InventoryKey(row.get(0)?), super::time(row, 1)?))
                    })
                    .optional()
            })
            .map_err(|error| open::of_reading(&self.path, error))
    }

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
            let deleted = transaction.execute("DELETE FROM inventory WHERE id = ?1", [key.0])?;
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
            return Err(self.unknown(&format!("inventory {}", key.0)));
        }
        Ok(())
    }

    /// Deletes what the retention setting no longer wants: of each machine, inventories beyond the
    /// newest so many of their kind, and those that are older than so many days. The newest of its kind
    /// always stays, and so does one that read a source which no newer one of the whole machine read: what
    /// only it has seen is not gone. Answers with how many were deleted, counted by machine.
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
            // Sources that a newer reading of the whole machine read, by their lasting names.
            let mut read_since: BTreeSet<String> = BTreeSet::new();
            // The newest first.
            for reading in machine.readings.iter().rev() {
                let Some(record) = snapshot.inventory(reading.inventory) else { continue };
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
                if *number > 1 && (beyond || old) && own.is_subset(&read_since) {
                    going.entry(reading.inventory).or_default().push(reading.id);
                } else if record.is_whole() {
                    read_since.extend(own);
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
                let mut statement =
                    transaction.prepare_cached("DELETE FROM reading WHERE id = ?1")?;
                for reading in readings {
                    statement.execute([reading])?;
                }
                transaction.execute(
                    "DELETE FROM inventory WHERE id = ?1
                     AND NOT EXISTS (SELECT 1 FROM reading WHERE inventory = ?1)",
                    [inventory.0],
                )?;
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

/// How long inventories are kept; without either for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Retention {
    /// The newest so many of a machine and a kind.
    pub newest: Option<u32>,
    /// Those of the last so many days.
    pub days: Option<u32>,
}

fn insert(
    transaction: &Connection,
    person: &str,
    inventory: &Inventory,
    how: &Keeping,
) -> rusqlite::Result<InventoryKey> {
    let facts = Facts {
        skipped_why: inventory.skipped_why.clone(),
        cannot_show: inventory.cannot_show.clone(),
        mounted_at: inventory.mounted_at.clone(),
    };
    transaction
        .prepare_cached(
            "INSERT INTO inventory (read_at, kept_at, person, origin, extent, input_hash, note, counts,
             sources, problems, facts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute((
            inventory.read_at.to_string(),
            how.now.to_string(),
            person,
            super::json(&inventory.origin)?,
            super::json(&how.extent)?,
            how.input.map(|input| input.0),
            &how.note,
            super::json(&inventory.counts)?,
            super::json(&inventory.sources)?,
            super::json(&inventory.problems)?,
            super::json(&facts)?,
        ))?;
    let key = InventoryKey(transaction.last_insert_rowid());
    let mut numbers = Numbers::new(transaction, inventory);
    let mut rows: Vec<Vec<u32>> = vec![Vec::new(); inventory.machines.len()];
    for (at, row) in (0_u32..).zip(&inventory.installed) {
        if let Some(own) = rows.get_mut(row.machine.0 as usize) {
            own.push(at);
        }
    }
    let mut packed: Vec<PackedRow> = Vec::new();
    for ((place, machine), rows) in (0_i64..).zip(&inventory.machines).zip(&rows) {
        packed.clear();
        for at in rows {
            if let Some(row) = inventory.installed.get(*at as usize) {
                packed.push(PackedRow {
                    place: *at,
                    title: numbers.title(row.title.0)?,
                    version: numbers.text(row.version.0)?,
                    user: numbers.text(row.user.0)?,
                    extra: match row.extra() {
                        Some(extra) => numbers.extra(extra)?,
                        None => 0,
                    },
                    source: row.source,
                    row: row.row,
                    installed_on: row.installed_on,
                });
            }
        }
        let name = machine_number(transaction, machine)?;
        transaction
            .prepare_cached(
                "INSERT INTO reading (inventory, place, machine, named, row_count, packed)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                key.0,
                place,
                name,
                super::json(machine)?,
                i64::try_from(packed.len()).unwrap_or(i64::MAX),
                pack(&packed),
            ))?;
    }
    let (machines, rows) = (inventory.machines.len() as u64, inventory.installed.len() as u64);
    log::add(transaction, how.now, person, &Change::Kept { inventory: key, machines, rows })?;
    Ok(key)
}

fn machine_number(transaction: &Connection, machine: &Machine) -> rusqlite::Result<i64> {
    let platform = machine.platform.map_or("", Platform::word);
    let facts = (
        machine.name.as_str(),
        machine.serial.as_deref().unwrap_or(""),
        machine.hardware_id.as_deref().unwrap_or(""),
        platform,
    );
    let known = transaction
        .prepare_cached(
            "SELECT id FROM machine
             WHERE name = ?1 AND serial = ?2 AND hardware_id = ?3 AND platform = ?4",
        )?
        .query_row(facts, |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    transaction
        .prepare_cached(
            "INSERT INTO machine (name, serial, hardware_id, platform) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(facts)?;
    Ok(transaction.last_insert_rowid())
}

/// The numbers in the store of what an inventory numbers by itself.
struct Numbers<'a> {
    connection: &'a Connection,
    inventory: &'a Inventory,
    titles: Vec<u32>,
    texts: Vec<u32>,
    extras: std::collections::HashMap<crate::model::ExtraId, u32>,
    scratch: Vec<u8>,
}

impl<'a> Numbers<'a> {
    fn new(connection: &'a Connection, inventory: &'a Inventory) -> Self {
        Self {
            connection,
            inventory,
            titles: vec![0; inventory.titles.len()],
            texts: Vec::new(),
            extras: std::collections::HashMap::new(),
            scratch: Vec::new(),
        }
    }

    fn title(&mut self, at: u32) -> rusqlite::Result<u32> {
        match self.titles.get(at as usize) {
            Some(0) => {}
            Some(known) => return Ok(*known),
            None => return Ok(0),
        }
        let title = self.inventory.title(crate::model::TitleId(at));
        let ids = title.ids.as_deref().map(super::json).transpose()?;
        let kind = super::word(&title.kind)?;
        let hash = title_hash(&mut self.scratch, title, &kind, ids.as_deref());
        let number = self.number(
            "SELECT id FROM title WHERE hash = ?1",
            hash.as_slice(),
            "INSERT INTO title (hash, kind, name, publisher, ids) VALUES (?1, ?2, ?3, ?4, ?5)",
            (hash.as_slice(), &kind, &title.name, &title.publisher, &ids),
        )?;
        if let Some(own) = self.titles.get_mut(at as usize) {
            *own = number;
        }
        Ok(number)
    }

    fn text(&mut self, at: u32) -> rusqlite::Result<u32> {
        let place = at as usize;
        if at == 0 {
            return Ok(0);
        }
        if let Some(known) = self.texts.get(place).filter(|known| **known != 0) {
            return Ok(*known);
        }
        let text = self.inventory.text(crate::model::TextId(at));
        let number = self.number(
            "SELECT id FROM text WHERE text = ?1",
            text,
            "INSERT INTO text (text) VALUES (?1)",
            [text],
        )?;
        if self.texts.len() <= place {
            self.texts.resize(place + 1, 0);
        }
        if let Some(own) = self.texts.get_mut(place) {
            *own = number;
        }
        Ok(number)
    }

    fn extra(&mut self, at: crate::model::ExtraId) -> rusqlite::Result<u32> {
        if let Some(known) = self.extras.get(&at) {
            return Ok(*known);
        }
        let Some(extra) = self.inventory.extra(at) else { return Ok(0) };
        let facts = super::json(extra)?;
        let hash = short_hash(facts.as_bytes());
        let number = self.number(
            "SELECT id FROM extra WHERE hash = ?1",
            hash.as_slice(),
            "INSERT INTO extra (hash, facts) VALUES (?1, ?2)",
            (hash.as_slice(), &facts),
        )?;
        self.extras.insert(at, number);
        Ok(number)
    }

    fn number(
        &self,
        find: &str,
        by: impl rusqlite::ToSql,
        add: &str,
        what: impl rusqlite::Params,
    ) -> rusqlite::Result<u32> {
        let known: Option<i64> =
            self.connection.prepare_cached(find)?.query_row([by], |row| row.get(0)).optional()?;
        let number = match known {
            Some(known) => known,
            None => {
                self.connection.prepare_cached(add)?.execute(what)?;
                self.connection.last_insert_rowid()
            }
        };
        u32::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, number))
    }
}

/// Titles are the same when all of this is.
fn title_hash(scratch: &mut Vec<u8>, title: &Title, kind: &str, ids: Option<&str>) -> [u8; 16] {
    scratch.clear();
    for part in [Some(kind), Some(&title.name), title.publisher.as_deref(), ids] {
        // Where a part ends is part of it.
        let length = part.map_or(u64::MAX, |part| part.len() as u64);
        scratch.extend_from_slice(&length.to_le_bytes());
        scratch.extend_from_slice(part.unwrap_or("").as_bytes());
    }
    short_hash(scratch)
}

fn short_hash(bytes: &[u8]) -> [u8; 16] {
    let whole: [u8; 32] = Sha256::digest(bytes).into();
    whole.first_chunk().copied().unwrap_or_default()
}
