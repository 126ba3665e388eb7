//! What the programs do, without a pixel: state, commands, events and background jobs.
//!
//! A view sends a [`Command`]; [`App::handle`] is the only place that changes state and starts jobs; a
//! job reports events with its id over one channel and wakes the window; events of a job that is no
//! longer current are dropped. This room ties the others together and names neither egui, eframe nor
//! rfd.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use jiff::Timestamp;

use crate::catalog::{Catalog, CatalogError};
use crate::language;
use crate::matching::{Matcher, Screening};
use crate::model::Profile;
use crate::platform;
use crate::say;

mod action;
pub mod catalogue;
pub mod check;
mod command;
pub mod compare;
mod doubts;
mod duties;
pub mod elevated;
mod events;
mod filter;
pub mod guide;
pub mod handover;
pub mod headless;
mod jobs;
mod keeping;
mod known;
mod layers;
pub mod lists;
pub mod mappings;
mod memory;
pub mod name_lists;
mod old_reading;
pub mod paths;
pub mod preferences;
mod prepared;
mod readings;
mod remember;
pub mod reports;
pub mod rules;
mod search;
mod shown;
pub mod standing;
pub mod startup;
mod state;
mod what_changed;

pub use crate::report::{
    Format as ReportFormat, Kind as ReportKind, Mark as ReportMark, Paper as ReportPaper,
};
pub use action::{Action, Group as ActionGroup, Shortcut, matching as matching_actions};
pub use command::{Chooser, Command, Purpose};
pub use doubts::{doubt as doubt_in_words, doubt_or_nothing, sort_note};
pub use filter::{Begins, RuleChip, RuleRow, RulesView, ShownRules};
pub use jobs::Wake;
pub use keeping::{Backup, LogFormat, log_table};
pub use known::{MachineQuestion, NameRead, SaidOfMachine, why as why_recognised};
pub use lists::{Change, Preview};
pub use memory::{
    NoWorkspace, OverTime, Period, Remembered, Since, SinceKind, Step as ChartStep,
    decided as decision_in_words,
};
pub use old_reading::OldReading;
pub use preferences::{Look, Place, Preferences, SavedFilter};
pub use shown::{FindingColumn, FindingTab, FindingsView, Group, GroupBy, Shown, ShownRow};
pub use state::{
    ErrorShown, Meaning, Note, NoteKind, Page, PanelTab, Running, RunningKind, State, WayOut,
};
pub use what_changed::{ChangedProgram, ChangedRow, Span, What as ChangeKind, WhatChanged};

/// What a column of a list means, for the import preview.
pub use crate::import::Column as ListColumn;

/// What can be said about a list, and how a table of it lies, for the import preview.
pub use crate::import::{HeadingRow, MachineFrom, Shape as TableShape, TableSeen};

/// The day of a list that counts as of the end of its day.
pub use crate::workspace::past::list_day;

/// Decisions, and what is told beside a status.
pub use crate::workspace::decisions::{Decision, EntryId, Note as DecisionNote};

/// What the log of a workspace holds, and what of it was taken back.
pub use crate::workspace::{
    Change as LogChange, InventoryRecord, Retention, undone as undone_entries,
};

/// Machines and readings by their numbers, and what can be said of a machine.
pub use crate::workspace::keys::{FindingKey, InventoryKey, MachineKey};
pub use crate::workspace::recognise::MachineAct;

/// What is going to change for what is installed.
pub use crate::policy::{Upcoming, UpcomingKind};

/// How far a scan is.
pub use crate::scan::Progress as ScanProgress;

/// A duty with the days by which it is due.
pub use crate::policy::DutyDue;

use catalogue::InUse;
use jobs::{Event, JobId, Jobs};
use memory::{Memory, Reading, Request};

/// So many notifications can be looked up afterwards.
const TOLD_KEPT: usize = 100;

/// The application.
pub struct App {
    /// What the views show.
    pub state: State,
    /// The rules.
    pub catalog: Arc<Catalog>,
    /// The same without the organisation's own.
    builtin: Arc<Catalog>,
    matcher: Arc<Matcher>,
    screening: Arc<Screening>,
    jobs: Jobs,
    events: Receiver<(JobId, Event)>,
    reading: Option<JobId>,
    judging: Option<JobId>,
    /// The findings being sorted and searched.
    showing: Option<JobId>,
    /// The rules applied to the list that is not kept yet.
    expecting: Option<JobId>,
    /// The system's dialog that is open.
    choosing: Option<JobId>,
    /// How lists were corrected before.
    mappings: mappings::Mappings,
    /// What was pasted and is not kept yet, by the name that stands for it.
    pasted: HashMap<PathBuf, Arc<[u8]>>,
    /// Computers that the folders of lists are named after, where the lists' own names say none.
    computers: HashMap<PathBuf, String>,
    pasted_before: usize,
    /// The list in which no program was found, with its first rows.
    failed: Option<(PathBuf, Vec<Vec<String>>)>,
    /// Lists that are being read together, and the one that was in sight then.
    bulk_files: Vec<PathBuf>,
    kept_with_all: Option<Reading>,
    started: Option<Instant>,
    /// What was read since the start and is in no workspace.
    unsaved: Vec<Reading>,
    /// A workspace was shown since the start.
    opened: bool,
    /// The workspace of which all was told that has to be told at its opening.
    told_of: Option<PathBuf>,
    /// The workspace that is open or being opened.
    expected: Option<PathBuf>,
    keep_profile: bool,
    memory: Option<Memory>,
    wake: Wake,
    launcher: elevated::Launcher,
    /// This computer, for the guide.
    here: guide::Here,
    /// The files of a hand-over being made.
    handing: Option<JobId>,
    /// The removal that is being carried out.
    guiding: Option<guide::Guiding>,
}

/// The catalogue, and what finds its products: what every application begins with.
#[derive(Debug)]
struct Groundwork {
    in_use: InUse,
    matcher: Matcher,
}

impl App {
    /// The application with the kept profile. `wake` draws the window anew.
    ///
    /// # Errors
    /// When the built-in catalogue does not hold together.
    pub fn new(wake: Wake) -> Result<Self, Vec<CatalogError>> {
        Ok(Self::with_kept(wake, startup::groundwork(catalogue::in_use()?)))
    }

    /// With everything that is kept outside of a workspace.
    fn with_kept(wake: Wake, groundwork: Groundwork) -> Self {
        let mut app = Self::with_catalogue(wake, groundwork);
        app.keep_profile = true;
        if let Some(problem) = app.state.catalogue_problem.clone() {
            app.note(NoteKind::Error, say!("loaded-catalogue-not-used"), &problem);
        }
        match paths::load_profile() {
            Ok(Some(profile)) => {
                app.state.profile = profile;
                app.state.page = Page::Overview;
                app.state.refresh_rules(&app.catalog);
                app.state.refresh_meanings(&app.catalog);
                app.state.ticked = app.catalog.ticked_in(&app.state.profile);
            }
            Ok(None) | Err(paths::PathError::NoHome) => {}
            Err(error) => {
                app.note(NoteKind::Error, say!("kept-answers-not-read"), &error.to_string());
            }
        }
        match rules::kept() {
            Ok(kept) => app.take_rules(&kept),
            Err(paths::PathError::NoHome) => {}
            Err(error) => {
                app.note(NoteKind::Error, say!("own-rules-not-read"), &error.to_string());
            }
        }
        match preferences::kept() {
            Ok(kept) => app.state.preferences = kept,
            Err(paths::PathError::NoHome) => {}
            Err(error) => {
                let title = say!("likes-not-read");
                app.note(NoteKind::Error, title, &error.to_string());
            }
        }
        let kept = mappings::kept();
        app.mappings = kept.mappings;
        if let Some(problem) = kept.problem {
            app.note(NoteKind::Error, say!("corrections-not-remembered"), &problem);
        }
        app.jobs.lists(None);
        app.look_for_unfinished();
        app
    }

    /// Opens the workspace of the last time, the one named at the start, or the one in the data folder.
    pub fn remember(&mut self, named: Option<PathBuf>) {
        let last = || self.state.preferences.workspaces.iter().find(|path| path.is_file()).cloned();
        let path = named.or_else(last).map_or_else(paths::workspace_file, Ok);
        match path {
            Ok(path) => self.remember_in(path),
            Err(error) => {
                self.note(NoteKind::Error, say!("nothing-can-be-kept"), &error.to_string());
            }
        }
    }

    /// Opens the workspace in which everything is kept from now on; it is made where there is none.
    pub fn remember_in(&mut self, path: PathBuf) {
        let rules = self.rules_in_use();
        self.state.remembering = true;
        let path = std::path::absolute(&path).unwrap_or(path);
        self.expected = Some(path.clone());
        match &mut self.memory {
            Some(memory) => {
                memory.ask(Request::Open(path, true));
            }
            None => self.memory = Some(Memory::start(path, rules, self.wake.clone())),
        }
    }

    /// The same without reading or keeping anything: for tests.
    ///
    /// # Errors
    /// When the built-in catalogue does not hold together.
    pub fn without_memory(wake: Wake) -> Result<Self, Vec<CatalogError>> {
        Ok(Self::with_catalogue(wake, startup::groundwork(catalogue::built_in()?)))
    }

    fn with_catalogue(wake: Wake, groundwork: Groundwork) -> Self {
        let Groundwork { in_use, matcher } = groundwork;
        let (loaded, problem) = (in_use.is_loaded(), in_use.problem);
        let catalog = Arc::new(in_use.catalog);
        let matcher = Arc::new(matcher);
        let (sender, events): (Sender<_>, Receiver<_>) = channel();
        let mut state = State::new(&catalog, paths::today());
        let here = guide::Here::system();
        state.here.clone_from(&here.machine);
        state.catalogue_loaded = loaded;
        state.catalogue_problem = problem;
        Self {
            state,
            matcher,
            screening: Arc::default(),
            builtin: catalog.clone(),
            catalog,
            jobs: Jobs::new(sender, wake.clone()),
            unsaved: Vec::new(),
            opened: false,
            told_of: None,
            expected: None,
            memory: None,
            wake,
            events,
            reading: None,
            judging: None,
            showing: None,
            expecting: None,
            choosing: None,
            mappings: mappings::Mappings::default(),
            pasted: HashMap::new(),
            computers: HashMap::new(),
            pasted_before: 0,
            failed: None,
            bulk_files: Vec::new(),
            kept_with_all: None,
            started: None,
            keep_profile: false,
            launcher: elevated::system(),
            here,
            handing: None,
            guiding: None,
        }
    }

    /// Takes another way to run a program as administrator: for tests.
    pub fn set_launcher(&mut self, launcher: elevated::Launcher) {
        self.launcher = launcher;
        self.state.can_elevate = true;
    }

    /// Whether a job runs; then the window is woken when it has something to say.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.reading.is_some()
            || self.judging.is_some()
            || self.showing.is_some()
            || self.expecting.is_some()
            || self.handing.is_some()
            || self.state.remembering
            || self.state.guide.as_ref().is_some_and(guide::Guide::is_working)
    }

    /// What is kept on this computer, and in which folder: for the settings. Empty where nothing is.
    #[must_use]
    pub fn folders(&self) -> Vec<(&'static str, String)> {
        if !self.keep_profile {
            return Vec::new();
        }
        let shown = |folder: Result<PathBuf, _>| folder.ok().map(|path| path.display().to_string());
        let config = ("Answers, own rules, look", shown(paths::config_dir()));
        let data = ("Official lists, loaded catalogue", shown(paths::data_dir()));
        [config, data].into_iter().filter_map(|(what, place)| Some((what, place?))).collect()
    }

    /// Whether many findings are being sorted or searched.
    #[must_use]
    pub fn is_showing(&self) -> bool {
        self.showing.is_some()
    }

    /// Takes in what the jobs have to say. Called before each frame.
    pub fn poll(&mut self) {
        while let Ok((job, event)) = self.events.try_recv() {
            self.on_event(job, event);
        }
        self.take_memory();
    }

    /// Does what the user asked for.
    pub fn handle(&mut self, command: Command) {
        match command {
            Command::Go(page) => self.go(page),
            Command::Place(code, on) => {
                let places = &mut self.state.profile.jurisdictions;
                places.retain(|own| *own != code);
                if on {
                    places.push(code);
                }
                self.profile_changed();
            }
            Command::Answer(id, on) => {
                if on {
                    self.state.ticked.insert(id);
                } else {
                    self.state.ticked.remove(&id);
                }
                self.profile_changed();
            }
            Command::Settle(measure, answer) => {
                self.state.profile.answers.insert(measure, answer);
                self.keep();
                self.judge();
            }
            Command::FinishFirstStart => {
                self.keep();
                self.state.page = Page::Overview;
            }
            Command::AsOf(text) => {
                if let Ok(date) = text.trim().parse() {
                    self.state.as_of = date;
                    self.state.refresh_rules(&self.catalog);
                    self.judge();
                }
                self.state.as_of_text = text;
            }
            Command::Scan => self.scan(RunningKind::Scan),
            Command::ScanDisk(root) => self.scan(RunningKind::Disk(root)),
            Command::ScanElevated => self.scan(RunningKind::Elevated),
            Command::Import(files) => self.import(files),
            Command::Paste(text) => self.paste(&text),
            Command::ReadDifferently(change) => self.read_differently(change),
            Command::ShowTable(at) => {
                if let Some(preview) = &mut self.state.preview {
                    preview.table = at.min(preview.list.tables.len().saturating_sub(1));
                }
            }
            Command::Remember(on) => {
                if let Some(preview) = &mut self.state.preview {
                    preview.remember = on;
                }
            }
            Command::Partial(on) => {
                if let Some(preview) = &mut self.state.preview {
                    preview.partial = on;
                }
            }
            Command::ListDay(day) => {
                if let Some(preview) = &mut self.state.preview {
                    preview.day = day;
                }
            }
            Command::ForgetMapping => self.forget_mapping(),
            Command::ChooseColumns => self.choose_columns(),
            Command::KeepList => self.keep_list(),
            Command::DiscardList => self.discard_list(),
            Command::KeepAll(name_by_file) => self.keep_all(name_by_file),
            Command::CloseBulk => {
                self.state.bulk = None;
                if self.state.preview.is_none() && self.state.running.is_none() {
                    self.next_file();
                }
            }
            Command::Cancel => self.cancel(),
            Command::DismissError => self.state.error = None,
            Command::Findings(view) => {
                self.state.findings_view = view;
                self.show_findings();
            }
            Command::Tick(at, on) => {
                if on {
                    self.state.ticked_findings.insert(at);
                } else {
                    self.state.ticked_findings.remove(&at);
                }
            }
            Command::TickAll(on) => {
                if !on {
                    self.state.ticked_findings.clear();
                } else if !self.state.shown.is_partial {
                    // While the search goes on only its beginning is there: "all" would not be all.
                    self.state.ticked_findings.extend(&self.state.shown.findings);
                }
            }
            Command::Select(at) => self.state.selected = at,
            Command::Panel(tab) => self.state.panel = tab,
            Command::Duty(key, done) => {
                if done {
                    self.state.duties_done.insert(key);
                } else {
                    self.state.duties_done.remove(&key);
                }
            }
            Command::Notice(text) => self.state.notice = text,
            Command::Rule(at) => self.state.panel_rule = at,
            Command::Rules(view) => {
                self.state.rules_view = view;
                self.state.refresh_rules(&self.catalog);
            }
            Command::SelectRule(id) => self.state.selected_rule = id,
            Command::KeepRule(at, rule) => {
                match at.and_then(|at| self.state.own_rules.get_mut(at)) {
                    Some(own) => *own = rule,
                    None => self.state.own_rules.push(rule),
                }
                self.rules_changed();
            }
            Command::DeleteRule(at) => {
                if at < self.state.own_rules.len() {
                    self.state.own_rules.remove(at);
                    self.rules_changed();
                }
            }
            Command::AddRules(path) => self.add_rules(&path),
            Command::LoadCatalogue(path, allow_older) => self.load_catalogue(path, allow_older),
            Command::LeaveCatalogue => self.state.older_catalogue = None,
            Command::AddList(path) => self.jobs.lists(Some(path)),
            Command::ForgetList(file) => {
                self.state.name_lists.retain(|list| list.file != file);
                if self.keep_profile {
                    if let Err(error) = name_lists::forget(&file) {
                        self.note(NoteKind::Error, say!("list-not-removed"), &error.to_string());
                    }
                }
                self.lists_changed();
            }
            Command::OpenLink(url) => {
                if let Err(error) = platform::open_link(&url) {
                    self.note(NoteKind::Error, say!("link-not-opened"), &error.to_string());
                }
            }
            Command::Choose(purpose, chooser) => {
                self.state.choosing = true;
                self.choosing = Some(self.jobs.choose(purpose, chooser));
            }
            Command::Decide(findings, decision) => self.decide(&findings, &decision),
            Command::Undo => self.undo(),
            Command::UndoEntry(entry) => self.undo_entries(vec![entry]),
            Command::KeepUnsaved(keep) => self.keep_unsaved(keep),
            Command::SayOfMachines(said) => self.ask_memory(Request::Say(said)),
            Command::SameMachine(name, machine) => self.same_machine(name, machine),
            Command::OtherMachine(name) => self.machine_of_its_own(name),
            Command::Compare(span) => {
                self.state.comparing = span;
                self.state.changed = None;
                if let Some(span) = span {
                    self.ask_memory(Request::Compare(span));
                }
            }
            Command::ShowBackups(path) => {
                self.state.backups = None;
                if let Some(path) = path {
                    self.ask_memory(Request::Backups(path));
                }
            }
            Command::LookAtReading(which) => {
                self.state.old_reading = None;
                if let Some((inventory, machine)) = which {
                    self.ask_memory(Request::Look(inventory, machine));
                }
            }
            Command::DeleteInventory(key) => self.ask_memory(Request::Delete(key)),
            Command::Retain(retention) => self.ask_memory(Request::Retain(retention)),
            Command::OpenWorkspace(path) => {
                if self.state.remembered.is_some() {
                    self.forget();
                }
                self.remember_in(path);
            }
            Command::RestoreBackup(path, copy) => self.ask_memory(Request::Restore(path, copy)),
            Command::SaveWorkspace(path) => self.ask_memory(Request::SaveCopy(path)),
            Command::Prefer(preferences) => self.prefer(*preferences),
            Command::ReportDays(from, to) => self.state.report_days = Some((from, to)),
            Command::ReportForm(paper, mark) => {
                (self.state.report_paper, self.state.report_mark) = (paper, mark);
            }
            Command::ReportRecord(journal) => self.state.report_record = Some(journal),
            Command::SaveReport(kind, format, path) => self.save_report(kind, format, path),
            Command::CloseNote(id) => self.state.notes.retain(|note| note.id != id),
            Command::Guide(command) => self.on_guide(command),
            Command::HandOver(command) => self.on_handover(command),
        }
    }

    fn go(&mut self, page: Page) {
        self.state.page = page;
        match page {
            Page::HandOver => self.open_handover(),
            Page::Reports => self.look_for_records(),
            _ => {}
        }
    }

    fn profile_changed(&mut self) {
        let places = self.state.profile.jurisdictions.clone();
        let answers = std::mem::take(&mut self.state.profile.answers);
        self.state.profile =
            Profile { answers, ..self.catalog.profile_of(&places, &self.state.ticked) };
        if self.state.page != Page::FirstStart {
            self.keep();
        }
        self.state.refresh_rules(&self.catalog);
        self.state.refresh_meanings(&self.catalog);
        self.judge();
    }

    fn keep(&mut self) {
        if self.state.is_kept() {
            self.ask_memory(Request::Profile(self.state.profile.clone()));
        }
        // The answers of another organisation stay in its workspace.
        let usual = paths::workspace_file().ok().and_then(|path| std::path::absolute(path).ok());
        if self.keep_profile && (self.expected.is_none() || self.expected == usual) {
            if let Err(error) = paths::save_profile(&self.state.profile) {
                self.note(NoteKind::Error, say!("answers-not-saved"), &error.to_string());
            }
        }
    }

    fn prefer(&mut self, preferences: Preferences) {
        if self.state.preferences == preferences {
            return;
        }
        let spoke = self.state.preferences.language;
        self.state.preferences = preferences;
        if self.state.preferences.language != spoke {
            let language = self.state.preferences.language;
            language::speak(language.unwrap_or(self.state.system_language));
            // What the workspace tells in words is told anew.
            if self.state.remembered.is_some() {
                let rules = self.rules_in_use();
                self.ask_memory(Request::Rules(Box::new(rules)));
            }
        }
        if self.keep_profile {
            if let Err(error) = preferences::keep(&self.state.preferences) {
                let title = say!("likes-not-saved");
                self.note(NoteKind::Error, title, &error.to_string());
            }
        }
    }

    fn note(&mut self, kind: NoteKind, title: &str, line: &str) {
        self.state.next_note += 1;
        let note = Note {
            id: self.state.next_note,
            kind,
            title: title.to_owned(),
            line: language::told(line).into_owned(),
            told: Timestamp::now(),
        };
        self.state.told.truncate(TOLD_KEPT - 1);
        self.state.told.push_front(note.clone());
        self.state.notes.push(note);
    }
}
