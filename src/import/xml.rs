//! XML: inventories of FusionInventory, GLPI and OCS agents, CycloneDX, Bulk Crap Uninstaller, and the
//! property lists of `system_profiler -xml`.
//!
//! Read as a stream. Entities that a document declares are not expanded, nothing is fetched.

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Map, Value};

use super::json::{self, of_signature};
use super::records::Records;
use super::sbom::{self, component};
use super::{Format, ImportError, Input, Reading};
use crate::model::{Identifiers, Kind, Presence, Software};

/// An XML file of a known kind.
pub(super) struct Xml;

/// XML takes several times its size in memory.
const LARGEST: usize = 400 << 20;

/// Elements deeper than this are of no known inventory.
const DEEPEST: usize = 100;

impl Format for Xml {
    fn recognises(&self, bytes: &[u8]) -> bool {
        let head = super::text::decode(&bytes[..bytes.len().min(2048) & !1]);
        let start = head.text.trim_start_matches('\u{feff}').trim_start();
        let name = start.strip_prefix('<').and_then(|rest| rest.chars().next());
        let html = ["<!doctype html", "<html"];
        name.is_some_and(|c| c == '?' || c == '!' || c.is_alphabetic())
            && !html.iter().any(|own| start.to_lowercase().starts_with(own))
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        if input.bytes.len() > LARGEST {
            return Err(ImportError::TooLarge);
        }
        let decoded = super::text::decode(&input.bytes);
        if decoded.text.contains("<plist") {
            return property_list(input, &decoded.text);
        }
        let document = collect(input, &decoded.text)?;
        match document.root.as_str() {
            "REQUEST" => agent(input, &document),
            "bom" => cyclonedx(input, &document),
            "ApplicationEntrySerializer" => uninstaller(input, &document),
            _ => Err(ImportError::NoPrograms { what: "XML in which no list of programs is known" }),
        }
    }
}

/// An element that may be software: its name, its children as texts, and its line.
struct Element {
    name: String,
    children: Value,
    line: u64,
}

/// What of a document is looked at.
struct Document {
    root: String,
    elements: Vec<Element>,
    /// `HARDWARE/NAME` and `DEVICEID` of agents, `metadata/component/name` of bills.
    machine: Option<String>,
    /// Whether the document was cut off or broken, and where.
    broken: Option<(u64, String)>,
}

/// Elements that are records, by their path.
fn is_record(path: &[String]) -> bool {
    let [root, parent, name] = path else { return false };
    match (root.as_str(), parent.as_str()) {
        ("REQUEST", "CONTENT") => {
            matches!(name.as_str(), "SOFTWARES" | "ANTIVIRUS" | "HARDWARE" | "DEVICE")
        }
        ("bom", "components" | "metadata") => name == "component",
        ("ApplicationEntrySerializer", "Items") => name == "ApplicationUninstallerEntry",
        _ => false,
    }
}

fn collect(input: &Input<'_>, text: &str) -> Result<Document, ImportError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().trim_text(true);
    let mut document =
        Document { root: String::new(), elements: Vec::new(), machine: None, broken: None };
    let mut path: Vec<String> = Vec::new();
    // The record that is open: its depth, what it holds, and where it begins.
    let mut record: Option<(usize, Map<String, Value>, usize)> = None;
    let mut words = String::new();
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut events = 0_u64;
    loop {
        events += 1;
        if events.is_multiple_of(20_000) {
            input.check_cancel()?;
        }
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let name = start.local_name().as_ref().to_owned();
                if path.is_empty() {
                    document.root.clone_from(&name);
                }
                path.push(name);
                words.clear();
                if path.len() > DEEPEST {
                    let line = lines.of(at);
                    return Err(ImportError::NotUnderstood(format!(
                        "line {line} is nested too deep"
                    )));
                }
                if record.is_none() && is_record(&path) {
                    let mut held = Map::new();
                    if let Ok(Some(kind)) = start.try_get_attribute("type") {
                        let kind = kind.value.into_owned();
                        held.insert("type".to_owned(), Value::String(kind));
                    }
                    record = Some((path.len(), held, at));
                }
            }
            Ok(
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_),
            ) => {}
            Ok(Event::Text(own)) => words.push_str(&own),
            Ok(Event::CData(own)) => words.push_str(&own),
            // The five entities of XML itself; what a document declares stays unread.
            Ok(Event::GeneralRef(own)) => words.push_str(match &*own {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => "\u{fffd}",
            }),
            Ok(Event::End(_)) => {
                let name = path.last().cloned().unwrap_or_default();
                if let Some((depth, held, begin)) = &mut record {
                    if path.len() == *depth + 1 {
                        let value = std::mem::take(&mut words).trim().to_owned();
                        held.entry(name.clone()).or_insert(Value::String(value));
                    } else if path.len() == *depth + 2
                        && path.get(*depth).is_some_and(|own| own == "supplier")
                        && name == "name"
                    {
                        held.insert(
                            "publisher".to_owned(),
                            Value::String(std::mem::take(&mut words)),
                        );
                    } else if path.len() == *depth {
                        let line = lines.of(*begin);
                        let children = Value::Object(std::mem::take(held));
                        if name == "HARDWARE" || path.get(1).is_some_and(|own| own == "metadata") {
                            let own = children.get("NAME").or_else(|| children.get("name"));
                            document.machine = own.and_then(Value::as_str).map(str::to_owned);
                        } else {
                            document.elements.push(Element { name, children, line });
                        }
                        record = None;
                    }
                } else if path.len() == 2 && name == "DEVICEID" && document.machine.is_none() {
                    document.machine = Some(words.trim().to_owned());
                }
                words.clear();
                path.pop();
            }
            Ok(Event::Eof) => {
                if !path.is_empty() {
                    let line = text.lines().count() as u64;
                    document.broken = Some((line, "The document is cut off here".to_owned()));
                }
                return Ok(document);
            }
            Err(error) => {
                if document.root.is_empty() {
                    return Err(ImportError::NotUnderstood(format!("the XML is broken ({error})")));
                }
                let line = lines.of(at);
                document.broken = Some((line, format!("The XML is broken from here on ({error})")));
                return Ok(document);
            }
        }
    }
}

/// Counts lines up to a place, each part of the text once.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> u64 {
        let at = at.min(self.text.len());
        if at > self.at {
            self.line += self.text.get(self.at..at).unwrap_or("").matches('\n').count() as u64;
            self.at = at;
        }
        self.line
    }
}

fn close(records: &mut Records<'_>, document: &Document) {
    if let Some((line, reason)) = &document.broken {
        records.problem(*line, "", reason);
    }
}

/// The agents of FusionInventory, GLPI and OCS. An antivirus block counts: a product may stand there only.
fn agent(input: &Input<'_>, document: &Document) -> Result<Reading, ImportError> {
    if document.elements.iter().any(|own| own.name == "DEVICE") {
        return Err(ImportError::NoPrograms { what: "an answer of a network device" });
    }
    if document.elements.is_empty() && document.broken.is_none() {
        return Err(ImportError::NoPrograms { what: "an inventory of hardware without programs" });
    }
    let mut records = Records::new(input, "Agent inventory");
    let machine = document.machine.clone();
    for own in &document.elements {
        if own.name == "ANTIVIRUS" {
            match own.children.get("NAME").and_then(Value::as_str).filter(|name| !name.is_empty()) {
                Some(name) => {
                    let text = |key: &str| {
                        own.children.get(key).and_then(Value::as_str).map(str::to_owned)
                    };
                    let software = Software {
                        kind: Kind::Antivirus,
                        name: name.to_owned(),
                        publisher: text("COMPANY"),
                        version: text("VERSION"),
                        ..Software::default()
                    };
                    records.software(machine.as_deref(), own.line, software);
                }
                None => records.problem(own.line, "", "The antivirus has no name"),
            }
        } else {
            json::object_row(
                &mut records,
                own.line,
                &own.children,
                machine.as_deref(),
                Kind::Program,
            );
        }
        records.check_cancel()?;
    }
    close(&mut records, document);
    records.finish("agent inventory, XML", "its \"REQUEST\" with \"SOFTWARES\"")
}

fn cyclonedx(input: &Input<'_>, document: &Document) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "CycloneDX");
    for own in &document.elements {
        let text = |key: &str| {
            own.children
                .get(key)
                .and_then(Value::as_str)
                .filter(|t| !t.is_empty())
                .map(str::to_owned)
        };
        match text("name") {
            Some(name) => {
                let publisher = text("publisher").or_else(|| text("author"));
                let kind = text("type");
                let software = component(
                    name,
                    text("version"),
                    publisher,
                    text("purl").as_deref(),
                    kind.as_deref(),
                );
                records.software(document.machine.as_deref(), own.line, software);
            }
            None => records.problem(own.line, "", "The component has no name"),
        }
        records.check_cancel()?;
    }
    close(&mut records, document);
    sbom::bill(records, "CycloneDX, XML", "its root \"bom\"")
}

/// Bulk Crap Uninstaller: entries that lost their uninstaller are leftovers.
fn uninstaller(input: &Input<'_>, document: &Document) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "Bulk Crap Uninstaller");
    for own in &document.elements {
        let is = |key: &str| own.children.get(key).is_some_and(|value| value == "true");
        match json::of_object(&own.children, Kind::Program) {
            Some(mut software) => {
                if is("IsOrphaned") {
                    software.presence = Presence::Leftover;
                }
                software.hidden = is("SystemComponent");
                let key = own.children.get("RegistryKeyName").and_then(Value::as_str);
                software.ids =
                    Identifiers { uninstall_key: key.map(str::to_owned), ..software.ids };
                records.software(None, own.line, software);
            }
            None => records.problem(own.line, "", "The entry has no name"),
        }
        records.check_cancel()?;
    }
    close(&mut records, document);
    records.finish("Bulk Crap Uninstaller, XML", "its root \"ApplicationEntrySerializer\"")
}

/// `system_profiler -xml SPApplicationsDataType`.
fn property_list(input: &Input<'_>, text: &str) -> Result<Reading, ImportError> {
    let value: plist::Value = plist::from_bytes(text.as_bytes()).map_err(|error| {
        ImportError::NotUnderstood(format!("the property list is broken ({error})"))
    })?;
    let parts = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let items: Vec<&plist::Value> = parts
        .iter()
        .filter_map(plist::Value::as_dictionary)
        .filter(|part| {
            let kind = part.get("_dataType").and_then(plist::Value::as_string);
            kind.is_none_or(|kind| kind == "SPApplicationsDataType")
        })
        .filter_map(|part| part.get("_items").and_then(plist::Value::as_array))
        .flatten()
        .collect();
    if items.is_empty() {
        return Err(ImportError::NoPrograms { what: "a property list without applications" });
    }
    let mut records = Records::new(input, "system_profiler");
    for (item, row) in items.iter().zip(1..) {
        let text = |key: &str| {
            item.as_dictionary()
                .and_then(|own| own.get(key))
                .and_then(plist::Value::as_string)
                .map(str::to_owned)
        };
        let Some(name) = text("_name") else {
            records.problem(row, "", "The application has no name");
            continue;
        };
        let signed = item.as_dictionary().and_then(|own| own.get("signed_by"));
        let first = signed.and_then(plist::Value::as_array).and_then(|all| all.first());
        let (publisher, team) =
            first.and_then(plist::Value::as_string).map_or((None, None), of_signature);
        let software = Software {
            name,
            publisher,
            version: text("version"),
            location: text("path"),
            ids: Identifiers { signer: team, ..Identifiers::default() },
            ..Software::default()
        };
        records.software(None, row, software);
        records.check_cancel()?;
    }
    records.finish("system_profiler, property list", "its \"_items\"")
}
