//! Microsoft Graph's `deviceManagement/detectedApps` (learn.microsoft.com, resource type detectedApp):
//! apps with the number of devices, or with the devices themselves where they were expanded.

use serde_json::Value;

use super::super::dates::Order;
use super::super::fields::text;
use super::super::records::Records;
use super::generic::object_row;
use super::{ImportError, Shape};
use crate::model::Kind;

/// What Intune discovered.
pub(super) struct DetectedApps;

impl Shape for DetectedApps {
    fn name(&self) -> &'static str {
        "Intune detected apps, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"value\" with \"displayName\" and \"deviceCount\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value.pointer("/value/0").is_some_and(|own| {
            own.get("displayName").is_some()
                && (own.get("deviceCount").is_some() || own.get("managedDevices").is_some())
        })
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        for one in value.get("value").and_then(Value::as_array).into_iter().flatten() {
            let devices = one.get("managedDevices").and_then(Value::as_array);
            let Some(devices) = devices.filter(|all| !all.is_empty()) else {
                object_row(records, one, None, Kind::Program, Order::Unknown);
                continue;
            };
            let mut app = one.clone();
            if let Some(own) = app.as_object_mut() {
                own.remove("managedDevices");
                own.remove("deviceCount");
            }
            for device in devices {
                let machine = text(device, "deviceName").or_else(|| text(device, "id"));
                object_row(records, &app, machine.as_deref(), Kind::Program, Order::Unknown);
                records.check_cancel()?;
            }
        }
        Ok(())
    }
}
