//! Lists that come packed: gzip, and a ZIP that holds one list (Intune gives its exports so).
//!
//! A packed file is hostile until it is unpacked: how much it may become is bounded by what it is.

use std::io::Read as _;

use super::{ImportError, LARGEST_FILE};

/// Files in a ZIP beyond this number: no export of a tool has as many.
const MOST_FILES: usize = 10_000;

/// How many times its size a file may become; lists of software pack well, bombs far better.
const MOST_TIMES: u64 = 200;

/// What may always be unpacked, however well it was packed.
const ALWAYS: u64 = 64 << 20;

/// The list inside a packed file, with how it was packed; `None` where the file is not packed.
///
/// # Errors
/// When it is too large, damaged, protected, or holds several files.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Option<(Vec<u8>, &'static str)>, ImportError> {
    let most = (bytes.len() as u64).saturating_mul(MOST_TIMES).clamp(ALWAYS, LARGEST_FILE);
    if bytes.starts_with(b"\x1f\x8b") {
        let mut decoder = flate2::read::MultiGzDecoder::new(bytes);
        return Ok(Some((whole(&mut decoder, most)?, "gzip")));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    // A damaged workbook is named as such by the reader of workbooks.
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return Ok(None);
    };
    // A name that is no text belongs to a file all the same.
    let names: Vec<String> = archive
        .file_names()
        .take(MOST_FILES + 1)
        .map(|name| name.map_or_else(|_| String::new(), std::borrow::Cow::into_owned))
        .collect();
    // Workbooks are ZIP files too.
    if names.iter().any(|name| name == "[Content_Types].xml" || name == "mimetype") {
        return Ok(None);
    }
    if names.len() > MOST_FILES {
        return Err(ImportError::TooLarge);
    }
    let lists: Vec<(usize, &String)> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.ends_with('/') && !name.starts_with("__MACOSX/"))
        .collect();
    let at = match lists.as_slice() {
        [] => return Err(ImportError::Empty),
        [(at, _)] => *at,
        several => return Err(ImportError::SeveralFiles { count: several.len() }),
    };
    let mut file = archive.by_index(at).map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(text) if text.contains("assword") => {
            ImportError::Password
        }
        error => ImportError::NotUnderstood(format!("the ZIP is damaged ({error})")),
    })?;
    if file.encrypted() {
        return Err(ImportError::Password);
    }
    Ok(Some((whole(&mut file, most)?, "ZIP")))
}

fn whole(from: &mut impl std::io::Read, most: u64) -> Result<Vec<u8>, ImportError> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes).map_err(|error| {
        ImportError::NotUnderstood(format!("the packed file is damaged ({error})"))
    })?;
    if bytes.len() as u64 > most {
        return Err(ImportError::TooLarge);
    }
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(bytes)
}
