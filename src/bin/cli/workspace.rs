//! `workspace`, and keeping what `scan` and `check` read.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use interdict::app::{log_table, paths};
use interdict::model::{Inventory, Origin};
use interdict::report;
use interdict::workspace::decisions::EntryId;
use interdict::workspace::life::Extent;
use interdict::workspace::{
    Access, InputHash, Keeping, Kept, Opening, Record, Retention, Workspace, backup, undone,
};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{CliError, output};

mod machines;
mod readings;

pub use machines::find;

pub const HELP: &str = "\
A workspace is one file. \"interdict-cli check … --workspace FILE\" fills it; without --workspace the
commands use the one in the user's data folder. Before the first change of a day a copy is made beside
it; the last five stay.

Examples:
  interdict-cli workspace export copy.interdict
  interdict-cli workspace --workspace office.interdict backups
  interdict-cli workspace restore 2026-03-01
  interdict-cli workspace log --format csv --out log.csv
  interdict-cli workspace machines
  interdict-cli workspace merge PC-17 pc-17.old.example
  interdict-cli workspace readings --machine PC-17

A machine is named as \"machines\" shows it, by a name it was read under, or by its number (#17).

Exit codes: 0 done; 2 wrong usage, or the workspace could not be used.";

/// What to do with a workspace.
#[derive(Args, Debug)]
pub struct WorkspaceArguments {
    /// The workspace; the one in the user's data folder without it
    #[arg(long, value_name = "FILE", global = true)]
    workspace: Option<PathBuf>,
    #[command(subcommand)]
    command: WorkspaceCommand,
}

#[derive(Subcommand, Debug)]
enum WorkspaceCommand {
    /// Write the whole workspace as one file
    Export {
        /// File to write; it must not be there yet
        file: PathBuf,
    },
    /// Put an exported workspace in the place of this one, which is kept under another name
    Import {
        /// The exported file
        file: PathBuf,
    },
    /// List the daily copies
    Backups,
    /// Put a daily copy in the place of the workspace, which is kept under another name
    Restore {
        /// The day of the copy (YYYY-MM-DD); the newest without it
        day: Option<Date>,
    },
    /// Write the log: every change with its time and person
    Log {
        /// How to show it
        #[arg(long, value_enum, default_value_t = LogFormat::Table)]
        format: LogFormat,
        /// File to write; standard output without it
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Take back a decision or what was said of a machine, by the number of its entry in the log
    Undo {
        /// The entry
        entry: i64,
    },
    /// Delete an inventory, or what it says of one machine
    Delete {
        /// Its number, as "readings" and "log" name it
        #[arg(required_unless_present = "reading")]
        inventory: Option<i64>,
        /// Only this reading: what one inventory says of one machine
        #[arg(long, value_name = "NUMBER", conflicts_with = "inventory")]
        reading: Option<i64>,
    },
    /// Write the organisation's own rules that are kept in the workspace, or keep others
    Rules {
        /// Rules to keep in their place: TOML or CSV; they are checked first
        #[arg(long, value_name = "FILE")]
        set: Option<PathBuf>,
    },
    /// List the readings: what was read of which machine, when, from what
    Readings {
        /// Only those of this machine
        #[arg(long, value_name = "NAME")]
        machine: Option<String>,
        /// How to show them
        #[arg(long, value_enum, default_value_t = LogFormat::Table)]
        format: LogFormat,
    },
    /// Show every row of a reading
    Show {
        /// Its number, as "readings" names it
        reading: i64,
        /// How to show it
        #[arg(long, value_enum, default_value_t = LogFormat::Table)]
        format: LogFormat,
        /// File to write; standard output without it
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// List the machines with the names they were read under and their tags
    Machines {
        /// Only those with this tag
        #[arg(long, value_name = "TAG")]
        tag: Option<String>,
        /// How to show them
        #[arg(long, value_enum, default_value_t = LogFormat::Table)]
        format: LogFormat,
    },
    /// Say that machines are one: the first stays
    Merge {
        /// The machine that stays
        machine: String,
        /// What is the same as it
        #[arg(required = true)]
        others: Vec<String>,
    },
    /// Say that a name is a machine of its own
    Split {
        /// The machine
        machine: String,
        /// The number of the name, as "machines" names it; needed where the machine has several
        #[arg(long, value_name = "NUMBER")]
        name: Option<i64>,
    },
    /// Call a machine otherwise; the names it was read under stay known
    Rename {
        /// The machine
        machine: String,
        /// The name; an empty one takes back the one that was given
        name: String,
    },
    /// Give a machine a tag
    Tag {
        /// The machine
        machine: String,
        /// The tags
        #[arg(required = true)]
        tags: Vec<String>,
    },
    /// Take tags from a machine
    Untag {
        /// The machine
        machine: String,
        /// The tags
        #[arg(required = true)]
        tags: Vec<String>,
    },
    /// Leave a machine out of what is counted
    Ignore {
        /// The machine
        machine: String,
    },
    /// Count a machine again
    Heed {
        /// The machine
        machine: String,
    },
    /// List the names of which only a person can say which machine they are
    Questions,
    /// Answer such a question, for good
    Answer {
        /// The number of the name, as "questions" names it
        name: i64,
        /// It is this machine
        #[arg(long, value_name = "MACHINE", required_unless_present = "not_the_same")]
        same_as: Option<String>,
        /// It is none of them, but a machine of its own
        #[arg(long, conflicts_with = "same_as")]
        not_the_same: bool,
    },
    /// Say how long inventories are kept, and delete those that are older; the newest always stay
    Retention {
        /// The newest so many of each machine
        #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
        newest: Option<u32>,
        /// Those of the last so many days
        #[arg(long, value_name = "DAYS")]
        days: Option<u32>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LogFormat {
    Table,
    Json,
    Csv,
}

/// Where the workspace is.
pub fn place(named: Option<&Path>) -> Result<PathBuf, CliError> {
    match named {
        Some(path) => Ok(path.to_owned()),
        None => Ok(paths::workspace_file()?),
    }
}

/// Opens a workspace, and tells what has to be told.
pub fn open(path: &Path, access: Access) -> Result<Workspace, CliError> {
    let opening = Opening::by_this_user(access, Timestamp::now());
    let workspace = Workspace::open(path, &opening).inspect_err(|error| {
        if error.can_restore() && backup::copies(path).is_ok_and(|copies| !copies.is_empty()) {
            eprintln!(
                "\"interdict-cli workspace backups --workspace {0}\" lists the daily copies, \"restore\" \
                 puts one back.",
                path.display()
            );
        }
    })?;
    for notice in workspace.notices() {
        eprintln!("{notice}");
    }
    Ok(workspace)
}

/// Keeps what was read. Each inventory is told when it is on disk.
pub fn keep(
    path: &Path,
    inventories: &[&Inventory],
    extent: &Extent,
    list_date: Option<Date>,
) -> Result<(), CliError> {
    let mut workspace = open(path, Access::ChangeOrCreate)?;
    for inventory in inventories {
        let now = Timestamp::now();
        let mut how = Keeping::at(now);
        let named = match &inventory.origin {
            Origin::Scan => "The scan".to_owned(),
            Origin::List { path, .. } => {
                how.extent = extent.clone();
                how.list_date = list_date;
                // A folder or a device has no bytes of its own.
                how.input = InputHash::of_list(Path::new(path), inventory, extent, list_date).ok();
                path.clone()
            }
        };
        match workspace.keep(inventory, &how)? {
            Kept::New(key) => eprintln!(
                "Kept as inventory {}: {named}, {}, {}",
                key.0,
                report::counted(inventory.machines.len() as u64, "machine"),
                report::counted(inventory.installed.len() as u64, "row")
            ),
            Kept::Before { inventory, kept_at } => eprintln!(
                "{named} is the same as inventory {}, which was kept at {kept_at:.0}: nothing was \
                 changed.",
                inventory.0
            ),
        }
    }
    let retired = workspace.retire(Timestamp::now())?;
    if retired > 0 {
        eprintln!("Deleted by the retention setting: {}", report::counted(retired, "reading"));
    }
    Ok(workspace.close()?)
}

/// Does what was asked.
pub fn run(arguments: &WorkspaceArguments) -> Result<u8, CliError> {
    let path = place(arguments.workspace.as_deref())?;
    let now = Timestamp::now();
    match &arguments.command {
        WorkspaceCommand::Export { file } => {
            open(&path, Access::Look)?.save_copy(file)?;
            eprintln!("The workspace was written to {}.", file.display());
        }
        WorkspaceCommand::Import { file } => {
            let how = Opening::by_this_user(Access::ChangeOrCreate, now);
            let aside = backup::replace(&path, file, "before-import", &how)?;
            put_back(&path, file, aside.as_deref());
        }
        WorkspaceCommand::Backups => {
            let mut lines = Vec::new();
            for copy in backup::copies(&path)? {
                let kibibytes = copy.size_bytes.div_ceil(1024);
                lines.push(format!("{}  {kibibytes} KiB  {}\n", copy.day, copy.path.display()));
            }
            if lines.is_empty() {
                eprintln!("There are no daily copies of {} yet.", path.display());
            }
            output::write(lines.concat().as_bytes(), None)?;
        }
        WorkspaceCommand::Restore { day } => {
            let copies = backup::copies(&path)?;
            let wanted = copies.into_iter().find(|copy| day.is_none_or(|day| day == copy.day));
            let Some(copy) = wanted else {
                return Err(CliError::Usage(match day {
                    Some(day) => format!("The workspace has no daily copy of {day}."),
                    None => "The workspace has no daily copy yet.".to_owned(),
                }));
            };
            let how = Opening::by_this_user(Access::Change, now);
            let aside = backup::replace(&path, &copy.path, "before-restore", &how)?;
            put_back(&path, &copy.path, aside.as_deref());
        }
        WorkspaceCommand::Log { format, out } => {
            let log = open(&path, Access::Look)?.log()?;
            output::write(&log_text(&log, *format)?, out.as_deref())?;
        }
        WorkspaceCommand::Undo { entry } => {
            let mut workspace = open(&path, Access::Change)?;
            let by = workspace.undo(EntryId(*entry), now)?;
            eprintln!("Entry {entry} was taken back by entry {}.", by.0);
        }
        WorkspaceCommand::Delete { inventory, reading } => {
            let mut workspace = open(&path, Access::Change)?;
            if let Some(reading) = reading {
                workspace.delete_reading(*reading, now)?;
                eprintln!("Reading {reading} was deleted.");
            } else if let Some(inventory) = inventory {
                workspace.delete(interdict::workspace::keys::InventoryKey(*inventory), now)?;
                eprintln!("Inventory {inventory} was deleted.");
            }
        }
        WorkspaceCommand::Rules { set: None } => match open(&path, Access::Look)?.own_rules()? {
            Some(text) => output::write(text.as_bytes(), None)?,
            None => eprintln!("The workspace has no rules of its own."),
        },
        WorkspaceCommand::Rules { set: Some(file) } => {
            let read = interdict::app::rules::read(std::slice::from_ref(file))?;
            if !read.errors.is_empty() {
                let all: Vec<String> = read.errors.iter().map(ToString::to_string).collect();
                return Err(CliError::Usage(format!(
                    "The rules were not kept. {}",
                    all.join("\n")
                )));
            }
            let rules: Vec<_> = read.rules.into_iter().map(|(rule, _)| rule).collect();
            let text = interdict::catalog::rules_text(&rules);
            open(&path, Access::Change)?.set_own_rules(&text, now)?;
            eprintln!("Saved: {}.", report::counted(rules.len() as u64, "rule"));
        }
        WorkspaceCommand::Readings { machine, format } => {
            readings::list(&open(&path, Access::Look)?, machine.as_deref(), *format)?;
        }
        WorkspaceCommand::Show { reading, format, out } => {
            readings::show(&open(&path, Access::Look)?, *reading, *format, out.as_deref())?;
        }
        WorkspaceCommand::Machines { tag, format } => {
            machines::list(&open(&path, Access::Look)?, tag.as_deref(), *format)?;
        }
        WorkspaceCommand::Questions => machines::questions(&open(&path, Access::Look)?)?,
        WorkspaceCommand::Retention { newest, days } => {
            let mut workspace = open(&path, Access::Change)?;
            workspace.set_retention(Retention { newest: *newest, days: *days }, now)?;
            let retired = workspace.retire(now)?;
            eprintln!("Saved. Deleted: {}.", report::counted(retired, "reading"));
        }
        change => machines::change(&mut open(&path, Access::Change)?, change, now)?,
    }
    Ok(0)
}

fn put_back(path: &Path, from: &Path, aside: Option<&Path>) {
    eprintln!("{} is now the workspace {}.", from.display(), path.display());
    if let Some(aside) = aside {
        eprintln!("The one before is kept as {}.", aside.display());
    }
}

fn log_text(log: &[Record], format: LogFormat) -> Result<Vec<u8>, CliError> {
    let undone = undone(log);
    match format {
        LogFormat::Json => {
            let mut bytes = serde_json::to_vec_pretty(log)
                .map_err(|error| CliError::Output(std::io::Error::other(error)))?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        LogFormat::Csv => {
            log_table(log).map_err(|error| CliError::Output(std::io::Error::other(error)))
        }
        LogFormat::Table => {
            let line = |record: &Record| {
                let back = if undone.contains(&record.id) { " (taken back)" } else { "" };
                let Record { id, time, person, change } = record;
                format!("{:>6}  {time:.0}  {person}  {}{back}\n", id.0, change.text())
            };
            Ok(log.iter().map(line).collect::<String>().into_bytes())
        }
    }
}
