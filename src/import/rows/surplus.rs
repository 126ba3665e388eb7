//! Rows with more cells than their heading.

use super::super::shapes;
use super::Settled;

/// A row with more cells than its heading, as WMIC writes it: it puts no quotes, so a comma in a name
/// makes two cells of it. A cell that begins with a blank goes on with the one before it; else cells
/// are joined where the version looks like a version again.
pub(super) fn joined<S: AsRef<str>>(cells: &[S], settled: &Settled) -> Option<Vec<String>> {
    let Settled { at, width, .. } = settled;
    let own: Vec<String> = cells.iter().map(|cell| cell.as_ref().to_owned()).collect();
    let filled = own.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let mut surplus = filled.checked_sub(*width).filter(|more| *more > 0)?;
    let mut row: Vec<String> = Vec::with_capacity(own.len());
    for cell in own.iter().take(filled) {
        match row.last_mut() {
            Some(before) if surplus > 0 && cell.starts_with(' ') && !cell.trim().is_empty() => {
                before.push(',');
                before.push_str(cell);
                surplus -= 1;
            }
            _ => row.push(cell.clone()),
        }
    }
    let good = |row: &[String]| {
        at.version.and_then(|at| row.get(at)).is_some_and(|cell| shapes::is_version_or_number(cell))
    };
    if surplus == 0 {
        return Some(row);
    }
    for column in [Some(at.name), at.publisher].into_iter().flatten() {
        let end = column + surplus + 1;
        if end > row.len() {
            continue;
        }
        let mut tried = row.clone();
        let one = tried.drain(column..end).collect::<Vec<_>>().join(",");
        tried.insert(column, one);
        if good(&tried) {
            return Some(tried);
        }
    }
    None
}
