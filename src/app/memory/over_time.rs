//! How many findings were open, day by day: what a chart of the workspace's history shows.
//!
//! Every column stands for a day, a week or a month, whichever keeps the columns few, and counts what was
//! open at its end: seen by then, not gone by then, and not allowed by then. Verdicts are those of the rules
//! as they hold now, so that a change of the rules alone makes no step. What was said to be a wrong match
//! never counts, and an exemption that has ended by now leaves no gap.

use std::collections::HashMap;

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan as _};

use super::{Standing, StandingFinding};
use crate::model::{Confidence, Status, Verdict};
use crate::workspace::decisions::EntryId;
use crate::workspace::past::{day, end_of};

/// So many days are shown one by one.
const DAYS: i32 = 15;
/// So many weeks; beyond them, months.
const WEEKS: i32 = 16;
/// So many months before the newest are shown, older ones left out.
const MONTHS_BACK: i64 = 17;

/// What a column of the chart stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A day.
    Day,
    /// A week from Monday on.
    Week,
    /// A month of the calendar.
    Month,
}

/// One column of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// How many findings were open at its end, by verdict in the order of [`Verdict::ALL`].
    pub open: [u64; Verdict::ALL.len()],
    /// How many scans were made in it.
    pub scans: u64,
    /// How many lists were read in it.
    pub lists: u64,
    /// How many findings were gone for the first time in it.
    pub gone: u64,
}

impl Period {
    /// All that was open.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.open.iter().sum()
    }
}

/// Open findings over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverTime {
    /// What a column stands for.
    pub step: Step,
    /// The columns, the oldest first.
    pub periods: Vec<Period>,
    /// How many days something was read on; from the second on there is something to compare.
    pub days: usize,
}

/// Counts, up to a day: today.
pub(super) fn over_time(standing: &Standing, today: Date) -> OverTime {
    let days = standing.outline.days();
    let (Some(newest), Some(oldest)) = (days.first(), days.last()) else {
        return OverTime { step: Step::Day, periods: Vec::new(), days: 0 };
    };
    let (step, mut periods) = periods(*oldest, today.max(*newest));
    let count = days.len();
    let ends: Vec<Timestamp> = periods.iter().map(|own| end_of(own.until)).collect();
    let start = periods.first().map_or(*oldest, |first| first.from);
    let is_shown = |at: Timestamp| day(at) >= start;
    // What happened before the first column stands in it.
    let place = |at: Timestamp| ends.partition_point(|end| *end < at);
    let said: HashMap<EntryId, Timestamp> =
        standing.outline.log.iter().map(|record| (record.id, record.time)).collect();
    let mut opened: Vec<[i64; Verdict::ALL.len()]> = vec![Default::default(); periods.len()];
    let mut gone = vec![0_u64; periods.len()];
    for one in &standing.findings {
        let Some(verdict) = counted(one) else { continue };
        let allowed = allowed_since(one, &said);
        for (from, until) in stays(one) {
            let left = until.filter(|at| is_shown(*at)).map(place);
            if let Some(own) = left.and_then(|at| gone.get_mut(at)) {
                *own += 1;
            }
            let until = match (until, allowed) {
                (Some(until), Some(allowed)) => Some(until.min(allowed)),
                (until, allowed) => until.or(allowed),
            };
            if until.is_some_and(|until| until <= from) {
                continue;
            }
            if let Some(own) = opened.get_mut(place(from)) {
                own[verdict] += 1;
            }
            if let Some(own) = until.map(place).and_then(|at| opened.get_mut(at)) {
                own[verdict] -= 1;
            }
        }
    }
    for record in &standing.outline.inventories {
        let at = Some(record.at()).filter(|at| is_shown(*at)).map(place);
        if let Some(period) = at.and_then(|at| periods.get_mut(at)) {
            let kind = if record.is_scan() { &mut period.scans } else { &mut period.lists };
            *kind += 1;
        }
    }
    let mut now = [0_i64; Verdict::ALL.len()];
    for ((period, changes), gone) in periods.iter_mut().zip(&opened).zip(gone) {
        for ((open, now), change) in period.open.iter_mut().zip(&mut now).zip(changes) {
            *now += change;
            *open = u64::try_from(*now).unwrap_or(0);
        }
        period.gone = gone;
    }
    OverTime { step, periods, days: count }
}

/// Empty columns for the days from the first to the last.
fn periods(oldest: Date, newest: Date) -> (Step, Vec<Period>) {
    let days = (newest - oldest).get_days() + 1;
    let step = match days {
        days if days <= DAYS => Step::Day,
        days if days <= WEEKS * 7 => Step::Week,
        _ => Step::Month,
    };
    let mut periods = Vec::new();
    let mut from = match step {
        Step::Day => oldest,
        Step::Week => monday(oldest),
        Step::Month => newest
            .first_of_month()
            .checked_sub(MONTHS_BACK.months())
            .unwrap_or(oldest)
            .max(oldest.first_of_month()),
    };
    while from <= newest {
        let next = match step {
            Step::Day => from.tomorrow(),
            Step::Week => from.checked_add(1.week()),
            Step::Month => from.checked_add(1.month()),
        };
        let until = next.as_ref().map_or(Date::MAX, |next| next.yesterday().unwrap_or(*next));
        periods.push(Period { from, until, open: Default::default(), scans: 0, lists: 0, gone: 0 });
        // The last day of the calendar has no next one.
        let Ok(next) = next else { break };
        from = next;
    }
    (step, periods)
}

fn monday(day: Date) -> Date {
    let back = day.weekday().since(Weekday::Monday);
    day.checked_sub(i64::from(back).days()).unwrap_or(day)
}

/// The place of its verdict in [`Verdict::ALL`], where it counts as found on the days on which it is there.
fn counted(one: &StandingFinding) -> Option<usize> {
    let finding = &one.finding;
    let wrong = matches!(finding.status, Status::WrongMatch { .. });
    if wrong || finding.confidence <= Confidence::Possible || !finding.is_covered() {
        return None;
    }
    let verdict = finding.assessment.verdict?;
    Verdict::ALL.iter().position(|own| *own == verdict)
}

/// Since when it is allowed, where it is.
fn allowed_since(one: &StandingFinding, said: &HashMap<EntryId, Timestamp>) -> Option<Timestamp> {
    if !matches!(one.finding.status, Status::Exempt { .. }) {
        return None;
    }
    let when = one.entry.and_then(|entry| said.get(&entry));
    // What the organisation's own rules allow has no day: it never counted.
    Some(when.copied().unwrap_or(Timestamp::MIN))
}

/// When it came and when it was gone, each time.
fn stays(one: &StandingFinding) -> Vec<(Timestamp, Option<Timestamp>)> {
    let life = &one.life;
    let Some(first) = life.first_seen else { return Vec::new() };
    let mut stays = Vec::with_capacity(life.returns.len() + 1);
    let mut from = first;
    for back in &life.returns {
        stays.push((from, Some(back.gone_since)));
        from = back.at;
    }
    stays.push((from, life.gone.as_ref().map(|gone| gone.at)));
    stays
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(from: &str, until: &str, step: Step, columns: usize, first: &str) {
        let (own, periods) = periods(date(from), date(until));
        assert_eq!((own, periods.len()), (step, columns), "{from} to {until}");
        assert_eq!(periods.first().unwrap().from, date(first));
        assert!(periods.last().unwrap().until >= date(until));
        for pair in periods.windows(2) {
            assert_eq!(pair[0].until.tomorrow().unwrap(), pair[1].from, "no day is left out");
        }
    }

    #[test]
    fn columns_stay_few_and_leave_out_no_day() {
        check("2026-11-24", "2026-11-24", Step::Day, 1, "2026-11-24");
        check("2026-11-11", "2026-11-25", Step::Day, 15, "2026-11-11");
        check("2026-11-10", "2026-11-25", Step::Week, 3, "2026-11-09");
        check("2026-08-10", "2026-11-25", Step::Week, 16, "2026-08-10");
        check("2026-03-31", "2026-11-25", Step::Month, 9, "2026-03-01");
        check("2019-02-28", "2026-11-25", Step::Month, 18, "2025-06-01");
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trouble() {
        let (_, columns) = periods(Date::MIN, Date::MIN);
        assert_eq!(columns.len(), 1);
        let (_, columns) = periods(Date::MAX, Date::MAX);
        assert_eq!(columns.len(), 1);
        let (_, columns) = periods(Date::MIN, Date::MAX);
        assert!(columns.len() <= 18);
    }
}
