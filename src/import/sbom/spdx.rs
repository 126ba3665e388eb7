//! SPDX 2 JSON (spdx.github.io/spdx-spec, versions 2.2 and 2.3).

use serde_json::Value;

use super::super::ImportError;
use super::super::fields::text;
use super::super::json::Shape;
use super::super::records::Records;
use super::{Part, add, is_bill};

/// A document with "packages".
pub(in super::super) struct Spdx;

impl Shape for Spdx {
    fn name(&self) -> &'static str {
        "SPDX, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"spdxVersion\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value.get("spdxVersion").is_some()
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        is_bill(records);
        let subject = text(value, "name");
        for one in value.get("packages").and_then(Value::as_array).into_iter().flatten() {
            let row = records.next_row();
            let reference = |kind: &[&str]| {
                let all = one.get("externalRefs").and_then(Value::as_array)?;
                let found = all.iter().find(|own| {
                    let own = own.get("referenceType").and_then(Value::as_str).unwrap_or("");
                    kind.iter().any(|kind| own.ends_with(kind))
                });
                found.and_then(|own| text(own, "referenceLocator"))
            };
            let supplier = text(one, "supplier").or_else(|| text(one, "originator"));
            let part = Part {
                name: text(one, "name"),
                version: text(one, "versionInfo"),
                publisher: supplier.map(|own| of_agent(&own)),
                purl: reference(&["purl"]),
                cpe: reference(&["cpe23Type", "cpe22Type"]),
                kind: text(one, "primaryPackagePurpose").map(|own| own.to_lowercase()),
                ..Part::default()
            };
            add(records, subject.as_deref(), row, part, one)?;
        }
        Ok(())
    }
}

/// `Organization: Microsoft (secure@microsoft.com)`: the name.
pub(in super::super) fn of_agent(text: &str) -> String {
    let marks = ["Organization:", "Person:", "Tool:"];
    let plain = marks.iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text).trim();
    match plain.rsplit_once(" (") {
        Some((name, mail)) if mail.ends_with(')') && (mail.contains('@') || mail == ")") => {
            name.trim().to_owned()
        }
        _ => plain.strip_suffix("()").unwrap_or(plain).trim().to_owned(),
    }
}
