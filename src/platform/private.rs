//! Files that nobody else may have a hand in: a folder for this user alone, a file that is what it seems
//! to be, and whether a program could have been changed by others.

use std::fs::File;
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// A fresh folder that only this user may open; it goes away with this value.
#[derive(Debug)]
pub struct PrivateFolder(PathBuf);

impl PrivateFolder {
    /// Makes one in the system's folder for such.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new() -> io::Result<Self> {
        // A random number; that the folder is new is made sure by the system, not by the name.
        let number = std::hash::RandomState::new().build_hasher().finish();
        let path = std::env::temp_dir().join(format!("interdict-{number:016x}"));
        create(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for PrivateFolder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, path = %self.0.display(), "a temporary folder stays");
        }
    }
}

#[cfg(unix)]
fn create(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().mode(0o700).create(path)
}

// The folder for temporary files is the user's own on Windows.
#[cfg(not(unix))]
fn create(path: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new().create(path)
}

/// Reads a file that another process wrote there: a regular file, no link, written by this user or the
/// administrator, of at most `most` bytes.
///
/// # Errors
/// When it is not that, or cannot be read.
pub fn read_handed_over(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let refuse = |what: &str| Err(io::Error::new(io::ErrorKind::InvalidData, what.to_owned()));
    let facts = std::fs::symlink_metadata(path)?;
    if !facts.is_file() {
        return refuse("it is no regular file");
    }
    let file = File::open(path)?;
    if !is_same(&facts, &file.metadata()?) {
        return refuse("it was exchanged while it was being opened");
    }
    if !owner_is_trusted(&facts, path) {
        return refuse("it belongs to another user");
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return refuse("it is larger than any scan");
    }
    Ok(bytes)
}

/// The file or folder on the way to a program that users other than its owner and the administrators may
/// change, if there is one.
///
/// # Errors
/// When the way cannot be looked at.
pub fn changeable_by_others(program: &Path) -> io::Result<Option<PathBuf>> {
    open_place(&std::fs::canonicalize(program)?)
}

#[cfg(windows)]
use super::access::{is_listed_for_others, open_place};

/// On Unix the owner and the bits say it all.
#[cfg(not(windows))]
#[allow(clippy::unnecessary_wraps, reason = "on Windows it is a question to the system")]
fn is_listed_for_others(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(not(windows))]
fn open_place(program: &Path) -> io::Result<Option<PathBuf>> {
    for place in program.ancestors() {
        let facts = std::fs::metadata(place)?;
        if is_open_to_others(&facts) || is_of_another(&facts) {
            return Ok(Some(place.to_owned()));
        }
    }
    Ok(None)
}

/// The first place on the way to a program that somebody may change who is not the administrator.
#[cfg(unix)]
pub(super) fn place_of_no_administrator(program: &Path) -> io::Result<Option<PathBuf>> {
    use std::os::unix::fs::MetadataExt as _;
    for place in program.ancestors() {
        let facts = std::fs::metadata(place)?;
        if is_open_to_others(&facts) || facts.uid() != 0 {
            return Ok(Some(place.to_owned()));
        }
    }
    Ok(None)
}

/// Makes a file that only this user and the administrator may open, for writing at its end. What is
/// there already is left as it is.
///
/// # Errors
/// When it is there already, or cannot be made.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    sync_folder(path);
    Ok(file)
}

/// Makes the file of an answer in a private folder of somebody else, who has to read it: the folder keeps
/// others out, so everybody may read the file itself.
///
/// # Errors
/// When it is there already, or cannot be made.
pub fn create_answer(path: &Path) -> io::Result<File> {
    let file = create_private(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Set and not asked for at the making: what is masked out there would stay out.
        file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    Ok(file)
}

/// Opens a file of one's own for reading and writing at its end: a regular file, no link, that belongs to
/// this user or the administrator and that nobody else may write.
///
/// # Errors
/// When it is not that, or cannot be opened.
pub fn open_private(path: &Path) -> io::Result<File> {
    open_own(path, std::fs::OpenOptions::new().read(true).append(true))
}

/// Cuts a file of one's own to a length, after the same checks. A file that is open for writing at its end
/// only cannot be cut on Windows (`FILE_APPEND_DATA` without `FILE_WRITE_DATA`).
///
/// # Errors
/// When it is not such a file, or cannot be cut.
pub fn cut_private(path: &Path, length: u64) -> io::Result<()> {
    let file = open_own(path, std::fs::OpenOptions::new().read(true).write(true))?;
    file.set_len(length)?;
    file.sync_all()
}

/// What marks a folder as made by [`private_folder_at`].
const MARK: &str = "made-by-interdict";

/// Makes a folder that only this user may open, or makes sure of one that is there already: made by this
/// function, no link, and nobody else can put another one in its place.
///
/// # Errors
/// When it cannot be made, or is not that.
pub fn private_folder_at(path: &Path) -> io::Result<()> {
    let refuse = |what: &str| Err(io::Error::new(io::ErrorKind::InvalidData, what.to_owned()));
    match create(path) {
        Ok(()) => drop(create_private(&path.join(MARK))?),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    let facts = std::fs::symlink_metadata(path)?;
    // Junctions of Windows count among the links.
    if !facts.is_dir() {
        return refuse("the folder for what is removed is a link, or no folder");
    }
    if !is_own(&facts) || is_open_to_others(&facts) {
        return refuse(
            "the folder for what is removed belongs to another user, or others may change it",
        );
    }
    if exchangeable_by_others(path)?.is_some() {
        return refuse(
            "other users may put another folder in the place of that for what is removed",
        );
    }
    // On Windows the lists of this file and of its folder say whose they are.
    open_private(&path.join(MARK)).map(drop)
}

/// The folder above a place in which users other than its owner and the administrators could put something
/// else there, if there is one: with a folder of theirs on the way, or a junction in its place.
///
/// # Errors
/// When the way cannot be looked at.
pub fn exchangeable_by_others(path: &Path) -> io::Result<Option<PathBuf>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = std::fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
    #[cfg(windows)]
    let place = super::access::exchangeable_place(&folder);
    #[cfg(not(windows))]
    let place = open_place(&folder);
    place
}

fn open_own(path: &Path, how: &std::fs::OpenOptions) -> io::Result<File> {
    let refuse = |what: &str| Err(io::Error::new(io::ErrorKind::InvalidData, what.to_owned()));
    let facts = std::fs::symlink_metadata(path)?;
    if !facts.is_file() {
        return refuse("it is no regular file");
    }
    let file = how.open(path)?;
    let opened = file.metadata()?;
    if !is_same(&facts, &opened) {
        return refuse("it was exchanged while it was being opened");
    }
    if !is_own(&opened) || is_open_to_others(&opened) || is_listed_for_others(path)? {
        return refuse("it belongs to another user, or other users may change it");
    }
    Ok(file)
}

/// Makes sure that a new file's name is on the disk, too (fsync(2): the folder has to be synced for that).
/// Where folders cannot be opened, as on Windows, the system does it by itself.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
        if let Err(error) = folder.sync_all() {
            tracing::debug!(%error, "a folder could not be synced");
        }
    }
}

/// Whether it belongs to somebody who is neither the administrator nor this user.
#[cfg(not(windows))]
fn is_of_another(facts: &std::fs::Metadata) -> bool {
    !is_own(facts)
}

/// Whether a link is the administrator's or this user's own. On Windows whoever may add folders may add
/// junctions, so none is.
#[cfg(unix)]
pub(super) fn is_link_of_the_system(facts: &std::fs::Metadata) -> bool {
    is_own(facts)
}

#[cfg(not(unix))]
pub(super) fn is_link_of_the_system(_: &std::fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn is_own(facts: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    facts.uid() == 0 || facts.uid() == super::privilege::user_id()
}

#[cfg(not(unix))]
fn is_own(_: &std::fs::Metadata) -> bool {
    true
}

#[cfg(unix)]
fn is_same(a: &std::fs::Metadata, b: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(not(unix))]
fn is_same(a: &std::fs::Metadata, b: &std::fs::Metadata) -> bool {
    b.is_file() && a.len() == b.len()
}

#[cfg(unix)]
fn owner_is_trusted(facts: &std::fs::Metadata, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    // The folder was made by this user, so its owner is who "this user" is.
    let own = path.parent().and_then(|folder| std::fs::metadata(folder).ok()).map(|own| own.uid());
    facts.uid() == 0 || Some(facts.uid()) == own
}

#[cfg(not(unix))]
fn owner_is_trusted(_: &std::fs::Metadata, _: &Path) -> bool {
    true
}

#[cfg(unix)]
fn is_open_to_others(facts: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    // In a folder with the sticky bit (/tmp) others may add files but not exchange those of their owner.
    let sticky = facts.is_dir() && facts.mode() & 0o1000 != 0;
    // Group 0 is the administrator's own.
    let by_group = facts.mode() & 0o020 != 0 && facts.gid() != 0;
    !sticky && (by_group || facts.mode() & 0o002 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &std::fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn a_private_folder_goes_away_with_what_is_in_it() {
        let folder = PrivateFolder::new().unwrap();
        let path = folder.path().to_owned();
        std::fs::write(path.join("a"), "12345").unwrap();
        assert_eq!(read_handed_over(&path.join("a"), 5).unwrap(), b"12345");
        assert!(read_handed_over(&path.join("a"), 4).is_err());
        assert!(read_handed_over(&path, 5).is_err(), "a folder is no file");
        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn a_file_of_ones_own_is_cut_and_an_answer_is_new() {
        let folder = PrivateFolder::new().unwrap();
        let path = folder.path().join("a");
        io::Write::write_all(&mut create_private(&path).unwrap(), b"12345").unwrap();
        cut_private(&path, 2).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"12");
        assert!(create_answer(&path).is_err(), "never written over what is there");
        let answer = folder.path().join("b");
        drop(create_answer(&answer).unwrap());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(&answer)), (0o600, 0o644));
            std::os::unix::fs::symlink(&path, folder.path().join("link")).unwrap();
            assert!(cut_private(&folder.path().join("link"), 0).is_err());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_others_have_a_hand_in_is_not_used() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = PrivateFolder::new().unwrap();
        let mode = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        let aside = folder.path().join("aside");
        private_folder_at(&aside).unwrap();
        private_folder_at(&aside).unwrap();
        mode(&aside, 0o777);
        assert!(private_folder_at(&aside).is_err());
        mode(&aside, 0o700);
        std::os::unix::fs::symlink(&aside, folder.path().join("link")).unwrap();
        assert!(private_folder_at(&folder.path().join("link")).is_err());
        let other = folder.path().join("other");
        std::fs::create_dir(&other).unwrap();
        assert!(private_folder_at(&other).is_err(), "it was not made for this");
        mode(folder.path(), 0o777);
        assert!(private_folder_at(&aside).is_err());
        assert!(exchangeable_by_others(&aside).unwrap().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_and_open_places_are_named() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = PrivateFolder::new().unwrap();
        let mode = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        assert_eq!(std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o700);
        let program = folder.path().join("program");
        std::fs::write(&program, "x").unwrap();
        std::os::unix::fs::symlink(&program, folder.path().join("link")).unwrap();
        assert!(read_handed_over(&folder.path().join("link"), 5).is_err());
        mode(&program, 0o755);
        assert_eq!(changeable_by_others(&program).unwrap(), None);
        mode(&program, 0o757);
        let real = |path: &Path| Some(std::fs::canonicalize(path).unwrap());
        assert_eq!(changeable_by_others(&program).unwrap(), real(&program));
        mode(&program, 0o755);
        mode(folder.path(), 0o707);
        assert_eq!(changeable_by_others(&program).unwrap(), real(folder.path()));
        assert!(changeable_by_others(&folder.path().join("no")).is_err());
    }
}
