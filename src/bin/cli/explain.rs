//! How a list was understood, for people who wonder: `check --explain`.

use std::fmt::Write as _;

use interdict::app::lists::{ENCODINGS, Understood, encoding_place};
use interdict::app::{MachineFrom, TableSeen, TableShape};
use interdict::model::{Inventory, SourceState};
use interdict::report::counted;

/// Samples of a column.
const SAMPLES: usize = 2;

/// Letters of a sample.
const LETTERS: usize = 40;

/// The text for one list.
pub fn text(list: &Understood, inventory: Option<&Inventory>) -> String {
    let mut out = String::new();
    write(&mut out, list, inventory).ok(); // Writing to a string cannot fail.
    out
}

fn write(out: &mut String, list: &Understood, inventory: Option<&Inventory>) -> std::fmt::Result {
    writeln!(out, "{}: {}; recognised by: {}.", list.path.display(), list.recognised, list.how)?;
    if let Some(day) = list.corrected_on {
        writeln!(out, "  read as you corrected it in the window on {day}")?;
    }
    if let Some(label) = &list.encoding {
        let known = encoding_place(label).and_then(|at| ENCODINGS.get(at));
        let (label, plain) = known.copied().unwrap_or((label, label));
        writeln!(out, "  letters: {plain} (--encoding {label})")?;
    }
    if let Some(mark) = list.delimiter {
        writeln!(out, "  separator: {}", delimiter(mark))?;
    }
    for table in &list.tables {
        one_table(out, table, inventory)?;
    }
    if list.tables.is_empty() {
        for row in list.sample.iter().skip(1).take(SAMPLES) {
            let cells: Vec<String> =
                row.iter().filter(|cell| !cell.is_empty()).map(|cell| quoted(cell)).collect();
            writeln!(out, "  read: {}", cells.join(", "))?;
        }
    }
    let counts = list.counts;
    writeln!(
        out,
        "  {} on {}",
        counted(counts.software, "program"),
        counted(list.machines, "machine")
    )?;
    writeln!(
        out,
        "  {} = {} software + {} skipped + {}",
        counted(counts.rows, "row"),
        counts.software,
        counts.skipped,
        counted(counts.problems, "problem")
    )?;
    for (why, number) in &list.skipped {
        writeln!(out, "  skipped: {why}: {number}")?;
    }
    Ok(())
}

fn one_table(
    out: &mut String,
    table: &TableSeen,
    inventory: Option<&Inventory>,
) -> std::fmt::Result {
    let mut indent = "  ";
    if let Some(sheet) = &table.sheet {
        if !table.read {
            let id = format!("sheet:{sheet}");
            let source =
                inventory.and_then(|own| own.sources.iter().find(|source| source.id == id));
            return match source.map(|source| &source.state) {
                Some(SourceState::Failed(why) | SourceState::NeedsRights(why)) => {
                    writeln!(out, "  sheet {}: not read. {why}", quoted(sheet))
                }
                Some(SourceState::NotPresent) => {
                    writeln!(out, "  sheet {}: no table of programs", quoted(sheet))
                }
                _ => writeln!(out, "  sheet {}: not read", quoted(sheet)),
            };
        }
        writeln!(out, "  sheet {}: {}", quoted(sheet), counted(table.found, "program"))?;
        indent = "    ";
    }
    if let Some(row) = table.heading_row {
        writeln!(out, "{indent}headings: row {row}")?;
    } else if table.headings.is_empty() {
        writeln!(out, "{indent}headings: none")?;
    }
    match table.shape {
        TableShape::Rows => {}
        TableShape::MachinesAcross => {
            writeln!(out, "{indent}programs stand in the rows, machines in the columns")?;
        }
        TableShape::SoftwareAcross => {
            writeln!(out, "{indent}machines stand in the rows, programs in the columns")?;
        }
        TableShape::Names => writeln!(out, "{indent}each line is the name of a program")?,
    }
    for (at, column) in table.mapping.columns.iter().enumerate() {
        let heading = table.headings.get(at).map_or("", String::as_str);
        let cells = table.sample.iter().filter_map(|row| row.get(at));
        let samples: Vec<String> =
            cells.filter(|cell| !cell.is_empty()).take(SAMPLES).map(|cell| quoted(cell)).collect();
        let samples =
            if samples.is_empty() { String::new() } else { format!(" ({})", samples.join(", ")) };
        let number = at + 1;
        writeln!(out, "{indent}column {number} {}: {}{samples}", quoted(heading), column.word())?;
    }
    let from = match table.machine_from {
        MachineFrom::Automatic => return Ok(()),
        MachineFrom::Column => "the column that means Machine",
        MachineFrom::Sheet => "the name of the sheet",
        MachineFrom::File => "the name of the file, or --machine",
    };
    writeln!(out, "{indent}machine: from {from}")
}

fn delimiter(mark: char) -> String {
    match mark {
        ',' => "comma".to_owned(),
        ';' => "semicolon".to_owned(),
        '\t' => "tab".to_owned(),
        '|' => "bar".to_owned(),
        other => quoted(&other.to_string()),
    }
}

/// A text of the list, short, and without anything that moves a terminal's cursor.
fn quoted(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LETTERS).collect();
    let more = if text.chars().count() > LETTERS { "…" } else { "" };
    format!("\"{plain}{more}\"")
}
