//! Lists that come packed: gzip and zlib (the `.ocs` files of OCS Inventory), and ZIP and tar with one
//! list (Intune gives its exports so) or with many.
//!
//! A packed file is hostile until it is unpacked: how much it may become is bounded by what it is, and
//! files inside are unpacked one after the other, in memory only. Their names are shown and never
//! opened, so that a path which leads out of the archive leads nowhere.

use std::cell::Cell;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::joined::Joined;
use super::stems::Stems;
use super::{
    ImportError, Input, LARGEST_FILE, Options, Progress, Reading, folder, is_empty, read_list,
};
use inside::{Inside, only_list, shown, tar_files, zip_names};
use store::{Source, Store};

mod inside;
mod store;

pub(super) use store::is_packed;

/// Files in all archives together beyond this number: no export of a tool has as many.
const MOST_FILES: usize = 10_000;

/// How many times its size a file may become; lists of software pack well, bombs far better.
const MOST_TIMES: u64 = 200;

/// What may always be unpacked, however well it was packed.
const ALWAYS: u64 = 64 << 20;

/// What is held unpacked at one time, archives inside archives together.
const HELD: u64 = 512 << 20;

/// Archives inside archives.
const DEEPEST: usize = 4;

/// What is read between two looks at whether the user has stopped.
const CHUNK: u64 = 1 << 20;

/// Reads a file, packed or not.
pub(super) struct Reader<'a> {
    options: &'a Options,
    progress: &'a dyn Fn(Progress),
    cancel: &'a AtomicBool,
    size: u64,
    /// What may still be unpacked in all.
    left: Cell<u64>,
    /// What is held at this time.
    held: Cell<u64>,
    /// Files met so far.
    files: Cell<usize>,
}

/// What a file is packed as.
enum Packed<'a> {
    Not,
    One(Vec<u8>, &'static str),
    Zip(Box<Zip<'a>>),
    Tar(Store<'a>),
}

type Zip<'a> = zip::ZipArchive<Box<dyn Source + 'a>>;

impl<'a> Reader<'a> {
    pub(super) fn new(
        size: u64,
        options: &'a Options,
        progress: &'a dyn Fn(Progress),
        cancel: &'a AtomicBool,
    ) -> Self {
        let left = Cell::new(size.saturating_mul(MOST_TIMES).clamp(ALWAYS, LARGEST_FILE));
        Self { options, progress, cancel, size, left, held: Cell::new(0), files: Cell::new(0) }
    }

    /// Reads what a file holds; `folder` names the computer of a list that has no name of its own.
    pub(super) fn read(
        &self,
        path: &Path,
        folder: Option<&str>,
        bytes: Vec<u8>,
        depth: usize,
    ) -> Result<Reading, ImportError> {
        let packed = self.open(Store::Held(&bytes), depth)?;
        if !matches!(packed, Packed::Not) {
            return self.inside(path, folder, packed, depth);
        }
        drop(packed);
        let Self { options, progress, cancel, .. } = *self;
        read_list(&Input { path, bytes, folder, options, progress, cancel })
    }

    /// Reads a packed file that is too large to be held in memory.
    pub(super) fn read_from_disk(
        &self,
        path: &Path,
        folder: Option<&str>,
    ) -> Result<Reading, ImportError> {
        let packed = self.open(Store::OnDisk(path), 0)?;
        self.inside(path, folder, packed, 0)
    }

    fn inside(
        &self,
        path: &Path,
        folder: Option<&str>,
        packed: Packed<'_>,
        depth: usize,
    ) -> Result<Reading, ImportError> {
        match packed {
            // A workbook of this size.
            Packed::Not => Err(ImportError::TooLarge),
            Packed::One(inside, how) => {
                let size = inside.len() as u64;
                let reading = self.read(path, folder, inside, depth + 1);
                self.put_back(size);
                let mut reading = reading?;
                reading.recognised_as(&format!(", in {how}"));
                Ok(reading)
            }
            Packed::Zip(mut archive) => {
                let names = zip_names(&archive);
                if names.len() > MOST_FILES {
                    return Err(ImportError::TooLarge);
                }
                let files = names.iter().zip(0..).map(|(name, at)| {
                    let bytes = Ok(Vec::new());
                    Inside { name: name.clone(), at, bytes }
                });
                let mut files: Vec<Inside> = files.collect();
                let only = only_list(&files);
                files.retain(|own| !own.name.ends_with('/'));
                self.archive("ZIP", path, folder, only, depth, files.into_iter(), |file| {
                    file.bytes = self.of_zip(&mut archive, file.at);
                })
            }
            Packed::Tar(tar) => {
                let files = tar_files(tar)?;
                let only = only_list(&files);
                let mut archive = tar::Archive::new(tar.reader()?);
                let mut entries = archive.entries().map_err(|error| damaged("tar", &error))?;
                let mut passed = 0;
                self.archive("tar", path, folder, only, depth, files.into_iter(), |file| {
                    let entry = entries.nth(file.at.saturating_sub(passed));
                    passed = file.at + 1;
                    file.bytes = self.of_tar(entry);
                })
            }
        }
    }

    /// The files of an archive, one after the other; the one list in it as if it were the file itself.
    fn archive(
        &self,
        kind: &'static str,
        path: &Path,
        folder: Option<&str>,
        only: Option<usize>,
        depth: usize,
        files: impl ExactSizeIterator<Item = Inside>,
        mut fetch: impl FnMut(&mut Inside),
    ) -> Result<Reading, ImportError> {
        let count = files.len();
        if count == 0 {
            return Err(ImportError::Empty);
        }
        let mut joined = Joined::new(path);
        let mut stems = Stems::default();
        let mut one = None;
        for (mut file, done) in files.zip(0_u64..) {
            if let Some(why) = folder::left_out(&file.name) {
                joined.leave_out(&shown(&file.name), why);
                continue;
            }
            self.files.set(self.files.get() + 1);
            if self.files.get() > MOST_FILES {
                return Err(ImportError::TooLarge);
            }
            fetch(&mut file);
            let name = shown(&file.name);
            let inside = PathBuf::from(format!("{}/{name}", path.display()));
            let machine = stems.machine(&name).or_else(|| folder.map(str::to_owned));
            let reading = file.bytes.and_then(|bytes| {
                let size = bytes.len() as u64;
                let reading = if only == Some(file.at) {
                    self.read(path, folder, bytes, depth + 1)
                } else {
                    self.read(&inside, machine.as_deref(), bytes, depth + 1)
                };
                self.put_back(size);
                reading
            });
            if only == Some(file.at) {
                one = Some(reading?);
            } else {
                joined.take(&name, reading)?;
            }
            if depth == 0 {
                let bytes_done = self.size * (done + 1) / count as u64;
                let rows = joined.rows();
                (self.progress)(Progress { bytes_done, bytes_total: self.size, rows });
            }
            super::stopped(self.cancel)?;
        }
        match one {
            Some(mut reading) => {
                joined.say_left_out(&mut reading.inventory);
                reading.recognised_as(&format!(", in {kind}"));
                Ok(reading)
            }
            None => joined.finish(kind),
        }
    }

    fn open<'b>(&self, store: Store<'b>, depth: usize) -> Result<Packed<'b>, ImportError> {
        let head = store.head()?;
        let bytes = head.as_slice();
        if !is_packed(bytes) {
            return Ok(Packed::Not);
        }
        let length = usize::try_from(store.length()?).unwrap_or(usize::MAX);
        let not_too_deep = || {
            if depth < DEEPEST {
                return Ok(());
            }
            Err(ImportError::NotUnderstood(
                "archives are packed in archives more often than lists ever are".to_owned(),
            ))
        };
        if bytes.starts_with(b"\x1f\x8b") {
            not_too_deep()?;
            let mut decoder = flate2::read::MultiGzDecoder::new(store.reader()?);
            return Ok(Packed::One(self.whole(&mut decoder, length)?, "gzip"));
        }
        // RFC 1950: the second byte says how hard it was packed; "x^" may begin a text.
        if matches!(bytes, [0x78, 0x01 | 0x9c | 0xda, ..]) {
            not_too_deep()?;
            let mut decoder = flate2::read::ZlibDecoder::new(store.reader()?);
            return Ok(Packed::One(self.whole(&mut decoder, length)?, "zlib"));
        }
        if bytes.starts_with(b"PK\x05\x06") {
            return Err(ImportError::Empty);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            // A damaged workbook is named as such by the reader of workbooks.
            let Ok(archive) = zip::ZipArchive::new(store.reader()?) else {
                return Ok(Packed::Not);
            };
            // Workbooks are ZIP files too.
            let workbook = |name: &String| *name == "[Content_Types].xml" || *name == "mimetype";
            if zip_names(&archive).iter().any(workbook) {
                return Ok(Packed::Not);
            }
            not_too_deep()?;
            return Ok(Packed::Zip(Box::new(archive)));
        }
        if bytes.get(257..262).is_some_and(|magic| magic == b"ustar") {
            not_too_deep()?;
            return Ok(Packed::Tar(store));
        }
        Ok(Packed::Not)
    }

    fn of_zip(&self, archive: &mut Zip<'_>, at: usize) -> Result<Vec<u8>, ImportError> {
        let mut file = archive.by_index(at).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(text) if text.contains("assword") => {
                ImportError::Password
            }
            zip::result::ZipError::UnsupportedArchive(_) => ImportError::NotUnderstood(
                "it is packed in a way that this program does not read".to_owned(),
            ),
            error => damaged("ZIP", &error),
        })?;
        if file.encrypted() {
            return Err(ImportError::Password);
        }
        if file.is_symlink() {
            return Err(ImportError::NotUnderstood("it is a link, not a file".to_owned()));
        }
        self.fits(file.size())?;
        let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
        self.whole(&mut file, packed)
    }

    fn of_tar(
        &self,
        entry: Option<std::io::Result<tar::Entry<'_, Box<dyn Source + '_>>>>,
    ) -> Result<Vec<u8>, ImportError> {
        let mut entry = match entry {
            Some(Ok(entry)) => entry,
            Some(Err(error)) => return Err(damaged("tar", &error)),
            None => return Err(damaged("tar", &"it ends too early")),
        };
        if !entry.header().entry_type().is_file() {
            let what = "it is a link or a device, not a file";
            return Err(ImportError::NotUnderstood(what.to_owned()));
        }
        self.fits(entry.size())?;
        let size = usize::try_from(entry.size()).unwrap_or(usize::MAX);
        self.whole(&mut entry, size)
    }

    /// Refuses a file that says of itself that it is too large to be held; what it says may be a lie,
    /// so the bounds hold while it is read all the same.
    fn fits(&self, size: u64) -> Result<(), ImportError> {
        let room = HELD.saturating_sub(self.held.get()).min(self.left.get());
        if size > room { Err(ImportError::TooLarge) } else { Ok(()) }
    }

    /// Everything of a packed file, within bounds.
    fn whole(&self, from: &mut impl Read, packed: usize) -> Result<Vec<u8>, ImportError> {
        let most = (packed as u64)
            .saturating_mul(MOST_TIMES)
            .max(ALWAYS)
            .min(self.left.get())
            .min(HELD.saturating_sub(self.held.get()));
        let mut bytes = Vec::new();
        loop {
            let read = from.take(CHUNK).read_to_end(&mut bytes).map_err(|error| {
                ImportError::NotUnderstood(format!("the packed file is damaged ({error})"))
            })?;
            if bytes.len() as u64 > most {
                return Err(ImportError::TooLarge);
            }
            if read == 0 {
                break;
            }
            super::stopped(self.cancel)?;
        }
        if is_empty(&bytes) {
            return Err(ImportError::Empty);
        }
        self.left.set(self.left.get() - bytes.len() as u64);
        self.held.set(self.held.get() + bytes.len() as u64);
        Ok(bytes)
    }

    fn put_back(&self, size: u64) {
        self.held.set(self.held.get().saturating_sub(size));
    }
}

fn damaged(what: &str, error: &dyn std::fmt::Display) -> ImportError {
    ImportError::NotUnderstood(format!("the {what} is damaged ({error})"))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn an_archive_on_disk_gives_what_it_gives_in_memory() {
        use std::io::Write as _;
        let list = "Computer,Software\nPC-1,7-Zip\n";
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.csv", "PC-2/software.csv"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(list.as_bytes()).unwrap();
        }
        let zip = zip.finish().unwrap().into_inner();
        let mut tar = tar::Builder::new(Vec::new());
        let mut header = tar::Header::new_gnu();
        header.set_size(list.len() as u64);
        tar.append_data(&mut header, "a.csv", list.as_bytes()).unwrap();
        let tar = tar.into_inner().unwrap();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&tar).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (options, never) = (Options::default(), AtomicBool::new(false));
        for bytes in [zip, tar, gzip.finish().unwrap()] {
            let path = folder.path().join("x");
            std::fs::write(&path, &bytes).unwrap();
            let reader = || Reader::new(bytes.len() as u64, &options, &|_| {}, &never);
            let held = reader().read(&path, None, bytes.clone(), 0).unwrap();
            let on_disk = reader().read_from_disk(&path, None).unwrap();
            assert_eq!(held.recognised, on_disk.recognised);
            assert_eq!(held.inventory.counts, on_disk.inventory.counts);
            assert_eq!(held.inventory.machines, on_disk.inventory.machines);
            assert!(on_disk.inventory.counts.software > 0);
        }
    }
}
