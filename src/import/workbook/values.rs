//! A cell's value as the text that a person sees in the spreadsheet.

use calamine::{Data, DataRef, Style};

/// Digits behind the point that a number format shows: `0.00` shows two. `None` for formats that show a
/// number as it is, or in a way that is not followed here.
pub(super) fn decimals(style: &Style) -> Option<usize> {
    let code = &style.number_format.as_ref()?.format_code;
    let code = code.split(';').next()?;
    let (whole, digits) = code.split_once('.').unwrap_or((code, ""));
    let plain = whole.ends_with('0')
        && whole.chars().all(|c| matches!(c, '0' | '#'))
        && digits.chars().all(|c| c == '0');
    plain.then_some(digits.len())
}

/// Writes a value. `shown` is what the number format says of the digits behind the point: a version
/// that a spreadsheet keeps as the number 12.1 is shown as "12.10" where it is formatted so.
pub(super) fn write_ref(value: &DataRef<'_>, shown: Option<usize>, out: &mut String) {
    match value {
        DataRef::String(text) => out.push_str(text),
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::Float(number) => write_number(*number, shown, out),
        DataRef::Empty => {}
        other => out.push_str(&text_of(&other.clone().into())),
    }
}

fn write_number(number: f64, shown: Option<usize>, out: &mut String) {
    use std::fmt::Write as _;
    // Writing to a text does not fail.
    let _ = match shown {
        Some(digits) if number.is_finite() => write!(out, "{number:.digits$}"),
        _ => write!(out, "{number}"),
    };
}

/// A cell as text. Numbers are written the shortest way that means the same; dates as ISO dates.
pub(super) fn text_of(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "1".to_owned(),
        Data::Bool(false) => "0".to_owned(),
        Data::DateTime(when) => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(_) | Data::Empty => String::new(),
    }
}
