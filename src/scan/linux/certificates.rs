//! Root certificates that were added to those of the system: a program that looks into encrypted connections adds
//! its own, and may leave it behind. Only the folders for additions are read, not the roots of the distribution:
//! update-ca-certificates(8) of Debian and Alpine, update-ca-trust(8) of Red Hat and SUSE, and Arch's
//! "TLS#Trust management".
//!
//! A file holds one certificate, as DER or in the text form of RFC 7468, or several of the latter.

use std::path::Path;

use crate::model::{Kind, Software, SourceOutcome};
use crate::scan::common::certificate::{Subject, subject};
use crate::scan::common::source_reader::SourceReader;
use crate::scan::common::tree::{EntryKind, Tree};

const FOLDERS: &[&str] = &[
    "usr/local/share/ca-certificates",
    "etc/pki/ca-trust/source/anchors",
    "etc/pki/trust/anchors",
    "etc/ca-certificates/trust-source/anchors",
];
/// A bundle of all roots of a distribution has a quarter of this.
const MOST: u64 = 1024 * 1024;
/// Certificates of one file.
const MOST_CERTIFICATES: usize = 500;
/// Folders below, as administrators sort them.
const DEPTH: usize = 2;

/// Reads the added certificates below a root.
#[must_use]
pub fn read(tree: &Tree) -> Vec<SourceOutcome> {
    let mut reader = SourceReader::new(tree, "certificates", "Root certificates", FOLDERS[0]);
    for folder in FOLDERS {
        walk(&mut reader, Path::new(folder), DEPTH);
    }
    vec![reader.finish()]
}

fn walk(reader: &mut SourceReader<'_>, folder: &Path, depth: usize) {
    for entry in reader.list(folder) {
        let path = folder.join(&entry.name);
        if entry.kind == EntryKind::Folder {
            if depth > 0 {
                walk(reader, &path, depth - 1);
            }
            continue;
        }
        // `.p11-kit` files say which roots are distrusted, and notes lie beside certificates.
        let ends = ["crt", "cer", "pem", "der"];
        let end = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase());
        if !end.is_some_and(|end| ends.contains(&end.as_str())) {
            continue;
        }
        let Some(bytes) = reader.part(&path, MOST) else { continue };
        let found = parse(&bytes);
        if found.is_empty() {
            reader.problem(&path, None, "", "No certificate could be read in this file.");
        }
        // What takes one away takes the whole file.
        let beside = if found.len() > 1 { "; one of several in its file" } else { "" };
        for subject in found {
            let Some(name) = subject.shown().map(str::to_owned) else {
                reader.problem(&path, None, "", "This certificate names nobody.");
                continue;
            };
            let location = Some(reader.tree().shown(&path));
            reader.push(Software {
                kind: Kind::Certificate,
                name,
                publisher: subject.organisation,
                location,
                remark: Some(format!("added to the roots that the system trusts{beside}")),
                ..Software::default()
            });
        }
    }
}

/// Who the certificates of a file belong to.
#[must_use]
pub fn parse(bytes: &[u8]) -> Vec<Subject> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    const END: &str = "-----END CERTIFICATE-----";
    if let Some(found) = subject(bytes) {
        return vec![found];
    }
    let text = String::from_utf8_lossy(bytes);
    text.split(BEGIN)
        .skip(1)
        .take(MOST_CERTIFICATES)
        .filter_map(|rest| rest.split_once(END))
        .filter_map(|(inside, _)| subject(&from_base64(inside)?))
        .collect()
}

/// The bytes of a text in Base64 (RFC 4648, section 4), white space left out; `None` where it is none.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    let letters = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    for byte in letters.take_while(|byte| *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::model::SourceState;

    const ROOT: &[u8] = include_bytes!("../../../tests/fixtures/programs/root.der");

    fn pem(der: &[u8]) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::from("-----BEGIN CERTIFICATE-----\n");
        for three in der.chunks(3) {
            let mut bits = 0_u32;
            for at in 0..3 {
                bits = bits << 8 | u32::from(three.get(at).copied().unwrap_or(0));
            }
            for at in 0..4 {
                let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize] as char;
                text.push(if at <= three.len() { letter } else { '=' });
            }
            text.push('\n');
        }
        text.push_str("-----END CERTIFICATE-----\n");
        text
    }

    #[test]
    fn certificates_as_bytes_and_as_text() {
        let name = subject(ROOT).unwrap();
        assert_eq!(parse(ROOT), std::slice::from_ref(&name));
        let two = format!("# note\n{}{}", pem(ROOT), pem(ROOT));
        assert_eq!(parse(two.as_bytes()), [name.clone(), name]);
        let cut = pem(ROOT).replace("-----END", "");
        for nothing in ["", "x", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----", &*cut]
        {
            assert!(parse(nothing.as_bytes()).is_empty(), "{nothing}");
        }
        assert_eq!(from_base64("Zm9v\r\nYg=="), Some(b"foob".to_vec()));
    }

    #[test]
    fn only_added_certificates_are_listed_and_broken_ones_said() {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, bytes: &[u8]| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        let tree = Tree::new(folder.path());
        assert_eq!(read(&tree)[0].reading.state, SourceState::NotPresent);
        write("usr/local/share/ca-certificates/kl/root.crt", pem(ROOT).as_bytes());
        write("usr/local/share/ca-certificates/README", b"x");
        write("usr/local/share/ca-certificates/broken.crt", b"x");
        write("usr/share/ca-certificates/mozilla/a.crt", pem(ROOT).as_bytes());
        let outcome = &read(&tree)[0];
        assert_eq!(outcome.software.len(), 1);
        assert_eq!(outcome.software[0].kind, Kind::Certificate);
        assert!(outcome.software[0].location.as_deref().unwrap().ends_with("kl/root.crt"));
        assert_eq!(outcome.problems.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>, text in "(-----BEGIN CERTIFICATE-----|-----END CERTIFICATE-----|[A-Za-z+/=\n]{0,12}){0,8}") {
            let _ = parse(&bytes);
            let _ = parse(text.as_bytes());
        }
    }
}
