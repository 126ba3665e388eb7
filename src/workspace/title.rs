//! The name of a program without its version: "7-Zip 23.01 (x64)" and "7-Zip 24.08 (x64)" are one
//! program at two times.
//!
//! Only what is surely a version is left out: numbers with dots, numbers behind a word such as "Update",
//! and numbers that the program's own version field repeats. "Office 2016" and "Office 2019" stay two.

use unicode_normalization::UnicodeNormalization as _;

/// Words before a number that make it a version.
const BEFORE_A_VERSION: &[&str] =
    &["version", "ver", "v", "update", "build", "release", "rev", "revision", "patch"];

/// Letter case, width and compatibility forms of letters and repeated space make no difference.
#[must_use]
pub fn folded(text: &str) -> String {
    let folded = caseless::default_case_fold_str(&text.nfkc().collect::<String>());
    let composed: String = folded.nfkc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name for comparing: folded, without its version. `version` is the program's own version field.
/// A name that is nothing but a version is left whole.
#[must_use]
pub fn bare(name: &str, version: Option<&str>) -> String {
    let whole = folded(name);
    let version = version.map(folded).unwrap_or_default();
    let words = words(&whole);
    let kept: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(at, word)| {
            let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or("");
            !is_version(word, before, &version)
        })
        .map(|(_, word)| *word)
        .filter(|word| word.chars().any(char::is_alphanumeric) || word.chars().all(is_kept))
        .collect();
    if kept.iter().all(|word| BEFORE_A_VERSION.contains(word)) {
        return words.join(" ");
    }
    // "Version 3" has lost its number; the word alone says nothing.
    let last = kept.iter().rposition(|word| !BEFORE_A_VERSION.contains(word)).unwrap_or(0);
    kept.into_iter().take(last + 1).collect::<Vec<_>>().join(" ")
}

/// The version that a name carries: the first word of it that [`bare`] leaves out.
#[must_use]
pub fn carried_version(name: &str) -> Option<String> {
    let whole = folded(name);
    let words = words(&whole);
    words.iter().enumerate().find_map(|(at, word)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or("");
        is_version(word, before, "").then(|| without_v(word).to_owned())
    })
}

/// A version as numbers and words, so that 9 comes before 10.
#[must_use]
pub fn version_order(version: &str) -> Vec<(u64, String)> {
    version
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(|part| {
            let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
            // A number of more than twenty digits is a checksum; it is compared as text.
            match digits.parse() {
                Ok(number) => (number, part.chars().skip(digits.chars().count()).collect()),
                Err(_) => (0, part.to_owned()),
            }
        })
        .collect()
}

/// Signs that are names by themselves ("+", "++").
fn is_kept(c: char) -> bool {
    matches!(c, '+' | '#' | '&' | '@' | '*')
}

/// Words of a name; brackets, commas and dashes with a space beside them part words.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':' | '®' | '™')
    })
    .map(|word| word.trim_matches(|c: char| matches!(c, '-' | '–' | '_' | '.')))
    .filter(|word| !word.is_empty())
    .collect()
}

fn without_v(word: &str) -> &str {
    match word.strip_prefix('v') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => word,
    }
}

/// Whether a word of a name is its version.
fn is_version(word: &str, before: &str, version: &str) -> bool {
    let number = without_v(word);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_plain = number.chars().all(|c| c.is_ascii_digit() || c == '.');
    let has_parts = number.contains('.')
        && number
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '~'))
        && number.split('.').take(2).all(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let repeats = is_plain
        && !version.is_empty()
        && version.strip_prefix(number).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric())
        });
    has_parts
        || (number.len() < word.len() && is_plain)
        || (is_plain && BEFORE_A_VERSION.contains(&before))
        || repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_no_part_of_the_name() {
        for (name, version, expected) in [
            ("7-Zip 23.01 (x64)", "", "7-zip x64"),
            ("7-Zip 24.08 (x64)", "24.08", "7-zip x64"),
            ("7-Zip 24.08 (x86)", "24.08", "7-zip x86"),
            ("Mozilla Firefox 115 (x64 en-US)", "115.0.2", "mozilla firefox x64 en-us"),
            ("Mozilla Firefox (x64 en-US)", "128.0", "mozilla firefox x64 en-us"),
            ("Java 8 Update 381 (64-bit)", "8.0.3810.11", "java update 64-bit"),
            ("Java 8 Update 391 (64-bit)", "8.0.3910.13", "java update 64-bit"),
            ("Notepad++ v8.6.2", "", "notepad++"),
            ("Tool Version 3", "", "tool"),
            (
                "Kaspersky Endpoint Security 12.5 for Windows",
                "",
                "kaspersky endpoint security for windows",
            ),
            (
                "Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33135",
                "",
                "microsoft visual c++ 2015-2022 redistributable x64",
            ),
            ("ＱＱ浏览器 12.0.1", "", "qq浏览器"),
            ("1С:Предприятие 8 (8.3.22.1709)", "8.3.22.1709", "1с предприятие"),
            ("linux-image-6.1.0-18-amd64", "6.1.76-1", "linux-image-6.1.0-18-amd64"),
        ] {
            assert_eq!(bare(name, Some(version)), expected, "{name}");
        }
    }

    #[test]
    fn what_is_no_version_stays() {
        for (name, expected) in [
            ("Microsoft Office 2016", "microsoft office 2016"),
            ("360 Total Security", "360 total security"),
            ("Security Update (KB5031234)", "security update kb5031234"),
            ("3CX", "3cx"),
            ("23.01", "23.01"),
            ("Version 2", "version 2"),
            ("C#", "c#"),
            ("", ""),
        ] {
            assert_eq!(bare(name, None), expected, "{name}");
        }
    }

    #[test]
    fn versions_are_ordered_by_number() {
        assert!(version_order("9.20") < version_order("10.0"));
        assert!(version_order("1.2") < version_order("1.2.1"));
        assert_eq!(carried_version("7-Zip 23.01 (x64)").as_deref(), Some("23.01"));
        assert_eq!(carried_version("Office 2016"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_a_stable_name(name in ".{0,60}", version in ".{0,20}") {
            let once = bare(&name, Some(&version));
            proptest::prop_assert_eq!(bare(&once, None), bare(&bare(&once, None), None));
            let _ = (carried_version(&name), version_order(&version));
        }
    }
}
