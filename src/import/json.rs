//! JSON: inventories and answers of tools. The known shapes first (winget export, GLPI inventory, SBOMs,
//! osquery's results log, `system_profiler`), then any list of objects that have a name and a version or
//! publisher, wherever it stands in the document.

use serde_json::{Map, Value};

use super::records::{Records, is_nothing};
use super::{Format, ImportError, Input, Reading, sbom};
use crate::model::{Identifiers, Kind, Presence, Software};

/// A JSON file, or one JSON value a line.
pub(super) struct Json;

/// JSON takes several times its size in memory; larger ones are exported as CSV instead.
const LARGEST: usize = 400 << 20;

/// An object of a document.
pub(super) type Object = Map<String, Value>;

impl Format for Json {
    fn recognises(&self, bytes: &[u8]) -> bool {
        let head = super::text::decode(&bytes[..bytes.len().min(4096)]);
        let start = head.text.trim_start_matches('\u{feff}').trim_start();
        start.starts_with('{') && start[1..].trim_start().starts_with(['"', '}'])
            || start.starts_with('[') && start[1..].trim_start().starts_with(['{', ']', '"', '['])
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        if input.bytes.len() > LARGEST {
            return Err(ImportError::TooLarge);
        }
        let decoded = super::text::decode(&input.bytes);
        let text = decoded.text.trim_start_matches('\u{feff}');
        match serde_json::from_str::<Value>(text) {
            Ok(value) => document(input, &value),
            // Several values one after the other: a log with one a line.
            Err(error) if text.trim_start().starts_with('{') && text.trim().contains('\n') => {
                lines(input, text).unwrap_or_else(|| Err(broken(&error)))
            }
            Err(error) => Err(broken(&error)),
        }
    }
}

fn broken(error: &serde_json::Error) -> ImportError {
    ImportError::NotUnderstood(format!("the JSON is cut off or broken ({error})"))
}

fn document(input: &Input<'_>, value: &Value) -> Result<Reading, ImportError> {
    if let Some(object) = value.as_object() {
        if let Some(sources) = object.get("Sources").and_then(Value::as_array) {
            return winget(input, sources);
        }
        if let Some(content) = object.get("content").and_then(Value::as_object) {
            if content.contains_key("softwares") || content.contains_key("hardware") {
                return glpi(input, object, content);
            }
        }
        if object.get("bomFormat").is_some_and(|own| own == "CycloneDX") {
            return sbom::cyclonedx(input, object);
        }
        if object.contains_key("spdxVersion") || object.contains_key("@graph") {
            return sbom::spdx(input, object);
        }
        if let Some(artifacts) = object.get("artifacts").and_then(Value::as_array) {
            return sbom::syft(input, object, artifacts);
        }
        if let Some(apps) = object.get("SPApplicationsDataType").and_then(Value::as_array) {
            return system_profiler(input, apps);
        }
    }
    generic(input, value)
}

/// `winget export`: only what winget itself can install again.
fn winget(input: &Input<'_>, sources: &[Value]) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "winget export");
    let mut row = 0;
    for source in sources {
        let packages = source.get("Packages").and_then(Value::as_array);
        let store = source.pointer("/SourceDetails/Name").is_some_and(|name| name == "msstore");
        for package in packages.into_iter().flatten() {
            row += 1;
            let id = package.get("PackageIdentifier").or_else(|| package.get("Id"));
            let Some(id) = id.and_then(Value::as_str).filter(|id| !is_nothing(id)) else {
                records.problem(row, &package.to_string(), "The package has no identifier");
                continue;
            };
            let software = Software {
                kind: if store { Kind::StoreApp } else { Kind::Program },
                name: id.to_owned(),
                version: text(package, "Version"),
                ids: Identifiers { package: Some(id.to_owned()), ..Identifiers::default() },
                ..Software::default()
            };
            records.software(None, row, software);
            records.check_cancel()?;
        }
    }
    records.cannot_show(
        "\"winget export\" leaves out every program that winget cannot install again; many are.",
    );
    records.cannot_show("Apps of the Microsoft Store stand in it as codes, not as names.");
    records.finish("winget export", "its \"Sources\" with \"Packages\"")
}

/// GLPI's inventory format: programs, and antivirus blocks, which count.
fn glpi(input: &Input<'_>, whole: &Object, content: &Object) -> Result<Reading, ImportError> {
    let name = content
        .get("hardware")
        .and_then(|own| text(own, "name"))
        .or_else(|| whole.get("deviceid").and_then(Value::as_str).map(str::to_owned));
    let softwares = content.get("softwares").and_then(Value::as_array);
    let antivirus = content.get("antivirus").map(|own| match own {
        Value::Array(all) => all.iter().collect(),
        other => vec![other],
    });
    if softwares.is_none() && antivirus.is_none() {
        return Err(ImportError::NoPrograms { what: "an inventory of hardware without programs" });
    }
    let mut records = Records::new(input, "GLPI inventory");
    let mut row = 0;
    for one in softwares.into_iter().flatten() {
        row += 1;
        object_row(&mut records, row, one, name.as_deref(), Kind::Program);
        records.check_cancel()?;
    }
    for one in antivirus.into_iter().flatten() {
        row += 1;
        let Some(own) = text(one, "name") else {
            records.problem(row, &one.to_string(), "The antivirus has no name");
            continue;
        };
        let software = Software {
            kind: Kind::Antivirus,
            name: own,
            publisher: text(one, "company").or_else(|| text(one, "publisher")),
            version: text(one, "version"),
            ..Software::default()
        };
        records.software(name.as_deref(), row, software);
    }
    records.finish("GLPI inventory, JSON", "its \"content\" with \"softwares\"")
}

/// `system_profiler -json SPApplicationsDataType`: the publisher stands in the signature only.
fn system_profiler(input: &Input<'_>, apps: &[Value]) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "system_profiler");
    for (one, row) in apps.iter().zip(1..) {
        let Some(name) = text(one, "_name") else {
            records.problem(row, &one.to_string(), "The application has no name");
            continue;
        };
        let chain = one.pointer("/signed_by/0").and_then(Value::as_str);
        let (publisher, signer) = chain.map_or((None, None), of_signature);
        let software = Software {
            name,
            publisher,
            version: text(one, "version"),
            location: text(one, "path"),
            ids: Identifiers { signer, ..Identifiers::default() },
            ..Software::default()
        };
        records.software(None, row, software);
        records.check_cancel()?;
    }
    records.finish("system_profiler, JSON", "its \"SPApplicationsDataType\"")
}

/// `Developer ID Application: Kaspersky Lab UK Limited (2Y8XE5CQ94)`: the company and its team id.
pub(super) fn of_signature(text: &str) -> (Option<String>, Option<String>) {
    let Some((_, name)) = text.split_once(": ") else { return (None, None) };
    match name.rsplit_once(" (") {
        Some((name, team)) => (Some(name.to_owned()), Some(team.trim_end_matches(')').to_owned())),
        None => (Some(name.to_owned()), None),
    }
}

/// osquery's results log: what was added, removed, or is in a snapshot; the last state counts.
fn lines(input: &Input<'_>, text_: &str) -> Option<Result<Reading, ImportError>> {
    let mut records = Records::new(input, "JSON lines");
    let mut last: Vec<(String, Value, u64, bool)> = Vec::new();
    let mut at: std::collections::HashMap<(String, String), usize> =
        std::collections::HashMap::new();
    let mut any = false;
    let mut note = |machine: String, value: &Value, row: u64, present: bool| {
        let key =
            (machine.clone(), format!("{:?}/{:?}", field(value, NAME), field(value, VERSION)));
        match at.get(&key) {
            Some(known) => last[*known] = (machine, value.clone(), row, present),
            None => {
                at.insert(key, last.len());
                last.push((machine, value.clone(), row, present));
            }
        }
    };
    for (line, row) in text_.lines().zip(1_u64..) {
        if line.trim().is_empty() {
            continue;
        }
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            records.problem(row, line, "The line is no JSON; it is cut off or broken");
            continue;
        };
        any = true;
        let machine = field(&value, MACHINE).unwrap_or_default();
        let removed = value.get("action").is_some_and(|own| own == "removed");
        if let Some(columns) = value.get("columns") {
            note(machine, columns, row, !removed);
        } else if let Some(all) = value.get("snapshot").and_then(Value::as_array) {
            for one in all {
                note(machine.clone(), one, row, true);
            }
        } else {
            note(machine, &value, row, true);
        }
    }
    if !any {
        return None;
    }
    for (machine, value, row, present) in last {
        let machine = Some(machine).filter(|own| !own.is_empty());
        match of_object(&value, Kind::Program) {
            Some(mut software) => {
                if !present {
                    software.presence = Presence::Removed;
                }
                records.software(machine.as_deref(), row, software);
            }
            None => records.problem(row, &value.to_string(), "No program is named here"),
        }
    }
    Some(records.finish("JSON lines", "one JSON value a line, as osquery's results log"))
}

const NAME: &[&str] = &[
    "name",
    "displayname",
    "softwarename",
    "applicationname",
    "appname",
    "packagename",
    "productname",
    "product",
    "software",
    "application",
    "program",
    "title",
    "bundlename",
];
const PUBLISHER: &[&str] = &[
    "publisher",
    "vendor",
    "manufacturer",
    "manufacturername",
    "vendorname",
    "publishername",
    "softwarevendor",
    "company",
    "maintainer",
    "supplier",
    "developer",
    "author",
];
const VERSION: &[&str] = &[
    "version",
    "displayversion",
    "softwareversion",
    "productversion",
    "applicationversion",
    "appversion",
    "bundleshortversion",
    "bundleversion",
    "versioninfo",
];
const MACHINE: &[&str] = &[
    "pscomputername",
    "computername",
    "computer",
    "hostname",
    "hostidentifier",
    "devicename",
    "machinename",
    "systemname",
    "host",
    "machine",
    "device",
    "agentname",
    "hostdisplayname",
    "agentid",
    "deviceid",
    "computerid",
    "hostid",
];
const DATE: &[&str] =
    &["installdate", "installedon", "installeddate", "installtime", "dateinstalled"];

/// What the value of one of these keys says, as text; keys are compared without case and signs.
fn field(value: &Value, keys: &[&str]) -> Option<String> {
    let object = value.as_object()?;
    for key in keys {
        let found = object.iter().find(|(own, _)| {
            own.chars()
                .filter(|c| c.is_alphanumeric())
                .map(|c| c.to_ascii_lowercase())
                .eq(key.chars())
        });
        if let Some(found) = found.and_then(|(_, value)| plain(value)) {
            return Some(found);
        }
    }
    None
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !is_nothing(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(inner) => {
            ["name", "Name", "value"].iter().find_map(|key| plain(inner.get(*key)?))
        }
        _ => None,
    }
}

pub(super) fn text(value: &Value, key: &str) -> Option<String> {
    plain(value.get(key)?)
}

/// Software, from an object with the words that tools use.
pub(super) fn of_object(value: &Value, kind: Kind) -> Option<Software> {
    let name = field(value, NAME)?;
    let source = field(value, &["source"]).unwrap_or_default();
    let kind = if source.ends_with("_extensions") || source == "firefox_addons" {
        Kind::BrowserExtension
    } else if matches!(source.as_str(), "deb_packages" | "rpm_packages")
        || field(value, &["maintainer"]).is_some()
    {
        Kind::Package
    } else {
        kind
    };
    let id = |keys: &[&str]| field(value, keys);
    let code = id(&["identifyingnumber", "productcode", "guid"]);
    let bundle = id(&["bundleidentifier", "bundleid"]);
    let extension = id(&["extensionid"])
        .or_else(|| (kind == Kind::BrowserExtension).then(|| id(&["identifier"])).flatten());
    let installed_on = field(value, DATE).and_then(|own| {
        super::dates::parse(own.split('T').next().unwrap_or(""), super::dates::Order::default())
    });
    Some(Software {
        kind,
        publisher: field(value, PUBLISHER),
        version: field(value, VERSION),
        location: id(&["installlocation", "location", "path"]),
        user: id(&["username", "loggedonuser"]),
        installed_on: installed_on.filter(|day| day.year() > 1970),
        ids: Identifiers {
            product_code: code,
            bundle_id: bundle,
            package: (kind == Kind::Package).then(|| name.clone()),
            extension_id: extension,
            ..Identifiers::default()
        },
        name,
        ..Software::default()
    })
}

pub(super) fn object_row(
    records: &mut Records<'_>,
    row: u64,
    value: &Value,
    machine: Option<&str>,
    kind: Kind,
) {
    match of_object(value, kind) {
        Some(software) => {
            let own = field(value, MACHINE);
            records.software(own.as_deref().or(machine), row, software);
        }
        None => records.problem(row, &value.to_string(), "No program is named here"),
    }
}

/// A list of objects inside a document, with what stands above it.
struct Candidate<'a> {
    rows: &'a [Value],
    /// How many of them look like software.
    good: usize,
    machine: Option<String>,
}

/// Any list of objects that have a name and a version or publisher.
fn generic(input: &Input<'_>, value: &Value) -> Result<Reading, ImportError> {
    if has_key(value, "VulnerabilityID", 6) || has_key(value, "Vulnerabilities", 4) {
        return Err(ImportError::NoPrograms {
            what: "a report of vulnerabilities, which names only what is vulnerable",
        });
    }
    let mut found = Vec::new();
    collect(value, None, 0, &mut found);
    let most = found.iter().map(|one| one.good).max().unwrap_or(0);
    if most == 0 {
        return Err(ImportError::NoPrograms {
            what: "JSON in which no list of programs was found",
        });
    }
    let mut records = Records::new(input, "JSON");
    let mut row = 0;
    let mut counts = false;
    // Several lists of programs: one for each computer.
    // What in them is none is named as a problem, never passed over.
    for one in &found {
        for value in one.rows {
            row += 1;
            counts |=
                field(value, &["hostscount", "devicecount", "installcount", "count"]).is_some();
            object_row(&mut records, row, value, one.machine.as_deref(), Kind::Program);
            records.check_cancel()?;
        }
    }
    if counts {
        records.cannot_show(
            "This list counts programs and names no computers: it cannot say where they are.",
        );
    }
    if has_key(value, "CimClass", 3) || has_key(value, "IdentifyingNumber", 3) {
        records.cannot_show(
            "Win32_Product knows only what Windows Installer put there; many programs are missing.",
        );
    }
    records.finish("JSON", "a list of objects that have a name and a version or publisher")
}

fn looks_like_software(value: &Value) -> bool {
    field(value, NAME).is_some()
        && (field(value, VERSION).is_some() || field(value, PUBLISHER).is_some())
}

fn collect<'a>(
    value: &'a Value,
    machine: Option<&str>,
    depth: usize,
    found: &mut Vec<Candidate<'a>>,
) {
    if depth > 12 {
        return;
    }
    match value {
        Value::Array(rows) => {
            let good = rows.iter().filter(|row| looks_like_software(row)).count();
            if good > 0 {
                found.push(Candidate { rows, good, machine: machine.map(str::to_owned) });
            } else {
                for row in rows {
                    let own = field(row, MACHINE).or_else(|| machine.map(str::to_owned));
                    collect(row, own.as_deref(), depth + 1, found);
                }
            }
        }
        Value::Object(inner) => {
            if depth == 0
                && inner.values().all(|own| !own.is_array() && !own.is_object())
                && looks_like_software(value)
            {
                // ConvertTo-Json of one object gives it without a list around it.
                found.push(Candidate { rows: std::slice::from_ref(value), good: 1, machine: None });
                return;
            }
            let own = field(value, MACHINE).or_else(|| machine.map(str::to_owned));
            for (key, inner) in inner {
                if !matches!(
                    key.as_str(),
                    "vulnerabilities"
                        | "CimClass"
                        | "CimInstanceProperties"
                        | "CimSystemProperties"
                ) {
                    collect(inner, own.as_deref(), depth + 1, found);
                }
            }
        }
        _ => {}
    }
}

/// Whether a key stands somewhere near the top of a document.
fn has_key(value: &Value, key: &str, depth: usize) -> bool {
    if depth == 0 {
        return false;
    }
    match value {
        Value::Array(all) => all.iter().take(20).any(|one| has_key(one, key, depth - 1)),
        Value::Object(inner) => {
            inner.contains_key(key) || inner.values().any(|one| has_key(one, key, depth - 1))
        }
        _ => false,
    }
}
