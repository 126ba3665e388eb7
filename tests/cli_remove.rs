//! `interdict-cli remove` as it is used: the real program, on products that no machine of a test has and on
//! journals that the test writes. Removals of real packages are in tests/linux/removal.sh.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use interdict::model::Platform;
use interdict::removal::carry::{
    Beginning, ERRAND, Entry, Errand, Journal, Lock, Outcome, Standing, StepEnd, read, sha256,
};
use interdict::removal::{
    Action, Check, CommandLine, Mechanism, Origin, PasswordForm, PasswordPlace, Plan,
    PlannedCommand, PlannedProduct, Rights, Step,
};

/// A product that the catalogue knows and that no machine of a test has.
const PRODUCT: &str = "kaspersky-safe-kids";

struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        std::fs::canonicalize(self.folder.path()).unwrap().join(name)
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
            .args(arguments)
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("config"))
            .env("LOCALAPPDATA", self.path("data"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn remove(&self, arguments: &[&str], input: &str) -> (i32, String) {
        let state = self.path("state");
        let mut all = vec!["remove", "--state", state.to_str().unwrap()];
        all.extend(arguments);
        let output = self.run(&all, input);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(text).unwrap())
    }

    /// A journal with these steps, of this machine.
    fn journal(&self, steps: Vec<Step>) -> PathBuf {
        let path = self.path("removal.jsonl");
        let product = PlannedProduct {
            id: Some(PRODUCT.to_owned()),
            name: "Test product".to_owned(),
            records: Vec::new(),
        };
        let plan = Plan {
            schema: "interdict-plan/1".to_owned(),
            products: vec![product],
            product: PRODUCT.to_owned(),
            name: "Test product".to_owned(),
            platform: Platform::Linux,
            machine: None,
            steps,
            gap: String::new(),
            guide: String::new(),
            guide_verified: false,
        };
        let beginning = Beginning {
            schema: Beginning::SCHEMA.to_owned(),
            program: "interdict test".to_owned(),
            machine: interdict::scan::common::machine::this().name,
            system: String::new(),
            by: "Anna".to_owned(),
            machine_started: 1,
            plan,
            evidence: Vec::new(),
            unread: Vec::new(),
        };
        Journal::create(&path, beginning).unwrap();
        path
    }

    fn resume(&self, journal: &Path, more: &[&str], input: &str) -> (i32, String) {
        let mut all = vec![PRODUCT, "--resume", "--journal", journal.to_str().unwrap()];
        all.extend(more);
        self.remove(&all, input)
    }
}

fn command(program: &str, arguments: &[&str], rights: Rights) -> PlannedCommand {
    let arguments = arguments.iter().map(|word| (*word).to_owned()).collect();
    let line = CommandLine { program: program.to_owned(), arguments };
    PlannedCommand {
        id: "only".to_owned(),
        when: "normal".to_owned(),
        text: line.text_for(Platform::Linux),
        line: Some(line),
        mechanism: Mechanism::Vendor,
        rights,
        time_limit_secs: 60,
        password: PasswordPlace::None,
        interactive: false,
        has_placeholder: false,
        is_prose: false,
        refusal: None,
        origin: Origin::Recipe,
        basis: "From a test.".to_owned(),
        verified: true,
    }
}

fn own() -> Rights {
    Rights::OwnOnly { why: String::new() }
}

fn run(id: &str, command: PlannedCommand) -> Step {
    Step::new(id, Action::Run(vec![command]), &format!("Step {id}"), "For the test.")
}

#[test]
fn wrong_usage_is_said_and_nothing_is_done() {
    let bench = Bench::new();
    for (arguments, words) in [
        (&["no-such-product", "--yes"][..], "There is no product"),
        (&[][..], "Name the product"),
        (&[PRODUCT, "--resume"], "There is no journal"),
        (&["--verify-journal"], "There is no journal"),
        (&["--record", "x.html", "--journal", "/no/such/journal"], "cannot be used"),
    ] {
        let (code, text) = bench.remove(arguments, "");
        assert_eq!(code, 2, "{arguments:?}: {text}");
        assert!(text.contains(words), "{arguments:?}: {text}");
    }
}

#[test]
fn what_is_not_there_is_not_removed() {
    let bench = Bench::new();
    let (code, text) = bench.remove(&[PRODUCT, "--yes"], "");
    assert!(text.contains("was not found"), "{text}");
    // Whether every source could be read depends on the machine that the test runs on.
    assert!(matches!(code, 0 | 5), "{code}: {text}");
    assert!(!bench.path("state").exists(), "no journal is begun for nothing");
}

#[test]
fn a_journal_is_vouched_for_or_not() {
    let bench = Bench::new();
    let journal = bench.journal(vec![Step::new("only", Action::Explain, "Only", "For the test.")]);
    let name = journal.to_str().unwrap().to_owned();
    let (code, text) = bench.remove(&["--journal", &name, "--verify-journal"], "");
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("1 line") && text.contains(&read(&journal).unwrap().head), "{text}");
    let json = bench.path("record.json");
    let (code, _) = bench.remove(&["--journal", &name, "--record", json.to_str().unwrap()], "");
    assert_eq!(code, 0);
    let record: serde_json::Value = serde_json::from_slice(&std::fs::read(&json).unwrap()).unwrap();
    assert_eq!(record["product"], "Test product");
    let changed = std::fs::read_to_string(&journal).unwrap().replace("Anna", "Otto");
    std::fs::write(&journal, changed).unwrap();
    let (code, text) = bench.remove(&["--journal", &name, "--verify-journal"], "");
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("line 1"), "{text}");
    let (code, _) = bench.resume(&journal, &["--yes"], "");
    assert_eq!(code, 2);
}

#[test]
fn without_yes_nothing_is_run() {
    let bench = Bench::new();
    let made = bench.path("made");
    let step = run("only", command("/usr/bin/touch", &[made.to_str().unwrap()], own()));
    let journal = bench.journal(vec![step]);
    let (code, text) = bench.resume(&journal, &[], "");
    assert_eq!(code, 4, "{text}");
    assert!(text.contains("to do") && text.contains("Nothing was run"), "{text}");
    assert!(!made.exists());
}

#[test]
fn one_removal_at_a_time() {
    let bench = Bench::new();
    let made = bench.path("made");
    let step = run("only", command("/usr/bin/touch", &[made.to_str().unwrap()], own()));
    let journal = bench.journal(vec![step]);
    let lock = Lock::take(&bench.path("state")).unwrap();
    let (code, text) = bench.resume(&journal, &["--yes"], "");
    assert_eq!(code, 2, "{text}");
    assert!(text.contains("Another removal is going on") && !made.exists(), "{text}");
    drop(lock);
}

#[test]
fn a_journal_of_another_machine_or_product_is_not_carried_out() {
    let bench = Bench::new();
    let journal = bench.journal(Vec::new());
    let name = journal.to_str().unwrap();
    let (code, text) =
        bench.remove(&["kaspersky-standard", "--resume", "--yes", "--journal", name], "");
    assert_eq!(code, 2, "{text}");
    assert!(text.contains("no journal of a removal"), "{text}");
    let other = bench.path("other.jsonl");
    let mut beginning = read(&journal).unwrap().beginning().unwrap().clone();
    beginning.machine = "SOME-OTHER-MACHINE".to_owned();
    Journal::create(&other, beginning).unwrap();
    let (code, text) = bench.resume(&other, &["--yes"], "");
    assert_eq!(code, 2, "{text}");
    assert!(text.contains("SOME-OTHER-MACHINE"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_step_that_fails_stops_the_run_and_can_be_left_out() {
    let bench = Bench::new();
    let (first, last) = (bench.path("first"), bench.path("last"));
    let touch = |path: &Path| command("/usr/bin/touch", &[path.to_str().unwrap()], own());
    let journal = bench.journal(vec![
        run("first", touch(&first)),
        run("second", touch(Path::new("/no/such/folder/file"))),
        run("last", touch(&last)),
    ]);
    let (code, text) = bench.resume(&journal, &["--yes"], "");
    assert_eq!(code, 4, "{text}");
    assert!(first.exists() && !last.exists(), "{text}");
    assert!(text.contains("No such file"), "what the program said is shown: {text}");
    let standing = Standing::of(&read(&journal).unwrap());
    let end = standing.step("second").end().cloned().unwrap();
    assert_eq!((end.outcome, end.code), (Outcome::Failed, Some(1)));
    assert!(end.output.join(" ").contains("No such file"));
    let (code, text) = bench.resume(&journal, &["--yes", "--skip", "nothing"], "");
    assert_eq!(code, 2, "{text}");
    assert!(text.contains("first, second, last"), "{text}");
    let (code, text) = bench.resume(&journal, &["--yes", "--skip", "second"], "");
    assert!(matches!(code, 0 | 5), "{code}: {text}");
    assert!(last.exists(), "{text}");
}

#[cfg(unix)]
#[test]
fn what_protects_data_is_not_passed_without_a_persons_word() {
    let bench = Bench::new();
    let made = bench.path("made");
    let check = Check::DiskEncryptionOff { product: "Test product".to_owned() };
    let mut encryption = Step::new("encryption", Action::Check(check), "Check", "For the test.");
    encryption.may_skip = false;
    let touch = run("touch", command("/usr/bin/touch", &[made.to_str().unwrap()], own()));
    let journal = bench.journal(vec![encryption, touch]);
    let (code, text) = bench.resume(&journal, &["--yes"], "");
    assert_eq!(code, 4, "{text}");
    assert!(!made.exists() && text.contains("cannot be told from here"), "{text}");
    let (code, text) = bench.resume(&journal, &["--yes", "--skip", "encryption"], "");
    assert!(matches!(code, 0 | 5), "{code}: {text}");
    assert!(made.exists(), "{text}");
    let standing = Standing::of(&read(&journal).unwrap());
    let end = standing.step("encryption").end().cloned().unwrap();
    assert!(end.words.contains("Confirmed by"), "{end:?}");
}

#[cfg(unix)]
#[test]
fn a_password_reaches_the_program_and_stands_nowhere() {
    let bench = Bench::new();
    let password = "Wort-Gewalt-77";
    let folder = bench.path("made");
    std::fs::create_dir(&folder).unwrap();
    let target = format!("{}/<password>", folder.to_str().unwrap());
    let mut touch = command("/usr/bin/touch", &["--", &target], own());
    touch.password = PasswordPlace::Argument { index: 1, form: PasswordForm::Plain };
    let fails = {
        let other = command("/usr/bin/touch", &["--", "/no/such/<password>"], own());
        PlannedCommand { password: touch.password, ..other }
    };
    let journal = bench.journal(vec![run("touch", touch), run("fails", fails)]);
    let (code, text) =
        bench.resume(&journal, &["--yes", "--password-stdin"], &format!("{password}\n"));
    assert_eq!(code, 4, "{text}");
    assert!(folder.join(password).exists(), "{text}");
    assert!(text.contains("••••••") && !text.contains(password), "{text}");
    let kept = std::fs::read_to_string(&journal).unwrap();
    assert!(kept.contains("is not kept, since"), "{kept}");
    assert!(!kept.contains("No such file") && !kept.contains(password), "{kept}");
    let (code, text) = bench.resume(&journal, &["--yes", "--password-stdin"], "");
    assert_eq!(code, 2, "{text}");
}

/// What is handed to the program that has more rights.
fn hand_over(bench: &Bench, errand: &Errand) -> (PathBuf, String) {
    let aside = bench.path("aside");
    let handed = serde_json::json!({
        "schema": "interdict-errand/1", "aside": aside, "errand": errand,
    });
    let text = handed.to_string();
    let file = bench.path("errand.json");
    std::fs::write(&file, &text).unwrap();
    (file, sha256(text.as_bytes()))
}

#[cfg(unix)]
#[test]
fn an_errand_is_done_only_as_it_was_handed_over_and_only_if_it_may_have_such_rights() {
    let administrator = interdict::platform::is_administrator();
    let bench = Bench::new();
    let made = bench.path("made");
    let touch = |rights, origin| {
        let mut command = command("/usr/bin/touch", &[made.to_str().unwrap()], rights);
        command.origin = origin;
        Errand::Run { command: Box::new(command) }
    };
    let go = |errand: &Errand, hash: Option<&str>, out: &str| {
        let (file, right) = hand_over(&bench, errand);
        let out = bench.path(out);
        let words = [
            ERRAND,
            file.to_str().unwrap(),
            "--sha256",
            hash.unwrap_or(&right),
            "--out",
            out.to_str().unwrap(),
        ];
        let output = bench.run(&words, "");
        let end = std::fs::read(&out).ok().map(|bytes| {
            let end: StepEnd = serde_json::from_slice(&bytes).unwrap();
            end.outcome
        });
        (output.status.code().unwrap(), end)
    };
    let right = touch(Rights::Administrator, Origin::Recipe);
    assert_eq!(go(&right, Some(&sha256(b"other")), "a.json"), (2, None));
    assert!(!made.exists());
    for wrong in [
        touch(own(), Origin::Recipe),
        touch(Rights::Administrator, Origin::UserEntry),
        touch(Rights::User { user: "kim".to_owned() }, Origin::Recipe),
    ] {
        let out = format!("{}.json", sha256(format!("{wrong:?}").as_bytes()));
        assert_eq!(go(&wrong, None, &out), (0, Some(Outcome::Refused)));
        assert!(!made.exists());
    }
    let end = go(&right, None, "b.json");
    if administrator {
        assert_eq!(end, (0, Some(Outcome::Done)));
        assert!(made.exists());
    } else {
        assert_eq!(end, (0, Some(Outcome::Failed)));
    }
    // An answer is never written over what is there.
    assert_eq!(go(&right, None, "b.json").0, 2);
}

#[test]
fn the_help_names_the_exit_codes() {
    let bench = Bench::new();
    let text = String::from_utf8(bench.run(&["remove", "--help"], "").stdout).unwrap();
    for words in ["Exit codes:", "0 gone", "3 gone, restart pending", "--password-stdin"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains(ERRAND));
}

#[test]
fn entries_read_as_they_were_written() {
    // The form of the journal is public: readers of other programs rely on these words.
    let entry = Entry::Ended {
        step: "run".to_owned(),
        end: StepEnd::of(Outcome::RestartNeeded, "It is done."),
    };
    let json = serde_json::to_value(&entry).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "entry": "ended", "step": "run",
            "end": {"outcome": "restart-needed", "words": "It is done."},
        })
    );
}
