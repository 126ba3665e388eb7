//! The guide of a removal, pressed through in the real window with the real engine on a machine that the test
//! makes up: from a finding to gone, with a wrong password, a step that fails and one that is left out.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

mod driven;
#[path = "driven/layout.rs"]
mod layout;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use driven::{settle, until};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use interdict::app::guide::{Carrying, Fate, GuideCommand, Here, Outcome, Whose};
use interdict::app::{App, Command, FindingTab, Page, PanelTab, Purpose, ReportFormat};
use interdict::language::Language;
use interdict::model::{
    Identifiers, Inventory, Jurisdiction, Kind, Machine, Origin, Platform, Software, SourceOutcome,
    SourceReading, SourceState,
};
use interdict::platform::Ended;
use interdict::removal::carry::{
    Answer, Errand, Program, ProgramEnd, Secret, StepEnd, Surroundings, Tail,
};
use interdict::removal::{Check, Known, Leftover, MachineFacts, PathFacts, StepKind};
use interdict::scan;
use interdict::ui::Window;

const CODE: &str = "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}";
const RIGHT: &str = "right-horse-battery";
const WRONG: &str = "wrong-horse-battery";
/// What a program with more rights says.
const SAID: &str = "said with more rights";

/// What the made-up machine has, and what was asked of it.
struct Machinery {
    installed: Vec<Software>,
    /// The uninstall password; without one none is asked for.
    password: Option<&'static str>,
    /// What the next programs end with, the last first; 0 without.
    ends: Vec<Ended>,
    /// Programs wait until they are told to stop.
    hangs: bool,
    /// Lines that a program says.
    says: usize,
    holds: Known,
    /// Whether what an uninstaller leaves behind was cleared up.
    is_cleared: bool,
    is_administrator: bool,
    errands: usize,
    ran: Vec<String>,
    started: u64,
}

#[derive(Clone)]
struct Bed(Arc<Mutex<Machinery>>);

impl Bed {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(Machinery {
            installed: vec![program(), driver()],
            password: None,
            ends: Vec::new(),
            hangs: false,
            says: 3,
            holds: Known::Yes,
            is_cleared: false,
            is_administrator: true,
            errands: 0,
            ran: Vec::new(),
            started: 1_000_000,
        })))
    }

    fn with<R>(&self, change: impl FnOnce(&mut Machinery) -> R) -> R {
        change(&mut self.0.lock().unwrap())
    }

    fn here(&self, journals: &Path) -> Here {
        let bed = self.clone();
        Here {
            machine: "PC-1".to_owned(),
            journals: Some(journals.to_owned()),
            others: vec![(Whose::Administrators, journals.with_file_name("administrators"))],
            surroundings: Arc::new(move |_| Some(Box::new(bed.clone()))),
        }
    }
}

impl MachineFacts for Bed {
    fn path(&self, _: &str) -> PathFacts {
        PathFacts {
            is_file: Known::Yes,
            through_link: Known::No,
            user_writable: Known::No,
            ..PathFacts::default()
        }
    }

    fn variable(&self, name: &str) -> Option<String> {
        (name == "SystemRoot").then(|| r"C:\Windows".to_owned())
    }
}

impl Surroundings for Bed {
    fn facts(&self) -> &dyn MachineFacts {
        self
    }

    fn is_administrator(&self) -> bool {
        self.with(|own| own.is_administrator)
    }

    fn user(&self) -> String {
        "Anna".to_owned()
    }

    fn restart_pending(&self) -> Answer {
        Answer::no("Nothing waits.")
    }

    fn machine_started(&self) -> u64 {
        self.with(|own| own.started)
    }

    fn check(&self, _: &Check) -> Answer {
        Answer { holds: self.with(|own| own.holds), words: "As the test has it.".to_owned() }
    }

    fn run(
        &self,
        program: &Program<'_>,
        _: &dyn Fn(i64) -> bool,
        on_line: &mut dyn FnMut(String),
        stop: &AtomicBool,
    ) -> std::io::Result<ProgramEnd> {
        let arguments = program.arguments.join(" ");
        let says = self.with(|own| {
            own.ran.push(format!("{} {arguments}", program.program.display()));
            own.says
        });
        let mut output = Tail::default();
        for number in 1..=says {
            let line = format!("line {number} of the uninstaller");
            output.push(line.clone());
            on_line(line);
        }
        while self.with(|own| own.hangs) {
            if stop.load(Ordering::Relaxed) {
                return Ok(ProgramEnd { ended: Ended::Stopped, output, tries: 1 });
            }
            std::thread::yield_now();
        }
        let ended = self.with(|own| {
            let accepted = own.password.is_none_or(|password| arguments.contains(password));
            let ended = match own.ends.pop() {
                _ if !accepted => Ended::Code(1603),
                Some(ended) => ended,
                None => Ended::Code(0),
            };
            if matches!(ended, Ended::Code(0 | 3010)) {
                own.installed.clear();
            }
            ended
        });
        Ok(ProgramEnd { ended, output, tries: 1 })
    }

    fn elevated(
        &self,
        _: &Errand,
        secret: Option<&Secret>,
        on_line: &mut dyn FnMut(String),
        _: &AtomicBool,
    ) -> StepEnd {
        on_line(SAID.to_owned());
        let accepted = self.with(|own| {
            own.password
                .is_none_or(|password| secret.is_some_and(|secret| secret.reveal() == password))
        });
        if !accepted {
            self.with(|own| own.errands += 1);
            return StepEnd { code: Some(1603), ..StepEnd::of(Outcome::Failed, "It failed.") };
        }
        self.with(|own| {
            own.errands += 1;
            own.installed.clear();
        });
        StepEnd::of(Outcome::Done, "Done with more rights.")
    }

    fn is_there(&self, _: &Leftover) -> Known {
        if self.with(|machine| machine.is_cleared) { Known::No } else { Known::Yes }
    }

    fn clean_up(&self, _: &Leftover, _: &AtomicBool) -> StepEnd {
        self.with(|machine| machine.is_cleared = true);
        StepEnd::of(Outcome::Done, "Set aside.")
    }

    fn scan(
        &self,
        progress: &dyn Fn(scan::Progress),
        _: &AtomicBool,
    ) -> Result<Inventory, scan::Cancelled> {
        progress(scan::Progress { source: "Programs".to_owned(), done: 0, total: 1 });
        Ok(inventory(self.with(|own| own.installed.clone())))
    }
}

fn inventory(software: Vec<Software>) -> Inventory {
    let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::now());
    let machine = inventory
        .add_machine(Machine { platform: Some(Platform::Windows), ..Machine::named("PC-1") });
    let reading = SourceReading {
        id: "uninstall-hklm-64".to_owned(),
        name: "Programs".to_owned(),
        place: String::new(),
        state: SourceState::Read,
        count: 0,
    };
    inventory.take(machine, SourceOutcome { reading, software, problems: Vec::new() });
    inventory
}

fn program() -> Software {
    Software {
        name: "Kaspersky Endpoint Security for Windows".to_owned(),
        publisher: Some("AO Kaspersky Lab".to_owned()),
        version: Some("12.5".to_owned()),
        ids: Identifiers { product_code: Some(CODE.to_owned()), ..Identifiers::default() },
        source: "uninstall-hklm-64".to_owned(),
        ..Software::default()
    }
}

fn driver() -> Software {
    Software {
        kind: Kind::Driver,
        name: "klif".to_owned(),
        publisher: Some("AO Kaspersky Lab".to_owned()),
        ids: Identifiers { package: Some("klif".to_owned()), ..Identifiers::default() },
        source: "uninstall-hklm-64".to_owned(),
        ..Software::default()
    }
}

/// A window over a scan of the made-up machine; kept in a workspace where one is named.
fn window<'a>(
    bed: &Bed,
    folder: &Path,
    workspace: Option<&Path>,
    size: [f32; 2],
) -> Harness<'a, Window> {
    let mut app = App::without_memory(Arc::new(|| {})).unwrap();
    app.set_here(bed.here(&folder.join("removals")));
    app.handle(Command::Place(Jurisdiction::new("US"), true));
    app.handle(Command::Answer("private-business".to_owned(), true));
    app.handle(Command::FinishFirstStart);
    app.take_reading(inventory(bed.with(|own| own.installed.clone())));
    if let Some(path) = workspace {
        app.remember_in(path.to_owned());
    }
    let mut app = Some(app);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(eframe::egui::Theme::Light)
        .build_eframe(move |context| Window::new(&context.egui_ctx, app.take().unwrap()));
    settle(&mut harness);
    harness
}

fn press(harness: &mut Harness<'_, Window>, words: &str) {
    harness.get_by_role_and_label(Role::Button, words).scroll_to_me();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, words).click();
    harness.run_steps(2);
    settle(harness);
}

fn is_there(harness: &Harness<'_, Window>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// From the finding to a plan, as a person would.
fn make_plan(harness: &mut Harness<'_, Window>) {
    let app = harness.state_mut().app();
    app.handle(Command::Go(Page::Findings));
    app.handle(Command::Select(Some(0)));
    app.handle(Command::Panel(PanelTab::Remove));
    harness.run_steps(3);
    press(harness, "Start the guide…");
    assert!(is_there(harness, "What is to go?"));
    press(harness, "Make the plan");
}

/// What is in sight: id and kind of the step.
fn step(harness: &mut Harness<'_, Window>) -> (String, StepKind) {
    let guide = harness.state_mut().app().state.guide.as_ref().unwrap();
    let own = guide.carrying().unwrap();
    let step = own.step().unwrap();
    (step.id.clone(), step.kind())
}

fn outcome(harness: &mut Harness<'_, Window>, id: &str) -> Option<Outcome> {
    let guide = harness.state_mut().app().state.guide.as_ref().unwrap();
    let own = guide.carrying().unwrap();
    let at = own.plan.steps.iter().position(|step| step.id == id).unwrap();
    own.end(at).map(|end| end.outcome)
}

fn write(harness: &mut Harness<'_, Window>, field: &str, words: &str) {
    let node = harness.get_by_label(field);
    node.focus();
    harness.run_steps(2);
    harness.get_by_label(field).type_text(words);
    harness.run_steps(2);
}

/// Does what a person would until a step of this kind is in sight.
fn go_to(harness: &mut Harness<'_, Window>, kind: StepKind) {
    for _ in 0..40 {
        let (id, own) = step(harness);
        if own == kind {
            return;
        }
        match own {
            StepKind::Check => press(harness, "Check"),
            StepKind::Explain => press(harness, "I have done this"),
            StepKind::Ask if id == "ask-next-protection" => {
                write(harness, "Next protection", "Microsoft Defender");
                press(harness, "Keep this answer");
            }
            StepKind::Ask => press(harness, "No password is set"),
            StepKind::Restart => press(harness, "See whether a restart is needed"),
            StepKind::Verify => press(harness, "Scan now"),
            StepKind::CleanUp => {
                press(harness, "Remove leftovers…");
                press(harness, "Remove");
            }
            StepKind::Run => run(harness),
        }
        assert_ne!(step(harness).0, id, "the step {id} does not end");
    }
    panic!("no step of this kind: {kind:?}");
}

/// Runs the step in sight as a person would: read, ticked, pressed, and confirmed the first time.
fn run(harness: &mut Harness<'_, Window>) {
    harness.get_by_role(Role::CheckBox).click();
    harness.run_steps(2);
    press(harness, "Run this step");
    if harness.query_by_role_and_label(Role::Button, "Run").is_some() {
        press(harness, "Run");
    }
}

fn stand<R>(harness: &mut Harness<'_, Window>, of: impl FnOnce(&Carrying) -> R) -> R {
    let guide = harness.state_mut().app().state.guide.as_ref().unwrap();
    of(guide.carrying().unwrap())
}

fn fate(harness: &mut Harness<'_, Window>) -> Option<Fate> {
    stand(harness, |own| own.stand.verified.as_ref().map(|seen| seen.fate))
}

/// Changes the tick of each leftover that the program can remove.
fn tick_leftovers(harness: &mut Harness<'_, Window>) {
    let named: Vec<String> = stand(harness, |own| {
        let leftovers = own.step().unwrap().leftovers().iter();
        leftovers.filter(|left| left.can_remove()).map(Leftover::named).collect()
    });
    assert!(!named.is_empty());
    for words in named {
        harness.get_by_role_and_label(Role::CheckBox, &words).click_accesskit();
        harness.run_steps(2);
    }
}

/// The only journal in the folder.
fn journal(folder: &Path) -> String {
    let all: Vec<_> = std::fs::read_dir(folder.join("removals"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    assert_eq!(all.len(), 1);
    std::fs::read_to_string(&all[0]).unwrap()
}

fn save(harness: &mut Harness<'_, Window>, purpose: Purpose, path: &Path, is_there: &Path) {
    let path = path.to_owned();
    let chooser = Box::new(move || Some(path));
    harness.state_mut().app().handle(Command::Choose(purpose, chooser));
    let is_there = is_there.to_owned();
    until(harness, move |_| is_there.exists());
}

#[test]
fn from_a_finding_to_gone_with_a_wrong_password_and_a_step_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    bed.with(|own| own.password = Some(RIGHT));
    let workspace = folder.path().join("workspace.interdict");
    let mut harness = window(&bed, folder.path(), Some(&workspace), [1280.0, 800.0]);
    assert_eq!(harness.state_mut().app().state.tab_count(FindingTab::Gone), 0);
    make_plan(&mut harness);
    // What protects data cannot be left out.
    let skip = harness.get_by_role_and_label(Role::Button, "Skip…");
    assert!(skip.accesskit_node().is_disabled());
    while step(&mut harness).0 != "check-backup" {
        let (_, kind) = step(&mut harness);
        match kind {
            StepKind::Check => press(&mut harness, "Check"),
            StepKind::Explain => press(&mut harness, "I have done this"),
            _ => {
                write(&mut harness, "Next protection", "Microsoft Defender");
                press(&mut harness, "Keep this answer");
            }
        }
    }
    press(&mut harness, "Skip…");
    assert!(is_there(&harness, "What this step was to do is not done"));
    write(&mut harness, "Why is it left out?", "the machine is imaged every night");
    press(&mut harness, "Leave it out");
    assert_eq!(outcome(&mut harness, "check-backup"), Some(Outcome::Skipped));

    let (id, _) = step(&mut harness);
    assert!(id.starts_with("ask-password"), "{id}");
    write(&mut harness, "Uninstall password", WRONG);
    press(&mut harness, "Use this password");
    let (run_id, kind) = step(&mut harness);
    assert_eq!(kind, StepKind::Run);
    // Nothing is run before it was read, ticked, and confirmed.
    let button = harness.get_by_role_and_label(Role::Button, "Run this step");
    assert!(button.accesskit_node().is_disabled());
    assert!(is_there(&harness, "others on this computer can see the password"));
    harness.get_by_role(Role::CheckBox).click();
    harness.run_steps(2);
    press(&mut harness, "Run this step");
    assert!(is_there(&harness, "Run this on PC-1?"));
    assert!(bed.with(|own| own.ran.is_empty()));
    press(&mut harness, "Run");
    assert_eq!(outcome(&mut harness, &run_id), Some(Outcome::Failed));
    assert!(is_there(&harness, "it may not have been accepted"));
    // What a program says that was given a password may hold the password.
    assert!(is_there(&harness, "What it said is not kept"));
    assert!(!is_there(&harness, "line 3 of the uninstaller"));
    assert!(stand(&mut harness, |own| own.stand.passwords.is_empty()), "it is asked for again");

    write(&mut harness, "Note about this step", "The password lies in the safe.");
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    settle(&mut harness);
    assert!(is_there(&harness, "The password lies in the safe."));
    write(&mut harness, "Uninstall password", RIGHT);
    run(&mut harness);
    assert_eq!(outcome(&mut harness, &run_id), Some(Outcome::Done));
    let ran = bed.with(|own| own.ran.clone());
    assert_eq!(ran.len(), 2);
    assert!(ran[0].contains(WRONG) && ran[1].contains(RIGHT), "{ran:?}");
    assert!(stand(&mut harness, |own| own.stand.passwords.is_empty()), "it has served");

    go_to(&mut harness, StepKind::CleanUp);
    assert_eq!(fate(&mut harness), Some(Fate::Leftovers));
    tick_leftovers(&mut harness);
    assert!(is_there(&harness, "Leave these, go on"), "they are there");
    assert!(!is_there(&harness, "Nothing to remove, go on"));
    tick_leftovers(&mut harness);
    press(&mut harness, "Remove leftovers…");
    press(&mut harness, "Remove");
    press(&mut harness, "Scan now");
    assert_eq!(fate(&mut harness), Some(Fate::Gone));
    assert!(is_there(&harness, "Verified gone on "));
    assert!(stand(&mut harness, |own| own.stand.closed.is_some()));
    assert_eq!(harness.state_mut().app().state.tab_count(FindingTab::Gone), 1);

    let kept = journal(folder.path());
    for path in [folder.path().join("record.html"), folder.path().join("record.json")] {
        let is_json = path.extension().is_some_and(|end| end == "json");
        let format = if is_json { ReportFormat::Json } else { ReportFormat::Html };
        save(&mut harness, Purpose::Record(format), &path, &path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("the machine is imaged every night"));
        assert!(text.contains("The password lies in the safe."));
        for secret in [WRONG, RIGHT] {
            assert!(!text.contains(secret) && !kept.contains(secret));
        }
    }
    press(&mut harness, "Back to findings");
    let app = harness.state_mut().app();
    assert!(app.state.guide.is_none() && app.state.unfinished.is_empty());
    assert_eq!(app.state.page, Page::Findings);
}

#[test]
fn what_the_look_does_not_find_is_not_offered_for_removal() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    bed.with(|own| own.is_cleared = true);
    let workspace = folder.path().join("workspace.interdict");
    let mut harness = window(&bed, folder.path(), Some(&workspace), [1280.0, 800.0]);
    make_plan(&mut harness);
    go_to(&mut harness, StepKind::CleanUp);
    assert_eq!(fate(&mut harness), Some(Fate::Gone));
    let (id, _) = step(&mut harness);
    assert!(is_there(&harness, "(was not there when it was looked for)"));
    assert!(!is_there(&harness, "Remove leftovers…"));
    press(&mut harness, "Nothing to remove, go on");
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::NothingToDo));
    press(&mut harness, "Scan now");
    assert!(is_there(&harness, "Verified gone on "));

    // Of what is gone no removal is offered.
    press(&mut harness, "Back to findings");
    let app = harness.state_mut().app();
    app.handle(Command::Select(Some(0)));
    app.handle(Command::Panel(PanelTab::Remove));
    settle(&mut harness);
    assert!(is_there(&harness, "there is nothing to remove"));
    assert!(!is_there(&harness, "Start the guide…"));
}

#[test]
fn a_step_that_fails_says_why_stays_in_sight_and_can_be_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    bed.with(|own| own.ends = vec![Ended::Code(1603)]);
    let mut harness = window(&bed, folder.path(), None, [900.0, 600.0]);
    make_plan(&mut harness);
    go_to(&mut harness, StepKind::Run);
    let (id, _) = step(&mut harness);
    run(&mut harness);
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::Failed));
    assert_eq!(step(&mut harness).0, id);
    assert!(is_there(&harness, "Failed at "));
    assert!(is_there(&harness, "Its code is 1603."));
    // The second time nothing is asked any more; it has to be read again, though.
    let button = harness.get_by_role_and_label(Role::Button, "Run this step");
    assert!(button.accesskit_node().is_disabled());
    harness.get_by_role(Role::CheckBox).click();
    harness.run_steps(2);
    press(&mut harness, "Run this step");
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::Done));
    assert_eq!(bed.with(|own| own.ran.len()), 2);
}

#[test]
fn what_is_still_there_is_not_called_gone_and_can_be_finished_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    make_plan(&mut harness);
    go_to(&mut harness, StepKind::Run);
    press(&mut harness, "Skip…");
    press(&mut harness, "Leave it out");
    assert!(bed.with(|own| own.ran.is_empty()));
    go_to(&mut harness, StepKind::Verify);
    press(&mut harness, "Scan now");
    assert_eq!(fate(&mut harness), Some(Fate::StillThere));
    assert!(is_there(&harness, "Still here"));
    assert!(!is_there(&harness, "Verified gone"));
    press(&mut harness, "Finish as it is…");
    press(&mut harness, "Finish");
    assert!(stand(&mut harness, |own| own.stand.closed.is_some()));
    press(&mut harness, "Close");
    let app = harness.state_mut().app();
    assert!(app.state.unfinished.is_empty());
    assert_eq!(app.state.tab_count(FindingTab::Found), 1);
}

#[test]
fn a_program_that_does_not_end_is_stopped_and_its_many_lines_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    bed.with(|own| (own.hangs, own.says) = (true, 20_000));
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    make_plan(&mut harness);
    go_to(&mut harness, StepKind::Run);
    let (id, _) = step(&mut harness);
    harness.get_by_role(Role::CheckBox).click();
    harness.run_steps(2);
    press(&mut harness, "Run this step");
    harness.get_by_role_and_label(Role::Button, "Run").click();
    until(&mut harness, |app| {
        let own = app.state.guide.as_ref().and_then(|guide| guide.carrying()).unwrap();
        own.running.is_some() && !own.lines.is_empty()
    });
    harness.run_steps(2);
    assert!(is_there(&harness, "Running for "));
    let close = harness.get_by_role_and_label(Role::Button, "Pause and close");
    assert!(close.accesskit_node().is_disabled());
    assert!(stand(&mut harness, |own| own.lines.len()) <= 500);
    harness.get_by_role_and_label(Role::Button, "Stop…").click();
    harness.run_steps(3);
    assert!(is_there(&harness, "The program is ended in the middle"));
    press(&mut harness, "Stop it");
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::Stopped));
    assert_eq!(step(&mut harness).0, id);
}

#[test]
fn a_removal_goes_on_after_a_pause_and_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    bed.with(|own| own.ends = vec![Ended::Code(3010)]);
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    make_plan(&mut harness);
    go_to(&mut harness, StepKind::Run);
    press(&mut harness, "Pause and close");
    assert_eq!(harness.state_mut().app().state.unfinished.len(), 1);
    drop(harness);

    let resumed = |bed: &Bed| {
        let mut harness = window(bed, folder.path(), None, [1280.0, 800.0]);
        let app = harness.state_mut().app();
        app.handle(Command::Go(Page::Overview));
        app.look_for_unfinished();
        until(&mut harness, |app| !app.state.unfinished.is_empty());
        harness.run_steps(3);
        assert!(is_there(&harness, "A removal was interrupted"));
        let words = "Continue the removal of Kaspersky Endpoint Security for Windows";
        press(&mut harness, words);
        harness
    };
    let mut harness = resumed(&bed);
    assert_eq!(step(&mut harness).1, StepKind::Run, "the checks are not made again");
    run(&mut harness);
    go_to(&mut harness, StepKind::CleanUp);
    press(&mut harness, "Remove leftovers…");
    press(&mut harness, "Remove");
    press(&mut harness, "Scan now");
    assert_eq!(fate(&mut harness), Some(Fate::RestartPending));
    assert!(is_there(&harness, "Gone, restart pending"));
    assert!(is_there(&harness, "Restart the computer, then start Interdict"));
    press(&mut harness, "Pause and close");
    drop(harness);

    bed.with(|own| own.started += 5_000);
    let mut harness = resumed(&bed);
    assert_eq!(step(&mut harness).1, StepKind::Verify);
    go_to_end(&mut harness);
    assert_eq!(fate(&mut harness), Some(Fate::Gone));
    assert_eq!(bed.with(|own| own.ran.len()), 1, "nothing is run twice");
}

/// Scans until every step is over.
fn go_to_end(harness: &mut Harness<'_, Window>) {
    for _ in 0..3 {
        if stand(harness, |own| own.stand.next.is_none()) {
            return;
        }
        let again = harness.query_by_role_and_label(Role::Button, "Scan again").is_some();
        press(harness, if again { "Scan again" } else { "Scan now" });
    }
}

#[test]
fn a_check_that_cannot_be_told_asks_a_person_and_keeps_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    bed.with(|own| own.holds = Known::NotKnown);
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    make_plan(&mut harness);
    press(&mut harness, "Check");
    let (id, _) = step(&mut harness);
    press(&mut harness, "Check");
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::CannotTell));
    assert_eq!(step(&mut harness).0, id, "what cannot be told is no yes");
    write(&mut harness, "What did you see?", "I am root here");
    press(&mut harness, "I am sure of it");
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::Done));
    assert!(journal(folder.path()).contains("I am root here"));
}

#[test]
fn what_an_administrator_has_begun_is_told_and_not_gone_on_with_here() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("administrators");
    std::fs::create_dir(&own).unwrap();
    // Its journal is for administrators alone; what stands beside it says that it is open.
    std::fs::write(own.join("20260101T000000Z-x.jsonl"), "cannot be read").unwrap();
    let marker =
        r#"{"machine":"PC-1","name":"Test product","by":"root","begun_at":"2026-01-01T00:00:00Z"}"#;
    std::fs::write(own.join("20260101T000000Z-x.open"), marker).unwrap();
    let bed = Bed::new();
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    harness.state_mut().app().look_for_unfinished();
    until(&mut harness, |app| !app.state.unfinished.is_empty());
    harness.state_mut().app().handle(Command::Go(Page::Overview));
    harness.run_steps(3);
    assert!(is_there(&harness, "A removal was interrupted: Test product"));
    assert!(is_there(&harness, "start Interdict as administrator to go on with it"));
    let name = "Continue the removal of Test product";
    assert!(harness.query_by_role_and_label(Role::Button, name).is_none());
}

#[test]
fn a_password_goes_along_with_the_one_step_that_has_more_rights() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    bed.with(|own| {
        own.is_administrator = false;
        own.password = Some(RIGHT);
    });
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    make_plan(&mut harness);
    go_to(&mut harness, StepKind::Run);
    let (id, _) = step(&mut harness);
    harness.get_by_role_and_label(Role::RadioButton, "Password protected").click();
    harness.run_steps(3);
    write(&mut harness, "Uninstall password", WRONG);
    run(&mut harness);
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::Failed));
    let heard = stand(&mut harness, |own| own.lines.iter().any(|line| line == SAID));
    assert!(heard, "what it says comes to the window");
    assert!(stand(&mut harness, |own| own.stand.passwords.is_empty()), "it is asked for again");
    write(&mut harness, "Uninstall password", RIGHT);
    run(&mut harness);
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::Done));
    assert_eq!(bed.with(|own| (own.errands, own.ran.len())), (2, 0));
    let kept = journal(folder.path());
    assert!(!kept.contains(WRONG) && !kept.contains(RIGHT));
}

#[test]
fn a_plan_that_is_closed_untouched_is_not_called_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    make_plan(&mut harness);
    press(&mut harness, "Pause and close");
    assert!(harness.state_mut().app().state.unfinished.is_empty());
    // The next one begins as soon as the lock is free.
    make_plan(&mut harness);
    assert_eq!(step(&mut harness).0, "check-present");
}

#[test]
fn what_a_fresh_scan_does_not_find_is_not_planned_for() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    bed.with(|own| own.installed.clear());
    make_plan(&mut harness);
    let state = &harness.state_mut().app().state;
    assert!(state.guide.is_none());
    assert!(state.notes.iter().any(|note| note.title.contains("does not find it any more")));
    assert_eq!(state.tab_count(FindingTab::Found), 0);
}

#[test]
fn of_another_machine_there_is_a_pack_and_no_guide() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    let here = Here { machine: "PC-2".to_owned(), ..bed.here(folder.path()) };
    harness.state_mut().app().set_here(here);
    let app = harness.state_mut().app();
    app.handle(Command::Go(Page::Findings));
    app.handle(Command::Select(Some(0)));
    app.handle(Command::Panel(PanelTab::Remove));
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Start the guide…").is_none());
    harness.get_by_role_and_label(Role::Button, "Save removal pack…");
    harness.state_mut().app().handle(Command::Guide(GuideCommand::Open(0)));
    assert!(harness.state_mut().app().state.guide.is_none());
    let own = folder.path().join("remove-kaspersky-endpoint-security-windows-pc-1");
    save(&mut harness, Purpose::Pack(0), folder.path(), &own.join("remove.ps1"));
    assert!(own.join("instructions.txt").exists());
}

#[test]
fn without_an_administrators_rights_the_system_is_asked_for_the_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    bed.with(|own| own.is_administrator = false);
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    make_plan(&mut harness);
    go_to(&mut harness, StepKind::Run);
    let (id, _) = step(&mut harness);
    assert!(is_there(&harness, "The system asks for them when you press Run."));
    assert!(!is_there(&harness, "The password goes to a program with more rights"));
    harness.get_by_role_and_label(Role::RadioButton, "Password protected").click();
    harness.run_steps(3);
    assert!(is_there(&harness, "The password goes to a program with more rights"));
    harness.get_by_role_and_label(Role::RadioButton, "Normal").click();
    harness.run_steps(3);
    run(&mut harness);
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::Done));
    assert_eq!(bed.with(|own| (own.errands, own.ran.len())), (1, 0));
}

/// Presses Tab until this button or tick box has the focus.
fn tab_to(harness: &mut Harness<'_, Window>, role: Role, words: &str) {
    for _ in 0..80 {
        let has_focus = harness.query_all_by_role(role).any(|node| {
            let label = node.accesskit_node().label();
            node.is_focused() && label.is_some_and(|label| label.starts_with(words))
        });
        if has_focus {
            return;
        }
        harness.key_press(Key::Tab);
        harness.run_steps(2);
    }
    panic!("Tab does not reach {words}");
}

#[test]
fn the_guide_is_gone_through_with_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    let mut harness = window(&bed, folder.path(), None, [1280.0, 800.0]);
    make_plan(&mut harness);
    tab_to(&mut harness, Role::Button, "Check");
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    settle(&mut harness);
    assert_eq!(outcome(&mut harness, "check-present"), Some(Outcome::Done));
    go_to(&mut harness, StepKind::Run);
    let (id, _) = step(&mut harness);
    tab_to(&mut harness, Role::CheckBox, "I have read the command");
    harness.key_press(Key::Space);
    harness.run_steps(2);
    tab_to(&mut harness, Role::Button, "Run this step");
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(is_there(&harness, "Run this on PC-1?"));
    // Esc runs nothing.
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(bed.with(|own| own.ran.is_empty()));
    tab_to(&mut harness, Role::Button, "Run this step");
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    settle(&mut harness);
    assert_eq!(outcome(&mut harness, &id), Some(Outcome::Done));
}

/// What the guide says is made by other rooms in English; the window says all of it in its own language.
#[test]
fn every_step_of_the_guide_has_room_for_longer_texts_and_is_in_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let bed = Bed::new();
    let mut harness = window(&bed, folder.path(), None, [900.0, 600.0]);
    make_plan(&mut harness);
    let steps = stand(&mut harness, |own| own.plan.steps.len());
    harness.state_mut().app().state.preferences.language = Some(Language::German);
    harness.run_steps(3);
    assert!(is_there(&harness, "Prüfen, was da ist"), "the first step's title");
    assert!(is_there(&harness, "wurde auf PC-1 gefunden"), "why it is there");
    harness.state_mut().app().state.preferences.language = Some(Language::Longer);
    let mut wrong = Vec::new();
    for at in 0..steps {
        harness.state_mut().app().handle(Command::Guide(GuideCommand::Show(at)));
        harness.run_steps(4);
        let found = layout::faults(&harness);
        wrong.extend(found.iter().map(|fault| format!("step {at}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
