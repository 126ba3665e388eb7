//! Delimited text: commas, semicolons, tabs or bars, recognised by what gives the same number of
//! columns in most lines. A large text is read in several threads.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use super::cells::{self, Met, Records};
use super::headers;
use super::rows::{self, Finished, PartDone, Table};
use super::text::{self, Decoded};
use super::{Format, ImportError, Input, Options, Progress, Reading, Shape};
use crate::model::{Inventory, Origin};

mod marks;
mod ranges;

pub(super) use ranges::read as read_in_ranges;

/// Delimited text of any kind.
pub(super) struct Delimited;

/// Rows between two looks at whether the user has stopped.
const ROWS_A_LOOK: u64 = 8_192;

/// Room is made for rows of no less than this many bytes, so that it stays below the file's own size.
const SHORTEST_ROW: usize = 48;

/// Rows read at a time until the layout is known.
const FEW: u64 = 16;

/// What a text and its rows may take in memory.
const MOST_MEMORY: usize = 800 << 20;

/// A thread more pays from this many bytes on.
const SMALLEST_PART: usize = 4 << 20;

impl Format for Delimited {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let text = file.text(4_096);
        // Text has hardly a control character.
        let strange = text
            .chars()
            .filter(|c| {
                c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\0' | '\u{1b}' | '\u{8}')
            })
            .count();
        strange * 50 <= text.chars().count()
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = text::decode_with(&input.bytes, input.options)?;
        input.check_cancel()?;
        let (body, line, said) = body(&decoded.text);
        let plain = without_outer_quotes(body);
        let body = plain.as_deref().unwrap_or(body);
        let delimiter = delimiter(input.options, said, body)?;
        let mut inventory = input.inventory();
        let path = input.path.display().to_string();
        let mut table = Table::new(&mut inventory, path, None, input.machine_name(), None)
            .with_options(input.options);
        let parts = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(4);
        read_records(input, body, line, delimiter, &mut table, parts, SMALLEST_PART)?;
        let finished = table.finish()?;
        let Decoded { name, label, lossy, .. } = decoded;
        reading(
            inventory,
            finished,
            &input.machine_name(),
            &Letters { name, label, lossy },
            delimiter,
        )
    }
}

/// The lines of a text each of which was put into quotes once more, as happens to a list that was saved
/// as a list of one column: without those quotes. `None` where it is not so.
fn without_outer_quotes(body: &str) -> Option<String> {
    const LOOKED_AT: usize = 20;
    let inner = |line: &str| -> Option<String> {
        let inside = line.trim_end_matches('\r').strip_prefix('"')?.strip_suffix('"')?;
        let plain = inside.replace("\"\"", "\u{0}");
        // A quote that is not doubled ends a cell: the quotes around the line are those of its cells.
        (!plain.contains('"')).then(|| plain.replace('\u{0}', "\""))
    };
    let mut head = body.split('\n').filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let mut lines = 0;
    let mut dividers = true;
    let quoted = head.all(|line| {
        lines += 1;
        inner(line).is_some_and(|line| {
            dividers &= line.contains([',', ';', '\t', '|']);
            true
        })
    });
    if lines < 2 || !quoted || !dividers {
        return None;
    }
    let plain = body.split('\n').map(|line| inner(line).unwrap_or_else(|| line.to_owned()));
    let plain = plain.collect::<Vec<_>>().join("\n");
    // Only if it has columns then: a list of names in quotes stays one.
    sniff(&plain).map(|_| plain)
}

/// The delimiter: the one that the user names, the one that the text names, or the one that fits.
fn delimiter(options: &Options, said: Option<u8>, body: &str) -> Result<u8, ImportError> {
    let chosen = match options.delimiter {
        Some(own) => Some(u8::try_from(own).ok().filter(u8::is_ascii).ok_or_else(|| {
            ImportError::NotUnderstood(format!("\"{own}\" cannot stand between cells"))
        })?),
        None => said,
    };
    Ok(chosen.or_else(|| sniff(body)).unwrap_or(cells::NONE))
}

/// How a text is encoded.
struct Letters {
    name: &'static str,
    label: &'static str,
    lossy: bool,
}

/// What the rows gave, and how they were understood.
fn reading(
    mut inventory: Inventory,
    finished: Finished,
    machine: &str,
    letters: &Letters,
    delimiter: u8,
) -> Result<Reading, ImportError> {
    if finished.found == 0 && inventory.counts.problems == 0 {
        return Err(rows::nothing_below(&inventory));
    }
    super::limits_of_lists(&mut inventory, &finished, machine);
    if letters.lossy {
        inventory.cannot_show.push(format!(
            "Some letters could not be read as {}: they are shown as \u{fffd}.",
            letters.name
        ));
    }
    let plain = match delimiter {
        b';' => "CSV, semicolon",
        b'\t' => "CSV, tab",
        b'|' => "CSV, bar",
        b',' => "CSV, comma",
        cells::NONE => "lines of text",
        _ => "CSV",
    };
    Ok(Reading {
        inventory,
        recognised: format!("{plain}, {}", letters.name),
        how: how(letters, &finished.seen, &finished.how),
        mapping: Some(finished.mapping),
        sample: finished.sample,
        tables: vec![finished.seen],
        encoding: Some(letters.label.to_lowercase()),
        delimiter: (delimiter != cells::NONE).then_some(char::from(delimiter)),
    })
}

fn how(letters: &Letters, seen: &super::TableSeen, told: &str) -> String {
    let columns = seen.mapping.columns.len();
    match seen.shape {
        Shape::Names => format!("text in {}, {told}", letters.name),
        _ => format!("text in {} with {columns} columns in most lines; {told}", letters.name),
    }
}

/// The text without the lines that speak to programs, the number of its first line, and the delimiter
/// that Excel's own first line "sep=;" names. The other such line is the type line of PowerShell.
fn body(text: &str) -> (&str, u64, Option<u8>) {
    let (mut body, mut line, mut delimiter) = (text.trim_start_matches('\u{feff}'), 1, None);
    loop {
        let end = body.find(['\n', '\r']).unwrap_or(body.len());
        let (first, rest) = body.split_at(end);
        let trimmed = first.trim().trim_matches('"').trim_start_matches('\u{feff}');
        if let Some(mark) = trimmed.strip_prefix("sep=") {
            delimiter = mark.bytes().next().filter(u8::is_ascii).or(Some(b'\t'));
        } else if !trimmed.starts_with("#TYPE ") {
            return (body, line, delimiter);
        }
        let rest = rest.trim_start_matches('\r');
        body = rest.strip_prefix('\n').unwrap_or(rest).trim_start_matches('\u{feff}');
        line += 1;
    }
}

/// Reads all records into a table: the first ones here, until it is known what the columns mean, and
/// the others in up to `parts` threads where each has at least `smallest` bytes to read.
fn read_records(
    input: &Input<'_>,
    body: &str,
    first_line: u64,
    delimiter: u8,
    table: &mut Table<'_>,
    parts: usize,
    smallest: usize,
) -> Result<(), ImportError> {
    let total = input.bytes.len() as u64;
    let mut records = Records::new(body, first_line, delimiter);
    let mut rows = 0_u64;
    let mut on = |at: usize| {
        rows += ROWS_A_LOOK;
        let bytes_done = total * at as u64 / body.len().max(1) as u64;
        (input.progress)(Progress { bytes_done, bytes_total: total, rows });
    };
    let mut tried = parts < 2 || body.len() < smallest.saturating_mul(2);
    // What the file itself takes is not there for its rows.
    let is_decoded = !input.bytes.as_ptr_range().contains(&body.as_ptr());
    let text = input.bytes.len() + if is_decoded { body.len() } else { 0 };
    let memory = MOST_MEMORY.saturating_sub(text).min(ranges::MOST_MEMORY);
    let few = |tried: bool| (!tried).then_some(FEW);
    while run(&mut records, table, usize::MAX, memory, input.cancel, &mut on, few(tried))? {
        if !tried && table.can_be_split() {
            tried = true;
            // Room for all rows at once, by the length of the first ones: a list that grows is copied.
            let row = (records.place() / table.rows_seen().max(1)).max(SHORTEST_ROW);
            table.make_room((body.len() - records.place()) / row);
            read_in_parts(&mut records, body, table, parts, memory / parts, input.cancel, &mut on)?;
            if table.is_full() {
                break;
            }
        } else if !tried && records.place() * 2 > body.len() {
            tried = true;
        }
    }
    Ok(())
}

/// Reads the rest in parts, each from the beginning of a line near to where it should begin. A part
/// counts only if the one before it ends exactly there, and has met nothing that later rows depend on;
/// else what follows is left to be read in its turn. So the result is that of reading in one go.
fn read_in_parts(
    records: &mut Records<'_>,
    body: &str,
    table: &mut Table<'_>,
    parts: usize,
    memory: usize,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> Result<(), ImportError> {
    let from = records.place();
    let row_length = (from / table.rows_seen().max(1)).max(SHORTEST_ROW);
    let share = (body.len() - from) / parts;
    let mut starts: Vec<usize> =
        (1..parts).map(|part| records.next_line_from(from + share * part)).collect();
    starts.dedup();
    table.watch_changes();
    let outcomes = std::thread::scope(|scope| -> Result<Vec<Outcome>, ImportError> {
        let mut running = Vec::new();
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(usize::MAX);
            let mut part = records.part_at(*start);
            let table = &*table;
            let began = part.place();
            let mut inventory = Inventory::new(
                Origin::List { path: String::new(), format: String::new() },
                table.read_at(),
            );
            inventory.installed.reserve((end.min(body.len()) - began) / row_length);
            let mut own = table.part_state();
            let spawned = std::thread::Builder::new().name("import".to_owned()).spawn_scoped(
                scope,
                move || -> Result<Outcome, ImportError> {
                    part.pass_blank();
                    let start = part.place();
                    part.go_to((start, 1), 0);
                    let mut reading = own.begin(&mut inventory);
                    run(&mut part, &mut reading, end, memory, cancel, &mut |_| {}, None)?;
                    part.pass_blank();
                    let done = reading.part_done();
                    Ok(Outcome { start, end: part.clone_place(), inventory, done })
                },
            );
            match spawned {
                Ok(thread) => running.push(thread),
                // Without a thread its part is read in its turn.
                Err(_) => break,
            }
        }
        let end = starts.first().copied().unwrap_or(usize::MAX);
        let read = run(records, table, end, memory, cancel, progress, None);
        let mut outcomes = Vec::new();
        for thread in running {
            match thread.join() {
                Ok(outcome) => outcomes.push(outcome),
                Err(_) => break,
            }
        }
        read?;
        outcomes.into_iter().collect()
    })?;
    for outcome in outcomes {
        records.pass_blank();
        // What a part learned of the rows after it, it learned for itself only.
        let learned = table.has_changed() || outcome.done.changed;
        if learned || table.is_full() || outcome.start != records.place() {
            break;
        }
        let lines = records.line() - 1;
        table.fold(outcome.inventory, outcome.done, lines);
        records.go_to(outcome.end, lines);
    }
    Ok(())
}

/// What a part gave.
struct Outcome {
    start: usize,
    end: (usize, u64),
    inventory: Inventory,
    done: PartDone,
}

/// Reads records until one begins at or behind `until`, or `most` are read; says whether there may be
/// more.
fn run(
    records: &mut Records<'_>,
    table: &mut Table<'_>,
    until: usize,
    memory: usize,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
    most: Option<u64>,
) -> Result<bool, ImportError> {
    let mut row: Vec<Cow<'_, str>> = Vec::new();
    let mut rows = 0_u64;
    loop {
        records.pass_blank();
        if records.place() >= until {
            return Ok(true);
        }
        match records.next_into(&mut row) {
            Met::Record(line) => table.row(line, &row),
            Met::Damaged(line, text) => {
                let reason =
                    "A quotation mark is opened and never closed; the line was not taken in";
                table.broken(line, text, reason);
            }
            Met::End => return Ok(false),
        }
        if records.beyond > 0 {
            table.cells_beyond(records.beyond);
        }
        rows += 1;
        if Some(rows) == most {
            return Ok(true);
        }
        if rows.is_multiple_of(ROWS_A_LOOK) {
            if table.weight() > memory {
                table.is_too_large(records.line());
                return Ok(false);
            }
            if cancel.load(Ordering::Relaxed) {
                return Err(ImportError::Cancelled);
            }
            progress(records.place());
        }
    }
}

/// The delimiter that gives the same number of columns, more than one, in most of the first lines, or
/// a heading whose words are known; `None` where each line is one cell.
fn sniff(body: &str) -> Option<u8> {
    const LINES: usize = 50;
    const BYTES: usize = 1 << 20;
    let head = body.get(..body.floor_char_boundary(BYTES)).unwrap_or(body);
    let mut best: Option<((bool, usize, usize, bool), u8)> = None;
    for delimiter in [b',', b';', b'\t', b'|'] {
        let mut records = Records::new(head, 1, delimiter);
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut cells = Vec::new();
        while rows.len() < LINES {
            match records.next_into(&mut cells) {
                Met::Record(_) => {
                    rows.push(cells.iter().map(|cell| text::clean(cell).into_owned()).collect());
                }
                Met::Damaged(..) => {}
                Met::End => break,
            }
        }
        let mut counts: Vec<usize> = rows.iter().map(Vec::len).collect();
        counts.sort_unstable();
        let mut same = (0, 1);
        for chunk in counts.chunk_by(|a, b| a == b) {
            let columns = chunk.first().copied().unwrap_or(1);
            if columns > 1 && (chunk.len(), columns) > same {
                same = (chunk.len(), columns);
            }
        }
        if same.1 < 2 {
            continue;
        }
        let heading = headers::find(&rows).is_some_and(|(_, columns)| columns.len() > 1);
        if !heading && same.0 * 5 < rows.len() * 3 {
            continue;
        }
        let score = (heading, same.0, same.1, delimiter == b',');
        if best.is_none_or(|(own, _)| score > own) {
            best = Some((score, delimiter));
        }
    }
    best.map(|(_, delimiter)| delimiter)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::path::Path;

    use super::*;
    use crate::model::{Problem, RowCounts, Software};

    /// Everything that a reading gives, in its order.
    type All = (Vec<(String, Software)>, Vec<Problem>, RowCounts, Vec<String>, bool);

    fn read_in(text: &str, parts: usize, smallest: usize) -> All {
        let (options, cancel) = (Options::default(), AtomicBool::new(false));
        let input = Input {
            path: Path::new("list.csv"),
            folder: None,
            bytes: text.as_bytes().to_vec(),
            options: &options,
            progress: &|_| {},
            cancel: &cancel,
        };
        let mut inventory = input.inventory();
        let mut table = Table::new(&mut inventory, String::new(), None, "list".to_owned(), None);
        read_records(&input, text, 1, b',', &mut table, parts, smallest).unwrap();
        let finished = table.finish();
        let rows = (0..inventory.installed.len())
            .map(|at| {
                let machine = inventory.machine(inventory.installed[at].machine).name.clone();
                (machine, inventory.software(at))
            })
            .collect();
        let machines = inventory.machines.iter().map(|machine| machine.name.clone()).collect();
        (rows, inventory.problems, inventory.counts, machines, finished.is_ok())
    }

    fn head(machine: bool) -> String {
        let mut text =
            if machine { "Computer,Name,Version\n" } else { "Other,Name,Version\n" }.to_owned();
        for row in 0..70 {
            writeln!(text, "PC{},Program {row},1.{row}", row / 10).unwrap();
        }
        text
    }

    #[test]
    fn a_list_is_cut_into_parts() {
        let text = head(true) + &"PC9,GIMP,2.10\n\"PC 10\",\"two\nlines\",3\n".repeat(500);
        let (rows, problems, counts, ..) = read_in(&text, 3, 100);
        assert_eq!((rows.len(), problems.len()), (1_070, 0));
        assert_eq!(counts.rows, 1_070);
        // The last record begins on the last line but one.
        assert_eq!(rows.last().unwrap().1.place.row, Some(1 + 70 + 1_500 - 1));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

        #[test]
        fn parts_give_what_one_reading_gives(
            rows in proptest::collection::vec(proptest::sample::select(vec![
                "PC1,GIMP,2.10\n", "PC2,Krita,5.2\n", ",Zoom,6\n", "PC3,,1\n", "\n", "\r\n", "Total,,\n",
                "PC4,\"a \"\"b\"\"\",1\n", "PC5,\"two\nlines\",2\n", "PC6,\"open,3\n", "Computer,Name,Version\n",
                "Name,Version,Computer\n", "Computer: PC7,,\n", "PC8,x,1,2,3\n", "PC9,\"\n\n\n\",1\n", "\",\"\n",
                "PC1,\"1\n2\n3\",\"1\n2\n3\"\n", "#,,\n", "PC2,GIMP,\"1\n2\"\r\n", "\"\n",
            ]), 0..80),
            machine in proptest::bool::ANY,
            parts in 2_usize..5,
        ) {
            let text = head(machine) + &rows.concat();
            let (cut, whole) = (read_in(&text, parts, 1), read_in(&text, 1, 1));
            let differs = cut.0.iter().zip(&whole.0).find(|(a, b)| a != b);
            proptest::prop_assert!(
                cut == whole,
                "{differs:?} {:?} {:?} {:?} {:?}",
                (cut.0.len(), whole.0.len()), (cut.2, whole.2), (&cut.1, &whole.1), (&cut.3, &whole.3)
            );
        }
    }
}
