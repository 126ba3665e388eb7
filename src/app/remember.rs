//! What the workspace answers, taken in: the third place, with the commands and the events, where the state
//! changes.

use std::sync::Arc;

use super::memory::{Answer, NoWorkspace, Remembered, Request, Rules};
use super::{App, NoteKind, shown};
use crate::model::Inventory;
use crate::workspace::decisions::Decision;
use crate::workspace::keys::FindingKey;
use crate::workspace::undone;

/// So many workspaces are remembered as opened lately.
const RECENT: usize = 8;

impl App {
    pub(super) fn rules_in_use(&self) -> Rules {
        Rules {
            catalog: self.catalog.clone(),
            screening: self.screening.clone(),
            profile: self.state.profile.clone(),
            as_of: self.state.as_of,
        }
    }

    /// Asks the workspace; without one nothing can be asked, which is said.
    pub(super) fn ask_memory(&mut self, request: Request) {
        match &mut self.memory {
            Some(memory) => {
                memory.ask(request);
                self.state.remembering = memory.waiting > 0;
            }
            None => {
                let title = "Nothing is kept";
                self.note(NoteKind::Error, title, "No workspace is open.");
            }
        }
    }

    /// Takes in what the workspace answered.
    pub(super) fn take_memory(&mut self) {
        while let Some(answer) = self.memory.as_mut().and_then(super::Memory::answer) {
            match answer {
                Answer::Shown(shown, words) => self.take_remembered(*shown, &words),
                Answer::Failed(what, why) => {
                    self.state.announce = None;
                    self.note(NoteKind::Error, &format!("This did not work: {what}"), &why);
                }
                Answer::NotKept(inventories, why) => self.take_not_kept(inventories, &why),
                Answer::NoWorkspace(none) => self.take_no_workspace(none),
                Answer::Saved(path) => {
                    let path = path.display().to_string();
                    self.note(NoteKind::Done, "A copy of the workspace was saved", &path);
                }
                Answer::Done => {}
            }
        }
        self.state.remembering = self.memory.as_ref().is_some_and(|memory| memory.waiting > 0);
    }

    fn take_no_workspace(&mut self, none: NoWorkspace) {
        let title = "The saved data could not be opened";
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
        self.state.inventories.clone_from(&self.unsaved);
        self.state.take_findings(Vec::new(), Vec::new());
        self.show_findings();
        self.state.read_changed();
        self.judge_session();
    }

    /// What could not be saved stays in sight and is said to be unsaved.
    fn take_not_kept(&mut self, inventories: Vec<Arc<Inventory>>, why: &str) {
        self.note(NoteKind::Error, "What was read could not be saved", why);
        self.replace_in_session(inventories);
    }

    fn take_remembered(&mut self, shown: Remembered, words: &str) {
        let fresh = self.state.remembered.as_ref().is_none_or(|before| before.path != shown.path);
        if fresh {
            for notice in &shown.notices {
                self.note(NoteKind::Information, "About your saved data", notice);
            }
            self.take_profile(&shown);
            let mut preferences = self.state.preferences.clone();
            preferences.workspaces.retain(|path| *path != shown.path);
            preferences.workspaces.insert(0, shown.path.clone());
            preferences.workspaces.truncate(RECENT);
            self.prefer(preferences);
        }
        self.state.no_workspace = None;
        if !self.unsaved.is_empty() && !(fresh && shown.can_change) {
            // What was read since stays in sight beside it; it cannot be kept there.
            return;
        }
        let to_keep = std::mem::take(&mut self.unsaved);
        self.state.inventories.clone_from(&shown.inventories);
        self.state.on_lists = Arc::new(shown.on_lists.clone());
        self.state.read_at = shown.inventories.iter().map(|one| one.read_at).max();
        let found: Vec<_> = shown.standing.findings.iter().map(|one| one.finding.clone()).collect();
        let texts = found.iter().map(|one| shown::text_of(&self.catalog, one)).collect();
        self.state.remembered = Some(Arc::new(shown));
        let told = self.state.take_findings(found, texts);
        self.show_findings();
        if let Some(title) = self.state.announce.take() {
            self.note(NoteKind::Done, &title, &told);
        }
        if !words.is_empty() {
            self.note(NoteKind::Done, words, "");
        }
        if !to_keep.is_empty() {
            self.ask_memory(Request::Keep(to_keep));
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
                self.ask_memory(Request::Profile(self.state.profile.clone()));
            }
            _ => {}
        }
    }

    /// Records a decision about findings.
    pub(super) fn decide(&mut self, findings: &[u32], decision: &Decision) {
        let Some(remembered) = &self.state.remembered else {
            let why = "No workspace is open that can be changed.";
            self.note(NoteKind::Error, "The decision was not recorded", why);
            return;
        };
        let decisions: Vec<(FindingKey, Decision)> = findings
            .iter()
            .filter_map(|at| remembered.finding(*at as usize))
            .map(|one| {
                let mut decision = decision.clone();
                if let Decision::WrongMatch { titles, .. } = &mut decision {
                    titles.clone_from(&one.titles);
                }
                (one.key.clone(), decision)
            })
            .collect();
        if !decisions.is_empty() {
            self.ask_memory(Request::Decide(decisions));
        }
    }

    /// Takes back the last decision or change of a machine that is not taken back yet.
    pub(super) fn undo(&mut self) {
        match self.state.to_undo() {
            Some(entry) => self.ask_memory(Request::Undo(entry)),
            None => self.note(NoteKind::Information, "Nothing can be taken back", ""),
        }
    }
}

impl super::State {
    /// The entry that *Undo* takes back: the newest decision or change of a machine that still holds.
    #[must_use]
    pub fn to_undo(&self) -> Option<crate::workspace::decisions::EntryId> {
        let remembered = self.remembered.as_ref().filter(|one| one.can_change)?;
        let log = &remembered.standing.outline.log;
        let undone = undone(log);
        let holds = log.iter().rev().find(|record| {
            let is_undo = matches!(record.change, crate::workspace::Change::Undo { .. });
            record.change.can_be_undone() && !is_undo && !undone.contains(&record.id)
        });
        holds.map(|record| record.id)
    }
}
