//! What is to go from this computer: the finding that was asked for, and what else would have to go.

use eframe::egui::Ui;

use super::super::{Ask, overview};
use super::{badge, hairline, padded};
use crate::app::Command;
use crate::app::guide::{Candidate, Guide, GuideCommand};
use crate::language::Arg;
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Button, Card, Tick, icon_line, tick_row},
};

pub(super) fn choose(ui: &mut Ui, guide: &Guide, candidates: &[Candidate], ask: &mut Ask) {
    padded(ui, "guide choose", |ui| {
        let tokens = theme::tokens(ui);
        text::title(ui, say!("what-is-to-go"));
        text::explain(ui, say!("everything-one-plan", machine = Arg::shown(&guide.machine)));
        ui.add_space(theme::GAP);
        let number = candidates.len() as u64;
        let count = say!("count-findings", count = number);
        Card::titled(say!("on-this-computer")).count(count).show(ui, |ui| {
            for (at, candidate) in candidates.iter().enumerate() {
                if at > 0 {
                    hairline(ui);
                }
                let finding = &candidate.finding;
                ui.horizontal(|ui| {
                    let name = match &finding.version {
                        Some(version) => format!("{} {version}", finding.name),
                        None => finding.name.clone(),
                    };
                    if tick_row(ui, Tick::from(candidate.is_chosen), &name).clicked() {
                        let on = !candidate.is_chosen;
                        ask.push(Command::Guide(GuideCommand::Choose(at, on)));
                    }
                    badge(ui, overview::mark(finding));
                });
                if finding.by_vendor || finding.product.is_none() {
                    let words = say!("no-recipe-own-plan");
                    text::line(ui, Type::Small, tokens.text2, words);
                }
            }
        });
        ui.add_space(theme::GAP);
        Card::titled(say!("what-happens-now")).show(ui, |ui| {
            for (icon, words) in [
                (Icon::Scan, say!("scanned-again")),
                (Icon::Task, say!("plan-made")),
                (Icon::Play, say!("nothing-run-before")),
                (Icon::History, say!("each-step-written")),
            ] {
                icon_line(ui, icon, tokens.text2, words);
            }
        });
        ui.add_space(theme::GAP);
        ui.horizontal(|ui| {
            let any = candidates.iter().any(|one| one.is_chosen);
            let make = Button::primary(say!("make-the-plan")).icon(Icon::ArrowRight).enabled(any);
            if make.show(ui).clicked() {
                ask.push(Command::Guide(GuideCommand::Begin));
            }
            if Button::secondary(say!("cancel")).show(ui).clicked() {
                ask.push(Command::Guide(GuideCommand::Close));
            }
        });
    });
}
