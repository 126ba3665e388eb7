//! The bar below the page of a step: what is confirmed, and what can be done now.

use eframe::egui::{Frame, Panel, Ui};

use super::step::{chosen_leftovers, leaves_by_choice};
use super::{Asked, Look, command, result, theme};
use crate::app::Command;
use crate::app::guide::{Carrying, Chosen, Guide, GuideCommand};
use crate::language::told;
use crate::removal::{Action, Question, Step};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    views::Ask,
    widgets::{Button, place_left, place_right, tick_box},
};

/// What the one button of the bar does.
enum Primary {
    Carry,
    Dialog(Asked),
    ByHand,
    Next(usize),
    Close,
}

pub(super) fn foot(ui: &mut Ui, guide: &Guide, own: &Carrying, look: &mut Look, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let frame = Frame::new().fill(tokens.surface);
    Panel::bottom("guide foot").exact_size(theme::BAR).frame(frame).show(ui, |ui| {
        let room = ui.max_rect();
        let room = room.shrink2(eframe::egui::vec2(16.0, 0.0));
        let Some(step) = own.step() else { return };
        let can_do = own.can_do(own.shown) && guide.trouble.is_none();
        let left = place_right(ui, room, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP;
            if own.running.is_none() {
                let is_next = own.stand.next == Some(own.shown);
                let main = primary(own, step, look, can_do && is_next);
                press(ui, own, step, look, main, Weight::Main, ask);
                if can_do && !is_next {
                    // What was left out, or did not take the product away, can be done after all.
                    let again = primary(own, step, look, true);
                    press(ui, own, step, look, again, Weight::Beside, ask);
                }
            }
            if result::can_finish(own) {
                let hint = say!("record-keeps");
                if Button::secondary(say!("finish-as-it-is")).hint(hint).show(ui).clicked() {
                    look.asked = Some(Asked::Finish);
                }
            } else if can_do && own.stand.next == Some(own.shown) {
                let hint =
                    if step.may_skip { say!("may-be-skipped") } else { say!("cannot-be-skipped") };
                let skip = Button::secondary(say!("skip")).enabled(step.may_skip).hint(hint);
                if skip.show(ui).clicked() {
                    look.asked = Some(Asked::Skip);
                }
            }
            if own.shown > 0 && ui.available_width() > 330.0 {
                if Button::secondary(say!("back")).show(ui).clicked() {
                    ask.push(Command::Guide(GuideCommand::Show(own.shown - 1)));
                }
            }
        });
        let room = room.with_max_x(left);
        place_left(ui, room, |ui| said(ui, own, step, look, can_do));
    });
}

/// What stands at the left: the confirmation, or a sentence.
fn said(ui: &mut Ui, own: &Carrying, step: &Step, look: &mut Look, can_do: bool) {
    let tokens = theme::tokens(ui);
    let machine = own.plan.machine.as_deref().unwrap_or(say!("this-computer-inside"));
    let runs = can_do && command::chosen(own, step, look).is_some();
    if runs {
        let words = say!("i-have-read", machine = machine);
        tick_box(ui, &mut look.has_read, &words).on_hover_text(words);
        return;
    }
    let words = if own.running.is_some() {
        say!("leave-it-on")
    } else if own.stand.closed.is_some() {
        say!("removal-finished")
    } else if own.stand.next.is_none() && own.stand.waits_for_restart {
        say!("restart-then-go-on")
    } else {
        return;
    };
    text::line(ui, Type::Body, tokens.text2, words);
}

/// Which of two buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Main,
    Beside,
}

fn press(
    ui: &mut Ui,
    own: &Carrying,
    step: &Step,
    look: &mut Look,
    (words, icon, ready, does): (String, Icon, bool, Primary),
    weight: Weight,
    ask: &mut Ask,
) {
    let button = match weight {
        Weight::Main => Button::primary(&words),
        Weight::Beside => Button::secondary(&words),
    };
    if !button.icon(icon).enabled(ready).show(ui).clicked() {
        return;
    }
    match does {
        Primary::Next(at) => ask.push(Command::Guide(GuideCommand::Show(at))),
        Primary::Close => ask.push(Command::Guide(GuideCommand::Close)),
        Primary::ByHand => {
            ask.push(Command::Guide(GuideCommand::Skip("done by hand".to_owned())));
        }
        Primary::Dialog(asked) => look.asked = Some(asked),
        Primary::Carry => carry(ui.ctx(), own, step, look, ask),
    }
}

/// Has the step in sight carried out with what was typed and chosen.
pub(super) fn carry(
    ctx: &eframe::egui::Context,
    own: &Carrying,
    step: &Step,
    look: &mut Look,
    ask: &mut Ask,
) {
    let command = command::chosen(own, step, look).map(|one| one.id.clone());
    let answer = look.answer.trim().to_owned();
    let chosen = Chosen {
        command,
        leftovers: matches!(step.action, Action::CleanUp(_))
            .then(|| chosen_leftovers(own, step, look).map(|left| left.id.clone()).collect()),
        answer: match step.action {
            Action::Explain => Some(answer),
            _ => (!answer.is_empty()).then_some(answer),
        },
        secret: look.take_password(ctx),
    };
    look.has_read = false;
    ask.push(Command::Guide(GuideCommand::Carry(chosen)));
}

/// The one button: its words, its icon, whether it can be pressed, and what it does.
fn primary(
    own: &Carrying,
    step: &Step,
    look: &Look,
    can_do: bool,
) -> (String, Icon, bool, Primary) {
    if !can_do {
        return match own.stand.next.filter(|_| own.stand.closed.is_none()) {
            Some(next) if next != own.shown => {
                let title = own
                    .plan
                    .steps
                    .get(next)
                    .map_or_else(Default::default, |step| told(&step.title));
                let short: String = title.chars().take(24).collect();
                let cut = if short.len() < title.len() { "…" } else { "" };
                (
                    say!("next-step", title = format!("{short}{cut}")),
                    Icon::ArrowRight,
                    true,
                    Primary::Next(next),
                )
            }
            Some(_) => (say!("close").to_owned(), Icon::Check, true, Primary::Close),
            None => (say!("back-to-findings").to_owned(), Icon::Check, true, Primary::Close),
        };
    }
    let again = own.end(own.shown).is_some();
    let typed = !look.answer.trim().is_empty();
    let (words, icon, ready, does) = match &step.action {
        Action::Check(_) if again && typed => {
            (say!("i-am-sure"), Icon::Check, true, Primary::Carry)
        }
        Action::Check(_) if again => (say!("check-again"), Icon::Refresh, true, Primary::Carry),
        Action::Check(_) => (say!("check"), Icon::Search, true, Primary::Carry),
        Action::Explain => (say!("i-have-done-this"), Icon::Check, true, Primary::Carry),
        Action::Ask(Question::NextProtection) => {
            (say!("keep-this-answer"), Icon::Check, typed, Primary::Carry)
        }
        Action::Ask(Question::Password { .. }) if look.password.is_empty() => {
            (say!("no-password-is-set"), Icon::ArrowRight, true, Primary::Carry)
        }
        Action::Ask(Question::Password { .. }) => {
            (say!("use-this-password"), Icon::Key, true, Primary::Carry)
        }
        Action::Run(_) => match command::chosen(own, step, look) {
            None => (say!("done-by-hand"), Icon::Check, step.may_skip, Primary::ByHand),
            Some(chosen) => {
                let misses =
                    command::takes_password(chosen) && !command::has_password(own, step, look);
                let is_asked = look.confirmed.as_ref() != Some(&own.journal);
                let does = if is_asked { Primary::Dialog(Asked::Run) } else { Primary::Carry };
                (say!("run-this-step"), Icon::Play, look.has_read && !misses, does)
            }
        },
        Action::Restart => (say!("see-restart"), Icon::Restart, true, Primary::Carry),
        Action::Verify if again => (say!("scan-again"), Icon::Scan, true, Primary::Carry),
        Action::Verify => (say!("scan-now"), Icon::Scan, true, Primary::Carry),
        Action::CleanUp(_) if chosen_leftovers(own, step, look).next().is_none() => {
            let words = if leaves_by_choice(own, step, look) {
                say!("leave-these-go-on")
            } else {
                say!("nothing-left-go-on")
            };
            (words, Icon::ArrowRight, true, Primary::Carry)
        }
        Action::CleanUp(_) => {
            (say!("remove-leftovers"), Icon::Uninstall, true, Primary::Dialog(Asked::CleanUp))
        }
    };
    (words.to_owned(), icon, ready, does)
}
