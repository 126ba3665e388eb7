//! One removal at a time on a machine. A file in the folder of the journals is locked while one goes on; an
//! administrator's journals and those of a user lie in different folders, so beside it there is one lock of the
//! whole machine. The system takes both away when the program ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::platform::{self, MachineLock};

/// By what it is known on the whole machine.
const NAME: &str = "interdict-removal";

/// The lock; it is given back with this value.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    _machine: Option<MachineLock>,
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another removal goes on.
    #[error(
        "Another removal is going on on this machine, so nothing was run. Wait until it has ended, then \
         start this again."
    )]
    Busy,
    /// The file cannot be used.
    #[error("{path}, which says that a removal is going on, cannot be used: {error}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Whether another user's removal goes on cannot be told.
    #[error("whether another removal is going on on this machine cannot be told: {0}")]
    Machine(io::Error),
}

impl Lock {
    /// Takes the lock of this folder and that of the whole machine.
    ///
    /// # Errors
    /// When another removal goes on, anybody's, or that cannot be told.
    pub fn of_machine(folder: &Path) -> Result<Self, LockError> {
        Self::named(folder, NAME)
    }

    fn named(folder: &Path, name: &str) -> Result<Self, LockError> {
        let own = Self::take(folder)?;
        let machine = platform::machine_lock(name).map_err(LockError::Machine)?;
        Ok(Self { _machine: Some(machine.ok_or(LockError::Busy)?), ..own })
    }

    /// Takes the lock of this folder.
    ///
    /// # Errors
    /// When another removal has it, or the file cannot be used.
    pub fn take(folder: &Path) -> Result<Self, LockError> {
        let path = folder.join("removal.lock");
        let failed = |error| LockError::Io { path: path.clone(), error };
        std::fs::create_dir_all(folder).map_err(failed)?;
        // A link may have been put there by somebody else.
        if std::fs::symlink_metadata(&path).is_ok_and(|facts| !facts.is_file()) {
            return Err(failed(io::Error::new(
                io::ErrorKind::InvalidData,
                "it is no regular file",
            )));
        }
        // Nothing is written to it, so it is never cut either.
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file, _machine: None }),
            Err(TryLockError::WouldBlock) => Err(LockError::Busy),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn a_removal_in_another_folder_is_refused_until_the_first_has_ended() {
        let name = format!("interdict-removal-test-{}", std::process::id());
        let (user, administrator) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = Lock::named(user.path(), &name).unwrap();
        let second = Lock::named(administrator.path(), &name);
        assert!(matches!(second, Err(LockError::Busy)), "{second:?}");
        drop(first);
        Lock::named(administrator.path(), &name).unwrap();
    }

    #[test]
    fn a_second_removal_is_refused_until_the_first_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path()).unwrap();
        assert!(matches!(Lock::take(folder.path()), Err(LockError::Busy)));
        drop(first);
        Lock::take(folder.path()).unwrap();
        std::fs::remove_file(folder.path().join("removal.lock")).unwrap();
        std::fs::create_dir(folder.path().join("removal.lock")).unwrap();
        assert!(matches!(Lock::take(folder.path()), Err(LockError::Io { .. })));
    }
}
