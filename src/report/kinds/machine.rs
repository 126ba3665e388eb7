//! The report on one machine.

use jiff::Timestamp;

use super::super::document::{Block, Document};
use super::super::{Report, counted};
use super::{full, section, tables};
use crate::model::{Coverage, Finding, Inventory, MachineId};

/// One machine, put together from every input that speaks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineFacts {
    /// Its name as read first.
    pub name: String,
    /// Its system, where a reading says it.
    pub system: Option<String>,
    /// How many records speak of it.
    pub records: u64,
    /// When it was read, last.
    pub read_at: Option<Timestamp>,
    /// The inputs that speak of it, by position.
    pub inputs: Vec<usize>,
}

impl MachineFacts {
    /// Of the machine of that name, whatever the case of its letters; `None` where no input names it.
    #[must_use]
    pub fn of<I: std::borrow::Borrow<Inventory>>(name: &str, inventories: &[I]) -> Option<Self> {
        let mut found: Option<Self> = None;
        for (at, inventory) in inventories.iter().enumerate() {
            let inventory = inventory.borrow();
            for (id, machine) in (0..).map(MachineId).zip(&inventory.machines) {
                if !machine.name.eq_ignore_ascii_case(name) {
                    continue;
                }
                let facts = found.get_or_insert_with(|| Self {
                    name: machine.name.clone(),
                    system: None,
                    records: 0,
                    read_at: None,
                    inputs: Vec::new(),
                });
                if facts.system.is_none() {
                    facts.system.clone_from(&machine.system);
                }
                facts.records +=
                    inventory.installed.iter().filter(|row| row.machine == id).count() as u64;
                facts.read_at = facts.read_at.max(Some(inventory.read_at));
                facts.inputs.push(at);
            }
        }
        found
    }
}

pub(super) fn fill<'a>(
    document: &mut Document<'a>,
    report: &'a Report<'a>,
    machine: &MachineFacts,
) {
    let of = |one: &&Finding| one.machine_name.eq_ignore_ascii_case(&machine.name);
    let found: Vec<&Finding> = report.found().filter(of).collect();
    let review: Vec<&Finding> = report.to_review().filter(of).collect();
    let decided: Vec<&Finding> = report.decided().filter(of).collect();
    let inputs = || machine.inputs.iter().filter_map(|at| report.inputs.get(*at));
    let coverage = Coverage::of(inputs().flat_map(|input| &input.sources));
    document.title = format!("Machine {}", machine.name);
    document.headline = if !found.is_empty() {
        format!("{} on {}", counted(found.len() as u64, "finding"), machine.name)
    } else if machine.records == 0 {
        "Nothing was read of this machine, so nothing can be said".to_owned()
    } else if !decided.is_empty() {
        let decided = counted(decided.len() as u64, "finding");
        format!("{decided}, all decided by the organisation")
    } else if coverage.is_complete() {
        format!("Nothing found among {}", counted(machine.records, "record"))
    } else {
        format!("Nothing found in what could be read: {coverage}")
    };
    let mut facts = Vec::new();
    facts.extend(machine.system.clone().map(|system| ("System", system)));
    facts.push(("Records", machine.records.to_string()));
    facts.extend(machine.read_at.map(|at| {
        let at = at.to_zoned_datetime(jiff::tz::TimeZone::UTC);
        ("Read", format!("{} UTC", at.strftime("%Y-%m-%d %H:%M")))
    }));
    facts.push(("Sources read", coverage.to_string()));
    document.blocks.push(section("The machine"));
    document.blocks.push(Block::Facts(
        facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    ));
    document.blocks.extend(super::unread(&Report {
        inputs: &inputs().cloned().collect::<Vec<_>>(),
        ..*report
    }));
    full::findings(document, report, &found, &review, &decided);
    if let Some(table) = tables::names_on_lists(report, Some(&machine.name)) {
        document.blocks.push(section("Publishers on official lists"));
        document.blocks.push(Block::Table(table));
    }
    tables::rules(report, &found, &mut document.blocks);
    tables::what_was_read(report, Some(&machine.inputs), &mut document.blocks);
}
