//! Cards: a surface with a head and a body. They are never nested; inside, hairlines divide.

use eframe::egui::{
    Align, Frame, InnerResponse, Layout, Margin, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    vec2,
};

use super::super::{
    text::{self, Type},
    theme,
};

type Part<'a> = Box<dyn FnOnce(&mut Ui) + 'a>;

/// A card.
#[must_use = "call `show`"]
pub struct Card<'a> {
    title: Option<&'a str>,
    count: Option<String>,
    right: Option<Part<'a>>,
    padding: Margin,
}

impl<'a> Card<'a> {
    /// A card without a head; its body keeps 16 points to the edge.
    pub fn plain() -> Self {
        Self { title: None, count: None, right: None, padding: Margin::same(16) }
    }

    /// A card with a head.
    pub fn titled(title: &'a str) -> Self {
        Self { title: Some(title), padding: Margin::symmetric(16, 12), ..Self::plain() }
    }

    /// A count beside the title.
    pub fn count(mut self, count: impl Into<String>) -> Self {
        self.count = Some(count.into());
        self
    }

    /// A caption at the right of the head.
    pub fn caption(self, caption: &'a str) -> Self {
        self.right(move |ui| {
            let color = theme::tokens(ui).muted;
            text::line(ui, Type::Small, color, caption);
        })
    }

    /// What stands at the right of the head, from right to left: at most one quiet action, caption
    /// or badge.
    pub fn right(mut self, right: impl FnOnce(&mut Ui) + 'a) -> Self {
        self.right = Some(Box::new(right));
        self
    }

    /// The body reaches the card's edge: tables and rows, which keep their own distance.
    pub fn flush(mut self) -> Self {
        self.padding = Margin::ZERO;
        self
    }

    /// Another distance between body and edge.
    pub fn padding(mut self, padding: Margin) -> Self {
        self.padding = padding;
        self
    }

    /// Draws it over the whole width that is there.
    pub fn show<R>(self, ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let tokens = theme::tokens(ui);
        let Self { title, count, right, padding } = self;
        let stroke = Stroke::new(1.0, tokens.line);
        let shown = Frame::new()
            .fill(tokens.surface)
            .stroke(stroke)
            .corner_radius(theme::RADIUS_CARD)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let spacing = ui.spacing().item_spacing;
                ui.spacing_mut().item_spacing.y = 0.0;
                if let Some(title) = title {
                    head(ui, title, count, right);
                }
                ui.spacing_mut().item_spacing = spacing;
                Frame::new()
                    .inner_margin(padding)
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        body(ui)
                    })
                    .inner
            });
        // Once more above the body: rows that reach the edge would cover the corners.
        let rect = shown.response.rect;
        ui.painter().rect_stroke(rect, theme::RADIUS_CARD, stroke, StrokeKind::Inside);
        shown
    }
}

fn head(ui: &mut Ui, title: &str, count: Option<String>, right: Option<Part<'_>>) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::CARD_HEAD - 2.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let inner = rect.shrink2(vec2(16.0, 0.0));
    let mut left_edge = inner.right();
    if let Some(right) = right {
        let layout = Layout::right_to_left(Align::Center);
        let mut corner = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
        right(&mut corner);
        left_edge = corner.min_rect().left() - theme::GAP;
    }
    let room = Rect::from_min_max(inner.min, eframe::egui::pos2(left_edge, inner.bottom()));
    let layout = Layout::left_to_right(Align::Center);
    let mut left = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
    text::line(&mut left, Type::Strong, tokens.text, title);
    if let Some(count) = count {
        text::line(&mut left, Type::Small, tokens.muted, count);
    }
    hairline(ui);
}

/// A line of one point over the whole width: divides what stands in a card.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme::tokens(ui).line);
}
