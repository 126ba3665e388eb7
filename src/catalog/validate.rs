//! Checks a catalogue as a whole: references, ids, dates, citations, evidence. Messages name file,
//! entry and field, so that a person who is no programmer can mend the file.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Catalog, CatalogError, Covers, CoversKind, Fact, Layer, Measure, MeasureStatus, Product,
};

/// Which file each entry comes from.
#[derive(Default)]
pub(super) struct Origins {
    by_entry: BTreeMap<(&'static str, String), (String, Layer)>,
}

impl Origins {
    /// Remembers an entry; a message when the same layer has it already or its id is no id.
    pub(super) fn note(
        &mut self,
        kind: &'static str,
        id: &str,
        file: &str,
        layer: &Layer,
    ) -> Option<String> {
        let plain = !id.is_empty()
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !plain {
            return Some("an id has small letters, digits and hyphens only".to_owned());
        }
        let key = (kind, id.to_owned());
        let place = (file.to_owned(), layer.clone());
        let before = self.by_entry.insert(key, place)?;
        let same_layer = matches!(
            (&before.1, layer),
            (Layer::BuiltIn, Layer::BuiltIn) | (Layer::Own(_), Layer::Own(_))
        );
        same_layer.then(|| format!("this {kind} stands in {} already", before.0))
    }

    fn file(&self, kind: &'static str, id: &str) -> String {
        self.by_entry.get(&(kind, id.to_owned())).map_or_else(String::new, |at| at.0.clone())
    }
}

/// Collects the mistakes of one entry.
struct Entry<'a> {
    file: String,
    id: &'a str,
    errors: Vec<CatalogError>,
}

impl Entry<'_> {
    fn wrong(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push(CatalogError::Entry {
            file: self.file.clone(),
            entry: self.id.to_owned(),
            field: field.to_owned(),
            message: message.into(),
        });
    }

    fn filled(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.wrong(field, "is empty");
        }
    }
}

/// Every mistake.
pub(super) fn check(catalog: &Catalog, origins: &Origins) -> Vec<CatalogError> {
    let mut errors = Vec::new();
    let categories: BTreeSet<&str> =
        catalog.products.values().map(|product| product.category.as_str()).collect();
    for vendor in catalog.vendors.values() {
        let mut entry =
            Entry { file: origins.file("vendor", &vendor.id), id: &vendor.id, errors: Vec::new() };
        entry.filled("name", &vendor.name);
        errors.append(&mut entry.errors);
    }
    for measure in catalog.measures.values() {
        let file = origins.file("measure", &measure.id);
        errors.extend(check_measure(catalog, &categories, measure, file));
    }
    for product in catalog.products.values() {
        let file = origins.file("product", &product.id);
        errors.extend(check_product(catalog, product, file));
    }
    for list in catalog.official_lists.values() {
        let mut entry = Entry {
            file: origins.file("official list", &list.id),
            id: &list.id,
            errors: Vec::new(),
        };
        for measure in &list.covers {
            if !catalog.measures.contains_key(measure) {
                entry.wrong("covers", format!("there is no measure \"{measure}\""));
            }
        }
        errors.append(&mut entry.errors);
    }
    for measure in catalog.measures.values() {
        let place = &measure.jurisdiction;
        if catalog.places.iter().all(|named| named.code != *place) {
            errors.push(CatalogError::Entry {
                file: origins.file("measure", &measure.id),
                entry: measure.id.clone(),
                field: "jurisdiction".to_owned(),
                message: format!("\"{place}\" has no name; add it as a [[place]]"),
            });
        }
    }
    errors
}

fn check_measure(
    catalog: &Catalog,
    categories: &BTreeSet<&str>,
    measure: &Measure,
    file: String,
) -> Vec<CatalogError> {
    let mut entry = Entry { file, id: &measure.id, errors: Vec::new() };
    for (field, text) in [
        ("authority", &measure.authority),
        ("title", &measure.title),
        ("citation", &measure.citation),
        ("explanation", &measure.explanation),
        ("scope", &measure.scope),
    ] {
        entry.filled(field, text);
    }
    for vendor in measure.vendors.iter().chain(measure.covers_by_vendor.keys()) {
        if !catalog.vendors.contains_key(vendor) {
            entry.wrong("vendors", format!("there is no vendor \"{vendor}\""));
        }
    }
    match (&measure.covers, measure.covers_by_vendor.is_empty()) {
        (None, true) => entry.wrong("covers", "neither covers nor covers_by_vendor is given"),
        (Some(_), false) => entry.wrong("covers", "covers and covers_by_vendor are both given"),
        _ => {}
    }
    for covers in measure.covers.iter().chain(measure.covers_by_vendor.values()) {
        check_covers(catalog, categories, covers, &mut entry);
    }
    for vendor in measure.vendors.iter().filter(|_| !measure.covers_by_vendor.is_empty()) {
        if !measure.covers_by_vendor.contains_key(vendor) {
            entry.wrong("covers_by_vendor", format!("says nothing of \"{vendor}\""));
        }
    }
    // A proposal binds nobody yet; everything else says whom, or in words why nobody.
    if measure.binds.is_empty() && measure.binds_note.is_empty() {
        entry.wrong("binds", "names nobody, and binds_note does not say why");
    }
    if measure.effects.is_empty() {
        entry.wrong("effects", "names no effect");
    }
    for audience in measure.effects_by_audience.keys() {
        if !measure.binds.contains(audience) {
            entry.wrong("effects_by_audience", format!("\"{audience}\" is not bound"));
        }
    }
    if measure.sources.is_empty() && measure.verified {
        entry.wrong("sources", "names no source for a measure that is marked verified");
    }
    for depends in &measure.depends {
        entry.filled("depends.question", &depends.question);
    }
    let basis_none = measure.official_url_basis == super::UrlBasis::None;
    if measure.official_url.is_empty() != basis_none {
        entry.wrong("official_url_basis", "does not fit the address");
    }
    if !measure.official_url.is_empty() && !measure.official_url.starts_with("https://") {
        if !measure.official_url.starts_with("http://") {
            entry.wrong("official_url", "is no web address");
        }
    }
    if let (Some(effective), Some(ended)) = (&measure.effective, &measure.ended) {
        if effective.first_day() > ended.first_day() {
            entry.wrong("ended", "lies before effective");
        }
    }
    let over = matches!(measure.status, MeasureStatus::Superseded | MeasureStatus::Rescinded);
    if measure.ended.is_some() && !over {
        entry.wrong("ended", "is given for a measure that is neither replaced nor withdrawn");
    }
    if measure.confirmed_until.is_some() && measure.status != MeasureStatus::Unknown {
        entry.wrong("confirmed_until", "is given for a measure whose status is known");
    }
    entry.errors
}

fn check_covers(
    catalog: &Catalog,
    categories: &BTreeSet<&str>,
    covers: &Covers,
    entry: &mut Entry<'_>,
) {
    for product in covers.products.iter().chain(&covers.except_products) {
        if !catalog.products.contains_key(product) {
            entry.wrong("covers", format!("there is no product \"{product}\""));
        }
    }
    for category in &covers.categories {
        if !categories.contains(category.as_str()) {
            entry.wrong("covers", format!("no product is of category \"{category}\""));
        }
    }
    match covers.kind {
        CoversKind::Products if covers.products.is_empty() && covers.also.is_empty() => {
            entry.wrong("covers", "kind products names no product");
        }
        CoversKind::Categories if covers.categories.is_empty() => {
            entry.wrong("covers", "kind categories names no category");
        }
        CoversKind::Equipment if covers.note.is_empty() => {
            entry.wrong("covers", "kind equipment needs a note that says what equipment");
        }
        _ => {}
    }
    if let (Some(from), Some(until)) = (&covers.from, &covers.until) {
        if from.first_day() >= until.first_day() {
            entry.wrong("covers", "until does not lie after from");
        }
    }
}

fn check_product(catalog: &Catalog, product: &Product, file: String) -> Vec<CatalogError> {
    let mut entry = Entry { file, id: &product.id, errors: Vec::new() };
    entry.filled("name", &product.name);
    entry.filled("category", &product.category);
    if !catalog.vendors.contains_key(&product.vendor) {
        entry.wrong("vendor", format!("there is no vendor \"{}\"", product.vendor));
    }
    let facts = product.facts();
    if facts.iter().all(|(_, fact)| !fact.literal) {
        entry.wrong("windows, macos, linux, browser, other", "give no evidence to look for");
    }
    let recipe = &product.removal;
    let cited = facts
        .iter()
        .map(|(_, fact)| *fact)
        .chain(recipe.prerequisites.iter().chain(&recipe.leftovers));
    for fact in cited {
        check_fact(catalog, fact, &mut entry);
    }
    for command in &recipe.command {
        entry.filled("removal.command.run", &command.run);
        if let Some(source) = &command.source {
            if !catalog.source_texts.contains_key(source) {
                entry.wrong("removal.command.source", format!("there is no source \"{source}\""));
            }
        }
    }
    entry.errors
}

fn check_fact(catalog: &Catalog, fact: &Fact, entry: &mut Entry<'_>) {
    entry.filled("value", &fact.value);
    match &fact.source {
        Some(source) if !catalog.source_texts.contains_key(source) => {
            entry.wrong("source", format!("there is no source \"{source}\""));
        }
        None if fact.verified => {
            entry.wrong("source", format!("\"{}\" is verified without a source", fact.value));
        }
        _ => {}
    }
}
