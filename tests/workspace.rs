//! The workspace as the program uses it: what is kept comes out again, decisions outlive scans, and a
//! file that is not right is never written to.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use interdict::model::{
    Identifiers, Inventory, Kind, Machine, Origin, Place, Presence, Problem, Profile, RowCounts,
    Scope, Software, SourceReading, SourceState, TitleId, UninstallCommand,
};
use interdict::workspace::decisions::{Decision, Decisions};
use interdict::workspace::keys::{FindingKey, InventoryKey, MachineKey, Subject};
use interdict::workspace::life::Extent;
use interdict::workspace::recognise::MachineAct;
use interdict::workspace::{
    Access, Change, InputHash, Keeping, Kept, Notice, Opening, Retention, Workspace,
    WorkspaceError, backup, decision_entries,
};
use jiff::{SignedDuration, Timestamp};

const NOW: &str = "2026-03-02T09:00:00.123456789Z";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn opening(access: Access, person: &str) -> Opening {
    Opening {
        access,
        person: person.to_owned(),
        host: "pc-1".to_owned(),
        process: std::process::id(),
        now: at(NOW),
        most_pages: None,
    }
}

fn open(path: &Path) -> Workspace {
    Workspace::open(path, &opening(Access::ChangeOrCreate, "ann")).unwrap()
}

fn fails(path: &Path, access: Access) -> WorkspaceError {
    Workspace::open(path, &opening(access, "ann")).map(|_| ()).unwrap_err()
}

fn list(read_at: &str, machine: &str, programs: &[&str]) -> Inventory {
    let origin = Origin::List { path: "list.csv".to_owned(), format: "CSV".to_owned() };
    inventory(origin, read_at, machine, programs)
}

fn inventory(origin: Origin, read_at: &str, machine: &str, programs: &[&str]) -> Inventory {
    let mut one = Inventory::new(origin, at(read_at));
    let machine = one.intern_machine(machine);
    let source = one.add_source(SourceReading {
        id: "list".to_owned(),
        name: "Programs".to_owned(),
        place: String::new(),
        state: SourceState::Read,
        count: programs.len(),
    });
    for name in programs {
        one.push(machine, Software { name: (*name).to_owned(), ..Software::default() }, source);
    }
    one
}

/// One with everything that an inventory can hold.
fn full() -> Inventory {
    let mut one = Inventory::new(Origin::Scan, at("2026-03-01T08:00:00.000000001Z"));
    let mut machine = Machine::named("PC-Ж");
    machine.system = Some("Windows 11".to_owned());
    machine.platform = Some(interdict::model::Platform::Windows);
    machine.architecture = Some("x86_64".to_owned());
    machine.serial = Some("ABC123".to_owned());
    machine.hardware_id = Some("4c4c4544-0042-3510-8051-b7c04f4b4d31".to_owned());
    let first = one.add_machine(machine);
    let second = one.intern_machine("empty");
    let third = one.intern_machine("");
    for (id, state) in [
        ("uninstall-hklm-64", SourceState::Read),
        ("sheet:Programs", SourceState::NeedsRights("administrator".to_owned())),
        ("x", SourceState::Failed("damaged".to_owned())),
        ("y", SourceState::GaveUp("20 seconds".to_owned())),
        ("z", SourceState::NotPresent),
    ] {
        let (name, place) = (format!("Name of {id}"), "C:\\".to_owned());
        one.add_source(SourceReading { id: id.to_owned(), name, place, state, count: 3 });
    }
    let whole = Software {
        kind: Kind::Driver,
        name: "KLIF".to_owned(),
        publisher: Some("AO Kaspersky Lab".to_owned()),
        version: Some("21.3".to_owned()),
        ids: Identifiers {
            product_code: Some("{0}".to_owned()),
            file: Some("klif.sys".to_owned()),
            ..Identifiers::default()
        },
        location: Some("C:\\Windows".to_owned()),
        installed_on: Some(jiff::civil::date(2021, 12, 31)),
        scope: Scope::User("S-1-5-21".to_owned()),
        user: Some("müller".to_owned()),
        uninstall: Some(UninstallCommand {
            text: "msiexec /x".to_owned(),
            quiet: Some("msiexec /qn".to_owned()),
            user_writable: true,
        }),
        hidden: true,
        parent: Some("Parent".to_owned()),
        presence: Presence::Leftover,
        remark: Some("disabled".to_owned()),
        source: String::new(),
        place: Place { sheet: None, row: Some(7), column: None },
    };
    one.push(first, whole.clone(), 0);
    // Rows of several machines stand in any order, and the same facts twice.
    one.push(third, Software { name: "A".to_owned(), ..Software::default() }, 1);
    one.push(first, Software { place: Place::default(), ..whole }, 1);
    one.push(first, Software { name: "B".to_owned(), ..Software::default() }, u16::MAX);
    let _ = second;
    one.problems.push(Problem {
        path: "list".to_owned(),
        place: Place { sheet: Some("S".to_owned()), row: Some(1), column: Some(2) },
        text: "???".to_owned(),
        reason: "no name".to_owned(),
    });
    one.counts = RowCounts { rows: 9, software: 4, skipped: 4, problems: 1 };
    one.skipped_why.insert("totals".into(), 4);
    one.cannot_show.push("Programs of single users.".to_owned());
    one.mounted_at = Some("/mnt".to_owned());
    one
}

fn rows(inventory: &Inventory) -> Vec<(u32, Software)> {
    (0..inventory.installed.len())
        .map(|at| (inventory.installed[at].machine.0, inventory.software(at)))
        .collect()
}

fn key(machine: i64, product: &str) -> FindingKey {
    FindingKey { machine: MachineKey(machine), subject: Subject::product("kaspersky", product) }
}

fn kept(workspace: &mut Workspace, inventory: &Inventory) -> InventoryKey {
    match workspace.keep(inventory, &Keeping::at(at(NOW))).unwrap() {
        Kept::New(key) => key,
        Kept::Before { .. } => panic!("it was kept before"),
    }
}

/// Every file of a folder with what is in it, but for the marks of who has a workspace open.
fn content(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<(PathBuf, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .filter(|path| {
            !["lock", "owner"].iter().any(|end| path.extension().is_some_and(|e| e == *end))
        })
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn an_inventory_comes_out_as_it_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w.interdict"));
    let before = full();
    // Others before it, so that its numbers are not those of the store.
    kept(&mut workspace, &list(NOW, "other", &["Z", "B", "A"]));
    let key = kept(&mut workspace, &before);
    let after = workspace.inventory(key).unwrap();
    assert_eq!(rows(&after), rows(&before));
    assert_eq!(after.origin, before.origin);
    assert_eq!(after.read_at, before.read_at);
    assert_eq!(after.machines, before.machines);
    assert_eq!(after.sources, before.sources);
    assert_eq!(after.problems, before.problems);
    assert_eq!(after.counts, before.counts);
    assert_eq!(after.skipped_why, before.skipped_why);
    assert_eq!(after.cannot_show, before.cannot_show);
    assert_eq!(after.mounted_at, before.mounted_at);
    assert_eq!(after.titles, before.titles);
    let again = workspace.inventory(key).unwrap();
    assert_eq!(rows(&again), rows(&after));
    let missing = workspace.inventory(InventoryKey(99)).unwrap_err();
    assert_eq!(missing.to_string(), "The workspace has no inventory 99.");
}

#[test]
fn what_was_decided_outlives_closing_and_the_next_scan() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/w.interdict");
    let mut workspace = open(&path);
    kept(&mut workspace, &list("2026-03-01T00:00:00Z", "PC-1", &["Kaspersky"]));
    let exempt = Decision::Exempt {
        who: "ann".to_owned(),
        why: "contract".to_owned(),
        until: Some(jiff::civil::date(2026, 6, 30)),
    };
    let entry = workspace.decide(&key(1, "k"), &exempt, at(NOW)).unwrap();
    let refused = workspace.decide(&key(7, "k"), &exempt, at(NOW)).unwrap_err();
    assert_eq!(refused.to_string(), "The workspace has no machine 7.");
    workspace.set_profile(&Profile::default(), at(NOW)).unwrap();
    workspace.close().unwrap();
    let mut workspace = open(&path);
    kept(&mut workspace, &list("2026-03-02T00:00:00Z", "pc-1.example.org", &["Kaspersky"]));
    let outline = workspace.outline().unwrap();
    assert_eq!(outline.machines.len(), 1, "one machine under two names");
    assert_eq!(outline.profile, Some(Profile::default()));
    let status = |workspace: &Workspace| {
        let outline = workspace.outline().unwrap();
        let entries = decision_entries(&outline.log, |machine| outline.machine_of(machine));
        let today = jiff::civil::date(2026, 4, 1);
        Decisions::of(&entries).current(&key(1, "k"), &[], None, today).status
    };
    assert_ne!(status(&workspace), interdict::model::Status::Open);
    // Undone by a new entry, and that one undone, too.
    let undo = workspace.undo(entry, at(NOW)).unwrap();
    assert_eq!(status(&workspace), interdict::model::Status::Open);
    assert!(workspace.undo(entry, at(NOW)).unwrap_err().to_string().contains("already"));
    workspace.undo(undo, at(NOW)).unwrap();
    assert_ne!(status(&workspace), interdict::model::Status::Open);
    assert!(workspace.undo(interdict::workspace::decisions::EntryId(1), at(NOW)).is_err());
    let log = workspace.log().unwrap();
    assert!(log.iter().all(|record| record.person == "ann"));
    assert!(matches!(log[0].change, Change::Kept { rows: 1, machines: 1, .. }));
    assert_eq!(log.len(), 6);
}

#[test]
fn machines_are_merged_renamed_and_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    kept(&mut workspace, &list("2026-03-01T00:00:00Z", "PC-1", &["A"]));
    kept(&mut workspace, &list("2026-03-01T00:00:00Z", "Reception", &["A", "B"]));
    let merge = MachineAct::Merge { into: MachineKey(1) };
    let entry = workspace.say(MachineKey(2), &merge, at(NOW)).unwrap();
    let rename = MachineAct::Rename { name: "Front desk".to_owned() };
    workspace.say(MachineKey(1), &rename, at(NOW)).unwrap();
    let snapshot = workspace.snapshot().unwrap();
    assert_eq!(snapshot.outline.machines.len(), 1);
    assert_eq!(snapshot.current.machines[0].name, "Front desk");
    workspace.undo(entry, at(NOW)).unwrap();
    workspace.say(MachineKey(2), &MachineAct::Ignore, at(NOW)).unwrap();
    let snapshot = workspace.snapshot().unwrap();
    assert_eq!(snapshot.outline.machines.len(), 2);
    assert_eq!(snapshot.current.installed.len(), 1, "an ignored machine has no rows");
}

#[test]
fn the_newest_counts_and_a_partial_list_takes_nothing_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    let names = |workspace: &Workspace| {
        let current = workspace.snapshot().unwrap().current;
        let mut names: Vec<String> =
            (0..current.installed.len()).map(|at| current.software(at).name).collect();
        names.sort();
        names
    };
    kept(&mut workspace, &list("2026-03-01T00:00:00Z", "PC-1", &["A", "B"]));
    let partial = list("2026-03-01T12:00:00Z", "PC-1", &["C"]);
    let how = Keeping { extent: Extent::SomeSoftware, ..Keeping::at(at(NOW)) };
    workspace.keep(&partial, &how).unwrap();
    assert_eq!(names(&workspace), ["A", "B", "C"]);
    // One that is older than all changes nothing, whenever it arrives.
    kept(&mut workspace, &list("2026-02-01T00:00:00Z", "PC-1", &["D"]));
    assert_eq!(names(&workspace), ["A", "B", "C"]);
    let scan = inventory(Origin::Scan, "2026-03-02T00:00:00Z", "PC-1", &["B", "E"]);
    kept(&mut workspace, &scan);
    assert_eq!(names(&workspace), ["B", "E"]);
    // A list is no substitute for the scan before it.
    kept(&mut workspace, &list("2026-03-02T01:00:00Z", "PC-1", &["B"]));
    assert_eq!(names(&workspace), ["B", "B", "E"]);
}

#[test]
fn what_only_an_older_scan_could_read_is_not_retired() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    let scan = |day: &str, state: SourceState| {
        let mut scan = inventory(Origin::Scan, &format!("{day}T00:00:00Z"), "PC-1", &["A"]);
        scan.sources.iter_mut().for_each(|source| source.state = state.clone());
        scan
    };
    kept(&mut workspace, &scan("2026-02-01", SourceState::Read));
    kept(&mut workspace, &scan("2026-02-02", SourceState::NeedsRights("denied".to_owned())));
    workspace.set_retention(Retention { newest: Some(1), days: None }, at(NOW)).unwrap();
    assert_eq!(workspace.retire(at(NOW)).unwrap(), 0, "the later one did not look there");
    kept(&mut workspace, &scan("2026-02-03", SourceState::Read));
    assert_eq!(workspace.retire(at(NOW)).unwrap(), 2);
}

#[test]
fn what_a_later_scan_looked_for_and_did_not_find_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    let scan = |day: &str, snap: SourceState| {
        let mut one = inventory(Origin::Scan, day, "PC-1", &["A"]);
        one.sources[0].id = "dpkg".to_owned();
        let source = |state| SourceReading {
            id: "snap".to_owned(),
            name: "Snaps".to_owned(),
            place: String::new(),
            state,
            count: 0,
        };
        one.add_source(source(snap));
        one
    };
    // The first scan read snaps; later ones found that there are none on the machine any more.
    kept(&mut workspace, &scan("2026-02-01T00:00:00Z", SourceState::Read));
    kept(&mut workspace, &scan("2026-02-02T00:00:00Z", SourceState::NotPresent));
    let retention = Retention { newest: Some(1), days: None };
    workspace.set_retention(retention, at(NOW)).unwrap();
    assert_eq!(workspace.retire(at(NOW)).unwrap(), 1);
}

#[test]
fn retention_and_deleting_leave_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    for day in 1..=4 {
        kept(&mut workspace, &list(&format!("2026-02-0{day}T00:00:00Z"), "PC-1", &["A"]));
    }
    kept(&mut workspace, &list("2026-01-01T00:00:00Z", "PC-2", &["A"]));
    assert_eq!(workspace.retire(at(NOW)).unwrap(), 0, "for ever without a setting");
    workspace.set_retention(Retention { newest: Some(3), days: None }, at(NOW)).unwrap();
    assert_eq!(workspace.retire(at(NOW)).unwrap(), 1);
    workspace.set_retention(Retention { newest: None, days: Some(10) }, at(NOW)).unwrap();
    assert_eq!(workspace.retire(at(NOW)).unwrap(), 2, "the newest of each machine stays");
    let left: Vec<i64> = workspace.inventories().unwrap().iter().map(|one| one.key.0).collect();
    assert_eq!(left, [4, 5]);
    workspace.delete(InventoryKey(4), at(NOW)).unwrap();
    assert!(workspace.delete(InventoryKey(4), at(NOW)).is_err());
    let outline = workspace.outline().unwrap();
    assert_eq!(outline.machines.len(), 1, "of the other nothing is known any more");
    let next = kept(&mut workspace, &list("2026-02-05T00:00:00Z", "PC-1", &["A"]));
    assert_eq!(next, InventoryKey(6), "no number is given twice");
    let outline = workspace.outline().unwrap();
    assert_eq!(outline.machines[0].key, MachineKey(1), "its number is its own");
    // Of which something was said, that stays known.
    workspace.decide(&key(1, "k"), &Decision::Removed, at(NOW)).unwrap();
    workspace.delete(next, at(NOW)).unwrap();
    let outline = workspace.outline().unwrap();
    assert_eq!(outline.machines.len(), 2);
    assert!(outline.machines[0].readings.is_empty());
}

#[test]
fn the_same_file_twice_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    let file = folder.path().join("list.csv");
    std::fs::write(&file, "Computer;Name").unwrap();
    let input = Some(InputHash::of_file(&file).unwrap());
    let how = Keeping { input, ..Keeping::at(at(NOW)) };
    let one = list("2026-03-01T00:00:00Z", "PC-1", &["A"]);
    assert_eq!(workspace.keep(&one, &how).unwrap(), Kept::New(InventoryKey(1)));
    let before = Kept::Before { inventory: InventoryKey(1), kept_at: at(NOW) };
    assert_eq!(workspace.keep(&one, &how).unwrap(), before);
    assert_eq!(workspace.inventories().unwrap().len(), 1);
    std::fs::write(&file, "Computer;Name;").unwrap();
    let input = Some(InputHash::of_file(&file).unwrap());
    let how = Keeping { input, ..how };
    assert_eq!(workspace.keep(&one, &how).unwrap(), Kept::New(InventoryKey(2)));
}

#[test]
fn a_list_that_was_corrected_is_kept_anew() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv");
    std::fs::write(&file, "Computer;Name").unwrap();
    let read = |serial: Option<&str>, version: Option<&str>, publisher: Option<&str>| {
        let origin = Origin::List { path: "list.csv".to_owned(), format: "CSV".to_owned() };
        let mut one = Inventory::new(origin, at(NOW));
        let serial = serial.map(str::to_owned);
        let machine = one.add_machine(Machine { serial, ..Machine::named("PC-1") });
        let software = Software {
            name: "A".to_owned(),
            version: version.map(str::to_owned),
            publisher: publisher.map(str::to_owned),
            ..Software::default()
        };
        one.push(machine, software, u16::MAX);
        one
    };
    let day = |text: &str| Some(text.parse::<jiff::civil::Date>().unwrap());
    let mut workspace = open(&folder.path().join("w"));
    let mut keep = |one: &Inventory, extent: Extent, list_date| {
        let input = Some(InputHash::of_list(&file, one, &extent, list_date).unwrap());
        let how = Keeping { input, extent, list_date, ..Keeping::at(at(NOW)) };
        match workspace.keep(one, &how).unwrap() {
            Kept::New(key) => (key.0, true),
            Kept::Before { inventory, .. } => (inventory.0, false),
        }
    };
    let plain = read(None, None, None);
    let some = Extent::SomeSoftware;
    assert_eq!(keep(&plain, some.clone(), day("2026-02-01")), (1, true));
    assert_eq!(keep(&plain, some.clone(), day("2026-02-01")), (1, false));
    assert_eq!(keep(&plain, some, day("2026-01-01")), (2, true), "of another day");
    assert_eq!(keep(&plain, Extent::WholeMachine, day("2026-01-01")), (3, true), "whole");
    let whole = |one: &Inventory| (one.clone(), Extent::WholeMachine, day("2026-01-01"));
    let columns = [
        read(Some("5CG1111"), None, None),
        read(None, Some("1.0"), None),
        read(None, None, Some("Example Ltd")),
    ];
    for (one, number) in columns.iter().zip(4..) {
        let (one, extent, day) = whole(one);
        assert_eq!(keep(&one, extent.clone(), day), (number, true), "another column");
        assert_eq!(keep(&one, extent, day), (number, false));
    }
}

#[test]
fn a_second_opener_may_look_and_is_told_who_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    let mut first = open(&path);
    kept(&mut first, &list(NOW, "PC-1", &["A"]));
    let mut second = Workspace::open(&path, &opening(Access::Change, "bob")).unwrap();
    assert!(!second.can_change());
    let said = second.notices()[0].to_string();
    assert!(said.contains("in use by ann on pc-1 since 2026-03-02T09:00:00Z"), "{said}");
    assert_eq!(second.snapshot().unwrap().current.installed.len(), 1);
    let refused = second.keep(&list(NOW, "PC-2", &["B"]), &Keeping::at(at(NOW))).unwrap_err();
    assert!(matches!(refused, WorkspaceError::HeldByOther { .. }), "{refused}");
    // What the first changes meanwhile is seen.
    kept(&mut first, &list(NOW, "PC-2", &["A"]));
    assert_eq!(second.outline().unwrap().machines.len(), 2);
    let copy = folder.path().join("copy");
    second.save_copy(&copy).unwrap();
    let from = backup::replace(&path, &copy, "before-import", &opening(Access::Change, "bob"));
    assert!(matches!(from, Err(WorkspaceError::HeldByOther { .. })));
    drop(first);
    assert!(Workspace::open(&path, &opening(Access::Change, "bob")).unwrap().can_change());
}

#[test]
fn who_left_it_open_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    kept(&mut open(&path), &list(NOW, "PC-1", &["A"]));
    let record = r#"{"person":"bob","host":"pc-1","process":4294967294,
        "since":"2026-03-01T00:00:00Z","seen":"2026-03-01T00:00:00Z"}"#;
    std::fs::write(folder.path().join("w.owner"), record).unwrap();
    let workspace = open(&path);
    assert!(workspace.can_change());
    assert!(matches!(&workspace.notices()[0], Notice::NotClosed(owner) if owner.person == "bob"));
    drop(workspace);
    assert!(!folder.path().join("w.owner").exists());
}

#[test]
fn foreign_newer_and_missing_files_are_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    assert!(matches!(fails(&path, Access::Change), WorkspaceError::Missing { .. }));
    assert!(matches!(fails(&path, Access::Look), WorkspaceError::Missing { .. }));
    std::fs::write(&path, "Computer;Name\nPC-1;A\n".repeat(20)).unwrap();
    let foreign = rusqlite::Connection::open(folder.path().join("other.db")).unwrap();
    foreign.execute_batch("CREATE TABLE places (url TEXT)").unwrap();
    drop(foreign);
    drop(open(&folder.path().join("newer")));
    let newer = rusqlite::Connection::open(folder.path().join("newer")).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    let _: (i64, i64, i64) = newer
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    drop(newer);
    std::fs::write(folder.path().join("empty"), "").unwrap();
    let before = content(folder.path());
    for access in [Access::Look, Access::Change, Access::ChangeOrCreate] {
        for (name, words) in [
            ("w", "is no workspace: it is no database"),
            ("other.db", "database of another program"),
            ("newer", "newer version of Interdict (form 999"),
            ("empty", "it is empty"),
            ("", "it is a folder"),
        ] {
            let error = fails(&folder.path().join(name), access).to_string();
            assert!(error.contains(words), "{error}");
            assert!(error.contains("left as it is"), "{error}");
        }
    }
    assert!(content(folder.path()) == before, "a file was changed");
}

#[test]
fn a_file_that_is_removed_or_exchanged_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    let mut workspace = open(&path);
    kept(&mut workspace, &list(NOW, "PC-1", &["A"]));
    std::fs::rename(&path, folder.path().join("moved")).unwrap();
    let one = list(NOW, "PC-2", &["A"]);
    let gone = workspace.keep(&one, &Keeping::at(at(NOW))).unwrap_err();
    assert!(matches!(gone, WorkspaceError::Gone { .. }), "{gone}");
    assert!(matches!(workspace.alive(at(NOW)), Err(WorkspaceError::Gone { .. })));
    std::fs::write(&path, "another").unwrap();
    let gone = workspace.keep(&one, &Keeping::at(at(NOW))).unwrap_err();
    assert!(matches!(gone, WorkspaceError::Gone { .. }), "{gone}");
    assert_eq!(std::fs::read(&path).unwrap(), b"another");
    // What is open can still be saved.
    workspace.save_copy(&folder.path().join("copy")).unwrap();
    assert_eq!(open(&folder.path().join("copy")).outline().unwrap().machines.len(), 1);
}

#[test]
fn a_full_disk_keeps_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    let how = Opening { most_pages: Some(60), ..opening(Access::ChangeOrCreate, "ann") };
    let mut workspace = Workspace::open(&path, &how).unwrap();
    kept(&mut workspace, &list(NOW, "PC-1", &["A"]));
    let names: Vec<String> = (0..10_000).map(|at| format!("A program with number {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let large = list(NOW, "PC-2", &names);
    let full = workspace.keep(&large, &Keeping::at(at(NOW))).unwrap_err();
    assert!(matches!(full, WorkspaceError::DiskFull { .. }), "{full}");
    // The next smaller change goes well, and nothing of the large one is there.
    kept(&mut workspace, &list(NOW, "PC-3", &["A"]));
    assert_eq!(workspace.outline().unwrap().machines.len(), 2);
    drop(workspace);
    let history = open(&path).history(|_| HashSet::new()).unwrap();
    assert_eq!((history.inventory.titles.len(), history.readings.len()), (1, 2));
}

#[test]
fn a_clock_that_went_back_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    kept(&mut open(&path), &list(NOW, "PC-1", &["A"]));
    let earlier = at(NOW) - SignedDuration::from_hours(48);
    let how = Opening { now: earlier, ..opening(Access::Change, "ann") };
    let mut workspace = Workspace::open(&path, &how).unwrap();
    assert!(matches!(workspace.notices(), [Notice::ClockBehind { .. }]));
    // Entries count in the order in which they were made.
    workspace.decide(&key(1, "k"), &Decision::Removed, earlier).unwrap();
    let last = workspace.decide(&key(1, "k"), &Decision::Open, earlier).unwrap();
    assert_eq!(workspace.log().unwrap().last().unwrap().id, last);
    // A list from the future counts as of the day on which it was kept.
    let future = list("2036-01-01T00:00:00Z", "PC-1", &["A"]);
    workspace.keep(&future, &Keeping::at(at(NOW))).unwrap();
    let outline = workspace.outline().unwrap();
    assert_eq!(outline.machines[0].readings.last().unwrap().at, at(NOW));
}

#[test]
fn five_daily_copies_stay_and_one_can_be_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.interdict");
    for day in 1..=8 {
        let now = at(&format!("2026-03-0{day}T10:00:00Z"));
        let how = Opening { now, ..opening(Access::ChangeOrCreate, "ann") };
        let mut workspace = Workspace::open(&path, &how).unwrap();
        for number in 1..=2 {
            let machine = format!("PC-{day}-{number}");
            let one = list("2026-03-01T00:00:00Z", &machine, &["A"]);
            workspace.keep(&one, &Keeping::at(now)).unwrap();
        }
    }
    let copies = backup::copies(&path).unwrap();
    let days: Vec<i8> = copies.iter().map(|copy| copy.day.day()).collect();
    assert_eq!(days, [8, 7, 6, 5, 4]);
    // The file is damaged; the copy of the day before puts it back, and the damaged one stays.
    let mut bytes = std::fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(4096).step_by(7) {
        *byte ^= 0x55;
    }
    std::fs::write(&path, &bytes).unwrap();
    let error = fails(&path, Access::Change);
    assert!(matches!(error, WorkspaceError::Damaged { .. }) && error.can_restore(), "{error}");
    assert!(std::fs::read(&path).unwrap() == bytes, "the damaged file was changed");
    let how = opening(Access::Change, "ann");
    let aside = backup::replace(&path, &copies[0].path, "damaged", &how).unwrap().unwrap();
    assert!(std::fs::read(&aside).unwrap() == bytes, "the damaged file was changed");
    assert!(aside.file_name().unwrap().to_string_lossy().contains("damaged-2026-03-02-090000"));
    // Made before the first change of the eighth day.
    assert_eq!(open(&path).outline().unwrap().machines.len(), 14);
    // A damaged copy is refused before anything is moved.
    let before = content(folder.path());
    let no = backup::replace(&path, &aside, "damaged", &how).unwrap_err();
    assert!(matches!(no, WorkspaceError::Damaged { .. }), "{no}");
    assert!(content(folder.path()) == before, "a file was changed");
}

#[test]
fn the_whole_workspace_is_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    let mut workspace = open(&path);
    kept(&mut workspace, &full());
    workspace.decide(&key(1, "k"), &Decision::Removed, at(NOW)).unwrap();
    let file = folder.path().join("export.interdict");
    workspace.save_copy(&file).unwrap();
    assert!(matches!(workspace.save_copy(&file), Err(WorkspaceError::AlreadyThere { .. })));
    let other = folder.path().join("elsewhere/w");
    let how = opening(Access::ChangeOrCreate, "bob");
    assert_eq!(backup::replace(&other, &file, "before-import", &how).unwrap(), None);
    let opened = Workspace::open(&other, &how).unwrap();
    assert_eq!(opened.log().unwrap(), workspace.log().unwrap());
    assert_eq!(rows(&opened.inventory(InventoryKey(1)).unwrap()), rows(&full()));
}

/// A workspace of some size, closed, and the bytes of its file.
fn closed(path: &Path) -> Vec<u8> {
    let mut workspace = open(path);
    let names: Vec<String> = (0..300).map(|at| format!("Program {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for machine in 0..20 {
        kept(&mut workspace, &list(NOW, &format!("PC-{machine}"), &names));
    }
    kept(&mut workspace, &full());
    workspace.decide(&key(1, "k"), &Decision::Removed, at(NOW)).unwrap();
    workspace.close().unwrap();
    std::fs::read(path).unwrap()
}

fn all(inventory: &Inventory) -> HashSet<TitleId> {
    (0..u32::try_from(inventory.titles.len()).unwrap()).map(TitleId).collect()
}

/// Opens a spoiled file in every way and reads all of it: it may be refused or read, never a panic, and
/// opening and reading alone change nothing.
fn try_everything(path: &Path, bytes: &[u8]) -> bool {
    let mut refused = false;
    for access in [Access::Look, Access::Change, Access::ChangeOrCreate] {
        match Workspace::open(path, &opening(access, "ann")) {
            Err(error) => {
                refused = true;
                assert!(!error.to_string().is_empty());
            }
            Ok(workspace) => {
                let snapshot = workspace.snapshot();
                refused |= snapshot.is_err() | workspace.history(all).is_err();
                refused |= workspace.log().is_err();
                for number in [1, 21] {
                    refused |= workspace.inventory(InventoryKey(number)).is_err();
                }
            }
        }
        assert!(std::fs::read(path).unwrap() == bytes, "a damaged file was written to");
    }
    refused
}

/// The same numbers in each run: a failure can be looked at again.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

#[test]
fn a_hundred_damaged_bytes_are_no_panic_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    let whole = closed(&path);
    let mut numbers = Numbers(7);
    let mut refused = 0;
    for _ in 0..100 {
        let mut bytes = whole.clone();
        let at = numbers.below(bytes.len());
        bytes[at] ^= u8::try_from(1 + numbers.below(255)).unwrap();
        std::fs::write(&path, &bytes).unwrap();
        refused += u32::from(try_everything(&path, &bytes));
    }
    assert!(refused > 20, "damage is noticed: {refused}");
    std::fs::write(&path, &whole).unwrap();
    assert!(!try_everything(&path, &whole), "the whole file is read");
}

#[test]
fn a_file_cut_at_a_hundred_lengths_is_refused_and_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    let whole = closed(&path);
    let mut numbers = Numbers(11);
    for round in 0..100 {
        let length = if round < 3 { round } else { numbers.below(whole.len()) };
        let bytes = &whole[..length];
        std::fs::write(&path, bytes).unwrap();
        assert!(try_everything(&path, bytes), "cut at {length}");
    }
}

#[test]
fn a_workspace_of_every_earlier_form_is_brought_up_to_date() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workspace");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    std::fs::copy(fixtures.join("form-1.interdict"), &path).unwrap();
    // Looking alone does not change it, and it can be read.
    let before = std::fs::read(&path).unwrap();
    let look = Workspace::open(&path, &opening(Access::Look, "ann")).unwrap();
    assert_eq!(look.form().unwrap(), 1);
    assert_eq!(look.inventories().unwrap().len(), 1);
    drop(look);
    assert!(std::fs::read(&path).unwrap() == before, "it was changed");
    let workspace = Workspace::open(&path, &opening(Access::Change, "ann")).unwrap();
    let [Notice::Migrated { from: 1, backup: Some(kept) }] = workspace.notices() else {
        panic!("{:?}", workspace.notices())
    };
    assert!(kept.ends_with("w.backups/form-1.interdict"), "{}", kept.display());
    assert_eq!(workspace.form().unwrap(), 4);
    assert_eq!(rows(&workspace.inventory(InventoryKey(1)).unwrap()), rows(&full()));
    let log = workspace.log().unwrap();
    assert!(matches!(log[1].change, Change::Finding { .. }));
    // The one before it is still of the earlier form.
    assert_eq!(Workspace::open(kept, &opening(Access::Look, "x")).unwrap().form().unwrap(), 1);
    drop(workspace);
    // The form before the day of a list and own rules.
    let path = folder.path().join("w2");
    std::fs::copy(fixtures.join("form-2.interdict"), &path).unwrap();
    for access in [Access::Look, Access::Change] {
        let mut workspace = Workspace::open(&path, &opening(access, "ann")).unwrap();
        assert_eq!(workspace.form().unwrap(), if access == Access::Look { 2 } else { 4 });
        let snapshot = workspace.snapshot().unwrap();
        assert_eq!(snapshot.current.installed.len(), 3);
        assert_eq!(snapshot.outline.inventories[0].list_date, None);
        assert_eq!(snapshot.outline.own_rules, None);
        assert!(matches!(snapshot.outline.log[1].change, Change::Finding { .. }));
        assert_eq!(workspace.take_over_rules("x = 1", at(NOW)).unwrap(), access == Access::Change);
        // Not a second time.
        assert!(!workspace.take_over_rules("y = 1", at(NOW)).unwrap());
        let rules = workspace.own_rules().unwrap();
        assert_eq!(rules.as_deref(), (access == Access::Change).then_some("x = 1"));
    }
    drop(workspace_of_form_3(&fixtures, folder.path()));
}

#[test]
fn a_decision_is_followed_without_reading_anew() {
    use interdict::app::standing;
    let catalog = interdict::catalog::builtin().unwrap();
    let today = "2026-03-01".parse().unwrap();
    let of = |workspace: &Workspace| {
        standing::of(workspace, &catalog, &Profile::default(), today).unwrap()
    };
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder.path().join("w"));
    for (day, machine, programs) in [
        ("2026-01-01", "PC-1", &["Kaspersky Free", "Kaspersky Password Manager"][..]),
        ("2026-01-02", "PC-2", &["Kaspersky Free"]),
        ("2026-01-03", "PC-3", &["Kaspersky Free"]),
        // Gone again, and the list says so.
        ("2026-01-04", "PC-3", &["7-Zip"]),
    ] {
        kept(&mut workspace, &list(&format!("{day}T00:00:00Z"), machine, programs));
    }
    let mut last = of(&workspace);
    assert!(last.findings.len() >= 4, "{}", last.findings.len());
    let keys: Vec<FindingKey> = last.findings.iter().map(|one| one.key.clone()).collect();
    let wrong = |one: &standing::StandingFinding| Decision::WrongMatch {
        why: "own tool".to_owned(),
        titles: one.titles.to_vec(),
        everywhere: true,
    };
    let exempt = Decision::Exempt {
        who: "Ann".to_owned(),
        why: "contract".to_owned(),
        until: Some("2026-02-01".parse().unwrap()),
    };
    let everywhere = wrong(&last.findings[0]);
    let told = |own: &standing::Standing| -> Vec<String> {
        let findings = own.findings.iter();
        findings
            .map(|one| format!("{:?} {:?} {:?} {:?}", one.key, one.finding, one.notes, one.entry))
            .collect()
    };
    for (key, decision) in [
        (&keys[1], exempt),
        (&keys[0], everywhere),
        (&keys[2], Decision::InProgress { who: "Bob".to_owned() }),
        // Takes the wrong match everywhere back.
        (&keys[0], Decision::Open),
        (&keys[3], Decision::Removed),
    ] {
        workspace.decide(key, &decision, at(NOW)).unwrap();
        last = standing::decided(&last, workspace.outline().unwrap(), today);
        assert_eq!(told(&last), told(&of(&workspace)), "{decision:?}");
    }
}

/// The form before copied ids were recorded: what its list shows to be copied is known afterwards, too.
fn workspace_of_form_3(fixtures: &Path, folder: &Path) -> Workspace {
    let path = folder.join("w3");
    std::fs::copy(fixtures.join("form-3.interdict"), &path).unwrap();
    let look = Workspace::open(&path, &opening(Access::Look, "ann")).unwrap();
    assert_eq!(look.form().unwrap(), 3);
    assert_eq!(look.outline().unwrap().machines.len(), 3);
    drop(look);
    let mut workspace = Workspace::open(&path, &opening(Access::Change, "ann")).unwrap();
    assert_eq!(workspace.form().unwrap(), 4);
    let outline = workspace.outline().unwrap();
    assert_eq!(outline.machines.len(), 3);
    assert_eq!(outline.inventories[0].list_date, Some("2025-11-03".parse().unwrap()));
    let key = outline.inventories[0].key;
    workspace.delete(key, at(NOW)).unwrap();
    for name in ["VM-2", "VM-1"] {
        let mut one = list(NOW, name, &["A"]);
        one.machines[0].serial = Some("CLONE77".to_owned());
        kept(&mut workspace, &one);
    }
    let outline = workspace.outline().unwrap();
    assert_eq!(outline.machines.len(), 2);
    assert!(outline.questions.is_empty(), "{:?}", outline.questions);
    workspace
}

mod any_order {
    use proptest::prelude::*;

    use super::*;

    fn any_inventory() -> impl Strategy<Value = (Inventory, Extent)> {
        let names = ["PC-1", "pc-1", "PC-1.a.example", "PC-1.b.example", "PC-2", "SRV", ""];
        let machine = prop::sample::select(names.to_vec());
        let programs = prop::sample::subsequence(vec!["A", "B", "C"], 0..=3);
        let serial = prop::sample::select(vec!["", "", "S1234567", "S7654321"]);
        let extent = prop::sample::select(vec![Extent::WholeMachine, Extent::SomeSoftware]);
        (0_i64..4, machine, programs, serial, any::<bool>(), extent).prop_map(
            |(day, machine, programs, serial, scan, extent)| {
                let origin = if scan {
                    Origin::Scan
                } else {
                    Origin::List { path: "l".to_owned(), format: "CSV".to_owned() }
                };
                let day = at("2026-02-01T00:00:00Z") + SignedDuration::from_hours(24 * day);
                let mut one = inventory(origin, &day.to_string(), machine, &programs);
                one.machines[0].serial = Some(serial.to_owned()).filter(|text| !text.is_empty());
                (one, extent)
            },
        )
    }

    /// What is known in the end, without the numbers that were given on the way.
    fn state(all: &[(Inventory, Extent)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = open(&folder.path().join("w"));
        for (one, extent) in all {
            let how = Keeping { extent: extent.clone(), ..Keeping::at(at(NOW)) };
            workspace.keep(one, &how).unwrap();
        }
        let snapshot = workspace.snapshot().unwrap();
        let mut state: Vec<String> = snapshot
            .outline
            .machines
            .iter()
            .enumerate()
            .map(|(at, machine)| {
                let current = &snapshot.current;
                let mut rows: Vec<String> = (0..current.installed.len())
                    .filter(|row| current.installed[*row].machine.0 as usize == at)
                    .map(|row| current.software(row).name)
                    .collect();
                rows.sort();
                let readings: Vec<_> =
                    machine.readings.iter().map(|own| (own.at, own.rows, own.counts)).collect();
                format!("{:?} {rows:?} {readings:?}", machine.machine)
            })
            .collect();
        state.sort();
        state
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn inventories_give_the_same_state_in_any_order(
            (sorted, shuffled) in prop::collection::vec(any_inventory(), 1..7).prop_flat_map(|all| {
                let mut sorted = all.clone();
                sorted.sort_by_key(|(one, _)| one.read_at);
                (Just(sorted), Just(all).prop_shuffle())
            })
        ) {
            prop_assert_eq!(state(&sorted), state(&shuffled));
        }
    }
}
