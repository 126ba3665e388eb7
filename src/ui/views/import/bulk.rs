//! Many lists: those that need no question can be kept together.

use eframe::egui::Ui;

use super::super::{Ask, Pages};
use crate::app::lists::OFFERED_FROM;
use crate::app::{App, Command};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Notice, NoticeKind, tick_box},
};

/// Unreadable lists that are named.
const NAMED: usize = 10;

/// Offers to keep all that need no question, where many wait.
pub(super) fn offer(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let waiting = app.state.waiting.len();
    if waiting < OFFERED_FROM {
        return;
    }
    let title = say!("lists-wait", count = waiting);
    let words = say!("lists-wait-explained");
    Notice::new(NoticeKind::Information, &title, words).buttons(ui, |ui| {
        if Button::secondary(say!("keep-all")).icon(Icon::Check).show(ui).clicked() {
            ask.push(Command::KeepAll(pages.name_by_file));
        }
        ui.add_space(8.0);
        tick_box(ui, &mut pages.name_by_file, say!("file-names-computer"));
    });
}

/// What came of it.
pub(super) fn summary(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(bulk) = &app.state.bulk else { return };
    let tokens = theme::tokens(ui);
    let title =
        say!("bulk-kept", lists = bulk.lists, software = bulk.software, machines = bulk.machines);
    let mut words =
        say!("bulk-sum", rows = bulk.rows, software = bulk.software, skipped = bulk.skipped);
    if bulk.left > 0 {
        words.push(' ');
        words.push_str(&say!("bulk-left", count = bulk.left));
    }
    let kind = if bulk.unreadable.is_empty() { NoticeKind::Done } else { NoticeKind::NeedsCare };
    Notice::new(kind, &title, &words).with(ui, |ui| {
        if !bulk.unreadable.is_empty() {
            let all = bulk.unreadable.len() as u64;
            let words = say!("nothing-read-of", count = all);
            text::show(ui, Type::Strong, tokens.text, words);
            let line =
                |(path, why): &(std::path::PathBuf, String)| format!("{}: {why}", path.display());
            for own in bulk.unreadable.iter().take(NAMED) {
                text::show(ui, Type::Body, tokens.text2, line(own));
            }
            let more = bulk.unreadable.len().saturating_sub(NAMED) as u64;
            if more > 0 {
                text::caption(ui, say!("and-more-files", count = more));
            }
            ui.horizontal(|ui| {
                if Button::secondary(say!("copy-these-files")).icon(Icon::Copy).show(ui).clicked() {
                    let lines: Vec<String> = bulk.unreadable.iter().map(line).collect();
                    ui.ctx().copy_text(lines.join("\n"));
                }
                if Button::secondary(say!("close-this")).show(ui).clicked() {
                    ask.push(Command::CloseBulk);
                }
            });
        } else if Button::secondary(say!("close-this")).show(ui).clicked() {
            ask.push(Command::CloseBulk);
        }
    });
}
