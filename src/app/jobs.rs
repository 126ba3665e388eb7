//! Background jobs: each on a named thread of its own, reporting over one channel. A job always
//! reports: one that breaks off with an error of this program says so, or the window would wait for it
//! without end.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use jiff::civil::Date;

use super::elevated::{self, ElevatedError, Launcher};
use super::guide;
use super::handover;
use super::lists::{self, Bulk, Expected, ListChoices, ListRead, ListSource};
use super::mappings::Mappings;
use super::memory::Remembered;
use super::name_lists::{self, ListError};
use super::prepared::Prepared;
use super::search::Index;
use super::shown::{FindingColumn, FindingsView, Shown};
use super::{Chooser, Purpose, ReportFormat, ReportKind, reports};
use crate::catalog::{Catalog, NamesList};
use crate::import::{self, ImportError};
use crate::language;
use crate::matching::{Matcher, Screening};
use crate::model::{Finding, Inventory, NameOnList, Problem, Profile};
use crate::policy;
use crate::report;
use crate::scan;

/// Draws the window anew, from any thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Which job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct JobId(u64);

/// What a job has to say.
pub(super) enum Event {
    Scanning(scan::Progress),
    Scanned(Result<Box<Inventory>, scan::ScanError>),
    Elevated(Result<Box<Inventory>, ElevatedError>),
    Reading(PathBuf, import::Progress),
    /// The list, its size, and what it gave.
    Read(ListSource, Option<u64>, Box<Result<ListRead, ImportError>>),
    /// So many of so many lists.
    ReadingAll(u64, u64),
    /// `None` when it was stopped.
    ReadAll(Option<Bulk>),
    /// What would be found in the list that is not kept yet.
    Expected(Expected),
    /// The findings, what each is searched by, and publishers on official lists.
    Judged(Prepared, Vec<NameOnList>),
    /// What the table of findings shows.
    Shown(Shown),
    /// The program was started again, with these files.
    StartedAgain(Vec<PathBuf>),
    /// What the findings are searched by, and all of them in the order of a column: kept for the next search.
    Ordered(Arc<Index>, FindingColumn, Arc<Vec<u32>>),
    /// Official lists; whether one was added by the user.
    Lists(Vec<Result<NamesList, ListError>>, bool),
    Chosen(Purpose, Option<PathBuf>),
    Saved(Result<PathBuf, String>),
    /// What came of a hand-over.
    HandOver(handover::News),
    /// What a guide has to say.
    Guide(guide::News),
    /// Removals of which a report can be made.
    Records(Vec<guide::Kept>),
    /// Removals of this machine that are not finished.
    Unfinished(Vec<guide::Unfinished>),
    /// Something else was written: what, and where, or why not.
    Written(&'static str, Result<PathBuf, String>),
    /// The job broke off, or could not be started: what it was to do, and why.
    Broken(&'static str, String),
}

/// Everything that a report is made from.
pub(super) struct Report {
    pub(super) catalog: Arc<Catalog>,
    pub(super) profile: Profile,
    pub(super) as_of: Date,
    pub(super) inventories: Vec<Arc<Inventory>>,
    pub(super) findings: Vec<Finding>,
    /// The day on which each was found.
    pub(super) found_on: Vec<Date>,
    pub(super) on_lists: Arc<Vec<NameOnList>>,
    pub(super) rule_problems: Vec<Problem>,
    /// The machine, for a report on one.
    pub(super) machine: Option<String>,
    /// What is remembered, with the two days, for a report on what changed.
    pub(super) between: Option<(Arc<Remembered>, Date, Date)>,
    /// The journal, for a report on a removal.
    pub(super) journal: Option<PathBuf>,
    pub(super) kind: ReportKind,
    pub(super) format: ReportFormat,
    pub(super) options: report::Options,
    pub(super) path: PathBuf,
}

/// What the rules are applied to.
pub(super) struct JudgeJob {
    pub(super) catalog: Arc<Catalog>,
    pub(super) matcher: Arc<Matcher>,
    pub(super) screening: Arc<Screening>,
    pub(super) inventories: Vec<Arc<Inventory>>,
    pub(super) profile: Profile,
    pub(super) as_of: Date,
}

/// What is sorted and searched.
pub(super) struct ShowJob {
    pub(super) catalog: Arc<Catalog>,
    pub(super) findings: Arc<Vec<Finding>>,
    /// As it was made before.
    pub(super) index: Option<Arc<Index>>,
    /// The same of the column that is sorted by.
    pub(super) order: Option<Arc<Vec<u32>>>,
    pub(super) view: FindingsView,
}

impl ShowJob {
    /// What is searched, and in which order.
    pub(super) fn ordered(&self) -> (Arc<Index>, Arc<Vec<u32>>) {
        let made = || Arc::new(Index::of(&self.catalog, &self.findings));
        let index = self.index.clone().unwrap_or_else(made);
        let sorted = || Arc::new(index.order(&self.findings, self.view.sort));
        let order = self.order.clone().unwrap_or_else(sorted);
        (index, order)
    }

    /// What the table shows; see [`Index::shown`].
    pub(super) fn shown(
        &self,
        index: &Index,
        order: &[u32],
        stopped: &dyn Fn() -> bool,
        first: &dyn Fn(Shown),
    ) -> Option<Shown> {
        index.shown(&self.catalog, &self.findings, order, &self.view, stopped, first)
    }
}

/// Starts jobs and can stop them.
pub(super) struct Jobs {
    sender: Sender<(JobId, Event)>,
    wake: Wake,
    next: u64,
    cancels: HashMap<JobId, Arc<AtomicBool>>,
}

/// A job's way to speak.
#[derive(Clone)]
pub(super) struct Voice {
    job: JobId,
    sender: Sender<(JobId, Event)>,
    wake: Wake,
    cancel: Arc<AtomicBool>,
}

impl Voice {
    /// Sends first, then wakes; a window that is gone does not listen any more.
    pub(super) fn say(&self, event: Event) {
        if self.sender.send((self.job, event)).is_ok() {
            (self.wake)();
        }
    }
}

impl Jobs {
    pub(super) fn new(sender: Sender<(JobId, Event)>, wake: Wake) -> Self {
        Self { sender, wake, next: 0, cancels: HashMap::new() }
    }

    /// A way to speak that belongs to no job and never ends.
    pub(super) fn voice(&mut self) -> Voice {
        self.next += 1;
        Voice {
            job: JobId(self.next),
            sender: self.sender.clone(),
            wake: self.wake.clone(),
            cancel: Arc::default(),
        }
    }

    /// `what` says in words what the job does; its thread has the same name.
    pub(super) fn start(
        &mut self,
        what: &'static str,
        work: impl FnOnce(Voice) + Send + 'static,
    ) -> JobId {
        self.next += 1;
        let job = JobId(self.next);
        let cancel = Arc::new(AtomicBool::new(false));
        // Of a job that has ended nobody else holds the flag.
        self.cancels.retain(|_, flag| Arc::strong_count(flag) > 1);
        self.cancels.insert(job, cancel.clone());
        let voice = Voice { job, sender: self.sender.clone(), wake: self.wake.clone(), cancel };
        let own = voice.clone();
        let spawned = std::thread::Builder::new().name(what.to_owned()).spawn(move || {
            // What a job shares with the window does not change, so nothing is left half changed.
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| work(own.clone()))) {
                let why = scan::words_of(&*panic);
                tracing::error!(what, why, "the job broke off");
                // Of a job that was cancelled the user has been told already.
                if !own.cancel.load(Ordering::Relaxed) {
                    own.say(Event::Broken(what, format!("An error of this program: {why}.")));
                }
            }
        });
        if let Err(error) = spawned {
            tracing::error!(%error, what, "the job could not be started");
            voice.say(Event::Broken(what, format!("It could not be started: {error}.")));
        }
        job
    }

    pub(super) fn cancel(&mut self, job: JobId) {
        if let Some(cancel) = self.cancels.remove(&job) {
            cancel.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn scan(&mut self) -> JobId {
        self.start("scan", |voice| {
            let on = |step| voice.say(Event::Scanning(step));
            let result = scan::this_machine(&on, &voice.cancel).map(Box::new);
            voice.say(Event::Scanned(result.map_err(scan::ScanError::from)));
        })
    }

    pub(super) fn scan_disk(&mut self, root: PathBuf) -> JobId {
        self.start("scan of the disk", move |voice| {
            let on = |step| voice.say(Event::Scanning(step));
            let result = scan::root(&root, &on, &voice.cancel).map(Box::new);
            voice.say(Event::Scanned(result));
        })
    }

    /// Scans the machine `name` again, with an administrator's rights.
    pub(super) fn scan_elevated(&mut self, launcher: Launcher, name: String) -> JobId {
        self.start("scan as administrator", move |voice| {
            let result = elevated::scan(&launcher, &name, &voice.cancel);
            voice.say(Event::Elevated(result.map(Box::new)));
        })
    }

    pub(super) fn read(&mut self, source: ListSource, choices: ListChoices) -> JobId {
        self.start("reading of the list", move |voice| {
            let on = |step| voice.say(Event::Reading(source.path.clone(), step));
            let result = lists::read_list(&source, &choices, &on, &voice.cancel);
            let result = result.map_err(|error| match error {
                lists::ListError::Import(error) => error,
                lists::ListError::Choice(why) => ImportError::NotUnderstood(why),
            });
            let size = source.size();
            voice.say(Event::Read(source, size, Box::new(result)));
        })
    }

    /// Reads many lists, and says which of them need no question.
    pub(super) fn read_all(
        &mut self,
        files: Vec<ListSource>,
        kept: Mappings,
        name_by_file: bool,
    ) -> JobId {
        self.start("reading of the lists", move |voice| {
            let total = files.len() as u64;
            // A share of thousands would wake the window thousands of times.
            let step = (total / 100).max(1);
            let speaker = std::sync::Mutex::new(voice.clone());
            let on = |done: u64| {
                if done.is_multiple_of(step) {
                    if let Ok(voice) = speaker.lock() {
                        voice.say(Event::ReadingAll(done, total));
                    }
                }
            };
            let bulk = lists::read_all(&files, &kept, name_by_file, &on, &voice.cancel);
            voice.say(Event::ReadAll(bulk));
        })
    }

    /// Applies the rules to a list that is not kept yet.
    pub(super) fn expect(&mut self, work: JudgeJob) -> JobId {
        let running = std::mem::take(&mut self.cancels);
        let job = self.start("preview of the findings", move |voice| {
            let found = policy::findings(
                &work.catalog,
                &work.matcher,
                &work.inventories,
                &work.profile,
                work.as_of,
            );
            voice.say(Event::Expected(lists::expected(&found)));
        });
        self.cancels.extend(running);
        job
    }

    pub(super) fn judge(&mut self, work: JudgeJob) -> JobId {
        // A scan or import that is running has its own flag, which must outlive this start.
        let running = std::mem::take(&mut self.cancels);
        let job = self.start("check of the rules", move |voice| {
            let all: Vec<&Inventory> = work.inventories.iter().map(AsRef::as_ref).collect();
            let found =
                policy::findings(&work.catalog, &work.matcher, &all, &work.profile, work.as_of);
            let on_lists = all.iter().flat_map(|one| work.screening.screen(one)).collect();
            voice.say(Event::Judged(Prepared::of(&work.catalog, found), on_lists));
        });
        self.cancels.extend(running);
        job
    }

    /// Sorts and searches many findings.
    pub(super) fn show(&mut self, work: ShowJob) -> JobId {
        let running = std::mem::take(&mut self.cancels);
        let job = self.start("sorting of findings", move |voice| {
            let (index, order) = work.ordered();
            voice.say(Event::Ordered(index.clone(), work.view.sort, order.clone()));
            let stopped = || voice.cancel.load(Ordering::Relaxed);
            let first = |shown| voice.say(Event::Shown(shown));
            if let Some(shown) = work.shown(&index, &order, &stopped, &first) {
                voice.say(Event::Shown(shown));
            }
        });
        self.cancels.extend(running);
        job
    }

    /// Reads the kept official lists, or adds one.
    pub(super) fn lists(&mut self, added: Option<PathBuf>) {
        let running = std::mem::take(&mut self.cancels);
        self.start("reading of official lists", move |voice| match added {
            Some(path) => voice.say(Event::Lists(vec![name_lists::add(&path)], true)),
            None => {
                let kept = name_lists::kept();
                if !kept.is_empty() {
                    voice.say(Event::Lists(kept, false));
                }
            }
        });
        self.cancels.extend(running);
    }

    /// The system's own dialog blocks its thread until the user has decided.
    pub(super) fn choose(&mut self, purpose: Purpose, chooser: Chooser) -> JobId {
        let running = std::mem::take(&mut self.cancels);
        // The dialog's title speaks as the window does.
        let spoken = language::spoken();
        let job = self.start("choice of a file", move |voice| {
            language::speak(spoken);
            voice.say(Event::Chosen(purpose, chooser()));
        });
        self.cancels.extend(running);
        job
    }

    pub(super) fn save(&mut self, job: Report) {
        let running = std::mem::take(&mut self.cancels);
        self.start("writing of the report", move |voice| {
            voice.say(Event::Saved(reports::save(&job)));
        });
        self.cancels.extend(running);
    }
}
