//! Serial numbers and hardware ids that are worth comparing: many makers ship placeholders, and whole
//! batches of boards share one id.

/// What stands in the firmware where the maker filled nothing in, in small letters without signs: the
/// serial numbers that GLPI is delivered with as "invalid serial" (`src/Blacklist.php`, `getDefaults`; OCS
/// Inventory's `blacklist_serials` has the same), and what else was seen in inventories of real fleets.
const PLACEHOLDERS: &[&str] = &[
    // GLPI.
    "nullstring",
    "invalid",
    "sys1234567890",
    "sys9876543210",
    "sn12345",
    "sn1234567890",
    "sn123456fvgv3i0b8o5n6n7k",
    "mb1234567890",
    "0123456789",
    "12345",
    "123456",
    "1234567",
    "12345678",
    "123456789",
    "1234567890",
    "123456789000",
    "12345678901234567",
    "eval",
    "iatpass",
    "none",
    "tobefilledbyoem",
    "tulipcomputers",
    "serialnumberxxxxxx",
    "unknow",
    "systemserialnumber",
    "systemserialnumb",
    "empty",
    "notspecified",
    "oemserial",
    // Seen elsewhere.
    "systemproductname",
    "chassisserialnumber",
    "baseboardserialnumber",
    "serialnumber",
    "serial",
    "defaultstring",
    "notapplicable",
    "notavailable",
    "notdefined",
    "nodata",
    "noserial",
    "noserialnumber",
    "null",
    "unknown",
    "standard",
    "oem",
    "1234",
];

/// Ids that whole series of boards share, in the form of [`hardware_id`]; the first, third and fourth are
/// among GLPI's "invalid UUID" (`src/Blacklist.php`).
const SHARED: &[&str] = &[
    "03000200040005000006000700080009",
    "03d40274043505dc8506010700080009",
    "6ab5b300538d10149fb5b0684d007b53",
    "01010101010101010101010101010101",
    "000102030405060708090a0b0c0d0e0f",
    "deadbeefdeadbeefdeadbeefdeadbeef",
    "fefefefefefefefefefefefefefefefe",
];

/// A serial number in the form in which it is compared; `None` for what identifies nothing.
pub(super) fn serial(text: &str) -> Option<String> {
    let plain: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let first = plain.chars().next()?;
    // One character over and over: "0000000", "XXXXXXX".
    let is_one_sign = plain.chars().all(|c| c == first);
    let is_short = plain.chars().count() < 4;
    (!is_one_sign && !is_short && !PLACEHOLDERS.contains(&plain.as_str())).then_some(plain)
}

/// A hardware id in the form in which it is compared; `None` for what identifies nothing.
///
/// SMBIOS (DMTF DSP0134, 7.2.1 "System — UUID"): all bits set means that the id is not there but can be
/// set, all bits clear that it is not there. Its first three fields are written little-endian; tools that
/// follow RFC 4122 without knowing that print those bytes the other way round. Both are one id.
pub(super) fn hardware_id(text: &str) -> Option<String> {
    let plain = serial(text)?;
    let is_uuid = plain.len() == 32 && plain.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_uuid {
        return Some(plain);
    }
    let swapped = swapped(&plain);
    if SHARED.contains(&plain.as_str()) || SHARED.contains(&swapped.as_str()) {
        return None;
    }
    Some(plain.min(swapped))
}

/// An id with the bytes of its first three fields the other way round.
fn swapped(uuid: &str) -> String {
    let bytes: Vec<String> = uuid
        .chars()
        .collect::<Vec<char>>()
        .chunks(2)
        .map(|pair| pair.iter().collect::<String>())
        .collect();
    [3, 2, 1, 0, 5, 4, 7, 6]
        .into_iter()
        .chain(8..16)
        .filter_map(|at: usize| bytes.get(at))
        .map(String::as_str)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_identify_nothing() {
        for text in [
            "",
            "0",
            "None",
            "To be filled by O.E.M.",
            "To Be Filled By O.E.M.",
            "System Serial Number",
            "Default string",
            "Default_string",
            "Not Specified",
            "N/A",
            "0000000000",
            "xxxxxxx",
            "........",
            "123456789",
            "Chassis Serial Number",
            "INVALID",
            "1.2",
            "(null string)",
            "SystemSerialNumb",
            "OEM_Serial",
            "MB-1234567890",
            "Serial Number xxxxxx",
            "12345678901234567",
        ] {
            assert_eq!(serial(text), None, "{text}");
        }
        assert_eq!(serial(" 5cg1234abc ").as_deref(), Some("5cg1234abc"));
        assert_eq!(serial("VMware-56 4d 8e").as_deref(), Some("vmware564d8e"));
    }

    #[test]
    fn hardware_ids_are_compared_in_both_byte_orders() {
        let one = hardware_id("{4C4C4544-0042-3510-8052-B3C04F4B4E32}");
        assert!(one.is_some());
        assert_eq!(one, hardware_id("44454c4c-4200-1035-8052-b3c04f4b4e32"));
        assert_ne!(one, hardware_id("4C4C4544-0042-3510-8052-B3C04F4B4E33"));
        for shared in [
            "00000000-0000-0000-0000-000000000000",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "03000200-0400-0500-0006-000700080009",
            "00020003-0004-0005-0006-000700080009",
            "6AB5B300-538D-1014-9FB5-B0684D007B53",
            "01010101-0101-0101-0101-010101010101",
        ] {
            assert_eq!(hardware_id(shared), None, "{shared}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken(text in ".{0,80}") {
            let _ = (serial(&text), hardware_id(&text));
        }
    }
}
