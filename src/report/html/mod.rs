//! A report as one HTML file that needs no network: readable on a screen, a phone and paper, light or
//! dark, with contents, charts and tables that can be searched and sorted.
//!
//! Everything from outside is escaped; links lead to the catalogue's own addresses. The page's policy
//! admits its own style and script by their hashes and nothing else, so that not even a mistake here
//! would let foreign text run.

mod chart;

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::document::{Block, CLOSING, Cell, Document, Level, Table, shown};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The report as HTML text.
#[must_use]
pub fn html(document: &Document<'_>) -> String {
    let mut out = String::new();
    let title = escape(&document.title);
    // The title says the result too: it is the name of a browser's tab and of a printed file.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; \
         script-src '{}'; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" \
         content=\"no-referrer\">\n<title>{title}: {}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body class=\"{}\">\n<a class=\"skip\" href=\"#content\">To the content</a>\n<main id=\"content\">\n",
        hash(STYLE),
        hash(SCRIPT),
        escape(&document.headline),
        document.kind.word(),
    );
    let _ = write!(
        out,
        "<header>\n<p class=\"kind\">Interdict</p>\n<h1>{title}</h1>\n</header>\n\
         <div class=\"head\">\n<p class=\"lead\">{}</p>\n<dl>\n",
        escape(&document.headline)
    );
    for (name, value) in &document.facts {
        let _ = writeln!(out, "<dt>{name}</dt><dd>{}</dd>", escape(value));
    }
    out.push_str("</dl>\n</div>\n");
    contents(&mut out, document);
    let mut page = Page { sections: 0, in_part: false, tables: 0, out };
    page.blocks(&document.blocks);
    let mut out = page.out;
    let _ = write!(
        out,
        "<footer><p>{CLOSING}</p></footer>\n</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"
    );
    out
}

/// The list of sections, where there are enough to need one.
fn contents(out: &mut String, document: &Document<'_>) {
    let sections: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(Level::Section, title) => Some(title.as_str()),
            _ => None,
        })
        .collect();
    if sections.len() < 3 {
        return;
    }
    out.push_str("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ul>\n");
    for (number, title) in (1..).zip(sections) {
        let _ = writeln!(out, "<li><a href=\"#s{number}\">{}</a></li>", escape(title));
    }
    out.push_str("</ul>\n</nav>\n");
}

struct Page {
    sections: usize,
    in_part: bool,
    tables: usize,
    out: String,
}

impl Page {
    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        let out = &mut self.out;
        let _ = match block {
            Block::Heading(Level::Section, title) => {
                self.sections += 1;
                self.in_part = false;
                writeln!(out, "<h2 id=\"s{}\">{}</h2>", self.sections, escape(title))
            }
            Block::Heading(Level::Part, title) => {
                self.in_part = true;
                writeln!(out, "<h3>{}</h3>", escape(title))
            }
            // No level is left out, so that a screen reader's list of headings has no gaps.
            Block::Heading(Level::Small, title) if self.in_part => {
                writeln!(out, "<h4>{}</h4>", escape(title))
            }
            Block::Heading(Level::Small, title) => {
                writeln!(out, "<h3 class=\"small\">{}</h3>", escape(title))
            }
            Block::Text(text) => writeln!(out, "<p>{}</p>", escape(text)),
            Block::Note { tone, title, lines } => {
                let _ = write!(
                    out,
                    "<aside class=\"note {}\">\n<p><strong>{}</strong></p>\n",
                    tone.word(),
                    escape(title)
                );
                list(out, lines);
                writeln!(out, "</aside>")
            }
            Block::List(lines) => {
                list(out, lines);
                Ok(())
            }
            Block::Facts(facts) => {
                out.push_str("<dl>\n");
                for (name, value) in facts {
                    let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escape(name), escape(value));
                }
                writeln!(out, "</dl>")
            }
            Block::Link(label, address) => {
                let url = escape(address.text());
                writeln!(out, "<p>{label}: <a href=\"{url}\" rel=\"noreferrer\">{url}</a></p>")
            }
            Block::Verbatim(text) => writeln!(out, "<pre>{}</pre>", escape_lines(text)),
            Block::Table(table) => {
                if table.shown.on_pages() && table.rows > 0 {
                    self.tables += 1;
                    draw(out, table, self.tables);
                }
                Ok(())
            }
            Block::Chart(one) => {
                chart::draw(out, one);
                Ok(())
            }
            Block::Sign(lines) => {
                out.push_str("<div class=\"sign\">\n");
                for line in lines {
                    let _ = writeln!(out, "<div>{line}</div>");
                }
                writeln!(out, "</div>")
            }
            Block::Pages(blocks) => {
                self.blocks(blocks);
                Ok(())
            }
        };
    }
}

fn list(out: &mut String, lines: &[String]) {
    out.push_str("<ul>\n");
    for line in lines {
        let _ = writeln!(out, "<li>{}</li>", escape(line));
    }
    out.push_str("</ul>\n");
}

fn draw(out: &mut String, table: &Table<'_>, number: usize) {
    let _ = write!(
        out,
        "<div class=\"tools\" hidden><label for=\"find{number}\">Search {}</label>\
         <input id=\"find{number}\" type=\"search\" autocomplete=\"off\"><output></output></div>\n\
         <table>\n<caption>{} ({})</caption>\n<thead><tr>",
        escape(&table.name.to_lowercase()),
        escape(table.name),
        super::counted(table.rows as u64, "row"),
    );
    let columns: Vec<_> = table.on_pages().collect();
    for column in &columns {
        // A column is one of numbers where its first cell is.
        let class = match column.cell(0) {
            Cell::Number(_) => " class=\"number\"",
            _ => "",
        };
        let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", escape(column.title));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in 0..table.rows {
        out.push_str("<tr>");
        for column in &columns {
            cell(out, column.title, &column.cell(row));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn cell(out: &mut String, label: &str, cell: &Cell<'_>) {
    let _ = match cell {
        Cell::Empty => write!(out, "<td data-label=\"{label}\"></td>"),
        Cell::Text(text) => write!(out, "<td data-label=\"{label}\">{}</td>", escape(text)),
        Cell::Stack(first, rest) => {
            let _ = write!(out, "<td data-label=\"{label}\"><strong>{}</strong>", escape(first));
            for line in rest {
                let _ = write!(out, "<small>{}</small>", escape(line));
            }
            write!(out, "</td>")
        }
        Cell::Number(number) => {
            let digits = super::counted(*number, "");
            let digits = digits.split(' ').next().unwrap_or("");
            write!(
                out,
                "<td data-label=\"{label}\" class=\"number\" data-sort=\"{number}\">{digits}</td>"
            )
        }
        Cell::Date(day) => write!(out, "<td data-label=\"{label}\" class=\"date\">{day}</td>"),
        Cell::Badge(tone, word) => write!(
            out,
            "<td data-label=\"{label}\" data-sort=\"{}\"><span class=\"badge {}\">{word}</span></td>",
            tone.order(),
            tone.word()
        ),
        Cell::Link(address) => {
            let url = escape(address.text());
            write!(
                out,
                "<td data-label=\"{label}\"><a href=\"{url}\" rel=\"noreferrer\">{url}</a></td>"
            )
        }
    };
}

/// The letters of base64 (RFC 4648).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The hash of a style or script as a policy names it.
fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let mut base64 = String::from("sha256-");
    for three in digest.chunks(3) {
        let part = |at: usize| three.get(at).copied().map_or(0, u32::from);
        let bits = part(0) << 16 | part(1) << 8 | part(2);
        for at in 0..4_usize {
            let index = (bits >> (18 - 6 * at)) & 63;
            let letter = LETTERS.get(index as usize).copied().unwrap_or(b'=');
            base64.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    base64
}

/// Text as text: nothing of it is ever markup.
pub(super) fn escape(text: &str) -> String {
    escape_all(&shown(text))
}

/// The same with its line ends.
fn escape_lines(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}

fn escape_all(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        // The examples of Content Security Policy Level 2, section 4.2.5, and of an empty text.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn the_style_and_the_script_stay_inside_their_elements() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("</") && !text.contains("<!--") && !text.contains("http"));
        }
    }
}
