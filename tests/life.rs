//! The life of findings across inventories, and what was decided about them: seen, gone, come back;
//! exempt, wrong match, undone.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use interdict::catalog;
use interdict::matching::Matcher;
use interdict::model::{
    Identifiers, Inventory, Kind, Machine, MachineId, Origin, Presence, Profile, Software,
    SourceReading, SourceState, Status,
};
use interdict::policy;
use interdict::workspace::decisions::{
    Act, Current, Decision, Decisions, EntryId, LogEntry, Note, TitleName,
};
use interdict::workspace::keys::{FindingKey, InventoryKey, MachineKey, Subject};
use interdict::workspace::life::{Extent, Life, Observation, Sight, lives, lives_until};
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::prelude::*;

/// Noon of a day of November 2026.
fn at(day: i64) -> Timestamp {
    Timestamp::from_second(1_793_534_400 + (day - 1) * 86_400).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn product() -> Subject {
    Subject::product("kaspersky", "kaspersky-endpoint-security-windows")
}

/// An inventory on a day that read these sources and found the product in those.
fn seen(day: i64, read: &[&str], found: &[&str]) -> Observation {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let sight = Sight { sources: words(found), traces: false };
    Observation {
        inventory: InventoryKey(day),
        at: Some(at(day)),
        read: words(read),
        found: if found.is_empty() { BTreeMap::new() } else { [(product(), sight)].into() },
        ..Observation::default()
    }
}

fn life(observations: &[Observation]) -> Life {
    lives(observations).remove(&product()).unwrap_or_default()
}

/// "1-3" seen first and last, "gone 5", "back 7".
fn story(observations: &[Observation]) -> String {
    let life = life(observations);
    let day = |time: Timestamp| (time.as_second() - at(1).as_second()) / 86_400 + 1;
    let mut text = match (life.first_seen, life.last_seen) {
        (Some(first), Some(last)) => format!("{}-{}", day(first), day(last)),
        _ => "never".to_owned(),
    };
    for back in &life.returns {
        let _ = write!(text, ", back {} by {}", day(back.at), back.inventory.0);
    }
    if let Some(gone) = &life.gone {
        let _ = write!(text, ", gone {} by {}", day(gone.at), gone.inventory.0);
    }
    text
}

#[test]
fn seen_gone_and_come_back() {
    let all = [
        seen(1, &["uninstall"], &["uninstall"]),
        seen(3, &["uninstall"], &["uninstall"]),
        seen(5, &["uninstall"], &[]),
        seen(6, &["uninstall"], &[]),
        seen(7, &["uninstall"], &["uninstall"]),
        seen(9, &["uninstall"], &[]),
    ];
    assert_eq!(story(&all[..2]), "1-3");
    assert_eq!(story(&all[..4]), "1-3, gone 5 by 5");
    assert_eq!(story(&all[..5]), "1-7, back 7 by 7");
    assert_eq!(story(&all), "1-7, back 7 by 7, gone 9 by 9");
    // As it was known on a day, whatever came later.
    let then = lives_until(&all, at(6)).remove(&product()).unwrap();
    assert_eq!(then.gone.unwrap().inventory, InventoryKey(5));
    assert!(then.returns.is_empty());
}

#[test]
fn nothing_is_gone_where_nobody_looked() {
    let first = seen(1, &["uninstall", "services"], &["uninstall"]);
    // The source was not read, or is not named at all.
    assert_eq!(story(&[first.clone(), seen(2, &["services"], &[])]), "1-1");
    assert_eq!(story(&[first.clone(), seen(2, &[], &[])]), "1-1");
    // The inventory is about other software.
    let some = |extent| Observation { extent, ..seen(2, &["uninstall"], &[]) };
    assert_eq!(story(&[first.clone(), some(Extent::SomeSoftware)]), "1-1");
    let other: BTreeSet<Subject> = [Subject::product("tencent", "qq")].into();
    assert_eq!(story(&[first.clone(), some(Extent::Only(other))]), "1-1");
    let this: BTreeSet<Subject> = [product()].into();
    assert_eq!(story(&[first.clone(), some(Extent::Only(this))]), "1-1, gone 2 by 2");
    // A list of another kind does not speak for the registry.
    assert_eq!(story(&[first.clone(), seen(2, &["list: CSV"], &[])]), "1-1");
    // A scan that read whatever is there speaks for a source that is not there any more.
    let whole = Observation { sees_all: true, ..seen(2, &["services"], &[]) };
    assert_eq!(story(&[first, whole]), "1-1, gone 2 by 2");
}

#[test]
fn it_is_there_as_long_as_one_source_has_it() {
    let both = seen(1, &["uninstall", "services"], &["uninstall", "services"]);
    let half = seen(2, &["uninstall"], &[]);
    let rest = seen(3, &["services"], &[]);
    assert_eq!(story(&[both.clone(), half.clone()]), "1-1");
    assert_eq!(story(&[both.clone(), half.clone(), rest.clone()]), "1-1, gone 3 by 3");
    // A service that stays behind is still the product.
    let left = seen(2, &["uninstall", "services"], &["services"]);
    assert_eq!(story(&[both, left, rest]), "1-2, gone 3 by 3");
}

#[test]
fn of_the_same_date_what_found_it_counts() {
    let first = seen(1, &["uninstall"], &["uninstall"]);
    let found =
        Observation { inventory: InventoryKey(8), ..seen(2, &["uninstall"], &["uninstall"]) };
    let lacks = Observation { inventory: InventoryKey(7), ..seen(2, &["uninstall"], &[]) };
    let twin = Observation { inventory: InventoryKey(9), ..lacks.clone() };
    assert_eq!(story(&[first.clone(), lacks.clone(), found.clone()]), "1-2");
    assert_eq!(story(&[first.clone(), found, lacks.clone()]), "1-2");
    assert_eq!(story(&[first.clone(), twin.clone(), lacks.clone()]), "1-1, gone 2 by 7");
    assert_eq!(story(&[first, lacks, twin]), "1-1, gone 2 by 7");
}

#[test]
fn what_has_no_date_is_there_and_proves_nothing_gone() {
    let undated = |found: &[&str]| Observation { at: None, ..seen(4, &["uninstall"], found) };
    let first = seen(1, &["uninstall"], &["uninstall"]);
    assert_eq!(story(&[first.clone(), undated(&[])]), "1-1");
    let lacks = seen(2, &["uninstall"], &[]);
    assert!(life(&[first.clone(), lacks.clone()]).gone.is_some());
    let both = life(&[first, lacks, undated(&["uninstall"])]);
    assert!(both.seen_undated && both.is_there());
    let only = life(&[undated(&["uninstall"])]);
    assert!(only.is_there() && only.first_seen.is_none());
}

fn software(name: &str, presence: Presence) -> Software {
    Software {
        kind: Kind::Package,
        name: name.to_owned(),
        publisher: Some("AO Kaspersky Lab".to_owned()),
        ids: Identifiers { package: Some(name.to_owned()), ..Identifiers::default() },
        presence,
        ..Software::default()
    }
}

/// A scan of one machine: sources with how they went, and what the first one gave.
fn scan(states: &[(&str, SourceState)], rows: &[Software]) -> Inventory {
    let mut inventory = Inventory::new(Origin::Scan, at(1));
    let machine = inventory.add_machine(Machine::named("PC-1"));
    for (id, state) in states {
        inventory.add_source(SourceReading {
            id: (*id).to_owned(),
            name: (*id).to_owned(),
            place: String::new(),
            state: state.clone(),
            count: 0,
        });
    }
    for row in rows {
        inventory.push(machine, row.clone(), 0);
    }
    inventory
}

/// The same inventory as it is looked at: matched with the real catalogue.
fn observed(key: i64, inventory: &Inventory) -> Observation {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let findings = policy::findings(
        &catalog,
        &matcher,
        std::slice::from_ref(inventory),
        &Profile::default(),
        date("2026-11-25"),
    );
    let extent = Extent::WholeMachine;
    Observation::of(InventoryKey(key), Some(at(key)), extent, inventory, MachineId(0), &findings)
}

#[test]
fn real_scans_of_a_package_that_is_removed_and_leaves_its_settings() {
    let read = [("dpkg", SourceState::Read), ("rpm", SourceState::NotPresent)];
    let denied = [("dpkg", SourceState::NeedsRights("closed".to_owned()))];
    let there = observed(1, &scan(&read, &[software("kesl", Presence::Present)]));
    let blind = observed(2, &scan(&denied, &[]));
    let left = observed(3, &scan(&read, &[software("kesl", Presence::Leftover)]));
    let subject = there.found.keys().next().unwrap().clone();
    assert_eq!(subject.vendor, "kaspersky");
    assert!(there.sees_all && !blind.sees_all && blind.read.is_empty());

    let lives_of = |all: &[Observation]| lives(all).remove(&subject).unwrap();
    assert!(lives_of(&[there.clone(), blind.clone()]).is_there());
    let gone = lives_of(&[there, blind, left.clone()]).gone.unwrap();
    assert_eq!((gone.inventory, gone.leftovers), (InventoryKey(3), true));
    // Settings alone are no installed product.
    assert!(lives(&[left]).is_empty());
}

#[test]
fn a_list_of_the_same_format_speaks_for_the_earlier_one() {
    let list = |file: &str, rows: &[Software]| {
        let format = "CSV, semicolon, UTF-8".to_owned();
        let mut inventory = scan(&[("list", SourceState::Read)], rows);
        inventory.origin = Origin::List { path: file.to_owned(), format };
        inventory
    };
    let first = observed(1, &list("june.csv", &[software("kesl", Presence::Present)]));
    let second = observed(2, &list("july.csv", &[software("7zip", Presence::Present)]));
    let subject = first.found.keys().next().unwrap().clone();
    assert!(!second.sees_all);
    let gone = lives(&[first, second]).remove(&subject).unwrap().gone;
    assert_eq!(gone.unwrap().inventory, InventoryKey(2));
}

fn any_observation() -> impl Strategy<Value = Observation> {
    let sources = || prop::collection::btree_set("[abc]", 0..3);
    let extent = prop_oneof![
        3 => Just(Extent::WholeMachine),
        1 => Just(Extent::SomeSoftware),
        1 => Just(Extent::Only([product()].into())),
    ];
    (prop::option::weighted(0.9, 1..6_i64), extent, sources(), sources(), any::<bool>(), 0..4_u8)
        .prop_map(|(day, extent, read, sources, traces, rare)| Observation {
            inventory: InventoryKey(0),
            at: day.map(at),
            extent,
            read,
            sees_all: rare == 0,
            found: [(product(), Sight { sources, traces })].into(),
        })
}

proptest! {
    #[test]
    fn the_order_of_arrival_makes_no_difference(
        (dated, arrived) in prop::collection::vec(any_observation(), 0..9).prop_flat_map(|list| {
            let mut list = list;
            for (key, own) in (0..).zip(&mut list) {
                own.inventory = InventoryKey(key);
            }
            let mut dated = list.clone();
            dated.sort_by_key(|own| own.at);
            (Just(dated), Just(list).prop_shuffle())
        })
    ) {
        prop_assert_eq!(lives(&dated), lives(&arrived));
        for day in 1..6 {
            prop_assert_eq!(lives_until(&dated, at(day)), lives_until(&arrived, at(day)));
        }
        if let Some(life) = lives(&arrived).get(&product()) {
            prop_assert!(life.first_seen <= life.last_seen);
            if let Some(gone) = &life.gone {
                prop_assert!(Some(gone.at) > life.last_seen);
            }
            for back in &life.returns {
                prop_assert!(back.gone_since < back.at);
            }
        }
    }
}

// Decisions.

fn key(machine: i64) -> FindingKey {
    FindingKey { machine: MachineKey(machine), subject: product() }
}

fn title(name: &str) -> TitleName {
    TitleName::new(name, Some("AO Kaspersky Lab"))
}

/// Entries one after the other, each at noon of the day of its number.
fn log(acts: &[(i64, Act)]) -> Vec<LogEntry> {
    acts.iter()
        .zip(1..)
        .map(|((machine, act), id)| LogEntry {
            id: EntryId(id),
            time: at(id),
            person: "Anna".to_owned(),
            key: key(*machine),
            act: act.clone(),
        })
        .collect()
}

fn decide(decision: Decision) -> Act {
    Act::Decide(decision)
}

fn exempt(until: Option<&str>) -> Act {
    let until = until.map(date);
    decide(Decision::Exempt { who: "Ben".to_owned(), why: "contract".to_owned(), until })
}

fn wrong(titles: &[&str], everywhere: bool) -> Act {
    let titles = titles.iter().map(|name| title(name)).collect();
    decide(Decision::WrongMatch { why: "a game".to_owned(), titles, everywhere })
}

fn undo(entry: i64) -> Act {
    Act::Undo { entry: EntryId(entry) }
}

fn current(acts: &[(i64, Act)], machine: i64, life: Option<&Life>, on: &str) -> Current {
    let titles = [title("Kaspersky Endpoint Security 12.1")];
    Decisions::of(&log(acts)).current(&key(machine), &titles, life, date(on))
}

/// The status in a word or two, with its notes.
fn told(acts: &[(i64, Act)], life: Option<&Life>, on: &str) -> String {
    let Current { status, notes, .. } = current(acts, 1, life, on);
    let mut text = match status {
        Status::Open => "open".to_owned(),
        Status::InProgress { by } => format!("in progress {by}"),
        Status::Removed { on, .. } => format!("removed {on}"),
        Status::Exempt { until, .. } => {
            format!("exempt {}", until.map_or_else(String::new, |day| day.to_string()))
        }
        Status::WrongMatch { .. } => "wrong match".to_owned(),
    };
    for note in notes {
        text.push_str(match note {
            Note::ExemptionEnded { .. } => ", exemption ended",
            Note::CameBack { .. } => ", came back",
            Note::NotVerified { .. } => ", not verified",
            Note::OtherTitles => ", other titles",
        });
    }
    text
}

#[test]
fn the_last_decision_holds_and_undo_takes_it_back() {
    let mut acts = vec![
        (1, decide(Decision::InProgress { who: "Cem".to_owned() })),
        (1, exempt(None)),
        (2, decide(Decision::Open)),
    ];
    assert_eq!(told(&[], None, "2026-11-25"), "open");
    assert_eq!(told(&acts[..1], None, "2026-11-25"), "in progress Cem");
    assert_eq!(told(&acts, None, "2026-11-25"), "exempt ");
    acts.push((1, undo(2)));
    assert_eq!(told(&acts, None, "2026-11-25"), "in progress Cem");
    acts.push((1, undo(4)));
    assert_eq!(told(&acts, None, "2026-11-25"), "exempt ");
    assert_eq!(current(&acts, 1, None, "2026-11-25").entry, Some(EntryId(2)));
}

#[test]
fn an_exemption_ends_after_its_last_day() {
    let acts = [(1, exempt(Some("2026-12-31")))];
    assert_eq!(told(&acts, None, "2026-12-31"), "exempt 2026-12-31");
    assert_eq!(told(&acts, None, "2027-01-01"), "open, exemption ended");
    let decisions = Decisions::of(&log(&acts));
    let on = date("2026-12-01");
    assert_eq!(decisions.exemptions_ending(on, 30), [(date("2026-12-31"), &key(1))]);
    assert_eq!(decisions.exemptions_ending(on, 29), []);
    assert_eq!(decisions.exemptions_ending(date("2027-06-01"), 30).len(), 1, "an ended one too");
}

#[test]
fn inventories_have_the_last_word_on_what_is_there() {
    let progress = [(1, decide(Decision::InProgress { who: "Cem".to_owned() }))];
    let gone = life(&[seen(1, &["uninstall"], &["uninstall"]), seen(3, &["uninstall"], &[])]);
    assert_eq!(told(&progress, Some(&gone), "2026-11-25"), "removed 2026-11-03");
    let back = life(&[
        seen(1, &["uninstall"], &["uninstall"]),
        seen(3, &["uninstall"], &[]),
        seen(5, &["uninstall"], &["uninstall"]),
    ]);
    assert_eq!(told(&progress, Some(&back), "2026-11-25"), "open, came back");
    assert_eq!(told(&[], Some(&back), "2026-11-25"), "open, came back");
    // Decided since then: the person knows.
    let later: Vec<_> = (0..6).map(|_| (1, decide(Decision::Open))).collect();
    assert_eq!(told(&later[..4], Some(&back), "2026-11-25"), "open, came back");
    assert_eq!(told(&later, Some(&back), "2026-11-25"), "open");
    // What is allowed stays allowed, but it is told.
    assert_eq!(told(&[(1, exempt(None))], Some(&back), "2026-11-25"), "exempt , came back");
    // What is another program is not removed by being gone.
    assert_eq!(told(&[(1, wrong(&[], false))], Some(&gone), "2026-11-25"), "wrong match");
}

#[test]
fn said_to_be_removed_is_not_verified() {
    let acts = [(2, decide(Decision::Open)), (1, decide(Decision::Removed))];
    let before = life(&[seen(1, &["uninstall"], &["uninstall"])]);
    assert_eq!(told(&acts, Some(&before), "2026-11-25"), "in progress Anna, not verified");
    let still = life(&[seen(4, &["uninstall"], &["uninstall"])]);
    assert_eq!(told(&acts, Some(&still), "2026-11-25"), "open, came back");
    let gone = life(&[seen(1, &["uninstall"], &["uninstall"]), seen(4, &["uninstall"], &[])]);
    assert_eq!(told(&acts, Some(&gone), "2026-11-25"), "removed 2026-11-04");
}

#[test]
fn a_wrong_match_holds_for_the_titles_that_were_looked_at() {
    let acts = [(1, wrong(&["Kaspersky Endpoint Security 11.0"], false))];
    assert_eq!(
        told(&acts, None, "2026-11-25"),
        "wrong match",
        "the next version is the same title"
    );
    let acts = [(1, wrong(&["Kaspersky's Chess 1.0"], false))];
    assert_eq!(told(&acts, None, "2026-11-25"), "open, other titles");
    // On another machine it says nothing.
    assert_eq!(told(&[(2, wrong(&[], false))], None, "2026-11-25"), "open");
}

#[test]
fn a_wrong_match_everywhere_holds_for_the_title_on_every_machine() {
    let everywhere = wrong(&["Kaspersky Endpoint Security 11.0"], true);
    let mut acts = vec![(2, everywhere.clone())];
    assert_eq!(told(&acts, None, "2026-11-25"), "wrong match");
    assert_eq!(told(&[(2, wrong(&["Chess"], true))], None, "2026-11-25"), "open");
    // Without titles it would hide the product itself on every machine.
    assert_eq!(told(&[(2, wrong(&[], true))], None, "2026-11-25"), "open");
    // A later decision about one machine counts more there.
    acts.push((1, decide(Decision::Open)));
    assert_eq!(told(&acts, None, "2026-11-25"), "open");
    acts.push((1, undo(2)));
    assert_eq!(told(&acts, None, "2026-11-25"), "wrong match");
    // Decided anew where it was said: no longer everywhere.
    acts.push((2, decide(Decision::Open)));
    assert_eq!(told(&acts, None, "2026-11-25"), "open");
    // Only if every title of the finding is one of them.
    let decisions = Decisions::of(&log(&[(2, everywhere)]));
    let titles = [title("Kaspersky Endpoint Security 12.1"), title("Network Agent")];
    let current = decisions.current(&key(1), &titles, None, date("2026-11-25"));
    assert_eq!(current.status, Status::Open);
    // A finding whose titles are not known is never hidden by another machine's.
    let current = decisions.current(&key(1), &[], None, date("2026-11-25"));
    assert_eq!(current.status, Status::Open);
}

#[test]
fn entries_that_mean_nothing_are_named() {
    let acts = [(1, undo(9)), (1, undo(2)), (1, exempt(None))];
    let decisions = Decisions::of(&log(&acts));
    let named: Vec<i64> = decisions.problems.iter().map(|own| own.entry.0).collect();
    assert_eq!(named, [1, 2]);
    assert_eq!(told(&acts, None, "2026-11-25"), "exempt ");
}

#[test]
fn the_log_is_plain_records_in_any_order_and_with_any_clock() {
    let acts = [
        (1, exempt(Some("2026-12-31"))),
        (1, wrong(&["Chess"], true)),
        (1, decide(Decision::Removed)),
        (1, undo(3)),
        (1, decide(Decision::InProgress { who: "Cem".to_owned() })),
    ];
    let mut entries = log(&acts);
    for entry in &entries {
        let text = serde_json::to_string(entry).unwrap();
        assert_eq!(serde_json::from_str::<LogEntry>(&text).unwrap(), *entry, "{text}");
    }
    let titles = [title("Chess")];
    let status = |entries: &[LogEntry]| {
        Decisions::of(entries).current(&key(1), &titles, None, date("2026-11-25"))
    };
    let before = status(&entries);
    entries.reverse();
    // The clock went backwards: the numbers count.
    for (entry, day) in entries.iter_mut().zip(1..) {
        entry.time = at(day);
    }
    assert_eq!(status(&entries), before);
}
