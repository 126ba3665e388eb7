//! `pacman -Q`, `-Qm`, `-Qe` …: `name version-release`, the release a number, perhaps `[ignored]` behind.

use super::{Head, List, Records, UNLIKE, each_line, is_name, is_version, package};
use crate::import::ImportError;

/// `pacman -Q`.
pub(in crate::import) struct PacmanQ;

impl List for PacmanQ {
    const NAME: &'static str = "pacman -Q";
    const HOW: &'static str = "a name and a version with its release in each line";

    fn is_it(head: &Head<'_>) -> bool {
        head.most(|line| row(line).is_some())
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        each_line(text, records, |line| {
            row(line).map_or(UNLIKE, |(name, version)| package(name, Some(version)).into())
        })
    }
}

fn row(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(' ');
    let (name, version) = (words.next()?, words.next()?);
    let release = version.rsplit_once('-')?.1;
    let number = release.chars().all(|c| c.is_ascii_digit() || c == '.') && !release.is_empty();
    let rest = words.next().is_none_or(|own| own.starts_with('['));
    (is_name(name) && is_version(version) && number && rest).then_some((name, version))
}
