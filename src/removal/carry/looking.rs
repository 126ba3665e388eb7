//! The step of a removal that looks again: a scan, and whether what the plan names is there.

use std::sync::atomic::AtomicBool;

use super::removal::{CarryError, Judge, Progress, Removal};
use super::{Entry, Fate, Outcome, StepEnd, Surroundings, Verification, Wanted, verify};
use crate::model::Software;
use crate::removal::{Action, Check, Known, Mechanism, PlannedCommand, Step};

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
        self.doubt_lost_receipts(&mut seen);
        let next = self.plan().steps.iter().find_map(|step| match &step.action {
            Action::Check(check @ Check::NextProtection { .. }) => {
                Some(self.asked(check, &step.asks, around))
            }
            _ => None,
        });
        seen.protection.extend(next.map(|answer| answer.words));
        self.write(&Entry::Verified(Box::new(seen.clone())))?;
        Ok(Some(seen))
    }
}

/// A receipt of macOS, as the scan names it.
fn is_receipt(record: &Software) -> bool {
    record.source.starts_with(RECEIPTS)
}

const RECEIPTS: &str = "receipts";

impl Removal {
    /// Where only receipts told of the product, and they are gone without a step that had looked for the files
    /// first, nothing says that the files are gone.
    fn doubt_lost_receipts(&self, seen: &mut Verification) {
        let evidence = &self.beginning.evidence;
        let told = || evidence.iter().filter(|one| !one.kind.is_part());
        if told().next().is_none() || !told().all(is_receipt) || seen.fate == Fate::StillThere {
            return;
        }
        let forgotten = |id: &str| {
            self.plan().steps.iter().any(|step| {
                let is_of = |way: &PlannedCommand| {
                    way.mechanism == Mechanism::MacosPackage
                        && way.line.iter().any(|line| line.arguments.iter().any(|word| word == id))
                };
                let ended = self.state(&step.id).end().map(|end| end.outcome);
                step.commands().iter().any(is_of) && ended == Some(Outcome::Done)
            })
        };
        let lost = told().filter_map(|one| one.ids.bundle_id.as_deref()).find(|id| !forgotten(id));
        if let Some(id) = lost {
            seen.fate = Fate::NotVerified;
            seen.words = format!(
                "Only the receipt {id} told of the product, and it is gone without a look at the files that it stood \
                 for. No list tells any more whether they are there: look for them yourself."
            );
        }
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
