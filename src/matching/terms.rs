//! What the matcher looks for, said in the open: for engines that cannot run it and ask the same question
//! in a language of their own (SQL, regular expressions). Nothing is decided here.

use super::index::Matcher;
use super::{normalize, rules};

/// What is looked for of one vendor. Texts are normalised as [`normalize`] does it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Publishers that prove the vendor, without their legal forms.
    pub publishers: Vec<String>,
    /// Words that name the vendor in a publisher and in a name.
    pub vendor_words: Vec<String>,
    /// Single words of the vendor's own names, which may stand before a product's name.
    pub own_words: Vec<String>,
    /// Names of products.
    pub names: Vec<NameTerm>,
}

/// A name that means a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTerm {
    /// Product id; `None` for names without a record.
    pub product: Option<String>,
    /// The words, one space between them.
    pub words: String,
    /// The words as the catalogue writes them.
    pub shown: String,
    /// Counts wherever it stands; otherwise only as the whole name, versions aside.
    pub anywhere: bool,
    /// Counts only where the publisher agrees.
    pub weak: bool,
    /// Names an engine that other makers build in.
    pub embedded: bool,
    /// Counts whoever the publisher is.
    pub any_publisher: bool,
    /// Words that, in the same name, speak against it.
    pub against: Vec<String>,
}

impl Matcher {
    /// What is looked for of one vendor, in a fixed order; nothing for a vendor that is not known.
    #[must_use]
    pub fn terms(&self, vendor: &str) -> Terms {
        let Some(at) = self.vendors.iter().position(|id| id == vendor) else {
            return Terms::default();
        };
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let publishers = self.publishers.iter().filter(|(_, of)| **of == at);
        let mut terms = Terms {
            publishers: publishers.map(|(text, _)| text.clone()).collect(),
            own_words: self
                .own_words
                .iter()
                .filter(|(of, _)| *of == at)
                .map(|(_, word)| word.clone())
                .collect(),
            ..Terms::default()
        };
        for (words, patterns) in self.texts.iter().zip(&self.patterns) {
            for pattern in patterns.iter().filter(|pattern| pattern.vendor == at) {
                let words = words.trim().to_owned();
                match pattern.product {
                    None if !pattern.weak => terms.vendor_words.push(words),
                    product => terms.names.push(NameTerm {
                        product: product.map(|at| self.products[at as usize].clone()),
                        words,
                        shown: pattern.shown.clone(),
                        anywhere: pattern.anywhere,
                        weak: pattern.weak,
                        embedded: pattern.embedded,
                        any_publisher: pattern.any_publisher,
                        against: product.map_or_else(Vec::new, |at| {
                            self.against[at as usize]
                                .iter()
                                .map(|text| text.trim().to_owned())
                                .collect()
                        }),
                    }),
                }
            }
        }
        terms.publishers.sort_unstable();
        terms.vendor_words.sort_unstable();
        terms.own_words.sort_unstable();
        terms.names.sort_unstable_by(|a, b| (&a.words, &a.product).cmp(&(&b.words, &b.product)));
        terms
    }
}

/// Words that, beside a vendor's name, say "this removes or serves the product".
#[must_use]
pub fn tool_words() -> Vec<&'static str> {
    rules::TOOL_WORDS.iter().map(|word| word.trim()).collect()
}

/// Texts that lists write where they have no publisher, normalised.
#[must_use]
pub fn empty_publishers() -> &'static [&'static str] {
    rules::EMPTY_MARKS
}

/// Legal forms, as words, which say nothing about who a publisher is.
#[must_use]
pub fn legal_forms() -> &'static [&'static str] {
    normalize::LEGAL_FORMS
}

/// Legal forms of several words, and those that stand at a name without a space.
#[must_use]
pub fn legal_phrases() -> Vec<&'static str> {
    normalize::LEGAL_PHRASES.iter().map(|phrase| phrase.trim()).collect()
}

/// Words that say nothing but version, architecture or edition.
#[must_use]
pub fn edition_words() -> &'static [&'static str] {
    rules::EDITION_WORDS
}
