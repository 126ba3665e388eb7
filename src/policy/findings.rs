//! From matches to findings: all records of one product on one machine are one finding.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::assess;
use crate::catalog::{Catalog, OwnRule};
use crate::matching::{Matcher, normalize};
use crate::model::{
    Assessment, Confidence, Finding, Inventory, Kind, MachineId, Match, Platform, Presence,
    Profile, Status,
};

/// What makes two records one finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    machine: MachineId,
    vendor: String,
    product: Option<String>,
    /// The name, for programs that the catalogue does not know singly: two of them are two findings.
    unknown: Option<String>,
}

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
    let mut assessments: HashMap<(String, Option<String>, Option<Platform>), Assessment> =
        HashMap::new();
    let mut found = Vec::new();
    for (at, inventory) in inventories.iter().enumerate() {
        let inventory = inventory.borrow();
        let met = matcher.matches(inventory);
        for (key, records) in group(inventory, &met) {
            let machine = inventory.machine(key.machine);
            // A record that stands for a vendor's other programs says nothing of which one it is.
            let product = key.product.as_deref().filter(|_| key.unknown.is_none());
            let assessment = assessments
                .entry((key.vendor.clone(), product.map(str::to_owned), machine.platform))
                .or_insert_with(|| {
                    assess(catalog, &key.vendor, product, machine.platform, profile, as_of)
                })
                .clone();
            let mut one = finding(at, inventory, &met, key, records, assessment);
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

/// Rows by what they are part of; each with the position of its match.
fn group(inventory: &Inventory, matches: &[Match]) -> BTreeMap<Key, Vec<(usize, usize)>> {
    // A list has a million rows and few matches: a plain table by title is the quickest question.
    let mut by_title: Vec<Option<usize>> = vec![None; inventory.titles.len()];
    for (at, found) in matches.iter().enumerate() {
        if let Some(slot) = by_title.get_mut(found.title.0 as usize) {
            *slot = Some(at);
        }
    }
    let mut groups: BTreeMap<Key, Vec<(usize, usize)>> = BTreeMap::new();
    let mut parts: Vec<(Key, usize, usize)> = Vec::new();
    for (row, installed) in inventory.installed.iter().enumerate() {
        let Some(at) = by_title.get(installed.title.0 as usize).copied().flatten() else {
            continue;
        };
        let found = &matches[at];
        let title = inventory.title(installed.title);
        let record = || inventory.software(row);
        let is_part = title.kind.is_part()
            || (found.by_vendor && {
                let record = record();
                record.hidden || record.parent.is_some()
            });
        // What a part is called says less of its product than what else is there: a service may carry
        // the name that the product had years ago.
        let named_only = title.kind.is_part() && found.is_named_only();
        let key = Key {
            machine: installed.machine,
            vendor: found.vendor.clone(),
            product: found.product.clone(),
            unknown: found.by_vendor.then(|| normalize::name(&title.name)),
        };
        if is_part && (found.by_vendor || named_only) {
            parts.push((key, row, at));
        } else {
            groups.entry(key).or_default().push((row, at));
        }
    }
    // A part that several products share belongs to the one that is there; what is sure of its product
    // comes first, so that the others find it.
    parts.sort_by_key(|(key, row, _)| (key.product.is_none(), *row));
    for (key, row, at) in parts {
        let kind = inventory.title(inventory.installed[row].title).kind;
        let shared_by = &matches[at].shared_by;
        let owner = groups
            .iter()
            .filter(|(other, _)| other.machine == key.machine && other.vendor == key.vendor)
            // The security centre names a product that may well be another one than those found.
            .filter(|(other, _)| {
                kind != Kind::Antivirus || key.product.is_none() || other.product == key.product
            })
            // What is only for review does not become found by a part of something else.
            .filter(|(_, records)| {
                let surest = records.iter().map(|(_, at)| matches[*at].confidence).max();
                surest > Some(Confidence::Possible) || surest >= Some(matches[at].confidence)
            })
            .max_by_key(|(other, records)| {
                let surest = records.iter().map(|(_, at)| matches[*at].confidence).max();
                (
                    is_parent(inventory, row, records),
                    key.product.is_some() && other.product == key.product,
                    other.product.as_ref().is_some_and(|own| shared_by.contains(own)),
                    other.unknown.is_none(),
                    surest,
                )
            })
            .map(|(other, _)| other.clone());
        groups.entry(owner.unwrap_or(key)).or_default().push((row, at));
    }
    groups
}

/// Whether one of the records is the program that the row names as its parent.
fn is_parent(inventory: &Inventory, row: usize, records: &[(usize, usize)]) -> bool {
    let Some(parent) = inventory.software(row).parent else { return false };
    records.iter().any(|(at, _)| {
        let ids = inventory.software(*at).ids;
        let is = |id: Option<String>| id.is_some_and(|id| id.eq_ignore_ascii_case(&parent));
        is(ids.uninstall_key) || is(ids.product_code)
    })
}

fn finding(
    at: usize,
    inventory: &Inventory,
    matches: &[Match],
    key: Key,
    mut records: Vec<(usize, usize)>,
    assessment: Assessment,
) -> Finding {
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
    Finding {
        machine: key.machine,
        inventory: at,
        machine_name: inventory.machine(key.machine).name.clone(),
        by_vendor: key.unknown.is_some(),
        vendor: key.vendor,
        product: key.product,
        name: first.name,
        publisher: first.publisher,
        version: first.version,
        confidence,
        evidence,
        records: records.into_iter().map(|(row, _)| row).collect(),
        assessment,
        status: Status::Open,
    }
}
