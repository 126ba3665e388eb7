//! One reading of one machine as it was then: what was read, and what the rules of that day say of it. To
//! look at; what counts is the newest.

use jiff::civil::Date;

use super::memory::Rules;
use crate::matching::Matcher;
use crate::model::{Finding, Software};
use crate::policy;
use crate::workspace::keys::{InventoryKey, MachineKey};
use crate::workspace::past;
use crate::workspace::{InventoryRecord, Workspace, WorkspaceError};

/// One reading of one machine.
#[derive(Debug)]
pub struct OldReading {
    /// The machine.
    pub machine: MachineKey,
    /// The name under which it was read.
    pub name: String,
    /// The inventory that it is part of.
    pub record: InventoryRecord,
    /// The day whose rules were applied: that of the reading.
    pub day: Date,
    /// Whether a newer one counts in its place.
    pub is_older: bool,
    /// What was found, most serious first.
    pub findings: Vec<Finding>,
    /// All that was read of it, by name.
    pub software: Vec<Software>,
}

/// Looks at one reading of a machine. `None` where nothing of it is kept.
pub(super) fn look(
    workspace: &Workspace,
    rules: &Rules,
    key: InventoryKey,
    machine: MachineKey,
) -> Result<Option<OldReading>, WorkspaceError> {
    let outline = workspace.outline()?;
    let Some(known) = outline.machine(machine) else { return Ok(None) };
    let Some(reading) = known.readings.iter().find(|own| own.inventory == key) else {
        return Ok(None);
    };
    let Some(record) = outline.inventory(key).cloned() else { return Ok(None) };
    let inventory = workspace.reading(reading.id)?;
    let day = past::day(reading.at);
    let matcher = Matcher::new(&rules.catalog);
    let findings = policy::findings(&rules.catalog, &matcher, &[&inventory], &rules.profile, day);
    let mut software: Vec<Software> =
        (0..inventory.installed.len()).map(|at| inventory.software(at)).collect();
    software.sort_by_cached_key(|one| (!one.kind.is_program(), one.name.to_lowercase()));
    Ok(Some(OldReading {
        machine: known.key,
        name: known.machine.name.clone(),
        record,
        day,
        is_older: !reading.counts,
        findings,
        software,
    }))
}
