//! What is kept of an inventory beside its rows: where it came from, of which day it is, what was read.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::keys::InventoryKey;
use super::life::Extent;
use super::{past, sources};
use crate::model::{Inventory, Origin, RowCounts, SourceReading};

/// What is kept of an inventory beside its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct InventoryRecord {
    /// Its number.
    pub key: InventoryKey,
    /// When it was read.
    pub read_at: Timestamp,
    /// The day that it shows, where that was said of it.
    pub list_date: Option<Date>,
    /// When it was kept.
    pub kept_at: Timestamp,
    /// By whom.
    pub person: String,
    /// A scan or a file.
    pub origin: Origin,
    /// How much of its machines it speaks of.
    pub extent: Extent,
    /// A note of the person who kept it.
    pub note: String,
    /// The sum of its rows.
    pub counts: RowCounts,
    /// What was read and what could not be.
    pub sources: Vec<SourceReading>,
    /// What this kind of reading cannot show.
    pub cannot_show: Vec<String>,
    /// How many machines it speaks of still; less than at first where retention took some.
    pub machines: u64,
    /// How many of its rows are kept.
    pub rows: u64,
}

impl InventoryRecord {
    /// The time it counts as: none lies after it was kept, whatever the clock of the machine said. A list
    /// of a day shows what was there when that day ended.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.list_date.map_or(self.read_at, past::end_of).min(self.kept_at)
    }

    /// The names of its sources that stay the same from one inventory to the next, in their order.
    #[must_use]
    pub fn lasting_names(&self) -> Vec<String> {
        let mut inventory = Inventory::new(self.origin.clone(), self.read_at);
        inventory.sources.clone_from(&self.sources);
        self.sources.iter().map(|source| sources::lasting_name(&inventory, source)).collect()
    }

    /// Whether it speaks of its machines as a whole, not only of some programs.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.extent == Extent::WholeMachine
    }

    /// Whether a machine itself was read, by a scan here or on it.
    #[must_use]
    pub fn is_scan(&self) -> bool {
        self.origin == Origin::Scan
            || (!self.sources.is_empty() && !self.sources.iter().any(sources::is_of_a_list))
    }

    /// Whether every source was read or is not there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.sources.iter().all(|source| source.state.is_complete())
    }
}

/// Facts of an inventory that are only read with the whole of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Facts {
    pub skipped_why: BTreeMap<Cow<'static, str>, u64>,
    pub cannot_show: Vec<String>,
    pub mounted_at: Option<String>,
}
