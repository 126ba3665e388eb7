//! The window's pictures: findings over time, machines by verdict, products by machine. What they show is
//! read from the words they have for those who do not see them.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use driven::settle;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::app::{App, ChartStep, Command, Page, PanelTab};
use interdict::model::{
    Installed, Inventory, Jurisdiction, Machine, Origin, SourceReading, SourceState, Title,
};
use interdict::ui::Window;
use interdict::workspace::{Access, Keeping, Opening, Workspace};
use jiff::{Timestamp, ToSpan as _};

const KASPERSKY: (&str, &str) = ("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab");
const YANDEX: (&str, &str) = ("Yandex Browser", "YANDEX LLC");
const ZIP: (&str, &str) = ("7-Zip", "Igor Pavlov");

fn app() -> App {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::FinishFirstStart);
    app
}

fn window<'a>(app: App) -> Harness<'a, Window> {
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_pixels_per_point(1.0)
        .with_theme(eframe::egui::Theme::Light)
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    settle(&mut harness);
    harness
}

/// A list of these programs, each on a machine.
fn list(rows: &[(&str, (&str, &str))]) -> Inventory {
    let origin = Origin::List { path: "list.csv".to_owned(), format: "CSV".to_owned() };
    let mut inventory = Inventory::new(origin, Timestamp::now());
    let source = inventory.add_source(SourceReading {
        id: "list".to_owned(),
        name: "The list".to_owned(),
        place: "list.csv".to_owned(),
        state: SourceState::Read,
        count: rows.len(),
    });
    for (name, (program, publisher)) in rows {
        let known = inventory.machines.iter().position(|own| own.name == *name);
        let machine = match known {
            Some(at) => interdict::model::MachineId(at as u32),
            None => inventory.add_machine(Machine::named(*name)),
        };
        let title = inventory.intern_title(Title {
            name: (*program).to_owned(),
            publisher: Some((*publisher).to_owned()),
            ..Title::default()
        });
        let mut row = Installed::new(title, machine);
        row.source = source;
        inventory.installed.push(row);
    }
    inventory
}

/// A machine, with a program and its publisher.
type Listed<'a> = (&'a str, (&'a str, &'a str));

/// Keeps lists of so many days ago.
fn keep(workspace: &Path, lists: &[(i64, &[Listed<'_>])]) {
    let now = Timestamp::now();
    let opening = Opening {
        access: Access::ChangeOrCreate,
        person: "ann".to_owned(),
        host: "DESK".to_owned(),
        process: 1,
        now,
        most_pages: None,
    };
    let mut own = Workspace::open(workspace, &opening).unwrap();
    for (days, rows) in lists {
        let mut how = Keeping::at(now);
        let then = now.checked_sub((days * 24).hours()).unwrap();
        how.list_date = Some(then.to_zoned_datetime(jiff::tz::TimeZone::UTC).date());
        own.keep(&list(rows), &how).unwrap();
    }
}

fn go(harness: &mut Harness<'_, Window>, page: Page) {
    harness.state_mut().app().handle(Command::Go(page));
    harness.run_steps(3);
}

#[test]
fn findings_over_time_are_columns_with_readings_and_what_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    keep(
        &file,
        &[
            (40, &[("A", KASPERSKY), ("B", KASPERSKY), ("C", YANDEX), ("D", ZIP)]),
            (30, &[("A", KASPERSKY), ("B", ZIP), ("C", YANDEX), ("D", ZIP)]),
            (10, &[("A", KASPERSKY), ("B", KASPERSKY), ("C", YANDEX), ("D", YANDEX)]),
        ],
    );
    let mut app = app();
    app.remember_in(file);
    let mut harness = window(app);
    let over_time = harness.state_mut().app().state.remembered.as_ref().unwrap().over_time.clone();
    assert_eq!(over_time.step, ChartStep::Week);
    assert_eq!(over_time.days, 3);
    let totals: Vec<u64> = over_time.periods.iter().map(interdict::app::Period::total).collect();
    assert_eq!(totals.first(), Some(&3));
    assert_eq!(totals.last(), Some(&4), "what came back and what is new: {totals:?}");
    assert!(totals.contains(&2), "{totals:?}");
    assert_eq!(over_time.periods.iter().map(|own| own.lists).sum::<u64>(), 3);
    assert_eq!(over_time.periods.iter().map(|own| own.gone).sum::<u64>(), 1);

    let chart = harness.get_by(|node| {
        node.role() == Role::Image
            && node.label().is_some_and(|own| own.starts_with("Open findings by week"))
    });
    let words = chart.accesskit_node().label().unwrap();
    assert!(words.contains("4 open findings, Restricted: 2, Listed: 2"), "{words}");
    assert!(words.contains("1 no longer found"), "{words}");
}

#[test]
fn one_day_makes_no_chart_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    keep(&file, &[(0, &[("A", KASPERSKY), ("B", ZIP)])]);
    let mut app = app();
    app.remember_in(file);
    let harness = window(app);
    harness.get_by_label_contains("from the second day on which something is read");
    assert!(harness.query_by_label_contains("Open findings by day.").is_none());
}

#[test]
fn the_overview_counts_machines_by_their_most_serious_finding() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    let rows: &[_] = &[("A", KASPERSKY), ("A", YANDEX), ("B", YANDEX), ("C", ZIP), ("D", ZIP)];
    keep(&file, &[(0, rows)]);
    let mut app = app();
    app.remember_in(file);
    let mut harness = window(app);
    harness.get_by_role_and_label(Role::Image, "Restricted: 1, Listed: 1, Nothing found: 2");
    // By product, the most serious first, each once.
    harness.get_by_label("Do this first");
    harness.get_by_label("Kaspersky Endpoint Security for Windows on A");
    assert!(harness.query_by_label("Yandex Browser on 2 machines").is_none(), "nothing is to do");
    harness.get_by_label("Show machines").click();
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.page, Page::Machines);
    // A press on a mark leaves only its machines.
    harness
        .get_by(|node| {
            node.label().is_some_and(|own| own.starts_with("Listed")) && node.role() != Role::Label
        })
        .click();
    harness.run_steps(3);
    let rows: Vec<_> = harness.get_all_by_role(Role::Row).collect();
    assert_eq!(rows.len(), 1);
}

#[test]
fn products_by_machine_lead_to_the_finding_by_pointer_and_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    keep(&file, &[(0, &[("A", YANDEX), ("B", KASPERSKY), ("B", YANDEX), ("C", ZIP)])]);
    let mut app = app();
    app.remember_in(file);
    let mut harness = window(app);
    go(&mut harness, Page::Machines);
    harness.get_by_role_and_label(Role::RadioButton, "Products by machine").click();
    harness.run_steps(3);
    let heads: Vec<String> = harness
        .get_all_by_role(Role::ColumnHeader)
        .map(|node| node.accesskit_node().label().unwrap())
        .collect();
    assert_eq!(heads.len(), 2);
    assert!(heads[0].contains("Kaspersky") && heads[1].contains("Yandex"), "{heads:?}");
    assert_eq!(harness.get_all_by_role(Role::RowHeader).count(), 3);
    assert_eq!(harness.get_all_by_role(Role::Cell).count(), 3);
    harness.get_by_role_and_label(Role::Cell, "Listed: Yandex Browser, on A").click();
    harness.run_steps(3);
    let state = &harness.state_mut().app().state;
    assert_eq!((state.page, state.panel), (Page::Findings, PanelTab::Why));
    let chosen = state.findings[state.selected.unwrap()].machine_name.clone();
    assert_eq!(chosen, "A");

    go(&mut harness, Page::Machines);
    harness.get_by_role_and_label(Role::Table, "Products by machine").focus();
    harness.run_steps(2);
    harness.key_press(Key::Home);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let state = &harness.state_mut().app().state;
    assert_eq!(state.page, Page::Findings);
    let chosen = &state.findings[state.selected.unwrap()];
    assert_eq!((chosen.machine_name.as_str(), chosen.vendor.as_str()), ("B", "yandex"));
}

#[test]
fn of_five_thousand_machines_only_those_in_sight_are_laid_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fleet.csv");
    let mut text = "Computer,Software,Publisher,Version\n".to_owned();
    for machine in 0..5_000 {
        let (program, publisher) = [KASPERSKY, YANDEX, ZIP][machine % 3];
        writeln!(text, "PC-{machine:04},{program},{publisher},1.{machine}").unwrap();
    }
    std::fs::write(&path, text).unwrap();
    let mut harness = window(app());
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::KeepList);
    settle(&mut harness);
    go(&mut harness, Page::Machines);
    harness.get_by_role_and_label(Role::RadioButton, "Products by machine").click();
    harness.run_steps(3);
    let rows = harness.get_all_by_role(Role::RowHeader).count();
    assert!((10..40).contains(&rows), "{rows}");
    harness.get_by_role_and_label(Role::Table, "Products by machine").focus();
    harness.run_steps(2);
    harness.key_press(Key::End);
    harness.run_steps(4);
    let rows: Vec<String> = harness
        .get_all_by_role(Role::RowHeader)
        .map(|node| node.accesskit_node().label().unwrap())
        .collect();
    assert!(rows.len() < 40 && rows.iter().any(|own| own.starts_with("PC-4997")), "{rows:?}");
}
