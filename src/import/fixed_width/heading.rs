//! The heading of a printed table: where its columns begin, and which part of a line stands in which.

use unicode_width::UnicodeWidthChar as _;
use unicode_width::UnicodeWidthStr as _;

use super::super::headers::{self, Column};

/// Lines above the heading: banners, and the frames of a progress display.
const WITHIN: usize = 30;

/// Rows below a heading that are looked at.
const LOOKED_AT: usize = 20;

/// A row may be out of its columns by so many places: letters that one console counts as two wide and
/// another as one move the rest of their line.
const DRIFT: usize = 6;

/// A heading and where its columns begin, in columns of the terminal.
pub(super) struct Heading {
    pub(super) line: usize,
    pub(super) starts: Vec<usize>,
    /// What its columns are, where its own words are of a language that is not known here.
    columns: Option<&'static [&'static str]>,
    /// The column of identifiers that no row of this table is without.
    id: Option<usize>,
    /// Whether it is known for a heading by its dashes, and not by the words in it.
    pub(super) is_sure: bool,
}

impl Heading {
    /// The words of the heading.
    pub(super) fn names(&self, line: &str) -> Vec<String> {
        match self.columns {
            Some(columns) => columns.iter().map(|own| (*own).to_owned()).collect(),
            None => self.cells(line),
        }
    }

    /// The cells of a line. Where a column would begin inside a word, it begins at the nearest blank.
    pub(super) fn cells(&self, line: &str) -> Vec<String> {
        if let Some(cells) = self.cells_apart(line) {
            return cells;
        }
        let starts = self.starts_in(line);
        let mut cells = vec![String::new(); starts.len()];
        let (mut at, mut column) = (0, 0);
        for c in line.chars() {
            while starts.get(column + 1).is_some_and(|start| at >= *start) {
                column += 1;
            }
            if let Some(cell) = cells.get_mut(column) {
                cell.push(c);
            }
            at += c.width().unwrap_or(0);
        }
        cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
    }

    /// The cells of a line that stands in other columns than its heading and has as many, with gaps
    /// between all of them: numbers and marks of builds are set to the right.
    fn cells_apart(&self, line: &str) -> Option<Vec<String>> {
        let blanks = blanks(line);
        let inside = |start: &usize| {
            let is_blank = |at: usize| blanks.get(at).copied().unwrap_or(true);
            *start > 0 && !is_blank(*start - 1) && !is_blank(*start)
        };
        self.starts.iter().any(inside).then_some(())?;
        let pieces: Vec<&str> = pieces(line).collect();
        (pieces.len() == self.starts.len()).then(|| pieces.into_iter().map(str::to_owned).collect())
    }

    fn starts_in(&self, line: &str) -> Vec<usize> {
        let blanks = blanks(line);
        let is_blank = |at: usize| blanks.get(at).copied().unwrap_or(true);
        let mut starts: Vec<usize> = Vec::with_capacity(self.starts.len());
        for start in &self.starts {
            let least = starts.last().map_or(0, |last| last + 1);
            let own = (*start).max(least);
            let fits = own == 0 || is_blank(own - 1) || is_blank(own);
            let found = if fits { None } else { nearest(own, least, &is_blank) };
            starts.push(found.unwrap_or(own));
        }
        starts
    }

    /// Whether a line stands beside the rows: a footer ("5 upgrades available."), a sentence that runs
    /// over the columns, a row of `winget list` without an identifier.
    pub(super) fn is_beside(&self, line: &str, cells: &[String]) -> bool {
        if is_footer(line) && !self.is_in_place(line, cells) {
            return true;
        }
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if let Some(id) = self.id
            && cells.get(id).is_none_or(String::is_empty)
            && filled == 1
        {
            return true;
        }
        // No column of it begins where a column begins.
        let blanks = blanks(line);
        let long = line.width() > self.starts.get(1).copied().unwrap_or(usize::MAX);
        let runs_over =
            self.starts.iter().skip(1).all(|start| {
                *start >= blanks.len() || !blanks.get(start - 1).copied().unwrap_or(true)
            });
        long && self.starts.len() > 1
            && runs_over
            && line.trim_end().ends_with(['.', ':', '!'])
            && !line.trim().contains("  ")
    }

    /// Whether all columns of a line begin where those of the heading do, though only one blank stands
    /// between them: a row like "360 Total Security 10.8.0.1 Qihoo 360 Technology Co." is no footer.
    fn is_in_place(&self, line: &str, cells: &[String]) -> bool {
        let blanks = blanks(line.trim_end());
        let begins = |start: &usize| {
            blanks.get(*start) == Some(&false)
                && start.checked_sub(1).and_then(|before| blanks.get(before)) == Some(&true)
        };
        // The last columns may be empty.
        let mut within = self.starts.iter().skip(1).filter(|start| **start < blanks.len());
        let count = within.clone().count();
        let is_id = |id: usize| cells.get(id).is_some_and(|own| !own.contains(' '));
        count >= 2.min(self.starts.len().saturating_sub(1).max(1))
            && within.all(begins)
            && self.id.is_none_or(is_id)
    }
}

/// Where a column begins that would begin inside a word: behind the nearest gap of several blanks, else
/// behind the blank before the word.
fn nearest(own: usize, least: usize, is_blank: &dyn Fn(usize) -> bool) -> Option<usize> {
    let left = |by: usize| own.checked_sub(by).filter(|at| *at >= least && is_blank(*at));
    let is_gap = |at: usize| is_blank(at) && at.checked_sub(1).is_some_and(is_blank);
    (1..=DRIFT)
        .find_map(|by| {
            let before = left(by).filter(|at| is_gap(*at));
            before.map(|at| at + 1).or_else(|| is_gap(own + by + 1).then_some(own + by + 2))
        })
        .or_else(|| (1..=DRIFT).find_map(left).map(|at| at + 1))
        .or_else(|| (1..=DRIFT).find_map(|by| is_blank(own + by).then_some(own + by + 1)))
}

/// What stands between gaps of two blanks and more.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split("  ").map(str::trim).filter(|piece| !piece.is_empty())
}

/// Which places of a line are blank, in columns of the terminal.
fn blanks(line: &str) -> Vec<bool> {
    let mut blanks = Vec::with_capacity(line.len());
    for c in line.chars() {
        blanks.extend(std::iter::repeat_n(c == ' ', c.width().unwrap_or(0)));
    }
    blanks
}

/// A line of dashes below a heading.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 4 && line.chars().all(|c| c == '-' || c == ' ')
}

/// What winget prints below its table.
fn is_footer(line: &str) -> bool {
    let line = line.trim_end();
    // "(2 rows affected)", as consoles of databases count.
    let counts = line.starts_with('(') && line.ends_with(')') && line.len() < 60;
    if counts && line.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) && !line.contains("  ") {
        return true;
    }
    line.starts_with(|c: char| c.is_ascii_digit())
        && line.ends_with('.')
        && !line.contains("  ")
        && line.split_whitespace().count() >= 3
}

/// The heading among the first lines.
pub(super) fn first(lines: &[&str]) -> Option<Heading> {
    (0..lines.len().min(WITHIN)).find_map(|at| heading(lines, at))
}

/// The heading of another table further down: only a line of dashes says that it is one.
pub(super) fn at(lines: &[&str], at: usize) -> Option<Heading> {
    lines.get(at + 1).filter(|next| is_rule(next))?;
    heading(lines, at)
}

fn heading(lines: &[&str], at: usize) -> Option<Heading> {
    let line = *lines.get(at)?;
    if line.contains(['\t', ';', '"']) || line.trim().is_empty() || is_rule(line) {
        return None;
    }
    let rule = lines.get(at + 1).copied().filter(|next| is_rule(next));
    // A line of dashes in pieces says itself where the columns are.
    let in_pieces = rule.filter(|rule| rule.trim().contains(' '));
    let starts = match (in_pieces, rule) {
        (Some(rule), _) => starts(rule, 1),
        (None, Some(_)) => starts(line, 1),
        (None, None) => starts(line, 2),
    };
    let below: Vec<&str> = lines
        .get(at + 1..)?
        .iter()
        .copied()
        .filter(|own| !own.trim().is_empty() && !is_rule(own))
        .take(LOOKED_AT)
        .collect();
    if below.is_empty() {
        return None;
    }
    if starts.len() == 1 {
        // `Select-Object DisplayName`: one column, and dashes as wide as its heading.
        let word = line.trim();
        let under = rule.is_some_and(|rule| rule.trim().width() == word.width());
        let names = under && headers::is_name_word(word);
        return names.then_some(Heading {
            line: at,
            starts,
            columns: None,
            id: None,
            is_sure: false,
        });
    }
    let mut found = Heading { line: at, starts, columns: None, id: None, is_sure: false };
    let cells = found.cells(line);
    let known = headers::recognise(&cells);
    if known.is_none() && rule.is_some() && in_pieces.is_none() {
        found.columns = winget_columns(&found, &below);
        if found.columns.is_some() {
            found.id = Some(1);
            return Some(found);
        }
    }
    let Some(columns) = known else {
        // Columns that are not known beside the name: `Select-Object Name, PackageFullName`.
        let names = cells.iter().filter(|cell| headers::is_name_word(cell)).count();
        found.is_sure = true;
        return (in_pieces.is_some() && names == 1).then_some(found);
    };
    if rule.is_some() && in_pieces.is_none() && is_winget(&found, &below) {
        found.id = Some(1);
    }
    if columns.iter().filter(|own| **own != Column::Unused).count() < 2 {
        return None;
    }
    // Without dashes the rows have to be aligned indeed: a blank before each column.
    let is_aligned = |line: &&&str| {
        let blanks = blanks(line);
        let before = |start: &usize| blanks.get(start - 1).copied().unwrap_or(true);
        found.starts.iter().skip(1).all(before) || pieces(line).count() == found.starts.len()
    };
    let aligned = below.iter().filter(is_aligned).count();
    (rule.is_some() || aligned * 5 >= below.len() * 4).then_some(found)
}

/// Whether the second column of a table holds what winget calls programs by: `7zip.7zip`, and for those
/// that it does not know `ARP\Machine\X64\…` and `MSIX\…`
/// (<https://learn.microsoft.com/windows/package-manager/winget/list>).
fn is_winget(found: &Heading, below: &[&str]) -> bool {
    let ids = below.iter().filter(|line| {
        let cells = found.cells(line);
        let id = cells.get(1).map_or("", String::as_str);
        let sourced = cells.last().is_some_and(|own| matches!(own.as_str(), "winget" | "msstore"));
        !id.contains(char::is_whitespace)
            && (id.starts_with("ARP\\") || id.starts_with("MSIX\\") || sourced && !id.is_empty())
    });
    let ids = ids.count();
    ids > 0 && ids * 2 >= below.len()
}

/// The columns of `winget list`, whose headings are in the language of Windows, by its rows. Its headings
/// in other languages were not found in a document: that is why the rows decide.
fn winget_columns(found: &Heading, below: &[&str]) -> Option<&'static [&'static str]> {
    if !is_winget(found, below) {
        return None;
    }
    let sourced = below.iter().any(|line| {
        let cells = found.cells(line);
        cells.last().is_some_and(|own| matches!(own.as_str(), "winget" | "msstore"))
    });
    match (found.starts.len(), sourced) {
        (3, false) => Some(&["Name", "Id", "Version"]),
        (4, true) => Some(&["Name", "Id", "Version", "Source"]),
        (4, false) => Some(&["Name", "Id", "Version", "Available"]),
        (5, true) => Some(&["Name", "Id", "Version", "Available", "Source"]),
        (6, true) => Some(&["Name", "Id", "Version", "Match", "Available", "Source"]),
        _ => None,
    }
}

/// Where words begin that stand at least `gap` blanks apart.
fn starts(line: &str, gap: usize) -> Vec<usize> {
    let (mut starts, mut at, mut blanks) = (Vec::new(), 0, gap);
    for c in line.chars() {
        if c == ' ' {
            blanks += 1;
        } else {
            if blanks >= gap {
                starts.push(at);
            }
            blanks = 0;
        }
        at += c.width().unwrap_or(0);
    }
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    starts
}
