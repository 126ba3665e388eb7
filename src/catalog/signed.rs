//! A catalogue as one signed file, so that it can be brought up to date between releases.
//!
//! The file is a minisign signature (four lines, as `minisign -S` writes them) and, after it, the
//! content: a JSON object with `schema`, `compiled` and the catalogue's files by name. Nothing of the
//! content is looked at before the signature over all of it was checked.

use jiff::civil::Date;
use minisign_verify::{PublicKey, Signature};
use serde::{Deserialize, Serialize};

use super::{Catalog, CatalogError, CatalogFile, from_files};

/// The schema that this program reads.
pub const SCHEMA: &str = "interdict-catalog/1";

/// The public key of those who keep the catalogue.
pub const PUBLIC_KEY: &str = include_str!("data/catalog.pub");

/// Lines of a signature.
const SIGNATURE_LINES: usize = 4;

/// Why a catalogue file was not taken. Nothing is changed then.
#[derive(Debug, thiserror::Error)]
pub enum SignedError {
    /// It does not begin with a signature.
    #[error("this is no catalogue file: it does not begin with a signature")]
    NoCatalogue,
    /// Signed with another key.
    #[error("the file was signed with a key that is not the one this program trusts")]
    UnknownKey,
    /// The signature does not fit the content.
    #[error("the signature does not fit the content: the file was changed, or is cut off")]
    Signature,
    /// The signature is good and the content is of another kind.
    #[error(
        "the file is of schema \"{0}\"; this program reads \"{SCHEMA}\". A newer Interdict may read it"
    )]
    Schema(String),
    /// The signature is good and the content cannot be read.
    #[error("the content cannot be read: {0}")]
    Content(String),
    /// The date lies after today.
    #[error("the file is dated {0}, which has not come yet. Is this computer's clock right?")]
    Future(Date),
    /// It is older than the one in use.
    #[error("the file is dated {file}, the catalogue in use is newer: {in_use}")]
    Older {
        /// Date of the file.
        file: Date,
        /// Date of the catalogue in use.
        in_use: Date,
    },
    /// The signature is good and the entries do not hold together.
    #[error("the catalogue does not hold together: {}", .0.first().map(ToString::to_string).unwrap_or_default())]
    Mistakes(Vec<CatalogError>),
}

/// The content of a catalogue file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogContent {
    /// [`SCHEMA`].
    pub schema: String,
    /// The day the catalogue was compiled.
    pub compiled: Date,
    /// Name and text of each file.
    pub files: Vec<(String, String)>,
}

impl CatalogContent {
    /// The content as it is signed.
    #[must_use]
    pub fn text(&self) -> String {
        // Texts and a date always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What every schema has.
#[derive(Deserialize)]
struct Schema {
    schema: String,
}

/// Checks a catalogue file and reads it. `today` and the date of the catalogue `in_use` bound its date;
/// `None` for the latter takes an older one too.
///
/// # Errors
/// When anything of it is not right.
pub fn open_signed(
    bytes: &[u8],
    public_key: &str,
    today: Date,
    in_use: Option<Date>,
) -> Result<(Catalog, CatalogContent), SignedError> {
    let content_at = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(SIGNATURE_LINES - 1)
        .map(|(at, _)| at + 1)
        .ok_or(SignedError::NoCatalogue)?;
    let (signature, content) = bytes.split_at(content_at);
    let signature = std::str::from_utf8(signature)
        .ok()
        .and_then(|text| Signature::decode(text.trim_end()).ok())
        .ok_or(SignedError::NoCatalogue)?;
    let key = PublicKey::decode(public_key.trim_end()).map_err(|_| SignedError::UnknownKey)?;
    key.verify(content, &signature, false).map_err(|error| match error {
        minisign_verify::Error::UnexpectedKeyId => SignedError::UnknownKey,
        _ => SignedError::Signature,
    })?;
    // A newer schema may have other fields; its name is looked at first.
    let wrong = |error: serde_json::Error| SignedError::Content(error.to_string());
    let schema: Schema = serde_json::from_slice(content).map_err(wrong)?;
    if schema.schema != SCHEMA {
        return Err(SignedError::Schema(schema.schema));
    }
    let content: CatalogContent = serde_json::from_slice(content).map_err(wrong)?;
    if content.compiled > today {
        return Err(SignedError::Future(content.compiled));
    }
    if let Some(in_use) = in_use {
        if content.compiled < in_use {
            return Err(SignedError::Older { file: content.compiled, in_use });
        }
    }
    let files: Vec<CatalogFile<'_>> =
        content.files.iter().map(|(name, text)| CatalogFile { name, text }).collect();
    let catalog = from_files(&files, &[]).map_err(SignedError::Mistakes)?;
    if catalog.compiled != content.compiled {
        return Err(SignedError::Content(format!(
            "it says {} and its entries were compiled on {}",
            content.compiled, catalog.compiled
        )));
    }
    Ok((catalog, content))
}
