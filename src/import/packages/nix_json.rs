//! `nix-env -q --json` (an object a package, with "pname" and "version") and `nix profile list --json`
//! ("elements" with their store paths; a list up to version 2, an object since version 3).

use serde_json::Value;

use super::nix_env::{parse_name, store_path};
use super::{Records, package};
use crate::import::{Format, ImportError, Input, Reading};

/// JSON of Nix.
pub(in crate::import) struct NixJson;

/// What a profile holds is small; larger files are something else.
const LARGEST: usize = 64 << 20;

impl Format for NixJson {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let text = file.plain;
        text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
            && (text.contains("\"elements\"") && text.contains("\"storePaths\"")
                || text.contains("\"pname\"") && text.contains("\"outputName\""))
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        if input.bytes.len() > LARGEST {
            return Err(ImportError::TooLarge);
        }
        let decoded = crate::import::text::decode(&input.bytes);
        let value: Value = serde_json::from_str(&decoded.text).map_err(|error| {
            ImportError::NotUnderstood(format!("the JSON is cut off or broken ({error})"))
        })?;
        let mut records = Records::new(input, "Nix");
        if let Some(elements) = value.get("elements") {
            profile(elements, &mut records)?;
            return records
                .finish("nix profile list, JSON", "its \"elements\" with \"storePaths\"");
        }
        for ((attribute, own), row) in value.as_object().into_iter().flatten().zip(1..) {
            let text = |key: &str| own.get(key).and_then(Value::as_str);
            let whole = parse_name(text("name").unwrap_or(attribute));
            let name = text("pname").unwrap_or(whole.0);
            if own.is_object() && !name.is_empty() {
                let version = text("version").unwrap_or(whole.1);
                records.software(None, row, package(name, Some(version)));
            } else {
                records.problem(row, attribute, "The entry names no package");
            }
            records.check_cancel()?;
        }
        records.finish("nix-env -q, JSON", "its objects with \"pname\" and \"version\"")
    }
}

fn profile(elements: &Value, records: &mut Records<'_>) -> Result<(), ImportError> {
    let all: Vec<&Value> = match elements {
        Value::Array(list) => list.iter().collect(),
        Value::Object(named) => named.values().collect(),
        _ => Vec::new(),
    };
    for (one, row) in all.into_iter().zip(1..) {
        let paths = one.get("storePaths").and_then(Value::as_array);
        // Several paths are outputs of one package.
        match paths.and_then(|all| all.iter().filter_map(Value::as_str).find_map(store_path)) {
            Some((name, version)) => records.software(None, row, package(name, Some(version))),
            None => records.problem(row, &one.to_string(), "The element has no store path"),
        }
        records.check_cancel()?;
    }
    Ok(())
}
