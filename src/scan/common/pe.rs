//! Program files of Windows (`.exe`, `.dll`, `.sys`): their version information, and the bytes of their
//! Authenticode signature.
//!
//! The format is Microsoft's "PE Format"; version information is `VS_VERSIONINFO` ("Version
//! Information Structures"). Only heads, the resource directory and these two blocks are read, wherever
//! they stand in the file, so that a program of two gigabytes costs as much as a small one. Nothing of
//! it is run or trusted.

use std::io::{self, Read, Seek, SeekFrom};

/// More sections than Windows loads (96).
const MOST_SECTIONS: usize = 96;

/// Entries of one level of the resource directory that are looked at.
const MOST_ENTRIES: usize = 4_096;

/// No version information is longer.
const LONGEST_VERSION: u32 = 256 * 1024;

/// No signature is longer; the largest seen hold a few certificates and page hashes.
const LONGEST_SIGNATURE: u32 = 4 << 20;

/// Levels of `VS_VERSIONINFO`: version, string file info, string table, string.
const DEEPEST: usize = 4;

/// What a program file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// `CompanyName`.
    pub company: Option<String>,
    /// `ProductName`.
    pub product: Option<String>,
    /// `FileDescription`.
    pub description: Option<String>,
    /// `ProductVersion`, else `FileVersion`.
    pub version: Option<String>,
    /// The signature: a PKCS #7 structure, as read by [`super::certificate::signer`].
    pub signature: Option<Vec<u8>>,
}

impl Program {
    /// Whether it names nobody.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.company.is_none() && self.product.is_none() && self.signature.is_none()
    }
}

/// Reads a program file; `None` where it is none.
///
/// # Errors
/// What the file system says. A damaged file is no error: what it holds is read.
pub fn read(file: &mut (impl Read + Seek)) -> io::Result<Option<Program>> {
    let Some(head) = Head::read(file)? else { return Ok(None) };
    let mut program = Program::default();
    if let Some(block) = version_block(file, &head)? {
        program = of_version(&block);
    }
    program.signature = signature(file, &head)?;
    Ok(Some(program))
}

/// Bytes at a place; fewer where the file ends.
fn at(file: &mut (impl Read + Seek), place: u64, length: usize) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(place))?;
    let mut bytes = Vec::new();
    file.take(length as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

struct Section {
    address: u32,
    size: u32,
    place: u32,
}

struct Head {
    sections: Vec<Section>,
    resources: (u32, u32),
    /// Place in the file, unlike every other directory's, and size.
    security: (u32, u32),
}

impl Head {
    fn read(file: &mut (impl Read + Seek)) -> io::Result<Option<Self>> {
        let dos = at(file, 0, 64)?;
        if !dos.starts_with(b"MZ") {
            return Ok(None);
        }
        let Some(start) = number(&dos, 60) else { return Ok(None) };
        // Signature, file header, optional header with its directories, section headers.
        let bytes = at(file, u64::from(start), 24 + 65_535 + 40 * MOST_SECTIONS)?;
        Ok(Self::parse(&bytes))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(b"PE\0\0") {
            return None;
        }
        let count = usize::from(short(bytes, 6)?).min(MOST_SECTIONS);
        let optional = usize::from(short(bytes, 20)?);
        // PE32+ has wider fields before the directories.
        let directories = match short(bytes, 24)? {
            0x10b => 24 + 96,
            0x20b => 24 + 112,
            _ => return None,
        };
        let directory = |index: usize| -> Option<(u32, u32)> {
            let known = number(bytes, directories - 4)? as usize;
            let place = directories + index * 8;
            let inside = index < known && place + 8 <= 24 + optional;
            inside.then_some((number(bytes, place)?, number(bytes, place + 4)?))
        };
        let sections = (0..count)
            .map_while(|index| {
                let start = 24 + optional + index * 40;
                Some(Section {
                    address: number(bytes, start + 12)?,
                    size: number(bytes, start + 16)?,
                    place: number(bytes, start + 20)?,
                })
            })
            .collect();
        Some(Self {
            sections,
            resources: directory(2).unwrap_or_default(),
            security: directory(4).unwrap_or_default(),
        })
    }

    /// Where an address of the loaded program stands in the file.
    fn place(&self, address: u32) -> Option<u64> {
        self.sections.iter().find_map(|section| {
            let into = address.checked_sub(section.address)?;
            (into < section.size).then_some(u64::from(section.place) + u64::from(into))
        })
    }
}

/// The first version resource of any language.
fn version_block(file: &mut (impl Read + Seek), head: &Head) -> io::Result<Option<Vec<u8>>> {
    /// `RT_VERSION`.
    const VERSION: u32 = 16;
    let (address, size) = head.resources;
    let Some(start) = head.place(address).filter(|_| size > 0) else { return Ok(None) };
    let mut wanted = Some(VERSION);
    let mut directory = 0_u32;
    // Type, name, language: exactly three levels.
    for level in 0..3 {
        let table = at(file, start + u64::from(directory), 16)?;
        let count = |at| usize::from(short(&table, at).unwrap_or_default());
        let entries = (count(12) + count(14)).min(MOST_ENTRIES);
        let list = at(file, start + u64::from(directory) + 16, entries * 8)?;
        let found = list.chunks_exact(8).find_map(|entry| {
            let (id, to) = (number(entry, 0)?, number(entry, 4)?);
            wanted.is_none_or(|own| own == id).then_some(to)
        });
        let Some(to) = found else { return Ok(None) };
        // The highest bit says that another directory follows.
        if (to & 0x8000_0000 != 0) != (level < 2) {
            return Ok(None);
        }
        directory = to & 0x7fff_ffff;
        wanted = None;
    }
    let leaf = at(file, start + u64::from(directory), 8)?;
    let (Some(address), Some(size)) = (number(&leaf, 0), number(&leaf, 4)) else {
        return Ok(None);
    };
    match head.place(address) {
        Some(place) if size <= LONGEST_VERSION => Ok(Some(at(file, place, size as usize)?)),
        _ => Ok(None),
    }
}

fn signature(file: &mut (impl Read + Seek), head: &Head) -> io::Result<Option<Vec<u8>>> {
    /// `WIN_CERT_TYPE_PKCS_SIGNED_DATA`.
    const SIGNED_DATA: u16 = 2;
    let (place, size) = head.security;
    if place == 0 || !(9..=LONGEST_SIGNATURE).contains(&size) {
        return Ok(None);
    }
    let bytes = at(file, u64::from(place), size as usize)?;
    let length = number(&bytes, 0).unwrap_or_default() as usize;
    let is_signed = short(&bytes, 6) == Some(SIGNED_DATA);
    Ok(bytes.get(8..length.min(bytes.len())).filter(|_| is_signed).map(<[u8]>::to_vec))
}

/// What a `VS_VERSIONINFO` block says.
#[must_use]
pub fn of_version(block: &[u8]) -> Program {
    let mut program = Program::default();
    let mut file_version = None;
    strings(block, DEEPEST, &mut |name, value| {
        let value = Some(value.trim().to_owned()).filter(|own| !own.is_empty());
        let place = match name {
            "CompanyName" => &mut program.company,
            "ProductName" => &mut program.product,
            "FileDescription" => &mut program.description,
            "ProductVersion" => &mut program.version,
            "FileVersion" => &mut file_version,
            _ => return,
        };
        // Several languages: the first that says something.
        if place.is_none() {
            *place = value;
        }
    });
    program.version = program.version.or(file_version);
    program
}

/// Walks the blocks of a `VS_VERSIONINFO`: length, length of the value, type, key, value, children.
fn strings(mut bytes: &[u8], levels: usize, take: &mut impl FnMut(&str, &str)) {
    while let (Some(length), Some(units), Some(kind)) =
        (short(bytes, 0), short(bytes, 2), short(bytes, 4))
    {
        let length = usize::from(length);
        let Some(block) = bytes.get(..length.min(bytes.len())).filter(|_| length >= 8) else {
            return;
        };
        let (key, after) = wide(block.get(6..).unwrap_or_default());
        let value_at = aligned(6 + after);
        // Text counts in letters, everything else in bytes.
        let value_length = usize::from(units) * if kind == 1 { 2 } else { 1 };
        let value_end = value_at.saturating_add(value_length).min(block.len());
        let value = block.get(value_at..value_end).unwrap_or_default();
        let children = block.get(aligned(value_end)..).unwrap_or_default();
        let is_string = kind == 1 && !value.is_empty() && children.is_empty();
        if is_string {
            take(&key, &wide(value).0);
        } else if levels > 1 && key != "VarFileInfo" {
            strings(children, levels - 1, take);
        }
        match bytes.get(aligned(length)..) {
            Some(rest) if !rest.is_empty() => bytes = rest,
            _ => return,
        }
    }
}

/// UTF-16 up to its zero, and how many bytes it took with it.
fn wide(bytes: &[u8]) -> (String, usize) {
    let end = bytes.chunks_exact(2).position(|pair| pair == [0, 0]);
    let length = end.map_or(bytes.len() & !1, |units| units * 2);
    let text = super::registry::utf16(bytes.get(..length).unwrap_or_default(), 4_096);
    (text, length + if end.is_some() { 2 } else { 0 })
}

fn aligned(at: usize) -> usize {
    at.saturating_add(3) & !3
}
