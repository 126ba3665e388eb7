//! The window program where there is no window: checks this machine, or the lists it was given, and
//! prints the findings, with the exit codes of `interdict-cli check`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "there is no window to speak through"
)]

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;

use super::check::{self, CheckRequest};
use super::lists::ListChoices;
use super::{catalogue, mappings, name_lists, paths, rules};
use crate::matching::Screening;
use crate::model::{Profile, Verdict};
use crate::report::{self, Report};

/// Columns of the table.
const WIDTH: usize = 100;

/// Says `why` there is no window, checks, prints; gives the exit code.
#[must_use]
pub fn check(why: &str, files: &[PathBuf]) -> u8 {
    eprintln!("{why} Interdict checks without a window, as \"interdict-cli check\" does.");
    let mut catalog = match catalogue::in_use() {
        Ok(in_use) => {
            if let Some(problem) = &in_use.problem {
                eprintln!("The loaded catalogue is not used: {problem}");
            }
            in_use.catalog
        }
        Err(errors) => {
            for error in errors {
                eprintln!("{error}");
            }
            return 2;
        }
    };
    let profile = match paths::load_profile() {
        Ok(Some(profile)) => profile,
        Ok(None) => {
            eprintln!(
                "No organisation is known yet, so every finding is shown as restricted for others."
            );
            Profile::default()
        }
        Err(error) => {
            eprintln!("The kept answers could not be read: {error}.");
            return 2;
        }
    };
    let wrong = match rules::kept() {
        Ok(kept) => rules::lay_over(&mut catalog, &kept),
        Err(paths::PathError::NoHome) => Vec::new(),
        Err(error) => {
            eprintln!("Your own rules could not be read: {error}.");
            return 2;
        }
    };
    let as_of = jiff::ZonedDateTime::now().date();
    let kept = mappings::kept();
    if let Some(problem) = &kept.problem {
        eprintln!("Corrections of lists are not remembered: {problem}");
    }
    let lists = ListChoices { kept: kept.mappings, ..ListChoices::default() };
    let request = CheckRequest { files: files.to_vec(), lists, root: None, profile, as_of };
    let mut checked = match check::run(&request, &catalog, &|_| {}, &AtomicBool::new(false)) {
        Ok(checked) => checked,
        Err(error) => {
            eprintln!("{error}");
            return 2;
        }
    };
    checked.problems.extend(wrong);
    let mut lists = Vec::new();
    for list in name_lists::kept() {
        match list {
            Ok(list) => lists.push(list),
            Err(error) => eprintln!("An official list could not be read: {error}."),
        }
    }
    let screening = Screening::new(&lists);
    let on_lists: Vec<_> =
        checked.inventories.iter().flat_map(|one| screening.screen(one)).collect();
    let report = Report {
        generated_at: Timestamp::now(),
        as_of,
        catalog: &catalog,
        profile: &request.profile,
        inputs: &checked.inputs,
        findings: &checked.findings,
        same_vendor: false,
        on_lists: &on_lists,
        problems: &checked.problems,
    };
    print!("{}", report::table(&report, WIDTH));
    if !checked.unreadable.is_empty() || report.is_blind() {
        return 2;
    }
    u8::from(report.found().any(|one| one.assessment.verdict >= Some(Verdict::Restricted)))
}
