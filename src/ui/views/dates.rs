//! The dates of a rule, and of everything that reaches a finding, as a timeline: announced, in force, due,
//! ended, how old the news is, and today.

use eframe::egui::{Id, Ui};
use jiff::civil::Date;

use super::why;
use crate::app::App;
use crate::catalog::{Measure, MeasureStatus, PartialDate};
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

/// The heading and the timeline, for a vendor where one is looked at. Where several rules reach a finding, those of all of them can be shown.
pub(super) fn dates(
    ui: &mut Ui,
    app: &App,
    measure: &Measure,
    vendor: Option<&str>,
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
            let rows = of_measure(measure, vendor, *verdict, today).into_iter();
            rows.map(move |row| Row { words: format!("{name}: {}", row.words), ..row })
        });
        with_today(named.collect(), today)
    } else {
        with_today(of_measure(measure, vendor, verdict, today), today)
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

/// Every date of a rule, and those of its own that a vendor has in it.
fn of_measure(
    measure: &Measure,
    vendor: Option<&str>,
    verdict: Option<Verdict>,
    today: Date,
) -> Vec<Row> {
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
    let covers = match vendor {
        Some(vendor) => measure.covers_of(vendor),
        None => measure.covers.as_ref(),
    };
    // Where all vendors are alike, what the rule says of them is what it says.
    let alike = measure.covers.is_some();
    let from = covers.and_then(|own| own.from.as_ref()).filter(|date| !alike || !due(date));
    let in_effect = if alike { say!("in-effect") } else { say!("in-effect-for-vendor") };
    rows.extend(from.map(|date| row(date, in_effect)));
    let until = covers.and_then(|own| own.until.as_ref());
    let ended = match measure.status {
        MeasureStatus::Unknown => say!("last-known-term-ends"),
        _ if alike => say!("ended"),
        _ => say!("ended-for-vendor"),
    };
    rows.extend(until.filter(|date| !alike || !due(date)).map(|date| row(date, ended)));
    // Nothing is confirmed of a vendor after its own last day.
    let confirmed = measure
        .confirmed_until
        .as_ref()
        .filter(|date| until.is_none_or(|until| date.first_day() < until.first_day()));
    rows.extend(confirmed.map(|date| row(date, say!("confirmed-until"))));
    let begins = covers.map_or(measure.effective.as_ref(), |own| measure.begins_for(own));
    decide(&mut rows, measure, begins, verdict);
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

/// Marks the date that gives the verdict: a vendor's own first day where it came later than the rule,
/// else the day that the verdict's own sentence names, else the day on which the rule took effect.
fn decide(
    rows: &mut [Row],
    measure: &Measure,
    begins: Option<&PartialDate>,
    verdict: Option<Verdict>,
) {
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
    let begins = begins.map(PartialDate::first_day);
    let effective = measure.effective.as_ref().map(PartialDate::first_day);
    let own = begins.filter(|day| effective.is_some_and(|effective| *day > effective));
    let Some(decides) = own.or(said).or(begins) else { return };
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
            let rows = of_measure(measure, None, Some(Verdict::Prohibited), today);
            let rows = with_today(rows, today);
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
        let rows = of_measure(measure, None, Some(Verdict::Prohibited), long_before);
        let rows = with_today(rows, long_before);
        assert_eq!(rows.first().unwrap().kind, DateKind::Today);
        assert!(rows[1..].iter().all(|row| row.kind == DateKind::Future));
    }

    #[test]
    fn a_vendor_that_came_to_a_rule_later_has_its_own_day_which_decides() {
        let catalog = catalog::builtin().unwrap();
        let texas = &catalog.measures["us-tx-prohibited-technologies"];
        let deciding = |vendor: &str| {
            let rows =
                of_measure(texas, Some(vendor), Some(Verdict::Prohibited), day("2026-11-25"));
            let is = |row: &&Row| matches!(row.kind, DateKind::Deciding(_));
            let mut days: Vec<String> =
                rows.iter().filter(is).map(|row| row.text.clone()).collect();
            days.dedup();
            days
        };
        assert_eq!(deciding("alibaba"), ["2026-01-26"]);
        assert_eq!(deciding("kaspersky"), ["2022-12-07"]);
        let rows = |vendor| of_measure(texas, Some(vendor), None, day("2024-06-01"));
        let own = |row: &Row| row.words == say!("in-effect-for-vendor");
        let alibaba = rows("alibaba").into_iter().find(own).unwrap();
        assert_eq!((alibaba.text.as_str(), alibaba.kind), ("2026-01-26", DateKind::Future));
        assert!(!rows("kaspersky").iter().any(own), "it was there from the first day on");
    }

    #[test]
    fn a_vendor_whose_term_ran_out_before_that_of_others_has_its_own_end() {
        let catalog = catalog::builtin().unwrap();
        let decree = &catalog.measures["ua-decree-133-2017"];
        let ends = |vendor| {
            let rows = of_measure(decree, Some(vendor), None, day("2026-11-25"));
            let end = |row: &Row| {
                row.words == say!("last-known-term-ends") || row.words == say!("confirmed-until")
            };
            rows.into_iter().filter(end).map(|row| row.text).collect::<Vec<String>>()
        };
        assert_eq!(ends("dr-web"), ["2020-05-15"]);
        assert_eq!(ends("kaspersky"), ["2023-05-14"]);
        let act = &catalog.measures["us-pafaca-tiktok"];
        let rows = of_measure(act, None, None, day("2026-11-25"));
        assert!(rows.iter().any(|row| row.text == "2026-01-22"), "{rows:?}");
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
