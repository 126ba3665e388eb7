//! Removing what an uninstaller left behind, one thing at a time: only what the plan names in full, confined
//! to where programs keep their own, no link followed, and so that it can be undone where that is possible.
//!
//! Folders and files are moved into a folder of this removal; keys, services and tasks are exported there
//! first. Keys, services and tasks are removed by the system's own programs (`reg`, `sc`, `schtasks`,
//! `systemctl`), started directly.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::confine::{
    Confined, confine, confine_key, confine_name, confine_task, no_link, not_exchangeable,
};
use super::run::{Patience, Program, run};
use super::{Outcome, StepEnd, certificates, needed, policies, policy_files, sha256};
use crate::model::Platform;
use crate::platform::{self, Ended};
use crate::removal::{Known, Leftover, Thing};

/// How long one of the system's own programs may take.
const LIMIT: Duration = Duration::from_mins(2);

/// Whether a leftover is there.
#[must_use]
pub fn is_there(leftover: &Leftover, platform: Platform) -> Known {
    let known = |yes: bool| if yes { Known::Yes } else { Known::No };
    let exists = |path: &str| there(Path::new(path));
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
        Thing::Certificate { thumbprint: Some(thumbprint), store, .. } if windows => {
            certificates::stored(store, thumbprint)
                .map_or(Known::NotKnown, |stored| key(&stored.key))
        }
        Thing::Certificate { store, .. } if certificates::anchor(store).is_some() => exists(store),
        Thing::PolicyEntry { key, extension, .. } if windows => policies::has(key, extension),
        Thing::PolicyEntry { key, extension, .. } => match policy_files::place(key) {
            Some(place) => policy_files::has(place, extension),
            None => Known::NotKnown,
        },
        Thing::Service { .. }
        | Thing::Driver { .. }
        | Thing::Task { .. }
        | Thing::Extension { .. }
        | Thing::Certificate { .. }
        | Thing::Words { .. } => Known::NotKnown,
    }
}

/// Whether something is at a place; what may not be looked at is not known.
pub(super) fn there(path: &Path) -> Known {
    match fs::symlink_metadata(path) {
        Ok(_) => Known::Yes,
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Known::No
        }
        Err(_) => Known::NotKnown,
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

/// The services and drivers that a leftover needs to run, as Windows lists them.
pub(super) fn depends_on(leftover: &Leftover, platform: Platform) -> Vec<String> {
    match &leftover.thing {
        Thing::Service { name } | Thing::Driver { name } if platform == Platform::Windows => {
            needed::depends_on(name.strip_suffix(".sys").unwrap_or(name))
        }
        _ => Vec::new(),
    }
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
            Thing::Folder { path } | Thing::File { path } => match self.allowed(path) {
                Ok(path) => self.set_aside(&path),
                Err(why) => refused(why),
            },
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
            Thing::PolicyEntry { key, extension, .. } if windows => {
                self.remove_policy_entry(key, extension, stop)
            }
            Thing::PolicyEntry { key, extension, .. } if self.platform == Platform::Linux => {
                match policy_files::place(key) {
                    Some(place) => self.take_out_of_policies(place, extension),
                    None => {
                        let words = "It lies in no folder of policies. Look at it yourself.";
                        StepEnd::of(Outcome::ForAPerson, words)
                    }
                }
            }
            Thing::Certificate { thumbprint: Some(thumbprint), store, .. }
                if windows && certificates::stored(store, thumbprint).is_some() =>
            {
                self.remove_certificate(store, thumbprint, stop)
            }
            Thing::Certificate { store, .. } if self.platform == Platform::Linux => {
                match (certificates::anchor(store), self.allowed(store)) {
                    (Some(anew), Ok(path)) => self.remove_anchor(&path, anew, stop),
                    (None, _) => {
                        let words =
                            "It lies in no folder for added certificates. Look at it yourself.";
                        StepEnd::of(Outcome::ForAPerson, words)
                    }
                    (_, Err(why)) => refused(why),
                }
            }
            Thing::Certificate { .. } => {
                let words = "Remove it in the system's own window of certificates (certlm.msc on Windows), \
                             by the name that is shown here.";
                StepEnd::of(Outcome::ForAPerson, words)
            }
            _ => StepEnd::of(Outcome::ForAPerson, "On this system a person has to remove it."),
        }
    }

    /// A path that may be removed: confined, reached without a link, and not to be exchanged by others.
    pub(super) fn allowed(&self, path: &str) -> Result<PathBuf, Confined> {
        let path = confine(path, self.platform)?;
        no_link(&path)?;
        not_exchangeable(&path)?;
        Ok(path)
    }

    /// Sets the file of an added certificate aside and has the system's list of roots made anew.
    fn remove_anchor(&self, path: &Path, anew: certificates::Tool, stop: &AtomicBool) -> StepEnd {
        let end = self.set_aside(path);
        if end.outcome != Outcome::Done {
            return end;
        }
        let (program, arguments) = anew;
        let made = own_program(Path::new(program), arguments, stop, "");
        if made.outcome == Outcome::Done {
            return end;
        }
        let words = format!(
            "{} The list of roots was not made anew ({}): run {program} yourself.",
            end.words, made.words
        );
        StepEnd { outcome: Outcome::Failed, words, ..made }
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
    pub(super) fn prepare(&self) -> io::Result<()> {
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

    fn remove_certificate(&self, store: &str, thumbprint: &str, stop: &AtomicBool) -> StepEnd {
        let Some(stored) = certificates::stored(store, thumbprint) else {
            return StepEnd::of(Outcome::ForAPerson, "Its store is not one of this machine's own.");
        };
        let kept = match self.export(&format!(r"HKLM\{}", stored.key), stop) {
            Ok(kept) => kept,
            Err(end) => return end,
        };
        let arguments: Vec<&str> = stored.arguments.iter().map(String::as_str).collect();
        let undo = format!("It is kept in {}; import that file to undo this.", kept.display());
        self.own("certutil.exe", &arguments, stop, &undo)
    }

    /// Removes the values of a list that install one extension, and no other.
    fn remove_policy_entry(&self, key: &str, id: &str, stop: &AtomicBool) -> StepEnd {
        let (Some(list), Some(names)) = (policies::list(key), policies::values(key, id)) else {
            return StepEnd::of(
                Outcome::ForAPerson,
                "The list could not be read. Look at it yourself.",
            );
        };
        let list = format!(r"HKLM\{list}");
        let kept = match self.export(&list, stop) {
            Ok(kept) => kept,
            Err(end) => return end,
        };
        let undo =
            format!("The list is kept in {}; import that file to undo this.", kept.display());
        let mut end = StepEnd::of(Outcome::NothingToDo, "It is not there any more.");
        for name in names {
            end = self.own("reg.exe", &["delete", &list, "/v", &name, "/f"], stop, &undo);
            if end.outcome != Outcome::Done {
                break;
            }
        }
        end
    }

    fn remove_service(&self, name: &str, stop: &AtomicBool) -> StepEnd {
        if let Some(why) = needed::by_others(name) {
            return StepEnd::of(Outcome::ForAPerson, why);
        }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

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
}
