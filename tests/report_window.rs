//! Reports saved from the window say the same numbers as the window does.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use interdict::app::{App, Command, ReportFormat, ReportKind};
use interdict::model::{Jurisdiction, Verdict};

const LIST: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,Kaspersky Endpoint Security for Windows,AO Kaspersky Lab,12.5.0.539\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n\
    NF-ENG-02,TikTok,TikTok Pte. Ltd.,3\n\
    NF-ENG-09,UltraAV,Pango Group,1.2\n\
    NF-ENG-09,QQ,,9.7\n";

/// Until no job runs any more.
fn settle(app: &mut App) {
    let end = Instant::now() + Duration::from_mins(1);
    while app.is_busy() || app.state.running.is_some() {
        app.poll();
        assert!(Instant::now() < end, "a job does not end");
        std::thread::yield_now();
    }
    app.poll();
}

/// Saves a report and waits for the word that it is written.
fn save(app: &mut App, kind: ReportKind, format: ReportFormat, path: &Path) {
    let before = app.state.notes.len();
    app.handle(Command::SaveReport(kind, format, path.to_owned()));
    let end = Instant::now() + Duration::from_mins(1);
    while app.state.notes.len() == before {
        app.poll();
        assert!(Instant::now() < end, "the report is not written");
        std::thread::yield_now();
    }
}

fn with_list(folder: &Path) -> App {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.handle(Command::AsOf("2026-11-24".to_owned()));
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    let path = folder.join("fleet.csv");
    std::fs::write(&path, LIST).unwrap();
    app.handle(Command::Import(vec![path]));
    settle(&mut app);
    app.handle(Command::KeepList);
    settle(&mut app);
    app
}

#[test]
fn a_saved_report_has_the_numbers_of_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_list(folder.path());
    let kinds = [
        ReportKind::Summary,
        ReportKind::Full,
        ReportKind::Attestation,
        ReportKind::Incident,
        ReportKind::Exceptions,
    ];
    assert!(app.state.count(Verdict::Restricted) > 0);
    for kind in kinds {
        let path = folder.path().join(format!("{}.json", kind.word()));
        save(&mut app, kind, ReportFormat::Json, &path);
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let summary = &json["summary"];
        for verdict in Verdict::ALL {
            assert_eq!(
                summary[verdict.key()],
                app.state.count(verdict),
                "{}: {}",
                kind.word(),
                verdict.word()
            );
        }
        assert_eq!(summary["records"], app.state.records());
        let coverage = app.state.coverage();
        assert_eq!(summary["sources_read"], coverage.read);
        assert_eq!(summary["sources_there"], coverage.there);
        assert_eq!(summary["sources_not_read"], app.state.unread());
        let headline = summary["headline"].as_str().unwrap();
        let found = app.state.findings.iter().filter(|one| one.is_found()).count();
        assert!(headline.starts_with(&format!("{found} finding")), "{headline}");
    }
}

#[test]
fn every_format_is_saved_and_one_machine_has_a_report_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_list(folder.path());
    for format in ReportFormat::ALL {
        let path = folder.path().join(format!("full.{}", format.ending()));
        save(&mut app, ReportKind::Full, format, &path);
        assert!(std::fs::metadata(&path).unwrap().len() > 500, "{}", format.name());
    }
    // Which machine is clear from the finding that is open.
    assert_eq!(app.state.report_machine(), None);
    let at = app.state.findings.iter().position(|one| one.machine_name == "NF-ENG-02");
    app.handle(Command::Select(at));
    assert_eq!(app.state.report_machine().as_deref(), Some("NF-ENG-02"));
    let path = folder.path().join("machine.html");
    save(&mut app, ReportKind::Machine, ReportFormat::Html, &path);
    let html = std::fs::read_to_string(&path).unwrap();
    assert!(html.contains("Machine NF-ENG-02") && !html.contains("NF-ACCT-03"), "{html}");
}

#[test]
fn the_page_of_reports_offers_kinds_and_formats() {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;
    use interdict::app::Page;
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_list(folder.path());
    app.handle(Command::Go(Page::Reports));
    let mut app = Some(app);
    let mut harness = Harness::builder().with_size([1280.0, 800.0]).build_eframe(move |context| {
        interdict::ui::Window::new(&context.egui_ctx, app.take().unwrap())
    });
    harness.run_steps(3);
    for kind in [ReportKind::Summary, ReportKind::Full, ReportKind::Attestation] {
        harness.get_by_label(kind.title());
    }
    // No machine is open, and there are several: a report on one is not offered.
    assert!(harness.query_by_label(ReportKind::Machine.title()).is_none());
    for format in ReportFormat::ALL {
        harness.get_by_label(&format!("Save as {}…", format.name()));
    }
    harness.get_by_label(ReportKind::Attestation.title()).click();
    harness.run_steps(3);
    harness.get_by_label(ReportKind::Attestation.purpose());
}
