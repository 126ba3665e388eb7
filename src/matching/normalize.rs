//! Makes texts comparable: Unicode NFKC, case folding, signs and punctuation to spaces, one space
//! between words, and, for publishers, without the legal form. The original text is what is shown.

use unicode_normalization::UnicodeNormalization;

/// Words of a name: ` kaspersky endpoint security 11 `, each with a space before and after, so that
/// a pattern with its own spaces matches whole words only. Ideographs stand alone, because scripts
/// that do not write spaces have no word ends to compare. `out` is overwritten.
pub fn name_into(text: &str, out: &mut String) {
    out.clear();
    out.push(' ');
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                out.push(char::from(byte.to_ascii_lowercase()));
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        drop_marks(out);
    } else {
        // Before NFKC, which would write the sign for "trademark" out as letters.
        let plain = text.chars().filter(|c| !matches!(c, '™' | '®' | '©' | '℠' | '℗'));
        let folded = caseless::default_case_fold_str(&plain.nfkc().collect::<String>());
        // Folding can undo the composition (İ becomes i and a dot), so compose once more.
        for c in folded.nfkc() {
            if is_ideograph(c) {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push(c);
                out.push(' ');
            } else if c.is_alphanumeric() || is_mark(c) {
                out.push(c);
            } else if matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}') {
                // Invisible signs separate nothing.
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        drop_marks(out);
        if out.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c)) {
            unify_lookalikes(out);
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

/// [`name_into`] into a new text.
#[must_use]
pub fn name(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    name_into(text, &mut out);
    out
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Drops what remains of `(R)`, `(TM)` and `(C)` as words of their own at the end or between words.
/// Only in the written-out form, which becomes a lone `r` or `tm`; a lone `c` is a language.
fn drop_marks(text: &mut String) {
    for mark in [" r ", " tm "] {
        if text.ends_with(mark.trim_end()) {
            text.push(' ');
        }
        // Hardly a name has one: looking at the bytes is quicker than preparing a search.
        let has =
            |text: &str| text.as_bytes().windows(mark.len()).any(|own| own == mark.as_bytes());
        while has(text)
            && let Some(at) = text.find(mark)
        {
            text.replace_range(at..at + mark.len(), " ");
        }
    }
}

/// A word that mixes digits or Latin letters with Cyrillic letters that look Latin is written in Latin
/// letters: `1С` (Cyrillic) and `1C` (Latin) are one name, `Каspersky` is no word of any language.
fn unify_lookalikes(text: &mut String) {
    let words: Vec<String> = text
        .split(' ')
        .map(|word| {
            let mixed = word.chars().any(|c| c.is_ascii_alphanumeric());
            let mapped: Option<String> =
                word.chars().map(|c| if c.is_ascii() { Some(c) } else { latin_twin(c) }).collect();
            match mapped {
                Some(latin) if mixed => latin,
                _ => word.to_owned(),
            }
        })
        .collect();
    *text = words.join(" ");
}

fn latin_twin(c: char) -> Option<char> {
    Some(match c {
        'а' => 'a',
        'в' => 'b',
        'е' => 'e',
        'к' => 'k',
        'м' => 'm',
        'н' => 'h',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'т' => 't',
        'у' => 'y',
        'х' => 'x',
        _ => return None,
    })
}

/// Legal forms and their parts, as words; they say nothing about who the publisher is.
pub(super) const LEGAL_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "gmbh",
    "ag",
    "co",
    "corp",
    "corporation",
    "company",
    "sa",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "oy",
    "ab",
    "as",
    "aps",
    "kg",
    "plc",
    "pte",
    "pty",
    "sl",
    "sas",
    "kft",
    "zrt",
    "doo",
    "sro",
    "jsc",
    "pjsc",
    "cjsc",
    "ojsc",
    "ao",
    "ooo",
    "zao",
    "oao",
    "pao",
    "tov",
    "ооо",
    "оао",
    "зао",
    "ао",
    "пао",
    "тов",
    "тзов",
    "прат",
    "ип",
];

/// The same as sequences, after normalisation.
pub(super) const LEGAL_PHRASES: &[&str] = &[
    " s r o ",
    " d o o ",
    " s p a ",
    " s r l ",
    " s a ",
    " b v ",
    " sp z o o ",
    " z s ",
    " 有 限 公 司 ",
    " 有 限 责 任 公 司 ",
    " 股 份 ",
    " 株 式 会 社 ",
];

/// A publisher without its legal form: `kaspersky lab` of `AO Kaspersky Lab`, of `Kaspersky Lab ZAO`
/// and of `CN=Kaspersky Lab, O=AO Kaspersky Lab, C=CH`. Empty where nothing remains.
#[must_use]
pub fn publisher(text: &str) -> String {
    let subject = organisation_of(text);
    let mut words = name(subject);
    // Every phrase has a word of one letter, which hardly a publisher has.
    let phrases = if has_single_letter(&words) { LEGAL_PHRASES } else { &[] };
    for phrase in phrases {
        while let Some(at) = words.find(phrase) {
            words.replace_range(at..at + phrase.len(), " ");
        }
    }
    let kept: Vec<&str> =
        words.split_whitespace().filter(|word| !LEGAL_FORMS.contains(word)).collect();
    if kept.is_empty() { words.trim().to_owned() } else { kept.join(" ") }
}

/// Whether one of the words is a single letter.
fn has_single_letter(words: &str) -> bool {
    if words.is_ascii() {
        return words.as_bytes().windows(3).any(|part| matches!(part, [b' ', _, b' ']));
    }
    words.split(' ').any(|word| {
        let mut letters = word.chars();
        letters.next().is_some() && letters.next().is_none()
    })
}

/// The organisation of an X.500 subject (`O=`, else `CN=`), as store apps and signatures give it; any
/// other text as it is. A Debian maintainer's address is left off.
fn organisation_of(text: &str) -> &str {
    let part = |key: &str| {
        text.split(',').map(str::trim).find_map(|part| {
            let (name, value) = part.split_once('=')?;
            name.trim().eq_ignore_ascii_case(key).then(|| value.trim().trim_matches('"'))
        })
    };
    if text.contains('=') {
        if let Some(subject) = part("O").or_else(|| part("CN")) {
            return subject;
        }
    }
    match text.find('<') {
        Some(at) if text.ends_with('>') && at > 0 => text[..at].trim(),
        _ => text,
    }
}

/// An identifier: trimmed and in small letters, nothing else. A product code has its braces.
#[must_use]
pub fn identifier(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        assert_eq!(name("Kaspersky® Endpoint  Security™ 11"), " kaspersky endpoint security 11 ");
        assert_eq!(name("Dr.Web (R)"), " dr web ");
        assert_eq!(name("Dr.Web ®"), " dr web ");
        assert_eq!(name("ＱＱ浏览器"), " qq 浏 览 器 ");
        assert_eq!(name("腾讯QQ"), " 腾 讯 qq ");
        assert_eq!(name("1С:Предприятие 8"), " 1c предприятие 8 ");
        assert_eq!(name(""), " ");
        assert_eq!(name("R"), " ");
        assert_eq!(name("STRAẞE"), name("strasse"));
    }

    #[test]
    fn every_phrase_has_a_single_letter() {
        for phrase in LEGAL_PHRASES {
            assert!(has_single_letter(&format!(" kaspersky lab{phrase}")), "{phrase}");
        }
        assert!(!has_single_letter(" kaspersky lab ") && !has_single_letter(" доктор веб "));
    }

    #[test]
    fn publishers_lose_their_legal_form() {
        for text in [
            "AO Kaspersky Lab",
            "Kaspersky Lab ZAO",
            "Kaspersky Lab, Inc.",
            "CN=Kaspersky Lab, O=AO Kaspersky Lab, L=Moscow, C=RU",
        ] {
            assert_eq!(publisher(text), "kaspersky lab", "{text}");
        }
        assert_eq!(publisher("АО \"Лаборатория Касперского\""), "лаборатория касперского");
        assert_eq!(publisher("腾讯科技(深圳)有限公司"), "腾 讯 科 技 深 圳");
        assert_eq!(publisher("Barak A. Pearlmutter <bap@debian.org>"), "barak a pearlmutter");
        // What is nothing but a legal form stays, so that it is not taken for "no publisher".
        assert_eq!(publisher("Limited"), "limited");
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_single_spaces_and_is_stable(text in ".{0,60}") {
            let once = name(&text);
            proptest::prop_assert!(once.starts_with(' ') && once.ends_with(' '));
            proptest::prop_assert!(!once.contains("  "));
            proptest::prop_assert_eq!(name(&once), once.clone());
            let _ = publisher(&text);
        }
    }
}
