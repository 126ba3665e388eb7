//! How long reading a list goes on after the user has stopped it, at many moments of the reading:
//!
//!     cargo run --release --example measure-cancel -- list.csv [list.xlsx …]

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use interdict::import::{self, ImportError, Options};

/// Moments at which the reading is stopped.
const MOMENTS: u32 = 24;

/// The time from the stop to the end; `None` where the reading was over before.
fn stopped_at(path: &Path, moment: Duration) -> Option<Duration> {
    let cancel = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let read = import::read(path, &Options::default(), &|_| {}, &cancel);
            (matches!(read, Err(ImportError::Cancelled)), Instant::now())
        });
        std::thread::sleep(moment);
        let stop = Instant::now();
        cancel.store(true, Ordering::Relaxed);
        let (was_stopped, end) = reader.join().ok()?;
        was_stopped.then(|| end.saturating_duration_since(stop))
    })
}

fn main() {
    for path in std::env::args().skip(1) {
        let path = Path::new(&path);
        let begun = Instant::now();
        let read = import::read(path, &Options::default(), &|_| {}, &AtomicBool::new(false));
        let whole = begun.elapsed();
        let rows = read.map_or(0, |reading| reading.inventory.counts.rows);
        let times: Vec<Duration> =
            (1..MOMENTS).filter_map(|at| stopped_at(path, whole * at / MOMENTS)).collect();
        let longest = times.iter().max().copied().unwrap_or_default();
        #[expect(clippy::print_stdout, reason = "the measurement is what this program gives")]
        {
            println!(
                "{}: {rows} rows in {whole:.2?}; stopped {} times, at the latest after {longest:.1?}",
                path.display(),
                times.len()
            );
        }
    }
}
