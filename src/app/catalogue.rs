//! The catalogue in use: the one compiled in, or a newer one that was loaded from a signed file and is
//! kept beside the other data. A kept file that is damaged changes nothing: the built-in one is used,
//! and that is said.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::paths::{self, PathError};
use crate::catalog::{
    self, Catalog, CatalogContent, CatalogError, CatalogFile, PUBLIC_KEY, SignedError,
};

/// A catalogue has some hundred kilobytes; what is far larger is not read.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Why an update was not taken. The catalogue in use stays.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// It could not be read or kept.
    #[error(transparent)]
    Path(#[from] PathError),
    /// It is far larger than a catalogue.
    #[error("{0} is larger than 64 MB; no catalogue is")]
    TooLarge(PathBuf),
    /// It is not right.
    #[error(transparent)]
    Signed(#[from] SignedError),
    /// The catalogue that is compiled in does not hold together.
    #[error("the built-in catalogue does not hold together")]
    BuiltIn,
}

/// The catalogue in use, and where it comes from.
#[derive(Clone, Debug)]
pub struct InUse {
    /// The catalogue.
    pub catalog: Catalog,
    /// Its files, where it was loaded.
    loaded: Option<CatalogContent>,
    /// What is wrong with a kept file, which is then not used.
    pub problem: Option<String>,
}

impl InUse {
    /// Whether it was loaded from a file rather than compiled in.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.loaded.is_some()
    }

    /// The same with own catalogue files laid over it.
    ///
    /// # Errors
    /// Every mistake in them.
    pub fn with(&self, own: &[CatalogFile<'_>]) -> Result<Catalog, Vec<CatalogError>> {
        match &self.loaded {
            None => catalog::from_files(catalog::builtin_files(), own),
            Some(content) => {
                let files: Vec<CatalogFile<'_>> =
                    content.files.iter().map(|(name, text)| CatalogFile { name, text }).collect();
                catalog::from_files(&files, own)
            }
        }
    }
}

/// The catalogue that is compiled in. Two threads read its files: that is most of what a start takes.
///
/// # Errors
/// When it does not hold together.
pub fn built_in() -> Result<InUse, Vec<CatalogError>> {
    let (first, second) = halves(catalog::builtin_files());
    let read = std::thread::scope(|scope| {
        let beside = std::thread::Builder::new().name("catalogue".to_owned());
        let beside = beside.spawn_scoped(scope, || catalog::read_files(second)).ok();
        let first = catalog::read_files(first);
        // Without a thread, or where it came to grief, it is read here.
        let beside = beside.and_then(|thread| thread.join().ok());
        [first, beside.unwrap_or_else(|| catalog::read_files(second))]
    });
    Ok(InUse { catalog: catalog::from_read(read)?, loaded: None, problem: None })
}

/// Files in two parts of about the same length.
fn halves<'a, 'f>(files: &'a [CatalogFile<'f>]) -> (&'a [CatalogFile<'f>], &'a [CatalogFile<'f>]) {
    let all: usize = files.iter().map(|file| file.text.len()).sum();
    let mut before = 0;
    let middle = files.iter().take_while(|file| {
        before += file.text.len();
        before <= all / 2
    });
    files.split_at(middle.count())
}

/// The catalogue in use: the kept one where it is newer than the one compiled in, or was taken on
/// purpose although it is older.
///
/// # Errors
/// When the built-in one does not hold together.
pub fn in_use() -> Result<InUse, Vec<CatalogError>> {
    match kept_file() {
        Ok(path) => in_use_at(&path, PUBLIC_KEY, paths::today),
        Err(_) => built_in(),
    }
}

fn in_use_at(
    path: &Path,
    key: &str,
    today: impl FnOnce() -> Date,
) -> Result<InUse, Vec<CatalogError>> {
    let mut built_in = built_in()?;
    if !path.exists() {
        return Ok(built_in);
    }
    // A release that came later than the kept file replaces it, unless the older was asked for.
    let oldest = (!marker(path).exists()).then_some(built_in.catalog.compiled);
    let opened = read(path).and_then(|bytes| {
        catalog::open_signed(&bytes, key, today(), oldest).map_err(UpdateError::from)
    });
    match opened {
        Ok((catalog, content)) => Ok(InUse { catalog, loaded: Some(content), problem: None }),
        Err(UpdateError::Signed(SignedError::Older { .. })) => Ok(built_in),
        Err(error) => {
            built_in.problem = Some(format!(
                "{error}. The built-in catalogue of {} is used.",
                built_in.catalog.compiled
            ));
            Ok(built_in)
        }
    }
}

/// Takes a catalogue file: only when signature, schema and date are right. An older one than that in
/// use is taken only with `allow_older`. Gives its date.
///
/// # Errors
/// When anything is not right; the catalogue in use stays.
pub fn update(file: &Path, allow_older: bool) -> Result<Date, UpdateError> {
    let in_use = in_use().map_err(|_| UpdateError::BuiltIn)?.catalog.compiled;
    update_at(&kept_file()?, file, PUBLIC_KEY, paths::today(), in_use, allow_older)
}

fn update_at(
    kept: &Path,
    file: &Path,
    key: &str,
    today: Date,
    in_use: Date,
    allow_older: bool,
) -> Result<Date, UpdateError> {
    let bytes = read(file)?;
    let (catalog, _) = catalog::open_signed(&bytes, key, today, (!allow_older).then_some(in_use))?;
    let older = catalog.compiled < in_use;
    if older {
        paths::write_whole(&marker(kept), b"an older catalogue was taken on purpose\n")?;
    }
    paths::write_whole(kept, &bytes)?;
    if !older && marker(kept).exists() {
        let path = marker(kept);
        std::fs::remove_file(&path).map_err(|error| PathError::Io { path, error })?;
    }
    Ok(catalog.compiled)
}

fn read(path: &Path) -> Result<Vec<u8>, UpdateError> {
    let failed = |error| PathError::Io { path: path.to_owned(), error };
    if std::fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(UpdateError::TooLarge(path.to_owned()));
    }
    Ok(std::fs::read(path).map_err(failed)?)
}

fn kept_file() -> Result<PathBuf, PathError> {
    Ok(paths::data_dir()?.join("catalogue.signed"))
}

/// Stands beside the kept file where it is older than the built-in one on purpose.
fn marker(kept: &Path) -> PathBuf {
    kept.with_extension("older")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// A signed file of the built-in catalogue with another date.
    fn signed(
        pair: &minisign::KeyPair,
        compiled: &str,
        change: impl Fn(&str) -> String,
    ) -> Vec<u8> {
        let own = catalog::builtin().unwrap().compiled.to_string();
        let files = catalog::builtin_files()
            .iter()
            .map(|file| (file.name.to_owned(), file.text.replace(&own, compiled)))
            .collect();
        let content =
            CatalogContent { schema: catalog::SCHEMA.to_owned(), compiled: day(compiled), files };
        let text = change(&content.text());
        let signature =
            minisign::sign(None, &pair.sk, text.as_bytes(), Some("test"), None).unwrap();
        format!("{}\n{text}", signature.to_string().trim_end()).into_bytes()
    }

    #[test]
    fn files_read_by_two_threads_make_the_same_catalogue() {
        let files = catalog::builtin_files();
        let (first, second) = halves(files);
        assert!(!first.is_empty() && !second.is_empty());
        assert_eq!(first.len() + second.len(), files.len());
        let (own, plain) = (built_in().unwrap().catalog, catalog::builtin().unwrap());
        assert_eq!(format!("{own:?}"), format!("{plain:?}"));
    }

    #[test]
    fn only_what_is_signed_whole_and_newer_is_taken() {
        let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
        let key = pair.pk.to_box().unwrap().to_string();
        let folder = tempfile::tempdir().unwrap();
        let (kept, file) = (folder.path().join("kept.signed"), folder.path().join("new"));
        let own = catalog::builtin().unwrap().compiled;
        let today = day("2030-01-01");
        let same = |text: &str| text.to_owned();
        let take = |bytes: &[u8], allow_older: bool| {
            std::fs::write(&file, bytes).unwrap();
            let in_use = in_use_at(&kept, &key, || today).unwrap().catalog.compiled;
            update_at(&kept, &file, &key, today, in_use, allow_older)
        };
        let in_use = || in_use_at(&kept, &key, || today).unwrap();
        assert!(!in_use().is_loaded());

        let good = signed(&pair, "2029-05-01", same);
        // One flipped byte anywhere of note, cut in the middle, another key, nothing.
        for at in [good.len() - 1, good.len() / 2, 200, 60] {
            let mut bad = good.clone();
            bad[at] ^= 1;
            assert!(take(&bad, true).is_err(), "byte {at}");
        }
        for cut in [0, 10, 100, 300, good.len() / 2, good.len() - 1] {
            assert!(take(&good[..cut], true).is_err(), "cut at {cut}");
        }
        let other = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
        let error = take(&signed(&other, "2029-05-01", same), false).unwrap_err();
        assert!(matches!(error, UpdateError::Signed(SignedError::UnknownKey)), "{error}");
        let error = take(
            &signed(&pair, "2029-05-01", |text| text.replace("catalog/1", "catalog/2")),
            false,
        )
        .unwrap_err();
        assert!(matches!(error, UpdateError::Signed(SignedError::Schema(_))), "{error}");
        let error = take(&signed(&pair, "2031-05-01", same), false).unwrap_err();
        assert!(matches!(error, UpdateError::Signed(SignedError::Future(_))), "{error}");
        let error = take(
            &signed(&pair, "2029-05-01", |text| text.replace("forbid-updates", "forbid-updating")),
            false,
        )
        .unwrap_err();
        assert!(matches!(error, UpdateError::Signed(SignedError::Mistakes(_))), "{error}");
        assert!(!kept.exists() && in_use().catalog.compiled == own);

        assert_eq!(take(&good, false).unwrap(), day("2029-05-01"));
        assert!(in_use().is_loaded() && in_use().catalog.compiled == day("2029-05-01"));
        // Back only when it is said, and then it stays.
        let older = signed(&pair, "2020-01-01", same);
        let error = take(&older, false).unwrap_err();
        assert!(matches!(error, UpdateError::Signed(SignedError::Older { .. })), "{error}");
        assert_eq!(in_use().catalog.compiled, day("2029-05-01"));
        take(&older, true).unwrap();
        assert_eq!(in_use().catalog.compiled, day("2020-01-01"));
        take(&good, false).unwrap();
        assert!(in_use().is_loaded());
        // A kept file that was damaged: the built-in one, and it is said.
        std::fs::write(&kept, &good[..good.len() / 2]).unwrap();
        assert!(in_use().problem.unwrap().contains("the signature does not fit"));
        assert_eq!(in_use().catalog.compiled, own);
    }
}
