//! Chocolatey's `packages.config` (docs.chocolatey.org, "Packages.config"), as `choco export` writes it:
//! packages by their identifiers.

use super::super::records::Records;
use super::{Dialect, Document, ImportError, Survey};
use crate::model::{Identifiers, Software};

/// A list of packages.
pub(super) struct PackageList;

impl Dialect for PackageList {
    fn name(&self) -> &'static str {
        "Chocolatey packages.config"
    }

    fn how(&self) -> &'static str {
        "its root \"packages\" with identifiers"
    }

    fn recognises(&self, survey: &Survey) -> bool {
        survey.root == "packages"
            && survey
                .paths
                .get("packages/package")
                .is_some_and(|own| own.names.iter().any(|name| name == "id"))
    }

    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError> {
        let is_record = |path: &[String]| matches!(path, [_, own] if own == "package");
        document.each(&is_record, &mut |own, line| match own.text("id") {
            Some(id) => {
                let software = Software {
                    name: id.clone(),
                    version: own.text("version"),
                    ids: Identifiers { package: Some(id), ..Identifiers::default() },
                    ..Software::default()
                };
                records.software(None, line, software);
            }
            None => records.problem(line, &own.facts.to_string(), "The package has no identifier"),
        })?;
        records.cannot_show("Chocolatey lists only what it installed itself.");
        Ok(())
    }
}
