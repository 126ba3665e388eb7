//! Runs one program for a step: its output as it comes, with passwords masked, and again after a while when
//! another installation is going on.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use zeroize::Zeroize as _;

use super::{Secret, Tail};
use crate::platform::{self, Ended, Launch};
use crate::removal::CommandLine;

/// Windows Installer: "Another installation is already in progress" (Microsoft's list of its return codes).
pub const INSTALLER_BUSY: i64 = 1618;

/// How long a program that says "busy" is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Time between two tries.
    pub every: Duration,
    /// Tries in all.
    pub tries: u32,
}

impl Default for Patience {
    fn default() -> Self {
        // Ten minutes in all: as long as a large installation takes.
        Self { every: Duration::from_secs(15), tries: 40 }
    }
}

/// A program that a step runs, with everything filled in.
pub struct Program<'a> {
    /// The program.
    pub program: PathBuf,
    /// Its arguments, passwords among them.
    pub arguments: Vec<String>,
    /// The password, to be masked in what it says, and given on its standard input where it asks there.
    pub secret: Option<&'a Secret>,
    /// Whether the password is given on its standard input.
    pub secret_on_input: bool,
    /// It is ended after this time.
    pub limit: Duration,
    /// How long copies of itself that it leaves running are waited for, as uninstallers have them.
    pub children: Duration,
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        if self.secret.is_some() {
            self.arguments.zeroize();
        }
    }
}

// Passwords stand among the arguments, so they are shown nowhere.
impl fmt::Debug for Program<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Program").field("program", &self.program).finish_non_exhaustive()
    }
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramEnd {
    /// How.
    pub ended: Ended,
    /// The last lines that it said.
    pub output: Tail,
    /// How often it was tried.
    pub tries: u32,
}

/// Runs it; `is_busy` says which codes mean that it is to be tried again later.
///
/// # Errors
/// When it could not be started.
pub fn run(
    program: &Program<'_>,
    patience: Patience,
    is_busy: &dyn Fn(i64) -> bool,
    on_line: &mut dyn FnMut(String),
    stop: &AtomicBool,
) -> io::Result<ProgramEnd> {
    let input = program.secret.filter(|_| program.secret_on_input).map(|secret| {
        let mut line = zeroize::Zeroizing::new(Vec::with_capacity(secret.reveal().len() + 1));
        line.extend_from_slice(secret.reveal().as_bytes());
        line.push(b'\n');
        line
    });
    let mut output = Tail::default();
    let mut tries = 0;
    loop {
        tries += 1;
        let line = CommandLine {
            program: program.program.to_string_lossy().into_owned(),
            arguments: program.arguments.clone(),
        };
        // What is given to it is overwritten when it is dropped.
        let launch = Launch {
            program: program.program.clone(),
            arguments_text: line.windows_arguments(),
            arguments: line.arguments,
            input: input.as_ref().map(|line| line.as_slice()),
            limit: program.limit,
            children: program.children,
            whole_lines: program.secret.is_some(),
        };
        let mut say = |line: String| {
            let line = program.secret.map_or_else(|| line.clone(), |secret| secret.mask(&line));
            output.push(line.clone());
            on_line(line);
        };
        let ended = platform::run(&launch, &mut |_, line| say(line), stop)?;
        let Ended::Code(code) = ended else { return Ok(ProgramEnd { ended, output, tries }) };
        if !is_busy(code) || tries >= patience.tries {
            return Ok(ProgramEnd { ended, output, tries });
        }
        say(format!(
            "Code {code}: another installation is going on. Trying again in {} seconds (try {} of {}).",
            patience.every.as_secs(),
            tries + 1,
            patience.tries
        ));
        let since = Instant::now();
        while since.elapsed() < patience.every {
            if stop.load(Ordering::Relaxed) {
                return Ok(ProgramEnd { ended: Ended::Stopped, output, tries });
            }
            std::thread::sleep(Duration::from_millis(50).min(patience.every));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn busy_until(file: &std::path::Path, tries: u32) -> (ProgramEnd, Vec<String>) {
        // A shell is the only program on every Unix system that can be told what to do.
        let script = "if [ -e \"$1\" ]; then echo secret word; exit 0; fi; touch \"$1\"; exit 7";
        let arguments = ["-c", script, "test", file.to_str().unwrap()].map(str::to_owned).to_vec();
        let secret = Secret::new("secret".to_owned());
        let program = Program {
            program: "/bin/sh".into(),
            arguments,
            secret: Some(&secret),
            secret_on_input: false,
            limit: Duration::from_mins(1),
            children: Duration::ZERO,
        };
        assert!(!format!("{program:?}").contains("secret"));
        let patience = Patience { every: Duration::from_millis(1), tries };
        let mut said = Vec::new();
        let stop = AtomicBool::new(false);
        let end =
            run(&program, patience, &|code| code == 7, &mut |line| said.push(line), &stop).unwrap();
        (end, said)
    }

    #[test]
    #[cfg(unix)]
    fn a_busy_installer_is_tried_again_and_passwords_are_masked() {
        let folder = tempfile::tempdir().unwrap();
        let (end, said) = busy_until(&folder.path().join("a"), 3);
        assert_eq!((end.ended, end.tries), (Ended::Code(0), 2));
        assert!(said[0].contains("another installation is going on"));
        assert_eq!(said[1], format!("{} word", super::super::MASK));
        let (end, _) = busy_until(&folder.path().join("b"), 1);
        assert_eq!((end.ended, end.tries), (Ended::Code(7), 1));
    }
}
