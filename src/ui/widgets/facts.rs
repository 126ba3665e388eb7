//! Rows of facts: name and value, what was read, what it does not say.

use eframe::egui::{Color32, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::{
    icons::Icon,
    text::{self, Type},
    theme,
};
use super::Mark;
use crate::ui::visible::visible;

/// A fact: its name at the left in a column of `column` points, its value beside it, wrapped.
pub fn fact(ui: &mut Ui, column: f32, name: &str, value: &str) {
    let color = theme::tokens(ui).text;
    fact_with(ui, column, name, |ui| {
        text::show(ui, Type::Body, color, value);
    });
}

/// As [`fact`], for paths, codes and commands.
pub fn fact_mono(ui: &mut Ui, column: f32, name: &str, value: &str) {
    let color = theme::tokens(ui).text;
    fact_with(ui, column, name, |ui| {
        text::show(ui, Type::Mono, color, value);
    });
}

/// As [`fact`], with anything as its value.
pub fn fact_with<R>(ui: &mut Ui, column: f32, name: &str, value: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = theme::tokens(ui);
    let whole = ui.available_rect_before_wrap();
    let name_room = whole.with_max_x(whole.left() + column - theme::GAP);
    let mut left = ui.new_child(UiBuilder::new().max_rect(name_room));
    text::show(&mut left, Type::Body, tokens.muted, name);
    let value_room = whole.with_min_x(whole.left() + column);
    let mut right = ui.new_child(UiBuilder::new().max_rect(value_room));
    let answer = value(&mut right);
    let height = left.min_rect().height().max(right.min_rect().height());
    ui.allocate_exact_size(vec2(whole.width(), height), Sense::hover());
    answer
}

/// What a row of a source says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Read, or there.
    Plain,
    /// Something of it could not be read: violet and semibold.
    NotFullyRead,
    /// Waiting, or not present here: grey.
    Quiet,
}

/// A row of 28 points: icon, words, and a value at the right edge ("Services … 289").
pub fn value_row(ui: &mut Ui, icon: Icon, words: &str, value: &str, state: RowState) -> Response {
    let tokens = theme::tokens(ui);
    let (icon, kind, ink, value_ink) = match state {
        RowState::Plain => (icon, Type::Body, tokens.text, tokens.text),
        RowState::NotFullyRead => {
            (Icon::NotSeen, Type::Strong, tokens.unseen.text, tokens.unseen.text)
        }
        RowState::Quiet => (icon, Type::Body, tokens.muted, tokens.muted),
    };
    let icon_ink = if state == RowState::Plain { tokens.text2 } else { ink };
    row_of(ui, (icon, icon_ink), words, value, (kind, ink, value_ink))
}

/// A row as [`value_row`] has it, for a verdict or a state: with its icon and the icon's colour; grey
/// where the value is nought.
pub fn mark_row(ui: &mut Ui, mark: Mark, value: &str, is_nought: bool) -> Response {
    let tokens = theme::tokens(ui);
    let color = if is_nought { tokens.muted } else { mark.colors(tokens).text };
    let (kind, ink) =
        if is_nought { (Type::Body, tokens.muted) } else { (Type::Strong, tokens.text) };
    let icon = mark.icon().unwrap_or(Icon::Minus);
    row_of(ui, (icon, color), mark.word(), value, (kind, ink, ink)).on_hover_text(mark.meaning())
}

fn row_of(
    ui: &mut Ui,
    (icon, icon_ink): (Icon, Color32),
    words: &str,
    value: &str,
    (kind, ink, value_ink): (Type, Color32, Color32),
) -> Response {
    let size = vec2(ui.available_width(), theme::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let painter = ui.painter();
    let middle = rect.center().y;
    icon.paint(painter, pos2(rect.left() + 8.0, middle), theme::ICON, icon_ink);
    let value_shape = text::galley(painter, kind, value_ink, value);
    let value_left = rect.right() - value_shape.size().x;
    let room = value_left - theme::GAP - rect.left() - 24.0;
    let shape = text::cut(painter, kind, ink, words, room.max(0.0));
    let cut = shape.elided;
    text::paint_middle(painter, rect.left() + 24.0, middle, shape);
    text::paint_middle(painter, value_left, middle, value_shape);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words}: {value}")));
    if cut { response.on_hover_text(visible(words)) } else { response }
}

/// A sentence after an icon, wrapped: what to know before, where it was read.
pub fn icon_line(ui: &mut Ui, icon: Icon, tint: Color32, words: &str) {
    let color = theme::tokens(ui).text2;
    icon_line_with(ui, icon, tint, |ui| {
        text::show(ui, Type::Body, color, words);
    });
}

/// As [`icon_line`], with anything after the icon.
pub fn icon_line_with<R>(
    ui: &mut Ui,
    icon: Icon,
    tint: Color32,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    indented(ui, theme::ICON + theme::GAP, content, |ui, rect| {
        let center = pos2(rect.left() + theme::ICON / 2.0, rect.top() + 9.0);
        icon.paint(ui.painter(), center, theme::ICON, tint);
    })
}

/// A list with points: "What it does not say".
pub fn bullets<S: AsRef<str>>(ui: &mut Ui, sentences: impl IntoIterator<Item = S>) {
    let tokens = theme::tokens(ui);
    for sentence in sentences {
        let content = |ui: &mut Ui| text::show(ui, Type::Body, tokens.text2, sentence.as_ref());
        indented(ui, 12.0, content, |ui, rect| {
            let center = pos2(rect.left() + 2.0, rect.top() + 9.0);
            ui.painter().circle_filled(center, 1.75, tokens.muted);
        });
    }
}

fn indented<R>(
    ui: &mut Ui,
    by: f32,
    content: impl FnOnce(&mut Ui) -> R,
    mark: impl FnOnce(&Ui, Rect),
) -> R {
    let whole = ui.available_rect_before_wrap();
    let mut inside = ui.new_child(UiBuilder::new().max_rect(whole.with_min_x(whole.left() + by)));
    let answer = content(&mut inside);
    let size = vec2(whole.width(), inside.min_rect().height());
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    mark(ui, rect);
    answer
}
