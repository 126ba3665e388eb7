//! Something that could not be read or understood, with its place, so that a person can look it up.

use serde::{Deserialize, Serialize};

/// Where in a file something stands. Every part is optional, because not every format has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Name of the sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Row (of a sheet) or line (of a text file), counted from 1 as the user's program shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// Column, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut comma = "";
        if let Some(sheet) = &self.sheet {
            write!(f, "sheet {sheet}")?;
            comma = ", ";
        }
        if let Some(row) = self.row {
            write!(f, "{comma}row {row}")?;
            comma = ", ";
        }
        if let Some(column) = self.column {
            write!(f, "{comma}column {column}")?;
        }
        Ok(())
    }
}

/// A row, file or source that could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file or source, as the user named it.
    pub path: String,
    /// Where in it.
    pub place: Place,
    /// The text that was met, shortened to what can be shown.
    pub text: String,
    /// What is wrong, as a sentence for the user.
    pub reason: String,
}
