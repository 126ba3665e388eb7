//! What an inventory says of one machine, as one value: a few bytes for each row.
//!
//! Each row begins with a byte of flags; numbers follow in seven bits a byte, the lowest first. What is
//! as in the row before is left out: the source, the next line of the file. At the end stands the CRC-32
//! of it all, since SQLite does not notice when bytes inside a value are damaged.

use jiff::civil::Date;

/// One title on the machine, by the numbers of the store; 0 is "nothing".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedRow {
    /// Where the row stands in its inventory.
    pub place: u32,
    /// Number of the title.
    pub title: u32,
    /// Number of the version's text.
    pub version: u32,
    /// Number of the user's text.
    pub user: u32,
    /// Number of the further facts.
    pub extra: u32,
    /// Index of the source in the inventory.
    pub source: u16,
    /// Line in the file.
    pub row: u32,
    /// Day of installation.
    pub installed_on: Option<Date>,
}

/// The value is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the programs of a machine cannot be read")]
pub struct Spoiled;

const HAS_VERSION: u8 = 1;
const HAS_USER: u8 = 2;
const HAS_EXTRA: u8 = 4;
const HAS_DAY: u8 = 8;
const OTHER_SOURCE: u8 = 16;
/// The line is not the one after that of the row before.
const OTHER_LINE: u8 = 32;
const SAME_LINE: u8 = 64;
/// The place is not the one after that of the row before.
const OTHER_PLACE: u8 = 128;

/// Packs rows.
#[must_use]
pub fn pack(rows: &[PackedRow]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(rows.len() * 8 + 8);
    put(&mut bytes, rows.len() as u64);
    let (mut place, mut line, mut source) = (-1_i64, 0_i64, 0_u16);
    for row in rows {
        let (own_place, own_line) = (i64::from(row.place), i64::from(row.row));
        let mut flags = 0;
        for (flag, is) in [
            (HAS_VERSION, row.version != 0),
            (HAS_USER, row.user != 0),
            (HAS_EXTRA, row.extra != 0),
            (HAS_DAY, row.installed_on.is_some()),
            (OTHER_SOURCE, row.source != source),
            (SAME_LINE, own_line == line),
            (OTHER_LINE, own_line != line && own_line != line + 1),
            (OTHER_PLACE, own_place != place + 1),
        ] {
            flags |= if is { flag } else { 0 };
        }
        bytes.push(flags);
        put(&mut bytes, row.title.into());
        for number in [row.version, row.user, row.extra] {
            if number != 0 {
                put(&mut bytes, number.into());
            }
        }
        if let Some(day) = row.installed_on {
            put(&mut bytes, folded(day_number(day)));
        }
        if flags & OTHER_SOURCE != 0 {
            put(&mut bytes, row.source.into());
        }
        if flags & OTHER_LINE != 0 {
            put(&mut bytes, folded(own_line - line));
        }
        if flags & OTHER_PLACE != 0 {
            put(&mut bytes, folded(own_place - place));
        }
        (place, line, source) = (own_place, own_line, row.source);
    }
    let sum = crc(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// The rows again, each given to `each`.
///
/// # Errors
/// When the value is not what was written; rows before the damage may have been given.
pub fn unpack(bytes: &[u8], mut each: impl FnMut(PackedRow)) -> Result<(), Spoiled> {
    let (bytes, sum) = bytes.split_last_chunk::<4>().ok_or(Spoiled)?;
    if crc(bytes) != u32::from_le_bytes(*sum) {
        return Err(Spoiled);
    }
    let mut rest = bytes;
    let count = take(&mut rest)?;
    let (mut place, mut line, mut source) = (-1_i64, 0_i64, 0_u16);
    for _ in 0..count {
        let (flags, after) = rest.split_first().ok_or(Spoiled)?;
        rest = after;
        let mut number = |flag: u8| -> Result<u32, Spoiled> {
            if flag != 0 && flags & flag == 0 {
                return Ok(0);
            }
            u32::try_from(take(&mut rest)?).map_err(|_| Spoiled)
        };
        let title = number(0)?;
        let (version, user, extra) = (number(HAS_VERSION)?, number(HAS_USER)?, number(HAS_EXTRA)?);
        let installed_on = match flags & HAS_DAY {
            0 => None,
            _ => Some(day_of(unfolded(take(&mut rest)?)).ok_or(Spoiled)?),
        };
        if flags & OTHER_SOURCE != 0 {
            source = u16::try_from(take(&mut rest)?).map_err(|_| Spoiled)?;
        }
        line = match flags & (SAME_LINE | OTHER_LINE) {
            0 => line.checked_add(1),
            SAME_LINE => Some(line),
            _ => line.checked_add(unfolded(take(&mut rest)?)),
        }
        .ok_or(Spoiled)?;
        place = match flags & OTHER_PLACE {
            0 => place.checked_add(1),
            _ => place.checked_add(unfolded(take(&mut rest)?)),
        }
        .ok_or(Spoiled)?;
        each(PackedRow {
            place: u32::try_from(place).map_err(|_| Spoiled)?,
            title,
            version,
            user,
            extra,
            source,
            row: u32::try_from(line).map_err(|_| Spoiled)?,
            installed_on,
        });
    }
    if rest.is_empty() { Ok(()) } else { Err(Spoiled) }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(rest: &mut &[u8]) -> Result<u64, Spoiled> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first().ok_or(Spoiled)?;
        *rest = after;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(Spoiled)
}

/// Small numbers of either sign as small numbers.
fn folded(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unfolded(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// Days are near 1980 and later; the number is small for those.
fn day_number(day: Date) -> i64 {
    let months = (i64::from(day.year()) - 2010) * 12 + i64::from(day.month()) - 1;
    months * 31 + i64::from(day.day()) - 1
}

fn day_of(number: i64) -> Option<Date> {
    let months = number.div_euclid(31);
    let year = i16::try_from(months.div_euclid(12).checked_add(2010)?).ok()?;
    let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
    Date::new(year, month, i8::try_from(number.rem_euclid(31) + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;

    use super::*;

    fn rows(bytes: &[u8]) -> Result<Vec<PackedRow>, Spoiled> {
        let mut rows = Vec::new();
        unpack(bytes, |row| rows.push(row)).map(|()| rows)
    }

    fn any_row() -> impl Strategy<Value = PackedRow> {
        let day = proptest::option::of((-9999_i16..=9999, 1_i8..=12, 1_i8..=28));
        let numbers = (any::<u32>(), any::<u32>(), 0_u32..3, 0_u32..3, 0_u32..3);
        (numbers, any::<u16>(), 0_u32..5, day).prop_map(|((place, title, v, u, x), s, row, day)| {
            PackedRow {
                place,
                title,
                version: v,
                user: u,
                extra: x,
                source: s,
                row,
                installed_on: day.map(|(y, m, d)| Date::new(y, m, d).unwrap()),
            }
        })
    }

    #[test]
    fn rows_of_a_list_take_few_bytes() {
        let list: Vec<PackedRow> = (0..200)
            .map(|at| PackedRow {
                place: 1000 + at,
                title: 300 + at,
                version: 200,
                user: 0,
                extra: 0,
                source: 0,
                row: 1002 + at,
                installed_on: Some(jiff::civil::date(2024, 2, 29)),
            })
            .collect();
        let bytes = pack(&list);
        assert_eq!(rows(&bytes).unwrap(), list);
        assert!(bytes.len() < 200 * 8 + 20, "{}", bytes.len());
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(list in proptest::collection::vec(any_row(), 0..40)) {
            prop_assert_eq!(rows(&pack(&list)).unwrap(), list);
        }

        #[test]
        fn any_bytes_are_read_or_refused(mut bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let _ = rows(&bytes);
            let sum = crc(&bytes);
            bytes.extend_from_slice(&sum.to_le_bytes());
            let _ = rows(&bytes);
        }

        #[test]
        fn a_damaged_byte_is_noticed(
            list in proptest::collection::vec(any_row(), 1..20),
            at in any::<prop::sample::Index>(),
            bit in 0..8,
        ) {
            let mut bytes = pack(&list);
            let at = at.index(bytes.len());
            bytes[at] ^= 1_u8 << bit;
            prop_assert_eq!(rows(&bytes), Err(Spoiled));
        }
    }
}
