//! What the newest reading of a machine changed about its findings, against everything that was read of
//! it before. Each machine is asked for itself: the newest reading of one is no news of another.

use jiff::Timestamp;

use super::KnownMachine;
use super::life::{Extent, Life};
use super::record::InventoryRecord;
use super::snapshot::Outline;

/// How a finding changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SinceLast {
    /// It was gone and is there again.
    CameBack,
    /// It is there for the first time.
    New,
    /// It is there no more.
    Gone,
}

impl SinceLast {
    /// In a word, for a list.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::CameBack => "come back",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }
}

/// What the newest reading of a machine changed about one of its findings, and when it was made; `None`
/// where that is as before, or nothing was read before that could have shown it.
#[must_use]
pub fn since_last(
    outline: &Outline,
    machine: &KnownMachine,
    life: &Life,
) -> Option<(SinceLast, Timestamp)> {
    let newest = machine.readings.iter().map(|reading| reading.at).max()?;
    let what = if life.gone.as_ref().is_some_and(|gone| gone.at == newest) {
        SinceLast::Gone
    } else if life.gone.is_some() {
        return None;
    } else if life.returns.last().is_some_and(|back| back.at == newest) {
        SinceLast::CameBack
    } else if life.first_seen == Some(newest) {
        // A list of some programs did not say that the others are not there.
        let whole = |record: &InventoryRecord| record.extent == Extent::WholeMachine;
        machine
            .readings
            .iter()
            .filter(|reading| reading.at < newest)
            .any(|reading| outline.inventory(reading.inventory).is_some_and(whole))
            .then_some(SinceLast::New)?
    } else {
        return None;
    };
    Some((what, newest))
}
