//! CycloneDX XML (cyclonedx.org, versions 1.0 to 1.7). Components inside components count, those in a
//! `pedigree` do not.

use super::super::records::Records;
use super::super::sbom;
use super::{Dialect, Document, ImportError, Survey};

/// A bill in XML.
pub(super) struct CycloneDx;

impl Dialect for CycloneDx {
    fn name(&self) -> &'static str {
        "CycloneDX, XML"
    }

    fn how(&self) -> &'static str {
        "its root \"bom\""
    }

    fn recognises(&self, survey: &Survey) -> bool {
        survey.root == "bom"
    }

    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError> {
        sbom::is_bill(records);
        let subject = document.survey.text("bom/metadata/component/name");
        let is_record = |path: &[String]| {
            matches!(path, [.., above, own] if above == "components" && own == "component")
                && !path.iter().any(|own| own == "pedigree" || own == "tools")
        };
        let mut stopped = Ok(());
        document.each(&is_record, &mut |own, line| {
            let part = sbom::cyclonedx_component(&|key| own.text(key));
            let added = sbom::add(records, subject.as_deref(), line, part, &own.facts);
            if let Err(error) = added {
                stopped = Err(error);
            }
        })?;
        stopped
    }
}
