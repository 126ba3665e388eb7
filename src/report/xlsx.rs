//! The report as a workbook: findings, what is to review, rules, sources and problems, one sheet each.
//! All text is written as text, so that nothing of it is ever a formula or a link.

use rust_xlsxwriter::{Color, Format, FormatBorder, Workbook, Worksheet};

use super::{Report, ReportError, meaning, verdict_word};
use crate::model::Finding;

/// A cell holds no more (Excel's limit).
const LONGEST: usize = 32_000;

/// The report as the bytes of an XLSX file.
///
/// # Errors
/// When the workbook cannot be put together.
pub fn xlsx(report: &Report<'_>) -> Result<Vec<u8>, ReportError> {
    let mut workbook = Workbook::new();
    // The same report gives the same bytes.
    let stamp = report.generated_at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(
        stamp.year().unsigned_abs(),
        stamp.month().unsigned_abs(),
        stamp.day().unsigned_abs(),
    )?;
    let properties = rust_xlsxwriter::DocProperties::new()
        .set_title("Interdict report")
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let found: Vec<&Finding> = report.found().collect();
    findings(workbook.add_worksheet().set_name("Findings")?, report, &found)?;
    let review: Vec<&Finding> = report.to_review().collect();
    findings(workbook.add_worksheet().set_name("To review")?, report, &review)?;
    let decided: Vec<&Finding> = report.decided().collect();
    if !decided.is_empty() {
        findings(workbook.add_worksheet().set_name("Decided")?, report, &decided)?;
    }
    if !report.on_lists.is_empty() {
        names_on_lists(workbook.add_worksheet().set_name("Names on lists")?, report)?;
    }
    rules(workbook.add_worksheet().set_name("Rules")?, report)?;
    sources(workbook.add_worksheet().set_name("Sources")?, report)?;
    problems(workbook.add_worksheet().set_name("Problems")?, report)?;
    about(workbook.add_worksheet().set_name("About")?, report)?;
    Ok(workbook.save_to_buffer()?)
}

fn heading(sheet: &mut Worksheet, columns: &[(&str, f64)], rows: usize) -> Result<(), ReportError> {
    let format = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00F3_F5F8))
        .set_border_bottom(FormatBorder::Thin);
    for ((name, width), at) in columns.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, at, *name, &format)?;
        sheet.set_column_width(at, *width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u32::try_from(rows).unwrap_or(u32::MAX - 1);
    sheet.autofilter(0, 0, last.max(1), columns.len() as u16 - 1)?;
    Ok(())
}

fn write(sheet: &mut Worksheet, row: usize, cells: &[&str]) -> Result<(), ReportError> {
    let row = u32::try_from(row).unwrap_or(u32::MAX);
    for (cell, column) in cells.iter().zip(0_u16..) {
        let short: String = cell.chars().take(LONGEST).collect();
        sheet.write_string(row, column, short)?;
    }
    Ok(())
}

fn findings(
    sheet: &mut Worksheet,
    report: &Report<'_>,
    findings: &[&Finding],
) -> Result<(), ReportError> {
    let columns = [
        ("Machine", 18.0),
        ("Verdict", 16.0),
        ("Software", 40.0),
        ("Publisher", 24.0),
        ("Version", 14.0),
        ("Product", 34.0),
        ("How sure", 10.0),
        ("What it means", 60.0),
        ("Rules", 40.0),
        ("Evidence", 60.0),
    ];
    heading(sheet, &columns, findings.len())?;
    for (at, finding) in findings.iter().enumerate() {
        let measures: Vec<&str> =
            finding.assessment.binding().map(|reading| reading.measure.as_str()).collect();
        let evidence: Vec<String> =
            finding.evidence.iter().map(|one| format!("{} {}", one.rule, one.value)).collect();
        write(
            sheet,
            at + 1,
            &[
                &finding.machine_name,
                verdict_word(finding),
                &finding.name,
                finding.publisher.as_deref().unwrap_or(""),
                finding.version.as_deref().unwrap_or(""),
                &report.catalog.product_name(&finding.vendor, finding.product.as_deref()),
                finding.confidence.word(),
                &meaning(finding),
                &measures.join(", "),
                &evidence.join("; "),
            ],
        )?;
    }
    Ok(())
}

fn names_on_lists(sheet: &mut Worksheet, report: &Report<'_>) -> Result<(), ReportError> {
    let columns = [
        ("Machine", 18.0),
        ("Publisher", 34.0),
        ("Software", 40.0),
        ("List", 40.0),
        ("Entry", 34.0),
        ("What it means", 60.0),
    ];
    heading(sheet, &columns, report.on_lists.len())?;
    for (at, one) in report.on_lists.iter().enumerate() {
        let software = one.software.join(", ");
        let sentence = one.sentence();
        write(
            sheet,
            at + 1,
            &[&one.machine, &one.publisher, &software, &one.list, &one.entry, &sentence],
        )?;
    }
    Ok(())
}

fn rules(sheet: &mut Worksheet, report: &Report<'_>) -> Result<(), ReportError> {
    let mut ids: Vec<&str> = report
        .found()
        .flat_map(|finding| &finding.assessment.measures)
        .filter(|reading| reading.verdict.is_some() || reading.verdict_if.is_some())
        .map(|reading| reading.measure.as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let columns = [
        ("Rule", 36.0),
        ("Authority", 36.0),
        ("Title", 50.0),
        ("Citation", 40.0),
        ("Official text", 40.0),
        ("What it means", 80.0),
        ("Status as of", 14.0),
        ("Verified", 10.0),
        ("Not verified", 50.0),
    ];
    heading(sheet, &columns, ids.len())?;
    let measures = ids.iter().filter_map(|id| report.catalog.measures.get(*id));
    for (at, measure) in measures.enumerate() {
        let as_of = measure.status_as_of.as_ref().map_or("not known", |date| date.text());
        write(
            sheet,
            at + 1,
            &[
                &measure.id,
                &measure.authority,
                &measure.title,
                &measure.citation,
                &measure.official_url,
                &measure.explanation,
                as_of,
                if measure.verified { "yes" } else { "no" },
                &measure.unverified_parts.join("; "),
            ],
        )?;
    }
    Ok(())
}

fn sources(sheet: &mut Worksheet, report: &Report<'_>) -> Result<(), ReportError> {
    let columns =
        [("Input", 40.0), ("Source", 40.0), ("State", 20.0), ("Why", 70.0), ("Records", 10.0)];
    let count = report.inputs.iter().map(|input| input.sources.len()).sum();
    heading(sheet, &columns, count)?;
    let all = report.inputs.iter().flat_map(|input| input.sources.iter().map(move |s| (input, s)));
    for (at, (input, source)) in all.enumerate() {
        let (state, why) = (source.state.word(), source.state.why());
        write(sheet, at + 1, &[&input.path, &source.name, state, why])?;
        sheet.write_number(u32::try_from(at + 1).unwrap_or(u32::MAX), 4, source.count as f64)?;
    }
    Ok(())
}

fn problems(sheet: &mut Worksheet, report: &Report<'_>) -> Result<(), ReportError> {
    let columns = [("File", 40.0), ("Place", 24.0), ("What is wrong", 40.0), ("Text", 60.0)];
    heading(sheet, &columns, report.problems.len())?;
    for (at, problem) in report.problems.iter().enumerate() {
        let place = problem.place.to_string();
        write(sheet, at + 1, &[&problem.path, &place, &problem.reason, &problem.text])?;
    }
    Ok(())
}

fn about(sheet: &mut Worksheet, report: &Report<'_>) -> Result<(), ReportError> {
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 100)?;
    let join = |texts: Vec<String>| texts.join(", ");
    let places = report.profile.jurisdictions.iter().map(ToString::to_string).collect();
    let kinds = report.profile.audiences.iter().map(ToString::to_string).collect();
    let limits: Vec<String> =
        report.inputs.iter().flat_map(|input| input.cannot_show.clone()).collect();
    let rows = [
        ("Result", report.headline()),
        ("Sources read", report.coverage().to_string()),
        ("Made at", report.generated_at.to_string()),
        ("Rules applied for", report.as_of.to_string()),
        ("Rules as of", report.catalog.version()),
        ("Jurisdictions", join(places)),
        ("Organisation", join(kinds)),
        ("What this cannot show", limits.join(" ")),
        ("Note", "This is information, not legal advice.".to_owned()),
    ];
    for (at, (name, text)) in rows.iter().enumerate() {
        write(sheet, at, &[name, text])?;
    }
    Ok(())
}
