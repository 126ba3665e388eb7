//! The record of a removal as JSON, and as one HTML file without scripts and without network, to be kept or
//! printed. Everything from outside is escaped.

use std::fmt::Write as _;

use jiff::Timestamp;

use super::html::escape;
use crate::model::Software;
use crate::removal::carry::{Attempt, Fate, Record, RecordStep, Remark, Seen};

/// How it looks; one small file, so that the record stays the same when the pages of reports change.
const STYLE: &str = include_str!("removal.css");

/// The record as JSON.
#[must_use]
pub fn record_json(record: &Record) -> String {
    // Texts, numbers and times only: nothing that JSON could not hold.
    let mut text = serde_json::to_string_pretty(record).unwrap_or_default();
    text.push('\n');
    text
}

/// The record as HTML text.
#[must_use]
pub fn record_html(record: &Record) -> String {
    let mut out = String::new();
    let title = format!("Removal of {} from {}", record.product, record.machine);
    // Writing to a text cannot fail, here and below.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{0}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{0}: {1}</h1>\n",
        escape(&title),
        record.fate_words(),
    );
    let _ = writeln!(
        out,
        "<p class=\"facts\">{}. Carried out by {}, from {} to {}, with {}.</p>\n</header>",
        escape(&record.system),
        escape(&record.by.join(", ")),
        time(record.began_at),
        time(record.last_at),
        escape(&record.program),
    );
    if let Some(words) = &record.closed {
        let _ = writeln!(out, "<p>{}</p>", escape(words));
    }
    let _ = writeln!(out, "<h2>Found before</h2>");
    software(&mut out, &record.evidence_before);
    unread(&mut out, &record.unread_before);
    out.push_str(
        "<h2>Steps</h2>\n<table>\n<thead><tr><th>Step</th><th>When</th><th>Outcome</th></tr></thead>\n<tbody>\n",
    );
    for (step, number) in record.steps.iter().zip(1..) {
        step_rows(&mut out, step, number);
    }
    out.push_str("</tbody>\n</table>\n");
    remarks(&mut out, "Remarks", &record.notes);
    for seen in &record.seen {
        seen_part(&mut out, seen);
    }
    if record.seen.is_empty() {
        out.push_str("<h2>Afterwards</h2>\n<p>The machine was not scanned again yet.</p>\n");
    }
    let _ = write!(
        out,
        "<footer><p>Made on {} from a journal of {} lines. Each line names the SHA-256 of the line before \
         it; the last one is <code>{}</code>. Whoever keeps this number can tell later whether the journal \
         was changed.</p></footer>\n</main>\n</body>\n</html>\n",
        time(Some(record.generated_at)),
        record.journal.lines,
        escape(&record.journal.head),
    );
    out
}

fn time(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "not known".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}

fn software(out: &mut String, records: &[Software]) {
    if records.is_empty() {
        out.push_str("<p>Nothing.</p>\n");
        return;
    }
    out.push_str("<table>\n<thead><tr><th>What</th><th>Name</th><th>Publisher</th><th>Where</th></tr></thead>\n<tbody>\n");
    for one in records {
        let text = |text: &Option<String>| escape(text.as_deref().unwrap_or(""));
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td><strong>{}</strong> {}</td><td>{}</td><td>{}<br><small>{}</small></td></tr>",
            one.kind.plain(),
            escape(&one.name),
            text(&one.version),
            text(&one.publisher),
            text(&one.location),
            escape(&one.source),
        );
    }
    out.push_str("</tbody>\n</table>\n");
}

fn unread(out: &mut String, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    out.push_str("<aside class=\"unseen\"><h3>Could not be read</h3>\n<ul>\n");
    for sentence in sentences {
        let _ = writeln!(out, "<li>{}</li>", escape(sentence));
    }
    out.push_str("</ul></aside>\n");
}

fn step_rows(out: &mut String, step: &RecordStep, number: usize) {
    if step.attempts.is_empty() {
        let _ = writeln!(
            out,
            "<tr><td>{number}. {}</td><td></td><td>Not begun{}</td></tr>",
            escape(&step.title),
            notes(&step.notes)
        );
    }
    for (attempt, at) in step.attempts.iter().zip(1_usize..) {
        let again = if at == 1 { String::new() } else { format!(" (attempt {at})") };
        let is_last = at == step.attempts.len();
        let _ = writeln!(
            out,
            "<tr><td>{number}. {}{again}</td><td>{}</td><td>{}{}</td></tr>",
            escape(&step.title),
            times(attempt),
            attempt_cell(attempt),
            if is_last { notes(&step.notes) } else { String::new() },
        );
    }
}

fn times(attempt: &Attempt) -> String {
    match (attempt.began_at, attempt.ended_at) {
        (Some(began), Some(ended)) => format!("{} to {}", time(Some(began)), time(Some(ended))),
        (began, ended) => time(began.or(ended)),
    }
}

fn attempt_cell(attempt: &Attempt) -> String {
    let mut out = String::new();
    if !attempt.what.is_empty() {
        let rights = if attempt.elevated { " <small>as administrator</small>" } else { "" };
        let _ = write!(out, "<code>{}</code>{rights}<br>", escape(&attempt.what));
    }
    let Some(end) = &attempt.end else {
        out.push_str(
            "<strong>Its end was not written:</strong> the program or the machine went down in the middle.",
        );
        return out;
    };
    let code = end.code.map_or_else(String::new, |code| format!(" (code {code})"));
    let _ = write!(out, "<strong>{}</strong>{code}. {}", end.outcome.words(), escape(&end.words));
    if !end.output.is_empty() {
        if end.output_left_out > 0 {
            let _ = write!(
                out,
                "<br><small>{} earlier lines are not kept.</small>",
                end.output_left_out
            );
        }
        let _ = write!(out, "<pre><code>{}</code></pre>", escape(&end.output.join("\n")));
    }
    out
}

fn notes(remarks: &[Remark]) -> String {
    let mut out = String::new();
    for remark in remarks {
        let _ =
            write!(out, "<br><small>{}:</small> {}", time(Some(remark.at)), escape(&remark.text));
    }
    out
}

fn remarks(out: &mut String, title: &str, remarks: &[Remark]) {
    if remarks.is_empty() {
        return;
    }
    let _ = writeln!(out, "<h2>{title}</h2>\n<ul>");
    for remark in remarks {
        let _ = writeln!(out, "<li>{}: {}</li>", time(Some(remark.at)), escape(&remark.text));
    }
    out.push_str("</ul>\n");
}

fn seen_part(out: &mut String, seen: &Seen) {
    let verification = &seen.verification;
    let class = match verification.fate {
        Fate::Gone | Fate::RestartPending => "listed",
        Fate::Leftovers | Fate::StillThere => "restricted",
        Fate::NotVerified => "unseen",
    };
    let _ = writeln!(
        out,
        "<h2>Afterwards, {}: <span class=\"badge {class}\">{}</span></h2>\n<p>{}</p>",
        time(Some(seen.at)),
        verification.fate.words(),
        escape(&verification.words),
    );
    if !verification.still.is_empty() {
        out.push_str("<h3>Still there</h3>\n");
        software(out, &verification.still);
    }
    if !verification.leftovers.is_empty() {
        out.push_str("<h3>Left behind</h3>\n");
        software(out, &verification.leftovers);
    }
    for (title, sentences) in [
        ("Places that are still there", &verification.places),
        ("Protection", &verification.protection),
    ] {
        if !sentences.is_empty() {
            let _ = writeln!(out, "<h3>{title}</h3>\n<ul>");
            for sentence in sentences {
                let _ = writeln!(out, "<li>{}</li>", escape(sentence));
            }
            out.push_str("</ul>\n");
        }
    }
    unread(out, &verification.unread);
}
