//! Folders of lists: a share where every computer drops its file, or has a folder of its own.
//!
//! Folders inside are read too, to a depth. What systems and people leave in folders besides lists is
//! left out on purpose, and named. Links are not followed.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::joined::Joined;
use super::stems::Stems;
use super::two_at_a_time::two_at_a_time;
use super::{ImportError, Options, Progress, Reading};

/// Files of one folder beyond this number are not lists of a fleet.
const MOST_FILES: usize = 100_000;

/// Folders in folders beyond this number.
const MOST_FOLDERS: usize = 20_000;

/// Folders inside folders.
const DEEPEST: usize = 8;

/// What is left out is named up to this number; a disk named by mistake holds more.
const MOST_LEFT_OUT: usize = 10_000;

/// Something in a folder that is not read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What.
    pub path: PathBuf,
    /// Why, in a few words.
    pub why: &'static str,
}

/// What is in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// The files that may be lists, in the order of their names, and folders inside that cannot be
    /// opened: whoever reads them learns why.
    pub files: Vec<PathBuf>,
    /// For each of the files: the name of the computer that its folder is named after, where the file's
    /// own name says none.
    pub computers: Vec<Option<String>>,
    /// What is left out on purpose.
    pub left_out: Vec<LeftOut>,
}

impl Folder {
    fn leave_out(&mut self, path: PathBuf, why: &'static str) {
        if self.left_out.len() < MOST_LEFT_OUT {
            self.left_out.push(LeftOut { path, why });
        }
    }
}

/// The files of what a user named: the files of a folder, or the file itself.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_of(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    folder_of(path).map(|folder| folder.files)
}

/// The same, with what is left out.
///
/// # Errors
/// When a folder cannot be read.
pub fn folder_of(path: &Path) -> std::io::Result<Folder> {
    let mut found = Folder::default();
    if !path.is_dir() {
        found.files.push(path.to_owned());
        found.computers.push(None);
        return Ok(found);
    }
    let mut folders = 0;
    let mut waiting = vec![(std::fs::read_dir(path)?, 0)];
    while let Some((mut entries, depth)) = waiting.pop() {
        let Some(entry) = entries.next() else { continue };
        waiting.push((entries, depth));
        // A single entry that vanished or cannot be asked is no reason to read none of the others.
        let Ok(entry) = entry else { continue };
        let why = match entry.file_type() {
            Err(_) => Some("it cannot be asked what it is"),
            Ok(kind) if kind.is_symlink() => Some("a link"),
            Ok(kind) if kind.is_dir() => {
                folders += 1;
                let hidden = left_out(&entry.file_name().to_string_lossy());
                if hidden.is_some() {
                    hidden
                } else if depth >= DEEPEST {
                    Some("a folder too deep inside; name it to read it too")
                } else if folders > MOST_FOLDERS {
                    Some("a folder too many; name it to read it too")
                } else {
                    match std::fs::read_dir(entry.path()) {
                        Ok(inside) => waiting.push((inside, depth + 1)),
                        // Named by whoever tries to read it.
                        Err(_) => found.files.push(entry.path()),
                    }
                    continue;
                }
            }
            Ok(kind) if !kind.is_file() => Some("no file"),
            Ok(_) if found.files.len() >= MOST_FILES => Some("too many files in one folder"),
            Ok(_) => left_out(&entry.file_name().to_string_lossy()),
        };
        match why {
            Some(why) => found.leave_out(entry.path(), why),
            None => found.files.push(entry.path()),
        }
    }
    found.files.sort();
    found.left_out.sort_by(|a, b| a.path.cmp(&b.path));
    let names: Vec<String> = found.files.iter().map(|file| inside(path, file)).collect();
    let mut stems = Stems::of(&names);
    found.computers = names.iter().map(|name| stems.machine(name)).collect();
    Ok(found)
}

/// The name of a file in a folder, with the folders between them.
fn inside(folder: &Path, file: &Path) -> String {
    let rest = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<String> =
        rest.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

/// Reads every list of a folder into one reading.
///
/// # Errors
/// When the folder cannot be read, none of its files is a list, or the user stops.
pub fn read_folder(
    path: &Path,
    options: &Options,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Reading, ImportError> {
    let folder = folder_of(path).map_err(|error| ImportError::of_io(path, &error))?;
    if folder.files.is_empty() {
        return Err(ImportError::Empty);
    }
    let mut joined = Joined::new(path);
    for one in &folder.left_out {
        joined.leave_out(&inside(path, &one.path), one.why);
    }
    let bytes_total = folder.files.len() as u64;
    let files: Vec<(&PathBuf, &Option<String>)> =
        folder.files.iter().zip(&folder.computers).collect();
    let read = |(file, computer): &(&PathBuf, &Option<String>), _: &dyn Fn(Progress)| {
        super::read_in_folder(file, computer.as_deref(), options, None, &|_| {}, cancel)
    };
    let (mut bytes_done, mut ended) = (0, Ok(()));
    two_at_a_time(
        &files,
        |(file, _)| file.as_path(),
        read,
        &|_, _| {},
        |(file, _), reading| {
            ended = joined.take(&inside(path, file), reading).and_then(|()| super::stopped(cancel));
            bytes_done += 1;
            progress(Progress { bytes_done, bytes_total, rows: joined.rows() });
            if ended.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    ended?;
    joined.finish("folder")
}

/// Why a file of this name is no list, where that is sure: what systems and programs put beside files,
/// and what people write for each other.
pub(super) fn left_out(name: &str) -> Option<&'static str> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
    if name.starts_with("__MACOSX/") {
        return Some("of macOS, about the other files");
    }
    match file.as_str() {
        "thumbs.db" | "ehthumbs.db" | "desktop.ini" => return Some("of Windows, about the folder"),
        ".ds_store" => return Some("of macOS, about the folder"),
        "readme" | "readme.txt" | "readme.md" | "liesmich.txt" | "lisezmoi.txt" | "leeme.txt" => {
            return Some("a note for people");
        }
        _ => {}
    }
    if file.starts_with("~$") {
        return Some("of Office, while a workbook is open");
    }
    file.starts_with('.').then_some("hidden")
}
