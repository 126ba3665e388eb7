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
            .map(|(name, inside)| (name, argument(language, inside, depth)))
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

/// A count decides between singular and plural; other words may be known themselves.
fn argument(language: Language, inside: &str, depth: u8) -> Arg<'static> {
    let digits = inside.replace(',', "");
    if !inside.starts_with('0') || inside == "0" {
        if let Ok(number) = digits.parse::<u64>() {
            return Arg::Number(number);
        }
    }
    Arg::from(said_in(language, inside, depth + 1).unwrap_or_else(|| inside.to_owned()))
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
    let args: Vec<(&str, Arg<'_>)> =
        taken.into_iter().map(|(name, inside)| (name, argument(language, inside, depth))).collect();
    language.book().filled(&sentence.id, &args)
}

/// "Service: klnagent" and "Program: …, C:\…": the word before the colon is known, the rest may be.
fn headed(language: Language, text: &str, depth: u8) -> Option<String> {
    let (head, rest) = text.split_once(": ")?;
    let id = SENTENCES.whole.get(head)?;
    let head = language.book().if_plain(id)?;
    let rest = said_in(language, rest, depth + 1).map_or(Cow::Borrowed(rest), Cow::Owned);
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
