//! The report as one HTML file without scripts and without network: readable on a screen, light or
//! dark, and on paper. Everything from outside is escaped; links lead to the catalogue's addresses only.

use std::fmt::Write as _;

use super::{Report, counted, meaning, verdict_word};
use crate::model::{Finding, MeasureReading, Reach, Verdict};

pub(super) const STYLE: &str = include_str!("report.css");

/// The report as HTML text.
#[must_use]
pub fn html(report: &Report<'_>) -> String {
    let mut out = String::new();
    // Writing to a text cannot fail, here and below.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Interdict report, {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        report.as_of
    );
    head(&mut out, report);
    section(&mut out, report, "Findings", &report.found().collect::<Vec<_>>());
    let review: Vec<&Finding> = report.to_review().collect();
    if !review.is_empty() {
        let _ = writeln!(
            out,
            "<h2>To review</h2>\n<p>Possible matches. They are not counted as found.</p>"
        );
        findings_table(&mut out, report, &review);
    }
    let decided: Vec<&Finding> = report.decided().collect();
    if !decided.is_empty() {
        let _ = writeln!(
            out,
            "<h2>Decided by the organisation</h2>\n<p>What the rules say still stands.</p>"
        );
        findings_table(&mut out, report, &decided);
    }
    list(
        &mut out,
        "Publishers on official lists (the same name, no finding)",
        report.on_lists.iter().map(|one| {
            format!(
                "{}: {} ({}). {}",
                one.machine,
                one.publisher,
                one.software.join(", "),
                one.sentence()
            )
        }),
    );
    rules(&mut out, report);
    sources(&mut out, report);
    problems(&mut out, report);
    out.push_str("<footer><p>This is information, not legal advice.</p></footer>\n</main>\n</body>\n</html>\n");
    out
}

fn head(out: &mut String, report: &Report<'_>) {
    let (rules, verified) = report.catalog.counts();
    let list = |texts: Vec<String>| {
        if texts.is_empty() { "not given".to_owned() } else { escape(&texts.join(", ")) }
    };
    let _ = write!(
        out,
        "<header>\n<h1>{}</h1>\n<p class=\"facts\">{} read from {}. Rules as of {}: {rules}, of which \
         {verified} verified; applied for {}.</p>\n<p class=\"facts\">Jurisdictions: {}. \
         Organisation: {}.</p>\n</header>\n",
        escape(&report.headline()),
        counted(report.records(), "record"),
        escape(&report.inputs.iter().map(|i| i.path.as_str()).collect::<Vec<_>>().join(", ")),
        report.catalog.version(),
        report.as_of,
        list(report.profile.jurisdictions.iter().map(ToString::to_string).collect()),
        list(report.profile.audiences.iter().map(|a| a.plain().to_owned()).collect()),
    );
    let unread: Vec<_> = report.unread().collect();
    if !unread.is_empty() {
        let _ = writeln!(
            out,
            "<aside class=\"unseen\"><h2>Not fully read: {}</h2>\n<ul>",
            report.coverage()
        );
        for (input, source) in unread {
            let _ = writeln!(
                out,
                "<li>{}, {}: {}</li>",
                escape(&input.path),
                escape(&source.name),
                escape(source.state.why())
            );
        }
        out.push_str("</ul></aside>\n");
    }
}

fn section(out: &mut String, report: &Report<'_>, title: &str, findings: &[&Finding]) {
    if findings.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h2>{title}</h2>");
    findings_table(out, report, findings);
}

fn class(finding: &Finding) -> &'static str {
    match finding.assessment.verdict {
        _ if verdict_word(finding) == "Depends" => "unseen",
        Some(verdict) => verdict.key(),
        None => "listed",
    }
}

fn findings_table(out: &mut String, report: &Report<'_>, findings: &[&Finding]) {
    out.push_str(
        "<table>\n<thead><tr><th>Verdict</th><th>Software</th><th>Machine</th>\
         <th>What it means</th></tr></thead>\n<tbody>\n",
    );
    for finding in findings {
        let product = report.catalog.product_name(&finding.vendor, finding.product.as_deref());
        let _ = write!(
            out,
            "<tr><td><span class=\"badge {}\">{}</span></td><td><strong>{}</strong>{}<br>\
             <small>{}; {}</small><ul>",
            class(finding),
            verdict_word(finding),
            escape(&finding.name),
            finding.version.as_ref().map_or_else(String::new, |v| format!(" {}", escape(v))),
            escape(&product),
            finding.confidence.word(),
        );
        for evidence in &finding.evidence {
            let unverified = if evidence.verified { "" } else { " <em>Not verified.</em>" };
            let _ = write!(
                out,
                "<li>{} <code>{}</code>{unverified}</li>",
                escape(&evidence.rule),
                escape(&evidence.value)
            );
        }
        let _ = writeln!(
            out,
            "</ul></td><td>{}</td><td>{}</td></tr>",
            escape(&finding.machine_name),
            escape(&meaning(finding))
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Every rule that gives a verdict in this report, once, with the verdicts it gives.
fn rules(out: &mut String, report: &Report<'_>) {
    let mut readings: Vec<&MeasureReading> = Vec::new();
    for reading in report.found().flat_map(|finding| &finding.assessment.measures) {
        let weighs = reading.verdict_if.is_some()
            || reading.verdict.is_some_and(|v| v > Verdict::Listed)
            || reading.reach == Reach::Depends;
        if weighs && readings.iter().all(|other| other.measure != reading.measure) {
            readings.push(reading);
        }
    }
    if readings.is_empty() {
        return;
    }
    out.push_str("<h2>Rules</h2>\n");
    for reading in readings {
        let Some(measure) = report.catalog.measures.get(&reading.measure) else { continue };
        let _ = writeln!(
            out,
            "<article>\n<h3>{}</h3>\n<p class=\"facts\">{}. {}.</p>\n<p><strong>{}</strong></p>\n<p>{}</p>",
            escape(&measure.title),
            escape(&measure.authority),
            escape(&measure.citation),
            escape(&reading.sentence),
            escape(&measure.explanation)
        );
        if !measure.duties.is_empty() {
            out.push_str("<h4>What has to be done</h4>\n<ul>\n");
            for duty in &measure.duties {
                let within = if duty.within.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", escape(&duty.within))
                };
                let _ = writeln!(
                    out,
                    "<li>For {}: {}{within}. <small>{}</small></li>",
                    duty.who.plain(),
                    escape(duty.what.trim_end_matches('.')),
                    escape(&duty.citation)
                );
            }
            out.push_str("</ul>\n");
        }
        list(
            out,
            "Dates",
            measure.deadlines.iter().map(|one| format!("{}: {}", one.date, one.what)),
        );
        list(out, "What it does not say", measure.misreadings.iter().cloned());
        list(out, "Not verified", measure.unverified_parts.iter().cloned());
        let as_of = measure.status_as_of.as_ref().map_or("not known", |date| date.text());
        let _ = writeln!(
            out,
            "<p class=\"facts\">{} as of {}. {}</p>",
            measure.status.plain(),
            escape(as_of),
            escape(&measure.status_note)
        );
        if measure.official_url.starts_with("https://") {
            let url = escape(&measure.official_url);
            let _ =
                writeln!(out, "<p class=\"facts\">Official text: <a href=\"{url}\">{url}</a></p>");
        } else {
            let _ = writeln!(
                out,
                "<p class=\"facts\">No official address is known; cite {}.</p>",
                escape(&measure.citation)
            );
        }
        if !measure.verified {
            out.push_str("<p class=\"unseen\">Not verified: the facts of this rule were not confirmed in a source.</p>\n");
        }
        out.push_str("</article>\n");
    }
}

fn list(out: &mut String, title: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h4>{title}</h4>\n<ul>");
    for item in items {
        let _ = writeln!(out, "<li>{}</li>", escape(&item));
    }
    out.push_str("</ul>\n");
}

fn sources(out: &mut String, report: &Report<'_>) {
    out.push_str(
        "<h2>What was read</h2>\n<table>\n<thead><tr><th>Input</th><th>Source</th><th>State</th>\
         <th>Records</th></tr></thead>\n<tbody>\n",
    );
    for input in report.inputs {
        for source in &input.sources {
            let (word, why) = (source.state.word(), source.state.why());
            let colon = if why.is_empty() { "" } else { ": " };
            let _ = writeln!(
                out,
                "<tr><td>{}</td><td>{}</td><td>{word}{colon}{}</td><td class=\"number\">{}</td></tr>",
                escape(&input.path),
                escape(&source.name),
                escape(why),
                source.count
            );
        }
    }
    out.push_str("</tbody>\n</table>\n");
    for input in report.inputs {
        let _ = writeln!(
            out,
            "<p class=\"facts\">{}: {} read. {} rows = {} software + {} skipped on purpose + {} problems.</p>",
            escape(&input.path),
            input.coverage,
            input.rows,
            input.software,
            input.skipped,
            input.problems
        );
        list(out, "What this cannot show", input.cannot_show.iter().cloned());
    }
}

fn problems(out: &mut String, report: &Report<'_>) {
    if report.problems.is_empty() {
        return;
    }
    out.push_str(
        "<h2>Problems</h2>\n<table>\n<thead><tr><th>File</th><th>Place</th><th>What is wrong</th>\
         <th>Text</th></tr></thead>\n<tbody>\n",
    );
    for problem in report.problems {
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(&problem.path),
            escape(&problem.place.to_string()),
            escape(&problem.reason),
            escape(&problem.text)
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Text as text: nothing of it is ever markup. Control characters and the marks that turn the
/// direction of writing are shown as what cannot be read.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            c if c.is_control() && c != '\n' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
