//! XML: inventories of agents, bills of materials, exports of uninstallers, reports of Windows, property
//! lists; else any document with a repeated element that has a name and a version or publisher.
//!
//! The formats of XML are one line in the list of formats and one line each in [`DIALECTS`]: a document
//! is surveyed once, and what it is shows by its elements.

use super::records::Records;
use super::{Format, ImportError, Input, Reading};

mod agent;
mod cyclonedx;
mod generic;
mod msinfo;
mod package_list;
mod property_list;
mod records;
mod sheets;
mod spdx_rdf;
mod stream;
mod survey;
mod uninstaller;

use records::{Collector, Record};
use stream::Ending;
pub(super) use stream::Lines;
use survey::Survey;

/// An XML document.
pub(super) struct Xml;

/// XML takes time by its size, and two readings.
const LARGEST: usize = 400 << 20;

/// One kind of document.
trait Dialect: Sync {
    /// In words: "agent inventory, XML".
    fn name(&self) -> &'static str;

    /// What it is recognised by.
    fn how(&self) -> &'static str;

    /// Whether a document is of this kind.
    fn recognises(&self, survey: &Survey) -> bool;

    /// Adds what stands in it.
    ///
    /// # Errors
    /// When it holds no software by its nature, or the user stopped.
    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError>;
}

/// Every dialect, the most particular first; the last takes whatever holds a list of programs.
const DIALECTS: &[&dyn Dialect] = &[
    &agent::Agent,
    &cyclonedx::CycloneDx,
    &uninstaller::BulkCrapUninstaller,
    &property_list::SystemProfiler,
    &msinfo::SystemInformation,
    &spdx_rdf::SpdxRdf,
    &package_list::PackageList,
    &generic::Generic,
];

/// A document and what it is like.
struct Document<'a> {
    input: &'a Input<'a>,
    text: &'a str,
    survey: &'a Survey,
}

impl Document<'_> {
    /// Reads its records, each as soon as it ends.
    fn each(
        &self,
        is_record: &dyn Fn(&[String]) -> bool,
        take: &mut dyn FnMut(Record, u64),
    ) -> Result<(), ImportError> {
        let mut lines = Lines::new(self.text);
        let mut with_line = |record: Record| {
            let line = lines.of(record.at);
            take(record, line);
        };
        stream::walk(self.input, self.text, &mut Collector::new(is_record, &mut with_line))?;
        Ok(())
    }
}

impl Format for Xml {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let start = file.text(2_048).trim_start_matches('\u{feff}').trim_start();
        // A bracket alone is a document cut off right behind it, and no name of a program.
        let rest = start.strip_prefix('<').map(str::trim_end);
        rest.is_some_and(|own| {
            own.is_empty() || own.starts_with(|c: char| c == '?' || c == '!' || c.is_alphabetic())
        }) && !super::html::is_html(start)
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        if input.bytes.len() > LARGEST {
            return Err(ImportError::TooLarge);
        }
        let text = declared(&input.bytes);
        let text = text.trim_start_matches('\u{feff}');
        if sheets::is_one(text) {
            return sheets::read(input, text);
        }
        let mut survey = Survey::default();
        let ending = stream::walk(input, text, &mut survey)?;
        if let Some(what) = is_another_report(&survey) {
            return Err(ImportError::NoPrograms { what });
        }
        let document = Document { input, text, survey: &survey };
        let dialect = DIALECTS.iter().find(|own| own.recognises(&survey));
        let dialect = dialect.copied().unwrap_or(&generic::Generic);
        let mut records = Records::new(input, dialect.name());
        match dialect.rows(&mut records, &document) {
            // What is cut off may have lost its programs: that it has none cannot be said of it.
            Err(ImportError::NoPrograms { .. }) if ending.broken.is_some() => {
                return Err(ImportError::NotUnderstood(
                    "the XML is cut off or broken before any program".to_owned(),
                ));
            }
            other => other?,
        }
        if survey.left_out > 0 {
            let reason = format!(
                "The document has more kinds of elements than any inventory; {} of them were not read",
                survey.left_out
            );
            let row = records.next_row();
            records.problem(row, "", &reason);
        }
        note(&mut records, text, ending);
        records.finish(dialect.name(), dialect.how())
    }
}

/// Names what of a document could not be read.
fn note(records: &mut Records<'_>, text: &str, ending: Ending) {
    let mut lines = Lines::new(text);
    if let Some(at) = ending.entity {
        records.problem(
            lines.of(at),
            "",
            "A text uses an entity that the document declares itself; such texts are not expanded, \
             and \u{fffd} stands in their place",
        );
    }
    if let Some((at, reason)) = ending.broken {
        records.problem(lines.of(at), "", &reason);
    }
}

/// The text, in the encoding that the document declares where its bytes leave that open.
fn declared(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    let head = super::head(bytes, 200);
    let label = head.strip_prefix(b"<?xml").and_then(|rest| {
        let rest = std::str::from_utf8(rest.split(|byte| *byte == b'>').next()?).ok()?;
        let (_, rest) = rest.split_once("encoding=")?;
        rest.trim_start().get(1..)?.split(['"', '\'']).next()
    });
    let encoding = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    match encoding {
        // A declaration in plain bytes cannot be UTF-16, whatever it says.
        Some(own) if own.is_single_byte() && std::str::from_utf8(bytes).is_err() => {
            own.decode_without_bom_handling(bytes).0
        }
        _ => super::text::decode(bytes).text,
    }
}

/// What documents are that name products and are no list of them.
fn is_another_report(survey: &Survey) -> Option<&'static str> {
    match survey.root.as_str() {
        "NessusClientData_v2" | "NessusClientData" => Some(
            "a report of the scanner Nessus, which names what is vulnerable and not what is installed",
        ),
        "ASSET_DATA_REPORT" | "HOST_LIST_VM_DETECTION_OUTPUT" | "SCAN" => Some(
            "a report of the scanner Qualys, which names what is vulnerable and not what is installed",
        ),
        "Events" | "Event" if survey.paths.keys().any(|own| own.ends_with("/EventRecordID")) => {
            Some("events of Windows, in which no installed programs stand")
        }
        "nmaprun" => Some("an answer of the network scanner nmap, in which no programs stand"),
        "svg" => Some("a picture (SVG)"),
        "html" => Some("a web page without a table of programs"),
        "Task" if survey.has("Task/Actions") => {
            Some("one scheduled task, in which no installed programs stand")
        }
        // Bulk Crap Uninstaller's selections (.bcul) say what to choose, not what is there.
        "UninstallList" => Some("a selection list of Bulk Crap Uninstaller, which is no inventory"),
        _ => None,
    }
}
