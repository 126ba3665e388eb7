//! What the window says of a scan: what was read and what was not, a scan as administrator, a mounted
//! disk.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use driven::settle;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interdict::app::elevated::{ElevatedError, Launcher};
use interdict::app::{App, Command, Page, PanelTab, Purpose};
use interdict::model::{
    Identifiers, Inventory, Jurisdiction, Kind, Machine, Origin, Platform, Scope, Software,
    SourceOutcome, SourceState,
};
use interdict::platform::ElevationError;
use interdict::scan;
use interdict::ui::Window;

fn app() -> App {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.state.today = jiff::civil::date(2026, 11, 24);
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::FinishFirstStart);
    app
}

fn window<'a>(app: App, size: [f32; 2]) -> Harness<'a, Window> {
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(eframe::egui::Theme::Light)
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    harness.run_steps(3);
    harness
}

fn record(kind: Kind, name: &str, publisher: &str, source: &str) -> Software {
    Software {
        kind,
        name: name.to_owned(),
        publisher: Some(publisher.to_owned()).filter(|text| !text.is_empty()),
        source: source.to_owned(),
        ..Software::default()
    }
}

fn outcome(id: &str, name: &str, state: SourceState, software: Vec<Software>) -> SourceOutcome {
    SourceOutcome { software, ..scan::empty(id, name, "", state) }
}

/// A scan of a Windows machine that could not see everything.
fn partial() -> Inventory {
    let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::UNIX_EPOCH);
    let machine = inventory
        .add_machine(Machine { platform: Some(Platform::Windows), ..Machine::named("NF-LIB-03") });
    let needs = |what: &str| SourceState::NeedsRights(format!("Access to {what} was denied."));
    let program = record(Kind::Program, "7-Zip", "Igor Pavlov", "uninstall-hklm-64");
    let services = (0..340)
        .map(|at| record(Kind::Service, &format!("Service {at}"), "", "services"))
        .collect();
    for one in [
        outcome("uninstall-hklm-64", "Programs", SourceState::Read, vec![program]),
        outcome("services", "Services", SourceState::Read, services),
        outcome("users", "Programs of user anna", needs(r"C:\Users\anna\NTUSER.DAT"), vec![]),
        outcome("tasks", "Scheduled tasks", needs(r"C:\Windows\System32\Tasks"), vec![]),
        outcome("wsl", "Linux systems", SourceState::NotPresent, vec![]),
        outcome(
            "whole:Network drive",
            "Network drive",
            SourceState::GaveUp("It did not answer within 20 seconds, so it was given up.".into()),
            vec![],
        ),
        outcome("startup", "Start-up entries", SourceState::Read, vec![]),
    ] {
        inventory.take(machine, one);
    }
    inventory.cannot_show = vec!["Browser extensions are not in this result.".to_owned()];
    inventory
}

/// What an administrator would have read: the two sources that were denied, and a product in them.
fn whole() -> Inventory {
    let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::UNIX_EPOCH);
    let machine = inventory.add_machine(Machine::named("NF-LIB-03"));
    let found = Software {
        version: Some("12.5".to_owned()),
        location: Some(r"C:\Program Files (x86)\Kaspersky Lab".to_owned()),
        ..record(
            Kind::Program,
            "Kaspersky Endpoint Security for Windows",
            "AO Kaspersky Lab",
            "users",
        )
    };
    let task = Software {
        ids: Identifiers { file: Some("avp.exe".to_owned()), ..Identifiers::default() },
        scope: Scope::User("anna".to_owned()),
        remark: Some("Disabled".to_owned()),
        location: Some(r"C:\Program Files (x86)\Kaspersky Lab\avp.exe".to_owned()),
        ..record(Kind::ScheduledTask, "Kaspersky_Upgrade", "", "tasks")
    };
    for one in [
        outcome("users", "Programs of user anna", SourceState::Read, vec![found]),
        outcome("tasks", "Scheduled tasks", SourceState::Read, vec![task]),
    ] {
        inventory.take(machine, one);
    }
    inventory
}

/// A window that shows this scan.
fn showing<'a>(inventory: Inventory, size: [f32; 2]) -> Harness<'a, Window> {
    let mut harness = window(app(), size);
    let app = harness.state_mut().app();
    app.state.inventories.push(Arc::new(inventory));
    // The rules are applied again whenever an answer changes.
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::Go(Page::Overview));
    harness.run_steps(4);
    harness
}

/// A launcher that does what the command line would: writes its inventory to the file it is given.
fn writes(inventory: Inventory) -> Launcher {
    Arc::new(move |arguments, _| {
        let words: Vec<_> = arguments.iter().map(|word| word.to_string_lossy()).collect();
        assert_eq!((words[0].as_ref(), words[1].as_ref()), ("scan", "--out"));
        std::fs::write(&arguments[2], scan::file_text(&inventory).unwrap())?;
        Ok(())
    })
}

#[test]
fn nothing_found_is_said_of_what_could_be_read_only() {
    let mut harness = showing(partial(), [1280.0, 1200.0]);
    harness.get_by_label("Nothing found in what could be read: 3 of 6 sources");
    harness.get_by_label_contains("1 program and 340 other records, 3 sources not read.");
    harness.get_by_label("3 of 6 read");
    harness.get_by_label("Scheduled tasks: needs rights");
    harness.get_by_label("Network drive: given up");
    harness.get_by_label("Services: 340");
    harness.get_by_label("Not present here: Linux systems.");
    harness.get_by_label("Read, nothing in it: Start-up entries.");
    harness.get_by_label("2 sources need more rights");
    harness.get_by_label_contains("did not answer within 20 seconds");
    // A window at rest draws nothing.
    harness.run();
}

#[test]
fn what_needed_more_rights_is_read_as_administrator_and_merged() {
    let mut harness = showing(partial(), [1280.0, 1400.0]);
    harness.state_mut().app().set_launcher(writes(whole()));
    harness.run_steps(2);
    harness.get_by_label("Scan again as administrator").click();
    harness.run_steps(2);
    settle(&mut harness);
    assert!(
        harness.query_by_label("Scan again as administrator").is_none(),
        "nothing needs rights"
    );
    harness.get_by_label("5 of 6 read");
    let state = &harness.state_mut().app().state;
    assert_eq!(state.inventories.len(), 1);
    assert_eq!(state.findings.len(), 1, "one product, program and task");
    assert_eq!(state.findings[0].records.len(), 2);
    // What was joined stands in the evidence with its source, its place and its remark.
    let app = harness.state_mut().app();
    app.handle(Command::Go(Page::Findings));
    app.handle(Command::Select(Some(0)));
    app.handle(Command::Panel(PanelTab::Evidence));
    harness.run_steps(4);
    harness.get_by_label("Scheduled task Kaspersky_Upgrade");
    harness.get_by_label_contains(
        r"Scheduled tasks; of user anna; C:\Program Files (x86)\Kaspersky Lab\avp.exe; Disabled",
    );
    harness.run();
}

#[test]
fn a_refused_prompt_or_a_strange_result_changes_nothing() {
    let refused: Launcher = Arc::new(|_, _| Err(ElevatedError::Run(ElevationError::Refused)));
    let nothing: Launcher = Arc::new(|_, _| Ok(()));
    let garbage: Launcher = Arc::new(|arguments, _| Ok(std::fs::write(&arguments[2], "{]")?));
    let other = || {
        let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::UNIX_EPOCH);
        inventory.add_machine(Machine::named("ANOTHER-PC"));
        inventory
    };
    for (launcher, words) in [
        (refused, "Permission was not given"),
        (nothing, "could not be read"),
        (garbage, "could not be understood"),
        (writes(other()), "is that of ANOTHER-PC"),
    ] {
        let mut harness = showing(partial(), [1280.0, 1200.0]);
        let app = harness.state_mut().app();
        app.state.notes.clear();
        app.set_launcher(launcher);
        app.handle(Command::ScanElevated);
        settle(&mut harness);
        let state = &harness.state_mut().app().state;
        assert_eq!(state.inventories.len(), 1);
        assert_eq!(state.coverage().to_string(), "3 of 6 sources");
        let note = state.notes.last().unwrap();
        assert!(note.line.contains(words), "{words}: {} {}", note.title, note.line);
    }
}

#[test]
fn a_job_that_breaks_off_leaves_the_window_usable() {
    let mut harness = showing(partial(), [1280.0, 1200.0]);
    let app = harness.state_mut().app();
    app.state.notes.clear();
    app.set_launcher(Arc::new(|_, _| panic!("the prompt fell over")));
    app.handle(Command::ScanElevated);
    settle(&mut harness);
    for words in ["This did not work: scan as administrator", "the prompt fell over"] {
        assert!(harness.query_all_by_label_contains(words).next().is_some(), "{words}");
    }
    let app = harness.state_mut().app();
    assert_eq!(app.state.coverage().to_string(), "3 of 6 sources", "what was read before stays");
    // The next one is not held up by it.
    app.set_launcher(writes(whole()));
    app.handle(Command::ScanElevated);
    settle(&mut harness);
    harness.get_by_label("5 of 6 read");
}

#[test]
fn a_file_dialog_that_breaks_off_can_be_opened_again() {
    let mut app = app();
    app.handle(Command::Choose(Purpose::Import, Box::new(|| panic!("no portal answers"))));
    assert!(app.state.choosing);
    let end = Instant::now() + Duration::from_secs(45);
    while app.state.choosing {
        assert!(Instant::now() < end, "the dialog is waited for");
        app.poll();
        std::thread::yield_now();
    }
    let note = app.state.notes.last().unwrap();
    assert_eq!(note.title, "This did not work: choice of a file");
    assert!(note.line.contains("no portal answers"), "{}", note.line);
}

#[cfg(unix)]
#[test]
fn a_link_handed_over_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("other.json");
    std::fs::write(&target, scan::file_text(&whole()).unwrap()).unwrap();
    let launcher: Launcher =
        Arc::new(move |arguments, _| Ok(std::os::unix::fs::symlink(&target, &arguments[2])?));
    let mut harness = showing(partial(), [1280.0, 900.0]);
    let app = harness.state_mut().app();
    app.set_launcher(launcher);
    app.handle(Command::ScanElevated);
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    assert!(state.notes.last().unwrap().line.contains("no regular file"));
    assert!(state.findings.is_empty());
}

fn write(root: &Path, path: &str, text: &str) -> PathBuf {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_mounted_disk_stands_beside_this_computer() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "etc/hostname", "srv-7\n");
    write(
        folder.path(),
        "var/lib/dpkg/status",
        "Package: kesl\nStatus: install ok installed\nMaintainer: AO Kaspersky Lab\nVersion: 12.2\n\n",
    );
    let mut harness = window(app(), [1280.0, 1200.0]);
    // It is there before anything was checked, and after.
    harness.get_by_label("Scan a mounted disk…");
    harness.state_mut().app().handle(Command::ScanDisk(folder.path().to_owned()));
    harness.run_steps(1);
    settle(&mut harness);
    harness.get_by_label("Scan a mounted disk…");
    harness.get_by_label_contains("its running programs could not be seen");
    let app = harness.state_mut().app();
    assert_eq!(app.state.findings.len(), 1);
    assert_eq!(app.state.findings[0].machine_name, "srv-7");
    assert!(app.state.scan().is_none(), "it is not this computer");
    // A folder without a system is said to be that, and what was read stays.
    let empty = folder.path().join("var");
    app.handle(Command::ScanDisk(empty));
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    let note = state.notes.last().unwrap();
    assert!(note.line.contains("no Windows"), "{}", note.line);
    assert_eq!(state.inventories.len(), 1);
}

#[test]
fn the_sources_fit_wide_and_narrow() {
    for size in [[1280.0, 800.0], [900.0, 600.0]] {
        let mut harness = showing(partial(), size);
        let card = harness.get_by_label("3 of 6 read").rect();
        assert!(card.right() <= size[0], "{card:?}");
        harness.run();
    }
}
