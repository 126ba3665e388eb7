//! What the window remembers: kept across starts, decided, taken back, told when it cannot be kept. The
//! workspace is a real file; what is pressed is pressed in the real window.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;

use std::path::Path;
use std::sync::Arc;

use driven::{settle, until};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use interdict::app::{
    App, Command, Decision, FindingTab, LogFormat, NoteKind, Page, Purpose, SinceKind,
};
use interdict::catalog::OwnRule;
use interdict::model::{Jurisdiction, Status};
use interdict::ui::Window;

const FIRST: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5.0.539\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n";
const LATER: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,7-Zip,Igor Pavlov,24.08\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n\
    NF-ENG-02,Kaspersky Free,AO Kaspersky Lab,21.3\n";

fn app(workspace: &Path) -> App {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::FinishFirstStart);
    app.remember_in(workspace.to_owned());
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

fn keep(harness: &mut Harness<'_, Window>, folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    harness.state_mut().app().handle(Command::Import(vec![path]));
    settle(harness);
    // So short a list is taken for one of some programs, which makes nothing look gone.
    assert!(harness.state_mut().app().state.preview.as_ref().is_some_and(|list| list.partial));
    harness.state_mut().app().handle(Command::Partial(false));
    harness.state_mut().app().handle(Command::KeepList);
    settle(harness);
}

fn count(harness: &mut Harness<'_, Window>, tab: FindingTab) -> u64 {
    harness.state_mut().app().state.tab_count(tab)
}

#[test]
fn what_was_read_is_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    let mut harness = window(app(&file));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    assert_eq!(count(&mut harness, FindingTab::Found), 2);
    assert!(harness.query_by_label_contains("All changes saved").is_some());
    drop(harness);

    let mut harness = window(app(&file));
    assert_eq!(count(&mut harness, FindingTab::Found), 2);
    let state = &harness.state_mut().app().state;
    assert_eq!(state.machine_names().len(), 2);
    let finding = state.findings.iter().find(|one| one.vendor == "kaspersky").unwrap();
    assert_eq!(state.records_of(finding)[0].version.as_deref(), Some("12.5.0.539"));
}

#[test]
fn what_is_gone_and_what_is_new_is_told_after_the_next_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(app(&folder.path().join("office.interdict")));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    keep(&mut harness, folder.path(), "b.csv", LATER);
    assert_eq!(count(&mut harness, FindingTab::Gone), 1);
    assert_eq!(count(&mut harness, FindingTab::Found), 2);
    let findings = &harness.state_mut().app().state.findings;
    let gone = findings.iter().find(|one| one.is_gone()).unwrap();
    // A list that is silent has verified nothing.
    assert!(matches!(gone.status, Status::Removed { by_scan: false, .. }), "{:?}", gone.status);
    let state = &harness.state_mut().app().state;
    let since: Vec<SinceKind> =
        state.remembered.as_ref().unwrap().since.iter().map(|one| one.kind).collect();
    assert_eq!(since, [SinceKind::New, SinceKind::Gone]);
    harness.state_mut().app().handle(Command::Go(Page::Overview));
    harness.run_steps(3);
    assert!(harness.query_by_label("Since last time").is_some());
}

#[test]
fn the_same_list_twice_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(app(&folder.path().join("office.interdict")));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    keep(&mut harness, folder.path(), "copy of a.csv", FIRST);
    let told: Vec<String> =
        harness.state_mut().app().state.told.iter().map(|note| note.title.clone()).collect();
    assert!(told.iter().any(|title| title.contains("kept before")), "{told:?}");
}

#[test]
fn an_exemption_is_decided_in_the_window_outlives_a_list_and_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    let mut harness = window(app(&file));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    let app_state = &harness.state_mut().app().state;
    let at = app_state.findings.iter().position(|one| one.vendor == "kaspersky").unwrap();
    harness.state_mut().app().handle(Command::Go(Page::Findings));
    harness.state_mut().app().handle(Command::Select(Some(at)));
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Decide…").click();
    harness.run_steps(3);
    harness.get_by_label("Allow for now").click();
    harness.run_steps(2);
    for (field, words) in
        [("Who decided?", "M. Weber"), ("Why?", "Contract ends"), ("Until when?", "2099-12-31")]
    {
        harness.get_by_role_and_label(Role::TextInput, field).focus();
        harness.run_steps(2);
        harness.get_by_role_and_label(Role::TextInput, field).type_text(words);
        harness.run_steps(2);
    }
    harness.get_by_role_and_label(Role::Button, "Record decision").click();
    harness.run_steps(2);
    settle(&mut harness);
    assert_eq!(count(&mut harness, FindingTab::Decided), 1);
    keep(&mut harness, folder.path(), "b.csv", &FIRST.replace("12.5.0.539", "12.6.0.1"));
    assert_eq!(count(&mut harness, FindingTab::Decided), 1, "it outlives the next list");
    let state = &harness.state_mut().app().state;
    let finding = state.findings.iter().find(|one| one.vendor == "kaspersky").unwrap();
    assert!(
        matches!(&finding.status, Status::Exempt { by, why, until: Some(_) } if by == "M. Weber" && why == "Contract ends"),
        "{:?}",
        finding.status
    );

    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    settle(&mut harness);
    assert_eq!(count(&mut harness, FindingTab::Decided), 0);
}

#[test]
fn what_could_not_be_taken_back_is_not_told_with_what_is_done_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(app(&folder.path().join("office.interdict")));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
    let key = remembered.standing.findings[0].key.clone();
    let by = |who: &str| Decision::InProgress { who: who.to_owned() };
    harness.state_mut().app().handle(Command::Decide(vec![key.clone()], by("Ana")));
    settle(&mut harness);
    let entries = harness.state_mut().app().state.to_undo();
    assert_eq!(entries.len(), 1);
    let undo = || Command::UndoEntry(entries[0]);
    let last = |harness: &mut Harness<'_, Window>| {
        harness.state_mut().app().state.told.front().unwrap().clone()
    };
    harness.state_mut().app().handle(undo());
    settle(&mut harness);
    let told = last(&mut harness);
    assert_eq!(told.title, "Taken back");
    assert!(told.line.contains("Ana"), "{}", told.line);
    // It cannot be taken back twice.
    harness.state_mut().app().handle(undo());
    settle(&mut harness);
    assert_eq!(last(&mut harness).kind, NoteKind::Error);
    harness.state_mut().app().handle(Command::Decide(vec![key], by("Boris")));
    settle(&mut harness);
    let told = last(&mut harness);
    assert!(told.title.contains("Boris"), "{}", told.title);
    assert_eq!(told.line, "");
}

#[test]
fn what_is_allowed_is_not_called_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(app(&folder.path().join("office.interdict")));
    let list = "Computer,Software,Publisher,Version\n\
        NF-ACCT-03,Kaspersky Free,AO Kaspersky Lab,21.3\n";
    keep(&mut harness, folder.path(), "a.csv", list);
    let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
    let key = remembered.standing.findings[0].key.clone();
    let exempt = Decision::Exempt {
        who: "M. Weber".to_owned(),
        why: "Contract ends".to_owned(),
        until: None,
    };
    harness.state_mut().app().handle(Command::Decide(vec![key], exempt));
    settle(&mut harness);
    assert_eq!(count(&mut harness, FindingTab::Decided), 1);
    harness.state_mut().app().handle(Command::Go(Page::Overview));
    harness.run_steps(3);
    for words in ["Nothing found", "No rule of the catalogue"] {
        assert!(harness.query_all_by_label_contains(words).next().is_none(), "{words}");
    }
    assert!(harness.query_by_label("1 finding is to review or decided about").is_some());
    harness.state_mut().app().handle(Command::Go(Page::Machines));
    harness.run_steps(3);
    assert!(harness.query_all_by_label_contains("Nothing found").next().is_none());
}

#[test]
fn several_findings_are_decided_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(app(&folder.path().join("office.interdict")));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    harness.state_mut().app().handle(Command::Go(Page::Findings));
    harness.run_steps(3);
    harness.get_by_label("Tick all: Findings").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Decide for 2 findings…").click();
    harness.run_steps(3);
    harness.get_by_label("In progress").click();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Who sees to it?").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Who sees to it?").type_text("Ana");
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Record decision").click();
    harness.run_steps(2);
    settle(&mut harness);
    let state = &harness.state_mut().app().state;
    assert!(state.findings.iter().all(|one| matches!(one.status, Status::InProgress { .. })));
}

#[test]
fn a_damaged_workspace_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    std::fs::write(&file, b"SQLite format 3\0 and then something else").unwrap();
    let before = std::fs::read(&file).unwrap();
    let mut harness = window(app(&file));
    assert!(harness.state_mut().app().state.no_workspace.is_some());
    assert!(harness.query_all_by_label_contains("could not be opened").next().is_some());
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    assert_eq!(count(&mut harness, FindingTab::Found), 2, "the work goes on without it");
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_second_window_looks_and_is_told_who_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    let mut first = window(app(&file));
    keep(&mut first, folder.path(), "a.csv", FIRST);
    let mut second = window(app(&file));
    assert_eq!(count(&mut second, FindingTab::Found), 2);
    let state = &second.state_mut().app().state;
    assert!(!state.is_kept());
    assert!(state.told.iter().any(|note| note.line.contains("in use by")), "{:?}", state.told);
}

#[test]
fn an_exemption_that_has_ended_stands_on_top_of_the_overview() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(app(&folder.path().join("office.interdict")));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    harness.state_mut().app().handle(Command::Go(Page::Overview));
    harness.run_steps(3);
    assert!(harness.query_by_label("To decide anew").is_none());
    let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
    let one = remembered.standing.findings.iter().find(|one| one.finding.vendor == "kaspersky");
    let ended = Decision::Exempt {
        who: "M. Weber".to_owned(),
        why: "Contract ends".to_owned(),
        until: Some("2024-01-31".parse().unwrap()),
    };
    let key = one.unwrap().key.clone();
    harness.state_mut().app().handle(Command::Decide(vec![key], ended));
    settle(&mut harness);
    assert!(harness.query_by_label("To decide anew").is_some());
    assert!(harness.query_by_label_contains("It was allowed until 2024-01-31.").is_some());
    // Seen from every page, too.
    harness.get_by_role_and_label(Role::Tab, "Overview, 1 finding to decide anew");
    let link = "Kaspersky Endpoint Security for Windows on NF-ACCT-03";
    harness.get_by_role_and_label(Role::Link, link).click();
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.page, Page::Findings);
    assert!(harness.query_by_label("The exemption has ended").is_some());
}

#[test]
fn own_rules_belong_to_their_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, theirs) = (folder.path().join("ours.interdict"), folder.path().join("b.interdict"));
    let mut harness = window(app(&ours));
    let rule = OwnRule { names: vec!["TeamViewer".to_owned()], ..OwnRule::default() };
    harness.state_mut().app().handle(Command::KeepRule(None, rule.clone()));
    settle(&mut harness);
    harness.state_mut().app().handle(Command::OpenWorkspace(theirs));
    settle(&mut harness);
    assert!(harness.state_mut().app().state.own_rules.is_empty(), "another organisation's");
    drop(harness);

    let mut harness = window(app(&ours));
    assert_eq!(harness.state_mut().app().state.own_rules, [rule]);
    let list = "Computer,Software,Publisher,Version\nPC-1,TeamViewer,TeamViewer GmbH,15.1\n";
    keep(&mut harness, folder.path(), "a.csv", list);
    assert_eq!(count(&mut harness, FindingTab::Found), 1, "and it is applied");
}

#[test]
fn the_log_is_saved_as_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(app(&folder.path().join("office.interdict")));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    let remembered = harness.state_mut().app().state.remembered.clone().unwrap();
    let key = remembered.standing.findings[0].key.clone();
    let by = Decision::InProgress { who: "=HYPERLINK(\"x\")".to_owned() };
    harness.state_mut().app().handle(Command::Decide(vec![key], by));
    settle(&mut harness);
    for (format, name) in [(LogFormat::Csv, "log.csv"), (LogFormat::Json, "log.json")] {
        let path = folder.path().join(name);
        let to = path.clone();
        let chooser = Box::new(move || Some(to));
        harness.state_mut().app().handle(Command::Choose(Purpose::Log(format), chooser));
        let shown = path.display().to_string();
        until(&mut harness, |app| app.state.told.iter().any(|note| note.line == shown));
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.contains("HYPERLINK"), "{text}");
        // No cell begins as a formula.
        assert!(format == LogFormat::Json || !text.contains(",=") && !text.contains("\n="));
    }
}

#[test]
fn any_of_the_backups_is_restored_by_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("office.interdict");
    let backups = folder.path().join("office.interdict.backups");
    let mut harness = window(app(&file));
    keep(&mut harness, folder.path(), "a.csv", FIRST);
    drop(harness);
    std::fs::create_dir_all(&backups).unwrap();
    std::fs::copy(&file, backups.join("day-2024-05-02.interdict")).unwrap();
    std::fs::write(backups.join("day-2024-05-03.interdict"), b"not a workspace").unwrap();
    std::fs::write(&file, b"SQLite format 3\0 and then something else").unwrap();

    let mut harness = window(app(&file));
    harness.get_by_role_and_label(Role::Button, "Restore a backup…").click();
    harness.run_steps(2);
    settle(&mut harness);
    let unreadable = harness.query_all_by_label_contains("2024-05-03: cannot be read").count();
    assert!(unreadable > 0);
    harness
        .get_by_role_and_label(Role::RadioButton, "2024-05-02: 2 machines, 2 open findings")
        .click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Restore").click();
    harness.run_steps(2);
    settle(&mut harness);
    assert_eq!(count(&mut harness, FindingTab::Found), 2);
    assert!(harness.state_mut().app().state.no_workspace.is_none());
}
