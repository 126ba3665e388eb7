//! CycloneDX JSON (cyclonedx.org, versions 1.2 to 1.7). Components inside components count; ancestors and
//! variants in a `pedigree` are other software and do not.

use serde_json::Value;

use super::super::ImportError;
use super::super::fields::text;
use super::super::json::Shape;
use super::super::records::Records;
use super::{Part, add, is_bill};

/// A bill in JSON.
pub(in super::super) struct CycloneDx;

impl Shape for CycloneDx {
    fn name(&self) -> &'static str {
        "CycloneDX, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"bomFormat\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value.get("bomFormat").is_some_and(|own| own == "CycloneDX")
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        is_bill(records);
        let subject = value.pointer("/metadata/component/name").and_then(Value::as_str);
        components(records, value, subject)
    }
}

fn components(
    records: &mut Records<'_>,
    value: &Value,
    subject: Option<&str>,
) -> Result<(), ImportError> {
    for one in value.get("components").and_then(Value::as_array).into_iter().flatten() {
        let row = records.next_row();
        let fact = |key: &str| match key.split_once('/') {
            Some((outer, inner)) => match one.get(outer) {
                Some(Value::Array(all)) => all.first().and_then(|own| text(own, inner)),
                Some(own) => text(own, inner),
                None => None,
            },
            None => text(one, key),
        };
        add(records, subject, row, of_facts(&fact), one)?;
        components(records, one, subject)?;
    }
    Ok(())
}

/// A component, from facts named as in the specification: `name`, `supplier/name`.
pub(in super::super) fn of_facts(fact: &dyn Fn(&str) -> Option<String>) -> Part {
    const MAKERS: &[&str] = &[
        "publisher",
        "manufacturer/name",
        "supplier/name",
        "manufacture/name",
        "author",
        "authors/name",
        "authors/author/name",
    ];
    Part {
        name: fact("name"),
        group: fact("group"),
        version: fact("version"),
        publisher: MAKERS.iter().find_map(|key| fact(key)),
        purl: fact("purl"),
        cpe: fact("cpe"),
        kind: fact("type"),
    }
}
