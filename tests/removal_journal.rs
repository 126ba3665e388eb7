//! The journal of a removal: what is written, what a crash leaves, what was changed, and going on with ten
//! steps after the real program was killed after each of them.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::{Path, PathBuf};

use interdict::model::{Platform, Software};
use interdict::removal::carry::{
    Account, Beginning, Entry, Journal, JournalError, Outcome, Record, Standing, StepEnd,
    StepState, parse, read,
};
use interdict::removal::{
    Action, CommandLine, Mechanism, Origin, PasswordPlace, Plan, PlannedCommand, PlannedProduct,
    Rights, Step,
};

/// A product that the catalogue knows and that no machine of a test has.
const PRODUCT: &str = "kaspersky-safe-kids";

fn command(program: &str, arguments: &[String]) -> PlannedCommand {
    let line = CommandLine { program: program.to_owned(), arguments: arguments.to_vec() };
    PlannedCommand {
        id: "only".to_owned(),
        when: "normal".to_owned(),
        text: line.text_for(Platform::Linux),
        line: Some(line),
        mechanism: Mechanism::Vendor,
        rights: Rights::OwnOnly { why: String::new() },
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

fn plan(steps: Vec<Step>) -> Plan {
    Plan {
        schema: "interdict-plan/1".to_owned(),
        products: vec![PlannedProduct {
            id: Some(PRODUCT.to_owned()),
            name: "Test product".to_owned(),
            records: Vec::new(),
        }],
        product: PRODUCT.to_owned(),
        name: "Test product".to_owned(),
        platform: Platform::Linux,
        machine: None,
        steps,
        gap: String::new(),
        guide: String::new(),
        guide_verified: false,
    }
}

fn beginning(machine: &str, steps: Vec<Step>) -> Beginning {
    Beginning {
        schema: Beginning::SCHEMA.to_owned(),
        program: "interdict test".to_owned(),
        machine: machine.to_owned(),
        system: "Test system".to_owned(),
        by: "Anna".to_owned(),
        machine_started: 1_000_000,
        plan: plan(steps),
        evidence: vec![Software { name: "<b>Test</b> product".to_owned(), ..Software::default() }],
        unread: Vec::new(),
    }
}

fn two_steps() -> Vec<Step> {
    ["first", "second"]
        .map(|id| {
            let run = Action::Run(vec![command("/bin/true", &[])]);
            Step::new(id, run, &format!("The {id} step"), "For the test.")
        })
        .to_vec()
}

fn started(step: &str) -> Entry {
    Entry::Started { step: step.to_owned(), what: "/bin/true".to_owned(), elevated: false }
}

fn ended(step: &str, outcome: Outcome) -> Entry {
    Entry::Ended { step: step.to_owned(), end: StepEnd::of(outcome, "As it was.") }
}

/// A journal of two steps, the second in the middle.
fn written(folder: &Path) -> PathBuf {
    let path = folder.join("removal.jsonl");
    let mut journal = Journal::create(&path, beginning("PC-1", two_steps())).unwrap();
    for entry in [started("first"), ended("first", Outcome::RestartNeeded), started("second")] {
        journal.append(&entry).unwrap();
    }
    path
}

#[test]
fn what_was_written_is_read_again_and_says_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    let account = read(&path).unwrap();
    assert_eq!(account.lines.len(), 4);
    assert_eq!(account.torn, 0);
    assert_eq!(account.beginning(), Some(&beginning("PC-1", two_steps())));
    let standing = Standing::of(&account);
    assert_eq!(standing.step("first").end().unwrap().outcome, Outcome::RestartNeeded);
    assert_eq!(standing.step("second"), StepState::InTheMiddle);
    assert_eq!(standing.step("third"), StepState::ToDo);
    assert!(standing.waits_for_restart());
}

#[test]
fn a_journal_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    let again = Journal::create(&path, beginning("PC-1", two_steps()));
    assert!(matches!(again, Err(JournalError::Io { .. })));
    assert_eq!(read(&path).unwrap().lines.len(), 4);
}

#[test]
fn a_later_start_of_the_machine_is_the_restart_that_was_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    let resumed =
        |machine_started| Entry::Resumed { by: "Anna".to_owned(), machine_started, torn: 0 };
    let (mut journal, account) = Journal::reopen(&path).unwrap();
    let mut standing = Standing::of(&account);
    // Clocks that are set a little differently are no restart.
    for (at, waits) in [(1_000_002, true), (1_000_900, false)] {
        journal.append(&resumed(at)).unwrap();
        standing.take(&resumed(at));
        assert_eq!(standing.waits_for_restart(), waits, "{at}");
    }
    assert_eq!(Standing::of(&read(&path).unwrap()), standing);
}

/// Whatever is left of a file that was cut anywhere: all whole lines, or a reason.
#[test]
fn a_journal_that_ends_anywhere_is_read_up_to_its_last_whole_line() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = std::fs::read(written(folder.path())).unwrap();
    let whole = parse(&bytes).unwrap();
    for length in 0..bytes.len() {
        let lines = bytes[..length].split(|byte| *byte == b'\n').count() - 1;
        match parse(&bytes[..length]) {
            Ok(account) => {
                assert_eq!(account.lines, whole.lines[..lines], "{length}");
                let last = bytes[..length].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
                assert_eq!(account.torn, (length - last) as u64, "{length}");
            }
            Err(JournalError::Empty) => assert_eq!(lines, 0, "{length}"),
            Err(error) => panic!("{length}: {error}"),
        }
    }
}

#[test]
fn a_torn_line_is_taken_off_before_more_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    let mut bytes = std::fs::read(&path).unwrap();
    let whole = bytes.len();
    bytes.extend_from_slice(b"{\"hash\":\"12");
    for tail in [&b""[..], &[0_u8; 512]] {
        let torn = [&bytes, tail].concat();
        std::fs::write(&path, &torn).unwrap();
        let (mut journal, account) = Journal::reopen(&path).unwrap();
        assert_eq!((account.lines.len(), account.torn), (4, (torn.len() - whole) as u64));
        journal.append(&ended("second", Outcome::Done)).unwrap();
        let again = read(&path).unwrap();
        assert_eq!((again.lines.len(), again.torn), (5, 0));
        assert_eq!(again.head, journal.head());
    }
}

#[test]
fn every_single_change_shows() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = std::fs::read(written(folder.path())).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        // A last line that does not end looks torn: then it is missing.
        let same = parse(&changed).is_ok_and(|account| account.lines.len() == 4);
        assert!(!same, "a change at byte {at} does not show");
    }
}

#[test]
fn lines_that_are_missing_swapped_or_put_in_show() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(written(folder.path())).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for (order, line) in [
        (vec![0, 2, 3], 2),
        (vec![0, 2, 1, 3], 2),
        (vec![0, 1, 1, 2, 3], 3),
        (vec![1, 2, 3], 1),
        (vec![0, 0], 2),
    ] {
        let other = order.iter().map(|at| lines[*at]).collect::<Vec<_>>().join("\n") + "\n";
        match parse(other.as_bytes()) {
            Err(JournalError::Changed { line: found, .. }) => assert_eq!(found, line, "{order:?}"),
            result => panic!("{order:?}: {result:?}"),
        }
    }
    // What was cut off at the end cannot show in the file itself; its last hash tells it.
    let shorter = lines[..3].join("\n") + "\n";
    assert_ne!(parse(shorter.as_bytes()).unwrap().head, parse(text.as_bytes()).unwrap().head);
}

#[test]
fn a_changed_journal_is_not_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    let text = std::fs::read_to_string(&path).unwrap().replace("PC-1", "PC-2");
    std::fs::write(&path, text).unwrap();
    assert!(matches!(Journal::reopen(&path), Err(JournalError::Changed { line: 1, .. })));
}

#[cfg(unix)]
#[test]
fn journals_of_others_are_told_and_nothing_in_their_folder_is_trusted() {
    use interdict::app::guide::{Whose, elsewhere};
    let folder = tempfile::tempdir().unwrap();
    std::fs::rename(written(folder.path()), folder.path().join("1-a.jsonl")).unwrap();
    let pipe = folder.path().join("2-b.jsonl");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let link = folder.path().join("3-c.jsonl");
    std::os::unix::fs::symlink(folder.path().join("1-a.jsonl"), link).unwrap();
    std::fs::write(folder.path().join("4-d.jsonl"), "no journal").unwrap();
    let marker = |file: &str, machine: &str| {
        let text = format!(
            r#"{{"machine":"{machine}","name":"Marked","by":"Kim","begun_at":"2026-01-01T00:00:00Z"}}"#
        );
        std::fs::write(folder.path().join(file), text).unwrap();
    };
    marker("4-d.open", "PC-1");
    std::fs::write(folder.path().join("5-e.jsonl"), "no journal").unwrap();
    marker("5-e.open", "PC-2");
    let kim = Whose::User("kim".to_owned());
    let told = elsewhere(&[(kim.clone(), folder.path().to_owned())], "PC-1");
    let names: Vec<&str> = told.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Marked", "Test product"]);
    assert!(told.iter().all(|one| one.whose == kim));
    assert!(kim.why_not().unwrap().contains("folder of kim, who can change it"));
    assert!(Whose::Administrators.why_not().unwrap().contains("as administrator"));
    assert_eq!(Whose::Own.why_not(), None);
}

#[test]
fn a_journal_of_another_version_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.jsonl");
    let newer =
        Beginning { schema: "interdict-removal/9".to_owned(), ..beginning("PC-1", two_steps()) };
    Journal::create(&path, newer).unwrap();
    assert!(matches!(read(&path), Err(JournalError::Schema(schema)) if schema.ends_with("/9")));
}

#[cfg(unix)]
#[test]
fn a_journal_is_for_its_owner_alone_and_no_link_is_followed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let link = folder.path().join("link.jsonl");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(matches!(Journal::reopen(&link), Err(JournalError::Io { .. })));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o666)).unwrap();
    assert!(matches!(Journal::reopen(&path), Err(JournalError::Io { .. })));
}

#[test]
fn the_record_says_what_the_journal_says_and_nothing_becomes_markup() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path());
    let (mut journal, _) = Journal::reopen(&path).unwrap();
    for entry in [
        Entry::Note { step: Some("second".to_owned()), text: "<script>x</script>".to_owned() },
        ended("second", Outcome::Failed),
        started("second"),
        ended("second", Outcome::Done),
    ] {
        journal.append(&entry).unwrap();
    }
    let account = read(&path).unwrap();
    let made = "2026-11-25T01:00:00Z".parse().unwrap();
    let record = Record::of(&account, made);
    assert_eq!(record.steps.len(), 2);
    assert_eq!(record.steps[1].attempts.len(), 2);
    assert_eq!(record.fate_words(), "not verified yet");
    let catalog = interdict::catalog::builtin().unwrap();
    let profile = interdict::model::Profile::default();
    let day = jiff::civil::date(2026, 11, 25);
    let html = interdict::report::record_html(&record, &catalog, &profile, day);
    assert!(html.contains("&lt;script&gt;x&lt;/script&gt;") && !html.contains("<script>x"));
    assert!(html.contains("&lt;b&gt;Test&lt;/b&gt;") && html.contains(&account.head));
    assert!(html.contains("The second step (attempt 2)"));
    let json: serde_json::Value =
        serde_json::from_str(&interdict::report::record_json(&record)).unwrap();
    assert_eq!(json["schema"], "interdict-removal-record/1");
    assert_eq!(json["steps"][0]["attempts"][0]["end"]["outcome"], "restart-needed");
    assert_eq!(json["journal"]["head"], account.head);
    let told = interdict::report::RemovalRecord::of(&record);
    let titles: Vec<&str> = told.steps.iter().map(|one| one.title.as_str()).collect();
    assert!(titles.contains(&"The second step (attempt 2)"), "{titles:?}");
    assert!(told.steps.iter().any(|one| one.details.contains(": <script>x</script>")));
    assert_eq!((told.seen, told.journal), (Vec::new(), account.head));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
        let _ = parse(&bytes);
    }

    #[test]
    fn any_lines_are_read_without_panic(
        bodies in proptest::collection::vec("(\\{\"n\":[0-9]{1,3},)?.{0,30}", 0..4)
    ) {
        let lines: Vec<String> = bodies
            .iter()
            .map(|body| {
                let hash = interdict::removal::carry::sha256(body.as_bytes());
                format!("{{\"hash\":\"{hash}\",\"body\":{body}}}\n")
            })
            .collect();
        let text = lines.concat();
        let _: Result<Account, JournalError> = parse(text.as_bytes());
    }
}

#[cfg(unix)]
mod killed {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Child, Command, Stdio};

    use super::*;

    const STEPS: usize = 10;

    struct Bench {
        folder: tempfile::TempDir,
    }

    impl Bench {
        /// A journal of ten steps; each makes a new folder of its own, so that every run of it counts.
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let real = std::fs::canonicalize(folder.path()).unwrap();
            std::fs::create_dir(real.join("made")).unwrap();
            let steps = (1..=STEPS)
                .map(|number| {
                    let made = real.join(format!("made/step{number:02}-XXXXXX"));
                    let arguments = ["-d".to_owned(), made.to_str().unwrap().to_owned()];
                    let run = Action::Run(vec![command("/usr/bin/mktemp", &arguments)]);
                    Step::new(&format!("step{number:02}"), run, "One of ten", "For the test.")
                })
                .collect();
            let machine = interdict::scan::common::machine::this().name;
            Journal::create(&real.join("removal.jsonl"), beginning(&machine, steps)).unwrap();
            Self { folder }
        }

        fn start(&self) -> Child {
            Command::new(env!("CARGO_BIN_EXE_interdict-cli"))
                .args(["remove", PRODUCT, "--resume", "--yes", "--journal"])
                .arg(self.folder.path().join("removal.jsonl"))
                .arg("--state")
                .arg(self.folder.path().join("state"))
                .env("HOME", self.folder.path())
                .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
                .env("XDG_DATA_HOME", self.folder.path().join("data"))
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        }

        /// How often each step was run.
        fn runs(&self) -> Vec<usize> {
            let names: Vec<String> = std::fs::read_dir(self.folder.path().join("made"))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            (1..=STEPS)
                .map(|number| {
                    let start = format!("step{number:02}-");
                    names.iter().filter(|name| name.starts_with(&start)).count()
                })
                .collect()
        }

        /// The steps that the journal says are done.
        fn done(&self) -> Vec<bool> {
            let standing = Standing::of(&read(&self.folder.path().join("removal.jsonl")).unwrap());
            (1..=STEPS).map(|n| standing.step(&format!("step{n:02}")).is_over()).collect()
        }
    }

    #[test]
    fn killed_after_each_of_ten_steps_it_goes_on_correctly_every_time() {
        let bench = Bench::new();
        let mut in_the_middle = [0_usize; STEPS];
        for number in 1..=STEPS {
            let before = (bench.runs(), bench.done());
            let mut child = bench.start();
            let marker = format!("{number}/{STEPS} ");
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            // The line after the step's own says how it ended; by then its end is in the journal.
            let mut met = false;
            let ended = lines.by_ref().map_while(Result::ok).any(|line| {
                met |= line.starts_with(&marker);
                met && line.trim_start().starts_with("done")
            });
            child.kill().unwrap();
            child.wait().unwrap();
            assert!(ended, "step {number} did not end");
            let done = bench.done();
            assert!(done[..number].iter().all(|over| *over), "{number}: {done:?}");
            for (at, runs) in bench.runs().iter().enumerate() {
                if before.1[at] {
                    assert_eq!(*runs, before.0[at], "a step that was over was run again");
                }
                if *runs > 0 && !done[at] {
                    in_the_middle[at] += 1;
                }
            }
        }
        let output = bench.start().wait_with_output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr);
        // Nothing of the product is on this machine; whether every source could be read depends on it.
        assert!(matches!(output.status.code(), Some(0 | 5)), "{text}{errors}");
        assert!(bench.done().iter().all(|over| *over));
        for (at, runs) in bench.runs().iter().enumerate() {
            assert!((1..=1 + in_the_middle[at]).contains(runs), "step {}: {runs} runs", at + 1);
        }
        let again = bench.start().wait_with_output().unwrap();
        if output.status.code() == Some(0) {
            let text = String::from_utf8_lossy(&again.stdout).into_owned();
            assert!(text.contains("is closed"), "{text}");
        }
        let account = read(&bench.folder.path().join("removal.jsonl")).unwrap();
        let resumed =
            account.lines.iter().filter(|line| matches!(line.entry, Entry::Resumed { .. }));
        assert!(resumed.count() > STEPS);
    }
}
