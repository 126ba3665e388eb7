//! Below the table: what can be done with the findings that are ticked, all at once.

use eframe::egui::{Stroke, Ui, vec2};

use super::super::{Ask, Pages, decide};
use super::menu;
use crate::app::{App, Command};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, place_left, place_right},
};

/// The bar; it is there while something is ticked.
pub(super) fn foot(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let ticked = &app.state.ticked_findings;
    let tokens = theme::tokens(ui);
    let whole = ui.max_rect();
    ui.painter().hline(whole.x_range(), whole.top(), Stroke::new(1.0, tokens.line));
    let edge = whole.shrink2(vec2(16.0, 0.0));
    let left = place_right(ui, edge, |ui| {
        let words = say!("decide-for", count = ticked.len());
        // While a search runs some of the ticked ones may not be in sight.
        let can = app.state.is_kept() && !app.is_showing();
        if Button::primary(&words).icon(Icon::Edit).enabled(can).show(ui).clicked() {
            pages.decision = decide::Draft::about(app, ticked.iter().copied());
        }
        if Button::secondary(say!("copy")).icon(Icon::Copy).show(ui).clicked() {
            ui.ctx().copy_text(menu::rows_to_copy(app, None));
        }
        if Button::quiet(say!("take-the-ticks-away")).show(ui).clicked() {
            ask.push(Command::TickAll(false));
        }
    });
    let mut room = edge;
    room.max.x = left;
    place_left(ui, room, |ui| {
        text::line(ui, Type::Body, tokens.text2, say!("findings-ticked", count = ticked.len()));
    });
}
