//! The words of the field, each explained once: on the help page, and beside the word where it stands.

use eframe::egui::{Popup, PopupCloseBehavior, Ui};

use super::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Look},
};

macro_rules! terms {
    ($($variant:ident $word:literal $sense:literal),+ $(,)?) => {
        /// A word that is explained.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Term { $(#[doc = $word] $variant),+ }

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
    Rule "Rule"
        "One measure of a government, or one of your own. It names what it covers, whom it binds and from which \
         day. The catalogue keeps each with its source.",
    Covered "Covered"
        "A rule covers what its text says: all of a vendor, some of its products, a category or a kind of \
         equipment. A program of the same vendor that no rule covers is no finding.",
    Binds "Binds you"
        "A rule binds you when it is addressed to an organisation of your kind and place, as you answered in the \
         first questions. A rule can also reach you through the vendor: it may no longer sell to you or update \
         you.",
    Prohibited "Prohibited"
        "A rule that binds you says that you must not have or use it.",
    Restricted "Restricted"
        "Something is cut off for you: buying, renewing, updating, supplying or building it in. Having it is not \
         forbidden by that rule.",
    AdvisedAgainst "Advised against"
        "An authority warns of it. Nothing is forbidden.",
    Listed "Listed"
        "It is restricted for others or elsewhere. Nothing binds you for having it.",
    Depends "Depends"
        "Whether the rule reaches you depends on one fact that the first questions do not ask, such as a clause \
         of a contract. It is asked once, and your answer is kept.",
    Finding "Finding"
        "One restricted product on one machine, however many records speak of it: a program entry, a service, a \
         driver, an extension.",
    Evidence "Evidence"
        "What was read that points to the product, and how sure that makes it. An identifier or the publisher \
         proves it; a name alone makes it likely at most.",
    ToReview "To review"
        "It may be this product, and nothing proves it. It is not counted as found until you decide.",
    NotFullyRead "Not fully read"
        "Something could not be read, or the kind of list cannot show it. Nothing can be said about what stood \
         there.",
    Source "Source"
        "A place where software is recorded: the program list, services, a browser's profile, a column of a list. \
         Each is read or not read, with the reason.",
    Leftover "Leftover"
        "What an uninstaller left behind: a folder, a service, a driver, a key, an extension, a certificate.",
    AsOf "As of"
        "The day for which the rules are applied. The catalogue knows the texts up to its own date; what came \
         later it cannot know.",
    Verified "Verified"
        "The fact was read at its source. What was not is marked as not verified and never counts as certain.",
}

/// A small button that explains a word: *What is this?*
pub fn what_is(ui: &mut Ui, term: Term) {
    let name = format!("What is this? {}", term.word());
    let button = Button::icon_only(Icon::Help, &name).look(Look::Quiet).show(ui);
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .accessible_name(&name)
        .show(|ui| {
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
