//! Tables in which machines or programs stand across: a mark in a cell says that the program is on the
//! machine, a version says which.
//!
//! Fujitsu's Systemwalker Desktop Patrol exports programs across, 0 and 1 in the cells, and begins a
//! new line of programs after two hundred of them; people make the other form by hand.

use super::headers::{self, Column};
use super::layout::Layout;
use super::rows::is_total;
use super::{Shape, shapes};

/// What a cell of a matrix says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Not installed.
    No,
    /// Installed.
    Yes,
    /// Installed in this version.
    Version,
    /// Something else; in a table that is known as a matrix it says "installed".
    Other,
}

/// Words for "no" and "not there".
const NO: &[&str] = &[
    "",
    "0",
    "-",
    "--",
    "–",
    "—",
    "no",
    "n",
    "nein",
    "non",
    "nie",
    "ne",
    "nee",
    "não",
    "nao",
    "ні",
    "нет",
    "false",
    "none",
    "null",
    "n/a",
    "not installed",
    "✗",
    "✘",
    "×",
    "☐",
];

/// Words for "yes" and "there".
const YES: &[&str] = &[
    "x",
    "х",
    "1",
    "yes",
    "y",
    "ja",
    "j",
    "oui",
    "o",
    "si",
    "sí",
    "sì",
    "sim",
    "tak",
    "ano",
    "так",
    "да",
    "true",
    "installed",
    "installiert",
    "installé",
    "instalado",
    "✓",
    "✔",
    "☑",
    "☒",
    "●",
    "•",
    "*",
    "+",
];

/// What a cell says.
pub(super) fn mark(cell: &str) -> Mark {
    let cell = cell.trim();
    if cell.len() <= 16 {
        let folded = cell.to_lowercase();
        if NO.contains(&folded.as_str()) {
            return Mark::No;
        }
        if YES.contains(&folded.as_str()) {
            return Mark::Yes;
        }
    }
    if shapes::is_version(cell) { Mark::Version } else { Mark::Other }
}

/// Whether a column holds marks and nothing else; how many of them say "installed".
fn marks(rows: &[Vec<String>], at: usize) -> Option<usize> {
    let (mut yes, mut filled) = (0, 0);
    for row in rows {
        let cell = row.get(at).map_or("", String::as_str);
        // The line of totals counts machines.
        if row.iter().take(at).any(|cell| is_total(cell)) {
            continue;
        }
        match mark(cell) {
            Mark::Other => return None,
            Mark::No => filled += usize::from(!cell.is_empty()),
            Mark::Yes | Mark::Version => {
                yes += 1;
                filled += 1;
            }
        }
    }
    (filled > 0).then_some(yes)
}

/// A heading that is a fact of a program and no machine's name ("Is64Bit", "NoRemove").
fn is_flag(heading: &str) -> bool {
    const FLAGS: &[&str] = &[
        "windowsinstaller",
        "protected",
        "orphaned",
        "registered",
        "enabled",
        "active",
        "major",
        "minor",
    ];
    let key = headers::key(heading);
    let camel = |start: &str| {
        heading.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()))
    };
    FLAGS.iter().any(|flag| key.contains(flag))
        || ["Is", "No", "Has", "is", "no", "has"].into_iter().any(camel)
}

/// Machines across: the heading names software, and the columns that it does not explain hold marks.
/// Changes the layout if it is so.
pub(super) fn machines_across(layout: &mut Layout, at: usize, rows: &[Vec<String>]) -> bool {
    let Some(heading) = rows.get(at) else { return false };
    let has = |column| layout.columns.contains(&column);
    if has(Column::Machine) {
        return false;
    }
    let data = rows.get(at + 1..).unwrap_or_default();
    let mut across = Vec::new();
    let mut installed = 0;
    for (column, word) in heading.iter().enumerate() {
        let free = layout.columns.get(column).is_none_or(|own| *own == Column::Unused);
        if !free || word.is_empty() || is_total(word) || is_flag(word) {
            continue;
        }
        if let Some(yes) = marks(data, column) {
            installed += yes;
            across.push((column, word.clone()));
        }
    }
    // Facts of programs are rarely named like computers, and a version of its own speaks against a
    // matrix in which versions stand in the cells.
    let like_machines = across.iter().filter(|(_, word)| shapes::is_machine_name(word)).count();
    let enough = across.len() >= 2 && (!has(Column::Version) || like_machines == across.len())
        || across.len() == 1 && like_machines == 1 && !has(Column::Version);
    if !enough || installed == 0 || like_machines * 2 < across.len() && has(Column::InstalledOn) {
        return false;
    }
    layout.shape = Shape::MachinesAcross;
    layout.how = "programs stand down and machines across";
    layout.across = across;
    true
}

/// Programs across: the columns to the left name the machine, the others hold marks. Changes the
/// layout if it is so.
pub(super) fn software_across(layout: &mut Layout, at: usize, rows: &[Vec<String>]) -> bool {
    let Some(heading) = rows.get(at) else { return false };
    let data: Vec<Vec<String>> = rows
        .get(at + 1..)
        .unwrap_or_default()
        .iter()
        // A further line of programs has no machine.
        .filter(|row| row.first().is_some_and(|cell| !cell.is_empty()) || row.len() < 2)
        .cloned()
        .collect();
    if data.is_empty() {
        return false;
    }
    let mut across = Vec::new();
    let mut installed = 0;
    for (column, word) in heading.iter().enumerate() {
        let free = layout.columns.get(column).is_none_or(|own| *own == Column::Unused);
        let named = word.chars().any(char::is_alphabetic) && mark(word) == Mark::Other;
        if !free || !named || is_total(word) {
            continue;
        }
        if let Some(yes) = marks(&data, column) {
            installed += yes;
            across.push((column, word.clone()));
        }
    }
    let Some((first, _)) = across.first() else { return false };
    let first = *first;
    // Between the programs stands nothing else.
    let named = heading.iter().skip(first).filter(|word| !word.is_empty()).count();
    if across.len() < 2 || across.len() * 5 < named * 4 || installed == 0 {
        return false;
    }
    let Some(machine) = machine_column(layout, first, &data) else { return false };
    layout.columns.resize(longest(rows).max(layout.columns.len()), Column::Unused);
    for (column, own) in layout.columns.iter_mut().enumerate() {
        if column == machine {
            *own = Column::Machine;
        } else if *own == Column::Machine || column >= first {
            *own = Column::Unused;
        }
    }
    layout.shape = Shape::SoftwareAcross;
    layout.across = across;
    true
}

fn longest(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// Which of the columns before the programs names the machine: the one that says so, else the first
/// that is no running number and is not the same in all rows.
fn machine_column(layout: &Layout, before: usize, rows: &[Vec<String>]) -> Option<usize> {
    if let Some(at) = layout.columns.iter().take(before).position(|own| *own == Column::Machine) {
        return Some(at);
    }
    (0..before).find(|at| {
        let cells: Vec<&str> =
            rows.iter().filter_map(|row| row.get(*at)).map(String::as_str).collect();
        let letters = |cell: &&&str| cell.chars().any(char::is_alphabetic);
        let mut distinct = cells.clone();
        distinct.sort_unstable();
        distinct.dedup();
        // After two hundred programs the machines come once more.
        cells.iter().filter(letters).count() * 5 >= cells.len() * 4
            && (distinct.len() > 1 || cells.len() == 1)
    })
}
