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

    /// The text with the password masked, in the ways in which installers write it.
    #[must_use]
    pub fn mask(&self, text: &str) -> String {
        let own = self.reveal();
        if own.len() < SHORTEST_MASKED {
            return text.to_owned();
        }
        let text = text.replace(own, MASK);
        // As the Network Agent takes it: UTF-16LE as hexadecimal digits.
        let hex: Zeroizing<String> = Zeroizing::new(hex_of(own));
        text.replace(hex.as_str(), MASK).replace(&hex.to_ascii_uppercase(), MASK)
    }

    /// The password as hexadecimal digits of its UTF-16LE form, as some uninstallers ask for it.
    #[must_use]
    pub fn utf16_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex_of(self.reveal()))
    }
}

fn hex_of(text: &str) -> String {
    use fmt::Write as _;
    // Room from the start: a text that grows leaves copies of itself behind.
    let mut hex = String::with_capacity(text.len() * 4 + 4);
    for byte in text.encode_utf16().flat_map(u16::to_le_bytes) {
        // Writing to a text cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
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
}
