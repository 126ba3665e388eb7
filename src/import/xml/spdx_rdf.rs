//! SPDX 2 as RDF in XML (spdx.org/rdf/terms): elements `Package`, wherever they stand.

use super::super::records::Records;
use super::super::sbom::{self, Part};
use super::{Dialect, Document, ImportError, Survey};

/// A document in RDF.
pub(super) struct SpdxRdf;

impl Dialect for SpdxRdf {
    fn name(&self) -> &'static str {
        "SPDX, RDF"
    }

    fn how(&self) -> &'static str {
        "its root \"RDF\" with SPDX packages"
    }

    fn recognises(&self, survey: &Survey) -> bool {
        survey.root == "RDF"
            && survey.paths.iter().any(|(path, own)| {
                path.ends_with("/Package")
                    && own.names.iter().any(|name| name == "SPDXID" || name == "name")
            })
    }

    fn rows(&self, records: &mut Records<'_>, document: &Document<'_>) -> Result<(), ImportError> {
        sbom::is_bill(records);
        let is_record = |path: &[String]| path.last().is_some_and(|own| own == "Package");
        let subject = document.survey.text("RDF/SpdxDocument/name");
        let mut stopped = Ok(());
        document.each(&is_record, &mut |own, line| {
            let supplier = own.text("supplier").or_else(|| own.text("originator"));
            let part = Part {
                name: own.text("name"),
                version: own.text("versionInfo"),
                publisher: supplier.map(|own| sbom::of_agent(&own)),
                purl: own
                    .text("externalRef/ExternalRef/referenceLocator")
                    .filter(|own| own.starts_with("pkg:")),
                ..Part::default()
            };
            let added = sbom::add(records, subject.as_deref(), line, part, &own.facts);
            if let Err(error) = added {
                stopped = Err(error);
            }
        })?;
        stopped
    }
}
