//! What the window says, in the user's language: all its text stands in the `.ftl` files of this room, one
//! folder a language, in the format of Project Fluent (<https://projectfluent.org/fluent/guide/>).
//!
//! `say!("id")` gives a text that never changes, `say!("id", count = n)` one with something filled in, and
//! `told(text)` what another room has said in English. English is complete; what another language lacks is said
//! in English, and the log names it. Not translated are the catalogue (measures, questions, recipes) and the body
//! of reports: their wording is checked in English only, and the window says so once.
//!
//! The language is that of a thread: the window is one thread, so that what it draws never changes in the
//! middle of a frame. Other threads (and the command line) speak English, except for those that tell the
//! window something in words or show a dialog of the system: they are told how it speaks.

use std::cell::Cell;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

mod book;
mod numbers;
mod told;

pub use book::Arg;
use book::Book;
pub use told::{is_known, told};

/// A language of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English, which has everything.
    #[default]
    English,
    /// German.
    German,
    /// Ukrainian.
    Ukrainian,
    /// Spanish.
    Spanish,
    /// English with letters added, nearly half as long again: shows where a text has no room. Never offered.
    #[serde(skip)]
    Longer,
}

impl Language {
    /// Those that can be chosen.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::Ukrainian, Self::Spanish];

    /// Its own name for itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::English | Self::Longer => "English",
            Self::German => "Deutsch",
            Self::Ukrainian => "Українська",
            Self::Spanish => "Español",
        }
    }

    /// Its code in BCP 47.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English | Self::Longer => "en",
            Self::German => "de",
            Self::Ukrainian => "uk",
            Self::Spanish => "es",
        }
    }

    /// The language of a tag as systems write it ("de-AT", "uk_UA.UTF-8"), if it is one of these.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_', '.', '@']).next()?;
        Self::ALL.into_iter().find(|language| first.eq_ignore_ascii_case(language.code()))
    }

    fn book(self) -> &'static Book {
        static BOOKS: [OnceLock<Book>; 5] = [const { OnceLock::new() }; 5];
        let at = match self {
            Self::English => 0,
            Self::German => 1,
            Self::Ukrainian => 2,
            Self::Spanish => 3,
            Self::Longer => 4,
        };
        BOOKS[at].get_or_init(|| Book::of(self))
    }
}

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// From now on this thread speaks a language.
pub fn speak(language: Language) {
    SPOKEN.set(language);
}

/// Reads the texts of a language, so that the first one that is said need not wait for it.
pub fn open(language: Language) {
    language.book();
}

/// The language that this thread speaks.
#[must_use]
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// A text in which nothing is filled in; for `say!`.
#[must_use]
pub fn plain(id: &'static str) -> &'static str {
    let spoken = spoken();
    spoken.book().plain(id).or_else(|| Language::English.book().plain(id)).unwrap_or(id)
}

/// A text with something filled in; for `say!`.
#[must_use]
pub fn filled(id: &'static str, args: &[(&'static str, Arg<'_>)]) -> String {
    let spoken = spoken();
    let made = spoken.book().filled(id, args);
    made.or_else(|| Language::English.book().filled(id, args)).unwrap_or_else(|| id.to_owned())
}

/// A text of the catalogue's own words (answers, places) for which the languages have one; else as it is.
#[must_use]
pub fn known(kind: &str, id: &str, otherwise: &str) -> String {
    let id = format!("{kind}-{}", id.to_lowercase());
    spoken().book().if_plain(&id).map_or_else(|| otherwise.to_owned(), str::to_owned)
}

/// A count with the language's mark between the thousands.
#[must_use]
pub fn number(number: u64) -> String {
    numbers::grouped(number, spoken())
}

/// A measured number with one digit behind the point or comma.
#[must_use]
pub fn decimal(number: f64) -> String {
    numbers::decimal(number, spoken())
}

/// The text of an id: `say!("rules")`, and with what is filled in: `say!("machines-left", count = 3)`.
#[macro_export]
macro_rules! say {
    ($id:literal) => { $crate::language::plain($id) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::filled(
            $id,
            &[$((stringify!($name), $crate::language::Arg::from($value))),+],
        )
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_the_tags_of_every_system() {
        for (tag, language) in [
            ("de", Some(Language::German)),
            ("de-AT", Some(Language::German)),
            ("uk_UA.UTF-8", Some(Language::Ukrainian)),
            ("ES-mx", Some(Language::Spanish)),
            ("en_GB@euro", Some(Language::English)),
            ("est", None),
            ("C", None),
            ("", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn other_threads_speak_english() {
        speak(Language::German);
        assert_eq!(spoken(), Language::German);
        let other = std::thread::scope(|scope| scope.spawn(spoken).join());
        assert_eq!(other.ok(), Some(Language::English));
        speak(Language::English);
    }
}
