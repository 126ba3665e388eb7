//! Transaction logs of registry hives (`.LOG1`, `.LOG2`): changes that Windows has noted and not yet
//! written into the hive itself.
//!
//! The format ("new format" of Windows 8.1 and later) is described by Maxim Suhanov, "Windows registry
//! file format specification", section "Format of transaction log files". Entries are applied to the
//! bytes in memory, never to the file. What cannot be applied is said.

use super::hive::number;

/// Length of a log's own base block.
const LOG_BASE: usize = 512;

/// Length of an entry's head; references of pages follow.
const HEAD: usize = 40;

/// No hive grows beyond this.
const LARGEST: u64 = 2 << 30;

/// Applies the logs to a hive that was not closed cleanly. What remains unsaid is returned as a
/// sentence.
pub(super) fn replay(hive: &mut Vec<u8>, logs: &[Vec<u8>]) -> Option<String> {
    // Windows raises the first number before it writes and the second one after.
    let (primary, secondary) = (number(hive, 4)?, number(hive, 8)?);
    if primary == secondary && number(hive, 508) == Some(checksum(hive)) {
        return None;
    }
    let mut logs: Vec<&[u8]> =
        logs.iter().map(Vec::as_slice).filter(|log| log.starts_with(b"regf")).collect();
    // The log with the lower number was begun first.
    logs.sort_by_key(|log| number(log, 4));
    let mut next = secondary;
    let mut applied = 0_usize;
    for log in logs {
        let entries = Entries { log, at: LOG_BASE };
        for entry in entries {
            // Entries from before the last complete write are still there; later ones have no gap.
            if applied == 0 && entry.sequence >= next || entry.sequence == next {
                if entry.apply(hive).is_none() {
                    break;
                }
                applied += 1;
                next = entry.sequence.wrapping_add(1);
            }
        }
    }
    (applied == 0).then(|| {
        "The registry file was not closed cleanly, and its log could not be applied: the newest \
         changes may be missing."
            .to_owned()
    })
}

/// The exclusive or of the first 127 numbers of a base block.
fn checksum(hive: &[u8]) -> u32 {
    let sum = (0..127).filter_map(|at| number(hive, at * 4)).fold(0, |sum, own| sum ^ own);
    match sum {
        0 => 1,
        u32::MAX => u32::MAX - 1,
        sum => sum,
    }
}

struct Entries<'a> {
    log: &'a [u8],
    at: usize,
}

struct Entry<'a> {
    bytes: &'a [u8],
    sequence: u32,
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    /// The next entry whose checksums hold; what follows a broken one is from an older round.
    fn next(&mut self) -> Option<Entry<'a>> {
        let rest = self.log.get(self.at..)?;
        let size = number(rest, 4)? as usize;
        if !rest.starts_with(b"HvLE") || size < HEAD || !size.is_multiple_of(512) {
            return None;
        }
        let bytes = rest.get(..size)?;
        let hash =
            |at| Some(u64::from(number(bytes, at + 4)?) << 32 | u64::from(number(bytes, at)?));
        if hash(24)? != marvin32(bytes.get(HEAD..)?) || hash(32)? != marvin32(bytes.get(..32)?) {
            return None;
        }
        self.at += size;
        Some(Entry { bytes, sequence: number(bytes, 12)? })
    }
}

impl Entry<'_> {
    /// Writes its pages into the hive.
    fn apply(&self, hive: &mut Vec<u8>) -> Option<()> {
        let data = 4096 + u64::from(number(self.bytes, 16)?);
        let count = number(self.bytes, 20)? as usize;
        let mut from = HEAD.checked_add(count.checked_mul(8)?)?;
        let pages: Vec<(usize, &[u8])> = (0..count.min(self.bytes.len() / 8))
            .map(|at| {
                let to = 4096 + number(self.bytes, HEAD + at * 8)? as usize;
                let size = number(self.bytes, HEAD + at * 8 + 4)? as usize;
                let page = self.bytes.get(from..from.checked_add(size)?)?;
                from += size;
                (to as u64 + size as u64 <= data).then_some((to, page))
            })
            .collect::<Option<_>>()?;
        if data > LARGEST || data > hive.len() as u64 + self.bytes.len() as u64 {
            return None;
        }
        if hive.len() < data as usize {
            hive.resize(data as usize, 0);
        }
        for (to, page) in pages {
            hive.get_mut(to..to + page.len())?.copy_from_slice(page);
        }
        hive.get_mut(40..44)?.copy_from_slice(self.bytes.get(16..20)?);
        Some(())
    }
}

/// Marvin32, the checksum of log entries, with the seed that the specification names.
pub(super) fn marvin32(bytes: &[u8]) -> u64 {
    let (mut low, mut high) = (0x7a4e_55c5_u32, 0x82ef_4d88_u32);
    let mut mix = |value: u32| {
        low = low.wrapping_add(value);
        high ^= low;
        low = low.rotate_left(20).wrapping_add(high);
        high = high.rotate_left(9) ^ low;
        low = low.rotate_left(27).wrapping_add(high);
        high = high.rotate_left(19);
    };
    let words = bytes.chunks_exact(4);
    let rest = words.remainder();
    for word in words {
        mix(word.try_into().map_or(0, u32::from_le_bytes));
    }
    let mut last = [0_u8; 4];
    for (place, byte) in last.iter_mut().zip(rest.iter().chain(&[0x80])) {
        *place = *byte;
    }
    mix(u32::from_le_bytes(last));
    mix(0);
    u64::from(high) << 32 | u64::from(low)
}
