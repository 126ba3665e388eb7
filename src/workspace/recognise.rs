//! Is this machine one that the workspace knows? By what a person said, its serial number, its hardware
//! id and its name, in that order; what none of them tells is a question for the person.
//!
//! Lists write one machine in many ways and give one name to many machines. A wrong guess either hides a
//! machine behind another or counts one twice, so whatever is in doubt is asked, with reasons. An id alone
//! never makes one machine of two names: a "serial number" may be a licence, and ids are copied with disks.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::keys::MachineKey;
use crate::model::{Machine, Platform};

mod edits;
mod names;
mod serials;
mod why;

pub use edits::{Edits, MachineAct, MachineEntry};
use names::MachineName;
pub use why::{Called, Why};

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

    /// A sighting from the log as it is compared today: what counts as a placeholder may have become more
    /// since it was written.
    #[must_use]
    pub fn renewed(&self) -> Self {
        Self {
            name: self.name.clone(),
            serial: self.serial.as_deref().and_then(serials::serial),
            hardware_id: self.hardware_id.as_deref().and_then(serials::hardware_id),
        }
    }

    fn ids(&self) -> impl Iterator<Item = &String> {
        [&self.serial, &self.hardware_id].into_iter().flatten()
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
    pub why: Why,
}

/// Which machine it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognition {
    /// One that is known.
    Same {
        /// Which.
        machine: MachineKey,
        /// Why.
        why: Why,
    },
    /// One that is not known yet.
    New {
        /// Why.
        why: Why,
    },
    /// Only the person can say.
    Ask {
        /// The machines it may be, the likeliest first; it may also be a new one.
        candidates: Vec<Candidate>,
        /// What is not clear.
        why: Why,
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

fn candidate(machine: MachineKey, why: Why) -> Candidate {
    Candidate { machine, why }
}

/// The ids in one list that stand beside several names: copied with a disk or a virtual machine, or no ids
/// of machines at all. They identify none of them, then and later.
#[must_use]
pub fn copied_in<'a>(list: impl IntoIterator<Item = &'a Machine>) -> BTreeSet<String> {
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut copied = BTreeSet::new();
    for machine in list {
        if machine.serial.is_none() && machine.hardware_id.is_none() {
            continue;
        }
        let host = MachineName::parse(&machine.name).host;
        if host.is_empty() {
            continue;
        }
        for id in Sighting::of(machine).ids() {
            let first = seen.entry(id.clone()).or_insert_with(|| host.clone());
            if *first != host {
                copied.insert(id.clone());
            }
        }
    }
    copied
}

/// So many machines that nothing else makes one share no id: a machine is rarely renamed twice, and a
/// licence stands on many.
const MOST_OWNERS: usize = 2;

/// The ids that too many machines carry, whatever lists they came in. Of two, a person is asked; names whose
/// other id is the same are one machine that was renamed, and what a person said counts, too.
pub(super) fn shared_by_many<'a>(
    names: impl IntoIterator<Item = (MachineKey, &'a Machine)>,
    edits: &Edits,
) -> BTreeSet<String> {
    let mut owners: HashMap<String, BTreeSet<String>> = HashMap::new();
    for (key, machine) in names {
        if machine.serial.is_none() && machine.hardware_id.is_none() {
            continue;
        }
        let sighting = Sighting::of(machine);
        let host = MachineName::parse(&machine.name).host;
        // Whose it is was said.
        if host.is_empty() || edits.stays(key) != key || !edits.assigned(&sighting).is_empty() {
            continue;
        }
        let (serial, hardware) = (sighting.serial, sighting.hardware_id);
        for (own, other) in [(&serial, &hardware), (&hardware, &serial)] {
            if let Some(id) = own {
                let owner =
                    other.as_ref().map_or_else(|| format!("n{host}"), |id| format!("i{id}"));
                owners.entry(id.clone()).or_default().insert(owner);
            }
        }
    }
    owners.into_iter().filter(|(_, own)| own.len() > MOST_OWNERS).map(|(id, _)| id).collect()
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
    /// Serial numbers and hardware ids that were found copied at some time: they make no machine one.
    doubted: BTreeSet<String>,
    /// Those that are seen to be copied, not a machine's own: they tell no machines apart either.
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
        self.distrust(copied_in(list));
    }

    /// These ids identify nothing: they speak neither for a machine nor against it.
    pub fn distrust(&mut self, ids: impl IntoIterator<Item = String>) {
        self.copied.extend(ids);
    }

    /// These ids speak for no machine. What showed them to be copied may have been a mistake, so where
    /// they differ, they still tell machines apart.
    pub(super) fn doubt(&mut self, ids: impl IntoIterator<Item = String>) {
        self.doubted.extend(ids);
    }

    /// A machine without the ids that are not its own.
    pub(super) fn without_copied(&self, machine: &Machine) -> Machine {
        let Sighting { serial, hardware_id, .. } = Sighting::of(machine);
        let mut own = machine.clone();
        own.serial = own.serial.filter(|_| !self.is_copied(serial.as_ref()));
        own.hardware_id = own.hardware_id.filter(|_| !self.is_copied(hardware_id.as_ref()));
        own
    }

    fn is_copied(&self, id: Option<&String>) -> bool {
        id.is_some_and(|id| self.copied.contains(id))
    }

    /// Whether a machine has ids of its own, and another one is seen.
    fn speaks_against(&self, known: &BTreeSet<String>, seen: Option<&String>) -> bool {
        seen.is_some_and(|seen| {
            !self.copied.contains(seen)
                && !known.contains(seen)
                && known.iter().any(|own| !self.copied.contains(own))
        })
    }

    /// Whether a known machine may have this name.
    pub(super) fn knows_name(&self, machine: &Machine) -> bool {
        let name = MachineName::parse(&machine.name);
        name.host.is_empty() || !self.named(&name).is_empty()
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
        let mut sighting = Sighting::of(machine);
        let said = self.edits.assigned(&sighting);
        if let Some(first) = said.first() {
            if said.len() == 1 {
                return Recognition::Same { machine: *first, why: Why::YouSaidSo };
            }
            let candidates = said.iter().map(|key| candidate(*key, Why::YouSaidSo));
            return Recognition::Ask { candidates: candidates.collect(), why: Why::SaidOfSeveral };
        }
        sighting.serial = sighting.serial.filter(|id| !self.copied.contains(id));
        sighting.hardware_id = sighting.hardware_id.filter(|id| !self.copied.contains(id));
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
            && self.facts(one).is_some_and(|own| !self.speaks_against(&own.serials, sighting.serial.as_ref()))
        {
            return self.by_hardware_id(one, &name, &named);
        }
        self.by_name(machine, &sighting, &name, &named)
    }

    /// The one machine that has an id; `None` where none has it or it identifies none of those that do.
    fn only(&self, index: &HashMap<String, BTreeSet<MachineKey>>, id: &str) -> Option<MachineKey> {
        let all = index.get(id)?;
        let one = all.first().filter(|_| all.len() == 1)?;
        self.speaks_for(id).then_some(*one)
    }

    fn speaks_for(&self, id: &str) -> bool {
        !self.copied.contains(id) && !self.doubted.contains(id)
    }

    fn facts(&self, key: MachineKey) -> Option<&Facts> {
        self.machines.get(&key)
    }

    fn called(&self, key: MachineKey) -> Called {
        let own = self.facts(key).map_or("", |facts| facts.shown.as_str());
        match self.edits.name(key).unwrap_or(own) {
            "" => Called::Nameless,
            shown => Called::Named(shown.to_owned()),
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
        let same = |why: Why| Recognition::Same { machine: one, why };
        let known = self.facts(one);
        let hardware = sighting.hardware_id.as_ref();
        let other_board =
            known.is_some_and(|facts| self.speaks_against(&facts.hardware_ids, hardware));
        if named.iter().any(|(_, key)| *key == one) {
            return same(Why::NameAndSerialSame);
        }
        // Of one of the two no name is known.
        let nameless = name.host.is_empty() || known.is_some_and(|facts| facts.names.is_empty());
        // Others of that name whose serial number is known are other machines.
        let rivals: Vec<MachineKey> = named
            .iter()
            .map(|(_, key)| *key)
            .filter(|key| {
                self.facts(*key)
                    .is_some_and(|own| !self.speaks_against(&own.serials, sighting.serial.as_ref()))
            })
            .collect();
        if rivals.is_empty() && !other_board {
            let same_board = hardware.is_some_and(|id| {
                self.speaks_for(id) && known.is_some_and(|own| own.hardware_ids.contains(id))
            });
            if same_board {
                return same(Why::SerialAndHardwareSame(self.called(one)));
            }
            if nameless {
                return same(Why::SerialSame);
            }
        }
        let mut candidates = vec![candidate(one, Why::SerialSameNameOther)];
        candidates.extend(rivals.iter().map(|key| candidate(*key, Why::NameSameSerialUnknown)));
        let called = self.called(one);
        let why = match (rivals.is_empty(), other_board) {
            (false, _) => Why::SerialOfOneNameOfOther(called),
            (true, true) => Why::SerialOnOtherHardware(called),
            (true, false) => Why::SerialOfAnother(called),
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
            return Recognition::Same { machine: one, why: Why::HardwareSame };
        }
        if named.iter().any(|(_, key)| *key == one) {
            return Recognition::Same { machine: one, why: Why::NameAndHardwareSame };
        }
        let mut candidates = vec![candidate(one, Why::HardwareSameNameOther)];
        candidates
            .extend(named.iter().map(|(_, key)| candidate(*key, Why::NameSameHardwareOfAnother)));
        Recognition::Ask { candidates, why: Why::HardwareOfAnother(self.called(one)) }
    }

    fn by_name(
        &self,
        machine: &Machine,
        sighting: &Sighting,
        name: &MachineName,
        named: &[(NameMet, MachineKey)],
    ) -> Recognition {
        if name.host.is_empty() {
            return self.by_nothing(sighting);
        }
        if named.is_empty() {
            return Recognition::New { why: Why::NoSuchName };
        }
        let left: Vec<(NameMet, MachineKey)> = named
            .iter()
            .copied()
            .filter(|(_, key)| {
                self.facts(*key)
                    .is_some_and(|own| !self.speaks_against(&own.serials, sighting.serial.as_ref()))
            })
            .collect();
        let Some((met, one)) = left.first().copied() else {
            return Recognition::New { why: Why::OtherSerial };
        };
        let ask = |why: Why| Recognition::Ask {
            candidates: left.iter().map(|(_, key)| candidate(*key, Why::NameSame)).collect(),
            why,
        };
        if left.len() > 1 {
            return ask(Why::SeveralOfThisName);
        }
        if named.len() > 1 {
            return ask(Why::SeveralOfThisNameSerialUnknown);
        }
        let Some(facts) = self.facts(one) else {
            return Recognition::New { why: Why::NoSuchName };
        };
        if self.speaks_against(&facts.hardware_ids, sighting.hardware_id.as_ref()) {
            return ask(Why::OtherHardware);
        }
        if differs(&facts.platforms, machine.platform.as_ref()) {
            return ask(Why::OtherSystem);
        }
        let why = match met {
            NameMet::Whole if facts.names.contains(name) => Why::NameSame,
            NameMet::Whole => Why::NameSameButDomain,
            NameMet::Cut => Why::NameCut,
        };
        Recognition::Same { machine: one, why }
    }

    /// A machine without a name, and without an id of one machine alone.
    fn by_nothing(&self, sighting: &Sighting) -> Recognition {
        let all = sighting
            .serial
            .as_ref()
            .and_then(|serial| self.by_serial.get(serial).filter(|_| self.speaks_for(serial)));
        match all {
            Some(all) if (1..=MOST_NAMESAKES).contains(&all.len()) => Recognition::Ask {
                candidates: all.iter().map(|key| candidate(*key, Why::SerialSame)).collect(),
                why: Why::SerialOfSeveral,
            },
            _ => Recognition::New { why: Why::NothingKnown },
        }
    }
}
