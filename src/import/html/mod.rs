//! Web pages: reports that uninstallers, consoles and `ConvertTo-Html` save as HTML. Tables with a heading
//! are lists; Belarc Advisor's profile is read by itself.

use super::rows::Table;
use super::{Format, ImportError, Input, Reading};

mod belarc;
mod page;

use page::{Page, PageTable};

/// A web page.
pub(super) struct Html;

/// Pages are held as cells while they are read.
const LARGEST: usize = 200 << 20;

/// Tables of one page beyond this number are not looked at.
const MOST_TABLES: usize = 2_000;

/// Whether a text is a web page: also one without a head, and one that a tool calls a workbook.
pub(super) fn is_html(start: &str) -> bool {
    let end = start.char_indices().nth(1_500).map_or(start.len(), |(at, _)| at);
    let lower = start.get(..end).unwrap_or(start).to_ascii_lowercase();
    let named = |name: &str| {
        lower.match_indices(name).any(|(at, _)| {
            let after = lower.as_bytes().get(at + name.len());
            after.is_none_or(|own| own.is_ascii_whitespace() || *own == b'>')
        })
    };
    lower.contains("<!doctype html")
        || named("<html")
        || !lower.starts_with("<?xml") && ["<table", "<body", "<head"].into_iter().any(named)
}

impl Format for Html {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let start = file.text(4_096).trim_start_matches('\u{feff}').trim_start();
        start.starts_with('<') && is_html(start)
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        if input.bytes.len() > LARGEST {
            return Err(ImportError::TooLarge);
        }
        let text = declared(&input.bytes);
        let page = Page::read(input, &text)?;
        if page.is_belarc() {
            return belarc::read(input, &page);
        }
        tables(input, &page)
    }
}

/// The text, in the code page that the page names where it is no Unicode.
fn declared(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    let head = super::head(bytes, 1_024);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = head.split_once("charset=").and_then(|(_, rest)| {
        rest.trim_start_matches(['"', '\'']).split(['"', '\'', '>', ' ', ';', '/']).next()
    });
    let encoding = label.and_then(|own| encoding_rs::Encoding::for_label(own.as_bytes()));
    match encoding {
        Some(own) if own.is_single_byte() && std::str::from_utf8(bytes).is_err() => {
            own.decode_without_bom_handling(bytes).0
        }
        _ => super::text::decode(bytes).text,
    }
}

/// Every table of the page with a heading that names programs.
fn tables(input: &Input<'_>, page: &Page) -> Result<Reading, ImportError> {
    let good: Vec<&PageTable> =
        page.tables.iter().filter(|own| own.names_programs()).take(MOST_TABLES).collect();
    if good.is_empty() {
        return Err(ImportError::NoPrograms {
            what: if page.tables.is_empty() {
                "a web page without tables"
            } else {
                "a web page whose tables name no programs"
            },
        });
    }
    let mut inventory = input.inventory();
    let path = input.path.display().to_string();
    let mut last = None;
    let mut failed = None;
    for table in &good {
        let sheet = (good.len() > 1).then(|| table.name.clone());
        let mapping = input.options.mapping.as_ref();
        let mut rows =
            Table::new(&mut inventory, path.clone(), sheet, input.machine_name(), mapping);
        rows.one_of_several();
        for (line, cells) in &table.rows {
            rows.row(*line, cells);
            if line.is_multiple_of(5_000) {
                input.check_cancel()?;
            }
        }
        match rows.finish() {
            Ok(finished) => last = Some(finished),
            Err(error) => failed = Some(error),
        }
    }
    let Some(finished) = last else { return Err(failed.unwrap_or(ImportError::HeadingOnly)) };
    if inventory.counts.software == 0 && inventory.counts.problems == 0 {
        return Err(ImportError::HeadingOnly);
    }
    super::limits_of_lists(&mut inventory, &finished, &input.machine_name());
    Ok(Reading {
        inventory,
        recognised: "table of a web page".to_owned(),
        how: format!("{} of its {} tables", good.len(), page.tables.len()),
        mapping: Some(finished.mapping),
        sample: finished.sample,
        tables: Vec::new(),
        encoding: None,
        delimiter: None,
    })
}
