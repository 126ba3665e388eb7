//! Alpine's `apk list` (`name-version-r0 architecture {origin} (licence) [installed]`) and `apk info -v`
//! (`name-version-r0`, with `-vv` a description behind it).

use super::{
    Head, List, Records, Row, UNLIKE, each_line, is_architecture, name_and_version, package,
};
use crate::import::ImportError;

/// `apk list` and `apk info -v`.
pub(in crate::import) struct ApkList;

impl List for ApkList {
    const NAME: &'static str = "apk list";
    const HOW: &'static str = "lines of the form name-version-r0";

    fn is_it(head: &Head<'_>) -> bool {
        head.most(|line| row(line).is_some())
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        each_line(text, records, |line| row(line).unwrap_or(UNLIKE))
    }
}

fn row(line: &str) -> Option<Row> {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    if word.contains('/') {
        return None;
    }
    let (name, version) = name_and_version(word)?;
    let revision = version.rsplit_once("-r")?.1;
    if revision.is_empty() || !revision.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    if rest.is_empty() || rest.starts_with("- ") {
        return Some(package(name, Some(version)).into());
    }
    if !is_architecture(rest.split(' ').next()?) {
        return None;
    }
    if let Some((_, old)) = rest.split_once("[upgradable from: ") {
        let old = name_and_version(old.trim_end_matches(']')).map_or(version, |(_, old)| old);
        return Some(package(name, Some(old)).into());
    }
    // Without `--installed` it lists what there is in the repositories.
    if rest.contains("[installed]") {
        Some(package(name, Some(version)).into())
    } else {
        Some(Row::LeftOut)
    }
}
