//! The step of a removal that clears what was left behind: each thing singly, and only after a look that found
//! the product gone.

use std::sync::atomic::{AtomicBool, Ordering};

use super::removal::{CarryError, Choice, Progress, Removal};
use super::{Errand, Fate, Outcome, StepEnd, Surroundings, command};
use crate::removal::{Known, Leftover, Step, Thing};

/// What goes first: a service before the drivers, and each of them before what it needs itself.
fn in_order<'a>(leftovers: &'a [Leftover], around: &dyn Surroundings) -> Vec<&'a Leftover> {
    let mut waiting: Vec<(&Leftover, Vec<String>)> =
        leftovers.iter().map(|leftover| (leftover, around.depends_on(leftover))).collect();
    waiting.sort_by_key(|(leftover, _)| matches!(leftover.thing, Thing::Driver { .. }));
    let mut ordered = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let is_free = |at: usize, leftover: &Leftover| {
            let (Thing::Service { name } | Thing::Driver { name }) = &leftover.thing else {
                return true;
            };
            let name = name.strip_suffix(".sys").unwrap_or(name);
            waiting.iter().enumerate().all(|(other, (_, needs))| {
                other == at || !needs.iter().any(|own| own.trim().eq_ignore_ascii_case(name))
            })
        };
        // Of those that need each other in a ring none is free; the system then says which stays.
        let next = waiting.iter().enumerate().position(|(at, (leftover, _))| is_free(at, leftover));
        ordered.push(waiting.remove(next.unwrap_or_default()).0);
    }
    ordered
}

/// How it ended: what was removed, and of the rest why it is there.
fn end_of(gone: u32, left: &[String], blocks: bool, [by_choice, unseen]: [u32; 2]) -> StepEnd {
    let is_whole = left.is_empty() && by_choice == 0 && unseen == 0;
    let mut words = Vec::new();
    if by_choice > 0 {
        words.push(format!("Left by choice: {by_choice}."));
    }
    if unseen > 0 {
        words.push(format!("Things not looked for: {unseen}."));
    }
    match gone {
        _ if !left.is_empty() => {
            words.push(format!("Removed: {gone}. For a person: {}", left.join("; ")));
        }
        0 if is_whole => {
            words.push("Nothing of what the plan names was left behind.".to_owned());
        }
        0 => {}
        1 => words.push("One thing was removed.".to_owned()),
        number => words.push(format!("{number} things were removed.")),
    }
    let outcome = match gone {
        _ if blocks => Outcome::ForAPerson,
        // It goes on, and nobody takes it for gone; what was left can still be chosen.
        0 if !is_whole => Outcome::Skipped,
        0 => Outcome::NothingToDo,
        _ => Outcome::Done,
    };
    StepEnd::of(outcome, words.join(" "))
}

impl Removal {
    pub(super) fn clean_up(
        &mut self,
        step: &Step,
        choice: &Choice<'_>,
        around: &dyn Surroundings,
        on: &dyn Fn(Progress),
        cancel: &AtomicBool,
    ) -> Result<StepEnd, CarryError> {
        if let Some(words) = self.why_not_cleaned_up() {
            return self.end(&step.id, StepEnd::of(Outcome::Refused, words));
        }
        let (mut gone, mut left): (u32, Vec<String>) = (0, Vec::new());
        // What is there and was not chosen, and what nobody has looked for.
        let (mut by_choice, mut unseen) = (0_u32, 0_u32);
        let (mut stopped, mut blocks) = (false, false);
        for leftover in in_order(step.leftovers(), around) {
            if cancel.load(Ordering::Relaxed) {
                stopped = true;
                break;
            }
            let is_chosen = choice.leftovers.is_none_or(|ids| ids.contains(&leftover.id));
            let there = around.is_there(leftover);
            if there == Known::No {
                continue;
            }
            let can_remove = leftover.can_remove();
            if there == Known::NotKnown && !(is_chosen && can_remove) {
                unseen += 1;
                continue;
            }
            if !is_chosen && can_remove {
                by_choice += 1;
                continue;
            }
            let named = format!("{} {}", leftover.thing.word(), leftover.thing.text());
            if !can_remove {
                // Who has made a choice has seen that it stays.
                blocks |= is_chosen;
                left.push(named);
                continue;
            }
            let id = format!("{}/{}", step.id, leftover.id);
            if self.state(&id).is_over() {
                continue;
            }
            on(Progress::Doing(format!("Removing: {named}")));
            let elevated = command::needs_prompt_for(leftover, around);
            self.begin_step(&id, named.clone(), elevated)?;
            let end = if elevated {
                let leftover = Box::new(leftover.clone());
                around.elevated(&Errand::CleanUp { leftover }, None, &mut |_| (), cancel)
            } else {
                around.clean_up(leftover, cancel)
            };
            match end.outcome {
                Outcome::Done | Outcome::NothingToDo | Outcome::RestartNeeded => gone += 1,
                _ => {
                    blocks = true;
                    left.push(format!("{named}: {}", end.words));
                }
            }
            self.end(&id, end)?;
        }
        let end = if stopped {
            StepEnd::of(Outcome::Stopped, "Stopped; what was not removed yet stays.")
        } else {
            end_of(gone, &left, blocks, [by_choice, unseen])
        };
        self.end(&step.id, end)
    }

    /// Services and folders of a product that is there are not leftovers: without them it breaks, an antivirus
    /// and the machine's protection with it.
    fn why_not_cleaned_up(&self) -> Option<&'static str> {
        match self.standing.verified.as_ref().map(|seen| seen.fate) {
            Some(Fate::Gone | Fate::Leftovers | Fate::RestartPending) => None,
            Some(Fate::StillThere) => Some(
                "The product is still there, so nothing of it is cleaned up. See how the steps ended, and look \
                 again.",
            ),
            Some(Fate::NotVerified) | None => Some(
                "Nothing is cleaned up before a scan has shown that the product is gone. Look again first.",
            ),
        }
    }
}
