//! The folders of the system, from the system's own list and never from the environment of this process,
//! which whoever starts it can set.

/// A folder of Windows by the name of its variable: `SystemRoot`, `ProgramFiles` … `None` where it is not
/// known, and on other systems.
#[must_use]
pub fn system_folder(variable: &str) -> Option<String> {
    system::folder(variable)
}

/// The folders of the people of this machine that lie in the usual place.
#[must_use]
pub fn homes() -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(system::people()).into_iter().flatten().flatten();
    // Who has a hand in the list of folders can make it long.
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let mut homes: Vec<_> = folders.map(|entry| entry.path()).take(1_000).collect();
    homes.sort();
    homes
}

/// Where a file of the removals of this machine lies: the same for every administrator, so that two of them
/// do not remove at the same time.
#[must_use]
pub fn shared_state() -> std::path::PathBuf {
    system::shared_state()
}

#[cfg(windows)]
mod system {
    use std::path::PathBuf;

    use crate::platform::registry;

    /// "Registry values that hold the folders", as `SHGetKnownFolderPath` reads them for programs of 64 bits.
    pub(super) fn folder(variable: &str) -> Option<String> {
        const CURRENT: &str = r"SOFTWARE\Microsoft\Windows\CurrentVersion";
        const NT: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
        const PROFILES: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";
        let windows = || registry::text(NT, "SystemRoot");
        let drive = || windows().and_then(|root| root.get(..2).map(str::to_owned));
        match variable.to_ascii_lowercase().as_str() {
            "systemroot" | "windir" => windows(),
            "systemdrive" => drive(),
            "programfiles" | "programw6432" => registry::text(CURRENT, "ProgramFilesDir"),
            "programfiles(x86)" => registry::text(CURRENT, "ProgramFilesDir (x86)"),
            "commonprogramfiles" | "commonprogramw6432" => {
                registry::text(CURRENT, "CommonFilesDir")
            }
            "commonprogramfiles(x86)" => registry::text(CURRENT, "CommonFilesDir (x86)"),
            "programdata" | "allusersprofile" => {
                let text = registry::text(PROFILES, "ProgramData")?;
                Some(match text.strip_prefix("%SystemDrive%") {
                    Some(rest) => format!("{}{rest}", drive()?),
                    None => text,
                })
            }
            _ => None,
        }
    }

    /// The value `ProfilesDirectory` of the list of profiles ("User Profiles").
    pub(super) fn people() -> PathBuf {
        const PROFILES: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";
        let drive = folder("SystemDrive").unwrap_or_else(|| "C:".to_owned());
        let text = registry::text(PROFILES, "ProfilesDirectory");
        let text = text.map(|text| text.replace("%SystemDrive%", &drive));
        PathBuf::from(
            text.filter(|path| !path.contains('%')).unwrap_or_else(|| format!(r"{drive}\Users")),
        )
    }

    pub(super) fn shared_state() -> PathBuf {
        let data = folder("ProgramData").filter(|path| !path.contains('%'));
        PathBuf::from(data.unwrap_or_else(|| r"C:\ProgramData".to_owned())).join("Interdict")
    }
}

#[cfg(not(windows))]
mod system {
    use std::path::PathBuf;

    pub(super) fn folder(_: &str) -> Option<String> {
        None
    }

    pub(super) fn people() -> PathBuf {
        PathBuf::from(if cfg!(target_os = "macos") { "/Users" } else { "/home" })
    }

    pub(super) fn shared_state() -> PathBuf {
        // "Variable state information" of the Filesystem Hierarchy Standard; macOS has the folder below
        // Library for the same.
        PathBuf::from(if cfg!(target_os = "macos") {
            "/Library/Application Support/Interdict"
        } else {
            "/var/lib/interdict"
        })
    }
}
