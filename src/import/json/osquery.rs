//! osquery: answers of `osqueryi --json`, and its results log (osquery.readthedocs.io, "Logging"), in
//! which rows are added, removed, or listed as a snapshot: the last state in time counts.

use std::collections::HashMap;

use serde_json::Value;

use super::super::dates::Order;
use super::super::fields::{self, Fields, MACHINE};
use super::super::records::Records;
use super::generic::object_row;
use super::{ImportError, Shape};
use crate::model::{Kind, Presence, Software};

/// A table's rows; all values are texts.
pub(super) struct Table;

impl Shape for Table {
    fn name(&self) -> &'static str {
        "osquery, JSON"
    }

    fn how(&self) -> &'static str {
        "the columns of an osquery table"
    }

    fn recognises(&self, value: &Value) -> bool {
        // Columns that only osquery's tables of software have (osquery/specs).
        const COLUMNS: &[&str] = &[
            "identifying_number",
            "install_source",
            "bundle_short_version",
            "browser_type",
            "package_group",
            "source_url",
            "vscode_edition",
            "module_path",
        ];
        value.get(0).and_then(Value::as_object).is_some_and(|own| {
            own.values().all(Value::is_string)
                && (COLUMNS.iter().any(|column| own.contains_key(*column))
                    || own.contains_key("maintainer") && own.contains_key("revision"))
        })
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        for one in value.as_array().into_iter().flatten() {
            object_row(records, one, None, Kind::Program, Order::Unknown);
            records.check_cancel()?;
        }
        Ok(())
    }
}

/// One entry of the results log by itself.
pub(super) struct ResultsLog;

/// Its name.
pub(super) const LOG: &str = "osquery results log";

impl Shape for ResultsLog {
    fn name(&self) -> &'static str {
        LOG
    }

    fn how(&self) -> &'static str {
        "its \"columns\" with an \"action\", or a \"snapshot\""
    }

    fn recognises(&self, value: &Value) -> bool {
        let list = |key: &str| value.get(key).is_some_and(Value::is_array);
        value.get("columns").is_some_and(Value::is_object) && value.get("action").is_some()
            || list("snapshot")
            || value
                .get("diffResults")
                .is_some_and(|own| own.is_object() || own.as_str().is_some_and(str::is_empty))
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        let mut replay = Replay::default();
        replay.entry(records, value, 1);
        replay.finish(records)
    }
}

/// What is there after all entries: memory grows with what is different, not with the log.
#[derive(Default)]
pub(super) struct Replay {
    /// The state of each row, by computer, query, name, version and identifier.
    rows: HashMap<(Source, [String; 3]), State>,
    /// When each query was last answered whole.
    snapshots: HashMap<Source, i64>,
    texts: HashMap<String, u32>,
}

/// A computer and a query, as numbers of their texts.
type Source = (u32, u32);

struct State {
    time: i64,
    present: bool,
    /// The line it was first met in.
    line: u64,
    machine: Option<String>,
    software: Software,
}

impl Replay {
    /// Takes in one entry of the log.
    pub(super) fn entry(&mut self, records: &mut Records<'_>, value: &Value, line: u64) {
        let machine = Fields::of(value).and_then(|own| own.first(MACHINE));
        let query = fields::text(value, "name").unwrap_or_default();
        let source = (self.number(machine.as_deref().unwrap_or("")), self.number(&query));
        let time = value.get("unixTime").and_then(seconds).unwrap_or(0);
        let mut take = |rows: &Value, present: bool| {
            for row in rows.as_array().map_or(std::slice::from_ref(rows), Vec::as_slice) {
                self.row(records, source, machine.as_deref(), row, time, present, line);
            }
        };
        if let Some(rows) = value.get("snapshot").filter(|own| own.is_array()) {
            take(rows, true);
            let last = self.snapshots.entry(source).or_insert(time);
            *last = time.max(*last);
        } else if let Some(both) = value.get("diffResults") {
            // What was replaced stands in both: the new one counts.
            for (key, present) in [("removed", false), ("added", true)] {
                if let Some(rows) = both.get(key).filter(|own| own.is_array()) {
                    take(rows, present);
                }
            }
        } else if let Some(columns) = value.get("columns") {
            let removed = value.get("action").is_some_and(|own| own == "removed");
            take(columns, !removed);
        }
    }

    fn row(
        &mut self,
        records: &mut Records<'_>,
        source: Source,
        machine: Option<&str>,
        row: &Value,
        time: i64,
        present: bool,
        line: u64,
    ) {
        let fields = Fields::of(row);
        let software =
            fields.as_ref().and_then(|own| fields::software(own, Kind::Program, Order::Unknown));
        let (Some(fields), Some(software)) = (fields, software) else {
            records.problem(line, &row.to_string(), "No program is named here");
            return;
        };
        let key = [
            software.name.clone(),
            software.version.clone().unwrap_or_default(),
            fields.first(&["identifyingnumber", "identifier", "path", "arch"]).unwrap_or_default(),
        ];
        match self.rows.entry((source, key)) {
            std::collections::hash_map::Entry::Occupied(mut known) => {
                // An older state of the same row, in whatever order the log's parts were joined.
                records.skip();
                let known = known.get_mut();
                if time >= known.time {
                    known.time = time;
                    known.present = present;
                }
            }
            std::collections::hash_map::Entry::Vacant(free) => {
                let machine = machine.map(str::to_owned);
                free.insert(State { time, present, line, machine, software });
            }
        }
    }

    fn number(&mut self, text: &str) -> u32 {
        if let Some(known) = self.texts.get(text) {
            return *known;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.insert(text.to_owned(), number);
        number
    }

    /// Adds what is there and what was removed.
    ///
    /// # Errors
    /// When the user stopped.
    pub(super) fn finish(self, records: &mut Records<'_>) -> Result<(), ImportError> {
        let mut rows: Vec<((Source, [String; 3]), State)> = self.rows.into_iter().collect();
        rows.sort_unstable_by(|(a, one), (b, other)| (one.line, a).cmp(&(other.line, b)));
        for ((source, _), state) in rows {
            let State { time, present, line, machine, mut software } = state;
            // What a later snapshot of the same query does not list is gone.
            let gone = self.snapshots.get(&source).is_some_and(|last| time < *last);
            if !present || gone {
                software.presence = Presence::Removed;
            }
            records.software(machine.as_deref(), line, software);
            records.check_cancel()?;
        }
        Ok(())
    }
}

/// A number, or a text of one: osquery writes both.
fn seconds(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}
