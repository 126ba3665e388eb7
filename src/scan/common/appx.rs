//! Apps of the Microsoft Store (AppX, MSIX): names of packages and their manifests.
//!
//! "An overview of package identity in Windows apps" (Microsoft) describes the full name
//! `Name_Version_Architecture_ResourceId_PublisherId` and the family name `Name_PublisherId`; the
//! manifest is `AppxManifest.xml` ("App package manifest schema reference").

use quick_xml::Reader;
use quick_xml::events::Event;

/// A package's full name in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullName {
    /// The name that its publisher gave it.
    pub name: String,
    /// Four numbers.
    pub version: String,
    /// `x64`, `x86`, `arm64`, `neutral` …
    pub architecture: String,
    /// `en-us`, `scale-150`, `split.…`: a part of the app for a language or screen; mostly empty.
    pub resource: String,
    /// 13 letters that stand for the publisher's certificate.
    pub publisher: String,
}

impl FullName {
    /// The parts of a full name; `None` where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('_').collect();
        let [name, version, architecture, resource, publisher] = parts.as_slice() else {
            return None;
        };
        let numbers = version.split('.').count() == 4
            && version
                .split('.')
                .all(|own| !own.is_empty() && own.bytes().all(|b| b.is_ascii_digit()));
        let id =
            publisher.len() == 13 && publisher.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (numbers && id && !name.is_empty()).then(|| Self {
            name: (*name).to_owned(),
            version: (*version).to_owned(),
            architecture: (*architecture).to_owned(),
            resource: (*resource).to_owned(),
            publisher: (*publisher).to_owned(),
        })
    }

    /// The family name: the same for every version and architecture.
    #[must_use]
    pub fn family(&self) -> String {
        format!("{}_{}", self.name, self.publisher)
    }
}

/// What a manifest says of its package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// `Properties/DisplayName`; `None` where it is only a reference to a resource.
    pub name: Option<String>,
    /// `Properties/PublisherDisplayName`, likewise.
    pub publisher: Option<String>,
    /// `Identity/@Publisher`: the subject of the publisher's certificate.
    pub subject: Option<String>,
    /// Whether it is a framework, which only serves other apps.
    pub is_framework: bool,
}

/// Reads a manifest.
///
/// # Errors
/// A sentence, when it is none.
pub fn manifest(bytes: &[u8]) -> Result<Manifest, String> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    let mut manifest = Manifest::default();
    let mut path: Vec<String> = Vec::new();
    let mut found = false;
    loop {
        let event = reader.read_event().map_err(|error| format!("Its XML is broken: {error}."))?;
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.local_name().as_ref().to_owned();
                if path.len() == 1 && name == "Identity" {
                    found = true;
                    for attribute in start.attributes().flatten() {
                        if attribute.key.local_name().as_ref() == "Publisher" {
                            let value =
                                attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                            manifest.subject = value.ok().map(std::borrow::Cow::into_owned);
                        }
                    }
                }
                if matches!(event, Event::Start(_)) {
                    path.push(name);
                }
                if path.len() > 64 {
                    return Err("Its elements are nested too deeply.".to_owned());
                }
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Text(text) if path.len() == 3 && path[1] == "Properties" => {
                let text = text.trim().to_owned();
                let shown = Some(text.clone())
                    .filter(|own| !own.is_empty() && !own.starts_with("ms-resource:"));
                match path[2].as_str() {
                    "DisplayName" => manifest.name = shown,
                    "PublisherDisplayName" => manifest.publisher = shown,
                    "Framework" => manifest.is_framework = text == "true",
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if found { Ok(manifest) } else { Err("It is no manifest of an app.".to_owned()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn full_names_have_five_parts() {
        let name =
            FullName::parse("BytedancePte.Ltd.TikTok_1.0.5.0_neutral__6yccndn6064se").unwrap();
        assert_eq!(name.family(), "BytedancePte.Ltd.TikTok_6yccndn6064se");
        assert_eq!((name.version.as_str(), name.resource.as_str()), ("1.0.5.0", ""));
        for wrong in
            ["", "a_b", "Deleted", "x_1.0_x64__6yccndn6064se", "_1.0.0.0_x64__6yccndn6064se"]
        {
            assert_eq!(FullName::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_manifest_names_app_and_publisher() {
        let text = "\u{feff}<?xml version=\"1.0\"?><Package xmlns='x'><Identity Name='A' \
            Publisher='CN=&quot;K&quot;, O=AO Kaspersky Lab'/><Properties><DisplayName>Kaspersky\
            </DisplayName><PublisherDisplayName>ms-resource:Name</PublisherDisplayName>\
            </Properties></Package>";
        let manifest = manifest(text.as_bytes()).unwrap();
        assert_eq!(manifest.name.as_deref(), Some("Kaspersky"));
        assert_eq!(manifest.publisher, None);
        assert_eq!(manifest.subject.as_deref(), Some("CN=\"K\", O=AO Kaspersky Lab"));
        assert!(super::manifest(b"<a/>").is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "[<>/a-z&;\"=_. ]{0,60}", bytes: Vec<u8>) {
            let _ = manifest(text.as_bytes());
            let _ = manifest(&bytes);
            let _ = FullName::parse(&text);
        }
    }
}
