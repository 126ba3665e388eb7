//! How a workspace stood at the end of an earlier day: the readings up to then and what had been decided,
//! with the machines as they are known now.
//!
//! A reading belongs to the day it was made on or that its list shows, whenever it was kept: who asks in
//! March what was there in November gets November's list, even if it was brought in in December. Which
//! names are one machine, and what they are called, is known better now than it was then, so that is as
//! today. Decisions are those of the log up to that time. What was deleted since cannot be shown;
//! [`Outline::deleted_of`] says how much that is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Outline;
use super::keys::InventoryKey;
use super::log::Change;
use super::record::InventoryRecord;
use super::snapshot::count;

/// The day of a time, in UTC, as everything that is kept.
#[must_use]
pub fn day(time: Timestamp) -> Date {
    time.to_zoned_datetime(TimeZone::UTC).date()
}

/// The last moment of a day, in UTC.
#[must_use]
pub fn end_of(day: Date) -> Timestamp {
    // The last days that a date can have lie beyond the last time there is.
    let end = day.at(23, 59, 59, 999_999_999);
    TimeZone::UTC.to_timestamp(end).unwrap_or(if day < Date::ZERO {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

/// The day of a list that counts as of the end of its day; `None` for every other time. Where a computer
/// stands east of Greenwich, that moment is in the next day already, and the list is not.
#[must_use]
pub fn list_day(at: Timestamp) -> Option<Date> {
    Some(day(at)).filter(|day| end_of(*day) == at)
}

impl Outline {
    /// The same as it stood at a time; for a whole day give [`end_of`].
    #[must_use]
    pub fn until(&self, until: Timestamp) -> Self {
        let mut outline = self.clone();
        outline.inventories.retain(|record| record.at() <= until);
        outline.log.retain(|record| record.time <= until);
        let records: BTreeMap<InventoryKey, &InventoryRecord> =
            self.inventories.iter().map(|record| (record.key, record)).collect();
        for machine in &mut outline.machines {
            machine.readings.retain(|reading| reading.at <= until);
            count(&mut machine.readings, &records);
        }
        outline
    }

    /// The days on which something was read of any machine, the newest first.
    #[must_use]
    pub fn days(&self) -> Vec<Date> {
        let days: BTreeSet<Date> = self.inventories.iter().map(|record| day(record.at())).collect();
        days.into_iter().rev().collect()
    }

    /// How many inventories that were kept before a time are deleted by now, whole or for some of their
    /// machines: what is shown of that time can lack what they said.
    #[must_use]
    pub fn deleted_of(&self, until: Timestamp) -> usize {
        let mut kept: BTreeSet<InventoryKey> = BTreeSet::new();
        let mut deleted: BTreeSet<InventoryKey> = BTreeSet::new();
        for record in &self.log {
            match &record.change {
                Change::Kept { inventory, list_date, .. }
                    if list_date.map_or(record.time, end_of).min(record.time) <= until =>
                {
                    kept.insert(*inventory);
                }
                Change::Deleted { inventory, .. } if kept.contains(inventory) => {
                    deleted.insert(*inventory);
                }
                _ => {}
            }
        }
        deleted.len()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says plainly what must hold")]
    use super::*;

    #[test]
    fn a_day_ends_with_its_last_moment() {
        let of = |text: &str| end_of(text.parse().unwrap());
        assert_eq!(of("2025-11-30"), "2025-11-30T23:59:59.999999999Z".parse().unwrap());
        assert_eq!(day(of("2025-11-30")), "2025-11-30".parse().unwrap());
        assert_eq!(list_day(of("2025-11-30")), Some("2025-11-30".parse().unwrap()));
        assert_eq!(list_day("2025-11-30T23:59:59Z".parse().unwrap()), None);
        assert!(end_of(Date::MAX) > of("9999-12-29"));
        assert!(end_of(Date::MIN) < of("2025-11-30"));
    }
}
