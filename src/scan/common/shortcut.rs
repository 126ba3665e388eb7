//! Shortcuts of Windows (`.lnk`): which file they start.
//!
//! The format is Microsoft's [MS-SHLLINK]: a header, an optional list of item identifiers, and the
//! link info with the path on the computer's own disk. Only that path is read.

/// `LinkCLSID`, which every shortcut carries.
const CLASS: [u8; 16] = [1, 0x14, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];

/// The path of the file that a shortcut starts; `None` where it names none on a disk.
#[must_use]
pub fn target(bytes: &[u8]) -> Option<String> {
    if number(bytes, 0)? != 0x4c || bytes.get(4..20)? != CLASS {
        return None;
    }
    let flags = number(bytes, 20)?;
    let mut at = 0x4c_usize;
    // HasLinkTargetIDList
    if flags & 1 != 0 {
        at += 2 + usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    }
    // HasLinkInfo
    if flags & 2 == 0 {
        return None;
    }
    let info = bytes.get(at..)?;
    let size = number(info, 0)? as usize;
    let info = info.get(..size)?;
    // VolumeIDAndLocalBasePath
    if number(info, 8)? & 1 == 0 {
        return None;
    }
    // Since Windows 2000 a longer head carries the same path in UTF-16.
    if number(info, 4)? >= 0x24 {
        let path = info.get(number(info, 28)? as usize..)?;
        let length = path.chunks_exact(2).position(|pair| pair == [0, 0])? * 2;
        let text = super::registry::utf16(path.get(..length)?, 4_096);
        return Some(text).filter(|text| !text.is_empty());
    }
    let path = info.get(number(info, 16)? as usize..)?;
    let path = path.get(..path.iter().position(|byte| *byte == 0)?)?;
    // The system's own code page, which the file does not name: Windows-1252 is right for ASCII.
    let text = encoding_rs::WINDOWS_1252.decode_without_bom_handling(path).0.into_owned();
    Some(text).filter(|text| !text.is_empty())
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// A shortcut to a file, for tests.
#[cfg(test)]
pub(crate) fn to(path: &str) -> Vec<u8> {
    let mut bytes = vec![0_u8; 0x4c];
    bytes[0] = 0x4c;
    bytes[4..20].copy_from_slice(&CLASS);
    bytes[20] = 2;
    let mut info = vec![0_u8; 28];
    info.extend_from_slice(path.as_bytes());
    info.push(0);
    for (at, value) in [(0, info.len() as u8), (4, 28), (8, 1), (16, 28)] {
        info[at] = value;
    }
    bytes.extend(info);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_shortcut() {
        assert_eq!(target(&to(r"C:\K\avpui.exe")).as_deref(), Some(r"C:\K\avpui.exe"));
        assert_eq!(target(&to("")), None);
        assert_eq!(target(b"[InternetShortcut]"), None);
        let whole = to(r"C:\K\avpui.exe");
        for length in 0..whole.len() {
            assert_eq!(target(&whole[..length]), None, "{length}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>, flags: [u8; 4]) {
            let _ = target(&bytes);
            let mut shortcut = to("C:\\x");
            shortcut[20..24].copy_from_slice(&flags);
            shortcut.extend(bytes);
            let _ = target(&shortcut);
        }
    }
}
