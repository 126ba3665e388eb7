//! Running programs, through sysinfo: a program that was never installed shows itself while it runs.

use std::collections::BTreeSet;

use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind};

use crate::model::{Identifiers, Kind, Software, SourceOutcome, SourceState};
use crate::scan::empty;

/// Reads the running programs, each program file once.
#[must_use]
pub fn read() -> SourceOutcome {
    let mut outcome = empty("processes", "Running programs", "", SourceState::Read);
    let mut system = match System::new() {
        Ok(system) => system,
        Err(error) => {
            outcome.reading.state =
                SourceState::Failed(format!("The running programs could not be listed: {error}."));
            return outcome;
        }
    };
    system.refresh_processes_specifics(
        ProcessesToUpdate::All,
        true,
        ProcessRefreshKind::nothing().with_exe(UpdateKind::OnlyIfNotSet),
    );
    let mut programs: BTreeSet<(String, Option<String>)> = BTreeSet::new();
    for process in system.processes().values() {
        if process.thread_kind().is_some() {
            continue;
        }
        let path = process.exe().map(|path| path.display().to_string());
        // The kernel cuts a name after 15 bytes; the file has it whole.
        let name = process
            .exe()
            .and_then(|path| path.file_name())
            .unwrap_or_else(|| process.name())
            .to_string_lossy()
            .into_owned();
        programs.insert((name, path.filter(|path| !path.is_empty())));
    }
    if programs.is_empty() {
        outcome.reading.state =
            SourceState::Failed("The system gave no list of running programs.".to_owned());
    }
    outcome.software = programs
        .into_iter()
        .map(|(name, path)| Software {
            kind: Kind::Process,
            ids: Identifiers { file: Some(name.clone()), ..Identifiers::default() },
            name,
            location: path,
            source: "processes".to_owned(),
            ..Software::default()
        })
        .collect();
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_test_is_among_the_running_programs() {
        let own = std::env::current_exe()
            .ok()
            .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()));
        let outcome = read();
        assert!(outcome.software.iter().any(|one| Some(&one.name) == own.as_ref()));
    }
}
