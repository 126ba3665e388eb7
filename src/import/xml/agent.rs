//! The agents of FusionInventory, old GLPI and OCS Inventory: `REQUEST/CONTENT/SOFTWARES`. An antivirus
//! block counts: a product may stand there only.

use super::super::dates::Order;
use super::super::fields::name_of_agent;
use super::super::identity::Id;
use super::super::json::object_row_at;
use super::super::records::Records;
use super::{Dialect, Document, ImportError, Survey};
use crate::model::{Kind, Software};

/// An agent's inventory, or the answer of a network device in the same format.
pub(super) struct Agent;

impl Dialect for Agent {
    fn name(&self) -> &'static str {
        "agent inventory, XML"
    }

    fn how(&self) -> &'static str {
        "its \"REQUEST\" with \"SOFTWARES\""
    }

    fn recognises(&self, survey: &Survey) -> bool {
        survey.root == "REQUEST"
    }

    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError> {
        const CONTENT: &str = "REQUEST/CONTENT";
        let survey = document.survey;
        let has = |name: &str| survey.has(&format!("{CONTENT}/{name}"));
        if !has("SOFTWARES") && !has("ANTIVIRUS") {
            let query = survey.text("REQUEST/QUERY").unwrap_or_default();
            let network = has("DEVICE") || query.starts_with("SNMP") || query == "NETDISCOVERY";
            return Err(ImportError::NoPrograms {
                what: if network {
                    "an answer of a network device"
                } else {
                    "an inventory of hardware without programs"
                },
            });
        }
        let machine = survey
            .text(&format!("{CONTENT}/HARDWARE/NAME"))
            .or_else(|| Some(name_of_agent(&survey.text("REQUEST/DEVICEID")?).to_owned()));
        let machine = machine.as_deref();
        let serial = survey.text(&format!("{CONTENT}/BIOS/SSN"));
        let hardware = survey.text(&format!("{CONTENT}/HARDWARE/UUID"));
        records.identify(machine, Id::Serial, serial.as_deref());
        records.identify(machine, Id::Hardware, hardware.as_deref());
        let is_record = |path: &[String]| {
            matches!(path, [_, content, name] if content == "CONTENT"
                && matches!(name.as_str(), "SOFTWARES" | "ANTIVIRUS"))
        };
        document.each(&is_record, &mut |own, line| {
            if own.path.last().is_some_and(|name| name == "SOFTWARES") {
                // FusionInventory writes 31/12/2024, OCS 2024/12/31.
                object_row_at(records, line, &own.facts, machine, Kind::Program, Order::DayFirst);
                return;
            }
            match own.text("NAME") {
                Some(name) => {
                    let software = Software {
                        kind: Kind::Antivirus,
                        name,
                        publisher: own.text("COMPANY").or_else(|| own.text("PUBLISHER")),
                        version: own.text("VERSION"),
                        remark: own
                            .text("ENABLED")
                            .filter(|own| own == "0")
                            .map(|_| "disabled".to_owned()),
                        ..Software::default()
                    };
                    records.software(machine, line, software);
                }
                None => records.problem(line, &own.facts.to_string(), "The antivirus has no name"),
            }
        })
    }
}
