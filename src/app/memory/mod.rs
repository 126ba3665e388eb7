//! What the window remembers: the workspace, open on a thread of its own, so that the window never waits
//! for the disk.
//!
//! The window asks ([`Request`]), the thread answers with everything that has to be shown anew
//! ([`Remembered`]) or with what went wrong. An answer is sent only after the change is on disk, so what
//! the window says is saved, is.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use super::jobs::Wake;
use super::keeping::{self, Backup};
use super::known::{self, MachineQuestion};
use super::old_reading::{self, OldReading};
use super::prepared::Prepared;
use super::standing::{self, Standing, StandingFinding};
use super::what_changed::{self, Span, WhatChanged};
use crate::catalog::Catalog;
use crate::language::{self, Arg, Language};
use crate::matching::Screening;
use crate::model::{Finding, Inventory, NameOnList, Origin, Profile};
use crate::policy::{self, Upcoming};
use crate::say;
use crate::workspace::backup;
use crate::workspace::decisions::{Decision, EntryId, Note};
use crate::workspace::keys::{FindingKey, InventoryKey, MachineKey};
use crate::workspace::life::Extent;
use crate::workspace::recognise::MachineAct;
use crate::workspace::{
    Access, Again, InputHash, InventoryRecord, Keeping, Kept, KnownName, Opening, Outline,
    Retention, Workspace, WorkspaceError,
};

mod between;
mod over_time;
mod since;
mod told;
mod trouble;

pub(super) use between::between;
pub use over_time::{OverTime, Period, Step};
pub use since::{Since, SinceKind};
pub use told::decided;
pub use trouble::trouble;

/// Of more inventories than these, their rows are shown together.
const SHOWN_ALONE: usize = 64;
/// Exemptions that end within so many days are told ahead.
const EXEMPTIONS_DAYS: i32 = 60;
/// How often a sign of life is given while the workspace is open.
const ALIVE: Duration = Duration::from_mins(1);

/// What the rules are applied with.
#[derive(Clone)]
pub(super) struct Rules {
    pub(super) catalog: Arc<Catalog>,
    pub(super) screening: Arc<Screening>,
    pub(super) profile: Profile,
    pub(super) as_of: Date,
    /// The name of this computer.
    pub(super) here: String,
}

/// What was read, and how much of its machines it speaks of.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) inventory: Arc<Inventory>,
    /// It names only some programs of its machines: what it does not name is not taken for gone.
    pub(super) partial: bool,
    /// The day that it shows, where that is another than the one on which it was read.
    pub(super) day: Option<Date>,
}

/// What the window asks for.
pub(super) enum Request {
    /// Open this one instead of the one that is open; whether it is made where there is none.
    Open(PathBuf, bool),
    /// Put a backup in the place of a workspace, and open that.
    Restore(PathBuf, PathBuf),
    /// Keep what was read; each with how much of its machines it speaks of.
    Keep(Vec<Reading>),
    /// Record decisions.
    Decide(Vec<(FindingKey, Decision)>),
    /// Say something about machines.
    Say(Vec<(MachineKey, MachineAct)>),
    /// Look at what one inventory says of a machine.
    Look(InventoryKey, MachineKey),
    /// Take back these entries of the log; the words say what they were.
    Undo(Vec<EntryId>, String),
    /// What changed between two days or readings.
    Compare(Span),
    /// What the daily backups of a workspace hold.
    Backups(PathBuf),
    /// Delete an inventory.
    Delete(InventoryKey),
    /// How long inventories are kept.
    Retain(Retention),
    /// Keep the organisation.
    Profile(Profile),
    /// Save a copy there.
    SaveCopy(PathBuf),
    /// Apply other rules.
    Rules(Box<Rules>),
    /// Keep the organisation's own rules.
    OwnRules(String),
    /// Let go of what was shown before: of many findings that takes longer than a frame may. Nothing is
    /// answered.
    LetGo(Box<dyn Any + Send>),
}

/// Everything that the window shows of a workspace.
#[derive(Debug)]
pub struct Remembered {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it can be changed here.
    pub can_change: bool,
    /// What has to be told about opening it.
    pub notices: Vec<String>,
    /// Machines, log and findings with their life.
    pub standing: Standing,
    /// The findings as the window shows them.
    pub(super) prepared: Prepared,
    /// Findings on which somebody has to decide anew (positions): an exemption has ended, or it came back.
    pub again: Vec<usize>,
    /// What only a person can say about which machines are one.
    pub questions: Vec<MachineQuestion>,
    /// The days on which something was read, the newest first: what can be compared.
    pub days: Vec<Date>,
    /// The inventories whose rows count, as they were kept; of many the rows in one.
    pub inventories: Vec<Arc<Inventory>>,
    /// The scan of this computer that counts, where it is one of so many that they stand in one.
    pub scan: Option<Arc<Inventory>>,
    /// Publishers on official lists.
    pub on_lists: Arc<Vec<NameOnList>>,
    /// What changed with the newest inventory.
    pub since: Vec<Since>,
    /// Open findings over time.
    pub over_time: OverTime,
    /// What is going to change for what is installed, and exemptions that end: the nearest first.
    pub upcoming: Vec<Upcoming>,
    /// The backups, the newest first.
    pub backups: Vec<backup::Copy>,
    /// When it was last written.
    pub saved: Option<Timestamp>,
}

/// Why there is no workspace.
#[derive(Clone, Debug)]
pub struct NoWorkspace {
    /// Where it would be.
    pub path: PathBuf,
    /// What happened, what it means and what to do.
    pub why: String,
    /// The backups that can take its place.
    pub backups: Vec<backup::Copy>,
}

/// What was done, for a notification; without a title nothing is told.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    pub(super) title: String,
    /// One line about it.
    pub(super) line: String,
}

impl From<&str> for Told {
    fn from(title: &str) -> Self {
        Self { title: title.to_owned(), line: String::new() }
    }
}

/// What the thread answers.
pub(super) enum Answer {
    /// Everything anew, with what has to be told about it.
    Shown(Arc<Remembered>, Told),
    /// Nothing was changed.
    Failed(&'static str, String),
    /// These could not be kept, and why.
    NotKept(Vec<Reading>, String),
    /// One reading of a machine as it was then.
    Reading(Box<OldReading>),
    /// What changed between two days or readings.
    Changed(Box<WhatChanged>),
    /// What the daily backups of this workspace hold.
    Backups(PathBuf, Vec<Backup>),
    /// It could not be opened.
    NoWorkspace(NoWorkspace),
    /// A copy was saved there.
    Saved(PathBuf),
    /// A request is dealt with; whatever there was to say about it was said before.
    Done,
}

/// The window's end of the thread.
pub(super) struct Memory {
    /// Taken away when the window is closed, which ends the thread after what it still has to do.
    requests: Option<Sender<(Language, Request)>>,
    thread: Option<JoinHandle<()>>,
    answers: Receiver<Answer>,
    /// Requests that were not answered yet.
    pub(super) waiting: usize,
}

impl Memory {
    /// Starts the thread, which opens the workspace.
    pub(super) fn start(path: PathBuf, rules: Rules, wake: Wake) -> Self {
        let (requests, asked) = channel();
        let (says, answers) = channel();
        let failed = says.clone();
        let broken = (says.clone(), wake.clone());
        let worker = Worker { rules, workspace: None, last: None, says, wake };
        let spoken = language::spoken();
        let spawned = std::thread::Builder::new().name("workspace".to_owned()).spawn(move || {
            language::speak(spoken);
            // Every change is whole or not at all, so nothing is left half changed.
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| worker.run(path, &asked))) {
                let why = crate::scan::words_of(&*panic);
                tracing::error!(why, "the work on the workspace broke off");
                let (says, wake) = broken;
                let why = say!("own-error-saved", why = why);
                if says.send(Answer::Failed(say!("work-on-saved-data"), why)).is_ok() {
                    wake();
                }
            }
        });
        let thread = match spawned {
            Ok(thread) => Some(thread),
            Err(error) => {
                let why = say!("could-not-be-started", error = Arg::shown(error));
                // The receiver is in this very function.
                let _ = failed.send(Answer::Failed(say!("work-opening"), why));
                None
            }
        };
        Self { requests: Some(requests), thread, answers, waiting: 1 }
    }

    /// Lets go of what is shown no more, on the thread.
    pub(super) fn let_go(&self, old: Box<dyn Any + Send>) {
        if let Some(own) = &self.requests {
            // Without the thread it is let go of here.
            let _ = own.send((language::spoken(), Request::LetGo(old)));
        }
    }

    /// Asks; the answer comes with [`Self::answer`].
    /// Answers whether there is somebody to ask.
    pub(super) fn ask(&mut self, request: Request) -> bool {
        let sent = self
            .requests
            .as_ref()
            .is_some_and(|own| own.send((language::spoken(), request)).is_ok());
        if sent {
            self.waiting += 1;
        }
        sent
    }

    /// What was answered since the last call.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        loop {
            match self.answers.try_recv() {
                Ok(Answer::Done) => self.waiting = self.waiting.saturating_sub(1),
                Ok(answer) => return Some(answer),
                Err(TryRecvError::Empty) => return None,
                // The thread is gone, and nothing will be answered any more.
                Err(TryRecvError::Disconnected) => {
                    self.waiting = 0;
                    return None;
                }
            }
        }
    }
}

impl Drop for Memory {
    /// What was asked for is done before the program ends.
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            if thread.join().is_err() {
                tracing::error!("the work on the workspace broke off");
            }
        }
    }
}

struct Worker {
    rules: Rules,
    workspace: Option<Workspace>,
    /// What was shown last: after a decision only what follows from it is worked out anew.
    last: Option<Arc<Remembered>>,
    says: Sender<Answer>,
    wake: Wake,
}

impl Worker {
    fn run(mut self, path: PathBuf, asked: &Receiver<(Language, Request)>) {
        self.open(path, true);
        self.say(Answer::Done);
        loop {
            match asked.recv_timeout(ALIVE) {
                Ok((_, Request::LetGo(old))) => drop(old),
                Ok((spoken, request)) => {
                    // What was done is told as the window spoke when it was asked for.
                    language::speak(spoken);
                    self.on(request);
                    self.say(Answer::Done);
                }
                Err(RecvTimeoutError::Timeout) => self.alive(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        if let Some(workspace) = self.workspace.take() {
            if let Err(error) = workspace.close() {
                tracing::warn!(%error, "the workspace was not closed well");
            }
        }
    }

    fn say(&self, answer: Answer) {
        if self.says.send(answer).is_ok() {
            (self.wake)();
        }
    }

    fn alive(&mut self) {
        let now = Timestamp::now();
        if let Some(workspace) = &mut self.workspace {
            if let Err(error) = workspace.alive(now) {
                tracing::warn!(%error, "no sign of life could be given");
            }
        }
    }

    fn open(&mut self, path: PathBuf, create: bool) {
        self.workspace = None;
        self.last = None;
        // A file that was moved away is not replaced by an empty one while there are copies of it.
        let backups = copies(&path);
        if !path.exists() && !backups.is_empty() {
            let why = say!("gone-but-backups", path = Arg::shown(path.display()));
            self.say(Answer::NoWorkspace(NoWorkspace { path, why, backups }));
            return;
        }
        let access = if create { Access::ChangeOrCreate } else { Access::Change };
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        let opened = made.map_err(|error| WorkspaceError::io(&path, error)).and_then(|()| {
            Workspace::open(&path, &Opening::by_this_user(access, Timestamp::now()))
        });
        match opened {
            Ok(workspace) => {
                self.workspace = Some(workspace);
                self.show("");
                let now = Timestamp::now();
                let backed_up = self.workspace.as_mut().map(|own| own.back_up_if_due(now));
                if let Some(Err(error)) = backed_up {
                    let what = say!("work-backup");
                    // Told without an answer being waited for.
                    self.say(Answer::Failed(what, trouble(&error)));
                }
            }
            Err(error) => {
                let backups = if error.can_restore() { copies(&path) } else { Vec::new() };
                self.say(Answer::NoWorkspace(NoWorkspace { path, why: trouble(&error), backups }));
            }
        }
    }

    fn on(&mut self, request: Request) {
        let now = Timestamp::now();
        let looks = matches!(
            request,
            Request::Look(..) | Request::Compare(_) | Request::Backups(_) | Request::SaveCopy(_)
        );
        if !looks && !matches!(request, Request::Decide(_)) {
            // Whatever comes of it, what was shown last may not hold any more.
            self.last = None;
        }
        match request {
            Request::Open(path, create) => self.open(path, create),
            Request::Restore(path, copy) => {
                self.workspace = None;
                self.last = None;
                let access = Opening::by_this_user(Access::Change, now);
                match backup::replace(&path, &copy, "restored", &access) {
                    Ok(_) => self.open(path, false),
                    Err(error) => {
                        self.say(Answer::Failed(say!("work-restoring"), trouble(&error)));
                    }
                }
            }
            Request::LetGo(old) => drop(old),
            Request::OwnRules(text) => {
                self.change(say!("work-own-rules"), "", |own| own.set_own_rules(&text, now));
            }
            Request::Rules(rules) => {
                self.rules = *rules;
                self.show("");
            }
            Request::Keep(inventories) => self.keep(&inventories, now),
            Request::Decide(decisions) => {
                let words = match decisions.as_slice() {
                    [(_, decision)] => decided(decision),
                    more => say!("told-decisions", count = more.len()),
                };
                self.decide(say!("work-decision"), &words, |own| {
                    own.decide_all(&decisions, now).map(drop)
                });
            }
            Request::Say(said) => {
                let words = told::of_machines(&said);
                self.change(say!("work-machine"), words.as_str(), |own| own.say_all(&said, now));
            }
            Request::Compare(span) => self.compare(span),
            Request::Backups(path) => {
                let held = keeping::backups(&path, &self.rules);
                self.say(Answer::Backups(path, held));
            }
            Request::Look(inventory, machine) => self.look(inventory, machine),
            Request::Undo(entries, line) => {
                let title = match entries.len() {
                    1 => say!("told-taken-back").to_owned(),
                    number => say!("told-decisions-taken-back", count = number),
                };
                self.change(say!("work-taking-back"), Told { title, line }, |own| {
                    entries.iter().try_for_each(|entry| own.undo(*entry, now).map(drop))
                });
            }
            Request::Delete(inventory) => {
                self.change(say!("work-deleting"), say!("told-inventory-deleted"), |own| {
                    own.delete(inventory, now)
                });
            }
            Request::Retain(retention) => {
                self.change(say!("work-setting"), "", |own| {
                    own.set_retention(retention, now)?;
                    own.retire(now).map(drop)
                });
            }
            Request::Profile(profile) => {
                self.rules.profile = profile.clone();
                self.change(say!("work-answers"), "", |own| own.set_profile(&profile, now));
            }
            Request::SaveCopy(path) => match &self.workspace {
                Some(own) => match own.save_copy(&path) {
                    Ok(()) => self.say(Answer::Saved(path)),
                    Err(error) => self.say(Answer::Failed(say!("work-copy"), trouble(&error))),
                },
                None => self.nothing_open(say!("work-copy")),
            },
        }
    }

    fn compare(&self, span: Span) {
        let what = say!("work-comparison");
        let Some(own) = &self.workspace else {
            self.nothing_open(what);
            return;
        };
        match what_changed::compare(own, &self.rules, span) {
            Ok(Some(changed)) => self.say(Answer::Changed(Box::new(changed))),
            Ok(None) => {
                self.say(Answer::Failed(what, say!("one-of-two-not-kept").to_owned()));
            }
            Err(error) => self.say(Answer::Failed(what, trouble(&error))),
        }
    }

    fn look(&self, inventory: InventoryKey, machine: MachineKey) {
        let what = say!("work-old-reading");
        let Some(own) = &self.workspace else {
            self.nothing_open(what);
            return;
        };
        match old_reading::look(own, &self.rules, inventory, machine) {
            Ok(Some(reading)) => self.say(Answer::Reading(Box::new(reading))),
            Ok(None) => {
                self.say(Answer::Failed(what, say!("nothing-of-it-kept").to_owned()));
            }
            Err(error) => self.say(Answer::Failed(what, trouble(&error))),
        }
    }

    fn nothing_open(&self, what: &'static str) {
        self.say(Answer::Failed(what, say!("no-workspace-open").to_owned()));
    }

    fn change(
        &mut self,
        what: &'static str,
        told: impl Into<Told>,
        change: impl FnOnce(&mut Workspace) -> Result<(), WorkspaceError>,
    ) {
        let Some(own) = &mut self.workspace else {
            self.nothing_open(what);
            return;
        };
        match change(own) {
            Ok(()) => self.show(told),
            Err(error) => self.say(Answer::Failed(what, trouble(&error))),
        }
    }

    /// A change that is a decision and nothing else.
    fn decide(
        &mut self,
        what: &'static str,
        words: &str,
        change: impl FnOnce(&mut Workspace) -> Result<(), WorkspaceError>,
    ) {
        let Some(last) = self.last.take().filter(|last| last.can_change) else {
            self.change(what, words, change);
            return;
        };
        let Some(own) = &mut self.workspace else {
            self.nothing_open(what);
            return;
        };
        match change(own) {
            Ok(()) => {
                let rules = &self.rules;
                let shown = own.outline().map(|outline| {
                    let standing = standing::decided(&last.standing, outline, rules.as_of);
                    let read = Read {
                        inventories: last.inventories.clone(),
                        scan: last.scan.clone(),
                        on_lists: Arc::clone(&last.on_lists),
                    };
                    remembered_of(own, rules, standing, read)
                });
                self.tell(shown, words.into());
            }
            Err(error) => {
                self.last = Some(last);
                self.say(Answer::Failed(what, trouble(&error)));
            }
        }
    }

    fn keep(&mut self, readings: &[Reading], now: Timestamp) {
        let Some(own) = &mut self.workspace else {
            let why = say!("no-workspace-open").to_owned();
            self.say(Answer::NotKept(readings.to_vec(), why));
            return;
        };
        let mut before = Vec::new();
        let mut failed: Vec<Reading> = Vec::new();
        let mut why = String::new();
        for reading in readings {
            let inventory = &reading.inventory;
            let mut how = Keeping::at(now);
            if reading.partial {
                how.extent = Extent::SomeSoftware;
            }
            how.list_date = reading.day;
            how.again = Again::Notice;
            if let Origin::List { path, .. } = &inventory.origin {
                // The day on which it was read is a day like another: tomorrow the same file shows it still.
                let read = inventory.read_at.to_zoned_datetime(jiff::tz::TimeZone::system());
                let day = reading.day.or_else(|| Some(read.date()));
                // A text that was pasted has no file.
                how.input = InputHash::of_list(Path::new(path), inventory, &how.extent, day).ok();
            }
            match own.keep(inventory, &how) {
                Ok(Kept::New(_)) => {}
                Ok(Kept::Before { kept_at, .. }) => before.push(kept_at),
                Err(error) => {
                    why = trouble(&error);
                    failed.push(reading.clone());
                }
            }
        }
        if let Err(error) = own.retire(now) {
            tracing::warn!(%error, "older inventories could not be taken out");
        }
        let words = match (before.len(), before.first()) {
            (0, _) | (_, None) => String::new(),
            (number, Some(_)) if number < readings.len() => {
                say!("told-some-kept-before", count = number)
            }
            (_, Some(at)) => {
                let at = at.to_zoned_datetime(jiff::tz::TimeZone::system());
                say!("told-kept-before", day = Arg::shown(at.strftime("%Y-%m-%d %H:%M")))
            }
        };
        if failed.is_empty() {
            self.show(words.as_str());
        } else {
            self.say(Answer::NotKept(failed, why));
        }
    }

    fn show(&mut self, told: impl Into<Told>) {
        let Some(own) = &self.workspace else { return };
        // It shall not be held while the next is made.
        self.last = None;
        self.tell(remembered(own, &self.rules), told.into());
    }

    fn tell(&mut self, shown: Result<Remembered, WorkspaceError>, told: Told) {
        match shown {
            Ok(shown) => {
                let shown = Arc::new(shown);
                self.last = Some(Arc::clone(&shown));
                self.say(Answer::Shown(shown, told));
            }
            Err(error) => {
                let Some(own) = &self.workspace else { return };
                let backups = if error.can_restore() { copies(own.path()) } else { Vec::new() };
                let path = own.path().to_owned();
                self.say(Answer::NoWorkspace(NoWorkspace { path, why: trouble(&error), backups }));
            }
        }
    }
}

fn copies(path: &Path) -> Vec<backup::Copy> {
    backup::copies(path).unwrap_or_else(|error| {
        tracing::warn!(%error, "the backups could not be listed");
        Vec::new()
    })
}

fn remembered(own: &Workspace, rules: &Rules) -> Result<Remembered, WorkspaceError> {
    let standing = standing::of(own, &rules.catalog, &rules.profile, rules.as_of)?;
    let outline = &standing.outline;
    let mut counting: Vec<InventoryKey> = outline
        .machines
        .iter()
        .filter(|machine| !machine.is_ignored)
        .flat_map(|machine| &machine.readings)
        .filter(|reading| reading.counts)
        .map(|reading| reading.inventory)
        .collect();
    counting.sort_unstable();
    counting.dedup();
    // A list in which nothing was found counts too: it was read.
    let (inventories, scan) = if counting.len() <= SHOWN_ALONE {
        let each = counting.iter().map(|key| own.inventory(*key).map(Arc::new));
        (each.collect::<Result<Vec<_>, _>>()?, None)
    } else {
        (vec![Arc::new(own.snapshot()?.current)], scan_of(own, outline, &rules.here)?)
    };
    let on_lists: Vec<NameOnList> =
        inventories.iter().flat_map(|one| rules.screening.screen(one)).collect();
    let read = Read { inventories, scan, on_lists: Arc::new(on_lists) };
    Ok(remembered_of(own, rules, standing, read))
}

/// What was read, as it is kept.
struct Read {
    inventories: Vec<Arc<Inventory>>,
    scan: Option<Arc<Inventory>>,
    on_lists: Arc<Vec<NameOnList>>,
}

fn remembered_of(own: &Workspace, rules: &Rules, standing: Standing, read: Read) -> Remembered {
    let Read { inventories, scan, on_lists } = read;
    let outline = &standing.outline;
    let since = since::since(&standing);
    let over_time = over_time::over_time(&standing, rules.as_of);
    let upcoming = upcoming(&standing, rules);
    let questions = known::questions(outline);
    let found = standing.findings.iter().map(|one| one.finding.clone()).collect();
    let prepared = Prepared::of(&rules.catalog, found);
    let again = standing
        .findings
        .iter()
        .enumerate()
        .filter(|(_, one)| one.is_open() && one.notes.iter().any(Note::asks_for_a_decision))
        .map(|(at, _)| at)
        .collect();
    let saved = outline.log.last().map(|record| record.time);
    Remembered {
        path: own.path().to_owned(),
        can_change: own.can_change(),
        notices: own.notices().iter().map(trouble::notice).collect(),
        prepared,
        again,
        questions,
        days: outline.days(),
        inventories,
        scan,
        on_lists,
        since,
        over_time,
        upcoming,
        backups: copies(own.path()),
        saved,
        standing,
    }
}

/// The newest scan of the running system of this computer, if it counts.
fn scan_of(
    own: &Workspace,
    outline: &Outline,
    here: &str,
) -> Result<Option<Arc<Inventory>>, WorkspaceError> {
    let is_here = |name: &&KnownName| name.machine.name.eq_ignore_ascii_case(here);
    let names: Vec<MachineKey> =
        outline.names.iter().filter(is_here).map(|name| name.key).collect();
    let readings = outline.machines.iter().flat_map(|machine| &machine.readings);
    let mut scans: Vec<_> = readings
        .filter(|reading| reading.counts && names.contains(&reading.name))
        .filter(|reading| {
            outline.inventory(reading.inventory).is_some_and(InventoryRecord::is_scan)
        })
        .collect();
    scans.sort_by_key(|reading| std::cmp::Reverse(reading.at));
    for reading in scans {
        let inventory = own.inventory(reading.inventory)?;
        if inventory.origin == Origin::Scan && inventory.mounted_at.is_none() {
            return Ok(Some(Arc::new(inventory)));
        }
    }
    Ok(None)
}

fn upcoming(standing: &Standing, rules: &Rules) -> Vec<Upcoming> {
    let there: Vec<Finding> = standing
        .findings
        .iter()
        .filter(|one| one.life.is_there())
        .map(|one| one.finding.clone())
        .collect();
    let machines = &standing.outline.machines;
    let platform = |one: &Finding| machines.get(one.machine.0 as usize)?.machine.platform;
    policy::upcoming(
        &rules.catalog,
        &there,
        &platform,
        &rules.profile,
        rules.as_of,
        EXEMPTIONS_DAYS,
    )
}

impl Remembered {
    /// A finding by its position.
    #[must_use]
    pub fn finding(&self, at: usize) -> Option<&StandingFinding> {
        self.standing.findings.get(at)
    }
}
