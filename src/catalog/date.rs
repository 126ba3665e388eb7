//! Dates as the sources give them: a day, a month or a year.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An ISO date that may be partial (`2023`, `2023-05`, `2023-05-14`); partial means that the day was
/// not confirmed. It counts from its first day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PartialDate {
    text: String,
    #[serde(skip)]
    first: Date,
}

impl PartialDate {
    /// The text as the catalogue has it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first day it can mean.
    #[must_use]
    pub fn first_day(&self) -> Date {
        self.first
    }

    /// Whether the day is known.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.text.len() == 10
    }
}

impl std::str::FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let whole = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.to_owned(),
        };
        let first = whole
            .parse::<Date>()
            .map_err(|_| format!("\"{text}\" is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"))?;
        if text.len() != 4 && text.len() != 7 && text.len() != 10 {
            return Err(format!("\"{text}\" is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"));
        }
        Ok(Self { text: text.to_owned(), first })
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// An empty text is "not known".
pub(super) fn optional<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<PartialDate>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}
