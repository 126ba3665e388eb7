//! Text inputs and the choice from a list.

use eframe::egui::{
    Align2, Color32, Frame, Margin, PopupCloseBehavior, Response, Role, Sense, Stroke, StrokeKind,
    TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{
    super::{
        icons::Icon,
        text::{self, Type},
        theme::{self, Ring},
    },
    dialog,
    place::control,
    popup,
};

/// A field for one line of text.
#[must_use = "call `show`"]
pub struct Input<'a> {
    name: &'a str,
    text: &'a mut String,
    icon: Option<Icon>,
    placeholder: &'a str,
    key: Option<&'a str>,
    width: Option<f32>,
    password: bool,
    mono: bool,
}

impl<'a> Input<'a> {
    /// A field. `name` is read aloud; where a visible label stands beside it, use the same words.
    pub fn new(name: &'a str, text: &'a mut String) -> Self {
        Self {
            name,
            text,
            icon: None,
            placeholder: "",
            key: None,
            width: None,
            password: false,
            mono: false,
        }
    }

    /// A field with the search icon, whose placeholder is also its name.
    pub fn search(placeholder: &'a str, text: &'a mut String) -> Self {
        Self::new(placeholder, text).icon(Icon::Search).placeholder(placeholder)
    }

    /// An icon at the left.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What stands in it while it is empty.
    pub fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// The key that leads here, shown at the right while the field is empty.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Its width in points; otherwise all that is there.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Dots instead of letters.
    pub fn password(mut self) -> Self {
        self.password = true;
        self
    }

    /// In the font of commands and paths.
    pub fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// Draws it; the answer is the field's own: `changed()`, `lost_focus()`, `request_focus()`.
    pub fn show(self, ui: &mut Ui) -> Response {
        let tokens = theme::tokens(ui);
        let Self { name, text, icon, placeholder, key, width, password, mono } = self;
        let size = vec2(width.unwrap_or_else(|| ui.available_width()), theme::CONTROL);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        ui.painter().rect_filled(rect, theme::RADIUS, tokens.surface);
        let mut room = rect.shrink2(vec2(10.0, 0.0));
        if let Some(icon) = icon {
            let center = pos2(rect.left() + 18.0, rect.center().y);
            icon.paint(ui.painter(), center, theme::ICON, tokens.muted);
            room.min.x = rect.left() + 31.0;
        }
        let kind = if mono { Type::Mono } else { Type::Body };
        // The key's tag and a long placeholder must not run into each other.
        let tag = key.filter(|_| text.is_empty()).map(|key| {
            let shape = text::galley(ui.painter(), Type::Small, tokens.muted, key);
            let size = vec2(shape.size().x + 10.0, 16.0);
            (shape, Align2::RIGHT_CENTER.align_size_within_rect(size, rect.shrink(8.0)))
        });
        if let Some((_, tag)) = &tag {
            room.max.x = tag.left() - theme::GAP;
        }
        let id = ui.scope_id().with(("input", name));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
        inside.shrink_clip_rect(room.intersect(ui.clip_rect()));
        let response = inside.place(
            room,
            TextEdit::singleline(text)
                .id(id)
                .frame(Frame::NONE.inner_margin(Margin::ZERO))
                .hint_text(text::rich(kind, tokens.muted, placeholder))
                .font(kind.font())
                .text_color(tokens.text)
                .align(Align2::LEFT_CENTER)
                .password(password)
                .desired_width(room.width())
                .min_size(room.size()),
        );
        if let Some((shape, tag)) = tag {
            let stroke = Stroke::new(1.0, tokens.line);
            ui.painter().rect_stroke(tag, theme::RADIUS_TICK, stroke, StrokeKind::Inside);
            text::paint_middle(ui.painter(), tag.left() + 5.0, tag.center().y, shape);
        }
        // A field shows its focus also after a click: it is where the letters go.
        let stroke = if response.has_focus() {
            Stroke::new(2.0, tokens.focus)
        } else {
            Stroke::new(1.0, tokens.line_strong)
        };
        ui.painter().rect_stroke(rect, theme::RADIUS, stroke, StrokeKind::Inside);
        theme::follow_focus(ui, &response);
        dialog::offer_field(ui, response.id);
        response.accessible_name(name)
    }
}

/// A choice from a list: a field that opens a menu. Answers with the place of the entry that was
/// chosen. `name` says what is chosen ("Status"); the field shows "Status: any".
pub fn select(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    width: Option<f32>,
    entries: &[&str],
    current: Option<usize>,
) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let shape = text::galley(ui.painter(), Type::Body, Color32::PLACEHOLDER, shown);
    let natural = shape.size().x + 10.0 + theme::GAP + theme::ICON + 8.0;
    let size = vec2(width.unwrap_or_else(|| natural.ceil()), theme::CONTROL);
    let (rect, response) = control(ui, size, Sense::click(), "select", name);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    let fill = if response.hovered() { tokens.hover } else { tokens.surface };
    let painter = ui.painter();
    let stroke = Stroke::new(1.0, tokens.line_strong);
    painter.rect(rect, theme::RADIUS, fill, stroke, StrokeKind::Inside);
    let room = rect.width() - 10.0 - theme::GAP - theme::ICON - 8.0;
    let shape = text::cut(painter, Type::Body, tokens.text, shown, room);
    text::paint_middle(painter, rect.left() + 10.0, rect.center().y, shape);
    let center = pos2(rect.right() - 8.0 - theme::ICON / 2.0, rect.center().y);
    Icon::ChevronDown.paint(painter, center, theme::ICON, tokens.text);
    theme::focus_ring(ui, &response, rect, theme::RADIUS, Ring::Around);
    let mut chosen = None;
    popup(&response, name, PopupCloseBehavior::CloseOnClick, |ui| {
        ui.set_min_width(rect.width() - 10.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, entry) in entries.iter().enumerate() {
            let icon = (current == Some(place)).then_some(Icon::Check);
            if menu_entry(ui, icon, entry).clicked() {
                chosen = Some(place);
            }
        }
    });
    chosen
}

/// One entry of a menu.
pub fn menu_entry(ui: &mut Ui, icon: Option<Icon>, words: &str) -> Response {
    entry(ui, Lead::Icon(icon), words, None, true)
}

/// One entry of the menu of all actions: with the keys that do the same. What cannot be done now is
/// shown and cannot be pressed.
pub fn menu_entry_with_keys(ui: &mut Ui, words: &str, keys: Option<&str>, ready: bool) -> Response {
    entry(ui, Lead::Nothing, words, keys, ready)
}

/// What stands before the words of an entry.
#[derive(Clone, Copy)]
enum Lead {
    /// Room for an icon, and one where there is one.
    Icon(Option<Icon>),
    /// Nothing.
    Nothing,
}

fn entry(ui: &mut Ui, lead: Lead, words: &str, keys: Option<&str>, ready: bool) -> Response {
    let tokens = theme::tokens(ui);
    let ink = if ready { tokens.text } else { tokens.muted };
    let shape = text::galley(ui.painter(), Type::Body, ink, words);
    let keys = keys.map(|keys| text::galley(ui.painter(), Type::Small, tokens.muted, keys));
    // Where some entries carry an icon, the words of all stand below each other.
    let before = match lead {
        Lead::Icon(_) => 8.0 + theme::ICON + theme::GAP,
        Lead::Nothing => 16.0,
    };
    let after = keys.as_ref().map_or(0.0, |keys| keys.size().x + 24.0);
    let needed = (before + shape.size().x + after + 12.0).ceil();
    // While the menu is measured, an entry asks for no more than it needs.
    let width = if ui.is_sizing_pass() { needed } else { needed.max(ui.available_width()) };
    let sense = if ready { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme::CONTROL), sense);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::MenuItem, ui.is_enabled() && ready, words);
        info.enabled = ui.is_enabled() && ready;
        info
    });
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if ready && (response.hovered() || response.has_focus()) {
            painter.rect_filled(rect, theme::RADIUS, tokens.hover);
        }
        if let Lead::Icon(Some(icon)) = lead {
            let center = pos2(rect.left() + 8.0 + theme::ICON / 2.0, rect.center().y);
            icon.paint(painter, center, theme::ICON, tokens.text2);
        }
        text::paint_middle(painter, rect.left() + before, rect.center().y, shape);
        if let Some(keys) = keys {
            let left = rect.right() - 12.0 - keys.size().x;
            text::paint_middle(painter, left, rect.center().y, keys);
        }
    }
    theme::focus_ring(ui, &response, rect, theme::RADIUS, Ring::Inside);
    // Chosen with the Enter key it closes the menu as it does with the pointer.
    if response.clicked() {
        ui.close();
    }
    response
}
