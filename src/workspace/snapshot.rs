//! What is kept, as plain data: the machines with the inventories that speak of them, and the programs
//! that count today as one inventory, so that everything that reads inventories reads this.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::error::WorkspaceError;
use super::keys::{InventoryKey, MachineKey};
use super::life::Extent;
use super::load::Stored;
use super::log::Record;
use super::machines::{Groups, KnownName, Question};
use super::record::{Facts, InventoryRecord};
use super::retire::Retention;
use super::{Workspace, open, schema};
use crate::model::{Inventory, Machine, Origin, Profile, TitleId};

/// What one inventory says of one machine, without its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingRecord {
    /// Its number.
    pub id: i64,
    /// The inventory.
    pub inventory: InventoryKey,
    /// The name by which that inventory knows the machine.
    pub name: MachineKey,
    /// The time it counts as.
    pub at: Timestamp,
    /// How many rows it has.
    pub rows: u64,
    /// Whether its rows count today.
    pub counts: bool,
}

/// A machine that the workspace knows.
#[derive(Clone, Debug, Default)]
pub struct KnownMachine {
    /// Its number.
    pub key: MachineKey,
    /// What is known of it; the name is the one that a person gave it, else the one read last.
    pub machine: Machine,
    /// The numbers of its names.
    pub names: Vec<MachineKey>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Whether it is left out of what is counted.
    pub is_ignored: bool,
    /// What the inventories say of it, the earliest first.
    pub readings: Vec<ReadingRecord>,
}

impl KnownMachine {
    /// Whether something that was read of it counts today, and it is not left out.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        !self.is_ignored && self.readings.iter().any(|reading| reading.counts)
    }
}

/// Machines, inventories, log and settings without a single row.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The machines, by number; those of which nothing is kept any more among them.
    pub machines: Vec<KnownMachine>,
    /// The ways in which they were named.
    pub names: Vec<KnownName>,
    /// Names of which only a person can say which machine they are.
    pub questions: Vec<Question>,
    /// The inventories, in the order in which they were kept.
    pub inventories: Vec<InventoryRecord>,
    /// Everything that was changed.
    pub log: Vec<Record>,
    /// The organisation, where it is kept here.
    pub profile: Option<Profile>,
    /// How long inventories are kept.
    pub retention: Retention,
    /// The organisation's own rules as text, where they are kept here.
    pub own_rules: Option<String>,
    pub(super) groups: Groups,
}

impl Outline {
    /// An inventory by its number.
    #[must_use]
    pub fn inventory(&self, key: InventoryKey) -> Option<&InventoryRecord> {
        let at = self.inventories.binary_search_by_key(&key, |record| record.key).ok()?;
        self.inventories.get(at)
    }

    /// The machine that a number stands for now.
    #[must_use]
    pub fn machine_of(&self, name: MachineKey) -> MachineKey {
        self.groups.machine(name)
    }

    /// A machine by any of its numbers.
    #[must_use]
    pub fn machine(&self, name: MachineKey) -> Option<&KnownMachine> {
        let key = self.machine_of(name);
        let at = self.machines.binary_search_by_key(&key, |machine| machine.key).ok()?;
        self.machines.get(at)
    }
}

/// Everything, with the rows that count today.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// All but the rows.
    pub outline: Outline,
    /// The rows that count today, of machines that are not ignored. Its machine number n is
    /// `outline.machines[n]`.
    pub current: Inventory,
}

/// Everything that was ever kept of some titles: what the life of findings follows from.
#[derive(Clone, Debug)]
pub struct History {
    /// Every title, and those rows that were asked for. Each reading is a machine of its own here; the
    /// source of a row is its index in the reading's own inventory.
    pub inventory: Inventory,
    /// The numbers of the readings, in the order of those machines.
    pub readings: Vec<i64>,
}

impl Workspace {
    /// Everything but the rows.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn outline(&self) -> Result<Outline, WorkspaceError> {
        let names = self.names()?;
        let log = self.log()?;
        let inventories = self.inventories()?;
        let copied = self.copied(&names)?;
        let groups = Groups::of(&names, &copied, &log);
        let read = || self.readings(&inventories, &names, &groups);
        let machines = read().map_err(|error| open::of_reading(&self.path, error))?;
        let questions = groups.questions.clone();
        let (profile, retention) = (self.profile()?, self.retention()?);
        let own_rules = self.own_rules()?;
        Ok(Outline {
            machines,
            names,
            questions,
            inventories,
            log,
            profile,
            retention,
            own_rules,
            groups,
        })
    }

    /// Everything, with the rows that count today.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot, WorkspaceError> {
        self.snapshot_of(self.outline()?)
    }

    /// An outline, of today or of another day ([`Outline::until`]), with the rows that count in it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn snapshot_of(&self, outline: Outline) -> Result<Snapshot, WorkspaceError> {
        let current = self.current(&outline)?;
        Ok(Snapshot { outline, current })
    }

    /// The inventories, in the order in which they were kept.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn inventories(&self) -> Result<Vec<InventoryRecord>, WorkspaceError> {
        let read = || -> rusqlite::Result<Vec<InventoryRecord>> {
            // A file of an earlier form that is only looked at is read as it is.
            let list_date =
                if schema::form(&self.connection)? < 3 { "NULL" } else { "i.list_date" };
            let mut statement = self.connection.prepare(&format!(
                "SELECT i.id, i.read_at, i.kept_at, i.person, i.origin, i.extent, i.note, i.counts,
                    i.sources, i.facts, count(r.id), coalesce(sum(r.row_count), 0), {list_date}
                 FROM inventory i LEFT JOIN reading r ON r.inventory = i.id
                 GROUP BY i.id ORDER BY i.id"
            ))?;
            let rows = statement.query_map([], |row| {
                let facts: Facts = super::parsed(row, 9)?;
                let list_date: Option<String> = row.get(12)?;
                let list_date = list_date
                    .map(|text| text.parse::<Date>())
                    .transpose()
                    .map_err(|error| super::malformed(12, &error.to_string()))?;
                Ok(InventoryRecord {
                    key: InventoryKey(row.get(0)?),
                    read_at: super::time(row, 1)?,
                    list_date,
                    kept_at: super::time(row, 2)?,
                    person: row.get(3)?,
                    origin: super::parsed(row, 4)?,
                    extent: super::parsed(row, 5)?,
                    note: row.get(6)?,
                    counts: super::parsed(row, 7)?,
                    sources: super::parsed(row, 8)?,
                    cannot_show: facts.cannot_show,
                    machines: u64::try_from(row.get::<_, i64>(10)?).unwrap_or(0),
                    rows: u64::try_from(row.get::<_, i64>(11)?).unwrap_or(0),
                })
            })?;
            rows.collect()
        };
        read().map_err(|error| open::of_reading(&self.path, error))
    }

    /// The machines with their readings.
    fn readings(
        &self,
        inventories: &[InventoryRecord],
        read_as: &[KnownName],
        groups: &Groups,
    ) -> rusqlite::Result<Vec<KnownMachine>> {
        let times: BTreeMap<InventoryKey, &InventoryRecord> =
            inventories.iter().map(|record| (record.key, record)).collect();
        let mut found: BTreeMap<MachineKey, Vec<(ReadingRecord, Machine)>> = BTreeMap::new();
        let mut statement = self.connection.prepare(
            "SELECT id, inventory, machine, row_count, named FROM reading ORDER BY inventory, place",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let inventory = InventoryKey(row.get(1)?);
            let Some(record) = times.get(&inventory) else { continue };
            let name = MachineKey(row.get(2)?);
            let reading = ReadingRecord {
                id: row.get(0)?,
                inventory,
                name,
                at: record.at(),
                rows: u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0),
                counts: false,
            };
            let named = super::parsed(row, 4)?;
            found.entry(groups.machine(name)).or_default().push((reading, named));
        }
        let read_as: BTreeMap<MachineKey, &Machine> =
            read_as.iter().map(|name| (name.key, &name.machine)).collect();
        let mut machines = Vec::with_capacity(groups.machines.len());
        for (key, standing) in &groups.machines {
            let mut own = found.remove(key).unwrap_or_default();
            // Whatever order they arrived in; of the same time, the one that says more of itself last.
            own.sort_by(|(a, named_a), (b, named_b)| {
                let order = |one: &ReadingRecord, named: &Machine| {
                    let record = times.get(&one.inventory);
                    (
                        one.at,
                        record.map(|record| {
                            (record.extent != Extent::WholeMachine, record.is_scan())
                        }),
                        one.rows,
                        named.name.clone(),
                    )
                };
                order(a, named_a).cmp(&order(b, named_b)).then(a.id.cmp(&b.id))
            });
            let mut machine = Machine::default();
            for (_, named) in own.iter().rev() {
                merge(&mut machine, named);
            }
            if own.is_empty()
                && let Some(named) = standing.names.first().and_then(|name| read_as.get(name))
            {
                merge(&mut machine, named);
            }
            if let Some(name) = &standing.renamed {
                machine.name.clone_from(name);
            }
            let mut readings: Vec<ReadingRecord> = own.into_iter().map(|(one, _)| one).collect();
            count(&mut readings, &times);
            machines.push(KnownMachine {
                key: *key,
                machine,
                names: standing.names.clone(),
                tags: standing.tags.iter().cloned().collect(),
                is_ignored: standing.is_ignored,
                readings,
            });
        }
        Ok(machines)
    }

    fn current(&self, outline: &Outline) -> Result<Inventory, WorkspaceError> {
        let newest = outline.inventories.iter().map(InventoryRecord::at).max();
        let origin =
            Origin::List { path: self.path.display().to_string(), format: "workspace".to_owned() };
        let mut current = Inventory::new(origin, newest.unwrap_or(Timestamp::UNIX_EPOCH));
        let mut counting: BTreeMap<i64, u32> = BTreeMap::new();
        for (at, machine) in (0_u32..).zip(&outline.machines) {
            current.add_machine(machine.machine.clone());
            if !machine.is_ignored {
                let readings = machine.readings.iter().filter(|reading| reading.counts);
                counting.extend(readings.map(|reading| (reading.id, at)));
            }
        }
        let mut stored = Stored::new(self, &mut current)?;
        stored.take_counting(&counting, &outline.inventories)?;
        current.counts.software = current.installed.len() as u64;
        current.counts.rows = current.counts.software;
        Ok(current)
    }

    /// One reading as it was kept, by [`ReadingRecord::id`]: what one inventory says of one machine.
    /// Problems are those of the whole inventory.
    ///
    /// # Errors
    /// When there is none of that number, or it cannot be read.
    pub fn reading(&self, id: i64) -> Result<Inventory, WorkspaceError> {
        Stored::reading(self, id)
    }

    /// One inventory as it was kept.
    ///
    /// # Errors
    /// When there is none of that number, or it cannot be read.
    pub fn inventory(&self, key: InventoryKey) -> Result<Inventory, WorkspaceError> {
        Stored::inventory(self, key)
    }

    /// Every reading with those of its rows whose titles are wanted: of a fleet over months that is
    /// little, and each title is looked at once.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn history(
        &self,
        wanted: impl FnOnce(&Inventory) -> HashSet<TitleId>,
    ) -> Result<History, WorkspaceError> {
        Stored::history(self, wanted)
    }
}

/// What the older reading knows and the newer ones do not say.
fn merge(machine: &mut Machine, older: &Machine) {
    if machine.name.is_empty() {
        machine.name.clone_from(&older.name);
    }
    let fill = |own: &mut Option<String>, other: &Option<String>| {
        if own.is_none() {
            own.clone_from(other);
        }
    };
    fill(&mut machine.system, &older.system);
    fill(&mut machine.architecture, &older.architecture);
    fill(&mut machine.serial, &older.serial);
    fill(&mut machine.hardware_id, &older.hardware_id);
    machine.platform = machine.platform.or(older.platform);
}

/// Which readings of a machine count today; they stand in the order of their time.
///
/// The newest scan counts, and the newest list of the whole machine unless a scan that read everything
/// came after it: a list says less of a machine than its scan, so it does not take the scan's place. Of
/// lists of some programs, those count that are newer than both. What one inventory says of a machine under
/// several of its names counts together: each name has rows of its own.
pub(super) fn count(
    readings: &mut [ReadingRecord],
    inventories: &BTreeMap<InventoryKey, &InventoryRecord>,
) {
    let (mut scan, mut complete, mut list) = (false, false, false);
    let mut decided: BTreeMap<InventoryKey, bool> = BTreeMap::new();
    for reading in readings.iter_mut().rev() {
        let Some(record) = inventories.get(&reading.inventory) else { continue };
        if let Some(counts) = decided.get(&reading.inventory) {
            reading.counts = *counts;
            continue;
        }
        match (&record.extent, record.is_scan()) {
            (Extent::WholeMachine, true) => {
                reading.counts = !scan;
                scan = true;
                complete = complete || record.is_complete();
            }
            (Extent::WholeMachine, false) => {
                reading.counts = !list && !complete;
                list = true;
            }
            (Extent::SomeSoftware | Extent::Only(_), _) => reading.counts = !scan && !list,
        }
        decided.insert(reading.inventory, reading.counts);
    }
}
