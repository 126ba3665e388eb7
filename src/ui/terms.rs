//! The words of the field, each explained once: on the help page, and beside the word where it stands.

use eframe::egui::{PopupCloseBehavior, Ui};

use super::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Look, popup},
};
use crate::say;

macro_rules! terms {
    ($($variant:ident $word:expr, $sense:expr);+ $(;)?) => {
        /// A word that is explained.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Term { $(#[doc = stringify!($variant)] $variant),+ }

        impl Term {
            /// All of them, in the order in which they are best read.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $(Self::$variant => $word),+ } }

            /// What it means here, in two or three sentences.
            #[must_use]
            pub fn sense(self) -> &'static str { match self { $(Self::$variant => $sense),+ } }
        }
    };
}

terms! {
    Rule say!("term-rule"), say!("term-rule-sense");
    Covered say!("term-covered"), say!("term-covered-sense");
    Binds say!("term-binds"), say!("term-binds-sense");
    Prohibited say!("verdict-prohibited"), say!("term-prohibited-sense");
    Restricted say!("verdict-restricted"), say!("term-restricted-sense");
    AdvisedAgainst say!("verdict-advised-against"), say!("term-advised-against-sense");
    Listed say!("verdict-listed"), say!("term-listed-sense");
    Depends say!("depends"), say!("term-depends-sense");
    Finding say!("finding"), say!("term-finding-sense");
    Evidence say!("evidence"), say!("term-evidence-sense");
    ToReview say!("to-review"), say!("term-to-review-sense");
    NotFullyRead say!("not-fully-read"), say!("term-not-fully-read-sense");
    Source say!("source"), say!("term-source-sense");
    Leftover say!("term-leftover"), say!("term-leftover-sense");
    AsOf say!("term-as-of"), say!("term-as-of-sense");
    Verified say!("term-verified"), say!("term-verified-sense");
}

/// A small button that explains a word: *What is this?*
pub fn what_is(ui: &mut Ui, term: Term) {
    let name = say!("what-is-this", word = term.word());
    let button = Button::icon_only(Icon::Help, &name).look(Look::Quiet).show(ui);
    popup(&button, &name, PopupCloseBehavior::CloseOnClick, |ui| {
        let tokens = theme::tokens(ui);
        ui.set_width(320.0);
        ui.spacing_mut().item_spacing.y = 4.0;
        text::show(ui, Type::Strong, tokens.text, term.word());
        text::show(ui, Type::Body, tokens.text2, term.sense());
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_explained_without_the_words_to_avoid() {
        for term in Term::ALL {
            let sense = term.sense().to_lowercase();
            assert!(sense.ends_with('.') && sense.len() > 40, "{}", term.word());
            for avoided in ["illegal", "banned", "unlawful", "clean", "safe", "compliant"] {
                assert!(!sense.contains(avoided), "{} says {avoided}", term.word());
            }
        }
    }
}
