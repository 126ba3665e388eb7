//! Help: the three ways to start, every key, and every word that is explained.

use eframe::egui::Ui;

use crate::app::Action;
use crate::say;
use crate::ui::{
    actions::keys_in_words,
    terms::Term,
    text::{self, Type},
    theme,
    widgets::{Card, fact, fact_with, key_tag, numbered},
};

/// The three ways, step by step.
fn steps() -> [(&'static str, Vec<&'static str>); 3] {
    [
        (
            say!("this-computer"),
            vec![
                say!("help-computer-1"),
                say!("help-computer-2"),
                say!("help-computer-3"),
                say!("help-computer-4"),
            ],
        ),
        (
            say!("help-list"),
            vec![
                say!("help-list-1"),
                say!("help-list-2"),
                say!("help-list-3"),
                say!("help-list-4"),
            ],
        ),
        (say!("help-console"), vec![say!("help-console-1"), say!("help-console-2")]),
    ]
}

/// The page.
pub(super) fn help(ui: &mut Ui) {
    let tokens = theme::tokens(ui);
    text::line(ui, Type::Title, tokens.text, say!("help"));
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
    for (title, steps) in steps() {
        Card::titled(title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme::GAP;
            for (at, step) in steps.iter().enumerate() {
                ui.horizontal(|ui| {
                    numbered(ui, at + 1);
                    text::show(ui, Type::Body, tokens.text, *step);
                });
            }
        });
    }
    Card::titled(say!("keys")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for action in Action::ALL {
            let Some(keys) = action.shortcut() else { continue };
            let keys = keys_in_words(ui.ctx(), keys);
            fact_with(ui, 300.0, action.words(), |ui| key_tag(ui, &keys));
        }
        for (what, keys) in [
            (say!("key-rows"), say!("key-rows-arrows")),
            (say!("key-open-the-row"), say!("key-enter")),
            (say!("key-tick-the-row"), say!("key-space")),
            (say!("key-tick-on-the-way"), say!("key-shift-arrows")),
            (say!("key-tick-all-rows"), say!("key-ctrl-a")),
            (say!("key-row-menu"), say!("key-menu")),
            (say!("key-column-width"), say!("key-alt-arrows")),
            (say!("key-scroll"), say!("key-pages")),
            (say!("key-close"), "Esc"),
            (say!("key-next-finding"), say!("key-alt-down")),
            (say!("key-copy-rows"), say!("key-ctrl-c")),
        ] {
            fact(ui, 300.0, what, keys);
        }
    });
    Card::titled(say!("words")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        for term in Term::ALL {
            fact(ui, 160.0, term.word(), term.sense());
        }
    });
    text::caption(ui, say!("not-legal-advice"));
}
