//! JSON: inventories and answers of tools, read once and given to the shape that knows it; else any list
//! of objects that have a name and a version or publisher, wherever it stands in the document.
//!
//! The formats of JSON are one line in the list of formats and one line each in [`SHAPES`]: a document
//! of hundreds of megabytes is parsed once, and what it is shows only then.

use serde_json::Value;

use super::records::Records;
use super::{Format, ImportError, Input, Reading, sbom};

mod broken;
mod detected_apps;
mod fleet;
mod generic;
mod glpi;
mod lines;
mod manageengine;
mod osquery;
mod powershell;
mod rmm;
mod slices;
mod system_profiler;
mod tables;
mod value;
mod wazuh;
mod winget;

pub(super) use generic::object_row_at;
pub(super) use lines::Lines;
pub(super) use system_profiler::application;

/// A JSON document, or several one after the other.
pub(super) struct Json;

/// JSON takes several times its size in memory; larger ones are exported as CSV instead.
const LARGEST: usize = 400 << 20;

/// Documents whose values would take more are read in slices, where they are one list.
const LARGE: usize = 100 << 20;

/// What the values of a document may take in memory, as far as that can be told beforehand.
const MOST_MEMORY: usize = 900 << 20;

/// One shape of document.
pub(super) trait Shape: Sync {
    /// In words: "GLPI inventory, JSON".
    fn name(&self) -> &'static str;

    /// What it is recognised by.
    fn how(&self) -> &'static str;

    /// Whether a value is of this shape.
    fn recognises(&self, value: &Value) -> bool;

    /// Adds what stands in it.
    ///
    /// # Errors
    /// When it holds no software by its nature, or the user stopped.
    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError>;
}

/// Every shape, the most particular first; the last takes whatever holds a list of programs.
const SHAPES: &[&dyn Shape] = &[
    &winget::Export,
    &winget::Module,
    &glpi::Glpi,
    &sbom::CycloneDx,
    &sbom::Spdx,
    &sbom::Spdx3,
    &sbom::Syft,
    &sbom::Trivy,
    &system_profiler::SystemProfiler,
    &osquery::ResultsLog,
    &fleet::Fleet,
    &wazuh::Packages,
    &manageengine::EndpointCentral,
    &detected_apps::DetectedApps,
    &rmm::NinjaOne,
    &rmm::Tactical,
    &powershell::Win32Product,
    &powershell::UninstallKeys,
    &osquery::Table,
    &generic::Generic,
];

/// The shape of a value.
fn shape_of(value: &Value) -> &'static dyn Shape {
    SHAPES.iter().find(|shape| shape.recognises(value)).copied().unwrap_or(&generic::Generic)
}

impl Format for Json {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let start = file.text(4_096).trim_start_matches('\u{feff}').trim_start();
        let after = |mark: char| start.strip_prefix(mark).map(str::trim_start);
        // A bracket alone is a document cut off right behind it, and no name of a program.
        after('{').is_some_and(|rest| rest.is_empty() || rest.starts_with(['"', '}']))
            || after('[')
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['{', ']', '"', '[']))
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        if input.bytes.len() > LARGEST {
            return Err(ImportError::TooLarge);
        }
        let decoded = super::text::decode(&input.bytes);
        let text = decoded.text.trim_start_matches('\u{feff}');
        let mut records = Records::new(input, "JSON");
        let mut shape: Option<&dyn Shape> = None;
        let mut declined = None;
        let mut take = |text: &str| {
            let document = broken::parse(text)?;
            input.check_cancel()?;
            for value in &document.values {
                let one = whole_or_each(&mut records, value, &mut declined)?;
                shape.get_or_insert(one);
            }
            for (row, text, reason) in &document.problems {
                records.problem(*row, text, reason);
            }
            Ok::<(), ImportError>(())
        };
        let weight = broken::weight(text);
        let slices = if weight > LARGE { slices::Slices::of(text) } else { None };
        match slices {
            Some(slices) => slices.documents().try_for_each(|document| take(&document))?,
            None if weight > MOST_MEMORY => return Err(ImportError::TooLarge),
            None => take(text)?,
        }
        let shape = shape.unwrap_or(&generic::Generic);
        match declined {
            Some(error) if records.is_empty() => Err(error),
            _ => records.finish(shape.name(), shape.how()),
        }
    }
}

/// Reads a value; a list of documents of a known shape (inventories of several computers in one file) is
/// read one by one. What declines to be read does not keep the others from it.
fn whole_or_each(
    records: &mut Records<'_>,
    value: &Value,
    declined: &mut Option<ImportError>,
) -> Result<&'static dyn Shape, ImportError> {
    // GitHub's interface hands out its bill of materials inside an object of its own
    // (docs.github.com/rest/dependency-graph/sboms).
    let value = match value.as_object() {
        Some(own) if own.len() == 1 => own.get("sbom").unwrap_or(value),
        _ => value,
    };
    let shape = shape_of(value);
    let several = value.as_array().filter(|all| {
        shape.name() == generic::SHAPE
            && all.iter().any(|one| shape_of(one).name() != generic::SHAPE && is_document(one))
    });
    let Some(several) = several else {
        match shape.rows(records, value) {
            Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
            Err(error) => *declined = Some(error),
            Ok(()) => {}
        }
        return Ok(shape);
    };
    let mut first = None;
    for one in several {
        let shape = shape_of(one);
        first.get_or_insert(shape);
        match shape.rows(records, one) {
            Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
            Err(error) => {
                let row = records.next_row();
                records.problem(row, "", &error.to_string());
                *declined = Some(error);
            }
            Ok(()) => {}
        }
    }
    Ok(first.unwrap_or(shape))
}

/// Whether a value of a list is a document of its own: it holds lists.
fn is_document(value: &Value) -> bool {
    value.as_object().is_some_and(|own| own.values().any(|one| one.is_array() || one.is_object()))
}
