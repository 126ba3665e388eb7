//! Numbers as each language writes them: the mark between groups of three digits, by the Unicode CLDR
//! (<https://cldr.unicode.org>, `numbers.symbols.group` and `minimumGroupingDigits`).

use super::Language;

/// The mark between groups, and how many digits must stand before the first one.
fn rule(language: Language) -> (char, usize) {
    match language {
        Language::English | Language::Longer => (',', 1),
        Language::German => ('.', 1),
        Language::Ukrainian => ('\u{a0}', 1),
        // 1234, but 12.345.
        Language::Spanish => ('.', 2),
    }
}

/// A count.
pub(super) fn grouped(number: u64, language: Language) -> String {
    let (mark, before) = rule(language);
    let digits = number.to_string();
    if digits.len() < 3 + before {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * mark.len_utf8());
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A measured number with one digit behind its mark.
pub(super) fn decimal(number: f64, language: Language) -> String {
    let shown = format!("{number:.1}");
    match language {
        Language::English | Language::Longer => shown,
        Language::German | Language::Ukrainian | Language::Spanish => shown.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_groups_its_digits() {
        for (number, english, german, ukrainian, spanish) in [
            (0, "0", "0", "0", "0"),
            (999, "999", "999", "999", "999"),
            (1_234, "1,234", "1.234", "1\u{a0}234", "1234"),
            (12_371, "12,371", "12.371", "12\u{a0}371", "12.371"),
            (1_234_567, "1,234,567", "1.234.567", "1\u{a0}234\u{a0}567", "1.234.567"),
        ] {
            let made = Language::ALL.map(|language| grouped(number, language));
            assert_eq!(made, [english, german, ukrainian, spanish]);
        }
    }

    #[test]
    fn the_decimal_mark_is_the_languages_own() {
        assert_eq!(decimal(4.12, Language::English), "4.1");
        assert_eq!(decimal(4.12, Language::German), "4,1");
    }
}
