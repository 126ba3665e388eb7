//! A list as it was understood, before anything of it is kept; and what is said when it could not be.

use eframe::egui::{Grid, ScrollArea, Ui};

use super::{Ask, Pages};
use crate::app::{App, Command, ErrorShown, ListColumn, Page, Preview};
use crate::ui::{
    icons::Icon,
    text::{self, Type, count, counted},
    theme,
    widgets::{
        Button, Card, Input, Notice, NoticeKind, WayOut, bullets, empty_state, error_page,
        place_right, select,
    },
    window::choose_list,
};

/// Rows of the preview.
const ROWS: usize = 8;

/// Says on another page that a list waits to be kept, with the way back to it.
pub(super) fn waiting(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(preview) = &app.state.preview else { return };
    let file =
        preview.file.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let words = format!("{file} was read and waits for your answer. It counts once you keep it.");
    Notice::new(NoticeKind::Information, "A list is not kept yet", &words).show(ui);
    if Button::primary("Go back to the list").icon(Icon::Import).show(ui).clicked() {
        ask.push(Command::Go(Page::Import));
    }
    ui.add_space(8.0);
}

/// The page.
pub(super) fn import(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let Some(preview) = &app.state.preview else {
        ui.add_space(48.0);
        let sentence = "Excel, CSV, or an export of your inventory tool.";
        empty_state(ui, Icon::Import, "Import a list", sentence, |ui| {
            super::first_start::ways(ui, app, ask);
            by_path(ui, pages, ask);
        });
        return;
    };
    let tokens = theme::tokens(ui);
    text::line(ui, Type::Title, tokens.text, "Check this list before it is kept");
    let file =
        preview.file.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let inventory = &preview.reading.inventory;
    text::explain(
        ui,
        format!(
            "{file}. Recognised as {}: {}. Nothing has been saved yet.",
            preview.reading.recognised, preview.reading.how
        ),
    );
    ui.add_space(4.0);
    Card::plain().show(ui, |ui| {
        let counts = inventory.counts;
        let sum = format!(
            "{} in the file = {} on {} + {} skipped on purpose + {}",
            counted(counts.rows, "row", "rows"),
            counted(counts.software, "program", "programs"),
            counted(inventory.machines.len() as u64, "machine", "machines"),
            count(counts.skipped),
            counted(counts.problems, "problem", "problems")
        );
        text::show(ui, Type::Head, tokens.text, sum).on_hover_text(
            "Skipped: totals, repeated headings, entries marked as removed, empty rows.",
        );
    });
    columns(ui, preview, ask);
    machine(ui, preview, pages, ask);
    if !inventory.cannot_show.is_empty() {
        let words = inventory.cannot_show.join(" ");
        Notice::new(NoticeKind::NotFullyRead, "This list cannot show everything", &words).show(ui);
    }
    problems(ui, preview);
    ui.add_space(4.0);
    let keep = format!("Keep {}", counted(inventory.counts.software, "program", "programs"));
    ui.horizontal(|ui| {
        if Button::primary(&keep).icon(Icon::Check).large().show(ui).clicked() {
            ask.push(Command::KeepList);
        }
        if Button::secondary("Cancel").large().show(ui).clicked() {
            ask.push(Command::DiscardList);
        }
        let waiting = app.state.waiting.len() as u64;
        if waiting > 0 {
            text::line(
                ui,
                Type::Small,
                tokens.text2,
                format!("{} wait.", counted(waiting, "more list", "more lists")),
            );
        }
    });
}

fn columns(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let Some(mapping) = &preview.reading.mapping else { return };
    let caption = "Change what a column means if it is wrong";
    Card::titled("How the columns were understood").caption(caption).show(ui, |ui| {
        ScrollArea::horizontal().id_salt("columns").show(ui, |ui| {
            // As wide as the card allows, so that titles can be read; scrolled where there are many.
            let between = 16.0;
            let number = mapping.columns.len().max(1) as f32;
            let width = (ui.available_width() + between) / number - between;
            let width = width.clamp(136.0, 320.0);
            Grid::new("columns")
                .spacing(eframe::egui::vec2(between, 6.0))
                .min_col_width(width)
                .max_col_width(width)
                .show(ui, |ui| {
                    let words: Vec<&str> =
                        ListColumn::ALL.iter().map(|column| column.word()).collect();
                    for (at, column) in mapping.columns.iter().enumerate() {
                        let current = ListColumn::ALL.iter().position(|own| own == column);
                        let name = format!("Column {}", at + 1);
                        let chosen = select(ui, &name, column.word(), Some(width), &words, current);
                        if let Some(chosen) = chosen {
                            ask.push(Command::ReadDifferently(at, ListColumn::ALL[chosen]));
                        }
                    }
                    ui.end_row();
                    for (number, row) in preview.reading.sample.iter().take(ROWS).enumerate() {
                        for at in 0..mapping.columns.len() {
                            let cell = row.get(at).map_or("", String::as_str);
                            let (kind, ink) = if number == 0 {
                                (Type::SmallStrong, tokens.text2)
                            } else {
                                (Type::Body, tokens.text)
                            };
                            let short: String = cell.chars().take(48).collect();
                            text::line(ui, kind, ink, short);
                        }
                        ui.end_row();
                    }
                });
        });
    });
}

fn machine(ui: &mut Ui, preview: &Preview, pages: &mut Pages, ask: &mut Ask) {
    let named = preview
        .reading
        .mapping
        .as_ref()
        .is_none_or(|mapping| mapping.columns.contains(&ListColumn::Machine));
    let inventory = &preview.reading.inventory;
    if named || inventory.machines.len() > 1 {
        return;
    }
    Card::titled("Which computer does this list belong to?").show(ui, |ui| {
        let own = inventory.machines.first().map_or("", |machine| machine.name.as_str());
        let words = pages.machine.get_or_insert_with(|| own.to_owned());
        ui.horizontal(|ui| {
            Input::new("Computer", words).width(260.0).show(ui);
            let changed = words.as_str() != own;
            if Button::secondary("Use this name").enabled(changed).show(ui).clicked() {
                ask.push(Command::MachineOfList(words.clone()));
            }
        });
    });
}

fn problems(ui: &mut Ui, preview: &Preview) {
    let problems = &preview.reading.inventory.problems;
    if problems.is_empty() {
        return;
    }
    let shown = format!("{} of {}", problems.len().min(20), problems.len());
    Card::titled("Problems").count(shown).show(ui, |ui| {
        bullets(
            ui,
            problems
                .iter()
                .take(20)
                .map(|problem| format!("{}: {}. {}", problem.place, problem.reason, problem.text)),
        );
    });
}

/// For systems without a file dialog.
fn by_path(ui: &mut Ui, pages: &mut Pages, ask: &mut Ask) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let width = ui.available_width() - 96.0;
        Input::new("Path of a list", &mut pages.path)
            .placeholder("Or paste a path")
            .width(width)
            .show(ui);
        let ready = !pages.path.trim().is_empty();
        let room = ui.available_rect_before_wrap();
        place_right(ui, room, |ui| {
            if Button::secondary("Read").enabled(ready).show(ui).clicked() {
                let path = pages.path.trim().trim_matches('"').into();
                ask.push(Command::Import(vec![path]));
                pages.path.clear();
            }
        });
    });
}

/// A list of which nothing could be read.
pub(super) fn error(ui: &mut Ui, app: &App, error: &ErrorShown, ask: &mut Ask) {
    ui.add_space(24.0);
    let details: Vec<(&str, &str)> =
        error.details.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let means = format!("{} {}", error.means, error.what_to_do);
    let ways = [
        WayOut {
            title: "Choose another file",
            sentence: "Excel, CSV, ODS, or an inventory that Interdict wrote.",
            verb: "Choose file…",
            icon: Some(Icon::Import),
        },
        WayOut {
            title: "Go on without it",
            sentence: "What was read before stays as it is.",
            verb: "Close",
            icon: None,
        },
    ];
    match error_page(ui, &error.title, &means, &details, &ways) {
        Some(0) if !app.state.choosing => ask.push(choose_list()),
        Some(_) => ask.push(Command::DiscardList),
        None => {}
    }
}
