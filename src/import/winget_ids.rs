//! Lists of winget identifiers written by hand: one a line, `#` begins a comment.

use super::records::Records;
use super::{Format, ImportError, Input, Reading};
use crate::model::{Identifiers, Software};

/// A list of identifiers.
pub(super) struct WingetIds;

/// Fewer lines could be anything.
const FEWEST: usize = 2;

impl Format for WingetIds {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let mut lines: Vec<&str> = file.text(16_384).lines().filter_map(entry).collect();
        if file.bytes.len() > 16_384 {
            lines.pop();
        }
        lines.len() >= FEWEST && lines.iter().all(|line| is_id(line))
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let mut records = Records::new(input, "winget identifiers");
        for (line, number) in decoded.text.lines().zip(1_u64..) {
            let Some(id) = entry(line) else {
                // A comment is left out on purpose; an empty line is no row.
                if !line.trim().is_empty() {
                    records.skip();
                }
                continue;
            };
            if !is_id(id) {
                records.problem(number, id, "The line is no identifier of winget");
                continue;
            }
            let software = Software {
                name: id.to_owned(),
                ids: Identifiers { package: Some(id.to_owned()), ..Identifiers::default() },
                ..Software::default()
            };
            records.software(None, number, software);
            records.check_cancel()?;
        }
        records
            .cannot_show("A list of identifiers says what somebody wrote down, not what is there.");
        records.finish("winget identifiers", "lines of \"Publisher.Package\"")
    }
}

/// A line without its comment.
fn entry(line: &str) -> Option<&str> {
    let line = line.trim_start_matches('\u{feff}');
    let line = line.split(" #").next().unwrap_or(line).trim();
    (!line.is_empty() && !line.starts_with('#')).then_some(line)
}

/// `Publisher.Package`, the parts of which begin with capitals or digits as winget's own list has them:
/// names of hosts, files and bundles are written small.
fn is_id(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() >= 2
        && text.len() < 128
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
        && parts.iter().all(|part| !part.is_empty())
        && parts
            .iter()
            .take(2)
            .all(|part| part.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()))
        && text.chars().any(|c| c.is_ascii_lowercase())
        && parts.first().is_some_and(|part| part.chars().any(|c| c.is_ascii_alphabetic()))
}
