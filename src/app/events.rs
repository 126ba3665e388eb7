//! What the jobs report, taken in: the second of the two places, with the commands, where the state
//! changes. What comes from a job that is no longer current is dropped.

use std::sync::Arc;

use super::elevated::ElevatedError;
use super::jobs::{Event, JobId};
use super::{App, Command, NoteKind, Page, Purpose, Running, RunningKind};
use crate::language;
use crate::model::Inventory;
use crate::say;
use crate::scan::{self, ScanError};

impl App {
    /// Takes in what one job says.
    pub(super) fn on_event(&mut self, job: JobId, event: Event) {
        match event {
            Event::Chosen(purpose, path) => {
                self.choosing = None;
                self.state.choosing = false;
                match (purpose, path) {
                    (Purpose::Import, Some(path)) => self.handle(Command::Import(vec![path])),
                    (Purpose::Report(kind, format), Some(path)) => {
                        self.save_report(kind, format, path);
                    }
                    (Purpose::Rules, Some(path)) => self.add_rules(&path),
                    (Purpose::Catalogue, Some(path)) => self.load_catalogue(path, false),
                    (Purpose::List, Some(path)) => self.jobs.lists(Some(path)),
                    (Purpose::OpenWorkspace, Some(path)) => {
                        self.handle(Command::OpenWorkspace(path));
                    }
                    (Purpose::SaveWorkspace, Some(path)) => {
                        self.handle(Command::SaveWorkspace(path));
                    }
                    (Purpose::Log(format), Some(path)) => self.save_log(format, path),
                    (Purpose::Changes, Some(path)) => self.save_changes(path),
                    (Purpose::Disk, Some(path)) => self.handle(Command::ScanDisk(path)),
                    (Purpose::Record(format), Some(path)) => self.save_record(format, path),
                    (Purpose::Pack(at), Some(folder)) => self.save_pack(at, folder),
                    (Purpose::HandOver, Some(folder)) => self.save_handover(&folder),
                    (_, None) => {}
                }
            }
            Event::Saved(Ok(path)) => {
                self.note(NoteKind::Done, say!("report-saved"), &path.display().to_string());
            }
            Event::Saved(Err(message)) => {
                self.note(NoteKind::Error, say!("report-not-saved"), &message);
            }
            Event::Broken(what, why) => self.broken(job, what, &why),
            Event::Guide(news) => self.on_guide_news(job, news),
            Event::HandOver(news) => self.on_handover_news(job, news),
            Event::Unfinished(found) => self.state.unfinished = found,
            Event::Records(found) => self.state.records = found,
            Event::Written(title, Ok(path)) => {
                self.note(NoteKind::Done, title, &path.display().to_string());
            }
            Event::Written(title, Err(why)) => {
                self.note(NoteKind::Error, &say!("did-not-work", what = title), &why);
            }
            Event::Lists(results, added) => self.take_lists(results, added),
            Event::StartedAgain(files) => {
                self.state.to_front = true;
                if !files.is_empty() {
                    self.handle(Command::Import(files));
                }
            }
            Event::Ordered(index, sort, order) if self.showing == Some(job) => {
                self.state.index = Some(index);
                self.state.order = Some((sort, order));
            }
            Event::Shown(shown) if self.showing == Some(job) => {
                if !shown.is_partial {
                    self.showing = None;
                }
                self.state.take_shown(shown);
            }
            Event::Judged(found, on_lists) if self.judging == Some(job) => {
                self.judging = None;
                self.state.on_lists = Arc::new(on_lists);
                let words = self.state.take_findings(found);
                self.show_findings();
                if let Some(title) = self.state.announce.take() {
                    self.note(NoteKind::Done, &title, &words);
                }
            }
            Event::Expected(expected) if self.expecting == Some(job) => {
                self.expecting = None;
                if let Some(preview) = &mut self.state.preview {
                    preview.expected = Some(expected);
                }
            }
            // Whatever else comes from a job that was cancelled or replaced is dropped.
            _ if self.reading != Some(job) => {}
            Event::Scanning(progress) => {
                if let Some(running) = &mut self.state.running {
                    running.scanned(&progress);
                }
            }
            Event::Scanned(result) => {
                self.reading = None;
                self.state.running = None;
                match result {
                    Ok(inventory) => {
                        let seconds = self.started.take().map(|start| start.elapsed());
                        if inventory.mounted_at.is_none() {
                            self.state.scan_time = seconds;
                        }
                        self.state.announce = Some(say!("scan-finished").to_owned());
                        self.replace(Arc::new(*inventory));
                        self.state.page = Page::Overview;
                    }
                    Err(ScanError::Cancelled(_)) => {
                        self.note(NoteKind::Information, say!("scan-cancelled"), "");
                    }
                    Err(error) => {
                        self.note(NoteKind::Error, say!("nothing-was-scanned"), &error.to_string());
                    }
                }
            }
            Event::Elevated(result) => {
                self.reading = None;
                self.state.running = None;
                self.take_elevated(result);
            }
            Event::Reading(file, progress) => {
                self.state.running = Some(Running::list(&file, progress));
            }
            Event::Read(source, size, result) => self.list_read(source, size, *result),
            Event::ReadingAll(done, total) => {
                self.state.running = Some(Running::lists(done, total));
            }
            Event::ReadAll(Some(bulk)) => self.bulk_read(bulk),
            Event::ReadAll(None) => self.reading = None,
            Event::Judged(..) | Event::Ordered(..) | Event::Shown(_) | Event::Expected(_) => {}
        }
    }

    /// A job that broke off is no longer waited for; the window says so and can be used again.
    fn broken(&mut self, job: JobId, what: &str, why: &str) {
        let current = Some(job);
        if self.choosing == current {
            self.choosing = None;
            self.state.choosing = false;
        }
        if self.judging == current {
            self.judging = None;
            self.state.announce = None;
        }
        if self.showing == current {
            self.showing = None;
        }
        if self.expecting == current {
            self.expecting = None;
        }
        self.guide_broken(job, why);
        self.handover_broken(job, why);
        if self.reading == current {
            self.reading = None;
            self.started = None;
            let kind = self.state.running.take().map(|running| running.kind);
            let shown = self.state.preview.as_mut().filter(|preview| preview.rereading);
            match (shown, kind) {
                // What was understood before stays in sight.
                (Some(preview), _) => preview.rereading = false,
                (None, Some(RunningKind::List(_))) => self.next_file(),
                (None, Some(RunningKind::Lists)) => self.bulk_stopped(),
                (None, _) => {}
            }
        }
        self.note(NoteKind::Error, &say!("did-not-work", what = &*language::told(what)), why);
    }

    /// What an administrator's rights showed takes the place of what was read less well.
    fn take_elevated(&mut self, result: Result<Box<Inventory>, ElevatedError>) {
        match result {
            Ok(later) => {
                self.started = None;
                self.state.announce = Some(say!("elevated-finished").to_owned());
                let merged = match self.state.scan() {
                    Some(earlier) => scan::merge(earlier, &later),
                    None => *later,
                };
                self.replace(Arc::new(merged));
            }
            Err(error) if error.is_cancelled() => {
                let title = say!("scan-cancelled-stays");
                self.note(NoteKind::Information, title, "");
            }
            Err(error) => {
                let refused = error.is_refused();
                let kind = if refused { NoteKind::Information } else { NoteKind::Error };
                self.note(kind, say!("not-scanned-as-administrator"), &error.to_string());
            }
        }
    }
}
