//! Keeping inventories: each whole or not at all, with its source, its date, and what was not read.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};

use super::error::{Refusal, WorkspaceError};
use super::keys::InventoryKey;
use super::life::Extent;
use super::log::{self, Change};
use super::machines::record_copied;
use super::numbers::{Numbers, machine_number};
use super::pack::{PackedRow, pack};
use super::recognise::copied_in;
use super::record::Facts;
use super::{Workspace, open, past};
use crate::model::Inventory;

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

    /// Of a list as it was understood and is kept: the same bytes can be those of another machine (of a
    /// cloned image), and are kept anew where columns, the day or the extent were corrected.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of_list(
        path: &Path,
        inventory: &Inventory,
        extent: &Extent,
        day: Option<Date>,
    ) -> std::io::Result<Self> {
        let mut hash = hash_of(path)?;
        let parts = serde_json::to_vec(&(extent, day, inventory.counts))?;
        part(&mut hash, &parts);
        // Machines and titles by their places, which follow from the order in which they stand in the list.
        for machine in &inventory.machines {
            part(&mut hash, &serde_json::to_vec(machine)?);
        }
        for title in &inventory.titles {
            let named = (title.kind, &title.name, &title.publisher, &title.ids);
            part(&mut hash, &serde_json::to_vec(&named)?);
        }
        for row in &inventory.installed {
            hash.update(row.machine.0.to_le_bytes());
            hash.update(row.title.0.to_le_bytes());
            hash.update(row.row.to_le_bytes());
            part(&mut hash, inventory.text(row.version).as_bytes());
            part(&mut hash, inventory.text(row.user).as_bytes());
            let day = row.installed_on.map_or([0; 4], |day| {
                let [high, low] = day.year().to_be_bytes();
                let [month] = day.month().to_be_bytes();
                let [own] = day.day().to_be_bytes();
                [high, low, month, own]
            });
            hash.update(day);
            let extra = row.extra().and_then(|id| inventory.extra(id));
            hash.update([u8::from(extra.is_some())]);
            if let Some(extra) = extra {
                part(&mut hash, &serde_json::to_vec(extra)?);
            }
        }
        Ok(Self(hash.finalize().into()))
    }
}

/// A part with its length, so that no two ways to cut the same bytes are alike.
fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
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
    /// The day that a list shows, where it is not the one on which it is kept: last week's export counts
    /// as of last week. [`latest_list_date`] is the last day that is taken.
    pub list_date: Option<Date>,
}

/// The last day that a list can be of: what is later than today anywhere on Earth is a mistake.
#[must_use]
pub fn latest_list_date(now: Timestamp) -> Date {
    // Days are those of UTC here; clocks on the date line are up to 14 hours ahead of it.
    let ahead = now.saturating_add(jiff::SignedDuration::from_hours(14)).unwrap_or(Timestamp::MAX);
    past::day(ahead)
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
            list_date: None,
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

impl Workspace {
    /// Keeps an inventory; when this returns, it is on disk.
    ///
    /// # Errors
    /// When it could not be kept, or its list is of a day that has not come; nothing of it is there then.
    pub fn keep(&mut self, inventory: &Inventory, how: &Keeping) -> Result<Kept, WorkspaceError> {
        if let Some(day) = how.list_date
            && day > latest_list_date(how.now)
        {
            let today = past::day(how.now);
            return Err(WorkspaceError::Refused(Refusal::FutureList { day, today }));
        }
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
             sources, problems, facts, list_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
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
            how.list_date.map(|day| day.to_string()),
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
    record_copied(transaction, copied_in(&inventory.machines))?;
    let (machines, rows) = (inventory.machines.len() as u64, inventory.installed.len() as u64);
    let kept = Change::Kept { inventory: key, machines, rows, list_date: how.list_date };
    log::add(transaction, how.now, person, &kept)?;
    Ok(key)
}
