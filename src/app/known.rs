//! Which names are one machine: what only a person can say, and what is recorded when somebody says it.

use jiff::Timestamp;

use super::App;
use super::memory::{Remembered, Request};
use crate::model::Origin;
use crate::say;
use crate::workspace::decisions::EntryId;
use crate::workspace::keys::MachineKey;
use crate::workspace::recognise::{Called, MachineAct, Sighting, Why};
use crate::workspace::{Change, InventoryRecord, KnownMachine, Outline, Question, undone};

/// A name of which only a person can say which machine it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineQuestion {
    /// The number of the name.
    pub name: MachineKey,
    /// The name as read.
    pub shown: String,
    /// Where it was read, and with which serial number: what tells it from another of the same name.
    pub read_in: String,
    /// The machines it may be: number, name, and what speaks for and against it.
    pub candidates: Vec<(MachineKey, String, String)>,
    /// What is not clear, as a sentence.
    pub why: String,
}

/// The names under which a machine was read: those that are compared as one stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRead {
    /// The number of the first of them.
    pub key: MachineKey,
    /// As they were read.
    pub names: Vec<String>,
    /// Serial number, where it is known.
    pub serial: Option<String>,
    /// How many readings name it so.
    pub readings: usize,
}

/// Why a machine is taken for another one, or is asked about, as a sentence.
#[must_use]
pub fn why(why: &Why) -> String {
    let called = |own: &Called| match own {
        Called::Named(name) => say!("name-in-quotes", name = name),
        Called::Nameless => say!("machine-without-name").to_owned(),
    };
    let plain = match why {
        Why::SerialAndHardwareSame(own) => {
            return say!("because-serial-and-hardware", name = called(own));
        }
        Why::SerialOfAnother(own) => return say!("because-serial-of-another", name = called(own)),
        Why::SerialOnOtherHardware(own) => {
            return say!("because-serial-other-hardware", name = called(own));
        }
        Why::SerialOfOneNameOfOther(own) => {
            return say!("because-serial-of-one-name-of-other", name = called(own));
        }
        Why::HardwareOfAnother(own) => {
            return say!("because-hardware-of-another", name = called(own));
        }
        Why::YouSaidSo => say!("because-you-said-so"),
        Why::SaidOfSeveral => say!("because-said-of-several"),
        Why::SerialSame => say!("because-serial"),
        Why::NameAndSerialSame => say!("because-name-and-serial"),
        Why::SerialSameNameOther => say!("because-serial-name-other"),
        Why::NameSameSerialUnknown => say!("because-name-serial-unknown"),
        Why::SerialOfSeveral => say!("because-serial-of-several"),
        Why::HardwareSame => say!("because-hardware"),
        Why::NameAndHardwareSame => say!("because-name-and-hardware"),
        Why::HardwareSameNameOther => say!("because-hardware-name-other"),
        Why::NameSameHardwareOfAnother => say!("because-name-hardware-of-another"),
        Why::NothingKnown => say!("because-nothing-known"),
        Why::NoSuchName => say!("because-no-such-name"),
        Why::OtherSerial => say!("because-other-serial"),
        Why::SeveralOfThisName => say!("because-several-named-so"),
        Why::SeveralOfThisNameSerialUnknown => say!("because-several-serial-unknown"),
        Why::OtherHardware => say!("because-other-hardware"),
        Why::OtherSystem => say!("because-other-system"),
        Why::NameSame => say!("because-name"),
        Why::NameSameButDomain => say!("because-name-but-domain"),
        Why::NameCut => say!("because-name-cut"),
    };
    plain.to_owned()
}

/// What only a person can say about which machines are one.
pub(super) fn questions(outline: &Outline) -> Vec<MachineQuestion> {
    outline.questions.iter().filter_map(|question| asked(outline, question)).collect()
}

/// A machine's name; with its serial number or one of its lists where another is called the same.
fn told_apart(outline: &Outline, machine: &KnownMachine) -> String {
    let name = &machine.machine.name;
    let same = |other: &&KnownMachine| other.machine.name.eq_ignore_ascii_case(name);
    if outline.machines.iter().filter(same).count() < 2 {
        return name.clone();
    }
    match &machine.machine.serial {
        Some(serial) => say!("with-serial-number", name = name, serial = serial),
        None => {
            let record = machine.readings.last().and_then(|own| outline.inventory(own.inventory));
            let of = |record| say!("name-of-source", name = name, source = from(record));
            record.map_or_else(|| name.clone(), of)
        }
    }
}

/// Where it was read, in a few words.
fn from(record: &InventoryRecord) -> String {
    match &record.origin {
        Origin::Scan => say!("read-in-a-scan").to_owned(),
        Origin::List { path, .. } => path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned(),
    }
}

fn asked(outline: &Outline, question: &Question) -> Option<MachineQuestion> {
    let name = outline.names.iter().find(|name| name.key == question.name)?;
    let own = outline.machine_of(question.name);
    let candidates: Vec<_> = question
        .candidates
        .iter()
        .filter(|candidate| candidate.machine != own)
        .filter_map(|candidate| {
            let machine = outline.machine(candidate.machine)?;
            Some((machine.key, told_apart(outline, machine), why(&candidate.why)))
        })
        .collect();
    if candidates.is_empty() {
        return None;
    }
    let record = name.inventories.first().and_then(|key| outline.inventory(*key));
    let mut read_in = record.map_or_else(|| say!("read-in-deleted-list").to_owned(), from);
    if let Some(serial) = &name.machine.serial {
        read_in = say!("with-serial-number", name = read_in, serial = serial);
    }
    Some(MachineQuestion {
        name: question.name,
        shown: name.machine.name.clone(),
        read_in,
        candidates,
        why: why(&question.why),
    })
}

impl Remembered {
    /// The names under which a machine was read.
    #[must_use]
    pub fn names_of(&self, machine: MachineKey) -> Vec<NameRead> {
        let outline = &self.standing.outline;
        let Some(machine) = outline.machine(machine) else { return Vec::new() };
        let mut read: Vec<(Sighting, NameRead)> = Vec::new();
        for name in outline.names.iter().filter(|name| machine.names.contains(&name.key)) {
            let sighting = Sighting::of(&name.machine);
            let readings =
                machine.readings.iter().filter(|reading| reading.name == name.key).count();
            match read.iter_mut().find(|(own, _)| *own == sighting) {
                Some((_, one)) => {
                    one.readings += readings;
                    if !one.names.contains(&name.machine.name) {
                        one.names.push(name.machine.name.clone());
                    }
                }
                None => {
                    let names = vec![name.machine.name.clone()];
                    let serial = name.machine.serial.clone();
                    read.push((sighting, NameRead { key: name.key, names, serial, readings }));
                }
            }
        }
        read.into_iter().map(|(_, one)| one).collect()
    }
}

/// One thing that was said of a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidOfMachine {
    /// The entry of the log.
    pub entry: EntryId,
    /// When.
    pub time: Timestamp,
    /// By whom.
    pub person: String,
    /// What, in words.
    pub words: String,
    /// Whether it was taken back.
    pub is_undone: bool,
}

impl Remembered {
    /// What was said of a machine, the newest first.
    #[must_use]
    pub fn said_of(&self, machine: MachineKey) -> Vec<SaidOfMachine> {
        let outline = &self.standing.outline;
        let Some(known) = outline.machine(machine) else { return Vec::new() };
        let undone = undone(&outline.log);
        let of = |change: &Change| match change {
            Change::Machine { machine, said: MachineAct::Merge { into } } => {
                known.names.contains(machine) || known.names.contains(into)
            }
            Change::Machine { machine, .. } => known.names.contains(machine),
            _ => false,
        };
        let own = outline.log.iter().rev().filter(|record| of(&record.change));
        own.filter_map(|record| {
            let Change::Machine { machine, said } = &record.change else { return None };
            Some(SaidOfMachine {
                entry: record.id,
                time: record.time,
                person: record.person.clone(),
                words: in_words(outline, *machine, said)?,
                is_undone: undone.contains(&record.id),
            })
        })
        .collect()
    }
}

pub(super) fn in_words(
    outline: &Outline,
    machine: MachineKey,
    said: &MachineAct,
) -> Option<String> {
    let read = |key: MachineKey| outline.names.iter().find(|name| name.key == key);
    let called = |key| read(key).map_or(say!("another-machine"), |name| name.machine.name.as_str());
    Some(match said {
        MachineAct::Merge { into } => {
            say!("said-one-machine", name = called(machine), other = called(*into))
        }
        MachineAct::Assign { sighting } => {
            if read(machine).is_some_and(|name| Sighting::of(&name.machine) == *sighting) {
                say!("said-of-its-own", name = called(machine))
            } else {
                say!("said-is-this-machine", name = &sighting.name)
            }
        }
        MachineAct::Rename { name } => say!("said-called", name = name),
        MachineAct::Tag { tag } => say!("said-tagged", tag = tag),
        MachineAct::Untag { tag } => say!("said-untagged", tag = tag),
        MachineAct::Ignore => say!("left-out-of-count").to_owned(),
        MachineAct::Heed => say!("said-counted-again").to_owned(),
        MachineAct::Undo { .. } => return None,
    })
}

/// The entries by which a name was made one with another machine, and that still hold.
fn joined(outline: &Outline, name: MachineKey, sighting: &Sighting) -> Vec<EntryId> {
    let taken_back = undone(&outline.log);
    let joins = |change: &Change| match change {
        Change::Machine { machine, said: MachineAct::Merge { into } } => {
            *machine == name || *into == name
        }
        Change::Machine { machine, said: MachineAct::Assign { sighting: said } } => {
            said == sighting && *machine != name
        }
        _ => false,
    };
    let holds = outline.log.iter().filter(|record| !taken_back.contains(&record.id));
    holds.filter(|record| joins(&record.change)).map(|record| record.id).collect()
}

impl App {
    /// Records that a name is this machine.
    pub(super) fn same_machine(&mut self, name: MachineKey, machine: MachineKey) {
        if let Some(sighting) = self.sighting_of(name) {
            self.ask_memory(Request::Say(vec![(machine, MachineAct::Assign { sighting })]));
        }
    }

    /// Records that a name is a machine of its own. What was said before to the contrary is taken back with
    /// it, so that *Undo* brings both back.
    pub(super) fn machine_of_its_own(&mut self, name: MachineKey) {
        let Some(sighting) = self.sighting_of(name) else { return };
        let Some(remembered) = &self.state.remembered else { return };
        let before = joined(&remembered.standing.outline, name, &sighting);
        let mut said: Vec<(MachineKey, MachineAct)> =
            before.into_iter().map(|entry| (name, MachineAct::Undo { entry })).collect();
        said.push((name, MachineAct::Assign { sighting }));
        self.ask_memory(Request::Say(said));
    }

    fn sighting_of(&self, name: MachineKey) -> Option<Sighting> {
        let remembered = self.state.remembered.as_ref()?;
        let own = remembered.standing.outline.names.iter().find(|own| own.key == name)?;
        Some(Sighting::of(&own.machine))
    }
}
