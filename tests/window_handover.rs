//! The page of hand-overs, pressed through in the real window: from what was found to files on the disk.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::path::Path;
use std::sync::Arc;

use driven::{settle, until};
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::app::handover::Made;
use interdict::app::{App, Command, Page, Purpose};
use interdict::model::Jurisdiction;
use interdict::ui::Window;

const LIST: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,Kaspersky Internet Security,Kaspersky,21.3\n\
    NF-ENG-02,TikTok,TikTok Pte. Ltd.,3\n\
    NF-ENG-09,7-Zip,Igor Pavlov,23\n";

fn window<'a>(folder: &Path, size: [f32; 2], theme: eframe::egui::Theme) -> Harness<'a, Window> {
    let path = folder.join("fleet.csv");
    std::fs::write(&path, LIST).unwrap();
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.state.today = jiff::civil::date(2026, 11, 24);
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::Import(vec![path]));
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(theme)
        // Names of makers in Han letters are drawn by the system's fonts, which no test may need.
        .allow_missing_glyphs()
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::KeepList);
    settle(&mut harness);
    harness
}

fn light<'a>(folder: &Path) -> Harness<'a, Window> {
    // High enough that nothing has to be scrolled to.
    window(folder, [1280.0, 1400.0], eframe::egui::Theme::Light)
}

fn press(harness: &mut Harness<'_, Window>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
    settle(harness);
}

fn is_ticked(harness: &Harness<'_, Window>, label: &str) -> bool {
    let node = harness.get_by_role_and_label(Role::CheckBox, label);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

/// The paths of the files that are shown.
fn paths(harness: &mut Harness<'_, Window>) -> Vec<String> {
    let own = harness.state_mut().app().state.handover.as_ref().unwrap();
    match &own.made {
        Made::Files(files) => files.iter().map(|file| file.file.path.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

/// Saves as the button does, without the system's own dialog.
fn save(harness: &mut Harness<'_, Window>, folder: &Path) {
    let folder = folder.to_owned();
    let chooser: interdict::app::Chooser = Box::new(move || Some(folder));
    harness.state_mut().app().handle(Command::Choose(Purpose::HandOver, chooser));
}

#[test]
fn what_was_found_is_handed_over_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = light(folder.path());
    harness.state_mut().app().handle(Command::Go(Page::Reports));
    harness.run_steps(3);
    press(&mut harness, "Hand over…");
    assert!(is_ticked(&harness, "Kaspersky Internet Security") && is_ticked(&harness, "osquery"));
    let maker = "Kaspersky: everything it makes";
    assert!(!is_ticked(&harness, maker));
    assert_eq!(paths(&mut harness).first().map(String::as_str), Some("README.md"));
    // The page to read first is in sight, and says how it is rolled out and back.
    harness.get_by_role_and_label(Role::Document, "Text of README.md");
    harness.get_by_label("## What it does");

    press(&mut harness, "Fleet");
    press(&mut harness, maker);
    assert!(is_ticked(&harness, maker) && is_ticked(&harness, "Kaspersky Internet Security"));
    let all = paths(&mut harness);
    let policies = all.iter().find(|path| path.contains("interdict.yml")).unwrap().clone();
    harness.get_by_role_and_label(Role::RadioButton, &policies).click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Document, &format!("Text of {policies}"));
    harness.get_by_label("Copy the file");

    save(&mut harness, folder.path());
    until(&mut harness, |app| app.state.notes.iter().any(|note| note.title == "Hand-over saved"));
    let out = folder.path().join("interdict-fleet");
    for path in &all {
        assert!(out.join(path).is_file(), "{path}");
    }
    let readme = std::fs::read_to_string(out.join("README.md")).unwrap();
    assert!(readme.contains("everything it makes") && readme.contains("## Roll back"), "{readme}");

    // What somebody changed or put there is not written over without being asked.
    std::fs::write(out.join("README.md"), "theirs").unwrap();
    std::fs::write(out.join("notes.txt"), "theirs").unwrap();
    save(&mut harness, folder.path());
    until(&mut harness, |app| app.state.handover.as_ref().unwrap().not_empty.is_some());
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Dialog, "The folder is not empty");
    press(&mut harness, "Cancel");
    assert_eq!(std::fs::read_to_string(out.join("README.md")).unwrap(), "theirs");
    save(&mut harness, folder.path());
    until(&mut harness, |app| app.state.handover.as_ref().unwrap().not_empty.is_some());
    harness.run_steps(3);
    let told = harness.state_mut().app().state.told.len();
    harness.get_by_label("Write into it").click();
    until(&mut harness, |app| app.state.told.len() > told);
    assert_eq!(std::fs::read_to_string(out.join("README.md")).unwrap(), readme);
    assert_eq!(std::fs::read_to_string(out.join("notes.txt")).unwrap(), "theirs");
}

#[test]
fn nothing_ticked_is_said_and_the_rules_can_choose() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = light(folder.path());
    // From the palette, without a mouse.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Find a command").type_text("hand over");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    settle(&mut harness);
    press(&mut harness, "Tick nothing");
    harness.get_by_label("There are no files yet");
    harness.get_by_label_contains("Nothing is chosen yet");
    press(&mut harness, "Change your answers");
    assert_eq!(harness.state_mut().app().state.page, Page::Settings);
    harness.state_mut().app().handle(Command::Go(Page::HandOver));
    harness.run_steps(3);
    settle(&mut harness);
    press(&mut harness, "What the rules reach");
    assert!(paths(&mut harness).len() > 1);
    press(&mut harness, "What is ticked");
    press(&mut harness, "Tick what was found");
    assert!(is_ticked(&harness, "Kaspersky Internet Security"));

    // Searching narrows the list; a tool that needs no products asks for none.
    let field = harness.get_by_label("Search makers and products");
    field.focus();
    field.type_text("tiktok");
    harness.run_steps(3);
    assert!(harness.query_by_label("Kaspersky Internet Security").is_none());
    press(&mut harness, "Collection into a shared folder");
    assert!(harness.query_by_label("Search makers and products").is_none());
    harness.get_by_label("Shared folder");
    assert!(paths(&mut harness).iter().any(|path| path.ends_with("collect.cmd")));
}

#[test]
fn every_tool_gives_files_or_says_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = light(folder.path());
    harness.state_mut().app().handle(Command::Go(Page::HandOver));
    settle(&mut harness);
    for engine in interdict::app::handover::Engine::ALL {
        press(&mut harness, engine.plain());
        let own = harness.state_mut().app().state.handover.as_ref().unwrap();
        match &own.made {
            Made::Files(files) => assert!(files.len() > 1, "{}", engine.word()),
            Made::Not(why) => assert!(why.ends_with('.') && !why.contains("--"), "{why}"),
            Made::Making => panic!("{} is still being made", engine.word()),
        }
        harness.get_by_label_contains(engine.summary());
    }
}

#[cfg(feature = "snapshots")]
#[test]
fn pictures() {
    use eframe::egui::Theme;
    for (name, size, theme) in [
        ("hand-over-light", [1280.0, 800.0], Theme::Light),
        ("hand-over-dark", [1280.0, 800.0], Theme::Dark),
        ("hand-over-small", [900.0, 600.0], Theme::Light),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut harness = window(folder.path(), size, theme);
        let app = harness.state_mut().app();
        app.state.notes.clear();
        if theme == Theme::Dark {
            app.state.preferences.look = interdict::app::Look::Dark;
        }
        app.handle(Command::Go(Page::HandOver));
        settle(&mut harness);
        harness.run_steps(4);
        harness.snapshot(name);
    }
}
