//! Folders of lists: a share where every computer drops its file.
//!
//! One level is read. What systems and people leave in folders besides lists is left out on purpose, and
//! named. Links are not followed.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::joined::Joined;
use super::{ImportError, Options, Progress, Reading};

/// Files of one folder beyond this number are not lists of a fleet.
const MOST_FILES: usize = 100_000;

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
    /// The files that may be lists, in the order of their names.
    pub files: Vec<PathBuf>,
    /// What is left out on purpose.
    pub left_out: Vec<LeftOut>,
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
        return Ok(found);
    }
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let why = if kind.is_symlink() {
            Some("a link")
        } else if kind.is_dir() {
            Some("a folder inside; name it to read it too")
        } else if !kind.is_file() {
            Some("no file")
        } else if found.files.len() >= MOST_FILES {
            Some("too many files in one folder")
        } else {
            left_out(&entry.file_name().to_string_lossy())
        };
        match why {
            Some(why) => found.left_out.push(LeftOut { path: entry.path(), why }),
            None => found.files.push(entry.path()),
        }
    }
    found.files.sort();
    found.left_out.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
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
    let name = |path: &Path| {
        path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    };
    let mut joined = Joined::new(path);
    for one in &folder.left_out {
        joined.leave_out(&name(&one.path), one.why);
    }
    let bytes_total = folder.files.len() as u64;
    for (file, bytes_done) in folder.files.iter().zip(1..) {
        joined.take(&name(file), super::read(file, options, &|_| {}, cancel))?;
        progress(Progress { bytes_done, bytes_total, rows: joined.rows() });
        super::stopped(cancel)?;
    }
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
