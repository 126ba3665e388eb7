//! Text from a catalogue as text in another language: quoted by that language's own rules, so that no name
//! can become a command, a condition or a comment's end.

use std::fmt::Write as _;

/// Whether a letter is a line break, a control sign or one that turns the direction of writing: nothing
/// that a name needs.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// One line of plain text of at most 300 letters, for comments and sentences.
#[must_use]
pub fn one_line(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if is_unseen(c) { ' ' } else { c }).take(300).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// [`one_line`] in ASCII, for scripts: what is not ASCII becomes a question mark.
#[must_use]
pub fn ascii_line(text: &str) -> String {
    one_line(text).chars().map(|c| if c.is_ascii() { c } else { '?' }).collect()
}

/// A name for files and keys: small letters, digits and underscores, at most 60.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().take(60) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.ends_with('_') {
            slug.push('_');
        }
    }
    let slug = slug.trim_matches('_');
    if slug.is_empty() { "unnamed".to_owned() } else { slug.to_owned() }
}

/// A string of SQL (SQLite, "Literal Values"): quotes doubled. Signs that nobody sees are left out: a NUL
/// ends SQLite's text, and others would hide what a reader of the query has before them.
#[must_use]
pub fn sql(text: &str) -> String {
    let seen: String = text.chars().filter(|c| *c == '\t' || !is_unseen(*c)).collect();
    format!("'{}'", seen.replace('\'', "''"))
}

/// A double-quoted scalar of YAML 1.2 (section 7.3.1, escapes of 5.7). Always quoted: `no`, `1e3` and
/// `- x` are text then.
#[must_use]
pub fn yaml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_unseen(c) || c == '\u{7f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A single-quoted string of a POSIX shell (2.2.2), on one line.
#[must_use]
pub fn sh(text: &str) -> String {
    format!("'{}'", one_line(text).replace('\'', "'\\''"))
}

/// A single-quoted string of PowerShell in ASCII (about_Quoting_Rules): quotes doubled. PowerShell takes
/// typographic quotes for quotes as well, and scripts without a byte order mark are read in the machine's
/// code page, so whatever is not ASCII is left out; use [`powershell_regex`] where it matters.
#[must_use]
pub fn powershell(text: &str) -> String {
    format!("'{}'", ascii_line(text).replace('\'', "''"))
}

/// Text as a regular expression that means just this text, in ASCII: signs escaped, other letters as
/// `\uXXXX` (.NET, "Character Escapes in Regular Expressions"; the same in ECMAScript).
#[must_use]
pub fn powershell_regex(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if c == ' ' {
            out.push_str("\\x20");
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04X}");
            }
        }
    }
    out
}

/// A string in a `.reg` file: quotes and backslashes with a backslash before them, one line.
#[must_use]
pub fn reg(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Text in an element or attribute of XML 1.0: what is markup is written as an entity, what XML cannot
/// hold is left out.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' | '\t' => out.push(' '),
            c if is_unseen(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Text in Markdown: signs that mean something there with a backslash before them (CommonMark 2.4).
#[must_use]
pub fn markdown(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '!' | '&' | '~')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "x'; DROP TABLE t;--\n\"$(id)`id`%PATH% </a> \u{202e}\u{2019}\\";

    #[test]
    fn every_language_keeps_text_as_text() {
        assert_eq!(sql("a'b"), "'a''b'");
        assert_eq!(yaml("a\"b\\c\nd"), "\"a\\\"b\\\\c\\nd\"");
        assert_eq!(sh("a'b\nc"), "'a'\\''b c'");
        assert_eq!(powershell("a'b\u{2019}c"), "'a''b?c'");
        assert_eq!(powershell_regex("a.b К"), "a\\u002Eb\\x20\\u041A");
        assert_eq!(reg("a\\b\"c"), "\"a\\\\b\\\"c\"");
        assert_eq!(xml("<a b='c'>&\u{0}"), "&lt;a b=&apos;c&apos;&gt;&amp;");
        assert_eq!(markdown("[a](b) <c>"), "\\[a\\](b) \\<c\\>");
        assert_eq!(slug("../../etc/passwd"), "etc_passwd");
    }

    #[test]
    fn hostile_text_stays_on_its_line() {
        for text in [
            one_line(HOSTILE),
            ascii_line(HOSTILE),
            sh(HOSTILE),
            powershell(HOSTILE),
            reg(HOSTILE),
            yaml(HOSTILE),
            markdown(HOSTILE),
        ] {
            assert!(!text.contains('\n') && !text.contains('\u{202e}'), "{text}");
        }
        assert!(powershell(HOSTILE).is_ascii() && powershell_regex(HOSTILE).is_ascii());
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_quoted(text in "\\PC{0,40}|.{0,40}") {
            let literal = sql(&text);
            let inside = &literal[1..literal.len() - 1];
            proptest::prop_assert!(!inside.replace("''", "").contains('\''));
            let shell = sh(&text);
            proptest::prop_assert_eq!(shell.replace("'\\''", "").matches('\'').count(), 2);
            proptest::prop_assert!(!xml(&text).contains('<'));
            proptest::prop_assert!(!yaml(&text).contains('\n'));
            proptest::prop_assert!(powershell(&text).is_ascii());
        }
    }
}
