//! The life of findings across the inventories of one machine: first seen, last seen, gone since, come
//! back.

use jiff::Timestamp;

use super::keys::InventoryKey;

/// Since when something is gone, and which inventory says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// When the inventory was made that no longer found it.
    pub at: Timestamp,
    /// Which.
    pub inventory: InventoryKey,
    /// Whether that inventory still found traces (settings that an uninstalled package left behind).
    pub leftovers: bool,
}

/// A time at which something was seen again after it had been gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// When.
    pub at: Timestamp,
    /// By which inventory.
    pub inventory: InventoryKey,
    /// Since when it had been gone.
    pub gone_since: Timestamp,
}

/// What the inventories of a machine say about one finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// When it was seen first; `None` where only inventories without a date have it.
    pub first_seen: Option<Timestamp>,
    /// When it was seen last.
    pub last_seen: Option<Timestamp>,
    /// Whether an inventory without a date has it: it counts as there, since nobody knows what is later.
    pub seen_undated: bool,
    /// Since when it is gone; `None` where it is there, or nobody looked where it stood.
    pub gone: Option<Gone>,
    /// Each time that it came back, the earliest first.
    pub returns: Vec<Return>,
}
