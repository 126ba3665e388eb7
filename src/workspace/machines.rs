//! The machines that the workspace knows: which of the names that were read are one machine, and what
//! people said about them.
//!
//! Each way in which sources name a machine has a number of its own that never changes; a machine is a
//! group of them, and goes by the smallest number. The groups follow from all names together and from the
//! log, never from the order in which inventories arrived; what was decided about any name of a machine
//! is decided about the machine.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::decisions::EntryId;
use super::error::{Asked, WorkspaceError};
use super::keys::{InventoryKey, MachineKey};
use super::log::{Record, machine_entries};
use super::recognise::{
    Candidate, Edits, MachineAct, MachineEntry, Recogniser, Recognition, Sighting, Why, copied_in,
    shared_by_many,
};
use super::{Workspace, open, schema};
use crate::model::Machine;

/// A way in which sources name a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// Its number.
    pub key: MachineKey,
    /// The name, serial number, hardware id and platform as read.
    pub machine: Machine,
    /// The inventories that name it so.
    pub inventories: Vec<InventoryKey>,
}

/// A name of which only a person can say which machine it is. Until then it is one of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The name.
    pub name: MachineKey,
    /// The machines it may be.
    pub candidates: Vec<Candidate>,
    /// What is not clear.
    pub why: Why,
}

/// A machine with what people said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The names it goes by, by number.
    pub names: Vec<MachineKey>,
    /// The name that a person gave it.
    pub renamed: Option<String>,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// Whether it is left out of what is counted.
    pub is_ignored: bool,
}

/// The groups of names that are machines.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    of: BTreeMap<MachineKey, MachineKey>,
    /// The machines, by the smallest number of their names.
    pub machines: BTreeMap<MachineKey, Standing>,
    /// What only a person can say.
    pub questions: Vec<Question>,
}

/// Which name stands for the machine of each name, and what is in doubt.
type Grouping = (BTreeMap<MachineKey, MachineKey>, Vec<Question>);

impl Groups {
    /// From all names, the ids that were found copied, and the whole log.
    #[must_use]
    pub fn of(names: &[KnownName], copied: &BTreeSet<String>, log: &[Record]) -> Self {
        let entries = holding(&machine_entries(log));
        let copied = &Copied::of(names, copied);
        let (first, questions) = group(names, copied, &Edits::default());
        let (leaders, questions, edits) = if entries.is_empty() {
            (first, questions, Edits::default())
        } else {
            // What is said of a name is said of the one that leads its machine. Where a name was said to
            // be a machine of its own, it leads itself from then on.
            let own: BTreeMap<MachineKey, Sighting> =
                names.iter().map(|name| (name.key, Sighting::of(&name.machine))).collect();
            let alone: BTreeMap<MachineKey, EntryId> = entries
                .iter()
                .filter(|entry| splits(entry, &own))
                .map(|entry| (entry.machine, entry.id))
                .collect();
            let entries = without_what_split(entries, &first, &alone);
            let leader_of = |leaders: &BTreeMap<MachineKey, MachineKey>, key: MachineKey| {
                if alone.contains_key(&key) {
                    return key;
                }
                leaders.get(&key).copied().unwrap_or(key)
            };
            let renumbered = |leaders: &BTreeMap<MachineKey, MachineKey>| -> Vec<MachineEntry> {
                entries
                    .iter()
                    .cloned()
                    .map(|mut entry| {
                        entry.machine = leader_of(leaders, entry.machine);
                        if let MachineAct::Merge { into } = &mut entry.act {
                            *into = leader_of(leaders, *into);
                        }
                        entry
                    })
                    .collect()
            };
            // Names that were assigned may have led others; those have another leader then.
            let assigned = Edits::of(&without_merges(renumbered(&first)));
            let apart = taken_apart(&first, &alone);
            let (second, _) = group_but(names, copied, &assigned, &apart);
            let edits = Edits::of(&renumbered(&second));
            let (leaders, questions) = group_but(names, copied, &edits, &apart);
            (leaders, questions, edits)
        };
        Self::from_leaders(&leaders, questions, &edits)
    }

    fn from_leaders(
        leaders: &BTreeMap<MachineKey, MachineKey>,
        mut questions: Vec<Question>,
        edits: &Edits,
    ) -> Self {
        let mut smallest: BTreeMap<MachineKey, MachineKey> = BTreeMap::new();
        for (name, leader) in leaders {
            let number = smallest.entry(*leader).or_insert(*name);
            *number = (*number).min(*name);
        }
        let number = |leader: &MachineKey| smallest.get(leader).copied().unwrap_or(*leader);
        let of: BTreeMap<MachineKey, MachineKey> =
            leaders.iter().map(|(name, leader)| (*name, number(leader))).collect();
        let mut machines: BTreeMap<MachineKey, Standing> = BTreeMap::new();
        for (name, leader) in leaders {
            let standing = machines.entry(number(leader)).or_default();
            standing.names.push(*name);
            if standing.names.len() == 1 {
                standing.renamed = edits.name(*leader).map(str::to_owned);
                standing.tags = edits.tags(*leader).into_iter().map(str::to_owned).collect();
                standing.is_ignored = edits.is_ignored(*leader);
            }
        }
        for question in &mut questions {
            for candidate in &mut question.candidates {
                candidate.machine = number(&candidate.machine);
            }
        }
        questions.sort_by_key(|question| question.name);
        Self { of, machines, questions }
    }

    /// The machine that a name belongs to now.
    #[must_use]
    pub fn machine(&self, name: MachineKey) -> MachineKey {
        self.of.get(&name).copied().unwrap_or(name)
    }
}

/// Whether an entry says that a name is a machine of its own.
fn splits(entry: &MachineEntry, own: &BTreeMap<MachineKey, Sighting>) -> bool {
    matches!(&entry.act, MachineAct::Assign { sighting } if own.get(&entry.machine) == Some(&sighting.renewed()))
}

/// The entries that hold: neither those that were taken back nor what took them back.
fn holding(entries: &[MachineEntry]) -> Vec<MachineEntry> {
    let mut undone: BTreeSet<EntryId> = BTreeSet::new();
    for entry in entries.iter().rev() {
        if let MachineAct::Undo { entry: target } = entry.act
            && target < entry.id
            && !undone.contains(&entry.id)
        {
            undone.insert(target);
        }
    }
    let holds = |entry: &&MachineEntry| {
        !undone.contains(&entry.id) && !matches!(entry.act, MachineAct::Undo { .. })
    };
    entries.iter().filter(holds).cloned().collect()
}

/// Merges without the names that were said to be machines of their own later: the last word counts. What
/// else was merged with such a name stays together.
fn without_what_split(
    entries: Vec<MachineEntry>,
    leaders: &BTreeMap<MachineKey, MachineKey>,
    alone: &BTreeMap<MachineKey, EntryId>,
) -> Vec<MachineEntry> {
    // The name that speaks for the machine of a name at the time of an entry; `None` where all of them
    // went their own ways since.
    let speaker = |entry: EntryId, name: MachineKey| match alone.get(&name) {
        Some(split) if *split > entry => leaders
            .iter()
            .filter(|(_, leader)| Some(*leader) == leaders.get(&name))
            .map(|(other, _)| *other)
            .find(|other| !alone.contains_key(other)),
        _ => Some(name),
    };
    // What was merged first with a name that went.
    let mut left: BTreeMap<MachineKey, MachineKey> = BTreeMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for mut entry in entries {
        let MachineAct::Merge { into } = &entry.act else {
            kept.push(entry);
            continue;
        };
        let into = *into;
        let (one, other) = match (speaker(entry.id, entry.machine), speaker(entry.id, into)) {
            (Some(one), Some(other)) => (one, other),
            (None, None) => continue,
            (Some(stays), None) | (None, Some(stays)) => {
                let went = if stays == into { entry.machine } else { into };
                match left.get(&went) {
                    Some(first) => (stays, *first),
                    None => {
                        left.insert(went, stays);
                        continue;
                    }
                }
            }
        };
        entry.machine = one;
        entry.act = MachineAct::Merge { into: other };
        kept.push(entry);
    }
    kept
}

/// The names that recognition puts together with others, and that a person said to be machines of their own.
fn taken_apart(
    first: &BTreeMap<MachineKey, MachineKey>,
    alone: &BTreeMap<MachineKey, EntryId>,
) -> BTreeSet<MachineKey> {
    let rest: BTreeSet<&MachineKey> =
        first.iter().filter(|(name, _)| !alone.contains_key(name)).map(|(_, own)| own).collect();
    let among_others = |name: &&MachineKey| first.get(name).is_some_and(|own| rest.contains(own));
    alone.keys().filter(among_others).copied().collect()
}

/// Like `group`, and no other name is taken for one of those that were taken apart: whichever of the names
/// of a machine a person pointed at, the others stay together without it.
fn group_but(
    names: &[KnownName],
    copied: &Copied<'_>,
    edits: &Edits,
    apart: &BTreeSet<MachineKey>,
) -> Grouping {
    if apart.is_empty() {
        return group(names, copied, edits);
    }
    let rest: Vec<KnownName> =
        names.iter().filter(|name| !apart.contains(&name.key)).cloned().collect();
    let (mut leaders, questions) = group(&rest, copied, edits);
    leaders.extend(apart.iter().map(|name| (*name, edits.stays(*name))));
    (leaders, questions)
}

fn without_merges(entries: Vec<MachineEntry>) -> Vec<MachineEntry> {
    let keep = |entry: &MachineEntry| !matches!(entry.act, MachineAct::Merge { .. });
    entries.into_iter().filter(keep).collect()
}

/// The ids that were found copied.
struct Copied<'a> {
    /// By any list, at any time.
    ever: &'a BTreeSet<String>,
    /// Those that are still known under several names. The others were shown by a list that was deleted by
    /// hand: it may have been read with the wrong columns.
    still: BTreeSet<String>,
}

impl<'a> Copied<'a> {
    fn of(names: &[KnownName], ever: &'a BTreeSet<String>) -> Self {
        let several = copied_in(names.iter().map(|name| &name.machine));
        Self { ever, still: several.intersection(ever).cloned().collect() }
    }
}

/// Recognises every name, in an order that follows from the names alone.
fn group(names: &[KnownName], copied: &Copied<'_>, edits: &Edits) -> Grouping {
    let mut sorted: Vec<&KnownName> = names.iter().collect();
    sorted.sort_by(|a, b| {
        let key = |name: &KnownName| {
            let own = &name.machine;
            (own.name.clone(), own.serial.clone(), own.hardware_id.clone(), own.platform)
        };
        key(a).cmp(&key(b))
    });
    let mut recogniser = Recogniser::new(&[], edits.clone());
    recogniser.doubt(copied.ever.iter().cloned());
    recogniser.distrust(copied.still.iter().cloned());
    let all = names.iter().map(|name| (name.key, &name.machine));
    recogniser.distrust(shared_by_many(all, edits));
    // A name that has only copied ids is one of which nothing but the name is known.
    let list: Vec<Machine> =
        sorted.iter().map(|name| recogniser.without_copied(&name.machine)).collect();
    let mut leaders = BTreeMap::new();
    let mut questions = Vec::new();
    for at in Recogniser::order(&list) {
        let Some(name) = sorted.get(at) else { continue };
        let leader = match recogniser.recognise(&name.machine) {
            Recognition::Same { machine, .. } => {
                recogniser.learn(machine, &name.machine);
                machine
            }
            Recognition::New { .. } => {
                recogniser.learn(name.key, &name.machine);
                edits.stays(name.key)
            }
            Recognition::Ask { candidates, why } => {
                // Where only the id is another's, what else is read under that name belongs to it until
                // somebody says otherwise.
                if !recogniser.knows_name(&name.machine) {
                    recogniser.learn(name.key, &name.machine);
                }
                questions.push(Question { name: name.key, candidates, why });
                edits.stays(name.key)
            }
        };
        leaders.insert(name.key, leader);
    }
    (leaders, questions)
}

/// The ids that one inventory has on machines of several names.
fn copied_among(names: &[KnownName]) -> BTreeSet<String> {
    let mut together: BTreeMap<InventoryKey, Vec<&Machine>> = BTreeMap::new();
    for name in names {
        if name.machine.serial.is_some() || name.machine.hardware_id.is_some() {
            for inventory in &name.inventories {
                together.entry(*inventory).or_default().push(&name.machine);
            }
        }
    }
    together.into_values().flat_map(copied_in).collect()
}

/// Records ids that were found copied: they stay known when the list that showed it is deleted.
pub(super) fn record_copied(
    connection: &Connection,
    ids: impl IntoIterator<Item = String>,
) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT OR IGNORE INTO copied (id) VALUES (?1)")?;
    ids.into_iter().try_for_each(|id| statement.execute([id]).map(drop))
}

/// Records what the inventories of an earlier form show to be copied.
pub(super) fn record_all_copied(connection: &Connection) -> rusqlite::Result<()> {
    record_copied(connection, copied_among(&names_in(connection)?))
}

fn names_in(connection: &Connection) -> rusqlite::Result<Vec<KnownName>> {
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let but = if schema::form(connection)? < 4 { "" } else { "WHERE forgotten = 0" };
    let mut statement = connection.prepare(&format!(
        "SELECT id, name, serial, hardware_id, platform FROM machine {but} ORDER BY id"
    ))?;
    let rows = statement.query_map([], |row| {
        let mut machine = Machine::named(row.get::<_, String>(1)?);
        machine.serial = some(row.get(2)?);
        machine.hardware_id = some(row.get(3)?);
        machine.platform = super::word_of(&row.get::<_, String>(4)?);
        Ok(KnownName { key: MachineKey(row.get(0)?), machine, inventories: Vec::new() })
    })?;
    let mut names: Vec<KnownName> = rows.collect::<rusqlite::Result<_>>()?;
    let at: BTreeMap<MachineKey, usize> =
        names.iter().enumerate().map(|(at, name)| (name.key, at)).collect();
    let mut statement = connection.prepare("SELECT machine, inventory FROM reading ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name = at.get(&MachineKey(row.get(0)?)).and_then(|at| names.get_mut(*at));
        if let Some(name) = name {
            name.inventories.push(InventoryKey(row.get(1)?));
        }
    }
    Ok(names)
}

impl Workspace {
    /// Every way in which a machine was ever named.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn names(&self) -> Result<Vec<KnownName>, WorkspaceError> {
        names_in(&self.connection).map_err(|error| open::of_reading(&self.path, error))
    }

    /// The ids that stood on machines of several names in one list, at any time.
    pub(super) fn copied(&self, names: &[KnownName]) -> Result<BTreeSet<String>, WorkspaceError> {
        let read = || -> rusqlite::Result<BTreeSet<String>> {
            // A file of an earlier form that is only looked at has what its inventories show.
            if schema::form(&self.connection)? < 4 {
                return Ok(copied_among(names));
            }
            let mut statement = self.connection.prepare_cached("SELECT id FROM copied")?;
            let ids = statement.query_map([], |row| row.get(0))?;
            ids.collect()
        };
        read().map_err(|error| open::of_reading(&self.path, error))
    }

    pub(super) fn expect_machine(&self, key: MachineKey) -> Result<(), WorkspaceError> {
        let there = self
            .connection
            .prepare_cached("SELECT 1 FROM machine WHERE id = ?1")
            .and_then(|mut statement| statement.exists([key.0]))
            .map_err(|error| open::of_reading(&self.path, error))?;
        if there { Ok(()) } else { Err(self.unknown(Asked::Machine(key.0))) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::workspace::log::Change;

    fn names(all: &[&str]) -> Vec<KnownName> {
        let number = |(key, name): (i64, &&str)| KnownName {
            key: MachineKey(key),
            machine: Machine::named(*name),
            inventories: Vec::new(),
        };
        (1..).zip(all).map(number).collect()
    }

    fn log(changes: Vec<Change>) -> Vec<Record> {
        let record = |(id, change)| Record {
            id: EntryId(id),
            time: jiff::Timestamp::UNIX_EPOCH,
            person: String::new(),
            change,
        };
        (1..).zip(changes).map(record).collect()
    }

    fn groups(names: &[KnownName], changes: Vec<Change>) -> Vec<Vec<i64>> {
        let groups = Groups::of(names, &BTreeSet::new(), &log(changes));
        let numbers = |own: &Standing| own.names.iter().map(|key| key.0).collect();
        groups.machines.values().map(numbers).collect()
    }

    fn said(machine: i64, said: MachineAct) -> Change {
        Change::Machine { machine: MachineKey(machine), said }
    }

    #[test]
    fn names_are_merged_split_and_put_back() {
        let all = names(&["PC-1", "pc-1", "PC-2", "Server"]);
        let merge = || said(2, MachineAct::Merge { into: MachineKey(4) });
        let alone = Sighting::of(&Machine::named("PC-1"));
        assert_eq!(groups(&all, vec![]), [vec![1, 2], vec![3], vec![4]]);
        assert_eq!(groups(&all, vec![merge()]), [vec![1, 2, 4], vec![3]]);
        let undo = |entry| Change::Undo { entry: EntryId(entry) };
        assert_eq!(groups(&all, vec![merge(), undo(1)]), [vec![1, 2], vec![3], vec![4]]);
        assert_eq!(groups(&all, vec![merge(), undo(1), undo(2)]), [vec![1, 2, 4], vec![3]]);
        // A name that is another machine, and back.
        let other = names(&["PC-1.a.local", "PC-1", "PC-3"]);
        let split = said(2, MachineAct::Assign { sighting: alone });
        assert_eq!(groups(&other, vec![]), [vec![1, 2], vec![3]]);
        assert_eq!(groups(&other, vec![split.clone()]), [vec![1], vec![2], vec![3]]);
        // Whichever of the two is pointed at.
        let first = Sighting::of(&Machine::named("PC-1.a.local"));
        let first = said(1, MachineAct::Assign { sighting: first });
        assert_eq!(groups(&other, vec![first]), [vec![1], vec![2], vec![3]]);
        assert_eq!(groups(&other, vec![split, undo(1)]), [vec![1, 2], vec![3]]);
    }

    #[test]
    fn the_last_word_counts_between_a_merge_and_a_split() {
        let all = names(&["A", "B", "C", "D"]);
        let merge = |name, into| said(name, MachineAct::Merge { into: MachineKey(into) });
        let split = |name: i64| {
            let place = usize::try_from(name).unwrap() - 1;
            said(name, MachineAct::Assign { sighting: Sighting::of(&all[place].machine) })
        };
        let undo = |entry| Change::Undo { entry: EntryId(entry) };
        assert_eq!(groups(&all, vec![merge(2, 1)]), [vec![1, 2], vec![3], vec![4]]);
        // Whichever side of the merge is split off.
        for name in [1, 2] {
            let parted = [vec![1], vec![2], vec![3], vec![4]];
            assert_eq!(groups(&all, vec![merge(2, 1), split(name)]), parted);
            let again = vec![merge(2, 1), split(name), undo(2)];
            assert_eq!(groups(&all, again), [vec![1, 2], vec![3], vec![4]]);
            let anew = vec![merge(2, 1), split(name), merge(2, 1)];
            assert_eq!(groups(&all, anew), [vec![1, 2], vec![3], vec![4]]);
        }
        // The others stay together.
        for name in [1, 2, 3] {
            let mut rest = vec![1, 2, 3];
            rest.retain(|own| *own != name);
            let mut expected = vec![rest, vec![name], vec![4]];
            expected.sort();
            assert_eq!(groups(&all, vec![merge(2, 1), merge(3, 1), split(name)]), expected);
        }
        // A merge that recognition made, too.
        let known = names(&["PC-1.a.local", "PC-1", "SRV"]);
        let alone = MachineAct::Assign { sighting: Sighting::of(&known[0].machine) };
        let log = vec![merge(1, 3), said(1, alone)];
        assert_eq!(groups(&known, log), [vec![1], vec![2, 3]]);
    }

    #[test]
    fn what_is_said_of_a_name_is_said_of_the_machine() {
        let all = names(&["PC-1", "pc-1.example.org"]);
        let said = log(vec![
            said(1, MachineAct::Rename { name: "Reception".to_owned() }),
            said(2, MachineAct::Tag { tag: "front".to_owned() }),
            said(2, MachineAct::Tag { tag: "old".to_owned() }),
            said(1, MachineAct::Untag { tag: "old".to_owned() }),
            said(1, MachineAct::Ignore),
        ]);
        let groups = Groups::of(&all, &BTreeSet::new(), &said);
        let own = groups.machines.get(&MachineKey(1)).unwrap();
        assert_eq!(own.names.len(), 2);
        assert_eq!(own.renamed.as_deref(), Some("Reception"));
        assert_eq!(own.tags, BTreeSet::from(["front".to_owned()]));
        assert!(own.is_ignored);
    }
}
