//! Which folders and files may be removed, judged by their paths alone.

use std::path::{Component, PathBuf};

use super::Confined;
use crate::model::Platform;

/// Folders that are never removed, whatever is in them; nor is any folder that one of them lies in.
const SHARED_UNIX: &[&str] = &[
    "/Applications",
    "/Library/Application Support",
    "/Library/Extensions",
    "/Library/LaunchAgents",
    "/Library/LaunchDaemons",
    "/Library/Preferences",
    "/System",
    "/bin",
    "/boot",
    "/dev",
    "/etc/init.d",
    "/etc/systemd/system",
    "/home",
    "/lib/modules",
    "/lib/systemd/system",
    "/lib64",
    "/media",
    "/mnt",
    "/opt",
    "/private/etc",
    "/private/var",
    "/proc",
    "/root",
    "/run",
    "/sbin",
    "/srv",
    "/sys",
    "/tmp",
    "/usr/bin",
    "/usr/lib/systemd/system",
    "/usr/lib64",
    "/usr/local/bin",
    "/usr/local/lib",
    "/usr/local/sbin",
    "/usr/local/share",
    "/usr/sbin",
    "/usr/share/applications",
    "/usr/share/doc",
    "/var/cache",
    "/var/lib/dpkg",
    "/var/lib/rpm",
    "/var/log",
    "/var/opt",
    "/var/run",
    "/var/spool",
    "/var/tmp",
];

/// The same on Windows, without the drive.
const SHARED_WINDOWS: &[&str] = &[
    "program files",
    "program files (x86)",
    "program files/common files",
    "program files (x86)/common files",
    "program files/windowsapps",
    "programdata",
    "programdata/microsoft",
    "programdata/package cache",
    "programdata/microsoft/windows/start menu/programs",
    "users",
    "users/public",
    "users/default",
    "windows",
    "recovery",
    "system volume information",
];

/// Whether a folder or file may be removed, judged by its path alone.
///
/// # Errors
/// When it may not be.
pub fn confine(path: &str, platform: Platform) -> Result<PathBuf, Confined> {
    let not_full = || Confined::NotFull(path.to_owned());
    let shared = || Confined::Shared(path.to_owned());
    let plain = path.replace('\\', "/");
    let inside = if platform == Platform::Windows {
        let (drive, rest) = plain.split_at_checked(3).ok_or_else(not_full)?;
        let mut letters = drive.chars();
        let is_drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
            && letters.next() == Some(':')
            && letters.next() == Some('/');
        if !is_drive || rest.contains(':') {
            return Err(not_full());
        }
        rest.to_lowercase()
    } else {
        plain.strip_prefix('/').ok_or_else(not_full)?.to_owned()
    };
    let inside = inside.trim_end_matches('/');
    // Windows drops points and blanks at the end of a name: what looks like another folder is the same.
    let odd = |part: &str| {
        part.is_empty() || part.chars().any(char::is_control) || part.ends_with(['.', ' '])
    };
    let parts: Vec<&str> = inside.split('/').collect();
    if parts.iter().any(|part| odd(part)) {
        return Err(not_full());
    }
    if parts.len() < 2 {
        return Err(shared());
    }
    let lies_in = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_shared = if platform == Platform::Windows {
        // Nothing of Windows itself but drivers and tasks that programs put there.
        let of_windows = lies_in(inside, "windows")
            && !["windows/system32/drivers/", "windows/system32/tasks/"]
                .iter()
                .any(|own| inside.starts_with(own));
        // A person's own folder, or the places in it that everybody has.
        let of_a_person = inside.starts_with("users/") && parts.len() < 5;
        of_windows || of_a_person || SHARED_WINDOWS.iter().any(|own| lies_in(own, inside))
    } else {
        let full = format!("/{inside}");
        let of_a_person =
            (inside.starts_with("home/") || inside.starts_with("Users/")) && parts.len() < 4;
        let of_the_system = ["proc", "sys", "dev", "boot", "System"].contains(&parts[0]);
        of_a_person || of_the_system || SHARED_UNIX.iter().any(|own| lies_in(own, &full))
    };
    if is_shared {
        return Err(shared());
    }
    let path = PathBuf::from(path);
    if path.components().any(|part| matches!(part, Component::ParentDir | Component::CurDir)) {
        return Err(not_full());
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_programs_may_go_and_folders_of_the_system_may_not() {
        for path in
            ["/opt/kaspersky", "/var/opt/kaspersky/klnagent", "/etc/opt/kaspersky", "/usr/lib/x/y"]
        {
            assert!(confine(path, Platform::Linux).is_ok(), "{path}");
        }
        for path in [
            "/",
            "/opt",
            "/opt/",
            "/etc",
            "/usr",
            "/usr/lib",
            "/usr/bin",
            "/var",
            "/var/lib",
            "/var/opt",
            "/home/anna",
            "/home/anna/.config",
            "/root",
            "/proc/1",
            "opt/x",
            "./opt/x",
            "/opt/../etc",
            "/opt/x/..",
            "//opt",
            "/opt//x",
            "/boot/x",
            "",
            "/etc/systemd",
            "/etc/systemd/system",
            "/opt/kaspersky\n",
        ] {
            assert!(confine(path, Platform::Linux).is_err(), "{path}");
        }
        for path in [
            r"C:\Program Files\Kaspersky Lab",
            r"C:\ProgramData\Kaspersky Lab\KES",
            r"C:\Program Files (x86)\Common Files\AV",
            r"C:\Windows\System32\drivers\klif.sys",
            r"c:\users\anna\appdata\local\Kaspersky",
        ] {
            assert!(confine(path, Platform::Windows).is_ok(), "{path}");
        }
        for path in [
            r"C:\",
            r"C:",
            r"C:\Program Files",
            r"C:\PROGRAM FILES\",
            r"C:\Windows",
            r"C:\Windows\System32",
            r"C:\Windows\System32\drivers",
            r"C:\Windows\System32\drivers\..\config",
            r"C:\Users",
            r"C:\Users\anna",
            r"C:\Users\anna\AppData",
            r"C:\Users\anna\AppData\Local",
            r"\\server\share\x",
            r"C:\Program Files\Common Files",
            r"C:\ProgramData",
            r"C:\Program Files\Kaspersky Lab\..\Other",
            r"C:\Program Files.\x",
            r"C:Program Files\x",
            r"\\?\C:\Program Files\x",
            r"C:\a\x:stream",
            r"C:\ProgramData\Microsoft",
            r"Program Files\x",
            r"C:\Single",
        ] {
            assert!(confine(path, Platform::Windows).is_err(), "{path}");
        }
    }
}
