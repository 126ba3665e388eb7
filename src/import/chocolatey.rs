//! What `choco list` prints (docs.chocolatey.org, "List Command"): `name version` lines between the
//! program's own name and a count, or `name|version` with `--limit-output`.

use super::records::Records;
use super::{Format, ImportError, Input, Reading};
use crate::model::{Identifiers, Software};

/// A list of packages.
pub(super) struct Chocolatey;

impl Format for Chocolatey {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let whole = file.bytes.len() <= 16_384;
        let mut lines: Vec<&str> =
            file.text(16_384).lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.first().is_some_and(|line| is_banner(line)) {
            return true;
        }
        if !whole {
            lines.pop();
        }
        // The short form has neither: all of its lines must be alike.
        !lines.is_empty() && lines.iter().all(|line| limited(line).is_some())
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::text::decode(&input.bytes);
        let mut records = Records::new(input, "Chocolatey");
        let mut managed = true;
        for (whole, number) in decoded.text.lines().zip(1_u64..) {
            let line = whole.trim().trim_start_matches('\u{feff}');
            if line.is_empty() || is_banner(line) {
                continue;
            }
            if line.ends_with("packages installed.") || line.ends_with("package installed.") {
                // Behind the count stand programs that Chocolatey does not manage, if they were asked for.
                managed = false;
                continue;
            }
            if line.ends_with("not managed with Chocolatey.") {
                continue;
            }
            let software = match package(line, managed) {
                Some((name, version)) => Software {
                    name: name.to_owned(),
                    version: Some(version.to_owned()),
                    ids: Identifiers {
                        package: managed.then(|| name.to_owned()),
                        ..Identifiers::default()
                    },
                    ..Software::default()
                },
                None if !managed && line.contains('|') => {
                    records.problem(number, line, "The line names no program");
                    continue;
                }
                // What `--verbose` says of a package, warnings before the list and advice behind it.
                None if !managed || whole.starts_with(' ') || is_message(line) => {
                    records.skip();
                    continue;
                }
                None => {
                    records.problem(number, line, "The line is no package with a version");
                    continue;
                }
            };
            records.software(None, number, software);
            records.check_cancel()?;
        }
        records.cannot_show("Chocolatey lists only what it installed itself.");
        records.finish("choco list", "lines of a package and its version")
    }
}

fn is_banner(line: &str) -> bool {
    line.trim_start_matches('\u{feff}').strip_prefix("Chocolatey v").is_some_and(starts_with_digit)
}

/// The package of a line: `name version`, and behind the count `Name|version`.
fn package(line: &str, managed: bool) -> Option<(&str, &str)> {
    // Names of programs have bars in them, too, their versions have not.
    let (name, version) = match line.rsplit_once('|') {
        Some((name, version)) => (name.trim(), version.trim()),
        // "Features? Learn more at" is advice.
        None if managed => line.split_once(' ')?,
        None => return None,
    };
    let good = !name.is_empty() && (!managed || name.chars().all(is_of_id) && is_version(version));
    let version = if managed { version.split(' ').next().unwrap_or(version) } else { version };
    good.then_some((name, version))
}

/// A version, behind which `choco list` may say that a package is kept or broken.
fn is_version(text: &str) -> bool {
    starts_with_digit(text)
        && text.split(' ').next().is_some_and(|own| {
            own.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))
        })
}

/// A sentence: several words, or one with a colon.
fn is_message(line: &str) -> bool {
    line.split_whitespace().count() > 3 || line.ends_with(':') || line.starts_with("http")
}

/// `name|version`, as `--limit-output` prints it.
fn limited(line: &str) -> Option<(&str, &str)> {
    let (name, version) = line.split_once('|')?;
    let good = !name.is_empty()
        && name.chars().all(is_of_id)
        && starts_with_digit(version)
        && version.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'));
    good.then_some((name, version))
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}
