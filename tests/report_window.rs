//! Reports saved from the window say the same numbers as the window does.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use interdict::app::{App, Command, ReportFormat, ReportKind, ReportMark, ReportPaper};
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
    let before = app.state.told.len();
    app.handle(Command::SaveReport(kind, format, path.to_owned()));
    let end = Instant::now() + Duration::from_mins(1);
    while app.state.told.len() == before {
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
    // A mark at the head of a list and American paper, where they are chosen.
    app.handle(Command::ReportForm(ReportPaper::Letter, ReportMark::With));
    let list = folder.path().join("marked.csv");
    save(&mut app, ReportKind::Full, ReportFormat::Csv, &list);
    assert!(std::fs::read(&list).unwrap().starts_with(&[0xef, 0xbb, 0xbf]));
    assert!(!std::fs::read(folder.path().join("full.csv")).unwrap().starts_with(&[0xef]));
    let pdf = folder.path().join("letter.pdf");
    save(&mut app, ReportKind::Summary, ReportFormat::Pdf, &pdf);
    let bytes = std::fs::read(&pdf).unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains("612"), "the paper of a PDF");
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
    // How a PDF and a list are made is chosen here, too.
    harness.get_by_label("Letter").click();
    harness.get_by_label("CSV with the mark by which Excel knows UTF-8").click();
    harness.run_steps(3);
    assert_eq!(harness.state_mut().app().state.report_paper, ReportPaper::Letter);
    assert_eq!(harness.state_mut().app().state.report_mark, ReportMark::With);
    harness.get_by_label(ReportKind::Attestation.title()).click();
    harness.run_steps(3);
    harness.get_by_label(ReportKind::Attestation.purpose());
}

const LATER: &str = "Computer,Software,Publisher,Version\n\
    NF-ACCT-03,7-Zip,Igor Pavlov,24.08\n\
    NF-ENG-02,Yandex Browser,YANDEX LLC,24.4.1\n\
    NF-ENG-02,TikTok,TikTok Pte. Ltd.,3\n\
    NF-ENG-09,Kaspersky Free,Kaspersky,21.3\n";

/// Keeps a list as one of all programs of its machines.
fn keep(app: &mut App, folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    app.handle(Command::Import(vec![path]));
    settle(app);
    app.handle(Command::Partial(false));
    app.handle(Command::KeepList);
    settle(app);
}

#[test]
fn what_changed_between_two_days_is_told_from_what_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::FinishFirstStart);
    assert_eq!(app.state.days_compared(), None, "nothing is kept yet");
    app.remember_in(folder.path().join("office.interdict"));
    settle(&mut app);
    keep(&mut app, folder.path(), "a.csv", LIST);
    keep(&mut app, folder.path(), "b.csv", LATER);
    let (_, until) = app.state.days_compared().unwrap();
    // Both lists were read today: against yesterday all of it is new, and what came and went is not told.
    app.handle(Command::ReportDays(until.yesterday().unwrap(), until));
    let path = folder.path().join("changes.json");
    save(&mut app, ReportKind::Changes, ReportFormat::Json, &path);
    let json: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let text = json.to_string();
    let found = app.state.findings.iter().filter(|one| one.is_found() && !one.is_gone()).count();
    assert!(found > 1 && text.contains(&format!("{found} new")), "{text}");
    assert!(!text.contains("12.5.0.539") && !text.contains("[\"No longer there\",\""), "{text}");
    // From today until today nothing was read in between.
    app.handle(Command::ReportDays(until, until));
    save(&mut app, ReportKind::Changes, ReportFormat::Json, &path);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(&format!("{found} not looked at")), "{text}");
}

#[test]
fn a_report_on_a_removal_is_made_from_its_journal() {
    use interdict::app::Page;
    use interdict::app::guide::Here;
    use interdict::model::{Platform, Software};
    use interdict::removal::carry::{Beginning, Entry, Journal, Outcome, StepEnd};
    use interdict::removal::{Action, Plan, Step};
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_list(folder.path());
    let journals = folder.path().join("removals");
    std::fs::create_dir(&journals).unwrap();
    let beginning = |name: &str| Beginning {
        schema: Beginning::SCHEMA.to_owned(),
        program: "interdict test".to_owned(),
        machine: "NF-ACCT-03".to_owned(),
        system: "Test system".to_owned(),
        by: "Anna".to_owned(),
        machine_started: 1_000_000,
        plan: Plan {
            schema: "interdict-plan/1".to_owned(),
            products: Vec::new(),
            product: "kaspersky".to_owned(),
            name: name.to_owned(),
            platform: Platform::Windows,
            machine: None,
            steps: vec![Step::new("uninstall", Action::Restart, "Run it", "For the test.")],
            gap: String::new(),
            guide: String::new(),
            guide_verified: false,
        },
        evidence: vec![Software { name: format!("{name} 21"), ..Software::default() }],
        unread: Vec::new(),
    };
    for (file, name) in [("1.jsonl", "Kaspersky Free"), ("2.jsonl", "TikTok")] {
        let mut journal = Journal::create(&journals.join(file), beginning(name)).unwrap();
        let end = StepEnd::of(Outcome::Done, "Done by <b>hand</b>.");
        journal.append(&Entry::Ended { step: "uninstall".to_owned(), end }).unwrap();
    }
    std::fs::write(journals.join("3.jsonl"), "no journal").unwrap();
    app.set_here(Here { journals: Some(journals.clone()), ..Here::system() });
    app.handle(Command::Go(Page::Reports));
    let end = Instant::now() + Duration::from_mins(1);
    while app.state.records.is_empty() {
        app.poll();
        assert!(Instant::now() < end, "the journals are not read");
        std::thread::yield_now();
    }
    // The newest first; what is no journal is left out.
    let names: Vec<&str> = app.state.records.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["TikTok", "Kaspersky Free"]);
    app.handle(Command::ReportRecord(journals.join("1.jsonl")));
    for format in ReportFormat::ALL {
        let path = folder.path().join(format!("removal.{}", format.ending()));
        save(&mut app, ReportKind::Removal, format, &path);
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        match format {
            ReportFormat::Html => {
                assert!(text.contains("Removal of Kaspersky Free from NF-ACCT-03"), "{text}");
                assert!(
                    text.contains("Done by &lt;b&gt;hand&lt;/b&gt;") && !text.contains("TikTok")
                );
            }
            ReportFormat::Json => assert!(text.contains("interdict-removal-record/1"), "{text}"),
            ReportFormat::Csv | ReportFormat::Markdown => {
                assert!(text.contains("Run it"), "{text}");
            }
            ReportFormat::Pdf | ReportFormat::Xlsx => assert!(bytes.len() > 1_000),
        }
    }
}
