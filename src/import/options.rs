//! What the user may say about a list before it is read.

use super::headers::Column;

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
