//! Every control of every view and dialog has a name, a role and a state that can be read aloud, and the
//! keyboard alone leads from the list of findings to the explanation of one and back.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;
mod walk;

use driven::settle;
use eframe::egui::accesskit::{Role, SortDirection};
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::app::{Command, Page, PanelTab};
use interdict::model::Jurisdiction;
use walk::names::{ACTS, called_the_same, faults};
use walk::{Bench, business, fresh, press, press_with, says, tab_to};

const LIST: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5.0.539\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n\
    NF-ENG-09,UltraAV,Pango Group,1.2\n";

fn window<'a>(with_list: bool) -> Bench<'a> {
    let mut app = fresh();
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    let mut harness = walk::window(app, [1280.0, 900.0]);
    if with_list {
        keep(&mut harness, LIST);
    }
    harness
}

/// The same with a workspace, in which decisions and machines are kept.
fn remembering<'a>(folder: &tempfile::TempDir) -> Bench<'a> {
    let app = business(&folder.path().join("a.interdict"));
    let mut harness = walk::window(app, [1280.0, 900.0]);
    settle(&mut harness);
    keep(&mut harness, LIST);
    harness
}

fn keep(harness: &mut Bench<'_>, list: &str) {
    paste(harness, list);
    harness.state_mut().app().handle(Command::KeepList);
    settle(harness);
}

fn paste(harness: &mut Bench<'_>, list: &str) {
    harness.event(Event::Paste(list.to_owned()));
    harness.run_steps(2);
    settle(harness);
}

fn go(harness: &mut Bench<'_>, page: Page) {
    harness.state_mut().app().state.notes.clear();
    harness.state_mut().app().handle(Command::Go(page));
    settle(harness);
}

/// All that is in sight is told as it must be.
#[track_caller]
fn check(harness: &Bench<'_>, what: &str) {
    let found = faults(harness);
    assert!(found.is_empty(), "{what}: {found:#?}");
}

/// Presses a button by its name.
fn click(harness: &mut Bench<'_>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).scroll_to_me();
    harness.run_steps(6);
    harness.get_by_role_and_label(role, name).click();
    harness.run_steps(4);
}

#[test]
fn every_control_of_every_view_has_a_name_and_a_state() {
    for with_list in [false, true] {
        let mut harness = window(with_list);
        for page in [
            Page::FirstStart,
            Page::Overview,
            Page::Findings,
            Page::Machines,
            Page::Restrictions,
            Page::Reports,
            Page::HandOver,
            Page::Settings,
            Page::Import,
            Page::Help,
        ] {
            go(&mut harness, page);
            let controls: usize =
                ACTS.iter().map(|role| harness.query_all_by_role(*role).count()).sum();
            assert!(controls > 3, "{page:?} has only {controls} controls");
            check(&harness, &format!("{page:?} (list: {with_list})"));
            for role in [Role::Button, Role::TextInput, Role::ComboBox] {
                let same = called_the_same(&harness, role);
                assert!(same.is_empty(), "{page:?} (list: {with_list}), {role:?}: {same:?}");
            }
        }
    }
}

#[test]
fn a_list_before_it_is_kept_and_one_that_cannot_be_read_are_told() {
    let mut harness = window(false);
    paste(&mut harness, LIST);
    check(&harness, "the preview");
    harness.state_mut().app().handle(Command::DiscardList);
    paste(&mut harness, "Name,Room\nAnna,12\nBeate,14\n");
    check(&harness, "a list without programs");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    harness.state_mut().app().handle(Command::DiscardList);
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(&mut harness);
    assert!(harness.state_mut().app().state.error.is_some());
    check(&harness, "an error");
}

#[test]
fn what_opens_beside_and_over_the_findings_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = remembering(&folder);
    go(&mut harness, Page::Findings);
    for button in ["Columns", "Filters", "What was told before", "Menu"] {
        click(&mut harness, Role::Button, button);
        check(&harness, button);
        press(&mut harness, Key::Escape);
    }
    click(&mut harness, Role::ComboBox, "Group");
    check(&harness, "the grouping");
    press(&mut harness, Key::Escape);
    press_with(&mut harness, Modifiers::COMMAND, Key::K);
    check(&harness, "the palette");
    press(&mut harness, Key::Escape);
    harness.state_mut().app().handle(Command::Select(Some(0)));
    for tab in [PanelTab::Why, PanelTab::Evidence, PanelTab::Remove, PanelTab::History] {
        harness.state_mut().app().handle(Command::Panel(tab));
        harness.run_steps(3);
        check(&harness, &format!("{tab:?}"));
    }
    tab_to(&mut harness, Role::Row, "");
    press(&mut harness, Key::Menu);
    assert!(says(&harness, "Only this machine"));
    check(&harness, "the menu of a row");
    press(&mut harness, Key::Escape);
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    check(&harness, "the bar of what is ticked");
    go(&mut harness, Page::Restrictions);
    let rule = "us-bis-icts-kaspersky-2024".to_owned();
    harness.state_mut().app().handle(Command::SelectRule(Some(rule)));
    harness.run_steps(3);
    check(&harness, "a rule");
}

#[test]
fn every_dialog_is_told_and_its_controls_differ() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = remembering(&folder);
    let is_open = |harness: &Bench<'_>, title: &str| {
        let open = harness
            .query_all_by_role(Role::Dialog)
            .any(|node| node.accesskit_node().label().is_some_and(|own| own.contains(title)));
        assert!(open, "no dialog {title}");
        check(harness, title);
    };
    go(&mut harness, Page::Findings);
    harness.state_mut().app().handle(Command::Select(Some(0)));
    harness.run_steps(3);
    click(&mut harness, Role::Button, "Decide…");
    for kind in ["In progress", "Allow for now", "Wrong match", "Open again"] {
        click(&mut harness, Role::RadioButton, kind);
        is_open(&harness, "Kaspersky");
    }
    press(&mut harness, Key::Escape);

    go(&mut harness, Page::Settings);
    click(&mut harness, Role::Button, "Add a rule");
    is_open(&harness, "Add a rule");
    press(&mut harness, Key::Escape);

    go(&mut harness, Page::Machines);
    press_with(&mut harness, Modifiers::COMMAND, Key::Num3);
    tab_to(&mut harness, Role::Row, "");
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    check(&harness, "two machines ticked");
    click(&mut harness, Role::Button, "These 2 are one machine…");
    is_open(&harness, "");
    press(&mut harness, Key::Escape);
    click(&mut harness, Role::Button, "Tag 2 machines…");
    is_open(&harness, "");
    press(&mut harness, Key::Escape);
    tab_to(&mut harness, Role::Row, "");
    press(&mut harness, Key::Enter);
    check(&harness, "the page of a machine");
    for button in ["Rename…", "Add a tag…", "This is the same machine as…"] {
        click(&mut harness, Role::Button, button);
        is_open(&harness, "");
        press(&mut harness, Key::Escape);
    }
    harness.state_mut().app().handle(Command::Notice(Some("A draft".to_owned())));
    go(&mut harness, Page::Findings);
    is_open(&harness, "Draft");
}

#[test]
fn a_heading_tells_how_it_is_sorted() {
    let mut harness = window(true);
    go(&mut harness, Page::Findings);
    let sorted = |harness: &Bench<'_>, title: &str| {
        let heading = harness.get_by_role_and_label(Role::ColumnHeader, title);
        heading.accesskit_node().data().sort_direction()
    };
    assert_eq!(sorted(&harness, "Machine"), None);
    click(&mut harness, Role::ColumnHeader, "Machine");
    let first = sorted(&harness, "Machine").unwrap();
    click(&mut harness, Role::ColumnHeader, "Machine");
    let second = sorted(&harness, "Machine").unwrap();
    assert_ne!(first, second);
    assert!([first, second].contains(&SortDirection::Ascending));
    assert_eq!(sorted(&harness, "Verdict"), None);
}

#[test]
fn rows_are_told_by_verdict_software_machine_and_status() {
    let mut harness = window(true);
    harness.state_mut().app().handle(Command::Go(Page::Findings));
    harness.run_steps(3);
    let rows: Vec<String> = harness
        .query_all_by_role(Role::Row)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(
        rows.iter().any(|row| row.contains("Kaspersky Endpoint Security for Windows")
            && row.contains("NF-ACCT-03")
            && row.ends_with("open")),
        "{rows:?}"
    );
}

#[test]
fn the_keyboard_alone_leads_to_the_explanation_and_back() {
    let mut harness = window(true);
    harness.state_mut().app().handle(Command::Go(Page::Findings));
    harness.run_steps(3);
    // By Tab to the table, which says at which of its rows it stands; by arrow to the second row, by Enter
    // into it, by Esc out again.
    tab_to(&mut harness, Role::Row, "");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    let second = harness.state_mut().app().state.shown.findings[1] as usize;
    assert_eq!(harness.state_mut().app().state.selected, Some(second));
    harness.get_by_label("Evidence");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state_mut().app().state.selected, None);
}
