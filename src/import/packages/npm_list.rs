//! `npm ls -g`, also with all dependencies: a tree drawn with lines, `name@version` at its leaves.

use super::{Head, List, Records, Row, UNLIKE, each_line, is_name, is_version, language_package};
use crate::import::ImportError;

/// `npm ls`.
pub(in crate::import) struct NpmList;

impl List for NpmList {
    const NAME: &'static str = "npm ls";
    const HOW: &'static str = "a tree of names with \"@\" and versions";

    fn is_it(head: &Head<'_>) -> bool {
        let rows = head.lines.get(1..).unwrap_or_default();
        let good = rows.iter().filter(|line| row(line).is_some()).count();
        good > 0 && good * 5 >= rows.len() * 4
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut first = true;
        each_line(text, records, |line| match row(line) {
            Some(row) => row,
            // The folder, or the project itself.
            None if std::mem::take(&mut first) => Row::Heading,
            None => UNLIKE,
        })
    }
}

fn row(line: &str) -> Option<Row> {
    let branches = ['├', '─', '└', '┬', '│', '+', '`', '-', '|', ' '];
    let leaf = line.trim_start_matches(branches);
    let drawn = line.len() - leaf.len();
    if drawn < 3 || !line.starts_with(['├', '└', '│', '+', '`', '|', ' ']) {
        return None;
    }
    if leaf.contains("UNMET ") || leaf == "(empty)" {
        return Some(Row::LeftOut);
    }
    let (word, rest) = leaf.split_once(' ').unwrap_or((leaf, ""));
    // The same package once more, elsewhere in the tree.
    if rest.contains("deduped") {
        return Some(Row::LeftOut);
    }
    // The first "@" belongs to a scope.
    let at = word.get(1..)?.find('@')? + 1;
    let (name, version) = (word.get(..at)?, word.get(at + 1..)?);
    (is_name(name) && is_version(version)).then(|| language_package(name, Some(version)).into())
}
