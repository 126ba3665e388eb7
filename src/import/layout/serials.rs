//! Lists that know computers by their serial numbers only: these stand for the names.

use std::collections::{HashMap, HashSet};

use super::super::headers::{self, Column};
use super::super::{Shape, rows};
use super::Layout;
use crate::model::Kind;

/// Whether the column of serial numbers names the computers, because no other does. `alone` says that the
/// table is no sheet among others, which has a name of its own.
pub(super) fn stand_for_names(
    layout: &Layout,
    heading: &[String],
    all: &[Vec<String>],
    alone: bool,
) -> bool {
    let at = |column| layout.columns.iter().position(|own| *own == column);
    let (Some(serial), Some(name)) = (at(Column::Serial), at(Column::Name)) else { return false };
    if at(Column::Machine).is_some()
        || layout.machine.is_some()
        || layout.shape != Shape::Rows
        || layout.kind != Kind::Program
        || layout.groups
    {
        return false;
    }
    let data = all.get(layout.first..).unwrap_or_default();
    let cell = |row: &'_ [String], at: usize| row.get(at).cloned().unwrap_or_default();
    let programs: Vec<(String, String)> = data
        .iter()
        .map(|row| (cell(row, name), cell(row, serial)))
        .filter(|(name, _)| !rows::is_nothing(name) && !rows::is_total(name))
        .collect();
    let filled = programs.iter().filter(|(_, serial)| !rows::is_nothing(serial)).count();
    let mut names: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (name, serial) in programs.iter().filter(|(_, serial)| !rows::is_nothing(serial)) {
        names.entry(serial).or_default().insert(name);
    }
    if names.is_empty() || names.len() == 1 && !alone {
        return false;
    }
    let plain = heading.get(serial).is_none_or(|word| headers::is_plain_serial(word));
    if !plain {
        return filled * 2 >= programs.len();
    }
    // The serial numbers of licences stand beside some programs only, and each beside its own.
    filled == programs.len()
        && names.keys().all(|serial| is_of_a_computer(serial))
        && names.values().any(|names| names.len() > 1)
}

/// One word with a digit, as makers number their computers.
fn is_of_a_computer(text: &str) -> bool {
    (4..=40).contains(&text.len())
        && !text.contains(char::is_whitespace)
        && text.chars().any(|c| c.is_ascii_digit())
}
