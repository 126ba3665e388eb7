//! One computer, as a scan or a list names it.

use serde::{Deserialize, Serialize};

/// The operating system family that software and removal steps are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// Microsoft Windows, workstation or server.
    Windows,
    /// Apple macOS.
    Macos,
    /// Any Linux distribution.
    Linux,
}

impl Platform {
    /// The word used in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::Macos => "macos",
            Self::Linux => "linux",
        }
    }

    /// The name as its maker writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::Macos => "macOS",
            Self::Linux => "Linux",
        }
    }
}

/// Any computer, server or virtual machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// The name as it was read; empty where a list names no computer.
    pub name: String,
    /// The operating system in words ("Debian GNU/Linux 12"), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The operating system family, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// Processor architecture ("x86_64"), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    /// Serial number as its maker gave it (SMBIOS system serial number), where known; placeholders are
    /// kept as read and sorted out where machines are recognised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<String>,
    /// Hardware id (SMBIOS system UUID, macOS hardware UUID), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hardware_id: Option<String>,
}

impl Machine {
    /// A machine of which only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Takes over what another reading of the same machine knows beyond its name, and this one does not.
    pub fn learn(&mut self, other: Self) {
        let Self { name: _, system, platform, architecture, serial, hardware_id } = other;
        self.system = self.system.take().or(system);
        self.platform = self.platform.or(platform);
        self.architecture = self.architecture.take().or(architecture);
        self.serial = self.serial.take().or(serial);
        self.hardware_id = self.hardware_id.take().or(hardware_id);
    }
}
