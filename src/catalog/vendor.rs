//! A vendor as the measures name it, and the official lists the facts are kept up from.

use serde::{Deserialize, Serialize};

use super::Layer;

/// Who makes the software.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// Stable id.
    pub id: String,
    /// Name as shown.
    pub name: String,
    /// Country of origin, ISO 3166.
    pub country: String,
    /// Companies as the measures name them.
    pub legal_names: Vec<String>,
    /// Other names, in any script.
    pub also_known_as: Vec<String>,
    /// Names of products, in words.
    pub products: Vec<String>,
    /// What to know.
    pub notes: String,
    /// Whether the names were read in a source.
    pub names_verified: bool,
    /// Where the facts come from.
    pub sources: Vec<String>,
    /// Publisher texts that prove this vendor, as program lists write them.
    #[serde(default)]
    pub publishers: Vec<String>,
    /// Words that name this vendor wherever they stand as whole words in a program's name.
    #[serde(default)]
    pub name_words: Vec<String>,
    /// Which layer it comes from.
    #[serde(skip)]
    pub layer: Layer,
}

/// An official or machine-readable list.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// Address.
    pub url: String,
    /// The same list elsewhere.
    #[serde(default)]
    pub alternate_urls: Vec<String>,
    /// Format in words.
    pub format: String,
    /// Whether a program can read it.
    pub machine_readable: bool,
    /// How often it changes.
    pub update_rhythm: String,
    /// Measures it keeps up.
    pub covers: Vec<String>,
    /// Licence of the list.
    pub licence: String,
    /// What to know.
    pub notes: String,
    /// Whether the facts were read in a source.
    pub verified: bool,
    /// Where.
    pub source: String,
}
