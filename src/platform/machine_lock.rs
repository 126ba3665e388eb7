//! Something that only one program of the whole machine may have at a time, whoever's it is and with whatever
//! rights it runs. The system takes it away when the program ends, however it ends.
//!
//! - Windows: a named object in the namespace of all sessions ("Kernel object namespaces", Microsoft).
//! - Linux: a socket in the abstract namespace, which no file stands for and nobody needs rights for (unix(7)).
//! - macOS: a locked file in the folder for temporary files of everybody.

use std::io;

/// It is held as long as this value lives.
#[derive(Debug)]
pub struct MachineLock {
    _held: system::Held,
}

/// Takes it; `None` where another program of this machine has it.
///
/// # Errors
/// When that cannot be told.
pub fn machine_lock(name: &str) -> io::Result<Option<MachineLock>> {
    Ok(system::take(name)?.map(|held| MachineLock { _held: held }))
}

#[cfg(target_os = "linux")]
mod system {
    use std::io;
    use std::os::linux::net::SocketAddrExt as _;
    use std::os::unix::net::{SocketAddr, UnixListener};

    pub(super) type Held = UnixListener;

    pub(super) fn take(name: &str) -> io::Result<Option<Held>> {
        let address = SocketAddr::from_abstract_name(name)?;
        match UnixListener::bind_addr(&address) {
            Ok(held) => Ok(Some(held)),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => Ok(None),
            Err(error) => Err(error),
        }
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
mod system {
    use std::io;
    use std::path::Path;

    pub(super) type Held = std::fs::File;

    pub(super) fn take(name: &str) -> io::Result<Option<Held>> {
        super::file::take(&Path::new("/private/tmp").join(format!("{name}.lock")))
    }
}

#[cfg(all(unix, any(test, not(target_os = "linux"))))]
mod file {
    use std::fs::{File, OpenOptions, Permissions, TryLockError};
    use std::io;
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    use std::path::Path;

    pub(super) fn take(path: &Path) -> io::Result<Option<File>> {
        // Neither a link nor a pipe that somebody has put there is followed or waited for.
        let options = |options: &mut OpenOptions| {
            options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK).open(path)
        };
        let file = match options(OpenOptions::new().write(true).create_new(true).mode(0o644)) {
            Ok(made) => {
                // What is masked out at the making would keep ordinary users from reading it. One that is there
                // already is never changed: it may be another name of a file that is not this program's.
                made.set_permissions(Permissions::from_mode(0o644))?;
                made
            }
            // To lock a file it is enough to read it; it may be another user's.
            Err(_) => options(OpenOptions::new().read(true))?,
        };
        if !file.metadata()?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "it is no regular file"));
        }
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[cfg(windows)]
#[allow(unsafe_code, reason = "named objects are made through calls of Windows only")]
mod system {
    use std::io;
    use std::os::windows::io::{FromRawHandle as _, OwnedHandle};
    use std::ptr::null;

    use windows_sys::Win32::Foundation::{
        ERROR_ACCESS_DENIED, ERROR_ALREADY_EXISTS, GetLastError, SetLastError,
    };
    use windows_sys::Win32::System::Threading::CreateMutexW;

    pub(super) type Held = OwnedHandle;

    pub(super) fn take(name: &str) -> io::Result<Option<Held>> {
        let wide: Vec<u16> = format!(r"Global\{name}").encode_utf16().chain([0]).collect();
        // SAFETY: no attributes are allowed, and the name ends with a zero ("CreateMutexW"); a handle that is
        // given is ours alone.
        let (handle, code) = unsafe {
            SetLastError(0);
            let handle = CreateMutexW(null(), 0, wide.as_ptr());
            (handle, GetLastError())
        };
        if handle.is_null() {
            // One of an administrator's program may not even be opened.
            return match code {
                ERROR_ACCESS_DENIED => Ok(None),
                code => Err(io::Error::from_raw_os_error(code.cast_signed())),
            };
        }
        // SAFETY: the handle was just given and is closed by its owner only.
        let held = unsafe { OwnedHandle::from_raw_handle(handle) };
        Ok((code != ERROR_ALREADY_EXISTS).then_some(held))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn one_program_has_it_until_it_lets_go() {
        // A name of this run's own: others may run at the same time.
        let name = format!("interdict-test-{}", std::process::id());
        let first = machine_lock(&name).unwrap();
        assert!(first.is_some());
        assert!(machine_lock(&name).unwrap().is_none(), "a second one has it, too");
        drop(first);
        assert!(machine_lock(&name).unwrap().is_some());
    }

    #[test]
    #[cfg(unix)]
    fn everybody_can_read_the_file_whatever_is_masked_out() {
        use std::os::unix::fs::PermissionsExt as _;

        const PLACE: &str = "INTERDICT_TEST_LOCK";
        const NAME: &str =
            "platform::machine_lock::tests::everybody_can_read_the_file_whatever_is_masked_out";
        if let Some(path) = std::env::var_os(PLACE) {
            let held = file::take(path.as_ref()).unwrap();
            assert!(held.is_some());
            assert!(file::take(path.as_ref()).unwrap().is_none(), "a second one has it, too");
            return;
        }
        // The mask is that of a process: this test is run once more in one of its own.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.lock");
        let status = std::process::Command::new("/bin/sh")
            .args(["-c", "umask 077; exec \"$0\" --exact \"$1\""])
            .arg(std::env::current_exe().unwrap())
            .arg(NAME)
            .env(PLACE, &path)
            .status()
            .unwrap();
        assert!(status.success());
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o644);
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(file::take(&link).is_err(), "a link is followed");
    }
}
