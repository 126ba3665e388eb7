//! How a table lies on its sheet: where its heading is, what its columns mean, whether machines or
//! programs stand across; decided from its first rows.

use super::dates::{self, Order};
use super::headers::{self, Column};
use super::in_cells::Divided;
use super::words_of_kinds::OF_DEVICES;
use super::{HeadingRow, MachineFrom, Mapping, Options, Shape, matrix, shapes};
use crate::model::Kind;

mod names;
mod serials;

/// A row held back until the layout is known.
pub(super) type Held = (u64, Vec<String>);

/// How a table lies, and how its rows are to be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// Which of the rows is the heading.
    pub(super) heading: Option<usize>,
    /// The first row of data.
    pub(super) first: usize,
    /// What the columns mean.
    pub(super) columns: Vec<Column>,
    /// Rows, or one of the matrices.
    pub(super) shape: Shape,
    /// Columns of a matrix that are machines or programs, with their headings.
    pub(super) across: Vec<(usize, String)>,
    /// The order of day and month.
    pub(super) order: Order,
    /// Whether a machine named once stands for the rows below it.
    pub(super) carry: bool,
    /// What the rows are.
    pub(super) kind: Kind,
    /// Whether lines that name a computer stand among the programs, in the same column.
    pub(super) groups: bool,
    /// Which columns hold lists in their cells.
    pub(super) divided: Divided,
    /// The computer that a line above the heading names.
    pub(super) machine: Option<String>,
    /// Whether the serial numbers of the computers stand for their names.
    pub(super) by_serial: bool,
    /// How it was found out, in words.
    pub(super) how: &'static str,
}

/// Why a table is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It lists devices.
    Hardware,
    /// It lists vulnerabilities.
    Vulnerabilities,
    /// No column names a program.
    NoSoftware,
}

/// Decides the layout. `plain` says whether lines without a heading may be a list of names.
pub(super) fn understand(
    numbers: &[u64],
    rows: &[Vec<String>],
    options: &Options,
    plain: bool,
) -> Result<Layout, Refused> {
    let mut layout = match options.heading_row {
        Some(HeadingRow::At(wanted)) => {
            // A row that is not there, or is empty, heads nothing: then the file decides.
            match numbers.iter().position(|number| *number == wanted) {
                Some(at) => below(at, rows, options),
                None => automatic(rows, options, plain)?,
            }
        }
        Some(HeadingRow::Absent) => without_heading(rows, plain).unwrap_or_default(),
        None => automatic(rows, options, plain)?,
    };
    let given = fitting(options.mapping.as_ref(), &layout, rows);
    if let Some(given) = given {
        take_given(&mut layout, given, rows);
    }
    let has = |layout: &Layout, column| layout.columns.contains(&column);
    let known = match layout.shape {
        Shape::SoftwareAcross => !layout.across.is_empty(),
        _ => has(&layout, Column::Name),
    };
    if !known {
        return Err(Refused::NoSoftware);
    }
    settle_facts(&mut layout, rows);
    let heading = layout.heading.and_then(|at| rows.get(at)).map(Vec::as_slice).unwrap_or_default();
    // Headings are guesses that the cells may disprove; what the user says is none.
    if given.is_none() {
        let data = rows.get(layout.first..).unwrap_or_default();
        shapes::check_identifiers(&mut layout.columns, data);
        shapes::check_machines(&mut layout.columns, data);
        names::check_display_names(&mut layout.columns, heading, data);
    }
    let asked = matches!(options.machine_from, MachineFrom::Automatic | MachineFrom::Column);
    layout.by_serial = asked && serials::stand_for_names(&layout, heading, rows, plain);
    Ok(layout)
}

/// The user's mapping, if it is one for a table of this width.
fn fitting<'a>(
    given: Option<&'a Mapping>,
    layout: &Layout,
    rows: &[Vec<String>],
) -> Option<&'a Mapping> {
    let given = given?;
    let width =
        |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
    let heading = layout.heading.and_then(|at| rows.get(at)).map_or(0, width);
    let widest = rows.iter().map(width).max().unwrap_or(0);
    let own = given.columns.len();
    (own == layout.columns.len() || own == heading || own == widest || own == longest(rows))
        .then_some(given)
}

fn longest(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

fn take_given(layout: &mut Layout, given: &Mapping, rows: &[Vec<String>]) {
    layout.columns.clone_from(&given.columns);
    layout.how = "the columns were chosen";
    let has = |column| given.columns.contains(&column);
    match layout.shape {
        Shape::MachinesAcross if has(Column::Machine) => layout.shape = Shape::Rows,
        Shape::SoftwareAcross if has(Column::Name) => layout.shape = Shape::Rows,
        Shape::Names => layout.shape = Shape::Rows,
        _ => {}
    }
    let used = |at: usize| given.columns.get(at).is_some_and(|own| *own != Column::Unused);
    layout.across.retain(|(at, _)| !used(*at));
    if layout.shape == Shape::Rows {
        layout.across.clear();
        if let Some(at) = layout.heading.filter(|_| !has(Column::Machine) && has(Column::Name)) {
            matrix::machines_across(layout, at, rows);
        }
    }
}

/// The heading is known; what stands in it decides, then what stands below it.
fn below(at: usize, rows: &[Vec<String>], options: &Options) -> Layout {
    let heading = rows.get(at).map(Vec::as_slice).unwrap_or_default();
    let mut layout = Layout {
        heading: Some(at),
        first: at + 1,
        columns: headers::meanings(heading),
        how: "the row of the headings was chosen",
        ..Layout::default()
    };
    if layout.columns.contains(&Column::Name) {
        matrix::machines_across(&mut layout, at, rows);
    } else if !matrix::software_across(&mut layout, at, rows) && options.mapping.is_none() {
        let found = shapes::columns(rows.get(at + 1..).unwrap_or_default());
        for (own, guess) in layout.columns.iter_mut().zip(found.unwrap_or_default()) {
            if *own == Column::Unused {
                *own = guess;
            }
        }
    }
    layout
}

fn automatic(rows: &[Vec<String>], options: &Options, plain: bool) -> Result<Layout, Refused> {
    if let Some((at, columns)) = headers::find(rows) {
        let heading = rows.get(at).map(Vec::as_slice).unwrap_or_default();
        let mut layout = Layout {
            heading: Some(at),
            first: at + 1,
            columns,
            how: "the words of its heading",
            ..Layout::default()
        };
        // One word could be the first of a list of names just as well: then nothing is lost by it.
        if options.mapping.is_none() && is_hardware(heading, &layout.columns) {
            return Err(Refused::Hardware);
        }
        if options.mapping.is_none() && is_vulnerabilities(heading, &layout.columns) {
            return Err(Refused::Vulnerabilities);
        }
        if options.mapping.is_none() {
            names::take_services(&mut layout, heading);
        }
        // The numbers of a list of licences are no marks.
        if layout.kind != Kind::Service && !headers::is_of_licences(heading) {
            matrix::machines_across(&mut layout, at, rows);
        }
        return Ok(layout);
    }
    for at in 0..rows.len().min(headers::HEADING_WITHIN) {
        let mut layout = Layout {
            heading: Some(at),
            first: at + 1,
            columns: rows.get(at).map(|row| headers::meanings(row)).unwrap_or_default(),
            how: "programs stand across and machines down",
            ..Layout::default()
        };
        // One word says that the rows are programs; the names of the machines are no words.
        let names_programs = layout.columns.contains(&Column::Name);
        if names_programs && matrix::machines_across(&mut layout, at, rows) {
            return Ok(layout);
        }
        if matrix::software_across(&mut layout, at, rows) {
            return Ok(layout);
        }
    }
    if let Some(layout) = without_heading(rows, plain) {
        return Ok(layout);
    }
    let of_devices =
        |row: &Vec<String>| row.iter().filter(|cell| headers::is_one_of(cell, OF_DEVICES)).count();
    let heads = rows.iter().take(headers::HEADING_WITHIN).any(|row| of_devices(row) >= 3);
    if heads && options.mapping.is_none() {
        return Err(Refused::Hardware);
    }
    // Only the user's mapping can say it now.
    if options.mapping.is_some() { Ok(Layout::default()) } else { Err(Refused::NoSoftware) }
}

/// Without a heading: a list of names, or columns that are told by what they hold.
fn without_heading(rows: &[Vec<String>], plain: bool) -> Option<Layout> {
    if plain && is_list_of_names(rows) {
        return Some(Layout {
            columns: vec![Column::Name],
            shape: Shape::Names,
            how: "one name a line",
            ..Layout::default()
        });
    }
    let columns = shapes::columns(rows)?;
    if let Some(layout) = with_some_words(rows) {
        return Some(layout);
    }
    if rows.first().is_some_and(|first| is_another_heading(first)) {
        return None;
    }
    // In a language whose words are not known the heading is what holds no version above versions.
    if let Some((first, rest)) = rows.split_first()
        && let Some(below) = shapes::columns(rest)
        && let Some(at) = below.iter().position(|own| *own == Column::Version)
        && rest.len() > 1
        && rest.iter().all(|row| row.get(at).is_none_or(|c| c.is_empty() || shapes::is_version(c)))
        && first.get(at).is_some_and(|cell| cell.chars().any(char::is_alphabetic))
        && !first.iter().any(|cell| cell.is_empty() || cell.chars().any(|c| c.is_ascii_digit()))
    {
        return Some(Layout {
            heading: Some(0),
            first: 1,
            columns: below,
            how: "the words of its heading are not known: what its columns hold",
            ..Layout::default()
        });
    }
    Some(Layout { columns, how: "it has no heading: what its columns hold", ..Layout::default() })
}

/// A heading whose word for the program is not known, and others are: the rows below say which column it
/// is.
fn with_some_words(rows: &[Vec<String>]) -> Option<Layout> {
    let (first, rest) = rows.split_first()?;
    let mut columns = headers::meanings(first);
    let known = [Column::Version, Column::Publisher, Column::Machine, Column::InstalledOn];
    if columns.contains(&Column::Name)
        || !known.iter().any(|own| columns.contains(own))
        || first.iter().any(|cell| shapes::is_version(cell))
    {
        return None;
    }
    let below = shapes::columns(rest)?;
    for (at, guess) in below.into_iter().enumerate() {
        if guess != Column::Unused
            && !columns.contains(&guess)
            && let Some(own) = columns.get_mut(at).filter(|own| **own == Column::Unused)
        {
            *own = guess;
        }
    }
    if !columns.contains(&Column::Name) {
        return None;
    }
    Some(Layout {
        heading: Some(0),
        first: 1,
        columns,
        how: "some words of its heading, and what its columns hold",
        ..Layout::default()
    })
}

/// Whether a row heads a table of something else: its words are known, and the rows below it name no
/// program.
fn is_another_heading(first: &[String]) -> bool {
    let known = headers::meanings(first);
    first.len() > 2
        && (known.contains(&Column::Machine) || known.contains(&Column::Publisher))
        && first.iter().all(|cell| !cell.is_empty() && !shapes::is_version(cell))
}

/// Whether the computers stand in the column of names, each on a line of its own above its programs.
fn has_groups(layout: &Layout, data: &[Vec<String>]) -> bool {
    let at = |column| layout.columns.iter().position(|own| *own == column);
    let (Some(name), Some(version)) = (at(Column::Name), at(Column::Version)) else { return false };
    if layout.shape != Shape::Rows || at(Column::Machine).is_some() {
        return false;
    }
    let mut groups = 0;
    let mut programs_below = 0;
    for row in data.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())) {
        if is_group(row, name) {
            if groups > 0 && programs_below == 0 {
                return false;
            }
            (groups, programs_below) = (groups + 1, 0);
        } else {
            let said = row.get(version).is_some_and(|cell| !cell.is_empty());
            // The first line already is one, and programs have their versions.
            if groups == 0 || !said && !row.iter().any(|cell| super::rows::is_total(cell)) {
                return false;
            }
            programs_below += 1;
        }
    }
    groups > 0 && programs_below > 0
}

/// Whether a row is nothing but the name of a computer.
pub(super) fn is_group<S: AsRef<str>>(row: &[S], name: usize) -> bool {
    let filled = row.iter().filter(|cell| !cell.as_ref().trim().is_empty()).count();
    filled == 1 && row.get(name).is_some_and(|cell| shapes::is_machine_name(cell.as_ref()))
}

/// What the rows below the heading say: the order of dates, whether machines are named once a group.
fn settle_facts(layout: &mut Layout, rows: &[Vec<String>]) {
    let data = rows.get(layout.first..).unwrap_or_default();
    let at = |column| layout.columns.iter().position(|own| *own == column);
    let heading = layout.heading.and_then(|at| rows.get(at)).map(Vec::as_slice).unwrap_or_default();
    if let Some(column) = at(Column::InstalledOn) {
        let cells = data.iter().filter_map(|row| row.get(column)).map(String::as_str);
        layout.order = dates::order_of(cells);
        let word = heading.get(column).map_or("", String::as_str);
        if layout.order == Order::Unknown && !word.is_empty() && !headers::is_english_date(word) {
            // All other languages of the word list write the day first.
            layout.order = Order::DayFirst;
        }
    }
    if let Some(column) = at(Column::Machine) {
        let filled = |row: &&Vec<String>| row.iter().any(|cell| !cell.is_empty());
        let rows = data.iter().filter(filled).count();
        let empty = data
            .iter()
            .filter(filled)
            .filter(|row| row.get(column).is_none_or(String::is_empty))
            .count();
        layout.carry = rows > 2 && empty * 2 >= rows;
    }
    layout.groups = has_groups(layout, data);
    if headers::is_of_licences(heading) {
        layout.kind = Kind::Licence;
    }
    let above = rows.get(..layout.heading.unwrap_or(0)).unwrap_or_default();
    layout.machine = above.iter().rev().find_map(|row| machine_line(row));
}

/// The computer that a line of a report names: "Computer: LIB-22", in one cell or two.
pub(super) fn machine_line<S: AsRef<str>>(cells: &[S]) -> Option<String> {
    let mut filled = cells.iter().map(|cell| cell.as_ref().trim()).filter(|cell| !cell.is_empty());
    let mut named = None;
    while let Some(cell) = filled.next() {
        let Some((word, name)) = cell.split_once(':') else { continue };
        if !headers::is_machine_word(word) {
            continue;
        }
        let name = name.trim();
        // "Client" is the customer in the reports of those who look after several.
        if headers::key(word) == "client" && !shapes::is_machine_name(name) {
            continue;
        }
        named = if name.is_empty() { filled.next() } else { Some(name) };
        break;
    }
    named.filter(|name| name.len() < 100 && !name.contains(' ')).map(str::to_owned)
}

fn is_list_of_names(rows: &[Vec<String>]) -> bool {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    !rows.is_empty()
        && rows.iter().all(|row| filled(row) <= 1 && row.first().is_some_and(|c| c.len() < 200))
        && !is_printed_table(rows)
        && !is_of_sentences(rows)
        && !rows.iter().filter_map(|row| row.first()).all(|cell| is_sentence(cell))
}

/// Whether lines are those of a letter, a log, or of facts with their names: each third or so ends as
/// sentences do, begins with a time, or has a colon in it.
fn is_of_sentences(rows: &[Vec<String>]) -> bool {
    let lines = || rows.iter().filter_map(|row| row.first()).filter(|line| !line.is_empty());
    let all = lines().count();
    let words = |line: &str| line.split_whitespace().count();
    let ends =
        |line: &&String| line.ends_with([',', ':']) || line.ends_with('.') && words(line) > 3;
    let begins = |line: &&String| {
        let start: String = line.chars().take(8).collect();
        start.chars().filter(char::is_ascii_digit).count() >= 6
            && start.contains(['-', '/', '.', ':'])
    };
    let fact = |line: &&String| line.contains(": ") || line.contains(" :");
    let share = |count: usize| all > 2 && count * 5 >= all * 2;
    share(lines().filter(ends).count())
        || share(lines().filter(begins).count())
        || share(lines().filter(fact).count())
}

/// Whether lines are those of a table printed for a terminal, of which no column is known: a line of
/// dashes in pieces, or gaps in most lines.
fn is_printed_table(rows: &[Vec<String>]) -> bool {
    let lines = || rows.iter().filter_map(|row| row.first()).filter(|line| !line.is_empty());
    let is_rule =
        |line: &String| line.contains("-- ") && line.chars().all(|c| matches!(c, '-' | '=' | ' '));
    let gaps = |line: &String| line.split("  ").filter(|part| !part.trim().is_empty()).count() > 2;
    lines().any(is_rule) || lines().filter(|line| gaps(line)).count() * 2 > lines().count()
}

/// A sentence of prose: many words and a full stop.
fn is_sentence(cell: &str) -> bool {
    cell.is_empty() || cell.ends_with('.') && cell.split_whitespace().count() >= 5
}

/// Whether a heading is that of a report of vulnerabilities whose names are those of the vulnerabilities.
/// One that names programs with their versions is a list of programs all the same.
fn is_vulnerabilities(heading: &[String], columns: &[Column]) -> bool {
    let has =
        |words: &[&str]| heading.iter().any(|cell| words.contains(&headers::key(cell).as_str()));
    !columns.contains(&Column::Version)
        && !columns.contains(&Column::Publisher)
        && has(&["cve", "cves", "cveid", "cveids", "pluginid", "qid"])
        && has(&["cvss", "cvssscore", "cvssbasescore", "risk", "severity", "solution"])
}

/// Whether a heading is that of a list of devices: it names no version, and things that only hardware
/// has.
fn is_hardware(heading: &[String], columns: &[Column]) -> bool {
    let met = heading.iter().filter(|cell| headers::is_one_of(cell, OF_DEVICES));
    !columns.contains(&Column::Version) && met.count() >= 2
}
