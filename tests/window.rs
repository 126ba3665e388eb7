//! The window, driven as a user drives it: by what stands on the screen. Real files go through the real
//! reading, matching and rules. With the feature `snapshots` two pages are also compared as pictures.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use driven::settle;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interdict::app::{App, Command, Page, PanelTab};
use interdict::model::{Audience, Jurisdiction, Profile};
use interdict::ui::Window;

const LIST: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5.0.539\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n\
    NF-ENG-09,UltraAV,Pango Group,1.2\n\
    NF-ENG-09,QQ,,9.7\n";

fn app() -> App {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    // The same day for ever, so that texts and pictures stay the same.
    app.state.today = jiff::civil::date(2026, 11, 24);
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    app
}

fn us_business(mut app: App) -> App {
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
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

fn list(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("fleet.csv");
    std::fs::write(&path, LIST).unwrap();
    path
}

/// A window that has kept the list.
fn with_list<'a>(size: [f32; 2]) -> Harness<'a, Window> {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(us_business(app()), size);
    let command = Command::Import(vec![list(&folder)]);
    harness.state_mut().app().handle(command);
    settle(&mut harness);
    harness.get_by_label("Keep 4 programs").click();
    harness.run_steps(2);
    settle(&mut harness);
    harness
}

#[test]
fn the_first_questions_say_what_the_answers_mean() {
    let mut harness = window(app(), [1280.0, 1000.0]);
    harness.get_by_label("Welcome to Interdict");
    harness.get_by_label("United States").click();
    harness.run_steps(2);
    harness.get_by_label("Private business").click();
    harness.run_steps(2);
    harness.get_by_label_contains("no lawful updates since 2024-09-29");
    let profile = &harness.state_mut().app().state.profile;
    assert_eq!(profile.jurisdictions, [Jurisdiction::new("US")]);
    assert_eq!(profile.audiences, [Audience::PrivateBusiness]);
    harness.get_by_label("Federal contract or subcontract").click();
    harness.run_steps(2);
    harness.get_by_label_contains("Prohibited in federal contract work");
    // A window at rest draws nothing.
    harness.run();
}

#[test]
fn scanning_this_computer_says_what_was_read() {
    let mut harness = window(us_business(app()), [1280.0, 1000.0]);
    harness.get_by_label("Scan").click();
    harness.run_steps(1);
    settle(&mut harness);
    harness.get_by_label("What was read");
    let state = &harness.state_mut().app().state;
    assert!(state.records() > 0);
    assert_eq!(state.page, Page::Overview);
}

#[test]
fn a_dropped_list_is_shown_before_it_is_kept() {
    #[derive(Debug)]
    struct Dropped(PathBuf);
    impl eframe::egui::DroppedFile for Dropped {
        fn path(&self) -> &std::path::Path {
            &self.0
        }
        fn bytes(&self) -> Result<Vec<u8>, String> {
            Err("the program reads the file itself".to_owned())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(us_business(app()), [1280.0, 900.0]);
    harness.input_mut().dropped_files.push(Arc::new(Dropped(list(&folder))));
    harness.run_steps(1);
    settle(&mut harness);
    harness.get_by_label("Check this list before it is kept");
    harness.get_by_label_contains("4 rows in the file = 4 programs on 3 machines + 0 skipped");
    assert!(harness.state_mut().app().state.inventories.is_empty(), "nothing is kept yet");
    harness.get_by_label("Cancel").click();
    harness.run_steps(3);
    assert!(harness.state_mut().app().state.inventories.is_empty());
}

#[test]
fn a_finding_says_why_how_it_was_found_and_how_it_goes() {
    let mut harness = with_list([1280.0, 900.0]);
    harness.get_by_label_contains("Restricted: no lawful updates since 2024-09-29.");
    harness.get_by_label("Why this applies: Kaspersky Endpoint Security for Windows").click();
    harness.run_steps(3);
    harness.get_by_label("What it does not say");
    harness.get_by_label_contains("89 FR 52434 (FR Doc.");
    harness.get_by_label_contains("Official text, govinfo.gov");
    harness.get_by_label_contains("not confirmed for the 21 months since");
    harness.get_by_label("Evidence").click();
    harness.run_steps(3);
    harness.get_by_label("Certain: the publisher proves it.");
    harness.get_by_label("Removal").click();
    harness.run_steps(3);
    harness.get_by_label("Check what is here");
    harness.get_by_label("Choose what protects next");
    assert_eq!(harness.state_mut().app().state.panel, PanelTab::Remove);
    harness.run();
}

#[test]
fn possible_matches_stand_apart_and_look_alikes_nowhere() {
    let mut harness = with_list([1280.0, 900.0]);
    harness.state_mut().app().handle(Command::Go(Page::Findings));
    harness.run_steps(3);
    harness.get_by_label_contains("2 of 2 findings");
    assert!(harness.query_by_label("QQ").is_none());
    assert!(harness.query_by_label("UltraAV").is_none());
    harness.get_by_label("To review 1").click();
    harness.run_steps(3);
    harness.get_by_label("QQ");
}

#[test]
fn the_filter_hides_and_says_so() {
    let mut harness = with_list([1280.0, 900.0]);
    let app = harness.state_mut().app();
    app.handle(Command::Go(Page::Findings));
    app.handle(Command::Findings(interdict::app::FindingsView {
        text: "nothing has this name".to_owned(),
        ..Default::default()
    }));
    harness.run_steps(3);
    harness.get_by_label("No finding matches this filter");
    harness.get_by_label("Clear filter").click();
    harness.run_steps(3);
    harness.get_by_label_contains("2 of 2 findings");
}

#[test]
fn every_page_comes_to_rest_wide_and_narrow() {
    for size in [[1280.0, 800.0], [900.0, 600.0]] {
        let mut harness = with_list(size);
        for page in [
            Page::Overview,
            Page::Findings,
            Page::Machines,
            Page::Restrictions,
            Page::Reports,
            Page::Settings,
            Page::Import,
        ] {
            let app = harness.state_mut().app();
            app.state.notes.clear();
            app.handle(Command::Go(page));
            if page == Page::Findings {
                app.handle(Command::Select(Some(0)));
            }
            if page == Page::Restrictions {
                app.handle(Command::SelectRule(Some("us-bis-icts-kaspersky-2024".to_owned())));
            }
            harness.run_steps(4);
            harness.run();
        }
    }
}

#[test]
fn what_cannot_be_read_takes_the_page_and_is_left_by_a_button() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("holiday.csv");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let mut harness = window(us_business(app()), [1280.0, 900.0]);
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(&mut harness);
    harness.get_by_label("This file holds a picture or a program, not a list");
    harness.get_by_label("Copy details");
    harness.get_by_label("Close").click();
    harness.run_steps(3);
    assert!(harness.state_mut().app().state.error.is_none());
}

#[test]
fn cancelled_work_leaves_nothing() {
    let mut app = us_business(app());
    app.handle(Command::Scan);
    app.handle(Command::Cancel);
    assert!(app.state.running.is_none());
    std::thread::sleep(Duration::from_millis(300));
    app.poll();
    assert!(app.state.inventories.is_empty(), "a cancelled scan was kept");
    assert!(app.state.notes.iter().any(|note| note.title.contains("Nothing was kept")));
}

#[test]
fn other_answers_change_the_verdict() {
    let mut harness = with_list([1280.0, 900.0]);
    let app = harness.state_mut().app();
    app.handle(Command::Answer("federal-contract".to_owned(), true));
    settle(&mut harness);
    harness.get_by_label_contains("Prohibited in federal contract work.");
    let profile: &Profile = &harness.state_mut().app().state.profile;
    assert!(profile.is(Audience::FederalContractors));
}

#[test]
fn an_own_rule_is_written_in_the_settings_and_applies() {
    let mut harness = with_list([1280.0, 1400.0]);
    harness.state_mut().app().handle(Command::Go(Page::Settings));
    harness.run_steps(3);
    harness.get_by_label("Add a rule").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Still missing.");
    harness.get_by_role_and_label(Role::TextInput, "Names").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Names").type_text("UltraAV");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Reason").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Reason").type_text("We did not choose it.");
    harness.run_steps(3);
    harness.get_by_label("Keep the rule").click();
    settle(&mut harness);
    harness.get_by_label("No UltraAV");
    let found = |harness: &mut Harness<'_, Window>| {
        let state = &harness.state_mut().app().state;
        state.findings.iter().any(|one| one.name == "UltraAV" && one.is_found())
    };
    assert!(found(&mut harness));
    // Switched off, it is no finding any more.
    harness.get_by_label("No UltraAV").click();
    settle(&mut harness);
    assert!(!found(&mut harness));
    harness.get_by_label("Delete No UltraAV").click();
    harness.run_steps(3);
    harness.get_by_label("Delete").click();
    settle(&mut harness);
    assert!(harness.state_mut().app().state.own_rules.is_empty());
}

#[test]
fn duties_have_days_and_the_report_is_drafted() {
    let mut harness = with_list([1280.0, 1400.0]);
    let app = harness.state_mut().app();
    app.handle(Command::Answer("federal-contract".to_owned(), true));
    settle(&mut harness);
    let app = harness.state_mut().app();
    app.handle(Command::Go(Page::Findings));
    app.handle(Command::Select(Some(0)));
    harness.run_steps(3);
    harness.get_by_label_contains("Where this rule reaches, you must ");
    harness.get_by_label_contains("3 business days from the find");
    // The table stays beside the panel, which long words do not push away.
    let panel = harness.get_by_label("What you have to do").rect();
    assert!(panel.left() > 700.0 && panel.right() < 1280.0, "{panel:?}");
    harness.get_all_by_label("Draft the report").next().unwrap().click();
    harness.run_steps(3);
    let text = harness.state_mut().app().state.notice.clone().unwrap();
    for part in [
        "DRAFT",
        "Contract number: [number]",
        "Brand: Kaspersky",
        "Kaspersky Endpoint Security for Windows, version 12.5.0.539",
        "on NF-ACCT-03",
        "FAR 52.204-23",
        "provided to the Government",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("Yandex"));
    harness.key_press(eframe::egui::Key::Escape);
    harness.run_steps(3);
    assert!(harness.state_mut().app().state.notice.is_none());
}

#[cfg(feature = "snapshots")]
#[test]
fn pictures() {
    let mut harness = with_list([900.0, 600.0]);
    harness.state_mut().app().state.notes.clear();
    // Where the pointer was left says nothing about these pages.
    harness.event(eframe::egui::Event::PointerGone);
    harness.run_steps(4);
    harness.snapshot("window_overview");
    let app = harness.state_mut().app();
    app.handle(Command::Go(Page::Findings));
    app.handle(Command::Select(Some(0)));
    harness.run_steps(4);
    harness.snapshot("window_finding");
}
