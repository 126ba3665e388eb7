//! The files of a system, wherever its root is: `/` of the running machine, a mounted disk, a backup.
//!
//! A source asks for paths as the system itself names them (`var/lib/dpkg/status`,
//! `Windows/System32/config/SOFTWARE`). Links are followed as that system would follow them and never
//! out of its root: `..` above the root stays at the root, as in `chroot(2)`, and an absolute link
//! begins at the root again. Nothing is written and nothing is run.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

/// Links on the way to one file beyond this number are a circle (Linux itself gives up after 40).
const MOST_LINKS: u32 = 40;

/// What a name in a folder is, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, which [`Tree`] follows inside the root only.
    Link,
    /// A device, a pipe, a socket: never opened.
    Other,
}

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name, which need not be Unicode.
    pub name: OsString,
    /// What it is.
    pub kind: EntryKind,
}

impl Entry {
    /// The name for a person; letters that are no Unicode are replaced.
    #[must_use]
    pub fn shown(&self) -> String {
        self.name.to_string_lossy().into_owned()
    }
}

/// The files below a root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    root: PathBuf,
    /// Names are compared without regard to case, as Windows and macOS do on their own disks.
    any_case: bool,
}

impl Tree {
    /// A system whose names are compared exactly (Linux).
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), any_case: false }
    }

    /// A system whose names are compared without regard to case (Windows, macOS).
    #[must_use]
    pub fn any_case(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), any_case: true }
    }

    /// The root folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path of the system as a text to show: where it lies for the person who looks.
    #[must_use]
    pub fn shown(&self, path: impl AsRef<Path>) -> String {
        self.root.join(relative(path.as_ref())).display().to_string()
    }

    /// The real path of a path of the system, every link followed inside the root.
    ///
    /// # Errors
    /// What the file system says; `NotFound` also where a drive or a device was named.
    pub fn resolve(&self, path: impl AsRef<Path>) -> io::Result<PathBuf> {
        let mut waiting: Vec<OsString> = Vec::new();
        push_parts(&mut waiting, path.as_ref())?;
        let mut inside: Vec<OsString> = Vec::new();
        let mut links = 0;
        while let Some(part) = waiting.pop() {
            if part == ".." {
                inside.pop();
                continue;
            }
            let folder = self.joined(&inside);
            let (name, kind) = self.find(&folder, &part)?;
            if kind != EntryKind::Link {
                inside.push(name);
                continue;
            }
            links += 1;
            if links > MOST_LINKS {
                return Err(io::Error::other("its links lead in a circle"));
            }
            let target = std::fs::read_link(folder.join(&name))?;
            if target.has_root() {
                inside.clear();
            }
            push_parts(&mut waiting, &target)?;
        }
        Ok(self.joined(&inside))
    }

    fn joined(&self, parts: &[OsString]) -> PathBuf {
        let mut path = self.root.clone();
        path.extend(parts);
        path
    }

    /// The name as it is written on the disk, and what it is.
    fn find(&self, folder: &Path, name: &OsStr) -> io::Result<(OsString, EntryKind)> {
        match std::fs::symlink_metadata(folder.join(name)) {
            Ok(facts) => Ok((name.to_owned(), kind(facts.file_type()))),
            Err(error) if self.any_case && error.kind() == io::ErrorKind::NotFound => {
                let wanted = name.to_string_lossy().to_lowercase();
                for entry in std::fs::read_dir(folder)? {
                    let entry = entry?;
                    if entry.file_name().to_string_lossy().to_lowercase() == wanted {
                        return Ok((entry.file_name(), kind(entry.file_type()?)));
                    }
                }
                Err(error)
            }
            Err(error) => Err(error),
        }
    }

    /// Whether something is there.
    #[must_use]
    pub fn exists(&self, path: impl AsRef<Path>) -> bool {
        self.resolve(path).is_ok_and(|path| path.symlink_metadata().is_ok())
    }

    /// A regular file, opened for reading.
    ///
    /// # Errors
    /// What the file system says; devices, pipes and folders are refused.
    pub fn open(&self, path: impl AsRef<Path>) -> io::Result<std::fs::File> {
        let path = self.resolve(path)?;
        // A pipe would wait for ever when opened.
        if !path.symlink_metadata()?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no regular file"));
        }
        std::fs::File::open(path)
    }

    /// The bytes of a file of at most `most` bytes.
    ///
    /// # Errors
    /// What the file system says, and `FileTooLarge` beyond `most`.
    pub fn read(&self, path: impl AsRef<Path>, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most {
            let what = format!("it is larger than {most} bytes");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
        }
        Ok(bytes)
    }

    /// The names in a folder, sorted; single names that cannot be read end the list with their error.
    ///
    /// # Errors
    /// What the file system says.
    pub fn list(&self, path: impl AsRef<Path>) -> io::Result<Vec<Entry>> {
        let mut entries = std::fs::read_dir(self.resolve(path)?)?
            .map(|entry| {
                let entry = entry?;
                Ok(Entry { kind: kind(entry.file_type()?), name: entry.file_name() })
            })
            .collect::<io::Result<Vec<Entry>>>()?;
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    /// Whether a path is a folder, a link to one included.
    #[must_use]
    pub fn is_folder(&self, path: impl AsRef<Path>) -> bool {
        self.resolve(path).is_ok_and(|path| path.is_dir())
    }
}

fn kind(file: std::fs::FileType) -> EntryKind {
    if file.is_symlink() {
        EntryKind::Link
    } else if file.is_dir() {
        EntryKind::Folder
    } else if file.is_file() {
        EntryKind::File
    } else {
        EntryKind::Other
    }
}

/// A path without its leading separators.
fn relative(path: &Path) -> PathBuf {
    path.components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

/// The parts of a path, the first one last, to be taken from the end.
fn push_parts(waiting: &mut Vec<OsString>, path: &Path) -> io::Result<()> {
    let at = waiting.len();
    for part in path.components() {
        match part {
            Component::Normal(name) => waiting.push(name.to_owned()),
            Component::ParentDir => waiting.push(OsString::from("..")),
            Component::RootDir | Component::CurDir => {}
            Component::Prefix(_) => {
                let what = "the path names a drive or a server";
                return Err(io::Error::new(io::ErrorKind::NotFound, what));
            }
        }
    }
    waiting[at..].reverse();
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn tree() -> (tempfile::TempDir, Tree) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("root");
        std::fs::create_dir_all(root.join("var/lib")).unwrap();
        std::fs::write(root.join("var/lib/Status"), "inside").unwrap();
        std::fs::write(folder.path().join("secret"), "outside").unwrap();
        let tree = Tree::new(root);
        (folder, tree)
    }

    #[test]
    fn files_are_read_up_to_a_limit() {
        let (_folder, tree) = tree();
        assert_eq!(tree.read("var/lib/Status", 6).unwrap(), b"inside");
        assert_eq!(tree.read("/var/lib/Status", 6).unwrap(), b"inside");
        let error = tree.read("var/lib/Status", 5).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(tree.read("var", 5).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        assert_eq!(tree.read("var/no", 5).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(tree.list("var").unwrap().len(), 1);
        assert!(tree.exists("var/lib") && tree.is_folder("var/lib") && !tree.exists("no"));
    }

    #[test]
    fn case_counts_only_where_the_system_counts_it() {
        let (_folder, tree) = tree();
        assert!(!tree.exists("VAR/lib/status"));
        let tree = Tree::any_case(tree.root());
        assert!(tree.exists("VAR/lib/status"));
        assert!(tree.resolve("VAR/LIB/STATUS").unwrap().ends_with("var/lib/Status"));
    }

    #[test]
    fn points_stay_inside() {
        let (_folder, tree) = tree();
        assert!(!tree.exists("../secret"));
        assert_eq!(tree.read("../../../var/lib/Status", 10).unwrap(), b"inside");
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_inside() {
        use std::os::unix::fs::symlink;
        let (folder, tree) = tree();
        let root = tree.root();
        symlink("/var/lib/Status", root.join("absolute")).unwrap();
        symlink("../../../secret", root.join("var/relative")).unwrap();
        symlink(folder.path().join("secret"), root.join("out")).unwrap();
        symlink("b", root.join("a")).unwrap();
        symlink("a", root.join("b")).unwrap();
        symlink("lib", root.join("var/folder")).unwrap();
        assert_eq!(tree.read("absolute", 10).unwrap(), b"inside");
        assert_eq!(tree.read("var/folder/Status", 10).unwrap(), b"inside");
        assert!(tree.read("var/relative", 10).is_err());
        assert!(tree.read("out", 10).is_err());
        assert!(tree.read("a", 10).is_err());
    }
}
