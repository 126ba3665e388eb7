//! Findings as CSV (RFC 4180), one row a finding; cells that a spreadsheet would run are made harmless.

use super::{Report, harmless, verdict_word};

/// The findings as CSV text: found ones first, then those to review and those decided.
#[must_use]
pub fn csv(report: &Report<'_>) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let heading = [
        "machine",
        "verdict",
        "software",
        "publisher",
        "version",
        "product",
        "vendor",
        "confidence",
        "counted",
        "decision",
        "sentence",
        "measures",
        "evidence",
        "as_of",
        "catalog",
    ];
    // Writing to memory cannot fail.
    let _ = writer.write_record(heading);
    let rows = report
        .found()
        .map(|one| (one, "found"))
        .chain(report.to_review().map(|one| (one, "to review")))
        .chain(report.decided().map(|one| (one, "decided")));
    for (finding, counted) in rows {
        let measures: Vec<&str> =
            finding.assessment.binding().map(|reading| reading.measure.as_str()).collect();
        let evidence: Vec<String> = finding
            .evidence
            .iter()
            .map(|one| format!("{} ({}: {})", one.rule, one.field.plain(), one.value))
            .collect();
        let cells = [
            finding.machine_name.clone(),
            verdict_word(finding).to_owned(),
            finding.name.clone(),
            finding.publisher.clone().unwrap_or_default(),
            finding.version.clone().unwrap_or_default(),
            report.catalog.product_name(&finding.vendor, finding.product.as_deref()),
            finding.vendor.clone(),
            finding.confidence.word().to_owned(),
            counted.to_owned(),
            finding.decision(),
            finding.assessment.sentence.clone(),
            measures.join(" "),
            evidence.join(" "),
            report.as_of.to_string(),
            report.catalog.version(),
        ];
        let _ = writer.write_record(cells.iter().map(|cell| harmless(cell).into_owned()));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
