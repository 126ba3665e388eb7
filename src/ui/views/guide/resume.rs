//! A removal that was broken off: told where the user begins, with the way to go on.

use eframe::egui::Ui;

use super::super::Ask;
use crate::app::guide::GuideCommand;
use crate::app::{App, Command, Page};
use crate::ui::{
    icons::Icon,
    widgets::{Button, Notice, NoticeKind},
};

/// The notices, one for each removal that is not finished.
pub(in crate::ui::views) fn unfinished(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let is_open = app.state.guide.is_some();
    if let Some(guide) = &app.state.guide {
        let title = match guide.carrying() {
            Some(own) => format!("A removal is open: {}", own.plan.name),
            None => "A removal is being prepared".to_owned(),
        };
        Notice::new(NoticeKind::Information, &title, "").icon(Icon::Uninstall).buttons(ui, |ui| {
            if Button::secondary("Back to the guide").icon(Icon::ArrowRight).show(ui).clicked() {
                ask.push(Command::Go(Page::Guide));
            }
        });
    }
    for one in app.state.unfinished.iter().take(3) {
        let begun = one.begun_at.map_or_else(String::new, |at| {
            let at = at.to_zoned_datetime(jiff::tz::TimeZone::system());
            format!(" on {}", at.strftime("%Y-%m-%d at %H:%M"))
        });
        let next = if one.next.is_empty() {
            "All its steps were done; it is not finished.".to_owned()
        } else {
            format!("It goes on with the step “{}”.", one.next)
        };
        let title = format!("A removal was interrupted: {}", one.name);
        if let Some(why) = one.whose.why_not() {
            let words = format!("Begun{begun} by {}. {why}", one.by);
            Notice::new(NoticeKind::NeedsCare, &title, &words).icon(Icon::Uninstall).show(ui);
            continue;
        }
        let words = format!("Begun{begun} by {}. {next}", one.by);
        Notice::new(NoticeKind::NeedsCare, &title, &words).icon(Icon::Uninstall).buttons(
            ui,
            |ui| {
                let name = format!("Continue the removal of {}", one.name);
                let button = Button::secondary("Continue…").icon(Icon::ArrowRight).name(&name);
                if button.enabled(!is_open).show(ui).clicked() {
                    ask.push(Command::Guide(GuideCommand::Resume(one.journal.clone())));
                }
            },
        );
    }
}
