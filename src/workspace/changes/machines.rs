//! Which machine of one inventory is which of the other.

use super::View;
use crate::workspace::keys::MachineKey;
use crate::workspace::recognise::{Edits, Known, Recogniser, Recognition, Why};

/// The machines of two inventories, side by side, by their positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// Machines that are in both.
    pub both: Vec<(usize, usize)>,
    /// Machines that are only in the first.
    pub only_before: Vec<usize>,
    /// Machines that are only in the second.
    pub only_after: Vec<usize>,
    /// What is to be told of it.
    pub notes: Vec<PairNote>,
}

/// What is to be told of how machines were paired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairNote {
    /// It may be another machine, and is compared as this one.
    ComparedAsOne(String, Why),
    /// Which of the earlier machines it is cannot be said.
    NotCompared(String, Why),
    /// It is another name of a machine that is compared already.
    OtherName(String),
    /// Each of the two holds one machine: these are compared, whatever they are called.
    OneEach(String, String),
}

/// Pairs machines by what recognition says. Two inventories of one machine each are compared whatever it
/// is called: lists that name no computer are called after their files.
#[must_use]
pub fn pair(before: &[View<'_>], after: &[View<'_>]) -> Pairing {
    let mut pairing = Pairing::default();
    let reading = |view: &View<'_>| {
        view.inventory.machines.get(view.machine.0 as usize).cloned().unwrap_or_default()
    };
    let known: Vec<Known> = before
        .iter()
        .zip(0..)
        .map(|(view, key)| Known { key: MachineKey(key), readings: vec![reading(view)] })
        .collect();
    let machines: Vec<_> = after.iter().map(reading).collect();
    let mut recogniser = Recogniser::new(&known, Edits::default());
    recogniser.look_over(&machines);
    let mut taken: Vec<Option<usize>> = vec![None; before.len()];
    for at in Recogniser::order(&machines) {
        let Some(machine) = machines.get(at) else { continue };
        let (key, note) = match recogniser.recognise(machine) {
            Recognition::Same { machine, .. } => (Some(machine), None),
            Recognition::New { .. } => (None, None),
            Recognition::Ask { candidates, why } => match candidates.as_slice() {
                [only] => {
                    (Some(only.machine), Some(PairNote::ComparedAsOne(machine.name.clone(), why)))
                }
                _ => (None, Some(PairNote::NotCompared(machine.name.clone(), why))),
            },
        };
        let place = key.and_then(|key| usize::try_from(key.0).ok());
        let free = place.and_then(|place| taken.get_mut(place)).filter(|own| own.is_none());
        match free {
            Some(slot) => {
                *slot = Some(at);
                pairing.notes.extend(note);
            }
            None => {
                pairing.only_after.push(at);
                match note {
                    Some(note) if key.is_none() => pairing.notes.push(note),
                    _ if key.is_some() => {
                        pairing.notes.push(PairNote::OtherName(machine.name.clone()));
                    }
                    _ => {}
                }
            }
        }
    }
    for (old, new) in taken.iter().enumerate() {
        match new {
            Some(new) => pairing.both.push((old, *new)),
            None => pairing.only_before.push(old),
        }
    }
    pairing.only_after.sort_unstable();
    if let ([old], [new], []) = (&*pairing.only_before, &*pairing.only_after, &*pairing.both)
        && before.len() == 1
        && after.len() == 1
    {
        pairing.both.push((*old, *new));
        let name = |views: &[View<'_>]| views.first().map_or("", |view| view.name()).to_owned();
        pairing.notes = vec![PairNote::OneEach(name(before), name(after))];
        pairing.only_before.clear();
        pairing.only_after.clear();
    }
    pairing
}
