//! What leaves the workspace or comes back into it by hand: its log, what changed, and a daily backup.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;

use super::jobs::Event;
use super::memory::Rules;
use super::{App, paths, standing};
use crate::report::harmless;
use crate::say;
use crate::workspace::{Access, Opening, Record, Workspace, WorkspaceError, backup, undone};

/// What a list of the log is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// A table for a spreadsheet.
    Csv,
    /// Every field, for programs.
    Json,
}

/// A daily backup and what it holds: what tells one from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// The day before whose first change it was made.
    pub day: Date,
    /// Machines and findings in it; why it cannot be read, where it cannot.
    pub holds: Result<(u64, u64), String>,
}

/// The daily backups of a workspace with what they hold, the newest first.
pub(super) fn backups(path: &Path, rules: &Rules) -> Vec<Backup> {
    let copies = backup::copies(path).unwrap_or_else(|error| {
        tracing::warn!(%error, "the backups could not be listed");
        Vec::new()
    });
    let of = |copy: backup::Copy| {
        let holds = holds(&copy.path, rules).map_err(|error| super::memory::trouble(&error));
        Backup { path: copy.path, day: copy.day, holds }
    };
    copies.into_iter().map(of).collect()
}

fn holds(path: &Path, rules: &Rules) -> Result<(u64, u64), WorkspaceError> {
    let opening = Opening::by_this_user(Access::Look, Timestamp::now());
    let workspace = Workspace::open(path, &opening)?;
    let standing = standing::of(&workspace, &rules.catalog, &rules.profile, rules.as_of)?;
    let machines = standing.outline.machines.len() as u64;
    let open = standing.findings.iter().filter(|one| one.is_open()).count() as u64;
    Ok((machines, open))
}

/// The log as a table for a spreadsheet: every change with its time and person, and whether it was taken
/// back. A cell that a spreadsheet would take for a formula is one of text.
///
/// # Errors
/// When the table cannot be made, which in memory it always can.
pub fn log_table(log: &[Record]) -> Result<Vec<u8>, csv::Error> {
    let undone = undone(log);
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(["entry", "time", "person", "taken back", "change"])?;
    for record in log {
        let back = if undone.contains(&record.id) { "yes" } else { "" };
        let (id, time) = (record.id.0.to_string(), record.time.to_string());
        let change = record.change.text();
        let cells = [id.as_str(), &time, &harmless(&record.person), back, &harmless(&change)];
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn log_text(log: &[Record], format: LogFormat) -> Result<Vec<u8>, String> {
    match format {
        LogFormat::Json => serde_json::to_vec_pretty(log).map_err(|error| error.to_string()),
        LogFormat::Csv => log_table(log).map_err(|error| error.to_string()),
    }
}

impl App {
    /// Writes the whole log: every decision and change with time and person.
    pub(super) fn save_log(&mut self, format: LogFormat, path: PathBuf) {
        let Some(remembered) = self.state.remembered.clone() else { return };
        let title = say!("log-saved");
        self.jobs.start("writing of the log", move |voice| {
            let text = log_text(&remembered.standing.outline.log, format);
            let written = text.and_then(|text| write(path, &text));
            voice.say(Event::Written(title, written));
        });
    }

    /// Writes what is shown as changed.
    pub(super) fn save_changes(&mut self, path: PathBuf) {
        let Some(changed) = self.state.changed.clone() else { return };
        let title = say!("changes-saved");
        self.jobs.start("writing of the changes", move |voice| {
            // The mark by which Excel knows UTF-8: this table is for people.
            let text = format!("\u{feff}{}", changed.table(b','));
            voice.say(Event::Written(title, write(path, text.as_bytes())));
        });
    }
}

fn write(path: PathBuf, bytes: &[u8]) -> Result<PathBuf, String> {
    paths::write_whole(&path, bytes).map_err(|error| error.to_string())?;
    Ok(path)
}
