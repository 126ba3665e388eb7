//! What a list says: recognised from its content, decoded, its columns understood, its rows read.
//!
//! Reading never stops at a bad row: each row is software on a machine, skipped on purpose, or a
//! problem with its place. Files are hostile until read. Adding a format is one file that implements
//! [`Format`] and one line in [`FORMATS`]. This room keeps nothing and judges nothing.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;

use crate::model::{Inventory, Origin};

mod cells;
mod code_pages;
mod dates;
mod delimited;
mod error;
mod fetching;
mod fixed_width;
mod headers;
mod json;
mod layout;
mod matrix;
mod own_json;
mod packages;
mod packed;
mod records;
mod registry;
mod rows;
mod sbom;
mod seen;
mod shapes;
mod text;
mod words;
mod workbook;
mod xml;

pub use error::ImportError;
pub use headers::Column;

/// No list of software is larger; what is, is something else.
const LARGEST_FILE: u64 = 2 << 30;

/// Columns of a table that are looked at; what stands beyond is counted and said.
const MOST_COLUMNS: usize = 2_000;

/// What each column means, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mapping {
    /// One for each column.
    pub columns: Vec<Column>,
}

/// Where the machine's name of a row comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MachineFrom {
    /// As the list looks: a column if there is one, the sheet where each sheet is a machine, else the
    /// file.
    #[default]
    Automatic,
    /// The column that means the machine.
    Column,
    /// The name of the sheet.
    Sheet,
    /// The name of the file, or the one that the user gave.
    File,
}

/// Which row holds the headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadingRow {
    /// This row, counted from 1 as a spreadsheet does.
    At(u64),
    /// None: every row is data.
    Absent,
}

/// How a table lies on its sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One row a program, one column a fact.
    #[default]
    Rows,
    /// Programs down, machines across.
    MachinesAcross,
    /// Machines down, programs across.
    SoftwareAcross,
    /// One name a line.
    Names,
}

/// What the user says about a file; whatever is `None` is found out from the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Options {
    /// Which computer the list belongs to, where it names none.
    pub machine: Option<String>,
    /// Where the machine's name comes from.
    pub machine_from: MachineFrom,
    /// What the columns mean, instead of what their headings say.
    pub mapping: Option<Mapping>,
    /// Which row holds the headings.
    pub heading_row: Option<HeadingRow>,
    /// How text is encoded, as a label of the WHATWG Encoding Standard ("windows-1251") or the name
    /// of a console's code page ("850", "437").
    pub encoding: Option<String>,
    /// What stands between the cells of delimited text.
    pub delimiter: Option<char>,
    /// The sheets to read, hidden ones among them where they are named; `None` for all visible ones.
    pub sheets: Option<Vec<String>>,
}

/// One table of a file as it was understood: a sheet, or the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableSeen {
    /// Name of the sheet; `None` where the file is the table.
    pub sheet: Option<String>,
    /// Whether rows were read from it; a sheet that was not says why in the inventory's sources.
    pub read: bool,
    /// The headings as written; empty where there are none.
    pub headings: Vec<String>,
    /// The row of the headings, from 1.
    pub heading_row: Option<u64>,
    /// What the columns mean.
    pub mapping: Mapping,
    /// How it lies on its sheet.
    pub shape: Shape,
    /// Where the machine's name comes from.
    pub machine_from: MachineFrom,
    /// The first rows below the heading.
    pub sample: Vec<Vec<String>>,
    /// Rows that were software.
    pub found: u64,
}

/// The files of what a user named: the files of a folder, or the file itself.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_of(path: &Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        // Links are not followed out of the folder.
        if entry.file_type()?.is_file() && !hidden {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file done.
    pub bytes_done: u64,
    /// Bytes of the file in all.
    pub bytes_total: u64,
    /// Rows read.
    pub rows: u64,
}

/// What a file gave, and how it was understood.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Machines, software, problems and the sum of the rows.
    pub inventory: Inventory,
    /// The format in words: "CSV, semicolon, Windows-1252".
    pub recognised: String,
    /// Why it was recognised so.
    pub how: String,
    /// What the columns mean; `None` for formats without columns.
    pub mapping: Option<Mapping>,
    /// The heading and the first rows as text, for the preview.
    pub sample: Vec<Vec<String>>,
    /// Every table of the file, those that were not read included; empty for formats without tables.
    pub tables: Vec<TableSeen>,
    /// How its text is encoded, as a label that [`Options::encoding`] takes; `None` where that is no
    /// question.
    pub encoding: Option<String>,
    /// What stands between its cells; `None` where that is no question.
    pub delimiter: Option<char>,
}

/// What a format reader works on.
pub struct Input<'a> {
    /// The path as the user named it, for problems.
    pub path: &'a Path,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// What the user says about it.
    pub options: &'a Options,
    /// Called now and then.
    pub progress: &'a dyn Fn(Progress),
    /// Set when the user stops.
    pub cancel: &'a AtomicBool,
}

impl Input<'_> {
    /// Fails when the user has stopped.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`].
    pub fn check_cancel(&self) -> Result<(), ImportError> {
        if self.cancel.load(Ordering::Relaxed) { Err(ImportError::Cancelled) } else { Ok(()) }
    }

    /// An empty inventory for this file.
    #[must_use]
    pub fn inventory(&self) -> Inventory {
        let path = self.path.display().to_string();
        Inventory::new(Origin::List { path, format: String::new() }, Timestamp::now())
    }

    /// The name for a computer that the list does not name: what the user said, else the file's name.
    #[must_use]
    pub fn machine_name(&self) -> String {
        self.options.machine.clone().unwrap_or_else(|| {
            self.path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
        })
    }
}

/// One format of list.
pub trait Format: Sync {
    /// Whether the content is this format; never judged by the file's name.
    fn recognises(&self, bytes: &[u8]) -> bool;

    /// Reads it.
    ///
    /// # Errors
    /// When nothing of it could be read.
    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError>;
}

/// Every format, the most particular first; delimited text takes whatever is text.
const FORMATS: &[&dyn Format] = &[
    &own_json::OwnJson,
    &json::Json,
    &xml::Xml,
    &workbook::Workbook,
    &registry::Registry,
    &packages::Packages,
    &fixed_width::FixedWidth,
    &delimited::Delimited,
];

/// Reads a list.
///
/// # Errors
/// When nothing of it could be read; [`ImportError`] says what, why, and what to do.
pub fn read(
    path: &Path,
    options: &Options,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Reading, ImportError> {
    read_bytes(path, fetch(path, cancel)?, options, progress, cancel)
}

/// Reads a list that is in memory already: a table that was pasted. `path` names it.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(
    path: &Path,
    mut bytes: Vec<u8>,
    options: &Options,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Reading, ImportError> {
    let mut packing = None;
    if let Some((inside, how)) = packed::unpacked(&bytes)? {
        bytes = inside;
        packing = Some(how);
    }
    let input = Input { path, bytes, options, progress, cancel };
    if let Some(what) = error::not_a_list(&input.bytes) {
        return Err(ImportError::NotAList { what });
    }
    if let Some(what) = error::is_another_report(&input.bytes) {
        return Err(ImportError::NoPrograms { what });
    }
    let format = FORMATS
        .iter()
        .find(|format| format.recognises(&input.bytes))
        .ok_or(ImportError::NotAList { what: "data that is no text and no workbook" })?;
    let mut reading = format.read(&input)?;
    input.check_cancel()?;
    if let Some(how) = packing {
        reading.recognised.push_str(", in ");
        reading.recognised.push_str(how);
    }
    if let Origin::List { format, .. } = &mut reading.inventory.origin {
        format.clone_from(&reading.recognised);
    }
    Ok(reading)
}

fn fetch(path: &Path, cancel: &AtomicBool) -> Result<Vec<u8>, ImportError> {
    let facts = std::fs::metadata(path).map_err(|error| ImportError::of_io(path, &error))?;
    if facts.is_dir() {
        return Err(ImportError::Folder);
    }
    if facts.len() > LARGEST_FILE {
        return Err(ImportError::TooLarge);
    }
    let bytes = fetching::whole(path, facts.len(), cancel)?;
    // A pipe or a device tells no size beforehand.
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ImportError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) || bytes == [0xef, 0xbb, 0xbf] {
        return Err(ImportError::Empty);
    }
    Ok(bytes)
}

/// What a list cannot show, as sentences that stand beside every result that comes from it.
fn limits_of_lists(inventory: &mut Inventory, table: &rows::Finished, machine: &str) {
    if table.is_count {
        inventory.cannot_show.push(
            "This list counts programs and names no computers: it cannot say where they are."
                .to_owned(),
        );
    } else if table.names_no_machine {
        inventory
            .cannot_show
            .push(format!("This list names no computer; its rows are shown as of \"{machine}\"."));
    }
    inventory
        .cannot_show
        .push("This kind of list may leave out programs installed for single users.".to_owned());
}
