//! From bytes to text: byte-order marks, UTF-16 without one, UTF-8, and else the code page that the
//! letters speak for.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::code_pages;

/// A decoded text.
pub(super) struct Decoded<'a> {
    /// The text without its mark.
    pub(super) text: Cow<'a, str>,
    /// The encoding in words.
    pub(super) name: &'static str,
    /// The encoding as a label that [`super::Options::encoding`] takes.
    pub(super) label: &'static str,
    /// Whether letters were lost: bytes that mean nothing in this encoding.
    pub(super) lossy: bool,
}

/// Decodes a file. A guess is a guess: the user sees its name and the first rows.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes);
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), name: "UTF-8", label: "utf-8", lossy: false };
    }
    match guess(bytes) {
        Coding::Page(page) => code_pages::decode(page, bytes),
        Coding::Named(encoding) => with(encoding, bytes),
        Coding::Utf8 => with(encoding_rs::UTF_8, bytes),
    }
}

/// The encoding of a text that is not UTF-8.
fn guess(bytes: &[u8]) -> Coding {
    // The letters that decide may stand far behind the heading; a part of the file is enough.
    let part = bytes.get(..bytes.len().min(1 << 20)).unwrap_or(bytes);
    if code_pages::is_console(part) {
        return Coding::Page(&code_pages::CP850);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(part, true);
    Coding::Named(detector.guess(None, chardetng::Utf8Detection::Allow))
}

/// How the letters of a text are told that is decoded line by line: an encoding in which a line end is
/// one byte, and that byte nothing else.
#[derive(Clone, Copy)]
pub(super) enum Coding {
    /// UTF-8 without a mistake.
    Utf8,
    Named(&'static Encoding),
    Page(&'static code_pages::CodePage),
}

impl Coding {
    /// Of a text that begins so, and the length of its mark; `None` where it cannot be decoded line by
    /// line.
    ///
    /// # Errors
    /// When no encoding has this label.
    pub(super) fn of(
        head: &[u8],
        label: Option<&str>,
    ) -> Result<Option<(Self, usize)>, super::ImportError> {
        let mark = Encoding::for_bom(head);
        if let Some(label) = label {
            if decode_as(&[], label).is_none() {
                return Err(super::ImportError::NotUnderstood(format!(
                    "no encoding is called \"{label}\""
                )));
            }
            let named = Encoding::for_label(label.trim().to_lowercase().as_bytes());
            let known = named.filter(|own| is_of_lines(own)).map(|own| {
                let length = mark.filter(|(marked, _)| *marked == own).map_or(0, |(_, n)| n);
                (Self::Named(own), length)
            });
            return Ok(known);
        }
        Ok(match mark {
            Some((encoding, length)) if encoding == encoding_rs::UTF_8 => {
                Some((Self::Utf8, length))
            }
            Some(_) => None,
            None if utf16_without_mark(head).is_some() => None,
            None if simdutf8::basic::from_utf8(head).is_ok() => Some((Self::Utf8, 0)),
            None => Some((guess(head), 0)).filter(|(own, _)| match own {
                Self::Named(encoding) => is_of_lines(encoding),
                _ => true,
            }),
        })
    }

    /// Of a text that begins so and is not UTF-8 without a mistake.
    pub(super) fn guess(head: &[u8]) -> Self {
        match Encoding::for_bom(head) {
            Some(_) => Self::Named(encoding_rs::UTF_8),
            None => guess(head),
        }
    }

    /// Whether places in the text are places in the bytes.
    pub(super) fn is_utf8(self) -> bool {
        matches!(self, Self::Utf8)
    }

    /// In words, and as a label.
    pub(super) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Utf8 => ("UTF-8", "utf-8"),
            Self::Named(encoding) => (plain_name(encoding), encoding.name()),
            Self::Page(page) => {
                let Decoded { name, label, .. } = code_pages::decode(page, &[]);
                (name, label)
            }
        }
    }

    /// Decodes whole lines, and says whether letters were lost; `None` where it is another encoding.
    pub(super) fn decode(self, lines: &[u8]) -> Option<(Cow<'_, str>, bool)> {
        match self {
            Self::Utf8 => Some((Cow::Borrowed(simdutf8::basic::from_utf8(lines).ok()?), false)),
            Self::Named(encoding) => Some(encoding.decode_without_bom_handling(lines)),
            Self::Page(page) => Some((code_pages::decode(page, lines).text, false)),
        }
    }
}

/// Whether a line end is one byte in an encoding and that byte nothing else.
fn is_of_lines(encoding: &'static Encoding) -> bool {
    encoding.is_ascii_compatible() && encoding != encoding_rs::REPLACEMENT
}

/// Decodes a file as the user says; `None` where no encoding has this label.
pub(super) fn decode_as<'a>(bytes: &'a [u8], label: &str) -> Option<Decoded<'a>> {
    if let Some(page) = code_pages::named(label) {
        return Some(code_pages::decode(page, bytes));
    }
    let short = label.trim().to_lowercase();
    let known = match short.as_str() {
        "866" | "cp866" => "ibm866",
        "utf-16" | "utf16" => "utf-16le",
        "1250" | "1251" | "1252" | "1253" | "1254" | "1257" => {
            return decode_as(bytes, &format!("windows-{short}"));
        }
        other => other,
    };
    let encoding = Encoding::for_label(known.as_bytes())?;
    // The mark belongs to no encoding's text.
    let mark = match Encoding::for_bom(bytes) {
        Some((own, mark)) if own == encoding => mark,
        _ => 0,
    };
    Some(with(encoding, bytes.get(mark..).unwrap_or_default()))
}

/// Decodes as the options say, else as the file looks.
///
/// # Errors
/// When no encoding has the label that the options give.
pub(super) fn decode_with<'a>(
    bytes: &'a [u8],
    options: &super::Options,
) -> Result<Decoded<'a>, super::ImportError> {
    match &options.encoding {
        None => Ok(decode(bytes)),
        Some(label) => decode_as(bytes, label).ok_or_else(|| {
            super::ImportError::NotUnderstood(format!("no encoding is called \"{label}\""))
        }),
    }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, name: plain_name(encoding), label: encoding.name(), lossy }
}

/// Every other byte zero in Latin text says UTF-16.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(400) & !1];
    if head.len() < 8 {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let many = head.len() / 2 * 3 / 5;
    if zeros(1) > many && zeros(0) == 0 {
        Some(UTF_16LE)
    } else if zeros(0) > many && zeros(1) == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn plain_name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "windows-1250" => "Windows-1250",
        "windows-1251" => "Windows-1251",
        "windows-1252" => "Windows-1252",
        "windows-1253" => "Windows-1253",
        "windows-1254" => "Windows-1254",
        "windows-1257" => "Windows-1257",
        "IBM866" => "code page 866",
        other => other,
    }
}

/// A cell as it is kept: without control characters, and no longer than anything is called.
pub(super) fn clean(cell: &str) -> Cow<'_, str> {
    /// Longer cells are cut; no name, version or publisher is.
    const LONGEST: usize = 2_000;
    let trimmed = without_guard(
        cell.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}'),
    );
    if trimmed.len() <= LONGEST && !trimmed.contains(|c: char| c.is_control()) {
        return Cow::Borrowed(trimmed);
    }
    let plain = trimmed.chars().map(|c| if matches!(c, '\n' | '\t' | '\r') { ' ' } else { c });
    Cow::Owned(plain.filter(|c| !c.is_control()).take(LONGEST).collect())
}

/// A cell without the apostrophe that was put before what a spreadsheet would take for a formula, as the
/// reports of this and other programs do (OWASP, "CSV Injection").
fn without_guard(cell: &str) -> &str {
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(signs) => rest.trim_start(),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        for (bytes, name, text) in [
            (b"\xef\xbb\xbfa".to_vec(), "UTF-8", "a"),
            (b"\xff\xfea\0;\0".to_vec(), "UTF-16LE", "a;"),
            (
                "Name;Version".encode_utf16().flat_map(u16::to_le_bytes).collect(),
                "UTF-16LE",
                "Name;Version",
            ),
            ("Назва".as_bytes().to_vec(), "UTF-8", "Назва"),
        ] {
            let found = decode(&bytes);
            assert_eq!((found.name, found.text.as_ref()), (name, text));
        }
        let (bytes, _, _) =
            encoding_rs::WINDOWS_1251.encode("Назва;Виробник\nАнтивірус;Лаборатория Касперского");
        assert_eq!(decode(&bytes).name, "Windows-1251");
        let (bytes, _, _) =
            encoding_rs::WINDOWS_1252.encode("Rechner;Gerät;Übung\nBüro;Küche;Größe");
        assert!(decode(&bytes).text.contains("Büro"));
    }

    #[test]
    fn cells_lose_what_nobody_sees() {
        assert_eq!(clean(" a\0b\u{feff} "), "ab");
        assert_eq!(clean("two\nlines"), "two lines");
        assert_eq!(clean(&"x".repeat(5_000)).len(), 2_000);
    }
}
