//! What is to go from this computer: the finding that was asked for, and what else would have to go.

use eframe::egui::Ui;

use super::super::{Ask, overview};
use super::{badge, hairline, padded};
use crate::app::Command;
use crate::app::guide::{Candidate, Guide, GuideCommand};
use crate::ui::{
    icons::Icon,
    text::{self, Type, counted},
    theme,
    widgets::{Button, Card, Tick, icon_line, tick_row},
};

pub(super) fn choose(ui: &mut Ui, guide: &Guide, candidates: &[Candidate], ask: &mut Ask) {
    padded(ui, "guide choose", |ui| {
        let tokens = theme::tokens(ui);
        text::title(ui, "What is to go?");
        text::explain(
            ui,
            format!(
                "Everything that goes from {} makes one plan, in the right order and with one restart at the \
                 end.",
                guide.machine
            ),
        );
        ui.add_space(theme::GAP);
        let number = candidates.len() as u64;
        let count = counted(number, "finding", "findings");
        Card::titled("On this computer").count(count).show(ui, |ui| {
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
                    let words = "The catalogue has no recipe for it: the plan is made from the entry's own \
                                 uninstall information.";
                    text::line(ui, Type::Small, tokens.text2, words);
                }
            }
        });
        ui.add_space(theme::GAP);
        Card::titled("What happens now").show(ui, |ui| {
            for (icon, words) in [
                (Icon::Scan, "This computer is scanned again. That changes nothing."),
                (Icon::Task, "A plan is made from what is there, and shown step by step."),
                (Icon::Play, "Nothing is run before you have read the command and pressed Run."),
                (Icon::History, "Each step is written down as it happens: a record you can save."),
            ] {
                icon_line(ui, icon, tokens.text2, words);
            }
        });
        ui.add_space(theme::GAP);
        ui.horizontal(|ui| {
            let any = candidates.iter().any(|one| one.is_chosen);
            let make = Button::primary("Make the plan").icon(Icon::ArrowRight).enabled(any);
            if make.show(ui).clicked() {
                ask.push(Command::Guide(GuideCommand::Begin));
            }
            if Button::secondary("Cancel").show(ui).clicked() {
                ask.push(Command::Guide(GuideCommand::Close));
            }
        });
    });
}
