//! `brew list --versions`, also with `--cask`: `name version [version …]`, the name in small letters.

use super::{Head, List, Records, Row, UNLIKE, each_line, package};
use crate::import::ImportError;

/// `brew list --versions`.
pub(in crate::import) struct BrewVersions;

impl List for BrewVersions {
    const NAME: &'static str = "brew list --versions";
    const HOW: &'static str = "a name and versions in each line";

    fn is_it(head: &Head<'_>) -> bool {
        // Chocolatey prints the same between a heading and a sum.
        let other =
            |line: &str| line.starts_with("Chocolatey v") || line.ends_with(" packages installed.");
        head.lines.len() > 1
            && head.most(|line| row(line).is_some() || is_group(line))
            && head.any(|line| row(line).is_some_and(|(_, own)| own.contains('.')))
            && !head.any(other)
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        records.cannot_show("Homebrew lists only what it installed itself.");
        each_line(text, records, |line| {
            if is_group(line) {
                return Row::Heading;
            }
            row(line).map_or(UNLIKE, |(name, version)| package(name, Some(version)).into())
        })
    }
}

/// "==> Formulae", "==> Casks".
fn is_group(line: &str) -> bool {
    line.starts_with("==> ")
}

fn row(line: &str) -> Option<(&str, &str)> {
    let (name, versions) = line.split_once(' ')?;
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "@._+-/".contains(c);
    let version = |own: &str| {
        own.starts_with(|c: char| c.is_ascii_digit() || c == 'v')
            || own == "latest"
            || own == "HEAD"
    };
    (!name.is_empty() && name.chars().all(small) && versions.split(' ').all(version))
        .then_some((name, versions))
}
