//! The bar below the page of a step: what is confirmed, and what can be done now.

use eframe::egui::{Frame, Panel, Ui};

use super::{Asked, Look, command, result, theme};
use crate::app::Command;
use crate::app::guide::{Carrying, Chosen, Guide, GuideCommand};
use crate::removal::{Action, Question, Step};
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
                let hint = "Nothing more is done; the record keeps what was found.";
                if Button::secondary("Finish as it is…").hint(hint).show(ui).clicked() {
                    look.asked = Some(Asked::Finish);
                }
            } else if can_do && own.stand.next == Some(own.shown) {
                let hint = if step.may_skip {
                    "Leave this step out; the record says so."
                } else {
                    "This step cannot be left out."
                };
                let skip = Button::secondary("Skip…").enabled(step.may_skip).hint(hint);
                if skip.show(ui).clicked() {
                    look.asked = Some(Asked::Skip);
                }
            }
            if own.shown > 0 && ui.available_width() > 330.0 {
                if Button::secondary("Back").show(ui).clicked() {
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
    let machine = own.plan.machine.as_deref().unwrap_or("this computer");
    let runs = can_do && command::chosen(own, step, look).is_some();
    if runs {
        let words = format!("I have read the command and want to run it on {machine}");
        tick_box(ui, &mut look.has_read, &words).on_hover_text(words);
        return;
    }
    let words = if own.running.is_some() {
        "Leave the computer on. If it does go off, the guide goes on from here."
    } else if own.stand.closed.is_some() {
        "This removal is finished; its record can be saved."
    } else if own.stand.next.is_none() && own.stand.waits_for_restart {
        "Restart the computer, then start Interdict and go on with this removal."
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
    let kept = |id: &String| look.kept.contains(id);
    let answer = look.answer.trim().to_owned();
    let chosen = Chosen {
        command,
        leftovers: matches!(step.action, Action::CleanUp(_)).then(|| {
            let all = step.leftovers().iter().filter(|left| left.can_remove());
            all.map(|left| left.id.clone()).filter(|id| !kept(id)).collect()
        }),
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
                let title = own.plan.steps.get(next).map_or("", |step| step.title.as_str());
                let short: String = title.chars().take(24).collect();
                let cut = if short.len() < title.len() { "…" } else { "" };
                (format!("Next: {short}{cut}"), Icon::ArrowRight, true, Primary::Next(next))
            }
            Some(_) => ("Close".to_owned(), Icon::Check, true, Primary::Close),
            None => ("Back to findings".to_owned(), Icon::Check, true, Primary::Close),
        };
    }
    let again = own.end(own.shown).is_some();
    let typed = !look.answer.trim().is_empty();
    let (words, icon, ready, does) = match &step.action {
        Action::Check(_) if again && typed => {
            ("I am sure of it", Icon::Check, true, Primary::Carry)
        }
        Action::Check(_) if again => ("Check again", Icon::Refresh, true, Primary::Carry),
        Action::Check(_) => ("Check", Icon::Search, true, Primary::Carry),
        Action::Explain => ("I have done this", Icon::Check, true, Primary::Carry),
        Action::Ask(Question::NextProtection) => {
            ("Keep this answer", Icon::Check, typed, Primary::Carry)
        }
        Action::Ask(Question::Password { .. }) if look.password.is_empty() => {
            ("No password is set", Icon::ArrowRight, true, Primary::Carry)
        }
        Action::Ask(Question::Password { .. }) => {
            ("Use this password", Icon::Key, true, Primary::Carry)
        }
        Action::Run(_) => match command::chosen(own, step, look) {
            None => ("I have done it by hand", Icon::Check, step.may_skip, Primary::ByHand),
            Some(chosen) => {
                let misses =
                    command::takes_password(chosen) && !command::has_password(own, step, look);
                let is_asked = look.confirmed.as_ref() != Some(&own.journal);
                let does = if is_asked { Primary::Dialog(Asked::Run) } else { Primary::Carry };
                ("Run this step", Icon::Play, look.has_read && !misses, does)
            }
        },
        Action::Restart => ("See whether a restart is needed", Icon::Restart, true, Primary::Carry),
        Action::Verify if again => ("Scan again", Icon::Scan, true, Primary::Carry),
        Action::Verify => ("Scan now", Icon::Scan, true, Primary::Carry),
        Action::CleanUp(_) => {
            ("Remove leftovers…", Icon::Uninstall, true, Primary::Dialog(Asked::CleanUp))
        }
    };
    (words.to_owned(), icon, ready, does)
}
