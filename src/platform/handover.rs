//! A secret for a program with more rights: given through a private folder and kept nowhere.
//!
//! On Unix it goes through a named pipe (fifo(7)): it is in the kernel's memory only, and only this user and the
//! administrator may open the pipe. On Windows, whose prompt passes no handles on, it stands for moments in a file
//! that the system deletes with its handle, whatever becomes of this program, and that it keeps in memory where
//! it can (Microsoft's documentation, "CreateFileW": `FILE_FLAG_DELETE_ON_CLOSE`, `FILE_ATTRIBUTE_TEMPORARY`).
//! It is written only when the other program waits for it, and not at all where others could read it.

use std::io;
use std::path::Path;
use std::time::Duration;

use zeroize::Zeroizing;

/// The name of the pipe or file in its folder.
const NAME: &str = "word";
/// No password is longer.
const LONGEST: usize = 4096;
/// How often it is looked whether the other side has done its part.
const LOOK: Duration = Duration::from_millis(10);

/// The side that gives.
#[derive(Debug)]
pub struct SecretWay(system::Way);

impl SecretWay {
    /// Prepares the way in a private folder of this user.
    ///
    /// # Errors
    /// When it cannot be made, or others could read what goes over it.
    pub fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self(system::Way::new(folder)?))
    }

    /// Gives the secret to the program that waits for it.
    ///
    /// # Errors
    /// When nobody waits, or it cannot be written.
    pub fn give(&mut self, secret: &[u8]) -> io::Result<()> {
        let framed = framed(secret)?;
        self.0.give(&framed)
    }
}

/// The side that takes.
#[derive(Debug)]
pub struct SecretTaker(system::Taker);

impl SecretTaker {
    /// Opens the way; from now on the secret can be given.
    ///
    /// # Errors
    /// When there is none, or it is not what it seems to be.
    pub fn open(folder: &Path) -> io::Result<Self> {
        Ok(Self(system::Taker::open(folder)?))
    }

    /// Waits for the secret, at most so long.
    ///
    /// # Errors
    /// When it does not come, or is not whole.
    pub fn take(mut self, within: Duration) -> io::Result<Zeroizing<Vec<u8>>> {
        // Room from the start: what grows leaves copies of itself behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(LONGEST + 8));
        let since = std::time::Instant::now();
        loop {
            self.0.read(&mut bytes)?;
            if let Some(secret) = unframed(&bytes)? {
                return Ok(secret);
            }
            if since.elapsed() >= within {
                return Err(io::Error::new(io::ErrorKind::TimedOut, "the password was not given"));
            }
            std::thread::sleep(LOOK);
        }
    }
}

/// The length in four bytes, then the secret: so it is known to be whole.
fn framed(secret: &[u8]) -> io::Result<Zeroizing<Vec<u8>>> {
    let length = u32::try_from(secret.len()).ok().filter(|_| secret.len() <= LONGEST - 4);
    let length = length.ok_or_else(|| io::Error::other("the password is too long"))?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(secret.len() + 4));
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(secret);
    Ok(bytes)
}

fn unframed(bytes: &[u8]) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let Some((length, rest)) = bytes.split_first_chunk::<4>() else { return Ok(None) };
    let length = u32::from_le_bytes(*length) as usize;
    if length > LONGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "this is no password"));
    }
    Ok(rest.get(..length).map(|secret| Zeroizing::new(secret.to_vec())))
}

#[cfg(unix)]
mod system {
    use std::ffi::CString;
    use std::fs::{File, OpenOptions};
    use std::io::{self, Read as _, Write as _};
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{FileTypeExt as _, OpenOptionsExt as _};
    use std::path::{Path, PathBuf};

    use super::{LONGEST, NAME};

    #[derive(Debug)]
    pub(super) struct Way(PathBuf);

    impl Way {
        #[allow(unsafe_code, reason = "the standard library makes no named pipes")]
        pub(super) fn new(folder: &Path) -> io::Result<Self> {
            let path = folder.join(NAME);
            let name = CString::new(path.as_os_str().as_bytes())?;
            // SAFETY: the text ends with a zero and outlives the call (mkfifo(3)); what is there already is
            // never taken.
            if unsafe { libc::mkfifo(name.as_ptr(), 0o600) } != 0 {
                return Err(io::Error::last_os_error());
            }
            Ok(Self(path))
        }

        /// Less than what a pipe takes at once (pipe(7)), so nothing is waited for.
        pub(super) fn give(&mut self, framed: &[u8]) -> io::Result<()> {
            let mut file = OpenOptions::new()
                .write(true)
                .custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW)
                .open(&self.0)?;
            if !file.metadata()?.file_type().is_fifo() {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "it was exchanged"));
            }
            file.write_all(framed)
        }
    }

    #[derive(Debug)]
    pub(super) struct Taker(File);

    impl Taker {
        pub(super) fn open(folder: &Path) -> io::Result<Self> {
            let file = OpenOptions::new()
                .read(true)
                .custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW)
                .open(folder.join(NAME))?;
            if !file.metadata()?.file_type().is_fifo() {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "it is no pipe"));
            }
            Ok(Self(file))
        }

        pub(super) fn read(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
            let mut room = zeroize::Zeroizing::new([0_u8; 512]);
            while bytes.len() < LONGEST {
                match self.0.read(room.as_mut_slice()) {
                    Ok(0) => break,
                    Ok(read) => bytes.extend_from_slice(room.get(..read).unwrap_or_default()),
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(())
        }
    }
}

#[cfg(windows)]
mod system {
    use std::fs::{File, OpenOptions};
    use std::io::{self, Read as _, Seek as _, Write as _};
    use std::os::windows::fs::OpenOptionsExt as _;
    use std::path::{Path, PathBuf};

    use windows_sys::Win32::Foundation::GENERIC_WRITE;
    use windows_sys::Win32::Storage::FileSystem::{
        DELETE, FILE_ATTRIBUTE_TEMPORARY, FILE_FLAG_DELETE_ON_CLOSE, FILE_FLAG_OPEN_REPARSE_POINT,
        FILE_SHARE_DELETE, FILE_SHARE_READ, FILE_SHARE_WRITE,
    };

    use super::{LONGEST, NAME};
    use crate::platform::access;

    /// The file is there as long as this value.
    #[derive(Debug)]
    pub(super) struct Way {
        path: PathBuf,
        file: Option<(File, usize)>,
    }

    impl Way {
        pub(super) fn new(folder: &Path) -> io::Result<Self> {
            if access::is_readable_by_others(folder)? {
                return Err(io::Error::other(
                    "other users can read the folder for temporary files",
                ));
            }
            Ok(Self { path: folder.join(NAME), file: None })
        }

        pub(super) fn give(&mut self, framed: &[u8]) -> io::Result<()> {
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .access_mode(GENERIC_WRITE | DELETE)
                .share_mode(FILE_SHARE_READ | FILE_SHARE_DELETE)
                .attributes(FILE_ATTRIBUTE_TEMPORARY)
                .custom_flags(FILE_FLAG_DELETE_ON_CLOSE)
                .open(&self.path)?;
            // Nothing stands in it yet.
            if access::is_readable_by_others(&self.path)? {
                return Err(io::Error::other(
                    "other users can read the folder for temporary files",
                ));
            }
            file.write_all(framed)?;
            self.file = Some((file, framed.len()));
            Ok(())
        }
    }

    impl Drop for Way {
        fn drop(&mut self) {
            if let Some((mut file, length)) = self.file.take() {
                // It is deleted with its handle; where that fails, zeros are what is left.
                let zeros = vec![0_u8; length];
                file.rewind().and_then(|()| file.write_all(&zeros)).ok();
            }
        }
    }

    #[derive(Debug)]
    pub(super) struct Taker(PathBuf);

    impl Taker {
        pub(super) fn open(folder: &Path) -> io::Result<Self> {
            Ok(Self(folder.join(NAME)))
        }

        /// The file is there as soon as it is written.
        pub(super) fn read(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
            let file = OpenOptions::new()
                .read(true)
                .share_mode(FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE)
                .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT)
                .open(&self.0);
            let file = match file {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(error),
            };
            // A link is opened as itself, and holds nothing.
            if !file.metadata()?.is_file() {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "it is no regular file"));
            }
            bytes.clear();
            let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
            file.take(most).read_to_end(bytes).map(drop)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::platform::PrivateFolder;

    #[test]
    fn a_secret_is_given_once_the_other_side_waits() {
        let folder = PrivateFolder::new().unwrap();
        let mut way = SecretWay::new(folder.path()).unwrap();
        // On Unix nobody hears it yet; it must not be kept anywhere until somebody does.
        #[cfg(unix)]
        assert!(way.give(b"word").is_err());
        let taker = SecretTaker::open(folder.path()).unwrap();
        way.give("a wörd".as_bytes()).unwrap();
        assert_eq!(taker.take(Duration::from_secs(30)).unwrap().as_slice(), "a wörd".as_bytes());
        drop(way);
        for left in std::fs::read_dir(folder.path()).unwrap().flatten() {
            assert!(!left.file_type().unwrap().is_file(), "nothing is left on the disk");
        }
        let again = SecretTaker::open(folder.path()).unwrap();
        assert!(again.take(Duration::ZERO).is_err(), "it is there only once");
    }

    #[test]
    fn what_is_not_whole_or_too_long_is_no_secret() {
        assert!(framed(&[b'a'; LONGEST]).is_err());
        assert_eq!(unframed(&[1, 0]).unwrap(), None);
        assert_eq!(unframed(&[2, 0, 0, 0, b'a']).unwrap(), None);
        assert_eq!(unframed(&framed(b"ab").unwrap()).unwrap().unwrap().as_slice(), b"ab");
        assert!(unframed(&[0xff; 8]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_was_put_in_the_place_of_the_pipe_is_not_used() {
        let folder = PrivateFolder::new().unwrap();
        let place = folder.path().join(NAME);
        std::fs::write(&place, [1, 0, 0, 0, b'x']).unwrap();
        assert!(SecretWay::new(folder.path()).is_err());
        assert!(SecretTaker::open(folder.path()).is_err());
        std::fs::rename(&place, folder.path().join("other")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("other"), &place).unwrap();
        assert!(SecretTaker::open(folder.path()).is_err());
    }
}
