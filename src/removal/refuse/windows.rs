//! Rules for a program's path and arguments on Windows. Names of files follow Microsoft's page "Naming
//! Files, Paths, and Namespaces".

use super::{Refusal, file_name, hosts};
use crate::removal::command_line::split_windows;
use crate::removal::{Known, MachineFacts, VARIABLES};

/// Folders of Windows whose programs are tools of the system.
const SYSTEM_FOLDERS: &[&str] = &["system32", "syswow64", "sysnative", "sysarm32", "winsxs"];

/// Programs that lie in the Windows folder itself and belong to it.
const WINDOWS_TOOLS: &[&str] =
    &["explorer.exe", "regedit.exe", "notepad.exe", "winhlp32.exe", "helppane.exe", "write.exe"];

/// Endings of files that are no programs but are run by one.
const SCRIPTS: &[&str] = &[
    ".bat", ".cmd", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".hta", ".ps1", ".psm1", ".lnk",
    ".url", ".scr", ".pif", ".cpl", ".msi", ".msp", ".mst", ".reg", ".inf", ".jar", ".dll", ".msc",
];

/// Names that are devices wherever they stand.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Replaces the variables of the fixed list by their values; any other is refused.
pub fn expand(text: &str, facts: &dyn MachineFacts) -> Result<String, Refusal> {
    let mut expanded = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        expanded.push_str(before);
        let Some((name, beyond)) = after.split_once('%') else {
            // A single sign is a letter like any other.
            expanded.push('%');
            rest = after;
            continue;
        };
        let Some(known) = VARIABLES.iter().find(|known| known.eq_ignore_ascii_case(name)) else {
            return Err(Refusal::ForeignVariable(name.to_owned()));
        };
        let value =
            facts.variable(known).ok_or_else(|| Refusal::UnknownVariable((*known).to_owned()))?;
        // A folder's name has no variable in it; one that has would be expanded twice.
        if value.contains(['%', '"']) {
            return Err(Refusal::UnknownVariable((*known).to_owned()));
        }
        expanded.push_str(&value);
        rest = beyond;
    }
    expanded.push_str(rest);
    Ok(expanded)
}

/// Whether a text is the full path of something on a drive of a machine: nothing else may be looked for,
/// since the look alone would sign in to another machine or open a device.
pub fn is_on_a_drive(path: &str) -> bool {
    let slashed = path.replace('/', "\\");
    let mut chars = slashed.chars();
    let is_full = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.next() == Some(':')
        && chars.next() == Some('\\');
    let below = slashed.get(3..).unwrap_or_default();
    is_full
        && !below.contains([':', '<', '>', '"', '|', '?', '*'])
        && below.split('\\').all(|part| part != ".." && !is_device(part))
}

/// Refuses a path that is not the full path of a program on a drive of this machine, or that of a
/// program that is not an uninstaller.
pub fn windows_program(path: &str) -> Result<(), Refusal> {
    let own = || path.to_owned();
    let slashed = path.replace('/', "\\");
    if slashed.starts_with(r"\\?\") || slashed.starts_with(r"\\.\") || slashed.starts_with(r"\??\")
    {
        return Err(Refusal::DevicePath(own()));
    }
    if slashed.starts_with(r"\\") {
        return Err(Refusal::NetworkPath(own()));
    }
    let host = file_name(path);
    // A bare name of a shell is refused as what it is.
    if hosts::is_host(&host) {
        return Err(Refusal::Host(host));
    }
    let mut chars = slashed.chars();
    let (letter, colon, slash) = (chars.next(), chars.next(), chars.next());
    let full = letter.is_some_and(|c| c.is_ascii_alphabetic())
        && colon == Some(':')
        && slash == Some('\\');
    if !full {
        return Err(Refusal::RelativePath(own()));
    }
    let below = slashed.get(3..).unwrap_or_default();
    if below.contains(':') {
        return Err(Refusal::DevicePath(own()));
    }
    if below.contains(['<', '>', '"', '|', '?', '*']) {
        return Err(Refusal::NotUnderstood("a path with characters that no file has".to_owned()));
    }
    let parts: Vec<&str> = below.split('\\').collect();
    for part in &parts {
        if *part == ".." || *part == "." {
            return Err(Refusal::ClimbingPath(own()));
        }
        // Windows drops full stops and spaces at the end of a name: `cmd.exe.` starts `cmd.exe`.
        if part.is_empty() || part.ends_with(['.', ' ']) || part.starts_with(' ') {
            return Err(Refusal::NotUnderstood("a path with an empty or changed name".to_owned()));
        }
        if is_device(part) {
            return Err(Refusal::DevicePath(own()));
        }
    }
    if parts.len() < 2 {
        return Err(Refusal::DriveRoot(own()));
    }
    if SCRIPTS.iter().any(|end| host.ends_with(end)) || host.rsplit('.').next() != Some("exe") {
        return Err(Refusal::NotAProgram(own()));
    }
    let lower: Vec<String> = parts.iter().map(|part| part.to_lowercase()).collect();
    let folder = |at: usize| lower.get(at).map(String::as_str).unwrap_or_default();
    if matches!(folder(0), "windows" | "winnt") {
        let in_system = lower.len() > 2 && SYSTEM_FOLDERS.contains(&folder(1));
        let short = lower.iter().skip(1).any(|part| is_short_name(part));
        if in_system || short || lower.len() == 2 && WINDOWS_TOOLS.contains(&folder(1)) {
            return Err(Refusal::SystemTool(own()));
        }
    }
    Ok(())
}

/// Refuses a file that is not there, and a path that leads through a link. Of a machine that is only
/// on a list nothing is said.
pub fn windows_file(path: &str, facts: &dyn MachineFacts) -> Result<(), Refusal> {
    if !facts.are_known() {
        return Ok(());
    }
    let own = facts.path(path);
    // What lies behind a link is not looked at.
    if own.through_link == Known::Yes {
        return Err(Refusal::ThroughLink(path.to_owned()));
    }
    if own.is_file != Known::Yes {
        return Err(Refusal::Missing(path.to_owned()));
    }
    if own.through_link != Known::No {
        return Err(Refusal::ThroughLink(path.to_owned()));
    }
    Ok(())
}

/// Refuses arguments that were written for a shell, and those that name another machine. `text` is what
/// stands after the program.
pub fn windows_arguments(text: &str) -> Result<(), Refusal> {
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '&' | '|' | '<' | '>' | '^' | '`' if !quoted => {
                return Err(Refusal::ShellOperators(c.to_string()));
            }
            _ => {}
        }
    }
    if text.contains("$(") {
        return Err(Refusal::ShellOperators("$(".to_owned()));
    }
    let remote = split_windows(text).iter().any(|word| names_another_machine(word));
    if remote { Err(Refusal::NetworkPath(text.trim().to_owned())) } else { Ok(()) }
}

/// Whether an argument names a place on another machine: an address, or `\\server\share` by itself or
/// behind a switch. Doubled backslashes in a path of a drive are a slip of the pen.
fn names_another_machine(word: &str) -> bool {
    if word.contains("://") || word.starts_with("//") {
        return true;
    }
    let on_drive = |before: &str| {
        before
            .split_once(":\\")
            .or_else(|| before.split_once(":/"))
            .is_some_and(|(before, _)| before.ends_with(|c: char| c.is_ascii_alphabetic()))
    };
    word.match_indices(r"\\").any(|(at, _)| {
        word.get(..at).is_some_and(|before| {
            let drive = before.ends_with(':') && before.len() > 1 || on_drive(before);
            !drive
        })
    })
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_lowercase();
    let numbered = |start: &str| {
        stem.strip_prefix(start)
            .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_numeric))
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// A short name (`POWERS~1.EXE`) hides which file it is.
fn is_short_name(part: &str) -> bool {
    part.split_once('~').is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
}
