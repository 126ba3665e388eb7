//! A removal that was broken off: told where the user begins, with the way to go on.

use eframe::egui::Ui;

use super::super::Ask;
use crate::app::guide::GuideCommand;
use crate::app::{App, Command, Page};
use crate::language::{Arg, told};
use crate::say;
use crate::ui::{
    icons::Icon,
    widgets::{Button, Notice, NoticeKind},
};

/// The notices, one for each removal that is not finished.
pub(in crate::ui::views) fn unfinished(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let is_open = app.state.guide.is_some();
    if let Some(guide) = &app.state.guide {
        let title = match guide.carrying() {
            Some(own) => say!("a-removal-is-open", name = Arg::shown(&own.plan.name)),
            None => say!("a-removal-prepared").to_owned(),
        };
        Notice::new(NoticeKind::Information, &title, "").icon(Icon::Uninstall).buttons(ui, |ui| {
            if Button::secondary(say!("back-to-the-guide"))
                .icon(Icon::ArrowRight)
                .show(ui)
                .clicked()
            {
                ask.push(Command::Go(Page::Guide));
            }
        });
    }
    for one in app.state.unfinished.iter().take(3) {
        let begun = one.begun_at.map(|at| at.to_zoned_datetime(jiff::tz::TimeZone::system()));
        let why_not = one.whose.why_not();
        let next = if let Some(why) = &why_not {
            told(why).into_owned()
        } else if one.next.is_empty() {
            say!("goes-on-all-done").to_owned()
        } else {
            say!("goes-on-with", step = &*told(&one.next))
        };
        let title = say!("removal-interrupted", name = Arg::shown(&one.name));
        let words = match begun {
            Some(at) => say!(
                "begun-on",
                day = Arg::shown(at.strftime("%Y-%m-%d")),
                time = Arg::shown(at.strftime("%H:%M")),
                by = Arg::shown(&one.by),
                next = next
            ),
            None => say!("begun-by", by = Arg::shown(&one.by), next = next),
        };
        let notice = Notice::new(NoticeKind::NeedsCare, &title, &words).icon(Icon::Uninstall);
        if why_not.is_some() {
            notice.show(ui);
            continue;
        }
        notice.buttons(ui, |ui| {
            let name = say!("continue-removal-of", name = Arg::shown(&one.name));
            let button = Button::secondary(say!("continue")).icon(Icon::ArrowRight).name(&name);
            if button.enabled(!is_open).show(ui).clicked() {
                ask.push(Command::Guide(GuideCommand::Resume(one.journal.clone())));
            }
        });
    }
}
