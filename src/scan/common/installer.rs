//! Registrations of the Windows Installer: packed product codes.
//!
//! The installer names its keys by product codes in a packed form: the five parts of `{GUID}` without
//! braces and hyphens, the letters of the first three parts in reverse order, of the last two in pairs.
//! Microsoft describes no more of it than `MsiGetProductCode`; Windows SDK samples and Wine's `msi`
//! (dlls/msi, `squash_guid`) agree on the form.

/// The product code `{GUID}` of a packed one; `None` where it is none.
#[must_use]
pub fn unpacked(packed: &str) -> Option<String> {
    let digits: Vec<char> = packed.chars().collect();
    if digits.len() != 32 || !digits.iter().all(char::is_ascii_hexdigit) {
        return None;
    }
    let mut code = String::with_capacity(38);
    code.push('{');
    let mut rest = digits.as_slice();
    // Sizes of the groups that are reversed, and before which a hyphen stands.
    for (size, hyphen) in [
        (8, false),
        (4, true),
        (4, true),
        (2, true),
        (2, false),
        (2, true),
        (2, false),
        (2, false),
        (2, false),
        (2, false),
        (2, false),
    ] {
        let (group, after) = rest.split_at_checked(size)?;
        if hyphen {
            code.push('-');
        }
        code.extend(group.iter().rev().map(char::to_ascii_uppercase));
        rest = after;
    }
    code.push('}');
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_code_is_put_in_order() {
        assert_eq!(
            unpacked("25C0F1B7E0D875B4C9E0A1D5F2E3C416").as_deref(),
            Some("{7B1F0C52-8D0E-4B57-9C0E-1A5D2F3E4C61}")
        );
        for wrong in
            ["", "25C0F1B7", "25C0F1B7E0D875B4C9E0A1D5F2E3C41G", "ü5C0F1B7E0D875B4C9E0A1D5F2E3C41"]
        {
            assert_eq!(unpacked(wrong), None, "{wrong}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in ".{0,40}") {
            let _ = unpacked(&text);
        }

        #[test]
        fn any_packed_code_is_a_product_code(text in "[0-9A-Fa-f]{32}") {
            let code = unpacked(&text).unwrap_or_default();
            proptest::prop_assert!(super::super::uninstall::is_guid(&code), "{}", code);
        }
    }
}
