//! The window in other languages: chosen in the settings and spoken at once; and its layout with texts that
//! are two fifths longer than English.

use std::sync::Arc;

use eframe::egui;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interdict::app::{App, Command, Page, PanelTab};
use interdict::language::Language;
use interdict::model::Jurisdiction;
use interdict::ui::Window;

use super::driven::settle;
use super::layout;

const LIST: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5.0.539\n\
    NF-ENG-02,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.1.0.1\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n";

fn window<'a>(size: [f32; 2], language: Language) -> Harness<'a, Window> {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.state.today = jiff::civil::date(2026, 11, 24);
    app.state.preferences.language = Some(language);
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(egui::Theme::Light)
        .allow_missing_glyphs()
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    harness.run_steps(3);
    harness
}

/// With a list that was read and, if wanted, kept.
fn with_list<'a>(size: [f32; 2], language: Language, keep: bool) -> Harness<'a, Window> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fleet.csv");
    std::fs::write(&path, LIST).unwrap();
    let mut harness = window(size, language);
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(&mut harness);
    if keep {
        harness.state_mut().app().handle(Command::KeepList);
        settle(&mut harness);
    }
    harness.run_steps(3);
    harness
}

#[test]
fn another_language_is_spoken_at_once() {
    let mut harness = with_list([1280.0, 800.0], Language::English, true);
    harness.state_mut().app().handle(Command::Go(Page::Settings));
    harness.run_steps(3);
    let field = harness.get_by_role_and_label(Role::ComboBox, "Language");
    field.scroll_to_me();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::ComboBox, "Language").click();
    harness.run_steps(3);
    harness.get_by_label("Українська").click();
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.preferences.language, Some(Language::Ukrainian));
    assert!(harness.query_by_label("Scan this computer").is_none());
    assert!(harness.query_by_label("Сканувати цей комп’ютер").is_some());
    harness.state_mut().app().handle(Command::Go(Page::Findings));
    harness.run_steps(3);
    assert!(harness.query_by_label("3 з 3 знахідок").is_some());
    // And back, where the language of the system is none of these.
    harness.state_mut().app().state.preferences.language = None;
    harness.run_steps(3);
    assert!(harness.query_by_label("3 of 3 findings").is_some());
}

#[test]
fn the_systems_language_is_spoken_where_none_was_chosen() {
    let mut harness = window([1280.0, 800.0], Language::English);
    harness.state_mut().app().state.preferences.language = None;
    harness.state_mut().app().state.system_language = Language::German;
    harness.run_steps(3);
    assert!(harness.query_by_label("Willkommen bei Interdict").is_some());
    assert!(harness.query_by_label("Deutschland").is_some());
}

#[test]
fn longer_texts_stay_in_their_place() {
    let mut wrong = Vec::new();
    for size in [[900.0, 600.0], [1280.0, 800.0]] {
        let mut check = |harness: &Harness<'_, Window>, what: &str| {
            // In a small window these tables are scrolled sideways, in English as well.
            let is_wide = size[0] < 1000.0 && ["Findings", "Machines", "one rule"].contains(&what);
            let found = if is_wide { layout::lying_over(harness) } else { layout::faults(harness) };
            wrong.extend(found.iter().map(|text| format!("{what}, {size:?}: {text}")));
        };
        let harness = window(size, Language::Longer);
        check(&harness, "first start");
        let harness = with_list(size, Language::Longer, false);
        check(&harness, "import");
        let mut harness = window(size, Language::Longer);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nothing.csv");
        std::fs::write(&path, "a,b\n").unwrap();
        harness.state_mut().app().handle(Command::Import(vec![path]));
        settle(&mut harness);
        harness.run_steps(3);
        check(&harness, "import error");
        let mut harness = with_list(size, Language::Longer, true);
        // What was told of it lies over the page for a while, as it should.
        harness.state_mut().app().state.notes.clear();
        for page in [
            Page::Overview,
            Page::Findings,
            Page::Machines,
            Page::Restrictions,
            Page::Reports,
            Page::HandOver,
            Page::Settings,
            Page::Help,
        ] {
            harness.state_mut().app().handle(Command::Go(page));
            harness.run_steps(4);
            check(&harness, &format!("{page:?}"));
        }
        let rule = harness.state_mut().app().catalog.measures.keys().next().cloned();
        harness.state_mut().app().handle(Command::Go(Page::Restrictions));
        harness.state_mut().app().handle(Command::SelectRule(rule));
        harness.run_steps(4);
        check(&harness, "one rule");
        harness.state_mut().app().handle(Command::Go(Page::Findings));
        harness.state_mut().app().handle(Command::Select(Some(0)));
        for tab in [PanelTab::Why, PanelTab::Evidence, PanelTab::Remove, PanelTab::History] {
            harness.state_mut().app().handle(Command::Panel(tab));
            harness.run_steps(4);
            check(&harness, &format!("{tab:?}"));
        }
    }
    // The longest answers of the settings are Ukrainian.
    let mut harness = with_list([900.0, 600.0], Language::Ukrainian, true);
    harness.state_mut().app().state.notes.clear();
    harness.state_mut().app().handle(Command::Go(Page::Settings));
    harness.run_steps(4);
    let found = layout::faults(&harness);
    wrong.extend(found.iter().map(|text| format!("settings in Ukrainian: {text}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
