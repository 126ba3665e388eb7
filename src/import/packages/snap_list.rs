//! `snap list`: name, version, revision, channel, publisher and notes. Its headings are translated and
//! its columns not always aligned, but no cell has a blank in it.

use super::{Head, List, Records, Row, UNLIKE, each_line, package};
use crate::import::ImportError;
use crate::model::Software;

/// `snap list`.
pub(in crate::import) struct SnapList;

impl List for SnapList {
    const NAME: &'static str = "snap list";
    const HOW: &'static str = "a name, a version, a revision and a channel in each line";

    fn is_it(head: &Head<'_>) -> bool {
        let heading = head.first().split_whitespace().take(3).eq(["Name", "Version", "Rev"]);
        let rows = head.lines.get(1..).unwrap_or_default();
        let good = rows.iter().filter(|line| row(line).is_some()).count();
        good > 0 && row(head.first()).is_none() && (heading || good * 5 >= rows.len() * 4)
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut first = true;
        each_line(text, records, |line| match row(line) {
            Some(software) => software.into(),
            None if std::mem::take(&mut first) => Row::Heading,
            None => UNLIKE,
        })
    }
}

/// Marks behind a publisher that Canonical has verified, or starred.
pub(super) const MARKS: [char; 3] = ['✓', '✪', '*'];

fn row(line: &str) -> Option<Software> {
    let cells: Vec<&str> = line.split_whitespace().collect();
    let [name, version, revision, rest @ ..] = cells.as_slice() else { return None };
    let local = revision.strip_prefix('x').unwrap_or(revision);
    if local.is_empty() || !local.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    // Before snapd 2.40 or so there was no channel.
    let (channel, publisher) = match rest {
        [channel, publisher, _, ..] | [channel, publisher] => (*channel, *publisher),
        _ => return None,
    };
    let known = ["stable", "candidate", "beta", "edge", "latest"];
    let is_channel = channel == "-"
        || channel.ends_with('…')
        || channel.contains('/')
        || known.iter().any(|own| channel.contains(own));
    if !is_channel || !super::is_name(name) {
        return None;
    }
    let publisher = publisher.trim_end_matches(MARKS);
    Some(Software {
        publisher: Some(publisher).filter(|own| !own.is_empty()).map(str::to_owned),
        ..package(name, Some(version))
    })
}
