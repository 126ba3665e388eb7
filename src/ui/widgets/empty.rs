//! Empty pages and error pages: what has not been done or what happened, and what to do next.

use eframe::egui::{
    Align, Frame, Label, Layout, Margin, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    pos2, vec2,
};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme,
    },
    Button, Card, Look, fact_with, hairline,
};
use crate::say;

/// Width of the column in which these pages stand.
const COLUMN: f32 = 760.0;

/// An empty page: icon, title, one sentence; `actions` draws the one or two actions below. It says
/// what has not been done, never that all is well.
pub fn empty_state<R>(
    ui: &mut Ui,
    icon: Icon,
    title: &str,
    sentence: &str,
    actions: impl FnOnce(&mut Ui) -> R,
) -> R {
    let tokens = theme::tokens(ui);
    column(ui, 720.0, |ui| {
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(64.0), Sense::hover());
            let stroke = Stroke::new(1.0, tokens.line);
            ui.painter().circle(rect.center(), 31.5, tokens.rail, stroke);
            icon.paint(ui.painter(), rect.center(), theme::ICON_EMPTY, tokens.text2);
            ui.add_space(4.0);
            ui.add(Label::new(text::rich(Type::Title, tokens.text, title)).wrap());
            ui.add(Label::new(text::rich(Type::Body, tokens.text2, sentence)).wrap());
        });
        ui.add_space(12.0);
        actions(ui)
    })
}

/// A column in the middle of the width, of at most `width` points.
pub fn column<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let whole = ui.available_rect_before_wrap();
    let width = width.min(whole.width());
    let left = (whole.left() + (whole.width() - width) / 2.0).round();
    let room = Rect::from_min_max(pos2(left, whole.top()), pos2(left + width, whole.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.set_width(width);
        content(ui)
    })
    .inner
}

/// One thing that can be done next.
#[derive(Clone, Copy, Debug)]
pub struct Action<'a> {
    /// Icon.
    pub icon: Icon,
    /// What it is.
    pub title: &'a str,
    /// What it does, in a sentence.
    pub sentence: &'a str,
    /// The button's verb.
    pub verb: &'a str,
    /// Whether it is the one to do.
    pub primary: bool,
}

impl Action<'_> {
    fn button(&self) -> Button<'_> {
        let look = if self.primary { Look::Primary } else { Look::Secondary };
        Button::secondary(self.verb).look(look)
    }
}

/// Actions as cards of one height, side by side: below an empty state. Answers with the one pressed.
pub fn action_cards(ui: &mut Ui, actions: &[Action<'_>]) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let whole = ui.available_rect_before_wrap();
    let count = actions.len().max(1) as f32;
    let width = ((whole.width() - theme::GAP_CARDS * (count - 1.0)) / count).floor();
    let mut pressed = None;
    let mut rects = Vec::with_capacity(actions.len());
    let mut height = 0.0_f32;
    // The words first; the frames and the buttons follow when it is known which card is the tallest.
    let behind: Vec<_> =
        actions.iter().map(|_| ui.painter().add(eframe::egui::Shape::Noop)).collect();
    for (place, action) in actions.iter().enumerate() {
        let left = whole.left() + (width + theme::GAP_CARDS) * place as f32;
        let room = Rect::from_min_size(pos2(left, whole.top()), vec2(width, whole.height()));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(room.shrink(17.0)));
        action.icon.show(&mut inside, theme::ICON_TILE, tokens.link);
        inside.add_space(4.0);
        text::head(&mut inside, action.title);
        text::explain(&mut inside, action.sentence);
        height = height.max(inside.min_rect().height() + 2.0 * 17.0 + 12.0 + theme::CONTROL);
        rects.push(room);
    }
    for ((place, action), (room, behind)) in
        actions.iter().enumerate().zip(rects.into_iter().zip(behind))
    {
        let card = room.with_max_y(room.top() + height);
        let shape = eframe::egui::epaint::RectShape::new(
            card,
            theme::RADIUS_CARD,
            tokens.surface,
            Stroke::new(1.0, tokens.line),
            StrokeKind::Inside,
        );
        ui.painter().set(behind, shape);
        let corner = pos2(card.left() + 17.0, card.bottom() - 17.0 - theme::CONTROL);
        let room = Rect::from_min_size(corner, vec2(width - 34.0, theme::CONTROL));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
        if action.button().show(&mut inside).clicked() {
            pressed = Some(place);
        }
    }
    ui.allocate_exact_size(vec2(whole.width(), height), Sense::hover());
    pressed
}

/// Height of a tile's inside: a title and a sentence of two lines.
const TILE: f32 = 54.0;

/// An action as a wide card: tile, title and line, large button at the right. Says whether it was
/// pressed.
pub fn action_tile(ui: &mut Ui, action: &Action<'_>) -> bool {
    let tokens = theme::tokens(ui);
    let mut pressed = false;
    Card::plain().show(ui, |ui| {
        let size = vec2(ui.available_width(), TILE);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let tile =
            Rect::from_center_size(pos2(rect.left() + 26.0, rect.center().y), Vec2::splat(44.0));
        ui.painter().rect_filled(tile, theme::RADIUS, tokens.accent_tint);
        action.icon.paint(ui.painter(), tile.center(), theme::ICON_TILE, tokens.link);
        let room = rect.with_max_x(rect.right() - 4.0).with_min_x(tile.right() + 16.0);
        let end = super::place_right(ui, room, |ui| {
            pressed = action.button().large().show(ui).clicked();
        });
        let width = (end - 8.0 - room.left()).max(0.0);
        let sentence =
            text::wrapped(ui.painter(), Type::Small, tokens.text2, action.sentence, width);
        // In the middle, whether the sentence takes one line or two.
        let height = Type::Head.line() + 1.0 + sentence.size().y;
        let top = (rect.center().y - height / 2.0).round();
        let words = Rect::from_min_max(pos2(room.left(), top), pos2(end - 8.0, room.bottom()));
        // Left-aligned whatever the columns around it do.
        let layout = Layout::top_down(Align::Min);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(words).layout(layout));
        inside.spacing_mut().item_spacing.y = 1.0;
        text::line(&mut inside, Type::Head, tokens.text, action.title);
        text::show(&mut inside, Type::Small, tokens.text2, action.sentence);
    });
    pressed
}

/// A way out of an error.
#[derive(Clone, Copy, Debug)]
pub struct WayOut<'a> {
    /// What it is.
    pub title: &'a str,
    /// What it brings, in a sentence.
    pub sentence: &'a str,
    /// The button's verb.
    pub verb: &'a str,
    /// Icon of the button.
    pub icon: Option<Icon>,
}

/// An error that takes the page: what happened, what it means, the details with a button that copies
/// them, and the ways out, the best first. Answers with the way that was pressed.
pub fn error_page(
    ui: &mut Ui,
    title: &str,
    means: &str,
    details: &[(&str, &str)],
    ways: &[WayOut<'_>],
) -> Option<usize> {
    let tokens = theme::tokens(ui);
    column(ui, COLUMN, |ui| {
        let whole = ui.available_rect_before_wrap();
        let center = pos2(whole.left() + 16.0, whole.top() + 18.0);
        Icon::Error.paint(ui.painter(), center, 32.0, tokens.restricted.text);
        let mut inside =
            ui.new_child(UiBuilder::new().max_rect(whole.with_min_x(whole.left() + 48.0)));
        inside.spacing_mut().item_spacing.y = 2.0;
        text::title(&mut inside, title);
        text::explain(&mut inside, means);
        let size = vec2(whole.width(), inside.min_rect().height());
        ui.allocate_exact_size(size, Sense::hover());
        ui.add_space(theme::GAP_CARDS - 4.0);
        if !details.is_empty() {
            details_card(ui, title, means, details);
            ui.add_space(theme::GAP_CARDS - 4.0);
        }
        ways_card(ui, ways)
    })
}

fn details_card(ui: &mut Ui, title: &str, means: &str, details: &[(&str, &str)]) {
    let tokens = theme::tokens(ui);
    let copy = |ui: &mut Ui| {
        if Button::quiet(say!("copy-details")).icon(Icon::Copy).show(ui).clicked() {
            let facts = details.iter().map(|(name, value)| format!("{name}: {value}"));
            let lines: Vec<String> =
                [title.to_owned(), means.to_owned()].into_iter().chain(facts).collect();
            ui.ctx().copy_text(lines.join("\n"));
        }
    };
    Card::titled(say!("details")).right(copy).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for (name, value) in details {
            fact_with(ui, 150.0, name, |ui| {
                text::show(ui, Type::Body, tokens.text, *value);
            });
        }
    });
}

fn ways_card(ui: &mut Ui, ways: &[WayOut<'_>]) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let mut pressed = None;
    if ways.is_empty() {
        return None;
    }
    let padding = Margin::symmetric(16, 2);
    Card::titled(say!("what-you-can-do")).padding(padding).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, way) in ways.iter().enumerate() {
            if place > 0 {
                hairline(ui);
            }
            Frame::new().inner_margin(Margin::symmetric(0, 8)).show(ui, |ui| {
                let whole = ui.available_rect_before_wrap();
                let row = whole.with_max_y(whole.top() + 36.0);
                let look = if place == 0 { Look::Primary } else { Look::Secondary };
                let end = super::place_right(ui, row, |ui| {
                    let mut button = Button::secondary(way.verb).look(look);
                    if let Some(icon) = way.icon {
                        button = button.icon(icon);
                    }
                    if button.show(ui).clicked() {
                        pressed = Some(place);
                    }
                });
                let room = whole.with_max_x(end);
                let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
                inside.spacing_mut().item_spacing.y = 0.0;
                text::show(&mut inside, Type::Strong, tokens.text, way.title);
                text::show(&mut inside, Type::Body, tokens.text2, way.sentence);
                let height = inside.min_rect().height().max(36.0);
                ui.allocate_exact_size(vec2(whole.width(), height), Sense::hover());
            });
        }
    });
    pressed
}
