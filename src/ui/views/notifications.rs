//! What was told before: the notifications since the start, from the bell in the top bar.

use eframe::egui::{Popup, PopupCloseBehavior, ScrollArea, Ui};
use jiff::tz::TimeZone;

use super::Pages;
use crate::app::{App, NoteKind};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Stays, hairline, icon_line_with, popup_closed, within_popup},
};

/// The bell and, while it is open, the list below it.
pub(in crate::ui) fn notifications(ui: &mut Ui, app: &App, pages: &mut Pages) {
    let tokens = theme::tokens(ui);
    let told = &app.state.told;
    let button = Button::icon_only(Icon::Bell, say!("what-was-told-before")).show(ui);
    if button.clicked() {
        pages.notifications = !pages.notifications;
    }
    let popup = Popup::from_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(say!("what-was-told-before"))
        .open_bool(&mut pages.notifications);
    let id = popup.get_id();
    let stays = popup.show(|ui| {
        within_popup(ui, button.id, id, |ui| {
            ui.set_width(380.0);
            ui.spacing_mut().item_spacing.y = theme::GAP;
            text::line(ui, Type::Strong, tokens.text, say!("told-since-the-start"));
            if told.is_empty() {
                text::caption(ui, say!("nothing-yet"));
                return;
            }
            ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for (at, note) in told.iter().enumerate() {
                    if at > 0 {
                        hairline(ui);
                    }
                    let (icon, ink) = match note.kind {
                        NoteKind::Information => (Icon::Info, tokens.text2),
                        NoteKind::Done => (Icon::Check, tokens.removed.text),
                        NoteKind::Error => (Icon::Error, tokens.restricted.text),
                    };
                    icon_line_with(ui, icon, ink, |ui| {
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            text::show(ui, Type::Strong, tokens.text, note.title.as_str());
                            if !note.line.is_empty() {
                                text::show(ui, Type::Body, tokens.text2, note.line.as_str());
                            }
                            let when = note.told.to_zoned_datetime(TimeZone::system());
                            text::caption(ui, when.strftime("%H:%M:%S").to_string());
                        });
                    });
                }
            });
        })
    });
    if stays.is_some_and(|shown| shown.inner == Stays::Left) {
        pages.notifications = false;
    }
    if !pages.notifications {
        popup_closed(ui.ctx(), button.id, id);
    }
}
