//! A match, an organisation and a date give a verdict and plain words.
//!
//! Pure: no input or output, no clock; the date is an argument. It knows `model`, `catalog` and
//! `matching`. The rule itself stands in [`rule`], in the catalogue's own words.

mod assess;
mod duties;
mod findings;
mod joining;
pub mod rule;
mod upcoming;
mod words;

pub use assess::{assess, touch, touch_by_vendor};
pub use duties::{DueDay, DutyDue, duties};
pub use findings::{findings, title_count};
pub use upcoming::{Upcoming, UpcomingKind, upcoming};
