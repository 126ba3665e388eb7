//! Several lists read as one: the files of an archive or of a folder.
//!
//! Each is read as a list of its own. What could not be read stands among the sources with its reason,
//! so that the result never passes for a whole one.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{ImportError, Reading, TableSeen};
use crate::model::{Inventory, Origin, SourceReading, SourceState};

/// Formats named in the words for the whole; more are counted.
const NAMED: usize = 4;

/// Files left out on purpose that are named one by one.
const LEFT_OUT_NAMED: usize = 20;

/// How the sentence of a single list begins.
const NAMES_NO_COMPUTER: &str = "This list names no computer; its rows are shown as of";

/// Rows of the preview.
const SAMPLE: usize = 60;

/// Lists on their way into one reading.
pub(super) struct Joined {
    path: PathBuf,
    inventory: Inventory,
    formats: Vec<String>,
    sample: Vec<Vec<String>>,
    tables: Vec<TableSeen>,
    lists: usize,
    failed: Option<(String, ImportError)>,
    unread: usize,
    unnamed: bool,
    left_out: Vec<String>,
}

impl Joined {
    pub(super) fn new(path: &Path) -> Self {
        let origin = Origin::List { path: path.display().to_string(), format: String::new() };
        Self {
            path: path.to_owned(),
            inventory: Inventory::new(origin, Timestamp::now()),
            formats: Vec::new(),
            sample: Vec::new(),
            tables: Vec::new(),
            lists: 0,
            failed: None,
            unread: 0,
            unnamed: false,
            left_out: Vec::new(),
        }
    }

    pub(super) fn rows(&self) -> u64 {
        self.inventory.counts.rows
    }

    /// Takes in what one of the files gave.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`], which ends the whole; another error belongs to its file alone.
    pub(super) fn take(
        &mut self,
        name: &str,
        reading: Result<Reading, ImportError>,
    ) -> Result<(), ImportError> {
        match reading {
            Ok(mut reading) => {
                self.lists += 1;
                // Said once for all, not once for each of two thousand lists.
                let says = &mut reading.inventory.cannot_show;
                let before = says.len();
                says.retain(|sentence| !sentence.starts_with(NAMES_NO_COMPUTER));
                self.unnamed |= says.len() < before;
                if !self.formats.contains(&reading.recognised) {
                    self.formats.push(reading.recognised);
                }
                let room = SAMPLE.saturating_sub(self.sample.len());
                // The headings of the first list stand above all.
                let from = usize::from(!self.sample.is_empty());
                self.sample.extend(reading.sample.into_iter().skip(from).take(room));
                self.tables.extend(reading.tables.into_iter().map(|mut table| {
                    table.sheet.get_or_insert_with(|| name.to_owned());
                    table
                }));
                self.inventory.absorb(reading.inventory, name);
            }
            Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
            Err(error) => {
                self.unread += 1;
                let why = format!("{}. {}", error.title(), error.means());
                self.inventory.add_list(SourceReading {
                    id: "list".to_owned(),
                    name: name.to_owned(),
                    place: format!("{}/{name}", self.path.display()),
                    state: SourceState::Failed(why),
                    count: 0,
                });
                self.failed.get_or_insert_with(|| (name.to_owned(), error));
            }
        }
        Ok(())
    }

    /// Names a file that is left out on purpose.
    pub(super) fn leave_out(&mut self, name: &str, why: &str) {
        self.left_out.push(format!("{name} ({why})"));
    }

    /// Says beside the result what was left out on purpose.
    pub(super) fn say_left_out(&self, inventory: &mut Inventory) {
        if self.left_out.is_empty() {
            return;
        }
        let named: Vec<&str> =
            self.left_out.iter().take(LEFT_OUT_NAMED).map(String::as_str).collect();
        let mut sentence = format!("Left out on purpose: {}", named.join(", "));
        let more = self.left_out.len() - named.len();
        if more > 0 {
            sentence = format!("{sentence} and {more} more");
        }
        sentence.push('.');
        inventory.cannot_say(sentence);
    }

    /// One reading of all.
    ///
    /// # Errors
    /// When none of the files was a list.
    pub(super) fn finish(mut self, kind: &str) -> Result<Reading, ImportError> {
        if self.lists == 0 {
            return Err(match self.failed {
                Some((_, ImportError::TooLarge)) => ImportError::TooLarge,
                Some((_, ImportError::Password)) => ImportError::Password,
                Some((name, error)) => ImportError::NotUnderstood(format!(
                    "the {kind} holds no list that could be read ({name}: {error})"
                )),
                None => ImportError::NotUnderstood(format!("the {kind} holds no list")),
            });
        }
        let mut inventory =
            std::mem::replace(&mut self.inventory, Inventory::new(Origin::Scan, Timestamp::now()));
        self.say_left_out(&mut inventory);
        if self.unnamed {
            inventory.cannot_say(
                "Lists in it that name no computer are shown as of what their files are called."
                    .to_owned(),
            );
        }
        let lists = if self.lists == 1 { "list" } else { "lists" };
        let named: Vec<&str> = self.formats.iter().take(NAMED).map(String::as_str).collect();
        let more = self.formats.len() - named.len();
        let more = if more > 0 { format!("; {more} more kinds") } else { String::new() };
        let recognised = format!("{kind} of {} {lists} ({}{more})", self.lists, named.join("; "));
        let unread = match self.unread {
            0 => String::new(),
            1 => ", 1 of its files could not be read".to_owned(),
            more => format!(", {more} of its files could not be read"),
        };
        let mut reading = Reading {
            inventory,
            recognised,
            how: format!("it holds {} {lists}{unread}", self.lists),
            mapping: None,
            sample: self.sample,
            tables: self.tables,
            encoding: None,
            delimiter: None,
        };
        reading.recognised_as("");
        Ok(reading)
    }
}
