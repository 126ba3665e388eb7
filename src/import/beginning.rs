//! The beginning of a file, decoded once for all formats that look at it.

use super::packages;

/// More of a text is not looked at to know what it is.
const MOST: usize = 65_536;

/// What formats are recognised by.
pub struct Beginning<'a> {
    /// The whole file, or what of it is at hand.
    pub bytes: &'a [u8],
    text: &'a str,
    /// The beginning as text without the colours of a terminal, for lists of packages.
    pub(super) plain: &'a str,
    /// Its lines that say something; `None` where it is no text.
    pub(super) packages: Option<&'a packages::Head<'a>>,
}

impl Beginning<'_> {
    /// The beginning as text, about so many bytes of it.
    pub(super) fn text(&self, most: usize) -> &str {
        self.text.get(..self.text.floor_char_boundary(most)).unwrap_or(self.text)
    }
}

/// Looks at the beginning of a file.
pub(super) fn with<T>(bytes: &[u8], look: impl FnOnce(&Beginning<'_>) -> T) -> T {
    // A workbook or a hive is no text, and guessing its letters would take longer than reading it.
    let is_binary = [b"PK\x03\x04".as_slice(), b"\xd0\xcf\x11\xe0", b"regf"]
        .iter()
        .any(|sign| bytes.starts_with(sign));
    let head = if is_binary { &[] } else { super::head(bytes, MOST) };
    let text = super::text::decode(head).text;
    let plain = packages::head_text(head);
    let packages = if is_binary { None } else { packages::Head::of(&plain, bytes.len()) };
    look(&Beginning { bytes, text: &text, plain: &plain, packages: packages.as_ref() })
}
