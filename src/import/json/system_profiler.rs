//! `system_profiler -json SPApplicationsDataType`, whose publisher stands in the signature only; and the
//! property list that `-xml` gives, which has the same names.

use serde_json::Value;

use super::super::fields::text;
use super::super::identity::Id;
use super::super::records::Records;
use super::{ImportError, Shape};
use crate::model::{Identifiers, Software};

/// Applications of a Mac.
pub(super) struct SystemProfiler;

impl Shape for SystemProfiler {
    fn name(&self) -> &'static str {
        "system_profiler, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"SPApplicationsDataType\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value.get("SPApplicationsDataType").is_some_and(Value::is_array)
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        let apps = value.get("SPApplicationsDataType").and_then(Value::as_array);
        let hardware = value.pointer("/SPSoftwareDataType/0");
        let machine = hardware.and_then(|own| text(own, "local_host_name"));
        let hardware = value.pointer("/SPHardwareDataType/0");
        let of_hardware = |key: &str| hardware.and_then(|own| text(own, key));
        records.identify(machine.as_deref(), Id::Serial, of_hardware("serial_number").as_deref());
        records.identify(machine.as_deref(), Id::Hardware, of_hardware("platform_UUID").as_deref());
        for one in apps.into_iter().flatten() {
            let row = records.next_row();
            let chain = one.pointer("/signed_by/0").and_then(Value::as_str);
            match application(&|key| text(one, key), chain) {
                Some(software) => records.software(machine.as_deref(), row, software),
                None => {
                    records.problem(row, &one.to_string(), "The application has no name");
                }
            }
            records.check_cancel()?;
        }
        Ok(())
    }
}

/// An application, from its facts and the first of its signature's names.
pub(in super::super) fn application(
    fact: &dyn Fn(&str) -> Option<String>,
    signed_by: Option<&str>,
) -> Option<Software> {
    let name = fact("_name")?;
    let (publisher, signer) = signed_by.map_or((None, None), of_signature);
    Some(Software {
        name,
        publisher,
        version: fact("version"),
        location: fact("path"),
        ids: Identifiers { signer, ..Identifiers::default() },
        ..Software::default()
    })
}

/// `Developer ID Application: Kaspersky Lab UK Limited (2Y8XE5CQ94)`: the company and its team id.
fn of_signature(text: &str) -> (Option<String>, Option<String>) {
    let Some((_, name)) = text.split_once(": ") else { return (None, None) };
    match name.rsplit_once(" (") {
        Some((name, team)) => (Some(name.to_owned()), Some(team.trim_end_matches(')').to_owned())),
        None => (Some(name.to_owned()), None),
    }
}
