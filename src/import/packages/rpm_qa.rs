//! `rpm -qa`: `name-version-release.architecture`, perhaps with an epoch, perhaps (`--last`) with the
//! day of installation behind it. Old versions give no architecture.

use jiff::civil::Date;

use super::{Head, List, Records, Row, UNLIKE, each_line, is_architecture, package};
use crate::import::ImportError;
use crate::model::Software;

/// `rpm -qa`.
pub(in crate::import) struct RpmQa;

impl List for RpmQa {
    const NAME: &'static str = "rpm -qa";
    const HOW: &'static str = "lines of the form name-version-release.architecture";

    fn is_it(head: &Head<'_>) -> bool {
        head.most(|line| row(line).is_some()) || head.most(|line| old(line).is_some())
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        each_line(text, records, |line| {
            if let Some(row) = row(line) {
                return row;
            }
            old(line).map_or(UNLIKE, |(name, version)| package(name, Some(version)).into())
        })
    }
}

fn row(line: &str) -> Option<Row> {
    if line.starts_with("gpg-pubkey-") {
        return Some(Row::LeftOut);
    }
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let installed_on = day(rest.trim());
    if !rest.trim().is_empty() && installed_on.is_none() {
        return None;
    }
    let (name, version) = nevra(word)?;
    Some(Software { installed_on, ..package(name, Some(version)) }.into())
}

/// Name and version of `name-epoch:version-release.architecture`, or `epoch:name-…` as yum writes it;
/// cut from the right, because names have hyphens of their own.
pub(super) fn nevra(word: &str) -> Option<(&str, &str)> {
    let (rest, architecture) = word.rsplit_once('.')?;
    if !is_architecture(architecture) || word.contains(char::is_whitespace) {
        return None;
    }
    let rest = match rest.split_once(':') {
        Some((epoch, rest)) if epoch.chars().all(|c| c.is_ascii_digit()) => rest,
        _ => rest,
    };
    let release = rest.rfind('-')?;
    let version = rest.get(..release)?.rfind('-')?;
    let (name, version) = (rest.get(..version)?, rest.get(version + 1..)?);
    let version = version.strip_prefix("(none):").unwrap_or(version);
    Some((name, version)).filter(|(name, _)| !name.is_empty())
}

/// `name-version-release` without an architecture: both parts begin with a digit, and there is a dot in
/// them, which names of computers and dates do not have.
fn old(line: &str) -> Option<(&str, &str)> {
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if line.contains(|c: char| !(c.is_ascii_alphanumeric() || "+._-~:^".contains(c))) {
        return None;
    }
    let release = line.rfind('-').filter(|at| digit(line.get(at + 1..).unwrap_or("")))?;
    let version = line.get(..release)?.rfind('-')?;
    let (name, version) = (line.get(..version)?, line.get(version + 1..)?);
    (digit(version) && version.contains('.') && name.starts_with(|c: char| c.is_ascii_alphabetic()))
        .then_some((name, version))
}

/// `Tue 05 Mar 2024 10:00:00 AM CET`, as `--last` and `-qi` print it in English.
pub(super) fn day(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let day = words.windows(3).find_map(|three| {
        let [day, month, year] = three else { return None };
        let month = month.get(..3)?;
        Date::strptime("%d %b %Y", format!("{day} {month} {year}")).ok()
    });
    // `Tue Mar  5 10:00:00 2024`, the form of the C library.
    day.or_else(|| {
        words.windows(4).find_map(|four| {
            let [month, day, time, year] = four else { return None };
            let month = month.get(..3).filter(|_| time.contains(':'))?;
            Date::strptime("%d %b %Y", format!("{day} {month} {year}")).ok()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_versions_and_days() {
        for (word, expected) in [
            ("kesl-12.0.0-6672.x86_64", Some(("kesl", "12.0.0-6672"))),
            ("python3-libs-3.9.18-1.el9_3.1.noarch", Some(("python3-libs", "3.9.18-1.el9_3.1"))),
            ("make-1:3.82-24.el7.x86_64", Some(("make", "1:3.82-24.el7"))),
            ("1:make-3.82-24.el7.x86_64", Some(("make", "3.82-24.el7"))),
            ("bash-(none):5-1.i686", Some(("bash", "5-1"))),
            ("-1-1.noarch", None),
            ("setup.exe", None),
        ] {
            assert_eq!(nevra(word), expected, "{word}");
        }
        for text in ["Tue 05 Mar 2024 10:00:00 AM CET", "Tue Mar  5 10:00:00 2024"] {
            assert_eq!(day(text).map(|own| own.to_string()).as_deref(), Some("2024-03-05"));
        }
        assert_eq!(day("yesterday"), None);
        assert_eq!(old("bash-3.2-32.el5"), Some(("bash", "3.2-32.el5")));
        assert_eq!(old("firefox-125.0"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_line_is_read_without_panic(line in "\\PC{0,60}", end in "\\.noarch|") {
            let _ = row(&format!("{line}{end}"));
            let _ = (old(&line), day(&line));
        }
    }
}
