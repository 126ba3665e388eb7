//! Sysinternals Autoruns as text (learn.microsoft.com/sysinternals/downloads/autoruns): `autorunsc -c` with
//! commas, `-ct` with tabs; UTF-16, some lines of a banner, then the heading. Entries start by themselves;
//! that their program is installed is not said.

use super::fields::file_of;
use super::records::{Records, is_nothing};
use super::{Format, ImportError, Input, Reading};
use crate::model::{Identifiers, Kind, Scope, Software};

/// A list of Autoruns.
pub(super) struct Autoruns;

/// Lines of the banner above the heading.
const HEADING_WITHIN: usize = 12;

impl Format for Autoruns {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let head = file.text(8_192);
        let start = head.trim_start_matches('\u{feff}').trim_start();
        // The banner alone is a list that was cut off before its heading.
        start.starts_with("Sysinternals Autoruns") || heading(head).is_some()
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let text = decoded.text.as_ref();
        let Some((start, before, delimiter)) = heading(text) else {
            return Err(ImportError::NotUnderstood(
                "it is cut off before the heading of its list".to_owned(),
            ));
        };
        let body = text.get(start..).unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(true)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(body.as_bytes());
        let headings = reader.headers().cloned().unwrap_or_default();
        let mut records = Records::new(input, "Autoruns");
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => return Err(ImportError::NotUnderstood(error.to_string())),
            };
            let line = before + record.position().map_or(1, csv::Position::line);
            let fact = |name: &str| {
                let at = headings.iter().position(|own| own.trim() == name)?;
                let own = record.get(at)?.trim();
                (!is_nothing(own)).then(|| own.to_owned())
            };
            entry(&mut records, line, &fact, &record);
            records.check_cancel()?;
        }
        records
            .cannot_show("Autoruns lists what starts by itself; programs that do not are missing.");
        records.finish("Autoruns", "its heading \"Entry Location\" and \"Entry\"")
    }
}

/// Where the heading begins, the lines before it, and what separates its cells.
fn heading(text: &str) -> Option<(usize, u64, u8)> {
    let mut start = 0;
    for (line, before) in text.split_inclusive('\n').take(HEADING_WITHIN).zip(0_u64..) {
        for delimiter in [b',', b'\t'] {
            let mut cells =
                line.split(char::from(delimiter)).map(|own| own.trim().trim_matches('"'));
            if line.contains("Entry Location") && cells.any(|own| own == "Entry") {
                return Some((start, before, delimiter));
            }
        }
        start += line.len();
    }
    None
}

fn entry(
    records: &mut Records<'_>,
    line: u64,
    fact: &dyn Fn(&str) -> Option<String>,
    record: &csv::StringRecord,
) {
    let Some(name) = fact("Entry") else {
        // A row without an entry is the heading of a place.
        if fact("Entry Location").is_some() {
            records.skip();
        } else {
            let text: Vec<&str> = record.iter().collect();
            records.problem(line, &text.join(" "), "The entry has no name");
        }
        return;
    };
    let path = fact("Image Path");
    let kind = match fact("Category").as_deref() {
        Some("Drivers") => Kind::Driver,
        Some("Services") => Kind::Service,
        Some("Tasks" | "Scheduled Tasks") => Kind::ScheduledTask,
        _ => Kind::StartupEntry,
    };
    let disabled = fact("Enabled").is_some_and(|own| own.eq_ignore_ascii_case("disabled"));
    let remark = match (fact("Description"), disabled) {
        (Some(text), true) => Some(format!("disabled; {text}")),
        (Some(text), false) => Some(text),
        (None, true) => Some("disabled".to_owned()),
        (None, false) => None,
    };
    let software = Software {
        kind,
        name,
        publisher: fact("Company"),
        version: fact("Version"),
        scope: match fact("Profile") {
            Some(own) if own == "System-wide" => Scope::Machine,
            Some(own) => Scope::User(own),
            None => Scope::Unknown,
        },
        ids: Identifiers {
            // Only a signature that was verified proves anything.
            signer: fact("Signer")
                .and_then(|own| own.strip_prefix("(Verified) ").map(str::to_owned)),
            file: path
                .as_deref()
                .and_then(file_of)
                .or_else(|| fact("Launch String").as_deref().and_then(file_of)),
            ..Identifiers::default()
        },
        // The time beside an entry is when its file was linked, not when it was installed.
        location: path,
        remark,
        ..Software::default()
    };
    records.software(None, line, software);
}
