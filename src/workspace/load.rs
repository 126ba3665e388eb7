//! Rows out of the store: the titles and texts once, then the packed rows of each machine.

use std::collections::{BTreeMap, HashSet};

use rusqlite::OptionalExtension as _;

use super::error::{Asked, WorkspaceError};
use super::keys::InventoryKey;
use super::pack::{PackedRow, unpack};
use super::record::{Facts, InventoryRecord};
use super::snapshot::History;
use super::{Workspace, open};
use crate::model::{
    Extra, ExtraId, Identifiers, Installed, Inventory, MachineId, Origin, SourceReading, TextId,
    Title, TitleId,
};

/// What stands at each number of the store. Numbers are given without gaps; should a file have wide ones,
/// memory does not grow with them.
#[derive(Debug)]
struct Numbered<T> {
    near: Vec<Option<T>>,
    far: BTreeMap<u32, T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { near: Vec::new(), far: BTreeMap::new() }
    }
}

impl<T: Copy> Numbered<T> {
    fn put(&mut self, number: u32, value: T) {
        let at = number as usize;
        if at >= self.near.len() && at <= self.near.len() * 2 + 1024 {
            self.near.resize(at + 1, None);
        }
        match self.near.get_mut(at) {
            Some(own) => *own = Some(value),
            None => drop(self.far.insert(number, value)),
        }
    }

    fn get(&self, number: u32) -> Option<T> {
        match self.near.get(number as usize) {
            Some(own) => *own,
            None => self.far.get(&number).copied(),
        }
    }
}

/// Every title of the store.
#[derive(Debug, Default)]
pub(super) struct Titles {
    numbers: Numbered<TitleId>,
}

impl Titles {
    fn load(
        workspace: &Workspace,
        mut take: impl FnMut(Title) -> TitleId,
    ) -> rusqlite::Result<Self> {
        let mut titles = Self::default();
        let mut statement = workspace
            .connection
            .prepare("SELECT id, kind, name, publisher, ids FROM title ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut last_kind = (String::new(), crate::model::Kind::default());
        while let Some(row) = rows.next()? {
            let word = super::str_of(row, 1)?;
            if word != last_kind.0 {
                let kind = super::word_of(word).ok_or_else(|| super::malformed(1, "a kind"))?;
                last_kind = (word.to_owned(), kind);
            }
            let ids: Option<String> = row.get(4)?;
            let ids = ids
                .map(|text| serde_json::from_str::<Identifiers>(&text))
                .transpose()
                .map_err(|error| super::malformed(4, &error.to_string()))?;
            let title = Title {
                kind: last_kind.1,
                name: row.get(2)?,
                publisher: row.get(3)?,
                ids: ids.map(Box::new),
            };
            titles.numbers.put(super::number_of(row, 0)?, take(title));
        }
        Ok(titles)
    }
}

/// What rows refer to, in an inventory that is being made.
pub(super) struct Stored<'a> {
    workspace: &'a Workspace,
    inventory: &'a mut Inventory,
    titles: Titles,
    texts: Numbered<TextId>,
    extras: Numbered<ExtraId>,
}

impl<'a> Stored<'a> {
    /// Puts every title, text and set of facts into the inventory.
    pub(super) fn new(
        workspace: &'a Workspace,
        inventory: &'a mut Inventory,
    ) -> Result<Self, WorkspaceError> {
        let mut read = || -> rusqlite::Result<(Titles, Numbered<TextId>, Numbered<ExtraId>)> {
            let titles = Titles::load(workspace, |title| inventory.intern_title(title))?;
            let mut texts = Numbered::default();
            let mut statement = workspace.connection.prepare("SELECT id, text FROM text")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let text = inventory.intern_text(super::str_of(row, 1)?);
                texts.put(super::number_of(row, 0)?, text);
            }
            let mut extras = Numbered::default();
            let mut statement = workspace.connection.prepare("SELECT id, facts FROM extra")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let extra: Extra = super::parsed(row, 1)?;
                extras.put(super::number_of(row, 0)?, inventory.add_extra(extra));
            }
            Ok((titles, texts, extras))
        };
        let (titles, texts, extras) =
            read().map_err(|error| open::of_reading(&workspace.path, error))?;
        Ok(Self { workspace, inventory, titles, texts, extras })
    }

    /// A row of the store as one of the inventory; `None` where it refers to what is not there.
    fn row(&self, packed: &PackedRow, machine: MachineId, source: u16) -> Option<Installed> {
        let text = |number| match number {
            0 => Some(TextId(0)),
            number => self.texts.get(number),
        };
        let mut row = Installed::new(self.titles.numbers.get(packed.title)?, machine);
        row.version = text(packed.version)?;
        row.user = text(packed.user)?;
        row.source = source;
        row.row = packed.row;
        row.installed_on = packed.installed_on;
        Some(match packed.extra {
            0 => row,
            number => row.with_extra(self.extras.get(number)?),
        })
    }

    /// Takes in the rows of the readings that count, each for the machine that is given with it.
    pub(super) fn take_counting(
        &mut self,
        counting: &BTreeMap<i64, u32>,
        inventories: &[InventoryRecord],
    ) -> Result<(), WorkspaceError> {
        let workspace = self.workspace;
        let mut sources = Sources::default();
        let mut read = || -> rusqlite::Result<()> {
            let mut statement = workspace
                .connection
                .prepare("SELECT id, inventory, packed FROM reading ORDER BY inventory, place")?;
            let mut rows = statement.query([])?;
            let mut of: (InventoryKey, Vec<u16>) = (InventoryKey(-1), Vec::new());
            while let Some(row) = rows.next()? {
                let Some(machine) = counting.get(&row.get(0)?) else { continue };
                let key = InventoryKey(row.get(1)?);
                if of.0 != key {
                    let record = inventories.iter().find(|record| record.key == key);
                    let own = record.map_or(&[][..], |record| &record.sources);
                    of = (key, own.iter().map(|own| sources.number(self.inventory, own)).collect());
                }
                let mut dangling = false;
                let machine = MachineId(*machine);
                let mut taken = Vec::new();
                unpack(super::bytes_of(row, 2)?, |packed| {
                    let source = of.1.get(usize::from(packed.source)).copied().unwrap_or(u16::MAX);
                    match self.row(&packed, machine, source) {
                        Some(row) => taken.push(row),
                        None => dangling = true,
                    }
                })
                .map_err(|error| super::malformed(2, &error.to_string()))?;
                if dangling {
                    return Err(super::malformed(2, "a row refers to what is not there"));
                }
                self.inventory.installed.extend(taken);
            }
            Ok(())
        };
        read().map_err(|error| open::of_reading(&workspace.path, error))?;
        let inventory = &mut *self.inventory;
        for record in inventories {
            for sentence in &record.cannot_show {
                inventory.cannot_say(sentence.clone());
            }
        }
        Ok(())
    }

    /// One inventory as it was kept.
    pub(super) fn inventory(
        workspace: &Workspace,
        key: InventoryKey,
    ) -> Result<Inventory, WorkspaceError> {
        Self::inventory_or_part(workspace, key, None)
    }

    /// One machine of an inventory as it was kept.
    pub(super) fn reading(workspace: &Workspace, id: i64) -> Result<Inventory, WorkspaceError> {
        let key = workspace
            .connection
            .prepare_cached("SELECT inventory FROM reading WHERE id = ?1")
            .and_then(|mut statement| statement.query_row([id], |row| row.get(0)).optional())
            .map_err(|error| open::of_reading(&workspace.path, error))?;
        let Some(key) = key else { return Err(workspace.unknown(Asked::Reading(id))) };
        let mut part = Self::inventory_or_part(workspace, InventoryKey(key), Some(id))?;
        // The sum of a list is not that of one of its machines.
        part.counts.software = part.installed.len() as u64;
        part.counts.rows = part.counts.software + part.counts.skipped + part.counts.problems;
        Ok(part)
    }

    fn inventory_or_part(
        workspace: &Workspace,
        key: InventoryKey,
        part: Option<i64>,
    ) -> Result<Inventory, WorkspaceError> {
        let failed = |error| open::of_reading(&workspace.path, error);
        let read = || {
            let mut statement = workspace.connection.prepare_cached(
                "SELECT origin, read_at, counts, sources, problems, facts FROM inventory WHERE id = ?1",
            )?;
            statement
                .query_row([key.0], |row| {
                    let mut inventory =
                        Inventory::new(super::parsed(row, 0)?, super::time(row, 1)?);
                    let facts: Facts = super::parsed(row, 5)?;
                    inventory.counts = super::parsed(row, 2)?;
                    inventory.sources = super::parsed(row, 3)?;
                    inventory.problems = super::parsed(row, 4)?;
                    inventory.skipped_why = facts.skipped_why;
                    inventory.cannot_show = facts.cannot_show;
                    inventory.mounted_at = facts.mounted_at;
                    Ok(inventory)
                })
                .optional()
        };
        let Some(mut inventory) = read().map_err(failed)? else {
            return Err(workspace.unknown(Asked::Inventory(key.0)));
        };
        let mut stored = Stored::new(workspace, &mut inventory)?;
        stored.take_all(key, part).map_err(failed)?;
        inventory.drop_unused();
        Ok(inventory)
    }

    /// Every reading, with those of its rows whose titles are wanted.
    pub(super) fn history(
        workspace: &Workspace,
        wanted: impl FnOnce(&Inventory) -> HashSet<TitleId>,
    ) -> Result<History, WorkspaceError> {
        let origin = Origin::List {
            path: workspace.path.display().to_string(),
            format: "workspace".to_owned(),
        };
        let mut inventory = Inventory::new(origin, jiff::Timestamp::UNIX_EPOCH);
        let stored = Stored::new(workspace, &mut inventory)?;
        let wanted = wanted(stored.inventory);
        let mut readings = Vec::new();
        let mut read = || -> rusqlite::Result<()> {
            let mut statement = workspace
                .connection
                .prepare("SELECT id, named, packed FROM reading ORDER BY inventory, place")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                readings.push(row.get(0)?);
                let machine = stored.inventory.add_machine(super::parsed(row, 1)?);
                let mut taken = Vec::new();
                unpack(super::bytes_of(row, 2)?, |packed| {
                    let title = stored.titles.numbers.get(packed.title);
                    if title.is_some_and(|title| wanted.contains(&title)) {
                        taken.extend(stored.row(&packed, machine, packed.source));
                    }
                })
                .map_err(|error| super::malformed(2, &error.to_string()))?;
                stored.inventory.installed.extend(taken);
            }
            Ok(())
        };
        read().map_err(|error| open::of_reading(&workspace.path, error))?;
        Ok(History { inventory, readings })
    }

    fn take_all(&mut self, key: InventoryKey, part: Option<i64>) -> rusqlite::Result<()> {
        let workspace = self.workspace;
        let mut statement = workspace.connection.prepare_cached(
            "SELECT named, packed FROM reading
             WHERE inventory = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY place",
        )?;
        let mut rows = statement.query((key.0, part))?;
        let mut placed: Vec<(u32, Installed)> = Vec::new();
        while let Some(row) = rows.next()? {
            let machine = self.inventory.add_machine(super::parsed(row, 0)?);
            let mut dangling = false;
            unpack(super::bytes_of(row, 1)?, |packed| {
                match self.row(&packed, machine, packed.source) {
                    Some(row) => placed.push((packed.place, row)),
                    None => dangling = true,
                }
            })
            .map_err(|error| super::malformed(1, &error.to_string()))?;
            if dangling {
                return Err(super::malformed(1, "a row refers to what is not there"));
            }
        }
        placed.sort_by_key(|(place, _)| *place);
        self.inventory.installed = placed.into_iter().map(|(_, row)| row).collect();
        Ok(())
    }
}

/// The sources of several inventories in one: those that went alike stand once.
#[derive(Default)]
struct Sources {
    known: std::collections::HashMap<(String, String, String), u16>,
}

impl Sources {
    fn number(&mut self, inventory: &mut Inventory, source: &SourceReading) -> u16 {
        let state = format!("{} {}", source.state.word(), source.state.why());
        let key = (source.id.clone(), source.place.clone(), state);
        if let Some(known) = self.known.get(&key) {
            if let Some(own) = inventory.sources.get_mut(usize::from(*known)) {
                own.count = own.count.saturating_add(source.count);
            }
            return *known;
        }
        let number = inventory.add_list(source.clone());
        self.known.insert(key, number);
        number
    }
}
