//! The inventory that `interdict-cli scan` writes.

use super::{Format, ImportError, Input, Reading};
use crate::model::{InventoryFile, Origin};

/// Interdict's own inventory file.
pub(super) struct OwnJson;

impl Format for OwnJson {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let head = String::from_utf8_lossy(&file.bytes[..file.bytes.len().min(400)]);
        head.trim_start_matches('\u{feff}').trim_start().starts_with('{')
            && head.contains("\"interdict-inventory/")
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let bytes = input.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&input.bytes);
        let file: InventoryFile = serde_json::from_slice(bytes)
            .map_err(|error| ImportError::NotUnderstood(error.to_string()))?;
        if file.schema != InventoryFile::SCHEMA {
            return Err(ImportError::NotUnderstood(format!(
                "its form is {}, this program reads {}",
                file.schema,
                InventoryFile::SCHEMA
            )));
        }
        let recognised = "Interdict inventory".to_owned();
        let path = input.path.display().to_string();
        Ok(Reading {
            inventory: file.into_inventory(Origin::List { path, format: recognised.clone() }),
            recognised,
            how: "it says so itself".to_owned(),
            mapping: None,
            sample: Vec::new(),
            tables: Vec::new(),
            encoding: None,
            delimiter: None,
        })
    }
}
