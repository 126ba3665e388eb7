//! Every finding: tabs, filter, table, and the panel beside it; in a narrow window below it.

use eframe::egui::{Rect, Ui};

use super::{Ask, FOLDED, Pages, over_bar, part};
use crate::app::{App, Command, FindingsView};
use crate::ui::theme;

mod foot;
mod head;
mod menu;
mod panel;
mod table;

/// The page.
pub(super) fn findings(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    super::rule::notice(ui, app, ask);
    let narrow = ui.ctx().content_rect().width() < theme::NARROW;
    let opened = app.state.selected.zip(app.state.open_finding());
    let room = ui.available_rect_before_wrap();
    let folded = room.width() < FOLDED;
    let (list, panel) = if opened.is_none() {
        (room, Rect::NOTHING)
    } else if folded {
        room.split_top_bottom_at_y(room.bottom() - (room.height() * 0.6).round())
    } else {
        let width = if narrow { room.width() - 300.0 } else { 472.0 };
        room.split_left_right_at_x(room.right() - width)
    };
    let beside = opened.is_some() && !folded;
    // The list first: from there the Tab key leads into the panel that it opened.
    part(ui, "list", list, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = if app.state.ticked_findings.is_empty() { 0.0 } else { theme::BAR };
        let (list, bar) = over_bar(ui, height);
        part(ui, "rows", list, |ui| {
            head::head(ui, app, pages, beside, ask);
            table::body(ui, app, pages, opened.is_some(), beside, narrow && beside, ask);
        });
        if height > 0.0 {
            part(ui, "ticked", bar, |ui| foot::foot(ui, app, pages, ask));
        }
    });
    if let Some((at, finding)) = opened {
        part(ui, "finding", panel, |ui| panel::panel(ui, app, pages, at, finding, ask));
    }
}

fn change(app: &App, ask: &mut Ask, edit: impl FnOnce(&mut FindingsView)) {
    let mut view = app.state.findings_view.clone();
    edit(&mut view);
    ask.push(Command::Findings(view));
}
