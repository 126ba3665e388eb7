//! What can be asked on the command line, and who answers it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use interdict::app::catalogue;
use interdict::catalog::{self, Catalog, CatalogFile};
use jiff::civil::Date;

mod catalog_commands;
mod check;
mod decide;
mod diff;
mod explain;
mod handover;
mod lists;
mod output;
mod plan;
mod remove;
mod report;
mod status;
mod workspace;

/// Finds software that governments restrict because of who makes it, and says what each rule means
/// for your organisation.
#[derive(Parser, Debug)]
#[command(name = "interdict-cli", version, about, max_term_width = 100, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  interdict-cli check --jurisdiction US --audience private-business
      Checks this machine for a private business in the United States.
  interdict-cli check inventory.xlsx --profile profile.toml --format html --out report.html
      Checks a list and writes a report.
  interdict-cli scan --out pc-17.json
      Writes what is on this machine; check and the window read it again.
  interdict-cli plan kaspersky-endpoint-security-windows
      Says how a product is removed.

Exit codes: 0 nothing at or above --fail-on; 1 something; 2 wrong usage, or an input that could not
be read at all. Information, not legal advice.";

#[derive(Subcommand, Debug)]
enum Command {
    /// Write what is installed on this machine as JSON
    #[command(after_help = "The file holds what was read and what could not be, and why. \
        \"interdict-cli check FILE\" and the window read it again. Nothing on the machine is changed, \
        nothing on a mounted disk is run, and no link is followed out of it.")]
    Scan {
        /// A mounted disk with Windows, macOS or Linux instead of this machine
        #[arg(long, value_name = "DIR")]
        root: Option<PathBuf>,
        /// File to write; standard output without it
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Keep what was read in this workspace; it is made where there is none
        #[arg(long, value_name = "FILE")]
        workspace: Option<PathBuf>,
    },
    /// Check this machine, or lists, and say what each rule means for the organisation
    #[command(after_help = CHECK_HELP)]
    Check(Box<CheckArguments>),
    /// Check, and write a report of one kind: a summary, a text to sign, the register of exceptions …
    #[command(after_help = report::HELP)]
    Report(Box<report::ReportArguments>),
    /// Say how products are removed, or make a pack of instructions and scripts
    #[command(after_help = plan::HELP)]
    Plan(plan::PlanArguments),
    /// Say what changed between two inventories or lists
    #[command(after_help = diff::HELP)]
    Diff(Box<diff::DiffArguments>),
    /// Say where the machines of a workspace stand: what is found, decided, gone and come back
    #[command(after_help = status::HELP)]
    Status(Box<status::StatusArguments>),
    /// Record a decision about a finding of a workspace
    #[command(after_help = decide::HELP)]
    Decide(Box<decide::DecideArguments>),
    /// Export, import, restore a workspace, and read its log
    #[command(after_help = workspace::HELP)]
    Workspace(Box<workspace::WorkspaceArguments>),
    /// Remove a product from this machine: show the plan, carry it out, put it on record
    #[command(after_help = remove::HELP)]
    Remove(Box<remove::RemoveArguments>),
    /// One step of a removal with an administrator's rights; this program starts it by itself
    #[command(name = interdict::removal::carry::ERRAND, hide = true)]
    Errand {
        file: PathBuf,
        #[arg(long)]
        sha256: String,
        #[arg(long)]
        out: PathBuf,
    },
    /// Write files for the tools you have: osquery, Fleet, Intune, browsers, Wazuh and others
    #[command(after_help = handover::HELP)]
    Handover(Box<handover::HandoverArguments>),
    /// Look into the catalogue of rules, vendors and products
    Catalog {
        #[command(subcommand)]
        command: CatalogCommand,
    },
}

const CHECK_HELP: &str = "\
The organisation is given by --profile, or by --jurisdiction and --audience, or is the one that the
window keeps. Without any, every finding is shown as restricted for others.

A list is understood by its content. Where that is not right, --map, --sheet, --heading-row, --encoding
and --delimiter say better, and --explain shows what came of it. Corrections that were made in the
window are used for lists with the same headings, unless --map is given.

Examples:
  interdict-cli check
  interdict-cli check list.csv --map name=Title,publisher=Vendor --machine PC-17 --explain
  interdict-cli check list.csv --jurisdiction US-TX --audience state-agencies
  interdict-cli check *.xlsx --jurisdiction IT --audience public-administration --format json
  interdict-cli check --as-of 2024-08-01 --jurisdiction US --audience private-business";

/// What to check, and how to show it.
#[derive(Args, Clone, Debug)]
pub struct CheckArguments {
    /// Lists: CSV, Excel, ODS, or what "scan" wrote; without any, this machine is scanned
    files: Vec<PathBuf>,
    /// A mounted disk with Windows, macOS or Linux instead of this machine
    #[arg(long, value_name = "DIR", conflicts_with = "files")]
    root: Option<PathBuf>,
    /// The organisation: a TOML or JSON file with the lists "jurisdictions" and "audiences"
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Where the organisation works: US, US-TX, DE … (may be repeated)
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    jurisdiction: Vec<String>,
    /// What the organisation is: private-business, federal-contractors … (may be repeated)
    #[arg(long, value_name = "WORD", num_args = 1.., value_delimiter = ',')]
    audience: Vec<String>,
    /// Apply the rules as they held on this day (YYYY-MM-DD); today without it
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How to show the result; without it, a table, or what the ending of --out says
    #[arg(long, value_enum)]
    format: Option<FormatWord>,
    /// File to write; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// End with 1 when something is found at this verdict or above; "check" does so from restricted
    /// on, "report" only where this is given
    #[arg(long, value_enum)]
    fail_on: Option<VerdictWord>,
    /// Which computer the lists belong to, where they name none; the file's name without it
    #[arg(long, value_name = "NAME")]
    machine: Option<String>,
    /// What the columns mean, by their headings or numbers: name=Title,publisher=Vendor; meanings
    /// are machine, user, name, publisher, version, installed-on, count, unused, and the identifiers
    /// that a wrong one lists
    #[arg(long, value_name = "MEANING=COLUMN,…", requires = "files")]
    map: Option<String>,
    /// Read only this sheet, hidden or not (may be repeated); all visible ones without it
    #[arg(long, value_name = "NAME", requires = "files")]
    sheet: Vec<String>,
    /// The row of the headings, counted from 1, or "none"; found by its words without it
    #[arg(long, value_name = "ROW", requires = "files")]
    heading_row: Option<String>,
    /// How the letters are encoded: utf-8, windows-1251, 850 … ; found without it
    #[arg(long, value_name = "NAME", requires = "files")]
    encoding: Option<String>,
    /// What stands between the cells: one character, or comma, semicolon, tab, bar
    #[arg(long, value_name = "CHARACTER", requires = "files")]
    delimiter: Option<String>,
    /// Keep what was read in this workspace; it is made where there is none
    #[arg(long, value_name = "FILE")]
    workspace: Option<PathBuf>,
    /// The lists name only some programs of their machines: what they leave out is kept as it was
    #[arg(long, requires = "workspace", requires = "files")]
    partial: bool,
    /// The day that the lists show (YYYY-MM-DD), where they are older than today
    #[arg(long, value_name = "DATE", requires = "workspace", requires = "files")]
    list_date: Option<Date>,
    /// Say how each list was understood: its format and why, its letters, its sheets, its columns
    /// with samples, its rows; or what a scan read
    #[arg(long)]
    explain: bool,
    /// Show programs of a listed vendor that no rule covers, too (table and JSON)
    #[arg(long)]
    same_vendor: bool,
    /// Own rules, TOML or CSV: what the organisation bans or allows (may be repeated); those that the
    /// window keeps without it
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// Official lists of names to look publishers up in: Consolidated Screening List (CSV or JSON),
    /// OpenSanctions targets.simple.csv, or one name a line (may be repeated)
    #[arg(long, value_name = "FILE")]
    names: Vec<PathBuf>,
    /// Own entries laid over the catalogue, in the catalogue's format (may be repeated)
    #[arg(long, value_name = "FILE")]
    catalog: Vec<PathBuf>,
}

#[derive(Subcommand, Debug)]
enum CatalogCommand {
    /// List rules, vendors and products
    List {
        /// Only these
        #[arg(value_enum)]
        what: Option<CatalogWord>,
        /// Own entries laid over the catalogue
        #[arg(long, value_name = "FILE")]
        catalog: Vec<PathBuf>,
    },
    /// Show one rule, vendor or product with its sources
    Show {
        /// Id, as "catalog list" names it
        id: String,
        /// Own entries laid over the catalogue
        #[arg(long, value_name = "FILE")]
        catalog: Vec<PathBuf>,
    },
    /// Bring the catalogue up to date from a signed file; a file that is not right changes nothing
    Update {
        /// The file
        file: PathBuf,
        /// Take it although it is older than the catalogue in use
        #[arg(long)]
        allow_older: bool,
    },
    /// Check the built-in catalogue, or own files laid over it
    Validate {
        /// Own files
        files: Vec<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CatalogWord {
    Measures,
    Vendors,
    Products,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum PlatformWord {
    Windows,
    Macos,
    Linux,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatWord {
    Table,
    Json,
    Csv,
    Html,
    Pdf,
    Xlsx,
    Markdown,
}

impl FormatWord {
    /// The format of a report; `None` for the terminal's table.
    fn of_report(self) -> Option<interdict::report::Format> {
        use interdict::report::Format;
        match self {
            Self::Table => None,
            Self::Json => Some(Format::Json),
            Self::Csv => Some(Format::Csv),
            Self::Html => Some(Format::Html),
            Self::Pdf => Some(Format::Pdf),
            Self::Xlsx => Some(Format::Xlsx),
            Self::Markdown => Some(Format::Markdown),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum VerdictWord {
    Prohibited,
    Restricted,
    AdvisedAgainst,
    Listed,
}

/// Why the command ended without a result; the text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A file could not be read or written.
    #[error(transparent)]
    Path(#[from] interdict::app::paths::PathError),
    /// The catalogue was not brought up to date.
    #[error("The catalogue was not updated: {0}. The one in use stays.")]
    Update(#[from] catalogue::UpdateError),
    /// An official list of names could not be used.
    #[error(transparent)]
    Names(#[from] interdict::app::name_lists::ListError),
    /// The check gave nothing.
    #[error(transparent)]
    Check(#[from] interdict::app::check::CheckError),
    /// The scan gave nothing.
    #[error(transparent)]
    Scan(#[from] interdict::scan::ScanError),
    /// The report could not be made.
    #[error(transparent)]
    Report(#[from] interdict::report::ReportError),
    /// The catalogue has mistakes; all of them are named.
    #[error("{0}\nNothing was checked: mend the file, or leave it out.")]
    Catalog(String),
    /// The workspace could not be used.
    #[error(transparent)]
    Workspace(#[from] interdict::workspace::WorkspaceError),
    /// A word that nobody knows.
    #[error("{0}")]
    Usage(String),
    /// Standard output could not be written.
    #[error("The result could not be written: {0}")]
    Output(std::io::Error),
}

/// Does what was asked; gives the exit code.
pub fn run(arguments: &Arguments) -> Result<u8, CliError> {
    match &arguments.command {
        Command::Scan { root, out, workspace } => {
            check::scan(root.as_deref(), out.as_deref(), workspace.as_deref())
        }
        Command::Check(arguments) => check::check(arguments),
        Command::Report(arguments) => report::report(arguments),
        Command::Plan(arguments) => plan::plan(arguments),
        Command::Diff(arguments) => diff::diff(arguments),
        Command::Status(arguments) => status::status(arguments),
        Command::Decide(arguments) => decide::decide(arguments),
        Command::Workspace(arguments) => workspace::run(arguments),
        Command::Remove(arguments) => remove::remove(arguments),
        Command::Errand { file, sha256, out } => remove::errand(file, sha256, out),
        Command::Handover(arguments) => handover::handover(arguments),
        Command::Catalog { command } => match command {
            CatalogCommand::List { what, catalog } => {
                catalog_commands::list(&load(catalog)?, *what)
            }
            CatalogCommand::Show { id, catalog } => catalog_commands::show(&load(catalog)?, id),
            CatalogCommand::Update { file, allow_older } => {
                catalog_commands::update(file, *allow_older)
            }
            CatalogCommand::Validate { files } => catalog_commands::validate(files),
        },
    }
}

/// The catalogue with own files laid over it.
fn load(own: &[PathBuf]) -> Result<Catalog, CliError> {
    let mut texts = Vec::new();
    for path in own {
        let text = std::fs::read_to_string(path)
            .map_err(|error| interdict::app::paths::PathError::Io { path: path.clone(), error })?;
        texts.push((path.display().to_string(), text));
    }
    let files: Vec<CatalogFile<'_>> =
        texts.iter().map(|(name, text)| CatalogFile { name, text }).collect();
    let named = |errors: Vec<catalog::CatalogError>| {
        CliError::Catalog(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    };
    let in_use = catalogue::in_use().map_err(named)?;
    if let Some(problem) = &in_use.problem {
        eprintln!("The loaded catalogue is not used: {problem}");
    }
    // It is read once: reading it takes longer than most lists.
    if files.is_empty() {
        return Ok(in_use.catalog);
    }
    in_use.with(&files).map_err(named)
}
