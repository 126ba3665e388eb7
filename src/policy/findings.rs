//! From matches to findings: all records of one product on one machine are one finding.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::assess;
use super::joining::{self, Key};
use crate::catalog::{Catalog, OwnRule};
use crate::matching::{Matcher, normalize};
use crate::model::{
    Assessment, Confidence, Finding, Identified, Inventory, Kind, Match, Platform, Presence,
    Profile, Status,
};

/// Every finding, `possible` ones included, most serious first.
///
/// A product that no measure names or covers on that date, though its vendor is on a list, comes last,
/// without a verdict: it counts as nothing (`Finding::is_covered`) and is there for those who ask.
#[must_use]
pub fn findings<I: std::borrow::Borrow<Inventory>>(
    catalog: &Catalog,
    matcher: &Matcher,
    inventories: &[I],
    profile: &Profile,
    as_of: Date,
) -> Vec<Finding> {
    let mut assessments: HashMap<(String, Option<String>, Option<Platform>), Arc<Assessment>> =
        HashMap::new();
    let mut found = Vec::new();
    let mut met_before = HashSet::new();
    for (at, inventory) in inventories.iter().enumerate() {
        let inventory = inventory.borrow();
        let met = matcher.matches(inventory);
        for (key, records) in joining::group(catalog, inventory, &met) {
            let machine = inventory.machine(key.machine);
            // A record that stands for a vendor's other programs says nothing of which one it is.
            let product = key.product.as_deref().filter(|_| key.unknown.is_none());
            let assessment = assessments
                .entry((key.vendor.clone(), product.map(str::to_owned), machine.platform))
                .or_insert_with(|| {
                    Arc::new(assess(
                        catalog,
                        &key.vendor,
                        product,
                        machine.platform,
                        profile,
                        as_of,
                    ))
                })
                .clone();
            let machine = key.machine;
            let (what, records) = identified(inventory, &met, key, records);
            let mut one = Finding {
                machine,
                inventory: at,
                machine_name: inventory.machine(machine).name.clone(),
                what: shared(&mut met_before, what),
                records,
                assessment,
                status: Status::Open,
            };
            one.status = allowed(catalog, inventory, &one, as_of);
            found.push(one);
        }
    }
    found.sort_by(|a, b| {
        (b.is_found(), b.is_covered(), b.assessment.verdict, b.assessment.verdict_if)
            .cmp(&(a.is_found(), a.is_covered(), a.assessment.verdict, a.assessment.verdict_if))
            .then_with(|| a.machine_name.cmp(&b.machine_name))
            .then_with(|| a.name.cmp(&b.name))
    });
    found
}

/// Whether the organisation allows it on that day: every field that the rule fills must be met.
fn allowed(catalog: &Catalog, inventory: &Inventory, one: &Finding, as_of: Date) -> Status {
    let meets = |rule: &&OwnRule| {
        let any = |list: &[String], is: &dyn Fn(&str) -> bool| {
            list.is_empty() || list.iter().any(|text| is(text))
        };
        let name = normalize::name(&one.name);
        let publisher = one.publisher.as_deref().map(normalize::publisher);
        rule.holds(as_of)
            && (rule.vendor.is_empty() || rule.vendor == one.vendor)
            && (rule.product.is_empty() || Some(&rule.product) == one.product.as_ref())
            && any(&rule.machines, &|text| text.eq_ignore_ascii_case(&one.machine_name))
            && any(&rule.names, &|text| name.contains(&normalize::name(text)))
            && any(&rule.publishers, &|text| publisher == Some(normalize::publisher(text)))
            && any(&rule.ids, &|text| {
                one.records.iter().any(|row| inventory.software(*row).ids.has(text))
            })
    };
    match catalog.allowances.iter().find(meets) {
        Some(rule) => {
            Status::Exempt { by: rule.by.clone(), why: rule.reason.clone(), until: rule.until }
        }
        None => Status::Open,
    }
}

/// How many programs and other records were read in all, for "Nothing found among {n} programs".
#[must_use]
pub fn title_count(inventories: &[Inventory]) -> usize {
    inventories.iter().map(|inventory| inventory.installed.len()).sum()
}

/// The same as it was met before, where it was.
fn shared(met_before: &mut HashSet<Arc<Identified>>, what: Identified) -> Arc<Identified> {
    if let Some(known) = met_before.get(&what) {
        return known.clone();
    }
    let what = Arc::new(what);
    met_before.insert(what.clone());
    what
}

/// What these records are, and the rows that say so.
fn identified(
    inventory: &Inventory,
    matches: &[Match],
    key: Key,
    mut records: Vec<(usize, usize)>,
) -> (Identified, Vec<usize>) {
    // The record that proves most stands first; a visible program before its hidden twin and parts.
    records.sort_by_key(|(row, at)| {
        let installed = &inventory.installed[*row];
        let record = inventory.software(*row);
        let is_there = inventory.presence(installed) == Presence::Present;
        (
            !is_there,
            std::cmp::Reverse(matches[*at].confidence),
            !matches!(record.kind, Kind::Program | Kind::Package | Kind::StoreApp),
            record.hidden,
            record.parent.is_some(),
            *row,
        )
    });
    let mut evidence = Vec::new();
    for (_, at) in &records {
        for one in &matches[*at].evidence {
            if !evidence.contains(one) {
                evidence.push(one.clone());
            }
        }
    }
    let present = records
        .iter()
        .any(|(row, _)| inventory.presence(&inventory.installed[*row]) == Presence::Present);
    let surest =
        records.iter().map(|(_, at)| matches[*at].confidence).max().unwrap_or(Confidence::Possible);
    // Settings that an uninstalled package left behind are no installed product.
    let confidence = if present { surest } else { Confidence::Possible };
    let first = inventory.software(records.first().map_or(0, |(row, _)| *row));
    let what = Identified {
        by_vendor: key.unknown.is_some(),
        vendor: key.vendor,
        product: key.product,
        name: first.name,
        publisher: first.publisher,
        version: first.version,
        confidence,
        evidence,
    };
    let mut rows: Vec<usize> = records.into_iter().map(|(row, _)| row).collect();
    // A million findings have one row each, and room for no more.
    rows.shrink_to_fit();
    (what, rows)
}
