//! The page of one step: why, what came of it so far, what it is about, and what to know before it.

use eframe::egui::{Key, Ui};

use super::{Look, command, output, result, theme, time_of};
use crate::app::guide::{Carrying, GuideCommand, Outcome, StepEnd, StepState};
use crate::app::{App, Command};
use crate::language::told;
use crate::removal::{Action, Leftover, Question, Step, StepKind, Undo};
use crate::say;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    views::Ask,
    widgets::{
        Button, Card, Input, Notice, NoticeKind, Tick, bullets, command_text, fact, tick_row,
        worded,
    },
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
    text::explain(ui, told(&why));
    if step.kind() == StepKind::Verify && was_run && own.stand.verified.is_some() {
        result::result(ui, app, own, ask);
    } else {
        came_of_it(ui, own, step);
    }
    let can_do = own.can_do(own.shown);
    if !step.verified && can_do {
        let title = say!("instruction-not-verified");
        let words = say!("instruction-comes-from", source = &*told(&step.source));
        Notice::new(NoticeKind::NotFullyRead, title, &words).icon(Icon::Unverified).show(ui);
    }
    points(ui, step);
    asks(ui, step, can_do);
    match &step.action {
        Action::Check(_) if is_unclear(own) && can_do => {
            answer(
                ui,
                look,
                say!("make-sure-yourself"),
                say!("what-did-you-see"),
                say!("cannot-tell-say"),
            );
        }
        Action::Explain if can_do => {
            answer(
                ui,
                look,
                say!("only-a-person"),
                say!("what-was-done"),
                say!("do-it-then-go-on"),
            );
        }
        Action::Ask(Question::NextProtection) if can_do => answer(
            ui,
            look,
            say!("what-protects-asked"),
            say!("next-protection"),
            say!("next-protection-explained"),
        ),
        Action::Ask(Question::Password { .. }) if can_do => {
            command::password(ui, own, step, look);
        }
        Action::Run(_) if can_do => command::command(ui, own, step, look),
        Action::CleanUp(_) => leftovers(ui, own, step, look, can_do),
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
            let words = say!("in-the-middle-explained");
            Notice::new(NoticeKind::NotFullyRead, say!("was-in-the-middle"), words).show(ui);
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
                Some(at) => say!("word-at-time", word = title_of(end.outcome), time = time_of(at)),
                None => title_of(end.outcome).to_owned(),
            };
            let mut words = told(&end.words).into_owned();
            if end.outcome == Outcome::Failed && step.commands().iter().any(command::takes_password)
            {
                words.push(' ');
                words.push_str(say!("password-not-accepted"));
            }
            Notice::new(kind, &title, &words).show(ui);
        }
    }
}

pub(super) fn title_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => say!("done"),
        Outcome::NothingToDo => say!("outcome-nothing"),
        Outcome::RestartNeeded => say!("outcome-restart"),
        Outcome::DoesNotHold => say!("outcome-does-not-hold"),
        Outcome::CannotTell => say!("outcome-cannot-tell"),
        Outcome::ForAPerson => say!("outcome-person"),
        Outcome::Skipped => say!("outcome-skipped"),
        Outcome::Failed => say!("outcome-failed"),
        Outcome::Refused => say!("outcome-refused"),
        Outcome::Stopped => say!("outcome-stopped"),
        Outcome::TimedOut => say!("outcome-timed-out"),
    }
}

/// The last lines of the program, as the record has them.
fn said(ui: &mut Ui, end: &StepEnd) {
    if end.output.is_empty() {
        return;
    }
    Card::titled(say!("what-the-program-said")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        let lines = end.output.iter().map(String::as_str);
        output::lines(ui, "what the program said", lines, end.output_left_out, true);
        if Button::quiet(say!("copy"))
            .icon(Icon::Copy)
            .name(say!("copy-the-output"))
            .show(ui)
            .clicked()
        {
            ui.ctx().copy_text(end.output.join("\n"));
        }
    });
}

fn points(ui: &mut Ui, step: &Step) {
    if step.points.is_empty() {
        return;
    }
    let title = match step.kind() {
        StepKind::Check if step.id == "check-present" => say!("what-was-found"),
        _ => say!("what-to-know"),
    };
    Card::titled(title).show(ui, |ui| {
        bullets(
            ui,
            step.points.iter().map(|point| {
                let verified = if point.verified {
                    String::new()
                } else {
                    format!(" {}", say!("not-verified-bracket"))
                };
                format!("{}{verified}", told(&point.text))
            }),
        );
    });
}

/// What the step starts to read what it says: in full, before it is started.
fn asks(ui: &mut Ui, step: &Step, can_do: bool) {
    if step.asks.is_empty() || !can_do {
        return;
    }
    Card::titled(say!("what-will-be-asked")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        for command in &step.asks {
            command_text(ui, command, Some(say!("copy")), say!("only-read"));
        }
    });
}

fn answer(ui: &mut Ui, look: &mut Look, title: &str, name: &str, words: &str) {
    Card::titled(title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        text::explain(ui, words);
        Input::new(name, &mut look.answer).placeholder(name).show(ui);
    });
}

fn leftovers(ui: &mut Ui, own: &Carrying, step: &Step, look: &mut Look, can_do: bool) {
    let tokens = theme::tokens(ui);
    Card::titled(say!("may-be-left-behind")).show(ui, |ui| {
        text::explain(ui, say!("leftovers-explained"));
        for left in step.leftovers() {
            let named = left.named();
            let words = told(&named);
            let is_absent = is_absent(own, left);
            if is_absent && can_do {
                bullets(ui, [format!("{words} ({})", say!("leftover-not-there"))]);
                continue;
            }
            if left.can_remove() && can_do {
                let is_kept = look.kept.contains(&left.id);
                if tick_row(ui, Tick::from(!is_kept), &words).clicked()
                    && !look.kept.remove(&left.id)
                {
                    look.kept.insert(left.id.clone());
                }
            } else {
                let why = if left.shared {
                    say!("shared-stays")
                } else if left.can_remove() {
                    say!("removed-where-there")
                } else {
                    say!("for-a-person")
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
                    say!("leftover-not-verified"),
                );
            }
        }
    });
}

/// Whether the last look did not find it.
fn is_absent(own: &Carrying, left: &Leftover) -> bool {
    own.stand.verified.as_ref().is_some_and(|seen| seen.absent.contains(&left.named()))
}

/// The leftovers to remove: those that can be, that the last look has not missed, and that stay ticked.
pub(super) fn chosen_leftovers<'a>(
    own: &'a Carrying,
    step: &'a Step,
    look: &'a Look,
) -> impl Iterator<Item = &'a Leftover> {
    step.leftovers()
        .iter()
        .filter(|left| left.can_remove() && !look.kept.contains(&left.id) && !is_absent(own, left))
}

/// Whether something that the program could remove stays since it is not ticked.
pub(super) fn leaves_by_choice(own: &Carrying, step: &Step, look: &Look) -> bool {
    step.leftovers()
        .iter()
        .any(|left| left.can_remove() && look.kept.contains(&left.id) && !is_absent(own, left))
}

fn facts(ui: &mut Ui, step: &Step) {
    Card::titled(say!("about-this-step")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        let changes =
            if step.changes.is_empty() { say!("nothing").into() } else { told(&step.changes) };
        let (undo, failure) = (step.undo.sentence(), told(&step.on_failure));
        let undo = told(&undo);
        let source = if step.verified {
            say!("source-verified", source = &*told(&step.source))
        } else {
            say!("source-not-verified", source = &*told(&step.source))
        };
        for (name, value) in [
            (say!("what-will-change"), &*changes),
            (say!("going-back"), if step.undo == Undo::NothingChanges { "" } else { &*undo }),
            (say!("when-it-fails"), &*failure),
            (say!("source"), source.trim_start()),
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
    Card::titled(say!("notes")).caption(say!("they-go-into-the-record")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GAP;
        for remark in kept {
            fact(ui, 60.0, &time_of(remark.at), &remark.text);
        }
        if own.stand.closed.is_some() {
            return;
        }
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 110.0).max(160.0);
            let field = Input::new(say!("note-about-this-step"), &mut look.note)
                .placeholder(say!("note-about-this-step"))
                .width(width)
                .show(ui);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let ready = !look.note.trim().is_empty();
            let keep = Button::secondary(say!("keep-note")).enabled(ready).show(ui).clicked();
            if keep || (entered && ready) {
                let text = look.note.trim().to_owned();
                look.note.clear();
                ask.push(Command::Guide(GuideCommand::Note(text)));
            }
        });
    });
}
