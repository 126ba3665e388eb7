//! The window by its keys alone: no test here has a pointer. What is reached by Tab is named as it is read
//! aloud.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;
mod walk;

use driven::settle;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable as _;
use interdict::app::{FindingColumn, FindingTab, Page, PanelTab};
use interdict::model::Status;
use walk::{
    Bench, business, focused, fresh, list, press, press_with, says, tab_back_to, tab_to, window,
    write,
};

/// A window whose workspace has so many findings, on the page that shows them, with the focus in the table.
fn at_the_table<'a>(folder: &tempfile::TempDir, findings: usize) -> Bench<'a> {
    let mut harness = window(business(&folder.path().join("a.interdict")), [1280.0, 800.0]);
    settle(&mut harness);
    paste(&mut harness, &list(findings));
    press_with(&mut harness, Modifiers::COMMAND, Key::Num2);
    assert_eq!(harness.state_mut().app().state.page, Page::Findings);
    if findings > 0 {
        tab_to(&mut harness, Role::Row, "");
    }
    harness
}

/// Pastes a table, and keeps it as a whole list.
fn paste(harness: &mut Bench<'_>, table: &str) {
    harness.event(Event::Paste(table.to_owned()));
    harness.run_steps(2);
    settle(harness);
    assert!(harness.state_mut().app().state.preview.is_some(), "the table opens its preview");
    keep(harness);
}

/// Keeps the list in sight as one of everything that its machines have.
fn keep(harness: &mut Bench<'_>) {
    if harness.state_mut().app().state.preview.as_ref().unwrap().partial {
        tab_to(harness, Role::CheckBox, "Names only some");
        press(harness, Key::Space);
    }
    tab_to(harness, Role::Button, "Keep ");
    press(harness, Key::Enter);
    settle(harness);
}

#[test]
fn from_the_first_questions_to_an_explanation_and_back() {
    let mut harness = window(fresh(), [1280.0, 1000.0]);
    tab_to(&mut harness, Role::CheckBox, "United States");
    press(&mut harness, Key::Space);
    tab_to(&mut harness, Role::CheckBox, "Private business");
    press(&mut harness, Key::Space);
    assert!(says(&harness, "no lawful updates since 2024-09-29"));
    paste(&mut harness, &list(20));
    press_with(&mut harness, Modifiers::COMMAND, Key::Num2);
    tab_to(&mut harness, Role::Row, "");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    let state = &harness.state_mut().app().state;
    assert_eq!(state.selected, Some(state.shown.findings[1] as usize));
    // The Tab key leads from the table into the panel that it opened.
    tab_to(&mut harness, Role::Tab, "Evidence");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state_mut().app().state.panel, PanelTab::Evidence);
    tab_to(&mut harness, Role::Tab, "Removal");
    press(&mut harness, Key::Enter);
    assert!(says(&harness, "Check what is here"));
    tab_back_to(&mut harness, Role::Row, "");
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state_mut().app().state.selected, None);
    assert_eq!(focused(&harness).unwrap().0, Role::Row, "the focus stays in the table");
}

#[test]
fn a_finding_is_exempted_and_the_decision_taken_back_with_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at_the_table(&folder, 3);
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::Button, "Decide…");
    press(&mut harness, Key::Enter);
    // The first field has the focus.
    assert_eq!(focused(&harness).unwrap(), (Role::TextInput, "Who sees to it?".to_owned()));
    tab_back_to(&mut harness, Role::RadioButton, "Allow for now");
    press(&mut harness, Key::Space);
    tab_to(&mut harness, Role::TextInput, "Who decided?");
    write(&mut harness, "M. Weber");
    // Not all is there that it needs: Enter leaves the dialog open, and the focus where it was.
    press(&mut harness, Key::Enter);
    assert_eq!(focused(&harness).unwrap().1, "Who decided?");
    tab_to(&mut harness, Role::TextInput, "Why?");
    write(&mut harness, "Contract ends");
    tab_to(&mut harness, Role::TextInput, "Until when?");
    write(&mut harness, "2099-12-31");
    press(&mut harness, Key::Enter);
    settle(&mut harness);
    assert_eq!(harness.state_mut().app().state.tab_count(FindingTab::Decided), 1);
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    assert_eq!(state.tab_count(FindingTab::Decided), 0);
    let told = state.told.front().unwrap();
    assert_eq!(told.title, "Taken back");
    assert!(
        told.line.starts_with("Exempt by M. Weber until 2099-12-31: Contract ends (Kaspersky"),
        "{}",
        told.line
    );
    assert!(told.line.contains(" on PC-"), "{}", told.line);
}

#[test]
fn a_dialog_keeps_the_tab_key_and_gives_the_focus_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at_the_table(&folder, 3);
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::Button, "Decide…");
    press(&mut harness, Key::Enter);
    let mut met = Vec::new();
    for _ in 0..30 {
        met.extend(focused(&harness).map(|(_, name)| name));
        press(&mut harness, Key::Tab);
    }
    met.sort();
    met.dedup();
    let inside =
        ["Allow for now", "Cancel", "In progress", "Open again", "Who sees to it?", "Wrong match"];
    assert_eq!(met, inside);
    // What lies behind it is not reached by its keys either.
    press_with(&mut harness, Modifiers::COMMAND, Key::Num3);
    assert_eq!(harness.state_mut().app().state.page, Page::Findings);
    press(&mut harness, Key::Escape);
    assert_eq!(focused(&harness).unwrap(), (Role::Button, "Decide…".to_owned()));
}

#[test]
fn the_menu_of_a_row_opens_and_closes_by_its_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at_the_table(&folder, 3);
    press(&mut harness, Key::ArrowDown);
    let row = focused(&harness).unwrap();
    for (modifiers, key) in [(Modifiers::SHIFT, Key::F10), (Modifiers::NONE, Key::Menu)] {
        press_with(&mut harness, modifiers, key);
        assert_eq!(focused(&harness).unwrap(), (Role::MenuItem, "Why this applies".to_owned()));
        press(&mut harness, Key::ArrowDown);
        assert_eq!(focused(&harness).unwrap().1, "Evidence");
        press(&mut harness, Key::Escape);
        assert!(harness.query_by_label("Only this machine").is_none(), "it is closed");
        assert_eq!(focused(&harness).unwrap(), row, "the focus is at the same row");
    }
    press(&mut harness, Key::Menu);
    press(&mut harness, Key::ArrowUp);
    assert_eq!(focused(&harness).unwrap().1, "Only software of this name");
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state_mut().app().state.shown.findings.len(), 1);
}

#[test]
fn rows_are_ticked_on_the_way_and_all_at_once_and_copied() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at_the_table(&folder, 20);
    let ticked = |harness: &mut Bench<'_>| harness.state_mut().app().state.ticked_findings.len();
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(ticked(&mut harness), 3);
    press(&mut harness, Key::Space);
    assert_eq!(ticked(&mut harness), 2);
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(ticked(&mut harness), 20);
    harness.event(Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.unwrap().lines().count(), 21);
    tab_to(&mut harness, Role::Button, "Decide for 20 findings…");
    press(&mut harness, Key::Enter);
    write(&mut harness, "Ana");
    press(&mut harness, Key::Enter);
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    assert!(state.findings.iter().all(|one| matches!(one.status, Status::InProgress { .. })));
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    assert!(state.findings.iter().all(|one| one.status == Status::Open));
    let line = &state.told.front().unwrap().line;
    assert!(line.ends_with("and 17 more"), "{line}");
}

#[test]
fn a_heading_sorts_and_its_column_is_made_wider_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at_the_table(&folder, 20);
    tab_to(&mut harness, Role::ColumnHeader, "Machine");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state_mut().app().state.findings_view.sort, FindingColumn::Machine);
    let width = |harness: &Bench<'_>| {
        harness.get_by_role_and_label(Role::ColumnHeader, "Machine").rect().width()
    };
    let before = width(&harness);
    press_with(&mut harness, Modifiers::ALT, Key::ArrowRight);
    press_with(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert!((width(&harness) - before - 32.0).abs() < 1.5, "{before} {}", width(&harness));
    let kept = harness.state_mut().app().state.preferences.column_width(FindingColumn::Machine);
    assert!((kept.unwrap() - width(&harness)).abs() < 1.0);
    press_with(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert!((width(&harness) - before - 16.0).abs() < 1.5);
    assert_eq!(focused(&harness).unwrap().1, "Machine");
    tab_back_to(&mut harness, Role::Button, "Columns");
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::MenuItem, "Usual widths");
    press(&mut harness, Key::Enter);
    assert!((width(&harness) - before).abs() < 1.0);
    assert_eq!(focused(&harness).unwrap(), (Role::Button, "Columns".to_owned()));
}

/// The walk of a list whose columns were misread, to the machines on it.
#[test]
fn a_list_is_corrected_and_its_machines_are_looked_at() {
    for findings in [0, 1, 20] {
        let folder = tempfile::tempdir().unwrap();
        let mut harness = window(business(&folder.path().join("a.interdict")), [1280.0, 1000.0]);
        settle(&mut harness);
        let odd = list(findings).replacen("Computer,Software,Publisher,Version", "A1,B2,C3,D4", 1);
        harness.event(Event::Paste(odd));
        harness.run_steps(2);
        settle(&mut harness);
        if harness.state_mut().app().state.error.is_some() {
            tab_to(&mut harness, Role::Button, "Choose columns");
            press(&mut harness, Key::Enter);
            settle(&mut harness);
        }
        choose(&mut harness, "Headings", "Row 1");
        for (column, meaning) in [(1, "Machine"), (2, "Software"), (3, "Publisher"), (4, "Version")]
        {
            choose(&mut harness, &format!("Meaning of column {column}"), meaning);
        }
        keep(&mut harness);
        press_with(&mut harness, Modifiers::COMMAND, Key::Num3);
        assert_eq!(harness.state_mut().app().state.machine_total, findings as u64 + 1);
        tab_to(&mut harness, Role::Row, "");
        let row = focused(&harness).unwrap();
        press(&mut harness, Key::Enter);
        assert!(says(&harness, "Readings"), "the page of a machine");
        tab_to(&mut harness, Role::Button, "All machines");
        press(&mut harness, Key::Enter);
        tab_to(&mut harness, Role::Row, "");
        assert_eq!(focused(&harness).unwrap(), row);
    }
}

/// Opens a choice and takes the entry of this name, as a person who only hears the names.
fn choose(harness: &mut Bench<'_>, name: &str, entry: &str) {
    tab_to(harness, Role::ComboBox, name);
    press(harness, Key::Enter);
    for _ in 0..40 {
        if focused(harness).is_some_and(|own| own == (Role::MenuItem, entry.to_owned())) {
            press(harness, Key::Enter);
            settle(harness);
            let back = focused(harness).map(|own| own.1);
            assert_eq!(back.as_deref(), Some(name), "the focus is back at the choice");
            return;
        }
        press(harness, Key::ArrowDown);
    }
    panic!("{name} does not offer {entry}: {:?}", focused(harness));
}

#[test]
fn what_is_gone_is_found_by_the_keys_and_nothing_found_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at_the_table(&folder, 1);
    paste(&mut harness, "Computer,Software,Publisher,Version\nPC-000000,7-Zip,Igor Pavlov,24\n");
    press_with(&mut harness, Modifiers::COMMAND, Key::Num2);
    // The page has the focus, and begins with its tabs.
    assert_eq!(focused(&harness).unwrap().0, Role::Tab);
    tab_to(&mut harness, Role::Tab, "Gone 1");
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::Row, "");
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::Tab, "History");
    press(&mut harness, Key::Enter);
    assert!(says(&harness, "Gone since"));
    // What is open is closed by its button, and the table has the focus again.
    tab_back_to(&mut harness, Role::Button, "Close");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state_mut().app().state.selected, None);
    assert_eq!(focused(&harness).unwrap().0, Role::Row);
}

#[test]
fn the_palette_tells_its_entries_and_gives_the_focus_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at_the_table(&folder, 3);
    let row = focused(&harness).unwrap();
    press_with(&mut harness, Modifiers::COMMAND, Key::K);
    write(&mut harness, "show");
    assert_eq!(focused(&harness).unwrap(), (Role::ListBoxOption, "Show what changed".to_owned()));
    press(&mut harness, Key::ArrowDown);
    assert_eq!(focused(&harness).unwrap().1, "Show overview");
    press(&mut harness, Key::Escape);
    assert_eq!(focused(&harness).unwrap(), row);
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    assert_eq!(focused(&harness).unwrap(), (Role::TextInput, "Search findings".to_owned()));
    write(&mut harness, "yandex");
    settle(&mut harness);
    assert_eq!(harness.state_mut().app().state.shown.findings.len(), 0);
    assert!(says(&harness, "No finding matches this filter"));
}

#[test]
fn what_has_the_focus_is_in_sight_and_pages_scroll_by_their_keys() {
    let mut harness = window(fresh(), [900.0, 600.0]);
    tab_to(&mut harness, Role::Button, "Scan");
    let scan = harness.get_by_role_and_label(Role::Button, "Scan").rect();
    assert!(scan.top() >= 0.0 && scan.bottom() <= 600.0, "{scan}");
    press(&mut harness, Key::PageUp);
    press(&mut harness, Key::PageUp);
    let top = harness.get_by_label("Welcome to Interdict").rect();
    assert!(top.top() >= 0.0, "{top}");
    press(&mut harness, Key::PageDown);
    assert!(harness.get_by_label("Welcome to Interdict").rect().top() < 0.0);
}

#[test]
fn the_bell_opens_and_closes_and_the_term_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at_the_table(&folder, 3);
    press(&mut harness, Key::Enter);
    tab_to(&mut harness, Role::Button, "What is this? Restricted");
    let term = focused(&harness).unwrap();
    press(&mut harness, Key::Enter);
    assert!(says(&harness, "Something is cut off for you"), "the term is explained");
    press(&mut harness, Key::Escape);
    assert!(!says(&harness, "Something is cut off for you"));
    assert_eq!(focused(&harness).unwrap(), term, "the focus is where it was");
    tab_back_to(&mut harness, Role::Button, "What was told before");
    press(&mut harness, Key::Enter);
    assert!(says(&harness, "Told since the start"));
    press(&mut harness, Key::Escape);
    assert!(!says(&harness, "Told since the start"));
    assert_eq!(focused(&harness).unwrap().1, "What was told before");
}
