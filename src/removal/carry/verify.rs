//! Is it gone? A fresh scan of the same sources, compared with what the scan before found.
//!
//! Nothing is called gone that was not looked for: where a source that spoke of the product before could
//! not be read this time, the answer is that it could not be verified.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Judge;
use crate::model::{
    Confidence, Inventory, Kind, Presence, Profile, Software, SourceReading, SourceState,
};
use crate::policy;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// Neither the product nor anything of it was found.
    Gone,
    /// Only what the machine drops when it is restarted was found.
    RestartPending,
    /// The product is gone and something of it was left behind.
    Leftovers,
    /// The product is there.
    StillThere,
    /// A source that spoke of it could not be read this time.
    NotVerified,
}

impl Fate {
    /// The words on screen.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::RestartPending => "gone, restart pending",
            Self::Leftovers => "leftovers",
            Self::StillThere => "still there",
            Self::NotVerified => "could not be verified",
        }
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// What a scan after a removal gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verification {
    /// What became of it.
    pub fate: Fate,
    /// What that means, in a sentence.
    pub words: String,
    /// Programs and packages that are still there.
    pub still: Vec<Software>,
    /// Services, drivers, settings and the like that are still there.
    pub leftovers: Vec<Software>,
    /// Folders, keys and the like that the plan names and that are still there.
    pub places: Vec<String>,
    /// Folders, keys and the like that the plan names and that are not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<String>,
    /// Sources that could not be read, each a sentence.
    pub unread: Vec<String>,
    /// What protects the machine now, each a sentence; empty where that does not matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub protection: Vec<String>,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Ids of the products.
    pub products: &'a [String],
    /// What the scan before found of them.
    pub before: &'a [Software],
    /// Whether a step has asked for a restart that has not happened.
    pub waits_for_restart: bool,
    /// Places of the plan that are still there.
    pub places: &'a [String],
    /// Places of the plan that are not there.
    pub absent: &'a [String],
    /// Places of the plan of which it could not be told whether they are there.
    pub unseen: &'a [String],
}

/// Everything that an inventory holds of each product, surely enough to count as found, by product id.
#[must_use]
pub fn found(judge: &Judge<'_>, inventory: &Inventory) -> BTreeMap<String, Vec<Software>> {
    let Judge { catalog, matcher, as_of } = *judge;
    let inventories = [inventory];
    let profile = Profile::default();
    let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for one in policy::findings(catalog, matcher, &inventories, &profile, as_of) {
        let is_sure = one.confidence > Confidence::Possible;
        if let Some(product) = one.product.clone().filter(|_| is_sure) {
            rows.entry(product).or_default().extend(one.records);
        }
    }
    let records = |mut rows: Vec<usize>| {
        rows.sort_unstable();
        rows.dedup();
        rows.into_iter().map(|row| inventory.software(row)).collect()
    };
    rows.into_iter().map(|(product, rows)| (product, records(rows))).collect()
}

/// Compares a fresh scan with what was found before.
#[must_use]
pub fn verify(judge: &Judge<'_>, inventory: &Inventory, wanted: &Wanted<'_>) -> Verification {
    let mut all = found(judge, inventory);
    let mut found: Vec<Software> =
        wanted.products.iter().filter_map(|product| all.remove(product)).flatten().collect();
    // The catalogue may have changed in between: what was found before is known by its own names, too.
    for row in 0..inventory.installed.len() {
        let software = inventory.software(row);
        let is_known = wanted.before.iter().any(|before| is_same(before, &software));
        if is_known && !found.contains(&software) {
            found.push(software);
        }
    }
    found.retain(|software| software.presence != Presence::Removed);
    let only_extensions = wanted.before.iter().all(|one| one.kind == Kind::BrowserExtension);
    // A folder that is left of a product which had an entry of its own is a leftover, not the product.
    let is_only_folder =
        |one: &Software| one.ids.is_empty() && one.uninstall.is_none() && one.version.is_none();
    let had_entry = wanted.before.iter().any(|one| !one.kind.is_part() && !is_only_folder(one));
    let (still, leftovers): (Vec<_>, Vec<_>) = found.into_iter().partition(|software| {
        let is_beside = software.kind == Kind::BrowserExtension && !only_extensions;
        let is_left = had_entry && is_only_folder(software);
        let is_there = software.presence == Presence::Present;
        is_there && !software.kind.is_part() && !is_beside && !is_left
    });
    let unread: Vec<String> = inventory.sources.iter().filter_map(unread).collect();
    let for_restart = |one: &Software| {
        matches!(one.kind, Kind::Process | Kind::Service | Kind::Driver | Kind::Antivirus)
    };
    let is_left = !leftovers.is_empty() || !wanted.places.is_empty();
    let (fate, words) = if let Some(first) = still.first() {
        (Fate::StillThere, still_words(first, wanted.waits_for_restart))
    } else if let Some(words) = not_verified(judge, inventory, wanted) {
        (Fate::NotVerified, words)
    } else if wanted.waits_for_restart && leftovers.iter().all(for_restart) {
        let words = "The product is out of the lists of programs. The machine has to be restarted \
                     before its last parts are gone; then verify again.";
        (Fate::RestartPending, words.to_owned())
    } else if is_left {
        let number = leftovers.len() + wanted.places.len();
        (Fate::Leftovers, format!("The product is gone; {} left behind.", counted(number)))
    } else {
        (Fate::Gone, gone_words(&inventory.sources, wanted.unseen))
    };
    let places = wanted.places.to_vec();
    let absent = wanted.absent.to_vec();
    Verification { fate, words, still, leftovers, places, absent, unread, protection: Vec::new() }
}

fn counted(number: usize) -> String {
    if number == 1 {
        "one thing of it was".to_owned()
    } else {
        format!("{number} things of it were")
    }
}

fn still_words(first: &Software, waits: bool) -> String {
    let version = first.version.as_ref().map_or_else(String::new, |text| format!(" {text}"));
    let why = if waits {
        "A restart is waited for; if it is still there after that, see how the steps ended."
    } else {
        "See how the steps ended: the uninstaller did not take it away, or something put it back."
    };
    format!("{}{version} is still in the lists of this machine. {why}", first.name)
}

/// A source that could not be read, as a sentence.
#[must_use]
pub fn unread(source: &SourceReading) -> Option<String> {
    (!source.state.is_complete())
        .then(|| format!("{}: {}: {}", source.name, source.state.word(), source.state.why()))
}

/// That nothing was found, and what was not looked at.
fn gone_words(sources: &[SourceReading], unseen: &[String]) -> String {
    let mut words =
        "A fresh scan of the same sources found neither the product nor anything of it".to_owned();
    let names: Vec<&str> = sources
        .iter()
        .filter(|source| !source.state.is_complete())
        .map(|source| source.name.as_str())
        .collect();
    if !names.is_empty() {
        words.push_str(" in what could be read. Not read: ");
        words.push_str(&names.join(", "));
    }
    words.push('.');
    if !unseen.is_empty() {
        words.push_str(" Not looked for, look yourself: ");
        let unseen: Vec<&str> = unseen.iter().map(|one| one.trim_end_matches('.')).collect();
        words.push_str(&unseen.join("; "));
        words.push('.');
    }
    words
}

/// Why it cannot be told, where something is missing that was there before: a source, or the product's own
/// entry in the catalogue.
fn not_verified(judge: &Judge<'_>, inventory: &Inventory, wanted: &Wanted<'_>) -> Option<String> {
    if let Some(name) = missing_source(inventory, wanted.before) {
        return Some(format!(
            "Its program was not found, but {name} could not be read this time, and it spoke of the product \
             before. Scan again with the same rights."
        ));
    }
    let is_unknown = |id: &&String| !judge.catalog.products.contains_key(*id);
    wanted.products.iter().find(is_unknown).map(|id| {
        format!(
            "The catalogue does not know the product {id}, so nothing new of it would be found. Scan again with \
             the catalogue that the removal was begun with."
        )
    })
}

/// The name of a source that spoke of the product before and could not be read this time.
fn missing_source(inventory: &Inventory, before: &[Software]) -> Option<String> {
    let gave_up = |source: &&SourceReading| {
        source.id.starts_with(crate::scan::engine::WHOLE) && !source.state.is_complete()
    };
    before.iter().find_map(|one| {
        match inventory.sources.iter().find(|source| source.id == one.source) {
            Some(source) => match source.state {
                SourceState::Read | SourceState::NotPresent => None,
                _ => Some(source.name.clone()),
            },
            // A source that gave nothing at all does not name its parts; one that is not listed at all
            // was not read either (a user who has signed off, say).
            None => Some(
                inventory
                    .sources
                    .iter()
                    .find(gave_up)
                    .map_or_else(|| format!("the source {:?}", one.source), |one| one.name.clone()),
            ),
        }
    })
}

/// Whether two records, of before and after, are of the same thing. What has no name of its own in its source
/// (a folder below `/opt`, say) is known by its place.
fn is_same(before: &Software, after: &Software) -> bool {
    let (a, b) = (&before.ids, &after.ids);
    let same = |one: &Option<String>, other: &Option<String>| {
        one.as_ref()
            .is_some_and(|one| other.as_ref().is_some_and(|two| one.eq_ignore_ascii_case(two)))
    };
    before.kind == after.kind
        && before.scope == after.scope
        && before.name == after.name
        && (same(&a.product_code, &b.product_code)
            || same(&a.uninstall_key, &b.uninstall_key)
            || same(&a.bundle_id, &b.bundle_id)
            || same(&a.package, &b.package)
            || same(&a.extension_id, &b.extension_id)
            || before.source == after.source
                && match (&before.location, &after.location) {
                    (None, None) => a.file.is_none() || same(&a.file, &b.file),
                    (one, other) => same(one, other),
                })
}
