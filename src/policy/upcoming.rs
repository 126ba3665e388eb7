//! What is going to change for what is installed: measures that begin or end, dates that they name, and
//! exemptions that end, the nearest first. Every date is the catalogue's or the organisation's own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::Date;

use super::{assess, rule};
use crate::catalog::{Catalog, CoversKind, Measure, PartialDate};
use crate::model::{Audience, Confidence, Finding, Platform, Profile, Reach, Status, Verdict};

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UpcomingKind {
    /// A measure takes effect.
    Begins,
    /// A measure ends.
    Ends,
    /// A date that a measure names.
    Milestone,
    /// Something is no longer allowed by the organisation.
    ExemptionEnds,
}

/// One thing that is going to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// The first day it can mean; what is to be planned by.
    pub day: Date,
    /// The date as its source has it, which may be only a month or a year.
    pub date: String,
    /// What happens.
    pub kind: UpcomingKind,
    /// Measure id; `None` for an exemption.
    pub measure: Option<String>,
    /// What is installed that it touches: names of products, each once, sorted.
    pub products: Vec<String>,
    /// On which machines, each once, sorted.
    pub machines: Vec<String>,
    /// In one sentence: "From 2029-01-01: …".
    pub sentence: String,
    /// The verdict from that day on, where it is another than today's.
    pub verdict: Option<Verdict>,
    /// How the measure reaches the organisation; `No` where it binds only those who make or sell the
    /// product here, so that its users feel it.
    pub reach: Reach,
    /// Whether the facts were read in a source.
    pub verified: bool,
}

/// What is installed of one product, and where.
#[derive(Default)]
struct Installed<'a> {
    machines: BTreeSet<&'a str>,
    platforms: BTreeSet<Option<Platform>>,
}

/// What is going to touch these findings after `as_of`, the nearest first. `platform` is what a machine of
/// a finding runs, where known. Exemptions count that end within so many days.
#[must_use]
pub fn upcoming(
    catalog: &Catalog,
    findings: &[Finding],
    platform: &dyn Fn(&Finding) -> Option<Platform>,
    profile: &Profile,
    as_of: Date,
    within_days: i32,
) -> Vec<Upcoming> {
    let mut installed: BTreeMap<(&str, Option<&str>), Installed<'_>> = BTreeMap::new();
    // What is allowed for now is touched as well; what is another program is not, nor what is gone.
    let counts = |own: &&Finding| {
        own.confidence > Confidence::Possible
            && !matches!(own.status, Status::WrongMatch { .. } | Status::Removed { .. })
    };
    for finding in findings.iter().filter(counts) {
        // A record that stands for a vendor's other programs says nothing of which one it is.
        let product = finding.product.as_deref().filter(|_| !finding.by_vendor);
        let own = installed.entry((finding.vendor.as_str(), product)).or_default();
        own.machines.insert(&finding.machine_name);
        own.platforms.insert(platform(finding));
    }
    let mut all: BTreeMap<(Date, UpcomingKind, String, String), Upcoming> = BTreeMap::new();
    for ((vendor, product), own) in &installed {
        for platform in &own.platforms {
            let now = assess(catalog, vendor, *product, *platform, profile, as_of);
            for reading in &now.measures {
                let Some(measure) = catalog.measures.get(&reading.measure) else { continue };
                if reading.reach == Reach::No && !is_felt(measure, vendor) {
                    continue;
                }
                for (date, kind, what) in dates(measure, vendor, profile, as_of) {
                    let key = (date.first_day(), kind, measure.id.clone(), what.clone());
                    let then =
                        assess(catalog, vendor, *product, *platform, profile, date.first_day());
                    let one = all.entry(key).or_insert_with(|| Upcoming {
                        day: date.first_day(),
                        date: date.text().to_owned(),
                        kind,
                        measure: Some(measure.id.clone()),
                        products: Vec::new(),
                        machines: Vec::new(),
                        sentence: sentence(&date, kind, &what, measure)
                            + &whom(measure, vendor, reading.reach),
                        verdict: None,
                        reach: Reach::No,
                        verified: measure.verified,
                    });
                    one.products.push(catalog.product_name(vendor, *product));
                    one.machines.extend(own.machines.iter().map(|name| (*name).to_owned()));
                    one.reach = one.reach.max(reading.reach);
                    if then.verdict != now.verdict {
                        one.verdict = one.verdict.max(then.verdict);
                    }
                }
            }
        }
    }
    let mut all: Vec<Upcoming> = all.into_values().collect();
    all.extend(exemptions(catalog, findings, as_of, within_days));
    for one in &mut all {
        for list in [&mut one.products, &mut one.machines] {
            list.sort();
            list.dedup();
        }
    }
    all.sort_by(|a, b| {
        (a.day, a.kind, &a.measure, &a.sentence).cmp(&(b.day, b.kind, &b.measure, &b.sentence))
    });
    all
}

/// The dates of a measure that lie ahead, for what it says of a vendor.
fn dates(
    measure: &Measure,
    vendor: &str,
    profile: &Profile,
    as_of: Date,
) -> Vec<(PartialDate, UpcomingKind, String)> {
    if !profile.includes(&measure.jurisdiction) {
        return Vec::new();
    }
    let covers = measure.covers_of(vendor);
    let mut found = Vec::new();
    let mut take = |date: Option<&PartialDate>, kind: UpcomingKind| {
        if let Some(date) = date.filter(|date| date.first_day() > as_of) {
            found.push((date.clone(), kind, String::new()));
        }
    };
    // Where the vendor has dates of its own, those are what begins and ends for it.
    let own =
        |of: Option<&PartialDate>, whole: &Option<PartialDate>| of.or(whole.as_ref()).cloned();
    let from = own(covers.and_then(|own| own.from.as_ref()), &measure.effective);
    let until = own(covers.and_then(|own| own.until.as_ref()), &measure.ended);
    take(from.as_ref(), UpcomingKind::Begins);
    take(until.as_ref(), UpcomingKind::Ends);
    let ahead = |date: &PartialDate| date.first_day() > as_of || may_be_ahead(date, as_of);
    for deadline in measure.deadlines.iter().filter(|own| ahead(&own.date)) {
        found.push((deadline.date.clone(), UpcomingKind::Milestone, deadline.what.clone()));
    }
    found
}

/// Whether a measure that does not bind the organisation binds those from whom it has the product, and is
/// about more than names.
fn is_felt(measure: &Measure, vendor: &str) -> bool {
    let market = |own: &Audience| rule::is_via_vendor(*own) || *own == Audience::ImportersSellers;
    measure.covers_of(vendor).is_some_and(|covers| covers.kind != CoversKind::NamesOnly)
        && measure.binds.iter().any(market)
}

/// What a person has to know to read the date right.
fn whom(measure: &Measure, vendor: &str, reach: Reach) -> String {
    let bound: Vec<&str> = measure.binds.iter().map(|audience| audience.plain()).collect();
    let mut text = match reach {
        Reach::No => format!(" It binds {}, not you.", bound.join(", ")),
        _ => String::new(),
    };
    if measure.covers_of(vendor).is_some_and(|covers| covers.kind == CoversKind::Equipment) {
        text.push_str(" It is about equipment, of which the program is a sign.");
    }
    text
}

/// A month or year that has begun may still bring what it is named for.
fn may_be_ahead(date: &PartialDate, as_of: Date) -> bool {
    !date.is_whole() && as_of.to_string().starts_with(date.text())
}

fn sentence(date: &PartialDate, kind: UpcomingKind, what: &str, measure: &Measure) -> String {
    let from = if date.is_whole() { "From" } else { "In" };
    let on = if date.is_whole() { "On" } else { "In" };
    let day = date.text();
    let Measure { title, citation, .. } = measure;
    match kind {
        UpcomingKind::Begins => {
            let effects: Vec<&str> = measure
                .effects
                .iter()
                // What a listing by itself means, is nothing to plan for.
                .filter(|effect| rule::verdict_of_one(**effect).is_some())
                .map(|effect| effect.plain())
                .collect();
            let effects =
                if effects.is_empty() { "it takes effect".to_owned() } else { effects.join(", ") };
            format!("{from} {day}: {effects} ({title}; {citation}).")
        }
        UpcomingKind::Ends => {
            format!("{from} {day}: this measure no longer applies ({title}; {citation}).")
        }
        UpcomingKind::Milestone | UpcomingKind::ExemptionEnds => {
            let what = what.trim_end_matches('.');
            format!("{on} {day}: {what} ({title}; {citation}).")
        }
    }
}

/// Exemptions whose last day is today or within so many days.
fn exemptions(
    catalog: &Catalog,
    findings: &[Finding],
    as_of: Date,
    within_days: i32,
) -> Vec<Upcoming> {
    let last = as_of.saturating_add(Span::new().days(within_days.clamp(0, 36_500)));
    let mut all: BTreeMap<(Date, String, &str), Upcoming> = BTreeMap::new();
    for finding in findings {
        let Status::Exempt { by, why, until: Some(until) } = &finding.status else { continue };
        if *until < as_of || *until > last {
            continue;
        }
        let product = catalog.product_name(&finding.vendor, finding.product.as_deref());
        let one = all.entry((*until, product.clone(), why)).or_insert_with(|| {
            let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
            Upcoming {
                day: *until,
                date: until.to_string(),
                kind: UpcomingKind::ExemptionEnds,
                measure: None,
                products: vec![product.clone()],
                machines: Vec::new(),
                sentence: format!("After {until}: {product} is no longer allowed{by} ({why})."),
                verdict: None,
                reach: Reach::Direct,
                verified: true,
            }
        });
        one.machines.push(finding.machine_name.clone());
    }
    all.into_values().collect()
}
