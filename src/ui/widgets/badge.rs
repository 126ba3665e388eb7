//! A verdict or status as a badge, as the quiet form for rows, and small tags beside text.

use eframe::egui::{
    Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme::{self, Family},
    },
    Mark,
};

/// A filled badge with any icon and word; [`badge`] is the usual one.
#[derive(Clone, Copy, Debug)]
pub struct Badge<'a> {
    icon: Option<Icon>,
    word: &'a str,
    colors: Family,
    hint: Option<&'a str>,
    large: bool,
}

impl<'a> Badge<'a> {
    /// A badge with its own word: "1 possible".
    #[must_use]
    pub fn new(icon: Icon, word: &'a str, colors: Family) -> Self {
        Self { icon: Some(icon), word, colors, hint: None, large: false }
    }

    /// 28 points high instead of 20.
    #[must_use]
    pub fn large(mut self) -> Self {
        self.large = true;
        self
    }

    /// What the pointer shows.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let Self { icon, word, colors, hint, large } = self;
        let (height, icon_side, kind, left, gap, right) = if large {
            (28.0, theme::ICON, Type::Strong, 9.0, 6.0, 10.0)
        } else {
            (20.0, theme::ICON_SMALL, Type::SmallStrong, 6.0, 5.0, 8.0)
        };
        let word_shape = text::galley(ui.painter(), kind, colors.text, word);
        let before = if icon.is_some() { left + icon_side + gap } else { right };
        let size = vec2((before + word_shape.size().x + right).ceil(), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            painter.rect(
                rect,
                CornerRadius::same(theme::RADIUS),
                colors.tint,
                Stroke::new(1.0, colors.line),
                StrokeKind::Inside,
            );
            if let Some(icon) = icon {
                let center = rect.left_center() + vec2(left + icon_side / 2.0, 0.0);
                icon.paint(painter, center, icon_side, colors.text);
            }
            text::paint_middle(painter, rect.left() + before, rect.center().y, word_shape);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
        match hint {
            Some(hint) => response.on_hover_text(hint),
            None => response,
        }
    }
}

/// The badge of a verdict or status: one a thing.
pub fn badge(ui: &mut Ui, mark: impl Into<Mark>) -> Response {
    of(ui, mark.into()).show(ui)
}

/// The badge, 28 points high: for the head of a page.
pub fn large_badge(ui: &mut Ui, mark: impl Into<Mark>) -> Response {
    of(ui, mark.into()).large().show(ui)
}

fn of(ui: &Ui, mark: Mark) -> Badge<'static> {
    let colors = mark.colors(theme::tokens(ui));
    Badge { icon: mark.icon(), word: mark.word(), colors, hint: Some(mark.meaning()), large: false }
}

/// A verdict in a row of a table: icon and semibold word, without fill and stroke, because a column
/// of filled boxes is too loud.
pub fn verdict_word(ui: &mut Ui, mark: impl Into<Mark>) -> Response {
    let mark = mark.into();
    let color = mark.colors(theme::tokens(ui)).text;
    worded(ui, mark.icon(), theme::ICON, Type::Strong, color, mark.word())
        .on_hover_text(mark.meaning())
}

/// A status in a row or beside a badge: small icon and plain word.
pub fn status_word(ui: &mut Ui, mark: impl Into<Mark>) -> Response {
    let mark = mark.into();
    let tokens = theme::tokens(ui);
    let color = match mark {
        Mark::VerifiedGone | Mark::NotInList | Mark::NotVerified => mark.colors(tokens).text,
        Mark::InProgress => tokens.link,
        _ => tokens.text2,
    };
    let (rect, response) = word_space(ui, mark.icon(), theme::ICON_SMALL, Type::Body, mark.word());
    if ui.is_rect_visible(rect) {
        let mut left = rect.left();
        if let Some(icon) = mark.icon() {
            let center = rect.left_center() + vec2(theme::ICON_SMALL / 2.0, 0.0);
            icon.paint(ui.painter(), center, theme::ICON_SMALL, color);
            left += theme::ICON_SMALL + 5.0;
        }
        let word = text::galley(ui.painter(), Type::Body, tokens.text2, mark.word());
        text::paint_middle(ui.painter(), left, rect.center().y, word);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, mark.word()));
    response.on_hover_text(mark.meaning())
}

/// An icon and a word in one colour, as one thing for screen readers.
pub fn worded(
    ui: &mut Ui,
    icon: Option<Icon>,
    icon_side: f32,
    kind: Type,
    color: Color32,
    word: &str,
) -> Response {
    let (rect, response) = word_space(ui, icon, icon_side, kind, word);
    if ui.is_rect_visible(rect) {
        let mut left = rect.left();
        if let Some(icon) = icon {
            icon.paint(
                ui.painter(),
                rect.left_center() + vec2(icon_side / 2.0, 0.0),
                icon_side,
                color,
            );
            left += icon_side + 5.0;
        }
        let word = text::galley(ui.painter(), kind, color, word);
        text::paint_middle(ui.painter(), left, rect.center().y, word);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

fn word_space(
    ui: &mut Ui,
    icon: Option<Icon>,
    icon_side: f32,
    kind: Type,
    word: &str,
) -> (eframe::egui::Rect, Response) {
    let shape = text::galley(ui.painter(), kind, Color32::PLACEHOLDER, word);
    let before = if icon.is_some() { icon_side + 5.0 } else { 0.0 };
    let size: Vec2 = vec2((before + shape.size().x).ceil(), kind.line().max(icon_side));
    ui.allocate_exact_size(size, Sense::hover())
}

/// A short code in a frame: a country ("US") or a key ("Ctrl K").
pub fn tag(ui: &mut Ui, kind: Type, word: &str) -> Response {
    let tokens = theme::tokens(ui);
    let shape = text::galley(ui.painter(), kind, tokens.text2, word);
    let size = vec2((shape.size().x + 12.0).ceil(), 18.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let stroke = Stroke::new(1.0, tokens.line);
        painter.rect(rect, theme::RADIUS_TICK, tokens.surface, stroke, StrokeKind::Inside);
        text::paint_middle(painter, rect.left() + 6.0, rect.center().y, shape);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

/// A country's code.
pub fn country_tag(ui: &mut Ui, code: &str) -> Response {
    tag(ui, Type::SmallStrong, code)
}

/// A key of the keyboard.
pub fn key_tag(ui: &mut Ui, keys: &str) -> Response {
    tag(ui, Type::Small, keys)
}
