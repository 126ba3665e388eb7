//! Findings as a table that fits a terminal.

use std::fmt::Write as _;

use comfy_table::{ContentArrangement, Table, presets};

use super::kinds::by_reason;
use super::{Report, counted, meaning, verdict_word};
use crate::model::{Finding, SourceState};

/// Problems shown; the rest stands in the other formats.
const SHOWN: usize = 10;

/// The report as text of at most `width` columns, where words allow it.
#[must_use]
pub fn table(report: &Report<'_>, width: usize) -> String {
    let mut text = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{}", report.headline());
    let found: Vec<&Finding> = report.found().collect();
    if !found.is_empty() {
        let _ = writeln!(text, "\n{}", rows(report, &found, width));
    }
    let review: Vec<&Finding> = report.to_review().collect();
    if !review.is_empty() {
        let _ = writeln!(
            text,
            "\nTo review: possible matches, not counted as found\n\n{}",
            rows(report, &review, width)
        );
    }
    let decided: Vec<&Finding> = report.decided().collect();
    if !decided.is_empty() {
        let _ = writeln!(
            text,
            "\nDecided by the organisation: what the rules say still stands\n\n{}",
            rows(report, &decided, width)
        );
    }
    let not_covered: Vec<&Finding> = report.not_covered().collect();
    if report.same_vendor && !not_covered.is_empty() {
        let _ = writeln!(
            text,
            "\nSame vendor, not covered: no rule reaches these, and they count as nothing\n\n{}",
            rows(report, &not_covered, width)
        );
    }
    if !report.on_lists.is_empty() {
        let _ = writeln!(text, "\nPublishers on official lists: the same name, no finding");
        for one in report.on_lists.iter().take(SHOWN) {
            let line = format!("{}: {}: {}", one.machine, one.publisher, one.sentence());
            let _ = writeln!(text, "{}", wrapped(&line, width));
        }
        if report.on_lists.len() > SHOWN {
            let more = report.on_lists.len() - SHOWN;
            let _ = writeln!(text, "  … and {more} more; --format json lists all");
        }
    }
    let unread: Vec<_> = report.unread().collect();
    if !unread.is_empty() {
        let _ = writeln!(
            text,
            "\nNot read: see what is missing before you rely on this ({} read)",
            report.coverage()
        );
        for (names, why) in by_reason(unread.iter().map(|(_, source)| *source)) {
            let line = format!("{}: {why}", names.join(", "));
            let _ = writeln!(text, "{}", wrapped(&line, width));
        }
        if unread.iter().any(|(_, source)| matches!(source.state, SourceState::NeedsRights(_))) {
            let line =
                "Scan again with more rights (as administrator or root) to read what was denied.";
            let _ = writeln!(text, "{}", wrapped(line, width));
        }
    }
    if !report.problems.is_empty() {
        let _ = writeln!(
            text,
            "\n{} in what was read",
            counted(report.problems.len() as u64, "problem")
        );
        for problem in report.problems.iter().take(SHOWN) {
            let place = problem.place.to_string();
            let comma = if place.is_empty() { "" } else { ", " };
            let reason = problem.reason.trim_end_matches('.');
            let line = if problem.text.is_empty() {
                format!("{}{comma}{place}: {reason}.", problem.path)
            } else {
                format!("{}{comma}{place}: {reason}: {}", problem.path, problem.text)
            };
            let _ = writeln!(text, "{}", wrapped(&line, width));
        }
        if report.problems.len() > SHOWN {
            let _ = writeln!(
                text,
                "  … and {} more; --format json lists all",
                report.problems.len() - SHOWN
            );
        }
    }
    let mut limits: Vec<&str> =
        report.inputs.iter().flat_map(|input| &input.cannot_show).map(String::as_str).collect();
    limits.sort_unstable();
    limits.dedup();
    if !limits.is_empty() {
        let _ = writeln!(text, "\nWhat this cannot show");
        for limit in limits {
            let _ = writeln!(text, "{}", wrapped(limit, width));
        }
    }
    let (rules, verified) = report.catalog.counts();
    let read = if report.inputs.is_empty() {
        "Read: nothing".to_owned()
    } else {
        format!(
            "Read: {} from {}",
            counted(report.records(), "record"),
            report.inputs.iter().map(|input| input.path.as_str()).collect::<Vec<_>>().join(", ")
        )
    };
    let line = format!(
        "{read}. Rules as of {}: {rules}, of which {verified} verified; applied for {}. \
         This is information, not legal advice.",
        report.catalog.version(),
        report.as_of
    );
    let _ = writeln!(text, "\n{}", wrapped(&line, width).trim_start());
    text
}

fn rows(report: &Report<'_>, findings: &[&Finding], width: usize) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width.max(40)).unwrap_or(u16::MAX))
        .set_header(["Verdict", "Software", "Machine", "Why"]);
    for finding in findings {
        let version =
            finding.version.as_ref().map_or_else(String::new, |version| format!(" {version}"));
        let product = report.catalog.product_name(&finding.vendor, finding.product.as_deref());
        let mut software = format!("{}{version}", plain(&finding.name));
        if product != finding.name {
            let _ = write!(software, "\n({product})");
        }
        table.add_row([
            verdict_word(finding).to_owned(),
            software,
            plain(&finding.machine_name),
            plain(&meaning(finding)),
        ]);
    }
    table
}

/// Text from outside may hold control characters that a terminal would obey.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Words in lines of at most `width`, each indented by two.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::from(" ")];
    for word in plain(text).split_whitespace() {
        let fits = lines.last().is_some_and(|line| {
            line.trim().is_empty() || line.chars().count() + 1 + word.chars().count() <= width
        });
        if !fits {
            lines.push(String::from("   "));
        }
        if let Some(line) = lines.last_mut() {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n")
}
