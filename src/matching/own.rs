//! Lays the organisation's own rules over the catalogue: each ban becomes a measure of the
//! organisation's, on what the catalogue knows where it knows it, else on a vendor and product of its
//! own. Allowances are kept as they are and decide about findings.

use std::collections::BTreeMap;

use super::{Matcher, normalize};
use crate::catalog::{
    Catalog, CatalogError, Covers, CoversKind, Effect, Fact, Layer, Matching, Measure,
    MeasureStatus, OwnRule, OwnRules, Product, Relevance, RuleKind, UrlBasis, Vendor,
};
use crate::model::{Audience, Confidence, Jurisdiction, Kind, Title, Verdict};

/// Lays rules over a catalogue. What a rule names and the catalogue does not know is no mistake for a
/// ban; an allowance for it is.
pub fn lay_over(catalog: &mut Catalog, rules: &OwnRules) -> Vec<CatalogError> {
    let mut errors = Vec::new();
    // Most organisations have none, and making the matcher is half of a short check.
    if !rules.rules.iter().any(|(rule, _)| rule.on) {
        return errors;
    }
    let matcher = Matcher::new(catalog);
    for ((rule, file), number) in rules.rules.iter().zip(1..) {
        if !rule.on {
            continue;
        }
        let mut rule = rule.clone();
        match rule.kind {
            RuleKind::Ban => ban(catalog, &matcher, &rule, file, number),
            RuleKind::Allow => {
                let mut unknown = |field: &str, text: &str| {
                    errors.push(CatalogError::Entry {
                        file: file.clone(),
                        entry: format!("rule {number}, \"{}\"", rule.shown_title()),
                        field: field.to_owned(),
                        message: format!("the catalogue knows no {field} \"{text}\""),
                    });
                };
                let product = Some(&rule.product).filter(|text| !text.is_empty());
                let vendor = Some(&rule.vendor).filter(|text| !text.is_empty());
                let found_product = product.map(|text| product_id(catalog, text));
                let found_vendor = vendor.map(|text| vendor_id(catalog, text));
                if found_product == Some(None) {
                    unknown("product", &rule.product);
                    continue;
                }
                if found_vendor == Some(None) {
                    unknown("vendor", &rule.vendor);
                    continue;
                }
                rule.product = found_product.flatten().unwrap_or_default();
                rule.vendor = found_vendor.flatten().unwrap_or_default();
                catalog.allowances.push(rule);
            }
        }
    }
    errors
}

/// What a ban reaches.
struct Reached {
    vendor: String,
    /// Empty for everything the vendor makes.
    products: Vec<String>,
}

fn ban(catalog: &mut Catalog, matcher: &Matcher, rule: &OwnRule, file: &str, number: usize) {
    let layer = Layer::Own(file.to_owned());
    let mut by_vendor: BTreeMap<String, Option<Vec<String>>> = BTreeMap::new();
    for one in reached(catalog, matcher, rule, &layer, number) {
        let products = by_vendor.entry(one.vendor).or_insert_with(|| Some(Vec::new()));
        match (products, one.products.is_empty()) {
            (Some(products), false) => products.extend(one.products),
            (products, _) => *products = None,
        }
    }
    let covers = |products: Option<Vec<String>>| Covers {
        kind: if products.is_some() { CoversKind::Products } else { CoversKind::Vendor },
        products: products.unwrap_or_default(),
        also: Vec::new(),
        categories: Vec::new(),
        note: String::new(),
        except: Vec::new(),
        except_products: Vec::new(),
        country: None,
        platforms: Vec::new(),
        from: None,
        until: None,
    };
    let id = free_id("own-rule", number, |id| catalog.measures.contains_key(id));
    let title = rule.shown_title();
    let day = |date: jiff::civil::Date| date.to_string().parse().ok();
    let reason = if rule.reason.is_empty() { "No reason is written down." } else { &rule.reason };
    let by = if rule.by.is_empty() { "Your organisation" } else { &rule.by };
    let measure = Measure {
        id: id.clone(),
        jurisdiction: Jurisdiction::own(),
        authority: by.to_owned(),
        title: title.clone(),
        citation: format!("Your own rule, {file}"),
        official_url: String::new(),
        official_url_basis: UrlBasis::None,
        vendors: by_vendor.keys().cloned().collect(),
        vendor_scope: None,
        scope: title.clone(),
        covers: None,
        covers_by_vendor: by_vendor
            .into_iter()
            .map(|(id, products)| (id, covers(products)))
            .collect(),
        binds: vec![Audience::Everyone],
        binds_note: "Your own organisation.".to_owned(),
        effects: vec![match rule.verdict {
            Verdict::Prohibited => Effect::ForbidUse,
            Verdict::Restricted => Effect::ForbidProcurement,
            Verdict::AdvisedAgainst => Effect::AdvisoryWarning,
            Verdict::Listed => Effect::ListingOnly,
        }],
        effects_by_audience: BTreeMap::new(),
        issued: None,
        effective: rule.from.and_then(day),
        deadlines: Vec::new(),
        duties: Vec::new(),
        status: MeasureStatus::InForce,
        status_as_of: None,
        status_note: String::new(),
        // The last day still counts.
        ended: rule.until.and_then(|until| until.tomorrow().ok()).and_then(day),
        confirmed_until: None,
        explanation: reason.to_owned(),
        misreadings: vec!["This is no law: your organisation decided it.".to_owned()],
        relevance: Relevance::High,
        verified: true,
        unverified_parts: Vec::new(),
        sources: Vec::new(),
        depends: Vec::new(),
        sentences: BTreeMap::from([(
            rule.verdict,
            format!("{} by your own rule: {title}.", rule.verdict.word()),
        )]),
        layer,
    };
    catalog.measures.insert(id, measure);
}

fn free_id(stem: &str, number: usize, taken: impl Fn(&str) -> bool) -> String {
    let mut id = format!("{stem}-{number}");
    while taken(&id) {
        id.push_str("-own");
    }
    id
}

/// Resolves what a ban names; adds vendors and products that the catalogue does not know.
fn reached(
    catalog: &mut Catalog,
    matcher: &Matcher,
    rule: &OwnRule,
    layer: &Layer,
    number: usize,
) -> Vec<Reached> {
    let known_vendor = vendor_id(catalog, &rule.vendor);
    if let Some(product) = product_id(catalog, &rule.product) {
        let vendor = catalog.products[&product].vendor.clone();
        return vec![Reached { vendor, products: vec![product] }];
    }
    let mut names: Vec<String> = rule.names.clone();
    if !rule.product.is_empty() {
        names.push(rule.product.clone());
    }
    if names.is_empty() && rule.ids.is_empty() {
        return whole_vendors(catalog, matcher, rule, known_vendor.as_ref(), layer, number);
    }
    // What the catalogue knows already is banned there, so that one program stays one finding.
    let mut all = Vec::new();
    let publisher = rule.publishers.first().cloned();
    let mut own_names = Vec::new();
    let mut own_ids = Vec::new();
    let mut under = known_vendor;
    for (text, is_id) in
        names.iter().map(|name| (name, false)).chain(rule.ids.iter().map(|id| (id, true)))
    {
        let title = Title {
            kind: Kind::Program,
            name: text.clone(),
            publisher: publisher.clone().filter(|_| !is_id),
            ids: None,
        };
        let found = matcher.judge(&title).filter(|found| found.confidence > Confidence::Possible);
        match found {
            Some(found) if !found.by_vendor => all.push(Reached {
                vendor: found.vendor,
                products: found.product.into_iter().collect(),
            }),
            found => {
                under = under.or(found.map(|found| found.vendor));
                if is_id { own_ids.push(text.clone()) } else { own_names.push(text.clone()) }
            }
        }
    }
    if !own_names.is_empty() || !own_ids.is_empty() {
        let vendor = under.unwrap_or_else(|| add_vendor(catalog, rule, layer, number));
        let product = add_product(catalog, rule, &vendor, own_names, &own_ids, layer, number);
        all.push(Reached { vendor, products: vec![product] });
    }
    all
}

/// A ban on vendors or publishers as a whole.
fn whole_vendors(
    catalog: &mut Catalog,
    matcher: &Matcher,
    rule: &OwnRule,
    known: Option<&String>,
    layer: &Layer,
    number: usize,
) -> Vec<Reached> {
    let mut all: Vec<Reached> = known
        .into_iter()
        .map(|vendor| Reached { vendor: vendor.clone(), products: Vec::new() })
        .collect();
    let mut own = OwnRule { publishers: Vec::new(), ..rule.clone() };
    for publisher in &rule.publishers {
        let title = Title {
            kind: Kind::Program,
            name: String::new(),
            publisher: Some(publisher.clone()),
            ids: None,
        };
        match matcher.judge(&title) {
            Some(found) => all.push(Reached { vendor: found.vendor, products: Vec::new() }),
            None => own.publishers.push(publisher.clone()),
        }
    }
    if known.is_none() && !rule.vendor.is_empty() && own.publishers.is_empty() {
        own.publishers.push(rule.vendor.clone());
    }
    if !own.publishers.is_empty() {
        let vendor = add_vendor(catalog, &own, layer, number);
        all.push(Reached { vendor, products: Vec::new() });
    }
    all
}

fn vendor_id(catalog: &Catalog, text: &str) -> Option<String> {
    let wanted = normalize::publisher(text);
    (!text.trim().is_empty()).then_some(())?;
    catalog
        .vendors
        .values()
        .find(|vendor| vendor.id == text.trim() || normalize::publisher(&vendor.name) == wanted)
        .map(|vendor| vendor.id.clone())
}

fn product_id(catalog: &Catalog, text: &str) -> Option<String> {
    let wanted = normalize::name(text);
    (!text.trim().is_empty()).then_some(())?;
    catalog
        .products
        .values()
        .find(|product| product.id == text.trim() || normalize::name(&product.name) == wanted)
        .map(|product| product.id.clone())
}

fn add_vendor(catalog: &mut Catalog, rule: &OwnRule, layer: &Layer, number: usize) -> String {
    let id = free_id("own-vendor", number, |id| catalog.vendors.contains_key(id));
    let name = [&rule.vendor]
        .into_iter()
        .chain(rule.publishers.first())
        .chain(rule.names.first())
        .find(|text| !text.is_empty());
    catalog.vendors.insert(
        id.clone(),
        Vendor {
            id: id.clone(),
            name: name.cloned().unwrap_or_else(|| rule.shown_title()),
            country: String::new(),
            legal_names: rule.publishers.clone(),
            also_known_as: Vec::new(),
            products: Vec::new(),
            notes: String::new(),
            names_verified: true,
            sources: Vec::new(),
            publishers: rule.publishers.clone(),
            name_words: Vec::new(),
            layer: layer.clone(),
        },
    );
    id
}

fn add_product(
    catalog: &mut Catalog,
    rule: &OwnRule,
    vendor: &str,
    names: Vec<String>,
    ids: &[String],
    layer: &Layer,
    number: usize,
) -> String {
    let id = free_id("own-product", number, |id| catalog.products.contains_key(id));
    let fact = |value: &String| Fact {
        value: value.clone(),
        verified: true,
        source: None,
        note: None,
        literal: true,
    };
    let facts: Vec<Fact> = ids.iter().map(fact).collect();
    let name = [&rule.product].into_iter().chain(&names).chain(ids).find(|text| !text.is_empty());
    let mut product = Product {
        id: id.clone(),
        vendor: vendor.to_owned(),
        name: name.cloned().unwrap_or_else(|| rule.shown_title()),
        category: "own-rule".to_owned(),
        verified: true,
        matching: Matching {
            names,
            any_publisher: rule.publishers.is_empty(),
            ..Matching::default()
        },
        layer: layer.clone(),
        ..Product::default()
    };
    product.windows.product_codes.clone_from(&facts);
    product.windows.uninstall_keys.clone_from(&facts);
    product.windows.winget_ids.clone_from(&facts);
    product.macos.bundle_ids.clone_from(&facts);
    product.linux.deb.clone_from(&facts);
    product.browser.chrome.clone_from(&facts);
    product.browser.firefox.clone_from(&facts);
    product.other.npm.clone_from(&facts);
    product.other.pypi = facts;
    catalog.products.insert(id.clone(), product);
    id
}
