//! Chocolatey: each installed package keeps its description as `lib/ID/ID.nuspec` below
//! `C:\ProgramData\chocolatey` (Chocolatey documentation, "Getting Started: how does it work"; NuGet,
//! ".nuspec reference"). What failed to install lies in `lib-bad` (seen in use and in Chocolatey's
//! messages, not confirmed by a document).

use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::model::{Identifiers, Kind, Presence, Scope, Software, SourceOutcome};
use crate::scan::common::gather::Gather;
use crate::scan::common::tree::Tree;

const OWNER: &str = "Chocolatey";
const MOST_NUSPEC: u64 = 4 << 20;

/// Reads the packages of Chocolatey.
#[must_use]
pub fn read(tree: &Tree) -> SourceOutcome {
    let mut gather = Gather::new(
        tree,
        "chocolatey",
        "Chocolatey packages",
        &tree.shown("ProgramData/chocolatey"),
    );
    for (folder, presence) in [("lib", Presence::Present), ("lib-bad", Presence::Leftover)] {
        let folder = Path::new("ProgramData/chocolatey").join(folder);
        if gather.tree.is_folder(&folder) {
            gather.is_present();
        }
        for package in gather.folders(OWNER, &folder) {
            let path = folder.join(&package.name);
            let files = gather.list(OWNER, &path).unwrap_or_default();
            let nuspec = files.iter().find(|file| file.shown().to_lowercase().ends_with(".nuspec"));
            let read = match nuspec {
                None => Err("The package has no description (.nuspec).".to_owned()),
                Some(file) => gather
                    .tree
                    .read(path.join(&file.name), MOST_NUSPEC)
                    .map_err(|error| {
                        format!("The package's description could not be read: {error}.")
                    })
                    .and_then(|bytes| parse_nuspec(&bytes)),
            };
            // The folder alone says that the package is there.
            let found = read.unwrap_or_else(|reason| {
                let shown = gather.tree.shown(&path);
                gather.problem(&shown, &package.shown(), &reason);
                Nuspec { id: package.shown(), ..Nuspec::default() }
            });
            gather.add(Software {
                kind: Kind::Program,
                name: found.title.unwrap_or_else(|| found.id.clone()),
                publisher: found.authors,
                version: found.version,
                ids: Identifiers { package: Some(found.id), ..Identifiers::default() },
                location: Some(gather.tree.shown(&path)),
                scope: Scope::Machine,
                presence,
                remark: (presence == Presence::Leftover)
                    .then(|| "Chocolatey; its installation failed".to_owned()),
                ..Software::default()
            });
        }
    }
    gather.finish()
}

/// What is used of a `.nuspec`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nuspec {
    /// Id of the package.
    pub id: String,
    /// Name for people.
    pub title: Option<String>,
    /// Version as text.
    pub version: Option<String>,
    /// Who made the software.
    pub authors: Option<String>,
}

/// Reads a `.nuspec`.
///
/// # Errors
/// A sentence for the user.
pub fn parse_nuspec(bytes: &[u8]) -> Result<Nuspec, String> {
    const DEEPEST: usize = 64;
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut path: Vec<String> = Vec::new();
    let mut words = String::new();
    let mut found = Nuspec::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                path.push(start.local_name().as_ref().to_owned());
                words.clear();
                if path.len() > DEEPEST {
                    return Err("The package's description is nested too deep.".to_owned());
                }
            }
            Ok(Event::Text(own)) => words.push_str(&own),
            Ok(Event::CData(own)) => words.push_str(&own),
            Ok(Event::GeneralRef(own)) => words.push_str(match &*own {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => "\u{fffd}",
            }),
            Ok(Event::End(_)) => {
                let value = Some(words.trim().to_owned()).filter(|value| !value.is_empty());
                let names: Vec<&str> = path.iter().map(String::as_str).collect();
                if let ["package", "metadata", name] = names.as_slice() {
                    match *name {
                        "id" => found.id = value.unwrap_or_default(),
                        "title" => found.title = value,
                        "version" => found.version = value,
                        "authors" => found.authors = value,
                        _ => {}
                    }
                }
                words.clear();
                path.pop();
            }
            Ok(Event::Eof) if !path.is_empty() => {
                return Err("The package's description is cut off.".to_owned());
            }
            Ok(Event::Eof) if found.id.is_empty() => {
                return Err("The package's description names no package.".to_owned());
            }
            Ok(Event::Eof) => return Ok(found),
            Ok(_) => {}
            Err(error) => {
                return Err(format!(
                    "The package's description is no XML that can be read: {error}."
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_description() {
        let text = "\u{feff}<?xml version=\"1.0\"?><package xmlns=\"http://schemas.microsoft.com/\
                    packaging/2015/06/nuspec.xsd\"><metadata><id>kis</id><version>21.3</version>\
                    <title>Kaspersky &amp; Co</title><authors>AO Kaspersky Lab</authors><dependencies>\
                    <dependency id=\"x\"/></dependencies></metadata><files><id>no</id></files></package>";
        assert_eq!(
            parse_nuspec(text.as_bytes()).unwrap(),
            Nuspec {
                id: "kis".to_owned(),
                title: Some("Kaspersky & Co".to_owned()),
                version: Some("21.3".to_owned()),
                authors: Some("AO Kaspersky Lab".to_owned()),
            }
        );
        for bad in ["", "<package/>", "<package><metadata><id>x</title>", "{}"] {
            assert!(parse_nuspec(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(parse_nuspec("<a>".repeat(100_000).as_bytes()).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            parse_nuspec(&bytes).ok();
        }

        #[test]
        fn any_tags_are_answered(text in r"(<(/)?(package|metadata|id|!\[CDATA\[)>?|&amp;|&x;|x| ){0,20}") {
            parse_nuspec(text.as_bytes()).ok();
        }
    }
}
