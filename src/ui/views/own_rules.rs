//! The organisation's own rules: the list of them, and the form in which one is written.

use eframe::egui::Ui;

use super::{Ask, Pages};
use crate::app::{App, Chooser, Command, Purpose};
use crate::catalog::{OwnRule, RuleKind};
use crate::language::Arg;
use crate::model::Verdict;
use crate::say;
use crate::ui::words;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{
        Answer, Button, Card, Dialog, Input, Notice, NoticeKind, hairline, place_right, quiet_icon,
        segments, tick_box,
    },
};

/// A rule while it is written.
pub(super) struct Draft {
    /// Which one is changed; `None` for a new one.
    at: Option<usize>,
    rule: OwnRule,
    names: String,
    publishers: String,
    ids: String,
    machines: String,
    from: String,
    until: String,
}

impl Draft {
    fn of(at: Option<usize>, rule: &OwnRule) -> Self {
        let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |d| d.to_string());
        Self {
            at,
            rule: rule.clone(),
            names: rule.names.join(" | "),
            publishers: rule.publishers.join(" | "),
            ids: rule.ids.join(" | "),
            machines: rule.machines.join(" | "),
            from: day(rule.from),
            until: day(rule.until),
        }
    }

    /// The rule as it is written, or what is wrong with it.
    fn rule(&self) -> Result<OwnRule, String> {
        let list = |text: &str| -> Vec<String> {
            text.split('|').map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect()
        };
        let day = |name: &str, text: &str| match text.trim() {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| say!("written-day-wrong", name = name, text = text)),
        };
        let rule = OwnRule {
            names: list(&self.names),
            publishers: list(&self.publishers),
            ids: list(&self.ids),
            machines: list(&self.machines),
            from: day(say!("from"), &self.from)?,
            until: day(say!("until"), &self.until)?,
            ..self.rule.clone()
        };
        match rule.mistakes().into_iter().next() {
            Some((field, message)) => Err(format!("{field}: {message}")),
            None => Ok(rule),
        }
    }
}

/// The card of the settings.
pub(super) fn own_rules(ui: &mut Ui, app: &App, pages: &mut Pages, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    Card::titled(say!("your-own-rules")).caption(say!("beside-the-law")).show(ui, |ui| {
        text::explain(ui, say!("own-rules-explained"));
        for (rule, at) in app.state.own_rules.iter().zip(0..) {
            hairline(ui);
            row(ui, app, rule, at, pages, ask);
        }
        if !app.state.own_rules.is_empty() {
            hairline(ui);
        }
        for problem in app.state.rule_problems.iter().take(5) {
            let words = format!("{} {}", problem.text, problem.reason);
            Notice::new(NoticeKind::NeedsCare, say!("a-rule-is-not-used"), words.trim()).show(ui);
        }
        let more = app.state.rule_problems.len().saturating_sub(5);
        if more > 0 {
            text::line(ui, Type::Small, tokens.text2, say!("and-more", count = more));
        }
        ui.horizontal(|ui| {
            if Button::secondary(say!("add-a-rule")).icon(Icon::Plus).show(ui).clicked() {
                pages.rule = Some(Draft::of(None, &OwnRule::default()));
            }
            let add = Button::secondary(say!("add-from-a-file")).icon(Icon::Import);
            if add.enabled(!app.state.choosing).show(ui).clicked() {
                ask.push(choose_rules());
            }
        });
    });
    form(ui, pages, ask);
}

fn row(ui: &mut Ui, app: &App, rule: &OwnRule, at: usize, pages: &mut Pages, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        let mut on = rule.on;
        if tick_box(ui, &mut on, &rule.shown_title()).changed() {
            ask.push(Command::KeepRule(Some(at), OwnRule { on, ..rule.clone() }));
        }
        let word = match rule.kind {
            RuleKind::Allow => say!("allowed"),
            RuleKind::Ban => words::verdict(rule.verdict),
        };
        let mut facts = vec![word.to_owned()];
        facts.extend(rule.from.map(|day| say!("from-day", day = Arg::shown(day))));
        facts.extend(rule.until.map(|day| say!("until-day", day = Arg::shown(day))));
        if !rule.on {
            facts.push(say!("switched-off").to_owned());
        } else if !rule.holds(app.state.as_of) {
            facts.push(say!("not-in-use-on", day = Arg::shown(app.state.as_of)));
        }
        if !rule.by.is_empty() {
            facts.push(rule.by.clone());
        }
        text::line(ui, Type::Small, tokens.text2, facts.join(", "));
        let room = ui.available_rect_before_wrap();
        place_right(ui, room, |ui| {
            if quiet_icon(
                ui,
                Icon::Close,
                &say!("delete-named", name = Arg::shown(rule.shown_title())),
            )
            .clicked()
            {
                pages.rule_to_delete = Some(at);
            }
            if quiet_icon(
                ui,
                Icon::Edit,
                &say!("change-named", name = Arg::shown(rule.shown_title())),
            )
            .clicked()
            {
                pages.rule = Some(Draft::of(Some(at), rule));
            }
        });
    });
    if !rule.reason.is_empty() {
        text::caption(ui, rule.reason.as_str());
    }
    if pages.rule_to_delete == Some(at) {
        let title = say!("delete-asked", name = Arg::shown(rule.shown_title()));
        let answer =
            Dialog::new("delete rule", &title, say!("delete")).deletes().show(ui.ctx(), |ui| {
                text::explain(ui, say!("judged-without-it"));
            });
        if answer == Answer::Confirmed {
            ask.push(Command::DeleteRule(at));
        }
        if answer != Answer::Open {
            pages.rule_to_delete = None;
        }
    }
}

fn form(ui: &mut Ui, pages: &mut Pages, ask: &mut Ask) {
    let Some(draft) = &mut pages.rule else { return };
    let tokens = theme::tokens(ui);
    let written = draft.rule();
    let title = if draft.at.is_some() { say!("change-a-rule") } else { say!("add-a-rule") };
    let dialog = Dialog::new("own rule", title, say!("keep-the-rule")).ready(written.is_ok());
    let answer = dialog.show(ui.ctx(), |ui| {
        let kind = usize::from(draft.rule.kind == RuleKind::Allow);
        if let Some(at) =
            segments(ui, say!("what-the-rule-does"), &[say!("rule-ban"), say!("rule-allow")], kind)
        {
            draft.rule.kind = if at == 1 { RuleKind::Allow } else { RuleKind::Ban };
        }
        if draft.rule.kind == RuleKind::Ban {
            let words = [
                say!("verdict-prohibited"),
                say!("verdict-restricted"),
                say!("verdict-advised-against"),
            ];
            let all = [Verdict::Prohibited, Verdict::Restricted, Verdict::AdvisedAgainst];
            let current = all.iter().position(|own| *own == draft.rule.verdict).unwrap_or(0);
            if let Some(at) = segments(ui, say!("what-it-means"), &words, current) {
                draft.rule.verdict = all[at];
            }
        }
        let field = |ui: &mut Ui, name: &str, hint: &str, value: &mut String| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(
                    eframe::egui::vec2(110.0, theme::CONTROL),
                    eframe::egui::Sense::hover(),
                );
                let mut label = ui.new_child(
                    eframe::egui::UiBuilder::new()
                        .max_rect(rect)
                        .layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center)),
                );
                text::line(&mut label, Type::Body, tokens.text2, name);
                Input::new(name, value).placeholder(hint).show(ui);
            });
        };
        field(ui, say!("field-names"), say!("hint-names"), &mut draft.names);
        field(ui, say!("field-publishers"), say!("hint-publishers"), &mut draft.publishers);
        field(ui, say!("vendor"), say!("hint-vendor"), &mut draft.rule.vendor);
        field(ui, say!("product"), say!("hint-product"), &mut draft.rule.product);
        field(ui, say!("field-identifiers"), say!("hint-identifiers"), &mut draft.ids);
        if draft.rule.kind == RuleKind::Allow {
            field(ui, say!("machines"), say!("hint-machines"), &mut draft.machines);
        }
        field(ui, say!("reason"), say!("hint-reason"), &mut draft.rule.reason);
        field(ui, say!("decided-by"), "", &mut draft.rule.by);
        field(ui, say!("from"), say!("hint-from"), &mut draft.from);
        field(ui, say!("until"), say!("hint-until"), &mut draft.until);
        match &written {
            Ok(rule) => text::caption(ui, say!("shown-as", title = Arg::shown(rule.shown_title()))),
            Err(wrong) => text::caption(ui, say!("still-missing", wrong = wrong)),
        };
    });
    match (answer, written) {
        (Answer::Confirmed, Ok(rule)) => {
            ask.push(Command::KeepRule(draft.at, rule));
            pages.rule = None;
        }
        (Answer::Cancelled, _) => pages.rule = None,
        _ => {}
    }
}

fn choose_rules() -> Command {
    let chooser: Chooser = Box::new(|| {
        rfd::FileDialog::new()
            .set_title(say!("add-own-rules"))
            .add_filter(say!("file-kind-rules"), &["toml", "csv", "txt"])
            .add_filter(say!("all-files"), &["*"])
            .pick_file()
    });
    Command::Choose(Purpose::Rules, chooser)
}
