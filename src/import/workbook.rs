//! Workbooks: XLSX, XLSM, XLSB, XLS and ODS. Every visible sheet is looked at, or those that the user
//! names; sheets without a list of programs are named, hidden ones too. Formulas are never evaluated:
//! the value they had when the file was saved counts.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;

use calamine::{Reader, SheetType, SheetVisible, Sheets, open_workbook_auto_from_rs};

use super::rows::{Finished, Table};
use super::{
    Column, Format, ImportError, Input, MachineFrom, Mapping, Progress, Reading, TableSeen,
};
use crate::model::{Inventory, SourceReading, SourceState};

mod layout;
mod look;
mod parts;
mod sheet;
mod source;
mod unpacking;
mod values;

use source::Source;

/// Any workbook that calamine reads.
pub(super) struct Workbook;

const ZIP: &[u8] = b"PK\x03\x04";
const CFB: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A workbook that calamine has opened.
type Book<'s, 'e> = Sheets<Source<'s, 'e>>;

impl Format for Workbook {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        file.bytes.starts_with(ZIP) || file.bytes.starts_with(CFB)
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let bytes = &input.bytes;
        if bytes.starts_with(CFB) && contains_utf16(bytes, "EncryptedPackage") {
            return Err(ImportError::Password);
        }
        let layout = if bytes.starts_with(ZIP) {
            look::packed(bytes, input.cancel)?
        } else {
            look::binary(bytes)?;
            None
        };
        std::thread::scope(|scope| {
            let source = Source::new(bytes, layout, scope, input.cancel);
            let refused = source.refused();
            let opened = guarded(|| open_workbook_auto_from_rs(source));
            input.check_cancel()?;
            if refused.load(Ordering::Relaxed) {
                return Err(ImportError::TooLarge);
            }
            let book = opened?.map_err(|error| why(bytes, &error.to_string()))?;
            read_book(book, input)
        })
    }
}

fn read_book(mut book: Book<'_, '_>, input: &Input<'_>) -> Result<Reading, ImportError> {
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
    read_sheets(&mut book, input, form, &sheets)
}

/// Calls calamine. It trusts what a damaged file says in some places and panics: that is a damaged
/// file too.
fn guarded<T>(call: impl FnOnce() -> T) -> Result<T, ImportError> {
    catch_unwind(AssertUnwindSafe(call))
        .map_err(|_| ImportError::Damaged("a record in it does not hold what it says".to_owned()))
}

/// What reading the sheets gave.
#[derive(Default)]
struct SheetsRead {
    found: Vec<(String, Finished)>,
    tables: Vec<TableSeen>,
    sample: Vec<Vec<String>>,
    first_error: Option<ImportError>,
}

fn read_sheets(
    book: &mut Book<'_, '_>,
    input: &Input<'_>,
    form: &str,
    sheets: &[(String, SheetVisible)],
) -> Result<Reading, ImportError> {
    let total = input.bytes.len() as u64;
    let mut inventory = input.inventory();
    let mut read = SheetsRead::default();
    let wanted = chosen(sheets, input)?;
    let several = wanted.iter().filter(|wanted| **wanted == Choice::Read).count() > 1;
    for (at, ((name, _), choice)) in sheets.iter().zip(&wanted).enumerate() {
        input.check_cancel()?;
        match choice {
            Choice::Read => {}
            Choice::Leave(why) => {
                not_read(&mut inventory, input, name, why);
                read.tables.push(TableSeen { sheet: Some(name.clone()), ..TableSeen::default() });
                continue;
            }
        }
        // Where each sheet is a machine, the sheet's name is the machine's.
        let machine = match input.options.machine_from {
            MachineFrom::Sheet => name.clone(),
            MachineFrom::Automatic if several && !is_nobodys_name(name) => name.clone(),
            _ => input.machine_name(),
        };
        match read_sheet(book, input, &mut inventory, name, machine, several) {
            Ok(finished) => {
                read.tables.push(finished.seen.clone());
                read.found.push((name.clone(), finished));
            }
            Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
            Err(ImportError::NoSoftware { sample }) => {
                without_software(&mut inventory, name, &sample, &mut read.tables);
                if read.sample.len() < sample.len() {
                    read.sample = sample;
                }
            }
            Err(error) => {
                input.check_cancel()?;
                read.tables.push(TableSeen { sheet: Some(name.clone()), ..TableSeen::default() });
                not_read(&mut inventory, input, name, &error.to_string());
                read.first_error.get_or_insert(error);
            }
        }
        (input.progress)(Progress {
            bytes_done: total * (at as u64 + 1) / sheets.len() as u64,
            bytes_total: total,
            rows: inventory.counts.rows,
        });
    }
    reading(input, form, inventory, read, several)
}

fn reading(
    input: &Input<'_>,
    form: &str,
    mut inventory: Inventory,
    read: SheetsRead,
    several: bool,
) -> Result<Reading, ImportError> {
    let SheetsRead { found, mut tables, sample, first_error } = read;
    let Some((largest_sheet, largest)) = found.iter().max_by_key(|(_, finished)| finished.found)
    else {
        return Err(first_error.unwrap_or(ImportError::NoSoftware { sample }));
    };
    if largest.found == 0 && inventory.counts.problems == 0 {
        return Err(ImportError::HeadingOnly);
    }
    let mut machine = input.machine_name();
    if several && input.options.machine_from == MachineFrom::Automatic {
        if found.len() > 1 {
            machine.clone_from(largest_sheet);
        } else if let Some(id) = largest.own_machine {
            // The other sheets were covers: one list is the list of the file's machine.
            inventory.rename_machine(id, &machine);
            let seen = tables.iter_mut().filter(|seen| seen.machine_from == MachineFrom::Sheet);
            seen.for_each(|seen| seen.machine_from = MachineFrom::File);
        }
    }
    if !largest.is_count && sheets_are_machines(&found, &inventory) {
        inventory.cannot_show.push(
            "No column names a computer; each sheet is taken as one, which has the sheet's name."
                .to_owned(),
        );
        inventory.cannot_show.push(super::SINGLE_USERS.to_owned());
    } else {
        super::limits_of_lists(&mut inventory, largest, &machine);
    }
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    Ok(Reading {
        recognised: format!("{form}, sheet {}", names.join(", ")),
        how: format!("its content is a workbook; {}", largest.how),
        mapping: Some(largest.mapping.clone()),
        sample: largest.sample.clone(),
        tables,
        encoding: None,
        delimiter: None,
        inventory,
    })
}

/// Whether every row that names no computer is shown as of its sheet.
fn sheets_are_machines(found: &[(String, Finished)], inventory: &Inventory) -> bool {
    let mut nameless = found.iter().filter(|(_, finished)| finished.names_no_machine).peekable();
    nameless.peek().is_some()
        && nameless.all(|(sheet, finished)| {
            let machine = finished.own_machine.map(|id| &inventory.machine(id).name);
            machine.is_some_and(|name| name.to_lowercase() == sheet.trim().to_lowercase())
        })
}

/// Whether a sheet is read, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Read,
    Leave(&'static str),
}

fn chosen(
    sheets: &[(String, SheetVisible)],
    input: &Input<'_>,
) -> Result<Vec<Choice>, ImportError> {
    let Some(wanted) = &input.options.sheets else {
        let hidden = "This sheet is hidden. Choose it, if it belongs to the list.";
        let visible = |state| match state {
            SheetVisible::Visible => Choice::Read,
            _ => Choice::Leave(hidden),
        };
        return Ok(sheets.iter().map(|(_, state)| visible(*state)).collect());
    };
    if let Some(missing) = wanted.iter().find(|own| !sheets.iter().any(|(name, _)| name == *own)) {
        let names: Vec<String> = sheets.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        return Err(ImportError::NotUnderstood(format!(
            "it has no sheet \"{missing}\"; its sheets are {}",
            names.join(", ")
        )));
    }
    let choice = |name: &String| {
        if wanted.contains(name) {
            Choice::Read
        } else {
            Choice::Leave("This sheet was not chosen.")
        }
    };
    Ok(sheets.iter().map(|(name, _)| choice(name)).collect())
}

/// "Sheet1" in the languages of spreadsheets: such a sheet is named after no machine.
pub(super) fn is_nobodys_name(sheet: &str) -> bool {
    const WORDS: &[&str] = &[
        "sheet",
        "tabelle",
        "feuil",
        "feuille",
        "hoja",
        "foglio",
        "planilha",
        "folha",
        "arkusz",
        "list",
        "blad",
        "аркуш",
        "лист",
        "table",
        "tabela",
        "tabelle ",
    ];
    let name = sheet.trim().to_lowercase();
    let word =
        name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '(' || c == ')');
    WORDS.contains(&word)
}

/// A sheet of which nothing was read because no column of it names a program.
fn without_software(
    inventory: &mut Inventory,
    name: &str,
    sample: &[Vec<String>],
    tables: &mut Vec<TableSeen>,
) {
    // A cover sheet has a few lines of text; a table that was not understood has more.
    let wide = sample.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1);
    if wide.count() < 3
        && let Some(source) = inventory.sources.last_mut()
    {
        source.state = SourceState::NotPresent;
    }
    let width = sample.iter().map(Vec::len).max().unwrap_or(0);
    tables.push(TableSeen {
        sheet: Some(name.to_owned()),
        mapping: Mapping { columns: vec![Column::Unused; width] },
        sample: sample.iter().take(20).cloned().collect(),
        ..TableSeen::default()
    });
}

fn not_read(inventory: &mut Inventory, input: &Input<'_>, name: &str, why: &str) {
    let id = format!("sheet:{name}");
    // Where reading began and failed, the source is there already.
    if let Some(own) = inventory.sources.iter_mut().find(|source| source.id == id) {
        own.state = SourceState::Failed(why.to_owned());
        return;
    }
    inventory.add_source(SourceReading {
        id,
        name: format!("Sheet {name}"),
        place: input.path.display().to_string(),
        state: SourceState::Failed(why.to_owned()),
        count: 0,
    });
}

fn read_sheet(
    book: &mut Book<'_, '_>,
    input: &Input<'_>,
    inventory: &mut Inventory,
    name: &str,
    machine: String,
    several: bool,
) -> Result<Finished, ImportError> {
    let path = input.path.display().to_string();
    let mut table = Table::new(inventory, path, Some(name.to_owned()), machine, None)
        .with_options(input.options);
    if several {
        table.one_of_several();
    }
    sheet::read(book, input, name, &mut table)?;
    table.finish()
}

fn why(bytes: &[u8], message: &str) -> ImportError {
    if message.to_lowercase().contains("password") {
        return ImportError::Password;
    }
    let has = |name: &str| memchr::memmem::find(bytes, name.as_bytes()).is_some();
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
    memchr::memmem::find(bytes, &wanted).is_some()
}
