//! What is on a machine: one small file a source, each saying read, not present, needs more rights or
//! failed and why.
//!
//! Fetching bytes and parsing them are two functions: the parsers compile and are tested on every
//! system, only fetching is tied to one. This room judges nothing and changes nothing on the machine.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;

use crate::model::{
    Inventory, InventoryFile, Origin, Platform, SourceOutcome, SourceReading, SourceState,
};

pub mod common;
pub mod linux;
pub mod macos;
pub mod windows;

/// How far a scan is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The source that is being read, in plain words.
    pub source: String,
    /// Sources done.
    pub done: usize,
    /// Sources in all.
    pub total: usize,
}

/// The scan was stopped; nothing of it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The scan was cancelled. Nothing was kept.")]
pub struct Cancelled;

/// Why a scan gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// Stopped by the user.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The root to scan is no folder that can be read.
    #[error("{0} cannot be scanned: {1}. Name the folder in which the system is mounted.")]
    Root(PathBuf, String),
    /// The inventory could not be written as JSON.
    #[error("The inventory could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// One source: its name for progress, and how to read it.
pub struct Source {
    /// In plain words.
    pub name: &'static str,
    /// Reads it; more than one outcome where a part could not be read.
    pub read: Box<dyn FnOnce() -> Vec<SourceOutcome> + Send>,
}

impl Source {
    /// A source that reads in one piece.
    pub fn new(
        name: &'static str,
        read: impl FnOnce() -> Vec<SourceOutcome> + Send + 'static,
    ) -> Self {
        Self { name, read: Box::new(read) }
    }
}

/// An outcome without software.
#[must_use]
pub fn empty(id: &str, name: &str, place: &str, state: SourceState) -> SourceOutcome {
    SourceOutcome {
        reading: SourceReading {
            id: id.to_owned(),
            name: name.to_owned(),
            place: place.to_owned(),
            state,
            count: 0,
        },
        software: Vec::new(),
        problems: Vec::new(),
    }
}

/// What an error of the file system means for a source.
#[must_use]
pub fn state_of(error: &std::io::Error, place: &Path) -> SourceState {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => SourceState::NotPresent,
        std::io::ErrorKind::PermissionDenied => {
            SourceState::NeedsRights(format!("Access to {} was denied.", place.display()))
        }
        _ => SourceState::Failed(format!("{} could not be read: {error}.", place.display())),
    }
}

/// Scans the machine this program runs on.
///
/// # Errors
/// [`Cancelled`] when `cancel` is set in the middle.
pub fn this_machine(
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Inventory, Cancelled> {
    let mut sources = linux::sources(Path::new("/"));
    sources.extend(windows::sources());
    sources.extend(macos::sources());
    sources.push(Source::new("Running programs", || vec![common::processes::read()]));
    let mut inventory = Inventory::new(Origin::Scan, Timestamp::now());
    let machine = common::machine::this();
    inventory.cannot_show = cannot_show(machine.platform);
    inventory.add_machine(machine);
    run(inventory, sources, progress, cancel)
}

/// Scans a Linux system whose root folder is mounted at `root`. Its running programs and its name as
/// the network knows it cannot be seen that way.
///
/// # Errors
/// When `root` is no readable folder, or on cancel.
pub fn root(
    root: &Path,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Inventory, ScanError> {
    if let Err(error) = std::fs::read_dir(root) {
        return Err(ScanError::Root(root.to_owned(), error.to_string()));
    }
    let mut inventory = Inventory::new(Origin::Scan, Timestamp::now());
    let machine = common::machine::below(root);
    inventory.cannot_show = cannot_show(machine.platform);
    inventory.add_machine(machine);
    inventory
        .cannot_show
        .push("The system was not running: its running programs could not be seen.".to_owned());
    Ok(run(inventory, linux::tree_sources(root), progress, cancel)?)
}

fn cannot_show(platform: Option<Platform>) -> Vec<String> {
    let mut limits = vec![
        "Programs that were copied into a folder without being installed are not in this result, \
         unless they were running."
            .to_owned(),
        "Browser extensions are not in this result.".to_owned(),
    ];
    if platform == Some(Platform::Windows) {
        limits.push(
            "Linux systems in WSL are named; what is installed in them is not in this result."
                .to_owned(),
        );
    }
    limits
}

fn run(
    mut inventory: Inventory,
    sources: Vec<Source>,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Inventory, Cancelled> {
    let machine = crate::model::MachineId(0);
    let total = sources.len();
    for (done, source) in sources.into_iter().enumerate() {
        if cancel.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        progress(Progress { source: source.name.to_owned(), done, total });
        for outcome in (source.read)() {
            tracing::debug!(id = outcome.reading.id, state = ?outcome.reading.state,
                count = outcome.software.len(), "source read");
            inventory.take(machine, outcome);
        }
    }
    if cancel.load(Ordering::Relaxed) {
        return Err(Cancelled);
    }
    progress(Progress { source: String::new(), done: total, total });
    Ok(inventory)
}

/// The inventory as the JSON that `interdict-cli scan` writes and that import reads again.
///
/// # Errors
/// When the JSON cannot be written.
pub fn file_text(inventory: &Inventory) -> Result<String, ScanError> {
    let program = concat!("interdict ", env!("CARGO_PKG_VERSION"));
    Ok(serde_json::to_string_pretty(&InventoryFile::of(inventory, program))?)
}
