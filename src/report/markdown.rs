//! A report as Markdown for tickets: tables of the GitHub and GitLab kind.
//!
//! Text from outside stays text: every sign with a meaning is escaped, and what those pages turn into
//! links, mentions and references by themselves (addresses, `@name`, `#12`) is broken by a space that
//! has no width.

use std::fmt::Write as _;

use super::counted;
use super::document::{Block, CLOSING, Cell, Document, Level, Table, shown};

/// Rows of a table in a ticket; the rest is counted.
const ROWS: usize = 1_000;

/// The report as Markdown text.
#[must_use]
pub fn markdown(document: &Document<'_>) -> String {
    let mut out = String::new();
    // Writing to a text cannot fail, here and below.
    let _ = writeln!(out, "# {}\n\n**{}**\n", escape(&document.title), escape(&document.headline));
    for (name, value) in &document.facts {
        let _ = writeln!(out, "- {name}: {}", escape(value));
    }
    out.push('\n');
    blocks(&mut out, &document.blocks);
    let _ = writeln!(out, "---\n\n{CLOSING}");
    out
}

fn blocks(out: &mut String, all: &[Block<'_>]) {
    for block in all {
        let _ = match block {
            Block::Heading(level, title) => {
                let marks = match level {
                    Level::Section => "##",
                    Level::Part => "###",
                    Level::Small => "####",
                };
                writeln!(out, "{marks} {}\n", escape(title))
            }
            Block::Text(text) => writeln!(out, "{}\n", escape(text)),
            Block::Note { title, lines, .. } => {
                let _ = writeln!(out, "> **{}**\n>", escape(title));
                for line in lines {
                    let _ = writeln!(out, "> - {}", escape(line));
                }
                writeln!(out)
            }
            Block::List(lines) => {
                for line in lines {
                    let _ = writeln!(out, "- {}", escape(line));
                }
                writeln!(out)
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    let _ = writeln!(out, "- {}: {}", escape(name), escape(value));
                }
                writeln!(out)
            }
            Block::Link(label, address) => writeln!(out, "{label}: <{}>\n", address.text()),
            Block::Verbatim(text) => {
                for line in text.lines() {
                    // Four spaces make a line of code, in which nothing has a meaning.
                    let _ = writeln!(out, "    {}", unlinked(&shown(line)));
                }
                writeln!(out)
            }
            Block::Table(one) => {
                if one.shown.on_pages() && one.rows > 0 {
                    table(out, one);
                }
                Ok(())
            }
            Block::Chart(chart) => {
                let _ = writeln!(out, "| {} | Number |\n| --- | ---: |", escape(&chart.title));
                for bar in &chart.bars {
                    let _ = writeln!(out, "| {} | {} |", escape(&bar.label), bar.value);
                }
                writeln!(out)
            }
            Block::Sign(lines) => {
                for line in lines {
                    let _ = writeln!(out, "{line}: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n");
                }
                Ok(())
            }
            Block::Pages(inner) => {
                blocks(out, inner);
                Ok(())
            }
        };
    }
}

fn table(out: &mut String, table: &Table<'_>) {
    let columns: Vec<_> = table.on_pages().collect();
    for column in &columns {
        let _ = write!(out, "| {} ", escape(column.title));
    }
    out.push_str("|\n");
    for column in &columns {
        let number = matches!(column.cell(0), Cell::Number(_));
        out.push_str(if number { "| ---: " } else { "| --- " });
    }
    out.push_str("|\n");
    for row in 0..table.rows.min(ROWS) {
        for column in &columns {
            let text = match column.cell(row) {
                Cell::Stack(first, rest) => {
                    let mut text = format!("**{}**", escape(&first));
                    for line in &rest {
                        let _ = write!(text, "<br>{}", escape(line));
                    }
                    text
                }
                Cell::Link(address) => format!("<{}>", address.text()),
                cell => escape(&cell.line()),
            };
            let _ = write!(out, "| {text} ");
        }
        out.push_str("|\n");
    }
    if table.rows > ROWS {
        let more = counted((table.rows - ROWS) as u64, "row");
        let _ = writeln!(out, "\nand {more} more; the CSV list and the workbook hold all.");
    }
    out.push('\n');
}

/// Text as text.
fn escape(text: &str) -> String {
    let text = unlinked(&shown(text));
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or("");
        match c {
            // Any of these may be escaped by a backslash (CommonMark, section 2.4); most need not be.
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '$' => {
                out.push('\\');
            }
            // What would begin a list, a heading or a line across the page.
            '-' | '+' | '=' if at == 0 => out.push('\\'),
            '!' if rest.starts_with("![") => out.push('\\'),
            '.' | ')'
                if at > 0
                    && rest.chars().nth(1).is_none_or(char::is_whitespace)
                    && text.chars().take_while(char::is_ascii_digit).count() == at =>
            {
                out.push('\\');
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

/// Breaks what becomes a link by itself: addresses, names after `@`, numbers after `#` and `!`.
fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or("");
        out.push(c);
        let next = rest.chars().next();
        let breaks = match c {
            ':' => {
                // The schemes that GitHub's Markdown links by itself (its section 6.9).
                let scheme = text.get(..at).unwrap_or("").to_ascii_lowercase();
                rest.starts_with("//") || scheme.ends_with("mailto") || scheme.ends_with("xmpp")
            }
            '@' => next.is_some_and(|n| !n.is_whitespace()),
            '#' | '!' => next.is_some_and(|n| n.is_ascii_digit()),
            'w' | 'W' => before.eq_ignore_ascii_case(&'w') && rest.starts_with('.'),
            _ => false,
        };
        if breaks {
            out.push('\u{200b}');
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_lose_their_meaning() {
        for (text, expected) in [
            ("a|b", "a\\|b"),
            ("<img src=x>", "\\<img src=x\\>"),
            ("[x](y)", "\\[x\\](y)"),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"),
            ("12.5.0", "12.5.0"),
            ("C:\\x", "C:\\\\x"),
            ("@team", "@\u{200b}team"),
            ("fixes #12", "fixes \\#\u{200b}12"),
            ("https://evil.example", "https:\u{200b}//evil.example"),
            ("www.evil.example", "www\u{200b}.evil.example"),
            ("mailto:a@b.example", "mailto:\u{200b}a@\u{200b}b.example"),
            ("a\nb\u{202e}c", "a b\u{fffd}c"),
        ] {
            assert_eq!(escape(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_sign_with_a_meaning_stands_alone(text in "[\\\\`*_|<>\\[\\]a \n#&]{0,20}") {
            let out = escape(&text);
            let mut escaped = false;
            for c in out.chars() {
                if escaped {
                    escaped = false;
                } else if c == '\\' {
                    escaped = true;
                } else {
                    prop_assert!(!"`*_|<>[]#&\n".contains(c), "{out:?}");
                }
            }
            prop_assert!(!escaped);
        }
    }
}
