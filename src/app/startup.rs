//! The start of the window program: who was first, and what is said when no window can be opened.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::Timestamp;

use super::catalogue::{self, InUse};
use super::jobs::{Event, Wake};
use super::paths;
use super::{App, Groundwork};
use crate::catalog::CatalogError;
use crate::language::{self, Language};
use crate::matching::Matcher;
use crate::platform::{self, First, Start};

/// So long a window that is open has to take the files of a later start.
const PATIENCE: Duration = Duration::from_secs(3);

/// The title of what is said when there is no window.
pub const NO_WINDOW: &str = "Interdict could not open its window";

/// Whether this start goes on, and whether it is the one that later starts give their files to.
#[derive(Debug)]
pub enum Turn {
    /// It opens a window.
    Open(Option<First>),
    /// The window that is open has the files.
    Handed,
}

/// Gives the files to the window that is open, where there is one.
#[must_use]
pub fn turn(files: &[PathBuf]) -> Turn {
    let Ok(folder) = paths::data_dir() else { return Turn::Open(None) };
    match platform::start(&folder, files, PATIENCE) {
        Start::First(first) => Turn::Open(Some(first)),
        Start::Handed => Turn::Handed,
        Start::Alone(error) => {
            tracing::warn!(%error, "another window may be open; it did not take the files");
            Turn::Open(None)
        }
    }
}

/// What takes longest before the first frame and needs no window: it is made by a thread of its own while the
/// system opens the window.
#[derive(Debug)]
pub struct Ahead(Option<JoinHandle<Result<Groundwork, Vec<CatalogError>>>>);

/// Begins with what needs no window.
#[must_use]
pub fn ahead() -> Ahead {
    let work = || catalogue::in_use().map(groundwork);
    let thread =
        std::thread::Builder::new().name("reading of the catalogue".to_owned()).spawn(work);
    Ahead(thread.inspect_err(|error| tracing::warn!(%error, "the catalogue is read later")).ok())
}

/// Reads the texts of a language meanwhile.
pub fn read_texts(language: Language) {
    let thread = std::thread::Builder::new().name("reading of texts".to_owned());
    if let Err(error) = thread.spawn(move || language::open(language)) {
        tracing::warn!(%error, "the texts are read when the first one is said");
    }
}

pub(super) fn groundwork(in_use: InUse) -> Groundwork {
    Groundwork { matcher: Matcher::new(&in_use.catalog), in_use }
}

impl Ahead {
    /// What was made; where the thread broke off, it is made now.
    fn finish(self) -> Result<Groundwork, Vec<CatalogError>> {
        let made = self.0.and_then(|thread| thread.join().ok());
        made.unwrap_or_else(|| catalogue::in_use().map(groundwork))
    }
}

/// What is said when no window could be opened: why, what was tried, and where it is written down.
#[must_use]
pub fn failure(tried: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (what, why) in tried {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{what}: {why}");
    }
    match write_log(&text) {
        Ok(path) => {
            let _ = writeln!(text, "This is also written in {}.", path.display());
        }
        Err(error) => {
            let _ = writeln!(text, "It could not be written to a log file: {error}.");
        }
    }
    text.push_str("Without a window, interdict-cli does the same work from a command line.");
    text
}

fn write_log(tried: &str) -> Result<PathBuf, paths::PathError> {
    let folder = paths::data_dir()?;
    let path = folder.join("start.log");
    let io = |error| paths::PathError::Io { path: path.clone(), error };
    std::fs::create_dir_all(&folder).map_err(io)?;
    let now = Timestamp::now();
    let (version, system) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    std::fs::write(&path, format!("{now} Interdict {version} on {system}\n{tried}")).map_err(io)?;
    Ok(path)
}

impl App {
    /// The same as [`App::new`] with what was begun before.
    ///
    /// # Errors
    /// When the built-in catalogue does not hold together.
    pub fn begun(wake: Wake, ahead: Ahead) -> Result<Self, Vec<CatalogError>> {
        Ok(Self::with_kept(wake, ahead.finish()?))
    }

    /// Takes the files of later starts from now on.
    pub fn take_later_starts(&mut self, first: First) {
        let voice = self.jobs.voice();
        if let Err(error) = first.listen(move |files| voice.say(Event::StartedAgain(files))) {
            tracing::warn!(%error, "a second start will open a window of its own");
        }
    }
}
