//! The folders of the system, from the system's own list and never from the environment of this process,
//! which whoever starts it can set.

/// A folder of Windows by the name of its variable: `SystemRoot`, `ProgramFiles` … `None` where it is not
/// known, and on other systems.
#[must_use]
pub fn system_folder(variable: &str) -> Option<String> {
    system::folder(variable)
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
