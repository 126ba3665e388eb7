//! The plan: what to check, what to know, what to run, and how to see that it is gone. All findings of one
//! machine make one plan, with one restart.

mod commands;
mod leftovers;
mod policies;
mod prose;
mod sequence;

use serde::{Deserialize, Serialize};

use super::{MachineFacts, NoFacts, Step, StepKind};
use crate::catalog::Product;
use crate::model::{Platform, Software};

/// What the plan is for: a confirmed product on a confirmed machine.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// The machine's name.
    pub machine: String,
    /// Its own records of the product.
    pub records: Vec<Software>,
}

/// One product that has to go, with the machine's own records of it.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The product; `None` for one that the catalogue does not know, or knows only by its vendor.
    pub product: Option<&'a Product>,
    /// Its name, as the finding shows it.
    pub name: String,
    /// The machine's records; empty for a plan without a machine.
    pub records: Vec<Software>,
}

/// Everything that a plan is made from.
#[derive(Clone)]
pub struct Request<'a> {
    /// The machine's name, where it is for one.
    pub machine: Option<&'a str>,
    /// Its system.
    pub platform: Platform,
    /// What has to go.
    pub subjects: Vec<Subject<'a>>,
    /// Products of the same vendors that stay on the machine; what they use is not taken away.
    pub staying: Vec<&'a Product>,
    /// What is known of the machine.
    pub facts: &'a dyn MachineFacts,
}

/// How products are removed from a machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Form of this record, for those who keep it.
    pub schema: String,
    /// What is removed, in the order in which it is.
    pub products: Vec<PlannedProduct>,
    /// Product id of the first; its name where the catalogue does not know it.
    pub product: String,
    /// Names of all, joined for a title.
    pub name: String,
    /// For which system.
    pub platform: Platform,
    /// The machine, where it is for one.
    pub machine: Option<String>,
    /// In order.
    pub steps: Vec<Step>,
    /// What protects the machine or serves its users afterwards; empty where nothing is known.
    pub gap: String,
    /// The vendor's own page; empty where none is known.
    pub guide: String,
    /// Whether that page was read.
    pub guide_verified: bool,
}

/// One product of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedProduct {
    /// Product id; `None` for one that the catalogue does not know.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// The machine's own records of it, from which the plan was made.
    pub records: Vec<Software>,
}

/// A part of a plan in a few words, for an overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// One word.
    pub title: &'static str,
    /// A few words.
    pub line: String,
}

/// Makes the plan for a product, on the machine of `target` where one is given. The machine is not asked
/// anything; [`plan_for`] takes facts about it.
#[must_use]
pub fn plan(product: &Product, platform: Platform, target: Option<&Target>) -> Plan {
    plan_for(&Request {
        machine: target.map(|target| target.machine.as_str()),
        platform,
        subjects: vec![Subject {
            product: Some(product),
            name: product.name.clone(),
            records: target.map(|target| target.records.clone()).unwrap_or_default(),
        }],
        staying: Vec::new(),
        facts: &NoFacts,
    })
}

/// Makes one plan for everything that has to go from a machine.
#[must_use]
pub fn plan_for(request: &Request<'_>) -> Plan {
    let mut request = request.clone();
    // The order in which they were found is kept within a rank.
    request.subjects.sort_by_key(|subject| super::order::rank(subject.product));
    let first = request.subjects.first();
    let names: Vec<&str> = request.subjects.iter().map(|own| own.name.as_str()).collect();
    let mut gaps: Vec<&str> = Vec::new();
    for product in request.subjects.iter().filter_map(|own| own.product) {
        let gap = product.removal.gap_after_removal.as_str();
        if !gap.is_empty() && !gaps.contains(&gap) {
            gaps.push(gap);
        }
    }
    let guide = request.subjects.iter().filter_map(|own| own.product).map(|own| &own.removal.guide);
    let guide = guide.into_iter().find(|guide| !guide.url.is_empty());
    Plan {
        schema: "interdict-plan/1".to_owned(),
        products: request
            .subjects
            .iter()
            .map(|own| PlannedProduct {
                id: own.product.map(|product| product.id.clone()),
                name: own.name.clone(),
                records: own.records.clone(),
            })
            .collect(),
        product: first.map_or_else(String::new, |own| {
            own.product.map_or_else(|| own.name.clone(), |product| product.id.clone())
        }),
        name: joined(&names),
        platform: request.platform,
        machine: request.machine.map(str::to_owned),
        steps: sequence::steps(&request),
        gap: gaps.join(" "),
        guide: guide.map_or_else(String::new, |guide| guide.url.clone()),
        guide_verified: guide.is_some_and(|guide| guide.verified),
    }
}

impl Plan {
    /// Marks as shared what other records of the same machine lie in, at or above: of a vendor's products the
    /// catalogue does not know all, and folders may be used by others.
    pub fn spare<'a>(&mut self, others: impl Iterator<Item = &'a Software>) {
        leftovers::spare(self, others);
    }

    /// The plan in at most six parts, for an overview.
    #[must_use]
    pub fn stages(&self) -> Vec<Stage> {
        let mut stages: Vec<Stage> = Vec::new();
        let mut runs = 0;
        for step in &self.steps {
            let (title, line) = match step.kind() {
                StepKind::Ask if step.id == "ask-next-protection" => ("Protect", "what comes next"),
                StepKind::Check if step.id == "check-encryption" => ("Decrypt", "if encrypted"),
                StepKind::Check | StepKind::Explain | StepKind::Ask
                    if !step.id.starts_with("run-") =>
                {
                    ("Check", "what is here")
                }
                StepKind::Run | StepKind::Explain | StepKind::Check | StepKind::Ask => {
                    runs += 1;
                    ("Uninstall", "")
                }
                StepKind::Restart => ("Restart", "once"),
                StepKind::Verify | StepKind::CleanUp => ("Verify", "fresh scan"),
            };
            if stages.iter().all(|stage| stage.title != title) {
                stages.push(Stage { title, line: line.to_owned() });
            }
        }
        let line = if runs == 1 { "one step".to_owned() } else { format!("{runs} steps") };
        for stage in stages.iter_mut().filter(|stage| stage.title == "Uninstall") {
            stage.line.clone_from(&line);
        }
        stages
    }
}

fn joined(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
