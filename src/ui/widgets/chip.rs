//! Chips: a filter that can be chosen, or one that is in force and can be taken away.

use eframe::egui::{
    Color32, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme::{self, Ring},
    },
    Mark,
    place::control,
};
use crate::say;

/// A chip.
#[derive(Clone, Debug)]
#[must_use = "call `show`"]
pub struct Chip<'a> {
    word: &'a str,
    icon: Option<(Icon, Option<Mark>)>,
    count: Option<u64>,
    chosen: bool,
    removable: bool,
}

impl<'a> Chip<'a> {
    /// A chip with a word.
    pub fn new(word: &'a str) -> Self {
        Self { word, icon: None, count: None, chosen: false, removable: false }
    }

    /// The filter for a verdict, with its icon, word and count.
    pub fn filter(mark: impl Into<Mark>, count: u64) -> Self {
        let mark = mark.into();
        let icon = mark.icon().map(|icon| (icon, Some(mark)));
        Self { icon, count: Some(count), ..Self::new(mark.word()) }
    }

    /// An icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some((icon, None));
        self
    }

    /// A count after the word.
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }

    /// Whether it is in force.
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// It is in force and ends in a cross; a press takes it away.
    pub fn removable(mut self) -> Self {
        self.removable = true;
        self.chosen = true;
        self
    }

    /// Draws it; `clicked()` means chosen, unchosen or taken away.
    pub fn show(self, ui: &mut Ui) -> Response {
        let Self { word, icon, count, chosen, removable } = self;
        let tokens = theme::tokens(ui);
        let kind = if chosen { Type::SmallStrong } else { Type::Small };
        let ink = if chosen { tokens.link } else { tokens.text2 };
        let word_shape = text::galley(ui.painter(), kind, ink, word);
        let count_shape = count.map(|count| {
            let color = if chosen { tokens.link } else { tokens.muted };
            text::galley(ui.painter(), kind, color, &text::count(count))
        });
        let pad = 9.0;
        let mut width = 2.0 * pad + word_shape.size().x;
        width += icon.map_or(0.0, |_| theme::ICON_SMALL + 6.0);
        width += count_shape.as_ref().map_or(0.0, |count| 6.0 + count.size().x);
        width += if removable { 6.0 + 12.0 } else { 0.0 };
        let (rect, response) =
            control(ui, vec2(width.ceil(), theme::CHIP), Sense::click(), "chip", word);
        response.widget_info(|| {
            let name = match (removable, count) {
                (true, _) => say!("remove-filter", word = word),
                (false, Some(count)) => format!("{word} {}", text::count(count)),
                (false, None) => word.to_owned(),
            };
            if removable {
                WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
            } else {
                WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), chosen, name)
            }
        });
        if ui.is_rect_visible(rect) {
            let (fill, stroke) = match (chosen, response.hovered()) {
                (true, _) => (tokens.selected, tokens.link),
                (false, true) => (tokens.hover, tokens.line_mid),
                (false, false) => (tokens.surface, tokens.line_mid),
            };
            let painter = ui.painter();
            painter.rect(rect, 12, fill, Stroke::new(1.0, stroke), StrokeKind::Inside);
            let middle = rect.center().y;
            let mut left = rect.left() + pad;
            if let Some((icon, mark)) = icon {
                let tint = mark.map_or(ink, |mark| mark.colors(tokens).text);
                let center = pos2(left + theme::ICON_SMALL / 2.0, middle);
                icon.paint(painter, center, theme::ICON_SMALL, tint);
                left += theme::ICON_SMALL + 6.0;
            }
            let word_width = word_shape.size().x;
            text::paint_middle(painter, left, middle, word_shape);
            left += word_width + 6.0;
            if let Some(count) = count_shape {
                text::paint_middle(painter, left, middle, count);
            }
            if removable {
                let center = pos2(rect.right() - pad - 6.0, middle);
                Icon::Close.paint(painter, center, 12.0, ink);
            }
        }
        theme::focus_ring(ui, &response, rect, 12, Ring::Around);
        response
    }
}

/// One of several segments that exclude each other: "By rule | By vendor". Answers with the place of
/// the segment that was pressed.
pub fn segments(ui: &mut Ui, name: &str, words: &[&str], current: usize) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let pad = 9.0;
    let widths: Vec<f32> = words
        .iter()
        .map(|word| {
            let shape = text::galley(ui.painter(), Type::SmallStrong, Color32::PLACEHOLDER, word);
            (shape.size().x + 2.0 * pad).ceil()
        })
        .collect();
    let size = vec2(widths.iter().sum::<f32>() + 2.0, theme::CHIP);
    let (rect, group) = control(ui, size, Sense::hover(), "segments", name);
    group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, name));
    ui.painter().rect_filled(rect, theme::RADIUS, tokens.surface);
    let mut pressed = None;
    let mut left = rect.left() + 1.0;
    for (place, (word, width)) in words.iter().zip(widths).enumerate() {
        let chosen = place == current;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        let id: Id = group.id.with(place);
        let response = ui.interact(cell, id, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, word));
        let fill = match (chosen, response.hovered()) {
            (true, _) => tokens.selected,
            (false, true) => tokens.hover,
            (false, false) => tokens.surface,
        };
        let painter = ui.painter();
        painter.rect_filled(cell, theme::RADIUS_TICK, fill);
        if place > 0 {
            painter.vline(left, rect.y_range(), Stroke::new(1.0, tokens.line_mid));
        }
        let (kind, ink) =
            if chosen { (Type::SmallStrong, tokens.link) } else { (Type::Small, tokens.text2) };
        let shape = text::galley(painter, kind, ink, word);
        let inner = cell.center().x - shape.size().x / 2.0;
        text::paint_middle(painter, inner, cell.center().y, shape);
        theme::focus_ring(ui, &response, cell, theme::RADIUS_TICK, Ring::Inside);
        if response.clicked() && !chosen {
            pressed = Some(place);
        }
        left += width;
    }
    let stroke = Stroke::new(1.0, tokens.line_mid);
    ui.painter().rect_stroke(rect, theme::RADIUS, stroke, StrokeKind::Inside);
    pressed
}
