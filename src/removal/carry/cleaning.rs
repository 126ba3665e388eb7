//! The step of a removal that clears what was left behind: each thing singly, and only after a look that found
//! the product gone.

use std::sync::atomic::{AtomicBool, Ordering};

use super::removal::{CarryError, Choice, Progress, Removal};
use super::{Errand, Fate, Outcome, StepEnd, Surroundings, command};
use crate::removal::{Known, Leftover, Step, Thing};

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
        let mut stopped = false;
        let mut leftovers: Vec<&Leftover> = step.leftovers().iter().collect();
        // A service may need a driver: it goes first.
        leftovers.sort_by_key(|leftover| matches!(leftover.thing, Thing::Driver { .. }));
        for leftover in leftovers {
            if cancel.load(Ordering::Relaxed) {
                stopped = true;
                break;
            }
            let is_chosen = choice.leftovers.is_none_or(|ids| ids.contains(&leftover.id));
            let there = around.is_there(leftover);
            if !is_chosen || there == Known::No {
                continue;
            }
            let named = format!("{} {}", leftover.thing.word(), leftover.thing.text());
            if !leftover.can_remove() {
                if there == Known::Yes {
                    left.push(named);
                }
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
                _ => left.push(format!("{named}: {}", end.words)),
            }
            self.end(&id, end)?;
        }
        let end = if stopped {
            StepEnd::of(Outcome::Stopped, "Stopped; what was not removed yet stays.")
        } else if left.is_empty() {
            let words = match gone {
                0 => "Nothing of what the plan names was left behind.".to_owned(),
                1 => "One thing was removed.".to_owned(),
                number => format!("{number} things were removed."),
            };
            StepEnd::of(if gone == 0 { Outcome::NothingToDo } else { Outcome::Done }, words)
        } else {
            let words = format!("Removed: {gone}. For a person: {}", left.join("; "));
            StepEnd::of(Outcome::ForAPerson, words)
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
