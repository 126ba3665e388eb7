//! How fast matching is on its own, rows already in memory: `cargo bench --bench matching`.
//! The figures to reach are 1,000,000 distinct titles a second and 5,000,000 rows a second on a list
//! with 4,000 distinct titles.
#![allow(clippy::unwrap_used, reason = "a measurement of what is known to be there")]

use divan::Bencher;
use divan::counter::ItemsCount;
use interdict::catalog;
use interdict::matching::Matcher;
use interdict::model::{
    Audience, Inventory, Jurisdiction, Kind, Machine, Origin, Profile, TextId, Title,
};
use interdict::policy;

/// Titles in the shape of a real list: most are nobody's, one in five hundred is a listed vendor's.
fn title(at: usize) -> Title {
    const NAMES: &[(&str, &str)] = &[
        ("Microsoft Visual C++ 2015-2022 Redistributable (x64)", "Microsoft Corporation"),
        ("Google Chrome", "Google LLC"),
        ("7-Zip 23.01 (x64)", "Igor Pavlov"),
        ("Adobe Acrobat Reader - Deutsch", "Adobe Systems Incorporated"),
        ("Intel(R) Management Engine Components", "Intel Corporation"),
    ];
    let (name, publisher) = if at.is_multiple_of(500) {
        ("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab")
    } else {
        NAMES[at % NAMES.len()]
    };
    Title {
        kind: Kind::Program,
        name: format!("{name} {at}"),
        publisher: Some(publisher.to_owned()),
        ids: None,
    }
}

fn inventory(rows: usize, titles: usize) -> Inventory {
    let mut inventory = Inventory::new(Origin::Scan, jiff::Timestamp::UNIX_EPOCH);
    let ids: Vec<_> = (0..titles).map(|at| inventory.intern_title(title(at))).collect();
    let machines: Vec<_> =
        (0..5000).map(|at| inventory.add_machine(Machine::named(format!("PC-{at:04}")))).collect();
    for at in 0..rows {
        let machine = machines[at * 31 % machines.len()];
        inventory.push_row(machine, ids[at % titles], TextId(0), TextId(0), None, 0, at as u32);
    }
    inventory
}

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 20)]
fn catalogue_and_index(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Matcher::new(&catalog::builtin().unwrap()));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_million_distinct_titles(bencher: Bencher<'_, '_>) {
    let matcher = Matcher::new(&catalog::builtin().unwrap());
    let distinct = inventory(1_000_000, 1_000_000);
    bencher.counter(ItemsCount::new(1_000_000_u32)).bench_local(|| {
        assert!(!matcher.matches(&distinct).is_empty());
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_million_rows_of_4000_titles_with_findings(bencher: Bencher<'_, '_>) {
    let catalog = catalog::builtin().unwrap();
    let matcher = Matcher::new(&catalog);
    let profile = Profile {
        jurisdictions: vec![Jurisdiction::new("US")],
        audiences: vec![Audience::PrivateBusiness],
        ..Profile::default()
    };
    let fleet = [inventory(1_000_000, 4_000)];
    let as_of = catalog.compiled;
    bencher.counter(ItemsCount::new(1_000_000_u32)).bench_local(|| {
        assert!(!policy::findings(&catalog, &matcher, &fleet, &profile, as_of).is_empty());
    });
}
