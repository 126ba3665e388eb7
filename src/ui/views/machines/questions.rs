//! What only a person can say about which machines are one, where the machines are listed. An answer is
//! recorded and holds for every later reading.

use eframe::egui::Ui;

use super::Look;
use crate::app::{App, Command, MachineQuestion};
use crate::ui::{
    icons::Icon,
    text::{self, counted},
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
        text::caption(ui, format!("and {}", counted(more, "more question", "more questions")));
    }
}

fn one(ui: &mut Ui, question: &MachineQuestion, can: bool, look: &mut Look, ask: &mut Ask) {
    let MachineQuestion { name, shown, read_in, candidates, why } = question;
    let title = match candidates.as_slice() {
        [(_, other, _)] if other.eq_ignore_ascii_case(shown) => {
            format!("Are the two called {shown} one machine?")
        }
        [(_, other, _)] => format!("Are {shown} and {other} one machine?"),
        _ => format!("Which machine is {shown}?"),
    };
    let words = format!("{why} {shown} was read in {read_in}.");
    Notice::new(NoticeKind::NeedsCare, &title, &words).buttons(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let single = candidates.len() == 1;
            for (machine, other, why) in candidates {
                let words =
                    if single { "Same machine".to_owned() } else { format!("It is {other}") };
                let name_aloud = format!("{words}: {shown} and {other}");
                let same = Button::secondary(&words).name(&name_aloud).hint(why).enabled(can);
                if same.icon(Icon::Link).show(ui).clicked() {
                    ask.push(Command::SameMachine(*name, *machine));
                }
            }
            let words = if single { "Not the same" } else { "None of these" };
            let name_aloud = format!("{words}: {shown}");
            let not = Button::secondary(words).name(&name_aloud).enabled(can);
            if not.show(ui).clicked() {
                ask.push(Command::OtherMachine(*name));
            }
            let later = format!("Later: {shown}");
            if Button::quiet("Later").name(&later).show(ui).clicked() {
                look.later.insert(*name);
            }
        });
    });
}
