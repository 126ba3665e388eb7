//! The exceptions register: what the organisation decided to keep, who decided, why and until when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::document::{Block, Cell, Document, Table, Tone};
use super::super::{Report, counted};
use super::section;
use crate::model::Status;

/// One exception: a decision about one product on one machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// The machine.
    pub machine: String,
    /// Name of the product as shown.
    pub product: String,
    /// The software as read.
    pub software: String,
    /// What the rules say about it.
    pub rules_say: String,
    /// Who decided; empty where that was not written down.
    pub by: String,
    /// Why.
    pub why: String,
    /// When it was decided, where that is known.
    pub decided_on: Option<Date>,
    /// The last day; no end where empty.
    pub until: Option<Date>,
    /// Whether somebody said that it is something else, rather than allowed it.
    pub wrong_match: bool,
}

impl Exception {
    /// The exceptions among findings: own rules that allow, and decisions.
    fn of_findings(report: &Report<'_>) -> Vec<Self> {
        report
            .decided()
            .filter_map(|finding| {
                let (by, why, until, wrong_match) = match &finding.status {
                    Status::Exempt { by, why, until } => (by.clone(), why.clone(), *until, false),
                    Status::WrongMatch { why } => (String::new(), why.clone(), None, true),
                    Status::Open | Status::InProgress { .. } | Status::Removed { .. } => {
                        return None;
                    }
                };
                let product =
                    report.catalog.product_name(&finding.vendor, finding.product.as_deref());
                Some(Self {
                    machine: finding.machine_name.clone(),
                    product,
                    software: finding.name.clone(),
                    rules_say: finding.assessment.sentence.clone(),
                    by,
                    why,
                    decided_on: None,
                    until,
                    wrong_match,
                })
            })
            .collect()
    }

    /// How it stands on a day.
    fn state(&self, day: Date) -> (Tone, &'static str) {
        match self.until {
            _ if self.wrong_match => (Tone::Listed, "Wrong match"),
            Some(until) if until < day => (Tone::Restricted, "Ended"),
            Some(until) if (until - day).get_days() <= SOON => (Tone::Advised, "Ends soon"),
            Some(_) => (Tone::Removed, "Allowed"),
            None => (Tone::Unseen, "No end set"),
        }
    }
}

/// An end within so many days is near.
const SOON: i32 = 30;

pub(super) fn fill<'a>(
    document: &mut Document<'a>,
    report: &'a Report<'a>,
    given: Option<&[Exception]>,
) {
    let mut entries: Vec<Exception> =
        given.map_or_else(|| Exception::of_findings(report), <[Exception]>::to_vec);
    entries.sort_by(|a, b| {
        (a.wrong_match, a.until.is_none(), a.until, &a.machine, &a.product).cmp(&(
            b.wrong_match,
            b.until.is_none(),
            b.until,
            &b.machine,
            &b.product,
        ))
    });
    let day = report.as_of;
    let count = |word: &str| entries.iter().filter(|one| one.state(day).1 == word).count();
    let (ended, soon, open) = (count("Ended"), count("Ends soon"), count("No end set"));
    document.headline = if entries.is_empty() {
        "No exception among what was found".to_owned()
    } else {
        let mut parts = vec![counted(entries.len() as u64, "exception")];
        for (number, words) in [(ended, "ended"), (soon, "end soon"), (open, "without an end")] {
            if number > 0 {
                parts.push(format!("{number} {words}"));
            }
        }
        parts.join(", ")
    };
    document.blocks.push(section("Exceptions"));
    document.blocks.push(Block::Text(format!(
        "An exception is the organisation's own decision. It changes nothing in what a rule says; some \
         rules name who may grant one. \"Ends soon\" means within {SOON} days of {day}."
    )));
    let table = |entries: Vec<Exception>| {
        Table::of("Exceptions", entries)
            .column("State", "state", 14.0, move |one: &Exception| {
                let (tone, word) = one.state(day);
                Cell::Badge(tone, word)
            })
            .column("Machine", "machine", 16.0, |one| Cell::owned(one.machine.clone()))
            .column("Product", "product", 30.0, |one| Cell::owned(one.product.clone()))
            .column("Software", "software", 30.0, |one| Cell::owned(one.software.clone()))
            .column("Why", "why", 40.0, |one| Cell::owned(one.why.clone()))
            .column("Decided by", "by", 18.0, |one| Cell::owned(one.by.clone()))
            .column("Decided on", "decided_on", 12.0, |one| {
                one.decided_on.map_or(Cell::Empty, Cell::Date)
            })
            .column("Until", "until", 12.0, |one| one.until.map_or(Cell::Empty, Cell::Date))
            .column("What the rules say", "rules_say", 40.0, |one| {
                Cell::owned(one.rules_say.clone())
            })
            .done()
    };
    document.list = Some(table(entries.clone()));
    document.blocks.push(Block::Table(table(entries)));
    let rules: Vec<_> = report.catalog.allowances.iter().collect();
    if !rules.is_empty() {
        document.blocks.push(section("Rules that allow"));
        document.blocks.push(Block::Table(
            Table::of("Rules that allow", rules)
                .column("Rule", "title", 30.0, |rule| Cell::text(&rule.title))
                .column("Machines", "machines", 24.0, |rule| {
                    let all = if rule.machines.is_empty() {
                        "all".to_owned()
                    } else {
                        rule.machines.join(", ")
                    };
                    Cell::owned(all)
                })
                .column("Why", "reason", 40.0, |rule| Cell::text(&rule.reason))
                .column("Decided by", "by", 18.0, |rule| Cell::text(&rule.by))
                .column("From", "from", 12.0, |rule| rule.from.map_or(Cell::Empty, Cell::Date))
                .column("Until", "until", 12.0, |rule| rule.until.map_or(Cell::Empty, Cell::Date))
                .done(),
        ));
    }
}
