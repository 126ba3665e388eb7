//! Facts that can be tested on the running machine: each is answered with yes, no or "cannot tell", in words,
//! with what to do by hand where it cannot be told.

use std::fs;
use std::path::Path;

use super::{Answer, System};
use crate::model::{Kind, Platform, Presence};
use crate::platform;
use crate::removal::Check;

impl System {
    /// Tests a fact.
    pub(super) fn test(&self, check: &Check) -> Answer {
        match check {
            Check::ProductPresent { .. } => {
                Answer::cannot_tell("The plan names no record of this machine.")
            }
            Check::AdministratorRights => self.administrator_rights(),
            Check::NoRestartPending => no_restart_pending(),
            Check::InstallerIdle => self.installer_idle(),
            Check::DiskEncryptionOff { product } => self.encryption_off(product),
            Check::NotUnderPolicy { product, agents } => not_under_policy(product, agents),
            Check::RestorePointOrBackup => Answer::cannot_tell(
                "Whether there is a backup cannot be seen from here. Make sure that there is one, or a restore \
                 point, before you go on.",
            ),
            Check::NextProtection { leaving } => self.next_protection(leaving),
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

    /// Windows Installer keeps this key while an installation is going on (seen in its registry; documented
    /// for "MsiExec" as its mutex `_MSIExecute` only). Package managers lock their database.
    fn installer_idle(&self) -> Answer {
        match self.platform {
            Platform::Windows => {
                let key = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\InProgress";
                match platform::machine_key_exists(key) {
                    Some(false) => Answer::yes("No other installation is going on."),
                    Some(true) => Answer::no(
                        "Another installation is going on, or was broken off. Wait until it has ended, or \
                         restart the machine.",
                    ),
                    None => Answer::cannot_tell(
                        "Whether another installation is going on is not known.",
                    ),
                }
            }
            Platform::Linux | Platform::Macos => Answer::yes(
                "The package manager makes sure by itself that only one installation goes on.",
            ),
        }
    }

    fn encryption_off(&self, product: &str) -> Answer {
        let own = format!(
            "Whether {product} itself has encrypted disks, folders or removable drives cannot be seen from here. \
             Look in its window or its management server, decrypt first if so, and then confirm this step."
        );
        match self.platform {
            Platform::Windows => Answer::cannot_tell(format!(
                "{own} BitLocker shows its state with: manage-bde -status"
            )),
            Platform::Macos => Answer::cannot_tell(format!(
                "{own} FileVault shows its state with: fdesetup status"
            )),
            Platform::Linux => {
                let volumes = encrypted_volumes(Path::new("/sys/block"));
                if volumes.is_empty() {
                    Answer::cannot_tell(format!("No volume encrypted with LUKS is open. {own}"))
                } else {
                    Answer::cannot_tell(format!(
                        "Volumes encrypted with LUKS are open ({}); that is Linux's own encryption, which stays. \
                         {own}",
                        volumes.join(", ")
                    ))
                }
            }
        }
    }

    /// What else protects the machine, from the last scan and from what Windows says of its own Defender.
    fn next_protection(&self, leaving: &[String]) -> Answer {
        let by_hand = match self.platform {
            Platform::Windows => {
                "Open Windows Security, Virus and threat protection, and look who protects; or run: \
                 powershell Get-MpComputerStatus"
            }
            Platform::Macos => "macOS has its own protection (XProtect), which is always on.",
            Platform::Linux => "Look whether another protection is installed and running.",
        };
        let scan = self.last_scan.lock().ok().and_then(|last| last.clone());
        let mut others: Vec<String> = Vec::new();
        if let Some(scan) = scan {
            for row in 0..scan.installed.len() {
                let software = scan.software(row);
                let leaves = leaving.iter().any(|name| {
                    software.name.to_lowercase().contains(&name.to_lowercase())
                        || name.to_lowercase().contains(&software.name.to_lowercase())
                });
                if software.kind == Kind::Antivirus
                    && software.presence == Presence::Present
                    && !leaves
                    && !others.contains(&software.name)
                {
                    others.push(software.name);
                }
            }
        }
        if self.platform == Platform::Windows {
            match defender() {
                Defender::Off(why) => {
                    if others.is_empty() {
                        return Answer::no(format!(
                            "Microsoft Defender is turned off ({why}), and no other antivirus is registered. \
                             {by_hand}"
                        ));
                    }
                }
                Defender::NotTurnedOff => {
                    let others = if others.is_empty() {
                        String::new()
                    } else {
                        format!(" Registered besides: {}.", others.join(", "))
                    };
                    return Answer::cannot_tell(format!(
                        "Microsoft Defender is there and no setting turns it off; whether it is active now only it \
                         can say.{others} {by_hand}"
                    ));
                }
                Defender::NotThere => {}
            }
        }
        if others.is_empty() {
            Answer::cannot_tell(format!("No other protection was seen. {by_hand}"))
        } else {
            Answer::yes(format!("Registered as antivirus: {}.", others.join(", ")))
        }
    }
}

enum Defender {
    Off(&'static str),
    NotTurnedOff,
    NotThere,
}

/// What settings say of Microsoft Defender: its policy `DisableAntiSpyware` ("DisableAntiSpyware" in
/// Microsoft's reference of unattended set-up), and the start of its service (4 is disabled, "Start" in
/// Microsoft's list of values below Services).
fn defender() -> Defender {
    const SERVICE: &str = r"SYSTEM\CurrentControlSet\Services\WinDefend";
    const POLICY: &str = r"SOFTWARE\Policies\Microsoft\Windows Defender";
    if platform::machine_key_exists(SERVICE) != Some(true) {
        return Defender::NotThere;
    }
    if platform::machine_number(SERVICE, "Start") == Some(4) {
        return Defender::Off("its service is disabled");
    }
    if platform::machine_number(POLICY, "DisableAntiSpyware") == Some(1) {
        return Defender::Off("by policy");
    }
    Defender::NotTurnedOff
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

/// A product that is managed gets its settings back, or is installed again, from its server.
fn not_under_policy(product: &str, agents: &[String]) -> Answer {
    if agents.is_empty() {
        return Answer::cannot_tell(format!(
            "No management agent was found beside {product}. A policy of the domain could still install it again: \
             look there first."
        ));
    }
    Answer::cannot_tell(format!(
        "{} is on this machine, so {product} may be managed. Release the machine in the management server first \
         (its policy and its installation tasks), or it may be locked by a password or come back.",
        agents.join(", ")
    ))
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
    let Ok(mut system) = sysinfo::System::new() else {
        let names = programs.join(", ");
        return Answer::cannot_tell(format!("Make sure that none of these is running: {names}."));
    };
    system.refresh_processes(sysinfo::ProcessesToUpdate::All, true);
    let running: Vec<&String> = programs
        .iter()
        .filter(|program| {
            system
                .processes()
                .values()
                .any(|own| own.name().to_string_lossy().eq_ignore_ascii_case(program))
        })
        .collect();
    if running.is_empty() {
        return Answer::yes("None of its programs is running.");
    }
    let names: Vec<&str> = running.iter().map(|name| name.as_str()).collect();
    Answer::no(format!("Running now: {}. Close them first.", names.join(", ")))
}

/// Open volumes of LUKS: the device mapper names their kind in the kernel's own files
/// (`/sys/block/dm-*/dm/uuid` begins with `CRYPT-LUKS`, cryptsetup's documentation).
fn encrypted_volumes(block: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(block) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let own = entry.path().join("dm");
            let uuid = fs::read_to_string(own.join("uuid")).ok()?;
            uuid.starts_with("CRYPT-LUKS")
                .then(|| fs::read_to_string(own.join("name")).unwrap_or_default().trim().to_owned())
        })
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn open_volumes_of_luks_are_seen() {
        let folder = tempfile::tempdir().unwrap();
        for (device, uuid, name) in
            [("dm-0", "CRYPT-LUKS2-ab-root", "root_crypt\n"), ("dm-1", "LVM-xy", "vg-home\n")]
        {
            let own = folder.path().join(device).join("dm");
            fs::create_dir_all(&own).unwrap();
            fs::write(own.join("uuid"), uuid).unwrap();
            fs::write(own.join("name"), name).unwrap();
        }
        assert_eq!(encrypted_volumes(folder.path()), ["root_crypt"]);
        assert!(encrypted_volumes(Path::new("/no/such/folder")).is_empty());
    }

    #[test]
    fn whether_a_policy_holds_a_product_is_never_a_yes() {
        let agents = ["Kaspersky Security Center Network Agent".to_owned()];
        for agents in [&agents[..], &[]] {
            let answer = not_under_policy("X", agents);
            assert_eq!(answer.holds, crate::removal::Known::NotKnown);
            assert!(answer.words.contains('X'));
        }
    }
}
