//! What PowerShell writes with `ConvertTo-Json`: `Win32_Product`, and properties of uninstall keys.

use serde_json::Value;

use super::super::fields::{self, Fields};
use super::super::records::Records;
use super::generic::{has_key, object_row};
use super::{ImportError, Shape};
use crate::model::Kind;

fn all(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// `Get-CimInstance Win32_Product`: only what Windows Installer put there.
pub(super) struct Win32Product;

impl Shape for Win32Product {
    fn name(&self) -> &'static str {
        "Win32_Product, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"IdentifyingNumber\" of Windows Installer"
    }

    fn recognises(&self, value: &Value) -> bool {
        let first = value.get(0).unwrap_or(value);
        first.get("IdentifyingNumber").is_some() && first.get("Vendor").is_some()
            || first.get("CimClass").is_some() && has_key(first, "Vendor", 2)
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        for one in all(value) {
            object_row(records, one, None, Kind::Program, super::super::dates::Order::Unknown);
            records.check_cancel()?;
        }
        records.cannot_show(
            "Win32_Product knows only what Windows Installer put there; many programs are missing.",
        );
        Ok(())
    }
}

/// `Get-ItemProperty …\Uninstall\*`. Keys without a name belong to updates and leftovers of installers.
pub(super) struct UninstallKeys;

impl Shape for UninstallKeys {
    fn name(&self) -> &'static str {
        "uninstall keys of PowerShell, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"DisplayName\" and the names of the registry provider"
    }

    fn recognises(&self, value: &Value) -> bool {
        all(value).iter().take(20).any(|own| {
            own.get("DisplayName").is_some()
                && (own.get("PSPath").is_some()
                    || own.get("UninstallString").is_some()
                    || own.get("DisplayVersion").is_some())
        })
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        let order = fields::order_of(all(value).iter());
        for one in all(value) {
            let named = Fields::of(one).is_some_and(|own| own.first(&["displayname"]).is_some());
            // PSChildName names the key even where the program has no name.
            if !named && one.is_object() {
                records.skip();
                continue;
            }
            object_row(records, one, None, Kind::Program, order);
            records.check_cancel()?;
        }
        Ok(())
    }
}
