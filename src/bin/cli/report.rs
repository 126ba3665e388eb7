//! `report`: the same check as `check`, told in one kind of report.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use interdict::app::check::Check;
use interdict::app::compare::compare;
use interdict::app::reports::local_day;
use interdict::app::standing;
use interdict::model::{Finding, Inventory};
use interdict::removal::carry::{self, Record};
use interdict::report::{
    Changes, Exception, Format, Kind, MachineFacts, Mark, Options, Paper, RemovalRecord, Searched,
    Subject,
};
use interdict::workspace::keys::Subject as WhatOf;
use interdict::workspace::{Access, Opening, Workspace};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{CheckArguments, CliError, check, output};

pub const HELP: &str = "\
Kinds:
  summary      one page: what was found, what it means, what is next
  full         everything: findings, rules, what was read and what was not
  machine      one machine; --on NAME says which
  attestation  what was searched, how, and with which result; a text to check and sign
  incident     drafts of the reports that a rule asks for, with the gaps marked
  exceptions   what the organisation decided to keep, why, and until when
  changes      what is new and what is gone since --before
  removal      what was removed, step by step; --record names the journal that tells it

Examples:
  interdict-cli report summary list.xlsx --jurisdiction US --out summary.pdf
  interdict-cli report attestation --organisation \"Example Ltd\" --out attestation.html
  interdict-cli report changes november.csv --before october.csv --format markdown

The report is the same, byte for byte, for the same input, --as-of and --made-at. Exit codes: 0 the
report was written; 1 something at or above --fail-on, where that is given; 2 wrong usage, or an input
that could not be read at all. Information, not legal advice.";

/// What kind of report, and what only that kind needs; the rest is as for "check".
#[derive(Args, Debug)]
pub struct ReportArguments {
    /// The kind of report
    #[arg(value_enum)]
    kind: KindWord,
    #[command(flatten)]
    check: CheckArguments,
    /// The machine of a report on one machine
    #[arg(long, value_name = "NAME")]
    on: Option<String>,
    /// Name of the organisation, for the text to sign
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// Earlier lists or scans, to say what changed since (may be repeated)
    #[arg(long, value_name = "FILE", num_args = 1..)]
    before: Vec<PathBuf>,
    /// The journal of a removal, as "remove" writes it
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Exceptions as JSON, in place of the allowances of own rules
    #[arg(long, value_name = "FILE")]
    exceptions: Option<PathBuf>,
    /// Paper of a PDF
    #[arg(long, value_enum, default_value_t = PaperWord::A4)]
    paper: PaperWord,
    /// Begin a CSV file with the mark by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,
    /// Write this time into the report instead of now (as in 2026-11-24T09:00:00Z)
    #[arg(long, value_name = "TIME")]
    made_at: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindWord {
    Summary,
    Full,
    Machine,
    Attestation,
    Incident,
    Exceptions,
    Changes,
    Removal,
}

impl KindWord {
    fn kind(self) -> Kind {
        match self {
            Self::Summary => Kind::Summary,
            Self::Full => Kind::Full,
            Self::Machine => Kind::Machine,
            Self::Attestation => Kind::Attestation,
            Self::Incident => Kind::Incident,
            Self::Exceptions => Kind::Exceptions,
            Self::Changes => Kind::Changes,
            Self::Removal => Kind::Removal,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum PaperWord {
    A4,
    Letter,
}

/// Checks and writes a report.
pub fn report(arguments: &ReportArguments) -> Result<u8, CliError> {
    let format = match (arguments.check.format, check::format(&arguments.check)?) {
        (_, Some(format)) => format,
        (None, None) => Format::Markdown,
        (Some(_), None) => {
            let text = "A table on the terminal is what \"check\" gives; a report is html, pdf, xlsx, \
                        csv, json or markdown.";
            return Err(CliError::Usage(text.to_owned()));
        }
    };
    let kind = arguments.kind.kind();
    let missing = match kind {
        Kind::Machine if arguments.on.is_none() => "say which machine with --on NAME",
        Kind::Changes if arguments.before.is_empty() => "name the earlier lists with --before FILE",
        Kind::Removal if arguments.record.is_none() => "name the journal with --record FILE",
        _ => "",
    };
    if !missing.is_empty() {
        return Err(CliError::Usage(format!("report {}: {missing}.", kind.word())));
    }
    let record = arguments.record.as_deref().map(record_of).transpose()?;
    let exceptions: Option<Vec<Exception>> =
        arguments.exceptions.as_ref().map(json_file).transpose()?;
    // A record tells of itself; this machine need not be scanned for it.
    let prepared = if kind == Kind::Removal && arguments.check.files.is_empty() {
        check::prepare_nothing(&arguments.check)?
    } else {
        check::prepare(&arguments.check)?
    };
    let inventories = &prepared.checked.inventories;
    let made_at = arguments.made_at.unwrap_or_else(Timestamp::now);
    let report = prepared.report(made_at, arguments.check.same_vendor);
    let machine;
    let searched;
    let found_on: Vec<Date>;
    let changes;
    let subject = match kind {
        Kind::Summary => Subject::Summary,
        Kind::Full => Subject::Full,
        Kind::Machine => {
            let name = arguments.on.as_deref().unwrap_or("");
            machine =
                MachineFacts::of(name, inventories).ok_or_else(|| unknown(name, inventories))?;
            Subject::Machine(&machine)
        }
        Kind::Attestation => {
            searched = Searched::of(inventories, arguments.organisation.clone(), local_day);
            Subject::Attestation(&searched)
        }
        Kind::Incident => {
            let known = match &arguments.check.workspace {
                Some(path) => found_before(path, &prepared)?,
                None => HashMap::new(),
            };
            let day = |one: &Finding| {
                let key = (one.machine_name.to_lowercase(), WhatOf::of(one));
                let read = || inventories.get(one.inventory).map(|own| local_day(own.read_at));
                known.get(&key).copied().or_else(read).unwrap_or(report.as_of)
            };
            found_on = report.findings.iter().map(day).collect();
            Subject::Incident(&found_on)
        }
        Kind::Exceptions => Subject::Exceptions(exceptions.as_deref()),
        Kind::Changes => {
            changes = changes_since(arguments, &prepared)?;
            Subject::Changes(&changes)
        }
        Kind::Removal => match &record {
            Some(record) => Subject::Removal(record),
            None => Subject::Full,
        },
    };
    let options = Options {
        paper: match arguments.paper {
            PaperWord::A4 => Paper::A4,
            PaperWord::Letter => Paper::Letter,
        },
        mark: if arguments.bom { Mark::With } else { Mark::Without },
        fonts: Vec::new(),
    };
    let bytes = check::drawn(&report, &subject, format, options)?;
    output::write(&bytes, arguments.check.out.as_deref())?;
    if prepared.checked.inventories.is_empty() && kind == Kind::Removal {
        return Ok(0);
    }
    let unreadable = check::say_what_was_not_read(&prepared.checked, &report, false);
    match arguments.check.fail_on {
        Some(word) => Ok(check::exit_code(&report, check::fail_on(word), unreadable)),
        None => Ok(if unreadable { 2 } else { 0 }),
    }
}

/// On which day each finding of a workspace was found first, or found again: days to report by count from
/// it, not from the list that was read last. By the names of its machine.
fn found_before(
    path: &Path,
    prepared: &check::Prepared,
) -> Result<HashMap<(String, WhatOf), Date>, CliError> {
    let opening = Opening::by_this_user(Access::Look, Timestamp::now());
    let workspace = Workspace::open(path, &opening)?;
    let standing = standing::of(&workspace, &prepared.catalog, &prepared.profile, prepared.as_of)?;
    let mut days = HashMap::new();
    for one in &standing.findings {
        let Some(day) = one.found_on() else { continue };
        let names = standing.outline.machine(one.key.machine).map_or(&[][..], |own| &own.names);
        for name in standing.outline.names.iter().filter(|own| names.contains(&own.key)) {
            let key = (name.machine.name.to_lowercase(), one.key.subject.clone());
            days.insert(key, day);
        }
    }
    Ok(days)
}

fn record_of(journal: &Path) -> Result<RemovalRecord, CliError> {
    let account = carry::read(journal).map_err(|error| CliError::Usage(error.to_string()))?;
    Ok(RemovalRecord::of(&Record::of(&account, Timestamp::now())))
}

fn json_file<T: serde::de::DeserializeOwned>(path: &PathBuf) -> Result<T, CliError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| interdict::app::paths::PathError::Io { path: path.clone(), error })?;
    serde_json::from_str(&text)
        .map_err(|error| CliError::Usage(format!("{}: {error}", path.display())))
}

/// No input names that machine; those that it does name are told, where they are few.
fn unknown(name: &str, inventories: &[Inventory]) -> CliError {
    const FEW: usize = 12;
    let names: Vec<&str> = inventories
        .iter()
        .flat_map(|own| own.machines.iter().map(|machine| machine.name.as_str()))
        .take(FEW + 1)
        .collect();
    let known = if names.len() > FEW {
        String::new()
    } else {
        format!(" Named there: {}.", names.join(", "))
    };
    CliError::Usage(format!("--on {name}: no input names that machine.{known}"))
}

/// The same check of the earlier lists, compared with this one as "diff" does it.
fn changes_since(
    arguments: &ReportArguments,
    prepared: &check::Prepared,
) -> Result<Changes, CliError> {
    let earlier = check::prepare(&CheckArguments {
        files: arguments.before.clone(),
        explain: false,
        ..arguments.check.clone()
    })?;
    if let Some((path, error)) = earlier.checked.unreadable.first() {
        return Err(CliError::Usage(format!("--before {}: {}.", path.display(), error.title())));
    }
    // What is compared is taken apart; the report still needs it whole.
    let later = Check {
        inventories: prepared.checked.inventories.clone(),
        findings: prepared.checked.findings.clone(),
        ..Check::default()
    };
    let since: Vec<String> =
        arguments.before.iter().map(|path| path.display().to_string()).collect();
    let (catalog, profile) = (&prepared.catalog, &prepared.profile);
    let as_of = prepared.as_of;
    let compared = compare(earlier.checked, later, catalog, profile, as_of);
    Ok(compared.for_report(catalog, &since.join(", ")))
}
