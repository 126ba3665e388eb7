//! A command as program and arguments, parsed by the rules of the system it comes from.

use serde::{Deserialize, Serialize};
use zeroize::Zeroize as _;

use super::{PASSWORD, PasswordForm, PasswordPlace};
use crate::model::Platform;

/// Variables that may stand in a program's path: the folders of the system and of the signed-in user
/// (Microsoft's page "Recognized environment variables", User State Migration Tool). No other is
/// expanded; `COMSPEC` and `PATH` name programs, and a user can set new ones.
pub const VARIABLES: &[&str] = &[
    "SystemRoot",
    "windir",
    "SystemDrive",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "ProgramW6432",
    "CommonProgramFiles",
    "CommonProgramFiles(x86)",
    "CommonProgramW6432",
    "ProgramData",
    "ALLUSERSPROFILE",
    "LOCALAPPDATA",
    "APPDATA",
    "USERPROFILE",
];

/// Program and arguments, to be started directly, never through a shell.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CommandLine {
    /// The program.
    pub program: String,
    /// Its arguments, each as one.
    pub arguments: Vec<String>,
}

/// Longest line that is read: what `cmd` itself takes at most, and far more than any entry has.
const LONGEST: usize = 8191;

impl CommandLine {
    /// Parses a Windows command line as `CommandLineToArgvW` does (Microsoft's documentation,
    /// "Parsing C command-line arguments"). An unquoted path with spaces ends at its `.exe`, since
    /// that is what program lists hold. `None` where no program is named.
    #[must_use]
    pub fn parse_windows(text: &str) -> Option<Self> {
        Self::parse_windows_where(text, |_| false)
    }

    /// The same, where it can be asked whether a file is there: of several ends that an unquoted path
    /// may have, the first that is a file is taken.
    #[must_use]
    pub fn parse_windows_where(text: &str, is_file: impl Fn(&str) -> bool) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        if let Some(rest) = text.strip_prefix('"') {
            let (program, rest) = rest.split_once('"')?;
            return (!program.is_empty())
                .then(|| Self { program: program.to_owned(), arguments: split_windows(rest) });
        }
        let ends = windows_program_ends(text);
        let end = ends
            .iter()
            .copied()
            .find(|end| text.get(..*end).is_some_and(&is_file))
            .or_else(|| ends.first().copied())
            .unwrap_or_else(|| text.find([' ', '\t']).unwrap_or(text.len()));
        let (program, rest) = text.split_at_checked(end)?;
        Some(Self { program: program.to_owned(), arguments: split_windows(rest) })
    }

    /// Parses a command of a POSIX system: words, single and double quotes, backslashes. `None` for
    /// an open quote, and for anything that only a shell could do (`;`, `|`, `&`, `$`, `*`, `>`).
    #[must_use]
    pub fn parse_posix(text: &str) -> Option<Self> {
        let mut words = Vec::new();
        let mut word: Option<String> = None;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                ' ' | '\t' => words.extend(word.take()),
                '\'' => {
                    let word = word.get_or_insert_default();
                    loop {
                        match chars.next()? {
                            '\'' => break,
                            c => word.push(c),
                        }
                    }
                }
                '"' => {
                    let word = word.get_or_insert_default();
                    loop {
                        match chars.next()? {
                            '"' => break,
                            '\\' => word.push(chars.next()?),
                            '$' | '`' => return None,
                            c => word.push(c),
                        }
                    }
                }
                '\\' => word.get_or_insert_default().push(chars.next()?),
                ';' | '|' | '&' | '$' | '`' | '*' | '?' | '>' | '(' | ')' | '\n' => return None,
                c => word.get_or_insert_default().push(c),
            }
        }
        words.extend(word);
        let mut words = words.into_iter();
        let program = words.next()?;
        Some(Self { program, arguments: words.collect() })
    }

    /// The command as one line for a system, quoted so that it can be read and pasted.
    #[must_use]
    pub fn text_for(&self, platform: Platform) -> String {
        if platform == Platform::Windows {
            return self.windows_text();
        }
        std::iter::once(&self.program)
            .chain(&self.arguments)
            .map(|word| posix_word(word))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The command as one line by Windows' rules.
    #[must_use]
    pub fn windows_text(&self) -> String {
        let arguments = self.windows_arguments();
        let program = if self.program.contains([' ', '\t', '&', '(', ')']) {
            format!("\"{}\"", self.program)
        } else {
            self.program.clone()
        };
        if arguments.is_empty() { program } else { format!("{program} {arguments}") }
    }

    /// The arguments as the text that Windows hands to a program. Most programs split it as
    /// `CommandLineToArgvW` does; two read it by themselves:
    ///
    /// - Windows Installer wants only the value of a property in quotes, and a quote in it doubled
    ///   (Microsoft's page "Command-Line Options" of Windows Installer).
    /// - NSIS takes `_?=` with all that follows as a folder, "must not contain any quotes" (NSIS
    ///   documentation, 3.2.2 "Uninstaller Specific Options").
    #[must_use]
    pub fn windows_arguments(&self) -> String {
        let installer = is_msiexec(&self.program);
        let last = self.arguments.len().saturating_sub(1);
        let words = self.arguments.iter().enumerate().map(|(at, word)| {
            if at == last && word.starts_with("_?=") {
                return word.clone();
            }
            if let Some((name, value)) = word.split_once('=')
                && installer
                && is_property(name)
            {
                let plain = |c: char| c.is_ascii_alphanumeric() || "._-{}".contains(c);
                if !value.is_empty() && value.chars().all(plain) {
                    return word.clone();
                }
                return format!("{name}=\"{}\"", value.replace('"', "\"\""));
            }
            windows_word(word)
        });
        let mut words: Vec<String> = words.collect();
        let text = words.join(" ");
        // A password may stand in one of them.
        words.zeroize();
        text
    }

    /// The same command with the password in its place. What comes back is for starting the program
    /// and nothing else: it is never shown, logged or kept.
    #[must_use]
    pub fn with_password(&self, place: PasswordPlace, password: &str) -> Self {
        let mut line = self.clone();
        if let PasswordPlace::Argument { index, form } = place
            && let Some(argument) = line.arguments.get_mut(index)
        {
            let word = match form {
                PasswordForm::Plain => password.to_owned(),
                PasswordForm::Utf16LeHex => utf16_le_hex(password),
            };
            *argument = argument.replace(PASSWORD, &word);
        }
        line
    }
}

/// Whether a program is Windows Installer, by its file name.
#[must_use]
pub fn is_msiexec(program: &str) -> bool {
    let file = program.rsplit(['\\', '/']).next().unwrap_or(program);
    file.eq_ignore_ascii_case("msiexec.exe") || file.eq_ignore_ascii_case("msiexec")
}

/// Names of public properties: capital letters, digits, underscore, full stop.
fn is_property(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_' || c == '.')
}

/// The hexadecimal digits of a text's UTF-16LE bytes: `A` is `4100`.
fn utf16_le_hex(text: &str) -> String {
    text.encode_utf16()
        .flat_map(u16::to_le_bytes)
        .fold(String::new(), |all, byte| format!("{all}{byte:02X}"))
}

/// Where the path of a program may end in an unquoted line: after each `.exe` that ends a word, and after
/// the endings of scripts, so that a script is named whole when it is refused.
fn windows_program_ends(text: &str) -> Vec<usize> {
    let lower = text.to_ascii_lowercase();
    let mut ends: Vec<usize> =
        [".exe", ".com", ".bat", ".cmd", ".vbs", ".ps1", ".hta", ".msi", ".lnk"]
            .iter()
            .flat_map(|ending| lower.match_indices(ending).map(|(at, _)| at + ending.len()))
            .filter(|end| {
                let rest = text.get(*end..).unwrap_or_default();
                rest.is_empty() || rest.starts_with([' ', '\t'])
            })
            .collect();
    ends.sort_unstable();
    ends
}

/// One argument as `CommandLineToArgvW` reads it back (Microsoft's page "Parsing C command-line
/// arguments": backslashes count only before a quote).
fn windows_word(word: &str) -> String {
    if !word.is_empty() && !word.contains([' ', '\t', '"', '\n', '\u{b}']) {
        return word.to_owned();
    }
    let mut text = String::from("\"");
    let mut slashes = 0;
    for c in word.chars() {
        if c == '\\' {
            slashes += 1;
            continue;
        }
        let double = if c == '"' { slashes * 2 + 1 } else { slashes };
        text.extend(std::iter::repeat_n('\\', double));
        slashes = 0;
        text.push(c);
    }
    text.extend(std::iter::repeat_n('\\', slashes * 2));
    text.push('"');
    text
}

/// One word for a POSIX shell (POSIX.1, Shell Command Language, 2.2.2 "Single-Quotes").
fn posix_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:@,+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Splits what stands after a program as `CommandLineToArgvW` does.
pub(super) fn split_windows(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut slashes = 0;
    let flush = |word: &mut Option<String>, slashes: &mut usize| {
        if *slashes > 0 {
            word.get_or_insert_default().extend(std::iter::repeat_n('\\', *slashes));
            *slashes = 0;
        }
    };
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => slashes += 1,
            '"' => {
                let half = slashes / 2;
                let literal = slashes % 2 == 1;
                slashes = 0;
                let word = word.get_or_insert_default();
                word.extend(std::iter::repeat_n('\\', half));
                if literal {
                    word.push('"');
                } else if quoted && chars.peek() == Some(&'"') {
                    word.push('"');
                    chars.next();
                } else {
                    quoted = !quoted;
                }
            }
            ' ' | '\t' if !quoted => {
                flush(&mut word, &mut slashes);
                words.extend(word.take());
            }
            c => {
                flush(&mut word, &mut slashes);
                word.get_or_insert_default().push(c);
            }
        }
    }
    flush(&mut word, &mut slashes);
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(text: &str) -> Option<(String, Vec<String>)> {
        CommandLine::parse_windows(text).map(|line| (line.program, line.arguments))
    }

    fn pair(program: &str, arguments: &[&str]) -> (String, Vec<String>) {
        (program.to_owned(), arguments.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn windows_command_lines() {
        assert_eq!(
            windows("MsiExec.exe /I{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}"),
            Some(pair("MsiExec.exe", &["/I{7EC66A9F-0A49-4DC0-A9E8-460333EA8013}"]))
        );
        assert_eq!(
            windows(r#""C:\Program Files\X\un ins.exe" /S "a b" c\"d"#),
            Some(pair(r"C:\Program Files\X\un ins.exe", &["/S", "a b", "c\"d"]))
        );
        assert_eq!(
            windows(r"C:\Program Files (x86)\X\unins000.exe /SILENT"),
            Some(pair(r"C:\Program Files (x86)\X\unins000.exe", &["/SILENT"]))
        );
        // What follows stays an argument: there is no shell that would see it.
        assert_eq!(windows("x.exe & calc"), Some(pair("x.exe", &["&", "calc"])));
        assert_eq!(windows(r#""open"#), None);
        assert_eq!(windows("  "), None);
    }

    #[test]
    fn posix_command_lines() {
        let line =
            CommandLine::parse_posix("apt-get remove --purge 'a b' \"c\"").map(|l| l.arguments);
        assert_eq!(
            line.as_deref(),
            Some(&["remove", "--purge", "a b", "c"].map(str::to_owned)[..])
        );
        for shell in ["rm -rf *", "a; b", "echo $HOME", "x | y", "'open"] {
            assert_eq!(CommandLine::parse_posix(shell), None, "{shell}");
        }
    }

    #[test]
    fn of_several_ends_the_one_that_is_a_file_is_taken() {
        let text = r"C:\Program Files\My.exe Tool\un ins.exe /S";
        assert_eq!(
            windows(text),
            Some(pair(r"C:\Program Files\My.exe", &[r"Tool\un", "ins.exe", "/S"]))
        );
        let there = r"C:\Program Files\My.exe Tool\un ins.exe";
        let line = CommandLine::parse_windows_where(text, |path| path == there);
        assert_eq!(line.map(|line| (line.program, line.arguments)), Some(pair(there, &["/S"])));
    }

    #[test]
    fn text_for_programs_that_read_it_by_themselves() {
        let line = |program: &str, arguments: &[&str]| {
            let (program, arguments) = pair(program, arguments);
            CommandLine { program, arguments }.windows_text()
        };
        assert_eq!(
            line("msiexec.exe", &["/x", "{A}", "KLPASSWD=a \"b"]),
            "msiexec.exe /x {A} KLPASSWD=\"a \"\"b\""
        );
        assert_eq!(
            line(r"C:\X Y\uninst.exe", &["/S", r"_?=C:\X Y"]),
            r#""C:\X Y\uninst.exe" /S _?=C:\X Y"#
        );
        assert_eq!(line("x.exe", &[r"a b\", "", "c\"d"]), r#"x.exe "a b\\" "" "c\"d""#);
    }

    #[test]
    fn the_password_goes_where_the_plan_says() {
        let line = CommandLine {
            program: "msiexec.exe".to_owned(),
            arguments: vec!["/x".to_owned(), format!("KLUNINSTPASSWD={PASSWORD}")],
        };
        let place = PasswordPlace::Argument { index: 1, form: PasswordForm::Utf16LeHex };
        assert_eq!(line.with_password(place, "Aé").arguments[1], "KLUNINSTPASSWD=4100E900");
        let place = PasswordPlace::Argument { index: 1, form: PasswordForm::Plain };
        assert_eq!(line.with_password(place, "a b").arguments[1], "KLUNINSTPASSWD=a b");
        assert_eq!(line.with_password(PasswordPlace::AskedByProgram, "a"), line);
        let beyond = PasswordPlace::Argument { index: 9, form: PasswordForm::Plain };
        assert_eq!(line.with_password(beyond, "a"), line);
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(words in proptest::collection::vec("[ -~äж]{0,12}", 0..5)) {
            let line = CommandLine { program: r"C:\P F\x.exe".to_owned(), arguments: words };
            let last_is_folder = line.arguments.last().is_some_and(|word| word.starts_with("_?="));
            proptest::prop_assume!(!last_is_folder);
            proptest::prop_assert_eq!(CommandLine::parse_windows(&line.windows_text()), Some(line.clone()));
            // A line break is no part of what a POSIX command is pasted from.
            let posix = CommandLine::parse_posix(&line.text_for(Platform::Linux));
            proptest::prop_assert_eq!(posix, Some(line));
        }

        #[test]
        fn any_text_is_parsed_without_panic(text in ".{0,40}") {
            let _ = CommandLine::parse_windows(&text);
            let _ = CommandLine::parse_posix(&text);
        }
    }
}
