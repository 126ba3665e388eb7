//! What stands around a list that was copied out of a console window or recorded by
//! `Start-Transcript`: prompts with the commands behind them, the greeting of the shell, the head and
//! foot of the transcript, the colours of the terminal. They are made empty lines, so that rows keep their numbers, and what is left
//! is read as if it had been redirected into a file.
//!
//! Prompts as their shells document them: PowerShell (about_Prompts: `PS C:\>`, in a remote session
//! `[LIB-01]: PS C:\>`), cmd (`PROMPT $P$G`: `C:\>`), shells of Unix (`user@host:~$`, macOS
//! `user@host ~ %`).

use super::{ImportError, Input, packages};

/// Larger files are no session of a console.
const LARGEST: usize = 64 << 20;

/// So much of the beginning is looked at to know whether it is one.
const HEAD: usize = 65_536;

/// So much of the end.
const TAIL: usize = 2_048;

/// Lines in the head or foot of a transcript at most.
const LONGEST_FRAME: usize = 40;

/// No path in a prompt is longer.
const LONGEST_PATH: usize = 260;

/// A list without what stood around it.
pub(super) struct Session {
    /// The text, with the lines around the list empty.
    pub(super) text: String,
    /// The computer that a transcript or the prompt of a remote session names.
    pub(super) machine: Option<String>,
    /// Lines that were made empty.
    pub(super) left_out: u64,
}

/// The session that a file is; `None` where it is none.
///
/// # Errors
/// When no encoding has the label that the options give.
pub(super) fn session(input: &Input<'_>) -> Result<Option<Session>, ImportError> {
    if !is_session(&input.bytes) {
        return Ok(None);
    }
    let decoded = super::text::decode_with(&input.bytes, input.options)?;
    Ok(Some(without_frame(&packages::without_colours(&decoded.text))))
}

/// Whether a file holds a prompt in its beginning or at its end, or begins as a transcript.
pub(super) fn is_session(bytes: &[u8]) -> bool {
    // Other files are told by their first bytes, and nothing is decoded for them.
    if bytes.len() > LARGEST || bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf") {
        return false;
    }
    let head = super::head(bytes, HEAD);
    // Every prompt ends with one of these, and a transcript begins with stars.
    if !head.iter().any(|byte| matches!(byte, b'>' | b'$' | b'#' | b'%' | b'*' | 0x1b)) {
        return false;
    }
    let text = super::text::decode(head).text;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    // What is no text for people holds such letters for other reasons.
    if start.starts_with(['{', '[', '<']) && remote(start).is_none() {
        return false;
    }
    // Colours of a terminal, as PowerShell 7 writes them even into files.
    if text.contains("\u{1b}[") {
        return true;
    }
    let first: Vec<&str> = start.lines().take(LONGEST_FRAME + 2).collect();
    if frame(&first).is_some() || text.lines().any(is_prompt) {
        return true;
    }
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let mark = bytes.get(..2).filter(|_| marked).unwrap_or_default();
    let from = (bytes.len().saturating_sub(TAIL) + 1) & !1;
    let end = [mark, bytes.get(from..).unwrap_or_default()].concat();
    bytes.len() > HEAD && super::text::decode(&end).text.lines().skip(1).any(is_prompt)
}

/// The text with the lines around its list made empty.
fn without_frame(text: &str) -> Session {
    let lines: Vec<&str> = text.split('\n').collect();
    let greeting_until = end_of_greeting(&lines);
    let mut machine = None;
    let mut left_out = 0;
    let mut out = String::with_capacity(text.len());
    let mut frame_until = 0;
    let mut behind_frame = false;
    // Whether the line above is a command.
    let mut command = false;
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if line.trim().is_empty() {
            continue;
        }
        if at >= frame_until
            && let Some(length) = frame(lines.get(at..).unwrap_or_default())
        {
            frame_until = at + length;
            behind_frame = true;
        }
        // "Transcript started, output file is C:\t.txt", in the language of the shell.
        let names_file = at >= frame_until
            && std::mem::take(&mut behind_frame)
            && line.to_lowercase().contains(".txt")
            && line.contains(['\\', '/'])
            && !line.contains(['\t', ';'])
            && !line.contains("  ");
        let prompt = at >= frame_until && is_prompt(line);
        // The lines of a command that goes on.
        let goes_on = command && (line.starts_with(">> ") || line.trim_end() == ">>");
        command = prompt || goes_on;
        if at < frame_until {
            machine = machine.or_else(|| machine_of_frame(line));
        } else if prompt {
            machine = machine.or_else(|| remote(line));
        } else if !names_file && !goes_on && at >= greeting_until {
            out.push_str(line);
            continue;
        }
        left_out += 1;
    }
    Session { text: out, machine, left_out }
}

/// Lines of the head or foot of a transcript that begins here, with the stars around it. Others draw
/// lines of stars, too: only PowerShell writes a time of fourteen digits or the version of Windows
/// between them (`Start time: 20240312103000`, whatever the words before it are called).
fn frame(lines: &[&str]) -> Option<usize> {
    let (first, rest) = lines.split_first()?;
    if !is_frame(first) {
        return None;
    }
    let end = rest.iter().take(LONGEST_FRAME).position(|line| is_frame(line))?;
    let between = rest.get(..end)?;
    between.iter().any(|line| is_of_transcript(line)).then_some(end + 2)
}

fn is_of_transcript(line: &str) -> bool {
    let is_time = |text: &str| text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit());
    line.contains(" (Microsoft Windows NT ")
        || line.split_once([':', '：']).is_some_and(|(_, value)| is_time(value.trim()))
}

/// A prompt of a shell with what was typed behind it.
fn is_prompt(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim_end();
    is_windows_prompt(line) || is_unix_prompt(line)
}

fn is_windows_prompt(line: &str) -> bool {
    let line = match line.split_once("]: PS ") {
        Some((host, rest)) if host.starts_with('[') && !host.contains(' ') => rest,
        _ => match line.strip_prefix("PS ") {
            Some(rest) => rest,
            None => return is_path_and_mark(line, false),
        },
    };
    is_path_and_mark(line, true)
}

/// `C:\Users\anna>`; in PowerShell also `HKLM:\SOFTWARE>` and `/home/anna>`.
fn is_path_and_mark(line: &str, powershell: bool) -> bool {
    let Some((path, _)) = line.split_once('>') else { return false };
    if path.len() > LONGEST_PATH || path.contains(['<', '|', '"', '*', '?', ';', ',', '\t']) {
        return false;
    }
    // "C:\Programs\avp.exe -> Kaspersky" is a row: the folder stands directly before the mark.
    if path.ends_with([' ', '-', '=']) || is_file(path) {
        return false;
    }
    let Some((drive, rest)) = path.split_once(':') else {
        return powershell && path.starts_with('/');
    };
    let letters = drive.chars().all(|c| c.is_ascii_alphanumeric());
    if powershell {
        // "Microsoft.PowerShell.Core\FileSystem::\\server\share" has no drive.
        rest.starts_with(['\\', ':']) || letters && rest.is_empty()
    } else {
        letters && drive.len() == 1 && rest.starts_with('\\') && !rest.contains(':')
    }
}

/// Whether a path is that of a file. Folders have points in their names, too (`C:\Users\anna.lib`).
fn is_file(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "bat", "cmd", "com", "cpl", "csv", "dll", "exe", "ico", "inf", "ini", "jar", "lnk", "log",
        "msc", "msi", "msix", "msp", "ocx", "ps1", "reg", "scr", "sys", "txt", "url", "vbs",
    ];
    let name = path.rsplit(['\\', '/']).next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

fn is_unix_prompt(line: &str) -> bool {
    if packages::is_prompt(line) {
        return true;
    }
    // macOS: "anna@Mac-01 ~ % ", and before zsh "Mac-01:~ anna$ ".
    if let Some((before, _)) =
        line.split_once(" % ").or_else(|| Some((line.strip_suffix(" %")?, "")))
    {
        let mut words = before.split(' ');
        let who = words.next().unwrap_or("");
        return words.next().is_some_and(|dir| !dir.is_empty())
            && words.next().is_none()
            && who.split_once('@').is_some_and(|(user, host)| is_word(user) && is_word(host));
    }
    let before = line.split_once("$ ").map_or_else(|| line.strip_suffix('$'), |(own, _)| Some(own));
    before.is_some_and(|before| {
        let Some((place, user)) = before.rsplit_once(' ') else { return false };
        let Some((host, dir)) = place.split_once(':') else { return false };
        is_word(host) && is_word(user) && dir.starts_with(['~', '/'])
    })
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// `[LIB-01]: PS C:\>`: the computer of a remote session.
fn remote(line: &str) -> Option<String> {
    let (host, rest) =
        line.trim_start_matches('\u{feff}').strip_prefix('[')?.split_once("]: PS ")?;
    let good = !host.is_empty() && host.len() < 100 && !host.contains(char::is_whitespace);
    (good && rest.contains('>')).then(|| host.to_owned())
}

/// The line of stars above and below the head and the foot of a transcript.
fn is_frame(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim();
    line.len() >= 10 && line.bytes().all(|byte| byte == b'*')
}

/// `Machine: LIB-01 (Microsoft Windows NT 10.0.22631.0)`, whatever the first word is called.
fn machine_of_frame(line: &str) -> Option<String> {
    let (before, _) = line.split_once(" (Microsoft Windows NT")?;
    let name = before.split_once(':')?.1.trim();
    (!name.is_empty() && !name.contains(' ')).then(|| name.to_owned())
}

/// Where the greeting of a shell at the beginning of a session ends; 0 where it has none. Programs are
/// called "PowerShell 7.4.1", too: a greeting goes on until the prompt, or holds what only a shell says.
fn end_of_greeting(lines: &[&str]) -> usize {
    let mut sure = false;
    for (at, line) in lines.iter().enumerate() {
        if is_prompt(line) {
            return at;
        }
        let line = line.trim_start_matches('\u{feff}').trim();
        sure |= is_of_shell(line);
        if !line.is_empty() && !is_of_shell(line) && !may_greet(line) {
            return if sure { at } else { 0 };
        }
    }
    0
}

/// The lines with which shells begin, which name nothing else.
fn is_of_shell(line: &str) -> bool {
    let of_microsoft =
        ["(c) ", "(C) ", "© ", "Copyright ("].iter().any(|start| line.starts_with(start))
            && line.contains("Microsoft");
    of_microsoft
        || line.starts_with("Microsoft Windows [")
        || line.starts_with("Last login: ")
        || line.starts_with("Loading personal and system profiles took ")
}

/// What PowerShell says of itself, and where it may be renewed, in the language of the shell.
fn may_greet(line: &str) -> bool {
    let version = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
    let is_sentence = !line.contains("  ") && !line.contains(['\t', ';', '|', '"']);
    line == "Windows PowerShell"
        || line.strip_prefix("PowerShell 7").is_some_and(version)
        || line == "Type 'help' to get help."
        || line.starts_with("A new PowerShell ") && is_sentence
        || line.contains("https://aka.ms/") && is_sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_and_what_is_none() {
        for line in [
            "PS C:\\> Get-Package",
            "PS C:\\Users\\anna>",
            "[LIB-01]: PS C:\\Users\\anna\\Documents> Get-Package",
            "PS HKLM:\\SOFTWARE> dir",
            "PS /home/anna> Get-Package",
            "PS Microsoft.PowerShell.Core\\FileSystem::\\\\srv\\share> dir",
            "C:\\>reg query HKLM /s",
            "C:\\Windows\\system32>",
            "C:\\Users\\anna.lib>dir",
            "anna@lib-srv-02:~$ dpkg -l",
            "anna@Mac-01 ~ % brew list",
            "Mac-01:~ anna$ pkgutil --pkgs",
        ] {
            assert!(is_prompt(line), "{line}");
        }
        for line in [
            "PS Tools > 2.0",
            "C:\\Program Files\\7-Zip\\7z.exe,> 2",
            "Name > Version",
            "a;b;C:\\>",
            "Total 100 % ",
            "US$ 12",
            "PSPP > SPSS",
            "C:\\Program Files\\Kaspersky Lab\\avp.exe -> Kaspersky Free",
            "C:\\Program Files\\Kaspersky Lab\\avp.exe>Kaspersky Free",
            "C:\\Program Files\\Kaspersky Lab => Kaspersky Free",
        ] {
            assert!(!is_prompt(line), "{line}");
        }
    }

    #[test]
    fn a_transcript_loses_its_frame_and_says_the_computer() {
        let text = "**********************\nWindows PowerShell-Aufzeichnung gestartet\nComputer: LIB-01 (Microsoft Windows NT 10.0.22631.0)\n**********************\nDie Aufzeichnung wurde gestartet. Die Ausgabedatei ist C:\\t.txt\nPS C:\\> Get-Package\nName Version\n---- -------\nKaspersky 21\n**********************\nEnde\nEndzeit: 20240312103100\n**********************\n";
        let session = without_frame(text);
        assert_eq!(session.machine.as_deref(), Some("LIB-01"));
        assert_eq!(session.left_out, 10);
        let lines: Vec<(usize, &str)> =
            session.text.split('\n').enumerate().filter(|(_, line)| !line.is_empty()).collect();
        assert_eq!(lines, [(6, "Name Version"), (7, "---- -------"), (8, "Kaspersky 21")]);
    }

    #[test]
    fn programs_are_no_greeting() {
        let kept = |text: &str| {
            let session = without_frame(text);
            session.text.lines().filter(|line| !line.is_empty()).count()
        };
        // The prompt stands below the list that was copied.
        assert_eq!(kept("Windows PowerShell\nKaspersky Free\nPS C:\\>\n"), 2);
        assert_eq!(kept("Name Version\nPowerShell 7-x64 7.4\nX https://aka.ms/x\nC:\\>\n"), 3);
        assert_eq!(kept(">> Kaspersky\nPS C:\\> dir |\n>> more\n>>\n"), 1);
        for greeting in [
            "Windows PowerShell\nCopyright (C) Microsoft Corporation. Alle Rechte vorbehalten.\n\nTry https://aka.ms/pscore6\n\nPS C:\\>",
            "PowerShell 7.4.1\nPS C:\\>",
            "Microsoft Windows [Version 10]\n(c) Microsoft Corporation.\n\nC:\\>",
        ] {
            assert_eq!(kept(greeting), 0, "{greeting}");
        }
    }

    #[test]
    fn lists_that_are_no_session_are_left_alone() {
        for text in [
            "Name,Version\n7-Zip > 2,1\n",
            "{\"a\": \"C:\\\\>\"}",
            "<a>\nC:\\>\n",
            "* a\n* b\n",
            "**********\nKaspersky Free\n7-Zip\n**********\nWinRAR\n",
        ] {
            assert!(!is_session(text.as_bytes()), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_keeps_its_lines(text in "(PS |C:\\\\|>|\\[a\\]: |\\*{10,12}|\n|[a-z ]|\\PC){0,60}") {
            let _ = is_session(text.as_bytes());
            let session = without_frame(&text);
            proptest::prop_assert_eq!(session.text.split('\n').count(), text.split('\n').count());
        }
    }
}
