//! Everything that the views show.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use super::filter::{self, RulesView, ShownRules};
use super::guide::{Guide, Kept, Unfinished};
use super::handover::HandOver;
use super::keeping::Backup;
use super::lists::{BulkSummary, Preview};
use super::memory::{NoWorkspace, Remembered};
use super::old_reading::OldReading;
use super::preferences::Preferences;
use super::prepared::{Counts, Prepared};
use super::reports::local_day;
use super::search::Index;
use super::shown::{FindingColumn, FindingTab, FindingsView, Shown};
use super::standing::StandingFinding;
use super::what_changed::{Span, WhatChanged};
use crate::catalog::{Catalog, NamesList, OwnRule};
use crate::import::{self, ImportError};
use crate::language::{self, Language};
use crate::model::{
    Coverage, Finding, Inventory, MachineId, NameOnList, Origin, Problem, Profile, Software, Tally,
    Verdict,
};
use crate::platform;
use crate::report;
use crate::say;
use crate::scan;

/// A page of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The three questions.
    FirstStart,
    /// What matters today.
    Overview,
    /// Every finding.
    Findings,
    /// Every machine.
    Machines,
    /// Every rule.
    Restrictions,
    /// Reports to save.
    Reports,
    /// Files for other tools.
    HandOver,
    /// The profile and the look.
    Settings,
    /// A list, before it is kept.
    Import,
    /// Words, steps and keys.
    Help,
    /// A removal, step by step.
    Guide,
}

/// A tab of a finding's panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PanelTab {
    /// Why it is restricted.
    #[default]
    Why,
    /// What was read.
    Evidence,
    /// When it was seen, and what was decided.
    History,
    /// How to remove it.
    Remove,
}

/// What is running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunningKind {
    /// A scan of this computer.
    Scan,
    /// A scan of the system on the disk that is mounted in this folder.
    Disk(PathBuf),
    /// A scan of this computer as administrator.
    Elevated,
    /// Reading this file.
    List(PathBuf),
    /// Reading many files, of which those that need no question are kept.
    Lists,
}

/// How far a job is.
#[derive(Clone, Debug)]
pub struct Running {
    /// What.
    pub kind: RunningKind,
    /// One line about it.
    pub words: String,
    /// Done, of how many; 0 of 0 where that is not known.
    pub done: u64,
    /// Of how many.
    pub total: u64,
}

impl Running {
    pub(super) fn starting(kind: RunningKind) -> Self {
        Self { kind, words: String::new(), done: 0, total: 0 }
    }

    pub(super) fn scanned(&mut self, progress: &scan::Progress) {
        self.words = say!(
            "scanning-done-of",
            done = progress.done,
            total = progress.total,
            source = &*language::told(&progress.source)
        );
        self.done = progress.done as u64;
        self.total = progress.total as u64;
    }

    pub(super) fn lists(done: u64, total: u64) -> Self {
        Self {
            kind: RunningKind::Lists,
            words: say!("reading-lists", done = done, total = total),
            done,
            total,
        }
    }

    pub(super) fn list(file: &Path, progress: import::Progress) -> Self {
        Self {
            kind: RunningKind::List(file.to_owned()),
            words: say!("reading-rows", count = progress.rows),
            done: progress.bytes_done,
            total: progress.bytes_total,
        }
    }
}

/// The word of a verdict, as the window says it.
fn word_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Prohibited => say!("verdict-prohibited"),
        Verdict::Restricted => say!("verdict-restricted"),
        Verdict::AdvisedAgainst => say!("verdict-advised-against"),
        Verdict::Listed => say!("verdict-listed"),
    }
}

/// That nothing was found, and among how much.
fn nothing_among(tally: Tally) -> String {
    let Tally { programs, others } = tally;
    match (programs, others) {
        (_, 0) => say!("among-programs", programs = programs),
        (0, _) => say!("among-records", others = others),
        _ => say!("among-both", programs = programs, others = others),
    }
}

/// A way out of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Choose another file.
    ChooseFile,
    /// Go on without it.
    Close,
}

/// An error that takes the page.
#[derive(Clone, Debug)]
pub struct ErrorShown {
    /// What happened.
    pub title: String,
    /// What it means.
    pub means: String,
    /// What to do.
    pub what_to_do: String,
    /// Facts to copy: name and value.
    pub details: Vec<(String, String)>,
    /// How many columns the list has of which the user can say what they mean; 0 for none.
    pub columns: usize,
}

impl ErrorShown {
    pub(super) fn of_import(file: &Path, error: &ImportError) -> Self {
        let mut details = vec![
            (say!("fact-file").to_owned(), file.display().to_string()),
            (say!("what-happened").to_owned(), language::told(&error.to_string()).into_owned()),
        ];
        let name = file.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let mut columns = 0;
        if let ImportError::NoSoftware { sample } = error {
            for (row, number) in sample.iter().take(3).zip(1..) {
                details.push((say!("row-named", number = number), row.join(" | ")));
            }
            columns = sample.iter().map(Vec::len).max().unwrap_or(0);
        }
        Self {
            title: error.title().to_owned(),
            means: error.means().replacen("The file", &name, 1),
            what_to_do: error.what_to_do().to_owned(),
            details,
            columns,
        }
    }
}

/// What kind of notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Something happened.
    Information,
    /// Something is done.
    Done,
    /// Something went wrong; stays until it is closed.
    Error,
}

/// A notification.
#[derive(Clone, Debug)]
pub struct Note {
    /// Which one.
    pub id: u64,
    /// What kind.
    pub kind: NoteKind,
    /// What happened.
    pub title: String,
    /// One line about it.
    pub line: String,
    /// When it was told.
    pub told: Timestamp,
}

/// What the answers mean: the vendors of one verdict, and one sentence about it.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// The verdict.
    pub verdict: Verdict,
    /// Names of vendors, the one that the sentence is about first.
    pub vendors: Vec<String>,
    /// The sentence.
    pub sentence: String,
}

/// What the views show.
pub struct State {
    /// What the answers mean, most serious first.
    pub meanings: Vec<Meaning>,
    /// The page.
    pub page: Page,
    /// The organisation.
    pub profile: Profile,
    /// Ids of ticked answers.
    pub ticked: BTreeSet<String>,
    /// The organisation's own rules, switched off ones among them.
    pub own_rules: Vec<OwnRule>,
    /// Duties that were ticked off, by their keys.
    pub duties_done: BTreeSet<String>,
    /// The draft of a report that is shown.
    pub notice: Option<String>,
    /// Whether the catalogue was loaded from a file rather than compiled in.
    pub catalogue_loaded: bool,
    /// What is wrong with a kept catalogue file, which is then not used.
    pub catalogue_problem: Option<String>,
    /// A catalogue file that is older than the one in use: the file, its date, the date in use.
    pub older_catalogue: Option<(PathBuf, Date, Date)>,
    /// Official lists of names that publishers are looked up in.
    pub name_lists: Vec<NamesList>,
    /// Publishers whose name stands on one of them.
    pub on_lists: Arc<Vec<NameOnList>>,
    /// What is wrong with the own rules.
    pub rule_problems: Vec<Problem>,
    /// The day for which the rules are applied.
    pub as_of: Date,
    /// The same as typed.
    pub as_of_text: String,
    /// Today.
    pub today: Date,
    /// What the workspace holds; `None` while none is open, or where it cannot be changed and something
    /// was read since.
    pub remembered: Option<Arc<Remembered>>,
    /// Why no workspace is open.
    pub no_workspace: Option<NoWorkspace>,
    /// The workspace that is open while something else in sight is not saved, and whether it can be changed.
    pub kept_beside: Option<(PathBuf, bool)>,
    /// How many readings are in no workspace.
    pub unsaved: usize,
    /// A workspace is being opened or written.
    pub remembering: bool,
    /// Between what it is asked what changed.
    pub comparing: Option<Span>,
    /// What changed, once it is worked out.
    pub changed: Option<Arc<WhatChanged>>,
    /// The workspace whose daily backups are shown, and what they hold.
    pub backups: Option<(PathBuf, Vec<Backup>)>,
    /// The older reading that is looked at.
    pub old_reading: Option<OldReading>,
    /// What was read.
    pub inventories: Vec<Arc<Inventory>>,
    /// When something was read last.
    pub read_at: Option<Timestamp>,
    /// How long the last scan took.
    pub scan_time: Option<Duration>,
    /// Every finding, possible ones included, most serious first.
    pub findings: Arc<Vec<Finding>>,
    /// What they are searched and sorted by; `None` until it is made.
    pub(super) index: Option<Arc<Index>>,
    /// All of them in the order of a column.
    pub(super) order: Option<(FindingColumn, Arc<Vec<u32>>)>,
    /// How the user likes the window.
    pub preferences: Preferences,
    /// The language of the system, where it is one of the window's.
    pub system_language: Language,
    /// How many findings there are of each sort, counted when they change.
    pub(super) counts: Counts,
    /// How many machines were read.
    pub machine_total: u64,
    /// Goes up with each change of the findings or of what was read: what follows from them is kept with it.
    pub generation: u64,
    /// How the findings are shown.
    pub findings_view: FindingsView,
    /// What the table of findings shows.
    pub shown: Shown,
    /// Positions of the findings that are ticked.
    pub ticked_findings: BTreeSet<u32>,
    /// The open finding.
    pub selected: Option<usize>,
    /// The tab of its panel.
    pub panel: PanelTab,
    /// Which of its rules is shown.
    pub panel_rule: usize,
    /// How the rules are shown.
    pub rules_view: RulesView,
    /// The rules that are shown.
    pub rules: ShownRules,
    /// The open rule.
    pub selected_rule: Option<String>,
    /// What runs.
    pub running: Option<Running>,
    /// A list before it is kept.
    pub preview: Option<Preview>,
    /// What came of lists that were kept together.
    pub bulk: Option<BulkSummary>,
    /// Files to be read next.
    pub waiting: Vec<PathBuf>,
    /// An error that takes the page.
    pub error: Option<ErrorShown>,
    /// Notifications that stand on the window.
    pub notes: Vec<Note>,
    /// What was told since the start, the newest first; the oldest fall out.
    pub told: VecDeque<Note>,
    /// Whether the system can be asked for an administrator's rights.
    pub can_elevate: bool,
    /// Whether a file dialog is open.
    pub choosing: bool,
    /// What is to be handed over; `None` until its page was opened.
    pub handover: Option<HandOver>,
    /// The guide that is open.
    pub guide: Option<Guide>,
    /// Removals of this computer that were begun and are not finished.
    pub unfinished: Vec<Unfinished>,
    /// Removals of which a report can be made, the newest first.
    pub records: Vec<Kept>,
    /// The one that a report would be about; the newest where none was chosen.
    pub report_record: Option<PathBuf>,
    /// The paper of PDF reports.
    pub report_paper: report::Paper,
    /// Whether CSV lists begin with the mark by which Excel knows UTF-8.
    pub report_mark: report::Mark,
    /// The two days of a report on what changed, where they were chosen.
    pub report_days: Option<(Date, Date)>,
    /// This computer's name.
    pub here: String,
    /// The window is to come to the front: the program was started again.
    pub to_front: bool,
    pub(super) next_note: u64,
    pub(super) announce: Option<String>,
}

impl State {
    pub(super) fn new(catalog: &Catalog, today: Date) -> Self {
        let mut state = Self {
            meanings: Vec::new(),
            page: Page::FirstStart,
            profile: Profile::default(),
            own_rules: Vec::new(),
            duties_done: BTreeSet::new(),
            notice: None,
            catalogue_loaded: false,
            catalogue_problem: None,
            older_catalogue: None,
            name_lists: Vec::new(),
            on_lists: Arc::default(),
            rule_problems: Vec::new(),
            ticked: BTreeSet::new(),
            as_of: today,
            as_of_text: today.to_string(),
            today,
            remembered: None,
            no_workspace: None,
            kept_beside: None,
            unsaved: 0,
            remembering: false,
            comparing: None,
            changed: None,
            backups: None,
            old_reading: None,
            inventories: Vec::new(),
            read_at: None,
            scan_time: None,
            findings: Arc::default(),
            index: None,
            order: None,
            preferences: Preferences::default(),
            system_language: Language::default(),
            counts: Counts::default(),
            machine_total: 0,
            generation: 0,
            findings_view: FindingsView::default(),
            shown: Shown::default(),
            ticked_findings: BTreeSet::new(),
            selected: None,
            panel: PanelTab::default(),
            panel_rule: 0,
            rules_view: RulesView::default(),
            rules: ShownRules::default(),
            selected_rule: None,
            running: None,
            preview: None,
            bulk: None,
            waiting: Vec::new(),
            error: None,
            notes: Vec::new(),
            told: VecDeque::new(),
            can_elevate: platform::can_elevate(),
            choosing: false,
            handover: None,
            guide: None,
            unfinished: Vec::new(),
            records: Vec::new(),
            report_record: None,
            report_paper: report::Paper::default(),
            report_mark: report::Mark::default(),
            report_days: None,
            here: String::new(),
            to_front: false,
            next_note: 0,
            announce: None,
        };
        state.refresh_rules(catalog);
        state
    }

    /// Takes in fresh findings; gives the words for the notification.
    pub(super) fn take_findings(&mut self, prepared: Prepared) -> String {
        let Prepared { findings: found, index, counts } = prepared;
        let before = self.selected.and_then(|at| self.findings.get(at)).map(|finding| {
            let name = finding.product.is_none().then(|| finding.name.clone());
            (finding.machine_name.clone(), finding.vendor.clone(), finding.product.clone(), name)
        });
        (self.index, self.order) = (Some(index), None);
        self.selected = before.and_then(|(machine, vendor, product, name)| {
            found.iter().position(|one| {
                one.machine_name == machine
                    && one.vendor == vendor
                    && one.product == product
                    && name.as_ref().is_none_or(|name| one.name == *name)
            })
        });
        self.panel_rule = 0;
        self.counts = counts;
        self.findings = found;
        self.read_changed();
        // What was shown and ticked are positions in the findings before.
        self.shown = Shown::default();
        self.ticked_findings.clear();
        let mut parts: Vec<String> = Verdict::ALL
            .iter()
            .map(|verdict| (self.count(*verdict), word_of(*verdict).to_lowercase()))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| say!("counted-of-verdict", count = count, verdict = word))
            .collect();
        let coverage = self.coverage();
        if parts.is_empty() {
            return if coverage.is_complete() {
                nothing_among(self.tally())
            } else {
                let read = say!("sources-read", read = coverage.read, there = coverage.there);
                say!("nothing-in-what-was-read", coverage = read)
            };
        }
        if !coverage.is_complete() {
            parts.push(say!("sources-unread", count = coverage.unread()));
        }
        parts.join(", ")
    }

    /// Takes in what the table shows. What it does not show any more is not ticked either: nobody shall
    /// decide about findings that are not in sight.
    pub(super) fn take_shown(&mut self, shown: Shown) {
        self.shown = shown;
        // The rest of a search that goes on may still be shown.
        if !self.ticked_findings.is_empty() && !self.shown.is_partial {
            self.ticked_findings = self.shown.among(&self.ticked_findings).collect();
        }
    }

    pub(super) fn refresh_rules(&mut self, catalog: &Catalog) {
        self.rules = filter::rules(catalog, &self.profile, self.as_of, &self.rules_view);
    }

    pub(super) fn refresh_meanings(&mut self, catalog: &Catalog) {
        self.meanings = filter::meanings(catalog, &self.profile, self.as_of);
    }

    /// The day on which a finding was found, or found again, where this computer stands: days to report by
    /// count from it.
    #[must_use]
    pub fn found_on(&self, finding: &Finding) -> Date {
        self.day_of(finding, self.remembered_of(finding))
    }

    /// The same of every finding, in their order.
    pub(super) fn found_days(&self) -> Vec<Date> {
        let known = self.remembered.as_ref().map(|one| &one.standing.findings);
        let of = |(at, finding)| self.day_of(finding, known.and_then(|known| known.get(at)));
        self.findings.iter().enumerate().map(of).collect()
    }

    fn day_of(&self, finding: &Finding, known: Option<&StandingFinding>) -> Date {
        let day = match &self.remembered {
            Some(_) => known.and_then(StandingFinding::found_on),
            None => self.inventories.get(finding.inventory).map(|own| local_day(own.read_at)),
        };
        day.unwrap_or(self.today)
    }

    /// What the workspace knows of a finding.
    #[must_use]
    pub fn remembered_of(&self, finding: &Finding) -> Option<&StandingFinding> {
        let all = &self.remembered.as_ref()?.standing.findings;
        // They stand in the order of the findings.
        let at = self.findings.iter().position(|one| std::ptr::eq(one, finding));
        match at {
            Some(at) => all.get(at),
            None => all.iter().find(|one| one.finding == *finding),
        }
    }

    /// The inventory whose rows a finding's records are.
    #[must_use]
    pub fn rows_of(&self, finding: &Finding) -> Option<&Inventory> {
        match &self.remembered {
            Some(remembered) => Some(&remembered.standing.rows),
            None => self.inventories.get(finding.inventory).map(AsRef::as_ref),
        }
    }

    /// How many findings a tab holds.
    #[must_use]
    pub fn tab_count(&self, tab: FindingTab) -> u64 {
        self.counts.tabs.get(&tab).copied().unwrap_or(0)
    }

    /// How many findings have this verdict; possible ones do not count.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.counts.verdicts.get(&verdict).copied().unwrap_or(0)
    }

    /// Records read in all.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.inventories.iter().map(|own| own.installed.len() as u64).sum()
    }

    /// How many programs and other records were read in all.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.inventories.iter().map(|own| own.tally()).sum()
    }

    /// How many of all sources were read.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        Coverage::of(self.inventories.iter().flat_map(|own| &own.sources))
    }

    /// Sources that could not be read.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.coverage().unread()
    }

    /// What was read has changed: what follows from it is worked out anew, once.
    pub(super) fn read_changed(&mut self) {
        self.generation += 1;
        self.machine_total = match &self.remembered {
            // Two machines of one name are two.
            Some(remembered) => {
                let machines = &remembered.standing.outline.machines;
                machines.iter().filter(|machine| machine.is_counted()).count() as u64
            }
            None => self.machine_names().len() as u64,
        };
    }

    /// Machines read, by name; each once. Not for every frame: see `machine_total`.
    #[must_use]
    pub fn machine_names(&self) -> BTreeSet<String> {
        if let Some(remembered) = &self.remembered {
            let machines = &remembered.standing.outline.machines;
            let counted = machines.iter().filter(|machine| {
                !machine.is_ignored && machine.readings.iter().any(|reading| reading.counts)
            });
            return counted.map(|machine| machine.machine.name.clone()).collect();
        }
        self.inventories
            .iter()
            .flat_map(|own| own.machines.iter().map(|machine| machine.name.clone()))
            .collect()
    }

    /// The scan of this computer, if there is one.
    #[must_use]
    pub fn scan(&self) -> Option<&Inventory> {
        let live = |own: &&Inventory| {
            own.origin == Origin::Scan
                && own.mounted_at.is_none()
                // A shared workspace holds scans of others, too.
                && (self.remembered.is_none()
                    || own.machines.first().is_none_or(|one| one.name.eq_ignore_ascii_case(&self.here)))
        };
        let among_many = || self.remembered.as_ref()?.scan.as_deref();
        self.inventories.iter().rev().map(AsRef::as_ref).find(live).or_else(among_many)
    }

    /// The machine that a report on one machine would be about: that of the open finding, or the only
    /// one.
    #[must_use]
    pub fn report_machine(&self) -> Option<String> {
        if let Some(finding) = self.open_finding() {
            return Some(finding.machine_name.clone());
        }
        let mut names = self.machine_names().into_iter();
        names.next().filter(|_| names.next().is_none())
    }

    /// The removal that a report on one would be about.
    #[must_use]
    pub fn report_removal(&self) -> Option<&Kept> {
        let chosen = self.report_record.as_ref();
        let own = chosen.and_then(|path| self.records.iter().find(|one| one.journal == *path));
        own.or(self.records.first())
    }

    /// The two days of a report on what changed: those that were chosen, else from the last day but one on
    /// which something was read until today. Only what is remembered can be compared.
    #[must_use]
    pub fn days_compared(&self) -> Option<(Date, Date)> {
        let remembered = self.remembered.as_ref()?;
        let chosen = self.report_days;
        chosen.or_else(|| {
            let days = remembered.standing.outline.days();
            let from = days.get(1).or(days.first()).copied()?;
            Some((from, self.today.max(from)))
        })
    }

    /// The open finding.
    #[must_use]
    pub fn open_finding(&self) -> Option<&Finding> {
        self.findings.get(self.selected?)
    }

    /// A finding's records in full, the one that proves most first.
    #[must_use]
    pub fn records_of(&self, finding: &Finding) -> Vec<Software> {
        self.rows_of(finding).map_or_else(Vec::new, |own| {
            finding.records.iter().map(|at| own.software(*at)).collect()
        })
    }

    /// The system of a finding's machine.
    #[must_use]
    pub fn platform_of(&self, finding: &Finding) -> Option<crate::model::Platform> {
        let MachineId(at) = finding.machine;
        let machine = match &self.remembered {
            Some(remembered) => &remembered.standing.outline.machines.get(at as usize)?.machine,
            None => self.inventories.get(finding.inventory)?.machines.get(at as usize)?,
        };
        machine.platform
    }

    /// Whether what was read is kept when the window is closed.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.remembered.as_ref().is_some_and(|one| one.can_change)
    }
}
