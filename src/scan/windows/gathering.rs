//! Collects what one source gives: software, problems, and from them how the source went. A source
//! that reads several keys and folders is as complete as the least complete of them.

use std::io;
use std::path::Path;

use crate::model::{Place, Problem, Software, SourceOutcome, SourceState};
use crate::scan::common::registry::{Hive, KeyError, RegistryKey};
use crate::scan::common::tree::{Entry, Tree};
use crate::scan::{empty, state_of};

/// More problems than these are counted in one line.
const LISTED: usize = 1_000;

/// Reasons that are named one by one in the state of a source.
const NAMED: usize = 3;

/// One source on its way to an outcome.
pub(super) struct Gathering {
    outcome: SourceOutcome,
    /// Whether any of its places is there.
    is_present: bool,
    is_partial: bool,
    denied: Vec<String>,
    failed: Vec<String>,
    unlisted: usize,
}

impl Gathering {
    /// A source; `place` is where it looks, for a person.
    pub(super) fn new(id: &str, name: &str, place: &str) -> Self {
        Self {
            outcome: empty(id, name, place, SourceState::Read),
            is_present: false,
            is_partial: false,
            denied: Vec::new(),
            failed: Vec::new(),
            unlisted: 0,
        }
    }

    /// One thing found.
    pub(super) fn push(&mut self, software: Software) {
        let source = self.outcome.reading.id.clone();
        self.outcome.software.push(Software { source, ..software });
    }

    /// A record that could not be understood, or only in part.
    pub(super) fn problem(&mut self, path: &str, text: &str, reason: &str) {
        if self.outcome.problems.len() >= LISTED {
            self.unlisted += 1;
            return;
        }
        self.outcome.problems.push(Problem {
            path: path.to_owned(),
            place: Place::default(),
            text: text.chars().filter(|c| !c.is_control()).take(200).collect(),
            reason: reason.to_owned(),
        });
    }

    /// A place that is there and could not be read.
    pub(super) fn unread(&mut self, state: SourceState) {
        match state {
            SourceState::Read => self.is_present = true,
            SourceState::NotPresent => {}
            SourceState::NeedsRights(why) => self.denied.push(why),
            SourceState::Failed(why) | SourceState::GaveUp(why) => self.failed.push(why),
        }
    }

    /// Something is missing; the problems say what.
    pub(super) fn partial(&mut self) {
        self.is_partial = true;
    }

    fn note(&mut self, path: &str, key: &RegistryKey) {
        for problem in &key.problems {
            self.problem(path, &key.name, problem);
        }
        self.is_partial |= key.is_partial;
    }

    /// The keys below a key; what of them cannot be read is kept as a problem.
    pub(super) fn keys(&mut self, hive: &dyn Hive, path: &str) -> Vec<RegistryKey> {
        match hive.children(path) {
            Ok(None) => Vec::new(),
            Ok(Some(children)) => {
                self.is_present = true;
                for (name, error) in children.unread {
                    self.problem(&format!(r"{path}\{name}"), &name, &error.to_string());
                    match error {
                        KeyError::Denied(_) => self.denied.push(error.to_string()),
                        KeyError::Unreadable(_) => self.is_partial = true,
                    }
                }
                for key in &children.keys {
                    self.note(&format!(r"{path}\{}", key.name), key);
                }
                children.keys
            }
            Err(error) => {
                self.unread(error.into());
                Vec::new()
            }
        }
    }

    /// One key.
    pub(super) fn key(&mut self, hive: &dyn Hive, path: &str) -> Option<RegistryKey> {
        match hive.key(path) {
            Ok(key) => {
                let key = key?;
                self.is_present = true;
                self.note(path, &key);
                Some(key)
            }
            Err(error) => {
                self.unread(error.into());
                None
            }
        }
    }

    /// The names in a folder.
    pub(super) fn list(&mut self, tree: &Tree, path: impl AsRef<Path>) -> Vec<Entry> {
        match tree.list(&path) {
            Ok(entries) => {
                self.is_present = true;
                entries
            }
            Err(error) => {
                self.unread(state_of(&error, &tree.root().join(path.as_ref())));
                Vec::new()
            }
        }
    }

    /// A file of which only the content is missing, as a problem.
    pub(super) fn unread_file(&mut self, tree: &Tree, path: &Path, error: &io::Error) {
        let shown = tree.shown(path);
        if let SourceState::NeedsRights(why) = state_of(error, path) {
            self.denied.push(why.clone());
            self.problem(&shown, "", &why);
        } else {
            self.is_partial = true;
            self.problem(&shown, "", &format!("This file could not be read: {error}."));
        }
    }

    /// The outcome, its state included.
    pub(super) fn finish(mut self) -> SourceOutcome {
        if self.unlisted > 0 {
            let reason = format!("{} more problems of this source are not listed.", self.unlisted);
            self.outcome.problems.push(Problem {
                path: self.outcome.reading.place.clone(),
                place: Place::default(),
                text: String::new(),
                reason,
            });
        }
        if self.is_partial {
            self.failed.push(
                "A part of it is damaged or could not be read, so something may be missing from \
                 this result; the problems name the places."
                    .to_owned(),
            );
        }
        self.outcome.reading.state = if !self.failed.is_empty() {
            self.failed.extend(self.denied);
            SourceState::Failed(joined(&self.failed))
        } else if !self.denied.is_empty() {
            SourceState::NeedsRights(joined(&self.denied))
        } else if self.is_present {
            SourceState::Read
        } else {
            SourceState::NotPresent
        };
        self.outcome
    }
}

fn joined(reasons: &[String]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for reason in reasons {
        if !distinct.contains(&reason.as_str()) {
            distinct.push(reason);
        }
    }
    let mut text = distinct.iter().take(NAMED).copied().collect::<Vec<_>>().join(" ");
    if distinct.len() > NAMED {
        text = format!("{text} {} more places could not be read.", distinct.len() - NAMED);
    }
    text
}
