//! The main job: read what is asked for, match it, apply the rules. The command line, the window
//! without a display and the window's own jobs all do this.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::import::{self, ImportError};
use crate::matching::Matcher;
use crate::model::{Finding, Inventory, Origin, Place, Problem, Profile, RowCounts};
use crate::policy;
use crate::report::Input;
use crate::scan;

/// What to check.
#[derive(Clone, Debug)]
pub struct CheckRequest {
    /// Lists; empty for this machine.
    pub files: Vec<PathBuf>,
    /// Which computer the lists belong to, where they name none.
    pub machine: Option<String>,
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

/// How a list was understood.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The file.
    pub path: PathBuf,
    /// The format in words.
    pub recognised: String,
    /// Why it was recognised so.
    pub how: String,
    /// Headings with what they mean; empty for formats without columns.
    pub columns: Vec<(String, &'static str)>,
    /// Rows = software + skipped + problems.
    pub counts: RowCounts,
}

/// What a check gave.
#[derive(Debug)]
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
    /// Stopped.
    #[error("The check was cancelled. Nothing was kept.")]
    Cancelled,
}

/// Checks.
///
/// # Errors
/// When the scan failed, or on cancel. Files that cannot be read are no error: the others are checked.
pub fn run(
    request: &CheckRequest,
    catalog: &Catalog,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Check, CheckError> {
    let mut check = Check {
        inputs: Vec::new(),
        inventories: Vec::new(),
        findings: Vec::new(),
        problems: Vec::new(),
        understood: Vec::new(),
        unreadable: Vec::new(),
        left_out: Vec::new(),
    };
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
                    files.push(file.clone());
                }
                files.extend(inside.files);
                check.left_out.extend(inside.left_out);
            }
            Err(_) => files.push(file.clone()),
        }
    }
    for file in &files {
        let on = |step| progress(Progress::Read { file: file.clone(), progress: step });
        let options =
            import::Options { machine: request.machine.clone(), ..import::Options::default() };
        match import::read(file, &options, &on, cancel) {
            Ok(reading) => {
                check.understood.push(understood(file, &reading));
                check.inventories.push(reading.inventory);
            }
            Err(ImportError::Cancelled) => return Err(CheckError::Cancelled),
            Err(error) => {
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
    judge(&mut check, catalog, &request.profile, request.as_of);
    Ok(check)
}

fn understood(file: &Path, reading: &import::Reading) -> Understood {
    let heading = reading.sample.first().map(Vec::as_slice).unwrap_or_default();
    let columns = reading.mapping.iter().flat_map(|mapping| &mapping.columns).zip(0..);
    Understood {
        path: file.to_owned(),
        recognised: reading.recognised.clone(),
        how: reading.how.clone(),
        columns: columns
            .map(|(column, at): (_, usize)| {
                (heading.get(at).cloned().unwrap_or_default(), column.word())
            })
            .collect(),
        counts: reading.inventory.counts,
    }
}

/// Applies the rules to what was read.
fn judge(check: &mut Check, catalog: &Catalog, profile: &Profile, as_of: Date) {
    let matcher = Matcher::new(catalog);
    check.findings = policy::findings(catalog, &matcher, &check.inventories, profile, as_of);
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
