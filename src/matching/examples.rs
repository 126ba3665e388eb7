//! The examples of the catalogue, put to the proof: names that must and must not match their product.

use super::Matcher;
use crate::catalog::{Catalog, CatalogError, Layer, Product};
use crate::model::{Confidence, Identifiers, Kind, Title};

impl Matcher {
    /// Every example that comes out wrong, and every product without examples, as a mistake of the
    /// catalogue. `matcher` has to be compiled from the same catalogue.
    #[must_use]
    pub fn check_examples(&self, catalog: &Catalog) -> Vec<CatalogError> {
        let mut errors = Vec::new();
        for product in catalog.products.values() {
            let mut wrong = |field: &str, message: String| {
                errors.push(CatalogError::Entry {
                    file: match &product.layer {
                        Layer::BuiltIn => format!("vendors/{}.toml", product.vendor),
                        Layer::Own(file) => file.clone(),
                    },
                    entry: product.id.clone(),
                    field: field.to_owned(),
                    message,
                });
            };
            for (field, examples) in
                [("examples.yes", &product.examples.yes), ("examples.no", &product.examples.no)]
            {
                if examples.is_empty() {
                    wrong(field, "needs at least one example".to_owned());
                }
            }
            for example in &product.examples.yes {
                if let Err(message) = self.must_match(product, example) {
                    wrong("examples.yes", message);
                }
            }
            for example in &product.examples.no {
                if let Some(found) = self.judge(&title(example)) {
                    if found.vendor == product.vendor && found.confidence > Confidence::Possible {
                        wrong("examples.no", format!("\"{example}\" is found"));
                    }
                }
            }
        }
        errors
    }

    fn must_match(&self, product: &Product, example: &str) -> Result<(), String> {
        match self.judge(&title(example)) {
            None => Err(format!("\"{example}\" is not found")),
            Some(found) if found.vendor != product.vendor => {
                Err(format!("\"{example}\" is found as a product of {}", found.vendor))
            }
            // A product of the vendor that has no record of its own shares this one's name; what
            // matters is that it is found. Another product's name is a mistake.
            Some(found) => match found.product {
                Some(other) if other != product.id => {
                    Err(format!("\"{example}\" is found as {other}"))
                }
                _ => Ok(()),
            },
        }
    }
}

/// `name`, `name | publisher`, or an identifier with its kind: `package: kesl`,
/// `language package: tiktoken`, `extension: …`, `bundle: …`, `signer: …`.
fn title(example: &str) -> Title {
    let ids = |ids: Identifiers| Some(Box::new(ids));
    if let Some(package) = example.strip_prefix("package: ") {
        return Title {
            kind: Kind::Package,
            name: package.to_owned(),
            publisher: None,
            ids: ids(Identifiers { package: Some(package.to_owned()), ..Identifiers::default() }),
        };
    }
    if let Some(package) = example.strip_prefix("language package: ") {
        return Title {
            kind: Kind::LanguagePackage,
            name: package.to_owned(),
            publisher: None,
            ids: ids(Identifiers { package: Some(package.to_owned()), ..Identifiers::default() }),
        };
    }
    if let Some(id) = example.strip_prefix("extension: ") {
        return Title {
            kind: Kind::BrowserExtension,
            name: id.to_owned(),
            publisher: None,
            ids: ids(Identifiers { extension_id: Some(id.to_owned()), ..Identifiers::default() }),
        };
    }
    if let Some(id) = example.strip_prefix("bundle: ") {
        return Title {
            kind: Kind::Program,
            name: String::new(),
            publisher: None,
            ids: ids(Identifiers { bundle_id: Some(id.to_owned()), ..Identifiers::default() }),
        };
    }
    if let Some(signer) = example.strip_prefix("signer: ") {
        return Title {
            kind: Kind::Program,
            name: String::new(),
            publisher: None,
            ids: ids(Identifiers { signer: Some(signer.to_owned()), ..Identifiers::default() }),
        };
    }
    let (name, publisher) = example.split_once(" | ").unwrap_or((example, ""));
    Title {
        kind: Kind::Program,
        name: name.to_owned(),
        publisher: Some(publisher.to_owned()).filter(|text| !text.is_empty()),
        ids: None,
    }
}
