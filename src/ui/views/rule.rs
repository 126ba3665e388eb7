//! One rule in full: what it means, its dates, what it does not say, where it stands, how sure.

use eframe::egui::{Role, ScrollArea, TextEdit, Ui, WidgetInfo};
use jiff::civil::Date;

use super::Ask;
use crate::app::{App, Command};
use crate::catalog::Measure;
use crate::language::{self, Arg, Language};
use crate::model::{Audience, Finding, Reach, Standing, Verdict};
use crate::say;
use crate::ui::words;
use crate::ui::{
    icons::Icon,
    text::{self, Type},
    theme::{self, Meaning},
    widgets::{
        Answer, Button, DateKind, Dated, Dialog, Notice, NoticeKind, bullets, fact, link, tick_box,
        timeline,
    },
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

/// Draws everything about a rule below its sentence.
pub(super) fn rule(
    ui: &mut Ui,
    app: &App,
    measure: &Measure,
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
    text::strong(ui, say!("dates"));
    dates(ui, measure, verdict, app.state.as_of);
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

fn dates(ui: &mut Ui, measure: &Measure, verdict: Option<Verdict>, today: Date) {
    let mut rows: Vec<(String, Date, String, DateKind)> = Vec::new();
    let mut add = |date: &crate::catalog::PartialDate, words: &str, kind: Option<DateKind>| {
        let first = date.first_day();
        let kind = kind.unwrap_or(if first > today { DateKind::Future } else { DateKind::Past });
        // One row a day and thing: a deadline says more than "in effect".
        if rows.iter().all(|(_, day, _, own)| *day != first || *own == DateKind::AsOf) {
            rows.push((date.text().to_owned(), first, words.to_owned(), kind));
        }
    };
    for deadline in &measure.deadlines {
        add(&deadline.date, &deadline.what, None);
    }
    if let Some(date) = &measure.issued {
        add(date, say!("issued"), None);
    }
    if let Some(date) = &measure.effective {
        add(date, say!("in-effect"), None);
    }
    if let Some(date) = &measure.ended {
        add(date, say!("ended"), None);
    }
    let as_of = measure.status_as_of.as_ref().filter(|date| date.first_day() <= today);
    if let Some(date) = as_of {
        let words = say!("newest-text-read", status = words::status(measure.status));
        rows.push((date.text().to_owned(), date.first_day(), words, DateKind::AsOf));
    }
    rows.sort_by_key(|(_, day, _, kind)| (*day, *kind == DateKind::AsOf));
    // The last date that has come is the one that gives the verdict.
    let meaning = match verdict {
        Some(Verdict::Prohibited) => Some(Meaning::Prohibited),
        Some(Verdict::Restricted) => Some(Meaning::Restricted),
        Some(Verdict::AdvisedAgainst) => Some(Meaning::Advised),
        _ => None,
    };
    // The day that the verdict's own sentence names, else the day on which the rule took effect.
    let said = verdict.and_then(|verdict| measure.sentences.get(&verdict));
    let said = said.and_then(|sentence| {
        sentence
            .split(|c: char| !(c.is_ascii_digit() || c == '-'))
            .find_map(|word| word.parse::<Date>().ok())
    });
    let decides = said.or(measure.effective.as_ref().map(crate::catalog::PartialDate::first_day));
    if let (Some(meaning), Some(decides)) = (meaning, decides) {
        for (_, day, _, kind) in &mut rows {
            if *day == decides && *kind == DateKind::Past {
                *kind = DateKind::Deciding(meaning);
            }
        }
    }
    let at = rows.iter().position(|(_, day, _, _)| *day > today).unwrap_or(rows.len());
    rows.insert(at, (today.to_string(), today, say!("today").to_owned(), DateKind::Today));
    if let Some(date) = as_of {
        let months = months_between(date.first_day(), today);
        if months > 0 && rows.get(at.wrapping_sub(1)).is_some_and(|row| row.3 == DateKind::AsOf) {
            let words = say!("not-confirmed-since", months = months);
            rows.insert(at, (String::new(), today, words, DateKind::Between));
        }
    }
    let shown: Vec<Dated<'_>> =
        rows.iter().map(|(date, _, words, kind)| Dated { date, words, kind: *kind }).collect();
    timeline(ui, &shown);
}

fn months_between(from: Date, to: Date) -> i32 {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    months(to) - months(from)
}

/// A line of type and colour used beside a rule's name.
pub(super) fn muted(ui: &mut Ui, words: &str) {
    let tokens = theme::tokens(ui);
    text::line(ui, Type::Small, tokens.muted, words);
}
