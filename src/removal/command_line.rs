//! A command as program and arguments, parsed by the rules of the system it comes from.

use serde::{Deserialize, Serialize};

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

impl CommandLine {
    /// Parses a Windows command line as `CommandLineToArgvW` does (Microsoft's documentation,
    /// "Parsing C command-line arguments"). An unquoted path with spaces ends at its `.exe`, since
    /// that is what program lists hold. `None` where no program is named.
    #[must_use]
    pub fn parse_windows(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Some(rest) = text.strip_prefix('"') {
            let end = rest.find('"')?;
            let program = rest[..end].to_owned();
            return (!program.is_empty())
                .then(|| Self { program, arguments: split_windows(&rest[end + 1..]) });
        }
        let lower = text.to_ascii_lowercase();
        // The first ".exe" that ends a word ends the program's path.
        let end = [".exe", ".com"].iter().filter_map(|ending| {
            lower
                .match_indices(ending)
                .map(|(at, _)| at + ending.len())
                .find(|end| text[*end..].is_empty() || text[*end..].starts_with([' ', '\t']))
        });
        let end = end.min().unwrap_or_else(|| text.find([' ', '\t']).unwrap_or(text.len()));
        Some(Self { program: text[..end].to_owned(), arguments: split_windows(&text[end..]) })
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

    /// The command as one line, quoted so that it can be pasted.
    #[must_use]
    pub fn text(&self) -> String {
        let quoted = |word: &String| {
            if word.is_empty() || word.contains([' ', '\t']) && !word.contains('"') {
                format!("\"{word}\"")
            } else {
                word.clone()
            }
        };
        std::iter::once(&self.program)
            .chain(&self.arguments)
            .map(quoted)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn split_windows(text: &str) -> Vec<String> {
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

    proptest::proptest! {
        #[test]
        fn any_text_is_parsed_without_panic(text in ".{0,40}") {
            let _ = CommandLine::parse_windows(&text);
            let _ = CommandLine::parse_posix(&text);
        }
    }
}
