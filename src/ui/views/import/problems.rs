//! Rows that could not be understood, with their place.

use eframe::egui::Ui;

use super::{head_row, row, rows_card};
use crate::app::Preview;
use crate::language::told;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{Type, count},
    theme,
    widgets::Button,
};

/// Problems that are shown; all of them can be copied.
const SHOWN: usize = 20;

/// The card.
pub(super) fn problems(ui: &mut Ui, preview: &Preview) {
    let problems = &preview.inventory.problems;
    let all = preview.list.counts.problems.max(problems.len() as u64);
    if problems.is_empty() {
        return;
    }
    let listed = problems.len() as u64;
    let word = if listed == all {
        say!("copy-all", count = all)
    } else {
        say!("copy-the-first", count = listed, all = all)
    };
    let copy = |ui: &mut Ui| {
        if Button::quiet(&word).icon(Icon::Copy).show(ui).clicked() {
            let lines: Vec<String> = problems
                .iter()
                .map(|own| format!("{}\t{}\t{}\t{}", own.path, own.place, own.reason, own.text))
                .collect();
            ui.ctx().copy_text(lines.join("\n"));
        }
    };
    let tokens = theme::tokens(ui);
    let shown = if all > SHOWN as u64 {
        say!("the-first-of", count = SHOWN, all = all)
    } else {
        count(all)
    };
    rows_card(say!("problems")).count(shown).right(copy).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let place = (ui.available_width() * 0.24).clamp(120.0, 240.0);
        let reason = (ui.available_width() * 0.40).max(200.0);
        head_row(
            ui,
            &[
                (place, say!("head-place")),
                (reason, say!("what-is-wrong")),
                (0.0, say!("problem-text")),
            ],
        );
        for own in problems.iter().take(SHOWN) {
            let at = super::capital(&own.place.to_string());
            row(
                ui,
                &[
                    (place, Type::Body, tokens.text, &at),
                    (reason, Type::Body, tokens.restricted.text, &told(&own.reason)),
                    (0.0, Type::Mono, tokens.text2, &own.text),
                ],
            );
        }
    });
}
