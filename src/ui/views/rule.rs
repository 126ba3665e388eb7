//! One rule in full: what it means, its dates, what it does not say, where it stands, how sure.

use eframe::egui::{Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::{Ask, dates};
use crate::app::{App, Command};
use crate::catalog::Measure;
use crate::language::{self, Arg, Language};
use crate::model::{Audience, Finding, Reach, Standing, Verdict};
use crate::say;
use crate::ui::words;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme,
    widgets::{Answer, Button, Dialog, Notice, NoticeKind, bullets, fact, link, tick_box},
};

/// How it reaches the organisation, for the middle of a line.
pub(super) fn reach_words(reach: Reach, standing: &Standing) -> &'static str {
    match (standing, reach) {
        (Standing::Counts | Standing::Unconfirmed(_), Reach::Direct) => say!("reach-direct"),
        (Standing::Counts | Standing::Unconfirmed(_), Reach::ViaVendor) => say!("reach-vendor"),
        (Standing::Counts | Standing::Unconfirmed(_), Reach::Depends) => say!("reach-depends"),
        (Standing::Counts | Standing::Unconfirmed(_), Reach::No) => say!("reach-none"),
        _ => say!("reach-not-in-force"),
    }
}

/// Draws everything about a rule below its sentence; its dates as they are for a vendor, where one is
/// looked at.
pub(super) fn rule(
    ui: &mut Ui,
    app: &App,
    measure: &Measure,
    vendor: Option<&str>,
    verdict: Option<Verdict>,
    finding: Option<&Finding>,
    ask: &mut Ask,
) {
    if language::spoken() != Language::English {
        muted(ui, say!("rules-in-english"));
    }
    text::explain(ui, measure.explanation.as_str());
    if !measure.verified {
        let words = say!("rule-not-confirmed");
        Notice::new(NoticeKind::NotFullyRead, say!("not-verified"), words)
            .icon(Icon::Unverified)
            .show(ui);
    }
    questions(ui, app, measure, ask);
    match finding {
        Some(finding) => checklist(ui, app, measure, finding, ask),
        None => duties(ui, app, measure),
    }
    dates::dates(ui, app, measure, vendor, verdict, finding);
    if !measure.misreadings.is_empty() {
        text::strong(ui, say!("what-it-does-not-say"));
        bullets(ui, &measure.misreadings);
    }
    if !measure.unverified_parts.is_empty() {
        text::strong(ui, say!("not-verified"));
        bullets(ui, &measure.unverified_parts);
    }
    text::strong(ui, say!("whom-and-what"));
    text::explain(ui, measure.scope.as_str());
    text::explain(ui, measure.binds_note.as_str());
    text::strong(ui, say!("source"));
    fact(ui, 92.0, say!("authority"), &measure.authority);
    fact(ui, 92.0, say!("fact-title"), &measure.title);
    fact(ui, 92.0, say!("cite"), &measure.citation);
    let as_of = measure.status_as_of.as_ref().map_or(say!("as-of-not-known"), |date| date.text());
    fact(
        ui,
        92.0,
        say!("fact-status"),
        &say!("status-as-of", status = words::status(measure.status), date = as_of),
    );
    if !measure.status_note.is_empty() {
        fact(ui, 92.0, "", &measure.status_note);
    }
    if measure.official_url.is_empty() {
        text::explain(ui, say!("no-official-address", citation = &measure.citation));
    } else {
        let site = measure
            .official_url
            .split("//")
            .nth(1)
            .and_then(|rest| rest.split('/').next())
            .unwrap_or("");
        let words = say!("official-text", site = site.trim_start_matches("www."));
        if link(ui, &words, Some(Icon::External)).clicked() {
            ask.push(Command::OpenLink(measure.official_url.clone()));
        }
    }
}

fn questions(ui: &mut Ui, app: &App, measure: &Measure, ask: &mut Ask) {
    let profile = &app.state.profile;
    let asked = measure.depends.iter().find(|depends| {
        profile.includes(&measure.jurisdiction)
            && (matches!(depends.who, Audience::Everyone | Audience::UsPersons)
                || profile.is(depends.who))
    });
    let Some(depends) = asked else { return };
    let answer = profile.answers.get(&measure.id).copied();
    let title = match answer {
        None => say!("one-question"),
        Some(true) => say!("answered-does"),
        Some(false) => say!("answered-does-not"),
    };
    Notice::new(NoticeKind::NotFullyRead, title, &depends.question).icon(Icon::Help).buttons(
        ui,
        |ui| {
            for (word, value) in [(say!("it-does"), true), (say!("it-does-not"), false)] {
                if Button::secondary(word).enabled(answer != Some(value)).show(ui).clicked() {
                    ask.push(Command::Settle(measure.id.clone(), value));
                }
            }
        },
    );
}

/// The duties of this organisation, to be ticked off, each with the day by which it is due.
fn checklist(ui: &mut Ui, app: &App, measure: &Measure, finding: &Finding, ask: &mut Ask) {
    let tokens = theme::tokens(ui);
    let due = app.duties(finding, measure);
    if due.is_empty() {
        return;
    }
    text::strong(ui, say!("what-you-have-to-do"));
    for one in &due {
        let product = finding.product.as_deref().unwrap_or(&finding.name);
        let key = format!("{}/{}/{}/{}", measure.id, one.at, finding.machine_name, product);
        let mut done = app.state.duties_done.contains(&key);
        text::show(ui, Type::Body, tokens.text, one.what.as_str());
        for due in &one.days {
            let late = due.day < app.state.today && !done;
            let ink = if late { tokens.restricted.text } else { tokens.text2 };

            text::show(
                ui,
                Type::Strong,
                ink,
                if late {
                    say!("due-passed", day = Arg::shown(due.day), how = Arg::shown(&due.how))
                } else {
                    say!("due", day = Arg::shown(due.day), how = Arg::shown(&due.how))
                },
            );
        }
        let within = if one.within.is_empty() {
            String::new()
        } else {
            format!("{}. ", one.within.trim_end_matches('.'))
        };
        let mark = if one.verified {
            String::new()
        } else {
            format!(" {}", say!("not-verified-sentence"))
        };
        text::caption(ui, format!("{within}{}.{mark}", one.citation.trim_end_matches('.')));
        ui.horizontal(|ui| {
            if tick_box(ui, &mut done, say!("done")).changed() {
                ask.push(Command::Duty(key, done));
            }
            if one.is_report {
                let button = Button::secondary(say!("draft-the-report")).icon(Icon::Edit);
                if button.show(ui).clicked() {
                    ask.push(Command::Notice(app.notice(finding, measure, one)));
                }
            }
        });
        ui.add_space(8.0);
    }
    text::caption(ui, say!("business-days"));
}

/// The draft of a report, to be edited and copied.
pub(super) fn notice(ui: &mut Ui, app: &App, ask: &mut Ask) {
    let Some(draft) = &app.state.notice else { return };
    let mut words = draft.clone();
    let answer = Dialog::new("notice", say!("draft-of-a-report"), say!("copy-the-text"))
        .icon(Icon::Copy)
        .cancel(say!("close"))
        .show(ui.ctx(), |ui| {
            text::explain(ui, say!("fill-in-brackets"));
            ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                let field = TextEdit::multiline(&mut words).desired_width(f32::INFINITY);
                let response = ui.add(field.desired_rows(18));
                response.widget_info(|| {
                    WidgetInfo::labeled(Role::MultilineTextInput, true, say!("text-of-the-report"))
                });
            });
        });
    if words != *draft {
        ask.push(Command::Notice(Some(words.clone())));
    }
    match answer {
        Answer::Confirmed => {
            ui.ctx().copy_text(words);
            ask.push(Command::Notice(None));
        }
        Answer::Cancelled => ask.push(Command::Notice(None)),
        Answer::Open => {}
    }
}

fn duties(ui: &mut Ui, app: &App, measure: &Measure) {
    let profile = &app.state.profile;
    let own: Vec<String> = measure
        .duties
        .iter()
        .filter(|duty| {
            profile.is(duty.who) || matches!(duty.who, Audience::Everyone | Audience::UsPersons)
        })
        .map(|duty| {
            let within =
                if duty.within.is_empty() { String::new() } else { format!(" ({})", duty.within) };
            let mark = if duty.verified {
                String::new()
            } else {
                format!(" {}", say!("not-verified-sentence"))
            };
            let what = duty.what.trim_end_matches('.');
            format!("{what}{within}. {}.{mark}", duty.citation)
        })
        .collect();
    if !own.is_empty() {
        text::strong(ui, say!("what-you-have-to-do"));
        bullets(ui, own);
    }
}

/// A line of type and colour used beside a rule's name.
pub(super) fn muted(ui: &mut Ui, words: &str) {
    let tokens = theme::tokens(ui);
    text::line(ui, Type::Small, tokens.muted, words);
}
