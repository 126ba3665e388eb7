//! syft's own JSON (github.com/anchore/syft, schema/json): the artifacts of an image or folder.

use serde_json::Value;

use super::super::ImportError;
use super::super::fields::text;
use super::super::json::Shape;
use super::super::records::Records;
use super::{Part, add, is_bill};

/// A document with "artifacts".
pub(in super::super) struct Syft;

impl Shape for Syft {
    fn name(&self) -> &'static str {
        "syft, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"artifacts\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value.get("artifacts").is_some_and(Value::is_array)
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        is_bill(records);
        let source = value.get("source");
        let subject = source.and_then(|own| {
            own.pointer("/target/userInput")
                .or_else(|| own.pointer("/metadata/userInput"))
                .or_else(|| own.get("target").filter(|own| own.is_string()))
                .or_else(|| own.get("name"))
                .and_then(Value::as_str)
        });
        for one in value.get("artifacts").and_then(Value::as_array).into_iter().flatten() {
            let row = records.next_row();
            let publisher = ["/metadata/maintainer", "/metadata/vendor", "/metadata/author"]
                .iter()
                .find_map(|at| one.pointer(at).and_then(Value::as_str))
                .map(str::to_owned);
            let part = Part {
                name: text(one, "name"),
                version: text(one, "version"),
                publisher,
                purl: text(one, "purl"),
                ..Part::default()
            };
            // syft derives CPEs from names, so they say nothing that the name does not.
            add(records, subject, row, part, one)?;
        }
        Ok(())
    }
}
