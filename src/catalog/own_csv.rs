//! The organisation's own rules as CSV: the words of the TOML form as headings, `|` between several texts
//! in one cell.

use super::CatalogError;
use super::own::{MOST, OwnRules};

impl OwnRules {
    pub(super) fn add_csv(&mut self, file: &str, text: &str) {
        let first = text.lines().next().unwrap_or("");
        let count = |c: char| first.matches(c).count();
        let delimiter =
            [';', '\t', ','].into_iter().max_by_key(|c| count(*c)).map_or(b',', |c| c as u8);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .comment(Some(b'#'))
            .from_reader(text.as_bytes());
        let headings: Vec<String> = match reader.headers() {
            Ok(headings) => headings.iter().map(|h| h.trim().to_lowercase()).collect(),
            Err(error) => {
                let message = error.to_string();
                self.errors.push(CatalogError::Syntax { file: file.to_owned(), message });
                return;
            }
        };
        let unknown: Vec<&String> =
            headings.iter().filter(|h| !COLUMNS.contains(&h.as_str())).collect();
        if headings.iter().all(|h| !REACH.contains(&h.as_str())) {
            self.errors.push(CatalogError::Syntax {
                file: file.to_owned(),
                message: format!(
                    "the first line must name columns, at least one of {}; it has: {}",
                    REACH.join(", "),
                    headings.join(", ").chars().take(120).collect::<String>()
                ),
            });
            return;
        }
        for column in unknown {
            self.errors.push(CatalogError::Entry {
                file: file.to_owned(),
                entry: "the first line".to_owned(),
                field: column.clone(),
                message: format!("is no column of rules; known: {}", COLUMNS.join(", ")),
            });
        }
        let mut all = 0;
        for record in reader.records() {
            all += 1;
            if all > MOST {
                break;
            }
            match record {
                Ok(record) => {
                    if record.iter().all(|cell| cell.trim().is_empty()) {
                        continue;
                    }
                    let mut entry = toml::Table::new();
                    for (heading, cell) in headings.iter().zip(&record) {
                        let cell = cell.trim();
                        if cell.is_empty() || !COLUMNS.contains(&heading.as_str()) {
                            continue;
                        }
                        entry.insert(heading.clone(), cell_value(heading, cell));
                    }
                    self.take(file, &format!("row {}", all + 1), toml::Value::Table(entry));
                }
                Err(error) => self.errors.push(CatalogError::Syntax {
                    file: file.to_owned(),
                    message: error.to_string(),
                }),
            }
        }
        self.too_many(file, all);
    }
}

/// Columns of a CSV that say what a rule reaches.
const REACH: &[&str] = &["vendor", "product", "names", "publishers", "ids"];

const COLUMNS: &[&str] = &[
    "title",
    "kind",
    "vendor",
    "product",
    "names",
    "publishers",
    "ids",
    "machines",
    "verdict",
    "reason",
    "from",
    "until",
    "by",
    "on",
];

/// A cell as the field wants it: several texts between `|`, yes or no, or a text.
fn cell_value(heading: &str, cell: &str) -> toml::Value {
    match heading {
        "names" | "publishers" | "ids" | "machines" => toml::Value::Array(
            cell.split('|').map(|text| toml::Value::String(text.trim().to_owned())).collect(),
        ),
        "on" => match cell.to_lowercase().as_str() {
            "yes" | "true" | "1" | "on" => toml::Value::Boolean(true),
            "no" | "false" | "0" | "off" => toml::Value::Boolean(false),
            _ => toml::Value::String(cell.to_owned()),
        },
        "kind" | "verdict" => toml::Value::String(cell.to_lowercase()),
        _ => toml::Value::String(cell.to_owned()),
    }
}
