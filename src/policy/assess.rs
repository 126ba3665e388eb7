//! One product, one organisation, one date: every measure that names or covers it, how each reaches
//! the organisation, and the verdict.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::rule::{self, Coverage};
use super::words;
use crate::catalog::{
    Catalog, Covers, CoversKind, Effect, Measure, MeasureStatus, Product, Vendor,
};
use crate::model::{
    Assessment, Audience, MeasureReading, Platform, Profile, Reach, Standing, Verdict,
};

/// What one measure gives, before it is put into words.
struct Effectual {
    reach: Reach,
    verdict: Option<Verdict>,
    verdict_if: Option<Verdict>,
    effects: Vec<Effect>,
    question: Option<String>,
}

/// The verdict on a product, or on a vendor's product that the catalogue does not know.
#[must_use]
pub fn assess(
    catalog: &Catalog,
    vendor: &str,
    product: Option<&str>,
    platform: Option<Platform>,
    profile: &Profile,
    as_of: Date,
) -> Assessment {
    let product = product.and_then(|id| catalog.products.get(id));
    let mut readings: Vec<(MeasureReading, &Measure)> = Vec::new();
    let you = you(catalog, profile);
    let reader = Whose { catalog, profile, you: &you };
    if let Some(vendor) = catalog.vendors.get(vendor) {
        for measure in catalog.measures.values() {
            if let Some(reading) = read(measure, vendor, product, platform, &reader, as_of) {
                readings.push((reading, measure));
            }
        }
    }
    readings.sort_by(|(a, left), (b, right)| {
        let key = |reading: &MeasureReading, measure: &Measure| {
            (
                reading.verdict.max(reading.verdict_if),
                reading.reach,
                reading.standing == Standing::Counts,
                // What is wholly in force leads over what has begun in part.
                measure.status == MeasureStatus::InForce,
                measure.relevance,
                measure.effective.as_ref().map(crate::catalog::PartialDate::first_day),
            )
        };
        key(b, right).cmp(&key(a, left)).then_with(|| left.id.cmp(&right.id))
    });
    let verdict = readings.iter().filter_map(|(reading, _)| reading.verdict).max();
    let verdict_if = readings
        .iter()
        .filter_map(|(reading, _)| reading.verdict_if)
        .max()
        .filter(|stronger| Some(*stronger) > verdict);
    let sentence = words::assessment(&readings, verdict, verdict_if);
    Assessment {
        verdict,
        verdict_if,
        sentence,
        measures: readings.into_iter().map(|(reading, _)| reading).collect(),
    }
}

/// How one measure touches the organisation at all: for the vendor and product of it that it reaches
/// most, and of several that it reaches alike the one that it reached first.
#[must_use]
pub fn touch(
    catalog: &Catalog,
    measure: &Measure,
    profile: &Profile,
    as_of: Date,
) -> MeasureReading {
    let vendors = catalog.vendors.values().filter(|vendor| {
        measure.vendors.contains(&vendor.id)
            || measure.covers_of(&vendor.id).is_some_and(|covers| {
                covers.country.as_ref().is_some_and(|country| *country == vendor.country)
            })
    });
    most(catalog, measure, vendors, profile, as_of)
        .unwrap_or_else(|| untouched(measure, &NO_COVERS, as_of))
}

/// How one measure touches the organisation for one vendor: for the product of the vendor that it
/// reaches most. What it says of others has no part in it.
#[must_use]
pub fn touch_by_vendor(
    catalog: &Catalog,
    measure: &Measure,
    vendor: &str,
    profile: &Profile,
    as_of: Date,
) -> MeasureReading {
    most(catalog, measure, catalog.vendors.get(vendor).into_iter(), profile, as_of).unwrap_or_else(
        || untouched(measure, measure.covers_of(vendor).unwrap_or(&NO_COVERS), as_of),
    )
}

/// The reading for the product, of these vendors, that a measure reaches most; `None` where it reaches
/// none.
fn most<'a>(
    catalog: &Catalog,
    measure: &Measure,
    vendors: impl Iterator<Item = &'a Vendor>,
    profile: &Profile,
    as_of: Date,
) -> Option<MeasureReading> {
    let you = you(catalog, profile);
    let reader = Whose { catalog, profile, you: &you };
    let mut all: Vec<(MeasureReading, Option<Date>)> = Vec::new();
    for vendor in vendors {
        let begins = measure.covers_of(&vendor.id).and_then(|own| measure.begins_for(own));
        let begins = begins.map(crate::catalog::PartialDate::first_day);
        let before = all.len();
        for product in catalog.products_of(&vendor.id) {
            let reading = read(measure, vendor, Some(product), None, &reader, as_of);
            all.extend(reading.map(|reading| (reading, begins)));
        }
        // A vendor none of whose known products is reached is looked at as a whole: the text may name
        // one that the catalogue does not know.
        if all.len() == before {
            let reading = read(measure, vendor, None, None, &reader, as_of);
            all.extend(reading.map(|reading| (reading, begins)));
        }
    }
    let key = |(reading, begins): &(MeasureReading, Option<Date>)| {
        (
            reading.reach,
            reading.verdict,
            reading.verdict_if,
            reading.standing == Standing::Counts,
            Reverse(*begins),
        )
    };
    // Of equals the first one speaks.
    all.into_iter().rev().max_by_key(key).map(|(reading, _)| reading)
}

/// The reading of a measure that reaches no product.
fn untouched(measure: &Measure, covers: &Covers, as_of: Date) -> MeasureReading {
    MeasureReading {
        measure: measure.id.clone(),
        standing: rule::standing(measure, covers, as_of),
        reach: Reach::No,
        verdict: None,
        verdict_if: None,
        sentence: words::names_nothing(measure),
        to_do: "You need not do anything under this rule.".to_owned(),
    }
}

/// For whom a measure is read.
struct Whose<'a> {
    catalog: &'a Catalog,
    profile: &'a Profile,
    you: &'a str,
}

/// The organisation in a few words, as it described itself; empty where it said nothing.
fn you(catalog: &Catalog, profile: &Profile) -> String {
    let kinds: Vec<String> =
        profile.audiences.iter().map(|own| own.word().replace('-', " ")).collect();
    let places: Vec<&str> =
        profile.jurisdictions.iter().map(|own| catalog.place_name(own)).collect();
    match (kinds.is_empty(), places.is_empty()) {
        (true, true) => String::new(),
        (true, false) => places.join(", "),
        (false, true) => kinds.join(", "),
        (false, false) => format!("{} in {}", kinds.join(", "), places.join(", ")),
    }
}

/// Covers nothing and has no dates of its own.
static NO_COVERS: Covers = Covers {
    kind: CoversKind::NamesOnly,
    products: Vec::new(),
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

/// One measure; `None` where it neither names nor covers the product nor may reach it.
fn read(
    measure: &Measure,
    vendor: &Vendor,
    product: Option<&Product>,
    platform: Option<Platform>,
    whose: &Whose<'_>,
    as_of: Date,
) -> Option<MeasureReading> {
    let profile = whose.profile;
    let covers = measure.covers_of(&vendor.id)?;
    let coverage = rule::coverage(measure, covers, vendor, product, platform);
    let open_to_all = measure.depends.iter().any(|depends| {
        depends.any_vendor && profile.includes(&measure.jurisdiction) && profile.is(depends.who)
    });
    if coverage == Coverage::None && !open_to_all {
        return None;
    }
    let standing = rule::standing(measure, covers, as_of);
    let mut found = reach(measure, covers, coverage, profile);
    match standing {
        Standing::Counts => {
            // Whatever counts somewhere lists the product.
            if coverage >= Coverage::Named && found.verdict.is_none() {
                found.verdict = Some(Verdict::Listed);
            }
        }
        // Whether it still holds is not known: both readings are shown.
        Standing::Unconfirmed(_) => {
            found.verdict_if = found.verdict_if.max(found.verdict.take());
            if found.reach != Reach::No {
                found.reach = Reach::Depends;
            }
        }
        _ => {
            found.verdict = None;
            found.verdict_if = None;
        }
    }
    if let Some(answer) = profile.answers.get(&measure.id) {
        if found.verdict_if.is_some() {
            if *answer {
                found.verdict = found.verdict.max(found.verdict_if);
                found.reach = Reach::Direct;
            } else if found.reach == Reach::Depends {
                found.reach = Reach::No;
            }
            found.verdict_if = None;
        }
    }
    let facts = words::Facts {
        measure,
        covers,
        standing: &standing,
        reach: found.reach,
        verdict: found.verdict,
        verdict_if: found.verdict_if,
        effects: &found.effects,
        question: found.question.as_deref(),
        as_of,
        in_jurisdiction: profile.includes(&measure.jurisdiction),
        place: whose.catalog.place_name(&measure.jurisdiction),
        you: whose.you,
    };
    let (sentence, to_do) = (words::reading(&facts), words::to_do(&facts));
    Some(MeasureReading {
        measure: measure.id.clone(),
        standing,
        reach: found.reach,
        verdict: found.verdict,
        verdict_if: found.verdict_if,
        sentence,
        to_do,
    })
}

/// How the measure reaches the organisation if it counts, and what that gives.
fn reach(measure: &Measure, covers: &Covers, coverage: Coverage, profile: &Profile) -> Effectual {
    let mut found = Effectual {
        reach: Reach::No,
        verdict: None,
        verdict_if: None,
        effects: Vec::new(),
        question: None,
    };
    if !profile.includes(&measure.jurisdiction) {
        return found;
    }
    let asked = |audience: Audience| {
        measure.depends.iter().find(|depends| {
            depends.who == audience && (coverage >= Coverage::Named || depends.any_vendor)
        })
    };
    for depends in measure.depends.iter().filter(|depends| {
        (rule::is_anybody(depends.who) || profile.is(depends.who))
            && (coverage >= Coverage::Named || depends.any_vendor)
    }) {
        found.reach = Reach::Depends;
        found.verdict_if = found.verdict_if.max(Some(depends.verdict));
        found.question = Some(depends.question.clone());
        found.effects.clone_from(&measure.effects);
    }
    if coverage == Coverage::None {
        return found;
    }
    for audience in &measure.binds {
        let effects = measure.effects_on(*audience);
        let direct = rule::is_anybody(*audience) || profile.is(*audience);
        if direct && asked(*audience).is_none() {
            let verdict = rule::verdict_of(effects);
            match coverage {
                Coverage::Covered => {
                    take(&mut found, Reach::Direct, verdict, effects);
                }
                // The equipment is covered, the program is a sign of it.
                Coverage::Named if covers.kind == CoversKind::Equipment => {
                    found.reach = found.reach.max(Reach::Depends);
                    found.verdict_if = found.verdict_if.max(verdict);
                    found.effects = effects.to_vec();
                }
                Coverage::Open => {
                    found.reach = found.reach.max(Reach::Depends);
                    found.verdict_if = found.verdict_if.max(verdict);
                    found.effects = effects.to_vec();
                    found.question =
                        Some("Is this product one of those that the text names?".to_owned());
                }
                _ => {}
            }
        } else if rule::is_via_vendor(*audience)
            && rule::is_felt_by_customers(effects)
            && coverage == Coverage::Covered
        {
            take(&mut found, Reach::ViaVendor, Some(Verdict::Restricted), effects);
        }
    }
    found
}

fn take(found: &mut Effectual, reach: Reach, verdict: Option<Verdict>, effects: &[Effect]) {
    if verdict > found.verdict || (found.verdict.is_none() && found.reach < reach) {
        found.verdict = verdict;
        found.reach = found.reach.max(reach);
        found.effects = effects.to_vec();
    } else if verdict == found.verdict && reach > found.reach {
        found.reach = reach;
    }
}
