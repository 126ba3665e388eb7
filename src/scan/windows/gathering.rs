//! Collects what one source gives: software, problems, and from them how the source went. A source
//! that reads several keys and folders is as complete as the least complete of them.

use std::io;
use std::path::Path;

use crate::model::{Software, SourceOutcome, SourceState};
use crate::scan::common::collected::Collected;
use crate::scan::common::registry::{Hive, KeyError, RegistryKey};
use crate::scan::common::tree::{Entry, Tree};
use crate::scan::state_of;

/// One source on its way to an outcome.
pub(super) struct Gathering {
    collected: Collected,
    is_partial: bool,
}

impl Gathering {
    /// A source; `place` is where it looks, for a person.
    pub(super) fn new(id: &str, name: &str, place: &str) -> Self {
        Self { collected: Collected::new(id, name, place), is_partial: false }
    }

    /// One thing found.
    pub(super) fn push(&mut self, software: Software) {
        self.collected.push(software);
    }

    /// A record that could not be understood, or only in part.
    pub(super) fn problem(&mut self, path: &str, text: &str, reason: &str) {
        self.collected.problem(path, None, text, reason);
    }

    /// A place that is there and could not be read.
    pub(super) fn unread(&mut self, state: SourceState) {
        self.collected.state(state);
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
                self.collected.present();
                for (name, error) in children.unread {
                    self.problem(&format!(r"{path}\{name}"), &name, &error.to_string());
                    match error {
                        KeyError::Denied(_) => self.unread(error.into()),
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
                self.collected.present();
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
                self.collected.present();
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
            self.problem(&shown, "", &why);
            self.unread(SourceState::NeedsRights(why));
        } else {
            self.is_partial = true;
            self.problem(&shown, "", &format!("This file could not be read: {error}."));
        }
    }

    /// The outcome, its state included.
    pub(super) fn finish(mut self) -> SourceOutcome {
        if self.is_partial {
            self.collected.state(SourceState::Failed(
                "A part of it is damaged or could not be read, so something may be missing from \
                 this result; the problems name the places."
                    .to_owned(),
            ));
        }
        self.collected.finish()
    }
}
