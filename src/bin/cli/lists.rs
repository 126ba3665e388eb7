//! What the arguments say about lists.

use interdict::app::lists::{ColumnMap, ENCODINGS, ListChoices, known_encoding};
use interdict::app::{HeadingRow, MachineFrom, mappings};
use interdict::import::Options;

use super::{CheckArguments, CliError};

/// How lists are read. What the window remembers of corrections counts where no column is named.
pub fn choices(arguments: &CheckArguments) -> Result<ListChoices, CliError> {
    let columns = arguments
        .map
        .as_ref()
        .map(|text| {
            ColumnMap::parse(text).map_err(|error| CliError::Usage(format!("--map: {error}")))
        })
        .transpose()?;
    if let Some(label) = arguments.encoding.as_ref().filter(|label| !known_encoding(label)) {
        let known: Vec<&str> = ENCODINGS.iter().map(|(own, _)| *own).collect();
        return Err(CliError::Usage(format!(
            "--encoding: \"{label}\" is not known. Known: {}",
            known.join(", ")
        )));
    }
    let options = Options {
        machine: arguments.machine.clone(),
        machine_from: MachineFrom::Automatic,
        mapping: None,
        heading_row: arguments.heading_row.as_deref().map(heading_row).transpose()?,
        encoding: arguments.encoding.clone(),
        delimiter: arguments.delimiter.as_deref().map(delimiter).transpose()?,
        sheets: Some(arguments.sheet.clone()).filter(|sheets| !sheets.is_empty()),
    };
    let mut kept = mappings::Mappings::default();
    if columns.is_none() && !arguments.files.is_empty() {
        if let Ok(path) = mappings::file() {
            match mappings::read(&path) {
                Ok(own) => kept = own,
                Err(why) => eprintln!(
                    "Corrections of lists that the window keeps are not used: {}: {why}",
                    path.display()
                ),
            }
        }
    }
    Ok(ListChoices { options, columns, kept })
}

fn heading_row(text: &str) -> Result<HeadingRow, CliError> {
    if text.eq_ignore_ascii_case("none") {
        return Ok(HeadingRow::Absent);
    }
    match text.parse::<u64>() {
        Ok(row) if row > 0 => Ok(HeadingRow::At(row)),
        _ => Err(CliError::Usage(format!(
            "--heading-row {text}: write the number of the row, counted from 1, or \"none\""
        ))),
    }
}

fn delimiter(text: &str) -> Result<char, CliError> {
    let named = match text.to_lowercase().as_str() {
        "comma" => Some(','),
        "semicolon" => Some(';'),
        "tab" | "\\t" => Some('\t'),
        "bar" | "pipe" => Some('|'),
        _ => None,
    };
    let mut letters = text.chars();
    let only = letters.next().filter(|mark| letters.next().is_none() && mark.is_ascii());
    named.or(only).ok_or_else(|| {
        CliError::Usage(format!(
            "--delimiter {text}: write one character, or comma, semicolon, tab or bar"
        ))
    })
}
