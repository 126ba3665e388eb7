//! The last look before a command runs. A plan may have been kept in a file, and files on the machine
//! may have changed since it was made; so nothing of it is believed.

use super::{
    Refusal, of_files, posix_program, rights, visible, windows_arguments, windows_file,
    windows_program,
};
use crate::model::{Platform, Scope};
use crate::removal::command_line::is_msiexec;
use crate::removal::installer::{is_composed, product_code, system_program};
use crate::removal::{MachineFacts, Mechanism, Origin, PASSWORD, PlannedCommand, Rights};

/// Looks at a command again with the facts of the machine it is about to run on, and says with whose
/// rights it may run: never with more than the plan says.
pub fn recheck(
    command: &PlannedCommand,
    platform: Platform,
    facts: &dyn MachineFacts,
) -> Result<Rights, Refusal> {
    let rights = looked_at(command, platform, facts)?;
    // "With one's own rights" is an administrator's where this program runs as one: what ordinary users can
    // change says why it may not have them, whatever the plan said.
    let is_free = matches!(&rights, Rights::OwnOnly { why } if why.is_empty());
    if let (true, Some(line)) = (is_free, &command.line) {
        let user_writable = command.origin == Origin::UserEntry;
        let allowed = super::rights(&line.program, user_writable, &Scope::Unknown, facts);
        return Ok(if allowed == Rights::Administrator { rights } else { allowed });
    }
    Ok(rights)
}

fn looked_at(
    command: &PlannedCommand,
    platform: Platform,
    facts: &dyn MachineFacts,
) -> Result<Rights, Refusal> {
    if let Some(refusal) = &command.refusal {
        return Err(refusal.clone());
    }
    let line = command.line.as_ref().filter(|_| command.can_run()).ok_or(Refusal::Empty)?;
    visible(&line.program)?;
    for argument in &line.arguments {
        visible(argument)?;
    }
    let by_manager = match command.mechanism {
        Mechanism::WindowsInstaller => false,
        mechanism => is_composed(mechanism, line, facts),
    };
    if by_manager {
        // What stands in the plan may be less than what the manager would need, never more.
        return Ok(match command.mechanism {
            Mechanism::Winget | Mechanism::Homebrew => match &command.rights {
                Rights::Administrator => Rights::OwnOnly { why: String::new() },
                own => own.clone(),
            },
            Mechanism::Npm | Mechanism::Pip | Mechanism::MacosBundle
                if command.rights == Rights::Administrator =>
            {
                of_files(command.mechanism, line, facts)
            }
            _ => command.rights.clone(),
        });
    }
    if platform == Platform::Windows {
        if is_msiexec(&line.program) {
            installer_arguments(&line.arguments)?;
            if line.program != system_program("msiexec.exe", facts)
                && !line.program.eq_ignore_ascii_case("msiexec.exe")
            {
                return Err(Refusal::SystemTool(line.program.clone()));
            }
            return Ok(command.rights.clone());
        }
        windows_program(&line.program)?;
        windows_file(&line.program, facts)?;
        windows_arguments(&line.windows_arguments())?;
    } else {
        posix_program(&line.program, facts)?;
    }
    let user_writable = command.origin == Origin::UserEntry;
    let scope = match &command.rights {
        Rights::User { user } => Scope::User(user.clone()),
        _ => Scope::Unknown,
    };
    let allowed = rights(&line.program, user_writable, &scope, facts);
    Ok(match (&command.rights, allowed) {
        (Rights::Administrator, allowed) => allowed,
        (planned, _) => planned.clone(),
    })
}

/// The program to start for a command: a bare `msiexec.exe` is the system's own.
fn installer_arguments(arguments: &[String]) -> Result<(), Refusal> {
    let changed = |word: &String| Refusal::ChangedArguments(word.clone());
    let mut words = arguments.iter();
    let verb = words.next().ok_or(Refusal::Empty)?;
    if !verb.eq_ignore_ascii_case("/x") {
        return Err(Refusal::NotARemoval(verb.clone()));
    }
    let code = words.next().ok_or(Refusal::Empty)?;
    product_code(code).ok_or_else(|| Refusal::NotARemoval(code.clone()))?;
    for word in words {
        let flag = ["/qn", "/qb", "/norestart"].iter().any(|own| word.eq_ignore_ascii_case(own));
        if !flag && !is_known_property(word) {
            return Err(changed(word));
        }
    }
    Ok(())
}

/// Properties that the recipes of the catalogue pass: restarts, and where an uninstall password goes.
fn is_known_property(word: &str) -> bool {
    let Some((name, value)) = word.split_once('=') else { return false };
    match name {
        "REBOOT" => value == "ReallySuppress",
        "KLLOGIN" => value.chars().all(|c| c.is_ascii_alphanumeric()),
        "KLPASSWD" | "KLUNINSTPASSWD" | "UNLOCK_PASSWORD" => value == PASSWORD,
        _ => false,
    }
}
