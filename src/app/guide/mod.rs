//! The guide of a removal: what is to go is chosen, the machine is scanned anew, one plan is made of all of it,
//! and each step is carried out when the person asks for it.
//!
//! The application keeps what the views show ([`Guide`]); a thread ([`work`]) owns the removal, its journal, its
//! lock and the passwords, does one thing at a time and says what came of it. Only findings of this computer are
//! carried out here; for others there are removal packs.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Instant;

use super::jobs::{Event, JobId};
use super::{App, NoteKind, Page, ReportFormat, reports};
use crate::model::{Confidence, Finding, Platform};
use crate::removal::{self, Request as PlanRequest, Subject};
use crate::report;
use crate::say;

mod here;
mod journals;
mod shown;
mod work;

pub use crate::removal::carry::{Fate, Outcome, Secret, StepEnd, StepState, Verification};
pub use here::{Here, Surround, other_journals};
pub use journals::{Kept, Unfinished, Whose, elsewhere};
pub use shown::{Candidate, Carrying, Compared, Guide, RunningStep, Stage, Stand};
pub use work::Chosen;
pub(super) use work::News;

use work::{Request, Start, Wish, Work};

/// What can be asked of the guide.
pub enum GuideCommand {
    /// Open it for this finding (position in `State::findings`).
    Open(usize),
    /// This candidate is to go, or not.
    Choose(usize, bool),
    /// Scan the machine and make the plan.
    Begin,
    /// Go on with the removal of this journal.
    Resume(PathBuf),
    /// Show this step.
    Show(usize),
    /// Carry the step in sight out.
    Carry(Chosen),
    /// Leave the step in sight out, for this reason.
    Skip(String),
    /// Stop what is being done.
    Stop,
    /// Keep a remark about the step in sight.
    Note(String),
    /// Finish the removal as it stands; nothing follows.
    Finish(String),
    /// Close the guide; it can be gone on with.
    Close,
}

/// The way to the thread that carries a removal out.
pub(super) struct Guiding {
    job: JobId,
    ask: Sender<Request>,
    stop: Arc<AtomicBool>,
    unread: Arc<AtomicUsize>,
}

impl App {
    /// Takes another machine for this one: for tests.
    pub fn set_here(&mut self, here: Here) {
        self.state.here.clone_from(&here.machine);
        self.here = here;
    }

    /// Looks for removals of this machine that were begun and are not finished.
    pub fn look_for_unfinished(&mut self) {
        let Some(folder) = self.here.journals.clone() else { return };
        let others = self.here.others.clone();
        let machine = self.here.machine.clone();
        self.jobs.start("search for unfinished removals", move |voice| {
            let mut found = journals::unfinished(&folder, &machine, &Whose::Own);
            found.extend(elsewhere(&others, &machine));
            voice.say(Event::Unfinished(found));
        });
    }

    /// Looks for removals of which a report can be made.
    pub(super) fn look_for_records(&mut self) {
        let Some(folder) = self.here.journals.clone() else { return };
        self.jobs.start("search for records of removals", move |voice| {
            voice.say(Event::Records(journals::kept(&folder)));
        });
    }

    pub(super) fn on_guide(&mut self, command: GuideCommand) {
        match command {
            GuideCommand::Open(at) => self.open_guide(at),
            GuideCommand::Choose(at, on) => {
                if let Some(Guide { stage: Stage::Choosing(all), .. }) = &mut self.state.guide {
                    if let Some(one) = all.get_mut(at) {
                        one.is_chosen = on;
                    }
                }
            }
            GuideCommand::Begin => {
                let Some(Guide { stage: Stage::Choosing(all), .. }) = &self.state.guide else {
                    return;
                };
                let chosen = all.iter().filter(|one| one.is_chosen);
                let wanted: Vec<_> = chosen.map(Candidate::wanted).collect();
                if !wanted.is_empty() {
                    self.start_guide(Start::Fresh(wanted));
                }
            }
            GuideCommand::Resume(journal) => {
                if self.guiding.is_none() {
                    self.start_guide(Start::Resume(journal));
                }
                self.state.page = Page::Guide;
            }
            GuideCommand::Show(at) => {
                if let Some(own) = self.carrying() {
                    own.shown = at.min(own.plan.steps.len().saturating_sub(1));
                }
            }
            GuideCommand::Carry(chosen) => self.carry(chosen),
            GuideCommand::Skip(why) => self.ask_about_step(|step| Request::Skip(step, why)),
            GuideCommand::Stop => self.stop_guide(),
            GuideCommand::Note(text) => {
                self.ask_about_step(|step| Request::Note(Some(step), text));
            }
            GuideCommand::Finish(words) => self.ask_guide(Request::Close(words)),
            GuideCommand::Close => self.close_guide(),
        }
    }

    fn carrying(&mut self) -> Option<&mut Carrying> {
        self.state.guide.as_mut().and_then(Guide::carrying_mut)
    }

    fn open_guide(&mut self, at: usize) {
        let Some(asked) = self.state.findings.get(at) else { return };
        if self.guiding.is_none() && self.state.can_be_guided(asked) {
            let all = self.state.findings.iter().enumerate();
            let own = all.filter(|(_, one)| self.state.can_be_guided(one));
            let mut candidates: Vec<Candidate> =
                own.map(|(other, one)| Candidate::of(one, other == at)).collect();
            // What was asked for stands first.
            candidates.sort_by_key(|one| one.finding != *asked);
            let machine = asked.machine_name.clone();
            let stage = Stage::Choosing(candidates);
            self.state.guide = Some(Guide { machine, stage, trouble: None });
        }
        if self.state.guide.is_some() {
            self.state.page = Page::Guide;
        }
    }

    fn start_guide(&mut self, start: Start) {
        let (ask, asked) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let unread = Arc::new(AtomicUsize::new(0));
        let work = Work {
            here: self.here.clone(),
            start,
            catalog: self.catalog.clone(),
            matcher: self.matcher.clone(),
            as_of: self.state.today,
            asked,
            stop: stop.clone(),
            unread: unread.clone(),
        };
        let job = self.jobs.start("removal", move |voice| {
            work::run(&work, &|news| voice.say(Event::Guide(news)));
        });
        self.guiding = Some(Guiding { job, ask, stop, unread });
        let machine = self.state.here.clone();
        self.state.guide = Some(Guide { machine, stage: Stage::Preparing(None), trouble: None });
    }

    fn ask_guide(&mut self, request: Request) {
        let is_gone = self.guiding.as_ref().is_none_or(|own| own.ask.send(request).is_err());
        if let Some(own) = self.carrying() {
            own.is_asked = !is_gone;
            if is_gone {
                own.running = None;
            }
        }
        if is_gone {
            if let Some(guide) = &mut self.state.guide {
                guide.trouble.get_or_insert_with(|| BROKEN.to_owned());
            }
        }
    }

    /// Asks something about the step in sight, while nothing is being done.
    fn ask_about_step(&mut self, request: impl FnOnce(String) -> Request) {
        let Some(own) = self.carrying() else { return };
        if own.running.is_some() || own.is_asked || own.stand.closed.is_some() {
            return;
        }
        let Some(step) = own.step().map(|step| step.id.clone()) else { return };
        self.ask_guide(request(step));
    }

    fn carry(&mut self, chosen: Chosen) {
        let Some(own) = self.carrying() else { return };
        let at = own.shown;
        if !own.can_do(at) {
            return;
        }
        let Some(step) = own.step().map(|step| step.id.clone()) else { return };
        own.lines.clear();
        own.lines_left_out = 0;
        own.running = Some(RunningStep {
            step: at,
            since: Instant::now(),
            doing: String::new(),
            scanning: None,
            is_stopping: false,
        });
        let flag = Arc::new(AtomicBool::new(false));
        if let Some(guiding) = &mut self.guiding {
            guiding.stop = flag.clone();
        }
        self.ask_guide(Request::Carry(Wish { step, chosen, stop: flag }));
    }

    fn stop_guide(&mut self) {
        if let Some(guiding) = &self.guiding {
            guiding.stop.store(true, Ordering::Relaxed);
        }
        if let Some(running) = self.carrying().and_then(|own| own.running.as_mut()) {
            running.is_stopping = true;
        }
    }

    fn close_guide(&mut self) {
        let Some(guide) = &self.state.guide else { return };
        if guide.carrying().is_some_and(|own| own.running.is_some()) && guide.trouble.is_none() {
            return;
        }
        if let Some(guiding) = self.guiding.take() {
            guiding.stop.store(true, Ordering::Relaxed);
            let own = guide.carrying();
            if own.is_some_and(|own| own.stand.is_untouched() && own.stand.closed.is_none()) {
                let words = "Closed before anything was done.".to_owned();
                // A thread that is gone has nothing to close.
                guiding.ask.send(Request::Close(words)).ok();
            }
        }
        let left =
            guide.carrying().filter(|own| own.stand.closed.is_none() && !own.stand.is_untouched());
        let left = left.map(|own| Unfinished {
            journal: own.journal.clone(),
            name: own.plan.name.clone(),
            begun_at: own.stand.record.as_ref().and_then(|record| record.began_at),
            by: own.by.clone(),
            next: own
                .stand
                .next
                .and_then(|at| own.plan.steps.get(at))
                .map_or_else(String::new, |step| step.title.clone()),
            whose: Whose::Own,
        });
        let journal = guide.carrying().map(|own| own.journal.clone());
        self.state.unfinished.retain(|one| Some(&one.journal) != journal.as_ref());
        self.state.unfinished.splice(0..0, left);
        self.state.guide = None;
        if self.state.page == Page::Guide {
            self.state.page = Page::Findings;
        }
    }

    pub(super) fn on_guide_news(&mut self, job: JobId, news: News) {
        let Some(guiding) = self.guiding.as_ref().filter(|own| own.job == job) else { return };
        match news {
            News::Line(line, left_out) => {
                guiding.unread.fetch_sub(1, Ordering::Relaxed);
                if let Some(own) = self.carrying() {
                    own.said(line, left_out);
                }
            }
            News::Scanning(step) => match self.state.guide.as_mut().map(|guide| &mut guide.stage) {
                Some(Stage::Preparing(progress)) => *progress = Some(step),
                Some(Stage::Carrying(own)) => {
                    if let Some(running) = &mut own.running {
                        running.scanning = Some(step);
                    }
                }
                Some(Stage::Choosing(_)) | None => {}
            },
            News::Doing(what) => {
                if let Some(running) = self.carrying().and_then(|own| own.running.as_mut()) {
                    running.doing = what;
                }
            }
            News::Scanned(inventory) => self.replace(Arc::new(*inventory)),
            News::Ready(ready) => self.guide_ready(*ready),
            News::NothingThere(names) => {
                self.guiding = None;
                self.state.guide = None;
                self.state.page = Page::Overview;
                let line = names.join(", ");
                self.note(NoteKind::Done, say!("not-found-any-more"), &line);
            }
            News::NotBegun(why) => {
                self.guiding = None;
                if let Some(guide) = &mut self.state.guide {
                    guide.trouble = Some(why);
                }
            }
            News::Stands(stand) => self.guide_stands(*stand),
        }
    }

    fn guide_ready(&mut self, ready: work::Ready) {
        let shown = ready.stand.next.unwrap_or(ready.plan.steps.len().saturating_sub(1));
        let carrying = Carrying {
            plan: ready.plan,
            journal: ready.journal,
            by: ready.by,
            is_administrator: ready.is_administrator,
            is_resumed: ready.is_resumed,
            stand: ready.stand,
            shown,
            running: None,
            lines: std::collections::VecDeque::new(),
            lines_left_out: 0,
            is_asked: false,
        };
        let stage = Stage::Carrying(Box::new(carrying));
        self.state.guide = Some(Guide { machine: ready.machine, stage, trouble: None });
    }

    fn guide_stands(&mut self, stand: Stand) {
        let Some(own) = self.carrying() else { return };
        own.running = None;
        own.is_asked = false;
        let was_next = own.stand.next;
        own.stand = stand;
        // A step that is over makes room for the next; one that is not stays in sight with what came of it.
        let moved = own.stand.next != was_next && Some(own.shown) == was_next;
        if moved {
            own.shown = own.stand.next.unwrap_or(own.plan.steps.len().saturating_sub(1));
        }
        let is_closed = own.stand.closed.is_some();
        let journal = own.journal.clone();
        if is_closed {
            self.state.unfinished.retain(|one| one.journal != journal);
        }
    }

    /// The thread of the guide broke off.
    pub(super) fn guide_broken(&mut self, job: JobId, why: &str) {
        if self.guiding.as_ref().is_none_or(|own| own.job != job) {
            return;
        }
        if let Some(own) = self.carrying() {
            own.running = None;
            own.is_asked = false;
        }
        if let Some(guide) = &mut self.state.guide {
            guide.trouble = Some(format!("{why} {BROKEN}"));
        }
    }

    pub(super) fn save_record(&mut self, format: ReportFormat, out: PathBuf) {
        let guide = self.state.guide.as_ref().and_then(Guide::carrying);
        let Some(journal) = guide.map(|own| own.journal.clone()) else { return };
        let (catalog, profile) = (self.catalog.clone(), self.state.profile.clone());
        let as_of = self.state.as_of;
        let options = report::Options { paper: self.state.report_paper, ..Default::default() };
        let title = say!("record-saved");
        self.jobs.start("writing of the record", move |voice| {
            let setting = (catalog.as_ref(), &profile, as_of);
            let written = reports::save_record(&journal, format, &out, setting, options);
            voice.say(Event::Written(title, written));
        });
    }

    pub(super) fn save_pack(&mut self, at: usize, folder: PathBuf) {
        let Some(finding) = self.state.findings.get(at) else { return };
        let known = finding.product.as_ref().filter(|_| !finding.by_vendor);
        let product = known.and_then(|id| self.catalog.products.get(id));
        let platform = self
            .state
            .platform_of(finding)
            .or_else(|| product.and_then(|product| product.platforms().first().copied()));
        let subject = Subject {
            product,
            name: product.map_or_else(|| finding.name.clone(), |product| product.name.clone()),
            records: self.state.records_of(finding),
        };
        let plan = removal::plan_for(&PlanRequest {
            machine: Some(&finding.machine_name),
            platform: platform.unwrap_or(Platform::Windows),
            subjects: vec![subject],
            staying: Vec::new(),
            facts: &removal::NoFacts,
        });
        let catalog = self.catalog.clone();
        let title = say!("removal-pack-saved");
        self.jobs.start("writing of the removal pack", move |voice| {
            let written = journals::save_pack(&plan, &catalog, &folder);
            voice.say(Event::Written(title, written));
        });
    }
}

/// What is to be done when the thread is gone.
const BROKEN: &str = "Nothing more is done. Close the guide and go on with the removal: its journal says how \
                      far it came.";

impl super::State {
    /// Whether a finding is one of this computer, read by its own scan.
    #[must_use]
    pub fn is_here(&self, finding: &Finding) -> bool {
        let is_own = |name: &str| !self.here.is_empty() && name.eq_ignore_ascii_case(&self.here);
        let Some(own) = self.scan().and_then(|scan| scan.machines.first()) else { return false };
        if !is_own(&own.name) {
            return false;
        }
        match &self.remembered {
            None => {
                is_own(&finding.machine_name)
                    && self.inventories.get(finding.inventory).is_some_and(|inventory| {
                        inventory.origin == crate::model::Origin::Scan
                            && inventory.mounted_at.is_none()
                    })
            }
            // A machine that was given another name here is known by the names that were read.
            Some(remembered) => {
                let machines = &remembered.standing.outline.machines;
                let known = machines.get(finding.machine.0 as usize);
                let names = &remembered.standing.outline.names;
                let is_named =
                    |key| names.iter().any(|name| name.key == key && is_own(&name.machine.name));
                known.is_some_and(|known| known.names.iter().copied().any(is_named))
            }
        }
    }

    /// Whether the guide can carry out the removal of a finding: it is sure, there, and on this computer.
    #[must_use]
    pub fn can_be_guided(&self, finding: &Finding) -> bool {
        finding.confidence > Confidence::Possible
            && !finding.is_gone()
            && !matches!(finding.status, crate::model::Status::WrongMatch { .. })
            && self.is_here(finding)
    }
}
