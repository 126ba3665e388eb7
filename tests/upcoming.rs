//! What is going to change for what is installed: dates of the real catalogue and exemptions that end.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use interdict::catalog::{self, Catalog};
use interdict::matching::Matcher;
use interdict::model::{
    Finding, Inventory, Jurisdiction, Origin, Platform, Profile, Reach, Software, Status, Verdict,
};
use interdict::policy::{self, Upcoming, UpcomingKind};
use jiff::Timestamp;
use jiff::civil::Date;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn profile(jurisdictions: &str, audiences: &str) -> Profile {
    Profile {
        jurisdictions: jurisdictions.split('|').map(Jurisdiction::new).collect(),
        audiences: audiences.split('|').map(|word| word.parse().unwrap()).collect(),
        ..Profile::default()
    }
}

fn findings(catalog: &Catalog, rows: &[(&str, &str)], profile: &Profile, on: Date) -> Vec<Finding> {
    let mut inventory = Inventory::new(Origin::Scan, Timestamp::UNIX_EPOCH);
    for (machine, name) in rows {
        let machine = inventory.intern_machine(machine);
        let software = Software { name: (*name).to_owned(), ..Software::default() };
        inventory.push(machine, software, 0);
    }
    policy::findings(catalog, &Matcher::new(catalog), &[inventory], profile, on)
}

fn upcoming(rows: &[(&str, &str)], profile: &Profile, on: &str) -> Vec<Upcoming> {
    let catalog = catalog::builtin().unwrap();
    let found = findings(&catalog, rows, profile, date(on));
    assert!(!found.is_empty(), "{rows:?}");
    let platform = |_: &Finding| None::<Platform>;
    policy::upcoming(&catalog, &found, &platform, profile, date(on), 30)
}

const KES: &str = "Kaspersky Endpoint Security for Windows";

#[test]
fn a_ban_is_told_before_it_takes_effect() {
    let us = profile("US", "private-business");
    let rows = [("PC-2", KES), ("PC-1", KES), ("PC-1", "Kaspersky Password Manager")];
    let ahead = upcoming(&rows, &us, "2024-07-01");
    let begins = ahead
        .iter()
        .find(|own| own.measure.as_deref() == Some("us-bis-icts-kaspersky-2024"))
        .unwrap_or_else(|| panic!("{ahead:#?}"));
    assert_eq!(begins.machines, ["PC-1", "PC-2"]);
    assert_eq!(begins.products.len(), 2);
    assert!(begins.sentence.contains(&begins.date), "{}", begins.sentence);
    assert!(ahead.is_sorted_by_key(|own| own.day));
    assert!(ahead.iter().all(|own| own.day > date("2024-07-01")));
    // When it is in force, it is not ahead any more.
    let later = upcoming(&rows, &us, "2026-11-25");
    assert!(later.iter().all(|own| own.measure.as_deref() != Some("us-bis-icts-kaspersky-2024")));
}

#[test]
fn the_verdict_from_that_day_is_told_where_it_differs() {
    let us = profile("US", "private-business");
    let ahead = upcoming(&[("PC-1", KES)], &us, "2024-07-01");
    assert!(ahead.iter().any(|own| own.verdict >= Some(Verdict::Restricted)), "{ahead:#?}");
}

#[test]
fn updates_of_routers_may_end() {
    let us = profile("US", "private-business");
    let ahead = upcoming(&[("PC-1", "TP-Link Tether")], &us, "2026-11-25");
    let routers: Vec<&Upcoming> = ahead
        .iter()
        .filter(|own| own.measure.as_deref() == Some("us-fcc-covered-list-routers-2026"))
        .collect();
    assert_eq!(routers.len(), 1, "{ahead:#?}");
    assert_eq!(routers[0].date, "2029-01-01");
    assert_eq!((routers[0].kind, routers[0].reach), (UpcomingKind::Milestone, Reach::No));
    let sentence = &routers[0].sentence;
    assert!(sentence.starts_with("On 2029-01-01: Earliest end of the waiver"), "{sentence}");
    assert!(sentence.contains("It binds importers and sellers, not you."), "{sentence}");
    assert!(sentence.contains("of which the program is a sign"), "{sentence}");
    // Elsewhere it is nobody's date.
    let ahead =
        upcoming(&[("PC-1", "TP-Link Tether")], &profile("DE", "private-business"), "2026-11-25");
    assert!(ahead.iter().all(|own| own.date != "2029-01-01"), "{ahead:#?}");
}

#[test]
fn the_end_of_a_measure_is_told() {
    let us = profile("US", "private-business");
    let ahead = upcoming(&[("PC-1", "TikTok")], &us, "2025-12-01");
    let ends: Vec<&Upcoming> = ahead.iter().filter(|own| own.kind == UpcomingKind::Ends).collect();
    assert!(ends.iter().any(|own| own.date == "2026-01-22"), "{ahead:#?}");
    assert!(ends[0].sentence.contains("no longer applies"));
}

#[test]
fn every_date_and_word_is_the_catalogues() {
    let catalog = catalog::builtin().unwrap();
    let us = profile("US|GB|UA", "private-business|federal-contractors");
    let rows = [("PC-1", KES), ("PC-1", "TP-Link Tether"), ("PC-2", "WeChat")];
    for on in ["2020-01-01", "2024-07-01", "2026-11-25"] {
        for own in upcoming(&rows, &us, on) {
            let measure = &catalog.measures[&own.measure.unwrap()];
            assert!(own.sentence.contains(&measure.citation), "{}", own.sentence);
            let text = format!("{measure:?}");
            assert!(text.contains(&own.date), "{} is not of {}", own.date, measure.id);
            assert_eq!(own.verified, measure.verified);
        }
    }
}

#[test]
fn exemptions_that_end_stand_in_the_same_list() {
    let catalog = catalog::builtin().unwrap();
    let us = profile("US", "private-business");
    let on = date("2026-11-25");
    let mut found = findings(&catalog, &[("PC-1", KES), ("PC-2", KES), ("PC-3", KES)], &us, on);
    for (finding, until) in found.iter_mut().zip(["2026-12-01", "2026-12-01", "2027-06-30"]) {
        finding.status = Status::Exempt {
            by: "Anna".to_owned(),
            why: "contract".to_owned(),
            until: Some(date(until)),
        };
    }
    let of = |on: &str, days: i32| -> Vec<Upcoming> {
        policy::upcoming(&catalog, &found, &|_| None, &us, date(on), days)
            .into_iter()
            .filter(|own| own.kind == UpcomingKind::ExemptionEnds)
            .collect()
    };
    let ending = of("2026-11-25", 30);
    assert_eq!(ending.len(), 1);
    assert_eq!(ending[0].machines, ["PC-1", "PC-2"]);
    assert_eq!(
        ending[0].sentence,
        "After 2026-12-01: Kaspersky Endpoint Security for Windows is no longer allowed by Anna (contract)."
    );
    assert_eq!(of("2026-11-25", 5).len(), 0);
    assert_eq!(of("2026-12-01", 0).len(), 1, "its last day");
    assert_eq!(of("2026-12-02", 30).len(), 0, "it has ended");
    assert_eq!(of("2026-11-25", i32::MAX).len(), 2);
}

#[test]
fn what_is_gone_or_something_else_is_not_touched() {
    let catalog = catalog::builtin().unwrap();
    let us = profile("US", "private-business");
    let on = date("2024-07-01");
    let mut found = findings(&catalog, &[("PC-1", KES)], &us, on);
    for status in
        [Status::Removed { on, by_scan: true }, Status::WrongMatch { why: "a game".to_owned() }]
    {
        found[0].status = status;
        assert_eq!(policy::upcoming(&catalog, &found, &|_| None, &us, on, 30), []);
    }
}
