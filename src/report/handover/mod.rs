//! Hand-over to the tools an organisation already has: queries, policies and scripts made from the
//! catalogue for the products that were chosen.
//!
//! Pure generation: catalogue, choice and day go in, files come out; writing them is the caller's. The
//! same input gives the same bytes. Nothing here holds a secret, and nothing replaces what an
//! organisation has: each file is a piece to add, with the way back beside it. Only facts that were read
//! in a source go into what blocks or removes; searching may use all of them. A name from a catalogue is
//! text in every one of these languages, never a part of the language ([`quote`]).

mod app_control;
mod applocker;
mod browsers;
mod choice;
mod collection;
mod facts;
mod fleet;
mod glpi;
mod intune;
mod osquery;
mod packages;
mod powershell;
pub mod quote;
mod readme;
mod removal;
pub mod sql;
mod wazuh;

use jiff::civil::Date;

pub use choice::{Chosen, by_name, by_profile};
pub use powershell::{Patterns, patterns};

use crate::catalog::Catalog;
use crate::matching::Matcher;

/// Where a hand-over goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Engine {
    /// A query pack of osquery.
    Osquery,
    /// Policies and reports of Fleet.
    Fleet,
    /// Remediations and custom compliance of Microsoft Intune.
    Intune,
    /// Policies that keep extensions out of browsers.
    Browsers,
    /// Scripts that bring an inventory of each machine into a shared folder.
    Collection,
    /// A configuration assessment of Wazuh.
    Wazuh,
    /// Searches and a rule of GLPI and OCS Inventory.
    Glpi,
    /// Blocks of apt, dnf, zypper; what can be done with winget and Chocolatey.
    Packages,
    /// Deny rules of AppLocker and App Control.
    Applocker,
    /// Instructions and scripts that remove.
    Removal,
}

impl Engine {
    /// Every one, in the order of the list.
    pub const ALL: &'static [Self] = &[
        Self::Osquery,
        Self::Fleet,
        Self::Intune,
        Self::Browsers,
        Self::Collection,
        Self::Wazuh,
        Self::Glpi,
        Self::Packages,
        Self::Applocker,
        Self::Removal,
    ];

    /// The word for it on the command line, which is the name of its folder too.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Osquery => "osquery",
            Self::Fleet => "fleet",
            Self::Intune => "intune",
            Self::Browsers => "browsers",
            Self::Collection => "collection",
            Self::Wazuh => "wazuh",
            Self::Glpi => "glpi",
            Self::Packages => "packages",
            Self::Applocker => "applocker",
            Self::Removal => "removal",
        }
    }

    /// Its name, as people know it.
    #[must_use]
    pub fn plain(self) -> &'static str {
        match self {
            Self::Osquery => "osquery",
            Self::Fleet => "Fleet",
            Self::Intune => "Microsoft Intune",
            Self::Browsers => "Browser policies",
            Self::Collection => "Collection into a shared folder",
            Self::Wazuh => "Wazuh",
            Self::Glpi => "GLPI and OCS Inventory",
            Self::Packages => "Package managers",
            Self::Applocker => "AppLocker and App Control",
            Self::Removal => "Removal packs",
        }
    }

    /// What comes out, in one sentence.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            Self::Osquery => "A query pack: where restricted software is, every day.",
            Self::Fleet => "GitOps files: policies that pass where nothing is found, and reports.",
            Self::Intune => "Scripts that detect and remove, and a compliance rule.",
            Self::Browsers => {
                "Policies that keep restricted extensions out of Chrome, Edge, Chromium, Brave and Firefox."
            }
            Self::Collection => {
                "Scripts that write one inventory file a machine, which Interdict reads."
            }
            Self::Wazuh => {
                "A configuration assessment: no keys, folders and programs of the maker."
            }
            Self::Glpi => "Searches to paste, and a dictionary rule to import.",
            Self::Packages => "Blocks for apt, dnf and zypper; what winget and Chocolatey can do.",
            Self::Applocker => "Deny rules by publisher, folder and package, for auditing first.",
            Self::Removal => {
                "Instructions and scripts that remove each product, for any management tool."
            }
        }
    }

    /// Whether it needs to know what is looked for.
    #[must_use]
    pub fn needs_choice(self) -> bool {
        self != Self::Collection
    }

    /// The engine of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|own| own.word() == word.trim().to_ascii_lowercase())
    }
}

/// What is to be handed over.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The rules, makers and products.
    pub catalog: &'a Catalog,
    /// What the catalogue means for a title.
    pub matcher: &'a Matcher,
    /// The makers and products that were chosen; none where the engine asks for none.
    pub chosen: &'a [Chosen],
    /// The day for which the rules were applied.
    pub as_of: Date,
    /// Publishers as code signatures have them (`O=…, L=…, C=…` for AppLocker, `TBS=…, CN=…` for App Control),
    /// read on one of the organisation's own machines. The catalogue has none.
    pub signers: &'a [String],
    /// The folder that collection scripts write into.
    pub share: &'a str,
}

/// A file of a hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact {
    /// Its path below the folder of the hand-over, with slashes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Artefact {
    fn text(path: &str, text: impl Into<String>) -> Self {
        Self { path: path.to_owned(), bytes: text.into().into_bytes() }
    }

    /// A script for Windows: ASCII with CRLF, which every code page reads alike.
    fn windows_text(path: &str, text: &str) -> Self {
        Self::text(path, text.replace('\n', "\r\n"))
    }
}

/// Why a hand-over could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandoverError {
    /// A word that is neither a product nor a maker.
    #[error("there is no product or maker \"{word}\"{hint}")]
    Unknown {
        /// The word.
        word: String,
        /// Ids that are like it, with the words before them; or nothing.
        hint: String,
    },
    /// The rules reach nothing for this organisation.
    #[error(
        "for this organisation no rule gives \"{at_least}\" or more for any product; name products with \
         --product, or say more about the organisation"
    )]
    Nothing {
        /// The verdict that was asked for.
        at_least: &'static str,
    },
    /// Nothing that was chosen can be said in this engine's language.
    #[error("nothing that was chosen can be handed to {engine}: {why}")]
    NoFacts {
        /// The engine's name.
        engine: &'static str,
        /// What is missing.
        why: &'static str,
    },
    /// A folder that scripts cannot name safely.
    #[error(
        "the folder \"{0}\" cannot stand in a script: use letters, digits, and the signs \\ / . : _ - $"
    )]
    Share(String),
    /// A code signer that is not one of a chosen maker.
    #[error(
        "the signer \"{0}\" is not known as one of the chosen makers; nothing was written for it"
    )]
    Signer(String),
}

/// Makes the files for one engine.
pub fn hand_over(engine: Engine, order: &Order<'_>) -> Result<Vec<Artefact>, HandoverError> {
    let mut files = match engine {
        Engine::Osquery => Ok(osquery::files(order)),
        Engine::Fleet => Ok(fleet::files(order)),
        Engine::Intune => Ok(intune::files(order)),
        Engine::Browsers => browsers::files(order),
        Engine::Collection => collection::files(order),
        Engine::Wazuh => wazuh::files(order),
        Engine::Glpi => glpi::files(order),
        Engine::Packages => packages::files(order),
        Engine::Applocker => applocker::files(order),
        Engine::Removal => removal::files(order),
    }?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl Order<'_> {
    /// The line that says where a file comes from; one line of plain text.
    fn origin(&self) -> String {
        format!(
            "{}; rules of {}, catalogue {}; generated by Interdict: change the catalogue, not this file",
            self.names(),
            self.as_of,
            self.catalog.version()
        )
    }

    /// What was chosen, in a few words; one line.
    fn names(&self) -> String {
        if self.chosen.is_empty() {
            return "everything on each machine".to_owned();
        }
        let names: Vec<String> = self.chosen.iter().map(|own| own.title(self.catalog)).collect();
        quote::one_line(&names.join(", "))
    }
}

/// An id that is always the same for the same thing: a version 5 UUID (RFC 9562, section 5.5) would need
/// SHA-1; this is a version 8 one (section 5.8), made of FNV-1a over the same name.
fn fixed_id(name: &str) -> String {
    // FNV-1a with 128 bits (draft-eastlake-fnv): the offset basis and the prime of its section 5.
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let sum = name.bytes().fold(BASIS, |sum, byte| (sum ^ u128::from(byte)).wrapping_mul(PRIME));
    let sum = sum & !(0xf << 76) | (0x8 << 76);
    let sum = sum & !(0x3 << 62) | (0x2 << 62);
    let hex = format!("{sum:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_fixed_and_have_the_form_of_a_uuid() {
        let id = fixed_id("interdict kaspersky");
        assert_eq!(id, fixed_id("interdict kaspersky"));
        assert_ne!(id, fixed_id("interdict yandex"));
        let parts: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(id.as_bytes().get(14), Some(&b'8'));
        assert!(matches!(id.as_bytes().get(19), Some(b'8' | b'9' | b'a' | b'b')), "{id}");
    }

    #[test]
    fn every_engine_has_a_word_of_its_own() {
        for engine in Engine::ALL {
            assert_eq!(Engine::from_word(engine.word()), Some(*engine));
        }
        assert_eq!(Engine::from_word("nothing"), None);
    }
}
