//! One table as CSV (RFC 4180); cells that a spreadsheet would run are made harmless, and can be read
//! back as they were.

use std::borrow::Cow;

use super::document::{Block, Cell, Document, Table};

/// Whether a text file begins with the mark by which Excel knows UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// It does not: for programs.
    #[default]
    Without,
    /// It does: for a double click in Excel.
    With,
}

/// The report's list as CSV text: of findings, found ones first, then those to review and those decided.
#[must_use]
pub fn csv(document: &Document<'_>, mark: Mark) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    if let Some(table) = document.list.as_ref().or_else(|| first_table(&document.blocks)) {
        // Writing to memory cannot fail, here and below.
        let _ = writer.write_record(table.on_sheets().map(|column| column.key));
        for row in 0..table.rows {
            for column in table.on_sheets() {
                let _ = match column.cell(row) {
                    Cell::Text(text) => writer.write_field(harmless(&text).as_ref()),
                    cell => writer.write_field(harmless(&cell.line()).as_ref()),
                };
            }
            let _ = writer.write_record(None::<&[u8]>);
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    match mark {
        Mark::Without => text,
        Mark::With => format!("\u{feff}{text}"),
    }
}

fn first_table<'d, 'a>(blocks: &'d [Block<'a>]) -> Option<&'d Table<'a>> {
    blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.shown.on_sheets() => Some(table),
        _ => None,
    })
}

/// Whether a spreadsheet might take a cell for a formula. The list is that of OWASP's page on CSV
/// injection; the wide forms of the signs are taken by spreadsheets of some languages.
#[must_use]
pub fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe. One that has apostrophes
/// before such a sign already gets one more, so that taking away one always gives the text again.
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if is_risky(cell.trim_start_matches('\'')) { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_become_text_and_text_stays() {
        for risky in ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "'=1"] {
            assert_eq!(harmless(risky), format!("'{risky}"));
        }
        for plain in ["", "7-Zip", "a=b", "'quoted'", "O'Brien"] {
            assert_eq!(harmless(plain), plain);
        }
    }

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_each_can_be_told_apart(a in ".{0,6}", b in "['=+@-]{0,4}") {
            for text in [&a, &b] {
                let cell = harmless(text);
                prop_assert!(!is_risky(&cell));
                let again = match cell.strip_prefix('\'') {
                    Some(rest) if is_risky(rest.trim_start_matches('\'')) => rest,
                    _ => cell.as_ref(),
                };
                prop_assert_eq!(again, text.as_str());
            }
        }
    }
}
