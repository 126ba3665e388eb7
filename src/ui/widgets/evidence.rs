//! Joined evidence: all records of one finding on one machine, in a bracket, and what each proves.

use eframe::egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme,
    },
    place_right, worded,
};
use crate::model::Confidence;
use crate::ui::words;

/// What a record does for the finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It proves the product.
    Proves,
    /// It was joined: it belongs to the product, or repeats it.
    Joined,
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Icon of its kind; see [`super::kind_icon`].
    pub icon: Icon,
    /// What it is: "Visible program entry", "Service".
    pub kind: &'a str,
    /// The original text that was read.
    pub value: &'a str,
    /// Whether it proves the product.
    pub proof: Proof,
    /// In plain words: "Known publisher", "Same product, counted once".
    pub why: &'a str,
}

/// Draws the head line and its records.
pub fn evidence(ui: &mut Ui, title: &str, confidence: Confidence, records: &[Record<'_>]) {
    let spacing = ui.spacing().item_spacing;
    ui.spacing_mut().item_spacing.y = 0.0;
    let head = head(ui, title, confidence);
    let mut middle = head.bottom();
    for record in records {
        middle = row(ui, record);
    }
    ui.spacing_mut().item_spacing = spacing;
    let stroke = Stroke::new(1.0, theme::tokens(ui).line_mid);
    ui.painter().vline(head.left() + 20.5, head.bottom()..=middle, stroke);
}

fn head(ui: &mut Ui, title: &str, confidence: Confidence) -> Rect {
    let tokens = theme::tokens(ui);
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::CARD_HEAD), Sense::hover());
    let stroke = Stroke::new(1.0, tokens.line);
    let painter = ui.painter();
    painter.rect(rect, theme::RADIUS_CARD, tokens.sunken, stroke, StrokeKind::Inside);
    Icon::Link.paint(painter, pos2(rect.left() + 21.0, rect.center().y), theme::ICON, tokens.link);
    let mut room = rect.shrink2(vec2(13.0, 0.0));
    room.min.x = rect.left() + 37.0;
    let (icon, color) = match confidence {
        Confidence::Certain => (Icon::Removed, tokens.removed.text),
        Confidence::Likely => (Icon::Info, tokens.listed.text),
        Confidence::Possible => (Icon::Possible, tokens.unseen.text),
    };
    let end = place_right(ui, room, |ui| {
        worded(ui, Some(icon), theme::ICON, Type::Strong, color, words::confidence(confidence));
    });
    super::place_left(ui, room.with_max_x(end), |ui| {
        text::line(ui, Type::Strong, tokens.text, title);
    });
    rect
}

/// Draws a record and answers with the height of its middle.
fn row(ui: &mut Ui, record: &Record<'_>) -> f32 {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::ROW_TWO);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| {
        let name = format!("{}, {}: {}", record.kind, record.value, record.why);
        WidgetInfo::labeled(Role::ListItem, true, name)
    });
    let middle = (rect.top() + 22.0).round() + 0.5;
    let painter = ui.painter();
    let bracket = Stroke::new(1.0, tokens.line_mid);
    painter.hline(rect.left() + 20.0..=rect.left() + 32.0, middle, bracket);
    record.icon.paint(painter, pos2(rect.left() + 48.0, middle), theme::ICON, tokens.text2);
    let hairline = Stroke::new(1.0, tokens.line);
    painter.hline(rect.left() + 40.0..=rect.right(), rect.bottom() - 0.5, hairline);

    let room = Rect::from_min_max(pos2(rect.left() + 66.0, rect.top() + 5.0), rect.max);
    let first = room.with_max_y(room.top() + 18.0);
    let (icon, color) = match record.proof {
        Proof::Proves => (Icon::Removed, tokens.removed.text),
        Proof::Joined => (Icon::Link, tokens.muted),
    };
    let end = place_right(ui, first, |ui| {
        worded(ui, Some(icon), theme::ICON_SMALL, Type::Small, color, record.why);
    });
    super::place_left(ui, first.with_max_x(end), |ui| {
        text::line(ui, Type::Strong, tokens.text, record.kind);
    });
    // The value can be selected and copied; cut with "…" where it is longer than the row.
    let second = room.with_min_y(room.top() + 18.0);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(second));
    inside.add(
        eframe::egui::Label::new(text::rich(Type::Mono, tokens.text2, record.value)).truncate(),
    );
    middle
}
