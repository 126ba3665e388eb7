//! Help: the three ways to start, every key, and every word that is explained.

use eframe::egui::Ui;

use crate::app::Action;
use crate::ui::{
    actions::keys_in_words,
    terms::Term,
    text::{self, Type},
    theme,
    widgets::{Card, fact, fact_with, key_tag, numbered},
};

const STEPS: [(&str, &[&str]); 3] = [
    (
        "This computer",
        &[
            "Press “Scan this computer”. It reads what is installed and changes nothing.",
            "Open a finding: it says which rule touches you, since when, and what it does not say.",
            "Press “Remove…” and follow the steps. Nothing runs before you have read and confirmed it.",
            "A fresh scan shows whether it is gone, and what was left behind.",
        ],
    ),
    (
        "A list of many computers",
        &[
            "Drop the list on the window: Excel, CSV, or the export of an inventory tool. A folder of lists \
             works, too.",
            "See how its columns were understood, and correct what is wrong. Nothing is kept before you agree.",
            "Every machine with something restricted stands under Findings and Machines.",
            "Import a fresh list later: what is gone and what is new is shown.",
        ],
    ),
    (
        "Without a window",
        &[
            "“interdict-cli check” scans a computer or reads lists, and ends with 0, 1 or 2 for scripts.",
            "“interdict-cli --help” tells every command.",
        ],
    ),
];

/// The page.
pub(super) fn help(ui: &mut Ui) {
    let tokens = theme::tokens(ui);
    text::line(ui, Type::Title, tokens.text, "Help");
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = theme::GAP_CARDS;
    for (title, steps) in STEPS {
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
    Card::titled("Keys").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for action in Action::ALL {
            let Some(keys) = action.shortcut() else { continue };
            let keys = keys_in_words(ui.ctx(), keys);
            fact_with(ui, 300.0, action.words(), |ui| key_tag(ui, &keys));
        }
        for (what, keys) in [
            ("Next row, row before", "Arrow down, arrow up"),
            ("Open the row", "Enter"),
            ("Tick the row", "Space"),
            ("Close what is open", "Esc"),
            ("Next finding while one is open", "Alt+arrow down"),
            ("Copy the rows", "Ctrl+C"),
        ] {
            fact(ui, 300.0, what, keys);
        }
    });
    Card::titled("Words").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        for term in Term::ALL {
            fact(ui, 160.0, term.word(), term.sense());
        }
    });
    text::caption(ui, "This is information, not legal advice.");
}
