//! One thing found on a machine, in full: what a scanner or a reader reports.

use serde::{Deserialize, Serialize};

use super::Place;

/// What sort of thing was found.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An installed program (an uninstall key, an application bundle, a row of a list).
    #[default]
    Program,
    /// An app of a store (MSIX, App Store, snap of a store).
    StoreApp,
    /// A package of the system's package manager.
    Package,
    /// A background service or daemon.
    Service,
    /// A kernel driver.
    Driver,
    /// A task that starts by itself.
    ScheduledTask,
    /// A program that was running when the machine was read.
    Process,
    /// An extension of a browser.
    BrowserExtension,
    /// A package of a programming language (npm, `PyPI`).
    LanguagePackage,
    /// A component named by a bill of materials.
    Component,
    /// What the system's security centre names as its antivirus.
    Antivirus,
    /// A program that the system or a user's session starts by itself (Run keys, start-up folders,
    /// launch agents, Autoruns).
    StartupEntry,
    /// A root certificate that a program added to a store of trusted certificates.
    Certificate,
    /// Another system that runs inside this one (WSL, a container image).
    Distribution,
    /// A licence that was bought; whether it is installed is not said.
    Licence,
}

impl Kind {
    /// Whether it is a part or a trace of a program rather than one that stands for itself: what a
    /// program leaves running, loaded, planned or trusted on a machine.
    #[must_use]
    pub fn is_part(self) -> bool {
        match self {
            Self::Service
            | Self::Driver
            | Self::ScheduledTask
            | Self::Process
            | Self::Antivirus
            | Self::StartupEntry
            | Self::Certificate => true,
            Self::Program
            | Self::StoreApp
            | Self::Package
            | Self::BrowserExtension
            | Self::LanguagePackage
            | Self::Component
            | Self::Distribution
            | Self::Licence => false,
        }
    }

    /// In plain words, for one.
    #[must_use]
    pub fn plain(self) -> &'static str {
        match self {
            Self::Program => "Program",
            Self::StoreApp => "Store app",
            Self::Package => "Package",
            Self::Service => "Service",
            Self::Driver => "Driver",
            Self::ScheduledTask => "Scheduled task",
            Self::Process => "Running process",
            Self::BrowserExtension => "Browser extension",
            Self::LanguagePackage => "Language package",
            Self::Component => "Component",
            Self::Antivirus => "Antivirus entry",
            Self::StartupEntry => "Start-up entry",
            Self::Certificate => "Root certificate",
            Self::Distribution => "System inside the system",
            Self::Licence => "Licence",
        }
    }
}

/// Names that prove a product. All as found; compared after normalisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifiers {
    /// Windows Installer product code, `{GUID}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_code: Option<String>,
    /// Name of the key below `…\CurrentVersion\Uninstall`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uninstall_key: Option<String>,
    /// macOS bundle identifier, or installer receipt identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle_id: Option<String>,
    /// Package name as the package manager knows it (dpkg, rpm, snap, flatpak, winget, npm, `PyPI`),
    /// family name of a store app, or a service's name as the service manager knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub package: Option<String>,
    /// Browser extension id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension_id: Option<String>,
    /// Code signer: subject name or Apple team id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// File name of a program, driver or service binary, without its folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Identifiers {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether one of them is this text, whatever the case of its letters.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        [
            &self.product_code,
            &self.uninstall_key,
            &self.bundle_id,
            &self.package,
            &self.extension_id,
            &self.signer,
            &self.file,
        ]
        .into_iter()
        .flatten()
        .any(|own| own.eq_ignore_ascii_case(text.trim()))
    }
}

/// For whom something is installed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// For everybody who uses the machine.
    Machine,
    /// For one user, by name or security identifier.
    User(String),
    /// The source does not say.
    #[default]
    Unknown,
}

/// The command that the program's own entry gives for its removal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UninstallCommand {
    /// The command line as found.
    pub text: String,
    /// The silent variant as found (`QuietUninstallString`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<String>,
    /// Whether it came from a place that an ordinary user can write (HKCU, a user's folder). Such a
    /// command is never run with more rights than that user has.
    #[serde(default)]
    pub user_writable: bool,
}

/// Whether the thing is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Installed.
    #[default]
    Present,
    /// Removed, but the source still knows it (dpkg `rc`: settings left behind).
    Leftover,
    /// Reported as removed.
    Removed,
}

/// One thing found on one machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Software {
    /// What sort of thing.
    #[serde(default)]
    pub kind: Kind,
    /// The name, as written by the source.
    pub name: String,
    /// The publisher, as written by the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The version as text; never a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Names that prove the product.
    #[serde(default, skip_serializing_if = "Identifiers::is_empty")]
    pub ids: Identifiers,
    /// Where it is installed: a folder or file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The day of installation, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub installed_on: Option<jiff::civil::Date>,
    /// For whom.
    #[serde(default)]
    pub scope: Scope,
    /// The person a list names beside the row, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Its own uninstall command, as found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uninstall: Option<UninstallCommand>,
    /// Whether the system hides it from its own list of programs (`SystemComponent`, a twin of a bundle).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// The key of the program it is an update of (`ParentKeyName`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whether it is there, or only its traces.
    #[serde(default)]
    pub presence: Presence,
    /// What else the source says of it, in plain words: "disabled", "installed by policy".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Which source said so: the id of a [`super::SourceReading`].
    #[serde(default)]
    pub source: String,
    /// Where in a file, for lists.
    #[serde(default)]
    pub place: Place,
}
