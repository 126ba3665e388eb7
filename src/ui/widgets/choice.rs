//! Tick boxes, radio buttons, and rows of which one is chosen.

use eframe::egui::{
    Color32, Id, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::{
    super::{
        text::{self, Type},
        theme::{self, Ring, Tokens},
    },
    place::control,
};

/// What a tick box shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Not ticked.
    Off,
    /// Ticked.
    On,
    /// Some of the things it stands for.
    Some,
}

impl Tick {
    /// Of `all` things, `ticked` are.
    #[must_use]
    pub fn of(ticked: usize, all: usize) -> Self {
        match ticked {
            0 => Self::Off,
            ticked if ticked == all => Self::On,
            _ => Self::Some,
        }
    }
}

impl From<bool> for Tick {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

/// A tick box with its words. Changes `on` when pressed; `changed()` of the answer says so.
pub fn tick_box(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    let mut response = tick_row(ui, Tick::from(*on), words);
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response
}

/// A tick box that can also stand for some of several things. `clicked()` of the answer says that it
/// was pressed.
pub fn tick_row(ui: &mut Ui, tick: Tick, words: &str) -> Response {
    let (rect, response) = choice_space(ui, words);
    response.widget_info(|| {
        let mut info =
            WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), tick == Tick::On, words);
        if tick == Tick::Some {
            info.selected = None;
        }
        info
    });
    let mark = Rect::from_center_size(first_line(rect), Vec2::splat(16.0));
    paint_tick(ui.painter(), theme::tokens(ui), mark, tick, response.hovered());
    words_and_ring(ui, &response, rect, words);
    response
}

/// A tick box in a cell of a table: without words, and no stop of the Tab key, because the table
/// itself holds the focus and ticks with the space bar.
pub(super) fn tick_cell(ui: &Ui, center: Pos2, id: Id, tick: Tick, name: &str) -> Response {
    let mark = Rect::from_center_size(center, Vec2::splat(16.0));
    let response = ui.interact(mark.expand(6.0), id, Sense::CLICK);
    response.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), tick == Tick::On, name)
    });
    paint_tick(ui.painter(), theme::tokens(ui), mark, tick, response.hovered());
    response
}

fn paint_tick(painter: &Painter, tokens: &Tokens, rect: Rect, tick: Tick, hovered: bool) {
    if tick == Tick::Off {
        let fill = if hovered { tokens.hover } else { tokens.surface };
        let stroke = Stroke::new(1.0, tokens.line_strong);
        painter.rect(rect, theme::RADIUS_TICK, fill, stroke, StrokeKind::Inside);
        return;
    }
    let fill = if hovered { tokens.accent_hover } else { tokens.accent };
    painter.rect_filled(rect, theme::RADIUS_TICK, fill);
    // Drawn with a thicker stroke than an icon of this size has.
    let points: &[(f32, f32)] = if tick == Tick::On {
        &[(4.25, 8.25), (6.75, 10.75), (11.75, 5.25)]
    } else {
        &[(4.5, 8.0), (11.5, 8.0)]
    };
    let points = points.iter().map(|(x, y)| rect.min + vec2(*x, *y)).collect();
    painter.line(points, Stroke::new(1.75, tokens.accent_text));
}

/// A radio button with its words; `clicked()` of the answer says that it was pressed.
pub fn radio(ui: &mut Ui, chosen: bool, words: &str) -> Response {
    let (rect, response) = choice_space(ui, words);
    response
        .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, words));
    paint_radio(ui.painter(), theme::tokens(ui), first_line(rect), chosen, response.hovered());
    words_and_ring(ui, &response, rect, words);
    response
}

fn paint_radio(painter: &Painter, tokens: &Tokens, center: Pos2, chosen: bool, hovered: bool) {
    if chosen {
        let fill = if hovered { tokens.accent_hover } else { tokens.accent };
        painter.circle_filled(center, 7.5, fill);
        painter.circle_filled(center, 3.0, tokens.accent_text);
    } else {
        let fill = if hovered { tokens.hover } else { tokens.surface };
        painter.circle(center, 7.0, fill, Stroke::new(1.0, tokens.line_strong));
    }
}

/// Height of a choice whose words take one line.
const LINE: f32 = 20.0;

fn choice_space(ui: &mut Ui, words: &str) -> (Rect, Response) {
    // Long words go on in a second line, where there is room for a few of them side by side.
    let room = (ui.available_width() - theme::ICON - theme::GAP).max(120.0);
    let shape = text::wrapped(ui.painter(), Type::Body, Color32::PLACEHOLDER, words, room);
    let width = (theme::ICON + theme::GAP + shape.size().x).ceil();
    let height = (shape.size().y + LINE - Type::Body.line()).max(LINE);
    control(ui, vec2(width, height), Sense::click(), "choice", words)
}

/// Where the sign of a choice stands: beside the first line of its words.
fn first_line(rect: Rect) -> Pos2 {
    pos2(rect.left() + theme::ICON / 2.0, rect.top() + LINE / 2.0)
}

fn words_and_ring(ui: &Ui, response: &Response, rect: Rect, words: &str) {
    let painter = ui.painter();
    let left = rect.left() + theme::ICON + theme::GAP;
    let room = rect.right() - left + 1.0;
    let shape = text::wrapped(painter, Type::Body, theme::tokens(ui).text, words, room);
    text::paint_middle(painter, left, rect.center().y, shape);
    theme::focus_ring(ui, response, rect, theme::RADIUS_TICK, Ring::Around);
}

/// One of several rows in a frame, of which one is chosen; for the rules that reach the organisation.
/// `first` and `last` say where it stands, for the corners. `words` is laid out in the middle,
/// `right` from the right edge. `name` is read aloud.
pub fn choice_row(
    ui: &mut Ui,
    name: &str,
    chosen: bool,
    words: text::Spans,
    right: impl FnOnce(&mut Ui),
) -> Response {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::ROW_RAIL);
    let (rect, response) = control(ui, size, Sense::click(), "row", name);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, name));
    let painter = ui.painter();
    let fill = match (chosen, response.hovered()) {
        (true, _) => tokens.selected,
        (false, true) => tokens.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    painter.rect_filled(rect, theme::RADIUS, fill);
    let center = pos2(rect.left() + 18.0, rect.center().y);
    paint_radio(painter, tokens, center, chosen, false);
    let mut room = rect;
    room.min.x += 34.0;
    room.max.x -= 10.0;
    let left_edge = super::place_right(ui, room, right);
    let room = room.with_max_x(left_edge);
    super::place_left(ui, room, |ui| {
        words.line(ui);
    });
    theme::focus_ring(ui, &response, rect, theme::RADIUS, Ring::Inside);
    response
}
