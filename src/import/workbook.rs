//! Workbooks: XLSX, XLSM, XLSB, XLS and ODS. Every visible sheet is looked at; sheets without a list
//! of programs are named, hidden ones too. Formulas are never evaluated: the value they had when the
//! file was saved counts.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Reader, SheetType, SheetVisible, Sheets, Xlsx, open_workbook_auto_from_rs,
};

use super::rows::{Finished, Table};
use super::{Format, ImportError, Input, Progress, Reading};
use crate::model::{Inventory, SourceReading, SourceState};

/// Any workbook that calamine reads.
pub(super) struct Workbook;

/// Unpacked sizes beyond this are no list of programs.
const LARGEST_UNPACKED: u64 = 4 << 30;
/// Nothing but repetition packs better than this, from this size on.
const HIGHEST_RATIO: u64 = 300;
const RATIO_FROM: u64 = 100 << 20;
/// Rows of a sheet, and columns of a row.
const MOST_ROWS: u32 = 5_000_000;
const MOST_COLUMNS: u32 = 2_000;

const ZIP: &[u8] = b"PK\x03\x04";
const CFB: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

type Book = Sheets<Cursor<Vec<u8>>>;

impl Format for Workbook {
    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(ZIP) || bytes.starts_with(CFB)
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let bytes = &input.bytes;
        if bytes.starts_with(CFB) && contains_utf16(bytes, "EncryptedPackage") {
            return Err(ImportError::Password);
        }
        if bytes.starts_with(ZIP) {
            check_unpacked(bytes)?;
        }
        let mut book = open_workbook_auto_from_rs(Cursor::new(bytes.clone()))
            .map_err(|error| why(bytes, &error.to_string()))?;
        let form = match &book {
            Sheets::Xls(_) => "Excel workbook (XLS)",
            Sheets::Xlsx(_) => "Excel workbook (XLSX)",
            Sheets::Xlsb(_) => "Excel workbook (XLSB)",
            Sheets::Ods(_) => "OpenDocument workbook (ODS)",
        };
        let sheets: Vec<(String, SheetVisible)> = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible))
            .collect();
        let mut inventory = input.inventory();
        let mut found: Vec<(String, Finished)> = Vec::new();
        let mut sample = Vec::new();
        let mut first_error = None;
        let visible = sheets.iter().filter(|(_, state)| *state == SheetVisible::Visible).count();
        for (at, (name, state)) in sheets.iter().enumerate() {
            input.check_cancel()?;
            if *state != SheetVisible::Visible {
                not_read(
                    &mut inventory,
                    input,
                    name,
                    "This sheet is hidden. Show it in Excel and \
                    import again, if it belongs to the list.",
                );
                continue;
            }
            // Where each sheet is a machine, the sheet's name is the machine's.
            let machine = if visible > 1 { name.clone() } else { input.machine_name() };
            match read_sheet(&mut book, input, &mut inventory, name, machine, visible > 1) {
                Ok(finished) => found.push((name.clone(), finished)),
                Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
                Err(ImportError::NoSoftware { sample: rows }) => {
                    let source = inventory.sources.last_mut();
                    // A cover sheet has a few lines of text; a table that was not understood has more.
                    let wide =
                        rows.iter().filter(|row| row.iter().filter(|c| !c.is_empty()).count() > 1);
                    if wide.count() < 3 {
                        if let Some(source) = source {
                            source.state = SourceState::NotPresent;
                        }
                    }
                    if sample.len() < rows.len() {
                        sample = rows;
                    }
                }
                Err(error) => {
                    not_read(&mut inventory, input, name, &error.to_string());
                    first_error.get_or_insert(error);
                }
            }
            (input.progress)(Progress {
                bytes_done: bytes.len() as u64 * (at as u64 + 1) / sheets.len() as u64,
                bytes_total: bytes.len() as u64,
                rows: inventory.counts.rows,
            });
        }
        let Some(largest) = found.iter().max_by_key(|(_, finished)| finished.found) else {
            return Err(first_error.unwrap_or(ImportError::NoSoftware { sample }));
        };
        if largest.1.found == 0 && inventory.counts.problems == 0 {
            return Err(ImportError::HeadingOnly);
        }
        let machine = if visible > 1 { largest.0.clone() } else { input.machine_name() };
        super::limits_of_lists(&mut inventory, &largest.1, &machine);
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        let recognised = format!("{form}, sheet {}", names.join(", "));
        let mapping = largest.1.mapping.clone();
        let sample = largest.1.sample.clone();
        Ok(Reading {
            inventory,
            recognised,
            how: "its content is a workbook".to_owned(),
            mapping: Some(mapping),
            sample,
            tables: Vec::new(),
            encoding: None,
            delimiter: None,
        })
    }
}

fn not_read(inventory: &mut Inventory, input: &Input<'_>, name: &str, why: &str) {
    inventory.add_source(SourceReading {
        id: format!("sheet:{name}"),
        name: format!("Sheet {name}"),
        place: input.path.display().to_string(),
        state: SourceState::Failed(why.to_owned()),
        count: 0,
    });
}

fn read_sheet(
    book: &mut Book,
    input: &Input<'_>,
    inventory: &mut Inventory,
    name: &str,
    machine: String,
    several: bool,
) -> Result<Finished, ImportError> {
    let path = input.path.display().to_string();
    let mapping = input.options.mapping.as_ref();
    let mut table = Table::new(inventory, path, Some(name.to_owned()), machine, mapping);
    if several {
        table.one_of_several();
    }
    match book {
        Sheets::Xlsx(book) => read_cells(book, input, name, &mut table)?,
        book => {
            let range = book
                .worksheet_range(name)
                .map_err(|error| ImportError::Damaged(error.to_string()))?;
            let first = range.start().map_or(0, |(row, _)| row);
            let mut cells = Vec::new();
            for (at, row) in range.rows().enumerate() {
                cells.clear();
                cells.extend(row.iter().map(text_of));
                // The rows are counted as the spreadsheet numbers them.
                if cells.iter().any(|cell| !cell.is_empty()) {
                    table.row(u64::from(first) + at as u64 + 1, &cells);
                }
                if at % 20_000 == 0 {
                    input.check_cancel()?;
                }
            }
        }
    }
    table.finish()
}

/// Reads a sheet cell by cell: memory grows with what is there, not with the size a header claims.
fn read_cells(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    input: &Input<'_>,
    name: &str,
    table: &mut Table<'_>,
) -> Result<(), ImportError> {
    let damaged = |error: calamine::XlsxError| ImportError::Damaged(error.to_string());
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut cells: Vec<String> = Vec::new();
    let (mut current, mut rows) = (None, 0_u32);
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        if column >= MOST_COLUMNS {
            continue;
        }
        if current != Some(row) {
            if let Some(done) = current {
                table.row(u64::from(done) + 1, &cells);
                rows += 1;
                if rows > MOST_ROWS {
                    return Err(ImportError::TooLarge);
                }
                if rows.is_multiple_of(20_000) {
                    input.check_cancel()?;
                }
            }
            cells.iter_mut().for_each(String::clear);
            current = Some(row);
        }
        let column = column as usize;
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        text_of_ref(cell.get_value(), &mut cells[column]);
    }
    if let Some(done) = current {
        table.row(u64::from(done) + 1, &cells);
    }
    Ok(())
}

fn text_of_ref(value: &DataRef<'_>, out: &mut String) {
    out.clear();
    match value {
        DataRef::String(text) => out.push_str(text),
        DataRef::SharedString(text) => out.push_str(text),
        other => out.push_str(&text_of(&other.clone().into())),
    }
}

/// A cell as text. Numbers are written the shortest way that means the same; dates as ISO dates.
fn text_of(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "1".to_owned(),
        Data::Bool(false) => "0".to_owned(),
        Data::DateTime(when) => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn why(bytes: &[u8], message: &str) -> ImportError {
    if message.to_lowercase().contains("password") {
        return ImportError::Password;
    }
    let has = |name: &str| bytes.windows(name.len()).any(|window| window == name.as_bytes());
    if bytes.starts_with(ZIP) && !has("xl/") && !has("content.xml") {
        return ImportError::NotAList { what: "a packed archive (ZIP) without a workbook in it" };
    }
    if bytes.starts_with(CFB) && contains_utf16(bytes, "WordDocument") {
        return ImportError::NotAList { what: "a text document (Word)" };
    }
    ImportError::Damaged(message.to_owned())
}

fn contains_utf16(bytes: &[u8], text: &str) -> bool {
    let wanted: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Adds up what the archive's directory says the parts unpack to (APPNOTE.TXT 4.3.12), before
/// anything is unpacked.
fn check_unpacked(bytes: &[u8]) -> Result<(), ImportError> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let mut total = 0_u64;
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|window| window == ENTRY) {
        at += found;
        let size = bytes.get(at + 24..at + 28).and_then(|four| four.try_into().ok());
        total += u64::from(size.map_or(0, u32::from_le_bytes));
        at += 4;
    }
    let ratio = total / (bytes.len() as u64).max(1);
    if total > LARGEST_UNPACKED || (total > RATIO_FROM && ratio > HIGHEST_RATIO) {
        return Err(ImportError::TooLarge);
    }
    Ok(())
}
