//! Delimited text: commas, semicolons, tabs or bars, recognised by what gives the same number of
//! columns in most lines. Quotes are respected, and a quote that is never closed does not swallow the
//! file.

use super::rows::Table;
use super::text::{self, Decoded};
use super::{Format, ImportError, Input, Progress, Reading};

/// Delimited text of any kind.
pub(super) struct Delimited;

/// A quoted cell of more lines than this was never closed.
const LONGEST_RECORD: u64 = 200;

impl Format for Delimited {
    fn recognises(&self, bytes: &[u8]) -> bool {
        let decoded = text::decode(&bytes[..bytes.len().min(4096)]);
        // Text has hardly a control character.
        let strange = decoded
            .text
            .chars()
            .filter(|c| {
                c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\0' | '\u{1b}' | '\u{8}')
            })
            .count();
        strange * 50 <= decoded.text.chars().count()
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = text::decode(&input.bytes);
        let (mut body, mut line) = (decoded.text.as_ref(), 1);
        let mut delimiter = None;
        // Excel's own first line "sep=;", and the type line of PowerShell.
        loop {
            let first = body.lines().next().unwrap_or("");
            let trimmed = first.trim().trim_matches('"').trim_start_matches('\u{feff}');
            let special = if let Some(mark) = trimmed.strip_prefix("sep=") {
                delimiter = mark.bytes().next().or(Some(b'\t'));
                true
            } else {
                trimmed.starts_with("#TYPE ")
            };
            if !special {
                break;
            }
            body = body[first.len()..].trim_start_matches('\r');
            body = body.strip_prefix('\n').unwrap_or(body);
            line += 1;
        }
        let delimiter = delimiter.unwrap_or_else(|| sniff(body));
        let mut inventory = input.inventory();
        let path = input.path.display().to_string();
        let mapping = input.options.mapping.as_ref();
        let mut table = Table::new(&mut inventory, path, None, input.machine_name(), mapping);
        read_records(input, body, line, delimiter, &mut table)?;
        let finished = table.finish()?;
        if finished.found == 0 && inventory.counts.problems == 0 {
            return Err(ImportError::HeadingOnly);
        }
        super::limits_of_lists(&mut inventory, &finished, &input.machine_name());
        if decoded.lossy {
            inventory.cannot_show.push(format!(
                "Some letters could not be read as {}: they are shown as \u{fffd}.",
                decoded.name
            ));
        }
        let plain = match delimiter {
            b';' => "semicolon",
            b'\t' => "tab",
            b'|' => "bar",
            _ => "comma",
        };
        Ok(Reading {
            inventory,
            recognised: format!("CSV, {plain}, {}", decoded.name),
            how: how(&decoded, finished.mapping.columns.len()),
            mapping: Some(finished.mapping),
            sample: finished.sample,
            tables: Vec::new(),
            encoding: None,
            delimiter: None,
        })
    }
}

fn how(decoded: &Decoded<'_>, columns: usize) -> String {
    format!("text in {} with {columns} columns in most lines", decoded.name)
}

fn read_records(
    input: &Input<'_>,
    body: &str,
    first_line: u64,
    delimiter: u8,
    table: &mut Table<'_>,
) -> Result<(), ImportError> {
    let total = input.bytes.len() as u64;
    let mut rows = 0_u64;
    let (mut offset, mut line) = (0_usize, first_line);
    // Lines of a classic Macintosh end with a return alone, which the reader does not count.
    let only_returns = !body.contains('\n');
    let mut record = csv::StringRecord::new();
    'restart: loop {
        let rest = &body[offset..];
        let mut reader = reader(delimiter, true).from_reader(rest.as_bytes());
        loop {
            // The reader skips empty lines, so a record's place is known only once it is read.
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(error) => {
                    // Text in, text out: only a record too large for memory ends here.
                    return Err(ImportError::NotUnderstood(error.to_string()));
                }
            }
            let start = record.position().map_or((0, 1), |at| (at.byte() as usize, at.line()));
            let after = reader.position().byte() as usize;
            let raw = rest.get(start.0..after.min(rest.len())).unwrap_or("");
            // A record begins after the line ends that the reader has not passed yet.
            let skipped = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            let passed = raw[..skipped].bytes().filter(|byte| *byte == b'\n').count() as u64;
            let number = if only_returns { first_line + rows } else { line + start.1 - 1 + passed };
            let lines = raw.trim_end().bytes().filter(|byte| *byte == b'\n').count() as u64;
            let unclosed = lines > 0 && raw.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
            if lines > LONGEST_RECORD || unclosed {
                let damaged = raw[skipped..].lines().next().unwrap_or("");
                damaged_line(damaged, number, delimiter, table);
                offset += start.0 + skipped + damaged.len();
                offset += body[offset..].bytes().take_while(|b| *b == b'\r').count();
                offset += usize::from(body[offset..].starts_with('\n'));
                line = number + 1;
                continue 'restart;
            }
            rows += 1;
            if rows.is_multiple_of(20_000) {
                input.check_cancel()?;
                let bytes_done = total * (offset + after) as u64 / body.len().max(1) as u64;
                (input.progress)(Progress { bytes_done, bytes_total: total, rows });
            }
            let cells: Cells<'_> = record.iter().collect();
            table.row(number, &cells);
        }
    }
}

/// Cells of a record without a copy.
type Cells<'a> = Vec<&'a str>;

/// A line whose quote is never closed: read without regard to quotes, and named as a problem.
fn damaged_line(text: &str, number: u64, delimiter: u8, table: &mut Table<'_>) {
    let mut record = csv::StringRecord::new();
    let mut plain = reader(delimiter, false).from_reader(text.as_bytes());
    let cells: Vec<String> = match plain.read_record(&mut record) {
        Ok(true) => record.iter().map(|cell| cell.trim_matches('"').to_owned()).collect(),
        _ => Vec::new(),
    };
    let reason = "A quotation mark is opened and never closed; the line was not taken in";
    if cells.is_empty() {
        return;
    }
    table.broken(number, text, reason);
}

fn reader(delimiter: u8, quoting: bool) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).quoting(quoting);
    builder
}

/// The delimiter that gives the same number of columns, more than one, in most of the first lines.
fn sniff(body: &str) -> u8 {
    const LINES: usize = 50;
    [b',', b';', b'\t', b'|']
        .into_iter()
        .map(|delimiter| {
            let mut counts: Vec<usize> = reader(delimiter, true)
                .from_reader(body.as_bytes())
                .into_records()
                .take(LINES)
                .filter_map(|record| record.ok().map(|record| record.len()))
                .collect();
            counts.sort_unstable();
            let mut best = (0, 1);
            for chunk in counts.chunk_by(|a, b| a == b) {
                if chunk[0] > 1 && (chunk.len(), chunk[0]) > best {
                    best = (chunk.len(), chunk[0]);
                }
            }
            (best, delimiter)
        })
        .max_by_key(|(best, delimiter)| (*best, *delimiter == b','))
        .filter(|(best, _)| best.1 > 1)
        .map_or(b',', |(_, delimiter)| delimiter)
}
