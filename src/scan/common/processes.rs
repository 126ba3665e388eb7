//! Running programs, through sysinfo: a program that was never installed shows itself while it runs.
//!
//! Each program file is listed once, with how often it runs and for whom. Threads, those of the kernel
//! included, are no programs. The file of another person's program can be hidden from who looks; the
//! program is then listed under the name it gives itself, and the source says how many there are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sysinfo::{
    Process, ProcessRefreshKind, ProcessStatus, ProcessesToUpdate, System, UpdateKind, Users,
};

use super::{certificate, pe};
use crate::model::{Identifiers, Kind, Platform, Scope, Software, SourceOutcome, SourceState};
use crate::scan::empty;

const ID: &str = "processes";
/// Names of people that a remark holds.
const MOST_USERS: usize = 5;

/// One running program, as the system tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Running {
    /// The name it gives itself; cut after 15 bytes on Linux.
    pub name: String,
    /// Its file, where that can be seen.
    pub file: Option<String>,
    /// Name of the user it runs for, or their number.
    pub user: Option<String>,
}

/// Reads the running programs, each program file once.
#[must_use]
pub fn read() -> SourceOutcome {
    match running() {
        Ok(running) => outcome(&running, hides_files(std::env::consts::OS)),
        Err(reason) => empty(ID, "Running programs", "", SourceState::Failed(reason)),
    }
}

/// Whether a file that cannot be seen is one that more rights would show. Windows has processes
/// without a file (`System`, `Registry`), and gives every name whole.
fn hides_files(system: &str) -> bool {
    system != "windows"
}

fn running() -> Result<Vec<Running>, String> {
    let mut system = System::new()
        .map_err(|error| format!("The running programs could not be listed: {error}."))?;
    system.refresh_processes_specifics(
        ProcessesToUpdate::All,
        true,
        ProcessRefreshKind::nothing()
            .without_tasks()
            .with_exe(UpdateKind::OnlyIfNotSet)
            .with_user(UpdateKind::OnlyIfNotSet),
    );
    // Where the names cannot be listed, the numbers are shown. On Windows they are not asked for: the
    // library (sysinfo 0.40) builds a slice from the null pointer that a system without an answer gives.
    let asks = super::machine::platform() != Some(Platform::Windows);
    let users = asks.then(|| Users::new_with_refreshed_list().ok()).flatten();
    let is_program = |process: &&Process| {
        process.thread_kind().is_none()
            && !matches!(process.status(), ProcessStatus::Zombie | ProcessStatus::Dead)
    };
    Ok(system
        .processes()
        .values()
        .filter(is_program)
        .map(|process| Running {
            name: process.name().to_string_lossy().into_owned(),
            file: process
                .exe()
                .map(|path| path.display().to_string())
                .filter(|path| !path.is_empty()),
            user: process.user_id().map(|id| {
                let user = users.as_ref().and_then(|users| users.get_user_by_id(id));
                user.map_or_else(|| id.to_string(), |user| user.name().to_owned())
            }),
        })
        .collect())
}

/// The programs that run, each file once. `hides_files` says whether more rights would show the files
/// that are not seen.
#[must_use]
pub fn outcome(running: &[Running], hides_files: bool) -> SourceOutcome {
    let mut outcome = empty(ID, "Running programs", "", SourceState::Read);
    let mut programs: BTreeMap<(String, Option<&str>), Vec<&Running>> = BTreeMap::new();
    for one in running {
        let name =
            one.file.as_deref().map_or_else(|| one.name.clone(), |file| file_name(file).to_owned());
        programs.entry((name, one.file.as_deref())).or_default().push(one);
    }
    let hidden = running.iter().filter(|one| one.file.is_none()).count();
    outcome.reading.state = if programs.is_empty() {
        SourceState::Failed("The system gave no list of running programs.".to_owned())
    } else if hides_files && hidden > 0 {
        let programs = if hidden == 1 { "one program" } else { "programs" };
        let count = if hidden == 1 { String::new() } else { format!("{hidden} ") };
        SourceState::NeedsRights(format!(
            "The file of {count}{programs} of other users could not be seen; only the name is known."
        ))
    } else {
        SourceState::Read
    };
    outcome.software = programs
        .into_iter()
        .map(|((name, file), all)| {
            let (publisher, signer) = file.map_or((None, None), |file| maker_of(Path::new(file)));
            Software {
                kind: Kind::Process,
                publisher,
                ids: Identifiers { file: Some(name.clone()), signer, ..Identifiers::default() },
                name,
                location: file.map(str::to_owned),
                scope: scope(&all),
                remark: Some(remark(&all)),
                source: ID.to_owned(),
                ..Software::default()
            }
        })
        .collect();
    outcome
}

/// The last part of a path of any system; the note of Linux that the file was replaced meanwhile is
/// not part of it.
fn file_name(path: &str) -> &str {
    let path = path.strip_suffix(" (deleted)").unwrap_or(path);
    path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(path)
}

/// Who made a program and who signed it, by the version information and the signature of a Windows
/// program file; other systems' program files say neither.
fn maker_of(file: &Path) -> (Option<String>, Option<String>) {
    // A pipe or device in the place of a file would wait for ever.
    let regular = std::fs::metadata(file).is_ok_and(|facts| facts.is_file());
    let program = regular
        .then(|| std::fs::File::open(file).ok())
        .flatten()
        .and_then(|mut file| pe::read(&mut file).ok()?);
    let Some(program) = program else { return (None, None) };
    let signer = program.signature.as_deref().and_then(certificate::signer);
    let signed_by = signer.as_ref().and_then(|own| own.shown()).map(str::to_owned);
    (program.company.or_else(|| signer?.organisation), signed_by)
}

fn users<'a>(all: &[&'a Running]) -> BTreeSet<&'a str> {
    all.iter().filter_map(|one| one.user.as_deref()).collect()
}

fn scope(all: &[&Running]) -> Scope {
    let users = users(all);
    match users.first() {
        Some(user) if users.len() == 1 => Scope::User((*user).to_owned()),
        _ => Scope::Unknown,
    }
}

fn remark(all: &[&Running]) -> String {
    let times = match all.len() {
        1 => "running".to_owned(),
        many => format!("running {many} times"),
    };
    let users = users(all);
    let named = users.iter().take(MOST_USERS).copied().collect::<Vec<_>>().join(", ");
    match users.len() {
        0 => times,
        many if many > MOST_USERS => {
            format!("{times} for {named} and {} more", many - MOST_USERS)
        }
        _ => format!("{times} for {named}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn one(name: &str, file: &str, user: &str) -> Running {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Running { name: name.to_owned(), file: some(file), user: some(user) }
    }

    #[test]
    fn this_test_is_among_the_running_programs() {
        let own = std::env::current_exe()
            .ok()
            .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()));
        let outcome = read();
        let found = outcome.software.iter().find(|one| Some(&one.name) == own.as_ref()).unwrap();
        assert!(found.remark.as_deref().unwrap().starts_with("running"));
        assert!(found.location.is_some());
    }

    #[test]
    fn a_file_is_listed_once() {
        let found = outcome(
            &[
                one("avp", "/opt/kaspersky/avp", "root"),
                one("worker", "/opt/kaspersky/avp", "root"),
                one("bash", "/bin/bash", "anna"),
                one("bash", "/bin/bash", "berta"),
                one("old", "/usr/bin/old (deleted)", "anna"),
                one("avp.exe", r"C:\Program Files (x86)\Kaspersky\avp.exe", ""),
            ],
            true,
        );
        let shown: Vec<_> = found
            .software
            .iter()
            .map(|one| (one.name.as_str(), one.remark.as_deref().unwrap(), one.scope.clone()))
            .collect();
        let user = |name: &str| Scope::User(name.to_owned());
        assert_eq!(
            shown,
            [
                ("avp", "running 2 times for root", user("root")),
                ("avp.exe", "running", Scope::Unknown),
                ("bash", "running 2 times for anna, berta", Scope::Unknown),
                ("old", "running for anna", user("anna")),
            ]
        );
        assert_eq!(found.reading.state, SourceState::Read);
    }

    #[test]
    fn files_that_cannot_be_seen_are_counted() {
        let running = [one("hidden", "", "root"), one("seen", "/bin/seen", "anna")];
        let found = outcome(&running, true);
        assert_eq!(found.software.len(), 2);
        assert!(matches!(found.reading.state, SourceState::NeedsRights(_)));
        assert_eq!(outcome(&running, false).reading.state, SourceState::Read);
        assert!(matches!(outcome(&[], true).reading.state, SourceState::Failed(_)));
    }

    #[test]
    fn many_users_are_cut() {
        let names: Vec<String> = (0..8).map(|at| format!("u{at}")).collect();
        let running: Vec<Running> = names.iter().map(|name| one("x", "/x", name)).collect();
        let found = outcome(&running, true);
        let remark = found.software.first().unwrap().remark.clone().unwrap();
        assert_eq!(remark, "running 8 times for u0, u1, u2, u3, u4 and 3 more");
    }
}
