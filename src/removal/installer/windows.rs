//! Uninstall entries of Windows: which installer wrote them, and how it removes in silence.
//!
//! - Windows Installer: Microsoft's page "Command-Line Options" (`/x`, `/qn`, `/norestart`).
//! - Inno Setup: its help, "Uninstaller Command Line Parameters"; the key ends with `_is1`, the program
//!   is `unins000.exe`.
//! - NSIS: its documentation, 3.2.2 "Uninstaller Specific Options" (`/S`, `_?=`) and appendix D.1 "Error
//!   Levels": only with `_?=` does the uninstaller stay, so that its end can be waited for.
//! - WiX bundles (Burn): the program in the folder `Package Cache`, `/uninstall /quiet /norestart`.
//! - InstallShield: the program in the folder `InstallShield Installation Information`; in silence it
//!   wants a response file that was recorded before, so it is shown (Revenera, "Setup.exe and Update.exe
//!   Command-Line Parameters").

use super::{Found, Uninstaller};
use crate::model::Software;
use crate::removal::command_line::is_msiexec;
use crate::removal::refuse::{self, Refusal};
use crate::removal::{CommandLine, MachineFacts, Mechanism};

const FROM_ENTRY: &str = "From this machine's own list of programs.";

/// The removal that a program's own entry names.
pub fn entry(record: &Software, facts: &dyn MachineFacts) -> Found {
    let own = record.uninstall.as_ref()?;
    // The silent variant first; where it is refused, so is the entry: a list that was changed is not
    // trusted by halves.
    if let Some(quiet) = own.quiet.as_deref().filter(|text| !text.trim().is_empty()) {
        return Some(read(quiet, true, record, facts));
    }
    if own.text.trim().is_empty() {
        return None;
    }
    Some(read(&own.text, false, record, facts))
}

fn read(
    text: &str,
    is_quiet: bool,
    record: &Software,
    facts: &dyn MachineFacts,
) -> Result<Uninstaller, Refusal> {
    refuse::visible(text)?;
    let text = refuse::expand(text.trim(), facts)?;
    // A text of somebody else may name another machine, which must not even be asked.
    let is_file = |path: &str| {
        refuse::is_on_a_drive(path) && facts.path(path).is_file == crate::removal::Known::Yes
    };
    let line = CommandLine::parse_windows_where(&text, is_file)
        .ok_or_else(|| Refusal::NotUnderstood("an open quote, or a line too long".to_owned()))?;
    // A shell is refused as what it is, whatever it is told; a bare name ends at its first space.
    let bare = text.split([' ', '\t', '"']).next().filter(|word| !word.contains(['\\', '/']));
    for program in [Some(line.program.as_str()), bare].into_iter().flatten() {
        if let Err(refusal @ Refusal::Host(_)) = refuse::windows_program(program) {
            return Err(refusal);
        }
    }
    let rest = rest_of(&text, &line.program);
    refuse::windows_arguments(rest)?;
    if is_msiexec(&line.program) {
        return windows_installer(&line.arguments, record, facts);
    }
    let line = match file_name(&line.program).as_str() {
        "rundll32.exe" | "rundll32" => unwrapped(&line, rest)?,
        _ => line,
    };
    refuse::windows_program(&line.program)?;
    refuse::windows_file(&line.program, facts)?;
    Ok(recognised(line, is_quiet, record, facts))
}

/// What stands after the program in the line.
fn rest_of<'a>(text: &'a str, program: &str) -> &'a str {
    let text = text.strip_prefix('"').unwrap_or(text);
    let rest = text.strip_prefix(program).unwrap_or_default();
    rest.strip_prefix('"').unwrap_or(rest)
}

/// `RunDll32 …\Ctor.dll,LaunchSetup "…\setup.exe" -l0x9 -removeonly` is how older InstallShield engines
/// start their own `setup.exe`; it is started itself. Any other library is refused.
fn unwrapped(line: &CommandLine, rest: &str) -> Result<CommandLine, Refusal> {
    let library = line.arguments.first().cloned().unwrap_or_default();
    let lower = library.to_lowercase();
    let Some((path, _)) = lower.split_once(",launchsetup") else {
        return Err(Refusal::ForeignLibrary(library));
    };
    if !path.ends_with(r"\ctor.dll") {
        return Err(Refusal::ForeignLibrary(library));
    }
    let setup = rest.trim_start().get(library.len()..).unwrap_or_default();
    let line = CommandLine::parse_windows(setup)
        .ok_or_else(|| Refusal::NotUnderstood("no setup program is named".to_owned()))?;
    if !is_installshield(&line.program) {
        return Err(Refusal::ForeignLibrary(library));
    }
    Ok(line)
}

/// The removal by Windows Installer: of the text only the product code counts, and it has to be that of
/// the record. Everything else, such as transforms and properties, is left out.
fn windows_installer(
    arguments: &[String],
    record: &Software,
    facts: &dyn MachineFacts,
) -> Result<Uninstaller, Refusal> {
    let mut code = None;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix(['/', '-']) else { continue };
        let lower = option.to_lowercase();
        // `/i` opens maintenance, where the product can be removed; `/x` removes.
        let after = lower.strip_prefix("uninstall").or_else(|| lower.strip_prefix(['i', 'x']));
        let Some(after) = after else {
            // Output, logging and restarts are set anew; any other verb does something else.
            if ["q", "l", "passive", "norestart", "forcerestart", "promptrestart"]
                .iter()
                .any(|known| lower.starts_with(known))
            {
                continue;
            }
            return Err(Refusal::NotARemoval(word.clone()));
        };
        let named = if after.is_empty() {
            words.next().cloned().unwrap_or_default()
        } else {
            after.to_owned()
        };
        let named = product_code(&named).ok_or_else(|| Refusal::NotARemoval(word.clone()))?;
        if code.as_ref().is_some_and(|known| *known != named) {
            return Err(Refusal::NotARemoval("two products".to_owned()));
        }
        code = Some(named);
    }
    let found = code.ok_or_else(|| Refusal::NotARemoval("no product is named".to_owned()))?;
    if let Some(expected) = record.ids.product_code.as_deref().and_then(product_code)
        && expected != found
    {
        return Err(Refusal::OtherProduct { found, expected });
    }
    Ok(Uninstaller {
        mechanism: Mechanism::WindowsInstaller,
        line: msiexec_line(&found, &[], facts),
        interactive: false,
        basis: "From this machine's own list of programs, as Windows Installer's own removal.",
        verified: true,
    })
}

/// A product code in capital letters; `None` where the text is none.
#[must_use]
pub fn product_code(text: &str) -> Option<String> {
    let text = text.trim().trim_matches('"');
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let sizes = [8, 4, 4, 4, 12];
    let mut parts = inner.split('-');
    let right = sizes.iter().all(|size| {
        parts
            .next()
            .is_some_and(|part| part.len() == *size && part.bytes().all(|b| b.is_ascii_hexdigit()))
    });
    (right && parts.next().is_none()).then(|| text.to_ascii_uppercase())
}

/// `msiexec.exe /x CODE … /qn /norestart`, the system's own by its full path.
fn msiexec_line(code: &str, properties: &[String], facts: &dyn MachineFacts) -> CommandLine {
    let mut arguments = vec!["/x".to_owned(), code.to_owned()];
    arguments.extend_from_slice(properties);
    arguments.extend(["/qn".to_owned(), "/norestart".to_owned()]);
    CommandLine { program: system_program("msiexec.exe", facts), arguments }
}

/// A program of the system by its full path, where the system's folder is known; its bare name for a
/// machine that is only on a list.
#[must_use]
pub fn system_program(below_system32: &str, facts: &dyn MachineFacts) -> String {
    match facts.variable("SystemRoot") {
        Some(root) => format!("{}\\System32\\{below_system32}", root.trim_end_matches('\\')),
        None => below_system32.rsplit('\\').next().unwrap_or(below_system32).to_owned(),
    }
}

fn recognised(
    line: CommandLine,
    is_quiet: bool,
    record: &Software,
    facts: &dyn MachineFacts,
) -> Uninstaller {
    let mechanism = mechanism(&line, record, facts);
    let documented = |mechanism, line, basis| Uninstaller {
        mechanism,
        line,
        interactive: false,
        basis,
        verified: true,
    };
    let with = |arguments: &[&str]| CommandLine {
        program: line.program.clone(),
        arguments: arguments.iter().map(|word| (*word).to_owned()).collect(),
    };
    match mechanism {
        Mechanism::Inno => documented(
            mechanism,
            with(&["/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART"]),
            "From this machine's own list of programs, with the switches of Inno Setup's documentation.",
        ),
        Mechanism::Burn => documented(
            mechanism,
            with(&["/uninstall", "/quiet", "/norestart"]),
            "From this machine's own list of programs, with the switches of WiX bundles.",
        ),
        Mechanism::Nsis => {
            let mut arguments: Vec<String> = line
                .arguments
                .iter()
                .filter(|word| *word != "/S" && !word.starts_with("_?="))
                .cloned()
                .collect();
            arguments.push("/S".to_owned());
            if let Some((folder, _)) = line.program.rsplit_once('\\') {
                arguments.push(format!("_?={folder}"));
            }
            documented(
                mechanism,
                CommandLine { program: line.program.clone(), arguments },
                "From this machine's own list of programs, with the switches of NSIS's documentation.",
            )
        }
        _ => Uninstaller {
            mechanism,
            line,
            interactive: !is_quiet,
            basis: FROM_ENTRY,
            verified: true,
        },
    }
}

fn mechanism(line: &CommandLine, record: &Software, facts: &dyn MachineFacts) -> Mechanism {
    let file = file_name(&line.program);
    let key = record.ids.uninstall_key.as_deref().unwrap_or_default();
    if is_inno(&file) || key.to_ascii_lowercase().ends_with("_is1") && file.starts_with("unins") {
        return Mechanism::Inno;
    }
    let path = line.program.to_lowercase();
    if path.contains(r"\package cache\{") {
        return Mechanism::Burn;
    }
    if is_installshield(&line.program) {
        return Mechanism::InstallShield;
    }
    // The marks in the file itself; an update may have replaced what the name promises.
    match facts.path(&line.program).installer {
        Some(Mechanism::Nsis) => Mechanism::Nsis,
        Some(Mechanism::Inno) => Mechanism::Inno,
        Some(Mechanism::InstallShield) => Mechanism::InstallShield,
        // A bundle outside the cache is an installer that somebody kept, not the registered one.
        _ if line.arguments.iter().any(|word| word == "/S") && file.starts_with("unins") => {
            Mechanism::Nsis
        }
        _ => Mechanism::Vendor,
    }
}

/// `unins000.exe` to `unins999.exe`.
fn is_inno(file: &str) -> bool {
    file.strip_prefix("unins")
        .and_then(|rest| rest.strip_suffix(".exe"))
        .is_some_and(|number| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_installshield(program: &str) -> bool {
    program.to_lowercase().contains(r"\installshield installation information\{")
}

fn file_name(path: &str) -> String {
    path.rsplit(['\\', '/']).next().unwrap_or(path).to_lowercase()
}
