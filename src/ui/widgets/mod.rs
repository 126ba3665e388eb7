//! The parts that every page is built from, one small file each.
//!
//! A widget draws and reports what the user did; it keeps nothing but its own look (an open menu, a
//! scroll position) and never decides what is true. Every control has a name for screen readers.

use eframe::egui::{Align, Layout, Rect, Response, Ui, UiBuilder};

mod badge;
mod button;
mod card;
mod chip;
mod choice;
mod columns;
mod command;
mod dialog;
mod drop;
mod empty;
mod evidence;
mod facts;
mod heat;
mod input;
mod mark;
mod notice;
mod notification;
mod place;
mod popup;
mod progress;
mod share;
mod steps;
mod table;
mod tabs;
mod timeline;

pub use badge::{
    Badge, badge, country_tag, key_tag, large_badge, status_word, tag, verdict_word, worded,
};
pub use button::{Button, Look, link, quiet_icon};
pub use card::{Card, hairline};
pub use chip::{Chip, segments};
pub use choice::{Tick, choice_row, radio, tick_box, tick_row};
pub use columns::{ChartColumn, Happened, stacked_columns, swatch};
pub use command::{CommandBox, command_text};
pub use dialog::{Answer, Dialog};
pub use drop::{drop_overlay, drop_zone};
pub use empty::{Action, WayOut, action_cards, action_tile, column, empty_state, error_page};
pub use evidence::{Proof, Record, evidence};
pub use facts::{
    RowState, bullets, fact, fact_mono, fact_with, icon_line, icon_line_with, mark_row, value_row,
};
pub use heat::{Heat, HeatAnswer, HeatRow};
pub use input::{Input, menu_entry, menu_entry_with_keys, select};
pub use mark::{Mark, kind_icon};
pub use notice::{Notice, NoticeKind};
pub use notification::{Notification, NotificationAnswer, notifications};
pub use popup::{Stays, popup};
pub(super) use popup::{closed as popup_closed, within as within_popup};
pub use progress::{Progress, live_line, progress_bar};
pub use share::share_bar;
pub use steps::{RAIL_STEP, StepEntry, StepState, numbered, step_rail, steps_across};
pub use table::{Column, Order, Resized, Table, TableAnswer, Width, back_to_table, focus_table};
pub use tabs::{Tab, rail_entry, rail_entry_asking, tabs};
pub use timeline::{DateKind, Dated, timeline};

/// Says of one of several things that exclude each other, or that stand in a list, whether it is the chosen one.
/// egui says of everything that it is pressed or not, which is right for buttons and tick boxes only.
pub(super) fn tell_chosen(response: &Response, chosen: bool) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.clear_toggled();
        node.set_selected(chosen);
    });
}

/// Lays something out from the right edge of `room`, in the middle of its height; answers with the
/// left edge that it leaves for what stands before it.
pub fn place_right(ui: &mut Ui, room: Rect, content: impl FnOnce(&mut Ui)) -> f32 {
    let layout = Layout::right_to_left(Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
    content(&mut inside);
    let used = inside.min_rect();
    if used.width() > 0.0 { used.left() - super::theme::GAP } else { room.right() }
}

/// Lays something out from the left edge of `room`, in the middle of its height.
pub fn place_left(ui: &mut Ui, room: Rect, content: impl FnOnce(&mut Ui)) {
    let layout = Layout::left_to_right(Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
    content(&mut inside);
}
