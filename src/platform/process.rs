//! Runs a program and waits for it: its output line by line as it comes, a time limit, and a stop.
//!
//! The program is started directly with its arguments, never through a shell, without a window of its own
//! on Windows, and with an empty standard input unless something is to be said there. An uninstaller
//! often starts a copy of itself and ends; on Windows what it started is therefore held in a job object,
//! waited for, and ended with it. On Unix it gets a process group of its own for the same purpose.
//!
//! A password may stand among the arguments: what is given here is overwritten afterwards. The standard
//! library's own copy, which it hands to the system, cannot be reached.

use std::fmt;
use std::io::{self, Read, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use zeroize::Zeroize as _;

/// How often to look whether it has ended or is to be stopped.
const LOOK: Duration = Duration::from_millis(25);
/// How long output is waited for after the program has ended: something that it left running may hold
/// it open for ever.
const LAST_OUTPUT: Duration = Duration::from_secs(2);
/// Lines that wait to be taken; a program that says more is held up.
const LINES_WAITING: usize = 256;
/// Bytes of one line; longer ones are cut in pieces.
const LONGEST_LINE: usize = 4096;

/// What stands for a line that is too long to be looked through.
const LEFT_OUT: &str = "(a very long line is not shown)";

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
    place_and_environment(&mut command, super::is_administrator());
    system::prepare(&mut command);
    let mut child = command.spawn()?;
    let family = system::Family::of(&child);
    let (sender, lines) = sync_channel(LINES_WAITING);
    let mut readers = Vec::new();
    if let Some(output) = child.stdout.take() {
        readers.push(read_lines(output, Stream::Output, sender.clone(), launch.whole_lines)?);
    }
    if let Some(errors) = child.stderr.take() {
        readers.push(read_lines(errors, Stream::Error, sender.clone(), launch.whole_lines)?);
    }
    drop(sender);
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

/// What a program that has ended has left running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(windows), allow(dead_code, reason = "told apart on Windows only"))]
enum Left {
    /// Nothing.
    Nobody,
    /// A copy of itself at least, which does its work.
    Copies,
    /// Other programs only.
    Others,
}

/// Whether a program that an uninstaller has left running does its work: it has the uninstaller's name, or lies
/// in its folder, or has a name under which uninstallers copy themselves to the folder for temporary files. NSIS
/// takes `Au_.exe` and the letters that follow, or `Un_A.exe`; Inno Setup "a name like _iu14D2N.tmp" (its source,
/// `RunFirstPhase`) or `_unins.tmp`. Windows Installer is what wrappers start.
#[cfg_attr(not(windows), allow(dead_code, reason = "tested on every system, used on one"))]
fn is_copy(image: &str, program: &str) -> bool {
    fn split(path: &str) -> (String, String) {
        let plain = path.replace('/', "\\").to_lowercase();
        let (folder, name) = plain.rsplit_once('\\').unwrap_or(("", &plain));
        (folder.trim_start_matches(r"\\?\").to_owned(), name.to_owned())
    }
    let ((folder, name), (own_folder, own_name)) = (split(image), split(program));
    let of_nsis = |name: &str| {
        let stem = name.strip_suffix(".exe").unwrap_or_default();
        let mut letters = stem.chars();
        stem.len() == 3
            && letters.next().is_some_and(|letter| letter.is_ascii_lowercase())
            && stem.ends_with("u_")
            || stem.strip_prefix("un_").is_some_and(|rest| rest.len() == 1)
    };
    let of_inno = |name: &str| {
        name.strip_suffix(".tmp")
            .is_some_and(|stem| stem.starts_with("_iu") || stem.starts_with("_unins"))
    };
    name == own_name
        || of_nsis(&name)
        || of_inno(&name)
        || name == "msiexec.exe"
        || !own_folder.is_empty() && folder == own_folder
}

/// Variables by which programs of Windows load foreign code (.NET profilers and start-up hooks, Java agents).
const LOADING: &[&str] = &[
    "COR_ENABLE_PROFILING",
    "COR_PROFILER",
    "COR_PROFILER_PATH",
    "CORECLR_ENABLE_PROFILING",
    "CORECLR_PROFILER",
    "CORECLR_PROFILER_PATH",
    "DOTNET_STARTUP_HOOKS",
    "JAVA_TOOL_OPTIONS",
    "_JAVA_OPTIONS",
    "JDK_JAVA_OPTIONS",
];

/// In which folder it works, and with which variables: an administrator's program takes neither libraries nor
/// programs nor settings from a folder or variable of the user who started this one.
fn place_and_environment(command: &mut Command, is_administrator: bool) {
    if cfg!(windows) {
        let Some(root) = super::system_folder("SystemRoot") else { return };
        let root = root.trim_end_matches('\\');
        command.current_dir(format!(r"{root}\System32"));
        if is_administrator {
            for name in LOADING {
                command.env_remove(name);
            }
            // What Node, npm, pip and Python take programs and settings from (nodejs.org, "CLI"; docs.npmjs.com,
            // "config"; pip.pypa.io, "Configuration"): `nul` stands for no settings of anybody.
            let begins = |name: &str| {
                let name = name.to_ascii_uppercase();
                ["NODE_", "NPM_", "PIP_", "PYTHON"].iter().any(|own| name.starts_with(own))
            };
            for (name, _) in
                std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(begins))
            {
                command.env_remove(name);
            }
            command.env("PIP_CONFIG_FILE", "nul");
            command.env("npm_config_userconfig", "nul").env("npm_config_globalconfig", "nul");
            let shell = format!(r"{root}\System32\WindowsPowerShell\v1.0");
            command.env("PATH", format!(r"{root}\System32;{root};{root}\System32\Wbem;{shell}"));
            command.env("PSModulePath", format!(r"{shell}\Modules"));
        }
        return;
    }
    command.current_dir("/");
    if is_administrator {
        // `sudo` may leave the user's own home, where rpm(8) finds macros and others their settings.
        let home = if cfg!(target_os = "macos") { "/var/root" } else { "/root" };
        command.env_clear();
        command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("HOME", home);
        command.env("LC_ALL", "C.UTF-8").env("DEBIAN_FRONTEND", "noninteractive");
    }
}

fn end(child: &mut Child, family: &system::Family, has_ended: bool) {
    family.end(has_ended);
    // It may have ended by itself in between.
    child.kill().ok();
    child.wait().ok();
}

/// Reads one stream on a thread of its own: two that are read in turn would block each other.
fn read_lines(
    mut from: impl Read + Send + 'static,
    stream: Stream,
    sender: SyncSender<(Stream, String)>,
    whole_lines: bool,
) -> io::Result<()> {
    std::thread::Builder::new().name("output of a program".to_owned()).spawn(move || {
        let mut buffer = [0_u8; 4096];
        let mut line: Vec<u8> = Vec::new();
        let mut starts_over = false;
        let mut is_left_out = false;
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => break,
            };
            for byte in buffer.get(..read).unwrap_or_default() {
                // A return without a new line writes over the line, as progress in per cent does.
                if starts_over && !matches!(byte, b'\n' | b'\r' | 0) {
                    line.clear();
                }
                starts_over = *byte == b'\r' || starts_over && *byte == 0;
                let is_full = line.len() >= LONGEST_LINE;
                if is_full && whole_lines {
                    is_left_out = true;
                    line.zeroize();
                } else if *byte == b'\n' || is_full {
                    let text = if is_left_out { LEFT_OUT.to_owned() } else { text_of(&line) };
                    if sender.send((stream, text)).is_err() {
                        return;
                    }
                    line.clear();
                    is_left_out = false;
                }
                // Zeros are the other halves of UTF-16 letters.
                if !matches!(byte, b'\n' | b'\r' | 0) {
                    line.push(*byte);
                }
            }
        }
        if is_left_out {
            sender.send((stream, LEFT_OUT.to_owned())).ok();
        } else if !line.is_empty() {
            sender.send((stream, text_of(&line))).ok();
        }
    })?;
    Ok(())
}

/// A line as text: UTF-8, else the code page of Western Windows; letters that steer a terminal are taken
/// out, since the line is shown on one.
fn text_of(line: &[u8]) -> String {
    let text = match std::str::from_utf8(line) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(line).0.into_owned(),
    };
    text.chars().filter(|c| !c.is_control() || *c == '\t').collect()
}

#[cfg(unix)]
mod system {
    use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};

    use super::{Child, Command, Launch, Left};

    pub(super) fn prepare(command: &mut Command) {
        command.process_group(0);
    }

    pub(super) fn arguments(command: &mut Command, launch: &Launch<'_>) {
        command.args(&launch.arguments);
    }

    pub(super) fn code(status: std::process::ExitStatus) -> i64 {
        let signal = || status.signal().map_or(-1, |signal| 128 + i64::from(signal));
        status.code().map_or_else(signal, i64::from)
    }

    /// The process group of a child.
    pub(super) struct Family(Option<i32>);

    impl Family {
        pub(super) fn of(child: &Child) -> Self {
            Self(i32::try_from(child.id()).ok().filter(|id| *id > 1))
        }

        /// A package manager waits for what it starts; what stays are the services that it started.
        #[allow(clippy::unused_self, reason = "on Windows it is a question to the system")]
        pub(super) fn left(&self, _: &std::path::Path) -> Left {
            Left::Nobody
        }

        #[allow(unsafe_code, reason = "the standard library ends single processes only")]
        pub(super) fn end(&self, has_ended: bool) {
            // The number of a group whose first program was waited for may be somebody else's by now.
            if let (Some(group), false) = (self.0, has_ended) {
                // SAFETY: a plain call (kill(2)); the group is that of a child which was not waited for
                // yet, so its number was not given to anybody else.
                unsafe { libc::kill(-group, libc::SIGKILL) };
            }
        }
    }
}

#[cfg(windows)]
#[allow(unsafe_code, reason = "jobs are reached through calls of Windows only")]
mod system {
    use std::os::windows::io::AsRawHandle as _;
    use std::os::windows::process::CommandExt as _;
    use std::ptr::{null, null_mut};

    use windows_sys::Win32::Foundation::{CloseHandle, HANDLE};
    use windows_sys::Win32::System::JobObjects::{
        AssignProcessToJobObject, CreateJobObjectW, JOBOBJECT_BASIC_ACCOUNTING_INFORMATION,
        JobObjectBasicAccountingInformation, JobObjectBasicProcessIdList,
        QueryInformationJobObject, TerminateJobObject,
    };
    use windows_sys::Win32::System::Threading::{
        CREATE_NO_WINDOW, OpenProcess, PROCESS_NAME_WIN32, PROCESS_QUERY_LIMITED_INFORMATION,
        QueryFullProcessImageNameW,
    };

    use super::{Child, Command, Launch, Left};

    /// Processes of one job that are looked at.
    const PROCESSES: usize = 64;

    /// `JOBOBJECT_BASIC_PROCESS_ID_LIST` with room for more than one number.
    #[repr(C)]
    struct ProcessIds {
        assigned: u32,
        listed: u32,
        ids: [usize; PROCESSES],
    }

    pub(super) fn prepare(command: &mut Command) {
        command.creation_flags(CREATE_NO_WINDOW);
    }

    /// As it was shown: the standard library would put words in quotes that NSIS and Windows Installer
    /// want without.
    pub(super) fn arguments(command: &mut Command, launch: &Launch<'_>) {
        command.raw_arg(&launch.arguments_text);
    }

    pub(super) fn code(status: std::process::ExitStatus) -> i64 {
        // The code is a number without sign; 0xC0000005 would otherwise be negative.
        status.code().map_or(-1, |code| i64::from(code.cast_unsigned()))
    }

    /// The program that a process runs, where it may be asked.
    fn image_of(id: u32) -> Option<String> {
        let mut name = [0_u16; 1024];
        let mut length = u32::try_from(name.len()).ok()?;
        // SAFETY: a handle that is given is closed below; the name is written to a variable of ours, of which
        // the length is given ("QueryFullProcessImageNameW").
        let known = unsafe {
            let process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, 0, id);
            if process.is_null() {
                return None;
            }
            let known = QueryFullProcessImageNameW(
                process,
                PROCESS_NAME_WIN32,
                name.as_mut_ptr(),
                &raw mut length,
            );
            CloseHandle(process);
            known
        };
        let name = name.get(..length as usize)?;
        (known != 0).then(|| String::from_utf16_lossy(name))
    }

    /// The job that holds a child and what it starts.
    pub(super) struct Family(HANDLE);

    impl Family {
        pub(super) fn of(child: &Child) -> Self {
            // SAFETY: no attributes and no name are allowed (Microsoft's documentation,
            // "CreateJobObjectW"); the child's handle is open as long as `child` lives.
            unsafe {
                let job = CreateJobObjectW(null(), null());
                if !job.is_null() && AssignProcessToJobObject(job, child.as_raw_handle()) == 0 {
                    CloseHandle(job);
                    return Self(null_mut());
                }
                Self(job)
            }
        }

        /// What of it still runs, once the child has ended.
        pub(super) fn left(&self, program: &std::path::Path) -> Left {
            if !self.is_running() {
                return Left::Nobody;
            }
            let program = program.to_string_lossy();
            let is_copy = |id: &usize| {
                u32::try_from(*id)
                    .ok()
                    .and_then(image_of)
                    .is_some_and(|image| super::is_copy(&image, &program))
            };
            if self.processes().iter().any(is_copy) { Left::Copies } else { Left::Others }
        }

        fn processes(&self) -> Vec<usize> {
            let mut all = ProcessIds { assigned: 0, listed: 0, ids: [0; PROCESSES] };
            let size = u32::try_from(size_of_val(&all)).unwrap_or(0);
            // SAFETY: the job is ours and open; the structure is laid out as the one of this question, with
            // room for as many numbers as its size says. Of more processes the first are given.
            unsafe {
                QueryInformationJobObject(
                    self.0,
                    JobObjectBasicProcessIdList,
                    (&raw mut all).cast(),
                    size,
                    null_mut(),
                );
            }
            all.ids.into_iter().take(all.listed as usize).collect()
        }

        fn is_running(&self) -> bool {
            if self.0.is_null() {
                return false;
            }
            let mut facts = JOBOBJECT_BASIC_ACCOUNTING_INFORMATION::default();
            let size = u32::try_from(size_of_val(&facts)).unwrap_or(0);
            // SAFETY: the job is ours and open; the structure is the one of this question, with its size.
            let known = unsafe {
                QueryInformationJobObject(
                    self.0,
                    JobObjectBasicAccountingInformation,
                    (&raw mut facts).cast(),
                    size,
                    null_mut(),
                )
            };
            known != 0 && facts.ActiveProcesses > 0
        }

        pub(super) fn end(&self, _has_ended: bool) {
            if !self.0.is_null() {
                // SAFETY: the job is ours and open.
                unsafe { TerminateJobObject(self.0, 1) };
            }
        }
    }

    impl Drop for Family {
        fn drop(&mut self) {
            if !self.0.is_null() {
                // SAFETY: the handle is ours and is not used any more; without a limit that says so,
                // closing a job ends nothing.
                unsafe { CloseHandle(self.0) };
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
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
    fn what_steers_a_terminal_is_taken_out() {
        assert_eq!(text_of(b"\x1b[31mred\x07"), "[31mred");
        assert_eq!(text_of("Größe".as_bytes()), "Größe");
        assert_eq!(text_of(b"Gr\xf6\xdfe"), "Größe");
    }

    #[test]
    fn an_administrators_program_takes_nothing_of_the_users_environment() {
        let said = |is_administrator: bool| {
            let mut command = Command::new("/bin/sh");
            command.args(["-c", "pwd; echo \"$PATH\"; echo \"$HOME\"; echo \"$RPM_CONFIGDIR\""]);
            command.env("RPM_CONFIGDIR", "/home/anna/rpm").env("PATH", "/home/anna/bin:/bin");
            place_and_environment(&mut command, is_administrator);
            String::from_utf8(command.output().unwrap().stdout).unwrap()
        };
        let own = said(false);
        assert!(own.starts_with("/\n/home/anna/bin:/bin\n"), "{own}");
        assert!(own.ends_with("\n/home/anna/rpm\n"), "{own}");
        let more = said(true);
        assert!(more.starts_with("/\n/usr/sbin:/usr/bin:/sbin:/bin\n"), "{more}");
        assert!(!more.contains("anna") && more.ends_with("root\n\n"), "{more}");
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
    fn copies_that_do_an_uninstallers_work_are_known_and_others_are_not() {
        let program = r"C:\Program Files\Test\unins000.exe";
        for (image, expected) in [
            (r"C:\Users\a\AppData\Local\Temp\_iu14D2N.tmp", true),
            (r"C:\Users\a\AppData\Local\Temp\is-1\_unins.tmp", true),
            (r"C:\Users\a\AppData\Local\Temp\~nsu.tmp\Au_.exe", true),
            (r"C:\Users\a\AppData\Local\Temp\~nsuA.tmp\Un_A.exe", true),
            (r"C:\Temp\UNINS000.EXE", true),
            (r"\\?\C:\program files\test\cleanup.exe", true),
            (r"C:\Windows\System32\msiexec.exe", true),
            (r"C:\Program Files\Browser\browser.exe", false),
            (r"C:\Windows\explorer.exe", false),
            ("", false),
        ] {
            assert_eq!(is_copy(image, program), expected, "{image}");
        }
    }

    #[test]
    fn what_is_not_there_cannot_be_started() {
        let mut nothing = launch("", None, LONG);
        nothing.program = "/no/such/program".into();
        assert!(run(&nothing, &mut |_, _| (), &AtomicBool::new(false)).is_err());
    }
}
