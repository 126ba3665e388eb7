//! What the rules ask of this organisation about a finding, and the drafts of the reports they ask for.

use super::{App, DutyDue};
use crate::catalog::Measure;
use crate::model::{Finding, MeasureReading, Reach};
use crate::{policy, report};

impl App {
    /// What a rule asks of this organisation about a finding, counted from the day on which the machine
    /// was read.
    #[must_use]
    pub fn duties(&self, finding: &Finding, measure: &Measure) -> Vec<DutyDue> {
        policy::duties(measure, &self.state.profile, self.state.found_on(finding))
    }

    /// The draft of the report that a duty asks for, on every finding of that vendor that the rule
    /// reaches.
    #[must_use]
    pub fn notice(&self, finding: &Finding, measure: &Measure, due: &DutyDue) -> Option<String> {
        let reached: Vec<&Finding> = self
            .state
            .findings
            .iter()
            .filter(|one| one.vendor == finding.vendor && (one.is_found() || one.is_decided()))
            .filter(|one| {
                let binds = |reading: &MeasureReading| {
                    reading.measure == measure.id && reading.reach > Reach::No
                };
                one.assessment.measures.iter().any(binds)
            })
            .collect();
        let vendor = self.catalog.vendors.get(&finding.vendor)?;
        let days: Vec<_> = due.days.iter().map(|due| (due.day, due.how.clone())).collect();
        Some(report::notice(&report::Notice {
            measure,
            duty: measure.duties.get(due.at)?,
            vendor: &vendor.name,
            findings: &reached,
            found: self.state.found_on(finding),
            due: &days,
        }))
    }
}
