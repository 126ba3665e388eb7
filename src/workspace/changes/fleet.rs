//! What changed on the machines of a workspace between two of its days.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::{Change, Doubt, ProgramChanges};
use super::{Gaps, MachineChanges, View, What, all_changes, by_program};
use crate::model::{Inventory, MachineId};
use crate::workspace::keys::{InventoryKey, MachineKey};
use crate::workspace::life::Extent;
use crate::workspace::{
    History, InventoryRecord, KnownMachine, Outline, Snapshot, Workspace, WorkspaceError, sources,
    title,
};

/// What changed on one machine of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FleetMachine {
    /// Which.
    pub machine: MachineKey,
    /// What.
    pub changes: MachineChanges,
}

/// What changed between two days of a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FleetChanges {
    /// Machines of which something was read by both days, whether anything changed or not.
    pub machines: Vec<FleetMachine>,
    /// Machines of which nothing counts on the later day.
    pub only_before: Vec<MachineKey>,
    /// Machines of which nothing was read by the earlier day.
    pub only_after: Vec<MachineKey>,
}

impl FleetChanges {
    /// The changes by program: what happened on most machines first.
    #[must_use]
    pub fn by_program(&self) -> Vec<ProgramChanges> {
        by_program(self.machines.iter().map(|own| &own.changes))
    }

    /// How many changes there are of this sort.
    #[must_use]
    pub fn count(&self, what: What) -> usize {
        let changes = self.machines.iter().flat_map(|own| &own.changes.changes);
        changes.filter(|own| own.what == what).count()
    }
}

/// The machines of a workspace on a day, in the order of its outline; `None` for those of which nothing
/// counts then, or that are ignored.
fn views(snapshot: &Snapshot) -> Vec<Option<View<'_>>> {
    let current = &snapshot.current;
    let records: BTreeMap<InventoryKey, (&InventoryRecord, Vec<String>)> = snapshot
        .outline
        .inventories
        .iter()
        .map(|record| (record.key, (record, record.lasting_names())))
        .collect();
    let mut known: HashMap<Vec<InventoryKey>, Arc<Gaps>> = HashMap::new();
    let mut views: Vec<Option<View<'_>>> = (0_u32..)
        .zip(&snapshot.outline.machines)
        .map(|(at, machine)| {
            let counting = counting(machine);
            if counting.is_empty() || machine.is_ignored {
                return None;
            }
            let own: Vec<&(&InventoryRecord, Vec<String>)> =
                counting.iter().filter_map(|key| records.get(key)).collect();
            let extent = if own.iter().any(|(record, _)| record.is_whole()) {
                Extent::WholeMachine
            } else {
                Extent::SomeSoftware
            };
            let gaps = known.entry(counting).or_insert_with(|| Arc::new(gaps(&own)));
            let gaps = Arc::clone(gaps);
            Some(View {
                inventory: current,
                machine: MachineId(at),
                rows: Vec::new(),
                extent,
                gaps,
            })
        })
        .collect();
    for (at, row) in current.installed.iter().enumerate() {
        if let Some(Some(view)) = views.get_mut(row.machine.0 as usize) {
            view.rows.push(at);
        }
    }
    views
}

/// The inventories whose rows count for a machine.
fn counting(machine: &KnownMachine) -> Vec<InventoryKey> {
    let counting = machine.readings.iter().filter(|reading| reading.counts);
    let keys: BTreeSet<InventoryKey> = counting.map(|reading| reading.inventory).collect();
    keys.into_iter().collect()
}

/// Where the inventories of a machine together could not look: what one of them read whole is no gap.
fn gaps(own: &[&(&InventoryRecord, Vec<String>)]) -> Gaps {
    let mut gaps = Gaps::default();
    let mut read: BTreeSet<String> = BTreeSet::new();
    for (record, names) in own {
        for (name, source) in names.iter().zip(&record.sources) {
            // The rows of all lists stand in one inventory here, and are known by its format.
            let name =
                if sources::is_of_a_list(source) { "list: workspace" } else { name.as_str() };
            gaps.named.insert(name.to_owned());
            if source.state.is_complete() {
                read.insert(name.to_owned());
            } else {
                if name.starts_with("whole:") {
                    gaps.unknown = Some(source.name.clone());
                }
                gaps.unread.insert(name.to_owned(), source.name.clone());
            }
        }
    }
    gaps.unread.retain(|name, _| !read.contains(name));
    gaps
}

/// Compares two days of a workspace, program by program; both are of the same outline
/// ([`Outline::until`]), so that machine stands beside machine.
#[must_use]
pub fn between(before: &Snapshot, after: &Snapshot) -> FleetChanges {
    let (old, new) = (views(before), views(after));
    let mut result = FleetChanges::default();
    let mut both = Vec::new();
    let machines = before.outline.machines.iter().zip(&after.outline.machines);
    for ((was, is), (old, new)) in machines.zip(old.iter().zip(&new)) {
        match (old, new) {
            (Some(old), Some(new)) => both.push(((was, is), (old, new))),
            (Some(_), None) => result.only_before.push(was.key),
            (None, Some(_)) => result.only_after.push(is.key),
            (None, None) => {}
        }
    }
    let no_earlier: &[View<'_>] = &[];
    let pairs: Vec<_> = both.iter().map(|(_, (old, new))| (*old, *new, no_earlier)).collect();
    for (changes, ((was, is), _)) in all_changes(&pairs).into_iter().zip(&both) {
        let mut own = FleetMachine { machine: is.key, changes };
        // Each snapshot is one inventory of many readings, of which neither is a scan nor a list.
        own.changes.notes.clear();
        own.changes.name_before.clone_from(&was.machine.name);
        own.changes.name.clone_from(&is.machine.name);
        let looked = looked_at(&after.outline, was, is);
        for change in own.changes.changes.iter_mut().filter(|own| own.what == What::Gone) {
            if !looked && only_of_lists(&before.current, change) {
                change.why = Some(Doubt::OnlySilent);
            }
        }
        result.machines.push(own);
    }
    result
}

/// Whether a scan that the earlier day does not have read all of the machine.
fn looked_at(outline: &Outline, was: &KnownMachine, is: &KnownMachine) -> bool {
    let known = counting(was);
    counting(is).iter().filter(|key| !known.contains(key)).any(|key| {
        outline.inventory(*key).is_some_and(|record| record.is_scan() && record.is_complete())
    })
}

fn only_of_lists(inventory: &Inventory, change: &Change) -> bool {
    let rows = change.before.iter().flat_map(|own| &own.rows);
    let of = rows.filter_map(|at| {
        let row = inventory.installed.get(*at)?;
        inventory.sources.get(usize::from(row.source))
    });
    of.fold(None, |all: Option<bool>, own| Some(all.unwrap_or(true) && sources::is_of_a_list(own)))
        .unwrap_or(true)
}

/// A program as it is sought in earlier readings: without its version.
fn bare(change: &Change) -> String {
    let version = change.after.as_ref().map(|own| own.version.as_str());
    title::bare(&change.name, version.filter(|text| !text.is_empty()))
}

/// What is new and was there at a time before the earlier day has come back.
fn tell_what_came_back(changes: &mut FleetChanges, before: &Outline, history: &History) {
    let machine_of: HashMap<i64, MachineKey> = before
        .machines
        .iter()
        .flat_map(|machine| machine.readings.iter().map(|own| (own.id, machine.key)))
        .collect();
    let rows = &history.inventory;
    let mut had: HashSet<(MachineKey, String)> = HashSet::new();
    for row in &rows.installed {
        let reading = history.readings.get(row.machine.0 as usize);
        if let Some(machine) = reading.and_then(|reading| machine_of.get(reading)) {
            let version = Some(rows.text(row.version)).filter(|text| !text.is_empty());
            had.insert((*machine, title::bare(&rows.title(row.title).name, version)));
        }
    }
    for own in &mut changes.machines {
        for change in own.changes.changes.iter_mut().filter(|one| one.what == What::New) {
            if had.contains(&(own.machine, bare(change))) {
                change.what = What::CameBack;
            }
        }
    }
}

impl Workspace {
    /// What changed between two days of the workspace, each an [`Outline::until`] of the same outline:
    /// every program, by machine. What was there at a time before the earlier day is come back, not new.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn changes_between(
        &self,
        before: Outline,
        after: Outline,
    ) -> Result<FleetChanges, WorkspaceError> {
        let before = self.snapshot_of(before)?;
        let after = self.snapshot_of(after)?;
        let mut changes = between(&before, &after);
        let new: HashSet<String> = changes
            .machines
            .iter()
            .flat_map(|own| &own.changes.changes)
            .filter(|one| one.what == What::New)
            .map(|one| title::bare(&one.name, None))
            .collect();
        if !new.is_empty() {
            drop(after);
            let history = self.history(|titles| {
                let all = (0_u32..).zip(&titles.titles);
                all.filter(|(_, own)| new.contains(&title::bare(&own.name, None)))
                    .map(|(at, _)| crate::model::TitleId(at))
                    .collect()
            })?;
            tell_what_came_back(&mut changes, &before.outline, &history);
        }
        Ok(changes)
    }
}
