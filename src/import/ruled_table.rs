//! Tables with drawn lines: osquery's default mode, database consoles (`+---+`), Markdown (`|---|`).

use super::rows::Table;
use super::{Format, ImportError, Input, Reading, headers};

/// A table with lines of its own.
pub(super) struct RuledTable;

impl Format for RuledTable {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let lines: Vec<&str> = file
            .text(16_384)
            .lines()
            .map(|line| line.trim_start_matches('\u{feff}').trim())
            .filter(|line| !line.is_empty())
            .take(12)
            .collect();
        // Nothing else begins with a drawn line.
        if lines.first().is_some_and(|line| line.starts_with('+') && is_rule(line)) {
            return true;
        }
        let Some(at) = lines.iter().position(|line| line.starts_with('|') && !is_rule(line)) else {
            return false;
        };
        let near = |at: usize| lines.get(at).is_some_and(|line| is_rule(line));
        let ruled = near(at + 1) || at.checked_sub(1).is_some_and(near);
        let names = lines.get(at).map(|line| cells(line)).unwrap_or_default();
        ruled && headers::recognise(&names).is_some()
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let mut inventory = input.inventory();
        let path = input.path.display().to_string();
        let mapping = input.options.mapping.as_ref();
        let mut table = Table::new(&mut inventory, path, None, input.machine_name(), mapping);
        let mut width = None;
        for (line, number) in decoded.text.lines().zip(1_u64..) {
            let line = line.trim_start_matches('\u{feff}').trim();
            if line.is_empty() || is_rule(line) || !line.starts_with('|') {
                continue;
            }
            let own = cells(line);
            if *width.get_or_insert(own.len()) == own.len() {
                table.row(number, &own);
            } else {
                // A bar inside a name: which cell it belongs to cannot be said.
                table.broken(number, line, "The line has more or fewer cells than the heading");
            }
            if number.is_multiple_of(5_000) {
                input.check_cancel()?;
            }
        }
        let finished = table.finish()?;
        if finished.found == 0 && inventory.counts.problems == 0 {
            return Err(ImportError::HeadingOnly);
        }
        super::limits_of_lists(&mut inventory, &finished, &input.machine_name());
        Ok(Reading {
            inventory,
            recognised: format!("drawn table, {}", decoded.name),
            how: "lines of \"-\" and \"|\" around its cells".to_owned(),
            mapping: Some(finished.mapping),
            sample: finished.sample,
            tables: Vec::new(),
            encoding: None,
            delimiter: None,
        })
    }
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && line.contains('-')
        && line.starts_with(['+', '|'])
        && line.chars().all(|c| matches!(c, '+' | '-' | '|' | ':' | '=' | ' '))
}

fn cells(line: &str) -> Vec<String> {
    let inside = line.strip_prefix('|').unwrap_or(line);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    inside.split('|').map(|own| own.trim().to_owned()).collect()
}
