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

/// A record of a kind, with the name of a file.
fn part(kind: Kind, name: &str, publisher: &str, file: &str) -> Software {
    let file = Some(file.to_owned()).filter(|text| !text.is_empty());
    let ids = Identifiers { file, ..Identifiers::default() };
    Software { kind, ids, ..program(name, publisher) }
}

#[test]
fn everything_that_speaks_of_one_product_is_one_finding() {
    let endpoint = program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab");
    let rows = [
        endpoint.clone(),
        Software { hidden: true, ..endpoint },
        part(Kind::Antivirus, "Kaspersky Endpoint Security for Windows", "", "avp.exe"),
        part(Kind::Service, "AVP21.3", "", "avp.exe"),
        // The old name that the service still carries.
        part(Kind::Service, "Kaspersky Anti-Virus Service", "", ""),
        part(Kind::Driver, "klif", "AO Kaspersky Lab", "klif.sys"),
        part(Kind::ScheduledTask, "Kaspersky_Upgrade_Launcher", "", "avp.exe"),
        part(Kind::StartupEntry, "AVP", "", "avpui.exe"),
        part(
            Kind::Certificate,
            "Kaspersky Anti-Virus Personal Root Certificate",
            "AO Kaspersky Lab",
            "",
        ),
        part(Kind::Process, "avp.exe", "AO Kaspersky Lab", "avp.exe"),
    ];
    let found = findings(&rows);
    let shown: Vec<(&str, usize)> =
        found.iter().map(|one| (one.name.as_str(), one.records.len())).collect();
    assert_eq!(shown, [("Kaspersky Endpoint Security for Windows", rows.len())]);
    let finding = &found[0];
    assert_eq!(finding.product.as_deref(), Some("kaspersky-endpoint-security-windows"));
    let inventory = inventory(&rows);
    let mut kinds: Vec<Kind> =
        finding.records.iter().map(|row| inventory.software(*row).kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    for text in ["AVP21.3", "klif.sys", "AO Kaspersky Lab", "avpui.exe"] {
        assert!(finding.evidence.iter().any(|one| one.value == text), "{text}: {finding:#?}");
    }
}

#[test]
fn a_certificate_left_behind_is_a_finding() {
    let name = "Kaspersky Anti-Virus Personal Root Certificate";
    let found = findings(&[part(Kind::Certificate, name, "AO Kaspersky Lab", "")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].is_found());
    assert_eq!(found[0].confidence, interdict::model::Confidence::Certain);
    assert_eq!(found[0].assessment.verdict, Some(Verdict::Restricted));
}

#[test]
fn what_an_uninstaller_left_behind_is_one_finding() {
    let found = findings(&[
        part(Kind::Driver, "klif", "", "klif.sys"),
        part(Kind::Driver, "klhk", "", "klhk.sys"),
        part(Kind::Certificate, "Kaspersky Root", "AO Kaspersky Lab", ""),
    ]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].records.len(), 3);
    assert!(found[0].is_found());
}

#[test]
fn a_shared_driver_belongs_to_a_product_that_brings_it() {
    let found = findings(&[
        program("Kaspersky Password Manager", "Kaspersky"),
        program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab"),
        part(Kind::Driver, "klif", "", "klif.sys"),
    ]);
    assert_eq!(found.len(), 2, "{found:#?}");
    let endpoint = found.iter().find(|one| one.name.contains("Endpoint")).unwrap();
    assert_eq!(endpoint.records.len(), 2);
}

#[test]
fn a_file_name_alone_is_for_review_and_another_maker_speaks_against_it() {
    let count = |row: Software| {
        let found = findings(&[row]);
        (found.iter().filter(|one| one.is_found()).count(), found.len())
    };
    // The pattern of a service's name, and with its program file beside it.
    assert_eq!(count(part(Kind::Service, "AVP30.1", "", "")), (0, 1));
    assert_eq!(count(part(Kind::Service, "AVP30.1", "", "avp.exe")), (1, 1));
    assert_eq!(count(part(Kind::Service, "AVPlayer", "", "")), (0, 0));
    // One file name is one fact, in however many lists of the catalogue it stands.
    assert_eq!(count(part(Kind::StartupEntry, "avp.exe", "", "avp.exe")), (0, 1));
    // A program that happens to have the name.
    assert_eq!(count(part(Kind::Process, "avp.exe", "", "avp.exe")), (0, 1));
    assert_eq!(count(part(Kind::Process, "avp.exe", "Contoso Ltd.", "avp.exe")), (0, 0));
    assert_eq!(count(part(Kind::Driver, "klif", "Contoso Ltd.", "klif.sys")), (0, 1));
    // Who signed it says who made it.
    let mut signed = part(Kind::Process, "browser_helper.exe", "", "browser_helper.exe");
    signed.ids.signer = Some("AO Kaspersky Lab".to_owned());
    assert_eq!(count(signed), (1, 1));
    // Common words name no service.
    for name in ["Lark", "agent", "Disk", "cloud-init", "atom", "360", "QQ", "zip"] {
        for kind in [Kind::Service, Kind::Driver, Kind::ScheduledTask, Kind::StartupEntry] {
            let (found, all) = count(part(kind, name, "", ""));
            assert_eq!((found, all), (0, 0), "{name} as {kind:?}");
        }
    }
}

#[test]
fn a_licence_that_was_bought_counts() {
    let licence = Software {
        remark: Some("Bought, installed or not is not said".to_owned()),
        ..part(Kind::Licence, "Kaspersky Endpoint Security for Business", "Kaspersky", "")
    };
    let found = findings(&[licence]);
    assert_eq!(found.len(), 1);
    assert!(found[0].is_found());
}

/// The same with a place.
fn at(place: &str, row: Software) -> Software {
    Software { location: Some(place.to_owned()), ..row }
}

#[test]
fn parts_belong_to_the_program_in_whose_folder_they_lie() {
    let folder = r"C:\Program Files (x86)\Kaspersky Lab\KES";
    let rows = [
        at(folder, program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab")),
        at(
            r"C:\Program Files (x86)\Kaspersky Lab\VPN\",
            program("Kaspersky VPN Secure Connection", "Kaspersky"),
        ),
        // Its name is that of another product of the same maker.
        at(
            &format!(r"{folder}\avp.exe"),
            part(Kind::Antivirus, "Kaspersky", "AO Kaspersky Lab", ""),
        ),
        at(
            &format!(r"{folder}\avp.exe"),
            part(Kind::Service, "AVP21.3", "AO Kaspersky Lab", "avp.exe"),
        ),
        at(
            &format!("\"{folder}\\avpui.exe\" /tray"),
            part(Kind::StartupEntry, "Tray", "", "avpui.exe"),
        ),
        part(Kind::Driver, "klif", "", "klif.sys"),
        part(Kind::Certificate, "Some Root", "AO Kaspersky Lab", ""),
        // A product of its own, though only its service is left.
        part(Kind::Service, "klnagent", "", "klnagent.exe"),
    ];
    let found = findings(&rows);
    let mut shown: Vec<(&str, usize)> =
        found.iter().map(|one| (one.name.as_str(), one.records.len())).collect();
    shown.sort_unstable();
    assert_eq!(
        shown,
        [
            ("Kaspersky Endpoint Security for Windows", 6),
            ("Kaspersky VPN Secure Connection", 1),
            ("klnagent", 1),
        ],
        "{found:#?}"
    );
}

#[test]
fn services_meet_by_their_names_with_and_without_the_ending() {
    for (name, file) in [("kesl.service", "kesl"), ("kesl", "kesl"), ("kesl.service", "start.sh")] {
        let found = findings(&[part(Kind::Service, name, "", file)]);
        assert_eq!(found.len(), 1, "{name} {file}");
        assert_eq!(
            found[0].product.as_deref(),
            Some("kaspersky-endpoint-security-linux"),
            "{name}"
        );
    }
    assert!(findings(&[part(Kind::Service, "keslx.service", "", "keslx")]).is_empty());
}

#[test]
fn labels_of_launchd_meet_wherever_they_stand() {
    let catalog = catalog::builtin().unwrap();
    let labels: Vec<(&str, &str)> = catalog
        .products
        .values()
        .flat_map(|product| {
            let facts = product.macos.launchd_labels.iter().filter(|fact| fact.literal);
            facts.map(|fact| (product.vendor.as_str(), fact.value.as_str()))
        })
        .collect();
    assert!(!labels.is_empty());
    for (vendor, label) in labels {
        for kind in [Kind::Service, Kind::StartupEntry] {
            let by_name = part(kind, label, "", "");
            let mut by_id = part(kind, "Updates", "", "start.sh");
            by_id.ids.bundle_id = Some(label.to_owned());
            for row in [by_name, by_id] {
                let found = findings(std::slice::from_ref(&row));
                assert_eq!(found.len(), 1, "{row:?}");
                assert_eq!(found[0].vendor, vendor, "{row:?}");
            }
        }
    }
}
