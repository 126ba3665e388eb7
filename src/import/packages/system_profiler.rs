//! macOS `system_profiler SPApplicationsDataType` as text: names indented by four, facts by six. The
//! labels are English in a terminal and in the language of the Mac in what its System Information saves;
//! names may hold colons. A report of the whole machine has other sections before and after.

use super::{Head, List, Records, numbered};
use crate::import::{ImportError, headers};
use crate::model::{Identifiers, Kind, Software};

/// Text of `system_profiler`.
pub(in crate::import) struct SystemProfiler;

const LABELS: &[&str] = &[
    "Version",
    "Obtained from",
    "Last Modified",
    "Kind",
    "64-Bit (Intel)",
    "Signed by",
    "Location",
    "Get Info String",
];

impl List for SystemProfiler {
    const NAME: &'static str = "system_profiler";
    const HOW: &'static str = "\"Applications:\" and names below it with their versions and places";

    fn is_it(head: &Head<'_>) -> bool {
        let section = |line: &str| !line.starts_with(' ') && line.ends_with(':');
        let name = |line: &str| indent(line) == 4 && line.ends_with(':');
        let fact = |line: &str| indent(line) >= 6 && line.contains(": ");
        let facts = head.lines.iter().filter(|line| fact(line)).count();
        // A report of the whole machine begins with one of these.
        let sections = ["Applications:", "Hardware:", "Software:", "Accessibility:", "Audio:"];
        section(head.first())
            && (head.any(|line| sections.contains(&line)) || is_applications(head.first()))
            && head.lines.get(1).is_some_and(|line| name(line) || fact(line))
            && facts * 3 >= head.lines.len()
    }

    fn rows(text: &str, records: &mut Records<'_>) -> Result<(), ImportError> {
        let (mut inside, mut any) = (false, false);
        let mut machine: Option<String> = None;
        let mut open: Option<(u64, Software, bool)> = None;
        for (number, line) in numbered(text) {
            let depth = indent(line);
            if let Some(own) = line.trim_start().strip_prefix("Computer Name: ") {
                // Of the section about the system, where it is there.
                if !inside {
                    machine = Some(own.to_owned());
                }
            }
            if depth == 0 && line.ends_with(':') && is_section(line) {
                close(records, machine.as_deref(), open.take());
                inside = is_applications(line);
                any |= inside;
            } else if inside && depth == 4 && line.ends_with(':') {
                close(records, machine.as_deref(), open.take());
                let name = line.trim().trim_end_matches(':').trim_end();
                let software = Software { name: name.to_owned(), ..Software::default() };
                open = Some((number, software, false));
            } else if let Some((_, software, has_facts)) = open.as_mut().filter(|_| depth >= 6) {
                let fact = line.trim().split_once(": ");
                if let Some((label, value)) = fact.and_then(|(label, value)| labelled(label, value))
                {
                    *has_facts = true;
                    take(software, label, value.trim());
                }
            }
            records.check_cancel()?;
        }
        close(records, machine.as_deref(), open);
        if any {
            Ok(())
        } else {
            Err(ImportError::NoPrograms {
                what: "a report of system_profiler without its list of applications",
            })
        }
    }
}

/// Whether a line begins the section of the applications: it is called as programs are.
fn is_applications(line: &str) -> bool {
    let word = line.trim_end().trim_end_matches(':');
    line == "Applications:" || line.trim_end().ends_with(':') && is_of_applications(word)
}

/// A word for programs. "Software:" is the section about the system.
fn is_of_applications(word: &str) -> bool {
    headers::is_collective(word) && !word.trim().eq_ignore_ascii_case("software")
}

/// A fact by its English label. Where the label is of another language, the values say what they are.
fn labelled<'a>(label: &'a str, value: &'a str) -> Option<(&'a str, &'a str)> {
    let (label, value) = (label.trim(), value.trim());
    let known = if LABELS.contains(&label) {
        label
    } else if headers::is_version_word(label) {
        "Version"
    } else if value.starts_with('/') {
        "Location"
    } else if value.starts_with("Developer ID Application: ") {
        "Signed by"
    } else {
        return None;
    };
    Some((known, value))
}

/// A line at the margin that ends with a colon begins a section; so may the second line of a copyright
/// notice, but sections are short and have no signs.
fn is_section(line: &str) -> bool {
    line.len() < 40 && line.chars().all(|c| c.is_alphanumeric() || " :/-&".contains(c))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn close(records: &mut Records<'_>, machine: Option<&str>, open: Option<(u64, Software, bool)>) {
    let Some((number, software, has_facts)) = open else { return };
    if has_facts {
        records.software(machine, number, software);
    } else {
        records.problem(number, &software.name, "The application has no facts below its name");
    }
}

fn take(software: &mut Software, label: &str, value: &str) {
    match label {
        "Version" => software.version = Some(value.to_owned()),
        "Location" => software.location = Some(value.to_owned()),
        "Obtained from" if value == "Mac App Store" => software.kind = Kind::StoreApp,
        "Signed by" => {
            let (publisher, signer) = signature(value);
            software.publisher = publisher;
            software.ids = Identifiers { signer, ..Identifiers::default() };
        }
        _ => {}
    }
}

/// `Developer ID Application: Kaspersky Lab UK Limited (2Y8XE5CQ94), Developer ID Certification …`: the
/// company and its team id. A company's name may have a comma of its own, so the bracket ends it.
fn signature(text: &str) -> (Option<String>, Option<String>) {
    let Some((_, company)) = text.split_once(": ") else { return (None, None) };
    let Some((name, rest)) = company.split_once(" (") else {
        let name = company.split(", ").next().unwrap_or(company);
        return (Some(name.to_owned()), None);
    };
    let team = rest.split(')').next().filter(|own| own.len() == 10);
    (Some(name.to_owned()), team.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_names_the_company() {
        let chain =
            "Developer ID Application: Example, Inc. (2Y8XE5CQ94), Developer ID, Apple Root CA";
        let (name, team) = signature(chain);
        assert_eq!((name.as_deref(), team.as_deref()), (Some("Example, Inc."), Some("2Y8XE5CQ94")));
        assert_eq!(signature("Software Signing, Apple Root CA"), (None, None));
    }
}
