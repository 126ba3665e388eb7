//! Reads sources side by side: so many at once, each on a thread of its own, with progress and cancel.
//!
//! A source that does not answer (a folder on a network drive that is away) cannot be stopped from
//! outside: the system call that it waits in does not return. It is given up after a limit and said so;
//! its thread is left behind, and what it may still give is dropped. A source that panics has failed;
//! the scan goes on. What comes out is in the order of the sources, whichever was ready first.

use std::any::Any;
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::{Cancelled, Progress, Source, empty};
use crate::model::{SourceOutcome, SourceState};

/// How often a scan looks whether it was cancelled or a source has to be given up.
const LOOK: Duration = Duration::from_millis(20);

/// What the id of a reading begins with that stands for a source that gave nothing at all, so that its
/// own ids are not known.
pub const WHOLE: &str = "whole:";

/// How many sources at once, and how long each may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Sources that are read at the same time. More than a few only make a disk slower.
    pub at_once: NonZeroUsize,
    /// A source that takes longer is given up.
    pub give_up_after: Duration,
    /// The same for a source that looks into very many files.
    pub give_up_long_after: Duration,
}

impl Limits {
    /// For a disk that may hang on a slow cable or a network.
    #[must_use]
    pub fn of_a_mounted_disk() -> Self {
        Self {
            give_up_after: Duration::from_mins(1),
            give_up_long_after: Duration::from_mins(5),
            ..Self::default()
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, NonZeroUsize::get);
        Self {
            // Reading waits for the disk as much as it computes, so one core takes two sources.
            at_once: NonZeroUsize::new(cores.clamp(2, 4)).unwrap_or(NonZeroUsize::MIN),
            give_up_after: Duration::from_secs(20),
            give_up_long_after: Duration::from_mins(2),
        }
    }
}

/// A source that is being read.
struct Started {
    at: usize,
    name: &'static str,
    since: Instant,
    limit: Duration,
}

/// What a thread sends when its source is read, or has panicked.
type Answer = (usize, Result<Vec<SourceOutcome>, String>);

/// Reads the sources.
///
/// # Errors
/// [`Cancelled`] soon after `cancel` is set; sources that are then being read are left alone.
pub fn run(
    sources: Vec<Source>,
    limits: &Limits,
    progress: &dyn Fn(Progress),
    cancel: &AtomicBool,
) -> Result<Vec<SourceOutcome>, Cancelled> {
    let total = sources.len();
    let mut results: Vec<Option<Vec<SourceOutcome>>> = (0..total).map(|_| None).collect();
    let mut waiting: VecDeque<(usize, Source)> = sources.into_iter().enumerate().collect();
    let mut running: Vec<Started> = Vec::new();
    let (sender, answers) = channel::<Answer>();
    loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        let mut changed = false;
        while running.len() < limits.at_once.get() {
            let Some((at, source)) = waiting.pop_front() else { break };
            changed = true;
            let name = source.name;
            let limit =
                if source.is_long { limits.give_up_long_after } else { limits.give_up_after };
            match start(at, source, sender.clone()) {
                Ok(()) => running.push(Started { at, name, since: Instant::now(), limit }),
                Err(error) => {
                    let why = format!("No thread could be started for it: {error}.");
                    set(&mut results, at, vec![unread(name, SourceState::Failed(why))]);
                }
            }
        }
        if changed {
            say(progress, &running, &results);
        }
        if running.is_empty() && waiting.is_empty() {
            break;
        }
        match answers.recv_timeout(LOOK) {
            Ok((at, answer)) => {
                // Whoever is not running any more was given up: too late.
                let Some(place) = running.iter().position(|one| one.at == at) else { continue };
                let name = running.remove(place).name;
                let outcomes =
                    answer.unwrap_or_else(|why| vec![unread(name, SourceState::Failed(why))]);
                set(&mut results, at, outcomes);
                say(progress, &running, &results);
            }
            // This function holds a sender, so the channel stays open.
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
        let late = |one: &Started| one.since.elapsed() >= one.limit;
        while let Some(place) = running.iter().position(late) {
            let Started { at, name, limit, .. } = running.remove(place);
            let why = format!("It did not answer within {}, so it was given up.", seconds(limit));
            tracing::warn!(source = name, "given up");
            set(&mut results, at, vec![unread(name, SourceState::GaveUp(why))]);
            say(progress, &running, &results);
        }
    }
    Ok(results.into_iter().flatten().flatten().collect())
}

fn set(results: &mut [Option<Vec<SourceOutcome>>], at: usize, outcomes: Vec<SourceOutcome>) {
    for outcome in &outcomes {
        tracing::debug!(id = outcome.reading.id, state = ?outcome.reading.state,
            count = outcome.software.len(), "source read");
    }
    if let Some(slot) = results.get_mut(at) {
        *slot = Some(outcomes);
    }
}

fn start(at: usize, source: Source, sender: Sender<Answer>) -> std::io::Result<()> {
    let read = source.read;
    std::thread::Builder::new().name(format!("source {}", source.name)).spawn(move || {
        // Nothing is shared with the source but what it owns, so nothing is left half changed.
        let answer = catch_unwind(AssertUnwindSafe(read)).map_err(|panic| {
            format!("Reading it ended with an error of this program: {}.", words_of(&*panic))
        });
        // A scan that was cancelled or has given this up does not listen any more.
        sender.send((at, answer)).ok();
    })?;
    Ok(())
}

/// What a panic says of itself.
#[must_use]
pub fn words_of(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason is known")
}

fn say(progress: &dyn Fn(Progress), running: &[Started], results: &[Option<Vec<SourceOutcome>>]) {
    let names: Vec<&str> = running.iter().map(|one| one.name).collect();
    progress(Progress {
        source: names.join(", "),
        done: results.iter().filter(|one| one.is_some()).count(),
        total: results.len(),
    });
}

/// The reading of a source that gave nothing at all.
fn unread(name: &str, state: SourceState) -> SourceOutcome {
    empty(&format!("{WHOLE}{name}"), name, "", state)
}

fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0 => format!("{} milliseconds", time.as_millis()),
        1 => "1 second".to_owned(),
        number => format!("{number} seconds"),
    }
}
