//! Tables printed for a terminal: `winget list`, `Get-Package`, `wmic product`, `snap list`. A heading in
//! columns, mostly a line of dashes, and rows aligned below it. Cells may be cut with an ellipsis.

use unicode_width::UnicodeWidthChar as _;

use super::headers::{self, Column};
use super::rows::Table;
use super::{Format, ImportError, Input, Reading};

/// A printed table.
pub(super) struct FixedWidth;

/// Lines above the heading: banners, and the frames of a progress display.
const HEADING_WITHIN: usize = 30;

impl Format for FixedWidth {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        heading(file.text(16_384)).is_some()
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let text = mended(&decoded.text);
        let Some(heading) = heading(&text) else {
            return Err(ImportError::NotUnderstood("its columns are not aligned".to_owned()));
        };
        let mut inventory = input.inventory();
        let path = input.path.display().to_string();
        let mapping = input.options.mapping.as_ref();
        let mut table = Table::new(&mut inventory, path, None, input.machine_name(), mapping);
        let mut cut = false;
        for (line, at) in lines(&text).skip(heading.line).zip(heading.line..) {
            let number = at as u64 + 1;
            if at > heading.line && (line.trim().is_empty() || is_rule(line)) {
                continue;
            }
            let cells = match heading.columns {
                Some(columns) if at == heading.line => {
                    columns.iter().map(|own| (*own).to_owned()).collect()
                }
                _ => heading.cells(line),
            };
            // A footer is a sentence with a number ("5 upgrades available."); a program whose other
            // columns are empty is a program all the same.
            if at > heading.line && is_footer(line) {
                continue;
            }
            cut |= cells.iter().any(|cell| cell.ends_with('…') || cell.ends_with("..."));
            table.row(number, &cells);
            if number.is_multiple_of(5_000) {
                input.check_cancel()?;
            }
        }
        let finished = table.finish()?;
        if finished.found == 0 && inventory.counts.problems == 0 {
            return Err(ImportError::HeadingOnly);
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
            how: format!("a heading of {} aligned columns", heading.starts.len()),
            mapping: Some(finished.mapping),
            sample: finished.sample,
            tables: Vec::new(),
            encoding: None,
            delimiter: None,
        })
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
        line.rsplit('\r').next().unwrap_or(line)
    })
}

/// A line of dashes below a heading.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 4 && line.chars().all(|c| c == '-' || c == ' ')
}

/// What winget prints below its table.
fn is_footer(line: &str) -> bool {
    let line = line.trim_end();
    line.starts_with(|c: char| c.is_ascii_digit())
        && line.ends_with('.')
        && !line.contains("  ")
        && line.split_whitespace().count() >= 3
}

/// A heading and where its columns begin, in columns of the terminal.
struct Heading {
    line: usize,
    starts: Vec<usize>,
    /// What its columns are, where its own words are of a language that is not known here.
    columns: Option<&'static [&'static str]>,
}

impl Heading {
    /// The cells of a line.
    fn cells(&self, line: &str) -> Vec<String> {
        let mut cells = vec![String::new(); self.starts.len()];
        let (mut at, mut column) = (0, 0);
        for c in line.chars() {
            while column + 1 < self.starts.len() && at >= self.starts[column + 1] {
                column += 1;
            }
            cells[column].push(c);
            at += c.width().unwrap_or(0);
        }
        cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
    }
}

fn heading(text: &str) -> Option<Heading> {
    let text = mended(text);
    let all: Vec<&str> = lines(&text).take(HEADING_WITHIN + 40).collect();
    for (at, line) in all.iter().enumerate().take(HEADING_WITHIN) {
        let rule = all.get(at + 1).copied().filter(|next| is_rule(next));
        let starts = match rule {
            // A line of dashes in pieces says itself where the columns are.
            Some(rule) if rule.trim().contains(' ') => starts(rule, 1),
            _ => starts(line, if rule.is_some() { 1 } else { 2 }),
        };
        if starts.len() < 2 || line.contains(['\t', ';', '"']) {
            continue;
        }
        let below: Vec<&str> = all[at + 1..]
            .iter()
            .copied()
            .filter(|own| !own.trim().is_empty() && !is_rule(own))
            .take(20)
            .collect();
        let found = Heading { line: at, starts, columns: None };
        let cells = found.cells(line);
        if headers::recognise(&cells).is_none()
            && rule.is_some_and(|rule| !rule.trim().contains(' '))
        {
            if let Some(columns) = winget_columns(&found, &below) {
                return Some(Heading { columns: Some(columns), ..found });
            }
        }
        let Some(columns) = headers::recognise(&cells) else { continue };
        let known = columns.iter().filter(|own| **own != Column::Unused).count();
        if known < 2 || below.is_empty() {
            continue;
        }
        // Without dashes the rows have to be aligned indeed: a blank before each column.
        let aligned = |line: &str| {
            found.starts[1..].iter().all(|start| {
                let mut width = 0;
                let before = line.chars().take_while(|c| {
                    width += c.width().unwrap_or(0);
                    width <= *start
                });
                before.last().is_none_or(|c| c == ' ')
            })
        };
        let good = below.iter().filter(|line| aligned(line)).count();
        if rule.is_some() || good == below.len() {
            return Some(found);
        }
    }
    None
}

/// The columns of `winget list`, whose headings are in the language of Windows, by its rows: their last
/// column names one of the sources that winget comes with, the second is an identifier, which never
/// has a blank in these rows. The command is documented
/// (<https://learn.microsoft.com/windows/package-manager/winget/list>), its headings in other languages
/// were not found in a document: that is why the rows decide.
fn winget_columns(found: &Heading, below: &[&str]) -> Option<&'static [&'static str]> {
    let columns: &[&str] = match found.starts.len() {
        4 => &["Name", "Id", "Version", "Source"],
        5 => &["Name", "Id", "Version", "Available", "Source"],
        _ => return None,
    };
    let mut sourced = 0;
    for line in below {
        let cells = found.cells(line);
        if cells.last().is_some_and(|own| matches!(own.as_str(), "winget" | "msstore")) {
            sourced += 1;
            let id = cells.get(1).map_or("", String::as_str);
            if id.is_empty() || id.contains(char::is_whitespace) {
                return None;
            }
        }
    }
    (sourced > 0).then_some(columns)
}

/// Where words begin that stand at least `gap` blanks apart.
fn starts(line: &str, gap: usize) -> Vec<usize> {
    let (mut starts, mut at, mut blanks) = (Vec::new(), 0, gap);
    for c in line.chars() {
        if c == ' ' {
            blanks += 1;
        } else {
            if blanks >= gap {
                starts.push(at);
            }
            blanks = 0;
        }
        at += c.width().unwrap_or(0);
    }
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    starts
}
