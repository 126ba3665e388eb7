//! `brew info --json=v2 --installed`: "formulae" and "casks", each with what is installed of it. Only
//! here do casks have their names as people know them.

use serde_json::Value;

use super::{Records, package};
use crate::import::{Format, ImportError, Input, Reading};
use crate::model::Software;

/// JSON of Homebrew.
pub(in crate::import) struct BrewJson;

/// All that Homebrew has is 60 MB; larger files are something else.
const LARGEST: usize = 200 << 20;

impl Format for BrewJson {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let text = file.plain;
        let start = text.trim_start_matches('\u{feff}').trim_start();
        start
            .strip_prefix('{')
            .map(str::trim_start)
            .is_some_and(|rest| rest.starts_with("\"formulae\"") || rest.starts_with("\"casks\""))
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        if input.bytes.len() > LARGEST {
            return Err(ImportError::TooLarge);
        }
        let decoded = crate::import::text::decode(&input.bytes);
        let value: Value = serde_json::from_str(decoded.text.trim_start_matches('\u{feff}'))
            .map_err(|error| {
                ImportError::NotUnderstood(format!("the JSON is cut off or broken ({error})"))
            })?;
        let mut records = Records::new(input, "Homebrew");
        let list = |key: &str| value.get(key).and_then(Value::as_array).into_iter().flatten();
        let formulae = list("formulae").map(|one| (one, false));
        let casks = list("casks").map(|one| (one, true));
        for ((one, is_cask), row) in formulae.chain(casks).zip(1..) {
            let text = |key: &str| one.get(key).and_then(Value::as_str);
            let id = if is_cask { text("token") } else { text("name") };
            let Some(id) = id.filter(|id| !id.is_empty()) else {
                records.problem(row, &one.to_string(), "The entry names no package");
                continue;
            };
            // Without `--installed` everything there is stands in it.
            match installed(one) {
                Some(version) => {
                    let name = one.pointer("/name/0").and_then(Value::as_str).unwrap_or(id);
                    let software = package(id, Some(&version));
                    records.software(None, row, Software { name: name.to_owned(), ..software });
                }
                None => records.skip(),
            }
            records.check_cancel()?;
        }
        records.cannot_show("Homebrew lists only what it installed itself.");
        records.finish("brew info, JSON", "its \"formulae\" and \"casks\"")
    }
}

/// A list of installations for formulae, a version for casks, nothing where it is not installed.
fn installed(one: &Value) -> Option<String> {
    match one.get("installed")? {
        Value::String(version) => Some(version.clone()),
        Value::Array(all) => {
            let versions: Vec<&str> =
                all.iter().filter_map(|own| own.get("version")?.as_str()).collect();
            (!all.is_empty()).then(|| versions.join(" "))
        }
        _ => None,
    }
}
