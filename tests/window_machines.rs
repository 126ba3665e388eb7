//! Machines in the window: made one, told apart, tagged, asked about; their older readings looked at. What is
//! pressed is pressed in the real window, on a workspace in a real file.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use driven::settle;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interdict::app::{App, ChangeKind, Command, Page};
use interdict::model::{Installed, Inventory, Jurisdiction, Machine, Origin, Title};
use interdict::ui::Window;
use jiff::Timestamp;

const LIST: &str = "Computer,Serial number,Software,Publisher,Version\n\
    PC-12,,Kaspersky Free,AO Kaspersky Lab,21.3\n\
    RECEPTION,,7-Zip,Igor Pavlov,24.08\n\
    NF-ENG-02,,Yandex Browser,YANDEX LLC,24.4.1\n";

fn window<'a>(workspace: &Path) -> Harness<'a, Window> {
    window_of(Some(workspace))
}

/// Without a workspace nothing is kept.
fn window_of<'a>(workspace: Option<&Path>) -> Harness<'a, Window> {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::FinishFirstStart);
    if let Some(workspace) = workspace {
        app.remember_in(workspace.to_owned());
    }
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_pixels_per_point(1.0)
        .with_theme(eframe::egui::Theme::Light)
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    settle(&mut harness);
    harness
}

fn keep(harness: &mut Harness<'_, Window>, folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(harness);
    harness.state_mut().app().handle(Command::Partial(false));
    harness.state_mut().app().handle(Command::KeepList);
    settle(harness);
}

/// A list of one computer that tells its serial number.
fn reading(list: &str, serial: Option<&str>) -> Inventory {
    let origin = Origin::List { path: list.to_owned(), format: "CSV".to_owned() };
    let mut inventory = Inventory::new(origin, Timestamp::now());
    let serial = serial.map(str::to_owned);
    let machine = inventory.add_machine(Machine { serial, ..Machine::named("PC-12") });
    let title = Title { name: "7-Zip".to_owned(), ..Title::default() };
    let title = inventory.intern_title(title);
    inventory.installed.push(Installed::new(title, machine));
    inventory
}

fn go(harness: &mut Harness<'_, Window>, page: Page) {
    harness.state_mut().app().handle(Command::Go(page));
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
}

/// The button that begins and ends so: between them stands when it was read.
fn press_of(harness: &mut Harness<'_, Window>, verb: &str, file: &str) {
    harness
        .get_by(|node| {
            node.role() == Role::Button
                && node.label().is_some_and(|own| own.starts_with(verb) && own.ends_with(file))
        })
        .click();
    harness.run_steps(3);
}

fn write(harness: &mut Harness<'_, Window>, field: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, field).type_text(words);
    harness.run_steps(3);
}

fn undo(harness: &mut Harness<'_, Window>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    settle(harness);
}

fn machines(harness: &mut Harness<'_, Window>) -> Vec<String> {
    harness.state_mut().app().state.machine_names().into_iter().collect()
}

fn open(harness: &mut Harness<'_, Window>, machine: &str) {
    let row = format!("{machine}, ");
    harness
        .get_by(|node| {
            node.role() == Role::Row && node.label().is_some_and(|own| own.starts_with(&row))
        })
        .click();
    harness.run_steps(3);
}

#[test]
fn two_machines_are_made_one_told_apart_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    keep(&mut harness, folder.path(), "a.csv", LIST);
    go(&mut harness, Page::Machines);
    assert_eq!(machines(&mut harness), ["NF-ENG-02", "PC-12", "RECEPTION"]);

    open(&mut harness, "PC-12");
    press(&mut harness, "This is the same machine as…");
    write(&mut harness, "Find a machine", "recep");
    assert!(harness.query_by_role_and_label(Role::RadioButton, "NF-ENG-02").is_none());
    harness.get_by_role_and_label(Role::RadioButton, "RECEPTION").click();
    harness.run_steps(3);
    press(&mut harness, "Make them one");
    settle(&mut harness);
    assert_eq!(machines(&mut harness).len(), 2);
    let told = &harness.state_mut().app().state.told;
    assert_eq!(told.front().unwrap().title, "2 machines are one now");

    // The page stays on the machine, whichever number it goes by now, and names what it was read under.
    assert!(harness.query_by_label("Read under the names").is_some());
    assert!(harness.query_by_label("PC-12 and RECEPTION are one machine").is_some());
    press(&mut harness, "Not the same machine: PC-12");
    settle(&mut harness);
    assert_eq!(machines(&mut harness).len(), 3);
    undo(&mut harness);
    assert_eq!(machines(&mut harness).len(), 2, "they are one again");
    undo(&mut harness);
    assert_eq!(machines(&mut harness).len(), 3, "as they were read");
}

#[test]
fn ticked_machines_are_made_one_tagged_and_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    keep(&mut harness, folder.path(), "a.csv", LIST);
    go(&mut harness, Page::Machines);
    harness.get_by_label("Tick all: Machines").click();
    harness.run_steps(3);
    press(&mut harness, "Tag 3 machines…");
    write(&mut harness, "Tag", "Accounting");
    press(&mut harness, "Add tag");
    settle(&mut harness);
    open(&mut harness, "PC-12");
    press(&mut harness, "Take away the tag Accounting");
    settle(&mut harness);
    press(&mut harness, "All machines");
    // The chip counts those that still have the tag, and shows them.
    harness.get_by_role_and_label(Role::CheckBox, "Accounting 2").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("2 machines, most serious first").is_some());

    harness.get_by_label("Tick all: Machines").click();
    harness.run_steps(3);
    press(&mut harness, "These 2 are one machine…");
    harness.get_by_role_and_label(Role::RadioButton, "RECEPTION").click();
    harness.run_steps(2);
    press(&mut harness, "Make them one");
    settle(&mut harness);
    assert_eq!(machines(&mut harness), ["PC-12", "RECEPTION"]);
    undo(&mut harness);
    assert_eq!(machines(&mut harness).len(), 3);
    harness.get_by_label("Tick all: Machines").click();
    harness.run_steps(3);
    press(&mut harness, "Leave out 2 machines");
    settle(&mut harness);
    assert_eq!(machines(&mut harness), ["PC-12"], "the others do not count");
}

#[test]
fn a_question_is_asked_where_machines_stand_and_answered_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    let mut harness = window(&file);
    // Two machines of one name, known by their serial numbers, and a list that tells none.
    for (list, serial) in
        [("a.csv", Some("5CG0001AAA")), ("b.csv", Some("5CG0002BBB")), ("c.csv", None)]
    {
        harness.state_mut().app().take_reading(reading(list, serial));
        settle(&mut harness);
    }
    go(&mut harness, Page::Machines);
    let asked = |harness: &mut Harness<'_, Window>| {
        harness.query_by_label("Which machine is PC-12?").is_some()
    };
    assert!(asked(&mut harness));
    harness.get_by_role_and_label(Role::Tab, "Machines 3, 1 question about machines");
    press(&mut harness, "Later: PC-12");
    assert!(!asked(&mut harness), "not again before the next start");
    drop(harness);

    let mut harness = window(&file);
    go(&mut harness, Page::Machines);
    assert!(asked(&mut harness));
    press(&mut harness, "None of these: PC-12");
    settle(&mut harness);
    assert!(!asked(&mut harness));
    drop(harness);

    let mut harness = window(&file);
    go(&mut harness, Page::Machines);
    assert!(!asked(&mut harness), "it was answered for good");
    undo(&mut harness);
    assert!(asked(&mut harness));
    press(&mut harness, "It is PC-12, serial number 5CG0002BBB");
    settle(&mut harness);
    assert!(!asked(&mut harness));
    let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
    let outline = &remembered.standing.outline;
    assert_eq!(outline.machines.len(), 2);
    let one = outline.machines.iter().find(|own| own.names.len() == 2).unwrap();
    assert_eq!(one.machine.serial.as_deref(), Some("5CG0002BBB"));
}

#[test]
fn an_older_reading_is_looked_at_and_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    keep(&mut harness, folder.path(), "a.csv", LIST);
    let later = LIST.replace("Kaspersky Free,AO Kaspersky Lab", "7-Zip,Igor Pavlov");
    keep(&mut harness, folder.path(), "b.csv", &later);
    go(&mut harness, Page::Machines);
    open(&mut harness, "PC-12");
    press_of(&mut harness, "Look at the reading", "a.csv");
    settle(&mut harness);
    assert!(harness.query_all_by_label_contains("This is how it was on").next().is_some());
    assert!(harness.query_all_by_label_contains("nothing can be decided here").next().is_some());
    assert!(harness.query_by_role_and_label(Role::Row, "Kaspersky Free").is_some());
    assert!(harness.query_by_label("Decide…").is_none());
    press(&mut harness, "Back to the machine");

    press_of(&mut harness, "Delete the reading", "a.csv");
    press(&mut harness, "Delete");
    settle(&mut harness);
    let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
    assert_eq!(remembered.standing.outline.inventories.len(), 1);
}

#[test]
fn a_list_counts_as_of_its_own_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    keep(&mut harness, folder.path(), "new.csv", &LIST.replace("21.3", "21.9"));
    let path = folder.path().join("old.csv");
    std::fs::write(&path, LIST).unwrap();
    // As a file that was exported on 2024-03-02.
    let spring = SystemTime::UNIX_EPOCH + Duration::from_hours(474_828);
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(spring).unwrap();
    drop(file);
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(&mut harness);
    let day = |harness: &mut Harness<'_, Window>| {
        harness.state_mut().app().state.preview.as_ref().unwrap().day.clone()
    };
    assert_eq!(day(&mut harness), "2024-03-02");
    assert!(harness.query_by_role_and_label(Role::TextInput, "As of which day?").is_some());
    harness.state_mut().app().handle(Command::ListDay("2999-01-01".to_owned()));
    harness.run_steps(2);
    assert!(!harness.state_mut().app().state.preview.as_ref().unwrap().is_ready(), "not there yet");
    harness.state_mut().app().handle(Command::ListDay("2024-03-03".to_owned()));
    harness.state_mut().app().handle(Command::Partial(false));
    harness.state_mut().app().handle(Command::KeepList);
    settle(&mut harness);
    let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
    let outline = &remembered.standing.outline;
    let old = outline.inventories.iter().find(|record| record.list_date.is_some()).unwrap();
    assert_eq!(old.list_date, Some("2024-03-03".parse().unwrap()));
    let finding = remembered.standing.findings.iter().find(|one| one.finding.vendor == "kaspersky");
    assert_eq!(finding.unwrap().finding.version.as_deref(), Some("21.9"), "the newer one counts");
}

#[test]
fn lists_kept_together_count_as_of_their_own_days() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    let lists = folder.path().join("lists");
    std::fs::create_dir(&lists).unwrap();
    let noon = SystemTime::UNIX_EPOCH + Duration::from_hours(474_828);
    for number in 0..6_u64 {
        let path = lists.join(format!("pc-{number}.csv"));
        let mut text = "Computer,Software,Publisher\n".to_owned();
        // The last one is of some programs only.
        for program in 0..if number == 5 { 1 } else { 12 } {
            writeln!(text, "PC-{number},Program {program},Example Ltd").unwrap();
        }
        std::fs::write(&path, text).unwrap();
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(noon + Duration::from_hours(24 * number)).unwrap();
    }
    harness.state_mut().app().handle(Command::Import(vec![lists]));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::KeepAll(false));
    settle(&mut harness);
    let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
    let inventories = &remembered.standing.outline.inventories;
    let mut days: Vec<String> = inventories
        .iter()
        .map(|record| record.list_date.map_or_else(String::new, |day| day.to_string()))
        .collect();
    days.sort();
    let expected = ["02", "03", "04", "05", "06", "07"].map(|day| format!("2024-03-{day}"));
    assert_eq!(days, expected);
    let partial: Vec<bool> = inventories.iter().map(|record| !record.is_whole()).collect();
    assert_eq!(partial.iter().filter(|is| **is).count(), 1, "nothing looks gone for it");
}

#[test]
fn the_scan_of_this_computer_is_known_among_many_lists() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    let here = harness.state_mut().app().state.here.clone();
    let mut scan = reading("scan", None);
    scan.origin = Origin::Scan;
    scan.machines[0].name.clone_from(&here);
    harness.state_mut().app().take_reading(scan);
    settle(&mut harness);
    assert!(harness.state_mut().app().state.scan().is_some());
    let lists = folder.path().join("lists");
    std::fs::create_dir(&lists).unwrap();
    for number in 0..70 {
        let one = format!("Computer,Software\nPC-{number},7-Zip\n");
        std::fs::write(lists.join(format!("{number}.csv")), one).unwrap();
    }
    harness.state_mut().app().handle(Command::Import(vec![lists]));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::KeepAll(false));
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    assert_eq!(state.inventories.len(), 1, "their rows stand together");
    let own = state.scan().expect("the scan of this computer");
    assert_eq!(own.machines[0].name, here);
}

#[test]
fn what_changed_is_found_in_the_palette() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    two_days(&mut harness, folder.path());
    go(&mut harness, Page::Findings);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Find a command").type_text("what changed");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    settle(&mut harness);
    assert_eq!(harness.state_mut().app().state.page, Page::Machines);
    assert!(harness.state_mut().app().state.changed.is_some());
}

/// Two lists, one of a day long ago.
fn two_days(harness: &mut Harness<'_, Window>, folder: &Path) {
    let path = folder.join("spring.csv");
    std::fs::write(&path, LIST).unwrap();
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(harness);
    harness.state_mut().app().handle(Command::ListDay("2024-03-03".to_owned()));
    harness.state_mut().app().handle(Command::Partial(false));
    harness.state_mut().app().handle(Command::KeepList);
    settle(harness);
    let later = LIST
        .replace("Kaspersky Free,AO Kaspersky Lab,21.3", "PDF Reader,Example Ltd,1.0")
        .replace("24.4.1", "24.5.0");
    keep(harness, folder, "today.csv", &later);
}

#[test]
fn two_days_are_compared_by_machine_and_by_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    two_days(&mut harness, folder.path());
    go(&mut harness, Page::Machines);
    press(&mut harness, "What changed…");
    settle(&mut harness);
    for row in [
        "PC-12: Kaspersky Free, Gone",
        "PC-12: PDF Reader, New",
        "NF-ENG-02: Yandex Browser, Version changed",
    ] {
        assert!(harness.query_by_role_and_label(Role::Row, row).is_some(), "{row}");
    }
    let changed = harness.state_mut().app().state.changed.clone().unwrap();
    assert_eq!(changed.count(ChangeKind::Gone), 1);
    // What the rules name comes first, and says so.
    assert!(changed.rows[0].verdict.is_some(), "{:?}", changed.rows);
    assert!(changed.table(b',').contains("PC-12,Kaspersky Free,Gone,21.3,"));
    harness.get_by_label("By program").click();
    harness.run_steps(3);
    let row = "PDF Reader: New on 1 machine";
    assert!(harness.query_by_role_and_label(Role::Row, row).is_some());
    harness.get_by_label("By machine").click();
    harness.run_steps(2);
    press(&mut harness, "Back");
    assert!(harness.query_by_label("3 machines, most serious first").is_some());

    // The two readings of one machine.
    open(&mut harness, "PC-12");
    press_of(&mut harness, "What changed with the reading", "today.csv");
    settle(&mut harness);
    assert!(harness.query_by_role_and_label(Role::Row, "PC-12: PDF Reader, New").is_some());
    assert!(harness.query_by_role_and_label(Role::Row, "PC-12: Kaspersky Free, Gone").is_some());
}

#[test]
fn without_a_workspace_the_same_counts_as_nothing_found() {
    let mut harness = window_of(None);
    // For the last computer the list names no program.
    let mut inventory = Inventory::new(reading("a.csv", None).origin, Timestamp::now());
    for (machine, program) in [("PC-1", "QQ"), ("PC-2", "7-Zip"), ("PC-3", "")] {
        let machine = inventory.add_machine(Machine::named(machine));
        if !program.is_empty() {
            let title = Title { name: program.to_owned(), ..Title::default() };
            let title = inventory.intern_title(title);
            inventory.installed.push(Installed::new(title, machine));
        }
    }
    let mut limited = inventory.clone();
    harness.state_mut().app().take_reading(inventory);
    settle(&mut harness);
    go(&mut harness, Page::Machines);
    for chip in ["To review 1", "Nothing found 1", "Not fully read 1"] {
        assert!(harness.query_by_label(chip).is_some(), "{chip}");
    }
    // What it cannot show may be on any of them.
    limited.cannot_show.push("Programs of single users.".to_owned());
    harness.state_mut().app().take_reading(limited);
    settle(&mut harness);
    for chip in ["To review 1", "Not fully read 2"] {
        assert!(harness.query_by_label(chip).is_some(), "{chip}");
    }
}

#[test]
fn a_list_that_has_few_programs_of_one_computer_is_left_for_a_look() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    let lists = folder.path().join("lists");
    std::fs::create_dir(&lists).unwrap();
    for number in 0..6 {
        let mut text = "Computer,Software,Publisher\n".to_owned();
        for program in 0..100 {
            writeln!(text, "PC-{number},Program {program},Example Ltd").unwrap();
        }
        if number == 5 {
            text.push_str("PC-X,Program 1,Example Ltd\n");
        }
        std::fs::write(lists.join(format!("{number}.csv")), text).unwrap();
    }
    harness.state_mut().app().handle(Command::Import(vec![lists]));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::KeepAll(false));
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    let kept = &state.remembered.as_ref().unwrap().standing.outline.inventories;
    assert_eq!(kept.len(), 5);
    let left = state.preview.as_ref().unwrap();
    assert_eq!(left.name(), "5.csv");
    assert!(left.partial, "what it lacks of PC-X is not taken for gone");
}

#[test]
fn a_list_that_was_kept_wrong_is_corrected_by_keeping_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder.path().join("office.interdict"));
    let path = folder.path().join("a.csv");
    std::fs::write(&path, LIST).unwrap();
    // As some programs, as whole, of another day, and that once more.
    let ways =
        [(true, None), (false, None), (false, Some("2026-01-02")), (false, Some("2026-01-02"))];
    for ((partial, day), expected) in ways.into_iter().zip([1, 2, 3, 3]) {
        harness.state_mut().app().handle(Command::Import(vec![path.clone()]));
        settle(&mut harness);
        harness.state_mut().app().handle(Command::Partial(partial));
        if let Some(day) = day {
            harness.state_mut().app().handle(Command::ListDay(day.to_owned()));
        }
        harness.state_mut().app().handle(Command::KeepList);
        settle(&mut harness);
        let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
        assert_eq!(remembered.standing.outline.inventories.len(), expected, "{partial} {day:?}");
    }
}
