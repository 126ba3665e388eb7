//! The text of a report that a rule asks for, with the facts filled in and the gaps marked, ready to be
//! edited. It never says more than was found, and never that a report is owed.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::catalog::{Duty, Measure};
use crate::model::{Audience, Finding};

/// Findings named one by one; the rest is counted, for nobody reads a letter of a thousand lines.
const NAMED: usize = 200;

/// What the text is made from.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// The rule that asks for it.
    pub measure: &'a Measure,
    /// The duty.
    pub duty: &'a Duty,
    /// Name of the vendor as shown.
    pub vendor: &'a str,
    /// Findings of the vendor's products that the rule reaches.
    pub findings: &'a [&'a Finding],
    /// The day of the find.
    pub found: Date,
    /// The days by which it is due, with how they were counted.
    pub due: &'a [(Date, String)],
}

/// The text.
#[must_use]
pub fn notice(notice: &Notice<'_>) -> String {
    let Notice { measure, duty, vendor, findings, found, due } = notice;
    let mut text = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(
        text,
        "DRAFT, to be completed and checked before it is sent. [Brackets] mark what Interdict does not \
         know.\nThis is information, not legal advice.\n"
    );
    let _ = writeln!(text, "To: [recipient: {}]", duty.what.trim_end_matches('.'));
    let _ = writeln!(text, "From: [organisation, name and role of the sender]");
    let _ = writeln!(text, "Date: [day of sending]");
    let _ = writeln!(text, "Subject: Report under {}", duty.citation.trim_end_matches('.'));
    let _ =
        writeln!(text, "\nRule: {}. {}.", measure.title, measure.citation.trim_end_matches('.'));
    if !due.is_empty() {
        let days: Vec<String> = due.iter().map(|(day, how)| format!("{day} ({how})")).collect();
        let _ = writeln!(
            text,
            "Due, counted from {found}: {}. Public holidays are not taken into account.",
            days.join("; ")
        );
    } else if !duty.within.is_empty() {
        let _ = writeln!(text, "Due: {}.", duty.within.trim_end_matches('.'));
    }
    let _ = writeln!(text, "\nCheck first whether the report is owed: {}", measure.binds_note);
    let contract = duty.who == Audience::FederalContractors;
    text.push('\n');
    if contract {
        // What FAR 52.204-23(c) asks for; the other clauses ask for the same facts.
        text.push_str("Contract number: [number]\n");
        text.push_str("Order numbers affected: [numbers, or none]\n");
        text.push_str("Supplier of the article: [name; unique entity identifier, if known]\n");
    }
    let _ = writeln!(text, "Brand: {vendor}");
    let _ = writeln!(text, "What was found ({found}):");
    for finding in findings.iter().take(NAMED) {
        let version = finding.version.as_ref().map_or_else(|| "[version]".to_owned(), Clone::clone);
        let publisher =
            finding.publisher.as_ref().map_or_else(String::new, |own| format!(", publisher {own}"));
        let _ = writeln!(
            text,
            "   - {}, version {version}{publisher}, on {} ({})",
            finding.name,
            finding.machine_name,
            finding.confidence.word().to_lowercase()
        );
    }
    if findings.len() > NAMED {
        let more = findings.len() - NAMED;
        let _ = writeln!(text, "   - and {more} more [attach the list of findings]");
    }
    if contract {
        text.push_str(
            "Whether it was provided to the Government or used in performing the contract: [yes or no, \
             and how]\n",
        );
    }
    text.push_str("Mitigation done: [removed on, verified by a scan on; or none yet]\n");
    text.push_str("Mitigation recommended: [removal, replacement]\n");
    if contract {
        text.push_str(
            "\nThe follow-up asks for: further mitigation; what was done to prevent use or submission; \
             why it happened; what will be done so that it does not happen again.\n",
        );
    }
    if !duty.verified {
        let _ = writeln!(
            text,
            "\nNot verified: the wording of this duty was not read in the official text. Look it up first."
        );
    }
    text
}
