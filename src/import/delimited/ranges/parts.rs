//! The rest of a text in parts, each in a thread of its own.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};

use super::super::super::rows::{PartDone, Table};
use super::super::super::{ImportError, Progress, stopped};
use super::range::Range;
use super::{MOST_MEMORY, Stop, Text};
use crate::model::{Inventory, Origin};

impl Text<'_> {
    /// Reads the rest in parts, each from the beginning of a line near to where it should begin. A part
    /// counts only if the one before it ends exactly there, and has met nothing that later rows depend
    /// on; else what follows is left to be read in its turn. So the result is that of reading in one go.
    pub(super) fn read_in_parts(
        &self,
        own: &mut Range<'_>,
        table: &mut Table<'_>,
        parts: usize,
        progress: &dyn Fn(Progress),
    ) -> Result<(), Stop> {
        let from = own.place();
        let share = (self.size - from) / parts as u64;
        let mut starts = Vec::new();
        for part in 1..parts as u64 {
            starts.extend(self.next_line_from(from + share * part)?);
        }
        starts.dedup();
        table.watch_changes();
        let memory = MOST_MEMORY / (starts.len() + 1);
        let outcomes = std::thread::scope(|scope| -> Result<Vec<Outcome>, Stop> {
            let mut running = Vec::new();
            for (at, start) in starts.iter().enumerate() {
                let end = starts.get(at + 1).copied().unwrap_or(u64::MAX);
                let rows = if table.keeps_less() {
                    0
                } else {
                    self.rows_in(*start, end.min(self.size), from, table)
                };
                let read_at = table.read_at();
                let mut state = table.part_state();
                let begin = *start;
                let spawned = std::thread::Builder::new().name("import".to_owned()).spawn_scoped(
                    scope,
                    move || -> Result<Outcome, Stop> {
                        let origin = Origin::List { path: String::new(), format: String::new() };
                        let mut inventory = Inventory::new(origin, read_at);
                        inventory.installed.reserve(rows);
                        let mut part = Range::open(self, begin, 1)?;
                        part.pass_blank()?;
                        part.line = 1;
                        let start = part.place();
                        let mut reading = state.begin(&mut inventory);
                        part.run(&mut reading, end, memory, None, &|_, _| {})?;
                        part.pass_blank()?;
                        let done = reading.part_done();
                        let end = (part.place(), part.line);
                        Ok(Outcome { start, end, inventory, done, lossy: part.lossy })
                    },
                );
                match spawned {
                    Ok(thread) => running.push(thread),
                    // Without a thread its part is read in its turn.
                    Err(_) => break,
                }
            }
            let end = starts.first().copied().unwrap_or(u64::MAX);
            let threads = running.len() as u64 + 1;
            let on = |place: u64, rows: u64| {
                let bytes_done = (from + (place - from) * threads).min(self.size);
                progress(Progress { bytes_done, bytes_total: self.size, rows: rows * threads });
            };
            let read = own.run(table, end, memory, None, &on);
            let mut outcomes = Vec::new();
            for thread in running {
                match thread.join() {
                    Ok(outcome) => outcomes.push(outcome),
                    Err(_) => break,
                }
            }
            read?;
            outcomes.into_iter().collect()
        })?;
        for outcome in outcomes {
            own.pass_blank()?;
            // What a part learned of the rows after it, it learned for itself only.
            let learned = table.has_changed() || outcome.done.changed;
            if learned || table.is_full() || outcome.start != own.place() {
                break;
            }
            let lines = own.line - 1;
            table.fold(outcome.inventory, outcome.done, lines);
            own.lossy |= outcome.lossy;
            own.go_to(outcome.end.0, outcome.end.1 + lines)?;
        }
        Ok(())
    }

    /// The place behind the next end of a line; `None` where no line follows.
    fn next_line_from(&self, from: u64) -> Result<Option<u64>, ImportError> {
        let failed = |error: std::io::Error| ImportError::of_io(self.path, &error);
        let mut file = File::open(self.path).map_err(failed)?;
        file.seek(SeekFrom::Start(from)).map_err(failed)?;
        let mut buffer = vec![0; 1 << 16];
        let mut place = from;
        loop {
            stopped(self.cancel)?;
            let length = file.read(&mut buffer).map_err(failed)?;
            let read = buffer.get(..length).unwrap_or_default();
            if read.is_empty() {
                return Ok(None);
            }
            if let Some(at) = memchr::memchr(self.end, read) {
                return Ok(Some(place + at as u64 + 1));
            }
            place += length as u64;
        }
    }
}

/// What a part gave.
struct Outcome {
    start: u64,
    end: (u64, u64),
    inventory: Inventory,
    done: PartDone,
    lossy: bool,
}
