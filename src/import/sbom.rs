//! Bills of materials: CycloneDX, SPDX 2 and 3, syft. They list the parts of one program or image.

use serde_json::Value;

use super::json::{Object, text};
use super::records::{Records, is_nothing};
use super::{ImportError, Input, Reading};
use crate::model::{Identifiers, Kind, Software};

/// CycloneDX: the components of the document itself, not those inside them.
pub(super) fn cyclonedx(input: &Input<'_>, whole: &Object) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "CycloneDX");
    let machine = whole.get("metadata").and_then(|own| own.pointer("/component/name"));
    let machine = machine.and_then(Value::as_str);
    for (one, row) in
        whole.get("components").and_then(Value::as_array).into_iter().flatten().zip(1..)
    {
        let Some(name) = text(one, "name") else {
            records.problem(row, &one.to_string(), "The component has no name");
            continue;
        };
        let purl = text(one, "purl");
        let publisher = text(one, "publisher")
            .or_else(|| one.get("supplier").and_then(|own| text(own, "name")))
            .or_else(|| text(one, "author"));
        let software = component(
            name,
            text(one, "version"),
            publisher,
            purl.as_deref(),
            one.get("type").and_then(Value::as_str),
        );
        records.software(machine, row, software);
        records.check_cancel()?;
    }
    bill(records, "CycloneDX, JSON", "its \"bomFormat\"")
}

/// SPDX 2 ("packages") and 3 ("@graph").
pub(super) fn spdx(input: &Input<'_>, whole: &Object) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "SPDX");
    let graph = whole.get("@graph").and_then(Value::as_array);
    let packages = whole.get("packages").and_then(Value::as_array);
    let mut row = 0;
    for one in packages.or(graph).into_iter().flatten() {
        let kind = one.get("type").or_else(|| one.get("@type")).and_then(Value::as_str);
        if graph.is_some()
            && !kind
                .is_some_and(|own| own.ends_with("software_Package") || own.ends_with("/Package"))
        {
            continue;
        }
        row += 1;
        let Some(name) = text(one, "name") else {
            records.problem(row, &one.to_string(), "The package has no name");
            continue;
        };
        let supplier = text(one, "supplier").or_else(|| text(one, "originator"));
        let publisher = supplier.map(|own| {
            let plain = own.strip_prefix("Organization: ").or_else(|| own.strip_prefix("Person: "));
            plain.unwrap_or(&own).to_owned()
        });
        let version = text(one, "versionInfo").or_else(|| text(one, "software_packageVersion"));
        let purl = one.get("externalRefs").and_then(Value::as_array).and_then(|refs| {
            refs.iter().find(|own| own.get("referenceType").is_some_and(|kind| kind == "purl"))
        });
        let purl = purl.and_then(|own| text(own, "referenceLocator"));
        records.software(None, row, component(name, version, publisher, purl.as_deref(), None));
        records.check_cancel()?;
    }
    bill(records, "SPDX, JSON", "its SPDX version")
}

pub(super) fn syft(
    input: &Input<'_>,
    whole: &Object,
    artifacts: &[Value],
) -> Result<Reading, ImportError> {
    let mut records = Records::new(input, "syft");
    let source = whole.get("source");
    let machine =
        source.and_then(|own| own.pointer("/target/userInput").or_else(|| own.get("name")));
    let machine = machine.and_then(Value::as_str);
    for (one, row) in artifacts.iter().zip(1..) {
        let Some(name) = text(one, "name") else {
            records.problem(row, &one.to_string(), "The artifact has no name");
            continue;
        };
        let publisher = ["/metadata/maintainer", "/metadata/vendor", "/metadata/author"]
            .iter()
            .find_map(|at| one.pointer(at).and_then(Value::as_str))
            .map(str::to_owned);
        let purl = text(one, "purl");
        records.software(
            machine,
            row,
            component(name, text(one, "version"), publisher, purl.as_deref(), None),
        );
        records.check_cancel()?;
    }
    bill(records, "syft, JSON", "its \"artifacts\"")
}

pub(super) fn bill(
    mut records: Records<'_>,
    recognised: &str,
    how: &str,
) -> Result<Reading, ImportError> {
    records.cannot_show(
        "A bill of materials lists parts of one program or image, not what is installed on a computer.",
    );
    records.finish(recognised, how)
}

/// A component; the kind of its package URL says what its name means.
pub(super) fn component(
    name: String,
    version: Option<String>,
    publisher: Option<String>,
    purl: Option<&str>,
    kind: Option<&str>,
) -> Software {
    let ecosystem =
        purl.and_then(|own| own.strip_prefix("pkg:")).and_then(|own| own.split('/').next());
    let kind = match (ecosystem, kind) {
        (Some("deb" | "rpm" | "apk" | "alpm"), _) => Kind::Package,
        (Some("npm" | "pypi" | "cargo" | "gem" | "maven" | "nuget" | "golang" | "composer"), _) => {
            Kind::LanguagePackage
        }
        (_, Some("application")) => Kind::Program,
        _ => Kind::Component,
    };
    let package = matches!(kind, Kind::Package | Kind::LanguagePackage).then(|| name.clone());
    Software {
        kind,
        name,
        version,
        publisher: publisher.filter(|own| !is_nothing(own)),
        ids: Identifiers { package, ..Identifiers::default() },
        ..Software::default()
    }
}
