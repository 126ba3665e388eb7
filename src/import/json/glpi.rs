//! The inventory format of GLPI (github.com/glpi-project/inventory_format, inventory.schema.json):
//! programs, and antivirus blocks, which count: a product may stand there only.

use serde_json::Value;

use super::super::dates::Order;
use super::super::fields::{name_of_agent, text};
use super::super::identity::Id;
use super::super::records::Records;
use super::generic::object_row;
use super::{ImportError, Shape};
use crate::model::{Kind, Software};

/// An inventory that a GLPI agent wrote, or the answer of a network device in the same format.
pub(super) struct Glpi;

impl Shape for Glpi {
    fn name(&self) -> &'static str {
        "GLPI inventory, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"content\" with \"softwares\""
    }

    fn recognises(&self, value: &Value) -> bool {
        let has = |key: &str| value.pointer("/content").is_some_and(|own| own.get(key).is_some());
        has("softwares") || has("hardware") || has("antivirus") || has("network_device")
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        let Some(content) = value.get("content") else { return Ok(()) };
        let action = text(value, "action").unwrap_or_default();
        if content.get("network_device").is_some()
            || matches!(action.as_str(), "netdiscovery" | "netinventory" | "snmp")
        {
            return Err(ImportError::NoPrograms { what: "an answer of a network device" });
        }
        let machine = content
            .get("hardware")
            .and_then(|own| text(own, "name"))
            .or_else(|| Some(name_of_agent(&text(value, "deviceid")?).to_owned()));
        let machine = machine.as_deref();
        // `bios.ssn` is the serial number of the system; `hardware.uuid` is that of its board.
        let serial = content.get("bios").and_then(|own| text(own, "ssn"));
        let hardware = content.get("hardware").and_then(|own| text(own, "uuid"));
        records.identify(machine, Id::Serial, serial.as_deref());
        records.identify(machine, Id::Hardware, hardware.as_deref());
        let antivirus = content.get("antivirus");
        let softwares = content.get("softwares").and_then(Value::as_array);
        if softwares.is_none() && antivirus.is_none() {
            return Err(ImportError::NoPrograms {
                what: "an inventory of hardware without programs",
            });
        }
        for one in softwares.into_iter().flatten() {
            object_row(records, one, machine, Kind::Program, Order::Unknown);
            records.check_cancel()?;
        }
        // A block alone stands without a list around it.
        let antivirus = antivirus.map_or(&[][..], |own| match own {
            Value::Array(all) => all,
            other => std::slice::from_ref(other),
        });
        for one in antivirus {
            let row = records.next_row();
            let Some(name) = text(one, "name") else {
                records.problem(row, &one.to_string(), "The antivirus has no name");
                continue;
            };
            let software = Software {
                kind: Kind::Antivirus,
                name,
                publisher: text(one, "company").or_else(|| text(one, "publisher")),
                version: text(one, "version"),
                remark: (one.get("enabled") == Some(&Value::Bool(false)))
                    .then(|| "disabled".to_owned()),
                ..Software::default()
            };
            records.software(machine, row, software);
        }
        Ok(())
    }
}
