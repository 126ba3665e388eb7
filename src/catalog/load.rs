//! Reads catalogue files, lays one over the other and hands the whole to the checks.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Answer, Catalog, Layer, Measure, NamedPlace, Product, Source, Vendor, validate};

/// A file of the catalogue: its name for messages, and its text.
#[derive(Clone, Copy, Debug)]
pub struct CatalogFile<'a> {
    /// Name for messages.
    pub name: &'a str,
    /// The TOML text.
    pub text: &'a str,
}

/// What is wrong with a catalogue; names file, entry and field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// The file is not TOML, or a field is missing, unknown or of the wrong kind.
    #[error("{file}: {message}")]
    Syntax {
        /// File.
        file: String,
        /// Line, entry and field, as the TOML reader names them.
        message: String,
    },
    /// A statement that does not hold together with the rest.
    #[error("{file}: {entry}, {field}: {message}")]
    Entry {
        /// File.
        file: String,
        /// Id of the entry.
        entry: String,
        /// Field.
        field: String,
        /// What is wrong.
        message: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    schema_version: u32,
    compiled: Option<Date>,
    #[serde(default)]
    vendor: Vec<Vendor>,
    #[serde(default)]
    measure: Vec<Measure>,
    #[serde(default)]
    product: Vec<Product>,
    #[serde(default)]
    source: Vec<Source>,
    #[serde(default)]
    place: Vec<NamedPlace>,
    #[serde(default)]
    answer: Vec<Answer>,
    #[serde(default)]
    sources: BTreeMap<String, String>,
}

/// The catalogue that is compiled into the program.
///
/// # Errors
/// When the built-in files do not hold together; a test makes sure that they do.
pub fn builtin() -> Result<Catalog, Vec<CatalogError>> {
    from_files(super::data::FILES, &[])
}

/// A catalogue from built-in files and the organisation's own, which are laid over them: an own
/// entry of the same id replaces the built-in one.
///
/// # Errors
/// Every mistake found, in the order of the files.
pub fn from_files(
    builtin: &[CatalogFile<'_>],
    own: &[CatalogFile<'_>],
) -> Result<Catalog, Vec<CatalogError>> {
    from_read([read_files(builtin), read_own(own)])
}

/// Catalogue files that were read and are not yet laid over each other.
#[derive(Default)]
pub struct FilesRead(Vec<FileRead>);

struct FileRead {
    name: String,
    layer: Layer,
    raw: Result<Raw, String>,
}

impl FilesRead {
    fn of(files: &[CatalogFile<'_>], layer: impl Fn(&str) -> Layer) -> Self {
        let read = |file: &CatalogFile<'_>| FileRead {
            name: file.name.to_owned(),
            layer: layer(file.name),
            raw: toml::from_str(file.text).map_err(|error| error.to_string().trim_end().to_owned()),
        };
        Self(files.iter().map(read).collect())
    }
}

/// Reads built-in files. Each is read on its own, so that two threads may share them.
#[must_use]
pub fn read_files(files: &[CatalogFile<'_>]) -> FilesRead {
    FilesRead::of(files, |_| Layer::BuiltIn)
}

fn read_own(files: &[CatalogFile<'_>]) -> FilesRead {
    FilesRead::of(files, |name| Layer::Own(name.to_owned()))
}

/// A catalogue from files that were read, in this order.
///
/// # Errors
/// Every mistake found, in the order of the files.
pub fn from_read(read: impl IntoIterator<Item = FilesRead>) -> Result<Catalog, Vec<CatalogError>> {
    let mut errors = Vec::new();
    let mut origin = validate::Origins::default();
    let mut catalog = Catalog {
        compiled: Date::MIN,
        vendors: BTreeMap::new(),
        measures: BTreeMap::new(),
        products: BTreeMap::new(),
        official_lists: BTreeMap::new(),
        places: Vec::new(),
        answers: Vec::new(),
        allowances: Vec::new(),
        source_texts: BTreeMap::new(),
    };
    for FileRead { name, layer, raw } in read.into_iter().flat_map(|files| files.0) {
        match raw {
            Ok(raw) => take(&mut catalog, &mut origin, &mut errors, &name, &layer, raw),
            Err(message) => errors.push(CatalogError::Syntax { file: name, message }),
        }
    }
    // A file that could not be read leaves references open that are no mistakes of their own.
    if errors.iter().all(|error| matches!(error, CatalogError::Entry { .. })) {
        errors.extend(validate::check(&catalog, &origin));
    }
    if errors.is_empty() { Ok(catalog) } else { Err(errors) }
}

fn take(
    catalog: &mut Catalog,
    origins: &mut validate::Origins,
    errors: &mut Vec<CatalogError>,
    file: &str,
    layer: &Layer,
    raw: Raw,
) {
    if raw.schema_version != 1 {
        errors.push(CatalogError::Entry {
            file: file.to_owned(),
            entry: "the file".to_owned(),
            field: "schema_version".to_owned(),
            message: format!("{} is not known; this program reads 1", raw.schema_version),
        });
        return;
    }
    if let Some(compiled) = raw.compiled {
        catalog.compiled = catalog.compiled.max(compiled);
    }
    let mut fresh = |kind: &'static str, id: &str| {
        if let Some(message) = origins.note(kind, id, file, layer) {
            errors.push(CatalogError::Entry {
                file: file.to_owned(),
                entry: id.to_owned(),
                field: "id".to_owned(),
                message,
            });
        }
    };
    for mut vendor in raw.vendor {
        fresh("vendor", &vendor.id);
        vendor.layer = layer.clone();
        catalog.vendors.insert(vendor.id.clone(), vendor);
    }
    for mut measure in raw.measure {
        fresh("measure", &measure.id);
        measure.layer = layer.clone();
        catalog.measures.insert(measure.id.clone(), measure);
    }
    for mut product in raw.product {
        fresh("product", &product.id);
        product.layer = layer.clone();
        catalog.products.insert(product.id.clone(), product);
    }
    for source in raw.source {
        fresh("official list", &source.id);
        catalog.official_lists.insert(source.id.clone(), source);
    }
    catalog.places.extend(raw.place);
    catalog.answers.extend(raw.answer);
    catalog.source_texts.extend(raw.sources);
}
