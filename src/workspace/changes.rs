//! What changed between two inventories, or between two sets of machines at two dates: new, gone, come
//! back, another version, by machine and by program.
//!
//! A program whose name carries its version is the same program. What stands in a source that only one
//! of the two could read is not compared, and said so. What was running is left out: it says nothing of
//! what is installed.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::life::Extent;
use super::{sources, title};
use crate::model::{Inventory, Kind, MachineId};

mod findings;
mod fleet;
mod machines;
mod programs;

pub use findings::{FindingChange, finding_changes};
pub use fleet::{FleetChanges, FleetMachine, between};
pub use machines::{PairNote, Pairing, pair};
use programs::{Entry, Programs};

/// One machine as one inventory has it.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The inventory.
    pub inventory: &'a Inventory,
    /// The machine in it.
    pub machine: MachineId,
    /// Its rows.
    pub rows: Vec<usize>,
    /// How much of its software the inventory is about.
    pub extent: Extent,
    /// Where the inventory could not look; the same for all of its machines.
    gaps: Arc<Gaps>,
}

impl<'a> View<'a> {
    /// All machines of an inventory, in its order.
    #[must_use]
    pub fn all(inventory: &'a Inventory, extent: &Extent) -> Vec<Self> {
        let gaps = Arc::new(Gaps::of(inventory));
        let mut views: Vec<Self> = (0..inventory.machines.len())
            .map(|at| Self {
                inventory,
                machine: MachineId(u32::try_from(at).unwrap_or(u32::MAX)),
                rows: Vec::new(),
                extent: extent.clone(),
                gaps: Arc::clone(&gaps),
            })
            .collect();
        for (at, row) in inventory.installed.iter().enumerate() {
            if let Some(view) = views.get_mut(row.machine.0 as usize) {
                view.rows.push(at);
            }
        }
        views
    }

    /// The machine's name as read.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.inventory.machines.get(self.machine.0 as usize).map_or("", |own| own.name.as_str())
    }
}

/// What happened to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// It was not there before.
    New,
    /// It was not there before, but at an earlier time.
    CameBack,
    /// It is not there any more.
    Gone,
    /// It is there in another version.
    Version,
    /// It stands in one of the two, and the other could not look there.
    Unclear,
}

impl What {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::New, Self::CameBack, Self::Gone, Self::Version, Self::Unclear];

    /// The word on screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::CameBack => "Came back",
            Self::Gone => "Gone",
            Self::Version => "Version changed",
            Self::Unclear => "Not comparable",
        }
    }
}

/// A program on one side of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Its version; empty where it is not known.
    pub version: String,
    /// The rows of the inventory that say so.
    pub rows: Vec<usize>,
}

/// What happened to one program on one machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub what: What,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its name as read; the later one where both have it.
    pub name: String,
    /// Its publisher as read.
    pub publisher: Option<String>,
    /// How it stood before.
    pub before: Option<Standing>,
    /// How it stands after.
    pub after: Option<Standing>,
    /// Why it cannot be compared, or is not proved to be gone.
    pub why: Option<Doubt>,
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The earlier one.
    Before,
    /// The later one.
    After,
}

/// Why something cannot be compared, or is not proved to be gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// One side is about some software only.
    SomeSoftwareOnly(Side),
    /// A source, by its name, could not be read on one side.
    Unread(String, Side),
    /// The machine is on one side only.
    OnlyIn(Side),
    /// A newer list does not name it, and the machine itself was not looked at.
    OnlySilent,
}

/// What is to be told when two readings are of different sorts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortNote {
    /// A scan is compared with a list.
    ScanWithList,
    /// A list is compared with a scan.
    ListWithScan,
}

/// What changed on one machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MachineChanges {
    /// Its name before.
    pub name_before: String,
    /// Its name after.
    pub name: String,
    /// What changed, by name.
    pub changes: Vec<Change>,
    /// Programs that are on both sides as they were.
    pub same: usize,
    /// What is to be told of the comparison.
    pub notes: Vec<SortNote>,
}

/// How often each thing happened to a program, over all machines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgramChanges {
    /// Name as read first.
    pub name: String,
    /// Publisher as read first.
    pub publisher: Option<String>,
    /// On how many machines each thing happened.
    pub machines: BTreeMap<What, usize>,
}

/// What changed on one machine. `earlier` are readings from before `before`: what they had and `before`
/// has not is come back, not new.
#[must_use]
pub fn machine_changes(
    before: &View<'_>,
    after: &View<'_>,
    earlier: &[View<'_>],
) -> MachineChanges {
    compare(&mut Programs::default(), before, after, earlier)
}

/// The same for many machines, each with its earlier readings.
#[must_use]
pub fn all_changes(pairs: &[(&View<'_>, &View<'_>, &[View<'_>])]) -> Vec<MachineChanges> {
    // Names are taken apart once for all machines of an inventory.
    let mut programs = Programs::default();
    let of = |(before, after, earlier): &(&View<'_>, &View<'_>, &[View<'_>])| {
        compare(&mut programs, before, after, earlier)
    };
    pairs.iter().map(of).collect()
}

fn compare(
    programs: &mut Programs,
    before: &View<'_>,
    after: &View<'_>,
    earlier: &[View<'_>],
) -> MachineChanges {
    let (old, new) = (programs.of(before), programs.of(after));
    let had: HashSet<u32> =
        earlier.iter().flat_map(|view| programs.of(view).into_keys().collect::<Vec<_>>()).collect();
    let mut result = MachineChanges {
        name_before: before.name().to_owned(),
        name: after.name().to_owned(),
        notes: notes(before, after),
        ..MachineChanges::default()
    };
    let keys: BTreeSet<u32> = old.keys().chain(new.keys()).copied().collect();
    for key in keys {
        let none = Vec::new();
        let matched = programs::matched(
            old.get(&key).unwrap_or(&none),
            new.get(&key).unwrap_or(&none),
            programs,
        );
        result.same += matched.same;
        for (entry, other) in &matched.changed {
            result.changes.push(change(
                programs,
                What::Version,
                before,
                Some(entry),
                after,
                Some(other),
            ));
        }
        for entry in &matched.gone {
            let mut one = change(programs, What::Gone, before, Some(entry), after, None);
            if let Some(why) = after.hides(before, &entry.rows, Side::After) {
                one = Change { what: What::Unclear, why: Some(why), ..one };
            }
            result.changes.push(one);
        }
        for entry in &matched.new {
            let what = if had.contains(&key) { What::CameBack } else { What::New };
            let mut one = change(programs, what, before, None, after, Some(entry));
            if let Some(why) = before.hides(after, &entry.rows, Side::Before) {
                one = Change { what: What::Unclear, why: Some(why), ..one };
            }
            result.changes.push(one);
        }
    }
    result.changes.sort_by(|a, b| {
        (title::folded(&a.name), a.what, a.kind).cmp(&(title::folded(&b.name), b.what, b.kind))
    });
    result
}

fn change(
    programs: &Programs,
    what: What,
    before: &View<'_>,
    old: Option<&Entry>,
    after: &View<'_>,
    new: Option<&Entry>,
) -> Change {
    let standing = |entry: &Entry| Standing {
        version: programs.version(entry).to_owned(),
        rows: entry.rows.clone(),
    };
    let shown = match (old, new) {
        (_, Some(entry)) => (after, entry),
        (Some(entry), None) => (before, entry),
        (None, None) => (after, &Entry::default()),
    };
    let row = shown.1.rows.first().and_then(|at| shown.0.inventory.installed.get(*at));
    let title = row.map(|row| shown.0.inventory.title(row.title));
    Change {
        what,
        kind: title.map_or(Kind::Program, |title| title.kind),
        name: title.map_or_else(String::new, |title| title.name.clone()),
        publisher: title.and_then(|title| title.publisher.clone()),
        before: old.map(standing),
        after: new.map(standing),
        why: None,
    }
}

/// Where an inventory could not look.
#[derive(Debug, Default)]
struct Gaps {
    /// Sources that could not be read whole, by their lasting names, with their names in words.
    unread: BTreeMap<String, String>,
    /// A source of which not even the parts are known.
    unknown: Option<String>,
    named: BTreeSet<String>,
}

impl Gaps {
    fn of(inventory: &Inventory) -> Self {
        let mut gaps = Self::default();
        for source in &inventory.sources {
            let name = sources::lasting_name(inventory, source);
            if !source.state.is_complete() {
                if name.starts_with("whole:") {
                    gaps.unknown = Some(source.name.clone());
                }
                gaps.unread.insert(name.clone(), source.name.clone());
            }
            gaps.named.insert(name);
        }
        gaps
    }
}

impl View<'_> {
    /// Why what the other side has in these rows may be here, on `side`, as well; `None` where it is not.
    fn hides(&self, other: &View<'_>, rows: &[usize], side: Side) -> Option<Doubt> {
        if self.extent != Extent::WholeMachine {
            return Some(Doubt::SomeSoftwareOnly(side));
        }
        let Gaps { unread, unknown, named } = &*self.gaps;
        if unread.is_empty() {
            return None;
        }
        let of = rows.iter().filter_map(|at| {
            let row = other.inventory.installed.get(*at)?;
            other.inventory.sources.get(usize::from(row.source))
        });
        of.map(|source| sources::lasting_name(other.inventory, source)).find_map(|name| {
            let part = || unknown.as_ref().filter(|_| !named.contains(&name));
            let source = unread.get(&name).or_else(part)?;
            Some(Doubt::Unread(source.clone(), side))
        })
    }
}

/// What is to be told when two readings are of different sorts.
fn notes(before: &View<'_>, after: &View<'_>) -> Vec<SortNote> {
    match (sources::is_scan(before.inventory), sources::is_scan(after.inventory)) {
        (true, false) => vec![SortNote::ScanWithList],
        (false, true) => vec![SortNote::ListWithScan],
        _ => Vec::new(),
    }
}

/// The changes of all machines by program: what happened on most machines first.
#[must_use]
pub fn by_program<'a>(
    machines: impl IntoIterator<Item = &'a MachineChanges>,
) -> Vec<ProgramChanges> {
    let mut all: BTreeMap<String, ProgramChanges> = BTreeMap::new();
    for machine in machines {
        let mut counted: BTreeSet<(String, What)> = BTreeSet::new();
        for one in &machine.changes {
            let version =
                one.after.as_ref().or(one.before.as_ref()).map(|own| own.version.as_str());
            let key = title::bare(&one.name, version);
            let program = all.entry(key.clone()).or_insert_with(|| ProgramChanges {
                name: one.name.clone(),
                publisher: one.publisher.clone(),
                machines: BTreeMap::new(),
            });
            // Two versions of one program that came to one machine are one machine.
            if counted.insert((key, one.what)) {
                *program.machines.entry(one.what).or_default() += 1;
            }
        }
    }
    let mut sorted: Vec<ProgramChanges> = all.into_values().collect();
    sorted.sort_by(|a, b| {
        let count = |own: &ProgramChanges| own.machines.values().sum::<usize>();
        count(b).cmp(&count(a)).then_with(|| title::folded(&a.name).cmp(&title::folded(&b.name)))
    });
    sorted
}
