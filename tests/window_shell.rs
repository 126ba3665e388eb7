//! The parts of the window around its pages: menu, command palette, keys, help, what was told before, and
//! how the table of findings is put together, ticked and copied.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::sync::Arc;

use driven::settle;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interdict::app::{App, Command, FindingColumn, FindingsView, GroupBy, Look, Page};
use interdict::model::Jurisdiction;
use interdict::ui::Window;

const LIST: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5.0.539\n\
    NF-ENG-02,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.1.0.1\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n\
    NF-ENG-09,=Kaspersky Security Center,AO Kaspersky Lab,14.2\n";

fn window<'a>() -> Harness<'a, Window> {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.state.today = jiff::civil::date(2026, 11, 24);
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_pixels_per_point(1.0)
        .with_theme(eframe::egui::Theme::Light)
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    harness.run_steps(3);
    harness
}

/// A window that has kept the list and shows its findings.
fn with_findings<'a>() -> Harness<'a, Window> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fleet.csv");
    std::fs::write(&path, LIST).unwrap();
    let mut harness = window();
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::KeepList);
    settle(&mut harness);
    harness.state_mut().app().handle(Command::Go(Page::Findings));
    harness.run_steps(3);
    harness
}

fn press(harness: &mut Harness<'_, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

#[test]
fn a_command_is_found_by_typing_and_done_by_enter() {
    let mut harness = with_findings();
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_role_and_label(Role::TextInput, "Find a command").type_text("restric");
    harness.run_steps(3);
    assert!(harness.query_by_label("Show restrictions").is_some());
    assert!(harness.query_by_label("Show machines").is_none(), "what does not match is not shown");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state_mut().app().state.page, Page::Restrictions);
    assert!(harness.query_by_label("Find a command").is_none(), "it is closed");
}

#[test]
fn arrows_choose_in_the_palette_and_escape_leaves_it() {
    let mut harness = with_findings();
    press(&mut harness, Modifiers::COMMAND, Key::K);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Find a command").is_none());
    assert_eq!(harness.state_mut().app().state.page, Page::Findings);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_role_and_label(Role::TextInput, "Find a command").type_text("show");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state_mut().app().state.page, Page::Machines);
}

#[test]
fn the_menu_tells_the_keys_and_does_the_same() {
    let mut harness = with_findings();
    harness.get_by_role_and_label(Role::Button, "Menu").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItem, "Show overview").click();
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.page, Page::Overview);
    press(&mut harness, Modifiers::NONE, Key::F1);
    assert_eq!(harness.state_mut().app().state.page, Page::Help);
    assert!(harness.query_by_label_contains("An authority warns of it").is_some());
}

#[test]
fn what_cannot_be_done_now_is_not_done_by_its_key() {
    let mut harness = window();
    // Before the first answers there is no page to go to.
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    assert_eq!(harness.state_mut().app().state.page, Page::FirstStart);
}

#[test]
fn what_was_told_can_be_read_again() {
    let mut harness = with_findings();
    let notes: Vec<u64> =
        harness.state_mut().app().state.notes.iter().map(|note| note.id).collect();
    assert!(!notes.is_empty());
    for note in notes {
        harness.state_mut().app().handle(Command::CloseNote(note));
    }
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "What was told before").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Told since the start").is_some());
    let told = harness.state_mut().app().state.told.front().unwrap().title.clone();
    assert!(harness.query_all_by_label(&told).next().is_some(), "{told}");
}

#[test]
fn findings_are_put_together_and_folded() {
    let mut harness = with_findings();
    let view = FindingsView { group: Some(GroupBy::Machine), ..FindingsView::default() };
    harness.state_mut().app().handle(Command::Findings(view));
    harness.run_steps(3);
    let group = "NF-ENG-02, 2 findings, unfolded";
    harness.get_by_role_and_label(Role::Row, group).click();
    harness.run_steps(3);
    assert!(harness.query_by_label("NF-ENG-02, 2 findings, folded").is_some());
    assert!(harness.query_by_label_contains("Yandex Browser, NF-ENG-02").is_none());
    assert_eq!(harness.state_mut().app().state.shown.findings.len(), 4);
}

#[test]
fn ticked_rows_are_copied_as_a_table_without_formulas() {
    let mut harness = with_findings();
    harness.get_by_label("Tick all: Findings").click();
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.ticked_findings.len(), 4);
    harness
        .get_by_role_and_label(
            Role::Row,
            "Restricted, Kaspersky Endpoint Security for Windows, NF-ACCT-03, open",
        )
        .focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Table, "Findings").focus();
    harness.run_steps(2);
    harness.event(eframe::egui::Event::Copy);
    harness.step();
    let copied =
        harness.output().platform_output.commands.iter().find_map(|command| match command {
            eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
    let copied = copied.unwrap();
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 5, "{copied}");
    assert!(lines[0].starts_with("Verdict\tSoftware\t"));
    assert!(lines.iter().all(|line| line.split('\t').count() == 7), "{copied}");
    assert!(copied.contains("\t'=Kaspersky Security Center\t"), "{copied}");
}

#[test]
fn a_row_has_a_menu_that_narrows_the_findings() {
    let mut harness = with_findings();
    let row = "Restricted, Kaspersky Endpoint Security for Windows, NF-ACCT-03, open";
    harness.get_by_role_and_label(Role::Row, row).click_secondary();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItem, "Only this machine").click();
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.shown.findings.len(), 1);
}

#[test]
fn what_a_filter_hides_is_not_ticked_any_more() {
    let mut harness = with_findings();
    let tick_all = |harness: &mut Harness<'_, Window>| {
        harness.get_by_role_and_label(Role::Table, "Findings").focus();
        harness.run_steps(2);
        press(harness, Modifiers::COMMAND, Key::A);
    };
    tick_all(&mut harness);
    assert!(harness.query_by_label("4 findings ticked").is_some());
    let view = FindingsView { text: "nf-eng-02".to_owned(), ..FindingsView::default() };
    harness.state_mut().app().handle(Command::Findings(view));
    harness.run_steps(3);
    let state = &harness.state_mut().app().state;
    let ticked: Vec<u32> = state.ticked_findings.iter().copied().collect();
    assert_eq!(ticked.len(), 2);
    assert!(ticked.iter().all(|at| state.shown.findings.contains(at)));
    assert!(harness.query_by_label("2 findings ticked").is_some());
    // Where the filter shows others only, all of those are ticked, none taken away.
    let view = FindingsView { text: "nf-acct".to_owned(), ..FindingsView::default() };
    harness.state_mut().app().handle(Command::Findings(view));
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.ticked_findings.len(), 0);
    tick_all(&mut harness);
    assert_eq!(harness.state_mut().app().state.ticked_findings.len(), 1);
    // Another order hides nothing.
    let sort = FindingColumn::Machine;
    let view = FindingsView { sort, text: "nf-acct".to_owned(), ..FindingsView::default() };
    harness.state_mut().app().handle(Command::Findings(view));
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.ticked_findings.len(), 1);
}

#[test]
fn the_menu_of_a_row_closes_when_another_finding_comes_into_the_row() {
    let mut harness = with_findings();
    let row = "Restricted, Kaspersky Endpoint Security for Windows, NF-ACCT-03, open";
    let open = |harness: &mut Harness<'_, Window>| {
        harness.get_by_role_and_label(Role::Row, row).click_secondary();
        harness.run_steps(3);
        assert!(harness.query_by_label("Only this machine").is_some());
    };
    open(&mut harness);
    // What changes nothing about the row leaves it open.
    harness.state_mut().app().handle(Command::Findings(FindingsView::default()));
    harness.run_steps(3);
    assert!(harness.query_by_label("Only this machine").is_some());
    let first = harness.state_mut().app().state.shown.findings[0];
    let view = FindingsView { reversed: true, ..FindingsView::default() };
    harness.state_mut().app().handle(Command::Findings(view));
    assert_ne!(harness.state_mut().app().state.shown.findings[0], first);
    harness.run_steps(3);
    assert!(harness.query_by_label("Only this machine").is_none(), "the row holds another");
    // The findings are judged anew: the same position may be another finding.
    harness.state_mut().app().handle(Command::Findings(FindingsView::default()));
    harness.run_steps(3);
    open(&mut harness);
    harness.state_mut().app().handle(Command::AsOf("2026-11-25".to_owned()));
    settle(&mut harness);
    assert!(harness.query_by_label("Only this machine").is_none(), "the findings are others");
}

#[test]
fn a_filter_is_saved_under_a_name_and_used_again() {
    let mut harness = with_findings();
    let view = FindingsView { text: "yandex".to_owned(), ..FindingsView::default() };
    harness.state_mut().app().handle(Command::Findings(view.clone()));
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Filters").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Name of this filter").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Name of this filter").type_text("Browsers");
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Save").click();
    harness.run_steps(3);
    harness.state_mut().app().handle(Command::Findings(FindingsView::default()));
    harness.run_steps(3);
    if harness.query_by_role_and_label(Role::MenuItem, "Browsers").is_none() {
        harness.get_by_role_and_label(Role::Button, "Filters").click();
        harness.run_steps(3);
    }
    harness.get_by_role_and_label(Role::MenuItem, "Browsers").click();
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.findings_view, view);
}

#[test]
fn the_look_follows_what_the_user_likes() {
    let mut harness = with_findings();
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_role_and_label(Role::TextInput, "Find a command").type_text("dark");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state_mut().app().state.preferences.look, Look::Dark);
    assert!(harness.ctx.global_style().visuals.dark_mode);
}
