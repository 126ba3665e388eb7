//! From records to findings: one product on one machine is one finding, however many records speak
//! of it, and nothing else is counted.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use interdict::catalog;
use interdict::matching::Matcher;
use interdict::model::{
    Audience, Finding, Identifiers, Inventory, Jurisdiction, Kind, Machine, Origin, Presence,
    Profile, Software, SourceReading, SourceState, Verdict,
};
use interdict::policy;

fn inventory(rows: &[Software]) -> Inventory {
    let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::UNIX_EPOCH);
    let machine = inventory.add_machine(Machine::named("NF-LIB-03"));
    let source = inventory.add_source(SourceReading {
        id: "test".to_owned(),
        name: "Test".to_owned(),
        place: String::new(),
        state: SourceState::Read,
        count: rows.len(),
    });
    for row in rows {
        inventory.push(machine, row.clone(), source);
    }
    inventory
}

fn findings(rows: &[Software]) -> Vec<Finding> {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let profile = Profile {
        jurisdictions: vec![Jurisdiction::new("US")],
        audiences: vec![Audience::PrivateBusiness],
        ..Profile::default()
    };
    let as_of = "2026-11-24".parse().unwrap();
    policy::findings(&catalog, &matcher, &[inventory(rows)], &profile, as_of)
}

fn program(name: &str, publisher: &str) -> Software {
    Software {
        name: name.to_owned(),
        publisher: Some(publisher.to_owned()).filter(|text| !text.is_empty()),
        ..Software::default()
    }
}

#[test]
fn all_records_of_a_product_are_one_finding() {
    let bundle = program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab");
    let twin = Software { hidden: true, version: Some("12.5".to_owned()), ..bundle.clone() };
    let update = Software {
        parent: Some("{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}".to_owned()),
        ..program("Patch C", "AO Kaspersky Lab")
    };
    let process = Software {
        kind: Kind::Process,
        ids: Identifiers { file: Some("avp.exe".to_owned()), ..Identifiers::default() },
        ..program("avp.exe", "")
    };
    let found = findings(&[process, twin, update, bundle, program("7-Zip", "Igor Pavlov")]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].records.len(), 4);
    assert_eq!(found[0].name, "Kaspersky Endpoint Security for Windows");
    assert_eq!(found[0].records[0], 3, "the visible program stands first");
    assert_eq!(found[0].assessment.verdict, Some(Verdict::Restricted));
}

#[test]
fn two_products_and_an_unknown_one_are_three_findings() {
    let found = findings(&[
        program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab"),
        program("Kaspersky Security Center Network Agent", "AO Kaspersky Lab"),
        program("Kaspersky Something New", "AO Kaspersky Lab"),
    ]);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert_eq!(found.iter().filter(|finding| finding.product.is_none()).count(), 1);
}

#[test]
fn what_is_left_behind_is_for_review() {
    let rest = Software {
        kind: Kind::Package,
        presence: Presence::Leftover,
        ids: Identifiers { package: Some("kesl".to_owned()), ..Identifiers::default() },
        ..program("kesl", "")
    };
    let found = findings(&[rest]);
    assert_eq!(found.len(), 1);
    assert!(!found[0].is_found());
}

#[test]
fn an_update_belongs_to_the_program_it_names() {
    let code = "{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}";
    let product = Software {
        ids: Identifiers { uninstall_key: Some(code.to_owned()), ..Identifiers::default() },
        ..program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab")
    };
    let update =
        Software { parent: Some(code.to_owned()), ..program("Patch C", "AO Kaspersky Lab") };
    let found = findings(&[
        update,
        program("Kaspersky VPN Secure Connection", "Kaspersky"),
        product,
        program("Kaspersky Password Manager", "Kaspersky"),
    ]);
    assert_eq!(found.len(), 3, "{found:#?}");
    let kes = found.iter().find(|one| one.name.contains("Endpoint")).unwrap();
    assert_eq!(kes.records.len(), 2);
}

#[test]
fn what_no_rule_covers_counts_as_nothing() {
    // Whole-vendor lists aside, a rule about TikTok does not reach another program of its maker.
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let rows = [program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab")];
    let found = policy::findings(
        &catalog,
        &matcher,
        &[inventory(&rows)],
        &Profile::default(),
        "2010-01-01".parse().unwrap(),
    );
    // Before the first rule, the vendor is known and nothing covers the program.
    assert_eq!(found.len(), 1);
    assert!(!found[0].is_covered() && !found[0].is_found() && !found[0].is_to_review());
}
