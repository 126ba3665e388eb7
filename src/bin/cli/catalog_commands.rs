//! `catalog list`, `catalog show`, `catalog validate` and `catalog update`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use interdict::app::catalogue;
use interdict::catalog::{Catalog, Measure, Product, Vendor};
use interdict::matching::Matcher;

use super::{CatalogWord, CliError, load, output};

/// Lists ids with their names.
pub fn list(catalog: &Catalog, what: Option<CatalogWord>) -> Result<u8, CliError> {
    let wanted = |word| what.is_none() || what == Some(word);
    let mut text = String::new();
    // Writing to a text cannot fail, here and below.
    if wanted(CatalogWord::Measures) {
        let (all, verified) = catalog.counts();
        let _ = writeln!(text, "Rules ({all}, of which {verified} verified)");
        for measure in catalog.measures.values() {
            let mark = if measure.verified { "" } else { "  (not verified)" };
            let _ = writeln!(
                text,
                "  {:44} {:6} {:15} {}{mark}",
                measure.id,
                measure.jurisdiction.to_string(),
                measure.status.plain(),
                measure.title
            );
        }
    }
    if wanted(CatalogWord::Vendors) {
        let _ = writeln!(text, "Vendors ({})", catalog.vendors.len());
        for vendor in catalog.vendors.values() {
            let _ = writeln!(text, "  {:24} {} ({})", vendor.id, vendor.name, vendor.country);
        }
    }
    if wanted(CatalogWord::Products) {
        let _ = writeln!(text, "Products ({})", catalog.products.len());
        for product in catalog.products.values() {
            let _ = writeln!(text, "  {:44} {:24} {}", product.id, product.vendor, product.name);
        }
    }
    output::write(text.as_bytes(), None)?;
    Ok(0)
}

/// Shows one entry.
pub fn show(catalog: &Catalog, id: &str) -> Result<u8, CliError> {
    let mut text = String::new();
    if let Some(measure) = catalog.measures.get(id) {
        show_measure(&mut text, measure);
    }
    if let Some(vendor) = catalog.vendors.get(id) {
        show_vendor(&mut text, catalog, vendor);
    }
    if let Some(product) = catalog.products.get(id) {
        show_product(&mut text, catalog, product);
    }
    if text.is_empty() {
        return Err(CliError::Usage(format!(
            "There is no rule, vendor or product \"{id}\"; \"interdict-cli catalog list\" names all."
        )));
    }
    output::write(text.as_bytes(), None)?;
    Ok(0)
}

fn show_measure(text: &mut String, measure: &Measure) {
    let date = |date: &Option<interdict::catalog::PartialDate>| {
        date.as_ref().map_or_else(|| "not known".to_owned(), ToString::to_string)
    };
    let binds: Vec<&str> = measure.binds.iter().map(|audience| audience.plain()).collect();
    let effects: Vec<&str> = measure.effects.iter().map(|effect| effect.plain()).collect();
    let _ = writeln!(text, "{}\n  {}", measure.title, measure.id);
    for (name, value) in [
        ("Authority", measure.authority.as_str()),
        ("Jurisdiction", measure.jurisdiction.code()),
        ("Citation", &measure.citation),
        (
            "Official text",
            if measure.official_url.is_empty() {
                "no address is known"
            } else {
                &measure.official_url
            },
        ),
        ("Vendors", &measure.vendors.join(", ")),
        ("Reaches", &measure.scope),
        ("Binds", &binds.join(", ")),
        ("", &measure.binds_note),
        ("Effect", &effects.join(", ")),
        ("Issued", &date(&measure.issued)),
        ("In effect", &date(&measure.effective)),
        ("Status", &format!("{} as of {}", measure.status.plain(), date(&measure.status_as_of))),
        ("", &measure.status_note),
        ("Meaning", &measure.explanation),
        ("Verified", if measure.verified { "yes" } else { "no" }),
    ] {
        if !value.is_empty() {
            let _ = writeln!(text, "{name:14} {value}");
        }
    }
    for one in &measure.deadlines {
        let _ = writeln!(text, "{:14} {}: {}", "Date", one.date, one.what);
    }
    for duty in &measure.duties {
        let mark = if duty.verified { "" } else { " (not verified)" };
        let _ = writeln!(
            text,
            "{:14} {}: {} {}[{}]{mark}",
            "Duty",
            duty.who.plain(),
            duty.what,
            if duty.within.is_empty() { String::new() } else { format!("({}) ", duty.within) },
            duty.citation
        );
    }
    for (name, items) in [
        ("Does not say", &measure.misreadings),
        ("Not verified", &measure.unverified_parts),
        ("Source", &measure.sources),
    ] {
        for item in items {
            let _ = writeln!(text, "{name:14} {item}");
        }
    }
}

fn show_vendor(text: &mut String, catalog: &Catalog, vendor: &Vendor) {
    let _ = writeln!(text, "{} ({})\n  {}", vendor.name, vendor.country, vendor.id);
    let _ = writeln!(text, "Companies      {}", vendor.legal_names.join(", "));
    let _ = writeln!(text, "Other names    {}", vendor.also_known_as.join(", "));
    if !vendor.notes.is_empty() {
        let _ = writeln!(text, "Notes          {}", vendor.notes);
    }
    for product in catalog.products_of(&vendor.id) {
        let _ = writeln!(text, "Product        {}: {}", product.id, product.name);
    }
    for measure in catalog.measures_of(&vendor.id) {
        let _ = writeln!(text, "Rule           {}: {}", measure.id, measure.title);
    }
}

fn show_product(text: &mut String, catalog: &Catalog, product: &Product) {
    let _ = writeln!(
        text,
        "{}\n  {} of {}, {}",
        product.name, product.id, product.vendor, product.category
    );
    if !product.notes.is_empty() {
        let _ = writeln!(text, "{}", product.notes);
    }
    for (field, fact) in product.facts() {
        let source = match &fact.source {
            Some(key) => catalog.source_texts.get(key).map_or(key.as_str(), String::as_str),
            None => "general knowledge",
        };
        let mark = if fact.verified { "" } else { "not verified; " };
        let _ = writeln!(text, "  {field}: {}  [{mark}{source}]", fact.value);
    }
    for trap in &product.traps {
        let _ = writeln!(text, "  Beware: {trap}");
    }
    let _ = writeln!(text, "How to remove it: interdict-cli plan {}", product.id);
}

/// Checks the catalogue as a whole, its examples included.
pub fn validate(files: &[PathBuf]) -> Result<u8, CliError> {
    let catalog = load(files)?;
    let errors = Matcher::new(&catalog).check_examples(&catalog);
    // An organisation's own entries may do without examples; wrong ones are wrong everywhere.
    let wrong: Vec<String> = errors
        .iter()
        .filter(|error| files.is_empty() || !error.to_string().contains("needs at least one"))
        .map(ToString::to_string)
        .collect();
    if !wrong.is_empty() {
        return Err(CliError::Catalog(wrong.join("\n")));
    }
    let (measures, verified) = catalog.counts();
    let text = format!(
        "The catalogue holds together: {measures} rules, of which {verified} verified, {} vendors, {} \
         products; compiled {}.\n",
        catalog.vendors.len(),
        catalog.products.len(),
        catalog.version()
    );
    output::write(text.as_bytes(), None)?;
    Ok(0)
}

/// Takes a signed catalogue file.
pub fn update(file: &Path, allow_older: bool) -> Result<u8, CliError> {
    let date = catalogue::update(file, allow_older)?;
    eprintln!("The catalogue of {date} is in use now.");
    Ok(0)
}
