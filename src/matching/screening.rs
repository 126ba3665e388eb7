//! Publishers of installed software against official lists of names. A hit is a class of its own: the
//! same name, which need not be the same company, so it is never a finding and never a verdict.

use rustc_hash::FxHashMap;

use super::normalize;
use crate::catalog::{ListEntry, NamesList};
use crate::model::{Inventory, NameOnList};

/// Names shorter than this, normalised, say too little to be looked up.
const SHORTEST: usize = 4;

/// Lists, compiled for looking up.
#[derive(Debug, Default)]
pub struct Screening {
    entries: Vec<(String, ListEntry)>,
    by_name: FxHashMap<String, Vec<(u32, bool)>>,
}

impl Screening {
    /// Compiles lists.
    #[must_use]
    pub fn new(lists: &[NamesList]) -> Self {
        let mut screening = Self::default();
        for list in lists {
            for entry in &list.entries {
                let at = u32::try_from(screening.entries.len()).unwrap_or(u32::MAX);
                let list_name =
                    if entry.list.is_empty() { list.file.clone() } else { entry.list.clone() };
                screening.entries.push((list_name, entry.clone()));
                let names = std::iter::once((&entry.name, false))
                    .chain(entry.aliases.iter().map(|alias| (alias, true)));
                for (name, is_alias) in names {
                    let name = normalize::publisher(name);
                    if name.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST
                        || !name.is_ascii()
                    {
                        let known = screening.by_name.entry(name).or_default();
                        if known.iter().all(|(other, _)| *other != at) {
                            known.push((at, is_alias));
                        }
                    }
                }
            }
        }
        screening
    }

    /// Whether there is anything to look up.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Every publisher of the inventory whose name stands on a list: once for each machine and entry.
    #[must_use]
    pub fn screen(&self, inventory: &Inventory) -> Vec<NameOnList> {
        if self.is_empty() {
            return Vec::new();
        }
        // Publishers repeat thousands of times; each title is looked up once.
        let by_title: Vec<Vec<(u32, bool)>> = inventory
            .titles
            .iter()
            .map(|title| {
                let publisher = title.publisher.as_deref().map(normalize::publisher);
                publisher.and_then(|name| self.by_name.get(&name)).cloned().unwrap_or_default()
            })
            .collect();
        let mut seen: FxHashMap<(u32, u32), usize> = FxHashMap::default();
        let mut found: Vec<NameOnList> = Vec::new();
        for installed in &inventory.installed {
            let Some(hits) = by_title.get(installed.title.0 as usize) else { continue };
            for (at, is_alias) in hits {
                let title = inventory.title(installed.title);
                let known = *seen.entry((installed.machine.0, *at)).or_insert_with(|| {
                    let (list, entry) = &self.entries[*at as usize];
                    found.push(NameOnList {
                        machine: inventory.machine(installed.machine).name.clone(),
                        publisher: title.publisher.clone().unwrap_or_default(),
                        software: Vec::new(),
                        list: list.clone(),
                        entry: entry.name.clone(),
                        entry_id: entry.id.clone(),
                        url: entry.url.clone(),
                        is_alias: *is_alias,
                    });
                    found.len() - 1
                });
                if let Some(one) = found.get_mut(known) {
                    if !one.software.contains(&title.name) {
                        one.software.push(title.name.clone());
                    }
                }
            }
        }
        found.sort_by(|a, b| {
            (&a.machine, &a.publisher, &a.list).cmp(&(&b.machine, &b.publisher, &b.list))
        });
        found
    }
}
