//! The sum of the rows, and the first findings.

use eframe::egui::{Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

use super::rows_card;
use crate::app::Preview;
use crate::app::lists::Expected;
use crate::say;
use crate::ui::words;
use crate::ui::{
    text::{self, Type, count},
    theme,
    widgets::{Card, Mark, place_left, verdict_word},
};

/// Rows = programs + skipped + problems, and how many findings are to be expected.
pub(super) fn sum(ui: &mut Ui, preview: &Preview) {
    let tokens = theme::tokens(ui);
    let counts = preview.list.counts;
    let sentence = say!(
        "import-sum",
        rows = counts.rows,
        software = counts.software,
        machines = preview.list.machines,
        skipped = counts.skipped,
        problems = counts.problems
    );
    Card::plain().show(ui, |ui| {
        let whole = ui.available_rect_before_wrap();
        let row = Rect::from_min_size(whole.min, vec2(whole.width(), 46.0));
        let (rect, response) = ui.allocate_exact_size(row.size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, sentence.as_str()));
        let why = skipped_why(preview);
        response.on_hover_text(why.as_str());
        let warn = if counts.problems > 0 { tokens.restricted.text } else { tokens.text };
        let mut left = rect.left();
        for (at, (number, words, ink)) in [
            (counts.rows, say!("sum-rows", rows = counts.rows), tokens.text),
            (
                counts.software,
                say!("sum-programs", software = counts.software, machines = preview.list.machines),
                tokens.text,
            ),
            (counts.skipped, say!("skipped-on-purpose").to_owned(), tokens.text),
            (counts.problems, say!("sum-problems", problems = counts.problems), warn),
        ]
        .into_iter()
        .enumerate()
        {
            if at > 0 {
                let mark = if at == 1 { "=" } else { "+" };
                let shape = text::galley(ui.painter(), Type::FigureSmall, tokens.muted, mark);
                let width = shape.size().x;
                text::paint_middle(ui.painter(), left, rect.top() + 14.0, shape);
                left += width + 20.0;
            }
            left += figure(ui, left, rect.top(), ink, &count(number), &words) + 20.0;
        }
        if let Some(expected) = &preview.expected {
            let words = say!("findings-expected", count = expected.found);
            let number = count(expected.found);
            let width = figure_width(ui, &number, &words);
            let start = rect.right() - width;
            // Where there is no room for it, the card below says it.
            if start > left + 24.0 {
                let line = Stroke::new(1.0, tokens.line);
                ui.painter().vline(start - 24.0, rect.y_range(), line);
                figure(ui, start, rect.top(), tokens.text, &number, &words);
            }
        }
        if !preview.list.skipped.is_empty() {
            text::caption(ui, why);
        }
    });
}

/// Why rows were skipped: said where a format counts it.
fn skipped_why(preview: &Preview) -> String {
    let why: Vec<String> = preview
        .list
        .skipped
        .iter()
        .map(|(why, number)| format!("{} ({})", why, count(*number)))
        .collect();
    if why.is_empty() {
        say!("skipped-usual").to_owned()
    } else {
        say!("skipped-because", why = why.join(", "))
    }
}

fn figure_width(ui: &Ui, number: &str, words: &str) -> f32 {
    let ink = eframe::egui::Color32::PLACEHOLDER;
    let number = text::galley(ui.painter(), Type::FigureSmall, ink, number).size().x;
    number.max(text::galley(ui.painter(), Type::Small, ink, words).size().x)
}

/// A number with its words below; answers with the width of both.
fn figure(
    ui: &Ui,
    left: f32,
    top: f32,
    ink: eframe::egui::Color32,
    number: &str,
    words: &str,
) -> f32 {
    let tokens = theme::tokens(ui);
    let shape = text::galley(ui.painter(), Type::FigureSmall, ink, number);
    let below = text::galley(ui.painter(), Type::Small, tokens.text2, words);
    let width = shape.size().x.max(below.size().x);
    text::paint_middle(ui.painter(), left, top + 14.0, shape);
    text::paint_middle(ui.painter(), left, top + 37.0, below);
    width
}

/// What would be found.
pub(super) fn findings(ui: &mut Ui, preview: &Preview) {
    let tokens = theme::tokens(ui);
    let Some(expected) = &preview.expected else {
        if !preview.rereading && preview.trouble.is_none() {
            text::caption(ui, say!("rules-being-applied"));
        }
        return;
    };
    let title = title(expected, preview.list.counts.software);
    if expected.found == 0 {
        Card::plain().padding(eframe::egui::Margin::symmetric(16, 10)).show(ui, |ui| {
            text::show(ui, Type::Strong, tokens.text, title);
        });
        return;
    }
    let verdicts: Vec<String> = expected
        .by_verdict
        .iter()
        .map(|(verdict, number)| {
            format!("{} {}", count(*number), words::verdict(*verdict).to_lowercase())
        })
        .collect();
    let verdicts = verdicts.join(", ");
    rows_card(&title).caption(&verdicts).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in &expected.lines {
            let size = vec2(ui.available_width(), theme::ROW);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let place = rect.with_min_x(rect.left() + 16.0).with_max_x(rect.left() + 164.0);
            place_left(ui, place, |ui| {
                verdict_word(ui, Mark::from(line.verdict));
            });
            let end = rect.right() - 16.0;
            let machines = if line.machines == 1 {
                line.machine.clone()
            } else {
                say!("count-machines", count = line.machines)
            };
            let beside = (rect.width() * 0.28).min(260.0);
            let room = rect.with_min_x(place.right()).with_max_x(end - beside - theme::GAP);
            place_left(ui, room, |ui| {
                text::line(ui, Type::Body, tokens.text, line.name.as_str());
            });
            let room = rect.with_min_x(end - beside).with_max_x(end);
            place_left(ui, room, |ui| {
                text::line(ui, Type::Body, tokens.text2, machines);
            });
        }
        if expected.more > 0 {
            let mut below = ui.new_child(
                UiBuilder::new().max_rect(ui.available_rect_before_wrap().shrink2(vec2(16.0, 4.0))),
            );
            let words = say!("and-more-programs", count = expected.more);
            text::line(&mut below, Type::Small, tokens.muted, words);
            ui.add_space(24.0);
        }
    });
}

fn title(expected: &Expected, programs: u64) -> String {
    let review = match expected.to_review {
        0 => String::new(),
        number => say!("review-too", count = number),
    };
    if expected.found == 0 {
        say!("nothing-found-among", count = programs, review = review)
    } else {
        say!("findings-in-this-list", count = expected.found, review = review)
    }
}
