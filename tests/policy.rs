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

fn verdict(jurisdictions: &str, audiences: &str, product: &str, as_of: &str) -> Option<Verdict> {
    let catalog = catalog::builtin().unwrap();
    let vendor = catalog.products[product].vendor.clone();
    let profile = profile(jurisdictions, audiences);
    let found =
        policy::assess(&catalog, &vendor, Some(product), None, &profile, as_of.parse().unwrap());
    found.verdict
}

/// What held on a day, as the texts say: the Kaspersky, TikTok and router cases.
#[test]
fn rules_hold_from_their_first_day_and_not_before() {
    let kes = "kaspersky-endpoint-security-windows";
    for (day, expected) in [
        // Ukraine's sanctions of 2015 are the first rule of all; they bind nobody here.
        ("2015-09-01", None),
        ("2016-06-01", Some(Verdict::Listed)),
        // Others are bound (the directive of 2017, FAR 52.204-23): a business is told of it, no more.
        ("2021-01-01", Some(Verdict::Listed)),
        ("2024-07-19", Some(Verdict::Listed)),
        // New sales end on 2024-07-20, updates on 2024-09-29 (89 FR 52434).
        ("2024-08-15", Some(Verdict::Restricted)),
        ("2024-10-01", Some(Verdict::Restricted)),
        ("2027-04-01", Some(Verdict::Restricted)),
    ] {
        assert_eq!(verdict("US", "private-business", kes, day), expected, "{day}");
    }
    let between = sentence("US", "private-business", kes, "2024-08-15");
    let after = sentence("US", "private-business", kes, "2024-10-01");
    assert!(
        !between.contains("updates since") && after.contains("no lawful updates since 2024-09-29")
    );
    for (day, expected) in
        [("2022-12-01", None), ("2023-06-01", None), ("2023-06-02", Some(Verdict::Prohibited))]
    {
        let found = verdict("US", "federal-contractors", "tiktok", day);
        let prohibited = found.filter(|verdict| *verdict == Verdict::Prohibited);
        assert_eq!(prohibited, expected, "TikTok on {day}: {found:?}");
    }
    // CapCut is no TikTok: the same clause does not reach it.
    assert!(
        verdict("US", "federal-contractors", "capcut", "2026-11-24") < Some(Verdict::Prohibited)
    );
    // Routers: the software of a maker is never forbidden by a rule about equipment.
    for day in ["2026-03-01", "2026-11-24", "2027-04-01"] {
        let found = verdict("US", "private-business", "tp-link-utilities", day);
        assert!(found <= Some(Verdict::Listed), "{day}: {found:?}");
    }
}

/// "Must" stands only where the measure binds the organisation itself, and "need not" never beside it.
#[test]
fn what_to_do_is_never_stronger_than_the_verdict() {
    use interdict::model::{Reach, Standing};
    let catalog = catalog::builtin().unwrap();
    let mut musts = 0;
    for (places, kinds) in [
        ("US", "private-business"),
        ("US-TX", "state-agencies|state-contractors"),
        ("US", "federal-contractors|grant-recipients"),
        ("US-VA", "local-government|public-education"),
        ("IT|EU", "public-administration"),
        ("DE|EU", "critical-infrastructure"),
        ("UA", "private-business"),
        ("AU", "public-administration"),
    ] {
        let profile = profile(places, kinds);
        for product in catalog.products.values() {
            let found = policy::assess(
                &catalog,
                &product.vendor,
                Some(&product.id),
                None,
                &profile,
                "2026-11-24".parse().unwrap(),
            );
            for reading in &found.measures {
                let must = reading.to_do.contains("you must");
                musts += usize::from(must);
                let binds = reading.standing == Standing::Counts
                    && reading.reach == Reach::Direct
                    && reading.verdict >= Some(Verdict::Restricted);
                assert!(!must || binds, "{places} {kinds} {}: {reading:?}", product.id);
                if reading.to_do.contains("not use it") || reading.to_do.contains("remove it") {
                    assert_eq!(reading.verdict, Some(Verdict::Prohibited), "{reading:?}");
                }
                assert!(!reading.to_do.is_empty());
                if reading.standing == Standing::Counts && reading.reach == Reach::No {
                    let text = &reading.sentence;
                    let reason = text.contains("; you said: ") || text.contains("binds nobody");
                    assert!(reason, "{text}");
                }
            }
        }
    }
    assert!(musts > 50, "{musts}");
    let texas = policy::assess(
        &catalog,
        "bytedance",
        Some("tiktok"),
        None,
        &profile("US-TX", "private-business"),
        "2026-11-24".parse().unwrap(),
    );
    let listed = texas.measures.iter().find(|one| one.sentence.contains("state agencies")).unwrap();
    assert!(listed.sentence.contains("you said: private business in Texas"), "{}", listed.sentence);
}

/// The traps of the notes: what must not be called a ban on use, and what is no covered equipment.
#[test]
fn wording_to_avoid_is_avoided() {
    let catalog = catalog::builtin().unwrap();
    let named = |words: &[&str]| {
        let measures: Vec<_> = catalog
            .measures
            .values()
            .filter(|measure| {
                let text = format!("{} {}", measure.title, measure.id).to_lowercase();
                words.iter().any(|word| text.contains(word))
            })
            .collect();
        assert!(!measures.is_empty(), "{words:?}");
        measures
    };
    // The Commerce determination, Entity List entries, the defence list, the FCC list.
    for measure in
        named(&["final determination", "entity list", "1260h", "military compan", "covered list"])
    {
        for audience in interdict::model::Audience::ALL {
            let effects = measure.effects_on(*audience);
            let verdict = policy::rule::verdict_of(effects);
            assert!(verdict < Some(Verdict::Prohibited), "{}: {effects:?}", measure.id);
        }
        let text = format!("{} {}", measure.explanation, measure.scope).to_lowercase();
        for phrase in [
            "illegal to use",
            "must be removed",
            "use is banned",
            "use is forbidden",
            "ban on use of",
        ] {
            assert!(!text.contains(phrase), "{}: {phrase}", measure.id);
        }
    }
    // A viewer program is a sign of equipment.
    for product in ["hikvision-clients", "dahua-clients"] {
        let found = policy::assess(
            &catalog,
            &catalog.products[product].vendor,
            Some(product),
            None,
            &profile("US", "federal-contractors"),
            "2026-11-24".parse().unwrap(),
        );
        assert_ne!(found.verdict, Some(Verdict::Prohibited), "{product}");
        let text =
            found.measures.iter().map(|one| one.sentence.as_str()).collect::<Vec<_>>().join(" ");
        assert!(text.contains("of which this program is a sign"), "{text}");
    }
}
