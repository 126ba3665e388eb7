//! A removal carried out step by step on a machine that the test makes up: what is run with whose rights,
//! what is written before it, and what a fresh scan makes of it.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use interdict::catalog::{self, Catalog};
use interdict::matching::Matcher;
use interdict::model::{
    Identifiers, Inventory, Kind, Machine, Origin as From, Platform, Presence, Software,
    SourceOutcome, SourceReading, SourceState,
};
use interdict::platform::Ended;
use interdict::removal::carry::{
    Answer, CarryError, Choice, Entry, Errand, Fate, Journal, Judge, Outcome, Program, ProgramEnd,
    Progress, Removal, Secret, StepEnd, StepState, Surroundings, Tail, read,
};
use interdict::removal::{
    Action, Check, CommandLine, Known, Leftover, MachineFacts, Mechanism, Origin, PasswordForm,
    PasswordPlace, PathFacts, Plan, PlannedCommand, PlannedProduct, Question, Rights, Step, Thing,
    inquiries,
};
use interdict::scan;
use jiff::civil::date;

const PRODUCT: &str = "kaspersky-endpoint-security-windows";
const CODE: &str = "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}";
const PASSWORD: &str = "hunter2-secret";

/// The machine: what it has, who runs the program there, and what was asked of it.
struct Bed {
    journal: PathBuf,
    admin: bool,
    user_writable: Known,
    is_file: Known,
    holds: Known,
    started: Cell<u64>,
    pending: Cell<bool>,
    installed: RefCell<Vec<Software>>,
    state: RefCell<SourceState>,
    /// What the next program ends with.
    ends: RefCell<Vec<Ended>>,
    said: &'static str,
    /// Program lines that were run, with the last line of the journal before each.
    ran: RefCell<Vec<(String, Entry)>>,
    errands: RefCell<Vec<Errand>>,
    there: RefCell<Vec<String>>,
    /// Whether it cannot be told of the other leftovers that they are there.
    unseen: Cell<bool>,
    /// What a leftover needs, by its id.
    needs: RefCell<Vec<(&'static str, &'static str)>>,
    /// Whether the scan lists its source.
    unlisted: Cell<bool>,
    cleaned: RefCell<Vec<String>>,
}

impl MachineFacts for Bed {
    fn path(&self, _: &str) -> PathFacts {
        PathFacts {
            is_file: self.is_file,
            through_link: Known::No,
            user_writable: self.user_writable,
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
        self.admin
    }

    fn user(&self) -> String {
        "Anna".to_owned()
    }

    fn restart_pending(&self) -> Answer {
        if self.pending.get() { Answer::yes("files wait") } else { Answer::no("nothing waits") }
    }

    fn machine_started(&self) -> u64 {
        self.started.get()
    }

    fn check(&self, _: &Check) -> Answer {
        Answer { holds: self.holds, words: "As the test has it.".to_owned() }
    }

    fn run(
        &self,
        program: &Program<'_>,
        _: &dyn Fn(i64) -> bool,
        on_line: &mut dyn FnMut(String),
        _: &AtomicBool,
    ) -> std::io::Result<ProgramEnd> {
        let last = read(&self.journal).unwrap().lines.pop().unwrap().entry;
        let line = format!("{} {}", program.program.display(), program.arguments.join(" "));
        self.ran.borrow_mut().push((line, last));
        let ended = self.ends.borrow_mut().pop().unwrap_or(Ended::Code(0));
        if matches!(ended, Ended::Code(0 | 3010)) {
            self.installed.borrow_mut().clear();
        }
        let mut output = Tail::default();
        if !self.said.is_empty() {
            let said = self.said.to_owned();
            let said = program.secret.map_or(said.clone(), |secret| secret.mask(&said));
            output.push(said.clone());
            on_line(said);
        }
        Ok(ProgramEnd { ended, output, tries: 1 })
    }

    fn elevated(
        &self,
        errand: &Errand,
        _: Option<&Secret>,
        on_line: &mut dyn FnMut(String),
        _: &AtomicBool,
    ) -> StepEnd {
        on_line("with more rights".to_owned());
        self.errands.borrow_mut().push(errand.clone());
        StepEnd::of(Outcome::Done, "Done with more rights.")
    }

    fn is_there(&self, leftover: &Leftover) -> Known {
        let is = self.there.borrow().contains(&leftover.id);
        match (is, self.unseen.get()) {
            (true, _) => Known::Yes,
            (false, true) => Known::NotKnown,
            (false, false) => Known::No,
        }
    }

    fn depends_on(&self, leftover: &Leftover) -> Vec<String> {
        let needs = self.needs.borrow();
        let own = needs.iter().filter(|(id, _)| *id == leftover.id);
        own.map(|(_, name)| (*name).to_owned()).collect()
    }

    fn clean_up(&self, leftover: &Leftover, _: &AtomicBool) -> StepEnd {
        self.cleaned.borrow_mut().push(leftover.id.clone());
        self.there.borrow_mut().retain(|id| *id != leftover.id);
        StepEnd::of(Outcome::Done, "Set aside.")
    }

    fn scan(
        &self,
        _: &dyn Fn(scan::Progress),
        _: &AtomicBool,
    ) -> Result<Inventory, scan::Cancelled> {
        let mut scan = inventory(self.installed.borrow().clone(), self.state.borrow().clone());
        if self.unlisted.get() {
            scan.sources.clear();
        }
        Ok(scan)
    }
}

fn inventory(software: Vec<Software>, state: SourceState) -> Inventory {
    let mut inventory = Inventory::new(From::Scan, "2026-11-25T00:00:00Z".parse().unwrap());
    let machine = inventory
        .add_machine(Machine { platform: Some(Platform::Windows), ..Machine::named("PC-1") });
    let reading = SourceReading {
        id: "uninstall-hklm-64".to_owned(),
        name: "Programs".to_owned(),
        place: String::new(),
        state,
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

fn msi(rights: Rights) -> PlannedCommand {
    let line = CommandLine {
        program: r"C:\Windows\System32\msiexec.exe".to_owned(),
        arguments: ["/x", CODE, "/qn", "/norestart"].map(str::to_owned).to_vec(),
    };
    PlannedCommand {
        id: "plain".to_owned(),
        when: "normal".to_owned(),
        text: line.text_for(Platform::Windows),
        line: Some(line),
        mechanism: Mechanism::WindowsInstaller,
        rights,
        time_limit_secs: 600,
        password: PasswordPlace::None,
        interactive: false,
        has_placeholder: false,
        is_prose: false,
        refusal: None,
        origin: Origin::MachineEntry,
        basis: "From a test.".to_owned(),
        verified: true,
    }
}

fn with_password() -> PlannedCommand {
    let mut command = msi(Rights::Administrator);
    let line = command.line.as_mut().unwrap();
    line.arguments.push("KLPASSWD=<password>".to_owned());
    command.text = line.text_for(Platform::Windows);
    "password".clone_into(&mut command.id);
    command.password = PasswordPlace::Argument { index: 4, form: PasswordForm::Plain };
    command
}

fn leftover(id: &str, shared: bool) -> Leftover {
    Leftover {
        id: id.to_owned(),
        product: PRODUCT.to_owned(),
        thing: Thing::Folder { path: format!(r"C:\ProgramData\Kaspersky Lab\{id}") },
        seen: true,
        verified: true,
        shared,
    }
}

fn step(id: &str, action: Action) -> Step {
    Step::new(id, action, &format!("Step {id}"), "For the test.")
}

struct Test {
    bed: Bed,
    catalog: Catalog,
    matcher: Matcher,
    folder: tempfile::TempDir,
    lines: RefCell<Vec<String>>,
}

impl Test {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let catalog = catalog::builtin().unwrap();
        let matcher = Matcher::new(&catalog);
        let bed = Bed {
            journal: folder.path().join("removal.jsonl"),
            admin: true,
            user_writable: Known::No,
            is_file: Known::Yes,
            holds: Known::Yes,
            started: Cell::new(1_000_000),
            pending: Cell::new(false),
            installed: RefCell::new(vec![program()]),
            state: RefCell::new(SourceState::Read),
            ends: RefCell::new(Vec::new()),
            said: "",
            ran: RefCell::new(Vec::new()),
            errands: RefCell::new(Vec::new()),
            there: RefCell::new(Vec::new()),
            unseen: Cell::new(false),
            needs: RefCell::new(Vec::new()),
            unlisted: Cell::new(false),
            cleaned: RefCell::new(Vec::new()),
        };
        Self { bed, catalog, matcher, folder, lines: RefCell::new(Vec::new()) }
    }

    fn begin(&self, steps: Vec<Step>) -> Removal {
        let evidence = self.bed.installed.borrow().clone();
        let plan = Plan {
            schema: "interdict-plan/1".to_owned(),
            products: vec![PlannedProduct {
                id: Some(PRODUCT.to_owned()),
                name: "Kaspersky Endpoint Security for Windows".to_owned(),
                records: evidence.clone(),
            }],
            product: PRODUCT.to_owned(),
            name: "Kaspersky Endpoint Security for Windows".to_owned(),
            platform: Platform::Windows,
            machine: Some("PC-1".to_owned()),
            steps,
            gap: String::new(),
            guide: String::new(),
            guide_verified: false,
        };
        let machine = Machine::named("PC-1");
        Removal::begin(&self.bed.journal, &machine, plan, evidence, Vec::new(), &self.bed).unwrap()
    }

    fn go(&self, removal: &mut Removal, id: &str, choice: &Choice<'_>) -> StepEnd {
        let as_of = date(2026, 11, 25);
        let judge = Judge { catalog: &self.catalog, matcher: &self.matcher, as_of };
        let on = |progress: Progress| {
            if let Progress::Line(line) = progress {
                self.lines.borrow_mut().push(line);
            }
        };
        let never = AtomicBool::new(false);
        removal.carry_out(id, choice, &judge, &self.bed, &on, &never).unwrap()
    }

    fn fate(&self, removal: &mut Removal) -> Fate {
        let as_of = date(2026, 11, 25);
        let judge = Judge { catalog: &self.catalog, matcher: &self.matcher, as_of };
        let never = AtomicBool::new(false);
        removal.verify(&judge, &self.bed, &|_| (), &never).unwrap().unwrap().fate
    }

    fn journal_text(&self) -> String {
        std::fs::read_to_string(&self.bed.journal).unwrap()
    }
}

fn run_and_verify(command: PlannedCommand) -> Vec<Step> {
    vec![
        step("run", Action::Run(vec![command])),
        step("restart", Action::Restart),
        step("verify", Action::Verify),
    ]
}

#[test]
fn a_plan_is_carried_out_in_order_to_gone_and_written_down_before_it_is_done() {
    let test = Test::new();
    let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
    for (id, outcome) in
        [("run", Outcome::Done), ("restart", Outcome::NothingToDo), ("verify", Outcome::Done)]
    {
        assert_eq!(removal.next().unwrap().id, id);
        assert_eq!(test.go(&mut removal, id, &Choice::default()).outcome, outcome, "{id}");
    }
    assert!(removal.next().is_none());
    assert_eq!(removal.standing().verified.as_ref().unwrap().fate, Fate::Gone);
    let ran = test.bed.ran.borrow();
    let (line, before) = &ran[0];
    assert!(line.ends_with(&format!("msiexec.exe /x {CODE} /qn /norestart")), "{line}");
    assert!(matches!(before, Entry::Started { step, .. } if step == "run"));
}

#[test]
fn a_failed_step_stays_the_next_one_and_can_be_run_again() {
    let test = Test::new();
    test.bed.ends.borrow_mut().push(Ended::Code(1603));
    let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
    let end = test.go(&mut removal, "run", &Choice::default());
    assert_eq!((end.outcome, end.code), (Outcome::Failed, Some(1603)));
    assert_eq!(removal.next().unwrap().id, "run");
    assert_eq!(test.fate(&mut removal), Fate::StillThere);
    assert_eq!(test.go(&mut removal, "run", &Choice::default()).outcome, Outcome::Done);
    assert_eq!(test.fate(&mut removal), Fate::Gone);
}

#[test]
fn return_codes_become_outcomes() {
    for (code, outcome) in [
        (0, Outcome::Done),
        (1605, Outcome::NothingToDo),
        (1602, Outcome::Failed),
        (1603, Outcome::Failed),
        (3010, Outcome::RestartNeeded),
        (1641, Outcome::RestartNeeded),
    ] {
        let test = Test::new();
        test.bed.ends.borrow_mut().push(Ended::Code(code));
        let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
        let end = test.go(&mut removal, "run", &Choice::default());
        assert_eq!(end.outcome, outcome, "{code}: {}", end.words);
        assert!(!end.words.is_empty());
    }
    for (ended, outcome) in
        [(Ended::Stopped, Outcome::Stopped), (Ended::TimedOut, Outcome::TimedOut)]
    {
        let test = Test::new();
        test.bed.ends.borrow_mut().push(ended);
        let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
        let end = test.go(&mut removal, "run", &Choice::default());
        assert_eq!(end.outcome, outcome);
        assert!(end.words.contains("half removed"), "{}", end.words);
    }
}

#[test]
fn a_restart_is_waited_for_and_verified_again_after_it() {
    let test = Test::new();
    test.bed.ends.borrow_mut().push(Ended::Code(3010));
    let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
    for id in ["run", "restart", "verify"] {
        let end = test.go(&mut removal, id, &Choice::default());
        assert_eq!(end.outcome, Outcome::RestartNeeded, "{id}");
    }
    assert_eq!(removal.standing().verified.as_ref().unwrap().fate, Fate::RestartPending);
    assert!(removal.next().is_none(), "nothing to do before the restart");
    drop(removal);
    // Started again without a restart: nothing has changed.
    let removal = Removal::resume(&test.bed.journal, &test.bed).unwrap();
    assert!(removal.next().is_none() && removal.standing().waits_for_restart());
    drop(removal);
    test.bed.started.set(1_009_000);
    let mut removal = Removal::resume(&test.bed.journal, &test.bed).unwrap();
    assert_eq!(removal.next().unwrap().id, "verify");
    assert_eq!(test.go(&mut removal, "verify", &Choice::default()).outcome, Outcome::Done);
    assert!(removal.next().is_none());
    removal.close("Gone.").unwrap();
    assert!(matches!(Removal::resume(&test.bed.journal, &test.bed), Err(CarryError::Closed(_))));
}

#[test]
fn a_password_is_given_to_the_program_and_to_nobody_else() {
    let mut test = Test::new();
    test.bed.said = "MSI (s): Property KLPASSWD=hunter2-secret";
    let steps = vec![
        step("ask", Action::Ask(Question::Password { product: "KES".to_owned() })),
        step("run", Action::Run(vec![msi(Rights::Administrator), with_password()])),
    ];
    let mut removal = test.begin(steps);
    let secret = Secret::new(format!("{PASSWORD}\n"));
    let choice = Choice { secret: Some(&secret), ..Choice::default() };
    for id in ["ask", "run"] {
        assert_eq!(test.go(&mut removal, id, &choice).outcome, Outcome::Done);
    }
    assert!(test.bed.ran.borrow()[0].0.contains(&format!("KLPASSWD={PASSWORD}")));
    assert!(!test.lines.borrow().join("\n").contains(PASSWORD));
    let text = test.journal_text();
    assert!(text.contains("KLPASSWD=<password>") && !text.contains(PASSWORD));
    let record = interdict::removal::carry::Record::of(
        &read(&test.bed.journal).unwrap(),
        "2026-11-25T00:00:00Z".parse().unwrap(),
    );
    let catalog = catalog::builtin().unwrap();
    let day = date(2026, 11, 25);
    let html = interdict::report::record_html(
        &record,
        &catalog,
        &interdict::model::Profile::default(),
        day,
    );
    assert!(!html.contains(PASSWORD));
    assert!(!interdict::report::record_json(&record).contains(PASSWORD));
}

#[test]
fn without_a_password_the_command_that_needs_none_is_run_or_none() {
    let test = Test::new();
    let mut removal = test.begin(vec![
        step("both", Action::Run(vec![with_password(), msi(Rights::Administrator)])),
        step("only", Action::Run(vec![with_password()])),
    ]);
    assert_eq!(test.go(&mut removal, "both", &Choice::default()).outcome, Outcome::Done);
    assert!(!test.bed.ran.borrow()[0].0.contains("KLPASSWD"));
    let end = test.go(&mut removal, "only", &Choice::default());
    assert!(!end.outcome.goes_on(), "{end:?}");
    assert_eq!(test.bed.ran.borrow().len(), 1);
}

#[test]
fn more_rights_are_asked_for_one_step_at_a_time_and_never_given_to_what_users_can_change() {
    let own_only = || Rights::OwnOnly { why: "A user can change it.".to_owned() };
    // Program as administrator: directly.
    let test = Test::new();
    let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
    test.go(&mut removal, "run", &Choice::default());
    assert_eq!((test.bed.ran.borrow().len(), test.bed.errands.borrow().len()), (1, 0));
    // Program as an ordinary user: through the system's prompt.
    let mut test = Test::new();
    test.bed.admin = false;
    let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
    assert_eq!(test.go(&mut removal, "run", &Choice::default()).outcome, Outcome::Done);
    assert_eq!((test.bed.ran.borrow().len(), test.bed.errands.borrow().len()), (0, 1));
    let text = test.journal_text();
    assert!(text.contains("\"elevated\":true"));
    // What a user can change: with the user's own rights, or not at all.
    for (admin, runs) in [(false, 1), (true, 0)] {
        let mut test = Test::new();
        test.bed.admin = admin;
        test.bed.user_writable = Known::Yes;
        let mut removal = test.begin(run_and_verify(msi(own_only())));
        let end = test.go(&mut removal, "run", &Choice::default());
        assert_eq!(test.bed.ran.borrow().len(), runs, "{end:?}");
        assert_eq!(end.outcome == Outcome::Refused, admin, "{end:?}");
        assert!(test.bed.errands.borrow().is_empty());
    }
    // The machine has changed since the plan was made.
    for (is_file, user_writable) in
        [(Known::Yes, Known::Yes), (Known::Yes, Known::NotKnown), (Known::No, Known::No)]
    {
        let mut test = Test::new();
        test.bed.is_file = is_file;
        test.bed.user_writable = user_writable;
        let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
        let end = test.go(&mut removal, "run", &Choice::default());
        assert_eq!(end.outcome, Outcome::Refused, "{end:?}");
        assert!(test.bed.ran.borrow().is_empty() && test.bed.errands.borrow().is_empty());
    }
    // An entry of a user's own, whatever the plan says of its rights.
    let test = Test::new();
    let mut command = msi(Rights::Administrator);
    command.origin = Origin::UserEntry;
    let mut removal = test.begin(run_and_verify(command));
    assert_eq!(test.go(&mut removal, "run", &Choice::default()).outcome, Outcome::Refused);
    // What is installed for somebody else.
    let test = Test::new();
    let mut removal =
        test.begin(run_and_verify(msi(Rights::User { user: r"PC-1\kim".to_owned() })));
    let end = test.go(&mut removal, "run", &Choice::default());
    assert_eq!(end.outcome, Outcome::ForAPerson);
    assert!(end.words.contains("kim"));
}

#[test]
fn checks_are_yes_no_or_cannot_tell_and_the_last_is_no_yes() {
    let encryption = || {
        let check = Check::DiskEncryptionOff { product: "KES".to_owned() };
        let asks = inquiries(&check, Platform::Windows, &Test::new().bed);
        let mut step = step("check", Action::Check(check));
        step.asks = asks.iter().map(|line| line.text_for(Platform::Windows)).collect();
        step.may_skip = false;
        step
    };
    for (holds, answer, outcome) in [
        (Known::Yes, None, Outcome::Done),
        (Known::NotKnown, None, Outcome::CannotTell),
        (Known::NotKnown, Some("decrypted on Monday"), Outcome::Done),
        // Who confirms says what was looked at.
        (Known::NotKnown, Some(" "), Outcome::CannotTell),
        (Known::No, None, Outcome::DoesNotHold),
        // A person's word does not stand against what is seen.
        (Known::No, Some("never mind"), Outcome::DoesNotHold),
    ] {
        let mut test = Test::new();
        test.bed.holds = holds;
        let mut removal = test.begin(vec![encryption()]);
        let end = test.go(&mut removal, "check", &Choice { answer, ..Choice::default() });
        assert_eq!(end.outcome, outcome, "{holds:?} {answer:?}");
        assert_eq!(removal.next().is_none(), outcome == Outcome::Done);
        // What is started to look stands in the journal before it is.
        assert!(test.journal_text().contains("Win32_EncryptableVolume"));
    }
    // What was not shown is not started.
    for shown in [Vec::new(), vec!["powershell.exe -Command calc".to_owned()]] {
        let test = Test::new();
        let step = Step { asks: shown, ..encryption() };
        let mut removal = test.begin(vec![step]);
        let end = test.go(&mut removal, "check", &Choice::default());
        assert_eq!(end.outcome, Outcome::CannotTell, "{}", end.words);
        assert!(end.words.contains("Nothing was asked"), "{}", end.words);
    }
    let test = Test::new();
    let mut removal = test.begin(vec![encryption(), step("run", Action::Explain)]);
    assert!(matches!(removal.skip("check", "no time"), Err(CarryError::NotSkippable(_))));
    removal.skip("run", "done by hand").unwrap();
    assert_eq!(removal.state("run").end().unwrap().outcome, Outcome::Skipped);
    assert!(matches!(removal.skip("other", ""), Err(CarryError::NoStep(_))));
}

#[test]
fn leftovers_go_one_by_one_and_what_is_shared_stays() {
    let test = Test::new();
    let all = vec![leftover("data", false), leftover("shared", true), leftover("gone", false)];
    *test.bed.there.borrow_mut() = vec!["data".to_owned(), "shared".to_owned()];
    test.bed.installed.borrow_mut().clear();
    let mut removal = test.begin(vec![step("clean", Action::CleanUp(all))]);
    assert_eq!(test.fate(&mut removal), Fate::Leftovers);
    let end = test.go(&mut removal, "clean", &Choice::default());
    assert_eq!(*test.bed.cleaned.borrow(), ["data"]);
    assert_eq!(end.outcome, Outcome::ForAPerson, "{}", end.words);
    assert!(end.words.contains("shared"));
    assert_eq!(removal.state("clean/data").end().unwrap().outcome, Outcome::Done);
    assert_eq!(removal.state("clean/shared"), StepState::ToDo);
    let seen = removal.standing().verified.clone().unwrap();
    assert_eq!(seen.places.len(), 2);
}

#[test]
fn nothing_of_a_product_that_is_there_or_was_not_looked_for_is_cleaned_up() {
    let test = Test::new();
    *test.bed.there.borrow_mut() = vec!["service".to_owned()];
    let all = vec![leftover("service", false)];
    let mut removal = test.begin(vec![step("clean", Action::CleanUp(all))]);
    let end = test.go(&mut removal, "clean", &Choice::default());
    assert_eq!(end.outcome, Outcome::Refused, "{}", end.words);
    assert_eq!(test.fate(&mut removal), Fate::StillThere);
    let end = test.go(&mut removal, "clean", &Choice::default());
    assert_eq!(end.outcome, Outcome::Refused, "{}", end.words);
    assert!(end.words.contains("still there"), "{}", end.words);
    assert!(test.bed.cleaned.borrow().is_empty());
    test.bed.installed.borrow_mut().clear();
    assert_eq!(test.fate(&mut removal), Fate::Leftovers);
    test.go(&mut removal, "clean", &Choice::default());
    assert_eq!(*test.bed.cleaned.borrow(), ["service"]);
}

#[test]
fn only_chosen_leftovers_go() {
    let test = Test::new();
    *test.bed.there.borrow_mut() = vec!["a".to_owned(), "b".to_owned()];
    let all = vec![leftover("a", false), leftover("b", false)];
    let mut removal = test.begin(vec![step("clean", Action::CleanUp(all))]);
    test.bed.installed.borrow_mut().clear();
    assert_eq!(test.fate(&mut removal), Fate::Leftovers);
    let chosen = ["b".to_owned()];
    test.go(&mut removal, "clean", &Choice { leftovers: Some(&chosen), ..Choice::default() });
    assert_eq!(*test.bed.cleaned.borrow(), ["b"]);
}

#[test]
fn what_is_left_by_choice_or_was_not_looked_for_is_said() {
    let test = Test::new();
    *test.bed.there.borrow_mut() = vec!["a".to_owned(), "b".to_owned()];
    test.bed.unseen.set(true);
    test.bed.installed.borrow_mut().clear();
    let own = vec![leftover("a", false), leftover("b", false)];
    let of_others = vec![leftover("pattern", true)];
    let mut removal = test
        .begin(vec![step("own", Action::CleanUp(own)), step("others", Action::CleanUp(of_others))]);
    test.fate(&mut removal);
    let none = Choice { leftovers: Some(&[]), ..Choice::default() };
    let end = test.go(&mut removal, "own", &none);
    assert_eq!((end.outcome, end.words.as_str()), (Outcome::Skipped, "Left by choice: 2."));
    assert!(test.bed.cleaned.borrow().is_empty());
    let end = test.go(&mut removal, "others", &Choice::default());
    let expected = (Outcome::Skipped, "Things not looked for: 1.");
    assert_eq!((end.outcome, end.words.as_str()), expected);
    // One that is for a person and there is named, and does not hold up who has seen it.
    test.bed.there.borrow_mut().push("pattern".to_owned());
    let end = test.go(&mut removal, "others", &none);
    assert_eq!(end.outcome, Outcome::Skipped);
    assert!(end.words.contains("For a person: ") && end.words.contains("pattern"));
    // What was left can go after all.
    let chosen = ["b".to_owned()];
    let some = Choice { leftovers: Some(&chosen), ..Choice::default() };
    let end = test.go(&mut removal, "own", &some);
    let expected = (Outcome::Done, "Left by choice: 1. One thing was removed.");
    assert_eq!((end.outcome, end.words.as_str()), expected);
}

#[test]
fn what_needs_another_goes_before_it() {
    let test = Test::new();
    let service = |id: &str| Leftover {
        thing: Thing::Service { name: format!("Svc-{id}") },
        ..leftover(id, false)
    };
    let driver = |id: &str| Leftover {
        thing: Thing::Driver { name: format!("drv-{id}.sys") },
        ..leftover(id, false)
    };
    let all = vec![driver("low"), driver("high"), service("base"), service("user"), service("x")];
    // Windows knows no case, and a driver by no ending of its file.
    *test.bed.needs.borrow_mut() = vec![
        ("user", "RpcSs"),
        ("user", "svc-BASE"),
        ("base", "drv-low"),
        ("high", "drv-low"),
        ("x", "Svc-x"),
    ];
    *test.bed.there.borrow_mut() = all.iter().map(|own| own.id.clone()).collect();
    test.bed.installed.borrow_mut().clear();
    let mut removal = test.begin(vec![step("clean", Action::CleanUp(all))]);
    test.fate(&mut removal);
    let end = test.go(&mut removal, "clean", &Choice::default());
    assert_eq!(end.outcome, Outcome::Done, "{}", end.words);
    assert_eq!(*test.bed.cleaned.borrow(), ["user", "base", "x", "high", "low"]);
    // Two that need each other have no order, and nothing hangs.
    let ring = vec![service("a"), service("b")];
    let test = Test::new();
    *test.bed.needs.borrow_mut() = vec![("a", "Svc-b"), ("b", "Svc-a")];
    *test.bed.there.borrow_mut() = vec!["a".to_owned(), "b".to_owned()];
    test.bed.installed.borrow_mut().clear();
    let mut removal = test.begin(vec![step("clean", Action::CleanUp(ring))]);
    test.fate(&mut removal);
    test.go(&mut removal, "clean", &Choice::default());
    assert_eq!(test.bed.cleaned.borrow().len(), 2);
}

#[test]
fn what_a_scan_finds_afterwards_says_what_became_of_it() {
    let denied = || SourceState::NeedsRights("Access was denied.".to_owned());
    let removed = Software { presence: Presence::Removed, ..program() };
    let rest = Software { presence: Presence::Leftover, ..program() };
    for (installed, state, waits, fate) in [
        (vec![], SourceState::Read, false, Fate::Gone),
        (vec![removed], SourceState::Read, false, Fate::Gone),
        (vec![program()], SourceState::Read, false, Fate::StillThere),
        (vec![program()], SourceState::Read, true, Fate::StillThere),
        (vec![driver()], SourceState::Read, false, Fate::Leftovers),
        (vec![driver()], SourceState::Read, true, Fate::RestartPending),
        (vec![rest], SourceState::Read, false, Fate::Leftovers),
        (vec![], SourceState::Read, true, Fate::RestartPending),
        // A source that spoke of it and cannot be read now: nothing is called gone.
        (vec![], denied(), false, Fate::NotVerified),
        (vec![], denied(), true, Fate::NotVerified),
        (vec![driver()], denied(), false, Fate::NotVerified),
        (vec![driver()], denied(), true, Fate::NotVerified),
        (vec![program()], denied(), false, Fate::StillThere),
    ] {
        let test = Test::new();
        *test.bed.installed.borrow_mut() = vec![program(), driver()];
        let mut removal = test.begin(run_and_verify(msi(Rights::Administrator)));
        if waits {
            test.bed.ends.borrow_mut().push(Ended::Code(3010));
            test.go(&mut removal, "run", &Choice::default());
        }
        let shown: Vec<_> = installed.iter().map(|one: &Software| one.kind).collect();
        *test.bed.installed.borrow_mut() = installed;
        *test.bed.state.borrow_mut() = state;
        assert_eq!(test.fate(&mut removal), fate, "{shown:?} {waits}");
    }
}

#[test]
fn what_has_no_id_is_known_by_its_place_and_the_source_has_to_be_listed_still() {
    let folder = |location: Option<&str>| Software {
        name: "Own tool".to_owned(),
        location: location.map(str::to_owned),
        source: "uninstall-hklm-64".to_owned(),
        ..Software::default()
    };
    for (before, after, fate) in [
        (Some("/opt/own"), Some("/opt/own"), Fate::StillThere),
        (Some("/opt/own"), Some("/opt/other"), Fate::Gone),
        (None, None, Fate::StillThere),
    ] {
        let test = Test::new();
        *test.bed.installed.borrow_mut() = vec![folder(before)];
        let mut removal = test.begin(Vec::new());
        *test.bed.installed.borrow_mut() = vec![folder(after)];
        assert_eq!(test.fate(&mut removal), fate, "{before:?} {after:?}");
        test.bed.installed.borrow_mut().clear();
        assert_eq!(test.fate(&mut removal), Fate::Gone);
        test.bed.unlisted.set(true);
        assert_eq!(test.fate(&mut removal), Fate::NotVerified);
    }
}

#[test]
fn what_was_not_looked_at_is_named_and_an_unknown_product_is_not_verified() {
    let test = Test::new();
    test.bed.unseen.set(true);
    let mut removal =
        test.begin(vec![step("clean", Action::CleanUp(vec![leftover("data", false)]))]);
    test.bed.installed.borrow_mut().clear();
    assert_eq!(test.fate(&mut removal), Fate::Gone);
    let words = removal.standing().verified.as_ref().unwrap().words.clone();
    assert!(words.contains(r"C:\ProgramData\Kaspersky Lab\data"), "{words}");
    // Without the catalogue that knows it nothing new of it would be found.
    let mut other = Test::new();
    other.catalog.products.remove(PRODUCT);
    let mut removal = other.begin(Vec::new());
    other.bed.installed.borrow_mut().clear();
    assert_eq!(other.fate(&mut removal), Fate::NotVerified);
}

#[test]
fn what_removed_itself_before_it_was_broken_off_is_not_stuck() {
    // The journal as a kill in the middle leaves it.
    let broken_off = |test: &Test, command: PlannedCommand| {
        drop(test.begin(run_and_verify(command)));
        let (mut journal, _) = Journal::reopen(&test.bed.journal).unwrap();
        let what = "it".to_owned();
        journal.append(&Entry::Started { step: "run".to_owned(), what, elevated: false }).unwrap();
        drop(journal);
        Removal::resume(&test.bed.journal, &test.bed).unwrap()
    };
    let exe = || {
        let mut command = msi(Rights::Administrator);
        command.line.as_mut().unwrap().program = r"C:\Program Files\KES\uninst.exe".to_owned();
        command.mechanism = Mechanism::Nsis;
        command
    };
    let mut test = Test::new();
    test.bed.is_file = Known::No;
    let mut removal = broken_off(&test, exe());
    let end = test.go(&mut removal, "run", &Choice::default());
    assert_eq!(end.outcome, Outcome::NothingToDo, "{}", end.words);
    assert_eq!(removal.next().unwrap().id, "restart");
    assert_eq!(test.fate(&mut removal), Fate::StillThere, "the scan decides");
    // Not begun, or a program of the system: what is missing is refused as ever.
    let mut test = Test::new();
    test.bed.is_file = Known::No;
    let mut removal = test.begin(run_and_verify(exe()));
    assert_eq!(test.go(&mut removal, "run", &Choice::default()).outcome, Outcome::Refused);
    let mut test = Test::new();
    test.bed.is_file = Known::No;
    let mut removal = broken_off(&test, msi(Rights::Administrator));
    assert_eq!(test.go(&mut removal, "run", &Choice::default()).outcome, Outcome::Refused);
}

#[test]
fn nothing_goes_on_when_the_journal_cannot_be_made() {
    let test = Test::new();
    let bed = Bed { journal: PathBuf::from("/no/such/folder/removal.jsonl"), ..Test::new().bed };
    let plan_of = test.begin(Vec::new()).plan().clone();
    let begun = Removal::begin(
        Path::new(&bed.journal),
        &Machine::named("PC-1"),
        plan_of,
        Vec::new(),
        Vec::new(),
        &bed,
    );
    assert!(matches!(begun, Err(CarryError::Journal(_))));
    assert!(test.folder.path().exists());
}
