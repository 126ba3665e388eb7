//! The queries that are handed to osquery and Fleet, run by SQLite on tables of osquery's shape: on rows
//! whose right answer is known, and against the matcher.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test says plainly what must hold, and prints its figures"
)]

use std::collections::BTreeSet;

use interdict::catalog::{self, Catalog};
use interdict::matching::Matcher;
use interdict::model::{Confidence, Identifiers, Kind, Title};
use interdict::report::handover::sql::{Table, passes_without, query};
use interdict::report::handover::{Chosen, Order, by_name};
use rusqlite::Connection;

fn tables() -> Connection {
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(include_str!("fixtures/handover/osquery-tables.sql")).unwrap();
    database.execute("INSERT INTO users (uid, username) VALUES (501, 'ann')", []).unwrap();
    database
}

struct House {
    catalog: Catalog,
    matcher: Matcher,
}

impl House {
    fn new() -> Self {
        let catalog = catalog::builtin().unwrap();
        let matcher = Matcher::new(&catalog);
        Self { catalog, matcher }
    }

    fn order<'a>(&'a self, chosen: &'a [Chosen]) -> Order<'a> {
        Order {
            catalog: &self.catalog,
            matcher: &self.matcher,
            chosen,
            as_of: jiff::civil::date(2026, 11, 24),
            signers: &[],
            share: "",
        }
    }

    fn chosen(&self, words: &[&str]) -> Vec<Chosen> {
        let words: Vec<String> = words.iter().map(|own| (*own).to_owned()).collect();
        by_name(&self.catalog, &words).unwrap()
    }
}

/// A row as it stands in osquery's table of its platform; `None` where osquery has no such column.
fn insert(database: &Connection, id: usize, row: &Row) -> Option<Table> {
    let Row { name, publisher, platform, .. } = row;
    let id = id.to_string();
    let (table, sql, values): (Table, &str, Vec<&str>) = match platform.as_str() {
        "windows" => (
            Table::Programs,
            "INSERT INTO programs (name, publisher, version) VALUES (?1, ?2, ?3)",
            vec![name, publisher, &id],
        ),
        "msix" => (
            Table::Programs,
            "INSERT INTO programs (name, publisher, version, package_family_name) \
             VALUES (?1, ?2, ?3, ?1)",
            vec![name, publisher, &id],
        ),
        "linux-deb" => (
            Table::DebPackages,
            "INSERT INTO deb_packages (name, maintainer, version) VALUES (?1, ?2, ?3)",
            vec![name.split(':').next().unwrap(), publisher, &id],
        ),
        "linux-rpm" => (
            Table::RpmPackages,
            "INSERT INTO rpm_packages (name, vendor, version) VALUES (?1, ?2, ?3)",
            vec![name, publisher, &id],
        ),
        "pypi" => (
            Table::PythonPackages,
            "INSERT INTO python_packages (name, author, version, uid) VALUES (?1, ?2, ?3, 501)",
            vec![name, publisher, &id],
        ),
        "npm" => (
            Table::NpmPackages,
            "INSERT INTO npm_packages (name, author, version) VALUES (?1, ?2, ?3)",
            vec![name, publisher, &id],
        ),
        "chrome-extension" => (
            Table::ChromeExtensions,
            "INSERT INTO chrome_extensions (identifier, name, author, version, uid) \
             VALUES (?1, ?1, ?2, ?3, 501)",
            vec![name, publisher, &id],
        ),
        // The second column is the bundle id; team ids are not in this table.
        "macos" if publisher.is_empty() || publisher.contains('.') => (
            Table::Apps,
            "INSERT INTO apps (name, bundle_identifier, bundle_short_version) VALUES (?1, ?2, ?3)",
            vec![name, publisher, &id],
        ),
        _ => return None,
    };
    database.execute(sql, rusqlite::params_from_iter(values)).unwrap();
    Some(table)
}

struct Row {
    name: String,
    publisher: String,
    platform: String,
    vendor: String,
}

fn rows() -> Vec<Row> {
    let text = include_str!("fixtures/matching/labelled-rows.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader
        .records()
        .map(|row| {
            let row = row.unwrap();
            let cell = |at: usize| row[at].to_owned();
            Row {
                name: cell(0),
                publisher: cell(1),
                platform: cell(3),
                vendor: if &row[4] == "clean" { String::new() } else { cell(4) },
            }
        })
        .collect()
}

/// The numbers of the rows that a query finds: they stand in the column for the version.
fn found(database: &Connection, sql: &str) -> BTreeSet<usize> {
    let mut statement =
        database.prepare(sql.trim_end_matches(';')).unwrap_or_else(|e| panic!("{e}: {sql}"));
    let version = statement
        .column_names()
        .position(|name| matches!(name, "version" | "bundle_short_version"))
        .unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(version)).unwrap();
    rows.map(|own| own.unwrap().parse().unwrap()).collect()
}

/// Rows that osquery's tables cannot answer as the matcher does, each with its reason.
const DIFFERENCES: &[(&str, &str)] = &[];

#[test]
fn whole_makers_are_found_as_the_matcher_finds_them() {
    let house = House::new();
    let database = tables();
    let rows = rows();
    let mut asked = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        if insert(&database, at, row).is_some() {
            asked.insert(at);
        }
    }
    let mut got: Vec<BTreeSet<String>> = vec![BTreeSet::new(); rows.len()];
    for vendor in house.catalog.vendors.keys() {
        let chosen = house.chosen(&[vendor]);
        let order = house.order(&chosen);
        for table in Table::ALL {
            if !table.is_software() {
                continue;
            }
            let Some(sql) = query(&order, &chosen[0], *table) else { continue };
            for at in found(&database, &sql) {
                got[at].insert(vendor.clone());
            }
        }
    }
    let mut wrong = Vec::new();
    for at in &asked {
        let row = &rows[*at];
        let expected: BTreeSet<String> =
            Some(row.vendor.clone()).filter(|own| !own.is_empty()).into_iter().collect();
        if got[*at] != expected && !DIFFERENCES.iter().any(|(name, _)| *name == row.name) {
            wrong.push(format!(
                "{} | {} | {}: {expected:?}, got {:?}",
                row.name, row.publisher, row.platform, got[*at]
            ));
        }
    }
    println!("{} of {} rows asked, {} differ", asked.len(), rows.len(), wrong.len());
    assert!(asked.len() > 200);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A row as the readers of osquery's answers hand it to the matcher.
fn title(row: &Row) -> Title {
    let publisher = Some(row.publisher.clone()).filter(|own| !own.is_empty());
    let name = row.name.clone();
    let package = Identifiers { package: Some(name.clone()), ..Identifiers::default() };
    let (kind, ids, publisher) = match row.platform.as_str() {
        "linux-deb" | "linux-rpm" => (Kind::Package, package, publisher),
        "pypi" | "npm" => (Kind::LanguagePackage, package, publisher),
        "msix" => (Kind::StoreApp, package, publisher),
        "chrome-extension" => {
            let id = Identifiers { extension_id: Some(name.clone()), ..Identifiers::default() };
            (Kind::BrowserExtension, id, publisher)
        }
        "macos" => {
            let id = Identifiers { bundle_id: publisher, ..Identifiers::default() };
            (Kind::Program, id, None)
        }
        _ => (Kind::Program, Identifiers::default(), publisher),
    };
    let name = name.strip_suffix(".app").unwrap_or(&name).to_owned();
    Title { kind, name, publisher, ids: Some(Box::new(ids)).filter(|own| !own.is_empty()) }
}

/// Titles of a product that its query cannot tell apart as the matcher does, with the reason.
const PRODUCT_DIFFERENCES: &[(&str, &str)] = &[(
    "Kaspersky Security для виртуальных сред 5.2 Легкий агент для Windows",
    "the version stands inside the name, and SQL cannot leave any number out of the middle of a text",
)];

#[test]
fn single_products_are_found_as_the_matcher_finds_them() {
    let house = House::new();
    let database = tables();
    let rows = rows();
    let asked: BTreeSet<usize> =
        (0..rows.len()).filter(|at| insert(&database, *at, &rows[*at]).is_some()).collect();
    let judged: Vec<_> = rows
        .iter()
        .map(|row| {
            house.matcher.judge(&title(row)).filter(|own| own.confidence > Confidence::Possible)
        })
        .collect();
    let (mut wrong, mut right) = (Vec::new(), 0);
    for product in house.catalog.products.keys() {
        let chosen = house.chosen(&[product]);
        let order = house.order(&chosen);
        let mut got = BTreeSet::new();
        for table in Table::ALL.iter().filter(|own| own.is_software()) {
            if let Some(sql) = query(&order, &chosen[0], *table) {
                got.extend(found(&database, &sql));
            }
        }
        for at in &asked {
            let own = judged[*at].as_ref().filter(|own| own.product.as_ref() == Some(product));
            if own.is_some_and(|own| own.by_vendor) {
                // Only the maker is known; the record stands for whatever else it makes.
                continue;
            }
            let expected = own.is_some();
            if got.contains(at) == expected {
                right += usize::from(expected);
            } else if !PRODUCT_DIFFERENCES.iter().any(|(name, _)| *name == rows[*at].name) {
                let row = &rows[*at];
                wrong.push(format!(
                    "{product}: {} | {} | {}: expected {expected}",
                    row.name, row.publisher, row.platform
                ));
            }
        }
    }
    println!("{right} rows found by their product, {} differ", wrong.len());
    assert!(right > 100, "{right}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Rows of a table; the last value of each says whether it must be found.
#[track_caller]
fn check_rows(table: Table, insert: &str, rows: &[(&[&str], bool)]) {
    let house = House::new();
    let chosen = house.chosen(&["kaspersky"]);
    let order = house.order(&chosen);
    let sql = query(&order, &chosen[0], table).unwrap();
    let passes = passes_without(&order, &chosen[0], table).unwrap();
    for (values, expected) in rows {
        let database = tables();
        database.execute(insert, rusqlite::params_from_iter(values.iter())).unwrap();
        let count = |sql: &str| {
            let mut statement = database.prepare(sql.trim_end_matches(';')).unwrap();
            statement.query_map([], |_| Ok(())).unwrap().count()
        };
        assert_eq!(count(&sql), usize::from(*expected), "{values:?}");
        // Fleet's way round: a row where nothing is found, which is a pass.
        assert_eq!(count(&passes), usize::from(!*expected), "{values:?}");
    }
}

#[test]
fn services_are_known_by_name_or_by_two_facts() {
    let insert = "INSERT INTO services (name, display_name, path) VALUES (?1, ?2, ?3)";
    check_rows(
        Table::Services,
        insert,
        &[
            (&["AVP21.3", "Anything", r"C:\x\y.exe"], true),
            (&["avp21.3", "", ""], true),
            // A later generation: its number is general knowledge, so the program has to agree.
            (&["AVP21.18", "x", r#""C:\Program Files (x86)\Kaspersky Lab\avp.exe" -r"#], true),
            (&["AVP21.18", "x", r"C:\other\thing.exe"], false),
            (&["AVPlayer", "Audio", r"C:\a\avp.exe"], false),
            (&["x", "Kaspersky Endpoint Security Service", ""], true),
            (&["x", "Kaspersky Removal Tool", ""], false),
            (&["Spooler", "Print Spooler", r"C:\Windows\System32\spoolsv.exe"], false),
        ],
    );
}

#[test]
fn drivers_of_other_makers_are_theirs() {
    let insert = "INSERT INTO drivers (service, device_name, image, provider) \
                  VALUES (?1, ?2, ?3, ?4)";
    check_rows(
        Table::Drivers,
        insert,
        &[
            (&["klif", "", r"\SystemRoot\System32\drivers\klif.sys", ""], true),
            (&["", "", r"C:\Windows\System32\DRIVERS\KLIF.SYS", "AO Kaspersky Lab"], true),
            (&["x", "Some Filter", r"C:\x.sys", "Kaspersky Lab"], true),
            (&["klif", "", r"C:\Windows\System32\drivers\klif.sys", "Somebody Else GmbH"], false),
            (&["x", "", r"C:\Windows\System32\drivers\notklif.sys", ""], false),
            (&["disk", "Disk drive", r"C:\Windows\System32\drivers\disk.sys", "Microsoft"], false),
        ],
    );
}

#[test]
fn certificates_are_known_by_the_makers_name() {
    let insert = "INSERT INTO certificates (common_name, subject) VALUES (?1, ?2)";
    check_rows(
        Table::Certificates,
        insert,
        &[
            (
                &[
                    "Kaspersky Anti-Virus Personal Root Certificate",
                    "CN=Kaspersky Anti-Virus Personal Root Certificate, O=AO Kaspersky Lab",
                ],
                true,
            ),
            (&["Root", "O=Somebody, CN=Root"], false),
            (&["Kasper Sky", "CN=Kasper Sky"], false),
        ],
    );
}

#[test]
fn programs_are_found_however_they_are_written() {
    let insert = "INSERT INTO programs (name, publisher) VALUES (?1, ?2)";
    check_rows(
        Table::Programs,
        insert,
        &[
            (&["KASPERSKY ENDPOINT SECURITY FOR WINDOWS", ""], true),
            (&["  Kaspersky   Endpoint  Security  for Windows  ", ""], true),
            (&["Kaspersky® Endpoint Security™ 12", "n/a"], true),
            (&["Some New Tool 3", "AO Kaspersky Lab"], true),
            (&["Setup", "АО «Лаборатория Касперского»"], true),
            (&["Антивирус Касперского", ""], true),
            (&["Kaspersky Removal Tool", "ESET, spol. s r.o."], false),
            (&["Kaspersky Removal Tool", ""], false),
            (&["UltraAV", "Pango Group"], false),
            (&["Casper Secure Drive Backup", "Future Systems Solutions, Inc."], false),
            (&["", ""], false),
        ],
    );
}

/// Names that try to leave their string: the query still runs and finds nothing but the row itself.
#[test]
fn hostile_names_stay_text_in_queries() {
    let text = include_str!("fixtures/handover/hostile.toml");
    let file = catalog::CatalogFile { name: "hostile.toml", text };
    let catalog = catalog::from_files(&[file], &[]).unwrap();
    let matcher = Matcher::new(&catalog);
    let house = House { catalog, matcher };
    for what in ["hostile", "hostile-one"] {
        let chosen = house.chosen(&[what]);
        let order = house.order(&chosen);
        let name = house.catalog.products["hostile-one"].name.clone();
        let mut asked = 0;
        for table in Table::ALL {
            let Some(sql) = query(&order, &chosen[0], *table) else { continue };
            let database = tables();
            let insert = "INSERT INTO programs (name, publisher, version) VALUES (?1, ?1, '7')";
            database.execute(insert, [&name]).unwrap();
            if *table == Table::Programs {
                // Line ends in a name are no letters of it, so it may not be found; nothing else is.
                assert!(found(&database, &sql).is_subset(&BTreeSet::from([7])));
            } else {
                database.prepare(sql.trim_end_matches(';')).unwrap();
            }
            let users: u32 =
                database.query_row("SELECT count(*) FROM users", [], |row| row.get(0)).unwrap();
            assert_eq!(users, 1);
            asked += 1;
        }
        assert!(asked >= 8, "{asked}");
    }
}
