//! Bills of materials: CycloneDX, SPDX 2 and 3, syft, Trivy. They list the parts of one program or image,
//! not what is installed on a computer, and say so beside every result.

use super::ImportError;
use super::records::{Records, is_nothing};
use crate::model::{Identifiers, Kind, Software};

mod cyclonedx;
mod spdx;
mod spdx3;
mod spdx_tags;
mod syft;
mod trivy;

pub(super) use cyclonedx::{CycloneDx, of_facts as cyclonedx_component};
pub(super) use spdx::{Spdx, of_agent};
pub(super) use spdx_tags::SpdxTags;
pub(super) use spdx3::Spdx3;
pub(super) use syft::Syft;
pub(super) use trivy::Trivy;

/// What every bill says of itself.
pub(super) fn is_bill(records: &mut Records<'_>) {
    records.cannot_show(
        "A bill of materials lists parts of one program or image, not what is installed on a computer.",
    );
}

/// Adds a component, or says that it has no name.
pub(super) fn add(
    records: &mut Records<'_>,
    machine: Option<&str>,
    row: u64,
    part: Part,
    text: &dyn std::fmt::Display,
) -> Result<(), ImportError> {
    match part.into_software() {
        Some(software) => records.software(machine, row, software),
        None => records.problem(row, &text.to_string(), "The component has no name"),
    }
    records.check_cancel()
}

/// What bills say of a part.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) name: Option<String>,
    /// Scope or namespace of the name: `@tencent`, `com.yandex.android`.
    pub(super) group: Option<String>,
    pub(super) version: Option<String>,
    pub(super) publisher: Option<String>,
    /// Package URL (github.com/package-url/purl-spec).
    pub(super) purl: Option<String>,
    /// Common Platform Enumeration (NIST IR 7695), in either binding.
    pub(super) cpe: Option<String>,
    /// What sort of component, in CycloneDX's words.
    pub(super) kind: Option<String>,
}

impl Part {
    fn into_software(self) -> Option<Software> {
        let purl = self.purl.as_deref().and_then(Purl::of);
        let name = self.name.filter(|own| !is_nothing(own));
        let name = name.or_else(|| purl.as_ref().map(|own| own.name.clone()))?;
        let kind = match (purl.as_ref().map(|own| own.kind.as_str()), self.kind.as_deref()) {
            (Some("deb" | "rpm" | "apk" | "alpm"), _) => Kind::Package,
            (
                Some(
                    "npm" | "pypi" | "cargo" | "gem" | "maven" | "nuget" | "golang" | "composer"
                    | "hex" | "pub" | "cocoapods" | "swift" | "conda" | "cran",
                ),
                _,
            ) => Kind::LanguagePackage,
            (_, Some("application")) => Kind::Program,
            _ => Kind::Component,
        };
        let group = self.group.filter(|own| !is_nothing(own));
        let package = match (&purl, kind) {
            (Some(purl), Kind::LanguagePackage) => {
                let scope = group.as_deref().or(purl.namespace.as_deref());
                Some(scoped(&purl.kind, scope, &name))
            }
            (Some(purl), Kind::Package) => Some(purl.name.clone()),
            _ => None,
        };
        let scoped_name = purl.as_ref().is_some_and(|own| own.kind == "npm");
        let publisher = self.publisher.filter(|own| !is_nothing(own)).or_else(|| {
            // The vendor of a CPE and the group of a name say who made it, where nothing else does. In
            // packages of languages both are mostly derived from the name.
            if kind == Kind::LanguagePackage {
                return None;
            }
            self.cpe.as_deref().and_then(vendor_of_cpe).or_else(|| group.clone())
        });
        Some(Software {
            kind,
            name: match (&package, scoped_name) {
                (Some(package), true) => package.clone(),
                _ => name,
            },
            version: self.version.or_else(|| purl.and_then(|own| own.version)),
            publisher,
            ids: Identifiers { package, ..Identifiers::default() },
            ..Software::default()
        })
    }
}

/// A package's name as its package manager writes it.
fn scoped(ecosystem: &str, scope: Option<&str>, name: &str) -> String {
    let Some(scope) = scope.filter(|own| !own.is_empty() && !name.starts_with('@')) else {
        return name.to_owned();
    };
    match ecosystem {
        "npm" | "composer" => format!("{scope}/{name}"),
        "maven" => format!("{scope}:{name}"),
        _ => name.to_owned(),
    }
}

/// The parts of `pkg:deb/ubuntu/bash@5.1?arch=amd64` that are used here.
#[derive(Debug, PartialEq, Eq)]
struct Purl {
    kind: String,
    namespace: Option<String>,
    name: String,
    version: Option<String>,
}

impl Purl {
    fn of(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("pkg:")?.trim_start_matches('/');
        let rest = rest.split(['?', '#']).next()?;
        // A scope's own sign is written %40, so that the last @ begins the version.
        let (path, version) = match rest.rsplit_once('@') {
            Some((path, version)) if !path.is_empty() && !path.ends_with('/') => {
                (path, Some(unquoted(version)))
            }
            _ => (rest, None),
        };
        let (kind, path) = path.split_once('/')?;
        let (namespace, name) = match path.rsplit_once('/') {
            Some((namespace, name)) => (Some(unquoted(namespace)), name),
            None => (None, path),
        };
        let name = unquoted(name);
        (!name.is_empty()).then(|| Self { kind: kind.to_lowercase(), namespace, name, version })
    }
}

/// Text whose signs are written as `%` and two digits.
fn unquoted(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let pair =
            more.get(..2).filter(|pair| *first == b'%' && pair.iter().all(u8::is_ascii_hexdigit));
        let byte = pair
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = more.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The vendor in `cpe:2.3:a:kaspersky:endpoint_security:…` or `cpe:/a:kaspersky:…`.
fn vendor_of_cpe(text: &str) -> Option<String> {
    let rest = text.strip_prefix("cpe:2.3:").or_else(|| text.strip_prefix("cpe:/"))?;
    let vendor = rest.split(':').nth(1)?;
    let plain = vendor.replace('\\', "").replace('_', " ");
    (!matches!(plain.as_str(), "" | "*" | "-")).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_urls() {
        let of = |text: &str| {
            let own = Purl::of(text).unwrap();
            (own.kind, own.namespace.unwrap_or_default(), own.name, own.version.unwrap_or_default())
        };
        let owned = |a: &str, b: &str, c: &str, d: &str| {
            (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned())
        };
        assert_eq!(
            of("pkg:deb/ubuntu/bash@5.1%2Bdfsg?arch=amd64"),
            owned("deb", "ubuntu", "bash", "5.1+dfsg")
        );
        assert_eq!(of("pkg:npm/%40tencent/x@1"), owned("npm", "@tencent", "x", "1"));
        assert_eq!(of("pkg:npm/@tencent/x"), owned("npm", "@tencent", "x", ""));
        assert_eq!(Purl::of("pkg:npm"), None);
    }

    #[test]
    fn a_vendor_stands_in_a_cpe() {
        assert_eq!(
            vendor_of_cpe("cpe:2.3:a:kaspersky:endpoint_security:12:*:*:*:*:*:*:*").as_deref(),
            Some("kaspersky")
        );
        assert_eq!(vendor_of_cpe("cpe:/a:dr.web:x").as_deref(), Some("dr.web"));
        assert_eq!(vendor_of_cpe("cpe:2.3:a:*:x"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken_apart_without_panic(text in "(pkg:|cpe:2.3:|[a-z/@%:?#]|\\PC){0,30}") {
            let _ = Purl::of(&text);
            let _ = vendor_of_cpe(&text);
        }
    }
}
