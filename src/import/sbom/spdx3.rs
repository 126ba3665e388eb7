//! SPDX 3.0 as JSON-LD (spdx.github.io/spdx-spec/v3.0.1): elements of a graph that point at each other;
//! who supplied a package is an element of its own.

use std::collections::HashMap;

use serde_json::Value;

use super::super::ImportError;
use super::super::fields::text;
use super::super::json::Shape;
use super::super::records::Records;
use super::{Part, add, is_bill};

/// A graph with packages.
pub(in super::super) struct Spdx3;

impl Shape for Spdx3 {
    fn name(&self) -> &'static str {
        "SPDX 3, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"@graph\" of SPDX elements"
    }

    fn recognises(&self, value: &Value) -> bool {
        value.get("@graph").is_some()
            && value.get("@context").is_some_and(|own| own.to_string().contains("spdx"))
            || value
                .get("@graph")
                .and_then(Value::as_array)
                .is_some_and(|all| all.iter().take(50).any(is_package))
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        is_bill(records);
        let graph = match value.get("@graph") {
            Some(Value::Array(all)) => all.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let id = |own: &Value| text(own, "spdxId").or_else(|| text(own, "@id"));
        let agents: HashMap<String, String> = graph
            .iter()
            .filter(|own| {
                matches!(kind(own), "Organization" | "Person" | "Agent" | "SoftwareAgent" | "Tool")
            })
            .filter_map(|own| Some((id(own)?, text(own, "name")?)))
            .collect();
        let subject =
            graph.iter().find(|own| kind(own) == "SpdxDocument").and_then(|own| text(own, "name"));
        for one in graph.iter().filter(|own| is_package(own)) {
            let row = records.next_row();
            let fact = |key: &str| text(one, &format!("software_{key}")).or_else(|| text(one, key));
            let part = Part {
                name: text(one, "name"),
                version: fact("packageVersion"),
                publisher: agent(one.get("suppliedBy"), &agents)
                    .or_else(|| agent(one.get("originatedBy"), &agents)),
                purl: fact("packageUrl").or_else(|| identifier(one, "packageUrl")),
                cpe: identifier(one, "cpe23"),
                kind: fact("primaryPurpose"),
                ..Part::default()
            };
            add(records, subject.as_deref(), row, part, one)?;
        }
        Ok(())
    }
}

/// The type of an element, without the namespace that some writers leave on it.
fn kind(value: &Value) -> &str {
    let own = value.get("type").or_else(|| value.get("@type"));
    let own = own.and_then(Value::as_str).unwrap_or("");
    own.rsplit(['/', ':']).next().unwrap_or(own)
}

fn is_package(value: &Value) -> bool {
    matches!(kind(value), "software_Package" | "Package")
}

/// The name of the first agent: by its id, or written out in place.
fn agent(value: Option<&Value>, agents: &HashMap<String, String>) -> Option<String> {
    match value? {
        Value::Array(all) => all.iter().find_map(|own| agent(Some(own), agents)),
        Value::String(id) => agents.get(id.trim()).cloned(),
        own => text(own, "name").or_else(|| agents.get(&text(own, "@id")?).cloned()),
    }
}

fn identifier(value: &Value, kind: &str) -> Option<String> {
    let all = value.get("externalIdentifier").and_then(Value::as_array)?;
    let found =
        all.iter().find(|own| own.get("externalIdentifierType").is_some_and(|own| own == kind));
    found.and_then(|own| text(own, "identifier"))
}
