//! That a removal is open, for those who may not read its journal: an administrator's journal is for administrators
//! alone, and who uses the machine without such rights is to know that something was begun. It lies beside the
//! journal, says only what and by whom, and is trusted for nothing.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::platform;

/// A few hundred bytes.
const LARGEST: u64 = 64 * 1024;

/// What it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marker {
    /// The machine's name.
    pub machine: String,
    /// What is removed.
    pub name: String,
    /// Who began it.
    pub by: String,
    /// When it was begun.
    pub begun_at: Timestamp,
}

impl Marker {
    fn path(journal: &Path) -> PathBuf {
        journal.with_extension("open")
    }

    /// Puts it beside a journal. Without it the removal goes on all the same.
    pub(super) fn set(&self, journal: &Path) {
        let written = platform::create_answer(&Self::path(journal)).and_then(|mut file| {
            let text = serde_json::to_vec(self)?;
            std::io::Write::write_all(&mut file, &text)
        });
        if let Err(error) = written {
            tracing::debug!(%error, "others are not told that a removal is open");
        }
    }

    /// Takes it away: the removal is closed.
    pub(super) fn clear(journal: &Path) {
        match std::fs::remove_file(Self::path(journal)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::debug!(%error, "a closed removal is still called open");
            }
            _ => {}
        }
    }

    /// What stands beside a journal that cannot be read; `None` where it is not open.
    #[must_use]
    pub fn beside(journal: &Path) -> Option<Self> {
        let bytes = platform::read_handed_over(&Self::path(journal), LARGEST).ok()?;
        serde_json::from_slice(&bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn what_is_open_is_told_until_it_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("x.jsonl");
        assert_eq!(Marker::beside(&journal), None);
        let text = |text: &str| text.to_owned();
        let marker = Marker {
            machine: text("PC-1"),
            name: text("Test"),
            by: text("Anna"),
            begun_at: Timestamp::UNIX_EPOCH,
        };
        marker.set(&journal);
        assert_eq!(Marker::beside(&journal), Some(marker));
        Marker::clear(&journal);
        assert_eq!(Marker::beside(&journal), None);
        std::fs::write(folder.path().join("x.open"), "{").unwrap();
        assert_eq!(Marker::beside(&journal), None);
    }
}
