//! One window a user: a second start gives its files to the window that is open, and ends.
//!
//! Whoever holds the lock of a file in the user's own folder is the first; the system gives the lock back when
//! a program ends, however it ends, so a dead window stands in nobody's way. The first listens at a local
//! socket in the same folder, on Windows at a named pipe with a name that cannot be guessed, which is written
//! beside the lock. What is sent is only a list of paths, and only as much as a command line can hold; nothing
//! is reachable over a network.

use std::fs::File;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use local::{Listener, Stream};

/// The lock.
const LOCK: &str = "window.lock";
/// Where the first says at which address it listens.
const ADDRESS: &str = "window.address";
/// A command line of Windows has at most 32,767 characters, one of Linux two million bytes.
const MOST_BYTES: u32 = 4 << 20;
/// So many at once are listened to; more come from no desktop.
const MOST_AT_ONCE: usize = 16;
/// What the first answers.
const TAKEN: &[u8; 8] = b"taken/1\n";
/// Between two tries to reach a first that has only just begun.
const AGAIN: Duration = Duration::from_millis(25);

/// What became of a start.
#[derive(Debug)]
pub enum Start {
    /// It is the first; it should listen as soon as it has a window.
    First(First),
    /// The window that is open has taken the files.
    Handed,
    /// A window is open and does not answer, or the folder cannot be used: this one stands alone.
    Alone(io::Error),
}

/// The right to be the first, until it is dropped.
#[derive(Debug)]
pub struct First {
    folder: PathBuf,
    /// Given back by the system at the end of the program.
    _lock: File,
}

/// Becomes the first, or gives the files to it, within this time.
#[must_use]
pub fn start(folder: &Path, files: &[PathBuf], patience: Duration) -> Start {
    match lock(folder) {
        Ok(Some(first)) => Start::First(first),
        Ok(None) => match message(files).and_then(|message| hand_over(folder, message, patience)) {
            Ok(()) => Start::Handed,
            Err(error) => Start::Alone(error),
        },
        Err(error) => Start::Alone(error),
    }
}

fn lock(folder: &Path) -> io::Result<Option<First>> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(LOCK);
    let lock = File::options().create(true).truncate(false).write(true).open(path)?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(First { folder: folder.to_owned(), _lock: lock })),
        Err(std::fs::TryLockError::WouldBlock) => Ok(None),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}

impl First {
    /// Listens from now on, on a thread of its own, as long as the program runs. `take` gets the files of each
    /// later start; there may be none, when somebody only started the program again.
    ///
    /// # Errors
    /// When there is no way to listen; then each later start stands alone.
    pub fn listen(self, take: impl Fn(Vec<PathBuf>) + Send + Sync + 'static) -> io::Result<()> {
        let address = address(&self.folder);
        if !cfg!(windows) {
            // The socket of a first that is dead; the lock says that no other is alive.
            match std::fs::remove_file(&address) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        let listener = local::listen(&address)?;
        write_address(&self.folder, &address)?;
        std::thread::Builder::new()
            .name("later starts".to_owned())
            .spawn(move || serve(&listener, &self, &Arc::new(take)))?;
        Ok(())
    }
}

fn serve(
    listener: &Listener,
    first: &First,
    take: &Arc<impl Fn(Vec<PathBuf>) + Send + Sync + 'static>,
) {
    let open = Arc::new(AtomicUsize::new(0));
    loop {
        let mut stream = match local::accept(listener) {
            Ok(stream) => stream,
            Err(error) => {
                tracing::warn!(%error, folder = %first.folder.display(), "a later start broke off");
                std::thread::sleep(AGAIN);
                continue;
            }
        };
        if open.load(Ordering::Relaxed) >= MOST_AT_ONCE {
            continue;
        }
        open.fetch_add(1, Ordering::Relaxed);
        let (take, own) = (take.clone(), open.clone());
        // One that says nothing holds up no other.
        let spawned =
            std::thread::Builder::new().name("a later start".to_owned()).spawn(move || {
                match read(&mut stream) {
                    Ok(files) => take(files),
                    Err(error) => tracing::warn!(%error, "a later start was not understood"),
                }
                own.fetch_sub(1, Ordering::Relaxed);
            });
        if spawned.is_err() {
            open.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

fn read(stream: &mut Stream) -> io::Result<Vec<PathBuf>> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > MOST_BYTES {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "longer than a command line"));
    }
    let mut bytes = Vec::new();
    io::Read::take(&mut *stream, u64::from(length)).read_to_end(&mut bytes)?;
    let files = parse(&bytes)?;
    stream.write_all(TAKEN)?;
    Ok(files)
}

fn hand_over(folder: &Path, message: Vec<u8>, patience: Duration) -> io::Result<()> {
    let (sender, receiver) = channel();
    let folder = folder.to_owned();
    let end = Instant::now() + patience;
    // A first that hangs would hold this start for ever; the thread ends with the program.
    std::thread::Builder::new().name("handing over".to_owned()).spawn(move || {
        let result = loop {
            match send(&folder, &message) {
                // It has the lock and does not listen yet.
                Err(error) if is_early(&error) && Instant::now() < end => std::thread::sleep(AGAIN),
                result => break result,
            }
        };
        let _ = sender.send(result);
    })?;
    receiver
        .recv_timeout(patience)
        .unwrap_or_else(|_| Err(io::Error::new(io::ErrorKind::TimedOut, "no answer in time")))
}

fn is_early(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused)
}

fn send(folder: &Path, message: &[u8]) -> io::Result<()> {
    let mut address = String::new();
    File::open(folder.join(ADDRESS))?.take(4096).read_to_string(&mut address)?;
    let mut stream = local::connect(Path::new(address.trim_end()))?;
    stream.write_all(message)?;
    stream.flush()?;
    let mut answer = [0; TAKEN.len()];
    stream.read_exact(&mut answer)?;
    if answer == *TAKEN {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "another program answered"))
    }
}

/// The files as they are sent: their length, and a JSON list of whole paths.
fn message(files: &[PathBuf]) -> io::Result<Vec<u8>> {
    let mut paths = Vec::new();
    for file in files {
        let path = std::path::absolute(file)?;
        let path = path.to_str().ok_or_else(|| {
            io::Error::new(io::ErrorKind::InvalidInput, "a file's name is no Unicode text")
        })?;
        paths.push(path.to_owned());
    }
    let json = serde_json::to_vec(&paths)?;
    let length = u32::try_from(json.len()).ok().filter(|length| *length <= MOST_BYTES);
    let length =
        length.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "too many files"))?;
    Ok([length.to_le_bytes().as_slice(), &json].concat())
}

fn parse(bytes: &[u8]) -> io::Result<Vec<PathBuf>> {
    let paths: Vec<String> = serde_json::from_slice(bytes)?;
    let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
    if paths.iter().all(|path| path.is_absolute()) {
        Ok(paths)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "a path that is not whole"))
    }
}

fn address(folder: &Path) -> PathBuf {
    if cfg!(windows) {
        // Anybody may make a pipe of a name that is known; this one is known only to who can read the folder.
        let random = || RandomState::new().hash_one(std::process::id());
        PathBuf::from(format!(r"\\.\pipe\interdict-{:016x}{:016x}", random(), random()))
    } else {
        folder.join("window.socket")
    }
}

fn write_address(folder: &Path, address: &Path) -> io::Result<()> {
    let text = address.to_str().ok_or_else(|| {
        io::Error::new(io::ErrorKind::InvalidInput, "the folder's name is no Unicode text")
    })?;
    let draft = folder.join("window.address.new");
    std::fs::write(&draft, text)?;
    std::fs::rename(draft, folder.join(ADDRESS))
}

#[cfg(unix)]
mod local {
    use std::io;
    use std::os::unix::net::UnixListener;
    use std::path::Path;

    pub(super) use std::os::unix::net::{UnixListener as Listener, UnixStream as Stream};

    pub(super) fn listen(address: &Path) -> io::Result<Listener> {
        UnixListener::bind(address)
    }

    pub(super) fn accept(listener: &Listener) -> io::Result<Stream> {
        listener.accept().map(|(stream, _)| stream)
    }

    pub(super) fn connect(address: &Path) -> io::Result<Stream> {
        Stream::connect(address)
    }
}

#[cfg(windows)]
mod local {
    use std::io;
    use std::path::Path;

    use interprocess::local_socket::{GenericFilePath, ListenerOptions, prelude::*};

    pub(super) use interprocess::local_socket::{Listener, Stream};

    pub(super) fn listen(address: &Path) -> io::Result<Listener> {
        ListenerOptions::new().name(address.to_fs_name::<GenericFilePath>()?).create_sync()
    }

    pub(super) fn accept(listener: &Listener) -> io::Result<Stream> {
        listener.accept()
    }

    pub(super) fn connect(address: &Path) -> io::Result<Stream> {
        Stream::connect(address.to_fs_name::<GenericFilePath>()?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn files_are_sent_with_their_whole_paths() {
        let sent = message(&[PathBuf::from("a list.csv"), PathBuf::from("Ünicode.xlsx")]).unwrap();
        let length = u32::from_le_bytes(sent[..4].try_into().unwrap()) as usize;
        assert_eq!(length, sent.len() - 4);
        let files = parse(&sent[4..]).unwrap();
        assert_eq!(files.len(), 2);
        assert!(files.iter().all(|file| file.is_absolute()));
        assert!(files[0].ends_with("a list.csv"));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_sent_breaks_nothing(bytes: Vec<u8>) {
            if let Ok(files) = parse(&bytes) {
                assert!(files.iter().all(|file| file.is_absolute()));
            }
        }
    }
}
