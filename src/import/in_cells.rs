//! Cells that hold a list: the programs of a computer in one cell, or the computers of a program.
//!
//! GLPI writes the computers of a program so, divided by line breaks or by the `<br>` of its web page;
//! people write the programs of a computer with semicolons. A cell is taken apart only where the column
//! clearly holds lists: a program may have a semicolon or a comma in its name.

use super::headers::{self, Column};
use super::layout::{Held, Layout};
use super::rows::{is_nothing, is_total};
use super::text::clean;
use super::{Shape, shapes};

/// What stands between the parts of a cell, besides line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Divider {
    /// Nothing else.
    Lines,
    Semicolon,
    Bar,
    Comma,
}

impl Divider {
    const ALL: [Self; 4] = [Self::Lines, Self::Semicolon, Self::Bar, Self::Comma];

    /// In words, for "divided by …".
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Lines => "line breaks",
            Self::Semicolon => "semicolons",
            Self::Bar => "bars",
            Self::Comma => "commas",
        }
    }

    /// Whether it stands anywhere in a cell.
    fn stands_in(self, cell: &str) -> bool {
        match self.mark() {
            None => cell.contains(['\n', '\r', '<']),
            Some(mark) => cell.contains(mark),
        }
    }

    fn mark(self) -> Option<char> {
        match self {
            Self::Lines => None,
            Self::Semicolon => Some(';'),
            Self::Bar => Some('|'),
            Self::Comma => Some(','),
        }
    }
}

/// The columns of a table whose cells are lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Divided {
    /// The column of names.
    pub(super) programs: Option<Divider>,
    /// The column of computers.
    pub(super) machines: Option<Divider>,
}

/// The lines of a cell: line breaks, and `<br>` as GLPI leaves it in its exports.
pub(super) fn lines(cell: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = cell;
    while let Some((end, next)) = next_break(rest) {
        found.extend(rest.get(..end).map(str::trim).filter(|line| !line.is_empty()));
        rest = rest.get(next..).unwrap_or_default();
    }
    found.extend(Some(rest.trim()).filter(|line| !line.is_empty()));
    found
}

/// Where the first line of a text ends, and where the next one begins.
fn next_break(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = from + memchr::memchr3(b'\n', b'\r', b'<', bytes.get(from..)?)?;
        if bytes.get(at) != Some(&b'<') {
            return Some((at, at + 1));
        }
        let tag = bytes.get(at + 1..).unwrap_or_default();
        let is_break = tag.get(..2).is_some_and(|name| name.eq_ignore_ascii_case(b"br"));
        let close = tag.iter().take(8).position(|byte| *byte == b'>');
        if let Some(close) = close.filter(|_| is_break) {
            let inside = tag.get(2..close).unwrap_or_default();
            if inside.iter().all(|byte| matches!(byte, b' ' | b'/')) {
                return Some((at, at + 1 + close + 1));
            }
        }
        from = at + 1;
    }
}

/// The parts of a cell, without the marks that stand before the entries of a list.
pub(super) fn parts(cell: &str, divider: Divider) -> Vec<&str> {
    let mut found = Vec::new();
    for line in lines(cell) {
        match divider.mark() {
            None => found.push(line),
            Some(mark) => cut(line, mark, &mut found),
        }
    }
    for part in &mut found {
        *part = part.trim().trim_start_matches(['•', '·', '*', '–']).trim();
        *part = part.strip_prefix("- ").unwrap_or(part).trim();
    }
    found.retain(|part| !is_nothing(part));
    found
}

/// Cuts a line at a mark where it stands outside brackets.
fn cut<'a>(line: &'a str, mark: char, found: &mut Vec<&'a str>) {
    let (mut start, mut depth) = (0, 0_u32);
    for (at, c) in line.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            // A bracket that is never closed does not keep the rest together.
            _ if c == mark && (depth == 0 || !line.get(at..).is_some_and(closes)) => {
                found.extend(line.get(start..at));
                start = at + c.len_utf8();
                depth = 0;
            }
            _ => {}
        }
    }
    found.extend(line.get(start..));
}

fn closes(rest: &str) -> bool {
    rest.contains([')', ']'])
}

/// Which columns of a table hold lists, by its first rows.
pub(super) fn of(layout: &Layout, heading: &[String], rows: &[Held]) -> Divided {
    if layout.shape != Shape::Rows {
        return Divided::default();
    }
    let machines = machines(layout, heading, rows);
    // Where both are lists, nothing says what belongs together.
    let programs = if machines.is_some() { None } else { programs(layout, heading, rows) };
    Divided { programs, machines }
}

fn position(layout: &Layout, column: Column) -> Option<usize> {
    layout.columns.iter().position(|own| *own == column)
}

fn cell(row: &[String], at: Option<usize>) -> &str {
    at.and_then(|at| row.get(at)).map_or("", String::as_str)
}

fn programs(layout: &Layout, heading: &[String], rows: &[Held]) -> Option<Divider> {
    let name = position(layout, Column::Name)?;
    let facts = [Column::Version, Column::Publisher].map(|column| position(layout, column));
    let machine = position(layout, Column::Machine);
    let collective = heading.get(name).is_some_and(|word| headers::is_collective(word));
    let filled: Vec<&[String]> = rows
        .iter()
        .map(|(_, row)| row.as_slice())
        .filter(|row| {
            let name = clean(cell(row, Some(name)));
            !is_nothing(&name) && !is_total(&name)
        })
        .collect();
    let stands =
        |divider: &Divider| filled.iter().any(|row| divider.stands_in(cell(row, Some(name))));
    Divider::ALL.into_iter().filter(stands).find(|divider| {
        let mut lists = 0;
        let mut longest = 0;
        for row in &filled {
            let names = parts(cell(row, Some(name)), *divider);
            if names.len() < 2 {
                continue;
            }
            // One version, or one publisher, is that of one program.
            let of_each = facts.iter().all(|at| {
                let said = parts(cell(row, *at), *divider).len();
                said == 0 || said == names.len()
            });
            if !of_each || !names.iter().all(|name| may_be_a_program(name)) {
                return false;
            }
            lists += 1;
            longest = longest.max(names.len());
        }
        let most = lists * 2 >= filled.len();
        match divider {
            _ if lists == 0 => false,
            // Names with commas in them are common: only a column that is headed as a list of programs,
            // in a table with a computer a row, is one.
            Divider::Comma => collective && machine.is_some() && most && longest > 2,
            Divider::Lines | Divider::Semicolon | Divider::Bar => {
                most && (collective || machine.is_some()) && (lists > 1 || longest > 2)
            }
        }
    })
}

fn may_be_a_program(part: &str) -> bool {
    (1..=150).contains(&part.chars().count())
        && part.chars().any(char::is_alphabetic)
        && !shapes::is_legal_form(part)
}

fn machines(layout: &Layout, heading: &[String], rows: &[Held]) -> Option<Divider> {
    let at = position(layout, Column::Machine)?;
    if heading.get(at).is_some_and(|word| headers::is_of_several_machines(word)) {
        return Some(Divider::Lines);
    }
    let cells: Vec<&str> = rows.iter().map(|(_, row)| cell(row, Some(at))).collect();
    let stands = |divider: &Divider| cells.iter().any(|cell| divider.stands_in(cell));
    Divider::ALL.into_iter().filter(stands).find(|divider| {
        let lists = cells.iter().map(|cell| parts(cell, *divider)).filter(|all| all.len() > 1);
        let mut lists = lists.peekable();
        lists.peek().is_some() && lists.all(|all| all.into_iter().all(shapes::is_machine_name))
    })
}

/// Whether a column holds the names of computers, one or several a cell, although it is headed as
/// something else ("Installed on").
pub(super) fn holds_machines(cells: &[&str]) -> bool {
    let each = |cell: &&&str| {
        let words = lines(cell).into_iter().flat_map(|line| line.split([' ', ',', ';', '|']));
        words.filter(|word| !word.is_empty()).all(shapes::is_machine_name)
    };
    !cells.is_empty() && cells.iter().filter(each).count() * 5 >= cells.len() * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_breaks() {
        assert_eq!(lines("PC-1<br>PC-2<BR />PC-3\r\nPC-4"), ["PC-1", "PC-2", "PC-3", "PC-4"]);
        assert_eq!(lines("a <b> <bra> <br c>"), ["a <b> <bra> <br c>"]);
        assert_eq!(lines(" \n<br>\n"), [""; 0]);
    }

    #[test]
    fn parts_of_a_list() {
        let semicolons = "Zoom (5.1; x64); • 7-Zip;; -";
        assert_eq!(parts(semicolons, Divider::Semicolon), ["Zoom (5.1; x64)", "7-Zip"]);
        assert_eq!(parts("a (b; c; d", Divider::Semicolon), ["a (b", "c", "d"]);
        assert_eq!(parts("- a\n- b", Divider::Lines), ["a", "b"]);
    }

    proptest::proptest! {
        #[test]
        fn any_cell_is_cut(cell in "[a;|,()<br/> \\n]{0,40}", at in 0_usize..4) {
            let divider = Divider::ALL[at];
            for part in parts(&cell, divider) {
                proptest::prop_assert!(cell.contains(part) && !part.trim().is_empty());
            }
        }
    }
}
