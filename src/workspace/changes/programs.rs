//! Rows of a machine as programs: the same program in several sources is one, and each side's versions
//! of it find their counterparts.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::View;
use crate::model::{Inventory, Kind, Presence, TextId, TitleId};
use crate::workspace::title;

/// Versions of one program on one machine that are compared with one another.
const MOST: usize = 200;

/// Publishers of one version of one program that are compared with one another.
const MOST_PUBLISHERS: usize = 8;

/// One version of one program on one machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    version: u32,
    publisher: u32,
    pub(super) rows: Vec<usize>,
}

/// What became of the versions of one program.
#[derive(Debug, Default)]
pub(super) struct Matched {
    pub(super) same: usize,
    pub(super) changed: Vec<(Entry, Entry)>,
    pub(super) gone: Vec<Entry>,
    pub(super) new: Vec<Entry>,
}

/// Texts by numbers; 0 is the empty one.
#[derive(Debug)]
struct Texts {
    ids: HashMap<String, u32>,
    all: Vec<String>,
}

impl Default for Texts {
    fn default() -> Self {
        Self { ids: [(String::new(), 0)].into(), all: vec![String::new()] }
    }
}

impl Texts {
    fn id(&mut self, text: &str) -> u32 {
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let id = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(text.to_owned());
        self.ids.insert(text.to_owned(), id);
        id
    }

    fn text(&self, id: u32) -> &str {
        self.all.get(id as usize).map_or("", String::as_str)
    }
}

/// Program, version and publisher of a row.
type Parts = (u32, u32, u32);

/// Names of programs of both sides in one numbering, so that a million rows are compared by numbers.
#[derive(Debug, Default)]
pub(super) struct Programs {
    names: HashMap<(Class, String), u32>,
    versions: Texts,
    publishers: Texts,
    /// By inventory (its address, which stays while it is borrowed), title and version.
    known: HashMap<(usize, TitleId, TextId), Parts>,
}

/// What may be compared with what: a list calls "program" what a scan calls "package".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Class {
    Program,
    Other(Kind),
}

impl Class {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Program | Kind::StoreApp | Kind::Package | Kind::Component => Self::Program,
            other => Self::Other(other),
        }
    }
}

impl Programs {
    /// The programs of a machine, by number; each version once.
    pub(super) fn of(&mut self, view: &View<'_>) -> BTreeMap<u32, Vec<Entry>> {
        let mut found: BTreeMap<u32, Vec<Entry>> = BTreeMap::new();
        let mut exact: HashMap<Parts, usize> = HashMap::new();
        let mut by_version: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
        for at in &view.rows {
            let Some(row) = view.inventory.installed.get(*at) else { continue };
            if view.inventory.presence(row) != Presence::Present
                || view.inventory.title(row.title).kind == Kind::Process
            {
                continue;
            }
            let parts = self.parts(view.inventory, row.title, row.version);
            let (program, version, publisher) = parts;
            let entries = found.entry(program).or_default();
            let others = by_version.entry((program, version)).or_default();
            let place = exact.get(&parts).copied().or_else(|| {
                let agrees = |own: &Entry| agree(self, own.publisher, publisher);
                others.iter().copied().find(|place| entries.get(*place).is_some_and(agrees))
            });
            let place = place.unwrap_or_else(|| {
                entries.push(Entry { version, publisher, rows: Vec::new() });
                if others.len() < MOST_PUBLISHERS {
                    others.push(entries.len() - 1);
                }
                entries.len() - 1
            });
            exact.insert(parts, place);
            if let Some(entry) = entries.get_mut(place) {
                if entry.publisher == 0 {
                    entry.publisher = publisher;
                }
                entry.rows.push(*at);
            }
        }
        found
    }

    fn parts(&mut self, inventory: &Inventory, title: TitleId, version: TextId) -> Parts {
        let address = std::ptr::from_ref(inventory).addr();
        if let Some(parts) = self.known.get(&(address, title, version)) {
            return *parts;
        }
        let own = inventory.title(title);
        let text = inventory.text(version).trim();
        let bare = title::bare(&own.name, Some(text).filter(|text| !text.is_empty()));
        let number = match text {
            "" => title::carried_version(&own.name).unwrap_or_default(),
            text => text.to_owned(),
        };
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let program = *self.names.entry((Class::of(own.kind), bare)).or_insert(next);
        let publisher = title::folded(own.publisher.as_deref().unwrap_or(""));
        let parts = (program, self.versions.id(&number), self.publishers.id(&publisher));
        self.known.insert((address, title, version), parts);
        parts
    }

    /// The version of an entry as text.
    pub(super) fn version(&self, entry: &Entry) -> &str {
        self.versions.text(entry.version)
    }
}

/// Whether two publishers may be one: sources write "Kaspersky", "AO Kaspersky Lab" or nothing.
fn agree(programs: &Programs, one: u32, other: u32) -> bool {
    if one == other || one == 0 || other == 0 {
        return true;
    }
    let words = |id: u32| -> Vec<&str> {
        let text = programs.publishers.text(id);
        let all = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        // Short words are legal forms mostly; they come and go.
        let long: Vec<&str> = all.clone().filter(|word| word.chars().count() > 3).collect();
        if long.is_empty() { all.collect() } else { long }
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    short.iter().all(|word| long.contains(word))
}

/// Each version of one side with its counterpart on the other.
pub(super) fn matched(before: &[Entry], after: &[Entry], programs: &Programs) -> Matched {
    if before.len().max(after.len()) > MOST {
        return matched_exactly(before, after);
    }
    let mut result = Matched::default();
    let mut old: Vec<Entry> = before.to_vec();
    let mut new: Vec<Entry> = after.to_vec();
    // The same version first, then what one side does not know the version of.
    let rules: [fn(&Entry, &Entry) -> bool; 2] =
        [|a, b| a.version == b.version, |a, b| a.version == 0 || b.version == 0];
    for is_same in rules {
        old.retain(|own| {
            let other = new.iter().position(|other| {
                is_same(own, other) && agree(programs, own.publisher, other.publisher)
            });
            if let Some(at) = other {
                new.remove(at);
                result.same += 1;
            }
            other.is_none()
        });
    }
    let by_version = |entry: &Entry| {
        let text = programs.version(entry);
        (title::version_order(text), text.to_owned())
    };
    old.sort_by_key(by_version);
    new.sort_by_key(by_version);
    for own in old {
        let other = new.iter().position(|other| agree(programs, own.publisher, other.publisher));
        match other {
            Some(at) => result.changed.push((own, new.remove(at))),
            None => result.gone.push(own),
        }
    }
    result.new = new;
    result
}

/// The same where a list gives one program in more versions than anybody has: looking for counterparts of
/// each among all others would take for ever.
fn matched_exactly(before: &[Entry], after: &[Entry]) -> Matched {
    let key = |entry: &Entry| (entry.version, entry.publisher);
    let there = |entries: &[Entry]| -> HashSet<(u32, u32)> { entries.iter().map(key).collect() };
    let (old, new) = (there(before), there(after));
    let without = |entries: &[Entry], others: &HashSet<(u32, u32)>| -> Vec<Entry> {
        entries.iter().filter(|own| !others.contains(&key(own))).cloned().collect()
    };
    Matched {
        same: old.intersection(&new).count(),
        changed: Vec::new(),
        gone: without(before, &new),
        new: without(after, &old),
    }
}
