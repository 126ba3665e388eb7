//! By what a product is removed: the installer or package manager that knows how. The meaning of return
//! codes, the silent switches and the time limit follow from it.

use serde::{Deserialize, Serialize};

/// The installer or package manager.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Mechanism {
    /// Windows Installer (`msiexec`).
    WindowsInstaller,
    /// Inno Setup (`unins000.exe`).
    Inno,
    /// Nullsoft Scriptable Install System.
    Nsis,
    /// InstallShield.
    InstallShield,
    /// A bundle of WiX (Burn).
    Burn,
    /// A store app of Windows (MSIX, AppX).
    Appx,
    /// winget.
    Winget,
    /// Chocolatey.
    Chocolatey,
    /// Scoop.
    Scoop,
    /// Debian's package manager.
    Dpkg,
    /// RPM and what stands on it (dnf, yum, zypper).
    Rpm,
    /// Arch Linux.
    Pacman,
    /// Alpine Linux.
    Apk,
    /// Snap.
    Snap,
    /// Flatpak.
    Flatpak,
    /// Homebrew.
    Homebrew,
    /// A package of macOS (`pkgutil` knows its receipt).
    MacosPackage,
    /// An application bundle of macOS.
    MacosBundle,
    /// An extension of a browser.
    BrowserExtension,
    /// npm.
    Npm,
    /// pip.
    Pip,
    /// The vendor's own uninstaller, of a kind that is not recognised.
    #[default]
    Vendor,
}

impl Mechanism {
    /// The name as its maker writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WindowsInstaller => "Windows Installer",
            Self::Inno => "Inno Setup",
            Self::Nsis => "NSIS",
            Self::InstallShield => "InstallShield",
            Self::Burn => "WiX bundle",
            Self::Appx => "Windows store app",
            Self::Winget => "winget",
            Self::Chocolatey => "Chocolatey",
            Self::Scoop => "Scoop",
            Self::Dpkg => "dpkg",
            Self::Rpm => "RPM",
            Self::Pacman => "pacman",
            Self::Apk => "apk",
            Self::Snap => "snap",
            Self::Flatpak => "Flatpak",
            Self::Homebrew => "Homebrew",
            Self::MacosPackage => "macOS package",
            Self::MacosBundle => "macOS application",
            Self::BrowserExtension => "browser extension",
            Self::Npm => "npm",
            Self::Pip => "pip",
            Self::Vendor => "the vendor's own uninstaller",
        }
    }

    /// How long its removal may take before somebody should look. Security products stop services and
    /// drivers first, and the mock-up of the guide waits up to twenty minutes.
    #[must_use]
    pub fn time_limit_secs(self) -> u32 {
        match self {
            Self::BrowserExtension | Self::Npm | Self::Pip | Self::Scoop => 5 * 60,
            _ => 20 * 60,
        }
    }
}
