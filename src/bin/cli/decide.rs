//! `decide`: a decision about a finding of a workspace, or many of them from a list.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use interdict::app::standing;
use interdict::catalog::Catalog;
use interdict::model::Profile;
use interdict::workspace::decisions::{Decision, TitleName};
use interdict::workspace::keys::{FindingKey, Subject};
use interdict::workspace::{Access, Outline, Workspace};
use jiff::Timestamp;
use jiff::civil::Date;

use super::workspace::find;
use super::{CliError, load, workspace as keeping};

pub const HELP: &str = "\
The machine is named as \"status\" shows it, or by its number. A program that the catalogue does not
know is named with --vendor and --title. A list (--from) is a CSV file with the columns machine, product,
status, who, why, until; each row is recorded by itself and printed when it is on disk.

Examples:
  interdict-cli decide --machine PC-17 --product kaspersky-endpoint-security-windows in-progress --who Ann
  interdict-cli decide --machine PC-17 --product kaspersky-endpoint-security-windows exempt \\
      --who Ann --why \"until the contract ends\" --until 2026-06-30
  interdict-cli decide --from decisions.csv

Exit codes: 0 recorded; 2 wrong usage, or something could not be recorded.";

/// What was decided, and about what.
#[derive(Args, Debug)]
pub struct DecideArguments {
    /// The workspace; the one in the user's data folder without it
    #[arg(long, value_name = "FILE")]
    workspace: Option<PathBuf>,
    /// The machine, by name or number
    #[arg(long, value_name = "NAME", required_unless_present = "from")]
    machine: Option<String>,
    /// Product id, as "status" and "catalog list" name it
    #[arg(long, value_name = "ID", conflicts_with_all = ["vendor", "title"])]
    product: Option<String>,
    /// Vendor id of a program that the catalogue does not know
    #[arg(long, value_name = "ID", requires = "title")]
    vendor: Option<String>,
    /// The name of that program
    #[arg(long, value_name = "NAME", requires = "vendor")]
    title: Option<String>,
    /// What was decided
    #[arg(value_enum, required_unless_present = "from")]
    status: Option<StatusWord>,
    /// Who sees to it, or who allows it
    #[arg(long, value_name = "NAME", default_value = "")]
    who: String,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    why: String,
    /// The last day on which it is allowed (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// A wrong match is one on every machine
    #[arg(long)]
    everywhere: bool,
    /// A list of decisions
    #[arg(long, value_name = "FILE", conflicts_with_all = ["machine", "product", "vendor", "status"])]
    from: Option<PathBuf>,
    /// Own entries laid over the catalogue
    #[arg(long, value_name = "FILE")]
    catalog: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StatusWord {
    /// Nothing is decided (any more)
    Open,
    /// Somebody sees to it
    InProgress,
    /// Allowed for now
    Exempt,
    /// It is not this product
    WrongMatch,
    /// It is said to be removed; only an inventory verifies it
    Removed,
}

/// Records what was decided.
pub fn decide(arguments: &DecideArguments) -> Result<u8, CliError> {
    let catalog = load(&arguments.catalog)?;
    let path = keeping::place(arguments.workspace.as_deref())?;
    let mut workspace = keeping::open(&path, Access::Change)?;
    let outline = workspace.outline()?;
    if let Some(list) = &arguments.from {
        return decide_list(&mut workspace, &outline, &catalog, list);
    }
    let machine = find(&outline, arguments.machine.as_deref().unwrap_or(""))?;
    let subject = match (&arguments.product, &arguments.vendor, &arguments.title) {
        (Some(product), ..) => subject(&catalog, product)?,
        (None, Some(vendor), Some(title)) => Subject::other(vendor, title),
        _ => {
            let text = "Say which finding: --product, or --vendor and --title.";
            return Err(CliError::Usage(text.to_owned()));
        }
    };
    let key = FindingKey { machine, subject };
    let status = arguments.status.unwrap_or(StatusWord::Open);
    let titles = if status == StatusWord::WrongMatch {
        titles(&workspace, &catalog, &key)?
    } else {
        Vec::new()
    };
    let decision = decision(
        status,
        &arguments.who,
        &arguments.why,
        arguments.until,
        titles,
        arguments.everywhere,
    )?;
    let entry = workspace.decide(&key, &decision, Timestamp::now())?;
    eprintln!("Recorded as entry {}: {}", entry.0, decision.text());
    workspace.close()?;
    Ok(0)
}

fn decide_list(
    workspace: &mut Workspace,
    outline: &Outline,
    catalog: &Catalog,
    list: &Path,
) -> Result<u8, CliError> {
    let wrong = |error: csv::Error| CliError::Usage(format!("{}: {error}", list.display()));
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(list).map_err(wrong)?;
    let headings = reader.headers().map_err(wrong)?.clone();
    let column = |name: &str| headings.iter().position(|own| own.eq_ignore_ascii_case(name));
    let (Some(machine_at), Some(product_at), Some(status_at)) =
        (column("machine"), column("product"), column("status"))
    else {
        let text = format!(
            "{}: the columns machine, product and status are needed; it has: {}",
            list.display(),
            headings.iter().collect::<Vec<_>>().join(", ")
        );
        return Err(CliError::Usage(text));
    };
    let mut unrecorded = 0_u64;
    for row in reader.records() {
        let row = row.map_err(wrong)?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or("");
        let mut record = || -> Result<String, CliError> {
            let machine = find(outline, cell(Some(machine_at)))?;
            let subject = subject(catalog, cell(Some(product_at)))?;
            let word = cell(Some(status_at));
            let status = StatusWord::from_str(word, true)
                .map_err(|_| CliError::Usage(format!("\"{word}\" is no status")))?;
            let until = match cell(column("until")) {
                "" => None,
                text => Some(text.parse().map_err(|_| {
                    CliError::Usage(format!("\"{text}\" is no day; write YYYY-MM-DD"))
                })?),
            };
            let (who, why) = (cell(column("who")), cell(column("why")));
            let decision = decision(status, who, why, until, Vec::new(), false)?;
            let key = FindingKey { machine, subject };
            let entry = workspace.decide(&key, &decision, Timestamp::now())?;
            Ok(format!("entry {}: row {line}, {}", entry.0, decision.text()))
        };
        match record() {
            Ok(text) => {
                // Told one by one, since each is on disk by itself.
                let mut out = std::io::stdout().lock();
                writeln!(out, "{text}").and_then(|()| out.flush()).map_err(CliError::Output)?;
            }
            Err(CliError::Usage(why)) => {
                unrecorded += 1;
                eprintln!("{}: row {line} was not recorded: {why}", list.display());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(if unrecorded > 0 { 2 } else { 0 })
}

fn decision(
    status: StatusWord,
    who: &str,
    why: &str,
    until: Option<Date>,
    titles: Vec<TitleName>,
    everywhere: bool,
) -> Result<Decision, CliError> {
    let (who, why) = (who.to_owned(), why.to_owned());
    if why.is_empty() && matches!(status, StatusWord::Exempt | StatusWord::WrongMatch) {
        return Err(CliError::Usage("Say why (--why): it stands in the log.".to_owned()));
    }
    Ok(match status {
        StatusWord::Open => Decision::Open,
        StatusWord::InProgress => Decision::InProgress { who },
        StatusWord::Exempt => Decision::Exempt { who, why, until },
        StatusWord::WrongMatch => Decision::WrongMatch { why, titles, everywhere },
        StatusWord::Removed => Decision::Removed,
    })
}

fn subject(catalog: &Catalog, product: &str) -> Result<Subject, CliError> {
    match catalog.products.get(product) {
        Some(known) => Ok(Subject::product(&known.vendor, product)),
        None => Err(CliError::Usage(format!(
            "The catalogue knows no product \"{product}\"; \"interdict-cli catalog list products\" \
             names them."
        ))),
    }
}

/// The titles that a finding consists of now.
fn titles(
    workspace: &Workspace,
    catalog: &Catalog,
    key: &FindingKey,
) -> Result<Vec<TitleName>, CliError> {
    // Which titles match does not depend on the organisation.
    let today = interdict::app::paths::today();
    let standing = standing::of(workspace, catalog, &Profile::default(), today)?;
    let found = standing.findings.into_iter().find(|one| one.key == *key);
    found.map(|one| one.titles.to_vec()).ok_or_else(|| {
        CliError::Usage("The workspace has no such finding on that machine.".to_owned())
    })
}
