//! Tables that several kinds of report share.

use super::super::document::{Address, Block, Cell, Level, Shown, Table, Tone};
use super::super::{Report, counted, meaning, verdict_word};
use super::weighs;
use crate::catalog::Measure;
use crate::model::{Finding, MeasureReading, Verdict};

/// The verdict of a finding as a badge.
pub(super) fn badge<'a>(finding: &Finding) -> Cell<'a> {
    let word = verdict_word(finding);
    let tone = match finding.assessment.verdict {
        _ if word == "Depends" => Tone::Unseen,
        Some(verdict) => Tone::of(verdict),
        None => Tone::Listed,
    };
    Cell::Badge(tone, word)
}

fn product(report: &Report<'_>, finding: &Finding) -> String {
    report.catalog.product_name(&finding.vendor, finding.product.as_deref())
}

fn measures(finding: &Finding) -> String {
    let ids: Vec<&str> =
        finding.assessment.binding().map(|reading| reading.measure.as_str()).collect();
    ids.join(" ")
}

fn evidence(finding: &Finding) -> String {
    let all: Vec<String> = finding
        .evidence
        .iter()
        .map(|one| format!("{} ({}: {})", one.rule, one.field.plain(), one.value))
        .collect();
    all.join(" ")
}

/// Name and version, and under them what proves it.
fn software<'a>(report: &Report<'_>, finding: &'a Finding) -> Cell<'a> {
    let first = match &finding.version {
        Some(version) => format!("{} {version}", finding.name).into(),
        None => finding.name.as_str().into(),
    };
    let mut rest: Vec<std::borrow::Cow<'a, str>> = Vec::new();
    let product = product(report, finding);
    if product != finding.name {
        rest.push(product.into());
    }
    for one in &finding.evidence {
        // The rule mostly quotes what was read; it is said again only where it does not.
        let quoted = one.rule.contains(one.value.as_str()) || one.value == finding.name;
        let value = if quoted { String::new() } else { format!(" ({})", one.value) };
        let unverified = if one.verified { "" } else { " Not verified." };
        rest.push(format!("{}{value}{unverified}", one.rule).into());
    }
    Cell::Stack(first, rest)
}

/// Findings, one row each.
pub(super) fn findings<'a>(
    name: &'static str,
    report: &'a Report<'a>,
    findings: Vec<&'a Finding>,
) -> Table<'a> {
    Table::of(name, findings)
        .column("Verdict", "verdict", 15.0, |one| badge(one))
        .on(Shown::Pages, "Software", "software", 38.0, |one| software(report, one))
        .on(Shown::Sheets, "Software", "software", 40.0, |one| Cell::text(&one.name))
        .on(Shown::Sheets, "Version", "version", 14.0, |one| Cell::maybe(one.version.as_deref()))
        .on(Shown::Sheets, "Publisher", "publisher", 26.0, |one| {
            Cell::maybe(one.publisher.as_deref())
        })
        .column("Machine", "machine", 17.0, |one| Cell::text(&one.machine_name))
        .on(Shown::Sheets, "Product", "product", 36.0, |one| Cell::owned(product(report, one)))
        .column("How sure", "confidence", 10.0, |one| Cell::text(one.confidence.word()))
        .column("What it means", "meaning", 40.0, |one| Cell::owned(meaning(one)))
        .on(Shown::Sheets, "Rules", "measures", 40.0, |one| Cell::owned(measures(one)))
        .on(Shown::Sheets, "Evidence", "evidence", 60.0, |one| Cell::owned(evidence(one)))
        .done()
}

/// Every finding in one list: found ones first, then those to review and those decided.
pub(super) fn list<'a>(
    report: &'a Report<'a>,
    mut all: Vec<(&'a Finding, &'static str)>,
) -> Table<'a> {
    let order = |word: &str| ["found", "to review", "decided"].iter().position(|own| *own == word);
    all.sort_by_key(|(_, counted)| order(counted));
    let as_of = report.as_of;
    let version = report.catalog.compiled;
    Table::of("Findings", all)
        .column("machine", "machine", 18.0, |(one, _)| Cell::text(&one.machine_name))
        .column("verdict", "verdict", 16.0, |(one, _)| badge(one))
        .column("software", "software", 40.0, |(one, _)| Cell::text(&one.name))
        .column("publisher", "publisher", 26.0, |(one, _)| Cell::maybe(one.publisher.as_deref()))
        .column("version", "version", 14.0, |(one, _)| Cell::maybe(one.version.as_deref()))
        .column("product", "product", 36.0, move |(one, _)| Cell::owned(product(report, one)))
        .column("vendor", "vendor", 18.0, |(one, _)| Cell::text(&one.vendor))
        .column("confidence", "confidence", 10.0, |(one, _)| Cell::text(one.confidence.word()))
        .column("counted", "counted", 10.0, |(_, counted)| Cell::text(counted))
        .column("decision", "decision", 30.0, |(one, _)| Cell::owned(one.decision()))
        .column("sentence", "sentence", 60.0, |(one, _)| Cell::text(&one.assessment.sentence))
        .column("measures", "measures", 40.0, |(one, _)| Cell::owned(measures(one)))
        .column("evidence", "evidence", 60.0, |(one, _)| Cell::owned(evidence(one)))
        .column("as_of", "as_of", 12.0, move |_| Cell::Date(as_of))
        .column("catalog", "catalog", 12.0, move |_| Cell::Date(version))
        .done()
}

/// Publishers whose name stands on an official list.
pub(super) fn names_on_lists<'a>(report: &'a Report<'a>, only: Option<&str>) -> Option<Table<'a>> {
    let rows: Vec<_> = report
        .on_lists
        .iter()
        .filter(|one| only.is_none_or(|machine| one.machine == machine))
        .collect();
    (!rows.is_empty()).then(|| {
        Table::of("Names on lists", rows)
            .column("Machine", "machine", 18.0, |one| Cell::text(&one.machine))
            .column("Publisher", "publisher", 30.0, |one| Cell::text(&one.publisher))
            .column("Software", "software", 34.0, |one| Cell::owned(one.software.join(", ")))
            .on(Shown::Sheets, "List", "list", 40.0, |one| Cell::text(&one.list))
            .on(Shown::Sheets, "Entry", "entry", 34.0, |one| Cell::text(&one.entry))
            .column("What it means", "meaning", 46.0, |one| Cell::owned(one.sentence()))
            .done()
    })
}

/// What could not be understood.
pub(super) fn problems<'a>(report: &'a Report<'a>) -> Option<Table<'a>> {
    let rows: Vec<_> = report.problems.iter().collect();
    (!rows.is_empty()).then(|| {
        Table::of("Problems", rows)
            .column("File", "path", 30.0, |one| Cell::text(&one.path))
            .column("Place", "place", 18.0, |one| Cell::owned(one.place.to_string()))
            .column("What is wrong", "reason", 40.0, |one| Cell::text(&one.reason))
            .column("Text", "text", 36.0, |one| Cell::text(&one.text))
            .done()
    })
}

/// Every source and how reading it went, of all inputs or of some.
pub(super) fn sources<'a>(report: &'a Report<'a>, only: Option<&[usize]>) -> Table<'a> {
    let rows: Vec<_> = report
        .inputs
        .iter()
        .enumerate()
        .filter(|(at, _)| only.is_none_or(|some| some.contains(at)))
        .flat_map(|(_, input)| input.sources.iter().map(move |source| (input, source)))
        .collect();
    Table::of("Sources", rows)
        .column("Input", "input", 30.0, |(input, _)| Cell::text(&input.path))
        .column("Source", "source", 32.0, |(_, source)| Cell::text(&source.name))
        .on(Shown::Sheets, "Place", "place", 40.0, |(_, source)| Cell::text(&source.place))
        .column("State", "state", 16.0, |(_, source)| {
            let word = source.state.word();
            match source.state {
                crate::model::SourceState::Read => Cell::Badge(Tone::Removed, word),
                crate::model::SourceState::NotPresent => Cell::Badge(Tone::Listed, word),
                _ => Cell::Badge(Tone::Unseen, word),
            }
        })
        .column("Why", "why", 40.0, |(_, source)| Cell::text(source.state.why()))
        .column("Records", "records", 10.0, |(_, source)| Cell::Number(source.count as u64))
        .done()
}

/// The rows of each input add up.
pub(super) fn inputs<'a>(report: &'a Report<'a>, only: Option<&[usize]>) -> Table<'a> {
    let rows: Vec<_> = report
        .inputs
        .iter()
        .enumerate()
        .filter(|(at, _)| only.is_none_or(|some| some.contains(at)))
        .map(|(_, input)| input)
        .collect();
    Table::of("Inputs", rows)
        .column("Input", "input", 34.0, |input| Cell::text(&input.path))
        .column("Format", "format", 24.0, |input| Cell::text(&input.format))
        .column("Sources read", "coverage", 18.0, |input| Cell::owned(input.coverage.to_string()))
        .column("Machines", "machines", 10.0, |input| Cell::Number(input.machines as u64))
        .column("Rows", "rows", 10.0, |input| Cell::Number(input.rows))
        .column("Software", "records", 10.0, |input| Cell::Number(input.software))
        .column("Skipped on purpose", "skipped", 12.0, |input| Cell::Number(input.skipped))
        .column("Problems", "problems", 10.0, |input| Cell::Number(input.problems))
        .done()
}

/// Sentences about what the readings cannot show, each once.
pub(super) fn limits(report: &Report<'_>, only: Option<&[usize]>) -> Vec<String> {
    let mut limits: Vec<String> = Vec::new();
    for (_, input) in
        report.inputs.iter().enumerate().filter(|(at, _)| only.is_none_or(|some| some.contains(at)))
    {
        for limit in &input.cannot_show {
            if !limits.contains(limit) {
                limits.push(limit.clone());
            }
        }
    }
    limits
}

/// What was read: sources, sums, limits.
pub(super) fn what_was_read<'a>(
    report: &'a Report<'a>,
    only: Option<&[usize]>,
    blocks: &mut Vec<Block<'a>>,
) {
    blocks.push(super::section("What was read"));
    blocks.push(Block::Text(
        "Rows = software + skipped on purpose + problems. A source that a machine does not have is not \
         missing."
            .to_owned(),
    ));
    blocks.push(Block::Table(inputs(report, only)));
    blocks.push(Block::Table(sources(report, only)));
    let limits = limits(report, only);
    if !limits.is_empty() {
        blocks.push(Block::Heading(Level::Small, "What this cannot show".to_owned()));
        blocks.push(Block::List(limits));
    }
}

/// Every rule that weighs on one of the findings, once, with the reading that weighs most; as told on
/// pages and as a table of sheets.
pub(super) fn rules<'a>(
    report: &'a Report<'a>,
    findings: &[&'a Finding],
    blocks: &mut Vec<Block<'a>>,
) {
    let readings = readings(findings);
    let told: Vec<(&MeasureReading, &Measure)> = readings
        .iter()
        .filter_map(|reading| Some((*reading, report.catalog.measures.get(&reading.measure)?)))
        .collect();
    if told.is_empty() {
        return;
    }
    blocks.push(super::section("Rules"));
    let mut pages = Vec::new();
    for (reading, measure) in &told {
        rule(reading, measure, &mut pages);
    }
    blocks.push(Block::Pages(pages));
    let table = Table::of("Rules", told)
        .column("Rule", "id", 36.0, |(_, measure)| Cell::text(&measure.id))
        .column("Title", "title", 50.0, |(_, measure)| Cell::text(&measure.title))
        .column("Authority", "authority", 36.0, |(_, measure)| Cell::text(&measure.authority))
        .column("Citation", "citation", 40.0, |(_, measure)| Cell::text(&measure.citation))
        .column("Official text", "official_url", 40.0, |(_, measure)| {
            Address::of(measure).map_or(Cell::Empty, Cell::Link)
        })
        .column("For this organisation", "sentence", 60.0, |(reading, _)| {
            Cell::text(&reading.sentence)
        })
        .column("What it means", "explanation", 80.0, |(_, measure)| {
            Cell::text(&measure.explanation)
        })
        .column("Status", "status", 14.0, |(_, measure)| Cell::text(measure.status.plain()))
        .column("Status as of", "status_as_of", 14.0, |(_, measure)| {
            Cell::text(status_as_of(measure))
        })
        .column("Verified", "verified", 10.0, |(_, measure)| {
            Cell::text(if measure.verified { "yes" } else { "no" })
        })
        .column("Not verified", "unverified_parts", 50.0, |(_, measure)| {
            Cell::owned(measure.unverified_parts.join("; "))
        })
        .only(Shown::Sheets)
        .done();
    blocks.push(Block::Table(table));
}

/// The readings that weigh on these findings, each measure once, in the order met.
pub(super) fn readings<'a>(findings: &[&'a Finding]) -> Vec<&'a MeasureReading> {
    let mut readings: Vec<&MeasureReading> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    // Findings of one product have the same readings: each is looked at once.
    let mut products = std::collections::HashSet::new();
    for finding in findings {
        if !products.insert((&finding.vendor, &finding.product, finding.by_vendor)) {
            continue;
        }
        for reading in finding.assessment.measures.iter().filter(|reading| weighs(reading)) {
            if seen.insert(reading.measure.as_str()) {
                readings.push(reading);
            }
        }
    }
    readings
}

fn status_as_of(measure: &Measure) -> &str {
    measure.status_as_of.as_ref().map_or("not known", |date| date.text())
}

/// One rule on pages.
fn rule<'a>(reading: &MeasureReading, measure: &'a Measure, blocks: &mut Vec<Block<'a>>) {
    blocks.push(Block::Heading(Level::Part, measure.title.clone()));
    blocks.push(Block::Facts(vec![
        ("For this organisation".to_owned(), reading.sentence.clone()),
        ("Authority".to_owned(), measure.authority.clone()),
        ("Citation".to_owned(), measure.citation.clone()),
        (
            "Status".to_owned(),
            format!(
                "{} as of {}. {}",
                measure.status.plain(),
                status_as_of(measure),
                measure.status_note
            ),
        ),
    ]));
    blocks.push(Block::Text(measure.explanation.clone()));
    if !measure.duties.is_empty() {
        blocks.push(Block::Heading(Level::Small, "What has to be done".to_owned()));
        blocks.push(Block::List(
            measure
                .duties
                .iter()
                .map(|duty| {
                    let within = if duty.within.is_empty() {
                        String::new()
                    } else {
                        format!(" ({})", duty.within)
                    };
                    let unverified = if duty.verified { "" } else { " Not verified." };
                    format!(
                        "For {}: {}{within}. {}.{unverified}",
                        duty.who.plain(),
                        duty.what.trim_end_matches('.'),
                        duty.citation.trim_end_matches('.')
                    )
                })
                .collect(),
        ));
    }
    let dates: Vec<String> =
        measure.deadlines.iter().map(|one| format!("{}: {}", one.date, one.what)).collect();
    for (title, lines) in [
        ("Dates", dates),
        ("What it does not say", measure.misreadings.clone()),
        ("Not verified", measure.unverified_parts.clone()),
    ] {
        if !lines.is_empty() {
            blocks.push(Block::Heading(Level::Small, title.to_owned()));
            blocks.push(Block::List(lines));
        }
    }
    match Address::of(measure) {
        Some(address) => blocks.push(Block::Link("Official text", address)),
        None => blocks.push(Block::Text(format!(
            "No official address is known; cite {}.",
            measure.citation.trim_end_matches('.')
        ))),
    }
    if !measure.verified {
        blocks.push(Block::Note {
            tone: Tone::Unseen,
            title: "Not verified".to_owned(),
            lines: vec!["The facts of this rule were not confirmed in a source.".to_owned()],
        });
    }
}

/// The findings of one product, counted.
pub(super) struct ProductCount<'a> {
    /// One of its findings, for the verdict and the names.
    pub first: &'a Finding,
    /// How many findings.
    pub findings: u64,
    /// On how many machines.
    pub machines: u64,
}

/// Products with their findings, most serious first.
pub(super) fn by_product<'a>(findings: &[&'a Finding]) -> Vec<ProductCount<'a>> {
    type Key<'a> = (&'a str, Option<&'a str>);
    type Group<'a> = (&'a Finding, u64, std::collections::HashSet<&'a str>);
    let mut groups: std::collections::BTreeMap<Key<'a>, Group<'a>> =
        std::collections::BTreeMap::new();
    for finding in findings {
        let group = groups
            .entry((finding.vendor.as_str(), finding.product.as_deref()))
            .or_insert_with(|| (finding, 0, std::collections::HashSet::new()));
        group.1 += 1;
        group.2.insert(finding.machine_name.as_str());
    }
    let mut counts: Vec<ProductCount<'a>> = groups
        .into_values()
        .map(|(first, findings, machines)| ProductCount {
            first,
            findings,
            machines: machines.len() as u64,
        })
        .collect();
    counts.sort_by(|a, b| {
        let key = |one: &ProductCount<'_>| {
            (one.first.assessment.verdict, one.first.assessment.verdict_if, one.machines)
        };
        key(b).cmp(&key(a)).then_with(|| a.first.name.cmp(&b.first.name))
    });
    counts
}

/// The same as a table.
pub(super) fn products<'a>(report: &'a Report<'a>, counts: Vec<ProductCount<'a>>) -> Table<'a> {
    Table::of("Products", counts)
        .column("Verdict", "verdict", 15.0, |one| badge(one.first))
        .column("Product", "product", 36.0, |one| Cell::owned(product(report, one.first)))
        .column("Machines", "machines", 10.0, |one| Cell::Number(one.machines))
        .column("Findings", "findings", 10.0, |one| Cell::Number(one.findings))
        .column("What it means", "meaning", 50.0, |one| Cell::text(&one.first.assessment.sentence))
        .done()
}

/// How many findings of each verdict, as bars; those without a sure verdict among them.
pub(super) fn verdicts<'a>(findings: &[&Finding]) -> Vec<Block<'a>> {
    use super::super::document::{Bar, Chart};
    let of = |verdict: Verdict| {
        findings.iter().filter(|one| one.assessment.verdict == Some(verdict)).count() as u64
    };
    let mut bars: Vec<Bar> = Verdict::ALL
        .into_iter()
        .map(|verdict| Bar {
            label: verdict.word().to_owned(),
            value: of(verdict),
            tone: Tone::of(verdict),
        })
        .collect();
    let open = findings.iter().filter(|one| one.assessment.verdict.is_none()).count() as u64;
    if open > 0 {
        bars.push(Bar { label: "Depends".to_owned(), value: open, tone: Tone::Unseen });
    }
    let title = format!("{} by verdict", counted(findings.len() as u64, "finding"));
    let mut blocks = vec![Block::Chart(Chart { title, bars })];
    // They count as what is sure of them, as in the window, and carry the word that says more.
    let depends = findings.iter().filter(|one| verdict_word(one) == "Depends").count() as u64;
    if depends > open {
        blocks.push(Block::Text(format!(
            "{} of these may mean more, depending on an answer that is not known here; the tables call \
             them \"Depends\".",
            counted(depends, "finding")
        )));
    }
    blocks
}
