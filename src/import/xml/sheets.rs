//! Workbooks written as one XML document: Excel's "XML Spreadsheet 2003" (learn.microsoft.com, "XML
//! Spreadsheet Reference"), which report servers and older tools hand out as `.xls`, and the flat form
//! of OpenDocument (OASIS ODF 1.3, part 3, section 9). Read as sheets with rows; nothing is computed.

use super::super::rows::{Finished, Table};
use super::super::workbook::is_nobodys_name;
use super::super::{ImportError, Input, MOST_COLUMNS, Reading};
use super::stream::{self, Visitor};
use crate::model::Inventory;

/// Cells of a document; no list that a person keeps as XML has more.
const MOST_CELLS: usize = 4_000_000;

/// Sheets beyond this number are none of a list.
const MOST_SHEETS: usize = 2_000;

/// Whether a document is such a workbook, by its beginning.
pub(super) fn is_one(text: &str) -> bool {
    let head = text.get(..text.floor_char_boundary(4_096)).unwrap_or(text);
    head.contains("urn:schemas-microsoft-com:office:spreadsheet")
        || head.contains("application/vnd.oasis.opendocument.spreadsheet")
}

#[derive(Default)]
struct Sheet {
    name: String,
    rows: Vec<(u64, Vec<String>)>,
}

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    row: Vec<String>,
    /// The number of the last row.
    number: u64,
    /// Where the next cell stands, and how many columns it takes or repeats over.
    column: usize,
    spans: usize,
    repeats: usize,
    cell: String,
    cells: usize,
    left_out: bool,
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn number(attributes: &[(String, String)], name: &str) -> Option<usize> {
    attribute(attributes, name)?.parse().ok()
}

impl Visitor for Book {
    fn start(&mut self, path: &[String], attributes: &[(String, String)], _: usize) {
        match path.last().map_or("", String::as_str) {
            "Worksheet" | "table" => {
                if self.sheets.len() >= MOST_SHEETS {
                    self.left_out = true;
                    return;
                }
                let name = attribute(attributes, "Name").or_else(|| attribute(attributes, "name"));
                let name = name.unwrap_or_default().to_owned();
                self.sheets.push(Sheet { name, rows: Vec::new() });
                self.number = 0;
            }
            "Row" => {
                let given = number(attributes, "Index").map_or(0, |own| own as u64);
                self.number = given.max(self.number + 1);
                (self.column, self.spans) = (0, 0);
                self.row.clear();
            }
            "table-row" => {
                // Repeated rows are empty ones, or the same once more: one says it all.
                self.number += 1;
                self.spans = number(attributes, "number-rows-repeated").unwrap_or(1).max(1) - 1;
                self.column = 0;
                self.row.clear();
            }
            "Cell" => {
                if let Some(own) = number(attributes, "Index") {
                    self.column = self.column.max(own.saturating_sub(1));
                }
                self.repeats = 1;
                self.cell.clear();
                self.spans = number(attributes, "MergeAcross").unwrap_or(0).min(MOST_COLUMNS);
            }
            "table-cell" | "covered-table-cell" => {
                self.repeats = number(attributes, "number-columns-repeated").unwrap_or(1).max(1);
                self.cell.clear();
            }
            _ => {}
        }
    }

    fn end(&mut self, path: &[String], text: &str) {
        let own = path.last().map_or("", String::as_str);
        match own {
            "Data" | "p" => {
                if !self.cell.is_empty() {
                    self.cell.push('\n');
                }
                self.cell.push_str(text);
            }
            // Letters of another look inside a cell.
            "span" | "Font" | "B" | "I" | "U" => self.cell.push_str(text),
            "Cell" => {
                self.keep(1);
                self.column += 1 + self.spans;
            }
            "table-cell" | "covered-table-cell" => {
                let repeats = self.repeats;
                self.keep(if self.cell.is_empty() { 0 } else { repeats });
                self.column = self.column.saturating_add(repeats);
            }
            "Row" | "table-row" => {
                let filled = self.row.iter().any(|cell| !cell.is_empty());
                if let Some(sheet) = self.sheets.last_mut().filter(|_| filled) {
                    sheet.rows.push((self.number, std::mem::take(&mut self.row)));
                }
                if own == "table-row" {
                    self.number = self.number.saturating_add(self.spans as u64);
                }
            }
            _ => {}
        }
    }
}

impl Book {
    /// Keeps the cell that ended, so many times.
    fn keep(&mut self, times: usize) {
        let end = self.column.saturating_add(times).min(MOST_COLUMNS);
        if times == 0 || self.cell.is_empty() {
            return;
        }
        if self.column >= MOST_COLUMNS || self.cells > MOST_CELLS {
            self.left_out = true;
            return;
        }
        if self.row.len() < end {
            self.cells += end - self.row.len();
            self.row.resize(end, String::new());
        }
        for cell in self.row.iter_mut().take(end).skip(self.column) {
            cell.clone_from(&self.cell);
        }
    }
}

/// Reads it.
///
/// # Errors
/// When none of its sheets names programs, it is broken, or the user stopped.
pub(super) fn read(input: &Input<'_>, text: &str) -> Result<Reading, ImportError> {
    let mut found = Book::default();
    let ending = stream::walk(input, text, &mut found)?;
    let mut inventory = input.inventory();
    let several = found.sheets.len() > 1;
    let mut best: Option<Finished> = None;
    let mut tables = Vec::new();
    let mut failed = None;
    for sheet in &found.sheets {
        match read_sheet(input, &mut inventory, sheet, several) {
            Ok(finished) => {
                tables.push(finished.seen.clone());
                if best.as_ref().is_none_or(|own| own.found < finished.found) {
                    best = Some(finished);
                }
            }
            Err(error) => failed = Some(error),
        }
    }
    let Some(finished) = best else { return Err(failed.unwrap_or(ImportError::HeadingOnly)) };
    if inventory.counts.software == 0 && inventory.counts.problems == 0 {
        return Err(ImportError::HeadingOnly);
    }
    super::super::limits_of_lists(&mut inventory, &finished, &input.machine_name());
    let mut cannot = |what: &str| inventory.cannot_say(what.to_owned());
    if let Some((_, reason)) = &ending.broken {
        cannot(&format!("The workbook was not read to its end. {reason}."));
    }
    if ending.entity.is_some() {
        cannot(
            "Texts that the document declares itself are not expanded; \u{fffd} stands in their place.",
        );
    }
    if found.left_out {
        cannot("The workbook has more sheets, columns or cells than any list; some were not read.");
    }
    if ending.broken.is_some() || found.left_out {
        if let Some(source) = inventory.sources.first_mut() {
            source.state = crate::model::SourceState::Failed(
                "The workbook was not read to its end.".to_owned(),
            );
        }
    }
    Ok(Reading {
        inventory,
        recognised: "workbook as XML".to_owned(),
        how: format!("its rows and cells are those of a spreadsheet; {}", finished.how),
        mapping: Some(finished.mapping),
        sample: finished.sample,
        tables,
        encoding: None,
        delimiter: None,
    })
}

fn read_sheet(
    input: &Input<'_>,
    inventory: &mut Inventory,
    sheet: &Sheet,
    several: bool,
) -> Result<Finished, ImportError> {
    let path = input.path.display().to_string();
    let machine = if several && !is_nobodys_name(&sheet.name) {
        sheet.name.clone()
    } else {
        input.machine_name()
    };
    let mut table = Table::new(inventory, path, Some(sheet.name.clone()), machine, None)
        .with_options(input.options);
    if several {
        table.one_of_several();
    }
    for (number, cells) in &sheet.rows {
        if number.is_multiple_of(4_096) {
            input.check_cancel()?;
        }
        table.row(*number, cells);
    }
    table.finish()
}
