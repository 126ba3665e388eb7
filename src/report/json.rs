//! Reports as JSON: findings in schema `interdict-report/1`, described in `docs/report-json.md`, and any
//! other kind of report as a document in schema `interdict-document/1`:
//!
//! - `schema`, `kind` (the word of the command line), `title`, `headline`;
//! - `generated_at`, `catalog`, `as_of`, `profile`, `summary`, `inputs[]`: as in `interdict-report/1`, the
//!   same numbers in every kind;
//! - `blocks[]`, in reading order, each with one of `heading` (and `level`, 1 to 3), `text`, `note` (and
//!   `tone`, `lines[]`), `list[]`, `facts[]` (pairs), `link` (and `label`), `verbatim`, `table` (its name,
//!   and `columns[]`, `rows[][]`), `chart` (and `bars[]`, pairs), `sign[]`;
//! - `note`: that it is information, not legal advice.
//!
//! A cell is a number, a text (days as `YYYY-MM-DD`), or null where there is nothing.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

use super::document::{Block, CLOSING, Cell, Document, Level, Table};
use super::{Input, Kind, Report};
use crate::model::{
    Confidence, Evidence, Finding, NameOnList, Problem, Profile, Reach, Status, Verdict,
};

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    kind: &'static str,
    generated_at: Timestamp,
    catalog: Rules,
    as_of: Date,
    profile: &'a Profile,
    summary: Summary,
    inputs: &'a [Input],
    findings: Vec<One<'a>>,
    to_review: Vec<One<'a>>,
    decided: Vec<One<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_covered: Option<Vec<One<'a>>>,
    names_on_lists: &'a [NameOnList],
    problems: &'a [Problem],
}

#[derive(Serialize)]
struct Rules {
    version: String,
    measures: usize,
    measures_verified: usize,
}

#[derive(Serialize)]
struct Summary {
    headline: String,
    records: u64,
    prohibited: usize,
    restricted: usize,
    #[serde(rename = "advised-against")]
    advised_against: usize,
    listed: usize,
    to_review: usize,
    decided: usize,
    sources_not_read: usize,
    sources_read: usize,
    sources_there: usize,
}

#[derive(Serialize)]
struct One<'a> {
    machine: &'a str,
    vendor: &'a str,
    product: Option<&'a str>,
    name: &'a str,
    publisher: Option<&'a str>,
    version: Option<&'a str>,
    confidence: Confidence,
    verdict: Option<Verdict>,
    verdict_if: Option<Verdict>,
    sentence: &'a str,
    measures: Vec<&'a str>,
    depends_on: Vec<&'a str>,
    evidence: &'a [Evidence],
    records: usize,
    #[serde(flatten)]
    status: &'a Status,
}

fn one(finding: &Finding) -> One<'_> {
    let assessment = &finding.assessment;
    One {
        machine: &finding.machine_name,
        vendor: &finding.vendor,
        product: finding.product.as_deref(),
        name: &finding.name,
        publisher: finding.publisher.as_deref(),
        version: finding.version.as_deref(),
        confidence: finding.confidence,
        verdict: assessment.verdict,
        verdict_if: assessment.verdict_if,
        sentence: &assessment.sentence,
        // What binds; of a product that is only listed, the measures that list it.
        measures: assessment
            .measures
            .iter()
            .filter(|reading| reading.verdict.is_some() && reading.verdict == assessment.verdict)
            .filter(|reading| {
                assessment.verdict == Some(Verdict::Listed) || reading.reach != Reach::No
            })
            .map(|reading| reading.measure.as_str())
            .collect(),
        depends_on: assessment
            .measures
            .iter()
            .filter(|reading| reading.verdict_if.is_some())
            .map(|reading| reading.measure.as_str())
            .collect(),
        evidence: &finding.evidence,
        records: finding.records.len(),
        status: &finding.status,
    }
}

/// The report as JSON text, with a line end at its end.
#[must_use]
pub fn json(report: &Report<'_>) -> String {
    let document = Whole {
        schema: "interdict-report/1",
        kind: Kind::Full.word(),
        generated_at: report.generated_at,
        catalog: rules(report),
        as_of: report.as_of,
        profile: report.profile,
        summary: summary(report),
        inputs: report.inputs,
        findings: report.found().map(one).collect(),
        to_review: report.to_review().map(one).collect(),
        decided: report.decided().map(one).collect(),
        not_covered: report.same_vendor.then(|| report.not_covered().map(one).collect()),
        names_on_lists: report.on_lists,
        problems: report.problems,
    };
    written(&document)
}

fn written(document: &impl Serialize) -> String {
    // Every part is a plain record with text keys, which always can be written.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}

fn rules(report: &Report<'_>) -> Rules {
    let (measures, measures_verified) = report.catalog.counts();
    Rules { version: report.catalog.version(), measures, measures_verified }
}

fn summary(report: &Report<'_>) -> Summary {
    let coverage = report.coverage();
    Summary {
        headline: report.headline(),
        records: report.records(),
        prohibited: report.count(Verdict::Prohibited),
        restricted: report.count(Verdict::Restricted),
        advised_against: report.count(Verdict::AdvisedAgainst),
        listed: report.count(Verdict::Listed),
        to_review: report.to_review().count(),
        decided: report.decided().count(),
        sources_not_read: report.unread().count(),
        sources_read: coverage.read,
        sources_there: coverage.there,
    }
}

#[derive(Serialize)]
struct Told<'a, 'd> {
    schema: &'static str,
    kind: &'static str,
    title: &'a str,
    headline: &'a str,
    generated_at: Timestamp,
    catalog: Rules,
    as_of: Date,
    profile: &'a Profile,
    summary: Summary,
    inputs: &'a [Input],
    blocks: Blocks<'a, 'd>,
    note: &'static str,
}

/// A report of any kind as JSON text: the numbers of all reports, then its own parts in reading order.
#[must_use]
pub fn json_document(report: &Report<'_>, document: &Document<'_>) -> String {
    written(&Told {
        schema: "interdict-document/1",
        kind: document.kind.word(),
        title: &document.title,
        headline: &document.headline,
        generated_at: document.made_at,
        catalog: rules(report),
        as_of: report.as_of,
        profile: report.profile,
        summary: summary(report),
        inputs: report.inputs,
        blocks: Blocks(&document.blocks),
        note: CLOSING,
    })
}

struct Blocks<'a, 'd>(&'a [Block<'d>]);

impl Serialize for Blocks<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What only pages show stands in a table as well.
        let blocks = self.0.iter().filter(|block| match block {
            Block::Pages(_) => false,
            Block::Table(table) => table.shown.on_sheets(),
            _ => true,
        });
        serializer.collect_seq(blocks.map(Part))
    }
}

struct Part<'a, 'd>(&'a Block<'d>);

impl Serialize for Part<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.0 {
            Block::Heading(level, text) => {
                let level = match level {
                    Level::Section => 1,
                    Level::Part => 2,
                    Level::Small => 3,
                };
                map.serialize_entry("heading", text)?;
                map.serialize_entry("level", &level)?;
            }
            Block::Text(text) => map.serialize_entry("text", text)?,
            Block::Note { tone, title, lines } => {
                map.serialize_entry("note", title)?;
                map.serialize_entry("tone", tone.word())?;
                map.serialize_entry("lines", lines)?;
            }
            Block::List(lines) => map.serialize_entry("list", lines)?,
            Block::Facts(facts) => map.serialize_entry("facts", facts)?,
            Block::Link(label, address) => {
                map.serialize_entry("link", address.text())?;
                map.serialize_entry("label", label)?;
            }
            Block::Verbatim(text) => map.serialize_entry("verbatim", text)?,
            Block::Table(table) => {
                map.serialize_entry("table", table.name)?;
                let keys: Vec<&str> = table.on_sheets().map(|column| column.key).collect();
                map.serialize_entry("columns", &keys)?;
                map.serialize_entry("rows", &TableRows(table))?;
            }
            Block::Chart(chart) => {
                map.serialize_entry("chart", &chart.title)?;
                let bars: Vec<_> =
                    chart.bars.iter().map(|bar| (bar.label.as_str(), bar.value)).collect();
                map.serialize_entry("bars", &bars)?;
            }
            Block::Sign(lines) => map.serialize_entry("sign", lines)?,
            Block::Pages(_) => {}
        }
        map.end()
    }
}

struct TableRows<'a, 'd>(&'a Table<'d>);

impl Serialize for TableRows<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.0.rows))?;
        for row in 0..self.0.rows {
            let cells: Vec<CellValue<'_>> =
                self.0.on_sheets().map(|column| CellValue(column.cell(row))).collect();
            rows.serialize_element(&cells)?;
        }
        rows.end()
    }
}

struct CellValue<'a>(Cell<'a>);

impl Serialize for CellValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Cell::Empty => serializer.serialize_none(),
            Cell::Number(number) => serializer.serialize_u64(*number),
            cell => serializer.serialize_str(&cell.line()),
        }
    }
}
