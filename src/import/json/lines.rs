//! One JSON value a line: osquery's results log, which reaches gigabytes, and whatever else is written
//! so. Read line by line; memory grows with what stands in it, not with its length.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _};

use serde_json::Value;

use super::super::records::Records;
use super::super::{Format, ImportError, Input, Progress, Reading};
use super::osquery::{LOG, Replay, ResultsLog};
use super::{Shape as _, generic, shape_of};

/// Lines of JSON.
pub(in super::super) struct Lines;

/// A longer line is no entry of a log: parsed, it would take several times as much memory.
const LONGEST_LINE: usize = 64 << 20;

impl Format for Lines {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let bytes = file.bytes;
        // Whole lines are looked at: a snapshot of all programs is one line, and a long one.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        let head = super::super::head(bytes, 1 << 20);
        if wide {
            return starts_as_lines(super::super::text::decode(head).text.as_bytes());
        }
        starts_as_lines(bytes)
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::super::text::decode(&input.bytes);
        let mut lines = decoded.text.split_inclusive('\n');
        read_lines(input, decoded.text.len() as u64, &mut || Ok(lines.next().map(Cow::Borrowed)))
    }
}

impl Lines {
    /// Reads a log that is too large to be held in memory, line by line from its file.
    pub(in super::super) fn read_file(
        input: &Input<'_>,
        size: u64,
    ) -> Result<Reading, ImportError> {
        let failed = |error: std::io::Error| ImportError::of_io(input.path, &error);
        let file = std::fs::File::open(input.path).map_err(failed)?;
        let mut file = BufReader::with_capacity(1 << 16, file);
        let mut more = || -> std::io::Result<Option<Cow<'_, str>>> {
            let mut line = Vec::new();
            file.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
            if line.is_empty() {
                return Ok(None);
            }
            if line.len() > LONGEST_LINE && line.last() != Some(&b'\n') {
                file.skip_until(b'\n')?;
            }
            Ok(Some(Cow::Owned(String::from_utf8_lossy(&line).into_owned())))
        };
        read_lines(input, size, &mut || more().map_err(failed))
    }
}

fn read_lines<'l>(
    input: &Input<'_>,
    total: u64,
    next: &mut dyn FnMut() -> Result<Option<Cow<'l, str>>, ImportError>,
) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "JSON lines");
    let mut replay = Replay::default();
    let mut seen: HashMap<&'static str, &'static str> = HashMap::new();
    let mut declined = None;
    let (mut done, mut row) = (0, 0_u64);
    while let Some(line) = next()? {
        done += line.len() as u64;
        row += 1;
        if row.is_multiple_of(2_000) {
            input.check_cancel()?;
            (input.progress)(Progress { bytes_done: done, bytes_total: total, rows: row });
        }
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}');
        if line.is_empty() {
            continue;
        }
        if line.len() > LONGEST_LINE {
            records.problem(row, line, "The line is longer than an entry of a log can be");
            continue;
        }
        let Ok(document) = super::broken::parse(line) else {
            records.problem(row, line, "The line is no JSON; it is cut off or broken");
            continue;
        };
        for (_, text, reason) in &document.problems {
            records.problem(row, if text.is_empty() { line } else { text }, reason);
        }
        for value in &document.values {
            if ResultsLog.recognises(value) {
                seen.insert(LOG, ResultsLog.how());
                replay.entry(&mut records, value, row);
                continue;
            }
            match entry(&mut records, value, row) {
                Ok(Some(name)) => {
                    seen.insert(name, "one such document a line");
                }
                Ok(None) => {}
                Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
                Err(error) => {
                    records.problem(row, line, &error.to_string());
                    declined = Some(error);
                }
            }
        }
    }
    replay.finish(&mut records)?;
    if records.found_nothing() {
        return Err(declined.unwrap_or(ImportError::NotUnderstood(
            "its lines are JSON, and none of them names a program".to_owned(),
        )));
    }
    match (seen.len(), seen.iter().next()) {
        (1, Some((name, how))) => records.finish(name, how),
        _ => records.finish("JSON lines", "one JSON value a line"),
    }
}

/// Whether the first line is a whole object and another one begins below it.
fn starts_as_lines(bytes: &[u8]) -> bool {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let start = bytes.iter().position(|byte| !is_blank(byte)).unwrap_or(bytes.len());
    let rest = bytes.get(start..).unwrap_or_default();
    if !rest.starts_with(b"{") {
        return false;
    }
    let Some(end) = rest.iter().position(|byte| *byte == b'\n') else { return false };
    let (line, below) = rest.split_at(end);
    let next = below.iter().find(|byte| !is_blank(byte));
    // Objects written over several lines end their first line with a bracket or a comma.
    line.trim_ascii_end().ends_with(b"}") && line.len() > 2 && next == Some(&b'{')
}

/// A line that is a record, or holds some; the name of its shape where that is a known one.
fn entry(
    records: &mut Records<'_>,
    value: &Value,
    row: u64,
) -> Result<Option<&'static str>, ImportError> {
    let shape = shape_of(value);
    if shape.name() != generic::SHAPE {
        shape.rows(records, value)?;
        return Ok(Some(shape.name()));
    }
    let mut lists = Vec::new();
    generic::collect(value, "", None, 1, &mut lists);
    if lists.is_empty() {
        let order = super::super::dates::Order::Unknown;
        generic::object_row_at(records, row, value, None, crate::model::Kind::Program, order);
        return Ok(None);
    }
    shape.rows(records, value)?;
    Ok(None)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::atomic::AtomicBool;

    use super::*;

    #[test]
    fn a_log_read_from_its_file_gives_what_it_gives_in_memory() {
        let log = "\u{feff}{\"hostname\":\"PC-1\",\"apps\":[{\"name\":\"7-Zip\"}]}\r\n\n{broken\n\
            {\"name\":\"GIMP\",\"version\":\"2.10\"}";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        std::fs::write(&path, log).unwrap();
        let read = |path: &Path, bytes: Vec<u8>, held: bool| {
            let (options, cancel) = (crate::import::Options::default(), AtomicBool::new(false));
            let input = Input {
                path,
                bytes,
                folder: None,
                options: &options,
                progress: &|_| {},
                cancel: &cancel,
            };
            if held { Lines.read(&input) } else { Lines::read_file(&input, log.len() as u64) }
        };
        let held = read(&path, log.as_bytes().to_vec(), true).unwrap();
        let on_disk = read(&path, Vec::new(), false).unwrap();
        assert_eq!(held.inventory.counts, on_disk.inventory.counts);
        assert_eq!(held.inventory.problems, on_disk.inventory.problems);
        let counts = on_disk.inventory.counts;
        assert_eq!((counts.software, counts.problems), (2, 1));
    }
}
