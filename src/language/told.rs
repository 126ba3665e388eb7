//! What other rooms say in English, said in the language of the thread: steps of a plan, outcomes, why a source
//! was not read, what is wrong with a list.
//!
//! Those rooms keep their sentences, in journals, in readings of a year ago, in reports: they stay English
//! there, and are found again here by their English words, as gettext does it
//! (<https://www.gnu.org/software/gettext/manual/html_node/Concepts.html>). A text `heard-…` of the English files
//! is such a sentence, with names in it for what changes; the same text of the other languages is what is
//! shown. What is not known (words of the system, of another program, of the catalogue) stays as it is.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use rustc_hash::FxHashMap;

use super::book::{self, Arg};
use super::{Language, spoken};

/// How the ids of these texts begin.
const START: &str = "heard-";
/// What is filled in may itself be a sentence with something filled in.
const DEEPEST: u8 = 3;
/// A text of more sentences is no text of this program.
const MOST_SENTENCES: usize = 24;
/// Texts that are remembered with what was made of them; a frame shows some hundreds.
const REMEMBERED: usize = 4_096;
/// Names of what is counted.
const COUNTS: &[&str] = &[
    "all", "bytes", "columns", "count", "free", "gone", "minutes", "more", "most", "seconds",
    "size", "wanted",
];
/// Names of what this program says itself: reasons, outcomes, its sources.
const OWN_WORDS: &[&str] = &[
    "error", "how", "left", "looked", "place", "remove", "source", "sources", "time", "what", "why",
];
/// How the ids of words begin behind which a foreign name stands: "Service: klnagent".
const HEADS_OF_NAMES: &[&str] = &["heard-kind-", "heard-thing-"];
/// Of those, what a person is to do stands behind these, and that is a sentence of this program.
const HEADS_OF_WORDS: &[&str] =
    &["heard-thing-extension", "heard-thing-policy", "heard-thing-words"];

/// What an English text says, in the language that this thread speaks.
#[must_use]
pub fn told(text: &str) -> Cow<'_, str> {
    let language = spoken();
    if language == Language::English || text.is_empty() {
        return Cow::Borrowed(text);
    }
    thread_local! {
        static MADE: RefCell<(Language, FxHashMap<String, Option<String>>)> =
            RefCell::new((Language::English, FxHashMap::default()));
    }
    let made = MADE.with_borrow_mut(|(own, made)| {
        if *own != language || made.len() >= REMEMBERED {
            *own = language;
            made.clear();
        }
        if let Some(known) = made.get(text) {
            return known.clone();
        }
        let known = said_in(language, text, 0);
        made.insert(text.to_owned(), known.clone());
        known
    });
    made.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Whether an English text is one of those that every language has.
#[must_use]
pub fn is_known(text: &str) -> bool {
    said_in(Language::English, text, 0).is_some()
}

/// A part of a sentence.
enum Part {
    Text(String),
    Filled(String),
}

struct Sentence {
    id: String,
    parts: Vec<Part>,
    /// Letters that do not change: of two sentences that fit, the one with more of them is meant.
    fixed: usize,
}

#[derive(Default)]
struct Sentences {
    whole: FxHashMap<String, String>,
    open: Vec<Sentence>,
}

static SENTENCES: LazyLock<Sentences> = LazyLock::new(Sentences::read);

impl Sentences {
    fn read() -> Self {
        let mut all = Self::default();
        for text in book::files(Language::English) {
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.to_owned());
            for entry in resource.entries() {
                let Entry::Message(message) = entry else { continue };
                let Some(pattern) =
                    message.value.as_ref().filter(|_| message.id.name.starts_with(START))
                else {
                    continue;
                };
                all.add(message.id.name, &pattern.elements);
            }
        }
        all.open.sort_by_key(|one| std::cmp::Reverse(one.fixed));
        all
    }

    fn add(&mut self, id: &str, elements: &[PatternElement<&str>]) {
        let mut parts: Vec<Part> = Vec::new();
        for element in elements {
            let (text, name) = match element {
                PatternElement::TextElement { value }
                | PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::StringLiteral { value }),
                } => (Some(*value), None),
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => (None, Some(id.name)),
                // An English sentence of this kind has no plural of its own: each form is a text.
                PatternElement::Placeable { .. } => (None, None),
            };
            match (text, name, parts.last_mut()) {
                (Some(text), _, Some(Part::Text(before))) => before.push_str(text),
                (Some(text), ..) => parts.push(Part::Text(text.to_owned())),
                (None, Some(name), _) => parts.push(Part::Filled(name.to_owned())),
                (None, None, _) => {}
            }
        }
        if let [Part::Text(text)] = parts.as_slice() {
            self.whole.insert(text.clone(), id.to_owned());
            return;
        }
        let fixed = parts.iter().map(|part| match part {
            Part::Text(text) => text.len(),
            Part::Filled(_) => 0,
        });
        let fixed = fixed.sum();
        self.open.push(Sentence { id: id.to_owned(), parts, fixed });
    }
}

impl Sentence {
    /// What stands in a text where this sentence has names; `None` where the text is another.
    fn taken<'a>(&'a self, text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        let mut found = Vec::new();
        let mut rest = text;
        let mut open: Option<&str> = None;
        let last = self.parts.len().checked_sub(1)?;
        for (at, part) in self.parts.iter().enumerate() {
            match (part, open.take()) {
                (Part::Text(own), None) => rest = rest.strip_prefix(own.as_str())?,
                (Part::Text(own), Some(name)) => {
                    let (inside, after) = if at == last {
                        (rest.strip_suffix(own.as_str())?, "")
                    } else {
                        rest.split_once(own.as_str())?
                    };
                    found.push((name, inside));
                    rest = after;
                }
                // Where two names meet nobody knows which has what.
                (Part::Filled(_), Some(_)) => return None,
                (Part::Filled(name), None) => open = Some(name),
            }
        }
        match open {
            Some(name) => found.push((name, rest)),
            None if rest.is_empty() => {}
            None => return None,
        }
        found.iter().all(|(_, inside)| !inside.is_empty()).then_some(found)
    }
}

/// Where one sentence ends and the next begins.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices(". ").map(|(at, _)| at + 1).filter(|at| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        next.is_some_and(|next| next.is_uppercase() || next.is_ascii_digit())
    })
}

fn said_in(language: Language, text: &str, depth: u8) -> Option<String> {
    let all = &*SENTENCES;
    let book = language.book();
    if let Some(id) = all.whole.get(text) {
        return book.if_plain(id).map(str::to_owned);
    }
    if depth > DEEPEST {
        return None;
    }
    let in_one = |text: &str| ends(text).next().is_none();
    let by_pattern = |is_one: bool| {
        all.open.iter().find_map(|sentence| {
            let taken = sentence.taken(text)?;
            (!is_one || taken.iter().all(|(_, inside)| in_one(inside))).then_some((sentence, taken))
        })
    };
    let fill = |(sentence, taken): (&Sentence, Vec<(&str, &str)>)| {
        let args: Vec<(&str, Arg<'_>)> = taken
            .into_iter()
            .map(|(name, inside)| (name, argument(language, name, inside, depth)))
            .collect();
        book.filled(&sentence.id, &args)
    };
    if let Some(found) = by_pattern(true) {
        return fill(found);
    }
    one_by_one(language, text, depth)
        .or_else(|| by_pattern(false).and_then(fill))
        .or_else(|| headed(language, text, depth))
}

/// What a sentence has filled in goes by the name it has there: a count decides between singular and plural and is
/// grouped, words of this program are said in the language. All else (names, users, paths, codes, lines) is
/// foreign and stays as it is, also where it is a number or looks like a word that is known.
fn argument(language: Language, name: &str, inside: &str, depth: u8) -> Arg<'static> {
    let is_count = COUNTS.contains(&name);
    if let Some(number) = count(inside).filter(|_| is_count) {
        return Arg::Number(number);
    }
    let said =
        (is_count || OWN_WORDS.contains(&name)).then(|| said_in(language, inside, depth + 1));
    Arg::from(said.flatten().unwrap_or_else(|| inside.to_owned()))
}

/// A number as English writes it, whole or with a comma before each three digits.
fn count(text: &str) -> Option<u64> {
    let mut groups = text.split(',');
    let first = groups.next().filter(|first| !first.is_empty())?;
    let is_written_so = (text == "0" || !first.starts_with('0'))
        && (first.len() <= 3 || !text.contains(','))
        && groups.all(|group| group.len() == 3);
    let is_number = text.bytes().all(|own| own == b',' || own.is_ascii_digit());
    (is_written_so && is_number).then(|| text.replace(',', "").parse().ok()).flatten()
}

/// A text of several sentences; those that are not known stay.
fn one_by_one(language: Language, text: &str, depth: u8) -> Option<String> {
    let mut borders: Vec<usize> = ends(text).collect();
    if borders.is_empty() || borders.len() > MOST_SENTENCES {
        return None;
    }
    borders.push(text.len());
    let (mut from, mut at) = (0, 0);
    let mut out: Vec<Cow<'_, str>> = Vec::new();
    let mut is_known = false;
    while at < borders.len() {
        // The longest run of sentences that is known; never all of them, which was tried before.
        let found = (at..borders.len()).rev().find_map(|last| {
            let piece = text.get(from..*borders.get(last)?)?;
            (piece.len() < text.len()).then_some(())?;
            let is_single = last == at;
            let known = if is_single || SENTENCES.whole.contains_key(piece) {
                said_in(language, piece, depth + 1)
            } else {
                by_words(language, piece, depth)
            };
            known.map(|known| (last, known))
        });
        let last = match found {
            Some((last, known)) => {
                is_known = true;
                out.push(Cow::Owned(known));
                last
            }
            None => {
                out.push(Cow::Borrowed(text.get(from..*borders.get(at)?)?));
                at
            }
        };
        from = borders.get(last).map_or(text.len(), |end| end + 1);
        at = last + 1;
    }
    is_known.then(|| out.join(" "))
}

/// Several sentences that are one text with something filled in.
fn by_words(language: Language, piece: &str, depth: u8) -> Option<String> {
    let (sentence, taken) = SENTENCES.open.iter().find_map(|sentence| {
        let taken = sentence.taken(piece)?;
        taken.iter().all(|(_, inside)| ends(inside).next().is_none()).then_some((sentence, taken))
    })?;
    let args: Vec<(&str, Arg<'_>)> = taken
        .into_iter()
        .map(|(name, inside)| (name, argument(language, name, inside, depth)))
        .collect();
    language.book().filled(&sentence.id, &args)
}

/// "Service: klnagent" and "Program: …, C:\…": the word before the colon is known, the rest may be
/// where it is no name.
fn headed(language: Language, text: &str, depth: u8) -> Option<String> {
    let (head, rest) = text.split_once(": ")?;
    let id = SENTENCES.whole.get(head)?;
    let head = language.book().if_plain(id)?;
    let is_foreign = HEADS_OF_NAMES.iter().any(|start| id.starts_with(start))
        && !HEADS_OF_WORDS.contains(&id.as_str());
    let said = if is_foreign { None } else { said_in(language, rest, depth + 1) };
    let rest = said.map_or(Cow::Borrowed(rest), Cow::Owned);
    Some(format!("{head}: {rest}"))
}

#[cfg(test)]
mod tests {
    use super::super::speak;
    use super::*;

    #[track_caller]
    fn german(english: &str, german: &str) {
        speak(Language::German);
        let made = told(english).into_owned();
        speak(Language::English);
        assert_eq!(made, german);
        assert_eq!(told(english), english, "English stays as it is");
    }

    #[test]
    fn a_sentence_of_another_room_is_said_in_the_language() {
        german("Check rights", "Rechte prüfen");
        german("Uninstall Kaspersky Free", "Kaspersky Free deinstallieren");
        german("Access to /var/lib was denied.", "Der Zugriff auf /var/lib wurde verweigert.");
    }

    #[test]
    fn several_sentences_are_said_one_by_one_and_foreign_ones_stay() {
        german(
            "No restart is pending. Foreign words stay. Check rights",
            "Es steht kein Neustart aus. Foreign words stay. Rechte prüfen",
        );
        german("Foreign words. Nobody knows them.", "Foreign words. Nobody knows them.");
    }

    #[test]
    fn what_is_filled_in_is_said_in_the_language_too() {
        german(
            "Not run: the program C:\\a b\\u.exe is not there any more.",
            "Nicht ausgeführt: das Programm C:\\a b\\u.exe ist nicht mehr da.",
        );
        german("Service: klnagent", "Dienst: klnagent");
    }

    #[test]
    fn counts_choose_their_form() {
        german("1 things were removed.", "1 Ding wurde entfernt.");
        german("1,200 things were removed.", "1.200 Dinge wurden entfernt.");
        german("Removed: 1200. For a person: x", "Entfernt: 1.200. Für einen Menschen: x");
        german(
            "The file is cut: it should be 4096 bytes long and is 1024.",
            "Die Datei ist abgeschnitten: Sie müsste 4.096 Bytes lang sein und ist 1.024.",
        );
    }

    #[test]
    fn a_count_is_only_what_english_writes_so() {
        for (text, number) in
            [("0", 0), ("7", 7), ("1200", 1_200), ("1,200", 1_200), ("12,345,678", 12_345_678)]
        {
            assert_eq!(count(text), Some(number), "{text}");
        }
        for text in
            ["", ",", "12,5", "1,2000", "1200,000", ",200", "1,", "012", "0,200", "+5", "-1", "1.5"]
        {
            assert_eq!(count(text), None, "{text}");
        }
        german("12,5 things were removed.", "12,5 Dinge wurden entfernt.");
    }

    #[test]
    fn numbers_that_are_no_counts_stay_as_they_are() {
        german("Its code is 1603.", "Der Code ist 1603.");
        german("msiexec.exe ended with code 1603.", "msiexec.exe endete mit Code 1603.");
        german("Programs of user 1001", "Programme des Benutzers 1001");
        german("Uninstall 2345", "2345 deinstallieren");
        german("2345 was found on 1234.", "2345 wurde auf 1234 gefunden.");
        german("Access to 2345 was denied.", "Der Zugriff auf 2345 wurde verweigert.");
        german(
            "Code 1618: another installation is going on. Trying again in 1200 seconds (try 2 of 3).",
            "Code 1618: Eine andere Installation läuft. Neuer Versuch in 1.200 Sekunden (Versuch 2 von 3).",
        );
    }

    #[test]
    fn foreign_names_that_are_known_words_stay_as_they_are() {
        german("Uninstall Restart", "Restart deinstallieren");
        german("Uninstall Component", "Component deinstallieren");
        german("Programs of user Restart", "Programme des Benutzers Restart");
        german("Restart was found on Component.", "Restart wurde auf Component gefunden.");
        german("Service: Restart", "Dienst: Restart");
        german("Running: Service: Restart", "Läuft: Dienst: Restart");
    }

    #[test]
    fn own_words_that_are_filled_in_are_said() {
        german("Store apps of user Restart", "Store-Apps des Benutzers Restart");
        german("Restart was found on this machine.", "Restart wurde auf diesem Rechner gefunden.");
        german("Not run: it names no program.", "Nicht ausgeführt: er nennt kein Programm.");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_said_without_a_panic(text in "(?s).{0,200}", joined in "[A-Za-z :.{}0-9]{0,300}") {
            for language in [Language::German, Language::Longer] {
                speak(language);
                let _ = told(&text);
                let _ = told(&joined);
            }
            speak(Language::English);
        }
    }
}
