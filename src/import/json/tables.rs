//! Tables inside JSON whose headings are words of any language: objects with such keys, rows below a row
//! of headings, and rows beside their headings (`{"columns": […], "rows": [[…]]}`).

use serde_json::{Map, Value};

use super::super::dates::Order;
use super::super::fields;
use super::super::headers::{self, Column};
use super::super::records::Records;
use super::super::words_of_kinds::OF_DEVICES;
use super::ImportError;
use super::generic::object_row;
use crate::model::Kind;

/// A table deeper inside a document is none that a person would call the list of the file.
const DEEPEST: usize = 6;

/// Rows that are looked at to know what the columns mean.
const LOOKED_AT: usize = 20;

/// A table on its way into records.
struct Table<'a> {
    columns: Vec<(String, Column)>,
    rows: &'a [Value],
}

/// Adds the rows of every table; says whether there was one.
///
/// # Errors
/// When the user stopped.
pub(super) fn rows(records: &mut Records<'_>, value: &Value) -> Result<bool, ImportError> {
    let mut found = Vec::new();
    collect(value, 0, &mut found);
    for table in &found {
        let order = Order::Unknown;
        for row in table.rows {
            object_row(records, &table.named(row), None, Kind::Program, order);
            records.check_cancel()?;
        }
    }
    Ok(!found.is_empty())
}

fn collect<'a>(value: &'a Value, depth: usize, found: &mut Vec<Table<'a>>) {
    if depth > DEEPEST {
        return;
    }
    let tables = found.len();
    match value {
        Value::Array(rows) => {
            found.extend(of_rows(rows).or_else(|| of_objects(rows)));
            if found.len() == tables {
                for row in rows {
                    collect(row, depth + 1, found);
                }
            }
        }
        Value::Object(object) => {
            found.extend(beside(object));
            if found.len() == tables {
                for own in object.values() {
                    collect(own, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}

/// The meanings of headings; `None` where they are not those of a list of programs.
fn columns(headings: Vec<String>) -> Option<Vec<(String, Column)>> {
    let columns = headers::recognise(&headings)?;
    // Devices have names and makers, too; programs have versions, or stand beside their computers.
    let of_programs = columns.contains(&Column::Version)
        || columns.contains(&Column::Machine)
            && !headings.iter().any(|own| OF_DEVICES.contains(&headers::key(own).as_str()));
    if !of_programs {
        return None;
    }
    Some(headings.into_iter().zip(columns).collect())
}

fn words(row: &Value) -> Option<Vec<String>> {
    row.as_array()?.iter().map(|cell| cell.as_str().map(str::to_owned)).collect()
}

/// The first row holds the headings.
fn of_rows(rows: &[Value]) -> Option<Table<'_>> {
    let (first, rest) = rows.split_first()?;
    if rest.is_empty() || !rest.iter().take(LOOKED_AT).all(Value::is_array) {
        return None;
    }
    Some(Table { columns: columns(words(first)?)?, rows: rest })
}

/// The keys of the objects are the headings.
fn of_objects(rows: &[Value]) -> Option<Table<'_>> {
    let mut keys: Vec<String> = Vec::new();
    for row in rows.iter().take(LOOKED_AT) {
        for key in row.as_object()?.keys() {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
    }
    Some(Table { columns: columns(keys)?, rows })
}

/// The headings stand beside the rows.
fn beside(object: &Map<String, Value>) -> Option<Table<'_>> {
    const HEADINGS: &[&str] = &["columns", "headers", "headings", "fields", "header"];
    const ROWS: &[&str] = &["rows", "data", "values", "records", "items"];
    let of = |names: &[&str]| {
        object
            .iter()
            .find(|(key, own)| own.is_array() && names.contains(&fields::word(key).as_str()))
    };
    let (_, headings) = of(HEADINGS)?;
    let rows = of(ROWS)?.1.as_array()?;
    if rows.is_empty() || !rows.iter().take(LOOKED_AT).all(Value::is_array) {
        return None;
    }
    // A heading is a text, or an object that names it.
    let name = |own: &Value| {
        let named = ["name", "title", "label", "text"].iter().find_map(|key| own.get(key));
        named.unwrap_or(own).as_str().map(str::to_owned)
    };
    let headings: Option<Vec<String>> = headings.as_array()?.iter().map(name).collect();
    Some(Table { columns: columns(headings?)?, rows })
}

impl Table<'_> {
    /// A row with the names that records of JSON have.
    fn named(&self, row: &Value) -> Value {
        let mut named = Map::new();
        for (at, (key, column)) in self.columns.iter().enumerate() {
            let name = match column {
                Column::Machine => "computername",
                Column::Name => "name",
                Column::Publisher => "publisher",
                Column::Version => "version",
                Column::InstalledOn => "installdate",
                Column::User => "username",
                Column::Count => "count",
                Column::ProductCode => "productcode",
                Column::BundleId => "bundleid",
                Column::Location => "installlocation",
                _ => continue,
            };
            let cell = match row {
                Value::Array(cells) => cells.get(at),
                row => row.get(key),
            };
            if let Some(cell) = cell {
                named.insert(name.to_owned(), cell.clone());
            }
        }
        if named.is_empty() { row.clone() } else { Value::Object(named) }
    }
}
