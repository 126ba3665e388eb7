//! The page of one step: why, what came of it so far, what it is about, and what to know before it.

use eframe::egui::{Key, Ui};

use super::{Look, command, output, result, theme, time_of};
use crate::app::guide::{Carrying, GuideCommand, Outcome, StepEnd, StepState};
use crate::app::{App, Command};
use crate::removal::{Action, Question, Step, StepKind, Undo};
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    views::Ask,
    widgets::{Button, Card, Input, Notice, NoticeKind, Tick, bullets, fact, tick_row, worded},
};

/// How the plan's sentence about a step that runs something ends.
const NOT_YET: &str = " Nothing has been run yet.";
/// Width of the names in the card with facts.
const NAMES: f32 = 150.0;

pub(super) fn step(
    ui: &mut Ui,
    app: &App,
    own: &Carrying,
    step: &Step,
    look: &mut Look,
    ask: &mut Ask,
) {
    // What the plan says of the time before is not so any more after the first go.
    let was_run = own.end(own.shown).is_some();
    let why = if was_run { step.why.replace(NOT_YET, "") } else { step.why.clone() };
    text::explain(ui, why);
    if step.kind() == StepKind::Verify && was_run && own.stand.verified.is_some() {
        result::result(ui, app, own, ask);
    } else {
        came_of_it(ui, own, step);
    }
    let can_do = own.can_do(own.shown);
    if !step.verified && can_do {
        let title = "This instruction was not verified";
        let words = format!(
            "It comes from: {} It was not read in a source of the vendor's, so look twice before you go on.",
            step.source
        );
        Notice::new(NoticeKind::NotFullyRead, title, &words).icon(Icon::Unverified).show(ui);
    }
    points(ui, step);
    match &step.action {
        Action::Check(_) if is_unclear(own) && can_do => {
            answer(
                ui,
                look,
                "Make sure of it yourself",
                "What did you see?",
                "The program cannot tell this from here. If you are sure, say what you saw; it goes into the \
                 record.",
            );
        }
        Action::Explain if can_do => answer(
            ui,
            look,
            "Only a person can do this",
            "What was done?",
            "Do it, then go on. What you write here goes into the record; it may stay empty.",
        ),
        Action::Ask(Question::NextProtection) if can_do => answer(
            ui,
            look,
            "What protects this computer afterwards?",
            "Next protection",
            "The name of the product, or why none is needed. It goes into the record.",
        ),
        Action::Ask(Question::Password { .. }) if can_do => {
            command::password(ui, own, step, look);
        }
        Action::Run(_) if can_do => command::command(ui, own, step, look),
        Action::CleanUp(_) => leftovers(ui, step, look, can_do),
        _ => {}
    }
    if let Some(end) = own.end(own.shown) {
        said(ui, end);
    }
    facts(ui, step);
    notes(ui, own, look, ask);
}

/// Whether what was to be checked could not be told.
fn is_unclear(own: &Carrying) -> bool {
    own.end(own.shown).is_some_and(|end| end.outcome == Outcome::CannotTell)
}

/// What came of the step, as a notice.
fn came_of_it(ui: &mut Ui, own: &Carrying, step: &Step) {
    match own.state(own.shown) {
        StepState::ToDo => {}
        StepState::InTheMiddle => {
            let words = "It was begun and its end was not written down: the program or the computer went off. \
                         Whether it was done is not known; do it again, or leave it out.";
            Notice::new(NoticeKind::NotFullyRead, "It was in the middle", words).show(ui);
        }
        StepState::Ended(end) => {
            let kind = match end.outcome {
                Outcome::Done | Outcome::NothingToDo => NoticeKind::Done,
                Outcome::RestartNeeded | Outcome::Skipped | Outcome::ForAPerson => {
                    NoticeKind::Information
                }
                Outcome::CannotTell => NoticeKind::NotFullyRead,
                Outcome::DoesNotHold
                | Outcome::Failed
                | Outcome::Refused
                | Outcome::Stopped
                | Outcome::TimedOut => NoticeKind::NeedsCare,
            };
            let title = match own.ended_at(own.shown) {
                Some(at) => format!("{} at {}", title_of(end.outcome), time_of(at)),
                None => title_of(end.outcome).to_owned(),
            };
            let mut words = end.words.clone();
            if end.outcome == Outcome::Failed && step.commands().iter().any(command::takes_password)
            {
                words.push_str(
                    " If a password is set, it may not have been accepted: enter it again, or see what to do \
                     without it below.",
                );
            }
            Notice::new(kind, &title, &words).show(ui);
        }
    }
}

fn title_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "Done",
        Outcome::NothingToDo => "Nothing to do",
        Outcome::RestartNeeded => "Done, restart needed",
        Outcome::DoesNotHold => "Does not hold",
        Outcome::CannotTell => "Cannot be told from here",
        Outcome::ForAPerson => "For a person",
        Outcome::Skipped => "Left out",
        Outcome::Failed => "Failed",
        Outcome::Refused => "Not run",
        Outcome::Stopped => "Stopped",
        Outcome::TimedOut => "Stopped after its time limit",
    }
}

/// The last lines of the program, as the record has them.
fn said(ui: &mut Ui, end: &StepEnd) {
    if end.output.is_empty() {
        return;
    }
    Card::titled("What the program said").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        let lines = end.output.iter().map(String::as_str);
        output::lines(ui, "what the program said", lines, end.output_left_out, true);
        if Button::quiet("Copy").icon(Icon::Copy).name("Copy the output").show(ui).clicked() {
            ui.ctx().copy_text(end.output.join("\n"));
        }
    });
}

fn points(ui: &mut Ui, step: &Step) {
    if step.points.is_empty() {
        return;
    }
    let title = match step.kind() {
        StepKind::Check if step.id == "check-present" => "What was found",
        _ => "What to know",
    };
    Card::titled(title).show(ui, |ui| {
        bullets(
            ui,
            step.points.iter().map(|point| {
                let verified = if point.verified { "" } else { " (Not verified)" };
                format!("{}{verified}", point.text)
            }),
        );
    });
}

fn answer(ui: &mut Ui, look: &mut Look, title: &str, name: &str, words: &str) {
    Card::titled(title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        text::explain(ui, words);
        Input::new(name, &mut look.answer).placeholder(name).show(ui);
    });
}

fn leftovers(ui: &mut Ui, step: &Step, look: &mut Look, can_do: bool) {
    let tokens = theme::tokens(ui);
    Card::titled("What may be left behind").show(ui, |ui| {
        text::explain(
            ui,
            "Only what is there is removed, each by itself. Take the tick away from what is to stay.",
        );
        for left in step.leftovers() {
            let words = format!("{}: {}", left.thing.word(), left.thing.text());
            if left.can_remove() && can_do {
                let is_kept = look.kept.contains(&left.id);
                if tick_row(ui, Tick::from(!is_kept), &words).clicked() && !look.kept.remove(&left.id) {
                    look.kept.insert(left.id.clone());
                }
            } else {
                let why = if left.shared {
                    "used by others, too: stays"
                } else if left.can_remove() {
                    "is removed where it is there"
                } else {
                    "for a person"
                };
                bullets(ui, [format!("{words} ({why})")]);
            }
            if !left.verified {
                worded(
                    ui,
                    Some(Icon::Unverified),
                    theme::ICON_SMALL,
                    Type::Small,
                    tokens.unseen.text,
                    "Not verified: the catalogue's word for it was not read in a source",
                );
            }
        }
    });
}

fn facts(ui: &mut Ui, step: &Step) {
    Card::titled("About this step").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        let changes = if step.changes.is_empty() { "Nothing." } else { step.changes.as_str() };
        let undo = step.undo.sentence();
        let source = if step.verified {
            format!("{} Verified.", step.source)
        } else {
            format!("{} Not verified.", step.source)
        };
        for (name, value) in [
            ("What will change", changes),
            ("Going back", if step.undo == Undo::NothingChanges { "" } else { undo.as_str() }),
            ("When it fails", step.on_failure.as_str()),
            ("Source", source.trim_start()),
        ] {
            if !value.is_empty() {
                fact(ui, NAMES, name, value);
            }
        }
    });
}

/// Remarks by whoever carries it out, for the record.
fn notes(ui: &mut Ui, own: &Carrying, look: &mut Look, ask: &mut Ask) {
    let kept = own.stand.record.as_ref().and_then(|record| record.steps.get(own.shown));
    let kept = kept.map(|step| step.notes.as_slice()).unwrap_or_default();
    if own.stand.closed.is_some() && kept.is_empty() {
        return;
    }
    Card::titled("Notes").caption("They go into the record").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        for remark in kept {
            fact(ui, 60.0, &time_of(remark.at), &remark.text);
        }
        if own.stand.closed.is_some() {
            return;
        }
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 110.0).max(160.0);
            let field = Input::new("Note about this step", &mut look.note)
                .placeholder("Note about this step")
                .width(width)
                .show(ui);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let ready = !look.note.trim().is_empty();
            let keep = Button::secondary("Keep note").enabled(ready).show(ui).clicked();
            if keep || (entered && ready) {
                let text = look.note.trim().to_owned();
                look.note.clear();
                ask.push(Command::Guide(GuideCommand::Note(text)));
            }
        });
    });
}
