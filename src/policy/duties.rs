//! What a measure asks of the organisation that finds the software: each duty with the day by which it
//! is due, counted from the day of the find as its own words count it.
//!
//! Business days are Monday to Friday. Public holidays are not left out, since they differ by place:
//! the day shown is therefore never later than the true one.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

use super::rule;
use crate::catalog::Measure;
use crate::model::Profile;

/// One duty of this organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyDue {
    /// Position among the measure's duties.
    pub at: usize,
    /// What has to be done.
    pub what: String,
    /// By when, in the measure's own words; empty where no time was read.
    pub within: String,
    /// Where it stands.
    pub citation: String,
    /// Whether it was read in a source.
    pub verified: bool,
    /// The days that follow from those words, the earliest first; empty where none follows.
    pub days: Vec<DueDay>,
    /// Whether it is a report, for which a text can be prepared.
    pub is_report: bool,
}

/// A day by which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub day: Date,
    /// How it was counted: `3 business days`.
    pub how: String,
}

/// The duties of a measure that are this organisation's. `found` is the day of the find.
#[must_use]
pub fn duties(measure: &Measure, profile: &Profile, found: Date) -> Vec<DutyDue> {
    if !profile.includes(&measure.jurisdiction) {
        return Vec::new();
    }
    let mut last_report: Option<Date> = None;
    let mut all = Vec::new();
    for (at, duty) in measure.duties.iter().enumerate() {
        if !profile.is(duty.who) && !rule::is_anybody(duty.who) {
            continue;
        }
        let words = duty.what.to_lowercase();
        let is_report = words.starts_with("report") || words.starts_with("one written report");
        let days = days(&duty.within, found, last_report);
        if is_report {
            last_report = days.last().map(|due| due.day).or(last_report);
        }
        all.push(DutyDue {
            at,
            what: duty.what.clone(),
            within: duty.within.clone(),
            citation: duty.citation.clone(),
            verified: duty.verified,
            days,
            is_report,
        });
    }
    all
}

/// The days that follow from the words of a duty.
fn days(within: &str, found: Date, report: Option<Date>) -> Vec<DueDay> {
    let mut found_days = Vec::new();
    let words: Vec<&str> = within
        .split(|c: char| c.is_whitespace() || c == '(' || c == ')')
        .filter(|w| !w.is_empty())
        .collect();
    // A day that the words name themselves: "by 2024-11-20", "30 days from 2019-02-19".
    let named = words.iter().find_map(|word| {
        word.trim_matches(|c: char| !c.is_ascii_digit() && c != '-').parse::<Date>().ok()
    });
    for (at, word) in words.iter().enumerate() {
        let Ok(number) = word.parse::<i64>() else { continue };
        let rest = &words[at + 1..];
        let unit = rest.first().map_or("", |word| word.trim_end_matches(','));
        let (days, how): (Option<Date>, String) = match (unit, rest.get(1)) {
            ("business", Some(day)) if day.starts_with("day") => {
                let how = format!("{number} business {}", plural(number));
                match rest.get(2..4) {
                    Some(["after", "the"]) if rest.get(4) == Some(&"first") => {
                        // Counted from the report; where that is sent on its last day, this is the last.
                        let from = report.and_then(|day| business_days(day, number));
                        (from, format!("{how} after a report sent on its last day"))
                    }
                    _ => (business_days(found, number), format!("{how} from the find")),
                }
            }
            ("hours", _) => (
                found.checked_add(Span::new().days(number.div_euclid(24))).ok(),
                format!("{number} hours from the find"),
            ),
            ("days", _) if named.is_some() => {
                let from = within.contains(" from ");
                let day = named.and_then(|day| {
                    if from { day.checked_add(number.days()).ok() } else { Some(day) }
                });
                (day, within.to_owned())
            }
            // Counted from an event that is not known here: a list, a notice.
            _ => (None, String::new()),
        };
        if let Some(day) = days {
            if found_days.iter().all(|due: &DueDay| due.day != day) {
                found_days.push(DueDay { day, how });
            }
        }
    }
    if found_days.is_empty() && (within.starts_with("by ") || within.starts_with("since ")) {
        if let Some(day) = named {
            found_days.push(DueDay { day, how: within.to_owned() });
        }
    }
    found_days.sort_by_key(|due| due.day);
    found_days
}

fn plural(number: i64) -> &'static str {
    if number == 1 { "day" } else { "days" }
}

/// The day that is `number` business days after `from`, which is not counted itself.
fn business_days(from: Date, number: i64) -> Option<Date> {
    let mut day = from;
    let mut left = number.clamp(0, 3660);
    while left > 0 {
        day = day.tomorrow().ok()?;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    Some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn of(within: &str) -> Vec<(String, String)> {
        // A Tuesday.
        days(within, day("2026-11-24"), Some(day("2026-11-27")))
            .into_iter()
            .map(|due| (due.day.to_string(), due.how))
            .collect()
    }

    #[test]
    fn days_as_the_words_count_them() {
        let one = |day: &str, how: &str| vec![(day.to_owned(), how.to_owned())];
        assert_eq!(
            of("3 business days (1 business day if the contract carries the July 2018 text)"),
            [
                ("2026-11-25".to_owned(), "1 business day from the find".to_owned()),
                ("2026-11-27".to_owned(), "3 business days from the find".to_owned())
            ]
        );
        assert_eq!(
            of("1 business day from finding it or being told"),
            one("2026-11-25", "1 business day from the find")
        );
        assert_eq!(of("72 hours from discovery"), one("2026-11-27", "72 hours from the find"));
        assert_eq!(
            of("10 business days after the first report"),
            one("2026-12-11", "10 business days after a report sent on its last day")
        );
        assert_eq!(of("by 2024-11-20"), one("2024-11-20", "by 2024-11-20"));
        assert_eq!(of("since 2024-09-29"), one("2024-09-29", "since 2024-09-29"));
        assert_eq!(of("90 days (2017-12-12)"), one("2017-12-12", "90 days (2017-12-12)"));
        assert_eq!(of("30 days from 2019-02-19"), one("2019-03-21", "30 days from 2019-02-19"));
        // What cannot be counted from the find is left in its own words.
        for within in [
            "",
            "promptly",
            "at award of the subcontract",
            "15 calendar days after the list is issued or updated",
            "5 calendar days after the notice of the list",
            "by March 2023",
            "at least once every three months, or as the contracting officer says",
            "the time agreed with the National Cyber Security Centre",
        ] {
            assert_eq!(of(within), [], "{within}");
        }
    }

    #[test]
    fn a_weekend_is_no_business_day() {
        // Found on a Friday and on a Saturday.
        assert_eq!(business_days(day("2026-11-27"), 1), Some(day("2026-11-30")));
        assert_eq!(business_days(day("2026-11-28"), 3), Some(day("2026-12-02")));
        assert_eq!(business_days(day("2026-11-27"), 10), Some(day("2026-12-11")));
    }
}
