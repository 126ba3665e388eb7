//! A plan for a machine that nobody sits at: instructions that a colleague can follow, and scripts with
//! the same checks. Text only; who asks for a pack writes it where it belongs.
//!
//! A script refuses to run on another machine, without the rights it needs, and without the word that
//! the checks were made which no script can make. It touches a product only where the evidence for it is
//! there. It never holds a password. What it cannot do safely it leaves, and says so with its exit code.

mod cmd;
mod instructions;
mod powershell;
mod quote;
mod sh;

use super::{
    Action, Check, CommandLine, Mechanism, PasswordForm, PasswordPlace, Plan, PlannedCommand,
    Question, Rights, Step,
};
use crate::catalog::Product;
use crate::model::Platform;

pub use quote::{cmd_word, html_text, powershell_word, sh_word};

/// Exit codes that are the scripts' own; a failing installer's code is handed on.
const FAILED: i32 = 1;
const LEFT: i32 = 2;
const OTHER_MACHINE: i32 = 3;
const NOT_CONFIRMED: i32 = 4;
const NO_RIGHTS: i32 = 5;
const NOT_READY: i32 = 6;

/// Why what manages the machine is not removed.
const STAYS: &str = "left, since something before it did not go: by this the machine is managed.";

/// One file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// Its name, without a folder.
    pub name: &'static str,
    /// Its bytes as they are written: encoding and line ends are those that its reader needs.
    pub bytes: Vec<u8>,
}

/// Makes the files of a pack. `products` are the catalogue's entries for what the plan removes: where the
/// plan knows no machine, a script looks for them by their names.
#[must_use]
pub fn pack(plan: &Plan, products: &[&Product]) -> Vec<PackFile> {
    let jobs = jobs(plan, products);
    let mut files = vec![
        PackFile { name: "instructions.txt", bytes: instructions::text(plan).into_bytes() },
        PackFile { name: "instructions.html", bytes: instructions::html(plan).into_bytes() },
    ];
    if plan.platform == Platform::Windows {
        let cmd = cmd::script(plan, &jobs).replace('\n', "\r\n");
        files.push(PackFile { name: "remove.cmd", bytes: cmd.into_bytes() });
        // Windows PowerShell 5.1 takes a file without the mark for one in the machine's code page.
        let text = powershell::script(plan, &jobs, products).replace('\n', "\r\n");
        files.push(PackFile { name: "remove.ps1", bytes: format!("\u{feff}{text}").into_bytes() });
    } else {
        files.push(PackFile { name: "remove.sh", bytes: sh::script(plan, &jobs).into_bytes() });
    }
    files
}

/// One uninstallation as a script does it.
struct Job<'a> {
    step: &'a Step,
    /// Whether the machine is managed by what goes: it stays while something else did not go, or there is no way
    /// back to the machine.
    manages: bool,
    /// The way that needs no password and no person.
    way: Option<Way<'a>>,
    /// The same with a password.
    with_password: Option<(Way<'a>, PasswordForm)>,
}

#[derive(Clone, Copy)]
struct Way<'a> {
    command: &'a PlannedCommand,
    line: &'a CommandLine,
}

fn jobs<'a>(plan: &'a Plan, products: &[&Product]) -> Vec<Job<'a>> {
    let runs = plan.steps.iter().filter(|step| step.id.starts_with("run-"));
    runs.map(|step| {
        let ways = || step.commands().iter().filter(|command| is_for_scripts(command));
        let way = |command: &'_ PlannedCommand| command.line.is_some();
        let open = ways().find(|command| command.password == PasswordPlace::None && way(command));
        let secret = ways().find_map(|command| match command.password {
            PasswordPlace::Argument { form, .. } => Some((command, form)),
            PasswordPlace::None | PasswordPlace::AskedByProgram => None,
        });
        let product = products.iter().find(|own| step.product.as_ref() == Some(&own.id));
        Job {
            step,
            manages: product.is_some_and(|product| super::order::manages(product)),
            way: open.and_then(|command| Some(Way { command, line: command.line.as_ref()? })),
            with_password: secret.and_then(|(command, form)| {
                Some((Way { command, line: command.line.as_ref()? }, form))
            }),
        }
    })
    .collect()
}

/// Whether a script may run a command: no person is needed, and the rights are the script's own. What
/// belongs to a user is run by that user; winget and Homebrew do not want to be an administrator's.
fn is_for_scripts(command: &PlannedCommand) -> bool {
    let own = matches!(command.rights, Rights::User { .. })
        // What an ordinary user could have put there is never run by a script that may be an administrator's.
        || matches!(&command.rights, Rights::OwnOnly { why } if !why.is_empty())
        || matches!(command.mechanism, Mechanism::Winget | Mechanism::Homebrew);
    command.can_run() && !command.interactive && !own
}

/// What has to be confirmed by a person before a script runs, in words.
fn to_confirm(plan: &Plan) -> Vec<String> {
    let mut words = Vec::new();
    for step in &plan.steps {
        let text = match &step.action {
            Action::Check(Check::DiskEncryptionOff { product }) => {
                format!("No drive is encrypted by {product}, nor are its keys kept by it only.")
            }
            Action::Check(Check::NotUnderPolicy { product, .. }) => {
                format!("No policy of a management server holds {product}.")
            }
            Action::Ask(Question::NextProtection) => {
                "It is decided what protects this machine afterwards.".to_owned()
            }
            Action::Check(Check::RestorePointOrBackup) => {
                "There is a restore point or a backup, or it was decided to go on without."
                    .to_owned()
            }
            Action::Explain if !step.id.starts_with("run-") => {
                format!("{}: see instructions.txt.", step.title)
            }
            _ => continue,
        };
        words.push(text);
    }
    words
}

/// Whether the plan checks that no restart is pending: the scripts refuse while one is.
fn checks_restart(plan: &Plan) -> bool {
    plan.steps.iter().any(|step| step.action == Action::Check(Check::NoRestartPending))
}

/// How many millions of bytes the plan wants free on the drive of the system.
fn wanted_megabytes(plan: &Plan) -> Option<u64> {
    plan.steps.iter().find_map(|step| match step.action {
        Action::Check(Check::FreeSpace { megabytes }) => Some(megabytes),
        _ => None,
    })
}

/// The folder of a package below the manager that removes it: where it is not there, neither is the package.
fn place_of(way: &Way<'_>) -> Option<String> {
    let word = |at: usize| way.line.arguments.get(at);
    match way.command.mechanism {
        Mechanism::Npm => super::installer::npm_package(way.line),
        Mechanism::Chocolatey => {
            let (folder, _) = way.line.program.rsplit_once('\\')?;
            Some(format!(r"{folder}\lib\{}", word(1)?))
        }
        Mechanism::MacosBundle => word(2).cloned(),
        _ => None,
    }
}

/// The product code that a Windows Installer command removes.
fn code_of(line: &CommandLine) -> Option<String> {
    line.arguments.iter().find_map(|word| super::installer::product_code(word))
}

/// The machine's name without its domain, as the machine itself says it.
fn short_name(machine: &str) -> &str {
    machine.split('.').next().unwrap_or(machine)
}

/// The same on Windows, whose own variable and call give the first fifteen letters ("NetBIOS Computer Names",
/// Microsoft); a list may have the whole name.
fn windows_name(machine: &str) -> String {
    const MOST: usize = 15;
    short_name(machine).chars().take(MOST).collect()
}
