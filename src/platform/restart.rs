//! Whether the machine waits for a restart, and when it was started.

/// Whether a restart is pending: `None` where the system keeps no such note, else why it is, empty where it
/// is not.
#[must_use]
pub fn restart_pending() -> Option<Vec<String>> {
    system::restart_pending()
}

/// When the machine was started, in seconds since 1970; 0 where that is not known.
#[must_use]
pub fn machine_started() -> u64 {
    sysinfo::System::boot_time().unwrap_or(0)
}

#[cfg(windows)]
mod system {
    use crate::platform::registry;

    /// Where Windows notes it: files to be moved at the next start ("MoveFileEx", Microsoft's
    /// documentation), updates of its own components, and updates of Windows Update.
    pub(super) fn restart_pending() -> Option<Vec<String>> {
        const SESSION: &str = r"SYSTEM\CurrentControlSet\Control\Session Manager";
        const COMPONENTS: &str =
            r"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending";
        const UPDATES: &str =
            r"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired";
        let mut why = Vec::new();
        if registry::has_value(SESSION, "PendingFileRenameOperations") {
            why.push("files are to be moved or deleted at the next start".to_owned());
        }
        if registry::has_key(COMPONENTS) == Some(true) {
            why.push("components of Windows were changed".to_owned());
        }
        if registry::has_key(UPDATES) == Some(true) {
            why.push("updates of Windows were installed".to_owned());
        }
        Some(why)
    }
}

#[cfg(not(windows))]
mod system {
    use std::path::Path;

    /// Debian and its kin note it in a file (update-notifier and unattended-upgrades write it); other systems
    /// keep no note.
    pub(super) fn restart_pending() -> Option<Vec<String>> {
        let noted = ["/run/reboot-required", "/var/run/reboot-required"];
        if noted.iter().any(|path| Path::new(path).exists()) {
            return Some(vec!["installed packages ask for one".to_owned()]);
        }
        Path::new("/var/lib/dpkg/status").exists().then(Vec::new)
    }
}
