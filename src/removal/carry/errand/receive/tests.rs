//! Both sides of an errand together: a stand-in for the system's prompt does what the started program would.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::ffi::OsString;
use std::io;
use std::sync::{Arc, Mutex};

use super::super::super::{Answer, MASK, Program, ProgramEnd, Secret, Surroundings, Tail};
use super::super::{Prompt, WORD, send};
use super::*;
use crate::model::Inventory;
use crate::platform::{ElevationError, Ended};
use crate::removal::{
    Check, CommandLine, Known, MachineFacts, Mechanism, PASSWORD, PasswordForm, PasswordPlace,
    PathFacts,
};
use crate::scan;

/// A machine on which this program has an administrator's rights and nothing is really run.
#[derive(Default)]
struct Made {
    hangs: bool,
    ran: Mutex<Vec<String>>,
}

impl MachineFacts for Made {
    fn path(&self, _: &str) -> PathFacts {
        PathFacts {
            is_file: Known::Yes,
            through_link: Known::No,
            user_writable: Known::No,
            ..PathFacts::default()
        }
    }

    fn variable(&self, _: &str) -> Option<String> {
        None
    }
}

impl Surroundings for Made {
    fn facts(&self) -> &dyn MachineFacts {
        self
    }

    fn is_administrator(&self) -> bool {
        true
    }

    fn user(&self) -> String {
        "root".to_owned()
    }

    fn restart_pending(&self) -> Answer {
        Answer::cannot_tell("")
    }

    fn machine_started(&self) -> u64 {
        0
    }

    fn check(&self, _: &Check) -> Answer {
        Answer::cannot_tell("")
    }

    fn run(
        &self,
        program: &Program<'_>,
        _: &dyn Fn(i64) -> bool,
        on_line: &mut dyn FnMut(String),
        stop: &AtomicBool,
    ) -> io::Result<ProgramEnd> {
        self.ran.lock().unwrap().push(program.arguments.join(" "));
        let mask = |line: &str| program.secret.map_or(line.to_owned(), |own| own.mask(line));
        on_line(mask(&format!("started with {}", program.arguments.join(" "))));
        let output = Tail::default();
        if self.hangs {
            while !stop.load(Ordering::Relaxed) {
                std::thread::yield_now();
            }
            return Ok(ProgramEnd { ended: Ended::Stopped, output, tries: 1 });
        }
        Ok(ProgramEnd { ended: Ended::Code(0), output, tries: 1 })
    }

    fn elevated(
        &self,
        _: &Errand,
        _: Option<&Secret>,
        _: &mut dyn FnMut(String),
        _: &AtomicBool,
    ) -> StepEnd {
        StepEnd::of(Outcome::Failed, "It has the rights already.")
    }

    fn is_there(&self, _: &Leftover) -> Known {
        Known::NotKnown
    }

    fn clean_up(&self, _: &Leftover, _: &AtomicBool) -> StepEnd {
        StepEnd::of(Outcome::Failed, "")
    }

    fn scan(
        &self,
        _: &dyn Fn(scan::Progress),
        _: &AtomicBool,
    ) -> Result<Inventory, scan::Cancelled> {
        Err(scan::Cancelled)
    }
}

fn errand(password: bool) -> Errand {
    let mut arguments = vec!["--silent".to_owned()];
    if password {
        arguments.push(format!("--password={PASSWORD}"));
    }
    let line = CommandLine { program: "/opt/test/uninstall".to_owned(), arguments };
    let place = PasswordPlace::Argument { index: 1, form: PasswordForm::Plain };
    Errand::Run {
        command: Box::new(PlannedCommand {
            id: "only".to_owned(),
            when: "normal".to_owned(),
            text: line.text_for(Platform::Linux),
            line: Some(line),
            mechanism: Mechanism::Vendor,
            rights: Rights::Administrator,
            time_limit_secs: 60,
            password: if password { place } else { PasswordPlace::None },
            interactive: false,
            has_placeholder: false,
            is_prose: false,
            refusal: None,
            origin: Origin::Recipe,
            basis: "From a test.".to_owned(),
            verified: true,
        }),
    }
}

/// The system's prompt, answered with yes; what was handed over is kept for looking at.
fn prompt(made: &Arc<Made>, seen: &Arc<Mutex<String>>) -> Prompt {
    let (made, seen) = (made.clone(), seen.clone());
    Arc::new(move |arguments: &[OsString], _: &AtomicBool| {
        let words: Vec<&str> = arguments.iter().map(|word| word.to_str().unwrap()).collect();
        let [word, file, _, hash, _, out] = words.as_slice() else { panic!("{words:?}") };
        assert_eq!(*word, WORD);
        let kept = std::fs::read_to_string(file).unwrap();
        *seen.lock().unwrap() = format!("{words:?} {kept}");
        let received = received(Path::new(file), hash, Path::new(out), &|handed, mouth, stop| {
            let Errand::Run { command } = &handed.errand else { panic!("{handed:?}") };
            run(command, handed.gives_password, Platform::Linux, made.as_ref(), mouth, stop)
        });
        received.map(drop).map_err(|error| ElevationError::Unavailable(error.to_string()))
    })
}

fn sent(
    made: &Arc<Made>,
    errand: &Errand,
    secret: Option<&Secret>,
    on_line: &mut dyn FnMut(String),
    stop: &AtomicBool,
) -> (StepEnd, String) {
    let seen = Arc::new(Mutex::new(String::new()));
    let prompt = prompt(made, &seen);
    let aside = Path::new("/var/lib/interdict/removals/x-removed");
    let end = send(errand, aside, secret, Some(&prompt), on_line, stop);
    let seen = seen.lock().unwrap().clone();
    (end, seen)
}

#[test]
fn what_a_program_with_more_rights_says_is_heard() {
    let made = Arc::new(Made::default());
    let mut lines = Vec::new();
    let stop = AtomicBool::new(false);
    let (end, _) = sent(&made, &errand(false), None, &mut |line| lines.push(line), &stop);
    assert_eq!((end.outcome, end.code), (Outcome::Done, Some(0)), "{}", end.words);
    assert_eq!(lines, ["started with --silent"]);
}

#[test]
fn a_password_reaches_the_program_and_stands_in_no_file_and_no_argument() {
    let made = Arc::new(Made::default());
    let secret = Secret::new("Right-Word-77".to_owned());
    let mut lines = Vec::new();
    let stop = AtomicBool::new(false);
    let errand = errand(true);
    let (end, seen) = sent(&made, &errand, Some(&secret), &mut |line| lines.push(line), &stop);
    assert_eq!(end.outcome, Outcome::Done, "{}", end.words);
    assert_eq!(*made.ran.lock().unwrap(), ["--silent --password=Right-Word-77"]);
    assert_eq!(lines, [format!("started with --silent --password={MASK}")]);
    assert!(seen.contains(WORD) && !seen.contains("Right-Word-77"), "{seen}");
    assert!(!format!("{end:?}").contains("Right-Word-77"));
}

#[test]
fn one_that_needs_no_password_is_given_none() {
    let made = Arc::new(Made::default());
    let secret = Secret::new("Right-Word-77".to_owned());
    let stop = AtomicBool::new(false);
    let (end, seen) = sent(&made, &errand(false), Some(&secret), &mut |_| (), &stop);
    assert_eq!(end.outcome, Outcome::Done, "{}", end.words);
    assert!(seen.contains("\"gives_password\":false"), "{seen}");
}

#[test]
fn stop_reaches_a_program_with_more_rights() {
    let made = Arc::new(Made { hangs: true, ..Made::default() });
    let stop = AtomicBool::new(false);
    // It is stopped once it runs, which what it says shows.
    let mut on_line = |_: String| stop.store(true, Ordering::Relaxed);
    let (end, _) = sent(&made, &errand(false), None, &mut on_line, &stop);
    assert_eq!(end.outcome, Outcome::Stopped, "{}", end.words);
    assert!(end.words.contains("ended in the middle"), "{}", end.words);
}

#[test]
fn stop_while_the_prompt_is_open_takes_the_question_back() {
    let prompt: Prompt = Arc::new(|_, give_up| {
        while !give_up.load(Ordering::Relaxed) {
            std::thread::yield_now();
        }
        Err(ElevationError::Cancelled)
    });
    let stop = AtomicBool::new(true);
    let end = send(&errand(false), Path::new("x"), None, Some(&prompt), &mut |_| (), &stop);
    assert_eq!(end.outcome, Outcome::Stopped, "{}", end.words);
}

#[test]
fn what_was_shown_is_what_is_started_also_with_more_rights() {
    let Errand::Run { mut command } = errand(false) else { panic!("it is a command") };
    "/opt/test/uninstall --harmless".clone_into(&mut command.text);
    let made = Arc::new(Made::default());
    let stop = AtomicBool::new(false);
    let (end, _) = sent(&made, &Errand::Run { command }, None, &mut |_| (), &stop);
    assert_eq!(end.outcome, Outcome::Refused);
    assert!(end.words.contains("is not what was shown"), "{}", end.words);
    assert!(made.ran.lock().unwrap().is_empty());
}
