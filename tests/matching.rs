//! Matching against rows whose right answer is known: precision and recall by vendor and product; and
//! against what lists really contain.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test says plainly what must hold, and prints its figures"
)]

use std::collections::BTreeMap;

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

/// What was right and wrong for one vendor or product.
#[derive(Default)]
struct Score {
    expected: usize,
    found: usize,
    wrong: usize,
}

impl Score {
    fn recall(&self) -> f64 {
        self.found as f64 / self.expected.max(1) as f64
    }

    fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.wrong).max(1) as f64
    }
}

#[test]
fn labelled_rows() {
    let matcher = Matcher::new(&catalog());
    let text = include_str!("fixtures/matching/labelled-rows.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut vendors: BTreeMap<String, Score> = BTreeMap::new();
    let mut products: BTreeMap<String, Score> = BTreeMap::new();
    let (mut wrong, mut review) = (Vec::new(), 0);
    for row in reader.records() {
        let row = row.unwrap();
        let (name, publisher, platform) = (&row[0], &row[1], &row[3]);
        let (vendor, product) = (&row[4], &row[5]);
        let all = matcher.judge(&title(name, publisher, platform));
        let found = all.clone().filter(|found| found.confidence > Confidence::Possible);
        review += usize::from(all.is_some() && found.is_none());
        let (got_vendor, got_product) = found.map_or_else(Default::default, |found| {
            (found.vendor, found.product.unwrap_or_default())
        });
        let expected = if vendor == "clean" { ("", "") } else { (vendor, product) };
        for (scores, expected, got) in
            [(&mut vendors, expected.0, got_vendor), (&mut products, expected.1, got_product)]
        {
            if !expected.is_empty() {
                let score = scores.entry(expected.to_owned()).or_default();
                score.expected += 1;
                score.found += usize::from(got == expected);
            }
            if got != expected {
                wrong.push(format!("{name} | {publisher} | {platform}: {expected:?}, got {got:?}"));
                if !got.is_empty() {
                    scores.entry(got).or_default().wrong += 1;
                }
            }
        }
    }
    for (what, scores) in [("vendor", &vendors), ("product", &products)] {
        for (id, score) in scores {
            println!(
                "{what} {id}: {} rows, precision {:.3}, recall {:.3}",
                score.expected,
                score.precision(),
                score.recall()
            );
        }
    }
    let sum = |scores: &BTreeMap<String, Score>| {
        scores.values().fold(Score::default(), |sum, one| Score {
            expected: sum.expected + one.expected,
            found: sum.found + one.found,
            wrong: sum.wrong + one.wrong,
        })
    };
    let (all, by_product) = (sum(&vendors), sum(&products));
    println!(
        "all: {} rows, vendor precision {:.3}, recall {:.3}; product recall {:.3}; {review} to review",
        all.expected,
        all.precision(),
        all.recall(),
        by_product.recall()
    );
    assert!(all.expected > 150, "the rows were not read");
    assert_eq!(all.wrong, 0, "{}", wrong.join("\n"));
    assert_eq!(all.found, all.expected, "{}", wrong.join("\n"));
    assert!(by_product.recall() >= 0.98, "{}", wrong.join("\n"));
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

/// What lists really contain: each line is `name | publisher = vendor/product`.
#[test]
fn names_are_found_however_a_list_writes_them() {
    for line in [
        "KASPERSKY ENDPOINT SECURITY FOR WINDOWS | = kaspersky/kaspersky-endpoint-security-windows",
        "  Kaspersky   Endpoint  Security  for Windows  | = kaspersky/kaspersky-endpoint-security-windows",
        "Kaspersky® Endpoint Security™ for Windows | = kaspersky/kaspersky-endpoint-security-windows",
        "\"Kaspersky Endpoint Security for Windows\" | = kaspersky/kaspersky-endpoint-security-windows",
        "Kaspersky\u{a0}Endpoint\u{a0}Security\u{a0}for\u{a0}Windows | = kaspersky/kaspersky-endpoint-security-windows",
        "Ｋａｓｐｅｒｓｋｙ　Ｅｎｄｐｏｉｎｔ　Ｓｅｃｕｒｉｔｙ（１２） | = kaspersky/kaspersky-endpoint-security-windows",
        // Cyrillic К and а.
        "\u{41a}\u{430}spersky Endpoint Security for Windows | = kaspersky/kaspersky-endpoint-security-windows",
        "Kaspersky Endpoint Security 12.1 for Windows x64 (en-US) | = kaspersky/kaspersky-endpoint-security-windows",
        "Kaspersky Endpoint Security f… | = kaspersky/kaspersky-endpoint-security-windows",
        "Kaspersky Password Mana... | = kaspersky/kaspersky-password-manager",
        // Cut at 32 letters.
        "Kaspersky Security Center Networ | = kaspersky/kaspersky-network-agent",
        "kes_win_12.1_en.msi | = kaspersky/kaspersky-endpoint-security-windows",
        "Kaspersky.Kaspersky | = kaspersky/*",
        "com.kaspersky.kav | = kaspersky/*",
        "| AO Kaspersky Lab = kaspersky/*",
        "| АО «Лаборатория Касперского» = kaspersky/*",
        "Setup | AO Laboratoriya Kasperskogo = kaspersky/*",
        "Setup | AT Kaspersky Lab = kaspersky/*",
        "1С:Предприятие 8 (8.3.24.1342) | = 1c/1c-enterprise",
        "1C:Enterprise 8.3 Thin client | 1C-Soft LLC = 1c/1c-enterprise",
        "Яндекс Браузер | = yandex/yandex-browser",
        "ＷｅＣｈａｔ | = tencent/wechat",
        "微信 | 腾讯科技(深圳)有限公司 = tencent/wechat",
        "TikTok™ | = bytedance/tiktok",
        // The version inside the name; the vendor's name before a short product name.
        "Kaspersky Security 11 for Windows Server | = kaspersky/kaspersky-security-windows-server",
        "Kaspersky Security 10.1 для Windows Server | = kaspersky/kaspersky-security-windows-server",
        "Hikvision iVMS-4200 | = hikvision/hikvision-clients",
        "1С:Бухгалтерия предприятия 3.0 | = 1c/1c-enterprise",
        "飞书 | = bytedance/lark-feishu",
        "Acronis True Image for Crucial | = acronis/acronis-cyber-protect",
    ] {
        let (left, expected) =
            line.rsplit_once(" = ").unwrap_or_else(|| line.rsplit_once("= ").unwrap());
        let (name, publisher) = left.split_once('|').unwrap();
        let (vendor, product) = expected.split_once('/').unwrap();
        let found = judge(name.trim_end_matches(' '), publisher.trim())
            .filter(|found| found.confidence > Confidence::Possible)
            .unwrap_or_else(|| panic!("not found: {line}"));
        assert_eq!(found.vendor, vendor, "{line}");
        if product != "*" {
            assert_eq!(found.product.as_deref(), Some(product), "{line}");
        }
    }
}

#[test]
fn engines_in_other_makers_products_say_so() {
    let found = judge("Somebody Internet Security, powered by Kaspersky", "Somebody GmbH").unwrap();
    assert_eq!(found.vendor, "kaspersky");
    assert_eq!(found.product.as_deref(), Some("kaspersky-engine-in-other-products"));
    assert!(found.confidence > Confidence::Possible);
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
    for (name, publisher) in [
        ("QQ", ""),
        ("Lemon8", ""),
        ("MaxPatrol 8", ""),
        ("Kaspersky Removal Tool", ""),
        ("Check Point Endpoint Security", ""),
    ] {
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
    assert_eq!(
        found.evidence[0].rule,
        "The publisher is \"АО \"Лаборатория Касперского\"\", a known name of Kaspersky."
    );
    assert!(found.evidence[1].rule.starts_with("The name says \"Kaspersky Endpoint Security"));
}

#[test]
fn the_catalogues_own_examples_hold() {
    let catalog = catalog();
    let errors = Matcher::new(&catalog).check_examples(&catalog);
    let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}", texts.join("\n"));
}
