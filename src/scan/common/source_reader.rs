//! One source while it is being read: files below a [`Tree`], what they gave, and what could not be
//! read of them.
//!
//! A file that is not there is nothing to speak of; a folder or file that is there and cannot be read
//! always leaves its mark, on the state of the source or as a problem of its own. Every file has a
//! limit of size, every folder one of names.

use std::io;
use std::path::{Path, PathBuf};

use super::collected::Collected;
use super::homes::{Home, homes};
use super::tree::{Entry, EntryKind, Tree};
use crate::model::{Scope, Software, SourceOutcome, SourceState};
use crate::scan::{empty, state_of};

/// Names of one folder that are looked at; no real folder of programs comes near.
const MOST_NAMES: usize = 50_000;

/// A source while it is being read.
#[derive(Debug)]
pub struct SourceReader<'a> {
    tree: &'a Tree,
    scope: Scope,
    collected: Collected,
}

impl<'a> SourceReader<'a> {
    /// A source of the whole machine, not present until something of it is read. `place` is where it
    /// is looked for, for the person who reads the result.
    #[must_use]
    pub fn new(tree: &'a Tree, id: &str, name: &str, place: impl AsRef<Path>) -> Self {
        let collected = Collected::new(id, name, &tree.shown(place));
        Self { tree, scope: Scope::Machine, collected }
    }

    /// The same source for one person.
    #[must_use]
    pub fn of_user(tree: &'a Tree, id: &str, name: &str, home: &Home) -> Self {
        let (id, name) = (format!("{id}-{}", home.user), format!("{name} of user {}", home.user));
        let reader = Self::new(tree, &id, &name, &home.path);
        Self { scope: Scope::User(home.user.clone()), ..reader }
    }

    /// The files it reads from.
    #[must_use]
    pub fn tree(&self) -> &'a Tree {
        self.tree
    }

    /// Says that the source is there, even if it is empty.
    pub fn present(&mut self) {
        self.collected.present();
    }

    /// Something that is there and could not be read. The first such place becomes the state of the
    /// source, each further one a problem.
    pub fn unread(&mut self, path: impl AsRef<Path>, error: &io::Error) {
        let shown = PathBuf::from(self.tree.shown(path));
        match state_of(error, &shown) {
            SourceState::NotPresent => {}
            state => self.lower(state, &shown.display().to_string()),
        }
    }

    /// The source is there, and what it holds could not be understood.
    pub fn failed(&mut self, path: impl AsRef<Path>, reason: &str) {
        let shown = self.tree.shown(path);
        self.lower(SourceState::Failed(format!("{shown} could not be read: {reason}.")), &shown);
    }

    fn lower(&mut self, state: SourceState, shown: &str) {
        if self.collected.is_whole() {
            return self.collected.state(state);
        }
        let (SourceState::NeedsRights(why) | SourceState::Failed(why)) = state else { return };
        self.collected.problem(shown, None, "", &why);
    }

    /// One record that could not be understood, or one file among many.
    pub fn problem(&mut self, path: impl AsRef<Path>, row: Option<u64>, text: &str, reason: &str) {
        self.collected.problem(&self.tree.shown(path), row, text, reason);
    }

    /// The names in a folder; none where it is not there.
    pub fn list(&mut self, folder: impl AsRef<Path>) -> Vec<Entry> {
        match self.tree.list(&folder) {
            Ok(mut entries) => {
                self.present();
                if entries.len() > MOST_NAMES {
                    entries.truncate(MOST_NAMES);
                    let reason = format!("it holds more than {MOST_NAMES} names");
                    self.failed(&folder, &reason);
                }
                entries
            }
            Err(error) => {
                self.unread(&folder, &error);
                Vec::new()
            }
        }
    }

    /// The folders in a folder, a link to one included.
    pub fn folders(&mut self, folder: impl AsRef<Path>) -> Vec<Entry> {
        let folder = folder.as_ref();
        let mut entries = self.list(folder);
        entries.retain(|entry| is_folder(self.tree, folder, entry));
        entries
    }

    /// The bytes of a file that is the source itself: if it cannot be read, the source cannot.
    pub fn whole(&mut self, file: impl AsRef<Path>, most: u64) -> Option<Vec<u8>> {
        match self.tree.read(&file, most) {
            Ok(bytes) => {
                self.present();
                Some(bytes)
            }
            Err(error) => {
                self.unread(&file, &error);
                None
            }
        }
    }

    /// The bytes of one file among many of a source: if it is no file of its kind (a pipe, too
    /// large), that is a problem of this file; if access is denied, the source is not read whole.
    pub fn part(&mut self, file: impl AsRef<Path>, most: u64) -> Option<Vec<u8>> {
        match self.tree.read(&file, most) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                match error.kind() {
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {}
                    io::ErrorKind::PermissionDenied => self.unread(&file, &error),
                    _ => self.problem(&file, None, "", &format!("Not read: {error}.")),
                }
                None
            }
        }
    }

    /// Adds something found; its source, and for whom it is installed, are those of this source
    /// unless it says otherwise.
    pub fn push(&mut self, software: Software) {
        let scope = match software.scope {
            Scope::Unknown => self.scope.clone(),
            scope => scope,
        };
        self.collected.push(Software { scope, ..software });
    }

    /// What the source gave.
    #[must_use]
    pub fn finish(self) -> SourceOutcome {
        self.collected.finish()
    }
}

/// Whether a name in a folder is a folder, a link to one included.
#[must_use]
pub fn is_folder(tree: &Tree, folder: &Path, entry: &Entry) -> bool {
    match entry.kind {
        EntryKind::Folder => true,
        EntryKind::Link => tree.is_folder(folder.join(&entry.name)),
        EntryKind::File | EntryKind::Other => false,
    }
}

/// Reads a source of each person: an outcome for everybody who has something of it or whose folder
/// could not be read, and one more where the people could not be listed.
pub fn of_each_user(
    tree: &Tree,
    id: &str,
    name: &str,
    read: impl Fn(&mut SourceReader<'_>, &Home),
) -> Vec<SourceOutcome> {
    let (homes, unread) = homes(tree);
    let mut outcomes = Vec::new();
    for home in &homes {
        let mut reader = SourceReader::of_user(tree, id, name, home);
        // Where the folder may not even be entered, that is said once, not for each place in it.
        match tree.resolve(home.path.join(".config")) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                reader.unread(&home.path, &error);
            }
            _ => read(&mut reader, home),
        }
        let outcome = reader.finish();
        let has_nothing = outcome.software.is_empty() && outcome.problems.is_empty();
        if !(outcome.reading.state.is_complete() && has_nothing) {
            outcomes.push(outcome);
        }
    }
    for (state, number) in unread.into_iter().zip(1..) {
        let (id, name) = (format!("{id}-users-{number}"), format!("{name} of the other users"));
        outcomes.push(empty(&id, &name, &tree.root().display().to_string(), state));
    }
    outcomes
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn each_unreadable_place_is_said_once() {
        let tree = Tree::new("/mnt");
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        let mut reader = SourceReader::new(&tree, "x", "X", "opt");
        reader.unread("none", &io::Error::from(io::ErrorKind::NotFound));
        reader.unread("home/kim", &denied);
        reader.unread("home/lee", &denied);
        reader.failed("home/max", "it is cut off");
        let outcome = reader.finish();
        let SourceState::NeedsRights(why) = &outcome.reading.state else { panic!() };
        assert!(why.contains("kim"), "{why}");
        let reasons: Vec<_> = outcome.problems.iter().map(|one| one.reason.as_str()).collect();
        assert!(reasons[0].contains("lee") && reasons[1].contains("it is cut off"));
    }

    #[test]
    fn files_among_many_and_the_source_itself() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("d")).unwrap();
        std::fs::write(folder.path().join("big"), [0; 10]).unwrap();
        let tree = Tree::new(folder.path());
        let mut reader = SourceReader::new(&tree, "x", "X", "d");
        assert_eq!(reader.part("none", 5), None);
        assert_eq!(reader.part("big", 5), None);
        assert_eq!(reader.part("d", 5), None);
        assert!(reader.collected.is_whole());
        assert_eq!(reader.whole("big", 5), None);
        let outcome = reader.finish();
        assert_eq!(outcome.problems.len(), 2);
        assert!(matches!(outcome.reading.state, SourceState::Failed(_)));
    }

    #[test]
    fn people_who_have_nothing_are_not_spoken_of() {
        let folder = tempfile::tempdir().unwrap();
        for home in ["kim", "lee", "max"] {
            std::fs::create_dir_all(folder.path().join("home").join(home)).unwrap();
        }
        let tree = Tree::new(folder.path());
        let outcomes = of_each_user(&tree, "x", "X", |reader, home| match home.user.as_str() {
            "kim" => reader.push(Software { name: "Found".to_owned(), ..Software::default() }),
            "lee" => reader.unread(&home.path, &io::Error::from(io::ErrorKind::PermissionDenied)),
            _ => reader.present(),
        });
        let ids: Vec<_> = outcomes.iter().map(|one| one.reading.id.as_str()).collect();
        assert_eq!(ids, ["x-kim", "x-lee"]);
        assert_eq!(outcomes[0].software[0].scope, Scope::User("kim".to_owned()));
        assert_eq!(outcomes[0].software[0].source, "x-kim");
        assert!(matches!(outcomes[1].reading.state, SourceState::NeedsRights(_)));
    }
}
