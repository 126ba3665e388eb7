//! Answers of remote-management suites: NinjaOne's query `software` and Tactical RMM's `software`.

use serde_json::Value;

use super::super::dates::Order;
use super::super::fields::text;
use super::super::records::Records;
use super::generic::object_row;
use super::{ImportError, Shape};
use crate::model::Kind;

/// NinjaOne, `GET /v2/queries/software` (app.ninjarmm.com/apidocs): its devices are numbers.
pub(super) struct NinjaOne;

impl Shape for NinjaOne {
    fn name(&self) -> &'static str {
        "NinjaOne, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"results\" with \"deviceId\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value
            .pointer("/results/0")
            .is_some_and(|own| own.get("deviceId").is_some() && own.get("name").is_some())
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        for one in value.get("results").and_then(Value::as_array).into_iter().flatten() {
            object_row(records, one, None, Kind::Program, Order::Unknown);
            records.check_cancel()?;
        }
        records.cannot_show("Computers stand in it as numbers of devices, not by their names.");
        Ok(())
    }
}

/// Tactical RMM (github.com/amidaware/tacticalrmm, model `InstalledSoftware`): a list for each agent.
pub(super) struct Tactical;

impl Tactical {
    fn is_agent(value: &Value) -> bool {
        value.get("agent").is_some() && value.get("software").is_some_and(Value::is_array)
    }
}

impl Shape for Tactical {
    fn name(&self) -> &'static str {
        "Tactical RMM, JSON"
    }

    fn how(&self) -> &'static str {
        "an \"agent\" with its \"software\""
    }

    fn recognises(&self, value: &Value) -> bool {
        Self::is_agent(value.get(0).unwrap_or(value))
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for agent in all {
            let machine = text(agent, "hostname")
                .or_else(|| agent.pointer("/agent").and_then(|own| text(own, "hostname")))
                .or_else(|| text(agent, "agent"));
            let software = agent.get("software").and_then(Value::as_array);
            if let (Some(name), Some([])) = (&machine, software.map(Vec::as_slice)) {
                records.nothing_listed(name);
            }
            for one in software.into_iter().flatten() {
                object_row(records, one, machine.as_deref(), Kind::Program, Order::Unknown);
                records.check_cancel()?;
            }
        }
        Ok(())
    }
}
