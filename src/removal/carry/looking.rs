//! The step of a removal that looks again: a scan, and whether what the plan names is there.

use std::sync::atomic::AtomicBool;

use super::removal::{CarryError, Judge, Progress, Removal};
use super::{Entry, Fate, Outcome, StepEnd, Surroundings, Verification, Wanted, verify};
use crate::removal::{Action, Check, Known, Step};

impl Removal {
    /// Scans the machine again and compares; the journal keeps what came of it.
    ///
    /// # Errors
    /// When the journal cannot be written. `None` when it was stopped.
    pub fn verify(
        &mut self,
        judge: &Judge<'_>,
        around: &dyn Surroundings,
        on: &dyn Fn(Progress),
        cancel: &AtomicBool,
    ) -> Result<Option<Verification>, CarryError> {
        let Ok(inventory) = around.scan(&|step| on(Progress::Scanning(step)), cancel) else {
            return Ok(None);
        };
        let (mut places, mut absent, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
        for leftover in self.plan().steps.iter().flat_map(Step::leftovers) {
            match around.is_there(leftover) {
                Known::Yes => places.push(leftover.named()),
                Known::NotKnown => unseen.push(leftover.named()),
                Known::No => absent.push(leftover.named()),
            }
        }
        let products: Vec<String> =
            self.plan().products.iter().filter_map(|product| product.id.clone()).collect();
        let wanted = Wanted {
            products: &products,
            before: &self.beginning.evidence,
            waits_for_restart: self.standing.waits_for_restart(),
            places: &places,
            absent: &absent,
            unseen: &unseen,
        };
        let mut seen = verify(judge, &inventory, &wanted);
        let next = self.plan().steps.iter().find_map(|step| match &step.action {
            Action::Check(check @ Check::NextProtection { .. }) => Some(around.check(check)),
            _ => None,
        });
        seen.protection.extend(next.map(|answer| answer.words));
        self.write(&Entry::Verified(Box::new(seen.clone())))?;
        Ok(Some(seen))
    }
}

/// What a verification means for its step.
pub(super) fn end_of(seen: &Verification, is_last: bool) -> StepEnd {
    let outcome = match seen.fate {
        Fate::Gone => Outcome::Done,
        // It was to find out just that.
        Fate::Leftovers if !is_last => Outcome::Done,
        Fate::RestartPending => Outcome::RestartNeeded,
        Fate::Leftovers | Fate::StillThere => Outcome::DoesNotHold,
        Fate::NotVerified => Outcome::CannotTell,
    };
    StepEnd::of(outcome, seen.words.clone())
}
