//! The full report: findings, what is to review, what was decided, the rules, what was read and what
//! could not be.

use super::super::Report;
use super::super::document::{Block, Document};
use super::{section, tables, unread};
use crate::model::Finding;

pub(super) fn fill<'a>(document: &mut Document<'a>, report: &'a Report<'a>) {
    let found: Vec<&Finding> = report.found().collect();
    let review: Vec<&Finding> = report.to_review().collect();
    let decided: Vec<&Finding> = report.decided().collect();
    document.blocks.extend(unread(report));
    findings(document, report, &found, &review, &decided);
    if report.same_vendor {
        let not_covered: Vec<&Finding> = report.not_covered().collect();
        if !not_covered.is_empty() {
            document.blocks.push(section("Same vendor, not covered"));
            document.blocks.push(Block::Text(
                "Programs of vendors that are on a list. No rule of the catalogue reaches them on that \
                 day, and they count as nothing."
                    .to_owned(),
            ));
            document.blocks.push(Block::Table(tables::findings(
                "Not covered",
                report,
                not_covered,
            )));
        }
    }
    if let Some(table) = tables::names_on_lists(report, None) {
        document.blocks.push(section("Publishers on official lists"));
        document.blocks.push(Block::Text(
            "The same name need not be the same company. These are no findings.".to_owned(),
        ));
        document.blocks.push(Block::Table(table));
    }
    tables::rules(report, &found, &mut document.blocks);
    tables::what_was_read(report, None, &mut document.blocks);
    if let Some(table) = tables::problems(report) {
        document.blocks.push(section("Problems"));
        document.blocks.push(Block::Text(
            "What stands here was not understood, and may be the very thing that is looked for."
                .to_owned(),
        ));
        document.blocks.push(Block::Table(table));
    }
}

/// Findings in their three classes, with a chart where there are several.
pub(super) fn findings<'a>(
    document: &mut Document<'a>,
    report: &'a Report<'a>,
    found: &[&'a Finding],
    review: &[&'a Finding],
    decided: &[&'a Finding],
) {
    let blocks = &mut document.blocks;
    if !found.is_empty() {
        blocks.push(section("Overview"));
        if found.len() > 1 {
            blocks.extend(tables::verdicts(found));
        }
        let counts = tables::by_product(found);
        blocks.push(Block::Table(tables::products(report, counts)));
    }
    blocks.push(section("Findings"));
    if found.is_empty() {
        blocks.push(Block::Text(format!("{}.", document.headline)));
    }
    blocks.push(Block::Table(tables::findings("Findings", report, found.to_vec())));
    if !review.is_empty() {
        blocks.push(section("To review"));
        blocks.push(Block::Text("Possible matches. They are not counted as found.".to_owned()));
        blocks.push(Block::Table(tables::findings("To review", report, review.to_vec())));
    }
    if !decided.is_empty() {
        blocks.push(section("Decided by the organisation"));
        blocks.push(Block::Text("What the rules say still stands.".to_owned()));
        blocks.push(Block::Table(tables::findings("Decided", report, decided.to_vec())));
    }
    let list = found
        .iter()
        .map(|one| (*one, "found"))
        .chain(review.iter().map(|one| (*one, "to review")))
        .chain(decided.iter().map(|one| (*one, "decided")));
    document.list = Some(tables::list(report, list.collect()));
}
