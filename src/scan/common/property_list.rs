//! Apple's property lists (XML, binary, and the older text form) from files that nobody vouches for.
//!
//! A list nested without end would exhaust the stack, and a binary list may name one container many
//! times over, so that a few hundred bytes unfold into gigabytes. Both are refused before the list is
//! built: the program that writes them never shares containers (CFBinaryPList.c makes only single
//! values unique).

use plist::Value;

/// Real lists are nested less than ten deep.
const DEEPEST: usize = 64;
/// Objects of a binary list.
const MOST_OBJECTS: usize = 200_000;

/// Reads a property list.
///
/// # Errors
/// A sentence for the user.
pub fn parse(bytes: &[u8]) -> Result<Value, String> {
    let bound = if bytes.starts_with(b"bplist") {
        binary_is_bound(bytes).unwrap_or(false)
    } else {
        text_depth(bytes) <= DEEPEST
    };
    if !bound {
        return Err("The property list is damaged or nested too deeply.".to_owned());
    }
    Value::from_reader(std::io::Cursor::new(bytes))
        .map_err(|error| format!("It is no property list that can be read: {error}."))
}

/// How deep the text forms are nested.
fn text_depth(bytes: &[u8]) -> usize {
    let is_xml = bytes.iter().find(|byte| byte.is_ascii_graphic()) == Some(&b'<');
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let rest = bytes.get(at..).unwrap_or_default();
        let (opens, closes) = if is_xml {
            (
                rest.starts_with(b"<dict") || rest.starts_with(b"<array"),
                rest.starts_with(b"</dict") || rest.starts_with(b"</array"),
            )
        } else {
            (matches!(byte, b'(' | b'{'), matches!(byte, b')' | b'}'))
        };
        if opens {
            // `<array />` at the longest: a tag without an end is not searched through the whole file.
            let tag_end = rest.iter().take(12).position(|byte| *byte == b'>').unwrap_or(0);
            let is_empty = is_xml && tag_end > 0 && rest.get(tag_end - 1) == Some(&b'/');
            depth += usize::from(!is_empty);
            deepest = deepest.max(depth);
        } else if closes {
            depth = depth.saturating_sub(1);
        }
    }
    deepest
}

/// Whether no container of a binary list stands in two places, and none too deep. `None` where the
/// list is cut off.
fn binary_is_bound(bytes: &[u8]) -> Option<bool> {
    let trailer = bytes.get(bytes.len().checked_sub(32)?..)?;
    let offset_size = usize::from(*trailer.get(6)?);
    let ref_size = usize::from(*trailer.get(7)?);
    let count = usize::try_from(number(trailer.get(8..16)?)?).ok()?;
    let table = usize::try_from(number(trailer.get(24..32)?)?).ok()?;
    if count > MOST_OBJECTS || !(1..=8).contains(&offset_size) || !(1..=8).contains(&ref_size) {
        return Some(false);
    }
    let offset = |object: usize| -> Option<usize> {
        let at = table.checked_add(object.checked_mul(offset_size)?)?;
        usize::try_from(number(bytes.get(at..at.checked_add(offset_size)?)?)?).ok()
    };
    let is_container = |object: usize| -> Option<bool> {
        Some(matches!(bytes.get(offset(object)?)? >> 4, 0xA..=0xD))
    };
    let mut parents: Vec<Option<usize>> = vec![None; count];
    for object in 0..count {
        let at = offset(object)?;
        let marker = *bytes.get(at)?;
        let pairs = match marker >> 4 {
            0xA..=0xC => 1,
            0xD => 2,
            _ => continue,
        };
        let (length, first) = match marker & 0xF {
            // The count follows as a whole number of 1, 2, 4 or 8 bytes.
            0xF => {
                let size = 1_usize << (bytes.get(at.checked_add(1)?)? & 0x3);
                let from = at.checked_add(2)?;
                let length = number(bytes.get(from..from.checked_add(size)?)?)?;
                (usize::try_from(length).ok()?, from.checked_add(size)?)
            }
            short => (usize::from(short), at.checked_add(1)?),
        };
        let size = length.checked_mul(pairs)?.checked_mul(ref_size)?;
        let refs = bytes.get(first..first.checked_add(size)?)?;
        for child in refs.chunks_exact(ref_size) {
            let child = usize::try_from(number(child)?).ok()?;
            if child >= count {
                return Some(false);
            }
            if is_container(child)? && parents.get_mut(child)?.replace(object).is_some() {
                return Some(false);
            }
        }
    }
    let too_deep = (0..count).any(|object| {
        let mut up = parents.get(object).copied().flatten();
        let mut depth = 0;
        while let Some(parent) = up {
            depth += 1;
            if depth > DEEPEST {
                return true;
            }
            up = parents.get(parent).copied().flatten();
        }
        false
    });
    Some(!too_deep)
}

/// A whole number, its highest byte first.
fn number(bytes: &[u8]) -> Option<u64> {
    (bytes.len() <= 8)
        .then(|| bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use proptest::prelude::*;

    use super::*;

    fn nested(depth: usize) -> Value {
        (0..depth).fold(Value::Integer(1.into()), |inner, _| Value::Array(vec![inner]))
    }

    fn written(value: &Value, binary: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        if binary {
            value.to_writer_binary(&mut bytes).unwrap();
        } else {
            value.to_writer_xml(&mut bytes).unwrap();
        }
        bytes
    }

    #[test]
    fn both_forms_are_read_and_deep_ones_refused() {
        for binary in [true, false] {
            assert_eq!(parse(&written(&nested(60), binary)).unwrap(), nested(60));
            assert!(parse(&written(&nested(80), binary)).is_err());
        }
        let empty = b"<?xml version=\"1.0\"?><plist version=\"1.0\"><array><dict/></array></plist>";
        assert!(parse(empty).is_ok());
        assert!(parse("<array>".repeat(400_000).as_bytes()).is_err());
        assert!(parse("(".repeat(400_000).as_bytes()).is_err());
    }

    /// Thirty arrays, each of which names the next one twice: 2^30 arrays when unfolded.
    #[test]
    fn a_list_that_unfolds_without_end_is_refused() {
        let mut bytes = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        for object in 0..30_u8 {
            offsets.push(u8::try_from(bytes.len()).unwrap());
            bytes.extend([0xA2, object + 1, object + 1]);
        }
        offsets.push(u8::try_from(bytes.len()).unwrap());
        bytes.push(0x09);
        let table = bytes.len() as u64;
        bytes.extend(&offsets);
        bytes.extend([0, 0, 0, 0, 0, 0, 1, 1]);
        bytes.extend(31_u64.to_be_bytes());
        bytes.extend(0_u64.to_be_bytes());
        bytes.extend(table.to_be_bytes());
        assert!(parse(&bytes).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            parse(&bytes).ok();
            let mut binary = b"bplist00".to_vec();
            binary.extend(&bytes);
            parse(&binary).ok();
        }

        #[test]
        fn a_damaged_list_is_answered(at in 0_usize..400, byte in any::<u8>()) {
            let mut bytes = written(&nested(20), true);
            let length = bytes.len();
            if let Some(one) = bytes.get_mut(at % length) {
                *one = byte;
            }
            parse(&bytes).ok();
        }
    }
}
