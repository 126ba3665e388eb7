//! Registry hive files (`SOFTWARE`, `SYSTEM`, `NTUSER.DAT`), read from their bytes.
//!
//! The format is described by Maxim Suhanov ("Windows registry file format specification") and by
//! libregf's documentation. Only the few structures on the way to a key are read: base block, key
//! nodes, subkey lists, values, big data. Whatever is read comes from a disk that nobody vouches for:
//! every offset is checked, a list that leads nowhere is an error of this key only, and the work is
//! limited, so that cells that point at each other come to an end.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};

use super::registry::{Children, Hive, KeyError, RegistryKey, Value};

/// Length of the base block; offsets of cells count from its end.
const BASE: usize = 4096;

/// What fits into one cell; longer data is kept in segments ("big data").
const SEGMENT: usize = 16_344;

/// A hive file in memory.
pub struct HiveFile {
    bytes: Vec<u8>,
    /// How it is named in problems.
    shown: String,
    root: u32,
    /// Bytes of cells that may still be looked at.
    budget: AtomicU64,
    /// What is wrong with the file as a whole, each a sentence.
    pub problems: Vec<String>,
}

type Read<T> = Result<T, KeyError>;

impl HiveFile {
    /// Whether bytes begin as a hive does.
    #[must_use]
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(b"regf")
    }

    /// A hive from the bytes of its file and of its transaction logs (`.LOG1`, `.LOG2`), where there
    /// are any. `shown` names it in problems.
    ///
    /// # Errors
    /// When it is no hive at all.
    pub fn new(mut bytes: Vec<u8>, logs: &[Vec<u8>], shown: &str) -> Read<Self> {
        if !Self::is_one(&bytes) || bytes.len() <= BASE {
            let what = if bytes.is_empty() { "is empty" } else { "is no registry hive" };
            return Err(KeyError::Unreadable(format!("{shown} {what}.")));
        }
        let mut problems = Vec::new();
        if let Some(problem) = super::hive_log::replay(&mut bytes, logs) {
            problems.push(problem);
        }
        let field = |at| number(&bytes, at).unwrap_or_default();
        let claimed = BASE as u64 + u64::from(field(40));
        if claimed > bytes.len() as u64 {
            problems.push(format!(
                "The file is cut: it should be {claimed} bytes long and is {}.",
                bytes.len()
            ));
        }
        let root = field(36);
        let budget = AtomicU64::new((bytes.len() as u64).saturating_mul(32) + (64 << 20));
        Ok(Self { bytes, shown: shown.to_owned(), root, budget, problems })
    }

    fn damaged(&self, what: &str) -> KeyError {
        KeyError::Unreadable(format!("{} is damaged: {what}.", self.shown))
    }

    /// The content of a cell in use.
    fn cell(&self, offset: u32) -> Read<&[u8]> {
        let lost = || self.damaged(&format!("nothing can be read at {offset:#x}"));
        let start = BASE + offset as usize;
        let size = number(&self.bytes, start).ok_or_else(lost)?.cast_signed();
        // The length is negative while the cell is in use.
        if size > -8 {
            return Err(lost());
        }
        let end = start + size.unsigned_abs() as usize;
        let cell = self.bytes.get(start + 4..end).ok_or_else(lost)?;
        self.charge(cell.len().min(256))?;
        Ok(cell)
    }

    fn charge(&self, bytes: usize) -> Read<()> {
        let taken = self.budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
            left.checked_sub(bytes as u64 + 16)
        });
        match taken {
            Ok(_) => Ok(()),
            Err(_) => Err(self.damaged("its keys point at each other without end")),
        }
    }

    fn node(&self, offset: u32) -> Read<Node<'_>> {
        let cell = self.cell(offset)?;
        if !cell.starts_with(b"nk") || cell.len() < 76 {
            return Err(self.damaged(&format!("there is no key at {offset:#x}")));
        }
        let length = usize::from(short(cell, 72).unwrap_or_default());
        let name = cell.get(76..76 + length);
        let name = name.ok_or_else(|| self.damaged(&format!("the key at {offset:#x} is cut")))?;
        Ok(Node { cell, name: text(name, short(cell, 2).unwrap_or_default() & 0x20 != 0) })
    }

    /// Offsets of the keys below a key, and what is wrong with the list.
    fn below(&self, node: &Node<'_>) -> (Vec<u32>, Option<KeyError>) {
        let mut offsets = Vec::new();
        let count = node.number(20);
        if count == 0 {
            return (offsets, None);
        }
        let outcome = self.list(node.number(28), true, &mut offsets);
        let short = offsets.len() < count as usize;
        let problem = outcome.err().or_else(|| {
            let what = format!("{:?} has {count} keys, its list {}", node.name, offsets.len());
            short.then(|| self.damaged(&what))
        });
        (offsets, problem)
    }

    fn list(&self, offset: u32, outer: bool, into: &mut Vec<u32>) -> Read<()> {
        let cell = self.cell(offset)?;
        let count = usize::from(short(cell, 2).unwrap_or_default());
        let step = match cell.get(..2) {
            Some(b"lf" | b"lh") => 8,
            Some(b"li") => 4,
            // A list of lists; the format has no third level.
            Some(b"ri") if outer => 4,
            _ => return Err(self.damaged(&format!("there is no list of keys at {offset:#x}"))),
        };
        let nested = cell.starts_with(b"ri");
        self.charge(count * step)?;
        let mut first = Ok(());
        for entry in cell.get(4..).unwrap_or_default().chunks_exact(step).take(count) {
            let below = number(entry, 0).unwrap_or_default();
            if !nested {
                into.push(below);
            } else if let Err(error) = self.list(below, false, into) {
                // One list of many is lost; the others still hold keys.
                first = first.and(Err(error));
            }
        }
        // There cannot be more keys than fit into the file.
        if into.len() > self.bytes.len() / 80 {
            into.clear();
            return Err(self.damaged("it lists more keys than it can hold"));
        }
        first
    }

    /// The key at a path.
    fn find(&self, path: &str) -> Read<Option<Node<'_>>> {
        let mut node = self.node(self.root)?;
        for part in path.split('\\').filter(|part| !part.is_empty()) {
            let (offsets, mut problem) = self.below(&node);
            let mut next = None;
            for offset in offsets {
                match self.node(offset) {
                    Ok(below) if same_name(&below.name, part) => {
                        next = Some(below);
                        break;
                    }
                    Ok(_) => {}
                    Err(error) => problem = problem.or(Some(error)),
                }
            }
            match (next, problem) {
                (Some(below), _) => node = below,
                // The key may be the one that could not be read.
                (None, Some(error)) => return Err(error),
                (None, None) => return Ok(None),
            }
        }
        Ok(Some(node))
    }

    fn read(&self, node: &Node<'_>) -> RegistryKey {
        let mut key = RegistryKey {
            name: node.name.clone(),
            written: filetime(node.cell.get(4..12)),
            ..RegistryKey::default()
        };
        let count = node.number(36) as usize;
        if count == 0 {
            return key;
        }
        let list = match self.cell(node.number(40)) {
            Ok(list) => list,
            Err(error) => {
                key.problems.push(format!("Its values could not be read: {error}"));
                key.is_partial = true;
                return key;
            }
        };
        let mut unread = count.saturating_sub(list.len() / 4);
        for entry in list.chunks_exact(4).take(count) {
            match self.value(number(entry, 0).unwrap_or_default(), &mut key.problems) {
                Ok(value) => key.values.push(value),
                Err(_) => unread += 1,
            }
        }
        if unread > 0 {
            key.problems.push(format!("{unread} of its {count} values could not be read."));
            key.is_partial = true;
        }
        key
    }

    fn value(&self, offset: u32, problems: &mut Vec<String>) -> Read<(String, Value)> {
        let cell = self.cell(offset)?;
        let cut = || self.damaged(&format!("there is no value at {offset:#x}"));
        if !cell.starts_with(b"vk") || cell.len() < 20 {
            return Err(cut());
        }
        let length = usize::from(short(cell, 2).unwrap_or_default());
        let flags = short(cell, 16).unwrap_or_default();
        let name = text(cell.get(20..20 + length).ok_or_else(cut)?, flags & 1 != 0);
        let kind = number(cell, 12).unwrap_or_default();
        let size = number(cell, 4).unwrap_or_default();
        // Data of up to four bytes stands in the place of its offset.
        if size & 0x8000_0000 != 0 {
            let length = (size & 0x7fff_ffff).min(4) as usize;
            return Ok((name, Value::of(kind, cell.get(8..8 + length).unwrap_or_default())));
        }
        let size = size as usize;
        if Value::is_cut(kind, size) {
            problems.push(format!(
                "Its value {name:?} is {size} bytes long; only the beginning was read."
            ));
        }
        let data = self.data(number(cell, 8).unwrap_or_default(), size)?;
        Ok((name, Value::of(kind, &data)))
    }

    fn data(&self, offset: u32, size: usize) -> Read<std::borrow::Cow<'_, [u8]>> {
        if size == 0 {
            return Ok(std::borrow::Cow::Borrowed(&[]));
        }
        let cell = self.cell(offset)?;
        self.charge(size)?;
        if size <= SEGMENT || !cell.starts_with(b"db") {
            let data = cell.get(..size);
            return data
                .map(std::borrow::Cow::Borrowed)
                .ok_or_else(|| self.damaged("a value is longer than its place"));
        }
        let count = usize::from(short(cell, 2).unwrap_or_default());
        let list = self.cell(number(cell, 4).unwrap_or_default())?;
        let mut data = Vec::new();
        for entry in list.chunks_exact(4).take(count) {
            let segment = self.cell(number(entry, 0).unwrap_or_default())?;
            let wanted = (size - data.len()).min(SEGMENT).min(segment.len());
            data.extend_from_slice(segment.get(..wanted).unwrap_or_default());
        }
        if data.len() < size {
            return Err(self.damaged("a value is cut"));
        }
        Ok(std::borrow::Cow::Owned(data))
    }
}

impl Hive for HiveFile {
    fn key(&self, path: &str) -> Read<Option<RegistryKey>> {
        let Some(node) = self.find(path)? else { return Ok(None) };
        let mut key = self.read(&node);
        let (offsets, problem) = self.below(&node);
        let mut problems: Vec<KeyError> = problem.into_iter().collect();
        for offset in offsets {
            match self.node(offset) {
                Ok(below) => key.subkeys.push(below.name),
                Err(error) => problems.push(error),
            }
        }
        key.is_partial |= !problems.is_empty();
        key.problems.extend(problems.iter().map(ToString::to_string));
        Ok(Some(key))
    }

    fn children(&self, path: &str) -> Read<Option<Children>> {
        let Some(node) = self.find(path)? else { return Ok(None) };
        let (offsets, problem) = self.below(&node);
        let mut children = Children::default();
        children.unread.extend(problem.map(|error| (String::new(), error)));
        for offset in offsets {
            match self.node(offset) {
                Ok(below) => children.keys.push(self.read(&below)),
                Err(error) => children.unread.push((String::new(), error)),
            }
        }
        Ok(Some(children))
    }
}

/// A key node.
struct Node<'a> {
    cell: &'a [u8],
    name: String,
}

impl Node<'_> {
    fn number(&self, at: usize) -> u32 {
        number(self.cell, at).unwrap_or_default()
    }
}

/// Windows compares names in capital letters.
fn same_name(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || !one.is_ascii() && one.to_uppercase() == other.to_uppercase()
}

/// A name: Latin-1 where it is marked as compressed, else UTF-16.
fn text(bytes: &[u8], compressed: bool) -> String {
    if compressed {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    } else {
        super::registry::utf16(bytes, usize::MAX)
    }
}

pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// A FILETIME: tenths of microseconds since 1601.
fn filetime(bytes: Option<&[u8]>) -> Option<Timestamp> {
    /// Seconds from 1601 to 1970.
    const BEFORE: i64 = 11_644_473_600;
    let ticks = u64::from_le_bytes(bytes?.try_into().ok()?);
    let seconds = i64::try_from(ticks / 10_000_000).ok()?.checked_sub(BEFORE)?;
    let time = Timestamp::from_duration(SignedDuration::from_secs(seconds)).ok()?;
    (seconds > 0).then_some(time)
}
