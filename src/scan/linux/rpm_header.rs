//! One package header of an rpm database (rpm's documentation, "RPM file format", section "Header").

use crate::model::{Identifiers, Kind, Software};

const TAG_NAME: u32 = 1000;
const TAG_VERSION: u32 = 1001;
const TAG_RELEASE: u32 = 1002;
const TAG_EPOCH: u32 = 1003;
const TAG_INSTALL_TIME: u32 = 1008;
const TAG_VENDOR: u32 = 1011;
const TYPE_INT32: u32 = 4;
const TYPE_STRING: u32 = 6;
const TYPE_I18N_STRING: u32 = 9;

/// One package header: two counts, then index entries of 16 bytes (tag, type, offset, count), then
/// the data, all big-endian. `gpg-pubkey` entries are keys, not software.
///
/// # Errors
/// A sentence, where the header is cut off or has no name.
pub fn parse_header(blob: &[u8]) -> Result<Option<Software>, &'static str> {
    const CUT: &str = "A package header that is cut off.";
    let word = |at: usize| {
        let bytes: [u8; 4] = blob.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    let count = word(0).ok_or(CUT)? as usize;
    let index_end = count.checked_mul(16).and_then(|size| size.checked_add(8)).ok_or(CUT)?;
    let data = blob.get(index_end..).ok_or(CUT)?;
    let mut package = Software { kind: Kind::Package, ..Software::default() };
    let (mut version, mut release, mut epoch) = (String::new(), String::new(), None);
    for entry in 0..count {
        let at = 8 + entry * 16;
        let (Some(tag), Some(kind), Some(offset)) = (word(at), word(at + 4), word(at + 8)) else {
            return Err(CUT);
        };
        let offset = offset as usize;
        let text = || -> Option<String> {
            if kind != TYPE_STRING && kind != TYPE_I18N_STRING {
                return None;
            }
            let rest = data.get(offset..)?;
            let end = rest.iter().position(|byte| *byte == 0)?;
            Some(String::from_utf8_lossy(rest.get(..end)?).into_owned())
        };
        let number = || -> Option<u32> {
            if kind != TYPE_INT32 {
                return None;
            }
            let bytes: [u8; 4] = data.get(offset..offset.checked_add(4)?)?.try_into().ok()?;
            Some(u32::from_be_bytes(bytes))
        };
        match tag {
            TAG_NAME => package.name = text().ok_or(CUT)?,
            TAG_VERSION => version = text().ok_or(CUT)?,
            TAG_RELEASE => release = text().ok_or(CUT)?,
            TAG_EPOCH => epoch = number(),
            TAG_VENDOR => package.publisher = text().filter(|text| !text.is_empty()),
            TAG_INSTALL_TIME => {
                package.installed_on = number().and_then(|seconds| {
                    let time = jiff::Timestamp::from_second(i64::from(seconds)).ok()?;
                    Some(time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
                });
            }
            _ => {}
        }
    }
    if package.name.is_empty() {
        return Err("A package header without a name.");
    }
    if package.name == "gpg-pubkey" {
        return Ok(None);
    }
    let epoch = epoch.filter(|epoch| *epoch > 0).map_or_else(String::new, |e| format!("{e}:"));
    package.version = Some(format!("{epoch}{version}-{release}"));
    package.ids = Identifiers { package: Some(package.name.clone()), ..Identifiers::default() };
    Ok(Some(package))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn header(fields: &[(u32, &str)]) -> Vec<u8> {
        let (mut index, mut data) = (Vec::new(), Vec::new());
        for (tag, text) in fields {
            for word in [*tag, TYPE_STRING, u32::try_from(data.len()).unwrap(), 1] {
                index.extend(word.to_be_bytes());
            }
            data.extend(text.as_bytes());
            data.push(0);
        }
        let mut blob = Vec::new();
        blob.extend(u32::try_from(fields.len()).unwrap().to_be_bytes());
        blob.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        blob.extend(index);
        blob.extend(data);
        blob
    }

    #[test]
    fn a_header_a_key_and_half_a_header() {
        let kesl = header(&[
            (TAG_NAME, "kesl"),
            (TAG_VERSION, "12.2.0"),
            (TAG_RELEASE, "2412"),
            (TAG_VENDOR, "AO Kaspersky Lab"),
        ]);
        let package = parse_header(&kesl).unwrap().unwrap();
        assert_eq!(package.version.as_deref(), Some("12.2.0-2412"));
        assert_eq!(package.publisher.as_deref(), Some("AO Kaspersky Lab"));
        assert_eq!(package.ids.package.as_deref(), Some("kesl"));
        assert_eq!(parse_header(&header(&[(TAG_NAME, "gpg-pubkey")])), Ok(None));
        // The vendor, which stands last, may be missing.
        for end in 0..kesl.len() - "AO Kaspersky Lab\0".len() {
            assert!(parse_header(&kesl[..end]).is_err(), "cut after {end} bytes");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_header_is_read_without_panic(blob: Vec<u8>) {
            let _ = parse_header(&blob);
        }

        #[test]
        fn a_header_with_one_wrong_byte_is_read_without_panic(at in 0_usize..60, byte: u8) {
            let mut blob = header(&[(TAG_NAME, "kesl"), (TAG_VERSION, "1"), (TAG_RELEASE, "2")]);
            if let Some(place) = blob.get_mut(at) {
                *place = byte;
            }
            let _ = parse_header(&blob);
        }
    }
}
