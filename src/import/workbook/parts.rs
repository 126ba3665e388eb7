//! The directory of a ZIP archive (APPNOTE.TXT 4.3.7 and 4.3.12), read without unpacking anything.

/// One part of an archive, as the directory describes it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its name in small letters.
    pub(super) name: String,
    /// Where its packed bytes lie in the file.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What it unpacks to, as it claims.
    pub(super) unpacked: u64,
    /// Whether it is packed by the usual method (deflate).
    pub(super) deflated: bool,
}

impl Part {
    /// Whether its name says that it is XML.
    pub(super) fn is_xml(&self) -> bool {
        let end = std::path::Path::new(&self.name).extension();
        end.is_some_and(|end| end == "xml" || end == "rels")
    }
}

/// The parts that an archive's directory names; `None` for more than `most`.
pub(super) fn parts(bytes: &[u8], most: usize) -> Option<Vec<Part>> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let mut parts = Vec::new();
    for at in memchr::memmem::find_iter(bytes, ENTRY) {
        // The signature may stand in packed bytes too; such an entry leads nowhere.
        let Some(part) = part(bytes, at) else { continue };
        if parts.len() >= most {
            return None;
        }
        parts.push(part);
    }
    Some(parts)
}

fn part(bytes: &[u8], at: usize) -> Option<Part> {
    const LOCAL: &[u8] = b"PK\x03\x04";
    let method = two(bytes, at + 10)?;
    let packed = four(bytes, at + 20)?;
    let unpacked = four(bytes, at + 24)?;
    let name_length = usize::from(two(bytes, at + 28)?);
    let local = four(bytes, at + 42)? as usize;
    let name = bytes.get(at + 46..at + 46 + name_length)?;
    // Sizes of 4 GiB stand elsewhere; nothing that is read here is as large.
    let end = local.checked_add(30)?;
    if bytes.get(local..local + 4) != Some(LOCAL) {
        return None;
    }
    let start = end
        .checked_add(usize::from(two(bytes, local + 26)?))?
        .checked_add(usize::from(two(bytes, local + 28)?))?;
    Some(Part {
        name: String::from_utf8_lossy(name).to_lowercase(),
        start,
        end: start.saturating_add(packed as usize).min(bytes.len()),
        unpacked: u64::from(unpacked),
        deflated: method == 8,
    })
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
