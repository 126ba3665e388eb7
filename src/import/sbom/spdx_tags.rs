//! SPDX 2 as lines `Tag: value` (spdx.github.io/spdx-spec/v2.3, "Conformance"); a value of several lines
//! stands between `<text>` and `</text>`.

use super::super::records::Records;
use super::super::{Format, ImportError, Input, Reading};
use super::spdx::of_agent;
use super::{Part, add, is_bill};

/// A document of tags.
pub(in super::super) struct SpdxTags;

impl Format for SpdxTags {
    fn recognises(&self, file: &crate::import::Beginning<'_>) -> bool {
        let mut lines =
            file.text(4_096).lines().map(|line| line.trim_start_matches('\u{feff}').trim());
        lines
            .find(|line| !line.is_empty() && !line.starts_with('#'))
            .is_some_and(|line| line.starts_with("SPDXVersion:"))
    }

    fn read(&self, input: &Input<'_>) -> Result<Reading, ImportError> {
        let decoded = super::super::text::decode(&input.bytes);
        let mut records = Records::new(input, "SPDX");
        is_bill(&mut records);
        let mut subject = None;
        let mut open: Option<(u64, Part)> = None;
        let mut lines = decoded.text.lines().zip(1_u64..);
        while let Some((line, number)) = lines.next() {
            let Some((tag, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            let value = match value.strip_prefix("<text>") {
                Some(start) => &whole(start, &mut lines),
                None => value,
            };
            let own = || Some(value.to_owned()).filter(|own| own != "NONE" && !own.is_empty());
            match (tag.trim(), &mut open) {
                ("DocumentName", None) => subject = own(),
                ("PackageName", _) => {
                    close(&mut records, subject.as_deref(), open.take())?;
                    open = Some((number, Part { name: own(), ..Part::default() }));
                }
                // Files and snippets have tags of their own.
                ("FileName" | "SnippetSPDXID" | "LicenseID", _) => {
                    close(&mut records, subject.as_deref(), open.take())?;
                }
                ("PackageVersion", Some((_, part))) => part.version = own(),
                ("PackageSupplier", Some((_, part))) if value != "NOASSERTION" => {
                    part.publisher = own().map(|own| of_agent(&own));
                }
                ("PackageOriginator", Some((_, part))) if part.publisher.is_none() => {
                    part.publisher = own().map(|own| of_agent(&own));
                }
                ("PrimaryPackagePurpose", Some((_, part))) => {
                    part.kind = own().map(|own| own.to_lowercase());
                }
                ("ExternalRef", Some((_, part))) => {
                    let mut words = value.split_whitespace().skip(1);
                    match (words.next(), words.next()) {
                        (Some("purl"), Some(own)) => part.purl = Some(own.to_owned()),
                        (Some(kind), Some(own)) if kind.starts_with("cpe2") => {
                            part.cpe = Some(own.to_owned());
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        close(&mut records, subject.as_deref(), open)?;
        records.finish("SPDX, tags", "its \"SPDXVersion\"")
    }
}

/// What stands up to `</text>`; a text that is never closed ends with the file.
fn whole<'a>(start: &str, lines: &mut impl Iterator<Item = (&'a str, u64)>) -> String {
    let mut text = String::new();
    let mut line = start;
    loop {
        if let Some((end, _)) = line.split_once("</text>") {
            text.push_str(end);
            return text;
        }
        text.push_str(line);
        match lines.next() {
            Some((next, _)) => {
                text.push(' ');
                line = next;
            }
            None => return text,
        }
    }
}

fn close(
    records: &mut Records<'_>,
    subject: Option<&str>,
    open: Option<(u64, Part)>,
) -> Result<(), ImportError> {
    let Some((line, part)) = open else { return Ok(()) };
    add(records, subject, line, part, &"PackageName:")
}
