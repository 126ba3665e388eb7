//! The journal of a removal: a file of lines that is written, and made sure to be on the disk, before and
//! after each step, so that a crash or a restart in the middle leaves a true account.
//!
//! Each line stands in the hash chain of [`super::chain`]. A last line without its end is what a crash in
//! the middle of writing leaves: it is taken off, and what it was to say is not known. Anything else that
//! is wrong was changed by somebody, and such a journal is read but not gone on with. No password is
//! ever written here: entries hold commands with placeholders.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::chain;
use super::{Beginning, Entry};
use crate::platform;

/// A removal has a few hundred lines; what is far larger is no journal.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The body of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its number, from 1.
    pub n: u64,
    /// When it was written.
    pub at: Timestamp,
    /// Hash of the line before.
    pub before: String,
    /// What happened.
    #[serde(flatten)]
    pub entry: Entry,
}

/// What stands in a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Bytes of a last line that was not written whole.
    pub torn: u64,
    /// Hash of the last whole line; it stands for the whole journal.
    pub head: String,
}

impl Account {
    /// How it began.
    #[must_use]
    pub fn beginning(&self) -> Option<&Beginning> {
        match &self.lines.first()?.entry {
            Entry::Begun(beginning) => Some(beginning),
            _ => None,
        }
    }
}

/// Why a journal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// It cannot be read or written.
    #[error("the journal {path} cannot be used: {error}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// It was changed after it was written.
    #[error(
        "line {line} of the journal is not as it was written ({what}): it was changed, or lines are \
         missing or were put in. It is not gone on with; begin a new removal."
    )]
    Changed {
        /// The first line that is wrong, from 1.
        line: u64,
        /// What is wrong with it.
        what: &'static str,
    },
    /// It lies where an ordinary user can change it.
    #[error(
        "the journal {0} lies in a person's own folder, where that person's programs can change it, so it is not \
         gone on with as administrator: start Interdict without an administrator's rights to go on with it, or \
         begin a new removal"
    )]
    OfAPerson(PathBuf),
    /// No whole line stands in it.
    #[error("the journal has no whole line: nothing was done yet. Begin a new removal.")]
    Empty,
    /// It is in the form of another version of this program.
    #[error("the journal is in the form {0:?}, which this version does not know")]
    Schema(String),
    /// An entry cannot be written as JSON.
    #[error("an entry of the journal cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// Reads the text of a journal.
///
/// # Errors
/// When it was changed, is empty, or is of another version.
pub fn parse(bytes: &[u8]) -> Result<Account, JournalError> {
    let changed = |line: u64, what: &'static str| JournalError::Changed { line, what };
    // After a loss of power some file systems leave zeros where the last line was to stand.
    let zeros = bytes.iter().rev().take_while(|byte| **byte == 0).count();
    let written = bytes.get(..bytes.len() - zeros).unwrap_or_default();
    let whole = written.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let torn = (bytes.len() - whole) as u64;
    let mut account = Account { lines: Vec::new(), torn, head: chain::FIRST.to_owned() };
    let text = written.get(..whole).unwrap_or_default();
    for (row, n) in text.split_inclusive(|byte| *byte == b'\n').zip(1_u64..) {
        let row = row.strip_suffix(b"\n").unwrap_or(row);
        let row = std::str::from_utf8(row).map_err(|_| changed(n, "it is no text"))?;
        let (hash, body) = chain::open(row).map_err(|fault| match fault {
            chain::Fault::Shape => changed(n, "it is no line of a journal"),
            chain::Fault::Hash => changed(n, "its hash is that of another text"),
        })?;
        if let Some(schema) = foreign_schema(n, body) {
            return Err(JournalError::Schema(schema));
        }
        let line: Line =
            serde_json::from_str(body).map_err(|_| changed(n, "it is no entry that is known"))?;
        if line.n != n {
            return Err(changed(n, "it has another number"));
        }
        if line.before != account.head {
            return Err(changed(n, "it does not follow the line before"));
        }
        if matches!(line.entry, Entry::Begun(_)) != (n == 1) {
            return Err(changed(n, "a journal begins with its first line"));
        }
        hash.clone_into(&mut account.head);
        account.lines.push(line);
    }
    if account.lines.is_empty() { Err(JournalError::Empty) } else { Ok(account) }
}

/// The schema that the first line names, where it is not ours: its other fields may then be anything.
fn foreign_schema(n: u64, body: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Head {
        schema: String,
    }
    let head = (n == 1).then(|| serde_json::from_str::<Head>(body).ok()).flatten()?;
    (head.schema != Beginning::SCHEMA).then_some(head.schema)
}

/// Reads a journal for looking at it; it may be anybody's.
///
/// # Errors
/// When it cannot be read, was changed, is empty, or is of another version.
pub fn read(path: &Path) -> Result<Account, JournalError> {
    let failed = |error| JournalError::Io { path: path.to_owned(), error };
    parse(&bytes_of(File::open(path).map_err(failed)?).map_err(failed)?)
}

/// Reads a journal of somebody else, for telling that it is there: only a regular file is opened, since a pipe
/// that was put in its place would be waited for without end.
///
/// # Errors
/// When it cannot be read, was changed, is empty, or is of another version.
pub fn read_of_another(path: &Path) -> Result<Account, JournalError> {
    let failed = |error| JournalError::Io { path: path.to_owned(), error };
    parse(&platform::read_handed_over(path, LARGEST).map_err(failed)?)
}

fn bytes_of(file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is larger than any journal"));
    }
    Ok(bytes)
}

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    lines: u64,
    head: String,
}

impl Journal {
    /// Begins a new one; a file that is there already is never written over.
    ///
    /// # Errors
    /// When it cannot be made or written.
    pub fn create(path: &Path, beginning: Beginning) -> Result<Self, JournalError> {
        let failed = |error| JournalError::Io { path: path.to_owned(), error };
        drop(platform::create_private(path).map_err(failed)?);
        // In a folder that others may change, another journal could be put in its place later.
        let file = platform::open_private(path).map_err(failed)?;
        let path = path.to_owned();
        let mut journal = Self { file, path, lines: 0, head: chain::FIRST.to_owned() };
        journal.append(&Entry::Begun(Box::new(beginning)))?;
        Ok(journal)
    }

    /// Opens one to go on with it, and takes off a last line that was not written whole.
    ///
    /// # Errors
    /// When it is not this user's own, cannot be read, was changed, or is of another version.
    pub fn reopen(path: &Path) -> Result<(Self, Account), JournalError> {
        if platform::is_administrator() && platform::is_in_a_persons_folder(path) {
            return Err(JournalError::OfAPerson(path.to_owned()));
        }
        let failed = |error| JournalError::Io { path: path.to_owned(), error };
        let file = platform::open_private(path).map_err(failed)?;
        let bytes = bytes_of(file.try_clone().map_err(failed)?).map_err(failed)?;
        let account = parse(&bytes)?;
        if account.torn > 0 {
            platform::cut_private(path, bytes.len() as u64 - account.torn).map_err(failed)?;
        }
        let lines = account.lines.len() as u64;
        let head = account.head.clone();
        Ok((Self { file, path: path.to_owned(), lines, head }, account))
    }

    /// Writes an entry and waits until it is on the disk.
    ///
    /// # Errors
    /// When it cannot be written; the removal must then not go on.
    pub fn append(&mut self, entry: &Entry) -> Result<(), JournalError> {
        self.append_at(entry, Timestamp::now())
    }

    fn append_at(&mut self, entry: &Entry, at: Timestamp) -> Result<(), JournalError> {
        let n = self.lines + 1;
        let line = Line { n, at, before: self.head.clone(), entry: entry.clone() };
        let (mut text, hash) = chain::line(&serde_json::to_string(&line)?);
        text.push('\n');
        let written = self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_all());
        written.map_err(|error| JournalError::Io { path: self.path.clone(), error })?;
        self.lines = n;
        self.head = hash;
        Ok(())
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Hash of the last line; it stands for the whole journal.
    #[must_use]
    pub fn head(&self) -> &str {
        &self.head
    }
}
