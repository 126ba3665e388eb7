//! Where the journals of removals lie, and what is put on record of them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use interdict::app::{guide, paths};
use interdict::catalog::Catalog;
use interdict::removal::carry::{self, Lock, Record};
use interdict::{platform, report, scan};
use jiff::Timestamp;

use super::{CliError, RemoveArguments, code, load, output};

/// The folder of journals: one for the whole machine for administrators, else the user's own.
pub(super) fn state_folder(arguments: &RemoveArguments) -> Result<PathBuf, CliError> {
    if let Some(folder) = &arguments.state {
        return Ok(folder.clone());
    }
    let folder =
        if platform::is_administrator() { platform::shared_state() } else { paths::data_dir()? };
    Ok(folder.join("removals"))
}

/// The newest journal in the folder, of this product where one is named.
pub(super) fn last_journal(folder: &Path, product: Option<&str>) -> Result<PathBuf, CliError> {
    let ending = product.map_or_else(|| ".jsonl".to_owned(), |product| format!("-{product}.jsonl"));
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(&ending))
        .collect();
    // Names begin with the time.
    names.sort();
    names.pop().ok_or_else(|| {
        let mut text =
            format!("There is no journal in {}; name one with --journal.", folder.display());
        let machine = scan::common::machine::this().name;
        for one in guide::elsewhere(&guide::other_journals(), &machine) {
            let why = one.whose.why_not().unwrap_or_default();
            let _ = write!(text, "\nA removal of {} is open, begun by {}. {why}", one.name, one.by);
        }
        CliError::Usage(text)
    })
}

/// One removal at a time: on the whole machine, or in the folder that was named.
pub(super) fn locked(arguments: &RemoveArguments, folder: &Path) -> Result<Lock, CliError> {
    let lock = match &arguments.state {
        Some(_) => Lock::take(folder),
        None => Lock::of_machine(folder),
    };
    lock.map_err(|error| CliError::Usage(error.to_string()))
}

/// `--record` and `--verify-journal`.
pub(super) fn on_record(arguments: &RemoveArguments) -> Result<u8, CliError> {
    let journal = match &arguments.journal {
        Some(path) => path.clone(),
        None => {
            last_journal(&state_folder(arguments)?, arguments.product.first().map(String::as_str))?
        }
    };
    if let Some(out) = &arguments.record {
        write_record(&journal, out, &load(&arguments.catalog)?)?;
    }
    if arguments.verify_journal {
        match carry::read(&journal) {
            Ok(account) => {
                println!(
                    "{}: {}, each as it was written. Hash of the last: {}",
                    journal.display(),
                    report::counted(account.lines.len() as u64, "line"),
                    account.head
                );
                if account.torn > 0 {
                    println!(
                        "After it stand {} bytes of a line that was not written whole.",
                        account.torn
                    );
                }
            }
            Err(error @ carry::JournalError::Changed { .. }) => {
                println!("{}: {error}", journal.display());
                return Ok(code::THERE);
            }
            Err(error) => return Err(CliError::Usage(error.to_string())),
        }
    }
    Ok(code::GONE)
}

pub(super) fn write_record(journal: &Path, out: &Path, catalog: &Catalog) -> Result<(), CliError> {
    let account = carry::read(journal).map_err(|error| CliError::Usage(error.to_string()))?;
    let record = Record::of(&account, Timestamp::now());
    let is_json = out.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let text = if is_json {
        report::record_json(&record)
    } else {
        // Whose organisation it is, is told where the answers are kept; the record is made without them, too.
        let profile = paths::load_profile().ok().flatten().unwrap_or_default();
        report::record_html(&record, catalog, &profile, paths::today())
    };
    output::write(text.as_bytes(), Some(out))?;
    eprintln!("Record: {}", out.display());
    Ok(())
}
