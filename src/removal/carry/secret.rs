//! An uninstall password: in memory only, overwritten when it is dropped, and shown by nothing.

use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

/// What stands where a password was.
pub const MASK: &str = "••••••";

/// Words shorter than this occur in output by chance and would be masked everywhere.
const SHORTEST_MASKED: usize = 3;

/// A password.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a password over; the line end that a pipe adds is taken off.
    #[must_use]
    pub fn new(mut text: String) -> Self {
        while text.ends_with(['\n', '\r']) {
            text.pop();
        }
        // The copy with the room of the old text would stay behind unwritten.
        let own = Zeroizing::new(text.as_str().to_owned());
        text.zeroize();
        Self(own)
    }

    /// The password itself, to be given to the program that asks for it and to nothing else.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with the password masked, in the ways in which installers and their logs write it.
    #[must_use]
    pub fn mask(&self, text: &str) -> String {
        if self.reveal().len() < SHORTEST_MASKED {
            return text.to_owned();
        }
        let mut text = text.to_owned();
        for form in self.forms() {
            if text.contains(form.as_str()) {
                let masked = text.replace(form.as_str(), MASK);
                text.zeroize();
                text = masked;
            }
        }
        text
    }

    /// The password as it may be written, the longest form first: a shorter one may be a part of it.
    fn forms(&self) -> Vec<Zeroizing<String>> {
        let own = self.reveal();
        let hex_of_utf8 = hex_of_bytes(own.bytes());
        let xml = own.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let quoted_xml = xml.replace('"', "&quot;").replace('\'', "&#39;");
        let code_page = |page: &'static encoding_rs::Encoding| -> String {
            // The output of old consoles is read as Western Windows has it.
            let (bytes, _, _) = page.encode(own);
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned()
        };
        let mut forms: Vec<String> = vec![
            own.to_owned(),
            // In quotes, by the rules of Windows, of Windows Installer, of shells and of JSON.
            own.replace('\\', "\\\\").replace('"', "\\\""),
            own.replace('"', "\\\""),
            own.replace('"', "\"\""),
            own.replace('\'', "''"),
            own.replace('\'', "'\\''"),
            own.replace('%', "%%"),
            xml,
            quoted_xml,
            // In addresses and forms.
            percent(own, "-_.~"),
            percent(own, "-_.~ ").replace(' ', "+"),
            // As the Network Agent takes it: UTF-16LE as hexadecimal digits; others write UTF-8 so.
            hex_of(own),
            hex_of(own).to_ascii_uppercase(),
            hex_of_utf8.to_ascii_uppercase(),
            hex_of_utf8,
            // What a program writes in UTF-8, read as Western Windows has it, and the other way round.
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(own.as_bytes()).0.into_owned(),
            code_page(encoding_rs::IBM866),
            code_page(encoding_rs::WINDOWS_1251),
            code_page(encoding_rs::WINDOWS_1250),
            base64_of(own.as_bytes()),
            base64_of(&own.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        ];
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        forms.dedup();
        forms.into_iter().map(Zeroizing::new).filter(|form| form.len() >= SHORTEST_MASKED).collect()
    }

    /// The password as hexadecimal digits of its UTF-16LE form, as some uninstallers ask for it.
    #[must_use]
    pub fn utf16_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex_of(self.reveal()))
    }
}

/// As PowerShell and tools of the web write it (RFC 4648, section 4), without the padding.
fn base64_of(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let number = (at(0) << 16) | (at(1) << 8) | at(2);
        for place in 0..=three.len() {
            let six = (number >> (18 - 6 * place)) & 0x3F;
            text.extend(LETTERS.get(six as usize).copied().map(char::from));
        }
    }
    text
}

fn hex_of(text: &str) -> String {
    hex_of_bytes(text.encode_utf16().flat_map(u16::to_le_bytes))
}

fn hex_of_bytes(bytes: impl Iterator<Item = u8> + Clone) -> String {
    use fmt::Write as _;
    // Room from the start: a text that grows leaves copies of itself behind.
    let mut hex = String::with_capacity(bytes.clone().count() * 2);
    for byte in bytes {
        // Writing to a text cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// As addresses have it (RFC 3986, section 2.1), with these signs as they are.
fn percent(text: &str, kept: &str) -> String {
    use fmt::Write as _;
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(not shown)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_shown_nowhere() {
        let secret = Secret::new("pä$$\r\n".to_owned());
        assert_eq!(secret.reveal(), "pä$$");
        assert!(!format!("{secret:?}").contains("pä"));
        assert_eq!(secret.mask("KLPASSWD=pä$$ /qn"), format!("KLPASSWD={MASK} /qn"));
        assert_eq!(secret.utf16_hex().as_str(), "7000e40024002400");
        assert_eq!(secret.mask("X=7000E40024002400"), format!("X={MASK}"));
        assert_eq!(Secret::new("a".to_owned()).mask("a cat"), "a cat");
    }

    #[test]
    fn a_password_is_masked_in_every_form_in_which_logs_write_it() {
        let secret = Secret::new("pä\"s\\&'w<%d".to_owned());
        for form in [
            r#"pä"s\&'w<%d"#,
            r#"pä\"s\&'w<%d"#,
            r#"pä\"s\\&'w<%d"#,
            r#"pä""s\&'w<%d"#,
            r#"pä"s\&''w<%d"#,
            r#"pä"s\&'\''w<%d"#,
            r#"pä"s\&'w<%%d"#,
            r#"pä"s\&amp;'w&lt;%d"#,
            r"pä&quot;s\&amp;&#39;w&lt;%d",
            "p%C3%A4%22s%5C%26%27w%3C%25d",
            "70c3a422735c2627773c2564",
            "70C3A422735C2627773C2564",
            "cMOkInNcJid3PCVk",
            r#"pÃ¤"s\&'w<%d"#,
        ] {
            assert_eq!(secret.mask(&format!("x {form} y")), format!("x {MASK} y"), "{form}");
        }
        assert_eq!(secret.mask("nothing of it"), "nothing of it");
        for (text, expected) in [("", ""), ("a", "YQ"), ("ab", "YWI"), ("abc", "YWJj")] {
            assert_eq!(base64_of(text.as_bytes()), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn no_password_is_left_in_what_is_masked(own in "[ -~]{3,20}", before in ".{0,9}") {
            let secret = Secret::new(own.clone());
            let masked = secret.mask(&format!("{before}{own}{own} end"));
            proptest::prop_assert!(!masked.contains(&own), "{masked}");
        }
    }
}
