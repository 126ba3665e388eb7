//! A source that lies in many places, most of them in the folders of people: what it gave, and what of
//! it could not be looked at.
//!
//! A place that is not there is nothing missing. A place that is there and cannot be read is named: the
//! person whose folder needs more rights, the file that could not be understood.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

use super::collected::Collected;
use super::homes::{Home, homes};
use super::tree::{Entry, EntryKind, Tree};
use crate::model::{Scope, Software, SourceOutcome, SourceState};

/// More names in one folder than this are not looked at one by one; it is then said.
const MOST_ENTRIES: usize = 20_000;
/// Names of people that a sentence holds.
const MOST_NAMES: usize = 20;
/// What is wrong with a link that cannot be followed.
pub const DANGLING: &str = "It is a link that leads nowhere, or out of the system that is read.";

/// A source while it is read.
pub struct Gather<'a> {
    /// The files.
    pub tree: &'a Tree,
    collected: Collected,
    /// Whose files may not be read.
    denied: BTreeSet<String>,
    unread: usize,
}

impl<'a> Gather<'a> {
    /// Begins a source; `place` says in words where it is looked for.
    #[must_use]
    pub fn new(tree: &'a Tree, id: &str, name: &str, place: &str) -> Self {
        Self {
            tree,
            collected: Collected::new(id, name, place),
            denied: BTreeSet::new(),
            unread: 0,
        }
    }

    /// The people of the system; those who could not be listed are noted.
    #[must_use]
    pub fn homes(&mut self) -> Vec<Home> {
        let (homes, unread) = homes(self.tree);
        for state in unread {
            match state {
                SourceState::NeedsRights(_) => {
                    self.denied.insert("all users".to_owned());
                }
                SourceState::Failed(why) | SourceState::GaveUp(why) => {
                    self.unread += 1;
                    self.problem("", "", &why);
                }
                SourceState::Read | SourceState::NotPresent => {}
            }
        }
        homes
    }

    /// Something of this source is on the system.
    pub fn is_present(&mut self) {
        self.collected.present();
    }

    /// What was found.
    pub fn add(&mut self, software: Software) {
        self.collected.push(software);
    }

    /// Whether this text is the id of an extension or the name of a package that was found, for one
    /// person or for anybody.
    #[must_use]
    pub fn has(&self, id: &str, user: Option<&str>) -> bool {
        let is_theirs = |software: &Software| match (user, &software.scope) {
            (Some(user), Scope::User(own)) => own.eq_ignore_ascii_case(user),
            _ => true,
        };
        self.collected.software().iter().any(|software| software.ids.has(id) && is_theirs(software))
    }

    /// Something that could not be understood; the rest of its place was.
    pub fn problem(&mut self, path: &str, text: &str, reason: &str) {
        self.collected.problem(path, None, text, reason);
    }

    /// A list that could not be read, so that entries may be missing.
    pub fn unread(&mut self, path: &Path, reason: &str) {
        self.collected.present();
        self.unread += 1;
        let shown = self.tree.shown(path);
        self.problem(&shown, "", reason);
    }

    /// What an error of the file system means for this source: nothing where the place is not there.
    pub fn note(&mut self, owner: &str, path: &Path, error: &std::io::Error) {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {}
            ErrorKind::PermissionDenied => {
                self.denied.insert(owner.to_owned());
            }
            _ => self.unread(path, &format!("It could not be read: {error}.")),
        }
    }

    /// The names in a folder that may be missing.
    #[must_use]
    pub fn list(&mut self, owner: &str, path: &Path) -> Option<Vec<Entry>> {
        match self.tree.list(path) {
            Ok(mut entries) => {
                if entries.len() > MOST_ENTRIES {
                    let what = format!("The folder has more than {MOST_ENTRIES} names.");
                    self.unread(path, &what);
                    entries.truncate(MOST_ENTRIES);
                }
                Some(entries)
            }
            Err(error) => {
                self.note(owner, path, &error);
                None
            }
        }
    }

    /// The names of the folders in a folder that may be missing, links to folders included.
    #[must_use]
    pub fn folders(&mut self, owner: &str, path: &Path) -> Vec<Entry> {
        let mut entries = self.list(owner, path).unwrap_or_default();
        entries.retain(|entry| match entry.kind {
            EntryKind::Folder => true,
            EntryKind::Link => self.tree.is_folder(path.join(&entry.name)),
            EntryKind::File | EntryKind::Other => false,
        });
        entries
    }

    /// The bytes of a file that may be missing.
    #[must_use]
    pub fn read(&mut self, owner: &str, path: &Path, most: u64) -> Option<Vec<u8>> {
        match self.tree.read(path, most) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound && self.is_dangling(path) => {
                self.unread(path, DANGLING);
                None
            }
            Err(error) => {
                self.note(owner, path, &error);
                None
            }
        }
    }

    /// Whether a link stands at a path: where nothing is found there, it leads nowhere, or out of the
    /// root.
    #[must_use]
    pub fn is_dangling(&self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return false };
        self.tree
            .resolve(folder)
            .and_then(|real| real.join(name).symlink_metadata())
            .is_ok_and(|facts| facts.is_symlink())
    }

    /// The source with its state.
    #[must_use]
    pub fn finish(self) -> SourceOutcome {
        let Self { mut collected, denied, unread, .. } = self;
        if !denied.is_empty() {
            let why = format!("Access was denied to files of {}.", names(&denied));
            collected.state(SourceState::NeedsRights(why));
        }
        if unread > 0 {
            let lists = if unread == 1 { "One list".to_owned() } else { format!("{unread} lists") };
            let which = if collected.unlisted() == 0 {
                "The problems say which."
            } else {
                "The problems name the first of them."
            };
            collected.state(SourceState::Failed(format!(
                "{lists} could not be read, so that entries may be missing. {which}"
            )));
        }
        collected.finish()
    }
}

fn names(denied: &BTreeSet<String>) -> String {
    let named: Vec<&str> = denied.iter().take(MOST_NAMES).map(String::as_str).collect();
    let more = denied.len().saturating_sub(MOST_NAMES);
    if more == 0 { named.join(", ") } else { format!("{} and {more} more", named.join(", ")) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use std::io::Error;

    use super::*;

    fn state(notes: &[(&str, ErrorKind)]) -> SourceOutcome {
        let tree = Tree::new("/nowhere");
        let mut gather = Gather::new(&tree, "x", "X", "");
        for (owner, kind) in notes {
            gather.note(owner, Path::new("home"), &Error::from(*kind));
        }
        gather.finish()
    }

    #[test]
    fn the_state_names_what_was_not_seen() {
        use ErrorKind::{NotFound, PermissionDenied, TimedOut};
        assert_eq!(state(&[]).reading.state, SourceState::NotPresent);
        assert_eq!(state(&[("anna", NotFound)]).reading.state, SourceState::NotPresent);
        let denied = state(&[("berta", PermissionDenied), ("anna", PermissionDenied)]);
        assert_eq!(
            denied.reading.state,
            SourceState::NeedsRights("Access was denied to files of anna, berta.".to_owned())
        );
        let failed = state(&[("anna", TimedOut)]);
        assert!(matches!(failed.reading.state, SourceState::Failed(_)));
        assert_eq!(failed.problems.len(), 1);
        let both = state(&[("anna", TimedOut), ("anna", PermissionDenied)]);
        assert!(matches!(both.reading.state, SourceState::NeedsRights(_)));
        assert_eq!(both.problems.len(), 1);
    }

    #[test]
    fn lists_beyond_the_named_ones_still_count() {
        let tree = Tree::new("/nowhere");
        let mut gather = Gather::new(&tree, "x", "X", "");
        for _ in 0..1_005 {
            gather.unread(Path::new("list"), "It is broken.");
        }
        let SourceState::Failed(why) = gather.finish().reading.state else { panic!("not failed") };
        assert!(
            why.starts_with("1005 lists") && why.ends_with("The problems name the first of them.")
        );
    }

    #[test]
    fn a_long_list_of_people_is_cut() {
        let many: BTreeSet<String> = (0..25).map(|at| format!("u{at:02}")).collect();
        assert!(names(&many).ends_with("u19 and 5 more"));
    }
}
