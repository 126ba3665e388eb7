//! Trivy's JSON (trivy.dev, "Reporting"). Packages stand in it only with `--list-all-pkgs`; without them it
//! names what is vulnerable, and that is no list of software.

use serde_json::Value;

use super::super::ImportError;
use super::super::fields::text;
use super::super::json::Shape;
use super::super::records::Records;
use super::{Part, add, is_bill};

/// A report of Trivy.
pub(in super::super) struct Trivy;

fn packages(value: &Value) -> impl Iterator<Item = &Value> {
    let results = value.get("Results").and_then(Value::as_array).into_iter().flatten();
    results.filter_map(|own| own.get("Packages").and_then(Value::as_array)).flatten()
}

impl Shape for Trivy {
    fn name(&self) -> &'static str {
        "Trivy, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"Results\" with \"Packages\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value.get("ArtifactName").is_some()
            || value.get("Results").is_some() && value.get("SchemaVersion").is_some()
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        if packages(value).next().is_none() {
            return Err(ImportError::NoPrograms {
                what: "a report of vulnerabilities, which names only what is vulnerable; Trivy lists \
                       all packages with --list-all-pkgs",
            });
        }
        is_bill(records);
        let subject = text(value, "ArtifactName");
        for one in packages(value) {
            let row = records.next_row();
            let part = Part {
                name: text(one, "Name"),
                version: text(one, "Version"),
                publisher: text(one, "Maintainer"),
                purl: one.get("Identifier").and_then(|own| text(own, "PURL")),
                ..Part::default()
            };
            add(records, subject.as_deref(), row, part, one)?;
        }
        Ok(())
    }
}
