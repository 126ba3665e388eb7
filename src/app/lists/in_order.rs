//! The lists of a folder, read two at a time: most of them are small, and opening them is what takes
//! time. What they gave comes in the order in which they were named.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::read::{ListChoices, ListError, ListRead, ListSource, read_list_for};
use crate::import::{ImportError, Progress, Wanted};

/// A list from this size on is read by several threads itself, and takes memory: one at a time.
const LARGE: u64 = 4 << 20;

/// What one list gave.
type Read = Result<ListRead, ListError>;

/// A file, and the computer that its folder is named after.
pub type NamedFile = (PathBuf, Option<String>);

/// Whether nothing more is to be read: the user has stopped, or said something that does not fit.
fn ends(read: &Read) -> bool {
    matches!(read, Err(ListError::Choice(_) | ListError::Import(ImportError::Cancelled)))
}

/// Reads lists; gives what came of each of them, in their order, up to the first one that ends it all.
pub fn read_in_order(
    files: &[NamedFile],
    choices: &ListChoices,
    wanted: Option<Wanted<'_>>,
    progress: &dyn Fn(&Path, Progress),
    cancel: &AtomicBool,
) -> Vec<Read> {
    let next = AtomicUsize::new(0);
    let ended = AtomicBool::new(false);
    let alone = Mutex::new(());
    let read_all = |progress: &dyn Fn(&Path, Progress)| -> Vec<(usize, Read)> {
        let mut done = Vec::new();
        while !ended.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some((file, folder)) = files.get(at) else { break };
            let source = ListSource { folder: folder.clone(), ..ListSource::file(file) };
            let is_large = source.size().is_some_and(|size| size >= LARGE);
            // What the lock guards is only whose turn it is.
            let turn = is_large.then(|| alone.lock());
            let read =
                read_list_for(&source, choices, wanted, &|step| progress(file, step), cancel);
            drop(turn);
            if ends(&read) {
                ended.store(true, Ordering::Relaxed);
            }
            done.push((at, read));
        }
        done
    };
    let mut all = std::thread::scope(|scope| {
        // Without a second thread all of them are read by this one.
        let other = (files.len() > 1)
            .then(|| {
                let builder = std::thread::Builder::new().name("lists".to_owned());
                builder.spawn_scoped(scope, || read_all(&|_, _| {})).ok()
            })
            .flatten();
        let mut all = read_all(progress);
        match other.map(std::thread::ScopedJoinHandle::join) {
            Some(Ok(more)) => all.extend(more),
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => {}
        }
        all
    });
    all.sort_by_key(|(at, _)| *at);
    let end = all.iter().position(|(_, read)| ends(read)).map_or(all.len(), |at| at + 1);
    all.truncate(end);
    all.into_iter().map(|(_, read)| read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::lists::ColumnMap;

    fn folder(lists: usize) -> (tempfile::TempDir, Vec<NamedFile>) {
        let folder = tempfile::tempdir().unwrap();
        let files: Vec<NamedFile> = (0..lists)
            .map(|at| {
                let path = folder.path().join(format!("{at:03}.csv"));
                let text = if at % 7 == 3 {
                    "\0\0\0".to_owned()
                } else {
                    format!("Computer,Software,Version\nPC-{at},GIMP,{at}\nPC-{at},Krita,1\n")
                };
                std::fs::write(&path, text).unwrap();
                (path, None)
            })
            .collect();
        (folder, files)
    }

    #[test]
    fn what_lists_give_comes_in_their_order() {
        let (_folder, files) = folder(60);
        let read = read_in_order(
            &files,
            &ListChoices::default(),
            None,
            &|_, _| {},
            &AtomicBool::new(false),
        );
        assert_eq!(read.len(), files.len());
        for (at, read) in read.iter().enumerate() {
            match read {
                Ok(read) => {
                    assert_eq!(read.reading.inventory.machines[0].name, format!("PC-{at}"));
                }
                Err(error) => assert_eq!(at % 7, 3, "{error}"),
            }
        }
    }

    #[test]
    fn nothing_is_read_after_a_stop_or_a_column_that_is_not_there() {
        let (_folder, files) = folder(20);
        let stopped = AtomicBool::new(true);
        let read = read_in_order(&files, &ListChoices::default(), None, &|_, _| {}, &stopped);
        assert!(matches!(read.as_slice(), [Err(ListError::Import(ImportError::Cancelled))]));
        let columns = ColumnMap::parse("name=Title").ok();
        let choices = ListChoices { columns, ..ListChoices::default() };
        let read = read_in_order(&files, &choices, None, &|_, _| {}, &AtomicBool::new(false));
        let (last, before) = read.split_last().unwrap();
        assert!(matches!(last, Err(ListError::Choice(_))));
        assert!(!before.iter().any(ends));
    }
}
