//! Progress: a bar of four points, redrawn at most twice a second.

use std::time::Duration;

use eframe::egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, accesskit, vec2};

use super::super::{
    text::{self, Type},
    theme,
};

/// How often a bar of unknown length moves on.
const STEP: Duration = Duration::from_millis(500);
/// In how many steps it crosses its track.
const STEPS: u32 = 8;

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// So many of so many.
    Of {
        /// Done.
        done: u64,
        /// Of how many; 0 counts as nothing done.
        total: u64,
    },
    /// Nobody knows: the bar moves in steps.
    Unknown,
}

/// Draws the bar over the whole width that is there. `name` is read aloud ("Scanning this computer").
/// A known length asks for no frame by itself; whoever reports progress wakes the window, and does so
/// at most twice a second.
pub fn progress_bar(ui: &mut Ui, name: &str, progress: Progress) -> Response {
    let tokens = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    // Not `line`: in high contrast it is white, and the bar would not stand out from it.
    ui.painter().rect_filled(rect, 2, tokens.clean_solid);
    let (from, to) = match progress {
        Progress::Of { done, total } => {
            let share = done.min(total) as f64 / total.max(1) as f64;
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_min_numeric_value(0.0);
                node.set_max_numeric_value(total as f64);
                node.set_numeric_value(done as f64);
            });
            (0.0, share as f32)
        }
        Progress::Unknown => {
            ui.ctx().request_repaint_after(STEP);
            let step = (ui.input(|input| input.time) / STEP.as_secs_f64()) as u64;
            let place = (step % u64::from(STEPS)) as f32 / STEPS as f32;
            (place, place + 1.0 / STEPS as f32)
        }
    };
    let bar = Rect::from_x_y_ranges(
        rect.left() + rect.width() * from..=rect.left() + rect.width() * to,
        rect.y_range(),
    );
    ui.painter().rect_filled(bar, 2, tokens.link);
    response
}

/// One line about running work, announced by screen readers when it changes.
pub fn live_line(ui: &mut Ui, words: &str) -> Response {
    let color = theme::tokens(ui).text2;
    let response = text::show(ui, Type::Body, color, words);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Polite));
    response
}
