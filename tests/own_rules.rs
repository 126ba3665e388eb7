//! The organisation's own rules, laid over the whole catalogue.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use interdict::catalog::{self, Catalog, OwnRules};
use interdict::matching::{self, Matcher};
use interdict::model::{
    Finding, Inventory, Machine, Origin, Profile, Software, SourceReading, SourceState, Status,
    Verdict,
};
use interdict::policy;

fn catalog_with(rules: &str) -> (Catalog, Vec<String>) {
    let mut catalog = catalog::builtin().unwrap();
    let mut own = OwnRules::default();
    own.add("rules.toml", rules.as_bytes());
    assert!(own.errors.is_empty(), "{:?}", own.errors);
    let errors = matching::lay_over(&mut catalog, &own);
    (catalog, errors.iter().map(ToString::to_string).collect())
}

fn findings(catalog: &Catalog, rows: &[(&str, &str)], as_of: &str) -> Vec<Finding> {
    let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::UNIX_EPOCH);
    let machine = inventory.add_machine(Machine::named("PC-1"));
    let source = inventory.add_source(SourceReading {
        id: "test".to_owned(),
        name: "Test".to_owned(),
        place: String::new(),
        state: SourceState::Read,
        count: rows.len(),
    });
    for (name, publisher) in rows {
        let software = Software {
            name: (*name).to_owned(),
            publisher: Some((*publisher).to_owned()).filter(|text| !text.is_empty()),
            ..Software::default()
        };
        inventory.push(machine, software, source);
    }
    let profile = Profile::default();
    policy::findings(
        catalog,
        &Matcher::new(catalog),
        &[inventory],
        &profile,
        as_of.parse().unwrap(),
    )
}

fn verdict(catalog: &Catalog, name: &str, publisher: &str, as_of: &str) -> Option<Verdict> {
    let found = findings(catalog, &[(name, publisher)], as_of);
    found.iter().find(|one| one.is_found()).and_then(|one| one.assessment.verdict)
}

#[test]
fn a_ban_on_what_the_catalogue_does_not_know() {
    let (catalog, errors) = catalog_with(
        "[[rule]]\nnames = [\"TeamViewer\"]\nreason = \"Remote access goes through the VPN.\"\n\
         from = 2026-01-01\nuntil = \"2026-12-31\"\nby = \"IT\"\n\
         [[rule]]\nvendor = \"Example Games\"\npublishers = [\"Example Games, Inc.\"]\n\
         verdict = \"advised-against\"\n\
         [[rule]]\nids = [\"com.example.chat\"]\non = false\n",
    );
    assert_eq!(errors, Vec::<String>::new());
    let day = "2026-06-01";
    let prohibited = Some(Verdict::Prohibited);
    // Whoever the publisher is: the rule names the program.
    assert_eq!(verdict(&catalog, "TeamViewer 15", "TeamViewer Germany GmbH", day), prohibited);
    assert_eq!(verdict(&catalog, "TeamViewer", "", day), prohibited);
    assert_eq!(verdict(&catalog, "TeamViewerish", "", day), None);
    // From the first day to the last, both included.
    for (day, expected) in [
        ("2025-12-31", None),
        ("2026-01-01", prohibited),
        ("2026-12-31", prohibited),
        ("2027-01-01", None),
    ] {
        assert_eq!(verdict(&catalog, "TeamViewer", "", day), expected, "{day}");
    }
    let advised = Some(Verdict::AdvisedAgainst);
    assert_eq!(verdict(&catalog, "Any Game", "Example Games Inc", day), advised);
    // Switched off.
    assert_eq!(verdict(&catalog, "com.example.chat", "", day), None);
    let found = &findings(&catalog, &[("TeamViewer", "")], day)[0];
    assert_eq!(found.assessment.sentence, "Prohibited by your own rule: No TeamViewer.");
    let reading = &found.assessment.measures[0];
    let measure = &catalog.measures[&reading.measure];
    assert_eq!(measure.explanation, "Remote access goes through the VPN.");
    assert_eq!(measure.authority, "IT");
}

#[test]
fn a_ban_on_what_the_catalogue_knows_joins_the_finding() {
    let (catalog, _) = catalog_with(
        "[[rule]]\nnames = [\"CapCut\"]\n[[rule]]\nvendor = \"Tencent\"\nverdict = \"restricted\"\n",
    );
    let rows = [("CapCut", "Bytedance Pte. Ltd."), ("TikTok", "TikTok Pte. Ltd.")];
    let found = findings(&catalog, &rows, "2026-11-24");
    let of = |name: &str| found.iter().find(|one| one.name == name).unwrap();
    assert_eq!(of("CapCut").product.as_deref(), Some("capcut"));
    assert_eq!(of("CapCut").assessment.verdict, Some(Verdict::Prohibited));
    // The rule is about CapCut and nothing else of its maker.
    assert_eq!(of("TikTok").assessment.verdict, Some(Verdict::Listed));
    assert_eq!(
        verdict(&catalog, "WeChat", "Tencent Technology (Shenzhen) Company Limited", "2026-11-24"),
        Some(Verdict::Restricted)
    );
}

#[test]
fn what_is_allowed_is_shown_as_that_with_what_the_law_says() {
    let (catalog, errors) = catalog_with(
        "[[rule]]\nkind = \"allow\"\nproduct = \"kaspersky-password-manager\"\n\
         reason = \"Until the new one is in place.\"\nuntil = \"2026-12-31\"\nby = \"Head of IT\"\n\
         machines = [\"pc-1\"]\n\
         [[rule]]\nkind = \"allow\"\nvendor = \"nobody\"\nreason = \"x\"\n",
    );
    assert_eq!(
        errors,
        [
            "rules.toml: rule 2, \"nobody is allowed\", vendor: the catalogue knows no vendor \"nobody\""
        ]
    );
    let row = [("Kaspersky Password Manager", "AO Kaspersky Lab")];
    let found = &findings(&catalog, &row, "2026-11-24")[0];
    assert!(found.is_decided() && !found.is_found());
    assert_eq!(
        found.decision(),
        "Allowed by Head of IT until 2026-12-31: Until the new one is in place."
    );
    assert!(found.assessment.verdict.is_some());
    // The day after, it counts again; another product of the vendor always did.
    assert_eq!(findings(&catalog, &row, "2027-01-01")[0].status, Status::Open);
    let other = [("Kaspersky Safe Kids", "AO Kaspersky Lab")];
    assert_eq!(findings(&catalog, &other, "2026-11-24")[0].status, Status::Open);
}
