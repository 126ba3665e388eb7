//! The lists of a folder, read two at a time. What they gave comes in the order in which they were
//! named.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::read::{ListChoices, ListError, ListRead, ListSource, read_list_for};
use crate::import::{ImportError, Progress, Wanted, two_at_a_time};

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
    let mut all = Vec::with_capacity(files.len());
    let read = |(file, folder): &NamedFile, progress: &dyn Fn(Progress)| {
        let source = ListSource { folder: folder.clone(), ..ListSource::file(file) };
        read_list_for(&source, choices, wanted, progress, cancel)
    };
    two_at_a_time(
        files,
        |(file, _)| file.as_path(),
        read,
        progress,
        |_, read| {
            let is_last = ends(&read);
            all.push(read);
            if is_last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    all
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
