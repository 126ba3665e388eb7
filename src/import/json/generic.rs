//! Any JSON: lists of objects that have a name and a version or publisher, wherever they stand in the
//! document; objects whose names are the programs (`"dependencies": {"name": {"version": …}}`); plain
//! lists of names.

use serde_json::Value;

use super::super::dates::Order;
use super::super::fields::{
    self, COUNT, Fields, HARDWARE_ID, MACHINE, NAME, PLAIN_SERIAL, PUBLISHER, SERIAL, VERSION, word,
};
use super::super::identity::Id;
use super::super::records::Records;
use super::super::shapes;
use super::{ImportError, Shape};
use crate::model::{Kind, Software};

/// The name of this shape, which stands for "none in particular".
pub(super) const SHAPE: &str = "JSON";

/// A list deeper than this is none that a person would call the list of the file.
const DEEPEST: usize = 12;

/// Names of lists whose entries are software although they say nothing but a name.
const LISTS: &[&str] = &[
    "software",
    "softwares",
    "softwarelist",
    "installedsoftware",
    "programs",
    "installedprograms",
    "applications",
    "installedapplications",
    "apps",
    "installedapps",
    "packages",
    "products",
    "casks",
    "formulae",
    "dependencies",
    "extensions",
    "addons",
];

/// Those of them of which an empty one says that a computer has no programs, or that none were read.
const LISTS_OF_A_COMPUTER: &[&str] = &[
    "software",
    "softwares",
    "softwarelist",
    "installedsoftware",
    "programs",
    "installedprograms",
    "applications",
    "installedapplications",
    "apps",
    "installedapps",
];

/// Names of lists of something else that has a name and a maker or version all the same.
const OTHER_LISTS: &[&str] = &[
    "vulnerabilities",
    "cimclass",
    "ciminstanceproperties",
    "cimsystemproperties",
    "hotfixes",
    "monitors",
    "printers",
    "processors",
    "cpus",
    "memories",
    "storages",
    "drives",
    "disks",
    "networks",
    "networkadapters",
    "videos",
    "sounds",
    "controllers",
    "ports",
    "slots",
    "batteries",
    "inputs",
    "usbdevices",
    "bios",
    "firmwares",
    "virtualmachines",
    "localusers",
    "localgroups",
    "volumes",
    "modems",
    "firewalls",
    "availableversions",
    "patches",
    "updates",
];

/// What a device has and a program has not.
const OF_DEVICES: &[&str] = &[
    "serialnumber",
    "serial",
    "mac",
    "macaddr",
    "macaddress",
    "ip",
    "ipaddress",
    "assettag",
    "model",
];

/// JSON of no particular tool.
pub(super) struct Generic;

impl Shape for Generic {
    fn name(&self) -> &'static str {
        SHAPE
    }

    fn how(&self) -> &'static str {
        "a list of objects that have a name and a version or publisher"
    }

    fn recognises(&self, _: &Value) -> bool {
        true
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        if let Some(what) = is_another_report(value) {
            return Err(ImportError::NoPrograms { what });
        }
        let mut found = Vec::new();
        collect(value, "", None, 0, &mut found);
        if found.is_empty() {
            if super::tables::rows(records, value)? {
                return Ok(());
            }
            return Err(ImportError::NoPrograms {
                what: "JSON in which no list of programs was found",
            });
        }
        // Several lists of programs: one for each computer, mostly. What in them is none is named as a
        // problem, never passed over.
        for list in &found {
            rows_of(records, list)?;
        }
        Ok(())
    }
}

/// What a document is that names products and is no list of them.
fn is_another_report(value: &Value) -> Option<&'static str> {
    const VULNERABILITIES: &str =
        "a report of vulnerabilities, which names only what is vulnerable";
    // Trivy; Grype's "matches"; the answers of Nessus and Qualys.
    if has_key(value, "VulnerabilityID", 6)
        || has_key(value, "Vulnerabilities", 4)
        || has_key(value, "vulnerabilityID", 5)
        || value.get("matches").is_some_and(|own| has_key(own, "vulnerability", 2))
        || has_key(value, "plugin_id", 5)
        || has_key(value, "QID", 5)
    {
        return Some(VULNERABILITIES);
    }
    (has_key(value, "EventRecordID", 5)
        || has_key(value, "RecordId", 3) && has_key(value, "LogName", 3))
    .then_some("events of a log, in which no installed programs stand")
}

/// A list of programs inside a document.
pub(super) enum List<'a> {
    /// Objects, and the computer that stands above them.
    Objects(&'a [Value], Option<String>),
    /// One object by itself.
    One(&'a Value),
    /// Objects by their names.
    Named(&'a fields::Object, Option<String>, Kind),
    /// Names with their versions.
    Versions(&'a fields::Object, Option<String>),
    /// Names alone.
    Names(&'a [Value], Option<String>),
    /// A computer whose list is empty.
    Nothing(String),
    /// What an object around lists says that identifies its computer.
    Known(String, Option<String>, Option<String>),
}

fn rows_of(records: &mut Records<'_>, list: &List<'_>) -> Result<(), ImportError> {
    match list {
        List::Objects(rows, machine) => {
            let order = fields::order_of(rows.iter());
            for value in *rows {
                object_row(records, value, machine.as_deref(), Kind::Program, order);
                records.check_cancel()?;
            }
        }
        List::Nothing(machine) => records.nothing_listed(machine),
        List::Known(machine, serial, hardware) => {
            records.identify(Some(machine), Id::Serial, serial.as_deref());
            records.identify(Some(machine), Id::Hardware, hardware.as_deref());
        }
        List::One(value) => object_row(records, value, None, Kind::Program, Order::Unknown),
        List::Named(object, machine, kind) => {
            for (name, value) in *object {
                let row = records.next_row();
                let software = Fields::of(value).map(|own| Software {
                    kind: *kind,
                    name: name.clone(),
                    version: own.first(VERSION),
                    publisher: own.first(PUBLISHER),
                    ..Software::default()
                });
                match software {
                    Some(software) => records.software(machine.as_deref(), row, software),
                    None => records.problem(row, name, "Nothing is said of this name"),
                }
                records.check_cancel()?;
            }
        }
        List::Versions(object, machine) => {
            for (name, version) in *object {
                let row = records.next_row();
                let version = version.as_str().map(str::to_owned);
                let software = Software {
                    kind: Kind::Package,
                    name: name.clone(),
                    version,
                    ..Software::default()
                };
                records.software(machine.as_deref(), row, software);
                records.check_cancel()?;
            }
        }
        List::Names(rows, machine) => {
            for value in *rows {
                let row = records.next_row();
                match value.as_str().filter(|own| !own.trim().is_empty()) {
                    Some(name) => {
                        let software = Software { name: name.to_owned(), ..Software::default() };
                        records.software(machine.as_deref(), row, software);
                    }
                    None => records.problem(row, &value.to_string(), "No program is named here"),
                }
                records.check_cancel()?;
            }
        }
    }
    Ok(())
}

/// One record with the words that tools use: software, or a problem.
pub(super) fn object_row(
    records: &mut Records<'_>,
    value: &Value,
    machine: Option<&str>,
    kind: Kind,
    order: Order,
) {
    let row = records.next_row();
    object_row_at(records, row, value, machine, kind, order);
}

/// The same, for a file in which rows have lines.
pub(in super::super) fn object_row_at(
    records: &mut Records<'_>,
    row: u64,
    value: &Value,
    machine: Option<&str>,
    kind: Kind,
    order: Order,
) {
    let fields = Fields::of(value);
    let found = fields.as_ref().and_then(|own| {
        if own.first(COUNT).is_some() && own.first(MACHINE).is_none() {
            records.cannot_show(
                "This list counts programs and names no computers: it cannot say where they are.",
            );
        }
        Some((fields::software(own, kind, order)?, own.first(MACHINE), own))
    });
    match found {
        Some((software, named, own)) => {
            let serial = own.first(SERIAL);
            // Where nothing names the computer, its serial number does.
            let machine = named.as_deref().or(machine).or(serial.as_deref());
            records.software(machine, row, software);
            records.identify(machine, Id::Serial, serial.as_deref());
            records.identify(machine, Id::Hardware, own.first(HARDWARE_ID).as_deref());
            if machine.is_some() {
                let plain = own.first(PLAIN_SERIAL).unwrap_or_default();
                records.identify(machine, Id::PlainSerial, Some(&plain));
            }
        }
        None => records.problem(row, &value.to_string(), "No program is named here"),
    }
}

fn looks_like_software(fields: &Fields<'_>, listed: bool) -> bool {
    if fields.first(NAME).is_none() {
        return false;
    }
    let version = fields.first(VERSION).is_some();
    listed || version || fields.first(PUBLISHER).is_some() && !fields.has(OF_DEVICES)
}

pub(super) fn collect<'a>(
    value: &'a Value,
    key: &str,
    machine: Option<&str>,
    depth: usize,
    found: &mut Vec<List<'a>>,
) {
    if depth > DEEPEST {
        return;
    }
    let key = word(key);
    let listed = LISTS.contains(&key.as_str());
    match value {
        Value::Array(rows) => {
            let is_software =
                |row: &Value| Fields::of(row).is_some_and(|own| looks_like_software(&own, listed));
            // An object that holds a list of programs is a computer, whatever it is called itself.
            let holds_lists = |row: &Value| {
                row.as_object().is_some_and(|own| {
                    is_without_programs(own)
                        || own.iter().any(|(key, own)| {
                            LISTS.contains(&word(key).as_str())
                                && own.as_array().is_some_and(|all| !all.is_empty())
                        })
                })
            };
            if rows.iter().any(|row| is_software(row) && !holds_lists(row)) {
                found.push(List::Objects(rows, machine.map(str::to_owned)));
            } else if !rows.is_empty()
                && rows.iter().all(Value::is_string)
                && (listed || depth == 0)
            {
                found.push(List::Names(rows, machine.map(str::to_owned)));
            } else {
                for row in rows {
                    collect(row, &key, machine, depth + 1, found);
                }
            }
        }
        Value::Object(inner) => {
            let fields = Fields::of(value);
            let holds = inner.values().any(|own| own.is_array() || own.is_object());
            if depth == 0
                && !holds
                && fields.as_ref().is_some_and(|own| looks_like_software(own, false))
            {
                // ConvertTo-Json of one object gives it without a list around it.
                found.push(List::One(value));
                return;
            }
            let named = inner.values().filter(|own| {
                Fields::of(own)
                    .is_some_and(|own| own.first(NAME).is_none() && own.first(VERSION).is_some())
            });
            if listed && named.count() * 2 > inner.len() {
                // `npm ls --json` and lock files of Node.
                let of_node = key == "dependencies";
                let kind = if of_node { Kind::LanguagePackage } else { Kind::Program };
                found.push(List::Named(inner, machine.map(str::to_owned), kind));
                return;
            }
            let is_list = listed || machine.is_some();
            if is_list
                && fields.as_ref().is_some_and(|own| own.first(NAME).is_none())
                && (inner.len() > 1 || machine.is_some())
                && is_of_versions(inner)
            {
                found.push(List::Versions(inner, machine.map(str::to_owned)));
                return;
            }
            let named = machine_of(value, inner);
            if let Some(name) = named.as_ref().filter(|_| is_without_programs(inner)) {
                found.push(List::Nothing(name.clone()));
                return;
            }
            let known = named.as_ref().map(|name| (name.clone(), ids_of(inner)));
            let own = named.or_else(|| machine.map(str::to_owned));
            let before = found.len();
            let by_name = is_by_computers(inner);
            for (key, inner) in inner {
                if !OTHER_LISTS.contains(&word(key).as_str()) {
                    let machine = if by_name { Some(key.as_str()) } else { own.as_deref() };
                    collect(inner, key, machine, depth + 1, found);
                }
            }
            if let Some((name, (serial, hardware))) = known.filter(|_| found.len() > before)
                && (serial.is_some() || hardware.is_some())
            {
                found.push(List::Known(name, serial, hardware));
            }
        }
        _ => {}
    }
}

/// Whether the keys of an object are computers: `{"LIB-01": [ … ], "LIB-02": [ … ]}`, as scripts and
/// Ansible gather what they ask computers for.
fn is_by_computers(object: &fields::Object) -> bool {
    !object.is_empty()
        && object.iter().all(|(key, own)| {
            (own.is_array() || own.is_object())
                && shapes::is_machine_name(key)
                && !LISTS.contains(&word(key).as_str())
        })
}

/// Whether an object is nothing but names with their versions: `pkg.list_pkgs` of Salt.
fn is_of_versions(object: &fields::Object) -> bool {
    let versions = object.values().filter(|own| {
        own.as_str().is_some_and(|text| shapes::is_version(text.rsplit(':').next().unwrap_or(text)))
    });
    object.values().all(Value::is_string) && versions.count() * 5 >= object.len() * 4
}

/// Whether an object has an empty list of programs and no list with anything in it.
fn is_without_programs(object: &fields::Object) -> bool {
    let lists = || {
        object
            .iter()
            .filter(|(_, own)| own.is_array() || own.is_object())
            .map(|(key, own)| (word(key), own))
    };
    let is_empty = |own: &Value| own.as_array().is_some_and(Vec::is_empty);
    lists().any(|(key, own)| LISTS_OF_A_COMPUTER.contains(&key.as_str()) && is_empty(own))
        && lists().all(|(key, own)| !LISTS.contains(&key.as_str()) || is_empty(own))
}

/// The computer that an object is: what it says, or its name where a list of programs stands in it.
fn machine_of(value: &Value, object: &fields::Object) -> Option<String> {
    // Only what the object says itself: the lists inside it have computers of their own.
    let said = |names: &[&str]| {
        names.iter().find_map(|name| {
            let (key, _) = object.iter().find(|(own, _)| word(own) == *name)?;
            fields::text(value, key).or_else(|| {
                let inner = value.get(key)?;
                ["hostname", "name", "Name", "computer_name"]
                    .iter()
                    .find_map(|own| fields::text(inner, own))
            })
        })
    };
    let holds = object.iter().any(|(key, own)| {
        LISTS.contains(&word(key).as_str()) && (own.is_array() || own.is_object())
    });
    let named = said(MACHINE);
    if named.is_some() || !holds {
        return named;
    }
    said(&["name", "displayname"]).or_else(|| {
        parts_of_a_computer(object).find_map(|own| {
            ["name", "Name", "computerName"].iter().find_map(|name| fields::text(own, name))
        })
    })
}

/// Objects in which the inventory of a computer says what it is: "general" and "hardware" of Jamf Pro
/// (developer.jamf.com, "Computer Inventory").
fn parts_of_a_computer(object: &fields::Object) -> impl Iterator<Item = &Value> {
    let is_part = |key: &str| matches!(word(key).as_str(), "general" | "hardware" | "system");
    object.iter().filter(move |(key, own)| is_part(key) && own.is_object()).map(|(_, own)| own)
}

/// Serial number and hardware id of the computer that an object is.
fn ids_of(object: &fields::Object) -> (Option<String>, Option<String>) {
    let text = |own: &fields::Object, names: &[&str]| {
        own.iter().find_map(|(key, value)| {
            let said = value.as_str().filter(|text| !text.trim().is_empty())?;
            names.contains(&word(key).as_str()).then(|| said.to_owned())
        })
    };
    let inside = || parts_of_a_computer(object).filter_map(Value::as_object);
    let find =
        |names: &[&str]| text(object, names).or_else(|| inside().find_map(|own| text(own, names)));
    let serial = find(SERIAL).or_else(|| find(PLAIN_SERIAL));
    (serial, find(HARDWARE_ID))
}

/// Whether a key stands somewhere near the top of a document.
pub(super) fn has_key(value: &Value, key: &str, depth: usize) -> bool {
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
