//! Belarc Advisor's profile of a computer: one page; its programs stand below "Software Versions & Usage"
//! as `publisher - product Version n`. The page is made for people and changes, so it is read leniently.

use super::super::records::Records;
use super::super::{ImportError, Input, Reading};
use super::page::Page;
use crate::model::Software;

/// The section of programs.
const SECTION: &str = "software versions";

/// Reads a profile.
///
/// # Errors
/// When it has no section of programs, or the user stopped.
pub(super) fn read(input: &Input<'_>, page: &Page) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "Belarc Advisor");
    let machine = machine(page);
    let mut found = false;
    let mut inside = false;
    for table in &page.tables {
        // A table without a heading of its own goes on with the section above it.
        if !table.name.starts_with("Table ") {
            inside = is_section(&table.name);
        }
        found |= inside;
        for (line, cells) in &table.rows {
            for text in cells.iter().flat_map(|cell| cell.lines()) {
                if is_section(text) {
                    inside = true;
                    found = true;
                } else if inside {
                    entry(&mut records, machine.as_deref(), *line, text);
                }
            }
            records.check_cancel()?;
        }
    }
    if !found {
        return Err(ImportError::NoPrograms {
            what: "a profile of Belarc Advisor without its section of programs",
        });
    }
    records.finish("Belarc Advisor", "its title and its section \"Software Versions\"")
}

fn is_section(text: &str) -> bool {
    text.to_ascii_lowercase().starts_with(SECTION)
}

/// `Computer Name:` and beside it `VESTRY-2 (in WORKGROUP)`.
fn machine(page: &Page) -> Option<String> {
    let rows = page.tables.iter().flat_map(|own| &own.rows);
    let mut cells = rows.flat_map(|(_, cells)| cells).flat_map(|own| own.lines());
    loop {
        let cell = cells.next()?;
        let Some((_, rest)) = cell.split_once("Computer Name:") else { continue };
        let name = if rest.trim().is_empty() { cells.next()? } else { rest };
        let name = name.split(" (").next().unwrap_or(name).trim();
        return (!name.is_empty()).then(|| name.to_owned());
    }
}

fn entry(records: &mut Records<'_>, machine: Option<&str>, line: u64, text: &str) {
    // Marks to click on stand in cells of their own.
    let text = text.trim();
    if text.chars().count() <= 2 {
        return;
    }
    let (name, version) = match text.rsplit_once(" Version ") {
        Some((name, version)) => (name, Some(version.trim_end_matches('*').trim().to_owned())),
        None => (text, None),
    };
    let (publisher, name) = match name.split_once(" - ") {
        Some((publisher, name)) => (Some(publisher.trim().to_owned()), name.trim()),
        None => (None, name),
    };
    if name.is_empty() {
        records.problem(line, text, "No program is named here");
        return;
    }
    let software = Software { name: name.to_owned(), publisher, version, ..Software::default() };
    records.software(machine, line, software);
}
