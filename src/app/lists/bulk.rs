//! Many lists at once: those that need no question are kept together, the others are left for the
//! user to look at one by one.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::preview::Preview;
use super::read::{ListChoices, ListError, ListSource, read_list};
use crate::app::mappings::Mappings;
use crate::app::memory::Reading;
use crate::import::{ImportError, Options};

/// From so many waiting lists on it is tedious to look at each.
pub const OFFERED_FROM: usize = 5;

/// Lists of a share are small, and opening them is what takes time: two at once.
const AT_ONCE: usize = 2;

/// What came of many lists.
#[derive(Debug, Default)]
pub(in crate::app) struct Bulk {
    /// Those that need no question, each as of the day that it shows.
    pub(super) kept: Vec<Reading>,
    /// Those that do.
    pub(super) left: Vec<PathBuf>,
    /// Those of which nothing could be read, with what happened.
    pub(super) unreadable: Vec<(PathBuf, String)>,
}

/// What is said about many lists that were kept together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BulkSummary {
    /// Lists that were kept.
    pub lists: u64,
    /// Machines on them, each once.
    pub machines: u64,
    /// Rows in them.
    pub rows: u64,
    /// Rows that are programs.
    pub software: u64,
    /// Rows skipped on purpose.
    pub skipped: u64,
    /// Lists that wait for a look.
    pub left: u64,
    /// Lists of which nothing could be read, with what happened.
    pub unreadable: Vec<(PathBuf, String)>,
}

/// Reads lists. `None` when it was stopped: then nothing of it is kept.
pub(in crate::app) fn read_all(
    files: &[ListSource],
    kept: &Mappings,
    name_by_file: bool,
    progress: &(dyn Fn(u64) + Sync),
    cancel: &AtomicBool,
) -> Option<Bulk> {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let all: Mutex<Vec<(usize, Outcome)>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((at, file)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    files.get(at).map(|file| (at, file))
                } {
                    if cancel.load(Ordering::Relaxed) {
                        return;
                    }
                    let outcome = one(file, kept, name_by_file, cancel);
                    if let Ok(mut all) = all.lock() {
                        all.push((at, outcome));
                    }
                    progress(done.fetch_add(1, Ordering::Relaxed) as u64 + 1);
                }
            });
        }
    });
    if cancel.load(Ordering::Relaxed) {
        return None;
    }
    let mut all = all.into_inner().unwrap_or_default();
    all.sort_by_key(|(at, _)| *at);
    let mut bulk = Bulk::default();
    for ((_, outcome), file) in all.into_iter().zip(files) {
        match outcome {
            Outcome::Kept(reading) => bulk.kept.push(reading),
            Outcome::Left => bulk.left.push(file.path.clone()),
            Outcome::Unreadable(why) => bulk.unreadable.push((file.path.clone(), why)),
        }
    }
    Some(bulk)
}

enum Outcome {
    Kept(Reading),
    Left,
    Unreadable(String),
}

fn one(file: &ListSource, kept: &Mappings, name_by_file: bool, cancel: &AtomicBool) -> Outcome {
    let source = file.clone();
    let choices = ListChoices { options: Options::default(), columns: None, kept: kept.clone() };
    match read_list(&source, &choices, &|_| {}, cancel) {
        Ok(read) => {
            let preview = Preview::new(source, None, read);
            if preview.needs_no_question(name_by_file) {
                // What looks like some programs only is taken for that: it makes nothing look gone.
                let (partial, day) = (preview.partial, preview.other_day());
                Outcome::Kept(Reading { inventory: preview.inventory, partial, day })
            } else {
                Outcome::Left
            }
        }
        // The user can say which column names the programs.
        Err(ListError::Import(ImportError::NoSoftware { .. })) => Outcome::Left,
        Err(ListError::Import(error)) => {
            Outcome::Unreadable(format!("{}. {}", error.title(), error.means()))
        }
        Err(error) => Outcome::Unreadable(error.to_string()),
    }
}
