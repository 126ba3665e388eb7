//! The summary for management: one page that says what was found, what it means and what is next.

use super::super::document::{Block, Document, Level};
use super::super::{Report, counted};
use super::{section, tables, unread};
use crate::model::{Finding, Verdict};
use crate::policy;

/// Products named on the page.
const PRODUCTS: usize = 5;
/// Lines about what was not read.
const UNREAD: usize = 3;
/// Things to do next.
const STEPS: usize = 3;

pub(super) fn fill<'a>(document: &mut Document<'a>, report: &'a Report<'a>) {
    let found: Vec<&Finding> = report.found().collect();
    if let Some(Block::Note { tone, title, mut lines }) = unread(report) {
        if lines.len() > UNREAD {
            let more = lines.len() - UNREAD;
            lines.truncate(UNREAD);
            lines.push(format!("and {more} more; the full report names each source."));
        }
        document.blocks.push(Block::Note { tone, title, lines });
    }
    if !found.is_empty() {
        document.blocks.push(section("What was found"));
        document.blocks.extend(tables::verdicts(&found));
        let mut counts = tables::by_product(&found);
        let all = counts.len();
        let more = all.saturating_sub(PRODUCTS);
        counts.truncate(PRODUCTS);
        document.blocks.push(Block::Table(tables::products(report, counts)));
        if more > 0 {
            document.blocks.push(Block::Text(format!(
                "{} more: the full report lists all.",
                counted(more as u64, "product")
            )));
        }
    }
    let (review, decided) = (report.to_review().count(), report.decided().count());
    let mut beside = Vec::new();
    if review > 0 {
        beside.push(format!(
            "{} to review: not counted as found until somebody has looked.",
            counted(review as u64, "possible match").replace("matchs", "matches")
        ));
    }
    if decided > 0 {
        beside.push(format!(
            "{} decided by the organisation; what the rules say still stands.",
            counted(decided as u64, "finding")
        ));
    }
    if !beside.is_empty() {
        document.blocks.push(Block::Heading(Level::Small, "Not counted above".to_owned()));
        document.blocks.push(Block::List(beside));
    }
    document.blocks.push(section("What is next"));
    document.blocks.push(Block::List(next(report, &found)));
    let counts = tables::by_product(&found);
    document.list = Some(tables::products(report, counts));
}

/// The beginning of a long title, up to the first comma or semicolon: enough to know the rule by.
fn short(title: &str) -> &str {
    const LONG: usize = 60;
    let end = title.find([',', ';']).filter(|_| title.len() > LONG);
    end.and_then(|end| title.get(..end)).unwrap_or(title)
}

/// What follows for the organisation: of each rule that weighs, what to do; then what to look at again.
fn next(report: &Report<'_>, found: &[&Finding]) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    let mut more = 0;
    for reading in tables::readings(found) {
        let Some(measure) = report.catalog.measures.get(&reading.measure) else { continue };
        let duties = policy::duties(measure, report.profile, report.as_of);
        let asks = reading.verdict > Some(Verdict::Listed) || reading.verdict_if.is_some();
        if !asks {
            continue;
        }
        if steps.len() >= STEPS {
            more += 1;
            continue;
        }
        let report_due = duties.iter().find(|duty| duty.is_report && !duty.within.is_empty());
        let due = report_due.map_or_else(String::new, |duty| {
            format!(" A report may be owed within {}.", duty.within.trim_end_matches('.'))
        });
        let step = format!("{}: {}{due}", short(&measure.title), reading.to_do);
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    if more > 0 {
        let rules = counted(more, "rule");
        steps.push(format!("{rules} more: the full report says what each asks for."));
    }
    if !report.coverage().is_complete() {
        steps.push(format!(
            "Read what is missing ({} read), then make this report again.",
            report.coverage()
        ));
    }
    if report.to_review().next().is_some() {
        steps.push("Look at the possible matches and decide each.".to_owned());
    }
    if steps.is_empty() {
        steps.push(if found.is_empty() {
            "Nothing follows from what was read. Look again when machines or rules change."
                .to_owned()
        } else {
            "No rule asks this organisation to act on what was found. Keep this report.".to_owned()
        });
    }
    steps
}
