//! The window program where there is no window: checks this machine, or the lists it was given, and
//! prints the findings, with the exit codes of `interdict-cli check`. What was read is kept in the workspace
//! that the window would open; where that cannot be done, it is said.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "there is no window to speak through"
)]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;

use super::check::{self, CheckRequest};
use super::lists::ListChoices;
use super::{catalogue, mappings, name_lists, paths, preferences, rules};
use crate::catalog::OwnRules;
use crate::matching::Screening;
use crate::model::{Inventory, Origin, Profile, Verdict};
use crate::report::{self, Report};
use crate::workspace::{Access, InputHash, Keeping, Kept, Opening, Workspace, backup};

/// Columns of the table.
const WIDTH: usize = 100;

/// Says `why` there is no window, checks, prints, keeps what was read in `workspace` or the one that the
/// window would open; gives the exit code.
#[must_use]
pub fn check(why: &str, files: &[PathBuf], workspace: Option<&Path>) -> u8 {
    eprintln!("{why} Interdict checks without a window, as \"interdict-cli check\" does.");
    let mut catalog = match catalogue::in_use() {
        Ok(in_use) => {
            if let Some(problem) = &in_use.problem {
                eprintln!("The loaded catalogue is not used: {problem}");
            }
            in_use.catalog
        }
        Err(errors) => {
            for error in errors {
                eprintln!("{error}");
            }
            return 2;
        }
    };
    let mut memory = open(workspace);
    let in_workspace = memory.as_ref().and_then(|own| own.profile().ok().flatten());
    let profile = match in_workspace.map_or_else(paths::load_profile, |own| Ok(Some(own))) {
        Ok(Some(profile)) => profile,
        Ok(None) => {
            eprintln!(
                "No organisation is known yet, so every finding is shown as restricted for others."
            );
            Profile::default()
        }
        Err(error) => {
            eprintln!("The kept answers could not be read: {error}.");
            return 2;
        }
    };
    let wrong = match own_rules(memory.as_ref()) {
        Ok(kept) => rules::lay_over(&mut catalog, &kept),
        Err(paths::PathError::NoHome) => Vec::new(),
        Err(error) => {
            eprintln!("Your own rules could not be read: {error}.");
            return 2;
        }
    };
    let as_of = jiff::ZonedDateTime::now().date();
    let kept = mappings::kept();
    if let Some(problem) = &kept.problem {
        eprintln!("Corrections of lists are not remembered: {problem}");
    }
    let lists = ListChoices { kept: kept.mappings, ..ListChoices::default() };
    let request = CheckRequest { files: files.to_vec(), lists, root: None, profile, as_of };
    let mut checked = match check::run(&request, &catalog, &|_| {}, &AtomicBool::new(false)) {
        Ok(checked) => checked,
        Err(error) => {
            eprintln!("{error}");
            return 2;
        }
    };
    checked.problems.extend(wrong);
    let mut lists = Vec::new();
    for list in name_lists::kept() {
        match list {
            Ok(list) => lists.push(list),
            Err(error) => eprintln!("An official list could not be read: {error}."),
        }
    }
    let screening = Screening::new(&lists);
    let on_lists: Vec<_> =
        checked.inventories.iter().flat_map(|one| screening.screen(one)).collect();
    let report = Report {
        generated_at: Timestamp::now(),
        as_of,
        catalog: &catalog,
        profile: &request.profile,
        inputs: &checked.inputs,
        findings: &checked.findings,
        same_vendor: false,
        on_lists: &on_lists,
        problems: &checked.problems,
    };
    print!("{}", report::table(&report, WIDTH));
    if let Some(own) = &mut memory {
        for inventory in &checked.inventories {
            keep(own, inventory);
        }
    }
    if !checked.unreadable.is_empty() || report.is_blind() {
        return 2;
    }
    u8::from(report.found().any(|one| one.assessment.verdict >= Some(Verdict::Restricted)))
}

/// The workspace that the window would open; `None`, with the reason said, where nothing can be kept.
fn open(named: Option<&Path>) -> Option<Workspace> {
    let last = || {
        let kept = preferences::kept().ok()?;
        kept.workspaces.into_iter().find(|path| path.is_file())
    };
    let path = named.map(Path::to_owned).or_else(last).map_or_else(paths::workspace_file, Ok);
    let opened = path.map_err(|error| error.to_string()).and_then(|path| {
        // A file that was moved away is not replaced by an empty one while there are copies of it.
        if !path.exists() && backup::copies(&path).is_ok_and(|copies| !copies.is_empty()) {
            return Err(format!(
                "{} is not there any more, but daily backups of it are: \"interdict-cli workspace \
                 restore\" puts one back.",
                path.display()
            ));
        }
        let how = Opening::by_this_user(Access::ChangeOrCreate, Timestamp::now());
        Workspace::open(&path, &how).map_err(|error| error.to_string())
    });
    match opened {
        Ok(workspace) => {
            for notice in workspace.notices() {
                eprintln!("{notice}");
            }
            Some(workspace)
        }
        Err(why) => {
            eprintln!("Nothing of this check is kept. {why}");
            None
        }
    }
}

/// The own rules of the workspace, else those that were kept before workspaces had their own.
fn own_rules(workspace: Option<&Workspace>) -> Result<OwnRules, paths::PathError> {
    match workspace.and_then(|own| own.own_rules().ok().flatten()) {
        Some(text) => {
            let mut own = OwnRules::default();
            if !text.trim().is_empty() {
                own.add("own rules of the workspace", text.as_bytes());
            }
            Ok(own)
        }
        None => rules::kept(),
    }
}

/// Keeps what was read, and says that it is on disk or why not.
fn keep(workspace: &mut Workspace, inventory: &Inventory) {
    let mut how = Keeping::at(Timestamp::now());
    let named = match &inventory.origin {
        Origin::Scan => "The scan".to_owned(),
        Origin::List { path, .. } => {
            how.input =
                InputHash::of_list(Path::new(path), inventory, &how.extent, how.list_date).ok();
            path.clone()
        }
    };
    let path = workspace.path().display().to_string();
    match workspace.keep(inventory, &how) {
        Ok(Kept::New(key)) => eprintln!("{named} is kept as inventory {} in {path}.", key.0),
        Ok(Kept::Before { inventory, .. }) => {
            eprintln!("{named} was kept before, as inventory {} in {path}.", inventory.0);
        }
        // What this check found is shown all the same.
        Err(error) => eprintln!("{named} is not kept. {error}"),
    }
}
