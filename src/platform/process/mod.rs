//! Runs a program and waits for it: its output line by line as it comes, a time limit, and a stop.
//!
//! The program is started directly with its arguments, never through a shell, without a window of its own
//! on Windows, and with an empty standard input unless something is to be said there. An uninstaller
//! often starts a copy of itself and ends; on Windows what it started is therefore held in a job object
//! from its first instruction on, waited for, and ended with it. On Unix it gets a process group of its own
//! for the same purpose.
//!
//! A password may stand among the arguments: what is given here is overwritten afterwards. The standard
//! library's own copy, which it hands to the system, cannot be reached.

mod copies;
mod lines;
mod place;
#[cfg(unix)]
#[path = "unix.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;

use std::fmt;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use zeroize::Zeroize as _;

use copies::Left;
use lines::read_lines;

/// How often to look whether it has ended or is to be stopped.
const LOOK: Duration = Duration::from_millis(25);
/// How long output is waited for after the program has ended: something that it left running may hold
/// it open for ever.
const LAST_OUTPUT: Duration = Duration::from_secs(2);
/// Lines that wait to be taken; a program that says more is held up.
const LINES_WAITING: usize = 256;
/// What to start.
pub struct Launch<'a> {
    /// The program.
    pub program: PathBuf,
    /// Its arguments, each as one.
    pub arguments: Vec<String>,
    /// The same as the one text that Windows hands to a program: some read it by rules of their own.
    pub arguments_text: String,
    /// What is said on its standard input, which is then closed.
    pub input: Option<&'a [u8]>,
    /// It is ended after this time.
    pub limit: Duration,
    /// How long what it started and left running is waited for after it has ended; on Windows only. A copy
    /// of the program itself, to which it has handed its work over, is waited for until the limit, unless
    /// nothing is waited for at all.
    pub children: Duration,
    /// A line that is too long is left out rather than cut in pieces: what is looked for in each line, as a
    /// password is, could lie across two pieces.
    pub whole_lines: bool,
}

impl Drop for Launch<'_> {
    fn drop(&mut self) {
        self.arguments.zeroize();
        self.arguments_text.zeroize();
    }
}

// Passwords stand among the arguments and in the input, so neither is shown.
impl fmt::Debug for Launch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Launch").field("program", &self.program).finish_non_exhaustive()
    }
}

/// Where a line came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By itself, with this code. A signal counts as 128 and its number, as shells have it.
    Code(i64),
    /// It was ended because it was to be stopped.
    Stopped,
    /// It was ended after the time limit.
    TimedOut,
}

/// Runs it and waits until it has ended.
///
/// # Errors
/// When it could not be started, or not be waited for.
pub fn run(
    launch: &Launch<'_>,
    on_line: &mut dyn FnMut(Stream, String),
    stop: &AtomicBool,
) -> io::Result<Ended> {
    let mut command = Command::new(&launch.program);
    system::arguments(&mut command, launch);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.stdin(if launch.input.is_some() { Stdio::piped() } else { Stdio::null() });
    // Messages of package managers are read by their words nowhere; in one language they can be looked up.
    command.env("LC_ALL", "C.UTF-8").env("DEBIAN_FRONTEND", "noninteractive");
    place::place_and_environment(&mut command, super::is_administrator());
    system::prepare(&mut command);
    let mut child = command.spawn()?;
    let family = match system::Family::of(&child) {
        Ok(family) => family,
        Err(error) => {
            // It has not begun: nothing was done.
            child.kill().ok();
            child.wait().ok();
            return Err(error);
        }
    };
    let heard = listen(&mut child, launch.whole_lines);
    let lines = or_end(heard, &mut child, &family)?;
    if let (Some(input), Some(mut pipe)) = (launch.input, child.stdin.take()) {
        // A program that does not listen has closed it; what it then does is its own answer.
        pipe.write_all(input).ok();
    }
    let started = Instant::now();
    let mut open = true;
    let mut code: Option<i64> = None;
    let mut ended_at = started;
    let ended = loop {
        if open {
            match lines.recv_timeout(LOOK) {
                Ok((stream, line)) => {
                    on_line(stream, line);
                    // Without an end of its output it is still looked after below.
                    if started.elapsed() < launch.limit && !stop.load(Ordering::Relaxed) {
                        continue;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => open = false,
            }
        } else {
            std::thread::sleep(LOOK);
        }
        if code.is_none() {
            if let Some(status) = child.try_wait()? {
                code = Some(system::code(status));
                ended_at = Instant::now();
            }
        }
        if let Some(code) = code {
            let since = ended_at.elapsed();
            let is_over = match family.left(&launch.program) {
                Left::Nobody => !open || since >= LAST_OUTPUT,
                Left::Copies if !launch.children.is_zero() => false,
                Left::Copies | Left::Others => since >= launch.children.max(LAST_OUTPUT),
            };
            if is_over {
                break Ended::Code(code);
            }
        }
        if stop.load(Ordering::Relaxed) {
            end(&mut child, &family, code.is_some());
            break Ended::Stopped;
        }
        if started.elapsed() >= launch.limit {
            end(&mut child, &family, code.is_some());
            break Ended::TimedOut;
        }
    };
    // What was said before the end is heard; who still holds the output open is not waited for.
    let until = Instant::now() + Duration::from_millis(200);
    while let Some(rest) = until.checked_duration_since(Instant::now()) {
        match lines.recv_timeout(rest) {
            Ok((stream, line)) => on_line(stream, line),
            Err(_) => break,
        }
    }
    Ok(ended)
}

/// Hears what a program says.
fn listen(child: &mut Child, whole_lines: bool) -> io::Result<Receiver<(Stream, String)>> {
    let (sender, lines) = sync_channel(LINES_WAITING);
    if let Some(output) = child.stdout.take() {
        read_lines(output, Stream::Output, sender.clone(), whole_lines)?;
    }
    if let Some(errors) = child.stderr.take() {
        read_lines(errors, Stream::Error, sender, whole_lines)?;
    }
    Ok(lines)
}

/// An error after the program has begun: it must not run on with nobody to look after it.
fn or_end<T>(got: io::Result<T>, child: &mut Child, family: &system::Family) -> io::Result<T> {
    if got.is_err() {
        end(child, family, false);
    }
    got
}

fn end(child: &mut Child, family: &system::Family, has_ended: bool) {
    family.end(has_ended);
    // It may have ended by itself in between.
    child.kill().ok();
    child.wait().ok();
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::lines::LEFT_OUT;
    use super::*;

    fn launch<'a>(script: &str, input: Option<&'a [u8]>, limit: Duration) -> Launch<'a> {
        // A shell is the only program with such behaviour on every Unix system; the tests name it.
        let program = PathBuf::from("/bin/sh");
        let arguments = vec!["-c".to_owned(), script.to_owned()];
        let arguments_text = arguments.join(" ");
        let children = Duration::ZERO;
        Launch { program, arguments, arguments_text, input, limit, children, whole_lines: false }
    }

    fn ended(launch: &Launch<'_>, stop: bool) -> (Ended, Vec<String>) {
        let mut lines = Vec::new();
        let ended = run(launch, &mut |_, line| lines.push(line), &AtomicBool::new(stop)).unwrap();
        (ended, lines)
    }

    const LONG: Duration = Duration::from_mins(1);

    #[test]
    fn output_comes_line_by_line_and_the_code_is_kept() {
        let (end, mut lines) =
            ended(&launch("echo one; echo two >&2; printf three; exit 7", None, LONG), false);
        lines.sort();
        assert_eq!(end, Ended::Code(7));
        assert_eq!(lines, ["one", "three", "two"]);
    }

    #[test]
    fn input_is_given_and_closed() {
        let (end, lines) = ended(&launch("cat", Some(b"secret\n"), LONG), false);
        assert_eq!((end, lines), (Ended::Code(0), vec!["secret".to_owned()]));
        assert!(!format!("{:?}", launch("secret", Some(b"secret"), LONG)).contains("secret"));
    }

    #[test]
    fn a_program_is_ended_after_its_time_and_on_stop_with_what_it_started() {
        let hanging = "sleep 1000 & echo up; wait";
        let (end, lines) = ended(&launch(hanging, None, Duration::from_millis(400)), false);
        assert_eq!((end, lines), (Ended::TimedOut, vec!["up".to_owned()]));
        let (end, _) = ended(&launch("sleep 1000", None, LONG), true);
        assert_eq!(end, Ended::Stopped);
    }

    #[test]
    fn what_holds_the_output_open_is_not_waited_for_without_end() {
        let (end, _) = ended(&launch("sleep 30 & exit 3", None, LONG), false);
        assert_eq!(end, Ended::Code(3));
    }

    #[test]
    fn a_line_that_is_written_over_is_shown_as_it_is_at_last() {
        let script = "printf '1%%\\r50%%\\r100%%\\nnext\\r\\nlast'";
        let (_, lines) = ended(&launch(script, None, LONG), false);
        assert_eq!(lines, ["100%", "next", "last"]);
    }

    #[test]
    fn a_line_without_end_is_cut_in_pieces() {
        let (_, lines) = ended(&launch("head -c 10000 /dev/zero | tr '\\0' a", None, LONG), false);
        assert_eq!(lines.iter().map(String::len).collect::<Vec<_>>(), [4096, 4096, 1808]);
    }

    #[test]
    fn a_line_that_cannot_be_looked_through_whole_is_left_out() {
        let script = "head -c 5000 /dev/zero | tr '\\0' a; echo secret; echo after";
        let mut launch = launch(script, None, LONG);
        launch.whole_lines = true;
        assert_eq!(ended(&launch, false).1, [LEFT_OUT, "after"]);
        launch.arguments = vec!["-c".to_owned(), "head -c 5000 /dev/zero | tr '\\0' a".to_owned()];
        assert_eq!(ended(&launch, false).1, [LEFT_OUT]);
    }

    #[test]
    fn a_program_that_cannot_be_listened_to_does_not_run_on() {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "sleep 1000"]).stdout(Stdio::null());
        system::prepare(&mut command);
        let mut child = command.spawn().unwrap();
        let family = system::Family::of(&child).unwrap();
        assert_eq!(or_end(Ok(3), &mut child, &family).unwrap(), 3);
        assert_eq!(child.try_wait().unwrap(), None, "it runs");
        let no_thread: io::Result<()> = Err(io::ErrorKind::WouldBlock.into());
        assert!(or_end(no_thread, &mut child, &family).is_err());
        assert!(child.try_wait().unwrap().is_some(), "it runs on");
    }

    #[test]
    fn what_is_not_there_cannot_be_started() {
        let mut nothing = launch("", None, LONG);
        nothing.program = "/no/such/program".into();
        assert!(run(&nothing, &mut |_, _| (), &AtomicBool::new(false)).is_err());
    }
}
