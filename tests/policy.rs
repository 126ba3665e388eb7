//! Verdicts against rows whose right answer is known: who, what, when, and under which measure.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test says plainly what must hold")]

use interdict::catalog;
use interdict::model::{Jurisdiction, Profile, Verdict};
use interdict::policy;

fn profile(jurisdictions: &str, audiences: &str) -> Profile {
    Profile {
        jurisdictions: jurisdictions.split('|').map(Jurisdiction::new).collect(),
        audiences: audiences.split('|').map(|word| word.parse().unwrap()).collect(),
        ..Profile::default()
    }
}

#[test]
fn every_row_gets_its_verdict() {
    let catalog = catalog::builtin().unwrap();
    let text = include_str!("fixtures/policy/verdict-rows.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in reader.records() {
        let row = row.unwrap();
        count += 1;
        let profile = profile(&row[0], &row[1]);
        let product = Some(&row[3]).filter(|id| !id.is_empty());
        let found =
            policy::assess(&catalog, &row[2], product, None, &profile, row[4].parse().unwrap());
        let shown = if found.verdict_if.is_some() {
            "unclear"
        } else {
            found.verdict.map_or("none", Verdict::key)
        };
        let binding: Vec<&str> = found.binding().map(|reading| reading.measure.as_str()).collect();
        let expected: Vec<&str> = row[6].split('|').filter(|id| !id.is_empty()).collect();
        let named = expected.iter().all(|id| binding.contains(id));
        if shown != &row[5] || !named {
            wrong.push(format!(
                "{} {} {} {} {}: expected {} {expected:?}, got {shown} ({:?}/{:?}) {binding:?} {}",
                &row[0],
                &row[1],
                &row[2],
                &row[3],
                &row[4],
                &row[5],
                found.verdict,
                found.verdict_if,
                found.sentence
            ));
        }
    }
    println!("{count} rows, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 100, "the rows were not read");
}

fn sentence(jurisdictions: &str, audiences: &str, product: &str, as_of: &str) -> String {
    let catalog = catalog::builtin().unwrap();
    let vendor = catalog.products[product].vendor.clone();
    let profile = profile(jurisdictions, audiences);
    policy::assess(&catalog, &vendor, Some(product), None, &profile, as_of.parse().unwrap())
        .sentence
}

#[test]
fn sentences_say_what_is_so_for_this_organisation() {
    let kes = "kaspersky-endpoint-security-windows";
    assert_eq!(
        sentence("US", "private-business", kes, "2026-11-24"),
        "Restricted: no lawful updates since 2024-09-29."
    );
    // On that day sale was cut off, updates were not yet.
    let between = sentence("US", "private-business", kes, "2024-08-01");
    assert!(between.starts_with("Restricted: the vendor may not sell it"), "{between}");
    assert!(!between.contains("2024-09-29"), "{between}");
    assert_eq!(
        sentence("US", "federal-contractors", kes, "2026-11-24"),
        "Prohibited in federal contract work. Everywhere else restricted: no lawful updates since 2024-09-29."
    );
    assert_eq!(
        sentence("DE|EU", "private-business", kes, "2026-11-24"),
        "Advised against by the BSI since 2022-03-15. Nothing is forbidden."
    );
    assert!(sentence("FR|EU", "private-business", kes, "2026-11-24").starts_with("Listed: "));
    let unclear = sentence("UA", "private-business", kes, "2026-11-24");
    assert!(unclear.starts_with("To be checked: Last confirmed for 2023-05-14"), "{unclear}");
    let equipment = sentence("US", "federal-contractors", "hikvision-clients", "2026-11-24");
    assert!(equipment.contains("Look for the equipment"), "{equipment}");
}

#[test]
fn nobody_is_told_that_use_is_forbidden_unless_the_measure_forbids_it() {
    let catalog = catalog::builtin().unwrap();
    let as_of = "2026-11-24".parse().unwrap();
    for measure in catalog.measures.values() {
        for audience in interdict::model::Audience::ALL {
            let profile = Profile {
                jurisdictions: vec![measure.jurisdiction.clone()],
                audiences: vec![*audience],
                ..Profile::default()
            };
            for product in catalog.products.values() {
                let found = policy::assess(
                    &catalog,
                    &product.vendor,
                    Some(&product.id),
                    None,
                    &profile,
                    as_of,
                );
                for reading in &found.measures {
                    let sure = reading.verdict < Some(Verdict::Prohibited);
                    let forbids = reading.sentence.contains("Prohibited")
                        || reading.sentence.contains("use is forbidden");
                    let conditional =
                        ["From ", "To be checked", "Depends", "Binds nobody by itself"]
                            .iter()
                            .any(|start| reading.sentence.starts_with(start));
                    assert!(!(sure && forbids && !conditional), "{reading:?}");
                }
            }
        }
    }
}

#[test]
fn an_answer_settles_what_depends() {
    let catalog = catalog::builtin().unwrap();
    let mut profile = profile("US", "federal-contractors");
    let as_of = "2026-11-24".parse().unwrap();
    let mut read = |answer: Option<bool>| {
        profile.answers.clear();
        if let Some(answer) = answer {
            profile.answers.insert("us-far-52-204-30-fascsa".to_owned(), answer);
        }
        let id = Some("acronis-cyber-protect");
        let found = policy::assess(&catalog, "acronis", id, None, &profile, as_of);
        (found.verdict, found.verdict_if)
    };
    assert_eq!(read(None), (Some(Verdict::Listed), Some(Verdict::Restricted)));
    assert_eq!(read(Some(true)), (Some(Verdict::Restricted), None));
    assert_eq!(read(Some(false)), (Some(Verdict::Listed), None));
}
