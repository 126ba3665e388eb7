//! What goes to and fro while an errand is done, as files of a private folder: what is said, line by line, and
//! the wish to stop. Both sides take what they find there with limits and for nothing more than that.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::super::Secret;
use crate::platform::{self, SecretTaker};

/// What the started program says.
const SAID: &str = "said.jsonl";
/// Stands there when it is to stop.
const STOP: &str = "stop";

/// So much of what is said is passed on; the last lines of all of it come with the end.
const MOST_SAID: u64 = 16 * 1024 * 1024;
/// A line of a program has at most a few kilobytes.
const LONGEST_LINE: usize = 64 * 1024;
/// How long the password is waited for.
const FOR_PASSWORD: Duration = Duration::from_secs(30);
/// How often it is looked whether it is to stop.
pub(super) const LOOK: Duration = Duration::from_millis(50);

/// One thing that the started program says.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "said", content = "text")]
pub(super) enum Said {
    /// It waits for the password.
    WaitsForPassword,
    /// It has the password.
    HasPassword,
    /// A line of the program that it runs, passwords masked.
    Line(String),
}

/// Asks the started program to stop.
pub(super) fn ask_to_stop(folder: &Path) {
    if let Err(error) = std::fs::write(folder.join(STOP), "") {
        tracing::warn!(%error, "the program with an administrator's rights was not told to stop");
    }
}

/// The side that started the other: takes what is said.
#[derive(Debug)]
pub(super) struct Ear {
    path: PathBuf,
    file: Option<File>,
    rest: Vec<u8>,
    heard: u64,
}

impl Ear {
    pub(super) fn at(folder: &Path) -> Self {
        Self { path: folder.join(SAID), file: None, rest: Vec::new(), heard: 0 }
    }

    /// Whether the other side has begun.
    pub(super) fn has_begun(&self) -> bool {
        self.file.is_some()
    }

    /// What was said since the last time.
    pub(super) fn hear(&mut self) -> Vec<Said> {
        if self.file.is_none() {
            let is_file = std::fs::symlink_metadata(&self.path).is_ok_and(|facts| facts.is_file());
            self.file = is_file.then(|| File::open(&self.path).ok()).flatten();
        }
        let Some(file) = &mut self.file else { return Vec::new() };
        let room = (2 * MOST_SAID).saturating_sub(self.heard);
        let mut fresh = Vec::new();
        // What cannot be read now is read the next time, or not at all: the end says what came of it.
        let read = file.take(room).read_to_end(&mut fresh).unwrap_or(fresh.len());
        self.heard += read as u64;
        self.rest.append(&mut fresh);
        let whole = self.rest.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let lines: Vec<u8> = self.rest.drain(..whole).collect();
        if self.rest.len() > LONGEST_LINE {
            self.rest.clear();
        }
        lines
            .split(|byte| *byte == b'\n')
            .filter_map(|line| serde_json::from_slice(line).ok())
            .collect()
    }
}

/// The started side: says what happens, hears that it is to stop, takes the password.
#[derive(Debug)]
pub(super) struct Mouth {
    folder: PathBuf,
    file: RefCell<Option<(File, u64)>>,
}

impl Mouth {
    pub(super) fn at(folder: &Path) -> Self {
        // Without it the errand is done all the same, and what was said comes with its end.
        let file = platform::create_answer(&folder.join(SAID))
            .inspect_err(|error| tracing::debug!(%error, "nothing is passed on line by line"))
            .ok();
        Self { folder: folder.to_owned(), file: RefCell::new(file.map(|file| (file, 0))) }
    }

    pub(super) fn say(&self, said: &Said) {
        let Ok(mut line) = serde_json::to_vec(said) else { return };
        line.push(b'\n');
        let mut own = self.file.borrow_mut();
        let Some((file, written)) = own.as_mut() else { return };
        let is_line = matches!(said, Said::Line(_));
        *written += line.len() as u64;
        if (is_line && *written > MOST_SAID) || file.write_all(&line).is_err() {
            *own = None;
        }
    }

    /// The password, from the side that started this one.
    pub(super) fn password(&self) -> std::io::Result<Secret> {
        let taker = SecretTaker::open(&self.folder)?;
        self.say(&Said::WaitsForPassword);
        let bytes = taker.take(FOR_PASSWORD)?;
        self.say(&Said::HasPassword);
        let text =
            std::str::from_utf8(&bytes).map_err(|_| std::io::Error::other("it is no text"))?;
        Ok(Secret::new(text.to_owned()))
    }
}

/// Looks until it is done whether it is to stop: it was asked to, or whoever asked for the errand has given up.
pub(super) fn watch(folder: &Path, stop: &AtomicBool, is_done: &AtomicBool) {
    while !is_done.load(Ordering::Relaxed) {
        let is_gone = |path: &Path| {
            std::fs::symlink_metadata(path)
                .is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
        };
        if !is_gone(&folder.join(STOP)) || is_gone(folder) {
            stop.store(true, Ordering::Relaxed);
            return;
        }
        std::thread::sleep(LOOK);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn what_is_said_is_heard_once_and_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut ear = Ear::at(folder.path());
        assert!(ear.hear().is_empty() && !ear.has_begun());
        let mouth = Mouth::at(folder.path());
        let line = |text: &str| Said::Line(text.to_owned());
        mouth.say(&line("one\ntwo"));
        mouth.say(&Said::HasPassword);
        assert_eq!(ear.hear(), [line("one\ntwo"), Said::HasPassword]);
        assert!(ear.has_begun() && ear.hear().is_empty());
        mouth.say(&line("three"));
        assert_eq!(ear.hear(), [line("three")]);
        // A second one in the same folder is not heard.
        Mouth::at(folder.path()).say(&line("four"));
        assert!(ear.hear().is_empty());
    }

    #[test]
    fn what_is_no_message_is_passed_over_with_bounded_memory() {
        let folder = tempfile::tempdir().unwrap();
        let mut text = vec![b'x'; 3 * LONGEST_LINE];
        text.extend_from_slice(b"\n{\"said\":\"calc\"}\n{\"said\":\"line\",\"text\":\"a\"}\nhalf");
        std::fs::write(folder.path().join(SAID), text).unwrap();
        let mut ear = Ear::at(folder.path());
        assert_eq!(ear.hear(), [Said::Line("a".to_owned())]);
        assert_eq!(ear.rest, b"half");
    }

    #[test]
    fn a_file_or_a_folder_that_is_gone_says_stop() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own");
        std::fs::create_dir(&own).unwrap();
        let (stop, done) = (AtomicBool::new(false), AtomicBool::new(true));
        watch(&own, &stop, &done);
        assert!(!stop.load(Ordering::Relaxed));
        done.store(false, Ordering::Relaxed);
        ask_to_stop(&own);
        watch(&own, &stop, &done);
        assert!(stop.swap(false, Ordering::Relaxed));
        std::fs::remove_dir_all(&own).unwrap();
        watch(&own, &stop, &done);
        assert!(stop.load(Ordering::Relaxed));
    }
}
