//! Dates, from early to late and not to scale: what happened, which date decides, how old the news
//! is, and today.

use eframe::egui::{Color32, Pos2, Sense, Shape, Stroke, Ui, UiBuilder, pos2, vec2};

use super::super::{
    text::{self, Type},
    theme::{self, Meaning, Tokens},
};

/// Width of the dates.
const DATES: f32 = 84.0;
/// Width of the line beside them.
const LINE: f32 = 24.0;
/// Height of a row whose text takes one line.
const ROW: f32 = 22.0;

/// What a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// It is over.
    Past,
    /// The date that gives the verdict.
    Deciding(Meaning),
    /// The newest text that was read. From here to today nothing is confirmed.
    AsOf,
    /// A sentence between two dates: for how long nothing was confirmed.
    Between,
    /// Today.
    Today,
    /// It lies ahead.
    Future,
}

/// One row of a timeline.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// The date as text; it may be partial ("2025-02") or empty.
    pub date: &'a str,
    /// What happened.
    pub words: &'a str,
    /// What the date is.
    pub kind: DateKind,
}

/// Draws a timeline; the rows come in the order of their dates.
pub fn timeline(ui: &mut Ui, rows: &[Dated<'_>]) {
    let tokens = theme::tokens(ui);
    let whole = ui.available_rect_before_wrap();
    let mut middles = Vec::with_capacity(rows.len());
    let mut top = whole.top();
    for row in rows {
        let (kind, color) = style(row.kind, tokens);
        let room = whole.with_min_x(whole.left() + DATES + LINE).with_min_y(top + 2.0);
        let mut words = ui.new_child(UiBuilder::new().max_rect(room));
        text::show(&mut words, kind, color, row.words);
        if !row.date.is_empty() {
            let room = whole.with_max_x(whole.left() + DATES).with_min_y(top + 3.0);
            let mut date = ui.new_child(UiBuilder::new().max_rect(room));
            text::show(&mut date, Type::Small, tokens.text2, row.date);
        }
        middles.push(pos2(whole.left() + DATES + LINE / 2.0, top + ROW / 2.0));
        top += ROW.max(words.min_rect().height() + 4.0);
    }
    ui.allocate_exact_size(vec2(whole.width(), top - whole.top()), Sense::hover());
    lines(ui, rows, &middles, tokens);
    for (row, middle) in rows.iter().zip(middles) {
        dot(ui, row.kind, middle, tokens);
    }
}

fn style(kind: DateKind, tokens: &Tokens) -> (Type, Color32) {
    match kind {
        DateKind::Past | DateKind::Future => (Type::Body, tokens.text),
        DateKind::Deciding(_) => (Type::Strong, tokens.text),
        DateKind::AsOf => (Type::Body, tokens.unseen.text),
        DateKind::Between => (Type::Small, tokens.muted),
        DateKind::Today => (Type::Strong, tokens.link),
    }
}

/// The line from dot to dot: dashed where nothing is confirmed, from "as of" to today.
fn lines(ui: &Ui, rows: &[Dated<'_>], middles: &[Pos2], tokens: &Tokens) {
    let mut from: Option<(Pos2, DateKind)> = None;
    for (row, middle) in rows.iter().zip(middles) {
        if row.kind == DateKind::Between {
            continue;
        }
        if let Some((start, kind)) = from {
            let ends = [start + vec2(0.0, 6.0), *middle - vec2(0.0, 6.0)];
            if kind == DateKind::AsOf {
                let stroke = Stroke::new(1.0, tokens.unseen.text);
                ui.painter().extend(Shape::dashed_line(&ends, stroke, 3.0, 2.0));
            } else {
                ui.painter().line_segment(ends, Stroke::new(1.0, tokens.line_strong));
            }
        }
        from = Some((*middle, row.kind));
    }
}

fn dot(ui: &Ui, kind: DateKind, at: Pos2, tokens: &Tokens) {
    let painter = ui.painter();
    let ring = |color| Stroke::new(2.0, color);
    match kind {
        DateKind::Past => {
            painter.circle_filled(at, 4.5, tokens.listed.solid);
        }
        DateKind::Deciding(meaning) => {
            painter.circle_filled(at, 4.5, tokens.family(meaning).solid);
        }
        DateKind::AsOf => {
            painter.circle(at, 3.5, tokens.surface, ring(tokens.unseen.text));
        }
        DateKind::Future => {
            painter.circle(at, 3.5, tokens.surface, ring(tokens.listed.solid));
        }
        DateKind::Today => {
            let corners = [(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)];
            let corners = corners.map(|(x, y)| at + vec2(x, y)).to_vec();
            painter.add(Shape::convex_polygon(corners, tokens.link, Stroke::NONE));
        }
        DateKind::Between => {}
    }
}
