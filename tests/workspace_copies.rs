//! Ids that are no machine's own: cloned disks, licences in a column of serial numbers. Machines with such
//! ids stay apart whatever is deleted, retired, restored or opened again, in any order of arrival.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;

use interdict::model::{Inventory, Machine, Origin, Software, SourceReading, SourceState};
use interdict::workspace::decisions::Decision;
use interdict::workspace::keys::{FindingKey, InventoryKey, MachineKey, Subject};
use interdict::workspace::recognise::{MachineAct, Sighting};
use interdict::workspace::{Access, Again, Keeping, Kept, Opening, Retention, Workspace, backup};
use jiff::{SignedDuration, Timestamp};

const UUID: &str = "4C4C4544-0042-3510-8052-B3C04F4B4E32";

fn day(number: i64) -> Timestamp {
    let first: Timestamp = "2026-03-01T09:00:00Z".parse().unwrap();
    first + SignedDuration::from_hours(24 * number)
}

fn opening(now: Timestamp) -> Opening {
    Opening {
        access: Access::ChangeOrCreate,
        person: "ann".to_owned(),
        host: "desk".to_owned(),
        process: std::process::id(),
        now,
        most_pages: None,
    }
}

fn open(path: &Path) -> Workspace {
    Workspace::open(path, &opening(day(0))).unwrap()
}

/// A list of machines, each with a name, a serial number and a hardware id (empty: not known).
fn list(at: Timestamp, machines: &[(&str, &str, &str)]) -> Inventory {
    let mut one =
        Inventory::new(Origin::List { path: "list.csv".into(), format: "CSV".into() }, at);
    let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let source = one.add_source(SourceReading {
        id: "list".to_owned(),
        name: "Programs".to_owned(),
        place: String::new(),
        state: SourceState::Read,
        count: machines.len(),
    });
    for (name, serial, hardware_id) in machines {
        let machine = one.add_machine(Machine {
            serial: known(serial),
            hardware_id: known(hardware_id),
            ..Machine::named(*name)
        });
        one.push(machine, Software { name: format!("On {name}"), ..Software::default() }, source);
    }
    one
}

fn keep(workspace: &mut Workspace, number: i64, machines: &[(&str, &str, &str)]) -> InventoryKey {
    let how = Keeping { again: Again::Keep, ..Keeping::at(day(number)) };
    match workspace.keep(&list(day(number), machines), &how).unwrap() {
        Kept::New(key) => key,
        Kept::Before { .. } => panic!("kept before"),
    }
}

/// The machines by the names that count for them, and how many questions are open.
fn machines(workspace: &Workspace) -> (Vec<String>, usize) {
    let outline = workspace.outline().unwrap();
    let mut all: Vec<String> = outline
        .machines
        .iter()
        .filter(|machine| !machine.readings.is_empty())
        .map(|machine| {
            let mut names: Vec<&str> = outline
                .names
                .iter()
                .filter(|name| machine.readings.iter().any(|own| own.name == name.key))
                .map(|name| name.machine.name.as_str())
                .collect();
            names.sort_unstable();
            names.join("+")
        })
        .collect();
    all.sort();
    (all, outline.questions.len())
}

#[track_caller]
fn check(workspace: &Workspace, expected: &[&str], questions: usize) {
    let (all, asked) = machines(workspace);
    assert_eq!(all, expected);
    assert_eq!(asked, questions, "questions");
}

/// Two clones: serial number and hardware id are the same, as after copying a whole virtual machine.
const CLONES: [(&str, &str, &str); 2] = [("VM-1", "CLONE77", UUID), ("VM-2", "CLONE77", UUID)];

#[test]
fn a_copied_id_stays_known_when_its_list_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    let mut workspace = open(&path);
    let both = keep(&mut workspace, 1, &CLONES);
    check(&workspace, &["VM-1", "VM-2"], 0);
    keep(&mut workspace, 2, &CLONES[..1]);
    keep(&mut workspace, 3, &CLONES[1..]);
    workspace.delete(both, day(4)).unwrap();
    check(&workspace, &["VM-1", "VM-2"], 0);
    drop(workspace);
    // Opened again, and read anew.
    let mut workspace = open(&path);
    check(&workspace, &["VM-1", "VM-2"], 0);
    keep(&mut workspace, 5, &CLONES[1..]);
    check(&workspace, &["VM-1", "VM-2"], 0);
}

#[test]
fn a_copied_id_stays_known_when_its_list_is_retired() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    let mut workspace = open(&path);
    keep(&mut workspace, 1, &CLONES);
    keep(&mut workspace, 2, &CLONES[..1]);
    keep(&mut workspace, 3, &CLONES[1..]);
    workspace.set_retention(Retention { newest: Some(1), days: None }, day(4)).unwrap();
    assert_eq!(workspace.retire(day(4)).unwrap(), 2);
    check(&workspace, &["VM-1", "VM-2"], 0);
    drop(workspace);
    check(&open(&path), &["VM-1", "VM-2"], 0);
}

#[test]
fn a_copied_id_goes_with_copies_of_the_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("w"), folder.path().join("copy"));
    let mut workspace = open(&path);
    let both = keep(&mut workspace, 1, &CLONES);
    workspace.delete(both, day(2)).unwrap();
    workspace.save_copy(&copy).unwrap();
    // What came after the copy is set aside with the workspace that it was in.
    keep(&mut workspace, 3, &[("PC-9", "5CG1234", "")]);
    drop(workspace);
    backup::replace(&path, &copy, "restored", &opening(day(4))).unwrap();
    let mut workspace = open(&path);
    keep(&mut workspace, 5, &CLONES[..1]);
    keep(&mut workspace, 6, &CLONES[1..]);
    check(&workspace, &["VM-1", "VM-2"], 0);
}

#[test]
fn a_copied_id_is_found_whatever_comes_first() {
    let lists: [&[(&str, &str, &str)]; 3] = [&CLONES, &CLONES[..1], &CLONES[1..]];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        for deleted in [None, Some(0)] {
            let folder = tempfile::tempdir().unwrap();
            let mut workspace = open(&folder.path().join("w"));
            let mut both = InventoryKey(0);
            for at in order {
                let key = keep(&mut workspace, 1 + i64::try_from(at).unwrap(), lists[at]);
                if at == 0 {
                    both = key;
                }
            }
            if deleted.is_some() {
                workspace.delete(both, day(9)).unwrap();
            }
            check(&workspace, &["VM-1", "VM-2"], 0);
        }
    }
}

#[test]
fn a_licence_in_the_column_of_serial_numbers_is_asked_about_and_makes_no_one_machine() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    // One export a machine, so that no list shows two machines with it.
    keep(&mut workspace, 1, &[("PC-1", "XK9-LICENCE", "")]);
    keep(&mut workspace, 2, &[("PC-2", "XK9-LICENCE", "")]);
    check(&workspace, &["PC-1", "PC-2"], 1);
    // What another source reads under that name belongs to it meanwhile.
    keep(&mut workspace, 3, &[("pc-2.corp.example", "", "")]);
    check(&workspace, &["PC-1", "PC-2+pc-2.corp.example"], 1);
    // On three machines it is nobody's, and nothing is asked.
    keep(&mut workspace, 4, &[("PC-3", "XK9-LICENCE", "")]);
    check(&workspace, &["PC-1", "PC-2+pc-2.corp.example", "PC-3"], 0);
}

#[test]
fn a_copied_id_does_not_speak_against_a_machine() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    let copied = [("PC-1", "VM-1111", ""), ("PC-2", "VM-1111", "")];
    keep(&mut workspace, 1, &copied);
    // A later scan has the machine's own number.
    keep(&mut workspace, 2, &[("PC-1", "VM-2222", "")]);
    check(&workspace, &["PC-1+PC-1", "PC-2"], 0);
    // What showed it is retired, and the names stay.
    workspace.set_retention(Retention { newest: Some(1), days: None }, day(3)).unwrap();
    keep(&mut workspace, 3, &copied[1..]);
    assert_eq!(workspace.retire(day(3)).unwrap(), 2);
    keep(&mut workspace, 4, &copied[..1]);
    check(&workspace, &["PC-1+PC-1", "PC-2"], 0);
    // Of two machines of that name only a person can say which one the list means.
    keep(&mut workspace, 5, &[("PC-1", "VM-3333", "")]);
    check(&workspace, &["PC-1", "PC-1", "PC-1", "PC-2"], 1);
    // A licence that was taken for a serial number, one export a machine.
    let mut workspace = open(&folder.path().join("o"));
    for (number, name) in [(1, "PC-1"), (2, "PC-2"), (3, "PC-3")] {
        keep(&mut workspace, number, &[(name, "XK9-LICENCE", "")]);
    }
    keep(&mut workspace, 4, &[("PC-1", "5CG1111", "")]);
    check(&workspace, &["PC-1+PC-1", "PC-2", "PC-3"], 0);
}

#[test]
fn what_a_deleted_list_showed_to_be_copied_tells_machines_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    // The column of users was taken for the machine.
    let wrong = keep(&mut workspace, 1, &[("Anna", "5CG1111", ""), ("Bob", "5CG1111", "")]);
    workspace.delete(wrong, day(2)).unwrap();
    keep(&mut workspace, 3, &[("PC-1", "5CG1111", "")]);
    keep(&mut workspace, 4, &[("PC-1", "5CG2222", "")]);
    check(&workspace, &["PC-1", "PC-1"], 0);
}

#[test]
fn a_copied_hardware_id_does_not_confirm_a_serial_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    keep(&mut workspace, 1, &[("VM-8", "", UUID), ("VM-9", "", UUID)]);
    keep(&mut workspace, 2, &[("VM-1", "AB1234", UUID)]);
    keep(&mut workspace, 3, &[("VM-2", "AB1234", UUID)]);
    check(&workspace, &["VM-1", "VM-2", "VM-8", "VM-9"], 1);
}

#[test]
fn a_machine_that_was_renamed_is_one_when_a_person_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    keep(&mut workspace, 1, &[("PC-1", "5CG7777", "")]);
    keep(&mut workspace, 2, &[("RECEPTION", "5CG7777", "")]);
    check(&workspace, &["PC-1", "RECEPTION"], 1);
    let outline = workspace.outline().unwrap();
    let question = &outline.questions[0];
    let name = outline.names.iter().find(|own| own.key == question.name).unwrap();
    let sighting = Sighting::of(&name.machine);
    let into = question.candidates[0].machine;
    workspace.say(into, &MachineAct::Assign { sighting }, day(3)).unwrap();
    check(&workspace, &["PC-1+RECEPTION"], 0);
    // Renamed once more: asked again, since two names are one machine already.
    keep(&mut workspace, 4, &[("FRONT", "5CG7777", "")]);
    check(&workspace, &["FRONT", "PC-1+RECEPTION"], 1);
    // With the hardware id it needs no asking.
    let mut other = open(&folder.path().join("o"));
    keep(&mut other, 1, &[("PC-1", "5CG7777", UUID)]);
    keep(&mut other, 2, &[("RECEPTION", "5CG7777", UUID)]);
    keep(&mut other, 3, &[("FRONT", "5CG7777", UUID)]);
    check(&other, &["FRONT+PC-1+RECEPTION"], 0);
}

#[test]
fn a_list_with_the_wrong_columns_leaves_nothing_behind_when_it_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    keep(&mut workspace, 1, &[("PC-1", "", "")]);
    // The column of inventory numbers was taken for the serial number.
    let wrong = keep(&mut workspace, 2, &[("PC-1", "INV-0001", "")]);
    workspace.delete(wrong, day(3)).unwrap();
    keep(&mut workspace, 4, &[("PC-1", "5CG1111", "")]);
    check(&workspace, &["PC-1+PC-1"], 0);
}

#[test]
fn what_was_decided_about_a_name_holds_when_its_only_list_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    let first = keep(&mut workspace, 1, &[("PC-1.corp.example", "", "")]);
    keep(&mut workspace, 2, &[("PC-1", "", "")]);
    let key = |machine| FindingKey {
        machine: MachineKey(machine),
        subject: Subject::product("kaspersky", "k"),
    };
    workspace.decide(&key(1), &Decision::Removed, day(3)).unwrap();
    workspace.say(MachineKey(1), &MachineAct::Rename { name: "Desk".into() }, day(3)).unwrap();
    workspace.delete(first, day(4)).unwrap();
    let outline = workspace.outline().unwrap();
    assert_eq!(outline.machine_of(MachineKey(2)), MachineKey(1));
    assert_eq!(outline.machine(MachineKey(2)).unwrap().machine.name, "Desk");
    assert!(outline.names.iter().any(|name| name.machine.name == "PC-1.corp.example"));
}
