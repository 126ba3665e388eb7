//! What the machine is: its name and system.

use std::path::Path;

use crate::model::{Machine, Platform};

/// The machine this program runs on.
#[must_use]
pub fn this() -> Machine {
    let platform = match std::env::consts::OS {
        "windows" => Some(Platform::Windows),
        "macos" => Some(Platform::Macos),
        "linux" => Some(Platform::Linux),
        _ => None,
    };
    Machine {
        name: sysinfo::System::host_name().unwrap_or_else(|_| "This computer".to_owned()),
        system: sysinfo::System::long_os_version().ok(),
        platform,
        architecture: Some(std::env::consts::ARCH.to_owned()),
    }
}

/// A Linux system whose root folder is mounted somewhere: its name from `/etc/hostname`, its system
/// from `/etc/os-release`.
#[must_use]
pub fn below(root: &Path) -> Machine {
    let name = std::fs::read_to_string(root.join("etc/hostname"))
        .map(|text| text.trim().to_owned())
        .ok()
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| root.display().to_string());
    let release = std::fs::read_to_string(root.join("etc/os-release"))
        .or_else(|_| std::fs::read_to_string(root.join("usr/lib/os-release")))
        .unwrap_or_default();
    let system = release
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))
        .map(|value| value.trim().trim_matches('"').to_owned());
    Machine { name, system, platform: Some(Platform::Linux), architecture: None }
}
