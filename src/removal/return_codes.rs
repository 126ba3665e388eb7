//! What the return code of a removal means.
//!
//! Windows Installer: Microsoft's page "MsiExec.exe and InstMsi.exe error messages" (Windows Installer
//! documentation). Others: see each row.

use serde::{Deserialize, Serialize};

use super::Mechanism;

/// What a return code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It says that it is done.
    Done,
    /// Done; the machine has to restart.
    RestartNeeded,
    /// Done; the machine restarts now, started by the uninstaller itself.
    RestartStarted,
    /// It was not there.
    NotInstalled,
    /// Somebody said no, in a window of the uninstaller or of the system.
    Cancelled,
    /// Another installation is running; waiting and trying again helps.
    Busy,
    /// The password is wrong or missing, or rights are.
    Denied,
    /// The installer's own files are missing or cannot be opened.
    SourceMissing,
    /// Policy of the machine forbids it.
    ForbiddenByPolicy,
    /// The command was not understood.
    WrongUsage,
    /// It failed for another reason.
    Failed,
}

impl Outcome {
    /// What a return code means for a mechanism.
    #[must_use]
    pub fn of(mechanism: Mechanism, code: i32) -> Self {
        if code == 0 {
            return Self::Done;
        }
        match mechanism {
            Mechanism::WindowsInstaller | Mechanism::Burn => windows_installer(code),
            // NSIS documentation, appendix D.1 "Error Levels".
            Mechanism::Nsis if code == 1 => Self::Cancelled,
            // apt-get(8): "decimal 100 on error"; dpkg(1) and rpm(8) say nothing finer than failure. The
            // lock of another package manager is seen in their messages, not in their codes.
            Mechanism::Dpkg
            | Mechanism::Rpm
            | Mechanism::Pacman
            | Mechanism::Apk
            | Mechanism::Snap
            | Mechanism::Flatpak
            | Mechanism::Homebrew
            | Mechanism::Npm
            | Mechanism::Pip
            | Mechanism::MacosPackage
            | Mechanism::MacosBundle => posix(code),
            // winget-cli, doc "Return codes": 0x8A150014 is APPINSTALLER_CLI_ERROR_NO_APPLICATIONS_FOUND.
            Mechanism::Winget if code.cast_unsigned() == 0x8A15_0014 => Self::NotInstalled,
            // Programs of Windows that wrap an installer hand its code on; the codes below 100 are their
            // own.
            _ if code >= 1600 || code == 1223 => windows_installer(code),
            Mechanism::Inno
            | Mechanism::Nsis
            | Mechanism::InstallShield
            | Mechanism::Appx
            | Mechanism::Winget
            | Mechanism::Chocolatey
            | Mechanism::Scoop
            | Mechanism::BrowserExtension
            | Mechanism::Vendor => match code {
                5 => Self::Denied,
                _ => Self::Failed,
            },
        }
    }

    /// Whether the uninstaller says that the product is gone.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::RestartNeeded | Self::RestartStarted | Self::NotInstalled)
    }

    /// Whether a restart belongs to it.
    #[must_use]
    pub fn wants_restart(self) -> bool {
        matches!(self, Self::RestartNeeded | Self::RestartStarted)
    }

    /// In one sentence, with what to do.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Done => "The uninstaller says that it is done.",
            Self::RestartNeeded => "Done. The machine has to restart before the last parts go.",
            Self::RestartStarted => "Done. The uninstaller has started a restart of the machine.",
            Self::NotInstalled => "It was not installed any more; nothing was changed.",
            Self::Cancelled => "Somebody cancelled it. Run it again and answer its windows.",
            Self::Busy => {
                "Another installation is running. The guide waits for it and tries again."
            }
            Self::Denied => {
                "It was not allowed: the password is missing or wrong, or rights are missing. Nothing \
                 was removed."
            }
            Self::SourceMissing => {
                "The installer's own files are missing. Install the same version again over it, then \
                 remove it; or use the vendor's removal tool."
            }
            Self::ForbiddenByPolicy => {
                "A policy of this machine forbids it. Ask whoever manages the machine."
            }
            Self::WrongUsage => {
                "The uninstaller did not understand the command. Nothing was removed."
            }
            Self::Failed => {
                "It failed. Restart the machine and try once more; then use the vendor's removal tool."
            }
        }
    }
}

/// Names after each code are those of Microsoft's list.
fn windows_installer(code: i32) -> Outcome {
    match code {
        1641 => Outcome::RestartStarted, // ERROR_SUCCESS_REBOOT_INITIATED
        3010 => Outcome::RestartNeeded,  // ERROR_SUCCESS_REBOOT_REQUIRED
        // ERROR_UNKNOWN_PRODUCT; ERROR_PRODUCT_UNINSTALLED
        1605 | 1614 => Outcome::NotInstalled,
        // ERROR_INSTALL_USEREXIT; ERROR_CANCELLED, also the answer to the system's own prompt
        1602 | 1223 => Outcome::Cancelled,
        1618 => Outcome::Busy, // ERROR_INSTALL_ALREADY_RUNNING
        // ERROR_INSTALL_SOURCE_ABSENT; ERROR_INSTALL_PACKAGE_OPEN_FAILED; ERROR_INSTALL_PACKAGE_INVALID
        1612 | 1619 | 1620 => Outcome::SourceMissing,
        // ERROR_INSTALL_PACKAGE_REJECTED; ERROR_INSTALL_TRANSFORM_REJECTED; ERROR_PATCH_PACKAGE_REJECTED
        1625 | 1644 | 1643 => Outcome::ForbiddenByPolicy,
        // ERROR_INVALID_COMMAND_LINE
        1639 => Outcome::WrongUsage,
        // ERROR_ACCESS_DENIED; ERROR_INSTALL_REMOTE_DISALLOWED; ERROR_ELEVATION_REQUIRED
        5 | 740 | 1640 => Outcome::Denied,
        _ => Outcome::Failed,
    }
}

/// Codes of a shell's tradition (POSIX.1, Shell Command Language, 2.8.2 "Exit Status for Commands").
fn posix(code: i32) -> Outcome {
    match code {
        126 => Outcome::Denied,
        127 => Outcome::SourceMissing,
        130 | 143 => Outcome::Cancelled,
        _ => Outcome::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_windows_installer() {
        for (code, expected) in [
            (0, Outcome::Done),
            (1602, Outcome::Cancelled),
            (1603, Outcome::Failed),
            (1605, Outcome::NotInstalled),
            (1614, Outcome::NotInstalled),
            (1618, Outcome::Busy),
            (1619, Outcome::SourceMissing),
            (1625, Outcome::ForbiddenByPolicy),
            (1639, Outcome::WrongUsage),
            (1641, Outcome::RestartStarted),
            (3010, Outcome::RestartNeeded),
            (5, Outcome::Denied),
            (-1, Outcome::Failed),
        ] {
            assert_eq!(Outcome::of(Mechanism::WindowsInstaller, code), expected, "{code}");
        }
    }

    #[test]
    fn the_same_number_means_something_else_elsewhere() {
        assert_eq!(Outcome::of(Mechanism::Nsis, 1), Outcome::Cancelled);
        assert_eq!(Outcome::of(Mechanism::Inno, 1), Outcome::Failed);
        assert_eq!(Outcome::of(Mechanism::Vendor, 3010), Outcome::RestartNeeded);
        assert_eq!(Outcome::of(Mechanism::Dpkg, 100), Outcome::Failed);
        assert_eq!(Outcome::of(Mechanism::Dpkg, 127), Outcome::SourceMissing);
        let none = 0x8A15_0014_u32.cast_signed();
        assert_eq!(Outcome::of(Mechanism::Winget, none), Outcome::NotInstalled);
        assert!(Outcome::NotInstalled.is_done() && !Outcome::Busy.is_done());
    }

    proptest::proptest! {
        #[test]
        fn no_code_but_the_known_ones_says_done(code in proptest::num::i32::ANY) {
            for mechanism in [Mechanism::WindowsInstaller, Mechanism::Vendor, Mechanism::Dpkg, Mechanism::Nsis] {
                if Outcome::of(mechanism, code).is_done() {
                    proptest::prop_assert!([0, 1605, 1614, 1641, 3010].contains(&code));
                }
            }
        }
    }
}
