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
    if is_frame(start.lines().next().unwrap_or("")) || text.lines().any(is_prompt) {
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
    let first_prompt = lines.iter().position(|line| is_prompt(line));
    let mut machine = None;
    let mut out = String::with_capacity(text.len());
    let mut frame_until = 0;
    let mut behind_frame = false;
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if at >= frame_until && is_frame(line) {
            let more = lines.get(at + 1..).unwrap_or_default();
            let end = more.iter().take(LONGEST_FRAME).position(|line| is_frame(line));
            if let Some(end) = end {
                frame_until = at + end + 2;
                behind_frame = true;
            }
        }
        if at < frame_until {
            machine = machine.or_else(|| machine_of_frame(line));
            continue;
        }
        if is_prompt(line) {
            machine = machine.or_else(|| remote(line));
            behind_frame = false;
            continue;
        }
        // "Transcript started, output file is C:\t.txt", in the language of the shell.
        if behind_frame && !line.trim().is_empty() {
            behind_frame = false;
            if line.to_lowercase().contains(".txt") && !line.contains("  ") {
                continue;
            }
        }
        let greets = first_prompt.is_some_and(|first| at < first) && is_greeting(line);
        // The lines of a command that goes on.
        if greets || line.starts_with(">> ") || line.trim_end() == ">>" {
            continue;
        }
        out.push_str(line);
    }
    Session { text: out, machine }
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

/// What shells say when they begin.
fn is_greeting(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "Microsoft Windows [",
        "(c) ",
        "(C) ",
        "Copyright (",
        "Windows PowerShell",
        "PowerShell 7",
        "Last login: ",
    ];
    let line = line.trim_start_matches('\u{feff}').trim();
    STARTS.iter().any(|start| line.starts_with(start)) || line.contains("https://aka.ms/")
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
        ] {
            assert!(!is_prompt(line), "{line}");
        }
    }

    #[test]
    fn a_transcript_loses_its_frame_and_says_the_computer() {
        let text = "**********************\nWindows PowerShell-Aufzeichnung gestartet\nComputer: LIB-01 (Microsoft Windows NT 10.0.22631.0)\n**********************\nDie Aufzeichnung wurde gestartet. Die Ausgabedatei ist C:\\t.txt\nPS C:\\> Get-Package\nName Version\n---- -------\nKaspersky 21\n**********************\nEnde\n**********************\n";
        let session = without_frame(text);
        assert_eq!(session.machine.as_deref(), Some("LIB-01"));
        let lines: Vec<(usize, &str)> =
            session.text.split('\n').enumerate().filter(|(_, line)| !line.is_empty()).collect();
        assert_eq!(lines, [(6, "Name Version"), (7, "---- -------"), (8, "Kaspersky 21")]);
    }

    #[test]
    fn lists_that_are_no_session_are_left_alone() {
        for text in
            ["Name,Version\n7-Zip > 2,1\n", "{\"a\": \"C:\\\\>\"}", "<a>\nC:\\>\n", "* a\n* b\n"]
        {
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
