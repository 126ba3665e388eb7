//! A program and what it starts on Unix: a process group.

use std::io;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Child, Command};

use super::{Launch, Left};

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
    #[allow(clippy::unnecessary_wraps, reason = "on Windows it can fail")]
    pub(super) fn of(child: &Child) -> io::Result<Self> {
        Ok(Self(i32::try_from(child.id()).ok().filter(|id| *id > 1)))
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
