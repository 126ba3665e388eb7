//! What is restricted: vendors, measures and products, read from TOML and checked as a whole.
//!
//! The built-in files lie in `data/` beside this code and are compiled in. An organisation can lay
//! files of the same format over them. This room does no input or output and has no clock: texts come
//! in as arguments. It knows `model` and nothing else of the house.

mod data;
mod date;
mod load;
mod measure;
mod names_list;
mod own;
mod own_csv;
mod product;
mod questions;
mod signed;
mod validate;
mod vendor;

pub use date::PartialDate;
pub use load::{CatalogError, CatalogFile, FilesRead, builtin, from_files, from_read, read_files};
pub use measure::{
    Covers, CoversKind, Deadline, Depends, Duty, Effect, Measure, MeasureStatus, Relevance,
    UrlBasis,
};
pub use names_list::{ListEntry, NamesList, NamesListError};
pub use own::{OwnRule, OwnRules, RuleKind, rules_text};
pub use product::{
    Basis, Browser, Examples, Fact, Guide, Linux, Macos, Matching, Other, Product, Recipe,
    RecipeCommand, Windows,
};
pub use questions::{Answer, NamedPlace, Question};
pub use signed::{CatalogContent, PUBLIC_KEY, SCHEMA, SignedError, open_signed};
pub use vendor::{Source, Vendor};

/// The files that are compiled in.
#[must_use]
pub fn builtin_files() -> &'static [CatalogFile<'static>] {
    data::FILES
}

/// Which layer an entry comes from: the built-in catalogue or a file of the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub enum Layer {
    /// Compiled into the program.
    #[default]
    BuiltIn,
    /// A file of the organisation, by name.
    Own(String),
}

/// The whole catalogue, checked: every reference resolves.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// The newest date on which one of the layers was compiled.
    pub compiled: jiff::civil::Date,
    /// By id.
    pub vendors: std::collections::BTreeMap<String, Vendor>,
    /// By id.
    pub measures: std::collections::BTreeMap<String, Measure>,
    /// By id.
    pub products: std::collections::BTreeMap<String, Product>,
    /// Lists that the measures are kept up from, by id.
    pub official_lists: std::collections::BTreeMap<String, Source>,
    /// Places by name, in the order of the file.
    pub places: Vec<NamedPlace>,
    /// Answers of the first start, in the order of the file.
    pub answers: Vec<Answer>,
    /// What the organisation allows for now.
    pub allowances: Vec<OwnRule>,
    /// What the source keys of facts stand for.
    pub source_texts: std::collections::BTreeMap<String, String>,
}

impl Catalog {
    /// The version as shown and written into reports: the date it was compiled.
    #[must_use]
    pub fn version(&self) -> String {
        self.compiled.to_string()
    }

    /// How many measures there are, and how many of them were verified.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let verified = self.measures.values().filter(|measure| measure.verified).count();
        (self.measures.len(), verified)
    }

    /// The name to show for a product of a finding: the product's, or the vendor's where the
    /// product is not known.
    #[must_use]
    pub fn product_name(&self, vendor: &str, product: Option<&str>) -> String {
        if let Some(product) = product.and_then(|id| self.products.get(id)) {
            return product.name.clone();
        }
        let name = self.vendors.get(vendor).map_or(vendor, |vendor| vendor.name.as_str());
        format!("Another product of {name}")
    }

    /// The measures that name a vendor.
    pub fn measures_of<'a>(&'a self, vendor: &'a str) -> impl Iterator<Item = &'a Measure> {
        self.measures.values().filter(move |measure| measure.vendors.iter().any(|id| id == vendor))
    }

    /// The products of a vendor.
    pub fn products_of<'a>(&'a self, vendor: &'a str) -> impl Iterator<Item = &'a Product> {
        self.products.values().filter(move |product| product.vendor == vendor)
    }
}
