//! Fleet's answers (fleetdm.com/docs/rest-api): `software/versions`, `software/titles` with their
//! versions, and the software of hosts.

use serde_json::Value;

use super::super::dates::Order;
use super::super::fields::text;
use super::super::identity::Id;
use super::super::records::Records;
use super::generic::object_row;
use super::{ImportError, Shape};
use crate::model::Kind;

/// An answer of Fleet.
pub(super) struct Fleet;

impl Shape for Fleet {
    fn name(&self) -> &'static str {
        "Fleet, JSON"
    }

    fn how(&self) -> &'static str {
        "a list \"software\" whose entries have a \"source\""
    }

    fn recognises(&self, value: &Value) -> bool {
        let own = value.pointer("/software/0").or_else(|| value.pointer("/host/software/0"));
        let own = own.or_else(|| value.pointer("/software_titles/0"));
        own.is_some_and(|one| one.get("name").is_some() && one.get("source").is_some())
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        let host = value.get("host");
        let machine = host.and_then(|own| {
            ["hostname", "display_name", "computer_name"].iter().find_map(|key| text(own, key))
        });
        let of_host = |key: &str| host.and_then(|own| text(own, key));
        if host.is_some() {
            let machine = machine.as_deref();
            records.identify(machine, Id::Serial, of_host("hardware_serial").as_deref());
            records.identify(machine, Id::Hardware, of_host("uuid").as_deref());
        }
        let all = value
            .get("software_titles")
            .or_else(|| value.get("software"))
            .or_else(|| value.pointer("/host/software"));
        for one in all.and_then(Value::as_array).into_iter().flatten() {
            let versions = one.get("versions").or_else(|| one.get("installed_versions"));
            let versions = versions.and_then(Value::as_array).filter(|all| !all.is_empty());
            let Some(versions) = versions else {
                object_row(records, one, machine.as_deref(), Kind::Program, Order::Unknown);
                continue;
            };
            // A title with several versions: a row each.
            for version in versions {
                let mut one = one.clone();
                if let Some(own) = one.as_object_mut() {
                    own.remove("versions");
                    own.remove("installed_versions");
                    for key in ["version", "hosts_count", "bundle_identifier"] {
                        if let Some(value) = version.get(key) {
                            own.insert(key.to_owned(), value.clone());
                        }
                    }
                }
                object_row(records, &one, machine.as_deref(), Kind::Program, Order::Unknown);
                records.check_cancel()?;
            }
        }
        Ok(())
    }
}
