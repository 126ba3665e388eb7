//! What is handed over: products by name, or those that the rules reach for an organisation.

use jiff::civil::Date;

use super::HandoverError;
use crate::catalog::Catalog;
use crate::model::{Profile, Verdict};
use crate::policy;

/// A maker of whom everything, or some products, are handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Vendor id.
    pub vendor: String,
    /// Everything the maker makes, also what the catalogue does not know.
    pub whole: bool,
    /// Product ids, in the catalogue's order.
    pub products: Vec<String>,
    /// Measures that led here, by id; empty where products were named.
    pub measures: Vec<String>,
}

impl Chosen {
    /// The maker's name.
    #[must_use]
    pub fn vendor_name<'a>(&'a self, catalog: &'a Catalog) -> &'a str {
        catalog.vendors.get(&self.vendor).map_or(self.vendor.as_str(), |own| own.name.as_str())
    }

    /// The maker where all of it is meant, the product where it is one, else both in words.
    #[must_use]
    pub fn title(&self, catalog: &Catalog) -> String {
        let vendor = self.vendor_name(catalog);
        if self.whole {
            return vendor.to_owned();
        }
        let name = |id: &String| catalog.product_name(&self.vendor, Some(id));
        match self.products.as_slice() {
            [one] => name(one),
            many => format!("{vendor} ({} products)", many.len()),
        }
    }

    /// A word for names of files and queries: small letters, digits and underscores.
    #[must_use]
    pub fn slug(&self) -> String {
        let id = match self.products.as_slice() {
            [one] if !self.whole => one,
            _ => &self.vendor,
        };
        super::quote::slug(id)
    }
}

/// Products and makers by their ids.
pub fn by_name(catalog: &Catalog, words: &[String]) -> Result<Vec<Chosen>, HandoverError> {
    let mut chosen: Vec<Chosen> = Vec::new();
    for word in words {
        let (vendor, product) = if catalog.vendors.contains_key(word) {
            (word.clone(), None)
        } else if let Some(product) = catalog.products.get(word) {
            (product.vendor.clone(), Some(word.clone()))
        } else {
            return Err(unknown(catalog, word));
        };
        let at = chosen.iter().position(|own| own.vendor == vendor).unwrap_or_else(|| {
            chosen.push(Chosen {
                vendor: vendor.clone(),
                whole: false,
                products: Vec::new(),
                measures: Vec::new(),
            });
            chosen.len() - 1
        });
        let Some(own) = chosen.get_mut(at) else { continue };
        match product {
            None => {
                own.whole = true;
                own.products = catalog.products_of(&vendor).map(|own| own.id.clone()).collect();
            }
            Some(product) if !own.products.contains(&product) => own.products.push(product),
            Some(_) => {}
        }
    }
    for own in &mut chosen {
        own.products.sort_unstable();
    }
    chosen.sort_by(|a, b| a.vendor.cmp(&b.vendor));
    Ok(chosen)
}

fn unknown(catalog: &Catalog, word: &str) -> HandoverError {
    let near: Vec<&str> = catalog
        .vendors
        .keys()
        .chain(catalog.products.keys())
        .filter(|id| !word.is_empty() && id.contains(&word.to_lowercase()))
        .map(String::as_str)
        .take(8)
        .collect();
    let hint = if near.is_empty() {
        "; \"interdict-cli catalog list\" names all".to_owned()
    } else {
        format!("; did you mean {}", near.join(", "))
    };
    HandoverError::Unknown { word: word.to_owned(), hint }
}

/// What the rules reach for an organisation, at this verdict or above. What depends on a fact that the
/// profile does not hold counts: leaving it out would let it pass.
pub fn by_profile(
    catalog: &Catalog,
    profile: &Profile,
    as_of: Date,
    at_least: Verdict,
) -> Result<Vec<Chosen>, HandoverError> {
    let mut chosen = Vec::new();
    for vendor in catalog.vendors.keys() {
        let mut measures: Vec<String> = Vec::new();
        let mut reached = |product: Option<&str>| {
            let found = policy::assess(catalog, vendor, product, None, profile, as_of);
            let counts = |verdict: Option<Verdict>| verdict >= Some(at_least);
            let is_reached = counts(found.verdict) || counts(found.verdict_if);
            if is_reached {
                measures.extend(
                    found
                        .measures
                        .iter()
                        .filter(|own| counts(own.verdict) || counts(own.verdict_if))
                        .map(|own| own.measure.clone()),
                );
            }
            is_reached
        };
        let all = catalog.products_of(vendor).count();
        let products: Vec<String> = catalog
            .products_of(vendor)
            .map(|own| own.id.clone())
            .filter(|id| reached(Some(id)))
            .collect();
        let whole = reached(None) && products.len() == all;
        if !whole && products.is_empty() {
            continue;
        }
        measures.sort_unstable();
        measures.dedup();
        chosen.push(Chosen { vendor: vendor.clone(), whole, products, measures });
    }
    if chosen.is_empty() {
        return Err(HandoverError::Nothing { at_least: at_least.word() });
    }
    Ok(chosen)
}
