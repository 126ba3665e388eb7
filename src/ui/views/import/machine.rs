//! Which computer a list belongs to that names none.

use eframe::egui::Ui;

use super::super::{Ask, Pages};
use crate::app::{Change, Command, Preview};
use crate::say;
use crate::ui::{
    text::{self, Type},
    theme,
    widgets::{Button, Card, Input},
};

/// The question, and the name once it was said.
pub(super) fn machine(ui: &mut Ui, preview: &Preview, pages: &mut Pages, ask: &mut Ask) {
    let Some(own) = preview.one_machine() else { return };
    let path = &preview.source.path;
    if pages.machine.as_ref().is_none_or(|(file, _)| file != path) {
        pages.machine = Some((path.clone(), own.to_owned()));
    }
    let Some((_, words)) = &mut pages.machine else { return };
    let tokens = theme::tokens(ui);
    Card::titled(say!("which-computer")).show(ui, |ui| {
        ui.horizontal(|ui| {
            Input::new(say!("computer"), words).width(260.0).show(ui);
            let typed = words.trim();
            let changed = !typed.is_empty() && (typed != own || preview.asks_for_machine());
            if Button::secondary(say!("use-this-name")).enabled(changed).show(ui).clicked() {
                ask.push(Command::ReadDifferently(Change::Machine(words.clone())));
            }
            let said = if preview.asks_for_machine() {
                say!("the-list-names-none")
            } else {
                say!("as-you-said")
            };
            text::line(ui, Type::Small, tokens.muted, said);
        });
    });
}
