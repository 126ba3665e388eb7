//! What the workspace answers, taken in: the third place, with the commands and the events, where the state
//! changes.

use std::collections::HashSet;
use std::sync::Arc;

use super::known::in_words;
use super::memory::{Answer, NoWorkspace, Remembered, Request, Rules, Told, decided};
use super::prepared::Prepared;
use super::{App, NoteKind, paths};
use crate::language;
use crate::say;
use crate::workspace::decisions::{Decision, EntryId};
use crate::workspace::keys::{FindingKey, MachineKey};
use crate::workspace::{Change, Record, undone};

/// So many workspaces are remembered as opened lately.
const RECENT: usize = 8;

impl App {
    pub(super) fn rules_in_use(&self) -> Rules {
        Rules {
            catalog: self.catalog.clone(),
            screening: self.screening.clone(),
            profile: self.state.profile.clone(),
            as_of: self.state.as_of,
            here: self.state.here.clone(),
        }
    }

    /// Asks the workspace; without one nothing can be asked, which is said.
    pub(super) fn ask_memory(&mut self, request: Request) {
        if self.memory.as_mut().is_some_and(|memory| memory.ask(request)) {
            self.state.remembering = true;
        } else {
            // Without its thread nothing is saved any more.
            if self.state.remembered.is_some() {
                self.forget();
            }
            let why = say!("no-workspace-start-again");
            self.note(NoteKind::Error, say!("nothing-changed-or-saved"), why);
        }
    }

    /// Takes in what the workspace answered.
    pub(super) fn take_memory(&mut self) {
        while let Some(answer) = self.memory.as_mut().and_then(super::Memory::answer) {
            match answer {
                Answer::Shown(shown, told) => self.take_remembered(shown, &told),
                Answer::Failed(what, why) => {
                    self.state.announce = None;
                    self.note(
                        NoteKind::Error,
                        &say!("did-not-work", what = &*language::told(what)),
                        &why,
                    );
                }
                Answer::NotKept(inventories, why) => self.take_not_kept(inventories, &why),
                // What was asked before something else was asked is too late.
                Answer::Changed(changed) if self.state.comparing == Some(changed.span) => {
                    self.state.changed = Some(Arc::from(changed));
                }
                Answer::Backups(path, held) => self.state.backups = Some((path, held)),
                Answer::Reading(reading) => self.state.old_reading = Some(*reading),
                Answer::NoWorkspace(none) => self.take_no_workspace(none),
                Answer::Saved(path) => {
                    let path = path.display().to_string();
                    self.note(NoteKind::Done, say!("copy-was-saved"), &path);
                }
                Answer::Changed(_) | Answer::Done => {}
            }
        }
        self.state.remembering = self.memory.as_ref().is_some_and(|memory| memory.waiting > 0);
    }

    fn take_no_workspace(&mut self, none: NoWorkspace) {
        if self.expected.as_ref().is_some_and(|expected| *expected != none.path) {
            return;
        }
        let title = say!("data-not-opened");
        self.note(NoteKind::Error, title, &none.why);
        // What another workspace held is not mixed with what is read from now on.
        if self.state.remembered.is_some() {
            self.forget();
        }
        self.state.no_workspace = Some(none);
    }

    /// Nothing of the workspace that was open stays in sight; what was not saved does.
    pub(super) fn forget(&mut self) {
        self.state.remembered = None;
        self.state.old_reading = None;
        self.state.comparing = None;
        self.state.changed = None;
        self.judging = None;
        self.state.inventories =
            self.unsaved.iter().map(|reading| reading.inventory.clone()).collect();
        self.state.take_findings(Prepared::default());
        self.show_findings();
        self.state.read_changed();
        self.judge_unsaved();
    }

    /// What could not be saved stays in sight and is said to be unsaved.
    fn take_not_kept(&mut self, readings: Vec<super::memory::Reading>, why: &str) {
        self.state.announce = None;
        self.note(NoteKind::Error, say!("reading-not-saved"), why);
        self.replace_unsaved(readings);
    }

    /// Keeps what is not saved in the workspace that is open, or leaves it out.
    pub(super) fn keep_unsaved(&mut self, keep: bool) {
        let readings = std::mem::take(&mut self.unsaved);
        self.state.unsaved = 0;
        if keep && !readings.is_empty() {
            self.ask_memory(Request::Keep(readings));
        } else {
            let rules = self.rules_in_use();
            self.ask_memory(Request::Rules(Box::new(rules)));
        }
    }

    fn take_remembered(&mut self, shown: Arc<Remembered>, told: &Told) {
        // An answer about the workspace that was open before is too late.
        if self.expected.as_ref().is_some_and(|expected| *expected != shown.path) {
            return;
        }
        let first = !self.opened;
        self.opened = true;
        let fresh = self.told_of.as_ref() != Some(&shown.path);
        self.told_of = Some(shown.path.clone());
        if fresh {
            for notice in &shown.notices {
                self.note(NoteKind::Information, say!("about-your-saved-data"), notice);
            }
            self.take_profile(&shown);
            let usual =
                paths::workspace_file().ok().and_then(|path| std::path::absolute(path).ok());
            let is_usual =
                if self.keep_profile { usual.as_ref() == Some(&shown.path) } else { first };
            let rules = shown.standing.outline.own_rules.clone();
            self.take_workspace_rules(rules.as_deref(), is_usual, shown.can_change);
            let mut preferences = self.state.preferences.clone();
            preferences.workspaces.retain(|path| *path != shown.path);
            preferences.workspaces.insert(0, shown.path.clone());
            preferences.workspaces.truncate(RECENT);
            self.prefer(preferences);
        }
        self.state.no_workspace = None;
        if !self.unsaved.is_empty() {
            // What was read before the first workspace was open goes into it. Later nobody but the user knows
            // whether it belongs there.
            if first && shown.can_change {
                let readings = std::mem::take(&mut self.unsaved);
                self.state.unsaved = 0;
                self.ask_memory(Request::Keep(readings));
            } else {
                self.state.kept_beside = Some((shown.path.clone(), shown.can_change));
            }
            return;
        }
        self.state.kept_beside = None;
        self.judging = None;
        self.state.inventories.clone_from(&shown.inventories);
        self.state.on_lists = Arc::clone(&shown.on_lists);
        self.state.read_at = shown.inventories.iter().map(|one| one.read_at).max();
        let prepared = shown.prepared.clone();
        let before = self.state.remembered.replace(shown);
        let findings = self.state.findings.clone();
        let index = self.state.index.clone();
        let counted = self.state.take_findings(prepared);
        // Of many findings letting go takes longer than a frame may.
        if let Some(memory) = &self.memory {
            memory.let_go(Box::new((before, findings, index)));
        }
        self.show_findings();
        if let Some(title) = self.state.announce.take() {
            self.note(NoteKind::Done, &title, &counted);
        }
        if !told.title.is_empty() {
            self.note(NoteKind::Done, &told.title, &told.line);
        }
    }

    /// The organisation is kept in the workspace; the first one takes over the answers given before.
    fn take_profile(&mut self, shown: &Remembered) {
        match &shown.standing.outline.profile {
            Some(profile) if *profile != self.state.profile => {
                self.state.profile = profile.clone();
                self.state.refresh_rules(&self.catalog);
                self.state.refresh_meanings(&self.catalog);
                self.state.ticked = self.catalog.ticked_in(&self.state.profile);
                if self.state.page == super::Page::FirstStart {
                    self.state.page = super::Page::Overview;
                }
                let rules = self.rules_in_use();
                self.ask_memory(Request::Rules(Box::new(rules)));
            }
            None if shown.can_change && self.state.page != super::Page::FirstStart => {
                if self.keep_profile && !shown.standing.outline.inventories.is_empty() {
                    let line = say!("takes-over-line");
                    self.note(NoteKind::Information, say!("takes-over-your-answers"), line);
                }
                self.ask_memory(Request::Profile(self.state.profile.clone()));
            }
            _ => {}
        }
    }

    /// Records a decision about findings.
    pub(super) fn decide(&mut self, keys: &[FindingKey], decision: &Decision) {
        let Some(remembered) = &self.state.remembered else {
            let why = say!("no-workspace-to-change");
            self.note(NoteKind::Error, say!("decision-not-recorded"), why);
            return;
        };
        let keys: HashSet<&FindingKey> = keys.iter().collect();
        // Of many findings only those on these machines are looked at more closely.
        let machines: HashSet<MachineKey> = keys.iter().map(|key| key.machine).collect();
        let decisions: Vec<(FindingKey, Decision)> = remembered
            .standing
            .findings
            .iter()
            .filter(|one| machines.contains(&one.key.machine) && keys.contains(&one.key))
            .map(|one| {
                let mut decision = decision.clone();
                if let Decision::WrongMatch { titles, .. } = &mut decision {
                    *titles = one.titles.to_vec();
                }
                (one.key.clone(), decision)
            })
            .collect();
        if decisions.is_empty() {
            let why = say!("not-there-any-more");
            self.note(NoteKind::Error, say!("decision-not-recorded"), why);
        } else {
            self.ask_memory(Request::Decide(decisions));
        }
    }

    /// Takes back the last decision or change of a machine that is not taken back yet.
    pub(super) fn undo(&mut self) {
        let entries = self.state.to_undo();
        if entries.is_empty() {
            self.note(NoteKind::Information, say!("nothing-to-take-back"), "");
        } else {
            self.undo_entries(entries);
        }
    }

    /// Takes back entries of the log; the notification says what they were.
    pub(super) fn undo_entries(&mut self, entries: Vec<EntryId>) {
        let words = self.state.entries_in_words(&entries);
        self.ask_memory(Request::Undo(entries, words));
    }
}

/// So many entries that are taken back together are named.
const NAMED: usize = 3;

impl super::State {
    /// What these entries of the log say, for the notification that they were taken back.
    fn entries_in_words(&self, entries: &[EntryId]) -> String {
        let Some(remembered) = &self.remembered else { return String::new() };
        let standing = &remembered.standing;
        let outline = &standing.outline;
        let words = |record: &Record| match &record.change {
            Change::Finding { key, decision } => {
                let machine = outline.machine_of(key.machine);
                let about = standing
                    .findings
                    .iter()
                    .find(|one| one.key.subject == key.subject && one.key.machine == machine);
                let what = decided(decision);
                Some(match about {
                    Some(one) => say!(
                        "undone-of-finding",
                        what = what,
                        name = &one.finding.name,
                        machine = &one.finding.machine_name
                    ),
                    None => what,
                })
            }
            Change::Machine { machine, said } => in_words(outline, *machine, said),
            _ => None,
        };
        let taken = outline.log.iter().filter(|record| entries.contains(&record.id));
        let mut named: Vec<String> = taken.filter_map(words).take(NAMED + 1).collect();
        if named.len() > NAMED {
            named.truncate(NAMED);
            named.push(say!("and-more", count = entries.len() - NAMED));
        }
        named.join("\n")
    }

    /// The entries that *Undo* takes back: the newest decision or change of a machine that still holds, with all
    /// that were recorded together with it. None while something is being saved.
    #[must_use]
    pub fn to_undo(&self) -> Vec<EntryId> {
        let Some(remembered) = self.remembered.as_ref().filter(|one| one.can_change) else {
            return Vec::new();
        };
        if self.remembering {
            return Vec::new();
        }
        let log = &remembered.standing.outline.log;
        let undone = undone(log);
        let holds =
            |record: &&Record| record.change.can_be_undone() && !undone.contains(&record.id);
        let is_undo = |record: &Record| matches!(record.change, Change::Undo { .. });
        let newest = log.iter().rposition(|record| holds(&record) && !is_undo(record));
        let Some((last, before)) = newest.and_then(|at| log.get(..=at)?.split_last()) else {
            return Vec::new();
        };
        // What was taken back together with it (a merge, where two are told apart) holds again with it.
        let together = |record: &&Record| record.time == last.time && record.person == last.person;
        let before = before.iter().rev().take_while(together).filter(holds);
        std::iter::once(last).chain(before).map(|record| record.id).collect()
    }
}
