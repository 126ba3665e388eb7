//! Characters that turn the direction of what follows, made visible: a name that holds one can look like
//! another name ("gpj.exe" read backwards), and would disturb the rest of its row.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The formatting characters of the bidirectional algorithm (UAX #9, section 2).
fn turns(c: char) -> bool {
    matches!(
        c,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// The text with each of them as its number: `[U+202E]`.
#[must_use]
pub fn visible<'a>(text: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
    let text = text.into();
    // Nearly every text is plain, and most of them are ASCII.
    if text.is_ascii() || !text.contains(turns) {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if turns(c) {
            // Writing to a text cannot fail.
            let _ = write!(shown, "[U+{:04X}]", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_the_direction_is_shown_and_names_of_any_script_stay() {
        for (text, expected) in [
            ("Kaspersky", "Kaspersky"),
            ("Лаборатория Касперского", "Лаборатория Касперского"),
            ("אנטי וירוס", "אנטי וירוס"),
            ("invoice\u{202e}fdp.exe", "invoice[U+202E]fdp.exe"),
            ("\u{2066}a\u{2069}", "[U+2066]a[U+2069]"),
            ("a\u{200f}b", "a[U+200F]b"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}
