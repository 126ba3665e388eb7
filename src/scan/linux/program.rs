//! Running one of the system's own programs where a file cannot be read directly: the only place of
//! the scan that does.
//!
//! It promises: the program is named by its absolute path and started directly, with the arguments it
//! was given and nothing else; its environment is empty but for `LC_ALL=C` and a fixed `PATH`; it gets
//! no input; it has a limit of time and of output, and is ended when it passes one.

use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Why a program gave no output.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    /// It could not be started, or its output not be read.
    #[error("it could not be run: {0}")]
    Start(#[from] std::io::Error),
    /// It did not end in time.
    #[error("it did not end within {0:?}")]
    TimedOut(Duration),
    /// It printed more than was asked for.
    #[error("it printed more than {0} bytes")]
    TooMuch(u64),
    /// It ended with an error.
    #[error("it ended with {0}")]
    Status(std::process::ExitStatus),
}

/// Runs a program and returns what it printed.
///
/// # Errors
/// As [`ProgramError`] says.
pub fn output(
    program: &Path,
    arguments: &[&str],
    limit: Duration,
    most: u64,
) -> Result<Vec<u8>, ProgramError> {
    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .env("LC_ALL", "C")
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let result = read(&mut child, limit, most);
    if result.is_err() {
        // It may have ended by itself in the meantime; then there is nothing to end.
        child.kill().ok();
    }
    let status = child.wait()?;
    let bytes = result?;
    if status.success() { Ok(bytes) } else { Err(ProgramError::Status(status)) }
}

fn read(child: &mut Child, limit: Duration, most: u64) -> Result<Vec<u8>, ProgramError> {
    let Some(stdout) = child.stdout.take() else { return Ok(Vec::new()) };
    let (send, receive) = mpsc::channel();
    std::thread::Builder::new().name("program output".to_owned()).spawn(move || {
        let mut bytes = Vec::new();
        let done = stdout.take(most.saturating_add(1)).read_to_end(&mut bytes).map(|_| bytes);
        // Nobody waits any more when the limit of time has passed.
        send.send(done).ok();
    })?;
    let bytes = match receive.recv_timeout(limit) {
        Ok(bytes) => bytes?,
        Err(_) => return Err(ProgramError::TimedOut(limit)),
    };
    if bytes.len() as u64 > most { Err(ProgramError::TooMuch(most)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[cfg(unix)]
    fn shell(script: &str, most: u64) -> Result<Vec<u8>, ProgramError> {
        output(Path::new("/bin/sh"), &["-c", script], Duration::from_secs(30), most)
    }

    #[cfg(unix)]
    #[test]
    fn output_with_a_fixed_environment() {
        assert_eq!(shell("printf '%s %s' \"$LC_ALL\" \"$HOME\"", 100).unwrap(), b"C ");
        assert!(matches!(shell("exit 3", 100), Err(ProgramError::Status(_))));
    }

    #[cfg(unix)]
    #[test]
    fn too_much_output_ends_it() {
        assert!(matches!(shell("while :; do echo x; done", 100), Err(ProgramError::TooMuch(100))));
    }

    #[cfg(unix)]
    #[test]
    fn too_much_time_ends_it() {
        let limit = Duration::from_millis(50);
        let result = output(Path::new("/bin/sh"), &["-c", "while :; do :; done"], limit, 10);
        assert!(matches!(result, Err(ProgramError::TimedOut(_))));
    }

    #[test]
    fn a_program_that_is_not_there() {
        let result = output(Path::new("/no/such/program"), &[], Duration::from_secs(1), 10);
        assert!(matches!(result, Err(ProgramError::Start(_))));
    }
}
