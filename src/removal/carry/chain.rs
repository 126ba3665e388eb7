//! The hash chain of a journal: each line carries the SHA-256 of its own body, and each body that of the
//! line before, so that a line that is changed, taken out or put in shows.
//!
//! A line is `{"hash":"<64 hexadecimal digits>","body":<JSON>}`; the hash is taken over the bytes of the
//! body as they stand, so that anybody can check it with common tools. The chain shows changes; it
//! does not prevent them: who may write the whole file can also write a whole new chain. The last hash,
//! kept elsewhere (in the printed record, say), tells the two apart.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

const START: &str = "{\"hash\":\"";
const MIDDLE: &str = "\",\"body\":";
const END: &str = "}";
/// Hexadecimal digits of a SHA-256.
const DIGITS: usize = 64;

/// What the first line names as the hash of the line before it.
pub const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The SHA-256 of bytes as hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(DIGITS);
    for byte in Sha256::digest(bytes) {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// A body as a line of the journal, without its line end, and the hash of it.
#[must_use]
pub fn line(body: &str) -> (String, String) {
    let hash = sha256(body.as_bytes());
    (format!("{START}{hash}{MIDDLE}{body}{END}"), hash)
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no line of a journal at all.
    Shape,
    /// Its body is not what its hash was taken over.
    Hash,
}

/// Takes a line apart: its hash and its body, where the hash is that of the body.
///
/// # Errors
/// When it is no such line, or the hash is another one.
pub fn open(line: &str) -> Result<(&str, &str), Fault> {
    let rest = line.strip_prefix(START).ok_or(Fault::Shape)?;
    let (hash, rest) = rest.split_at_checked(DIGITS).ok_or(Fault::Shape)?;
    let body = rest.strip_prefix(MIDDLE).and_then(|rest| rest.strip_suffix(END));
    let body = body.ok_or(Fault::Shape)?;
    if sha256(body.as_bytes()) == hash { Ok((hash, body)) } else { Err(Fault::Hash) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_opened_and_a_changed_one_is_not() {
        // FIPS 180-4, the example of one block.
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let (text, hash) = line(r#"{"n":1}"#);
        assert_eq!(open(&text), Ok((hash.as_str(), r#"{"n":1}"#)));
        assert_eq!(open(&text.replace(":1", ":2")), Err(Fault::Hash));
        assert_eq!(open(&text[..text.len() - 1]), Err(Fault::Hash));
        assert_eq!(open(&text[..text.len() - 9]), Err(Fault::Shape));
        assert_eq!(open("{\"hash\":\"\u{20ac}"), Err(Fault::Shape));
    }

    proptest::proptest! {
        #[test]
        fn any_line_is_opened_without_panic(text in ".{0,120}") {
            let _ = open(&text);
            let _ = open(&format!("{START}{text}"));
        }
    }
}
