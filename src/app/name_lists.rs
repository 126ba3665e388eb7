//! Official lists of names as files: read, and kept beside the other data so that they are there at the
//! next start.

use std::path::{Path, PathBuf};

use super::paths::{self, PathError};
use crate::catalog::{NamesList, NamesListError};

/// The largest of these lists has some tens of megabytes; what is far larger is not read.
const LARGEST: u64 = 512 * 1024 * 1024;

/// Why a list was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// It could not be read or kept.
    #[error(transparent)]
    Path(#[from] PathError),
    /// It is larger than any list of names.
    #[error("{0} is larger than 512 MB; no official list of names is")]
    TooLarge(PathBuf),
    /// It holds no list of names.
    #[error(transparent)]
    List(#[from] NamesListError),
}

/// Reads a list.
///
/// # Errors
/// When it cannot be read or is no list of names.
pub fn read(path: &Path) -> Result<NamesList, ListError> {
    let failed = |error| PathError::Io { path: path.to_owned(), error };
    if std::fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(ListError::TooLarge(path.to_owned()));
    }
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    Ok(NamesList::read(&name, &std::fs::read(path).map_err(failed)?)?)
}

/// Where lists are kept.
fn folder() -> Result<PathBuf, PathError> {
    Ok(paths::data_dir()?.join("official-lists"))
}

/// Every kept list, or why it could not be read; in the order of their names.
#[must_use]
pub fn kept() -> Vec<Result<NamesList, ListError>> {
    let Ok(entries) = folder().and_then(|folder| {
        std::fs::read_dir(&folder).map_err(|error| PathError::Io { path: folder, error })
    }) else {
        // No folder before the first list.
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .filter(|path| path.file_name().is_some_and(|n| !n.to_string_lossy().starts_with('.')))
        .collect();
    files.sort();
    files.iter().map(|path| read(path)).collect()
}

/// Reads a list and keeps a copy; one of the same name is replaced.
///
/// # Errors
/// When it is no list of names or cannot be kept; then nothing is changed.
pub fn add(path: &Path) -> Result<NamesList, ListError> {
    let list = read(path)?;
    let bytes =
        std::fs::read(path).map_err(|error| PathError::Io { path: path.to_owned(), error })?;
    paths::write_whole(&folder()?.join(&list.file), &bytes)?;
    Ok(list)
}

/// Forgets a kept list.
///
/// # Errors
/// When it cannot be removed.
pub fn forget(file: &str) -> Result<(), PathError> {
    let folder = folder()?;
    // Only a plain name in the folder itself; never a path that leads out of it.
    let Some(name) = Path::new(file).file_name() else { return Ok(()) };
    let path = folder.join(name);
    std::fs::remove_file(&path).map_err(|error| PathError::Io { path, error })
}
