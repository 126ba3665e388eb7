//! What is on a machine: one small file a source, each saying read, not present, needs more rights or
//! failed and why.
//!
//! Fetching bytes and parsing them are two functions: the parsers compile and are tested on every
//! system, only fetching is tied to one. This room judges nothing and changes nothing on the machine.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;

use crate::model::{
    Inventory, InventoryFile, MachineId, Origin, SourceOutcome, SourceReading, SourceState,
};

pub mod common;
pub mod engine;
mod limits;
pub mod linux;
pub mod macos;
mod merge;
mod root;
mod systems;
pub mod windows;

pub use engine::{Limits, words_of};
pub use merge::merge;
pub use root::{root, system_below};

/// How far a scan is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The sources that are being read, in plain words.
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
    /// No system lies in the folder.
    #[error("{} cannot be scanned: {}. Name the folder in which the system is mounted.", .0.display(), root::looked_for(.0))]
    NoSystem(PathBuf),
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
    /// What it cannot show even where it is read whole, each a sentence.
    pub cannot_show: Vec<&'static str>,
    /// Whether it looks into so many files that a slow disk needs its time.
    pub is_long: bool,
}

impl Source {
    /// A source that reads in one piece.
    pub fn new(
        name: &'static str,
        read: impl FnOnce() -> Vec<SourceOutcome> + Send + 'static,
    ) -> Self {
        Self { name, read: Box::new(read), cannot_show: Vec::new(), is_long: false }
    }

    /// The same, which looks into so many files that it is given more time before it is given up.
    #[must_use]
    pub fn long(mut self) -> Self {
        self.is_long = true;
        self
    }

    /// The same, which cannot show something even where it is read whole: one sentence.
    #[must_use]
    pub fn cannot_show(mut self, sentence: &'static str) -> Self {
        self.cannot_show.push(sentence);
        self
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
    let mut inventory = Inventory::new(Origin::Scan, Timestamp::now());
    inventory.add_machine(common::machine::this());
    let sources = systems::live_sources();
    let notes = limits::of_sources(&sources);
    let outcomes = engine::run(sources, &Limits::default(), progress, cancel)?;
    Ok(finished(inventory, outcomes, notes))
}

/// An inventory of one machine with what its sources gave, and what they cannot show.
fn finished(
    mut inventory: Inventory,
    outcomes: Vec<SourceOutcome>,
    notes: Vec<String>,
) -> Inventory {
    let platform = inventory.machines.first().and_then(|machine| machine.platform);
    inventory.cannot_show = limits::sentences(platform, &outcomes, notes);
    for outcome in outcomes {
        inventory.take(MachineId(0), outcome);
    }
    inventory
}

/// The inventory as the JSON that `interdict-cli scan` writes and that import reads again.
///
/// # Errors
/// When the JSON cannot be written.
pub fn file_text(inventory: &Inventory) -> Result<String, ScanError> {
    let program = concat!("interdict ", env!("CARGO_PKG_VERSION"));
    Ok(serde_json::to_string_pretty(&InventoryFile::of(inventory, program))?)
}
