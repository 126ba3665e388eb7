//! A product: how it shows up on a machine, and how it is removed.

use serde::{Deserialize, Serialize};

use super::Layer;
use crate::model::Platform;

/// One fact with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The value.
    pub value: String,
    /// Whether it was read in a source; otherwise it is general knowledge.
    pub verified: bool,
    /// Key of the source in the file's `[sources]`.
    #[serde(default)]
    pub source: Option<String>,
    /// What to know.
    #[serde(default)]
    pub note: Option<String>,
    /// `false` marks a pattern or a placeholder, which is shown but not compared.
    #[serde(default = "yes")]
    pub literal: bool,
}

fn yes() -> bool {
    true
}

/// How it shows up on Windows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "each field is the source's own term and is explained in the file")]
pub struct Windows {
    pub display_names: Vec<Fact>,
    pub publishers: Vec<Fact>,
    pub uninstall_keys: Vec<Fact>,
    pub product_codes: Vec<Fact>,
    pub upgrade_codes: Vec<Fact>,
    pub services: Vec<Fact>,
    pub drivers: Vec<Fact>,
    pub processes: Vec<Fact>,
    pub install_dirs: Vec<Fact>,
    pub registry_keys: Vec<Fact>,
    pub winget_ids: Vec<Fact>,
    pub msix_family_names: Vec<Fact>,
    pub notes_accounts: Vec<Fact>,
}

/// How it shows up on macOS.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "each field is the source's own term and is explained in the file")]
pub struct Macos {
    pub app_names: Vec<Fact>,
    pub bundle_ids: Vec<Fact>,
    pub team_ids: Vec<Fact>,
    pub launchd_labels: Vec<Fact>,
    pub paths: Vec<Fact>,
    pub pkgutil_receipts: Vec<Fact>,
    pub homebrew_cask: Vec<Fact>,
}

/// How it shows up on Linux.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "each field is the source's own term and is explained in the file")]
pub struct Linux {
    pub deb: Vec<Fact>,
    pub rpm: Vec<Fact>,
    pub flatpak: Vec<Fact>,
    pub paths: Vec<Fact>,
    pub processes: Vec<Fact>,
    pub systemd: Vec<Fact>,
}

/// How it shows up in browsers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "each field is the source's own term and is explained in the file")]
pub struct Browser {
    pub chrome: Vec<Fact>,
    pub edge: Vec<Fact>,
    pub firefox: Vec<Fact>,
    pub names: Vec<Fact>,
    pub native_messaging_hosts: Vec<Fact>,
}

/// How it shows up elsewhere.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "each field is the source's own term and is explained in the file")]
pub struct Other {
    pub npm: Vec<Fact>,
    pub pypi: Vec<Fact>,
    pub models: Vec<Fact>,
}

/// What matching needs beyond the evidence: our own patterns and their limits.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Matching {
    /// Sequences of whole words that, in a program's name, mean this product.
    pub names: Vec<String>,
    /// Names too short or common to count alone: a publisher or identifier must agree.
    pub weak_names: Vec<String>,
    /// Words that, in the name, speak against this product.
    pub not: Vec<String>,
    /// The record stands for the vendor's desktop programs that have none of their own ("… and other
    /// apps"). No measure may name such a record, since nobody knows which program it is.
    pub others: bool,
    /// A name counts whoever the publisher is: the organisation's own rules name programs as it likes.
    pub any_publisher: bool,
}

/// Names that must and must not match, checked by `catalog validate`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Examples {
    /// Each a name, or `name | publisher`.
    pub yes: Vec<String>,
    /// Each a name, or `name | publisher`.
    pub no: Vec<String>,
}

/// Whether a command's text stands in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The command stands in the source.
    Published,
    /// A standard command, built from a verified id, code or package name.
    Composed,
    /// Not checked.
    General,
}

/// One way to remove the product.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipeCommand {
    /// For which system (`windows`, `macos`, `linux`, or another word such as `browser`).
    pub platform: String,
    /// In which situation: `normal`, `password-protected`, `vendor-tool` …
    pub when: String,
    /// The command, or what to do in words.
    pub run: String,
    /// Where the text comes from.
    pub basis: Basis,
    /// Whether that was read.
    pub verified: bool,
    /// Key of the source.
    #[serde(default)]
    pub source: Option<String>,
}

impl RecipeCommand {
    /// The system it is for, where it is one of the three.
    #[must_use]
    pub fn platform(&self) -> Option<Platform> {
        match self.platform.as_str() {
            "windows" => Some(Platform::Windows),
            "macos" => Some(Platform::Macos),
            "linux" => Some(Platform::Linux),
            _ => None,
        }
    }
}

/// The vendor's own page about removal.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Address; empty where none is known.
    pub url: String,
    /// Whether it was read.
    pub verified: bool,
}

/// How it is removed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Recipe {
    /// What must hold before.
    pub prerequisites: Vec<Fact>,
    /// What stays behind.
    pub leftovers: Vec<Fact>,
    /// What protects the machine, or serves its users, afterwards.
    pub gap_after_removal: String,
    /// The vendor's own page.
    pub guide: Guide,
    /// Ways to remove it, best first.
    pub command: Vec<RecipeCommand>,
}

/// One product.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Stable id.
    pub id: String,
    /// Vendor id.
    pub vendor: String,
    /// Name as shown.
    pub name: String,
    /// Category word, as the measures use it.
    pub category: String,
    /// Whether the product and its core evidence were read in a source.
    pub verified: bool,
    /// How many facts were read in a source.
    pub evidence_verified: u32,
    /// How many are general knowledge.
    pub evidence_unverified: u32,
    /// What to know.
    #[serde(default)]
    pub notes: String,
    /// Mistakes that others make.
    #[serde(default)]
    pub traps: Vec<String>,
    /// On Windows.
    #[serde(default)]
    pub windows: Windows,
    /// On macOS.
    #[serde(default)]
    pub macos: Macos,
    /// On Linux.
    #[serde(default)]
    pub linux: Linux,
    /// In browsers.
    #[serde(default)]
    pub browser: Browser,
    /// Elsewhere.
    #[serde(default)]
    pub other: Other,
    /// What matching needs beyond the evidence.
    #[serde(default)]
    pub matching: Matching,
    /// Names that must and must not match.
    #[serde(default)]
    pub examples: Examples,
    /// How it is removed.
    #[serde(default)]
    pub removal: Recipe,
    /// Which layer it comes from.
    #[serde(skip)]
    pub layer: Layer,
}

impl Product {
    /// Every fact by which the product shows up on a machine, with the name of its field.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, &Fact)> {
        let (windows, macos, linux) = (&self.windows, &self.macos, &self.linux);
        let lists: [(&'static str, &[Fact]); 34] = [
            ("windows.display_names", &windows.display_names),
            ("windows.publishers", &windows.publishers),
            ("windows.uninstall_keys", &windows.uninstall_keys),
            ("windows.product_codes", &windows.product_codes),
            ("windows.upgrade_codes", &windows.upgrade_codes),
            ("windows.services", &windows.services),
            ("windows.drivers", &windows.drivers),
            ("windows.processes", &windows.processes),
            ("windows.install_dirs", &windows.install_dirs),
            ("windows.registry_keys", &windows.registry_keys),
            ("windows.winget_ids", &windows.winget_ids),
            ("windows.msix_family_names", &windows.msix_family_names),
            ("windows.notes_accounts", &windows.notes_accounts),
            ("macos.app_names", &macos.app_names),
            ("macos.bundle_ids", &macos.bundle_ids),
            ("macos.team_ids", &macos.team_ids),
            ("macos.launchd_labels", &macos.launchd_labels),
            ("macos.paths", &macos.paths),
            ("macos.pkgutil_receipts", &macos.pkgutil_receipts),
            ("macos.homebrew_cask", &macos.homebrew_cask),
            ("linux.deb", &linux.deb),
            ("linux.rpm", &linux.rpm),
            ("linux.flatpak", &linux.flatpak),
            ("linux.paths", &linux.paths),
            ("linux.processes", &linux.processes),
            ("linux.systemd", &linux.systemd),
            ("browser.chrome", &self.browser.chrome),
            ("browser.edge", &self.browser.edge),
            ("browser.firefox", &self.browser.firefox),
            ("browser.names", &self.browser.names),
            ("browser.native_messaging_hosts", &self.browser.native_messaging_hosts),
            ("other.npm", &self.other.npm),
            ("other.pypi", &self.other.pypi),
            ("other.models", &self.other.models),
        ];
        lists
            .into_iter()
            .flat_map(|(field, facts)| facts.iter().map(move |fact| (field, fact)))
            .collect()
    }
}

impl Product {
    /// The systems on which the product is known or a way to remove it is; Windows where nothing is
    /// known.
    #[must_use]
    pub fn platforms(&self) -> Vec<Platform> {
        let facts = self.facts();
        let has = |start: &str| facts.iter().any(|(field, _)| field.starts_with(start));
        let removes = |platform: Platform| {
            self.removal.command.iter().any(|command| command.platform() == Some(platform))
        };
        let mut platforms = Vec::new();
        for (platform, start) in [
            (Platform::Windows, "windows."),
            (Platform::Macos, "macos."),
            (Platform::Linux, "linux."),
        ] {
            if has(start) || removes(platform) {
                platforms.push(platform);
            }
        }
        if platforms.is_empty() {
            platforms.push(Platform::Windows);
        }
        platforms
    }
}
