//! What changed, for programs: JSON (schema `interdict-diff/1`, described in `docs/diff-json.md`) and CSV.

use interdict::app::compare::{FoundChange, ProgramChange};
use interdict::app::doubt_or_nothing;
use interdict::model::{Kind, Profile, Verdict};
use interdict::report::{Input, harmless, verdict_word};
use interdict::workspace::changes::{Standing, What};
use jiff::civil::Date;
use serde::Serialize;

use super::{Detail, Named, Shown};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    different: bool,
    catalog: Rules,
    as_of: Date,
    profile: &'a Profile,
    before: SideOf<'a>,
    after: SideOf<'a>,
    summary: Summary,
    findings: Vec<Found<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    software: Option<Vec<Program<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_program: Option<Vec<Counts<'a>>>,
    machines_only_before: &'a [String],
    machines_only_after: &'a [String],
    notes: &'a [String],
}

#[derive(Serialize)]
struct Rules {
    version: String,
}

#[derive(Serialize)]
struct SideOf<'a> {
    path: &'a str,
    machines: usize,
    records: u64,
    problems: u64,
    inputs: &'a [Input],
}

impl<'a> SideOf<'a> {
    fn of(side: &'a Named) -> Self {
        Self {
            path: &side.path,
            machines: side.machines(),
            records: side.records(),
            problems: side.problems(),
            inputs: &side.inputs,
        }
    }
}

#[derive(Serialize)]
struct Summary {
    machines_compared: usize,
    programs_same: usize,
    findings: Numbers,
    #[serde(skip_serializing_if = "Option::is_none")]
    software: Option<Numbers>,
}

/// How many changes of each sort.
#[derive(Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Numbers {
    new: usize,
    came_back: usize,
    gone: usize,
    version: usize,
    unclear: usize,
}

impl Numbers {
    fn of(all: impl Iterator<Item = What>) -> Self {
        let mut numbers = Self::default();
        for what in all {
            *match what {
                What::New => &mut numbers.new,
                What::CameBack => &mut numbers.came_back,
                What::Gone => &mut numbers.gone,
                What::Version => &mut numbers.version,
                What::Unclear => &mut numbers.unclear,
            } += 1;
        }
        numbers
    }
}

#[derive(Serialize)]
struct Found<'a> {
    change: What,
    machine: &'a str,
    vendor: &'a str,
    product: Option<&'a str>,
    name: &'a str,
    publisher: Option<&'a str>,
    version_before: Option<&'a str>,
    version_after: Option<&'a str>,
    verdict: Option<Verdict>,
    verdict_if: Option<Verdict>,
    sentence: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    decision: String,
    why: String,
}

fn found(one: &FoundChange) -> Found<'_> {
    let finding = &one.finding;
    Found {
        change: one.what,
        machine: &one.machine,
        vendor: &finding.vendor,
        product: finding.product.as_deref(),
        name: &finding.name,
        publisher: finding.publisher.as_deref(),
        version_before: one.version_before.as_deref(),
        version_after: one.version_after.as_deref(),
        verdict: finding.assessment.verdict,
        verdict_if: finding.assessment.verdict_if,
        sentence: &finding.assessment.sentence,
        decision: finding.decision(),
        why: doubt_or_nothing(one.why.as_ref()),
    }
}

#[derive(Serialize)]
struct Program<'a> {
    change: What,
    machine: &'a str,
    kind: Kind,
    name: &'a str,
    publisher: Option<&'a str>,
    version_before: Option<&'a str>,
    version_after: Option<&'a str>,
    why: String,
}

fn version(side: Option<&Standing>) -> Option<&str> {
    side.map(|own| own.version.as_str())
}

fn program(one: &ProgramChange) -> Program<'_> {
    let change = &one.change;
    Program {
        change: change.what,
        machine: &one.machine,
        kind: change.kind,
        name: &change.name,
        publisher: change.publisher.as_deref(),
        version_before: version(change.before.as_ref()),
        version_after: version(change.after.as_ref()),
        why: doubt_or_nothing(change.why.as_ref()),
    }
}

#[derive(Serialize)]
struct Counts<'a> {
    name: &'a str,
    publisher: Option<&'a str>,
    machines: &'a std::collections::BTreeMap<What, usize>,
}

/// The comparison as JSON text, with a line end at its end.
pub(super) fn json(shown: &Shown<'_>) -> String {
    let comparison = &shown.comparison;
    let others = shown.detail != Detail::Findings;
    let document = Document {
        schema: "interdict-diff/1",
        different: shown.is_different(),
        catalog: Rules { version: shown.catalog.version() },
        as_of: shown.as_of,
        profile: shown.profile,
        before: SideOf::of(&shown.before),
        after: SideOf::of(&shown.after),
        summary: Summary {
            machines_compared: comparison.compared,
            programs_same: comparison.same,
            findings: Numbers::of(comparison.findings.iter().map(|one| one.what)),
            software: others
                .then(|| Numbers::of(comparison.programs.iter().map(|one| one.change.what))),
        },
        findings: comparison.findings.iter().map(found).collect(),
        software: (shown.detail == Detail::All)
            .then(|| comparison.programs.iter().map(program).collect()),
        by_program: others.then(|| {
            let one = comparison.by_program.iter().map(|one| Counts {
                name: &one.name,
                publisher: one.publisher.as_deref(),
                machines: &one.machines,
            });
            one.collect()
        }),
        machines_only_before: &comparison.only_before,
        machines_only_after: &comparison.only_after,
        notes: &comparison.notes,
    };
    // Every part is a plain record with text keys, which always can be written.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// One row a change: restricted software first, and every other program unless only findings are asked for.
pub(super) fn csv(shown: &Shown<'_>) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut row = |cells: [&str; 11]| {
        // Writing to memory cannot fail.
        let _ = writer.write_record(cells.iter().map(|cell| harmless(cell).into_owned()));
    };
    row([
        "machine",
        "change",
        "verdict",
        "software",
        "publisher",
        "kind",
        "version_before",
        "version_after",
        "product",
        "vendor",
        "why",
    ]);
    for one in &shown.comparison.findings {
        let finding = &one.finding;
        row([
            &one.machine,
            one.what.word(),
            verdict_word(finding),
            &finding.name,
            finding.publisher.as_deref().unwrap_or(""),
            "",
            one.version_before.as_deref().unwrap_or(""),
            one.version_after.as_deref().unwrap_or(""),
            &shown.catalog.product_name(&finding.vendor, finding.product.as_deref()),
            &finding.vendor,
            &doubt_or_nothing(one.why.as_ref()),
        ]);
    }
    if shown.detail != Detail::Findings {
        for one in &shown.comparison.programs {
            let change = &one.change;
            row([
                &one.machine,
                change.what.word(),
                "",
                &change.name,
                change.publisher.as_deref().unwrap_or(""),
                change.kind.plain(),
                version(change.before.as_ref()).unwrap_or(""),
                version(change.after.as_ref()).unwrap_or(""),
                "",
                "",
                &doubt_or_nothing(change.why.as_ref()),
            ]);
        }
        for (machines, side) in [
            (&shown.comparison.only_before, &shown.before),
            (&shown.comparison.only_after, &shown.after),
        ] {
            for machine in machines {
                let only = format!("Only in {}", side.path);
                row([machine, &only, "", "", "", "", "", "", "", "", ""]);
            }
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
