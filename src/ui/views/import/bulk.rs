//! Many lists: those that need no question can be kept together.

use eframe::egui::Ui;

use super::super::{Ask, Pages};
use crate::app::lists::OFFERED_FROM;
use crate::app::{App, Command};
use crate::ui::{
    icons::Icon,
    text::{self, Type, count, counted},
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
    let title = format!("{} wait", counted(waiting as u64, "more list", "more lists"));
    let words = "Those that are read whole, without problems, and say which computer they are of \
        can be kept together. The others stay for you to look at, one by one.";
    Notice::new(NoticeKind::Information, &title, words).buttons(ui, |ui| {
        if Button::secondary("Keep all that need no question").icon(Icon::Check).show(ui).clicked()
        {
            ask.push(Command::KeepAll(pages.name_by_file));
        }
        ui.add_space(8.0);
        tick_box(
            ui,
            &mut pages.name_by_file,
            "Where a list names no computer, its file's name is the computer's",
        );
    });
}

/// What came of it.
pub(super) fn summary(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(bulk) = &app.state.bulk else { return };
    let tokens = theme::tokens(ui);
    let title = format!(
        "{} kept: {} on {}",
        counted(bulk.lists, "list", "lists"),
        counted(bulk.software, "program", "programs"),
        counted(bulk.machines, "machine", "machines")
    );
    let mut words = format!(
        "{} = {} + {} skipped on purpose + 0 problems.",
        counted(bulk.rows, "row", "rows"),
        counted(bulk.software, "program", "programs"),
        count(bulk.skipped)
    );
    match bulk.left {
        0 => {}
        1 => words.push_str(" 1 list has a question or problems and waits for you."),
        left => {
            let left =
                format!(" {} lists have questions or problems and wait for you.", count(left));
            words.push_str(&left);
        }
    }
    let kind = if bulk.unreadable.is_empty() { NoticeKind::Done } else { NoticeKind::NeedsCare };
    Notice::new(kind, &title, &words).with(ui, |ui| {
        if !bulk.unreadable.is_empty() {
            let all = bulk.unreadable.len() as u64;
            let words = format!("Nothing could be read of {}:", counted(all, "file", "files"));
            text::show(ui, Type::Strong, tokens.text, words);
            let line =
                |(path, why): &(std::path::PathBuf, String)| format!("{}: {why}", path.display());
            for own in bulk.unreadable.iter().take(NAMED) {
                text::show(ui, Type::Body, tokens.text2, line(own));
            }
            let more = bulk.unreadable.len().saturating_sub(NAMED) as u64;
            if more > 0 {
                text::caption(ui, format!("and {}", counted(more, "more file", "more files")));
            }
            ui.horizontal(|ui| {
                if Button::secondary("Copy these files").icon(Icon::Copy).show(ui).clicked() {
                    let lines: Vec<String> = bulk.unreadable.iter().map(line).collect();
                    ui.ctx().copy_text(lines.join("\n"));
                }
                if Button::secondary("Close this").show(ui).clicked() {
                    ask.push(Command::CloseBulk);
                }
            });
        } else if Button::secondary("Close this").show(ui).clicked() {
            ask.push(Command::CloseBulk);
        }
    });
}
