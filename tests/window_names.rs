//! Every control of every view has a name that can be read aloud, and the keyboard alone leads from the list
//! of findings to the explanation of one and back.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::sync::Arc;

use driven::settle;
use eframe::egui::{Key, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::app::{App, Command, Page};
use interdict::model::Jurisdiction;
use interdict::ui::Window;

const LIST: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5.0.539\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n\
    NF-ENG-09,UltraAV,Pango Group,1.2\n";

/// What somebody can act upon, and so has to be told by its name.
const ACTS: [Role; 11] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::TextInput,
    Role::ComboBox,
    Role::Link,
    Role::Row,
    Role::ColumnHeader,
    Role::Tab,
    Role::MenuItem,
    Role::Table,
];

fn window<'a>(with_list: bool) -> Harness<'a, Window> {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.state.today = jiff::civil::date(2026, 11, 24);
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size([1280.0, 900.0])
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    harness.run_steps(3);
    if with_list {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fleet.csv");
        std::fs::write(&path, LIST).unwrap();
        harness.state_mut().app().handle(Command::Import(vec![path]));
        settle(&mut harness);
        harness.state_mut().app().handle(Command::KeepList);
        settle(&mut harness);
    }
    harness
}

/// Roles and places of controls without a name.
fn nameless(harness: &Harness<'_, Window>) -> Vec<String> {
    let mut found = Vec::new();
    for role in ACTS {
        for node in harness.query_all_by_role(role) {
            let node = node.accesskit_node();
            // A field may be named by the label beside it.
            let named_by = node.labelled_by().next().is_some();
            if !named_by && node.label().is_none_or(|label| label.trim().is_empty()) {
                found.push(format!("{role:?} at {:?}", node.bounding_box()));
            }
        }
    }
    found
}

#[test]
fn every_control_of_every_view_has_a_name() {
    for with_list in [false, true] {
        let mut harness = window(with_list);
        for page in [
            Page::FirstStart,
            Page::Overview,
            Page::Findings,
            Page::Machines,
            Page::Restrictions,
            Page::Reports,
            Page::Settings,
            Page::Help,
        ] {
            harness.state_mut().app().handle(Command::Go(page));
            harness.run_steps(3);
            let controls: usize =
                ACTS.iter().map(|role| harness.query_all_by_role(*role).count()).sum();
            assert!(controls > 3, "{page:?} has only {controls} controls");
            let nameless = nameless(&harness);
            assert!(nameless.is_empty(), "{page:?} (list: {with_list}): {nameless:#?}");
        }
    }
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
    // By Tab to the table, by arrow to the second row, by Enter into it, by Esc out again.
    let mut at_table = false;
    for _ in 0..60 {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        // The table has the focus and says at which of its rows it stands, which is what is read aloud.
        let rows = harness.query_all_by_role(Role::Row);
        at_table = rows.into_iter().any(|row| row.accesskit_node().is_focused());
        if at_table {
            break;
        }
    }
    assert!(at_table, "the Tab key never reaches the table");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let second = harness.state_mut().app().state.shown.findings[1] as usize;
    assert_eq!(harness.state_mut().app().state.selected, Some(second));
    harness.get_by_label("Evidence");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.selected, None);
}
