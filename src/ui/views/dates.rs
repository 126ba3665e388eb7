//! The dates of a rule, and of everything that reaches a finding, as a timeline: announced, in force, due,
//! ended, how old the news is, and today.

use eframe::egui::{Id, Ui};
use jiff::civil::Date;

use super::why;
use crate::app::App;
use crate::catalog::{Measure, PartialDate};
use crate::model::{Finding, Reach, Verdict};
use crate::say;
use crate::ui::{
    text,
    theme::Meaning,
    widgets::{DateKind, Dated, segments, timeline},
    words,
};

/// One date with what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    /// As the catalogue has it: it may be partial.
    text: String,
    day: Date,
    words: String,
    kind: DateKind,
}

/// The heading and the timeline. Where several rules reach a finding, those of all of them can be shown.
pub(super) fn dates(
    ui: &mut Ui,
    app: &App,
    measure: &Measure,
    verdict: Option<Verdict>,
    finding: Option<&Finding>,
) {
    let today = app.state.as_of;
    text::strong(ui, say!("dates"));
    let all: Vec<(&Measure, Option<Verdict>)> =
        finding.map_or_else(Vec::new, |finding| reaching(app, finding));
    let id = Id::unique("dates of all rules");
    let mut of_all = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    if all.len() > 1 {
        let ways = [say!("dates-of-this-rule"), say!("dates-of-all-rules")];
        if let Some(at) = segments(ui, say!("dates"), &ways, usize::from(of_all)) {
            of_all = at == 1;
            ui.data_mut(|data| data.insert_temp(id, of_all));
        }
    }
    let rows = if of_all && all.len() > 1 {
        let named = all.iter().flat_map(|(measure, verdict)| {
            let name = why::short(measure);
            let rows = of_measure(measure, *verdict, today).into_iter();
            rows.map(move |row| Row { words: format!("{name}: {}", row.words), ..row })
        });
        with_today(named.collect(), today)
    } else {
        with_today(of_measure(measure, verdict, today), today)
    };
    let shown: Vec<Dated<'_>> = rows
        .iter()
        .map(|row| Dated { date: &row.text, words: &row.words, kind: row.kind })
        .collect();
    timeline(ui, &shown);
    if measure.effective.is_none() && measure.ended.is_none() && !of_all {
        text::caption(ui, say!("no-day-of-effect"));
    }
}

/// The rules that reach a finding, or may.
fn reaching<'a>(app: &'a App, finding: &Finding) -> Vec<(&'a Measure, Option<Verdict>)> {
    let readings = finding.assessment.measures.iter().filter(|own| own.reach != Reach::No);
    readings
        .filter_map(|own| Some((app.catalog.measures.get(&own.measure)?, own.verdict)))
        .collect()
}

/// Every date of a rule.
fn of_measure(measure: &Measure, verdict: Option<Verdict>, today: Date) -> Vec<Row> {
    let row = |date: &PartialDate, words: &str| {
        let day = date.first_day();
        let kind = if day > today { DateKind::Future } else { DateKind::Past };
        Row { text: date.text().to_owned(), day, words: words.to_owned(), kind }
    };
    let mut rows: Vec<Row> =
        measure.deadlines.iter().map(|own| row(&own.date, &own.what)).collect();
    let due = |date: &PartialDate| {
        measure.deadlines.iter().any(|own| own.date.first_day() == date.first_day())
    };
    match (&measure.issued, &measure.effective) {
        (Some(issued), Some(effective)) if issued.text() == effective.text() => {
            rows.push(row(issued, say!("issued-and-in-effect")));
        }
        (issued, effective) => {
            rows.extend(issued.as_ref().map(|date| row(date, say!("issued"))));
            // What is due on that day says more than that the rule is in effect.
            let effective = effective.as_ref().filter(|date| !due(date));
            rows.extend(effective.map(|date| row(date, say!("in-effect"))));
        }
    }
    rows.extend(measure.ended.as_ref().map(|date| row(date, say!("ended"))));
    rows.extend(measure.confirmed_until.as_ref().map(|date| row(date, say!("confirmed-until"))));
    decide(&mut rows, measure, verdict);
    let as_of = measure.status_as_of.as_ref().filter(|date| date.first_day() <= today);
    // A month that is all there is of the day comes after what happened in it.
    let latest = |date: &PartialDate| match date.text().len() {
        7 => date.first_day().last_of_month().min(today),
        _ => date.first_day(),
    };
    rows.extend(as_of.map(|date| Row {
        kind: DateKind::AsOf,
        day: latest(date),
        ..row(date, &say!("newest-text-read", status = words::status(measure.status)))
    }));
    rows
}

/// Marks the date that gives the verdict: the day that the verdict's own sentence names, else the day on
/// which the rule took effect.
fn decide(rows: &mut [Row], measure: &Measure, verdict: Option<Verdict>) {
    let meaning = match verdict {
        Some(Verdict::Prohibited) => Meaning::Prohibited,
        Some(Verdict::Restricted) => Meaning::Restricted,
        Some(Verdict::AdvisedAgainst) => Meaning::Advised,
        _ => return,
    };
    let said = verdict.and_then(|verdict| measure.sentences.get(&verdict));
    let said = said.and_then(|sentence| {
        sentence
            .split(|c: char| !(c.is_ascii_digit() || c == '-'))
            .find_map(|word| word.parse::<Date>().ok())
    });
    // The sentence may speak of several rules, and name the day of another.
    let said = said.filter(|day| rows.iter().any(|row| row.day == *day));
    let Some(decides) = said.or(measure.effective.as_ref().map(PartialDate::first_day)) else {
        return;
    };
    for row in rows.iter_mut().filter(|row| row.day == decides && row.kind == DateKind::Past) {
        row.kind = DateKind::Deciding(meaning);
    }
}

/// In their order, with today, and for how long nothing was confirmed.
fn with_today(mut rows: Vec<Row>, today: Date) -> Vec<Row> {
    rows.sort_by_key(|row| (row.day, row.kind == DateKind::AsOf));
    let at = rows.iter().position(|row| row.day > today).unwrap_or(rows.len());
    let is = |text: String, words: String, kind| Row { text, day: today, words, kind };
    rows.insert(at, is(today.to_string(), say!("today").to_owned(), DateKind::Today));
    let last = at.checked_sub(1).and_then(|at| rows.get(at));
    let months = last
        .filter(|row| row.kind == DateKind::AsOf)
        .map_or(0, |row| months_between(row.day, today));
    if months > 0 {
        let words = say!("not-confirmed-since", months = months);
        rows.insert(at, is(String::new(), words, DateKind::Between));
    }
    rows
}

fn months_between(from: Date, to: Date) -> i32 {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    months(to) - months(from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;
    use crate::catalog;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_date_of_every_rule_is_on_its_timeline_in_order_with_today() {
        let catalog = catalog::builtin().unwrap();
        let today = day("2026-11-25");
        for measure in catalog.measures.values() {
            let rows = with_today(of_measure(measure, Some(Verdict::Prohibited), today), today);
            let has = |date: &PartialDate| rows.iter().any(|row| row.text == date.text());
            let id = &measure.id;
            for own in &measure.deadlines {
                let told =
                    rows.iter().any(|row| row.text == own.date.text() && row.words == own.what);
                assert!(told, "{id}: {}", own.what);
            }
            for date in [&measure.issued, &measure.effective, &measure.ended].into_iter().flatten()
            {
                assert!(has(date), "{id}: {}", date.text());
            }
            assert_eq!(rows.iter().filter(|row| row.kind == DateKind::Today).count(), 1, "{id}");
            assert!(rows.windows(2).all(|pair| pair[0].day <= pair[1].day), "{id}");
            let at = rows.iter().position(|row| row.kind == DateKind::Today).unwrap();
            let ahead = |row: &Row| row.kind == DateKind::Future;
            assert!(rows[at + 1..].iter().all(ahead) && !rows[..at].iter().any(ahead), "{id}");
        }
    }

    #[test]
    fn what_lies_ahead_stands_below_today_and_decides_nothing() {
        let catalog = catalog::builtin().unwrap();
        let measure = catalog.measures.values().find(|own| own.effective.is_some()).unwrap();
        let long_before = day("1990-01-01");
        let rows =
            with_today(of_measure(measure, Some(Verdict::Prohibited), long_before), long_before);
        assert_eq!(rows.first().unwrap().kind, DateKind::Today);
        assert!(rows[1..].iter().all(|row| row.kind == DateKind::Future));
    }

    #[test]
    fn months_that_nobody_confirmed_are_told() {
        let row = Row {
            text: "2025-02".to_owned(),
            day: day("2025-02-01"),
            words: String::new(),
            kind: DateKind::AsOf,
        };
        let rows = with_today(vec![row.clone()], day("2026-11-24"));
        let kinds: Vec<DateKind> = rows.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, [DateKind::AsOf, DateKind::Between, DateKind::Today]);
        assert!(rows[1].words.contains("21 months"), "{}", rows[1].words);
        let rows = with_today(vec![row], day("2025-02-28"));
        assert_eq!(rows.len(), 2, "within the month nothing is to be told");
    }
}
