//! Where a file lies and who works on it: whether a folder is on a network share, whether a path still
//! leads to the same file, the names of this computer and of its user, whether a process is running.
//!
//! A database that several programs share through memory works on a local disk only, so the store asks
//! before it chooses (SQLite, "Write-Ahead Logging": "WAL does not work over a network filesystem").

use std::io;
use std::path::Path;

/// Which file a path leads to: another one put in its place has another identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileIdentity(u64, u64);

/// The identity of the file at a path.
///
/// # Errors
/// When nothing is there, or it cannot be looked at.
pub fn file_identity(path: &Path) -> io::Result<FileIdentity> {
    identity(&std::fs::metadata(path)?)
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere the answer may be missing")]
fn identity(facts: &std::fs::Metadata) -> io::Result<FileIdentity> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(FileIdentity(facts.dev(), facts.ino()))
}

// An open database cannot be removed on Windows; the day of its making tells a restored one apart.
#[cfg(not(unix))]
fn identity(facts: &std::fs::Metadata) -> io::Result<FileIdentity> {
    let made = facts.created()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Ok(FileIdentity(made.as_secs(), u64::from(made.subsec_nanos())))
}

/// Whether a file or folder lies on a network share. What cannot be told counts as a local disk.
#[must_use]
pub fn is_on_share(path: &Path) -> bool {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    // The file itself may not be there yet.
    let there = path.ancestors().find_map(|place| std::fs::canonicalize(place).ok());
    system::is_on_share(&there.unwrap_or(path))
}

/// Whether a path is a full one on a drive of this computer, told without a look at what is there: on Windows
/// the look at a share would sign in to another machine, and that at a device would open it.
#[must_use]
pub fn is_local_path(path: &Path) -> bool {
    #[cfg(windows)]
    let is_local = matches!(
        path.components().next(),
        Some(std::path::Component::Prefix(prefix))
            if matches!(prefix.kind(), std::path::Prefix::Disk(_))
    ) && path.has_root()
        && !system::is_on_share(path);
    #[cfg(not(windows))]
    let is_local = path.is_absolute();
    is_local
}

/// Whether a process of this computer is running. Where the system lists none, it counts as running.
#[must_use]
pub fn is_running(process: u32) -> bool {
    use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};
    let pid = Pid::from_u32(process);
    let Ok(mut system) = System::new() else { return true };
    let what = ProcessRefreshKind::nothing();
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), true, what);
    system.process(pid).is_some()
}

/// The name of this computer; "this computer" where the system has none.
#[must_use]
pub fn computer_name() -> String {
    sysinfo::System::host_name()
        .ok()
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "this computer".to_owned())
}

/// Types of file systems that reach another computer (filesystems(5), fuse(8)). Every type that is
/// served by a program (`fuse.…`) counts: shared memory is not to be trusted there either.
#[cfg(any(test, not(windows)))]
fn is_remote_type(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.starts_with("fuse.")
        || matches!(
            kind.as_str(),
            "nfs"
                | "nfs3"
                | "nfs4"
                | "cifs"
                | "smb2"
                | "smb3"
                | "smbfs"
                | "afpfs"
                | "webdav"
                | "davfs"
                | "ncpfs"
                | "afs"
                | "ceph"
                | "9p"
                | "fuse"
                | "macfuse"
                | "osxfuse"
                | "glusterfs"
                | "lustre"
                | "gfs2"
                | "ocfs2"
                | "beegfs"
        )
}

/// Whether the place is remote by the table of mounts of Linux (proc(5), `/proc/pid/mounts`): the
/// longest mount point above it counts, of several on one point the last.
#[cfg(any(test, not(any(windows, target_os = "macos"))))]
fn is_remote_in_mounts(table: &str, place: &Path) -> bool {
    let mut best: Option<(usize, bool)> = None;
    for line in table.lines() {
        let mut words = line.split(' ');
        let (Some(_), Some(point), Some(kind)) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        // Blanks in a name are written as octal numbers.
        let point = point
            .replace("\\040", " ")
            .replace("\\011", "\t")
            .replace("\\012", "\n")
            .replace("\\134", "\\");
        let depth = Path::new(&point).components().count();
        if place.starts_with(&point) && best.is_none_or(|(known, _)| depth >= known) {
            best = Some((depth, is_remote_type(kind)));
        }
    }
    best.is_some_and(|(_, remote)| remote)
}

/// Whether the place is remote by what macOS's mount(8) prints:
/// `//user@server/share on /Volumes/share (smbfs, nodev, nosuid)`.
#[cfg(any(test, target_os = "macos"))]
fn is_remote_in_mount_list(list: &str, place: &Path) -> bool {
    let mut best: Option<(usize, bool)> = None;
    for line in list.lines() {
        let Some((_, rest)) = line.split_once(" on ") else { continue };
        let Some((point, options)) = rest.rsplit_once(" (") else { continue };
        let kind = options.split([',', ')']).next().unwrap_or("");
        let depth = Path::new(point).components().count();
        if place.starts_with(point) && best.is_none_or(|(known, _)| depth >= known) {
            best = Some((depth, is_remote_type(kind)));
        }
    }
    best.is_some_and(|(_, remote)| remote)
}

#[cfg(target_os = "macos")]
mod system {
    use std::path::Path;
    use std::process::{Command, Stdio};

    pub fn is_on_share(path: &Path) -> bool {
        let output = Command::new("/sbin/mount").stdin(Stdio::null()).output();
        output.is_ok_and(|output| {
            super::is_remote_in_mount_list(&String::from_utf8_lossy(&output.stdout), path)
        })
    }
}

#[cfg(not(any(windows, target_os = "macos")))]
mod system {
    use std::path::Path;

    pub fn is_on_share(path: &Path) -> bool {
        std::fs::read_to_string("/proc/self/mounts")
            .is_ok_and(|table| super::is_remote_in_mounts(&table, path))
    }
}

#[cfg(windows)]
mod system {
    use std::path::{Component, Path, Prefix};

    use windows_sys::Win32::Storage::FileSystem::GetDriveTypeW;

    /// `DRIVE_REMOTE` (Windows API, `GetDriveTypeW`).
    const REMOTE: u32 = 4;

    #[allow(unsafe_code, reason = "the system's own answer has no safe form")]
    pub fn is_on_share(path: &Path) -> bool {
        let Some(Component::Prefix(prefix)) = path.components().next() else { return false };
        match prefix.kind() {
            Prefix::UNC(..) | Prefix::VerbatimUNC(..) => true,
            Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => {
                let root = [u16::from(letter), u16::from(b':'), u16::from(b'\\'), 0];
                // SAFETY: the text ends with a zero and lives until the call returns.
                unsafe { GetDriveTypeW(root.as_ptr()) == REMOTE }
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn the_longest_mount_point_says_whether_a_folder_is_on_a_share() {
        let table = "/dev/sda1 / ext4 rw 0 0\n\
            srv:/home /home nfs4 rw 0 0\n\
            /dev/sdb1 /home/me/disk ext4 rw 0 0\n\
            //nas/team /mnt/our\\040team cifs rw 0 0\n\
            broken line\n\
            me@host: /mnt/far fuse.sshfs rw 0 0\n";
        for (place, remote) in [
            ("/var/lib", false),
            ("/home/me", true),
            ("/home/me/disk/x", false),
            ("/homework", false),
            ("/mnt/our team/x", true),
            ("/mnt/far", true),
        ] {
            assert_eq!(is_remote_in_mounts(table, Path::new(place)), remote, "{place}");
        }
        assert!(!is_remote_in_mounts("", Path::new("/")));
    }

    #[test]
    fn what_macos_lists_is_understood() {
        let list = "/dev/disk3s1s1 on / (apfs, sealed, local, read-only)\n\
            //me@nas/team on /Volumes/team on nas (smbfs, nodev, nosuid)\n";
        assert!(is_remote_in_mount_list(list, Path::new("/Volumes/team on nas/x")));
        assert!(!is_remote_in_mount_list(list, Path::new("/Users/me")));
    }

    #[test]
    fn another_file_in_the_same_place_is_noticed_and_this_process_runs() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&a, "1").unwrap();
        let before = file_identity(&a).unwrap();
        assert_eq!(before, file_identity(&a).unwrap());
        std::fs::write(&b, "1").unwrap();
        std::fs::rename(&b, &a).unwrap();
        assert_ne!(before, file_identity(&a).unwrap());
        assert!(file_identity(&b).is_err());
        assert!(is_running(std::process::id()));
        assert!(!is_running(u32::MAX - 1));
    }
}
