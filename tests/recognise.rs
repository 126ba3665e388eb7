//! Which of the known machines is this one: names in all their forms, serial numbers and placeholders,
//! copies, and what a person decided.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use interdict::app::why_recognised;
use interdict::model::{Inventory, Machine, Origin, Platform};
use interdict::scan;
use interdict::workspace::decisions::EntryId;
use interdict::workspace::keys::MachineKey;
use interdict::workspace::recognise::{
    Edits, Known, MachineAct, MachineEntry, Recogniser, Recognition, Sighting,
};
use jiff::Timestamp;
use proptest::prelude::*;

fn machine(name: &str, serial: &str, hardware_id: &str) -> Machine {
    let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Machine { serial: known(serial), hardware_id: known(hardware_id), ..Machine::named(name) }
}

fn known(key: i64, readings: &[Machine]) -> Known {
    Known { key: MachineKey(key), readings: readings.to_vec() }
}

fn entries(acts: &[(i64, MachineAct)]) -> Vec<MachineEntry> {
    acts.iter()
        .zip(1..)
        .map(|((machine, act), id)| MachineEntry {
            id: EntryId(id),
            time: Timestamp::UNIX_EPOCH,
            person: "Anna".to_owned(),
            machine: MachineKey(*machine),
            act: act.clone(),
        })
        .collect()
}

/// The machine it is ("1"), "new", or those that are asked about ("? 1 2").
fn answer(recogniser: &Recogniser, seen: &Machine) -> String {
    match recogniser.recognise(seen) {
        Recognition::Same { machine, why } => {
            assert!(why_recognised(&why).ends_with('.'), "{why:?}");
            machine.0.to_string()
        }
        Recognition::New { why } => {
            assert!(why_recognised(&why).ends_with('.'), "{why:?}");
            "new".to_owned()
        }
        Recognition::Ask { candidates, why } => {
            assert!(why_recognised(&why).ends_with('.') && !candidates.is_empty(), "{why:?}");
            let keys: Vec<String> =
                candidates.iter().map(|own| own.machine.0.to_string()).collect();
            format!("? {}", keys.join(" "))
        }
    }
}

#[track_caller]
fn check(machines: &[Known], seen: &Machine, expected: &str) {
    let recogniser = Recogniser::new(machines, Edits::default());
    assert_eq!(answer(&recogniser, seen), expected, "{seen:?}");
}

const UUID_A: &str = "4C4C4544-0042-3510-8052-B3C04F4B4E32";
const UUID_B: &str = "4C4C4544-0042-3510-8052-B3C04F4B4E33";

#[test]
fn one_name_written_in_many_ways() {
    let machines = [known(1, &[machine("PC-17.corp.example", "", "")])];
    for name in ["pc-17", "PC-17$", "CORP\\PC-17", "pc-17.local", "PC-17.CORP.EXAMPLE."] {
        check(&machines, &machine(name, "", ""), "1");
    }
    check(&machines, &machine("pc-17.other.example", "", ""), "new");
    check(&machines, &machine("pc-170", "", ""), "new");
    check(&machines, &machine("", "", ""), "new");
    check(&machines, &machine("localhost", "", ""), "new");
}

#[test]
fn names_that_netbios_cut() {
    let machines = [known(1, &[machine("accounting-laptop-07", "", "")])];
    check(&machines, &machine("ACCOUNTING-LAPT", "", ""), "1");
    check(&machines, &machine("ACCOUNTING-LAP", "", ""), "new");
    // The other way round: the list has the whole name.
    let machines = [known(1, &[machine("ACCOUNTING-LAPT", "", "")])];
    check(&machines, &machine("accounting-laptop-07", "", ""), "1");
    // Two machines have the same fifteen letters.
    let machines = [
        known(1, &[machine("accounting-laptop-07", "", "")]),
        known(2, &[machine("accounting-laptop-08", "", "")]),
    ];
    check(&machines, &machine("ACCOUNTING-LAPT", "", ""), "? 1 2");
    check(&machines, &machine("accounting-laptop-08", "", ""), "2");
}

#[test]
fn a_serial_number_tells_machines_of_one_name_apart() {
    let machines =
        [known(1, &[machine("PC-1", "5CG111", "")]), known(2, &[machine("PC-1", "5CG222", "")])];
    check(&machines, &machine("pc-1", "5cg222", ""), "2");
    check(&machines, &machine("PC-1", "5CG333", ""), "new");
    check(&machines, &machine("PC-1", "", ""), "? 1 2");
    // A renamed machine keeps its serial number; so do two machines with one licence.
    check(&machines, &machine("PC-99", "5CG111", ""), "? 1");
}

#[test]
fn a_serial_number_alone_makes_one_machine_of_two_names_only_when_a_person_says_so() {
    let machines = [known(1, &[machine("PC-1", "LIC-7788", UUID_A)])];
    check(&machines, &machine("PC-2", "LIC-7788", ""), "? 1");
    check(&machines, &machine("PC-2", "LIC-7788", UUID_B), "? 1");
    // The hardware id says that it was renamed.
    check(&machines, &machine("PC-2", "LIC-7788", UUID_A), "1");
    // Nothing is known that could differ.
    check(&machines, &machine("", "LIC-7788", ""), "1");
    check(&machines, &machine("", "LIC-7788", UUID_B), "? 1");
    check(&[known(1, &[machine("", "LIC-7788", "")])], &machine("PC-2", "LIC-7788", ""), "1");
    // A machine without a name, and two that have its serial number.
    let two =
        [known(1, &[machine("A", "LIC-7788", "")]), known(2, &[machine("B", "LIC-7788", "")])];
    check(&two, &machine("", "LIC-7788", ""), "? 1 2");
}

#[test]
fn a_placeholder_is_no_serial_number() {
    for serial in ["To be filled by O.E.M.", "System Serial Number", "0", "None", "0000000"] {
        let machines = [known(1, &[machine("PC-1", serial, "")])];
        check(&machines, &machine("PC-2", serial, ""), "new");
        check(&machines, &machine("PC-1", "5CG111", ""), "1");
    }
}

#[test]
fn a_name_and_a_serial_number_of_two_machines_are_a_question() {
    // PC-2's serial number is not known: the board of PC-1 may now be called PC-2.
    let machines =
        [known(1, &[machine("PC-1", "5CG111", "")]), known(2, &[machine("PC-2", "", "")])];
    check(&machines, &machine("PC-2", "5CG111", ""), "? 1 2");
    // Where it is known, it is not that one.
    let machines =
        [known(1, &[machine("PC-1", "5CG111", "")]), known(2, &[machine("PC-2", "5CG222", "")])];
    check(&machines, &machine("PC-2", "5CG111", ""), "? 1");
}

#[test]
fn a_hardware_id_may_be_a_copy() {
    let machines = [known(1, &[machine("VM-1", "", UUID_A)])];
    check(&machines, &machine("VM-1", "", UUID_A), "1");
    check(&machines, &machine("VM-2", "", UUID_A), "? 1");
    check(&machines, &machine("", "", UUID_A), "1");
    check(&machines, &machine("VM-1", "", UUID_B), "? 1");
    // Another serial number on the same id: another machine.
    let machines = [known(1, &[machine("VM-1", "AB1234", UUID_A)])];
    check(&machines, &machine("VM-2", "AB5678", UUID_A), "new");
    // The same serial number on another board, with another name.
    check(&machines, &machine("VM-2", "AB1234", UUID_B), "? 1");
}

#[test]
fn an_id_that_a_list_repeats_identifies_nothing() {
    let machines = [known(1, &[machine("VM-1", "CLONE1", UUID_A)])];
    let list = [machine("VM-1", "CLONE1", UUID_A), machine("VM-2", "CLONE1", UUID_A)];
    let mut recogniser = Recogniser::new(&machines, Edits::default());
    recogniser.look_over(&list);
    assert_eq!(answer(&recogniser, &list[0]), "1");
    assert_eq!(answer(&recogniser, &list[1]), "new");
    // The same machine on several rows is no copy.
    let list = [machine("VM-9", "CLONE1", ""), machine("vm-9.local", "CLONE1", "")];
    let mut recogniser = Recogniser::new(&machines, Edits::default());
    recogniser.look_over(&list);
    assert_eq!(answer(&recogniser, &list[0]), "? 1", "the serial number is heeded");
}

#[test]
fn what_was_said_of_a_reading_with_a_placeholder_still_holds() {
    // As an earlier version wrote it into the log, to which this was a serial number.
    let sighting = Sighting { name: "pc-1".into(), serial: Some("eval".into()), hardware_id: None };
    let edits = Edits::of(&entries(&[(7, MachineAct::Assign { sighting })]));
    assert_eq!(answer(&Recogniser::new(&[], edits), &machine("PC-1", "EVAL", "")), "7");
}

#[test]
fn another_system_under_the_same_name_is_a_question() {
    let of = |platform| Machine { platform: Some(platform), ..Machine::named("PC-1") };
    let machines = [known(1, &[of(Platform::Windows)])];
    check(&machines, &of(Platform::Windows), "1");
    check(&machines, &of(Platform::Linux), "? 1");
    check(&machines, &Machine::named("PC-1"), "1");
}

#[test]
fn what_a_person_decided_wins() {
    let machines = [
        known(1, &[machine("PC-1", "", "")]),
        known(2, &[machine("PC-2", "", "")]),
        known(3, &[machine("VM-1", "", UUID_A)]),
    ];
    let vm_2 = machine("VM-2", "", UUID_A);
    let acts = [
        (2, MachineAct::Merge { into: MachineKey(1) }),
        (4, MachineAct::Assign { sighting: Sighting::of(&vm_2) }),
        (1, MachineAct::Rename { name: "Reception".to_owned() }),
    ];
    let edits = Edits::of(&entries(&acts));
    assert_eq!(edits.name(MachineKey(1)), Some("Reception"));
    let recogniser = Recogniser::new(&machines, edits);
    assert_eq!(answer(&recogniser, &machine("pc-2", "", "")), "1");
    assert_eq!(answer(&recogniser, &machine("pc-1", "", "")), "1", "its old name stays known");
    assert_eq!(answer(&recogniser, &vm_2), "4");
    assert_eq!(answer(&recogniser, &machine("VM-1", "", UUID_A)), "3");
}

#[test]
fn two_machines_that_only_a_person_can_tell_apart_are_asked_about() {
    let seen = machine("PC-1", "", "");
    let acts = [
        (1, MachineAct::Assign { sighting: Sighting::of(&seen) }),
        (2, MachineAct::Assign { sighting: Sighting::of(&seen) }),
    ];
    let recogniser = Recogniser::new(&[], Edits::of(&entries(&acts)));
    assert_eq!(answer(&recogniser, &seen), "? 1 2");
}

#[test]
fn what_a_second_reading_knows_of_a_machine_is_kept() {
    let of = |machine: Machine| {
        let mut inventory = Inventory::new(Origin::Scan, Timestamp::UNIX_EPOCH);
        inventory.add_machine(machine);
        inventory
    };
    // Linux tells the serial number to root only.
    let user = of(machine("PC-1", "", UUID_A));
    let root = of(machine("pc-1", "5CG111", UUID_B));
    let merged = scan::merge(&user, &root).machines.remove(0);
    assert_eq!(merged, machine("PC-1", "5CG111", UUID_A));
    let mut all = user;
    all.absorb(root, "root.json");
    assert_eq!(all.machines, [merged]);
}

#[test]
fn an_undone_edit_never_was() {
    let machines = [known(1, &[machine("PC-1", "", "")]), known(2, &[machine("PC-2", "", "")])];
    let mut acts = vec![
        (2, MachineAct::Merge { into: MachineKey(1) }),
        (2, MachineAct::Undo { entry: EntryId(1) }),
    ];
    let of = |acts: &[_]| Recogniser::new(&machines, Edits::of(&entries(acts)));
    assert_eq!(answer(&of(&acts), &machine("PC-2", "", "")), "2");
    // The undoing undone: merged again.
    acts.push((2, MachineAct::Undo { entry: EntryId(2) }));
    assert_eq!(answer(&of(&acts), &machine("PC-2", "", "")), "1");
}

#[test]
fn merges_never_go_in_a_ring() {
    let acts = [
        (1, MachineAct::Merge { into: MachineKey(2) }),
        (2, MachineAct::Merge { into: MachineKey(3) }),
        (3, MachineAct::Merge { into: MachineKey(1) }),
        (7, MachineAct::Merge { into: MachineKey(7) }),
    ];
    let edits = Edits::of(&entries(&acts));
    let all: Vec<_> = [1, 2, 3].map(|key| edits.stays(MachineKey(key))).into();
    assert!(all.iter().all(|key| *key == MachineKey(3)), "{all:?}");
    assert_eq!(edits.stays(MachineKey(7)), MachineKey(7));
}

#[test]
fn tags_and_ignored_machines() {
    let acts = [
        (1, MachineAct::Tag { tag: " Library ".to_owned() }),
        (2, MachineAct::Tag { tag: "old".to_owned() }),
        (2, MachineAct::Merge { into: MachineKey(1) }),
        (1, MachineAct::Tag { tag: "x".to_owned() }),
        (1, MachineAct::Untag { tag: "x".to_owned() }),
        (3, MachineAct::Ignore),
        (4, MachineAct::Ignore),
        (4, MachineAct::Heed),
    ];
    let edits = Edits::of(&entries(&acts));
    let tags: Vec<_> = edits.tags(MachineKey(1)).into_iter().collect();
    assert_eq!(tags, ["Library", "old"]);
    assert!(edits.is_ignored(MachineKey(3)) && !edits.is_ignored(MachineKey(4)));
}

#[test]
fn edits_are_kept_as_plain_records() {
    let acts = [
        (1, MachineAct::Merge { into: MachineKey(2) }),
        (1, MachineAct::Assign { sighting: Sighting::of(&machine("PC-1", "5CG111", "")) }),
        (1, MachineAct::Undo { entry: EntryId(1) }),
    ];
    for entry in entries(&acts) {
        let text = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<MachineEntry>(&text).unwrap(), entry, "{text}");
    }
}

fn any_machine() -> impl Strategy<Value = Machine> {
    let name = prop_oneof!["[a-c]{0,2}", "[ab]{15,16}", "a\\.(x|y)", ".{0,12}"];
    let id = prop_oneof![Just(String::new()), "[AB]{4,5}1", Just("None".to_owned())];
    (name, id.clone(), id).prop_map(|(name, serial, hardware)| machine(&name, &serial, &hardware))
}

proptest! {
    #[test]
    fn the_order_in_which_machines_are_known_makes_no_difference(
        list in prop::collection::vec(any_machine(), 0..6),
        seen in any_machine(),
    ) {
        let all: Vec<Known> =
            list.iter().zip(1..).map(|(own, key)| known(key, std::slice::from_ref(own))).collect();
        let mut turned = all.clone();
        turned.reverse();
        let recogniser = Recogniser::new(&all, Edits::default());
        let other = Recogniser::new(&turned, Edits::default());
        prop_assert_eq!(recogniser.recognise(&seen), other.recognise(&seen));
        prop_assert_eq!(Recogniser::order(&list).len(), list.len());
    }

    #[test]
    fn the_only_known_machine_is_recognised_again(seen in any_machine()) {
        let recogniser = Recogniser::new(&[known(1, std::slice::from_ref(&seen))], Edits::default());
        let nameless = Sighting::of(&seen) == Sighting::default();
        let expected = if nameless { "new" } else { "1" };
        prop_assert_eq!(answer(&recogniser, &seen), expected);
    }
}
