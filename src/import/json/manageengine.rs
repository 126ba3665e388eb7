//! ManageEngine Endpoint Central's answer `installedsoftware` (manageengine.com, API "Inventory"): `--`,
//! `-` and `Not known` stand for nothing, a date of 0 for an unknown one.

use serde_json::Value;

use super::super::dates::Order;
use super::super::records::Records;
use super::generic::object_row;
use super::{ImportError, Shape};
use crate::model::Kind;

/// Software of a computer.
pub(super) struct EndpointCentral;

fn list(value: &Value) -> Option<&Vec<Value>> {
    let answer = value.get("message_response")?;
    answer.get("installedsoftware").or_else(|| answer.get("software"))?.as_array()
}

impl Shape for EndpointCentral {
    fn name(&self) -> &'static str {
        "ManageEngine Endpoint Central, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"message_response\" with software"
    }

    fn recognises(&self, value: &Value) -> bool {
        list(value).is_some()
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        for one in list(value).into_iter().flatten() {
            object_row(records, one, None, Kind::Program, Order::Unknown);
            records.check_cancel()?;
        }
        Ok(())
    }
}
