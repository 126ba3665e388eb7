//! What the views show of a guide: plain data, changed only where the application takes commands and news in.

use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
use std::time::Instant;

use jiff::Timestamp;

use super::work::Wanted;
use crate::model::{Finding, Identified, Kind, Software, Verdict};
use crate::removal::carry::{Fate, Outcome, Record, Removal, StepEnd, StepState, Verification};
use crate::removal::{Plan, Step, StepKind};
use crate::scan;

/// Lines of output that are shown; of more, the last stay.
const LINES: usize = 500;
/// What is longer is no line for people.
const LONGEST_LINE: usize = 2_000;

/// A guide that is open.
#[derive(Debug)]
pub struct Guide {
    /// The machine.
    pub machine: String,
    /// Where it is.
    pub stage: Stage,
    /// Why it cannot go on, in words.
    pub trouble: Option<String>,
}

/// Where a guide is.
#[derive(Debug)]
pub enum Stage {
    /// What is to go is chosen.
    Choosing(Vec<Candidate>),
    /// The machine is scanned and the plan is made, or a journal is read.
    Preparing(Option<scan::Progress>),
    /// The plan is carried out.
    Carrying(Box<Carrying>),
}

/// Something that can go.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The finding.
    pub finding: Finding,
    /// Whether it is to go.
    pub is_chosen: bool,
}

impl Candidate {
    /// A finding of this computer; what is more than a warning goes along by itself.
    pub(super) fn of(finding: &Finding, is_asked_for: bool) -> Self {
        let counts =
            finding.is_found() && finding.assessment.verdict > Some(Verdict::AdvisedAgainst);
        Self { finding: finding.clone(), is_chosen: is_asked_for || counts }
    }

    pub(super) fn wanted(&self) -> Wanted {
        let Identified { vendor, product, by_vendor, name, .. } = &*self.finding.what;
        Wanted {
            vendor: vendor.clone(),
            product: product.clone().filter(|_| !by_vendor),
            name: name.clone(),
        }
    }
}

/// A plan that is being carried out.
#[derive(Debug)]
pub struct Carrying {
    /// The plan.
    pub plan: Plan,
    /// Its journal.
    pub journal: PathBuf,
    /// Who carries it out.
    pub by: String,
    /// Whether this program runs with an administrator's rights.
    pub is_administrator: bool,
    /// Whether it was begun earlier and is gone on with.
    pub is_resumed: bool,
    /// Where it stands.
    pub stand: Stand,
    /// The step in sight, by its place in the plan.
    pub shown: usize,
    /// The step that is being carried out.
    pub running: Option<RunningStep>,
    /// The last lines that its program said.
    pub lines: VecDeque<String>,
    /// Earlier lines that are not shown.
    pub lines_left_out: u64,
    /// Something was asked for and is not answered yet.
    pub(super) is_asked: bool,
}

/// A step that is being carried out.
#[derive(Clone, Debug)]
pub struct RunningStep {
    /// Its place in the plan.
    pub step: usize,
    /// Since when.
    pub since: Instant,
    /// What is being done, in a sentence; may be empty.
    pub doing: String,
    /// How far the scan is, where one is made.
    pub scanning: Option<scan::Progress>,
    /// Whether it was asked to stop.
    pub is_stopping: bool,
}

/// Where a removal stands, as its journal says.
#[derive(Clone, Debug)]
pub struct Stand {
    /// Each step, in the plan's order.
    pub states: Vec<StepState>,
    /// Whether nothing more is to be done about it, in the same order.
    pub over: Vec<bool>,
    /// The first step that is not over; `None` when all are.
    pub next: Option<usize>,
    /// Whether a restart is waited for.
    pub waits_for_restart: bool,
    /// What the last scan gave.
    pub verified: Option<Verification>,
    /// Why nothing follows.
    pub closed: Option<String>,
    /// The record as it would be saved now; `None` where the journal could not be read again.
    pub record: Option<Record>,
    /// Products whose password is in memory.
    pub passwords: BTreeSet<String>,
    /// Why the last thing that was asked for was not done.
    pub refused: Option<String>,
}

impl Stand {
    pub(super) fn of(removal: &Removal, record: Option<Record>) -> Self {
        let steps = &removal.plan().steps;
        let over: Vec<bool> = steps.iter().map(|step| removal.is_over(step)).collect();
        let standing = removal.standing();
        Self {
            states: steps.iter().map(|step| removal.state(&step.id)).collect(),
            next: over.iter().position(|over| !over),
            over,
            waits_for_restart: standing.waits_for_restart(),
            verified: standing.verified.clone(),
            closed: standing.closed.clone(),
            record,
            passwords: BTreeSet::new(),
            refused: None,
        }
    }

    /// Whether nothing was done yet.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.states.iter().all(|state| *state == StepState::ToDo)
    }
}

impl Guide {
    /// What is carried out, once there is a plan.
    #[must_use]
    pub fn carrying(&self) -> Option<&Carrying> {
        match &self.stage {
            Stage::Carrying(own) => Some(own),
            Stage::Choosing(_) | Stage::Preparing(_) => None,
        }
    }

    pub(super) fn carrying_mut(&mut self) -> Option<&mut Carrying> {
        match &mut self.stage {
            Stage::Carrying(own) => Some(own),
            Stage::Choosing(_) | Stage::Preparing(_) => None,
        }
    }

    /// Whether something is being done right now.
    #[must_use]
    pub fn is_working(&self) -> bool {
        match &self.stage {
            Stage::Choosing(_) => false,
            Stage::Preparing(_) => self.trouble.is_none(),
            Stage::Carrying(own) => own.running.is_some() || own.is_asked,
        }
    }
}

impl Carrying {
    /// The step in sight.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.plan.steps.get(self.shown)
    }

    /// Where a step stands.
    #[must_use]
    pub fn state(&self, at: usize) -> StepState {
        self.stand.states.get(at).cloned().unwrap_or_default()
    }

    /// How a step ended, where it has.
    #[must_use]
    pub fn end(&self, at: usize) -> Option<&StepEnd> {
        self.stand.states.get(at)?.end()
    }

    /// Whether a step is over.
    #[must_use]
    pub fn is_over(&self, at: usize) -> bool {
        self.stand.over.get(at).copied().unwrap_or(false)
    }

    /// Whether a step can be carried out now: it is the next, was left out before, or ran and the product is
    /// still there.
    #[must_use]
    pub fn can_do(&self, at: usize) -> bool {
        let is_free = self.running.is_none() && !self.is_asked && self.stand.closed.is_none();
        let was_skipped = self.end(at).is_some_and(|end| end.outcome == Outcome::Skipped);
        let is_run = self.plan.steps.get(at).is_some_and(|step| step.kind() == StepKind::Run);
        let is_there =
            self.stand.verified.as_ref().is_some_and(|seen| seen.fate == Fate::StillThere);
        is_free && (self.stand.next == Some(at) || was_skipped || (is_run && is_there))
    }

    /// When the last go at a step ended.
    #[must_use]
    pub fn ended_at(&self, at: usize) -> Option<Timestamp> {
        self.stand.record.as_ref()?.steps.get(at)?.attempts.last()?.ended_at
    }

    /// What was found before, kind by kind, with what a scan still finds of it.
    #[must_use]
    pub fn compared(&self, seen: &Verification) -> Vec<Compared> {
        let before = self.stand.record.as_ref().map(|record| record.evidence_before.as_slice());
        let mut rows: Vec<Compared> = Vec::new();
        let now = || seen.still.iter().chain(&seen.leftovers);
        for software in before.unwrap_or_default().iter().chain(now()) {
            if rows.iter().all(|row| row.kind != software.kind) {
                let kind = software.kind;
                rows.push(Compared {
                    kind,
                    words: kind.plain(),
                    is_part: kind.is_part(),
                    before: names(before.unwrap_or_default().iter(), kind),
                    now: names(now(), kind),
                });
            }
        }
        rows
    }

    pub(super) fn said(&mut self, mut line: String, left_out: u64) {
        if line.len() > LONGEST_LINE {
            let end = (0..=LONGEST_LINE).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
            line.truncate(end);
            line.push('…');
        }
        self.lines_left_out += left_out;
        if self.lines.len() == LINES {
            self.lines.pop_front();
            self.lines_left_out += 1;
        }
        self.lines.push_back(line);
    }
}

/// Everything of one kind, before a removal and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The kind.
    pub kind: Kind,
    /// The kind in words.
    pub words: &'static str,
    /// Whether it is only a part of a product.
    pub is_part: bool,
    /// Names before.
    pub before: Vec<String>,
    /// Names that a scan still finds.
    pub now: Vec<String>,
}

fn names<'a>(all: impl Iterator<Item = &'a Software>, kind: Kind) -> Vec<String> {
    let mut names: Vec<String> =
        all.filter(|one| one.kind == kind).map(|one| one.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}
