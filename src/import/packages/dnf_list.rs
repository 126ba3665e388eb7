//! `dnf list installed` and `yum list installed`: `name.architecture  version-release  @repository`.
//! A long name stands in a line of its own, with the rest in the next. Below "Available Packages" stands
//! what is not installed.

use super::{Head, List, Records, is_architecture, is_beside, is_version, numbered, package};
use crate::import::ImportError;

/// `dnf list`.
pub(in crate::import) struct DnfList;

impl List for DnfList {
    const NAME: &'static str = "dnf list";
    const HOW: &'static str = "name.architecture, a version and a repository in each line";

    fn is_it(head: &Head<'_>) -> bool {
        let good = head.lines.iter().filter(|line| row(line).is_some()).count();
        let wrapped = head.lines.iter().filter(|line| is_half(line)).count();
        good > 0 && (good + wrapped + 3) * 5 >= head.lines.len() * 4 && good * 2 >= head.lines.len()
            || head.any(|line| line.eq_ignore_ascii_case("Installed Packages")) && good > 0
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let marked = text.lines().any(|line| row(line).is_some_and(|own| own.2.starts_with('@')));
        let (mut heading, mut installed) = (String::new(), true);
        let mut half: Option<(u64, &str)> = None;
        for (number, line) in numbered(text) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let joined;
            let whole = match half.take() {
                Some((_, name)) if line.starts_with(' ') => {
                    joined = format!("{name} {}", line.trim());
                    joined.as_str()
                }
                Some((at, name)) => {
                    records.problem(at, name, "The package has no version");
                    line
                }
                None => line,
            };
            if let Some((name, version, repository)) = row(whole) {
                // In another language the heading says nothing to this program; what is installed has
                // an "@" before its repository, or "installed" in its place where no repository had it.
                let is_here = repository.starts_with('@') || repository == "installed";
                if installed && (!marked || is_here) {
                    records.software(None, number, package(name, Some(version)));
                } else {
                    records.skip();
                }
            } else if is_half(line) {
                half = Some((number, line));
            } else if is_beside(line) || line.contains(':') || line.ends_with("...") {
                // "Last metadata expiration check: …", "Loaded plugins: …".
                records.skip();
            } else if !line.contains(|c: char| c.is_ascii_digit()) {
                line.to_lowercase().clone_into(&mut heading);
                installed = !["available", "obsolet", "upgrade", "recent", "extra"]
                    .iter()
                    .any(|own| heading.contains(own));
            } else {
                records.problem(number, line, "The line does not look like the others");
            }
            records.check_cancel()?;
        }
        if let Some((at, name)) = half {
            records.problem(at, name, "The package has no version");
        }
        Ok(())
    }
}

/// Name, version and repository.
fn row(line: &str) -> Option<(&str, &str, &str)> {
    let mut words = line.split_whitespace();
    let (name, version, repository) = (words.next()?, words.next()?, words.next()?);
    let (name, architecture) = name.rsplit_once('.')?;
    (words.next().is_none()
        && is_architecture(architecture)
        && is_version(version)
        && !name.is_empty())
    .then_some((name, version, repository))
}

/// A name whose version, or whose repository, stands in the next line.
fn is_half(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let name = words.next().and_then(|own| own.rsplit_once('.'));
    !line.starts_with(' ')
        && name.is_some_and(|(name, own)| !name.is_empty() && is_architecture(own))
        && words.next().is_none_or(is_version)
        && words.next().is_none()
}
