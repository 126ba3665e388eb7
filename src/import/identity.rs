//! Serial numbers and hardware ids that stand beside the name of a computer: by them it is known again
//! under another name, in another list.
//!
//! A plain heading ("Serial number") may stand above the serial numbers of licences: it is believed where
//! all rows of a computer have the same, and other computers have others.
//!
//! Only what a list says of a computer in one way counts: two serial numbers of one computer are those of
//! its programs, its screens or its disks. Placeholders of makers are kept as they stand; where machines
//! are recognised they identify nothing.

use std::collections::{HashMap, HashSet};

use super::rows::is_nothing;
use crate::model::{Inventory, MachineId};

/// What identifies a computer beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Id {
    /// The serial number that its maker gave it.
    Serial,
    /// A serial number of which the list does not say whose it is: a computer's, or that of a licence.
    PlainSerial,
    /// The id of its board (SMBIOS system UUID, macOS hardware UUID).
    Hardware,
}

/// No serial number or id is longer.
const LONGEST: usize = 100;

/// What a list said about one id of one computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Said {
    #[default]
    Nothing,
    Once(String),
    /// Several, so that none of them is its own.
    Several,
}

impl Said {
    fn also(&mut self, text: &str) {
        match self {
            Self::Nothing => *self = Self::Once(text.to_owned()),
            Self::Once(own) if own.eq_ignore_ascii_case(text) => {}
            Self::Once(_) => *self = Self::Several,
            Self::Several => {}
        }
    }

    fn join(&mut self, other: Self) {
        match other {
            Self::Nothing => {}
            Self::Once(text) => self.also(&text),
            Self::Several => *self = Self::Several,
        }
    }

    fn into_text(self) -> Option<String> {
        match self {
            Self::Once(text) => Some(text),
            Self::Nothing | Self::Several => None,
        }
    }
}

/// What a list said of one computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Of {
    serial: Said,
    plain: Said,
    hardware: Said,
}

/// What a list said of its computers.
#[derive(Clone, Debug, Default)]
pub(super) struct Identities(HashMap<MachineId, Of, rustc_hash::FxBuildHasher>);

impl Identities {
    /// Takes in what a row says of its computer.
    pub(super) fn say(&mut self, machine: MachineId, id: Id, text: &str) {
        let text = text.trim();
        if id == Id::PlainSerial {
            let own = self.0.entry(machine).or_default();
            let is_none = is_nothing(text)
                || text.len() > LONGEST
                || text.chars().any(char::is_control)
                || is_licence_key(text);
            // A computer's own would stand in all of its rows.
            if is_none {
                own.plain = Said::Several;
            } else {
                own.plain.also(text);
            }
            return;
        }
        if is_nothing(text) || text.len() > LONGEST || text.chars().any(char::is_control) {
            return;
        }
        if id == Id::Serial && is_licence_key(text) {
            return;
        }
        let own = self.0.entry(machine).or_default();
        match id {
            Id::Serial | Id::PlainSerial => own.serial.also(text),
            Id::Hardware => own.hardware.also(text),
        }
    }

    /// The same by the names of the computers, for another inventory that knows them by other numbers.
    pub(super) fn by_name(self, inventory: &Inventory) -> ByName {
        let of = |(id, said): (MachineId, Of)| {
            inventory.machines.get(id.0 as usize).map(|machine| (machine.name.clone(), said))
        };
        ByName(self.0.into_iter().filter_map(of).collect())
    }

    /// Takes in what another part of the list said.
    pub(super) fn join(&mut self, other: ByName, inventory: &mut Inventory) {
        for (name, Of { serial, plain, hardware }) in other.0 {
            let own = self.0.entry(inventory.intern_machine(&name)).or_default();
            own.serial.join(serial);
            own.plain.join(plain);
            own.hardware.join(hardware);
        }
    }

    /// Writes it to the machines.
    pub(super) fn write(self, inventory: &mut Inventory) {
        let shared = self.shared();
        for (id, Of { serial, plain, hardware }) in self.0 {
            if let Some(machine) = inventory.machines.get_mut(id.0 as usize) {
                let plain = plain.into_text().filter(|own| !shared.contains(&own.to_lowercase()));
                let serial = serial.into_text().or(plain);
                machine.serial = machine.serial.take().or(serial);
                machine.hardware_id = machine.hardware_id.take().or_else(|| hardware.into_text());
            }
        }
    }
}

impl Identities {
    /// Serial numbers, whosesoever they are, that several computers have: those of licences, mostly. Where
    /// half of all computers share theirs, all of them are.
    fn shared(&self) -> HashSet<String> {
        let mut met: HashMap<String, usize> = HashMap::new();
        for own in self.0.values() {
            if let Said::Once(text) = &own.plain {
                *met.entry(text.to_lowercase()).or_default() += 1;
            }
        }
        let all: usize = met.values().sum();
        let sharing: usize = met.values().filter(|count| **count > 1).sum();
        let is_of_licences = sharing > 0 && sharing * 2 >= all;
        met.into_iter()
            .filter(|(_, count)| is_of_licences || *count > 1)
            .map(|(own, _)| own)
            .collect()
    }
}

/// What a part of a list said of computers, by their names.
#[derive(Debug, Default)]
pub(super) struct ByName(Vec<(String, Of)>);

/// Whether a text is a key of a licence, which lists of programs call "serial number", too: four or more
/// groups of five or so capital letters and digits.
fn is_licence_key(text: &str) -> bool {
    let groups = || text.split('-');
    let first = text.split('-').next().unwrap_or_default().len();
    groups().count() >= 4
        && (4..=6).contains(&first)
        && groups().all(|group| {
            group.len() == first
                && group.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    fn inventory() -> (Inventory, MachineId) {
        let origin = Origin::List { path: String::new(), format: String::new() };
        let mut one = Inventory::new(origin, jiff::Timestamp::UNIX_EPOCH);
        let id = one.intern_machine("PC-1");
        (one, id)
    }

    #[track_caller]
    fn check(said: &[(Id, &str)], serial: Option<&str>, hardware: Option<&str>) {
        let (mut one, id) = inventory();
        let mut all = Identities::default();
        for (which, text) in said {
            all.say(id, *which, text);
        }
        // What is said in parts is what is said in one go.
        let mut parts = Identities::default();
        for (which, text) in said {
            let (mut part, other) = inventory();
            part.rename_machine(other, "pc-1");
            let mut own = Identities::default();
            own.say(other, *which, text);
            parts.join(own.by_name(&part), &mut one);
        }
        for identities in [all, parts] {
            let (mut one, _) = inventory();
            identities.write(&mut one);
            assert_eq!(one.machines[0].serial.as_deref(), serial, "{said:?}");
            assert_eq!(one.machines[0].hardware_id.as_deref(), hardware, "{said:?}");
        }
    }

    #[test]
    fn only_one_of_a_kind_is_a_computers_own() {
        use Id::{Hardware, Serial};
        check(&[(Serial, " 5CG1234XYZ "), (Serial, "5cg1234xyz")], Some("5CG1234XYZ"), None);
        check(
            &[(Serial, "5CG1234XYZ"), (Serial, "5CG1234ABC"), (Serial, "5CG1234XYZ")],
            None,
            None,
        );
        check(
            &[(Serial, ""), (Serial, "n/a"), (Hardware, "4C4C4544-0044")],
            None,
            Some("4C4C4544-0044"),
        );
        check(&[(Serial, "VK7JG-NPHTM-C97JM-9MPGT-3V66T")], None, None);
        // Hyper-V gives its machines such numbers; they are no keys.
        check(
            &[(Serial, "1234-5678-9012-3456-7890-1234-56")],
            Some("1234-5678-9012-3456-7890-1234-56"),
            None,
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken_or_left(text in "[A-Z0-9\\- \\n]{0,40}") {
            let (mut one, id) = inventory();
            let mut all = Identities::default();
            all.say(id, Id::Serial, &text);
            all.write(&mut one);
            let own = one.machines[0].serial.as_deref();
            proptest::prop_assert!(own.is_none() || own == Some(text.trim()));
        }
    }
}
