//! The columns of a table: heading, meaning, and the first rows.

use eframe::egui::{Align, Frame, Layout, Margin, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use super::super::Ask;
use crate::app::{Change, Command, ListColumn, Preview};
use crate::say;
use crate::ui::words;
use crate::ui::{
    text::{self, Type},
    theme,
    widgets::{Card, place_left, select},
};

/// Rows that are shown.
const ROWS: usize = 8;

/// Columns that are shown; no list of programs has more, and each costs time to lay out.
const COLUMNS: usize = 120;

/// Width of a column.
const NARROWEST: f32 = 132.0;
const WIDEST: f32 = 320.0;

/// Letters of a cell that are laid out.
const LETTERS: usize = 120;

/// The card.
pub(super) fn columns(ui: &mut Ui, preview: &Preview, ask: &mut Ask) {
    let Some(table) = preview.list.tables.get(preview.table) else {
        sample(ui, preview);
        return;
    };
    let meanings = preview.columns();
    if meanings.is_empty() && table.sample.is_empty() {
        return;
    }
    let read: Vec<(usize, &str)> = preview
        .list
        .tables
        .iter()
        .enumerate()
        .filter(|(_, own)| own.read || !own.sample.is_empty())
        .filter_map(|(at, own)| Some((at, own.sheet.as_deref()?)))
        .collect();
    let mut chosen = None;
    let right = |ui: &mut Ui| {
        let tokens = theme::tokens(ui);
        if let (true, Some(sheet)) = (read.len() > 1, &table.sheet) {
            let entries: Vec<&str> = read.iter().map(|(_, name)| *name).collect();
            let current = read.iter().position(|(at, _)| *at == preview.table);
            let shown: String = say!("sheet-shown-name", name = sheet).chars().take(40).collect();
            chosen = select(ui, say!("sheet-shown"), &shown, None, &entries, current);
        } else {
            let words = say!("change-a-meaning");
            text::line(ui, Type::Small, tokens.muted, words);
        }
    };
    Card::titled(say!("what-each-column-means")).right(right).flush().show(ui, |ui| {
        let number = meanings.len().min(COLUMNS);
        wide(ui, number, |ui, width| {
            head(ui, width, number, |ui, at| {
                let heading = table.headings.get(at).map_or("", String::as_str);
                let meaning = meanings.get(at).copied().unwrap_or_default();
                column(ui, at, heading, meaning, width, ask);
            });
            body(ui, width, number, &table.sample);
        });
        let more = (meanings.len() - number) as u64;
        if more > 0 {
            Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
                text::caption(ui, say!("columns-not-shown", count = more));
            });
        }
    });
    if let Some((at, _)) = chosen.and_then(|at| read.get(at)) {
        ask.push(Command::ShowTable(*at));
    }
}

/// What a format without columns of its own gave.
fn sample(ui: &mut Ui, preview: &Preview) {
    let Some((heading, rows)) = preview.list.sample.split_first() else { return };
    Card::titled(say!("what-was-read")).caption(say!("the-first-records")).flush().show(ui, |ui| {
        let number = heading.len().min(COLUMNS);
        wide(ui, number, |ui, width| {
            let tokens = theme::tokens(ui);
            head(ui, width, number, |ui, at| {
                let words = heading.get(at).map_or("", String::as_str);
                text::line(ui, Type::SmallStrong, tokens.text2, words);
            });
            body(ui, width, number, rows);
        });
    });
}

/// As wide as the card allows, so that titles can be read; scrolled where there are many columns.
fn wide(ui: &mut Ui, number: usize, content: impl FnOnce(&mut Ui, f32)) {
    let room = ui.available_width() - 32.0;
    let width = (room / number.max(1) as f32).clamp(NARROWEST, WIDEST);
    ScrollArea::horizontal().id_salt("columns").auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.set_min_width((width * number as f32 + 32.0).max(ui.available_width()));
        content(ui, width);
    });
}

fn head(ui: &mut Ui, width: f32, number: usize, mut cell: impl FnMut(&mut Ui, usize)) {
    let tokens = theme::tokens(ui);
    Frame::new().fill(tokens.sunken).inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let down = Layout::top_down(Align::Min);
        ui.horizontal_top(|ui| {
            for at in 0..number {
                let room = ui.available_rect_before_wrap();
                let room = room.with_max_x(room.left() + width);
                let inner = room.with_max_x(room.right() - 12.0);
                let mut inside =
                    ui.new_child(UiBuilder::new().id_salt(at).max_rect(inner).layout(down));
                inside.spacing_mut().item_spacing.y = 4.0;
                cell(&mut inside, at);
                let size = vec2(width, inside.min_rect().height());
                ui.allocate_exact_size(size, Sense::hover());
            }
        });
    });
    line(ui);
}

fn column(ui: &mut Ui, at: usize, heading: &str, meaning: ListColumn, width: f32, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let used = meaning != ListColumn::Unused;
    let ink = if used { tokens.text } else { tokens.muted };
    let kind = if used { Type::SmallStrong } else { Type::Small };
    let short: String = heading.chars().take(LETTERS).collect();
    let shown =
        if short.is_empty() { say!("column-number", number = at + 1) } else { short.clone() };
    text::line(ui, kind, ink, shown);
    let words: Vec<&str> = ListColumn::ALL.iter().map(|column| words::column(*column)).collect();
    let current = ListColumn::ALL.iter().position(|own| *own == meaning);
    let name = say!("meaning-of-column", number = at + 1);
    let width = (width - 12.0).min(180.0);
    let chosen = select(ui, &name, words::column(meaning), Some(width), &words, current);
    if let Some(meaning) = chosen.and_then(|at| ListColumn::ALL.get(at)) {
        ask.push(Command::ReadDifferently(Change::Column(at, *meaning)));
    }
}

fn body(ui: &mut Ui, width: f32, number: usize, rows: &[Vec<String>]) {
    let tokens = theme::tokens(ui);
    for (place, row) in rows.iter().take(ROWS).enumerate() {
        if place > 0 {
            line(ui);
        }
        let size = vec2(width * number as f32 + 32.0, theme::ROW);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        for at in 0..number {
            let cell = row.get(at).map_or("", String::as_str);
            if cell.is_empty() {
                continue;
            }
            let left = rect.left() + 16.0 + width * at as f32;
            let room = rect.with_min_x(left).with_max_x(left + width - 12.0);
            let short: String = cell.chars().take(LETTERS).collect();
            place_left(ui, room, |ui| {
                text::line(ui, Type::Body, tokens.text, short);
            });
        }
    }
}

fn line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let stroke = Stroke::new(1.0, theme::tokens(ui).line);
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}
