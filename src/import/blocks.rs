//! Records as blocks of lines: PowerShell's `Format-List` (`Name : value`, long values go on in the next
//! line), `wmic … /format:list` (`Name=value`), osquery's `--line` (`name = value`).

use serde_json::Value;

use super::dates::Order;
use super::fields::{self, Fields, NAME, Object, PUBLISHER, VERSION, word};
use super::json::object_row_at;
use super::records::Records;
use super::{Format, ImportError, Input, Reading};
use crate::model::Kind;

/// Blocks of lines.
pub(super) struct Blocks;

/// Facts of one block beyond this number are no record's.
const MOST_FACTS: usize = 500;

/// A value of more lines is no fact of a program.
const LONGEST_VALUE: usize = 4_000;

/// What stands between name and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// `Name : value`
    Colon,
    /// `Name=value`
    Equals,
    /// `  name = value`
    Spaced,
}

impl Format for Blocks {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        mark(file.text(65_536)).is_some()
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let Some(mark) = mark(&decoded.text) else {
            return Err(ImportError::NotUnderstood("its lines are not alike".to_owned()));
        };
        let mut records = Records::new(input, "Blocks");
        let mut msi = false;
        let mut stopped = Ok(());
        each(&decoded.text, mark, &mut |line, facts| {
            if stopped.is_err() {
                return;
            }
            msi |= facts.contains_key("IdentifyingNumber") || facts.contains_key("PackageCode");
            take(&mut records, line, facts);
            stopped = records.check_cancel();
        });
        stopped?;
        if msi {
            records.cannot_show(
                "Win32_Product knows only what Windows Installer put there; many programs are missing.",
            );
        }
        match mark {
            Mark::Colon => records.finish("blocks of lines, Format-List", "lines \"Name : value\""),
            Mark::Equals => records.finish("blocks of lines, wmic", "lines \"Name=value\""),
            Mark::Spaced => records.finish("blocks of lines, osquery", "lines \"name = value\""),
        }
    }
}

fn take(records: &mut Records<'_>, line: u64, facts: Object) {
    let value = Value::Object(facts);
    let Some(fields) = Fields::of(&value) else { return };
    if fields.first(NAME).is_none() && fields.has(NAME) {
        // A key without a name belongs to an update or to a leftover of an installer.
        records.skip();
        return;
    }
    let order = fields::order_of(std::iter::once(&value));
    let order = if order == Order::Unknown { Order::default() } else { order };
    object_row_at(records, line, &value, None, Kind::Program, order);
}

/// The mark of a text, if most of its lines have it and its blocks name programs.
fn mark(text: &str) -> Option<Mark> {
    [Mark::Colon, Mark::Equals, Mark::Spaced].into_iter().find(|mark| {
        let (mut lines, mut good) = (0_usize, 0_usize);
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            lines += 1;
            good += usize::from(
                pair(line, *mark).is_some() || *mark == Mark::Colon && line.starts_with("    "),
            );
        }
        if lines == 0 || good * 10 < lines * 6 {
            return false;
        }
        let (mut blocks, mut named, mut more) = (0_usize, 0_usize, 0_usize);
        each(text, *mark, &mut |_, facts| {
            blocks += 1;
            let has = |names: &[&str]| facts.keys().any(|own| names.contains(&word(own).as_str()));
            named += usize::from(has(NAME));
            more += usize::from(has(VERSION) || has(PUBLISHER));
        });
        named * 10 >= blocks * 6 && named > 0 && (more * 2 >= named || named >= 3 && good == named)
    })
}

/// The name and value of a line.
fn pair(line: &str, mark: Mark) -> Option<(&str, &str)> {
    let (name, value) = match mark {
        // Names are padded to one width, so that a blank stands before the colon.
        Mark::Colon => {
            let (name, value) = line.split_once(" :")?;
            (!line.starts_with(' ')).then_some((name, value))?
        }
        Mark::Equals => {
            let (name, value) = line.split_once('=')?;
            (!name.ends_with(' ')).then_some((name, value))?
        }
        Mark::Spaced => line.split_once(" = ").or_else(|| {
            let name = line.strip_suffix(" =")?;
            Some((name, ""))
        })?,
    };
    let name = name.trim();
    let good = !name.is_empty()
        && name.len() <= 60
        && name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | ' ' | '.' | '-' | '(' | ')'));
    good.then(|| (name, value.trim()))
}

/// Tells each block with its first line. A block ends with an empty line, or where a name comes again.
fn each(text: &str, mark: Mark, take: &mut dyn FnMut(u64, Object)) {
    let mut facts = Object::new();
    let mut first = 1;
    let mut last = String::new();
    for (line, number) in text.split('\n').zip(1_u64..) {
        // wmic's lines end with two returns where they were redirected.
        let line = line.trim_end_matches('\r').trim_start_matches('\u{feff}');
        if line.trim().is_empty() {
            // Between the lines of one block wmic may leave empty ones, too: a name decides there.
            if mark != Mark::Equals && !facts.is_empty() {
                take(first, std::mem::take(&mut facts));
            }
            last.clear();
            continue;
        }
        match pair(line, mark) {
            Some((name, value)) => {
                if facts.contains_key(name) {
                    take(first, std::mem::take(&mut facts));
                }
                if facts.is_empty() {
                    first = number;
                }
                if facts.len() < MOST_FACTS {
                    facts.insert(name.to_owned(), Value::String(value.to_owned()));
                    name.clone_into(&mut last);
                }
            }
            // What a window was too narrow for goes on below, indented.
            None if mark == Mark::Colon && line.starts_with("  ") => {
                if let Some(Value::String(own)) = facts.get_mut(&last) {
                    if own.len() < LONGEST_VALUE {
                        own.push(' ');
                        own.push_str(line.trim());
                    }
                }
            }
            None => last.clear(),
        }
    }
    if !facts.is_empty() {
        take(first, facts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Mark>, blocks: usize) {
        assert_eq!(mark(text), expected);
        let mut count = 0;
        if let Some(mark) = expected {
            each(text, mark, &mut |_, _| count += 1);
        }
        assert_eq!(count, blocks);
    }

    #[test]
    fn blocks_are_told_apart() {
        check(
            "\n\nDisplayName    : Kaspersky\nDisplayVersion : 21\nPublisher      : AO Kaspersky\n                 Lab\n\nDisplayName    : 7-Zip\nDisplayVersion : 24\n",
            Some(Mark::Colon),
            2,
        );
        check(
            "\r\r\n\r\r\nName=7-Zip\r\r\nVendor=Igor Pavlov\r\r\nVersion=24\r\r\n\r\r\nName=B\r\r\nVendor=\r\r\nVersion=1\r\r\n",
            Some(Mark::Equals),
            2,
        );
        check(
            "     name = 7-Zip\n  version = 24\n\n     name = B\n  version =\n",
            Some(Mark::Spaced),
            2,
        );
        check("Host Name:                 PC-1\nOS Name:                   Windows\n", None, 0);
        check("Dear all,\nsoftware : see below\n", None, 0);
    }

    proptest::proptest! {
        #[test]
        fn any_lines_are_read_without_panic(text in "((Name|Version|\\PC{0,5})( : | = |=)?|\n|  ){0,40}") {
            let _ = mark(&text);
            each(&text, Mark::Colon, &mut |_, _| {});
        }
    }
}
