//! Which program a command line of a unit, a desktop file or a table of tasks starts.

/// The program of a command line. Prefixes of systemd (`-`, `@`, `+`, `!`, `:`, `|`; systemd.service(5),
/// "Special executable prefixes"), quotes, and settings before it (`env NAME=value`) are taken off.
#[must_use]
pub fn program_of(line: &str) -> String {
    let line = line.trim_start().trim_start_matches(['-', '@', ':', '+', '!', '|']);
    let words = words(line);
    let is_setting = |word: &str| {
        word.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        })
    };
    let mut words = words.into_iter().filter(|word| !is_setting(word));
    match words.next() {
        Some(word) if file_of(&word) == "env" => words.next().unwrap_or(word),
        Some(word) => word,
        None => String::new(),
    }
}

/// The file name of a program's path.
#[must_use]
pub fn file_of(program: &str) -> &str {
    program.rsplit('/').next().unwrap_or(program)
}

/// The first words of a line, quotes taken off; more than a few never matter.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut any = false;
    let mut letters = line.chars().take(4096);
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\\', _) => word.extend(letters.next()),
            (letter, Some(open)) if letter == open => quote = None,
            ('"' | '\'', None) => {
                quote = Some(letter);
                any = true;
            }
            (letter, None) if letter.is_whitespace() => {
                if any || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                    any = false;
                }
                if words.len() > 32 {
                    return words;
                }
            }
            (letter, _) => word.push(letter),
        }
    }
    if any || !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_of_lines() {
        for (line, expected) in [
            (
                "/opt/kaspersky/kesl/libexec/launcher.sh --x",
                "/opt/kaspersky/kesl/libexec/launcher.sh",
            ),
            ("-/usr/bin/x", "/usr/bin/x"),
            ("!!@/usr/sbin/y y -f", "/usr/sbin/y"),
            ("\"/opt/My App/run\" %U", "/opt/My App/run"),
            ("/opt/My\\ App/run %U", "/opt/My App/run"),
            ("env A=1 B=2 /snap/bin/telegram %u", "/snap/bin/telegram"),
            ("/usr/bin/env python3 x.py", "python3"),
            ("A=1 run", "run"),
            ("  ", ""),
            ("\"", ""),
        ] {
            assert_eq!(program_of(line), expected, "{line}");
        }
        assert_eq!(file_of("/opt/x/run"), "run");
    }

    proptest::proptest! {
        #[test]
        fn any_line_is_read_without_panic(line: String) {
            let _ = program_of(&line);
        }
    }
}
