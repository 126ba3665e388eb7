//! The report as JSON: schema `interdict-report/1`, described in `docs/report-json.md`.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::{Input, Report};
use crate::model::{
    Confidence, Evidence, Finding, NameOnList, Problem, Profile, Reach, Status, Verdict,
};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
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
    let (measures, measures_verified) = report.catalog.counts();
    let document = Document {
        schema: "interdict-report/1",
        generated_at: report.generated_at,
        catalog: Rules { version: report.catalog.version(), measures, measures_verified },
        as_of: report.as_of,
        profile: report.profile,
        summary: Summary {
            headline: report.headline(),
            records: report.records(),
            prohibited: report.count(Verdict::Prohibited),
            restricted: report.count(Verdict::Restricted),
            advised_against: report.count(Verdict::AdvisedAgainst),
            listed: report.count(Verdict::Listed),
            to_review: report.to_review().count(),
            decided: report.decided().count(),
            sources_not_read: report.unread().count(),
            sources_read: report.coverage().read,
            sources_there: report.coverage().there,
        },
        inputs: report.inputs,
        findings: report.found().map(one).collect(),
        to_review: report.to_review().map(one).collect(),
        decided: report.decided().map(one).collect(),
        not_covered: report.same_vendor.then(|| report.not_covered().map(one).collect()),
        names_on_lists: report.on_lists,
        problems: report.problems,
    };
    // Every part is a plain record with text keys, which always can be written.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}
