//! `apt list`: `name/suite,now version architecture [installed,automatic]`. apt itself warns that the
//! form may change, and its warning is mixed in.

use super::{Head, List, Records, Row, UNLIKE, each_line, is_architecture, is_version, package};
use crate::import::ImportError;
use crate::model::{Presence, Software};

/// `apt list --installed`.
pub(in crate::import) struct AptList;

impl List for AptList {
    const NAME: &'static str = "apt list";
    const HOW: &'static str = "lines of the form name/suite version";

    fn is_it(head: &Head<'_>) -> bool {
        head.most(|line| row(line).is_some() || is_heading(line))
            && head.any(|line| row(line).is_some())
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        each_line(text, records, |line| match row(line) {
            Some(row) => row,
            None if is_heading(line) => Row::Heading,
            None => UNLIKE,
        })
    }
}

/// "Listing..." in any language: a word and three dots.
fn is_heading(line: &str) -> bool {
    line.ends_with(['.', '…'])
        && !line.contains(['/', '\t'])
        && line.split_whitespace().count() <= 3
}

fn row(line: &str) -> Option<Row> {
    let (name, rest) = line.split_once('/')?;
    let mut words = rest.split([' ', '\u{a0}']);
    let suites = words.next()?;
    let version = words.next().filter(|own| is_version(own))?;
    let architecture = words.next()?;
    if !is_architecture(architecture) || name.is_empty() || name.contains([' ', '\t']) {
        return None;
    }
    let state = rest.split_once('[').map_or("", |(_, state)| state);
    // "now" is the name of the archive that dpkg's own status is; the words in brackets are translated.
    let installed = suites.split(',').any(|own| own == "now") || state.starts_with("installed");
    // `--upgradable` gives the version that could be installed, and then the one that is.
    let old = state.strip_prefix("upgradable from: ").map(|own| own.trim_end_matches(']'));
    if !installed && old.is_none() {
        return Some(Row::LeftOut);
    }
    let presence =
        if state.starts_with("residual-config") { Presence::Leftover } else { Presence::Present };
    let version = old.unwrap_or(version);
    Some(Software { presence, ..package(name, Some(version)) }.into())
}
