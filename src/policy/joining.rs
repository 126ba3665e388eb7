//! Which records speak of the same product on the same machine: a program entry and its hidden twin, and
//! its services, drivers, tasks, start-up entries, certificates, antivirus entry and processes.
//!
//! A part seldom says which product it belongs to. It goes to the program in whose folder it lies, else
//! to the product of its own name, else to one that is known to bring it, else to what the vendor has on
//! that machine; and where there is nothing, the parts of one vendor are one finding by themselves.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::matching::normalize;
use crate::model::{Confidence, Field, Inventory, Kind, MachineId, Match};

/// What makes two records one finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) machine: MachineId,
    pub(super) vendor: String,
    pub(super) product: Option<String>,
    /// The name, for programs that the catalogue does not know singly: two of them are two findings.
    pub(super) unknown: Option<String>,
}

/// Rows with the positions of their matches.
pub(super) type Records = Vec<(usize, usize)>;

/// How surely a part's own facts say which product it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// Its own name, or that of its file: another program in whose folder it lies knows better.
    Product,
    /// What it is called, which may be what the product was called years ago.
    Name,
    /// The vendor only.
    Vendor,
}

struct Part {
    key: Key,
    row: usize,
    at: usize,
    tie: Tie,
}

/// Rows by what they are part of; each with the position of its match.
pub(super) fn group(
    catalog: &Catalog,
    inventory: &Inventory,
    matches: &[Match],
) -> BTreeMap<Key, Records> {
    // A list has a million rows and few matches: a plain table by title is the quickest question.
    let mut by_title: Vec<Option<usize>> = vec![None; inventory.titles.len()];
    for (at, found) in matches.iter().enumerate() {
        if let Some(slot) = by_title.get_mut(found.title.0 as usize) {
            *slot = Some(at);
        }
    }
    let mut groups: BTreeMap<Key, Records> = BTreeMap::new();
    let mut parts: Vec<Part> = Vec::new();
    for (row, installed) in inventory.installed.iter().enumerate() {
        let Some(at) = by_title.get(installed.title.0 as usize).copied().flatten() else {
            continue;
        };
        let Some(found) = matches.get(at) else { continue };
        let title = inventory.title(installed.title);
        let key = Key {
            machine: installed.machine,
            vendor: found.vendor.clone(),
            product: found.product.clone(),
            unknown: found.by_vendor.then(|| normalize::name(&title.name)),
        };
        match tie(inventory, row, title.kind, found) {
            Some(tie) => parts.push(Part { key, row, at, tie }),
            None => groups.entry(key).or_default().push((row, at)),
        }
    }
    // What says most of its product comes first, so that the others find it; an antivirus entry last
    // among its equals, since it may outlive its product.
    parts.sort_by_key(|part| {
        let kind = inventory.title(inventory.installed[part.row].title).kind;
        (part.tie, kind == Kind::Antivirus, part.row)
    });
    for part in parts {
        let owner = owner(catalog, inventory, matches, &groups, &part);
        groups.entry(owner.unwrap_or(part.key)).or_default().push((part.row, part.at));
    }
    groups
}

/// How a part is tied to its product; `None` for what stands for itself.
fn tie(inventory: &Inventory, row: usize, kind: Kind, found: &Match) -> Option<Tie> {
    if kind.is_part() {
        let by_file = |field: Field| matches!(field, Field::Name | Field::Publisher | Field::File);
        return if found.by_vendor {
            Some(Tie::Vendor)
        } else if found.is_named_only() {
            Some(Tie::Name)
        } else {
            found.evidence.iter().all(|one| by_file(one.field)).then_some(Tie::Product)
        };
    }
    let record = found.by_vendor.then(|| inventory.software(row))?;
    (record.hidden || record.parent.is_some()).then_some(Tie::Vendor)
}

/// The finding that a part belongs to, among those of its vendor on its machine.
fn owner(
    catalog: &Catalog,
    inventory: &Inventory,
    matches: &[Match],
    groups: &BTreeMap<Key, Records>,
    part: &Part,
) -> Option<Key> {
    let Part { key, row, at, tie } = part;
    let found = matches.get(*at)?;
    let record = inventory.software(*row);
    let place = record.location.as_deref().map(plain_path);
    let first =
        Key { machine: key.machine, vendor: key.vendor.clone(), product: None, unknown: None };
    groups
        .range(first..)
        .take_while(|(other, _)| other.machine == key.machine && other.vendor == key.vendor)
        .filter_map(|(other, records)| {
            let surest =
                records.iter().filter_map(|(_, at)| Some(matches.get(*at)?.confidence)).max();
            // What is only for review does not become found by a part of something else.
            if surest == Some(Confidence::Possible) && found.confidence > Confidence::Possible {
                return None;
            }
            let folder = place.as_deref().map_or(0, |place| lies_in(inventory, place, records));
            let is_parent = is_parent(inventory, record.parent.as_deref(), records);
            let same = key.product.is_some() && other.product == key.product;
            let may_differ = match tie {
                Tie::Product => false,
                // The security centre names a product that may well be another one than those found.
                Tie::Name => record.kind != Kind::Antivirus,
                Tie::Vendor => true,
            };
            let belongs = same || may_differ || is_parent || folder > 0;
            let product = other.product.as_deref();
            let brings = product.is_some_and(|own| {
                found.shared_by.iter().any(|shared| shared == own)
                    || (record.kind == Kind::Certificate && brings_certificate(catalog, own))
            });
            let is_program = records.iter().any(|(row, _)| {
                let title = inventory.installed[*row].title;
                !inventory.title(title).kind.is_part()
            });
            let rank = (
                is_parent,
                folder,
                same,
                brings && is_program,
                is_program,
                brings,
                other.unknown.is_none(),
                surest,
            );
            belongs.then_some((rank, other))
        })
        .max_by(|(a, _), (b, _)| a.cmp(b))
        .map(|(_, other)| other.clone())
}

/// Whether the product is known to add a root certificate of its own to the machine.
fn brings_certificate(catalog: &Catalog, product: &str) -> bool {
    catalog.products.get(product).is_some_and(|product| {
        let leftovers = &product.removal.leftovers;
        leftovers.iter().any(|fact| fact.value.to_lowercase().contains("certificate"))
    })
}

/// How deep a file lies in the folder of one of these programs, by the length of that folder; 0 where it
/// does not.
fn lies_in(inventory: &Inventory, place: &str, records: &[(usize, usize)]) -> usize {
    /// `c:/program files` alone is everybody's folder.
    const PARTS: usize = 3;
    records
        .iter()
        .map(|(row, _)| inventory.software(*row))
        .filter(|record| !record.kind.is_part())
        .filter_map(|record| record.location.as_deref().map(plain_path))
        .filter(|folder| folder.split('/').filter(|part| !part.is_empty()).count() >= PARTS)
        .filter(|folder| {
            place.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
        .map(|folder| folder.len())
        .max()
        .unwrap_or(0)
}

/// A path or command as a text to compare: one kind of separator, small letters, no quotation marks.
fn plain_path(text: &str) -> String {
    let text = text.trim().trim_matches('"').to_lowercase().replace('\\', "/");
    text.trim_end_matches('/').to_owned()
}

/// Whether one of the records is the program that is named as the parent.
fn is_parent(inventory: &Inventory, parent: Option<&str>, records: &[(usize, usize)]) -> bool {
    let Some(parent) = parent else { return false };
    records.iter().any(|(row, _)| {
        let ids = inventory.software(*row).ids;
        let is = |id: Option<String>| id.is_some_and(|id| id.eq_ignore_ascii_case(parent));
        is(ids.uninstall_key) || is(ids.product_code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_compared_as_the_system_means_them() {
        assert_eq!(plain_path(r"C:\Program Files\A\"), "c:/program files/a");
        assert_eq!(plain_path("\"C:/A/b.exe\" /tray"), "c:/a/b.exe\" /tray");
    }
}
