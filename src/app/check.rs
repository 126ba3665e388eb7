//! The main job: read what is asked for, match it, apply the rules. The command line, the window
//! without a display and the window's own jobs all do this.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use jiff::civil::Date;

use super::lists::{self, ListChoices, ListError, Understood};
use crate::catalog::Catalog;
use crate::import::{self, ImportError, Wanted};
use crate::matching::Matcher;
use crate::model::{Finding, Inventory, Origin, Place, Problem, Profile, Title};
use crate::policy;
use crate::report::Input;
use crate::scan;

/// What to check.
#[derive(Clone, Debug)]
pub struct CheckRequest {
    /// Lists; empty for this machine.
    pub files: Vec<PathBuf>,
    /// How the lists are read.
    pub lists: ListChoices,
    /// A mounted disk with Windows, macOS or Linux instead of this machine.
    pub root: Option<PathBuf>,
    /// For whom.
    pub profile: Profile,
    /// For which day.
    pub as_of: Date,
}

/// How far a check is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Scanning: the source, and how many of how many are done.
    Scan(scan::Progress),
    /// Reading a file.
    Read {
        /// Which.
        file: PathBuf,
        /// How far.
        progress: import::Progress,
    },
    /// Matching and applying the rules.
    Judge,
}

/// What a check gave.
#[derive(Debug, Default)]
pub struct Check {
    /// What was read.
    pub inputs: Vec<Input>,
    /// The same, in full.
    pub inventories: Vec<Inventory>,
    /// What was found, most serious first.
    pub findings: Vec<Finding>,
    /// What could not be understood, files that could not be read at all among it.
    pub problems: Vec<Problem>,
    /// How each list was understood.
    pub understood: Vec<Understood>,
    /// Files of which nothing could be read.
    pub unreadable: Vec<(PathBuf, ImportError)>,
    /// What stood in a folder and is no list: left out on purpose.
    pub left_out: Vec<import::LeftOut>,
}

/// Why a check gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The scan failed or was stopped.
    #[error(transparent)]
    Scan(#[from] scan::ScanError),
    /// A list does not have the sheet or the column that was named.
    #[error("{0}")]
    Choice(String),
    /// Stopped.
    #[error("The check was cancelled. Nothing was kept.")]
    Cancelled,
}

/// What a check leaves in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Every row, for those who store, compare or screen them.
    #[default]
    Everything,
    /// Where a list is large, the rows that something was found in; the others are counted.
    WhatIsFound,
}

/// Checks, and keeps every row.
///
/// # Errors
/// As [`run_keeping`].
pub fn run(
    request: &CheckRequest,
    catalog: &Catalog,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Check, CheckError> {
    run_keeping(Keep::Everything, request, catalog, progress, cancel)
}

/// Checks.
///
/// # Errors
/// When the scan failed, or on cancel. Files that cannot be read are no error: the others are checked.
pub fn run_keeping(
    keep: Keep,
    request: &CheckRequest,
    catalog: &Catalog,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Check, CheckError> {
    let matcher = Matcher::new(catalog);
    let is_found = |title: &Title| matcher.judge(title).is_some();
    let wanted: Option<Wanted<'_>> = match keep {
        Keep::Everything => None,
        Keep::WhatIsFound => Some(&is_found),
    };
    let mut check = Check::default();
    if request.files.is_empty() {
        let on = |step| progress(Progress::Scan(step));
        let inventory = match &request.root {
            Some(root) => scan::root(root, &on, cancel)?,
            None => scan::this_machine(&on, cancel).map_err(scan::ScanError::from)?,
        };
        check.inventories.push(inventory);
    }
    let mut files = Vec::new();
    for file in &request.files {
        match import::folder_of(file) {
            Ok(inside) => {
                // An empty or closed folder is named by the reader itself.
                if inside.files.is_empty() {
                    files.push((file.clone(), None));
                }
                files.extend(inside.files.into_iter().zip(inside.computers));
                check.left_out.extend(inside.left_out);
            }
            Err(_) => files.push((file.clone(), None)),
        }
    }
    let on = |file: &Path, step| progress(Progress::Read { file: file.to_owned(), progress: step });
    let read = lists::read_in_order(&files, &request.lists, wanted, &on, cancel);
    for ((file, _), read) in files.iter().zip(read) {
        match read {
            Ok(read) => {
                let (understood, inventory) = Understood::of(file, read);
                check.understood.push(understood);
                check.inventories.push(inventory);
            }
            Err(ListError::Choice(why)) => return Err(CheckError::Choice(why)),
            Err(ListError::Import(ImportError::Cancelled)) => return Err(CheckError::Cancelled),
            Err(ListError::Import(error)) => {
                check.problems.push(Problem {
                    path: file.display().to_string(),
                    place: Place::default(),
                    text: error.title().to_owned(),
                    reason: format!("{} {}", error.means(), error.what_to_do()),
                });
                check.unreadable.push((file.clone(), error));
            }
        }
    }
    progress(Progress::Judge);
    judge(&mut check, catalog, &matcher, &request.profile, request.as_of);
    Ok(check)
}

/// Applies the rules to what was read.
fn judge(check: &mut Check, catalog: &Catalog, matcher: &Matcher, profile: &Profile, as_of: Date) {
    check.findings = policy::findings(catalog, matcher, &check.inventories, profile, as_of);
    check.inputs = check.inventories.iter().map(input_of).collect();
    for inventory in &check.inventories {
        check.problems.extend(inventory.problems.iter().cloned());
    }
}

/// What a report says of an inventory as its input.
#[must_use]
pub fn input_of(inventory: &Inventory) -> Input {
    match &inventory.origin {
        Origin::Scan => {
            let name = inventory.machines.first().map_or("this machine", |m| m.name.as_str());
            Input::of(inventory, name, "scan")
        }
        Origin::List { path, format } => Input::of(inventory, path, format),
    }
}
