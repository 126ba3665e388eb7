//! Buttons and links.

use eframe::egui::{
    Align2, Color32, CursorIcon, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget,
    WidgetInfo, vec2,
};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme::{self, Ring},
    },
    place::control,
};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do: filled. At most one in sight.
    Primary,
    /// Everything else: framed.
    Secondary,
    /// Text only, in the colour of links.
    Quiet,
}

/// A button: a verb, with or without an icon; or an icon alone.
#[derive(Clone, Debug)]
#[must_use = "call `show`"]
pub struct Button<'a> {
    look: Look,
    word: &'a str,
    icon: Option<Icon>,
    icon_only: bool,
    large: bool,
    enabled: bool,
    name: Option<&'a str>,
    hint: Option<&'a str>,
    width: Option<f32>,
}

impl<'a> Button<'a> {
    fn new(look: Look, word: &'a str) -> Self {
        Self {
            look,
            word,
            icon: None,
            icon_only: false,
            large: false,
            enabled: true,
            name: None,
            hint: None,
            width: None,
        }
    }

    /// The one thing to do.
    pub fn primary(word: &'a str) -> Self {
        Self::new(Look::Primary, word)
    }

    /// Any other action.
    pub fn secondary(word: &'a str) -> Self {
        Self::new(Look::Secondary, word)
    }

    /// An action that stays in the background.
    pub fn quiet(word: &'a str) -> Self {
        Self::new(Look::Quiet, word)
    }

    /// A framed icon without a word. `name` is read aloud and shown under the pointer.
    pub fn icon_only(icon: Icon, name: &'a str) -> Self {
        let mut button = Self::new(Look::Secondary, name);
        button.icon = Some(icon);
        button.icon_only = true;
        button
    }

    /// Puts an icon before the word.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Another look.
    pub fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// 36 points high: the one action of an empty or first page.
    pub fn large(mut self) -> Self {
        self.large = true;
        self
    }

    /// Whether it can be pressed; a disabled button keeps its text at 55 %.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// What is read aloud where the word alone does not say it ("Show" of which notification?).
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// What the pointer shows.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// A fixed width in points.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Draws it; `clicked()` of the answer says whether it was pressed.
    pub fn show(self, ui: &mut Ui) -> Response {
        let enabled = self.enabled;
        ui.add_enabled(enabled, self)
    }

    fn colors(&self, ui: &Ui, response: &Response) -> (Color32, Color32, Color32) {
        let tokens = theme::tokens(ui);
        let pressed = response.is_pointer_button_down_on();
        let hovered = response.hovered();
        let clear = Color32::TRANSPARENT;
        match self.look {
            Look::Primary => {
                let fill = match (pressed, hovered) {
                    (true, _) => tokens.accent_press,
                    (false, true) => tokens.accent_hover,
                    (false, false) => tokens.accent,
                };
                (fill, clear, tokens.accent_text)
            }
            Look::Secondary | Look::Quiet => {
                let framed = self.look == Look::Secondary;
                let fill = match (pressed, hovered) {
                    (true, _) => tokens.selected,
                    (false, true) => tokens.hover,
                    (false, false) if framed => tokens.surface,
                    (false, false) => clear,
                };
                let stroke = if framed { tokens.line_mid } else { clear };
                let ink = match (framed, self.icon_only) {
                    (true, _) => tokens.text,
                    (false, true) => tokens.text2,
                    (false, false) => tokens.link,
                };
                (fill, stroke, ink)
            }
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let height = if self.large { theme::CONTROL_LARGE } else { theme::CONTROL };
        let kind = if self.look == Look::Primary { Type::Strong } else { Type::Body };
        let padding = if self.large { 13.0 + 4.0 } else { 13.0 };
        let word = (!self.icon_only)
            .then(|| text::galley(ui.painter(), kind, Color32::PLACEHOLDER, self.word));
        let word_width = word.as_ref().map_or(0.0, |word| word.size().x);
        let content = match (self.icon, word_width > 0.0) {
            (Some(_), true) => theme::ICON + theme::GAP + word_width,
            (Some(_), false) => theme::ICON,
            (None, _) => word_width,
        };
        let natural = if self.icon_only { height } else { (content + 2.0 * padding).ceil() };
        let size: Vec2 = vec2(self.width.unwrap_or(natural), height);
        let name = self.name.unwrap_or(self.word);
        let (rect, response) = control(ui, size, Sense::click(), "button", name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
        if ui.is_rect_visible(rect) {
            let (fill, stroke, ink) = self.colors(ui, &response);
            let painter = ui.painter();
            let stroke =
                Stroke::new(if stroke == Color32::TRANSPARENT { 0.0 } else { 1.0 }, stroke);
            painter.rect(rect, theme::RADIUS, fill, stroke, StrokeKind::Inside);
            let inner = Align2::CENTER_CENTER.align_size_within_rect(vec2(content, height), rect);
            let mut left = inner.left();
            if let Some(icon) = self.icon {
                let center = inner.left_center() + vec2(theme::ICON / 2.0, 0.0);
                icon.paint(painter, center, theme::ICON, ink);
                left += theme::ICON + theme::GAP;
            }
            if let Some(word) = word {
                let top = rect.center().y - word.size().y / 2.0;
                painter.galley(eframe::egui::pos2(left, top), word, ink);
            }
        }
        theme::focus_ring(ui, &response, rect, theme::RADIUS, Ring::Around);
        let hint = self.hint.or(self.icon_only.then_some(self.word));
        match hint {
            Some(hint) => response.on_hover_text(hint).on_disabled_hover_text(hint),
            None => response,
        }
    }
}

/// An icon that can be pressed, without a frame: the close and step buttons of a panel.
pub fn quiet_icon(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    Button::icon_only(icon, name).look(Look::Quiet).show(ui)
}

/// A link inside the program, or out of it when it carries the `External` icon. The answer says
/// whether it was pressed; the link itself opens nothing.
pub fn link(ui: &mut Ui, word: &str, icon: Option<Icon>) -> Response {
    let color = theme::tokens(ui).link;
    let shape = text::galley(ui.painter(), Type::Body, color, word);
    let after = if icon.is_some() { 5.0 + theme::ICON_SMALL } else { 0.0 };
    let size = vec2(shape.size().x + after, Type::Body.line());
    let (rect, response) = control(ui, size, Sense::click(), "link", word);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), word));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let width = shape.size().x;
        text::paint_middle(painter, rect.left(), rect.center().y, shape);
        let thick = if response.hovered() { 2.0 } else { 1.0 };
        let under = rect.bottom() - 2.0;
        painter.hline(rect.left()..=rect.left() + width, under, Stroke::new(thick, color));
        if let Some(icon) = icon {
            let center = rect.right_center() - vec2(theme::ICON_SMALL / 2.0, 0.0);
            icon.paint(painter, center, theme::ICON_SMALL, color);
        }
    }
    theme::focus_ring(ui, &response, rect, theme::RADIUS_TICK, Ring::Around);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
