//! Reports: hostile names stay text in every format, the same report gives the same bytes, and every
//! kind says what it must. The golden files are made anew with `UPDATE_GOLDEN=1 cargo test --test report`
//! and looked at before they are kept.
#![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]

use std::path::Path;
use std::sync::OnceLock;

use interdict::app::check::Check;
use interdict::app::compare::compare;
use interdict::catalog::{self, Catalog};
use interdict::matching::Matcher;
use interdict::model::{
    Audience, Finding, Inventory, Jurisdiction, Machine, Origin, Place, Problem, Profile,
    RowCounts, Software, SourceReading, SourceState, Status, Verdict,
};
use interdict::policy;
use interdict::removal::carry::Fate;
use interdict::report::{
    self, Change, ChangeKind, Changes, Format, Input, Kind, MachineFacts, Options, Paper,
    RecordStep, RemovalRecord, Report, Searched, SeenAfter, Subject,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Names as somebody writes them who wants a report to do something.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script> Kaspersky Free",
    "Kaspersky Free\"><img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0 Kaspersky Free",
    "+1 Kaspersky Free",
    "-1 Kaspersky Free",
    "@SUM(1) Kaspersky Free",
    "'=1+1 Kaspersky Free",
    "Kaspersky Free | [x](javascript:alert(1)) `code` **b** @team #12",
    "https://evil.example/?x=<b>&y='\" Kaspersky Free",
    "Kaspersky Free\u{202e}cod.exe",
    "</title></style></script><!-- Kaspersky Free ]]>",
    "Kaspersky Free, \"quoted\"; it's\tone",
];

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| catalog::builtin().unwrap())
}

fn day() -> Date {
    date(2026, 11, 24)
}

fn program(name: &str, publisher: &str, version: &str) -> Software {
    Software {
        name: name.to_owned(),
        publisher: Some(publisher.to_owned()).filter(|text| !text.is_empty()),
        version: Some(version.to_owned()),
        ..Software::default()
    }
}

/// Everything that a report borrows.
#[derive(Clone)]
struct Case {
    inventories: Vec<Inventory>,
    inputs: Vec<Input>,
    findings: Vec<Finding>,
    profile: Profile,
    problems: Vec<Problem>,
}

impl Case {
    /// Rows on machines, read by a scan of which one source could not be read.
    fn new(rows: &[(&str, Software)]) -> Self {
        let read_at: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
        let mut inventory = Inventory::new(Origin::Scan, read_at);
        let source = |id: &str, name: &str, state| SourceReading {
            id: id.to_owned(),
            name: name.to_owned(),
            place: String::new(),
            state,
            count: 0,
        };
        let read = inventory.add_source(source("programs", "Programs", SourceState::Read));
        let why = "only an administrator may read it".to_owned();
        inventory.add_source(source("services", "Services", SourceState::NeedsRights(why)));
        let mut machines = std::collections::BTreeMap::new();
        for (name, software) in rows {
            let machine = *machines.entry(*name).or_insert_with(|| {
                inventory.add_machine(Machine {
                    system: Some("Windows 11 Pro".to_owned()),
                    ..Machine::named(*name)
                })
            });
            inventory.push(machine, software.clone(), read);
        }
        let software = rows.len() as u64;
        inventory.counts = RowCounts { rows: software + 1, software, skipped: 0, problems: 1 };
        let profile = Profile {
            jurisdictions: vec![Jurisdiction::new("US")],
            audiences: vec![Audience::FederalContractors, Audience::PrivateBusiness],
            ..Profile::default()
        };
        let inventories = vec![inventory];
        let matcher = Matcher::new(catalog());
        let findings = policy::findings(catalog(), &matcher, &inventories, &profile, day());
        let inputs =
            inventories.iter().map(|own| Input::of(own, "fleet.csv", "CSV, comma")).collect();
        let problems = vec![Problem {
            path: "fleet.csv".to_owned(),
            place: Place { row: Some(7), ..Place::default() },
            text: "=1+1".to_owned(),
            reason: "No machine".to_owned(),
        }];
        Self { inventories, inputs, findings, profile, problems }
    }

    /// A small fleet: found, to review, decided.
    fn fleet() -> Self {
        static FLEET: OnceLock<Case> = OnceLock::new();
        FLEET.get_or_init(Self::new_fleet).clone()
    }

    fn new_fleet() -> Self {
        let mut case = Self::new(&[
            (
                "PC-1",
                program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab", "12.5"),
            ),
            ("PC-1", program("7-Zip", "Igor Pavlov", "23.01")),
            ("PC-2", program("Kaspersky Free", "Kaspersky", "21")),
            ("PC-2", program("TikTok", "TikTok Pte. Ltd.", "3")),
            ("PC-3", program("QQ", "", "9.7")),
            ("PC-3", program("360安全卫士", "北京奇虎科技有限公司", "13")),
        ]);
        let decided = case.findings.iter_mut().find(|one| one.name == "Kaspersky Free").unwrap();
        decided.status = Status::Exempt {
            by: "A. Smith".to_owned(),
            why: "needed until the contract ends".to_owned(),
            until: Some(date(2026, 12, 10)),
        };
        case
    }

    fn report(&self) -> Report<'_> {
        Report {
            generated_at: "2026-11-24T09:00:00Z".parse().unwrap(),
            as_of: day(),
            catalog: catalog(),
            profile: &self.profile,
            inputs: &self.inputs,
            findings: &self.findings,
            same_vendor: false,
            on_lists: &[],
            problems: &self.problems,
        }
    }
}

fn utc_day(at: Timestamp) -> Date {
    at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
}

/// What kinds need besides the findings.
struct Extras {
    machine: MachineFacts,
    searched: Searched,
    found_on: Vec<Date>,
    changes: Changes,
    record: RemovalRecord,
}

impl Extras {
    fn of(case: &Case) -> Self {
        let name = case.inventories[0].machines[0].name.clone();
        let at: Timestamp = "2026-11-24T08:00:00Z".parse().unwrap();
        Self {
            machine: MachineFacts {
                name: case.findings[0].machine_name.clone(),
                ..MachineFacts::of(&name, &case.inventories).unwrap()
            },
            searched: Searched::of(&case.inventories, None, utc_day),
            found_on: case
                .findings
                .iter()
                .map(|one| utc_day(case.inventories[one.inventory].read_at))
                .collect(),
            changes: Changes {
                since: "october.csv".to_owned(),
                changes: case
                    .findings
                    .iter()
                    .map(|one| Change {
                        kind: ChangeKind::New,
                        machine: one.machine_name.clone(),
                        product: one.name.clone(),
                        before: String::new(),
                        after: "Restricted".to_owned(),
                        why: String::new(),
                    })
                    .collect(),
                unchanged: 3,
                notes: vec![format!("{name} has another name in october.csv.")],
            },
            record: RemovalRecord {
                machine: name,
                system: "Windows 11".to_owned(),
                product: case.findings[0].name.clone(),
                version: "12.5".to_owned(),
                by: "NF\\admin".to_owned(),
                program: "interdict 1".to_owned(),
                begun_at: Some(at),
                ended_at: Some(at),
                before: case.findings.iter().map(|one| one.name.clone()).collect(),
                not_read_before: Vec::new(),
                steps: vec![RecordStep {
                    begun_at: Some(at),
                    ended_at: Some(at),
                    title: "Run the uninstaller".to_owned(),
                    command: "msiexec.exe /x {7EC66A9F-0A49-4DC0-A9E8-460333EA8013} /qn".to_owned(),
                    outcome: "done".to_owned(),
                    details: "=0".to_owned(),
                }],
                seen: vec![SeenAfter {
                    at,
                    fate: Fate::NotVerified,
                    words: "A source could not be read.".to_owned(),
                    still: Vec::new(),
                    leftovers: case.findings.iter().map(|one| one.name.clone()).collect(),
                    protection: Vec::new(),
                    not_read: vec!["Services".to_owned()],
                }],
                notes: vec!["=1+1".to_owned()],
                lines: 4,
                journal: "0".repeat(64),
            },
        }
    }

    fn subject(&self, kind: Kind) -> Subject<'_> {
        match kind {
            Kind::Summary => Subject::Summary,
            Kind::Full => Subject::Full,
            Kind::Machine => Subject::Machine(&self.machine),
            Kind::Attestation => Subject::Attestation(&self.searched),
            Kind::Incident => Subject::Incident(&self.found_on),
            Kind::Exceptions => Subject::Exceptions(None),
            Kind::Changes => Subject::Changes(&self.changes),
            Kind::Removal => Subject::Removal(&self.record),
        }
    }
}

fn written(case: &Case, kind: Kind, format: Format) -> Vec<u8> {
    let extras = Extras::of(case);
    let report = case.report();
    let document = report::document(&report, &extras.subject(kind));
    report::write(&report, &document, format, &Options::default()).unwrap()
}

fn text(case: &Case, kind: Kind, format: Format) -> String {
    String::from_utf8(written(case, kind, format)).unwrap()
}

/// A page as a browser takes it apart.
fn tokens(html: &str) -> impl Iterator<Item = html5gum::Token<()>> + '_ {
    let mut emitter = html5gum::DefaultEmitter::default();
    emitter.naively_switch_states(true);
    html5gum::Tokenizer::new_with_emitter(html, emitter).map(Result::unwrap)
}

/// The elements and the names of their attributes, in order: what a page is made of, without its words.
fn skeleton(html: &str) -> Vec<String> {
    use html5gum::Token;
    tokens(html)
        .filter_map(|token| match token {
            Token::StartTag(tag) => {
                let mut names: Vec<String> = tag
                    .attributes
                    .keys()
                    .map(|name| String::from_utf8_lossy(name).into_owned())
                    .collect();
                names.sort_unstable();
                Some(format!("<{} {}>", String::from_utf8_lossy(&tag.name), names.join(" ")))
            }
            Token::EndTag(tag) => Some(format!("</{}>", String::from_utf8_lossy(&tag.name))),
            Token::Comment(_) => Some("<!---->".to_owned()),
            _ => None,
        })
        .collect()
}

/// Every address that a page leads to.
fn addresses(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens(html) {
        if let html5gum::Token::StartTag(tag) = token {
            for (name, value) in &tag.attributes {
                let name = String::from_utf8_lossy(name);
                assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}");
                if name == "href" {
                    found.push(String::from_utf8_lossy(value).into_owned());
                }
            }
        }
    }
    found
}

/// The case with these words in every place that is read from outside.
fn renamed(case: &mut Case, words: &[String]) {
    let mut words = words.iter().cycle();
    let mut next = || words.next().unwrap().clone();
    for finding in &mut case.findings {
        finding.name = next();
        finding.publisher = Some(next());
        finding.version = Some(next());
        finding.machine_name = next();
        for evidence in &mut finding.evidence {
            evidence.value = next();
        }
        if let Status::Exempt { by, why, .. } = &mut finding.status {
            *by = next();
            *why = next();
        }
    }
    for input in &mut case.inputs {
        input.path = next();
        input.sources[1].state = SourceState::Failed(next());
        input.sources[0].name = next();
    }
    for problem in &mut case.problems {
        problem.path = next();
        problem.text = next();
    }
}

/// Names that break lines, turn the direction of writing, end a text, are far too long or are in letters
/// that are seldom drawn.
fn odd_names() -> Vec<String> {
    let mut names: Vec<String> = HOSTILE.iter().map(|name| (*name).to_owned()).collect();
    names.extend(
        [
            "Kaspersky Free\nsecond: line\r\n# Heading\r| a | b |",
            "Kaspersky\0Free\u{7f}\u{1b}[31m",
            "\u{202e}\u{2066}\u{200f}Kaspersky\u{2069} קספרסקי \u{feff}",
            "Kaspersky \u{1f600}\u{1f469}\u{200d}\u{1f467} Free",
            "]]><![CDATA[ Kaspersky ]]> --> <!DOCTYPE x>",
            "=HYPERLINK(\"https://evil.example\",\"Kaspersky\")",
            "\u{ff1d}cmd|' /C calc'!A0",
            "_x003D_cmd Kaspersky",
            "\u{2028}Kaspersky\u{2029}Free\u{85}",
        ]
        .map(str::to_owned),
    );
    names.push("Kaspersky ".repeat(5_000));
    names
}

/// A page of Markdown without its lines of code, in which nothing means anything (CommonMark, 4.4).
fn without_code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("    "));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every kind in every format with every such name in every place: the file can still be read, has as many
/// rows and cells as with plain names, and holds nothing that runs, leads elsewhere or looks like another
/// line.
#[test]
fn hostile_names_are_neutral_in_every_kind_and_format() {
    use calamine::{Reader as _, Xlsx};
    let plain: Vec<String> = (0..9).map(|at| format!("name {at}")).collect();
    let is_own = |address: &str| {
        address.starts_with('#')
            || catalog().measures.values().any(|measure| measure.official_url == address)
    };
    let rows = |text: &str| {
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().len()).collect::<Vec<_>>()
    };
    let bars = |text: &str| {
        let text = without_code(text);
        let tables = text.lines().filter(|line| line.starts_with('|'));
        tables.map(|line| line.replace("\\|", "").matches('|').count()).collect::<Vec<_>>()
    };
    let heads =
        |text: &str| without_code(text).lines().filter(|line| line.starts_with('#')).count();
    for kind in Kind::ALL {
        let mut tame = Case::fleet();
        renamed(&mut tame, &plain);
        let mut case = Case::fleet();
        renamed(&mut case, &odd_names());
        let what = kind.word();

        let html = text(&case, kind, Format::Html);
        assert_eq!(skeleton(&html), skeleton(&text(&tame, kind, Format::Html)), "{what}");
        assert!(addresses(&html).iter().all(|address| is_own(address)), "{what}");
        assert!(!html.contains(['\u{202e}', '\u{2066}', '\u{200f}', '\0']), "{what}");

        let lists = (text(&case, kind, Format::Csv), text(&tame, kind, Format::Csv));
        assert_eq!(rows(&lists.0), rows(&lists.1), "{what}");
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(lists.0.as_bytes());
        for record in reader.records() {
            let record = record.unwrap();
            assert!(record.iter().all(|cell| !report::is_risky(cell)), "{what}: {record:?}");
        }

        let pages = (text(&case, kind, Format::Markdown), text(&tame, kind, Format::Markdown));
        assert_eq!(bars(&pages.0), bars(&pages.1), "{what}");
        assert_eq!(heads(&pages.0), heads(&pages.1), "{what}: {}", pages.0);
        let unescaped =
            without_code(&pages.0).replace("\\\\", "").replace("\\<", "").replace("\\]", "");
        assert!(!unescaped.contains("](javascript") && !unescaped.contains("<script"), "{what}");
        assert!(!pages.0.contains(['\u{202e}', '\u{2066}', '\u{200f}', '\0']), "{what}");

        let json = text(&case, kind, Format::Json);
        serde_json::from_str::<serde_json::Value>(&json).unwrap();

        let bytes = written(&case, kind, Format::Xlsx);
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).unwrap();
        for sheet in book.sheet_names() {
            let formulas = book.worksheet_formula(&sheet).unwrap();
            assert!(formulas.cells().all(|(_, _, own)| own.is_empty()), "{what}: {sheet}");
            book.worksheet_range(&sheet).unwrap();
        }
        let mut packed = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        for at in 0..packed.len() {
            let mut file = packed.by_index(at).unwrap();
            if !file.name().unwrap().contains("worksheets/_rels") {
                continue;
            }
            let mut links = String::new();
            std::io::Read::read_to_string(&mut file, &mut links).unwrap();
            for target in links.split("Target=\"").skip(1) {
                let target = target.split('"').next().unwrap().replace("&amp;", "&");
                let is_part = target.starts_with("../");
                let known = catalog().measures.values();
                let leads = known.into_iter().any(|one| one.official_url.starts_with(&target));
                assert!(is_part || leads, "{what}: {target}");
            }
        }

        let pdf = written(&case, kind, Format::Pdf);
        let pdf = String::from_utf8_lossy(&pdf).replace("/URI (", "/URI(");
        for word in ["/JavaScript", "/Launch", "/OpenAction", "/EmbeddedFile", "/SubmitForm"] {
            assert!(!pdf.contains(word), "{what}: {word}");
        }
        for uri in pdf.split("/URI(").skip(1) {
            let uri = uri.split(')').next().unwrap();
            let mut known = catalog().measures.values();
            assert!(known.any(|one| one.official_url.starts_with(uri)), "{what}: {uri}");
        }
    }
}

#[test]
fn hostile_names_are_no_markup_in_any_kind() {
    let plain: Vec<String> = (0..12).map(|at| format!("name {at}")).collect();
    let hostile: Vec<String> = HOSTILE.iter().map(|name| (*name).to_owned()).collect();
    for kind in Kind::ALL {
        let mut case = Case::fleet();
        renamed(&mut case, &plain);
        let expected = skeleton(&text(&case, kind, Format::Html));
        renamed(&mut case, &hostile);
        let html = text(&case, kind, Format::Html);
        let met = skeleton(&html);
        assert_eq!(met, expected, "{}", kind.word());
        for address in addresses(&html) {
            let own = address.starts_with('#')
                || catalog().measures.values().any(|measure| measure.official_url == address);
            assert!(own, "{address}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_text_becomes_an_element_or_an_attribute(words in prop::collection::vec("[ -~]{1,40}|\\PC{1,20}|[<>\"'&/=!a -]{1,20}", 5)) {
        static PLAIN: OnceLock<Vec<String>> = OnceLock::new();
        let plain = PLAIN.get_or_init(|| {
            let mut case = Case::fleet();
            renamed(&mut case, &["a".to_owned()]);
            skeleton(&text(&case, Kind::Full, Format::Html))
        });
        let mut case = Case::fleet();
        renamed(&mut case, &words);
        prop_assert_eq!(&skeleton(&text(&case, Kind::Full, Format::Html)), plain);
    }
}

#[test]
fn the_page_admits_its_own_script_and_style_only() {
    let html = text(&Case::fleet(), Kind::Full, Format::Html);
    assert!(html.contains("default-src 'none'; style-src 'sha256-"), "{}", &html[..900]);
    assert!(!html.contains("unsafe-inline"));
    // One of each, the heading of a page, and as many table headings as columns.
    let tags = skeleton(&html);
    let count = |name: &str| tags.iter().filter(|tag| tag.starts_with(name)).count();
    assert_eq!((count("<script"), count("<style"), count("<h1"), count("<main")), (1, 1, 1, 1));
    assert_eq!(count("<table"), count("<caption"));
    assert!(html.contains("<th scope=\"col\""));
    for script in html.split("<script>").skip(1) {
        assert!(!script.split("</script>").next().unwrap().contains("fetch"));
    }
}

#[test]
fn formulas_are_harmless_in_lists_and_come_back_as_they_were() {
    let rows: Vec<_> =
        HOSTILE.iter().map(|name| ("PC-1", program(name, "AO Kaspersky Lab", "1"))).collect();
    let mut case = Case::new(&rows);
    // One finding for each name: no joining of the records of one product.
    let first = case.findings[0].clone();
    let named = |name: &&str| {
        let mut one = first.clone();
        std::sync::Arc::make_mut(&mut one.what).name = (*name).to_owned();
        one
    };
    case.findings = HOSTILE.iter().map(named).collect();
    let csv = text(&case, Kind::Full, Format::Csv);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let column = reader.headers().unwrap().iter().position(|key| key == "software").unwrap();
    let mut met = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        assert!(record.iter().all(|cell| !report::is_risky(cell)), "{record:?}");
        met.push(record[column].to_owned());
    }
    assert_eq!(met[2], format!("'{}", HOSTILE[2]));
    assert_eq!(met[6], format!("'{}", HOSTILE[6]));

    let folder = tempfile::tempdir().unwrap();
    for format in [Format::Csv, Format::Xlsx] {
        let path = folder.path().join(format!("findings.{}", format.ending()));
        std::fs::write(&path, written(&case, Kind::Full, format)).unwrap();
        if format == Format::Xlsx {
            use calamine::{Reader as _, Xlsx};
            let mut book: Xlsx<_> = calamine::open_workbook(&path).unwrap();
            for sheet in book.sheet_names() {
                let formulas = book.worksheet_formula(&sheet).unwrap();
                assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{sheet}");
            }
        }
        let never = std::sync::atomic::AtomicBool::new(false);
        let options = interdict::import::Options::default();
        let inventory =
            interdict::import::read(&path, &options, &|_| {}, &never).unwrap().inventory;
        let names: Vec<String> =
            (0..inventory.installed.len()).map(|at| inventory.software(at).name).collect();
        for name in HOSTILE {
            // The import shows a tab as a space and leaves spaces at the ends out.
            let name = name.replace('\t', " ");
            assert!(names.contains(&name), "{format:?}: {name} is not among {names:#?}");
        }
    }
}

#[test]
fn a_workbook_has_typed_cells_and_one_sheet_a_topic() {
    use calamine::{Data, Reader as _, Xlsx};
    let case = Case::fleet();
    let bytes = written(&case, Kind::Full, Format::Xlsx);
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    for name in ["Findings", "To review", "Decided", "Rules", "Sources", "Problems", "About"] {
        assert!(names.iter().any(|own| own == name), "{name} is not among {names:?}");
    }
    let sources = book.worksheet_range("Inputs").unwrap();
    assert_eq!(sources.get((1, 3)), Some(&Data::Float(3.0)));
    let bytes = written(&case, Kind::Exceptions, Format::Xlsx);
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Exceptions").unwrap();
    let until = range.get((1, 7)).unwrap();
    assert!(matches!(until, Data::DateTime(_)), "{until:?}");
    assert_eq!(range.get((1, 0)), Some(&Data::String("Ends soon".to_owned())));
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for kind in Kind::ALL {
        for format in Format::ALL {
            let (first, second) =
                (written(&Case::fleet(), kind, format), written(&Case::fleet(), kind, format));
            assert!(first == second, "{} as {}", kind.word(), format.name());
            assert!(first.len() > 100, "{} as {}", kind.word(), format.name());
        }
    }
}

#[test]
fn every_kind_says_under_which_rules_and_what_was_not_read() {
    let case = Case::fleet();
    for kind in Kind::ALL {
        for format in [Format::Html, Format::Markdown] {
            let text = text(&case, kind, format);
            let place = format!("{} as {}", kind.word(), format.name());
            for words in [
                &*format!("Catalogue of {}", catalog().version()),
                "2026-11-24",
                "United States",
                "federal contractors",
                "not legal advice",
                "1 of 2 sources",
            ] {
                assert!(text.contains(words), "{place} lacks {words}: {text}");
            }
            if !matches!(kind, Kind::Exceptions | Kind::Removal) {
                assert!(text.contains("only an administrator may read it"), "{place}");
            }
            assert!(!text.to_lowercase().contains("clean"), "{place}");
        }
    }
}

#[test]
fn the_numbers_are_the_same_in_every_kind() {
    let case = Case::fleet();
    let report = case.report();
    let found = report.found().count();
    assert_eq!((found, report.decided().count(), report.to_review().count()), (3, 1, 1));
    let full: serde_json::Value =
        serde_json::from_slice(&written(&case, Kind::Full, Format::Json)).unwrap();
    for kind in Kind::ALL {
        let json: serde_json::Value =
            serde_json::from_slice(&written(&case, kind, Format::Json)).unwrap();
        assert_eq!(json["summary"], full["summary"], "{}", kind.word());
        assert_eq!(json["kind"], kind.word());
    }
    assert_eq!(full["findings"].as_array().unwrap().len(), found);
    for verdict in Verdict::ALL {
        assert_eq!(full["summary"][verdict.key()], report.count(verdict), "{}", verdict.word());
    }
    // The list has every finding once, whatever it counts as.
    let csv = text(&case, Kind::Full, Format::Csv);
    assert_eq!(
        csv.lines().count(),
        1 + case.findings.iter().filter(|one| one.is_covered()).count()
    );
}

#[test]
fn an_attestation_says_what_it_does_not_answer() {
    let case = Case::fleet();
    let text = text(&case, Kind::Attestation, Format::Markdown);
    for words in [
        "\\[name of the organisation\\]",
        "On 2026-11-23",
        "searched 3 machines",
        "names equipment and services, not stand-alone programs",
        "It sees no hardware".to_lowercase().as_str(),
        "is no form of any authority",
        "1 finding exempted",
    ] {
        assert!(text.to_lowercase().contains(&words.to_lowercase()), "{words}: {text}");
    }
    // Without findings and with everything read, no more is said than that.
    let mut case = Case::new(&[("PC-1", program("7-Zip", "Igor Pavlov", "23"))]);
    case.inputs[0].sources.truncate(1);
    case.problems.clear();
    let report = case.report();
    let searched = Searched::of(&case.inventories, Some("Example Ltd".to_owned()), utc_day);
    let document = report::document(&report, &Subject::Attestation(&searched));
    let text = report::markdown(&document);
    assert!(text.contains("Example Ltd"), "{text}");
    assert!(text.contains("was found in what was read"), "{text}");
}

#[test]
fn changes_never_call_gone_what_was_not_looked_at() {
    let before = Case::fleet();
    let mut after = Case::new(&[
        ("PC-1", program("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab", "12.6")),
        ("PC-4", program("TikTok", "TikTok Pte. Ltd.", "3")),
        ("PC-2", program("7-Zip", "Igor Pavlov", "23")),
    ]);
    // A source of the later reading was closed, so nobody can say that something is gone.
    let closed = SourceState::NeedsRights("only an administrator may read it".to_owned());
    after.inventories[0].sources[0].state = closed;
    let check = |case: Case| Check {
        inventories: case.inventories,
        findings: case.findings,
        ..Check::default()
    };
    let profile = before.profile.clone();
    let changes = compare(check(before), check(after), catalog(), &profile, day())
        .for_report(catalog(), "october");
    let met: Vec<(&str, ChangeKind)> =
        changes.changes.iter().map(|one| (one.machine.as_str(), one.kind)).collect();
    assert!(met.contains(&("PC-1", ChangeKind::Version)), "{met:?}");
    assert!(met.contains(&("PC-4", ChangeKind::NotLookedAt)), "{met:?}");
    assert!(met.contains(&("PC-3", ChangeKind::NotLookedAt)), "{met:?}");
    assert!(met.contains(&("PC-2", ChangeKind::NotSeen)), "{met:?}");
    assert!(met.iter().all(|(_, kind)| *kind != ChangeKind::Gone), "{met:?}");
    let version = changes.changes.iter().find(|one| one.kind == ChangeKind::Version).unwrap();
    assert_eq!((version.before.as_str(), version.after.as_str()), ("12.5", "12.6"));
}

#[test]
fn a_pdf_has_the_paper_bookmarks_and_own_links_only() {
    let case = Case::fleet();
    let extras = Extras::of(&case);
    let report = case.report();
    for (paper, box_) in [(Paper::A4, "595"), (Paper::Letter, "612")] {
        for kind in Kind::ALL {
            let document = report::document(&report, &extras.subject(kind));
            let bytes = report::pdf(&document, paper, &[]).unwrap();
            // The same whether or not the writer puts spaces between names and values.
            let text = String::from_utf8_lossy(&bytes);
            let text = text.replace("/Type /", "/Type/").replace("/URI (", "/URI(");
            let text = text.replace("/MediaBox [", "/MediaBox[");
            assert!(text.starts_with("%PDF-1."), "{}", kind.word());
            assert!(text.contains(&format!("/MediaBox[0 0 {box_}")), "{}", kind.word());
            assert!(text.contains("/Outlines") && text.contains("/StructTreeRoot"));
            assert!(!text.contains("/JavaScript") && !text.contains("/Launch"));
            for uri in text.split("/URI(").skip(1) {
                let uri = uri.split(')').next().unwrap();
                assert!(
                    catalog().measures.values().any(|one| one.official_url.starts_with(uri)),
                    "{uri}"
                );
            }
            if kind == Kind::Summary {
                let pages =
                    text.matches("/Type/Page").count() - text.matches("/Type/Pages").count();
                assert_eq!(pages, 1, "the summary is one page");
            }
        }
    }
    // Letters without a font are said to be so, and found by those who look for one.
    let document = report::document(&report, &Subject::Full);
    assert!(report::missing(&document).contains(&'卫'));
}

#[test]
fn what_is_longer_than_a_page_or_a_cell_is_drawn_in_every_format() {
    let mut case = Case::fleet();
    let long = "Kaspersky \u{1f600}".repeat(600);
    let unbroken = "ж".repeat(3_000);
    renamed(&mut case, &[long, unbroken]);
    for kind in Kind::ALL {
        for format in Format::ALL {
            assert!(!written(&case, kind, format).is_empty(), "{}", kind.word());
        }
    }
    let text = written(&case, Kind::Full, Format::Pdf);
    let text = String::from_utf8_lossy(&text).replace("/Type /", "/Type/");
    assert!(text.matches("/Type/Page").count() > 8, "a row goes on over pages");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn any_text_can_be_written_in_every_format(words in prop::collection::vec("\\PC{0,60}|[\\x00-\\x1f -~]{0,60}", 4)) {
        let mut case = Case::fleet();
        renamed(&mut case, &words);
        for format in Format::ALL {
            prop_assert!(!written(&case, Kind::Machine, format).is_empty());
        }
    }
}

/// Compares with a golden text.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/report").join(name);
    let text = text.replace(concat!("Interdict ", env!("CARGO_PKG_VERSION")), "Interdict VERSION");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(text.replace("\r\n", "\n"), kept, "{}", path.display());
}

#[test]
fn the_kinds_read_as_they_did() {
    let case = Case::fleet();
    for kind in Kind::ALL {
        if kind != Kind::Full {
            golden(&format!("{}.md", kind.word()), &text(&case, kind, Format::Markdown));
        }
    }
    golden("full.csv", &text(&case, Kind::Full, Format::Csv));
    golden("exceptions.html", &text(&case, Kind::Exceptions, Format::Html));
    golden("exceptions.json", &text(&case, Kind::Exceptions, Format::Json));
}
