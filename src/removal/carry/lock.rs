//! One removal at a time on a machine: a file that is locked while one goes on. The system takes the lock
//! away when the program ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The lock; it is given back with this value.
#[derive(Debug)]
pub struct Lock {
    _file: File,
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
}

impl Lock {
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
            Ok(()) => Ok(Self { _file: file }),
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
