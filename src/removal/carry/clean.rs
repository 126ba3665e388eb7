//! Removing what an uninstaller left behind, one thing at a time: only what the plan names in full, confined
//! to where programs keep their own, no link followed, and so that it can be undone where that is possible.
//!
//! Folders and files are moved into a folder of this removal; keys, services and tasks are exported there
//! first. Keys, services and tasks are removed by the system's own programs (`reg`, `sc`, `schtasks`,
//! `systemctl`), started directly.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::run::{Patience, Program, run};
use super::{Outcome, StepEnd, sha256};
use crate::model::Platform;
use crate::platform::{self, Ended};
use crate::removal::{Known, Leftover, Thing};

/// How long one of the system's own programs may take.
const LIMIT: Duration = Duration::from_mins(2);

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
fn confine_name(name: &str) -> Result<&str, Confined> {
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
fn confine_task(path: &str) -> Result<String, Confined> {
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

/// Whether a leftover is there.
#[must_use]
pub fn is_there(leftover: &Leftover, platform: Platform) -> Known {
    let known = |yes: bool| if yes { Known::Yes } else { Known::No };
    let exists = |path: &str| match fs::symlink_metadata(path) {
        Ok(_) => Known::Yes,
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Known::No
        }
        Err(_) => Known::NotKnown,
    };
    let key = |path: &str| platform::machine_key_exists(path).map_or(Known::NotKnown, known);
    let windows = platform == Platform::Windows;
    match &leftover.thing {
        Thing::Folder { path } | Thing::File { path } => {
            if path.contains(['*', '?', '<', '>', '%']) { Known::NotKnown } else { exists(path) }
        }
        Thing::Key { path } => match confine_key(path) {
            Ok(path) => key(&path),
            Err(_) => Known::NotKnown,
        },
        Thing::Service { name } | Thing::Driver { name } if windows => {
            let name = name.strip_suffix(".sys").unwrap_or(name);
            key(&format!(r"SYSTEM\CurrentControlSet\Services\{name}"))
        }
        Thing::Service { name } if platform == Platform::Linux => known(unit_file(name).is_some()),
        Thing::Task { path } if windows => match confine_task(path) {
            Ok(path) => key(&format!(
                r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree{path}"
            )),
            Err(_) => Known::NotKnown,
        },
        Thing::Service { .. }
        | Thing::Driver { .. }
        | Thing::Task { .. }
        | Thing::Extension { .. }
        | Thing::Certificate { .. }
        | Thing::Words { .. } => Known::NotKnown,
    }
}

/// Where systemd looks for the units of packages and of administrators (systemd.unit(5)).
const UNITS: [&str; 4] = [
    "/etc/systemd/system",
    "/run/systemd/system",
    "/usr/lib/systemd/system",
    "/lib/systemd/system",
];

fn unit_file(name: &str) -> Option<PathBuf> {
    let name = confine_name(name).ok()?;
    let file = if name.ends_with(".service") { name.to_owned() } else { format!("{name}.service") };
    UNITS.iter().map(|folder| Path::new(folder).join(&file)).find(|path| path.exists())
}

/// What is needed to remove leftovers.
#[derive(Clone, Debug)]
pub struct Broom {
    /// The system that it is done on.
    pub platform: Platform,
    /// Where what is removed is set aside.
    pub aside: PathBuf,
    /// The folder of Windows with its own programs; `None` elsewhere.
    pub system: Option<PathBuf>,
}

impl Broom {
    /// Removes one leftover.
    #[must_use]
    pub fn remove(&self, leftover: &Leftover, stop: &AtomicBool) -> StepEnd {
        if !leftover.can_remove() {
            let words =
                "This is for a person: it is shared with others, or cannot be named in full.";
            return StepEnd::of(Outcome::ForAPerson, words);
        }
        if is_there(leftover, self.platform) == Known::No {
            return StepEnd::of(Outcome::NothingToDo, "It is not there any more.");
        }
        let refused = |why: Confined| {
            StepEnd::of(Outcome::Refused, format!("Not removed: {why}. Look at it yourself."))
        };
        let windows = self.platform == Platform::Windows;
        match &leftover.thing {
            Thing::Folder { path } | Thing::File { path } => {
                let allowed = confine(path, self.platform)
                    .and_then(|path| no_link(&path).map(|()| path))
                    .and_then(|path| not_exchangeable(&path).map(|()| path));
                match allowed {
                    Ok(path) => self.set_aside(&path),
                    Err(why) => refused(why),
                }
            }
            Thing::Key { path } if windows => match confine_key(path) {
                Ok(path) => self.remove_key(&format!(r"HKLM\{path}"), stop),
                Err(why) => refused(why),
            },
            Thing::Service { name } | Thing::Driver { name } if windows => {
                let plain = name.strip_suffix(".sys").unwrap_or(name);
                match confine_name(plain) {
                    Ok(name) => self.remove_service(name, stop),
                    Err(why) => refused(why),
                }
            }
            Thing::Service { name } if self.platform == Platform::Linux => match confine_name(name)
            {
                Ok(name) => self.remove_unit(name, stop),
                Err(why) => refused(why),
            },
            Thing::Task { path } if windows => match confine_task(path) {
                Ok(path) => {
                    self.own("schtasks.exe", &["/delete", "/tn", &path, "/f"], stop, NOT_UNDONE)
                }
                Err(why) => refused(why),
            },
            Thing::Certificate { .. } => {
                let words = "Remove it in the system's own window of certificates (certlm.msc on Windows), \
                             by the name that is shown here.";
                StepEnd::of(Outcome::ForAPerson, words)
            }
            _ => StepEnd::of(Outcome::ForAPerson, "On this system a person has to remove it."),
        }
    }

    fn set_aside(&self, path: &Path) -> StepEnd {
        let name =
            path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        // Two folders of the same name from different places do not meet.
        let mark = sha256(path.to_string_lossy().as_bytes());
        let target = self.aside.join(format!("{name}-{}", mark.get(..8).unwrap_or_default()));
        let moved = self.prepare().and_then(|()| {
            if fs::symlink_metadata(&target).is_ok() {
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, "its place is taken"));
            }
            fs::rename(path, &target)
        });
        match moved {
            Ok(()) => StepEnd::of(
                Outcome::Done,
                format!(
                    "Moved to {}. Move it back to undo this; delete it there when nothing is missed.",
                    target.display()
                ),
            ),
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let words =
                    "It lies on another drive, so it cannot be set aside. Delete it yourself.";
                StepEnd::of(Outcome::ForAPerson, words)
            }
            Err(error) => StepEnd::of(
                Outcome::Failed,
                format!(
                    "It could not be moved away: {error}. A program may have it open: restart the machine, \
                     then run this step again."
                ),
            ),
        }
    }

    /// Makes the folder for what is removed, or makes sure that it is still this removal's own.
    fn prepare(&self) -> io::Result<()> {
        if let Some(above) = self.aside.parent() {
            fs::create_dir_all(above)?;
        }
        platform::private_folder_at(&self.aside)
    }

    fn remove_key(&self, key: &str, stop: &AtomicBool) -> StepEnd {
        let kept = match self.export(key, stop) {
            Ok(kept) => kept,
            Err(end) => return end,
        };
        let undo =
            format!("Its content is kept in {}; import that file to undo this.", kept.display());
        self.own("reg.exe", &["delete", key, "/f"], stop, &undo)
    }

    /// Keeps a key as a file before it goes.
    fn export(&self, key: &str, stop: &AtomicBool) -> Result<PathBuf, StepEnd> {
        let failed = |why: String| {
            let words = format!("It was not removed, since it could not be kept first: {why}");
            StepEnd::of(Outcome::Failed, words)
        };
        self.prepare().map_err(|error| failed(format!("{error}.")))?;
        let mark = sha256(key.to_lowercase().as_bytes());
        let file = self.aside.join(format!("key-{}.reg", mark.get(..8).unwrap_or_default()));
        let shown = file.display().to_string();
        let end = self.own("reg.exe", &["export", key, &shown, "/y"], stop, "");
        match end.outcome {
            Outcome::Done if file.is_file() => Ok(file),
            Outcome::Done => Err(failed("nothing was written.".to_owned())),
            _ => Err(failed(end.words)),
        }
    }

    fn remove_service(&self, name: &str, stop: &AtomicBool) -> StepEnd {
        let key = format!(r"HKLM\SYSTEM\CurrentControlSet\Services\{name}");
        let kept = match self.export(&key, stop) {
            Ok(kept) => kept,
            Err(end) => return end,
        };
        // One that does not run cannot be stopped; deleting it is what counts.
        let _ = self.own("sc.exe", &["stop", name], stop, "");
        let undo = format!("Its settings are kept in {}.", kept.display());
        let end = self.own("sc.exe", &["delete", name], stop, &undo);
        // ERROR_SERVICE_MARKED_FOR_DELETE ("System Error Codes").
        if end.code == Some(1072) {
            let words = "It goes when the machine is restarted.";
            return StepEnd { outcome: Outcome::RestartNeeded, words: words.to_owned(), ..end };
        }
        end
    }

    fn remove_unit(&self, name: &str, stop: &AtomicBool) -> StepEnd {
        let Some(file) = unit_file(name) else {
            return StepEnd::of(Outcome::NothingToDo, "It is not there any more.");
        };
        if let Err(why) = no_link(&file) {
            return StepEnd::of(Outcome::Refused, format!("Not removed: {why}."));
        }
        if let Some(systemctl) = first_of(&["/usr/bin/systemctl", "/bin/systemctl"]) {
            // It may not run, and there may be no systemd in a container; the file is what counts.
            let _ = own_program(&systemctl, &["disable", "--now", name], stop, "");
        }
        self.set_aside(&file)
    }

    /// Runs one of Windows' own programs.
    fn own(&self, program: &str, arguments: &[&str], stop: &AtomicBool, undo: &str) -> StepEnd {
        let Some(system) = &self.system else {
            return StepEnd::of(Outcome::Failed, "The folder of Windows is not known.");
        };
        own_program(&system.join(program), arguments, stop, undo)
    }
}

const NOT_UNDONE: &str = "This cannot be undone.";

fn first_of(paths: &[&str]) -> Option<PathBuf> {
    paths.iter().map(PathBuf::from).find(|path| path.is_file())
}

fn own_program(program: &Path, arguments: &[&str], stop: &AtomicBool, undo: &str) -> StepEnd {
    let arguments = arguments.iter().map(|word| (*word).to_owned()).collect();
    let program = Program {
        program: program.to_owned(),
        arguments,
        secret: None,
        secret_on_input: false,
        limit: LIMIT,
        children: Duration::ZERO,
    };
    let shown = program.program.display();
    match run(&program, Patience::default(), &|_| false, &mut |_| (), stop) {
        Ok(end) => {
            let output_left_out = end.output.left_out;
            let output = end.output.into_lines();
            let (outcome, words, code) = match end.ended {
                Ended::Code(0) => (Outcome::Done, format!("Removed. {undo}"), Some(0)),
                Ended::Code(code) => {
                    (Outcome::Failed, format!("{shown} ended with code {code}."), Some(code))
                }
                Ended::Stopped => (Outcome::Stopped, format!("{shown} was stopped."), None),
                Ended::TimedOut => {
                    (Outcome::TimedOut, format!("{shown} did not end in time."), None)
                }
            };
            let words = words.trim_end().to_owned();
            StepEnd { outcome, words, code, output, output_left_out }
        }
        Err(error) => {
            StepEnd::of(Outcome::Failed, format!("{shown} could not be started: {error}."))
        }
    }
}

/// What is reached through a link may be something else than it seems.
fn no_link(path: &Path) -> Result<(), Confined> {
    match platform::link_on_the_way(path) {
        Ok(None) => Ok(()),
        Ok(Some(link)) => Err(Confined::Link(link.display().to_string())),
        Err(_) => Err(Confined::NotFull(path.display().to_string())),
    }
}

/// What others can put something else in the place of is not taken from there with more rights than theirs.
fn not_exchangeable(path: &Path) -> Result<(), Confined> {
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

    fn leftover(thing: Thing) -> Leftover {
        Leftover {
            id: "one".to_owned(),
            product: "p".to_owned(),
            thing,
            seen: true,
            verified: true,
            shared: false,
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_is_set_aside_and_what_a_link_leads_to_stays() {
        let folder = tempfile::tempdir_in("/var/tmp").unwrap();
        let real = fs::canonicalize(folder.path()).unwrap();
        let broom = Broom { platform: Platform::Linux, aside: real.join("aside"), system: None };
        let never = AtomicBool::new(false);
        let remove = |path: &Path| {
            let path = path.to_str().unwrap().to_owned();
            broom.remove(&leftover(Thing::Folder { path }), &never)
        };
        let (own, other) = (real.join("own"), real.join("other"));
        for path in [&own, &other] {
            fs::create_dir(path).unwrap();
            fs::write(path.join("file"), "x").unwrap();
        }
        // A link inside goes as a link; a link to the folder itself is refused.
        std::os::unix::fs::symlink(&other, own.join("link")).unwrap();
        std::os::unix::fs::symlink(&other, real.join("way")).unwrap();
        assert_eq!(remove(&real.join("way")).outcome, Outcome::Refused);
        assert_eq!(remove(&real.join("way/file")).outcome, Outcome::Refused);
        let end = remove(&own);
        assert_eq!(end.outcome, Outcome::Done, "{}", end.words);
        assert!(!own.exists() && other.join("file").exists());
        let mut kept = fs::read_dir(real.join("aside")).unwrap().flatten();
        assert!(kept.any(|one| one.path().join("file").exists()));
        // What others may exchange stays, and nothing is put where others have a hand in.
        let mode = |path: &Path, mode| {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        };
        mode(&other, 0o777);
        let end = remove(&other.join("file"));
        assert_eq!(end.outcome, Outcome::Refused, "{}", end.words);
        mode(&other, 0o755);
        mode(&real.join("aside"), 0o777);
        let end = remove(&other.join("file"));
        assert_eq!(end.outcome, Outcome::Failed, "{}", end.words);
        assert!(other.join("file").exists());
        mode(&real.join("aside"), 0o700);
        assert_eq!(remove(&own).outcome, Outcome::NothingToDo);
        assert_eq!(remove(Path::new("/etc")).outcome, Outcome::Refused);
        let shared =
            Leftover { shared: true, ..leftover(Thing::File { path: "/opt/x/y".to_owned() }) };
        assert_eq!(broom.remove(&shared, &never).outcome, Outcome::ForAPerson);
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
