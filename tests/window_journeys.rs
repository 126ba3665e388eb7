//! The three journeys through the window by role and label, as a person with a pointer takes them: from the
//! first question to a finding that is gone, from a list that was misread to its machines, and from an
//! exemption to the day on which it has to be decided anew. With no finding, one, some, and very many.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;
mod walk;

use driven::settle;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::app::{FindingTab, Page};
use interdict::model::Status;
use walk::{Bench, business, fresh, list, says, window};

const SIZE: [f32; 2] = [1280.0, 1000.0];

fn click(harness: &mut Bench<'_>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).scroll_to_me();
    harness.run_steps(6);
    harness.get_by_role_and_label(role, name).click();
    harness.run_steps(3);
    settle(harness);
}

/// The first control of that role whose name begins so.
fn click_first(harness: &mut Bench<'_>, role: Role, begins: &str) {
    let node = harness
        .query_all_by_role(role)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(begins)));
    node.unwrap_or_else(|| panic!("no {role:?} {begins}")).click();
    harness.run_steps(3);
    settle(harness);
}

fn write(harness: &mut Bench<'_>, field: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, field).type_text(words);
    harness.run_steps(3);
}

/// Opens a page by the rail.
fn page(harness: &mut Bench<'_>, name: &str) {
    harness.state_mut().app().state.notes.clear();
    click_first(harness, Role::Tab, name);
}

/// Pastes a table; what it holds is shown before it is kept.
fn paste(harness: &mut Bench<'_>, table: &str) {
    harness.event(Event::Paste(table.to_owned()));
    harness.run_steps(2);
    settle(harness);
}

/// Keeps the list in sight as one of everything that its machines have.
fn keep(harness: &mut Bench<'_>) {
    if harness.state_mut().app().state.preview.as_ref().unwrap().partial {
        click(harness, Role::CheckBox, "Names only some programs");
    }
    click_first(harness, Role::Button, "Keep ");
}

fn count(harness: &mut Bench<'_>, tab: FindingTab) -> u64 {
    harness.state_mut().app().state.tab_count(tab)
}

/// From the first question to gone.
fn to_gone(findings: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut app = fresh();
    app.remember_in(folder.path().join("a.interdict"));
    let mut harness = window(app, SIZE);
    settle(&mut harness);
    click(&mut harness, Role::CheckBox, "United States");
    click(&mut harness, Role::CheckBox, "Private business");
    assert!(says(&harness, "no lawful updates since 2024-09-29"));
    paste(&mut harness, &list(findings));
    assert!(says(&harness, "Check this list before it is kept"));
    keep(&mut harness);
    assert_eq!(harness.state_mut().app().state.page, Page::Overview);
    assert_eq!(count(&mut harness, FindingTab::Found), findings as u64);
    page(&mut harness, "Findings");
    if findings == 0 {
        assert!(says(&harness, "Nothing found among 1 program"));
        return;
    }
    click_first(&mut harness, Role::Row, "Restricted, Kaspersky");
    assert!(says(&harness, "What it does not say"));
    click(&mut harness, Role::Tab, "Evidence");
    assert!(says(&harness, "Certain: the publisher proves it."));
    click(&mut harness, Role::Button, "Remove…");
    assert!(says(&harness, "Check what is here"));
    click(&mut harness, Role::Button, "Decide…");
    write(&mut harness, "Who sees to it?", "Ana");
    click(&mut harness, Role::Button, "Record decision");
    let in_progress = |status: &Status| matches!(status, Status::InProgress { by } if by == "Ana");
    let state = &harness.state_mut().app().state;
    assert_eq!(state.findings.iter().filter(|one| in_progress(&one.status)).count(), 1);
    // The list of the next week names none of it.
    let machines = list(findings);
    let later = machines.lines().skip(1).map(|row| {
        let machine = row.split(',').next().unwrap();
        format!("{machine},7-Zip,Igor Pavlov,24.08\n")
    });
    let later: String =
        std::iter::once("Computer,Software,Publisher,Version\n".to_owned()).chain(later).collect();
    paste(&mut harness, &later);
    keep(&mut harness);
    assert_eq!(count(&mut harness, FindingTab::Found), 0);
    assert_eq!(count(&mut harness, FindingTab::Gone), findings as u64);
    page(&mut harness, "Findings");
    click_first(&mut harness, Role::Tab, "Gone");
    click_first(&mut harness, Role::Row, "");
    click(&mut harness, Role::Tab, "History");
    assert!(says(&harness, "Gone since"));
}

#[test]
fn from_the_first_question_to_gone_with_none_one_and_some() {
    for findings in [0, 1, 20] {
        to_gone(findings);
    }
}

/// Chooses an entry of a choice.
fn choose(harness: &mut Bench<'_>, name: &str, entry: &str) {
    click(harness, Role::ComboBox, name);
    let chosen = harness.query_by_role_and_label(Role::MenuItem, entry);
    chosen.unwrap_or_else(|| panic!("no {entry} in {name}")).click();
    harness.run_steps(3);
    settle(harness);
}

/// From a list whose columns were misread to the machines on it.
fn to_machines(findings: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(business(&folder.path().join("a.interdict")), SIZE);
    settle(&mut harness);
    // Nothing says what its columns mean.
    let odd = list(findings).replacen("Computer,Software,Publisher,Version", "A1,B2,C3,D4", 1);
    paste(&mut harness, &odd);
    if harness.state_mut().app().state.error.is_some() {
        click(&mut harness, Role::Button, "Choose columns…");
    }
    choose(&mut harness, "Headings", "Row 1");
    for (column, meaning) in [(1, "Machine"), (2, "Software"), (3, "Publisher"), (4, "Version")] {
        choose(&mut harness, &format!("Meaning of column {column}"), meaning);
    }
    keep(&mut harness);
    page(&mut harness, "Machines");
    assert_eq!(harness.state_mut().app().state.machine_total, findings as u64 + 1);
    let (machine, number) =
        if findings == 0 { ("PC-NONE, ", "nothing") } else { ("PC-000000, ", "1 finding") };
    click_first(&mut harness, Role::Row, machine);
    let state = &harness.state_mut().app().state;
    assert_eq!(state.findings.len(), findings, "{number}");
    assert!(says(&harness, machine.trim_end_matches(", ")));
    click(&mut harness, Role::Button, "All machines");
    assert!(harness.query_all_by_role(Role::Row).count() > 0);
}

#[test]
fn from_a_list_that_was_misread_to_its_machines() {
    for findings in [0, 1, 20] {
        to_machines(findings);
    }
}

#[test]
fn an_exemption_ends_and_is_decided_anew_and_what_was_gone_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    for findings in [1, 20] {
        let file = folder.path().join(format!("{findings}.interdict"));
        let mut harness = window(business(&file), SIZE);
        settle(&mut harness);
        paste(&mut harness, &list(findings));
        keep(&mut harness);
        page(&mut harness, "Findings");
        click_first(&mut harness, Role::Row, "Restricted, Kaspersky");
        exempt(&mut harness, "2026-12-31");
        assert_eq!(count(&mut harness, FindingTab::Decided), 1);
        assert_eq!(count(&mut harness, FindingTab::Found), findings as u64 - 1);
        // On a later day it has ended.
        as_of(&mut harness, "2027-01-15");
        assert_eq!(count(&mut harness, FindingTab::Decided), 0);
        page(&mut harness, "Overview");
        assert!(says(&harness, "To decide anew"));
        assert!(says(&harness, "It was allowed until 2026-12-31."));
        page(&mut harness, "Findings");
        click_first(&mut harness, Role::Row, "Restricted, Kaspersky");
        exempt(&mut harness, "2027-06-30");
        page(&mut harness, "Overview");
        assert!(!says(&harness, "To decide anew"), "it is decided");
        // Gone with one list, and back with the next.
        let none = list(findings).replace(
            "Kaspersky Endpoint Security for Windows,AO Kaspersky Lab",
            "7-Zip,Igor Pavlov",
        );
        paste(&mut harness, &none);
        keep(&mut harness);
        assert!(count(&mut harness, FindingTab::Gone) > 0);
        paste(&mut harness, &list(findings));
        keep(&mut harness);
        assert_eq!(count(&mut harness, FindingTab::Gone), 0);
        page(&mut harness, "Findings");
        click_first(&mut harness, Role::Tab, "Decided");
        assert!(says(&harness, "1 of 1"), "the decision holds for what came back");
        click_first(&mut harness, Role::Row, "");
        click(&mut harness, Role::Tab, "History");
        assert!(says(&harness, "Come back"));
    }
}

fn exempt(harness: &mut Bench<'_>, until: &str) {
    click(harness, Role::Button, "Decide…");
    click(harness, Role::RadioButton, "Allow for now");
    write(harness, "Who decided?", "M. Weber");
    write(harness, "Why?", "Contract ends");
    write(harness, "Until when?", until);
    click(harness, Role::Button, "Record decision");
}

/// Applies the rules as of another day, in the settings.
fn as_of(harness: &mut Bench<'_>, day: &str) {
    page(harness, "Settings");
    let field = "Day (YYYY-MM-DD)";
    harness.get_by_role_and_label(Role::TextInput, field).scroll_to_me();
    harness.run_steps(6);
    harness.get_by_role_and_label(Role::TextInput, field).click();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, field).type_text(day);
    harness.run_steps(2);
    settle(harness);
    let state = &harness.state_mut().app().state;
    assert_eq!(state.as_of.to_string(), day, "{}", state.as_of_text);
}

#[test]
fn a_hundred_thousand_findings_are_walked_through_as_one_is() {
    to_gone(100_000);
}
