//! Who has the workspace open: one program at a time may change it, others may look.
//!
//! Two small files stand beside the workspace. `….lock` is locked by the system for as long as the program
//! lives, on a share as well as on a disk; `….owner` says in words who that is, for the one who comes
//! second. Where a share does not pass locks on, the second goes by that text and its last sign of life.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::error::WorkspaceError;
use crate::platform;

/// After this long without a sign of life a program on another computer counts as gone, where the lock
/// itself does not say otherwise.
const SILENT_AFTER: SignedDuration = SignedDuration::from_mins(15);
/// As far as the clocks of two computers may reasonably stand apart.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_hours(24);

/// Who has, or had, the workspace open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// The user's name.
    pub person: String,
    /// The computer.
    pub host: String,
    /// The number of the process there.
    pub process: u32,
    /// Since when.
    pub since: Timestamp,
    /// The last sign of life.
    pub seen: Timestamp,
}

impl std::fmt::Display for Owner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.person.is_empty() {
            return f.write_str("another program");
        }
        write!(f, "{} on {} since {:.0}", self.person, self.host, self.since)
    }
}

impl Owner {
    /// Somebody of whom nothing is known.
    fn unknown() -> Self {
        Self {
            person: String::new(),
            host: String::new(),
            process: 0,
            since: Timestamp::UNIX_EPOCH,
            seen: Timestamp::UNIX_EPOCH,
        }
    }
}

/// The right to change a workspace; given back when this value goes.
#[derive(Debug)]
pub struct Ownership {
    lock: File,
    record: PathBuf,
    /// Who that is.
    pub owner: Owner,
}

/// What asking for that right gave.
#[derive(Debug)]
pub enum Asked {
    /// It is ours; somebody may have ended before without giving it back.
    Ours(Ownership, Option<Owner>),
    /// Somebody else has it.
    HeldBy(Owner),
}

/// A file beside the workspace.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.file_name().map(std::ffi::OsStr::to_owned).unwrap_or_default();
    name.push(end);
    path.with_file_name(name)
}

/// Who is said to have a workspace open.
fn recorded(path: &Path) -> Option<Owner> {
    let text = std::fs::read(path).ok().filter(|bytes| bytes.len() < 4096)?;
    serde_json::from_slice(&text).ok()
}

impl Ownership {
    /// Asks for the right to change the workspace at `path`.
    ///
    /// # Errors
    /// When nothing can be written beside it.
    pub fn ask(path: &Path, me: &Owner) -> Result<Asked, WorkspaceError> {
        let record = beside(path, ".owner");
        let lock_path = beside(path, ".lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&lock_path)
            .map_err(|error| WorkspaceError::io(&lock_path, error))?;
        let before = recorded(&record);
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                return Ok(Asked::HeldBy(before.unwrap_or_else(Owner::unknown)));
            }
            // A share without locks: the text has to do.
            Err(TryLockError::Error(_)) => {
                if let Some(owner) = before.clone().filter(|owner| is_alive(owner, me)) {
                    return Ok(Asked::HeldBy(owner));
                }
            }
            // The lock may reach no further than this computer.
            Ok(()) => {
                let elsewhere = before.clone().filter(|own| own.host != me.host);
                if let Some(owner) = elsewhere.filter(|owner| is_alive(owner, me)) {
                    return Ok(Asked::HeldBy(owner));
                }
            }
        }
        let own = Self { lock, record, owner: me.clone() };
        own.write()?;
        Ok(Asked::Ours(own, before))
    }

    /// Gives a sign of life.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn alive(&mut self, now: Timestamp) -> Result<(), WorkspaceError> {
        self.owner.seen = now;
        self.write()
    }

    /// Whether the text still names this program: somebody may have taken it for gone.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        recorded(&self.record).is_none_or(|own| {
            (own.process, &own.host, own.since)
                == (self.owner.process, &self.owner.host, self.owner.since)
        })
    }

    fn write(&self) -> Result<(), WorkspaceError> {
        let text = serde_json::to_vec(&self.owner).unwrap_or_default();
        let fresh = beside(&self.record, &format!(".{}", self.owner.process));
        std::fs::write(&fresh, text).and_then(|()| std::fs::rename(&fresh, &self.record)).map_err(
            |error| {
                // Of no use any more; that it cannot be removed changes nothing.
                let _ = std::fs::remove_file(&fresh);
                WorkspaceError::io(&self.record, error)
            },
        )
    }
}

impl Drop for Ownership {
    fn drop(&mut self) {
        if self.is_ours() {
            // What stays is recognised as left behind by the next program.
            let _ = std::fs::remove_file(&self.record);
        }
        let _ = self.lock.unlock();
    }
}

/// Whether the program of that text is likely to be running still.
fn is_alive(owner: &Owner, me: &Owner) -> bool {
    if owner.host == me.host {
        return owner.process != me.process && platform::is_running(owner.process);
    }
    // A sign of life from the near future counts: the clocks of two computers differ.
    let silent = me.since.duration_since(owner.seen);
    (-CLOCKS_DIFFER..SILENT_AFTER).contains(&silent)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn owner(person: &str, host: &str, process: u32, at: &str) -> Owner {
        let at: Timestamp = at.parse().unwrap();
        Owner { person: person.into(), host: host.into(), process, since: at, seen: at }
    }

    #[test]
    fn the_second_is_told_who_was_first_and_gets_it_when_that_one_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w");
        let ann = owner("ann", "pc-1", std::process::id(), "2026-03-01T10:00:00Z");
        let bob = owner("bob", "pc-1", 2, "2026-03-01T11:00:00Z");
        let Asked::Ours(own, None) = Ownership::ask(&path, &ann).unwrap() else { panic!() };
        let Asked::HeldBy(held) = Ownership::ask(&path, &bob).unwrap() else { panic!() };
        assert_eq!(held.to_string(), "ann on pc-1 since 2026-03-01T10:00:00Z");
        drop(own);
        assert!(matches!(Ownership::ask(&path, &bob).unwrap(), Asked::Ours(_, None)));
    }

    #[test]
    fn who_ended_without_closing_is_named_and_another_computer_has_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w");
        let record = folder.path().join("w.owner");
        let me = owner("ann", "pc-1", std::process::id(), "2026-03-01T10:00:00Z");
        let left = |host: &str, at: &str| {
            let text = serde_json::to_vec(&owner("bob", host, u32::MAX - 1, at)).unwrap();
            std::fs::write(&record, text).unwrap();
            Ownership::ask(&path, &me).unwrap()
        };
        // The same computer: the lock says that the process is gone.
        assert!(matches!(left("pc-1", "2026-03-01T09:59:00Z"), Asked::Ours(_, Some(_))));
        // Another one: the lock may not reach there, so its last sign of life counts.
        assert!(matches!(left("pc-2", "2026-03-01T09:50:00Z"), Asked::HeldBy(_)));
        assert!(matches!(left("pc-2", "2026-03-01T10:10:00Z"), Asked::HeldBy(_)));
        assert!(matches!(left("pc-2", "2026-03-01T09:40:00Z"), Asked::Ours(_, Some(_))));
        // A text that is none says nothing.
        std::fs::write(&record, "{").unwrap();
        assert!(matches!(Ownership::ask(&path, &me).unwrap(), Asked::Ours(_, None)));
    }
}
