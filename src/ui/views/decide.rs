//! Deciding about findings: who sees to it, that it is allowed for now, that it is something else. What is
//! recorded outlives the next scan and can be taken back.

use eframe::egui::{Context, Ui};

use super::{Ask, Pages};
use crate::app::{App, Command, Decision, FindingKey};
use crate::say;
use crate::ui::{
    text::{self, Type},
    theme,
    widgets::{Answer, Dialog, Input, Tick, radio, tick_row},
};

/// What is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    InProgress,
    Exempt,
    WrongMatch,
    Open,
}

impl Kind {
    fn all() -> [(Self, &'static str); 4] {
        [
            (Self::InProgress, say!("in-progress")),
            (Self::Exempt, say!("allow-for-now")),
            (Self::WrongMatch, say!("wrong-match")),
            (Self::Open, say!("open-again")),
        ]
    }
}

/// A decision that is being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    findings: Vec<FindingKey>,
    kind: Kind,
    who: String,
    why: String,
    until: String,
    everywhere: bool,
}

impl Draft {
    /// About these findings (positions in the state). Kept by what they are: positions change when something
    /// is read.
    pub(super) fn about(app: &App, findings: impl IntoIterator<Item = u32>) -> Option<Self> {
        let remembered = app.state.remembered.as_ref()?;
        let key = |at: u32| Some(remembered.finding(at as usize)?.key.clone());
        let findings: Vec<FindingKey> = findings.into_iter().filter_map(key).collect();
        (!findings.is_empty()).then(|| Self { findings, ..Self::default() })
    }

    /// The decision, once all that it needs is there.
    fn decision(&self) -> Option<Decision> {
        let text = |words: &str| {
            let words = words.trim();
            (!words.is_empty()).then(|| words.to_owned())
        };
        match self.kind {
            Kind::Open => Some(Decision::Open),
            Kind::InProgress => Some(Decision::InProgress { who: text(&self.who)? }),
            Kind::Exempt => {
                let until = match text(&self.until) {
                    Some(day) => Some(day.parse().ok()?),
                    None => None,
                };
                Some(Decision::Exempt { who: text(&self.who)?, why: text(&self.why)?, until })
            }
            Kind::WrongMatch => Some(Decision::WrongMatch {
                why: text(&self.why)?,
                titles: Vec::new(),
                everywhere: self.everywhere,
            }),
        }
    }
}

/// The dialog, while a decision is being written.
pub(in crate::ui) fn decide(ctx: &Context, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let Some(draft) = &mut pages.decision else { return };
    let title = match draft.findings.as_slice() {
        [key] => {
            let found = app.state.remembered.as_ref().and_then(|remembered| {
                remembered.standing.findings.iter().find(|one| one.key == *key)
            });
            let Some(one) = found else {
                pages.decision = None;
                return;
            };
            say!("decide-about-one", name = &one.finding.name, machine = &one.finding.machine_name)
        }
        more => say!("decide-about", count = more.len()),
    };
    let decision = draft.decision();
    let dialog = Dialog::new("decide", &title, say!("record-decision")).ready(decision.is_some());
    match dialog.show(ctx, |ui| fields(ui, draft)) {
        Answer::Open => {}
        Answer::Cancelled => pages.decision = None,
        Answer::Confirmed => {
            if let Some(decision) = decision {
                ask.push(Command::Decide(std::mem::take(&mut draft.findings), decision));
                ask.push(Command::TickAll(false));
                pages.decision = None;
            }
        }
    }
}

fn fields(ui: &mut Ui, draft: &mut Draft) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        for (kind, word) in Kind::all() {
            if radio(ui, draft.kind == kind, word).clicked() {
                draft.kind = kind;
            }
        }
    });
    let sentence = match draft.kind {
        Kind::InProgress => say!("decide-in-progress"),
        Kind::Exempt => {
            say!("decide-exempt")
        }
        Kind::WrongMatch => {
            say!("decide-wrong-match")
        }
        Kind::Open => say!("decide-open"),
    };
    text::explain(ui, sentence);
    let field = |ui: &mut Ui, name: &str, words: &mut String| {
        text::line(ui, Type::Strong, tokens.text, name);
        Input::new(name, words).show(ui);
    };
    match draft.kind {
        Kind::InProgress => field(ui, say!("who-sees-to-it"), &mut draft.who),
        Kind::Exempt => {
            field(ui, say!("who-decided"), &mut draft.who);
            field(ui, say!("why-asked"), &mut draft.why);
            text::line(ui, Type::Strong, tokens.text, say!("until-when"));
            Input::new(say!("until-when"), &mut draft.until)
                .placeholder(say!("day-pattern"))
                .show(ui);
            let until = draft.until.trim();
            if until.is_empty() {
                text::caption(ui, say!("without-a-day"));
            } else if until.parse::<jiff::civil::Date>().is_err() {
                text::line(ui, Type::Small, tokens.restricted.text, say!("write-a-day"));
            }
        }
        Kind::WrongMatch => {
            field(ui, say!("why-asked"), &mut draft.why);
            let words = say!("same-everywhere");
            if tick_row(ui, Tick::from(draft.everywhere), words).clicked() {
                draft.everywhere = !draft.everywhere;
            }
        }
        Kind::Open => {}
    }
    text::caption(ui, say!("stays-in-force"));
}
