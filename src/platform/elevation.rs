//! Runs a program with an administrator's rights, through the system's own prompt: User Account Control
//! on Windows, polkit's pkexec on Linux, the authorisation dialog of AppleScript on macOS.
//!
//! The prompt is the system's: no password is seen here. The program and its arguments are given as
//! they are; no shell takes them apart, except on macOS, where AppleScript's only way is a shell and
//! AppleScript itself does the quoting.

use std::ffi::OsString;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// Why it was not run, or did not end well.
#[derive(Debug, thiserror::Error)]
pub enum ElevationError {
    /// The prompt was answered with no.
    #[error("Permission was not given, so nothing was read again")]
    Refused,
    /// Stopped by the user.
    #[error("the scan was cancelled")]
    Cancelled,
    /// This system has no prompt that could be asked.
    #[error("{0}")]
    Unavailable(String),
    /// It could not be started.
    #[error("it could not be started: {0}")]
    NotStarted(std::io::Error),
    /// It ended with this code.
    #[error("it ended with code {0}")]
    Code(i64),
}

/// Whether the system has a prompt for an administrator's rights.
#[must_use]
pub fn can_elevate() -> bool {
    system::can_elevate()
}

/// Runs a program with an administrator's rights and waits until it has ended.
///
/// # Errors
/// When the prompt was refused, on cancel, or when the program failed. A program that already runs with
/// more rights cannot be stopped from here; on cancel it is left to end by itself.
pub fn run_elevated(
    program: &Path,
    arguments: &[OsString],
    cancel: &AtomicBool,
) -> Result<(), ElevationError> {
    system::run(program, arguments, cancel)
}

#[cfg(not(windows))]
mod system {
    use std::process::{Child, Command, Stdio};
    use std::sync::atomic::Ordering;
    use std::time::Duration;

    use super::{AtomicBool, ElevationError, OsString, Path};

    /// Where polkit's program is on every distribution that has it (pkexec(1)).
    const PKEXEC: &str = "/usr/bin/pkexec";
    /// Apple's interpreter (osascript(1)).
    const OSASCRIPT: &str = "/usr/bin/osascript";
    /// How often to look whether it has ended or was cancelled.
    const LOOK: Duration = Duration::from_millis(50);

    fn asker() -> &'static Path {
        Path::new(if cfg!(target_os = "macos") { OSASCRIPT } else { PKEXEC })
    }

    pub(super) fn can_elevate() -> bool {
        asker().is_file()
    }

    pub(super) fn run(
        program: &Path,
        arguments: &[OsString],
        cancel: &AtomicBool,
    ) -> Result<(), ElevationError> {
        if !can_elevate() {
            return Err(ElevationError::Unavailable(format!(
                "{} is not there, so the system cannot be asked",
                asker().display()
            )));
        }
        let mut command = Command::new(asker());
        if cfg!(target_os = "macos") {
            // `quoted form of` is AppleScript's own quoting for `do shell script` (Technical Note
            // TN2065); the texts come in as arguments, so that no text becomes script.
            for line in [
                "on run argv",
                "set line to \"\"",
                "repeat with part in argv",
                "set line to line & quoted form of (part as text) & \" \"",
                "end repeat",
                "do shell script line with administrator privileges",
                "end run",
            ] {
                command.arg("-e").arg(line);
            }
        }
        command.arg(program).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().map_err(ElevationError::NotStarted)?;
        wait(child, cancel)
    }

    fn wait(mut child: Child, cancel: &AtomicBool) -> Result<(), ElevationError> {
        loop {
            if let Some(status) = child.try_wait().map_err(ElevationError::NotStarted)? {
                return match status.code() {
                    Some(0) => Ok(()),
                    // pkexec(1): 126 when the dialog was dismissed, 127 when permission could not be
                    // got; osascript ends with 1 when the dialog was cancelled or the program failed.
                    Some(126 | 127) if !cfg!(target_os = "macos") => Err(ElevationError::Refused),
                    Some(1) if cfg!(target_os = "macos") => Err(ElevationError::Refused),
                    code => Err(ElevationError::Code(code.map_or(-1, i64::from))),
                };
            }
            if cancel.load(Ordering::Relaxed) {
                // Possible while the prompt is open; what runs with more rights does not hear it.
                child.kill().ok();
                return Err(ElevationError::Cancelled);
            }
            std::thread::sleep(LOOK);
        }
    }

    #[cfg(test)]
    mod tests {
        #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
        use super::*;

        fn end_of(script: &str, cancel: bool) -> Result<(), ElevationError> {
            let child = Command::new("/bin/sh").args(["-c", script]).spawn().unwrap();
            wait(child, &AtomicBool::new(cancel))
        }

        #[test]
        fn the_end_of_the_prompt_is_understood() {
            end_of("exit 0", false).unwrap();
            assert!(matches!(end_of("exit 2", false), Err(ElevationError::Code(2))));
            assert!(matches!(end_of("sleep 60", true), Err(ElevationError::Cancelled)));
            let refused = if cfg!(target_os = "macos") { "exit 1" } else { "exit 126" };
            assert!(matches!(end_of(refused, false), Err(ElevationError::Refused)));
        }
    }
}

#[cfg(windows)]
#[allow(
    unsafe_code,
    reason = "Windows asks for an administrator's rights through its own calls only"
)]
mod system {
    use std::os::windows::ffi::OsStrExt as _;
    use std::sync::atomic::Ordering;

    use windows_sys::Win32::Foundation::{
        CloseHandle, ERROR_CANCELLED, GetLastError, WAIT_OBJECT_0, WAIT_TIMEOUT,
    };
    use windows_sys::Win32::System::Threading::{GetExitCodeProcess, WaitForSingleObject};
    use windows_sys::Win32::UI::Shell::{
        SEE_MASK_NOASYNC, SEE_MASK_NOCLOSEPROCESS, SHELLEXECUTEINFOW, ShellExecuteExW,
    };
    use windows_sys::Win32::UI::WindowsAndMessaging::SW_HIDE;

    use super::{AtomicBool, ElevationError, OsString, Path};

    /// Milliseconds between two looks whether it was cancelled.
    const LOOK: u32 = 50;

    pub(super) fn can_elevate() -> bool {
        true
    }

    pub(super) fn run(
        program: &Path,
        arguments: &[OsString],
        cancel: &AtomicBool,
    ) -> Result<(), ElevationError> {
        let wide = |text: &std::ffi::OsStr| -> Vec<u16> { text.encode_wide().chain([0]).collect() };
        let verb = wide("runas".as_ref());
        let file = wide(program.as_os_str());
        let line = wide(&super::command_line(arguments)?);
        let mut info = SHELLEXECUTEINFOW {
            cbSize: u32::try_from(size_of::<SHELLEXECUTEINFOW>()).unwrap_or(0),
            fMask: SEE_MASK_NOCLOSEPROCESS | SEE_MASK_NOASYNC,
            lpVerb: verb.as_ptr(),
            lpFile: file.as_ptr(),
            lpParameters: line.as_ptr(),
            nShow: SW_HIDE,
            ..Default::default()
        };
        // SAFETY: the structure is filled as "SHELLEXECUTEINFOW" asks for, with its own size, and its
        // texts end with a zero and outlive the call.
        let started = unsafe { ShellExecuteExW(&raw mut info) };
        if started == 0 {
            // SAFETY: no argument, no condition.
            let code = unsafe { GetLastError() };
            return Err(if code == ERROR_CANCELLED {
                ElevationError::Refused
            } else {
                ElevationError::NotStarted(std::io::Error::from_raw_os_error(code.cast_signed()))
            });
        }
        let process = info.hProcess;
        if process.is_null() {
            let what = "Windows gave no process to wait for";
            return Err(ElevationError::NotStarted(std::io::Error::other(what)));
        }
        let ended = loop {
            // SAFETY: the handle is that of the process just started and is closed below only.
            match unsafe { WaitForSingleObject(process, LOOK) } {
                WAIT_OBJECT_0 => {
                    let mut code = 0_u32;
                    // SAFETY: as above; the code is written to a variable of ours.
                    let known = unsafe { GetExitCodeProcess(process, &raw mut code) };
                    break match (known, code) {
                        (0, _) => Err(ElevationError::NotStarted(std::io::Error::last_os_error())),
                        (_, 0) => Ok(()),
                        (_, code) => Err(ElevationError::Code(i64::from(code))),
                    };
                }
                WAIT_TIMEOUT if cancel.load(Ordering::Relaxed) => {
                    break Err(ElevationError::Cancelled);
                }
                WAIT_TIMEOUT => {}
                _ => break Err(ElevationError::NotStarted(std::io::Error::last_os_error())),
            }
        };
        // SAFETY: the handle is ours and is not used any more.
        unsafe { CloseHandle(process) };
        ended
    }
}

/// The arguments as one line that `CommandLineToArgvW` takes apart again. A quotation mark cannot stand
/// in a Windows path, and none is written here.
#[cfg_attr(not(windows), allow(dead_code, reason = "tested on every system, used on one"))]
fn command_line(arguments: &[OsString]) -> Result<OsString, ElevationError> {
    let mut line = OsString::new();
    for argument in arguments {
        let shown = argument.to_string_lossy();
        // A backslash before the closing mark would be taken as part of it.
        if shown.contains('"') || shown.ends_with('\\') {
            let what = format!("the argument {shown} cannot be given to it");
            return Err(ElevationError::Unavailable(what));
        }
        if !line.is_empty() {
            line.push(" ");
        }
        line.push("\"");
        line.push(argument);
        line.push("\"");
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn arguments_become_one_line_and_nothing_else() {
        let line =
            |words: &[&str]| command_line(&words.iter().map(OsString::from).collect::<Vec<_>>());
        let path = r"C:\Users\Anna Berg\scan.json";
        assert_eq!(line(&["scan", "--out", path]).unwrap(), *format!(r#""scan" "--out" "{path}""#));
        assert!(line(&["a\" & calc \""]).is_err());
        assert!(line(&[r"C:\Users\"]).is_err());
    }
}
