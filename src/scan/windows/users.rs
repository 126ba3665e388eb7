//! What is each user's own: programs, start-up entries, store apps, root certificates, systems inside
//! the system, and folders with programs. A user's hive is opened once, read for all of them and let
//! go, so that a disk with hundreds of users needs the memory of one.

use super::gathering::Gathering;
use super::installation::{Installation, User, whole_hive};
use super::{certificates, program_folders, startup, store_apps, uninstall};
use crate::model::{Kind, Scope, Software, SourceOutcome, SourceState};
use crate::scan::common::registry::Hive;
use crate::scan::empty;

const LXSS: &str = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Lxss";

/// Every user.
pub(super) fn read(windows: &Installation) -> Vec<SourceOutcome> {
    let mut outcomes = Vec::new();
    let mut startup =
        Gathering::new("startup-users", "Start-up entries of each user", r"HKEY_USERS\…\Run");
    let mut apps = Gathering::new("store-apps-users", "Store apps of each user", "UsrClass.dat");
    let mut roots = Gathering::new(
        "certificates-users",
        "Root certificates of each user",
        r"HKEY_USERS\…\SystemCertificates\Root",
    );
    let mut inner =
        Gathering::new("wsl", "Windows Subsystem for Linux", &format!(r"HKEY_USERS\…\{LXSS}"));
    let mut folders = Gathering::new(
        "program-folders-users",
        "Program folders of each user",
        r"AppData\Local\Programs",
    );
    let explained = program_folders::explained_by_machine(windows);
    let drive = windows.drive();
    let (users, unread) = windows.users();
    for state in unread {
        outcomes.push(empty("users", "List of users", "ProfileList", state));
    }
    for user in &users {
        let mut own = explained.clone();
        match windows.user_hive(user) {
            Ok(seen) => {
                let hive = seen.hive.as_ref();
                if !seen.problems.is_empty() {
                    let id = format!("hive-{}", user.id());
                    let name = format!("Registry file of user {}", user.name);
                    let opened = Ok(seen.clone());
                    outcomes.push(whole_hive(&id, &name, "NTUSER.DAT", &opened));
                }
                outcomes.extend(uninstall::user(hive, user));
                startup::user(&mut startup, windows, hive, user);
                certificates::user(&mut roots, hive, user);
                distributions(&mut inner, hive, user);
                own.extend(program_folders::explained_by(
                    hive,
                    &uninstall::USER,
                    drive,
                    user.home.as_deref(),
                ));
            }
            Err(state) => outcomes.push(unopened(user, state)),
        }
        match windows.user_classes(user) {
            Ok(seen) => {
                for problem in &seen.problems {
                    apps.partial();
                    apps.problem(&format!("UsrClass.dat of {}", user.name), "", problem);
                }
                let scope = Scope::User(user.name.clone());
                store_apps::user(&mut apps, windows, seen.hive.as_ref(), &scope);
            }
            Err(state) => apps.unread(state),
        }
        if user.home.is_some() {
            startup::user_folder(&mut startup, windows, user);
            program_folders::user(&mut folders, windows, &own, user);
        }
    }
    outcomes.extend([startup, apps, roots, inner, folders].map(Gathering::finish));
    outcomes
}

/// A user whose hive could not be read: what only this user has is missing, and that is said.
fn unopened(user: &User, state: SourceState) -> SourceOutcome {
    let name = &user.name;
    let missing = format!("What is installed only for {name} is missing from this result.");
    let state = match state {
        SourceState::NeedsRights(why) => SourceState::NeedsRights(format!(
            "{name} is not signed in, and only an administrator may read the registry of another \
             user. {missing} {why}"
        )),
        SourceState::Failed(why) => SourceState::Failed(format!("{missing} {why}")),
        other => other,
    };
    let id = format!("uninstall-{}", user.id());
    empty(&id, &format!("Programs of user {name}"), "NTUSER.DAT", state)
}

/// Distributions of the Windows Subsystem for Linux, by name. Microsoft documents the key in "Advanced
/// settings configuration in WSL" and "Troubleshooting WSL" only in passing.
fn distributions(gathering: &mut Gathering, hive: &dyn Hive, user: &User) {
    for key in gathering.keys(hive, LXSS) {
        let Some(name) = key.text("DistributionName") else { continue };
        gathering.push(Software {
            kind: Kind::Distribution,
            name,
            version: key.text("OsVersion"),
            location: key.text("BasePath"),
            scope: Scope::User(user.name.clone()),
            remark: Some(
                "a Linux system in WSL; what is installed in it cannot be seen from outside"
                    .to_owned(),
            ),
            ..Software::default()
        });
    }
}
