//! Texts of a column as the matcher compares them: small letters, signs as spaces, whole words.
//!
//! SQLite's `lower` knows ASCII only (SQLite, "Built-In Scalar SQL Functions"), so other letters are asked
//! for in each way they are written; ideographs are compared without spaces, since they have no word ends.

use std::collections::BTreeSet;

use super::super::quote;
use crate::matching::terms::{self, Terms};

/// Signs that become spaces.
const SIGNS: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»“”„’‘–—·…、，。（）：【】\u{a0}\u{3000}\t";

/// A column in small letters, a space at both ends.
pub(super) fn small(column: &str) -> String {
    if column == "''" {
        return "' '".to_owned();
    }
    format!("' ' || lower(coalesce({column}, '')) || ' '")
}

/// What is replaced in a column in small letters, so that one space stands between words. `lookalikes`
/// are pairs of text to write alike.
pub(super) fn to_words(lookalikes: &[(String, String)]) -> Vec<(String, String)> {
    let marks = ["(r)", "(tm)", "®", "™", "©"].map(|mark| (mark.to_owned(), String::new()));
    let signs = SIGNS.chars().map(|sign| (sign.to_string(), " ".to_owned()));
    let mut pairs: Vec<(String, String)> = marks.into_iter().chain(signs).collect();
    pairs.extend(lookalikes.iter().cloned());
    // Three times: up to eight spaces beside each other become one.
    pairs.extend((0..3).map(|_| ("  ".to_owned(), " ".to_owned())));
    pairs
}

/// Replacements of a column, as steps of at most twelve: the parser of an older SQLite has a stack of 100
/// (`YYSTACKDEPTH`), which one expression of them all would overflow.
pub(super) fn in_steps(column: &str, pairs: &[(String, String)]) -> Vec<String> {
    pairs
        .chunks(12)
        .map(|step| {
            step.iter().fold(column.to_owned(), |text, (from, to)| {
                format!("replace({text}, {}, {})", quote::sql(from), quote::sql(to))
            })
        })
        .collect()
}

/// Words that mix digits with letters which look the same in Cyrillic: `1c` is written in both.
pub(super) fn lookalikes(terms: &Terms) -> Vec<(String, String)> {
    let twin = |c: char| {
        Some(match c {
            'a' => 'а',
            'c' => 'с',
            'e' => 'е',
            'k' => 'к',
            'm' => 'м',
            'o' => 'о',
            'p' => 'р',
            't' => 'т',
            'x' => 'х',
            c if c.is_ascii_digit() => c,
            _ => return None,
        })
    };
    let texts = terms.names.iter().map(|own| &own.words).chain(&terms.publishers);
    let words: BTreeSet<&str> = texts.flat_map(|own| own.split(' ')).collect();
    let mut pairs = Vec::new();
    for word in words {
        let mixed = word.bytes().any(|c| c.is_ascii_digit())
            && word.bytes().any(|c| c.is_ascii_alphabetic());
        let written: Option<String> = word.chars().map(twin).collect();
        if let (true, Some(written)) = (mixed, written) {
            let upper = written.to_uppercase();
            pairs.push((upper, word.to_owned()));
            pairs.push((written, word.to_owned()));
        }
    }
    pairs
}

/// Whether a word has ideographs, which are written without spaces.
fn is_ideographic(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
    })
}

/// The ways in which a text's letters are written, ASCII always small.
fn forms(words: &str) -> Vec<String> {
    forms_of(words, "")
}

/// [`forms`], and the one that the catalogue shows.
fn forms_of(words: &str, shown: &str) -> Vec<String> {
    let mut forms = BTreeSet::from([words.to_owned()]);
    if !words.is_ascii() {
        let capital = |word: &str| {
            let mut letters = word.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            first + letters.as_str()
        };
        let each: Vec<String> = words.split(' ').map(capital).collect();
        forms.insert(words.to_uppercase());
        forms.insert(capital(words));
        forms.insert(each.join(" "));
        // `1с предприятие`: the first word has no capital of its own.
        let mut second: Vec<String> = words.split(' ').map(str::to_owned).collect();
        if let Some(word) = second.get_mut(1) {
            *word = capital(word);
        }
        forms.insert(second.join(" "));
        let shown: String =
            shown.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        // Only where it is the same text, written otherwise.
        if shown.to_lowercase() == words {
            forms.insert(shown);
        }
    }
    let small: BTreeSet<String> = forms.into_iter().map(|own| own.to_ascii_lowercase()).collect();
    small.into_iter().collect()
}

/// The words stand in a normalised column.
pub(super) fn is_present(column: &str, words: &str) -> String {
    is_present_as(column, words, "")
}

/// [`is_present`], also as the catalogue writes it.
pub(super) fn is_present_as(column: &str, words: &str, shown: &str) -> String {
    if is_ideographic(words) {
        let text = quote::sql(&words.replace(' ', ""));
        return format!("instr(replace({column}, ' ', ''), {text}) > 0");
    }
    let any: Vec<String> = forms_of(words, shown)
        .iter()
        .map(|own| format!("instr({column}, {}) > 0", quote::sql(&format!(" {own} "))))
        .collect();
    if let [one] = any.as_slice() { one.clone() } else { format!("({})", any.join(" OR ")) }
}

/// A normalised column is one of these texts.
pub(super) fn one_of(column: &str, texts: &[String]) -> Option<String> {
    let (joined, spaced): (Vec<&String>, Vec<&String>) =
        texts.iter().partition(|own| is_ideographic(own));
    let list = |values: BTreeSet<String>| {
        values.iter().map(|own| quote::sql(own)).collect::<Vec<_>>().join(", ")
    };
    let mut any = Vec::new();
    let spaced: BTreeSet<String> = spaced.iter().flat_map(|own| forms(own)).collect();
    if !spaced.is_empty() {
        any.push(format!("trim({column}) IN ({})", list(spaced)));
    }
    let joined: BTreeSet<String> = joined.iter().map(|own| own.replace(' ', "")).collect();
    if !joined.is_empty() {
        any.push(format!("replace({column}, ' ', '') IN ({})", list(joined)));
    }
    match any.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        _ => Some(format!("({})", any.join(" OR "))),
    }
}

/// What may stand beside a whole name: numbers of versions.
const BESIDE: &str = "' .0123456789v'";

/// The words are the whole title, but for version, edition and the vendor's own name before them.
pub(super) fn whole_name(words: &str, own_words: &[String]) -> String {
    let kept: Vec<&str> =
        words.split(' ').filter(|word| !terms::edition_words().contains(word)).collect();
    if kept.is_empty() {
        return format!("title = {}", quote::sql(&format!(" {words} ")));
    }
    let core = kept.join(" ");
    if is_ideographic(&core) {
        let text = quote::sql(&core.replace(' ', ""));
        let bare = "replace(bare, ' ', '')";
        return format!(
            "(instr({bare}, {text}) > 0 AND trim(replace({bare}, {text}, ''), {BESIDE}) = '')"
        );
    }
    let own: Vec<&String> = own_words
        .iter()
        .filter(|own| !is_ideographic(own) && !kept.contains(&own.as_str()))
        .collect();
    let any: Vec<String> = forms(&core)
        .iter()
        .map(|form| {
            let text = quote::sql(&format!(" {form} "));
            let mut rest = format!("replace(bare, {text}, ' ')");
            for word in &own {
                for form in forms(word) {
                    rest = format!("replace({rest}, {}, ' ')", quote::sql(&format!(" {form} ")));
                }
            }
            format!("(instr(bare, {text}) > 0 AND trim({rest}, {BESIDE}) = '')")
        })
        .collect();
    if let [one] = any.as_slice() { one.clone() } else { format!("({})", any.join(" OR ")) }
}

/// What is replaced in a normalised column to leave legal forms off.
pub(super) fn legal_forms() -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for phrase in terms::legal_phrases().iter().chain(terms::legal_forms()) {
        if is_ideographic(phrase) {
            pairs.push((phrase.replace(' ', ""), String::new()));
            continue;
        }
        let forms: BTreeSet<String> = [(*phrase).to_owned(), phrase.to_uppercase()]
            .into_iter()
            .map(|own| own.to_ascii_lowercase())
            .collect();
        pairs.extend(forms.into_iter().map(|own| (format!(" {own} "), " ".to_owned())));
    }
    pairs
}

/// What is replaced in a normalised column to leave words for architecture, edition and language off.
pub(super) fn editions() -> Vec<(String, String)> {
    terms::edition_words()
        .iter()
        .filter(|word| **word != "v")
        .map(|word| (format!(" {word} "), " ".to_owned()))
        .collect()
}
