//! `handover`: files for the tools an organisation already has.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use interdict::app::handover::{SHARE, WriteError, write};
use interdict::catalog::Catalog;
use interdict::matching::Matcher;
use interdict::model::Profile;
use interdict::report::handover::{self, Artefact, Chosen, Engine, HandoverError, Order};
use jiff::civil::Date;

use super::{CliError, VerdictWord, check, load, output};

/// What to hand over, and where to.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct HandoverArguments {
    #[command(subcommand)]
    command: Option<HandoverCommand>,
    /// For which tool; "handover list" names all
    #[arg(required = true)]
    engine: Option<String>,
    /// Folder to write; it must be empty or not there yet
    #[arg(long, value_name = "DIR", required = true)]
    out: Option<PathBuf>,
    /// Products or makers by id (may be repeated); without it, what the rules reach for the organisation
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    product: Vec<String>,
    /// The organisation: a TOML or JSON file with the lists "jurisdictions" and "audiences"
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Where the organisation works: US, US-TX, DE … (may be repeated)
    #[arg(long, value_name = "CODE", num_args = 1.., value_delimiter = ',')]
    jurisdiction: Vec<String>,
    /// What the organisation is: private-business, federal-contractors … (may be repeated)
    #[arg(long, value_name = "WORD", num_args = 1.., value_delimiter = ',')]
    audience: Vec<String>,
    /// Apply the rules as they hold on this day (YYYY-MM-DD); today without it
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Without --product: what has this verdict or more
    #[arg(long, value_enum, default_value_t = VerdictWord::Restricted)]
    at_least: VerdictWord,
    /// For applocker: how programs of the maker are signed, "O=…, L=…, C=…", or "TBS=…, CN=…" for App Control
    /// (may be repeated)
    #[arg(long, value_name = "SUBJECT")]
    signer: Vec<String>,
    /// For collection: the shared folder that the scripts write into
    #[arg(long, value_name = "FOLDER", default_value = SHARE)]
    share: String,
    /// Own entries laid over the catalogue, in the catalogue's format (may be repeated)
    #[arg(long, value_name = "FILE")]
    catalog: Vec<PathBuf>,
}

#[derive(Subcommand, Debug)]
enum HandoverCommand {
    /// Name every tool that files can be made for
    List,
}

pub const HELP: &str = "\
Writes a folder with the files and a README: what they do, how to roll them out, how to roll them back.
Nothing is changed on this machine or any other.

Examples:
  interdict-cli handover list
  interdict-cli handover osquery --product kaspersky --out pack
  interdict-cli handover fleet --jurisdiction US-TX --audience state-agencies --out fleet
  interdict-cli handover collection --share \\\\files\\inventory --out collect";

/// Lists the engines, or writes the files for one.
pub fn handover(arguments: &HandoverArguments) -> Result<u8, CliError> {
    if matches!(arguments.command, Some(HandoverCommand::List)) {
        return list();
    }
    let word = arguments.engine.as_deref().unwrap_or_default();
    let engine = Engine::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = Engine::ALL.iter().map(|own| own.word()).collect();
        CliError::Usage(format!(
            "Nothing can be handed over to \"{word}\". Known: {}.",
            known.join(", ")
        ))
    })?;
    let Some(out) = arguments.out.as_deref() else {
        return Err(CliError::Usage("Name a folder to write with --out.".to_owned()));
    };
    let catalog = load(&arguments.catalog)?;
    let as_of = check::day(arguments.as_of.as_deref())?;
    let chosen = choose(arguments, engine, &catalog, as_of)?;
    let matcher = Matcher::new(&catalog);
    let order = Order {
        catalog: &catalog,
        matcher: &matcher,
        chosen: &chosen,
        as_of,
        signers: &arguments.signer,
        share: &arguments.share,
    };
    let files = handover::hand_over(engine, &order).map_err(|error| usage(&error))?;
    write_all(out, &files)?;
    for own in &chosen {
        eprintln!("{}", own.title(&catalog));
    }
    eprintln!(
        "{} written to {}. Read README.md there first.",
        interdict::report::counted(files.len() as u64, "file"),
        out.display()
    );
    Ok(0)
}

fn choose(
    arguments: &HandoverArguments,
    engine: Engine,
    catalog: &Catalog,
    as_of: Date,
) -> Result<Vec<Chosen>, CliError> {
    if !engine.needs_choice() {
        return Ok(Vec::new());
    }
    if !arguments.product.is_empty() {
        return handover::by_name(catalog, &arguments.product).map_err(|error| usage(&error));
    }
    let profile: Profile = check::profile(
        arguments.profile.as_deref(),
        &arguments.jurisdiction,
        &arguments.audience,
        catalog,
    )?;
    handover::by_profile(catalog, &profile, as_of, check::fail_on(arguments.at_least))
        .map_err(|error| usage(&error))
}

fn usage(error: &HandoverError) -> CliError {
    let text = error.to_string();
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    CliError::Usage(format!("{first}{}.", letters.as_str()))
}

fn list() -> Result<u8, CliError> {
    let lines: Vec<String> = Engine::ALL
        .iter()
        .map(|own| format!("{:<11} {}: {}\n", own.word(), own.plain(), own.summary()))
        .collect();
    output::write(lines.concat().as_bytes(), None)?;
    Ok(0)
}

/// Writes every file, into a folder that holds nothing yet.
fn write_all(out: &Path, files: &[Artefact]) -> Result<(), CliError> {
    match write(out, files, false) {
        Ok(()) => Ok(()),
        Err(WriteError::NotEmpty(_)) => Err(CliError::Usage(format!(
            "{} is not empty: name a new folder, so that no file of an earlier hand-over stays.",
            out.display()
        ))),
        Err(WriteError::Path(error)) => Err(error.into()),
    }
}
