//! `system_profiler -xml SPApplicationsDataType`: a property list of applications.

use super::super::json::application;
use super::super::records::Records;
use super::{Dialect, Document, ImportError, Survey};

/// Applications of a Mac.
pub(super) struct SystemProfiler;

/// A property list of so many levels is none of system_profiler; its library reads it by recursion.
const DEEPEST: usize = 40;

impl Dialect for SystemProfiler {
    fn name(&self) -> &'static str {
        "system_profiler, property list"
    }

    fn how(&self) -> &'static str {
        "its \"_items\""
    }

    fn recognises(&self, survey: &Survey) -> bool {
        survey.root == "plist"
    }

    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError> {
        let deepest = document.survey.paths.keys().map(|own| own.split('/').count()).max();
        if deepest.is_some_and(|deepest| deepest > DEEPEST) {
            return Err(ImportError::NotUnderstood(
                "the property list is nested deeper than any inventory".to_owned(),
            ));
        }
        let value: plist::Value = plist::from_bytes(document.text.as_bytes()).map_err(|error| {
            ImportError::NotUnderstood(format!("the property list is broken ({error})"))
        })?;
        let parts = value.as_array().map(Vec::as_slice).unwrap_or_default();
        let items: Vec<&plist::Dictionary> = parts
            .iter()
            .filter_map(plist::Value::as_dictionary)
            .filter(|part| {
                let kind = part.get("_dataType").and_then(plist::Value::as_string);
                kind.is_none_or(|kind| kind == "SPApplicationsDataType")
            })
            .filter_map(|part| part.get("_items").and_then(plist::Value::as_array))
            .flatten()
            .filter_map(plist::Value::as_dictionary)
            .collect();
        if items.is_empty() {
            return Err(ImportError::NoPrograms { what: "a property list without applications" });
        }
        for item in items {
            let row = records.next_row();
            let fact = |key: &str| {
                item.get(key)
                    .and_then(plist::Value::as_string)
                    .filter(|own| !own.trim().is_empty())
                    .map(str::to_owned)
            };
            let signed = item.get("signed_by").and_then(plist::Value::as_array);
            let first = signed.and_then(|all| all.first()).and_then(plist::Value::as_string);
            match application(&fact, first) {
                Some(software) => records.software(None, row, software),
                None => records.problem(row, "", "The application has no name"),
            }
            records.check_cancel()?;
        }
        Ok(())
    }
}
