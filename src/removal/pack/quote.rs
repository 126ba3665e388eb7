//! Foreign names in scripts: each shell has its own rules, and a name must never become a command.

use crate::removal::refuse::written_out as visible;

/// A word for PowerShell in single quotes, where nothing is expanded (Microsoft's page
/// "about_Quoting_Rules"). PowerShell takes the typographic quotes for single ones, too, so they are
/// doubled like the plain one.
#[must_use]
pub fn powershell_word(text: &str) -> String {
    let mut word = String::from("'");
    for c in visible(text).chars() {
        word.push(c);
        if matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            word.push(c);
        }
    }
    word.push('\'');
    word
}

/// A word for a POSIX shell in single quotes, where nothing is expanded (POSIX.1, Shell Command Language,
/// 2.2.2).
#[must_use]
pub fn sh_word(text: &str) -> String {
    format!("'{}'", visible(text).replace('\'', r"'\''"))
}

/// A word for a batch file in double quotes; `None` for one that cannot be written there so that it stays
/// what it is. In quotes `& | < > ^ ( )` are letters; a percent sign is doubled; a quote ends the word,
/// and letters beyond ASCII depend on the code page (Microsoft's page "cmd").
#[must_use]
pub fn cmd_word(text: &str) -> Option<String> {
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b'"');
    plain.then(|| format!("\"{}\"", text.replace('%', "%%")))
}

/// A text to be shown by `echo` in a batch file: what means something to `cmd`, and what its code page may
/// not have, is shown as a low line. The instructions have the whole text.
pub(super) fn cmd_shown(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || " .,:_-+'/{}".contains(c);
    text.chars().map(|c| if plain(c) { c } else { '_' }).collect()
}

/// A text in a page of HTML.
#[must_use]
pub fn html_text(text: &str) -> String {
    let mut page = String::new();
    for c in visible(text).chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            c => page.push(c),
        }
    }
    page
}
