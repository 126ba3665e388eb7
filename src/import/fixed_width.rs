//! Tables printed for a terminal: `winget list`, `Get-Package`, `wmic product`, `snap list`. A heading in
//! columns, mostly a line of dashes, and rows aligned below it. Cells may be cut with an ellipsis, or go
//! on in the next line (`Format-Table -Wrap`); several tables may follow each other, each with columns
//! of its own.

use super::layout::machine_line;
use super::rows::{Table, nothing_below};
use super::shapes;
use super::{Format, HeadingRow, ImportError, Input, Reading};

mod heading;
mod wrapped;

use heading::is_rule;
use wrapped::Wrapped;

/// A printed table.
pub(super) struct FixedWidth;

impl Format for FixedWidth {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let text = mended(file.text(16_384));
        let lines: Vec<&str> = lines(&text).collect();
        heading::first(&lines).is_some()
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode_with(&input.bytes, input.options)?;
        let text = mended(&decoded.text);
        let lines: Vec<&str> = lines(&text).collect();
        let Some(mut heading) = heading::first(&lines) else {
            return Err(ImportError::NotUnderstood("its columns are not aligned".to_owned()));
        };
        let mut inventory = input.inventory();
        let path = input.path.display().to_string();
        let mut options = input.options.clone();
        if options.heading_row.is_none() && heading.is_sure {
            options.heading_row = Some(HeadingRow::At(heading.line as u64 + 1));
        }
        let mut table = Table::new(&mut inventory, path, None, input.machine_name(), None)
            .with_options(&options);
        if let Some((at, name)) = computer_above(&lines, heading.line) {
            table.row(at as u64 + 1, &[name]);
        }
        let columns = heading.starts.len();
        let mut wrapped = Wrapped::of(&heading, &lines);
        let mut cut = false;
        // What a row says may go on in the next line.
        let mut open: Option<(u64, Vec<String>)> = None;
        let mut at = heading.line;
        while let Some(line) = lines.get(at).copied() {
            let number = at as u64 + 1;
            at += 1;
            if number.is_multiple_of(5_000) {
                input.check_cancel()?;
            }
            if at - 1 > heading.line {
                if says_nothing(line) {
                    continue;
                }
                if let Some(next) = heading::at(&lines, at - 1) {
                    give(&mut table, open.take());
                    if let Some((at, name)) = computer_above(&lines, next.line) {
                        table.row(at as u64 + 1, &[name]);
                    }
                    heading = next;
                    wrapped = Wrapped::of(&heading, &lines);
                } else if stands_above_another(&lines, at - 1) {
                    // It names the computer of the next table, and is taken there.
                    continue;
                }
            }
            if at - 1 == heading.line {
                give(&mut table, Some((number, heading.names(line))));
                continue;
            }
            let cells = heading.cells(line);
            if heading.is_beside(line, &cells) {
                table.skip("notes");
                continue;
            }
            cut |= cells.iter().any(|cell| cell.ends_with('…') || cell.ends_with("..."));
            match &mut open {
                Some((_, row)) if wrapped.goes_on(row, &cells) => wrapped.join(row, &cells),
                _ => {
                    wrapped.begin(&cells);
                    give(&mut table, open.replace((number, cells)));
                }
            }
        }
        give(&mut table, open);
        let finished = table.finish()?;
        if finished.found == 0 && inventory.counts.problems == 0 {
            return Err(nothing_below(&inventory));
        }
        super::limits_of_lists(&mut inventory, &finished, &input.machine_name());
        if cut {
            inventory.cannot_show.push(
                "Names in it are cut: a program may stand there that cannot be recognised any more. \
                 Export the list as CSV or JSON instead."
                    .to_owned(),
            );
        }
        Ok(Reading {
            inventory,
            recognised: format!("printed table, {}", decoded.name),
            how: format!("a heading of {columns} aligned columns"),
            mapping: Some(finished.mapping),
            sample: finished.sample,
            tables: Vec::new(),
            encoding: None,
            delimiter: None,
        })
    }
}

fn give(table: &mut Table<'_>, row: Option<(u64, Vec<String>)>) {
    if let Some((number, cells)) = row {
        table.row(number, &cells);
    }
}

/// The ellipsis, read in the wrong code page.
fn mended(text: &str) -> String {
    text.replace("ΓÇª", "…").replace("â€¦", "…")
}

/// Lines without what a progress display wrote over: only what follows the last return stands.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| {
        let line = line.trim_end_matches('\r');
        line.rsplit('\r').next().unwrap_or(line).trim_start_matches('\u{feff}')
    })
}

/// Whether a line is empty, or drawn: scripts put the name of a computer between stars.
fn says_nothing(line: &str) -> bool {
    let line = line.trim();
    let drawn = |mark: &str| line.len() >= 4 && line.chars().all(|c| mark.contains(c));
    line.is_empty() || is_rule(line) || ["*", "=", "#", "_", "~"].into_iter().any(drawn)
}

/// The computer that the line above a heading names, as a line that says so: a script prints a table for
/// each computer, and its name above (`Format-Table -GroupBy PSComputerName` does, too).
fn computer_above(lines: &[&str], heading: usize) -> Option<(usize, String)> {
    let above = lines.get(..heading)?;
    let at = above.iter().rposition(|line| !says_nothing(line))?;
    let line = above.get(at)?.trim();
    if let Some(name) = machine_line(&[line]) {
        return Some((at, format!("Computer: {name}")));
    }
    named_alone(line).then(|| (at, format!("Computer: {line}")))
}

/// Whether a line is nothing but the name of a computer. "Get-Package" is a command.
fn named_alone(line: &str) -> bool {
    const VERBS: &[&str] =
        &["get", "select", "import", "export", "invoke", "format", "out", "where"];
    let line = line.trim();
    let verb = line.split('-').next().unwrap_or("").to_lowercase();
    shapes::is_machine_name(line) && !VERBS.contains(&verb.as_str()) && !line.contains(['\\', '/'])
}

/// Whether a line names the computer of a table whose heading is the next line that says something.
fn stands_above_another(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if !named_alone(line) && machine_line(&[line.trim()]).is_none() {
        return false;
    }
    let below = lines.get(at + 1..).unwrap_or_default();
    let next = below.iter().take(5).position(|line| !says_nothing(line));
    next.is_some_and(|next| heading::at(lines, at + 1 + next).is_some())
}
