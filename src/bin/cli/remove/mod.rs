//! `remove`: shows the plan of a removal, carries it out, goes on with one, and puts it on record.

mod journals;
mod steps;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Args;
use interdict::app::paths;
use interdict::matching::Matcher;
use interdict::model::Inventory;
use interdict::removal::carry::{self, Judge, LiveFacts, Removal, StepState, System};
use interdict::removal::{self, Request, Subject, written_out};
use interdict::scan;
use jiff::Timestamp;

use super::{CliError, load, output};
use journals::{last_journal, locked, on_record, state_folder};
use steps::carry_out;

/// What `remove` is told.
#[derive(Args, Debug)]
pub struct RemoveArguments {
    /// Product id, as "catalog list" and "check" name it; several make one plan
    product: Vec<String>,
    /// Carry the plan out; without it, it is only shown
    #[arg(long)]
    yes: bool,
    /// Go on with a removal that was broken off, or that waits for a restart
    #[arg(long)]
    resume: bool,
    /// Read the product's uninstall password from standard input, one line; it is not kept
    #[arg(long)]
    password_stdin: bool,
    /// Leave a step of the plan out (may be repeated); a check that cannot be told counts as made
    #[arg(long, value_name = "STEP")]
    skip: Vec<String>,
    /// A remark for the record
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The journal: to be made, gone on with, or read
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Folder of journals and of the lock that lets one removal go on at a time; the system's own without it
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// Write the record of a removal: HTML, or JSON where the name ends with .json
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Say whether the journal is as it was written
    #[arg(long)]
    verify_journal: bool,
    /// Own entries laid over the catalogue
    #[arg(long, value_name = "FILE")]
    catalog: Vec<PathBuf>,
}

/// What stands below the help of `remove`.
pub const HELP: &str = "\
Without --yes nothing is run: the plan is shown. With it, each step is carried out as the plan says and
written to a journal before and after; nothing is done that the plan does not name. A step that only a
person can do, or a check that does not hold, ends the run; do it, and go on with --resume, or leave it
out with --skip where the plan allows that. Passwords are read from standard input only and kept nowhere.
Ctrl+C ends Interdict at once; an uninstaller that it had started may go on, and --resume looks again.

Exit codes: 0 gone, or not found; 1 still there, or something was left behind; 2 wrong usage, or it could
not be begun; 3 gone, restart pending: restart, then --resume (Windows Installer's 3010 does not fit into
the exit code of other systems); 4 a step waits for a person, failed or was stopped: --resume goes on;
5 it could not be verified, because a source could not be read.

Examples:
  interdict-cli remove kaspersky-endpoint-security-windows
  interdict-cli remove kaspersky-endpoint-security-windows --yes
  interdict-cli remove kaspersky-endpoint-security-windows --resume --yes
  interdict-cli remove --journal removal.jsonl --record removal.html
  interdict-cli remove --journal removal.jsonl --verify-journal";

/// What a removal ended with, as exit code.
mod code {
    pub const GONE: u8 = 0;
    pub const THERE: u8 = 1;
    pub const RESTART: u8 = 3;
    pub const WAITS: u8 = 4;
    pub const NOT_VERIFIED: u8 = 5;
}

/// Does what was asked.
pub fn remove(arguments: &RemoveArguments) -> Result<u8, CliError> {
    if arguments.verify_journal || arguments.record.is_some() && !arguments.yes && !arguments.resume
    {
        return on_record(arguments);
    }
    let Some(id) = arguments.product.first() else {
        let text =
            "Name the product, as \"interdict-cli check\" shows it; or a journal with --journal.";
        return Err(CliError::Usage(text.to_owned()));
    };
    let catalog = load(&arguments.catalog)?;
    let matcher = Matcher::new(&catalog);
    let as_of = paths::today();
    let judge = Judge { catalog: &catalog, matcher: &matcher, as_of };
    if arguments.resume {
        let journal = match &arguments.journal {
            Some(path) => path.clone(),
            None => last_journal(&state_folder(arguments)?, Some(id))?,
        };
        return resume(arguments, id, &journal, &judge);
    }
    let unknown = arguments.product.iter().find(|id| !catalog.products.contains_key(*id));
    if let Some(id) = unknown {
        return Err(CliError::Usage(format!(
            "There is no product \"{id}\"; \"interdict-cli catalog list products\" names all."
        )));
    }
    let inventory = scanned()?;
    let unread: Vec<String> = inventory.sources.iter().filter_map(carry::unread).collect();
    for sentence in &unread {
        eprintln!("Not read: {sentence}");
    }
    let machine = inventory.machines.first().cloned().unwrap_or_default();
    let found = carry::found(&judge, &inventory);
    let mut subjects = Vec::new();
    for product in arguments.product.iter().filter_map(|id| catalog.products.get(id)) {
        let records = found.get(&product.id).cloned().unwrap_or_default();
        if records.is_empty() {
            let of = if unread.is_empty() { "" } else { ", in what could be read" };
            println!("{} was not found on {}{of}.", product.name, machine.name);
        } else {
            subjects.push(Subject { product: Some(product), name: product.name.clone(), records });
        }
    }
    if subjects.is_empty() {
        return Ok(if unread.is_empty() { code::GONE } else { code::NOT_VERIFIED });
    }
    let evidence = subjects.iter().flat_map(|subject| subject.records.clone()).collect();
    let staying = found
        .keys()
        .filter(|other| !arguments.product.contains(other))
        .filter_map(|other| catalog.products.get(other))
        .collect();
    let platform = scan::common::machine::platform().ok_or_else(unknown_system)?;
    let plan = removal::plan_for(&Request {
        machine: Some(&machine.name),
        platform,
        subjects,
        staying,
        facts: &LiveFacts,
    });
    let mut plan = carry::in_full(plan, &LiveFacts);
    let others: Vec<_> = (0..inventory.installed.len()).map(|at| inventory.software(at)).collect();
    plan.spare(others.iter());
    if !arguments.yes {
        output::write(shown(&plan).as_bytes(), None)?;
        eprintln!("Nothing was run. With --yes the plan is carried out.");
        return Ok(code::THERE);
    }
    let folder = state_folder(arguments)?;
    let _lock = locked(arguments, &folder)?;
    let journal = match &arguments.journal {
        Some(path) => path.clone(),
        None => folder.join(format!("{}-{id}.jsonl", Timestamp::now().strftime("%Y%m%dT%H%M%SZ"))),
    };
    let system = system(&journal)?.knowing(Arc::new(inventory));
    let mut removal = Removal::begin(&journal, &machine, plan, evidence, unread, &system)
        .map_err(|error| CliError::Usage(error.to_string()))?;
    println!("Journal: {}", journal.display());
    carry_out(arguments, &mut removal, &judge, &system)
}

fn unknown_system() -> CliError {
    CliError::Usage("This system is none that Interdict knows how to remove from.".to_owned())
}

fn system(journal: &Path) -> Result<System, CliError> {
    let prompt = std::env::current_exe().ok().map(carry::prompt_for);
    System::new(journal, prompt).ok_or_else(unknown_system)
}

fn scanned() -> Result<Inventory, CliError> {
    let bar = super::check::bar();
    let on = |step: scan::Progress| {
        bar.set_length(step.total as u64);
        bar.set_position(step.done as u64);
        bar.set_message(step.source);
    };
    let inventory =
        scan::this_machine(&on, &AtomicBool::new(false)).map_err(scan::ScanError::from)?;
    bar.finish_and_clear();
    Ok(inventory)
}

/// The plan with the ids of its steps, which `--skip` takes.
fn shown(plan: &removal::Plan) -> String {
    let ids: Vec<String> = plan
        .steps
        .iter()
        .map(|step| format!("  {}  {}", step.id, written_out(&step.title)))
        .collect();
    format!("{}\nSteps by their ids, for --skip:\n{}\n", plan.text(), ids.join("\n"))
}

fn resume(
    arguments: &RemoveArguments,
    product: &str,
    journal: &Path,
    judge: &Judge<'_>,
) -> Result<u8, CliError> {
    let account = carry::read(journal).map_err(|error| CliError::Usage(error.to_string()))?;
    let is_of = account.beginning().is_some_and(|begun| {
        begun.plan.products.iter().any(|own| own.id.as_deref() == Some(product))
    });
    if !is_of {
        let text = format!("{} is no journal of a removal of {product}.", journal.display());
        return Err(CliError::Usage(text));
    }
    // Without the entry that it was begun with, nothing of the product would be found any more.
    let products = account.beginning().map(|begun| begun.plan.products.as_slice());
    let ids = products.unwrap_or_default().iter().filter_map(|own| own.id.as_ref());
    if let Some(id) = ids.into_iter().find(|id| !judge.catalog.products.contains_key(*id)) {
        let text = format!(
            "The catalogue does not know the product {id}. Go on with the same --catalog that the removal was \
             begun with. Nothing was run."
        );
        return Err(CliError::Usage(text));
    }
    let standing = carry::Standing::of(&account);
    if let Some(words) = &standing.closed {
        println!("This removal is closed: {words}");
        return Ok(code::GONE);
    }
    if !arguments.yes {
        if let Some(begun) = account.beginning() {
            output::write(stands(&begun.plan, &standing).as_bytes(), None)?;
        }
        eprintln!("Nothing was run. With --yes the removal goes on.");
        return Ok(code::WAITS);
    }
    let folder = state_folder(arguments)?;
    let _lock = locked(arguments, &folder)?;
    let system = system(journal)?;
    // Before the journal is opened for writing: that of another machine is left as it is.
    let here = scan::common::machine::this().name;
    let from = account.beginning().map_or("", |begun| begun.machine.as_str());
    if !from.eq_ignore_ascii_case(&here) {
        let text =
            format!("This is a removal from {from}, and this machine is {here}. Nothing was run.");
        return Err(CliError::Usage(text));
    }
    let mut removal =
        Removal::resume(journal, &system).map_err(|error| CliError::Usage(error.to_string()))?;
    println!("Journal: {}", journal.display());
    carry_out(arguments, &mut removal, judge, &system)
}

/// Where a removal stands, step by step.
fn stands(plan: &removal::Plan, standing: &carry::Standing) -> String {
    let mut text = format!("Removal of {}\n", plan.name);
    for (step, number) in plan.steps.iter().zip(1..) {
        let state = match standing.step(&step.id) {
            StepState::ToDo => "to do".to_owned(),
            StepState::InTheMiddle => {
                "was in the middle; whether it was done is not known".to_owned()
            }
            StepState::Ended(end) => format!("{}: {}", end.outcome, end.words),
        };
        // Writing to a text cannot fail.
        let line = format!("{number}. {} [{}]: {state}", step.title, step.id);
        let _ = writeln!(text, "{}", written_out(&line));
    }
    text
}

/// Does one errand with an administrator's rights; started by this program through the system's prompt.
pub fn errand(file: &Path, sha256: &str, out: &Path) -> Result<u8, CliError> {
    carry::receive(file, sha256, out).map_err(|error| CliError::Usage(error.to_string()))?;
    Ok(code::GONE)
}
