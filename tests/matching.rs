//! Matching against rows whose right answer is known: precision and recall over all vendors, and
//! exactly right for Kaspersky.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test says plainly what must hold, and prints its figures"
)]

use interdict::catalog::{self, Catalog};
use interdict::matching::{Judgement, Matcher};
use interdict::model::{Confidence, Identifiers, Kind, Title};

fn catalog() -> Catalog {
    catalog::builtin().unwrap()
}

/// A row as a reader or scanner of its platform would hand it over.
fn title(name: &str, publisher: &str, platform: &str) -> Title {
    let publisher = Some(publisher.to_owned()).filter(|text| !text.is_empty());
    let package = || Identifiers { package: Some(name.to_owned()), ..Identifiers::default() };
    let (kind, ids, publisher) = match platform {
        "linux-deb" => {
            let name = name.split(':').next().unwrap_or(name).to_owned();
            (
                Kind::Package,
                Identifiers { package: Some(name), ..Identifiers::default() },
                publisher,
            )
        }
        "linux-rpm" => (Kind::Package, package(), publisher),
        "pypi" | "npm" => (Kind::LanguagePackage, package(), publisher),
        "msix" => (Kind::StoreApp, package(), publisher),
        "chrome-extension" => {
            let id = name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_lowercase());
            let ids =
                Identifiers { extension_id: id.then(|| name.to_owned()), ..Identifiers::default() };
            (Kind::BrowserExtension, ids, publisher)
        }
        // On macOS the second column is the bundle id, or the ten letters of a team id.
        "macos" => {
            let team = publisher.as_ref().is_some_and(|text| !text.contains('.'));
            let text = publisher.unwrap_or_else(|| name.to_owned());
            let ids = if team {
                Identifiers { signer: Some(text), ..Identifiers::default() }
            } else {
                Identifiers { bundle_id: Some(text), ..Identifiers::default() }
            };
            (Kind::Program, ids, None)
        }
        _ => (Kind::Program, Identifiers::default(), publisher),
    };
    let name = name.strip_suffix(".app").unwrap_or(name).to_owned();
    Title { kind, name, publisher, ids: Some(Box::new(ids)).filter(|ids| !ids.is_empty()) }
}

#[test]
fn labelled_rows() {
    let matcher = Matcher::new(&catalog());
    let text = include_str!("fixtures/matching/labelled-rows.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let (mut hits, mut missed, mut right_product, mut wrong) = (0, Vec::new(), 0, Vec::new());
    let mut kaspersky_wrong = Vec::new();
    let mut products_wrong = Vec::new();
    let mut review = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let (name, publisher, platform) = (&row[0], &row[1], &row[3]);
        let (vendor, product) = (&row[4], &row[5]);
        let all = matcher.judge(&title(name, publisher, platform));
        let found = all.clone().filter(|found| found.confidence > Confidence::Possible);
        review += usize::from(all.is_some() && found.is_none());
        let shown = format!("{name} | {publisher} | {platform} -> {vendor}/{product}, got {all:?}");
        match found {
            None if vendor == "clean" => {}
            Some(_) if vendor == "clean" => wrong.push(shown.clone()),
            Some(found) if found.vendor == vendor => {
                hits += 1;
                if found.product.as_deref() == Some(product) {
                    right_product += 1;
                } else {
                    products_wrong.push(shown.clone());
                    if vendor == "kaspersky" {
                        kaspersky_wrong.push(shown.clone());
                    }
                }
            }
            Some(_) => wrong.push(shown.clone()),
            None => {
                missed.push(shown.clone());
                if vendor == "kaspersky" {
                    kaspersky_wrong.push(shown.clone());
                }
            }
        }
    }
    let recall = f64::from(hits) / (f64::from(hits) + missed.len() as f64);
    let precision = f64::from(hits) / (f64::from(hits) + wrong.len() as f64);
    println!(
        "found {hits}, product right {right_product}, recall {recall:.3}, precision {precision:.3}, to review {review}"
    );
    println!("missed:\n  {}", missed.join("\n  "));
    println!("wrong:\n  {}", wrong.join("\n  "));
    println!("product wrong:\n  {}", products_wrong.join("\n  "));
    assert!(kaspersky_wrong.is_empty(), "{}", kaspersky_wrong.join("\n"));
    assert!(recall >= 0.98, "recall {recall}");
    assert!(precision >= 0.995, "precision {precision}");
}

fn judge(name: &str, publisher: &str) -> Option<Judgement> {
    Matcher::new(&catalog()).judge(&title(name, publisher, "windows"))
}

#[test]
fn a_known_vendors_unknown_product_is_found_by_vendor() {
    let found = judge("Some New Tool 3", "AO Kaspersky Lab").unwrap();
    assert_eq!((found.vendor.as_str(), found.product), ("kaspersky", None));
    assert_eq!(found.confidence, Confidence::Certain);
    let found = judge("Kaspersky Thin Client", "").unwrap();
    assert_eq!((found.vendor.as_str(), found.product), ("kaspersky", None));
    assert_eq!(found.confidence, Confidence::Likely);
}

#[test]
fn look_alikes_are_not_found() {
    for (name, publisher) in [
        ("UltraAV", "Pango Group"),
        ("UltraVPN", "Pango Group"),
        ("tiktoken", "OpenAI"),
        ("Autodesk Fusion 360", "Autodesk, Inc."),
        ("Fusion 360", ""),
        ("ESET AV Remover", "ESET, spol. s r.o."),
        ("Kaspersky Removal Tool", "ESET, spol. s r.o."),
        ("Casper Secure Drive Backup", "Future Systems Solutions"),
        ("Kasper Sky Maps", "Somebody"),
        ("Lark Parser", "Erez Shinan"),
    ] {
        let found = judge(name, publisher).filter(|found| found.confidence > Confidence::Possible);
        assert_eq!(found, None, "{name} | {publisher}");
    }
}

#[test]
fn doubtful_ones_are_for_review() {
    for (name, publisher) in
        [("QQ", ""), ("Kaspersky Removal Tool", ""), ("Check Point Endpoint Security", "")]
    {
        let found =
            judge(name, publisher).unwrap_or_else(|| panic!("{name} is not even for review"));
        assert_eq!(found.confidence, Confidence::Possible, "{name}");
    }
}

#[test]
fn evidence_says_what_was_read() {
    let found =
        judge("Kaspersky Endpoint Security 12 для Windows", "АО \"Лаборатория Касперского\"")
            .unwrap();
    assert_eq!(found.product.as_deref(), Some("kaspersky-endpoint-security-windows"));
    assert_eq!(found.evidence[0].value, "АО \"Лаборатория Касперского\"");
    assert_eq!(found.evidence[0].rule, "The publisher is Kaspersky.");
    assert!(found.evidence[1].rule.starts_with("The name says \"Kaspersky Endpoint Security"));
}

#[test]
fn the_catalogues_own_examples_hold() {
    let catalog = catalog();
    let errors = Matcher::new(&catalog).check_examples(&catalog);
    let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}", texts.join("\n"));
}
