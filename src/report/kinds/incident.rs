//! Drafts of the reports that rules ask for about what was found, with the gaps marked.

use jiff::civil::Date;

use super::super::document::{Address, Block, Cell, Document, Level, Table, Tone};
use super::super::notice::{Notice, notice};
use super::super::{Report, counted};
use super::{section, tables};
use crate::catalog::{Duty, Measure};
use crate::model::{Finding, MeasureReading, Reach};
use crate::policy::{self, DutyDue};

/// One report that a rule asks for about one vendor's products.
struct Asked<'a> {
    measure: &'a Measure,
    duty: &'a Duty,
    due: DutyDue,
    vendor: &'a str,
    findings: Vec<&'a Finding>,
    found: Date,
}

/// Rule, what, day, the duty's own words, findings, citation, vendor.
#[derive(Clone, Copy)]
struct Row<'a>(&'a str, &'a str, Option<Date>, &'a str, u64, &'a str, &'a str);

pub(super) fn fill<'a>(document: &mut Document<'a>, report: &'a Report<'a>, found_on: &[Date]) {
    let asked = asked(report, found_on);
    document.headline = if asked.is_empty() {
        "No rule is known that asks this organisation for a report about what was found".to_owned()
    } else {
        format!(
            "{} to prepare. Whether each is owed has to be checked first",
            counted(asked.len() as u64, "report")
        )
    };
    document.blocks.extend(super::unread(report));
    document.blocks.push(Block::Text(
        "A rule may ask for a report only under certain facts, for example that the article was \
         provided to the Government. Those facts are not in a list of software: read the rule and the \
         contract before anything is sent."
            .to_owned(),
    ));
    if asked.is_empty() {
        document.blocks.push(Block::Text(
            "Looked at: every rule of the catalogue that reaches what was found and binds this \
             organisation as it described itself. Contracts may ask for more."
                .to_owned(),
        ));
    }
    let mut rows: Vec<Row<'a>> = Vec::new();
    for one in &asked {
        rows.push(Row(
            one.measure.title.as_str(),
            one.duty.what.as_str(),
            one.due.days.first().map(|due| due.day),
            one.duty.within.as_str(),
            one.findings.len() as u64,
            one.duty.citation.as_str(),
            one.vendor,
        ));
    }
    if !rows.is_empty() {
        document.blocks.push(section("Reports that may be owed"));
        let table = |rows: Vec<Row<'a>>| {
            Table::of("Reports", rows)
                .column("Rule", "rule", 34.0, |row| Cell::text(row.0))
                .column("Vendor", "vendor", 16.0, |row| Cell::text(row.6))
                .column("What", "what", 44.0, |row| Cell::text(row.1))
                .column("Earliest day", "day", 14.0, |row| row.2.map_or(Cell::Empty, Cell::Date))
                .column("In its own words", "within", 26.0, |row| Cell::text(row.3))
                .column("Findings", "findings", 10.0, |row| Cell::Number(row.4))
                .column("Citation", "citation", 24.0, |row| Cell::text(row.5))
                .done()
        };
        document.list = Some(table(rows.clone()));
        document.blocks.push(Block::Table(table(rows)));
    }
    for one in &asked {
        document.blocks.push(section(&format!("Draft: {}, {}", one.vendor, one.duty.citation)));
        if !one.duty.verified {
            document.blocks.push(Block::Note {
                tone: Tone::Unseen,
                title: "Not verified".to_owned(),
                lines: vec![
                    "The wording of this duty was not read in the official text.".to_owned(),
                ],
            });
        }
        let due: Vec<_> = one.due.days.iter().map(|due| (due.day, due.how.clone())).collect();
        document.blocks.push(Block::Verbatim(notice(&Notice {
            measure: one.measure,
            duty: one.duty,
            vendor: one.vendor,
            findings: &one.findings,
            found: one.found,
            due: &due,
        })));
        if let Some(address) = Address::of(one.measure) {
            document.blocks.push(Block::Link("Official text", address));
        }
    }
    let found: Vec<&Finding> = report.found().collect();
    if !found.is_empty() {
        document.blocks.push(section("What was found"));
        document.blocks.push(Block::Heading(Level::Small, report.headline()));
        let table = tables::findings("Findings", report, found);
        document.blocks.push(Block::Table(table));
    }
    tables::what_was_read(report, None, &mut document.blocks);
}

/// The findings of one measure and vendor, each with its place among all findings.
type Group<'a> = ((&'a str, &'a str), Vec<(usize, &'a Finding)>);

/// Every report that may be owed: by measure, vendor and duty, in the order of the findings.
fn asked<'a>(report: &'a Report<'a>, found_on: &[Date]) -> Vec<Asked<'a>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = std::collections::HashMap::new();
    let counting = |(_, one): &(usize, &Finding)| one.is_found() || one.is_decided();
    for (place, finding) in report.findings.iter().enumerate().filter(counting) {
        let reaches = |one: &&MeasureReading| one.reach > Reach::No;
        for reading in finding.assessment.measures.iter().filter(reaches) {
            let key = (reading.measure.as_str(), finding.vendor.as_str());
            let at = *places.entry(key).or_insert_with(|| {
                groups.push((key, Vec::new()));
                groups.len() - 1
            });
            if let Some((_, findings)) = groups.get_mut(at) {
                findings.push((place, finding));
            }
        }
    }
    let mut asked = Vec::new();
    for ((measure, vendor), findings) in groups {
        let Some(measure) = report.catalog.measures.get(measure) else { continue };
        let vendor = report.catalog.vendors.get(vendor).map_or(vendor, |own| own.name.as_str());
        // The first that was found starts the clock.
        let found = findings
            .iter()
            .filter_map(|(place, _)| found_on.get(*place).copied())
            .min()
            .unwrap_or(report.as_of);
        let findings: Vec<&Finding> = findings.into_iter().map(|(_, finding)| finding).collect();
        for due in policy::duties(measure, report.profile, found) {
            let Some(duty) = measure.duties.get(due.at).filter(|_| due.is_report) else { continue };
            asked.push(Asked { measure, duty, due, vendor, findings: findings.clone(), found });
        }
    }
    asked
}
