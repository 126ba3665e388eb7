//! Is this machine one that the workspace knows? By what a person said, its serial number, its hardware
//! id and its name, in that order; what none of them tells is a question for the person.
//!
//! Lists write one machine in many ways and give one name to many machines. A wrong guess either hides a
//! machine behind another or counts one twice, so whatever is in doubt is asked, with reasons in words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::keys::MachineKey;
use crate::model::{Machine, Platform};

mod edits;
mod names;
mod serials;

pub use edits::{Edits, MachineAct, MachineEntry};
use names::MachineName;

/// How a machine was read, in the form in which it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Sighting {
    /// Name, folded, with its domain; empty where the source names none.
    pub name: String,
    /// Serial number; `None` where it is not known or a placeholder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<String>,
    /// Hardware id; `None` where it is not known or one that many machines share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hardware_id: Option<String>,
}

impl Sighting {
    /// How a machine was read.
    #[must_use]
    pub fn of(machine: &Machine) -> Self {
        let MachineName { host, domain, group } = MachineName::parse(&machine.name);
        let group = group.map_or_else(String::new, |group| format!("{group}\\"));
        let domain = domain.map_or_else(String::new, |domain| format!(".{domain}"));
        Self {
            name: format!("{group}{host}{domain}"),
            serial: machine.serial.as_deref().and_then(serials::serial),
            hardware_id: machine.hardware_id.as_deref().and_then(serials::hardware_id),
        }
    }
}

/// A machine that the workspace knows, with all that was ever read of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub key: MachineKey,
    /// How it was read, in any order.
    pub readings: Vec<Machine>,
}

/// A known machine that may be the one that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub machine: MachineKey,
    /// What speaks for and against it.
    pub why: String,
}

/// Which machine it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognition {
    /// One that is known.
    Same {
        /// Which.
        machine: MachineKey,
        /// Why, as a sentence.
        why: String,
    },
    /// One that is not known yet.
    New {
        /// Why, as a sentence.
        why: String,
    },
    /// Only the person can say.
    Ask {
        /// The machines it may be, the likeliest first; it may also be a new one.
        candidates: Vec<Candidate>,
        /// What is not clear, as a sentence.
        why: String,
    },
}

/// Machines of one host's name that are looked at singly.
const MOST_NAMESAKES: usize = 50;

/// What is known of one machine, in the form in which it is compared.
#[derive(Clone, Debug, Default)]
struct Facts {
    shown: String,
    names: BTreeSet<MachineName>,
    serials: BTreeSet<String>,
    hardware_ids: BTreeSet<String>,
    platforms: BTreeSet<Platform>,
}

impl Facts {
    fn learn(&mut self, machine: &Machine) {
        let Sighting { serial, hardware_id, .. } = Sighting::of(machine);
        let name = MachineName::parse(&machine.name);
        if !name.host.is_empty() {
            self.names.insert(name);
        }
        if self.shown.is_empty() {
            machine.name.clone_into(&mut self.shown);
        }
        self.serials.extend(serial);
        self.hardware_ids.extend(hardware_id);
        self.platforms.extend(machine.platform);
    }
}

/// Whether two facts are known and differ.
fn differs<T: Ord>(known: &BTreeSet<T>, seen: Option<&T>) -> bool {
    seen.is_some_and(|seen| !known.is_empty() && !known.contains(seen))
}

fn candidate(machine: MachineKey, why: &str) -> Candidate {
    Candidate { machine, why: why.to_owned() }
}

/// How a name met a known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum NameMet {
    /// The name and, where both have one, the domain.
    Whole,
    /// Cut after fifteen letters, as NetBIOS does.
    Cut,
}

/// Knows the machines of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Recogniser {
    edits: Edits,
    machines: BTreeMap<MachineKey, Facts>,
    by_host: HashMap<String, BTreeSet<MachineKey>>,
    by_name: HashMap<MachineName, BTreeSet<MachineKey>>,
    by_cut: HashMap<String, BTreeSet<MachineKey>>,
    by_serial: HashMap<String, BTreeSet<MachineKey>>,
    by_hardware: HashMap<String, BTreeSet<MachineKey>>,
    /// Serial numbers and hardware ids that several machines of one list carry: copied, not their own.
    copied: BTreeSet<String>,
}

impl Recogniser {
    /// Knows these machines, and what was decided about them.
    #[must_use]
    pub fn new(known: &[Known], edits: Edits) -> Self {
        let mut own = Self { edits, ..Self::default() };
        for machine in known {
            for reading in &machine.readings {
                own.learn(machine.key, reading);
            }
        }
        own
    }

    /// Takes in another reading of a machine, or a new machine.
    pub fn learn(&mut self, key: MachineKey, reading: &Machine) {
        let key = self.edits.stays(key);
        let facts = self.machines.entry(key).or_default();
        facts.learn(reading);
        let name = MachineName::parse(&reading.name);
        if let Some(cut) = name.cut() {
            self.by_cut.entry(cut).or_default().insert(key);
        }
        if !name.host.is_empty() {
            self.by_host.entry(name.host.clone()).or_default().insert(key);
            self.by_name.entry(name).or_default().insert(key);
        }
        let Sighting { serial, hardware_id, .. } = Sighting::of(reading);
        if let Some(serial) = serial {
            self.by_serial.entry(serial).or_default().insert(key);
        }
        if let Some(id) = hardware_id {
            self.by_hardware.entry(id).or_default().insert(key);
        }
    }

    /// Looks at all machines of one list: an id that stands beside several names was copied (a cloned
    /// disk, a virtual machine) and identifies none of them.
    pub fn look_over<'a>(&mut self, list: impl IntoIterator<Item = &'a Machine>) {
        let mut seen: HashMap<String, String> = HashMap::new();
        for machine in list {
            let Sighting { serial, hardware_id, .. } = Sighting::of(machine);
            let host = MachineName::parse(&machine.name).host;
            if host.is_empty() {
                continue;
            }
            for id in [serial, hardware_id].into_iter().flatten() {
                let first = seen.entry(id.clone()).or_insert_with(|| host.clone());
                if *first != host {
                    self.copied.insert(id);
                }
            }
        }
    }

    /// Positions of the machines of a list in the order in which they are best recognised: those that
    /// say most of themselves first, so that the others find them.
    #[must_use]
    pub fn order(list: &[Machine]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..list.len()).collect();
        order.sort_by_cached_key(|at| {
            list.get(*at).map(|machine| {
                let name = MachineName::parse(&machine.name);
                let sighting = Sighting::of(machine);
                (
                    sighting.serial.is_none(),
                    sighting.hardware_id.is_none(),
                    name.domain.is_none(),
                    std::cmp::Reverse(name.host.len()),
                )
            })
        });
        order
    }

    /// Which machine this is.
    #[must_use]
    pub fn recognise(&self, machine: &Machine) -> Recognition {
        let sighting = Sighting::of(machine);
        let said = self.edits.assigned(&sighting);
        if let Some(first) = said.first() {
            if said.len() == 1 {
                return Recognition::Same { machine: *first, why: "You said so.".to_owned() };
            }
            let why = "You said that several machines are read like this.".to_owned();
            let candidates = said.iter().map(|key| candidate(*key, "You said so."));
            return Recognition::Ask { candidates: candidates.collect(), why };
        }
        let name = MachineName::parse(&machine.name);
        let named = self.named(&name);
        if let Some(serial) = &sighting.serial
            && let Some(one) = self.only(&self.by_serial, serial)
        {
            return self.by_serial_number(one, &sighting, &name, &named);
        }
        if let Some(id) = &sighting.hardware_id
            && let Some(one) = self.only(&self.by_hardware, id)
            // One board with two serial numbers is two boards with a copied id.
            && self.facts(one).is_some_and(|own| !differs(&own.serials, sighting.serial.as_ref()))
        {
            return self.by_hardware_id(one, &name, &named);
        }
        self.by_name(machine, &sighting, &name, &named)
    }

    /// The one machine that has an id; `None` where none has it or it identifies none of those that do.
    fn only(&self, index: &HashMap<String, BTreeSet<MachineKey>>, id: &str) -> Option<MachineKey> {
        let all = index.get(id)?;
        let one = all.first().filter(|_| all.len() == 1)?;
        (!self.copied.contains(id)).then_some(*one)
    }

    fn facts(&self, key: MachineKey) -> Option<&Facts> {
        self.machines.get(&key)
    }

    fn shown(&self, key: MachineKey) -> String {
        let own = self.facts(key).map_or("", |facts| facts.shown.as_str());
        let shown = self.edits.name(key).unwrap_or(own);
        if shown.is_empty() {
            "a machine without a name".to_owned()
        } else {
            format!("\"{shown}\"")
        }
    }

    /// Known machines of this name, the surest first.
    fn named(&self, name: &MachineName) -> Vec<(NameMet, MachineKey)> {
        if name.host.is_empty() {
            return Vec::new();
        }
        // Where very many machines share a host's name, only the whole name says something.
        let of = |index: &HashMap<String, BTreeSet<MachineKey>>, host: &str| match index.get(host) {
            Some(all) if all.len() <= MOST_NAMESAKES => all.clone(),
            Some(_) => {
                let same = self.by_name.get(name).into_iter().flatten();
                same.copied().take(MOST_NAMESAKES).collect()
            }
            None => BTreeSet::new(),
        };
        // A machine that is known under two domains of one host belongs to whichever it agrees with, and
        // to none where one of them speaks against it.
        let agrees = |key: &MachineKey, host: &str| {
            self.facts(*key).is_some_and(|facts| {
                facts.names.iter().filter(|own| own.host == host).all(|own| own.agrees(name))
            })
        };
        let whole: Vec<(NameMet, MachineKey)> = of(&self.by_host, &name.host)
            .into_iter()
            .filter(|key| agrees(key, &name.host))
            .map(|key| (NameMet::Whole, key))
            .collect();
        if !whole.is_empty() {
            return whole;
        }
        let Some(cut) = name.cut() else { return Vec::new() };
        // Either this one was cut, or the known one was.
        let longer = if name.may_be_cut() { of(&self.by_cut, &cut) } else { BTreeSet::new() };
        let shorter = if name.may_be_cut() { BTreeSet::new() } else { of(&self.by_host, &cut) };
        longer.union(&shorter).map(|key| (NameMet::Cut, *key)).collect()
    }

    fn by_serial_number(
        &self,
        one: MachineKey,
        sighting: &Sighting,
        name: &MachineName,
        named: &[(NameMet, MachineKey)],
    ) -> Recognition {
        let same = |why: String| Recognition::Same { machine: one, why };
        if name.host.is_empty() {
            return same("The serial number is the same.".to_owned());
        }
        if named.iter().any(|(_, key)| *key == one) {
            return same("The name and the serial number are the same.".to_owned());
        }
        let other_board = self
            .facts(one)
            .is_some_and(|facts| differs(&facts.hardware_ids, sighting.hardware_id.as_ref()));
        // Others of that name whose serial number is known are other machines.
        let rivals: Vec<MachineKey> = named
            .iter()
            .map(|(_, key)| *key)
            .filter(|key| {
                self.facts(*key).is_some_and(|own| !differs(&own.serials, sighting.serial.as_ref()))
            })
            .collect();
        let called = self.shown(one);
        if rivals.is_empty() && !other_board {
            return same(format!("The serial number is the same; it was called {called}."));
        }
        let mut candidates =
            vec![candidate(one, "The serial number is the same, the name is another.")];
        candidates.extend(
            rivals.iter().map(|key| {
                candidate(*key, "The name is the same, its serial number is not known.")
            }),
        );
        let why = if rivals.is_empty() {
            format!(
                "The serial number is that of {called}, but the name and the hardware id are others."
            )
        } else {
            format!("The serial number is that of {called}, the name that of another machine.")
        };
        Recognition::Ask { candidates, why }
    }

    fn by_hardware_id(
        &self,
        one: MachineKey,
        name: &MachineName,
        named: &[(NameMet, MachineKey)],
    ) -> Recognition {
        if name.host.is_empty() {
            let why = "The hardware id is the same.".to_owned();
            return Recognition::Same { machine: one, why };
        }
        if named.iter().any(|(_, key)| *key == one) {
            let why = "The name and the hardware id are the same.".to_owned();
            return Recognition::Same { machine: one, why };
        }
        let called = self.shown(one);
        let mut candidates =
            vec![candidate(one, "The hardware id is the same, the name is another.")];
        candidates.extend(named.iter().map(|(_, key)| {
            candidate(*key, "The name is the same, the hardware id is another's.")
        }));
        let why = format!(
            "The hardware id is that of {called}, the name is another: the machine was renamed, or it is \
             a copy of a virtual machine."
        );
        Recognition::Ask { candidates, why }
    }

    fn by_name(
        &self,
        machine: &Machine,
        sighting: &Sighting,
        name: &MachineName,
        named: &[(NameMet, MachineKey)],
    ) -> Recognition {
        if name.host.is_empty() {
            let why = "It has neither a name nor a serial number that is known.".to_owned();
            return Recognition::New { why };
        }
        if named.is_empty() {
            return Recognition::New { why: "No known machine has this name.".to_owned() };
        }
        let left: Vec<(NameMet, MachineKey)> = named
            .iter()
            .copied()
            .filter(|(_, key)| {
                self.facts(*key).is_some_and(|own| !differs(&own.serials, sighting.serial.as_ref()))
            })
            .collect();
        let Some((met, one)) = left.first().copied() else {
            let why = "The machine of this name has another serial number.".to_owned();
            return Recognition::New { why };
        };
        let ask = |why: &str| Recognition::Ask {
            candidates: left
                .iter()
                .map(|(_, key)| candidate(*key, "The name is the same."))
                .collect(),
            why: why.to_owned(),
        };
        if left.len() > 1 {
            return ask(
                "Several known machines have this name, and nothing tells them apart here.",
            );
        }
        if named.len() > 1 {
            return ask(
                "Several known machines have this name; of this one the serial number is not known.",
            );
        }
        let Some(facts) = self.facts(one) else {
            return Recognition::New { why: "No known machine has this name.".to_owned() };
        };
        if differs(&facts.hardware_ids, sighting.hardware_id.as_ref()) {
            return ask(
                "The name is the same, the hardware id is another: new hardware, or another machine.",
            );
        }
        if differs(&facts.platforms, machine.platform.as_ref()) {
            return ask(
                "The name is the same, the system is another: installed anew, a second system inside or \
                 beside the first, or another machine.",
            );
        }
        let why = match met {
            NameMet::Whole if facts.names.contains(name) => "The name is the same.",
            NameMet::Whole => "The name is the same but for its domain.",
            NameMet::Cut => "The name is the same, cut after fifteen letters.",
        };
        Recognition::Same { machine: one, why: why.to_owned() }
    }
}
