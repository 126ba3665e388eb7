//! The way of a list through the application: read, shown, read differently, kept or not.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::super::memory::Reading;
use super::bulk::{Bulk, BulkSummary};
use super::preview::{self, Preview, Trouble};
use super::read::{ListChoices, ListRead, ListSource};
use crate::app::jobs::JudgeJob;
use crate::app::mappings::{self, Correction};
use crate::app::{App, ErrorShown, NoteKind, Page, Running, RunningKind, paths};
use crate::import::{Column, HeadingRow, ImportError, MachineFrom, Mapping, Options};
use crate::model::{Inventory, Origin};
use crate::say;

/// What the user says about a list, instead of what was understood. `None` takes it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The column at this position means something else.
    Column(usize, Column),
    /// Which row holds the headings.
    HeadingRow(Option<HeadingRow>),
    /// How the letters are encoded.
    Encoding(Option<String>),
    /// What stands between the cells.
    Delimiter(Option<char>),
    /// A sheet is read, or is not.
    Sheet(String, bool),
    /// Where the machine's name comes from.
    MachineFrom(MachineFrom),
    /// The list belongs to this computer.
    Machine(String),
}

impl App {
    /// Takes files and folders in line to be read.
    pub(in crate::app) fn import(&mut self, files: Vec<PathBuf>) {
        if self.state.page == Page::FirstStart {
            self.handle(crate::app::Command::FinishFirstStart);
        }
        self.state.bulk = None;
        for file in files {
            match crate::import::folder_of(&file) {
                Ok(inside) if !inside.files.is_empty() => {
                    let named = inside.files.iter().zip(inside.computers);
                    self.computers.extend(named.filter_map(|(f, own)| Some((f.clone(), own?))));
                    self.state.waiting.extend(inside.files);
                }
                // An empty or closed folder is named by the reader itself.
                Ok(_) | Err(_) => self.state.waiting.push(file),
            }
        }
        if self.reading.is_none() && self.state.preview.is_none() {
            self.next_file();
        }
    }

    /// Takes a table that was pasted; text without columns or lines is none.
    pub(in crate::app) fn paste(&mut self, text: &str) {
        if !text.trim().contains(['\t', '\n', '\r']) {
            return;
        }
        self.pasted_before += 1;
        let path = PathBuf::from(format!("Pasted table {}", self.pasted_before));
        self.pasted.insert(path.clone(), text.as_bytes().into());
        self.import(vec![path]);
    }

    /// The next file that was chosen or dropped; one is looked at after the other.
    pub(in crate::app) fn next_file(&mut self) {
        if let Some(preview) = self.state.preview.take() {
            self.pasted.remove(&preview.source.path);
        }
        self.state.error = None;
        self.failed = None;
        if self.state.waiting.is_empty() {
            if self.state.page == Page::Import && self.state.bulk.is_none() {
                self.state.page = Page::Overview;
            }
            return;
        }
        let path = self.state.waiting.remove(0);
        self.state.running = Some(Running::starting(RunningKind::List(path.clone())));
        self.state.page = Page::Import;
        let source = self.source_of(path);
        self.reading = Some(self.jobs.read(source, self.choices(Options::default())));
    }

    fn source_of(&self, path: PathBuf) -> ListSource {
        let folder = self.computers.get(&path).cloned();
        ListSource { pasted: self.pasted.get(&path).cloned(), path, folder }
    }

    fn choices(&self, options: Options) -> ListChoices {
        ListChoices { options, columns: None, kept: self.mappings.clone() }
    }

    /// Leaves the list that is shown, or the error, and goes on with the next.
    pub(in crate::app) fn discard_list(&mut self) {
        if let Some(job) = self.reading.take() {
            self.jobs.cancel(job);
        }
        self.next_file();
    }

    /// What came of reading a list.
    pub(in crate::app) fn list_read(
        &mut self,
        source: ListSource,
        size: Option<u64>,
        result: Result<ListRead, ImportError>,
    ) {
        self.reading = None;
        self.state.running = None;
        let shown = self.state.preview.as_mut().filter(|preview| preview.rereading);
        match (shown, result) {
            (Some(preview), Ok(read)) => {
                preview.rereading = false;
                preview.follow(read);
                self.expect_findings();
            }
            (Some(preview), Err(error)) => {
                preview.rereading = false;
                preview.expected = None;
                preview.trouble = Some(Trouble::of(&error));
                if let (ImportError::NoSoftware { sample }, true) = (&error, preview.other_cells) {
                    preview.show_rows(sample);
                }
            }
            (None, Ok(read)) => {
                self.state.preview = Some(Preview::new(source, size, read));
                self.state.page = Page::Import;
                self.expect_findings();
            }
            (None, Err(ImportError::Cancelled)) => {
                self.note(NoteKind::Information, say!("reading-cancelled"), "");
            }
            (None, Err(error)) => {
                self.state.error = Some(ErrorShown::of_import(&source.path, &error));
                self.failed = match error {
                    ImportError::NoSoftware { sample } => Some((source.path, sample)),
                    _ => None,
                };
            }
        }
    }

    /// The list in which no program was found is shown with its first rows, for the user to say what
    /// they mean.
    pub(in crate::app) fn choose_columns(&mut self) {
        let Some((path, sample)) = self.failed.take() else { return };
        let preview = preview::unread(self.source_of(path), &sample);
        self.state.error = None;
        self.state.preview = Some(preview);
        self.state.page = Page::Import;
    }

    /// Reads the list that is shown once more. It stays in sight until the answer is there.
    pub(in crate::app) fn read_differently(&mut self, change: Change) {
        let Some(preview) = &mut self.state.preview else { return };
        preview.other_cells =
            matches!(change, Change::Encoding(_) | Change::Delimiter(_) | Change::HeadingRow(_));
        change.apply(preview);
        if preview.options.sheets.as_ref().is_some_and(Vec::is_empty) {
            if let Some(job) = self.reading.take() {
                self.jobs.cancel(job);
            }
            preview.rereading = false;
            preview.trouble = Some(Trouble::no_sheet());
            return;
        }
        self.reread();
    }

    /// Reads the list as it was understood without what is remembered, and remembers it no longer.
    pub(in crate::app) fn forget_mapping(&mut self) {
        let Some(preview) = &mut self.state.preview else { return };
        let Some(shape) = preview.shape.clone() else { return };
        preview.options = Options { machine: preview.options.machine.take(), ..Options::default() };
        preview.list.corrected_on = None;
        preview.corrected = false;
        self.mappings.forget(&shape);
        self.save_mappings();
        self.reread();
    }

    fn reread(&mut self) {
        let Some(preview) = &mut self.state.preview else { return };
        preview.rereading = true;
        let (source, options) = (preview.source.clone(), preview.options.clone());
        if let Some(job) = self.reading.take() {
            self.jobs.cancel(job);
        }
        // What is remembered is in the options already, or was changed on purpose.
        let choices = ListChoices { options, ..ListChoices::default() };
        self.reading = Some(self.jobs.read(source, choices));
    }

    /// Has the rules applied to the list that is shown.
    pub(in crate::app) fn expect_findings(&mut self) {
        let Some(preview) = &mut self.state.preview else { return };
        preview.expected = None;
        let work = JudgeJob {
            catalog: self.catalog.clone(),
            matcher: self.matcher.clone(),
            screening: Arc::default(),
            inventories: vec![preview.inventory.clone()],
            profile: self.state.profile.clone(),
            as_of: self.state.as_of,
        };
        self.expecting = Some(self.jobs.expect(work));
    }

    /// Keeps the list that is shown.
    pub(in crate::app) fn keep_list(&mut self) {
        if !self.state.preview.as_ref().is_some_and(Preview::is_ready) {
            return;
        }
        let Some(preview) = self.state.preview.take() else { return };
        self.pasted.remove(&preview.source.path);
        self.remember_correction(&preview);
        self.state.announce = Some(say!("list-kept").to_owned());
        let (partial, day) = (preview.partial, preview.other_day());
        self.replace_all(vec![Reading { inventory: preview.inventory, partial, day }]);
        if self.state.waiting.is_empty() {
            self.state.page = Page::Overview;
        } else {
            self.next_file();
        }
    }

    fn remember_correction(&mut self, preview: &Preview) {
        let Some(shape) = preview.shape.clone().filter(|_| preview.corrected && preview.remember)
        else {
            return;
        };
        let options = Options { machine: None, ..preview.options.clone() };
        if options == Options::default() {
            self.mappings.forget(&shape);
        } else {
            self.mappings.keep(Correction {
                shape,
                corrected_on: paths::today(),
                encoding_before: preview.encoding_before.clone(),
                options,
            });
        }
        self.save_mappings();
    }

    fn save_mappings(&mut self) {
        if !self.keep_profile {
            return;
        }
        if let Err(error) = mappings::save(&self.mappings) {
            self.note(NoteKind::Error, say!("correction-not-saved"), &error.to_string());
        }
    }

    /// Reads all that wait, and keeps those that need no question.
    pub(in crate::app) fn keep_all(&mut self, name_by_file: bool) {
        if self.reading.is_some() || self.state.waiting.is_empty() {
            return;
        }
        self.state.bulk = None;
        // The list in sight is one of them, as it is shown.
        let whole = |preview: &Preview| preview.needs_no_question(name_by_file);
        self.kept_with_all = None;
        if self.state.preview.as_ref().is_some_and(whole) {
            if let Some(preview) = self.state.preview.take() {
                self.remember_correction(&preview);
                let (partial, day) = (preview.partial, preview.other_day());
                let inventory = preview.inventory;
                self.kept_with_all = Some(Reading { inventory, partial, day });
            }
        }
        let (pasted, files): (Vec<PathBuf>, Vec<PathBuf>) =
            self.state.waiting.drain(..).partition(|path| self.pasted.contains_key(path));
        self.state.waiting = pasted;
        self.state.running = Some(Running::lists(0, files.len() as u64));
        self.state.page = Page::Import;
        self.bulk_files.clone_from(&files);
        let sources = files.into_iter().map(|path| self.source_of(path)).collect();
        self.reading = Some(self.jobs.read_all(sources, self.mappings.clone(), name_by_file));
    }

    /// The lists that were being read together go back in line, untouched.
    pub(in crate::app) fn bulk_stopped(&mut self) {
        let mut waiting = std::mem::take(&mut self.bulk_files);
        waiting.append(&mut self.state.waiting);
        self.state.waiting = waiting;
        if let Some(reading) = self.kept_with_all.take() {
            if let Origin::List { path, .. } = &reading.inventory.origin {
                self.state.waiting.insert(0, PathBuf::from(path));
            }
        }
    }

    /// What came of reading many lists.
    pub(in crate::app) fn bulk_read(&mut self, bulk: Bulk) {
        self.reading = None;
        self.state.running = None;
        self.bulk_files.clear();
        let Bulk { kept, left, unreadable } = bulk;
        let mut kept = kept;
        kept.extend(self.kept_with_all.take());
        let read = || kept.iter().map(|own| &*own.inventory);
        let machines: BTreeSet<&str> =
            read().flat_map(|own| own.machines.iter().map(|m| m.name.as_str())).collect();
        let sum = |of: fn(&Inventory) -> u64| read().map(of).sum();
        self.state.bulk = Some(BulkSummary {
            lists: kept.len() as u64,
            machines: machines.len() as u64,
            rows: sum(|own| own.counts.rows),
            software: sum(|own| own.counts.software),
            skipped: sum(|own| own.counts.skipped),
            left: left.len() as u64,
            unreadable,
        });
        let mut waiting = left;
        waiting.append(&mut self.state.waiting);
        self.state.waiting = waiting;
        if !kept.is_empty() {
            self.state.announce = Some(say!("lists-kept").to_owned());
            self.replace_all(kept);
        }
        if self.state.preview.is_none() {
            self.next_file();
        }
        self.state.page = Page::Import;
    }
}

impl Change {
    fn apply(self, preview: &mut Preview) {
        let columns = preview.columns();
        // Which computer it is says nothing about the next list.
        preview.corrected |= !matches!(self, Self::Machine(_));
        let options = &mut preview.options;
        match self {
            Self::Column(at, meaning) => {
                let mut columns = columns;
                for own in &mut columns {
                    // One column a meaning: the one that was chosen last.
                    if *own == meaning {
                        *own = Column::Unused;
                    }
                }
                if let Some(own) = columns.get_mut(at) {
                    *own = meaning;
                }
                options.mapping = Some(Mapping { columns });
                if preview.never_read && options.heading_row.is_none() {
                    // No word of the heading was known, so it cannot be found by its words again.
                    let shown = preview.list.tables.get(preview.table);
                    options.heading_row =
                        shown.and_then(|table| table.heading_row).map(HeadingRow::At);
                }
            }
            Self::HeadingRow(row) => options.heading_row = row,
            Self::Encoding(label) => options.encoding = label,
            Self::Delimiter(mark) => {
                options.delimiter = mark;
                // Other cells are other columns.
                options.mapping = None;
            }
            Self::Sheet(name, read) => {
                let tables = &preview.list.tables;
                let shown = || {
                    let read = tables.iter().filter(|table| table.read);
                    read.filter_map(|table| table.sheet.clone()).collect()
                };
                let mut sheets: Vec<String> = options.sheets.take().unwrap_or_else(shown);
                sheets.retain(|own| *own != name);
                if read {
                    sheets.push(name);
                }
                // In the order of the workbook.
                let place =
                    |own: &String| tables.iter().position(|t| t.sheet.as_ref() == Some(own));
                sheets.sort_by_key(place);
                options.sheets = Some(sheets);
            }
            Self::MachineFrom(from) => {
                options.machine_from = from;
                if matches!(from, MachineFrom::Column | MachineFrom::Sheet) {
                    options.machine = None;
                }
            }
            Self::Machine(name) => {
                options.machine = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
            }
        }
    }
}
