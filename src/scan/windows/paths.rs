//! Paths and commands as Windows writes them, as paths of the disk that is looked at.

use std::path::{Path, PathBuf};

/// What may stand in front of a path.
const PREFIXES: &[&str] = &[r"\??\", r"\\?\", r"\\.\"];

/// Variables of the machine, in small letters, with their place on the system's disk.
const MACHINE: &[(&str, &str)] = &[
    ("%systemroot%", "Windows"),
    ("%windir%", "Windows"),
    (r"\systemroot", "Windows"),
    ("%systemdrive%", ""),
    ("%programfiles(x86)%", "Program Files (x86)"),
    ("%programfiles%", "Program Files"),
    ("%programw6432%", "Program Files"),
    ("%commonprogramfiles(x86)%", "Program Files (x86)/Common Files"),
    ("%commonprogramfiles%", "Program Files/Common Files"),
    ("%programdata%", "ProgramData"),
    ("%allusersprofile%", "ProgramData"),
    ("%public%", "Users/Public"),
];

/// Variables of a user, likewise, below the user's folder.
const USER: &[(&str, &str)] = &[
    ("%userprofile%", ""),
    ("%localappdata%", "AppData/Local"),
    ("%appdata%", "AppData/Roaming"),
    ("%temp%", "AppData/Local/Temp"),
];

/// Ends of files that Windows starts or loads.
const PROGRAMS: &[&str] = &[".exe", ".sys", ".dll", ".com", ".scr", ".bat", ".cmd", ".lnk", ".cpl"];

/// A path of Windows as a path of its own disk, of which `drive` is the letter; `None` for other
/// drives, servers and what is no whole path.
#[must_use]
pub fn on_disk(text: &str, drive: char, home: Option<&Path>) -> Option<PathBuf> {
    let mut text = text.trim().trim_matches('"').trim();
    for prefix in PREFIXES {
        text = text.strip_prefix(prefix).unwrap_or(text);
    }
    let user = home.into_iter().flat_map(|home| USER.iter().map(move |own| (own, home)));
    let mut base = PathBuf::new();
    let mut rest = None;
    for ((variable, place), home) in MACHINE.iter().map(|own| (own, Path::new(""))).chain(user) {
        if let Some(after) = without(text, variable) {
            base = home.join(place);
            rest = Some(after);
            break;
        }
    }
    let rest = match rest {
        Some(rest) => rest,
        None if without(text, "system32").is_some() || without(text, "syswow64").is_some() => {
            base = PathBuf::from("Windows");
            text
        }
        None => {
            let mut letters = text.chars();
            let letter = letters.next()?;
            if !letter.eq_ignore_ascii_case(&drive) || letters.next() != Some(':') {
                return None;
            }
            letters.as_str()
        }
    };
    base.extend(rest.split(['\\', '/']).filter(|part| !part.is_empty() && *part != "."));
    (base.components().next().is_some()).then_some(base)
}

/// What follows a first part, whatever the case of its letters.
fn without<'a>(text: &'a str, first: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(first.len())?;
    let ends = rest.is_empty() || rest.starts_with(['\\', '/']);
    (head.eq_ignore_ascii_case(first) && ends).then_some(rest)
}

/// The program of a command line, without its arguments.
#[must_use]
pub fn program_of(command: &str) -> &str {
    let command = command.trim();
    if let Some(rest) = command.strip_prefix('"') {
        return rest.split('"').next().unwrap_or(rest).trim();
    }
    // Without quotation marks Windows itself tries each blank; the first end of a program is right
    // for every command that works.
    let lower = command.to_ascii_lowercase();
    let end = PROGRAMS
        .iter()
        .flat_map(|end| lower.match_indices(end))
        .map(|(at, end)| at + end.len())
        .filter(|end| {
            lower
                .get(*end..)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '"', '\t']))
        })
        .min();
    match end {
        Some(end) => command.get(..end).unwrap_or(command),
        None => command.split_whitespace().next().unwrap_or(command),
    }
}

/// The last part of a path of Windows.
#[must_use]
pub fn file_name(path: &str) -> Option<String> {
    let name = path.rsplit(['\\', '/']).next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// A path of Windows in one spelling, for comparison: small letters, one kind of separator, no end.
#[must_use]
pub fn comparable(path: &Path) -> String {
    path.to_string_lossy().to_lowercase().replace('\\', "/").trim_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_windows_are_found_on_its_disk() {
        let home = Path::new("Users/anna");
        for (text, expected) in [
            (r"C:\Program Files\K\avp.exe", Some("Program Files/K/avp.exe")),
            (r#""c:\K\avp.exe""#, Some("K/avp.exe")),
            (r"\SystemRoot\System32\drivers\klif.sys", Some("Windows/System32/drivers/klif.sys")),
            (r"\??\C:\Windows\klif.sys", Some("Windows/klif.sys")),
            (r"system32\DRIVERS\klif.sys", Some("Windows/system32/DRIVERS/klif.sys")),
            (r"%SystemRoot%\system32\x.exe", Some("Windows/system32/x.exe")),
            (r"%ProgramFiles(x86)%\K\a.exe", Some("Program Files (x86)/K/a.exe")),
            (r"%LOCALAPPDATA%\K\a.exe", Some("Users/anna/AppData/Local/K/a.exe")),
            (r"D:\K\a.exe", None),
            (r"\\server\share\a.exe", None),
            (r"notepad.exe", None),
            ("C:", None),
            ("", None),
        ] {
            let expected = expected.map(PathBuf::from);
            assert_eq!(on_disk(text, 'C', Some(home)), expected, "{text}");
        }
        assert_eq!(on_disk(r"%APPDATA%\a.exe", 'C', None), None);
    }

    #[test]
    fn a_command_begins_with_its_program() {
        for (command, expected) in [
            (r#""C:\K L\a.exe" -x"#, r"C:\K L\a.exe"),
            (r"C:\Program Files\K L\a.exe /x b.exe", r"C:\Program Files\K L\a.exe"),
            (r"C:\x.executor\a.exe", r"C:\x.executor\a.exe"),
            (r"rundll32.exe C:\x.dll,Start", "rundll32.exe"),
            ("tool --quiet", "tool"),
            ("", ""),
        ] {
            assert_eq!(program_of(command), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in ".{0,40}") {
            let _ = on_disk(&text, 'C', None);
            let _ = file_name(program_of(&text));
        }
    }
}
