//! The guide of a removal: what goes, a rail with the steps, one page for each step, and what came of it.
//! What is typed here and only concerns the look of the page stays here; a password among it is overwritten
//! as soon as it was handed on.

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui::{
    self, CentralPanel, Context, Frame, Id, Margin, Panel, ScrollArea, TextEdit, Ui, text_edit,
};
use zeroize::{Zeroize as _, Zeroizing};

use super::{Ask, Pages, over_bar, part};
use crate::app::guide::{Carrying, Guide, GuideCommand, Outcome, Secret, Stage, StepState};
use crate::app::{App, Command};
use crate::language::{Arg, told};
use crate::say;
use crate::ui::{
    focus::{focus_next, keyboard_is_used, scroll_by_keys},
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Button, Notice, NoticeKind, Progress, RAIL_STEP, StepEntry, StepState as Rail, badge,
        hairline, live_line, place_left, place_right, progress_bar, quiet_icon, step_rail,
    },
};

mod choose;
mod command;
mod dialogs;
mod foot;
mod output;
mod result;
mod resume;
mod step;

pub(super) use resume::unfinished;

/// Width of the rail with the steps, and in a narrow window.
const STEPS: f32 = 264.0;
const STEPS_NARROW: f32 = 208.0;

/// Room for a password from the start: a text that grows leaves copies of itself behind.
const PASSWORD_ROOM: usize = 256;

/// What is typed and ticked on the page of a step.
pub(in crate::ui) struct Look {
    /// The journal and the step that it is about.
    of: Option<(PathBuf, usize)>,
    password: Zeroizing<String>,
    password_field: Option<Id>,
    answer: String,
    note: String,
    why_skipped: String,
    has_read: bool,
    /// The command that was chosen among several.
    command: Option<String>,
    /// Leftovers that are to stay.
    kept: BTreeSet<String>,
    /// What is asked in a dialog.
    asked: Option<Asked>,
    /// The removal in which it was said once that commands may be run.
    confirmed: Option<PathBuf>,
    /// New lines of output are not followed.
    stays: bool,
    /// The rail has to bring the step into sight.
    is_new: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            of: None,
            password: Zeroizing::new(String::with_capacity(PASSWORD_ROOM)),
            password_field: None,
            answer: String::new(),
            note: String::new(),
            why_skipped: String::new(),
            has_read: false,
            command: None,
            kept: BTreeSet::new(),
            asked: None,
            confirmed: None,
            stays: false,
            is_new: true,
        }
    }
}

/// What is asked in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Run,
    CleanUp,
    Skip,
    Stop,
    Finish,
}

impl Look {
    /// Another step begins with an empty page.
    fn turn_to(&mut self, ctx: &Context, own: &Carrying) {
        let of = (own.journal.clone(), own.shown);
        if self.of.as_ref() != Some(&of) {
            self.forget_password(ctx);
            let confirmed = self.confirmed.take();
            *self = Self { of: Some(of), confirmed, stays: self.stays, ..Self::default() };
        }
    }

    /// The password as typed, which is not here any more afterwards.
    fn take_password(&mut self, ctx: &Context) -> Option<Secret> {
        let typed = Secret::new(self.password.as_str().to_owned());
        self.forget_password(ctx);
        (!typed.is_empty()).then_some(typed)
    }

    fn forget_password(&mut self, ctx: &Context) {
        self.password.zeroize();
        // The field keeps what can be taken back in it.
        if let Some(field) = self.password_field {
            TextEdit::store_state(ctx, field, text_edit::TextEditState::default());
        }
    }
}

/// The page.
pub(super) fn guide(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let Some(guide) = &app.state.guide else {
        ui.add_space(theme::PAGE);
        text::explain(ui, say!("no-removal-is-open"));
        return;
    };
    head(ui, guide, ask);
    match &guide.stage {
        Stage::Choosing(candidates) => choose::choose(ui, guide, candidates, ask),
        Stage::Preparing(progress) => match &guide.trouble {
            Some(why) => not_begun(ui, why, ask),
            None => preparing(ui, progress.as_ref()),
        },
        Stage::Carrying(own) => {
            pages.guide.turn_to(ui.ctx(), own);
            if own.running.is_some() {
                // The clock of the running step.
                ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
            }
            let is_new = std::mem::take(&mut pages.guide.is_new);
            steps(ui, own, is_new, ask);
            // The button of the step before is gone, and the focus with it: it goes on to the new one.
            let lost = ui.memory(|memory| memory.focused().is_none());
            if is_new && lost && keyboard_is_used(ui.ctx()) {
                focus_next(ui.ctx());
            }
            let (room, bar) = over_bar(ui, theme::BAR);
            part(ui, "step", room, |ui| page(ui, app, guide, own, &mut pages.guide, ask));
            part(ui, "foot", bar, |ui| foot::foot(ui, guide, own, &mut pages.guide, ask));
            dialogs::dialogs(ui.ctx(), own, &mut pages.guide, ask);
        }
    }
}

fn head(ui: &mut Ui, guide: &Guide, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let frame = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(16, 0));
    Panel::top("guide head").exact_size(56.0).frame(frame).show(ui, |ui| {
        let room = ui.max_rect();
        let own = guide.carrying();
        let is_working = guide.is_working() && guide.trouble.is_none();
        let is_gone = own.is_some_and(|own| own.stand.closed.is_some());
        let left = place_right(ui, room, |ui| {
            let words =
                if own.is_none() || is_gone { say!("close") } else { say!("pause-and-close") };
            let can_close = own.is_none() || !is_working;
            let hint = if can_close { say!("every-step-is-kept") } else { say!("wait-or-stop") };
            if Button::secondary(words).enabled(can_close).hint(hint).show(ui).clicked() {
                ask.push(Command::Guide(GuideCommand::Close));
            }
        });
        let mut room = room;
        room.max.x = left;
        place_left(ui, room, |ui| {
            if quiet_icon(ui, Icon::ChevronLeft, say!("leave-open-see")).clicked() {
                ask.push(Command::Go(crate::app::Page::Findings));
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(9.0);
                let title = match own {
                    Some(own) => say!("remove-named", name = Arg::shown(&own.plan.name)),
                    None => say!("remove-plain").to_owned(),
                };
                text::line(ui, Type::Head, tokens.text, title);
                let mut line = guide.machine.clone();
                if let Some(own) = own {
                    let rights = if own.is_administrator {
                        say!("as-administrator")
                    } else {
                        say!("system-asks-rights")
                    };
                    line = format!("{line}, {}; {rights}", own.by);
                }
                text::line(ui, Type::Small, tokens.text2, line);
            });
        });
    });
}

fn padded(ui: &mut Ui, salt: impl egui::AsIdSalt, content: impl FnOnce(&mut Ui)) {
    let fill = theme::tokens(ui).app;
    CentralPanel::default().frame(Frame::new().fill(fill)).show(ui, |ui| {
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin::same(theme::PAGE as i8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = theme::GAP;
                content(ui);
            });
            scroll_by_keys(ui);
        });
    });
}

fn preparing(ui: &mut Ui, progress: Option<&crate::app::ScanProgress>) {
    padded(ui, "guide preparing", |ui| {
        text::title(ui, say!("making-the-plan"));
        text::explain(ui, say!("making-the-plan-line"));
        ui.add_space(theme::GAP);
        let (words, bar) = match progress {
            Some(step) => (
                say!(
                    "scanning-of",
                    done = step.done,
                    total = step.total,
                    source = &*told(&step.source)
                ),
                Progress::Of { done: step.done as u64, total: step.total as u64 },
            ),
            None => (say!("starting").to_owned(), Progress::Unknown),
        };
        live_line(ui, &words);
        progress_bar(ui, say!("making-the-plan"), bar);
    });
}

fn not_begun(ui: &mut Ui, why: &str, ask: &mut Ask) {
    padded(ui, "guide trouble", |ui| {
        Notice::new(NoticeKind::NeedsCare, say!("removal-not-begun"), &told(why)).buttons(
            ui,
            |ui| {
                if Button::secondary(say!("close-the-guide")).show(ui).clicked() {
                    ask.push(Command::Guide(GuideCommand::Close));
                }
                if Button::quiet(say!("copy")).icon(Icon::Copy).show(ui).clicked() {
                    ui.ctx().copy_text(told(why).into_owned());
                }
            },
        );
    });
}

/// The rail with the steps.
fn steps(ui: &mut Ui, own: &Carrying, is_new: bool, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let narrow = ui.ctx().content_rect().width() < theme::NARROW;
    let width = if narrow { STEPS_NARROW } else { STEPS };
    let frame = Frame::new().fill(tokens.surface);
    Panel::left("guide steps").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        let margin = Frame::new().inner_margin(Margin::symmetric(16, 10));
        Panel::bottom("guide promise").resizable(false).frame(margin).show(ui, |ui| {
            text::show(ui, Type::Small, tokens.text2, say!("every-step-kept-promise"));
        });
        ScrollArea::vertical().id_salt("guide steps").auto_shrink([false, false]).show(ui, |ui| {
            ui.add_space(theme::GAP);
            if is_new {
                let top = ui.cursor().top() + own.shown as f32 * RAIL_STEP;
                let span = egui::Rangef::new(top - RAIL_STEP, top + 3.0 * RAIL_STEP);
                ui.scroll_to_rect(egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), span), None);
            }
            let lines: Vec<String> = (0..own.plan.steps.len()).map(|at| line_of(own, at)).collect();
            let titles: Vec<_> = own.plan.steps.iter().map(|step| told(&step.title)).collect();
            let entries: Vec<StepEntry<'_>> = own
                .plan
                .steps
                .iter()
                .zip(&lines)
                .enumerate()
                .map(|(at, (step, line))| StepEntry {
                    title: titles.get(at).map_or(step.title.as_str(), |title| title),
                    line,
                    state: rail_state(own, at),
                })
                .collect();
            if let Some(at) = step_rail(ui, &entries) {
                ask.push(Command::Guide(GuideCommand::Show(at)));
            }
        });
    });
}

fn rail_state(own: &Carrying, at: usize) -> Rail {
    let outcome = own.end(at).map(|end| end.outcome);
    match outcome {
        _ if own.shown == at => Rail::Current,
        Some(Outcome::Skipped | Outcome::NothingToDo) => Rail::NotNeeded,
        Some(_) if own.is_over(at) => Rail::Done,
        _ => Rail::ToCome,
    }
}

/// One line about a step, for the rail.
fn line_of(own: &Carrying, at: usize) -> String {
    if let Some(running) = own.running.as_ref().filter(|running| running.step == at) {
        return say!("running-for", time = clock(running.since.elapsed()));
    }
    match own.state(at) {
        StepState::InTheMiddle => say!("in-the-middle").to_owned(),
        StepState::Ended(end) => {
            let word = step::title_of(end.outcome).to_owned();
            match own.ended_at(at) {
                Some(at) => say!("word-at-time", word = word, time = time_of(at)),
                None => word,
            }
        }
        StepState::ToDo if own.stand.next == Some(at) => say!("step-next").to_owned(),
        StepState::ToDo => String::new(),
    }
}

/// The page of the step in sight.
fn page(ui: &mut Ui, app: &App, guide: &Guide, own: &Carrying, look: &mut Look, ask: &mut Ask) {
    // A step that runs begins at the top of its page.
    let salt = ("guide step", own.shown, own.running.is_some());
    padded(ui, salt, |ui| {
        if let Some(why) = &guide.trouble {
            Notice::new(NoticeKind::NeedsCare, say!("guide-cannot-go-on"), &told(why)).buttons(
                ui,
                |ui| {
                    if Button::secondary(say!("close-the-guide")).show(ui).clicked() {
                        ask.push(Command::Guide(GuideCommand::Close));
                    }
                },
            );
        }
        if let Some(why) = &own.stand.refused {
            Notice::new(NoticeKind::NeedsCare, say!("this-was-not-done"), &told(why)).show(ui);
        }
        let Some(step) = own.step() else { return };
        let whole = ui.available_width();
        ui.horizontal(|ui| {
            ui.set_width(whole);
            let color = theme::tokens(ui).text2;
            let number = say!("step-of", number = own.shown + 1, all = own.plan.steps.len());
            ui.scope(|ui| {
                ui.set_max_width(whole - 110.0);
                text::title(ui, told(&step.title));
            });
            let room = ui.available_rect_before_wrap();
            place_right(ui, room, |ui| {
                text::line(ui, Type::Body, color, number);
            });
        });
        if own.running.as_ref().is_some_and(|running| running.step == own.shown) {
            output::running(ui, own, look);
        } else {
            step::step(ui, app, own, step, look, ask);
        }
    });
}

/// Minutes and seconds.
fn clock(time: std::time::Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The time of the day here.
fn time_of(at: jiff::Timestamp) -> String {
    at.to_zoned_datetime(jiff::tz::TimeZone::system()).strftime("%H:%M").to_string()
}
