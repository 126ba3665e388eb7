//! What a step says while it runs: how long, what is being done, and the last lines of its program.

use eframe::egui::{Frame, Label, Margin, ScrollArea, Stroke, Ui};

use super::{Look, clock, command, theme};
use crate::app::guide::Carrying;
use crate::language::told;
use crate::removal::Step;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    widgets::{Button, Card, Progress, live_line, place_right, progress_bar, tick_box},
};

/// Height of the box with lines.
const HEIGHT: f32 = 168.0;

/// The page while the step in sight runs.
pub(super) fn running(ui: &mut Ui, own: &Carrying, look: &mut Look) {
    let Some(running) = &own.running else { return };
    let Some(step) = own.plan.steps.get(running.step) else { return };
    Card::plain().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        let row = ui.horizontal(|ui| {
            ui.set_min_height(theme::CONTROL);
            let ink = theme::tokens(ui).text;
            Icon::Clock.show(ui, theme::ICON, ink);
            let words = say!("running-for-time", time = clock(running.since.elapsed()));
            text::line(ui, Type::Strong, ink, words);
        });
        place_right(ui, row.response.rect.with_max_x(ui.max_rect().right()), |ui| {
            let word = if running.is_stopping { say!("stopping") } else { say!("stop") };
            let button = Button::secondary(word).icon(Icon::Stop);
            if button.enabled(!running.is_stopping).show(ui).clicked() {
                look.asked = Some(super::Asked::Stop);
            }
        });
        let (bar, words) = match &running.scanning {
            Some(scan) => (
                Progress::Of { done: scan.done as u64, total: scan.total as u64 },
                say!(
                    "scanning-of",
                    done = scan.done,
                    total = scan.total,
                    source = &*told(&scan.source)
                ),
            ),
            // The command stands below in full.
            None if running.doing.is_empty() || is_told(step, &running.doing) => {
                let limit = command::chosen(own, step, look).map_or(0, |one| one.time_limit_secs);
                let words = match limit.div_ceil(60) {
                    0 => say!("no-percentage").to_owned(),
                    minutes => {
                        say!("no-percentage-waits", minutes = minutes)
                    }
                };
                (Progress::Unknown, words)
            }
            None => (Progress::Unknown, told(&running.doing).into_owned()),
        };
        live_line(ui, &words);
        progress_bar(ui, &told(&step.title), bar);
    });
    ui.add_space(theme::GAP);
    if let Some(command) = command::chosen(own, step, look) {
        Card::titled(say!("what-is-running")).show(ui, |ui| command::full(ui, command));
        ui.add_space(theme::GAP);
    }
    if !step.commands().is_empty() {
        live(ui, own, look);
    }
}

/// Whether a sentence only repeats one of the step's commands.
fn is_told(step: &Step, doing: &str) -> bool {
    step.commands().iter().any(|one| doing.contains(&one.text))
}

/// The last lines of the program.
fn live(ui: &mut Ui, own: &Carrying, look: &mut Look) {
    let caption = say!("also-in-the-record");
    Card::titled(say!("live-output")).caption(caption).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        if own.lines.is_empty() {
            text::explain(ui, say!("said-nothing-yet"));
        } else {
            lines(
                ui,
                "live output",
                own.lines.iter().map(String::as_str),
                own.lines_left_out,
                !look.stays,
            );
        }
        ui.horizontal(|ui| {
            let mut follows = !look.stays;
            if tick_box(ui, &mut follows, say!("follow-new-lines")).changed() {
                look.stays = !follows;
            }
            if Button::quiet(say!("copy"))
                .icon(Icon::Copy)
                .name(say!("copy-the-output"))
                .show(ui)
                .clicked()
            {
                let all: Vec<&str> = own.lines.iter().map(String::as_str).collect();
                ui.ctx().copy_text(all.join("\n"));
            }
        });
    });
}

/// Lines in a box that scrolls.
pub(super) fn lines<'a>(
    ui: &mut Ui,
    salt: &str,
    lines: impl ExactSizeIterator<Item = &'a str>,
    left_out: u64,
    follows: bool,
) {
    let tokens = theme::tokens(ui);
    let all: Vec<&str> = lines.collect();
    Frame::new()
        .fill(tokens.term)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if left_out > 0 {
                text::line(
                    ui,
                    Type::Small,
                    tokens.muted,
                    say!("earlier-lines-not-shown", count = left_out),
                );
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            let row = Type::Mono.line();
            ScrollArea::both()
                .id_salt(salt)
                .max_height(HEIGHT)
                .min_scrolled_height(HEIGHT)
                .auto_shrink([false, true])
                .stick_to_bottom(follows)
                .show_rows(ui, row, all.len(), |ui, rows| {
                    for line in all.get(rows).unwrap_or_default() {
                        let shown = text::rich(Type::Mono, tokens.text, *line);
                        ui.add(Label::new(shown).extend().selectable(true));
                    }
                });
        });
}
