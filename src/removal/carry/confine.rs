//! What may be touched when leftovers go: only what lies where programs keep their own, named in full, with
//! no link on the way and nothing that others can exchange.

use std::path::{Component, Path, PathBuf};

use crate::model::Platform;
use crate::platform;

/// Why a thing is not removed by the program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Confined {
    /// Not a full path.
    #[error("{0} is no full path on this machine")]
    NotFull(String),
    /// It is a folder of the system, or one that many programs share.
    #[error("{0} belongs to the system or is shared by many programs")]
    Shared(String),
    /// Others could put something else there while it is looked at.
    #[error("users of this computer may change {0}, in which it lies")]
    Exchangeable(String),
    /// A link leads there.
    #[error("{0} is a link, or a link leads to it")]
    Link(String),
    /// A name with letters that such a name does not have.
    #[error("{0:?} is no name of such a thing")]
    Name(String),
}

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

/// Keys of the registry that are never removed whole, below `SOFTWARE`; nor is any key above them.
const SHARED_KEYS: &[&str] = &[
    "classes",
    "clients",
    "microsoft",
    "odbc",
    "policies",
    "registeredapplications",
    "windows",
    "wow6432node",
];

/// The path of a key below `HKEY_LOCAL_MACHINE` that may be removed.
///
/// # Errors
/// When it may not be.
pub fn confine_key(path: &str) -> Result<String, Confined> {
    let not_full = || Confined::NotFull(path.to_owned());
    let shared = || Confined::Shared(path.to_owned());
    let rest = ["HKEY_LOCAL_MACHINE\\", "HKLM\\"].iter().find_map(|root| {
        let start = path.get(..root.len())?;
        start.eq_ignore_ascii_case(root).then(|| path.get(root.len()..)).flatten()
    });
    let rest = rest.ok_or_else(not_full)?.trim_end_matches('\\');
    let lower = rest.to_lowercase();
    let mut parts: Vec<&str> = lower.split('\\').collect();
    if parts.iter().any(|part| part.trim().is_empty() || part.chars().any(char::is_control)) {
        return Err(not_full());
    }
    if parts.first() == Some(&"system") {
        // A service's own key, and nothing else of the system.
        let services = ["system", "currentcontrolset", "services"];
        return if parts.len() == 4 && parts.starts_with(&services) {
            Ok(rest.to_owned())
        } else {
            Err(shared())
        };
    }
    if parts.first() != Some(&"software") {
        return Err(shared());
    }
    parts.remove(0);
    if parts.first() == Some(&"wow6432node") {
        parts.remove(0);
    }
    let uninstall = ["microsoft", "windows", "currentversion", "uninstall"];
    let allowed = match parts.as_slice() {
        [] => false,
        // A program's own entry in the list of programs.
        below if below.starts_with(&uninstall) => below.len() == 5,
        ["classes", "clsid", _] => true,
        ["google" | "mozilla", ..] => parts.len() >= 3,
        [first, ..] => !SHARED_KEYS.contains(first),
    };
    if allowed { Ok(rest.to_owned()) } else { Err(shared()) }
}

/// A name of a service, driver or unit.
pub(super) fn confine_name(name: &str) -> Result<&str, Confined> {
    // systemd.unit(5) and "CreateServiceW" allow more; what products use is within this.
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | ' ' | '$');
    let starts = name.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if starts && name.len() <= 128 && name.chars().all(plain) {
        Ok(name)
    } else {
        Err(Confined::Name(name.to_owned()))
    }
}

/// A path of a scheduled task.
pub(super) fn confine_task(path: &str) -> Result<String, Confined> {
    let wrong = || Confined::Name(path.to_owned());
    let plain = path.replace('/', "\\");
    let inside = plain.trim_matches('\\');
    let lower = inside.to_lowercase();
    let odd =
        |part: &str| part.is_empty() || part == ".." || part.contains(['"', '<', '>', '|', ':']);
    if inside.split('\\').any(odd) {
        return Err(wrong());
    }
    // Tasks of Windows itself lie there.
    if lower == "microsoft" || lower.starts_with("microsoft\\windows") {
        return Err(Confined::Shared(path.to_owned()));
    }
    Ok(format!("\\{inside}"))
}

/// What is reached through a link may be something else than it seems.
pub(super) fn no_link(path: &Path) -> Result<(), Confined> {
    match platform::link_on_the_way(path) {
        Ok(None) => Ok(()),
        Ok(Some(link)) => Err(Confined::Link(link.display().to_string())),
        Err(_) => Err(Confined::NotFull(path.display().to_string())),
    }
}

/// What others can put something else in the place of is not taken from there with more rights than theirs.
pub(super) fn not_exchangeable(path: &Path) -> Result<(), Confined> {
    match platform::exchangeable_by_others(path) {
        Ok(None) => Ok(()),
        Ok(Some(place)) => Err(Confined::Exchangeable(place.display().to_string())),
        Err(_) => Err(Confined::NotFull(path.display().to_string())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
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

    #[test]
    fn keys_of_programs_may_go_and_keys_of_the_system_may_not() {
        for (path, expected) in [
            (r"HKLM\SOFTWARE\KasperskyLab", r"SOFTWARE\KasperskyLab"),
            (
                r"HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\KasperskyLab\Components",
                r"SOFTWARE\WOW6432Node\KasperskyLab\Components",
            ),
            (
                r"hklm\software\Microsoft\Windows\CurrentVersion\Uninstall\{X}",
                r"software\Microsoft\Windows\CurrentVersion\Uninstall\{X}",
            ),
            (
                r"HKLM\SYSTEM\CurrentControlSet\Services\klif",
                r"SYSTEM\CurrentControlSet\Services\klif",
            ),
        ] {
            assert_eq!(confine_key(path).as_deref(), Ok(expected), "{path}");
        }
        for path in [
            r"HKLM",
            r"HKLM\SOFTWARE",
            r"HKLM\SOFTWARE\",
            r"HKLM\SOFTWARE\WOW6432Node",
            r"HKLM\SOFTWARE\Microsoft",
            r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall",
            r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\a\b",
            r"HKLM\SOFTWARE\Classes\CLSID",
            r"HKLM\SYSTEM\CurrentControlSet\Services",
            r"HKLM\SYSTEM\CurrentControlSet\Services\a\b",
            r"HKLM\SYSTEM\Setup",
            r"HKLM\SAM\SAM",
            r"HKCU\Software\X",
            r"HKLM\SOFTWARE\\X",
            r"HKLM\SOFTWARE\Policies\X",
            "",
            "HK\u{20ac}\u{20ac}M\\SOFTWARE\\X",
        ] {
            assert!(confine_key(path).is_err(), "{path}");
        }
    }

    #[test]
    fn names_and_tasks_are_plain() {
        assert_eq!(confine_name("AVP21.3"), Ok("AVP21.3"));
        for name in ["", "-x", "a/b", "a\"b", "..", "a\nb", "a*"] {
            assert!(confine_name(name).is_err(), "{name:?}");
        }
        assert_eq!(confine_task("Kaspersky/Update").as_deref(), Ok(r"\Kaspersky\Update"));
        for path in ["", r"\Microsoft\Windows\Defrag", r"a\..\b", "a\"b"] {
            assert!(confine_task(path).is_err(), "{path:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_judged_without_panic(text in ".{0,60}") {
            let _ = confine(&text, Platform::Windows);
            let _ = confine(&text, Platform::Linux);
            let _ = confine_key(&text);
            let _ = confine_key(&format!(r"HKLM\SOFTWARE\{text}"));
            let _ = confine_name(&text);
            let _ = confine_task(&text);
        }
    }
}
