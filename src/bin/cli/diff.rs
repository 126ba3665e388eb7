//! `diff`: what changed between two inventories, lists, or folders of them.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use clap::{Args, ValueEnum};
use interdict::app::check::{self, Check, CheckRequest};
use interdict::app::compare::{self, Comparison};
use interdict::app::lists::ListChoices;
use interdict::app::mappings;
use interdict::catalog::Catalog;
use interdict::import::Options;
use interdict::model::{Profile, SourceState};
use interdict::report::Input;
use jiff::civil::Date;

use super::{CliError, check as checking, load, output};

mod data;
mod days;
mod table;

pub const HELP: &str = "\
Restricted software comes first, then how many other programs changed. What only one of the two
could read is not compared, and said so. Nothing is kept.

Examples:
  interdict-cli diff pc-17-june.json pc-17-july.json
  interdict-cli diff june.csv july.xlsx --all-software
  interdict-cli diff old/ new/ --findings-only --format json
  interdict-cli diff --workspace office.interdict 2025-11-30 2026-03-01
  interdict-cli diff --workspace office.interdict --machine PC-17

With --workspace the two are days (the second is now without it), or the last two readings of a
machine; without a FILE the workspace is the one in the user's data folder. A day is shown as it was
when it ended, in UTC.

Exit codes: 0 the same; 1 different; 2 wrong usage, or one of the two could not be read.";

/// What to compare, and how to show it.
#[derive(Args, Debug)]
pub struct DiffArguments {
    /// The earlier inventory, list, or folder of them; with --workspace, the earlier day
    #[arg(value_name = "A", required_unless_present = "workspace")]
    before: Option<PathBuf>,
    /// The later one
    #[arg(value_name = "B", required_unless_present = "workspace")]
    after: Option<PathBuf>,
    /// Compare days of this workspace
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "without a file it is the usual workspace")]
    workspace: Option<Option<PathBuf>>,
    /// Only this machine; without days, its last two readings
    #[arg(long, value_name = "NAME", requires = "workspace")]
    machine: Option<String>,
    /// How to show what changed
    #[arg(long, value_enum, default_value_t = DiffFormat::Table)]
    format: DiffFormat,
    /// File to write; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Name every other program that changed, not only how many
    #[arg(long, conflicts_with = "findings_only")]
    all_software: bool,
    /// Look at restricted software only; nothing else makes the two different
    #[arg(long)]
    findings_only: bool,
    /// The organisation: a TOML or JSON file with the lists "jurisdictions" and "audiences"
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Where the organisation works: US, US-TX, DE … (may be repeated)
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    jurisdiction: Vec<String>,
    /// What the organisation is: private-business, federal-contractors … (may be repeated)
    #[arg(long, value_name = "WORD", num_args = 1.., value_delimiter = ',')]
    audience: Vec<String>,
    /// Apply the rules to both as they held on this day (YYYY-MM-DD); today without it
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Own rules, TOML or CSV (may be repeated); those that the window keeps without it
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// Own entries laid over the catalogue, in the catalogue's format (may be repeated)
    #[arg(long, value_name = "FILE")]
    catalog: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    Table,
    Json,
    Csv,
}

/// How much is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    Findings,
    Counts,
    All,
}

/// One of the two as the user named it, with what was read of it.
struct Named {
    path: String,
    inputs: Vec<Input>,
}

impl Named {
    /// Sources that could not be read whole, each in a line.
    fn unread(&self) -> Vec<String> {
        let several = self.inputs.len() > 1;
        let mut lines = Vec::new();
        for input in &self.inputs {
            for source in input.sources.iter().filter(|own| !own.state.is_complete()) {
                let of = if several { format!("{}, ", input.path) } else { String::new() };
                let why = source.state.why();
                lines.push(format!("{of}{}: {}: {why}", source.name, source.state.word()));
            }
        }
        lines
    }

    fn needs_rights(&self) -> bool {
        let mut sources = self.inputs.iter().flat_map(|input| &input.sources);
        sources.any(|own| matches!(own.state, SourceState::NeedsRights(_)))
    }

    fn records(&self) -> u64 {
        self.inputs.iter().map(|input| input.software).sum()
    }

    fn problems(&self) -> u64 {
        self.inputs.iter().map(|input| input.problems).sum()
    }

    fn machines(&self) -> usize {
        self.inputs.iter().map(|input| input.machines).sum()
    }
}

/// Everything that is shown.
struct Shown<'a> {
    before: Named,
    after: Named,
    comparison: Comparison,
    catalog: &'a Catalog,
    profile: &'a Profile,
    as_of: Date,
    detail: Detail,
}

impl Shown<'_> {
    /// Whether the two differ in what is looked at.
    fn is_different(&self) -> bool {
        if self.detail == Detail::Findings {
            !self.comparison.findings.is_empty()
        } else {
            !self.comparison.is_same()
        }
    }
}

/// Compares two readings; gives the exit code.
pub fn diff(arguments: &DiffArguments) -> Result<u8, CliError> {
    if let Some(file) = &arguments.workspace {
        let mut file = file.clone();
        let given = [&arguments.before, &arguments.after].into_iter().flatten();
        let mut days: Vec<String> = given.map(|day| day.display().to_string()).collect();
        // In "--workspace 2025-11-30 2026-03-01" the first day stands where a file may.
        if let Some(day) = file.as_ref().and_then(|path| path.to_str())
            && day.parse::<Date>().is_ok()
            && days.len() < 2
        {
            days.insert(0, day.to_owned());
            file = None;
        }
        return days::diff(arguments, &super::workspace::place(file.as_deref())?, &days);
    }
    let (Some(before_path), Some(after_path)) = (&arguments.before, &arguments.after) else {
        return Err(CliError::Usage("Name two inventories or lists.".to_owned()));
    };
    let mut catalog = load(&arguments.catalog)?;
    checking::own_rules(&arguments.rules, &mut catalog)?;
    let DiffArguments { profile, jurisdiction, audience, .. } = arguments;
    let profile = checking::profile(profile.as_deref(), jurisdiction, audience, &catalog)?;
    let as_of = checking::day(arguments.as_of.as_deref())?;
    let before = read(before_path, &catalog, &profile, as_of)?;
    let after = read(after_path, &catalog, &profile, as_of)?;
    // What could not be read at all would look as if everything were gone.
    let unreadable = said(&before) | said(&after);
    if unreadable {
        eprintln!("Nothing was compared.");
        return Ok(2);
    }
    let named = |path: &Path, inputs: &[Input]| Named {
        path: path.display().to_string(),
        inputs: inputs.to_vec(),
    };
    let shown = Shown {
        before: named(before_path, &before.inputs),
        after: named(after_path, &after.inputs),
        comparison: compare::compare(before, after, &catalog, &profile, as_of),
        catalog: &catalog,
        profile: &profile,
        as_of,
        detail: detail(arguments),
    };
    finish(arguments, &shown)
}

fn detail(arguments: &DiffArguments) -> Detail {
    match (arguments.findings_only, arguments.all_software) {
        (true, _) => Detail::Findings,
        (_, true) => Detail::All,
        _ => Detail::Counts,
    }
}

/// Writes the comparison; gives the exit code.
fn finish(arguments: &DiffArguments, shown: &Shown<'_>) -> Result<u8, CliError> {
    let text = match arguments.format {
        DiffFormat::Table => table::text(shown, output::width()),
        DiffFormat::Json => data::json(shown),
        DiffFormat::Csv => data::csv(shown),
    };
    output::write(text.as_bytes(), arguments.out.as_deref())?;
    if arguments.format != DiffFormat::Table {
        for side in [&shown.before, &shown.after] {
            for line in side.unread() {
                eprintln!("{}: {line}", side.path);
            }
        }
    }
    Ok(u8::from(shown.is_different()))
}

/// Reads one of the two and finds what is restricted in it.
fn read(path: &Path, catalog: &Catalog, profile: &Profile, as_of: Date) -> Result<Check, CliError> {
    let kept = mappings::file()
        .ok()
        .and_then(|path| match mappings::read(&path) {
            Ok(kept) => Some(kept),
            Err(why) => {
                let path = path.display();
                eprintln!("Corrections of lists that the window keeps are not used: {path}: {why}");
                None
            }
        })
        .unwrap_or_default();
    let request = CheckRequest {
        files: vec![path.to_owned()],
        lists: ListChoices { options: Options::default(), columns: None, kept },
        root: None,
        profile: profile.clone(),
        as_of,
    };
    let bar = checking::bar();
    let on = |step: check::Progress| {
        if let check::Progress::Read { file, progress } = step {
            bar.set_length(progress.bytes_total);
            bar.set_position(progress.bytes_done);
            bar.set_message(file.display().to_string());
        }
    };
    let checked = check::run(&request, catalog, &on, &AtomicBool::new(false))?;
    bar.finish_and_clear();
    Ok(checked)
}

/// Says what could not be read at all, and what was left out; whether something was unreadable.
fn said(checked: &Check) -> bool {
    for one in &checked.left_out {
        eprintln!("Left out: {} ({}).", one.path.display(), one.why);
    }
    for (path, error) in &checked.unreadable {
        let path = path.display();
        eprintln!("{path}: {}. {} {}", error.title(), error.means(), error.what_to_do());
    }
    !checked.unreadable.is_empty() || checked.inventories.is_empty()
}
