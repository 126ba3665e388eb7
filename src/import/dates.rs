//! Dates as lists write them. What can be read in two ways is decided by the whole column, and left
//! unknown where nothing decides.

use jiff::civil::Date;

/// Which of the first two numbers of `03/04/2024` is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// Nothing decides: such dates stay unknown.
    #[default]
    Unknown,
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// What a column of dates says about its order.
pub(super) fn order_of<'a>(cells: impl Iterator<Item = &'a str>) -> Order {
    for cell in cells {
        let Some((first, second, separator)) = leading_pair(cell) else { continue };
        if separator == '.' || first > 12 {
            return Order::DayFirst;
        }
        let clock = cell.ends_with("AM") || cell.ends_with("PM");
        if second > 12 || clock {
            return Order::MonthFirst;
        }
    }
    Order::Unknown
}

fn leading_pair(cell: &str) -> Option<(u8, u8, char)> {
    let date = cell.split([' ', 'T']).next()?;
    let separator = date.chars().find(|c| !c.is_ascii_digit())?;
    let mut parts = date.split(separator);
    let first = parts.next()?.parse().ok()?;
    let second = parts.next()?.parse().ok()?;
    parts.next()?;
    matches!(separator, '/' | '.' | '-').then_some((first, second, separator))
}

/// A date of a list; `None` for what is empty, unknown, impossible or ambiguous.
pub(super) fn parse(cell: &str, order: Order) -> Option<Date> {
    let cell = cell.trim();
    let date = if cell.len() == 8 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        number(&cell[..4], &cell[4..6], &cell[6..])
    } else if let Some(rest) = cell.strip_prefix("/Date(") {
        seconds(rest.trim_end_matches(")/").parse::<i64>().ok()? / 1000)
    } else if cell.bytes().all(|byte| byte.is_ascii_digit()) && !cell.is_empty() {
        match cell.len() {
            5 => serial(cell.parse().ok()?),
            10 => seconds(cell.parse().ok()?),
            13 => seconds(cell.parse::<i64>().ok()? / 1000),
            _ => None,
        }
    } else {
        words(cell, order)
    }?;
    // 1601 and 1970 stand for "unknown".
    (date.year() > 1980 && date.year() < 2200).then_some(date)
}

fn words(cell: &str, order: Order) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Some(month) = cell
        .get(..3)
        .and_then(|start| MONTHS.iter().position(|month| start.eq_ignore_ascii_case(month)))
    {
        // Feb 11, 2024 12:00 AM
        let mut parts = cell.split([' ', ',']).filter(|part| !part.is_empty()).skip(1);
        let (day, year) = (parts.next()?, parts.next()?);
        return number(year, &(month + 1).to_string(), day);
    }
    let date = cell.split([' ', 'T']).next()?;
    let separator = date.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = date.split(separator).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    if a.len() == 4 {
        return number(a, b, c);
    }
    let order = if separator == '.' { Order::DayFirst } else { order };
    match order {
        Order::DayFirst => number(c, b, a),
        Order::MonthFirst => number(c, a, b),
        // 5/5/2024 is one day however it is read.
        Order::Unknown if a == b => number(c, a, b),
        Order::Unknown => None,
    }
}

fn number(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn seconds(seconds: i64) -> Option<Date> {
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(time.to_zoned_datetime(jiff::tz::TimeZone::UTC).date())
}

/// Days since 1899-12-30, as spreadsheets count them (45000 is 2023-03-15).
pub(super) fn serial(days: i64) -> Option<Date> {
    let start = jiff::civil::date(1899, 12, 30);
    let span = jiff::Span::new().try_days(days).ok()?;
    start.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_way_lists_write_a_date() {
        for cell in [
            "20240311",
            "2024-03-11",
            "2024/03/11",
            "11.03.2024",
            "2024-03-11T00:00:00+00:00",
            "Mar 11, 2024 12:00 AM",
            "1710115200",
            "1710115200000",
            "/Date(1710115200000)/",
            "45362",
        ] {
            assert_eq!(parse(cell, Order::Unknown), Some(date(2024, 3, 11)), "{cell}");
        }
        assert_eq!(parse("3/11/2024 12:00:00 AM", Order::MonthFirst), Some(date(2024, 3, 11)));
        assert_eq!(parse("03/11/2024", Order::DayFirst), Some(date(2024, 11, 3)));
    }

    #[test]
    fn what_is_unknown_stays_unknown() {
        for cell in
            ["", "0", "-", "1970-01-01", "1601-01-01", "00000000", "03/11/2024", "2024-13-01"]
        {
            assert_eq!(parse(cell, Order::Unknown), None, "{cell}");
        }
    }

    #[test]
    fn the_column_decides() {
        assert_eq!(order_of(["03/11/2024", "25/12/2023"].into_iter()), Order::DayFirst);
        assert_eq!(order_of(["03/11/2024", "12/25/2023"].into_iter()), Order::MonthFirst);
        assert_eq!(order_of(["3/4/2024 12:00:00 AM"].into_iter()), Order::MonthFirst);
        assert_eq!(order_of(["03/11/2024"].into_iter()), Order::Unknown);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(cell in ".{0,20}") {
            let _ = parse(&cell, Order::DayFirst);
            let _ = order_of([cell.as_str()].into_iter());
        }
    }
}
