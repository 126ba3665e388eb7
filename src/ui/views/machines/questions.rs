//! What only a person can say about which machines are one, where the machines are listed. An answer is
//! recorded and holds for every later reading.

use eframe::egui::Ui;

use super::Look;
use crate::app::{App, Command, MachineQuestion};
use crate::say;
use crate::ui::{
    icons::Icon,
    text,
    views::Ask,
    widgets::{Button, Notice, NoticeKind},
};

/// More questions than these are shown after the first ones are answered.
const SHOWN: usize = 3;

pub(super) fn questions(ui: &mut Ui, app: &App, look: &mut Look, ask: &mut Ask) {
    let Some(remembered) = &app.state.remembered else { return };
    // Without questions nothing is looked up in a frame.
    if remembered.standing.outline.questions.is_empty() {
        return;
    }
    let open: Vec<&MachineQuestion> =
        remembered.questions.iter().filter(|one| !look.later.contains(&one.name)).collect();
    for question in open.iter().take(SHOWN) {
        one(ui, question, remembered.can_change, look, ask);
    }
    let more = open.len().saturating_sub(SHOWN) as u64;
    if more > 0 {
        text::caption(ui, say!("and-more-questions", count = more));
    }
}

fn one(ui: &mut Ui, question: &MachineQuestion, can: bool, look: &mut Look, ask: &mut Ask) {
    let MachineQuestion { name, shown, read_in, candidates, why } = question;
    let title = match candidates.as_slice() {
        [(_, other, _)] if other.eq_ignore_ascii_case(shown) => {
            say!("two-called", name = shown)
        }
        [(_, other, _)] => say!("are-one-machine", name = shown, other = other),
        _ => say!("which-machine-is", name = shown),
    };
    let words = say!("was-read-in", why = why, name = shown, source = read_in);
    Notice::new(NoticeKind::NeedsCare, &title, &words).buttons(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let single = candidates.len() == 1;
            for (machine, other, why) in candidates {
                let words = if single {
                    say!("same-machine").to_owned()
                } else {
                    say!("it-is-other", other = other)
                };
                // Of several, the words say already which one.
                let name_aloud = if single {
                    say!("aloud-and", words = &words, name = shown, other = other)
                } else {
                    words.clone()
                };
                let same = Button::secondary(&words).name(&name_aloud).hint(why).enabled(can);
                if same.icon(Icon::Link).show(ui).clicked() {
                    ask.push(Command::SameMachine(*name, *machine));
                }
            }
            let words = if single { say!("not-the-same") } else { say!("none-of-these-machines") };
            let name_aloud = format!("{words}: {shown}");
            let not = Button::secondary(words).name(&name_aloud).enabled(can);
            if not.show(ui).clicked() {
                ask.push(Command::OtherMachine(*name));
            }
            let later = say!("later-named", name = shown);
            if Button::quiet(say!("later")).name(&later).show(ui).clicked() {
                look.later.insert(*name);
            }
        });
    });
}
