//! The numbers by which the store knows machines, titles, texts and further facts: each stands there once.

use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};

use crate::model::{Inventory, Machine, Platform, Title};

pub(super) fn machine_number(transaction: &Connection, machine: &Machine) -> rusqlite::Result<i64> {
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
        transaction
            .prepare_cached("UPDATE machine SET forgotten = 0 WHERE id = ?1 AND forgotten <> 0")?
            .execute([known])?;
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
pub(super) struct Numbers<'a> {
    connection: &'a Connection,
    inventory: &'a Inventory,
    titles: Vec<u32>,
    texts: Vec<u32>,
    extras: std::collections::HashMap<crate::model::ExtraId, u32>,
    scratch: Vec<u8>,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(connection: &'a Connection, inventory: &'a Inventory) -> Self {
        Self {
            connection,
            inventory,
            titles: vec![0; inventory.titles.len()],
            texts: Vec::new(),
            extras: std::collections::HashMap::new(),
            scratch: Vec::new(),
        }
    }

    pub(super) fn title(&mut self, at: u32) -> rusqlite::Result<u32> {
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

    pub(super) fn text(&mut self, at: u32) -> rusqlite::Result<u32> {
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

    pub(super) fn extra(&mut self, at: crate::model::ExtraId) -> rusqlite::Result<u32> {
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
