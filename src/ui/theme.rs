//! Colours, sizes and spacing, each named by what it means, for light, dark and high contrast.
//!
//! Views and widgets take every colour from [`tokens`] and every size from the constants here. The
//! values are measured: text reaches a contrast of 4.5 on every surface, strokes that carry meaning 3.
//! [`apply`] also gives egui's own parts (scroll bars, menus, selection) the same look, and turns
//! every animation off, because the window at rest draws nothing.

use eframe::egui::{
    Color32, Context, CornerRadius, CursorIcon, Id, Margin, Stroke, Style, Theme, Ui, Visuals,
    epaint::FontColorTransferFunction, style::ScrollAnimation, style::ScrollStyle,
    style::WidgetVisuals, vec2,
};

use super::{focus::KeyboardUse, text::Type};

pub use super::{
    focus::{Ring, focus_ring, follow_focus, show_focus, shows_focus},
    tokens::{DARK, Family, HIGH_CONTRAST, LIGHT, Meaning, Tokens},
};

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

/// The contrast in use.
#[must_use]
pub fn contrast(ctx: &Context) -> Contrast {
    ctx.data(|data| data.get_temp(contrast_id())).unwrap_or_default()
}

/// The colour of a sign on a fill of charts and strips: black or white, whichever stands out more.
#[must_use]
pub fn ink_on(fill: Color32) -> Color32 {
    super::tokens::ink_on(fill)
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
