//! Facts that can be tested on the running machine: each is answered with yes, no or "cannot tell", in words,
//! with what to do by hand where it cannot be told.

mod backup;
mod encryption;
mod policy;
mod protection;
pub(super) mod query;

use std::path::{Path, PathBuf};

use super::{Answer, LiveFacts, System};
use crate::model::Platform;
use crate::platform;
use crate::removal::{Check, inquiries};

/// What the commands of a check say, each asked when its answer is wanted.
type Said<'a> = &'a dyn Fn(usize) -> Option<String>;

impl System {
    /// Tests a fact.
    pub(super) fn test(&self, check: &Check) -> Answer {
        let lines = inquiries(check, self.platform, &LiveFacts);
        let said = |at: usize| lines.get(at).and_then(query::answer);
        match check {
            Check::ProductPresent { .. } => {
                Answer::cannot_tell("The plan names no record of this machine.")
            }
            Check::AdministratorRights => self.administrator_rights(),
            Check::NoRestartPending => no_restart_pending(),
            Check::InstallerIdle => installer_idle(self.platform),
            Check::FreeSpace { megabytes } => free_space(&place(), *megabytes),
            Check::DiskEncryptionOff { product } => encryption::off(self.platform, product, &said),
            Check::NotUnderPolicy { product, agents, codes } => {
                policy::not_held(self.platform, product, agents, codes)
            }
            Check::RestorePointOrBackup => {
                let now =
                    jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::UTC).datetime();
                backup::made(self.platform, now, &said)
            }
            Check::NextProtection { leaving } => {
                let scan = self.last_scan.lock().ok().and_then(|last| last.clone());
                protection::next(self.platform, leaving, scan.as_deref(), &said)
            }
            Check::UserSignedIn { user } => signed_in(user),
            Check::ProgramsClosed { programs } => closed(programs),
        }
    }

    fn administrator_rights(&self) -> Answer {
        if platform::is_administrator() {
            return Answer::yes("This program runs with an administrator's rights.");
        }
        if self.can_ask() {
            return Answer::yes(
                "The system will ask for an administrator's rights for each step that needs them.",
            );
        }
        Answer::no(
            "This program has no administrator's rights, and this system has no way to ask for them. Start it \
             as administrator (with sudo on Linux and macOS).",
        )
    }
}

/// A folder on the drive of the system.
fn place() -> PathBuf {
    platform::system_folder("SystemRoot").map_or_else(|| PathBuf::from("/"), PathBuf::from)
}

/// Programs that change what is installed, as their processes are called; two of them at once stop each other by a
/// lock (dpkg(1), "--force-"; dnf(8), "--setopt=exit_on_lock"; pacman(8), `db.lck`; installer(8)).
const INSTALLERS: &[(Platform, &[&str])] = &[
    (
        Platform::Linux,
        &[
            "apt",
            "apt-get",
            "aptitude",
            "dpkg",
            "unattended-upgr",
            "dnf",
            "dnf5",
            "yum",
            "zypper",
            "rpm",
            "pacman",
            "apk",
        ],
    ),
    (Platform::Macos, &["installer"]),
];

/// Windows Installer keeps this key while an installation is going on (seen in its registry; documented
/// for "MsiExec" as its mutex `_MSIExecute` only). Elsewhere the running programs say it.
fn installer_idle(platform: Platform) -> Answer {
    if platform == Platform::Windows {
        let key = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\InProgress";
        return match platform::machine_key_exists(key) {
            Some(false) => Answer::yes("No other installation is going on."),
            Some(true) => Answer::no(
                "Another installation is going on, or was broken off (code 1618). Wait until it has ended, or \
                 restart the machine.",
            ),
            None => Answer::cannot_tell("Whether another installation is going on is not known."),
        };
    }
    let names = INSTALLERS.iter().find(|(own, _)| *own == platform).map_or(&[][..], |(_, own)| own);
    match running(names) {
        Some(running) if running.is_empty() => Answer::yes("No other installation is going on."),
        Some(running) => Answer::no(format!(
            "Running now: {}. Wait until it has ended, or its lock stops the removal.",
            running.join(", ")
        )),
        None => Answer::cannot_tell(
            "The running programs could not be listed. A package manager stops by its lock where another one runs.",
        ),
    }
}

/// Which of some programs are running, by the names of their processes; `None` where those cannot be listed.
fn running(names: &[&str]) -> Option<Vec<String>> {
    let mut system = sysinfo::System::new().ok()?;
    system.refresh_processes(sysinfo::ProcessesToUpdate::All, true);
    let is_running = |name: &&&str| {
        let mut all = system.processes().values();
        all.any(|own| own.name().to_string_lossy().eq_ignore_ascii_case(name))
    };
    Some(names.iter().filter(is_running).map(|name| (*name).to_owned()).collect())
}

/// How much is free where the system lies.
fn free_space(place: &Path, megabytes: u64) -> Answer {
    let by_hand = "Look how much is free: df -h / (Windows: This PC in the Explorer)";
    let Ok(disks) = sysinfo::Disks::new_with_refreshed_list() else {
        return Answer::cannot_tell(format!("The drives could not be listed. {by_hand}"));
    };
    let disk = disks
        .iter()
        .filter(|disk| place.starts_with(disk.mount_point()))
        .max_by_key(|disk| disk.mount_point().as_os_str().len());
    match disk {
        Some(disk) => enough(disk.available_space(), megabytes),
        None => Answer::cannot_tell(format!("The drive of the system was not found. {by_hand}")),
    }
}

fn enough(available_bytes: u64, megabytes: u64) -> Answer {
    let free = available_bytes / 1_000_000;
    if free >= megabytes {
        Answer::yes(format!("{free} MB are free on the drive of the system."))
    } else {
        Answer::no(format!(
            "Only {free} MB are free on the drive of the system; {megabytes} MB should be, since an installer keeps \
             what it removes until it has finished. Make room first."
        ))
    }
}

fn no_restart_pending() -> Answer {
    match platform::restart_pending() {
        None => Answer::cannot_tell(
            "This system keeps no note of a restart that is pending. Restart it first if something was installed \
             lately.",
        ),
        Some(why) if why.is_empty() => Answer::yes("No restart is pending."),
        Some(why) => Answer::no(format!(
            "A restart is pending: {}. Restart the machine first; uninstallers often fail before that.",
            why.join("; ")
        )),
    }
}

/// Who is signed in cannot be asked for on every system; this program's own user is known.
fn signed_in(user: &str) -> Answer {
    let own = platform::user_name();
    let short = user.rsplit('\\').next().unwrap_or(user);
    if own.split(' ').next().is_some_and(|name| name.eq_ignore_ascii_case(short)) {
        return Answer::yes(format!("{user} runs this program."));
    }
    Answer::cannot_tell(format!(
        "It is installed for {user} alone. Sign in as {user} before you go on."
    ))
}

fn closed(programs: &[String]) -> Answer {
    let names: Vec<&str> = programs.iter().map(String::as_str).collect();
    match running(&names) {
        None => Answer::cannot_tell(format!(
            "Make sure that none of these is running: {}.",
            programs.join(", ")
        )),
        Some(running) if running.is_empty() => Answer::yes("None of its programs is running."),
        Some(running) => {
            Answer::no(format!("Running now: {}. Close them first.", running.join(", ")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::removal::Known;

    #[test]
    fn free_space_is_counted_in_whole_megabytes() {
        for (bytes, expected) in
            [(0, Known::No), (511_999_999, Known::No), (512_000_000, Known::Yes)]
        {
            assert_eq!(enough(bytes, 512).holds, expected, "{bytes}");
        }
        // A folder that lies on no drive is no yes.
        assert_eq!(free_space(Path::new("no/such/drive"), 1).holds, Known::NotKnown);
    }

    #[test]
    fn a_program_that_does_not_run_is_not_running() {
        assert_eq!(running(&["no-such-program-of-anybody"]), Some(Vec::new()));
        let closed = closed(&["no-such-program-of-anybody".to_owned()]);
        assert_eq!(closed.holds, Known::Yes);
    }
}
