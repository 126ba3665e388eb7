//! `winget export` (schema 1.0 and 2.0 of microsoft/winget-cli, schemas/JSON/packages), and what
//! PowerShell's module `Microsoft.WinGet.Client` gives (`Get-WinGetPackage | ConvertTo-Json`).

use serde_json::Value;

use super::super::fields::text;
use super::super::records::{Records, is_nothing};
use super::{ImportError, Shape};
use crate::model::{Identifiers, Kind, Software};

/// `winget export`: only what winget itself can install again.
pub(super) struct Export;

impl Shape for Export {
    fn name(&self) -> &'static str {
        "winget export"
    }

    fn how(&self) -> &'static str {
        "its \"Sources\" with \"Packages\""
    }

    fn recognises(&self, value: &Value) -> bool {
        value.get("Sources").is_some_and(Value::is_array)
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        for source in value.get("Sources").and_then(Value::as_array).into_iter().flatten() {
            let packages = source.get("Packages").and_then(Value::as_array);
            let store = source.pointer("/SourceDetails/Name").is_some_and(|own| own == "msstore");
            for package in packages.into_iter().flatten() {
                let row = records.next_row();
                let id = package.get("PackageIdentifier").or_else(|| package.get("Id"));
                let Some(id) = id.and_then(Value::as_str).filter(|id| !is_nothing(id)) else {
                    records.problem(row, &package.to_string(), "The package has no identifier");
                    continue;
                };
                let software = Software {
                    kind: if store { Kind::StoreApp } else { Kind::Program },
                    name: id.to_owned(),
                    version: text(package, "Version"),
                    ids: Identifiers { package: Some(id.to_owned()), ..Identifiers::default() },
                    ..Software::default()
                };
                records.software(None, row, software);
                records.check_cancel()?;
            }
        }
        records.cannot_show(
            "\"winget export\" leaves out every program that winget cannot install again; many are.",
        );
        records.cannot_show("Apps of the Microsoft Store stand in it as codes, not as names.");
        Ok(())
    }
}

/// `Get-WinGetPackage`: every entry that winget sees, with an identifier also for those it does not know.
pub(super) struct Module;

impl Module {
    fn is_entry(value: &Value) -> bool {
        value.get("Id").is_some()
            && value.get("InstalledVersion").is_some()
            && value.get("IsUpdateAvailable").is_some()
    }
}

impl Shape for Module {
    fn name(&self) -> &'static str {
        "Get-WinGetPackage, JSON"
    }

    fn how(&self) -> &'static str {
        "its \"InstalledVersion\" and \"IsUpdateAvailable\""
    }

    fn recognises(&self, value: &Value) -> bool {
        Self::is_entry(value.get(0).unwrap_or(value))
    }

    fn rows(&self, records: &mut Records<'_>, value: &Value) -> Result<(), ImportError> {
        let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for one in all {
            let row = records.next_row();
            let id = text(one, "Id");
            let Some(name) = text(one, "Name").or_else(|| id.clone()) else {
                records.problem(row, &one.to_string(), "The package has no name");
                continue;
            };
            let software = Software {
                kind: match &id {
                    Some(id) if id.starts_with("MSIX\\") => Kind::StoreApp,
                    _ => Kind::Program,
                },
                name,
                version: text(one, "InstalledVersion"),
                ids: of_id(id),
                ..Software::default()
            };
            records.software(text(one, "PSComputerName").as_deref(), row, software);
            records.check_cancel()?;
        }
        Ok(())
    }
}

/// Programs that winget does not know are called by their uninstall key: `ARP\Machine\X64\{…}`.
fn of_id(id: Option<String>) -> Identifiers {
    let Some(id) = id else { return Identifiers::default() };
    if let Some(rest) = id.strip_prefix("ARP\\") {
        let key = rest.rsplit('\\').next().unwrap_or(rest).to_owned();
        let code = (key.starts_with('{') && key.ends_with('}')).then(|| key.clone());
        return Identifiers {
            product_code: code,
            uninstall_key: Some(key),
            ..Identifiers::default()
        };
    }
    Identifiers { package: Some(id), ..Identifiers::default() }
}
