//! What lies over the built-in catalogue: a newer catalogue, the organisation's own rules, official lists.

use std::path::PathBuf;
use std::sync::Arc;

use super::catalogue::{self, UpdateError};
use super::memory::Request;
use super::name_lists::ListError;
use super::{App, NoteKind, rules};
use crate::catalog::{NamesList, OwnRules, SignedError, rules_text};
use crate::language::Arg;
use crate::matching::{Matcher, Screening};
use crate::say;

impl App {
    /// Takes a signed catalogue file and uses it at once.
    pub(super) fn load_catalogue(&mut self, path: PathBuf, allow_older: bool) {
        self.state.older_catalogue = None;
        match catalogue::update(&path, allow_older).map(|_| catalogue::in_use()) {
            Ok(Ok(in_use)) => {
                self.state.catalogue_loaded = in_use.is_loaded();
                self.state.catalogue_problem = in_use.problem;
                self.builtin = Arc::new(in_use.catalog);
                let line = say!("rules-as-of-day", day = Arg::shown(self.builtin.version()));
                self.note(NoteKind::Done, say!("catalogue-loaded"), &line);
                self.apply_rules();
            }
            Err(UpdateError::Signed(SignedError::Older { file, in_use })) => {
                self.state.older_catalogue = Some((path, file, in_use));
            }
            Ok(Err(_)) => {}
            Err(error) => {
                let line = say!(
                    "file-nothing-changed",
                    path = Arg::shown(path.display()),
                    error = Arg::shown(error)
                );
                self.note(NoteKind::Error, say!("catalogue-not-loaded"), &line);
            }
        }
    }

    /// Official lists that were read: at the start, or one that was added.
    pub(super) fn take_lists(&mut self, results: Vec<Result<NamesList, ListError>>, added: bool) {
        for result in results {
            match result {
                Ok(list) => {
                    if added {
                        let count = list.entries.len();
                        let line = say!("list-holds", file = &list.file, count = count);
                        self.note(NoteKind::Done, say!("list-added"), &line);
                    }
                    self.state.name_lists.retain(|other| other.file != list.file);
                    self.state.name_lists.push(list);
                }
                Err(error) => {
                    self.note(NoteKind::Error, say!("list-not-taken"), &error.to_string());
                }
            }
        }
        self.lists_changed();
    }

    pub(super) fn lists_changed(&mut self) {
        self.screening = Arc::new(Screening::new(&self.state.name_lists));
        self.state.on_lists = Arc::default();
        self.judge();
    }

    /// Rules that were read at the start.
    pub(super) fn take_rules(&mut self, read: &OwnRules) {
        self.state.own_rules = read.rules.iter().map(|(rule, _)| rule.clone()).collect();
        self.lay_rules(read);
    }

    /// Adds the rules of a file to those that are kept.
    pub(super) fn add_rules(&mut self, path: &std::path::Path) {
        match rules::read(&[path.to_owned()]) {
            Ok(read) => {
                let added = read.rules.len();
                let wrong = read.errors.first().map(ToString::to_string);
                self.state.own_rules.extend(read.rules.into_iter().map(|(rule, _)| rule));
                self.rules_changed();
                let title = say!("rules-added", count = added);
                match wrong {
                    None => self.note(NoteKind::Done, &title, ""),
                    Some(wrong) => {
                        let line = match read.errors.len() {
                            0 | 1 => say!("not-used", wrong = wrong),
                            all => say!("not-used-and-more", wrong = wrong, count = all - 1),
                        };
                        self.note(NoteKind::Error, &title, &line);
                    }
                }
            }
            Err(error) => {
                self.note(NoteKind::Error, say!("rules-not-read"), &error.to_string());
            }
        }
    }

    /// Keeps the rules and applies them.
    pub(super) fn rules_changed(&mut self) {
        if self.state.is_kept() {
            self.ask_memory(Request::OwnRules(rules_text(&self.state.own_rules)));
        } else if self.keep_profile {
            if let Err(error) = rules::keep(&self.state.own_rules) {
                self.note(NoteKind::Error, say!("own-rules-not-saved"), &error.to_string());
            }
        }
        self.apply_rules();
    }

    /// The rules of the workspace that was opened take the place of those before. One that has none takes
    /// over what was kept for this computer, if it is the usual one: another organisation has its own.
    pub(super) fn take_workspace_rules(&mut self, text: Option<&str>, is_usual: bool, can: bool) {
        let Some(text) = text else {
            if is_usual && can && !self.state.own_rules.is_empty() {
                self.ask_memory(Request::OwnRules(rules_text(&self.state.own_rules)));
            } else if !is_usual && !self.state.own_rules.is_empty() {
                self.state.own_rules.clear();
                self.apply_rules();
            }
            return;
        };
        if text == rules_text(&self.state.own_rules) {
            return;
        }
        let mut read = OwnRules::default();
        read.add("your own rules", text.as_bytes());
        self.take_rules(&read);
        self.judge();
    }

    /// Applies the catalogue with the own rules laid over it.
    pub(super) fn apply_rules(&mut self) {
        let name = "rules.toml".to_owned();
        let rules = self.state.own_rules.iter().map(|rule| (rule.clone(), name.clone())).collect();
        self.lay_rules(&OwnRules { rules, errors: Vec::new() });
        self.judge();
    }

    /// Lays rules over the built-in catalogue.
    pub(super) fn lay_rules(&mut self, own: &OwnRules) {
        let mut catalog = (*self.builtin).clone();
        self.state.rule_problems = rules::lay_over(&mut catalog, own);
        self.matcher = Arc::new(Matcher::new(&catalog));
        self.catalog = Arc::new(catalog);
        self.state.refresh_rules(&self.catalog);
        self.state.refresh_meanings(&self.catalog);
    }
}
