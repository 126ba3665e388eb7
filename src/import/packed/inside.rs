//! The files inside archives: their names, which lead nowhere, and which of them is the one list.

use super::super::{ImportError, folder};
use super::store::Store;
use super::{MOST_FILES, Zip, damaged};

/// A file inside an archive.
pub(super) struct Inside {
    pub(super) name: String,
    /// Its place among the files of a ZIP.
    pub(super) at: usize,
    pub(super) bytes: Result<Vec<u8>, ImportError>,
}

/// A name that is no text belongs to a file all the same.
pub(super) fn zip_names(archive: &Zip<'_>) -> Vec<String> {
    archive
        .file_names()
        .map(|name| name.map_or_else(|_| String::new(), std::borrow::Cow::into_owned))
        .collect()
}

/// Names of the files in a tar, with their places. What stands before a damage is kept.
pub(super) fn tar_files(tar: Store<'_>) -> Result<Vec<Inside>, ImportError> {
    let mut archive = tar::Archive::new(tar.reader()?);
    let entries = archive.entries().map_err(|error| damaged("tar", &error))?;
    let mut files = Vec::new();
    for (entry, at) in entries.zip(0..) {
        let name = match &entry {
            Ok(entry) if entry.header().entry_type().is_dir() => continue,
            Ok(entry) => String::from_utf8_lossy(&entry.path_bytes()).into_owned(),
            Err(_) => "the rest of the tar".to_owned(),
        };
        files.push(Inside { name, at, bytes: Ok(Vec::new()) });
        if files.len() > MOST_FILES {
            return Err(ImportError::TooLarge);
        }
        if entry.is_err() {
            break;
        }
    }
    Ok(files)
}

/// The one file of an archive that may be a list.
pub(super) fn only_list(files: &[Inside]) -> Option<usize> {
    let mut lists = files
        .iter()
        .filter(|file| !file.name.ends_with('/') && folder::left_out(&file.name).is_none());
    let first = lists.next()?;
    lists.next().is_none().then_some(first.at)
}

/// The name of a file in an archive as it is shown: without what leads elsewhere and without control
/// characters.
pub(super) fn shown(name: &str) -> String {
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .map(|part| part.chars().filter(|c| !c.is_control()).take(200).collect())
        .collect();
    let from = parts.len().saturating_sub(8);
    let name = parts.get(from..).unwrap_or_default().join("/");
    if name.is_empty() { "a file without a name".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        for (name, expected) in [
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\Windows\\x.csv", "C:/Windows/x.csv"),
            ("a\n\u{7}b.csv", "ab.csv"),
            ("..", "a file without a name"),
        ] {
            assert_eq!(shown(name), expected);
        }
    }
}
