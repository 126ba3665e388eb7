//! What was done to the workspace, in the words of the notification. The log has its own words, in English.

use crate::language::Arg;
use crate::say;
use crate::workspace::decisions::Decision;
use crate::workspace::keys::MachineKey;
use crate::workspace::recognise::MachineAct;

/// What was decided.
#[must_use]
pub fn decided(decision: &Decision) -> String {
    match decision {
        Decision::Open => say!("open").to_owned(),
        Decision::InProgress { who } if who.is_empty() => say!("in-progress").to_owned(),
        Decision::InProgress { who } => say!("told-in-progress", who = who),
        Decision::Exempt { who, why, until } => match (who.is_empty(), until) {
            (true, None) => say!("told-exempt", why = why),
            (true, Some(day)) => {
                say!("told-exempt-until", day = Arg::shown(day), why = why)
            }
            (false, None) => say!("told-exempt-by", who = who, why = why),
            (false, Some(day)) => {
                say!("told-exempt-by-until", who = who, day = Arg::shown(day), why = why)
            }
        },
        Decision::WrongMatch { why, titles, everywhere } if *everywhere && !titles.is_empty() => {
            say!("told-wrong-everywhere", why = why)
        }
        Decision::WrongMatch { why, .. } => say!("told-wrong-match", why = why),
        Decision::Removed => say!("said-to-be-removed").to_owned(),
    }
}

/// What was said of machines.
pub(super) fn of_machines(said: &[(MachineKey, MachineAct)]) -> String {
    let number = said.len();
    match said.last().map(|(_, said)| said) {
        Some(MachineAct::Merge { .. }) => say!("told-one-machine", count = number + 1),
        Some(MachineAct::Assign { .. }) => say!("told-which-recorded").to_owned(),
        Some(MachineAct::Tag { tag }) if number == 1 => say!("told-machine-tagged", tag = tag),
        Some(MachineAct::Tag { tag }) => say!("told-machines-tagged", count = number, tag = tag),
        Some(MachineAct::Ignore) if number > 1 => say!("told-machines-left-out", count = number),
        _ => say!("told-machine-changed").to_owned(),
    }
}
