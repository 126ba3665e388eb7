//! What the guide asks before it does something that cannot be taken back.

use eframe::egui::Context;

use super::{Asked, Look, foot};
use crate::app::Command;
use crate::app::guide::{Carrying, GuideCommand};
use crate::language::told;
use crate::say;
use crate::ui::{
    icons::Icon,
    text,
    views::Ask,
    widgets::{Answer, Dialog, Input, bullets, command_text},
};

pub(super) fn dialogs(ctx: &Context, own: &Carrying, look: &mut Look, ask: &mut Ask) {
    let Some(asked) = look.asked else { return };
    let Some(step) = own.step() else {
        look.asked = None;
        return;
    };
    let machine = own.plan.machine.as_deref().unwrap_or(say!("this-computer-inside"));
    let answer = match asked {
        Asked::Run => {
            let title = say!("run-this-on", machine = machine);
            Dialog::new("guide run", &title, say!("run")).icon(Icon::Play).show(ctx, |ui| {
                if let Some(command) = super::command::chosen(own, step, look) {
                    command_text(ui, &command.text, None, &told(&command.rights.sentence()));
                }
                text::explain(ui, say!("first-command"));
            })
        }
        Asked::CleanUp => {
            let chosen: Vec<String> = super::step::chosen_leftovers(own, step, look)
                .map(|left| told(&left.named()).into_owned())
                .collect();
            let title = say!("remove-leftovers-from", count = chosen.len(), machine = machine);
            Dialog::new("guide clean up", &title, say!("remove-plain"))
                .icon(Icon::Uninstall)
                .deletes()
                .show(ctx, |ui| {
                    if chosen.is_empty() {
                        text::explain(ui, say!("nothing-is-ticked"));
                    }
                    bullets(ui, chosen.iter().take(12));
                    if chosen.len() > 12 {
                        text::caption(ui, say!("and-more", count = chosen.len() - 12));
                    }
                    text::explain(ui, told(&step.undo.sentence()));
                    text::explain(ui, say!("nothing-else-touched"));
                })
        }
        Asked::Skip => {
            let title = say!("leave-out-asked", title = &*told(&step.title));
            Dialog::new("guide skip", &title, say!("leave-it-out-step")).show(ctx, |ui| {
                text::explain(ui, say!("skip-explained"));
                if !step.on_failure.is_empty() {
                    text::explain(ui, told(&step.on_failure));
                }
                Input::new(say!("why-left-out"), &mut look.why_skipped)
                    .placeholder(say!("why-into-record"))
                    .show(ui);
            })
        }
        Asked::Stop if own.running.is_none() => {
            look.asked = None;
            return;
        }
        Asked::Stop => Dialog::new("guide stop", say!("stop-this-step"), say!("stop-it"))
            .cancel(say!("let-it-run"))
            .deletes()
            .show(ctx, |ui| {
                let words = if step.commands().is_empty() {
                    say!("ends-soon")
                } else {
                    say!("ended-in-the-middle")
                };
                text::explain(ui, words);
            }),
        Asked::Finish => {
            let words = say!("finish-explained");
            Dialog::new("guide finish", say!("finish-asked"), say!("finish")).show(ctx, |ui| {
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
