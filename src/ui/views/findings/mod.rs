//! Every finding: tabs, filter, table, and the panel beside it; in a narrow window below it.

use eframe::egui::{Frame, Panel, Ui};

use super::{Ask, Pages};
use crate::app::{App, Command, FindingsView};
use crate::ui::theme;

mod foot;
mod head;
mod menu;
mod panel;
mod table;

/// Below this width the panel lies under the table, not beside it.
const FOLDED: f32 = 760.0;

/// The page.
pub(super) fn findings(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    super::rule::notice(ui, app, ask);
    let tokens = theme::tokens(ui);
    let narrow = ui.ctx().content_rect().width() < theme::NARROW;
    let open = app.state.open_finding().is_some();
    let mut beside = false;
    if let Some((at, finding)) = app.state.selected.zip(app.state.open_finding()) {
        let frame = Frame::new().fill(tokens.surface);
        if ui.available_width() < FOLDED {
            let height = (ui.available_height() * 0.6).round();
            Panel::bottom("finding below").exact_size(height).frame(frame).show(ui, |ui| {
                panel::panel(ui, app, pages, at, finding, ask);
            });
        } else {
            beside = true;
            let width = if narrow { ui.available_width() - 300.0 } else { 472.0 };
            Panel::right("finding").exact_size(width).resizable(false).frame(frame).show(
                ui,
                |ui| {
                    panel::panel(ui, app, pages, at, finding, ask);
                },
            );
        }
    }
    Frame::new().fill(tokens.surface).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = 0.0;
        foot::foot(ui, app, pages, ask);
        head::head(ui, app, pages, beside, ask);
        table::body(ui, app, pages, open, beside, narrow && beside, ask);
    });
}

fn change(app: &App, ask: &mut Ask, edit: impl FnOnce(&mut FindingsView)) {
    let mut view = app.state.findings_view.clone();
    edit(&mut view);
    ask.push(Command::Findings(view));
}
