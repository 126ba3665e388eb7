//! What the catalogue's recipe says, with the machine's own codes filled in and after the rules of safety.

use super::is_of_a_user;
use super::made::refused;
use crate::catalog::{Basis, RecipeCommand};
use crate::model::{Platform, Scope, Software};
use crate::removal::command_line::is_msiexec;
use crate::removal::installer::{self, is_package_name, product_code};
use crate::removal::plan::{Request, prose};
use crate::removal::refuse::{self, Refusal};
use crate::removal::{
    CommandLine, Mechanism, Origin, PASSWORD, PasswordForm, PasswordPlace, PlannedCommand, Rights,
};

/// What the catalogue writes where a product code stands.
pub(super) const CODE: &str = "<PRODUCT_CODE>";

/// A recipe's text with [`CODE`] where it describes the code in words, and without the remark that follows
/// it: both are for a person who has to look the code up.
pub(super) fn with_code(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some((before, rest)) = text.split_once("<code of ")
        && let Some((_, after)) = rest.split_once('>')
    {
        text = format!("{before}{CODE}{after}");
    }
    if text.starts_with("msiexec")
        && text.contains(CODE)
        && let Some((before, _)) = text.split_once(" (")
    {
        text = before.to_owned();
    }
    text
}

pub(super) fn from_recipe(
    command: &RecipeCommand,
    text: &str,
    record: Option<&Software>,
    request: &Request<'_>,
) -> PlannedCommand {
    let platform = request.platform;
    let basis = match command.basis {
        Basis::Published => "Published by the source named in the catalogue.",
        Basis::Composed => "A standard command, put together from a known code or package name.",
        Basis::General => "General knowledge, not checked.",
    };
    let is_prose = command.platform().is_none() || !prose::is_command(text, platform);
    let hexadecimal = "<password as UTF-16LE hex>";
    let plain = text.replace(hexadecimal, PASSWORD);
    let has_placeholder = {
        let rest = plain.replace(PASSWORD, "");
        rest.contains('<') && rest.contains('>')
    };
    let mut planned = PlannedCommand {
        verified: command.verified,
        basis: basis.to_owned(),
        has_placeholder,
        is_prose,
        refusal: None,
        ..refused(text, Refusal::Empty, Origin::Recipe, &command.when)
    };
    let parsed = match platform {
        _ if is_prose => return planned,
        Platform::Windows => recipe_windows(&plain, request),
        Platform::Macos | Platform::Linux => recipe_posix(&plain, request),
    };
    let (mechanism, line, rights) = match parsed {
        Ok(parsed) => parsed,
        // A text with a place to fill in is for the admin anyway.
        Err(_) if has_placeholder => return planned,
        Err(refusal) => {
            planned.refusal = Some(refusal);
            return planned;
        }
    };
    if let Some(refusal) = other_code(&line, record) {
        planned.refusal = Some(refusal);
        return planned;
    }
    planned.mechanism = mechanism;
    planned.time_limit_secs = mechanism.time_limit_secs();
    // The scripts that vendors leave on macOS and Linux ask nothing.
    planned.interactive = mechanism == Mechanism::Vendor && platform == Platform::Windows;
    planned.rights = match record.filter(|record| is_of_a_user(record)) {
        // That user says that the product is here, and under which code: an administrator's rights would
        // let the user choose what is removed from everybody.
        Some(record) => {
            planned.origin = Origin::UserEntry;
            refuse::rights(&line.program, true, &record.scope, request.facts)
        }
        None => rights,
    };
    if let Some(index) = line.arguments.iter().position(|word| word.contains(PASSWORD)) {
        let form =
            if text.contains(hexadecimal) { PasswordForm::Utf16LeHex } else { PasswordForm::Plain };
        planned.password = PasswordPlace::Argument { index, form };
    }
    planned.text = line.text_for(platform);
    planned.line = (!has_placeholder).then_some(line);
    planned
}

/// A recipe that names one code is for one version; a record with another code is not removed by it.
fn other_code(line: &CommandLine, record: Option<&Software>) -> Option<Refusal> {
    let expected = product_code(record?.ids.product_code.as_deref()?)?;
    let found = line.arguments.iter().find_map(|word| product_code(word))?;
    (is_msiexec(&line.program) && found != expected)
        .then_some(Refusal::OtherProduct { found, expected })
}

type Parsed = Result<(Mechanism, CommandLine, Rights), Refusal>;

fn recipe_windows(text: &str, request: &Request<'_>) -> Parsed {
    refuse::visible(text)?;
    let line = CommandLine::parse_windows(text)
        .ok_or_else(|| Refusal::NotUnderstood("an open quote".to_owned()))?;
    if is_msiexec(&line.program) {
        let program = installer::system_program("msiexec.exe", request.facts);
        let mechanism = Mechanism::WindowsInstaller;
        return Ok((mechanism, CommandLine { program, ..line }, Rights::Administrator));
    }
    if line.program == "winget" {
        let name = line.arguments.iter().skip_while(|word| *word != "--id").nth(1);
        let name = name.ok_or_else(|| Refusal::NotAName(String::new()))?;
        let line = installer::composed(Mechanism::Winget, 0, name, request.facts)
            .ok_or_else(|| Refusal::NotAName(name.clone()))?;
        return Ok((Mechanism::Winget, line, Rights::OwnOnly { why: String::new() }));
    }
    let shell =
        ["get-", "remove-"].iter().any(|verb| line.program.to_lowercase().starts_with(verb));
    if shell {
        return Err(Refusal::Host("PowerShell".to_owned()));
    }
    let line = CommandLine { program: refuse::expand(&line.program, request.facts)?, ..line };
    refuse::windows_program(&line.program)?;
    refuse::windows_file(&line.program, request.facts)?;
    let rights = refuse::rights(&line.program, false, &Scope::Unknown, request.facts);
    Ok((Mechanism::Vendor, line, rights))
}

/// The managers that recipes call by their bare names.
const MANAGERS: &[(&str, Mechanism)] = &[
    ("apt-get", Mechanism::Dpkg),
    ("dpkg", Mechanism::Dpkg),
    ("dnf", Mechanism::Rpm),
    ("rpm", Mechanism::Rpm),
];

fn recipe_posix(text: &str, request: &Request<'_>) -> Parsed {
    refuse::visible(text)?;
    let mut line = CommandLine::parse_posix(text)
        .ok_or_else(|| Refusal::ShellOperators(shell_sign(text).to_owned()))?;
    if line.program == "sudo" {
        // Rights are asked for by the guide itself.
        let mut words = line.arguments.into_iter();
        let program = words.next().ok_or(Refusal::Empty)?;
        line = CommandLine { program, arguments: words.collect() };
    }
    if let Some((_, mechanism)) = MANAGERS.iter().find(|(name, _)| *name == line.program) {
        let names: Vec<&String> =
            line.arguments.iter().skip(1).filter(|word| !word.starts_with('-')).collect();
        if let Some(wrong) = names.iter().find(|name| !is_package_name(name)) {
            return Err(Refusal::NotAName((*wrong).clone()));
        }
        let first = names.first().ok_or(Refusal::Empty)?;
        let mut composed = installer::composed(*mechanism, 0, first, request.facts)
            .ok_or_else(|| Refusal::NotAName((*first).clone()))?;
        composed.arguments.extend(names.iter().skip(1).map(|name| (*name).clone()));
        return Ok((*mechanism, composed, Rights::Administrator));
    }
    refuse::posix_program(&line.program, request.facts)?;
    let rights = refuse::rights(&line.program, false, &Scope::Unknown, request.facts);
    Ok((Mechanism::Vendor, line, rights))
}

/// What in a text only a shell could do, for the sentence that refuses it.
fn shell_sign(text: &str) -> &str {
    ["|", "&", ";", "$", "`", "*", "?", ">", "("]
        .into_iter()
        .find(|sign| text.contains(sign))
        .unwrap_or("an open quote")
}
