//! Wazuh's answer `GET /syscollector/{agent}/packages` (documentation.wazuh.com, Server API): packages
//! whose computer is an agent's number; a single space stands for nothing.

use serde_json::Value;

use super::super::dates::Order;
use super::super::records::Records;
use super::generic::object_row;
use super::{ImportError, Shape};
use crate::model::Kind;

/// Packages of agents.
pub(super) struct Packages;

impl Shape for Packages {
    fn name(&self) -> &'static str {
        "Wazuh packages, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"affected_items\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value.pointer("/data/affected_items/0").is_some_and(|own| own.get("name").is_some())
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        let all = value.pointer("/data/affected_items").and_then(Value::as_array);
        for one in all.into_iter().flatten() {
            object_row(records, one, None, Kind::Program, Order::Unknown);
            records.check_cancel()?;
        }
        records.cannot_show("Computers stand in it as numbers of agents, not by their names.");
        Ok(())
    }
}
