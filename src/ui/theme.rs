//! Colours, sizes and spacing, each named by what it means, for light, dark and high contrast.
//!
//! Views and widgets take every colour from [`tokens`] and every size from the constants here. The
//! values are measured: text reaches a contrast of 4.5 on every surface, strokes that carry meaning 3.
//! [`apply`] also gives egui's own parts (scroll bars, menus, selection) the same look, and turns
//! every animation off, because the window at rest draws nothing.

#![allow(clippy::unreadable_literal, reason = "a colour is written as six hexadecimal digits")]

use eframe::egui::{
    self, Color32, Context, CornerRadius, CursorIcon, Id, Margin, Plugin, Rect, Response, Shadow,
    Stroke, StrokeKind, Style, Theme, Ui, Visuals, epaint::FontColorTransferFunction,
    style::ScrollAnimation, style::ScrollStyle, style::WidgetVisuals, vec2,
};

use super::text::Type;

/// Inside a group of parts that belong together.
pub const GAP: f32 = 8.0;
/// Between cards.
pub const GAP_CARDS: f32 = 16.0;
/// From the window's content to its edge.
pub const PAGE: f32 = 24.0;
/// Height of a row of a table.
pub const ROW: f32 = 28.0;
/// Height of a row with two lines: the narrow window and evidence.
pub const ROW_TWO: f32 = 44.0;
/// Height of an entry of the rail and of a rule to choose.
pub const ROW_RAIL: f32 = 32.0;
/// Height of a card's head.
pub const CARD_HEAD: f32 = 40.0;
/// Height of buttons and inputs.
pub const CONTROL: f32 = 28.0;
/// Height of the one action of an empty or first page.
pub const CONTROL_LARGE: f32 = 36.0;
/// Height of a chip.
pub const CHIP: f32 = 24.0;
/// Icon in a badge and inside a line of text.
pub const ICON_SMALL: f32 = 14.0;
/// Icon in rows and buttons.
pub const ICON: f32 = 16.0;
/// Icon in the rail and in notices.
pub const ICON_RAIL: f32 = 18.0;
/// Icon of the step rail.
pub const ICON_STEP: f32 = 20.0;
/// Icon of a large tile.
pub const ICON_TILE: f32 = 24.0;
/// Icon of an empty page.
pub const ICON_EMPTY: f32 = 28.0;
/// Corners of a tick box.
pub const RADIUS_TICK: u8 = 3;
/// Corners of buttons, inputs and badges.
pub const RADIUS: u8 = 4;
/// Corners of cards and notices.
pub const RADIUS_CARD: u8 = 6;
/// Corners of dialogs.
pub const RADIUS_DIALOG: u8 = 8;
/// How much of a disabled control is left.
pub const DISABLED: f32 = 0.55;
/// Width of the rail, with words and with icons only.
pub const RAIL: f32 = 168.0;
/// Width of the rail in a narrow window.
pub const RAIL_NARROW: f32 = 52.0;
/// Height of the top bar and of the action bar of a page.
pub const BAR: f32 = 52.0;
/// Height of the status bar.
pub const STATUS_BAR: f32 = 24.0;
/// Below this width of the window the rail shows icons only and tables become lists.
pub const NARROW: f32 = 1000.0;

/// Four colours that mean one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// Text and icon.
    pub text: Color32,
    /// Fill behind them.
    pub tint: Color32,
    /// Stroke around the fill.
    pub line: Color32,
    /// Charts and strips.
    pub solid: Color32,
}

/// What a colour family means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Must not have or use it; a duty with a date.
    Prohibited,
    /// Cut off: buying, renewing, updating, supplying. Also: needs care, and errors of the program.
    Restricted,
    /// An authority warns.
    Advised,
    /// Restricted for others. Also neutral notices.
    Listed,
    /// Verified gone, read, switched on.
    Removed,
    /// Not read, not confirmed, not decided: we do not know. Never used for anything else.
    Unseen,
}

impl Meaning {
    /// All six.
    pub const ALL: [Self; 6] = [
        Self::Prohibited,
        Self::Restricted,
        Self::Advised,
        Self::Listed,
        Self::Removed,
        Self::Unseen,
    ];
}

/// Every colour of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Window background.
    pub app: Color32,
    /// Left rail, status bar.
    pub rail: Color32,
    /// Cards, tables, panels, top bar.
    pub surface: Color32,
    /// Table heads, quiet fills.
    pub sunken: Color32,
    /// Row or button under the pointer.
    pub hover: Color32,
    /// Selected row, current rail entry, chosen chip.
    pub selected: Color32,
    /// Command and output boxes.
    pub term: Color32,
    /// Hairlines, card strokes.
    pub line: Color32,
    /// Button and chip strokes.
    pub line_mid: Color32,
    /// Input, tick-box strokes (3:1).
    pub line_strong: Color32,
    /// Main text.
    pub text: Color32,
    /// Explanations, secondary cells.
    pub text2: Color32,
    /// Captions, counts, placeholders.
    pub muted: Color32,
    /// Links, current entry, quiet buttons.
    pub link: Color32,
    /// Primary button, tick, current step.
    pub accent: Color32,
    /// Primary under the pointer.
    pub accent_hover: Color32,
    /// Primary held down.
    pub accent_press: Color32,
    /// Text on the three above.
    pub accent_text: Color32,
    /// Tile behind a large icon.
    pub accent_tint: Color32,
    /// Focus ring.
    pub focus: Color32,
    /// Nothing found, charts only.
    pub clean_solid: Color32,
    /// Must not have or use it.
    pub prohibited: Family,
    /// Cut off, or needs care.
    pub restricted: Family,
    /// An authority warns.
    pub advised: Family,
    /// Restricted for others; neutral.
    pub listed: Family,
    /// Verified gone, read, switched on.
    pub removed: Family,
    /// Not known.
    pub unseen: Family,
    /// How black the shadow of dialogs, menus and notifications is, of 255.
    pub shadow: u8,
    /// How black the window behind a dialog gets, of 255.
    pub backdrop: u8,
}

impl Tokens {
    /// The colours of a meaning.
    #[must_use]
    pub fn family(&self, meaning: Meaning) -> Family {
        match meaning {
            Meaning::Prohibited => self.prohibited,
            Meaning::Restricted => self.restricted,
            Meaning::Advised => self.advised,
            Meaning::Listed => self.listed,
            Meaning::Removed => self.removed,
            Meaning::Unseen => self.unseen,
        }
    }

    /// The shadow of dialogs, menus and notifications; nothing else has one.
    #[must_use]
    pub fn shadow(&self) -> Shadow {
        Shadow {
            offset: [0, 6],
            blur: 18,
            spread: 0,
            color: Color32::from_black_alpha(self.shadow),
        }
    }

    /// A past week of a chart: 42 % of its solid over the surface.
    #[must_use]
    pub fn past(&self, solid: Color32) -> Color32 {
        self.surface.lerp_to_gamma(solid, 0.42)
    }
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn family([text, tint, line, solid]: [u32; 4]) -> Family {
    Family { text: hex(text), tint: hex(tint), line: hex(line), solid: hex(solid) }
}

/// Dark text on light surfaces.
pub static LIGHT: Tokens = Tokens {
    app: hex(0xF3F5F8),
    rail: hex(0xE9EDF2),
    surface: hex(0xFFFFFF),
    sunken: hex(0xF3F5F8),
    hover: hex(0xEEF1F5),
    selected: hex(0xDFEAF7),
    term: hex(0xF3F5F8),
    line: hex(0xD7DDE5),
    line_mid: hex(0xB4BECA),
    line_strong: hex(0x7F8A99),
    text: hex(0x18212C),
    text2: hex(0x455161),
    muted: hex(0x5A6677),
    link: hex(0x1C5AA0),
    accent: hex(0x1C5AA0),
    accent_hover: hex(0x164A86),
    accent_press: hex(0x103A6B),
    accent_text: hex(0xFFFFFF),
    accent_tint: hex(0xE6EFF9),
    focus: hex(0x1C5AA0),
    clean_solid: hex(0xCBD5E0),
    prohibited: family([0xA3171D, 0xFCECEB, 0xE5B3B0, 0xC93535]),
    restricted: family([0x8A4400, 0xFDF1E3, 0xE9C79D, 0xD97B16]),
    advised: family([0x675200, 0xFAF4D6, 0xDBCB89, 0xA88A00]),
    listed: family([0x3E4E63, 0xEDF1F6, 0xC3CDD9, 0x8393A7]),
    removed: family([0x14643A, 0xE5F4EB, 0xA9D4BA, 0x2E8B57]),
    unseen: family([0x56478A, 0xF1EEF9, 0xCFC6E6, 0x8A7BBF]),
    shadow: 41,
    backdrop: 92,
};

/// Light text on dark surfaces.
pub static DARK: Tokens = Tokens {
    app: hex(0x12161B),
    rail: hex(0x0D1115),
    surface: hex(0x1A1F26),
    sunken: hex(0x14191F),
    hover: hex(0x232B35),
    selected: hex(0x203349),
    term: hex(0x0D1115),
    line: hex(0x2E3742),
    line_mid: hex(0x465261),
    line_strong: hex(0x6E7B8B),
    text: hex(0xE8ECF1),
    text2: hex(0xB7C1CD),
    muted: hex(0x97A3B1),
    link: hex(0x7DB4F2),
    accent: hex(0x2E6DB8),
    accent_hover: hex(0x3673BD),
    accent_press: hex(0x255C9E),
    accent_text: hex(0xFFFFFF),
    accent_tint: hex(0x1A2C41),
    focus: hex(0x7DB4F2),
    clean_solid: hex(0x38424F),
    prohibited: family([0xFF9C97, 0x3A1B1D, 0x6E3336, 0xE0524F]),
    restricted: family([0xFFBC73, 0x37240F, 0x67471F, 0xE08E33]),
    advised: family([0xE8D374, 0x302A10, 0x5C5120, 0xC9AE35]),
    listed: family([0xB5C3D4, 0x232C37, 0x414E5E, 0x71829A]),
    removed: family([0x86D6A6, 0x142B1F, 0x2B5A40, 0x3F9F69]),
    unseen: family([0xC6B9F2, 0x262139, 0x4A4270, 0x8578C2]),
    shadow: 128,
    backdrop: 140,
};

/// White and bright colours on black.
pub static HIGH_CONTRAST: Tokens = Tokens {
    app: hex(0x000000),
    rail: hex(0x000000),
    surface: hex(0x000000),
    sunken: hex(0x000000),
    hover: hex(0x1A1A1A),
    selected: hex(0x00305F),
    term: hex(0x000000),
    line: hex(0xFFFFFF),
    line_mid: hex(0xFFFFFF),
    line_strong: hex(0xFFFFFF),
    text: hex(0xFFFFFF),
    text2: hex(0xFFFFFF),
    muted: hex(0xE0E0E0),
    link: hex(0x8FD0FF),
    accent: hex(0xFFE100),
    accent_hover: hex(0xFFF06A),
    accent_press: hex(0xE0C600),
    accent_text: hex(0x000000),
    accent_tint: hex(0x1A1A00),
    focus: hex(0xFFE100),
    clean_solid: hex(0x808080),
    prohibited: family([0xFF9E9E, 0x000000, 0xFF9E9E, 0xFF6B6B]),
    restricted: family([0xFFC27A, 0x000000, 0xFFC27A, 0xFFA53D]),
    advised: family([0xFFF08A, 0x000000, 0xFFF08A, 0xFFE640]),
    listed: family([0xD6E2F0, 0x000000, 0xD6E2F0, 0xB5C6DB]),
    removed: family([0x8DF0B4, 0x000000, 0x8DF0B4, 0x4DDB86]),
    unseen: family([0xD9CCFF, 0x000000, 0xD9CCFF, 0xB9A5FF]),
    shadow: 128,
    backdrop: 140,
};

/// How strong the contrast of the window is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contrast {
    /// Light or dark, as the system says.
    #[default]
    Normal,
    /// White on black, whatever the system's theme.
    High,
}

fn contrast_id() -> Id {
    Id::unique("contrast")
}

/// The colours of the look in use.
#[must_use]
pub fn tokens(ui: &Ui) -> &'static Tokens {
    tokens_of(ui.ctx(), ui.visuals().dark_mode)
}

/// As [`tokens`], where only a context is at hand.
#[must_use]
pub fn tokens_of(ctx: &Context, dark: bool) -> &'static Tokens {
    let high = ctx.data(|data| data.get_temp(contrast_id())) == Some(Contrast::High);
    match (high, dark) {
        (true, _) => &HIGH_CONTRAST,
        (false, true) => &DARK,
        (false, false) => &LIGHT,
    }
}

/// Gives the window its fonts, colours, sizes and text styles. Call once, before the first frame.
pub fn apply(ctx: &Context) {
    super::fonts::install(ctx);
    // Where the system does not say, light: it is what the system's own tools show then.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.add_plugin(KeyboardUse);
    set_contrast(ctx, Contrast::Normal);
}

/// Switches between the normal and the high contrast look.
pub fn set_contrast(ctx: &Context, contrast: Contrast) {
    ctx.data_mut(|data| data.insert_temp(contrast_id(), contrast));
    for theme in [Theme::Light, Theme::Dark] {
        let dark = theme == Theme::Dark;
        let tokens = tokens_of(ctx, dark);
        ctx.set_visuals_of(theme, visuals(tokens, dark));
        ctx.style_mut_of(theme, sizes);
    }
}

fn visuals(tokens: &Tokens, dark: bool) -> Visuals {
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    if dark {
        // egui's own function for light text makes regular letters look like medium ones.
        visuals.text_options.color_transfer_function = FontColorTransferFunction::Gamma(0.8);
    }
    let state = |fill: Color32, stroke: Color32, text: Color32, handle: Color32| WidgetVisuals {
        weak_bg_fill: fill,
        // Handles of scroll bars, and the fill of sliders.
        bg_fill: handle,
        bg_stroke: Stroke::new(1.0, stroke),
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = state(tokens.surface, tokens.line, tokens.text, tokens.surface);
    widgets.inactive = state(tokens.surface, tokens.line_mid, tokens.text, tokens.line_strong);
    widgets.hovered = state(tokens.hover, tokens.line_mid, tokens.text, tokens.muted);
    widgets.active = state(tokens.selected, tokens.line_strong, tokens.text, tokens.muted);
    widgets.open = state(tokens.hover, tokens.line_mid, tokens.text, tokens.line_strong);
    visuals.selection.bg_fill = tokens.selected;
    visuals.selection.stroke = Stroke::new(1.0, tokens.link);
    visuals.hyperlink_color = tokens.link;
    visuals.faint_bg_color = tokens.sunken;
    visuals.extreme_bg_color = tokens.surface;
    visuals.text_edit_bg_color = Some(tokens.surface);
    visuals.code_bg_color = tokens.term;
    visuals.warn_fg_color = tokens.restricted.text;
    // Errors of the program are orange: nothing is forbidden, something needs care.
    visuals.error_fg_color = tokens.restricted.text;
    visuals.weak_text_color = Some(tokens.muted);
    visuals.window_fill = tokens.surface;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(RADIUS_DIALOG);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_CARD);
    visuals.window_shadow = tokens.shadow();
    visuals.popup_shadow = tokens.shadow();
    visuals.panel_fill = tokens.app;
    visuals.text_cursor.stroke = Stroke::new(1.5, tokens.text);
    // A blinking cursor would draw two frames a second for as long as a field has the focus.
    visuals.text_cursor.blink = false;
    visuals.striped = false;
    visuals.image_loading_spinners = false;
    // The pointer changes over links only.
    visuals.interact_cursor = None::<CursorIcon>;
    visuals.disabled_alpha = DISABLED;
    visuals
}

fn sizes(style: &mut Style) {
    style.text_styles = Type::styles();
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(GAP, 4.0);
    spacing.button_padding = vec2(12.0, 4.0);
    spacing.interact_size = vec2(CONTROL, CONTROL);
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(0);
    spacing.icon_width = ICON;
    spacing.icon_spacing = GAP;
    spacing.combo_width = 110.0;
    spacing.tooltip_width = 420.0;
    spacing.scroll = ScrollStyle {
        bar_width: 6.0,
        floating_width: 6.0,
        floating_allocated_width: 8.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 1.0,
        handle_min_length: 24.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 1.0,
        active_handle_opacity: 1.0,
        interact_handle_opacity: 1.0,
        ..ScrollStyle::thin()
    };
    // A soft edge would hide the last visible row.
    spacing.scroll.fade.strength = 0.0;
    spacing.scroll.kinetic.rubber_band = false;
}

/// Whether the admin works by keyboard just now: only then are focus rings shown.
fn keyboard_id() -> Id {
    Id::unique("keyboard in use")
}

/// Watches which of keyboard and pointer was used last, and gives the focus back after a dialog.
struct KeyboardUse;

/// A control that gets the focus back, and the pass in which its dialog was closed.
#[derive(Clone, Copy)]
struct ReturnFocus {
    to: Id,
    closed: u64,
}

impl ReturnFocus {
    fn id() -> Id {
        Id::unique("return focus")
    }
}

/// Gives the focus back to a control behind a dialog that was closed in this pass.
pub(super) fn return_focus(ctx: &Context, to: Id) {
    let closed = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(ReturnFocus::id(), ReturnFocus { to, closed }));
    ctx.request_repaint();
}

impl Plugin for KeyboardUse {
    fn debug_name(&self) -> &'static str {
        "keyboard use"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let latest = ui.input(|input| {
            input.events.iter().rev().find_map(|event| match event {
                egui::Event::Key { pressed: true, .. } | egui::Event::AccessKitActionRequest(_) => {
                    Some(true)
                }
                egui::Event::PointerButton { pressed: true, .. } => Some(false),
                _ => None,
            })
        });
        if let Some(keyboard) = latest {
            ui.data_mut(|data| data.insert_temp(keyboard_id(), keyboard));
        }
        let back: Option<ReturnFocus> = ui.data(|data| data.get_temp(ReturnFocus::id()));
        if let Some(ReturnFocus { to, closed }) = back {
            // egui lets nothing behind a dialog have the focus until one pass after its last.
            if ui.cumulative_pass_nr() >= closed + 2 {
                ui.data_mut(|data| data.remove::<ReturnFocus>(ReturnFocus::id()));
                ui.memory_mut(|memory| memory.request_focus(to));
            } else {
                ui.request_repaint();
            }
        }
    }
}

/// Whether a focus ring is to be shown around the focused control: for keyboard use, not after a
/// click.
#[must_use]
pub fn shows_focus(ui: &Ui, response: &Response) -> bool {
    response.has_focus() && ui.data(|data| data.get_temp(keyboard_id())).unwrap_or(false)
}

/// Shows the focus ring from now on, until the pointer is used: a dialog shows which of its buttons
/// the Enter key would press.
pub fn show_focus(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(keyboard_id(), true));
}

/// Where the focus ring runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Two points outside the control.
    Around,
    /// One point inside: rows of tables and cells of strips, which have no room around them.
    Inside,
}

/// Draws the focus ring of a control with corners of `radius`, if it is to be shown.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8, ring: Ring) {
    if !shows_focus(ui, response) {
        return;
    }
    let stroke = Stroke::new(2.0, tokens(ui).focus);
    match ring {
        Ring::Around => {
            let painter = ui.painter();
            painter.rect_stroke(rect.expand(2.0), radius + 2, stroke, StrokeKind::Outside)
        }
        Ring::Inside => {
            ui.painter().rect_stroke(rect.shrink(1.0), radius, stroke, StrokeKind::Inside)
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f32 {
        let part = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
    }

    /// The contrast of WCAG 2.
    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[track_caller]
    fn check(what: &str, ink: Color32, ground: Color32, least: f32) {
        let measured = contrast(ink, ground);
        assert!(measured >= least, "{what}: {measured:.2} is less than {least}");
    }

    #[test]
    fn text_and_strokes_stand_out_in_every_look() {
        for (name, t) in [("light", &LIGHT), ("dark", &DARK), ("high contrast", &HIGH_CONTRAST)] {
            let grounds = [t.app, t.rail, t.surface, t.sunken, t.hover, t.selected];
            for ground in grounds {
                for ink in [t.text, t.text2, t.muted, t.link] {
                    check(&format!("{name}: text {ink:?} on {ground:?}"), ink, ground, 4.5);
                }
            }
            for fill in [t.accent, t.accent_hover, t.accent_press] {
                check(&format!("{name}: primary button"), t.accent_text, fill, 4.5);
            }
            check(&format!("{name}: focus ring"), t.focus, t.surface, 3.0);
            check(&format!("{name}: input stroke"), t.line_strong, t.surface, 3.0);
            for meaning in Meaning::ALL {
                let family = t.family(meaning);
                check(&format!("{name}: {meaning:?} on its tint"), family.text, family.tint, 4.5);
                check(&format!("{name}: {meaning:?} on a surface"), family.text, t.surface, 4.5);
                check(&format!("{name}: {meaning:?} in charts"), family.solid, t.surface, 3.0);
            }
        }
    }

    #[test]
    fn the_contrast_formula_is_that_of_the_standard() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        // The ratio that the WCAG's own examples give for this grey.
        assert!((contrast(hex(0x767676), Color32::WHITE) - 4.54).abs() < 0.01);
    }
}
