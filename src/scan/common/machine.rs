//! What the machine is: its name and system.

use crate::model::{Machine, Platform};

/// The machine this program runs on.
#[must_use]
pub fn this() -> Machine {
    Machine {
        name: sysinfo::System::host_name().unwrap_or_else(|_| "This computer".to_owned()),
        system: sysinfo::System::long_os_version().ok(),
        platform: platform(),
        architecture: Some(std::env::consts::ARCH.to_owned()),
        ..Machine::default()
    }
}

/// The system that this program runs on.
#[must_use]
pub fn platform() -> Option<Platform> {
    match std::env::consts::OS {
        "windows" => Some(Platform::Windows),
        "macos" => Some(Platform::Macos),
        "linux" => Some(Platform::Linux),
        _ => None,
    }
}
