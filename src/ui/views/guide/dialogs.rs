//! What the guide asks before it does something that cannot be taken back.

use eframe::egui::Context;

use super::{Asked, Look, foot};
use crate::app::Command;
use crate::app::guide::{Carrying, GuideCommand};
use crate::ui::{
    icons::Icon,
    text::{self, counted},
    views::Ask,
    widgets::{Answer, Dialog, Input, bullets, command_text},
};

pub(super) fn dialogs(ctx: &Context, own: &Carrying, look: &mut Look, ask: &mut Ask) {
    let Some(asked) = look.asked else { return };
    let Some(step) = own.step() else {
        look.asked = None;
        return;
    };
    let machine = own.plan.machine.as_deref().unwrap_or("this computer");
    let answer = match asked {
        Asked::Run => {
            let title = format!("Run this on {machine}?");
            Dialog::new("guide run", &title, "Run").icon(Icon::Play).show(ctx, |ui| {
                if let Some(command) = super::command::chosen(own, step, look) {
                    command_text(ui, &command.text, None, &command.rights.sentence());
                }
                text::explain(
                    ui,
                    "This is the first command of this removal. From here on each further one is run when you \
                     press Run; none runs by itself.",
                );
            })
        }
        Asked::CleanUp => {
            let all = step.leftovers().iter().filter(|left| left.can_remove());
            let chosen: Vec<String> = all
                .filter(|left| !look.kept.contains(&left.id))
                .map(|left| format!("{}: {}", left.thing.word(), left.thing.text()))
                .collect();
            let number = counted(chosen.len() as u64, "leftover", "leftovers");
            let title = format!("Remove {number} from {machine}?");
            Dialog::new("guide clean up", &title, "Remove").icon(Icon::Uninstall).deletes().show(
                ctx,
                |ui| {
                    if chosen.is_empty() {
                        text::explain(ui, "Nothing is ticked: it is only looked for what is there.");
                    }
                    bullets(ui, chosen.iter().take(12));
                    if chosen.len() > 12 {
                        text::caption(ui, format!("and {} more", chosen.len() - 12));
                    }
                    text::explain(ui, step.undo.sentence());
                    text::explain(ui, "Nothing else in these places is touched.");
                },
            )
        }
        Asked::Skip => {
            let title = format!("Leave out “{}”?", step.title);
            Dialog::new("guide skip", &title, "Leave it out").show(ctx, |ui| {
                text::explain(
                    ui,
                    "What this step was to do is not done. The removal goes on with the next one, the record \
                     says that it was left out, and the scan at the end shows what that means.",
                );
                if !step.on_failure.is_empty() {
                    text::explain(ui, step.on_failure.as_str());
                }
                Input::new("Why is it left out?", &mut look.why_skipped)
                    .placeholder("Why? It goes into the record.")
                    .show(ui);
            })
        }
        Asked::Stop if own.running.is_none() => {
            look.asked = None;
            return;
        }
        Asked::Stop => {
            Dialog::new("guide stop", "Stop this step?", "Stop it").cancel("Let it run").deletes().show(
                ctx,
                |ui| {
                    let words = if step.commands().is_empty() {
                        "It ends as soon as it can, and can be done again."
                    } else {
                        "The program is ended in the middle, with what it has started. The product may be half \
                         removed then: run the step again, or repair the product first. Work that it gave to a \
                         service of the system may still go on."
                    };
                    text::explain(ui, words);
                },
            )
        }
        Asked::Finish => {
            let words = "Nothing more is done about it, and it cannot be gone on with. The record keeps what \
                         was found.";
            Dialog::new("guide finish", "Finish this removal as it is?", "Finish")
                .show(ctx, |ui| {
                    text::explain(ui, words);
                })
        }
    };
    match answer {
        Answer::Open => return,
        Answer::Cancelled => {}
        Answer::Confirmed => match asked {
            Asked::Run => {
                look.confirmed = Some(own.journal.clone());
                foot::carry(ctx, own, step, look, ask);
            }
            Asked::CleanUp => foot::carry(ctx, own, step, look, ask),
            Asked::Skip => {
                let why = look.why_skipped.trim().to_owned();
                ask.push(Command::Guide(GuideCommand::Skip(why)));
            }
            Asked::Stop => ask.push(Command::Guide(GuideCommand::Stop)),
            Asked::Finish => {
                let words = "Finished as it is, by decision of a person.".to_owned();
                ask.push(Command::Guide(GuideCommand::Finish(words)));
            }
        },
    }
    look.asked = None;
}
