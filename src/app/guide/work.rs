//! The thread that carries a removal out: it scans the machine, makes the plan, and then does one thing at a
//! time, each when it is asked for. Passwords stay here and are dropped as soon as they have served.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use super::here::Here;
use super::journals::slug;
use super::shown::Stand;
use crate::catalog::Catalog;
use crate::matching::Matcher;
use crate::model::{Confidence, Inventory, Platform, Profile, Software};
use crate::policy;
use crate::removal::carry::{
    self, Answer, CarryError, Choice, Errand, Fate, Judge, Lock, LockError, Outcome, Program,
    ProgramEnd, Progress, Record, Removal, Secret, StepEnd, Surroundings,
};
use crate::removal::{
    self, Action, Check, Known, Leftover, MachineFacts, PasswordPlace, Plan, Question, Subject,
};
use crate::scan;

/// So many lines may lie unread between this thread and the window; what is said meanwhile is counted.
const UNREAD_LINES: usize = 1_000;

/// A removal that was just closed gives its lock back within moments.
const LOCK_TRIES: u32 = 40;
const LOCK_PAUSE: Duration = Duration::from_millis(50);

/// What is to go.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) vendor: String,
    /// The product; `None` for one that the catalogue knows only by its vendor.
    pub(super) product: Option<String>,
    pub(super) name: String,
}

/// How it begins.
pub(super) enum Start {
    /// With a fresh scan and a new plan.
    Fresh(Vec<Wanted>),
    /// With a journal that is there.
    Resume(PathBuf),
}

/// Everything that the thread is given.
pub(super) struct Work {
    pub(super) here: Here,
    pub(super) start: Start,
    pub(super) catalog: Arc<Catalog>,
    pub(super) matcher: Arc<Matcher>,
    pub(super) as_of: Date,
    pub(super) asked: Receiver<Request>,
    /// Stops the scan before the plan.
    pub(super) stop: Arc<AtomicBool>,
    /// Lines that the window has not taken in yet.
    pub(super) unread: Arc<AtomicUsize>,
}

/// What the thread is asked for.
pub(super) enum Request {
    Carry(Wish),
    Skip(String, String),
    Note(Option<String>, String),
    Close(String),
}

/// A step to be carried out, with what was chosen for it.
pub(super) struct Wish {
    pub(super) step: String,
    pub(super) chosen: Chosen,
    pub(super) stop: Arc<AtomicBool>,
}

/// What a person has chosen for a step.
#[derive(Default)]
pub struct Chosen {
    /// Id of the command.
    pub command: Option<String>,
    /// The uninstall password.
    pub secret: Option<Secret>,
    /// What was done or seen by a person, or the answer to a question.
    pub answer: Option<String>,
    /// Ids of the leftovers to remove.
    pub leftovers: Option<Vec<String>>,
}

/// What the thread has to say.
pub(in crate::app) enum News {
    Scanning(scan::Progress),
    /// A fresh scan of this computer.
    Scanned(Box<Inventory>),
    /// The plan is there.
    Ready(Box<Ready>),
    /// Nothing of it is on this machine any more; the names of what was looked for.
    NothingThere(Vec<String>),
    /// It could not be begun.
    NotBegun(String),
    Doing(String),
    /// A line, and how many before it were not kept.
    Line(String, u64),
    Stands(Box<Stand>),
}

/// A removal that can be carried out.
pub(in crate::app) struct Ready {
    pub(super) plan: Plan,
    pub(super) machine: String,
    pub(super) journal: PathBuf,
    pub(super) by: String,
    pub(super) is_administrator: bool,
    pub(super) is_resumed: bool,
    pub(super) stand: Stand,
}

/// Why a removal could not be begun.
#[derive(Debug, thiserror::Error)]
enum BeginError {
    #[error("There is no folder for the journal of a removal, so nothing was begun.")]
    NoFolder,
    #[error("This system is none that Interdict knows how to remove from.")]
    UnknownSystem,
    #[error(transparent)]
    Lock(#[from] LockError),
    #[error("It was not begun: {0}")]
    Carry(#[from] CarryError),
    #[error("This is a removal from {0}, and this computer is {1}. Nothing was run.")]
    OtherMachine(String, String),
    #[error("Stopped. Nothing was run.")]
    Stopped,
}

/// The machine, with the last scan of it kept for whoever shows it.
struct Watched {
    inner: Box<dyn Surroundings>,
    scanned: RefCell<Option<Inventory>>,
}

impl Surroundings for Watched {
    fn facts(&self) -> &dyn MachineFacts {
        self.inner.facts()
    }

    fn is_administrator(&self) -> bool {
        self.inner.is_administrator()
    }

    fn user(&self) -> String {
        self.inner.user()
    }

    fn restart_pending(&self) -> Answer {
        self.inner.restart_pending()
    }

    fn machine_started(&self) -> u64 {
        self.inner.machine_started()
    }

    fn check(&self, check: &Check) -> Answer {
        self.inner.check(check)
    }

    fn receipt_is_empty(&self, package: &str) -> Answer {
        self.inner.receipt_is_empty(package)
    }

    fn run(
        &self,
        program: &Program<'_>,
        is_busy: &dyn Fn(i64) -> bool,
        on_line: &mut dyn FnMut(String),
        stop: &AtomicBool,
    ) -> std::io::Result<ProgramEnd> {
        self.inner.run(program, is_busy, on_line, stop)
    }

    fn elevated(
        &self,
        errand: &Errand,
        secret: Option<&Secret>,
        on_line: &mut dyn FnMut(String),
        stop: &AtomicBool,
    ) -> StepEnd {
        self.inner.elevated(errand, secret, on_line, stop)
    }

    fn is_there(&self, leftover: &Leftover) -> Known {
        self.inner.is_there(leftover)
    }

    fn depends_on(&self, leftover: &Leftover) -> Vec<String> {
        self.inner.depends_on(leftover)
    }

    fn clean_up(&self, leftover: &Leftover, stop: &AtomicBool) -> StepEnd {
        self.inner.clean_up(leftover, stop)
    }

    fn scan(
        &self,
        progress: &dyn Fn(scan::Progress),
        stop: &AtomicBool,
    ) -> Result<Inventory, scan::Cancelled> {
        let inventory = self.inner.scan(progress, stop)?;
        *self.scanned.borrow_mut() = Some(inventory.clone());
        Ok(inventory)
    }
}

/// Begins a removal and does what is asked for until nobody asks any more.
pub(super) fn run(work: &Work, say: &dyn Fn(News)) {
    match begin(work, say) {
        Ok(Some((_lock, around, mut removal))) => {
            serve(work, &around, &mut removal, say);
        }
        Ok(None) => {}
        Err(error) => say(News::NotBegun(error.to_string())),
    }
}

/// `None` when nothing of it is there; that has been said.
fn begin(work: &Work, say: &dyn Fn(News)) -> Result<Option<(Lock, Watched, Removal)>, BeginError> {
    let folder = work.here.journals.as_deref().ok_or(BeginError::NoFolder)?;
    let lock = lock(folder, work.here.is_system(), &work.stop)?;
    match &work.start {
        Start::Resume(journal) => {
            let account = carry::read(journal).map_err(CarryError::from)?;
            let machine = account.beginning().map(|beginning| beginning.machine.clone());
            let machine = machine.unwrap_or_default();
            if !machine.eq_ignore_ascii_case(&work.here.machine) {
                return Err(BeginError::OtherMachine(machine, work.here.machine.clone()));
            }
            let around = around(work, journal)?;
            let removal = Removal::resume(journal, &around)?;
            ready(&removal, &around, true, say);
            Ok(Some((lock, around, removal)))
        }
        Start::Fresh(wanted) => {
            let first = wanted.first().map(|one| one.product.as_deref().unwrap_or(&one.name));
            let id = slug(first.unwrap_or("removal"));
            let at = Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
            // Two may be begun within a second.
            let journal = std::iter::once(format!("{at}-{id}.jsonl"))
                .chain((2..100).map(|number| format!("{at}-{number}-{id}.jsonl")))
                .map(|name| folder.join(name))
                .find(|path| !path.exists())
                .ok_or(BeginError::NoFolder)?;
            let around = around(work, &journal)?;
            let inventory = around
                .scan(&|step| say(News::Scanning(step)), &work.stop)
                .map_err(|scan::Cancelled| BeginError::Stopped)?;
            say(News::Scanned(Box::new(inventory.clone())));
            around.scanned.take();
            let machine = inventory.machines.first().cloned().unwrap_or_default();
            let unread: Vec<String> = inventory.sources.iter().filter_map(carry::unread).collect();
            let Some(plan) = planned(work, wanted, &inventory, around.facts())? else {
                say(News::NothingThere(wanted.iter().map(|one| one.name.clone()).collect()));
                return Ok(None);
            };
            let evidence: Vec<Software> =
                plan.products.iter().flat_map(|product| product.records.clone()).collect();
            let removal = Removal::begin(&journal, &machine, plan, evidence, unread, &around)?;
            ready(&removal, &around, false, say);
            Ok(Some((lock, around, removal)))
        }
    }
}

fn lock(folder: &Path, is_system: bool, stop: &AtomicBool) -> Result<Lock, LockError> {
    let take = || if is_system { Lock::of_machine(folder) } else { Lock::take(folder) };
    for _ in 1..LOCK_TRIES {
        match take() {
            Err(LockError::Busy) if !stop.load(Ordering::Relaxed) => {
                std::thread::sleep(LOCK_PAUSE);
            }
            other => return other,
        }
    }
    take()
}

fn around(work: &Work, journal: &Path) -> Result<Watched, BeginError> {
    let inner = (work.here.surroundings)(journal).ok_or(BeginError::UnknownSystem)?;
    Ok(Watched { inner, scanned: RefCell::default() })
}

/// The plan for what is wanted and is there; `None` when nothing of it is.
fn planned(
    work: &Work,
    wanted: &[Wanted],
    inventory: &Inventory,
    facts: &dyn MachineFacts,
) -> Result<Option<Plan>, BeginError> {
    let Work { catalog, matcher, as_of, .. } = work;
    // Who the organisation is does not matter for what is there.
    let found = policy::findings(catalog, matcher, &[inventory], &Profile::default(), *as_of);
    let mut subjects = Vec::new();
    for one in wanted {
        let is_it = |other: &&crate::model::Finding| match &one.product {
            Some(product) => other.product.as_ref() == Some(product),
            None => other.vendor == one.vendor && other.name == one.name,
        };
        let mut rows: Vec<usize> = found
            .iter()
            .filter(|other| other.confidence > Confidence::Possible)
            .filter(is_it)
            .flat_map(|other| other.records.iter().copied())
            .collect();
        rows.sort_unstable();
        rows.dedup();
        if rows.is_empty() {
            continue;
        }
        let product = one.product.as_ref().and_then(|id| catalog.products.get(id));
        let name = product.map_or_else(|| one.name.clone(), |product| product.name.clone());
        let records = rows.into_iter().map(|row| inventory.software(row)).collect();
        subjects.push(Subject { product, name, records });
    }
    if subjects.is_empty() {
        return Ok(None);
    }
    let goes = |id: &String| wanted.iter().any(|one| one.product.as_ref() == Some(id));
    // What may be there counts, too: what it would use is left to a person.
    let staying = found
        .iter()
        .filter_map(|one| one.product.as_ref())
        .filter(|id| !goes(id))
        .filter_map(|id| catalog.products.get(id))
        .collect();
    let machine = inventory.machines.first();
    let platform: Platform = machine
        .and_then(|machine| machine.platform)
        .or_else(scan::common::machine::platform)
        .ok_or(BeginError::UnknownSystem)?;
    let plan = removal::plan_for(&removal::Request {
        machine: machine.map(|machine| machine.name.as_str()),
        platform,
        subjects,
        staying,
        facts,
    });
    let mut plan = carry::in_full(plan, facts);
    let others: Vec<_> = (0..inventory.installed.len()).map(|at| inventory.software(at)).collect();
    plan.spare(others.iter());
    Ok(Some(plan))
}

fn ready(removal: &Removal, around: &Watched, is_resumed: bool, say: &dyn Fn(News)) {
    say(News::Ready(Box::new(Ready {
        plan: removal.plan().clone(),
        machine: removal.beginning().machine.clone(),
        journal: removal.journal().path().to_owned(),
        by: around.user(),
        is_administrator: around.is_administrator(),
        is_resumed,
        stand: stand(removal),
    })));
}

fn stand(removal: &Removal) -> Stand {
    let account = carry::read(removal.journal().path());
    Stand::of(removal, account.ok().map(|account| Record::of(&account, Timestamp::now())))
}

fn serve(work: &Work, around: &Watched, removal: &mut Removal, say: &dyn Fn(News)) {
    let judge = Judge { catalog: &work.catalog, matcher: &work.matcher, as_of: work.as_of };
    let mut secrets: BTreeMap<String, Secret> = BTreeMap::new();
    while let Ok(request) = work.asked.recv() {
        let done = match request {
            Request::Carry(wish) => {
                carry_out(work, around, removal, &judge, &mut secrets, wish, say)
            }
            Request::Skip(step, why) => removal.skip(&step, &why),
            Request::Note(step, text) => removal.note(step.as_deref(), &text),
            Request::Close(words) => {
                secrets.clear();
                removal.close(&words)
            }
        };
        let done = done.and_then(|()| close_when_gone(removal));
        if let Some(inventory) = around.scanned.take() {
            say(News::Scanned(Box::new(inventory)));
        }
        let mut stand = stand(removal);
        stand.passwords = secrets.keys().cloned().collect();
        stand.refused = done.err().map(|error| error.to_string());
        say(News::Stands(Box::new(stand)));
    }
}

/// A removal whose last scan found nothing any more is over.
fn close_when_gone(removal: &mut Removal) -> Result<(), CarryError> {
    let standing = removal.standing();
    let is_gone = standing.verified.as_ref().is_some_and(|seen| seen.fate == Fate::Gone);
    if removal.next().is_none() && is_gone && standing.closed.is_none() {
        removal.close("Gone, as a scan has shown.")?;
    }
    Ok(())
}

fn carry_out(
    work: &Work,
    around: &Watched,
    removal: &mut Removal,
    judge: &Judge<'_>,
    secrets: &mut BTreeMap<String, Secret>,
    wish: Wish,
    say: &dyn Fn(News),
) -> Result<(), CarryError> {
    let Wish { step, chosen, stop } = wish;
    let own = removal.plan().steps.iter().find(|own| own.id == step).cloned();
    let Some(own) = own else { return Err(CarryError::NoStep(step)) };
    let of = own.product.clone().unwrap_or_default();
    if let Some(secret) = chosen.secret.filter(|secret| !secret.is_empty()) {
        secrets.insert(of.clone(), secret);
    }
    let takes = takes_password(&own.action, chosen.command.as_deref());
    let left_out = RefCell::new(0_u64);
    let on = |progress: Progress| match progress {
        Progress::Line(line) => {
            // A program may say more than a window can show.
            if work.unread.load(Ordering::Relaxed) >= UNREAD_LINES {
                *left_out.borrow_mut() += 1;
            } else {
                work.unread.fetch_add(1, Ordering::Relaxed);
                say(News::Line(line, left_out.take()));
            }
        }
        Progress::Doing(what) => say(News::Doing(what)),
        Progress::Scanning(step) => say(News::Scanning(step)),
    };
    let choice = Choice {
        command: chosen.command.as_deref(),
        // A step of no product of its own could be another's than the one whose password it is.
        secret: secrets
            .get(&of)
            .filter(|_| takes && (own.product.is_some() || removal.plan().products.len() < 2)),
        answer: chosen.answer.as_deref(),
        leftovers: chosen.leftovers.as_deref(),
    };
    let end = removal.carry_out(&step, &choice, judge, around, &on, &stop)?;
    if takes && matches!(own.action, Action::Run(_)) {
        let is_needed = removal.plan().steps.iter().any(|other| {
            other.product == own.product && takes_any(&other.action) && !removal.is_over(other)
        });
        // One that was not accepted is asked for anew; one that has served is forgotten.
        if !is_needed || end.outcome == Outcome::Failed {
            secrets.remove(&of);
        }
    }
    Ok(())
}

/// Whether what is carried out is given the password.
fn takes_password(action: &Action, command: Option<&str>) -> bool {
    match action {
        Action::Ask(Question::Password { .. }) => true,
        Action::Run(commands) => {
            let chosen = commands.iter().find(|one| Some(one.id.as_str()) == command);
            chosen.is_some_and(|one| matches!(one.password, PasswordPlace::Argument { .. }))
        }
        _ => false,
    }
}

fn takes_any(action: &Action) -> bool {
    matches!(action, Action::Run(commands)
        if commands.iter().any(|one| matches!(one.password, PasswordPlace::Argument { .. })))
}
