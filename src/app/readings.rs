//! What is read and what follows from it: scans and lists taken in, kept or shown unsaved, the rules applied,
//! the findings shown, and reports made of them.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use jiff::Timestamp;

use super::jobs::{JudgeJob, Report as ReportJob, ShowJob};
use super::memory::{Reading, Request};
use super::{App, Command, NoteKind, Page, ReportFormat, ReportKind, Running, RunningKind, search};
use crate::model::{Inventory, Origin};
use crate::report;
use crate::say;

/// Whether a fresh reading takes the place of another: a scan of the same system, or the same list.
fn same_origin(one: &Inventory, other: &Inventory) -> bool {
    match (&one.origin, &other.origin) {
        (Origin::Scan, Origin::Scan) => one.mounted_at == other.mounted_at,
        (Origin::List { path: own, .. }, Origin::List { path, .. }) => own == path,
        _ => false,
    }
}

impl App {
    pub(super) fn scan(&mut self, kind: RunningKind) {
        if self.reading.is_some() {
            return;
        }
        let machine = self.state.scan().and_then(|scan| scan.machines.first());
        let machine = machine.map(|machine| machine.name.clone());
        if self.state.page == Page::FirstStart {
            self.handle(Command::FinishFirstStart);
        }
        self.state.error = None;
        self.started = Some(Instant::now());
        self.state.page = Page::Overview;
        self.reading = Some(match (&kind, machine) {
            (RunningKind::Disk(root), _) => self.jobs.scan_disk(root.clone()),
            (RunningKind::Elevated, Some(name)) => {
                self.jobs.scan_elevated(self.launcher.clone(), name)
            }
            _ => self.jobs.scan(),
        });
        self.state.running = Some(Running::starting(kind));
    }

    /// Takes a reading as if it had just been made: for tests.
    pub fn take_reading(&mut self, inventory: Inventory) {
        self.replace(Arc::new(inventory));
    }

    /// A fresh reading takes the place of the older one of the same origin.
    pub(super) fn replace(&mut self, inventory: Arc<Inventory>) {
        self.replace_all(vec![Reading { inventory, partial: false, day: None }]);
    }

    pub(super) fn replace_all(&mut self, readings: Vec<Reading>) {
        if self.state.is_kept() {
            self.ask_memory(Request::Keep(readings));
        } else {
            self.replace_unsaved(readings);
        }
    }

    /// What cannot be kept is shown until the window is closed, beside what a workspace that cannot be
    /// changed holds.
    pub(super) fn replace_unsaved(&mut self, readings: Vec<Reading>) {
        self.state.remembered = None;
        for reading in readings {
            self.unsaved.retain(|other| !same_origin(&other.inventory, &reading.inventory));
            self.put(reading.inventory.clone());
            self.unsaved.push(reading);
        }
        self.state.unsaved = self.unsaved.len();
        self.state.read_at = Some(Timestamp::now());
        self.judge();
    }

    /// Whether what was read and is not kept names only some programs of its machines.
    #[must_use]
    pub fn is_of_some_software(&self, inventory: &Arc<Inventory>) -> bool {
        self.unsaved.iter().any(|own| own.partial && Arc::ptr_eq(&own.inventory, inventory))
    }

    pub(super) fn put(&mut self, inventory: Arc<Inventory>) {
        self.state.inventories.retain(|other| !same_origin(other, &inventory));
        self.state.inventories.push(inventory);
        self.state.read_changed();
    }

    pub(super) fn judge(&mut self) {
        self.expect_findings();
        if self.state.remembered.is_some() {
            self.ask_memory(Request::Rules(Box::new(self.rules_in_use())));
            return;
        }
        let rules = self.rules_in_use();
        if let Some(memory) = &mut self.memory {
            memory.ask(Request::Rules(Box::new(rules)));
        }
        self.judge_unsaved();
    }

    /// Applies the rules to what is not kept.
    pub(super) fn judge_unsaved(&mut self) {
        if self.state.inventories.is_empty() {
            return;
        }
        let (catalog, matcher) = (self.catalog.clone(), self.matcher.clone());
        let inventories = self.state.inventories.clone();
        let (profile, as_of) = (self.state.profile.clone(), self.state.as_of);
        let screening = self.screening.clone();
        let work = JudgeJob { catalog, matcher, screening, inventories, profile, as_of };
        self.judging = Some(self.jobs.judge(work));
    }

    /// Works out what the table shows: at once, or of many findings by a job.
    pub(super) fn show_findings(&mut self) {
        // Of a search that is still running nobody wants the results any more.
        if let Some(job) = self.showing.take() {
            self.jobs.cancel(job);
        }
        let state = &mut self.state;
        let (sort, known) = (state.findings_view.sort, state.order.take());
        let work = ShowJob {
            catalog: self.catalog.clone(),
            findings: state.findings.clone(),
            index: state.index.clone(),
            order: known.filter(|(column, _)| *column == sort).map(|(_, order)| order),
            view: state.findings_view.clone(),
        };
        if state.findings.len() < search::MANY {
            let (index, order) = work.ordered();
            if let Some(shown) = work.shown(&index, &order, &|| false, &|_| {}) {
                state.take_shown(shown);
            }
            (state.index, state.order) = (Some(index), Some((sort, order)));
        } else {
            state.order = work.order.clone().map(|order| (sort, order));
            self.showing = Some(self.jobs.show(work));
        }
    }

    pub(super) fn cancel(&mut self) {
        if let Some(job) = self.reading.take() {
            self.jobs.cancel(job);
            let what = match self.state.running.take().map(|running| running.kind) {
                Some(RunningKind::Scan | RunningKind::Disk(_)) => {
                    say!("scan-cancelled")
                }
                Some(RunningKind::Elevated) => say!("scan-cancelled-stays"),
                Some(RunningKind::List(_) | RunningKind::Lists) | None => {
                    say!("reading-cancelled")
                }
            };
            self.note(NoteKind::Information, what, "");
            if self.bulk_files.is_empty() {
                self.next_file();
            } else {
                self.bulk_stopped();
            }
        }
    }

    pub(super) fn save_report(&mut self, kind: ReportKind, format: ReportFormat, path: PathBuf) {
        // What is gone is told by the reports that are about what changed.
        let (findings, found_on) = self
            .state
            .findings
            .iter()
            .zip(self.state.found_days())
            .filter(|(finding, _)| !finding.is_gone())
            .map(|(finding, day)| (finding.clone(), day))
            .unzip();
        self.jobs.save(ReportJob {
            catalog: self.catalog.clone(),
            profile: self.state.profile.clone(),
            as_of: self.state.as_of,
            inventories: self.state.inventories.clone(),
            findings,
            found_on,
            on_lists: self.state.on_lists.clone(),
            rule_problems: self.state.rule_problems.clone(),
            machine: self.state.report_machine(),
            between: self
                .state
                .remembered
                .clone()
                .zip(self.state.days_compared())
                .map(|(remembered, (from, to))| (remembered, from, to)),
            journal: self.state.report_removal().map(|one| one.journal.clone()),
            kind,
            format,
            options: report::Options {
                paper: self.state.report_paper,
                mark: self.state.report_mark,
                fonts: Vec::new(),
            },
            path,
        });
    }
}
