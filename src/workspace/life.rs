//! The life of findings across the inventories of one machine: first seen, last seen, gone since, come
//! back.
//!
//! Something is gone only when somebody looked where it stood and did not find it: an inventory that did
//! not read that source, or that covers only some software, says nothing. Only the dates of inventories
//! count, never the order in which they arrived. Of inventories with the same date, one that found it
//! outweighs those that did not.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::keys::{InventoryKey, Subject};
use super::sources;
use crate::model::{Finding, Inventory, MachineId, Presence};

/// How much of a machine's software an inventory is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "extent", content = "subjects")]
pub enum Extent {
    /// All of it, as far as its sources go.
    #[default]
    WholeMachine,
    /// Only some of it; nobody knows what was left out, so that what it lacks is never gone.
    SomeSoftware,
    /// Only these: what it lacks of them is gone.
    Only(BTreeSet<Subject>),
}

impl Extent {
    /// Whether it is about this.
    #[must_use]
    pub fn covers(&self, subject: &Subject) -> bool {
        match self {
            Self::WholeMachine => true,
            Self::SomeSoftware => false,
            Self::Only(subjects) => subjects.contains(subject),
        }
    }
}

/// Where an inventory found something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// The sources that have it, by their lasting names.
    pub sources: BTreeSet<String>,
    /// Whether there are traces: settings that an uninstalled package left behind. Where no source has
    /// the thing itself, it is gone.
    pub traces: bool,
}

/// What one inventory says of the findings of one machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observation {
    /// Which inventory.
    pub inventory: InventoryKey,
    /// When it was made; `None` where that is not known.
    pub at: Option<Timestamp>,
    /// What it is about.
    pub extent: Extent,
    /// The sources that it read whole, by their lasting names.
    pub read: BTreeSet<String>,
    /// Whether it is a scan of the machine that read whatever is there: then it also speaks for sources
    /// that it does not name (a user's programs, when the user is gone).
    pub sees_all: bool,
    /// What it found.
    pub found: BTreeMap<Subject, Sight>,
}

impl Observation {
    /// What an inventory says of one of its machines. `findings` are those of that inventory; of other
    /// machines they are left out.
    pub fn of<'a>(
        key: InventoryKey,
        at: Option<Timestamp>,
        extent: Extent,
        inventory: &Inventory,
        machine: MachineId,
        findings: impl IntoIterator<Item = &'a Finding>,
    ) -> Self {
        let names: Vec<String> = inventory
            .sources
            .iter()
            .map(|source| sources::lasting_name(inventory, source))
            .collect();
        let unread: BTreeSet<&String> = names
            .iter()
            .zip(&inventory.sources)
            .filter(|(_, source)| !source.state.is_complete())
            .map(|(name, _)| name)
            .collect();
        let mut found: BTreeMap<Subject, Sight> = BTreeMap::new();
        for finding in findings.into_iter().filter(|own| own.machine == machine) {
            let sight = found.entry(Subject::of(finding)).or_default();
            for row in finding.records.iter().filter_map(|at| inventory.installed.get(*at)) {
                if inventory.presence(row) == Presence::Present {
                    // What no source is known of stands in none that can be read again.
                    let name = names.get(usize::from(row.source));
                    sight.sources.insert(name.cloned().unwrap_or_default());
                } else {
                    sight.traces = true;
                }
            }
        }
        Self {
            inventory: key,
            at,
            extent,
            read: names.iter().filter(|name| !unread.contains(name)).cloned().collect(),
            sees_all: sources::is_scan(inventory) && inventory.is_complete(),
            found,
        }
    }

    fn sight(&self, subject: &Subject) -> Option<&Sight> {
        self.found.get(subject).filter(|sight| !sight.sources.is_empty())
    }

    /// Whether it looked where the subject stood in this source, and did not find it there.
    fn denies(&self, subject: &Subject, source: &str) -> bool {
        self.extent.covers(subject)
            && (self.sees_all || self.read.contains(source))
            && self.sight(subject).is_none_or(|sight| !sight.sources.contains(source))
    }
}

/// Since when something is gone, and which inventory says so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Gone {
    /// When the inventory was made that no longer found it.
    pub at: Timestamp,
    /// Which.
    pub inventory: InventoryKey,
    /// Whether that inventory still found traces (settings that an uninstalled package left behind).
    pub leftovers: bool,
}

/// A time at which something was seen again after it had been gone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Return {
    /// When.
    pub at: Timestamp,
    /// By which inventory.
    pub inventory: InventoryKey,
    /// Since when it had been gone.
    pub gone_since: Timestamp,
}

/// What the inventories of a machine say about one finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Life {
    /// When it was seen first; `None` where only inventories without a date have it.
    pub first_seen: Option<Timestamp>,
    /// When it was seen last.
    pub last_seen: Option<Timestamp>,
    /// Whether an inventory without a date has it: it counts as there, since nobody knows what is later.
    pub seen_undated: bool,
    /// Since when it is gone; `None` where it is there, or nobody looked where it stood.
    pub gone: Option<Gone>,
    /// Each time that it came back, the earliest first.
    pub returns: Vec<Return>,
}

impl Life {
    /// Whether it is there, as far as anybody looked.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.gone.is_none()
    }
}

/// The lives of all findings of one machine, from its inventories in any order.
#[must_use]
pub fn lives(observations: &[Observation]) -> BTreeMap<Subject, Life> {
    lives_until(observations, Timestamp::MAX)
}

/// The same as it was known at a time: inventories made later are left out, those without a date are not.
#[must_use]
pub fn lives_until(observations: &[Observation], until: Timestamp) -> BTreeMap<Subject, Life> {
    let mut by_time: BTreeMap<Timestamp, Vec<&Observation>> = BTreeMap::new();
    let mut undated: Vec<&Observation> = Vec::new();
    for own in observations {
        match own.at {
            Some(at) if at <= until => by_time.entry(at).or_default().push(own),
            Some(_) => {}
            None => undated.push(own),
        }
    }
    let counted = by_time.values().flatten().chain(&undated);
    let subjects: BTreeSet<&Subject> = counted
        .flat_map(|own| own.found.keys().filter(|subject| own.sight(subject).is_some()))
        .collect();
    subjects
        .into_iter()
        .map(|subject| {
            let mut life = life(subject, &by_time);
            if undated.iter().any(|own| own.sight(subject).is_some()) {
                life.seen_undated = true;
                life.gone = None;
            }
            (subject.clone(), life)
        })
        .collect()
}

fn life(subject: &Subject, by_time: &BTreeMap<Timestamp, Vec<&Observation>>) -> Life {
    let mut life = Life::default();
    // The sources in which it stands, as far as anybody looked.
    let mut standing: BTreeSet<String> = BTreeSet::new();
    for (at, group) in by_time {
        let was_there = !standing.is_empty();
        let mut deniers: BTreeSet<InventoryKey> = BTreeSet::new();
        standing.retain(|source| {
            let denying = group.iter().filter(|own| own.denies(subject, source));
            let keys: Vec<InventoryKey> = denying.map(|own| own.inventory).collect();
            deniers.extend(&keys);
            keys.is_empty()
        });
        let seeing = group.iter().filter(|own| own.sight(subject).is_some());
        if let Some(first) = seeing.clone().map(|own| own.inventory).min() {
            for sight in seeing.filter_map(|own| own.sight(subject)) {
                standing.extend(sight.sources.iter().cloned());
            }
            life.first_seen = life.first_seen.or(Some(*at));
            life.last_seen = Some(*at);
            if let Some(gone) = life.gone.take() {
                life.returns.push(Return { at: *at, inventory: first, gone_since: gone.at });
            }
        } else if was_there && standing.is_empty() {
            let traces = |own: &&&Observation| own.found.get(subject).is_some_and(|own| own.traces);
            life.gone = deniers.first().map(|inventory| Gone {
                at: *at,
                inventory: *inventory,
                leftovers: group.iter().any(|own| traces(&own)),
            });
        }
    }
    life
}
