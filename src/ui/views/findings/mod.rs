//! Every finding: tabs, filter, table, and the panel beside it; in a narrow window below it.

use eframe::egui::{Color32, Rect, Ui, UiBuilder};

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
    let fill = theme::tokens(ui).surface;
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
    part(ui, "list", list, fill, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        foot::foot(ui, app, pages, ask);
        head::head(ui, app, pages, beside, ask);
        table::body(ui, app, pages, opened.is_some(), beside, narrow && beside, ask);
    });
    if let Some((at, finding)) = opened {
        part(ui, "finding", panel, fill, |ui| panel::panel(ui, app, pages, at, finding, ask));
    }
}

/// A part of the page with a place of its own, whatever stands in it.
fn part(ui: &mut Ui, name: &str, place: Rect, fill: Color32, content: impl FnOnce(&mut Ui)) {
    let mut inside = ui.new_child(UiBuilder::new().id_salt(name).max_rect(place));
    inside.set_clip_rect(place.intersect(ui.clip_rect()));
    inside.painter().rect_filled(place, 0.0, fill);
    content(&mut inside);
    ui.advance_cursor_after_rect(place);
}

fn change(app: &App, ask: &mut Ask, edit: impl FnOnce(&mut FindingsView)) {
    let mut view = app.state.findings_view.clone();
    edit(&mut view);
    ask.push(Command::Findings(view));
}
