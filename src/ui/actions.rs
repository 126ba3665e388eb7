//! Actions as the window does them: their keys, the menu, and what each of them sets going.

use eframe::egui::{
    Context, Key, KeyboardShortcut, Modifiers, PopupCloseBehavior, ScrollArea, ThemePreference, Ui,
};

use super::{
    text::{self, Type},
    theme::{self, Contrast},
    views::{self, Ask, Pages},
    widgets::{self, menu_entry_with_keys},
};
use crate::app::{
    Action, ActionGroup, App, Command, Look, Page, Preferences, ReportKind, Shortcut, State,
};
use crate::language;
use crate::say;

/// How much larger or smaller one step makes everything, and the limits: 100 to 300 percent.
const ZOOM_STEP: f32 = 0.1;
const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=3.0;

fn keys(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let mut modifiers = if shortcut.command { Modifiers::COMMAND } else { Modifiers::NONE };
    if shortcut.shift {
        modifiers |= Modifiers::SHIFT;
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(shortcut.key)?))
}

/// The keys as this system writes them: "Ctrl+K".
pub(super) fn keys_in_words(ctx: &Context, shortcut: Shortcut) -> String {
    keys(shortcut).map_or_else(String::new, |keys| ctx.format_shortcut(&keys))
}

/// Whether a dialog is open: what lies behind it is not reached by keys either.
pub(super) fn is_asked(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.top_modal_layer().is_some())
}

/// Does what the keys that were pressed ask for.
pub(super) fn by_key(ui: &Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    for action in Action::ALL {
        let Some(keys) = action.shortcut().and_then(keys) else { continue };
        // "+" needs Shift on many keyboards, and stands for "=" on others.
        let also = (action == Action::Larger)
            .then(|| KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals));
        // In a field of text Ctrl+Z takes back what was typed.
        if action == Action::Undo && ui.ctx().text_edit_focused() {
            continue;
        }
        let pressed = ui.input_mut(|input| {
            input.consume_shortcut(&keys) || also.is_some_and(|also| input.consume_shortcut(&also))
        });
        if pressed && action.is_ready(app) {
            act(ui.ctx(), app, action, pages, ask);
        }
    }
}

/// Does it.
pub(super) fn act(ctx: &Context, app: &App, action: Action, pages: &mut Pages, ask: &mut Ask) {
    match action {
        Action::Scan => ask.push(Command::Scan),
        Action::ScanElevated => ask.push(Command::ScanElevated),
        Action::ScanDisk => ask.push(views::choose_disk()),
        Action::Import => ask.push(super::window::choose_list()),
        Action::Cancel => ask.push(Command::Cancel),
        Action::OpenWorkspace => ask.push(views::choose_workspace()),
        Action::NewWorkspace => ask.push(views::new_workspace()),
        Action::SaveWorkspace => ask.push(views::choose_copy(app.state.today)),
        Action::Undo => ask.push(Command::Undo),
        Action::WhatChanged => {
            let newest = app.state.remembered.as_deref().and_then(views::newest_span);
            if let Some(span) = newest {
                ask.push(Command::Compare(Some(span)));
                ask.push(Command::Go(Page::Machines));
            }
        }
        Action::Go(page) => {
            pages.focus_page = Some(page);
            ask.push(Command::Go(page));
        }
        Action::Search => pages.focus_search = true,
        Action::Palette => pages.palette = Some(views::Palette::default()),
        Action::Notifications => pages.notifications = !pages.notifications,
        Action::SaveReport(format) => {
            ask.push(views::choose_report(ReportKind::Full, format, app.state.today));
        }
        Action::LookSystem => look(app, ask, |own| own.look = Look::System),
        Action::LookLight => look(app, ask, |own| own.look = Look::Light),
        Action::LookDark => look(app, ask, |own| own.look = Look::Dark),
        Action::HighContrast => look(app, ask, |own| own.high_contrast = !own.high_contrast),
        Action::Larger => zoom(app, ask, ctx.zoom_factor() + ZOOM_STEP),
        Action::Smaller => zoom(app, ask, ctx.zoom_factor() - ZOOM_STEP),
        Action::UsualSize => zoom(app, ask, 1.0),
    }
}

fn look(app: &App, ask: &mut Ask, change: impl FnOnce(&mut Preferences)) {
    let mut preferences = app.state.preferences.clone();
    change(&mut preferences);
    ask.push(Command::Prefer(Box::new(preferences)));
}

fn zoom(app: &App, ask: &mut Ask, factor: f32) {
    // Steps of a tenth, without what adding them up in binary leaves over.
    let factor = ((factor * 10.0).round() / 10.0).clamp(*ZOOM.start(), *ZOOM.end());
    look(app, ask, |own| own.zoom = factor);
}

/// Gives the window the look that the user likes, where it has another.
pub(super) fn apply_look(ctx: &Context, preferences: &Preferences) {
    let wanted = match preferences.look {
        Look::System => ThemePreference::System,
        Look::Light => ThemePreference::Light,
        Look::Dark => ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != wanted {
        ctx.set_theme(wanted);
    }
    let contrast = if preferences.high_contrast { Contrast::High } else { Contrast::Normal };
    if theme::contrast(ctx) != contrast {
        theme::set_contrast(ctx, contrast);
    }
    if let Some(zoom) = preferences.zoom() {
        // Sets nothing where it is the same.
        ctx.set_zoom_factor(zoom);
    }
}

/// Speaks the language that the user chose, else the system's.
pub(super) fn apply_language(state: &State) {
    language::speak(state.preferences.language.unwrap_or(state.system_language));
}

/// The menu with every action, by group.
pub(super) fn menu(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let button = widgets::Button::icon_only(super::icons::Icon::More, say!("menu")).show(ui);
    let mut chosen = None;
    widgets::popup(&button, say!("menu"), PopupCloseBehavior::CloseOnClick, |ui| {
        ui.set_min_width(300.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        // In a low window the menu scrolls; its end is never out of reach.
        let height = ui.ctx().content_rect().height() - theme::BAR - 48.0;
        // A popup is no higher than egui's usual area, whatever room there is.
        ui.set_max_height(height);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for group in ActionGroup::ALL {
                let muted = theme::tokens(ui).muted;
                ui.horizontal(|ui| {
                    ui.add_space(8.0);
                    text::line(ui, Type::SmallStrong, muted, group.word());
                });
                for action in Action::ALL.into_iter().filter(|one| one.group() == group) {
                    let keys = action.shortcut().map(|keys| keys_in_words(ui.ctx(), keys));
                    let ready = action.is_ready(app);
                    if menu_entry_with_keys(ui, action.words(), keys.as_deref(), ready).clicked() {
                        chosen = Some(action);
                    }
                }
                ui.add_space(4.0);
            }
        });
    });
    if let Some(action) = chosen {
        act(ui.ctx(), app, action, pages, ask);
    }
}
