//! Where files can be dropped: the dashed zone of an empty page, and the cover while one hovers.

use eframe::egui::{
    Align2, Color32, Context, Id, LayerId, Order, Painter, Rect, Response, Role, Sense, Shape,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::super::{
    icons::Icon,
    text::{self, Spans, Type},
    theme,
};
use crate::say;

/// The zone, over the whole width that is there. A press of it is a wish to choose a file.
pub fn drop_zone(ui: &mut Ui, height: f32, name: &str, words: Spans) -> Response {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, ui.is_enabled(), name));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS_CARD, tokens.hover);
    }
    dashed(ui.painter(), rect.shrink(0.5), tokens.line_strong);
    let words = words.galley(ui.painter(), rect.width() - 80.0);
    let content = vec2(theme::ICON_TILE + 12.0 + words.size().x, height);
    let inner = Align2::CENTER_CENTER.align_size_within_rect(content, rect);
    let center = pos2(inner.left() + theme::ICON_TILE / 2.0, rect.center().y);
    Icon::DropFile.paint(ui.painter(), center, theme::ICON_TILE, tokens.text2);
    let left = inner.left() + theme::ICON_TILE + 12.0;
    text::paint_middle(ui.painter(), left, rect.center().y, words);
    response
}

/// Covers the whole window while a file hovers over it.
pub fn drop_overlay(ctx: &Context) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let tokens = theme::tokens_of(ctx, ctx.global_style().visuals.dark_mode);
    let painter = ctx.layer_painter(LayerId::new(Order::Tooltip, Id::unique("drop overlay")));
    let rect = ctx.content_rect();
    painter.rect_filled(rect, 0.0, tokens.accent_tint.gamma_multiply(0.9));
    dashed(&painter, rect.shrink(16.5), tokens.link);
    let words = text::galley(&painter, Type::Title, tokens.text, say!("drop-to-read"));
    let content = vec2(theme::ICON_EMPTY + 12.0 + words.size().x, theme::ICON_EMPTY);
    let inner = Align2::CENTER_CENTER.align_size_within_rect(content, rect);
    let center = pos2(inner.left() + theme::ICON_EMPTY / 2.0, rect.center().y);
    Icon::DropFile.paint(&painter, center, theme::ICON_EMPTY, tokens.link);
    let left = inner.left() + theme::ICON_EMPTY + 12.0;
    text::paint_middle(&painter, left, rect.center().y, words);
}

/// A rounded rectangle of dashes.
fn dashed(painter: &Painter, rect: Rect, color: Color32) {
    let radius = f32::from(theme::RADIUS_CARD);
    let mut points = Vec::with_capacity(4 * 7 + 1);
    let corners = [
        (pos2(rect.right() - radius, rect.top() + radius), -0.25),
        (pos2(rect.right() - radius, rect.bottom() - radius), 0.0),
        (pos2(rect.left() + radius, rect.bottom() - radius), 0.25),
        (pos2(rect.left() + radius, rect.top() + radius), 0.5),
    ];
    for (center, turn) in corners {
        for step in 0..=6_u8 {
            let angle = std::f32::consts::TAU * (turn + f32::from(step) / 24.0);
            points.push(center + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    points.extend(points.first().copied());
    painter.extend(Shape::dashed_line(&points, Stroke::new(1.0, color), 4.0, 3.0));
}
